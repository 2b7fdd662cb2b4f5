"""The synthetic articles that the bench reads."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from factcheck.bench.stories import FEWEST, MOST, TEMPLATES, Templates, write_stories
from factcheck.data import load_yaml
from factcheck.load import load_article
from factcheck.quality.gold import GoldStory
from factcheck.settings import Grouping
from factcheck.split import split
from factcheck.story import part

ARTICLES = 150


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[GoldStory, ...]]:
    folder = tmp_path_factory.mktemp("stories")
    return folder, write_stories(folder, ARTICLES)


def sentences(path: Path) -> list[str]:
    return [sentence.text for sentence in split(load_article(path)).sentences]


def test_there_are_as_many_articles_as_asked_for(made):
    folder, stories = made
    assert sum(len(story.articles) for story in stories) == ARTICLES == len(list(folder.glob("*/*.txt")))


def test_the_same_seed_writes_the_same_texts(made, tmp_path):
    write_stories(tmp_path, 20)
    first, again = (
        {path.relative_to(place).as_posix(): path.read_bytes() for path in place.glob("*/*.txt")}
        for place in (made[0], tmp_path)
    )
    assert len(again) == 20
    assert again.items() <= first.items()


def test_another_seed_writes_other_texts(made, tmp_path):
    folder, _ = made
    write_stories(tmp_path, 20, seed=1)
    texts = {path.read_text("utf-8") for path in folder.glob("*/*.txt")}
    assert not texts & {path.read_text("utf-8") for path in tmp_path.glob("*/*.txt")}


def test_a_label_stands_where_it_says(made):
    folder, stories = made
    for story in stories:
        for gold in story.findings:
            for article, start, end, value in gold.spans:
                assert value.lower() in (folder / story.name / article).read_text("utf-8")[start:end].lower()


def test_a_planted_difference_has_two_values_in_two_articles(made):
    _, stories = made
    planted = [gold for story in stories for gold in story.findings]
    assert len(planted) > ARTICLES / 5
    for gold in planted:
        assert len({article for article, *_ in gold.spans}) > 1
        assert len({value for *_, value in gold.spans}) > 1


def test_outlets_that_agree_use_the_same_values_in_other_words(made):
    _, stories = made
    story = next(story for story in stories if len(story.articles) > 1 and not story.findings)
    left, right = (set(sentences(path)[1:]) for path in story.articles[:2])
    assert not left & right


def test_articles_are_short_wire_copy_under_a_headline(made):
    _, stories = made
    for path in (path for story in stories for path in story.articles):
        assert FEWEST <= len(sentences(path)) - 1 <= MOST
        assert load_article(path).outlet


def test_hardly_a_sentence_stands_in_two_stories(made):
    """Otherwise what is kept by sentence would look better than it is."""
    _, stories = made
    holders = Counter(s for story in stories for s in {s for path in story.articles for s in sentences(path)})
    assert sum(count > 1 for count in holders.values()) < 0.02 * len(holders)


def test_stories_of_one_template_are_not_joined(tmp_path):
    """One story of hundreds of articles would have every pair of them compared: cost would grow as the square."""
    told = write_stories(tmp_path, 500)
    articles = [split(load_article(path)) for path in sorted(tmp_path.glob("*/*.txt"))]
    groups = part(articles, Grouping.AUTO, frozenset()).groups
    assert max(map(len, groups)) == max(len(story.articles) for story in told)


def test_every_event_can_differ_in_what_it_is_labelled_for():
    """A kind of slot is in the lead or in a fact with all its wordings."""
    for event in load_yaml(TEMPLATES, Templates).events.values():
        for name, slot in event.slots.items():
            told = [fact for fact in event.facts if all(f"{{{name}" in wording for wording in fact)]
            assert not slot.kind or told, name

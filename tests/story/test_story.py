"""Articles find the others on their event; `pytest THIS --junit-xml=FILE` keeps what was measured."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from factcheck.load import load_article
from factcheck.model import Article, Block
from factcheck.settings import Grouping
from factcheck.story import events, group
from factcheck.story.corpus import Corpus
from factcheck.story.reprints import find_reprints
from factcheck.text import words

OWN = Path(__file__).parents[1] / "alike"
INVENTED = Path(__file__).parents[1] / "stories" / "dev"
GOLD = Path(__file__).parents[3] / "shared" / "gold"
SENTENCE = "The {a} {b} of {c} met the {d} {e} in {f} to speak about the {g} that {h} had built there. "


def stories_in(*folders: Path) -> dict[str, list[Article]]:
    """Folder -> its articles; each folder is one story."""
    return {
        f"{folder.name}/{story.name}": [load_article(path) for path in sorted(story.glob("*.txt"))]
        for folder in folders
        for story in sorted(folder.iterdir())
        if story.is_dir()
    }


def pairwise_f1(told: dict[str, list[Article]]) -> float:
    """How well grouping the mixed articles of `told` finds the pairs that belong to one story, 0 to 1."""
    wanted = {pair for articles in told.values() for pair in pairs(article.source for article in articles)}
    mixed = [article for articles in told.values() for article in articles]
    random.Random(7).shuffle(mixed)
    found = {pair for story in group(mixed, Grouping.AUTO) for pair in pairs(m.path for m in story.articles)}
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def pairs(sources) -> set[tuple[str, str]]:
    return set(itertools.combinations(sorted(sources), 2))


def article(source: str, text: str) -> Article:
    return Article(source, text, blocks=(Block(0, len(text)),))


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled stories lie outside the project")
@pytest.mark.parametrize(("folders", "least"), [(["dev"], 0.97), (["dev", "unlabelled"], 0.95)])
def test_real_stories_mixed_together_are_told_apart(folders, least, record_property):
    figure = pairwise_f1(stories_in(*(GOLD / folder for folder in folders)))
    record_property("pairwise F1", figure)
    assert figure >= least


def test_two_articles_alone_are_known_for_one_event_or_two():
    """What two share is in all there is, so never rare: they are measured whether or not they share a weighty term."""
    told = list(stories_in(INVENTED).values())
    same = [pair for articles in told for pair in itertools.combinations(articles, 2)]
    other = [(left[0], right[0]) for left, right in itertools.combinations(told, 2)]
    assert sum(len(group(pair, Grouping.AUTO)) == 1 for pair in same) >= 0.98 * len(same)
    assert sum(len(group(pair, Grouping.AUTO)) == 2 for pair in other) >= 0.98 * len(other)


def test_two_disasters_without_a_name_in_common_are_two_stories() -> None:
    """They share hospitals, ministers and the dead, and in a batch of two nothing tells that all disasters do."""
    mill = (
        "Seven workers died when a paper mill burned down at Tarnholt on Monday, officials said. Three more were taken "
        "to hospital with burns. Fire had broken out in a drying hall where rolls were stacked up to the roof. Prime "
        "Minister Ola Brandt promised an inquiry. Insurers put the damage at forty million crowns."
    )
    ferry = (
        "Seven passengers died when a ferry sank off Lindra on Monday, officials said. Others were flown to "
        "hospital. Waves had smashed the bow door soon after the vessel left harbour. Prime Minister Ana Quist "
        "met the families. Divers will search the wreck once the storm has passed."
    )
    raised = mill.replace("Seven", "Eight").replace("inquiry", "investigation")
    assert len(group([article("mill.txt", mill), article("ferry.txt", ferry)], Grouping.AUTO)) == 2
    assert len(group([article("mill.txt", mill), article("later.txt", raised)], Grouping.AUTO)) == 1


def test_articles_that_name_nobody_are_joined_by_their_words() -> None:
    one, other = "A ferry sank and seven passengers drowned.", "Seven passengers drowned as a ferry sank in a storm."
    assert len(group([article("a.txt", one), article("b.txt", other)], Grouping.AUTO)) == 1


def test_invented_stories_mixed_together_are_told_apart(record_property):
    told = stories_in(INVENTED, OWN)
    figure = pairwise_f1(told)
    record_property("pairwise F1", figure)
    assert len(told) >= 20
    assert figure >= 0.97


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled stories lie outside the project")
def test_a_batch_of_a_few_stories_is_grouped_as_well_as_a_large_one(record_property):
    told = stories_in(GOLD / "dev", GOLD / "unlabelled", OWN, INVENTED)
    draw = random.Random(3)
    batches = [draw.sample(sorted(told), size) for size in (1, 2, 3, 5) for _ in range(12)]
    figures = [pairwise_f1({name: told[name] for name in names}) for names in batches]
    record_property("mean pairwise F1", sum(figures) / len(figures))
    assert sum(figures) / len(figures) >= 0.97


@pytest.mark.parametrize("topic", ["missile", "quake", ""])
@pytest.mark.parametrize("dated", [True, False])
def test_stories_that_share_people_place_and_topic_are_told_apart(topic, dated):
    told = {name: articles for name, articles in stories_in(OWN).items() if topic in name}
    assert len(told) == (2 if topic else 4)
    if not dated:
        told = {name: [replace(a, published=None) for a in articles] for name, articles in told.items()}
    assert pairwise_f1(told) == 1.0


def test_an_article_months_later_on_the_same_persons_is_another_story():
    spring = stories_in(OWN)["alike/missile-spring"]
    autumn = stories_in(OWN)["alike/missile-autumn"][:1]
    assert sorted(len(story.articles) for story in group([*spring, *autumn], Grouping.AUTO)) == [1, 3]


def test_a_report_of_another_hand_joins_two_edits_of_one_agency_text() -> None:
    (told,) = stories_in(OWN.parent / "agency").values()
    assert len(group(told, Grouping.AUTO)) == 1


DESK = (
    "Thieves took forty paintings worth nine million crowns from the Holm gallery in Lindra on Friday, police said. "
    "Three men in masks broke in at noon through a side door and tied up guard Pelle Ostrow. They drove off in a grey "
    "van after four minutes. Inspector Ada Wirth said that the roads to the border were watched. The largest picture, "
    "Winter at Sea, had been lent by a bank. The gallery was closed for the weekend. Insurers sent two experts."
)
LATER_EDIT = (
    "Police arrested a driver on Saturday over the theft of forty paintings from the Holm gallery in Lindra. Three men "
    "in masks broke in on Friday at noon, tied up guard Pelle Ostrow and drove off in a grey van, Inspector Ada Wirth "
    "said. The largest picture, Winter at Sea, has been lent by a bank. Insurers, who put the loss at nine million "
    "crowns, offered a reward."
)
OWN_HAND = (
    "No alarm rang. When visitors looked up from their coffee, the raiders were already on the stairs, a student told "
    "this newspaper, and one of them was humming. Winter at Sea was a copy, says somebody who should know. Ostrow, who "
    "has sat at that desk for thirty years, lies in hospital with a broken arm. His sister calls him a hero. On "
    "Saturday queues outside were longer than ever, and the director sold postcards of what is gone. Lindra talks."
)


@pytest.mark.parametrize(
    ("third", "days", "wanted"),
    [
        (OWN_HAND, 1, 1),
        (OWN_HAND, 60, 2),
        (
            "The mayor of Kronau opened a bakery with his daughter Mia Lund. Bread cost two crowns on the first day.",
            1,
            2,
        ),
    ],
    ids=["another hand", "months later", "another event"],
)
def test_articles_given_as_one_story_are_on_two_events_where_too_little_ties_them(third, days, wanted) -> None:
    texts = (DESK, LATER_EDIT, third)
    told = [
        replace(article(f"{at}.txt", text), published=date(2025, 3, 7) + timedelta(days * (at > 1)))
        for at, text in enumerate(texts)
    ]
    assert len(events(told)) == wanted
    assert len(group(told, Grouping.AUTO)) == 2


def test_neither_the_order_nor_the_place_of_files_matters():
    mixed = [article for articles in stories_in(OWN).values() for article in articles]
    wanted = group(mixed, Grouping.AUTO)
    assert group(mixed[::-1], Grouping.AUTO) == wanted
    moved = group([replace(a, source=f"z/{99 - n}.txt") for n, a in enumerate(mixed)], Grouping.AUTO)
    assert Counter((s.about, len(s.articles)) for s in moved) == Counter((s.about, len(s.articles)) for s in wanted)


def test_a_story_is_named_by_a_headline_of_its_articles_and_ids_differ():
    found = group([a for articles in stories_in(OWN).values() for a in articles], Grouping.AUTO)
    assert len({story.id for story in found}) == len({story.about for story in found}) == len(found)
    for story in found:
        headlines = [load_article(member.path).headline for member in story.articles]
        assert not any(headlines) or any(headline.startswith(story.about[:-2]) for headline in headlines)


def test_a_story_keeps_its_name_when_a_later_article_joins():
    first = replace(article("a.txt", "A ferry sank."), headline="Ferry sinks off Lindholm", published=date(2024, 5, 3))
    later = replace(first, source="b.txt", headline="Anger over sunk ferry", published=date(2024, 5, 4))
    names = {group(articles, Grouping.ONE)[0].about for articles in ([first], [first, later])}
    assert names == {"Ferry sinks off Lindholm"}


def test_a_long_headline_is_shortened_at_a_word():
    one = replace(article("a.txt", "A ferry sank."), headline="Ferry sinks off Lindholm " * 5)
    (story,) = group([one], Grouping.ONE)
    assert story.about == "Ferry sinks off Lindholm Ferry sinks off Lindholm Ferry sinks off …"


def test_a_story_without_headlines_is_named_by_its_words():
    one = replace(article("a.txt", "A ferry sank off Lindholm."), headline="")
    (story,) = group([one], Grouping.ONE)
    assert "Lindholm" in story.about


def test_stories_of_the_same_words_get_different_ids():
    twice = [article(f"{folder}/{name}.txt", "Ferry sinks off Lindholm.") for folder in "ab" for name in "xy"]
    first, second = (story.id for story in group(twice, Grouping.FOLDER))
    assert second == f"{first}-2"


def test_where_folders_part_events_nothing_is_a_reprint_of_what_lies_in_another():
    texts = [article(f"{folder}/x.txt", TestReprints.TEXT) for folder in "ab"]
    assert [member.reprint_of for story in group(texts, Grouping.FOLDER) for member in story.articles] == ["", ""]


class TestReprints:
    TEXT = " ".join(f"Word{n} follows word{n + 1} in this long text of an agency." for n in range(20))

    def test_a_text_that_shares_most_runs_of_five_words_is_a_reprint_of_the_first_published(self):
        first, later = stories_in(OWN)["alike/quake-coast"][0], article("a.txt", "")
        later = replace(first, source="a.txt", text=first.text.replace("31", "33"), published=None)
        assert find_reprints([later, first]) == {"a.txt": first.source}

    def test_of_undated_texts_the_archived_one_is_the_original(self):
        texts = [article("a.txt", self.TEXT), article("b.txt", self.TEXT + " It ends here.")]
        assert find_reprints(texts) == {"b.txt": "a.txt"}
        assert find_reprints(texts, old={"b.txt"}) == {"a.txt": "b.txt"}

    def test_a_shortened_reprint_is_one(self):
        cut = article("b.txt", self.TEXT[: len(self.TEXT) // 2])
        assert find_reprints([article("a.txt", self.TEXT), cut]) == {"b.txt": "a.txt"}

    @pytest.mark.parametrize(("changed", "reprint"), [(2, True), (4, False)])
    def test_85_of_100_runs_are_the_line(self, changed, reprint):
        # each changed word of 100 breaks five of the 96 runs
        told = ["".join(letters) for letters in itertools.product("bdfklmnprs", "aeiouaeiou"[:5], "xyz")][:100]
        other = ["changed" if n in range(20, 20 + 10 * changed, 10) else word for n, word in enumerate(told)]
        found = find_reprints([article("a.txt", " ".join(told)), article("b.txt", " ".join(other))])
        assert found == ({"b.txt": "a.txt"} if reprint else {})

    def test_independent_articles_on_one_event_are_none(self):
        assert find_reprints([a for articles in stories_in(OWN).values() for a in articles]) == {}

    def test_a_reprint_is_in_the_story_of_its_original_and_points_there(self):
        quake = stories_in(OWN)["alike/quake-coast"]
        copy = replace(quake[0], source="z.txt", outlet="Other", published=quake[1].published)
        (story,) = group([*quake, copy], Grouping.AUTO)
        assert {member.path: member.reprint_of for member in story.articles if member.reprint_of} == {
            "z.txt": quake[0].source
        }


def test_the_search_for_pairs_does_not_grow_with_the_square_of_the_articles():
    def candidates(number: int) -> int:
        draw = random.Random(1)
        texts = []
        for _ in range(number // 4):
            names = {key: f"Name{draw.randrange(10**6)}" for key in "abcdefgh"}
            texts += [SENTENCE.format(**names) + f"Report {n} came from Selburg." for n in range(4)]
        articles = [article(f"{n}.txt", text) for n, text in enumerate(texts)]
        return len(Corpus(articles).candidates(range(number)))

    few, many = candidates(200), candidates(800)
    assert few >= 300
    assert many <= 4.5 * few


def test_of_a_very_long_article_the_first_pages_are_looked_at(monkeypatch):
    read = []
    for module in ("corpus", "naming", "reprints"):
        monkeypatch.setattr(f"factcheck.story.{module}.words", lambda text: (read.append(len(text)), words(text))[1])
    quake = stories_in(OWN)["alike/quake-coast"]
    text = quake[0].text + "\n\n" + "Word " * 400_000
    blocks = (*quake[0].blocks, Block(len(quake[0].text) + 2, len(text)))
    (story,) = group([replace(quake[0], text=text, blocks=blocks), *quake[1:]], Grouping.AUTO)
    assert len(story.articles) == 3
    assert max(read) <= 20_000


def test_articles_of_the_archive_are_not_new():
    quake = stories_in(OWN)["alike/quake-coast"]
    (story,) = group(quake, Grouping.ONE, old={quake[0].source})
    assert story.new == {article.source for article in quake[1:]}

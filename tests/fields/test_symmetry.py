"""Neither does what two facts say hang on which comes first, nor a report on what its files are called."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.compare import _by_articles, _meetings
from factcheck.compare.align import align
from factcheck.fields import FIELDS, number
from factcheck.model import Comparison
from factcheck.pipeline import check, read
from factcheck.rules import load_rules
from factcheck.settings import Settings
from tests.conftest import StemEmbedder
from tests.factory import meet

STORIES = Path(__file__).parents[1] / "stories" / "dev"
RICH = ("ferry-saint-ailbe-grounding", "grootrivier-zoo-tigress", "market-bombing-zarghun-kot")
"""Stories in which sides of other rules, years, owners and grains meet."""
ALL = [
    name if name in RICH else pytest.param(name, marks=pytest.mark.slow)
    for name in sorted(folder.name for folder in STORIES.iterdir())
]


def _both_ways(story: str) -> Iterator[tuple[Comparison, Comparison]]:
    """Every two facts of `story` that meet, compared, and compared the other way round."""
    articles, _ = read([str(path) for path in sorted((STORIES / story).glob("*.txt"))], Settings(), lambda *_: None)
    vectors = {a.source: StemEmbedder()([sentence.text for sentence in a.sentences]) for a in articles}
    aligned = _by_articles(align(articles, vectors, new=None))
    rules = load_rules()
    for field in FIELDS:
        options = rules[field.KIND].options
        facts = {article.source: field.extract(article) for article in articles}
        for one, other in combinations(sorted(facts), 2):
            for left, right, _ in _meetings(facts[one], facts[other], aligned[one, other]):
                yield field.compare(left, right, options), field.compare(right, left, options)


def _told(comparison: Comparison) -> tuple[object, ...]:
    """What a comparison says, but for its figures."""
    spans = sorted((fact.sentence.source, fact.start, fact.end) for fact in (comparison.left, comparison.right))
    heading = comparison.heading if comparison.dispute else ""
    return comparison.relation, comparison.rule, comparison.dispute, heading, spans


@pytest.mark.parametrize("story", ALL)
def test_every_meeting_says_the_same_the_other_way_round(story: str) -> None:
    disputes = 0
    for there, back in _both_ways(story):
        assert _told(there) == _told(back)
        assert dict(there.features) == pytest.approx(dict(back.features)), (there.left.text, there.right.text)
        disputes += there.dispute is not None
    assert disputes > 5


@pytest.mark.parametrize("story", ALL)
def test_a_report_does_not_hang_on_what_the_files_are_called(story: str, tmp_path: Path) -> None:
    texts = sorted((STORIES / story).glob("*.txt"))
    there, back = (_report(order, tmp_path / name) for name, order in (("there", texts), ("back", texts[::-1])))
    assert len(there) > 5
    assert there == back


def _report(texts: list[Path], folder: Path) -> dict[str, tuple[str, str]]:
    """Fingerprint -> code and heading of what is found in `texts`, copied to files that are called by their place."""
    folder.mkdir()
    for place, text in enumerate(texts):
        shutil.copy(text, folder / f"{place}.txt")
    report = check([str(folder)], Settings(min_confidence=0), embedder=StemEmbedder())
    return {finding.fingerprint: (finding.code, finding.subject) for finding in report.findings}


def test_a_toll_of_a_year_of_its_own_is_none_of_those_who_were_there_whichever_comes_first() -> None:
    left, right = "In 2015, 75 people died in a mill blast.", "There were 67 people in the mill at the blast."
    there, back = meet(number, left, right), meet(number, right, left)
    assert there
    assert sorted(map(_said, there)) == sorted(map(_said, back))


def _said(comparison: Comparison) -> tuple[object, ...]:
    texts = sorted((comparison.left.text, comparison.right.text))
    return *texts, comparison.relation, comparison.rule, comparison.dispute or "", comparison.heading

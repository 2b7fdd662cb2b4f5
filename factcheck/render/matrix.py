"""Who differs on what: for each story a table of its disputed facts (rows) and its sources (columns).

A cell holds what a source says and the letter of its side: sources that tell the same value stand on one side. A letter
says who goes with whom, never who is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from string import ascii_uppercase

from msgspec import Struct

from ..camps import camps
from ..model import Finding, Report
from ..outlets import each_once
from ..text import spaced
from .listing import counted_by_relation, numbered, outlets_of
from .markup import shorten

MOST = 50
"""Facts of a story that its table shows, worst first."""
BRIEF = 56
"""Code points of a cell."""
_STEPS = 4
"""Grades of the heat of a sum."""


class Cell(Struct, frozen=True):
    """What one source says on one fact."""

    sides: str
    """The letters of what it says: "A", or "AB" for a source that says both; empty where it is silent."""
    text: str
    """Its words, shortened; empty where it is silent."""
    place: int
    """Which of the finding's sources it is, from 1; 0 where it is silent."""


class Row(Struct, frozen=True):
    """One disputed fact."""

    number: int
    """As `explain` counts findings, from 1."""
    finding: Finding
    cells: tuple[Cell, ...]
    """One per column."""


class Matrix(Struct, frozen=True):
    """The disputed facts of one story."""

    story: str
    """Its id."""
    about: str
    summary: str
    """Its facts, counted by relation, and its sources: `2 conflicts, 1 to check; 3 sources`."""
    columns: tuple[str, ...]
    """Names of the sources, each once."""
    rows: tuple[Row, ...]
    """Worst first, `MOST` at most."""
    hidden: int
    """Facts beyond those."""
    totals: tuple[int, ...]
    """In how many of all facts each column has a say."""

    def heat(self, total: int) -> int:
        """How warm a sum is, 0 to `_STEPS`, beside the largest of the table."""
        return -(-total * _STEPS // max(self.totals)) if total else 0


def matrices(report: Report) -> list[Matrix]:
    """The tables of the stories with active findings, in the order of the report's stories."""
    found: dict[str, list[tuple[int, Finding]]] = {story.id: [] for story in report.stories}
    for number, finding in numbered(report):
        found.setdefault(finding.story, []).append((number, finding))
    abouts = {story.id: story.about for story in report.stories}
    outlet = outlets_of(report)
    return [_matrix(story, abouts.get(story, ""), facts, outlet) for story, facts in found.items() if facts]


def _matrix(story: str, about: str, facts: list[tuple[int, Finding]], outlet: Callable[[str], str]) -> Matrix:
    said = Counter(source for _, finding in facts for source in {position.source for position in finding.positions})
    sources = sorted(said)
    rows = tuple(Row(number, finding, tuple(_cells(finding, sources))) for number, finding in facts[:MOST])
    totals = tuple(said[source] for source in sources)
    summary = f"{counted_by_relation(finding for _, finding in facts)}; {len(sources)} sources"
    return Matrix(story, about, summary, tuple(_names(sources, outlet)), rows, len(facts) - len(rows), totals)


def _names(sources: Sequence[str], outlet: Callable[[str], str]) -> list[str]:
    """The sources by outlet; a second article of an outlet is named by its file too, where need be by its path."""
    return each_once(
        [[outlet(one), *(f"{outlet(one)} ({file})" for file in (PurePosixPath(one).name, one))] for one in sources]
    )


def _cells(finding: Finding, sources: Sequence[str]) -> Iterator[Cell]:
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for camp, position in zip(camps(finding), finding.positions, strict=True):
        words = shorten(spaced(position.value), (0, 0), BRIEF)[0]
        said[position.source].append((letter(camp), words))
    places = {source: place for place, source in enumerate(said, start=1)}
    for source in sources:
        values = said.get(source, [])
        sides, texts = (dict.fromkeys(side for side, _ in values), dict.fromkeys(words for _, words in values))
        yield Cell("".join(sides), "; ".join(texts), places.get(source, 0))


def letter(camp: int) -> str:
    """A for the first camp; from the 27th on a plus."""
    return ascii_uppercase[camp - 1 : camp] or "+"

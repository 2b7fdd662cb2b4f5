"""Who depends on whom, as a plain text table: each story's sources, what they credit, whose text they have.

It is what `factcheck sources` prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Report, Story
from .listing import credits_of, date_of, notes_of, outlets_of, taken_of
from .markup import plain

_HEADINGS = ("source", "file", "date", "credits", "whose text it has")


def render(report: Report) -> str:
    """A table for each story of `report`, its sources by path, then what could not be read and what to know."""
    blocks = ["".join(f"{line}\n" for line in _block(story, report)) for story in report.stories]
    rest = [f"{one.source}: {one.message}" for one in report.notices] + [f"note: {note}" for note in notes_of(report)]
    if rest:
        blocks.append("".join(f"{plain(line)}\n" for line in rest))
    return "\n".join(blocks) or "no article\n"


def _block(story: Story, report: Report) -> Iterator[str]:
    """The lines on one story."""
    articles = {article.source: article for article in report.articles}
    outlet, taken = outlets_of(report), taken_of(report)
    number = len(story.articles)
    having = sum(bool(taken[member.path]) for member in story.articles)
    yield plain(f"{story.about or story.id}: {number} article{'s'[: number != 1]}, {having} with text of others")
    rows: list[Sequence[str]] = [_HEADINGS]
    for member in story.articles:
        article, day = articles[member.path], date_of(articles[member.path]) or "-"
        alone = f"text of {article.agency}" if article.agency not in ("", article.outlet) else "its own"
        first, *others = taken[member.path] or [alone]
        rows.append((outlet(member.path), member.path, day, ", ".join(credits_of(article)) or "-", first))
        rows += (("", "", "", "", other) for other in others)
    shown = [[plain(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in shown) for column in range(len(_HEADINGS))]
    for row in shown:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()

"""The report as Markdown for an editor: the disputed facts worst first, each with every source's words.

The page itself is `report.md.jinja`. Whatever a template prints is escaped, unless it is `Markdown` already.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

import jinja2

from ..model import Position, Report
from .listing import BRIEF, LONG, SHOWN, SHOWN_ALIKE, by_source, by_wording, date_of, page_of
from .markup import Markdown, code, emphasise, escape, shorten
from .templates import templates

FULL = 1_000_000
"""Bytes of a page that GitHub shows as a job's summary, with room to spare: it takes 1 MiB."""


def render(report: Report) -> str:
    """The Markdown form of `report`; it holds no time and no machine's name, so equal reports give equal bytes."""
    return _template().render(**page_of(report))


def fitted(report: Report, written: int = 0) -> str:
    """The Markdown form of `report`, cut after a section where `FULL` would be passed, `written` bytes being there."""
    page = render(report)
    room = FULL - written
    if len(page.encode("utf-8", "backslashreplace")) <= room:
        return page
    shown: list[str] = []
    size = 200  # for the closing line
    for part in page.split("\n## "):
        size += len(part.encode("utf-8", "backslashreplace")) + 4
        if size > room:
            break
        shown.append(part)
    left_out = len(report.active) - sum(part.split(".")[0].isdecimal() for part in shown)
    if left_out:
        closing = f"{left_out} more findings, and what follows them, are hidden here: this page has no room for them.\n"
    else:
        closing = "More is hidden here, but no finding: this page has no room for it.\n"
    return "\n\n".join([*(["\n## ".join(shown).rstrip("\n")] if shown else []), closing])


@cache
def _template() -> jinja2.Template:
    environment = templates("render", Markdown, escape)
    environment.globals |= {
        "SHOWN": SHOWN,
        "SHOWN_ALIKE": SHOWN_ALIKE,
        "quote": _quote,
        "brief": partial(_quote, limit=BRIEF),
        "where": _where,
        "alike": _alike,
        "by_source": by_source,
        "code": code,
        "date_of": date_of,
    }
    return environment.get_template("report.md.jinja")


def _where(position: Position) -> Markdown:
    return code(f"{position.source}:{position.line}")


def _quote(position: Position, limit: int = LONG) -> Markdown:
    """The sentence of `position`, its value in bold unless that is the whole; a long one is cut around the value."""
    text, value = shorten(position.text, position.value_in_text, limit)
    return emphasise(text, value) if position.value_in_text != (0, len(position.text)) else escape(text)


def _alike(positions: Sequence[Position]) -> Markdown:
    """Each wording once, in bold, with the places where it stands; the first amid its sentence."""
    said = (
        f"{emphasise(value, (0, len(value))) if number else _quote(places[0], BRIEF)} {', '.join(map(_where, places))}"
        for number, (value, places) in enumerate(by_wording(positions))
    )
    return Markdown("; ".join(said))

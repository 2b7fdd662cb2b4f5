"""The report as one HTML page that needs nothing else: no font, no picture, no network.

The page itself is `report.html.jinja`, its look `look.css` and `report.css`, its filters `report.js`; without that
script everything is shown. What articles say is escaped, and under the page's content security policy nothing runs but
the script itself, named by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup
from msgspec import Struct

from ..model import Article, Dispute, Finding, Position, Report, Severity
from .filters import facets, outlets_speaking
from .listing import (
    BRIEF,
    LONG,
    SHOWN,
    SHOWN_ALIKE,
    by_source,
    by_wording,
    named,
    numbered,
    outlets_of,
    page_of,
    tally,
)
from .markup import plain, shorten
from .matrix import matrices
from .templates import templates
from .timeline import Timeline, day_of, timeline

SIGNS = {Dispute.CONFLICT: "≠", Dispute.UPDATE: "→", Dispute.TENSION: "?", Dispute.VARIANT: "≈"}
"""What stands beside a relation's name, so that it can be told at a glance and without colour."""
_OPEN = 3
"""Stories up to which the tables of all of them are unfolded."""
_MANY = 200
"""Findings from which on those far from the screen are laid out only when they come near it."""


def render(report: Report) -> str:
    """The HTML form of `report`; it holds no time and no machine's name, so equal reports give equal bytes."""
    style, script = _file("look.css") + _file("report.css"), _file("report.js")
    outlets = outlets_speaking(report)
    shown = list(_shown(report, outlets))
    return _template().render(
        **page_of(report),
        style=Markup(style),  # noqa: S704  # ours
        script=Markup(script),  # noqa: S704  # ours
        policy=_policy(style, script),
        tally=tally(report.active),
        shown=shown,
        facets=facets(report, outlets),
        matrices=matrices(report),
        abouts={story.id: story.about or story.id for story in report.stories},
        articles={article.source: article for article in report.articles},
    )


class _Shown(Struct, frozen=True):
    """A finding as the page shows it."""

    number: int
    """As `explain` counts, from 1."""
    finding: Finding
    sides: Sequence[tuple[str, Sequence[Position]]]
    """Each source with what it says."""
    outlets: Sequence[int]
    """Their outlets, as the filter numbers them."""
    timeline: Timeline | None


def _shown(report: Report, outlets: Sequence[str]) -> Iterator[_Shown]:
    outlet, articles = outlets_of(report), {article.source: article for article in report.articles}
    numbers = {name: at for at, name in enumerate(outlets)}
    for number, finding in numbered(report):
        sides = by_source(finding.positions)
        speaking = sorted({numbers[outlet(source)] for source, _ in sides})
        yield _Shown(number, finding, sides, speaking, timeline(finding, articles, outlet))


# --- the page ---------------------------------------------------------------------------------------------------------


@cache
def _template() -> jinja2.Template:
    environment = templates("render", Markup, plain)
    environment.globals |= _WORDS
    return environment.get_template("report.html.jinja")


@cache
def _file(name: str) -> str:
    """One of the files beside this one, with the line ends that a browser hashes."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing is loaded or run but what has these very words."""
    rules = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _quote(position: Position, limit: int = LONG) -> Markup:
    """The sentence of `position`, its value marked unless that is the whole; a long one is cut around the value."""
    text, (start, end) = shorten(position.text, position.value_in_text, limit)
    if position.value_in_text == (0, len(position.text)):
        return Markup("{}").format(plain(text))
    return Markup("{}<mark>{}</mark>{}").format(plain(text[:start]), plain(text[start:end]), plain(text[end:]))


def dots(severity: Severity) -> str:
    """How grave it is at a glance: three dots, the more of them full the worse."""
    full = len(Severity) - 1 - severity.rank
    return "●" * full + "○" * (len(Severity) - 1 - full)


def day(article: Article | None) -> Markup:
    """The day of `article` as a reader writes it, and as a program reads it."""
    when = article.appeared if article else None
    if not (article and when):
        return Markup("date not found")
    whole = when.isoformat() if article.published else f"{when:%m-%d}"
    return Markup('<time datetime="{}">{}</time>').format(whole, day_of(article))


_WORDS: Mapping[str, Any] = {
    "SIGNS": SIGNS,
    "SHOWN": SHOWN,
    "SHOWN_ALIKE": SHOWN_ALIKE,
    "OPEN": _OPEN,
    "MANY": _MANY,
    "named": named,
    "quote": _quote,
    "brief": partial(_quote, limit=BRIEF),
    "dots": dots,
    "day": day,
    "by_source": by_source,
    "by_wording": by_wording,
}
"""What the template calls by name."""

"""The report as Markdown for an editor: the disputed facts worst first, each with every source's words.

The page itself is `report.md.jinja`. Whatever a template prints is escaped, unless it is `Markdown` already.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import PurePosixPath

import jinja2

from ..model import Article, Dispute, Position, Report
from .markup import Markdown, code, emphasise, escape, shorten

_SHOWN = 10
"""Claims of one source that are listed; the rest is counted."""
_LONG = 400
"""Code points of a sentence that is shown whole."""

_NAMES = {
    Dispute.CONFLICT: "conflict",
    Dispute.UPDATE: "update",
    Dispute.TENSION: "to check",
    Dispute.VARIANT: "spelling variant",
}
"""How a finding's relation is called, in the order of the opening line."""
_PLURAL = frozenset({Dispute.CONFLICT, Dispute.UPDATE, Dispute.VARIANT})
"""Relations whose name takes an s after a number."""


def render(report: Report) -> str:
    """The Markdown form of `report`; it holds no time and no machine's name, so equal reports give equal bytes."""
    outlets = {article.source: _outlet(article) for article in report.articles}
    return _template().render(
        report=report,
        opening=opening(report),
        notes=[*report.notes, *(f"{article.source}: {note}" for article in report.articles for note in article.notes)],
        outlet=lambda source: outlets.get(source) or PurePosixPath(source).name,
    )


def opening(report: Report) -> str:
    """One line on the whole report: `4 conflicts, 6 to check; 31 facts agree in 2 or more sources`."""
    counts = Counter(finding.relation for finding in report.findings)
    found = ", ".join(_counted(counts[dispute], dispute) for dispute in _NAMES if counts[dispute])
    number = len(report.agreements)
    agree = f"{number} fact agrees" if number == 1 else f"{number} facts agree"
    return f"{found or 'No differences found'}; {agree} in 2 or more sources"


def _counted(number: int, dispute: Dispute) -> str:
    return f"{number} {_NAMES[dispute]}{'s' if number != 1 and dispute in _PLURAL else ''}"


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("factcheck", "render"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markdown) else escape(str(value)),
        autoescape=False,  # noqa: S701  # that is for HTML; `finalize` escapes for Markdown
    )
    environment.globals |= {
        "NAMES": _NAMES,
        "SHOWN": _SHOWN,
        "quote": _quote,
        "where": _where,
        "near": _near,
        "alike": _alike,
        "alone": _alone,
        "code": code,
        "agency": _agency,
    }
    return environment.get_template("report.md.jinja")


def _outlet(article: Article) -> str:
    return article.outlet or PurePosixPath(article.source).name


def _agency(article: Article) -> str:
    """The credit of an agency whose text another outlet prints (", by Reuters"), else nothing."""
    return f", by {article.agency}" if article.agency and article.agency != article.outlet else ""


def _where(position: Position) -> Markdown:
    return code(f"{position.source}:{position.line}")


def _near(position: Position) -> Markdown:
    """The place without the folder, for lists that are read rather than clicked."""
    return code(f"{PurePosixPath(position.source).name}:{position.line}")


def _quote(position: Position) -> Markdown:
    """The sentence of `position`, its value in bold unless that is the whole; a long one is cut around the value."""
    whole = position.value_start - position.start, position.value_end - position.start
    text, value = shorten(position.text, whole, _LONG)
    return emphasise(text, value) if whole != (0, len(position.text)) else escape(text)


def _alike(positions: Sequence[Position]) -> Markdown:
    """Each wording once, in bold, with the places where it stands."""
    places: dict[str, list[str]] = defaultdict(list)
    for position in positions:
        value, _ = shorten(position.value, (0, 0), _LONG)
        places[value].append(_near(position))
    said = (f"{emphasise(value, (0, len(value)))} {', '.join(where)}" for value, where in places.items())
    return Markdown("; ".join(said))


def _alone(singles: Sequence[Position]) -> list[tuple[str, list[Position]]]:
    """Source -> what it alone says, in the order of `singles`."""
    sources: dict[str, list[Position]] = defaultdict(list)
    for position in singles:
        sources[position.source].append(position)
    return list(sources.items())

"""The report as plain text for a terminal or a log: a line per finding that an editor can jump to, its words below."""

from __future__ import annotations

from ..model import Finding, Position, Report
from .listing import LONG, NAMES, new_first, notes_of, outlets_of, unshown
from .markup import plain, quiet, shorten


def render(report: Report) -> str:
    """The findings and notices that count, worst first, then baseline entries that are gone, then notes.

    Above them stands what puts them in doubt, and what is not shown; where nothing counts or is unsure, nothing is
    written of that, so that no output means clean.
    """
    outlet, positions = outlets_of(report), new_first(report)
    lines = [f"note: {plain(warning)}" for warning in report.warnings]
    lines += [f"not shown: {unshown(report)}"] if unshown(report) and (report.counting or report.unsure) else []
    for one in report.counting:
        if isinstance(one, Finding):
            places = positions(one)
            kind = f"({one.kind}, {NAMES[one.relation]})"
            lines += [f"{_where(places[0])}: {one.code} {one.severity}: {plain(one.subject)} {kind}"]
            lines += [f"  {_where(place)} ({plain(outlet(place.source))}) {_quote(place)}" for place in places]
            lines += [f"  {plain(one.why)}", f"  confidence {one.confidence:.2f}, fingerprint {one.fingerprint}"]
        else:
            lines.append(f"{plain(one.source)}:{one.line}: {one.code} {one.severity}: {plain(one.message)}")
    lines += [f"baseline: {name} is no longer found" for name in report.stale]
    lines += [f"note: {plain(note)}" for note in notes_of(report)]
    return quiet("".join(f"{line}\n" for line in lines))


def _where(position: Position) -> str:
    return f"{plain(position.source)}:{position.line}"


def _quote(position: Position) -> str:
    """The sentence, with what differs of it between arrows."""
    span = position.value_start - position.start, position.value_end - position.start
    if span == (0, len(position.text)):
        return plain(shorten(position.text, span, LONG)[0])
    text, (start, end) = shorten(position.text, span, LONG)
    return plain(f"{text[:start]}»{text[start:end]}«{text[end:]}")

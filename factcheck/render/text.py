"""The report as plain text for a terminal or a log: a line per finding that an editor can jump to, its words below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from ..model import Finding, Position, Report
from .listing import LONG, new_first, notes_of, opening, outlets_of, unshown
from .markup import plain, quiet, shorten


def render(report: Report) -> str:
    """The counts, the findings and notices that count, worst first, baseline entries that are gone, notes, the rest.

    Above the counts stands what puts them in doubt, at the end how many are not shown; where nothing counts or is
    unsure, nothing is written of that, so that no output means clean.
    """
    told = bool(report.counting or report.unsure)
    head = [opening(report)] if told else []
    foot = _gone(report.stale)
    foot += [f"note: {plain(note)}" for note in notes_of(report)]
    foot += [f"not shown: {unshown(report)}"] if told and unshown(report) else []
    blocks = [[*(f"note: {plain(warning)}" for warning in report.warnings), *head], *_counting(report), foot]
    lines = chain.from_iterable(["", *block] for block in blocks if block)
    return quiet("".join(f"{line}\n" for line in lines).removeprefix("\n"))


def _gone(stale: Sequence[str]) -> list[str]:
    """A line on the entries of the baseline that are no longer found; each by its name where they are few."""
    if len(stale) <= _FEW:
        return [f"baseline: {name} is no longer found" for name in stale]
    return [f"baseline: {len(stale)} entries are no longer found: mended, or not in what was checked (JSON names them)"]


_FEW = 3
"""Entries of the baseline that are named."""


def _counting(report: Report) -> list[list[str]]:
    """The lines of each finding and notice that counts."""
    outlet, positions = outlets_of(report), new_first(report)
    blocks: list[list[str]] = []
    for one in report.counting:
        if isinstance(one, Finding):
            places = positions(one)
            kind = f"({one.kind}, {one.relation.called})"
            lines = [f"{_where(places[0])}: {one.code} {one.severity}: {plain(one.subject)} {kind}"]
            lines += [f"  {_where(place)} ({plain(outlet(place.source))}) {_quote(place)}" for place in places]
            lines += [f"  {plain(one.why)}", f"  confidence {one.confidence_shown}, fingerprint {one.fingerprint}"]
        else:
            lines = [f"{plain(one.source)}:{one.line}: {one.code} {one.severity}: {plain(one.message)}"]
        blocks.append(lines)
    return blocks


def _where(position: Position) -> str:
    return f"{plain(position.source)}:{position.line}"


def _quote(position: Position) -> str:
    """The sentence, with what differs of it between arrows."""
    span = position.value_in_text
    if span == (0, len(position.text)):
        return plain(shorten(position.text, span, LONG)[0])
    text, (start, end) = shorten(position.text, span, LONG)
    return plain(f"{text[:start]}»{text[start:end]}«{text[end:]}")

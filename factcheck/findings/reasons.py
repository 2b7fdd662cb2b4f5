"""The reason of a finding, for a reader: what differs, who says what, and which sources have text of another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ..camps import by_camp, value_of
from ..fields import CLAUSES
from ..language.clauses.torn import untorn
from ..model import Article, Dispute, Finding, Kind, Position
from ..outlets import each_once, told_apart
from ..story.voices import Voices
from ..text import fold, in_words, listed, quoted, shortened
from .echoes import is_read
from .findings import MAX_WORDINGS

Days = Mapping[str, dt.date | None]
"""Source -> the day on which it appeared, where that is known."""
_BRIEF = 80
"""Code points of a value where it is said who tells it: the whole of it stands beside the reason."""


def names_of(articles: Sequence[Article]) -> dict[str, str]:
    """Source -> how a reader knows it: its outlet, else its file's name, else its path; no two by one name."""
    outlets = told_apart(articles)
    names = each_once([(outlet, PurePosixPath(source).name, source) for source, outlet in outlets.items()])
    return dict(zip(outlets, names, strict=True))


def reason(finding: Finding, names: Mapping[str, str], days: Days, voices: Voices) -> str:
    """The reason of `finding`: what differs, who says what, and which sources have text of another.

    `days` part what was told first from what was told later, in an update.
    """
    whole = _untorn(finding)
    in_turn = _in_turn(whole, names, days) if finding.relation is Dispute.UPDATE else []
    said = in_turn or [_said(finding.kind, camp, names) for camp in by_camp(whole)]
    return " ".join([finding.why, f"{'; '.join(said)}.", *_taken(finding, names, voices)])


def _untorn(finding: Finding) -> Finding:
    """`finding` with values without torn pieces of other phrases, where they are told at length."""
    if not (finding.kind in CLAUSES or is_read(finding)):
        return finding
    return replace(finding, positions=tuple(_untorn_value(finding, position) for position in finding.positions))


def _untorn_value(finding: Finding, position: Position) -> Position:
    """`position` with its value without torn pieces; what other sources tell beside it says which words are those."""
    beside = " ".join(other.text for other in finding.positions if other.source != position.source)
    start, end = position.value_in_text
    is_act = finding.kind in CLAUSES | {Kind.IDENTITY}
    return replace(position, value=position.text[slice(*untorn(position.text, start, end, beside, is_act=is_act))])


def _in_turn(finding: Finding, names: Mapping[str, str], days: Days) -> list[str]:
    """Who says what and on which day, the earliest first and who is not dated last; empty where none is later."""
    known = {one.source: day for one in finding.positions if (day := days.get(one.source))}
    several = len({day.year for day in known.values()}) > 1
    told = {source: in_words(day, with_year=several) for source, day in known.items()}
    called = dict(names) | {
        source: names[source] if names[source].endswith(f"({day})") else f"{names[source]} ({day})"
        for source, day in told.items()
    }
    camps = by_camp(finding)
    dated = [
        (sorted(known[one.source] for one in camp), camp) for camp in camps if all(p.source in known for p in camp)
    ]
    dated.sort(key=lambda one: one[0])
    said, latest = [], dt.date.max
    for own, camp in dated:
        said.append(f"{'later ' if own[0] > latest else ''}{_said(finding.kind, camp, called)}")
        latest = own[-1] if len(said) == 1 else max(latest, own[-1])
    if not any(one.startswith("later ") for one in said):
        return []
    return said + [_said(finding.kind, camp, called) for camp in camps if not all(p.source in known for p in camp)]


def _said(kind: Kind, camp: Sequence[Position], names: Mapping[str, str]) -> str:
    """`“two workers”: Tribune, Wire`; where one is told more exactly than another, `“on Tuesday”, “at noon”: ...`."""
    values: dict[str, str] = {}
    for position in camp:
        values.setdefault(value_of(kind, position), quoted(shortened(position.value, _BRIEF)))
    sources = dict.fromkeys(names[position.source] for position in camp)
    return f"{', '.join(list(values.values())[:MAX_WORDINGS])}: {', '.join(sources)}"


def _taken(finding: Finding, names: Mapping[str, str], voices: Voices) -> list[str]:
    """Which of its sources have text of another: who changed words, or hears an echo.

    It is reported all the same, for an editor wants to know what was changed in a text that was taken over.
    """
    speaking: dict[str, dict[str, Position]] = defaultdict(dict)
    for position in finding.positions:
        speaking[voices.teller(position.beginning)].setdefault(position.source, position)
    same = [position for positions in speaking.values() if len(positions) > 1 for position in positions.values()]
    originals = {position.source: fold(position.value) for position in same}
    having: dict[tuple[str, str, bool, bool], list[str]] = defaultdict(list)
    for position in same:
        if found := voices.dependence(position.beginning):
            changed = fold(position.value) != originals.get(found.of, fold(position.value))
            having[found.of, found.agency, found.share > 0, changed].append(position.source)
    return [_whose([names[source] for source in sources], *key, names) for key, sources in having.items()]


def _whose(names: Sequence[str], of: str, agency: str, taken: bool, changed: bool, known: Mapping[str, str]) -> str:
    """A sentence that says whose text `names` have; without a credit nobody knows who copied whom."""
    several = len(names) > 1
    if not taken:
        return f"{listed(names)} {'print' if several else 'prints'} text of {agency}, as another source here does."
    has = f"{listed(names)} {'have' if several else 'has'} this"
    but = ", but for these words" if changed else ""
    return f"{has} from {agency}{but}." if agency else f"{has} in the words of {known[of]}{but}."

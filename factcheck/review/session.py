"""A review: which findings wait for a person, what was said of each, and the steps that a reviewer takes.

It knows no page. What is decided goes into the log at once, and what others add to the log is seen before each answer.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from statistics import median
from textwrap import shorten
from typing import Unpack

from msgspec import Struct, structs

from ..decisions import Decision, Said, Step, Verdict, standing
from ..errors import ReviewError
from ..findings.findings import surest_first
from ..model import Finding, Report
from ..render.listing import outlets_of
from .log import Log
from .order import ReviewOrder

_BREAK = dt.timedelta(minutes=5)
"""Who decides nothing for longer did something else."""
_LONG = 60
"""Code points of a value in the name of a finding."""
_PACE = 50
"""The latest decisions that tell how fast a reviewer is."""


class Standing(StrEnum):
    """Which findings a list shows."""

    ALL = ""
    OPEN = "open"
    """They wait for this reviewer's decision."""
    DECIDED = "decided"
    FLAGGED = "flagged"
    SKIPPED = "skipped"
    DISPUTED = "disputed"
    """Reviewers disagree and nobody spoke the final word."""


class StepResult(StrEnum):
    """What became of a step."""

    DONE = "done"
    REPEATED = "repeated"
    """The log has it already: a click was doubled or a request sent again."""
    STALE = "stale"
    """Something else stands there by now than what the reviewer saw; nothing was added."""


class Terms(Struct, frozen=True):
    """How a review is held."""

    reviewer: str
    overlap: int = 1
    """How many reviewers are to decide each finding."""
    blind: bool = False
    """Hides what the tool makes of a finding, and what others decided."""
    adjudicate: bool = False
    """Takes only what reviewers disagree on, and decides it for good."""
    order: ReviewOrder = ReviewOrder.TEACHING
    """A blind review has none, as that would tell what the tool thinks."""


class Filter(Struct, frozen=True):
    """Which findings a list shows; what is empty leaves all."""

    severity: str = ""
    kind: str = ""
    story: str = ""
    outlet: str = ""
    standing: str = ""
    """One of `Standing`."""
    search: str = ""
    """Words that all occur."""


class Item(Struct, frozen=True):
    """A finding and what stands in the log on it, as far as this reviewer may know."""

    finding: Finding
    seen: str
    """Names what stands: another one says that something changed."""
    mine: Decision | None = None
    """This reviewer's decision."""
    said: tuple[Decision, ...] = ()
    """What all decided, the final word last."""
    notes: tuple[Decision, ...] = ()
    """Of everybody, this reviewer's among them."""
    flags: tuple[str, ...] = ()
    """Who flagged it."""
    flagged: bool = False
    """By this reviewer."""
    skipped: bool = False
    """Left for later by this reviewer."""
    waits: bool = True
    """For this reviewer's decision."""
    contested: bool = False
    """Reviewers disagree, whether or not the final word was spoken."""
    disputed: bool = False
    """They do, and it was not."""

    @property
    def fingerprint(self) -> str:
        """The finding's."""
        return self.finding.fingerprint


class ReviewProgress(Struct, frozen=True):
    """How far a review is."""

    done: int
    """Findings that wait for this reviewer no more."""
    total: int
    by_reviewer: tuple[tuple[str, int], ...]
    """Who decided how many of them, this reviewer first."""
    minutes: float | None
    """That the rest will take at this reviewer's pace; None while that is not known."""


class Session:
    """A reviewer's work through the findings of a report.

    Findings that a suppression or the baseline silences are left out, unless somebody decided on them. They stand in
    the order that the terms name.
    """

    def __init__(self, report: Report, log: Log, terms: Terms) -> None:
        self.report = report
        self.log = log
        self.terms = terms
        log.follow(report.findings)
        log.refresh()
        self.outlet = outlets_of(report)
        findings = [finding for finding in report.findings if finding.active or log[finding.fingerprint]]
        findings.sort(key=_place(terms, report.min_confidence))
        self._findings: dict[str, Finding] = {}
        for finding in findings:  # two stories can hold the same one: it is decided once
            self._findings.setdefault(finding.fingerprint, finding)
        self._order = {name: place for place, name in enumerate(self._findings)}
        self._outlets = {
            finding.fingerprint: frozenset(self.outlet(p.source) for p in finding.positions) for finding in findings
        }
        self._words = {finding.fingerprint: self._searchable(finding) for finding in findings}
        self._items = {finding.fingerprint: self._item(finding) for finding in findings}

    # --- what there is ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Sees what was added to the log since.

        Raises:
            DecisionError: it cannot be read.
        """
        for name in self.log.refresh() & self._findings.keys():
            self._items[name] = self._item(self._findings[name])

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self._findings

    def find(self, fingerprint: str) -> Item:
        """The item of that finding.

        Raises:
            ReviewError: this review has none.
        """
        if fingerprint not in self._items:
            raise ReviewError(f"this review has no finding {fingerprint!r}. Go to another in the list.")
        return self._items[fingerprint]

    def __getitem__(self, fingerprint: str) -> Item:
        return self._items[fingerprint]

    def subject(self, finding: Finding) -> str:
        """How `finding` is called; in a blind review by its kind and values, as its subject can tell what was found."""
        if not self.terms.blind:
            return finding.subject
        values = dict.fromkeys(shorten(position.value, _LONG, placeholder="…") for position in finding.positions)
        return f"{finding.kind}: {' / '.join(values)}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All, in the order of the review."""
        return tuple(self._findings.values())

    def queue(self, shown: Filter | None = None) -> list[Item]:
        """The items that `shown` leaves, in the order of the review."""
        items = list(map(self._items.__getitem__, self._findings))
        for test in self._tests(shown or Filter()):
            items = list(filter(test, items))
        return items

    def counts(self, shown: Filter) -> dict[str, int]:
        """How many items of each standing the rest of `shown` leaves."""
        items = self.queue(structs.replace(shown, standing=""))
        return {Standing.ALL: len(items)} | {one: sum(map(test, items)) for one, test in _STANDINGS.items()}

    def place(self, item: Item, items: list[Item]) -> int:
        """Where `item` stands among `items`, or would stand if it were one of them; 0 is the first."""
        own = self._order[item.fingerprint]
        return bisect_left(items, own, key=lambda one: self._order[one.fingerprint])

    def next_waiting(self, after: str, shown: Filter | None = None) -> Item | None:
        """The item behind `after` that waits for a decision, around the end; those that were skipped come last."""
        order = self._order
        start = order.get(after, -1)
        items = [item for item in self.queue(shown) if item.waits and item.fingerprint != after]

        def place(item: Item) -> tuple[bool, bool, int]:
            own = order[item.fingerprint]
            return item.skipped, own < start, own

        return min(items, key=place, default=None)

    def progress(self) -> ReviewProgress:
        """How far this review is, whatever the list shows."""
        items = self.queue()
        done = sum(not item.waits for item in items)
        counts = Counter(said.reviewer for item in items for said in item.said)
        me = self.terms.reviewer
        others = [(name, number) for name, number in sorted(counts.items()) if name != me]
        seconds = self._pace()
        minutes = None if seconds is None else seconds * (len(items) - done) / 60
        return ReviewProgress(done, len(items), ((me, counts[me]), *others), minutes)

    # --- what a reviewer does -----------------------------------------------------------------------------------------

    def decide(self, fingerprint: str, verdict: Verdict, seen: str, key: str = "") -> StepResult:
        """Decides on a finding.

        Of every step: `seen` is the `seen` of the item that the reviewer looked at, `key` the same for a step that is
        sent again (sixteen hexadecimal digits or more).

        Raises:
            DecisionError: the log cannot be read or added to.
        """
        item = self._items[fingerprint]
        if item.mine and (item.mine.verdict, item.seen) == (verdict, seen):
            return StepResult.REPEATED
        return self._add(self._line(fingerprint, Step.DECIDE, key, verdict=verdict, final=self.terms.adjudicate), seen)

    def flag(self, fingerprint: str, wanted: bool, seen: str, key: str = "") -> StepResult:
        """Flags a finding, or takes this reviewer's flag away."""
        if wanted == self._items[fingerprint].flagged:
            return StepResult.REPEATED
        return self._add(self._line(fingerprint, Step.FLAG if wanted else Step.UNFLAG, key), seen)

    def note(self, fingerprint: str, text: str, seen: str, key: str = "") -> StepResult:
        """Leaves a note on a finding in place of this reviewer's earlier one; an empty one takes it away."""
        return self._add(self._line(fingerprint, Step.NOTE, key, note=text.strip()), seen)

    def skip(self, fingerprint: str, seen: str, key: str = "") -> StepResult:
        """Leaves a finding for later; one that does not wait needs no word."""
        item = self._items[fingerprint]
        if item.skipped or not item.waits:
            return StepResult.REPEATED
        return self._add(self._line(fingerprint, Step.SKIP, key), seen)

    @property
    def last(self) -> Decision | None:
        """The line that `undo` would take back: this reviewer's latest, of those on findings of this review."""
        return max(self._own(self.log), key=lambda one: (one.time, one.id), default=None)

    def undo(self, last: str, key: str = "") -> StepResult:
        """Takes back the line that `last`, the id of what the reviewer saw to be the latest, names.

        Said again and again it goes back step by step, also to what was done before this review was opened.

        Raises:
            DecisionError: the log cannot be read or added to.
        """
        with self.log.alone():
            self.refresh()
            if key and self.log.get(key):
                return StepResult.REPEATED
            line = self.last
            if line is None or line.id != last:
                return StepResult.STALE
            self.log.append(self._line(line.finding, Step.REVOKE, key, revokes=line.id))
        self.refresh()
        return StepResult.DONE

    # --- how ----------------------------------------------------------------------------------------------------------

    def _add(self, line: Decision, seen: str) -> StepResult:
        """Adds `line` unless something changed on its finding since `seen`."""
        with self.log.alone():
            self.refresh()
            known = self.log.get(line.id)
            if known and replace(line, time=known.time) == known:
                return StepResult.REPEATED
            if known or seen != self._items[line.finding].seen:
                return StepResult.STALE
            self.log.append(line)
        self.refresh()
        return StepResult.DONE

    def _line(self, fingerprint: str, step: Step, key: str, **said: Unpack[Said]) -> Decision:
        """This reviewer's new line on a finding; its id is `key`, or a new one where that is empty."""
        line = Decision.of(self._findings[fingerprint], step, self.terms.reviewer, **said)
        return replace(line, id=key) if key else line

    def _own(self, lines: Iterable[Decision]) -> list[Decision]:
        """Those of `lines` that this reviewer wrote in a review like this one and did not take back."""
        lines = list(lines)
        gone = {line.revokes for line in lines}
        return [
            line
            for line in lines
            if line.reviewer == self.terms.reviewer
            and line.step is not Step.REVOKE
            and line.id not in gone
            and line.finding in self._findings
            and (line.step is not Step.DECIDE or line.final == self.terms.adjudicate)
        ]

    def _item(self, finding: Finding) -> Item:
        """`finding` with what the log says of it."""
        me, terms = self.terms.reviewer, self.terms
        lines = standing(self.log[finding.fingerprint])
        said = sorted((line for line in lines if line.step is Step.DECIDE), key=lambda line: line.final)
        mine = next((line for line in said if line.reviewer == me and line.final == terms.adjudicate), None)
        final = any(line.final for line in said)
        others = {line.reviewer for line in said if line.reviewer != me}
        contested = len({line.verdict for line in said if not line.final}) > 1
        waits = not final and (terms.adjudicate or (mine is None and len(others) < terms.overlap))
        own = [line.id for line in lines if line.reviewer == me]
        deciding = [line.id for line in said if terms.adjudicate or line.final]
        known = [line for line in lines if line.reviewer == me or not terms.blind]
        return Item(
            finding,
            seen=sha256(" ".join([*sorted({*own, *deciding}), str(waits)]).encode()).hexdigest()[:16],
            mine=mine,
            said=tuple(line for line in said if line in known),
            notes=tuple(line for line in known if line.step is Step.NOTE and line.note),
            flags=tuple(line.reviewer for line in known if line.step is Step.FLAG),
            flagged=any(line.step is Step.FLAG and line.reviewer == me for line in lines),
            skipped=waits and any(line.step is Step.SKIP and line.reviewer == me for line in lines),
            waits=waits,
            contested=contested and not terms.blind,
            disputed=contested and not final and not terms.blind,
        )

    def _searchable(self, finding: Finding) -> str:
        """The words by which a search finds `finding`."""
        of_tool = () if self.terms.blind else (finding.code, finding.why, finding.severity, finding.relation)
        said = (part for p in finding.positions for part in (p.text, p.source))
        return " ".join(
            (self.subject(finding), finding.kind, *of_tool, *said, *self._outlets[finding.fingerprint])
        ).casefold()

    def _tests(self, shown: Filter) -> list[Callable[[Item], bool]]:
        """What an item must pass to be shown; nothing for a filter that leaves all."""
        words = shown.search.casefold().split()
        severity = "" if self.terms.blind else shown.severity
        tests = (
            (self.terms.adjudicate, lambda item: item.contested),
            (shown.standing, _STANDINGS.get(shown.standing, lambda item: True)),
            (severity, lambda item: item.finding.severity == severity),
            (shown.kind, lambda item: item.finding.kind == shown.kind),
            (shown.story, lambda item: item.finding.story == shown.story),
            (shown.outlet, lambda item: shown.outlet in self._outlets[item.fingerprint]),
            (words, lambda item: all(word in self._words[item.fingerprint] for word in words)),
        )
        return [test for wanted, test in tests if wanted]

    def _pace(self) -> float | None:
        """Seconds that this reviewer takes for a decision; None before the fourth."""
        me = self.terms.reviewer
        times = sorted(line.time for line in self.log if line.reviewer == me and line.step is Step.DECIDE)
        gaps = [later - earlier for earlier, later in pairwise(times[-_PACE - 1 :]) if later - earlier <= _BREAK]
        return median(gap.total_seconds() for gap in gaps) if len(gaps) >= 3 else None


_STANDINGS: dict[str, Callable[[Item], bool]] = {
    Standing.OPEN: lambda item: item.waits,
    Standing.DECIDED: lambda item: not item.waits,
    Standing.FLAGGED: lambda item: bool(item.flags),
    Standing.SKIPPED: lambda item: item.skipped,
    Standing.DISPUTED: lambda item: item.disputed,
}


def _place(terms: Terms, threshold: float) -> Callable[[Finding], tuple[object, ...]]:
    """What gives the place of a finding among others."""
    if terms.blind:
        return lambda finding: (finding.fingerprint,)
    if terms.order is ReviewOrder.SUREST:
        return surest_first
    return lambda finding: (finding.severity.rank, abs(finding.confidence - threshold))

"""What people decided of findings: an append-only log, one line of JSON a step, to be committed, merged and diffed.

A line is never changed. Undoing adds a line that revokes another; a line that two branches both hold counts once, and
the order of lines does not matter, so that a merge of two logs is their union.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from io import FileIO
from pathlib import Path
from typing import BinaryIO, NoReturn, Self, TypedDict, Unpack

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from . import __version__, problems
from .camps import names
from .errors import DecisionError
from .folders import sync_folder
from .model import Finding, Kind, Report, Severity, Suppression

_ESCAPE = 6
"""Code points of the longest escape in JSON, "\\u00e9", which the cut may have gone through."""
_START = b'{"id": "'
"""How every line begins."""
_CURE = "It is not kept: make room or mend the rights, then decide again."


class Verdict(StrEnum):
    """What a person says of a finding."""

    REAL = "real"
    """The sources differ."""
    SAME = "same"
    """No difference: they say the same fact, or tell of two things. The tool was wrong."""
    BOTH = "both"
    """Both are true: of another scope or time."""
    UNCLEAR = "unclear"
    """It cannot be told from the texts."""


QUIET: dict[Verdict | None, str] = {
    Verdict.SAME: "no difference",
    Verdict.BOTH: "true on both sides",
}
"""What a finding of which nothing is to be mended was decided to be; it is not reported again."""


class Step(StrEnum):
    """What a line of the log does."""

    DECIDE = "decide"
    FLAG = "flag"
    UNFLAG = "unflag"
    """Takes the reviewer's flag away."""
    NOTE = "note"
    """An empty one takes back those before it."""
    SKIP = "skip"
    """Leaves the finding for later."""
    REVOKE = "revoke"
    """Takes back the line that `revokes` names."""


class Said(TypedDict, total=False):
    """What a line says besides its step; each is told in `Decision`."""

    verdict: Verdict | None
    note: str
    final: bool
    revokes: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the log."""

    id: str
    """Unlike that of any other line."""
    step: Step
    finding: str
    """The finding's fingerprint."""
    reviewer: str
    time: AwareDatetime
    """With its zone."""
    tool: str
    """The version of factcheck."""
    verdict: Verdict | None = None
    """Of a line that decides."""
    note: str = ""
    """Of a line that notes; an earlier factcheck copied it to the lines that decide, where nothing reads it."""
    final: bool = False
    """True for the word that settles what reviewers disagree on."""
    revokes: str = ""
    """The `id` of the line that is taken back."""
    code: str = ""
    """What the finding was, so that the log can be read without its report: the rule's code, "FC401"."""
    kind: Kind | None = None
    severity: Severity | None = None
    confidence: float | None = None
    """0 to 1."""
    values: tuple[str, ...] = ()
    """The words that differ, one for each source."""

    def __post_init__(self) -> None:
        """Refuses, with a ValueError, a line that does not say what its step needs."""
        if self.step is Step.DECIDE and self.verdict is None:
            raise ValueError("a line that decides needs a verdict")
        if self.step is Step.REVOKE and not self.revokes:
            raise ValueError("a line that revokes needs the id of another in `revokes`")

    @classmethod
    def of(cls, finding: Finding, step: Step, reviewer: str, **said: Unpack[Said]) -> Self:
        """A new line on `finding`, made now."""
        return cls(
            id=secrets.token_hex(8),
            step=step,
            finding=finding.fingerprint,
            reviewer=reviewer,
            time=dt.datetime.now(dt.UTC),
            tool=__version__,
            **said,
            code=finding.code,
            kind=finding.kind,
            severity=finding.severity,
            confidence=finding.confidence,
            values=tuple(position.value for position in finding.positions),
        )


def append(path: Path, decision: Decision) -> None:
    """Adds a line to the log at `path` and returns when the disk has it; makes the file where there is none.

    Raises:
        DecisionError: it cannot be written; what was there is still there.
    """
    given = _adapter().dump_python(decision, mode="json", exclude_defaults=True)
    line = json.dumps(given, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    try:
        with path.open("a+b", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            _add(file, b"\n" + line if _is_torn(file) else line)
    except OSError as error:
        raise DecisionError(f"{path}: cannot write this decision ({error.strerror}). {_CURE}") from error
    if before == 0:
        sync_folder(path.parent)  # the disk must know of a new file too


def _add(file: FileIO, line: bytes) -> None:
    """Writes `line` at the end of `file` and waits for the disk; what cannot be kept whole is taken back.

    Raises:
        OSError: it could not be kept.
    """
    written = 0
    try:
        written = file.write(line)  # one write: what two processes append at once does not mix
        if written != len(line):
            _refuse_part()
        os.fsync(file.fileno())
    except OSError:
        # Else a line that nobody was told is kept might be read as one: only its end may be missing.
        with suppress(OSError):
            if (end := file.tell()) == os.fstat(file.fileno()).st_size:
                file.truncate(end - written)
        raise


def _refuse_part() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def load_decisions(path: Path, *, must_exist: bool = False) -> tuple[Decision, ...]:
    """The lines of the log at `path`, oldest first, each once; none where there is no file, unless it `must_exist`.

    The beginning of a line without its end is what a crash left of a write that was never answered, and is no line.

    Raises:
        DecisionError: the file cannot be read, or a line is none of factcheck's.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not must_exist:
            return ()
        raise DecisionError(f"{path}: cannot read the decisions ({error.strerror}). Check the path.") from error
    found = {one.id: one for one in parse_lines(path, content)}
    return tuple(sorted(found.values(), key=lambda one: (one.time, one.id)))


def parse_lines(path: Path, content: bytes, first: int = 1) -> Iterator[Decision]:
    """The decisions in `content`, a part of the log at `path` that begins on its line `first`.

    Raises:
        DecisionError: a line is none of factcheck's.
    """
    for number, line in enumerate(content.split(b"\n"), start=first):
        decision = _parse(path, number, line)
        if decision:
            yield decision


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """What holds now of a log, oldest first: no line that was taken back, and of each reviewer's the last of a step."""
    lines = list(decisions)
    gone = {one.revokes for one in lines if one.step is Step.REVOKE}
    last = {
        (one.finding, one.reviewer, Step.FLAG if one.step is Step.UNFLAG else one.step, one.final): one
        for one in sorted(lines, key=lambda one: (one.time, one.id))
        if one.id not in gone and one.step is not Step.REVOKE
    }
    return tuple(sorted(last.values(), key=lambda one: (one.time, one.id)))


def settled(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Fingerprint -> the decision on it: the last final word, or else what all who decided say."""
    by_finding: dict[str, list[Decision]] = defaultdict(list)
    for one in standing(decisions):
        if one.step is Step.DECIDE:
            by_finding[one.finding].append(one)
    found: dict[str, Decision] = {}
    for fingerprint, said in by_finding.items():
        final = [one for one in said if one.final]
        if final or len({one.verdict for one in said}) == 1:
            found[fingerprint] = (final or said)[-1]
    return found


def disputed(decisions: Iterable[Decision]) -> frozenset[str]:
    """The fingerprints on which reviewers disagree and nobody spoke the final word."""
    lines = tuple(decisions)
    decided = {one.finding for one in standing(lines) if one.step is Step.DECIDE}
    return frozenset(decided - settled(lines).keys())


def notes(decisions: Iterable[Decision]) -> dict[tuple[str, str], str]:
    """Fingerprint and reviewer -> the note that stands there; none that was taken away."""
    found = (one for one in standing(decisions) if one.step is Step.NOTE and one.note)
    return {(one.finding, one.reviewer): one.note for one in found}


def fingerprints(findings: Iterable[Finding]) -> dict[str, str]:
    """Every name that one of `findings` answers to -> its fingerprint."""
    return {name: finding.fingerprint for finding in findings for name in names(finding)}


def readdressed(decisions: Iterable[Decision], known: Mapping[str, str]) -> Iterator[Decision]:
    """`decisions`, each on the fingerprint that what it is on has now; `known` are the `fingerprints` of a report."""
    return (replace(one, finding=known.get(one.finding, one.finding)) for one in decisions)


def silence(report: Report, decisions: Iterable[Decision], log: Path) -> Report:
    """`report` with each finding suppressed that people decided, in the `log`, to be nothing to mend."""
    lines = tuple(readdressed(decisions, fingerprints((*report.less_sure, *report.findings))))
    quiet = {name: one for name, one in settled(lines).items() if one.verdict in QUIET}
    noted = notes(lines)

    def silenced(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(
            replace(finding, suppression=_suppression(quiet[finding.fingerprint], noted, log))
            if finding.fingerprint in quiet and finding.suppression is None
            else finding
            for finding in findings
        )

    return replace(report, findings=silenced(report.findings), less_sure=silenced(report.less_sure))


def _suppression(decision: Decision, noted: dict[tuple[str, str], str], log: Path) -> Suppression:
    note = noted.get((decision.finding, decision.reviewer), "")
    return Suppression(
        f"decided to be {QUIET[decision.verdict]}{': ' if note else ''}{note}",
        decision.reviewer,
        decision.time.date(),
        fingerprint=decision.finding,
        file=log.as_posix(),
    )


def _parse(path: Path, number: int, line: bytes) -> Decision | None:
    """The decision on a line; None for an empty one and for the torn beginning of one."""
    if not line.strip():
        return None
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        if _START.startswith(line) or (line.startswith(_START) and _ends_early(line, error)):
            return None
        cure = "If git left its marks of a conflict there, take them out and keep both sides; else delete the line."
        raise DecisionError(f"{path}:{number}: not a decision ({line[:40]!r}). {cure}") from error
    try:
        return _adapter().validate_python(content)
    except ValidationError as error:
        wrong, cure = problems.first(error), "It may be of a newer factcheck; else mend or delete the line."
        raise DecisionError(f"{path}:{number}: no decision that this factcheck knows: {wrong}. {cure}") from error


def _ends_early(line: bytes, error: Exception) -> bool:
    """True when all that is wrong with the JSON of `line` is that its end is missing: no line was damaged otherwise."""
    if isinstance(error, UnicodeDecodeError):
        return error.end >= len(line)  # the cut went through a letter
    if not isinstance(error, json.JSONDecodeError):
        return False
    if error.msg.startswith("Unterminated string"):
        return not line.rstrip().endswith(b"}")
    return error.pos >= len(error.doc.rstrip()) - _ESCAPE


def _is_torn(file: BinaryIO) -> bool:
    """True when the last line of `file` has no end, as a crash leaves it."""
    if not file.seek(0, os.SEEK_END):
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"


@cache
def _adapter() -> TypeAdapter[Decision]:
    return TypeAdapter(Decision)

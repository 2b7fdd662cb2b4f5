"""The log of decisions while a review is open: what others add to it is seen, and one adds at a time."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..decisions import Decision, append, fingerprints, parse_lines, readdressed
from ..errors import DecisionError
from ..model import Finding

if sys.platform != "win32":
    import fcntl


class Log:
    """The lines of the log at a path, by finding; `refresh` reads what was added since, whoever added it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read = b""
        """What was read of the file, up to the end of a line."""
        self._signature: tuple[int, ...] = ()
        self._lines: dict[str, Decision] = {}
        self._by_finding: dict[str, list[Decision]] = defaultdict(list)
        self._now: dict[str, str] = {}
        """A name of a finding of the review -> its fingerprint."""

    def follow(self, findings: Iterable[Finding]) -> None:
        """From now on gives what was written on one of `findings`, by any of its names, as on its fingerprint."""
        self._now = fingerprints(findings)
        self._read, self._signature = b"", ()
        self._lines.clear()
        self._by_finding.clear()

    def refresh(self) -> frozenset[str]:
        """Reads what is new and returns the fingerprints of the findings that it is about.

        A file that does not begin with what was read before (git put another in its place) is read anew.

        Raises:
            DecisionError: the file cannot be read, or a line is none of factcheck's.
        """
        signature = self._look()
        if signature == self._signature:
            return frozenset()
        content = self._content() if signature else b""
        known = self._read if content.startswith(self._read) else b""
        fresh = content[len(known) :]
        found = parse_lines(self.path, fresh, first=known.count(b"\n") + 1)
        lines = list(readdressed(found, self._now))
        changed: set[str] = set()
        if known != self._read:
            changed |= self._by_finding.keys()
            self._lines.clear()
            self._by_finding.clear()
        for line in lines:
            if line.id not in self._lines:
                self._lines[line.id] = line
                self._by_finding[line.finding].append(line)
                changed.add(line.finding)
        self._read = known + fresh[: fresh.rfind(b"\n") + 1]
        self._signature = signature
        return frozenset(changed)

    def __getitem__(self, fingerprint: str) -> list[Decision]:
        """The lines on a finding, in the order in which they were read."""
        return self._by_finding.get(fingerprint, [])

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._lines.values())

    def get(self, key: str) -> Decision | None:
        """The line with the id `key`."""
        return self._lines.get(key)

    def append(self, decision: Decision) -> None:
        """Adds a line; it is on the disk, and read, when this returns.

        Raises:
            DecisionError: it cannot be written.
        """
        append(self.path, decision)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other reviews from adding to the log meanwhile, so that what was looked at still holds when one adds.

        Where the system or the disk knows no such lock (Windows, some network disks), two that decide at the same
        instant both leave their line, and the later one counts.

        Raises:
            DecisionError: the file cannot be opened.
        """
        try:
            file = self.path.open("ab")
        except OSError as error:
            cure = "Nothing was decided: mend the rights or name another file with --decisions."
            raise DecisionError(f"{self.path}: cannot write decisions ({error.strerror}). {cure}") from error
        with file:
            if sys.platform != "win32":
                with suppress(OSError):
                    fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _look(self) -> tuple[int, ...]:
        """What tells that the file is another; empty where there is none."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise self._unreadable(error) from error
        return state.st_ino, state.st_size, state.st_mtime_ns

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> DecisionError:
        return DecisionError(f"{self.path}: cannot read the decisions ({error.strerror}). Check the path.")

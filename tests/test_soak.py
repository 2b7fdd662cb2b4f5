"""A desk that checks all day in one process: batch after batch, and neither memory nor file handles grow.

What a process of the command line never lives to see shows here: caches without bound, files that nobody closes, a
library that keeps what it was given. Articles appear, change, are broken and go, as they do on a desk.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from factcheck.again import again
from factcheck.cli import main

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")

TOWNS = "Lindholm Ostby Varde Saltmere Harrow Kestrel Brannock Veldmark Dunmore Aldwick Thornby Marsk Rovna Selby".split()
FIRST = "Ina Grete Omar Lena Tomas Ruth Karim Vera Anton Mirja Paul Sanna Diego Maud Igor Nadia".split()
LAST = "Holm Skov Falk Marsh Oduya Lindt Barros Keller Novak Rask Iversen Tamm Quist Adeyo Ferrer Wolff".split()
THINGS = ("ferry", "warehouse", "bridge", "hotel", "tanker", "school", "mill", "tram", "market hall", "crane")
ACTS = ("burned down", "collapsed", "was flooded", "was evacuated", "was hit by lightning")
OFFICES = ("mayor", "fire chief", "harbour master", "deputy minister", "head of the inquiry")
BROKEN = (b"", b" \n", b"\x89PNG\r\n\x1a\n\0\0", b"text\0text", b"\xff\xfe\xff", b"\xc3(" * 40)
OPTIONS = (
    (),
    ("--format", "github", "--statistics"),
    ("--write", "json=out.json", "--write", "html=out.html"),
    ("--write", "sarif=out.sarif", "--min-severity", "high"),
    ("--format", "markdown", "-o", "out.md", "--stories", "folder"),
    ("--baseline", "known.json", "--fail-on", "never"),
    ("--judge", "nothing"),
    ("--strict",),
)
"""Options of the runs, in turn; one is an error of the command line."""
SLACK = 12.0
"""MB by which memory may have grown from the first to the last quarter of the runs that are measured."""
SLOPE = 6.0
"""KB a run that it may grow by: what a leak of one article or report a run would surpass."""


@dataclass
class Newsroom:
    """A folder in which stories are told, retold and taken away."""

    place: Path
    chance: random.Random
    events: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    told: int = 0

    def turn(self) -> None:
        """Lets some time pass: one story comes or changes, another goes; now and then a file is broken."""
        if len(self.events) < 4 or self.chance.random() < 0.3:
            self.events.append(self._event())
        self._tell(self.chance.choice(self.events))
        files = sorted(self.place.glob("*/*.txt"))
        while len(files) > 8:
            files.pop(self.chance.randrange(len(files))).unlink()
        if self.chance.random() < 0.15:
            (self.place / "new" / f"broken-{self.told % 3}.txt").write_bytes(self.chance.choice(BROKEN))
        del self.events[:-6]

    def _event(self) -> tuple[str, str, str, str, str]:
        pick = self.chance.choice
        return pick(TOWNS), pick(THINGS), pick(ACTS), f"{pick(FIRST)} {pick(LAST)}", pick(OFFICES)

    def _tell(self, event: tuple[str, str, str, str, str]) -> None:
        town, thing, act, person, office = event
        chance, self.told = self.chance, self.told + 1
        dead, hurt, day = chance.randrange(2, 40), chance.randrange(40, 400), chance.randrange(1, 28)
        text = (
            f"{thing.capitalize()} in {town} {act}\n\nMay {day}, 2024\n\n"
            f"{town.upper()} (Meridian) - A {thing} in {town} {act} on Monday, killing {dead} people and injuring "
            f"{hurt}, {office} {person} said.\n\n"
            f"“We heard no alarm in the {thing},” {person.split()[1]} said. The damage was put at {hurt * 3} million "
            f"crowns. Report {self.told} of the desk in {chance.choice(TOWNS)}.\n"
        )
        folder = self.place / chance.choice(("new", "new", "archive"))
        (folder / f"{town.lower()}-{thing.replace(' ', '-')}-{self.told % 4}.txt").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Sample:
    """What the process holds after a run."""

    run: int
    memory: float
    """MB that lie in memory."""
    handles: int
    threads: int


@pytest.fixture
def desk(cache_dir, tmp_path, monkeypatch) -> Iterator[Newsroom]:
    """The newsroom, which is the current folder; chance has a seed, as the batches must be the same at every run."""
    for name in ("new", "archive"):
        (tmp_path / name).mkdir()
    (tmp_path / "known.json").write_text('{"version": 1, "findings": {}}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    threshold = gc.get_threshold()
    yield Newsroom(tmp_path, random.Random(1912))
    gc.set_threshold(*threshold)


def run(*arguments: str) -> int:
    """The exit code of a command line, run as the process runs it."""
    code = again(arguments)
    if code is not None:
        return code
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0)


def sample(number: int) -> Sample:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return Sample(number, memory, len(os.listdir("/proc/self/fd")), len(os.listdir("/proc/self/task")))


def soak(desk: Newsroom, runs: int, every: int, capfd: pytest.CaptureFixture[str]) -> tuple[list[Sample], dict[int, int]]:
    """What the process held after each `every`th of so many runs, and how many ended with which exit code."""
    samples: list[Sample] = []
    codes: dict[int, int] = {}
    for number in range(runs):
        if number % 10 != 9:  # else the same run once more
            desk.turn()
            line = ("check", "new", "--against", "archive", "--allow-empty", "--quiet", *OPTIONS[number % len(OPTIONS)])
        code = run(*line)
        codes[code] = codes.get(code, 0) + 1
        out, err = capfd.readouterr()
        assert "Traceback" not in err, err
        assert code in {0, 1} or err.count("\n") <= 4, err
        if number % every == every - 1:
            gc.collect()
            samples.append(sample(number + 1))
    return samples, codes


def grown(samples: list[Sample]) -> tuple[float, float]:
    """KB a run that memory grows by (least squares), and MB from the first to the last quarter (medians)."""
    slope, _ = statistics.linear_regression([one.run for one in samples], [one.memory for one in samples])
    quarter = max(1, len(samples) // 4)
    first, last = (statistics.median(one.memory for one in part) for part in (samples[:quarter], samples[-quarter:]))
    return slope * 1e3, last - first


def test_a_few_checks_in_one_process_leave_no_file_open(desk, capfd):
    samples, codes = soak(desk, 24, 4, capfd)
    assert codes.keys() == {0, 1, 2}
    assert len({one.handles for one in samples[1:]}) == 1
    assert len({one.threads for one in samples[1:]}) == 1


@pytest.mark.slow
def test_2000_checks_in_one_process_leave_memory_and_file_handles_flat(desk, capfd):
    start = time.monotonic()
    samples, codes = soak(desk, 2_000, 20, capfd)
    measured = [one for one in samples if one.run > 400]
    slope, rise = grown(measured)
    with capfd.disabled():
        took = time.monotonic() - start
        print(f"\n2,000 checks in {took:.0f} s, {took / 2:.0f} ms each; exit codes {dict(sorted(codes.items()))}")
        for one in samples[::10]:
            print(f"{one.run:6} runs {one.memory:8.1f} MB {one.handles:4} handles {one.threads:4} threads")
        print(f"from run 400 on: {slope:.2f} KB a run, {rise:.1f} MB from the first to the last quarter")
    assert {one.handles for one in measured} == {measured[0].handles}
    assert {one.threads for one in measured} == {measured[0].threads}
    assert slope < SLOPE
    assert rise < SLACK

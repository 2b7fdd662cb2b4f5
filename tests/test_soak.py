"""A desk that checks all day in one process: batch after batch, and neither memory nor file handles grow.

What a process of the command line never lives to see shows here: caches without bound, files that nobody closes, a
library that keeps what it was given. Articles appear, change, are broken and go, as they do on a desk.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import os
import pkgutil
import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import main
from factcheck.replay import replay

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")

TOWNS = (
    "Lindholm Ostby Varde Saltmere Harrow Kestrel Brannock Veldmark Dunmore Aldwick Thornby Marsk Rovna Selby".split()
)
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
SLOPE = 8.0
"""KB a run that it may grow by: what a leak of one article with its report would surpass."""


@dataclass
class Newsroom:
    """A folder in which stories are told, retold and taken away.

    There are so many stories that the batches always differ, and so few that all were told before the measuring begins:
    what the process knows of a sentence, which is bounded, is then known of each.
    """

    place: Path
    chance: random.Random
    tellings: list[tuple[str, str]] = field(default_factory=list)
    """File name and text."""

    def __post_init__(self) -> None:
        self.tellings = [telling for _ in range(16) for telling in self._story()]

    def turn(self) -> None:
        """Lets some time pass: articles come, change and go; now and then a file is broken."""
        for _ in range(2):
            name, text = self.chance.choice(self.tellings)
            (self.place / self.chance.choice(("new", "new", "archive")) / name).write_text(text, encoding="utf-8")
        files = sorted(self.place.glob("*/*.txt"))
        while len(files) > 9:
            files.pop(self.chance.randrange(len(files))).unlink()
        if self.chance.random() < 0.15:
            broken = self.place / "new" / f"broken-{self.chance.randrange(3)}.txt"
            broken.write_bytes(self.chance.choice(BROKEN))

    def _story(self) -> Iterator[tuple[str, str]]:
        """One event as four articles tell it, two of which are versions of one."""
        pick = self.chance.choice
        town, thing, act, person, office = (
            pick(TOWNS),
            pick(THINGS),
            pick(ACTS),
            f"{pick(FIRST)} {pick(LAST)}",
            pick(OFFICES),
        )
        day = self.chance.randrange(1, 28)
        for number in range(4):
            dead, hurt = self.chance.randrange(2, 40), self.chance.randrange(40, 400)
            text = (
                f"{thing.capitalize()} in {town} {act}\n\nMay {day}, 2024\n\n"
                f"{town.upper()} (Meridian) - A {thing} in {town} {act} on Monday, killing {dead} people and injuring "
                f"{hurt}, {office} {person} said.\n\n"
                f"“We heard no alarm in the {thing},” {person.split()[1]} said. The damage was put at {hurt * 3} "
                f"million crowns.\n"
            )
            yield f"{town.lower()}-{thing.replace(' ', '-')}-{number % 3}.txt", text


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
    code = replay(arguments)
    if code is not None:
        return code
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0)


def _entries(of: str) -> int:
    return sum(1 for _ in Path("/proc/self", of).iterdir())


def sample(number: int) -> Sample:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return Sample(number, memory, _entries("fd"), _entries("task"))


def soak(
    desk: Newsroom, runs: int, every: int, capfd: pytest.CaptureFixture[str]
) -> tuple[list[Sample], dict[int, int]]:
    """What the process held after each `every`th of so many runs, and how many ended with which exit code."""
    samples: list[Sample] = []
    codes: dict[int, int] = {}
    for number in range(runs):
        if number % 50 == 49:
            run("cache", "clear")  # and all is worked out again
            capfd.readouterr()
        if number % 10 != 9:  # else the same run once more
            desk.turn()
            line = ("check", "new", "--against", "archive", "--allow-empty", "--quiet", *OPTIONS[number % len(OPTIONS)])
        code = run(*line)
        codes[code] = codes.get(code, 0) + 1
        _, err = capfd.readouterr()
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


def test_what_the_process_remembers_is_bounded():
    """A function that remembers answers for ever has no argument, and so one answer, or few that the code names."""
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(factcheck.__path__, "factcheck.")]
    endless = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, function in vars(module).items()
        if hasattr(function, "cache_info") and function.cache_info().maxsize is None
        if inspect.signature(function.__wrapped__).parameters
    ]
    few = {"factcheck.render.html._file", "factcheck.load.fragment._hiding", "factcheck.load.markdown._parser"}
    assert set(endless) <= few


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
    took = time.monotonic() - start
    told = [
        f"2,000 checks in {took:.0f} s, {took / 2:.0f} ms each; exit codes {dict(sorted(codes.items()))}",
        *(
            f"{one.run:6} runs {one.memory:8.1f} MB {one.handles:4} handles {one.threads:3} threads"
            for one in samples[::10]
        ),
        f"from run 400 on: {slope:.2f} KB a run, {rise:.1f} MB from the first to the last quarter",
    ]
    with capfd.disabled():
        sys.stdout.write("\n" + "\n".join(told) + "\n")
    assert {one.handles for one in measured} == {measured[0].handles}
    assert {one.threads for one in measured} == {measured[0].threads}
    assert slope < SLOPE
    assert rise < SLACK

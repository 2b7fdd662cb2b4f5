"""The command line killed at random moments: what it writes is whole or as it was, and the next run goes on.

What is killed is the real process. Half of the kills strike anywhere in a run, half of them when a first sign of
writing is seen, where there is something to be torn. The seed is printed; FACTCHECK_SEED repeats its moments, as far as
a machine repeats anything.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import factcheck
from factcheck.cache import Cache
from factcheck.folders import keeping_in

from ..ci.conftest import AGREES, COURIER, FIRE, HARBOUR, write

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
ROOT = str(Path(factcheck.__file__).parents[1])
CHECK = ("check", "new", "--against", "archive", "--quiet")
OTHER_STORY = FIRE.replace("Hotel Kronen", "Theatre Linde").replace("Ostby", "Varde")
BEFORE = {"archive/harbour.txt": HARBOUR, "archive/fire.txt": FIRE, "new/courier.txt": AGREES}
AFTER = {"new/courier.txt": COURIER, "new/brigade.txt": FIRE.replace("seven people", "nine people")}
MANY = {
    f"archive/{name}.txt": FIRE.replace("Hotel Kronen", f"Hotel {name.title()}").replace("Ostby", f"{name.title()}by")
    for name in ("anker", "birke", "dorn", "esche")
}


@dataclass(frozen=True)
class Scene:
    """A command that is killed."""

    command: tuple[str, ...]
    files: tuple[str, ...]
    """What it writes."""
    warm: bool = True
    """Whether the cache knows the articles as they were before."""
    code: int = 0
    """That it exits with when it is left alone."""
    more: dict[str, str] = field(default_factory=dict)
    """Articles of this scene."""


SCENES = {
    "report": Scene(("report", "archive/harbour.txt", "new/courier.txt", "-o", "out.md", "--quiet"), ("out.md",)),
    "check": Scene(
        (*CHECK, "-o", "out.txt", "--write", "json=out.json", "--write", "sarif=out.sarif", "--write", "junit=out.xml"),
        ("out.txt", "out.json", "out.sarif", "out.xml"),
        code=1,
    ),
    "check, cold": Scene((*CHECK, "-o", "out.json", "--format", "json"), ("out.json",), warm=False, code=1),
    "baseline": Scene(
        ("baseline", "update", "new", "--against", "archive", "--quiet"), ("factcheck-baseline.json",), warm=False
    ),
    "two processes": Scene(
        (*CHECK, "-o", "out.json", "--format", "json", "--jobs", "2"),
        ("out.json",),
        code=1,
        more=MANY | {name.replace("archive", "new"): text.replace("seven", "nine") for name, text in MANY.items()},
    ),
}


@dataclass
class Desk:
    """A folder with articles, outputs and a cache, that can be set back, and what an undisturbed run makes of it."""

    place: Path
    scene: Scene
    mark: str
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    known: dict[bytes, bytes] = field(default_factory=dict)
    """What the cache holds after the undisturbed run."""
    seconds: float = 0.0
    """That it took."""

    @property
    def here(self) -> Path:
        """The folder of the run, always the same: the cache knows a command by it."""
        return self.place / "desk"

    def prepare(self, graph: Path) -> None:
        """Runs undisturbed on the articles as they were and as they are; `graph` is a cache that holds the encoder."""
        for name, text in BEFORE.items():
            write(self.here / name, text)
        shutil.copytree(graph, self.here / "cache")
        assert self.run().returncode in {0, 1}
        if not self.scene.warm:
            shutil.rmtree(self.here / "cache")
            shutil.copytree(graph, self.here / "cache")
        self.old = self.outputs()
        for name, text in (AFTER | self.scene.more).items():
            write(self.here / name, text)
        shutil.copytree(self.here, self.place / "before")
        start = time.monotonic()
        done = self.run()
        self.seconds = time.monotonic() - start
        assert (done.returncode, done.stderr.count(b"factcheck: ")) == (self.scene.code, 0), done.stderr
        self.new = self.outputs()
        assert set(self.old) == set(self.new) == set(self.scene.files)
        assert all(self.old[name] != self.new[name] for name in self.new)
        self.known = self.answers()

    def set_back(self) -> None:
        """Makes the desk what it was before the undisturbed run."""
        shutil.rmtree(self.here)
        shutil.copytree(self.place / "before", self.here)

    def start(self) -> subprocess.Popen[bytes]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "GITHUB_"))
        }
        more = {"FACTCHECK_CACHE_DIR": str(self.here / "cache"), "PYTHONPATH": ROOT, "MARK": self.mark}
        return subprocess.Popen(
            [sys.executable, "-m", "factcheck", *self.scene.command],
            cwd=self.here,
            env=environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self) -> subprocess.CompletedProcess[bytes]:
        """Runs the command and leaves it alone."""
        with self.start() as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def outputs(self) -> dict[str, bytes]:
        """The files that the command writes, as far as they are there."""
        return {name: (self.here / name).read_bytes() for name in self.scene.files if (self.here / name).exists()}

    def answers(self) -> dict[bytes, bytes]:
        """All that the cache knows, by key; a cache that is damaged says so."""
        told: list[str] = []
        found: dict[bytes, bytes] = {}
        with Cache(self.here / "cache", told.append) as cache:
            for path in (self.here / "cache").glob("*.sqlite3"):
                database = sqlite3.connect(path)
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                found = cache.get(key for (key,) in database.execute("SELECT key FROM answers"))
                database.close()
        assert told == []
        return found

    def drafts(self) -> list[str]:
        """What the killed process had begun to write."""
        return [path.name for path in self.here.iterdir() if path.name.startswith(".")]

    def keeps(self) -> bool:
        """A sign that the command has begun to write answers into the cache."""
        return any(path.name.endswith("-wal") for path in (self.here / "cache").iterdir())

    def left_alive(self) -> list[str]:
        """Processes that work for a command of this desk, by their number."""
        mark = f"MARK={self.mark}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*/environ"):
            try:
                if mark in process.read_bytes():
                    found.append(process.parent.name)
            except OSError:
                continue  # it has ended
        return found


@pytest.fixture(scope="module")
def chance() -> random.Random:
    """Chance with a seed that is told."""
    seed = int(os.environ.get("FACTCHECK_SEED") or random.SystemRandom().randrange(10_000))
    sys.stdout.write(f"FACTCHECK_SEED={seed}\n")
    return random.Random(seed)


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Path:
    """A cache that holds the encoder's graph and no answer."""
    folder: Path = tmp_path_factory.mktemp("graph")
    from factcheck.encoder.export import proven_session

    proven_session.cache_clear()
    with keeping_in(folder):
        proven_session()
    proven_session.cache_clear()
    return folder


@pytest.fixture(scope="module")
def desk_of(tmp_path_factory, graph) -> Callable[[str], Desk]:
    """The desk of a scene, prepared once."""
    made: dict[str, Desk] = {}

    def desk_of(name: str) -> Desk:
        if name not in made:
            place = tmp_path_factory.mktemp("scene")
            made[name] = Desk(place, SCENES[name], place.name)
            made[name].prepare(graph)
        return made[name]

    return desk_of


def kill(desk: Desk, chance: random.Random, *, writing: bool) -> str:
    """Starts the command and kills it at a random moment, and says when: of the whole run, or of its `writing`."""
    moment = chance.uniform(0, desk.seconds)
    sign = chance.choice([desk.drafts, desk.drafts, desk.keeps])
    after = chance.choice([0.0, 0.0, chance.uniform(0, 0.002), chance.uniform(0, 0.02)])
    with desk.start() as process:
        start = time.monotonic()
        if writing:
            while process.poll() is None and not sign():
                pass
            time.sleep(after)
        else:
            time.sleep(moment)
        process.kill()
        process.communicate(timeout=60)
    return f"killed after {time.monotonic() - start:.3f} of {desk.seconds:.3f} s"


def check_wholeness(desk: Desk) -> str:
    """Holds what lies there after a kill against the old and the new; says in a word what was found."""
    found = desk.outputs()
    assert set(found) == set(desk.old), "a file that was there is gone"
    for name, content in found.items():
        assert content in (desk.old[name], desk.new[name]), f"{name} is neither the old file nor the new one"
        if name.endswith((".json", ".sarif")):
            json.loads(content)
    for draft in desk.drafts():
        assert draft.lstrip(".").rpartition(".")[0] in desk.scene.files, f"{draft} is no draft that would be removed"
    known = desk.answers()
    assert known.keys() <= desk.known.keys(), "the cache holds what no run asks for"
    assert all(desk.known[key] == content for key, content in known.items()), "the cache holds another answer"
    changed = sum(found[name] != desk.old[name] for name in found)
    return "new" if changed == len(found) else "old" if not changed else "some new"


def check_next_run(desk: Desk) -> None:
    """The run after a kill gives what an undisturbed one gives."""
    done = desk.run()
    assert (done.returncode, done.stderr.count(b"factcheck: ")) == (desk.scene.code, 0), done.stderr
    assert desk.outputs() == desk.new


def check_nobody_lives(desk: Desk) -> None:
    """No process goes on working for a command that was killed."""
    end = time.monotonic() + 20
    while living := desk.left_alive():
        assert time.monotonic() < end, f"processes {living} go on"
        time.sleep(0.05)


def strike(desk: Desk, chance: random.Random, kills: int) -> Counter[str]:
    """Kills the command so often and looks after each; what was found, counted."""
    found: Counter[str] = Counter()
    for number in range(kills):
        desk.set_back()
        told = kill(desk, chance, writing=bool(number % 2))
        try:
            check_nobody_lives(desk)
            found[f"outputs {check_wholeness(desk)}"] += 1
            found["with a draft left"] += bool(desk.drafts())
            check_next_run(desk)
        except AssertionError as error:
            error.add_note(f"kill {number} of {kills}: {told}")
            raise
    return found


@pytest.mark.parametrize(("name", "kills"), [("report", 1), ("check", 2), ("check, cold", 2), ("baseline", 1)])
def test_a_killed_command_leaves_whole_files_and_the_next_one_goes_on(name, kills, desk_of, chance):
    strike(desk_of(name), chance, kills)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "kills"),
    [("report", 35), ("check", 45), ("check, cold", 35), ("baseline", 25), ("two processes", 10)],
)
def test_150_killed_commands_leave_whole_files_and_the_next_ones_go_on(name, kills, desk_of, chance):
    desk = desk_of(name)
    start = time.monotonic()
    found = strike(desk, chance, kills)
    told = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
    took = time.monotonic() - start
    sys.stdout.write(f"{name}: {kills} kills in runs of {desk.seconds:.2f} s, {took:.0f} s: {told}\n")

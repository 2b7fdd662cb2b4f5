"""Whoever tells the stories, the report is the same, byte for byte; and what goes wrong on the way is told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import UserList
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cache import Cache
from factcheck.engine import Engine, Serial, engine_of, processes
from factcheck.engine.processes import Processes
from factcheck.errors import ArticleError, EngineError
from factcheck.folders import rules_folder
from factcheck.model import Report
from factcheck.render.json import render
from factcheck.settings import Grouping, Settings
from factcheck.stages import telling

from ..conftest import StemEmbedder

STORY = """\
{event} in {place}

May 14, 2024

The {event} in {place} killed {dead} people on Monday night, the mayor of {place} said.

{more}
"""
PLACES = "Lindholm Ostby Carrow Dunmere Halden Ravenport Kronau Tessel".split()


def square(number: int) -> int:
    return number * number


def process(number: int) -> int:
    return os.getpid()


def threads(number: int) -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


def refuse(number: int) -> int:
    raise ArticleError(f"{number}: no article")


def stumble(number: int) -> int:
    return 1 // (number - number)


def die(number: int) -> int:
    os._exit(9)


class StillBorn:
    """A function that kills the process that it is sent to, before that can ask for a task."""

    def __call__(self, task: object) -> None:
        """Never called."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


_TELL = telling.tell


def tell_by_stems(task: telling.Task, models: telling.Models | None = None, advance: object = None) -> Report:
    """As the pipeline tells, with an embedder that needs no loading; slowly enough to be interrupted."""
    time.sleep(0.1)
    return _TELL(task, telling.Models(StemEmbedder()))


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Eight stories of two articles each."""
    for number, place in enumerate(PLACES):
        for name, dead, more in (
            ("a", 3 + number, "Divers searched at dawn."),
            ("b", 4 + number, "Roads were closed."),
        ):
            path = tmp_path / "articles" / place / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = STORY.format(event="landslide", place=place, dead=dead, more=more)
            path.write_text(text, encoding="utf-8")
    return tmp_path / "articles"


def report(corpus: Path, engine: Engine, cache: Cache | None = None, **options) -> str:
    settings = Settings(stories=Grouping.FOLDER, min_confidence=0)
    return render(pipeline.check([corpus], settings, engine=engine, cache=cache, **options))


@pytest.fixture
def expected(corpus, monkeypatch) -> str:
    """The report as one process makes it; from here on, whoever tells stories does so without a model."""
    monkeypatch.setattr(telling, "tell", tell_by_stems)
    made = report(corpus, Serial())
    assert made.count("FC401") >= len(PLACES)
    return made


def tell_but_one(task: telling.Task, models: telling.Models | None = None, advance: object = None) -> Report:
    """As `tell_by_stems`, with a mistake that the story of Ostby brings to light."""
    return tell_by_stems(task) if "Ostby" not in task.articles[0].source else next(iter(()))  # StopIteration


@pytest.mark.parametrize("engine", [Serial(), Processes(2)], ids=["serial", "processes"])
def test_a_mistake_of_ours_in_one_story_leaves_the_others_told(corpus, expected, monkeypatch, engine, tmp_path):
    monkeypatch.setattr(telling, "tell", tell_but_one)
    settings, cache = Settings(stories=Grouping.FOLDER, min_confidence=0), Cache(tmp_path / "cache")
    made = pipeline.check([corpus], settings, engine=engine, cache=cache)
    (untold,) = made.notices
    assert untold.code == "FC913"
    assert untold.source.endswith("Ostby/a.txt")
    assert "StopIteration at test_engines.py:" in untold.message
    told = {position.source for finding in made.findings for position in finding.positions}
    assert {Path(source).parent.name for source in told} == {*PLACES} - {"Ostby"}
    assert len(made.articles) == 2 * len(PLACES)
    monkeypatch.setattr(telling, "tell", tell_by_stems)
    assert not pipeline.check([corpus], settings, engine=engine, cache=cache).notices  # it was not kept


def test_a_mistake_of_ours_in_the_only_story_ends_the_run(corpus, monkeypatch):
    monkeypatch.setattr(telling, "tell", tell_but_one)
    with pytest.raises((StopIteration, RuntimeError)):
        pipeline.check([corpus / "Ostby"], Settings(min_confidence=0), engine=Serial())


class TestProcesses:
    def test_every_task_is_done_once_and_keeps_its_place(self):
        done = list(Processes(2)(square, range(20)))
        assert sorted(done) == [(number, number * number) for number in range(20)]

    def test_they_are_as_many_as_asked_for_and_not_this_one(self):
        pids = {pid for _, pid in Processes(2)(process, range(12))}
        assert len(pids) == 2
        assert os.getpid() not in pids

    def test_each_computes_with_one_thread_and_this_one_as_before(self, monkeypatch):
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        assert {value for _, value in Processes(2)(threads, range(2))} == {"1"}
        assert "OMP_NUM_THREADS" not in os.environ

    def test_one_alone_is_this_one(self):
        assert list(Processes(1)(process, [0])) == [(0, os.getpid())]
        assert not Processes(4).apart(1)

    def test_left_to_itself_it_starts_none_that_does_not_pay(self, monkeypatch):
        monkeypatch.setattr("factcheck.engine.processes._cores", lambda: 4)
        assert [Processes()._count(tasks) for tasks in (1, 31, 32, 1000)] == [0, 1, 2, 4]
        assert not Processes().apart(31)

    def test_an_error_of_a_task_is_raised_here(self):
        with pytest.raises(ArticleError, match="no article"):
            list(Processes(2)(refuse, range(4)))
        with pytest.raises(RuntimeError, match="ZeroDivisionError"):
            list(Processes(2)(stumble, range(4)))

    def test_a_process_that_dies_is_told_with_its_cure(self):
        with pytest.raises(EngineError, match=r"a process that told a story died, .*with fewer --jobs"):
            list(Processes(2)(die, range(4)))

    def test_one_that_dies_while_it_starts_is_told_with_its_cure(self):
        """Its pipe breaks under a task that is larger than what a pipe holds."""
        with pytest.raises(EngineError, match="--jobs"):
            list(Processes(2)(StillBorn(), [b"x" * 10_000_000] * 4))

    def test_when_not_all_can_be_started_none_is_left(self, monkeypatch):
        started = []
        real = processes._start

        def start(function):
            if started:
                raise OSError("no more processes")
            started.append(real(function))
            return started[0]

        monkeypatch.setattr(processes, "_start", start)
        with pytest.raises(OSError, match="no more"):
            list(Processes(2)(process, range(4)))
        assert started[0][1].exitcode is not None

    def test_the_environment_is_as_before_also_when_none_can_be_started(self, monkeypatch):
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        with pytest.raises(OSError, match="no more"), processes._one_thread():
            raise OSError("no more processes")
        assert "OMP_NUM_THREADS" not in os.environ

    def test_who_stops_listening_leaves_no_process(self):
        tasks = Processes(2)(process, range(1000))
        pids = {next(tasks)[1] for _ in range(8)}
        tasks.close()
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)

    def test_they_end_with_a_parent_that_is_killed(self, tmp_path):
        program = (
            "from factcheck.engine.processes import Processes\nfrom tests.engine.test_engines import process\n"
            "if __name__ == '__main__':\n"
            "    for _, pid in Processes(2)(process, range(10**9)): print(pid, flush=True)\n"
        )
        (tmp_path / "run.py").write_text(program, encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(Path(pipeline.__file__).parents[1])}
        with subprocess.Popen([sys.executable, tmp_path / "run.py"], stdout=subprocess.PIPE, env=environment) as parent:
            assert parent.stdout is not None
            pids = {int(parent.stdout.readline()) for _ in range(50)}
            parent.send_signal(signal.SIGKILL)
        end = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(Path(f"/proc/{pid}").exists() for pid in pids)

    def test_the_report_is_the_same(self, corpus, expected):
        assert report(corpus, Processes(2)) == expected


@pytest.fixture(scope="module")
def workers():
    """Two worker processes of a real cluster."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster


class TestCluster:
    def test_the_report_is_the_same_though_a_worker_is_killed_in_the_middle(self, workers, corpus, expected):
        killed = []

        def kill_one(stage: str, done: int, total: int) -> None:
            if stage == "stories" and done == 2 and not killed:
                nanny = next(iter(workers.workers.values()))
                killed.append(nanny.pid)
                os.kill(nanny.pid, signal.SIGKILL)

        assert report(corpus, engine_of(None, workers.scheduler_address), progress=kill_one) == expected
        assert killed

    def test_an_error_of_a_task_is_raised_here(self, workers):
        with pytest.raises(ArticleError, match="no article"):
            list(engine_of(None, workers.scheduler_address)(refuse, range(4)))

    def test_a_worker_with_another_factcheck_is_refused(self, workers, monkeypatch):
        monkeypatch.setattr("factcheck.cache.keys.tool", lambda: b"another")
        with pytest.raises(EngineError, match=r"a worker of the cluster has another factcheck, .*Install the same"):
            list(engine_of(None, workers.scheduler_address)(square, range(4)))

    def test_a_worker_with_other_rules_is_refused(self, workers, corpus, tmp_path, monkeypatch):
        shutil.copytree(rules_folder(), tmp_path / "rules")
        settings = Settings(rules=tmp_path / "rules", stories=Grouping.FOLDER)
        real = pipeline.load

        def edited(*given):
            path = tmp_path / "rules/number.yaml"
            path.write_bytes(path.read_bytes() + b"\n")
            return real(*given)

        monkeypatch.setattr(pipeline, "load", edited)
        with pytest.raises(EngineError, match="these rules changed"):
            pipeline.check([corpus], settings, engine=engine_of(None, workers.scheduler_address))

    def test_a_cluster_that_gives_up_is_told_with_its_cure(self, workers, monkeypatch):
        distributed = pytest.importorskip("distributed")

        class Lost:
            def result(self) -> None:
                raise distributed.CancelledError("lost")

        monkeypatch.setattr("distributed.as_completed", lambda futures, loop: UserList([Lost()]))
        monkeypatch.setattr(UserList, "update", lambda self, more: None, raising=False)
        with pytest.raises(EngineError, match=r"the cluster gave up .lost.*look at its workers, then run the same"):
            list(engine_of(None, workers.scheduler_address)(square, [1]))

    def test_no_scheduler_is_told_with_its_cure(self, monkeypatch):
        pytest.importorskip("distributed")
        monkeypatch.setattr("factcheck.engine.cluster._PATIENCE", 0.5)
        with pytest.raises(EngineError, match="no Dask scheduler answers"):
            list(engine_of(None, "tcp://127.0.0.1:9")(square, range(4)))

    @pytest.mark.parametrize("address", ["scheduler", "tcp://10.0.0.1", "http://10.0.0.1:8786", "tcp://10.0.0.1:port"])
    def test_what_is_no_address_is_asked_of_nobody(self, address, monkeypatch):
        pytest.importorskip("distributed")
        monkeypatch.setattr("distributed.Client", lambda *_, **__: pytest.fail("it was asked"))
        with pytest.raises(EngineError, match=rf"^{address}: no Dask scheduler answers \(.*\)\. Start one with"):
            list(engine_of(None, address)(square, range(4)))

    def test_without_dask_it_says_what_to_install(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(EngineError, match=r"--scheduler needs Dask\. Install it: .* -m pip install .*\[dask\]"):
            list(engine_of(None, "tcp://127.0.0.1:9")(square, range(4)))


SLOW_RUN = """
import signal
import sys
import time
from factcheck.stages import telling
from tests.engine import test_engines
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts tests in the background ignores it
    told = []
    def tell(task, *rest, **options):
        if len(told) == int(sys.argv[4]):
            time.sleep(60)  # here it is cut off, however busy the machine
        told.append(task)
        return test_engines.tell_by_stems(task)
    telling.tell = tell
    from factcheck.cli import main
    try:
        main(["report", sys.argv[1], "--stories", "folder", "--jobs", sys.argv[2], "-o", sys.argv[3]])
    finally:
        print(len(told))
"""


class TestStopped:
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
    def test_a_run_that_is_cut_off_writes_nothing_and_the_next_goes_on(self, corpus, tmp_path, how):
        (tmp_path / "run.py").write_text(SLOW_RUN, encoding="utf-8")
        command = [sys.executable, str(tmp_path / "run.py"), str(corpus), "1", str(tmp_path / "out.md")]
        environment = os.environ | {
            "PYTHONPATH": str(Path(pipeline.__file__).parents[1]),
            "FACTCHECK_CACHE_DIR": str(tmp_path / "cache"),
        }
        del environment["FACTCHECK_NO_CACHE"]
        with (
            Cache(tmp_path / "cache") as cache,
            subprocess.Popen(
                [*command, "3"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as process,
        ):
            end = time.monotonic() + 60
            while not any(kept.stage == "story" and kept.answers >= 3 for kept in cache.kept()):
                assert process.poll() is None
                assert time.monotonic() < end
                time.sleep(0.02)
            process.send_signal(how)
            _, err = process.communicate(timeout=60)
            done = next(kept.answers for kept in cache.kept() if kept.stage == "story")
        assert process.returncode == (130 if how == signal.SIGINT else -signal.SIGKILL)
        assert (b"interrupted" in err) is (how == signal.SIGINT)
        assert not (tmp_path / "out.md").exists()
        again = subprocess.run([*command, "-1"], env=environment, capture_output=True, check=True, timeout=60)
        assert int(again.stdout) == len(PLACES) - done
        assert (tmp_path / "out.md").stat().st_size

    def test_what_was_told_before_it_stopped_is_not_told_again(self, corpus, expected, tmp_path):
        def stop(stage: str, done: int, total: int) -> None:
            if stage == "stories" and done == 5:
                raise KeyboardInterrupt

        told = []

        class Counting(Serial):
            def __call__(self, function, tasks):
                told.append(len(tasks))
                return super().__call__(function, tasks)

        with Cache(tmp_path / "cache") as cache:
            with pytest.raises(KeyboardInterrupt):
                report(corpus, Counting(), cache, progress=stop)
            assert report(corpus, Counting(), cache) == expected
        assert told == [8, 3]

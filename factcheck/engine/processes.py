"""The work on several cores: processes that each do one task at a time on one thread, and load the models once."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, ClassVar

from msgspec import Struct

from ..errors import EngineError, FactcheckError
from . import Result, Serial, Task

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Several threads in each of several processes would wait for each other; libraries read this when they are loaded."""


_PAYS = 16
"""Tasks for which a process is worth its start, where nobody says how many there are to be: it loads the models."""
_PATIENCE = 5.0
"""Seconds that a process has to end in good order."""


class Processes(Struct, frozen=True):
    """Tasks in processes of this machine, which start afresh and end with this one, however it ends."""

    jobs: int | None = None
    """How many there are; None: as many as there are cores and as the tasks are worth."""
    shares_disk: ClassVar[bool] = True

    def apart(self, tasks: int) -> bool:
        """True when more than one process has something to do: one alone is this one."""
        return self._count(tasks) > 1

    def _count(self, tasks: int) -> int:
        return min(tasks, self.jobs) if self.jobs else min(tasks // _PAYS, _cores())

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """As `Engine`; an error of `function` is raised here.

        Raises:
            EngineError: a process died.
        """
        if not self.apart(len(tasks)):
            yield from Serial()(function, tasks)
            return
        waiting = iter(range(len(tasks)))
        workers: list[tuple[Connection, SpawnProcess]] = []
        busy: dict[Any, int] = {}
        pipe: Any
        try:
            workers.extend(_start(function) for _ in range(self._count(len(tasks))))  # those started are in it
            for pipe, _ in workers:
                busy[pipe] = next(waiting)
                _send(pipe, tasks[busy[pipe]])
            while busy:
                for pipe in wait(list(busy)):
                    place = busy.pop(pipe)
                    result = _received(pipe)
                    following = next(waiting, None)
                    if following is not None:
                        busy[pipe] = following
                        _send(pipe, tasks[following])
                    yield place, result
        finally:
            _end(workers, at_once=bool(busy))


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end(workers: Sequence[tuple[Connection, SpawnProcess]], *, at_once: bool) -> None:
    """Closes the pipes, at which the processes end; `at_once` also those that have a task."""
    for pipe, process in workers:
        pipe.close()
        if at_once:
            process.terminate()
    for _, process in workers:
        process.join(_PATIENCE)
        process.kill()
        process.join()


def _start(function: Callable[[Any], Any]) -> tuple[Connection, SpawnProcess]:
    """A process that does tasks, and this end of the pipe to it. It holds the only other end: each notices a death."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(function, there), daemon=True)
    with _one_thread():
        process.start()
    there.close()
    return here, process


@contextmanager
def _one_thread() -> Iterator[None]:
    """What is started inside computes with one thread."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _told_of_death() -> Iterator[None]:
    """What is done inside with a pipe says so when the process at its other end is dead."""
    try:
        yield
    except (EOFError, OSError) as end:
        raise EngineError(
            "a process that told a story died, of want of memory perhaps. What is done is kept: run the same command "
            "again, with fewer --jobs."
        ) from end


def _send(pipe: Connection, task: Any) -> None:
    """Gives `task` to the process at the other end of `pipe`, which may have died while it started."""
    with _told_of_death():
        pipe.send(task)


def _received(pipe: Connection) -> Any:
    """What came of the task that was sent last through `pipe`."""
    with _told_of_death():
        result, error = pipe.recv()
    if error is not None:
        raise error
    return result


def _serve(function: Callable[[Any], Any], pipe: Connection) -> None:
    """Does the tasks that come through `pipe` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who pressed Ctrl-C means the parent, which ends this process
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # in good order: libraries have things to clean up
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answer(function, pipe.recv()))


def _answer(function: Callable[[Any], Any], task: Any) -> tuple[Any, Exception | None]:
    """What comes of `task`, or the error, in a form that passes the pipe."""
    try:
        return function(task), None
    except FactcheckError as error:
        return None, error
    except Exception:  # noqa: BLE001  # a mistake of ours
        return None, RuntimeError(f"in a process that told a story:\n{traceback.format_exc()}")

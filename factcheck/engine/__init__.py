"""Who does the work: an `Engine` applies one function to many tasks, here or elsewhere. Backends load on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Protocol, TypeVar

from msgspec import Struct

Task = TypeVar("Task")
Result = TypeVar("Result")


class Engine(Protocol):
    """Anything that applies a function; plug in another by passing it to `pipeline.check`."""

    @property
    def shares_disk(self) -> bool:
        """True when the tasks are done on this machine, so that files of this run can be used there."""

    def apart(self, tasks: int) -> bool:
        """True when so many tasks are done outside of this process: the function must be one that a module holds."""

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """The place of each task in `tasks` and what `function` makes of it, as they are done.

        Who stops listening ends the work.
        """


class Serial(Struct, frozen=True):
    """One task after the other, in this process."""

    shares_disk: ClassVar[bool] = True

    def apart(self, tasks: int) -> bool:  # noqa: ARG002  # so few or so many
        """Never."""
        return False

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """As `Engine`."""
        for place, task in enumerate(tasks):
            yield place, function(task)


def engine_of(jobs: int | None, scheduler: str | None) -> Engine:
    """What works in `jobs` processes, None for as many as pay, or on the Dask cluster with the scheduler at an address.

    Raises:
        EngineError: Dask is not installed, or there is no scheduler.
    """
    if scheduler:
        from .cluster import Cluster

        return Cluster(scheduler)
    from .processes import Processes

    return Processes(jobs)

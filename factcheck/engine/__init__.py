"""Who does the work: an `Engine` applies one function to many tasks, here or elsewhere. Backends load on first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


class Engine(Protocol):
    """Anything that applies a function; plug in another by passing it to `pipeline.check`."""

    @property
    def shares_disk(self) -> bool:
        """True when the tasks are done on this machine, so that files of this run can be used there."""

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """The place of each task in `tasks` and what `function` makes of it, as they are done.

        Who stops listening ends the work. A function that leaves this process is one that its module holds.
        """


@dataclass(frozen=True, slots=True)
class Serial:
    """One task after the other, in this process."""

    shares_disk: ClassVar[bool] = True

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """As `Engine`."""
        for place, task in enumerate(tasks):
            yield place, function(task)

"""The work on many machines: a Dask cluster that somebody runs, whose workers have the same factcheck installed.

Dask sends a task again when its worker is lost. Nothing is read from this machine's disk there, and nothing kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

from ..cache import keys
from ..errors import EngineError
from ..folders import to_install
from . import Result, Task

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 30
"""Seconds to wait for the scheduler."""
_AHEAD = 4
"""Tasks on their way for each thread of the cluster: none waits, and the scheduler never holds the whole corpus."""
_ONE_AT_A_TIME = Lock()


class Cluster(Struct, frozen=True):
    """Tasks on the workers of a Dask scheduler."""

    address: str
    """As `dask scheduler` prints it, "tcp://10.0.0.1:8786"."""
    shares_disk: ClassVar[bool] = False

    def apart(self, tasks: int) -> bool:  # noqa: ARG002  # so few or so many
        """True: all of them."""
        return True

    def __call__(self, function: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[int, Result]]:
        """As `Engine`; an error of `function` is raised here.

        Raises:
            EngineError: Dask is not installed, no scheduler answers, or its workers have another factcheck.
        """
        try:
            from distributed import CancelledError, KilledWorker, as_completed
        except ImportError as error:
            raise EngineError(f"--scheduler needs Dask. Install it: {to_install('dask')}") from error
        with self._client() as client:
            tool = keys.tool()
            waiting = iter(enumerate(tasks))
            places: dict[Any, int] = {}

            def submitted(most: int) -> list[Any]:
                """The next tasks, `most` at most, on their way."""
                some = {
                    client.submit(_carry_out, tool, function, task, pure=False): place
                    for place, task in islice(waiting, most)
                }
                places.update(some)
                return list(some)

            ahead = max(_AHEAD, _AHEAD * sum(client.nthreads().values()))
            done = as_completed(submitted(ahead), loop=client.loop)
            for future in done:
                done.update(submitted(1))
                try:
                    result = future.result()
                except (CancelledError, KilledWorker) as error:
                    raise EngineError(
                        f"{self.address}: the cluster gave up ({error}). What is done is kept: look at its workers, "
                        "then run the same command again."
                    ) from error
                yield places.pop(future), result

    def _client(self) -> Client:
        from distributed import Client
        from distributed.comm import get_address_host_port

        try:
            get_address_host_port(self.address)  # a client of no address is never done, and waits at the end for itself
            return Client(self.address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise EngineError(
                f"{self.address}: no Dask scheduler answers ({error}). Start one with `dask scheduler`, or check the "
                "address."
            ) from error


def _carry_out(tool: bytes, function: Callable[[Any], Any], task: Any) -> Any:
    """What comes of `task` on a worker, one at a time: its threads would only wait for each other.

    Raises:
        EngineError: this is another factcheck than the one, `tool`, that asks: its reports could differ.
    """
    if keys.tool() != tool:
        raise EngineError(
            "a worker of the cluster has another factcheck, or other versions of its libraries. Install the same on "
            "all machines: pip install -c constraints.txt ..."
        )
    with _ONE_AT_A_TIME:
        return function(task)

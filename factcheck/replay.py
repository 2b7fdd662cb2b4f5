"""The same command once more: when nothing that it depends on has changed, its outcome is written as it was."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .cache import Cache, has_answers
from .ci.batch import Batch, find_batch
from .command.outcome import Order, deliver, known_order
from .command.output import tell
from .errors import ReportError
from .folders import cache_folder, keeps
from .load.paths import collect
from .settings.nearest import find_cache_dir

_KEPT = {"report", "check"}
"""Commands whose outcome is kept."""


class _UnusableError(Exception):
    """The cache is not as it should be: whoever runs the command says so."""


def replay(arguments: Sequence[str]) -> int | None:
    """The exit code of the command line `arguments`, whose outcome is written; None when it must be run."""
    if not arguments or arguments[0] not in _KEPT or not keeps() or "--no-cache" in arguments:
        return None
    try:
        folder = _folder(arguments)
        if not has_answers(folder):
            return None
        with Cache(folder, _refuse) as cache:
            order = known_order(arguments, cache)
            if order is None:
                return None
            batch = batch_of(order)
            return deliver(order, (*batch.new, *batch.old), batch.old, cache, None)
    except ReportError as error:  # a part may be written: once more would write it twice
        tell(f"factcheck: {error}")
        return 2
    except Exception:  # noqa: BLE001  # what is wrong here is wrong for the whole command, which tells it
        return None


def batch_of(order: Order) -> Batch:
    """The articles that `order` is about, as they lie there now.

    Raises:
        FactcheckError: a path is missing, or git cannot tell what changed.
    """
    if order.command == "report":
        return Batch(collect(order.paths, deep=order.deep))
    paths, against = (tuple(map(Path, some)) for some in (order.paths, order.against))
    return find_batch(paths, against, order.changed_since, allow_empty=order.allow_empty)


def _folder(arguments: Sequence[str]) -> Path:
    """The folder of the cache as the command line, the environment or, for a check, the settings file names it."""
    named = os.environ.get("FACTCHECK_CACHE_DIR")
    for option, value in zip(arguments, (*arguments[1:], ""), strict=True):
        if option == "--cache-dir":
            named = value
        elif option.startswith("--cache-dir="):
            named = option.partition("=")[2]
    if named:
        return Path(named)
    reads_settings = arguments[0] == "check" and "--isolated" not in arguments
    return (find_cache_dir(Path.cwd()) if reads_settings else None) or cache_folder()


def _refuse(message: str) -> None:
    raise _UnusableError(message)

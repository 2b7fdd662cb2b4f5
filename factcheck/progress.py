"""How far a run is, for people: on stderr, and only when somebody watches it there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """The progress of a run that nobody watches."""


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """What a run tells how far it is."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    shown = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bars(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("load", total=None, rate="")

        def advance(stage: str, done: int, total: int) -> None:
            if stage != bar.tasks[0].description:
                bar.reset(task, description=stage, completed=done, total=total, rate="")
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:,.1f}/s" if speed else "")

        yield advance

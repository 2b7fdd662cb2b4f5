"""One call of the command line: what its contexts share."""

from __future__ import annotations

from dataclasses import dataclass

import typer

from ..settings.nearest import Configuration


@dataclass(slots=True)
class Invocation:
    """The command line as it was given, and what its settings file says once that is read."""

    arguments: tuple[str, ...] = ()
    """Those by which its outcome is kept."""
    configuration: Configuration | None = None


def invocation_of(context: typer.Context) -> Invocation:
    """The call that `context` is of; an empty one where nobody said which."""
    return context.ensure_object(Invocation)

"""What the options of a command come to: settings, the means of a run, a format, codes.

`settings_of`, `cache_of` and `means_of` look the options up in the command's context: a command names them among its
parameters, which makes them options, and need not read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TypedDict

import typer

from ..cache import Cache
from ..engine import Engine, engine_of
from ..folders import cache_folder, keeping_in
from ..model import Severity
from ..patterns import kept_patterns
from ..progress import Progress, progress
from ..settings import Settings
from ..settings.nearest import Configuration, find_configuration
from .invocation import invocation_of
from .output import tell


def settings_of(context: typer.Context, **otherwise: Any) -> Settings:
    """What the options of the command say, each that is called like a field of the settings, but for `otherwise`."""
    given = {one.name: context.params[one.name] for one in fields(Settings) if one.name in context.params}
    return Settings(**{"fields": configuration_of(context).fields, **given, **otherwise})


def are_named(sources: Sequence[str], paths: Sequence[Path]) -> bool:
    """True when each of `sources` is named in `paths` itself, none found in a folder or by a pattern."""
    return set(sources) <= {path.as_posix() for path in paths}


def configuration_of(context: typer.Context) -> Configuration:
    """The settings file that the options took their defaults from; of commands that read none for these, the nearest.

    Raises:
        SettingsError: the file cannot be read, or a key or a value in it is unknown.
    """
    invocation = invocation_of(context)
    if invocation.configuration is None:
        invocation.configuration = find_configuration(Path.cwd())
    return invocation.configuration


@contextmanager
def cache_of(context: typer.Context) -> Iterator[Cache]:
    """The cache that the options name, where inside all else is kept too; what is wrong with it is said on stderr."""
    place = None if context.params["no_cache"] else context.params["cache_dir"] or cache_folder()
    with Cache(place, lambda message: tell(f"factcheck: {message}")) as cache:
        there = place if place and place.is_dir() else None  # what is no folder was complained of once
        with keeping_in(there), kept_patterns():
            yield cache


class Means(TypedDict):
    """What a run works with, as `pipeline.check` takes it: no report depends on it."""

    cache: Cache
    engine: Engine
    progress: Progress


@contextmanager
def means_of(context: typer.Context, cache: Cache) -> Iterator[Means]:
    """`cache`, the engine that --jobs and --scheduler name, and progress on stderr unless --quiet forbids it."""
    engine = engine_of(context.params["jobs"], context.params.get("scheduler"))
    with progress(context.params["quiet"]) as advance:
        yield Means(cache=cache, engine=engine, progress=advance)


_ENDINGS = {
    "": "markdown", ".md": "markdown", ".markdown": "markdown", ".json": "json", ".jsonl": "jsonl", ".txt": "text",
    ".html": "html", ".htm": "html", ".sarif": "sarif", ".csv": "csv", ".xml": "junit",
}  # fmt: skip
"""How the name of a report's file ends -> its format."""


def format_of(name: str | None, output: Path | None) -> str:
    """The format `name`, or where none is asked for the one that `output` is called after.

    Raises:
        BadParameter: no format is called so: a report under a false name could not be opened.
    """
    suffix = output.suffix.lower() if output else ""
    if name is None and suffix not in _ENDINGS:
        known = ", ".join(filter(None, _ENDINGS))
        raise typer.BadParameter(
            f"{str(output)!r}: no report is written as {suffix} (known: {known}). Name it so, or say --format.",
            param_hint="'--output' / '-o'",
        )
    return name or _ENDINGS[suffix]


def split_codes(text: str) -> tuple[str, ...]:
    """The parts of `FC4,FC5`; white space counts as a comma."""
    return tuple(text.replace(",", " ").split())


def paired(text: str) -> tuple[tuple[str, str], ...]:
    """The parts of `Meridian=FC4,Wire*=FC2` as pairs."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for name, sign, value in pairs:
        if not (name.strip() and sign and value.strip()):
            raise typer.BadParameter(f"{name + sign + value!r} is not of the form NAME=VALUE.")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def by_code(text: str) -> dict[str, Severity]:
    """The parts of `FC401=low,FC2=info`, by code."""
    pairs = paired(text)
    for code, severity in pairs:
        if severity not in list(Severity):
            raise typer.BadParameter(f"{code}={severity}: a severity is one of {', '.join(Severity)}.")
    return {code: Severity(severity) for code, severity in pairs}

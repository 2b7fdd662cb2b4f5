"""What a settings file may say, read strictly."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, PositiveInt, ValidationError
from pydantic import Field as Key

from ..data import Strict, mistakes
from ..errors import SettingsError
from ..model import Severity


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Keys(Strict):
    """The keys of the review page, one or more for each thing that can be done; an empty list for none."""

    real: str | tuple[str, ...] | None = None
    same: str | tuple[str, ...] | None = None
    both: str | tuple[str, ...] | None = None
    unclear: str | tuple[str, ...] | None = None
    skip: str | tuple[str, ...] | None = None
    undo: str | tuple[str, ...] | None = None
    flag: str | tuple[str, ...] | None = None
    note: str | tuple[str, ...] | None = None
    next: str | tuple[str, ...] | None = None
    previous: str | tuple[str, ...] | None = None
    article: str | tuple[str, ...] | None = None
    rule: str | tuple[str, ...] | None = None
    search: str | tuple[str, ...] | None = None
    help: str | tuple[str, ...] | None = None
    quit: str | tuple[str, ...] | None = None


class _Fields(Strict):
    """Which fields of a record of JSON, a row of a table or front matter hold what: the first that holds something.

    A dot leads into an object, capitals do not count.
    """

    text: str | tuple[str, ...] | None = None
    headline: str | tuple[str, ...] | None = None
    outlet: str | tuple[str, ...] | None = None
    author: str | tuple[str, ...] | None = None
    published: str | tuple[str, ...] | None = None
    updated: str | tuple[str, ...] | None = None
    url: str | tuple[str, ...] | None = None
    language: str | tuple[str, ...] | None = None


class _Review(Strict):
    """What a settings file may say of a review."""

    keys: _Keys | None = None
    overlap: int | None = None
    blind: bool | None = None
    order: Literal["teaching", "surest"] | None = None


class SettingsFile(Strict):
    """What a settings file may say; each key is an option's long name."""

    model_config = ConfigDict(alias_generator=_kebab)

    against: list[str] | None = None
    allow_empty: bool | None = None
    baseline: str | None = None
    cache_dir: str | None = None
    changed_since: str | None = None
    decisions: str | None = None
    exit_zero: bool | None = None
    fields: _Fields | None = None
    fail_on: Literal["high", "medium", "low", "never"] | None = None
    format: str | None = None
    ignore: list[str] | None = None
    jobs: PositiveInt | None = None
    judge: str | None = None
    max_bytes: PositiveInt | None = None
    max_characters: PositiveInt | None = None
    min_confidence: Annotated[float, Key(ge=0, le=1)] | None = None
    min_severity: Severity | None = None
    model: str | None = None
    no_cache: bool | None = None
    offline: bool | None = None
    per_outlet_ignores: dict[str, list[str]] | None = None
    review: _Review | None = None
    rules: str | None = None
    scheduler: str | None = None
    select: list[str] | None = None
    severity: dict[str, Severity] | None = None
    statistics: bool | None = None
    stories: Literal["one", "auto", "folder"] | None = None
    strict: bool | None = None
    suppressions: str | None = None
    write: list[str] | None = None


def parse(content: Any, path: Path) -> dict[str, Any]:
    """What `content`, of the file `path`, says, by the name of the option.

    Raises:
        SettingsError: a key or a value in it is unknown; with every mistake.
    """
    try:
        settings = SettingsFile.model_validate(content)
    except ValidationError as error:
        raise SettingsError("\n".join(mistakes(path, SettingsFile, error))) from error
    return settings.model_dump(mode="json", exclude_none=True)


def as_toml(value: Any) -> str:
    """`value` as a settings file writes it; what is neither number, truth, list nor table is text."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{as_key(name)} = {as_toml(one)}' for name, one in value.items())}}}"
    plain = value.value if isinstance(value, Enum) else value
    return json.dumps(plain if isinstance(plain, (bool, int, float)) else str(plain), ensure_ascii=False)


def as_key(name: str) -> str:
    """`name` as a settings file writes a key."""
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else as_toml(name)

"""Settings files: the nearest `factcheck.toml`, or `[tool.factcheck]` in the nearest `pyproject.toml`.

What a file says becomes the default of the command line's options, so that the environment (`FACTCHECK_...`) is
stronger, and an option strongest.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, ValidationError

from .data import Strict, mistakes
from .errors import SettingsError
from .model import Severity

FILE_NAME = "factcheck.toml"
_PATHS = ("rules", "baseline", "suppressions", "decisions", "against")
"""Keys whose values are paths, which are relative to the settings file."""
_REPEATABLE = ("against", "write")
"""Keys whose options are given once for each value; of the others, one option holds all."""


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


class _Review(Strict):
    """What a settings file may say of a review."""

    keys: _Keys | None = None
    overlap: int | None = None
    blind: bool | None = None


class _File(Strict):
    """What a settings file may say; each key is an option's long name."""

    model_config = ConfigDict(alias_generator=_kebab)

    against: list[str] | None = None
    allow_empty: bool | None = None
    baseline: str | None = None
    changed_since: str | None = None
    decisions: str | None = None
    exit_zero: bool | None = None
    fail_on: Literal["high", "medium", "low", "never"] | None = None
    format: str | None = None
    ignore: list[str] | None = None
    max_characters: int | None = None
    min_confidence: float | None = None
    min_severity: Severity | None = None
    model: str | None = None
    per_outlet_ignores: dict[str, list[str]] | None = None
    review: _Review | None = None
    rules: str | None = None
    select: list[str] | None = None
    severity: dict[str, Severity] | None = None
    statistics: bool | None = None
    stories: str | None = None
    strict: bool | None = None
    suppressions: str | None = None
    write: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a settings file says."""

    path: Path | None = None
    """The file; None when there is none."""
    defaults: dict[str, Any] = field(default_factory=dict)
    """Option -> its default, as it would be written on the command line."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What can be done on the review page -> its keys, where the file changes them."""


def find_configuration(folder: Path) -> Configuration:
    """The settings of the nearest file in `folder` or above it.

    Raises:
        SettingsError: the file is no TOML, or a key or a value in it is unknown.
    """
    for place in (folder, *folder.parents):
        own, project = place / FILE_NAME, place / "pyproject.toml"
        if own.is_file():
            return _configuration(own, _read(own), folder)
        section = _read(project).get("tool", {}).get("factcheck") if project.is_file() else None
        if section is not None:
            return _configuration(project, section, folder)
    return Configuration()


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{path}: cannot read these settings ({error}). Mend the file, or use --isolated."
        ) from error


def _configuration(path: Path, content: Any, folder: Path) -> Configuration:
    try:
        settings = _File.model_validate(content)
    except ValidationError as error:
        raise SettingsError("\n".join(mistakes(path, _File, error))) from error
    given = settings.model_dump(mode="json", exclude_none=True)
    review = given.pop("review", {})
    keys = {what: (own,) if isinstance(own, str) else tuple(own) for what, own in review.pop("keys", {}).items()}
    given |= review
    base = Path() if path.parent == folder else path.parent
    for key in _PATHS:
        if key in given:
            value = given[key]
            given[key] = [str(base / one) for one in value] if isinstance(value, list) else str(base / value)
    options = {name: value if name in _REPEATABLE else _as_option(value) for name, value in given.items()}
    return Configuration(path, options, keys)


def _as_option(value: Any) -> Any:
    """Lists and tables as one string of the form `FC4,FC5` or `FC401=low,FC2=info`.

    A comma or an equals sign in a name becomes a wildcard for one letter.
    """
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, dict):
        pairs = ((name, one) for name, many in value.items() for one in (many if isinstance(many, list) else [many]))
        return ",".join(f"{re.sub('[,=]', '?', name)}={one}" for name, one in pairs)
    return value

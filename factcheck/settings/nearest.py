"""Settings files: the nearest `factcheck.toml`, or `[tool.factcheck]` in the nearest `pyproject.toml`.

What a file says becomes the default of the command line's options, so that the environment (`FACTCHECK_...`) is
stronger, and an option strongest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from . import Fields

FILE_NAME = "factcheck.toml"
_PATHS = ("rules", "baseline", "suppressions", "decisions", "against", "cache_dir")
"""Keys whose values are paths, which are relative to the settings file."""
_REPEATABLE = ("against", "write")
"""Keys whose options are given once for each value; of the others, one option holds all."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a settings file says."""

    path: Path | None = None
    """The file; None when there is none."""
    defaults: dict[str, Any] = field(default_factory=dict)
    """Option -> its default, as it would be written on the command line."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What can be done on the review page -> its keys, where the file changes them."""
    fields: Fields = field(default_factory=Fields)
    """What holds what in records of JSON, tables and front matter."""

    def _at_hand(self, key: str, name: str) -> Path:
        """The file that the settings name under `key`, or else `name` beside them, or without any in this folder."""
        beside = self.path.parent if self.path and self.path.parent != Path.cwd() else Path()
        return Path(self.defaults.get(key, beside / name))

    @property
    def decisions_file(self) -> Path:
        """The log of decisions that is at hand, there or not."""
        return self._at_hand("decisions", "decisions.jsonl")

    @property
    def baseline_file(self) -> Path:
        """The baseline that is at hand, there or not."""
        return self._at_hand("baseline", "factcheck-baseline.json")

    @property
    def suppressions_file(self) -> Path:
        """The file of suppressions that is at hand, there or not."""
        return self._at_hand("suppressions", "suppressions.yml")


def find_configuration(folder: Path) -> Configuration:
    """The settings of the nearest file in `folder` or above it.

    Raises:
        SettingsError: the file is no TOML, or a key or a value in it is unknown.
    """
    found = _nearest(folder)
    return _configuration(*found, folder) if found else Configuration()


def find_cache_dir(folder: Path) -> Path | None:
    """The `cache-dir` of the nearest file in `folder` or above it, without a look at the rest, which takes longer.

    Raises:
        SettingsError: the file is no TOML.
    """
    found = _nearest(folder)
    named = found[1].get("cache-dir") if found and isinstance(found[1], dict) else None
    return _base(found[0], folder) / named if found and isinstance(named, str) else None


def check_free(path: Path) -> None:
    """Raises SettingsError when a new settings file at `path` would take the place of one, or hide one beside it."""
    if path.exists() or path.is_symlink():
        raise SettingsError(
            f"{path}: is there already and is not written over. Name another file with -o, or - to see it."
        )
    beside = path.with_name("pyproject.toml")
    if path.name == FILE_NAME and beside.is_file() and _own(_read(beside)) is not None:
        raise SettingsError(
            f"{beside}: has settings in [tool.factcheck], which {path} would hide. "
            "Set more there; `factcheck init -o -` shows what there is to set."
        )


def _nearest(folder: Path) -> tuple[Path, Any] | None:
    """The file whose settings count in `folder`, and what it says."""
    for path in candidates(folder):
        if not path.is_file():
            continue
        content = _read(path)
        section = content if path.name == FILE_NAME else _own(content)
        if section is not None:
            return path, section
    return None


def _own(project: dict[str, Any]) -> Any:
    """What the content of a pyproject.toml says of factcheck; None for nothing."""
    tools = project.get("tool")
    return tools.get("factcheck") if isinstance(tools, dict) else None


def _base(path: Path, folder: Path) -> Path:
    """What paths in the settings file `path` are relative to, as seen from `folder`."""
    return Path() if path.parent == folder else path.parent


def candidates(folder: Path) -> Iterator[Path]:
    """The files that may hold the settings of `folder`, the nearest first, there or not."""
    for place in (folder, *folder.parents):
        yield place / FILE_NAME
        yield place / "pyproject.toml"


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            f"{path}: cannot read these settings ({error}). "
            "Mend the file; check, baseline and review pass it over with --isolated."
        ) from error


def _configuration(path: Path, content: Any, folder: Path) -> Configuration:
    from .file import parse  # takes longer to import than a check that has nothing new

    given = parse(content, path)
    review = given.pop("review", {})
    keys = {what: _several(own) for what, own in review.pop("keys", {}).items()}
    given |= review
    # Names of one's own come first, and the usual ones still count: not every file of a folder comes from one system.
    own = {what: _several(names) for what, names in given.pop("fields", {}).items()}
    fields = replace(
        Fields(), **{what: tuple(dict.fromkeys((*names, *getattr(Fields(), what)))) for what, names in own.items()}
    )
    base = _base(path, folder)
    for key in _PATHS:
        if key in given:
            value = given[key]
            given[key] = [str(base / one) for one in value] if isinstance(value, list) else str(base / value)
    options = {name: value if name in _REPEATABLE else _as_option(value) for name, value in given.items()}
    return Configuration(path, options, keys, fields)


def _several(value: str | list[str]) -> tuple[str, ...]:
    """A text alone, or several of them."""
    return (value,) if isinstance(value, str) else tuple(value)


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

"""The settings file that `factcheck init` writes: every key with what it does and its default, all commented out.

It is made of the commands' own options, so that it says what they say. Prose has a space behind its `#`, a setting has
none; a setting that has a default shows it, so that taking the `#` away alone changes nothing.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from ..data import meanings
from ..text import listed
from .file import SettingsFile, as_key, as_toml

_HEAD = """\
# Settings of factcheck: {readers} read the nearest factcheck.toml, in their folder or above it.
# Stronger are FACTCHECK_... variables, then the options of the command line; `factcheck check --show-settings` says
# what holds. `extract` reads [fields] alone, `report` that and `decisions`. Paths are relative to this file. Take away
# the # before a setting to change it, and the one before the [heading] of its table.
"""
_WIDTH = 118
_EXAMPLES: Mapping[str, Any] = {
    "against": ["archive"],
    "baseline": "factcheck-baseline.json",
    "cache-dir": ".factcheck-cache",
    "changed-since": "main",
    "decisions": "decisions.jsonl",
    "ignore": ["FC12"],
    "jobs": 1,
    "min-confidence": 0.5,
    "per-outlet-ignores": {"Meridian": ["FC6"]},
    "rules": "my-rules",
    "scheduler": "tcp://127.0.0.1:8786",
    "severity": {"FC401": "medium", "FC121": "low"},
    "suppressions": "suppressions.yml",
    "write": ["sarif=factcheck.sarif"],
}
"""What a key that is not set might say."""


class Option(Struct, frozen=True):
    """What a command says of one of its options."""

    command: str
    help: str
    default: Any
    """None where it is not set."""
    otherwise: str = ""
    """What holds where it is not set, in words; empty when that goes without saying."""


Options = Mapping[str, Sequence[Option]]
"""Name without dashes before -> what each command that has the option says of it, the most usual command first."""


def settings_template(options: Options, tables: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a settings file in which nothing is set.

    `options` are those of the commands that read such a file; `tables` are the defaults of what is no option, by the
    name of its table.
    """
    readers = sorted({f"`{one.command}`" for many in options.values() for one in many})
    return "".join([_HEAD.format(readers=listed(readers)), *_model("", SettingsFile, options, tables)])


def _model(
    table: str, model: type[BaseModel], options: Options, tables: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """The parts of the `table` whose keys are those of `model`: plain keys first, as TOML wants it."""
    told, defaults = meanings(model), tables.get(table, {})
    keys = {
        field.alias or name: (_shape(field.annotation), told.get(name, ""))
        for name, field in model.model_fields.items()
    }
    if table:
        yield f"\n{_prose(model.__doc__ or '')}#[{table}]\n"
    for key, (shape, about) in keys.items():
        if not _is_table(shape):
            yield _setting(key, shape, options.get(key) or [Option("", about, defaults.get(key))])
    for key, (shape, about) in keys.items():
        full = f"{table}.{key}".lstrip(".")
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            yield from _model(full, shape, options, tables)
        elif _is_table(shape):
            yield _free_table(full, shape, options.get(key) or [Option("", about, None)])


def _setting(key: str, shape: Any, options: Sequence[Option]) -> str:
    """One key with what it does and its default, or an example where there is none."""
    first, *rest = options
    default = _as_written(first.default, shape)
    others = [(one.command, value) for one in rest if (value := _as_written(one.default, shape)) not in (None, default)]
    notes = [f"`{command}` takes {as_toml(value)}." for command, value in others]
    if default is None:
        notes.append(_unset(first))
    value = _EXAMPLES.get(key, _filler(shape)) if default is None else default
    return f"{_about(options, *notes)}{_line(key, value)}"


def _free_table(table: str, shape: Any, options: Sequence[Option]) -> str:
    """A table whose keys are free, with an example of its rows."""
    rows = _EXAMPLES.get(table) or {"NAME": _filler(get_args(shape)[1])}
    lines = [_line(as_key(key), value) for key, value in rows.items()]
    return f"{_about(options, _unset(options[0]))}#[{table}]\n{''.join(lines)}"


def _line(key: str, value: Any) -> str:
    """A setting, on more than one line where it is a long list."""
    text = f"{key} = {as_toml(value)}"
    return fill(text, _WIDTH, initial_indent="#", subsequent_indent="#", break_long_words=False) + "\n"


def _unset(option: Option) -> str:
    return f"Not set: {option.otherwise}. For example:" if option.otherwise else "Not set. For example:"


def _about(options: Sequence[Option], *notes: str) -> str:
    """What a key does, and for which commands."""
    commands = f" ({', '.join(one.command for one in options)})" if options[0].command else ""
    said = options[0].help.removesuffix(" Repeatable.")
    prose = "".join(_prose(one) for one in (said and said + commands, *notes) if one)
    return f"\n{prose}" if prose else ""


def _prose(text: str) -> str:
    text = " ".join(text.split())
    return (
        fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False) + "\n" if text else ""
    )


def _as_written(value: Any, shape: Any) -> Any:
    """An option's default as a settings file writes it; None where it is not set."""
    if get_origin(shape) in {list, tuple} and isinstance(value, str):
        return value.split(",") if value else []
    return value


def _shape(annotation: Any) -> Any:
    """`annotation` without None and without what it is annotated with."""
    if get_origin(annotation) in {Union, types.UnionType}:
        return _shape(next(one for one in get_args(annotation) if one is not types.NoneType))
    return annotation


def _is_table(shape: Any) -> bool:
    return get_origin(shape) is dict or (isinstance(shape, type) and issubclass(shape, BaseModel))


def _filler(shape: Any) -> Any:
    """A value of that shape, where no example was thought of."""
    if get_origin(shape) in {list, tuple}:
        return ["..."]
    return {bool: True, int: 1, float: 0.5}.get(shape, "...")

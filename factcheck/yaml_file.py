"""YAML text as plain values, and where each of them stands. Loaded only where a file was not read before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from .errors import RuleError
from .problems import shown

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""By libyaml where that is at hand, which takes a tenth of the time."""


class _LOADER(_SAFE):  # type: ignore[misc]  # it is chosen at run time, and named as PyYAML's argument
    """Safe, and an error where a key stands twice in one mapping: YAML forbids that, and the last one would count."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return found


_UNREADABLE = (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What PyYAML raises for what is no YAML, nests too deep, or has a tag on a value that it is not for."""


def parsed(path: Path, text: str) -> Any:
    """The content `text` of the file `path`.

    Raises:
        RuleError: it is not YAML.
    """
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506  # it is a safe one
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise RuleError(f"{path}{where}: not valid YAML: {shown(str(error.problem))}. Mend the line.") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RuleError(f"{path}:{line}: not valid YAML: {shown(str(error.reason))}. Mend the line.") from error
    except _UNREADABLE as error:
        said = shown(f"{type(error).__name__}: {error}")
        raise RuleError(f"{path}: not valid YAML ({said}). Mend the value, or put it in quotes.") from error


def lines_of(text: str, key: str) -> list[int]:
    """The lines, from 1, on which the items of the list `key` begin."""
    root = yaml.compose(text, Loader=_LOADER)
    found = [value for name, value in root.value if name.value == key] if isinstance(root, yaml.MappingNode) else []
    return [item.start_mark.line + 1 for items in found for item in items.value]


def position(text: str, keys: Sequence[str | int]) -> tuple[int, int]:
    """Line and column, from 1, of the key that `keys` lead to, or of the deepest part that exists."""
    node = yaml.compose(text, Loader=_LOADER)
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == str(key)]
            if not found:
                break
            mark, node = found[0][0].start_mark, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
        else:
            break
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)

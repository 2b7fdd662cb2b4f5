"""Strict YAML: a file becomes a typed object, or one error that lists every mistake as `file:line:column`.

Knowledge (rules, vocabulary) lies in the folder `rules/`.
"""

from __future__ import annotations

import ast
import inspect
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo
from rapidfuzz import process

from . import problems
from .errors import RuleError
from .folders import rules_folder


class Strict(BaseModel):
    """Base of everything read from YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Strict)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Safe, and by libyaml where that is at hand, which takes a tenth of the time."""
_UNREADABLE = (yaml.YAMLError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What PyYAML raises for what is no YAML, nests too deep, or has a tag on a value that it is not for."""


@lru_cache
def load_words(name: str) -> Any:
    """The content of `rules/words/<name>.yaml`; what reads it knows its shape.

    Raises:
        RuleError: the file is missing or is not YAML.
    """
    path = rules_folder() / "words" / f"{name}.yaml"
    return _parsed(path, _read(path))


def load_yaml(path: Path, model: type[Model]) -> Model:
    """The content of `path` as a `model`.

    Raises:
        RuleError: the file is missing, is not YAML or does not fit `model`; every mistake has its line and column.
    """
    text = _read(path)
    try:
        return model.model_validate(_parsed(path, text))
    except ValidationError as error:
        node = yaml.compose(text, Loader=_LOADER)
        raise RuleError("\n".join(mistakes(path, model, error, node))) from error


def lines_of(path: Path, key: str) -> list[int]:
    """The lines, from 1, on which the items of the list `key` of a YAML file begin."""
    root = yaml.compose(_read(path), Loader=_LOADER)
    found = [value for name, value in root.value if name.value == key] if isinstance(root, yaml.MappingNode) else []
    return [item.start_mark.line + 1 for items in found for item in items.value]


def meanings(model: type[BaseModel]) -> dict[str, str]:
    """Name of a field -> the string that stands under it in the source of the class `model`."""
    (definition,) = ast.parse(dedent(inspect.getsource(model))).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    return {
        field.target.id: " ".join(str(text.value.value).split())
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


def mistakes(path: Path, model: type[BaseModel], error: ValidationError, node: yaml.Node | None = None) -> list[str]:
    """One line for each mistake; without `node`, as for a file that is not YAML, the line and column are left out."""
    return [_mistake(path, node, model, dict(problem)) for problem in error.errors()]


def _parsed(path: Path, text: str) -> Any:
    """The content of a YAML file."""
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506  # it is a safe one
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise RuleError(f"{path}{where}: not valid YAML: {_shown(str(error.problem))}. Mend the line.") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RuleError(f"{path}:{line}: not valid YAML: {_shown(str(error.reason))}. Mend the line.") from error
    except _UNREADABLE as error:
        said = _shown(f"{type(error).__name__}: {error}")
        raise RuleError(f"{path}: not valid YAML ({said}). Mend the value, or put it in quotes.") from error


def _shown(text: str) -> str:
    """`text` on one line, with an escape for each character that no reader would see."""
    return text if text.isprintable() else repr(text)[1:-1]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot read this file ({error}). Check the path and that it is UTF-8.") from error


def _mistake(path: Path, root: yaml.Node | None, model: type[BaseModel], problem: dict[str, Any]) -> str:
    """One line for one mistake: where it stands, what is wrong, what was meant."""
    keys = problem["loc"]
    where = f"{path}:{':'.join(map(str, _position(root, keys)))}: " if root else f"{path}: "
    name = str(keys[-1]) if keys else ""
    if problem["type"] != "extra_forbidden":
        return f"{where}{_shown(problems.place(keys) + problems.told(problem))}."
    known = [field.alias or name for name, field in _fields(model, keys).items()]
    near = process.extractOne(name, known, score_cutoff=60)
    cure = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(sorted(known))}."
    return f"{where}unknown key {name!r}: {cure}"


def _position(node: yaml.Node | None, keys: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column, from 1, of the key that `keys` lead to, or of the deepest part that exists."""
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


def _fields(model: type[BaseModel], keys: tuple[str | int, ...]) -> dict[str, FieldInfo]:
    """What the mapping that holds the last of `keys` may hold."""
    current: Any = model
    for key in keys[:-1]:
        if isinstance(key, str) and isinstance(current, type) and issubclass(current, BaseModel):
            current = _inner(current.model_fields[key].annotation)
    return current.model_fields if isinstance(current, type) and issubclass(current, BaseModel) else {}


def _inner(annotation: Any) -> Any:
    """The model inside `tuple[Model, ...]`, `Model | None` or `Model` itself."""
    if isinstance(annotation, type) and not getattr(annotation, "__args__", None):
        return annotation
    models = [_inner(argument) for argument in getattr(annotation, "__args__", ()) if argument is not Ellipsis]
    return next((m for m in models if isinstance(m, type) and issubclass(m, BaseModel)), None)

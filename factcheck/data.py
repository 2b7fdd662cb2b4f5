"""Strict YAML: a file becomes a typed object, or one error that lists every mistake as `file:line:column`.

Knowledge (rules, vocabulary) lies in the folder `rules/`.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from rapidfuzz import process

from . import problems
from .errors import RuleError
from .folders import keeps, rules_folder
from .start_cache import keep, recall


class Strict(BaseModel):
    """Base of everything read from YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Strict)
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something, without the white space around it."""

_READY = "tables.json"
"""What is kept: the content of the YAML files that come with factcheck, which JSON gives in a tenth of the time."""


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
        raise RuleError("\n".join(mistakes(path, model, error, text))) from error


def item_lines(path: Path, key: str) -> list[int]:
    """The lines, from 1, on which the items of the list `key` of a YAML file begin."""
    from .yaml_file import lines_of

    return lines_of(_read(path), key)


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


def mistakes(path: Path, model: type[BaseModel], error: ValidationError, text: str = "") -> list[str]:
    """One line for each mistake; without `text`, as for a file that is not YAML, the line and column are left out."""
    return [_mistake(path, text, model, dict(problem)) for problem in error.errors()]


def _parsed(path: Path, text: str) -> Any:
    """The content of a YAML file."""
    ready, digest = _ready(), _digest(text)
    if digest in ready:
        return ready[digest]
    from .yaml_file import parsed

    return parsed(path, text)


@lru_cache
def _ready() -> Mapping[str, Any]:
    """The content of the YAML files that come with factcheck by their digest; empty where nothing is to be kept."""
    if not keeps():
        return {}
    texts = {_digest(text): (path, text) for path in rules_folder().rglob("*.yaml") for text in [_read(path)]}
    known: dict[str, Any] = json.loads(recall(_READY) or b"{}")
    if known.keys() == texts.keys():
        return known
    from .yaml_file import parsed

    made = {digest: parsed(*source) for digest, source in texts.items()}
    keep(_READY, json.dumps(made).encode())
    return made


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot read this file ({error}). Check the path and that it is UTF-8.") from error


def _mistake(path: Path, text: str, model: type[BaseModel], problem: dict[str, Any]) -> str:
    """One line for one mistake: where it stands, what is wrong, what was meant."""
    keys = problem["loc"]
    where = f"{path}:{_place(text, keys)}: " if text else f"{path}: "
    name = str(keys[-1]) if keys else ""
    if problem["type"] != "extra_forbidden":
        return f"{where}{problems.shown(problems.placed(problem))}."
    known = [field.alias or name for name, field in _fields(model, keys).items()]
    near = process.extractOne(name, known, score_cutoff=60)
    cure = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(sorted(known))}."
    return f"{where}unknown key {name!r}: {cure}"


def _place(text: str, keys: tuple[str | int, ...]) -> str:
    from .yaml_file import position

    return ":".join(map(str, position(text, keys)))


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

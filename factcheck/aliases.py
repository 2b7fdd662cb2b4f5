"""Aliases: names that people decided to be one bearer's, in `words/aliases.yaml` of a folder of rules.

Every name of a group is read as the group's first one, so that no kind of fact sees a difference in it. What a report
quotes stays as written.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field as Key
from pydantic import StringConstraints, ValidationError

from . import keys
from .data import Strict, load_yaml
from .errors import RuleError
from .folders import rules_folder
from .language.names import squeeze
from .model import Article, Mention

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_HEAD = """\
# Names of one person, place or body in several spellings, a group a line; the first is the one that is kept.
# `factcheck learn` adds what reviewers decided to be the same.
aliases: []
"""


class _File(Strict):
    """The content of `aliases.yaml`."""

    aliases: tuple[Annotated[tuple[Name, ...], Key(min_length=2)], ...] = ()


def aliases_file(rules: Path | None) -> Path:
    """Where the aliases of the folder `rules` lie, or those of the rules that come with factcheck."""
    return (rules or rules_folder()) / "words" / "aliases.yaml"


def load_aliases(rules: Path | None = None) -> Mapping[str, str]:
    """Name, squeezed -> the name that stands for it; empty where there is no file.

    Raises:
        RuleError: the file holds a mistake.
    """
    path = aliases_file(rules).absolute()
    return _load(path, keys.file(path))


@lru_cache
def _load(path: Path, state: bytes) -> Mapping[str, str]:  # another state is another answer
    if not path.exists():
        return {}
    first: dict[str, str] = {}
    for group in load_yaml(path, _File).aliases:
        names = [squeeze(name) for name in group]
        kept = next((first[name] for name in names if name in first), group[0])
        replaced = {first[name] for name in names if name in first}
        first |= dict.fromkeys(names, kept) | {name: kept for name, old in first.items() if old in replaced}
    return first


def apply_aliases(articles: Iterable[Article], aliases: Mapping[str, str]) -> list[Article]:
    """`articles`, each name of a mention that has another in `aliases` replaced by it."""
    if not aliases:
        return list(articles)

    def renamed(mention: Mention) -> Mention:
        return replace(mention, name=aliases.get(squeeze(mention.name), mention.name))

    return [
        replace(
            article,
            sentences=tuple(replace(one, mentions=tuple(map(renamed, one.mentions))) for one in article.sentences),
        )
        for article in articles
    ]


def with_groups(path: Path, text: str, groups: Sequence[Sequence[str]]) -> str:
    """The file `text` of aliases at `path` (empty for none) with `groups` added; what people wrote in it stays.

    Raises:
        RuleError: the text has a form to which they cannot be added so that it reads back.
    """
    before = text or _HEAD
    after = _added(before, groups)
    if after is None or _groups(after) != (
        *(_groups(before) or ()),
        *_File.model_validate({"aliases": groups}).aliases,
    ):
        cure = "Write `aliases:` and under it each group as a line of its own, `  - [one name, other name]`."
        raise RuleError(f"{path}: cannot add aliases to this file, it would not read back as it should. {cure}")
    return after


def _added(text: str, groups: Sequence[Sequence[str]]) -> str | None:
    """`text` with `groups` at the end of its list, written as that list is; None where there is no list."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    known = next(iter(root.value), (None, None))[1] if isinstance(root, yaml.MappingNode) else None
    if not isinstance(known, yaml.SequenceNode):
        return None
    if known.flow_style and known.value:
        end = known.end_mark.index - 1
        return f"{text[:end]}, {', '.join(map(_flow, groups))}{text[end:]}"
    indent = "  " if known.flow_style else " " * known.start_mark.column
    lines = "".join(f"{indent}- {_flow(group)}\n" for group in groups)
    if known.flow_style:
        return f"{text[: known.start_mark.index].rstrip()}\n{lines}{text[known.end_mark.index :].lstrip()}"
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{lines}"


def _flow(group: Sequence[str]) -> str:
    return yaml.safe_dump(list(group), default_flow_style=True, allow_unicode=True, width=math.inf).strip()


def _groups(text: str) -> tuple[tuple[str, ...], ...] | None:
    """The groups in the file `text`; None where it does not read."""
    try:
        return _File.model_validate(yaml.safe_load(text)).aliases
    except (yaml.YAMLError, ValidationError):
        return None

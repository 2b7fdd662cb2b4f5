"""What reviewers decided to be one name, added to the file of aliases; what people wrote in it stays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from ..errors import RuleError
from ..rules.aliases import AliasFile

_HEAD = """\
# Names of one person, place or body in several spellings, a group a line; the first is the one that is kept.
# `factcheck learn` adds what reviewers decided to be the same.
aliases: []
"""


def with_groups(path: Path, text: str, groups: Sequence[Sequence[str]]) -> str:
    """The file `text` of aliases at `path` (empty for none) with `groups` added; what people wrote in it stays.

    Raises:
        RuleError: the text has a form to which they cannot be added so that it reads back.
    """
    before = text or _HEAD
    after = _added(before, groups)
    if after is None or _groups(after) != (
        *(_groups(before) or ()),
        *AliasFile.model_validate({"aliases": groups}).aliases,
    ):
        cure = "Write `aliases:` and under it each group as a line of its own, `  - [one name, other name]`."
        raise RuleError(f"{path}: cannot add aliases to this file, it would not read back as it should. {cure}")
    return after


def _added(text: str, groups: Sequence[Sequence[str]]) -> str | None:
    """`text` with `groups` at the end of its list, written as that list is and with its line ends; None without one."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    known = next(iter(root.value), (None, None))[1] if isinstance(root, yaml.MappingNode) else None
    if not isinstance(known, yaml.SequenceNode):
        return None
    if known.flow_style and known.value:
        end = known.end_mark.index - 1
        return f"{text[:end]}, {', '.join(map(_flow, groups))}{text[end:]}"
    indent = "  " if known.flow_style else " " * known.start_mark.column
    end = "\r\n" if "\r\n" in text else "\n"
    lines = "".join(f"{indent}- {_flow(group)}{end}" for group in groups)
    if known.flow_style:
        return f"{text[: known.start_mark.index].rstrip()}{end}{lines}{text[known.end_mark.index :].lstrip()}"
    return f"{text}{'' if text.endswith(chr(10)) else end}{lines}"


def _flow(group: Sequence[str]) -> str:
    return yaml.safe_dump(list(group), default_flow_style=True, allow_unicode=True, width=math.inf).strip()


def _groups(text: str) -> tuple[tuple[str, ...], ...] | None:
    """The groups in the file `text`; None where it does not read."""
    try:
        return AliasFile.model_validate(yaml.safe_load(text)).aliases
    except (yaml.YAMLError, ValidationError):
        return None

"""Aliases that decisions propose: names whose difference people decided to be none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..decisions import Decision, Verdict, settled
from ..errors import SettingsError
from ..folders import rules_folder
from ..language.names import squeeze
from ..model import Kind


def proposals(decisions: Iterable[Decision], known: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of names that are one bearer's and that the aliases `known` (by squeezed name) do not bring together."""
    found: dict[tuple[str, ...], None] = {}
    for one in settled(decisions).values():
        if one.kind is Kind.NAME and one.verdict is Verdict.SAME:
            names = {squeeze(value): value for value in reversed(one.values) if squeeze(value)}
            if len({known.get(name, name) for name in names}) > 1:
                found[tuple(sorted(names.values()))] = None
    return sorted(found)


def difference(path: Path, before: str, after: str) -> str:
    """What would change in the file at `path`, as a unified diff."""
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    name = path.as_posix().lstrip("/")
    return "".join(difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"))


def check_kept(path: Path) -> None:
    """Returns when `path` is in somebody's own folder of rules, of which no upgrade takes anything away.

    Raises:
        SettingsError: it is one of the rules that come with factcheck, which hold for everybody.
    """
    if path.is_relative_to(rules_folder()):
        raise SettingsError(
            f"{path}: these rules come with factcheck: they hold for everybody, and the next upgrade would undo it. "
            "Make rules of your own with `factcheck rules copy DIR`, and name them with --rules DIR."
        )

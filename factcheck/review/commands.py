"""The commands that read what reviewers decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..decisions import FILE_NAME
from ..options import RulesOption
from ..output import write

if TYPE_CHECKING:
    from ..decisions import Decision

DecisionFiles = Annotated[
    list[Path] | None, typer.Argument(metavar="[DECISIONS.jsonl]...", show_default=FILE_NAME, help="Logs of decisions.")
]


def agreement(files: DecisionFiles = None) -> None:
    """Says how far reviewers agree: raw agreement and Krippendorff's alpha, and the findings on which they do not."""
    from .agreement import agreement as measured
    from .agreement import told

    write(told(measured(_decisions(files))), None)


def learn(
    files: DecisionFiles = None,
    rules: RulesOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> None:
    """Proposes aliases: names that reviewers decided to be the same, for words/aliases.yaml of the folder of rules.

    What would be written is shown as a diff, and written only on a yes.
    """
    from ..aliases import aliases_file, load_aliases, with_groups
    from .learning import check_kept, difference, proposals

    groups = proposals(_decisions(files), load_aliases(rules))
    if not groups:
        typer.echo("No name was decided to be the same that is not known to be.", err=True)
        return
    path = aliases_file(rules)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = with_groups(before, groups)
    write(difference(path, before, after), None)
    check_kept(path)
    if yes or typer.confirm(f"Write {path}?", err=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(after, path)
        typer.echo(f"{path}: {len(groups)} added.", err=True)


def _decisions(files: list[Path] | None) -> list[Decision]:
    from ..decisions import load_decisions

    return [one for file in files or [Path(FILE_NAME)] for one in load_decisions(file, must_exist=True)]

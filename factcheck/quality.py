"""Measures quality on labelled stories: `python -m factcheck.quality DIR [NOTE]` rewrites `reports/quality.md`.

Every figure is cross-validated over stories: a story is scored by a confidence model that never saw it. With a NOTE the totals
are added to `reports/history.tsv`, the table of what each larger change did.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from .calibrate import cases_of, cross_validate, cut
from .confidence import load_confidence
from .evaluate import Score, sum_scores
from .model import Kind, Severity
from .rules import load_rules

STRONG = (Severity.HIGH, Severity.MEDIUM)
HISTORY = Path("reports/history.tsv")
PAGE = Path("reports/quality.md")
_INTRO = """\
# Quality on labelled stories

Rebuilt by `python -m factcheck.quality DIR`, DIR being a folder in the gold layout. {stories} stories, {gold} labelled differences.
Every figure is of stories that the confidence model in use was not trained on (cross-validation over stories). The rules and
word lists were written by people who had read these stories, so expect somewhat less on others.

At the default threshold {threshold}: **precision {precision:.2f}, recall {recall:.2f}**, recall of high and medium differences
{strong:.2f}, average precision {average:.2f}, look-alikes reported {decoys} of {all_decoys}.
"""


def main() -> None:
    """Measures on the gold folder named on the command line and rewrites the page."""
    folder, notes = Path(sys.argv[1]), sys.argv[2:]
    cases = cases_of(folder)
    total = sum_scores(cross_validate(cases, load_rules()))
    threshold = load_confidence().threshold
    decoys = sum(len(case.story.decoys) for case in cases)
    if notes:
        _remember(" ".join(notes), cut(total, threshold))
    PAGE.write_text(page(total, threshold, stories=len(cases), decoys=decoys, history=_history()), encoding="utf-8")


def page(total: Score, threshold: float, *, stories: int, decoys: int, history: Sequence[Sequence[str]]) -> str:
    """The page as Markdown; `total` holds everything that could be reported, `threshold` cuts it."""
    kept = cut(total, threshold)
    intro = _INTRO.format(
        stories=stories,
        gold=len(total.gold),
        threshold=threshold,
        precision=kept.precision(),
        recall=kept.recall(),
        strong=kept.recall(severities=STRONG),
        average=total.average_precision(),
        decoys=kept.count("decoy"),
        all_decoys=decoys,
    )
    return "\n".join([intro, *_by_kind(kept), *_curve(total), *_calibration(total), *_changes(history)]) + "\n"


def _by_kind(kept: Score) -> list[str]:
    rows = [
        [kind, kept.precision(kind), kept.recall(kind), *(kept.count(v, kind) for v in ("right", "wrong", "decoy", "repeat")),
         sum(g.kind == kind for g in kept.gold)]
        for kind in Kind
    ]  # fmt: skip
    return _section("By kind", ["kind", "precision", "recall", "right", "wrong", "look-alike", "repeat", "labelled"], rows)


def _curve(total: Score) -> list[str]:
    steps = [n / 10 for n in range(10)]
    rows = [[f"{s:.1f}", cut(total, s).precision(), cut(total, s).recall(), len(cut(total, s).verdicts)] for s in steps]
    return _section("By threshold", ["threshold", "precision", "recall", "findings"], rows)


def _calibration(total: Score) -> list[str]:
    """Of the findings with a confidence in each tenth, how many are right."""
    rows: list[list[object]] = []
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        met = [v for v, _, f in total.verdicts if low <= f.confidence < high + (tenth == 9) and v != "repeat"]
        if met:
            share = met.count("right") / len(met)
            rows.append([f"{low:.1f} to {high:.1f}", len(met), share, "#" * round(20 * share)])
    return _section("Is the confidence honest?", ["confidence", "findings", "share that is right", ""], rows)


def _changes(history: Sequence[Sequence[str]]) -> list[str]:
    return _section("What each larger change did", ["change", "precision", "recall", "high and medium", "average precision"], history)


def _section(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [f"## {title}", "", "| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return [*lines, *("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows), ""]


def _cell(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _remember(note: str, kept: Score) -> None:
    figures = kept.precision(), kept.recall(), kept.recall(severities=STRONG), kept.average_precision()
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write("\t".join([note, *(f"{figure:.3f}" for figure in figures)]) + "\n")


def _history() -> list[list[str]]:
    if not HISTORY.is_file():
        return []
    return [line.split("\t") for line in HISTORY.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()

"""Measures quality on labelled stories and rewrites `reports/quality.md`.

    python -m factcheck.quality GOLD ARTICLES [NOTE]

GOLD is a folder in the gold layout; the labels in `tests/labels` mark up stories in the folder ARTICLES. A story is
scored by a confidence model that never saw it. With a NOTE the totals are added to `reports/history.tsv`: what each
larger change did.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .calibrate import cases_of, cross_validate, cut, learn, scored
from .confidence import load_confidence
from .evaluate import Score, load_gold, load_labels, sum_scores
from .model import Kind, Severity
from .rules import load_rules

STRONG = (Severity.HIGH, Severity.MEDIUM)
LABELS = Path("tests/labels")
HISTORY = Path("reports/history.tsv")
PAGE = Path("reports/quality.md")
_INTRO = """\
# Quality on labelled stories

Rebuilt by `python -m factcheck.quality GOLD ARTICLES`. Every figure is of stories that the confidence model in use was
not trained on (cross-validation over stories). The rules and word lists were written by people who had read the first
two sets, so the third is the one to believe: nothing was tuned for it, though its totals were watched and some of its
findings were seen by chance. It is small: three stories.

Threshold: {threshold}.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One set of labelled stories and how everything that could be reported on it fared."""

    name: str
    stories: int
    decoys: int
    total: Score


def main() -> None:
    """Measures on the folders named on the command line and rewrites the page."""
    gold_folder, articles, *notes = sys.argv[1:]
    rules = load_rules()
    gold = load_gold(Path(gold_folder))
    own = load_labels(LABELS / "dev", Path(articles))
    unseen = load_labels(LABELS / "test", Path(articles))
    cases = cases_of((*gold, *own))
    scores = cross_validate(cases, rules)
    kinds = learn(cases, rules)
    scores |= {case.story.name: scored(case, kinds, rules) for case in cases_of(unseen)}
    parts = [
        Part(
            name,
            len(stories),
            sum(len(story.decoys) for story in stories),
            sum_scores({story.name: scores[story.name] for story in stories}),
        )
        for name, stories in (
            ("gold, developed on", gold),
            ("own labels, developed on", own),
            ("own labels, unseen", unseen),
        )
    ]
    threshold = load_confidence().threshold
    if notes:
        _remember(" ".join(notes), [cut(part.total, threshold) for part in parts])
    PAGE.write_text(page(parts, threshold, _history()), encoding="utf-8")


def page(parts: Sequence[Part], threshold: float, history: Sequence[Sequence[str]]) -> str:
    """The page as Markdown; the first of `parts` is also shown by kind, threshold and confidence."""
    gold = parts[0].total
    sections = [
        _by_set(parts, threshold),
        _by_kind(cut(gold, threshold)),
        _curve(gold),
        _calibration(parts),
        _changes(history),
    ]
    return "\n".join([_INTRO.format(threshold=threshold), *(line for section in sections for line in section)])


def _by_set(parts: Sequence[Part], threshold: float) -> list[str]:
    header = [
        "stories",
        "",
        "labelled",
        "precision",
        "recall",
        "high and medium",
        "average precision",
        "look-alikes reported",
    ]
    rows = []
    for part in parts:
        kept = cut(part.total, threshold)
        strong, average = kept.recall(severities=STRONG), part.total.average_precision()
        decoys = f"{kept.count('decoy')} of {part.decoys}"
        rows.append([part.name, part.stories, len(kept.gold), kept.precision(), kept.recall(), strong, average, decoys])
    return _section("By set", header, rows)


def _by_kind(kept: Score) -> list[str]:
    rows = [
        [
            kind,
            kept.precision(kind),
            kept.recall(kind),
            *(kept.count(v, kind) for v in ("right", "wrong", "decoy", "repeat")),
         sum(g.kind == kind for g in kept.gold)]
        for kind in Kind
    ]  # fmt: skip
    return _section(
        "By kind, on the gold",
        ["kind", "precision", "recall", "right", "wrong", "look-alike", "repeat", "labelled"],
        rows,
    )


def _curve(total: Score) -> list[str]:
    steps = [n / 10 for n in range(10)]
    rows = [[f"{s:.1f}", cut(total, s).precision(), cut(total, s).recall(), len(cut(total, s).verdicts)] for s in steps]
    return _section("By threshold, on the gold", ["threshold", "precision", "recall", "findings"], rows)


def _calibration(parts: Sequence[Part]) -> list[str]:
    """Of the findings with a confidence in each tenth, how many are right, all sets together."""
    verdicts = [verdict for part in parts for verdict in part.total.verdicts]
    rows: list[list[object]] = []
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        met = [v for v, _, f in verdicts if low <= f.confidence < high + (tenth == 9) and v != "repeat"]
        if met:
            share = met.count("right") / len(met)
            rows.append([f"{low:.1f} to {high:.1f}", len(met), share, "#" * round(20 * share)])
    return _section("Is the confidence honest?", ["confidence", "findings", "share that is right", ""], rows)


def _changes(history: Sequence[Sequence[str]]) -> list[str]:
    header = ["change", *(f"{what}, {name}" for name in ("gold", "own", "unseen") for what in ("precision", "recall"))]
    return _section("What each larger change did", header, history)


def _section(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [f"## {title}", "", "| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return [*lines, *("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows), ""]


def _cell(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _remember(note: str, kept: Sequence[Score]) -> None:
    figures = [figure for score in kept for figure in (score.precision(), score.recall())]
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write("\t".join([note, *(f"{figure:.2f}" for figure in figures)]) + "\n")


def _history() -> list[list[str]]:
    if not HISTORY.is_file():
        return []
    return [line.split("\t") for line in HISTORY.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()

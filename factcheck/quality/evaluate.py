"""Precision and recall of reports on a folder of labelled stories (the gold layout).

A gold folder holds `<story>/gold.json` beside the story's articles. A finding is *right* when two of its positions, in
different articles, lie on two positions of one gold finding whose values differ, the kinds are of one family, and both
values share a word or number with the gold's; a second finding on the same gold finding is a *repeat*, counted neither
way; one that lies on a look-alike that must not be reported is a *decoy*; any other is *wrong*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from ..errors import ReportError
from ..model import Comparison, Finding, Position, Report, Severity
from ..settings import Settings
from ..spans import shared
from ..text import NUMBER_WORDS
from .gold import GoldFinding, GoldStory, Told, load_story, told

Verdict = Literal["right", "wrong", "decoy", "repeat"]

_FAMILIES = [
    {"title", "identity"}, {"name", "identity"}, {"event", "status"}, {"place", "name"}, {"place", "event"},
    {"identity", "event"}, {"identity", "status"}, {"time", "status"}, {"time", "event"}, {"number", "time"},
    {"number", "place"}, {"number", "event"}, {"quote", "event"}, {"quote", "identity"}, {"title", "name"},
]  # fmt: skip
_UNTELLING = {"the", "of", "an", "in", "at", "to", "and", "on", "by", "for", "his", "her", "was", "were", "is"}


class Score(Struct, frozen=True):
    """How the findings of one story fared; scores of several stories add up."""

    verdicts: tuple[tuple[Verdict, str, Finding], ...]
    """Verdict, id of the gold finding that was met or "", and the finding."""
    gold: tuple[GoldFinding, ...]
    found: frozenset[str]
    """Ids of the gold findings that were met."""

    def __add__(self, other: Score) -> Score:
        return Score(self.verdicts + other.verdicts, self.gold + other.gold, self.found | other.found)

    def count(self, verdict: Verdict, kind: str | None = None) -> int:
        """How many findings, of one kind or of all, got `verdict`."""
        return sum(v == verdict and kind in (None, f.kind) for v, _, f in self.verdicts)

    def precision(self, kind: str | None = None) -> float:
        """Right findings over all but repeats, 0 to 1; 0 where nothing was reported."""
        right = self.count("right", kind)
        return _ratio(right, right + self.count("wrong", kind) + self.count("decoy", kind))

    def recall(self, kind: str | None = None, severities: Sequence[str] = ()) -> float:
        """Gold findings met over all of them, 0 to 1, of one kind or of some severities where these are given."""
        wanted = [g for g in self.gold if kind in (None, g.kind) and (not severities or g.severity in severities)]
        return _ratio(sum(g.id in self.found for g in wanted), len(wanted))

    def average_precision(self) -> float:
        """Area under precision over recall, findings taken worst first: is the order right?"""
        judged = (x for x in self.verdicts if x[0] != "repeat")
        ranked = sorted(judged, key=lambda x: _worst_first(x[2]))
        right, total = 0, 0.0
        for seen, (verdict, _, _) in enumerate(ranked, start=1):
            if verdict == "right":
                right += 1
                total += right / seen
        return _ratio(total, len(self.gold))


def load_gold(folder: Path, settings: Settings | None = None) -> tuple[GoldStory, ...]:
    """The labelled stories in `folder`, by name; their articles are read as `settings` say.

    Raises:
        ReportError: there is none, or a gold.json cannot be read.
    """
    paths = sorted(folder.glob("*/gold.json"))
    if not paths:
        raise ReportError(f"{folder}: no <story>/gold.json in this folder. Name a folder in the gold layout.")
    return tuple(load_story(path, path.parent, settings) for path in paths)


def evaluate(stories: Sequence[GoldStory], run: Callable[[GoldStory], Report]) -> dict[str, Score]:
    """The score of each story's report, by story name; `run` makes or reads the report."""
    return {story.name: score(story, run(story).findings) for story in stories}


def score(story: GoldStory, findings: Sequence[Finding]) -> Score:
    """How `findings` fare against the labels of `story`."""
    ranked = sorted(findings, key=_worst_first)
    found: set[str] = set()
    verdicts: list[tuple[Verdict, str, Finding]] = []
    for finding in ranked:
        verdict, against = judge_finding(finding.kind, spans(finding.positions), story, found)
        verdicts.append((verdict, against, finding))
        if verdict == "right":
            found.add(against)
    return Score(tuple(verdicts), story.findings, frozenset(found))


def _worst_first(finding: Finding) -> tuple[int, float]:
    """What findings are ranked by; of equal ones the first stays the first."""
    return finding.severity.rank, -finding.confidence


def judge_finding(kind: str, predicted: Sequence[Told], story: GoldStory, found: Set[str]) -> tuple[Verdict, str]:
    """The verdict on one finding and the gold finding it met; `found` are those met before."""
    met = [g.id for g in story.findings if of_one_family(kind, g.kind) and _meets(predicted, g.spans, values=True)]
    new = [gold for gold in met if gold not in found]
    if new:
        return "right", new[0]
    if met:
        return "repeat", met[-1]
    return ("decoy" if any(_meets(predicted, d.spans, values=False) for d in story.decoys) else "wrong"), ""


def is_label(comparison: Comparison, story: GoldStory, found: Set[str] = frozenset()) -> bool:
    """True when the two facts of `comparison` tell a labelled difference of `story`, none of those `found` before."""
    both = [told(fact) for fact in (comparison.left, comparison.right)]
    return judge_finding(comparison.left.kind, both, story, found)[0] == "right"


def spans(positions: Sequence[Position]) -> list[Told]:
    """The positions as spans whose article is a bare file name."""
    return [(PurePosixPath(p.source).name, p.start, p.end, p.value) for p in positions]


def table(scores: dict[str, Score]) -> str:
    """The scores as text: a line per story, a line per kind, and the totals."""
    total = sum_scores(scores)
    lines = [f"{'story':38} {'prec':>5} {'rec':>5} {'right':>6} {'wrong':>6} {'decoy':>6} {'repeat':>6} {'gold':>5}"]
    lines += [_row(name, score) for name, score in scores.items()]
    lines += [
        "",
        f"{'kind':38} {'prec':>5} {'rec':>5} {'right':>6} {'wrong':>6} {'decoy':>6} {'repeat':>6} {'gold':>5}",
    ]
    kinds = sorted({g.kind for g in total.gold} | {f.kind.value for _, _, f in total.verdicts})
    lines += [_row(kind, total, kind) for kind in kinds]
    strong = total.recall(severities=(Severity.HIGH, Severity.MEDIUM))
    lines += [
        "",
        (
            f"precision {total.precision():.3f}  recall {total.recall():.3f}  recall of high and medium {strong:.3f}  "
            f"average precision {total.average_precision():.3f}  decoys {total.count('decoy')}"
        ),
    ]
    return "\n".join(lines) + "\n"


def sum_scores(scores: dict[str, Score]) -> Score:
    """All stories as one score."""
    return sum(scores.values(), Score((), (), frozenset()))


def _row(name: str, score: Score, kind: str | None = None) -> str:
    counts = Counter(v for v, _, f in score.verdicts if kind in (None, f.kind))
    gold = sum(kind in (None, g.kind) for g in score.gold)
    return (
        f"{name:38} {score.precision(kind):5.2f} {score.recall(kind):5.2f} {counts['right']:6} {counts['wrong']:6} "
        f"{counts['decoy']:6} {counts['repeat']:6} {gold:5}"
    )


def load_labels(labels: Path, articles: Path) -> tuple[GoldStory, ...]:
    """The stories that `labels` (files `<story>.json`, see `tests/labels/README.md`) mark up in the folder `articles`.

    Raises:
        ReportError: there are none, or a file or a story cannot be read.
    """
    paths = sorted(labels.glob("*.json"))
    if not paths:
        raise ReportError(f"{labels}: no <story>.json in this folder. Name a folder of labels.")
    return tuple(load_story(path, articles / path.stem) for path in paths)


def of_one_family(left: str, right: str) -> bool:
    """True when a finding of kind `left` can meet a labelled difference of kind `right`."""
    return left == right or {left, right} in _FAMILIES


def _meets(predicted: Sequence[Told], gold: Sequence[Told], *, values: bool) -> bool:
    """Two predicted spans of different articles lie on two gold spans with different values."""
    near = [(p, g) for p in predicted for g in gold if lies_on(p, g)]
    met = [(p, g) for p, g in near if not values or carries(p[3], g[3])]
    return any(p[0] != q[0] and g[3].lower() != h[3].lower() for p, g in met for q, h in met)


def lies_on(left: Told, right: Told) -> bool:
    """True when two spans of one article share half of the shorter one."""
    both = shared(left[1:3], right[1:3])
    return left[0] == right[0] and both > 0 and both >= 0.5 * min(left[2] - left[1], right[2] - right[1])


def carries(value: str, labelled: str) -> bool:
    """True when `value` shares a telling word or a number with the labelled value."""
    return bool(_telling(value) & _telling(labelled))


def _telling(value: str) -> set[str]:
    found = set(re.findall(r"[a-z]{2,}|\d+(?:\.\d+)?", value.lower().replace(",", "")))
    found |= {str(NUMBER_WORDS.index(word)) for word in found if word in NUMBER_WORDS}
    return found - _UNTELLING


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

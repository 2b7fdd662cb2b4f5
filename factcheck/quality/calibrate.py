"""Learns the confidence model from labelled stories and rewrites `rules/confidence.yaml`.

    python -m factcheck.quality.calibrate GOLD [LABELS ARTICLES]

GOLD is a folder in the gold layout; LABELS holds further labels (`tests/labels/dev`) of the stories in the folder
ARTICLES. The invented stories of `tests/stories` in `dev`, `held` and `lifelike` are learned from as well.

Every comparison that would be reported is labelled by the gold; one logistic model per kind learns from its figures.
All stories teach what tells a difference. How sure to be is learned from those alone that nobody develops rules by
(HELD): a rule does better on the stories that it was made on, and the dense ones (INVENTED) hold more differences than
news does. The scores printed are of stories that the model in question was not trained on (cross-validation over
stories); the threshold is chosen on these same scores.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import numpy as np
import yaml
from msgspec import Struct, structs
from numpy.typing import NDArray

from ..compare.contradict import RULE as JUDGED
from ..embed import Embedder, load_embedder
from ..findings import disputed
from ..folders import rules_folder
from ..lines import lines_of
from ..model import Article, Comparison, Fact, Finding, Pair
from ..nli import Judge, load_judge
from ..pipeline import read
from ..progress import silent
from ..rules import Rulebook, load_rules
from ..rules.confidence import JUDGE, ConfidenceModel, Weights, figures, spoken_by
from ..settings import DEFAULT_MODEL, EMBEDDED_JUDGE, LEAST_SURE, Settings
from ..stages import meet
from .evaluate import Score, Verdict, is_label, load_gold, load_labels, score, sum_scores
from .gold import GoldStory

FOLDS = 8
STRENGTH = 0.3
"""Inverse of the penalty on large weights; small, because a kind has some dozens of labelled differences."""
DRAW = 4.0
"""How strongly the final scale is drawn to 1; worth about so many findings."""
INVENTED, HELD, LIFELIKE = (Path("tests/stories") / name for name in ("dev", "held", "lifelike"))
"""Invented stories: dense ones to develop on; as dense as news, and true to life, that no rule is developed by."""
_BENT = 3.0
"""The figure that takes up what a set of stories has more of than held ones; so large that the penalty hardly tells.

Its weight is thrown away.
"""
REAL = 6.0
"""What a finding of the judge on a real story counts beside one on an invented story, which are many more.

No judge is trained on stories of newspapers, so that real ones tell how it does on news; it does better on those that a
language model wrote, as its training texts are.
"""
PRECISION = 0.61
"""The threshold is the lowest at which cross-validated precision reaches this, and at least `LEAST_SURE`, however right
the rest of the list is. On stories that rules were developed by precision is higher.
"""
_HEADER = """\
# How sure a comparison is, per kind: log odds = bias + sum of weight x figure. Read by factcheck/rules/confidence.py.
# Learned from labelled stories by `python -m factcheck.quality.calibrate`; edit by running that again.
"""


class Origin(StrEnum):
    """What a labelled story is to the rules."""

    HELD = "held"
    """Nobody develops rules by it, and it is as dense as news: how rules do there is how they do."""
    DEVELOPED = "developed"
    """Read by those who write rules."""
    INVENTED = "invented"
    """Denser than news."""


class Case(Struct, frozen=True):
    """One labelled story with everything that could be reported on it."""

    story: GoldStory
    articles: tuple[Article, ...]
    pairs: tuple[Pair, ...]
    comparisons: tuple[Comparison, ...]
    labels: tuple[bool, ...]
    """Whether each of the `disputes` is a labelled difference."""
    origin: Origin

    @property
    def disputes(self) -> list[Comparison]:
        """The comparisons that could be reported."""
        return [c for c in self.comparisons if c.dispute]


def case(story: GoldStory, origin: Origin, embedder: Embedder, judge: Judge | None, rules: Rulebook) -> Case:
    """`story` read and compared."""
    articles, _ = read([str(path) for path in story.articles], Settings(), silent)
    pairs, comparisons = meet(articles, embedder, judge, rules, silent)
    labels = tuple(is_label(c, story) for c in comparisons if c.dispute)
    return Case(story, articles, pairs, comparisons, labels, origin)


def cases_of(stories: Sequence[GoldStory], origin: Origin) -> list[Case]:
    """Every story read and compared, its sentences read by the embedded judge too."""
    rules, embedder, judge = load_rules(), load_embedder(DEFAULT_MODEL), load_judge(EMBEDDED_JUDGE)
    return [case(story, origin, embedder, judge, rules) for story in stories]


def without_judge(one: Case) -> Case:
    """`one` as a run with `--judge none` leaves it."""
    labels = tuple(label for c, label in zip(one.disputes, one.labels, strict=True) if c.rule != JUDGED)
    return structs.replace(one, comparisons=tuple(c for c in one.comparisons if c.rule != JUDGED), labels=labels)


def as_news(cases: Sequence[Case], scores: dict[str, Score]) -> Score:
    """The score of the stories that are as dense as news, as one."""
    return sum_scores({one.story.name: scores[one.story.name] for one in cases if one.origin != Origin.INVENTED})


def learn(cases: Sequence[Case], rules: Rulebook) -> dict[str, Weights]:
    """The weights of each kind, the same with a judge and without, and of what the judge says alone."""
    plain = _learn([without_judge(one) for one in cases], rules)
    return plain | {name: weights for name, weights in _learn(cases, rules).items() if name == JUDGE}


def _learn(cases: Sequence[Case], rules: Rulebook) -> dict[str, Weights]:
    """The weights of each kind, scaled so that a finding's confidence is the share of such findings that are right.

    A finding speaks by its surest comparison, which alone would make it too sure or not sure enough: the scale is
    learned from findings on held stories that the weights were not learned from.
    """
    judged: list[tuple[Finding, bool, float]] = []
    for kinds, rest in _folds(cases, _learn_comparisons):
        judged += [
            (finding, verdict == "right", _share(one, speaker))
            for one in rest
            if one.origin != Origin.INVENTED
            for verdict, _, finding in scored(one, kinds, rules).verdicts
            if verdict != "repeat" and not _is_bent(one, speaker := spoken_by(finding.kind, finding.features))
        ]
    slope, shifts = _scale(judged)
    return {
        kind: Weights(
            bias=round(slope * weights.bias + shifts.get(kind, 0.0), 2),
            weights={name: round(slope * weight, 2) for name, weight in weights.weights.items()},
        )
        for kind, weights in _learn_comparisons(cases).items()
    }


def _folds(
    cases: Sequence[Case], learned: Callable[[Sequence[Case]], dict[str, Weights]]
) -> Iterator[tuple[dict[str, Weights], Sequence[Case]]]:
    """In turn some of the cases, with what was learned from all others."""
    for fold in range(FOLDS):
        yield learned([c for n, c in enumerate(cases) if n % FOLDS != fold]), cases[fold::FOLDS]


def _is_bent(one: Case, speaker: str) -> bool:
    """True when findings of `speaker` on a story are right more often than on one that nobody has seen.

    No judge is developed by the stories that rules are.
    """
    return one.origin == Origin.INVENTED or (one.origin == Origin.DEVELOPED and speaker != JUDGE)


def _share(one: Case, speaker: str) -> float:
    """What something that `speaker` says on a story counts."""
    return REAL if one.origin == Origin.DEVELOPED and speaker == JUDGE else 1.0


def _learn_comparisons(cases: Sequence[Case]) -> dict[str, Weights]:
    """The weights of each kind that `cases` have differences of, comparison by comparison."""
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    labels: dict[str, list[bool]] = defaultdict(list)
    shares: dict[str, list[float]] = defaultdict(list)
    for one in cases:
        met = Counter(key for c in one.disputes for key in _ends(c))
        for comparison, label in zip(one.disputes, one.labels, strict=True):
            kind = spoken_by(comparison.left.kind, comparison.features)
            rows[kind].append(dict(figures(comparison)) | ({one.origin: _BENT} if _is_bent(one, kind) else {}))
            labels[kind].append(label)
            # A fact that meets many others must not count many times.
            often = max(met[key] for key in _ends(comparison))
            shares[kind].append(_share(one, kind) / often**0.5)
    fitted = {kind: _fit(rows[kind], labels[kind], shares[kind]) for kind in sorted(rows)}
    for origin, weights in itertools.product(Origin, fitted.values()):
        weights.weights.pop(origin, None)
    return fitted


def _fit(rows: Sequence[dict[str, float]], labels: Sequence[bool], shares: Sequence[float]) -> Weights:
    from sklearn.linear_model import LogisticRegression  # comes with sentence-transformers

    if len(set(labels)) == 1:  # nothing to tell apart: the rule of succession
        return Weights(bias=_log_odds((sum(labels) + 1) / (len(labels) + 2)), weights={})
    names = sorted({name for row in rows for name in row})
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(matrix, np.array(labels), sample_weight=np.array(shares))
    return Weights(
        bias=float(model.intercept_[0]),
        weights={name: float(w) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.01},
    )


def _scale(judged: Sequence[tuple[Finding, bool, float]]) -> tuple[float, dict[str, float]]:
    """Slope, and a shift per kind, that turn the log odds of held-out findings into honest ones.

    `judged` says of each finding whether it is right and what it counts. Both are drawn to doing nothing (slope 1,
    shift 0), because there are few findings to learn them from.
    """
    from scipy.optimize import minimize  # comes with sentence-transformers

    kinds = sorted({spoken_by(finding.kind, finding.features) for finding, _, _ in judged})
    odds = np.array([_log_odds(finding.confidence) for finding, _, _ in judged])
    which = np.array([kinds.index(spoken_by(finding.kind, finding.features)) for finding, _, _ in judged])
    signs = np.array([1.0 if right else -1.0 for _, right, _ in judged])
    counts = np.array([count for _, _, count in judged])

    def loss(parameters: NDArray[np.float64]) -> float:
        slope, shifts = parameters[0], parameters[1:]
        likelihood = (counts * np.logaddexp(0.0, -signs * (slope * odds + shifts[which]))).sum()
        return float(likelihood + DRAW * ((slope - 1) ** 2 + (shifts**2).sum() / 2))

    slope, *shifts = minimize(loss, np.array([1.0, *([0.0] * len(kinds))])).x
    return float(slope), dict(zip(kinds, map(float, shifts), strict=True))


def _log_odds(confidence: float) -> float:
    bounded = min(max(confidence, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def cross_validate(cases: Sequence[Case], rules: Rulebook) -> dict[str, dict[str, Weights]]:
    """By story, the weights that were learned from other stories."""
    folds = _folds(cases, lambda others: learn(others, rules))
    return {one.story.name: kinds for kinds, rest in folds for one in rest}


def scored(one: Case, kinds: dict[str, Weights], rules: Rulebook, threshold: float = 0.0) -> Score:
    """The score of everything that could be reported on a story.

    `threshold` will hide what is less sure, which therefore speaks last; 0 where none is chosen yet.
    """
    model = ConfidenceModel(threshold=threshold, kinds=kinds)
    lines = {article.source: lines_of(article) for article in one.articles}
    return score(one.story, [draft.finding for draft in disputed(one.comparisons, rules, model, lines)])


def cut(total: Score, threshold: float) -> Score:
    """`total` with only the findings at or above `threshold`; what repeated one that is gone is right instead."""
    kept: list[tuple[Verdict, str, Finding]] = []
    found: set[str] = set()
    for verdict, against, finding in total.verdicts:
        if finding.confidence >= threshold:
            repeats = against in found
            found |= {against} - {""}
            kept.append((verdict if not against else "repeat" if repeats else "right", against, finding))
    return Score(tuple(kept), total.gold, frozenset(found))


def choose_threshold(total: Score, precision: float = PRECISION) -> float:
    """The lowest threshold, from `LEAST_SURE` on, at which the precision of `total` is at least `precision`."""
    steps = [n / 100 for n in range(round(LEAST_SURE * 100), 96)]
    return next((step for step in steps if cut(total, step).precision() >= precision), steps[-1])


def main() -> None:
    """Learns from the folders named on the command line and rewrites `rules/confidence.yaml`."""
    asked = _arguments(sys.argv[1:])
    further = load_labels(asked.labels, asked.articles) if asked.labels else ()
    cases = [
        *cases_of(load_gold(asked.gold) + further, Origin.DEVELOPED),
        *cases_of(load_gold(HELD) + load_gold(LIFELIKE), Origin.HELD),
        *cases_of(load_gold(INVENTED), Origin.INVENTED),
    ]
    rules = load_rules()
    unseeing = cross_validate(cases, rules)
    total = as_news(cases, {c.story.name: scored(c, unseeing[c.story.name], rules) for c in cases})
    threshold = choose_threshold(total)
    write(ConfidenceModel(threshold=threshold, kinds=learn(cases, rules)))
    print(f"{'threshold':>9} {'precision':>9} {'recall':>7} {'findings':>8}")
    for step in sorted({0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, threshold}):
        kept = cut(total, step)
        mark = "  <- chosen" if step == threshold else ""
        print(f"{step:9.2f} {kept.precision():9.3f} {kept.recall():7.3f} {len(kept.verdicts):8}{mark}")


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m factcheck.quality.calibrate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path, help="labelled stories in the gold layout")
    parser.add_argument("labels", type=Path, nargs="?", help="further labels")
    parser.add_argument("articles", type=Path, nargs="?", help="the stories that they mark up")
    asked = parser.parse_args(given)
    if asked.labels and not asked.articles:
        parser.error("labels mark up stories: give the folder of these too")
    return asked


def write(model: ConfidenceModel) -> None:
    """Rewrites `rules/confidence.yaml`."""
    content = yaml.safe_dump(model.model_dump(mode="json"), sort_keys=True)
    (rules_folder() / "confidence.yaml").write_text(_HEADER + content, encoding="utf-8")


def _ends(comparison: Comparison) -> list[tuple[str, int, int]]:
    facts: tuple[Fact[object], ...] = (comparison.left, comparison.right)
    return [(fact.sentence.source, fact.start, fact.end) for fact in facts]


if __name__ == "__main__":
    main()

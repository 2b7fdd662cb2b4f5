"""How sure a comparison is: a logistic model over named figures, its weights in `rules/confidence.yaml`.

The weights are learned from labelled stories by `python -m factcheck.quality.calibrate DIR`; every figure of a finding
is kept in the report, so that a reader can see what made the number.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

from msgspec import Struct
from pydantic import Field as Key
from pydantic import FiniteFloat

from ..cache import keys
from ..data import Strict, load_yaml
from ..folders import rules_folder
from ..model import TWO_CAUSES, VERBATIM, Comparison, Features, Kind
from .fresh import fresh

JUDGE = "judge"
"""The figure that only what a judge of language alone says has, and the name of the weights for it."""
EVEN = 0.5
"""As sure as a coin: what no weights were learned for."""


class Floor(Struct, frozen=True):
    """How sure a difference is at least, whatever was learned."""

    least: float
    """0 to 1."""
    told: str
    """It and why, for a reader."""


FLOORS = {
    VERBATIM: Floor(EVEN, "an even chance, as the sentences part at one place alone"),
    TWO_CAUSES: Floor(EVEN, "an even chance, as one thing is given two causes that cannot be one"),
}
"""Figure -> the floor of every difference that has it, of whichever rule: stories hold too few to learn from."""


class Weights(Strict):
    """The logistic model of one kind: log odds = bias + sum of weight x figure."""

    bias: FiniteFloat
    weights: dict[str, FiniteFloat]


class ConfidenceModel(Strict):
    """The content of `rules/confidence.yaml`."""

    threshold: Annotated[float, Key(ge=0, le=1)]
    """Findings less sure are not reported unless asked for, 0 to 1."""
    kinds: dict[str, Weights]
    """By kind; those of JUDGE for what the judge alone says, whatever the kind."""

    def __call__(self, comparison: Comparison) -> float:
        """The confidence of `comparison`, 0 to 1; what a judge says without weights for it is not believed."""
        kind, features = comparison.left.kind, comparison.features
        model = self.weights_of(kind, features)
        if model is None:
            return 0.0 if spoken_by(kind, features) == JUDGE else EVEN
        learned = likelihood(odds(model, figures(comparison)))
        floor = floor_of(features)
        return max(learned, floor.least) if floor else learned

    def weights_of(self, kind: Kind, features: Features) -> Weights | None:
        """The weights for what has `features`, where any were learned."""
        return self.kinds.get(spoken_by(kind, features))


def floor_of(features: Features) -> Floor | None:
    """The highest floor of what has `features`, the first of several as high; None where it has none."""
    floors = (FLOORS[name] for name, _ in features if name in FLOORS)
    return max(floors, key=lambda floor: floor.least, default=None)


def odds(model: Weights, figures: Features) -> float:
    """The log odds that `model` gives `figures`."""
    return model.bias + sum(model.weights.get(name, 0.0) * figure for name, figure in figures)


def likelihood(odds: float) -> float:
    """The logistic of log odds, 0 to 1."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def spoken_by(kind: Kind, features: Features) -> str:
    """Whose weights make the confidence: those of the kind, or of JUDGE.

    A judge says much about many sentences; beside that the few differences that a rule puts into words would count for
    little.
    """
    return JUDGE if any(name == JUDGE for name, _ in features) else kind


@fresh(keys.rules)
def load_confidence(folder: Path | None = None) -> ConfidenceModel:
    """The confidence model of a rules folder, or the built-in one where the folder has none; as it is now.

    Raises:
        RuleError: the file has a mistake.
    """
    own = folder / "confidence.yaml" if folder else None
    return load_yaml(own if own and own.is_file() else rules_folder() / "confidence.yaml", ConfidenceModel)


def figures(comparison: Comparison) -> Features:
    """Every figure that the confidence is made of: of the pair of sentences, of the rule, of the comparison itself."""
    pair = comparison.pair
    shared = (
        (
            ("aligned", 1.0),
            ("cosine", pair.cosine),
            ("overlap", pair.overlap),
            ("score", pair.score),
            ("mutual", float(pair.mutual)),
        )
        if pair
        else ()
    )
    return (*shared, (f"rule {comparison.rule}", 1.0), *comparison.features)

"""What was promised of speed and size, and what the figures say of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import median

from msgspec import Struct

from .measure import Figures

MODELS = ("tag: model", "embed: model", "judge: model")
"""The stages in which a model runs."""
LARGEST = 10_000
"""Articles of the corpus that the targets are set for."""


class Line(Struct, frozen=True):
    """One thing that was promised, and what came of it."""

    what: str
    target: float
    figures: tuple[float, ...]
    """One a round."""
    form: Callable[[float], str]
    at_least: bool = False
    """The target is the least that is wanted, not the most."""

    @property
    def figure(self) -> float:
        """The median of the rounds."""
        return median(self.figures)

    @property
    def met(self) -> bool:
        """True when the promise is kept."""
        return self.figure >= self.target if self.at_least else self.figure <= self.target

    def row(self) -> list[str]:
        """As the page shows it."""
        sign = ">=" if self.at_least else "<="
        return [
            self.what,
            f"{sign} {self.form(self.target)}",
            spread(self.figures, self.form),
            "met" if self.met else "not met",
        ]


def spread(figures: Sequence[float], form: Callable[[float], str]) -> str:
    """Median [least to most]."""
    ends = f" [{form(min(figures))} to {form(max(figures))}]" if len(figures) > 1 else ""
    return form(median(figures)) + ends


def lines(figures: Figures) -> list[Line]:
    """The promises that the parts in `figures` speak of."""
    found: list[Line] = []
    if "start" in figures:
        found += _start_lines(figures["start"]["rounds"])
    if "embedding" in figures:
        found += _embedding_lines(figures["embedding"])
    if "corpora" in figures:
        found += _corpus_lines(figures["corpora"]["corpora"])
    return found


def _start_lines(rounds: Sequence[Figures]) -> list[Line]:
    return [
        Line(
            'nothing new to do, CPU, of loading sentence-transformers and encoding "x"',
            0.03,
            ratios(rounds, "warm", "model"),
            percent,
        ),
        Line("two new articles, CPU, of the naive script", 0.12, ratios(rounds, "fresh", "naive"), percent),
        Line("the same without the judge", 0.12, ratios(rounds, "unjudged", "naive"), percent),
        Line(
            "two new articles, peak memory, of the naive script",
            0.35,
            ratios(rounds, "fresh", "naive", "memory"),
            percent,
        ),
    ]


def _embedding_lines(part: Figures) -> list[Line]:
    peak = limit(part)[1]
    rounds = part["rounds"]
    return [
        Line(
            "embedding, times as fast as sentence-transformers' default",
            2.0,
            tuple(r["default"] / r["ours"] for r in rounds),
            times_as,
            at_least=True,
        ),
        Line("embedding, least cosine to sentence-transformers", 0.99999, (part["cosine"],), cosine, at_least=True),
        Line(
            "embedding, share of the fp32 limit of this machine",
            0.55,
            tuple(part["gflop"] / r["ours"] / peak for r in rounds),
            percent,
            at_least=True,
        ),
    ]


def _corpus_lines(corpora: Sequence[Figures]) -> list[Line]:
    last = corpora[-1]
    size = f"{last['articles']:,} articles"
    found = [
        Line(
            f"everything but models, of the run over {size}",
            0.10,
            (rest(last["first"]) / total(last["first"]),),
            percent,
        ),
        Line(f"peak memory over {size}, GB", 1.0, (last["first"]["memory"] * 2**20 / 1e9,), two),
        Line(
            f"a second run over {size}, unchanged, CPU, of the first",
            0.03,
            (last["again"]["cpu"] / last["first"]["cpu"],),
            percent,
        ),
    ]
    if len(corpora) > 1:
        sizes = f"from {corpora[-2]['articles']:,} to {size}"
        found.insert(
            1, Line(f"growth exponent of the CPU {sizes}", 1.1, (exponent(corpora, lambda run: run["cpu"]),), two)
        )
        found.insert(2, Line(f"growth exponent of everything but models {sizes}", 1.1, (exponent(corpora, rest),), two))
    return found


def ratios(rounds: Sequence[Figures], left: str, right: str, what: str = "cpu") -> tuple[float, ...]:
    """What one command cost of what another did, round by round."""
    return tuple(one[left][what] / one[right][what] for one in rounds)


def limit(part: Figures) -> tuple[str, float]:
    """The library that multiplies fastest, and its GFLOP per second of CPU in its best round: what can be done."""
    names = [name for name in part["rounds"][0] if name not in ("default", "ours")]
    rates = {name: max(part["product_gflop"] / one[name] for one in part["rounds"]) for name in names}
    best = max(rates, key=lambda name: rates[name])
    return best, rates[best]


def rest(run: Figures) -> float:
    """CPU seconds of everything but models."""
    return total(run) - math.fsum(run["stages"].get(stage, 0.0) for stage in MODELS)


def total(run: Figures) -> float:
    """CPU seconds of a run."""
    return float(run["cpu"])


def exponent(corpora: Sequence[Figures], of: Callable[[Figures], float]) -> float:
    """The k with which cost grows as articles ** k, between the last two corpora."""
    small, large = corpora[-2:]
    return math.log(of(large["first"]) / of(small["first"])) / math.log(large["articles"] / small["articles"])


def percent(share: float) -> str:
    """0.123 as 12.3 %."""
    return f"{100 * share:.1f} %"


def whole(number: float) -> str:
    """Without decimals."""
    return f"{number:.0f}"


def two(number: float) -> str:
    """With two decimals."""
    return f"{number:.2f}"


def three(number: float) -> str:
    """With three decimals."""
    return f"{number:.3f}"


def times_as(number: float) -> str:
    """2 as 2.00x."""
    return f"{number:.2f}x"


def cosine(number: float) -> str:
    """With seven decimals: what matters stands behind five nines."""
    return f"{number:.7f}"

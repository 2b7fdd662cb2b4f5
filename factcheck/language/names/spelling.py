"""How near two spellings are: what it costs to turn one into the other, and whether it is one name's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from ...data import load_words
from ...text import words
from .standing import Match, Standing

LONG = 6
"""Letters from which one plain difference of a letter is taken for a slip of the pen."""
_SOFT = 0.23
"""Cost per letter up to which the differences are those of spelling."""
_SOFT_SHORT = 0.18
"""The same for words of up to `SHORT` letters."""
SHORT = 4
_SOFT_MOST = 0.95
"""The same for the whole of a name: less than one plain letter."""
_SOFT_MOST_LONG = 1.6
"""The same for names of `_VERY_LONG` letters and more."""
_VERY_LONG = 9
_SLIP = 1.1
"""Cost up to which a long name may differ: one letter and a trifle."""
TRIFLE = 0.2
"""The same for two places that are each known by their name."""
_VOWEL = 0.5
"""What one vowel for another costs, or a vowel that one spelling leaves out between consonants."""
_DOUBLED = 0.1
"""What a doubled letter for a single one costs."""
VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=32768)
def match_spelling(left: str, right: str) -> Match:
    """How two folded words stand by their letters alone."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    shorter = min(len(left), len(right))
    rough = Levenshtein.normalized_similarity(left, right)
    if shorter < 3 and spelling_cost(left, right) > TRIFLE:
        return Match(Standing.DIFFERENT, rough)
    if rough < (0.4 if shorter > 4 else 0.25) or not (left + right).isalpha():
        return Match(Standing.DIFFERENT, rough)
    cost = spelling_cost(left, right)
    likeness = max(0.0, 1 - cost / max(len(left), len(right)))
    soft = _SOFT_SHORT if shorter <= SHORT else _SOFT
    if cost <= min(soft * shorter, _SOFT_MOST_LONG if shorter >= _VERY_LONG else _SOFT_MOST):
        return Match(Standing.VARIANT, likeness, reason="spelling")
    if shorter >= LONG and cost <= _SLIP and left[0] == right[0]:
        return Match(Standing.VARIANT, likeness, reason="slip")
    return Match(Standing.DIFFERENT, likeness)


@lru_cache(maxsize=16384)
def spelling_cost(left: str, right: str) -> float:
    """What it takes to spell `left` as `right`: 1 for a letter, less for letters of one sound or doubled ones."""
    left, right = f"^{left}$", f"^{right}$"
    lost, gained, units = _lost(left), _lost(right), _units()
    costs = [[float("inf")] * (len(right) + 1) for _ in range(len(left) + 1)]
    costs[0][0] = 0.0
    for i, row in enumerate(costs):
        for j in range(len(right) + 1):
            here = row[j]  # what it costs that `left[:i]` has become `right[:j]`; now what can follow
            for size, cost in lost[i]:
                costs[i + size][j] = min(costs[i + size][j], here + cost)
            for size, cost in gained[j]:
                row[j + size] = min(row[j + size], here + cost)
            if i == len(left) or j == len(right):
                continue
            mine, other = left[i], right[j]
            cost = _letter_cost(mine, other)
            costs[i + 1][j + 1] = min(costs[i + 1][j + 1], here + cost)
            is_turned = left[i + 1 : i + 2] == other and mine == right[j + 1 : j + 2]
            if is_turned:
                costs[i + 2][j + 2] = min(costs[i + 2][j + 2], here + 1.0)
            for from_left, from_right, cost in units.get((mine, other), ()):
                if left.startswith(from_left, i) and right.startswith(from_right, j):
                    at, behind = i + len(from_left), j + len(from_right)
                    costs[at][behind] = min(costs[at][behind], here + cost)
    return costs[-1][-1]


@lru_cache(maxsize=4096)
def _letter_cost(mine: str, other: str) -> float:
    return 0.0 if mine == other else _VOWEL if mine in VOWELS and other in VOWELS else 1.0


Units = dict[tuple[str, str], tuple[tuple[str, str, float], ...]]
"""First letters of the two sides ("" for one that is empty) -> left side, right side, cost."""


@lru_cache(maxsize=16384)
def _lost(word: str) -> tuple[tuple[tuple[int, float], ...], ...]:
    """For each place in `word`, its end included, how many letters may be left out there, and what that costs."""
    found: list[tuple[tuple[int, float], ...]] = []
    for place, letter in enumerate(word):
        units = [unit for unit in _units().get((letter, ""), ()) if word.startswith(unit[0], place)]
        found.append(((1, _left_out(word, place)), *((len(letters), cost) for letters, _, cost in units)))
    return (*found, ())


def _left_out(word: str, place: int) -> float:
    """What it costs to leave out a letter of `word`: little for a doubled one or a vowel between consonants."""
    if not 0 < place < len(word) - 1:
        return 1.0
    before, letter, after = word[place - 1], word[place], word[place + 1]
    if letter == before:
        return _DOUBLED
    inside = 1 < place < len(word) - 2 and letter in VOWELS and not {before, after} & VOWELS
    return _VOWEL if inside else 1.0


@lru_cache
def _units() -> Units:
    """The spelling units, each in both directions."""
    table: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for cost, pairs in load_words("spelling")["units"].items():
        for pair in pairs.split():
            one, two = pair.split("/")
            for mine, other in ((one, two), (two, one)):
                table.setdefault((mine[:1], other[:1]), []).append((mine, other, float(cost)))
    return {sides: tuple(rows) for sides, rows in table.items()}


def is_one_name(names: Iterable[str]) -> bool:
    """True where each of `names` is spelled as the next longer one, or as a part of it: "Blythe", "Nora Blythe"."""
    parts = [{word.lower for word in words(name) if word.is_capital} for name in names]
    return all(shorter <= longer for shorter, longer in pairwise(sorted(parts, key=len)))

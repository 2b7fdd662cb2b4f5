"""Strings that make a careless pattern try the same characters in many ways, and how long it takes over them."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator, Sequence
from re import _constants as op
from re import _parser
from typing import Any

MANY = 16
"""A repetition of so many, or without end, is pumped."""
SAMPLES = 4
"""Ways to match a part of a pattern that are tried."""
TAILS = ("\x00", "! ", "")
"""What stands behind the pumped part: mostly what the pattern does not go on with."""
SIZES = (*range(4, 68, 4), 100, 300, 900, 1_500)
"""Code points of the pumped part: in small steps first, for the time may double with each."""
SECONDS = 1.0
"""What a search may take at most: steps as the square of the longest take a seventh of it, as its cube twice it."""
TRIES = 3
"""How often a search that took little more is tried: the machine may have been busy with something else."""

_CATEGORY = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: "-",
}


def slowest(pattern: str, flags: int = 0) -> tuple[float, str]:
    """The longest that a search took, in seconds of the process, and for which string; the first too long ends it."""
    compiled = re.compile(pattern, flags)
    worst = (0.0, "")
    for head, pump in dict.fromkeys(attacks(_parser.parse(pattern, flags))):
        for tail, size in itertools.product(TAILS, SIZES):
            text = head + (pump * (size // len(pump) + 1))[:size] + tail
            worst = max(worst, (_seconds(compiled, text), text))
            if worst[0] > SECONDS:
                return worst
    return worst


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """What a search takes: the least of some tries where it is only a little too much."""
    least = float("inf")
    for _ in range(TRIES):
        start = time.process_time()
        pattern.search(text)
        least = min(least, time.process_time() - start)
        if not SECONDS < least < TRIES * SECONDS:
            break
    return least


def attacks(parsed: Any, head: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each repetition of `parsed`, and what it repeats."""
    for kind, what in parsed:
        for inner in _inner(kind, what):
            yield from attacks(inner, head)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and what[1] >= MANY:
            yield from ((head, pump) for pump in samples(what[2]) if pump)
        head += next(iter(samples([(kind, what)])), "")


def samples(parsed: Any) -> list[str]:
    """Some strings that `parsed` matches, or nearly."""
    made = [""]
    for kind, what in parsed:
        made = [one + other for one, other in itertools.islice(itertools.product(made, _of(kind, what)), SAMPLES)]
    return made


def _of(kind: Any, what: Any) -> Sequence[str]:
    if kind is op.LITERAL:
        return [chr(what)]
    if kind in (op.NOT_LITERAL, op.ANY):
        return ["a" if what != ord("a") else "b"]
    if kind is op.IN:
        return _of_set(what)
    if kind is op.BRANCH:
        return list(itertools.islice(itertools.chain.from_iterable(map(samples, what[1])), SAMPLES))
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return samples(what[-1] if kind is op.SUBPATTERN else what)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [one * max(1, what[0]) for one in samples(what[2])]
    return [""]


def _of_set(items: Any) -> list[str]:
    """Some characters of a set: of each item one, or one that none of a negated set is."""
    chars = [
        chr(what) if kind is op.LITERAL else chr(what[0]) if kind is op.RANGE else _CATEGORY.get(what, "a")
        for kind, what in items
        if kind is not op.NEGATE
    ]
    if items[0][0] is op.NEGATE:
        pattern = re.compile(f"[^{''.join(map(re.escape, chars))}]")
        return [char for char in "a1 A-." if pattern.match(char)][:SAMPLES] or ["§"]
    return chars[:SAMPLES]


def _inner(kind: Any, what: Any) -> list[Any]:
    """The parts that an item of a pattern is made of."""
    if kind is op.BRANCH:
        return list(what[1])
    if kind is op.SUBPATTERN:
        return [what[-1]]
    if kind is op.ATOMIC_GROUP:
        return [what]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [what[2]]
    return [what[1]] if kind in (op.ASSERT, op.ASSERT_NOT) else []

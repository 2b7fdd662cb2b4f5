"""Ladders: the states that people, cases and things pass through, and the phrases that name them.

The knowledge is `rules/words/status.yaml`; `matches` finds its phrases in a sentence. `fields.status` builds on this.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from ...data import load_words
from ...text import MONTHS, WEEKDAYS, Word, stem

_MAX_GAP = 3
"""Words that `*` in a pattern may stand for."""


class Ladder(Struct, frozen=True):
    """One row of stages."""

    name: str
    stages: tuple[str, ...]
    """First to last, or worst to best."""
    steps: bool
    """True when earlier stages stay true as later ones are reached; False when one state rules out another."""
    about: str
    """person, witness, speaker, suspect, thing or case: what two sources must both speak of."""
    moving: bool
    """True for what goes to and fro from one day to the next: told otherwise of another day, it is an update."""
    placed: bool
    """True for what can be so here and not there: who did not attend the hearing has attended a fire."""
    counted: bool
    """True for what befalls people, of whom a group of another size is another one."""
    anyone: bool
    """True for what befalls people of whom a source need not tell who they are: if nobody was hurt, no guard was."""
    negative: frozenset[str]
    """Stages whose phrases hold the negation themselves ("no suspects")."""
    compatible: frozenset[frozenset[str]]
    """Two stages each that rule out neither the other."""
    final: frozenset[str]
    """Stages in which it ends, one way or the other: of one holder no two can be true."""
    called: str
    """What a reader calls the question: "in custody or free"; empty where the rule says it."""
    topic: frozenset[str]
    """Stems of which one must stand beside the first stage; empty asks for none."""
    between: dict[frozenset[str], str]
    """Two stages -> what a reader calls the question between them, where `called` would mislead."""

    def question(self, left: frozenset[str], right: frozenset[str]) -> str:
        """What a reader calls the question that the stages `left` and `right` answer; empty where the rule says it."""
        return self.between.get(left | right, self.called)


class Match(Struct, frozen=True):
    """A phrase found in a sentence."""

    ladder: str
    stage: str
    first: int
    """Number of the first token, and of the last."""
    last: int


Parts = tuple[frozenset[str], ...]
"""A pattern, word by word: stems, or forms marked with `=`, that may stand there; an empty set is a gap, never last."""


class _Pattern(Struct, frozen=True):
    ladder: str
    stage: str
    parts: Parts


@lru_cache
def ladders() -> dict[str, Ladder]:
    """The ladders by name."""
    return {
        name: Ladder(
            name,
            tuple(entry["stages"]),
            entry["sort"] == "steps",
            entry["about"],
            entry.get("moving", False),
            entry.get("placed", False),
            entry.get("counted", entry["about"] == "person"),
            entry.get("anyone", False),
            frozenset(entry.get("negative", "").split()),
            frozenset(
                frozenset([first, one]) for first, *more in map(str.split, entry.get("compatible", ())) for one in more
            ),
            frozenset(entry.get("final", "").split()),
            entry.get("called", ""),
            frozenset(map(stem, entry.get("topic", "").split())),
            {frozenset(stages.split()): said for stages, said in entry.get("between", {}).items()},
        )
        for name, entry in load_words("status")["ladders"].items()
    }


@lru_cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    """What a phrase begins with -> the patterns that do."""
    found: dict[str, list[_Pattern]] = {}
    for ladder, entry in load_words("status")["ladders"].items():
        for stage, phrases in entry["stages"].items():
            for phrase in phrases:
                pattern = _Pattern(ladder, stage, parts(phrase))
                for first in pattern.parts[0]:
                    found.setdefault(first, []).append(pattern)
    return {first: tuple(patterns) for first, patterns in found.items()}


def parts(phrase: str) -> Parts:
    """The pattern that `phrase` writes down."""
    return tuple(map(_part, phrase.split()))


def _part(written: str) -> frozenset[str]:
    if written == "*":
        return frozenset()
    if written.startswith("<"):
        written = load_words("status")["shared"][written.strip("<>")]
    return frozenset(word if word.startswith("=") else stem(word) for word in written.split("|"))


def matches(tokens: tuple[Word, ...]) -> tuple[Match, ...]:
    """The phrases of all ladders in `tokens`, in order; of two on one ladder that overlap only the longer."""
    asides = _asides(tokens)
    told = [at for at in range(len(tokens)) if at not in asides]
    keys = [(tokens[at].stem, f"={tokens[at].lower}") for at in told]
    held, patterns = {form for forms in keys for form in forms}, _patterns()
    found = [
        Match(pattern.ladder, pattern.stage, told[at], told[last])
        for at, forms in enumerate(keys)
        for form in forms
        for pattern in patterns.get(form, ())
        if not pattern.parts[-1].isdisjoint(held)  # what it ends with is rarer than what it begins with
        and (last := fit(pattern.parts, keys, at)) is not None
    ]
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.first - match.last, match.first)):
        if not any(match.ladder == other.ladder and _overlap(match, other) for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: (match.first, match.last, match.ladder)))


def _asides(tokens: tuple[Word, ...]) -> frozenset[int]:
    """The tokens of ages and days set off by commas, up to the second one: "Holm, 44, of"; they part no phrase."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    return frozenset(
        at
        for first, second in pairwise(commas)
        if 1 < second - first <= _ASIDE and all(_is_of_date(token) for token in tokens[first + 1 : second])
        for at in range(first, second)
    )


_ASIDE = 5
"""How many tokens, the comma counted, such an aside has at most."""


def _is_of_date(token: Word) -> bool:
    return (token.text.isdigit() and len(token.text) < _YEAR) or token.lower in _DATES


_YEAR = 4
"""The digits of a year, which is no age and no day."""
_DATES = frozenset([*WEEKDAYS, *MONTHS, "and", "on"])


_BETWEEN = frozenset(",-$€£")
"""What a gap may hold beside words: "posted a $10,000 bond"."""
_SUBJECTS = frozenset(["=he", "=she", "=they", "=we", "=i"])
"""A word behind one of these belongs to another clause: "he stopped, he looked" ends no search."""


def _overlap(one: Match, other: Match) -> bool:
    return one.first <= other.last and other.first <= one.last


def fit(parts: Parts, keys: list[tuple[str, str]], at: int) -> int | None:
    """The last token of `parts` laid at token `at`; None when they do not fit."""
    gap = 0
    for part in parts:
        if not part:
            gap = _MAX_GAP
            continue
        stop = min(len(keys), at + gap + 1)
        while at < stop and part.isdisjoint(keys[at]):
            mark = keys[at][0]
            if (not mark[:1].isalnum() and mark[:1] not in _BETWEEN) or keys[at][1] in _SUBJECTS:
                return None
            at += 1
        if at >= stop:
            return None
        at, gap = at + 1, 0
    return at - 1

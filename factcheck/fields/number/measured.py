"""What a measure is of, for a reader; and measures that only grow: oil spilled, acres burned."""

from __future__ import annotations

from ...data import load_words
from ...language.clauses.verbs import BE, HAVE, verb_forms, verb_stem
from ...language.numbers.counted import Counted
from ...language.numbers.measures import Dimension, Quantity
from ...model import Fact
from ...text import Word, words

_REACH = 5
"""Words before or behind a measure among which the verb that tells what it is of stands."""
_GROWING = frozenset([Dimension.MASS, Dimension.VOLUME, Dimension.AREA])


def called(what: str, text: str, quantity: Quantity) -> str:
    """What a measure is of: "mass (escaped)" of "900 tonnes have escaped"; empty where `text` tells no more."""
    verb = _verb(text, quantity)
    return f"{what} ({verb.lower})" if verb else ""


def grow(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for two measures of what cannot become less: what was spilled, what has burned."""
    return all(fact.value.quantity.dimension in _GROWING and _is_growing(fact) for fact in (left, right))


def _is_growing(fact: Fact[Counted]) -> bool:
    verb = _verb(fact.sentence.text, fact.value.quantity)
    return verb is not None and verb_stem(verb.lower) in _growing()


def _growing() -> frozenset[str]:
    return frozenset(map(verb_stem, load_words("counts")["growing"]))


def _verb(text: str, quantity: Quantity) -> Word | None:
    """The verb next to `quantity`, be it before it or, where none is, behind it; one that acts."""
    told = words(text)
    before = [word for word in told if word.end <= quantity.start][: -_REACH - 1 : -1]
    behind = [word for word in told if word.start >= quantity.end][:_REACH]
    return next((word for word in (*before, *behind) if _acts(word)), None)


def _acts(word: Word) -> bool:
    forms = verb_forms(word.lower) & _FORMS if word.lower not in BE | HAVE else ()
    return word.is_content and not word.is_capital and bool(forms)


_FORMS = frozenset(["past", "participle", "ing"])

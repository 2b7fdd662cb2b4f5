"""Sentences told word for word but at one place: where what stands there cannot both be so, the sources differ.

Names, numbers, denials and plans are compared by kinds that ask first whether two sentences speak of one thing. Two
sentences with all else in common do, however little they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from msgspec import Struct

from ...data import load_words
from ...model import Mention, MentionKind, Sentence
from ...spans import Span
from ...text import Word, words
from ..names import may_be_one
from ..numbers.numerals import Numeral, numerals
from ..places.holding import holders, same_name
from ..vocabulary import is_title_head, place_name
from .verbs import BE, DO, HAVE, denies, verb_forms, verb_stem

_EQUAL = 0.7
"""Share of the longer sentence that both have in common, in order, from which one is the other but for some words."""
_FEWEST = 4
"""Words, a name being one, that they have in common at least."""
_SECTIONS = ("exclusive", "pairs", "in_place")
"""Of `contrasts.yaml`."""
_COMING = frozenset("will would shall won't 'll to going plans planned planning intends intended".split())
_HELPING = _COMING | BE | HAVE | DO


def _tells(word: Word) -> bool:
    content = word.is_content and not is_title_head(word.text)
    return content or denies(word.lower) or word.lower in _meant()


class Unit(Struct, frozen=True):
    """A word of a sentence, or a name as a whole."""

    words: tuple[Word, ...]
    mention: Mention | None = None

    @property
    def key(self) -> str:
        """What equal units share."""
        return " ".join([word.lower for word in self.words])

    @property
    def tells(self) -> bool:
        """False for words that change nothing: "the", "Mr", "that"."""
        return self.mention is not None or any(map(_tells, self.words))


class Stretch(Struct, frozen=True, dict=True):
    """The units of a sentence at which it parts from another."""

    units: tuple[Unit, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, those of names too."""
        return tuple(word for unit in self.units for word in unit.words)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names in it."""
        return tuple(unit.mention for unit in self.units if unit.mention)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The numbers in it."""
        return numerals(" ".join(word.text for word in self.words))

    @property
    def denies(self) -> bool:
        """True when one of its words is a negation."""
        return any(denies(word.lower) for word in self.words)

    @property
    def acts(self) -> list[str]:
        """The stems of what it tells beside helping verbs and negations: "close" for "will not close"."""
        lowers = (word.lower for word in self.words if word.is_content and word.lower not in _HELPING)
        return [verb_stem(word) for word in lowers if not denies(word)]

    @property
    def is_coming(self) -> bool:
        """True for an act that is still to come."""
        return any(word.lower in _COMING for word in self.words)

    @property
    def is_done(self) -> bool:
        """True for an act that was done."""
        past = self.words[-1:] and verb_forms(self.words[-1].lower) & {"past", "participle"}
        return bool(past) and not self.is_coming


class Parting(Struct, frozen=True):
    """The one place at which two sentences part, in the units of each."""

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    """All units of the two sentences."""
    left_at: tuple[int, int]
    right_at: tuple[int, int]
    """The units that stand at the place, half-open."""
    alike: float
    """Share of the longer sentence that both have in common, 0 to 1."""

    @property
    def stretches(self) -> tuple[Stretch, Stretch]:
        """What stands there in each."""
        return Stretch(self.left[slice(*self.left_at)]), Stretch(self.right[slice(*self.right_at)])


class Swap(Struct, frozen=True):
    """What stands at the one place, where it cannot both be so."""

    sort: str
    """Name, number, denial, plan, or word for others that exclude each other."""
    left: Span
    """Code points into the text of the sentence, half-open."""
    right: Span


def parting(left: Sentence, right: Sentence) -> Parting | None:
    """Where two sentences part that are else the same; None where they share less, or part at no or several places.

    Words that say nothing do not part them. The time it takes grows with their length.
    """
    (left_units, left_told, left_keys), (right_units, right_told, right_keys) = _units(left), _units(right)
    longer = max(len(left_units), len(right_units))
    if min(len(left_units), len(right_units)) < _EQUAL * longer:
        return None
    begin = _alike(left_keys, right_keys)
    end = _alike(left_keys[begin:][::-1], right_keys[begin:][::-1])
    if begin + end == len(left_told) == len(right_told):
        return None
    left_at = _place(left_units, left_told, begin, end)
    right_at = _place(right_units, right_told, begin, end)
    equal = longer - max(left_at[1] - left_at[0], right_at[1] - right_at[0])
    if equal < max(_FEWEST, _EQUAL * longer):
        return None
    return Parting(left_units, right_units, left_at, right_at, equal / longer)


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    """So many keys the two have in common before they part."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(left, right, strict=False)))


def _place(units: Sequence[Unit], telling: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    """The units between the first `begin` and the last `end` of those at `telling`, which say something; half-open."""
    inside = telling[begin : len(telling) - end]
    if inside:
        return inside[0], inside[-1] + 1
    behind = telling[begin] if begin < len(telling) else len(units)
    return behind, behind


def swapped(parting: Parting) -> Swap | None:
    """What stands at the one place of two sentences; None where it may agree, as names that change places do."""
    stretches = parting.stretches
    sort = _sort(*stretches)
    sides = ((parting.left, parting.left_at), (parting.right, parting.right_at))
    elsewhere = {unit.key for units, (first, stop) in sides for unit in (*units[:first], *units[stop:])}
    if not sort or any(unit.mention and unit.key in elsewhere for stretch in stretches for unit in stretch.units):
        return None
    left, right = (_span(sort, units, at) for units, at in sides)
    return Swap(sort, left, right)


@lru_cache(maxsize=512)
def _units(sentence: Sentence) -> tuple[tuple[Unit, ...], tuple[int, ...], list[str]]:
    """The words of `sentence` without marks, each name as one, and the places and keys of those that tell something."""
    found: list[Unit] = []
    for token in words(sentence.text):
        at = sentence.start + token.start
        mention = next((m for m in sentence.mentions if m.start <= at < m.end), None)
        if mention and found and found[-1].mention is mention:
            found[-1] = Unit((*found[-1].words, token), mention)
        elif token.is_word:
            found.append(Unit((token,), mention))
    telling = tuple(at for at, unit in enumerate(found) if unit.tells)
    return tuple(found), telling, [found[at].key for at in telling]


def _span(sort: str, units: Sequence[Unit], at: tuple[int, int]) -> Span:
    """Where the units `at` stand; of a denial or a plan with the words beside it, without which it says little."""
    beside = int(sort in ("denial", "plan"))
    spanned = units[max(0, at[0] - beside) : at[1] + beside]
    return spanned[0].words[0].start, spanned[-1].words[-1].end


# --- what cannot both be so -------------------------------------------------------------------------------------------


def _sort(left: Stretch, right: Stretch) -> str:
    """What sort of words two stretches are that cannot both be so; empty where they may agree."""
    if left.mentions or right.mentions:
        return "name" if _are_others(left, right) else ""
    if left.numerals or right.numerals:
        return "number" if _are_apart(left, right) else ""
    if left.acts == right.acts and left.denies != right.denies:
        return "denial"
    if left.acts == right.acts and ((left.is_coming and right.is_done) or (right.is_coming and left.is_done)):
        return "plan"
    return "word" if any(_exclude(left, right, line) for line in _exclusive()) else ""


def _are_others(left: Stretch, right: Stretch) -> bool:
    """True when each stretch is one name, and these can be no two names of one."""
    if len(left.mentions) != 1 or len(right.mentions) != 1:
        return False
    if any(word.is_content and not unit.mention for s in (left, right) for unit in s.units for word in unit.words):
        return False
    (left_mention,), (right_mention,) = left.mentions, right.mentions
    if MentionKind.GROUP in (left_mention.kind, right_mention.kind) and left_mention.kind is not right_mention.kind:
        return False  # "the US president", "the American president"
    names = left_mention.name, right_mention.name
    places = [place_name(name) or name for name in names]
    if same_name(*places) or {place.casefold() for place in places} & (
        holders(places[:1], {}) | holders(places[1:], {})
    ):
        return False
    kind = left_mention.kind if left_mention.kind is right_mention.kind else MentionKind.BODY
    return not may_be_one(*names, kind)


def _are_apart(left: Stretch, right: Stretch) -> bool:
    """True when each stretch is one number beside the same words, and neither is the other one rounded."""
    if len(left.numerals) != 1 or len(right.numerals) != 1 or _beside(left) != _beside(right):
        return False
    (left_number,), (right_number,) = left.numerals, right.numerals
    if (
        left_number.vague
        or right_number.vague
        or left_number.ordinal != right_number.ordinal
        or left_number.share != right_number.share
    ):
        return False
    gap = abs(left_number.low - right_number.low)
    return gap >= max(left_number.step, right_number.step) or (gap > 0 and left_number.step == right_number.step)


def _beside(stretch: Stretch) -> list[str]:
    """What stands beside a number: "people"."""
    return [word.lower for word in stretch.words if word.is_content and not numerals(word.text)]


def _exclude(left: Stretch, right: Stretch, line: Sequence[frozenset[str]]) -> bool:
    """True when the words of two stretches are on two sides of `line`."""
    stems = []
    for stretch in (left, right):
        content = [word for word in stretch.words if word.is_content]
        stems.append({verb_stem(word.lower) for word in content or stretch.words})
    sides = [{number for number, side in enumerate(line) if found and found <= side} for found in stems]
    return bool(sides[0] and sides[1]) and not sides[0] & sides[1]


@lru_cache
def _exclusive() -> tuple[tuple[frozenset[str], ...], ...]:
    """Words of which one is never another, by line and side, in the form of `verb_stem`."""
    listed = load_words("contrasts")
    lines = [line.split("/") for section in _SECTIONS for line in listed[section]]
    return tuple(tuple(frozenset(map(verb_stem, side.split())) for side in line) for line in lines)


@lru_cache
def _meant() -> frozenset[str]:
    """Function words that say something where they alone differ."""
    listed = load_words("contrasts")
    lines = (line for section in _SECTIONS for line in listed[section])
    return _COMING.union(*(line.replace("/", " ").split() for line in lines))

"""Who does what a clause tells, and to whom: its parties, and whether those of two clauses are one or two.

Each party is told by a name, a noun or a pronoun. All who ask whether two sources have another doer ask here.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from ...model import MentionKind, Sentence
from ...text import MONTHS, WEEKDAYS, fold, stem, words
from ..names import may_be_one
from ..numbers.count_words import is_plural
from ..vocabulary import is_another, is_body_opening, sex_of_full_name
from .acts import canon, disjoint, is_passive, is_person, sex_of
from .clause import Chunk, Clause
from .statements import listed

DAYS = frozenset([*WEEKDAYS, *MONTHS, "yesterday", "today", "tonight", "tomorrow"]) - {"may"}
"""Without "may", which is a verb more often than a month."""
_DAY_STEMS = frozenset(map(stem, DAYS))
_DEFINITE = frozenset("the his her its their our my your this that these those".split())
_REFLEXIVE = frozenset("himself herself itself themselves myself ourselves".split())
_ONE_PERSON = frozenset("he she him his her who".split())
_POSSESSIVE = re.compile(r"['’]s?\s")


class Standing(StrEnum):
    """How the parties of two clauses stand."""

    ONE = "one"
    """Surely one."""
    OPEN = "open"
    """One or two: a name and a description, or two descriptions."""
    TWO = "two"
    """Surely two."""
    UNTOLD = "untold"
    """One clause does not tell the party."""


class Party(Struct, frozen=True):
    """Somebody or something that takes part in what a clause tells."""

    names: frozenset[str]
    """The full names of its people, or of those whom its pronoun can mean."""
    noun: str
    """What it is about, or its pronoun stands for, in the form shared by synonyms; empty where nothing tells."""
    chunk: Chunk


def done_to(clause: Clause) -> Chunk | None:
    """Whom or what it is done to: the object, or the subject of a passive; None for "he left on Friday"."""
    thing = clause.subject if is_passive(clause) else clause.object
    if thing is None or thing.text.lower() in _REFLEXIVE or thing.head in _DAY_STEMS:
        return None
    return thing


def party(sentence: Sentence, clause: Clause, chunk: Chunk | None, topic: str = "", meant: str = "") -> Party | None:
    """The party that `chunk` tells; None for no chunk.

    A pronoun is of `topic`, a full name, where the sentence names nobody before it; as the subject it is for `meant`,
    a noun.
    """
    if chunk is None:
        return None
    if chunk.head:
        return Party(_named(sentence, chunk), canon(chunk.head), chunk)
    of_one = any(word.lower in _ONE_PERSON for word in words(chunk.text))
    named = _before(sentence, clause, chunk) if of_one else frozenset[str]()
    if chunk != clause.subject:
        return Party(_of_its_sex(named, chunk), "", chunk)
    known = named or frozenset({topic} - {""} if of_one else ())
    return Party(_of_its_sex(known, chunk), meant, chunk)


def _of_its_sex(names: frozenset[str], pronoun: Chunk) -> frozenset[str]:
    """Those of `names` whom a pronoun can mean: "she" is not Tom Berg."""
    sex = sex_of(pronoun)
    return frozenset(name for name in names if not sex or sex_of_full_name(name) in ("", sex))


def _named(sentence: Sentence, chunk: Chunk) -> frozenset[str]:
    """The people a chunk is about: not Lund in "Lund's wife", but Holt in "the driver, Anna Holt, "."""
    text, last = sentence.text, chunk.end
    return frozenset(
        name
        for start, end, name in _people(sentence)
        if (chunk.start <= start and end <= last and not _POSSESSIVE.match(text, end, last)) or text[last:start] == ", "
    )


def _before(sentence: Sentence, clause: Clause, chunk: Chunk) -> frozenset[str]:
    """Those named before a pronoun, without the subject where it is done to another one: "Holm saw her"."""
    subject = clause.subject or chunk
    before = ((start, name) for start, end, name in _people(sentence) if end <= chunk.start)
    return frozenset(name for start, name in before if not subject.start <= start < subject.end)


def _people(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Where `sentence.text` names people, and their full names."""
    found = (m for m in sentence.mentions if m.kind is MentionKind.PERSON and m.name)
    return [(m.start - sentence.start, m.end - sentence.start, m.name) for m in found]


def standing(left: Party | None, right: Party | None) -> Standing:
    """Whether two parties are one."""
    if left is None or right is None:
        return Standing.UNTOLD
    if left.names and right.names:  # before all else: "the other guard, Ed Holm" is he
        # "Keller" can be "Maria Keller", "Peter Keller" cannot.
        is_one = any(may_be_one(one, other) for one in left.names for other in right.names)
        return Standing.ONE if is_one else Standing.TWO
    if _is_another(left) != _is_another(right):
        return Standing.OPEN  # than was told before, which may be whom the other source tells of
    if not all(one.noun or one.names for one in (left, right)):
        return Standing.UNTOLD
    if left.names or right.names:
        return Standing.TWO if _is_body(right if left.names else left) else Standing.OPEN
    return Standing.ONE if _is_one_noun(left, right) else Standing.OPEN


def _is_another(one: Party) -> bool:
    """True for "another guard", and for "the rest of the crew": who does it is not the crew, though a palace of which
    the rest opens is open.
    """
    return is_another(one.chunk.text) or any(word.lower == "rest" for word in words(one.chunk.text))


def _is_body(one: Party) -> bool:
    """True for "the court", which is nobody by name; a noun for people may mean anybody."""
    return any(is_body_opening(word.text) for word in words(one.chunk.text) if word.stem == one.chunk.head)


def _is_one_noun(left: Party, right: Party) -> bool:
    """True where both have one noun that is telling, or the one is a name in the other: "the Front"."""
    apart = disjoint(_marks(left.chunk), _marks(right.chunk))  # "two masts", "the Tarn mast"
    if apart or (_is_many(left.chunk) != _is_many(right.chunk) and left.chunk.head == right.chunk.head):
        return False  # "the tram" and "trams", which on a street are not the one that was hit
    if left.noun != right.noun:
        return left.noun in _capitalised(right.chunk) or right.noun in _capitalised(left.chunk)
    known = not is_person(left.noun) and is_definite(left.chunk) and is_definite(right.chunk)
    return known or left.noun not in listed("everybody")


def is_definite(chunk: Chunk | None) -> bool:
    """True for "the lease" and "his lease": one that is known, not any."""
    return chunk is not None and words(chunk.text)[0].lower in _DEFINITE


def _is_many(chunk: Chunk) -> bool:
    return any(is_plural(word.lower) for word in words(chunk.text) if word.stem == chunk.head)


def _marks(chunk: Chunk) -> frozenset[str]:
    """The names and figures in a chunk; its first word may be a capital for standing first in a sentence."""
    return frozenset(fold(w.text) for w in words(chunk.text)[1:] if w.is_capital or w.text.isdigit())


def _capitalised(chunk: Chunk) -> frozenset[str]:
    return frozenset(canon(word.stem) for word in words(chunk.text) if word.is_capital and word.is_content)

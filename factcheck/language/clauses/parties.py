"""Whether two clauses surely tell of one act: who did it, to whom or what, where and on which day.

Each party is told by a name, a noun or a pronoun. A name and a description may be of one party or of two. Sources
contradict each other only where all that both tell is surely one, and something is shared.
"""

from __future__ import annotations

import re

from ...text import MONTHS, WEEKDAYS, Word, fold, stem, words
from ..numbers.count_words import is_plural
from ..vocabulary import is_another
from .act_fit import share_people
from .acts import Act, canon, canonical_stems, disjoint, is_passive, is_person, is_pronoun, people_in
from .binding import numbers_of
from .clause import Chunk
from .statements import listed

_DEFINITE = frozenset("the his her its their our my your this that these those".split())
_REFLEXIVE = frozenset("himself herself itself themselves myself ourselves".split())
_AT = frozenset("at in inside outside along near aboard across".split())
_DAYS = frozenset([*WEEKDAYS, *MONTHS, "yesterday", "today", "tonight", "tomorrow"]) - {"may"}
"""Without "may", which is a verb more often than a month."""
_DAY_STEMS = frozenset(map(stem, _DAYS))


def doer(act: Act) -> Chunk | None:
    """Who does it: the subject, or of a passive the words after "by"; None when not told."""
    if not is_passive(act.clause):
        return act.clause.subject
    return next((phrase.chunk for phrase in act.clause.phrases if phrase.preposition == "by"), None)


def done_to(act: Act) -> Chunk | None:
    """Whom or what it is done to: the object, or the subject of a passive; None for "he left on Friday"."""
    thing = act.clause.subject if is_passive(act.clause) else act.clause.object
    if thing is None or thing.text.lower() in _REFLEXIVE or thing.head in _DAY_STEMS:
        return None
    return thing


def is_one_act(left: Act, right: Act) -> bool:
    """True when two clauses with one verb tell of one act: nothing that both tell differs, a party is surely shared.

    An act done to something is no act that is done to nothing: "he left" is not "he left the flat".
    """
    if elsewhere(left, right) or other_days(left, right) or other_numbers(left, right) or other_charges(left, right):
        return False
    if (done_to(left) is None) != (done_to(right) is None):
        return False
    doers, things = same_doer(left, right), _same(left, done_to(left), right, done_to(right))
    return False not in (doers, things) and True in (doers, things)


def other_numbers(left: Act, right: Act) -> bool:
    """True for "heard five shots" and "eight shots were not heard": both can be so."""
    left_numbers, right_numbers = (numbers_of(a.sentence.text, a.clause.start, a.clause.end) for a in (left, right))
    return disjoint(left_numbers, right_numbers)


def same_doer(left: Act, right: Act) -> bool | None:
    """True when one party surely does both acts, None where one of them does not tell who does it, else False."""
    return _same(left, doer(left), right, doer(right))


def _same(left: Act, left_chunk: Chunk | None, right: Act, right_chunk: Chunk | None) -> bool | None:
    """True when two chunks surely are of one party, None where one of them tells of none, else False.

    A name and a description may be of one, and two descriptions too: that is not sure.
    """
    if left_chunk is None or right_chunk is None:
        return None
    if _is_another(left_chunk) != _is_another(right_chunk):
        return False
    left_people, right_people = _people(left, left_chunk), _people(right, right_chunk)
    if left_people and right_people:
        return share_people(left_people, right_people)
    left_noun, right_noun = _noun(left, left_chunk), _noun(right, right_chunk)
    if not (left_noun or left_people) or not (right_noun or right_people):
        return None
    if left_people or right_people or _named_apart(left_chunk, right_chunk) or _one_and_many(left_chunk, right_chunk):
        return False
    if left_noun == right_noun:
        return left_noun not in listed("everybody") or (
            not is_person(left_noun) and is_definite(left_chunk) and is_definite(right_chunk)
        )
    return left_noun in _capitalised(right_chunk) or right_noun in _capitalised(left_chunk)


def _people(act: Act, chunk: Chunk) -> frozenset[str]:
    """The family names that a chunk gives, or those of the people whom its pronoun can mean."""
    if not is_pronoun(chunk):
        return people_in(act, chunk)
    if chunk == act.clause.object:
        return act.named - people_in(act, act.clause.subject)
    return act.persons - people_in(act, act.clause.object)


def _noun(act: Act, chunk: Chunk) -> str:
    """The noun a chunk is about, in the form shared by synonyms; empty where it has none."""
    return act.meant if is_pronoun(chunk) else canon(chunk.head)


def _is_another(chunk: Chunk) -> bool:
    """True for "another guard", and for "the rest of the crew": who does it is not the crew, though a palace of which
    the rest opens is open.
    """
    return is_another(chunk.text) or any(word.lower == "rest" for word in words(chunk.text))


def is_definite(chunk: Chunk | None) -> bool:
    """True for "the lease" and "his lease": one that is known, not any."""
    return chunk is not None and words(chunk.text)[0].lower in _DEFINITE


def _named_apart(left: Chunk, right: Chunk) -> bool:
    """True where each of two chunks has a name or a number, and they share none: "two masts", "the Tarn mast"."""
    left_marks, right_marks = _marks(left), _marks(right)
    return disjoint(left_marks, right_marks)


def _one_and_many(left: Chunk, right: Chunk) -> bool:
    """True for "the tram" and "trams", which on a street are not the one that was hit."""
    return _is_many(left) != _is_many(right) and left.head == right.head


def _is_many(chunk: Chunk) -> bool:
    return any(is_plural(word.lower) for word in words(chunk.text) if word.stem == chunk.head)


def _marks(chunk: Chunk) -> frozenset[str]:
    """The names and figures in a chunk; its first word may be a capital for standing first in a sentence."""
    return frozenset(fold(w.text) for w in words(chunk.text)[1:] if w.is_capital or w.text.isdigit())


def _capitalised(chunk: Chunk) -> frozenset[str]:
    return frozenset(canon(word.stem) for word in words(chunk.text) if word.is_capital and word.is_content)


def charges(act: Act, start: int) -> frozenset[str]:
    """The words for the charge of which a clause says how it ended or stands, in the form shared by synonyms.

    They stand behind the verb, which begins at `start` of the sentence, or before the clause: "on the charge of theft".
    """
    text = act.sentence.text
    named = _OFFENCE.search(text, start) or _ON_CHARGE.search(text, 0, act.clause.start)
    return canonical_stems(named[1]) - _CHARGE if named and not _ANY.match(named[1]) else frozenset()


_OFFENCE = re.compile(
    r"(?i)\b(?:guilty|convicted|acquitted|cleared|charged?|accused|suspected)[^.,;]*? (?:of|with|for) ([^.;]+)"
)
_ANY = re.compile(r"(?i)any (?:\w+ )?(?:crimes?|offen[cs]es?|wrongdoing)\b")
"""Not one charge but all of them: "has not been charged with any offence"."""
_ON_CHARGE = re.compile(r"(?i)\bon (?:the|a|one|both) (?:charge|count)s? of ([^.,;]{3,40}?),?\s?$")
_CHARGE = frozenset(map(canon, ("charg", "count", "crime", "offenc")))


def other_charges(left: Act, right: Act) -> bool:
    """True for "found not guilty of theft" and "found guilty of arson": both can be so."""
    left_charges, right_charges = (charges(act, act.clause.verb_start) for act in (left, right))
    return disjoint(left_charges, right_charges)


def elsewhere(left: Act, right: Act) -> bool:
    """True for two clauses that each say where, and share no word of it: "in the harbour" and "at a fair in Tarn"."""
    left_words, right_words = where(left), where(right)
    return disjoint(left_words, right_words)


def where(act: Act) -> frozenset[str]:
    """The words after "at", "in" and the like in a clause, times and numbers left out."""
    named = (word for phrase in act.clause.phrases if phrase.preposition in _AT for word in words(phrase.chunk.text))
    found = frozenset(canon(word.stem) for word in named if word.is_content and not word.text.isdigit())
    return found - listed("empty") - listed("everybody") - listed("no_places")


def other_days(left: Act, right: Act) -> bool:
    """True for two clauses that each name a day or a month, and no common one."""
    left_days, right_days = _days(left), _days(right)
    return disjoint(left_days, right_days)


def same_day(left: Act, right: Act) -> bool:
    """True for two clauses that name a common day or month."""
    return bool(_days(left) & _days(right))


def _days(act: Act) -> frozenset[str]:
    return frozenset(word.lower for word in _after_verb(act) if word.lower in _DAYS)


def _after_verb(act: Act) -> tuple[Word, ...]:
    return words(act.sentence.text[act.clause.verb_end : act.clause.end])

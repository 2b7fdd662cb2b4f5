"""Whether two clauses surely tell of one act: who did it, to whom or what, where and on which day.

Sources contradict each other only where all that both tell is surely one, and something is shared.
"""

from __future__ import annotations

import re

from ...text import words
from .acts import Act, canon, canonical_stems, disjoint, doer
from .binding import numbers_of
from .clause import Chunk
from .doers import DAYS, Party, Standing, done_to, party, standing
from .statements import listed

_AT = frozenset("at in inside outside along near aboard across".split())


def is_one_act(left: Act, right: Act) -> bool:
    """True when two clauses with one verb tell of one act: nothing that both tell differs, a party is surely shared.

    An act done to something is no act that is done to nothing: "he left" is not "he left the flat".
    """
    if elsewhere(left, right) or other_days(left, right) or other_numbers(left, right) or other_charges(left, right):
        return False
    things = [done_to(act.clause) for act in (left, right)]
    if (things[0] is None) != (things[1] is None):
        return False
    parties = {same_doer(left, right), standing(_party(left, things[0]), _party(right, things[1]))}
    return Standing.ONE in parties and parties <= {Standing.ONE, Standing.UNTOLD}


def other_numbers(left: Act, right: Act) -> bool:
    """True for "heard five shots" and "eight shots were not heard": both can be so."""
    left_numbers, right_numbers = (numbers_of(a.sentence.text, a.clause.start, a.clause.end) for a in (left, right))
    return disjoint(left_numbers, right_numbers)


def same_doer(left: Act, right: Act) -> Standing:
    """Whether one party does both acts."""
    return standing(_party(left, doer(left.clause)), _party(right, doer(right.clause)))


def _party(act: Act, chunk: Chunk | None) -> Party | None:
    return party(act.sentence, act.clause, chunk, act.topic, act.meant)


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
    behind = words(act.sentence.text[act.clause.verb_end : act.clause.end])
    return frozenset(word.lower for word in behind) & DAYS

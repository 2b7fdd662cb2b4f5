"""Who of the persons that a sentence names is given a term of prison or a ban."""

from __future__ import annotations

import re

from ...model import Article, Mention, MentionKind, Sentence
from ...text import fold
from ..vocabulary import sex_of_pronoun
from .ages import meant_before
from .measures import Quantity

_NOT_HIS = re.compile(
    r"\b(?:by|of|for|against|with|killing|murdering|raping|from)\s(?:[\w.-]+\s){0,3}\Z", re.IGNORECASE
)
"""Before the name of a judge or a victim. `search` takes the end of what it is given for the end of the text."""
_NAME_REACH = 40
"""Code points before a name in which that is told."""
_AND = re.compile(r"(?:,\s(?:aged\s)?\d\d,?)?,?\s(?:and\s)?(?:[a-z-]+\s){0,3}")
"""Between the names of those who are given the same."""
_PRONOUN = re.compile(r"[“\"]?(He|She)\s")


def convicted(article: Article, sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """The folded surnames of those who are given `quantity`: the last named before it, and who is named beside them.

    Where nobody is named before it: the one whom the pronoun points back to, else all whom the sentence names.
    """
    persons = [mention for mention in sentence.mentions if mention.kind is MentionKind.PERSON]
    before = [m for m in persons if m.end - sentence.start <= quantity.start and not _is_other(sentence, m)]
    if not before and (told := _PRONOUN.match(sentence.text)):
        meant = meant_before(article, sentence, quantity, sex_of_pronoun(told[1]))
        return frozenset([meant.surname] if meant else [])
    given = before[-1:]
    for mention in reversed(before[:-1]):
        if not _AND.fullmatch(article.text, mention.end, given[0].start):
            break
        given.insert(0, mention)
    return frozenset(fold(mention.name).split()[-1] for mention in given or persons)


def _is_other(sentence: Sentence, mention: Mention) -> bool:
    start = mention.start - sentence.start
    return _NOT_HIS.search(sentence.text, max(0, start - _NAME_REACH), start) is not None

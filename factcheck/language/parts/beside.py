"""Who is told in one breath with those who take a part: "by two sons, a sister and several nieces"."""

from __future__ import annotations

import re

from ...model import MentionKind, Sentence
from ...text import words
from ..clauses.clause import Chunk, Clause
from ..clauses.verbs import RELATIVES, verb_forms
from .who import is_many, is_people

_PARTED = re.compile(r"[,;]\s*(?:and\s+)?|\s+and\s+")
_MOST = 6
"""Words of one member of such a row at most."""
_AGENTS = frozenset("police officers detectives prosecutors authorities investigators officials".split())


def told_in_a_row(text: str, start: int) -> frozenset[str]:
    """The main words of those with whom `text[start:]` goes on: "two sons, a sister and several nieces"."""
    return frozenset(
        Chunk(0, len(member), member).head
        for part in _PARTED.split(text[start:].rstrip("."))
        for member in [part.strip().removeprefix("and ").removeprefix("by ")]
        if _is_member(member)
    )


def _is_member(text: str) -> bool:
    spoken = [word.lower for word in words(text) if word.is_word]
    is_clause = any(lower in RELATIVES or {"past", "s"} & verb_forms(lower) - {"participle"} for lower in spoken)
    return 0 < len(spoken) <= _MOST and not is_clause and is_people(text)


def doer_named_last(sentence: Sentence, clause: Clause) -> tuple[Chunk, Chunk] | None:
    """Who does it, and to whom, where these open the clause: "the three people Ana Ruiz met"; None elsewhere."""
    who = clause.subject
    if who is None or clause.passive or clause.object is not None or who.start > clause.verb_start:
        return None
    starts = [
        mention.start - sentence.start
        for mention in sentence.mentions
        if mention.kind is MentionKind.PERSON and mention.end - sentence.start == who.end
    ]
    spoken = words(who.text)
    if len(spoken) > 2 and spoken[-1].lower in _AGENTS and spoken[0].lower in ("the", "those", "two", "three"):
        starts.append(who.start + spoken[-1].start)
    for start in starts:
        whom = sentence.text[who.start : start].rstrip()
        last = words(whom)[-1:]
        if last and last[0].text.islower() and is_people(whom) and (is_many(whom) or start == who.start):
            return Chunk(start, who.end, sentence.text[start : who.end]), Chunk(who.start, who.start + len(whom), whom)
    return None

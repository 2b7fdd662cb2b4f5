"""What of a text tells nothing of the event: who says it, what a source says of itself, what readers are to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.clauses.verbs import BE, HAVE, MODALS, verb_forms
from ..model import MentionKind, Sentence
from ..text import words

_CREDIT = re.compile(
    r"\W*+(?:(?:and|as)\s)?(?:according\sto\b.*"
    r"|(?:[\w.’'-]+\s){0,4}(?:papers|records?|documents|filings|figures)\sshows?\W*"
    r"|(?:[\w.’'-]+\s){0,5}(?:said|says|told|reports?|reported|wrote|added)\b"
    r"(?:\s[A-Z\d][\w.’'-]*|\s(?:the|reporters|on|in|by|phone|a|statement)\b){0,5}\W*"
    r"|[A-Z]\w+\s\d{1,2}\s\([\w\s]+\)\W*)",
    re.DOTALL,
)
"""Words that say who says it, or from where a wire reports, and nothing else."""
_TELLS = re.compile(
    r"\W*+(?:\w[\w.’'-]*+\s){0,5}(?:acknowledged|added|admitted|announced|argued|claimed|conceded|confirmed|explained"
    r"|insisted|insists|noted|reported|revealed|said|says|stated|stressed|told|warned|wrote)\b"
    r"(?:\s(?:[A-Z\d][\w.’'-]*+|the|reporters|on|in|by|phone|a|statement|last|this|night|week|month|yesterday|today"
    r"|later|earlier|again|also)\b){0,5}\W*+"
)
"""The end of what says, behind a claim, who makes it: "police insisted last night", "said" behind a name."""
_OF_TELLER = frozenset(["who", "whose", "whom", "which"])
"""Words with which a clause begins that is of who tells: "a doctor, who saw them, said"."""
_SAID_BY = re.compile(r"\W*(?:said|says)\s(?:[a-z’'-]+\s){1,4}(?=[A-Z])")
"""Before the name of who says it: "said airport manager Ann Lee"."""
_TO_READER = re.compile(
    r"(?:download|expect|click|follow|subscribe|sign\sup|visit|read\smore|stay\stuned|check\sback)\s"
    r"|here(?:['’]s|\sis|\sare)\s(?:what|how|why|everything)\b"
    r"|if\syou\b|any(?:one|body)\s(?:with|who)\b.*\b(?:call|contact|e-?mail)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence begins that tells readers what to do or what they will read: no word of the event."""
_OF_SOURCE = re.compile(
    r"\b(?:did|does|do|could|would|has|have|had)(?:\snot|n['’]t)\s(?:\w+\s)?(?:respond|repl|return|be\sreached|comment)"
    r"|\b(?:declin|refus)(?:ed|es|ing)\s(?:to\s(?:comment|say|elaborate|give)|further\scomment)"
    r"|\b(?:earlier|previous)\sversions?\b|\bthis\s(?:story|article|report|post|page)\b|^\d+/\d+\s",
    re.IGNORECASE,
)
"""Somebody gave a source no answer, or the text speaks of itself or counts its pictures: no word of the event."""


def is_aside(text: str) -> bool:
    """True for a sentence that is of its source or to its readers, and tells nothing beside."""
    return _is_of_source(text) or _TO_READER.match(text) is not None


def _is_of_source(text: str) -> bool:
    """True for a sentence that is of its source and tells nothing beside: "was on leave and has not commented" does."""
    found = _OF_SOURCE.search(text)
    before = text[: found.start()].rstrip() if found else ""
    return found is not None and not (before.endswith((" and", " but")) and _has_verb(before))


def tellers(pieces: Sequence[str]) -> frozenset[int]:
    """Which of the clauses `pieces` of a sentence say who makes the claim before them, who that is among them.

    "No one drowned, a doctor who saw them, Ann Lee, said": all but the first.
    """
    end = next((at for at in range(len(pieces) - 1, 0, -1) if _TELLS.fullmatch(pieces[at])), 0)
    first = end
    while first > 1 and not _has_verb(pieces[first - 1]):
        first -= 1
    return frozenset(range(first, end + 1)) if end and _has_verb(pieces[first - 1]) else frozenset()


def _has_verb(piece: str) -> bool:
    """True for a clause that makes a claim, and is not only of somebody: "who saw them"."""
    told = words(piece)
    return not (told and told[0].lower in _OF_TELLER) and any(
        is_finite(word.lower) for word in told if not word.is_capital
    )


def is_credit(sentence: Sentence, start: int, end: int) -> bool:
    """True when what stands from `start` to `end`, code points into `sentence`, says who says it.

    It is the words of a credit from end to end, or it begins as "said airport manager Ann Lee" does: what follows the
    name is not looked at, nor is what follows "according to".
    """
    piece = sentence.text[start:end]
    by = _SAID_BY.match(piece)
    name = sentence.start + start + by.end() if by else -1
    said_by = any(one.start == name and one.kind is MentionKind.PERSON for one in sentence.mentions)
    return said_by or _CREDIT.fullmatch(piece) is not None


def is_finite(word: str) -> bool:
    """True for a verb that has a subject: "skidded", "was"; "says" and "arms" may be nouns."""
    return word in BE | HAVE | MODALS or "past" in verb_forms(word)

"""Who is told against what others say: "it was Lund who", "the watchman, not the cleaner, gave the alarm"."""

from __future__ import annotations

import re

from msgspec import Struct

from ..clauses.clause import Chunk, Clause

_CLEFT = re.compile(r"\b[Ii]t\s+(?:was|is|were)\s+(?:(?:also|only|actually|in\s+fact|then|rather)\s+)?$")
_ONLY = re.compile(r"(?:also|only|actually|in\s+fact|then|rather)\s+")
_WHO = re.compile(r",?\s+(?:who|that)\b")
_NOT = re.compile(r"not\s+(?:by\s+)?")
_BEFORE = re.compile(r"([^,;:.“”\"]+),\s+(?:and\s+|but\s+)?$")
_OPENING = re.compile(r"(?:.*\b[Ii]t\s+(?:was|is|were)\s+(?:(?:also|only|actually|in\s+fact|then|rather)\s+)?)")
_BEHIND = re.compile(r",\s+(?:and\s+)?not\s+(?:by\s+)?([^,.;:“”\"]+)")
_BUT = re.compile(r"[^.;]*?\bbut\s+((?:(?!\s(?:who|which|that)\b)[^,.;“”\"])+)")
_SELF = re.compile(r"(?:\bhimself|\bherself|['’]s?\salone)\Z")
"""Behind an act of which others may say that somebody else did it: "gave the order himself"."""
_REACH = 40
"""Code points behind an act within which it is told who did not do it."""


class Contrast(Struct, frozen=True):
    """Who does something, and who is said not to."""

    who: Chunk
    denied: Chunk | None
    """Who did not do it, None where nobody is named."""
    cleft: bool
    """True for "it was Lund who" and "Lund did it himself"."""


def contrasted(text: str, clause: Clause, who: Chunk) -> Contrast:
    """`who`, the doer of `clause`, with who is denied to be; where the two are read as one, told apart."""
    negated = _NOT.match(who.text)
    if negated:
        return _told_apart(text, clause, _part(text, who.start + negated.end(), who.end)) or Contrast(who, None, False)
    cleft = bool(_CLEFT.search(text, 0, who.start) or _ONLY.match(who.text)) and bool(_WHO.match(text, who.end))
    begins = _ONLY.match(who.text) if cleft else None
    if begins:
        who = _part(text, who.start + begins.end(), who.end)
    cleft = cleft or bool(_SELF.search(clause.text)) or bool(_SELF.search(who.text))
    behind = _BEHIND.match(text, who.end) or _BEHIND.search(text, clause.end, clause.end + _REACH)
    return Contrast(who, _part(text, *behind.span(1)) if behind else None, cleft)


def _told_apart(text: str, clause: Clause, denied: Chunk) -> Contrast | None:
    """The doer of an act that `denied` did not do: before it ("Lund, not the cleaner,") or behind ("but Lund")."""
    not_before = text.rfind("not", 0, denied.start)
    before = _BEFORE.search(text, 0, not_before)
    if before:
        opening = _OPENING.match(before.group(1))
        start = before.start(1) + (opening.end() if opening else 0)
        return Contrast(_part(text, start, before.end(1)), denied, bool(opening))
    instead = _BUT.match(text, clause.end)
    return Contrast(_part(text, *instead.span(1)), denied, True) if instead else None


def _part(text: str, start: int, end: int) -> Chunk:
    """`text[start:end]` without the spaces around it."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    shown = text[start:end].rstrip()
    return Chunk(start, start + len(shown), shown)

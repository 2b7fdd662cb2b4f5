"""Lists: the names that follow "including" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from ...model import Sentence
from ...text import alternation, words
from ..vocabulary import is_title_head
from .who import Named, names_in


class Listed(Struct, frozen=True):
    """One list of names."""

    start: int
    """Code points into the sentence's text, half-open."""
    end: int
    group: frozenset[str]
    """Stems of the words before it: what they are that it lists."""
    named: tuple[Named, ...]
    label: str
    """What they are, in words for a reader: "those who accompanied", "top officials"."""


_OPENING = re.compile(
    r"\b(?:including|such as|among them|accompanied by|joined by|along with|together with|addressed to|flanked by"
    r"|consisting of|made up of|(?<=delegation )(?:included|includes|comprised)|(?<=team )(?:included|includes)"
    r"|(?<=party )(?:included|includes)|(?<=group )(?:included|includes)"
    r"|with(?=\s[^.;]{3,120}\sat\s(?:his|her|their)\sside))\s+"
)
_ENDING = "who which that is are was were has have had said to in at on for".split()
_ENDING_BEHIND_COMMA = "who which according said a an the as but while when after before".split()
_LIST_END = re.compile(rf"[.;:()\"“”]|,\s+(?:{alternation(_ENDING_BEHIND_COMMA)})\b|\s(?:{alternation(_ENDING)})\s")


_ASIDE = re.compile(r"\([^()]{1,20}\)(?=,|\s+and\b)")
"""What stands in brackets behind a name amid a list: "Rep. Ina Holm (D-Ohio), ..."."""
_LAST_OF_SEVERAL = re.compile(r";\s+(?:and|or)\s")


def lists(sentence: Sentence) -> Iterator[Listed]:
    """The lists of a sentence, in order."""
    text = sentence.text
    for opening in _OPENING.finditer(text):
        end = _list_end(sentence, opening.end())
        named = names_in(sentence, opening.end(), end)
        if not named or _OPENING.search(text, opening.end(), end):
            continue
        before = words(text[max(0, opening.start() - 60) : opening.start()])
        group = frozenset(word.stem for word in before if word.is_content)
        label = _group_label(text[: opening.end()].rstrip())
        yield Listed(opening.end(), end, group, named, label)


_ACCOMPANYING = re.compile(r"\b(accompanied|joined|flanked|followed|escorted)\s+by\b")


def _group_label(before: str) -> str:
    """Whom a list gives, in words: "those who accompanied", "top officials", "those included"."""
    company = next(iter(_ACCOMPANYING.findall(before[-60:])[-1:]), "")
    if company and not re.search(r"[,.;:]", before[before.rindex(company) :]):
        return f"those who {company}"
    openings = list(_OPENING.finditer(f"{before} "))
    group = before[: openings[-1].start()] if openings else ""
    noun: list[str] = []
    for word in reversed(words(group[-60:].rstrip(" ,—–-"))):
        if len(noun) == 3 or not word.is_content or not word.is_word or word.text[:1].isupper():
            break
        noun.insert(0, word.lower)
    return " ".join(noun) or "those listed"


def _is_inside(sentence: Sentence, at: int) -> bool:
    """True for a mark inside a name or behind a short title ("Gen.", "Rep.")."""
    inside = any(m.start - sentence.start <= at < m.end - sentence.start for m in sentence.mentions)
    before = words(sentence.text[max(0, at - 12) : at])[-1:]
    return inside or (
        sentence.text[at] == "." and bool(before) and before[0].is_capital and is_title_head(before[0].text)
    )


def _list_end(sentence: Sentence, start: int) -> int:
    """Where the list that begins at `start` ends: behind its last name.

    One with semicolons goes on to the last of these: "Ana Ruiz, a former judge; Ole Lund, the mayor; and Ina Holm".
    """
    text = sentence.text
    joined = [match.end() for match in _LAST_OF_SEVERAL.finditer(text, start)]
    stop = _LIST_END.search(text, joined[-1] if joined else start)
    asides = [match.span() for match in _ASIDE.finditer(text, start)]
    while stop and (_is_inside(sentence, stop.start()) or any(a <= stop.start() < b for a, b in asides)):
        stop = _LIST_END.search(text, stop.end())
    limit = stop.start() if stop else len(text)
    ends = (m.end - sentence.start for m in sentence.mentions if start <= m.start - sentence.start < limit)
    return max(ends, default=limit)

"""Those who take part: words for people and bodies, which of them may be the same, and who is named.

The vocabulary is `rules/words/agents.yaml`; the roles and titles of `titles.yaml` count as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...model import MentionKind, Sentence
from ...spans import span_in
from ...text import fold, stem, words
from ..clauses.clause import Chunk
from ..names import may_be_one
from ..titles.heads import is_head
from ..vocabulary import WordGroups, is_title_head, title_before, word_groups


class Named(Struct, frozen=True):
    """One named member of a list."""

    name: str
    kind: MentionKind
    title: str
    """The title before the name, "" when there is none."""


def names_in(sentence: Sentence, start: int, end: int) -> tuple[Named, ...]:
    """The persons, bodies and places named in `sentence.text[start:end]`, each with its title.

    What a title names is no member of its own: the CIA in "former CIA Director Ana Ruiz" and in "a CIA director".
    """
    text = sentence.text
    placed = [(mention, *span_in(sentence, mention)) for mention in sentence.mentions]
    titles = {first: title_before(text, first) for mention, first, _ in placed if mention.kind is MentionKind.PERSON}
    inside = [title for title in titles.values() if title]
    found = []
    person = -1
    for mention, first, last in placed:
        home = person >= 0 and bool(_HOME.fullmatch(text, person, first))
        of_title = any(opening <= first and last <= ending for opening, ending in inside) or _has_office(text, last)
        if start <= first and last <= end and mention.kind is not MentionKind.GROUP and not home and not of_title:
            title = titles.get(first)
            found.append(Named(mention.name, mention.kind, text[slice(*title)] if title else ""))
        person = last if mention.kind is MentionKind.PERSON else -1
    return tuple(found)


def _has_office(text: str, end: int) -> bool:
    """True for a name that ends at `end` before an office: the CIA in "a CIA director"."""
    office = re.match(r"\s([a-z]+)\b", text[end : end + 30])
    return bool(office and is_title_head(office[1]))


_HOME = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
"""Stands between a person and where that one is from: "Ana Ruiz of the Harbour League" is one member, not two."""


def one_bearer(left: Named, right: Named) -> bool:
    """True when two names can be one's."""
    kind = left.kind if left.kind is right.kind else MentionKind.BODY  # of two minds: read word by word
    return may_be_one(left.name, right.name, kind)


def one_family(left: Named, right: Named) -> bool:
    """True for a family and one of its members: "the Novaks", "Anna Novak"; "the Ellises", "Mark Ellis"."""
    last = [fold(named.name.split()[-1]) for named in (left, right)]
    return any(last in ([name, name + ending], [name + ending, name]) for name in last for ending in ("s", "es"))


def only_in(mine: Sequence[Named], other: Sequence[Named]) -> list[Named]:
    """Those of `mine` that `other` has not."""
    return [one for one in mine if not any(one_bearer(one, two) for two in other)]


def is_of_small_words(text: str) -> bool:
    """True when `text` holds nothing but small words."""
    return not any(word.is_content for word in words(text))


def is_many(text: str) -> bool:
    """True for a plural or a body as the last word before "of" and the like."""
    head = Chunk(0, len(text), text).head
    last = next((word.lower for word in words(text) if word.stem == head), "")
    return last.endswith(("s", "children", "men", "people")) or last in _COLLECTIVE or bool(_BOTH.search(text))


_BOTH = re.compile(r"\band\s+(?:the|an?|his|her|their|its|[A-Z])|^(?![Tt]he\s|[Aa]n?\s)[^,]*\sand\s")
"""An "and" that joins two, not two descriptions of one ("the former mayor and party leader")."""
_COLLECTIVE = frozenset(
    """police army military government team crew group gang staff people children men women family public crowd media
    navy troop""".split()
)


def is_people(text: str) -> bool:
    """True when the main word names someone: a role, a body, a group."""
    chunk = Chunk(0, len(text), text)
    heads = [word for word in words(text) if word.stem == chunk.head and word.is_content]
    known = listed_stems("people")
    return any(word.stem in known or is_title_head(word.text) or _is_role(word.lower) for word in heads)


def _is_role(lower: str) -> bool:
    """True for a trade or office, of one or of several: "hunter", "hunters"."""
    return is_head(lower) or (lower.endswith("ers") and is_head(lower[:-1]))


PRONOUNS = frozenset("he she it they we you i him her them us who which that".split())

# --- vocabulary -------------------------------------------------------------------------------------------------------


@lru_cache
def listed_words(section: str) -> frozenset[str]:
    """The words of a section of `agents.yaml`."""
    return frozenset(load_words("agents")[section].split())


@lru_cache
def listed_stems(section: str) -> frozenset[str]:
    """The stems of a section of `agents.yaml`."""
    return frozenset(stem(word) for word in load_words("agents")[section].split())


@lru_cache
def groups(section: str) -> WordGroups:
    """The groups of stems of a section of `agents.yaml`."""
    return word_groups(map(str.split, load_words("agents")[section]))


@lru_cache
def _wider() -> dict[str, frozenset[str]]:
    return {
        stem(wide): frozenset(map(stem, covered.split())) for wide, covered in load_words("agents")["wider"].items()
    }


def alike(section: str, left: str, right: str) -> bool:
    """True for one stem, and for two in one group of `section`."""
    return groups(section).alike(left, right)


def apart(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for two sorts of doers of which nobody is both: "neighbours", "firefighters"."""
    known = groups("apart")
    left_groups, right_groups = (frozenset[int]().union(*map(known.of, stems)) for stems in (left, right))
    return bool(left_groups and right_groups) and left_groups.isdisjoint(right_groups)


def covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """True when a word of `wide` is the wider one for a word of `narrow`."""
    return any(_wider().get(word, frozenset()) & narrow for word in wide)

"""Who holds an office or plays a part of which there is one: "Police chief X", "the driver, X"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ...model import MentionKind, Sentence
from ...text import Word, words
from .descriptions import Form, descriptions
from .heads import canonical, meanings
from .offices import Office, read_office

_SINGLE = frozenset(
    map(
        canonical,
        """driver pilot captain warden referee wife brother sister mother father suspect defendant gunman shooter
        attacker killer bomber murderer assailant culprit perpetrator fugitive plaintiff""".split(),
    )
)
"""Roles of which a story mostly has one, besides the posts; passengers and witnesses are many."""

_LONE = frozenset(map(canonical, ("captain", "warden", "referee")))
"""Posts of the one ship, prison or match of a story, where nothing tells of which: "the captain, Ana Ruiz"."""


class Holder(Struct, frozen=True):
    """A named person in an office or part of which there is one."""

    start: int
    """Code points of the name in the sentence's text, half-open."""
    end: int
    person: str
    """The fullest form of the name in the article."""
    text: str
    """What the person is called, as written."""
    office: Office
    of: frozenset[str]
    """Stems of the names in the description: of what or where."""
    lone: bool
    """True for the post of the one ship, prison or match that a story is about."""


def holders(sentence: Sentence) -> Iterator[Holder]:
    """The holders that `sentence` names, in the order of their names."""
    plain = {0} - {mention.start - sentence.start for mention in sentence.mentions}
    """Where a capital says nothing of a name: the start of a sentence."""
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        for start, end, form in descriptions(sentence, mention):
            text = sentence.text[start:end]
            office = read_office(text, mention.name)
            past = office.past or sentence.text[:start].endswith(("Then ", "then "))
            if form is Form.VERB or past or len(office.heads) != 1 or not _is_single(text, form, office):
                continue
            of = frozenset(word.stem for word in words(text) if _names_place(word, office, start + word.start in plain))
            first, last = mention.start - sentence.start, mention.end - sentence.start
            lone = form is not Form.PREFIX and office.heads <= _LONE and not (of or office.field or office.rank)
            yield Holder(first, last, mention.name, text, office, of, lone)


def _names_place(word: Word, office: Office, plain: bool) -> bool:
    """True for a name of what or where an office is; `plain` is a word that no name begins with: "Police chief"."""
    return word.is_capital and word.is_content and canonical(word.lower) not in office.heads and not plain


def _is_single(text: str, form: Form, office: Office) -> bool:
    """True for an office or part that one person has: "police chief X", "the driver, X", not "a judge"."""
    definite = form is Form.PREFIX or words(text)[0].lower in ("the", "his", "her", "its", "their")
    return definite and bool(office.heads & (meanings("top") | _SINGLE))

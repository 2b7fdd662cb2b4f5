"""Who holds an office or plays a part of which there is one: "Police chief X", "the driver, X"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ...model import MentionKind, Sentence
from ...text import content_stems, words
from .descriptions import Form, descriptions
from .heads import meanings
from .offices import Office, read_office

_SINGLE = frozenset(
    """driver pilot captain wife brother sister mother father suspect defendant gunman shooter attacker killer bomber
    murderer assailant culprit perpetrator fugitive plaintiff""".split()
)
"""Roles of which a story mostly has one, besides the posts; passengers and witnesses are many."""


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


def holders(sentence: Sentence) -> Iterator[Holder]:
    """The holders that `sentence` names, in the order of their names."""
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        for start, end, form in descriptions(sentence, mention):
            text = sentence.text[start:end]
            office = read_office(text, mention.name)
            if form is Form.VERB or office.past or len(office.heads) != 1 or not _is_single(text, form, office):
                continue
            large = frozenset(word.stem for word in words(text) if word.is_capital and word.is_content)
            of = large - content_stems(min(office.heads))
            first, last = mention.start - sentence.start, mention.end - sentence.start
            yield Holder(first, last, mention.name, text, office, of)


def _is_single(text: str, form: Form, office: Office) -> bool:
    """True for an office or part that one person has: "police chief X", "the driver, X", not "a judge"."""
    definite = form is Form.PREFIX or words(text)[0].lower in ("the", "his", "her", "its", "their")
    return definite and bool(office.heads & (meanings("top") | _SINGLE))

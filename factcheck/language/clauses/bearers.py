"""Bearers: who or what a clause tells to be in a state: its subject, or its object where that suffers what is done.

A state said of the wrong person is the worst of errors; where nothing tells who it is, it is nobody by name.
"""

from __future__ import annotations

import re

from ...model import MentionKind
from ...text import NUMBER_WORDS, Word, words
from ..names import family_name
from ..vocabulary import sex_of_given_name
from .acts import Act, canon, doer, is_person, is_pronoun, people_in
from .clause import Chunk, Clause
from .ladders import Match
from .statements import listed

OWN = frozenset(["its", "their", "his", "her"])


def whose(act: Act) -> tuple[frozenset[str], frozenset[str]]:
    """Family names and nouns of who or what a clause is about: the object of "kill" or "arrest", else all it names."""
    clause = act.clause
    if clause.verb in listed("harming") | listed("handling") and not clause.passive and clause.object:
        first = words(clause.object.text)[0].lower
        if first in _OBJECTS and is_pronoun(clause.object):
            return _meant(act, first), frozenset()
        own = first in OWN and clause.subject is not None  # "shops shut their doors"
        holders = [clause.object, clause.subject] if own else [clause.object]
        return people_in(act, clause.object), frozenset(canon(chunk.head) for chunk in holders if chunk) - {""}
    owner = _owner(act)
    if owner:
        return owner, frozenset()
    heads = frozenset(canon(c.head) for c in (clause.subject, clause.object) if c and c.head and not is_pronoun(c))
    heads |= {act.meant} - {""}
    meant = (
        not clause.subject or is_pronoun(clause.subject) or _JOINED.search(act.sentence.text, 0, clause.subject.start)
    )
    alone = act.named if len(act.named) == 1 and meant else frozenset()
    return act.persons - _those_who_do_it(act) or alone, heads


_JOINED = re.compile(r"\b(?:he|she) and \Z")
"""Before the rest of a subject: "he and the club agreed to part"."""


def _those_who_do_it(act: Act) -> frozenset[str]:
    """Family names of those who bring the subject into a state: Brandt in "was arrested by Ada Brandt"."""
    clause = act.clause
    return people_in(act, doer(clause)) - people_in(act, clause.subject) if clause.passive else frozenset()


_OBJECTS = {"him": "m", "her": "f", "them": "several"}
"""Pronouns that are objects, and the sex of whom they mean."""


def _meant(act: Act, pronoun: str) -> frozenset[str]:
    """Whom "him" or "her" means: the one named before it, else who was spoken of last; nobody of the other sex.

    Nobody is known where several are named before it, nor where it may be who does it.
    """
    subject, sentence = act.clause.subject, act.sentence
    if pronoun == "them" or subject is None or is_pronoun(subject):
        return frozenset()
    doers, verb_at = people_in(act, subject), sentence.start + act.clause.verb_start
    people = (m.name for m in sentence.mentions if m.kind is MentionKind.PERSON and m.end <= verb_at)
    before = {name for name in people if family_name(name) not in doers} or {act.topic}
    fits = (name for name in before if name and sex_of_given_name(name.split()[0]) in ("", _OBJECTS[pronoun]))
    names = frozenset(map(family_name, fits)) - doers
    return names if len(names) == 1 else frozenset()


def object_of(tokens: tuple[Word, ...], group: list[Match], act: Act) -> tuple[frozenset[str], frozenset[str]] | None:
    """Family names and nouns of the object that is in the state, as in "saw her alive"; None where it is another.

    Of "named the dead as Lund" it is he.
    """
    thing, first, last = act.clause.object, min(m.first for m in group), max(m.last for m in group)
    if group[0].ladder not in _BODILY or thing is None or not thing.start <= tokens[first].start:
        return None
    between = [word for word in tokens[:first] if word.start >= thing.start]
    after = tokens[last].end
    if [word.lower for word in between] == ["the"] and tokens[last].lower == "dead":
        return people_in(act, Chunk(after, act.clause.end, act.sentence.text[after : act.clause.end])), frozenset()
    follows = next((word for word in tokens[last + 1 :]), None)
    attributive = follows is not None and follows.is_content and follows.start < thing.end
    if attributive or not between or between[-1].end > thing.end:
        return None
    if len(between) == 1 and between[0].lower in _OBJECTS:
        return _meant(act, between[0].lower), frozenset()
    chunk = chunk_of(tuple(between), act)
    persons = people_in(act, chunk)
    return (persons, frozenset({canon(chunk.head)})) if persons or is_person(chunk.head) else None


_BODILY = frozenset(["condition", "awareness"])
"""Ladders on which an object may stand: "found two climbers dead", "left her unconscious"."""


def sufferers(act: Act, behind: int) -> frozenset[str]:
    """Family names of those a crime was done to: Holm in "was convicted of killing Ina Holm"."""
    crime = _CRIME.search(act.clause.text, max(0, behind - act.clause.start))
    after = act.clause.start + crime.end() if crime else act.clause.end
    return people_in(act, Chunk(after, act.clause.end, act.sentence.text[after : act.clause.end]))


_CRIME = re.compile(
    r"\b(?:murder|manslaughter|death|rape|assault|kidnap"
    r"|(?!during|evening|following|including|morning)\w{3,}ing)\b(?: of)? "
)
"""A crime behind the word that somebody is held for it: who is named next suffered it."""


def _owner(act: Act) -> frozenset[str]:
    """Whose act the object names, not the doer's: Lund's in "the mayor accepted the resignation of Peter Lund"."""
    thing = act.clause.object
    if not thing or thing.head not in listed("acts_named"):
        return frozenset()
    return people_in(act, thing)


def is_owned(subject: Chunk) -> bool:
    """True for "his phone" and "Lund's car": the thing is in the state, and not its owner; "his body" is he."""
    if not subject.head or is_person(subject.head) or subject.head in listed("remains"):
        return False
    return words(subject.text)[0].lower in OWN or bool(_OWNING.search(subject.text))


_OWNING = re.compile(r"\w['’]s? ")


def is_done_to(clause: Clause) -> bool:
    """True where the object and not the subject is in the state: "officers arrested Lund"."""
    handled = clause.verb in listed("harming") | listed("handling")
    return handled and not clause.passive and clause.object is not None


def is_part(act: Act) -> bool:
    """True when a clause is about some of a group: "two of them are", "wounded a third", "one, a woman, was".

    "Two guards" are a group of their own.
    """
    clause = act.clause
    chunk = clause.object if is_done_to(clause) else clause.subject
    said = words(chunk.text) if chunk else ()
    first, *more = [word.lower for word in said if word.is_word and word.lower not in _ARTICLES] or [""]
    if not (first.isdigit() or first in _SOME):
        return False
    return (
        not more or more[0] in ("of", "in", "at") or all(canon(word.stem) in _UNTOLD for word in words(" ".join(more)))
    )


_ARTICLES = frozenset(["the", "a", "an"])
_SOME = frozenset(NUMBER_WORDS[1:]) | frozenset(
    "dozen dozens several some many most others other another second third fourth fifth both half".split()
)
_UNTOLD = frozenset(map(canon, "other more peopl person patient wound injur victim remain".split()))
"""Stems of words that tell nobody apart from the rest of the hurt."""


def chunk_of(found: tuple[Word, ...], act: Act) -> Chunk:
    """Some words in a row as a chunk of the sentence."""
    start, end = found[0].start, found[-1].end
    return Chunk(start, end, act.sentence.text[start:end])

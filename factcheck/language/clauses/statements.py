"""Statements: clauses that state something, say that it is not known, or that it has stopped.

`rules/words/status.yaml` holds the words. `claims` and `fields.status` build on this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...text import stem
from .acts import Act, agents, canon
from .clause import Clause
from .verbs import Modality

_QUESTIONS = frozenset(["how", "why", "whether", "if", "what", "who", "where"])


class Polarity(StrEnum):
    """How a clause puts its act, the surest last: not at all, still to come, left open, or as a fact."""

    NEGATED = "negated"
    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"


class Statement(Struct, frozen=True):
    """One clause."""

    act: Act
    untold: frozenset[str]
    """What is not known or not told, as words; empty when the clause states something."""
    stopped: str
    """The act that this clause says is over; empty for most."""


def statements(found: list[Act]) -> Iterator[Statement]:
    """The clauses of one sentence that state something, or say that it is not known."""
    sentence = found[0].sentence
    told_until = 0
    for number, act in enumerate(found):
        clause = act.clause
        untold = _untold(found, number)
        if clause.start < told_until:
            continue  # "why she was suspended", after "did not say", states nothing.
        told_until = len(sentence.text) if untold else told_until
        if not untold and _is_question(sentence.text, clause.start):
            continue
        if asks(sentence.text, clause.end):
            continue
        if not act.verb or (clause.saying and not untold) or not (act.tells or act.stems):
            continue
        yield Statement(act, untold, _stopped(act))


def _untold(found: list[Act], number: int) -> frozenset[str]:
    """What clause `number` says is not known or told, as words; empty for a plain statement."""
    clause = found[number].clause
    raw = clause.verb
    text = clause.text.lower()
    first_person = clause.subject is not None and clause.subject.text.lower() in ("i", "we")
    unsaid = clause.modality is Modality.UNDONE or (clause.negated and _negates_itself(clause))
    hidden = raw in listed("telling") and unsaid and not first_person
    unclear = raw in ("be", "remain", "stay") and any(phrase in text for phrase in load_words("status")["unclear"])
    if not (hidden or unclear):
        return frozenset()
    after = [act for act in found[number + 1 :] if not act.clause.saying][:2]
    topic = found[number].object | found[number].rest | frozenset(base for act in after for base in act.stems)
    if raw not in ("say", "know", "be", "reveal", "disclos"):
        topic |= found[number].subject
    return topic - {canon(raw)}


def _is_question(text: str, start: int) -> bool:
    """True for the clause in "trying to determine how he boarded": it follows a question word."""
    return text[:start].rstrip().rpartition(" ")[2].lower() in _QUESTIONS


def asks(text: str, at: int) -> bool:
    """True when the mark that ends the words at `at` of a sentence is a question mark: a question claims nothing."""
    end = _STOP.search(text, at)
    return end is not None and "?" in end.group()


_STOP = re.compile(r"[.!?…]+(?=[\s\"“”'’)]|$)")


def _negates_itself(clause: Clause) -> bool:
    """True when the verb group holds the negation, and not only the object ("found no bomb")."""
    group = clause.text[max(0, clause.verb_start - clause.start) : clause.verb_end - clause.start].lower()
    subject = clause.subject.text.lower() if clause.subject else ""
    return (
        " not" in group or "n't" in group or "n’t" in group or "never" in group or subject.startswith(("no ", "nobody"))
    )


def _stopped(act: Act) -> str:
    """The act that the clause says has stopped ("halted missile tests" -> "test"); empty for none."""
    clause = act.clause
    wished = (
        clause.text[clause.verb_start - clause.start :].lower().startswith("to ")
        or polarity(clause) is not Polarity.DONE
    )
    if clause.verb not in listed("stopping") or wished:
        return ""
    near = act.object | act.rest
    return next((base for base in sorted(near) if base in frozenset(map(canon, listed("acts_that_stop")))), "")


def polarity(clause: Clause) -> Polarity:
    """How `clause` puts its act."""
    if clause.negated or clause.modality is Modality.UNDONE:
        return Polarity.NEGATED
    if clause.modality in (Modality.PLANNED, Modality.POSSIBLE):
        return Polarity.PLANNED
    return Polarity.OPEN if clause.modality is Modality.OPEN else Polarity.DONE


def stopped(left: Statement, right: Statement) -> bool:
    """True when one source tells of an act that another says is over, of the same doer."""
    if bool(left.stopped) == bool(right.stopped):
        return False
    stopping, doing = (left, right) if left.stopped else (right, left)
    done = doing.act.verb == stopping.stopped and not doing.act.clause.negated
    same = agents(doing.act) & stopping.act.around
    around = (stopping.act.around & doing.act.around) - {stopping.stopped} - same
    return bool(done and doing.act.clause.modality is Modality.FACT and same and around)


@lru_cache
def listed(name: str) -> frozenset[str]:
    """Stems of one list of `rules/words/status.yaml`."""
    entry = load_words("status")[name]
    return frozenset(stem(word) for word in (entry.split() if isinstance(entry, str) else entry))


@lru_cache
def listed_words(name: str) -> frozenset[str]:
    """The words of one list of `rules/words/status.yaml` as they are written, for words that have no other form."""
    return frozenset(load_words("status")[name].split())

"""Statements: clauses that state an act, deny it, expect it, doubt it, or say that it is not known; and how two differ.

`rules/words/status.yaml` holds the words. `fields.status` makes facts of the statements and comparisons of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .acts import Act, canon
from .clause import Clause, Modality, verb_forms
from .data import load_words
from .text import stem, words

_QUESTIONS = frozenset(["how", "why", "whether", "if", "what", "who", "where"])
_LONG = 90
"""Characters of a clause whose subject is left out of the value."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause."""

    act: Act
    start: int
    """Code points into the sentence: the clause, and of an untold one what is untold."""
    end: int
    untold: frozenset[str]
    """What is not known or not told, as words; empty when the clause states something."""
    question: str
    """The question word of what is untold ("why"); empty when there is none."""
    stopped: str
    """The act that this clause says is over; empty for most."""
    beside: tuple[frozenset[str], ...]
    """The words of every clause of the sentence, this one included."""


def statements(found: list[Act]) -> Iterator[Statement]:
    """The clauses of one sentence that state something, or say that it is not known."""
    sentence = found[0].sentence
    told_until = 0
    for number, act in enumerate(found):
        clause = act.clause
        untold, end = _untold(found, number)
        if clause.start < told_until:
            continue  # "why she was suspended", after "did not say", states nothing.
        told_until = len(sentence.text) if untold else told_until
        if not untold and _is_question(sentence.text, clause.start):
            continue
        if not act.verb or (clause.saying and not untold) or (act.verb in ("be", "have", "do") and not act.stems):
            continue
        start = clause.start if clause.end - clause.start < _LONG else clause.verb_start
        question = _question(act, found[number + 1 :]) if untold else ""
        beside = tuple(other.stems for other in found)
        yield Statement(act, start, max(end, clause.end), untold, question, _stopped(act), beside)


def _untold(found: list[Act], number: int) -> tuple[frozenset[str], int]:
    """What clause `number` says is not known or told, as words, and where that ends; empty for a plain statement."""
    clause = found[number].clause
    raw = clause.verb
    text = clause.text.lower()
    first_person = clause.subject is not None and clause.subject.text.lower() in ("i", "we")
    unsaid = clause.modality is Modality.UNDONE or (clause.negated and _negates_itself(clause))
    hidden = raw in listed("telling") and unsaid and not first_person
    unclear = raw in ("be", "remain", "stay") and any(phrase in text for phrase in load_words("status")["unclear"])
    if not (hidden or unclear):
        return frozenset(), 0
    after = [act for act in found[number + 1 :] if not act.clause.saying][:2]
    topic = found[number].object | found[number].rest | frozenset(base for act in after for base in act.stems)
    if raw not in ("say", "know", "be", "reveal", "disclos"):
        topic |= found[number].subject
    end = after[0].clause.end if after else clause.end
    return topic - {canon(raw)}, end


def _is_question(text: str, start: int) -> bool:
    """True for the clause in "trying to determine how he boarded": it follows a question word."""
    return text[:start].rstrip().rpartition(" ")[2].lower() in _QUESTIONS


def _question(act: Act, after: list[Act]) -> str:
    """The question word between an untold clause and the next ("did not say why she left"); empty for none."""
    stop = after[0].clause.verb_start if after else len(act.sentence.text)
    between = words(act.sentence.text[act.clause.verb_end : stop])
    return next((word.lower for word in between if word.lower in _QUESTIONS), "")


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
    wished = clause.text[clause.verb_start - clause.start :].lower().startswith("to ") or polarity(clause) != "done"
    if clause.verb not in listed("stopping") or wished:
        return ""
    near = act.object | act.rest
    return next((base for base in sorted(near) if base in frozenset(map(canon, listed("acts_that_stop")))), "")


def polarity(clause: Clause) -> str:
    """How `clause` puts its act: done, planned, negated or open."""
    if clause.negated or clause.modality is Modality.UNDONE:
        return "negated"
    if clause.modality in (Modality.PLANNED, Modality.POSSIBLE):
        return "planned"
    return "open" if clause.modality is Modality.OPEN else "done"


def rule_of(one: Statement, other: Statement, shared: float, enough: float, enough_unknown: float) -> str:
    """The name of the rule by which two statements differ; empty when none does.

    `shared` is the share of telling words of both sentences; `enough` of it is asked for, or `enough_unknown` where one
    source says that something is not known.
    """
    if bool(one.stopped) != bool(other.stopped):
        return _stop_rule(one, other) if one.stopped else _stop_rule(other, one)
    if bool(one.untold) != bool(other.untold):
        topic, told = (one.untold, other) if one.untold else (other.untold, one)
        plain = told.act.clause.modality is not Modality.OPEN and not told.act.clause.saying
        known = len(told.act.stems & topic)
        nearest = known > 0 and known == max(len(stems & topic) for stems in told.beside)
        question = one.question or other.question
        several = known >= 2 or known == len(topic) or question in ("if", "whether")
        answers = nearest and several and known / len(topic) >= 0.4 and _explains(told.act, question)
        return "untold" if plain and shared >= enough_unknown and answers else ""
    if one.untold or shared < enough:
        return ""
    return _certainty(one.act, other.act)


def _explains(told: Act, question: str) -> bool:
    """True unless "why" is asked and the sentence gives no reason."""
    reasons = listed("reasons")
    return question != "why" or any(word.stem in reasons for word in words(told.sentence.text[told.clause.verb_end :]))


def _stop_rule(stopping: Statement, doing: Statement) -> str:
    """The rule "stopped" when one source tells of an act that another says is over."""
    done = doing.act.verb == stopping.stopped and not doing.act.clause.negated
    around = (stopping.act.around & doing.act.around) - {stopping.stopped}
    return "stopped" if done and doing.act.clause.modality is Modality.FACT and around else ""


def _certainty(mine: Act, theirs: Act) -> str:
    """The rule by which two clauses on one act differ in how surely they state it."""
    if not _same_act(mine, theirs) or _years(mine) != _years(theirs):
        return ""
    one, other = polarity(mine.clause), polarity(theirs.clause)
    if {one, other} == {"planned", "done"}:
        done, coming = (mine, theirs) if one == "done" else (theirs, mine)
        sure = coming.clause.modality is Modality.PLANNED and mine.clause.verb not in listed("lasting")
        return "planned" if sure and done.clause.finite and _is_past(done.clause) else ""
    if {one, other} == {"negated", "done"}:
        both = mine.clause.finite and theirs.clause.finite and mine.verb == theirs.verb
        both &= all(act.clause.modality in (Modality.FACT, Modality.UNDONE) for act in (mine, theirs))
        return "denied" if both and len(mine.stems & theirs.stems) >= 3 else ""
    alleged = [_is_claim(act) for act in (mine, theirs)]
    return "alleged" if alleged[0] != alleged[1] and one == other == "done" else ""


def _same_act(mine: Act, theirs: Act) -> bool:
    """True when two clauses have one verb, or the noun of it, and share what it is done to or who does it."""
    if mine.verb in ("", "be", "have", "do") or theirs.verb in ("", "be", "have", "do"):
        return False
    if mine.verb != theirs.verb and not (
        mine.persons & theirs.persons and (mine.verb in theirs.stems or theirs.verb in mine.stems)
    ):
        return False
    common = (mine.stems & theirs.stems) - {mine.verb, theirs.verb}
    return bool(common) or bool(mine.persons & theirs.persons)


def _years(act: Act) -> frozenset[str]:
    """The years that the sentence gives up to the end of this clause: "In 2004 he was charged"."""
    texts = (word.text for word in words(act.sentence.text[: act.clause.end]))
    return frozenset(text for text in texts if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20"))


def _is_past(clause: Clause) -> bool:
    """True for "toured", "has toured" and "was shown", not for "tours" and "is touring"."""
    if clause.progressive:
        return False
    last = clause.text[: clause.verb_end - clause.start].rpartition(" ")[2]
    return bool(verb_forms(last) & {"past", "participle"})


def _is_claim(act: Act) -> bool:
    """True for "allegedly threatened", "is accused of", not for "is believed to"."""
    clause = act.clause
    group = act.sentence.text[max(0, clause.verb_start - 12) : clause.verb_end]
    return clause.modality is Modality.ALLEGED and any(word.stem in listed("claiming") for word in words(group))


@lru_cache
def listed(name: str) -> frozenset[str]:
    """Stems of one list of `rules/words/status.yaml`."""
    entry = load_words("status")[name]
    return frozenset(stem(word) for word in (entry.split() if isinstance(entry, str) else entry))

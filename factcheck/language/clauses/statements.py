"""Statements: clauses that state an act, deny it, expect it, doubt it, or say that it is not known; and how two differ.

`rules/words/status.yaml` holds the words. `fields.status` makes facts of the statements and comparisons of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...data import load_words
from ...text import stem, words
from .acts import Act, agents, canon, jaccard, patients
from .clause import Clause, Modality, verb_forms

_QUESTIONS = frozenset(["how", "why", "whether", "if", "what", "who", "where"])
_ALIKE = 0.5
"""Share of words that a statement and its denial must have in common, 0 to 1."""
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
    stopped: str
    """The act that this clause says is over; empty for most."""
    done: frozenset[str] = frozenset()
    """Agents and patients of the same act where this article tells it as done; empty when it never does."""


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
        yield Statement(act, start, max(end, clause.end), untold, _stopped(act))


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


def rule_of(one: Statement, other: Statement, shared: float, enough: float) -> str:
    """The name of the rule by which two statements differ; empty when none does.

    `shared` is the share of telling words of both sentences; `enough` of it is asked for.
    """
    if bool(one.stopped) != bool(other.stopped):
        return _stop_rule(one, other) if one.stopped else _stop_rule(other, one)
    if one.untold or other.untold or shared < enough:
        return ""
    return _certainty(one, other)


def _stop_rule(stopping: Statement, doing: Statement) -> str:
    """The rule "stopped" when one source tells of an act that another says is over, of the same doer."""
    done = doing.act.verb == stopping.stopped and not doing.act.clause.negated
    same = agents(doing.act) & stopping.act.around
    around = (stopping.act.around & doing.act.around) - {stopping.stopped} - same
    return "stopped" if done and doing.act.clause.modality is Modality.FACT and same and around else ""


def _certainty(left: Statement, right: Statement) -> str:
    """The rule by which two clauses on one act differ in how surely they state it."""
    mine, theirs = left.act, right.act
    if mine.verb != theirs.verb or mine.verb in ("", "be", "have", "do") or _years(mine) != _years(theirs):
        return ""
    one, other = polarity(mine.clause), polarity(theirs.clause)
    if one == other == "done":
        alleged = _is_claim(mine) != _is_claim(theirs)
        common = (mine.stems & theirs.stems) - {mine.verb}
        return "alleged" if alleged and (common or mine.persons & theirs.persons) else ""
    if not _same_act(mine, theirs):
        return ""
    if {one, other} == {"planned", "done"}:
        done, coming = (left, right) if one == "done" else (right, left)
        return "planned" if _still_to_come(coming, done) else ""
    if {one, other} == {"negated", "done"} and not any(map(_follows_not, (mine, theirs))):
        both = all(a.clause.finite and a.clause.modality in (Modality.FACT, Modality.UNDONE) for a in (mine, theirs))
        told = patients(mine) & patients(theirs)  # who did it may be a pronoun on both sides
        unsaid = mine if one == "negated" else theirs
        bare = bool(told & mine.named & theirs.named) and not _rest(unsaid)
        return "denied" if both and told and (bare or jaccard(mine.stems, theirs.stems) >= _ALIKE) else ""
    return ""


def _rest(act: Act) -> frozenset[str]:
    """What a clause says beyond who does what to whom."""
    return act.stems - {act.verb} - agents(act) - patients(act)


def _follows_not(act: Act) -> bool:
    """True when a negation that was not read as the verb's own stands right before it."""
    before = act.sentence.text[: act.clause.verb_start].rstrip().lower()
    return before.endswith(("n't", "n’t", "not", "never"))


def _still_to_come(coming: Statement, done: Statement) -> bool:
    """True when one article has an act only planned, in so many words, that the other tells as done."""
    clause, end = coming.act.clause, done.act.clause
    group = coming.act.sentence.text[clause.verb_start : clause.verb_end]
    sure = clause.modality is Modality.PLANNED and not any(word.stem in listed("trying") for word in words(group))
    lasting = listed("lasting") | listed("awaiting")
    if not sure or done.act.verb in lasting or not end.finite or not _is_past(end):
        return False
    return not (coming.done & (agents(coming.act) | patients(coming.act)))


def _same_act(mine: Act, theirs: Act) -> bool:
    """True when two clauses of one verb share who does it and whom it is done to, as far as both say so."""
    roles = ((agents(mine), agents(theirs)), (patients(mine), patients(theirs)))
    # A noun that names nobody in particular makes no match, but where both have one it is no mismatch either.
    vague = listed("everybody")
    matched = [bool((one & other) - vague) for one, other in roles if one and other]
    return bool(matched) and all(matched)


def with_done(found: list[Statement]) -> list[Statement]:
    """`found`, the statements of one article, each knowing of whom the article tells the same act as done."""
    done: dict[str, frozenset[str]] = {}
    for statement in found:
        act = statement.act
        if not statement.untold and polarity(act.clause) == "done" and act.clause.finite and _is_past(act.clause):
            done[act.verb] = done.get(act.verb, frozenset()) | agents(act) | patients(act)
    return [replace(statement, done=done.get(statement.act.verb, frozenset())) for statement in found]


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

"""Status: how things stand. Planned or done, known or unknown, alleged or stated, in critical or in stable condition.

Two sorts of facts: a *state*, found by the patterns of `rules/words/status.yaml` ("in intensive care", "no suspects"),
which meets the states of the same ladder anywhere in the story; and a *statement*, any other clause with a verb, which
meets the clauses of aligned sentences and differs from one on the same act that is planned, denied, doubted or untold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..acts import Act, acts, canon, is_pronoun, jaccard, people_in, shared_weight
from ..clause import Clause, Modality, verb_forms
from ..data import Strict, load_words
from ..ladders import Ladder, Match, ladders, matches
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, Role
from ..text import Word, stem, words

KIND = Kind.STATUS


class Options(Strict):
    """How alike two statements must be before a difference in certainty counts."""

    min_shared: float = 0.12
    """Share of telling words that two sentences must have in common, 0 to 1."""
    min_shared_unknown: float = 0.1
    """The same for something one source does not know."""


@dataclass(frozen=True, slots=True)
class State:
    """One stage of a ladder."""

    ladder: str
    stages: frozenset[str]
    """The stages that the sentence names for this subject, most often one."""
    polarity: str
    """done, planned, negated or open."""
    persons: frozenset[str]
    """Family names, folded, of who is in this state."""
    heads: frozenset[str]
    """Nouns that say who or what is in this state."""
    older: bool
    """True when the sentence speaks of an earlier case."""
    act: Act


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause."""

    act: Act
    untold: frozenset[str]
    """What is not known or not told, as words; empty when the clause states something."""
    asks: bool
    """True for "did not say if", "it is unclear whether"."""
    stopped: str
    """The act that this clause says is over; empty for most."""
    beside: tuple[frozenset[str], ...]
    """The words of every clause of the sentence, this one included."""


# --- vocabulary -----------------------------------------------------------------------------------------------------


@lru_cache
def _listed(name: str) -> frozenset[str]:
    """Stems of one list of `rules/words/status.yaml`."""
    entry = load_words("status")[name]
    return frozenset(stem(word) for word in (entry.split() if isinstance(entry, str) else entry))


# --- extraction -----------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The states and statements of `article`, in the order of the text."""
    by_sentence: dict[int, list[Act]] = {}
    for act in acts(article):
        by_sentence.setdefault(act.sentence.index, []).append(act)
    facts: list[Fact[Any]] = []
    for found in by_sentence.values():
        facts.extend(_states(found))
        facts.extend(_statements(found))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.subject)))


def _states(found: list[Act]) -> Iterator[Fact[State]]:
    """The states that one sentence names, one per ladder and clause."""
    sentence = found[0].sentence
    tokens = words(sentence.text)
    hits: dict[tuple[str, str], list[Match]] = {}
    where: dict[tuple[str, str], int] = {}
    for match in matches(tokens):
        number = _clause_at(found, tokens[match.first].start, tokens[match.last].end)
        key = match.ladder, _holder(found[number], number)
        where.setdefault(key, number)
        hits.setdefault(key, []).append(match)
    older = _is_older(tokens)
    for key, group in hits.items():
        yield _state(tokens, found[where[key]], group, older)


def _state(tokens: tuple[Word, ...], act: Act, group: list[Match], older: bool) -> Fact[State]:
    """The state that `group`, phrases of one ladder, says `act` is about."""
    clause, sentence = act.clause, act.sentence
    spans = [(tokens[match.first].start, tokens[match.last].end) for match in group]
    start = min(clause.verb_start if act.verb else clause.start, *(first for first, _ in spans))
    end = max(clause.end, *(last for _, last in spans))
    ladder = ladders()[group[0].ladder]
    stages, polarity = _settled(ladder, frozenset(match.stage for match in group), _polarity_of(clause, spans))
    persons, heads = _whose(act)
    value = State(ladder.name, stages, polarity, persons, heads, older, act)
    base, text = sentence.start, sentence.text[start:end]
    return Fact(KIND, sentence, base + start, base + end, text, value, ladder.name, strong=True)


def _holder(act: Act, number: int) -> str:
    """What keeps the states of one sentence apart: the subject, or the clause where the object is in the state."""
    active = act.clause.verb in _listed("harming") and not act.clause.passive
    return str(number) if active or not act.clause.subject else act.clause.subject.text


def _settled(ladder: Ladder, stages: frozenset[str], polarity: str) -> tuple[frozenset[str], str]:
    """Stages and polarity with a negation made part of the stage: "made no arrest" is the stage "none"."""
    if polarity != "negated" or not ladder.negative:
        return stages, polarity
    if stages <= ladder.negative:
        return stages, "done"
    return (ladder.negative, "done") if len(ladder.stages) == 2 else (stages, polarity)


def _whose(act: Act) -> tuple[frozenset[str], frozenset[str]]:
    """Family names and nouns of who or what a clause is about: the object of "kill", else all it names."""
    clause = act.clause
    if clause.verb in _listed("harming") and not clause.passive and clause.object:
        return people_in(act, clause.object), frozenset({canon(clause.object.head)}) - {""}
    heads = frozenset(canon(c.head) for c in (clause.subject, clause.object) if c and c.head and not is_pronoun(c))
    return act.persons or (act.named if len(act.named) == 1 else frozenset()), heads


def _clause_at(found: list[Act], start: int, end: int) -> int:
    """The number of the clause that holds most of `start`..`end`, else the last one that begins before."""
    best, most = 0, 0
    for number, act in enumerate(found):
        shared = min(end, act.clause.end) - max(start, act.clause.start)
        if shared > most:
            best, most = number, shared
        elif not most and act.clause.start <= start:
            best = number
    return best


def _polarity(clause: Clause) -> str:
    if clause.negated or clause.modality is Modality.UNDONE:
        return "negated"
    if clause.modality in (Modality.PLANNED, Modality.POSSIBLE):
        return "planned"
    return "open" if clause.modality is Modality.OPEN else "done"


def _polarity_of(clause: Clause, spans: list[tuple[int, int]]) -> str:
    """The polarity of words at `spans` of the sentence: that of the verb, where they are or hold it."""
    if any(start < clause.verb_end and clause.verb_start < end for start, end in spans) or not clause.verb:
        return _polarity(clause)
    if clause.verb in _listed("awaiting") and not clause.negated:
        return "planned"
    return "negated" if clause.negated else "done"


def _is_older(tokens: tuple[Word, ...]) -> bool:
    """True when the sentence gives a year or says "previously": it tells of another case."""
    return any(
        t.stem in _listed("older") or (t.text.isdigit() and len(t.text) == 4 and t.text[:2] in ("19", "20"))
        for t in tokens
    )


def _statements(found: list[Act]) -> Iterator[Fact[Statement]]:
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
        if not act.verb or (clause.saying and not untold) or act.verb in ("be", "have", "do") and not act.stems:
            continue
        start = clause.start if clause.end - clause.start < 90 else clause.verb_start
        stopped = _stopped(act)
        subject = f"act {stopped or act.verb}" if stopped or act.verb in _listed("acts_that_stop") else act.verb
        yield Fact(
            KIND,
            sentence,
            sentence.start + start,
            sentence.start + max(end, clause.end),
            sentence.text[start : max(end, clause.end)],
            Statement(
                act, untold, bool(untold) and _asks(found, number), stopped, tuple(other.stems for other in found)
            ),
            subject,
            strong=subject.startswith("act "),
        )


def _untold(found: list[Act], number: int) -> tuple[frozenset[str], int]:
    """What clause `number` says is not known or not told, as words, and where that ends; empty for a plain statement."""
    clause = found[number].clause
    raw = clause.verb
    text = clause.text.lower()
    first_person = clause.subject is not None and clause.subject.text.lower() in ("i", "we")
    unsaid = clause.modality is Modality.UNDONE or (clause.negated and _negates_itself(clause))
    hidden = raw in _listed("telling") and unsaid and not first_person
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
    return text[:start].rstrip().rpartition(" ")[2].lower() in ("how", "why", "whether", "if", "what", "who", "where")


def _asks(found: list[Act], number: int) -> bool:
    return number + 1 < len(found) and found[number + 1].clause.modality is Modality.OPEN


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
    wished = clause.text[clause.verb_start - clause.start :].lower().startswith("to ") or _polarity(clause) != "done"
    if clause.verb not in _listed("stopping") or wished:
        return ""
    near = act.object | act.rest
    return next((base for base in sorted(near) if base in frozenset(map(canon, _listed("acts_that_stop")))), "")


# --- comparison -----------------------------------------------------------------------------------------------------


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two states or two statements stand to each other; a state and a statement never meet."""
    one, other = left.value, right.value
    if isinstance(one, State) and isinstance(other, State):
        return _compare_states(left, right, one, other)
    if isinstance(one, Statement) and isinstance(other, Statement):
        return _compare_statements(left, right, one, other, options)
    return Comparison(left, right, Relation.UNKNOWN)


def _compare_states(left: Fact[Any], right: Fact[Any], one: State, other: State) -> Comparison:
    silent = Comparison(left, right, Relation.UNKNOWN)
    if one.ladder != other.ladder or one.older != other.older:
        return silent
    ladder = ladders()[one.ladder]
    who = _same_subject(one, other, ladder.about)
    if not who:
        return silent
    if not _on_topic(one, other, ladder):
        return silent
    verdict = _steps(one, other, ladder) if ladder.steps else _exclusive(one, other, ladder)
    if verdict is None:
        same = one.stages == other.stages and one.polarity == other.polarity
        return Comparison(left, right, Relation.SAME) if same and who >= 0.7 else silent
    features = (
        ("who", who),
        ("partial", float(bool(one.stages & other.stages))),
        ("older", float(one.older)),
        ("apart", verdict),
        (f"ladder {one.ladder}", 1.0),
        ("polarity", float(one.polarity != other.polarity)),
        *_context(one.act, other.act),
    )
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        f"One source puts it as {left.text.strip()!r}, another as {right.text.strip()!r}.",
        one.ladder,
        _state_dispute(one, other),
        features,
    )


def _same_subject(one: State, other: State, about: str) -> float:
    """0 to 1: how surely two states are of one person, thing or case."""
    if about == "case":
        return 1.0
    if about == "person" and one.persons and other.persons:
        return 1.0 if one.persons & other.persons else 0.0
    if (one.heads & other.heads) - _listed("everybody") and "dead" not in one.stages | other.stages:
        return 0.7
    if any(state.polarity == "negated" and not state.persons for state in (one, other)):
        return 0.5  # "No charges have been filed" names nobody.
    if "dead" in one.stages | other.stages:
        return 0.0
    near = about == "person" and shared_weight(one.act, other.act) >= 0.2
    return 0.4 if near else 0.0


def _on_topic(one: State, other: State, ladder: Ladder) -> bool:
    """True unless the ladder asks for a word ("die") that the sentence with the first stage lacks."""
    topic = frozenset(map(canon, ladder.topic))
    return not topic or all(topic & s.act.around for s in (one, other) if ladder.stages[0] in s.stages)


def _steps(one: State, other: State, ladder: Ladder) -> float | None:
    """How far apart two stages stand, when one source has not got as far as the other says; None when both can be so."""
    order = ladder.stages
    first, second = max(map(order.index, one.stages)), max(map(order.index, other.stages))
    for mine, theirs, here, there in ((one, other, first, second), (other, one, second, first)):
        waiting = mine.polarity in ("planned", "negated", "open") or mine.act.clause.progressive
        if waiting and theirs.polarity == "done" and not theirs.act.clause.progressive and there >= here:
            return 1.0 if there == here else 0.5
        if mine.polarity == "planned" and theirs.polarity == "negated" and here == there:
            return 1.0
    if one.ladder == "candidacy" and first != second:
        return 0.7
    return None


def _exclusive(one: State, other: State, ladder: Ladder) -> float | None:
    """How far apart two states stand that cannot both hold; None when they can."""
    if "dead" in one.stages & other.stages:
        return None
    if one.stages == other.stages:
        return 0.6 if (one.polarity == "negated") != (other.polarity == "negated") else None
    if "negated" in (one.polarity, other.polarity) and one.polarity != other.polarity:
        return 0.3
    order = ladder.stages
    gaps = [abs(order.index(a) - order.index(b)) for a in one.stages for b in other.stages]
    return 0.3 if one.stages & other.stages else min(1.0, 0.4 + 0.2 * max(gaps))


def _state_dispute(one: State, other: State) -> Dispute:
    moved = {"released", "improving", "dead", "found", "known", "given", "rescued", "open", "claimed"}
    steps = ladders()[one.ladder].steps
    return Dispute.UPDATE if steps or (one.stages ^ other.stages) & moved else Dispute.TENSION


def _context(one: Act, other: Act) -> tuple[tuple[str, float], ...]:
    """Figures that tell how likely two clauses speak of the same."""
    return (
        ("shared", round(shared_weight(one, other), 3)),
        ("clause", round(jaccard(one.stems, other.stems), 3)),
        ("persons", float(bool(one.persons & other.persons))),
        ("headline", float(Role.HEADLINE in (one.sentence.role, other.sentence.role))),
        ("quoted", float(any(mark in act.sentence.text for act in (one, other) for mark in '"“'))),
    )


def _compare_statements(
    left: Fact[Any], right: Fact[Any], one: Statement, other: Statement, options: Options
) -> Comparison:
    silent = Comparison(left, right, Relation.UNKNOWN)
    mine, theirs = one.act, other.act
    shared = shared_weight(mine, theirs)
    rule = _rule(one, other, shared, options)
    if not rule:
        same = mine.verb == theirs.verb and jaccard(mine.stems, theirs.stems) >= 0.6 and shared >= 0.3
        return (
            Comparison(left, right, Relation.SAME)
            if same and _polarity(mine.clause) == _polarity(theirs.clause)
            else silent
        )
    common = (mine.stems & theirs.stems) - {mine.verb, theirs.verb}
    features = (
        ("verb", float(mine.verb == theirs.verb)),
        ("common", min(1.0, len(common) / 4)),
        ("strongly", float(mine.verb == theirs.verb and bool(mine.object & theirs.object))),
        ("subjects", float(bool(mine.subject & theirs.subject) or bool(mine.persons & theirs.persons))),
        ("speaker", float(bool(mine.clause.speaker) and bool(theirs.clause.speaker))),
        ("undone", float(Modality.UNDONE in (mine.clause.modality, theirs.clause.modality))),
        *_context(mine, theirs),
    )
    dispute = {"planned": Dispute.UPDATE, "denied": Dispute.CONFLICT, "untold": Dispute.UPDATE}.get(
        rule, Dispute.TENSION
    )
    return Comparison(left, right, Relation.DIFFERENT, _why(rule, left, right), rule, dispute, features)


def _rule(one: Statement, other: Statement, shared: float, options: Options) -> str:
    """The name of the rule by which two statements differ; empty when none does."""
    if bool(one.stopped) != bool(other.stopped):
        return _stop_rule(one, other) if one.stopped else _stop_rule(other, one)
    if bool(one.untold) != bool(other.untold):
        topic, told = (one.untold, other) if one.untold else (other.untold, one)
        plain = told.act.clause.modality is not Modality.OPEN and not told.act.clause.saying
        known = len(told.act.stems & topic)
        nearest = known > 0 and known == max(len(stems & topic) for stems in told.beside)
        enough = known >= 2 or known == len(topic) or one.asks or other.asks
        answers = nearest and enough and known / len(topic) >= 0.4
        return "untold" if plain and shared >= options.min_shared_unknown and answers else ""
    if one.untold or shared < options.min_shared:
        return ""
    return _certainty(one.act, other.act)


def _stop_rule(stopping: Statement, doing: Statement) -> str:
    """ "stopped" when one source tells of an act that another says is over."""
    done = doing.act.verb == stopping.stopped and not doing.act.clause.negated
    around = (stopping.act.around & doing.act.around) - {stopping.stopped}
    return "stopped" if done and doing.act.clause.modality is Modality.FACT and around else ""


def _certainty(mine: Act, theirs: Act) -> str:
    """The rule by which two clauses on one act differ in how surely they state it."""
    if not _same_act(mine, theirs) or _years(mine) != _years(theirs):
        return ""
    one, other = _polarity(mine.clause), _polarity(theirs.clause)
    if {one, other} == {"planned", "done"}:
        done, coming = (mine, theirs) if one == "done" else (theirs, mine)
        sure = coming.clause.modality is Modality.PLANNED and mine.clause.verb not in _listed("lasting")
        return "planned" if sure and done.clause.finite and _is_past(done.clause) else ""
    if {one, other} == {"negated", "done"}:
        both = mine.clause.finite and theirs.clause.finite and mine.verb == theirs.verb
        both &= all(act.clause.modality in (Modality.FACT, Modality.UNDONE) for act in (mine, theirs))
        return "denied" if both and len(mine.stems & theirs.stems) >= 3 else ""
    alleged = [_is_claim(act) for act in (mine, theirs)]
    return "alleged" if alleged[0] != alleged[1] and one == other == "done" else ""


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
    return clause.modality is Modality.ALLEGED and any(word.stem in _listed("claiming") for word in words(group))


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


def _why(rule: str, left: Fact[Any], right: Fact[Any]) -> str:
    texts = {
        "planned": "Still to come in one source, done in the other",
        "denied": "One source says that it was so, the other that it was not",
        "alleged": "Stated as a fact in one source, as a claim in the other",
        "untold": "One source says that it is not known or not told, the other tells it",
        "stopped": "One source says that this stopped, the other that it was done",
    }
    return f"{texts[rule]}: {left.text.strip()!r} / {right.text.strip()!r}."

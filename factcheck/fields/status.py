"""Status: how things stand. Planned or done, known or unknown, alleged or stated, in critical or in stable condition.

Two sorts of facts: a *state*, found by the patterns of `rules/words/status.yaml` ("in intensive care", "no suspects"),
which meets the states of the same ladder anywhere in the story; and a *statement*, any other clause with a verb, which
meets the clauses of aligned sentences and differs from one on the same act that is planned, denied or doubted. An
article that tells both stages itself does not differ from one that tells either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..data import Strict
from ..language.clauses.acts import Act, acts, canon, is_pronoun, label, named_in, people_in, shared_weight
from ..language.clauses.claims import Claim, alleged, claims, differ, figures, may_be_one
from ..language.clauses.clause import Clause
from ..language.clauses.fit import fit
from ..language.clauses.ladders import Ladder, Match, ladders, matches
from ..language.clauses.statements import Statement, listed, polarity, statements, stopped
from ..language.names import family_name
from ..model import Article, Comparison, Dispute, Fact, Kind, MentionKind, Relation, Value
from ..text import Word, words

KIND = Kind.STATUS
_NAMED = frozenset(
    "condition process guilt candidacy suspects responsibility names cause openness rescue agreement".split()
)
"""Ladders with a rule of their own; the others share one."""
_LONG = 90
"""Characters of a clause whose subject is left out of the value."""


class Options(Strict):
    """Nothing to set."""


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
    who: frozenset[str]
    """Full names, as this article links them, of who is in this state; a family may share a last name."""
    act: Act
    also: frozenset[tuple[str, str]] = frozenset()
    """Every stage and polarity that this article tells of the same person or case."""
    holders: int = 1
    """How many people or things this article puts on the ladder."""


# --- extraction -----------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The states and statements of `article`, in the order of the text."""
    by_sentence: dict[int, list[Act]] = {}
    for act in acts(article):
        by_sentence.setdefault(act.sentence.index, []).append(act)
    states = [state for found in by_sentence.values() for state in _states(found)]
    told = [statement for found in by_sentence.values() for statement in statements(found)]
    stops = listed("acts_that_stop")
    halts = (_statement(s) for s in told if s.stopped or s.act.verb in stops)
    facts: list[Fact[Any]] = [*_with_all(states), *halts, *map(_claim, claims(told))]
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
    # "nearly died" and "almost brain dead" are no states.
    hits = {key: kept for key, group in hits.items() if (kept := [m for m in group if not _nearly(tokens, m)])}
    for key, group in hits.items():
        yield _state(tokens, found[where[key]], group, older)


def _nearly(tokens: tuple[Word, ...], match: Match) -> bool:
    """True when "nearly", "almost" or "could have" stands right before a phrase."""
    before = tokens[max(0, match.first - 2) : match.first]
    return any(word.lower in ("nearly", "almost", "could", "might", "would", "narrowly") for word in before)


def _with_all(states: list[Fact[State]]) -> Iterator[Fact[State]]:
    """The states of one article, each with every stage that the article tells of the same person or case."""
    for fact in states:
        mine = fact.value
        same = [s.value for s in states if s.value.ladder == mine.ladder and _is_of(s.value, mine)]
        also = frozenset((stage, state.polarity) for state in same for stage in state.stages)
        holders = {s.value.persons or s.value.heads for s in states if s.value.ladder == mine.ladder}
        yield replace(fact, value=replace(mine, also=also, holders=len(holders)))


def _is_of(one: State, other: State) -> bool:
    """True when two states of one article are of the same person, or of a ladder that is about the case."""
    if ladders()[one.ladder].about == "case" or one.older != other.older:
        return one.older == other.older
    if one.who and other.who:
        return bool(one.who & other.who)
    if one.persons and other.persons:
        return bool(one.persons & other.persons)
    return bool((one.heads & other.heads) - listed("everybody"))


def _full_names(act: Act, persons: frozenset[str]) -> frozenset[str]:
    """The linked names of the people of `act` with these family names."""
    found = (m.name for m in act.sentence.mentions if m.kind is MentionKind.PERSON)
    return frozenset(name for name in found if family_name(name) in persons)


def _state(tokens: tuple[Word, ...], act: Act, group: list[Match], older: bool) -> Fact[State]:
    """The state that `group`, phrases of one ladder, says `act` is about."""
    clause, sentence = act.clause, act.sentence
    spans = [(tokens[match.first].start, tokens[match.last].end) for match in group]
    start = min(clause.verb_start if act.verb else clause.start, *(first for first, _ in spans))
    end = max(clause.end, *(last for _, last in spans))
    ladder = ladders()[group[0].ladder]
    stages, polarity = _settled(ladder, frozenset(match.stage for match in group), _polarity_of(clause, spans))
    persons, heads = _whose(act)
    value = State(ladder.name, stages, polarity, persons, heads, older, _full_names(act, persons), act)
    base, text = sentence.start, sentence.text[start:end]
    return Fact(KIND, sentence, base + start, base + end, text, value, ladder.name, strong=True)


def _holder(act: Act, number: int) -> str:
    """What keeps the states of one sentence apart: the subject, or the clause where the object is in the state."""
    active = act.clause.verb in listed("harming") and not act.clause.passive
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
    if clause.verb in listed("harming") and not clause.passive and clause.object:
        return people_in(act, clause.object), frozenset({canon(clause.object.head)}) - {""}
    heads = frozenset(canon(c.head) for c in (clause.subject, clause.object) if c and c.head and not is_pronoun(c))
    alone = act.named if len(act.named) == 1 and (not clause.subject or is_pronoun(clause.subject)) else frozenset()
    return act.persons or alone, heads


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


def _polarity_of(clause: Clause, spans: list[tuple[int, int]]) -> str:
    """The polarity of words at `spans` of the sentence: that of the verb, where they are or hold it."""
    if any(start < clause.verb_end and clause.verb_start < end for start, end in spans) or not clause.verb:
        return polarity(clause)
    if clause.verb in listed("awaiting") and not clause.negated:
        return "planned"
    return "negated" if clause.negated else "done"


def _is_older(tokens: tuple[Word, ...]) -> bool:
    """True when the sentence gives a year or says "previously": it tells of another case."""
    return any(
        t.stem in listed("older") or (t.text.isdigit() and len(t.text) == 4 and t.text[:2] in ("19", "20"))
        for t in tokens
    )


def _statement(statement: Statement) -> Fact[Statement]:
    """A statement on an act that can be stopped as a fact, which meets others of that act anywhere in the story."""
    verb = statement.stopped or statement.act.verb
    return _clause_fact(statement.act, statement, f"act {verb}")


def _claim(claim: Claim) -> Fact[Claim]:
    """`claim` as a fact, which meets the claims about the same word anywhere in the story."""
    return _clause_fact(claim.act, claim, f"claim {claim.word}")


def _clause_fact(act: Act, value: Value, subject: str) -> Fact[Value]:
    """A fact whose words are the clause, without its subject where that is long."""
    clause, sentence = act.clause, act.sentence
    start = clause.start if clause.end - clause.start < _LONG else clause.verb_start
    text = sentence.text[start : clause.end]
    return Fact(KIND, sentence, sentence.start + start, sentence.start + clause.end, text, value, subject, strong=True)


# --- comparison -----------------------------------------------------------------------------------------------------


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two states or two statements stand to each other; a state and a statement never meet."""
    one, other = left.value, right.value
    if isinstance(one, State) and isinstance(other, State):
        return _compare_states(left, right, one, other)
    if isinstance(one, Statement) and isinstance(other, Statement):
        return _compare_statements(left, right, one, other)
    if isinstance(one, Claim) and isinstance(other, Claim):
        return _compare_claims(left, right, one, other)
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
    if verdict is not None and _told_alike(one, other):
        return silent
    if verdict is None:
        same = one.stages == other.stages and one.polarity == other.polarity
        return Comparison(left, right, Relation.SAME) if same and who >= 0.7 else silent
    features = (
        ("who", who),
        ("partial", float(bool(one.stages & other.stages))),
        ("only", 1 / max(one.holders, other.holders)),
        ("older", float(one.older)),
        ("apart", verdict),
        ("state", 1.0),
        ("polarity", float(one.polarity != other.polarity)),
        *fit(one.act, other.act),
    )
    subject = next((name for state in (one, other) if (name := named_in(state.act))), _things(one, other))
    return Comparison(
        replace(left, subject=subject),
        replace(right, subject=subject),
        Relation.DIFFERENT,
        f"One source puts it as {left.text.strip()!r}, another as {right.text.strip()!r}.",
        one.ladder if one.ladder in _NAMED else "state",
        _state_dispute(one, other),
        features,
    )


def _things(one: State, other: State) -> str:
    """What two states are of where nobody is named: the subject as written; else the ladder's name."""
    chunks = (state.act.clause.subject for state in (one, other))
    return next((chunk.text.lower() for chunk in chunks if chunk and not is_pronoun(chunk)), one.ladder)


def _same_subject(one: State, other: State, about: str) -> float:
    """0 to 1: how surely two states are of one person, thing or case; 0 where they are of different people."""
    if one.persons and other.persons and about != "case":
        alike = one.persons & other.persons and _may_be_one(one.who, other.who)
        return 1.0 if alike else 0.0
    common = one.heads & other.heads
    if common - listed("everybody"):
        return 0.8
    if about in ("case", "suspect"):
        return 0.6
    if "dead" in one.stages | other.stages:
        return 0.0  # many die in a story
    return 0.4 if common or about == "person" else 0.1


def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """True unless both give first names and these begin otherwise ("Ann Holm" and "Peter Holm")."""
    firsts = [frozenset(n.split()[0][:1].casefold() for n in names if len(n.split()) > 1) for names in (one, other)]
    return not all(firsts) or bool(firsts[0] & firsts[1])


def _on_topic(one: State, other: State, ladder: Ladder) -> bool:
    """True unless the ladder asks for a word ("die") that the sentence with the first stage lacks."""
    topic = frozenset(map(canon, ladder.topic))
    return not topic or all(topic & s.act.around for s in (one, other) if ladder.stages[0] in s.stages)


def _told_alike(one: State, other: State) -> bool:
    """True when either article tells, of that person, the other's stage as well: then the articles agree."""
    ours, theirs = ({(stage, s.polarity) for stage in s.stages} for s in (one, other))
    return ours <= other.also or theirs <= one.also


def _steps(one: State, other: State, ladder: Ladder) -> float | None:
    """How far apart two stages stand when one source has not got as far as the other; None when both can be so."""
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


def _compare_claims(left: Fact[Any], right: Fact[Any], one: Claim, other: Claim) -> Comparison:
    rule = differ(one, other) or ("alleged" if alleged(one, other) else "")
    if not rule or not may_be_one(one, other):
        return Comparison(left, right, Relation.UNKNOWN)
    subject = label(one.act)
    left, right = replace(left, subject=subject), replace(right, subject=subject)
    dispute = {"planned": Dispute.UPDATE, "denied": Dispute.CONFLICT}.get(rule, Dispute.TENSION)
    return Comparison(
        left, right, Relation.DIFFERENT, _why(rule, left, right), rule, dispute, figures(one, other)
    )


def _compare_statements(left: Fact[Any], right: Fact[Any], one: Statement, other: Statement) -> Comparison:
    if not stopped(one, other):
        return Comparison(left, right, Relation.UNKNOWN)
    subject = label(one.act)
    left, right = replace(left, subject=subject), replace(right, subject=subject)
    why, figures = _why("stopped", left, right), fit(one.act, other.act)
    return Comparison(left, right, Relation.DIFFERENT, why, "stopped", Dispute.TENSION, figures)


def _why(rule: str, left: Fact[Any], right: Fact[Any]) -> str:
    texts = {
        "planned": "Still to come in one source, done in the other",
        "denied": "One source says that it was so, the other that it was not",
        "alleged": "Stated as a fact in one source, as a claim in the other",
        "stopped": "One source says that this stopped, the other that it was done",
    }
    return f"{texts[rule]}: {left.text.strip()!r} / {right.text.strip()!r}."

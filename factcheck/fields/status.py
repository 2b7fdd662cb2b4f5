"""Status: how things stand. Planned or done, known or unknown, alleged or stated, in critical or in stable condition.

Three sorts of facts, each meeting its like anywhere in the story: a *state*, found by the patterns of
`rules/words/status.yaml` ("in intensive care", "no suspects"); a *claim*, what a clause says of one of its words, which
another source may deny, expect or only allege; a *statement* that something stopped, or was done. An article that tells
both states of someone does not differ from one that tells either.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from ..data import Strict
from ..language.clauses.act_fit import act_features
from ..language.clauses.acts import Act, acts_by_sentence, is_pronoun, label, named_in, told_differently
from ..language.clauses.bearers import is_done_to
from ..language.clauses.claims import Claim, alleged, claim_features, claims, differ, may_be_of_one_thing, moved_on
from ..language.clauses.clause import PREPOSITIONS
from ..language.clauses.exclusion import apart, may_have_moved, same_holder, state_features
from ..language.clauses.ladders import ladders
from ..language.clauses.statements import Statement, listed, statements, stopped
from ..language.clauses.states import State, states
from ..language.names import family_name
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, fullest
from ..text import words

KIND = Kind.STATUS
StatementOrClaim = TypeVar("StatementOrClaim", Statement, Claim)
_SURE = 0.7
"""How surely two states must be of one holder before they agree."""
_NAMED = frozenset(
    "condition process guilt candidacy suspects responsibility names cause openness rescue agreement".split()
)
"""Ladders with a rule of their own; the others share one."""
_LONG = 90
"""Characters of a clause whose subject is left out of the value."""


class Options(Strict):
    """Nothing to set."""


# --- extraction -------------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The states and statements of `article`, in the order of the text."""
    by_sentence = acts_by_sentence(article)
    told = [statement for found in by_sentence for statement in statements(found)]
    stops = listed("acts_that_stop")
    halts = (_statement(s) for s in told if s.stopped or s.act.verb in stops)
    facts: list[Fact[Any]] = [
        *map(_state, states(by_sentence, article)),
        *halts,
        *map(_claim, claims(told, article.appeared)),
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.subject)))


def _state(state: State) -> Fact[State]:
    """`state` as a fact, which meets the states of its ladder anywhere in the story."""
    return Fact.at(KIND, state.act.sentence, state.start, state.end, state, state.ladder, strong=True)


def _statement(statement: Statement) -> Fact[Statement]:
    """A statement on an act that can be stopped as a fact, which meets others of that act anywhere in the story."""
    verb = statement.stopped or statement.act.verb
    return _clause_fact(statement.act, statement, f"act {verb}")


def _claim(claim: Claim) -> Fact[Claim]:
    """`claim` as a fact, which meets the claims about the same word anywhere in the story."""
    return _clause_fact(claim.act, claim, f"claim {claim.word}")


def _clause_fact(act: Act, value: StatementOrClaim, subject: str) -> Fact[StatementOrClaim]:
    """A fact whose words are the clause, without its subject where that is long and denies nothing."""
    clause = act.clause
    short = clause.end - clause.start < _LONG
    start = min(clause.start, clause.told_from) if short else clause.told_from
    return Fact.at(KIND, act.sentence, start, clause.end, value, subject, strong=True)


# --- comparison -------------------------------------------------------------------------------------------------------


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two states or two statements stand to each other; a state and a statement never meet."""
    if isinstance(left.value, State) and isinstance(right.value, State):
        return _compare_states(left, right)
    if isinstance(left.value, Statement) and isinstance(right.value, Statement):
        return _compare_statements(left, right)
    if isinstance(left.value, Claim) and isinstance(right.value, Claim):
        return _compare_claims(left, right)
    return Comparison(left, right, Relation.UNKNOWN)


def _compare_states(left: Fact[State], right: Fact[State]) -> Comparison:
    left_state, right_state = left.value, right.value
    silent = Comparison(left, right, Relation.UNKNOWN)
    if (
        left_state.ladder != right_state.ladder
        or left_state.older != right_state.older
        or not same_holder(left_state, right_state)
    ):
        return silent
    if left_state.stages == right_state.stages and left_state.polarity == right_state.polarity:
        return Comparison(left, right, Relation.SAME) if same_holder(left_state, right_state) >= _SURE else silent
    gap = apart(left_state, right_state)
    if gap is None:
        return silent
    asked = ladders()[left_state.ladder].question(left_state.stages, right_state.stages)
    why = told_differently(asked or "how things stand")
    rule = left_state.ladder if left_state.ladder in _NAMED else "state"
    dispute, features = _state_dispute(left_state, right_state), state_features(left_state, right_state, gap)
    return Comparison(
        left, right, Relation.DIFFERENT, why, rule, dispute, features, subject=_subject(left_state, right_state)
    )


def _subject(left: State, right: State) -> str:
    """What two states are of, in words for a reader: whom both name, who or what it is said of as written, or a word.

    Of the case as a whole it is said what about it differs.
    """
    ladder = ladders()[left.ladder]
    asked = ladder.question(left.stages, right.stages)
    if ladder.about == "case":
        return asked or _UNNAMED["case"]
    if left.persons & right.persons:
        names = (name for state in (left, right) if family_name(name := named_in(state.act)) in state.persons)
        if name := fullest(*names):
            return f"{name} ({asked})" if asked else name
    found = fullest(_holder_text(left), _holder_text(right)) or _UNNAMED[ladder.about]
    return f"{found} ({asked})" if asked else found


_UNNAMED = {
    "person": "someone who is not named",
    "witness": "someone who is not named",
    "speaker": "someone who is not named",
    "suspect": "the suspect",
    "thing": "the same thing",
    "owner": "the same thing",
    "case": "the case",
}


def _holder_text(state: State) -> str:
    """Who or what is in a state, as written but for the capital of a sentence; empty for a pronoun or a bare word."""
    act = state.act
    chunk = act.clause.object if is_done_to(act.clause) else act.clause.subject
    if not chunk or is_pronoun(chunk) or not chunk.head or chunk.text.lower() in _POINTING:
        return ""
    first = words(chunk.text)[0]
    if first.lower in PREPOSITIONS:
        return ""
    at = act.sentence.start + chunk.start
    is_name = any(mention.start <= at < mention.end for mention in act.sentence.mentions)
    text = _AFTERWARDS.sub("", chunk.text)
    return text if is_name or not first.text.istitle() else text[0].lower() + text[1:]


_AFTERWARDS = re.compile(r"\s(?:later|then|also|now|still|soon|finally|earlier)\Z")
"""What stands between who it is and what is told: "his wife later" of "his wife later pleaded guilty"."""
_POINTING = frozenset(["it", "this", "that", "there", "these", "those", "all", "some", "one"])
"""Subjects that name nothing by themselves."""


def _state_dispute(left: State, right: State) -> Dispute:
    final = ladders()[left.ladder].final
    if left.polarity == right.polarity and left.stages | right.stages <= final and not left.stages & right.stages:
        return Dispute.CONFLICT
    return Dispute.UPDATE if ladders()[left.ladder].steps or may_have_moved(left, right) else Dispute.TENSION


def _compare_claims(left: Fact[Claim], right: Fact[Claim]) -> Comparison:
    left_claim, right_claim = left.value, right.value
    rule = differ(left_claim, right_claim) or ("alleged" if alleged(left_claim, right_claim) else "")
    if not rule or not may_be_of_one_thing(left_claim, right_claim):
        return Comparison(left, right, Relation.UNKNOWN)
    dispute = _CLAIM_DISPUTES.get(rule, Dispute.TENSION)
    if rule == "denied" and moved_on(left_claim, right_claim):
        dispute = Dispute.UPDATE
    features, subject = claim_features(left_claim, right_claim), label(left_claim.act, right_claim.act)
    return Comparison(left, right, Relation.DIFFERENT, _WHY[rule], rule, dispute, features, subject=subject)


_CLAIM_DISPUTES = {"planned": Dispute.UPDATE, "denied": Dispute.CONFLICT}


def _compare_statements(left: Fact[Statement], right: Fact[Statement]) -> Comparison:
    left_statement, right_statement = left.value, right.value
    if not stopped(left_statement, right_statement):
        return Comparison(left, right, Relation.UNKNOWN)
    acts = left_statement.act, right_statement.act
    features, subject, rule = act_features(*acts), label(*acts), "stopped"
    return Comparison(left, right, Relation.DIFFERENT, _WHY[rule], rule, Dispute.TENSION, features, subject=subject)


_WHY = {
    "planned": "Still to come in one source, done in another.",
    "denied": "One source says that it was so, another that it was not.",
    "alleged": "Stated as a fact in one source, as a claim in another.",
    "stopped": "One source says that this stopped, another that it was done.",
}
"""What a rule says of two clauses."""

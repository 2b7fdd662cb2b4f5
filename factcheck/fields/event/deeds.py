"""Deed: a clause with a word that has an opposite, to be laid beside one of the same act the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...language.clauses.act_fit import act_features
from ...language.clauses.acts import Act, agents, named_in, patients, shared_weight, verb_written
from ...language.contrasts import are_opposed, contrasting, contrasts
from ...model import Comparison, Dispute, Fact, Kind, Relation, fullest
from ...text import words
from .options import Options


class Deed(Struct, frozen=True):
    """A clause with a word that has an opposite."""

    stems: frozenset[str]
    """Its words behind the verb, synonyms apart."""
    act: Act


def deeds_of(acts: Sequence[Act]) -> Iterator[Fact[Deed]]:
    """The clauses of `acts` that hold a word with an opposite."""
    for act in acts:
        sentence, clause = act.sentence, act.clause
        if not act.tells or clause.saying:
            continue
        start, end = clause.verb_start, clause.end
        # One verb may be told with two words: "came off the rails" and "left the rails" are no opposites.
        stems = frozenset(token.stem for token in words(sentence.text[clause.verb_end : end]))
        if stems & contrasting():
            first, last = sentence.start + start, sentence.start + end
            yield Fact(Kind.EVENT, sentence, first, last, sentence.text[start:end], Deed(stems, act), act.verb)


def compare_deeds(left: Fact[Deed], right: Fact[Deed], options: Options) -> Comparison:
    """DIFFERENT where one act of the same people is told with opposite words."""
    silent = Comparison(left, right, Relation.UNKNOWN)
    left_deed, right_deed = left.value, right.value
    left_act, right_act = left_deed.act, right_deed.act
    whose = bool(left_act.subject & right_act.subject or left_act.persons & right_act.persons)
    if left_act.verb != right_act.verb or shared_weight(left_act, right_act) < options.min_shared_opposite:
        return silent
    are_the_other_way_round = are_opposed(
        left_deed.stems - right_deed.stems, right_deed.stems - left_deed.stems, contrasts()
    )
    if not are_the_other_way_round or left_act.clause.negated != right_act.clause.negated:
        return silent
    common = len((left_act.stems & right_act.stems) - {left_act.verb})
    roles = ((agents(left_act), agents(right_act)), (patients(left_act), patients(right_act)))
    if any(left_party and right_party and not left_party & right_party for left_party, right_party in roles):
        return silent
    if not whose and not common and shared_weight(left_act, right_act) < options.min_shared:
        return silent
    features = (("whose", float(whose)), ("common", min(1.0, common / 4)), *act_features(left_act, right_act))
    name, verb = fullest(named_in(left_act), named_in(right_act)), verb_written(left_act, right_act)
    subject = f"“{verb}” ({name})" if name else f"“{verb}”"
    why = "The same act, the other way round."
    return Comparison(left, right, Relation.DIFFERENT, why, "opposite", Dispute.CONFLICT, features, subject=subject)

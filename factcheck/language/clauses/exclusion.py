"""Exclusion: whether two states of one ladder are of one holder, and whether they can both be."""

from __future__ import annotations

import re

from ...model import Features
from ...text import stem, words
from ..numbers.numerals import numerals
from ..vocabulary import is_another
from .act_fit import COMMON, first_names_fit, in_years, other_ages, same_act_features, share_people
from .acts import canon, canonical_stems, is_person, shared_weight
from .ladders import Ladder, ladders
from .parties import elsewhere
from .statements import listed
from .states import State


def apart(one: State, other: State) -> float | None:
    """How far apart two states of one ladder stand that cannot both hold, 0 to 1; None when they can.

    None as well where neither the holder nor the rest of the sentences says that they are of one thing.
    """
    ladder = ladders()[one.ladder]
    of_story = ladder.about == "case" and ladder.negative  # "no suspects" is said of the whole story
    if not of_story and same_holder(one, other) < 1 and shared_weight(one.act, other.act) < COMMON:
        return None
    if ladder.about == "person" and (_are_other_groups(one, other) or _are_of_other_ages(one, other)):
        return None
    if ladder.steps and in_years(one.act) != in_years(other.act):
        return None  # "was convicted in 2011" is no stage of the case that comes to court today
    if _are_other_counts(one, other, ladder) or (one.ladder == "names" and _are_other_sorts(one, other)):
        return None
    if not _on_topic(one, other, ladder) or (one.over != other.over and not ladder.steps and ladder.about != "person"):
        return None
    gap = _steps(one, other, ladder) if ladder.steps else _exclusive(one, other, ladder)
    return None if gap is None or _told_alike(one, other) else gap


def _are_other_counts(one: State, other: State, ladder: Ladder) -> bool:
    """True for "acquitted of murder" and "convicted of assault": on two charges both can be so."""
    if ladder.about != "suspect":
        return False
    mine, theirs = _counts(one), _counts(other)
    return bool(mine and theirs and not mine & theirs)


def _counts(state: State) -> frozenset[str]:
    """The words for the charge of which a clause says how it ended or stands, in the form shared by synonyms."""
    after = _OFFENCE.search(state.act.sentence.text, state.start)
    if not after:
        return frozenset()
    return canonical_stems(after.group(1)) - _CHARGE


_OFFENCE = re.compile(
    r"(?i)\b(?:guilty|convicted|acquitted|cleared|charged?|accused|suspected)[^.,;]*? (?:of|with|for) ([^.;]+)"
)
_CHARGE = frozenset(map(canon, ("charg", "count", "crime", "offenc")))


def _are_other_sorts(one: State, other: State) -> bool:
    """True where the names of suspects meet those of victims."""
    suspects, victims = listed("suspected_ones"), listed("lost_ones")
    mine, theirs = (frozenset(word.stem for word in words(s.act.sentence.text[s.start : s.end])) for s in (one, other))
    return bool((mine & suspects) - victims) != bool((theirs & suspects) - victims)


def _are_other_groups(one: State, other: State) -> bool:
    """True for "two are in critical condition" and "five were seriously hurt": how many is a matter of numbers."""
    ours, others = (
        {f"{n.low:g}" for n in numerals(s.act.clause.text) if n.low > 0 and not (n.ordinal or n.vague)}
        for s in (one, other)
    )
    return bool(ours and others and not ours & others and not one.persons and not other.persons)


def _are_of_other_ages(one: State, other: State) -> bool:
    """True for "a man of 41" and "the 23-year-old", unless a name says that they are one."""
    return not share_people(one.persons, other.persons) and other_ages(one.act, other.act)


def state_features(one: State, other: State, gap: float) -> Features:
    """Features of 0 to 1 that tell how surely two states are of one holder and exclude each other."""
    return (
        ("who", same_holder(one, other)),
        ("partial", float(bool(one.stages & other.stages))),
        ("only", 1 / max(one.holders, other.holders)),
        ("told too", (bool(one.stages & other.told) + bool(other.stages & one.told)) / 2),
        ("older", float(one.older)),
        ("apart", gap),
        ("state", 1.0),
        ("polarity", float(one.polarity != other.polarity)),
        ("polarity alone", float(one.polarity != other.polarity and not ladders()[one.ladder].steps)),
        *same_act_features(one.act, other.act),
    )


def same_holder(one: State, other: State) -> float:
    """0 to 1: how surely two states are of one person, thing or case; 0 where they are of different people."""
    about = ladders()[one.ladder].about
    if about != "case" and _is_of_another(one) != _is_of_another(other):
        return 0.0
    if one.persons and other.persons and about != "case":
        alike = share_people(one.persons, other.persons) and first_names_fit(one.who, other.who)
        return 1.0 if alike else 0.0
    # Hostages that are freed are not the gunman who is held.
    others = about == "suspect" and _suffers(one) != _suffers(other)
    other_part = about in ("person", "suspect") and (one.part or other.part) and not _is_same_part(one, other)
    if others or other_part or (one.ladder == "search" and not _is_who_was_sought(one, other)):
        return 0.0
    common = one.heads & other.heads
    if common - listed("everybody"):
        return 0.8
    # Whoever was hurt, it was somebody.
    if about in ("case", "suspect") or (one.ladder == "harm" and _rules_out_all(one, other)):
        return 0.6
    if about == "thing":
        ours, theirs = _things(one), _things(other)
        return 0.4 if ours & (theirs or other.act.around) or theirs & (ours or one.act.around) else 0.0
    if "dead" in one.stages | other.stages:
        return 0.0  # many die in a story
    return 0.4


def _rules_out_all(one: State, other: State) -> bool:
    """True for "nobody was hurt in the crash on the bridge" and who was hurt on the bridge: of one scene by a word."""
    scene = (one.act.around & other.act.around) - frozenset(map(canon, listed("harming"))) - listed("everybody")
    return bool(scene - listed("empty")) and (_is_of_nobody(one) or _is_of_nobody(other))


def _is_of_nobody(state: State) -> bool:
    """True for "nobody was hurt", not for "nobody else" and "none of the crew"."""
    subject = state.act.clause.subject
    return subject is not None and subject.text.lower() in ("nobody", "no one", "no-one")


def _suffers(state: State) -> bool:
    """True for hostages, passengers, victims: none who is charged."""
    return bool(state.heads & (frozenset(map(canon, listed("lost_ones") | listed("sufferers")))))


def _is_same_part(one: State, other: State) -> bool:
    """False where "one of them" or "three of the wounded" meets a name, or another part that no word tells to be it."""
    return bool(_numbers(one) & _numbers(other) or (one.heads & other.heads) - listed("everybody") - listed("hurt"))


def _numbers(state: State) -> frozenset[str]:
    """The numbers of the subject but one: two sources that speak of four people may speak of the same."""
    subject = state.act.clause.subject
    found = numerals(subject.text) if subject else ()
    return frozenset(f"{n.low:g}" for n in found if n.low > 1 and not (n.ordinal or n.vague))


def _is_who_was_sought(one: State, other: State) -> bool:
    """False where what one source has looked for, a dog or a motive, is not what the other has found."""
    sought, found = (one, other) if one.sought else (other, one)
    if not sought.sought or not (found.persons or found.heads) or sought.persons or found.heads & listed("seeking"):
        return True
    return bool(sought.heads & found.heads) or any(is_person(head) for head in sought.heads)


def _is_of_another(state: State) -> bool:
    """True for "another guard", "no one else", "anyone else": they are told from those who were named before."""
    clause = state.act.clause
    done_to = (clause.verb in listed("handling") or state.act.clause.negated) and not clause.passive
    parts = (clause.subject, clause.object if done_to else None)
    return any(is_another(part.text) for part in parts if part)


_OWNER = re.compile(r"(\w+)['’]s\b")
"""Whose a thing is: of "the zoo's exhibit" the exhibit is closed, and not the zoo."""


def _things(state: State) -> frozenset[str]:
    """The words for what is in a state, those before the noun among them: "visit of the mission"."""
    act = state.act
    handled = act.clause.verb in listed("handling") and not act.clause.passive and act.object
    named = act.object if handled else act.subject | act.object
    owners = frozenset(canon(stem(match)) for match in _OWNER.findall(act.clause.text))
    return (named | state.heads) - listed("everybody") - listed("empty") - (owners - state.heads)


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
        if mine.polarity == "planned" and theirs.polarity == "negated" and theirs.act.clause.future and here == there:
            return 1.0  # but "has not been charged" agrees with "is expected to be charged"
    if one.ladder == "candidacy" and first != second:
        return 0.7
    return None


_OF_A_PLACE = frozenset(["regained", "presence", "suspects"])
"""Ladders on which it can be so here and not there: who did not attend the hearing has attended a fire."""


def _are_of_other_things(one: State, other: State) -> bool:
    """True where two people are there or away, each from something of its own: "the hearing" and "five crashes"."""
    ours, others = one.act.object, other.act.object
    return one.ladder == "presence" and bool(ours and others and not ours & others)


def _exclusive(one: State, other: State, ladder: Ladder) -> float | None:
    """How far apart two states stand that cannot both hold; None when they can."""
    if "dead" in one.stages & other.stages:
        return None
    if one.stages == other.stages:
        denied = (one.polarity == "negated") != (other.polarity == "negated")
        return 0.6 if denied and not elsewhere(one.act, other.act) else None
    if "negated" in (one.polarity, other.polarity) and one.polarity != other.polarity:
        return None  # "will not be reinstated" and "is cancelled" agree
    if one.ladder in _OF_A_PLACE and (elsewhere(one.act, other.act) or _are_of_other_things(one, other)):
        return None  # what is not found in one place may be found in another
    if all(a == b or frozenset([a, b]) in ladder.compatible for a in one.stages for b in other.stages):
        return None
    order = ladder.stages
    gaps = [abs(order.index(a) - order.index(b)) for a in one.stages for b in other.stages]
    return 0.3 if one.stages & other.stages else min(1.0, 0.4 + 0.2 * max(gaps))

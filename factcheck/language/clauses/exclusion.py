"""Exclusion: whether two states of one ladder are of one holder, and whether they can both be."""

from __future__ import annotations

import re

from ...model import Features
from ...text import Word, stem, words
from ..numbers.numerals import numerals
from ..vocabulary import is_another, is_title_head, sex_of_noun
from .act_fit import COMMON, first_names_fit, in_years, other_ages, same_act_features, share_people
from .acts import canon, disjoint, is_person, is_pronoun, shared_weight
from .bearers import is_done_to
from .binding import numbers_of
from .clause import Chunk
from .ladders import Ladder, ladders
from .parties import charges, elsewhere, other_days, same_day
from .statements import Polarity, listed
from .states import State


def apart(left: State, right: State) -> float | None:
    """How far apart two states of one ladder stand that cannot both hold, 0 to 1; None when they can.

    None as well where neither the holder nor the rest of the sentences says that they are of one thing.
    """
    ladder = ladders()[left.ladder]
    # "No suspects" is said of the whole story, and so is "Nobody was hurt", where it names no scene.
    of_story = (ladder.about == "case" and ladder.negative) or (ladder.anyone and _is_bare(left, right))
    common = _HALF * COMMON if _is_one_step(left, right, ladder) else COMMON
    if not of_story and same_holder(left, right) < 1 and shared_weight(left.act, right.act) < common:
        return None
    if ladder.counted and _are_other_groups(left, right):
        return None
    if ladder.about in ("person", "suspect", "witness") and _are_other_people(left, right):
        return None
    if ladder.steps and in_years(left.act) != in_years(right.act):
        return None  # "was convicted in 2011" is no stage of the case that comes to court today
    if _are_other_counts(left, right, ladder) or (left.ladder == "names" and _are_other_sorts(left, right)):
        return None
    if not _on_topic(left, right, ladder) or (
        left.over != right.over and not ladder.steps and ladder.about != "person"
    ):
        return None
    gap = _steps(left, right, ladder) if ladder.steps else _exclusive(left, right, ladder)
    return None if gap is None or _told_alike(left, right) else gap


_HALF = 0.5
"""The share of the usual common words that is enough where one and the same step is taken, and is not."""


def _is_one_step(left: State, right: State, ladder: Ladder) -> bool:
    """True where "he" has not taken the very step that the other tells of a suspect: "has been charged"."""
    subjects = (state.act.clause.subject for state in (left, right))
    meant = any(subject is not None and is_pronoun(subject) for subject in subjects)
    opposed = {left.polarity, right.polarity} == {Polarity.DONE, Polarity.NEGATED}
    return ladder.steps and ladder.about == "suspect" and opposed and meant and left.stages == right.stages


def _are_other_counts(left: State, right: State, ladder: Ladder) -> bool:
    """True for "acquitted of murder" and "convicted of assault": on two charges both can be so."""
    if ladder.about != "suspect":
        return False
    left_charges, right_charges = (charges(state.act, state.start) for state in (left, right))
    return disjoint(left_charges, right_charges)


def _are_other_sorts(left: State, right: State) -> bool:
    """True where the names of suspects meet those of victims."""
    suspects, victims = listed("suspected_ones"), listed("lost_ones")
    left_words, right_words = (
        frozenset(word.stem for word in words(s.act.sentence.text[s.start : s.end])) for s in (left, right)
    )
    return bool((left_words & suspects) - victims) != bool((right_words & suspects) - victims)


def _are_other_groups(left: State, right: State) -> bool:
    """True for "two are in critical condition" and "five were seriously hurt": how many is a matter of numbers."""
    left_counts, right_counts = (
        {f"{n.low:g}" for n in numerals(s.act.clause.text) if n.low > 0 and not (n.ordinal or n.vague)}
        for s in (left, right)
    )
    return disjoint(left_counts, right_counts) and not left.persons and not right.persons


def _are_other_people(left: State, right: State) -> bool:
    """True for "a man of 41" and "the 23-year-old" or "a woman", unless a name says that they are one."""
    told_apart = disjoint(_sexes(left), _sexes(right)) or other_ages(left.act, right.act)
    return told_apart and not share_people(left.persons, right.persons)


def _sexes(state: State) -> frozenset[str]:
    """The sexes that the nouns for who is in a state tell, as written: synonyms make one word of "boy" and "girl"."""
    said = words(state.act.sentence.text)
    return frozenset(sex_of_noun(word.text) for word in said if canon(word.stem) in state.heads) - {""}


def may_have_moved(left: State, right: State) -> bool:
    """True where one of two states may have come after the other, so that what is told anew is an update.

    Not where it is told to last ("would stay open" denies that it was closed), and not where somebody is dead who is
    well in an article of that day or a later one, unless the words say that it came later. Not either where both tell
    of one day, or where nothing says on which.
    """
    if other_days(left.act, right.act) and ladders()[left.ladder].moving:
        return True
    return not _is_of_one_day(left, right) and any(_came_later(to, back) for to, back in ((left, right), (right, left)))


def _is_of_one_day(left: State, right: State) -> bool:
    """True where two sentences name one day, or neither they nor their articles tell of two."""
    if same_day(left.act, right.act):
        return True
    told = other_days(left.act, right.act) or any(_is_news(state) for state in (left, right))
    return not told and (left.appeared is None or right.appeared is None)


def _is_news(state: State) -> bool:
    """True for what has come to be, as the tense or a word says: "has identified two suspects", "died later"."""
    sentence, clause = state.act.sentence.text, state.act.clause
    group = sentence[clause.verb_start : clause.verb_end].lower().split()
    came = bool(state.stages & _REACHED) and group[:1] in (["has"], ["have"])
    return came or _LATER.search(sentence) is not None


def _came_later(state: State, before: State) -> bool:
    """True where `state` is one that things come to, and can have followed `before`."""
    came = (state.stages - before.stages) & _REACHED
    if not came or state.act.clause.verb in _LASTING:
        return False
    if "dead" not in came or not before.stages & _WELL or state.appeared is None or before.appeared is None:
        return True
    return state.appeared > before.appeared or _LATER.search(state.act.sentence.text) is not None


_REACHED = frozenset("released improving dead found known given rescued open claimed lifted passed".split())
"""Stages that things come to as a case goes on."""
_LASTING = frozenset(map(stem, ["stay", "remain", "keep"]))
_WELL = frozenset("stable minor improving released alive unhurt".split())
"""Stages behind which nobody looks for a death."""
_LATER = re.compile(
    r"(?i)\b(?:later|since|succumbed|eventually|afterwards|has died|in (?:the |a )?hospital"
    r"|died (?:of|from) (?:his|her|their) (?:wounds|injuries))\b"
)
"""What says that somebody died some time after being hurt."""


def state_features(left: State, right: State, gap: float) -> Features:
    """Features of 0 to 1 that tell how surely two states are of one holder and exclude each other."""
    return (
        ("who", same_holder(left, right)),
        ("partial", float(bool(left.stages & right.stages))),
        ("only", 1 / max(left.holders, right.holders)),
        ("told too", (bool(left.stages & right.all_stages) + bool(right.stages & left.all_stages)) / 2),
        ("older", float(left.older)),
        ("apart", gap),
        ("state", 1.0),
        ("polarity", float(left.polarity != right.polarity)),
        ("polarity alone", float(left.polarity != right.polarity and not ladders()[left.ladder].steps)),
        *same_act_features(left.act, right.act),
    )


def same_holder(left: State, right: State) -> float:
    """0 to 1: how surely two states are of one person, thing or case; 0 where they are of different people."""
    about = ladders()[left.ladder].about
    named = left.persons and right.persons
    alike = share_people(left.persons, right.persons) and first_names_fit(left.who, right.who)
    one_name = alike and left.who and right.who  # "a second man, Ed Holm"
    if about != "case" and not one_name and _is_of_another(left) != _is_of_another(right):
        return 0.0
    if named and about != "case":
        return 1.0 if alike else 0.0
    post = _one_post(left, right) if left.ladder == "office" else None
    if about == "owner" or post is not None:
        return _same_owner(left, right) if post is None else post
    # Hostages that are freed are not the gunman who is held.
    common = left.heads & right.heads
    of_search = left.ladder == "search" and common & _SEARCHES  # there is one in a story
    other_people = about == "suspect" and not of_search and _suffers(left) != _suffers(right)
    of_people = about in ("person", "suspect", "witness", "speaker")
    other_part = of_people and (left.part or right.part) and not _is_same_part(left, right)
    if other_people or other_part or (left.ladder == "search" and not _is_who_was_sought(left, right)):
        return 0.0
    if common - listed("everybody"):
        is_party = about == "speaker" and _has_name(left) and _has_name(right)
        return 1.0 if is_party or of_search else 0.8
    # Whoever was hurt, it was somebody.
    if about in ("case", "suspect") or (
        ladders()[left.ladder].anyone and (_is_bare(left, right) or _rules_out_all(left, right))
    ):
        return 0.6
    if about == "thing":
        return _same_thing(left, right)
    # Many testify in a trial, many have a say, and many die in a story.
    return 0.0 if about in ("witness", "speaker") or "dead" in left.stages | right.stages else 0.4


def _one_post(left: State, right: State) -> float | None:
    """How surely one who is told by a post alone is who is named: "her defence minister" and "Lund, the minister".

    None where both are named, or neither, or where one sentence tells no post: there are many posts in a story.
    """
    named, other = (left, right) if left.persons else (right, left)
    chunk, holder = _holder(other), _holder(named)
    if not named.persons or other.persons or chunk is None or is_pronoun(chunk) or is_pronoun(holder):
        return None
    if "mutual" in other.stages and not is_person(chunk.head):
        return 1.0  # "the decision was mutual"
    post = _post(chunk)
    said = {canon(word.stem) for word in post if word.is_content}
    if post and said <= named.act.around:
        return 1.0 if len(said) > 1 else 0.8
    return 0.0 if post and holder and any(is_title_head(word.text) for word in words(holder.text)) else None


def _holder(state: State) -> Chunk | None:
    """Who is in a state, as written: the subject, or the object of "sacked"."""
    clause = state.act.clause
    return clause.object if is_done_to(clause) else clause.subject


def _post(chunk: Chunk) -> list[Word]:
    """The words of a post and what stands before it: "defence minister" of "her defence minister"; else none."""
    told = [word for word in words(_OF.split(chunk.text.rpartition("’s ")[2].rpartition("'s ")[2])[0]) if word.is_word]
    at = max((at for at, word in enumerate(told) if is_title_head(word.text)), default=-1)
    return told[: at + 1]


_OF = re.compile(r" (?:of|for|at|in) ")
"""What a post is parted by from whose it is."""


def _same_thing(left: State, right: State) -> float:
    """How surely what has no head in common is one thing, 0 to 1; there is one curfew in a story."""
    if _has_topic(left) and _has_topic(right):
        return 1.0
    left_things, right_things = _things(left), _things(right)
    shared = left_things & (right_things or right.act.around) or right_things & (left_things or left.act.around)
    return 0.4 if shared else 0.0


def _same_owner(left: State, right: State) -> float:
    """How surely two things are of one owner, 0 to 1, where an owner is told by a name: "shares in Tarn Foods"."""
    left_owners, right_owners = _owners(left), _owners(right)
    apart_in_time_or_place = other_days(left.act, right.act) or elsewhere(left.act, right.act)
    if apart_in_time_or_place or disjoint(left_owners, right_owners):
        return 0.0
    return 1.0 if left_owners & right_owners else 0.4


def _owners(state: State) -> frozenset[str]:
    """The names in a subject: "Tarn" of "Tarn's stock", "the Tarn stock" and "Shares in Tarn"."""
    subject = state.act.clause.subject
    said = words(subject.text) if subject else ()
    return frozenset(word.stem for word in said if word.is_capital and word.is_content) - state.heads


_SEARCHES = frozenset(map(canon, map(stem, ["search", "hunt", "manhunt"])))


def _has_name(state: State) -> bool:
    """True for a subject with a name in it: "the Front", "rebels of the Northern Front"."""
    subject = state.act.clause.subject
    return subject is not None and any(word.is_capital for word in words(subject.text)[1:])


def _rules_out_all(left: State, right: State) -> bool:
    """True for "nobody was hurt in the crash on the bridge" and who was hurt on the bridge: of one scene by a word."""
    scene = (left.act.around & right.act.around) - frozenset(map(canon, listed("harming"))) - listed("everybody")
    return bool(scene - listed("empty")) and (_is_of_nobody(left) or _is_of_nobody(right))


def _is_bare(left: State, right: State) -> bool:
    """True where one of two says that nobody was, as hurt, and nothing else, and the other is of nobody like it."""
    denying = [state for state in (left, right) if _is_of_nobody(state)]
    return len(denying) == 1 and left.older == right.older and not _telling(denying[0])


def _telling(state: State) -> frozenset[str]:
    """The words of a sentence on the hurt that may tell where and when, those for who says it left out."""
    said = frozenset(base for base in state.act.around if not is_person(base))
    return (
        said
        - frozenset(map(canon, listed("harming") | listed("hurt") | listed("caring")))
        - listed("everybody")
        - listed("empty")
        - _SAYING
    )


_SAYING = frozenset(map(canon, map(stem, "police official fire department office service report spokesman".split())))


_NO_INJURIES = re.compile(r"(?i)\b(?:no|without) (?:injuries|casualties)\b")


def _is_of_nobody(state: State) -> bool:
    """True for "nobody was hurt" and "no injuries were reported", not for "nobody else" and "none of the crew"."""
    clause = state.act.clause
    subject = clause.subject
    nobody = subject is not None and subject.text.lower() in ("nobody", "no one", "no-one")
    return nobody or _NO_INJURIES.search(clause.text) is not None


def _suffers(state: State) -> bool:
    """True for hostages, passengers, victims: none who is charged."""
    return bool(state.heads & (frozenset(map(canon, listed("lost_ones") | listed("sufferers")))))


def _is_same_part(left: State, right: State) -> bool:
    """False where "one of them" or "three of the wounded" meets a name, or another part that no word tells to be it."""
    as_many = _numbers(left) & _numbers(right) and _picks_out(left) == _picks_out(right)
    return bool(as_many or (left.heads & right.heads) - listed("everybody") - listed("hurt"))


def _picks_out(state: State) -> bool:
    """True for "five guests who had gone home": it tells which five are meant, and "five of them" are others."""
    return bool(_WHO.search(state.act.sentence.text, 0, state.act.clause.start))


_WHO = re.compile(r"[^\s,;:] who \Z")


def _numbers(state: State) -> frozenset[str]:
    """The numbers of the subject but one: two sources that speak of four people may speak of the same."""
    subject = state.act.clause.subject
    return numbers_of(state.act.sentence.text, subject.start, subject.end) if subject else frozenset()


def _is_who_was_sought(left: State, right: State) -> bool:
    """False where what one source has looked for, a dog or a motive, is not what the other has found."""
    sought, found = (left, right) if left.sought else (right, left)
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


def _on_topic(left: State, right: State, ladder: Ladder) -> bool:
    """True unless the ladder asks for a word ("die") that the sentence with the first stage lacks."""
    return not ladder.topic or all(map(_has_topic, (s for s in (left, right) if ladder.stages[0] in s.stages)))


def _has_topic(state: State) -> bool:
    """True where the sentence has a word that the ladder asks for: "curfew"."""
    return not state.act.around.isdisjoint(map(canon, ladders()[state.ladder].topic))


def _told_alike(left: State, right: State) -> bool:
    """True when either article tells, of that person, the other's stage as well: then the articles agree.

    As well where one names nobody here, and tells elsewhere of whom the other names the very same: of two who stood
    trial, it is the other one.
    """
    left_told, right_told = ({(stage, s.polarity) for stage in s.stages} for s in (left, right))
    return (
        left_told <= right.holder_stages
        or right_told <= left.holder_stages
        or _tells_by_name(left, right)
        or _tells_by_name(right, left)
        or right_told <= left.holder_stages
        or _tells_by_name(left, right)
        or _tells_by_name(right, left)
    )


def _tells_by_name(unnamed: State, named: State) -> bool:
    """True where the article of `unnamed`, which is of nobody by name, tells by name what `named` tells."""
    told = {(person, stage, named.polarity) for person in named.persons for stage in named.stages}
    return not unnamed.persons and bool(told) and told <= unnamed.by_name


def _steps(left: State, right: State, ladder: Ladder) -> float | None:
    """How far apart two stages stand when one source has not got as far as the other; None when both can be so."""
    order = ladder.stages
    left_stage, right_stage = max(map(order.index, left.stages)), max(map(order.index, right.stages))
    for state, against, here, there in ((left, right, left_stage, right_stage), (right, left, right_stage, left_stage)):
        waiting = state.polarity is not Polarity.DONE or state.act.clause.progressive
        if waiting and against.polarity is Polarity.DONE and not against.act.clause.progressive and there >= here:
            return 1.0 if there == here else 0.5
        if (
            state.polarity is Polarity.PLANNED
            and against.polarity is Polarity.NEGATED
            and against.act.clause.future
            and here == there
        ):
            return 1.0  # but "has not been charged" agrees with "is expected to be charged"
    if left.ladder == "candidacy" and left_stage != right_stage:
        return 0.7
    return None


def _are_of_other_things(left: State, right: State) -> bool:
    """True where two people are there or away, each from something of its own: "the hearing" and "five crashes"."""
    left_things, right_things = left.act.object, right.act.object
    return left.ladder == "presence" and disjoint(left_things, right_things)


def _exclusive(left: State, right: State, ladder: Ladder) -> float | None:
    """How far apart two states stand that cannot both hold; None when they can."""
    if "dead" in left.stages & right.stages:
        return None
    denied = Polarity.NEGATED in (left.polarity, right.polarity) and left.polarity is not right.polarity
    if left.stages == right.stages:
        return 0.6 if denied and not elsewhere(left.act, right.act) else None
    if denied:
        return None  # "will not be reinstated" and "is cancelled" agree
    if ladder.placed and (elsewhere(left.act, right.act) or _are_of_other_things(left, right)):
        return None  # what is not found in one place may be found in another
    if all(a == b or frozenset([a, b]) in ladder.compatible for a in left.stages for b in right.stages):
        return None
    order = ladder.stages
    gaps = [abs(order.index(a) - order.index(b)) for a in left.stages for b in right.stages]
    return 0.3 if left.stages & right.stages else min(1.0, 0.4 + 0.2 * max(gaps))

"""Manners: words that say how something happened, by class: weapons, offences, parts of the body, ways in.

The knowledge is `rules/words/events.yaml`; `manners` finds its phrases in a sentence, `same_matter` tells whether two
may be of one thing. `fields.event` builds on this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct, structs

from ...data import load_words
from ...model import Features
from ...text import Word, stem, words
from ..vocabulary import is_title_head
from .act_fit import COMMON, act_features, first_names_fit, full_names, in_years, other_ages, share_people, years
from .acts import Act, agents, canon, disjoint, is_person, is_pronoun, patients, shared_weight
from .clause import Clause
from .statements import asks, listed
from .verbs import denies

_FROM_VERB, _TO_END = 80, 60
"""Characters before a phrase, back to its verb, and after it, on to the end of its clause, that a value may hold."""
_MUCH = 0.16
"""Share of telling words in common from which two sentences tell of one scene, whoever is in it, 0 to 1."""
_BEFORE_NOUN = 20
"""Characters before a phrase, back to the article of its noun, that a value may hold."""
_STAFF = frozenset(map(stem, ("crew", "service", "driver", "rider")))
"""Nouns that, like those for people, make of the word before them what somebody is: "ambulance crew"."""


class Manner(Struct, frozen=True):
    """What a clause says of how something happened."""

    sort: str
    """The class: weapon, offence, body ..."""
    members: frozenset[int]
    """Numbers of the members of the class that the clause names."""
    persons: frozenset[str]
    """Family names, folded, of the people it is said of."""
    act: Act
    all_members: frozenset[int]
    """Numbers of all members of the class that the article names."""
    start: int
    """Code points into the sentence: the phrase, with its verb and the rest of its clause where these are near."""
    end: int


class _Sort(Struct, frozen=True):
    """One class of the file."""

    about: str
    """person, target or any: what two sources must both speak of."""
    whole: bool
    """True when the members named anywhere in the sentence count together."""
    written: bool
    """True when the phrases must stand as written."""
    main: bool
    """True when the phrase must be the verb of its clause."""
    verbs: frozenset[str]
    """Words of which the sentence must hold one, in the form shared by synonyms; empty asks for none."""
    either: frozenset[str]
    """Words of which one of two sentences must hold one, in that form; empty asks for none."""
    near: bool
    """True when that word must stand in the clause of the phrase."""
    party: bool
    """True when the clauses must be of one party or one act: everybody in a story comes and goes somehow."""
    thing: bool
    """True when the clauses must have the noun of a subject or object in common: a dam bursts, and the bridge holds."""
    not_of: frozenset[str]
    """Stems of nouns that are no person: said of one of them, a phrase of a class about persons does not count."""
    not_after: frozenset[str]
    """Stems of words behind which, in its clause, a phrase tells of another hour: "has since weakened to"."""
    called: str
    """What a reader calls the class: "place of death"."""
    firsts: frozenset[str]
    """First words of the phrases, in that form: they do not make a common target."""


class _Hit(Struct, frozen=True):
    sort: str
    member: int
    first: int
    """Number of the first token, and of the last."""
    last: int


@lru_cache
def _sorts() -> dict[str, _Sort]:
    return {
        name: _Sort(
            entry["about"],
            entry.get("whole", False),
            entry.get("written", False),
            entry.get("main", False),
            frozenset(canon(stem(word)) for word in entry.get("verbs", "").split()),
            frozenset(canon(stem(word)) for word in entry.get("either", "").split()),
            entry.get("near", False),
            entry.get("party", False),
            entry.get("thing", False),
            frozenset(map(stem, entry.get("not_of", "").split())),
            frozenset(map(stem, entry.get("not_after", "").split())),
            entry.get("called", name),
            frozenset(canon(words(phrase)[0].stem) for member in entry["members"] for phrase in member),
        )
        for name, entry in load_words("events")["classes"].items()
    }


@lru_cache(maxsize=4096)
def _phrases(first: str) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Class, member and stems of the phrases that begin with a stem, longest first; "=" and a word where written so."""
    found = [
        (sort, number, tuple(word.lower if first[0] == "=" else word.stem for word in words(phrase)))
        for sort, number, phrase in _beginnings().get(first, ())
    ]
    return tuple(sorted(found, key=lambda phrase: -len(phrase[2])))


@lru_cache
def _beginnings() -> dict[str, list[tuple[str, int, str]]]:
    """Class, member and text of the phrases that begin with a stem; an article names few of them."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for sort, entry in load_words("events")["classes"].items():
        for number, member in enumerate(entry["members"]):
            for phrase in member:
                first = words(phrase.partition(" ")[0])[0]
                key = f"={first.lower}" if entry.get("written", False) else first.stem
                found.setdefault(key, []).append((sort, number, phrase))
    return found


@lru_cache
def _older() -> frozenset[str]:
    return frozenset(canon(stem(word)) for word in load_words("events")["older"].split())


def called(sort: str) -> str:
    """What a reader calls a class: "place of death" for `deathplace`."""
    return _sorts()[sort].called


def manners(sentences: Iterable[list[Act]]) -> Iterator[Manner]:
    """The manners that an article, given as the acts of each sentence, names: one per class and clause or sentence."""
    found = [manner for group in sentences for manner in _of_sentence(group)]
    named: dict[str, frozenset[int]] = {}
    for manner in found:
        named[manner.sort] = named.get(manner.sort, frozenset()) | manner.members
    return (structs.replace(manner, all_members=named[manner.sort]) for manner in found)


def _of_sentence(found: Sequence[Act]) -> Iterator[Manner]:
    tokens = words(found[0].sentence.text)
    groups: dict[tuple[str, int], list[_Hit]] = {}
    for hit in _hits(tokens):
        number = _clause_of(found, tokens[hit.first].start)
        if _counts(hit, tokens, found[number]):
            # One key for a whole sentence: the first clause that names a member.
            whole = next((key for key in groups if key[0] == hit.sort), None) if _sorts()[hit.sort].whole else None
            groups.setdefault(whole or (hit.sort, number), []).append(hit)
    for (_, number), group in groups.items():
        yield _manner(tokens, found[number], group)


def _hits(tokens: tuple[Word, ...]) -> Iterator[_Hit]:
    """The phrases found; a token serves one phrase of a class."""
    stems, written = tuple(token.stem for token in tokens), tuple(token.lower for token in tokens)
    used: dict[str, int] = {}
    beginnings = _beginnings()
    for at in range(len(tokens)):
        firsts = [first for first in (stems[at], f"={written[at]}") if first in beginnings]
        for sort, member, phrase in (found for first in firsts for found in _phrases(first)):
            words_there = written if _sorts()[sort].written else stems
            if words_there[at : at + len(phrase)] == phrase and used.get(sort, -1) < at:
                used[sort] = at + len(phrase) - 1
                yield _Hit(sort, member, at, used[sort])


def _clause_of(found: Sequence[Act], start: int) -> int:
    return max((number for number, act in enumerate(found) if act.clause.start <= start), default=0)


def _counts(hit: _Hit, tokens: tuple[Word, ...], act: Act) -> bool:
    """True when the class is meant here: a verb of it is near, no negation, the verb itself where asked."""
    sort, start = _sorts()[hit.sort], tokens[hit.first].start
    denied = act.clause.negated and not any(denies(word.lower) for word in tokens[hit.first : hit.last + 1])
    before = tokens[max(0, hit.first - 1) : hit.first]
    if any(denies(word.lower) or word.lower == "without" for word in before):
        return False  # "tear gas but no live rounds"
    ahead = {token.stem for token in tokens[: hit.first] if token.start >= act.clause.start}
    if sort.not_after & ahead or _is_said_of(act.clause, sort.not_of):
        return False
    if hit.sort == _BODY and _is_of_thing(hit, tokens):
        return False
    if sort.party and not act.clause.verb_start <= start < act.clause.verb_end and _describes(hit, tokens):
        return False
    inside = sort.near and start < act.clause.end  # "died, her son said, at a hospital" is read in two pieces
    beside = act.stems | {act.verb} if inside else act.around
    if denied or (sort.verbs and not sort.verbs & beside) or asks(act.sentence.text, tokens[hit.last].end):
        return False
    return not sort.main or act.clause.verb_start <= start < act.clause.verb_end


_BODY = "body"
"""The class of what people and things alike have: a back, a neck, an arm."""


def _is_of_thing(hit: _Hit, tokens: tuple[Word, ...]) -> bool:
    """True for the back of a shop and the arm of a crane: what has it is told, and is neither somebody nor a part."""
    of, article, *owner = (*tokens[hit.last + 1 : hit.last + 1 + _OWNER], *tokens[:2])
    if of.lower != "of" or article.lower not in _OPENING:
        return False
    nouns = list(takewhile(lambda word: word.is_word and word.is_content, owner))
    return not any(
        is_person(noun.stem) or is_title_head(noun.text) or noun.is_capital or noun.stem in _parts_of_body()
        for noun in nouns
    )


_OWNER = 5
"""Words behind a part of the body in which whose it is may be told: "of the pick-up truck"."""
_OPENING = frozenset("the a an his her its their".split())


@lru_cache
def _parts_of_body() -> frozenset[str]:
    """The nouns with which a part of the body is told: the head of "the back of the head"."""
    members = load_words("events")["classes"][_BODY]["members"]
    return frozenset(words(phrase)[-1].stem for member in members for phrase in member)


def _is_said_of(clause: Clause, things: frozenset[str]) -> bool:
    """True where one of `things` suffers what a clause tells: "swept away the bridge", "the bridge was swept away"."""
    sufferer = clause.subject if clause.passive else clause.object or clause.subject
    return sufferer is not None and sufferer.head in things


def _describes(hit: _Hit, tokens: tuple[Word, ...]) -> bool:
    """True for "bus" in "a bus driver" and "retired" in "the retired postman": what somebody is, and no manner."""
    behind = list(takewhile(lambda word: word.is_word and word.is_content, tokens[hit.last + 1 : hit.last + 3]))
    return any(is_person(word.stem) or is_title_head(word.text) or word.stem in _STAFF for word in behind)


_BORNE = re.compile(r"\b(?:armed\s)?(?:with|carrying|holding|wielding)\s(?:[\w-]+\s){0,3}\Z")
"""Before what somebody carries. `search` takes the end of what it is given for the end of the text."""
_TOLD_ALONE = 50
"""Code points from its verb to what is carried, from which on it is told without the verb."""


def _manner(tokens: tuple[Word, ...], act: Act, group: list[_Hit]) -> Manner:
    clause, sort = act.clause, group[0].sort
    start, end = tokens[min(hit.first for hit in group)].start, tokens[max(hit.last for hit in group)].end
    borne = _BORNE.search(act.sentence.text, clause.start, start)
    alone = borne is not None and not start - _TOLD_ALONE < clause.verb_start <= start
    if borne and alone:
        start = borne.start()  # of "a man armed with a gun gave himself up" the act tells nothing of the gun
    elif act.verb and start - _FROM_VERB < clause.verb_start <= start <= clause.end:
        start = clause.verb_start
    elif (
        _sorts()[sort].party
        and clause.subject
        and 0 < start - clause.subject.start < _BEFORE_NOUN
        and start < clause.subject.end
    ):
        start = clause.subject.start  # "an army helicopter"
        end = clause.verb_end if end < clause.verb_end < end + _TO_END else end
    if end < clause.end < end + _TO_END and not (alone and end <= clause.verb_start):
        end = clause.end
    persons = act.named if _sorts()[sort].whole else act.persons
    members = frozenset(hit.member for hit in group)
    return Manner(sort, members, persons, act, members, start, end)


def same_matter(left: Manner, right: Manner) -> bool:
    """False where two manners cannot be of one thing, or nothing says that they are.

    They are of other people or years, or one of an older case; no word says what was hit; or an article names both,
    and nothing telling is common to the sentences.
    """
    left_act, right_act = left.act, right.act
    aimed = _sorts()[left.sort].about == "target"
    befallen = _sorts()[left.sort].thing and disjoint(_things(left_act), _things(right_act))
    # "Smoke inhalation" is the cause of no death where nobody is said to have died.
    untold = disjoint(_sorts()[left.sort].either, left_act.around | right_act.around)
    if not _of_one_scene(left, right) or (aimed and not _target(left, right)) or befallen or untold:
        return False
    if left.persons and right.persons and not share_people(left.persons, right.persons):
        return False
    if not first_names_fit(full_names(left_act, left.persons), full_names(right_act, right.persons)):
        return False
    if in_years(left_act) != in_years(right_act):
        return False  # "in 2004 he was charged with theft" is another case
    if disjoint(years(left_act), years(right_act)):
        return False
    if told_too(left, right) and shared_weight(left_act, right_act) < COMMON:
        return False
    if left.members < right.members or right.members < left.members:
        return False  # "charged with murder" and "with murder and burglary": fewer of them are told, and no other
    return bool(left_act.around & _older()) == bool(right_act.around & _older())


def _things(act: Act) -> frozenset[str]:
    """The nouns of the subject and object of a clause; of "part of the bridge" each word, and nothing of a pronoun."""
    chunks = [chunk for chunk in (act.clause.subject, act.clause.object) if chunk and not is_pronoun(chunk)]
    parts = [chunk for chunk in chunks if chunk.head in _PARTS]
    return frozenset(canon(base) for base in {chunk.head for chunk in chunks}.union(*(c.stems for c in parts)) - {""})


_PARTS = frozenset(map(stem, "part half third quarter section side end most much all rest piece".split()))


def _of_one_scene(left: Manner, right: Manner) -> bool:
    """True when two manners are told of one person, or of one party or act in sentences that have more in common.

    In sentences with much in common any word will do, unless everybody in a story does what the class tells of: then
    nothing but the party or the act says that it is the same walk or ride.
    """
    left_act, right_act = left.act, right.act
    shared, sort = shared_weight(left_act, right_act), _sorts()[left.sort]
    if share_people(left.persons, right.persons) or share_people(left_act.persons, right_act.persons):
        # One may well walk to a court and fly to a town; one is arrested once in a story.
        return not sort.party or sort.about == "person" or shared >= COMMON
    if sort.about == "person" and other_ages(left_act, right_act):
        return False
    untelling = sort.firsts | sort.verbs | listed("everybody") | listed("empty")
    parties = ((agents(left_act) | patients(left_act)) & (agents(right_act) | patients(right_act))) - untelling
    if parties or (left_act.verb == right_act.verb and left_act.tells):
        return shared >= COMMON
    names = {part.casefold() for act in (left_act, right_act) for m in act.sentence.mentions for part in m.text.split()}
    common = {word for word in (left_act.stems & right_act.stems) - untelling - names if not word.isdigit()}
    return not sort.party and shared >= (COMMON if common else _MUCH)


def manner_features(left: Manner, right: Manner) -> Features:
    """Features of 0 to 1 that tell how surely two manners of one class are of one thing and rule each other out."""
    left_act, right_act = left.act, right.act
    verbs = {left_act.verb, right_act.verb}
    too, near = told_too(left, right), shared_weight(left_act, right_act) >= COMMON
    return (
        ("only", 1 / max(len(left.all_members), len(right.all_members))),
        ("told too", too),
        ("plainly", float(near and not too)),
        ("partial", float(bool(left.members & right.members))),
        ("whom", _whom(left, right)),
        ("target", min(1.0, len(_target(left, right)) / 3)),
        ("verb", float(len(verbs) == 1 and left_act.tells)),
        *act_features(left_act, right_act),
    )


def _target(left: Manner, right: Manner) -> frozenset[str]:
    """The words that two clauses share beside those of the class."""
    return (left.act.stems & right.act.stems) - _sorts()[left.sort].firsts


def told_too(left: Manner, right: Manner) -> float:
    """Share of the two manners that the other's article names as well, 0 to 1: then both may be so."""
    return (bool(left.members & right.all_members) + bool(right.members & left.all_members)) / 2


def _whom(left: Manner, right: Manner) -> float:
    """Whether two manners are said of the same people: 1 yes, 0.5 not told of one, 0 no."""
    if left.persons and right.persons:
        return float(share_people(left.persons, right.persons))
    return 0.5

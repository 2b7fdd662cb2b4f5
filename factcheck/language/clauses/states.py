"""States: where people, cases and things stand on the ladders of the word lists.

`ladders` finds the phrases; here each becomes the state of someone or something. `fields.status` makes facts of them,
`exclusion` tells whether two of them can both be.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from msgspec import Struct, structs

from ...model import Article
from ...spans import Span, overlap, shared, span_of
from ...text import ARTICLES, NUMBER_WORDS, WEEKDAYS, Word, stem, words
from ..names import family_name
from ..numbers.count_words import is_plural
from .act_fit import full_names
from .acts import Act, canon, is_person, is_pronoun, people_in
from .bearers import OWN, chunk_of, is_owned, is_part, object_of, sufferers, whose
from .claims import tense
from .clause import Chunk, Clause
from .ladders import Ladder, Match, ladders, matches
from .statements import Polarity, asks, listed, polarity
from .verbs import PREPOSITIONS, denies, listed_stems, verb_forms

_LENGTH = 6
"""Words after "for" among which a length of time is looked for: "for a little over ten hours"."""


class State(Struct, frozen=True):
    """One stage of a ladder."""

    ladder: str
    stages: frozenset[str]
    """The stages that the sentence names for this subject, most often one."""
    polarity: Polarity
    persons: frozenset[str]
    """Family names, folded, of who is in this state."""
    heads: frozenset[str]
    """Nouns that say who or what is in this state."""
    older: bool
    """True when the sentence speaks of an earlier case."""
    who: frozenset[str]
    """Full names, as this article links them, of who is in this state; a family may share a last name."""
    act: Act
    start: int
    """Code points into the sentence: the phrases, with their verb and the rest of the clause."""
    end: int
    over: bool = False
    """True when the words themselves say that the state has ended: "was closed for ten hours"."""
    holder_stages: frozenset[tuple[str, Polarity]] = frozenset()
    """Every stage and polarity that this article tells of the same person or case."""
    all_stages: frozenset[str] = frozenset()
    """Every stage that this article tells of anyone."""
    by_name: frozenset[tuple[str, str, Polarity]] = frozenset()
    """Every family name, stage and polarity that this article tells of the people whom it names."""
    holders: int = 1
    """How many people or things this article puts on the ladder."""
    part: bool = False
    """True when it is said of some of a group, none of them named: "two of them", "three of the wounded", "one"."""
    sought: bool = False
    """True when somebody is looked for in it: the holder is who is sought, not who seeks."""
    appeared: dt.date | None = None
    """See `Article`."""


def states(sentences: Iterable[list[Act]], article: Article) -> list[State]:
    """The states of `article`, given as the acts of each sentence, each knowing what else the article tells."""
    found: list[State] = []
    earlier = -1
    for acts in sentences:
        sentence = acts[0].sentence
        years = _years_told(acts) - {article.published.year if article.published else 0}
        of_before = sentence.paragraph == earlier  # "In 2022 another ran aground. Nobody was hurt."
        earlier = sentence.paragraph if years or of_before else -1
        found += (
            structs.replace(state, appeared=article.appeared, older=state.older or of_before)
            for state in _of_sentence(acts)
        )
    by_ladder: dict[str, list[State]] = defaultdict(list)
    for state in found:
        by_ladder[state.ladder].append(state)
    summed = {name: _LadderSummary(group) for name, group in by_ladder.items()}
    return [summed[state.ladder].shared_with(state) for state in found]


def _years_told(acts: list[Act]) -> set[int]:
    """The years of which a sentence tells; not what is said of somebody by the way: "Lund, who left in 2022, wept"."""
    text = acts[0].sentence.text
    asides = [act.clause for act in acts if _ASIDE.search(text, 0, act.clause.start)]
    return {
        int(year[1])
        for year in _YEAR.finditer(text)
        if not any(aside.start <= year.start() < aside.end for aside in asides)
    }


_ASIDE = re.compile(r",\s(?:who|whose|which)\s\Z")
"""Behind this an aside begins."""
_YEAR = re.compile(r"\b(?:in|since|of) (?:\w+ )?((?:19|20)\d\d)\b", re.IGNORECASE)


def _of_sentence(found: list[Act]) -> Iterator[State]:
    """The states that one sentence names, one per ladder and clause."""
    sentence = found[0].sentence
    tokens = words(sentence.text)
    hits: dict[tuple[str, str], list[Match]] = {}
    where: dict[tuple[str, str], int] = {}
    for match in matches(tokens):
        told = match.first if ladders()[match.ladder].about == "speaker" else match.last
        number = _clause_at(found, tokens[match.first].start, tokens[told].end)
        if not _is_told(tokens, match, found[number]):
            continue
        key = match.ladder, _holder(found[number], number)
        where.setdefault(key, number)
        hits.setdefault(key, []).append(match)
    older = _is_older(tokens)
    # "nearly died" and "almost brain dead" are no states.
    hits = {key: kept for key, group in hits.items() if (kept := [m for m in group if not _nearly(tokens, m)])}
    for key, group in hits.items():
        act = found[where[key]]
        if state := _state(tokens, act, group, older and not _is_of_the_day(tokens, act.clause)):
            yield state


def _nearly(tokens: tuple[Word, ...], match: Match) -> bool:
    """True when "nearly", "almost" or "could have" stands right before a phrase."""
    before = [word.lower for word in tokens[max(0, match.first - 2) : match.first]]
    unreal = len(before) == 2 and before[0] in ("could", "might", "would") and before[1] == "have"
    return unreal or any(word in ("nearly", "almost", "narrowly") for word in before)


def _is_told(tokens: tuple[Word, ...], match: Match, act: Act) -> bool:
    """True unless a phrase only asks or supposes, or is told of nobody who can be known.

    "Was he dead?" and "if he had been dead" claim nothing; "the resignation came a day later" does not say whose; a
    search for a motive or for survivors says nothing of a suspect; "bodies were pulled from the mud" is no rescue.
    """
    text, clause = act.sentence.text, act.clause
    before = [word.lower for word in tokens if word.end <= clause.start][-1:]
    ahead = before != [] and before[0] in _AHEAD and tense(act) == "present"
    supposed = before in (["if"], ["unless"]) or ahead
    if asks(text, tokens[match.last].end) or supposed or _is_ownerless(tokens, match, act):
        return False
    if _is_usual(tokens, match, act) or _is_noun(tokens, match) or _tells_no_stage(match, act):
        return False
    if _has_lost(tokens, match) or _is_asked_for(tokens, match):
        return False
    sought = _sought(tokens, match)
    stems = {word.stem for word in sought}
    if stems & (listed("knowing_ones") | listed("found_out")) and not stems & listed("lost_ones"):
        return False
    if sought and match.ladder != "search":
        return _may_flee(sought, act)
    return not (match.stage == "rescued" and clause.subject and clause.subject.head in listed("remains"))


_AHEAD = frozenset(["until", "till", "when"])
"""What follows one of these in the present is still to come: "until he is sentenced"; "until he resigned" it has."""


def _is_usual(tokens: tuple[Word, ...], match: Match, act: Act) -> bool:
    """True for what is done as a rule: "the paper generally does not name suspects" tells of no case."""
    return any(word.lower in _USUALLY and word.start >= act.clause.start for word in tokens[: match.first])


_USUALLY = frozenset(
    """generally usually typically normally customarily routinely seldom rarely often sometimes always automatic
    automatically""".split()
)


def _is_noun(tokens: tuple[Word, ...], match: Match) -> bool:
    """True for "a serious condition where blood collects" and "the day after the killing": nobody's state."""
    if match.ladder != "condition":
        return False
    before = [word.lower for word in tokens[max(0, match.first - 2) : match.first]]
    if match.first == match.last and tokens[match.last].lower.endswith("ing"):
        return not _OF_NOUNS.isdisjoint(before[-1:])
    ill = tokens[match.last].lower == "condition" and before[-1:] == ["a"]
    return ill and before[:-1] not in (["in"], ["into"], ["to"])


_OF_NOUNS = OWN | frozenset(["a", "an", "the", "this", "that", "of", "after", "before", "since", "'s", "’s"])
"""Words behind which "killing" is an act, and not what somebody does."""


def _has_lost(tokens: tuple[Word, ...], match: Match) -> bool:
    """True for "was missing a shoe": who lacks something is not lost."""
    if tokens[match.last].lower != "missing":
        return False
    lost = tokens[match.last + 1 : match.last + 1 + _LENGTH]
    return any(word.lower in _SOMETHING for word in lost[:1]) and not any(w.stem in listed("lengths") for w in lost)


_SOMETHING = frozenset("a an one two three four five some his her its their several part".split())


def _is_asked_for(tokens: tuple[Word, ...], match: Match) -> bool:
    """True for what a noun before "to" only asks of somebody: "a request by his own party to step aside"."""
    *before, to = tokens[max(0, match.first - 1 - _ASKING) : match.first] or tokens[:1]
    if to.lower != "to":
        return False
    near = takewhile(lambda word: word.is_word and "past" not in verb_forms(word.lower), reversed(before))
    return any(word.stem in listed("asking") for word in near)


_ASKING = 8
"""Words before "to" in which the noun may stand that asks, and of whom."""


def _tells_no_stage(match: Match, act: Act) -> bool:
    """True for "was not in court", "did not apply for bail", "do not name suspects": the case stands where it stood.

    As well for "Lund has not been charged", though "no one has been charged" says that there is no suspect.
    """
    clause = act.clause
    if not clause.negated:
        return False
    nobody = clause.subject is not None and denies(words(clause.subject.text)[0].lower)
    spared = clause.passive and not nobody
    unasked = match.stage == "bail" and clause.verb == stem("apply")
    return (match.ladder == "process" and (match.stage == "court" or unasked)) or (
        match.ladder == "suspects" and match.stage == "found" and (spared or clause.verb in listed("naming"))
    )


def _is_ownerless(tokens: tuple[Word, ...], match: Match, act: Act) -> bool:
    """True for a subject that is an act of nobody who is told: "the resignation follows the dismissal of Lund"."""
    subject = act.clause.subject
    token = tokens[match.last]
    nominal = match.first == match.last and token.stem in listed("acts_named") and subject is not None
    if not nominal or not subject or not subject.start <= token.start < subject.end:
        return False
    return subject.head == token.stem and not people_in(act, subject) and not is_pronoun(subject)


def _sought(tokens: tuple[Word, ...], match: Match) -> tuple[Word, ...]:
    """The words for whom or what somebody looks, where a phrase says so: "the gunman" of "hunt for the gunman"."""
    begin = max(0, match.first - 1)
    seeking = next((n for n in range(begin, match.last + 1) if tokens[n].stem in listed("seeking")), None)
    if seeking is None:
        return ()
    # "The search for the girl goes on" holds whom they seek, "searching for the girl" has her behind it.
    at = next((n for n in range(seeking + 1, min(match.last + 2, len(tokens))) if tokens[n].lower == "for"), None)
    if at is None:
        return ()
    found: list[Word] = []
    for word in tokens[at + 1 : at + 1 + _SOUGHT]:
        if not word.is_word or word.lower in PREPOSITIONS or word.lower in _ENDING:
            break
        found.append(word)
    return tuple(found)


_SOUGHT = 6
"""Words after "search for" that may name who is sought."""
_ENDING = frozenset(
    """and or but who which that whose when where while as is are was were has have had will would goes went continues
    continued resumed resumes ended""".split()
)


def _may_flee(sought: tuple[Word, ...], act: Act) -> bool:
    """True when the words may be for somebody who runs from the law: no thing, no missing child, no survivors."""
    stems = frozenset(word.stem for word in sought)
    named = people_in(act, chunk_of(sought, act))
    person = named or stems & listed("fugitives") or any(is_person(base) for base in stems)
    return bool(person) and not listed("lost_ones") & stems


class _LadderSummary:
    """What an article tells on one ladder; who is alike in all that tells people apart is looked at once."""

    def __init__(self, ladder: list[State]) -> None:
        self._stages = frozenset(stage for state in ladder for stage in state.stages)
        self._holders = len({state.persons or state.heads for state in ladder})
        self._by_name = frozenset(
            (person, stage, state.polarity) for state in ladder for person in state.persons for stage in state.stages
        )
        self._said: dict[object, tuple[State, set[tuple[str, str]]]] = {}
        self._holder_stages: dict[object, frozenset[tuple[str, str]]] = {}
        for state in ladder:
            _, said = self._said.setdefault(_bearer(state), (state, set()))
            said.update((stage, state.polarity) for stage in state.stages)

    def shared_with(self, state: State) -> State:
        """`state` with what the article tells on its ladder, of the same holder and of anyone."""
        bearer = _bearer(state)
        if bearer not in self._holder_stages:
            said = (said for other, said in self._said.values() if _is_of(other, state))
            self._holder_stages[bearer] = frozenset().union(*said)
        own = self._holder_stages[bearer]
        return structs.replace(
            state, holder_stages=own, all_stages=self._stages, by_name=self._by_name, holders=self._holders
        )


def _bearer(state: State) -> object:
    """All that `_is_of` looks at."""
    return state.older, state.who, state.persons, state.heads


def _is_of(one: State, other: State) -> bool:
    """True when two states of one article are of the same person, or of a ladder that is about the case."""
    if ladders()[one.ladder].about == "case" or one.older != other.older:
        return one.older == other.older
    if one.who and other.who:
        return bool(one.who & other.who)
    if one.persons and other.persons:
        return bool(one.persons & other.persons)
    return bool((one.heads & other.heads) - listed("everybody"))


def _state(tokens: tuple[Word, ...], act: Act, group: list[Match], older: bool) -> State | None:
    """The state that `group`, phrases of one ladder, says `act` is about; None where it denies with an exception."""
    clause = act.clause
    spans = [(tokens[match.first].start, tokens[match.last].end) for match in group]
    start = min(clause.told_from if act.verb else clause.start, *(first for first, _ in spans))
    end = max(clause.end, *(last for _, last in spans))
    ladder = ladders()[group[0].ladder]
    polarity = _polarity_of(clause, spans)
    if polarity is Polarity.NEGATED and _has_exception(act):
        return None  # "no record apart from a conviction" puts nobody on either side
    if polarity is Polarity.NEGATED and all(_begins_negated(tokens, match) for match in group):
        polarity = Polarity.DONE  # "no services are running": the stage is that there are none
    stages, polarity = _settled(ladder, frozenset(match.stage for match in group), polarity)
    persons, heads = object_of(tokens, group, act) or whose(act)
    sought = next((found for match in group if (found := _sought(tokens, match))), ())
    if sought:
        span = chunk_of(sought, act)
        searches = heads & frozenset(map(canon, listed("seeking")))
        persons, heads = people_in(act, span), (searches | {canon(span.head)}) - {""}
    part = is_part(act)
    persons = frozenset() if part and not sought else persons
    if ladder.about == "suspect":
        persons -= sufferers(act, max(last for _, last in spans))
    if ladder.about == "speaker":
        heads = frozenset({_doer(act)}) - {""}
    if ladder.about == "thing" and clause.subject and is_owned(clause.subject):
        persons, heads = frozenset(), frozenset({canon(clause.subject.head)})
    names = full_names(act, persons) or frozenset({act.topic} if family_name(act.topic) in persons else ())
    over = _is_over(act)
    return State(
        ladder.name,
        stages,
        polarity,
        persons,
        heads,
        older,
        names,
        act,
        start,
        end,
        over,
        part=part,
        sought=bool(sought),
    )


def _doer(act: Act) -> str:
    """The noun for who does it, or whom a pronoun means: in "the union said it backed the deal" it is the union."""
    subject, speaker = act.clause.subject, act.clause.speaker
    if subject and subject.head and not is_pronoun(subject):
        return canon(subject.head)
    told = Chunk(0, len(speaker), speaker).head
    several = any(word.stem == told and is_plural(word.lower) for word in words(speaker))
    if subject and subject.text.lower() == "they" and several:
        return canon(told)  # "observers said they had found" tells of nobody before
    return act.meant or canon(told)


def _is_over(act: Act) -> bool:
    """True for "was closed for ten hours" and "had been sought since May": by the time of writing that has ended."""
    clause = act.clause
    group = act.sentence.text[clause.verb_start : clause.verb_end].lower().split()
    after = words(act.sentence.text[clause.verb_end : clause.end])
    lasted = any(
        word.lower == "for" and any(near.stem in listed("lengths") for near in after[at + 1 : at + 1 + _LENGTH])
        for at, word in enumerate(after)
    )
    lasted |= any(word.lower in ("until", "till") for word in after) and "notice" not in {word.lower for word in after}
    began = any(word.lower == "since" for word in after)
    return (group[:1] in (["was"], ["were"]) and lasted) or (group[:1] == ["had"] and (lasted or began))


def _begins_negated(tokens: tuple[Word, ...], match: Match) -> bool:
    """True when the phrase begins with a negation, which is part of its stage and must not count twice."""
    first = tokens[match.first].lower
    refuses = tokens[match.first].stem in listed_stems("failing") | listed_stems("denying")
    return refuses or denies(first) or first == "without"


def _holder(act: Act, number: int) -> str:
    """What keeps the states of one sentence apart: the subject, or the clause where the object is in the state."""
    active = act.clause.verb in listed("harming") and not act.clause.passive
    return str(number) if active or not act.clause.subject else act.clause.subject.text


def _settled(ladder: Ladder, stages: frozenset[str], polarity: Polarity) -> tuple[frozenset[str], Polarity]:
    """Stages and polarity with a negation made part of the stage: "made no arrest" is the stage "none"."""
    if polarity is not Polarity.NEGATED or not ladder.negative:
        return stages, polarity
    if stages <= ladder.negative:
        return stages, Polarity.DONE
    return (ladder.negative, Polarity.DONE) if len(ladder.stages) == 2 else (stages, polarity)


def _has_exception(act: Act) -> bool:
    """True for "no record apart from", "nobody but", "no one except"."""
    clause = act.clause
    return bool(_EXCEPTION.search(act.sentence.text[clause.verb_end : clause.end]))


_EXCEPTION = re.compile(r"\b(?:apart from|aside from|other than|except|besides|save for|but for|beyond)\b")


def _clause_at(found: list[Act], start: int, end: int) -> int:
    """The number of the clause that holds most of `start`..`end`, else the last one that begins before."""
    best, most = 0, 0
    for number, act in enumerate(found):
        held = shared((start, end), span_of(act.clause))
        if held > most:
            best, most = number, held
        elif not most and act.clause.start <= start:
            best = number
    return best


def _polarity_of(clause: Clause, spans: list[Span]) -> Polarity:
    """The polarity of words at `spans` of the sentence: that of the verb, where they are or hold it."""
    verb = clause.verb_start, clause.verb_end
    if any(overlap(span, verb) for span in spans) or not clause.verb:
        return Polarity.DONE if _is_joined(clause, spans) else polarity(clause)
    if clause.verb in listed("awaiting") and not clause.negated:
        return Polarity.PLANNED
    thing = clause.subject
    if clause.verb == "be" and clause.object and thing and not denies(words(thing.text)[0].lower):
        # "The resignation is not an answer" does not deny the resignation.
        inside = all(thing.start <= start and end <= thing.end for start, end in spans)
        return Polarity.DONE if inside else _behind(clause, spans)
    return _behind(clause, spans)


def _behind(clause: Clause, spans: list[Span]) -> Polarity:
    """The polarity of words that stand behind the verb of a clause."""
    return Polarity.NEGATED if clause.negated and not _is_joined(clause, spans) else Polarity.DONE


_ELSEWHERE = frozenset(["similar", "separate", "different", "another", "unrelated", "other"])


def _is_joined(clause: Clause, spans: list[Span]) -> bool:
    """True where a phrase stands behind a second verb, out of reach of "not": "did not apply and was remanded"."""
    joined = _SECOND.search(clause.text, clause.verb_end - clause.start)
    if not clause.negated or joined is None:
        return False
    return any(start >= clause.start + joined.start() for start, _ in spans)


_SECOND = re.compile(r"\b(?:and|but) (?:was|were|is|are|has|have|had)\b")


def _is_older(tokens: tuple[Word, ...]) -> bool:
    """True when the sentence gives a year or says "previously": it tells of another case.

    A "former partner", of the stem of "formerly", may well be the one in the dock today, and who has led a firm "since
    2019" leads it.
    """
    lower = [t.lower for t in tokens]
    if any(pair == ("last", "year") or (pair[0] in _ELSEWHERE and pair[1] == "case") for pair in pairwise(lower)):
        return True
    return any(
        (t.stem in listed("older") and t.lower != "former" and not _is_of_late(lower, at))
        or (t.text.isdigit() and len(t.text) == 4 and t.text[:2] in ("19", "20") and lower[at - 1 : at] != ["since"])
        for at, t in enumerate(tokens)
    )


def _is_of_the_day(tokens: tuple[Word, ...], clause: Clause) -> bool:
    """True for "signed a pact on Thursday" before "... with those whom they fought nine years ago"."""
    inside = [word for word in tokens if word.end <= clause.end]
    dated = any(word.lower in _DAYS for word in inside if word.start >= clause.start)
    return dated and not _is_older(tuple(inside))


_DAYS = frozenset([*WEEKDAYS, "yesterday", "today", "tonight"])


_OPENERS = ARTICLES | frozenset("he she it they his her its their this that these those him them".split())
"""Words with which a clause or a noun begins behind "before"."""


def _is_of_late(lower: list[str], at: int) -> bool:
    """True for "ago" in "nine days ago", and for "before dawn", "before a judge" and "a record low": of the case told.

    As well for "mayor for the past nine years", which tells how long it has been so.
    """
    if lower[at] == "past" and lower[at - 1 : at] == ["the"] and _is_length(lower[at + 1 : at + 3]):
        return True
    if lower[at] == "history":
        return not _WITHIN.isdisjoint(lower[max(0, at - _NEAR) : at])  # "the worst fire in the town's history"
    if _OF_TODAY.get(lower[at], frozenset()).intersection(lower[at + 1 : at + 2]):
        return True
    if lower[at] == "before" and any(word in _OPENERS or word.endswith("ing") for word in lower[at + 1 : at + 2]):
        return listed("eras").isdisjoint(map(stem, lower[at + 1 : at + 4]))
    return lower[at] in ("ago", "before") and not _LATE.isdisjoint(lower[max(0, at - 1) : at])


def _is_length(after: list[str]) -> bool:
    """True for words that begin with a length of time: "eleven years", "few days", "week"."""
    counted = after[:1] != [] and (after[0].isdigit() or after[0] in NUMBER_WORDS or after[0] in ("few", "several"))
    return any(stem(word) in listed("lengths") for word in after[1 if counted else 0 :][:1])


_WITHIN = frozenset(["in", "of"])
_NEAR = 5
"""Words before "history" among which one of these says that it is not told, but what happened is held against it."""
_OF_TODAY = {
    "earlier": _DAYS | frozenset(["that", "on"]),
    "record": frozenset(["low", "high"]),
    "before": frozenset("dawn daybreak sunrise noon midday dusk nightfall sunset midnight".split()),
}
"""Words behind which a word for what is past tells of no older case."""
_LATE = frozenset("minute minutes hour hours day days week weeks fortnight moment moments".split())

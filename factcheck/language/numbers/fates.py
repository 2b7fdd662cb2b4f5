"""What happened to those counted ("killed", "damaged"), and what a number stands for that no noun follows.

News tells tolls in few forms ("12 people were killed", "killing 12", "leaving 12 dead", "the death toll to 12"); they
are read here by the words around the number, within its clause.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from msgspec import Struct, structs

from ...data import load_words
from ...text import FUNCTION_WORDS, Word, alternation, fold, stem, words
from ..clauses.verbs import denies, verb_forms
from .count_words import OPENERS, grade_of, is_plural, is_state, listed, people, state_words
from .measures import Dimension, Hedge, Quantity
from .nouns import Noun, words_behind
from .numerals import numerals

_BE = frozenset("be is are was were been being am get got".split())
_OF_ONE = frozenset("is was has".split())
"""Behind several counted these are of somebody or something before them."""
_OF_GROUP = re.compile(r"\bof\s(?:(?:about|some|at\sleast|nearly|almost|up\sto|more\sthan)\s)?$")
"""Before the several of a group, which is one: "a family of four was killed"."""
_AUXILIARY = _BE | frozenset("remain remained remains have has had".split())
_STOPS = frozenset('.;:()[]–—―,!?"“”')
_CLAUSE_WORDS = frozenset(
    "after when while as because since before until although though if where but who which that said".split()
)
_PREPOSITIONS = frozenset("in at on by since for to".split())
_TOLL_VERBS = frozenset("to at of is was stands reached hit past be passed by".split())
_CUT_OFF = re.compile(r"\b(?:power|electricity)\s(?:to|for)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_DEATHS_OF = re.compile(
    r"\b(?:deaths|murders?|killings?|massacre|bodies|corpses|remains)\b(?:\s(?!of\b)[\w’'-]+){0,3}"
    r"\sof\s(?:(?:the|these|those|his|her|their|all)\s)?$",
    re.IGNORECASE,
)
"""Before the number of the dead in "the deaths this summer of six inmates", "the bodies of 23 people"."""
_SOUGHT = re.compile(
    r"\b(?:search|look|hunt)(?:s|ed|ing|es)?\s(?:\w+\s){0,3}for\s(?:\w+\s){0,2}$|\bunaccounted\sfor(?:(?!\band\b)[^.;,]){0,20}$",
    re.IGNORECASE,
)
_HUNTED = frozenset(
    map(stem, "suspect gunman attacker assailant thief robber raider burglar man witness survivor".split())
)
"""Stems of words for who is looked for without being missing."""
_NEVER_ACTIVE = frozenset("died perished succumbed vanished disappeared collapsed".split())
"""Verbs that have no object: "40 people perished two miles from the port"."""
_NOT_OBJECT = frozenset("dead near inside".split())
_AFTER_REACH, _BARE_REACH, _BEFORE_REACH = 11, 5, 4
"""How many words behind a number are looked at, how many of these may tell something where the state goes without
saying, and how many before it are looked at."""
_ASIDE_REACH, _ASIDE_LENGTH = 4, 24
"""How many words behind a number an aside begins at the latest, and how long it may be."""
_SEA_REACH, _GRADE_REACH, _OBJECT_REACH, _HELPER_REACH = 8, 2, 2, 2
"""How many words behind "picked up" a ship, behind a state its grade, and behind a verb its object may stand, and how
many before a verb its auxiliary."""
_GOVERNED, _FIGURE = 60, 90
"""Code points before a number in which a verb may stand that governs it, and what it is a figure of."""
_SPARED_REACH = 7
"""How many words behind "hurt" may tell how badly nobody was: ", none of them believed to be seriously"."""


class State(Struct, frozen=True):
    """What happened to those counted."""

    name: str
    """A key of `states` in `counts.yaml`."""
    grade: str
    """"grave" or "slight" for the badly and the slightly hurt; empty for all."""


def state_of(text: str, quantity: Quantity, noun: Noun, others: tuple[Quantity, ...]) -> State | None:
    """What the words around `quantity` say happened to those counted; None when nothing is said."""
    if quantity.dimension is not Dimension.COUNT:
        return None
    things = stem(noun.head) in listed("buildings")
    if text[quantity.end : quantity.end + 1] == "-" or not (things or people(noun.head)):
        return None
    if _is_whole(text, quantity):  # what befell a part of them is behind the verb
        return _state_after(text, quantity, noun, others, _AUXILIARY) or _aboard(text, quantity, noun)
    said = (
        _state_before(text, quantity, noun, near=True),
        _of_captives(text, quantity, noun, others)
        if noun.head in _CAPTIVES
        else _state_after(text, quantity, noun, others),
        _state_before(text, quantity, noun),
        _toll(text, quantity),
        None if _whole_of(text, quantity, others) else _aboard(text, quantity, noun),
    )
    fitting = (state for state in said if (state and (state.name == "damaged") == things) or _is_of_both(state))
    return next(fitting, None)


def _of_captives(text: str, quantity: Quantity, noun: Noun, others: tuple[Quantity, ...]) -> State | None:
    """What befell hostages, who are held where nothing else did; None where they were let go."""
    told = _state_after(text, structs.replace(quantity, end=noun.end), noun, others)
    if told and told.name != "arrested":
        return told
    return None if _LET_GO.match(text, noun.end) else State("hostage", "")


_CAPTIVES = frozenset(["hostages", "captives"])
_LET_GO = re.compile(
    r"(?:,[^.;:]{1,60},)?[^,.;:]{0,40}\b(?:let\sgo|released|escaped?|(?:walked|set|go)\s(?:free|out))\b"
)
"""Behind hostages who are no longer held."""
_OF = r"\s(?:people\s)?of\s(?:(?:the|its|their|his|her|some|about)\s|[\w-]+[’']s?\s){0,3}"
_PART_OF = re.compile(rf"(?P<part>\b(?:most|some|all\sbut\s\w+|per\s?cent)|%)?{_OF}$", re.IGNORECASE)


def _is_whole(text: str, quantity: Quantity) -> bool:
    """True where a part of those counted is told: "half of the town's 12,000 homes", "12 of the 200 people"."""
    of = _PART_OF.search(text, max(0, quantity.start - _GOVERNED), quantity.start)
    return of is not None and (
        of["part"] is not None or any(n.end == of.start() and not n.ordinal for n in numerals(text))
    )


def _whole_of(text: str, quantity: Quantity, others: tuple[Quantity, ...]) -> Quantity | None:
    """The whole that `quantity` is a part of, among `others`: the 200 of "12 of the 200 people"."""
    return next(
        (one for one in others if one.start > quantity.end and _OF_WHOLE.fullmatch(text, quantity.end, one.start)), None
    )


_OF_WHOLE = re.compile(_OF)


def _is_of_both(state: State | None) -> bool:
    """True for what happens to people and homes alike."""
    return state is not None and state.name == "powerless"


def _state_after(
    text: str, quantity: Quantity, noun: Noun, others: tuple[Quantity, ...], stops: frozenset[str] = frozenset()
) -> State | None:
    """The state said behind the number, within its clause and before the words `stops`."""
    things = stem(noun.head) in listed("buildings")
    tokens = words_behind(text, quantity.end)
    starts = {other.start for other in others}
    of_whole = bool(tokens) and tokens[0].lower == "of"
    if whole := _whole_of(text, quantity, others):
        behind = [at for at, token in enumerate(tokens) if token.start >= whole.end and token.lower in _AUXILIARY]
        tokens = tokens[behind[0] :] if behind and behind[0] <= _AFTER_REACH else []
    else:
        tokens = tokens[_beyond_whole(tokens) :]
    first, last = _aside(tokens)
    tokens = tokens[:first] + tokens[last:]
    seen: list[str] = []
    for at, token in enumerate(tokens[:_AFTER_REACH]):
        lower = token.lower
        if lower in _RELATIVES and not of_whole and _goes_on_being(tokens, at, seen):
            continue
        if token.start in starts or token.text in _STOPS or lower in _CLAUSE_WORDS or lower in stops:
            break
        if lower in _OF_ONE and any(map(is_plural, seen)) and not _OF_GROUP.search(text, 0, quantity.start):
            break  # "who left with two friends was killed"
        if lower == "dark" and at + 1 < len(tokens) and tokens[at + 1].is_content:
            continue  # "three people in dark clothing"
        if lower in ("and", "or") and not (at + 1 < len(tokens) and _goes_on(tokens[at + 1])):
            break
        if told := _in_two_words(tokens, at, seen, things=things):
            return State(told, "")
        name = state_words("after").get(lower)
        if name and (things or name != "damaged"):  # "12 people in a collapsed house were killed"
            if _is_active(tokens, at, seen) or _is_of_others(lower, seen) or (name == "hospital" and _has_left(seen)):
                return None
            return _graded(name, seen, tokens[at + 1 :])
        seen.append(lower)
    graded = next((grade_of(word) for word in seen if grade_of(word)), "")
    if "fighting" in seen and {"life", "lives"} & set(seen):
        return State("hurt", "grave")
    # "15 critically": the state was said before and goes without saying.
    bare = [word for word in seen if word not in FUNCTION_WORDS]
    return State("hurt", graded) if graded and len(bare) <= _BARE_REACH else None


def _is_of_others(lower: str, seen: list[str]) -> bool:
    """True for the "deaths" of "two over cable car deaths": those counted are convicted of them, say."""
    return lower in _SUFFERED and not _OVER.isdisjoint(seen)


_OVER = frozenset("over for after about in".split())


def _has_left(seen: list[str]) -> bool:
    """True for those of whom a hospital is told because they are out of it: "nine had been discharged from"."""
    return "from" in seen and not _LEAVING.isdisjoint(seen)


_LEAVING = frozenset("discharged released left gone sent home back returned".split())


def _in_two_words(tokens: list[Word], at: int, seen: list[str], *, things: bool) -> str:
    """The state that the word `at` tells by those before or behind it, "intensive care", "did not survive"; or ""."""
    lower = tokens[at].lower
    if things and lower == "lost" and _BE.intersection(seen):
        return "damaged"
    if lower == "care" and seen[-1:] == ["intensive"]:
        return "intensive"
    if (lower in ("life", "lives") and "lost" in seen) or (lower == "survive" and any(map(denies, seen))):
        return "killed"
    if lower == "treated" and _is_of_wounds(tokens, at):
        return "hurt"
    if (lower == "for" and seen[-1:] in _SEARCHED and _BE.intersection(seen)) or (
        lower in _FOUND and ("yet" in seen or any(map(denies, seen))) and _HUNTED.isdisjoint(map(stem, seen))
    ):
        return "missing"
    at_sea = lower == "picked" and any(word.lower in _AT_SEA for word in tokens[at : at + _SEA_REACH])
    return "rescued" if at_sea or (lower == "safety" and seen[-1:] == ["to"]) else ""


_AT_SEA = frozenset(
    "boat boats ship ships vessel vessels helicopter beach beaches sea water raft rafts roof roofs".split()
)
"""With these, people picked up are not arrested."""


def _is_of_wounds(tokens: list[Word], at: int) -> bool:
    """True for who was "treated for burns" and "treated at the scene"; of a hospital another state is told."""
    behind = [word.lower for word in tokens[at + 1 : at + _AFTER_REACH]]
    return bool(_WHERE_TREATED.intersection(behind[:1])) and not any(
        state_words("after").get(word) == "hospital" for word in behind
    )


_WHERE_TREATED = frozenset("for at by in and on".split())
_SEARCHED = ["searched"], ["looked"]
_FOUND = frozenset("found located traced recovered accounted".split())
"""What has not been done with those who are missing."""
_RELATIVES = frozenset(["who", "that", "which"])


def _goes_on_being(tokens: list[Word], at: int, seen: list[str]) -> bool:
    """True for the "who" of "three who are in critical condition" and of "three people who died"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (not seen and after in _AUXILIARY) or (after in _NEVER_ACTIVE and not FUNCTION_WORDS.intersection(seen))


def _beyond_whole(tokens: list[Word]) -> int:
    """Where the words behind "of the most badly injured" begin: what is said of a part is not said of the whole."""
    if [token.lower for token in tokens[:1]] != ["of"] or len(tokens) <= _WHOLE:
        return 0
    if tokens[1].lower not in ("the", "those", "these"):
        return 0
    known = (at for at, token in enumerate(tokens) if at >= _WHOLE and not _is_degree(token.lower))
    whole = next(known, 0)
    return whole + 1 if whole and is_state(tokens[whole].lower) else 0


def _is_degree(lower: str) -> bool:
    return lower in _DEGREES or bool(grade_of(lower))


_WHOLE = 2
"""The word that names the whole in "of the injured"."""
_DEGREES = frozenset("most more very less least worst".split())
"""Words before how badly the whole is hurt."""


def _graded(name: str, seen: list[str], later: list[Word]) -> State:
    """The state `name` with its grade, from the words around it; "shot dead" is killed, "none seriously" is slight."""
    behind = [word.lower for word in later[:_GRADE_REACH]]
    if name == "shot" and ("dead" in behind or "death" in behind):
        name = "killed"
    if name == "arrested" and ("hostage" in behind or "captive" in behind):
        name = "hostage"
    if name == "hurt" and "none" in behind:
        return State(name, "slight" if "grave" in [grade_of(word.lower) for word in later[:_SPARED_REACH]] else "")
    grades = [grade_of(word) for word in (*seen, *behind) if grade_of(word)]
    return State(name, grades[-1] if grades and name in ("hurt", "hospital") else "")


def _aside(tokens: list[Word]) -> tuple[int, int]:
    """First and last index of ", including five soldiers," behind the number; an empty span when there is none."""
    for at in range(min(_ASIDE_REACH, len(tokens) - 1)):
        if tokens[at].text == "," and tokens[at + 1].lower in ("including", "among", "most", "mostly", "many", "some"):
            reach = range(at + 1, min(len(tokens) - 1, at + _ASIDE_LENGTH))
            end = next((n for n in reach if tokens[n].text == "," and _resumes(tokens[n + 1])), at)
            return (at, end + 1) if end > at else (0, 0)
    return 0, 0


def _resumes(token: Word) -> bool:
    """True for the word with which the clause goes on behind an aside."""
    return token.lower in _AUXILIARY or token.lower in state_words("after")


def _goes_on(token: Word) -> bool:
    """True when the word behind "and" carries on the noun or the state: "houses and shops", "shot and killed"."""
    return token.lower in state_words("after") or is_plural(token.lower)


def _is_active(tokens: list[Word], at: int, seen: list[str]) -> bool:
    """True when those counted did it: "two gunmen killed a guard"."""
    lower = tokens[at].lower
    past = (lower.endswith("ed") or "past" in verb_forms(lower)) and lower not in _NEVER_ACTIVE
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if not past or not seen or any(word in _AUXILIARY for word in seen) or after is None or not after.is_word:
        return False
    if after.lower in OPENERS or after.is_capital or after.text[0].isdigit():
        return True
    if after.lower in FUNCTION_WORDS | _NOT_OBJECT or after.lower.endswith("ly"):
        return False
    # An object without article is in the plural: "trapped underground" has none, "trapped two hikers" has.
    return any(is_plural(token.lower) for token in tokens[at + 1 : at + 1 + _OBJECT_REACH] if token.is_content)


def _state_before(text: str, quantity: Quantity, noun: Noun, *, near: bool = False) -> State | None:
    """The state said by a verb that governs the number; with `near`, by one that no "and" and no other number parts."""
    for named, state in ((_DEATHS_OF, "killed"), (_CUT_OFF, "powerless")):
        if named.search(text, max(0, quantity.start - _GOVERNED), quantity.start):
            return State(state, "")
    sought = _SOUGHT.search(text, max(0, quantity.start - _GOVERNED), quantity.start)
    if sought and stem(noun.head) not in _HUNTED:
        return State("missing", "")
    piece = text[max(0, quantity.start - _GOVERNED) : quantity.start]
    before = words(piece)[-_BEFORE_REACH:]
    things = stem(noun.head) in listed("buildings")
    numbers = {word.lower for number in numerals(piece) for word in words(piece[number.start : number.end])}
    for back, token in enumerate(reversed(before)):
        lower = token.lower
        if not token.is_word or lower in _PREPOSITIONS or (near and (lower == "and" or lower in numbers)):
            return None
        lives = noun.head in ("lives", "life", "victims")
        if (lower in ("taken", "took", "taking", "cost", "lost", "losing") and lives) or (
            lower in ("lost", "losing") and noun.head in _IN_ARMS
        ):
            return State("killed", "")
        if name := state_words("before").get(lower):
            ahead = [word.lower for word in before[: len(before) - back - 1]][-_HELPER_REACH:]
            passive = any(word in _BE for word in ahead) and not lower.endswith("ing")
            if passive or (lower.startswith("claim") and not (lives or things)):
                return None
            if lower == "holding":
                return _held(text)
            if lower.startswith("claim") and things:
                name = "damaged"
            return State("killed" if name == "shot" and "fatally" in ahead else name, "")
    return None


_IN_ARMS = frozenset("soldiers troops men fighters servicemen guards guardsmen sailors marines paratroopers".split())
"""Whom an army has "lost" are dead."""


def _held(text: str) -> State | None:
    """What those are whom somebody is "holding": hostages, or in custody; None where the words do not say."""
    if _CAPTORS.search(text):
        return State("hostage", "")
    return State("arrested", "") if _POLICE.search(text) else None


_CAPTORS = re.compile(
    r"\b(?:hostages?|captives?|captors?|gunm[ae]n|militants?|rebels?|kidnap\w*|abduct\w*|ransom|barricaded)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\b(?:police|detectives?|officers?|investigators?|authorities|custody|suspects?|questioned|questioning)\b",
    re.IGNORECASE,
)


@lru_cache
def _toll_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load_words('counts')['tolls'])})\b[^.;:()]{{0,60}}$", re.IGNORECASE)


def _toll(text: str, quantity: Quantity) -> State | None:
    before = text[max(0, quantity.start - _FIGURE) : quantity.start]
    match = _toll_pattern().search(before)
    if match is None or re.search(r"\d", match.group()):
        return None
    return State("killed", "") if _leads_to_figure(before) or quantity.hedge is not Hedge.NONE else None


def _leads_to_figure(before: str) -> bool:
    """True when the text before a number ends as "the toll rose to" does."""
    last = re.search(r"(\w+)\s*$", before)
    return last is not None and fold(last[1]) in _TOLL_VERBS


_ON_BOARD = re.compile(
    r"(?:,?\s(?!not\b)[\w’'-]+){0,4}?,?\s(?:aboard|on[\s-]?board|on\sit\b(?!\s[a-z]))\b", re.IGNORECASE
)
"""Behind a number of people: "241 passengers and crew on board", "214 people, who were all aboard"."""
_CARRYING = re.compile(r"\bcarr(?:ying|ies)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_CHARGE = re.compile(
    r"\b(?:counts?|charges?|offen[cs]es?|crimes?|felony|felonies|misdemeano[u]?rs?|convictions?),?\s(?:which\s)?\Z",
    re.IGNORECASE,
)
"""Before "carries up to seven" that are years. `search` takes the end of what it is given for the end of the text."""


def _aboard(text: str, quantity: Quantity, noun: Noun) -> State | None:
    """What is told of those of whom nothing worse is: that they were on a ship, a plane or a bus."""
    carried = _CARRYING.search(text, max(0, quantity.start - 40), quantity.start)
    carried = (
        None if carried and _CHARGE.search(text, max(0, carried.start() - _GOVERNED), carried.start()) else carried
    )
    all_told = carried or _ON_BOARD.match(text, noun.end) or _AND_CREW.match(text, quantity.end)
    return State("aboard", "") if all_told else None


_AND_CREW = re.compile(r"\spassengers\sand\s(?:the\s|its\s)?crew\b", re.IGNORECASE)
"""Behind the number of all who were there: "136 passengers and crew"; "103 passengers and 26 crew" are two numbers."""


_NUMBER_OF = re.compile(r"\b(?:number|numbers|total|count|tally)\sof\s([^.;:()\d]{3,70})$", re.IGNORECASE)
_NAMED_FIGURE = re.compile(
    r"\b(population|turnout|crowd|attendance|audience|membership|workforce|circulation)\b[^.;()\d]{0,30}$"
    r"|\b(?:town|city|village|community|hamlet|island|suburb|county|parish)\s(of)\s$"
    r"|\b([a-z]+s|men|people|crowd|group|force|unit)\s(?:who\s|that\s)?(?:have\s|had\s)?number(?:ed|ing|s)?\s$"
    r"|\b(crew|garrison|staff)\sof\s$"
    r"|\b([a-z]+s)\s(?:(?:from|of|in|by)\s[^.;,()\d]{3,40}\s)?(?:(?:has|have|had|now)\s){0,2}"
    r"(?:reach(?:ed)?|st(?:ands?|ood)\sat|top(?:ped)?|total(?:l?ed|s)?|exceed(?:ed|s)?|surpassed"
    r"|(?:rose|risen|climbed|grew|grown|increased|fell|fallen|dropped|jumped|swelled|swollen|mounted)\sto)\s$",
    re.IGNORECASE,
)


_NUMBER_WHO = re.compile(
    r"\b(?:number|total|tally)\s(killed|dead|injured|wounded|missing|arrested|detained|rescued|evacuated)\s(?:to|at|is|was)\s$",
    re.IGNORECASE,
)
"""Before "four" in "bringing the number killed to four"."""
_THE_NUMBER = re.compile(
    r"\b(?:br(?:ings?|inging|ought)|tak(?:es?|ing)|took|puts?|putting|rais(?:es?|ed|ing))\s(?:the|its|their)\s"
    r"(?:overall\s|total\s)?(?:number|total|tally|count|figure)\s(?:to|at)\s$",
    re.IGNORECASE,
)
"""Before a number of which the sentence has told what it is of: "a boy died, which brings the number to eight"."""
_OF_DEAD = re.compile(r"\b(?:dead|died|dies|killed|deaths?|bod(?:y|ies)|succumbed|drowned)\b", re.IGNORECASE)
_SUFFERED = {
    **dict.fromkeys(("deaths", "fatalities", "killings", "murders"), "killed"),
    **dict.fromkeys(("arrests", "detentions"), "arrested"),
    **dict.fromkeys(("injuries", "casualties"), "hurt"),
}
"""What people suffered of whom a figure tells: "deaths reached 96"."""


class Figure(Struct, frozen=True):
    """What a number stands for that no noun follows: "the number of residents evacuated is at 7,400"."""

    noun: str
    """The head noun, folded."""
    state: str
    """A key of `states`; empty when nothing is said to have happened."""


def figure_of(text: str, quantity: Quantity) -> Figure | None:
    """What a bare count is a figure of; None when the words before do not say."""
    before = text[max(0, quantity.start - _FIGURE) : quantity.start]
    if (match := _NUMBER_OF.search(before)) and (_leads_to_figure(before) or quantity.hedge is not Hedge.NONE):
        inner = [word.lower for word in words(match[1]) if word.is_word]
        state = next((known for word in inner if (known := state_words("after").get(word))), "")
        plurals = takewhile(is_plural, dropwhile(lambda word: not is_plural(word), inner))
        noun = next(reversed([*plurals]), "people" if state else "")  # "measles cases" are cases
        return Figure(noun, state) if noun else None
    if match := _NUMBER_WHO.search(before):
        return Figure("people", state_words("after")[match[1].lower()])
    if _THE_NUMBER.search(before) and _OF_DEAD.search(text):
        return Figure("people", "killed")
    if match := _NAMED_FIGURE.search(before):
        if match[2]:
            return Figure("population", "")
        noun = next(filter(None, match.groups())).lower()
        return Figure("people", _SUFFERED[noun]) if noun in _SUFFERED else Figure(noun, "")
    return None

"""Causes: what a sentence says to have caused a fire, a crash, a death or whatever a story is about.

The knowledge is `causes` of `rules/words/events.yaml`: patterns behind or before which the cause is told, words for
what was caused, and groups of words that may be said of one cause. `fields.event` builds on this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile
from typing import Any

from msgspec import Struct, structs

from ...data import load_words
from ...model import TWO_CAUSES, Features
from ...spans import span_in
from ...text import Word, stem, words
from .act_fit import COMMON, act_features, in_years, share_people
from .acts import Act, canon, shared_weight
from .ladders import Parts, fit, parts
from .statements import asks
from .verbs import denies, verb_stem

_LONGEST = 12
"""Words that what caused it may have."""
_NEAR = 9
"""Words before a pattern among which the effect is looked for, and a denial."""
_OFTEN = 2
"""Sentences of an article that tell of an effect, from which on it is what the article is about."""
_ANY = "any"
"""The effect of "the cause was" and of an accident: whatever it is that the story is about."""
_DEATH = "death"
"""The effect that is of one person."""


class Cause(Struct, frozen=True):
    """What is said to have caused something."""

    effect: str
    """What was caused: fire, crash ...; `any` where no word says it."""
    words: frozenset[str]
    """What caused it: the telling words, in the form shared by synonyms."""
    groups: frozenset[str]
    """The groups of causes that it names."""
    loose: bool
    """True where the words only hint at a cause: "began in", "are looking at"."""
    act: Act
    start: int
    """Code points into the sentence: what caused it."""
    end: int
    told: int = 1
    """How many causes the article tells."""
    all_words: frozenset[str] = frozenset()
    """The words of all causes that the article tells."""


class _Frame(Struct, frozen=True):
    """Words with which a cause is told."""

    parts: Parts
    behind: bool
    """True when the cause follows, False when it goes before."""
    effect: str
    """What is caused where no word for it is there; empty when one must be."""
    loose: bool
    only: frozenset[str]
    """Groups of which the cause must name one; empty asks for none."""


@lru_cache
def _data() -> Mapping[str, Any]:
    return dict(load_words("events")["causes"])


@lru_cache
def _effects() -> dict[str, str]:
    """Stem of a word -> the effect that it names."""
    named = {stem(word): effect for effect, line in _data()["effects"].items() for word in line.split()}
    return named | {stem(word): _ANY for word in _data()["whole"].split()}


@lru_cache
def _groups() -> dict[str, str]:
    """A word as `canon` gives it -> its group."""
    return {canon(stem(word)): name for name, line in _data()["groups"].items() for word in line.split()}


@lru_cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_data()[name].split())


@lru_cache
def _wide() -> frozenset[str]:
    return frozenset(canon(stem(word)) for word in _listed("wide")) | {canon(base) for base in _effects()}


@lru_cache
def _times() -> frozenset[str]:
    return frozenset(load_words("events")["times"].split())


@lru_cache
def _frames() -> tuple[_Frame, ...]:
    """The patterns, the plainest first."""
    verbs = frozenset(f"={word}" for word in _listed("broke"))
    known = {"<event>": frozenset(_effects()), "<broke>": verbs}
    return tuple(
        _Frame(
            tuple(known[part] if part in known else parts(part)[0] for part in pattern.split()),
            entry["side"] == "behind",
            entry.get("of", ""),
            entry.get("loose", False),
            frozenset(entry.get("only", "").split()),
        )
        for entry in _data()["frames"]
        for pattern in entry["patterns"]
    )


@lru_cache
def _openings() -> dict[str, list[int]]:
    """What a pattern begins with -> the numbers of those that do; most sentences begin none."""
    found: dict[str, list[int]] = {}
    for number, frame in enumerate(_frames()):
        for first in frame.parts[0]:
            found.setdefault(first, []).append(number)
    return found


def causes(sentences: Iterable[list[Act]]) -> list[Cause]:
    """The causes that an article, given as the acts of each sentence, tells of what it is about."""
    groups = [*sentences]
    often = Counter(effect for group in groups for effect in _effects_in(group[0]))
    found = [cause for group in groups for cause in _of_sentence(group)]
    mishap = sum(often[effect] for effect in {_ANY, *_listed("mishaps")}) >= _OFTEN

    def is_central(cause: Cause) -> bool:
        return (mishap or not cause.loose) if cause.effect == _ANY else often[cause.effect] >= _OFTEN

    central = [cause for cause in found if is_central(cause)]
    all_words = frozenset(word for cause in central for word in cause.words)
    return [structs.replace(cause, told=len(central), all_words=all_words) for cause in central]


def _effects_in(act: Act) -> frozenset[str]:
    return frozenset(_effects()[token.stem] for token in words(act.sentence.text) if token.stem in _effects())


def _of_sentence(found: Sequence[Act]) -> Iterator[Cause]:
    """The causes told in one sentence; of two that share a word only the one told more plainly."""
    text = found[0].sentence.text
    tokens = words(text)
    if asks(text, len(text.rstrip()) - 1):
        return
    keys = [(token.stem, f"={token.lower}") for token in tokens]
    begun = {(number, at) for at, forms in enumerate(keys) for form in forms for number in _openings().get(form, ())}
    used: set[int] = set()
    for number, at in sorted(begun):
        frame = _frames()[number]
        last = fit(frame.parts, keys, at)
        cause = None if last is None else _cause(tokens, found, frame, at, last)
        if cause and used.isdisjoint(range(cause.start, cause.end)):
            used |= {*range(cause.start, cause.end)}
            yield cause


def _cause(tokens: tuple[Word, ...], found: Sequence[Act], frame: _Frame, at: int, last: int) -> Cause | None:
    """What is told behind or before the tokens `at` to `last`; None where that is nothing, or not said to be so."""
    effect = _effect(tokens, frame, at, last)
    told = _behind(tokens, last + 1) if frame.behind else _before(tokens, at)
    if not effect or not told or _is_untold((*_ahead(tokens, at), *tokens[at : last + 1], *told)):
        return None
    act = next((act for act in reversed(found) if act.clause.start <= told[0].start), found[0])
    telling = frozenset(canon(verb_stem(token.lower)) for token in told if _tells(token, act)) - _wide()
    groups = frozenset(_groups()[word] for word in telling if word in _groups())
    if not telling or (frame.only and not groups & frame.only):
        return None
    end = tokens[last].end if frame.only and not frame.behind else told[-1].end  # "its brakes failed"
    return Cause(effect, telling, groups, frame.loose, act, told[0].start, end)


def _effect(tokens: tuple[Word, ...], frame: _Frame, at: int, last: int) -> str:
    """The effect that a pattern names or that is told before it; empty where one is asked for and none is there."""
    first = max(0, at - _NEAR) if frame.behind else at
    near = tokens[first : at + 1 if frame.behind and frame.loose else last + 1]
    named = (_effects()[token.stem] for token in reversed(near) if token.stem in _effects())
    return next(named, frame.effect)


def _behind(tokens: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """The words from token `at` to the end of what is told: "believed to be a short circuit" begins at the article.

    A figure ends it, too: of "a lane change 40 miles earlier" how far it is another kind compares.
    """
    told = dropwhile(lambda token: token.lower in _listed("helping"), tokens[at : at + _LONGEST])
    ends = _listed("ends")
    return tuple(takewhile(lambda it: it.is_word and it.lower not in ends and not it.text[0].isdigit(), told))


def _before(tokens: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    """The words up to token `at` of what is told: "a short circuit may have" ends at the noun."""
    ends = _listed("ends") | (_listed("begins") - {"who", "which"})
    back = dropwhile(lambda token: token.lower in _listed("helping"), reversed(tokens[max(0, at - _LONGEST) : at]))
    told = [*takewhile(lambda token: token.is_word and token.lower not in ends, back)]
    return tuple(reversed(told)) if told and told[0].lower not in _ASKING else ()


_ASKING = frozenset(["who", "what", "which"])
"""Words behind which nothing is told: "we will know who is to blame"."""


def _ahead(tokens: tuple[Word, ...], at: int) -> Iterator[Word]:
    """The words of the clause before token `at`, from behind: "ruled out a gust and are looking at the brakes"."""
    return takewhile(
        lambda token: token.is_word and token.lower not in ("and", "but"), reversed(tokens[max(0, at - _NEAR) : at])
    )


def _is_untold(tokens: Iterable[Word]) -> bool:
    """True where a cause is denied, ruled out or only asked for."""
    return any(denies(token.lower) or token.lower in _listed("untold") for token in tokens)


def _tells(token: Word, act: Act) -> bool:
    """False for numbers, times and names: who did it, and when, other kinds compare."""
    if not token.is_content or token.text[0].isdigit() or token.lower in _times():
        return False
    spans = (span_in(act.sentence, mention) for mention in act.sentence.mentions)
    return not any(start <= token.start < end for start, end in spans)


def called(left: Cause, right: Cause) -> str:
    """What a reader calls it: "cause of the fire"."""
    effect = left.effect if right.effect == _ANY else right.effect
    return {_ANY: "cause", _DEATH: "cause of death"}.get(effect, f"cause of the {effect}")


def of_death(left: Cause, right: Cause) -> bool:
    """True when one of two causes of one thing is that of a death, and so the other."""
    return _DEATH in (left.effect, right.effect)


def one_effect(left: Cause, right: Cause) -> bool:
    """True when two causes may be of one thing: of one effect, or of any; of one time; of the death of one person."""
    effects = {left.effect, right.effect} - {_ANY}
    if len(effects) > 1 or in_years(left.act) != in_years(right.act):
        return False
    persons = left.act.persons, right.act.persons
    return effects != {_DEATH} or not all(persons) or share_people(*persons)


def one_cause(left: Cause, right: Cause) -> bool:
    """True when two causes may be one: they share a word or a group."""
    return bool(left.words & right.words or left.groups & right.groups)


def other_causes(left: Cause, right: Cause) -> bool:
    """True when two causes cannot be one: of two groups, or in other words for what is plainly one thing."""
    if one_cause(left, right):
        return False
    same = left.effect == right.effect != _ANY or shared_weight(left.act, right.act) >= COMMON
    return same or bool(left.groups and right.groups)


def cause_features(left: Cause, right: Cause) -> Features:
    """Features of 0 to 1 that tell how surely two causes are of one thing and rule each other out."""
    named = float(left.effect == right.effect != _ANY)
    one_dies = share_people(left.act.persons, right.act.persons) and not (left.loose or right.loose)
    sure = bool(left.groups and right.groups) and (one_dies or not of_death(left, right))
    told_apart = ((TWO_CAUSES, 1.0),) if sure else ()
    too = (bool(left.words & right.all_words) + bool(right.words & left.all_words)) / 2
    return (
        ("only", 1 / max(left.told, right.told)),
        ("told too", too),
        ("plainly", float(not (left.loose or right.loose) or bool(told_apart))),
        ("whom", named),
        ("verb", named),
        *told_apart,
        *act_features(left.act, right.act),
    )

"""Sentences of news as another newsroom edits them: what agrees though it is worded otherwise, and what no longer does.

Newspapers print one agency's sentence each in its own way: without the attribution or the aside, with the day in front,
the surname alone, a figure for a word. A judge that met sentences so much alike only where one of them told a fact
otherwise takes likeness itself for a difference. So it reads sentences beside their own edits, which agree, and beside
edits in which one value was changed as well, which do not.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from ..model import Kind
from ..text import NUMBER_WORDS, WEEKDAYS, raised
from . import CONTRADICTION, ENTAILMENT
from .data import Example, LabelledDifference, negated, opposed, opposites

Edit = Callable[[str, random.Random], str | None]
"""A sentence as it might stand elsewhere, saying the same or less; None where the edit does not apply."""

MOST_EDITS = 4
CHANGED_SHARE = 0.3
"""How many of the sentences are read with one value changed."""
UNCHANGED_SHARE = 0.2
"""How many of the sentences that no edit applied to are read beside themselves."""
_LEAST, _MOST = 40, 320
"""Characters of the sentences that are edited."""

_SAID = r"(?:said|says|added|told [^,.]{3,30}|testified|wrote)"
_LAST_CREDIT = re.compile(rf'(?P<end>[,"”\'’]+) (?:[^,."“]{{3,60}} {_SAID}|{_SAID} [^,."“]{{3,60}})\.$')
_CREDIT = re.compile(rf", (?P<who>[^,.\"“]{{3,60}}) {_SAID}\.$")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|I|you)\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:(?:who|which|whose|aged)\b[^,;\"“”]{0,70}|\d\d),")
_TAIL = re.compile(r", (?:which|who|whose|after|as|while|where|when|adding|saying|with)\b[^,\"“”]*\.$")
_OPENING = re.compile(r"^(?:But|And|However,|Meanwhile,|Also,|Still,|Instead,) (?=\w)")
_DAYS = [day.capitalize() for day in WEEKDAYS]
_DAY = re.compile(
    rf"(?<!late)(?<!early)(?<!only) on (?P<day>{'|'.join(_DAYS)})(?P<part> (?:morning|afternoon|evening|night))?"
    r"\b(?!['’]| (?:and|or|the \d))"
)
_LATER_CLAUSE = re.compile(r"\b(?:who|that|which|said|says|told|after|when|before|while|because|as|if|and)\b|[,;:]")
"""What comes after may be told of another act than the sentence's first."""
_NOT_PERSONS = frozenset(
    "New San Los North South East West Saint St El Las Port Fort Mount Lake United Great Hong Sri Costa Puerto Supreme "
    "High The City State National General Royal Independent Prime Chief Police Authority Service Council Court "
    "Committee Ministry Office Department Bank University Hospital Group Party Security Agency Company Airlines "
    "Street Road School Minister President Mayor Judge Justice Commission Board Union Association Church".split()
)
"""Of two capitalised words one of which is among these, the second is no surname."""
_SEXES = (("Mr. ", re.compile(r"\b[Hh](?:e|is|im)\b")), ("Ms. ", re.compile(r"\b(?:[Ss]he|[Hh]er)\b")))
_PERSON = re.compile(
    r"\b(?P<first>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<last>[A-Z][a-z]+)(?=,? (?:said|says|told|who|was|had|has|is|\d\d\b))"
)
_NUMERAL = re.compile(
    r"(?<![\w$£€.,:#-])(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\w.,:%-]*\d)\b(?! (?:[ap]\.?m\b|o['’]clock|[A-Z]))"
)
_WORDS = NUMBER_WORDS[2:]
_WORD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-]| (?:dozen|hundred|thousand|million|billion|o['’]clock)\b)"
)
_MONTH = re.compile(r"\b[A-Z][a-z]{2,8}\.? $")
"""Before a number: "May 14", "Boeing 737"."""
_NOT = re.compile(r"\b(did|does|do|was|were|is|are|has|have|had|could|would|should) not\b")
_CREDITED = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!has )(?<!have )(?<!had )\bsaid\b")
_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”]{20,})[\"”]")
_LOWERED = frozenset("The A An He She It They His Her Their Its Police Two Three Four Five".split())
_OF_NOTHING = frozenset("he she his her him into from with without before after up down on off in out to".split())
"""Whoever is called "she" in another paper, or walks "out" there, need not do otherwise."""


def edited(sentences: Sequence[str], chance: random.Random) -> Iterator[Example]:
    """Each sentence beside an edit of it; some of these with one value changed besides."""
    for text in sentences:
        if not _LEAST <= len(text) <= _MOST:
            continue
        other = _edited(text, chance)
        if other == text and chance.random() >= UNCHANGED_SHARE:
            continue
        sides = (text, other) if chance.random() < 0.5 else (other, text)
        if chance.random() >= CHANGED_SHARE:
            yield Example(*sides, ENTAILMENT, "edited", "", ())
        elif (changed := _changed(*sides, chance)) is not None:
            yield changed


def _edited(text: str, chance: random.Random) -> str:
    """`text` after some of the edits that apply to it."""
    left = chance.randint(0, MOST_EDITS)
    for edit in chance.sample(EDITS, len(EDITS)):
        after = edit(text, chance) if left else None
        if after is not None and len(after) >= _LEAST // 2:
            text, left = after, left - 1
    return text


# --- edits after which a sentence says the same, or less --------------------------------------------------------------


def _without_credit(text: str, _: random.Random) -> str | None:
    found = _LAST_CREDIT.search(text)
    return None if found is None else text[: found.start()] + found["end"].replace(",", ".")


def _credit_in_front(text: str, chance: random.Random) -> str | None:
    found = _CREDIT.search(text)
    if found is None or _PRONOUN.match(found["who"]) or _is_quoting(text):
        return None
    who = found["who"]
    front = f"{raised(who)} said " if chance.random() < 0.5 else f"According to {who}, "
    return f"{front}{_sunk(text[: found.start()])}."


def _without_aside(text: str, chance: random.Random) -> str | None:
    found = list(_ASIDE.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + text[one.end() :]


def _without_tail(text: str, _: random.Random) -> str | None:
    found = _TAIL.search(text)
    return None if found is None or found.start() < _LEAST else text[: found.start()] + "."


def _without_opening(text: str, _: random.Random) -> str | None:
    found = _OPENING.match(text)
    return None if found is None else raised(text[found.end() :])


def _without_day(text: str, _: random.Random) -> str | None:
    found = _DAY.search(text)
    return None if found is None else text[: found.start()] + text[found.end() :]


def _day_in_front(text: str, _: random.Random) -> str | None:
    found = _DAY.search(text)
    if found is None or _is_quoting(text) or _LATER_CLAUSE.search(text[: found.start()]):
        return None
    return f"On {found['day']}{found['part'] or ''}, {_sunk(text[: found.start()] + text[found.end() :])}"


def _surname(text: str, chance: random.Random) -> str | None:
    found = list(_persons(text))
    if not found:
        return None
    one = chance.choice(found)
    sexes = {sex for sex, words in _SEXES if words.search(text)}
    title = sexes.pop() if len(sexes) == 1 and chance.random() < 0.5 else ""
    return text[: one.start()] + title + one["last"] + text[one.end() :]


def _persons(text: str) -> Iterator[re.Match[str]]:
    """First and last names that stand before what persons do, without a title before them."""
    for found in _PERSON.finditer(text):
        before = text[: found.start()].split()
        if not {found["first"], found["last"]} & _NOT_PERSONS and not (before and before[-1][:1].isupper()):
            yield found


def _figure_for_word(text: str, _: random.Random) -> str | None:
    found = _WORD.search(text)
    return None if found is None else text[: found.start()] + str(_WORDS.index(found[0]) + 2) + text[found.end() :]


def _contracted(text: str, _: random.Random) -> str | None:
    found = _NOT.search(text)
    return None if found is None else f"{text[: found.start()]}{found[1]}n't{text[found.end() :]}"


def _said_otherwise(text: str, chance: random.Random) -> str | None:
    found = _CREDITED.search(text)
    if found is None or _is_quoting(text[: found.start()]):
        return None
    return text[: found.start()] + chance.choice(("stated", "added", "noted")) + text[found.end() :]


def _other_marks(text: str, chance: random.Random) -> str | None:
    if not _is_quoting(text):
        return None
    plain = text.replace("“", '"').replace("”", '"')
    if chance.random() < 0.5 and "'" not in plain and "’" not in plain:
        return plain.replace('"', "'")
    return re.sub(r'"([^"]*)"', r"“\1”", plain) if plain == text else plain


def _equivalent(text: str, chance: random.Random) -> str | None:
    pattern, groups = _equivalents()
    found = list(pattern.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    return text[: one.start()] + chance.choice(groups[one[0]]) + text[one.end() :]


EDITS: tuple[Edit, ...] = (
    _without_credit,
    _credit_in_front,
    _without_aside,
    _without_tail,
    _without_opening,
    _without_day,
    _day_in_front,
    _surname,
    _figure_for_word,
    _contracted,
    _said_otherwise,
    _other_marks,
    *[_equivalent] * 5,
)


@cache
def _equivalents() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """What finds a phrase of `equivalents.yaml`, the longest first, and what may stand in its place."""
    lines = yaml.safe_load((Path(__file__).parent / "equivalents.yaml").read_text(encoding="utf-8"))["equivalents"]
    groups: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        phrases = line.split(" / ")
        for phrase in phrases:
            groups[phrase] += [other for other in phrases if other != phrase]
    longest = sorted(groups, key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), dict(groups)


def _is_quoting(text: str) -> bool:
    return '"' in text or "“" in text


def _sunk(text: str) -> str:
    """`text` within a sentence: its first word small, unless it may be a name."""
    return text[:1].lower() + text[1:] if text.split(" ", 1)[0] in _LOWERED else text


# --- one value changed ------------------------------------------------------------------------------------------------


def _changed(a: str, b: str, chance: random.Random) -> Example | None:
    """`a` and `b` with one value of `b` changed that `a` holds too; None where there is none."""
    for change in chance.sample(CHANGES, len(CHANGES)):
        if (found := change(a, b, chance)) is not None:
            text, difference = found
            return Example(a, text, CONTRADICTION, "edited", "", None if difference is None else (difference,))
    return None


Changed = tuple[str, LabelledDifference | None]
"""A sentence and the difference made, None where its kind is not known."""


def _replaced(a: str, b: str, value: str, other: str, kind: Kind) -> Changed | None:
    """`b` with `value` replaced by `other`, where both hold it once."""
    pattern = re.compile(rf"(?<![\w.,]){re.escape(value)}(?![\w-])")
    mine, theirs = list(pattern.finditer(a)), list(pattern.finditer(b))
    if len(mine) != 1 or len(theirs) != 1:
        return None
    start = theirs[0].start()
    text = b[:start] + other + b[theirs[0].end() :]
    return text, LabelledDifference(kind, mine[0].span(), (start, start + len(other)))


def _other_number(a: str, b: str, chance: random.Random) -> Changed | None:
    found = [m for m in (*_NUMERAL.finditer(b), *_WORD.finditer(b)) if not _MONTH.search(b[: m.start()])]
    if not found:
        return None
    value = chance.choice(found)[0]
    if value in _WORDS:
        return _replaced(a, b, value, chance.choice([word for word in _WORDS if word != value]), Kind.NUMBER)
    number = int(value.replace(",", ""))
    if 1900 <= number < 2100 and "," not in value:
        return _replaced(a, b, value, str(number + chance.choice((-2, -1, 1, 2))), Kind.TIME)
    other = max(1, number + chance.choice((-1, 1)) * max(1, round(number * chance.choice((0.05, 0.1, 0.3, 0.6)))))
    return None if other == number else _replaced(a, b, value, f"{other:,}", Kind.NUMBER)


def _other_day(a: str, b: str, chance: random.Random) -> Changed | None:
    found = _DAY.search(b)
    if found is None:
        return None
    return _replaced(a, b, found["day"], chance.choice([day for day in _DAYS if day != found["day"]]), Kind.TIME)


def _other_spelling(a: str, b: str, chance: random.Random) -> Changed | None:
    found = [one["last"] for one in _persons(b) if len(one["last"]) > 4]
    if not found:
        return None
    value = chance.choice(found)
    place = chance.randrange(1, len(value) - 1)
    other = value[:place] + chance.choice("aeiou" if value[place] in "aeiou" else "klmnrst") + value[place + 1 :]
    return None if other == value else _replaced(a, b, value, other, Kind.NAME)


def _other_quoted_word(a: str, b: str, chance: random.Random) -> Changed | None:
    quoted = [word for one in _QUOTED.finditer(b) for word in re.findall(r"\b[a-z]{5,}\b", one["words"])]
    if not quoted:
        return None
    value = chance.choice(quoted)
    others = [word for word in re.findall(r"\b[a-z]{5,}\b", a) if word != value]
    return _replaced(a, b, value, chance.choice(others), Kind.QUOTE) if others else None


def _opposite(a: str, b: str, chance: random.Random) -> Changed | None:
    text = opposed(b, a, _telling_opposites(), chance)
    return None if text is None else (text, None)


@cache
def _telling_opposites() -> list[list[list[str]]]:
    return [line for line in opposites() if not any(_OF_NOTHING & set(side) for side in line)]


def _denied(a: str, b: str, chance: random.Random) -> Changed | None:
    """`b` denied where `a` says the same in the same words; it nearly always applies, so not always."""
    text = negated(b) if chance.random() < 0.3 else None
    if text is None:
        return None
    place = next((n for n, (old, new) in enumerate(zip(b, text, strict=False)) if old != new), len(b))
    return (text, None) if b[max(0, place - 15) : place + 15] in a else None


CHANGES = (_other_number, _other_day, _other_spelling, _other_quoted_word, _opposite, _denied)

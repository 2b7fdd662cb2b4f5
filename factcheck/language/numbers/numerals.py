"""Numbers in a text, in digits or in words, with offsets: "1,500", "2-1/2", "twenty-three", "half a dozen", "15th".

Only what number the words write is read here. What the number measures, and how sure its writer was, is `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...text import NUMBER_WORDS, SENTENCES, alternation, lowered
from ..cues import DIGIT, Cued, cues_of, pieces

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    word: value
    for value, word in enumerate(
        (*NUMBER_WORDS, *"thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())
    )
} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALE = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "lakh crore": 1e12,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_ORDINAL = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
_PART = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SHARE = {"half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2}
_SHARE |= {"fifths": 0.2, "tenth": 0.1, "tenths": 0.1}

_BIG = "thousand|million|billion|trillion|lakh|crore"
_COUNTING = frozenset({*_SMALL, "dozen", "hundred", *_BIG.split("|")})
_WORDS = alternation(_COUNTING)
_GLUED_SIGN = "|".join(
    rf"(?<=[\s(]{sign})" for sign in ("P", "R", "N", "Rs", "RM", "Rp", "Sh", "KSh", "Ksh", "PHP", "Php")
)
_DIGITS = re.compile(
    rf"(?:(?<![\w.,/:’'×])|(?:{_GLUED_SIGN})(?=\d[\d.]*(?:,\d\d|[ ]?(?:million|billion|trillion|lakh|crore|bn|m\b))))"
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+)(?:\.\d+)?|\.\d+)"
    r"(?!\d*[x×]\d)"  # "a 4x4" is a car
    r"(?:(?P<over>/\d(?![\d/]))|(?P<ordinal>st|nd|rd|th)\b|(?P<decade>['’]?s)\b"
    r"|(?P<fraction>[ -]?[½¼¾⅓⅔]|[ -]\d/\d(?![\d/]))?"
    rf"(?:(?:[ -]?(?P<scale>hundred|lakh[ ]crore|{_BIG}|dozen)|[ -](?P<plural>lakh|crore)s"
    r"|(?P<short>bn|tn|mn|k)|(?P<m>[mb]))\b)?)",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?:(?:half[ -]an?|(?:an?[ ])?half|(?:an?[ ]|three[ -])?(?:quarters?|half)[ ]of[ ]an?)[ -]"
    rf"(?:dozen|hundred|{_BIG})"
    rf"|(?:(?:a|an)[ ](?=(?:dozen|hundred|{_BIG})\b))?(?:{_WORDS})"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million))[ ]and[ ])(?:{_WORDS}))*)\b",
    re.IGNORECASE,
)
_ORDINALS = re.compile(rf"\b(?:(?:{alternation(_TENS)})[ -])?(?:{alternation(_ORDINAL)})\b", re.IGNORECASE)
_DECADE_WORDS = frozenset(f"{ten[:-1]}ies" for ten in _TENS)
_DECADES = re.compile(rf"\b(?:{alternation(_DECADE_WORDS)})\b", re.IGNORECASE)
"""Decades of a life in words: "in her fifties"."""
_SHARES = re.compile(
    r"\b(?:(?P<top>an?|one|two|three|four)[ -])?\b(?P<share>half|thirds?|quarters?|fifths?|tenths?)(?=[ -]of\b)"
    r"|\b(?P<half>half)(?=[ -](?:of\b|an?[ -](?:year|month|day|hour|mile|minute|decade|century|kilo|li|met|inch|pound))"
    r"|[ -](?:hour|mile|lit|inch|ton))",
    re.IGNORECASE,
)
_FEW_WORDS = frozenset(NUMBER_WORDS[1:11])
_FEW = alternation(_FEW_WORDS)
_ONE_IN = re.compile(
    rf"\b(?P<top>{_FEW})[ -](?:in|out[ ]of)[ -](?:every[ ])?(?P<whole>{_FEW}|\d{{1,3}})"
    r"(?=[ ](?!(?:days?|weeks?|months?|years?|hours?|minutes?|games?|matches|attempts?)\b)[a-z])",
    re.IGNORECASE,
)
"""A share as so many in so many; "two in three days" is a count of two."""
_SINGLE = re.compile(
    r"\b(?:an?|one|the)[ ](?:single|lone)\b(?![ ](?:mother|mom|mum|father|dad|parent|man|woman|biggest|largest|most))",
    re.IGNORECASE,
)
_UNITS = "kilometre kilometer km mile metre meter yard hectare acre tonne ton kilo kilogram litre liter".split()
_A_UNIT = re.compile(
    r"\b(?:(?:about|around|roughly|nearly|almost|over|under|than|least|most|within|for)[ ](?P<bound>an?)"
    rf"(?=[ ](?:{alternation(_UNITS)})\b(?![ ]and[ ]a[ ]half\b))"
    rf"|(?P<far>an?)(?=[ ](?:{alternation(_UNITS)})[ ](?:long|wide|high|deep|tall|away|off|from|north"
    r"|south|east|west|inland|offshore|upstream|downstream|underground|below|above)\b))",
    re.IGNORECASE,
)
"""One of a unit where it measures: "more than a mile", "a metre deep"; not "$2 a mile", nor "a ton of bricks"."""
_LONGEST = 24
"""Digits and commas of a number that a reader reads: what is longer names an account or is noise."""
_LARGEST = 1e18
"""A number in words from which on it is no number: "hundred hundred hundred"."""
_AND_A_HALF = re.compile(
    rf"[ -]and[ -]a[ -](?P<part>half|quarter)\b(?:[ -](?P<scale>dozen|hundred|{_BIG})\b)?", re.IGNORECASE
)
_OF = re.compile(r"[ ](?:of[ ])?")
"""What stands between a vague word and the scale that it counts: "a couple of hundred"."""


_HALVES, _QUARTERS, _TWENTIETHS = 0.5, 0.25, 0.05
"""The steps of "6½", of "3/4" and of "two-thirds of": what a reader takes such fractions to be exact to."""


class Numeral(Struct, frozen=True):
    """One number as written."""

    low: float
    """The number; the lower bound of a vague word such as "several"."""
    high: float
    step: float
    """The place of the last digit that is not 0: 100 for 1,500, 0.1 for 6.2, 12 for "two dozen"."""
    start: int
    """Code points into the text, half-open."""
    end: int
    ordinal: bool = False
    vague: bool = False
    digits: bool = False
    """True when written in digits."""
    factor: float = 1.0
    """What "million" and the like multiply the digits by; 1 without such a word."""
    letter: str = ""
    """The letter "m" or "b" that stands right behind the digits: metre or million is for the reader to say."""
    decade: bool = False
    """True for "50s", "1990s"."""
    share: bool = False
    """True for a part of a whole: "two-thirds of"."""

    @property
    def scaled(self) -> bool:
        """True when written with "million" and the like: the writer rounded."""
        return self.factor > 1


@lru_cache(maxsize=SENTENCES)
def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers in `text`, in order, none inside another."""
    told = pieces(text)
    found = [
        number
        for pattern, reading in _grammar()
        for match in pattern.finditer(text, told)
        if (number := reading(match)) is not None
    ]
    kept: list[Numeral] = []
    for number in sorted(found, key=lambda number: (number.start, -number.end)):
        if kept and _counts(text, kept[-1], number):
            kept.append(_times(kept.pop(), number))
        elif not kept or number.start >= kept[-1].end:
            kept.append(_with_half(text, number))
    return tuple(kept)


@lru_cache
def _grammar() -> tuple[tuple[Cued, Callable[[re.Match[str]], Numeral | None]], ...]:
    """The patterns of numbers with their readings."""
    vague = load_words("quantities")["vague"]
    return (
        (Cued(_DIGITS, DIGIT), _from_digits),
        (Cued(_SPELLED, _COUNTING), _from_words),
        (Cued(_ORDINALS, frozenset(_ORDINAL)), _from_ordinal),
        (Cued(_DECADES, _DECADE_WORDS), _from_decade),
        (Cued(_SINGLE, frozenset(["single", "lone"])), _from_single),
        (Cued(_A_UNIT, frozenset(_UNITS)), _from_a_unit),
        (Cued(_SHARES, frozenset(_SHARE)), _from_share),
        (Cued(_ONE_IN, _FEW_WORDS), _from_one_in),
        (Cued(re.compile(rf"\b(?:{alternation(vague)})\b", re.IGNORECASE), cues_of(vague)), _from_vague),
    )


def _counts(text: str, vague: Numeral, scale: Numeral) -> bool:
    """True for a vague word before a scale that it counts: "several dozen", "a few hundred thousand"."""
    words = lowered(text[scale.start : scale.end]).split()
    between = _OF.fullmatch(text, vague.end, scale.start) if vague.end < scale.start else None
    return vague.vague and between is not None and all(word in _SCALE for word in words)


def _times(vague: Numeral, scale: Numeral) -> Numeral:
    return structs.replace(
        vague,
        low=vague.low * scale.low,
        high=vague.high * scale.low,
        step=scale.low,
        end=scale.end,
        factor=scale.factor,
    )


def _from_digits(match: re.Match[str]) -> Numeral | None:
    if len(match["number"]) > _LONGEST:
        return None
    digits = match["number"].replace(",", "")
    value, step = float(digits), _step(digits)
    if match["fraction"]:
        part = match["fraction"].strip(" -")
        value, step = value + (_PART[part] if part in _PART else int(part[0]) / max(int(part[2]), 1)), _HALVES
    elif match["over"]:
        value, step = value / max(int(match["over"][1]), 1), _QUARTERS
    scale = lowered(match["scale"] or match["plural"] or match["short"] or "")
    factor = _SCALE.get(scale, 1.0)
    letter = lowered(match["m"] or "")
    end = match.end() - len(letter)
    return Numeral(
        value * factor,
        value * factor,
        step * factor,
        match.start(),
        end,
        ordinal=bool(match["ordinal"]),
        digits=True,
        factor=factor,
        letter=letter,
        decade=bool(match["decade"]),
    )


def _step(digits: str) -> float:
    """The place of the last digit that carries meaning: zeros at the end of a whole number carry none."""
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    bare = whole.rstrip("0")
    return float(10.0 ** (len(whole) - len(bare))) if bare else 1.0


def _from_words(match: re.Match[str]) -> Numeral | None:
    """The number of a run of number words; None for a run that is none ("one hundred two three", "billion billion")."""
    tokens = [token for token in re.split(r"[ -]+", lowered(match.group())) if token not in ("and", "a", "an")]
    total = current = 0.0
    if "of" in tokens or tokens[0] == "half":
        part = next(token for token in tokens if token in _SHARE)
        current = _SHARE[part] * _SMALL.get(tokens[0], 1)
        tokens = tokens[tokens.index(part) + 1 + ("of" in tokens) :]
    for token in tokens:
        if token in _SMALL:
            open_tens = current % 100 >= 20 and current % 10 == 0 and 0 < _SMALL[token] < 10
            if current % 100 and not open_tens:
                return None
            current += _SMALL[token]
        elif _SCALE[token] <= 100:
            current = (current or 1.0) * _SCALE[token]
        else:
            total, current = total + (current or 1.0) * _SCALE[token], 0.0
    value = total + current
    if value >= _LARGEST:
        return None
    step = 12.0 if "dozen" in tokens and value >= 12 else _step(f"{value:.0f}")
    return Numeral(value, value, step, match.start(), match.end(), factor=_SCALE.get(tokens[-1], 1.0))


def _from_ordinal(match: re.Match[str]) -> Numeral:
    tens, _, last = lowered(match.group()).replace("-", " ").rpartition(" ")
    value = float(_ORDINAL[last] + _SMALL.get(tens, 0))
    return Numeral(value, value, 1.0, match.start(), match.end(), ordinal=True)


def _from_decade(match: re.Match[str]) -> Numeral:
    value = float(_SMALL[lowered(match.group()).removesuffix("ies") + "y"])
    return Numeral(value, value, 10.0, match.start(), match.end(), decade=True)


def _from_single(match: re.Match[str]) -> Numeral:
    return Numeral(1.0, 1.0, 1.0, match.start(), match.end())


def _from_a_unit(match: re.Match[str]) -> Numeral:
    start, end = match.span("bound" if match["bound"] else "far")
    return Numeral(1.0, 1.0, 1.0, start, end)


def _from_share(match: re.Match[str]) -> Numeral:
    top = lowered(match["top"] or "one")
    count = 1 if top in ("a", "an") else _SMALL[top]
    value = count * _SHARE[lowered(match["share"] or match["half"])]
    return Numeral(value, value, _TWENTIETHS, match.start(), match.end(), share=True)


def _from_one_in(match: re.Match[str]) -> Numeral | None:
    """The share of "one in ten"; None for no part, as in "ten in two"."""
    top, whole = (_SMALL.get(word, 0) or int(word) for word in (lowered(match["top"]), lowered(match["whole"])))
    if not top < whole:
        return None
    return Numeral(top / whole, top / whole, _TWENTIETHS, match.start(), match.end(), share=True)


def _from_vague(match: re.Match[str]) -> Numeral:
    low, high = load_words("quantities")["vague"][lowered(match.group())]
    return Numeral(float(low), float(high), 1.0, match.start(), match.end(), vague=True)


def _with_half(text: str, number: Numeral) -> Numeral:
    """`number` with the "and a half" behind it."""
    match = None if number.vague or number.ordinal else _AND_A_HALF.match(text, number.end)
    if match is None:
        return number
    scale = _SCALE.get(lowered(match["scale"] or ""), 1.0)
    part = _SHARE[lowered(match["part"])] * number.factor * scale
    value = number.low * scale + part
    factor = max(number.factor, scale)
    return Numeral(value, value, part, number.start, match.end(), digits=number.digits, factor=factor)

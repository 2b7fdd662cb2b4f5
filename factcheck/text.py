"""Words and folded forms of text, with offsets kept.

`words` cuts a text, `fold` makes spellings comparable, `stem` makes word forms comparable. Everything else in the
project that needs a token or a normal form takes it from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from anyascii import anyascii
from msgspec import Struct
from Stemmer import Stemmer

from .data import load_words
from .spans import Span

if TYPE_CHECKING:
    import datetime as dt

_WORD = re.compile(
    r"[A-Z]\.(?:[A-Z]\.)+"  # U.S.
    r"|[ap]\.m\.(?![a-z])"
    r"|[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W_]+(?:[’'][^\W\d_]+)*)*"  # most are, so it is tried before numbers
    r"|(?:[$£€¥]\s?)?\d+(?:[.,]\d+)*(?:st|nd|rd|th|m|mn|bn|tn|million|billion|trillion|k|km|kg|cm|mm|am|pm)?\b%?"
    r"|\d+"
    r"|[^\w\s]"
)

_SO_LONG = (
    r"(?:(?:\w+ly|soon|right|long|even)\s"
    r"|(?:(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several|few)\s)?"
    r"(?:second|minute|hour|day|week|month|year)s?\s)"
)
"""What belongs to the "after" or "before" behind it: "two hours before"."""
_CLOCK = (
    r"(?:noon|midnight|dawn|dusk|(?:19|20)\d\d|\d[\d.:]*\s?[ap]\.?m"
    r"|\w+\s(?:o['’]clock|[ap]\.?m|in\sthe\s(?:morning|evening)))\b"
)
"""Before this stands an "after" or "before" that opens no clause."""
_ORDER = rf"(?:after|before)(?=\s(?!{_CLOCK}))"
_CUT = re.compile(
    rf"\s(?:(?<=[,;:—–)]\s)(?:{_SO_LONG}{_ORDER})?|(?=[—–(]|-\s)"
    r"|(?<!\bin\s)(?<!\bof\s)(?<!\bon\s)(?<!\bat\s)(?<!\bto\s)(?<!\bby\s)(?<!\bfor\s)(?<!\bfrom\s)(?<!\bwith\s)"
    r"(?<!\bover\s)(?<!\bjust\s)(?<!\blook\s)(?<!\blooks\s)(?<!\blooked\s)(?<!\blooking\s)"
    rf"(?:(?=(?:while|when|who|which|whose|where|because|that|as)\s)|{_SO_LONG}?{_ORDER}))"
)
"""Between two clauses, or what stands for one; with the "hours before" behind it, which is of one clause."""

WORDY = re.compile(r"[^\W_]")
"""A code point of a word; a text without one, such as the line "___" of an agency, says nothing."""

FUNCTION_WORDS = frozenset(
    """a an the this that these those and or but nor so yet if then than as of in on at to by for from with without into
    onto over under about after before during since until while when where who whom whose which what how why there here
    is are was were be been being am has have had having do does did doing will would shall should can could may might
    must he she it they we you i him her them us me his hers its their theirs our ours your yours my mine himself
    herself itself themselves not no s t d ll re ve said says say also just very more most some any each other another
    such only own same too up down out off again further once both all few""".split()
)

ARTICLES = frozenset(["a", "an", "the"])
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple("january february march april may june july august september october november december".split())
NUMBER_WORDS = tuple("zero one two three four five six seven eight nine ten eleven twelve".split())
"""Each at the place of its number: those that are words of their own, and that news writes out."""

SENTENCES = 4096
"""Sentences of which a reading is kept: more than a story has. Words recur in the next story, and are kept longer."""
_SNOWBALL = Stemmer("english")


class Word(Struct, frozen=True, gc=False):
    """One token of a text; what is asked of every word again and again is worked out once.

    It holds nothing that could hold it in turn: the search for unreachable objects may pass over it, of which there are
    most, and each takes 16 bytes less.
    """

    text: str
    start: int
    """Code points into the text that was cut, half-open."""
    end: int
    lower: str
    """The folded word: lower case, plain letters, straight quotes, no possessive."""
    is_word: bool
    """True unless the token is punctuation."""
    is_content: bool
    """True for a word that says something: neither punctuation nor a function word."""
    is_capital: bool
    """True when the word begins with an upper-case letter."""
    stem: str
    """The normal form shared by "killed", "kills" and "killing"."""


@lru_cache(maxsize=131072)
def _form(text: str) -> tuple[str, bool, bool, bool, str]:
    """What a `Word` says of its text: `lower`, `is_word`, `is_content`, `is_capital`, `stem`."""
    lower = fold(text)
    is_word = text[0].isalnum() or len(text) > 1
    return lower, is_word, is_word and lower not in FUNCTION_WORDS, text[0].isupper(), stem(text)


@lru_cache(maxsize=SENTENCES)
def words(text: str) -> tuple[Word, ...]:
    """The tokens of `text`, punctuation included, in order; offsets are into `text`."""
    return tuple(word_at(match.group(), match.start(), match.end()) for match in _WORD.finditer(text))


def word_at(text: str, start: int, end: int) -> Word:
    """The word `text` as a token of a longer text, where it stands from `start` to `end`."""
    return Word(text, start, end, *_form(text))


_ALIKE = str.maketrans("ſıİ\u212a", "siik")
"""The letters beyond ASCII that a pattern that looks past case takes for one of A to Z."""


def lowered(text: str) -> str:
    """`text` in lower case as a pattern that looks past case reads it: what it found is found in a word list too."""
    return text.translate(_ALIKE).lower() if not text.isascii() else text.lower()


def raised(text: str) -> str:
    """`text` as a sentence begins, with a capital."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=131072)
def fold(text: str) -> str:
    """`text` in lower case, in plain letters, without possessive: what two spellings have in common."""
    plain = (text if text.isascii() else anyascii(text)).lower().replace("`", "'").strip()
    return plain[:-2] if plain.endswith("'s") else plain.removesuffix("'")


@lru_cache(maxsize=131072)
def stem(word: str) -> str:
    """The normal form of one word: irregular forms by table, the rest by Snowball's English stemmer."""
    folded = fold(word)
    if folded.endswith("men") and len(folded) > _SHORTEST_MEN and folded not in _NOT_MEN:
        folded = f"{folded[:-2]}an"
    return str(_SNOWBALL.stemWord(_irregular().get(folded, folded)))


_SHORTEST_MEN = 5
_NOT_MEN = frozenset(
    "women specimen regimen acumen bitumen abdomen stamen yemen bremen carmen turkmen policemen".split()
)
"""End in "men" and are no plural of a word in "man", or have a base of their own."""


@lru_cache
def _irregular() -> dict[str, str]:
    """Forms that no suffix rule can bring together, and their base; the rest is Snowball's work."""
    return {form: base for base, forms in load_words("irregular").items() for form in forms}


@lru_cache(maxsize=SENTENCES)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the content words of `text`."""
    return frozenset(word.stem for word in words(text) if word.is_content)


def spaced(text: str) -> str:
    """`text` on one line: every run of white space becomes one space."""
    return " ".join(text.split())


_INNER = re.compile(r"(?:^|(?<=[\s(\[—–-]))\"|“")
"""A mark with which a quotation inside another begins."""


def quoted(text: str) -> str:
    """`text` on one line in quotation marks, those inside it single: `“called it ‘a farce’”`."""
    begun, opened = _INNER.subn("‘", spaced(text))
    inner, closed = re.subn(r"[\"”]", "’", begun)
    return f"“{inner}{'’' * (opened > closed)}”"


def shortened(text: str, most: int) -> str:
    """`text` on one line, of at most `most` code points and a mark: cut behind a word that can end what is read."""
    line = spaced(text)
    if len(line) <= most:
        return line
    kept = line[: most + 1].rpartition(" ")[0] or line[:most]
    while " " in kept and fold(kept.rpartition(" ")[2]) in _CUT_OFF:
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(',;:—–- ')} …"


_CUT_OFF = frozenset(
    "a an the and or but that which who of in on at to by for from with as his her its their when while after before "
    "was were is are be been had has have he she it they not mr. mrs. ms. dr.".split()
)
"""Words that say nothing at the end of what is cut off."""


def listed(words: Sequence[str]) -> str:
    """`A, B and C`; at least one."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 story`, `2 findings`; `many` is what several are called, where it is not `one` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_words(day: dt.date, *, with_year: bool, short: bool = False) -> str:
    """`3 March`, `3 March 2026` or, in `short`, `3 Mar`: in English, whatever language the program speaks otherwise."""
    month = MONTHS[day.month - 1].capitalize()
    return f"{day.day} {month[:3] if short else month}{f' {day.year}' if with_year else ''}"


def alternation(forms: Iterable[str]) -> str:
    """A pattern for any of `forms`, the longest first; the same in every process, so that what is compiled is kept."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def clauses(text: str) -> Iterator[Span]:
    """From where to where the clauses of a sentence, or what stands for one, go: code points, each up to the next."""
    return pairwise([0, *(match.start() for match in _CUT.finditer(text)), len(text)])

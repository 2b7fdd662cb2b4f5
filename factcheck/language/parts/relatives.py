"""Unnamed persons: "his daughter", "an eight-year-old boy", "another woman". Sex, tie and age are what tells them.

Two such words are comparable when they stand in one line of `persons` in `rules/words/agents.yaml` and neither covers
the other ("child" covers "daughter").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...model import MentionKind, Sentence
from ...text import Word, alternation, words
from ..numbers.numerals import numerals
from ..titles.belonging import nations
from ..titles.heads import canonical, is_head, meanings
from ..vocabulary import WordGroups, country_of_people, is_kin, word_groups

_DETERMINERS = "a an the his her their its our my another one no this that".split()
_NO_ADJECTIVES = """and or of to with for by in on at from as was is were are said who while when where has have had if
    than into""".split()
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?:{alternation(_DETERMINERS)}|[A-Z][\w.-]*['’]s|\w+['’]s)\s+)?"
    rf"(?:(?!(?:{alternation([*_DETERMINERS, *_NO_ADJECTIVES])})\b)[a-z\d-]+\s+){{0,3}}$"
)
_AGE = re.compile(
    r"\b([a-z]+|\d{1,3})[- ]years?[- ]old\b|(?:\b|^,?\s+)aged?\s+(\d{1,3}|[a-z]+)\b"
    r"|^\s+of\s+(\d{1,2}|[a-z]+)\b|^,\s+(\d{1,3})\b"
)
_BORN = re.compile(r"(?:\s[A-Z]\w+)?,?\s(?:was|were|is)\s(?:\w+\s)?born\b")
_REACH = 40
"""Code points before a noun within which its article or owner, age and people are looked for, before these its kin."""


class Relative(Struct, frozen=True):
    """One unnamed person."""

    start: int
    """Code points into the sentence's text, half-open: from the article or owner to the noun."""
    end: int
    noun: str
    """The word for the person, singular ("daughter")."""
    age: str
    """In figures, "" when not told."""
    many: bool
    born: bool
    """True for a child whose birth is told: "the birth of his daughter"."""
    nations: frozenset[str] = frozenset()
    """The countries that the person is said to be of: "a 34-year-old Briton"."""
    owners: frozenset[str] = frozenset()
    """Whose they are, where it is said by a common noun: "her cousin's wife"."""
    owned: bool = False
    """True where it is said whose they are: "his wife"."""
    pronoun: str = ""
    """Whose they are, where a pronoun of one person says it: "his" or "her"."""
    name: str = ""
    """The full name of the person, where it stands right behind: "his son and heir Otto Lind"."""


def relatives(sentence: Sentence) -> Iterator[Relative]:
    """The unnamed persons of a sentence, in order."""
    text = sentence.text
    tokens = words(text)
    for word, after in itertools.zip_longest(tokens, tokens[1:]):
        noun = singular(word.lower)
        inside = word.is_capital and word.start and text[word.start - 2 : word.start - 1] not in '."“'
        if inside and not country_of_people(word.text):
            continue
        aged = noun or _by_work_or_country(word)
        if not aged:
            continue
        start = _opening(text, word.start)
        phrase = text[start : word.end]
        age = _age(text, start, word.end, noun)
        noun = aged if age else noun
        if not noun or (word.is_capital and after and (singular(after.lower) or is_head(after.lower))):
            continue
        former = f"ex-{noun}" if re.search(r"\bformer\s", phrase) or _THEN.match(text, word.end) else noun
        noun = former if singular(former) else noun
        if _OF_KIN.search(text, max(0, start - _REACH), start):
            continue
        yield Relative(
            start,
            word.end,
            noun,
            age,
            word.lower != singular(word.lower) and bool(singular(word.lower)),
            bool(re.search(r"\bbirth\s+(?:of|to)\s+$", text[:start]) or _BORN.match(text, word.end)),
            nations(phrase),
            frozenset(_OWNER.findall(phrase)),
            bool(_OWNED.match(phrase)),
            phrase.partition(" ")[0].lower() if phrase.lower().startswith(("his ", "her ")) else "",
            _name_behind(sentence, word.end),
        )


def _name_behind(sentence: Sentence, end: int) -> str:
    """The name of the person whom the words that end at `end` describe, "" where none stands right behind."""
    behind = _BEHIND.match(sentence.text, end)
    reach = behind.end() if behind else end
    own = (m for m in sentence.mentions if m.kind is MentionKind.PERSON and m.start - sentence.start == reach)
    return next((mention.name for mention in own), "")


def _opening(text: str, end: int) -> int:
    """Where what belongs to the noun at `end` begins: its article or owner, age, people."""
    before = _BEFORE.search(text, max(0, end - _REACH), end)
    start = before.start() if before else end
    people = _CAPITAL.search(text, max(0, start - _REACH), start)
    return _opening(text, people.start()) if people and country_of_people(people.group().strip()) else start


_THEN = re.compile(r"\s+at\s+the\s+time\b")
_OF_KIN = re.compile(r"\b(?:husband|wife|widow|widower|partner|son|daughter|brother|sister|mother|father)\s+of\s+$")
"""Before one who only tells who another is: "the husband of Lund's sister"."""
_OWNED = re.compile(r"(?:his|her|their|its|our|my)\s|[^\s]+['’]s?\s", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s+and\s+[a-z]+)?(?:\s*,\s+|\s+)")
_OWNER = re.compile(r"\b([a-z]+)['’]s\s")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+\s+$")


def _by_work_or_country(word: Word) -> str:
    """`word` as a word for one person of a told age: a trade, or "person" for a people's name; "" for neither."""
    if word.is_capital:
        return "person" if nations(word.text) else ""
    return word.lower if canonical(word.lower) in meanings("trades") else ""


def _age(text: str, start: int, end: int, noun: str) -> str:
    """The age told of the person `text[start:end]`; "of three" behind a parent tells of children."""
    found = _AGE.search(text[start:end]) or _AGE.match(text[end : end + 20])
    if not found or (found.group(3) and is_kin(noun)):
        return ""
    said = next(part for part in found.groups() if part)
    return next((f"{n.low:g}" for n in numerals(said) if n.low < 110), "")


@lru_cache
def _persons() -> WordGroups:
    """Words for unnamed persons, of which those in a group cannot both be right."""
    return word_groups(map(str.split, load_words("agents")["persons"]), str)


@lru_cache(maxsize=16384)
def singular(lower: str) -> str:
    """`lower` as one of the words for unnamed persons, in the singular; "" when it is none."""
    forms = (lower, _PLURALS.get(lower, ""), lower.removesuffix("s"))
    return next((form for form in forms if _persons().of(form)), "")


_PLURALS = {"men": "man", "women": "woman", "wives": "wife", "children": "child", "half-brothers": "half-brother"}


def comparable(left: str, right: str) -> bool:
    """True when two words may be for one person and cannot both be right."""
    wide = load_words("agents")["persons_wider"]
    if left == right or right in wide.get(left, "").split() or left in wide.get(right, "").split():
        return False
    return _persons().alike(left, right)


def may_be_one_owner(left: frozenset[str], right: frozenset[str]) -> bool:
    """True where both are told to be of one whom two words may mean: "the teenager's uncle", "the boy's stepfather"."""
    return any(_may_mean_one(one, two) for one in left for two in right)


def _may_mean_one(left: str, right: str) -> bool:
    """True for a word and its wider one, and for two that one wider word covers, unless they differ in the sex."""
    sorts = [{wide, *narrow.split()} for wide, narrow in load_words("agents")["persons_wider"].items()]
    return any(left in sort and right in sort for sort in sorts) and not opposite(left, right)


def one_line(left: str, right: str) -> bool:
    """True for two ties of one generation: "son", "nephew"; not for "son", "grandson", which one man is to two."""
    return _generation(left) == _generation(right)


def _generation(noun: str) -> str:
    return next((start for start in ("grand", "step") if noun.startswith(start)), "")


def opposite(left: str, right: str) -> bool:
    """True for two words that differ in the sex alone: "son", "daughter"."""
    return any({left, right} == set(pair.split()) for pair in load_words("agents")["opposites"])

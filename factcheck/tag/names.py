"""The full name of each mention: "Park" is "Park Min Ho", "FAA" is "Federal Aviation Administration"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from msgspec import Struct, structs

from ..language.vocabulary import (
    is_body_head,
    is_firm_head,
    is_group,
    is_kin,
    is_known_body,
    is_name_suffix,
    key,
    place_name,
    sex_of_given_name,
    sex_of_title,
    title_before,
)
from ..model import Article, Mention, MentionKind
from ..text import fold, spaced, words

_BRACKET = re.compile(r"^,? ?\((?:the )?$")
_BREAK = re.compile(r"[\s\-‐‑]+")
_REACH = 40
"""Code points before a name in which a word of kinship is looked for."""


class _Person(Struct, frozen=True):
    """A mention of a person with what its linking needs."""

    start: int
    text: str
    parts: tuple[str, ...]
    """The folded words of the name, without suffixes such as "Jr."."""
    suffix: str
    """That suffix, folded: it alone tells father from son."""
    titles: frozenset[str]
    """The folded words of the title before it."""
    sex: str
    """One of "m", "f" and "", as the title or the first name tells."""
    kin: bool
    """True when it stands as somebody's relative: "her husband Eric" is not the Eric Moor of the story."""


def named(article: Article) -> Article:
    """`article` with `name` of every mention set to the fullest form that the article has for it."""
    mentions = [mention for sentence in article.sentences for mention in sentence.mentions]
    names: dict[int, str] = {}
    for kind, name_all in _NAMERS.items():
        names |= name_all(article, [mention for mention in mentions if mention.kind is kind])
    sentences = tuple(
        replace(s, mentions=tuple(replace(m, name=names.get(m.start, spaced(m.text))) for m in s.mentions))
        for s in article.sentences
    )
    return replace(article, sentences=sentences)


def _name_persons(article: Article, mentions: list[Mention]) -> dict[int, str]:
    persons = [_person(article, mention) for mention in mentions]
    full = _merged([person for person in persons if len(person.parts) > 1])
    return {person.start: spaced(_full_person(person, full).text) for person in persons}


def _merged(persons: list[_Person]) -> list[_Person]:
    """One for each name of several words, in the order of first mention, with every title it bears."""
    merged: dict[tuple[str, ...], _Person] = {}
    for person in persons:
        identity = (*person.parts, person.suffix)
        known = merged.get(identity, person)
        text = person.text if known.text.isupper() else known.text
        titles, sex = known.titles | person.titles, known.sex or person.sex
        merged[identity] = structs.replace(known, text=text, titles=titles, sex=sex)
    return list(merged.values())


def _person(article: Article, mention: Mention) -> _Person:
    span = title_before(article.text, mention.start)
    title = article.text[span[0] : span[1]] if span else ""
    titles = frozenset(key(word.text) for word in words(title) if word.is_word)
    before = words(article.text[max(0, mention.start - _REACH) : mention.start])
    near = [word.text for word in before if word.is_word][-1:]
    kin = any(is_kin(word) for word in near)
    parts = _parts(mention.text)
    sex = sex_of_title(title) or (sex_of_given_name(parts[0]) if len(parts) > 1 else "")
    return _Person(mention.start, mention.text, parts, _suffix(mention.text), titles, sex, kin)


def _parts(name: str) -> tuple[str, ...]:
    parts = tuple(fold(part).strip(".,\"'()").replace(".", "") for part in _BREAK.split(name))
    return tuple(part for part in parts if part and not is_name_suffix(part)) or parts


def _suffix(name: str) -> str:
    """The suffix of `name`, "" when it has none."""
    return next((key(part) for part in _BREAK.split(name)[1:] if is_name_suffix(part.strip(".,"))), "")


def _full_person(person: _Person, full: list[_Person]) -> _Person:
    """The one with the longest name that this one is short for.

    Of several persons it is the one with a fitting title and sex whom the article names first: news gives the family
    name alone to its main person and the full name to the others.
    """
    own = [other for other in full if other.parts == person.parts]
    exact = [other for other in own if other.suffix == person.suffix]
    if len(own) > 2 or (exact and (person.suffix or len(own) == 1)):
        own = exact
    families = Counter(other.parts[-1] for other in full)
    fits = [o for o in full if _shortens(person.parts, o.parts) and _may_be(person, o, families[o.parts[-1]] > 1)]
    for prefer in (_bears_family_name, _has_same_title):
        fits = [other for other in fits if prefer(person, other)] or fits
    if fits:
        return max((o for o in fits if _same_or_shortens(fits[0].parts, o.parts)), key=lambda o: len(o.parts))
    return max(own, key=lambda other: len(other.suffix), default=person)


def _may_be(short: _Person, full: _Person, of_family: bool) -> bool:
    """False when the sexes differ, or a relative is given a first name of his own ("her husband Eric").

    `of_family`: another person in the article bears the family name of `full`, so that a relative is no surprise.
    """
    own_first_name = short.kin and not of_family and len(short.parts) == 1 and short.parts[0] != full.parts[-1]
    other_suffix = short.suffix not in ("", full.suffix)
    return not own_first_name and not other_suffix and (not short.sex or not full.sex or short.sex == full.sex)


def _bears_family_name(short: _Person, full: _Person) -> bool:
    """True when the short form is the last name: "Frank" is sooner Barney Frank than Frank Barney."""
    return full.parts[-1] == short.parts[-1]


def _has_same_title(short: _Person, full: _Person) -> bool:
    return bool(short.titles & full.titles)


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True when `short` is a shorter way of writing `full`: "park" of "park min ho", "john smith" of "john a smith"."""
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    return full[-len(short) :] == short or (short[0] == full[0] and short[-1] == full[-1] and set(short) <= set(full))


def _same_or_shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return short == full or _shortens(short, full)


def _name_bodies(article: Article, mentions: list[Mention]) -> dict[int, str]:
    names = sorted({spaced(mention.text) for mention in mentions}, key=lambda name: (-len(name), name))
    table = _bracketed(article, mentions) | _shouted(names)
    for name in names:
        fuller = [other for other in names if other != name and (_initials(other, name) or _begins(name, other))]
        if fuller and name not in table:
            table[name] = fuller[0]
    return {mention.start: table.get(spaced(mention.text), spaced(mention.text)) for mention in mentions}


def _bracketed(article: Article, mentions: list[Mention]) -> dict[str, str]:
    """Short forms that stand in brackets behind the full one."""
    return {
        spaced(right.text): spaced(left.text)
        for left, right in pairwise(mentions)
        if _BRACKET.match(article.text[left.end : right.start]) and len(right.text) < len(left.text)
    }


def _shouted(names: list[str]) -> dict[str, str]:
    """Names all in capitals that the article writes in the ordinary way too."""
    ordinary = {fold(name): name for name in names if not name.isupper()}
    return {name: ordinary[fold(name)] for name in names if name.isupper() and fold(name) in ordinary}


def _initials(full: str, short: str) -> bool:
    """True when `short` is made of the first letters of `full`, small words counted or not."""
    letters = key(short)
    if not 2 <= len(letters) <= 6 or not short.replace(".", "").isupper():
        return False
    parts = [part for part in _BREAK.split(full) if part]
    capitals = "".join(part[0] for part in parts if part[0].isupper()).lower()
    return len(parts) > 1 and letters in (capitals, "".join(part[0] for part in parts).lower())


def _begins(short: str, full: str) -> bool:
    """True when `full` is `short` with more behind it ("Acme", "Acme Holdings Ltd") or a place before an office."""
    left, right = short.split(), full.split()
    if len(left) >= len(right):
        return False
    front = right[: len(left)] == left and not is_group(short) and not place_name(short)
    own = not is_known_body(short) and (len(left) > 1 or not is_body_head(right[-1]))
    return (front and (own or is_firm_head(right[-1]))) or (
        len(left) > 1 and right[-len(left) :] == left and is_body_head(left[-1])
    )


def _name_places(_: Article, mentions: list[Mention]) -> dict[int, str]:
    """A short form goes to the usual name of the place when the article writes that too ("U.S.", "United States")."""
    written = {spaced(mention.text) for mention in mentions}
    usual = {text: place_name(text) for text in written} | _shouted(sorted(written))
    return {m.start: _among(usual[spaced(m.text)], written) or spaced(m.text) for m in mentions}


def _among(name: str | None, written: set[str]) -> str | None:
    return name if name in written else None


_NAMERS: dict[MentionKind, Callable[[Article, list[Mention]], dict[int, str]]] = {
    MentionKind.PERSON: _name_persons,
    MentionKind.BODY: _name_bodies,
    MentionKind.PLACE: _name_places,
}

"""Where a person is from or at: the country, the school or hospital that a description names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import Word, fold, words
from ..places.holding import holders
from ..vocabulary import country_of_people, is_body_noun, is_group
from .heads import head_words, is_head, linked_at, listed, singular, unowned

Seat = tuple[str, frozenset[str]]
"""What sort of body ("university"), and the folded words of its name."""


_SEATS = "University|College|Hospital|Institute|School|Academy|Bank|Museum|Observatory|Church|Airlines|Airways"
_SEAT = re.compile(rf"((?:[A-Z][\w.'’&-]*\s)*)({_SEATS})\b((?:\sof(?:\sthe)?(?:\s[A-Z][\w'’-]*)+)?)")


def seats(text: str) -> frozenset[Seat]:
    """The schools, hospitals and the like that `text` names, each by its sort and the other words of its name."""
    found = [
        (sort, frozenset(fold(word.text) for word in words(before + behind) if word.is_content))
        for before, sort, behind in _SEAT.findall(text)
    ]
    return frozenset((sort.lower(), name) for sort, name in found if name)


def one_seat(left: frozenset[Seat], right: frozenset[Seat]) -> bool:
    """True unless both name a body of one sort, and the names have no word in common."""
    apart = any(sort == kind and name.isdisjoint(called) for sort, name in left for kind, called in right)
    return not apart or bool(left & right)


def nations(text: str) -> frozenset[str]:
    """The countries that `text` says a person is of: "a British tourist", "a French-Canadian", "a Dutch national".

    A people's name before a body or a field of office says nothing of the person ("French football coach"), that of an
    ambassador may be of the country that he is sent to; an envoy is one of those who send him.
    """
    if head_words(text) & _SENT:
        return frozenset()
    tokens = [word for word in words(unowned(text)) if word.is_word]
    lowers = [word.lower.replace(".", "") for word in tokens]
    own = tokens[: linked_at([singular(lower) for lower in lowers])]
    found = [
        country for at in range(len(own)) if _is_of_person(lowers[at + 1 : len(own)]) for country in _nation(own, at)
    ]
    return frozenset(found) - _UNSETTLED


_SENT = frozenset(["ambassador", "consul"])
_UNSETTLED = frozenset(["Kurdistan", "Soviet Union"])
"""Whose people are of several other countries too."""


def _nation(tokens: Sequence[Word], at: int) -> list[str]:
    """The countries that the word at `at` names a people of, with the word before it where the two are one name."""
    word = tokens[at]
    pair = f"{tokens[at - 1].text} {word.text}" if at else ""
    if not word.is_capital:
        return []
    if is_group(pair):
        country = country_of_people(pair)
        return [country] if country else []
    found = [country_of_people(part) for part in word.text.split("-")]
    return [country for country in found if country] if all(found) else []


def one_nation(left: frozenset[str], right: frozenset[str]) -> bool:
    """True when some country of either is one of the other, or lies in it: "a Scottish", "a British hiker"."""
    left_names, right_names = ({fold(name) for name in names} for names in (left, right))
    return bool(left_names & (right_names | holders(right, {}))) or bool(right_names & holders(left, {}))


def _is_of_person(after: Sequence[str]) -> bool:
    """True when what follows a people's name is a head, its age or praise, one other noun for a person, or nothing."""
    if len(after) == 1 and not is_body_noun(after[0]) and after[0].endswith(_PERSONS):
        return True
    for lower in after:
        if lower in _NATIONALS or is_head(singular(lower)) or lower in ("and", "or"):
            return True
        if not (lower in listed("praise") or lower in listed("past") or lower.endswith("-old")):
            return False
    return True


_PERSONS = ("er", "or", "ist", "ian", "man", "woman")
"""How most words for a person end: "caver", "kayakist"."""
_NATIONALS = frozenset(["national", "citizen"])


def is_people_of(people: str, place: str) -> bool:
    """True where the folded word `people`, or its stem, can be the adjective of `place`, be the place known or not."""
    root = _OF_PEOPLE.sub("", people)
    return len(root) >= _ROOT and root != people and bool(re.fullmatch(re.escape(root) + _OF_PLACE, place))


_ROOT = 3
"""Letters that a place and its people share at least."""
_OF_PEOPLE = re.compile(r"(?:i?an|n|ese|ish|i)\Z")
_OF_PLACE = r"(?:i?a|e|o|y|land)?"
"""How the words for a people and for a place end."""

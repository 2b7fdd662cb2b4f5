"""Which way somebody or something was going: to a place or back from it, northbound or southbound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from ...model import Mention, Sentence
from ...text import SENTENCES, alternation, content_stems, words
from ..times import times
from .holding import same_name
from .nouns import compass_words, locations
from .phrases import Line, place_at, stop_of
from .spot import Side


class End(Struct, frozen=True):
    """The place to which a way goes, or from which."""

    side: Side
    """TO or FROM."""
    names: tuple[str, ...]
    """Names of the place."""
    stems: frozenset[str] = frozenset()
    """Stems of the words for it, where it has no name."""

    def reversed_to(self, other: End) -> bool:
        """True for to and from one place."""
        return self.side is not other.side and self._is_one_place(other)

    def _is_one_place(self, other: End) -> bool:
        if self.names and other.names:
            return same_name(self.names[0], other.names[0])
        fewer, more = sorted((self.stems, other.stems), key=len)
        return bool(fewer) and not self.names and not other.names and fewer <= more


class Way(Struct, frozen=True):
    """A way to a place or from it, or in a direction."""

    start: int
    """Code points into the sentence, half-open: from the words that tell of the way to the end of its place."""
    end: int
    ends: tuple[End, ...] = ()
    """One, or both: "from Lyon to Nice"."""
    compass: str = ""
    """"north" of "northbound" and "heading north"."""

    def reversed_to(self, other: Way) -> bool:
        """True for to and from one place, and for two opposite directions."""
        if self.compass or other.compass:
            return _OPPOSITE.get(self.compass) == other.compass
        return any(one.reversed_to(two) for one in self.ends for two in other.ends)

    @property
    def is_named(self) -> bool:
        """True for a way to or from what has a name, and for one in a direction."""
        return bool(self.compass) or any(end.names for end in self.ends)


_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def ways(sentence: Sentence) -> tuple[Way, ...]:
    """The ways of which `sentence` tells that somebody was on them, in order."""
    return _read(sentence.text, sentence.mentions, sentence.start)


@lru_cache(maxsize=SENTENCES)
def _read(text: str, mentions: tuple[Mention, ...], offset: int) -> tuple[Way, ...]:
    if not any(told.search(text) for told in (_LEADS, _BOUND_FOR, _heading())):
        return ()
    line = Line(text, words(text), mentions, offset, tuple((time.start, time.end) for time in times(text)))
    found = (*_places(line), *_adjectives(line), *_directions(line))
    return tuple(sorted(found, key=lambda way: (way.start, way.end)))


_OWN = r"(?:his|her|its|their|the|a|our|my)"
_MOVING = r"(?:going|com(?:e|ing)|heading|headed|travel?ling|flying|driving|riding|sailing|walking|cycling|marching)"
_BACK = r"(?:\s+(?:home|back|over|out|up|down))*"
_LEADS = re.compile(
    rf"\b(?:(?:(?:on|along|making)\s+{_OWN}\s+way|en\s+route|{_MOVING}|returning){_BACK}\s+(?P<by>to|from|for|towards?)"
    rf"|bound\s+(?P<bound>for)"
    rf"|(?:carrying|bringing|taking|driving|ferrying)\s[^,;.:]{{1,40}}?\s(?:home|back)\s+(?P<brought>from)"
    rf"|(?:as|when|while)\s[^,;.:]{{1,40}}?\s(?:came|returned|drove|walked|rode|cycled){_BACK}\s+(?P<came>from)"
    rf"|(?:train|service|flight|bus|coach|ferry|plane|jet|boat|convoy)\s+(?P<begun>from)(?=\s+(?-i:[A-Z]))"
    rf"|(?:left|leaving|departed)(?P<left>)(?=\s(?-i:[A-Z])[^,;.:]{{1,40}}?\s(?:for|bound\s+for)\s(?-i:[A-Z])))\s+",
    re.IGNORECASE,
)
"""What tells that somebody is on a way, up to the place."""
_VISIT = re.compile(
    r"(?:an?|the|his|her|their|its)\s+(?:[a-z-]+\s+)?(?:visit|trip|journey|excursion|outing)\s+to\s+", re.IGNORECASE
)
"""What one returns from a place after."""
_ONWARD = re.compile(r"\s+(?:bound\s+)?(?P<by>to|for|from)\s+")
_BOUND_FOR = re.compile(r"\b(?!The\b)(?P<name>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?)-bound\b")


def _places(line: Line) -> Iterator[Way]:
    """The ways to and from places."""
    for lead in _LEADS.finditer(line.text):
        by = next((said for said in lead.groups() if said is not None), "").lower()
        visit = _VISIT.match(line.text, lead.end())
        read = _end(line, visit.end() if visit else lead.end(), Side.FROM if by in ("", "from") else Side.TO)
        if read is None:
            continue
        end, last = read
        onward = _ONWARD.match(line.text, last)
        more = _end(line, onward.end(), _OTHER_WAY[onward["by"]]) if onward and end.names else None
        if more and more[0].names and more[0].side is not end.side:
            yield Way(lead.start(), more[1], (end, more[0]))
        else:
            yield Way(lead.start(), last, (end,))


_OTHER_WAY = {"to": Side.TO, "for": Side.TO, "from": Side.FROM}


def _end(line: Line, at: int, side: Side) -> tuple[End, int] | None:
    """What is told at code point `at` as the end of a way, and where it ends; None where no place or thing is."""
    first = line.first_from(at)
    spot = place_at(line, first, lenient=True)
    if spot and spot.names:
        return End(side, spot.names), spot.end
    stop = stop_of(line, first)
    inside = line.tokens[first:stop]
    spoken = [token for token in inside if token.is_content]
    if not spoken or any(token.is_capital for token in inside) or spoken[-1].lower in _NO_GOALS:
        return None
    return End(side, (), content_stems(line.surface(first, stop - 1))), inside[-1].end


_NO_GOALS = frozenset("home hospital work school court bed".split())
"""Where each goes and comes from on a way of his own."""


def _adjectives(line: Line) -> Iterator[Way]:
    """The ways of "the Lyon-bound train"."""
    for bound in _BOUND_FOR.finditer(line.text):
        if bound["name"].lower() not in compass_words():
            yield Way(bound.start(), bound.end(), (End(Side.TO, (bound["name"],)),))


def _directions(line: Line) -> Iterator[Way]:
    """The directions in which somebody or something was going."""
    for told in _heading().finditer(line.text):
        word = (told["bound"] or told["going"]).lower()
        yield Way(told.start(), told.end(), compass=compass_words()[word])


@lru_cache
def _heading() -> re.Pattern[str]:
    """What tells a direction: "northbound", "heading north", "was driving south"; no "heading north of the town"."""
    sides = alternation([word for word in compass_words() if word in _OPPOSITE])
    still = alternation(locations()["lying"].split())
    return re.compile(
        rf"\b(?:(?P<bound>{sides})-?bound\b(?!\s+(?:{still})s?\b)"
        rf"|(?:{_MOVING}|drove|moving|running|speeding)\s+(?:due\s+)?(?P<going>{sides})(?:wards?|bound)?\b(?!\s+of\b|-))",
        re.IGNORECASE,
    )

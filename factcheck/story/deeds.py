"""What parts two events that share people and places: the days of their leads, their results, what they count before.

A follow-up tells what it follows, and two reports of one match tell one day or one result. Days are looked at in
articles whose own day is known; of others nothing is said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property

from ..language.numbers.measures import Dimension
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.moments import Base, Grain, Moment
from ..language.vocabulary import is_date
from ..model import Article, Role
from ..text import words

Days = frozenset[dt.date]

TOLD = 2
"""Words of either lead, names left out, that the text of the other has, at least, where both tell of one deed."""
UNTOLD = 0.5
"""What is left of the likeness of two articles on deeds of different days of which neither tells the other's.

Of 91 pairs on one event, invented and true to life, that never name each other's day one shares fewer words. The day
alone says little: a follow-up often names its own only.
"""
READ = 20_000
"""Code points of an article in which days are looked for."""
LEAD = 600
"""Code points of its first paragraph: an article may be one paragraph."""

_COUNTED = re.compile(
    r"\s(?:[\w'’-]+\s){1,8}?(?:this|(?:with)?in\s(?:the\s(?:last|past)\s)?[\w-]+)\s(?:[a-z]+\s)?"
    r"(?:day|week|weekend|month|year)s?\b(?P<rest>[^.!?]{0,200}(?:[.!?]\s[^.!?]{0,200})?)"
)
"""Behind an ordinal: it counts events of a time ("the second fire in the town this week"), and goes on."""


class Deeds:
    """When what an article tells happened, and which earlier events it tells beside it."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def lead(self) -> Days:
        """The days that its first paragraph names, but for those of other events that it counts its own with."""
        first = self._first
        return _days(first[: min((start for start, _ in _counted(first)), default=None)], self._article.published)

    @cached_property
    def deed(self) -> frozenset[str]:
        """What its headline and first paragraph tell, in words that are no names: their stems."""
        return _plain(f"{self._article.headline}\n{self._first}")

    @cached_property
    def told(self) -> frozenset[str]:
        """What all of it tells, in the same terms."""
        return frozenset().union(self.deed, *map(_plain, self._paragraphs()))

    @cached_property
    def named(self) -> Days:
        """Every day that it names."""
        published = self._article.published
        return frozenset().union(*(_days(text, published) for text in (self._article.headline, *self._paragraphs())))

    @cached_property
    def results(self) -> frozenset[tuple[float, float]]:
        """The results, of a match or a vote, that its headline or first paragraph tells."""
        found = (q for text in (self._article.headline, self._first) for q in quantities(text))
        return frozenset((q.high, q.against) for q in found if q.dimension is Dimension.TALLY)

    @cached_property
    def before(self) -> Days:
        """The days of other events that it counts its own with: "the second fire this week, after one on Monday"."""
        told = (rest for text in self._paragraphs() for _, rest in _counted(text))
        earliest = min(self.lead, default=dt.date.min)
        return frozenset(day for rest in told for day in _days(rest, self._article.published) if day < earliest)

    @cached_property
    def _first(self) -> str:
        """The first paragraph, or of a long one the beginning."""
        return next(self._paragraphs(), "")[:LEAD]

    def _paragraphs(self) -> Iterator[str]:
        blocks = self._article.blocks
        return (
            self._article.text[b.start : min(b.end, READ)] for b in blocks if b.role is Role.BODY and b.start < READ
        )


def same_deed(left: Deeds, right: Deeds) -> float:
    """What two articles keep of their likeness: 1, or less where they tell of deeds on different days."""
    if not left.lead or not right.lead or left.lead & right.lead:
        return 1.0
    if left.before & right.lead or right.before & left.lead:
        return 0.0
    if left.results and right.results and not left.results & right.results:
        return 0.0
    if left.named & right.lead or right.named & left.lead:
        return 1.0
    return 1.0 if len(left.deed & right.told) + len(right.deed & left.told) >= TOLD else UNTOLD


def _plain(text: str) -> frozenset[str]:
    """The stems of the words of `text` that say something and name nobody, nor a day."""
    found = (word for word in words(text) if word.is_content and not word.is_capital and not is_date(word.lower))
    return frozenset(word.stem for word in found if not word.text[0].isdigit())


def _counted(text: str) -> Iterator[tuple[int, str]]:
    """Where `text` counts an event with others of its time, and what it tells right behind and in one sentence more."""
    for quantity in quantities(text):
        if quantity.dimension is Dimension.ORDINAL and quantity.low > 1:
            match = _COUNTED.match(text, quantity.end)
            if match:
                yield quantity.start, match["rest"]


def _days(text: str, published: dt.date | None) -> Days:
    """The days that `text` names, seen from the day on which it was `published`; none where that is not known.

    A night is of two days.
    """
    if published is None:
        return frozenset()
    moments = (time.value for time in times(text, published) if isinstance(time.value, Moment))
    told = [one for one in moments if one.base is Base.CALENDAR and one.grain <= Grain.DAY]
    return frozenset(day for one in told for day in (one.start.date(), one.end.date()))

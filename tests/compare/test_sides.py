"""What a judge marks on two sides: whether they can exclude each other."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.compare.sides import is_of_two, may_exclude
from factcheck.model import Kind, Pair
from factcheck.nli import Difference
from tests.factory import article

PUBLISHED = dict.fromkeys("ab", dt.date(2031, 3, 19))
"""A Wednesday."""
TIME = Kind.TIME
Marked = tuple[str, str]
"""A sentence, and the words of it that a judge marks."""


def told(left: Marked, right: Marked, kind: Kind) -> tuple[Pair, Difference]:
    sentences = [article(text, name).sentences[0] for (text, _), name in zip((left, right), "ab", strict=True)]
    spans = [(text.index(words), text.index(words) + len(words)) for text, words in (left, right)]
    return Pair(*sentences, 0.9, 0.9, 0.5, mutual=False), Difference(kind, 0.9, *spans)


def marked(*words: str) -> tuple[Marked, Marked]:
    """Sentences that end in `words`, which are marked."""
    left, right = ((f"The report tells of {some}.", some) for some in words)
    return left, right


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (*marked("nine guests", "eleven guests"), Kind.NUMBER),
        (("Nine of the guests died.", "Nine"), ("Eleven guests were killed.", "Eleven guests"), Kind.NUMBER),
        (*marked("both guests", "three guests"), Kind.NUMBER),
        (("Lund has 26 years left.", "26 years left"), ("Lund has 32 years to serve.", "32 years to"), Kind.NUMBER),
        (("Of 3 guests, 5 cooks knew.", "5 cooks"), ("They met 3 cooks.", "3 cooks"), Kind.NUMBER),
        (("It closed on Monday.", "on Monday"), ("It closed on Friday.", "on Friday"), Kind.TIME),
        (("It closed on Monday.", "on Monday"), ("It was closed until Friday.", "until Friday"), TIME),
        (("It reopens on Monday.", "on Monday"), ("It is closed until Friday.", "until Friday"), TIME),
        (("It opens by the end of the month.", "by the end of the month"), ("It opens in May.", "in May"), TIME),
        (("It took three hours.", "three hours"), ("It took five hours.", "five hours"), Kind.TIME),
        (("The mill burned down.", "burned down"), ("The mill was saved.", "was saved"), Kind.EVENT),
        # what one denies, the other tells, or denies as well but of something else
        (*marked("denied that she read the letter", "she read the letter in May"), Kind.STATUS),
        (*marked("denied that she read the letter", "she never met the envoy"), Kind.STATUS),
        (*marked("denied that she had not read the letter", "she never read the letter"), Kind.STATUS),
    ],
)
def test_two_values_of_one_kind_can_exclude_each_other(left: Marked, right: Marked, kind: Kind) -> None:
    pair, difference = told(left, right, kind)
    assert may_exclude(pair, difference, PUBLISHED)
    assert not is_of_two(pair, difference)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        # no two numbers
        (("Lund is in critical condition.", "in critical condition"), ("Lund is one of two.", "two"), Kind.NUMBER),
        (*marked("nine guests", "nine people"), Kind.NUMBER),
        # the parts and the whole
        (*marked("nine guests and five cooks", "fourteen people"), Kind.NUMBER),
        # things of other sorts
        (*marked("8,000 people", "3,000 homes"), Kind.NUMBER),
        (*marked("1,907 members", "seven days"), Kind.NUMBER),
        # a bound, and a figure that keeps it
        (*marked("more than ten guests", "eleven guests"), Kind.NUMBER),
        (("It took 53 hours.", "53 hours"), ("It took more than 50 hours.", "more than 50 hours"), Kind.NUMBER),
        # a denial of what the other says not to have been
        (*marked("denied that she read the letter", "she never read the letter"), Kind.STATUS),
        (
            *marked("rejected claims that she had the letter before the vote", "had the letter only after the vote"),
            Kind.EVENT,
        ),
        # the one figure beside another
        (
            ("Fares fell 12 percent, and by 7 percent on ferries.", "by 7 percent"),
            ("Fares fell 12%.", "12%"),
            Kind.NUMBER,
        ),
        (("Of 90 guests, 16 were members.", "16"), ("More than 90 guests came.", "More than 90"), Kind.NUMBER),
        # some of its members, and how many it has
        (
            ("Lund left 80,000 of its members out.", "80,000"),
            ("It has 240,000 members.", "240,000 members"),
            Kind.NUMBER,
        ),
        # what is left of a length, and all of it
        (("Lund has 26 years left.", "26 years left"), ("Lund got 32 years.", "32 years"), Kind.NUMBER),
        # no two times
        (("It closed at noon.", "at noon"), ("It closed at 12 p.m.", "at 12 p.m."), Kind.TIME),
        (("It closed early.", "early"), ("It closed late.", "late"), Kind.TIME),
        # one day, told by where it lies
        (
            ("It opens by the end of the month.", "by the end of the month"),
            ("It opens by 31 March.", "by 31 March"),
            TIME,
        ),
        (
            ("It ran until the summer of 2030.", "until the summer of 2030"),
            ("It ran to June 2030.", "to June 2030"),
            TIME,
        ),
        # the days of two acts in turn
        (("The bridge closed on Monday.", "on Monday"), ("The bridge reopened on Friday.", "on Friday"), TIME),
        # how long, and when
        (("It burned for three hours.", "for three hours"), ("It burned on Monday.", "on Monday"), Kind.TIME),
        # the hours of two acts
        (
            ("The cook pressed the alarm at 11.15 p.m.", "at 11.15 p.m."),
            ("The police raid began at six in the morning.", "at six in the morning"),
            Kind.TIME,
        ),
    ],
)
def test_what_both_can_be_does_not(left: Marked, right: Marked, kind: Kind) -> None:
    assert not may_exclude(*told(left, right, kind), PUBLISHED)


@pytest.mark.parametrize(("published", "may"), [(None, False), (dt.date(2031, 3, 19), True)])
def test_yesterday_is_any_day_of_an_article_without_one(published: dt.date | None, may: bool) -> None:
    pair, difference = told(("It sank yesterday.", "yesterday"), ("It sank on Sunday.", "on Sunday"), TIME)
    assert may_exclude(pair, difference, {"a": published, "b": dt.date(2031, 3, 19)}) == may

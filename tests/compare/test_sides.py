"""What a judge marks on two sides: whether they can exclude each other."""

from __future__ import annotations

import pytest

from factcheck.compare.sides import is_of_two, may_exclude
from factcheck.model import Kind, Pair
from factcheck.nli import Difference
from tests.factory import article

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
        (*marked("both guests", "three guests"), Kind.NUMBER),
        (("It closed on Monday.", "on Monday"), ("It closed on Friday.", "on Friday"), Kind.TIME),
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
    assert may_exclude(pair, difference)
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
        # no two times
        (("It closed at noon.", "at noon"), ("It closed at 12 p.m.", "at 12 p.m."), Kind.TIME),
        (("It closed early.", "early"), ("It closed late.", "late"), Kind.TIME),
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
    assert not may_exclude(*told(left, right, kind))

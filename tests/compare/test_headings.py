"""What the finding of a judge is called."""

from __future__ import annotations

import pytest

from factcheck.compare.headings import heading
from factcheck.findings.headings import in_words
from factcheck.model import Fact, Kind
from tests.factory import article

Marked = tuple[str, str]
"""A sentence, and the words of it that a judge marks."""


def fact(marked: Marked, kind: Kind, name: str) -> Fact[str]:
    text, words = marked
    start = text.index(words)
    return Fact.at(kind, article(text, name).sentences[0], start, start + len(words), words, "")


def called(left: Marked, right: Marked, kind: Kind) -> str:
    both = fact(left, kind, "a.txt"), fact(right, kind, "b.txt")
    assert heading(*both) == heading(*reversed(both)), "it hangs on which article comes first"
    return in_words(heading(*both))


@pytest.mark.parametrize(
    ("left", "right", "kind", "expected"),
    [
        # whatever differs, in the words of both; a capital at the head of a sentence is none
        (
            ("The mill burned down.", "The mill burned down"),
            ("The firemen saved the mill.", "The firemen saved the mill"),
            Kind.EVENT,
            "“the firemen saved the mill” or “the mill burned down”",
        ),
        # of numbers what is asked
        (("Nine guests fell.", "Nine"), ("Six guests fell.", "Six"), Kind.NUMBER, "how many: “nine” or “six”"),
        (
            ("It fell to 9 km.", "9 km"),
            ("It fell to 12 km.", "12 km"),
            Kind.NUMBER,
            "how long or far: “12 km” or “9 km”",
        ),
        (
            ("He left school at 15.", "at 15"),
            ("He left school at 17.", "at 17"),
            Kind.NUMBER,
            "how old: “at 15” or “at 17”",
        ),
        (
            ("It cost $9 million.", "$9 million"),
            ("It cost $12 million.", "$12 million"),
            Kind.NUMBER,
            "how much: “$12 million” or “$9 million”",
        ),
        # of times too
        (
            ("It closed on Monday.", "on Monday"),
            ("It closed on Friday.", "on Friday"),
            Kind.TIME,
            "when: “on Friday” or “on Monday”",
        ),
        (
            ("It took three hours.", "three hours"),
            ("It took five hours.", "five hours"),
            Kind.TIME,
            "how long: “five hours” or “three hours”",
        ),
        # whom both name before it
        (
            ("Ana Lund was arrested.", "was arrested"),
            ("Ana Lund went home.", "went home"),
            Kind.EVENT,
            "Ana Lund (“was arrested” or “went home”)",
        ),
        # not who only tells it
        (
            ("Ana Lund said the mill burned.", "the mill burned"),
            ("Ana Lund said the mill stood.", "the mill stood"),
            Kind.EVENT,
            "“the mill burned” or “the mill stood”",
        ),
        # whose titles they are
        (
            ("Ana Lund, the mayor, left.", "the mayor"),
            ("Ana Lund, the deputy mayor, left.", "the deputy mayor"),
            Kind.TITLE,
            "title or description of Ana Lund: “the deputy mayor” or “the mayor”",
        ),
        (
            ("Ana Lund, his sister, left.", "his sister"),
            ("Ana Lund, his wife, left.", "his wife"),
            Kind.TITLE,
            "how Ana Lund is related: “his sister” or “his wife”",
        ),
    ],
)
def test_a_heading_asks_what_differs_and_tells_both(left: Marked, right: Marked, kind: Kind, expected: str) -> None:
    assert called(left, right, kind) == expected


def test_of_long_sides_only_what_differs_is_told() -> None:
    head = "The harbour board of the old town on the northern coast met twice last week and"
    left = f"{head} sold the mill."
    right = f"{head} kept the mill."
    told = called((left, left[:-1]), (right, right[:-1]), Kind.EVENT)
    assert told == "“kept the mill” or “sold the mill”"

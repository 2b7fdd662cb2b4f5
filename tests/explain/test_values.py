"""What a value is called: of each kind in the words that are compared."""

from __future__ import annotations

import pytest

from factcheck.explain.values import in_words
from factcheck.fields import FIELDS
from factcheck.model import Kind
from tests.factory import facts


@pytest.mark.parametrize(
    ("kind", "text", "words", "told"),
    [
        (Kind.NUMBER, "The storm killed 24 people.", "24 people", "24"),
        (Kind.NUMBER, "The storm killed nearly 150 people.", "nearly 150 people", "135 to 150"),
        (Kind.NUMBER, "The storm killed at least 31 people.", "at least 31 people", "31 or more"),
        (Kind.NUMBER, "The town lies 20 miles from the sea.", "20 miles", "20 mile"),
        (Kind.TIME, "The ferry sank on Monday.", "on Monday", "2024-05-13"),
        (Kind.TIME, "The ferry sank between Monday and Tuesday.", "Monday and Tuesday", "2024-05-13 to 2024-05-14"),
        (Kind.TIME, "The ferry sank at 9.40 p.m.", "9.40 p.m.", "21:40"),
        (Kind.TIME, "The ferry sank before May 3.", "before May 3", "before 2024-05-03"),
        (Kind.TIME, "The ferry sank after three hours.", "three hours", "3 hours"),
        (Kind.TITLE, "Mayor Ina Holm closed the pier.", "Mayor", "of Ina Holm"),
        (Kind.NAME, "Mayor Ina Holm closed the pier.", "Ina Holm", "the person Ina Holm"),
        (Kind.IDENTITY, "Mayor Ina Holm closed the pier.", "Mayor Ina Holm", "doer: closed"),
        (Kind.PLACE, "The ferry sank outside Lindholm on Monday.", "outside Lindholm", "outside Lindholm"),
        (Kind.STATUS, "The captain was arrested on Monday.", "was arrested on Monday", "held: done"),
        (
            Kind.QUOTE,
            '"We lost the rudder at the pier," said Ina Holm.',
            "We lost the rudder at the pier",
            "of Ina Holm",
        ),
        (Kind.EVENT, "The ferry collided with a barge.", "collided with a barge", ""),
    ],
)
def test_it_is_told_in_a_few_words(kind: Kind, text: str, words: str, told: str) -> None:
    (field,) = [field for field in FIELDS if field.KIND is kind]
    values = {in_words(fact.value) for fact in facts(field, text) if words in fact.text}
    assert told in values, [(fact.text, in_words(fact.value)) for fact in facts(field, text)]

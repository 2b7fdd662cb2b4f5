"""Of which sort is what a sentence counts."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.scenes import Part
from factcheck.language.numbers.sorts import counts, quantities_at


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 24 guests were killed.", [("people", "killed", Part.PLAIN)]),
        ("There were 60 people aboard the ferry.", [("people", "aboard", Part.PLAIN)]),
        ("It left 3,000 homes without light.", [("buildings", "", Part.PLAIN)]),
        ("The zoo keeps four other tigers.", [("", "", Part.OTHER)]),
        ("Three of the guests sat.", [("people", "", Part.OF)]),
        ("It was $4 million.", []),
        ("It was so.", []),
    ],
)
def test_a_count_is_of_a_sort_in_a_state_and_of_a_part(text: str, told: list[tuple[str, str, Part]]) -> None:
    assert [(one.sort, one.state, one.part) for one in counts(text, (0, len(text)))] == told


def test_only_what_the_words_touch_is_counted_as_the_whole_sentence_tells_it() -> None:
    text = "Nine were hurt and 24 guests were killed."
    at = text.index("24")
    assert [one.text for one in quantities_at(text, (at, at + 2))] == ["24"]
    assert [one.state for one in counts(text, (at, at + 2))] == ["killed"]

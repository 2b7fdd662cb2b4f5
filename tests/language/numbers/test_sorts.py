"""Of which sort is what a sentence counts."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.sorts import counts, quantities_at


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 24 guests were killed.", [("people", "killed", False)]),
        ("There were 60 people aboard the ferry.", [("people", "aboard", False)]),
        ("It left 3,000 homes without light.", [("buildings", "", False)]),
        ("The zoo keeps four other tigers.", [("", "", True)]),
        ("It was $4 million.", []),
        ("It was so.", []),
    ],
)
def test_a_count_is_of_a_sort_in_a_state_or_of_others(text: str, told: list[tuple[str, str, bool]]) -> None:
    assert [(one.sort, one.state, one.of_others) for one in counts(text, (0, len(text)))] == told


def test_only_what_the_words_touch_is_counted_as_the_whole_sentence_tells_it() -> None:
    text = "Nine were hurt and 24 guests were killed."
    at = text.index("24")
    assert [one.text for one in quantities_at(text, (at, at + 2))] == ["24"]
    assert [one.state for one in counts(text, (at, at + 2))] == ["killed"]

"""Names for a reader: each names one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.outlets import each_once


@pytest.mark.parametrize(
    ("choices", "names"),
    [
        ([("Herald", "a.txt"), ("Ledger", "b.txt")], ["Herald", "Ledger"]),
        ([("Herald", "a.txt"), ("Herald", "b.txt")], ["a.txt", "b.txt"]),
        ([("", "a.txt"), ("Ledger", "b.txt")], ["a.txt", "Ledger"]),
        ([("Herald", "a.txt", "x/a.txt"), ("Herald", "a.txt", "y/a.txt")], ["x/a.txt", "y/a.txt"]),
    ],
    ids=["by the first", "by the second", "not by an empty one", "by the last"],
)
def test_each_has_the_first_name_that_no_other_has(choices: list[tuple[str, ...]], names: list[str]) -> None:
    assert each_once(choices) == names


@given(st.lists(st.tuples(st.sampled_from(["", "Herald", "Ledger"]), st.sampled_from(["a.txt", "b.txt"]))))
def test_no_two_have_one_name_where_the_last_choice_of_each_is_its_own(first: list[tuple[str, str]]) -> None:
    names = each_once([(*names, f"{at}/{names[-1]}") for at, names in enumerate(first)])
    assert len(set(names)) == len(names)

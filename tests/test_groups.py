"""Groups: what is tied to one another, directly or over others, comes out together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.groups import Groups

TIES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)))


def grouped(ties: list[tuple[int, int]]) -> list[list[int]]:
    groups = Groups[int]()
    for one, other in ties:
        groups.join(one, other)
    return groups.all()


def test_a_chain_is_one_group_in_order_and_an_item_without_a_tie_its_own():
    groups = Groups[str]()
    assert groups.root("z") == "z"
    groups.join("d", "c")
    groups.join("b", "a")
    assert groups.join("d", "b") == "a"
    assert groups.all() == [["a", "b", "c", "d"], ["z"]]


@given(TIES)
def test_each_item_is_in_one_group_with_all_that_it_is_tied_to(ties):
    found = grouped(ties)
    assert sorted(item for group in found for item in group) == sorted({item for tie in ties for item in tie})
    of = {item: number for number, group in enumerate(found) for item in group}
    assert all(of[one] == of[other] for one, other in ties)


@given(TIES, st.randoms())
def test_the_order_of_ties_and_of_their_two_sides_changes_nothing(ties, chance):
    other = [tuple(chance.sample(tie, 2)) for tie in chance.sample(ties, len(ties))]
    assert grouped(other) == grouped(ties)

"""Names for a reader: each names one thing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article
from factcheck.outlets import each_once, told_apart


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


def _one(source: str, day: str = "", author: str = "", number: int = 0, **more: str) -> Article:
    published = dt.date.fromisoformat(day) if day else None
    return Article(source, "", "Wire", published=published, author=author, number=number, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("articles", "names"),
    [
        ([_one("a.txt")], ["Wire"]),
        ([_one("a.txt", "2026-03-10"), _one("b.txt", "2026-03-11")], ["Wire (10 March)", "Wire (11 March)"]),
        (
            [_one("a.txt", "2025-12-31"), _one("b.txt", "2026-01-01")],
            ["Wire (31 December 2025)", "Wire (1 January 2026)"],
        ),
        ([_one("a.txt", "2026-03-10", "Ann Lee"), _one("b.txt", "2026-03-10")], ["Wire (Ann Lee)", "Wire (b.txt)"]),
        ([_one("x/a.txt"), _one("y/a.txt")], ["Wire (x/a.txt)", "Wire (y/a.txt)"]),
        (
            [
                _one("f.xml#1", "2026-03-10", "Ann Lee", 1),
                _one("f.xml#2", "2026-03-11", number=2, headline="Quay burns"),
            ],
            ["Wire (Ann Lee)", "Wire (Quay burns)"],
        ),
        ([_one("f.xml#1", number=1), _one("f.xml#2", number=2)], ["Wire (#1)", "Wire (#2)"]),
    ],
    ids=["alone", "by day", "by year", "by author and file", "by path", "of one feed", "by number"],
)
def test_articles_of_one_outlet_are_told_apart(articles: list[Article], names: list[str]) -> None:
    assert list(told_apart(articles).values()) == names


@given(st.lists(st.tuples(st.sampled_from(["", "Herald", "Ledger"]), st.sampled_from(["a.txt", "b.txt"]))))
def test_no_two_have_one_name_where_the_last_choice_of_each_is_its_own(first: list[tuple[str, str]]) -> None:
    names = each_once([(*names, f"{at}/{names[-1]}") for at, names in enumerate(first)])
    assert len(set(names)) == len(names)

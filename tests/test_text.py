"""Words, folded forms and stems."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import alternation, clauses, content_stems, fold, quoted, shortened, spaced, stem, words


@given(st.text(max_size=200))
def test_every_word_is_its_surface(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for word in words(text))


@given(st.text(max_size=200))
def test_words_stand_in_order_and_apart(text: str) -> None:
    found = words(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@given(st.text(max_size=80))
def test_folding_twice_changes_no_letters(text: str) -> None:
    assert fold(fold(text)).rstrip("'s ") == fold(text).rstrip("'s ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. envoys", ["U.S.", "envoys"]),
        ("a 12-year-old", ["a", "12", "-", "year-old"]),
        ("$1.2bn", ["$1.2bn"]),
        ("O’Brien’s", ["O’Brien’s"]),
        ("3.45pm", ["3.45pm"]),
    ],
)
def test_news_text_is_cut_at_its_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


def test_accents_case_and_possessives_do_not_part_spellings() -> None:
    assert fold("Müller’s") == fold("MULLER")


def test_forms_of_one_verb_share_a_stem() -> None:
    assert len({stem(form) for form in ("kill", "kills", "killed", "killing")}) == 1
    assert stem("fled") == stem("flee")


def test_function_words_and_punctuation_carry_no_content() -> None:
    assert content_stems("The man was, however, in the house.") == {stem("man"), stem("however"), stem("house")}


def test_white_space_becomes_single_spaces() -> None:
    assert spaced(" a\n\n b\tc ") == "a b c"


@pytest.mark.parametrize(("one", "several"), [("gunman", "gunmen"), ("fisherman", "fishermen"), ("woman", "women")])
def test_a_man_and_men_of_one_sort_share_a_stem(one: str, several: str) -> None:
    assert stem(one) == stem(several)


def test_a_specimen_is_no_man() -> None:
    assert stem("specimen") == "specimen"


def test_an_alternation_has_the_longest_form_first_and_one_order() -> None:
    assert alternation({"a", "c.", "b", "a b"}) == r"a\ b|c\.|a|b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a farce", "“a farce”"),
        ('called it "a farce" at once', "“called it ‘a farce’ at once”"),
        ("called it “a farce”", "“called it ‘a farce’”"),
        ("called it “a …", "“called it ‘a …’”"),
        ("the mayor's\nhouse", "“the mayor's house”"),
    ],
)
def test_marks_inside_a_quotation_are_single_and_close(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("the old yard", 12, "the old yard"),
        ("the yard of the old port", 15, "the yard …"),
        ("a re-entry at noon", 10, "a re-entry …"),
        ("the yard, that day", 12, "the yard …"),
        ("unbroken", 4, "unbr …"),
    ],
)
def test_what_is_cut_ends_with_a_word_that_says_something(text: str, most: int, shown: str) -> None:
    assert shortened(text, most) == shown


@pytest.mark.parametrize("amount", ["£14million", "€3bn", "$2tn", "14million", "$5.5m"])
def test_an_amount_written_in_one_is_one_word(amount: str) -> None:
    assert [word.text for word in words(f"Its {amount} fund")] == ["Its", amount, "fund"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("She had looked after big cats for years.", []),
        ("They left, hours before the crowd came.", ["hours before"]),
        ("They left two hours before the crowd came.", ["two hours before"]),
        ("They left shortly after the crowd came.", ["shortly after"]),
        ("They left after the crowd came.", ["after"]),
        ("The rocket fired before seven in the morning fell.", []),
        ("The rocket fired before 7 a.m. fell.", []),
        ("The rocket fired before noon fell.", []),
        ("The rocket fell before seven men saw it.", ["before"]),
    ],
)
def test_after_and_before_open_a_clause_with_what_belongs_to_them(text: str, begins: list[str]) -> None:
    (_, *others) = clauses(text)
    assert [
        " ".join(text[start:].split()[: len(one.split())]) for (start, _), one in zip(others, begins, strict=True)
    ] == begins

"""Vocabulary: titles before names, places under every name, words that are no names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.vocabulary import (
    country_meant,
    country_of_people,
    is_address,
    is_another,
    is_common,
    is_group,
    is_known_body,
    is_postnominal,
    is_state,
    is_sure_body_head,
    place_name,
    sex_of_given_name,
    sex_of_noun,
    sex_of_title,
    title_before,
    word_groups,
)


def title(text: str, name: str) -> str | None:
    span = title_before(text, text.index(name))
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Deputy Foreign Minister Ivo Petrov spoke.", "Ivo", "Deputy Foreign Minister"),
        ("It was South Sudanese leader Deng who came.", "Deng", "South Sudanese leader"),
        ("They met U.S. Secretary of State Ann Hall.", "Ann", "U.S. Secretary of State"),
        ("Then Sgt. Ann Hall left.", "Ann", "Sgt."),
        ("A former chief of staff Ann Hall left.", "Ann", "former chief of staff"),
        ("Police Capt. Ann Hall left.", "Ann", "Police Capt."),
        ("Yesterday President Hall left.", "Hall", "President"),
        ("His lawyer, the minister and Ann Hall left.", "Ann", None),
        ("They saw Ann Hall.", "Ann", None),
        ("Ann Hall left.", "Ann", None),
        ("He was a minister.\nAnn Hall left.", "Ann", None),
        ("It was the minister's Ann.", "Ann", None),
    ],
)
def test_the_title_directly_before_a_name(text, name, expected):
    assert title(text, name) == expected


@given(st.text(alphabet="Mr. Deputy of\nminister,'’A", max_size=60), st.integers(0, 60))
def test_a_title_ends_before_the_name_whatever_the_text(text, start):
    start = min(start, len(text))
    span = title_before(text, start)
    assert span is None or 0 <= span[0] < span[1] <= start


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("U.K.", "United Kingdom"),
        ("US", "United States"),
        ("Burma", "Myanmar"),
        ("Fla.", "Florida"),
        ("OR", "Oregon"),
        ("N.Korea", "North Korea"),
        ("us", None),
        ("or", None),
        ("In", None),
        ("Nowhereville", None),
    ],
)
def test_a_place_is_known_under_every_name_it_is_written_with(name, expected):
    assert place_name(name) == expected


def test_peoples_know_their_country():
    assert country_of_people("Burmese") == "Myanmar"
    assert country_of_people("Thais") == "Thailand"
    assert country_of_people("Frenchmen") == "France"
    assert country_of_people("Methodist") is None
    assert is_group("Methodist")
    assert not is_group("Thailand")


def test_states_are_known_in_full_and_in_short():
    assert is_state("Ohio")
    assert is_state("Pa.")
    assert not is_state("Peru")


def test_titles_tell_the_sex():
    assert [sex_of_title(title) for title in ("Mrs.", "Mr", "Dr", "spokeswoman")] == ["f", "m", "", "f"]
    assert [sex_of_given_name(name) for name in ("Barbara", "George", "Robin")] == ["f", "m", ""]


def test_ordinary_words_and_names_are_told_apart():
    assert is_common("However")
    assert not is_common("Novak")
    assert is_address("Lt.")
    assert not is_address("Novak")


def test_bodies_and_letters_after_names():
    assert is_known_body("U.N.")
    assert is_sure_body_head("Department")
    assert not is_sure_body_head("Street")
    assert is_postnominal("PhD")
    assert not is_postnominal("mp")


@pytest.mark.parametrize("name", ["France", "French", "Paris"])
def test_a_country_is_meant_by_its_name_its_people_and_its_capital(name: str) -> None:
    assert country_meant(name) == "France"


def test_another_town_stands_for_no_country() -> None:
    assert country_meant("Lyon") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("another guard", True),
        ("The remaining two", True),
        ("a third climber", True),
        ("five more climbers", True),
        ("more climbers", True),
        ("more than five climbers", False),
        ("five climbers with more serious injuries", False),
        ("a dozen more", True),
        ("some three more", True),
        ("a few more climbers", True),
        ("a dozen more than that", False),
        ("much more serious injuries", False),
        ("far more money", False),
        ("ever more people", False),
        ("five climbers", False),
    ],
)
def test_words_of_one_more_or_of_others_tell_of_another(text: str, expected: bool) -> None:
    assert is_another(text) is expected


def test_words_are_alike_that_share_a_group_in_whatever_form_they_are_asked_by() -> None:
    groups = word_groups([["Barge", "Scow"], ["scow", "Punt"]], str.lower)
    assert groups.alike("barge", "scow")
    assert groups.alike("scow", "punt")
    assert not groups.alike("barge", "punt")
    assert groups.of("scow") == {0, 1}


def test_a_word_of_no_group_is_alike_to_itself_alone() -> None:
    groups = word_groups([["barge", "scow"]])
    assert groups.alike("raft", "raft")
    assert not groups.alike("raft", "skiff")
    assert not groups.of("raft")


@pytest.mark.parametrize(("noun", "sex"), [("boys", "m"), ("Mother", "f"), ("her", "f"), ("child", ""), ("", "")])
def test_a_noun_or_a_pronoun_may_tell_the_sex(noun: str, sex: str) -> None:
    assert sex_of_noun(noun) == sex

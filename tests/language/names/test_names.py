"""Two names: the same, a variant, different, or open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.names import Standing, family_name, match_names, name_parts, spelling_cost, squeeze
from factcheck.model import MentionKind

PERSON, PLACE, BODY = MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kang Min-ho", "Kang Min Ho"),
        ("José Muñoz", "Jose Munoz"),
        ("Marco DelVecchio", "Marco Del Vecchio"),
        ("O'Rourke", "ORourke"),
    ],
)
def test_hyphen_space_case_and_diacritics_are_no_difference(left: str, right: str) -> None:
    assert match_names(left, right, PERSON).standing is Standing.SAME


def test_a_possessive_is_no_difference() -> None:
    assert match_names("UN's Food Fund", "UN Food Fund", BODY).standing is Standing.SAME


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Carol Hale", "Carole Hale", "spelling"),
        ("Sara Hale", "Sarah Hale", "spelling"),
        ("Marni Hale", "Marnie Hale", "spelling"),
        ("Tom Hale", "Thomas Hale", "nickname"),
    ],
)
def test_a_listed_short_form_that_is_hardly_shorter_is_another_spelling(left: str, right: str, reason: str) -> None:
    found = match_names(left, right, PERSON)
    assert (found.standing, found.reason) == (Standing.VARIANT, reason)


def test_a_short_form_that_is_a_name_of_the_other_sex_too_is_a_short_form() -> None:
    assert match_names("Jack Hale", "Jacqueline Hale", PERSON).reason == "nickname"
    assert match_names("Louis Hale", "Louise Hale", PERSON).standing is Standing.DIFFERENT
    assert match_names("James Earl", "James Earle", PERSON).standing is Standing.VARIANT


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Li Xiaoming", "Li Siaoming", PERSON),
        ("Sergei Petrov", "Sergey Petroff", PERSON),
        ("Catherine Hale", "Katherine Hale", PERSON),
        ("Bill Hale", "William Hale", PERSON),
        ("Hassan Yousef", "Hasan Yusuf", PERSON),
        ("Muammar Gaddafi", "Moammar Qadhafi", PERSON),
        ("Gregg Tolliver", "Greg Toliver", PERSON),
        ("Choe Son Hui", "Choe Sun Hee", PERSON),
        ("Ihor Petrenko", "Igor Petrenko", PERSON),
        ("Dzmitry Mikalaevich Karaulou", "Dmitry Nikolaevich Karaulov", PERSON),
        ("Volha Uladzimirauna Lis", "Olga Vladimirovna Lis", PERSON),
        ("Jasim Hamdani", "Jassem Hamadani", PERSON),
        ("Marques Theodora", "Teodora Marques", PERSON),
        ("Chong Min Jae", "Jong Min Jae", PERSON),
        ("Khatanga", "Hatanga", PLACE),
        ("Zeitoun", "Zeitun", PLACE),
        ("Müncheberg", "Muencheberg", PLACE),
        ("Harold Street", "Harrold Road", PLACE),
        ("Kyiv", "Kiev", PLACE),
        ("National Poultry Fund", "National Poultry Federation", BODY),
        ("Oakleaf Distribution Ltd.", "OakLeaf Distributors Ltd.", BODY),
    ],
)
def test_spellings_of_one_name_are_variants(left: str, right: str, kind: MentionKind) -> None:
    assert match_names(left, right, kind).standing is Standing.VARIANT


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Kim Jong Un", "Kim Jong Il", PERSON),
        ("Kim Jong Un", "Kim Yo Jong", PERSON),
        ("Karl Brandt Sr.", "Karl Brandt Jr.", PERSON),
        ("Paul Hale", "Timothy Hale", PERSON),
        ("Maria Hale", "Mario Hale", PERSON),
        ("Rand Paul", "Paul Ryan", PERSON),
        ("Nikolai Ivanovich Lis", "Nikolai Petrovich Lis", PERSON),
        ("Cho Yong Chun", "Cho Chun Yon", PERSON),
        ("Rossi", "Ross", PERSON),
        ("Rogers", "Roger Wicks", PERSON),
        ("Niger", "Nigeria", PLACE),
        ("Austria", "Australia", PLACE),
        ("Iran", "Iraq", PLACE),
        ("Iceland", "Ireland", PLACE),
        ("North Ridge", "South Ridge", PLACE),
        ("Route 12", "Route 21", PLACE),
        ("DUI", "DWI", BODY),
        ("National Security Council", "United Nations Security Council", BODY),
        ("American Boulevard", "Lyndale Avenue", PLACE),
    ],
)
def test_names_of_two_bearers_differ(left: str, right: str, kind: MentionKind) -> None:
    assert match_names(left, right, kind).standing is Standing.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Kim", "Kim Jong Un", PERSON),
        ("Hale", "Ann Hale", PERSON),
        ("Ann Hale", "Ann Louise Hale", PERSON),
        ("A. Hale", "Ann Hale", PERSON),
        ("Ali Hasan Omar", "Hassan Omar", PERSON),
        ("Ben Hale", "Benjamin Hale", PERSON),
        ("the Hales", "Hale", PERSON),
        ("World Dairy Board", "WDB", BODY),
        ("WDB", "U.S. World Dairy Board", BODY),
        ("Dairy Board", "World Dairy Board", BODY),
        ("Panama", "Panamanian", PLACE),
        ("Gulf", "Persian Gulf", PLACE),
        ("Falklands", "Falkland Islands", PLACE),
        ("Elmore County Schools", "Elmore County School District", BODY),
    ],
)
def test_a_short_form_says_nothing(left: str, right: str, kind: MentionKind) -> None:
    assert match_names(left.removeprefix("the "), right, kind).standing is Standing.UNKNOWN


def test_an_apostrophe_is_no_difference() -> None:
    assert match_names("State Prosecutor's Office", "State Prosecutors Office", BODY).standing is Standing.SAME
    assert match_names("State Prosecutors' Office", "State Prosecutor's Office", BODY).standing is Standing.SAME


def test_a_country_that_took_a_longer_name_has_two() -> None:
    assert match_names("Macedonia", "North Macedonia", PLACE).standing is Standing.VARIANT


def test_junior_left_out_is_no_difference() -> None:
    assert match_names("Karl Brandt", "Karl Brandt Jr.", PERSON).standing in (Standing.SAME, Standing.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "family"),
    [("Ann Hale", "hale"), ("Kim Dae Jung", "kim"), ("Xi Jinping", "xi"), ("Karl Brandt Jr.", "brandt")],
)
def test_the_family_name_is_last_or_first_by_custom(name: str, family: str) -> None:
    assert family_name(name) == family


NAMES = st.text(alphabet="abcdeghiklmnorstuvyzAHKM .'-éü", min_size=1, max_size=18)


@given(NAMES, NAMES, st.sampled_from([PERSON, PLACE, BODY]))
def test_matching_is_symmetric(left: str, right: str, kind: MentionKind) -> None:
    assert match_names(left, right, kind) == match_names(right, left, kind)


@given(NAMES, st.sampled_from([PERSON, PLACE, BODY]))
def test_a_name_is_the_same_as_itself(name: str, kind: MentionKind) -> None:
    assert match_names(name, name, kind).standing is Standing.SAME


@given(NAMES, NAMES, st.sampled_from([PERSON, PLACE, BODY]))
def test_likeness_lies_between_nothing_and_all(left: str, right: str, kind: MentionKind) -> None:
    assert 0 <= match_names(left, right, kind).likeness <= 1


@given(st.text(alphabet="abcdehikorstuy", max_size=9), st.text(alphabet="abcdehikorstuy", max_size=9))
def test_the_cost_of_spelling_is_symmetric_and_nothing_for_the_same(left: str, right: str) -> None:
    assert spelling_cost(left, right) == pytest.approx(spelling_cost(right, left))
    assert spelling_cost(left, left) == 0


@given(NAMES)
def test_the_parts_of_a_name_hold_its_letters(name: str) -> None:
    assert "".join(name_parts(name)) == squeeze(name)


def test_a_road_with_its_words_cut_short_is_the_same_road() -> None:
    match = match_names("W. Harbour Blvd", "West Harbour Boulevard", MentionKind.PLACE)
    assert match.standing is Standing.SAME
    assert match_names("W. Harbour Blvd", "East Harbour Boulevard", MentionKind.PLACE).standing is not Standing.SAME

"""Locative phrases: what is one, what it names, and what lies in what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.places import Side, Spot, holders, level_of, same_name, same_person, spots, told_holders
from tests.factory import article


def found(text: str) -> list[Spot]:
    """The phrases of the first sentence of `text`."""
    return list(spots(article(text).sentences[0]))


def texts(text: str) -> list[str]:
    return [spot.text for spot in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The singer was found dead in a hotel room.", ["in a hotel room"]),
        ("Two shells landed just outside the school grounds.", ["outside the school grounds"]),
        ("The plane crashed in the Black Sea.", ["in the Black Sea"]),
        ("He drove from Lyon to Geneva.", ["from Lyon", "to Geneva"]),
        ("She died in a Denver, Colo., motel room.", ["in a Denver, Colo., motel room"]),
        ("The thief entered the shop and left Geneva.", ["the shop", "Geneva"]),
        (
            "He came in by the back door and left by way of a loading dock.",
            ["by the back door", "by way of a loading dock"],
        ),
        ("The village lies 90 km (55 miles) south of Lyon.", ["south of Lyon"]),
        ("The fire in Lyon shocked the town.", ["in Lyon"]),
        ("He worked at an east Denver bakery.", ["at an east Denver bakery"]),
        ("He died at Marsh Hospital following a stroke.", ["at Marsh Hospital"]),
        ("He lay in Marsh Hospital suffering from burns.", ["in Marsh Hospital"]),
        ("He spoke at the Marsh meeting on Monday.", []),
        ("His wife wept in the public gallery.", ["in the public gallery"]),
    ],
)
def test_a_phrase_of_place_is_found_with_its_preposition(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it would answer.",
        "The talks ended in May.",
        "The minister imposed sanctions on Iran.",
        "He wrote in the history of Rome.",
        "They work in state media.",
        "The bill was written by Marsh.",
        "She went to see her mother.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text):
    assert texts(text) == []


def test_a_chain_of_names_goes_from_the_smaller_to_the_bigger():
    (spot,) = found("The fire began in Boulder, Colorado, on Monday.")
    assert spot.names == ("Boulder", "Colorado")


def test_a_storey_is_read_from_the_phrase_itself_and_from_the_one_after_it():
    assert [spot.floor for spot in found("He hid in an office on the second floor.")] == ["second", "second"]
    assert [spot.floor for spot in found("He hid in a second-floor office.")] == ["second"]


def test_two_streets_of_a_crossing_are_two_places():
    spots_found = found("The cars met at Mill Street and Park Road.")
    assert [spot.names for spot in spots_found] == [("Mill Street",), ("Park Road",)]


def test_the_home_of_a_person_is_kept_with_the_person():
    spot = next(spot for spot in found("Maria Keller, 34, of Denver, was arrested.") if spot.side is Side.HOME)
    assert (spot.person, spot.names) == ("maria keller", ("Denver",))


def test_the_home_of_one_without_name_is_kept_too():
    spot = next(spot for spot in found("Police arrested a Denver man on Friday.") if spot.side is Side.HOME)
    assert (spot.person, spot.names) == ("man", ("Denver",))


def test_every_step_up_is_known():
    assert {"illinois", "united states"} <= holders(["Chicago"], {})
    assert "united kingdom" in holders(["London"], {})


def test_what_an_article_says_of_what_lies_where_is_learned():
    told = told_holders(found("The fire began in Tanner Corner, Colorado, on Monday."))
    assert "colorado" in holders(["Tanner Corner"], told)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("France", "country"),
        ("Ohio", "state"),
        ("Lyon", "town"),
        ("Park Road", "street"),
        ("Sea of Galilee", "water"),
        ("Tanner Corner", ""),
    ],
)
def test_the_sort_of_a_name_is_read_from_lists_and_its_last_word(name, level):
    assert level_of(name) == level


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Springfield Zoo", "Springfield Zoo and Garden", True),
        ("Vladivostock", "Vladivostok", True),
        ("Burma", "Myanmar", True),
        ("Denver", "Boston", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_names_of_one_place_are_known_in_other_spellings(left, right, same):
    assert same_name(left, right) is same
    assert same_name(right, left) is same


def test_a_last_name_alone_may_be_the_full_name_but_another_first_name_is_another_person():
    assert same_person("keller", "maria keller")
    assert not same_person("anna keller", "maria keller")


PIECES = st.sampled_from(
    """in at near outside on of from to the a hotel room school Paris Ohio Lyon , . ; and Street Road third floor north
    northern Kim 's said was man of, left entered 12 Ill.""".split()
)


@given(st.lists(PIECES, min_size=1, max_size=14).map(lambda pieces: "X " + " ".join(pieces)))
def test_whatever_the_words_the_spans_are_exact_and_in_order(text):
    for sentence in article(text).sentences:
        phrases = spots(sentence)
        assert all(sentence.text[spot.start : spot.end] == spot.text for spot in phrases)
        assert all(left.end <= right.start for left, right in pairwise(phrases))


@pytest.mark.parametrize(("airport", "city"), [("LAX", "los angeles"), ("Heathrow", "london"), ("Narita", "japan")])
def test_an_airport_lies_in_its_city_and_its_country(airport, city):
    assert city in holders([airport], {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He tried to bar the door.", []),
        ("She was told to park her car.", []),
        ("They walked to school the next day.", ["to school"]),
        ("They walked to camp on Monday.", ["to camp"]),
    ],
)
def test_a_verb_that_is_a_place_too_leads_nowhere_before_its_object(text: str, expected: list[str]) -> None:
    assert texts(text) == expected

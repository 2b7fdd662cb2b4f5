"""States: what befell those counted."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.fates import state_of
from factcheck.language.numbers.nouns import noun_of
from factcheck.language.numbers.quantities import quantities


@pytest.mark.parametrize(
    ("part", "of_all"),
    [
        ("Twelve of the", False),
        ("Fourteen of the", False),
        ("Twenty-one of the ferry's", False),
        ("Two-thirds of the", False),
        ("40 percent of the", False),
        ("All but two of the", False),
        ("Most of the", False),
        ("The last of the", True),
        ("All", True),
    ],
)
def test_what_befell_a_part_befell_not_all(part: str, of_all: bool) -> None:
    text = f"{part} 90 sailors are injured."
    found = {text[one.start : one.end]: one for one in quantities(text)}
    others = tuple(one for words, one in found.items() if words != "90")
    assert (state_of(text, found["90"], noun_of(text, found["90"]), others) is not None) is of_all


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Nine others have not been found.", True),
        ("Nine hikers had not yet been traced.", True),
        ("Nine passengers have yet to be accounted for.", True),
        ("Nine workers could not be located.", True),
        ("Nine hikers have been found.", False),
        ("Nine suspects have not been found.", False),
        ("Nine boats have not been found.", False),
    ],
)
def test_who_has_not_been_found_is_missing(text: str, missing: bool) -> None:
    (one,) = quantities(text)
    state = state_of(text, one, noun_of(text, one), ())
    assert (state is not None and state.name == "missing") is missing


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Nine homes lay in ashes.", "damaged"),
        ("Nine homes were lost.", "damaged"),
        ("The blaze claimed nine homes.", "damaged"),
        ("Flames razed nine shops.", "damaged"),
        ("Nine homes lost power.", "powerless"),
        ("Nine homes have lost their tenants.", ""),
        ("Nine hikers were lost.", ""),
        ("The blaze claimed nine lives.", "killed"),
        ("Nine people in a collapsed house were killed.", "killed"),
        ("Nine people whose homes burned are in hospital.", "hospital"),
    ],
)
def test_what_befell_homes_and_what_befell_people_are_told_apart(text: str, state: str) -> None:
    (one,) = quantities(text)
    found = state_of(text, one, noun_of(text, one), ())
    assert (found.name if found else "") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Her son is unaccounted for and 17 were in hospital.", "hospital"),
        ("Still unaccounted for were 17 miners.", "missing"),
    ],
)
def test_only_those_are_missing_who_are_told_to_be(text: str, state: str) -> None:
    (one,) = quantities(text)
    found = state_of(text, one, noun_of(text, one), ())
    assert found is not None
    assert found.name == state

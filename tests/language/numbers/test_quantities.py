"""Quantities: what they measure, how they are bounded, and what is none."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.language.numbers.measures import YEAR_DAYS, Dimension, Hedge, Quantity, agree, apart, opposed
from factcheck.language.numbers.quantities import quantities


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    (quantity,) = quantities(text)
    return quantity


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500 tents", 1500),
        ("twenty-three tents", 23),
        ("one hundred and fifty thousand tents", 150_000),
        ("1.5 million tents", 1_500_000),
        ("half a million tents", 500_000),
        ("two dozen tents", 24),
        ("a dozen tents", 12),
        ("half a dozen tents", 6),
        ("a single tent", 1),
        ("3m people", 3_000_000),
        ("3 lakh people", 300_000),
        ("1,20,000 people", 120_000),
        ("two crore people", 20_000_000),
        ("a half-dozen tents", 6),
        ("the half dozen tents", 6),
        ("1½ million tents", 1_500_000),
        ("1 1/2 million tents", 1_500_000),
        ("one and a half million tents", 1_500_000),
        ("a million and a half tents", 1_500_000),
        ("two and a half dozen tents", 30),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text: str, value: float) -> None:
    assert only(text).low == only(text).high == value


@pytest.mark.parametrize("text", ["They drove a 4x4 through the window.", "The plank is a 2×4.", "A 12x14-inch print."])
def test_what_is_so_many_by_so_many_counts_nothing(text: str):
    assert [quantity for quantity in quantities(text) if quantity.dimension is Dimension.COUNT] == []


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("The repair cost 3.8 million pounds, of which the county paid 1.2 million.", Dimension.MONEY),
        ("Sales rose to $3 million from 1.2 million a year before.", Dimension.MONEY),
        ("The $5 million film drew 1.2 million viewers.", Dimension.COUNT),
        ("The town has 1.2 million.", Dimension.COUNT),
    ],
)
def test_a_number_that_counts_nothing_is_money_where_money_was_told_of(text: str, dimension: Dimension) -> None:
    assert [q.dimension for q in quantities(text) if q.text == "1.2 million"] == [dimension]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("several dozen people", (36, 144)),
        ("a few hundred people", (200, 900)),
        ("a couple of hundred people", (200, 300)),
        ("a couple of dozen people", (24, 36)),
        ("several hundred thousand people", (300_000, 1_200_000)),
        ("a few people", (2, 9)),
    ],
)
def test_a_vague_word_counts_the_scale_behind_it(text: str, bounds: tuple[float, float]) -> None:
    assert (only(text).low, only(text).high) == bounds


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("four and a half months", 4.5 * YEAR_DAYS / 12),
        ("a 2-1/2 year term", 2.5 * YEAR_DAYS),
        ("2½ years", 2.5 * YEAR_DAYS),
        ("half an hour", 0.5 / 24),
        ("8 hours and 20 minutes", 8 / 24 + 20 / 1440),
        ("136 days", 136),
    ],
)
def test_a_duration_is_read_in_days(text: str, days: float) -> None:
    assert only(text).dimension is Dimension.DURATION
    assert only(text).low == pytest.approx(days)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8- to 12-week-old", 56, 84),
        ("between 5 and 7 tents", 5, 7),
        ("two or three tents", 2, 3),
        ("aged from one to 12", YEAR_DAYS, 12 * YEAR_DAYS),
    ],
)
def test_a_range_is_one_quantity(text: str, low: float, high: float) -> None:
    assert (only(text).low, only(text).high) == (low, high)


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [quantity.low for quantity in quantities("The price rose from 5 to 7 crowns")] == [5, 7]


# --- hedges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("more than 20 tents", Hedge.MORE, 20, math.inf),
        ("at least five tents", Hedge.LEAST, 5, math.inf),
        ("50 or more tents", Hedge.LEAST, 50, math.inf),
        ("300+ tents", Hedge.LEAST, 300, math.inf),
        ("as many as 12 tents", Hedge.MOST, 0, 12),
        ("fewer than 20 tents", Hedge.LESS, 0, 20),
        ("nearly 80 tents", Hedge.NEARLY, 72, 80),
        ("some 80 tents", Hedge.ABOUT, 80, 80),
        ("dozens of tents", Hedge.VAGUE, 24, 99),
    ],
)
def test_the_words_beside_a_number_bound_it(text: str, hedge: Hedge, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.hedge, quantity.low, quantity.high) == (hedge, low, high)
    assert quantity.text.lower().startswith(text.split(maxsplit=1)[0])


# --- what is measured -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dimension", "unit"),
    [
        ("$1.2bn", Dimension.MONEY, "dollar"),
        ("£910,000", Dimension.MONEY, "pound"),
        ("1 million Egyptian pounds", Dimension.MONEY, "egyptian pound"),
        ("two million pounds", Dimension.MONEY, "pound"),
        ("a 400-pound calf", Dimension.MASS, "pound"),
        ("80 percent", Dimension.SHARE, "percent"),
        ("two-thirds of them", Dimension.SHARE, "percent"),
        ("a 6.1-magnitude quake", Dimension.MAGNITUDE, ""),
        ("a quake of magnitude 6.1", Dimension.MAGNITUDE, ""),
        ("an 800-square metre yard", Dimension.AREA, "metre ** 2"),
        ("100 mph", Dimension.SPEED, "mile / hour"),
        ("the 15th test", Dimension.ORDINAL, ""),
        ("the second test", Dimension.ORDINAL, ""),
    ],
)
def test_a_quantity_knows_what_it_measures(text: str, dimension: Dimension, unit: str) -> None:
    assert (only(text).dimension, only(text).unit) == (dimension, unit)


@pytest.mark.parametrize(
    "text",
    [
        "the 34-year-old",
        "a man aged 34",
        "Ida Holm, 34, said",
        "Ida Holm (34) said",
        "a driver, 34, said",
        "at the age of 34",
        "a man of about 34",
        "her age (34) and her record",
        "The striker, 34, left",
        "The friend, also 34, left",
        "Ida and Nils Holm, both 34, left",
        "The retired baker was 34.",
        "Holm, who denies it all, is 34.",
        "Holm, who turned 34 on Monday, left",
    ],
)
def test_an_age_is_read_in_its_forms(text: str) -> None:
    assert only(text).dimension is Dimension.AGE
    assert only(text).low == 34 * YEAR_DAYS


@pytest.mark.parametrize(
    "text",
    [
        "The runner was 34 points ahead",
        "The baker was 34th",
        "Holm, who bakes, is 34 days late",
        "The pier, also 34, is",
        "The loaf was 34.",
    ],
)
def test_what_is_no_age_is_read_as_none(text: str) -> None:
    assert Dimension.AGE not in [found.dimension for found in quantities(text)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("a woman in her fifties", 50),
        ("both men in their early twenties", 20),
        ("a town built in the fifties", None),
        ("a man of the late fifties", None),
    ],
)
def test_a_decade_of_a_life_is_an_age_in_words_too(text: str, low: int | None) -> None:
    assert [found.low for found in quantities(text)] == ([low * YEAR_DAYS] if low else [])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("one in ten trains", 10),
        ("Two out of three voters", 200 / 3),
        ("four in every ten of them", 40),
        ("One in 20 of us", 5),
    ],
)
def test_so_many_in_so_many_are_a_share(text: str, share: float) -> None:
    (found,) = quantities(text)
    assert (found.dimension, found.low) == (Dimension.SHARE, pytest.approx(share))


@pytest.mark.parametrize("text", ["two in three days", "ten in two cities", "one in ten."])
def test_how_many_there_were_in_a_time_or_a_place_is_no_share(text: str) -> None:
    assert not [found for found in quantities(text) if found.dimension is Dimension.SHARE]


@pytest.mark.parametrize(
    ("verb", "hedge"), [("handed over", Hedge.NONE), ("signed over", Hedge.NONE), ("paid over", Hedge.MORE)]
)
def test_over_is_part_of_the_verb_where_something_is_handed_over(verb: str, hedge: Hedge) -> None:
    (found,) = quantities(f"They {verb} $6 million.")
    assert found.hedge is hedge


def test_a_decade_of_life_is_an_age_between_its_ends() -> None:
    assert (only("a man in his 50s").low, only("a man in his 50s").high) == (50 * YEAR_DAYS, 59 * YEAR_DAYS)


def test_ages_in_a_row_are_all_ages() -> None:
    assert [q.dimension for q in quantities("two women, 68 and 48 years old")][1:] == [Dimension.AGE, Dimension.AGE]


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 it burned",
        "on April 9, 2012",
        "9 April",
        "at 3.45pm",
        "at 11:36",
        "at 3 o'clock",
        "Flight 175",
        "the 911 calls",
        "the 999 emergency call",
        "a 911 dispatcher",
        "Highway 101",
        "12 East Street",
        "an 11-2 lead",
        "a 9-mm pistol",
        "an F-16",
        "a Boeing 787-9 with",
        "the Voyager 2 probe",
        "no one",
        "one of the tents",
        "the First Lady",
        "first-degree burns",
        "the 1990s",
    ],
)
def test_a_name_with_a_number_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_a_number_to_dial_for_help_can_count_something_else() -> None:
    assert [quantity.text for quantity in quantities("The flood drove out 911 people.")] == ["911"]


def test_a_four_digit_count_is_not_taken_for_a_year() -> None:
    assert only("They set up 1,900 tents").low == only("They set up 1900 tents").low == 1900


# --- conversions ------------------------------------------------------------------------------------------------------


def test_a_conversion_in_brackets_belongs_to_what_it_converts() -> None:
    quantity = only("10 kilometres (6.2 miles) deep")
    assert quantity.text == "10 kilometres (6.2 miles)"
    assert quantity.low == 10_000
    assert [converted.unit for converted in quantity.converted] == ["mile"]


def test_money_in_three_currencies_is_one_amount() -> None:
    assert [converted.unit for converted in only("2m euros (£1.7m; $2.6m)").converted] == ["pound", "dollar"]


# --- two quantities ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("more than 50 tents", "53 tents"),
        ("nearly 80 tents", "79 tents"),
        ("six miles", "10 km"),
        ("770 km", "480 miles"),
        ("12 kilometres", "seven miles"),
        ("100 km", "65 miles"),
        ("$2.6 million", "2 million euros ($2.6m)"),
        ("11.5 million files", "more than 11 million files"),
        ("in his 50s", "a man aged 56"),
        ("twelve months", "one year"),
    ],
)
def test_numbers_that_a_reader_takes_for_one_agree(left: str, right: str) -> None:
    assert agree(only(left), only(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("24 tents", "25 tents"),
        ("four months", "136 days"),
        ("dozens of tents", "249 tents"),
        ("up to 40 tents", "43 tents"),
        ("13 metres", "20 metres"),
        ("13 kilometres", "seven miles"),
        ("160 km", "105 miles"),
        ("2 km", "one mile"),
        ("12 kilometres", "11 kilometres"),
        ("$2.6 million", "$3.1 million"),
        ("3.4 percent", "3.5 percent"),
        ("$4.5 million", "$4.6 million"),
    ],
)
def test_numbers_that_exclude_each_other_are_apart(left: str, right: str) -> None:
    assert apart(only(left), only(right)) is True


def test_bounds_may_differ_for_a_reader_though_a_number_fits_both() -> None:
    low, high = only("more than 300 tents"), only("about 1,500 tents")
    assert apart(low, high) is False
    assert not agree(low, high)


def test_other_currencies_and_dimensions_are_not_compared() -> None:
    assert apart(only("£2 million"), only("$3 million")) is None
    assert apart(only("3 miles"), only("3 tents")) is None


def test_pounds_weigh_where_the_words_beside_say_so() -> None:
    assert only("fined 250,000 pounds after a leak of acid").dimension is Dimension.MONEY
    assert only("recovered 250,000 pounds of the money").dimension is Dimension.MONEY
    assert only("raised 30,000 pounds of its own funds").dimension is Dimension.MONEY
    assert only("seized 2,000 pounds of cocaine").dimension is Dimension.MASS
    assert only("ordered 2,000 pounds of frozen fish").dimension is Dimension.MASS


def test_pounds_are_those_of_the_nation_named_beside_them() -> None:
    assert apart(only("two million pounds"), only("1 million Egyptian pounds")) is True


def test_more_than_a_number_is_opposed_to_as_much_as_it() -> None:
    assert opposed(only("more than $2 billion"), only("as much as $2 billion"))
    assert not opposed(only("more than $2 billion"), only("as much as $3 billion"))


# --- properties -------------------------------------------------------------------------------------------------------

_WORD = st.sampled_from(
    """killed at least more than about 12 34 1,500 5.5 $ £ million dozen two three half an hour years old -year-old ( )
    , . - to and 50s first 15th km miles percent aged Ida Holm 2004 April 3pm several dozens of people one hundred ½ 1/2
    m €2m '""".split()
)
_TEXT = st.lists(_WORD, max_size=14).map(" ".join) | st.text(max_size=60)


@given(_TEXT)
def test_the_surface_of_every_quantity_is_its_span(text: str) -> None:
    found = quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(_TEXT, _TEXT)
def test_apart_and_agree_are_symmetric_and_exclude_each_other(left: str, right: str) -> None:
    for one in quantities(left):
        for other in quantities(right):
            assert apart(one, other) == apart(other, one)
            assert agree(one, other) == agree(other, one)
            assert not (agree(one, other) and apart(one, other))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("3 to 4 million tents", 3e6, 4e6), ("500 to 1 million tents", 500, 1e6), ("12 - hundred tents", 12, 100)],
)
def test_the_first_number_of_a_range_is_of_the_scale_of_the_last_where_that_leaves_it_the_smaller(
    text, low, high
) -> None:
    assert (only(text).low, only(text).high) == (low, high)


@given(_TEXT)
@example("hundred - dozen")
def test_every_quantity_agrees_with_itself(text: str) -> None:
    assert all(agree(quantity, quantity) for quantity in quantities(text))


def test_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    started = time.perf_counter()
    for piece in ("twenty-three tents, ", "twenty-three ", "1-", "1,000 ", "(6 km ", "a half of "):
        quantities(piece * 2000)
    assert time.perf_counter() - started < 20


def test_number_words_that_make_no_number_are_left_alone() -> None:
    assert quantities("one two three four") == ()


def test_the_second_number_of_a_range_is_no_model() -> None:
    assert [(found.low, found.high) for found in quantities("about 15-20 people")] == [(15, 20)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The fence runs for more than a kilometre.", ["more than a kilometre"]),
        ("Homes within a mile of the works were cleared.", ["a mile"]),
        ("The hut stands a kilometre from the road.", ["a kilometre"]),
        ("They found nearly a tonne of ivory.", ["nearly a tonne"]),
        ("A quarter of a mile is lit.", ["A quarter of a mile"]),
        ("The ride costs $2 a mile.", ["$2"]),
        ("It hit them like a ton of bricks.", []),
        ("They walked about a mile and a half.", []),
    ],
)
def test_one_of_a_unit_is_a_measure_where_it_measures(text: str, told: list[str]) -> None:
    assert [quantity.text for quantity in quantities(text)] == told

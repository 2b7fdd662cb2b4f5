"""Lines that sign a text, and lines of a deck that only resemble them."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from factcheck.load.furniture import furnish
from factcheck.load.signature import Signature, signature

TOLD = "Two people died when a crane fell on the quay, said Mayor Bo Ray."


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("Ann Skerry in Norvik", "Ann Skerry", ""),
        ("Ann Skerry at the Norvik Arena", "Ann Skerry", ""),
        ("From Ann Skerry in Norvik", "Ann Skerry", ""),
        ("Ann Skerry reports from Norvik for The Ostby Post", "Ann Skerry", "The Ostby Post"),
        ("Ann Skerry, Norvik", "Ann Skerry", ""),
        ("Ann Skerry, special envoy", "Ann Skerry", ""),
        ("Ann Skerry, Ostby Herald", "Ann Skerry", "Ostby Herald"),
        ("Ann Skerry, Tuesday 15 July", "Ann Skerry", ""),
        ("Ann Skerry and Lars Holte", "Ann Skerry and Lars Holte", ""),
        ("Ann Skerry", "Ann Skerry", ""),
        ("By Ann Skerry, court reporter", "Ann Skerry", ""),
        ("EXCLUSIVE by Ann Skerry", "Ann Skerry", ""),
        ("By our labour reporter", "", ""),
        ("Ostby Observer, Norvik, Friday, May 23", "", "Ostby Observer"),
        ("Ostby Express, 22 May, 16.20", "", "Ostby Express"),
        ("The West Norvik Champion, Ostby, Wednesday, February 7, 2024", "", "The West Norvik Champion"),
        ("Harbour Action News, Thursday August 29, 1:30 PM", "", "Harbour Action News"),
        ("Ann Skerry, Norvik, May 4", "Ann Skerry", ""),
        ("From our correspondent in Norvik, Ann Skerry", "", ""),
        ("Ostby staff", "", ""),
        ("From staff and wire reports", "", ""),
    ],
)
def test_a_line_signs_a_text(line: str, author: str, outlet: str) -> None:
    assert signature(line, TOLD) == Signature(author, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "Bo Ray in Norvik",
        "Bo Ray",
        "Mayor Skerry in Norvik",
        "Two Dead in Norvik",
        "Deadly Storm",
        "Crane Falls, Norvik",
        "Our harbour is closed until Monday",
        "Norvik harbour staff to strike",
        "Nay Pyi Taw, October 9",
        "The Harbour Reopens, May 4",
        "Deadly Storm, Norvik, May 4",
        "Ann Skerry found dead in her flat",
        "By Monday, two had died",
    ],
)
def test_a_line_that_may_tell_something_signs_none(line: str) -> None:
    """Of a person of the story, or with an ordinary word."""
    assert signature(line, TOLD) is None


def test_a_signature_is_no_claim_and_gives_the_author() -> None:
    text = "Crane falls in Norvik\n\nAnn Skerry in Norvik\nThe Ostby Herald\n\nA crane fell on Monday."
    found = furnish(text)
    assert (found.author, found.outlet) == ("Ann Skerry", "The Ostby Herald")
    assert [text[b.start : b.end] for b in found.blocks] == ["Crane falls in Norvik", "A crane fell on Monday."]


def test_a_headline_is_never_a_signature() -> None:
    text = "Ann Skerry in Norvik\n\nA crane fell on Monday."
    assert furnish(text).headline == "Ann Skerry in Norvik"


@pytest.mark.parametrize("unit", ["A ", "By A ", "A, ", "our a "])
def test_a_long_line_takes_no_time(unit: str) -> None:
    started = time.perf_counter()
    signature(unit * 50_000, TOLD)
    signature(unit * 30, TOLD)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("Harbour Week Europe, October 16, 2025", "Harbour Week Europe", (2025, 10, 16)),
        ("De Norviker (English edition), Thursday June 18, 2026", "De Norviker", (2026, 6, 18)),
        ("Free Talvia, 4 November 2025", "Free Talvia", (2025, 11, 4)),
        ("Norvik, 4 November 2025", "", (2025, 11, 4)),
        ("Daily Lantern, Tuesday November 4, 2025", "Daily Lantern", (2025, 11, 4)),
        ("The Evening Lamp, Tuesday November 4, 2025", "The Evening Lamp", (2025, 11, 4)),
        ("Lima, Peru, 4 November 2025", "", (2025, 11, 4)),
    ],
)
def test_a_few_words_in_capitals_before_a_full_date_are_whose_text_it_is(
    line: str, outlet: str, day: tuple[int, int, int], above: bool
) -> None:
    lines = [line, "Crane falls on quay"] if above else ["Crane falls on quay", line]
    found = furnish("\n\n".join([*lines, TOLD]))
    assert (found.headline, found.outlet, found.published) == ("Crane falls on quay", outlet, dt.date(*day))


@pytest.mark.parametrize("headline", ["Crane falls on quay after storm", "CRANE FALLS ON QUAY"])
@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("Highland Voice, 4 November", "Highland Voice", ""),
        ("Ostby Free Voice, 4 November, Ann Skerry", "Ostby Free Voice", "Ann Skerry"),
        ("Ostby Herald, Tuesday 4 November, by Ann Skerry", "Ostby Herald", "Ann Skerry"),
        ("La Voix du Port (English edition), 4 November, Ann Skerry", "La Voix du Port", "Ann Skerry"),
        ("DAILY BEACON, November 4", "DAILY BEACON", ""),
        ("Ann Skerry, 4 November", "", "Ann Skerry"),
        ("HARWICK, November 4", "", ""),
        ("Nay Pyi Varn, 4 November", "", ""),
        ("Great Oyster Bay, 4 November", "", ""),
        ("Mayor Ina Holm, 4 November", "", ""),
        ("Norvik Pier Rebuilt, 4 November", "", ""),
    ],
)
def test_a_few_words_in_capitals_before_a_day_are_whose_text_it_is_where_the_headline_is_in_other_letters(
    headline: str, line: str, outlet: str, author: str
) -> None:
    """Not a place, nor somebody, nor what was done."""
    found = furnish("\n\n".join([headline, line, "A crane fell on Monday."]))
    assert (found.headline, found.outlet, found.author) == (headline, outlet, author)


@pytest.mark.parametrize("line", ["Highland Voice, 4 November", "Deadly Storm, 4 November"])
def test_under_a_headline_in_capitals_a_few_words_and_a_day_without_its_year_may_be_a_caption(line: str) -> None:
    assert furnish(f"Crane Falls on Harbour Quay\n\n{line}\n\n{TOLD}").outlet == ""


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["Crane falls on quay", "The Sunday Comet", "By Ann Skerry"], "The Sunday Comet"),
        (["Crane falls on quay", "The Sunday Comet"], ""),
        (["Crane falls on quay", "Sunday Comet Seen", "By Ann Skerry"], ""),
        (["The Dales Post", "Crane falls on quay"], "The Dales Post"),
        (["Mayor Leaves Post", "Crane falls on quay"], ""),
        (["The Last Post", "Crane falls on quay"], ""),
    ],
)
def test_a_newspaper_that_is_named_alone_on_a_line(lines: list[str], outlet: str) -> None:
    assert furnish("\n\n".join([*lines, TOLD])).outlet == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Bo Ray, 4 November 2025",
        "Mayor Ina Holm, 4 November 2025",
        "Crane Collapse Kills Two, 4 November 2025",
        "The Harbour Reopens, 4 November 2025",
        "Norvik Pier Rebuilt, 4 November 2025",
        "Deadly Storm, Norvik, 4 November 2025",
        "Two People, 4 November 2025",
        "Two People, Tuesday November 4, 2025",
        "Daily Walk, 4 November 2025",
        "Protesters in Lima, 4 November 2025",
        "The storm of Norvik, 4 November 2025",
    ],
)
def test_a_headline_or_a_caption_with_a_date_is_no_outlet(line: str) -> None:
    assert signature(line, TOLD) is None
    assert furnish("\n\n".join([line, TOLD])).headline == line

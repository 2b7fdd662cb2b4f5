"""Lines of a head that tell outlet, place, day and author in one."""

from __future__ import annotations

import pytest

from factcheck.load.furniture import furnish
from factcheck.load.imprint import imprint, is_dated_imprint, is_edition

BODY = "The quay of Lindra was closed on Monday after a crane fell on it. Nobody was hurt, the port said."


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("VANGUARD ONE | Lindra, June 5", "VANGUARD ONE", ""),
        ("CARGOWIRE, LINDRA, Feb 4", "CARGOWIRE", ""),
        ("NORTHERN PRESS - Lindra, Sept 18", "NORTHERN PRESS", ""),
        ("PRESS BUREAU, LINDRA, Jan 19", "PRESS BUREAU", ""),
        ("Plain Voice, by Ann Lee and Bo Ray", "Plain Voice", "Ann Lee and Bo Ray"),
        ("THE MORNING POST by Ann Lee at Lindra", "THE MORNING POST", "Ann Lee"),
        ("The Harbour Post (Lindra)", "The Harbour Post", ""),
        ("Lindra Herald • by Ann Lee • 5 June 2026", "Lindra Herald", "Ann Lee"),
    ],
)
def test_outlet_place_day_and_author_are_read_in_any_order(line: str, outlet: str, author: str) -> None:
    told = imprint(line)
    assert told is not None
    assert (told.outlet, told.author) == (outlet, author)


@pytest.mark.parametrize(
    "line",
    [
        "HARWICK, Norland, Oct 4",
        "Mayor Ina Holm, Lindra, May 4",
        "Ann Lee, Lindra, May 4",
        "MAYOR RESIGNS - Lindra, May 4",
        "Broken Promises | Opinion",
        "By Ann Lee, Lindra, May 4",
        "London, May 4",
        "Crane falls on quay, by accident",
    ],
)
def test_a_dateline_a_person_a_headline_and_a_byline_are_none(line: str) -> None:
    assert imprint(line) is None


def test_above_a_headline_only_a_day_tells_it_from_one() -> None:
    assert is_dated_imprint("Lindra Post, by Ann Lee, May 4")
    assert not is_dated_imprint("Broken Promises, by Ann Lee")


@pytest.mark.parametrize(
    ("head", "outlet", "headline", "day"),
    [
        (["Crane falls on quay", "VANGUARD ONE | Lindra, June 5"], "VANGUARD ONE", "Crane falls on quay", (6, 5)),
        (
            ["The Lantern", "English edition, Port Senna, Tuesday 21 January", "Crane falls on quay", "By Ann Lee"],
            "The Lantern",
            "Crane falls on quay",
            (1, 21),
        ),
        (
            ["Crane falls on quay", "HARWICK, Thursday, March 4 (Grand Wire)"],
            "Grand Wire",
            "Crane falls on quay",
            (3, 4),
        ),
        (
            ["Crane falls on quay", "The Daily Progress", "Jo Lindqvist"],
            "The Daily Progress",
            "Crane falls on quay",
            None,
        ),
        (["Port Today", "Crane falls on quay", "By Ann Lee"], "Port Today", "Crane falls on quay", None),
        (["The Lantern", "Crane falls on quay"], "", "The Lantern", None),
    ],
)
def test_what_they_tell_is_of_the_text_and_none_of_it_is_compared(
    head: list[str], outlet: str, headline: str, day: tuple[int, int] | None
) -> None:
    furnished = furnish("\n".join([*head, "", BODY]))
    assert (furnished.outlet, furnished.headline) == (outlet, headline)
    assert (day is None) == (furnished.day is None)
    if furnished.day:
        assert (furnished.day.month, furnished.day.day) == day
        assert len(furnished.blocks) == 2  # headline and body


def test_an_edition_stands_first() -> None:
    assert is_edition("English edition, Port Senna, Tuesday 21 January")
    assert not is_edition("Crane edition of the year, May 4")

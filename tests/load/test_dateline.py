"""Datelines: places, day and agency, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from factcheck.load.dateline import Dateline, dateline_of


@pytest.mark.parametrize(
    ("head", "places", "day", "agency"),
    [
        ("OSLO/TURKU, Finland, April 24 (Reuters) - ", "OSLO/TURKU, Finland", "April 24", "Reuters"),
        ("ADA, Okla. (AP) -- ", "ADA, Okla.", "", "AP"),
        ("NEW DELHI (AFP) — ", "NEW DELHI", "", "AFP"),
        ("Medellín (Colombia), Nov 9, 2015 (AFP) - ", "Medellín (Colombia)", "Nov 9, 2015", "AFP"),
        ("SALTMERE, England (Nov. 10) — ", "SALTMERE, England", "Nov. 10", ""),
        ("Lima (CNN) — ", "Lima", "", "CNN"),
        ("(Reuters) - ", "", "", "Reuters"),
        ("(CNN) ", "", "", "CNN"),
        ("LIMA, Dec 29 (Thomson Reuters Foundation) - ", "LIMA", "Dec 29", "Thomson Reuters Foundation"),
        ("HARWICK, England, May 4 (Coastal News) - ", "HARWICK, England", "May 4", "Coastal News"),
        ("ST. PAUL, Minn. — ", "ST. PAUL, Minn.", "", ""),
        ("LIMA – ", "LIMA", "", ""),
        ("March 12 (Reuters) - ", "", "March 12", "Reuters"),
        ("12 March 2024 (AP) — ", "", "12 March 2024", "AP"),
        ("Dec. 3 (Coastal News) -- ", "", "Dec. 3", "Coastal News"),
        ("LIMA -- ", "LIMA", "", ""),
        ("LIMA ―", "LIMA", "", ""),
        ("LIMA: ", "LIMA", "", ""),
        ("LIMA, Thursday. ", "LIMA", "Thursday", ""),
        ("PORT NORVIK, May 4. ", "PORT NORVIK", "May 4", ""),
    ],
)
def test_a_dateline_is_parted(head: str, places: str, day: str, agency: str) -> None:
    """Its width ends where the first sentence begins."""
    assert dateline_of(head + "The ferry sank.", first=True) == Dateline(places, day, agency, len(head))


@pytest.mark.parametrize("names", ["AP/Reuters", "AP, Reuters", "AP and Reuters"])
def test_a_dateline_of_several_agencies_is_of_none_alone(names: str) -> None:
    """All of them are credited."""
    dateline = dateline_of(f"LIMA ({names}) - The ferry sank.", first=False)
    assert dateline is not None
    assert (dateline.agency, dateline.agencies) == ("", ("AP", "Reuters"))


def test_the_papers_own_people_are_no_agency() -> None:
    """They are a dateline all the same."""
    assert dateline_of("LIMA (Our correspondent) - The ferry sank.", first=True) == Dateline("LIMA", "", "", 27)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank (Reuters reported).",
        "Lima — The ferry sank.",
        "BREAKING: The ferry sank.",
        "GUILTY: Jury convicts ferry master",
        "UPDATE 1 - The ferry sank.",
        "THE ferry sank on Monday.",
        "UNESCO — which lists the port — protested.",
        "The Pilots' Union (PU) said no.",
        "Harwick (Coastal News) - The ferry sank.",
        "LIMA (AP)",
        "March 12 (the day after) - The ferry sank.",
        "Gate 12 (Coastal News) - The ferry sank.",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_kept(text: str) -> None:
    """No known agency, no capitals, or no sentence behind it."""
    assert dateline_of(text, first=True) is None


def test_a_later_paragraph_needs_an_agency() -> None:
    """Capitals before a dash are often no place in the middle of a story."""
    assert dateline_of("LIMA — The ferry sank.", first=False) is None
    assert dateline_of("LIMA (AP) — The ferry sank.", first=False) is not None


@pytest.mark.parametrize("unit", ["A", "A ", "A, ", "A/", "(A", "A.", "AB "])
def test_long_capitals_take_no_time(unit: str) -> None:
    """Only the head of a paragraph is looked at."""
    started = time.perf_counter()
    dateline_of(unit * 100_000, first=True)
    assert time.perf_counter() - started < 1

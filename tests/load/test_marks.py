"""What is furniture and what only resembles it: a dropped claim is worse than a kept label."""

from __future__ import annotations

import time

import pytest

from factcheck.load import marks


@pytest.mark.parametrize(
    "text",
    [
        "Our Standards: The Code of the House.",
        "Scroll for video",
        "READ MORE: Port closed after storm",
        "(Editing by Ann Lee)",
        "Reporting by Ann Lee and Bo Ray; Editing by Cy Poe",
        "Ann Lee and The Associated Press contributed to this report.",
        "Bo Ray is a reporter in Lima. Follow him on Twitter @boray.",
        "The ferry in port. (Ann Lee/AP)",
        "The ferry in port (Getty)",
        "The ferry in port. [Photo/Agencies]",
        "The ferry in port ©Ann Lee (AFP/File)",
        "The ferry in port.CreditAnn Lee/Reuters",
        "The ferry in port. Photograph: Ann Lee/AP",
        "FILE - In this May 3, 2024 photo, the ferry leaves port.",
        "(Ann Lee / The Daily Harbour)",
        "- 'No way out' -",
        "Reuters",
        "© 2024 The Daily Harbour",
        "news@harbour.example",
        "E-mail: ann.lee@news.harbour.example",
        "https://harbour.example/ferry?page=2",
        "@boray",
    ],
)
def test_furniture_is_known(text: str) -> None:
    """Credits, captions, links and labels."""
    assert marks.is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reporting by the Harbour Post found that two died.",
        "Editing by hand took years, he said.",
        "Thousands follow him on Twitter and read what he writes.",
        "The ferry sank on Friday, the coast guard said (Reuters).",
        "Two died. (AP)",
        "Two died. (AFP/Reuters)",
        "He wrote it everywhere (Facebook, Twitter).",
        "The proof is gone (photo evidence was lost).",
        "The union (Pilots/Crews) said no.",
        "Video shows the ferry sinking",
        "More than 20 people died.",
        "Images of the ferry were shared.",
        "Photos show two boats.",
        "The firm's logo is a © in a ring, he said.",
        "Related firms were searched.",
        "Write to news@harbour.example if you saw it sink.",
        "He had credit of $5 at Oak/Elm Bank",
    ],
)
def test_a_claim_is_no_furniture(text: str) -> None:
    """A furniture word inside or at the start of a claim does not drop it."""
    assert not marks.is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "by Reuters",
        "By Ann Lee and Bo Ray in LIMA",
        "By ANN LEE, Harbour Correspondent",
        "By Ann Lee | Published 3 May 2024",
        "By: Ann O’Lee Jr.",
        "World",
        "3 May 2024",
        "(Updates with toll)",
        "(Adds quote, details)",
        "BUSINESS | SHIPPING",
        "World > Europe",
        "Staff Correspondent, Lima",
        "Harbour editor",
        "Ann Lee reported from Lima, and Bo Ray from Oslo.",
        "Wed Sep 17, 2025 12:10 AM Last update on: Wed Sep 17, 2025 09:42 AM",
    ],
)
def test_head_furniture_is_known(text: str) -> None:
    """Bylines, labels, dates and notes to editors."""
    assert marks.is_head_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday, two had died",
        "By the time help came, two had died",
        "By 2024 the port will close",
        "By Friday.",
        "World powers meet in Lima",
        "(Two people died)",
        "Ferry sinks off Malta",
        "Harbour editor jailed in Lima",
        "Gunman Kills Reporter",
        "Police Arrest Newspaper Editor",
        "FIRE | FLOOD",
        "PORT CLOSED | TWO DIE AS FERRY SINKS OFF MALTA",
        "Smoke was reported from Lima on Monday.",
    ],
)
def test_a_headline_is_no_head_furniture(text: str) -> None:
    """A line that says something stays."""
    assert not marks.is_head_furniture(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It sank. (Reporting by Ann Lee in LIMA; Editing by Bo Ray)", "It sank. "),
        ("It sank. (Reporting by Ann Lee) (Editing by Bo Ray)", "It sank. "),
        ("It sank. (Reporting by Ann Lee", "It sank. "),
        ("The law (reporting by name is banned) passed.", "The law (reporting by name is banned) passed."),
        ("Lee (Reporting by Ann Lee) said so.", "Lee (Reporting by Ann Lee) said so."),
    ],
)
def test_a_closing_credit_is_cut(text: str, kept: str) -> None:
    """Only where nothing but other credits follows."""
    assert text[: marks.credit_start(text)] == kept


@pytest.mark.parametrize("unit", ["A", "A ", "(A", "(A/", "By A ", "(reporting by A", "© A", "x@", "x@x."])
def test_long_paragraphs_take_no_time(unit: str) -> None:
    """Time is about linear in length."""
    started = time.perf_counter()
    text = unit * (200_000 // len(unit))
    marks.is_furniture(text)
    marks.is_head_furniture(text)
    marks.credit_start(text)
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann Lee and Bo Ray in LIMA", "Ann Lee and Bo Ray"),
        ("By Ann Lee for Meridian", "Ann Lee"),
        ("By Ann Lee, Staff Writer", "Ann Lee"),
        ("By Ann Lee, Bo Ray", "Ann Lee, Bo Ray"),
        ("By Ann Lee, Ostby Herald, June 18, 2024", "Ann Lee"),
        ("By Ann Lee | Ostby Herald | 18 June 2024", "Ann Lee"),
        ("By Ann Lee, 18 June 2024", "Ann Lee"),
        ("By our Norvik correspondent, 18 June 2024", ""),
        ("By Tuesday the harbour was open again.", ""),
        ("By Tuesday, June 18, 2024, the harbour was open", ""),
    ],
)
def test_a_byline_names_who_wrote_it(line, names):
    assert marks.author_of(line) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee, Ostby Herald, June 18, 2024", "Ostby Herald"),
        ("By Ann Lee | Ostby Herald", "Ostby Herald"),
        ("By Ann Lee, Bo Ray", ""),
        ("Ann Lee, Ostby Herald", ""),
    ],
)
def test_a_byline_names_the_newspaper_beside_the_persons(line, name):
    assert marks.paper_of(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Daily Beacon", "Daily Beacon"),
        ("Daily Skerry", "Daily Skerry"),
        ("Ostby Weekly", "Ostby Weekly"),
        ("Ostby Free Press", "Ostby Free Press"),
        ("Ostby News Agency", "Ostby News Agency"),
        ("Ostby News, Norvik", "Ostby News"),
        ("Ostby Sport at Elm Lane", "Ostby Sport"),
        ("Harbour Reporter", ""),
        ("Daily Chaos", ""),
        ("Associated Press", ""),
        ("World News", ""),
        ("Free Press", ""),
    ],
)
def test_a_masthead_is_a_name_with_the_words_of_newspapers(line, name):
    assert marks.masthead(line, placed=True) == name


@pytest.mark.parametrize(
    "line",
    [
        "Ostby Tidende",
        "Norvik Kurier",
        "Norvik Messenger",
        "The Times of Ostby",
        "The Daily Mirror of Ostby",
        "Morning Star of San Ostby",
        "Channel One Online",
        "Norvik Allgemeine Zeitung",
        "The Republic",
        "The Continental",
        "The Ostby National",
        "The Oregonian",
        "Channel 4 News",
        "Action News 5",
        "KWXF News 4",
        "7 News",
        "ABC7 News",
        "KWXF 9",
        "WXFM-TV",
        "TV 2",
        "BBC Radio 4",
        "XRT Online",
        "XRT Entertainment",
        "BBC Politics",
        "Ostby Online",
        "Ostby TV",
        "Radio Norvik",
        "Radio Free Norvik",
        "Ostby Radio International",
    ],
)
def test_a_masthead_is_known_by_what_papers_and_stations_are_called(line):
    assert marks.masthead(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Politics",
        "Entertainment",
        "Online",
        "TV",
        "Radio",
        "The Aftermath",
        "The Interview",
        "The New Leader of Ostby",
        "The Daily Grind of Ostby",
        "Star of Ostby",
        "Morning Raid of Ostby",
        "The Week",
        "The Mayor",
        "The National Guard",
        "The republic",
        "Our Republic",
        "Ann Lee",
        "Jorn Waldeck",
        "By Ann Lee",
        "Photo: Ann Lee",
        "Lima, Peru",
        "Ferry sinks",
        "Five Dead",
        "Radio Silence",
        "Radio Host Fired",
        "TV Licence",
        "TV Presenter Lee",
        "Online Safety",
        "Shopping Online",
        "Ferry Radio Falls Silent",
        "US Politics",
        "NHS Online",
        "G7 News",
        "Day 5",
        "News of the day",
        "News conference on Monday",
        "Ward 6 News Conference",
        "Channel 4 News.",
        "",
    ],
)
def test_a_section_a_person_a_place_or_a_headline_is_no_masthead(line):
    assert marks.masthead(line) == ""


def test_only_below_a_headline_a_masthead_says_where_its_people_are():
    assert marks.masthead("Ostby Herald in Uproar") == ""

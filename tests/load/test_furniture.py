"""Furniture understood: what becomes metadata, what is left out, what is kept as a claim."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.load.furniture import furnish
from factcheck.model import Role

WIRE = """Ferry sinks off Finland, two dead

by Reuters
Friday, 3 May 2024 07:35 GMT

(Updates with details of rescue)

* Two crew members are missing

* Port of Turku closed

By Ann Lee and Bo Ray

OSLO/TURKU, Finland, May 2 (Reuters) - A ferry sank off the coast on Thursday.

"We saw it go down," a fisherman said. (Reporting by Ann Lee in OSLO and Bo Ray in TURKU; Editing by Cy Poe)

Our Standards: The Code of the House.
"""


def blocks(text: str) -> list[tuple[str, Role]]:
    """The blocks of `text` with their roles."""
    return [(text[block.start : block.end], block.role) for block in furnish(text).blocks]


def bodies(text: str) -> list[str]:
    """The blocks of `text`."""
    return [surface for surface, _ in blocks(text)]


def test_a_wire_story_is_understood() -> None:
    """Every part of the furniture becomes metadata."""
    wire = furnish(WIRE)
    assert wire.headline == "Ferry sinks off Finland, two dead"
    assert (wire.outlet, wire.agency, wire.dateline) == ("Reuters", "Reuters", "OSLO/TURKU, Finland")
    assert wire.published == dt.date(2024, 5, 3)


def test_a_wire_story_keeps_its_claims() -> None:
    """Headline, bullets without their mark, and the body without dateline and credit."""
    assert blocks(WIRE) == [
        ("Ferry sinks off Finland, two dead", Role.HEADLINE),
        ("Two crew members are missing", Role.BULLET),
        ("Port of Turku closed", Role.BULLET),
        ("A ferry sank off the coast on Thursday.", Role.BODY),
        ('"We saw it go down," a fisherman said.', Role.BODY),
    ]


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_a_repeated_headline_is_kept_once(end: str) -> None:
    """And the label above it, known or not, is left out."""
    text = end.join(["Harbour beat", "Ferry sinks off Malta", "Ferry sinks off Malta", "A ferry sank.", "Two died."])
    assert furnish(text).headline == "Ferry sinks off Malta"
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank.", "Two died."]


def test_a_headline_repeated_with_a_date_gives_the_date() -> None:
    text = "Ferry sinks off Malta\nFerry sinks off Malta Updated: 2024-05-03 09:53 (Agencies)\nA ferry sank."
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank."]
    assert furnish(text).published == dt.date(2024, 5, 3)


def test_a_body_that_begins_like_the_headline_is_kept() -> None:
    """It says more than the headline."""
    text = "Ferry sinks off Malta\nFerry sinks off Malta in a storm, two dead\nThe ferry sank on Friday."
    assert bodies(text) == text.splitlines()


@pytest.mark.parametrize(
    "name",
    [
        "Saltmere Herald",
        "The Northern Ledger",
        "Meridian News",
        "THE LONDON TIMES",
        "Daily Beacon",
        "Ostby Courier Online",
        "El Correo de Ostby",
        "Die Presse",
        "Ostländische Rundschau",
    ],
)
def test_the_newspaper_above_the_headline_is_the_outlet(name: str) -> None:
    """And no claim, nor is the date beside it."""
    for line in (name, f"{name} | 3 May 2024"):
        text = f"{line}\n\nFerry sinks off Malta\n\nBy Ann Lee\n\nA ferry sank."
        assert (furnish(text).outlet, furnish(text).headline) == (name, "Ferry sinks off Malta")
        assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank."]


def test_the_newspaper_between_byline_and_date_is_the_outlet() -> None:
    found = furnish("Ferry sinks off Malta\n\nBy Ann Lee\nSaltmere Herald\n15 May 2024\n\nA ferry sank on Monday.\n")
    assert (found.outlet, found.headline) == ("Saltmere Herald", "Ferry sinks off Malta")


@pytest.mark.parametrize("edition", [" (English edition)", ", English service", ", International Edition"])
@pytest.mark.parametrize("name", ["Saltmere Herald", "Ostländische Rundschau", "El Faro de Ostby"])
def test_an_edition_hides_no_newspaper(name: str, edition: str) -> None:
    """And alone tells that the line is of one, so that the headline is found."""
    found = furnish(f"{name}{edition}\n\nFerry sinks off Malta\n\nBy Ann Lee\n\nA ferry sank.")
    assert (found.outlet, found.headline) == (name, "Ferry sinks off Malta")


@pytest.mark.parametrize(
    "line", ["Prensa Editor Killed", "Navy buys new version", "Rebels Free Service", "A Diario Man"]
)
def test_a_headline_with_such_a_word_is_no_newspaper(line: str) -> None:
    assert furnish(f"{line}\n\nFerry sinks off Malta\n\nBy Ann Lee\n\nA ferry sank.").headline == line


PLACE_LINES = ["Norvik, 4 March", "PORT NORVIK, 9 January", "NORVIK, Aug. 7", "Norvik, Thursday"]


@pytest.mark.parametrize("line", PLACE_LINES)
@pytest.mark.parametrize("name", ["The Norvik Courier", "Valley Examiner", "The Daily Chronicle"])
def test_a_place_and_a_day_under_the_newspaper_are_a_dateline(name: str, line: str) -> None:
    """They are no claim, and the newspaper is the outlet, not the author, above the headline and below it."""
    for text in (f"Ferry sinks off Malta\n\n{name}\n{line}\n\n", f"{name}\n{line}\n\nFerry sinks off Malta\n\n"):
        found = furnish(text + "A ferry sank on Monday.\n")
        assert (found.outlet, found.author, found.headline) == (name, "", "Ferry sinks off Malta")
        assert (found.dateline, found.published) == (line.split(",", maxsplit=1)[0], None)
        assert bodies(text + "A ferry sank on Monday.\n") == ["Ferry sinks off Malta", "A ferry sank on Monday."]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Norvik, 4 March 2024", "Norvik"),
        ("NORVIK, March 4, 2024 (Coastal)", "NORVIK"),
        ("NORVIK, Norland, March 4, 2024 -", "NORVIK, Norland"),
        ("Norvik, 4 March (Reuters)", "Norvik"),
        ("NORVIK, March 4, 2024, 10:40 GMT (Coastal)", "NORVIK"),
    ],
)
def test_such_a_line_may_hold_the_year_the_country_and_an_agency(line: str, place: str) -> None:
    text = f"Ferry sinks off Malta\n\nThe Norvik Courier\n{line}\n\nA ferry sank on Monday.\n"
    found = furnish(text, near=dt.date(2024, 3, 9))
    assert (found.dateline, found.published) == (place, dt.date(2024, 3, 4))
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank on Monday."]


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("NORVIK, 4 March 2024, 10:40 GMT", 10),
        ("NORVIK, March 4, 2024, 18:25 UTC (Coastal)", 18),
        ("NORVIK, 4 March 2024, 10:40 IST", None),  # of three zones
        ("4 March 2024, updated 10:40 GMT", None),
        ("NORVIK, 4 March 2024", None),
    ],
)
def test_an_hour_in_universal_time_beside_the_day_is_that_of_publication(line: str, hour: int | None) -> None:
    at = furnish(f"Ferry sinks off Malta\n\nThe Norvik Courier\n{line}\n\nA ferry sank on Monday.\n").published_at
    assert (at.hour if at else None) == hour
    assert at is None or at.tzinfo is dt.UTC


def test_an_agency_in_the_place_of_the_author_is_the_outlet() -> None:
    found = furnish("Ferry sinks off Malta\n\nBy Coastal Press Agency\n4 March 2024\n\nA ferry sank on Monday.\n")
    assert (found.outlet, found.author) == ("Coastal Press Agency", "")


@pytest.mark.parametrize("name", ["Emily Post", "Martha Star"])
def test_an_author_whose_family_name_is_a_newspapers_is_no_newspaper(name: str) -> None:
    found = furnish(f"Ferry sinks off Malta\n\nBy {name}\n4 March 2024\n\nA ferry sank on Monday.\n")
    assert (found.outlet, found.author) == ("", name)


def test_such_a_day_is_of_the_year_that_is_known() -> None:
    text = "Ferry sinks off Malta\n\nThe Norvik Courier\nNorvik, 4 March\n\nA ferry sank."
    assert furnish(text, near=dt.date(2024, 3, 9)).published == dt.date(2024, 3, 4)


@pytest.mark.parametrize("line", ["Deadly Storm, May 4"])
def test_words_before_a_day_may_be_a_claim(line: str) -> None:
    """No known place, no capitals and no newspaper above tell that they are a place."""
    assert line in bodies(f"Ferry sinks off Malta\n\n{line}\n\nA ferry sank on Monday.\n")


@pytest.mark.parametrize("line", ["From Ann Lee in Norvik", "From Ann Lee in Norvik and Bo Ray in Ostby"])
def test_from_somebody_is_a_byline_under_the_newspaper(line: str) -> None:
    text = f"Ferry sinks off Malta\n\nThe Morning Times\n{line}\n\nA ferry sank on Monday.\n"
    assert furnish(text).outlet == "The Morning Times"


@pytest.mark.parametrize("name", ["Tribune", "The Tribune", "Saltmere Herald"])
def test_the_newspaper_in_the_place_of_the_byline_is_the_outlet(name: str) -> None:
    text = f"Ferry sinks off Malta\n\n{name}\n\nVALLETTA - A ferry sank on Monday.\n"
    found = furnish(text)
    assert (found.outlet, found.headline, found.dateline) == (name, "Ferry sinks off Malta", "VALLETTA")
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank on Monday."]


@pytest.mark.parametrize(
    "below", ["3 May 2024", "Friday, 3 May", "By Ann Lee, economics correspondent\n3 May 2024", "Posted: 3 May 2024"]
)
@pytest.mark.parametrize(
    "name", ["Channel 6 News", "XRT Online", "The Continental", "Ostby Tidende", "The Ostby Islander"]
)
def test_the_masthead_between_headline_and_date_is_the_outlet_and_no_claim(name: str, below: str) -> None:
    text = f"Ferry sinks off Malta\n\n{name}\n{below}\n\nA ferry sank on Monday."
    assert furnish(text).outlet == name
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank on Monday."]


@pytest.mark.parametrize("line", ["Two Dead", "Harbour Closed Until Monday", "The Aftermath", "Port of Turku"])
def test_a_deck_between_headline_and_date_is_no_outlet(line: str) -> None:
    text = f"Ferry sinks off Malta\n\n{line}\nBy Ann Lee\n3 May 2024\n\nA ferry sank on Monday."
    assert furnish(text).outlet == ""
    assert bodies(text)[1] == line


@pytest.mark.parametrize(
    "lines",
    [
        "Published 3 May 2024, updated 4 May 2024",
        "Published 3 May 2024 | Last updated 4 May 2024 09:30",
        "Updated 4 May 2024, first published 3 May 2024",
        "Posted: 3 May 2024\nUpdated: 4 May 2024",
        "Updated: May 4, 2024\n\nPublished: May 3, 2024",
        "3 May 2024, updated 4 May",
    ],
)
def test_a_date_line_tells_of_publication_and_update(lines: str) -> None:
    found = furnish(f"Ferry sinks off Malta\n\n{lines}\n\nA ferry sank.")
    assert (found.published, found.updated) == (dt.date(2024, 5, 3), dt.date(2024, 5, 4))


@pytest.mark.parametrize(
    "line", ["3 May 2024, 10.15 p.m.", "May 3, 2024 | 7:05 a.m.", "By Ann Lee, 3 May 2024, 7.05 a.m."]
)
def test_a_clock_time_with_dots_belongs_to_the_date(line: str) -> None:
    found = furnish(f"Ferry sinks off Malta\n\n{line}\n\nA ferry sank.")
    assert found.published == dt.date(2024, 5, 3)
    assert [found.headline, "A ferry sank."] == bodies(f"Ferry sinks off Malta\n\n{line}\n\nA ferry sank.")


def test_an_update_alone_dates_the_text() -> None:
    found = furnish("Ferry sinks off Malta\n\nUpdated: 4 May 2024\n\nA ferry sank.")
    assert (found.published, found.updated) == (dt.date(2024, 5, 4), None)


def test_a_byline_may_name_the_newspaper_and_the_day() -> None:
    found = furnish("Ferry sinks off Malta\n\nBy Ann Lee, Ostby Herald, June 18, 2024\n\nA ferry sank on Monday.\n")
    assert (found.outlet, found.author, found.published) == ("Ostby Herald", "Ann Lee", dt.date(2024, 6, 18))
    assert len(found.blocks) == 2


def test_a_dateline_without_a_place_tells_agency_and_day() -> None:
    found = furnish("Ferry sinks\n\nJune 18 (Reuters) - A ferry sank on Monday.\n", near=dt.date(2024, 6, 20))
    assert (found.agency, found.outlet, found.published) == ("Reuters", "Reuters", dt.date(2024, 6, 18))


@pytest.mark.parametrize("line", ["The Ostby Ledger | 14 May 2024", "Ostby Ledger, Norvik, Tuesday, May 14, 2024"])
def test_the_day_beside_the_newspaper_dates_the_text(line: str) -> None:
    told = furnish(f"Crane falls on quay\n\n{line}\n\nA crane fell on the quay on Monday. Two people died.")
    assert (told.outlet, told.published) == (line[: line.index("Ledger") + 6], dt.date(2024, 5, 14))
    assert all("Ledger" not in text for text in (told.headline, told.author))


@pytest.mark.parametrize("line", ["Mayor Leaves Post", "Ferry Sinking News", "Harbour sells its ledger", "Dispatch"])
def test_a_headline_that_ends_like_a_newspaper_is_kept(line: str) -> None:
    assert bodies(f"{line}\n\nCouncil to vote on Monday\n\nA ferry sank.")[0] == line


def test_a_newspaper_without_a_headline_behind_it_is_kept() -> None:
    """It may be the headline."""
    assert bodies("Saltmere Herald\n\nA ferry sank.")[0] == "Saltmere Herald"


def test_a_question_may_be_a_headline() -> None:
    assert furnish("Why did the ferry sink?\n\nNobody knows why it sank.").headline == "Why did the ferry sink?"


def test_a_text_that_begins_with_a_sentence_has_no_headline() -> None:
    """All of it is body."""
    text = "A ferry sank off Malta on Friday.\n\nTwo people died."
    assert furnish(text).headline == ""
    assert [role for _, role in blocks(text)] == [Role.BODY, Role.BODY]


def test_summary_lines_are_claims() -> None:
    """Lines without a stop between headline and body."""
    text = "Ferry sinks off Malta\nTwo of the crew are missing\nPort closed until Monday\n3 May 2024\nA ferry sank."
    assert [role for _, role in blocks(text)] == [Role.HEADLINE, Role.BULLET, Role.BULLET, Role.BODY]


def test_a_date_above_the_headline_is_read() -> None:
    text = "May 3, 2024 10:14 AM\nFerry sinks off Malta\nA ferry sank."
    assert (furnish(text).published, furnish(text).headline) == (dt.date(2024, 5, 3), "Ferry sinks off Malta")


def test_a_date_at_the_end_is_read() -> None:
    """When it says that it is one."""
    text = "Ferry sinks off Malta\nA ferry sank.\nTwo died.\nFirst published: 3 May 2024"
    assert furnish(text).published == dt.date(2024, 5, 3)
    assert bodies(text) == ["Ferry sinks off Malta", "A ferry sank.", "Two died."]


def test_a_note_to_editors_dates_nothing() -> None:
    """The figures it speaks of may be old."""
    text = "Ferry sinks off Malta\n(Adds figures of 3 May 2019)\nA ferry sank."
    assert furnish(text).published is None


def test_a_day_of_the_dateline_needs_a_year() -> None:
    """From a date that is known from elsewhere."""
    text = "LIMA, Dec 30 (AP) - A ferry sank."
    assert furnish(text).published is None
    assert furnish(text, dt.date(2024, 1, 2)).published == dt.date(2023, 12, 30)


def test_agency_of_a_dateline_without_a_place() -> None:
    text = "Ferry sinks off Malta\n(Reuters) - A ferry sank."
    assert (furnish(text).agency, furnish(text).dateline) == ("Reuters", "")
    assert bodies(text)[1] == "A ferry sank."


def test_captions_and_links_in_the_body_are_left_out() -> None:
    """The paragraphs around them stay."""
    text = "Ferry sinks\nA ferry sank.\nThe ferry in port (Ann Lee/AP)\nREAD MORE: Port closed\nTwo died."
    assert bodies(text) == ["Ferry sinks", "A ferry sank.", "Two died."]


def test_a_date_heading_inside_the_body_is_kept() -> None:
    """A timeline's heading belongs to what follows it."""
    text = "Ferry sinks\nA ferry sank.\nTwo died.\nIt was old.\nHow it came about:\n3 May 2024\nThe ferry left port."
    assert "3 May 2024" in bodies(text)


def test_the_author_is_whom_the_byline_names_and_no_agency():
    text = "Ferry sinks off Malta\n\n{}\n\nA ferry sank on Friday. Two people died.\n"
    assert furnish(text.format("By Ann Lee")).author == "Ann Lee"
    assert furnish(text.format("By Reuters")).author == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Twelve are missing. Ann Lee in Oslo contributed to this report.", "Twelve are missing."),
        ("Twelve are missing. Lee reported from Oslo. Bo Ray contributed to this report.", "Twelve are missing."),
        ("Twelve are missing. Bo Ray is a reporter in Lima. Follow him on Twitter @boray.", "Twelve are missing."),
        ("Bo Ray is a reporter in Lima.", "Bo Ray is a reporter in Lima."),
        ("Lee reported from Oslo.", "Lee reported from Oslo."),
    ],
)
def test_a_closing_credit_takes_no_claim_with_it(text: str, left: str) -> None:
    assert bodies(f"Ferry sinks off Norvik\n\nNORVIK — A ferry sank, officials said.\n\n{text}")[-1] == left


@pytest.mark.parametrize(
    "text",
    [
        "Ann B. Lee and Mrs. Holm of the Associated Press in Washington, D.C. contributed to this report.",
        "Ann St. John and Bo Ray contributed to this report.",
    ],
)
def test_a_full_stop_in_a_name_cuts_no_credit_in_two(text: str) -> None:
    assert bodies(f"Ferry sinks off Norvik\n\nNORVIK — A ferry sank, officials said.\n\n{text}")[-1].startswith(
        "A ferry"
    )

"""Which agencies a line credits with text, and that prose and pictures credit none."""

from __future__ import annotations

import time

import pytest

from factcheck.load.credit_lines import byline, closing, mark_start, stamped
from factcheck.load.furniture import furnish


@pytest.mark.parametrize(
    ("text", "agency", "credited"),
    [
        ("by Reuters", "Reuters", "Reuters"),
        ("Reuters", "Reuters", "Reuters"),
        ("Agence France-Presse in Harwick", "AFP", "AFP"),
        ("By Reuters Staff", "Reuters", "Reuters"),
        ("By Ann Lee, Associated Press", "AP", "AP"),
        ("By ANN LEE, Associated Press Writer", "AP", "AP"),
        ("By Ann Lee and Bo Ray, Reuters", "Reuters", "Reuters"),
        ("By Ann Lee for The Associated Press", "AP", "AP"),
        ("By Ann Lee | AP", "AP", "AP"),
        ("By Ann Lee, PA", "PA", "PA"),
        ("Ann Lee, Associated Press", "AP", "AP"),
        ("By Ann Lee and Reuters", "", "Reuters"),
        ("By AP and AFP", "", "AP AFP"),
        ("AP/Reuters", "", "AP Reuters"),
        ("Staff and agencies", "", "Agencies"),
        ("Staff and AP", "", "AP"),
        ("Ann Lee and agencies in Harwick", "", "Agencies"),
    ],
)
def test_a_byline_names_whose_text_it_is(text: str, agency: str, credited: str) -> None:
    """The text is an agency's when its people alone are named; beside the paper's own it is credited with a part."""
    assert byline(text) == (agency, tuple(credited.split()))


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Lee",
        "By Ann Lee in Scranton, PA",
        "By Ann Lee, Scranton, PA",
        "Scranton, PA",
        "Reuters in talks to buy Post",
        "Reuters sells its ferry",
        "By Monday, AP had two men on board.",
        "World",
        "pa",
        "",
    ],
)
def test_a_line_of_persons_places_or_news_credits_none(text: str) -> None:
    """A headline may name an agency, and a state's letters may be those of one."""
    assert byline(text) == ("", ())


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("The Associated Press contributed to this report.", "AP"),
        ("Reuters and AFP contributed to this story", "Reuters AFP"),
        ("Associated Press writer Ann Lee in Harwick contributed to this report.", "AP"),
        ("Two men were held. The Associated Press contributed to this report.", "AP"),
        ("With inputs from Reuters", "Reuters"),
        ("(With inputs from agencies)", "Agencies"),
        ("It sank. (With inputs from PTI and ANI)", "PTI ANI"),
        ("It sank, he said. With agency inputs", "Agencies"),
        ("Additional reporting by AFP.", "AFP"),
        ("It sank. (Additional reporting by Ann Lee of Reuters)", "Reuters"),
        ("(Reporting by Reuters; writing by Ann Lee)", "Reuters"),
        ("— with files from The Canadian Press", "CP"),
        ("Material from the Associated Press was used in this report.", "AP"),
        ("This story was originally published by Reuters.", "Reuters"),
        ("Wire services contributed to this report.", "Agencies"),
        ("Source: Reuters", "Reuters"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("© 2024 AFP", "AFP"),
        ("Our Standards: The Thomson Reuters Trust Principles.", "Reuters"),
    ],
)
def test_a_closing_line_credits_agencies(text: str, credited: str) -> None:
    """Wherever it stands: such a line is about nothing else."""
    assert closing(text, last=False) == tuple(credited.split())


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("It sank. (AP)", "AP"),
        ("It sank. (AP, Reuters)", "AP Reuters"),
        ('"It sank," he said. — AP', "AP"),
        ("— Reuters", "Reuters"),
        ("AP/AFP", "AP AFP"),
        ("dpa", "dpa"),
        ("al/bc (AFP, dpa)", "AFP dpa"),
    ],
)
def test_a_bare_name_credits_an_agency_at_the_end_alone(text: str, credited: str) -> None:
    """Further up it is that of a picture."""
    assert closing(text, last=True) == tuple(credited.split())
    assert closing(text, last=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank, he told Reuters.",
        "The ferry sank (Reuters).",
        "The ferry sank, according to AP.",
        "Sources told AP that it sank.",
        "Reports from AP said it sank.",
        "From Reuters we know that it sank.",
        "Information from Reuters suggests a collision.",
        "He contributed to this report on Reuters, he said.",
        "He gave the film to the BBC and AP",
        "The ferry in port. (Ann Lee/AP)",
        "The ferry in port (AP)",
        "(Reporting by Ann Lee in LIMA; Editing by Bo Ray)",
        "An ap is an ape, the pa said.",
        "",
    ],
)
def test_prose_that_quotes_an_agency_is_no_credit(text: str) -> None:
    """Nor is what stands under a picture."""
    assert closing(text, last=True) == ()


def test_a_date_line_credits_in_its_last_parenthesis() -> None:
    """As some papers print "(Agencies)" behind the time."""
    assert stamped("Updated: 2024-05-30 09:53 (Agencies)") == ("Agencies",)
    assert stamped("Updated: 2024-05-30 09:53 (in Harwick)") == ()


PAPER = """\
Ferry sinks off Harwick

The Daily Ledger

By Ann Lee and agencies

May 14, 2024

HARWICK (AP/Reuters) - The ferry Astrid sank off Harwick on Monday night, the coast guard said.

"We heard a bang," a passenger told AFP.

Divers will go down on Wednesday. (dpa)

With inputs from PTI
"""


def test_an_article_credits_what_stands_above_in_and_below_it() -> None:
    """Whom a passenger told is not among them, and no one agency has written all of it."""
    furnished = furnish(PAPER)
    assert set(furnished.credits) == {"Agencies", "AP", "Reuters", "dpa", "PTI"}
    assert (furnished.agency, furnished.outlet) == ("", "The Daily Ledger")


def test_the_agency_of_a_text_is_the_first_that_it_credits() -> None:
    """And the paper that prints it is the outlet."""
    furnished = furnish(PAPER.replace("AP/Reuters", "AP").replace("By Ann Lee and agencies", "By Ann Lee"))
    assert (furnished.agency, furnished.outlet) == ("AP", "The Daily Ledger")
    assert furnished.credits == ("AP", "dpa", "PTI")


def test_an_author_told_outside_the_text_is_a_byline() -> None:
    """As pages and feeds tell it."""
    assert furnish("Ferry sinks.\n\nIt sank on Monday.", author="Associated Press").agency == "AP"
    assert furnish("Ferry sinks.\n\nIt sank on Monday.", author="Ann Lee and AFP").credits == ("AFP",)
    assert furnish("Ferry sinks.\n\nIt sank on Monday.", author="Ann Lee").credits == ()


def test_no_credit_is_compared() -> None:
    """Nor what stands behind the last sentence of a paragraph."""
    told = [PAPER[block.start : block.end] for block in furnish(PAPER).blocks]
    assert told[1:] == [
        "The ferry Astrid sank off Harwick on Monday night, the coast guard said.",
        '"We heard a bang," a passenger told AFP.',
        "Divers will go down on Wednesday.",
    ]


def test_a_mark_begins_behind_the_last_sentence() -> None:
    """What stands in the sentence belongs to it."""
    assert mark_start("It sank. (AP)") == len("It sank.")
    assert mark_start("It sank (AP)") == len("It sank (AP)")
    assert mark_start("(AP)") == len("(AP)")


@pytest.mark.parametrize("unit", ["A", "A ", "(A", "by A ", "— A", "AP ", "AP, ", "with inputs from A ", "a/b "])
def test_long_paragraphs_take_no_time(unit: str) -> None:
    """Time is about linear in length."""
    started = time.perf_counter()
    text = unit * (200_000 // len(unit))
    byline(text)
    closing(text, last=True)
    stamped(text)
    mark_start(text)
    assert time.perf_counter() - started < 3

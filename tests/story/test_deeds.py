"""Two events that share club, town or people are told apart by their days, results and what they count before."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.model import Article, Block, Role
from factcheck.settings import Grouping
from factcheck.story import group
from factcheck.story.deeds import UNTOLD, Deeds, same_deed


def told(day: int, headline: str, *paragraphs: str) -> Article:
    """An article of that day of May 2025, a Thursday being the first."""
    text = "\n\n".join((headline, *paragraphs))
    starts = [text.index(part) for part in (headline, *paragraphs)]
    blocks = tuple(
        Block(start, start + len(part), Role.BODY if at else Role.HEADLINE)
        for at, (start, part) in enumerate(zip(starts, (headline, *paragraphs), strict=True))
    )
    return Article(f"{day}-{headline}.txt", text, headline=headline, published=dt.date(2025, 5, day), blocks=blocks)


WON = told(
    6,
    "Harriers sink Lowick",
    "Aldmere Harriers beat Lowick 3-1 at Priory Park on Tuesday night.",
    "Coach Edda Storr praised Tom Iles, who scored twice.",
)
LOST = told(
    10,
    "Home run of Harriers ends",
    "Aldmere Harriers lost 2-0 to Castle Vale at Priory Park on Saturday.",
    "Coach Edda Storr missed Tom Iles, hurt against Lowick on Tuesday.",
)
OTHER_SCORE = told(7, "Lowick go down", "Lowick lost 4-1 to Aldmere Harriers at Priory Park on Tuesday night.")
BARN = told(
    5,
    "Two die in Mill Row fire",
    "Two women died in a fire in Mill Row, Aldmere, on Monday.",
    "Fire chief Ivo Kern said a heater had started the blaze.",
)
FLAT = told(
    8,
    "Man dies in flat fire in Aldmere",
    "A man died in a fire in a flat in Quay Street, Aldmere, on Thursday.",
    "It was the second fatal fire in the town this week, after two women died in Mill Row on Monday.",
    "Fire chief Ivo Kern said a candle had started the blaze.",
)
IN_ONE = told(8, "Second fire", " ".join(FLAT.text.split("\n\n")[1:]))
ARREST = told(
    8,
    "Man held over Aldmere fire",
    "Police said on Thursday that they had arrested a man after the fire in Aldmere.",
    "Two women died in the blaze in Mill Row on Monday.",
)
TOLL = told(
    8,
    "Toll of Aldmere fire rises",
    "The number of women killed in the fire in Mill Row, Aldmere, rose to three on Thursday.",
)
FERRY = told(
    8,
    "Aldmere ferry to be painted",
    "The vessel between Aldmere and Lowick gets a new coat, its owner announced on Thursday.",
    "Mayor Ada Brunn and Ivo Kern will choose the colour.",
)


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        (WON, LOST, 0.0),  # two results on two days
        (WON, OTHER_SCORE, 1.0),  # two results of one day: a difference
        (BARN, FLAT, 0.0),  # the one counts the other as an earlier event
        (BARN, IN_ONE, 0.0),  # in one paragraph, too
        (BARN, ARREST, 1.0),  # a follow-up names the day
        (BARN, TOLL, 1.0),  # or tells the deed in its words
        (BARN, FERRY, UNTOLD),  # another day, and nothing of the deed
    ],
)
def test_days_and_results_part_two_events(left, right, kept) -> None:
    assert same_deed(Deeds(left), Deeds(right)) == same_deed(Deeds(right), Deeds(left)) == kept


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "It was the third robbery in the district in two weeks, after shops were raided on Monday and Tuesday.",
            {5, 6},
        ),
        ("It was the second such incident this month. On May 3, a boat was rammed.", {3}),
        ("It was the second such incident this month. Police arrested a man on Thursday.", set()),
        ("The second passenger died in hospital. The crash happened on Monday.", set()),
        ("It was the first fire this week, after none on Monday.", set()),
    ],
)
def test_an_event_that_counts_itself_tells_the_days_of_the_others(text, days) -> None:
    article = told(8, "Shop raided", "A shop in Aldmere was raided on Thursday.", text)
    assert Deeds(article).before == {dt.date(2025, 5, day) for day in days}


def test_nothing_is_said_of_articles_whose_own_day_is_not_known() -> None:
    undated = Article(LOST.source, LOST.text, headline=LOST.headline, blocks=LOST.blocks)
    assert same_deed(Deeds(WON), Deeds(undated)) == 1.0


@pytest.mark.parametrize(
    ("articles", "stories"), [((WON, LOST), 2), ((WON, OTHER_SCORE), 1), ((BARN, FLAT), 2), ((BARN, ARREST, TOLL), 1)]
)
def test_two_events_that_share_people_and_places_are_two_stories(articles, stories) -> None:
    assert len(group(articles, Grouping.AUTO)) == stories

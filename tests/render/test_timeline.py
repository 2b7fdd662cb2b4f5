"""The drawing of a number that changes."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from factcheck.model import Article, Dispute, Kind
from factcheck.render.listing import date_of
from factcheck.render.timeline import HEIGHT, day_of, timeline

from . import factory

DAY = dt.date(2024, 5, 14)
LATER = dt.date(2024, 5, 16)


def drawn(said: dict[str, tuple[str, dt.date | None]], template: str = "The blast killed {}.", **known: object):
    """The drawing of a finding in which each outlet says its words on its day, or at its moment."""
    articles = {outlet: written(outlet, template.format(words), when) for outlet, (words, when) in said.items()}
    positions = [factory.position(articles[one], articles[one].text, words) for one, (words, _) in said.items()]
    finding = factory.finding(*positions, subject="people killed", **known)
    return timeline(finding, {one.source: one for one in articles.values()}, lambda source: source.removesuffix(".txt"))


def written(outlet: str, text: str, when: dt.date | None) -> Article:
    moment = when if isinstance(when, dt.datetime) else None
    day = moment.date() if moment else when
    return replace(factory.article(f"{outlet}.txt", text), published=day, published_at=moment)


def svg(drawing) -> ET.Element:
    return ET.fromstring(drawing.svg)  # noqa: S314  # ours


def dots(drawing) -> list[tuple[float, float]]:
    return [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in svg(drawing).iter("circle")]


def labels(drawing, name: str) -> list[str | None]:
    return [text.text for text in svg(drawing).iter("text") if text.get("class") == name]


def test_time_goes_to_the_right_and_more_goes_up():
    drawing = drawn({"Late": ("nine people", LATER), "Early": ("four people", DAY)})
    (x_early, y_early), (x_late, y_late) = dots(drawing)
    assert (x_early < x_late, y_early > y_late) == (True, True)
    assert labels(drawing, "outlet") == ["Early", "Late"]
    assert labels(drawing, "value") == ["four people", "nine people"]


def test_heights_are_to_scale_from_zero():
    drawing = drawn({"A": ("four people", DAY), "B": ("8 people", LATER), "C": ("12 people", LATER)})
    heights = [y for _, y in dots(drawing)]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.11)
    zero = next(tick for tick in svg(drawing).iter("g") if [t.text for t in tick.iter("text")] == ["0"])
    assert float(zero.find("line").attrib["y1"]) - heights[0] == pytest.approx(heights[0] - heights[1], abs=0.11)


def test_the_line_joins_the_highest_of_each_day():
    drawing = drawn({"A": ("four people", DAY), "B": ("9 people", LATER), "C": ("12 people", LATER)})
    (path,) = svg(drawing).iter("path")
    first, _, third = dots(drawing)
    assert path.attrib["d"] == f"M {first[0]} {first[1]} L {third[0]} {third[1]}"


def test_articles_of_one_day_stand_by_name_and_it_says_so():
    tied = drawn({"C": ("four people", DAY), "B": ("five people", DAY), "A": ("9 people", LATER)})
    assert labels(tied, "outlet") == ["B", "C", "A"]
    assert "their hours are not known" in tied.caption
    assert "hours" not in drawn({"B": ("four people", DAY), "A": ("9 people", LATER)}).caption


def test_articles_of_one_day_stand_by_the_hour_where_all_tell_it():
    noon, dusk = (dt.datetime(2024, 5, 14, hour, tzinfo=dt.UTC) for hour in (12, 20))
    timed = drawn({"C": ("four people", noon), "B": ("five people", dusk), "A": ("9 people", LATER)})
    assert labels(timed, "outlet") == ["C", "B", "A"]
    assert "hours" not in timed.caption
    one_open = {"C": ("four people", noon), "B": ("five people", dusk.replace(tzinfo=None)), "A": ("9 people", LATER)}
    assert labels(drawn(one_open), "outlet") == ["B", "C", "A"]
    assert "hours are not known" in drawn(one_open).caption


def test_an_article_without_a_date_stands_last_off_the_line_and_it_says_so():
    drawing = drawn({"A": ("99 people", None), "B": ("four people", DAY), "C": ("9 people", LATER)})
    (path,) = svg(drawing).iter("path")
    assert labels(drawing, "outlet") == ["B", "C", "A"]
    assert path.attrib["d"].count("L") == 1
    assert "without a date stand at the right" in drawing.caption


def test_who_gives_no_number_is_named():
    drawing = drawn({"A": ("a child", DAY), "B": ("four people", DAY), "C": ("9 people", LATER)})
    assert labels(drawing, "outlet") == ["B", "C"]
    assert drawing.caption.endswith("Not drawn, having no number in the words marked: A.")


@pytest.mark.parametrize(
    ("said", "template", "known"),
    [
        ({"A": ("four people", DAY), "B": ("nine people", DAY)}, "It killed {}.", {}),
        ({"A": ("four people", DAY), "B": ("nine people", None)}, "It killed {}.", {}),
        ({"A": ("four people", DAY), "B": ("4 people", LATER)}, "It killed {}.", {}),
        ({"A": ("four people", DAY), "B": ("nine people", LATER)}, "It killed {}.", {"kind": Kind.TITLE}),
        ({"A": ("54", DAY), "B": ("56", LATER)}, "Ann Lee, {}, left.", {"relation": Dispute.UPDATE}),
        ({"A": ("12 km", DAY), "B": ("20 km", LATER)}, "The village is {} away.", {}),
        ({"A": ("$4m", DAY), "B": ("9 people", LATER)}, "It took {}.", {"relation": Dispute.UPDATE}),
    ],
    ids=["one day", "one known day", "one number", "no number", "an age", "a distance", "two sorts"],
)
def test_what_does_not_change_by_the_day_is_not_drawn(said, template, known):
    assert drawn(said, template, **known) is None


def test_a_measure_that_the_story_moved_on_from_is_drawn():
    said = {"A": ("12 km", DAY), "B": ("20 km", LATER)}
    assert drawn(said, "The oil drifted {}.", relation=Dispute.UPDATE)


def test_it_tells_a_screen_reader_what_it_shows():
    root = svg(drawn({"A": ("four people", DAY), "B": ("nine people", LATER)}))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "14 May 2024: A, four people; 16 May 2024: B, nine people"


def test_no_label_leaves_the_drawing():
    drawing = drawn({f"Outlet number {n}": (f"{10**n} people", DAY + dt.timedelta(n)) for n in range(8)})
    heights = [float(text.attrib["y"]) for text in svg(drawing).iter("text") if text.get("class")]
    assert len(heights) >= 16, "an outlet and a value for each of eight sources"
    assert 0 < min(heights) <= max(heights) < HEIGHT


def test_words_of_an_article_are_only_text_in_it():
    words = "<b>9</b>\u202e people"
    drawing = drawn({"</svg>": (words, DAY), "B": ("four people", LATER)})
    assert labels(drawing, "value")[0] == "<b>9</b>⟨U+202E⟩ people"
    assert labels(drawing, "outlet")[0] == "</svg>"


def test_the_same_finding_gives_the_same_bytes():
    said = {"A": ("four people", DAY), "B": ("nine people", LATER)}
    assert drawn(said) == drawn(said)


def test_days_without_a_year_are_in_order_and_shown_without_one():
    said = {"Late": ((5, 16), "nine people"), "Early": ((5, 14), "four people")}
    articles = {
        one: replace(written(one, f"The blast killed {words}.", None), day=day) for one, (day, words) in said.items()
    }
    positions = [factory.position(articles[one], articles[one].text, words) for one, (_, words) in said.items()]
    found = factory.finding(*positions, subject="people killed")
    drawing = timeline(
        found, {one.source: one for one in articles.values()}, lambda source: source.removesuffix(".txt")
    )
    assert labels(drawing, "outlet") == ["Early", "Late"]
    assert "16 May: Late" in drawing.svg
    assert "2000" not in drawing.svg


def test_every_number_of_a_drawing_has_at_most_a_tenth():
    drawing = drawn({"A": ("31 people", DAY), "B": ("36 people", LATER), "C": ("33 people", LATER)})
    assert not re.search(r"\d\.\d\d|\d[eE]-", drawing.svg)


def test_a_day_is_told_in_english_also_where_the_program_speaks_another_language():
    class Tag(dt.date):
        def __format__(self, form: str) -> str:
            return "Dez"

    article = Article("a.txt", "Text.", published=Tag(2024, 12, 3))
    assert day_of(article) == "3 Dec 2024"
    assert date_of(replace(article, published=None, day=(12, 3))) == "3 December"

"""The articles at some paths, read together: what one leaves open, others may tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.model import Article
from factcheck.progress import silent
from factcheck.settings import Grouping, Settings
from factcheck.stages.reading import load

OPENING = "{head}\n\nHARWICK, March 4 (Coastal Press) - A crane fell on the quay on Wednesday, killing two people.\n"
UNDER_HEADLINE = "{head}\nHarwick Courier, Friday 6 March\n\nThe crane on the quay killed two people, police said.\n"
IN_FULL = "{head}\nThe Norvik Ledger\n9 March 2026\n\nThe crane on the quay had not been inspected, a court heard.\n"


def days(folder: Path, texts: dict[str, str], **settings: object) -> dict[str, dt.date | None]:
    """The day of each of `texts`, files of `folder` by name."""
    read = load_all(folder, texts, **settings)
    return {Path(article.source).relative_to(folder).as_posix(): article.published for article in read}


def load_all(folder: Path, texts: dict[str, str], **settings: object) -> tuple[Article, ...]:
    """The articles of `texts`, files of `folder` by name."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.format(head=f"Crane falls in {name[0]}"))
    return load([folder], (), Settings(**settings), silent).articles  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "day"), [(OPENING, dt.date(2026, 3, 4)), (UNDER_HEADLINE, dt.date(2026, 3, 6))])
def test_a_day_without_a_year_is_in_that_of_the_other_articles(tmp_path: Path, text: str, day: dt.date) -> None:
    found = days(tmp_path, {"a.txt": text, "b.txt": IN_FULL})
    assert found == {"a.txt": day, "b.txt": dt.date(2026, 3, 9)}


@pytest.mark.parametrize("others", [{}, {"b.txt": IN_FULL, "c.txt": IN_FULL.replace("2026", "2011")}])
def test_a_day_stays_open_where_no_year_or_more_than_one_is_told(tmp_path: Path, others: dict[str, str]) -> None:
    found = days(tmp_path, {"a.txt": OPENING, "d.txt": UNDER_HEADLINE, **others})
    assert found["a.txt"] is None


def test_a_weekday_tells_which_year_of_an_archive(tmp_path: Path) -> None:
    others = {"b.txt": IN_FULL, "c.txt": IN_FULL.replace("2026", "2025")}
    assert days(tmp_path, {"a.txt": UNDER_HEADLINE, **others})["a.txt"] == dt.date(2026, 3, 6)


def test_another_event_gives_no_year(tmp_path: Path) -> None:
    texts = {"one/a.txt": OPENING, "one/d.txt": UNDER_HEADLINE, "two/b.txt": IN_FULL, "two/c.txt": f"{IN_FULL} Lund."}
    assert days(tmp_path, texts, stories=Grouping.FOLDER)["one/a.txt"] is None


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("March 4", "Friday 6 March", {"a.txt": (3, 4), "b.txt": (3, 6)}),
        ("Feb. 29", "1 August", {"a.txt": (2, 29), "b.txt": (8, 1)}),
        ("December 31", "2 January", {"a.txt": None, "b.txt": None}),
    ],
)
def test_where_no_article_tells_a_year_month_and_day_say_which_is_later(
    tmp_path: Path, first: str, second: str, days: dict[str, tuple[int, int] | None]
) -> None:
    """Not over New Year: of 31 December and 2 January either may be first."""
    texts = {"a.txt": OPENING.replace("March 4", first), "b.txt": UNDER_HEADLINE.replace("Friday 6 March", second)}
    read = load_all(tmp_path, texts | {"c.txt": "{head}\n\nThe crane on the quay killed two people, police said.\n"})
    assert {one.source.rpartition("/")[2]: one.day for one in read} == days | {"c.txt": None}
    assert {one.published for one in read} == {None}
    ordered = sorted((one for one in read if one.appeared), key=lambda one: str(one.appeared))
    assert [one.day for one in ordered] == sorted(filter(None, days.values()))


def test_a_year_that_one_article_tells_leaves_no_day_without(tmp_path: Path) -> None:
    read = load_all(tmp_path, {"a.txt": OPENING, "b.txt": IN_FULL})
    assert {one.day for one in read} == {None}

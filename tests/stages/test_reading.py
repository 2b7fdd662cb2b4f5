"""The articles at some paths, read together: what one leaves open, others may tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.model import Article
from factcheck.progress import silent
from factcheck.settings import Grouping, Settings
from factcheck.stages.dating import stories_of
from factcheck.stages.reading import load

TODAY = dt.date(2026, 11, 28)
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
    chosen = Settings(**settings)  # type: ignore[arg-type]
    return stories_of(load([folder], (), chosen, silent), chosen.stories, TODAY)[0]


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


ELSEWHERE = (
    "Flour mill burns in Osthaven\nNorvik Ledger\n6 October 2026\n\nA flour mill burned down in Osthaven, and sixty of "
    "its workers fled over the roof, the brigade of Osthaven said. Wheat from Marland was lost, the miller told us.\n"
)


def test_articles_on_another_event_give_no_year_and_order_stays(tmp_path: Path) -> None:
    """Read with an article of October, March 4 and 6 must not come to lie in two years."""
    texts = {"a.txt": OPENING, "d.txt": UNDER_HEADLINE, "mill.txt": ELSEWHERE}
    read = {Path(one.source).name: one for one in load_all(tmp_path, texts, stories=Grouping.AUTO)}
    assert (read["a.txt"].published, read["d.txt"].published) == (None, None)
    assert (read["a.txt"].day, read["d.txt"].day) == ((3, 4), (3, 6))


@pytest.mark.parametrize(
    ("told", "beside", "day"),
    [
        ("4 March", "6 October 2026", dt.date(2026, 3, 4)),
        ("Thursday 4 March", "6 October 2026", None),
        ("4 March", "6 October 2027", dt.date(2027, 3, 4)),
        ("Thursday 4 March", "20 March 2026", None),
        ("4 December", "6 January 2026", dt.date(2025, 12, 4)),
    ],
)
def test_a_day_lies_neither_ahead_nor_a_year_from_its_story(
    tmp_path: Path, told: str, beside: str, day: dt.date | None
) -> None:
    """4 March 2027 would be closer to October 2026, and a Thursday, but has not come yet."""
    texts = {"a.txt": UNDER_HEADLINE.replace("Friday 6 March", told), "b.txt": IN_FULL.replace("9 March 2026", beside)}
    assert days(tmp_path, texts)["a.txt"] == day


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("truth.md", "# What I planted\n\nThe courier says two people died, the wire says three.\n", True),
        ("truth.txt", "What I planted\n\nThe courier says two people died, the wire says three.\n", False),
        ("signed.md", "# Crane falls\n\nBy Ann Lee\n\nThe crane killed two people, police said on the quay.\n", False),
    ],
)
def test_notes_of_somebody_in_a_folder_of_articles_are_read_with_a_word_on_it(
    tmp_path: Path, name: str, text: str, told: bool
) -> None:
    for file, content in {"a.txt": OPENING, "b.txt": IN_FULL, name: text}.items():
        (tmp_path / file).write_text(content.format(head=f"Crane falls in {file[0]}"))
    by_folder, by_name = (load(paths, (), Settings(), silent) for paths in ([tmp_path], sorted(tmp_path.iterdir())))
    assert [f"{name} was read as an article" in note for note in by_folder.notes] == [True] * told
    assert by_name.notes == ()

"""The table of who says what."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Kind
from factcheck.render.matrix import MOST, matrices

from . import factory

TEXTS = {
    "a.txt": "Four people died.",
    "b.txt": "It left 4 people dead.",
    "c.txt": "At least three people died.",
    "d.txt": "Nobody spoke of the dead.",
}
WORDS = {"a.txt": "Four people", "b.txt": "4 people", "c.txt": "At least three people"}


def dead(*sources: str, **known: object):
    """A report in which `sources` say how many died, `known` being fields of the finding."""
    articles = tuple(factory.article(source, text, outlet=source[0].upper()) for source, text in TEXTS.items())
    said = {article.source: article for article in articles}
    finding = factory.finding(
        *(factory.position(said[source], TEXTS[source], WORDS[source]) for source in sources), **known
    )
    return replace(factory.report(), articles=articles, findings=(finding,))


def cells(report):
    """Letters and words of the first row."""
    (matrix,) = matrices(report)
    return [(cell.sides, cell.text) for cell in matrix.rows[0].cells]


def test_sources_with_the_same_number_stand_on_one_side():
    assert cells(dead("a.txt", "b.txt", "c.txt")) == [
        ("A", "Four people"),
        ("A", "4 people"),
        ("B", "At least three people"),
    ]


def test_of_what_is_no_number_the_words_tell_the_sides():
    assert [letters for letters, _ in cells(dead("a.txt", "b.txt", kind=Kind.TITLE))] == ["A", "B"]


def test_a_source_that_says_both_stands_on_both_sides():
    one = dead("a.txt", "c.txt")
    extra = replace(one.findings[0].positions[1], source="a.txt")
    both = replace(one, findings=(factory.finding(*one.findings[0].positions, extra),))
    assert cells(both)[0] == ("AB", "Four people; At least three people")


def test_a_source_that_is_silent_on_a_fact_has_an_empty_cell():
    one, other = dead("a.txt", "c.txt"), dead("a.txt", "b.txt")
    (matrix,) = matrices(replace(one, findings=one.findings + other.findings))
    assert matrix.columns == ("A", "B", "C")
    assert [[cell.place for cell in row.cells] for row in matrix.rows] == [[1, 0, 2], [1, 2, 0]]
    assert matrix.totals == (2, 1, 1)
    assert [matrix.heat(total) for total in (2, 1, 0)] == [4, 2, 0]


def test_each_story_has_its_own_and_counts_its_facts():
    one = replace(dead("a.txt", "b.txt").findings[0], story="one")
    other = replace(dead("b.txt", "c.txt").findings[0], story="other")
    tables = matrices(replace(dead("a.txt", "b.txt"), findings=(one, other, one)))
    assert [(matrix.story, len(matrix.rows), matrix.summary) for matrix in tables] == [
        ("one", 2, "2 conflicts; 2 sources"),
        ("other", 1, "1 conflict; 2 sources"),
    ]
    assert [row.number for row in tables[0].rows] == [1, 3]


def test_two_articles_of_one_outlet_are_told_apart_by_their_files():
    report = dead("a.txt", "c.txt")
    alike = tuple(replace(article, outlet="Post") for article in report.articles)
    (matrix,) = matrices(replace(report, articles=alike))
    assert matrix.columns == ("Post (a.txt)", "Post (c.txt)")


def test_two_articles_of_one_outlet_and_one_file_name_are_told_apart_by_their_folders():
    moved = {"a.txt": "x/a.txt", "b.txt": "y/b.txt", "c.txt": "y/a.txt"}
    report = dead("a.txt", "b.txt", "c.txt")
    alike = tuple(replace(one, source=moved.get(one.source, "d.txt"), outlet="Post") for one in report.articles)
    (finding,) = report.findings
    positions = tuple(replace(one, source=moved[one.source]) for one in finding.positions)
    (matrix,) = matrices(replace(report, articles=alike, findings=(replace(finding, positions=positions),)))
    assert matrix.columns == ("Post (x/a.txt)", "Post (y/a.txt)", "Post (b.txt)")


def test_a_long_list_is_cut_and_says_so():
    report = dead("a.txt", "c.txt")
    (matrix,) = matrices(replace(report, findings=report.findings * (MOST + 7)))
    assert (len(matrix.rows), matrix.hidden, matrix.totals) == (MOST, 7, (MOST + 7,) * 2)


def test_the_facts_that_do_not_count_are_left_out():
    assert matrices(replace(factory.checked(), findings=factory.checked().findings[1:])) == []

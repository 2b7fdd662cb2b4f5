"""The table of who depends on whom: each source once, with what it credits and whose text it has."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Dependence, Report
from factcheck.render.listing import percent
from factcheck.render.sources import render

from . import factory

TABLE = """\
ferry Astrid: 2 articles, 1 with text of others
source        file              date        credits  whose text it has
courier.txt   news/courier.txt  -           Wire     text of Wire
Harbour Post  news/harbour.txt  2024-05-14  AP, dpa  78 % of its text from AP
                                                     2 % of its text as in news/courier.txt

suppressions.yml: this suppression meets no finding
note: news/copy.txt is the same text as news/courier.txt: skipped.
note: news/courier.txt: not UTF-8: read as cp1252, a guess
"""


def test_the_table_names_every_source_with_what_it_credits_and_has():
    assert render(factory.taking()) == TABLE


def test_a_text_of_its_own_is_told_as_that():
    assert "Harbour Post  news/harbour.txt  2024-05-14  -        its own\n" in render(factory.checked())


def test_each_story_has_its_table():
    one = factory.checked()
    page = render(replace(one, stories=(factory.STORY, replace(factory.STORY, id="budget", about="budget"))))
    assert page.count("source        file ") == 2
    assert "\n\nbudget: 2 articles, 0 with text of others\n" in page


def test_where_two_are_of_one_outlet_what_tells_them_apart_is_named():
    one = factory.taking()
    left, right = one.articles
    named = replace(one, articles=(replace(left, outlet="Courier"), right))
    assert "2 % of its text as in Courier\n" in render(named)
    alike = replace(one, articles=(replace(left, outlet="Harbour Post"), right))
    assert "2 % of its text as in Harbour Post (courier.txt)\n" in render(alike)


def test_what_a_credit_alone_says_is_told_without_a_share():
    story = replace(factory.STORY, dependences=(Dependence("news/harbour.txt", "", "AP", 0.0),))
    assert "text of AP in other words\n" in render(replace(factory.taking(), stories=(story,)))


def test_a_share_is_rounded_but_never_to_nothing_or_all():
    assert [percent(share) for share in (0.784, 0.004, 0.996, 1.0)] == ["78 %", "1 %", "99 %", "100 %"]


def test_no_escape_of_an_article_reaches_the_terminal():
    article = factory.article("a\x1b[31m.txt", "", outlet="\x1b[2J\u202e")
    member = replace(factory.STORY.articles[0], path=article.source)
    page = render(Report((article,), (), stories=(replace(factory.STORY, articles=(member,), about="\x07"),)))
    assert page.replace("\n", "").isprintable()


def test_without_an_article_it_says_so():
    assert render(Report((), ())) == "no article\n"

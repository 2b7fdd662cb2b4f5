from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from html import unescape

import pytest
from markdown_it import MarkdownIt

from factcheck.model import Dispute, Member, Story, Suppression
from factcheck.render import FORMATS
from factcheck.render.json import parse
from factcheck.render.json import render as render_json
from factcheck.render.listing import opening
from factcheck.render.markdown import render

from . import factory

PAGE = """\
1 conflict; 1 fact agrees in 2 or more sources

## 1. people aboard (number, conflict)

| source | what it says | where |
| --- | --- | --- |
| courier.txt | It carried **27 passengers and crew**. | `news/courier.txt:1` |
| Harbour Post | The ferry Astrid sank on Monday night with **24 people** aboard. | `news/harbour.txt:3` |

The number of people aboard differs.

`FC401` · severity high · confidence 0.83

## Facts on which sources agree

What most sources tell comes first.

- sank (time): The Astrid went down late on **Monday**. `news/courier.txt:1`; **Monday night** `news/harbour.txt:3`

## Claims without a counterpart

For these no counterpart was found in another source, which may yet tell or deny them in other words: check them.
In bold where it is part of a sentence. The most telling comes first.

### courier.txt

- `news/courier.txt:2` Divers searched the wreck at dawn.

### Harbour Post

- `news/harbour.txt:4` Harbour master Ina Holm said the pier would stay closed.

## How this report was made

| source | file | date | headline |
| --- | --- | --- | --- |
| courier.txt, by Wire | `news/courier.txt` | not found |  |
| Harbour Post | `news/harbour.txt` | 2024-05-14 | Ferry sinks |

Where no outlet and date was found, a meta.json beside the articles gives it (docs/sources.md).

"""


def test_the_page_goes_from_the_gravest_to_the_method():
    assert render(factory.report()).startswith(PAGE)


def test_the_method_names_the_model_the_threshold_and_what_was_skipped():
    method = render(factory.report()).removeprefix(PAGE)
    assert "`some/model`" in method
    assert "below 0.4 were left out" in method
    assert "- news/copy.txt is the same text as news/courier.txt: skipped." in method
    assert "- news/courier.txt: not UTF-8: read as cp1252, a guess" in method


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("outlet", "published", "line"),
    [
        ("", dt.date(2024, 5, 15), "Where no outlet was found, a meta.json"),
        ("Courier", None, "Where no date was found, a meta.json"),
        ("Courier", dt.date(2024, 5, 15), ""),
    ],
)
def test_it_is_said_once_how_to_give_an_outlet_or_a_date_that_was_not_found(form, outlet, published, line):
    known = factory.report()
    articles = tuple(replace(a, outlet=a.outlet or outlet, published=a.published or published) for a in known.articles)
    page = FORMATS[form](replace(known, articles=articles))
    assert page.count("meta.json") == bool(line)
    assert line in page


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("judge", "told"),
    [
        ("some/judge", "read in them by the judge of language some/judge."),
        ("none", "No judge of language read them."),
    ],
)
def test_the_method_names_the_judge_of_language_or_says_that_none_was_asked(form, judge, told):
    page = FORMATS[form](replace(factory.report(), judge=judge))
    assert told in re.sub("`|<[^>]*>", "", page)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_of_an_older_report_that_names_no_judge_nothing_is_said_of_one(form):
    content = json.loads(render_json(factory.report()))
    del content["judge"]
    assert "judge of language" not in FORMATS[form](parse(json.dumps(content)))


def test_the_page_can_be_made_from_the_json_alone():
    assert render(parse(render_json(factory.report()))) == render(factory.report())


@pytest.mark.parametrize(
    ("relations", "agreements", "line"),
    [
        ("", 0, "No differences found; 0 facts agree in 2 or more sources"),
        ("variant", 1, "1 variant; 1 fact agrees in 2 or more sources"),
        (
            "tension conflict update conflict variant tension variant",
            3,
            "2 conflicts, 1 update, 2 to check, 2 variants; 3 facts agree in 2 or more sources",
        ),
    ],
)
def test_the_first_line_counts_what_was_found(relations, agreements, line):
    findings = tuple(factory.finding(relation=Dispute(relation)) for relation in relations.split())
    report = replace(factory.report(), findings=findings, agreements=factory.report().agreements * agreements)
    assert opening(report) == line


def test_the_first_line_counts_no_agreements_where_all_articles_are_one_text():
    members = (Member("a.txt"), Member("b.txt", reprint_of="a.txt"))
    report = replace(factory.report(), findings=(), agreements=(), stories=(Story("1", "toll", members),))
    assert opening(report).endswith("; the articles are one text and its reprints, which confirm nothing")
    third = replace(report, stories=(Story("1", "toll", (*members, Member("c.txt"))),))
    assert opening(third).endswith("; 0 facts agree in 2 or more sources")


def test_the_first_line_says_what_is_hidden_and_numbers_are_those_of_explain():
    quiet = replace(factory.finding(), suppression=Suppression("known"))
    page = render(replace(factory.report(), findings=(quiet, factory.finding())))
    assert page.splitlines()[0].endswith("; not shown: 1 suppressed")
    assert "## 1." not in page
    assert "\n## 2." in page


def test_many_claims_of_one_source_are_counted_not_listed():
    report = factory.report()
    page = render(replace(report, singles=report.singles[:1] * 14))
    assert page.count("Divers searched the wreck at dawn.") == 6
    assert "- … and 8 more, all of them in the JSON report" in page


def test_a_very_long_sentence_is_cut_around_the_words_that_differ():
    text = "word " * 200 + "27 people" + " word" * 200
    article = factory.article("long.txt", text)
    finding = factory.finding(factory.position(article, text, "27 people"))
    page = render(replace(factory.report(), articles=(article,), findings=(finding,)))
    (row,) = [line for line in page.splitlines() if "27 people" in line]
    assert "… word" in row
    assert "**27 people** word" in row
    assert len(row) < 500


def test_the_words_of_an_article_are_never_markup():
    article = factory.article(
        "a|b`c.txt", "<script>*x*</script> | 27 | [a](b)\u202e", outlet="*Post*", headline="# H | `x`"
    )
    finding = factory.finding(factory.position(article, article.text, "27"), subject="<b>who</b>", why="_why_")
    page = render(replace(factory.report(), articles=(article,), findings=(finding,)))
    assert r"\<script\>\*x\*\</script\> \| **27** \| \[a\](b)⟨U+202E⟩ | ``a\|b`c.txt:1`` |" in page
    assert r"## 1. \<b\>who\</b\> (number, conflict)" in page
    assert r"| \*Post\* | ``a\|b`c.txt`` | not found | \# H \| \`x\` |" in page
    assert "\u202e" not in page


def test_a_reader_of_the_markdown_sees_the_hostile_article_word_for_word():
    """Read by a CommonMark parser with raw HTML on, the page holds no tag and no link that the article wrote."""
    page = MarkdownIt("commonmark").enable("table").render(render(factory.hostile()))
    assert not set(re.findall(r"<(\w+)", page)) - set("h2 h3 p table thead tbody tr th td strong code ul li".split())
    shown = unescape(re.sub(r"<[^>]*>", "", page))
    assert "*x* _y_ `z` [a](b) | # =1+1" in shown
    assert "⟨U+001B⟩[31m27⟨U+202E⟩⟨U+2066⟩" in shown


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_the_same_bytes_for_equal_reports(name):
    assert FORMATS[name](factory.report()) == FORMATS[name](factory.report())
    assert FORMATS[name](factory.report()).endswith("\n")


def test_of_several_stories_each_is_named_with_its_articles_and_places_are_whole():
    one = factory.checked()
    other = replace(factory.STORY, id="budget", about="budget", articles=factory.STORY.articles[:1])
    page = render(replace(one, stories=(*one.stories, other)))
    assert "confidence 0.83 · story ferry-astrid\n" in page
    assert "\n- `ferry-astrid`: ferry Astrid: `news/courier.txt` `news/harbour.txt`\n- `budget`: budget: " in page
    assert "**Monday**. `news/courier.txt:1`" in page
    assert "- `news/courier.txt:2` Divers searched" in page


def test_a_check_tells_its_notices_and_what_is_gone():
    page = render(factory.checked())
    assert "- `suppressions.yml:3` `FC901` (severity low): this suppression meets no finding\n" in page
    assert "`factcheck baseline prune` drops them.\n\n- `33cc`\n" in page


def test_whose_text_a_source_has_is_told_beside_its_name():
    one = factory.taking()
    page = render(one)
    assert "| Harbour Post, with AP and dpa, 78 % of its text from AP, 2 % of its text as in news/courier.txt |" in page
    reprint = replace(one.stories[0].articles[1], reprint_of="news/courier.txt")
    story = replace(one.stories[0], articles=(one.stories[0].articles[0], reprint), dependences=())
    assert "| Harbour Post, with AP and dpa, a reprint of news/courier.txt |" in render(replace(one, stories=(story,)))


def test_it_says_how_many_findings_are_too_unsure_to_be_shown_and_what_shows_them():
    page = render(replace(factory.report(), unsure=2, min_confidence=0.3))
    assert page.splitlines()[0].endswith(
        "; not shown: 2 less sure than 0.3 (factcheck report --min-confidence 0 shows them)"
    )


def test_many_facts_that_agree_are_counted_not_listed():
    report = factory.report()
    page = render(replace(report, agreements=report.agreements * 17))
    assert page.count("went down late on **Monday**") == 15
    assert "- … and 2 more, all of them in the JSON report" in page

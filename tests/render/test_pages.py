"""Text, HTML, a table, a line of JSON per finding; and what every format does alike."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from factcheck.render import FORMATS, html, text
from factcheck.render import csv as table

from . import factory

HOSTILE = "<script>alert(1)</script> \x1b[31m27\u202e \"people\" & 'crew', =1+1"


def hostile():
    article = factory.article("a<b>.txt", HOSTILE, outlet="<i>Post</i>")
    finding = factory.finding(factory.position(article, HOSTILE, "27"), subject="<b>who</b>", why="\x1b[0m<u>")
    return replace(factory.report(), articles=(article,), findings=(finding,), singles=(), agreements=())


class TestText:
    def test_a_line_to_jump_to_then_the_words_of_every_source_the_new_one_first(self):
        assert text.render(factory.checked()) == (
            "news/harbour.txt:3: FC401 high: people aboard (number, conflict)\n"
            "  news/harbour.txt:3 (Harbour Post) The ferry Astrid sank on Monday night with »24 people« aboard.\n"
            "  news/courier.txt:1 (courier.txt) It carried »27 passengers and crew«.\n"
            "  The number of people aboard differs.\n"
            "  confidence 0.83, fingerprint 00ff\n"
            "suppressions.yml:3: FC901 low: this suppression meets no finding\n"
            "baseline: 33cc is no longer found\n"
            "note: news/copy.txt is the same text as news/courier.txt: skipped.\n"
            "note: news/courier.txt: not UTF-8: read as cp1252, a guess\n"
        )

    def test_no_terminal_is_led_astray(self):
        assert "⟨U+001B⟩[31m»27«⟨U+202E⟩" in text.render(hostile())


class Page(HTMLParser):
    """Tags, ids and what they are referred to by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.scopes: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.labels += [found["aria-labelledby"]] if "aria-labelledby" in found else []
        self.scopes += [found.get("scope", "none")] if tag == "th" else []
        self.links += [found[name] for name in ("src", "href") if name in found]


class TestHtml:
    def test_the_page_shows_what_counts_and_what_is_gone(self):
        page = html.render(factory.checked())
        assert page.count('<h2 id="f-') == 1
        for part in ("<mark>24 people</mark>", "FC901", "33cc", "Harbour Post", "archive", "people aboard"):
            assert part in page

    def test_the_words_of_an_article_are_never_markup(self):
        page = html.render(hostile())
        assert not {"script", "b", "i", "u"} & set(Page(page).tags)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; ⟨U+001B⟩[31m<mark>27</mark>⟨U+202E⟩ " in page
        assert "\x1b" not in page

    def test_the_page_needs_nothing_else(self):
        page = Page(html.render(factory.checked()))
        assert page.links == []
        assert not {"script", "link", "img", "iframe"} & set(page.tags)

    def test_a_screen_reader_finds_its_way(self):
        page = html.render(factory.checked())
        read = Page(page)
        assert '<html lang="en">' in page
        assert {"main", "h1", "title"} <= set(read.tags)
        assert len(set(read.ids)) == len(read.ids)
        assert set(read.labels) <= set(read.ids)
        assert set(read.scopes) == {"col", "row"}


def test_the_table_has_a_row_per_position_and_per_notice():
    names = ("courier", "harbour")
    rows = list(csv.DictReader(io.StringIO(table.render(factory.checked()))))
    assert [(row["code"], row["source"], row["active"]) for row in rows] == [
        *(("FC401", f"news/{name}.txt", active) for active in ("True", "False", "False") for name in names),
        ("FC901", "suppressions.yml", "True"),
    ]
    assert rows[0]["value"] == "27 passengers and crew"


def test_a_line_of_json_per_finding_and_notice():
    lines = [json.loads(line) for line in FORMATS["jsonl"](factory.checked()).splitlines()]
    assert [(line["type"], line["code"]) for line in lines] == [("finding", "FC401")] * 3 + [("notice", "FC901")]
    assert lines[0] == {"type": "finding"} | json.loads(FORMATS["json"](factory.checked()))["findings"][0]


@pytest.mark.parametrize("name", ["text", "markdown", "html", "github"])
def test_known_and_suppressed_findings_are_not_shown(name):
    line = {
        "markdown": "\nNot shown: 1 suppressed, 1 in baseline.\n",
        "html": "<p>Not shown: 1 suppressed, 1 in baseline.</p>\n",
    }
    page = FORMATS[name](factory.checked())
    alone = FORMATS[name](replace(factory.checked(), findings=factory.checked().findings[:1]))
    assert page.replace(line.get(name, " never "), "") == alone


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_findings_are_numbered_as_explain_counts_them(name):
    report = factory.checked()
    page = FORMATS[name](replace(report, findings=report.findings[1:] + report.findings[:1]))
    assert "3. people aboard" in page


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_renders(name):
    empty = replace(factory.report(), articles=(), findings=(), agreements=(), singles=(), notes=())
    assert isinstance(FORMATS[name](empty), str)

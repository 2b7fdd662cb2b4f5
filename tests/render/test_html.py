"""The HTML page as text: what it says, that nothing gets out of its place, that nothing else is needed or may run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from factcheck.model import Severity
from factcheck.render import html

from . import factory


class Page(HTMLParser):
    """Tags, ids and what they are referred to by, and what stands in style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.raw: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        if self.tags[-1:] in (["style"], ["script"]):
            self.raw.setdefault(self.tags[-1], data)

    def all(self, *names: str) -> list[str]:
        """The values of the attributes of those names."""
        return [value or "" for name, value in self.attributes if name in names]


def test_the_page_shows_what_counts_and_what_is_gone():
    page = html.render(factory.checked())
    assert page.count('<article class="finding"') == 1
    for part in ("<mark>24 people</mark>", "FC901", "33cc", "Harbour Post", "archive", "people aboard"):
        assert part in page


def test_whose_text_a_source_has_stands_beside_its_name_and_in_the_list_of_articles():
    page = html.render(factory.taking())
    assert page.count("78 % of its text from AP, 2 % of its text as in news/courier.txt") == 2
    assert "<code>news/harbour.txt</code></td><td>new, with AP and dpa, 78 % of its text from AP" in page


def test_a_finding_says_who_when_where_why_by_which_rule_and_how_surely():
    page = re.sub(r"<[^>]*>", "", html.render(factory.checked()))
    for part in (
        "≠ conflict",
        "severity high",
        "confidence 0.83",
        "rule FC401",
        "The number of people aboard differs.",
        "Harbour Post 14 May 2024",
        "courier.txt date not found",
        "news/harbour.txt:3",
    ):
        assert part in page


class TestWordsOfOthers:
    def test_they_are_never_markup(self):
        page = html.render(factory.hostile())
        read = Page(page)
        assert read.tags.count("script") == read.tags.count("style") == 1
        assert not {"b", "i", "u", "img"} & set(read.tags)
        assert read.all("onerror", "src") == []
        assert "&lt;script&gt;document.title = &#39;taken&#39;&lt;/script&gt;" in page

    def test_what_hides_or_turns_text_around_is_named(self):
        page = html.render(factory.hostile())
        assert "⟨U+001B⟩[31m<mark>27</mark>⟨U+202E⟩⟨U+2066⟩ " in page
        assert not set("\x1b\u202e\u2066") & set(page)


class TestAlone:
    """The page needs nothing else, and nothing else may run in it."""

    def test_its_links_lead_into_itself(self):
        read = Page(html.render(factory.checked()))
        targets = read.all("href", "src", "action", "xlink:href")
        assert targets
        assert {target.lstrip("#") for target in targets} <= set(read.all("id"))
        assert not {"link", "img", "iframe", "object", "base"} & set(read.tags)

    def test_its_policy_names_its_own_style_and_script_by_hash_and_nothing_else(self):
        read = Page(html.render(factory.many(3, Severity.HIGH)))
        (policy,) = [value for value in read.all("content") if "default-src" in value]
        hashes = {
            tag: base64.b64encode(hashlib.sha256(raw.encode()).digest()).decode() for tag, raw in read.raw.items()
        }
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
            "base-uri 'none'; form-action 'none'"
        )

    def test_no_element_carries_a_style_or_a_handler_that_the_policy_would_stop(self):
        names = {name for name, _ in Page(html.render(factory.many(3, Severity.HIGH))).attributes}
        assert not [name for name in names if name == "style" or name.startswith("on")]


@pytest.fixture(scope="module")
def read() -> Page:
    return Page(html.render(factory.many(3, Severity.HIGH)))


class TestStructure:
    def test_it_has_landmarks_and_a_way_past_the_contents(self, read):
        assert {"header", "nav", "search", "main", "h1", "title"} <= set(read.tags)
        assert "skip" in read.all("class")

    def test_every_id_is_unique_and_every_reference_meets_one(self, read):
        ids = read.all("id")
        assert len(set(ids)) == len(ids)
        assert set(read.all("aria-labelledby", "for")) <= set(ids)

    def test_every_head_of_a_table_says_what_it_is_the_head_of(self, read):
        assert len(read.all("scope")) == read.tags.count("th")

    def test_headings_go_down_by_one(self, read):
        levels = [int(tag[1]) for tag in read.tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


class TestFilters:
    def test_what_all_findings_share_is_no_filter(self):
        page = html.render(factory.many(3, Severity.HIGH))
        assert 'name="severity"' not in page
        assert 'id="outlet" name="outlet"' in page

    def test_a_choice_says_how_many_findings_it_has(self):
        three = factory.many(3, Severity.HIGH)
        page = html.render(
            replace(three, findings=(*three.findings[:2], replace(three.findings[2], severity=Severity.LOW)))
        )
        assert re.search(r'value="high"> high <span class="muted">2</span>', page)
        assert re.search(r'value="low"> low <span class="muted">1</span>', page)

    def test_one_finding_needs_none(self):
        assert "<form" not in html.render(factory.checked())

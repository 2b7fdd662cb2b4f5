"""Text, a table, a line of JSON per finding; and what every format does alike."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from factcheck.load.own import HEAD, is_own
from factcheck.model import Member, Report, Severity, Suppression
from factcheck.render import FORMATS, sources, text
from factcheck.render import csv as table
from factcheck.render.json import parse
from factcheck.render.listing import notes_of, outlets_of

from . import factory


class TestText:
    def test_counts_then_a_line_to_jump_to_with_the_words_of_every_source_the_new_one_first(self):
        assert text.render(factory.checked()) == (
            "1 conflict; 1 fact agrees in 2 or more sources\n"
            "\n"
            "news/harbour.txt:3: FC401 high: people aboard (number, conflict)\n"
            "  news/harbour.txt:3 (Harbour Post) The ferry Astrid sank on Monday night with »24 people« aboard.\n"
            "  news/courier.txt:1 (courier.txt) It carried »27 passengers and crew«.\n"
            "  The number of people aboard differs.\n"
            "  confidence 0.83, fingerprint 00ff\n"
            "\n"
            "suppressions.yml:3: FC901 low: this suppression meets no finding\n"
            "\n"
            "baseline: 33cc is no longer found\n"
            "note: news/copy.txt is the same text as news/courier.txt: skipped.\n"
            "note: news/courier.txt: not UTF-8: read as cp1252, a guess\n"
            "not shown: 1 suppressed, 1 in baseline\n"
        )

    def test_many_entries_that_are_gone_are_counted_and_known_for_a_report_of_ours(self):
        gone = replace(factory.checked(), findings=(), notices=(), stale=tuple(f"{n:016x}" for n in range(28)))
        lines = [line for line in text.render(gone).splitlines() if line.startswith("baseline: ")]
        assert len(lines) == 1
        assert lines[0].startswith("baseline: 28 entries are no longer found: mended, or not in what was checked")
        assert is_own(f"{lines[0]}\n".encode())

    def test_no_terminal_is_led_astray(self):
        assert "⟨U+001B⟩[31m»27«⟨U+202E⟩" in text.render(factory.hostile())


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
        "text": "not shown: 1 suppressed, 1 in baseline\n",
        "markdown": "; not shown: 1 suppressed, 1 in baseline",
        "html": '<p class="small">Not shown: 1 suppressed, 1 in baseline.</p>\n',
    }
    page = FORMATS[name](factory.checked())
    alone = FORMATS[name](replace(factory.checked(), findings=factory.checked().findings[:1]))
    assert page.replace(line.get(name, " never "), "") == alone


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_findings_are_numbered_as_explain_counts_them(name):
    report = factory.checked()
    page = FORMATS[name](replace(report, findings=report.findings[1:] + report.findings[:1]))
    assert "3. people aboard" in page


NOTHING = replace(factory.report(), articles=(), findings=(), agreements=(), singles=(), notes=())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("markdown", "No differences found; 0 facts agree in 2 or more sources\n\n## How this report was made\n"),
        ("html", "<title>factcheck: No differences found; 0 facts agree in 2 or more sources</title>\n"),
        ("json", '\n  "findings": [],\n'),
        ("sarif", '\n      "results": []\n'),
        ("junit", ' tests="0" failures="0" '),
        ("csv", '"finding","code","kind",'),
    ],
)
def test_a_report_of_nothing_says_so(name, told):
    assert told in FORMATS[name](NOTHING)


@pytest.mark.parametrize("name", ["text", "jsonl", "github"])
def test_of_nothing_a_log_holds_no_word(name):
    assert FORMATS[name](NOTHING).strip() == ""


@pytest.mark.parametrize("form", ["text", "html", "markdown", "github"])
def test_a_confidence_below_the_threshold_never_reads_as_if_it_were_at_it(form):
    (finding,) = factory.report().findings
    shown = FORMATS[form](replace(factory.report(), findings=(replace(finding, confidence=0.349),)))
    assert "0.34" in shown
    assert "0.35" not in shown


@pytest.mark.parametrize("form", ["text", "html"])
def test_findings_too_unsure_to_be_shown_are_counted_with_what_shows_them(form):
    told = "ot shown: 2 less sure than 0.3 (factcheck report --min-confidence 0 shows them)"
    assert told in FORMATS[form](replace(factory.report(), unsure=2, min_confidence=0.3))
    assert "less sure" not in FORMATS[form](factory.report())
    assert told in FORMATS[form](replace(factory.report(), findings=(), unsure=2, min_confidence=0.3))


class TestFindingsTooUnsureToBeToldInFull:
    """A line each, behind the findings."""

    ONE = factory.finding(
        *factory.report().findings[0].positions, subject="crew rescued", confidence=0.2999, severity=Severity.INFO
    )

    def page(self, form, *findings):
        return FORMATS[form](replace(factory.report(), less_sure=findings, unsure=9, min_confidence=0.36))

    def test_markdown_tells_heading_confidence_and_a_piece_of_each_side(self):
        page = self.page("markdown", self.ONE)
        line = (
            "- crew rescued (number, conflict) · confidence 0.299\n"
            "  - It carried **27 passengers and crew**. `news/courier.txt:1`\n"
            "  - The ferry Astrid sank on Monday night with **24 people** aboard. `news/harbour.txt:3`\n"
        )
        heads = [page.index(head) for head in ("people aboard (", "## Not sure enough", line, "## Facts on which")]
        assert heads == sorted(heads)

    def test_so_does_html(self):
        page = self.page("html", self.ONE)
        assert '<a href="#unsure">Not sure enough</a>' in page
        section = page[page.index('<h2 id="unsure">') : page.index('<h2 id="agreements">')]
        assert "<strong>crew rescued</strong>" in section
        for words, place in (("27 passengers and crew", "courier.txt:1"), ("24 people", "harbour.txt:3")):
            assert f"<mark>{words}</mark>" in section
            assert f"<code>news/{place}</code>" in section
        assert "confidence 0.299" in section

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_it_says_what_they_are_and_what_tells_them_in_full(self, form):
        page = self.page(form, self.ONE)
        assert "Of what is less sure than 0.36 this is 0.2 sure or more;" in page
        assert "factcheck report --min-confidence 0.2" in page

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_more_than_twenty_are_counted(self, form):
        page = self.page(form, *[self.ONE] * 23)
        assert page.count("crew rescued") == 20
        assert "… and 3 more, all of them in the JSON report" in page
        assert "more, all" not in self.page(form, *[self.ONE] * 20)

    @pytest.mark.parametrize("form", ["markdown", "html"])
    def test_what_a_person_suppressed_does_not_come_back_there(self, form):
        settled = replace(self.ONE, suppression=Suppression("settled by phone"))
        assert "Not sure enough" not in self.page(form, settled)
        assert "Not sure enough" not in self.page(form)

    @pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"markdown", "html", "json"}))
    def test_other_formats_count_them_only(self, form):
        assert self.page(form, self.ONE) == self.page(form)


class TestArticlesOnSeveralEvents:
    WORDS = "These articles seem to be on 2 events"

    @pytest.mark.parametrize("name", ["text", "markdown", "html"])
    def test_what_puts_the_findings_in_doubt_stands_once_and_above_them(self, name):
        whole = factory.checked()
        page = FORMATS[name](replace(whole, warnings=(f"{self.WORDS} (a.txt; b.txt).",)))
        # Markdown escapes some signs; the words that the warning begins with are plain.
        assert page.count(self.WORDS) == 1
        assert page.index(self.WORDS) < page.index("people aboard")
        counts = {"text": "1 conflict", "markdown": "1 conflict", "html": "<h1>"}
        assert page.index(self.WORDS) < page.index(counts[name])
        assert page.index("skipped.") > page.index("people aboard")

    def test_other_notes_stand_below(self):
        assert "\nnote: news/copy.txt is the same text" in text.render(factory.checked())


class TestEntriesOfOneFeed:
    @staticmethod
    def feed(*entries: tuple[str, str]) -> Report:
        """A report on the entries of a feed called "Wire", given their authors and headlines."""
        articles = tuple(
            replace(factory.article(f"feed.xml#{at}", "A.", outlet="Wire", headline=headline), author=author, number=at)
            for at, (author, headline) in enumerate(entries, start=1)
        )
        story = replace(factory.STORY, articles=tuple(Member(one.source, one.outlet) for one in articles))
        return Report(articles, (), stories=(story,))

    def names(self, *entries: tuple[str, str]) -> list[str]:
        report = self.feed(*entries)
        return [outlets_of(report)(article.source) for article in report.articles]

    def test_they_are_told_apart_by_their_authors(self):
        assert self.names(("Ann Lee", "Ferry sinks"), ("Bo Ruiz", "Ferry sinks")) == [
            "Wire (Ann Lee)",
            "Wire (Bo Ruiz)",
        ]

    def test_or_by_their_headlines_where_one_wrote_both(self):
        named = self.names(("Ann Lee", "Ferry sinks"), ("Ann Lee", "Ferry hits a rock"))
        assert named == ["Wire (Ferry sinks)", "Wire (Ferry hits a rock)"]

    def test_or_by_their_number_where_nothing_else_differs(self):
        assert self.names(("", "Ferry sinks"), ("", "Ferry sinks")) == ["Wire (#1)", "Wire (#2)"]

    def test_the_only_entry_of_a_story_goes_by_the_name_of_the_feed(self):
        assert self.names(("Ann Lee", "Ferry sinks")) == ["Wire"]

    def test_every_page_names_them_so(self):
        assert "Wire (Ann Lee)" in FORMATS["html"](self.feed(("Ann Lee", "A"), ("Bo Ruiz", "B")))


@pytest.mark.parametrize(
    ("name", "day"),
    [("markdown", "| 13 March |"), ("html", '<time datetime="03-13">13 Mar</time>'), ("sources", "  13 March  ")],
)
def test_a_day_without_a_year_is_shown_without_one(name, day):
    known = factory.checked()
    articles = tuple(replace(one, published=None, day=(3, 13)) for one in known.articles)
    (story,) = known.stories
    members = tuple(replace(member, published=None) for member in story.articles)
    shown = replace(known, articles=articles, stories=(replace(story, articles=members),))
    page = sources.render(shown) if name == "sources" else FORMATS[name](shown)
    assert day in page
    assert "2000" not in page
    assert "date was found" not in page


def test_json_keeps_a_day_without_a_year():
    known = factory.report()
    dated = replace(known, articles=tuple(replace(one, published=None, day=(3, 13)) for one in known.articles))
    assert {one.appeared for one in parse(FORMATS["json"](dated)).articles} == {one.appeared for one in dated.articles}
    assert "2000-" not in FORMATS["json"](dated)


def test_what_is_to_be_known_of_all_articles_of_a_file_is_said_once():
    known = factory.report()
    notes = [("a.jsonl", 1, ("cut",)), ("a.jsonl", 2, ("cut", "odd")), ("b.jsonl", 1, ("odd",)), ("b.jsonl", 2, ())]
    articles = tuple(
        replace(known.articles[0], source=f"{file}#{number}", number=number, notes=told) for file, number, told in notes
    )
    assert notes_of(replace(known, articles=articles, notes=())) == ["a.jsonl: cut", "a.jsonl#2: odd", "b.jsonl#1: odd"]


_DOUBT = (
    "These articles seem to be on 2 events (news/courier.txt; news/harbour.txt). --stories auto tells each by itself."
)


@pytest.mark.parametrize("warnings", [(), (_DOUBT,), (_DOUBT.replace("news/", "news/" * 900),)])
@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "sarif", "jsonl", "junit", "github", "csv"])
def test_a_report_is_known_for_ours_whatever_stands_above_its_counts(name, warnings):
    page = FORMATS[name](replace(factory.checked(), warnings=warnings))
    assert is_own(page.encode()[:HEAD])


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_a_claim_that_one_who_shares_text_has_word_for_word_says_so(name):
    one = factory.taking()
    left, right = one.articles
    assert "also in" not in FORMATS[name](one)
    both = replace(right, text=f"{right.text}Divers searched the\nwreck at dawn.\n")
    page = FORMATS[name](replace(one, articles=(left, both)))
    assert page.replace("\\", "").count("(also in Harbour Post)") == 1
    alone = tuple(replace(story, dependences=()) for story in one.stories)
    assert "also in" not in FORMATS[name](replace(one, articles=(left, both), stories=alone))

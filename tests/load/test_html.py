"""Web pages read as articles: what they say of themselves, and what of them is the article."""

from __future__ import annotations

import builtins
import datetime as dt
import json
import socket
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Settings
from factcheck.errors import ArticleError, NoArticleError
from factcheck.folders import to_install
from factcheck.load import load_articles
from factcheck.load.html import read
from factcheck.load.record import Raw

pytest.importorskip("trafilatura", exc_type=ImportError)

PAGES = Path(__file__).parent / "pages"
BODY = (
    "<p>Five people were killed on Wednesday when a footbridge fell into the river Sarn, the county police said.</p>"
    "<p>The bridge was opened in 1968 and last inspected in June 2029, said Chief Superintendent Maud Aldane.</p>"
)
WALL = "no article text on this page. If it shows one when you are logged in, save it as plain text."
COURIER = '<link rel="canonical" href="https://www.thecourier.example/1">'


def page(head="", body=BODY, top="<h1>Footbridge falls at Tarnholt</h1>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{top}{body}</article></body></html>"


def record(markup):
    return read(Raw("page.html", markup if isinstance(markup, bytes) else markup.encode()), Settings())[0]


def metadata(head="", **parts):
    return record(page(head, **parts)).metadata


def linked(**told):
    article = {"@context": "https://schema.org", "@type": "NewsArticle", **told}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def stored(name):
    """The page `name` of tests/load/pages, as it is read."""
    return read(Raw(name, (PAGES / name).read_bytes()), Settings())[0]


class TestArticle:
    def test_a_page_of_wordpress_is_read_without_what_stands_around_the_article(self):
        assert stored("wordpress.html").text == (PAGES / "wordpress.txt").read_text("utf-8")

    @pytest.mark.parametrize("name", ["wordpress.html", "arc.html", "ghost.html"])
    def test_each_paragraph_stands_on_its_line(self, name):
        found = stored(name)
        lines = (PAGES / name).read_text("utf-8").split("\n")
        assert found.lines
        for start, number in found.lines:
            words = found.text[start:].split("\n")[0].removeprefix("• ").split(" | ")[0].split("’")[0].split(". ")[0]
            assert words[:18].replace("£", "&pound;").strip("“”") in lines[number - 1].replace("&#8220;", "")

    @pytest.mark.parametrize("top", ["<body>", f"<!-- {'saved ' * 10}--><html><body>"])
    def test_a_page_is_read_whatever_stands_at_its_top(self, top):
        assert record(f"{top}<h1>Footbridge falls</h1>{BODY}</body>").text.startswith("Footbridge falls\n\nFive people")

    def test_a_subhead_of_two_words_stands_on_its_line(self):
        body = BODY.replace("</p><p>", "</p>\n<h2>The inspection</h2>\n<p>") + "\n<h2>The river</h2>\n" + BODY
        markup = page(body=body, top="<h1>Footbridge falls at Tarnholt</h1>\n")
        found, lines = record(markup), markup.split("\n")
        told = {found.text[start:].split("\n")[0]: lines[number - 1] for start, number in found.lines}
        assert told["The inspection"] == "<h2>The inspection</h2>"
        assert told["The river"] == "<h2>The river</h2>"

    def test_a_standfirst_stands_below_the_headline(self):
        assert stored("arc.html").text.split("\n\n")[1].startswith("Rescuers search the river for two tourists")

    @pytest.mark.parametrize("name", ["arc.html", "ghost.html", "wordpress.html"])
    def test_teasers_comments_and_code_are_left_out(self, name):
        text = stored(name).text
        assert not any(
            word in text for word in ("nine", "resign", "tolls", "Tolls", "Sign up", "Privacy", "Wexmoor win")
        )

    def test_notes_and_teasers_that_the_furniture_knows_are_not_compared(self):
        (article,) = load_articles(PAGES / "arc.html")
        assert "Advertisement" not in {article.text[block.start : block.end] for block in article.blocks}
        assert article.dateline == "TARNHOLT"

    def test_a_page_that_a_script_fills_is_read_from_its_json(self):
        told = linked(
            headline="Footbridge falls", articleBody="Five people were killed at Tarnholt, police said.\n\nIt fell."
        )
        markup = f"<html><head>{told}</head><body><div id=app>Loading</div></body></html>"
        found = record(markup)
        assert found.text == "Footbridge falls\n\nFive people were killed at Tarnholt, police said.\n\nIt fell.\n"
        assert {line for _, line in found.lines} == {1}

    def test_a_script_that_xhtml_closes_at_once_hides_nothing(self):
        markup = page('<script src="a.js"/>', BODY + '<div class="ad"/><p>It fell.</p><script src="b.js"></script>')
        found = record(f'<?xml version="1.0" encoding="utf-8"?>\n{markup}')
        assert found.text.endswith("It fell.\n")
        assert found.headline == "Footbridge falls at Tarnholt"

    def test_a_fragment_without_html_around_it_is_read(self):
        assert record(BODY).text.startswith("Five people were killed")

    def test_a_page_that_is_not_free_is_told_to_be_a_part(self):
        assert record(page(linked(isAccessibleForFree=False))).notes == (
            "not free to read: the page may hold only the beginning of the article",
        )
        assert record(page(linked(isAccessibleForFree=True))).notes == ()


class TestNoArticle:
    @pytest.mark.parametrize(
        ("markup", "why"),
        [
            ((PAGES / "wall.html").read_text("utf-8"), WALL),
            (
                (PAGES / "front.html").read_text("utf-8"),
                "a page of teasers, no article. Save the pages that it links to.",
            ),
            ("<html><body></body></html>", WALL),
            ("", WALL),
        ],
    )
    def test_a_page_without_an_article_says_so(self, markup, why):
        with pytest.raises(NoArticleError) as caught:
            record(markup)
        assert str(caught.value) == f"page.html: {why}"

    def test_the_example_report_is_no_article(self):
        with pytest.raises(NoArticleError, match="a report of factcheck"):
            load_articles(Path(__file__).parents[2] / "reports" / "example.html")

    def test_a_missing_library_names_the_extra(self, monkeypatch):
        def without(name, *arguments, **named):
            if name.startswith("trafilatura"):
                raise ImportError(name)
            return real(name, *arguments, **named)

        real = builtins.__import__
        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(ArticleError) as caught:
            record(page())
        assert str(caught.value) == (
            f"page.html: reading web pages needs trafilatura. Install it: {to_install('html')}"
        )


class TestMetadata:
    def test_json_ld_tells_who_where_and_when_with_the_zone(self):
        found = stored("arc.html").metadata
        assert found.published == dt.datetime(2031, 3, 12, 16, 31, 0, 512000, tzinfo=dt.UTC)
        assert found.updated == dt.datetime(2031, 3, 12, 21, 2, 37, tzinfo=dt.UTC)
        assert (found.outlet, found.author) == ("Sarn Valley Times", "Hal Brisby, Dora Quill")
        assert found.url.startswith("https://sarnvalleytimes.example/news/2031/")

    @pytest.mark.parametrize("kind", ['class="byline"', 'data-component="byline-block"'])
    def test_a_byline_is_no_paragraph(self, kind):
        found = record(page(top=f"<h1>It fell</h1><div {kind}><span>Orla Venn</span><span>in Tarnholt</span></div>"))
        assert "Orla" not in found.text

    def test_an_author_who_is_only_shown_is_read(self):
        byline = '<p class="byline">By <a rel="author" href="/orla">Orla Venn</a></p>'
        assert metadata(top=f"<h1>It fell</h1>{byline}").author == "Orla Venn"

    def test_names_are_looked_up_by_their_identifiers(self):
        graph = {
            "@graph": [
                {"@type": "Article", "author": {"@id": "#1"}, "publisher": [{"@id": "#2"}]},
                {"@type": "Person", "@id": "#1", "name": "Ines Calloway"},
                {"@type": ["Organization", "Brand"], "@id": "#2", "name": "The Courier"},
            ]
        }
        found = metadata(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
        assert (found.author, found.outlet) == ("Ines Calloway", "The Courier")

    def test_json_with_a_comma_too_many_is_read(self):
        assert stored("ghost.html").metadata.updated.isoformat() == "2031-03-13T11:45:00+01:00"

    @pytest.mark.parametrize(
        ("head", "published"),
        [
            (meta("article:published_time", "2031-03-12T18:05:44+01:00"), "2031-03-12T18:05:44+01:00"),
            ('<meta itemprop="datePublished" content="2031-03-12T18:05Z">', "2031-03-12T18:05:00+00:00"),
            ('<meta name="dc.date" content="2031-03-12">', "2031-03-12"),
            (linked(datePublished="2031-03-12") + meta("pubdate", "2031-03-12T07:00Z"), "2031-03-12T07:00:00+00:00"),
            (linked(datePublished="2031-03-12") + meta("pubdate", "2031-03-14T07:00Z"), "2031-03-12"),
            (linked(datePublished={"a": 1}), None),
            ('<link rel="canonical" href="https://a.example/2031/03/12/bridge">', "2031-03-12"),
            ("", None),
        ],
    )  # fmt: skip
    def test_the_page_tells_when_it_was_published(self, head, published):
        told = metadata(head).published
        assert (told and told.isoformat()) == published

    @pytest.mark.parametrize(
        "line", ['<time datetime="2031-03-12">today</time>', '<span class="post-date">March 12, 2031</span>']
    )
    def test_a_day_that_is_only_shown_is_read(self, line):
        assert metadata(top=f"<h1>Footbridge falls</h1>{line}").published == dt.date(2031, 3, 12)

    def test_a_day_in_the_running_text_is_none_of_publication(self):
        assert (
            metadata(body=f"{BODY}<p>It was last closed on 2029-06-30 for repairs, the county said.</p>").published
            is None
        )

    @pytest.mark.parametrize(
        ("head", "outlet"),
        [
            ('<meta property="og:site_name" content="The Courier">', "The Courier"),
            (linked(publisher={"name": "The Courier"}), "The Courier"),
            (f"<title>It fell | The Courier</title>{COURIER}", "The Courier"),
            (f"<title>It fell | two dead</title>{COURIER}", "thecourier.example"),
            ("<title>It fell | two dead</title>", ""),
        ],
    )  # fmt: skip
    def test_the_outlet_is_the_name_of_the_site(self, head, outlet):
        assert metadata(head).outlet == outlet

    @pytest.mark.parametrize(
        ("markup", "url"),
        [
            (page('<link rel="canonical" href="https://a.example/1">'), "https://a.example/1"),
            (page('<link rel="canonical" href="/1">' + meta("og:url", "https://a.example/2")), "https://a.example/2"),
            (page('<link rel="canonical" href="javascript:alert(1)">'), ""),
            (page('<link rel="canonical" href="http://[x">'), ""),
            (page().replace("<html>", "<!-- saved from url=(0020)https://a.example/3 --><html>"), "https://a.example/3"),
        ],
    )  # fmt: skip
    def test_the_address_is_the_canonical_one(self, markup, url):
        assert record(markup).metadata.url == url

    @pytest.mark.parametrize(
        ("markup", "language"),
        [
            (page().replace("<html>", '<html lang="en-GB">'), "en-GB"),
            (page().replace("<html>", '<html xml:lang="cy">'), "cy"),
            (page('<meta property="og:locale" content="en_US">'), "en-US"),
            (page(linked(inLanguage="en")), "en"),
        ],
    )
    def test_the_language_is_told(self, markup, language):
        assert record(markup).metadata.language == language

    def test_the_headline_is_the_one_that_readers_see(self):
        assert record(page(linked(headline="For search engines"))).headline == "Footbridge falls at Tarnholt"

    def test_a_headline_for_sharing_loses_the_name_of_the_site(self):
        head = meta("og:title", "It &amp; fell - The Courier") + meta("og:site_name", "The Courier")
        assert record(page(head, top="")).headline == "It & fell"


class TestCharset:
    def test_a_declared_charset_is_read(self):
        markup = page(
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', BODY + "<p>“Café” – £5</p>"
        )
        assert "“Café” – £5" in record(markup.encode("cp1252")).text

    @pytest.mark.parametrize("charset", ["rot13", "zip", "unicode_escape", "idna", "no-such", "utf-8"])
    def test_a_charset_that_is_none_is_not_believed(self, charset):
        markup = page(f'<meta charset="{charset}">', BODY + "<p>The café was shut.</p>")
        assert "The café was shut." in record(markup.encode("latin-1")).text


class TestHostile:
    def test_nothing_is_fetched(self, monkeypatch):
        monkeypatch.setattr(socket, "socket", None)
        monkeypatch.setattr(socket, "create_connection", None)
        assert stored("wordpress.html").metadata.outlet == "The Wexmoor Courier"

    @pytest.mark.parametrize("piece", ["<div>", "<p>x<blockquote>", "<ul><li>x", "<table><tr><td>", "<b>x"])
    def test_deep_nesting_is_refused_and_loses_nothing_in_silence(self, piece):
        with pytest.raises(ArticleError, match=r"page.html: elements more than 240 levels deep"):
            record(page(body=piece * 20_000 + BODY))

    @pytest.mark.parametrize("step", ["trafilatura.utils.load_html", "trafilatura.extract"])
    @pytest.mark.parametrize(("error", "told"), [(ValueError("bad char"), "bad char"), (KeyError(), "KeyError")])
    def test_what_trafilatura_stumbles_over_is_an_error_with_a_cure(self, monkeypatch, step, error, told):
        def stumble(*arguments, **named):
            raise error

        monkeypatch.setattr(step, stumble)
        with pytest.raises(ArticleError) as caught:
            record(page())
        assert str(caught.value) == f"page.html: this page cannot be read ({told}). Save the article as plain text."

    def test_a_page_of_which_the_parser_makes_nothing_is_an_error(self, monkeypatch):
        monkeypatch.setattr("trafilatura.utils.load_html", lambda markup: None)
        with pytest.raises(ArticleError, match=r"page\.html: this page cannot be read \(no elements in it\)\. Save"):
            record(page())

    def test_a_page_with_too_many_elements_is_refused(self):
        with pytest.raises(ArticleError, match=r"page.html: more than 50,000 elements"):
            record(page(body="<b></b>" * 50_001))

    @pytest.mark.parametrize(
        ("body", "what"),
        [("word " * 1_800_001, "9,000,000 characters of text and tags"), ("<" * 2_000_001, "2,000,000 tags")],
    )
    def test_a_page_that_is_too_large_is_refused(self, body, what):
        with pytest.raises(ArticleError, match=f"page.html: more than {what}, more than a page with an article has"):
            record(page(body=body))

    def test_pictures_in_the_page_do_not_count(self):
        picture = f'<img src="data:image/png;base64,{"A" * 10_000_000}"><script>{"x" * 1_000_000}</script>'
        assert record(page(body=BODY + picture)).text.startswith("Footbridge falls")

    @pytest.mark.parametrize(
        "body",
        [
            f"<p {' '.join(f'a{n}=b' for n in range(50_000))}>",
            f"<p {' '.join(f'<a{n}' for n in range(50_000))}>",
            f"<p x='>' {' '.join(f'{n}<' for n in range(50_000))}>",
            "<" * 100_000,
            "<!--" * 25_000,
            "&" * 100_000,
            "word " * 50_000,
            "\n \n" * 50_000,
            "<a href=/>x</a> " * 5_000,
        ],
    )
    def test_time_grows_with_length_and_no_faster(self, body):
        start = time.perf_counter()
        record(page(body=BODY + body))
        assert time.perf_counter() - start < 20

    @pytest.mark.parametrize("told", ["[" * 100_000, '{"a":' * 5_000, "9" * 100_000, "{,,,,}", "null", '"x"', "[[{}]]"])
    def test_json_that_is_a_trap_tells_nothing(self, told):
        assert metadata(f'<script type="application/ld+json">{told}</script>').author == ""

    @settings(max_examples=60, deadline=None)
    @given(
        st.binary(max_size=120),
        st.integers(0, 6000),
        st.integers(0, 80),
        st.sampled_from(["wordpress.html", "arc.html"]),
    )
    def test_only_article_errors_escape_and_lines_are_in_the_file(self, noise, at, width, name):
        content = (PAGES / name).read_bytes()
        content = content[:at] + noise + content[at + width :]
        try:
            found = record(content)
        except ArticleError:
            return
        last = len(content.decode("utf-8", "replace").splitlines()) + 1
        assert all(1 <= line <= last for _, line in found.lines)
        assert [found.text[start] != "\n" for start, _ in found.lines] == [True] * len(found.lines)

"""Feeds read as articles, and XML sent to what reads it."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Settings
from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import load_articles
from factcheck.load.feed import read
from factcheck.load.record import Raw, Record, Unread
from factcheck.load.xml import read as read_xml

FIRST = "Five people were killed on Wednesday when a footbridge fell into the river Sarn at Tarnholt, the police said."
SECOND = "The bridge was opened in 1968, said Chief Superintendent Maud Aldane."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>The Wexmoor Courier</title>
<link>https://wexmoorcourier.example</link>
<description>News from the moor</description>
<language>en-GB</language>
<item>
  <title>Footbridge falls at Tarnholt</title>
  <link>https://wexmoorcourier.example/bridge</link>
  <dc:creator><![CDATA[Ines Calloway]]></dc:creator>
  <pubDate>Wed, 12 Mar 2031 18:05:44 +0100</pubDate>
  <description><![CDATA[<p>A footbridge fell. [&#8230;]</p>]]></description>
  <content:encoded><![CDATA[<p>{FIRST}</p>
<p>{SECOND}</p>
<p>The post <a href="x">Footbridge falls</a> appeared first on <a href="y">The Courier</a>.</p>]]>
</content:encoded>
</item>
<item>
  <title>Harbour tolls to rise</title>
  <description>The harbour board has put up its tolls again.</description>
</item>
<item>
  <title>Photo of the day</title>
</item>
</channel>
</rss>
"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
<title type="text">Sarn &amp; Coast Wire</title>
<entry><title type="html">Bridge &lt;i&gt;falls&lt;/i&gt;</title>
<link rel="alternate" href="https://sarnwire.example/1"/>
<published>2031-03-12T17:30:00+01:00</published><updated>2031-03-12T19:30:00Z</updated>
<author><name>Hal Brisby</name></author><author><name>Dora Quill</name></author>
<source><title>Lowland Press</title></source>
<summary>A bridge fell.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry>
<entry><title>Tolls</title><updated>2031-03-11T08:00:00Z</updated>
<content type="text">Tolls rise by 4 &lt;b&gt; per cent.</content></entry>
</feed>
"""
RDF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://cafe.example"><title>Café News</title></channel>
<item rdf:about="https://cafe.example/1"><title>Café shut</title><link>https://cafe.example/1</link>
<description>The café was shut.</description><dc:date>2031-03-12T10:00:00+01:00</dc:date></item>
</rdf:RDF>
"""


def feed(content):
    return read(Raw("wire.rss", content if isinstance(content, bytes) else content.encode()), Settings())


def item(inside):
    return f"<rss><channel><title>T</title><item>{inside}</item></channel></rss>"


class TestRss:
    def test_the_whole_article_is_preferred_to_its_teaser(self):
        first = feed(RSS)[0]
        assert first.text == f"Footbridge falls at Tarnholt\n\n{FIRST}\n\n{SECOND}\n"
        assert (first.headline, first.number, first.notes) == ("Footbridge falls at Tarnholt", 1, ())

    def test_entry_and_feed_tell_the_metadata(self):
        metadata = feed(RSS)[0].metadata
        zone = dt.timezone(dt.timedelta(hours=1))
        assert metadata.published == dt.datetime(2031, 3, 12, 18, 5, 44, tzinfo=zone)
        assert (metadata.outlet, metadata.author) == ("The Wexmoor Courier", "Ines Calloway")
        assert (metadata.url, metadata.language) == ("https://wexmoorcourier.example/bridge", "en-GB")

    def test_what_is_only_a_teaser_is_called_one(self):
        assert feed(RSS)[1].notes == ("only a teaser: the feed does not hold the whole article",)

    def test_an_entry_without_text_costs_no_other(self):
        third = feed(RSS)[2]
        assert third == Unread(
            3, "no text in this entry, only a headline in it; save the page that it links to", third.line
        )
        assert RSS.split("\n")[third.line - 1] == "<item>"

    def test_each_paragraph_has_its_line(self):
        lines = RSS.split("\n")
        for (start, number), part in zip(feed(RSS)[0].lines, ("Footbridge", FIRST, SECOND), strict=True):
            assert part in lines[number - 1], start

    def test_text_that_stands_in_two_entries_stands_on_a_line_of_each(self):
        text = "<rss><channel>" + f"\n<item>\n<description>{FIRST}</description>\n</item>" * 3 + "</channel></rss>"
        assert [record.lines[0][1] for record in feed(text)] == [3, 6, 9]

    def test_lines_are_those_of_the_text_where_entries_of_a_vocabulary_of_others_are_counted_too(self):
        text = (
            "<rss xmlns:x='urn:x'><channel>\n"
            f"<item>\n<description>{FIRST}</description>\n<x:item>One.</x:item></item>\n"
            f"<item>\n<description>{SECOND}</description>\n</item></channel></rss>"
        )
        assert [record.lines[0][1] for record in feed(text)] == [3, 6]

    def test_escaped_html_is_read(self):
        (record,) = feed(
            item("<description>&lt;p&gt;One is here.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description>")
        )
        assert record.text == "One is here.\n\nTwo & three.\n"

    def test_entities_of_html_and_bare_ampersands_are_mended(self):
        (record,) = feed(item("<link>https://a.example/?b=1&c=2</link><description>Caf&eacute; & pier</description>"))
        assert (record.text, record.metadata.url) == ("Café & pier\n", "https://a.example/?b=1&c=2")

    def test_the_date_of_update_is_not_made_of_the_publication(self):
        (record,) = feed(item("<pubDate>Wed, 12 Mar 2031 18:05:44 GMT</pubDate><description>One.</description>"))
        assert record.metadata.updated is None
        assert record.metadata.published == dt.datetime(2031, 3, 12, 18, 5, 44, tzinfo=dt.UTC)

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "/relative"])
    def test_a_link_that_is_no_address_is_none(self, link):
        (record,) = feed(item(f"<link>{link}</link><description>One.</description>"))
        assert record.metadata.url == ""


class TestAtom:
    def test_content_in_xhtml_is_read(self):
        first = feed(ATOM)[0]
        assert first.text == f"Bridge falls\n\n{FIRST}\n\n{SECOND}\n"

    def test_the_source_of_an_entry_wins_over_the_feed(self):
        assert [record.metadata.outlet for record in feed(ATOM)] == ["Lowland Press", "Sarn & Coast Wire"]

    def test_published_and_updated_are_told_apart(self):
        first, second = (record.metadata for record in feed(ATOM))
        assert first.published.isoformat() == "2031-03-12T17:30:00+01:00"
        assert first.updated.isoformat() == "2031-03-12T19:30:00+00:00"
        assert (second.published.isoformat(), second.updated) == ("2031-03-11T08:00:00+00:00", None)
        assert first.author == "Hal Brisby, Dora Quill"

    def test_plain_text_is_not_taken_for_markup(self):
        assert feed(ATOM)[1].text == "Tolls\n\nTolls rise by 4 <b> per cent.\n"


class TestCharset:
    def test_a_declared_charset_is_read(self):
        (record,) = feed(RDF.encode("latin-1"))
        assert (record.text, record.metadata.outlet) == ("Café shut\n\nThe café was shut.\n", "Café News")

    def test_utf_8_that_is_declared_as_something_else_is_read_as_utf_8(self):
        assert feed(RDF.encode())[0].text == "Café shut\n\nThe café was shut.\n"

    def test_utf_16_is_read_by_its_mark(self):
        assert feed(RSS.replace("UTF-8", "UTF-16").encode("utf-16"))[0].text == feed(RSS)[0].text

    def test_blank_lines_above_the_declaration_are_counted(self):
        assert feed("\n\n" + RSS)[0].lines[0][1] == feed(RSS)[0].lines[0][1] + 2


class TestHostile:
    @pytest.mark.parametrize("name", [b"/etc/passwd", b"http://127.0.0.1:9/feed", b"file:///etc/passwd"])
    def test_content_that_is_a_name_is_not_opened(self, name, monkeypatch):
        monkeypatch.setattr(socket, "socket", None)
        with pytest.raises(ArticleError, match=r"wire.rss:1:\d+: this is no well-formed XML"):
            feed(name)

    @pytest.mark.parametrize(
        "declared",
        ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">', '<!ENTITY % b "c">'],
    )
    def test_entities_of_its_own_are_refused(self, declared):
        with pytest.raises(ArticleError, match=r"wire.rss:1: this XML declares entities of its own"):
            feed(f"<!DOCTYPE rss [{declared}]>{item('<description>&b;</description>')}")

    def test_a_document_type_elsewhere_is_not_fetched(self, monkeypatch):
        monkeypatch.setattr(socket, "socket", None)
        doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
        assert feed(doctype + item("<description>One.</description>"))[0].text == "One.\n"

    @pytest.mark.parametrize(
        ("inside", "what"),
        [
            ("<a>" * 300, "200 levels of elements"),
            ("<a/>" * 500_001, "500,000 elements"),
            ("<a " + " ".join(f"b{n}='1'" for n in range(101)) + "/>", "100 attributes"),
            (f"<author>{'a' * 501}</author>", "500 characters in a name, a date or an address"),
            ("</item><item>" * 20_001, "20,000 entries"),
        ],
    )
    def test_what_no_feed_has_is_refused(self, inside, what):
        with pytest.raises(
            ArticleError,
            match=rf"wire\.rss:1: more than {what}, more than are read\. Split the file, or leave it out\.",
        ):
            feed(item(inside))

    def test_what_feedparser_stumbles_over_is_an_error_with_a_cure(self, monkeypatch):
        def stumble(*arguments, **named):
            raise KeyError("version")

        monkeypatch.setattr("feedparser.parse", stumble)
        with pytest.raises(ArticleError, match=r"wire.rss: this feed cannot be read \('version'\). Save its articles"):
            feed(RSS)

    def test_a_truncated_feed_names_the_place(self):
        with pytest.raises(ArticleError, match=r"wire.rss:\d+:\d+: this is no well-formed XML \(.*Get the file again"):
            feed(RSS[:900])

    @pytest.mark.parametrize("piece", ["&", "<![CDATA[", "<!--", "<?", "\n", " ", "<x>y</x>", "&lt;", "]]>"])
    def test_time_grows_with_length_and_no_faster(self, piece):
        start = time.perf_counter()
        with contextlib.suppress(ArticleError):
            feed(item(f"<description>{piece * (200_000 // len(piece))}</description>"))
        assert time.perf_counter() - start < 15

    @given(st.binary(max_size=200), st.integers(0, len(RSS)), st.integers(0, 60))
    def test_only_article_errors_escape_and_lines_are_in_the_file(self, noise, at, width):
        content = RSS.encode()
        content = content[:at] + noise + content[at + width :]
        try:
            records = feed(content)
        except ArticleError:
            return
        last = len(content.decode("utf-8", "replace").splitlines()) + 1
        for record in records:
            lines = [line for _, line in record.lines] if isinstance(record, Record) else [record.line]
            assert all(1 <= line <= last for line in lines)


class TestXml:
    @pytest.mark.parametrize("content", [RSS, ATOM, RDF])
    def test_a_feed_is_read_whatever_it_is_called(self, tmp_path, content):
        file = tmp_path / "wire.xml"
        file.write_text(content.replace("ISO-8859-1", "UTF-8"), "utf-8")
        assert load_articles(file)[0].source == f"{file.as_posix()}#1"

    @pytest.mark.parametrize(
        ("content", "what"),
        [
            ("<urlset><url/></urlset>", "a sitemap"),
            ("<testsuites/>", "a report of checks, in the format of JUnit"),
            ("<a:recipe xmlns:a='b'/>", "XML with the root element <recipe>"),
        ],
    )
    def test_xml_of_another_kind_is_no_article(self, content, what):
        with pytest.raises(
            NoArticleError, match=rf"wire\.xml: {what}, neither a feed nor articles of a news agency\.$"
        ):
            read_xml(Raw("wire.xml", content.encode()), Settings())

    @pytest.mark.parametrize("content", ["", "text", "<", "<!-- -->", "\n\n"])
    def test_what_has_no_root_is_an_error(self, content):
        with pytest.raises(ArticleError, match=r"wire.xml:\d+:\d+: this is no well-formed XML"):
            read_xml(Raw("wire.xml", content.encode()), Settings())

    def test_a_feed_without_entries_is_no_article(self):
        with pytest.raises(NoArticleError, match=r"wire.rss: a feed without entries"):
            feed("<rss><channel><title>T</title></channel></rss>")

    def test_a_file_called_a_feed_that_is_none_is_an_error(self):
        with pytest.raises(ArticleError, match=r"this is no feed .its root element is <urlset>"):
            feed("<urlset/>")

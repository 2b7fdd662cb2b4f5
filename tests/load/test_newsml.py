from __future__ import annotations

import base64
import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import load_article, load_articles
from factcheck.load.newsml import read
from factcheck.load.record import Raw, Record, Unread
from factcheck.settings import Settings

TEXT = "A ferry struck the breakwater of Saltmere harbour, killing four people."
XHTML = f'<inlineXML><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Web</h:title></h:head><h:body>\
<h:p>{TEXT}</h:p></h:body></h:html></inlineXML>'
PLAIN = f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'
REST = "Ask its sender for the text, or leave it out"
ROOT = 'xmlns:n="http://iptc.org/std/nar/2006-10-01/"'


def item(content: str = PLAIN, meta: str = "", about: str = "", guid: str = "urn:1", version: str = "1") -> str:
    """A newsItem; `meta` is of the item, `about` of its content."""
    return (
        f'<newsItem guid="{guid}" version="{version}" xml:lang="en"><itemMeta>{meta}</itemMeta>\n'
        f"<contentMeta>{about}</contentMeta>\n<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> bytes:
    return f"<n:newsMessage {ROOT}><itemSet>\n{''.join(items)}</itemSet></n:newsMessage>".encode()


def records_of(content: bytes) -> list[Record | Unread]:
    return list(read(Raw("a.newsml", content), Settings()))


def read_of(content: str = PLAIN, meta: str = "", about: str = "") -> Record:
    (record,) = records_of(item(content, meta, about).encode())
    assert isinstance(record, Record)
    return record


def refused(content: bytes) -> str:
    with pytest.raises(ArticleError) as error:
        records_of(content)
    return str(error.value)


class TestContent:
    @pytest.mark.parametrize(
        "content",
        [
            XHTML,
            PLAIN,
            f"<inlineXML><nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf></inlineXML>",
            f'<inlineData contenttype="text/html">&lt;p>{TEXT}&lt;/p></inlineData>',
            f"<inlineData contenttype='text/html'><![CDATA[<p>{TEXT.replace(' ', '&nbsp;', 1)}<br>]]></inlineData>",
            f'<inlineData encoding="base64">{base64.b64encode(TEXT.encode()).decode()}</inlineData>',
        ],
    )
    def test_the_text_is_read_in_each_form_that_it_is_sent_in(self, content):
        assert read_of(content).text == ("Web\n\n" if content is XHTML else "") + f"{TEXT}\n"

    def test_of_several_forms_the_one_that_tells_most_is_read(self):
        record = read_of('<remoteContent href="a.pdf"/><inlineData>A ferry struck.</inlineData>' + XHTML)
        assert record.text == f"Web\n\n{TEXT}\n"

    def test_of_several_languages_english_is_read(self):
        german = XHTML.replace("<inlineXML", "<inlineXML xml:lang='de'").replace(TEXT, "Eine Fähre sank.")
        assert TEXT in read_of(german + PLAIN.replace("<inlineData", "<inlineData xml:lang='en-GB'")).text

    def test_a_plain_text_has_a_paragraph_for_each_of_its_lines_with_the_lines_of_the_file(self):
        record = read_of("<inlineData>\n\nIt sank.\n\nNobody was saved.\n</inlineData>")
        assert (record.text, record.lines) == ("It sank.\n\nNobody was saved.\n", ((0, 5), (10, 7)))

    def test_lines_of_marked_up_text_are_those_of_the_file(self):
        assert read_of(XHTML, about="<headline>Ferry sinks</headline>").lines == ((0, 2), (13, 3))

    def test_a_headline_of_its_own_that_differs_is_kept_as_a_line_of_the_summary(self):
        nitf = (
            "<inlineXML><nitf><body><body.head><hedline><hl1>Sunk</hl1></hedline></body.head><body.content>"
            f"<p>{TEXT}</p></body.content></body></nitf></inlineXML>"
        )
        assert read_of(nitf, about="<headline>Ferry sinks</headline>").text == f"Ferry sinks\n\n- Sunk\n\n{TEXT}\n"

    def test_a_dateline_of_the_metadata_stands_before_the_first_sentence_once(self):
        dateline = "<dateline>Saltmere, May 14</dateline>"
        assert read_of(about=dateline).text == f"SALTMERE, MAY 14 — {TEXT}\n"
        printed = PLAIN.replace(TEXT, f"SALTMERE, May 14 (AP) — {TEXT}")
        assert read_of(printed, about=dateline).text == f"SALTMERE, May 14 (AP) — {TEXT}\n"


class TestMetadata:
    def test_it_is_taken_from_item_and_content(self):
        record = read_of(
            meta='<provider literal="x"><name>Saltmere Herald</name></provider>'
            "<versionCreated>2024-05-14T23:30:00+02:00</versionCreated>"
            "<firstCreated>2024-05-14T19:00:00Z</firstCreated>"
            '<link rel="irel:canonical" href="https://herald.example/1"/><title>slug</title>',
            about="<contentCreated>2024-05</contentCreated><by>By Ann Lee</by>"
            '<headline role="hld:sub">Four dead</headline>'
            '<headline role="hld:main">Ferry sinks</headline><language tag="en-GB"/>',
        )
        told = record.metadata
        assert (told.outlet, told.author, told.url) == ("Saltmere Herald", "Ann Lee", "https://herald.example/1")
        assert told.published == dt.datetime(2024, 5, 14, 19, tzinfo=dt.UTC)
        assert told.updated == dt.datetime(2024, 5, 14, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
        assert (told.language, record.headline) == ("en-GB", "Ferry sinks")

    @pytest.mark.parametrize("provider", ['qcode="nprov:REUTERS"', 'literal="reuters.com"', 'uri="x/REUTERS"'])
    def test_an_agency_by_its_code_is_named_as_reports_print_it(self, provider):
        assert read_of(meta=f"<provider {provider}/>").metadata.outlet == "Reuters"

    def test_the_agency_that_a_text_is_from_is_known_though_another_provides_it(self, tmp_path):
        path = tmp_path / "a.newsml"
        meta = '<provider literal="Saltmere Herald"/>'
        path.write_text(item(meta=meta, about="<by>By Associated Press</by>"), "utf-8")
        article = load_article(path)
        assert (article.outlet, article.agency, article.number) == ("Saltmere Herald", "AP", 0)

    def test_creators_that_are_persons_are_the_authors(self):
        about = "<creator><name>Ann Lee</name></creator><creator><name>Bo Ray</name></creator><creator literal='AP'/>"
        assert read_of(about=about).metadata.author == "Ann Lee, Bo Ray"

    def test_what_its_sender_says_of_it_becomes_notes(self):
        meta = (
            "<embargoed>2024-05-15T06:00:00Z</embargoed><embargoed/><edNote>Corrects\nthe dead</edNote>"
            '<signal qcode="edStat:U"/><signal qcode="sig:correction"/><signal uri="http://cv.iptc.org/newscodes/signal/update"/>'
        )
        assert read_of(meta=meta).notes == (
            "under embargo until 2024-05-15T06:00:00Z",
            "under embargo, with no time at which it ends",
            "its sender marks it: correction",
            "its sender marks it: update",
            "note to editors: Corrects the dead",
        )


class TestMessage:
    def test_items_are_numbered_and_packages_are_none(self):
        package = "<packageItem guid='p'><groupSet/></packageItem>"
        first, second = records_of(message(package, item(), package, item(guid="urn:2")))
        assert isinstance(first, Record)
        assert isinstance(second, Record)
        assert (first.number, second.number) == (1, 2)

    def test_of_several_versions_the_highest_is_read_and_the_others_are_named(self):
        old, new, same = records_of(message(*(item(version=version) for version in ("2", "11", "11"))))
        assert old == Unread(1, "version 2 of urn:1; read was version 11, number 2 of this file", 2, is_article=False)
        assert (new.number, isinstance(new, Record)) == (2, True)
        assert same == Unread(3, "version 11 of urn:1; read was version 11, number 2 of this file", 6, is_article=False)

    def test_items_without_an_identity_are_no_versions_of_each_other(self):
        assert [type(one) for one in records_of(message(item(guid=""), item(guid="")))] == [Record, Record]

    @pytest.mark.parametrize("code", ['qcode="stat:canceled"', 'uri="http://cv.iptc.org/x/cancelled"'])
    def test_a_canceled_item_is_named_and_its_earlier_versions_are_not_read_instead(self, code):
        told = records_of(message(item(), item(meta=f"<pubStatus {code}/>", version="2"), item(guid="urn:2")))
        assert [one.why for one in told if isinstance(one, Unread)] == [
            "version 1 of urn:1; read was version 2, number 2 of this file",
            "its sender has canceled it; take it out of the batch",
        ]
        assert isinstance(told[2], Record)

    @pytest.mark.parametrize(
        ("broken", "why"),
        [
            (
                item("<remoteContent href='a.jpg'/>", '<itemClass qcode="ninat:picture"/>', guid="urn:2"),
                "no text in it (it is of the class 'picture'). Ask its sender for the text, or leave it out",
            ),
            (
                item("<remoteContent href='http://x.example/a.xml'/>", guid="urn:2"),
                "no text in it, only a link to it, which is not followed. Ask its sender for the text, or leave it out",
            ),
            (
                item("<inlineXML><sports/></inlineXML>", guid="urn:2"),
                "no text in it: its content is <sports>, which is not read. " + REST,
            ),
            (
                item("<inlineData encoding='base64'>!!</inlineData>", guid="urn:2"),
                "no text in it. Ask its sender for the text, or leave it out",
            ),
            (
                item(meta='<pubStatus qcode="stat:withheld"/>', guid="urn:2"),
                "its sender withholds it; wait for the version that is released",
            ),
        ],
    )
    def test_an_item_without_text_does_not_cost_the_others(self, broken, why):
        first, second = records_of(message(item(), broken))
        assert isinstance(first, Record)
        assert second == Unread(2, why, 4, is_article="picture" not in why)  # with a picture no text is lost

    def test_articles_of_a_file_are_told_apart(self, tmp_path):
        path = tmp_path / "a.g2"
        path.write_bytes(message(item(), item(guid="urn:2")))
        assert [article.source for article in load_articles(path)] == [f"{path.as_posix()}#1", f"{path.as_posix()}#2"]


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"<packageItem/>", "a.newsml: a NewsML-G2 package, which refers to articles and holds none."),
            (b"<newsMessage><itemSet/></newsMessage>", "a.newsml: a NewsML-G2 message without a newsItem."),
            (
                b"<newsMessage><itemSet><conceptItem/></itemSet></newsMessage>",
                "a.newsml: NewsML-G2 on a concept, not an",
            ),
            (
                item(meta='<pubStatus qcode="stat:canceled"/>').encode(),
                "a.newsml: its sender has canceled it; take it out",
            ),
        ],
    )
    def test_a_file_that_holds_something_else_is_no_article(self, content, message):
        with pytest.raises(NoArticleError) as error:
            records_of(content)
        assert str(error.value).startswith(message)

    def test_newsml_1_is_another_format(self):
        assert refused(b"\n<NewsML/>") == (
            "a.newsml:2: this is NewsML 1, which is not read. Ask for NewsML-G2 or NITF, or save it as text."
        )

    def test_a_message_of_very_many_items_is_read_in_linear_time(self):
        began = time.monotonic()
        assert len(records_of(message(*(item(guid=f"urn:{n}", version="x") for n in range(5_000))))) == 5_000
        assert time.monotonic() - began < 20


class TestAnyFile:
    """Only `ArticleError` comes out of a file, whatever it holds, and lines are lines of it."""

    @given(st.integers(0, 900), st.binary(max_size=30), st.booleans())
    @settings(max_examples=100, deadline=None)
    def test_a_file_in_which_bytes_changed(self, at, noise, replaces):
        whole = message(
            item(XHTML, "<edNote>x</edNote>", "<headline>Ferry sinks</headline><dateline>X</dateline>"), item()
        )
        content = whole[:at] + noise + whole[at + len(noise) * replaces :]
        try:
            records = records_of(content)
        except ArticleError:
            return
        count = content.count(b"\n") + content.count(b"\r") + 1
        for record in records:
            lines = [line for _, line in record.lines] if isinstance(record, Record) else [record.line]
            assert all(1 <= line <= count for line in lines)

    @given(st.recursive(
        st.text("ab<>&;\n ", max_size=8),
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
            st.sampled_from("p tr td li pre br table itemMeta newsItem nitf body hedline dateline contentSet".split()),
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    ))  # fmt: skip
    @settings(max_examples=100, deadline=None)
    def test_elements_where_nobody_expects_them(self, markup):
        for content in (message(markup), item(f"<inlineXML><html>{markup}</html></inlineXML>").encode()):
            try:
                records = records_of(content)
            except ArticleError:
                continue
            assert records

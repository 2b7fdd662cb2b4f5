from __future__ import annotations

import datetime as dt

import pytest

from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import load_article
from factcheck.load.dates import find_moment
from factcheck.load.newsml import read
from factcheck.load.record import Raw
from factcheck.settings import Settings

BODY = "<p>A ferry struck the breakwater of Saltmere harbour, killing <num>four</num> people.</p>"
TEXT = "A ferry struck the breakwater of Saltmere harbour, killing four people."


def nitf(
    body: str = BODY, top: str = "", data: str = "", head: str = "", end: str = "", status: str = "usable"
) -> bytes:
    return (
        f'<nitf xml:lang="en-US"><head><docdata management-status="{status}">{data}</docdata>{head}</head>\n'
        f"<body><body.head>{top}</body.head>\n<body.content>{body}</body.content>\n<body.end>{end}</body.end></body></nitf>"
    ).encode()


def read_of(content: bytes):
    (record,) = read(Raw("a.nitf", content), Settings())
    return record


def paragraphs_of(content: bytes) -> list[str]:
    return read_of(content).text.removesuffix("\n").split("\n\n")


class TestText:
    def test_it_is_in_the_order_of_print(self):
        top = (
            "<hedline><hl1>Ferry sinks</hl1><hl2>Four dead</hl2></hedline><byline>By <person>Ann Lee</person></byline>"
            "<abstract><p>In brief.</p></abstract>"
        )
        body = f"<block>{BODY}<hl2>Held</hl2><p>The captain was held.</p></block><ul><li>Dead: 4</li></ul>"
        assert paragraphs_of(nitf(body, top, end="<tagline>Bo Ray contributed.</tagline>")) == [
            "Ferry sinks", "- Four dead", "- In brief.", "By Ann Lee", TEXT, "Held", "The captain was held.",
            "- Dead: 4", "Bo Ray contributed.",
        ]  # fmt: skip

    def test_tables_captions_and_quotes_are_kept_and_names_of_files_are_not(self):
        body = (
            "<table><tr><td>2023</td><td>7</td></tr></table><bq><block><p>It was fog.</p></block><credit>Log</credit>"
            "</bq>"
            '<media><media-reference source="a.jpg">a.jpg</media-reference><media-caption>The ferry.</media-caption>'
            "<media-producer>Bo Ray</media-producer></media>"
        )
        assert paragraphs_of(nitf(body)) == ["2023 | 7", "It was fog.", "Log", "The ferry.", "Bo Ray"]

    def test_the_title_is_the_headline_where_there_is_no_other(self):
        assert read_of(nitf(head="<title>Ferry sinks</title>")).headline == "Ferry sinks"

    def test_an_abstract_that_is_how_the_text_begins_is_not_told_twice(self):
        assert paragraphs_of(nitf(top="<abstract>A ferry struck the breakwater…</abstract>")) == [TEXT]

    def test_a_dateline_stands_before_the_first_sentence(self):
        top = "<dateline><location>SALTMERE</location> <story.date>May 14</story.date></dateline>"
        assert paragraphs_of(nitf(top=top)) == [f"SALTMERE, May 14 — {TEXT}"]

    @pytest.mark.parametrize("place", ["SALTMERE (AP) — ", "SALTMERE — "])
    def test_a_dateline_that_stands_there_already_is_not_told_twice(self, place):
        content = nitf(BODY.replace("<p>", f"<p>{place}"), "<dateline>SALTMERE</dateline>")
        assert paragraphs_of(content) == [place + TEXT]

    def test_lines_are_those_of_the_file(self, tmp_path):
        path = tmp_path / "a.nitf"
        path.write_bytes(nitf("\n\n" + BODY))
        article = load_article(path)
        assert article.lines == ((0, 5),)


class TestMetadata:
    def test_it_is_taken_from_the_head(self):
        record = read_of(
            nitf(
                data='<date.issue norm="20240514T213000Z"/><doc.copyright holder="Coastal Press"/>',
                head='<pubdata name="Saltmere Herald" ex-ref="https://herald.example/1"/>'
                '<revision-history norm="20240515T060000Z"/>',
                top="<byline>By <person>Ann Lee</person> and <person>Bo Ray</person></byline>",
            )
        )
        told = record.metadata
        assert (told.outlet, told.author, told.url) == (
            "Saltmere Herald",
            "Ann Lee, Bo Ray",
            "https://herald.example/1",
        )
        assert told.published == dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC)
        assert told.updated == dt.datetime(2024, 5, 15, 6, tzinfo=dt.UTC)
        assert told.language == "en-US"

    def test_an_agency_that_distributes_it_is_known_as_its_source(self, tmp_path):
        path = tmp_path / "a.nitf"
        path.write_bytes(nitf(top="<byline>By Associated Press</byline><distributor>Reuters</distributor>"))
        article = load_article(path)
        assert (article.outlet, article.agency) == ("Reuters", "AP")

    def test_the_office_below_a_name_is_no_part_of_it_and_a_headline_said_twice_stands_once(self):
        head = "<hedline><hl1>Ferry sinks</hl1><hl2>Ferry sinks</hl2></hedline>"
        record = read_of(nitf(BODY + "<p>___</p>", f"{head}<byline>By ANN LEE<byttl>Staff Writer</byttl></byline>"))
        assert record.metadata.author == "ANN LEE"
        assert record.text == f"Ferry sinks\n\nBy ANN LEE, Staff Writer\n\n{TEXT}\n"

    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("20240514", dt.date(2024, 5, 14)),
            ("20240514T2130", dt.datetime(2024, 5, 14, 21, 30)),  # noqa: DTZ001  # none is told
            ("20240514T213000-0400", dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=-4)))),
            ("2024-05-14T21:30:00Z", dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC)),
            ("20241314", None),
            ("", None),
        ],
    )
    def test_dates_are_read_in_both_forms_of_the_standard(self, text, moment):
        assert find_moment(text) == moment

    def test_what_its_sender_says_of_it_becomes_notes(self):
        data = (
            '<correction info="The number of dead"/><ed-msg info="Adds\nquotes"/>'
            '<date.release norm="20240515T060000Z"/>'
        )
        top = f"<note><body.content><p>{'Holds strong words. ' * 40}</p></body.content></note>"
        embargo, correction, message, note = read_of(nitf(data=data, top=top, status="embargoed")).notes
        assert embargo == "under embargo until 20240515T060000Z"
        assert correction == "its sender marks it as a correction: The number of dead"
        assert message == "note to editors: Adds quotes"
        assert note.startswith("note to editors: Holds strong words.")
        assert len(note) < 330


class TestRefused:
    @pytest.mark.parametrize(
        ("status", "why"),
        [
            ("canceled", "a.nitf: its sender has canceled it; take it out of the batch."),
            ("withheld", "a.nitf: its sender withholds it; wait for the version that is released."),
        ],
    )
    def test_what_is_not_to_be_published_is_no_article(self, status, why):
        with pytest.raises(NoArticleError) as error:
            read_of(nitf(status=status))
        assert str(error.value) == why

    def test_a_text_without_words_is_none(self):
        with pytest.raises(
            NoArticleError, match=r"a.nitf: no text in it\. Ask its sender for the text, or leave it out."
        ):
            read_of(nitf("<p> … </p>"))

    def test_another_root_is_named(self):
        with pytest.raises(ArticleError, match=r"a.nitf:1: <rss> is neither NewsML-G2 nor NITF \(known: newsItem, "):
            read_of(b"<rss/>")

"""What a reader of a format gives, and what `load_articles` makes of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Settings
from factcheck.errors import ArticleError
from factcheck.lines import line_at, lines_of
from factcheck.load import load_article, load_articles
from factcheck.load import origin as places
from factcheck.load.paths import files_of
from factcheck.load.record import Metadata, Raw, Record, Unread, composed
from factcheck.load.text import read

BODY = "Four people were killed when the ferry struck the breakwater, the coastguard said on Tuesday."


def served(monkeypatch, *records):
    """`load_articles` of one file whose format gives `records`."""
    monkeypatch.setattr("factcheck.load._reader", lambda name: lambda raw, settings: records)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "wire.txt"
    path.write_text(BODY, "utf-8")
    return path


class TestComposed:
    def test_the_headline_comes_first_and_paragraphs_are_parted_by_blank_lines(self):
        assert composed(" Ferry\nsinks ", ["One  two.", "", "Three."]) == (
            "Ferry sinks\n\nOne two.\n\nThree.\n",
            "Ferry sinks",
        )

    def test_a_headline_that_is_the_first_paragraph_stands_there_once(self):
        assert composed("Ferry sinks", ["Ferry sinks", "One."])[0] == "Ferry sinks\n\nOne.\n"


class TestMetadata:
    def test_what_one_does_not_know_the_other_tells(self):
        left, right = Metadata(outlet="Meridian"), Metadata(outlet="Herald", url="https://herald.example/1")
        assert left | right == Metadata(outlet="Meridian", url="https://herald.example/1")


class TestLoadArticles:
    def test_the_articles_of_a_file_are_numbered(self, file, monkeypatch):
        served(monkeypatch, Record(BODY, number=1), Record(BODY, number=2))
        first, second = load_articles(file)
        assert [first.source, second.source] == [f"{file.as_posix()}#1", f"{file.as_posix()}#2"]
        assert first.file == second.file == file.as_posix()

    def test_an_entry_that_is_none_does_not_cost_the_others(self, file, monkeypatch):
        served(monkeypatch, Record(BODY, number=1), Unread(2, "no text", 7))
        article, unread = load_articles(file)
        assert (article.number, unread) == (1, Unread(2, "no text", 7))

    def test_a_file_of_which_no_entry_can_be_read_is_an_error(self, file, monkeypatch):
        served(monkeypatch, Unread(1, "no text"), Unread(2, "no text"))
        with pytest.raises(ArticleError, match=r"none of its 2 entries can be read \(1: no text; 2: no text\)"):
            load_articles(file)

    def test_what_the_file_tells_is_kept(self, file, monkeypatch):
        moment = dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
        told = Metadata("Herald", "Ann Lee", moment, moment, "https://herald.example/1", "en-GB")
        served(monkeypatch, Record(f"Ferry sinks.\n\n{BODY}\n", told, headline="Ferry sinks."))
        (article,) = load_articles(file)
        assert (article.outlet, article.author, article.url, article.language) == (*told_of(told), "en")
        assert (article.published, article.published_at, article.updated_at) == (moment.date(), moment, moment)
        assert article.headline == "Ferry sinks."

    def test_a_date_given_for_all_articles_wins_and_the_moment_is_forgotten(self, file, monkeypatch):
        served(monkeypatch, Record(BODY, Metadata(published=dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC))))
        (article,) = load_articles(file, Settings(date=dt.date(2024, 5, 1)))
        assert (article.published, article.published_at) == (dt.date(2024, 5, 1), None)

    def test_a_headline_that_is_told_is_one_whatever_it_looks_like(self, file, monkeypatch):
        served(monkeypatch, Record(f"World.\n\n{BODY}\n", headline="World."))
        (article,) = load_articles(file)
        assert [block.role for block in article.blocks] == ["headline", "body"]

    def test_a_file_larger_than_the_limit_is_not_read(self, file):
        with pytest.raises(ArticleError, match=r"wire.txt: 93 bytes, more than the 10 that are read. Split"):
            load_articles(file, Settings(max_bytes=10))

    def test_the_meta_json_beside_it_tells_of_author_update_url_and_language(self, file):
        (file.parent / "meta.json").write_text(
            '{"articles": [{"file": "wire.txt", "outlet": "Herald", "author": "Ann Lee", "date": "2024-05-14T08:00Z",'
            ' "updated": "2024-05-15", "url": "https://herald.example/1", "language": "en"}]}',
            "utf-8",
        )
        article = load_article(file)
        assert (article.outlet, article.author, article.url) == ("Herald", "Ann Lee", "https://herald.example/1")
        assert article.published_at == dt.datetime(2024, 5, 14, 8, tzinfo=dt.UTC)
        assert (article.updated, article.updated_at) == (dt.date(2024, 5, 15), None)  # a day is no moment


def told_of(metadata: Metadata) -> tuple[str, str, str]:
    return metadata.outlet, metadata.author, metadata.url


def test_standard_input_depends_on_no_file():
    assert files_of("-") == ()


def test_text_is_the_whole_file():
    (record,) = read(Raw("a.txt", BODY.encode()), Settings())
    assert (record.text, record.number, record.lines) == (BODY, 0, ())


class TestOrigin:
    def test_a_paragraph_stands_on_the_line_of_its_first_words(self):
        page = "<html>\n<p>Four <b>people</b> were\nkilled.</p>\n<p>The caf&eacute; was closed.</p>\n"
        assert places.Origin(page).lines("Four people were killed.\n\nThe café was closed.\n") == ((0, 2), (26, 4))

    def test_escapes_of_json_are_read(self):
        page = '[\n{"text": "The caf\\u00e9 was closed.\\nFour people were killed."}\n]'
        assert places.Origin(page).lines("The café was closed.\n\nFour people were killed.\n") == ((0, 2), (22, 2))

    def test_the_same_paragraph_again_stands_behind_the_first(self):
        page = "<p>It was closed down.</p>\n" * 3
        origin = places.Origin(page)
        assert origin.lines("It was closed down.\n") == ((0, 1),)
        assert origin.lines("Something else there.\n\nIt was closed down.\n")[1][1] in (1, 2, 3)

    def test_a_paragraph_that_is_not_there_stands_where_the_one_before_does(self):
        assert places.Origin("one two three four\nfive six seven").lines("five six seven\n\nnine ten\n") == (
            (0, 2),
            (16, 2),
        )

    def test_a_text_is_looked_for_from_a_line_on(self):
        origin = places.Origin("It was closed.\n" * 4)
        assert [origin.lines("It was closed.\n", line) for line in (1, 3, 4)] == [
            ((0, 1),),
            ((0, 3),),
            ((0, 4),),
        ]

    def test_lines_are_those_that_editors_count(self):
        page = "one\u2028two\x0cthree\r\nfour\rfive six seven\n"
        assert places.Origin(page).lines("five six seven\n") == ((0, 3),)

    def test_an_empty_file_has_one_line(self):
        assert places.Origin("").lines("one\n") == ((0, 1),)

    @given(st.lists(st.text("abcde \n<>&;\\u", min_size=1, max_size=40), min_size=1, max_size=8))
    def test_every_paragraph_has_a_line_of_the_file(self, lines):
        text = "\n".join(lines)
        found = places.Origin(text).lines(text)
        assert [text[start] != "\n" for start, _ in found] == [True] * len(found)
        assert all(1 <= line <= text.count("\n") + 1 for _, line in found)


class TestLines:
    def test_lines_of_a_text_file_are_counted(self, file):
        file.write_text(f"Ferry sinks\n\n{BODY}\n", "utf-8")
        article = load_article(file)
        assert [line_at(lines_of(article), start) for start in (0, 11, 13, 40)] == [1, 1, 3, 3]

    def test_lines_of_an_extracted_text_are_those_of_its_file(self, file, monkeypatch):
        served(monkeypatch, Record(f"{BODY}\n\n{BODY}\n", lines=((0, 12), (len(BODY) + 2, 30))))
        (article,) = load_articles(file)
        assert [line_at(lines_of(article), start) for start in (0, 5, len(BODY) + 3)] == [12, 12, 30]

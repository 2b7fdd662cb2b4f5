"""What `factcheck extract` shows of articles, and what is kept beside a report."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import cli
from factcheck.command.output import write_beside
from factcheck.errors import ReportError
from factcheck.extract import as_lines, shown, texts_of
from factcheck.load import load_article
from factcheck.load.record import Unread
from factcheck.model import Article, Block, Report

FERRY = Path(__file__).parent / "cases" / "saltmere-ferry" / "ledger.txt"


class TestShown:
    def test_what_is_known_comes_first_and_each_line_has_its_number(self):
        text = shown("ledger.txt", [load_article(FERRY)])
        lines = text.splitlines()
        assert lines[1:6] == [
            "  outlet: The Northern Ledger",
            "  author: Ines Korder and Paul Averill",
            "  published: 2024-05-16",
            "  language: en",
            "  dateline: SALTMERE",
        ]
        assert "     1   Captain of Saltmere ferry freed as inquiry opens" in lines

    def test_what_is_not_compared_has_a_dot_before_it(self):
        lines = shown("ledger.txt", [load_article(FERRY)]).splitlines()
        assert "     5 · Thursday, 16 May 2024" in lines

    def test_lines_of_an_extracted_text_are_those_of_its_file(self):
        article = Article("page.html", "One.\n\nTwo.\n", lines=((0, 12), (6, 40)), blocks=(Block(0, 4), Block(6, 10)))
        assert "    12   One.\n    40   Two.\n" in shown("page.html", [article])

    def test_a_day_of_update_is_shown(self):
        text = shown("a.txt", [Article("a.txt", "One.", updated=dt.date(2024, 5, 15))])
        assert "  updated: 2024-05-15\n" in text

    def test_the_moment_of_publication_tells_the_day(self):
        moment = dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC)
        text = shown("a.txt", [Article("a.txt", "One.", published=moment.date(), published_at=moment)])
        assert "  published: 2024-05-14 21:30:00+00:00" in text.splitlines()
        assert text.count("published") == 1

    def test_an_entry_that_was_not_read_says_why(self):
        assert shown("feed.xml", [Unread(3, "no text in it")]) == "feed.xml#3\n  not read: no text in it\n"

    def test_controls_of_a_terminal_are_named(self):
        assert "\x1b" not in shown("a.txt", [Article("a.txt", "Four \x1b[31mpeople", notes=("\x1b[0m",))])

    @given(st.text(max_size=200), st.text(max_size=20))
    def test_any_text_can_be_shown(self, text, name):
        assert all(line.isprintable() for line in shown(name, [Article(name, text)]).split("\n"))


class TestAsLines:
    def test_each_article_is_a_line_of_json_without_what_is_not_known(self):
        article = replace(load_article(FERRY), source="ledger.txt")
        (line,) = as_lines([article, Unread(2, "")]).splitlines()
        told = json.loads(line)
        assert list(told) == ["file", "outlet", "author", "published", "language", "headline", "text"]
        assert (told["text"], told["published"]) == (article.text, "2024-05-16")


class TestTextsOf:
    def test_only_texts_of_files_that_are_none_are_kept(self):
        articles = (Article("a.txt", "A"), Article("in/b.pdf", "B", extracted=True))
        assert texts_of(Report(articles, ())) == (("b.pdf.txt", "B"),)

    def test_one_of_several_in_a_file_is_not_kept(self):
        assert texts_of(Report((Article("a.jsonl#2", "A", number=2, extracted=True),), ())) == ()

    def test_files_of_one_name_get_a_number(self):
        articles = (Article("a/b.pdf", "A", extracted=True), Article("c/b.pdf", "C", extracted=True))
        assert texts_of(Report(articles, ())) == (("b.pdf.txt", "A"), ("b.pdf-2.txt", "C"))


class TestWriteBeside:
    def test_texts_lie_in_a_folder_named_after_the_report(self, tmp_path):
        write_beside([("b.pdf.txt", "Caf\u00e9\n")], tmp_path / "report.md")
        assert (tmp_path / "report.md.texts" / "b.pdf.txt").read_text("utf-8") == "Caf\u00e9\n"

    def test_where_they_cannot_be_kept_the_folder_is_named(self, tmp_path):
        (tmp_path / "report.md.texts").write_text("", "utf-8")
        with pytest.raises(
            ReportError, match=r"report.md.texts: cannot keep the texts of articles here \(.*\)\. Make room"
        ):
            write_beside([("b.pdf.txt", "B")], tmp_path / "report.md")


class TestCommand:
    def test_it_reads_articles_and_folders(self, capsys, tmp_path):
        (tmp_path / "a.txt").write_text(FERRY.read_text("utf-8"), "utf-8")
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(tmp_path), str(FERRY)])
        assert end.value.code == 0
        out = capsys.readouterr().out
        assert out.count("Captain of Saltmere ferry freed as inquiry opens") == 2

    def test_it_takes_the_no_cache_of_a_report(self, capsys):
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(FERRY), "--no-cache"])
        assert end.value.code == 0
        assert "Captain of Saltmere ferry freed" in capsys.readouterr().out

    def test_a_file_over_the_limit_is_an_error(self, capsys):
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(FERRY), "--max-bytes", "10"])
        assert end.value.code == 2
        assert "more than the 10 that are read. Split the file, or raise --max-bytes." in capsys.readouterr().err

    def test_a_file_that_cannot_be_read_costs_no_other(self, capsys, tmp_path):
        (tmp_path / "a.txt").write_text(FERRY.read_text("utf-8"), "utf-8")
        (tmp_path / "b.txt").write_bytes(b"")
        (tmp_path / "c.json").write_text('{"version": 1}', "utf-8")
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(tmp_path)])
        told = capsys.readouterr()
        assert end.value.code == 2
        assert "Captain of Saltmere ferry freed as inquiry opens" in told.out
        assert "b.txt: no words in this file" in told.err
        assert "c.json: holds no articles" in told.err

    def test_what_is_no_article_alone_is_said_and_fails_nothing(self, capsys, tmp_path):
        (tmp_path / "a.txt").write_text(FERRY.read_text("utf-8"), "utf-8")
        (tmp_path / "c.json").write_text('{"version": 1}', "utf-8")
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(tmp_path)])
        assert end.value.code == 0
        assert "c.json: holds no articles" in capsys.readouterr().err

    def test_entries_that_are_none_are_named_where_only_articles_are_written(self, capsys, tmp_path):
        (tmp_path / "wire.jsonl").write_text('{"text": "Four people were killed."}\n{"text": ""}\n', "utf-8")
        with pytest.raises(SystemExit):
            cli.main(["extract", "--jsonl", str(tmp_path)])
        told = capsys.readouterr()
        assert len(told.out.splitlines()) == 1
        assert "wire.jsonl#2:2: not read: " in told.err

    def test_where_there_are_no_articles_that_is_an_error(self, capsys, tmp_path):
        with pytest.raises(SystemExit) as end:
            cli.main(["extract", str(tmp_path)])
        assert end.value.code == 2
        assert "no articles there. Name a folder" in capsys.readouterr().err

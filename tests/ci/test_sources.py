"""Sources through the command line: standard input, fields that the settings name, what lies among articles."""

from __future__ import annotations

import io
import json

import pytest

from ..test_bad_input import one_message
from .conftest import AGREES, COURIER, HARBOUR, write


class Input(io.BytesIO):
    """Standard input that counts how often it is read."""

    reads = 0

    @property
    def buffer(self) -> Input:
        return self

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        return super().read(size)


@pytest.fixture
def pipe(monkeypatch):
    """Gives text to standard input."""

    def pipe(text: str) -> Input:
        given = Input(text.encode())
        monkeypatch.setattr("sys.stdin", given)
        return given

    return pipe


def lines(*texts: str, **told: str) -> str:
    """An object on each line."""
    return "".join(json.dumps({**told, "text": text}) + "\n" for text in texts)


class TestStandardInput:
    def test_what_extract_writes_is_checked_as_the_files_are(self, run, pipe):
        direct = run("check", "new", "--against", "archive", "--format", "json")
        given = pipe(run("extract", "--jsonl", "new").out)
        piped = run("check", "-", "--against", "archive", "--format", "json")
        assert piped.code == direct.code == 1
        assert given.reads == 1
        (before,), (after,) = (json.loads(one.out)["findings"] for one in (direct, piped))
        assert (before["subject"], before["severity"]) == (after["subject"], after["severity"])
        assert [p["source"] for p in after["positions"]] == ["archive/harbour.txt", "stdin#1"]
        assert [p["text"] for p in before["positions"]] == [p["text"] for p in after["positions"]]

    def test_what_is_known_of_an_article_goes_through_the_pipe(self, run, pipe):
        (told,) = run("extract", "--jsonl", "new").out.splitlines()
        pipe(told)
        (again,) = run("extract", "--jsonl", "-").out.splitlines()
        before, after = json.loads(told), json.loads(again)
        assert after.pop("file") == "stdin#1"
        assert before.pop("file") == "new/courier.txt"
        assert before == after

    def test_it_is_named_in_the_report(self, run, pipe):
        pipe(lines(HARBOUR, COURIER))
        out = run("report", "-").out
        assert "`stdin#1:5`" in out
        assert "`stdin#2:5`" in out

    def test_named_twice_it_is_read_once(self, run, pipe):
        given = pipe(lines(HARBOUR, COURIER))
        assert run("report", "-", "-").code == 0
        assert given.reads == 1

    @pytest.mark.usefixtures("cache_dir")
    def test_what_was_read_of_it_is_not_taken_for_what_is_read_next(self, run, pipe):
        pipe(lines(HARBOUR, COURIER))
        first = run("report", "-").out
        pipe(lines(HARBOUR, AGREES))
        second = run("report", "-").out
        assert first.startswith("1 conflict")
        assert second.startswith("No differences found")

    def test_a_line_that_is_broken_is_named_with_its_number(self, run, pipe):
        pipe(lines(HARBOUR) + '{"text": "cut\n' + lines(COURIER))
        out = run("check", "-", "--fail-on", "never").out
        assert "stdin#2:2: FC910 medium: not checked: column 10: not JSON: unterminated string starting" in out

    @pytest.mark.parametrize("command", ["report", "check", "extract"])
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "stdin: nothing in it. Pipe articles to it: factcheck extract --jsonl FILES | factcheck check -"),
            ("\n \n", "stdin: nothing in it. Pipe articles"),
            ("Four people died.\n", "stdin:1:1: not JSON: expecting value. Pipe a JSON object on each line, as"),
            (
                '{"title": "A"}\n',
                "stdin: holds no articles: no field named text, body, content ...; it has those named title. Say",
            ),
            ("\x00\x01", "stdin: this is not a text file"),
        ],
    )
    def test_what_is_no_article_ends_the_run(self, run, pipe, command, text, message):
        pipe(text)
        outcome = run(command, "-")
        assert outcome.code == 2
        assert one_message(outcome.err).startswith(message)

    def test_where_it_is_closed_that_is_said(self, run, monkeypatch):
        monkeypatch.setattr("sys.stdin", None)
        assert one_message(run("check", "-").err) == "stdin: it is closed. Pipe JSON Lines to it, or name files."

    def test_more_than_may_be_read_is_an_error(self, run, pipe):
        given = pipe(lines(HARBOUR))
        message = one_message(run("check", "-", "--max-bytes", "10").err)
        assert message.startswith("stdin: more than the 10 bytes that are read. Pipe less")
        assert given.tell() == 11


class TestFields:
    TABLE = f'Paper,Story Body\nHerald,"{HARBOUR}"\nCourier,"{COURIER}"\n'

    def test_the_settings_say_which_field_holds_what(self, run, newsroom):
        write(newsroom / "wire.csv", self.TABLE)
        write(newsroom / "wire.jsonl", json.dumps({"doc": {"Copy": COURIER}, "desk": {"paper": "Post"}}) + "\n")
        write(
            newsroom / "factcheck.toml",
            '[fields]\ntext = ["story_body", "doc.copy"]\noutlet = ["paper", "desk.paper"]\n',
        )
        assert run("report", "wire.csv").out.startswith("1 conflict")
        told = [json.loads(line) for line in run("extract", "--jsonl", "wire.csv", "wire.jsonl").out.splitlines()]
        assert [(one["file"], one["outlet"]) for one in told] == [
            ("wire.csv#1", "Herald"),
            ("wire.csv#2", "Courier"),
            ("wire.jsonl#1", "Post"),
        ]
        assert run("check", "wire.jsonl", "--against", "archive").code == 1

    def test_without_them_the_message_tells_what_to_write(self, run, newsroom):
        write(newsroom / "wire.csv", self.TABLE)
        outcome = run("extract", "wire.csv")
        assert outcome.code == 2
        assert one_message(outcome.err) == (
            "wire.csv: holds no articles: no column named text, body, content ...; it has those named "
            "Paper, Story Body. "
            'Did you mean Story Body? Then write [fields] text = "Story Body" in factcheck.toml.'
        )
        write(newsroom / "factcheck.toml", '[fields]\ntext = "Story Body"\n')
        assert run("extract", "wire.csv").code == 0

    @pytest.mark.parametrize("command", ["report", "check", "extract"])
    def test_a_name_that_is_none_is_told_with_the_one_that_was_meant(self, run, newsroom, command):
        write(newsroom / "factcheck.toml", '[fields]\nheadlin = "kicker"\n')
        outcome = run(command, "new")
        assert outcome.code == 2
        assert "unknown key 'headlin': did you mean 'headline'?" in outcome.err

    def test_a_value_that_is_none_is_told(self, run, newsroom):
        write(newsroom / "factcheck.toml", "[fields]\ntext = 5\n")
        outcome = run("check", "new")
        assert outcome.code == 2
        assert "fields.text" in outcome.err


class TestFolder:
    def test_what_lies_among_articles_and_is_none_is_named_and_passed_over(self, run, newsroom):
        write(newsroom / "new/package.json", '{"name": "site", "version": "1.0"}')
        write(newsroom / "new/names.csv", "name,age\nAnn,5\n")
        run("report", "new", "archive", "--format", "json", "-o", "new/report.json")
        run("report", "new", "archive", "-o", "new/report.md")
        outcome = run("check", "new", "--against", "archive")
        assert outcome.code == 1
        told = [line.split(":")[0] for line in outcome.out.splitlines() if "FC912" in line]
        assert told == ["new/names.csv", "new/package.json"]  # reports of ours need no word

    def test_stories_in_every_format_are_compared(self, run, newsroom):
        head, _, body = HARBOUR.partition("\n\n")
        other = COURIER.partition("\n\n")[2]
        write(newsroom / "mixed/a.json", json.dumps({"headline": head, "body": body}, indent=2))
        write(newsroom / "mixed/b.md", f"---\ntitle: {head}\n---\n\n{other}")
        write(newsroom / "mixed/c.csv", f'title,text\n{head},"{other.replace("31", "40")}"\n')
        out = run("report", "mixed").out
        assert out.startswith("1 conflict")
        assert "`mixed/a.json:5`" in out
        assert "`mixed/b.md:7`" in out
        assert "`mixed/c.csv#1:4`" in out

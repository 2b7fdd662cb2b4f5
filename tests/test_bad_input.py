"""Bad input gets one clear message and exit code 2, and nothing is left half-written; odd input works."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from factcheck import check
from factcheck.cli import main
from factcheck.folders import rules_folder
from factcheck.settings import Grouping, Settings

STORY = {
    "a.txt": "The ferry Astrid sank off Lindholm on Monday, killing 24 people, the coast guard said.\n",
    "b.txt": "The ferry Astrid sank off Lindholm on Monday, killing 31 people, the coast guard said.\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two articles, which is the current one."""
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def refused(folder, capfd):
    """Runs `factcheck report ... -o out.md`, which must refuse, and gives its message."""

    def refused(*arguments: str) -> str:
        (folder / "out.md").write_text("old", encoding="utf-8")
        before = sorted(folder.rglob("*"))
        with pytest.raises(SystemExit) as end:
            main(["report", *arguments, "-o", "out.md"])
        out, err = capfd.readouterr()
        assert end.value.code == 2
        assert out == ""
        assert "Traceback" not in err
        assert sorted(folder.rglob("*")) == before
        assert (folder / "out.md").read_text("utf-8") == "old"
        return err

    return refused


def one_message(err: str) -> str:
    """The one line of `err`, without the program's name."""
    (line,) = err.splitlines()
    return line.removeprefix("factcheck: ")


@pytest.mark.usefixtures("stem_embedder")
class TestRefused:
    def test_a_missing_path(self, refused):
        assert one_message(refused("a.txt", "none.txt")).startswith("none.txt: no such file or folder")

    def test_a_folder_without_articles(self, refused, folder):
        (folder / "empty").mkdir()
        assert one_message(refused("empty")).startswith("empty: no articles in this folder")

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "no words"),
            (b" \n\t\n", "no words"),
            (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
            (b"text\x00text", "not a text file"),
        ],
    )
    def test_an_empty_or_binary_file(self, refused, folder, content, message):
        (folder / "c.txt").write_bytes(content)
        err = one_message(refused("a.txt", "c.txt"))
        assert err.startswith("c.txt: ")
        assert message in err

    def test_one_article_only(self, refused):
        assert one_message(refused("a.txt")).startswith(
            "a.txt: only one article to read, at least 2 different ones are needed"
        )

    def test_one_article_only_on_stdin(self, refused, monkeypatch):
        piped = io.TextIOWrapper(io.BytesIO(b'{"text": "The ferry sank off Lindholm."}\n'))
        monkeypatch.setattr("sys.stdin", piped)
        assert one_message(refused("-")).startswith(
            "stdin: only one article to read, at least 2 different ones are needed"
        )

    def test_one_file_named_twice(self, refused):
        err = one_message(refused("a.txt", "./a.txt"))
        assert "only one article to read" in err
        assert "the same file named twice is one" in err

    def test_one_article_under_two_names(self, refused):
        shutil.copy("a.txt", "c.txt")
        err = one_message(refused("a.txt", "c.txt"))
        assert "only one article to read" in err
        assert "c.txt is the same text as a.txt" in err

    def test_what_held_no_article_is_said_where_too_few_are_left(self, refused, folder):
        (folder / "c.rss").write_text("<rss><channel/></rss>", encoding="utf-8")
        err = one_message(refused("a.txt", "c.rss"))
        assert err.startswith("c.rss: not checked: a feed without entries. a.txt, c.rss: only one article to read")

    def test_an_unknown_rule_key_is_shown_where_it_stands_with_the_one_that_was_meant(self, refused, folder):
        shutil.copytree(rules_folder(), folder / "rules")
        file = folder / "rules" / "quote.yaml"
        lines = file.read_text("utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if "why:" in line)
        column = lines[at].index("why:") + 1
        lines[at] = lines[at].replace("why:", "wyh:")
        file.write_text("".join(lines), encoding="utf-8")
        err = refused("a.txt", "b.txt", "--rules", "rules")
        assert f"rules/quote.yaml:{at + 1}:{column}: unknown key 'wyh': did you mean 'why'?" in err

    @pytest.mark.parametrize(
        ("option", "message"),
        [
            (["--format", "markdwon"], "'markdwon' is none of markdown, json, "),
            (["--format", "markdwon"], "Did you mean 'markdown'?"),
            (["--formt", "json"], "--formt"),
            (["--date", "14.5.2024"], "--date"),
            (["--min-severity", "grave"], "--min-severity"),
            (["--min-confidence", "2"], "--min-confidence"),
        ],
    )
    def test_a_bad_option(self, refused, option, message):
        assert message in refused("a.txt", "b.txt", *option)

    def test_a_folder_of_rules_that_is_missing(self, refused):
        assert one_message(refused("a.txt", "b.txt", "--rules", "none")).startswith("none: no such folder of rules")


def test_a_model_that_is_none(refused, folder):
    (folder / "empty").mkdir()
    assert "empty: this folder is no model" in refused("a.txt", "b.txt", "--model", "empty")


@pytest.mark.usefixtures("folder", "stem_embedder")
class TestAccepted:
    def test_the_same_article_twice_is_said_and_skipped(self):
        shutil.copy("a.txt", "c.txt")
        report = check(["a.txt", "b.txt", "c.txt", "a.txt"])
        assert [article.source for article in report.articles] == ["a.txt", "b.txt"]
        assert report.notes == ("c.txt is the same text as a.txt: skipped.",)

    def test_of_a_folder_what_cannot_be_read_is_passed_over_and_told_of(self, capfd):
        Path("empty.txt").write_text("", encoding="utf-8")
        with pytest.raises(SystemExit) as end:
            main(["report", ".", "-o", "out.md"])
        assert end.value.code == 0
        assert "factcheck: empty.txt: not checked: no words in this file" in capfd.readouterr().err
        page = Path("out.md").read_text("utf-8")
        assert ("`empty.txt:1` `FC910`" in page, "31" in page) == (True, True)

    def test_a_text_that_lies_in_the_folders_of_two_events_is_told_in_both(self):
        for place in ("north", "south"):
            Path(place).mkdir()
            shutil.copy("a.txt", place)
            shutil.copy("b.txt", place)
        shutil.copy("a.txt", "south/c.txt")
        report = check(["north", "south"], Settings(stories=Grouping.FOLDER))
        assert [len(story.articles) for story in report.stories] == [2, 2]
        assert not [member for story in report.stories for member in story.articles if member.reprint_of]
        assert report.notes == ("south/c.txt is the same text as south/a.txt: skipped.",)

    @pytest.mark.parametrize(
        "text",
        [
            "Ferry",
            "Ferry\r\n",
            "\ufeffThe ferry sank.",
            "Ferry sinks off Lindholm\n\nIt sank.",
            "沈没",
            "\u202eferry sank",
        ],
    )
    def test_a_file_of_few_words_or_without_a_date(self, folder, text):
        (folder / "c.txt").write_text(text, encoding="utf-8")
        report = check([".", "c.txt"])
        assert [article.source for article in report.articles] == ["a.txt", "b.txt", "c.txt"]
        assert report.articles[2].published is None

    @pytest.mark.parametrize(
        "sentence", ["The ferry Astrid sank off Lindholm on Monday, killing {n} people. ", "ferry{n}", "({n} “"]
    )
    def test_a_line_of_a_megabyte(self, folder, sentence):
        pieces = 1_000_000 // len(sentence)
        (folder / "c.txt").write_text("".join(sentence.format(n=n % 50) for n in range(pieces)), encoding="utf-8")
        _, article = check(["a.txt", "c.txt"], Settings(max_characters=5_000)).articles
        assert len(article.text) > 700_000
        assert article.sentences[-1].end <= 5_000
        assert [note for note in article.notes if "characters are compared" in note]

    def test_a_report_does_not_depend_on_the_order_of_the_articles(self, capfdbinary):
        def printed(*arguments: str) -> bytes:
            with pytest.raises(SystemExit):
                main(["report", *arguments, "--min-confidence", "0"])
            return capfdbinary.readouterr().out

        for name in ("markdown", "json"):
            assert printed("a.txt", "b.txt", "--format", name) == printed("b.txt", "a.txt", "--format", name) != b""

    def test_positions_of_a_windows_file_point_into_its_text(self, folder):
        (folder / "c.txt").write_bytes(
            "\ufeffAstrid — lost.\r\n\r\nThe ferry sank on Monday, killing 35 people.\r\n".encode()
        )
        report = check(["a.txt", "c.txt"])
        texts = {article.source: article.text for article in report.articles}
        places = [*report.singles, *(p for finding in report.findings for p in finding.positions)]
        assert places
        for place in places:
            assert texts[place.source][place.start : place.end] == place.text
            assert texts[place.source][place.value_start : place.value_end] == place.value


def test_a_report_that_is_none_is_refused(folder, capfd):
    Path("report.json").write_text(json.dumps({"schema_version": "9"}), encoding="utf-8")
    for name, message in (("report.json", "schema_version is '9'"), ("none.json", "cannot read this report")):
        with pytest.raises(SystemExit) as end:
            main(["render", name])
        assert end.value.code == 2
        assert one_message(capfd.readouterr().err).startswith(f"{name}: {message}")

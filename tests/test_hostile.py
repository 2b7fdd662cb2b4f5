"""Names and words that are commands to a terminal, a runner or a spreadsheet are shown, never given on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.render.markup import cell, json_safe, quiet, readable

NAME = "a\x1b]8;;x\x07\x9b31m\u202e|`\n::error::x.txt"
TOLL = "The ferry Astrid\x1b[2J\u202e sank off Lindholm on Monday, killing {} people, the coast guard\x9b said.\n"


@pytest.fixture
def told(tmp_path, monkeypatch, stem_embedder, capfdbinary):
    """Runs a command line in a folder of two hostile articles, and gives all that it says."""
    monkeypatch.chdir(tmp_path)
    for name, number in ((NAME, 24), ("b.txt", 31)):
        Path(name).write_text(TOLL.format(number) + "It was said. " * 30, encoding="utf-8")

    def told(*arguments: str) -> str:
        with pytest.raises(SystemExit):
            main([*arguments])
        page, said = capfdbinary.readouterr()
        return (page + said).decode("utf-8")

    return told


def unseen(text: str) -> set[str]:
    return {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")}


@pytest.mark.parametrize(
    "command",
    [
        *(("report", ".", "--min-confidence", "0", "--format", name) for name in ("markdown", "json", "text", "csv")),
        ("check", ".", "--statistics", "--stories", "one"),
        ("report", NAME),
        ("report", "b.txt", f"none{NAME}"),
        ("extract", NAME),
        ("baseline", "update", ".", "--stories", "one", "--baseline", f"{NAME}.json"),
    ],
)
def test_no_command_gives_a_terminal_what_no_reader_sees(told, command):
    page = told(*command)
    assert page
    assert unseen(page) == set()
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())


def test_a_finding_is_explained_without_the_escapes_of_its_words(told):
    told("report", ".", "--min-confidence", "0", "--format", "json", "-o", "report.json")
    page = told("explain", "1", "report.json")
    assert "⟨U+001B⟩[2J" in page
    assert unseen(page) == set()


def test_a_line_that_a_runner_would_obey_gets_a_bar_and_lines_stay():
    assert quiet("a\n ::error::b\n##[group]\nc::d\n") == "a\n | ::error::b\n| ##[group]\nc::d\n"
    assert readable("a\n\x1bb\r") == "a\n⟨U+001B⟩b⟨U+000D⟩"


def test_json_with_what_no_reader_sees_means_the_same_as_escapes():
    assert json_safe('"\u202e\U000e0041\x7f"') == '"\\u202e\\udb40\\udc41\\u007f"'


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-a", "@SUM(1)", "\r\n=1", "＝1", " =1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(text):
    assert cell(text).startswith("'")


def test_a_formula_behind_a_tab_is_text_as_the_tab_is_named():
    assert cell("\t=1") == "⟨U+0009⟩=1"


def test_a_signed_number_stays_one():
    assert [cell(text) for text in ("-5", "+3.5", "-2%", "24 people")] == ["-5", "+3.5", "-2%", "24 people"]

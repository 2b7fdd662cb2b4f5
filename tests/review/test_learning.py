"""`factcheck learn` and what decisions do to the next run, through the command line."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from factcheck.decisions import Verdict, append
from factcheck.folders import rules_folder
from factcheck.model import Kind
from factcheck.render.json import parse
from factcheck.review import commands, web
from factcheck.review.learning import proposals
from factcheck.rules.aliases import load_aliases

from ..factory import decided, finding


@pytest.fixture
def log(tmp_path, monkeypatch):
    """The log in the current folder, with one decision: Hasan and Khasan are the same."""
    monkeypatch.chdir(tmp_path)
    append(tmp_path / "decisions.jsonl", decided())
    return tmp_path / "decisions.jsonl"


class TestProposals:
    def test_names_decided_to_be_the_same_are_proposed(self):
        assert proposals([decided()], {}) == [("Hasan", "Khasan")]

    def test_what_the_aliases_know_is_not(self):
        assert proposals([decided()], {"hasan": "Hasan", "khasan": "Hasan"}) == []

    @pytest.mark.parametrize("verdict", [Verdict.REAL, Verdict.BOTH, Verdict.UNCLEAR])
    def test_other_verdicts_propose_nothing(self, verdict):
        assert proposals([decided(verdict)], {}) == []

    def test_other_kinds_propose_nothing(self):
        assert proposals([decided(about=finding(kind=Kind.NUMBER))], {}) == []

    def test_spellings_that_are_read_alike_anyway_propose_nothing(self):
        positions = (replace(finding().positions[0], value="Al-Bab"), replace(finding().positions[1], value="al Bab"))
        assert proposals([decided(about=finding(positions=positions))], {}) == []


class TestLearn:
    @pytest.fixture(autouse=True)
    def mine(self, tmp_path) -> Path:
        """A folder of rules without aliases."""
        copytree(rules_folder(), tmp_path / "mine")
        (tmp_path / "mine/words/aliases.yaml").unlink(missing_ok=True)
        return tmp_path / "mine"

    @pytest.mark.usefixtures("log")
    def test_a_diff_is_shown_and_written_on_yes(self, run, tmp_path):
        outcome = run("learn", "--rules", "mine", "--yes")
        assert "+  - [Hasan, Khasan]" in outcome.out
        assert load_aliases(tmp_path / "mine") == {"hasan": "Hasan", "khasan": "Hasan"}
        assert run("learn", "--rules", "mine").err.startswith("No name was decided to be the same")

    @pytest.mark.usefixtures("log")
    def test_nothing_is_written_on_no(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
        outcome = run("learn", "--rules", "mine")
        assert outcome.code == 0
        assert "+  - [Hasan, Khasan]" in outcome.out
        assert "misspelt" in outcome.err
        assert outcome.err.endswith("words/aliases.yaml: nothing was written.\n")
        assert not (tmp_path / "mine/words/aliases.yaml").exists()

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize("before", [None, "aliases:\n  - [Old Name, O. Name]\n"])
    def test_what_is_edited_while_it_waits_for_the_yes_stays(self, run, mine, monkeypatch, before):
        aliases, edited = mine / "words/aliases.yaml", "aliases:\n  - [Edited Meanwhile, E. Meanwhile]\n"
        if before:
            aliases.write_text(before, "utf-8")
        monkeypatch.setattr(commands, "_confirmed", lambda path: bool(path.write_text(edited, "utf-8")))
        outcome = run("learn", "--rules", "mine")
        assert outcome.code == 2
        assert "aliases.yaml: changed while you were asked, so nothing was written. Run learn again." in outcome.err
        assert aliases.read_text("utf-8") == edited

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize("stdin", [io.StringIO(""), None])
    def test_without_an_answer_nothing_is_written_and_that_is_an_error(self, run, mine, monkeypatch, stdin):
        monkeypatch.setattr("sys.stdin", stdin)
        outcome = run("learn", "--rules", "mine")
        assert outcome.code == 2
        assert "nobody answered, so nothing was written. Say yes with --yes." in outcome.err
        assert not (mine / "words/aliases.yaml").exists()

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize(
        ("folder", "told"), [("typo", "typo: no such folder"), ("archive", "archive: no folder of rules")]
    )
    def test_a_folder_without_rules_is_not_written_to(self, run, tmp_path, folder, told):
        outcome = run("learn", "--rules", folder, "--yes")
        assert outcome.code == 2
        assert told in outcome.err
        assert not (tmp_path / folder / "words").exists()

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (b"# Ours\r\naliases:\r\n  - [A b, A c]\r\n", b"  - [A b, A c]\r\n  - [Hasan, Khasan]\r\n"),
            (b"aliases:\r\n  - [A b, A c]", b"  - [A b, A c]\r\n  - [Hasan, Khasan]\r\n"),
            (b"aliases: []\r\n# Ours\r\n", b"aliases:\r\n  - [Hasan, Khasan]\r\n# Ours\r\n"),
            (b"aliases:\n  - [A b, A c]\n", b"  - [A b, A c]\n  - [Hasan, Khasan]\n"),
        ],
    )
    def test_the_line_ends_of_the_file_stay(self, run, mine, before, after):
        aliases = mine / "words/aliases.yaml"
        aliases.write_bytes(before)
        assert run("learn", "--rules", "mine", "--yes").code == 0
        assert aliases.read_bytes().endswith(after)
        assert "hasan" in load_aliases(mine)

    @pytest.mark.usefixtures("log")
    def test_what_would_not_read_back_is_not_written(self, run, mine):
        aliases = mine / "words/aliases.yaml"
        aliases.write_text("aliases: [[A b, A c],]\n")
        outcome = run("learn", "--rules", "mine", "--yes")
        assert outcome.code == 2
        assert "aliases.yaml: cannot add aliases" in outcome.err
        assert aliases.read_text() == "aliases: [[A b, A c],]\n"

    @pytest.mark.usefixtures("log")
    def test_a_folder_that_cannot_be_made_is_an_error_with_a_cure(self, run, mine):
        words = mine / "words"
        if words.exists():
            rmtree(words)
        words.write_text("Notes on words.\n", "utf-8")
        outcome = run("learn", "--rules", "mine", "--yes")
        assert outcome.code == 2
        assert (
            "mine/words/aliases.yaml: cannot make the folder for it (File exists). "
            "Make room or mend the rights there, or name another folder with --rules."
        ) in outcome.err
        assert words.read_text("utf-8") == "Notes on words.\n"

    @pytest.mark.usefixtures("log")
    @pytest.mark.parametrize("folder", ["_rules", "rules"])
    def test_the_rules_that_come_with_factcheck_are_not_written_to(self, run, tmp_path, monkeypatch, folder):
        """In a checkout, too, where they lie beside the package."""
        monkeypatch.setattr("factcheck.data.rules_folder", lambda: tmp_path / folder)
        monkeypatch.setattr("factcheck.rules.aliases.rules_folder", lambda: tmp_path / folder)
        monkeypatch.setattr("factcheck.review.learning.rules_folder", lambda: tmp_path / folder)
        outcome = run("learn", "--yes")
        assert outcome.code == 2
        assert "Make rules of your own with `factcheck rules copy DIR`" in outcome.err
        assert "--- a//" not in outcome.out
        assert not (tmp_path / folder).exists()

    def test_a_log_that_is_missing_is_an_error(self, run, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert run("learn", "nowhere.jsonl").code == 2


@pytest.mark.usefixtures("log")
def test_agreement_reads_the_logs_of_several_reviewers(run, tmp_path):
    append(tmp_path / "ben.jsonl", decided(Verdict.REAL, "ben"))
    outcome = run("agreement", "decisions.jsonl", "ben.jsonl")
    assert "raw agreement          0.00 (0 of 1)" in outcome.out


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("nosuch.jsonl",), "nosuch.jsonl: no such file or folder"), (("decisions.jsonl", "--reports", "."), "--reports")],
)
def test_evaluate_refuses_what_means_nothing(run, arguments, told):
    outcome = run("evaluate", *arguments)
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.usefixtures("log")
def test_evaluate_takes_a_log_of_decisions(run):
    assert run("evaluate", "decisions.jsonl").out.splitlines()[1].split()[:2] == ["all", "1"]


class TestNextRun:
    """What was decided to be no difference is not reported again."""

    @pytest.mark.usefixtures("newsroom")
    def test_by_report(self, run):
        decide(run)
        assert "No differences found" in run("report", "new", "archive/harbour.txt").out

    @pytest.mark.usefixtures("newsroom")
    def test_the_report_names_the_log(self, run):
        decide(run)
        Path("decisions.jsonl").rename("ours.jsonl")
        told = run("report", "new", "archive/harbour.txt", "--format", "json", "--decisions", "ours.jsonl").out
        checked = run("check", "new", "--against", "archive", "--format", "json", "--decisions", "ours.jsonl").out
        for text in (told, checked):
            assert {one.suppression and one.suppression.file for one in parse(text).findings} == {"ours.jsonl"}

    @pytest.mark.parametrize(
        ("settings", "name"), [("", "decisions.jsonl"), ('decisions = "ours.jsonl"', "ours.jsonl")]
    )
    def test_all_commands_read_the_log_of_the_settings_file(self, run, newsroom, monkeypatch, settings, name):
        served = []
        monkeypatch.setattr(web, "serve", lambda pages, port, opened: served.append(pages.session))
        decide(run)
        (newsroom / "decisions.jsonl").rename(newsroom / name)
        (newsroom / "factcheck.toml").write_text(settings)
        (newsroom / "sub").mkdir()
        monkeypatch.chdir(newsroom / "sub")
        assert "No differences found" in run("report", "../new", "../archive/harbour.txt").out
        assert run("check", "../new", "--against", "../archive").err.endswith("1 suppressed.\n")
        assert run("review", "../new", "../archive/harbour.txt", "--no-browser").code == 0
        assert served[0].log.path == newsroom / name
        assert "No finding was decided by two" in run("agreement").out
        assert run("learn").code == 0

    @pytest.mark.usefixtures("newsroom")
    def test_by_check(self, run):
        decide(run)
        outcome = run("check", "new", "--against", "archive")
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err.endswith("1 suppressed.\n")

    def test_from_a_file_that_is_named(self, run, newsroom):
        decide(run)
        (newsroom / "decisions.jsonl").rename(newsroom / "ours.jsonl")
        assert run("check", "new", "--against", "archive").code == 1
        assert run("check", "new", "--against", "archive", "--decisions", "ours.jsonl").code == 0
        assert run("check", "new", "--against", "archive", "--decisions", "typo.jsonl").code == 2

    @pytest.mark.usefixtures("newsroom")
    def test_not_in_an_isolated_check(self, run):
        decide(run)
        assert run("check", "new", "--against", "archive", "--isolated").code == 1


def decide(run) -> None:
    """Decides that the finding of the newsroom is no difference."""
    report = parse(run("report", "new", "archive/harbour.txt", "--format", "json").out)
    for one in report.findings:
        append(Path("decisions.jsonl"), decided(about=one))

"""`factcheck check` as a pipeline runs it: what is compared, how it exits, what comes out where."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from factcheck import stages
from factcheck.ci.policy import Policy, shown
from factcheck.folders import rules_folder
from factcheck.model import Report

from ..factory import finding
from .conftest import AGREES, COURIER, FERRY, HARBOUR, write

CHECK = ("check", "new", "--against", "archive")


@pytest.fixture
def found(run):
    """Runs the check and gives the JSON report."""

    def found(*arguments: str) -> dict:
        return json.loads(run(*(arguments or CHECK), "--format", "json").out)

    return found


class TestExit:
    def test_1_with_a_finding_at_or_above_fail_on(self, run):
        outcome = run(*CHECK)
        assert outcome.code == 1
        counts, _, line, *_ = outcome.out.splitlines()
        assert counts.startswith("1 conflict; ")
        assert line == "new/courier.txt:5: FC401 high: people killed (number, conflict)"

    def test_0_when_clean(self, run, newsroom):
        write(newsroom / "new/courier.txt", AGREES)
        outcome = run(*CHECK)
        assert (outcome.code, outcome.out) == (0, "")

    def test_1_when_nothing_is_compared_as_nobody_said_with_what(self, run):
        """Else a pipeline that forgets --against would be green for ever."""
        alone = run("check", "new")
        assert alone.code == 1
        assert alone.out == (
            "Nothing was compared; 0 facts agree in 2 or more sources\n\n"
            "new/courier.txt:1: FC914 high: nothing was compared: this article is alone. "
            "Name an archive with --against, or more articles on the same event.\n"
        )
        assert alone.err == "Found 1 high in 1 story (1 article, 0 sentence pairs compared).\n"
        apart = run("check", "archive")
        assert (apart.code, "no two of these 2 articles are on one event" in apart.out) == (1, True)
        report = run("report", "archive", "--stories", "auto").out
        assert report.startswith("Nothing was compared; 0 facts agree")

    def test_0_when_one_story_of_several_has_a_single_article_or_no_archived_one_is_on_the_event(self, run, newsroom):
        write(newsroom / "archive/courier.txt", AGREES)
        assert "FC914" not in run("check", "archive").out
        outcome = run("check", "new", "--against", "archive/fire.txt")
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err == "Found nothing to compare in 1 story (1 article, 0 sentence pairs compared).\n"

    @pytest.mark.parametrize(
        ("severity", "fail_on", "code"),
        [("high", "high", 1), ("medium", "high", 0), ("medium", "medium", 1), ("low", "low", 1), ("high", "never", 0)],
    )
    def test_fail_on_is_the_least_grave_that_fails(self, run, severity, fail_on, code):
        assert run(*CHECK, "--severity", f"FC={severity}", "--fail-on", fail_on).code == code

    def test_exit_zero_is_0_with_findings_and_still_2_when_it_cannot_run(self, run):
        assert run(*CHECK, "--exit-zero").code == 0
        assert run("check", "none.txt", "--exit-zero").code == 2

    @pytest.mark.parametrize("hide", [["--min-severity", "high", "--severity", "FC=medium"], ["--min-confidence", "1"]])
    def test_what_is_hidden_still_fails(self, run, hide):
        outcome = run(*CHECK, *hide, "--fail-on", "medium")
        assert (outcome.code, outcome.out) == (1, "")
        assert "Found 1 " in outcome.err
        assert outcome.err.endswith("; 1 hidden by --min-severity or --min-confidence, 1 of which fails.\n")

    def test_what_is_hidden_and_does_not_fail_is_counted(self, run):
        outcome = run(*CHECK, "--min-confidence", "1", "--fail-on", "never")
        assert outcome.err.endswith("; 1 hidden by --min-severity or --min-confidence.\n")
        assert "hidden" not in run(*CHECK).err

    @pytest.mark.parametrize(("fail_on", "failures"), [("high", 0), ("medium", 1), ("never", 0)])
    def test_of_the_tests_of_junit_those_fail_that_the_check_fails_on(self, run, fail_on, failures):
        outcome = run(*CHECK, "--severity", "FC=medium", "--fail-on", fail_on, "--format", "junit")
        assert f'failures="{failures}"' in outcome.out
        assert ("<system-out>medium: " in outcome.out) == (not failures)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--fail-on", "grave"], "--fail-on"),
            (["--formt", "json"], "--formt"),
            (["--select", "FC7"], "no rule has a code that begins with 'FC7'"),
            (["--select", ""], "no code is selected"),
            (["--select", ","], "no code is selected"),
            (["--ignore", "XC401"], "Did you mean 'FC401'?"),
            (["--severity", "FC401=grave"], "a severity is one of"),
            (["--severity", "FC401"], "not of the form NAME=VALUE"),
            (["--write", "sarif"], "not of the form FORMAT=FILE"),
            (["--write", "sraif=a"], "Did you mean 'sarif'?"),
            (["--write", "=a"], "'' is none of markdown"),
            (["--format", ""], "'' is none of markdown"),
            (["--write", "sarif=none/a"], "the folder none does not exist"),
            (["--against", "none"], "none: no such file or folder"),
            (["--against", "none/*.txt"], "no file matches this pattern"),
            (["--baseline", "none.json"], "none.json: no such baseline"),
            (["--suppressions", "none.yml"], "none.yml: cannot read this file"),
            (["--rules", "none"], "none: no such folder of rules"),
            (["--changed-since", "HEAD"], "git cannot tell"),
        ],
    )
    def test_2_with_a_bad_option(self, run, arguments, message):
        outcome = run("check", "new", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in " ".join(outcome.err.split())

    def test_2_without_paths(self, run):
        assert run("check").code == 2

    def test_2_with_a_bad_rule_which_is_shown_where_it_stands(self, run):
        shutil.copytree(rules_folder(), "rules")
        file = Path("rules/number.yaml")
        file.write_text(file.read_text("utf-8").replace("why:", "wyh:", 1), encoding="utf-8")
        outcome = run(*CHECK, "--rules", "rules")
        assert outcome.code == 2
        assert "unknown key 'wyh': did you mean 'why'?" in outcome.err

    def test_2_when_no_article_is_found_unless_that_is_allowed(self, run):
        Path("empty").mkdir()
        for path, why in (("empty", "no article found"), ("empty/*.txt", "no file matches this pattern")):
            refused = run("check", path)
            assert refused.code == 2
            assert refused.err.startswith(f"factcheck: {path}: {why}. Check")
            assert "--allow-empty" in refused.err
            assert path != "empty" or refused.err.endswith("Check the paths, or allow it with --allow-empty.\n")
            outcome = run("check", path, "--allow-empty")
            assert (outcome.code, outcome.out) == (0, "")
            assert outcome.err == "Found nothing to compare in 0 stories (0 articles, 0 sentence pairs compared).\n"

    def test_2_when_the_archive_is_empty_unless_that_is_allowed(self, run):
        """A slip in its path would else pass everything."""
        Path("empty").mkdir()
        refused = run("check", "archive", "--against", "empty")
        assert refused.code == 2
        assert refused.err.startswith("factcheck: empty: no article found. Check")
        allowed = run("check", "new", "--against", "empty", "--allow-empty")
        assert (allowed.code, allowed.out) == (0, "")
        assert allowed.err.startswith("Found nothing to compare")

    def test_2_when_no_new_article_is_named(self, run):
        outcome = run("check", "--against", "archive")
        assert outcome.code == 2
        assert "name the new articles." in outcome.err

    def test_2_with_an_unreadable_article_under_strict_else_it_is_a_finding(self, run, newsroom):
        (newsroom / "new/scan.txt").write_bytes(b"%PDF-1.7 \x00")
        outcome = run(*CHECK)
        assert "new/scan.txt:1: FC910 medium: not checked: this is not a text file" in outcome.out
        assert "FC401" in outcome.out
        strict = run(*CHECK, "--strict")
        assert (strict.code, strict.out) == (2, "")
        assert strict.err.startswith("factcheck: new/scan.txt: this is not a text file")

    def test_2_when_the_program_itself_fails(self, run, monkeypatch):
        monkeypatch.setattr(stages, "align", lambda articles, vectors, new: 1 / 0)
        outcome = run(*CHECK)
        assert outcome.code == 2
        assert "ZeroDivisionError" in outcome.err


class TestCompared:
    def test_articles_of_all_stories_mixed_are_grouped(self, found):
        stories = found("check", "new", "archive")["stories"]
        assert [[a["path"] for a in story["articles"]] for story in stories] == [
            ["archive/fire.txt"],
            ["archive/harbour.txt", "new/courier.txt"],
        ]

    def test_only_stories_with_a_new_article_are_reported(self, found):
        report = found()
        (story,) = report["stories"]
        assert [(a["path"], a["new"]) for a in story["articles"]] == [
            ("archive/harbour.txt", False),
            ("new/courier.txt", True),
        ]
        assert {article["source"] for article in report["articles"]} == {"archive/harbour.txt", "new/courier.txt"}

    def test_two_articles_of_the_archive_are_not_compared(self, found, newsroom):
        write(newsroom / "archive/other.txt", COURIER.replace("31", "29"))
        write(newsroom / "new/courier.txt", FERRY.format(dead=24, more="Ina Holm praised the divers of the Astrid."))
        report = found()
        assert len(report["stories"][0]["articles"]) == 3
        touched = [{p["source"] for p in f["positions"]} for f in report["findings"]]
        assert touched
        assert all("new/courier.txt" in sources for sources in touched)
        assert {s["source"] for s in report["singles"]} <= {"new/courier.txt"}

    def test_only_pairs_with_a_new_article_reach_the_comparison(self, newsroom, run, monkeypatch):
        write(newsroom / "archive/other.txt", COURIER.replace("31", "29"))
        seen = []
        real = stages.compare
        monkeypatch.setattr(stages, "compare", lambda a, pairs, r, new: (seen.extend(pairs), real(a, pairs, r, new))[1])
        run(*CHECK)
        assert seen
        assert all("new/courier.txt" in {pair.left.source, pair.right.source} for pair in seen)

    def test_the_archive_may_be_a_pattern_and_hold_the_new_articles_too(self, found):
        wanted = found()
        assert found("check", "new", "--against", "archive/**/*.txt") == wanted
        assert found("check", "new", "--against", "archive", "--against", "new") == wanted
        assert found("check", "new/*.txt", "--against", ".") == wanted

    def test_a_new_article_with_the_text_of_an_archived_one_says_nothing_new(self, run):
        shutil.copy("archive/harbour.txt", "new/copy.txt")
        Path("new/courier.txt").unlink()
        outcome = run(*CHECK)
        assert (outcome.code, outcome.out) == (
            0,
            "note: new/copy.txt is the same text as archive/harbour.txt: skipped.\n",
        )

    def test_of_equal_texts_in_the_archive_nothing_is_said(self, run, newsroom):
        shutil.copy("archive/harbour.txt", "archive/copy.txt")
        write(newsroom / "new/courier.txt", AGREES)
        assert run(*CHECK).out == ""

    def test_stories_by_folder(self, found):
        stories = found("check", "new", "archive", "--stories", "folder")["stories"]
        assert [len(story["articles"]) for story in stories] == [2, 1]


class TestStories:
    def test_the_json_lists_them_and_findings_point_there(self, found):
        report = found()
        (story,) = report["stories"]
        assert story["about"] == "Ferry sinks off Lindholm"
        assert [finding["story"] for finding in report["findings"]] == [story["id"]]
        assert story["articles"][1] == {
            "path": "new/courier.txt",
            "outlet": "Meridian",
            "published": "2024-05-14",
            "reprint_of": "",
            "new": True,
        }

    def test_a_text_with_a_little_more_has_it_from_there_and_is_no_second_source(self, found, newsroom):
        text = HARBOUR + "\nThe Astrid was built in 1988 and carried cars and lorries between the islands.\n"
        write(newsroom / "new/courier.txt", text)
        report = found()
        (dependence,) = report["stories"][0]["dependences"]
        assert (dependence["source"], dependence["of"]) == ("new/courier.txt", "archive/harbour.txt")
        assert dependence["share"] == pytest.approx(0.7, abs=0.02)
        assert report["agreements"] == []
        told = "The coast guard said 24 people were killed when the Astrid sank off Lindholm on Monday"
        own = re.sub(r"The ferry Astrid .* said", told, AGREES.replace("(Meridian)", "(Lindholm Courier)"))
        write(newsroom / "new/courier.txt", own)
        assert found()["agreements"]

    def test_a_reprint_is_named_and_is_no_second_source(self, found, newsroom):
        write(newsroom / "new/courier.txt", HARBOUR.replace(" a week.", " one week."))
        report = found()
        assert report["stories"][0]["articles"][1]["reprint_of"] == "archive/harbour.txt"
        assert report["agreements"] == []


class TestOutput:
    def test_the_summary_is_always_on_stderr(self, run):
        line = r"Found 1 high in 1 story \(2 articles, \d+ sentence pairs compared\)\.\n"
        for options in ([], ["--quiet"], ["--format", "json"]):
            assert re.fullmatch(line, run(*CHECK, *options).err)

    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            ("text", "1 conflict; "),
            ("json", '{\n  "schema_version"'),
            ("jsonl", '{"type": "finding"'),
            ("markdown", "1 conflict; "),
            ("html", "<!doctype html>"),
            ("sarif", '{\n  "$schema"'),
            ("junit", "<?xml"),
            ("github", "::error file=new/courier.txt,line=5,title=FC401 people killed::"),
            ("csv", '"finding","code","kind"'),
        ],
    )
    def test_every_format_comes_to_stdout_without_an_escape(self, run, monkeypatch, name, begins):
        monkeypatch.setenv("FORCE_COLOR", "1")
        out = run(*CHECK, "--format", name).out
        assert out.startswith(begins)
        assert "\x1b" not in out

    def test_no_check_tells_what_is_too_unsure_to_count(self):
        report = Report((), (), unsure=1, less_sure=(finding(confidence=0.3),))
        assert shown(report, Policy()) == Report((), ())

    def test_several_formats_at_once(self, run):
        outcome = run(*CHECK, "--write", "sarif=out.sarif", "--write", "junit=out.xml", "--format", "jsonl")
        assert json.loads(outcome.out)["code"] == "FC401"
        assert Path("out.sarif").read_text("utf-8") == run(*CHECK, "--format", "sarif").out
        assert Path("out.xml").read_text("utf-8") == run(*CHECK, "--format", "junit").out

    def test_a_saved_report_renders_in_every_format_as_the_run_did(self, run):
        run(*CHECK, "--write", "json=report.json")
        for name in ("text", "sarif", "junit", "github", "html", "csv", "markdown"):
            assert run("render", "report.json", "--format", name).out == run(*CHECK, "--format", name).out

    def test_the_same_bytes_in_any_order_of_files(self, run, newsroom):
        write(newsroom / "new/ledger.txt", COURIER.replace("31", "29").replace("Divers", "Frogmen"))
        files = ["new/courier.txt", "new/ledger.txt", "archive/harbour.txt", "archive/fire.txt"]
        for name in ("text", "json", "sarif", "junit", "github", "html", "csv", "markdown"):
            one = run("check", *files, "--format", name)
            other = run("check", *reversed(files), "--format", name)
            assert one.out
            assert one == other

    def test_the_step_summary_gets_the_markdown_with_the_github_format_alone(self, run, newsroom, monkeypatch):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
        run(*CHECK)
        assert not Path("summary.md").exists()
        write(newsroom / "summary.md", "before\n")
        run(*CHECK, "--format", "github")
        assert Path("summary.md").read_text("utf-8") == "before\n" + run(*CHECK, "--format", "markdown").out

    def test_statistics_count_by_code_and_outlet(self, run):
        assert run(*CHECK, "--statistics").err.splitlines()[1:] == ["     1  FC401", "     1  Meridian"]


class TestChosen:
    def test_select_and_ignore_go_by_the_longest_beginning(self, run):
        for options, code in (
            (["--select", "FC1,FC2"], 0),
            (["--select", "FC4"], 1),
            (["--ignore", "FC4"], 0),
            (["--select", "FC401", "--ignore", "FC4"], 1),
            (["--select", "FC4", "--ignore", "FC401"], 0),
        ):
            assert run(*CHECK, *options).code == code, options

    def test_an_outlet_whose_findings_are_ignored_cannot_raise_one_alone(self, run, newsroom):
        assert run(*CHECK, "--per-outlet-ignores", "Meridian=FC401").code == 0
        assert run(*CHECK, "--per-outlet-ignores", "new/*=FC4").code == 0
        assert run(*CHECK, "--per-outlet-ignores", "new/*=FC1").code == 1
        write(newsroom / "new/ledger.txt", COURIER.replace("31", "29").replace("Divers", "Frogmen"))
        assert run(*CHECK, "--per-outlet-ignores", "new/courier.txt=FC4").code == 1

    def test_what_is_left_without_such_an_outlet_differs_by_value_not_by_wording(self, run, newsroom):
        """Of "31 people" and "31 men" nobody is left who says 24; of "31" and "29" somebody says another number."""
        write(newsroom / "new/ledger.txt", COURIER.replace("31 people", "31 men").replace("Divers", "Frogmen"))
        assert run(*CHECK).code == 1
        assert run(*CHECK, "--per-outlet-ignores", "archive/*=FC4").code == 0
        write(newsroom / "new/ledger.txt", COURIER.replace("31 people", "29 men").replace("Divers", "Frogmen"))
        assert run(*CHECK, "--per-outlet-ignores", "archive/*=FC4").code == 1

    def test_report_groups_too(self, run):
        for stories, sizes in (("auto", [1, 2]), ("folder", [2, 1])):
            out = run("report", "archive", "new", "--stories", stories, "--format", "json").out
            assert [len(story["articles"]) for story in json.loads(out)["stories"]] == sizes

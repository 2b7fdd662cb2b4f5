"""The commands as a user types them: what comes to stdout and stderr, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import factcheck
from factcheck import cli, split
from factcheck.notices import NOTICES
from factcheck.rules import load_rules
from factcheck.rules.confidence import load_confidence

LEFT = """\
Ferry sinks off Lindholm

May 14, 2024

The ferry Astrid sank off Lindholm on Monday night, killing 24 people, the coast guard said.

Harbour master Ina Holm said the pier would stay closed for a week.
"""
RIGHT = """\
Astrid goes down

May 14, 2024

The ferry Astrid sank off Lindholm late on Monday, killing 31 people, the coast guard said.

Divers searched the wreck at dawn.
"""


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary, monkeypatch, tmp_path):
    """Runs the command line in a folder with two articles; a fake embedder keeps it quick."""
    (tmp_path / "a.txt").write_text(LEFT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(RIGHT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as end:
            cli.main(arguments)
        out, err = capfdbinary.readouterr()
        return Outcome(end.value.code or 0, out.decode(), err.decode())

    return run


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(factcheck.__file__).parents[1],
        env=os.environ | environment,
        timeout=60,
    )


@pytest.mark.parametrize(
    "arguments", [["--help"], ["report", "--help"], ["check", "--help"], ["baseline", "--help"], ["--version"]]
)
def test_help_imports_nothing_slow(arguments):
    program = (
        "import sys\nfrom factcheck.cli import main\n"
        f"try: main({arguments!r})\n"
        "finally: print({'torch', 'transformers', 'sentence_transformers', 'pandas', 'numpy'} & set(sys.modules))"
    )
    result = python("-c", program)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("set()\n")


@pytest.mark.parametrize(
    ("option", "value", "cure"),
    [
        ("--date", "14/05/2024", "'14/05/2024' is no day. Write it as 2024-05-14."),
        ("--min-confidence", "5", "must be a number, 1 or less."),
        ("--min-confidence", "nan", "must be a number, 1 or less."),
        ("--max-characters", "0", "must be 1 or more."),
        ("--min-confidence", "high", "must be a number."),
        ("--max-bytes", "1.5", "must be a whole number."),
    ],
)
def test_of_a_value_that_an_option_does_not_take_it_is_said_what_to_write(run, option, value, cure):
    result = run("report", "a.txt", option, value)
    assert result.code == 2
    assert result.err.rstrip().endswith(cure)


def test_the_package_runs_as_a_module():
    result = python("-m", "factcheck", "--version")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"factcheck {factcheck.__version__}\n", "")


def test_without_arguments_help_is_shown():
    result = python("-m", "factcheck")
    assert result.returncode == 2
    assert "Commands:" in result.stdout + result.stderr


def test_the_help_tells_the_threshold_that_was_learned(run):
    threshold = load_confidence().threshold
    assert f"{threshold:g}, learned from labelled stories" in " ".join(run("report", "--help").out.split())


def test_help_says_what_the_exit_codes_mean(run):
    help_text = " ".join(run("--help").out.split())
    assert "Exits with 0 when the result was written, whatever it says, and with 2 when it could not be." in help_text


def test_nothing_piped_holds_an_escape():
    for arguments in (["--help"], ["report", "--nope"], ["rules", "list"]):
        result = python("-m", "factcheck", *arguments, FORCE_COLOR="1", TERM="xterm-256color")
        assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.usefixtures("stem_embedder")
class TestReport:
    def test_the_report_alone_comes_to_stdout(self, run):
        outcome = run("report", "a.txt", "b.txt")
        assert outcome.code == 0
        assert outcome.err == ""
        assert "in 2 or more sources" in outcome.out.splitlines(keepends=True)[0]

    def test_a_file_gets_the_same_bytes_as_stdout_and_nothing_else_is_left(self, run, tmp_path):
        printed = run("report", "a.txt", "b.txt").out
        outcome = run("report", "a.txt", "b.txt", "-o", "out.md")
        assert (outcome.code, outcome.out) == (0, "")
        assert (tmp_path / "out.md").read_bytes().decode() == printed
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "out.md"]

    def test_of_a_report_in_a_file_the_counts_are_said_on_stderr(self, run):
        """As `check` does; --quiet says nothing, and on stdout the report says it itself."""
        first = run("report", "a.txt", "b.txt").out.splitlines()[0]
        for again in range(2):  # the second time from the cache
            told = run("report", "a.txt", "b.txt", "-o", f"out{again}.md").err
            assert told.count("\n") == 1
            assert told.rstrip(".\n") in first
        assert run("report", "a.txt", "b.txt", "-o", "out.md", "--quiet").err == ""
        assert run("report", "a.txt", "b.txt", "-o", "-").err == ""

    def test_json_on_stdout_is_json(self, run):
        content = json.loads(run("report", "a.txt", "b.txt", "--format", "json").out)
        assert [article["source"] for article in content["articles"]] == ["a.txt", "b.txt"]

    @pytest.mark.parametrize(("name", "format_"), [("out.json", "json"), ("OUT.HTML", "html"), ("out", "markdown")])
    def test_the_name_of_the_file_says_the_format_where_none_is_asked_for(self, run, tmp_path, name, format_):
        run("report", "a.txt", "b.txt", "-o", name)
        assert (tmp_path / name).read_text() == run("report", "a.txt", "b.txt", "--format", format_).out
        run("report", "a.txt", "b.txt", "-o", name, "--format", "csv")
        assert (tmp_path / name).read_text() == run("report", "a.txt", "b.txt", "--format", "csv").out

    def test_md_is_markdown(self, run, tmp_path):
        assert run("report", "a.txt", "b.txt", "--format", "md").out == run("report", "a.txt", "b.txt").out
        run("check", "a.txt", "b.txt", "--write", "md=out.md", "--write", "markdown=out.markdown")
        assert (tmp_path / "out.md").read_bytes() == (tmp_path / "out.markdown").read_bytes()

    @pytest.mark.parametrize("name", ["out.docx", "out.pdf", "out.out"])
    def test_a_file_that_is_called_after_no_format_is_refused_unless_the_format_is_named(self, run, tmp_path, name):
        outcome = run("report", "a.txt", "b.txt", "-o", name)
        assert outcome.code == 2
        suffix = name.removeprefix("out")
        told = f"'{name}': no report is written as {suffix} (known: .md, .markdown, .json, .jsonl, .txt, .html, .htm,"
        assert told in " ".join(outcome.err.split())
        assert not (tmp_path / name).exists()
        assert run("report", "a.txt", "b.txt", "-o", name, "--format", "text").code == 0

    def test_a_folder_of_folders_names_the_option_for_it(self, run, tmp_path):
        (tmp_path / "fire").mkdir()
        (tmp_path / "empty").mkdir()
        (tmp_path / "fire" / "a.txt").write_text(LEFT)
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).unlink()
        told = run("report", ".").err
        assert told.startswith("factcheck: .: no articles in this folder (looked for *.txt,")
        assert told.endswith(
            "Folders below it do: --stories folder takes each of them for one event, "
            "--stories auto groups what they hold (in Python: Settings.stories).\n"
        )
        assert run("report", "empty").err.endswith("Name a folder that holds some, or files.\n")

    def test_what_the_shell_makes_for_stdout_is_no_article(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        for name, text in (("a.txt", LEFT), ("b.txt", RIGHT)):
            (tmp_path / name).write_text(text)
        with (tmp_path / "out.txt").open("wb") as out:
            call = [sys.executable, "-m", "factcheck", "extract", "."]
            done = subprocess.run(call, stdout=out, stderr=subprocess.PIPE, check=False, env=dict(os.environ))
        assert (done.returncode, done.stderr) == (0, b"")
        assert "out.txt" not in (tmp_path / "out.txt").read_text()

    def test_articles_on_two_events_are_noted(self, run, tmp_path):
        (tmp_path / "c.txt").write_text(
            "Mayor of Kronau opens bakery\n\nThe mayor of Kronau opened a bakery on Friday.\n"
        )
        assert "seem to be on" not in run("report", "a.txt", "b.txt").out
        told = run("report", "a.txt", "b.txt", "c.txt").out
        assert "These articles seem to be on 2 events (a.txt and b.txt; c.txt)." in told
        done = run("report", "a.txt", "c.txt")
        assert "These articles seem to be on 2 events (a.txt; c.txt)." in done.out
        assert done.err.startswith("factcheck: These articles seem to be on 2 events (a.txt; c.txt).")

    def test_a_folder_stands_for_its_articles(self, run):
        printed = run("report", ".").out
        assert printed
        assert printed == run("report", "a.txt", "b.txt").out

    def test_a_less_grave_or_less_sure_finding_can_be_left_out(self, run):
        def found(*options: str) -> list[dict[str, object]]:
            return json.loads(run("report", ".", "--format", "json", *options).out)["findings"]

        everything = found("--min-confidence", "0")
        assert everything
        assert {finding["severity"] for finding in found("--min-confidence", "0", "--min-severity", "high")} <= {"high"}
        assert found("--min-confidence", "1") == []

    def test_the_date_option_dates_every_article(self, run):
        content = json.loads(run("report", ".", "--format", "json", "--date", "2023-01-02").out)
        assert {article["published"] for article in content["articles"]} == {"2023-01-02"}

    def test_a_saved_report_renders_as_the_run_did(self, run):
        page = run("report", ".").out
        assert page
        run("report", ".", "--format", "json", "-o", "report.json")
        assert run("render", "report.json").out == page
        assert run("render", "report.json", "--format", "json").out == Path("report.json").read_text("utf-8")

    def test_evaluate_scores_made_and_saved_reports_alike(self, run, tmp_path):
        story = tmp_path / "gold" / "ferry"
        story.mkdir(parents=True)
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).rename(story / name)
        positions = [
            {"article": "a.txt", "quote": LEFT.splitlines()[4], "value": "24"},
            {"article": "b.txt", "quote": RIGHT.splitlines()[4], "value": "31"},
        ]
        label = {"id": "f1", "kind": "number", "severity": "high", "subject": "killed", "positions": positions}
        gold = {"articles": ["a.txt", "b.txt"], "findings": [label], "decoys": []}
        (story / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        made = run("evaluate", "gold")
        assert made.code == 0
        assert "precision" in made.out
        Path("saved").mkdir()
        run("report", "gold/ferry", "--format", "json", "-o", "saved/ferry.json")
        assert run("evaluate", "gold", "--reports", "saved").out == made.out


@pytest.mark.usefixtures("stem_embedder")
def test_evaluate_reads_articles_by_the_fields_of_the_settings(run, tmp_path):
    story = tmp_path / "gold" / "mill"
    story.mkdir(parents=True)
    said = [
        f"The fire at the mill in Ostley on Monday killed {number} people, police said." for number in ("four", "six")
    ]
    for name, sentence in zip("ab", said, strict=True):
        (story / f"{name}.json").write_text(json.dumps({"prosa": f"Mill burns\n\n{sentence}"}), encoding="utf-8")
    positions = [
        {"article": "a.json", "quote": said[0], "value": "four"},
        {"article": "b.json", "quote": said[1], "value": "six"},
    ]
    label = {"id": "f1", "kind": "number", "severity": "high", "subject": "killed", "positions": positions}
    gold = {"articles": ["a.json", "b.json"], "findings": [label], "decoys": []}
    (story / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert run("evaluate", "gold").code == 2
    (tmp_path / "factcheck.toml").write_text('[fields]\ntext = "prosa"\n', encoding="utf-8")
    outcome = run("evaluate", "gold")
    assert (outcome.code, "precision 1.000  recall 1.000" in outcome.out) == (0, True)


def test_a_log_of_decisions_is_scored_without_reports(run):
    Path("decisions.jsonl").write_text("")
    Path("saved").mkdir()
    outcome = run("evaluate", "decisions.jsonl", "--reports", "saved")
    assert (outcome.code, outcome.out) == (2, "")
    assert "a log of decisions is scored without reports: leave out --reports." in outcome.err


WIRE = """\
Train leaves rails

May 14, 2024

OSTERLUND (AP) - A freight train carrying fertiliser left the rails near Osterlund early on Tuesday, killing 24 cows.

Eleven of its twenty wagons toppled into a meadow, and two families were led out of their farmhouses.
"""
LEDGER = """\
Fertiliser in the meadow

The Daily Ledger

May 15, 2024

Commuters in Brack waited for an hour before the first coach came.

A freight train carrying fertiliser left the rails near Osterlund early on Tuesday, killing 24 cows.

Eleven of its twenty wagons toppled into a meadow, and two families were led out of their farmhouses.

The Associated Press contributed to this report.
"""
ECHO = """\
Osterlund counts its cows

The Brack Echo

May 15, 2024

The derailment near Osterlund on Tuesday has killed 24 cows, farmers told this paper.
"""


@pytest.fixture
def wire(run, tmp_path) -> None:
    """The current folder: an agency's text and a paper that prints some of it."""
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LEDGER, encoding="utf-8")


@pytest.mark.usefixtures("wire")
class TestSources:
    TABLE = """\
source            file   date        credits  whose text it has
AP                a.txt  2024-05-14  AP       its own
The Daily Ledger  b.txt  2024-05-15  AP       68 % of its text from AP
"""

    @pytest.fixture(autouse=True)
    def no_model(self, monkeypatch):
        monkeypatch.setattr("factcheck.stages.telling.load_embedder", lambda *_: pytest.fail("a model is loaded"))
        monkeypatch.setattr("factcheck.stages.default_tagger", lambda: pytest.fail("a model is loaded"))

    @pytest.mark.parametrize("line", [(".",), ("a.txt", "b.txt", "--stories", "one"), ("b.txt", "--against", "a.txt")])
    def test_who_has_whose_text_is_a_table(self, run, line):
        outcome = run("sources", *line)
        assert (outcome.code, outcome.err) == (0, "")
        title, table = outcome.out.split("\n", 1)
        assert title.endswith(": 2 articles, 1 with text of others")
        assert table == self.TABLE

    def test_it_goes_to_a_file_that_is_named(self, run, tmp_path):
        assert run("sources", ".", "-o", "sources.txt").out == ""
        assert (tmp_path / "sources.txt").read_text("utf-8").endswith(self.TABLE)

    def test_no_article_is_written_over(self, run, tmp_path):
        assert run("sources", "a.txt", "--against", "b.txt", "-o", "b.txt").code == 2
        assert (tmp_path / "b.txt").read_text("utf-8") == LEDGER

    def test_each_story_has_a_table(self, run, tmp_path):
        (tmp_path / "sea").mkdir()
        (tmp_path / "sea/c.txt").write_text(LEFT, encoding="utf-8")
        page = run("sources", ".").out
        assert page.count("whose text it has") == 2
        assert self.TABLE in page

    def test_what_is_behind_the_limit_of_characters_is_not_split(self, run, tmp_path, monkeypatch):
        seen = []
        spans = split.sentence_spans
        monkeypatch.setattr(split, "sentence_spans", lambda text, block: seen.append(block) or spans(text, block))
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(f"{name[0]}\n\n" + "Four cows died.\n\n" * 500, encoding="utf-8")
        assert run("sources", ".", "--max-characters", "100").code == 0
        assert 0 < len(seen) < 50

    def test_what_cannot_be_read_is_told_below(self, run, tmp_path):
        (tmp_path / "c.txt").write_bytes(b"\x00\x01" * 50)
        page = run("sources", ".")
        assert (page.code, "\nc.txt: not checked: " in page.out) == (0, True)

    def test_no_article_is_an_error(self, run, tmp_path):
        (tmp_path / "empty").mkdir()
        outcome = run("sources", "empty")
        assert (outcome.code, outcome.err) == (2, "factcheck: empty: no article found. Check the paths.\n")


@pytest.mark.usefixtures("stem_embedder", "wire")
def test_an_agencys_text_in_a_paper_is_one_source_and_an_independent_one_is_the_second(run, tmp_path):
    def cows() -> list[set[str]]:
        content = json.loads(run("report", ".", "--format", "json").out)
        told = [agreement["positions"] for agreement in content["agreements"] if agreement["kind"] == "number"]
        return [{one["source"] for one in positions} for positions in told if "24 cows" in positions[0]["value"]]

    assert cows() == []
    (tmp_path / "c.txt").write_text(ECHO, encoding="utf-8")
    assert cows() == [{"a.txt", "b.txt", "c.txt"}]


def test_rules_list_names_every_rule_once(run):
    codes = [line.split()[0] for line in run("rules", "list").out.splitlines()]
    assert codes == sorted([rule.code for file in load_rules().values() for rule in file.rules] + list(NOTICES))


def test_rules_show_explains_a_rule(run):
    rule = next(rule for file in load_rules().values() for rule in file.rules)
    page = run("rules", "show", rule.code.lower()).out
    for part in (rule.code, rule.why, rule.source, rule.examples[0].left):
        assert part in page


def test_rules_copy_makes_a_folder_of_rules_that_says_the_same(run, tmp_path):
    told = run("rules", "copy", str(tmp_path / "mine"))
    assert f"--rules {tmp_path / 'mine'}" in told.err
    assert run("rules", "list", "--rules", str(tmp_path / "mine")).out == run("rules", "list").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "mine"]


def test_rules_copy_mixes_no_two_folders(run, tmp_path):
    (tmp_path / "mine").mkdir()
    refused = run("rules", "copy", str(tmp_path / "mine"))
    assert refused.code == 2
    assert "this is there already" in refused.err
    assert not list((tmp_path / "mine").iterdir())


def test_rules_copy_into_a_file_says_what_to_do(run):
    refused = run("rules", "copy", "a.txt/mine")
    assert refused.code == 2
    assert "a.txt/mine: cannot make this folder (Not a directory). Make room or mend the rights there" in refused.err


def test_an_unknown_rule_code_gets_a_near_one(run):
    code = next(rule.code for file in load_rules().values() for rule in file.rules)
    outcome = run("rules", "show", code + "0")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"factcheck: no rule has the code '{code}0'. Did you mean 'FC")


def test_a_rule_code_that_nothing_is_near_to_gets_the_list(run):
    told = "factcheck: no rule has the code 'FC999'. `factcheck rules list` shows those there are.\n"
    assert run("rules", "show", "FC999").err == told


def test_a_report_names_every_file_that_it_cannot_read(run, tmp_path):
    for name in ("bad.txt", "worse.txt"):
        (tmp_path / name).write_bytes(b"GIF89a")
    outcome = run("report", "a.txt", "bad.txt", "b.txt", "worse.txt")
    assert (outcome.code, outcome.out) == (2, "")
    first, second = outcome.err.splitlines()
    assert first.startswith("factcheck: bad.txt: this is not a text file but a GIF picture.")
    assert second.startswith("worse.txt: this is not a text file but a GIF picture.")


def test_the_public_names_are_there_and_others_are_not():
    assert factcheck.Report.__module__ == "factcheck.model"
    assert set(factcheck.__all__) <= {*vars(factcheck), *factcheck._HOMES}
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        factcheck.chekc  # noqa: B018


def test_a_frame_has_one_row_per_position(stem_embedder, run, tmp_path):
    report = factcheck.check(["a.txt", "b.txt"], factcheck.Settings(min_confidence=0))
    frame = report.to_frame()
    assert len(frame) == sum(len(finding.positions) for finding in report.findings) > 0
    first = frame.iloc[0]
    assert Path(first["source"]).read_text("utf-8")[first["value_start"] : first["value_end"]] == first["value"]
    assert first["finding"] == 1


def test_a_judge_that_is_no_model_is_an_error_with_its_cure(run):
    outcome = run("report", "a.txt", "b.txt", "--judge", "./nothing")
    assert outcome.code == 2
    assert "--judge" in outcome.err


class TestReportAmongArticles:
    @pytest.mark.usefixtures("stem_embedder")
    @pytest.mark.parametrize("name", ["markdown", "html", "json"])
    def test_the_same_command_twice_writes_the_same(self, run, tmp_path, name):
        target = f"report.{'md' if name == 'markdown' else name}"
        command = ["report", ".", "--format", name, "-o", target]
        once = run(*command)
        first = (tmp_path / target).read_bytes()
        again = run(*command)
        assert (once.code, once.err) == (again.code, again.err) == (0, once.err)
        assert (tmp_path / target).read_bytes() == first

    def test_an_article_of_the_folder_is_not_written_over(self, run, tmp_path):
        result = run("report", ".", "-o", "a.txt")
        assert result.code == 2
        assert "this is one of the files to read" in result.err
        assert (tmp_path / "a.txt").read_text("utf-8") == LEFT


def test_a_folder_without_articles_is_an_error_however_stories_are_told(run, tmp_path):
    (tmp_path / "empty").mkdir()
    for stories in ("one", "auto"):
        refused = run("report", "empty", "--stories", stories)
        assert refused.code == 2
        assert "empty: no article" in refused.err
    assert refused.err.endswith("empty: no article found. Check the paths.\n")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device here")
def test_what_goes_to_a_pipe_by_name_goes_there(tmp_path):
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    plain, named = (python("-m", "factcheck", "report", *paths, "-q", *more) for more in ((), ("-o", "/dev/stdout")))
    assert (named.returncode, named.stdout) == (0, plain.stdout), named.stderr


def test_where_stderr_is_closed_the_exit_code_is_still_told():
    code = """if True:
        import os, sys
        os.close(2)
        sys.stderr, sys.argv = None, ["factcheck", "check", "none"]
        from factcheck.__main__ import main
        main()
    """
    assert python("-c", code).returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_that_a_full_disk_does_not_take_is_told_without_a_traceback(asked):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "factcheck", asked]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, result.stderr.splitlines()[0]) == (
        2,
        "factcheck: stdout: No space left on device. Make room there.",
    )


def test_a_day_that_does_not_exist_is_an_error_with_its_cure(run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 23)
    refused = run("check", "a.txt", "b.txt")
    assert refused.code == 2
    assert "no such day" in refused.err
    assert "Give seconds since 1970, or unset it." in refused.err


@pytest.mark.usefixtures("stem_embedder")
def test_a_cache_folder_that_is_a_file_is_complained_of_once(run, tmp_path, monkeypatch):
    monkeypatch.delenv("FACTCHECK_NO_CACHE", raising=False)
    (tmp_path / "kept").write_text("")
    outcome = run("report", "a.txt", "b.txt", "--cache-dir", "kept")
    assert outcome.code == 0
    assert outcome.err.startswith("factcheck: kept: the cache cannot be used (")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(("given", "meant"), [("ci", "'check'"), ("compare", "'report'"), ("chek", "'check', 'cache'")])
def test_a_command_by_another_name_is_answered_with_ours(given, meant, run):
    assert f"No such command {given!r}. Did you mean {meant}?" in run(given, "a.txt").err


def test_a_code_in_place_of_a_command_is_answered_with_the_command_that_shows_it(run):
    assert "No such command 'FC409'. Did you mean 'show FC409'?" in run("rules", "FC409").err


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--min-severity", "critical", "'critical' is not one of"),
        ("--date", "12/03/2024", "is no day"),
    ],
)
def test_what_is_wrong_with_an_option_is_said_without_the_words_of_a_library(run, option, value, told):
    told_of = run("report", "a.txt", "b.txt", option, value).err
    assert told in told_of
    assert "Value error" not in told_of


def test_a_report_says_on_the_terminal_which_article_it_passed_over(run, tmp_path):
    german = (
        "Die Fähre sank am Dienstag vor der Küste, und vier Menschen kamen dabei ums Leben, wie die Polizei mitteilte. "
        "Der Kapitän wurde nicht verletzt und konnte sich an Land retten."
    )
    (tmp_path / "de.txt").write_text(f"Die Fähre\n\n{german}\n", encoding="utf-8")
    told = run("report", "a.txt", "b.txt", "de.txt", "-o", "report.md", "--quiet")
    assert (told.code, told.err) == (0, "factcheck: de.txt: skipped: it is in German; English is compared\n")

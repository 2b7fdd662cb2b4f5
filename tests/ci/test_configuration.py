"""Settings: the nearest file, then the environment, then the option."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from factcheck.cli import app
from factcheck.errors import SettingsError
from factcheck.settings.file import SettingsFile, parse
from factcheck.settings.nearest import check_free, find_configuration

from .conftest import write

CHECK = ("check", "new", "--against", "archive")


def test_the_nearest_file_counts_and_factcheck_toml_before_pyproject(tmp_path):
    inner = tmp_path / "a" / "b"
    write(tmp_path / "factcheck.toml", 'fail-on = "low"\n')
    assert find_configuration(inner.parent).defaults == {"fail_on": "low"}
    write(inner / "pyproject.toml", "[project]\nname = 'x'\n")
    assert find_configuration(inner).path == tmp_path / "factcheck.toml"
    write(inner / "pyproject.toml", '[tool.factcheck]\nfail-on = "medium"\n')
    assert find_configuration(inner).defaults == {"fail_on": "medium"}
    write(inner / "factcheck.toml", "exit-zero = true\n")
    assert find_configuration(inner).defaults == {"exit_zero": True}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('fial-on = "low"', "factcheck.toml: unknown key 'fial-on': did you mean 'fail-on'?"),
        ('fail-on = "grave"', "fail-on: must be 'high', 'medium', 'low' or 'never', not 'grave'."),
        ('severity = {FC4 = "grave"}', "severity.FC4: must be 'high', 'medium', 'low' or 'info', not 'grave'."),
        ("jobs = 0", "factcheck.toml: jobs: must be above 0, not 0."),
        ("min-confidence = 2", "factcheck.toml: min-confidence: must be 1 or less, not 2."),
        ('stories = "two"', "factcheck.toml: stories: must be 'one', 'auto' or 'folder', not 'two'."),
        ("fail-on = ", "cannot read these settings"),
        (f"against = {'[' * 100_000}", "cannot read these settings"),
    ],
)
def test_a_mistake_is_one_clear_error(tmp_path, content, message):
    write(tmp_path / "factcheck.toml", content)
    with pytest.raises(SettingsError) as caught:
        find_configuration(tmp_path)
    assert message in str(caught.value)


def test_paths_are_relative_to_the_file(tmp_path):
    write(tmp_path / "factcheck.toml", 'baseline = "known.json"\nagainst = ["archive/**/*.txt"]\n')
    (tmp_path / "a").mkdir()
    assert find_configuration(tmp_path / "a").defaults == {
        "baseline": str(tmp_path / "known.json"),
        "against": [str(tmp_path / "archive/**/*.txt")],
    }
    assert find_configuration(tmp_path).defaults["baseline"] == "known.json"


def test_an_option_beats_the_environment_which_beats_the_file_which_beats_what_is_built_in(run, newsroom, monkeypatch):
    assert run(*CHECK).code == 1
    write(newsroom / "factcheck.toml", 'fail-on = "never"\n')
    assert run(*CHECK).code == 0
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "high")
    assert run(*CHECK).code == 1
    assert run(*CHECK, "--fail-on", "never").code == 0


def test_isolated_reads_no_file(run, newsroom):
    write(newsroom / "factcheck.toml", 'fail-on = "never"\n')
    assert run(*CHECK, "--isolated").code == 1
    write(newsroom / "factcheck.toml", "nonsense")
    assert run(*CHECK).code == 2
    assert run(*CHECK, "--isolated").code == 1


def test_codes_severities_and_outlets_can_be_set_in_the_file(run, newsroom):
    for content in (
        'ignore = ["FC4"]\n',
        'select = ["FC1", "FC2"]\n',
        '[severity]\nFC401 = "medium"\n',
        '[per-outlet-ignores]\n"Meri*" = ["FC1", "FC401"]\n',
    ):
        write(newsroom / "factcheck.toml", content)
        assert run(*CHECK).code == 0, content


def test_an_outlet_with_a_comma_in_its_name_can_be_named(run, newsroom):
    for path in ("archive/harbour.txt", "new/courier.txt"):
        text = (newsroom / path).read_text("utf-8")
        write(newsroom / path, text.replace("(Meridian)", ""))
    outlets = [{"file": "courier.txt", "outlet": "Courier, London"}]
    write(newsroom / "new/meta.json", json.dumps({"articles": outlets}))
    assert run(*CHECK).code == 1
    write(newsroom / "factcheck.toml", '[per-outlet-ignores]\n"Courier, London" = ["FC4"]\n')
    assert run(*CHECK).code == 0


def test_lists_can_be_set_in_the_environment(run, monkeypatch):
    monkeypatch.setenv("FACTCHECK_IGNORE", "FC1,FC4")
    assert run(*CHECK).code == 0
    monkeypatch.setenv("FACTCHECK_WRITE", "json=one.json sarif=two.sarif")
    run(*CHECK)
    assert Path("one.json").exists()
    assert Path("two.sarif").exists()


def test_the_archive_and_the_baseline_can_be_set_in_the_file_and_hold_for_both_commands(run, newsroom):
    write(newsroom / "factcheck.toml", 'against = ["archive"]\nbaseline = "known.json"\n')
    run("baseline", "update", "new")
    assert Path("known.json").exists()
    assert run("check", "new").code == 0


def test_every_option_of_the_file_is_one_of_the_command_line(run, newsroom):
    write(
        newsroom / "factcheck.toml",
        'format = "jsonl"\nmin-confidence = 0.5\nstatistics = true\nstories = "folder"\nfail-on = "never"\n',
    )
    outcome = run("check", "new", "archive")
    assert outcome.code == 0
    assert "2 stories" in outcome.err
    write(newsroom / "factcheck.toml", 'format = "json"\nwrite = ["junit=out.xml", "csv=out.csv"]\n')
    assert json.loads(run(*CHECK).out)["findings"]
    assert Path("out.xml").exists()
    assert Path("out.csv").exists()


def test_show_settings_says_each_with_its_origin_and_checks_nothing(run, newsroom, monkeypatch):
    write(newsroom / "pyproject.toml", '[tool.factcheck]\nfail-on = "low"\nignore = ["FC1", "FC2"]\n')
    monkeypatch.setenv("FACTCHECK_STORIES", "folder")
    outcome = run("check", "--show-settings", "--format", "junit")
    assert (outcome.code, outcome.err) == (0, "")
    shown = tomllib.loads(outcome.out)
    assert (shown["fail-on"], shown["ignore"], shown["stories"], shown["format"]) == (
        "low",
        ["FC1", "FC2"],
        "folder",
        "junit",
    )
    origins = {line.split(" = ")[0]: line.split("  # ")[1] for line in outcome.out.splitlines() if "  # " in line}
    assert origins["fail-on"] == str(newsroom / "pyproject.toml")
    assert (origins["stories"], origins["format"], origins["strict"]) == ("environment", "option", "built in")


def test_what_show_settings_writes_is_a_settings_file_by_which_the_same_holds(run, newsroom):
    content = """
        ignore = ["FC1", "FC2"]
        select = ["FC1", "FC4"]
        judge = "none"
        jobs = 1
        no-cache = true
        min-confidence = 0
        write = ["json=out.json"]
        [severity]
        FC401 = "medium"
        FC4 = "low"
        [per-outlet-ignores]
        "Meri*" = ["FC1", "FC401"]
        "Le Café" = ["FC1"]
    """
    write(newsroom / "factcheck.toml", content)
    shown = run("check", "--show-settings").out
    given = parse(tomllib.loads(shown), Path("shown"))
    assert given.items() >= parse(tomllib.loads(content), Path("written")).items()
    write(newsroom / "factcheck.toml", shown)
    again = run("check", "--show-settings").out
    assert tomllib.loads(again) == tomllib.loads(shown)
    assert run(*CHECK).code == 0


def test_every_option_of_the_check_is_a_key_but_for_what_one_run_alone_can_mean():
    of_a_run = {"help", "isolated", "output", "quiet", "show-settings"}
    options = {max(one.opts, key=len)[2:] for one in get_command(app).commands["check"].params if one.opts[0][0] == "-"}
    assert options - of_a_run == {one.alias for one in SettingsFile.model_fields.values()} - {"fields", "review"}


def test_the_judge_can_be_set_in_the_file(run, newsroom):
    write(newsroom / "factcheck.toml", 'judge = "none"\nformat = "json"\n')
    assert json.loads(run(*CHECK).out)["judge"] == "none"
    assert json.loads(run(*CHECK, "--isolated", "--format", "json").out)["judge"] == "factcheck-judge"


def test_a_project_file_whose_tools_are_no_table_says_nothing_of_us(tmp_path):
    write(tmp_path / "pyproject.toml", "tool = 3\n")
    assert find_configuration(tmp_path).path is None
    check_free(tmp_path / "factcheck.toml")

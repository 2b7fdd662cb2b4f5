"""`factcheck init`: the settings file that it writes says what the commands say, changes nothing, and hides nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.data import Strict
from factcheck.review.keys import KEYS
from factcheck.settings import Fields
from factcheck.settings import template as settings_template
from factcheck.settings.file import SettingsFile, parse
from factcheck.settings.nearest import find_configuration
from factcheck.settings.template import Option

FILE = Path("factcheck.toml")
UNSET = "# Not set"


@pytest.fixture
def run(monkeypatch, tmp_path, capfd):
    """Runs the command line in an empty folder and gives its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        with pytest.raises(SystemExit) as end:
            main(arguments)
        return (end.value.code or 0, *capfd.readouterr())

    return run


@pytest.fixture
def written(run):
    """The text of a new settings file."""
    run("init")
    return FILE.read_text("utf-8")


def uncommented(text):
    """`text` with every setting in force."""
    return re.sub(r"^#(?! |$)", "", text, flags=re.MULTILINE)


def defaults_only(text):
    """`text` with every setting in force that shows its default, and without the others."""
    parts = uncommented(text).split("\n\n")
    return "\n\n".join(part for part in parts if UNSET not in part)


def settings(run, *options):
    """What holds, without where it comes from and without what is not set."""
    lines = run("check", "--show-settings", *options)[1].splitlines()
    return [line.rsplit("  # ", 1)[0] for line in lines if not line.startswith("# ")]


def test_with_every_line_in_force_it_is_a_settings_file_that_holds_every_key(written):
    given = parse(tomllib.loads(uncommented(written)), FILE)
    known = set(SettingsFile.model_fields)
    assert set(given) == known
    assert set(given["review"]) == {"keys", "overlap", "blind", "order"}
    assert set(given["fields"]) == {field.name for field in fields(Fields)}


def test_as_it_is_written_it_says_nothing(written):
    assert tomllib.loads(written) == {}


def test_every_default_that_it_shows_is_the_default(run, written):
    built_in = settings(run, "--isolated")
    FILE.write_text(defaults_only(written), encoding="utf-8")
    assert settings(run) == built_in
    changed = find_configuration(Path.cwd())
    assert changed.keys == KEYS
    assert changed.fields == Fields()
    assert (changed.defaults["overlap"], changed.defaults["blind"]) == (1, False)
    assert len(changed.defaults) > 10


def test_a_default_that_another_command_does_not_share_is_told(written):
    assert '# `review` takes "one".\n#stories = "auto"\n' in written


def test_every_key_says_what_it_does(written):
    for part in written.split("\n\n"):
        assert part.startswith("# ")
        alone = len(re.findall(r"^#[a-z-]+ = ", part, re.MULTILINE)) <= 1
        # The keys of these two are named after what they do.
        assert alone or "\n#[review.keys]\n" in part or "\n#[fields]\n" in part


def test_no_line_is_too_long_to_read(written):
    assert max(map(len, written.splitlines())) <= 120


def test_it_says_on_stderr_what_to_do_next(run):
    code, out, err = run("init")
    assert (code, out) == (0, "")
    assert "factcheck.toml: every setting is in it, commented out" in err
    assert "factcheck check --show-settings" in err


def test_it_goes_to_stdout_or_to_another_file_on_request(run, written):
    code, out, err = run("init", "-o", "-")
    assert (code, out, err) == (0, written, "")
    assert run("init", "-o", "other.toml")[0] == 0
    assert Path("other.toml").read_text("utf-8") == written


@pytest.mark.parametrize("make", [lambda: FILE.write_text("mine"), lambda: FILE.symlink_to("gone"), FILE.mkdir])
def test_what_is_there_is_never_written_over(run, make):
    make()
    before = FILE.is_file() and FILE.read_text()
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert "is there already and is not written over. Name another file with -o" in err or "this is a folder" in err
    assert (FILE.is_file() and FILE.read_text()) == before


def test_settings_in_pyproject_are_not_hidden_by_a_new_file_beside_them(run):
    Path("pyproject.toml").write_text('[tool.factcheck]\nfail-on = "low"\n')
    code, _, err = run("init")
    assert code == 2
    assert "pyproject.toml: has settings in [tool.factcheck], which factcheck.toml would hide" in err
    assert not FILE.exists()
    Path("pyproject.toml").write_text("[tool.other]\n")
    assert run("init")[0] == 0


class Inner(Strict):
    """What is inside."""

    text: str | None = None
    """The column of the text."""
    many: list[str] | None = None
    sure: bool | None = None


class New(Strict):
    """Settings that nobody has thought of yet."""

    free: dict[str, int] | None = None
    """A row for each name."""
    inner: Inner | None = None
    size: int | None = None


def test_keys_that_no_example_knows_are_written_from_their_types(monkeypatch):
    monkeypatch.setattr(settings_template, "SettingsFile", New)
    text = settings_template.settings_template(
        {"size": [Option("check", "How large.", 3), Option("review", "How large.", None)]}, {"inner": {"sure": False}}
    )
    assert text.endswith(
        "\n# How large. (check, review)\n#size = 3\n"
        "\n# A row for each name.\n# Not set. For example:\n#[free]\n#NAME = 1\n"
        "\n# What is inside.\n#[inner]\n"
        '\n# The column of the text.\n# Not set. For example:\n#text = "..."\n'
        '\n# Not set. For example:\n#many = ["..."]\n#sure = false\n'
    )
    New.model_validate(tomllib.loads(uncommented(text)))

"""What a command's options come to."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import typer

from factcheck.cli import app
from factcheck.command.given import configuration_of, settings_of
from factcheck.command.invocation import Invocation, invocation_of
from factcheck.model import Severity
from factcheck.settings import Fields, Grouping, Settings

GIVEN = {
    "model": "models/own",
    "rules": Path("my-rules"),
    "min_severity": Severity.LOW,
    "min_confidence": 0.7,
    "max_characters": 10,
    "stories": Grouping.FOLDER,
    "strict": True,
    "max_bytes": 20,
    "judge": "none",
    "offline": True,
}
"""Each setting that an option says, with a value that is no default of it."""


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read(name: str, *arguments: str) -> typer.Context:
    """What the command `name` reads of `arguments`."""
    return typer.main.get_group(app).commands[name].make_context(name, list(arguments), obj=Invocation(arguments))


def test_every_setting_is_that_of_an_option_but_two():
    assert {one.name for one in fields(Settings)} - GIVEN.keys() == {"date", "fields"}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("report", ["a.txt"]),
        ("sources", ["a.txt"]),
        ("extract", ["a.txt"]),
        ("evaluate", ["gold"]),
        ("check", ["a.txt"]),
        ("baseline", ["update", "a.txt"]),
        ("review", ["a.txt"]),
    ],
)
def test_each_option_of_a_command_that_is_called_like_a_setting_makes_it(name, arguments):
    known = {one.name for one in read(name, *arguments).command.params} & GIVEN.keys()
    for setting in known:
        option, value = f"--{setting.replace('_', '-')}", GIVEN[setting]
        given = [option] if isinstance(value, bool) else [option, str(value)]
        assert getattr(settings_of(read(name, *arguments, *given)), setting) == value, setting
    assert known


@pytest.mark.parametrize(("name", "arguments"), [("report", ("a.txt",)), ("check", ("a.txt", "--isolated"))])
def test_the_settings_that_are_read_do_not_take_the_place_of_the_arguments(name, arguments):
    """Not even where the outermost context asks for them: the cache knows a command line by its arguments."""
    context = read(name, *arguments)
    assert configuration_of(context.find_root()) is configuration_of(context)
    assert invocation_of(context.find_root()).arguments == arguments


def test_what_a_command_says_itself_is_stronger_than_its_options():
    context = read("report", "a.txt", "--min-severity", "low")
    assert settings_of(context, min_severity=Severity.HIGH).min_severity is Severity.HIGH


def test_a_setting_without_an_option_keeps_its_default():
    settings, built_in = settings_of(read("extract", "a.txt", "--max-bytes", "20")), Settings()
    assert (settings.model, settings.strict, settings.fields) == (built_in.model, built_in.strict, built_in.fields)


@pytest.mark.parametrize("name", ["report", "check"])
def test_which_field_holds_what_comes_from_the_settings_file(name):
    Path("factcheck.toml").write_text('[fields]\ntext = "lede"\n', "utf-8")
    context = read(name, "a.txt")
    assert settings_of(context).fields.text == ("lede", *Fields().text)
    assert configuration_of(context).path == Path.cwd() / "factcheck.toml"


def test_an_isolated_command_has_an_empty_settings_file():
    Path("factcheck.toml").write_text('[fields]\ntext = "lede"\n', "utf-8")
    assert configuration_of(read("check", "a.txt", "--isolated")).path is None

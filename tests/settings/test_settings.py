"""What a run does, as callers of Python say it."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.model import Severity
from factcheck.settings import Grouping, Settings

NAMES = [field.name for field in dataclasses.fields(Settings)]


def test_names_stand_for_what_they_name():
    settings = Settings(min_severity="high", stories="auto", rules="my/rules")
    assert settings == Settings(min_severity=Severity.HIGH, stories=Grouping.AUTO, rules=Path("my/rules"))
    assert settings.min_severity.rank == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"min_severity": "hgh"}, "min_severity='hgh': none of high, medium, low, info. Did you mean 'high'?"),
        ({"min_severity": 3}, "min_severity=3: none of high, medium, low, info. Give one of them."),
        ({"stories": "folders"}, "stories='folders': none of one, auto, folder. Did you mean 'folder'?"),
        ({"min_confidance": 3}, "min_confidance=3: no such setting. Did you mean 'min_confidence'?"),
        ({"min_confidence": 3}, "min_confidence=3: must be a number from 0 to 1. Give one, or None."),
        ({"min_confidence": "0.5"}, "min_confidence='0.5': must be a number from 0 to 1. Give one, or None."),
        ({"max_bytes": 0}, "max_bytes=0: must be a number above 0. Give a larger one, or leave it out."),
    ],
)
def test_a_name_of_nothing_and_a_value_out_of_range_are_errors_with_the_cure(given, message):
    with pytest.raises(SettingsError) as caught:
        Settings(**given)
    assert str(caught.value) == message


def test_where_no_setting_is_called_nearly_so_all_are_named():
    with pytest.raises(SettingsError, match=f"^zeal=1: no such setting. Give one of {', '.join(NAMES)}.$"):
        Settings(zeal=1)


def test_help_shows_the_settings_by_name():
    assert list(inspect.signature(Settings).parameters) == NAMES

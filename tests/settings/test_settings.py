"""What a run does, as callers of Python say it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.model import Severity
from factcheck.settings import Grouping, Settings

CURE = "Give one, or leave it out."
NAMES = [field.name for field in dataclasses.fields(Settings)]


def test_names_stand_for_what_they_name():
    settings = Settings(min_severity="high", stories="auto", rules="my/rules")
    assert settings == Settings(min_severity=Severity.HIGH, stories=Grouping.AUTO, rules=Path("my/rules"))
    assert settings.min_severity.rank == 0


@pytest.mark.parametrize("day", ["2024-05-14", dt.datetime(2024, 5, 14, 23, 59), dt.date(2024, 5, 14)])  # noqa: DTZ001
def test_a_day_may_be_written_or_be_a_time_of_it(day):
    assert Settings(date=day) == Settings(date=dt.date(2024, 5, 14))
    assert type(Settings(date=day).date) is dt.date


def test_a_model_may_be_named_by_the_path_of_its_folder():
    assert Settings(model=Path("my/model"), judge=Path("my/judge")) == Settings(model="my/model", judge="my/judge")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"min_severity": "hgh"}, "min_severity='hgh': none of high, medium, low, info. Did you mean 'high'?"),
        ({"min_severity": 3}, "min_severity=3: none of high, medium, low, info. Give one of them."),
        ({"stories": "folders"}, "stories='folders': none of one, auto, folder. Did you mean 'folder'?"),
        ({"min_confidance": 3}, "min_confidance=3: no such setting. Did you mean 'min_confidence'?"),
        ({"min_confidence": 3}, f"min_confidence=3: must be a number from 0 to 1. {CURE}"),
        ({"min_confidence": "0.5"}, f"min_confidence='0.5': must be a number from 0 to 1. {CURE}"),
        ({"min_confidence": True}, f"min_confidence=True: must be a number from 0 to 1. {CURE}"),
        ({"max_bytes": 0}, f"max_bytes=0: must be a whole number above 0. {CURE}"),
        ({"max_bytes": True}, f"max_bytes=True: must be a whole number above 0. {CURE}"),
        ({"max_characters": 1.5}, f"max_characters=1.5: must be a whole number above 0. {CURE}"),
        ({"date": "14 May"}, f"date='14 May': must be a day such as 2024-05-14. {CURE}"),
        ({"date": 2024}, f"date=2024: must be a day such as 2024-05-14. {CURE}"),
        ({"model": None}, f"model=None: must be the name or the folder of a model. {CURE}"),
        ({"judge": None}, f"judge=None: must be the name or the folder of a model. {CURE}"),
        ({"rules": 3}, f"rules=3: must be a folder of rules. {CURE}"),
        ({"strict": None}, f"strict=None: must be True or False. {CURE}"),
        ({"offline": "no"}, f"offline='no': must be True or False. {CURE}"),
        ({"fields": {"text": "body"}}, f"fields={{'text': 'body'}}: must be a `Fields`. {CURE}"),
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

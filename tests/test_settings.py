"""What a run does, as callers of Python say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.model import Severity
from factcheck.settings import Grouping, Settings


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
    ],
)
def test_a_name_of_nothing_is_an_error_with_the_cure(given, message):
    with pytest.raises(SettingsError) as caught:
        Settings(**given)
    assert str(caught.value) == message

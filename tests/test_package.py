"""The package as those see it who import it: its public names, their types, and what `check` says of no path."""

from __future__ import annotations

from importlib import resources

import pytest

import factcheck
from factcheck.errors import StoryError


def test_the_public_names_are_completed_before_they_are_used():
    assert set(factcheck.__all__) <= set(dir(factcheck))


def test_who_uses_the_package_sees_its_types():
    assert resources.files(factcheck).joinpath("py.typed").is_file()


def test_no_path_at_all_is_said():
    with pytest.raises(StoryError, match=r"^no path given: "):
        factcheck.check([])

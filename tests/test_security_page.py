"""SECURITY.md promises nothing without a test, and each test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.findall(r"^`(tests/\S+\.py)::(test_\w+)`$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_it_names_is_there(file, name):
    assert re.search(rf"^ *(async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE)


def test_every_promise_names_a_test():
    _, promised = PAGE.split("## What is promised\n")
    promises = promised.split("\n## ")[0].strip().split("\n\n**")
    assert len(promises) >= 8
    assert [promise[:60] for promise in promises if "`tests/" not in promise] == []

"""The house rules, held by the tools that know them: style, types, and the direction of imports."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "ruff", "check", "."],
        [sys.executable, "-m", "ruff", "format", "--check", "."],
        [sys.executable, "-m", "mypy"],
        [str(BIN / "lint-imports"), "--no-logo"],
    ],
    ids=lambda command: " ".join(Path(part).stem for part in command if part not in (sys.executable, "-m", ".")),
)
def test_the_tool_has_nothing_to_say(command):
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_library_that_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    # Of spaCy only what it makes is used, never the library itself.
    names = [
        *project["dependencies"],
        *(name for extra in ("bench", "docs", "html", "review") for name in extras[extra]),
    ]
    names.remove("lxml-html-clean")  # trafilatura's
    declared = {re.split("[<>=]", name)[0] for name in names}
    # These come with sentence-transformers, which pins what it needs of them; with dask[distributed]; with fastapi.
    declared |= {"scikit-learn", "scipy", "torch", "transformers", "huggingface-hub", "distributed", "starlette"}
    graph = grimp.build_graph("factcheck", include_external_packages=True)
    outside = {
        name for name in graph.modules if not name.startswith("factcheck") and name not in sys.stdlib_module_names
    }
    homes = packages_distributions()
    needed = {homes[name.split(".")[0]][0].lower().replace("_", "-") for name in outside}
    assert needed <= declared
    assert declared - needed == set()


def test_every_module_says_what_it_is_for():
    silent = [path for path in (ROOT / "factcheck").rglob("*.py") if not path.read_text("utf-8").startswith('"""')]
    assert silent == []


def test_the_readme_fits_on_two_screens():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 90

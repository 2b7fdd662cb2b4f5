"""What a run loads: nothing that takes seconds to start, nor what it has no use for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.folders import keeping_in

HEAVY = {"torch", "transformers", "sentence_transformers", "sklearn", "scipy", "pandas", "onnx", "pint"}
EXAMPLE = Path(__file__).parent / "cases" / "saltmere-ferry"
CODE = """
import sys
from factcheck.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print(*{name.split(".")[0] for name in sys.modules})
"""


def modules_of(*arguments: str) -> set[str]:
    """The libraries that a fresh process has loaded after `factcheck ARGUMENTS`."""
    command = [sys.executable, "-c", CODE, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(result.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the encoder's graphs: only the first run of all takes onnx."""
    folder = tmp_path_factory.mktemp("exported")
    with keeping_in(folder):
        modules_of("report", str(EXAMPLE), "--judge", "factcheck-judge", "-o", str(folder / "report.md"))
    for path in folder.glob("answers-*"):
        path.unlink()
    return folder


@pytest.fixture
def fresh(exported: Path, tmp_path: Path) -> Iterator[None]:
    """A run knows the graph and nothing else."""
    shutil.copytree(exported, tmp_path / "cache")
    with keeping_in(tmp_path / "cache"):
        yield


@pytest.mark.usefixtures("fresh")
def test_a_report_loads_no_heavy_library(tmp_path: Path) -> None:
    loaded = modules_of("report", str(EXAMPLE), "--judge", "none", "-o", str(tmp_path / "report.md"))
    assert loaded & HEAVY == set()
    assert {"onnxruntime", "tokenizers"} <= loaded, "the models ran"


@pytest.mark.usefixtures("fresh")
def test_the_judge_loads_no_heavy_library_either(tmp_path: Path) -> None:
    loaded = modules_of("report", str(EXAMPLE), "-o", str(tmp_path / "report.md"))
    assert loaded & HEAVY == set()


def test_help_loads_neither_numpy_nor_the_models() -> None:
    assert not modules_of("--help") & (HEAVY | {"numpy", "onnxruntime", "tokenizers"})


def test_a_report_tells_nobody_that_it_was_made(tmp_path: Path) -> None:
    """ONNX Runtime keeps what it would send in the user's folders: there is nothing but what factcheck keeps."""
    folders = {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    unset = {"ORT_DISABLE_TELEMETRY", "FACTCHECK_NO_CACHE"}
    told = {name: value for name, value in os.environ.items() if name not in unset} | folders
    command = [sys.executable, "-c", CODE, "report", str(EXAMPLE), "-o", str(tmp_path / "report.md")]
    subprocess.run(command, capture_output=True, text=True, check=True, env=told)
    assert {path.name for path in tmp_path.iterdir()} == {"cache", "report.md"}
    assert {path.name for path in (tmp_path / "cache").iterdir()} == {"factcheck"}

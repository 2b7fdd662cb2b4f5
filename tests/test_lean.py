"""What a run loads: nothing that takes seconds to start, nor what it has no use for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def test_a_report_loads_no_heavy_library(tmp_path: Path, embedder: object) -> None:
    """The embedder is asked for so that the model is exported: only the first run of all takes onnx."""
    loaded = modules_of("report", str(EXAMPLE), "-o", str(tmp_path / "report.md"))
    assert loaded & HEAVY == set()
    assert {"onnxruntime", "tokenizers"} <= loaded, "the models ran"


def test_the_judge_loads_no_heavy_library_either(tmp_path: Path, embedder: object) -> None:
    loaded = modules_of("report", str(EXAMPLE), "--judge", "factcheck-judge", "-o", str(tmp_path / "report.md"))
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
    told = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"} | folders
    command = [sys.executable, "-c", CODE, "report", str(EXAMPLE), "-o", str(tmp_path / "report.md")]
    subprocess.run(command, capture_output=True, text=True, check=True, env=told)
    assert {path.name for path in tmp_path.iterdir()} == {"cache", "report.md"}
    assert {path.name for path in (tmp_path / "cache").iterdir()} == {"factcheck"}

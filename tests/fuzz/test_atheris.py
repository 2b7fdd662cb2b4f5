"""Coverage-guided fuzzing by atheris: the same targets, driven to code that chance does not reach."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck.folders import rules_folder
from factcheck.render import FORMATS
from tests.render import factory

from .targets import TARGETS

pytestmark = pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed (extra test, Linux)")
ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests" / "cases" / "saltmere-ferry"
LONGEST = {"load": 4_000, "rules": 12_000, "saved": 12_000}
"""Bytes of an input; 300 where the bytes spell pieces of text."""
SEEDS = {
    "load": [path.read_bytes() for path in sorted(CASE.glob("*.txt"))],
    "rules": [path.read_bytes() for path in sorted(rules_folder().glob("n*.yaml"))],
    "saved": [FORMATS["json"](made()).encode() for made in (factory.report, factory.checked)],
}


def fuzz(name: str, tmp_path: Path, *options: str) -> None:
    """Runs a target from a fixed seed; its last input and words are shown when it fails."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(SEEDS.get(name, [bytes(range(250)), b"\x05\x09\x0d" * 20])):
        (corpus / str(number)).write_bytes(seed)
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.fuzz", name, str(corpus)]
    command += ["-seed=1", f"-max_len={LONGEST.get(name, 300)}", "-timeout=60", "-rss_limit_mb=4000", *options]
    command.append(f"-artifact_prefix={tmp_path}/")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    found = [path.read_bytes() for path in tmp_path.glob("*-*")]
    assert result.returncode == 0, f"{found}\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}"


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_finds_nothing(name, tmp_path):
    fuzz(name, tmp_path, "-runs=60")


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_minutes_find_nothing(name, tmp_path):
    fuzz(name, tmp_path, "-max_total_time=240")


def test_a_target_that_breaks_its_promise_is_caught(tmp_path):
    broken = "def broken(data): assert data != b'(('"
    code = f"import atheris, sys\n{broken}\natheris.Setup(sys.argv, broken)\natheris.Fuzz()"
    command = [sys.executable, "-c", code, "-runs=200000", "-seed=1", "-max_len=2", f"-artifact_prefix={tmp_path}/"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0

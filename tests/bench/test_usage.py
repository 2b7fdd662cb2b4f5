"""What a command costs, as the operating system counts it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.bench.usage import ONE_THREAD, run

BURN = "import time\nwhile time.process_time() < 0.3: pass"


def test_the_cpu_of_a_process_and_of_its_children_is_counted():
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}])"
    assert 0.3 <= run([sys.executable, "-c", BURN]).cpu < 2
    assert 0.3 <= run([sys.executable, "-c", nested]).cpu < 2


def test_sleep_costs_wall_clock_and_no_cpu():
    usage = run([sys.executable, "-c", "import time; time.sleep(0.5)"])
    assert usage.wall >= 0.5
    assert usage.cpu < 0.4


def test_the_peak_of_memory_is_told_in_mebibytes():
    small = run([sys.executable, "-c", "pass"])
    large = run([sys.executable, "-c", f"x = bytearray(b'x') * {int((small.memory + 100) * 2**20)}"])
    assert 100 < large.memory - small.memory < 300


def test_a_command_that_fails_says_why():
    with pytest.raises(subprocess.CalledProcessError) as error:
        run([sys.executable, "-c", "import sys; sys.exit('no such model')"])
    assert "no such model" in error.value.stderr


def test_sources_are_compiled_once_as_they_are_when_they_are_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "module.py").write_text("")
    run([sys.executable, "-c", "import module"], ONE_THREAD | {"PYTHONPATH": str(tmp_path)})
    assert list(tmp_path.glob("__pycache__/module.*.pyc"))

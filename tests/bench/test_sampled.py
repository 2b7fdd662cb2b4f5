"""The clock that tells which stage the time goes to."""

from __future__ import annotations

import subprocess
import sys
import time
from types import FrameType

from factcheck.bench.sampled import OTHER, START, Clock, stage_of


def burn(module: str, seconds: float) -> None:
    """Takes `seconds` of CPU in a function of `module`."""
    code = "def work():\n    end = time.process_time() + seconds\n    while time.process_time() < end: pass\nwork()"
    exec(code, {"__name__": module, "time": time, "seconds": seconds})  # noqa: S102


def test_time_is_booked_on_the_stage_that_took_it():
    clock = Clock()
    clock.start()
    burn("factcheck.compare.align", 0.3)
    burn("factcheck.tag.article", 0.1)
    clock.stop()
    assert 0.25 < clock.stages["align"] < 0.4
    assert 0.05 < clock.stages["tag: rules"] < 0.2
    assert 0.25 < clock.functions["align", "compare.align.work"] < 0.4


def frame_in(*modules: str) -> FrameType:
    """A frame in the last of `modules`, each called by the one before."""
    name, *inner = modules
    scope = {"__name__": name, "sys": sys, "frame_in": frame_in, "inner": inner}
    exec("def call():\n    return frame_in(*inner) if inner else sys._getframe()", scope)  # noqa: S102
    return scope["call"]()  # type: ignore[operator]


def test_what_is_shared_counts_for_the_stage_that_called_it():
    assert stage_of(frame_in("factcheck.pipeline", "factcheck.fields.number", "factcheck.text")) == "compare"
    assert (
        stage_of(frame_in("factcheck.pipeline", "factcheck.tag.article", "factcheck.encoder.runtime")) == "tag: model"
    )


def test_imports_are_the_start_whoever_asks_for_them():
    assert stage_of(frame_in("factcheck.embed.transformer", "importlib._bootstrap", "torch")) == START


def test_what_is_of_no_stage_is_other():
    assert stage_of(frame_in("factcheck.pipeline")) == OTHER


def test_the_command_line_keeps_its_exit_code(tmp_path):
    command = [sys.executable, "-m", "factcheck.bench.sampled", str(tmp_path / "out.json"), "report", "nowhere.txt"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "nowhere.txt: no such file" in result.stderr
    assert (tmp_path / "out.json").is_file()

"""No pattern of factcheck backtracks without end: each is pumped, those that are made of word lists too."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from . import pumping

PACKAGE = Path(__file__).parents[2] / "factcheck"
CASE = Path(__file__).parents[1] / "cases" / "saltmere-ferry"
APART = ("bench", "calibrate", "train", "augment", "corpora", "data")
"""Modules of developers: what they read is their own."""
COLLECT = """
import importlib, json, pkgutil, re, sys
from re import _compiler

found, package, compile_ = {}, sys.argv[1], _compiler.compile

def kept(pattern, flags=0):
    frame = sys._getframe(1)
    while frame and "/re/" in frame.f_code.co_filename:
        frame = frame.f_back
    if isinstance(pattern, str) and frame and frame.f_code.co_filename.startswith(package):
        found[pattern, int(flags)] = f"{frame.f_code.co_filename[len(package) + 1:]}:{frame.f_lineno}"
    return compile_(pattern, flags)

_compiler.compile = kept
re.purge()
import factcheck
for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
    if not set(module.name.split(".")) & set(sys.argv[3].split()) and not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError:
            pass
from factcheck.render import FORMATS
report = factcheck.check([sys.argv[2]])
for write in FORMATS.values():
    write(report)
print(json.dumps([[pattern, flags, where] for (pattern, flags), where in found.items()]))
"""


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, int, str]]:
    """Each pattern that a run compiles, with its flags and where."""
    command = [sys.executable, "-W", "ignore", "-c", COLLECT, str(PACKAGE), str(CASE), " ".join(APART)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    return [(pattern, flags, where) for pattern, flags, where in json.loads(told.stdout.splitlines()[-1])]


def written() -> set[str]:
    """Each pattern that stands as a plain string in a call of `re`."""
    calls = (
        node
        for path in PACKAGE.rglob("*.py")
        if not {*path.relative_to(PACKAGE).parts, path.stem} & set(APART)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
    )
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func.value, ast.Name) and call.func.value.id == "re"
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def test_no_pattern_that_a_run_makes_backtracks_without_end(patterns):
    assert len(patterns) > 200
    slow = [
        f"{where}: {seconds:.2f} s for {text[:30]!r} ... ({len(text)}): {pattern[:120]}"
        for pattern, flags, where in patterns
        for seconds, text in [pumping.slowest(pattern, flags)]
        if seconds > pumping.SECONDS
    ]
    assert slow == []


def test_no_pattern_that_is_written_down_and_not_met_by_a_run_does(patterns):
    slow = [
        one
        for one in sorted(written() - {pattern for pattern, _, _ in patterns})
        if pumping.slowest(one)[0] > pumping.SECONDS
    ]
    assert slow == []


@pytest.mark.parametrize("careless", [r"(a+)+$", r"(?:\w+\s?)*:", r"(a|ab|b)*c", r"x(?:[a-z]+,?)+!", r"\d*\d*\d*x"])
def test_a_careless_pattern_is_caught(careless):
    assert pumping.slowest(careless)[0] > pumping.SECONDS


@pytest.mark.parametrize("careful", [r"\s+$", r"[^\W\d_]+(?:[’'][^\W\d_]+)*", r"(?>a+)+$", r"(a++)+$"])
def test_a_careful_one_is_not(careful):
    assert pumping.slowest(careful)[0] < pumping.SECONDS

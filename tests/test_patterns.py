"""Patterns that were compiled once are made of what was kept, and are the same."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import os
import re
import subprocess
import sys
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

from factcheck import patterns
from factcheck.patterns import kept_patterns

VARIED = [
    (r"a+", 0),
    (r"(?P<day>\d\d?) (?P<month>[A-Z][a-z]+)|(x)(?P=day)", 0),
    (r"(?i:us|u\.s\.)\b(?<!x)[^\W_]{2,}?$", re.MULTILINE),
    (r"(?x) [“”] (?>a*) b++ # remark", re.DOTALL | re.IGNORECASE),
    (r"[\U00010000-\U0010ffff]é", re.ASCII),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FACTCHECK_NO_CACHE", raising=False)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(patterns, "_WORTH", 1)
    return tmp_path


def compiled() -> list[re.Pattern[str]]:
    re.purge()
    with kept_patterns():
        return [re.compile(*one) for one in VARIED]


def test_they_are_equal_to_those_that_python_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled()
    monkeypatch.setattr(patterns, "_numbers", lambda pattern, flags: pytest.fail(f"{pattern}: compiled again"))
    monkeypatch.setattr(patterns, "_works", lambda: True)
    again = compiled()
    re.purge()
    plain = [re.compile(*one) for one in VARIED]
    assert first == again == plain
    assert [one.groupindex for one in again] == [one.groupindex for one in plain]
    assert [one.flags for one in again] == [one.flags for one in plain]
    found = again[1].fullmatch("4 May")
    assert found is not None
    assert found.groupdict() == {"day": "4", "month": "May"}
    assert found.lastgroup == "month"


def test_a_pattern_of_bytes_and_a_wrong_one_are_as_ever() -> None:
    re.purge()
    with kept_patterns():
        assert re.fullmatch(rb"\d+", b"12")
        with pytest.raises(re.error, match="unterminated"):
            re.compile("(a")


def test_outside_nothing_is_changed(folder: Path) -> None:
    plain = _compiler.compile
    compiled()
    assert _compiler.compile is plain
    assert [path.name for path in folder.iterdir()] == ["kept-patterns.json"]


def test_a_few_new_ones_are_not_worth_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_WORTH", len(VARIED) + 1)
    compiled()
    assert list(folder.iterdir()) == []


def test_what_another_python_kept_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled()
    assert patterns._known()
    monkeypatch.setattr(patterns.sys, "version", "4.0")
    assert patterns._known() == {}


def test_too_many_give_way_to_those_of_the_last_run(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled()
    monkeypatch.setattr(patterns, "_MOST", len(VARIED))
    re.purge()
    with kept_patterns():
        re.compile("new")
    assert [pattern for pattern, _ in patterns._known()] == ["new"]


def test_a_python_that_takes_flags_otherwise_is_none_that_we_know(monkeypatch: pytest.MonkeyPatch) -> None:
    assert patterns._works()
    plain = patterns._numbers
    monkeypatch.setattr(patterns, "_numbers", lambda pattern, flags: plain(pattern, 0))
    assert not patterns._works()


def test_a_python_that_compiles_otherwise_does_as_it_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_works", lambda: False)
    assert compiled()[0].match("aa")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["_compiler", "_parser", "_compiler.compile", "_compiler._code", "_parser.parse", "_sre.compile"]
)
def test_a_python_without_a_private_name_of_re_compiles_as_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    re.purge()
    plain = [re.compile(*one) for one in VARIED]
    parts = {"_compiler": copy_of(_compiler), "_parser": copy_of(_parser), "_sre": copy_of(_sre)}
    module, _, attribute = name.partition(".")
    if attribute:
        delattr(parts[module], attribute)
    else:
        del parts[module]
    monkeypatch.setitem(sys.modules, "_sre", parts.pop("_sre"))
    another = ModuleType("another_re")
    vars(another).update(parts)
    monkeypatch.setitem(sys.modules, "re", another)  # as `patterns` sees it; `re` itself has all it needs
    assert compiled() == plain
    assert list(folder.iterdir()) == []


def copy_of(module: ModuleType) -> ModuleType:
    """One from which a name can be taken away without breaking `re`."""
    copy = ModuleType(module.__name__)
    vars(copy).update(vars(module))
    return copy


EVERY_PATTERN = """
import sys
from hashlib import sha256
from re import _parser
from traceback import extract_stack

told, plain = [], _parser.parse


def parsed(pattern, *more):
    files = [frame.filename for frame in extract_stack()[:-1]]
    asked = [file for file in files if not file.endswith(("/patterns.py", "/re/__init__.py", "/re/_compiler.py"))]
    if "/factcheck/" in asked[-1]:  # pint draws the order of a pattern of its own
        told.append(repr(pattern))
    return plain(pattern, *more)


_parser.parse = parsed
from factcheck.cli import main

try:
    main()
finally:
    print(sha256("".join(sorted(set(told))).encode()).hexdigest(), len(told), file=sys.stderr)
"""


def test_a_report_asks_for_the_same_patterns_in_every_process(folder: Path) -> None:
    """A pattern made of a set of words in the order of their hashes, which each process draws, is never known."""
    stories = Path(__file__).parent / "stories" / "dev"
    story = next(path for path in sorted(stories.iterdir()) if path.is_dir())
    ends = [
        subprocess.run(
            [sys.executable, "-c", EVERY_PATTERN, "report", str(story), "--judge", "none", "-o", str(folder / "r.md")],
            env=os.environ | {"PYTHONHASHSEED": seed, "FACTCHECK_NO_CACHE": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stderr.splitlines()[-1]
        for seed in ("1", "2")
    ]
    assert int(ends[0].split()[1]) > 300
    assert ends[0] == ends[1]

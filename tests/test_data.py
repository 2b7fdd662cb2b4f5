"""Strict YAML: a typed object or one message with every mistake and its place."""

from __future__ import annotations

import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import data, yaml_file
from factcheck.data import Strict, item_lines, load_words, load_yaml
from factcheck.errors import RuleError
from factcheck.folders import PACKAGE, rules_folder
from factcheck.yaml_file import parsed


class Leaf(Strict):
    size: int


class Tree(Strict):
    name: str
    leaves: tuple[Leaf, ...] = ()


def write(folder: Path, text: str) -> Path:
    path = folder / "tree.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_fitting_file_becomes_the_object(tmp_path: Path) -> None:
    path = write(tmp_path, "name: oak\nleaves:\n  - size: 3\n")
    assert load_yaml(path, Tree) == Tree(name="oak", leaves=(Leaf(size=3),))


def test_an_unknown_key_is_named_with_its_place_and_the_nearest_known_one(tmp_path: Path) -> None:
    path = write(tmp_path, "name: oak\nleaves:\n  - size: 3\n    sise: 4\n")
    with pytest.raises(RuleError, match=r"tree\.yaml:4:5: unknown key 'sise': did you mean 'size'\?"):
        load_yaml(path, Tree)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"name: \xe9t\xe9")
    for name in ("none.yaml", "latin.yaml"):
        with pytest.raises(RuleError, match=rf"{name}: cannot read this file .*Check the path and that it is UTF-8"):
            load_yaml(tmp_path / name, Tree)


def test_every_mistake_of_a_file_is_in_one_message(tmp_path: Path) -> None:
    path = write(tmp_path, "nmae: oak\nleaves:\n  - size: big\n")
    with pytest.raises(RuleError) as caught:
        load_yaml(path, Tree)
    assert len(str(caught.value).splitlines()) == 3  # name is missing, nmae unknown, size no number
    assert ":3:5: leaves.0.size:" in str(caught.value)


def test_broken_yaml_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"tree\.yaml:2:1: not valid YAML"):
        load_yaml(write(tmp_path, "name: [oak\n"), Tree)


def test_a_missing_file_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Check the path"):
        load_yaml(tmp_path / "none.yaml", Tree)


def test_vocabulary_is_read_by_name() -> None:
    assert "died" in load_words("irregular")["die"]


WORDS = sorted((rules_folder() / "words").glob("*.yaml"))
READING = re.compile(r"""\b(?:load_words\(["'](\w+)["']\)|_listed\(["'](\w+)["'],)""")
"""How a module reads a list of words: by its name, or with that of a section of it."""


@pytest.fixture(scope="module")
def readers() -> dict[str, set[str]]:
    """List of words -> the modules that read it."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in PACKAGE.rglob("*.py"):
        for named in READING.findall(module.read_text(encoding="utf-8")):
            found["".join(named)].add(module.relative_to(PACKAGE.parent).as_posix())
    return found


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_the_head_of_a_list_of_words_names_who_reads_it(path: Path, readers: dict[str, set[str]]) -> None:
    """By the module or by a folder, so that who edits the list knows which tests to look at."""
    head = " ".join(
        itertools.takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines())
    )
    named = re.findall(r"factcheck/[\w/]+(?:\.py)?", head)
    reading = readers[path.stem]
    assert [module for module in sorted(reading) if not module.startswith(tuple(named))] == []
    assert [place for place in named if not any(module.startswith(place) for module in reading)] == []


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_no_list_of_words_holds_what_yaml_takes_for_a_truth_value(path: Path) -> None:
    """An "on" or "no" without quotation marks is none."""

    def lists(content: object) -> Iterator[list[object]]:
        if isinstance(content, list):
            yield content
        for inner in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
            yield from lists(inner)

    assert not [word for words in lists(load_words(path.stem)) for word in words if isinstance(word, bool)]


def test_the_items_of_a_list_are_found_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# note\nitems:\n  - a: 1\n    b: 2\n\n  - a: 3\n", encoding="utf-8")
    assert item_lines(path, "items") == [3, 6]
    assert item_lines(path, "other") == []


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the content of the YAML files is kept as JSON; nothing is yet."""
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    data._ready.cache_clear()
    load_words.cache_clear()
    yield tmp_path / "cache" / f"kept-{data._READY}"
    data._ready.cache_clear()
    load_words.cache_clear()


def test_json_gives_what_yaml_gives() -> None:
    for path in rules_folder().rglob("*.yaml"):
        content = parsed(path, path.read_text(encoding="utf-8"))
        assert json.loads(json.dumps(content)) == content, path


def test_yaml_files_that_were_read_once_are_not_parsed_again(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_words("times")
    assert ready.is_file()
    data._ready.cache_clear()
    load_words.cache_clear()
    monkeypatch.delattr(yaml_file, "parsed")
    assert load_words("times") == before


def test_a_yaml_file_that_changed_is_parsed(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one does when rules are edited in a checkout."""
    rules = tmp_path / "rules"
    (rules / "words").mkdir(parents=True)
    monkeypatch.setattr(data, "rules_folder", lambda: rules)
    for word in ("old", "new"):
        (rules / "words/some.yaml").write_text(f"- {word}", encoding="utf-8")
        data._ready.cache_clear()
        load_words.cache_clear()
        assert load_words("some") == [word]


def test_a_key_that_stands_twice_is_an_error_with_its_line(tmp_path: Path) -> None:
    """As a merge leaves it; the last one would count in silence."""
    path = write(tmp_path, "name: oak\nleaves:\n  - size: 3\nname: elm\n")
    with pytest.raises(RuleError, match=r"tree\.yaml:4:1: not valid YAML: the key 'name' stands twice"):
        load_yaml(path, Tree)

"""Keys: whatever an answer depends on makes another key, and nothing else does."""

from __future__ import annotations

import os
import re
import runpy
import tomllib
from pathlib import Path

import pytest

from factcheck.cache import keys
from factcheck.errors import RuleError
from factcheck.settings import DEFAULT_MODEL, EMBEDDED_JUDGE, NO_JUDGE

ROOT = Path(__file__).parents[2]
AFFECT_NO_REPORT = {"pandas", "platformdirs", "rich", "typer"}
"""Libraries that no text of a report comes through."""


@pytest.fixture
def tool(monkeypatch, tmp_path):
    """Names the tool in a package of its own."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "code.py").write_text("one", encoding="utf-8")
    monkeypatch.setattr(keys, "PACKAGE", tmp_path)
    monkeypatch.setattr(keys, "rules_folder", lambda: tmp_path / "rules")
    return keys.tool.__wrapped__


def test_parts_count_with_their_borders():
    assert keys.key("a", "bc") != keys.key("ab", "c")
    assert keys.key("a", b"bc") == keys.key("a", "bc")
    assert keys.key("") != keys.key()


def test_text_that_is_no_unicode_has_a_key():
    assert keys.key("\udcff") != keys.key("?")


class TestTool:
    def test_its_code_and_its_rules_count_weights_and_compiled_files_do_not(self, tool, tmp_path):
        before = tool()
        (tmp_path / "weights.safetensors").write_bytes(b"pinned in the code")
        (tmp_path / "__pycache__").mkdir()
        (tmp_path / "__pycache__" / "code.pyc").write_bytes(b"")
        assert tool() == before
        (tmp_path / "code.py").write_text("two", encoding="utf-8")
        changed = tool()
        assert changed != before
        (tmp_path / "rules" / "number.yaml").write_text("", encoding="utf-8")
        assert tool() != changed

    def test_the_libraries_that_make_a_report_count_others_do_not(self, tool, monkeypatch, tmp_path):
        monkeypatch.syspath_prepend(tmp_path)
        before = tool()
        (tmp_path / "pytest-1.0.dist-info").mkdir()
        (tmp_path / "charset_normalizer-99.0.dist-info").mkdir()
        changed = tool()
        assert changed != before
        (tmp_path / "pytest-1.0.dist-info").rename(tmp_path / "pytest-2.0.dist-info")
        assert tool() == changed

    def test_every_library_that_a_report_comes_through_is_known(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        declared = {re.split("[<>=]", name)[0] for name in project["dependencies"]}
        assert declared - keys.LIBRARIES == AFFECT_NO_REPORT


class TestModel:
    def test_models_pinned_in_the_code_are_known_by_name(self):
        named = {keys.model(name) for name in (DEFAULT_MODEL, EMBEDDED_JUDGE, NO_JUDGE)}
        assert len(named) == 3
        assert None not in named

    def test_a_folder_is_known_by_its_files(self, tmp_path):
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "weights").write_bytes(b"one")
        before = keys.model(str(tmp_path))
        assert keys.model(str(tmp_path)) == before
        (tmp_path / "deep" / "weights").write_bytes(b"three")
        assert keys.model(str(tmp_path)) != before

    def test_a_model_of_the_hub_is_known_by_its_commit_and_has_no_key_without(self, monkeypatch, tmp_path):
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
        assert keys.model("someone/model") is None
        commit = tmp_path / "models--someone--model" / "refs" / "main"
        commit.parent.mkdir(parents=True)
        commit.write_text("one", encoding="utf-8")
        before = keys.model("someone/model")
        assert before is not None
        commit.write_text("two", encoding="utf-8")
        assert keys.model("someone/model") != before

    def test_the_makers_of_the_library_need_not_be_named(self, monkeypatch, tmp_path):
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
        commit = tmp_path / "models--sentence-transformers--all-x" / "refs" / "main"
        commit.parent.mkdir(parents=True)
        commit.write_text("one", encoding="utf-8")
        assert keys.model("all-x") is not None

    @pytest.mark.parametrize(
        "variables",
        [
            {"XDG_CACHE_HOME": "/x"},
            {"XDG_CACHE_HOME": "/x", "HF_HOME": "/h"},
            {"HF_HOME": "~/h", "HF_HUB_CACHE": "$HOME/c"},
            {},
        ],
    )
    def test_the_hub_is_sought_where_its_library_keeps_models(self, monkeypatch, variables):
        constants = pytest.importorskip("huggingface_hub.constants")
        for name in ("XDG_CACHE_HOME", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        theirs = runpy.run_path(constants.__file__, run_name="huggingface_hub.constants")["HF_HUB_CACHE"]
        assert keys._hub() == Path(theirs)


class TestFolder:
    def test_a_link_to_a_folder_above_it_is_not_followed(self, tmp_path):
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "a.yaml").write_bytes(b"")
        before = keys.folder(tmp_path)
        (tmp_path / "deep" / "self").symlink_to(".")
        (tmp_path / "deep" / "up").symlink_to("..")
        assert keys.folder(tmp_path) == before

    def test_a_link_that_leads_nowhere_counts_by_its_name(self, tmp_path):
        before = keys.folder(tmp_path)
        (tmp_path / ".#number.yaml").symlink_to("someone@desk.1")
        assert keys.folder(tmp_path) != before

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
    def test_rules_that_cannot_be_read_are_told(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(RuleError, match=r"cannot read these rules .*pipe: not a plain file"):
            keys.rules(tmp_path)


class TestFile:
    def test_the_content_counts_and_whether_there_is_a_file(self, tmp_path):
        path = tmp_path / "a.txt"
        missing = keys.file(path)
        path.write_bytes(b"")
        empty = keys.file(path)
        path.write_bytes(b"none")
        assert len({missing, empty, keys.file(path)}) == 3
        assert keys.file(path / "below-a-file") == missing

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
    def test_a_pipe_is_not_read_empty(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(OSError, match="not a plain file"):
            keys.file(tmp_path / "pipe")

"""What comes from others is the pinned thing, and nothing that is read can run: held against sources and by runs."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.encoder import export
from factcheck.errors import ModelError
from factcheck.folders import PACKAGE, keeping_in
from factcheck.nli import embedded
from factcheck.tag import model as tagger
from factcheck.weights import packaged as sentence_model
from factcheck.weights.packaged import check_hashes, model_folder, shipped_weights

ROOT = Path(factcheck.__file__).parents[1]
EXAMPLE = ROOT / "tests" / "cases" / "saltmere-ferry"
SOURCES = sorted(path for path in PACKAGE.rglob("*.py"))
PINNED = {
    tagger.WEIGHTS: tagger.SHA256,
    embedded.WEIGHTS: embedded.SHA256,
    export.PROOF: export.SHA256,
}
"""The files of numbers that ship with factcheck, and their hashes in the code."""
NUMBERS = {".safetensors", ".onnx", ".bin", ".pt", ".pth", ".pkl", ".pickle", ".npy", ".npz", ".h5", ".ckpt", ".joblib"}
RUNNING = {
    "pickle",
    "cPickle",
    "dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "code",
    "codeop",
    "runpy",
    "ctypes",
}
"""Modules whose use would run, or could run, what is read."""


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in the sources: its file, it, and what is called, "yaml.load"."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node, ast.unparse(node.func)


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)[:80]}"


class TestSources:
    def test_there_are_some(self):
        assert len(SOURCES) > 150
        assert any(name == "yaml.load" for _, _, name in calls())

    def test_nothing_is_read_as_a_program(self):
        names = {"eval", "exec", "compile", "__import__", "torch.load", "torch.hub.load", "jinja2.Template"}
        found = [place(path, node) for path, node, name in calls() if name in names]
        assert found == []

    def test_no_module_is_imported_that_reads_programs(self):
        found = []
        for path in SOURCES:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
                found += [(path.name, name) for name in names if name.split(".")[0] in RUNNING]
        assert found == []

    def test_yaml_is_read_by_safe_loaders_only(self):
        safe = {"yaml.SafeLoader", "_LOADER"}
        from factcheck import yaml_file
        from factcheck.load.markdown import _loader

        assert yaml_file._SAFE in {yaml.SafeLoader, getattr(yaml, "CSafeLoader", None)}
        assert yaml_file._LOADER.__base__ is yaml_file._SAFE
        assert _loader().__base__ is yaml.BaseLoader, "it makes strings, lists and objects of them alone"
        found = []
        for path, node, name in calls():
            if name.startswith("yaml.") and name.removeprefix("yaml.") in {
                "load",
                "load_all",
                "compose",
                "parse",
                "scan",
            }:
                loaders = [ast.unparse(keyword.value) for keyword in node.keywords if keyword.arg == "Loader"]
                loaders += [ast.unparse(argument) for argument in node.args[1:]]
                if len(loaders) != 1 or loaders[0] not in (
                    safe | {"_loader()"} if path.name == "markdown.py" else safe
                ):
                    found.append(place(path, node))
            assert not name.startswith(("yaml.unsafe_", "yaml.full_")), place(path, node)
        assert found == []

    def test_no_model_may_bring_code_no_array_a_pickle_and_no_program_a_shell(self):
        wanted = {"trust_remote_code": "False", "allow_pickle": "False", "shell": "False", "weights_only": "True"}
        found = [
            place(path, node)
            for path, node, _ in calls()
            for keyword in node.keywords
            if keyword.arg in wanted and ast.unparse(keyword.value) != wanted[keyword.arg]
        ]
        found += [place(path, node) for path, node, name in calls() if name in {"np.load", "numpy.load", "os.system"}]
        assert found == []
        words = [path for path in SOURCES if "trust_remote_code" in path.read_text("utf-8")]
        assert [path.name for path in words] == ["foreign.py"]

    def test_no_program_is_started_but_git(self):
        """And the bench starts this Python; each is a list of words, of which no shell makes something else."""
        started = {
            (path.relative_to(PACKAGE).as_posix(), ast.unparse(node.args[0]))
            for path, node, name in calls()
            if name.startswith(("subprocess.", "os.exec", "os.spawn", "os.popen")) and "bench" not in path.parts
        }
        assert started == {
            ("git.py", "[program, *arguments]"),
        }


class TestPins:
    def test_every_file_of_numbers_that_ships_is_pinned(self):
        assert {path for path in PACKAGE.rglob("*") if path.suffix in NUMBERS} == set(PINNED)

    @pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
    def test_it_is_the_pinned_one_and_one_changed_bit_is_refused(self, path, tmp_path):
        content = bytearray(path.read_bytes())
        assert sha256(content).hexdigest() == PINNED[path]
        content[len(content) // 2] ^= 1
        (tmp_path / path.name).write_bytes(content)
        with pytest.raises(ModelError, match=r"sha256 is .*, expected .*: the file was altered"):
            shipped_weights(tmp_path / path.name, PINNED[path])

    @pytest.mark.parametrize("name", sentence_model._SHA256)
    def test_so_is_each_file_of_the_sentence_model(self, name, tmp_path):
        for file in sentence_model._SHA256:
            shutil.copy(model_folder() / file, tmp_path)
        check_hashes(tmp_path)
        with (tmp_path / name).open("r+b") as file:
            file.seek(-1, os.SEEK_END)
            last = file.read(1)
            file.seek(-1, os.SEEK_END)
            file.write(bytes([last[0] ^ 1]))
        with pytest.raises(ModelError, match="the file was altered"):
            check_hashes(tmp_path)


PROGRAM = """
import os
import sys
opened, called = [], []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.append(arguments[0])
    if event.startswith("socket.") and event != "socket.__new__":
        called.append(event)
    program = event == "subprocess.Popen" and os.path.basename(arguments[1][0])
    if event in ("pickle.find_class", "marshal.load") or program not in (False, "git"):
        called.append(f"{event} {arguments}")
sys.addaudithook(watch)
from factcheck.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
hub = sorted(name for name in sys.modules if name in ("huggingface_hub", "httpx2", "requests", "urllib3"))
print("audit", code or 0, called, hub)
print("opened", *opened, sep="\\n")
"""


def audited(folder: Path, *arguments: str) -> tuple[str, list[str]]:
    """What a process says of itself after the command line: its exit code, what it called, the files it opened."""
    more = {"PYTHONPATH": str(ROOT), "HF_HOME": str(folder / "hub")}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    with keeping_in(folder / "cache"):
        done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=True, cwd=folder)
    said, _, opened = done.stdout[done.stdout.index("audit ") :].partition("\nopened\n")
    return said, opened.splitlines()


class TestRuns:
    """The default runs, whole and with models: they speak to nobody, and read no number that is not pinned."""

    def test_a_report_calls_nobody_and_opens_only_pinned_files_of_models(self, tmp_path):
        said, opened = audited(tmp_path, "report", str(EXAMPLE), "--judge", "factcheck-judge", "-o", "report.md")
        assert said == "audit 0 [] []"
        folder = model_folder()
        models = {Path(name) for name in opened if Path(name).suffix in NUMBERS or str(folder) in name}
        assert models <= {*PINNED, *(folder / name for name in sentence_model._SHA256), *(tmp_path / "cache").glob("*")}
        assert folder / "model.safetensors" in models

    @pytest.mark.parametrize(
        ("code", "arguments"),
        [
            (1, ("check", str(EXAMPLE), "--write", "html=out.html")),
            (0, ("baseline", "update", str(EXAMPLE))),
            (0, ("review", str(EXAMPLE), "--export", "csv", "--reviewer", "ana")),
            (2, ("report", str(EXAMPLE), "--model", "someone/model", "--offline")),
            (2, ("check", str(EXAMPLE), "--model", "someone/model", "--offline")),
        ],
        ids=lambda value: value[0] if isinstance(value, tuple) else "",
    )
    def test_no_command_calls_anybody(self, tmp_path, code, arguments):
        said, _ = audited(tmp_path, *arguments)
        assert said.startswith(f"audit {code} []")

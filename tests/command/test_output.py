from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.command.output import append, read_by, target_of, targets_of, write
from factcheck.errors import ReportError
from factcheck.folders import rules_folder


def test_a_dash_or_nothing_is_stdout():
    assert target_of(None, []) is None
    assert target_of(Path("-"), []) is None


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("folder", "this is a folder. Name a file in it"),
        ("none/out.md", "does not exist"),
        ("a.txt", "one of the files to read"),
    ],
)
def test_a_slip_in_the_target_is_told_before_the_run(tmp_path, output, message):
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    with pytest.raises(ReportError, match=message):
        target_of(tmp_path / output, sources=[tmp_path / "a.txt"])


def test_a_run_reads_the_rules_of_its_folder_or_else_those_that_come_with_factcheck(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "words/aliases.yaml").write_text("", encoding="utf-8")
    assert rules_folder() / "number.yaml" in read_by([])
    assert [path for path in read_by([], tmp_path) if path.suffix == ".yaml"] == [tmp_path / "words/aliases.yaml"]


@pytest.mark.parametrize("name", ["loop", f"{'a' * 300}.md"])
def test_where_nothing_can_be_written_is_told_before_the_run(tmp_path, name):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ReportError, match=rf"{name}: cannot write there \([^)].*\)\. .*\.$"):
        target_of(tmp_path / name, sources=[])


def test_a_folder_that_may_not_be_looked_into_is_told_before_the_run(tmp_path, monkeypatch):
    def refuse(path: Path, **_: object) -> None:
        if path.name == "out.md":
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(ReportError, match=r"out\.md: cannot write there \(.*Permission denied.*\)\. "):
        target_of(tmp_path / "out.md", sources=[])


def test_what_was_there_stays_when_writing_fails(tmp_path, monkeypatch):
    target = tmp_path / "out.md"
    target.write_text("old", encoding="utf-8")

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="cannot write the result"):
        write("new", target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]
    assert target.read_text("utf-8") == "old"


def test_the_disk_has_all_of_a_file_before_it_gets_its_name(tmp_path, monkeypatch):
    target, seen = tmp_path / "out.md", []
    sync = os.fsync

    def watched(file: int) -> None:
        seen.append((target.exists(), stat.S_ISDIR(os.fstat(file).st_mode), os.fstat(file).st_size))
        sync(file)

    monkeypatch.setattr(os, "fsync", watched)
    write("text", target)
    assert [(named, folder) for named, folder, _ in seen] == [(False, False), (True, True)]
    assert seen[0][2] == 4


def test_two_processes_of_one_number_write_one_file_each_whole(tmp_path, monkeypatch):
    """As in two containers that share a disk: the second begins and ends while the first one writes."""
    target, sync, inner = tmp_path / "out.md", os.fsync, []

    def beside(file: int) -> None:
        if not inner:
            inner.append(file)
            write("second", target)
        sync(file)

    monkeypatch.setattr(os, "getpid", lambda: 7)
    monkeypatch.setattr(os, "fsync", beside)
    write("first", target)
    assert inner
    assert target.read_text("utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


class TestDrafts:
    """A process that is killed leaves `.out.md.PID-RANDOM` behind."""

    def left(self, folder: Path, name: str, minutes: int) -> Path:
        draft = folder / name
        draft.write_text("half of it", encoding="utf-8")
        os.utime(draft, (time.time() - minutes * 60,) * 2)
        return draft

    def test_the_next_result_removes_what_was_left_an_hour_ago(self, tmp_path):
        self.left(tmp_path, ".out [1].md.4711-0a1b2c3d", 61)
        write("text", tmp_path / "out [1].md")
        assert [path.name for path in tmp_path.iterdir()] == ["out [1].md"]

    @pytest.mark.parametrize(
        ("name", "minutes"),
        [
            (".out.md.4711-0a1b2c3d", 59),
            (".other.md.4711-0a1b2c3d", 61),
            (".out.md.4711", 61),
            (".out.md.4711-bak", 61),
            (".out.md.bak", 61),
            (".out.md", 61),
            ("out.md.4711-0a1b2c3d", 61),
        ],
    )
    def test_what_another_process_may_still_write_and_what_is_no_draft_of_this_file_stays(
        self, tmp_path, name, minutes
    ):
        draft = self.left(tmp_path, name, minutes)
        write("text", tmp_path / "out.md")
        assert draft.exists()


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path):
    old = os.umask(0o027)
    try:
        write("text", tmp_path / "out.md")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "out.md").stat().st_mode) == 0o640


def test_a_device_is_written_to_not_replaced():
    write("text", Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_lone_surrogate_of_a_file_name_can_be_written(tmp_path):
    write("a\udcff", tmp_path / "out.md")
    assert (tmp_path / "out.md").read_bytes() == rb"a\udcff"


def test_a_reader_that_stops_early_is_no_error():
    program = "from factcheck.command.output import write; write('x' * 10_000_000, None)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_stdout_is_an_error():
    program = "from factcheck.command.output import write; write('text', None)"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, check=False)
    assert b"stdout: cannot write the result (No space left on device)" in result.stderr


def test_a_closed_stdout_is_an_error_before_the_run_and_when_something_is_written(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    for asked in (lambda: targets_of([None], []), lambda: targets_of([Path("-")], []), lambda: write("text", None)):
        with pytest.raises(ReportError, match=r"^stdout: it is closed\. Open it, or name a file with -o\.$"):
            asked()
    assert target_of(None, []) is None  # who opens a page writes nothing there


def test_what_is_appended_stands_behind_what_was_there(tmp_path):
    target = tmp_path / "summary.md"
    append("one\n", target)
    append("two\n", target)
    assert target.read_text("utf-8") == "one\ntwo\n"
    with pytest.raises(ReportError, match="cannot add to this file"):
        append("three\n", tmp_path)


def test_two_results_for_one_file_are_refused_but_stdout_and_devices_take_many(tmp_path):
    with pytest.raises(ReportError, match="two results are to be written to this file"):
        targets_of([tmp_path / "out", None, tmp_path / "." / "out"], [])
    assert targets_of([None, Path("-"), Path(os.devnull), Path(os.devnull)], []) == [
        None,
        None,
        *[Path(os.devnull)] * 2,
    ]

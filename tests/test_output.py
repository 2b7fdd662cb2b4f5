from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import ReportError
from factcheck.output import append, target_of, targets_of, write


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


def test_what_was_there_stays_when_writing_fails(tmp_path, monkeypatch):
    target = tmp_path / "out.md"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReportError, match="cannot write the result"):
        write("new", target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]
    assert target.read_text("utf-8") == "old"


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
    program = "from factcheck.output import write; write('x' * 10_000_000, None)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_stdout_is_an_error():
    program = "from factcheck.output import write; write('text', None)"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, check=False)
    assert b"stdout: cannot write the result (No space left on device)" in result.stderr


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

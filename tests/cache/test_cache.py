"""The cache: what is kept comes back, and nothing that happens to its file makes an answer wrong or a run fail."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from factcheck import cache as module
from factcheck.cache import Cache, Kept, kept_files

KEY, OTHER = b"k" * 20, b"o" * 20
WRITER = """
import sys
from pathlib import Path
from factcheck.cache import Cache
cache = Cache(Path(sys.argv[1]), warn=print)
for number in range(int(sys.argv[2])):
    key = number.to_bytes(20, "little")
    cache.put("test", {key: key * 200, key[::-1] + b"x": key})
    print(number, flush=True)
"""


@pytest.fixture
def told() -> list[str]:
    """What the person was told."""
    return []


@pytest.fixture
def opened(tmp_path, told):
    """Opens the cache of the test; every one is closed in the end."""
    caches: list[Cache] = []

    def opened(**options) -> Cache:
        caches.append(Cache(tmp_path, told.append, **options))
        return caches[-1]

    yield opened
    for cache in caches:
        cache.close()


def only_file(folder: Path) -> Path:
    (path,) = folder.glob("*.sqlite3")
    return path


def test_what_is_put_comes_back_in_the_next_run(opened):
    with opened() as cache:
        cache.put("test", {KEY: b"one", OTHER: b""})
    assert opened().get([KEY, OTHER, b"unknown"]) == {KEY: b"one", OTHER: b""}


def test_many_keys_may_be_asked_for_at_once(opened):
    answers = {number.to_bytes(4, "big"): bytes([number % 256]) for number in range(1200)}
    cache = opened()
    cache.put("test", answers)
    assert cache.get(answers) == answers


def test_a_cache_without_folder_keeps_nothing():
    cache = Cache()
    cache.put("test", {KEY: b"one"})
    assert (cache.get([KEY]), cache.kept()) == ({}, [])


def test_it_tells_how_much_it_keeps_by_stage(opened):
    cache = opened()
    cache.put("tag", {KEY: b"12345"})
    cache.put("embed", {OTHER: b"1"})
    assert [(kept.stage, kept.answers) for kept in cache.kept()] == [("embed", 1), ("tag", 1)]
    assert cache.kept()[1] == Kept("tag", 1, 5 + module._CHECKSUM)


def test_its_files_are_known_also_those_of_the_encoder_and_no_others(opened, tmp_path):
    assert kept_files(tmp_path / "nowhere") == []
    opened().put("test", {KEY: b"one"})
    ours = set(tmp_path.iterdir()) | {tmp_path / "kept-1.onnx", tmp_path / ".kept-draft"}
    for name in ("kept-1.onnx", ".kept-draft", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert set(kept_files(tmp_path)) == ours


class TestSize:
    def test_what_was_not_used_for_longest_goes_first(self, opened, monkeypatch):
        day = [1000.0]
        monkeypatch.setattr(module.time, "time", lambda: day[0] * 86_400)
        with opened(most=2000) as cache:
            for number in range(3):
                cache.put("test", {bytes([number]): bytes(600)})
                day[0] += 1
            assert cache.get([b"\0"])
            cache.put("test", {b"\3": bytes(600)})
        assert set(opened().get([b"\0", b"\1", b"\2", b"\3"])) == {b"\0", b"\3"}

    def test_the_file_gets_smaller_too(self, opened, tmp_path):
        with opened() as cache:
            cache.put("test", {bytes([number]): os.urandom(100_000) for number in range(20)})
        before = only_file(tmp_path).stat().st_size
        with opened(most=200_000) as cache:
            cache.put("test", {b"new": b"one"})
        assert only_file(tmp_path).stat().st_size < before / 4

    def test_two_processes_that_forget_the_same_leave_no_content_that_nobody_owns(self, opened, tmp_path, monkeypatch):
        answers = {bytes([number]): bytes(600) for number in range(6)}
        with opened() as cache:
            cache.put("test", answers)
        one, other, begin = opened(most=2000), opened(most=2000), module._transaction

        def begin_late(database):
            monkeypatch.setattr(module, "_transaction", begin)
            other._shrink()
            other.put("test", answers)
            return begin(database)

        monkeypatch.setattr(module, "_transaction", begin_late)
        one._shrink()
        one.close()
        other.close()
        with sqlite3.connect(only_file(tmp_path)) as database:
            left = database.execute("SELECT COUNT(*) FROM bodies WHERE id NOT IN (SELECT body FROM answers)").fetchone()
        assert left == (0,)

    def test_a_long_run_is_held_within_bounds_before_it_ends(self, opened, monkeypatch):
        monkeypatch.setattr(module, "_LOOKED_AFTER", 10_000)
        cache = opened(most=20_000)
        for number in range(100):
            cache.put("test", {bytes([number]): bytes(1000)})
        assert sum(kept.size for kept in cache.kept()) <= 31_000


class TestDamage:
    def test_a_file_that_is_none_is_made_anew_with_one_warning(self, opened, told, tmp_path):
        opened().close()
        only_file(tmp_path).write_bytes(b"no database" * 1000)
        cache = opened()
        assert cache.get([KEY]) == {}
        cache.put("test", {KEY: b"one"})
        assert cache.get([KEY]) == {KEY: b"one"}
        assert len(told) == 1
        assert "was damaged" in told[0]
        assert str(tmp_path) in told[0]

    def test_a_file_cut_short_is_made_anew(self, opened, told, tmp_path):
        with opened() as cache:
            cache.put("test", {bytes([number]): os.urandom(5000) for number in range(50)})
        path = only_file(tmp_path)
        os.truncate(path, path.stat().st_size // 2)
        cache = opened()
        found = cache.get(bytes([number]) for number in range(50))
        cache.put("test", {KEY: b"one"})
        assert (found, cache.get([KEY]), len(told)) == ({}, {KEY: b"one"}, 1)

    def test_an_answer_that_was_altered_is_not_given(self, opened, told, tmp_path):
        with opened() as cache:
            cache.put("test", {KEY: b"a true answer"})
        path = only_file(tmp_path)
        path.write_bytes(path.read_bytes().replace(b"a true answer", b"a lying answe"))
        assert opened().get([KEY]) == {}
        assert "was damaged" in told[0]

    def test_an_answer_to_another_question_is_not_given(self, opened, tmp_path):
        with opened() as cache:
            cache.put("test", {KEY: b"one", OTHER: b"two"})
        with sqlite3.connect(only_file(tmp_path)) as database:
            database.execute("UPDATE answers SET body = 3 - body")
        database.close()
        assert opened().get([KEY, OTHER]) == {}

    def test_a_database_of_something_else_is_left_behind(self, opened, told, tmp_path):
        opened().close()
        path = only_file(tmp_path)
        path.unlink()
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE answers (a, b)")
        database.close()
        cache = opened()
        cache.put("test", {KEY: b"one"})
        cache.put("test", {KEY: b"one"})
        assert cache.get([KEY]) == {KEY: b"one"}
        assert len(told) == 1

    def test_who_has_the_damaged_file_open_does_not_harm_the_new_one(self, opened, tmp_path):
        first = opened()
        first.put("test", {KEY: b"one"})
        path = only_file(tmp_path)
        path.write_bytes(b"damaged" + path.read_bytes()[7:])
        second = opened()
        second.put("test", {OTHER: b"two"})
        first.put("test", {b"late": b"three"})
        first.close()
        second.close()
        assert opened().get([OTHER]) == {OTHER: b"two"}

    def test_a_file_of_an_older_format_goes(self, opened, tmp_path):
        (tmp_path / "answers-0.3.sqlite3").write_bytes(b"old")
        opened()
        assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["answers-1.1.sqlite3"]


class TestTrouble:
    def test_a_folder_that_cannot_be_made_is_gone_without(self, tmp_path, told):
        (tmp_path / "file").write_bytes(b"")
        cache = Cache(tmp_path / "file" / "cache", told.append)
        cache.put("test", {KEY: b"one"})
        assert cache.get([KEY]) == {}
        assert len(told) == 1
        assert "--cache-dir" in told[0]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
    def test_a_folder_that_may_not_be_written_is_gone_without(self, opened, told, tmp_path):
        tmp_path.chmod(0o500)
        assert opened().get([KEY]) == {}
        assert len(told) == 1

    def test_a_full_disk_ends_the_keeping_but_not_the_knowing(self, opened, told):
        cache = opened()
        cache.put("test", {KEY: b"one"})
        pages = cache._database.execute("PRAGMA page_count").fetchone()[0]
        cache._database.execute(f"PRAGMA max_page_count={pages}")
        for number in range(3):
            cache.put("test", {bytes([number]): bytes(100_000), b"beside": b""})
        assert cache.get([KEY, b"\0", b"beside"]) == {KEY: b"one"}
        assert len(told) == 1
        assert "no room" in told[0]

    def test_a_file_locked_for_long_is_gone_without(self, opened, told, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "_PATIENCE", 0.05)
        cache = opened()
        other = sqlite3.connect(only_file(tmp_path))
        other.execute("BEGIN IMMEDIATE")
        cache.put("test", {KEY: b"one"})
        other.close()
        assert len(told) == 1


class TestProcesses:
    def test_two_at_once_keep_all_that_each_found(self, opened, told, tmp_path):
        command = [sys.executable, "-c", WRITER, str(tmp_path), "150"]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        said = {process.communicate(timeout=60)[0] for process in running}
        assert said == {"".join(f"{number}\n" for number in range(150))}
        keys = [number.to_bytes(20, "little") for number in range(150)]
        assert opened().get(keys) == {key: key * 200 for key in keys}
        assert told == []

    def test_what_was_kept_before_a_kill_is_there_and_whole(self, opened, told, tmp_path):
        command = [sys.executable, "-c", WRITER, str(tmp_path), "1000000"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            while int(process.stdout.readline()) < 20:
                pass
            process.send_signal(signal.SIGKILL)
        cache = opened()
        keys = [number.to_bytes(20, "little") for number in range(1000)]
        both = cache.get([*keys, *(key[::-1] + b"x" for key in keys)])
        pairs = [(key in both, key[::-1] + b"x" in both) for key in keys]
        assert pairs[:20] == [(True, True)] * 20
        assert all(one == other for one, other in pairs)
        cache.put("test", {KEY: b"one"})
        assert cache.get([KEY])
        assert told == []


def test_who_asks_from_another_thread_is_told_so_and_nothing_is_forgotten(tmp_path):
    told = []
    with Cache(tmp_path, told.append) as cache:
        cache.put("tag", {b"key": b"answer"})
        thread = Thread(target=lambda: cache.get([b"key"]))
        thread.start()
        thread.join()
    assert len(told) == 1
    assert "was opened by another thread" in told[0]
    with Cache(tmp_path) as cache:
        assert cache.get([b"key"]) == {b"key": b"answer"}


def test_who_opened_it_goes_on_after_another_thread_asked(tmp_path):
    with Cache(tmp_path) as cache:
        cache.put("tag", {b"key": b"answer"})
        thread = Thread(target=lambda: cache.get([b"key"]))
        thread.start()
        thread.join()
        assert cache.get([b"key"]) == {b"key": b"answer"}


def test_the_folder_may_be_a_string(tmp_path):
    with Cache(str(tmp_path)) as cache:
        cache.put("tag", {b"key": b"answer"})
    assert Cache(tmp_path).get([b"key"])

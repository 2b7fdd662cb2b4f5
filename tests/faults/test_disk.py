"""A full disk and a sealed folder: what was there stays whole, and one message names the file and the cure."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from shutil import copytree

import pytest

from factcheck.decisions import append, load_decisions
from factcheck.errors import DecisionError
from factcheck.folders import rules_folder
from factcheck.render.json import render
from factcheck.review.log import Log
from factcheck.review.session import Session, StepResult, Terms

from ..factory import decided
from ..review.newsroom import report
from .conftest import PAGE, content_of, fill

ARTICLES = ("new/courier.txt", "archive/harbour.txt")
BATCH = ("new", "--against", "archive")
MAY_NOT = "you may not write here. Mend the rights, or name a file elsewhere."
"""What is said, before anything is worked out, of a folder that is sealed."""
COULD_NOT = "Make room or mend the rights there, or name a file elsewhere."
"""What is said where the folder was not asked before."""
COMMANDS = {
    "report": ("disk/out.md", ("report", *ARTICLES, "-o", "disk/out.md", "--format", "html"), MAY_NOT),
    "check": ("disk/out.json", ("check", *BATCH, "--write", "json=disk/out.json"), MAY_NOT),
    "baseline": ("disk/known.json", ("baseline", "update", *BATCH, "--baseline", "disk/known.json"), MAY_NOT),
    "render": ("disk/out.html", ("render", "report.json", "--format", "html", "-o", "disk/out.html"), MAY_NOT),
    "export": ("disk/out.csv", ("review", "report.json", "--export", "csv", "-o", "disk/out.csv"), MAY_NOT),
    "learn": ("disk/rules/words/aliases.yaml", ("learn", "--rules", "disk/rules", "--yes"), COULD_NOT),
}
"""The file that a command writes, the command, and the end of what it says where the folder is sealed."""
BASELINE = b'{"version": 1, "findings": {}}\n'


@pytest.fixture
def desk(newsroom) -> Path:
    """The newsroom with a report and a decision, and in its folder `disk` an old file for every command to replace."""
    (newsroom / "report.json").write_text(render(report(40)), encoding="utf-8")
    append(newsroom / "decisions.jsonl", decided())
    (newsroom / "disk").mkdir(exist_ok=True)
    copytree(rules_folder(), newsroom / "disk/rules")
    for name, _, _ in COMMANDS.values():
        (newsroom / name).write_bytes(BASELINE if name.endswith("known.json") else b"")
    (newsroom / "disk/rules/words/aliases.yaml").write_bytes(b"aliases: []\n")
    return newsroom


def told(outcome, name: str) -> str:
    """The one message of a command that failed, which names the file."""
    assert outcome.code == 2
    message = outcome.err.splitlines()[-1]
    assert "Traceback" not in outcome.err
    assert outcome.err.count("factcheck: ") == 1
    assert message.startswith("factcheck: ")
    assert name in message
    return message


@pytest.fixture
def full(disk, desk) -> Path:
    """The folder `disk` of the desk as a disk of its own that takes nothing more."""
    assert disk.parent == desk
    fill(disk)
    return disk


@pytest.mark.parametrize("name", COMMANDS)
class TestEveryCommandThatWritesAFile:
    def test_leaves_the_old_file_and_no_draft_where_the_disk_is_full(self, full, run, name):
        file, command, _ = COMMANDS[name]
        before = content_of(full)
        assert "No space left on device). Make room" in told(run(*command), file)
        assert content_of(full) == before

    def test_leaves_the_old_file_and_no_draft_where_the_disk_says_so_late(self, desk, run, name, monkeypatch):
        """A disk on the network may take all of a file and say only in the end that it has no room for it."""

        def full(file: int) -> None:
            raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

        file, command, _ = COMMANDS[name]
        before = content_of(desk / "disk")
        monkeypatch.setattr(os, "fsync", full)
        assert "Disk quota exceeded). Make room" in told(run(*command), file)
        assert content_of(desk / "disk") == before

    def test_says_before_the_run_that_it_may_not_write_in_a_sealed_folder(self, desk, seal, run, name, monkeypatch):
        file, command, cure = COMMANDS[name]
        before = content_of(desk / "disk")
        seal(desk / "disk")
        monkeypatch.setattr("factcheck.pipeline.load", lambda *given: pytest.fail("the run began"))
        assert told(run(*command), file).endswith(cure)
        assert content_of(desk / "disk") == before

    def test_needs_a_folder_where_there_is_a_file(self, desk, run, name):
        _, command, _ = COMMANDS[name]
        moved = [part.replace("disk/", "new/courier.txt/") for part in command]
        before = content_of(desk)
        assert "new/courier.txt" in told(run(*moved), "")
        assert content_of(desk) == before


class TestCheck:
    def test_what_was_written_before_the_disk_was_full_is_whole(self, full, run):
        outcome = run("check", *BATCH, "--write", "json=first.json", "--write", "sarif=disk/second.sarif")
        assert "disk/second.sarif: cannot write the result" in told(outcome, "")
        assert run("render", "first.json").code == 0
        assert not (full / "second.sarif").exists()

    @pytest.mark.parametrize("left", [0, PAGE])
    def test_the_page_of_the_job_has_all_that_is_added_or_nothing(self, disk, run, monkeypatch, left):
        page = disk / "job.md"
        page.write_text("what other steps said\n" * 100, encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        before = page.read_bytes()
        fill(disk)
        monkeypatch.setattr("factcheck.render.markdown.fitted", lambda *given: "x" * 3 * PAGE)
        os.truncate(disk / "filler", (disk / "filler").stat().st_size - left)
        assert "cannot add to this file" in told(run("check", *BATCH, "--format", "github"), "job.md")
        assert page.read_bytes() == before


class TestCache:
    def test_a_full_disk_costs_the_cache_and_not_the_run(self, disk, run, monkeypatch):
        monkeypatch.delenv("FACTCHECK_NO_CACHE")
        plain = run("check", *BATCH, "--no-cache")
        fill(disk)
        outcome = run("check", *BATCH, "--cache-dir", "disk/cache")
        assert (outcome.code, outcome.out) == (plain.code, plain.out) == (1, plain.out)
        (message,) = [line for line in outcome.err.splitlines() if line.startswith("factcheck: ")]
        assert message.startswith("factcheck: disk/cache: ")
        assert "--no-cache" in message

    @pytest.mark.parametrize("left", [8, 12, 16, 20])
    def test_a_disk_that_gets_full_on_the_way_leaves_a_cache_to_go_on_with(self, disk, run, monkeypatch, left):
        monkeypatch.delenv("FACTCHECK_NO_CACHE")
        plain = run("check", *BATCH, "--no-cache")
        line = ("check", *BATCH, "--cache-dir", "disk/cache")
        fill(disk, left * PAGE)
        assert run(*line).out == plain.out
        (disk / "filler").unlink()
        again, third = run(*line), run(*line)
        assert (again.out, again.err) == (third.out, third.err) == (plain.out, plain.err)

    @pytest.mark.parametrize("warm", [False, True])
    def test_a_sealed_folder_costs_the_cache_and_not_the_run(self, desk, seal, run, monkeypatch, warm):
        monkeypatch.delenv("FACTCHECK_NO_CACHE")
        line = ("check", *BATCH, "--cache-dir", "disk/cache")
        plain = run(*line) if warm else run("check", *BATCH, "--no-cache")
        seal(desk / "disk")
        outcome = run(*line)
        assert (outcome.code, outcome.out) == (plain.code, plain.out)
        assert outcome.err.count("factcheck: ") == 1
        assert "disk/cache: the cache cannot be used" in outcome.err


class TestReview:
    @pytest.fixture
    def session(self, disk) -> Session:
        """A review whose log lies on the small disk."""
        return Session(report(), Log(disk / "decisions.jsonl"), Terms("ana"))

    def decide(self, session: Session, place: int) -> StepResult:
        finding = session.findings[place].fingerprint
        return session.note(finding, "a note of some length " * 20, session[finding].seen)

    @pytest.mark.parametrize("left", [0, PAGE, 2 * PAGE])
    def test_a_decision_is_kept_whole_or_refused_and_not_there(self, session, disk, left):
        self.decide(session, 0)
        fill(disk, left)
        kept = 1
        try:
            for place in (*range(1, 12), *range(1, 12)):
                self.decide(session, place)
                kept += 1
        except DecisionError as error:
            told = str(error)
        assert re.search(r"decisions\.jsonl: cannot write this decision \(.*\)\..* make room", told)
        assert len(load_decisions(session.log.path)) == kept
        assert session.log.path.read_bytes().endswith(b"}\n")
        (disk / "filler").unlink()
        self.decide(session, 0)
        assert len(load_decisions(session.log.path)) == kept + 1

    def test_a_log_that_may_not_be_written_is_told_before_the_page_opens(self, desk, seal, run, monkeypatch):
        monkeypatch.setattr("factcheck.review.web.serve", lambda *given: pytest.fail("the page opened"))
        seal(desk / "disk")
        for name in ("disk/decisions.jsonl", "disk/out.csv"):
            assert "you may not write here" in told(run("review", "report.json", "--decisions", name), name)

    def test_what_was_decided_can_be_exported_from_a_sealed_folder(self, desk, seal, run):
        append(desk / "disk/decisions.jsonl", decided())
        seal(desk / "disk")
        outcome = run("review", "report.json", "--decisions", "disk/decisions.jsonl", "--export", "csv")
        assert outcome.code == 0

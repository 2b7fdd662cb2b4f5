"""The log of decisions: nothing decided is lost, and logs merge."""

from __future__ import annotations

import multiprocessing
import os
import resource
import stat
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.decisions import Decision, Step, Verdict, append, disputed, load_decisions, settled, silence, standing
from factcheck.errors import DecisionError
from factcheck.model import Report

from .factory import decided, finding, revoked

LOG = Path("ours/log.jsonl")


def noted(text: str, minute: int = 0, reviewer: str = "ana") -> Decision:
    """A line that leaves a note in that minute of an hour."""
    return replace(Decision.of(finding(), Step.NOTE, reviewer, note=text), time=decided(minute=minute).time)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "decisions.jsonl"


class TestFile:
    def test_what_was_appended_is_read_back(self, log):
        lines = (decided(note="as “heard”\nhere <b>", minute=1), decided(Verdict.REAL, "ben", 2))
        for line in lines:
            append(log, line)
        assert load_decisions(log) == lines

    def test_a_line_says_what_it_is_about_without_its_report(self, log):
        append(log, decided())
        (line,) = load_decisions(log)
        assert (line.code, line.kind, line.confidence, line.values) == ("FC121", "name", 0.6, ("Hasan", "Khasan"))

    def test_there_is_nothing_where_there_is_no_file(self, log):
        assert load_decisions(log) == ()

    def test_a_file_that_was_named_must_be_there(self, log):
        with pytest.raises(DecisionError, match="cannot read the decisions"):
            load_decisions(log, must_exist=True)

    def test_the_order_of_lines_does_not_matter(self, log):
        lines = [decided(minute=minute) for minute in range(3)]
        for order in permutations(lines):
            log.unlink(missing_ok=True)
            for line in order:
                append(log, line)
            assert load_decisions(log) == tuple(lines)

    def test_a_line_that_both_branches_hold_counts_once(self, log):
        line = decided()
        append(log, line)
        append(log, line)
        assert load_decisions(log) == (line,)

    def test_a_line_of_lists_in_lists_is_no_decision(self, log):
        log.write_bytes(b"[" * 100_000 + b"\n")
        with pytest.raises(DecisionError, match=r"decisions\.jsonl:1: not a decision .* delete the line"):
            load_decisions(log)

    @pytest.mark.parametrize("keep", range(1, 200, 7))
    def test_a_line_that_a_crash_cut_off_loses_no_other(self, log, keep):
        first, second, third = (decided(minute=minute) for minute in range(3))
        append(log, first)
        whole = log.stat().st_size
        append(log, second)
        log.write_bytes(log.read_bytes()[: whole + keep])
        append(log, third)
        assert load_decisions(log) == (first, third)

    @pytest.mark.parametrize(("old", "new"), [('"same"', '"sa"me"'), ('"same", ', '"same" '), (", ", ",, ")])
    def test_a_line_that_was_damaged_within_is_an_error_and_not_lost(self, log, old, new):
        for minute in range(3):
            append(log, decided(minute=minute))
        first, second, third = log.read_text().splitlines(keepends=True)
        log.write_text(first + second.replace(old, new, 1) + third)
        with pytest.raises(DecisionError, match=r"decisions\.jsonl:2: not a decision"):
            load_decisions(log)

    def test_a_last_line_whose_end_an_editor_took_away_counts(self, log):
        first, second = decided(minute=1), decided(minute=2)
        append(log, first)
        log.write_bytes(log.read_bytes().rstrip())
        append(log, second)
        assert load_decisions(log) == (first, second)

    def test_marks_of_a_merge_are_named_by_line_with_the_cure(self, log):
        append(log, decided())
        log.write_text("<<<<<<< HEAD\n" + log.read_text())
        with pytest.raises(DecisionError, match=r"decisions\.jsonl:1: not a decision .* keep both sides"):
            load_decisions(log)

    def test_a_line_of_another_form_is_named_by_what_is_wrong(self, log):
        append(log, decided())
        log.write_text(log.read_text().replace('"same"', '"perhaps"'))
        with pytest.raises(
            DecisionError, match=r"decisions\.jsonl:1: no decision that this factcheck knows: verdict: must be 'real', "
        ):
            load_decisions(log)

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('"2024-05-16T09:00:00Z"', '"2024-05-16T09:00:00"', "time: must name its time zone"),
            (', "verdict": "same"', "", "a line that decides needs a verdict"),
            ('"step": "decide"', '"step": "revoke"', "a line that revokes needs the id"),
        ],
    )
    def test_a_line_that_lacks_what_its_step_needs_is_named(self, log, old, new, told):
        append(log, decided())
        text = log.read_text()
        assert old in text
        log.write_text("\n" + text.replace(old, new))
        with pytest.raises(DecisionError, match=rf"decisions\.jsonl:2: .*{told}"):
            load_decisions(log)

    def test_what_cannot_be_written_is_said_and_hurts_nothing(self, tmp_path):
        with pytest.raises(DecisionError, match=r"cannot write this decision .*It is not kept"):
            append(tmp_path / "missing" / "decisions.jsonl", decided())

    def test_a_full_disk_loses_nothing_that_was_there(self, log):
        kept = decided(minute=1)
        append(log, kept)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 20, limits[1]))
        try:
            with pytest.raises(DecisionError, match=r"cannot write this decision .*It is not kept: make room"):
                append(log, decided(minute=2))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        append(log, last := decided(minute=3))
        assert load_decisions(log) == (kept, last)

    def test_the_disk_has_a_line_and_knows_of_a_new_file_before_anybody_is_told(self, log, monkeypatch):
        synced = []
        sync = os.fsync

        def watched(file: int) -> None:
            state = os.fstat(file)
            synced.append("folder" if stat.S_ISDIR(state.st_mode) else state.st_size)
            sync(file)

        monkeypatch.setattr(os, "fsync", watched)
        append(log, decided(minute=1))
        first = log.stat().st_size
        append(log, decided(minute=2))
        assert synced == [first, "folder", log.stat().st_size]

    def test_a_line_that_lacks_only_its_end_is_not_kept_when_it_was_refused(self, log):
        append(log, kept := decided(minute=1))
        whole = log.stat().st_size
        append(log, decided(minute=2))
        longer = log.stat().st_size - 1
        os.truncate(log, whole)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (longer, limits[1]))
        try:
            with pytest.raises(DecisionError, match="It is not kept"):
                append(log, decided(minute=2))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert load_decisions(log) == (kept,)
        assert log.stat().st_size == whole

    def test_two_processes_lose_no_line_of_each_other(self, log):
        context = multiprocessing.get_context("fork")
        workers = [context.Process(target=_append_many, args=(log, name)) for name in ("ana", "ben")]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert sorted(line.reviewer for line in load_decisions(log)) == ["ana"] * 100 + ["ben"] * 100


def _append_many(log, reviewer) -> None:
    for _ in range(100):
        append(log, decided(reviewer=reviewer, note="x" * 500))


class TestStanding:
    def test_the_last_decision_of_a_reviewer_holds(self):
        first, second = decided(Verdict.REAL, minute=1), decided(Verdict.SAME, minute=2)
        assert standing((second, first)) == (second,)

    def test_undoing_brings_back_what_held_before(self):
        first, second = decided(Verdict.REAL, minute=1), decided(Verdict.SAME, minute=2)
        assert standing((first, second, revoked(second))) == (first,)

    def test_undoing_twice_leaves_nothing(self):
        first, second = decided(minute=1), decided(minute=2)
        assert standing((first, second, revoked(second), revoked(first))) == ()

    def test_a_flag_stands_until_it_is_taken_away_and_again_when_that_is_undone(self):
        flag, unflag = (Decision.of(finding(), step, "ana") for step in (Step.FLAG, Step.UNFLAG))
        flag, unflag = (replace(one, time=decided(minute=n).time) for n, one in enumerate((flag, unflag)))
        assert standing((flag, unflag)) == (unflag,)
        assert standing((flag, unflag, revoked(unflag))) == (flag,)

    def test_a_flag_a_note_and_a_skip_stand_beside_the_decision(self):
        flag = Decision.of(finding(), Step.FLAG, "ana")
        note = Decision.of(finding(), Step.NOTE, "ana", note="ask the desk")
        skip = Decision.of(finding(), Step.SKIP, "ana")
        assert {one.step for one in standing((decided(), flag, note, skip))} == set(Step) - {Step.REVOKE, Step.UNFLAG}

    @given(st.lists(st.tuples(st.sampled_from(Verdict), st.sampled_from("ab"), st.integers(0, 59), st.booleans())))
    def test_logs_that_were_merged_stand_as_one(self, steps):
        lines = [decided(verdict, who, minute) for verdict, who, minute, _ in steps]
        lines += [revoked(line) for line, (*_, undo) in zip(lines[:], steps, strict=True) if undo]
        half = len(lines) // 2
        assert standing(lines[half:] + lines) == standing(lines)


class TestSettled:
    def test_one_reviewer_settles_a_finding(self):
        assert settled([decided(Verdict.REAL)])["f" * 16].verdict is Verdict.REAL

    def test_reviewers_who_disagree_settle_nothing(self):
        lines = [decided(Verdict.REAL, "ana"), decided(Verdict.SAME, "ben")]
        assert settled(lines) == {}
        assert disputed(lines) == {"f" * 16}

    def test_the_final_word_settles_what_they_disagree_on(self):
        lines = [decided(Verdict.REAL, "ana"), decided(Verdict.SAME, "ben"), decided(Verdict.SAME, "cai", final=True)]
        assert settled(lines)["f" * 16].reviewer == "cai"
        assert disputed(lines) == frozenset()

    def test_who_comes_to_agree_ends_the_dispute(self):
        lines = [decided(Verdict.REAL, "ana"), decided(Verdict.SAME, "ben"), decided(Verdict.SAME, "ana", 5)]
        assert settled(lines)["f" * 16].verdict is Verdict.SAME


class TestSilence:
    def test_what_is_too_unsure_to_be_told_in_full_is_silenced_too(self):
        other = finding("e" * 16)
        report = silence(Report((), (), less_sure=(finding(), other)), [decided()], LOG)
        assert [one.active for one in report.less_sure] == [False, True]

    @pytest.mark.parametrize(("verdict", "silent"), [(v, v in (Verdict.SAME, Verdict.BOTH)) for v in Verdict])
    def test_what_nobody_has_to_mend_is_silenced(self, verdict, silent):
        report = silence(Report((), (finding(),)), [decided(verdict)], LOG)
        assert (report.active == ()) is silent

    def test_it_says_who_decided_when_and_why(self):
        (one,) = silence(Report((), (finding(),)), [decided(), noted("two spellings in use")], LOG).findings
        said = one.suppression
        assert said is not None
        assert (said.by, str(said.date), said.file) == ("ana", "2024-05-16", "ours/log.jsonl")
        assert said.reason == "decided to be no difference: two spellings in use"

    @pytest.mark.parametrize(("text", "told"), [("new", ": new"), ("", "")])
    def test_the_reason_is_the_note_that_stands_whenever_it_was_written(self, text, told):
        lines = [noted("old", minute=1), decided(minute=2, note="old"), noted(text, minute=3), noted("no", 4, "ben")]
        (one,) = silence(Report((), (finding(),)), lines, LOG).findings
        assert one.suppression is not None
        assert one.suppression.reason == f"decided to be no difference{told}"

    def test_another_finding_stays(self):
        other = replace(finding(), fingerprint="0" * 16)
        assert silence(Report((), (other,)), [decided()], LOG).active == (other,)

"""A review without its page: the queue, the steps, two who review at once."""

from __future__ import annotations

import datetime as dt
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.camps import fingerprint
from factcheck.decisions import Decision, Step, Verdict, append, load_decisions, standing
from factcheck.errors import DecisionError, ReviewError
from factcheck.model import Report, Suppression
from factcheck.review.log import Log
from factcheck.review.order import ReviewOrder
from factcheck.review.session import Filter, Session, Standing, StepResult, Terms

from .newsroom import report

REAL, SAME, BOTH = Verdict.REAL, Verdict.SAME, Verdict.BOTH
Opened = Callable[..., Session]


@pytest.fixture
def log(tmp_path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def opened(log) -> Opened:
    """Opens a review on the log, of twelve findings if no report is given."""

    def open_(reviewer: str = "ana", of: Report | None = None, **terms: object) -> Session:
        return Session(of or report(), Log(log), Terms(reviewer, **terms))  # type: ignore[arg-type]

    return open_


def names(items) -> list[str]:
    return [item.fingerprint for item in items]


def decide(session: Session, fingerprint: str, verdict: Verdict = REAL) -> StepResult:
    return session.decide(fingerprint, verdict, session[fingerprint].seen)


def test_a_log_that_cannot_be_opened_is_told_with_its_cure(tmp_path):
    with (
        pytest.raises(DecisionError, match=r"cannot write decisions .*name another file with --decisions"),
        Log(tmp_path).alone(),
    ):
        pass


def test_a_finding_that_is_not_of_this_review_is_told_with_its_cure(opened):
    with pytest.raises(ReviewError, match=r"this review has no finding 'ffff'\. Go to another in the list"):
        opened().find("ffff")


class TestQueue:
    def test_the_gravest_come_first_and_among_equals_the_nearest_to_the_threshold(self, opened):
        found = [
            (item.finding.severity.rank, round(abs(item.finding.confidence - 0.4), 3)) for item in opened().queue()
        ]
        assert found == sorted(found)

    def test_the_surest_come_first_where_that_is_asked_for(self, opened):
        sure = [item.finding.confidence for item in opened(order=ReviewOrder.SUREST).queue()]
        assert sure == sorted(sure, reverse=True)
        assert len(set(sure)) > 1
        assert names(opened(blind=True, order=ReviewOrder.SUREST).queue()) == names(opened(blind=True).queue())

    def test_a_blind_review_is_in_an_order_that_tells_nothing(self, opened):
        assert names(opened(blind=True).queue()) == sorted(names(opened().queue()))

    def test_what_is_suppressed_is_left_out_unless_somebody_decided_on_it(self, opened):
        some = report(2)
        quiet = replace(some, findings=tuple(replace(f, suppression=Suppression("known")) for f in some.findings))
        assert opened(of=quiet).queue() == []
        decide(opened(of=some), "0" * 16)
        assert names(opened(of=quiet).queue()) == ["0" * 16]

    @pytest.mark.parametrize(
        ("shown", "number"),
        [
            (Filter(severity="high"), 3),
            (Filter(kind="time"), 3),
            (Filter(severity="high", kind="time"), 0),
            (Filter(outlet="Meridian"), 8),
            (Filter(story="harbour-0"), 12),
            (Filter(story="none"), 0),
            (Filter(search="TENTS harbour"), 1),
            (Filter(search="fc401"), 4),
            (Filter(search="nothing of this kind"), 0),
        ],
    )
    def test_a_filter_leaves_what_fits(self, opened, shown, number):
        assert len(opened().queue(shown)) == number

    def test_a_blind_review_calls_a_finding_by_its_kind_and_values(self, opened):
        finding = replace(report().findings[0], subject="Spelling of boats")
        blind, open_ = (opened(of=replace(report(), findings=(finding,)), blind=blind) for blind in (True, False))
        assert (blind.subject(finding), open_.subject(finding)) == ("number: 15 boats / 10 boats", "Spelling of boats")
        assert [len(session.queue(Filter(search="spelling"))) for session in (blind, open_)] == [0, 1]

    def test_a_blind_review_cannot_be_searched_or_filtered_for_what_it_hides(self, opened):
        session = opened(blind=True)
        assert session.queue(Filter(search="fc401")) == []
        assert len(session.queue(Filter(severity="high"))) == 12

    def test_every_standing_has_its_list(self, opened):
        session = opened()
        first, second, third, *_ = names(session.queue())
        decide(session, first)
        session.flag(second, wanted=True, seen=session[second].seen)
        session.skip(third, session[third].seen)
        assert session.counts(Filter()) == {
            Standing.ALL: 12,
            Standing.OPEN: 11,
            Standing.DECIDED: 1,
            Standing.FLAGGED: 1,
            Standing.SKIPPED: 1,
            Standing.DISPUTED: 0,
        }
        assert names(session.queue(Filter(standing="skipped"))) == [third]

    def test_the_next_that_waits_comes_around_the_end_and_skipped_ones_last(self, opened):
        session = opened(of=report(4))
        first, second, third, last = names(session.queue())
        session.skip(first, session[first].seen)
        assert session.next_waiting(second).fingerprint == third
        assert session.next_waiting(last).fingerprint == second
        decide(session, second)
        decide(session, third)
        assert session.next_waiting(last).fingerprint == first
        decide(session, first)
        decide(session, last)
        assert session.next_waiting(last) is None


class TestSteps:
    def test_a_decision_is_a_line_with_what_the_finding_was(self, opened, log):
        session = opened()
        item = session.queue()[0]
        assert decide(session, item.fingerprint, BOTH) is StepResult.DONE
        (line,) = load_decisions(log)
        assert (line.finding, line.verdict, line.reviewer, line.final) == (item.fingerprint, BOTH, "ana", False)
        assert (line.code, line.severity) == (item.finding.code, item.finding.severity)
        assert session[item.fingerprint].mine == line

    def test_what_was_decided_before_stands_when_the_review_is_opened_again(self, opened):
        decide(opened(), "0" * 16)
        assert opened()["0" * 16].mine.verdict is REAL

    def test_what_was_decided_stands_when_an_article_that_agrees_has_joined(self, opened):
        after = report(2)
        joined = after.findings[1]
        days = {article.source: article.published for article in after.articles}
        before = replace(joined, positions=joined.positions[:2])
        before = replace(before, fingerprint=fingerprint(before, days))
        decide(opened(of=replace(after, findings=(before,))), before.fingerprint, SAME)
        again = opened(of=after)
        mine = again[joined.fingerprint].mine
        assert mine is not None
        assert mine.verdict is SAME
        again.undo(mine.id)
        assert again[joined.fingerprint].waits

    def test_another_verdict_takes_the_place_of_the_first_and_undo_brings_it_back(self, opened):
        session = opened()
        decide(session, "0" * 16, REAL)
        decide(session, "0" * 16, SAME)
        assert session["0" * 16].mine.verdict is SAME
        assert session.undo(session.last.id) is StepResult.DONE
        assert session["0" * 16].mine.verdict is REAL

    def test_undo_goes_back_step_by_step_also_over_what_was_done_before(self, opened, log):
        session = opened()
        queue = names(session.queue())
        for name in queue[:3]:
            decide(session, name)
        session.flag(queue[3], wanted=True, seen=session[queue[3]].seen)
        session = opened()
        undone = []
        while session.last:
            undone.append(session.last.finding)
            session.undo(session.last.id)
        assert undone == queue[3::-1]
        assert standing(load_decisions(log)) == ()
        assert len(load_decisions(log)) == 8
        assert session.undo("") is StepResult.STALE

    def test_a_flag_can_be_taken_away(self, opened):
        session = opened()
        session.flag("0" * 16, wanted=True, seen=session["0" * 16].seen)
        assert session["0" * 16].flags == ("ana",)
        session.flag("0" * 16, wanted=False, seen=session["0" * 16].seen)
        assert not session["0" * 16].flagged

    def test_a_note_replaces_the_one_before_and_an_empty_one_takes_it_away(self, opened):
        session = opened()
        for text in ("one", "two", " "):
            session.note("0" * 16, text, session["0" * 16].seen)
            assert [note.note for note in session["0" * 16].notes] == ([text] if text.strip() else [])

    def test_undo_takes_back_whatever_the_last_step_was(self, opened):
        session = opened()

        def state():
            item = session["0" * 16]
            return item.flagged, [note.note for note in item.notes], item.mine and item.mine.verdict

        seen = [state()]
        for step in (
            lambda item: session.decide("0" * 16, REAL, item.seen),
            lambda item: session.flag("0" * 16, wanted=True, seen=item.seen),
            lambda item: session.flag("0" * 16, wanted=False, seen=item.seen),
            lambda item: session.note("0" * 16, "one", item.seen),
            lambda item: session.note("0" * 16, "", item.seen),
            lambda item: session.flag("0" * 16, wanted=True, seen=item.seen),
        ):
            assert step(session["0" * 16]) is StepResult.DONE
            seen.append(state())
        for before in seen[-2::-1]:
            session.undo(session.last.id)
            assert state() == before
        assert session.last is None

    def test_the_same_step_sent_twice_is_one_line(self, opened, log):
        session = opened()
        seen = session["0" * 16].seen
        assert session.decide("0" * 16, REAL, seen, key="a" * 16) is StepResult.DONE
        assert session.decide("0" * 16, REAL, seen, key="a" * 16) is StepResult.REPEATED
        assert len(load_decisions(log)) == 1

    def test_the_same_key_with_another_verdict_adds_nothing(self, opened):
        session = opened()
        seen = session["0" * 16].seen
        session.decide("0" * 16, REAL, seen, key="a" * 16)
        session.undo(session.last.id)
        assert session["0" * 16].seen == seen
        assert session.decide("0" * 16, SAME, seen, key="a" * 16) is StepResult.STALE
        assert session["0" * 16].mine is None

    def test_undo_sent_twice_takes_one_step_back(self, opened):
        session = opened()
        first, second, *_ = names(session.queue())
        decide(session, first)
        decide(session, second)
        last = session.last.id
        assert session.undo(last, key="b" * 16) is StepResult.DONE
        assert session.undo(last, key="b" * 16) is StepResult.REPEATED
        assert session[first].mine

    def test_what_is_decided_cannot_be_left_for_later(self, opened, log):
        session = opened()
        decide(session, "0" * 16)
        assert session.skip("0" * 16, session["0" * 16].seen) is StepResult.REPEATED
        assert len(load_decisions(log)) == 1

    def test_what_stands_already_is_not_said_again(self, opened, log):
        session = opened()
        for _ in range(2):
            decide(session, "0" * 16)
            session.flag("1".zfill(16), wanted=True, seen=session["1".zfill(16)].seen)
            session.skip("2".zfill(16), session["2".zfill(16)].seen)
        assert len(load_decisions(log)) == 3


class TestTwoAtOnce:
    def test_a_stale_view_is_told_and_overrides_nothing(self, opened, log):
        """Two servers of one reviewer on one log."""
        left, right = opened(), opened()
        seen = right["0" * 16].seen
        decide(left, "0" * 16, REAL)
        assert right.decide("0" * 16, SAME, seen) is StepResult.STALE
        assert right["0" * 16].mine.verdict is REAL
        assert len(load_decisions(log)) == 1
        assert decide(right, "0" * 16, SAME) is StepResult.DONE

    def test_of_two_that_decide_at_the_same_instant_one_is_told(self, opened, log):
        """Two servers of one reviewer, each with its own view, on every finding at once."""
        both = [opened(), opened()]
        names_ = names(both[0].queue())
        seen = {name: both[0][name].seen for name in names_}
        together = threading.Barrier(2)

        def decide_all(session: Session) -> list[StepResult]:
            outcomes = []
            for name in names_:
                together.wait(20)
                outcomes.append(session.decide(name, REAL if session is both[0] else SAME, seen[name]))
            return outcomes

        with ThreadPoolExecutor(2) as pool:
            left, right = pool.map(decide_all, both)
        assert all({one, other} == {StepResult.DONE, StepResult.STALE} for one, other in zip(left, right, strict=True))
        assert len(load_decisions(log)) == 12

    def test_a_stale_undo_takes_nothing_back(self, opened):
        left, right = opened(), opened()
        first, second, *_ = names(left.queue())
        decide(left, first)
        right.refresh()
        last = right.last.id
        decide(left, second)
        assert right.undo(last) is StepResult.STALE
        assert right[first].mine

    def test_a_merge_of_logs_loses_and_doubles_nothing(self, opened, log, tmp_path):
        """Git puts a new file in the place of the log, with lines of both branches in any order, some twice."""
        session = opened()
        first, second, third, *_ = names(session.queue())
        decide(session, first)
        branch = tmp_path / "branch.jsonl"
        branch.write_bytes(log.read_bytes())
        decide(Session(report(), Log(branch), Terms("ben", overlap=2)), second)
        decide(session, third)
        merged = tmp_path / "merged"
        merged.write_bytes(branch.read_bytes() + log.read_bytes())
        merged.replace(log)
        session.refresh()
        assert [bool(session[name].said) for name in (first, second, third)] == [True, True, True]
        assert session.progress().done == 3
        assert len(load_decisions(log)) == 3

    def test_git_merges_the_decisions_of_two_branches_by_union(self, opened, log):
        def git(*arguments: str) -> None:
            who = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
            subprocess.run(["git", *who, *arguments], cwd=log.parent, check=True, capture_output=True)  # noqa: S607

        first, second, third, *_ = names(opened().queue())
        (log.parent / ".gitattributes").write_text("decisions.jsonl merge=union\n")
        decide(opened(), first)
        git("init", "-b", "main")
        git("add", ".")
        git("commit", "-m", "first")
        git("switch", "-c", "other")
        decide(opened("ben"), second)
        git("commit", "-am", "second")
        git("switch", "main")
        ana = opened()
        decide(ana, third)
        git("commit", "-am", "third")
        git("merge", "other")
        ana.refresh()
        assert [item.fingerprint for item in ana.queue(Filter(standing="decided"))] == [first, second, third]
        assert len(load_decisions(log)) == 3

    def test_lines_that_git_took_away_are_no_longer_shown(self, opened, log):
        session = opened()
        before = b""
        decide(session, "0" * 16)
        log.write_bytes(before)
        session.refresh()
        assert session["0" * 16].mine is None

    def test_the_torn_end_that_a_crash_left_is_no_decision_and_harms_none(self, opened, log):
        decide(opened(), "0" * 16)
        with log.open("ab") as file:
            file.write(b'{"id": "12')
        session = opened()
        assert session.progress().done == 1
        decide(session, "1".zfill(16))
        assert opened().progress().done == 2


class TestReviewers:
    def test_one_decision_is_enough_for_all_unless_more_are_wanted(self, opened):
        decide(opened("ana"), "0" * 16)
        assert not opened("ben")["0" * 16].waits
        assert opened("ben", overlap=2)["0" * 16].waits
        decide(opened("ben", overlap=2), "0" * 16)
        assert not opened("cai", overlap=2)["0" * 16].waits

    def test_a_blind_reviewer_sees_nothing_of_the_others(self, opened):
        ana = opened("ana")
        decide(ana, "0" * 16)
        ana.note("0" * 16, "look", ana["0" * 16].seen)
        ana.flag("0" * 16, wanted=True, seen=ana["0" * 16].seen)
        item = opened("ben", blind=True, overlap=2)["0" * 16]
        assert (item.said, item.notes, item.flags, item.disputed) == ((), (), (), False)

    def test_what_another_decides_does_not_hinder_who_is_to_decide_too(self, opened):
        ben = opened("ben", overlap=2)
        seen = ben["0" * 16].seen
        decide(opened("ana", overlap=2), "0" * 16)
        assert ben.decide("0" * 16, SAME, seen) is StepResult.DONE

    def test_who_is_not_needed_any_more_is_told(self, opened):
        ben = opened("ben")
        seen = ben["0" * 16].seen
        decide(opened("ana"), "0" * 16)
        assert ben.decide("0" * 16, SAME, seen) is StepResult.STALE

    def test_only_disagreements_are_adjudicated_and_the_word_is_final(self, opened, log):
        for name, verdict in (("ana", REAL), ("ben", SAME)):
            session = opened(name, overlap=2)
            decide(session, "0" * 16, verdict)
            decide(session, "1".zfill(16), REAL)
        judge = opened("cai", adjudicate=True)
        assert names(judge.queue()) == ["0" * 16]
        assert judge["0" * 16].disputed
        decide(judge, "0" * 16, BOTH)
        assert load_decisions(log)[-1].final
        assert not judge["0" * 16].disputed
        assert judge.progress().done == 1
        assert not opened("dan", overlap=9)["0" * 16].waits

    def test_who_adjudicates_can_be_one_of_the_reviewers_and_undoes_only_the_final_word(self, opened):
        for name, verdict in (("ana", REAL), ("ben", SAME)):
            decide(opened(name, overlap=2), "0" * 16, verdict)
        judge = opened("ana", adjudicate=True)
        assert judge.last is None
        decide(judge, "0" * 16, SAME)
        judge.undo(judge.last.id)
        assert judge.last is None
        assert judge["0" * 16].disputed

    def test_progress_says_who_decided_how_many(self, opened):
        first, second, third, *_ = names(opened().queue())
        for name in (first, second):
            decide(opened("ana"), name)
        decide(opened("ben"), third)
        progress = opened("ben").progress()
        assert (progress.done, progress.total) == (3, 12)
        assert progress.by_reviewer == (("ben", 1), ("ana", 2))


def test_the_time_left_follows_the_reviewers_own_pace_without_breaks(opened, log):
    """Decisions at 0, 10, 20 s, after an hour's break at 0, 10 s; another reviewer is slow: seven left take 70 s."""
    found = opened().queue()
    start = dt.datetime(2024, 5, 16, 9, tzinfo=dt.UTC)
    for item, second in zip(found, (0, 10, 20, 3600, 3610), strict=False):
        line = Decision.of(item.finding, Step.DECIDE, "ana", verdict=REAL)
        append(log, replace(line, time=start + dt.timedelta(seconds=second)))
    slow = Decision.of(found[0].finding, Step.DECIDE, "ben", verdict=REAL)
    append(log, replace(slow, time=start + dt.timedelta(seconds=60)))
    assert opened().progress().minutes == pytest.approx(70 / 60)


def test_no_time_is_told_before_a_pace_is_known(opened):
    assert opened().progress().minutes is None

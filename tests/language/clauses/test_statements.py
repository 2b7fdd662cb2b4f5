"""Statements: what a clause says is untold or stopped, and its polarity."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import acts
from factcheck.language.clauses.statements import Polarity, Statement, polarity, statements, stopped
from tests.factory import article


def read(text: str) -> list[Statement]:
    return list(statements(list(acts(article(text)))))


def test_what_follows_a_question_word_is_untold_and_no_statement_itself() -> None:
    (only,) = read("Officials did not say why the ferry sank.")
    assert only.untold


@pytest.mark.parametrize("text", ["It is unclear whether the ferry sank.", "Nobody has said how the ferry sank."])
def test_unclear_and_unsaid_are_untold(text: str) -> None:
    assert any(statement.untold for statement in read(text))


def test_finding_nothing_is_told() -> None:
    assert not any(statement.untold for statement in read("Divers confirmed no leak."))


def test_a_stopped_act_is_known_by_its_noun_unless_it_is_only_wished_for() -> None:
    assert any(statement.stopped for statement in read("The navy halted torpedo tests."))
    assert not any(statement.stopped for statement in read("Neighbours asked the navy to halt torpedo tests."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank.", Polarity.DONE),
        ("The ferry will sail.", Polarity.PLANNED),
        ("The ferry never sailed.", Polarity.NEGATED),
        ("Divers asked if the ferry leaked.", Polarity.OPEN),
    ],
)
def test_polarity_is_done_planned_negated_or_open(text: str, expected: Polarity) -> None:
    assert polarity(list(acts(article(text)))[-1].clause) is expected


def test_polarities_stand_in_order_of_certainty() -> None:
    assert list(Polarity) == ["negated", "planned", "open", "done"]


def test_an_act_that_stopped_differs_from_one_that_the_same_doer_did() -> None:
    (halted,) = [s for s in read("The navy halted torpedo tests off the cape.") if s.stopped]
    (tested,) = read("The navy tested a torpedo off the cape.")
    (other,) = read("The company tested a valve in its plant.")
    assert stopped(halted, tested)
    assert stopped(tested, halted)
    assert not stopped(halted, other)

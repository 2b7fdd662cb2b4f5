"""Statements: what a clause says is untold, stopped, planned or denied, and how two differ."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import acts
from factcheck.language.clauses.statements import Statement, polarity, rule_of, statements, with_done
from tests.factory import article


def read(text: str) -> list[Statement]:
    return list(statements(list(acts(article(text)))))


def rules(left: str, right: str) -> set[str]:
    """The rules by which any two statements of two sentences differ."""
    return {rule_of(one, other, 0.5, 0.1) for one in read(left) for other in read(right)} - {""}


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
        ("The ferry sank.", "done"),
        ("The ferry will sail.", "planned"),
        ("The ferry never sailed.", "negated"),
        ("Divers asked if the ferry leaked.", "open"),
    ],
)
def test_polarity_is_done_planned_negated_or_open(text: str, expected: str) -> None:
    assert polarity(list(acts(article(text)))[-1].clause) == expected


def test_what_one_source_does_not_tell_is_no_difference() -> None:
    untold = "Managers did not say why Ina Holm left the depot."
    assert not rules(untold, "Ina Holm left the depot because of the noise.")


def test_who_does_it_must_not_be_whom_it_is_done_to() -> None:
    assert not rules("Ina Holm is expected to beat Peter Lund.", "Ina Holm beaten by Peter Lund")
    assert rules("Ina Holm is expected to beat Peter Lund.", "Peter Lund was beaten by Ina Holm.") == {"planned"}


def test_an_attempt_is_not_a_plan() -> None:
    assert not rules("Ina Holm tried to lift the crate.", "Ina Holm lifted the crate.")


def test_an_article_that_tells_the_act_as_done_does_not_only_plan_it() -> None:
    both = with_done(read("The mayor will tour the yard. On Monday the mayor toured the yard."))
    toured = read("The mayor toured the yard.")
    assert not {rule_of(one, other, 0.5, 0.1) for one in both for other in toured} - {""}


def test_an_act_in_progress_or_in_the_present_is_not_done() -> None:
    assert not rules("The mayor will tour the yard.", "The mayor tours the yard.")
    assert rules("The mayor will tour the yard.", "The mayor toured the yard.") == {"planned"}


def test_other_years_are_other_acts() -> None:
    assert not rules("In 2004 the mayor toured the yard.", "The mayor will tour the yard.")


def test_belief_is_no_claim() -> None:
    assert not rules("The clerk is believed to have burned the file.", "The clerk burned the file.")
    assert rules("The clerk allegedly burned the file.", "The clerk burned the file.") == {"alleged"}

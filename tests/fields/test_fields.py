"""What each kind says of its facts on which sources agree; no file that tells agreements knows a kind by name."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from factcheck.fields import AGREEING, FIELDS, time
from factcheck.findings import two_acts
from factcheck.model import Agreement, AnyFact, Kind, Position
from factcheck.rules import load_rules
from tests.factory import facts, meet

FINDINGS = Path(two_acts.__file__).parent


@pytest.mark.parametrize("name", ["agreements.py", "two_acts.py"])
def test_what_tells_agreements_knows_no_kind_by_name(name: str) -> None:
    assert re.findall(r"\bKind\.[A-Z]+|\bisinstance\b", (FINDINGS / name).read_text("utf-8")) == []


def test_every_kind_that_says_something_of_agreements_is_a_kind() -> None:
    assert AGREEING.keys() <= {field.KIND for field in FIELDS}


def told(kind: Kind, text: str) -> list[AnyFact]:
    field = next(field for field in FIELDS if field.KIND is kind)
    return list(facts(field, text))


@pytest.mark.parametrize(
    ("kind", "text", "heading"),
    [
        (Kind.NUMBER, "The library has 40 globes.", "how many globes"),
        (Kind.NUMBER, "The population of Tansley is 22,000.", "population"),
        (Kind.TIME, "The bridge was opened on 3 November 2019.", "when it happened"),
        (Kind.TIME, "The trial in Tansley lasted ten weeks.", "how long"),
        (Kind.PLACE, "The tram left the rails in Tansley.", "where it happened"),
        (Kind.IDENTITY, "The manager of the home, Carol Lusk, called the police.", "who is the manager of the home"),
        (Kind.TITLE, "Mayor Nora Blythe opened the bridge.", "Nora Blythe"),
    ],
)
def test_a_kind_heads_what_sources_agree_on(kind: Kind, text: str, heading: str) -> None:
    assert heading in [AGREEING[kind].heading(fact) for fact in told(kind, text)]


@pytest.mark.parametrize(
    ("kind", "left", "right", "agreed"),
    [
        (Kind.NUMBER, "The storm damaged 40 homes.", "The storm damaged 40 homes.", True),
        (Kind.NUMBER, "The storm damaged several homes.", "The storm damaged several homes.", False),
        (Kind.TIME, "The bridge was opened on Friday.", "The bridge opened on Friday.", True),
        (Kind.TIME, "The bridge was opened at night.", "The bridge was opened at night.", False),
        (Kind.PLACE, "He was shot by the viaduct.", "He was shot by the viaduct.", True),
        (Kind.PLACE, "He was driven through Tansley.", "He was driven through Tansley.", False),
        (Kind.IDENTITY, "He was shot by Carol Lusk.", "He was shot by Carol Lusk.", True),
        (Kind.IDENTITY, "He was shot by Carol Lusk.", "He was shot by Carole Lusk.", False),
        (Kind.TITLE, "Nora Blythe, the technical director, left.", "Nora Blythe, the director, left.", False),
        (Kind.QUOTE, '"We are glad," she said.', '"We are glad," she said.', False),
        (Kind.QUOTE, '"We are all very glad," she said.', '"We are all very glad," she said.', True),
    ],
)
def test_a_kind_knows_when_two_facts_that_agree_are_worth_a_line(
    kind: Kind, left: str, right: str, agreed: bool
) -> None:
    field = next(field for field in FIELDS if field.KIND is kind)
    comparisons = [comparison for comparison in meet(field, left, right) if comparison.agrees]
    assert comparisons
    assert any(AGREEING[kind].agreed(comparison, True) for comparison in comparisons) is agreed


def test_a_place_and_a_small_number_need_sentences_that_surely_meet() -> None:
    for kind, text in ((Kind.PLACE, "He was shot by the viaduct."), (Kind.NUMBER, "Tests found two cups of tea.")):
        field = next(field for field in FIELDS if field.KIND is kind)
        (comparison, *_) = [one for one in meet(field, text, text) if one.agrees]
        assert [AGREEING[kind].agreed(comparison, sure) for sure in (True, False)] == [True, False]


@pytest.mark.parametrize(("spelled_alike", "words"), [(True, "Mayor Nora Blythe"), (False, "Mayor")])
def test_a_title_is_quoted_with_a_bearer_whom_all_spell_alike(spelled_alike: bool, words: str) -> None:
    (fact,) = told(Kind.TITLE, "Mayor Nora Blythe opened the bridge.")
    alone = AGREEING[Kind.TITLE].alone
    assert alone is not None
    assert fact.sentence.slice(*alone(fact, spelled_alike)) == words


def test_what_happened_is_told_by_its_verb_or_by_what_the_clause_is_about() -> None:
    act = AGREEING[Kind.TIME].act
    assert act is not None
    assert [act(fact) for fact in told(Kind.TIME, "The bridge was opened on Friday.")] == ["opened"]


def agreement(kind: Kind, subject: str, *values: str) -> Agreement:
    rows = tuple(
        Position(source, 0, 60, value, value, 0, len(value), 1) for source, value in zip("ab", values, strict=True)
    )
    return Agreement(kind, subject, rows)


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        ((Kind.NUMBER, "homes", "40 homes", "40"), (Kind.NUMBER, "homes", "40 homes", "some 40 homes"), True),
        ((Kind.NUMBER, "homes", "40 homes", "40"), (Kind.NUMBER, "trees", "40 homes", "40"), False),
        ((Kind.NUMBER, "day", "Friday", "Friday"), (Kind.TIME, "day", "Friday", "Friday"), False),
        ((Kind.PLACE, "a", "in Tansley", "in Tansley"), (Kind.PLACE, "b", "in a Tansley mill", "in Tansley"), True),
        ((Kind.PLACE, "a", "in a Tansley mill", "at a Tansley mill"), (Kind.PLACE, "b", "in Tansley", "Tansley"), True),
        (
            (Kind.IDENTITY, "who left", "Nora Blythe", "Nora Blythe"),
            (Kind.TITLE, "Nora Blythe", "Mayor", "Mayor"),
            True,
        ),
        ((Kind.IDENTITY, "who left", "Ian Poe", "Ian Poe"), (Kind.TITLE, "Ann Lee", "Mayor", "Mayor"), False),
        ((Kind.IDENTITY, "who left", "Ann Lee", "Ann Lee"), (Kind.IDENTITY, "who ate", "Ann Lee", "Lee"), True),
        ((Kind.IDENTITY, "a girl", "8, a girl", "8, a girl"), (Kind.NUMBER, "age", "8", "8"), True),
    ],
)
def test_a_kind_knows_what_of_others_says_the_same(
    one: tuple[Kind, str, str, str], other: tuple[Kind, str, str, str], repeated: bool
) -> None:
    assert AGREEING[one[0]].repeats(agreement(*one), agreement(*other)) is repeated


@pytest.mark.parametrize(("day", "agrees"), [(15, True), (16, False)])
def test_two_papers_of_two_days_do_not_agree_on_a_yesterday(day: int, agrees: bool) -> None:
    text, options = "The baker was found in the marsh yesterday.", load_rules()[Kind.TIME].options
    (left,), (right,) = (facts(time, text, published=dt.date(2024, 5, on)) for on in (15, day))
    assert AGREEING[Kind.TIME].agreed(time.compare(left, right, options), True) is agrees

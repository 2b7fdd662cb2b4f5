"""Who stands with whom, and what a finding is called: the same while no other value comes."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.camps import by_camp, camps, fingerprint, names, value_of
from factcheck.model import Dispute, Finding, Kind, Position, Severity

TOLD = ("Three people died in the fire.", "The fire killed two workers.")
VALUES = ("Three people", "two workers")


def position(source: str, text: str, value: str) -> Position:
    at = text.index(value)
    return Position(source, 0, len(text), text, value, at, at + len(value), 1)


def finding(*told: tuple[str, str], kind: Kind = Kind.NUMBER, code: str = "FC401") -> Finding:
    """A finding on each value, in its sentence, of a source of its own; named as factcheck names it."""
    positions = tuple(position(f"{at}.txt", text, value) for at, (text, value) in enumerate(told))
    plain = Finding(kind, code, "people killed", Dispute.CONFLICT, Severity.HIGH, 0.9, "They differ.", positions, "")
    return with_name(plain)


def with_name(one: Finding) -> Finding:
    days = {p.source: dt.date(2024, 5, 1 + int(p.source[0])) for p in one.positions}
    fields = (one.kind, one.code, one.subject, one.relation, one.severity, one.confidence, one.why, one.positions)
    return Finding(*fields, fingerprint(one, days))


BEFORE = finding(*zip(TOLD, VALUES, strict=True))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.NUMBER, "two workers", "2 people"),
        (Kind.NUMBER, "more than 90 divers", "some 90"),
        (Kind.NUMBER, "a 33-year-old", "33"),
        (Kind.NUMBER, "five kilometres", "5,000 metres"),
        (Kind.TITLE, "Corwin's chief executive", "the Corwin chief executive"),
        (Kind.NAME, "José Peña", "Jose Pena"),
    ],
)
def test_one_value_in_two_wordings_is_one_value(kind: Kind, one: str, other: str) -> None:
    assert len({value_of(kind, position("a.txt", f"It was {told} there.", told)) for told in (one, other)}) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.NUMBER, "two workers", "three workers"),
        (Kind.NUMBER, "$18 million", "£18 million"),
        (Kind.NUMBER, "five days", "five weeks"),
        (Kind.NUMBER, "5-4-1", "5-4-2"),
        (Kind.STATUS, "was charged", "was not charged"),
        (Kind.TITLE, "chief executive", "former chief executive"),
    ],
)
def test_two_values_are_two(kind: Kind, one: str, other: str) -> None:
    assert len({value_of(kind, position("a.txt", f"It was voted {told} there.", told)) for told in (one, other)}) == 2


def test_camps_are_counted_as_they_come() -> None:
    told = finding((TOLD[1], "two workers"), (TOLD[0], "Three people"), ("Two people were killed.", "Two people"))
    assert camps(told) == (1, 2, 1)
    assert [[p.source for p in camp] for camp in by_camp(told)] == [["0.txt", "2.txt"], ["1.txt"]]


class TestNames:
    JOINS = (
        ("Two people were killed, police said.", "Two people"),
        ("Three workers lost their lives.", "Three workers"),
        ("More than three people were said to be dead.", "More than three people"),
    )

    @pytest.mark.parametrize("joining", JOINS)
    def test_a_finding_that_an_agreeing_article_joins_answers_to_its_name_of_before(self, joining) -> None:
        after = finding(*zip(TOLD, VALUES, strict=True), joining)
        assert BEFORE.fingerprint in names(after)

    def test_the_name_that_is_printed_stays_while_what_joins_is_of_a_later_day(self) -> None:
        assert finding(*zip(TOLD, VALUES, strict=True), *self.JOINS).fingerprint == BEFORE.fingerprint

    def test_it_answers_to_it_when_all_but_one_of_the_sentences_are_others(self) -> None:
        after = finding((TOLD[0], VALUES[0]), ("Two people were killed, police said.", "Two people"))
        assert names(BEFORE) & names(after)

    @pytest.mark.parametrize("more", [("The fire killed four people.", "four people")])
    def test_with_one_value_more_it_is_another_and_with_one_fewer_too(self, more) -> None:
        three = finding(*zip(TOLD, VALUES, strict=True), more)
        assert BEFORE.fingerprint not in names(three)
        assert three.fingerprint not in names(BEFORE)

    def test_the_same_values_in_another_story_are_another_finding(self) -> None:
        other = finding(
            ("Three people drowned off Lindholm.", VALUES[0]), ("The storm drowned two workers.", VALUES[1])
        )
        assert names(other).isdisjoint(names(BEFORE))

    def test_two_disputes_of_one_sentence_are_two(self) -> None:
        pets = ("It had two dogs and two cats.", "It had three dogs and three cats.")
        dogs, cats = (finding((pets[0], f"two {pet}"), (pets[1], f"three {pet}")) for pet in ("dogs", "cats"))
        assert names(dogs).isdisjoint(names(cats))

    def test_what_an_older_factcheck_called_it_holds_also_when_an_agreeing_article_has_joined(self) -> None:
        """The name is that of 0.1.0 on these two sentences."""
        assert "a5965081cf5d582e" in names(BEFORE) & names(finding(*zip(TOLD, VALUES, strict=True), self.JOINS[0]))

    def test_it_holds_no_more_when_an_article_has_joined_that_tells_another_value(self) -> None:
        """Else what silences "two" against "three" would silence "four", which nobody has looked at."""
        after = finding(*zip(TOLD, VALUES, strict=True), ("The fire killed four people.", "four people"))
        assert "a5965081cf5d582e" not in names(after)

    def test_it_holds_neither_file_nor_order(self) -> None:
        turned = finding((TOLD[1], VALUES[1]), (TOLD[0], VALUES[0]))
        assert names(turned) == names(BEFORE)

    def test_a_dispute_in_many_wordings_costs_no_more_than_a_bound(self) -> None:
        many = finding(
            *((f"It was {word} a day in {word}.", f"{word} a day") for word in map("w{:03}".format, range(200)))
        )
        assert len(names(many)) < 60_000

"""What stands in a finding, and who stands with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck.model import Comparison, Kind, Relation
from factcheck.rules import load_rules
from tests.findings.comparisons import TEXT, A, B, agree, article, differ, fact, run


def test_a_source_that_agrees_with_one_side_has_its_position_in_the_finding() -> None:
    other = article("c.txt")
    one, two, same = fact(A, "24 people"), fact(B, "30 people"), fact(other, "24 people")
    findings = run([A, B, other], [differ(one, two), agree(one, same)]).findings
    assert {position.source for position in findings[0].positions} == {"a.txt", "b.txt", "c.txt"}


def test_positions_hold_sentence_value_and_line() -> None:
    position = run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings[0].positions[0]
    assert TEXT[position.start : position.end] == position.text == "The toll was 24 people, officials said."
    assert TEXT[position.value_start : position.value_end] == position.value == "24 people"
    assert position.line == 2


def test_positions_stand_in_the_order_in_which_their_articles_appeared_those_of_no_day_last() -> None:
    late, early = replace(A, published=dt.date(2024, 5, 2)), replace(B, published=dt.date(2024, 5, 1))
    undated = article("0.txt")
    one, two, third = fact(late, "24 people"), fact(early, "30 people"), fact(undated, "24 people")
    (finding,) = run([undated, late, early], [differ(one, two), differ(two, third), agree(one, third)]).findings
    assert [position.source for position in finding.positions] == ["b.txt", "a.txt", "0.txt"]
    assert finding.camps == (1, 2, 2)


class TestCamps:
    """Sources that tell one value stand together, in the finding and in its reason."""

    def test_what_agrees_is_one_camp_and_the_reason_says_who_says_what(self) -> None:
        other = article("c.txt", TEXT.replace("24 people", "two dozen of them"))
        one, two, same = fact(A, "24 people"), fact(B, "30 people"), fact(other, "two dozen of them")
        (finding,) = run([A, B, other], [differ(one, two), agree(one, same)]).findings
        assert finding.camps == (1, 2, 1)
        assert finding.why == "They differ. “24 people”: a.txt, c.txt; “30 people”: b.txt."

    def test_one_that_agrees_with_both_sides_of_a_dispute_joins_them_not(self) -> None:
        vague = article("c.txt", TEXT.replace("24", "dozens of"))
        one, two, both = fact(A, "24 people"), fact(B, "30 people"), fact(vague, "dozens of people")
        (finding,) = run([A, B, vague], [differ(one, two), agree(one, both), agree(two, both)]).findings
        assert finding.camps[0] != finding.camps[1]

    def test_words_alike_that_are_in_dispute_are_two_camps(self) -> None:
        other = article("b.txt", TEXT.replace("toll", "count"))
        (finding,) = run([A, other], [differ(fact(A, "24 people"), fact(other, "24 people"))]).findings
        assert finding.camps == (1, 2)

    def test_where_a_thing_is_so_or_is_not_two_that_part_from_a_third_are_one_camp(self) -> None:
        rules = load_rules()[Kind.STATUS]
        texts = {"a.txt": "Lund was not held", "b.txt": "Lund was held", "c.txt": "police have held Lund"}
        one, two, three = (article(name, f"First line.\nOn Monday {words}.") for name, words in texts.items())

        def camps(rule: str) -> tuple[int, ...]:
            left, right, other = (
                replace(fact(source, texts[source.source]), kind=Kind.STATUS) for source in (one, two, three)
            )
            grade = next(iter(rules.named(rule).severity))
            met = [Comparison(left, met, Relation.DIFFERENT, "", rule, grade) for met in (right, other)]
            return run([one, two, three], met).findings[0].camps

        assert camps("denied") == (1, 2, 2)
        assert camps("condition") == (1, 2, 3)

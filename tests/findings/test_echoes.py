"""What a worse or surer finding says is not said again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.findings import report_of
from factcheck.model import Article, Comparison, Dispute, Fact, Kind, Relation, Sentence
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, ConfidenceModel, Weights
from factcheck.settings import Settings
from tests.findings.comparisons import RULE, TEXT, A, B, C, agree, article, differ, fact, run


@pytest.mark.parametrize("more", ["", ", Bradgate, Leicestershire"])
def test_the_same_words_disputed_as_name_and_as_place_are_said_once(more: str) -> None:
    rules = load_rules()
    left, right = (
        article("a.txt", f"Title.\nHe lived on Elm Street{more}."),
        article("b.txt", f"Title.\nHe lived on Elms Road{more}."),
    )

    def dispute(kind: Kind, one: str, other: str) -> Comparison:
        rule = next(rule for rule in rules[kind].rules if Dispute.CONFLICT in rule.severity)
        facts = [replace(fact(left, one), kind=kind), replace(fact(right, other), kind=kind)]
        return Comparison(facts[0], facts[1], Relation.DIFFERENT, "", rule.name, Dispute.CONFLICT)

    both = [
        dispute(Kind.NAME, "Elm Street", "Elms Road"),
        dispute(Kind.PLACE, f"on Elm Street{more}", f"on Elms Road{more}"),
    ]
    assert len(run([left, right], both).findings) == 1


def test_two_disputes_of_one_heading_that_share_what_a_source_says_are_said_once() -> None:
    vague, fourth = article("d.txt", TEXT.replace("24", "dozens of")), article("e.txt", TEXT.replace("24", "40"))
    first = differ(fact(A, "24 people"), fact(B, "30 people"))
    second = differ(fact(C, "31 people"), fact(fourth, "40 people"), strength=0.5)
    articles, both = [A, B, C, vague, fourth], [first, second]
    assert len(run(articles, both).findings) == 2
    dozens = fact(vague, "dozens of people")
    assert len(run(articles, [*both, agree(first.left, dozens), agree(second.left, dozens)]).findings) == 1


def test_two_disputes_on_how_things_stand_in_the_same_sentences_are_said_once() -> None:
    left = article("a.txt", "Title.\nThe line had not suspended the ferries, which were running.")
    right = article("b.txt", "Title.\nThe line had suspended its ferries, and buses were full.")

    def dispute(kind: Kind, one: str, other: str) -> Comparison:
        rule = next(rule for rule in load_rules()[kind].rules if Dispute.TENSION in rule.severity)
        facts = [replace(fact(left, one), kind=kind), replace(fact(right, other), kind=kind, subject="suspended")]
        return Comparison(facts[0], facts[1], Relation.DIFFERENT, "", rule.name, Dispute.TENSION)

    def found(kind: Kind) -> int:
        both = [dispute(kind, "had not suspended", "had suspended"), dispute(kind, "were running", "were full")]
        return len(run([left, right], both).findings)

    assert (found(Kind.STATUS), found(Kind.PLACE)) == (1, 2)


def test_what_happened_and_how_things_stand_by_the_same_words_is_one_finding_of_all_sources() -> None:
    rules = load_rules()
    freed, held, more = (
        article(f"{name}.txt", f"First line.\nOn Monday {words}, police said.")
        for name, words in (("a", "Lund was freed"), ("b", "Lund was held overnight"), ("c", "Lund had fled abroad"))
    )

    def dispute(kind: Kind, left: Fact[object], right: Fact[object], rule: str) -> Comparison:
        one, other = replace(left, kind=kind), replace(right, kind=kind)
        return Comparison(
            one, other, Relation.DIFFERENT, "They differ.", rule, next(iter(rules[kind].named(rule).severity))
        )

    both = [
        dispute(Kind.STATUS, fact(freed, "was freed"), fact(held, "was held overnight"), "condition"),
        dispute(Kind.EVENT, fact(held, "was held overnight"), fact(more, "had fled abroad"), "wording"),
    ]
    (finding,) = run([freed, held, more], both).findings
    assert [position.source for position in finding.positions] == ["a.txt", "b.txt", "c.txt"]
    assert finding.camps == (1, 2, 3)
    apart = [both[0], dispute(Kind.EVENT, fact(held, "On Monday"), fact(more, "On Monday"), "wording")]
    assert len(run([freed, held, more], apart).findings) == 2


TEST_AT_SEA = {
    "a.txt": "Lund passed the test at sea in May",
    "b.txt": "Lund failed the test at sea in May",
    "c.txt": "Lund did not pass",
}


class TestAJudgeOfLanguage:
    """What a rule and a judge of language tell of the same is told once, by the rule, however sure the judge is."""

    MODEL = ConfidenceModel(
        threshold=0.2,
        kinds={Kind.NUMBER: Weights(bias=-1.0, weights={}), JUDGE: Weights(bias=3.0, weights={})},
    )

    def found(self, *disputes: tuple[str, Kind, str, str, str, str]) -> list[tuple[str, int]]:
        """The rule and the number of sources of each finding; `disputes` are rule, kind, and two sources with words."""
        rules = load_rules()
        articles = {name: article(name, f"First line.\n{text}.") for name, text in TEST_AT_SEA.items()}
        comparisons = [
            Comparison(
                replace(fact(articles[left], words), kind=kind),
                replace(fact(articles[right], others), kind=kind),
                Relation.DIFFERENT,
                "They differ.",
                rule,
                next(iter(rules[kind].named(rule).severity)),
                ((JUDGE, 1.0),) if rule == JUDGED else (),
            )
            for rule, kind, left, words, right, others in disputes
        ]
        report = report_of(list(articles.values()), (), comparisons, rules, Settings(), self.MODEL)
        return [(finding.code, len(finding.positions)) for finding in report.findings]

    OF_RULE = ("wording", Kind.EVENT, "a.txt", "passed", "b.txt", "failed")

    @pytest.mark.parametrize(("kind", "code"), [(Kind.EVENT, "FC514"), (Kind.STATUS, "FC576")])
    def test_in_the_same_two_sentences_the_rules_stays(self, kind: Kind, code: str) -> None:
        read = (JUDGED, kind, "a.txt", "at sea in May", "b.txt", "at sea in May")
        assert self.found(read) == [(code, 2)]
        assert self.found(read, self.OF_RULE) == [("FC511", 2)]

    def test_a_rules_that_is_too_unsure_to_be_shown_does_not_silence_what_is_shown(self) -> None:
        read = (JUDGED, Kind.EVENT, "a.txt", "at sea in May", "b.txt", "at sea in May")
        self.MODEL = self.MODEL.model_copy(update={"threshold": 0.6})
        assert self.found(read, self.OF_RULE) == [("FC514", 2)]

    def test_by_overlapping_words_the_rules_stays_with_the_sources_of_both(self) -> None:
        read = [
            (JUDGED, Kind.EVENT, "a.txt", "passed the test", other, words)
            for other, words in (("b.txt", "failed the test"), ("c.txt", "did not pass"))
        ]
        assert self.found(*read, self.OF_RULE) == [("FC511", 3)]

    def test_what_the_judge_is_much_less_sure_of_lends_the_rules_no_source(self) -> None:
        weak = Weights(bias=-3.0, weights={})
        self.MODEL = self.MODEL.model_copy(update={"kinds": {Kind.EVENT: Weights(bias=3.0, weights={}), JUDGE: weak}})
        read = [
            (JUDGED, Kind.EVENT, "a.txt", "passed the test", other, words)
            for other, words in (("b.txt", "failed the test"), ("c.txt", "did not pass"))
        ]
        assert self.found(*read, self.OF_RULE) == [("FC511", 2)]

    def test_of_other_words_in_the_same_sentences_a_third_source_tells_nothing_of_what_the_rule_names(self) -> None:
        read = [
            (JUDGED, Kind.EVENT, "a.txt", "at sea in May", other, words)
            for other, words in (("b.txt", "at sea in May"), ("c.txt", "did not pass"))
        ]
        assert self.found(*read, self.OF_RULE) == [("FC511", 2)]

    def test_in_other_sentences_both_stay(self) -> None:
        read = (JUDGED, Kind.EVENT, "b.txt", "at sea in May", "c.txt", "did not pass")
        assert self.found(read, self.OF_RULE) == [("FC514", 2), ("FC511", 2)]

    def test_of_two_kinds_that_it_reads_in_the_same_words_the_surer_stays(self) -> None:
        read = [
            (JUDGED, kind, "a.txt", "passed the test", "b.txt", "failed the test")
            for kind in (Kind.IDENTITY, Kind.TITLE)
        ]
        assert len(self.found(*read)) == 1

    def test_a_number_that_a_rule_tells_is_not_lost_to_a_clause_around_it(self) -> None:
        read = (JUDGED, Kind.EVENT, "a.txt", TEST_AT_SEA["a.txt"], "b.txt", TEST_AT_SEA["b.txt"])
        number = (RULE.name, Kind.NUMBER, "a.txt", "May", "b.txt", "May")
        assert self.found(read, number) == [(RULE.code, 2)]

    @pytest.mark.parametrize(("caption", "told"), [("The ape came in 2015", 1), ("The ape came here in 2015", 2)])
    def test_a_sentence_that_stands_twice_in_its_article_is_one_sentence(self, caption: str, told: int) -> None:
        """As below a picture, without its full stop."""
        text = f"{caption}\nThe ape came in 2015."
        cut = len(caption)
        above, below = (
            Sentence("a.txt", n, start, end, text[start:end])
            for n, (start, end) in enumerate([(0, cut), (cut + 1, len(text))])
        )
        left, right = (
            Article("a.txt", text, sentences=(above, below)),
            article("b.txt", "First line.\nIt came in 2014."),
        )
        rules = load_rules()[Kind.TIME]

        def dispute(sentence: Sentence, rule: str, words: str) -> Comparison:
            start = sentence.text.index("2015")
            return Comparison(
                Fact.at(Kind.TIME, sentence, start, start + 4, "2015", ""),
                replace(fact(right, words), kind=Kind.TIME, subject=""),
                Relation.DIFFERENT,
                "They differ.",
                rule,
                next(iter(rules.named(rule).severity)),
                ((JUDGE, 1.0),) if rule == JUDGED else (),
            )

        both = [dispute(below, "date", "2014"), dispute(above, JUDGED, "in 2014")]
        model = self.MODEL.model_copy(update={"kinds": self.MODEL.kinds | {Kind.TIME: Weights(bias=1.0, weights={})}})
        assert len(report_of([left, right], (), both, load_rules(), Settings(), model).findings) == told

"""Comparisons that share a fact are of one dispute."""

from __future__ import annotations

from dataclasses import replace

from factcheck.findings import report_of
from factcheck.findings.disputes import disputes_of
from factcheck.model import Article, Comparison, Dispute, Fact, Kind, Relation, Report, Sentence
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, ConfidenceModel, Weights
from factcheck.settings import Settings
from tests.findings.comparisons import A, B, C, article, differ, fact, run


def test_comparisons_that_share_a_fact_are_one_finding_with_every_source() -> None:
    one, two, three = fact(A, "24 people"), fact(B, "30 people"), fact(C, "31 people")
    findings = run([A, B, C], [differ(one, two), differ(one, three), differ(two, three)]).findings
    assert len(findings) == 1
    assert [position.source for position in findings[0].positions] == ["a.txt", "b.txt", "c.txt"]


def read_by_a_judge(left: Fact[object], right: Fact[object], sure: float) -> Comparison:
    figures = ((JUDGE, 1.0), ("sure", sure))
    return Comparison(left, right, Relation.DIFFERENT, "", "contradiction", Dispute.TENSION, figures)


def told(source: str, *sentences: str) -> list[Fact[object]]:
    """Each of `sentences` of one article as a fact of its own."""
    starts = [len("\n".join(["", *sentences[:number]])) for number in range(len(sentences))]
    return [
        Fact(
            Kind.EVENT,
            Sentence(source, number, start, start + len(text), text),
            start,
            start + len(text),
            text,
            text,
            "",
        )
        for number, (start, text) in enumerate(zip(starts, sentences, strict=True))
    ]


def test_what_a_judge_reads_in_one_sentence_and_two_of_another_article_are_two_disputes() -> None:
    (ours,) = told("a.txt", "The skiers set it off.")
    first, second = told("b.txt", "All skiers wore a beacon.", "Two boarders set it off.")
    one, other = read_by_a_judge(ours, first, 0.9), read_by_a_judge(ours, second, 0.1)
    assert disputes_of([one, other], {id(one): 0.9, id(other): 0.1}) == [[one], [other]]


def test_what_a_judge_reads_in_one_sentence_each_of_three_articles_is_one_dispute() -> None:
    (ours,), (theirs,), (third,) = (told(f"{name}.txt", f"{name} set it off.") for name in "abc")
    one, other = read_by_a_judge(ours, theirs, 0.9), read_by_a_judge(ours, third, 0.8)
    assert disputes_of([one, other], {id(one): 0.9, id(other): 0.8}) == [[one, other]]


class TestQuotations:
    """Two wordings of one quotation, each shown by the words around what differs."""

    SAID = '"{} again," said Ina Holm.'
    EVEN = ConfidenceModel(threshold=0.4, kinds={kind: Weights(bias=0.0, weights={"sure": 1.0}) for kind in Kind})

    def source(self, name: str, words: str) -> Article:
        return article(f"{name}.txt", "First line.\n" + self.SAID.format(words))

    def cut(self, one: Article, words: str, kind: Kind = Kind.QUOTE) -> Fact[object]:
        start = one.text.index(words)
        whole = (one.text.index('"') + 1, one.text.rindex('"')) if kind is Kind.QUOTE else None
        return Fact(kind, one.sentences[0], start, start + len(words), words, words, "words", whole=whole)

    def differ(self, left: Fact[object], right: Fact[object], rule: str, sure: float = 0.0) -> Comparison:
        named = load_rules()[left.kind].named(rule)
        return Comparison(
            left, right, Relation.DIFFERENT, "They differ.", rule, next(iter(named.severity)), (("sure", sure),)
        )

    def report(self, articles: list[Article], comparisons: list[Comparison]) -> Report:
        return report_of(articles, (), comparisons, load_rules(), Settings(), self.EVEN)

    def test_three_wordings_of_one_quotation_are_one_finding_though_each_two_show_other_words(self) -> None:
        one = self.source("a", "We were told to leave the hall")
        two = self.source("b", "We were asked to leave the hall")
        three = self.source("c", "We were told that we must leave the hall")
        findings = self.report(
            [one, two, three],
            [
                self.differ(self.cut(one, "were told to leave"), self.cut(two, "were asked to leave"), "words"),
                self.differ(
                    self.cut(one, "told to leave the"), self.cut(three, "told that we must leave the"), "wording", 1.0
                ),
            ],
        ).findings
        assert [finding.code for finding in findings] == ["FC601"]
        assert {position.source for position in findings[0].positions} == {"a.txt", "b.txt", "c.txt"}

    def test_two_places_of_one_quotation_are_two_findings(self) -> None:
        one = self.source("a", "We were told to leave the hall and to wait in the yard")
        two = self.source("b", "We were asked to leave the hall and to stand in the yard")
        comparisons = [
            self.differ(self.cut(one, "were told to"), self.cut(two, "were asked to"), "words"),
            self.differ(self.cut(one, "to wait in"), self.cut(two, "to stand in"), "words"),
        ]
        assert len(self.report([one, two], comparisons).findings) == 2

    def test_a_clause_that_stands_in_two_wordings_of_a_quotation_is_no_finding_of_its_own(self) -> None:
        one = self.source("a", "We left the hall in tears")
        two = self.source("b", "We left the hall in fear")
        clauses = self.cut(one, "left the hall in", Kind.EVENT), self.cut(two, "left the hall in", Kind.EVENT)
        event = self.differ(*clauses, load_rules()[Kind.EVENT].rules[0].name, 1.0)
        words = self.differ(self.cut(one, "in tears"), self.cut(two, "in fear"), "words")
        assert [finding.kind for finding in self.report([one, two], [event, words]).findings] == [Kind.QUOTE]
        assert [finding.kind for finding in self.report([one, two], [event]).findings] == [Kind.EVENT]

    def test_how_a_speaker_is_spelled_is_said_beside_who_spoke(self) -> None:
        one = self.source("a", "We left the hall")
        two = article("b.txt", one.text.replace("Ina Holm", "Ina Holme"))
        names = self.cut(one, "Ina Holm", Kind.NAME), self.cut(two, "Ina Holme", Kind.NAME)
        spoken = replace(names[0], kind=Kind.QUOTE), replace(names[1], kind=Kind.QUOTE)
        found = self.report([one, two], [self.differ(*spoken, "speaker"), self.differ(*names, "spelling")]).findings
        assert {finding.kind for finding in found} == {Kind.QUOTE, Kind.NAME}

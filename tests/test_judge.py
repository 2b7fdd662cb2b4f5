"""From comparisons to findings: said once, worst first, every source in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import judge as judge_module
from factcheck.confidence import JUDGE, ConfidenceModel, Weights
from factcheck.contradict import RULE as JUDGED
from factcheck.judge import joined, judge
from factcheck.model import (
    Article,
    Comparison,
    Dispute,
    Fact,
    Kind,
    Member,
    Pair,
    Relation,
    Report,
    Sentence,
    Severity,
    Story,
)
from factcheck.rules import load_rules
from factcheck.settings import Settings

TEXT = "First line.\nThe toll was 24 people, officials said."
RULE = load_rules()[Kind.NUMBER].rules[0]
SURE = ConfidenceModel(threshold=0.5, kinds={Kind.NUMBER: Weights(bias=0.0, weights={"strength": 4.0})})


def article(source: str, text: str = TEXT) -> Article:
    start = text.index("\n") + 1
    return Article(source, text, sentences=(Sentence(source, 0, start, len(text), text[start:]),))


def fact(one: Article, value: str) -> Fact[object]:
    start = one.text.index(value)
    return Fact(Kind.NUMBER, one.sentences[0], start, start + len(value), value, value, "people killed", strong=True)


def differ(left: Fact[object], right: Fact[object], strength: float = 1.0) -> Comparison:
    features = (("strength", strength),)
    return Comparison(left, right, Relation.DIFFERENT, "They differ.", RULE.name, _dispute(), features)


def agree(left: Fact[object], right: Fact[object]) -> Comparison:
    return Comparison(left, right, Relation.SAME)


def _dispute() -> Dispute:
    return next(iter(RULE.severity))


def run(articles: list[Article], comparisons: list[Comparison], settings: Settings | None = None) -> Report:
    return judge(articles, (), comparisons, load_rules(), settings or Settings(), SURE)


A, B, C = article("a.txt"), article("b.txt", TEXT.replace("24", "30")), article("c.txt", TEXT.replace("24", "31"))


def test_comparisons_that_share_a_fact_are_one_finding_with_every_source() -> None:
    one, two, three = fact(A, "24 people"), fact(B, "30 people"), fact(C, "31 people")
    findings = run([A, B, C], [differ(one, two), differ(one, three), differ(two, three)]).findings
    assert len(findings) == 1
    assert [position.source for position in findings[0].positions] == ["a.txt", "b.txt", "c.txt"]


def test_a_source_that_agrees_with_one_side_has_its_position_in_the_finding() -> None:
    other = article("c.txt")
    one, two, same = fact(A, "24 people"), fact(B, "30 people"), fact(other, "24 people")
    findings = run([A, B, other], [differ(one, two), agree(one, same)]).findings
    assert {position.source for position in findings[0].positions} == {"a.txt", "b.txt", "c.txt"}


def test_a_comparison_below_the_threshold_is_not_reported() -> None:
    assert run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"), strength=-1.0)]).findings == ()


def test_a_lower_threshold_of_the_caller_reports_it() -> None:
    comparisons = [differ(fact(A, "24 people"), fact(B, "30 people"), strength=-1.0)]
    assert len(run([A, B], comparisons, Settings(min_confidence=0.0)).findings) == 1


def test_findings_less_grave_than_asked_for_are_left_out() -> None:
    comparisons = [differ(fact(A, "24 people"), fact(B, "30 people"))]
    grave = RULE.severity[_dispute()] is Severity.HIGH
    assert len(run([A, B], comparisons, Settings(min_severity=Severity.HIGH)).findings) == int(grave)


def test_positions_hold_sentence_value_and_line() -> None:
    position = run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings[0].positions[0]
    assert TEXT[position.start : position.end] == position.text == "The toll was 24 people, officials said."
    assert TEXT[position.value_start : position.value_end] == position.value == "24 people"
    assert position.line == 2


def test_the_fingerprint_does_not_depend_on_names_of_files_or_lines() -> None:
    def fingerprint(left: Article, right: Article) -> str:
        return run([left, right], [differ(fact(left, "24 people"), fact(right, "30 people"))]).findings[0].fingerprint

    moved = article("z.txt", "Title.\n\n" + TEXT.split("\n")[1])
    moved_text = Article("z.txt", moved.text, sentences=(Sentence("z.txt", 0, 8, len(moved.text), moved.text[8:]),))
    assert fingerprint(A, B) == fingerprint(moved_text, B)


def test_facts_that_agree_and_are_not_disputed_are_listed_once() -> None:
    other = article("c.txt")
    report = run([A, other], [agree(fact(A, "24 people"), fact(other, "24 people"))])
    assert [len(agreement.positions) for agreement in report.agreements] == [2]


def test_a_sentence_without_counterpart_is_a_claim_of_one_source() -> None:
    assert [single.source for single in run([A, B], []).singles] == ["a.txt", "b.txt"]


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


def test_a_sentence_that_a_finding_stands_on_is_no_claim_of_one_source_alone() -> None:
    disputed = run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"))])
    assert [position.source for position in run([A, B], []).singles] == ["a.txt", "b.txt"]
    assert disputed.singles == ()


def told(articles: list[Article], story: Story, pairs: list[Pair] | None = None, same: bool = True) -> Report:
    """The report on `articles` of `story`, the first two of which agree, or differ."""
    left, right = (fact(one, "24 people" if "24" in one.text else "30 people") for one in articles[:2])
    comparisons = [agree(left, right) if same else differ(left, right)]
    return judge(articles, pairs or [], comparisons, load_rules(), Settings(), SURE, story)


class TestReprints:
    STORY = Story("toll", "toll", (Member("a.txt"), Member("c.txt", reprint_of="a.txt")))
    COPY = article("c.txt")

    def test_an_original_and_its_reprint_do_not_make_an_agreement(self) -> None:
        assert told([A, self.COPY], self.STORY).agreements == ()
        independent = Story("toll", "toll", (Member("a.txt"), Member("c.txt")))
        assert len(told([A, self.COPY], independent).agreements) == 1

    def test_a_claim_that_only_a_reprint_repeats_is_one_of_its_original_alone(self) -> None:
        pair = Pair(A.sentences[0], self.COPY.sentences[0], 1.0, 1.0, 1.0, True)
        other = article("d.txt", "A third line.\nThe minister spoke of it.")
        story = replace(self.STORY, articles=(*self.STORY.articles, Member("d.txt")))
        found = told([A, self.COPY, other], story, [pair]).singles
        assert [single.source for single in found if single.source != "d.txt"] == ["a.txt"]

    def test_where_all_articles_are_one_text_nothing_is_told_by_one_source_only(self) -> None:
        assert told([A, self.COPY], self.STORY).singles == ()

    def test_a_reprint_that_joins_a_finding_leaves_its_fingerprint_as_it_was(self) -> None:
        one, other, copy = fact(A, "24 people"), fact(B, "30 people"), fact(self.COPY, "24 people")
        before = run([A, B], [differ(one, other)]).findings[0]
        after = run([A, B, self.COPY], [differ(one, other), differ(copy, other)]).findings[0]
        assert len(after.positions) == 3
        assert after.fingerprint == before.fingerprint


class TestTakenOver:
    """Papers that print an agency's paragraph; `OTHER` tells the same in words of its own."""

    LINE = "The toll was 24 people after the ferry Astrid had struck the pier of Lindholm in thick fog, officials said."
    WIRE, POST = article("a.txt", f"First line.\n{LINE}"), article("b.txt", f"Another line.\n{LINE}")
    OTHER = article("c.txt", "A third line.\nIn Lindholm the coast guard counted 24 people dead on the quay.")

    def test_a_passage_in_two_papers_is_no_agreement_and_with_a_third_source_it_is(self) -> None:
        wire, post, other = (fact(one, "24 people") for one in (self.WIRE, self.POST, self.OTHER))
        assert run([self.WIRE, self.POST], [agree(wire, post)]).agreements == ()
        report = run([self.WIRE, self.POST, self.OTHER], [agree(wire, post), agree(wire, other)])
        assert [len(agreement.positions) for agreement in report.agreements] == [3]

    def test_what_only_papers_with_one_passage_tell_is_a_claim_of_the_first_alone(self) -> None:
        story = Story("toll", "toll", (Member("a.txt"), Member("b.txt")))
        pair = Pair(self.WIRE.sentences[0], self.POST.sentences[0], 1.0, 1.0, 1.0, True)
        assert [single.source for single in told([self.WIRE, self.POST], story, [pair]).singles] == ["a.txt"]

    def test_a_number_changed_in_text_that_was_taken_over_is_a_finding_that_says_so(self) -> None:
        changed = article("b.txt", self.POST.text.replace("24", "30"))
        disputed = [differ(fact(self.WIRE, "24 people"), fact(changed, "30 people"))]
        (finding,) = run([self.WIRE, changed], disputed).findings
        assert finding.why.endswith(". b.txt has this in the words of a.txt, but for these words.")
        credited = [replace(self.WIRE, agency="AP", outlet="Post"), replace(changed, outlet="Ledger")]
        (finding,) = run(credited, disputed).findings
        assert finding.why.endswith(". Ledger has this from AP, but for these words.")
        both = [replace(self.WIRE, agency="AP", outlet="Post"), replace(changed, agency="AP", outlet="Ledger")]
        (finding,) = run(both, disputed).findings
        assert finding.why.endswith(". Post and Ledger have this from AP.")

    def test_a_finding_between_two_texts_of_one_agency_says_so(self) -> None:
        both = [replace(A, agency="AP", outlet="Post"), replace(B, agency="AP", outlet="Ledger")]
        (finding,) = run(both, [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings
        assert finding.why.endswith(". Ledger prints text of AP, as another source here does.")
        one = [both[0], replace(both[1], outlet="Town and Country")]
        (finding,) = run(one, [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings
        assert finding.why.endswith("Town and Country prints text of AP, as another source here does.")

    def test_a_finding_between_own_words_says_nothing_of_it(self) -> None:
        own = article("b.txt", f"{self.LINE}\nThe mayor spoke of 30 people.")
        (finding,) = run([self.WIRE, own], [differ(fact(self.WIRE, "24 people"), fact(own, "30 people"))]).findings
        assert finding.why == "They differ. “24 people”: a.txt; “30 people”: b.txt."

    def test_the_report_says_who_has_whose_text(self) -> None:
        (story,) = run([self.WIRE, self.POST], []).stories
        assert [(one.source, one.of, one.share) for one in story.dependences] == [("b.txt", "a.txt", 1.0)]


def test_claims_of_archived_articles_alone_are_not_told() -> None:
    story = Story("toll", "toll", (Member("a.txt", new=False), Member("b.txt")))
    other = article("b.txt", "Title.\nDivers of the coast guard searched the wreck at dawn.")
    assert [single.source for single in run([A, other], []).singles] == ["a.txt", "b.txt"]
    assert [single.source for single in judge([A, other], (), (), load_rules(), Settings(), SURE, story).singles] == [
        "b.txt"
    ]


def test_reports_on_several_stories_are_one_with_the_worst_findings_first() -> None:
    one = told([A, B], Story("one", "one", (Member("a.txt"), Member("b.txt"))), same=False)
    other = told([A, article("c.txt")], Story("other", "other", (Member("a.txt"), Member("c.txt"))))
    surer = replace(one.findings[0], confidence=1.0, story="other")
    whole = joined([one, replace(other, findings=(surer,), pairs=2), replace(one, findings=(), pairs=3)])
    assert [finding.story for finding in whole.findings] == ["other", "one"]
    assert (whole.pairs, [story.id for story in whole.stories]) == (5, ["one", "other", "one"])


def test_two_disputes_of_one_heading_that_share_what_a_source_says_are_said_once() -> None:
    vague, fourth = article("d.txt", TEXT.replace("24", "dozens of")), article("e.txt", TEXT.replace("24", "40"))
    first = differ(fact(A, "24 people"), fact(B, "30 people"))
    second = differ(fact(C, "31 people"), fact(fourth, "40 people"), strength=0.5)
    articles, both = [A, B, C, vague, fourth], [first, second]
    assert len(run(articles, both).findings) == 2
    dozens = fact(vague, "dozens of people")
    assert len(run(articles, [*both, agree(first.left, dozens), agree(second.left, dozens)]).findings) == 1


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
        return judge(articles, (), comparisons, load_rules(), Settings(), self.EVEN)

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

    def test_a_long_value_is_cut_in_the_reason(self) -> None:
        long = f"30 people {'of the town ' * 9}"
        other = article("b.txt", TEXT.replace("24 people", long.strip()))
        (finding,) = run([A, other], [differ(fact(A, "24 people"), fact(other, long.strip()))]).findings
        assert finding.why.endswith("of the town of the …”: b.txt.")

    @pytest.mark.parametrize(
        ("sources", "called"),
        [
            (("in/a.txt", "in/b.txt"), ["a.txt", "b.txt"]),
            (("in/a.txt", "old/a.txt"), ["in/a.txt", "old/a.txt"]),
        ],
    )
    def test_who_is_not_known_by_an_outlet_is_named_by_the_file_or_by_its_path_where_two_have_one_name(
        self, sources: tuple[str, str], called: list[str]
    ) -> None:
        left, right = article(sources[0]), article(sources[1], TEXT.replace("24", "30"))
        (finding,) = run([left, right], [differ(fact(left, "24 people"), fact(right, "30 people"))]).findings
        assert [part.rpartition(": ")[2] for part in finding.why.removesuffix(".").split(";")] == called


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

    def found(self, *told: tuple[str, Kind, str, str, str, str]) -> list[tuple[str, int]]:
        """The rule and the number of sources of each finding; `told` are rule, kind, and two sources with words."""
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
            for rule, kind, left, words, right, others in told
        ]
        report = judge(list(articles.values()), (), comparisons, rules, Settings(), self.MODEL)
        return [(finding.code, len(finding.positions)) for finding in report.findings]

    OF_RULE = ("wording", Kind.EVENT, "a.txt", "passed", "b.txt", "failed")

    @pytest.mark.parametrize(("kind", "code"), [(Kind.EVENT, "FC514"), (Kind.STATUS, "FC576")])
    def test_in_the_same_two_sentences_the_rules_stays(self, kind: Kind, code: str) -> None:
        read = (JUDGED, kind, "a.txt", "at sea in May", "b.txt", "at sea in May")
        assert self.found(read) == [(code, 2)]
        assert self.found(read, self.OF_RULE) == [("FC511", 2)]

    def test_by_overlapping_words_the_rules_stays_with_the_sources_of_both(self) -> None:
        read = [
            (JUDGED, Kind.EVENT, "a.txt", "passed the test", other, words)
            for other, words in (("b.txt", "failed the test"), ("c.txt", "did not pass"))
        ]
        assert self.found(*read, self.OF_RULE) == [("FC511", 3)]

    def test_in_other_sentences_both_stay(self) -> None:
        read = (JUDGED, Kind.EVENT, "b.txt", "at sea in May", "c.txt", "did not pass")
        assert self.found(read, self.OF_RULE) == [("FC514", 2), ("FC511", 2)]

    def test_a_number_that_a_rule_tells_is_not_lost_to_a_clause_around_it(self) -> None:
        read = (JUDGED, Kind.EVENT, "a.txt", TEST_AT_SEA["a.txt"], "b.txt", TEST_AT_SEA["b.txt"])
        number = (RULE.name, Kind.NUMBER, "a.txt", "May", "b.txt", "May")
        assert self.found(read, number) == [(RULE.code, 2)]


def test_a_report_counts_the_findings_that_are_too_unsure_to_be_shown() -> None:
    one, two, three = fact(A, "24 people"), fact(B, "30 people"), fact(C, "31 people")
    comparisons = [differ(one, two), differ(two, three, strength=-1.0)]
    fourth = article("d.txt", TEXT.replace("24", "40"))
    alone = differ(three, fact(fourth, "40 people"), strength=-1.0)
    assert run([A, B], comparisons[:1]).unsure == 0
    assert run([A, B, C, fourth], [comparisons[0], alone]).unsure == 1
    assert run([A, B, C, fourth], [comparisons[0], alone], Settings(min_confidence=0.0)).unsure == 0


def test_one_that_is_too_unsure_is_counted_also_where_doubt_makes_one_finding_of_two_that_are_shown() -> None:
    articles = [article(f"{number}.txt", TEXT.replace("24", f"{number}")) for number in range(31, 37)]
    a, b, c, d, e, f = (fact(one, f"{number} people") for number, one in enumerate(articles, start=31))
    shown = [differ(a, b, strength=0.05), differ(c, d, strength=0.05)]
    tie, alone = differ(b, c, strength=-0.1), differ(e, f, strength=-0.1)
    assert len(run(articles, [*shown, tie, alone]).findings) == 2
    assert len(run(articles, [*shown, tie, alone], Settings(min_confidence=0.0)).findings) == 2
    assert run(articles, [*shown, tie, alone]).unsure == 1


def test_where_nothing_is_too_unsure_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor grouped a second time."""
    asked: list[object] = []
    group = judge_module._groups
    monkeypatch.setattr(judge_module, "_groups", lambda *told: asked.append(told) or group(*told))
    assert run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"))]).unsure == 0
    assert len(asked) == 1


def test_entries_of_one_feed_are_told_apart_in_the_reason_of_a_finding() -> None:
    entries = [
        replace(article(f"feed.xml#{number}", TEXT.replace("24", toll)), number=number, outlet="Wire", author=author)
        for number, toll, author in ((1, "24", "Ann Lee"), (2, "30", "Bo Ruiz"))
    ]
    (finding,) = run(entries, [differ(fact(entries[0], "24 people"), fact(entries[1], "30 people"))]).findings
    assert "“24 people”: Wire (Ann Lee); “30 people”: Wire (Bo Ruiz)." in finding.why

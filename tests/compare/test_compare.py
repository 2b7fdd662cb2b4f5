"""Which facts meet: what a sentence of an article only repeats is told by the one that speaks for it."""

from __future__ import annotations

from dataclasses import replace

from factcheck.compare import Meeting, _among_rivals, compare
from factcheck.compare.align import align
from factcheck.fields import FIELDS
from factcheck.findings import report_of
from factcheck.model import VERBATIM, Article, Comparison, Dispute, Fact, Kind, Pair, Relation, Sentence
from factcheck.render import json
from factcheck.rules import load_rules
from factcheck.rules.confidence import load_confidence
from factcheck.settings import Settings

from ..conftest import StemEmbedder
from ..factory import article


def disputes(text: str, other: str) -> list[Comparison]:
    """The disputes that need no aligned sentences."""
    rules = load_rules()
    return [c for c in compare((article(text), article(other, "b.txt")), (), rules) if c.dispute]


def test_a_fact_of_a_caption_is_told_where_the_body_says_it_in_a_whole_sentence() -> None:
    text = "Nine people died at the bridge\n\nIt stood for years.\n\nNine people died at the bridge."
    found = disputes(text, "Ten people died at the bridge.")
    assert {c.left.start for c in found} == {text.rindex("Nine")}
    assert {c.left.sentence.text for c in found} == {"Nine people died at the bridge."}
    assert all(text[c.left.start : c.left.end] == c.left.text for c in found)


def test_a_fact_said_twice_word_for_word_meets_another_once() -> None:
    nine, ten = "Nine people died at the bridge.", "Ten people died at the bridge."
    once, twice = disputes(nine, ten), disputes(f"{nine}\n\n{nine.rstrip('.')}", ten)
    assert len(once) == len(twice) > 0


def test_sentences_that_differ_in_a_word_both_tell() -> None:
    text = "Nine people died at the bridge.\n\nNine people died at the old bridge."
    assert len({c.left.start for c in disputes(text, "Ten people died at the bridge.")}) == 2


CAPTION = "The news of the flood caused wide panic among the 300 villagers of Oxton on Monday near Mill Street"
"""As a caption says it: without the stop."""
REPEATED = f"Storm story\n\n{CAPTION}\n\nSome other matter was told here by the mayor of the town.\n\n{CAPTION}.\n"


def _pairs(articles: list[Article]) -> tuple[Pair, ...]:
    return align(articles, {a.source: StemEmbedder()([s.text for s in a.sentences]) for a in articles}, new=None)


def test_every_fact_of_a_repeated_sentence_is_told_by_the_one_that_speaks_for_it() -> None:
    """Of every kind; that which a value knows of its sentence stays true."""
    other = REPEATED.replace("panic", "anger").replace("300", "400").replace("Monday", "Tuesday").replace("Mill", "Low")
    articles = [article(REPEATED), article(other, "b.txt")]
    assert {Kind.EVENT, Kind.NUMBER, Kind.TIME} <= {
        f.KIND for f in FIELDS for fact in f.extract(articles[0]) if fact.sentence.text == CAPTION
    }
    found = [c for c in compare(articles, _pairs(articles), load_rules()) if c.dispute]
    facts = [fact for comparison in found for fact in (comparison.left, comparison.right)]
    assert {Kind.EVENT, Kind.NUMBER} <= {fact.kind for fact in facts}
    for fact in facts:
        sentence = fact.sentence
        assert sentence.text[fact.start - sentence.start : fact.end - sentence.start] == fact.text != ""
        assert sentence.text != CAPTION


def test_a_report_on_a_repeated_sentence_can_be_read_again() -> None:
    articles = [article(REPEATED), article(REPEATED.replace("panic", "anger"), "b.txt")]
    pairs = _pairs(articles)
    rules = load_rules()
    report = report_of(articles, pairs, compare(articles, pairs, rules), rules, Settings(), load_confidence())
    assert any(position.value for finding in report.findings for position in finding.positions)
    assert json.parse(json.render(report)).findings == report.findings


def _fact(source: str, index: int, subject: str, end: int = 30) -> Fact[object]:
    sentence = Sentence(source, index, 0, 40, "The bridge is closed, the ministry said.")
    return Fact(Kind.STATUS, sentence, 0, end, sentence.text[:end], None, subject)


def _meeting(left: Fact[object], right: Fact[object], score: float, dispute: Dispute | None = None) -> Meeting:
    relation = Relation.DIFFERENT if dispute else Relation.SAME
    pair = Pair(left.sentence, right.sentence, score, score, score, mutual=True)
    return left, right, Comparison(left, right, relation, dispute=dispute, pair=pair)


def _figures(*meetings: Meeting) -> dict[str, float]:
    """What the other meetings say of the one dispute."""
    (found,) = (c for c in _among_rivals(meetings) if c.dispute)
    return dict(found.features)


def test_who_agrees_with_another_fact_of_the_clause_says_nothing_of_this_one() -> None:
    state, claim = _fact("a.txt", 0, "openness"), _fact("a.txt", 0, "claim bridge")
    dispute = _meeting(claim, _fact("b.txt", 0, "claim bridge"), 0.8, Dispute.CONFLICT)
    assert _figures(dispute, _meeting(state, _fact("b.txt", 1, "openness"), 0.9)) == {"top": 1.0, "agreed": 0.0}
    agreement = _meeting(claim, _fact("b.txt", 1, "claim bridge"), 0.9)
    assert _figures(dispute, agreement) == {"top": 0.5, "agreed": 0.45}


def test_a_dispute_over_a_part_of_a_fact_has_the_rivals_of_the_whole() -> None:
    whole = _fact("a.txt", 0, "quotation")
    left, right, comparison = _meeting(whole, _fact("b.txt", 0, "quotation"), 0.8, Dispute.TENSION)
    part = left, right, replace(comparison, left=replace(whole, start=4, end=10, text="bridge"))
    assert _figures(part, _meeting(whole, _fact("b.txt", 1, "quotation"), 0.9)) == {"top": 0.5, "agreed": 0.45}


def _aligned(text: str, other: str) -> list[Comparison]:
    """The disputes of two sentences that are set side by side."""
    left, right = article(text), article(other, "b.txt")
    pair = Pair(left.sentences[0], right.sentences[0], 0.9, 0.9, 0.5, mutual=True)
    return [c for c in compare((left, right), (pair,), load_rules()) if c.dispute]


def test_words_in_which_alone_two_sentences_part_are_told_once_by_the_rule_that_knows_them() -> None:
    (found,) = _aligned("The quake struck 12 miles off the coast.", "The quake struck 120 miles off the coast.")
    assert found.left.kind is Kind.NUMBER
    assert VERBATIM in dict(found.features)


def test_that_two_clauses_agree_does_not_silence_a_word_in_which_alone_they_part() -> None:
    (found,) = _aligned("Police believe the death was a suicide.", "Police believe the death was a murder.")
    assert (found.left.text, found.right.text) == ("was a suicide", "was a murder")


def test_words_that_may_mean_the_same_are_no_surer_for_being_alone() -> None:
    (found,) = _aligned("A bear attacked two hikers near the lake.", "A wolf attacked two hikers near the lake.")
    assert VERBATIM not in dict(found.features)

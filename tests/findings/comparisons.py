"""Articles of one line, their facts, and the report that `judge` makes of comparisons of these."""

from __future__ import annotations

from factcheck.findings import report_of
from factcheck.model import Article, Comparison, Fact, Kind, Pair, Relation, Report, Sentence, Story
from factcheck.rules import load_rules
from factcheck.rules.confidence import ConfidenceModel, Weights
from factcheck.settings import Settings

TEXT = "First line.\nThe toll was 24 people, officials said."
RULE = load_rules()[Kind.NUMBER].rules[0]
DISPUTE = next(iter(RULE.severity))
SURE = ConfidenceModel(threshold=0.5, kinds={Kind.NUMBER: Weights(bias=0.0, weights={"strength": 4.0})})


def article(source: str, text: str = TEXT) -> Article:
    start = text.index("\n") + 1
    return Article(source, text, sentences=(Sentence(source, 0, start, len(text), text[start:]),))


def fact(one: Article, value: str) -> Fact[object]:
    start = one.text.index(value)
    return Fact(Kind.NUMBER, one.sentences[0], start, start + len(value), value, value, "people killed", strong=True)


def differ(left: Fact[object], right: Fact[object], strength: float = 1.0) -> Comparison:
    features = (("strength", strength),)
    return Comparison(left, right, Relation.DIFFERENT, "They differ.", RULE.name, DISPUTE, features)


def agree(left: Fact[object], right: Fact[object]) -> Comparison:
    return Comparison(left, right, Relation.SAME)


def run(articles: list[Article], comparisons: list[Comparison], settings: Settings | None = None) -> Report:
    return report_of(articles, (), comparisons, load_rules(), settings or Settings(), SURE)


A, B, C = article("a.txt"), article("b.txt", TEXT.replace("24", "30")), article("c.txt", TEXT.replace("24", "31"))


def story_report(articles: list[Article], story: Story, pairs: list[Pair] | None = None, same: bool = True) -> Report:
    """The report on `articles` of `story`, the first two of which agree, or differ."""
    left, right = (fact(one, "24 people" if "24" in one.text else "30 people") for one in articles[:2])
    comparisons = [agree(left, right) if same else differ(left, right)]
    return report_of(articles, pairs or [], comparisons, load_rules(), Settings(), SURE, story)

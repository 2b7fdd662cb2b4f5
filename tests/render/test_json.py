from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReportError
from factcheck.model import (
    Agreement,
    Article,
    Dispute,
    Finding,
    Kind,
    Member,
    Notice,
    Position,
    Report,
    Severity,
    Story,
    Suppression,
)
from factcheck.render import FORMATS
from factcheck.render.json import parse, render

from . import factory

WORDS = st.text(max_size=20)
COUNTS = st.integers(0, 10**6)
SHARES = st.floats(0, 1)


@st.composite
def _positions(draw: st.DrawFn) -> Position:
    before, value, after, start = draw(WORDS), draw(WORDS.filter(bool)), draw(WORDS), draw(COUNTS)
    at, text = start + len(before), before + value + after
    return Position(draw(WORDS), start, start + len(text), text, value, at, at + len(value), draw(COUNTS))


POSITIONS = _positions()
FEATURES = st.dictionaries(WORDS, SHARES, max_size=3).map(lambda figures: tuple(figures.items()))
REPORTS = st.builds(
    Report,
    articles=st.lists(
        st.builds(Article, WORDS, WORDS, outlet=WORDS, headline=WORDS, published=st.none() | st.dates()), max_size=2
    ).map(tuple),
    findings=st.lists(
        st.builds(
            Finding,
            kind=st.sampled_from(Kind),
            code=WORDS,
            subject=WORDS,
            relation=st.sampled_from(Dispute),
            severity=st.sampled_from(Severity),
            confidence=SHARES,
            why=WORDS,
            positions=st.lists(POSITIONS, min_size=1, max_size=3).map(tuple),
            fingerprint=WORDS,
            features=FEATURES,
            story=WORDS,
            in_baseline=st.none() | st.booleans(),
            suppression=st.none() | st.builds(Suppression, WORDS, WORDS, expires=st.none() | st.dates()),
        ),
        max_size=2,
    ).map(tuple),
    agreements=st.lists(
        st.builds(Agreement, st.sampled_from(Kind), WORDS, st.lists(POSITIONS, min_size=1, max_size=2).map(tuple)),
        max_size=2,
    ).map(tuple),
    singles=st.lists(POSITIONS, max_size=2).map(tuple),
    pairs=COUNTS,
    model=WORDS,
    judge=WORDS,
    min_confidence=SHARES,
    notes=st.lists(WORDS, max_size=2).map(tuple),
    warnings=st.lists(WORDS, max_size=2).map(tuple),
    stories=st.lists(
        st.builds(Story, WORDS, WORDS, st.lists(st.builds(Member, WORDS, WORDS), max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    notices=st.lists(st.builds(Notice, WORDS, st.sampled_from(Severity), WORDS, WORDS, WORDS), max_size=2).map(tuple),
    stale=st.lists(WORDS, max_size=2).map(tuple),
)


@given(REPORTS)
def test_what_is_written_is_read_back(report):
    assert parse(render(report)) == report


def test_blocks_and_sentences_are_left_out_and_nothing_else():
    report = factory.report()
    worked = replace(report, articles=tuple(replace(article, blocks=((0, 1),)) for article in report.articles))
    assert parse(render(worked)) == report


def test_a_report_of_a_version_that_knew_neither_credits_nor_dependences_is_read():
    content = json.loads(render(factory.taking()))
    for article in content["articles"]:
        del article["credits"]
    for story in content["stories"]:
        del story["dependences"]
    read = parse(json.dumps(content))
    assert [article.credits for article in read.articles] == [(), ()]
    assert [story.dependences for story in read.stories] == [()]


@pytest.mark.parametrize(("name", "told"), [("markdown", "Markdown"), ("html", "HTML"), ("text", "text")])
def test_a_report_in_another_format_is_called_what_it_is(name, told):
    with pytest.raises(ReportError) as caught:
        parse(FORMATS[name](factory.report()))
    assert str(caught.value) == f"this is a report in {told}. Give one made with --format json, or -o report.json."


def test_a_reader_of_the_json_finds_what_it_needs():
    content = json.loads(render(factory.report()))
    assert content["schema_version"] == "1"
    assert content["tool"]["name"] == "factcheck"
    (finding,) = content["findings"]
    named = {key: finding[key] for key in ("kind", "code", "relation", "severity", "confidence", "features")}
    assert named == {
        "kind": "number",
        "code": "FC401",
        "relation": "conflict",
        "severity": "high",
        "confidence": 0.834,
        "features": {"cosine": 0.71, "overlap": 0.5},
    }
    texts = {article["source"]: article["text"] for article in content["articles"]}
    for place in finding["positions"]:
        text = texts[place["source"]]
        assert text[place["start"] : place["end"]] == place["text"]
        assert text[place["value_start"] : place["value_end"]] == place["value"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "(char 1)). Give one made with --format json, or -o report.json."),
        ("[]", "schema_version is None, expected '1'"),
        ('{"schema_version": "2"}', "schema_version is '2', expected '1'"),
        ('{"schema_version": "1"}', "not a report of this factcheck: articles: is missing. Make"),
        (
            '{"schema_version": "1", "articles": [], "findings": [{"kind": "colour"}]}',
            "findings.0.kind: must be 'title', ",
        ),
        ('{"schema_version": "1", "articles": [], "findings": 3}', "findings: must be a list, not 3."),
        (
            '{"schema_version": "1", "articles": [], "findings": [], "min_confidence": NaN}',
            "not JSON (NaN is no number in JSON)",
        ),
        (
            '{"schema_version": "1", "articles": [], "findings": [], "min_confidence": 1e999}',
            "not JSON (1e999 is too large a number)",
        ),
        ("[" * 100_000, "not JSON"),
        ("Four people died.", "this is no report of factcheck in JSON. Give one made with --format json, or -o report"),
    ],
)
def test_what_is_no_report_is_one_clear_error(text, message):
    with pytest.raises(ReportError) as caught:
        parse(text)
    assert message in str(caught.value)


@pytest.mark.parametrize("wrong", [{"value_start": 0}, {"value": "25"}, {"end": 1_000}, {"value_end": 1_000}])
def test_a_position_that_says_what_its_sentence_does_not_is_refused(wrong):
    content = json.loads(render(factory.report()))
    finding = content["findings"][0]
    finding["positions"][1] |= wrong
    with pytest.raises(ReportError) as caught:
        parse(json.dumps(content))
    assert str(caught.value) == (
        f"the positions on {finding['subject']!r} do not fit their sentences. Make the report again with --format json."
    )


@pytest.mark.parametrize("wrong", [[1], [1, 2, 3], [2, 1], [0, 1], [1, 3]])
def test_so_are_camps_that_are_not_those_of_its_positions(wrong):
    content = json.loads(render(factory.report()))
    finding = content["findings"][0]
    finding["camps"] = wrong
    with pytest.raises(ReportError) as caught:
        parse(json.dumps(content))
    assert str(caught.value) == (
        f"the camps on {finding['subject']!r} are not those of its positions. Make the report again with --format json."
    )


@pytest.mark.parametrize("wrong", [7, -0.1])
def test_so_is_a_confidence_that_is_none(wrong):
    content = json.loads(render(factory.report()))
    finding = content["findings"][0]
    finding["confidence"] = wrong
    with pytest.raises(ReportError) as caught:
        parse(json.dumps(content))
    assert str(caught.value) == (
        f"the confidence of {finding['subject']!r} is {wrong:g}, which is not from 0 to 1. "
        "Make the report again with --format json."
    )


def test_a_report_of_an_older_factcheck_that_knows_no_camps_is_read():
    content = json.loads(render(factory.report()))
    for finding in content["findings"]:
        del finding["camps"]
    del content["unsure"], content["warnings"], content["less_sure"]
    read = parse(json.dumps(content))
    assert (read.findings[0].camps, read.less_sure) == ((), ())


def test_findings_too_unsure_to_be_told_in_full_are_held_as_the_others_are():
    one = factory.report()
    report = replace(one, less_sure=(replace(one.findings[0], confidence=0.25, fingerprint="11ee"),))
    content = json.loads(render(report))
    assert content["less_sure"][0].keys() == content["findings"][0].keys()
    assert content["less_sure"][0]["features"] == content["findings"][0]["features"]
    assert parse(render(report)) == report
    content["less_sure"][0]["positions"][0]["value"] = "25"
    with pytest.raises(ReportError, match="the positions on 'people aboard' do not fit their sentences"):
        parse(json.dumps(content))


def test_so_is_such_a_claim_of_one_source():
    content = json.loads(render(factory.report()))
    content["singles"][0]["value"] += "!"
    with pytest.raises(ReportError, match=r"^a claim of one source does not fit its sentence\. Make the report again"):
        parse(json.dumps(content))

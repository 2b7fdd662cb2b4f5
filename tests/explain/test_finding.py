"""How a finding came about, told in full."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import ReportError, RuleError
from factcheck.explain.finding import explain, find
from factcheck.fields import FIELDS
from factcheck.model import VERBATIM, Dispute, Finding, Kind, Position, Report, Severity
from factcheck.render import text
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, ConfidenceModel, Weights, figures, load_confidence
from factcheck.rules.page import rule_pages
from tests.factory import meet

RULE = load_rules()[Kind.NUMBER].rules[0]
POSITION = Position("a.txt", 0, 15, "The toll is 24.", "24", 12, 14, 3)
FINDING = Finding(
    Kind.NUMBER,
    RULE.code,
    "people killed",
    Dispute.CONFLICT,
    Severity.HIGH,
    0.731,
    "They differ.",
    (POSITION,),
    "abc1",
    (("strength", 1.0), ("unknown figure", 1.0)),
)
MODEL = ConfidenceModel(threshold=0.5, kinds={Kind.NUMBER: Weights(bias=-1.0, weights={"strength": 2.0})})
REPORT = Report((), (FINDING,))


def test_the_sentences_the_rule_and_the_reason_are_shown() -> None:
    text = explain(FINDING, load_rules(), MODEL)
    assert "a.txt:3: “24” in: The toll is 24." in text
    assert f"Rule {RULE.code} {RULE.name} (number): {RULE.why}" in text
    assert "They differ." in text


@pytest.mark.parametrize(
    ("confidence", "told"), [(0.579, "some 57 of 100"), (0.99, "some 99 of 100"), (1.0, "some 100 of")]
)
def test_the_confidence_is_cut_as_reports_cut_it(confidence: float, told: str) -> None:
    finding = replace(FINDING, confidence=confidence)
    assert told in explain(finding, load_rules(), MODEL)
    assert told.split()[1] == finding.confidence_shown.replace(".", "").removeprefix("0")


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("12 kilometres", "eight miles", "“eight miles” is 12.9 kilometres."),
        ("eight miles", "12 kilometres", "“12 kilometres” is 7.46 miles."),
        ("12 kilometres", "14 kilometres", ""),
        ("12 people", "14 people", ""),
    ],
)
def test_two_measures_are_told_in_one_unit(left: str, right: str, told: str) -> None:
    """So that a reader sees what rounding would have to do."""
    rows = tuple(
        Position(f"{n}.txt", 0, len(f"Heard {text} off."), f"Heard {text} off.", text, 6, 6 + len(text), 1)
        for n, text in enumerate((left, right))
    )
    text = explain(replace(FINDING, positions=rows), load_rules(), MODEL)
    assert f"They differ. {told}".strip() + "\n" in text


def test_the_confidence_is_shown_as_a_sum_that_comes_out() -> None:
    text = explain(FINDING, load_rules(), MODEL)
    assert "the logistic of 1.00" in text
    assert "+2.00  strength: 1 x 2" in text
    assert "unknown figure" not in text


def figures_told() -> dict[str, set[str]]:
    """Heading of docs/figures.md -> the figures in the table below it."""
    page = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")
    parts = [part.partition("\n") for part in page.split("\n## ")[1:]]
    rows = {head: [line.split("|") for line in rest.splitlines() if line.startswith("| `")] for head, _, rest in parts}
    assert all(len(row) == 4 and row[2].strip().endswith(".") for table in rows.values() for row in table)
    return {head: {name for row in table for name in re.findall(r"`([^`]+)`", row[1])} for head, table in rows.items()}


def figures_that_occur() -> set[tuple[str, str]]:
    """Kind, or JUDGE, and figure: those that have a weight, and those of every example of every rule."""
    learned = load_confidence().kinds.items()
    found = {(speaker, name) for speaker, one in learned for name in one.weights}
    for field in FIELDS:
        for example in (one for rule in load_rules()[field.KIND].rules for one in rule.examples):
            met = meet(field, example.left, example.right, may_be_silent=True)  # a judge of language reads some
            found |= {
                (field.KIND.value, name) for comparison in met if comparison.dispute for name, _ in figures(comparison)
            }
    return found


def test_the_page_that_is_named_at_the_end_tells_of_every_figure_that_can_occur() -> None:
    assert explain(FINDING, load_rules(), MODEL).endswith("\nWhat each figure says is told in docs/figures.md.\n")
    told = figures_told()
    common = told["Of every kind"] | told["What a judge of language says"]
    own = {kind.value: common | told.get(kind.value.capitalize(), set()) for kind in Kind}
    own |= dict.fromkeys(("event", "status"), common | told["Event and status"]) | {JUDGE: common}
    occur = {(speaker, re.sub(r"^(rule|judge of) .*", r"\1 ...", name)) for speaker, name in figures_that_occur()}
    assert sorted((speaker, name) for speaker, name in occur if name not in own[speaker]) == []
    rare = {f"{how} {role}" for how in ("denied", "told") for role in ("subject", "object", "verb", "none")}
    assert sorted(set().union(*told.values()) - {name for _, name in occur} - rare - {VERBATIM}) == []


@pytest.mark.parametrize(
    ("severity", "confidence", "told"),
    [
        (Severity.HIGH, 0.731, "Severity high: the rule's for the relation conflict."),
        (
            Severity.INFO,
            0.3,
            (
                "Severity info: the rule's for the relation conflict is high; a finding with a confidence below 0.33 "
                "is info."
            ),
        ),
        (Severity.INFO, 0.731, "Severity info: by the settings; the rule's is high."),
    ],
)
def test_it_says_why_it_is_so_grave(severity: Severity, confidence: float, told: str) -> None:
    finding = replace(FINDING, severity=severity, confidence=confidence)
    assert told in explain(finding, load_rules(), MODEL).splitlines()


@pytest.mark.parametrize("relation", Dispute)
def test_it_calls_the_relation_as_the_page_of_the_rule_and_reports_do(relation: Dispute) -> None:
    book = load_rules()
    kind, rule = next((kind, rule) for kind, file in book.items() for rule in file.rules if relation in rule.severity)
    finding = replace(FINDING, kind=kind, code=rule.code, relation=relation, severity=rule.severity[relation])
    told = explain(finding, book, MODEL)
    assert f"({kind}, {relation.called}), fingerprint" in told
    assert f"Severity {finding.severity}: the rule's for the relation {relation.called}." in told
    assert f"| {relation.called} | {relation.meaning} | {finding.severity} |" in rule_pages(book)[rule.code]
    assert f"({kind}, {relation.called})" in text.render(replace(REPORT, findings=(finding,)))


def test_a_finding_of_a_rule_that_is_not_there_names_the_cure() -> None:
    with pytest.raises(RuleError) as caught:
        explain(replace(FINDING, code="FC999"), load_rules(), MODEL)
    assert str(caught.value) == (
        "no rule of the kind number has the code 'FC999'. Name the rules that the report was made with by --rules."
    )


@pytest.mark.parametrize("name", ["1", "abc"])
def test_a_finding_is_named_by_place_or_fingerprint(name: str) -> None:
    assert find(REPORT, name) is FINDING


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "4",
            "no finding of this report has the number or fingerprint '4': its findings are numbered 1 to 3. Give its",
        ),
        ("xyz", "no finding of this report has the number or fingerprint 'xyz': its findings are numbered 1 to 3."),
        ("abc", "2 findings of this report have the number or fingerprint 'abc': its findings are numbered 1 to 3."),
    ],
)
def test_a_name_that_fits_no_finding_or_several_says_how_they_are_numbered(name: str, told: str) -> None:
    several = Report((), (FINDING, replace(FINDING, fingerprint="abc2"), replace(FINDING, fingerprint="def3")))
    with pytest.raises(ReportError) as caught:
        find(several, name)
    assert str(caught.value).startswith(told)


def test_one_that_is_too_unsure_to_be_told_in_full_is_named_by_its_fingerprint_alone() -> None:
    unsure = replace(FINDING, fingerprint="def3")
    report = replace(REPORT, less_sure=(unsure,))
    assert find(report, "def") is unsure
    with pytest.raises(ReportError, match=r"'2': it has one\. "):
        find(report, "2")


def test_the_one_finding_of_a_report_is_said_to_be_the_only_one() -> None:
    with pytest.raises(ReportError, match=r"'2': it has one\. Give its number, or more of its fingerprint\."):
        find(REPORT, "2")


def test_where_all_findings_are_too_unsure_for_a_number_that_is_said() -> None:
    report = Report((), (), less_sure=(FINDING,), min_confidence=0.36)
    with pytest.raises(
        ReportError, match=r"'1': all of them are less sure than 0\.36, and have no number\. Give more of a f"
    ):
        find(report, "1")


def test_a_number_that_no_report_holds_is_a_name_like_any_other() -> None:
    with pytest.raises(ReportError, match="no finding of this report has the number"):
        find(REPORT, "1" * 5_000)


def test_a_report_without_findings_says_how_to_get_some() -> None:
    with pytest.raises(ReportError, match=r"this report holds no finding to explain\. Lower --min-confidence"):
        find(Report((), ()), "1")

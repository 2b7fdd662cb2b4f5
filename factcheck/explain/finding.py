"""How a finding came about: the sentences, the rule that speaks, and every figure that made the confidence."""

from __future__ import annotations

from ..camps import quantity_of
from ..errors import ReportError, RuleError
from ..language.numbers.measures import CONVERTED, in_unit_of
from ..language.numbers.numerals import numerals
from ..model import Finding, Kind, Report
from ..rules import LIKELY, Rule, Rulebook
from ..rules.confidence import ConfidenceModel, floor_of, likelihood, odds
from ..text import shortened

_ROUNDING = 0.002
"""What figures and confidence lose by being rounded."""
FIGURES = "What each figure says is told in docs/figures.md."
"""How an explanation ends."""
_SHORTEST, _LONGEST = 3, 16
"""Digits of a fingerprint that name a finding at least, fewer being a number that is too high; and all that it has."""
_SHOWN = 40
"""Code points of a name that is none, in the message that says so."""


def find(report: Report, name: str) -> Finding:
    """The finding whose fingerprint begins with `name`, or that stands at the place `name` ("1" is the first).

    Raises:
        ReportError: there is none, or more than one.
    """
    if name.isdecimal() and len(name) < _LONGEST and 1 <= int(name) <= len(report.findings):
        return report.findings[int(name) - 1]
    known = (*report.findings, *report.less_sure)
    if not known:
        raise ReportError("this report holds no finding to explain. Lower --min-confidence when you make it.")
    found = [one for one in known if len(name) >= _SHORTEST and one.fingerprint.startswith(name)]
    if len(found) != 1:
        named = f"{len(found)} findings of this report have" if found else "no finding of this report has"
        raise ReportError(f"{named} the number or fingerprint {shortened(name, _SHOWN)!r}: {_numbers(report)}")
    return found[0]


def _numbers(report: Report) -> str:
    """How the findings of `report`, which has some, are called."""
    if not report.findings:
        return (
            f"all of them are less sure than {report.min_confidence:g}, and have no number. Give more of a fingerprint."
        )
    several = len(report.findings) > 1
    numbers = f"its findings are numbered 1 to {len(report.findings)}" if several else "it has one"
    return f"{numbers}. Give its number, or more of its fingerprint."


def explain(finding: Finding, rules: Rulebook, confidence: ConfidenceModel) -> str:
    """`finding` as plain text: what was read, which rule fired and why, and the confidence as a sum.

    Raises:
        RuleError: `rules` are not those that the report was made with.
    """
    rule = next((rule for rule in rules[finding.kind].rules if rule.code == finding.code), None)
    if rule is None:
        cure = "Name the rules that the report was made with by --rules."
        raise RuleError(f"no rule of the kind {finding.kind} has the code {finding.code!r}. {cure}")
    lines = [
        f"{finding.subject} ({finding.kind}, {finding.relation.called}), fingerprint {finding.fingerprint}",
        "",
        *(f"{p.source}:{p.line}: “{p.value}” in: {' '.join(p.text.split())}" for p in finding.positions),
        "",
        " ".join([finding.why, *_in_one_unit(finding)]),
        "",
        f"Rule {rule.code} {rule.name} ({finding.kind}): {rule.why}",
        _grade(finding, rule),
        "",
        *_sum(finding, confidence),
    ]
    return "\n".join(lines) + "\n"


def _in_one_unit(finding: Finding) -> list[str]:
    """What each measure of `finding` is in the unit of the first, where that is another one: what was compared."""
    found = [(p.value, quantity_of(p)) for p in finding.positions if finding.kind is Kind.NUMBER]
    told = [(value, quantity) for value, quantity in found if quantity and quantity.dimension in CONVERTED]
    if not told or not told[0][1].middle:
        return []
    first = told[0][1]
    unit = first.text[max((one.end for one in numerals(first.text)), default=0) :].strip()
    return [
        f"“{value}” is {in_unit_of(quantity, first):.3g} {unit}."
        for value, quantity in told[1:]
        if quantity.unit != first.unit and quantity.dimension is first.dimension
    ]


def _grade(finding: Finding, rule: Rule) -> str:
    whole, own = rule.grade(finding.relation), rule.grade(finding.relation, finding.confidence)
    if finding.severity != own:
        return f"Severity {finding.severity}: by the settings; the rule's is {own}."
    told = f"the rule's for the relation {finding.relation.called}"
    if own is whole:
        return f"Severity {own}: {told}."
    return f"Severity {own}: {told} is {whole}; a finding with a confidence below {LIKELY:g} is {own}."


def _sum(finding: Finding, confidence: ConfidenceModel) -> list[str]:
    model = confidence.weights_of(finding.kind, finding.features)
    if model is None:
        return [f"Confidence {finding.confidence}: no weights are known for this kind."]
    parts = [(name, value, model.weights.get(name, 0.0)) for name, value in finding.features]
    total = odds(model, finding.features)
    ranked = sorted((part for part in parts if part[1] * part[2]), key=lambda part: (-abs(part[1] * part[2]), part[0]))
    real = f"some {100 * float(finding.confidence_shown):.0f} of 100 findings that sure are real, by labelled stories"
    return [
        f"Confidence {finding.confidence}: {real}.",
        f"It is {_reading(finding, total)}, which is the sum of",
        f"  {model.bias:+6.2f}  where every finding of this kind starts",
        *(f"  {value * weight:+6.2f}  {name}: {value:g} x {weight:g}" for name, value, weight in ranked),
        FIGURES,
    ]


def _reading(finding: Finding, total: float) -> str:
    """How the confidence comes from the sum."""
    learned = f"the logistic of {total:.2f}"
    if abs(likelihood(total) - finding.confidence) <= _ROUNDING:
        return learned
    if (floor := floor_of(finding.features)) and finding.confidence == floor.least:
        return f"{floor.told}, and not {learned}"
    return f"of other weights than today's, which make it {likelihood(total)}, {learned}"

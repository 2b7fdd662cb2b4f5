"""Rules are data: read strictly, and every example in them is a test."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.errors import RuleError
from factcheck.fields import FIELDS, Field
from factcheck.folders import rules_folder
from factcheck.model import Dispute, Kind, Relation, Severity
from factcheck.rules import Example, Rule, load_rules

from ..factory import meet

CASES = [
    pytest.param(field, rule, example, id=f"{rule.code}-{number}-{example.expect}")
    for field in FIELDS
    for rule in load_rules()[field.KIND].rules
    if rule.name != JUDGED  # whose examples test_contradict runs
    for number, example in enumerate(rule.examples, start=1)
]


@pytest.mark.parametrize(("field", "rule", "example"), CASES)
def test_every_example_of_every_rule_comes_out_as_it_says(field: Field, rule: Rule, example: Example) -> None:
    met = meet(field, example.left, example.right, may_be_silent=example.expect == "none")
    fired = [c for c in met if c.rule == rule.name and c.dispute]
    outcomes = {str(c.dispute) for c in fired if c.relation is not Relation.UNKNOWN}
    assert outcomes == (set() if example.expect == "none" else {example.expect})


@pytest.mark.parametrize("own", Severity)
def test_what_is_none_twice_as_often_as_a_difference_is_for_information_only(own: Severity) -> None:
    rule = load_rules()[Kind.NUMBER].rules[0].model_copy(update={"severity": {Dispute.CONFLICT: own}})
    grades = [rule.grade(Dispute.CONFLICT, confidence) for confidence in (0.1, 0.32, 0.33, 1.0)]
    assert grades == [Severity.INFO, Severity.INFO, own, own]


def test_every_kind_has_its_rules() -> None:
    assert set(load_rules()) == set(Kind)


def test_a_folder_without_every_file_of_rules_is_an_error_with_the_cure(tmp_path: Path) -> None:
    cure = r"Make one of all rules by: factcheck rules copy DIR"
    with pytest.raises(RuleError, match=f"no folder of rules, no rules are in it. {cure}"):
        load_rules(tmp_path)
    for kind in set(Kind) - {Kind.TIME}:
        (tmp_path / f"{kind}.yaml").touch()
    with pytest.raises(RuleError, match=f"no folder of rules, it lacks time.yaml. {cure}"):
        load_rules(tmp_path)


@pytest.mark.parametrize(
    ("file", "entry", "told"),
    [
        ("number.yaml", "name: toll", "number.yaml: more than one rule has the name toll. Give each one of its own."),
        ("number.yaml", "code: FC401", "rules: more than one rule has the code FC401. Give each one of its own."),
        ("time.yaml", "code: FC401", "rules: more than one rule has the code FC401. Give each one of its own."),
    ],
)
def test_two_rules_of_one_name_or_code_are_an_error(file: str, entry: str, told: str, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    start, *rules = re.split(r"^(?=  - code:)", (folder / file).read_text("utf-8"), flags=re.MULTILINE)
    names = {"code": "FC499", "name": "more"} | dict([entry.split(": ")])
    more = re.sub("name: [a-z-]+", f"name: {names['name']}", rules[0], count=1)
    more = re.sub("code: FC[0-9]+", f"code: {names['code']}", more, count=1)
    (folder / file).write_text("".join([start, *rules, more]), "utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    assert str(caught.value).endswith(told)


def test_a_bad_key_is_an_error_with_place_and_suggestion(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    path = folder / "number.yaml"
    path.write_text(re.sub(r"^( +)message:", r"\1mesage:", path.read_text(), count=1, flags=re.MULTILINE))
    with pytest.raises(RuleError, match=r"number\.yaml:\d+:\d+: unknown key 'mesage': did you mean 'message'\?"):
        load_rules(folder)


def test_a_rule_that_a_comparison_may_call_is_missed_before_the_run(tmp_path: Path) -> None:
    """All of every file at once, with what a new name was meant to be; a rule that none calls does no harm."""
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    for name, new in (("toll", "tol"), ("measure", "rainfall")):
        rename(folder / "number.yaml", name, new)
    rename(folder / "place.yaml", "storey", "level")
    with pytest.raises(RuleError) as caught:
        load_rules(folder)
    number, place = sorted(str(caught.value).splitlines())
    assert number.startswith(f"{folder / 'number.yaml'}: ")
    assert "lacks the rule 'toll' and the rule 'measure', which a comparison may call. " in number
    assert "'tol' is none: did you mean 'toll'? Put back what factcheck's own rules have; " in number
    assert number.endswith("to hear nothing of it: factcheck check --ignore FC401,FC406.")
    assert place.startswith(f"{folder / 'place.yaml'}: lacks the rule 'storey', ")
    assert "did you mean" not in place


def test_a_rule_that_no_comparison_calls_does_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    path = folder / "number.yaml"
    start, *rules = re.split(r"^(?=  - code:)", path.read_text("utf-8"), flags=re.MULTILINE)
    more = re.sub("name: [a-z-]+", "name: more", rules[0], count=1).replace("FC401", "FC499")
    path.write_text("".join([start, *rules, more]), "utf-8")
    assert load_rules(folder)[Kind.NUMBER].named("more").code == "FC499"


def rename(path: Path, name: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(f"name: {name}\n") == 1
    path.write_text(text.replace(f"name: {name}\n", f"name: {new}\n"), "utf-8")


def test_a_rule_without_a_silent_example_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    path = folder / "number.yaml"
    path.write_text(path.read_text().replace("expect: none", "expect: conflict"))
    with pytest.raises(RuleError, match="no example in which it stays silent"):
        load_rules(folder)


def test_rules_that_changed_are_read_again(tmp_path: Path) -> None:
    """In a process that lives on, a notebook say; what is kept under the new key must come of the new rules."""
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder(), folder)
    rule = load_rules(folder)[Kind.NUMBER].rules[0]
    path = folder / "number.yaml"
    path.write_text(path.read_text().replace(f"code: {rule.code}", "code: FC499", 1))
    assert load_rules(folder)[Kind.NUMBER].rules[0].code == "FC499"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder of rules"):
        load_rules(tmp_path / "nowhere")

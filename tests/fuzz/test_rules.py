"""Rules that somebody got wrong: a RuleError that names the file, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.fields import number
from factcheck.folders import rules_folder
from factcheck.model import Dispute
from factcheck.rules import _load_kind, load_rules

from . import targets

RULES = (rules_folder() / "number.yaml").read_text("utf-8")
BITS = st.sampled_from(
    "\t|\x0c|\x00|\u2028|: |- |[|{|}|null|~|1e999|&a |*a|<<: *a|!!python/object:os.system |!!bool x|!!timestamp x|"
    "!!int x|!!float x|2024-13-45|? [a]: b|{subject.x}|{0}|{|%|'|\"|||>|#|---|...|\ud800|FC999|[*a, *a]".split("|")
)
EDIT = st.tuples(st.integers(0, len(RULES)), st.integers(0, 40), BITS)


@given(st.lists(EDIT, min_size=1, max_size=6))
def test_a_file_of_rules_with_slips_is_read_or_refused_by_name(edits):
    text = RULES
    for at, gone, bit in edits:
        text = text[:at] + bit + text[at + gone :]
    targets.rules_hold(text)


def refusal(tmp_path: Path, old: str, new: str) -> str:
    path = tmp_path / "number.yaml"
    assert old in RULES
    path.write_text(RULES.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        _load_kind(path, number)
    return str(caught.value).removeprefix(str(path))


def test_a_control_character_is_shown_with_its_line(tmp_path):
    line = RULES[: RULES.index("kind: number")].count("\n") + 1
    assert refusal(tmp_path, "kind: number", "kind: num\x0cber").startswith(f":{line}: not valid YAML: ")


def test_a_value_that_is_none_of_its_tag_is_a_rule_error(tmp_path):
    assert "Mend the value" in refusal(tmp_path, "kind: number", "kind: !!timestamp x")


def test_an_alias_of_aliases_is_shown_in_a_few_words(tmp_path):
    bomb = "&a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'ab'[n > 0]}{n - 1 if n else ''}, x]\n" for n in range(2))
    doubled = "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}, *b{n - 1}, *b{n - 1}]\n" for n in range(2, 30))
    told = refusal(tmp_path, "kind: number", f"a: {bomb}{doubled}kind: number")
    assert len(told) < 20_000


def test_a_message_names_its_subject_and_nothing_else(tmp_path):
    for slip in ("{subject.__class__}", "{0}", "{subject!r}", "{", "{other}"):
        assert "message" in refusal(tmp_path, "{subject}", slip)


def test_a_severity_that_is_missing_is_named_when_it_is_asked_for():
    rule = next(iter(load_rules().values())).rules[0].model_copy(update={"severity": {}})
    with pytest.raises(RuleError, match="no severity for conflict"):
        rule.grade(Dispute.CONFLICT)

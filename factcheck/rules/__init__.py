"""Rules: what a comparison means, as data.

One YAML file per kind in `rules/`, read strictly, with examples that run as tests.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, create_model
from pydantic import Field as Key
from rapidfuzz import fuzz, process

from ..cache import keys
from ..data import Strict, load_yaml
from ..errors import RuleError
from ..fields import FIELDS, Field
from ..folders import rules_folder
from ..model import Dispute, Kind, Severity
from ..problems import like
from ..text import listed
from .fresh import fresh

LIKELY = 0.33
"""Confidence below which a finding is none twice as often as it is a difference."""


class Example(Strict):
    """Two sentences and what the rule makes of them when they stand aligned."""

    left: str
    right: str
    expect: Literal["conflict", "update", "tension", "variant", "none"]

    @property
    def told(self) -> str:
        """What it expects, for a reader."""
        return "no finding" if self.expect == "none" else Dispute(self.expect).called


def _only_subject(message: str) -> str:
    """`message`, whose braces are `{subject}` and nothing else."""
    try:
        asked = [field for _, *field in string.Formatter().parse(message) if field[0] is not None]
    except ValueError as error:
        raise ValueError(f"{error}; a brace of the text is written twice") from error
    if any(field != ["subject", "", None] for field in asked):
        raise ValueError("only {subject} can stand in braces")
    return message


class Rule(Strict):
    """What one named outcome of a kind's `compare` means to a reader."""

    code: Annotated[str, like("FC401", r"FC[1-9]\d\d")]
    name: str
    """The word by which `compare` calls the rule."""
    message: Annotated[str, AfterValidator(_only_subject)]
    """The finding's subject line; `{subject}` is what the comparison is headed by."""
    why: str
    """A sentence for the reader: why this is worth a look."""
    severity: dict[Dispute, Severity]
    """How grave the difference is, by how the sources differ."""
    source: str
    """Where the rule comes from."""
    two_sided: bool = False
    """True where a thing is so or is not: two sources that part from a third then say the same."""
    examples: tuple[Example, ...] = Key(min_length=2)

    def grade(self, dispute: Dispute, confidence: float = 1.0) -> Severity:
        """How grave a difference of that sort is; below LIKELY it is for information only.

        A list that begins with the worst is of use only while what stands on top is real.

        Raises:
            RuleError: the rule does not say.
        """
        if dispute not in self.severity:
            raise RuleError(f"{self.code} {self.name}: no severity for {dispute}. Add it under `severity:`.")
        return self.severity[dispute] if confidence >= LIKELY else Severity.INFO


class RuleFile(Strict):
    """A kind's rules; each kind's own class narrows `options`."""

    kind: Kind
    options: Any
    rules: tuple[Rule, ...]

    def named(self, name: str) -> Rule:
        """The rule that `compare` calls `name`: there is one, or the file would not have been taken."""
        return next(rule for rule in self.rules if rule.name == name)


Rulebook = dict[Kind, RuleFile]


@fresh(keys.rules)
def load_rules(folder: Path | None = None) -> Rulebook:
    """The rules of every kind, from `folder` or from those that come with factcheck; read again when they changed.

    Raises:
        RuleError: with every mistake of every file.
    """
    folder = folder or rules_folder()
    missing = [f"{field.KIND}.yaml" for field in FIELDS if not (folder / f"{field.KIND}.yaml").exists()]
    if missing:
        without = "no rules are in it" if len(missing) == len(FIELDS) else f"it lacks {listed(missing)}"
        raise RuleError(f"{folder}: no folder of rules, {without}. Make one of all rules by: factcheck rules copy DIR.")
    book: Rulebook = {}
    mistakes: list[str] = []
    for field in FIELDS:
        try:
            book[field.KIND] = _load_kind(folder / f"{field.KIND}.yaml", field)
        except RuleError as error:
            mistakes.append(str(error))
    if mistakes:
        raise RuleError("\n".join(mistakes))
    _check_once(folder, "code", [rule.code for file in book.values() for rule in file.rules])
    return book


def _load_kind(path: Path, field: Field) -> RuleFile:
    shape = create_model(f"{field.KIND.title()}Rules", __base__=RuleFile, options=(field.Options, field.Options()))
    file = load_yaml(path, shape)
    _check_examples(path, file)
    _check_once(path, "name", [rule.name for rule in file.rules])
    if path.parent != rules_folder():
        _check_names(path, file, load_rules()[field.KIND])
    return file


def _check_once(place: Path, what: str, given: Sequence[str]) -> None:
    """Nothing is called as something else is: of two rules of one name the second would never speak."""
    twice = [one for one, number in Counter(given).items() if number > 1]
    if twice:
        raise RuleError(f"{place}: more than one rule has the {what} {listed(twice)}. Give each one of its own.")


def _check_examples(path: Path, file: RuleFile) -> None:
    """Every rule shows one case that fires and one that does not."""
    for rule in file.rules:
        outcomes = {example.expect != "none" for example in rule.examples}
        if outcomes != {True, False}:
            missing = "fires" if True not in outcomes else "stays silent"
            raise RuleError(
                f"{path}: rule {rule.code} has no example in which it {missing}. Add one under `examples:`."
            )


def _check_names(path: Path, file: RuleFile, own: RuleFile) -> None:
    """Each rule that a comparison may name is there, before the first one does."""
    there, known = [rule.name for rule in file.rules], {rule.name: rule.code for rule in own.rules}
    missing = [name for name in known if name not in there]
    if not missing:
        return
    unknown = {
        name: process.extractOne(name, missing, scorer=fuzz.ratio, score_cutoff=60)
        for name in there
        if name not in known
    }
    meant = "".join(f" {name!r} is none: did you mean {near[0]!r}?" for name, near in unknown.items() if near)
    lacks = listed([f"the rule {name!r}" for name in missing])
    codes = ",".join(known[name] for name in missing)
    cure = f"Put back what factcheck's own rules have; to hear nothing of it: factcheck check --ignore {codes}."
    raise RuleError(f"{path}: lacks {lacks}, which a comparison may call.{meant} {cure}")

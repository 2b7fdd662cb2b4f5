"""What a person wants to know of a code: `factcheck rules show` prints it, and `docs/rules/` holds it, page by page."""

from __future__ import annotations

from ..data import meanings
from ..fields import FIELDS
from ..model import Dispute, Kind
from ..notices import NOTICES, NoticeRule
from . import LIKELY, Example, Rule, Rulebook, RuleFile

_INDEX = """\
# Rules

Every finding carries the code of the rule that it comes from. `factcheck rules list` prints this list, `factcheck rules
show CODE` a page of it; the rules themselves are YAML, in the folder `rules/`, and [may be your own](../rules.md).

The relation of a finding says how its sources differ: {disputes}.
A notice speaks of the input, not of what sources say.

{table}
"""


def rule_pages(book: Rulebook) -> dict[str, str]:
    """Code -> its page in Markdown, for the rules of `book` and for notices, by code."""
    pages = {rule.code: _rule(kind, file, rule) for kind, file in book.items() for rule in file.rules}
    pages |= {code: _notice(code, rule) for code, rule in NOTICES.items()}
    return dict(sorted(pages.items()))


def index(book: Rulebook) -> str:
    """The table of all codes in Markdown, each linked to its page beside it."""
    rows = [
        [
            rule.code,
            str(kind),
            rule.name,
            rule.why,
            "; ".join(f"{dispute.called}: {grave}" for dispute, grave in rule.severity.items()),
        ]
        for kind, file in book.items()
        for rule in file.rules
    ]
    rows += [[code, "notice", rule.name, rule.why, str(rule.severity)] for code, rule in NOTICES.items()]
    linked = [[f"[{code}]({code}.md)", *rest] for code, *rest in sorted(rows)]
    disputes = "; ".join(f"*{dispute.called}*{_key(dispute)}: {dispute.meaning}" for dispute in Dispute)
    table = _table(["code", "kind", "name", "what it tells", "severity"], linked)
    return _INDEX.format(disputes=disputes, table=table)


def _rule(kind: Kind, file: RuleFile, rule: Rule) -> str:
    grave = [[dispute.called, dispute.meaning, str(severity)] for dispute, severity in rule.severity.items()]
    changes = [
        *_changes(rule.code, "low"),
        f"For one outlet: `--per-outlet-ignores 'Meridian={rule.code}'`.",
        "For one finding: an entry in `suppressions.yml`, or a decision in `factcheck review`.",
        f"The rule itself: `{kind}.yaml` in a folder of rules of your own, `--rules DIR`.",
    ]
    parts = [
        f"# {rule.code} {rule.name} ({kind})",
        rule.why,
        _heading(rule.message),
        _table(["relation", "that is", "severity"], grave),
        f"A finding with a confidence below {LIKELY:g} is for information only: `info`.",
        "## Examples",
        "\n".join(map(_example, rule.examples)),
        *_options(kind, file),
        "## Change it",
        _items(changes),
        "## Source",
        f"{rule.source}.",
    ]
    return "\n\n".join(parts) + "\n"


def _notice(code: str, rule: NoticeRule) -> str:
    parts = [
        f"# {code} {rule.name} (notice)",
        rule.why,
        f"Severity {rule.severity}. `factcheck check` reports it: it speaks of the input, not of what sources say.",
        "## Change it",
        _items(_changes(code, "info")),
    ]
    return "\n\n".join(parts) + "\n"


def _changes(code: str, severity: str) -> list[str]:
    """How a code is made less grave or put off."""
    milder = f'`--severity {code}={severity}`; in `factcheck.toml`, `{code} = "{severity}"` below `[severity]`'
    return [
        f"Another severity: {milder}.",
        f'Off: `--ignore {code}`; in `factcheck.toml`, `ignore = ["{code}"]`.',
    ]


def _key(dispute: Dispute) -> str:
    """How programs and rules call it; empty where that is as a reader does."""
    return f" (`{dispute}` in JSON and in the files of rules)" if dispute != dispute.called else ""


def _heading(message: str) -> str:
    if message == "{subject}":
        return "Its findings are headed by what the fact is about."
    about = ", where `{subject}` is what the fact is about" if "{subject}" in message else ""
    return f"Its findings are headed `{message}`{about}."


def _example(example: Example) -> str:
    return f"- {example.told}\n  - {example.left}\n  - {example.right}"


def _options(kind: Kind, file: RuleFile) -> list[str]:
    """The section on the options of `kind`; nothing where it has none."""
    shape = next(field.Options for field in FIELDS if field.KIND is kind)
    told = meanings(shape)
    rows = [[f"`{name}`", f"`{getattr(file.options, name)}`", told.get(name, "")] for name in shape.model_fields]
    if not rows:
        return []
    about = f"Of the kind {kind}, for all its rules; set under `options:` in `{kind}.yaml`."
    return ["## Options", about, _table(["option", "value", "what it means"], rows)]


def _items(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""Suppressions: each with a reason, and none that does nothing goes unnoticed."""

from __future__ import annotations

import json

import pytest

from factcheck.camps import names
from factcheck.ci import suppressions

from .conftest import AGREES, write

BATCH = ("check", "new", "--against", "archive")
WHOLE = ("check", "new", "archive")


@pytest.fixture
def suppress(newsroom):
    """Writes suppressions.yml with one entry; a line before it makes the entry's line 2."""

    def suppress(entry: str) -> None:
        write(newsroom / "suppressions.yml", f"suppressions:\n  - {{{entry}}}\n")

    return suppress


def fingerprint(run) -> str:
    return json.loads(run(*BATCH, "--format", "jsonl").out)["fingerprint"]


def test_by_fingerprint_the_finding_is_there_but_does_not_count(run, suppress):
    suppress(f"fingerprint: {fingerprint(run)}, reason: the coast guard was misheard, by: ana, date: 2024-05-16")
    outcome = run(*BATCH, "--format", "json")
    (finding,) = json.loads(outcome.out)["findings"]
    assert outcome.code == 0
    assert finding["suppression"]["reason"] == "the coast guard was misheard"
    assert (finding["suppression"]["by"], finding["suppression"]["date"]) == ("ana", "2024-05-16")
    assert outcome.err.endswith("compared); 1 suppressed.\n")
    assert run(*BATCH).out == ""


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("rule: FC401, sources: [Meridian], reason: known", 0),
        ("rule: FC401, sources: [new/*, archive/harbour.txt], reason: known", 0),
        ("rule: FC401, sources: [new/*, archive/fire.txt], reason: known", 1),
        ("rule: FC402, sources: [Meridian], reason: known", 1),
    ],
)
def test_by_rule_every_source_named_must_have_a_position(run, suppress, entry, code):
    suppress(entry)
    assert run(*BATCH).code == code


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("rule: FC401, sources: [a]", "suppressions.yml:2:5: suppressions.0.reason: is missing."),
        ("rule: FC401, sources: [a], reason: ' '", "suppressions.0.reason: is empty."),
        ("rule: FC401, reason: x", "give either `fingerprint`, or `rule` together with `sources`"),
        ("reason: x", "give either `fingerprint`, or `rule` together with `sources`"),
        ("rule: FC401, sources: [a], raeson: x", "unknown key 'raeson': did you mean 'reason'?"),
        (
            "fingerprint: xyz, reason: x",
            "fingerprint: must look like 0123456789abcdef, as reports print it, not 'xyz'.",
        ),
    ],
)
def test_a_mistake_is_exit_2_with_its_place(run, suppress, entry, message):
    suppress(entry)
    outcome = run(*BATCH)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_an_unused_one_is_fc901_at_its_line(run, suppress):
    suppress("fingerprint: 0123456789abcdef, reason: gone")
    outcome = run(*WHOLE, "--fail-on", "low", "--ignore", "FC4")
    assert outcome.code == 1
    line = "suppressions.yml:2: FC901 low: this suppression meets no finding: 0123456789abcdef (gone)\n"
    assert outcome.out == f"No differences found; 0 facts agree in 2 or more sources\n\n{line}"
    assert "FC901" not in run(*WHOLE, "--ignore", "FC9").out


def test_an_expired_one_is_fc902_and_suppresses_nothing(run, suppress, monkeypatch):
    suppress("rule: FC401, sources: [Meridian], reason: for now, expires: 2024-05-20")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1716163200")  # 2024-05-20
    assert run(*BATCH).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1716249600")  # 2024-05-21
    outcome = run(*BATCH)
    assert outcome.code == 1
    assert "suppressions.yml:2: FC902 medium: this suppression expired on 2024-05-20: FC401 Meridian" in outcome.out


def test_in_a_batch_only_one_that_names_a_new_source_is_called_unused(run, newsroom, suppress):
    write(newsroom / "new/courier.txt", AGREES)
    suppress("rule: FC401, sources: [archive/*], reason: old")
    assert run(*BATCH).out == ""
    assert "FC901" in run(*WHOLE).out
    suppress("rule: FC401, sources: [new/*], reason: old")
    assert "FC901" in run(*BATCH).out


def test_in_a_batch_one_of_an_article_that_was_compared_with_none_is_left_in_peace(run, newsroom, suppress):
    """What it differs from may be a new article that was not given, as to a hook."""
    poem = "Poet wins prize\n\nMay 2, 2024\n\nPoet Runa Elster won the Vell prize for her third book.\n"
    write(newsroom / "new/prize.txt", poem)
    suppress("rule: FC401, sources: [new/prize.txt], reason: old")
    assert "FC901" not in run("check", "new/prize.txt", "--against", "archive").out


def test_isolated_reads_none_that_is_not_named(run, suppress):
    suppress("rule: FC401, sources: [Meridian], reason: known")
    assert run(*BATCH, "--isolated").code == 1
    assert run(*BATCH, "--isolated", "--suppressions", "suppressions.yml").code == 0


def test_notices_are_in_every_format(run, suppress):
    suppress("fingerprint: 0123456789abcdef, reason: gone")
    for name in ("json", "jsonl", "markdown", "html", "sarif", "junit", "github", "csv"):
        assert "FC901" in run(*WHOLE, "--format", name).out, name


def test_the_names_of_a_finding_are_worked_out_once_however_many_suppressions_there_are(run, suppress, monkeypatch):
    """They are costly, and a desk may have hundreds of suppressions."""
    asked = []
    monkeypatch.setattr(suppressions, "names", lambda finding: asked.append(finding) or names(finding))
    entries = f"fingerprint: '{fingerprint(run)}', reason: known}}\n  - {{" + "".join(
        f"fingerprint: '{number:016x}', reason: known}}\n  - {{" for number in range(3)
    )
    suppress(f"{entries}rule: FC402, sources: [Meridian], reason: known")
    assert run(*BATCH).code == 0
    assert len(asked) == 1
    suppress("rule: FC402, sources: [Meridian], reason: known")
    assert run(*BATCH).code == 1
    assert len(asked) == 1

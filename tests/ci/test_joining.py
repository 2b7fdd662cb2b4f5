"""A further article: what was decided, suppressed or known before stays so, unless it brings another value."""

from __future__ import annotations

import json

import pytest

from factcheck.decisions import Decision, Step, Verdict, append
from factcheck.render.json import parse

from .conftest import FIRE, write

WHOLE = ("new", "archive")
BATCH = ("new", "--against", "archive")
AGREES = """\
Dozens dead as the Astrid goes down

May 16, 2024

LINDHOLM (The Courier) - On Monday night the ferry Astrid sank off Lindholm, killing {dead}, police said on Thursday.
"""
KEEPERS = ("baseline", "suppression", "decision")


def kept(run, newsroom, keeper: str, paths=WHOLE) -> None:
    """Keeps the one finding there is quiet."""
    report = parse(run("check", *paths, "--format", "json").out)
    (finding,) = report.findings
    if keeper == "baseline":
        run("baseline", "update", *paths)
        write(newsroom / "factcheck.toml", 'baseline = "factcheck-baseline.json"\n')
    elif keeper == "suppression":
        entry = f"suppressions:\n  - {{fingerprint: '{finding.fingerprint}', reason: misheard}}\n"
        write(newsroom / "suppressions.yml", entry)
    else:
        append(newsroom / "decisions.jsonl", Decision.of(finding, Step.DECIDE, "ana", verdict=Verdict.SAME))


def active(run, paths=WHOLE) -> list[bool]:
    report = parse(run("check", *paths, "--format", "json").out)
    return [finding.active for finding in report.findings]


@pytest.mark.parametrize("keeper", KEEPERS)
@pytest.mark.parametrize(
    "dead", ["31 passengers", "twenty-four passengers", "more than 30 people, 31 of them passengers"]
)
def test_an_article_that_tells_no_other_value_makes_no_new_finding(run, newsroom, keeper, dead):
    kept(run, newsroom, keeper)
    write(newsroom / "new/later.txt", AGREES.format(dead=dead))
    assert active(run) == [False]
    assert run("check", *WHOLE).code == 0


@pytest.mark.parametrize("keeper", KEEPERS)
def test_the_article_that_was_new_yesterday_and_is_archived_today_makes_none_either(run, newsroom, keeper):
    kept(run, newsroom, keeper, BATCH)
    (newsroom / "new/courier.txt").rename(newsroom / "archive/courier.txt")
    write(newsroom / "new/later.txt", AGREES.format(dead="31 passengers"))
    assert active(run, BATCH) == [False]


@pytest.mark.parametrize("keeper", KEEPERS)
def test_another_value_is_a_new_finding(run, newsroom, keeper):
    kept(run, newsroom, keeper)
    write(newsroom / "new/later.txt", AGREES.format(dead="40 people"))
    assert active(run) == [True]


@pytest.mark.parametrize("keeper", KEEPERS)
def test_of_three_values_two_that_are_left_are_a_new_finding(run, newsroom, keeper):
    write(newsroom / "new/later.txt", AGREES.format(dead="40 people"))
    kept(run, newsroom, keeper)
    (newsroom / "new/later.txt").unlink()
    assert active(run) == [True]


def test_a_baseline_made_anew_has_a_finding_that_was_joined_once(run, newsroom):
    kept(run, newsroom, "baseline")
    write(newsroom / "new/later.txt", AGREES.format(dead="31 passengers"))
    before = json.loads((newsroom / "factcheck-baseline.json").read_text("utf-8"))["findings"].keys()
    outcome = run("baseline", "update", *WHOLE)
    assert outcome.err == "factcheck-baseline.json: 1 findings, 0 added, 0 no longer found.\n"
    assert json.loads((newsroom / "factcheck-baseline.json").read_text("utf-8"))["findings"].keys() == before


def test_the_same_numbers_in_another_story_are_not_known(run, newsroom):
    kept(run, newsroom, "decision")
    write(newsroom / "archive/fire.txt", FIRE.replace("seven", "24"))
    write(newsroom / "new/fire.txt", FIRE.replace("seven", "31"))
    assert sorted(active(run)) == [False, True]

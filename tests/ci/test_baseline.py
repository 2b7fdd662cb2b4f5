"""The baseline: what is known does not fail, what is new does, what is gone is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import AGREES, COURIER, FERRY, FIRE, write

BATCH = ("new", "--against", "archive")
WHOLE = ("new", "archive")
FILE = Path("factcheck-baseline.json")


def entries() -> dict[str, str]:
    return json.loads(FILE.read_text("utf-8"))["findings"]


@pytest.mark.parametrize("paths", [BATCH, WHOLE])
class TestRound:
    def test_update_makes_the_check_pass(self, run, paths):
        outcome = run("baseline", "update", *paths)
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err == "factcheck-baseline.json: 1 findings, 1 added, 0 no longer found.\n"
        checked = run("check", *paths, "--baseline", str(FILE))
        assert (checked.code, checked.out) == (0, "")
        assert checked.err.endswith("compared); 1 in baseline.\n")

    def test_the_file_at_hand_is_taken_by_itself(self, run, paths):
        run("baseline", "update", *paths)
        assert run("check", *paths).err.endswith("compared); 1 in baseline.\n")
        assert run("check", *paths, "--isolated").code == 1

    def test_the_file_lies_beside_the_settings(self, run, newsroom, paths, monkeypatch):
        write(newsroom / "factcheck.toml", "")
        (newsroom / "desk").mkdir()
        monkeypatch.chdir(newsroom / "desk")
        articles = [one if one.startswith("-") else f"../{one}" for one in paths]
        run("baseline", "update", *articles)
        assert (newsroom / FILE).exists()
        assert run("check", *articles).err.endswith("compared); 1 in baseline.\n")

    def test_a_changed_value_is_exactly_one_new_finding_and_the_old_one_is_gone(self, run, newsroom, paths):
        run("baseline", "update", *paths)
        (known,) = entries()
        write(newsroom / "new/courier.txt", COURIER.replace("31", "35"))
        checked = run("check", *paths, "--baseline", str(FILE), "--format", "json")
        report = json.loads(checked.out)
        assert checked.code == 1
        assert [finding["in_baseline"] for finding in report["findings"]] == [False]
        assert report["stale"] == [known]

    def test_a_mended_article_lists_the_stale_entry(self, run, newsroom, paths):
        run("baseline", "update", *paths)
        (known,) = entries()
        write(newsroom / "new/courier.txt", AGREES)
        checked = run("check", *paths, "--baseline", str(FILE))
        assert checked.code == 0
        assert checked.out == f"baseline: {known} is no longer found\n"
        assert checked.err.endswith(" 1 entry of the baseline no longer found: mended, or not in what was checked.\n")

    def test_prune_drops_what_is_gone_and_adds_nothing(self, run, newsroom, paths):
        run("baseline", "update", *paths)
        write(newsroom / "new/courier.txt", COURIER.replace("31", "35"))
        outcome = run("baseline", "prune", *paths)
        assert outcome.err == "factcheck-baseline.json: 0 findings, 0 added, 1 no longer found.\n"
        assert entries() == {}
        assert run("check", *paths, "--baseline", str(FILE)).code == 1


def test_removing_an_article_lists_stale_entries(run):
    run("baseline", "update", *WHOLE)
    Path("new/courier.txt").unlink()
    assert run("check", *WHOLE, "--baseline", str(FILE)).out.splitlines()[-1].startswith("baseline: ")


def test_entries_name_neither_file_nor_line(run, newsroom):
    run("baseline", "update", *WHOLE)
    before = FILE.read_bytes()
    write(newsroom / "new/moved.txt", "\n\n" + Path("new/courier.txt").read_text("utf-8"))
    Path("new/courier.txt").unlink()
    assert run("check", *WHOLE, "--baseline", str(FILE)).code == 0
    run("baseline", "update", *WHOLE)
    assert FILE.read_bytes() == before
    assert b"txt" not in before


def test_entries_are_sorted_one_a_line(run, newsroom):
    write(newsroom / "new/fire.txt", FIRE.replace("seven", "nine"))
    run("baseline", "update", *WHOLE)
    lines = [line.strip().split('"')[1] for line in FILE.read_text("utf-8").splitlines() if ": " in line][2:]
    assert lines == sorted(entries())
    assert len(lines) >= 2


def test_a_batch_says_nothing_of_entries_that_it_did_not_look_for(run, newsroom):
    """Articles of the archive differ, also in a story without a new article: a batch compares neither."""
    write(newsroom / "archive/old.txt", COURIER.replace("31", "29"))
    write(newsroom / "archive/blaze.txt", FIRE.replace("seven", "nine"))
    write(newsroom / "new/courier.txt", FERRY.format(dead="many", more="Ina Holm thanked the divers of Lindholm."))
    run("baseline", "update", *WHOLE, "--judge", "none")
    known = entries()
    assert len(known) == 2
    report = json.loads(run("check", *BATCH, "--judge", "none", "--baseline", str(FILE), "--format", "json").out)
    assert (report["findings"], report["stale"]) == ([], [])
    assert len(report["stories"]) == 1
    for action in ("prune", "update"):
        run("baseline", action, *BATCH, "--judge", "none")
        assert entries() == known


def test_a_suppressed_finding_does_not_enter_the_baseline(run, newsroom):
    rule = "suppressions:\n  - {rule: FC401, sources: [Meridian], reason: settled}\n"
    write(newsroom / "suppressions.yml", rule)
    run("baseline", "update", *WHOLE)
    assert entries() == {}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "Expecting value"),
        ("[]", "must be a table of names and values, not []"),
        ("{", "Expecting property name"),
        ('{"version": 2, "findings": {}}', "version: must be 1, not 2"),
        ('{"version": 1, "findings": [1]}', "findings: must be a table of names and values, not [1]"),
        ("[" * 100_000, "maximum recursion depth"),
    ],
)
def test_what_is_no_baseline_is_refused(run, newsroom, content, told):
    write(newsroom / "known.json", content)
    outcome = run("check", *BATCH, "--baseline", "known.json")
    assert outcome.code == 2
    assert outcome.err.startswith(f"factcheck: known.json: not a baseline ({told}")
    assert outcome.err.endswith("Make it again with `factcheck baseline update PATHS...`.\n")


def test_an_unreadable_article_is_refused_so_that_nothing_known_is_lost(run, newsroom):
    run("baseline", "update", *WHOLE)
    (newsroom / "new/courier.txt").write_bytes(b"%PDF-1.7 \x00")
    for action in ("update", "prune"):
        assert run("baseline", action, *WHOLE).code == 2
    assert len(entries()) == 1


def test_prune_without_a_baseline_is_refused(run):
    assert "no such baseline" in run("baseline", "prune", *BATCH).err

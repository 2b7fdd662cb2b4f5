"""The two real articles that the product was asked for, read with the real model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles lie outside the project")


@pytest.fixture
def found(embedder, monkeypatch, capfdbinary, tmp_path):
    """Runs a check and gives its exit code and findings."""
    monkeypatch.setattr("factcheck.stages.telling.load_embedder", lambda model, **_: embedder)
    monkeypatch.chdir(tmp_path)

    def found(*arguments: str) -> tuple[int, list[dict]]:
        with pytest.raises(SystemExit) as end:
            main(["check", *arguments, "--format", "json"])
        return int(end.value.code or 0), json.loads(capfdbinary.readouterr().out)["findings"]

    return found


JUDGED = "FC119"
"""What the judge of language says of titles: here of a deputy minister who is a counterpart elsewhere."""


def grave_titles(findings: list[dict]) -> list[dict]:
    """Those of rules."""
    titles = (one for one in findings if one["kind"] == "title" and one["code"] != JUDGED)
    return [one for one in titles if one["severity"] in {"high", "medium"}]


def test_only_a_planted_title_is_a_finding_of_weight(found, tmp_path):
    _, before = found(str(SEEDS))
    assert grave_titles(before) == []
    assert [one["severity"] for one in before if "Khasan" in one["subject"]] == ["info"]

    texts = [path.read_text("utf-8") for path in sorted(SEEDS.iterdir())]
    original = next(text for text in texts if "Deputy Foreign Minister Choe" in text)
    text = original.replace("Deputy Foreign Minister Choe", "Foreign Minister Choe")
    (tmp_path / "planted.txt").write_text(text, encoding="utf-8")
    options = ("planted.txt", "--against", str(SEEDS), "--select", "FC1", "--fail-on", "medium")
    code, after = found(*options)
    assert code == 1
    (planted,) = grave_titles(after)
    assert {p["value"] for p in planted["positions"]} == {"Foreign Minister", "Deputy Foreign Minister"}
    assert found(*options, "--exit-zero")[0] == 0

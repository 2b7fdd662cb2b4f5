"""The texts of our own that the judge learns from are read as `tests/pairs/README.md` says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.errors import ReportError
from factcheck.model import Kind
from factcheck.nli import CONTRADICTION, ENTAILMENT, NEUTRAL
from factcheck.nli.data import NO_CONTRADICTION
from factcheck.nli.news import FAR, read_news
from factcheck.nli.train import PAIRS

README = (PAIRS / "README.md").read_text(encoding="utf-8")
REPORTS, WORDINGS = (f"# a ferry\n{block}" for block in re.findall(r"```\n(.+?)```", README, re.DOTALL))


def pairs_in(text: str, folder: Path) -> dict[tuple[str, str], tuple[int, str]]:
    """The first words of both sentences -> label and source."""
    (folder / "one.txt").write_text(text, encoding="utf-8")
    return {(pair.a[:9], pair.b[:9]): (pair.label, pair.source) for pair in read_news(folder)}


def test_two_reports_give_every_pair_of_their_sentences(tmp_path: Path) -> None:
    assert pairs_in(REPORTS, tmp_path) == {
        ("The ferry", "Forty pas"): (ENTAILMENT, "report"),
        ("The ferry", "Nobody ha"): (NEUTRAL, "report"),
        ("Its owner", "Forty pas"): (NEUTRAL, FAR),
        ("Its owner", "Nobody ha"): (CONTRADICTION, "report"),
    }


def test_the_words_of_a_difference_are_found_in_their_sentences(tmp_path: Path) -> None:
    pairs_in(REPORTS, tmp_path)
    (pair,) = (pair for pair in read_news(tmp_path) if pair.label == CONTRADICTION)
    (difference,) = pair.differences or ()
    assert difference.kind is Kind.STATUS
    assert pair.a[slice(*(difference.a or ()))] == "had been told of a leak"
    assert pair.b[slice(*(difference.b or ()))] == "Nobody had warned"


def test_wordings_agree_and_differ_from_those_who_tell_it_otherwise(tmp_path: Path) -> None:
    pairs_in(WORDINGS, tmp_path)
    labels = [pair.label for pair in read_news(tmp_path)]
    assert labels == [ENTAILMENT, CONTRADICTION, CONTRADICTION, NEUTRAL, NEUTRAL, NEUTRAL]


@pytest.mark.parametrize(
    "line",
    [
        "A1",
        "= A1 B7",
        "~ A8 B1",
        "! A1 B1 weather noon | Forty",
        "! A1 B1 time midnight | Forty",
        "! time noon | No",
        "?",
    ],
)
def test_a_line_that_names_what_is_not_there_is_an_error_with_its_place(line: str, tmp_path: Path) -> None:
    cure = "See tests/pairs/README.md for what a line may be"
    with pytest.raises(ReportError, match=rf"one\.txt, line \d+: cannot be read: .*{cure}"):
        pairs_in(f"{REPORTS}\n{line}\n", tmp_path)


def test_our_own_texts_are_read_whole_and_hold_every_label() -> None:
    found = read_news(PAIRS)
    assert {pair.label for pair in found} == {ENTAILMENT, NEUTRAL, CONTRADICTION, NO_CONTRADICTION}
    assert {one.kind for pair in found for one in pair.differences or ()} == set(Kind)


def test_of_whole_articles_only_the_aligned_sentences_are_read(tmp_path: Path) -> None:
    whole = REPORTS.replace("= A1 B1", "? A1 B1").replace("~ A1 B2\n", "")
    assert pairs_in(whole, tmp_path) == {
        ("The ferry", "Forty pas"): (NO_CONTRADICTION, "articles"),
        ("Its owner", "Nobody ha"): (CONTRADICTION, "articles"),
    }

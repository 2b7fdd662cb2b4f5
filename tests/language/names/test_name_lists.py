"""Name matching on lists of real names, which lie beside the checkout; skipped where they do not.

`python -m tests.language.names.test_name_lists` prints the figures.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from factcheck.language.names import Standing, match_names, name_parts
from factcheck.model import MentionKind

LISTS = Path(__file__).parents[4] / "shared" / "names"
SPELLINGS = LISTS / "sanctions_spelling.tsv"
OFFICIALS = LISTS / "petrarch" / "officials_roles.tsv.gz"
MERGED = (Standing.SAME, Standing.VARIANT)

pytestmark = pytest.mark.skipif(not SPELLINGS.exists(), reason="no lists of names beside the checkout")


def share_merged(pairs: Iterable[tuple[str, str]]) -> float:
    """0 to 1: of how many `pairs` the two names are taken for one person's."""
    standings = Counter(match_names(left, right, MentionKind.PERSON).standing for left, right in pairs)
    return sum(standings[standing] for standing in MERGED) / standings.total()


def spellings(is_match: str) -> list[tuple[str, str]]:
    """Pairs of names of one person ("true") or of two who share a part of the name ("false")."""
    rows = [line.split("\t") for line in SPELLINGS.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], row[1]) for row in rows if row[3] == is_match]


def namesakes() -> list[tuple[str, str]]:
    """Pairs of officials of one country who share a part of the name and are entered as two persons."""
    with gzip.open(OFFICIALS, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for part in name_parts(row[4]):
            bearers[row[2], part].add(row[4])
    groups = [sorted(group) for (_, part), group in bearers.items() if len(part) > 2 and len(group) <= 25]
    return sorted({pair for group in groups for pair in combinations(group, 2)})


def test_most_spellings_of_one_person_are_recognised():
    assert share_merged(spellings("true")) >= 0.85


def test_persons_who_share_a_part_of_the_name_are_kept_apart():
    assert share_merged(spellings("false")) <= 0.005


def test_officials_of_one_country_with_like_names_are_kept_apart():
    """Most of those still merged are one person whom the list enters twice ("Mohamad Nuh", "Muhammad Nuh")."""
    assert share_merged(namesakes()) <= 0.025


if __name__ == "__main__":
    one, two, like = spellings("true"), spellings("false"), namesakes()
    right = share_merged(one) * len(one) + (1 - share_merged(two)) * len(two)
    lines = (
        f"{len(one)} pairs of one person: {share_merged(one):.3f} recognised",
        f"{len(two)} pairs of two persons: {share_merged(two):.4f} merged",
        f"accuracy on both: {right / (len(one) + len(two)):.3f}",
        f"{len(like)} pairs of officials entered as two: {share_merged(like):.4f} merged",
    )
    sys.stdout.write("\n".join(lines) + "\n")

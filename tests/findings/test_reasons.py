"""Who says what, by which name, and whose text it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from factcheck.findings.reasons import reason
from factcheck.lines import evidence, lines_of
from factcheck.model import Dispute, Kind, Member, Position, Story
from factcheck.story.voices import find_voices
from tests.factory import finding
from tests.findings.comparisons import TEXT, A, B, article, differ, fact, run


def test_a_long_value_is_cut_in_the_reason() -> None:
    long = f"30 people {'of the town ' * 9}"
    other = article("b.txt", TEXT.replace("24 people", long.strip()))
    (finding,) = run([A, other], [differ(fact(A, "24 people"), fact(other, long.strip()))]).findings
    assert finding.why.endswith("of the town …”: b.txt.")


@pytest.mark.parametrize(
    ("sources", "called"),
    [
        (("in/a.txt", "in/b.txt"), ["a.txt", "b.txt"]),
        (("in/a.txt", "old/a.txt"), ["in/a.txt", "old/a.txt"]),
    ],
)
def test_who_is_not_known_by_an_outlet_is_named_by_the_file_or_by_its_path_where_two_have_one_name(
    sources: tuple[str, str], called: list[str]
) -> None:
    left, right = article(sources[0]), article(sources[1], TEXT.replace("24", "30"))
    (finding,) = run([left, right], [differ(fact(left, "24 people"), fact(right, "30 people"))]).findings
    assert [part.rpartition(": ")[2] for part in finding.why.removesuffix(".").split(";")] == called


def test_entries_of_one_feed_are_told_apart_in_the_reason_of_a_finding() -> None:
    entries = [
        replace(article(f"feed.xml#{number}", TEXT.replace("24", toll)), number=number, outlet="Wire", author=author)
        for number, toll, author in ((1, "24", "Ann Lee"), (2, "30", "Bo Ruiz"))
    ]
    (finding,) = run(entries, [differ(fact(entries[0], "24 people"), fact(entries[1], "30 people"))]).findings
    assert "“24 people”: Wire (Ann Lee); “30 people”: Wire (Bo Ruiz)." in finding.why


def test_a_day_by_which_two_edits_are_told_apart_is_told_once_in_an_update() -> None:
    one = finding(
        kind=Kind.NUMBER,
        relation=Dispute.UPDATE,
        why="The numbers differ.",
        positions=tuple(Position(name, 0, 9, text, text, 0, len(text), 1) for name, text in (("a", "24"), ("b", "30"))),
    )
    days = {"a": dt.date(2026, 3, 11), "b": dt.date(2026, 3, 12)}
    voices = find_voices([article("a"), article("b")], Story("", "", (Member("a"), Member("b"))))
    told = reason(one, {"a": "Wire (11 March)", "b": "Wire (12 March)"}, days, voices)
    assert told.startswith("The numbers differ. “24”: Wire (11 March); later “30”: Wire (12 March).")


def reason_of_update(*told: tuple[str, str]) -> str:
    """The reason of an update that sources tell, each with the day of its article, "" where it has none, and words."""
    sources = dict(zip("abcd", told, strict=False))
    positions = tuple(Position(name, 0, 9, text, text, 0, len(text), 1) for name, (_, text) in sources.items())
    one = finding(kind=Kind.NUMBER, relation=Dispute.UPDATE, why="The numbers differ.", positions=positions)
    days = {name: dt.date.fromisoformat(day) for name, (day, _) in sources.items() if day}
    voices = find_voices([article(name) for name in sources], Story("", "", tuple(map(Member, sources))))
    return reason(one, {name: name.upper() for name in sources}, days, voices)


def test_an_update_says_what_was_told_first_and_what_later() -> None:
    told = reason_of_update(("2026-03-05", "16 dead"), ("2026-03-03", "4 dead"), ("2026-03-04", "4 people"))
    assert told == "The numbers differ. “4 dead”: B (3 March), C (4 March); later “16 dead”: A (5 March)."
    years = reason_of_update(("2025-12-31", "4 dead"), ("2026-01-01", "16 dead"))
    assert years == "The numbers differ. “4 dead”: A (31 December 2025); later “16 dead”: B (1 January 2026)."


def test_an_update_whose_days_do_not_part_the_sides_says_none_is_later() -> None:
    same = reason_of_update(("2026-03-03", "4 dead"), ("2026-03-03", "16 dead"))
    assert same == reason_of_update(("", "4 dead"), ("", "16 dead")) == "The numbers differ. “4 dead”: A; “16 dead”: B."
    crossed = reason_of_update(("2026-03-03", "4 dead"), ("2026-03-04", "16 dead"), ("2026-03-05", "4 dead"))
    assert "later" not in crossed


def test_who_is_not_dated_stands_last_in_an_update() -> None:
    told = reason_of_update(("", "20 dead"), ("2026-03-04", "16 dead"), ("2026-03-03", "4 dead"))
    assert told.endswith("“4 dead”: C (3 March); later “16 dead”: B (4 March); “20 dead”: A.")


def test_the_words_of_a_clause_are_told_without_a_torn_piece_before_them() -> None:
    text = "Her van was crushed by a tree, and a man who fled died."
    torn = article("b.txt", f"First line.\n{text}")
    left, right = fact(A, "24 people"), replace(fact(torn, "by a tree, and a man who fled"), kind=Kind.STATUS)
    one = finding(
        kind=Kind.STATUS,
        why="Told differently.",
        positions=tuple(
            evidence(side.sentence, side.start, side.end, {"a.txt": lines_of(A), "b.txt": lines_of(torn)})
            for side in (left, right)
        ),
    )
    voices = find_voices([A, torn], Story("", "", (Member("a.txt"), Member("b.txt"))))
    told = reason(one, {"a.txt": "A", "b.txt": "B"}, {}, voices)
    assert told == "Told differently. “24 people”: A; “a man who fled”: B."


class TestTakenOver:
    """Papers that print an agency's paragraph."""

    LINE = "The toll was 24 people after the ferry Astrid had struck the pier of Lindholm in thick fog, officials said."
    WIRE, POST = article("a.txt", f"First line.\n{LINE}"), article("b.txt", f"Another line.\n{LINE}")

    def test_a_number_changed_in_text_that_was_taken_over_is_a_finding_that_says_so(self) -> None:
        changed = article("b.txt", self.POST.text.replace("24", "30"))
        disputed = [differ(fact(self.WIRE, "24 people"), fact(changed, "30 people"))]
        (finding,) = run([self.WIRE, changed], disputed).findings
        assert finding.why.endswith(". b.txt has this in the words of a.txt, but for these words.")
        credited = [replace(self.WIRE, agency="AP", outlet="Post"), replace(changed, outlet="Ledger")]
        (finding,) = run(credited, disputed).findings
        assert finding.why.endswith(". Ledger has this from AP, but for these words.")
        both = [replace(self.WIRE, agency="AP", outlet="Post"), replace(changed, agency="AP", outlet="Ledger")]
        (finding,) = run(both, disputed).findings
        assert finding.why.endswith(". Post and Ledger have this from AP.")

    def test_a_finding_between_two_texts_of_one_agency_says_so(self) -> None:
        both = [replace(A, agency="AP", outlet="Post"), replace(B, agency="AP", outlet="Ledger")]
        (finding,) = run(both, [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings
        assert finding.why.endswith(". Ledger prints text of AP, as another source here does.")
        one = [both[0], replace(both[1], outlet="Town and Country")]
        (finding,) = run(one, [differ(fact(A, "24 people"), fact(B, "30 people"))]).findings
        assert finding.why.endswith("Town and Country prints text of AP, as another source here does.")

    def test_a_finding_between_own_words_says_nothing_of_it(self) -> None:
        own = article("b.txt", f"{self.LINE}\nThe mayor spoke of 30 people.")
        (finding,) = run([self.WIRE, own], [differ(fact(self.WIRE, "24 people"), fact(own, "30 people"))]).findings
        assert finding.why == "They differ. “24 people”: a.txt; “30 people”: b.txt."

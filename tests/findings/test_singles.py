"""Claims of one source: what no other has in any words, the whole sentence or the clause that tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Role

from ..factory import article
from .comparisons import run
from .test_agreements import Tell, tell

__all__ = ["tell"]  # the fixture

STORM = "The storm Edda tore the roof off the market hall in Tansley on Sunday, the fire chief said."
RETOLD = "In Tansley, said the fire chief, Edda tore off the market hall roof: the storm came on Sunday."
"""The same in words of its own: what is told word for word is of one source."""


def said(tell: Tell, text: str, *others: str) -> list[str]:
    """The claims of `text` alone."""
    return [one.value for one in tell(text, *others).singles if one.source == "a.txt"]


def test_a_clause_that_only_one_source_has_is_told_without_the_rest_of_its_sentence(tell: Tell) -> None:
    text = "Some 300 people left the market hall in Tansley, which belongs to the Dutch brewer Van Loon."
    other = "Some 300 people left the market hall in Tansley."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} {other}") == ["which belongs to the Dutch brewer Van Loon"]


def test_what_somebody_fears_is_told_with_it(tell: Tell) -> None:
    text = "Some 300 people left the market hall in Tansley, and salvage experts fear that it could break up."
    other = "Some 300 people left the market hall in Tansley."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} {other}") == ["salvage experts fear that it could break up"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Some 300 people of the market hall in Tansley, carrying lamps and blankets, walked to Velmouth abbey.", ""),
        ("Some 300 people of the market hall in Tansley, who had come in lorries, sang at Velmouth abbey.", ""),
        ("Some 300 people that the lorries of Velmouth abbey carried sang anthems.", ""),
        (
            "Some 300 people left the market hall in Tansley, carrying lamps and blankets to Velmouth abbey.",
            "carrying lamps and blankets to Velmouth abbey",
        ),
        (
            "Some 300 people left the market hall in Tansley hours before 40 lorries blocked the Velmouth bridge.",
            "hours before 40 lorries blocked the Velmouth bridge",
        ),
        (
            "Some 300 people left the market hall in Tansley before 40 lorries blocked the Velmouth bridge.",
            "before 40 lorries blocked the Velmouth bridge",
        ),
    ],
)
def test_a_claim_does_not_lack_who_did_it_nor_how_long_before_it_was(tell: Tell, text: str, claim: str) -> None:
    other = "Some 300 people left the market hall in Tansley."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} {other}") == [claim or text]


def test_a_sentence_of_which_all_is_new_is_told_whole(tell: Tell) -> None:
    text = "A crane from Velmouth lifted two buses out of the harbour basin."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} Nobody was hurt.") == [text]


@pytest.mark.parametrize(
    "other",
    [
        "On Sunday the storm Edda tore the roof off the market hall in Tansley.",
        "In Tansley the roof of the market hall was torn off by the storm Edda on Sunday, said the fire chief.",
    ],
)
def test_what_another_source_tells_in_other_order_is_no_claim(tell: Tell, other: str) -> None:
    assert said(tell, STORM, other) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Gazette",
        "A spokeswoman for the brewer Van Loon did not respond to a request for comment.",
        "An earlier version of this story misspelled the name of the harbour master Odd Brekke.",
        "3/12 A toppled crane stands beside the harbour basin of Velmouth.",
        "Expect long delays near the Craig Bridge of Velmouth.",
        "Download the free app of the Kestrel Gazette for the latest.",
        "Here's what our crews have learned in Velmouth harbour.",
        "Anyone with information can call the Velmouth detectives anonymously.",
    ],
)
def test_what_says_nothing_of_the_event_is_no_claim(tell: Tell, text: str) -> None:
    assert said(tell, f"{STORM}\n\n{text}", f"{RETOLD} Nobody was hurt.") == []


def test_a_credit_that_only_one_source_has_is_no_claim(tell: Tell) -> None:
    text = "The hall had passed an inspection, according to papers seen by the Kestrel Gazette."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} The hall had passed an inspection.") == []


def test_who_says_what_another_source_tells_too_is_no_claim(tell: Tell) -> None:
    for credit in ("said harbour engineer Odd Brekke", "court papers show"):
        text = f"The hall had passed an inspection, {credit}."
        assert said(tell, f"{STORM} {text}", f"{RETOLD} The hall had passed an inspection.") == []


def test_the_most_telling_claim_comes_first(tell: Tell) -> None:
    dull, telling = (
        "It was a rather grey and gloomy morning.",
        "A girl of 9, Lena Voss, was pulled out of the rubble alive.",
    )
    assert said(tell, f"{STORM} {dull} {telling}", f"{RETOLD} Nobody was hurt.")[0] == telling


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "No buses sank in the basin, a diver who had searched the muddy harbour, Ann Lee of Velmouth, said.",
            "No buses sank in the basin",
        ),
        (
            "Some 300 people left the market hall in Tansley, and forty lorries moved, wardens insisted last night.",
            "forty lorries moved",
        ),
    ],
)
def test_who_tells_a_claim_is_no_part_of_it(tell: Tell, text: str, claim: str) -> None:
    other = "Some 300 people left the market hall in Tansley."
    (told,) = said(tell, f"{STORM} {text}", f"{RETOLD} {other}")
    assert told.startswith(claim)
    assert not told.rstrip(".").endswith(("Lee", "Velmouth", "night"))


def test_a_piece_of_a_sentence_comes_behind_a_whole_claim(tell: Tell) -> None:
    """And what is denied before what is not."""
    leaning = "Some 300 people left the market hall in Tansley, carrying lamps and blankets to a chapel."
    denied, whole = "No lorries were moved by wardens.", "Forty buses were moved by drivers."
    other = "Some 300 people left the market hall in Tansley."
    told = said(tell, f"{STORM} {leaning} {whole} {denied}", f"{RETOLD} {other}")
    assert told[-1] == "carrying lamps and blankets to a chapel"


def test_one_name_in_two_spellings_is_a_claim_of_neither_source(tell: Tell) -> None:
    ours, theirs = "The quay was closed by Erik Lindqvist.", "Erik Lindquist closed the quay."
    found = tell(f"{STORM} {ours}", f"{RETOLD} {theirs}")
    assert found.findings
    assert not found.singles


def test_what_another_source_is_seen_to_tell_otherwise_is_no_claim_without_a_counterpart(tell: Tell) -> None:
    text = "Flames from the boiler of a Velmouth workshop killed 41 people in the brewery at Tansley."
    other = "Flames killed 47 people in the brewery at Tansley."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} {other}") == []


def test_a_sentence_that_is_new_but_for_disputed_words_is_a_claim(tell: Tell) -> None:
    """So that a lead is not lost because it also says who somebody is, which another source tells otherwise."""
    text = "The fire, which killed 41 people, broke out when a lamp of the watchman Odd Brekke burst on the stairs."
    other = "The fire in the brewery killed 47 people."
    (told,) = said(tell, f"{STORM} {text}", f"{RETOLD} {other}")
    assert "lamp of the watchman" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The harbour master, Odd Brekke, was in hospital at the time and has not commented.", True),
        ("The harbour master, Odd Brekke, was asked twice, but has not commented.", True),
        ("The harbour master, Odd Brekke, has not commented.", False),
        ("The harbour master Odd Brekke and his deputy have not commented.", False),
    ],
)
def test_what_is_told_beside_that_somebody_did_not_comment_is_a_claim(tell: Tell, text: str, told: bool) -> None:
    assert said(tell, f"{STORM} {text}", f"{RETOLD} Nobody was hurt.") == [text] * told


@pytest.mark.parametrize(("headline", "told"), [("Warden resigns.", True), ("Storm in Tansley.", False)])
def test_a_new_word_that_the_headline_has_makes_a_claim(headline: str, told: bool) -> None:
    """What a source takes to be the news may be told in few words."""
    text = "The warden handed in her resignation."
    ours, theirs = article(f"{headline} {STORM} {text}"), article(f"{RETOLD} The warden handed out lamps.", "b.txt")
    first, *rest = ours.sentences
    ours = replace(ours, sentences=(replace(first, role=Role.HEADLINE), *rest))
    singles = run([ours, theirs], []).singles
    assert (text in [one.value for one in singles if one.source == "a.txt"]) is told


def test_a_clause_beside_disputed_words_is_a_claim(tell: Tell) -> None:
    text = "The fire killed 41 people in the brewery, which belongs to the Dutch merchant Van Loon."
    other = "The fire killed 47 people in the brewery."
    assert said(tell, f"{STORM} {text}", f"{RETOLD} {other}") == ["which belongs to the Dutch merchant Van Loon"]

"""Parts in acts: who does it, with whom, to whom, and how the act is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.parts.taken import Taken, parts_taken, speaks_for
from factcheck.model import MentionKind
from factcheck.text import stem
from tests.factory import article


def told(text: str) -> list[Taken]:
    """The parts taken in the last sentence of `text`."""
    return list(parts_taken(article(text).sentences[-1]))


def only(text: str) -> Taken:
    (one,) = told(text)
    return one


@pytest.mark.parametrize(
    ("text", "who", "slot", "label"),
    [
        ("Ina Holm opened the quay.", "Ina Holm", "doer", "opened"),
        ("The quay was opened by Ina Holm.", "Ina Holm", "doer", "opened"),
        ("It was Ina Holm who opened the quay.", "Ina Holm", "doer", "opened"),
        ("Ole Lund met with Ina Holm.", "Ina Holm", "with", "met with"),
        ("The sloop was operated by Nordline.", "Nordline", "doer", "operated"),
        ("Ina Holm steers the sloop.", "Ina Holm", "doer", "steered"),
        ("Ina Holm set up a fund for the quay.", "Ina Holm", "doer", "set up"),
    ],
)
def test_a_part_is_known_by_who_slot_and_act_however_the_act_is_told(
    text: str, who: str, slot: str, label: str
) -> None:
    one = only(text)
    assert (one.who.text, one.slot, one.label) == (who, slot, label)
    assert [named.name for named in one.named] == [who]


@pytest.mark.parametrize(
    ("text", "passive", "cleft"),
    [
        ("Ina Holm opened the quay.", False, False),
        ("The quay was opened by Ina Holm.", True, False),
        ("It was Ina Holm who opened the quay.", False, True),
    ],
)
def test_how_the_act_is_told_is_kept(text: str, passive: bool, cleft: bool) -> None:
    one = only(text)
    assert (one.passive, one.cleft, one.about) == (passive, cleft, {stem("quay")})


@pytest.mark.parametrize(
    "text",
    [
        "Ina Holm did not open the quay.",
        "She opened the quay.",
        "The quay was opened on Friday.",
        "Somebody opened his own account.",
        "",
    ],
)
def test_a_denied_act_a_pronoun_and_an_act_of_nobody_who_is_told_take_no_part(text: str) -> None:
    assert [parts for sentence in article(text).sentences for parts in parts_taken(sentence)] == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Police called 911.", "alert"),
        ("Neighbours raised the alarm.", "alert"),
        ("Neighbours opened the quay.", "open"),
        ("She was reported missing by her sister.", "alert"),
        ("She was seen by her sister.", "see"),
    ],
)
def test_many_ways_to_call_for_help_are_one_act(text: str, act: str) -> None:
    assert only(text).act == stem(act)


@pytest.mark.parametrize(
    ("text", "patient", "patients"),
    [
        ("He was met by Ina Holm.", "", "one"),
        ("Ina Holm met Ole Lund.", "Ole Lund", ""),
        ("Ina Holm met the miners.", None, "many"),
        ("Ina Holm opened the quay.", None, ""),
    ],
)
def test_whom_it_is_done_to_is_one_person_or_many(text: str, patient: str | None, patients: str) -> None:
    one = only(text)
    assert (one.patient, one.patients) == (patient, patients)


@pytest.mark.parametrize(("text", "many"), [("Neighbours opened it.", True), ("Ina Holm opened it.", False)])
def test_several_and_bodies_are_many(text: str, many: bool) -> None:
    one = only(text)
    assert (one.many, one.vague) == (many, True)


def test_a_president_speaks_for_a_government_and_a_baker_does_not() -> None:
    government = only("The government ordered a curfew.")
    president, baker = only("President Ina Holm ordered a curfew."), only("Baker Ina Holm ordered a curfew.")
    assert speaks_for(president, government)
    assert not speaks_for(baker, government)
    assert not speaks_for(government, president)


PIECES = st.sampled_from(
    "Ina Holm|Ole Lund, a baker,|the miners|police|she|opened|was opened by|met with|the quay|raised the alarm|called "
    "911|and|who|it was|did not|on Friday|said that|told|by|, not the cleaner,".split("|")
)


@given(st.lists(PIECES, max_size=10))
def test_whatever_the_words_who_takes_part_stands_in_the_sentence_and_is_no_part_of_what_it_is_about(
    pieces: list[str],
) -> None:
    for sentence in article(f"{' '.join(pieces)}.".capitalize()).sentences:
        for one in parts_taken(sentence):
            assert sentence.text[one.who.start : one.who.end] == one.who.text != ""
            assert one.about.isdisjoint(one.who.stems)
            assert one.vague is not bool(one.about)
            assert all((one.slot, one.act, one.name, one.label))
            assert {named.kind for named in one.named} <= set(MentionKind)

"""Whether two sources mean the same speaker."""

from __future__ import annotations

import pytest

from factcheck.language.quotes.speaker import (
    ALIKE,
    NOBODY,
    OFFICE,
    ONE,
    OPEN,
    PRONOUN,
    TWO,
    UNTOLD,
    Speaker,
    SpeakerSort,
    are_strangers,
    is_sure,
    same_speaker,
)

PERSON, BODY, ROLE = SpeakerSort.PERSON, SpeakerSort.BODY, SpeakerSort.ROLE


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Speaker("Lind", "Rosa Lind", PERSON), Speaker("Rosa Lind", "Rosa Lind", PERSON), ONE),
        (Speaker("", "Rosa Lind", PERSON), Speaker("", "Emil Karst", PERSON), TWO),
        (Speaker("", "Tomas Hallin", PERSON), Speaker("", "Thomas Halin", PERSON), ALIKE),
        (Speaker("", "Rosa Lind", PERSON), Speaker("", "a spokesman for the parish", ROLE), OPEN),
        (Speaker("", "Rosa Lind", PERSON), Speaker("", "Otto Lind", PERSON), TWO),
        (Speaker("", "Susan Lind", PERSON), Speaker("", "Suzanne Lind", PERSON), ONE),
        (Speaker("", "Rosa Lind", PERSON), Speaker("he", "Otto Lind", SpeakerSort.PRONOUN), TWO),
        (Speaker("", "Rosa Lind", PERSON), Speaker("she", "Emil Karst", SpeakerSort.PRONOUN), PRONOUN),
        (Speaker("", "Rosa Lind", PERSON), NOBODY, UNTOLD),
        (Speaker("", "the port authority", BODY), Speaker("", "a spokesman for the port", ROLE), OFFICE),
        (Speaker("", "Rosa Lind", PERSON), Speaker("he", "Emil Karst", SpeakerSort.PRONOUN), TWO),
    ],
)
def test_speakers_are_one_two_or_open(left: Speaker, right: Speaker, same: float) -> None:
    assert same_speaker(left, right) == same_speaker(right, left) == same


def test_a_speaker_who_may_be_the_other_is_no_stranger() -> None:
    verdicts = (ONE, ALIKE, OFFICE, UNTOLD, OPEN, PRONOUN, TWO)
    assert [same for same in verdicts if are_strangers(same)] == [TWO]


def test_a_speaker_is_sure_where_both_name_one_person_body_or_office() -> None:
    verdicts = (ONE, ALIKE, OFFICE, UNTOLD, OPEN, PRONOUN, TWO)
    assert [same for same in verdicts if is_sure(same)] == [ONE, ALIKE, OFFICE]


@pytest.mark.parametrize("sort", SpeakerSort)
def test_whoever_has_no_name_may_be_anybody(sort: SpeakerSort) -> None:
    assert same_speaker(Speaker("she", "", sort), Speaker("", "Rosa Lind", PERSON)) == UNTOLD


def test_the_sorts_stand_in_the_order_in_which_a_reader_is_told_them() -> None:
    assert list(SpeakerSort) == ["person", "pronoun", "body", "role", "none"]

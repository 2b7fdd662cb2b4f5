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
    are_strangers,
    is_sure,
    same_speaker,
)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Speaker("Lind", "Rosa Lind", "person"), Speaker("Rosa Lind", "Rosa Lind", "person"), ONE),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "Emil Karst", "person"), TWO),
        (Speaker("", "Tomas Hallin", "person"), Speaker("", "Thomas Halin", "person"), ALIKE),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "a spokesman for the parish", "role"), OPEN),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "Otto Lind", "person"), TWO),
        (Speaker("", "Susan Lind", "person"), Speaker("", "Suzanne Lind", "person"), ONE),
        (Speaker("", "Rosa Lind", "person"), Speaker("he", "Otto Lind", "pronoun"), TWO),
        (Speaker("", "Rosa Lind", "person"), Speaker("she", "Emil Karst", "pronoun"), PRONOUN),
        (Speaker("", "Rosa Lind", "person"), NOBODY, UNTOLD),
        (Speaker("", "the port authority", "body"), Speaker("", "a spokesman for the port", "role"), OFFICE),
        (Speaker("", "Rosa Lind", "person"), Speaker("he", "Emil Karst", "pronoun"), TWO),
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

"""Whether two sources mean the same speaker."""

from __future__ import annotations

import pytest

from factcheck.language.quotes.speaker import NOBODY, Speaker, same_speaker


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (Speaker("Lind", "Rosa Lind", "person"), Speaker("Rosa Lind", "Rosa Lind", "person"), 1.0),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "Emil Karst", "person"), 0.0),
        (Speaker("", "Tomas Hallin", "person"), Speaker("", "Thomas Halin", "person"), 0.8),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "a spokesman for the parish", "role"), 0.4),
        (Speaker("", "Rosa Lind", "person"), Speaker("", "Otto Lind", "person"), 0.0),
        (Speaker("", "Susan Lind", "person"), Speaker("", "Suzanne Lind", "person"), 1.0),
        (Speaker("", "Rosa Lind", "person"), Speaker("he", "Otto Lind", "pronoun"), 0.0),
        (Speaker("", "Rosa Lind", "person"), Speaker("she", "Emil Karst", "pronoun"), 0.3),
        (Speaker("", "Rosa Lind", "person"), NOBODY, 0.5),
        (Speaker("", "the port authority", "body"), Speaker("", "a spokesman for the port", "role"), 0.6),
        (Speaker("", "Rosa Lind", "person"), Speaker("he", "Emil Karst", "pronoun"), 0.0),
    ],
)
def test_speakers_are_one_two_or_open(left: Speaker, right: Speaker, same: float) -> None:
    assert same_speaker(left, right) == same_speaker(right, left) == same

"""Who says what stands in quotation marks."""

from __future__ import annotations

import pytest

from factcheck.language.quotes.attribution import speakers_of
from factcheck.language.quotes.quotations import pieces_of
from factcheck.language.quotes.speaker import NOBODY, SpeakerSort
from tests.factory import article


def speakers(text: str) -> list[str]:
    made = article(text)
    return [speaker.name for speaker in speakers_of(made, pieces_of(made))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"The tower shook twice," said Rosa Lind, the warden.', "Rosa Lind"),
        ('"The tower shook twice," Rosa Lind, 41, told reporters.', "Rosa Lind"),
        ('Rosa Lind said: "The tower shook twice."', "Rosa Lind"),
        ('The warden said that the tower "shook twice and stood still".', "The warden"),
        ('According to Rosa Lind, "the tower shook twice".', "Rosa Lind"),
        ('"The tower shook twice," a spokesman for Rosa Lind said.', "a spokesman for Rosa Lind"),
        ('Rosa Lind left early. "The tower shook twice," she said.', "Rosa Lind"),
        ('Rosa Lind, after she ran out, said the tower "shook twice and stood still".', "Rosa Lind"),
        ('One friend, who asked not to be named, said: "The tower shook twice."', "One friend"),
        ('The tower was described by Rosa Lind as "old and cracked".', "Rosa Lind"),
        ('Rosa Lind, the mayor, was late. "The tower shook twice," the mayor said.', "Rosa Lind"),
        ('Rosa Lind saw Emil Karst. She met Otto Brand. "The tower shook twice," she said.', "Rosa Lind"),
        ('A Lind spokesman said that the tower "shook twice and stood still".', "A Lind spokesman"),
        ('Otto Brand left early, the mayor, Rosa Lind, said: "The tower shook twice."', "Rosa Lind"),
        ('Rosa Lind, who had met the mayor, Otto Brand, said: "The tower shook twice."', "Rosa Lind"),
        ('Rosa Lind admitted that the tower "shook twice and stood still".', "Rosa Lind"),
    ],
)
def test_the_speaker_is_found(text: str, name: str) -> None:
    assert speakers(text) == [name]


def test_a_quotation_without_attribution_has_the_speaker_of_its_paragraph() -> None:
    assert speakers('"The tower shook twice," Rosa Lind said. "Nobody left the square."') == ["Rosa Lind"] * 2


def test_a_quotation_of_three_paragraphs_has_one_speaker() -> None:
    text = "'The tower shook twice.\n\nIt did not fall down.\n\nNobody left,' said Rosa Lind."
    assert speakers(text) == ["Rosa Lind"] * 3


def test_words_that_nobody_says_have_no_speaker() -> None:
    assert speakers('The tower is "old and cracked".') == [NOBODY.name]


def test_who_is_told_does_not_speak() -> None:
    assert speakers('Rosa Lind was told that the tower was "old and cracked".') == [NOBODY.name]


def test_a_passive_without_an_agent_takes_no_speaker_from_its_neighbours() -> None:
    text = 'The warden said the bell "fell at noon". The tower has been described as "old and cracked".'
    assert speakers(text) == ["The warden", NOBODY.name]


def test_an_unbroken_row_of_quotations_is_one_speakers() -> None:
    text = 'Rosa Lind said: "The tower shook twice."' + "".join(
        f'\n\n"{words}."' for words in ("It did not fall down", "Nobody left", "The bell rang", "Then all was still")
    )
    assert speakers(text) == ["Rosa Lind"] * 5


def test_a_sentence_of_the_writers_own_ends_the_row() -> None:
    text = 'Rosa Lind said: "The tower shook."\n\nThe square was full.\n\nIt was dark.\n\n"It was a day like that."'
    assert speakers(text) == ["Rosa Lind", NOBODY.name]


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ('"The tower shook," said the driver\'s father, Idris Lind, outside.', "Idris Lind", SpeakerSort.PERSON),
        ('"The tower shook," said the mayor, Idris Lind.', "Idris Lind", SpeakerSort.PERSON),
        ('"The tower shook," said the mayor, Idris Lind and Rosa Karst.', "Idris Lind", SpeakerSort.PRONOUN),
    ],
)
def test_a_name_beside_a_role_is_the_speakers(text: str, name: str, sort: SpeakerSort) -> None:
    made = article(text)
    assert [(one.name, one.sort) for one in speakers_of(made, pieces_of(made))] == [(name, sort)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Rosa Lind came. Her father, Idris Lind, was a judge. "The tower shook twice," she told us.', "Rosa Lind"),
        ('Rosa Lind came. Her uncle Idris Lind was a judge. "The tower shook twice," she told us.', "Rosa Lind"),
        ('Rosa Lind came. Then Peter Karst left. "The tower shook twice," she told us.', "Rosa Lind"),
        ('Idris Lind came. Rosa Karst saw him. "The tower shook twice," he told us.', "Idris Lind"),
        ('Rosa Lind came. Her sister, Idris Lind, was a judge. "The tower shook twice," she told us.', "Idris Lind"),
        ('Otto Brand came. Chairman Rosa Lind left. "The tower shook twice," she told us.', "Rosa Lind"),
        ('Otto Brand came. Idris Lind was a judge. "The tower shook twice," she told us.', "Idris Lind"),
    ],
)
def test_a_pronoun_means_nobody_of_the_other_sex(text: str, name: str) -> None:
    assert speakers(text) == [name]

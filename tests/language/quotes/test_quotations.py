"""What stands in quotation marks, of every sort, over sentences and paragraphs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.quotes.quotations import pieces_of, quoted_spans
from factcheck.model import Article, Block
from factcheck.split import split


def article(text: str) -> Article:
    """`text` split into sentences, blank lines between its paragraphs; marks need no tagger."""
    blocks = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return split(Article("a.txt", text, blocks=tuple(blocks)))


def quoted(text: str) -> list[str]:
    """The quoted words of `text`, one string a quotation and sentence."""
    made = article(text)
    return [" / ".join(text[a:b].strip(" ,.") for a, b in piece.parts) for piece in pieces_of(made)]


@pytest.mark.parametrize(
    "text",
    [
        '"The tower shook twice," Rosa Lind said.',
        "“The tower shook twice,” Rosa Lind said.",
        "'The tower shook twice,' Rosa Lind said.",
        "‘The tower shook twice,’ Rosa Lind said.",
        "''The tower shook twice,'' Rosa Lind said.",
        "\"The tower shook twice,'' Rosa Lind said.",
        "«The tower shook twice», Rosa Lind said.",
    ],
)
def test_every_sort_of_mark_holds_a_quotation(text: str) -> None:
    assert quoted(text) == ["The tower shook twice"]


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "The owners' boats lay in O'Hara's dock since the '90s, and the crew's pay wasn't sent to 'em."
    assert quoted_spans(article(text)) == ()


def test_a_plural_possessive_closes_no_single_quotation() -> None:
    assert quoted("'We paid the owners' bills and left,' Rosa Lind said.") == ["We paid the owners' bills and left"]


def test_an_inch_mark_opens_no_quotation() -> None:
    assert quoted_spans(article("The man, 6'2\" tall, left the bank by the rear door.")) == ()


def test_each_sentence_of_a_quotation_is_a_piece_of_its_own() -> None:
    made = article('"The tower shook twice. Nobody left the square," Rosa Lind said.')
    first, second = pieces_of(made)
    assert (first.sentence.index, second.sentence.index) == (0, 1)
    assert first.number == second.number


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    made = article('"The tower shook twice," Rosa Lind said. "It did not fall.\n\n"But nobody left the square."')
    numbers = [piece.number for piece in pieces_of(made)]
    assert len(numbers) == 3
    assert numbers[1] == numbers[2] != numbers[0]


def test_a_quotation_may_run_through_paragraphs_without_marks() -> None:
    text = "'The tower shook twice.\n\nIt did not fall down.\n\nNobody left,' said Rosa Lind."
    assert quoted(text) == ["The tower shook twice", "It did not fall down", "Nobody left"]


def test_an_unclosed_quotation_does_not_swallow_the_article() -> None:
    text = '"The tower shook twice, Rosa Lind said.\n\nThe council meets on the matter next week.'
    assert quoted(text) == ["The tower shook twice, Rosa Lind said"]


def test_a_paragraph_that_opens_marks_and_closes_none_is_quoted_to_its_end() -> None:
    assert quoted('"The tower shook. "It did not fall. Nobody left.') == [
        "The tower shook",
        "It did not fall",
        "Nobody left",
    ]


def test_a_dash_opens_a_quotation_up_to_its_attribution() -> None:
    text = "– The tower shook, and nobody left the square, said the warden on Sunday. He was late."
    assert quoted(text) == ["The tower shook, and nobody left the square"]
    assert quoted("– The tower, built in 1502, and the town hall, both old") == []


@pytest.mark.parametrize("length", [299, 300, 301])
def test_behind_a_dash_an_attribution_is_looked_for_as_far_as_people_speak_in_one_breath(length: int) -> None:
    told = f"The tower shook{' and shook' * 30}"[: length - 1] + "x"
    assert quoted_spans(article(f"– {told}, and then it fell.")) == ()
    assert len(quoted_spans(article(f"– {told}, said the warden."))) == (length <= 300)


def test_an_attribution_on_another_line_is_of_no_words_behind_a_dash() -> None:
    assert quoted_spans(article("– The tower shook\nand nobody left, said the warden.")) == ()


def test_an_attribution_interrupts_a_quotation() -> None:
    text = '"If the tower shakes again," Rosa Lind said, "we will close the square."'
    assert quoted(text) == ["If the tower shakes again / we will close the square"]


def test_an_ellipsis_parts_a_quotation() -> None:
    assert quoted('"The tower shook ... nobody left," Rosa Lind said.') == ["The tower shook", "nobody left"]


def test_two_fragments_of_one_sentence_are_two_quotations() -> None:
    assert quoted('The tower was "old and cracked" but also "dear to the town".') == [
        "old and cracked",
        "dear to the town",
    ]


@given(st.text(alphabet="aB s.\"'“”‘’…,\n-5", max_size=80))
@settings(deadline=None)
def test_pieces_lie_in_their_sentences_in_order_and_apart(text: str) -> None:
    made = article(text)
    parts = [(piece.sentence, part) for piece in pieces_of(made) for part in piece.parts]
    for sentence, (start, end) in parts:
        assert sentence.start <= start < end <= sentence.end
    assert all(one[1][1] <= other[1][0] for one, other in itertools.pairwise(parts))

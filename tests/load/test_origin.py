"""Lines of the words of a text in the file that it was taken from."""

from __future__ import annotations

from factcheck.load.origin import Origin

FILE = "Fog\nThe ferry sank at sea, the guard said.\n<h2>The crew</h2>\nIt rowed out."


def lines(*paragraphs: str) -> list[int]:
    """The line of each of `paragraphs` in FILE."""
    return [line for _, line in Origin(FILE).lines("\n".join(paragraphs))]


def test_two_words_are_looked_for_together():
    assert lines("The ferry sank at sea, the guard said.", "The crew", "It rowed out.") == [2, 3, 4]
    assert lines("Fog", "Said the") == [1, 2]  # over the end of a line, as markup may break it


def test_a_word_that_stands_at_the_very_beginning_is_found_there():
    assert lines("It rowed out.", "Fog") == [4, 1]


def test_what_is_not_there_stands_where_the_paragraph_before_it_does():
    assert lines("It rowed out.", "Snow", "Snow fell") == [4, 4, 4]

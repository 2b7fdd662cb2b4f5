"""Paragraphs: one per line, one per run of lines in a wrapped file."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.layout import bullet_width, cut, paragraphs

WRAPPED = """The ferry left the old port late on Friday evening with
ninety people on board, most of them on their way home
from the fair.

It sank within the hour, the coast guard said, and two of
those on board died. The others were picked up by boats
that had seen the flares.
* Two of them are still missing
* The mate was held
"""


def texts(text: str) -> list[str]:
    """The surfaces of the paragraphs of `text`."""
    return [paragraph.text for paragraph in paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    """Blank lines or not, whatever the line end."""
    assert texts("One died.\nTwo live.\r\n\r\n  Three fled. \rEnd") == ["One died.", "Two live.", "Three fled.", "End"]


def test_lines_of_a_wrapped_file_are_joined() -> None:
    """Up to the blank line; a bullet begins a new paragraph."""
    found = texts(WRAPPED)
    assert [text.split()[0] for text in found] == ["The", "It", "*", "*"]
    assert found[0].endswith("from the fair.")


def test_headline_and_label_lines_are_not_joined() -> None:
    """Short lines that stand alone are no wrapped text."""
    text = (
        "World\nFerry sinks off Malta\nFerry sinks off Malta\nA ferry sank off the coast of Malta on Friday.\nTwo died."
    )
    assert len(texts(text)) == 5


def test_a_bullet_has_a_mark_and_white_space() -> None:
    """A dash within a word or a number below zero is none."""
    assert [bullet_width(text) for text in ("* One", "•  One", "- One", "*One", "-5 degrees", "One")] == [
        2,
        3,
        2,
        0,
        0,
        0,
    ]


def test_a_cut_keeps_no_white_space() -> None:
    """Offsets follow the surface."""
    (paragraph,) = paragraphs(" ** One died. (X) ")
    part = cut(paragraph, 2, 13)
    assert (part.start, part.end, part.text) == (4, 13, "One died.")


@given(st.text(alphabet="ab. *\n\r\t\u2028😀", max_size=80) | st.text(max_size=80))
def test_paragraphs_hold_every_visible_character_once(text: str) -> None:
    """In order, each equal to its span."""
    found = paragraphs(text)
    assert all(text[p.start : p.end] == p.text == p.text.strip() != "" for p in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.printed import Line, edited

WIDE = "The ferry Astrid sank off Lindholm on Monday in thick"


def below(*lines: str, size: float = 10, top: float = 700, x: float = 72) -> list[Line]:
    """Lines of one column, a line feed before one being a gap above it."""
    page, y = [], top
    for line in lines:
        y -= size * (2.0 if line.startswith("\n") else 1.2)
        indent = len(line) - len(line.lstrip(" "))
        page.append(Line(line.strip(), x + 4 * indent, y, size))
    return page


def paragraphs_of(*pages: list[Line]) -> list[str]:
    return list(edited(pages).paragraphs)


class TestParagraphs:
    def test_a_wider_space_begins_one(self):
        assert paragraphs_of(below(WIDE, "fog on Monday evening.", "\n" + WIDE, "fog again.")) == [
            f"{WIDE} fog on Monday evening.",
            f"{WIDE} fog again.",
        ]

    def test_an_indent_begins_one(self):
        assert paragraphs_of(
            below("    " + WIDE, "fog on Monday evening, the coast guard said late.", "    " + WIDE)
        ) == [
            f"{WIDE} fog on Monday evening, the coast guard said late.",
            WIDE,
        ]

    def test_larger_letters_begin_one(self):
        head = below("Ferry sinks off", "Lindholm", size=24, top=760)
        assert paragraphs_of(head + below(WIDE, "fog.")) == ["Ferry sinks off Lindholm", f"{WIDE} fog."]

    def test_a_line_that_ends_early_ends_one(self):
        assert paragraphs_of(below(WIDE, "fog on Monday.", "Nobody was on the bridge, the coast guard said.")) == [
            f"{WIDE} fog on Monday.",
            "Nobody was on the bridge, the coast guard said.",
        ]

    def test_a_sentence_that_ends_at_the_edge_of_the_column_does_not(self):
        assert paragraphs_of(below(WIDE + " fog.", WIDE + " fog, they said", "on Tuesday.")) == [
            f"{WIDE} fog. {WIDE} fog, they said on Tuesday."
        ]

    def test_bullets_and_rows_of_a_table_are_apart(self):
        assert paragraphs_of(below(WIDE, "fog.", "• Dead: 24", "• Hurt: 31", "Year Dead", "2023 7")) == [
            f"{WIDE} fog.", "• Dead: 24", "• Hurt: 31", "Year Dead", "2023 7",
        ]  # fmt: skip

    def test_a_sentence_goes_over_to_the_next_column_and_page(self):
        left, right = below(WIDE), below("fog on Monday in", x=320)
        assert paragraphs_of(left + right, below("the evening.")) == [f"{WIDE} fog on Monday in the evening."]


class TestHyphens:
    @pytest.mark.parametrize(
        ("above", "below_it", "joined"),
        [
            ("the coast-", "guard said", "coastguard"),
            ("the break\u00ad", "water of", "breakwater"),
            ("Ann Smith-", "Jones said", "Smith-Jones"),
            ("a well-", "known ship", "well-known"),
            ("from 2019-", "2024 it", "2019- 2024"),
        ],
    )
    def test_a_word_parted_at_the_end_of_a_line_is_put_together(self, above, below_it, joined):
        assert joined in paragraphs_of(below(above, below_it))[0]


class TestEdges:
    def test_what_stands_at_the_top_or_bottom_of_three_pages_is_left_out_whatever_its_numbers(self):
        pages = [
            [*below(f"Lindholm Gazette p. {n}", top=800), *below(*told), *below("© us", top=50)]
            for n, told in enumerate((WIDE.split(" ", 4), ["fog"], ["that", "day."], ["Nobody", "saw", "it."]), start=1)
        ]
        laid = edited(pages)
        assert laid.edges == ("Lindholm Gazette p. 1", "© us", *(f"Lindholm Gazette p. {n}" for n in range(2, 5)))
        assert " ".join(laid.paragraphs) == f"{WIDE} fog that day. Nobody saw it."

    def test_a_page_number_apart_from_the_text_is_left_out_and_one_in_a_table_is_not(self):
        page = [*below(WIDE, "fog.", "7"), *below("2 of 9", top=60)]
        assert paragraphs_of(page) == [f"{WIDE} fog.", "7"]

    def test_a_newspaper_and_a_day_apart_from_the_text_are_told(self):
        page = [*below("Lindholm Herald – Wednesday 15 May 2024", top=800), *below(WIDE, "fog.")]
        assert edited([page]).edges == ("Lindholm Herald – Wednesday 15 May 2024",)

    def test_a_line_of_the_text_that_stands_on_two_pages_of_many_is_kept(self):
        pages = [below(WIDE if n < 2 else f"The {word} page", f"has {word} alone.") for n, word in enumerate("abcde")]
        assert edited(pages).edges == ()


@given(
    st.lists(
        st.lists(
            st.builds(
                Line,
                st.text("ab -‐\u00ad1.•\u4e00", min_size=1, max_size=20).filter(lambda text: text.strip()),
                st.floats(-1e6, 1e6),
                st.floats(-1e6, 1e6),
                st.floats(0.1, 1e4),
            ),
            max_size=8,
        ),
        max_size=4,
    )
)
def test_no_letter_is_lost_or_made(pages):
    laid = edited(pages)
    letters = [char for page in pages for line in page for char in line.text if char.isalpha()]
    assert len([char for text in laid.paragraphs for char in text if char.isalpha()]) <= len(letters)
    if not laid.edges:
        kept = [line for page in pages for line in page]
        assert sorted(char for text in laid.paragraphs for char in text if char.isalpha()) == sorted(
            char for line in kept for char in line.text if char.isalpha()
        )

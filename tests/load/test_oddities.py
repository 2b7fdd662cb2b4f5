from __future__ import annotations

import pytest

from factcheck.load.oddities import oddities


def test_a_letter_of_another_alphabet_in_a_word_is_named_with_its_line():
    assert oddities("It was said.\nP\u0430ris burns.") == (
        "letters of two alphabets in one word: line 2: “P\u0430ris” holds U+0430 CYRILLIC SMALL LETTER A",
    )


def test_characters_that_show_nothing_are_named_and_counted():
    (note,) = oddities("a\u202eb\n" * 5 + "\x00")
    assert note.startswith("characters that show nothing: line 1: U+202E RIGHT-TO-LEFT OVERRIDE; line 2: ")
    assert note.endswith("; 3 more")


@pytest.mark.parametrize(
    "text",
    [
        "Paris",
        "Café Müller, Łódź",
        "Москва и Paris",
        "Αθήνα, Athens",
        "👩\u200d👩\u200d👧",
        "co\u00adop",
        "a\tb\r\nc",
        "10 µm",
    ],
)
def test_an_ordinary_text_has_no_note(text):
    assert oddities(text) == ()

"""Tokens of names: possessives and lower-case tails are cut off."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.tag.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Novak's car", ["Novak", "'s", "car"]),
        ("the Jameses' house", ["the", "Jameses", "'", "house"]),
        ("a Lima-bound train", ["a", "Lima", "-bound", "train"]),
        ("Anna O'Neill-Hart", ["Anna", "O'Neill-Hart"]),
        ("Omar al-Rashid", ["Omar", "al-Rashid"]),
        ("Moon Min-in's aunt", ["Moon", "Min-in", "'s", "aunt"]),
        ("North Korea-led talks", ["North", "Korea", "-led", "talks"]),
        ("in Orka-lotta", ["in", "Orka-lotta"]),
        ("a well-known man", ["a", "well-known", "man"]),
    ],
)
def test_a_name_ends_where_its_token_ends(text, expected):
    assert [token.text for token in tokens(text)] == expected


@given(st.text(max_size=80))
def test_every_token_is_its_surface_and_none_overlap(text):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(max_size=80))
def test_no_letter_or_digit_is_lost(text):
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert all(place in covered for place, character in enumerate(text) if character.isascii() and character.isalnum())

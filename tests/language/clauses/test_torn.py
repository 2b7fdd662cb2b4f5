"""Words cut out of a sentence without torn pieces of other phrases."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.torn import untorn


def cut(text: str, told: str, beside: str = "", *, is_act: bool = True) -> str:
    start = text.index(told)
    return text[slice(*untorn(text, start, start + len(told), beside, is_act=is_act))]


@pytest.mark.parametrize(
    ("text", "told", "whole"),
    [
        ("Her van was crushed by a tree, and a man who fled died.", "by a tree, and a man who fled", "a man who fled"),
        ("Lund ran the mill until 2022 and became a witness.", "2022 and became a witness", "became a witness"),
        (
            "Some put on their coats and walked to the hall.",
            "on their coats and walked to the hall",
            "walked to the hall",
        ),
        (
            "It won two prizes, for song and for play, and took a third.",
            "prizes, for song and for play, and took",
            "took",
        ),
        ("The mill told 1,350 people that their jobs would go.", "1,350 people that their jobs", "1,350 people"),
        ("She was the face of a plan to close it.", "the face of a plan to", "the face of a plan"),
        ('Only "Woman at a Well" is insured.', 'Well" is insured', '"Woman at a Well" is insured'),
        ("Only “Woman at a Well” is insured.", "Well” is insured", "“Woman at a Well” is insured"),
        ("It began in March, she said.", "began in March,", "began in March"),
    ],
)
def test_what_is_torn_at_an_end_is_left_out_or_made_whole(text: str, told: str, whole: str) -> None:
    assert cut(text, told) == whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two men and a woman were hurt.", "Two men and a woman were hurt"),
        ("It hurt two men and a woman who lived there.", "two men and a woman who lived there"),
        ("The court also fined him and barred him.", "fined him and barred him"),
        ("Police said a man who fled was found.", "a man who fled"),
        ('"He left," she said, and "Ann stayed".', 'said, and "Ann stayed'),
    ],
)
def test_what_is_whole_stays(text: str, told: str) -> None:
    assert cut(text, told) == told


def test_what_alone_differs_from_the_other_stays() -> None:
    text, told = "The fire damaged the roof and injured two.", "the roof and injured two"
    assert cut(text, told, "It damaged the cellar and injured two.") == told
    assert cut(text, told, "It damaged the roof and killed two.") == "injured two"


def test_before_a_verb_may_stand_the_number_or_day_that_differs() -> None:
    text, told = "Lund ran the mill until 2022 and became a witness.", "2022 and became a witness"
    assert cut(text, told, is_act=False) == told

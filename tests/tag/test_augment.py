"""Sentences made of others: as headlines, with other names, from patterns of news."""

from __future__ import annotations

import pytest

from factcheck.tag.augment import Names, in_capitals, marked, newswire, renamed
from factcheck.tag.corpora import Labelled

NEAR_LIMA = Labelled("near Lima today", ((5, 9, "LOC"),), "made")
KOLIND = Labelled("Anna Kolind left Elm Bank", ((0, 11, "PER"), (17, 25, "ORG")), "made")


def surfaces(sentence: Labelled) -> list[tuple[str, str]]:
    return [(sentence.text[start:end], kind) for start, end, kind in sentence.spans]


def test_headlines_keep_the_spans():
    loud = list(in_capitals([NEAR_LIMA] * 30, 1.0, seed=1))
    assert {name for sentence in loud for name, _ in surfaces(sentence)} == {"Lima", "LIMA"}


def test_marks_become_spans():
    sentence = marked("{Anna Novak} of [Acme Ltd.] left <Lima>.")
    assert sentence.text == "Anna Novak of Acme Ltd. left Lima."
    assert surfaces(sentence) == [("Anna Novak", "PER"), ("Acme Ltd.", "ORG"), ("Lima", "LOC")]


def test_other_names_take_the_place_of_the_old_ones():
    (sentence,) = renamed([KOLIND], Names([KOLIND, NEAR_LIMA], 1), 1.0, seed=1)
    (person, _), (body, kind) = surfaces(sentence)
    assert person != "Anna Kolind"
    assert len(person.split()) == 2
    assert (body, kind) == ("Elm Bank", "ORG"), "the only name of two words"
    assert sentence.text == f"{person} left {body}"


def test_sentences_without_plain_names_are_left_alone():
    shout = Labelled("ANNA LEFT", ((0, 4, "PER"),), "made")
    assert not list(renamed([shout, Labelled("They left", (), "made")], Names([KOLIND], 1), 1.0, seed=1))


@pytest.fixture(scope="module")
def news() -> list[Labelled]:
    return list(newswire(Names([KOLIND, NEAR_LIMA], 1), 2))


def test_every_pattern_is_filled_whole(news):
    assert not [sentence.text for sentence in news if set("${}[]<>") & set(sentence.text)]


def test_every_span_of_a_pattern_is_a_name_with_a_capital(news):
    names = [name for sentence in news for name, _ in surfaces(sentence)]
    assert all(any(letter.isupper() for letter in name) for name in names)
    assert {kind for sentence in news for _, kind in surfaces(sentence)} == {"PER", "LOC", "ORG"}

"""Ages: whose an age is, in its sentence and in those before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.numbers.ages import Owner, described_before, is_of_another, meant_before, owners_of
from factcheck.language.numbers.measures import Dimension, Quantity
from factcheck.language.numbers.quantities import quantities
from factcheck.model import Article, Sentence
from factcheck.text import stem
from tests.factory import article


def ages(text: str) -> list[tuple[Article, Sentence, Quantity]]:
    """The ages of `text`, each with its article and sentence."""
    read = article(text)
    found = ((sentence, quantity) for sentence in read.sentences for quantity in quantities(sentence.text))
    return [(read, sentence, quantity) for sentence, quantity in found if quantity.dimension is Dimension.AGE]


def owner_of(sentence: Sentence, quantity: Quantity) -> Owner:
    """Whose age `quantity` of `sentence` is, the first of several."""
    return owners_of(sentence, quantity, quantities(sentence.text))[0]


def owner(text: str) -> Owner:
    """Whose the one age of `text` is."""
    ((_, sentence, quantity),) = ages(text)
    return owner_of(sentence, quantity)


@pytest.mark.parametrize(
    "text",
    [
        "Ina Holm, 43, opened the quay.",
        "Ina Holm (43) opened the quay.",
        "Ina Holm, who is 43, opened the quay.",
        "The 43-year-old passenger, Ina Holm, opened it.",
        "Ina Holm, who died in a crash at 43, was a clerk.",
    ],
)
def test_a_name_beside_an_age_has_it(text: str) -> None:
    told = owner(text)
    assert (told.name, told.surname, told.is_someone) == ("Ina Holm", "holm", True)


def test_a_surname_is_the_last_word_but_for_junior() -> None:
    assert Owner("Ole Lund Jr.", "person", "m", 0).surname == "lund"
    assert Owner("", "man", "m", 0).surname == ""


@pytest.mark.parametrize(
    ("text", "group", "sex", "country"),
    [
        ("A 34-year-old man was arrested.", "man", "m", ""),
        ("A boy of seven was hurt.", "child", "m", ""),
        ("A 15-year-old man was hurt.", "child", "m", ""),
        ("She is 34.", "adult", "f", ""),
        ("He was 11.", "child", "m", ""),
        ("A Spanish woman of 34 was hurt.", "woman", "f", "Spain"),
        ("The men, aged between 20 and 60, were hurt.", "group", "", ""),
    ],
)
def test_who_has_no_name_is_known_by_a_noun_the_years_or_a_pronoun(
    text: str, group: str, sex: str, country: str
) -> None:
    told = owner(text)
    assert (told.name, told.group, told.sex, told.country, told.is_someone) == ("", group, sex, country, True)


def test_a_bridge_has_an_age_too_but_is_nobody() -> None:
    told = owner("The 200-year-old bridge fell.")
    assert (told.group, told.is_someone) == (stem("bridge"), False)


@pytest.mark.parametrize(
    "text", ["The man who found Ole Lund is 74.", "A lawyer for the 58-year-old teacher, Ole Lund, spoke."]
)
def test_a_name_in_a_clause_about_somebody_else_has_not(text: str) -> None:
    assert owner(text).name == ""


@pytest.mark.parametrize(
    ("text", "sex", "name"),
    [
        ("Ole Lund was arrested on Friday. The 34-year-old denied it.", "", "Ole Lund"),
        ("Ole Lund and Max Berg were arrested. The 34-year-old denied it.", "", None),
        ("Tom Lund met Mary Berg on Friday. She is 34.", "f", "Mary Berg"),
        ("It rained on Friday. The 34-year-old denied it.", "", None),
        ("His father, Ole Lund, was held. The 12-year-old denied it.", "", None),
        ("Ole Lund shot at the 34-year-old.", "", None),
    ],
)
def test_an_age_alone_points_back_to_the_only_person_who_can_be_meant(text: str, sex: str, name: str | None) -> None:
    ((read, sentence, quantity),) = ages(text)
    meant = meant_before(read, sentence, quantity, sex)
    assert (meant and meant.name) == name
    assert meant is None or meant.meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ole Lund, a postman, was arrested on Friday. The 65-year-old postman denied it.", "Ole Lund"),
        ("Ole Lund was arrested on Friday. The 65-year-old Kenyan denied it.", "Ole Lund"),
        ("Ole Lund was arrested on Friday, with a Kenyan. The 65-year-old Kenyan denied it.", None),
        ("Ole Lund was arrested on Friday. The 65-year-old driver denied it.", None),
        ("Ole Lund was arrested on Friday. A 65-year-old postman saw it.", None),
    ],
)
def test_so_does_an_epithet_where_nobody_else_can_be_meant(text: str, name: str | None) -> None:
    ((read, sentence, quantity),) = ages(text)
    meant = described_before(read, sentence, quantity, owner_of(sentence, quantity))
    assert (meant and meant.name) == name


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("A former secretary of the minister left.", True),
        ("The minister's aide left.", True),
        ("The minister left.", False),
        ("The minister met a secretary of the minister.", False),
        ("It rained.", False),
    ],
)
def test_a_minister_is_not_who_belongs_to_one(text: str, another: bool) -> None:
    assert is_of_another(text, stem("minister")) is another


PIECES = st.sampled_from(
    "Ina Holm|Ole Lund|, 43,|the 34-year-old|a boy of seven|aged 12|is 74|who died|at 64|a Spanish woman|, who|and|his "
    "father|the 65-year-old postman|(51)|said|. He|between 20 and 60".split("|")
)


@given(st.lists(PIECES, max_size=10))
def test_whatever_the_words_an_owner_ends_behind_the_age_and_in_its_sentence(pieces: list[str]) -> None:
    for read, sentence, quantity in ages(f"{' '.join(pieces)}.".capitalize()):
        told = owner_of(sentence, quantity)
        assert quantity.end <= told.end <= len(sentence.text)
        assert told.group
        names = {word for one in read.sentences for mention in one.mentions for word in mention.name.split()}
        for meant in (told, meant_before(read, sentence, quantity, told.sex)):
            assert meant is None or names.issuperset(meant.name.split())

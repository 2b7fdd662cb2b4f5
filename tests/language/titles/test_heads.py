"""The main words of a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.titles.heads import (
    belongs,
    canonical,
    compounded,
    covers,
    doing_verbs,
    forces,
    head_words,
    is_courtesy,
    is_field,
    is_head,
    is_plural,
    linked_at,
    listed,
    lowers_of,
    meanings,
    office_of_verb,
    one_rank,
    parenthood,
    singular,
    stand_together,
    unowned,
)
from factcheck.text import words


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("former deputy foreign minister", {"minister"}),
        ("ex-finance minister", {"minister"}),
        ("minister of justice", {"minister"}),
        ("a fellow commissioner", {"commissioner"}),
        ("a fellow of the college", {"fellow"}),
        ("chief creative officer", {"chief"}),
        ("press aide", {"aide"}),
        ("prime minister of Tarn", {"premier"}),
        ("chief of police and mayor", {"chief", "mayor"}),
        ("baker and nurse", {"baker", "nurse"}),
        ("head of the river police", {"head"}),
        ("the zoo's director", {"director"}),
        ("their attorneys", {"lawyer"}),
        ("one of two ministers", {"minister"}),
        ("magistrate judge", {"judge"}),
        ("police chief Colonel", {"chief", canonical("colonel")}),
        ("Lt. Gen.", {"lieutenant-general"}),
        ("mother of three and nurse", {"nurse"}),
        ("his former deputy", {"deputy"}),
        ("beekeeper", {"beekeeper"}),
        ("Mr.", set()),
        ("of the north", set()),
        ("", set()),
    ],
)
def test_the_heads_are_the_last_word_before_of_and_those_joined_by_and(text: str, heads: set[str]) -> None:
    assert head_words(text) == heads


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("prime minister of Tarn", "prime-minister of Tarn"),
        ("Lt. Gen. Holm", "lieutenant-general. Holm"),
        ("Rear Admiral Holm", "rear-admiral Holm"),
        ("ex-finance minister", "ex finance minister"),
        ("police chief", "police chief"),
    ],
)
def test_an_office_of_several_words_is_one_word(text: str, one: str) -> None:
    assert compounded(text) == one


@pytest.mark.parametrize(
    ("text", "lowers"),
    [
        ("ex-finance minister", ("ex", "finance", "minister")),
        ("Deputy-Mayor", ("deputy", "mayor")),
        ("stepbrother", ("step", "brother")),
        ("Foreign Ministers", ("foreign", "minister")),
    ],
)
def test_a_rank_glued_to_its_office_is_a_word_of_its_own(text: str, lowers: tuple[str, ...]) -> None:
    assert lowers_of(text) == lowers


def test_an_office_that_is_the_field_of_another_is_no_head() -> None:
    assert is_field(("justice", "minister"), 0)
    assert is_field(("minister", "of", "justice"), 2)
    assert not is_field(("chief", "justice"), 1)


@pytest.mark.parametrize(("word", "one"), [("ministers", "minister"), ("boss", "boss"), ("glass", "glass")])
def test_a_plural_of_a_main_word_loses_its_s(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(("text", "several"), [("their attorneys", True), ("her attorney", False), ("the boss", False)])
def test_several_are_no_description_of_one(text: str, several: bool) -> None:
    assert is_plural(text) is several


def test_an_owner_is_left_out_but_not_behind_of() -> None:
    assert unowned("the zoo's director") == "director"
    assert unowned("director of the zoo's shop") == "director of the zoo's shop"


@pytest.mark.parametrize("text", ["and mother of three", "dad-of-two", "a father of 4"])
def test_a_parent_of_so_many_is_no_office(text: str) -> None:
    assert parenthood().search(text)


@pytest.mark.parametrize(("text", "courtesy"), [("Mr.", True), ("Dr", True), ("Gov.", False), ("Mr. Mayor", False)])
def test_forms_of_address_alone_are_a_courtesy(text: str, courtesy: bool) -> None:
    assert is_courtesy(text) is courtesy


def test_what_follows_the_head_begins_at_the_first_link_behind_one() -> None:
    assert linked_at(("head", "of", "the", "port")) == 1
    assert linked_at(("of", "mayor", "of")) == 2
    assert linked_at(("mayor",)) == 1


def test_words_of_one_meaning_have_one_head_in_american_spelling() -> None:
    assert canonical("attorney") == canonical("lawyer")
    assert canonical("palaeontologist") == "paleontologist"
    assert one_rank("vice") == one_rank("deputy")


def test_a_wider_word_covers_a_narrower_one_and_not_the_other_way_round() -> None:
    official, minister = frozenset(["official"]), frozenset(["minister"])
    assert covers(official, minister)
    assert not covers(minister, official)
    assert covers(frozenset([canonical("expert")]), frozenset(["geologist"]))


def test_a_line_of_the_vocabulary_holds_what_stands_together() -> None:
    wife, widow, baker = (frozenset([canonical(word)]) for word in ("wife", "widow", "baker"))
    assert stand_together("near_kin", wife, widow)
    assert not stand_together("near_kin", wife, baker)


def test_who_runs_something_holds_an_office_and_who_eats_does_not() -> None:
    assert office_of_verb("runs") == "head"
    assert office_of_verb("eats") == ""
    assert all(is_head(office_of_verb(verb)) or office_of_verb(verb) in listed("past") for verb in doing_verbs())


def test_a_rank_of_a_force_is_no_post_unless_it_is_both() -> None:
    assert canonical("colonel") in forces()
    assert canonical("commander") not in forces()
    assert forces().isdisjoint(meanings("elected"))


WORDS = st.sampled_from(
    "former deputy foreign minister prime of for and the zoo's ex-finance chief police co-founder attorneys mother of "
    "three Lt. Gen. justice Tarn his who".split()
)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_whatever_the_words_a_head_is_one_and_what_is_compounded_stays_so(text: str) -> None:
    assert all(is_head(head) or head == "deputy" for head in head_words(text))
    assert compounded(compounded(text)) == compounded(text)
    assert text.endswith(unowned(text))
    assert all(belongs(word) for word in words(text) if is_head(word.lower))

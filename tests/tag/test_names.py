"""Full names: a short form goes to the person, body or place it stands for."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Mention, MentionKind, Sentence
from factcheck.tag.names import named

PERSON, PLACE, BODY = MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY


def names(marked: str) -> list[str]:
    """The names given to the mentions of `marked`, in which {x} is a person, [x] a body and <x> a place."""
    kinds = {"{": PERSON, "[": BODY, "<": PLACE}
    text, mentions, opened = "", [], (PERSON, 0)
    for character in marked:
        if character in kinds:
            opened = (kinds[character], len(text))
        elif character in "}]>":
            kind, start = opened
            mentions.append(Mention(kind, start, len(text), text[start:], text[start:]))
        else:
            text += character
    sentence = Sentence("a.txt", 0, 0, len(text), text, mentions=tuple(mentions))
    article = named(Article("a.txt", text, sentences=(sentence,)))
    return [mention.name for sentence in article.sentences for mention in sentence.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Anna Novak} fell. {Novak} was hurt.", ["Anna Novak", "Anna Novak"]),
        ("{Novak} fell, police said. {Anna Novak} was hurt.", ["Anna Novak", "Anna Novak"]),
        ("{Park Min Ho} came. {Park} smiled.", ["Park Min Ho", "Park Min Ho"]),
        ("{John A. Smith} left. {John Smith} waved.", ["John A. Smith", "John A. Smith"]),
        ("{Omar al-Rashid} left. {Rashid} waved.", ["Omar al-Rashid", "Omar al-Rashid"]),
        ("{Martin Hall Jr.} left. {Hall} waved.", ["Martin Hall Jr.", "Martin Hall Jr."]),
        ("{ANNA NOVAK} HURT. {Anna Novak} fell.", ["Anna Novak", "Anna Novak"]),
    ],
)
def test_a_short_form_goes_to_the_full_name(text, expected):
    assert names(text) == expected


def test_father_and_son_stay_two():
    assert names("{Park Min Ho} came. His father, {Park Min Su}, stayed. {Park} smiled.") == [
        "Park Min Ho",
        "Park Min Su",
        "Park Min Ho",
    ]


def test_father_and_son_of_one_name_stay_two():
    assert names("{John Hall Sr.} came. {John Hall Jr.} stayed. {John Hall} left. {John Hall Jr.} slept.") == [
        "John Hall Sr.",
        "John Hall Jr.",
        "John Hall",
        "John Hall Jr.",
    ], "which of the two a bare name means is not guessed"


def test_a_suffix_is_kept_by_the_one_person_of_the_name():
    assert names("{Martin Hall} came. {Martin Hall Jr.} spoke.") == ["Martin Hall Jr.", "Martin Hall Jr."]


def test_the_form_of_address_tells_husband_from_wife():
    found = names("{John Hall} and {Mary Hall} came. Mrs. {Hall} spoke. Mr {Hall} did not.")
    assert found[2:] == ["Mary Hall", "John Hall"]


def test_the_same_title_tells_two_of_one_family_name_apart():
    found = names("Officer {Ray Hall} met Senator {Lee Hall}. Senator {Hall} spoke. Officer {Hall} left.")
    assert found[2:] == ["Lee Hall", "Ray Hall"]


def test_a_last_name_is_sooner_meant_than_a_first_name():
    assert names("{Frank Moor} met {Ada Frank}. {Frank} spoke.")[2] == "Ada Frank"


def test_a_relative_with_a_first_name_of_his_own_is_somebody_else():
    assert names("{Eric Moor} was held. {Ann Hall} and her husband {Eric} saw it.")[2] == "Eric"


def test_a_relative_of_the_same_family_is_the_one_named_in_full():
    found = names("{Eric Moor} was held. {Ann Moor} left. His wife {Ann} saw it.")
    assert found[2] == "Ann Moor"


@pytest.mark.parametrize("text", ["[UN] met. The [UN Relief Agency] left.", "[Elmton] met. [Elmton Police] left."])
def test_a_body_is_not_short_for_its_part_or_for_the_office_of_a_place(text):
    assert names(text)[0] == text[1 : text.index("]")]


def test_a_different_given_name_is_never_merged():
    assert names("{Anna Novak} met {Ana Novak}.") == ["Anna Novak", "Ana Novak"]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("The [Office for Rail Safety] (ORS) met. [ORS] said no.", "Office for Rail Safety"),
        ("[Acme Holdings Ltd] closed. [Acme] said so.", "Acme Holdings Ltd"),
        ("[Apple Inc.] closed. [Apple] said so.", "Apple Inc."),
        ("[Elm Herald] said so. Photo: [ELM HERALD]", "Elm Herald"),
        ("The [Elmton Fire Department] came. The [Fire Department] left.", "Elmton Fire Department"),
    ],
)
def test_letters_and_first_words_of_a_body_go_to_its_full_name(text, full):
    assert names(text)[-1] == full


def test_a_country_takes_the_longest_form_in_the_article():
    assert names("<U.S.> troops left. The <United States> agreed. <Peru> did not.") == [
        "United States",
        "United States",
        "Peru",
    ]

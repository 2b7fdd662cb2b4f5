"""Topics: what a number is of, in parts of which none is read out of another, and what a reader is told of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.numbers.scenes import scenes
from factcheck.language.numbers.subjects import numbered
from factcheck.language.numbers.topics import Subject, Topic
from tests.factory import article

_WORDS = st.text("abcdefghij ", min_size=1).filter(str.strip)


@pytest.mark.parametrize(
    ("text", "topic", "told"),
    [
        ("Six people were badly hurt.", Topic("hurt", grade="grave"), "people hurt badly"),
        ("The war has killed 4,000 people.", Topic("killed", overall=True), "people killed overall"),
        ("The kiosk paid a rent of $82 a week.", Topic("paid", rate=True), "amount of money"),
        ("The kiosk paid $82 in rent.", Topic("paid"), "amount of money (rent)"),
        ("The thieves stole $3 million in coins.", Topic("stolen"), "amount of money (coins)"),
        ("Net profit fell 38 percent.", Topic("fall", moved="profit"), "change of profit"),
        ("Turnout was 38 percent.", Topic("turnout"), "share"),
        ("A 38 percent premium was paid.", Topic("premium"), "share (premium)"),
        ("The judge gave him a 12-year sentence.", Topic("imposed"), "prison sentence"),
        ("Tarn Rovers won 4-3 on penalties.", Topic("penalties"), "result (penalties)"),
        ("Nine kiosks were shut.", Topic(), "kiosk"),
    ],
)
def test_each_part_of_a_topic_is_a_field_of_its_own(text: str, topic: Topic, told: str) -> None:
    (found,) = (known for scene in scenes(article(text)) for known in numbered(scene))
    assert (found.topic, str(found.subject)) == (topic, told)


@pytest.mark.parametrize(
    ("topic", "is_of"),
    [
        (Topic("hurt"), True),
        (Topic("hurt", grade="slight"), True),
        (Topic("hurt", overall=True), False),
        (Topic("lindhurt"), False),  # a surname
        (Topic(), False),
    ],
)
def test_those_in_a_state_are_known_by_its_name_and_not_by_how_a_name_ends(topic: Topic, is_of: bool) -> None:
    assert topic.is_of("hurt") is is_of


@given(_WORDS, _WORDS)
def test_a_subject_shows_the_noun_beside_it_in_brackets_and_none_without(what: str, beside: str) -> None:
    assert str(Subject(what, beside)) == f"{what} ({beside})"
    assert str(Subject(what)) == what

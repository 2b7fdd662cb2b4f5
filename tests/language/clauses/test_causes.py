"""Causes: what a sentence says to have caused what its article is about."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import acts_by_sentence
from factcheck.language.clauses.causes import Cause, causes, one_cause, one_effect, other_causes
from tests.factory import article

_FIRE = " The fire destroyed the mill. The blaze lasted six hours."


def told(text: str) -> list[tuple[str, str]]:
    """The effect and the words of each cause in `text`."""
    return [(cause.effect, cause.act.sentence.text[cause.start : cause.end]) for cause in found(text)]


def found(text: str) -> list[Cause]:
    """The causes of `text`."""
    return causes(acts_by_sentence(article(text)))


def only(text: str) -> Cause:
    """The one cause of `text`."""
    (cause,) = found(text)
    return cause


@pytest.mark.parametrize(
    ("sentence", "effect", "words"),
    [
        ("The fire was caused by a short circuit, the brigade said.", "fire", "a short circuit"),
        ("The fire is thought to have been caused by a short circuit.", "fire", "a short circuit"),
        ("A short circuit may have caused the fire.", "fire", "A short circuit"),
        ("A faulty heater sparked the blaze, police said.", "fire", "A faulty heater"),
        ("The cause of the fire was a gas leak.", "fire", "a gas leak"),
        ("The cause is believed to be a gas leak.", "any", "a gas leak"),
        ("A group of campers who left a stove burning are thought to be to blame.", "any", "of campers who left"),
        ("The firm blamed a cracked pipe.", "any", "a cracked pipe"),
        ("The blaze, at about 3 a.m., came from a grain dryer that had overheated.", "fire", "a grain dryer"),
        ("Investigators have traced it to a power line that came down.", "any", "a power line"),
        ("Investigators suspect that gas escaped from a pipe.", "any", "gas escaped from a pipe"),
        ("Investigators ruled out a candle and are looking at the wiring.", "any", "wiring"),
        ("The fire broke out when a candle fell over.", "fire", "a candle fell over"),
        ("It began in a kiln, the fire chief said.", "any", "a kiln"),
        ("The fire was deliberately lit.", "fire", "deliberately"),
        ("Police suspect arson.", "fire", "arson"),
    ],
)
def test_a_cause_is_told_behind_or_before_what_says_so(sentence: str, effect: str, words: str) -> None:
    ((its_effect, text),) = told(sentence + _FIRE)
    assert its_effect == effect
    assert words in text


@pytest.mark.parametrize(
    "sentence",
    [
        "The fire was not caused by a short circuit.",
        "It has not been established that the fire was caused by a short circuit.",
        "Was the fire caused by a short circuit?",
        "The cause of the fire is unknown.",
        "The cause of the fire is being investigated.",
        "He was charged with causing the fire.",
        "We will know who is to blame.",
        "The meeting began in the town hall.",
        "The strike over the pay is over as workers agree.",
        "The fire began on Friday.",
        "Our pilot kept looking at his phone.",
    ],
)
def test_what_is_denied_asked_or_charged_tells_no_cause(sentence: str) -> None:
    assert not [words for _, words in told(sentence + _FIRE) if words != "pay"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The engine had stopped, the mate said.", "The engine had stopped"),
        ("The crew said its cargo shifted in the waves.", "its cargo shifted"),
        ("It was hit by a huge wave.", "a huge wave"),
    ],
)
def test_what_fails_and_the_weather_that_strikes_are_causes(sentence: str, words: str) -> None:
    assert told(sentence + " The ferry sank. Its sinking was told at dawn.") == [("any", words)]
    assert not told(sentence + " The ferry was sold.")


@pytest.mark.parametrize("sentence", ["The talks had stopped.", "He was hit by a bottle."])
def test_what_else_fails_or_strikes_is_no_cause(sentence: str) -> None:
    assert not found(sentence)


def test_only_of_what_the_article_tells_often_a_cause_is_read() -> None:
    sentence = "A candle had caused a fire next door."
    assert not found(sentence + " The mayor resigned.")
    assert found(sentence + " The fire spread.")


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("The fire was caused by a short circuit.", "The fire was caused by a cigarette.", True),
        ("The fire was caused by a short circuit.", "A cigarette was to blame.", True),
        ("The fire was caused by a short circuit.", "The cause of the fire was faulty wiring.", False),
        ("The fire was caused by a short circuit.", "The fire was caused by an accident.", False),
        ("The fire was caused by a short circuit.", "The fire was caused by a parcel.", True),
        ("The fire began in a shed.", "A cigarette was to blame.", False),
    ],
)
def test_two_causes_are_two_where_no_word_and_no_group_is_common(left: str, right: str, other: bool) -> None:
    pairs = [(one, two) for one in found(left + _FIRE) for two in found(right + _FIRE)]
    assert any(one_effect(*pair) and other_causes(*pair) for pair in pairs) is other


def test_causes_of_two_effects_are_never_of_one_thing() -> None:
    left, right = only("A candle caused the fire." + _FIRE), only("The crash was caused by ice. It was a bad crash.")
    assert not one_effect(left, right)
    assert not one_cause(left, right)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Ina Holm died of cancer.", "Holm died of a stroke.", True),
        ("Ina Holm died of cancer.", "Peter Lund died of a stroke.", False),
        ("Ina Holm died of cancer.", "The cause was a stroke.", True),
    ],
)
def test_a_death_is_that_of_one_person(left: str, right: str, one: bool) -> None:
    deaths = " Her death was sudden. The dead woman was 80."
    assert one_effect(only(left + deaths), only(right + deaths)) is one

"""The words with which news reports speech: `rules/words/speech.yaml`, ready to ask."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from ...data import load_words


class SpeechWords(Struct, frozen=True):
    """`rules/words/speech.yaml`, ready to ask."""

    verbs: frozenset[str]
    with_word: dict[str, str]
    """Words that tie words to a speaker with the word behind them alone."""
    participles: frozenset[str]
    tells: frozenset[str]
    press: frozenset[str]
    declines: frozenset[str]
    answers: frozenset[str]
    helpers: frozenset[str]
    names: frozenset[str]
    between: frozenset[str]
    passives: frozenset[str]
    openers: frozenset[str]
    pronouns: frozenset[str]
    epithets: frozenset[str]
    fillers: frozenset[str]
    address: frozenset[str]
    elisions: frozenset[str]
    negations: frozenset[str]
    spelling: dict[str, str]
    contractions: dict[str, str]
    agencies: dict[str, str]
    evidence: dict[str, str]
    shows: frozenset[str]
    reports: frozenset[str]
    agency_words: frozenset[str]
    channels: dict[str, str]


@lru_cache
def speech_words() -> SpeechWords:
    """The words about speech that come with factcheck."""
    data = load_words("speech")
    sets = (
        "verbs",
        "participles",
        "tells",
        "press",
        "declines",
        "answers",
        "helpers",
        "names",
        "between",
        "passives",
        "openers",
        "pronouns",
        "epithets",
        "fillers",
        "address",
        "elisions",
        "negations",
        "shows",
        "reports",
        "agency_words",
    )
    return SpeechWords(
        **{name: frozenset(data[name].split()) for name in sets},
        with_word=data["with_word"],
        spelling=data["spelling"],
        contractions=data["contractions"],
        channels={form: name for name, forms in data["channels"].items() for form in forms.split()},
        agencies={form: name for name, forms in data["agencies"].items() for form in forms},
        evidence={form: name for name, forms in data["evidence"].items() for form in forms},
    )

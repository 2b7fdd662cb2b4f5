"""More training sentences out of those at hand: as headlines, with other names, and in the manner of news.

Open sets of newswire with labels are scarce. The patterns of `newswire.txt` teach where news puts its names; the
names are drawn from the sets and from the vocabulary, so that the model learns where they stand and not the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ..data import load_words
from ..text import WEEKDAYS, raised
from .corpora import Labelled

NEWSWIRE = Path(__file__).parent / "newswire.txt"
_MARKS = {"{": ("}", "PER"), "[": ("]", "ORG"), "<": (">", "LOC")}
_SLOT = re.compile(r"\$([a-z]+)")
_DAYS = tuple(day.capitalize() for day in WEEKDAYS)
_DRAWS = 20
"""How often a name of the right length is looked for."""
_LONGEST = 5
"""Words of the longest name that is used again."""


class Names:
    """Names to draw from: those of some labelled sentences and of the vocabulary."""

    def __init__(self, sentences: Iterable[Labelled], seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        found: dict[str, dict[str, None]] = {"PER": {}, "LOC": {}, "ORG": {}}
        for sentence in sentences:
            for start, end, kind in sentence.spans:
                name = sentence.text[start:end]
                if _is_plain(name):
                    found[kind][name] = None
        given = load_words("given_names")
        places = load_words("places")
        persons = [name.split() for name in found["PER"]]
        family = {parts[-1]: None for parts in persons if len(parts) > 1 and len(parts[-1]) > 2}
        world = [name.title() for name in given["world"].split()]
        cities = [" ".join(name.split()) for name in places["cities"].split(",")]
        self._by_kind = {kind: list(names) for kind, names in found.items()}
        self._slots: dict[str, list[str]] = {
            "first": [*(name.title() for name in given["english"].split()), *world],
            "last": [*family, *family, *world],
            "town": [*cities, *found["LOC"]],
            "state": [*places["states"], *places["provinces"]],
            "country": list(places["countries"]),
            "people": [form for row in places["countries"].values() for form in row.get("people", [])],
            "body": [name for name in found["ORG"] if " " in name],
            "day": list(_DAYS),
        }

    def slot(self, name: str) -> str:
        """A filling of `$name` in a pattern."""
        if name == "age":
            return str(self._chance.integers(18, 90))
        if name == "initial":
            return chr(self._chance.integers(ord("A"), ord("Z") + 1))
        if name == "letters":
            return "".join(chr(letter) for letter in self._chance.integers(65, 91, self._chance.integers(3, 5)))
        if name == "middle":
            return f"{self.slot('initial')}." if self._chance.random() < 0.5 else self.slot("first")
        return self._one(self._slots[name])

    def like(self, name: str, kind: str) -> str:
        """Another name of `kind` with as many words as `name`, made of parts for a person; else `name` itself."""
        parts = name.split()
        if kind == "PER":
            given = [self.slot("first"), *parts[1:-1]] if len(parts) > 1 else []
            return " ".join([*given, self.slot("last")])
        drawn = (self._one(self._by_kind[kind]) for _ in range(_DRAWS))
        return next((other for other in drawn if len(other.split()) == len(parts)), name)

    def _one(self, names: Sequence[str]) -> str:
        return names[int(self._chance.integers(len(names)))]


def in_capitals(sentences: Iterable[Labelled], share: float, seed: int) -> Iterator[Labelled]:
    """Headlines made of a share of `sentences`: every longer word with a capital, or all in capitals."""
    chance = np.random.default_rng(seed)
    for sentence in sentences:
        if chance.random() < share:
            loud = sentence.text.upper() if chance.random() < 0.4 else _title_case(sentence.text)
            if len(loud) == len(sentence.text):
                yield Labelled(loud, sentence.spans, sentence.source)


def renamed(sentences: Iterable[Labelled], names: Names, share: float, seed: int) -> Iterator[Labelled]:
    """A share of those `sentences` that hold names, with other names in place of theirs."""
    chance = np.random.default_rng(seed)
    for sentence in sentences:
        plain = sentence.spans and all(_is_plain(sentence.text[start:end]) for start, end, _ in sentence.spans)
        if plain and chance.random() < share:
            text, spans, done = "", [], 0
            for start, end, kind in sentence.spans:
                text += sentence.text[done:start]
                name = names.like(sentence.text[start:end], kind)
                spans.append((len(text), len(text) + len(name), kind))
                text, done = text + name, end
            yield Labelled(text + sentence.text[done:], tuple(spans), sentence.source)


def newswire(names: Names, times: int) -> Iterator[Labelled]:
    """The patterns of `newswire.txt`, each filled `times` times."""
    lines = [line for line in NEWSWIRE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for line in lines:
        for _ in range(times):
            yield marked(_SLOT.sub(lambda slot: names.slot(slot[1]), line))


def marked(line: str) -> Labelled:
    """The sentence of a line in which {x} is a person, [x] a body and <x> a place."""
    text, spans = "", []
    start, close, kind = 0, "", ""
    for character in line:
        if character in _MARKS and not close:
            start, (close, kind) = len(text), _MARKS[character]
        elif close and character == close:
            spans.append((start, len(text), kind))
            close = ""
        else:
            text += character
    return Labelled(text, tuple(spans), "newswire")


def _is_plain(name: str) -> bool:
    """True for a name in ordinary case that may stand elsewhere."""
    parts = name.split()
    return (
        len(parts) <= _LONGEST
        and len(name) > 2
        and name[0].isupper()
        and not name.isupper()
        and name[-1].isalnum()
        and all(part[0].isalnum() for part in parts)
        and parts[0] != "The"
    )


def _title_case(text: str) -> str:
    return " ".join(raised(word) if len(word) > 3 or not place else word for place, word in enumerate(text.split(" ")))

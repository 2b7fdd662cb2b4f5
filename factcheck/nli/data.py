"""The pairs that the judge is trained on, made of openly licensed sentence pairs and of text of our own.

Plain NLI calls two sentences on different facts of one event a contradiction. So beside the pairs as they come there
are *distractors* (sentences of one page on different facts: neutral), *contrasts* (one word of an agreeing sentence
replaced by its opposite, or negated: contradiction) and their *controls* (the same change in a distractor: still
neutral; another word for the same: still entailment). Names and numbers that both sides share are swapped in both
alike, so that the judge learns what happened and not who or how many.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct, structs

from ..data import load_words
from ..model import Kind
from ..spans import Span
from ..text import content_stems
from . import CONTRADICTION, ENTAILMENT, LABELS, NEUTRAL

OPEN_SOURCES = (
    "VitaminC synthetic test",
    "VitaminC real test",
    "VitaminC real test: before/after revision sentences",
    "Textual-Entailment-New-Protocols base",
    "Textual-Entailment-New-Protocols edit_other",
    "Textual-Entailment-New-Protocols edit_premise",
    "Textual-Entailment-New-Protocols contrast",
    "Textual-Entailment-New-Protocols paragraph",
    "Counterfactually-augmented NLI train",
    "FoolMeTwice dev",
    "ConjNLI conj_dev",
)
"""The sources whose licence allows that weights trained on them are shipped; their licences are in the model card."""
CAPTIONS = "Counterfactually-augmented NLI train"
REVISIONS = "VitaminC real test: before/after revision sentences"
SHARES = {CAPTIONS: 0.35, "VitaminC synthetic test": 0.6}
"""Which share of a source is read, all of the others. Less of the captions: two captions of one picture that differ are
called contradiction there, whatever they are about."""

_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |de |van |bin )?[A-Z][\w'’-]+)*")
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of |the )?[A-Z][\w'’-]+)+")
_NUMBER = re.compile(r"\b\d[\d,]*(?:\.\d+)?\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|can)\b(?! not\b)(?!n't)", re.IGNORECASE)
_TOKENISED = (
    (" 's", "'s"),
    (" n't", "n't"),
    (" ,", ","),
    (" .", "."),
    ("`` ", '"'),
    (" ''", '"'),
    ("( ", "("),
    (" )", ")"),
)


SHORTENED = "shortened"
"""The source of a sentence beside itself without its last part."""
NO_CONTRADICTION = len(LABELS)
"""The label of a pair that agrees or tells different facts, nobody said which."""


class LabelledDifference(Struct, frozen=True):
    """One fact that two sentences tell differently, as the judge is to find it (`nli.Difference`)."""

    kind: Kind
    a: Span | None
    """The words that carry it, code points into the sentence, half-open; None where that is not known."""
    b: Span | None


class Example(Struct, frozen=True):
    """A premise, a second sentence, and how the second stands to the first."""

    a: str
    b: str
    label: int
    """An index into LABELS, or NO_CONTRADICTION."""
    source: str = ""
    group: str = ""
    """What was written of one page or story; empty where that is not known."""
    differences: tuple[LabelledDifference, ...] | None = None
    """What the two tell differently; None where that is not known."""


def read_pairs(path: Path) -> list[Example]:
    """The rows of a pair file (.jsonl.gz) that come from `OPEN_SOURCES`.

    Raises:
        OSError: the file cannot be read.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Example(_tidy(row["a"]), _tidy(row["b"]), LABELS.index(row["label"]), row["source"], _group(row))
        for row in rows
        if row["source"] in OPEN_SOURCES
    ]


def _group(row: dict[str, str]) -> str:
    return row["id"].rsplit("_", 1)[0] if row["source"].startswith("VitaminC") else ""


def _tidy(text: str) -> str:
    for found, written in _TOKENISED:
        text = text.replace(found, written)
    return " ".join(text.split())


def open_examples(folder: Path, chance: random.Random) -> list[Example]:
    """Everything made of the openly licensed pairs in `folder`, in random order."""
    pairs = read_pairs(folder / "a_open_upstream.jsonl.gz")
    base = [pair for pair in pairs if chance.random() < SHARES.get(pair.source, 1.0)]
    revisions = [pair for pair in base if pair.source == REVISIONS]
    apart = distractors(pairs, chance)
    agreeing = [pair for pair in pairs if pair.label == ENTAILMENT and pair.source != CAPTIONS]
    made = [
        *base,
        *(turned(pair) for pair in revisions),
        *drawn(apart, 15_000, chance),
        *drawn(list(controls(apart, chance)), 5_000, chance),
        *drawn(list(contrasts(agreeing, chance)), 10_000, chance),
        *drawn(list(reworded(agreeing, chance)), 5_000, chance),
        *drawn(list(shortened(agreeing, chance)), 3_000, chance),
    ]
    chance.shuffle(made)
    return [swapped(pair, chance) if chance.random() < 0.35 else pair for pair in made]


def drawn(pairs: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """`most` of `pairs`, in random order; all where there are no more."""
    return chance.sample(pairs, min(most, len(pairs)))


def turned(pair: Example) -> Example:
    """The pair the other way round; right for contradictions, for sentences on different facts, and for news.

    There sentences agree that share a fact, whichever comes first.

    A revision that adds something is neutral to what it was made of, and entails it.
    """
    longer = pair.label == NEUTRAL and pair.source == REVISIONS and len(pair.b) > len(pair.a)
    holds_all = content_stems(pair.a) <= content_stems(pair.b)
    differences = pair.differences and tuple(LabelledDifference(one.kind, one.b, one.a) for one in pair.differences)
    return Example(
        pair.b, pair.a, ENTAILMENT if longer and holds_all else pair.label, pair.source, pair.group, differences
    )


def distractors(pairs: Sequence[Example], chance: random.Random) -> list[Example]:
    """Sentences that share a full name but hardly another word: of one page, on different facts.

    From the evidence and the claims of VitaminC; groups of one revision tell one fact and are not mixed.
    """
    by_name: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        if pair.group:
            for name in set(_FULL_NAME.findall(pair.b)):
                by_name[name][pair.group] += [pair.a, pair.b]
    found: list[Example] = []
    for name in sorted(by_name):
        groups = sorted(by_name[name])
        couples = list(itertools.combinations(groups, 2))
        for one, other in chance.sample(couples, min(len(couples), 12)):
            for _ in range(2):
                a, b = chance.choice(by_name[name][one]), chance.choice(by_name[name][other])
                if _apart(a, b, name):
                    found.append(Example(a, b, NEUTRAL, "distractor", one))
    return found


def _apart(a: str, b: str, name: str) -> bool:
    """True when two sentences share some words beside `name`, so that they look alike, but not many."""
    left, right = content_stems(a) - content_stems(name), content_stems(b) - content_stems(name)
    shared = len(left & right)
    return bool(left and right) and shared <= 2 and shared / min(len(left), len(right)) <= 0.25


def contrasts(pairs: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """Agreeing pairs with one word of a side replaced by its opposite, or negated: contradictions."""
    sides = opposites()
    for pair in pairs:
        text = opposed(pair.b, pair.a, sides, chance)
        if text is None and chance.random() < 0.12:
            text = negated(pair.b)
        if text is not None:
            made = Example(pair.a, text, CONTRADICTION, "contrast", pair.group)
            yield turned(made) if chance.random() < 0.4 else made


def controls(pairs: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """Sentences on different facts with a word replaced by its opposite, or negated: as neutral as before."""
    sides = opposites()
    for pair in pairs:
        text = opposed(pair.b, "", sides, chance) if chance.random() < 0.6 else negated(pair.b)
        if text is not None:
            yield structs.replace(pair, b=text, source="control")


def reworded(pairs: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """Agreeing pairs with a word of the second sentence replaced by another for the same."""
    groups: dict[str, list[str]] = defaultdict(list)
    for line in opposites():
        for side in line:
            for form in side:
                groups[form] += [other for other in side if other != form]
    for line in load_words("synonyms")["groups"]:
        for form in line.split() if not line.startswith("say ") else ():
            groups[form] += [other for other in line.split() if other != form and other[-1:] == form[-1:]]
    for pair in pairs:
        places = [m for m in _WORD.finditer(pair.b) if groups.get(m.group())]
        if places:
            place = chance.choice(places)
            text = pair.b[: place.start()] + chance.choice(groups[place.group()]) + pair.b[place.end() :]
            yield structs.replace(pair, b=text, source="reworded")


def shortened(pairs: Iterable[Example], chance: random.Random) -> Iterator[Example]:
    """A long sentence and itself without its last part: the whole entails the part, the part says less."""
    for pair in pairs:
        cuts = [m.start() for m in re.finditer(r"[,;] ", pair.a)]
        if cuts and cuts[-1] > 40:
            part = pair.a[: cuts[-1]] + "."
            yield Example(pair.a, part, ENTAILMENT, SHORTENED)
            if chance.random() < 0.5:
                yield Example(part, pair.a, NEUTRAL, SHORTENED)


@cache
def opposites() -> list[list[list[str]]]:
    """For each line of `opposites.yaml` its sides, each a list of forms that agree."""
    lines = yaml.safe_load((Path(__file__).parent / "opposites.yaml").read_text(encoding="utf-8"))["opposites"]
    return [[side.split() for side in line.split("/")] for line in lines]


def opposed(text: str, beside: str, lines: Sequence[Sequence[Sequence[str]]], chance: random.Random) -> str | None:
    """`text` with one word replaced by its opposite; where `beside` is given the word must agree with a word there."""
    others: dict[str, list[str]] = defaultdict(list)
    near = {word.lower() for word in _WORD.findall(beside)}
    for sides in lines:
        for side in sides:
            if not beside or near & set(side):
                for form in side:
                    others[form] += [other for against in sides if against is not side for other in against]
    places = [m for m in _WORD.finditer(text) if others.get(m.group())]
    if not places:
        return None
    place = chance.choice(places)
    return text[: place.start()] + chance.choice(others[place.group()]) + text[place.end() :]


def negated(text: str) -> str | None:
    """`text` with "not" behind its first auxiliary; None where it has none."""
    place = _AUXILIARY.search(text)
    return None if place is None else f"{text[: place.end()]} not{text[place.end() :]}"


def swapped(pair: Example, chance: random.Random) -> Example:
    """`pair` with the numbers and names that both sides hold replaced by others, alike in both.

    Now and then every number of both sides becomes "#", unless the pair differs in its numbers alone.
    """
    a, b = pair.a, pair.b
    numbers = set(_NUMBER.findall(a)), set(_NUMBER.findall(b))
    if numbers[0] | numbers[1] and (pair.label != CONTRADICTION or numbers[1] <= numbers[0]) and chance.random() < 0.4:
        return structs.replace(pair, a=_NUMBER.sub("#", a), b=_NUMBER.sub("#", b))
    if numbers[0] == numbers[1]:
        for number in sorted(numbers[0]):
            other = _like(number, chance)
            a, b = (re.sub(rf"(?<![\d.,]){re.escape(number)}(?![\d])", other, text) for text in (a, b))
    shared = sorted((set(_names(a)) & set(_names(b))), key=len, reverse=True)
    for name in shared[:2]:
        other = " ".join(chance.choice(_SURNAMES) for _ in name.split())
        a, b = (re.sub(rf"\b{re.escape(name)}\b", other, text) for text in (a, b))
    return structs.replace(pair, a=a, b=b)


def _names(text: str) -> Iterator[str]:
    """Capitalised words that do not open the sentence."""
    return (match.group() for match in _NAME.finditer(text) if match.start() > 0)


def _like(number: str, chance: random.Random) -> str:
    """Another number as long as `number`; a year stays a year."""
    if re.fullmatch(r"(1[89]|20)\d\d", number):
        return str(chance.randint(1850, 2025))
    return "".join(str(chance.randint(1, 9)) if c.isdigit() else c for c in number)


_SURNAMES = """Alder Barlow Castell Dorrin Ekman Farrow Gantry Hollis Imbert Jarvis Keller Lowell Marsh Norling Orwin
Pascal Quade Renner Sallow Tarrant Ulrich Varga Weston Yarrow Zeller Brandt Corso Delgado Eriksen Fontaine Guerra Haddad
Ibrahim Johansen Kovacs Larsson Moreau Nakamura Okafor Petrov Rahimi Santos Tanaka Usman Volkov Wagner Xavier Yilmaz
Ashby Brenton Calder Dunmore Elstow Fernley Grantham Harwick Ilford Kelso Linwood Merton Newbury Oakham Penrith Redcar
Selby Thornby Upton Verwood Wexford Yarmouth""".split()

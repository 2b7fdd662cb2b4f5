"""What the judge learns of news: pairs of sentences of two newsrooms, read from texts of our own.

`tests/pairs/*.txt` hold short reports of one event by two outlets (*reports*), the aligned sentences of whole articles
(*articles*), and one fact in several wordings beside those who tell it otherwise (*wordings*); `tests/pairs/README.md`
describes them.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from ..errors import ReportError
from ..model import Kind
from ..spans import Span
from . import CONTRADICTION, ENTAILMENT, NEUTRAL
from .data import NO_CONTRADICTION, Example, LabelledDifference

ARTICLES, REPORT, WORDING = "articles", "report", "wording"
"""Sources: a pair of whole articles, of short reports, of one fact's wordings."""
AGREED = "agreed"
"""The source of wordings that nobody tells otherwise."""
FAR = "far"
"""The source of a pair that nobody would take for one fact."""

_HEADER = re.compile(r"# (?P<topic>.+)")
_SENTENCE = re.compile(r"(?P<side>[AB]\d+) (?P<text>.+)")
_PAIR = re.compile(r"(?P<mark>[=~?]) (?P<a>A\d+) (?P<b>B\d+)")
_KIND = f"(?P<kind>{'|'.join(Kind)})"
_DIFFERENT = re.compile(rf"! (?P<a>A\d+) (?P<b>B\d+) {_KIND} (?P<mine>.+?) \| (?P<theirs>.+)")
_WORDING = re.compile(r"\d+ (?P<text>.+)")
_OTHERWISE = re.compile(rf"! {_KIND} (?P<words>.+?) \| (?P<text>.+)")
_BESIDE = re.compile(r"~ (?P<text>[^AB].*|[AB]\D.*)")


class _Topic(Struct):
    """One event's reports, or one fact's wordings."""

    name: str
    sentences: dict[str, str] = field(default_factory=dict)
    """Place ("A1") -> sentence."""
    agreed: set[tuple[str, str]] = field(default_factory=set)
    alike: set[tuple[str, str]] = field(default_factory=set)
    """Pairs that look alike and tell different facts."""
    aligned: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of whole articles that are not told differently, whether they agree or tell different facts."""
    differences: dict[tuple[str, str], list[LabelledDifference]] = field(default_factory=lambda: defaultdict(list))
    wordings: list[str] = field(default_factory=list)
    otherwise: list[tuple[Kind, str]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def read_news(folder: Path) -> list[Example]:
    """Every pair of the files in `folder`, the first sentence of A; in the order of the files.

    Raises:
        ReportError: a line is not understood, or names a sentence or words that are not there.
    """
    return [pair for path in sorted(folder.glob("*.txt")) for topic in _topics(path) for pair in _pairs(topic)]


def _topics(path: Path) -> Iterator[_Topic]:
    topic: _Topic | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            if topic:
                yield topic
            topic = _Topic(header["topic"])
        elif line.strip() and not (topic and _read(line.strip(), topic)):
            raise ReportError(
                f"{path}, line {number}: cannot be read: {line!r}. See tests/pairs/README.md for what a line may be; "
                "words after a ! must stand in their sentence."
            )
    if topic:
        yield topic


def _read(line: str, topic: _Topic) -> bool:
    """Adds what `line` says to `topic`; False where it says nothing."""
    if sentence := _SENTENCE.fullmatch(line):
        topic.sentences[sentence["side"]] = sentence["text"]
    elif pair := _PAIR.fullmatch(line):
        {"=": topic.agreed, "~": topic.alike, "?": topic.aligned}[pair["mark"]].add((pair["a"], pair["b"]))
        return pair["a"] in topic.sentences and pair["b"] in topic.sentences
    elif different := _DIFFERENT.fullmatch(line):
        mine, theirs = topic.sentences.get(different["a"], ""), topic.sentences.get(different["b"], "")
        spans = _span(different["mine"], mine), _span(different["theirs"], theirs)
        topic.differences[different["a"], different["b"]].append(LabelledDifference(Kind(different["kind"]), *spans))
        return None not in spans
    elif wording := _WORDING.fullmatch(line):
        topic.wordings.append(wording["text"])
    elif otherwise := _OTHERWISE.fullmatch(line):
        topic.otherwise.append((Kind(otherwise["kind"]), otherwise["text"]))
        return otherwise["words"] in otherwise["text"]
    elif beside := _BESIDE.fullmatch(line):
        topic.beside.append(beside["text"])
    else:
        return False
    return True


def _span(part: str, text: str) -> Span | None:
    start = text.find(part)
    return None if start < 0 else (start, start + len(part))


def _pairs(topic: _Topic) -> Iterator[Example]:
    mine, theirs = ([name for name in topic.sentences if name.startswith(side)] for side in "AB")
    for names in itertools.product(mine, theirs):
        a, b = (topic.sentences[name] for name in names)
        if found := topic.differences.get(names):
            yield Example(a, b, CONTRADICTION, ARTICLES if topic.aligned else REPORT, topic.name, tuple(found))
        elif names in topic.aligned:
            yield Example(a, b, NO_CONTRADICTION, ARTICLES, topic.name, ())
        elif topic.aligned:
            continue  # whole articles: what is not aligned was not looked at
        elif names in topic.agreed:
            yield Example(a, b, ENTAILMENT, REPORT, topic.name, ())
        else:
            yield Example(a, b, NEUTRAL, REPORT if names in topic.alike else FAR, topic.name, ())
    source = WORDING if topic.otherwise else AGREED
    for a, b in itertools.combinations(topic.wordings, 2):
        yield Example(a, b, ENTAILMENT, source, topic.name, ())
    for a in topic.wordings:
        for kind, b in topic.otherwise:
            yield Example(a, b, CONTRADICTION, source, topic.name, (LabelledDifference(kind, None, None),))
    for a, b in itertools.product((*topic.wordings, *(text for _, text in topic.otherwise)), topic.beside):
        yield Example(a, b, NEUTRAL, source, topic.name, ())

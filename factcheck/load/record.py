"""What a format's reader is given and gives: a file as it lies there -> the articles in it, before they are understood.

A reader is a function `read(raw, settings) -> Sequence[Record | Unread]`; `load` names one for each suffix.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

Lines = tuple[tuple[int, int], ...]
"""Where paragraphs of an extracted text stand in their file: code point of the text, line of the file from 1."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as it lies there."""

    name: str
    """The path as given, with forward slashes: what messages begin with."""
    content: bytes


def _whole(text: str) -> str:
    """`text` with U+FFFD for each half of a character, which an escape of JSON can write and no model can read."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from outside its running text; what is not known is empty."""

    outlet: str = ""
    author: str = ""
    published: dt.datetime | dt.date | None = None
    """A day, or a moment, with its zone where one is told."""
    updated: dt.datetime | dt.date | None = None
    url: str = ""
    language: str = ""
    """As told: "en", "en-GB"."""

    def __post_init__(self) -> None:
        for name in ("outlet", "author", "url", "language"):
            object.__setattr__(self, name, _whole(getattr(self, name)))

    def __or__(self, other: Metadata) -> Metadata:
        """What `self` knows, and what `other` knows besides."""
        return Metadata(*(getattr(self, one.name) or getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its file holds it."""

    text: str
    """What all offsets point into: the file itself where that is the article, else the headline and the paragraphs."""
    metadata: Metadata = field(default_factory=Metadata)
    number: int = 0
    """Its place among the articles of the file, from 1; 0 where the file is one article."""
    headline: str = ""
    """As the file tells it: then it is the first paragraph of `text`."""
    lines: Lines = ()
    """Empty where `text` is the file, and where the file has no lines."""
    extracted: bool = False
    """True when the file is no text: positions can be looked up in `text` alone."""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("text", "headline"):
            object.__setattr__(self, name, _whole(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry of a file of several articles that is none: what is wrong with it, and the cure."""

    number: int
    why: str
    line: int = 1


REPORT = re.compile(
    r"\A\s*(?:No differences found|\d+ (?:conflict|update|to check|spelling)[^\n]*); "
    r"\d+ facts? agrees? in 2 or more sources"
)
"""How a report of factcheck begins in Markdown: one that lies beside articles is none of them."""


def composed(headline: str, paragraphs: Iterable[str]) -> tuple[str, str]:
    """The text of an article that a file holds in parts, and its headline, which the text begins with.

    Paragraphs are parted by blank lines; white space inside one counts as a single space. A headline that is also the
    first paragraph stands there once.
    """
    title = " ".join(headline.split())
    body = [part for paragraph in paragraphs if (part := " ".join(paragraph.split()))]
    parts = [title, *body] if title and body[:1] != [title] else body
    return "\n\n".join(parts) + "\n", title

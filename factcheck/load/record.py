"""What a format's reader is given and gives: a file as it lies there -> the articles in it, before they are understood.

A reader is a function `read(raw, settings) -> Sequence[Record | Unread]`; `load` names one for each suffix.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

Lines = tuple[tuple[int, int], ...]
"""Where paragraphs of an extracted text stand in their file: code point of the text, line of the file from 1."""
Placed = tuple[str, int]
"""Words, and the line of the file on which they begin."""
MOST_UNREAD = 100
"""Entries of a file that are told one by one when they cannot be read."""


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
    is_article: bool = True
    """False for what is none, a picture or an older version, so that nothing is lost with it."""


def composed(headline: str, paragraphs: Iterable[str]) -> tuple[str, str]:
    """The text of an article that a file holds in parts, and its headline, which the text begins with.

    Paragraphs are parted by blank lines; white space inside one counts as a single space. A headline that is also the
    first paragraph stands there once.
    """
    title = " ".join(headline.split())
    body = [part for paragraph in paragraphs if (part := " ".join(paragraph.split()))]
    parts = [title, *body] if title and body[:1] != [title] else body
    return "\n\n".join(parts) + "\n", title


def placed(headline: Placed, paragraphs: Iterable[Sequence[Placed]]) -> tuple[str, str, Lines]:
    """What `composed` gives of a headline and of paragraphs in parts, each part with its line; and those lines."""
    spaced = [_spaced([headline]), *map(_spaced, paragraphs)]
    text, title = composed(headline[0], (" ".join(part for part, _ in parts) for parts in spaced[1:]))
    kept = [parts for parts in spaced if parts]
    if title and len(kept) > 1 and " ".join(part for part, _ in kept[1]) == title:
        del kept[1]
    lines: list[tuple[int, int]] = []
    at = 0
    for parts in kept:
        for part, line in parts:
            lines.append((at, line))
            at += len(part) + 1
        at += 1
    return text, title, tuple(lines)


def _spaced(parts: Iterable[Placed]) -> list[Placed]:
    """`parts` with single spaces, empty ones left out."""
    return [(" ".join(part.split()), line) for part, line in parts if part.strip()]


def few_unread(entries: Iterable[Record | Unread]) -> list[Record | Unread]:
    """`entries`, of what cannot be read the first ones alone and how many more there are: a file may hold millions."""
    kept: list[Record | Unread] = []
    unread, last = 0, None
    for entry in entries:
        if isinstance(entry, Unread):
            unread, last = unread + 1, entry
            if unread > MOST_UNREAD:
                continue
        kept.append(entry)
    if last and unread > MOST_UNREAD:
        kept.append(Unread(last.number, f"and {unread - MOST_UNREAD:,} more entries cannot be read", last.line))
    return kept

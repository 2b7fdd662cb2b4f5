"""XML looked at before a library reads it: what it is, where its entries stand, and that it is no trap.

Nothing outside the file is fetched and no entity that it declares is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html.entities import html5

from msgspec import Struct, field

from ..errors import ArticleError
from .defused import Place, parser_of
from .record import Raw
from .text import decode

MOST_ENTRIES = 20_000
"""Entries of a file at most; feeds have some fifty, archives of them some thousand."""
_MOST_ELEMENTS = 500_000
"""Elements of a file at most; each costs memory."""
_MOST_ATTRIBUTES = 100
"""Attributes of an element at most: feedparser takes quadratic time over more."""
_DEEPEST = 200
"""Levels of elements at most; a feed with articles in XHTML has some twenty."""
_NAME, _ADDRESS = 500, 5_000
_LONGEST = {
    **dict.fromkeys("author name email creator contributor publisher managingEditor webMaster".split(), _NAME),
    **dict.fromkeys(
        "pubDate lastBuildDate published updated date modified created issued link uri id guid generator language "
        "category".split(),
        _ADDRESS,
    ),
}
"""Code points at most of what an element holds: feedparser takes quadratic time over longer names."""
_CHUNK = 65_536

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARATION = re.compile(r"\A\s*(?:<\?xml\s[^<>]*\?>)?")
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,8}|#[xX][0-9a-fA-F]{1,7});)(?P<name>[A-Za-z][A-Za-z0-9]{1,30};)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Survey(Struct):
    """What an XML file is."""

    root: str = ""
    """The name of its root element, without namespace."""
    start: int = 0
    """The byte, in UTF-8, at which that begins."""
    entries: list[int] = field(default_factory=list)
    """The line of each entry, in order."""
    last_line: int = 1


def xml_text(raw: Raw) -> tuple[str, tuple[str, ...]]:
    """The text of an XML file, and notes on its decoding; what feeds get wrong most often is mended.

    Entities of HTML are the characters that they name there, an ampersand that begins none is itself, and characters
    that XML does not know are spaces. Lines stay as they are.
    """
    declared = _DECLARED.match(raw.content[:1000])
    text, notes = decode(raw, declared[1].decode("ascii") if declared else "")
    text = _DECLARATION.sub(_line_ends, _CONTROLS.sub(" ", text), count=1)
    parts: list[str] = []
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        parts += [_BARE.sub(_character, text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, _BARE.sub(_character, text[at:])]), notes


def root_of(raw: Raw, text: str) -> str:
    """The name of the root element of the XML `text`, without namespace.

    Raises:
        ArticleError: there is none.
    """
    return _surveyed(raw, text.encode("utf-8"), (), whole=False).root


def survey(raw: Raw, content: bytes, entries: Collection[str]) -> Survey:
    """What is found in the XML `content`, which is in UTF-8; the elements `entries` are its entries.

    Raises:
        ArticleError: it is not well-formed, declares entities, or is too deep or too large to be news.
    """
    return _surveyed(raw, content, entries, whole=True)


def _surveyed(raw: Raw, content: bytes, entries: Collection[str], *, whole: bool) -> Survey:
    target = _Target(raw.name, entries)
    with parser_of(raw, target) as (parser, target.place):
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            if not whole and target.found.root:
                return target.found
        parser.close()
        target.found.last_line = target.place.CurrentLineNumber
    return target.found


class _Target:
    """Counts what the parser finds, and keeps none of it."""

    def __init__(self, name: str, entries: Collection[str]) -> None:
        self.found = Survey()
        self.place: Place
        self._name = name
        self._entries = entries
        self._depth = 0
        self._elements = 0
        self._short = self._length = 0
        self._longest = _ADDRESS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._depth:
            self.found.root = name
            self.found.start = self.place.CurrentByteIndex
        self._depth += 1
        self._elements += 1
        if name in self._entries:
            self.found.entries.append(self.place.CurrentLineNumber)
        if name in _LONGEST:
            self._short, self._longest, self._length = self._depth, _LONGEST[name], 0
        self._check(len(attributes))

    def end(self, _tag: str) -> None:
        if self._short == self._depth:
            self._short = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._short:
            self._length += len(text)
            self._check()

    def close(self) -> None:
        """Ends the parse; all is found by then."""

    def _check(self, attributes: int = 0) -> None:
        """Refuses what is no news.

        Raises:
            ArticleError: there is too much of something.
        """
        for count, most, what in (
            (self._depth, _DEEPEST, "levels of elements"),
            (self._elements, _MOST_ELEMENTS, "elements"),
            (len(self.found.entries), MOST_ENTRIES, "entries"),
            (attributes, _MOST_ATTRIBUTES, "attributes"),
            (self._length, self._longest, "characters in a name, a date or an address"),
        ):
            if count > most:
                raise ArticleError(
                    f"{self._name}:{self.place.CurrentLineNumber}: more than {most:,} {what}, more than are read. "
                    "Split the file, or leave it out."
                )


def _line_ends(match: re.Match[str]) -> str:
    """The declaration without what it says, which is known: blank lines before it are well-formed then."""
    return "\n" * (match[0].count("\n") or match[0].count("\r"))


def _character(match: re.Match[str]) -> str:
    """What an ampersand that XML does not know begins: an entity of HTML, or itself."""
    name = match["name"] or ""
    return html5.get(name) or f"&amp;{name}"

"""XML of news systems: bytes -> elements with the lines they stand on, and the paragraphs in them.

Nothing outside the file is fetched and no entity that it declares is read. Names lose their namespace: what an element
is called decides, whatever its prefix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from ..errors import ArticleError
from .defused import Place, parser_of
from .record import Lines, Raw, placed
from .survey import xml_text

DEEPEST = 150
"""Levels of elements at most: an article has some fifteen."""
MOST = 1_000_000
"""Elements of a file at most; each costs memory, and an article has some hundred."""

_SKIPPED = frozenset(
    "script style template head media-metadata media-reference media-object alt-code colgroup col frameset".split()
)
"""Elements that hold no words of the article."""
_BLOCKS = frozenset(
    """p div h1 h2 h3 h4 h5 h6 hl1 hl2 ul ol dl dt dd li pre blockquote bq block section article header footer main
    aside nav address figure figcaption table caption thead tbody tfoot tr td th hr media media-caption media-producer
    credit fn note nitf-table byttl abstract tagline body hedline""".split()
)
"""Elements that begin a paragraph and end one."""
_CELLS = frozenset({"td", "th"})


class Words(Struct, frozen=True):
    """A stretch of text in an element."""

    text: str
    line: int
    """The line of the file on which it begins."""


class Element(Struct):
    """An element and what is in it, in order."""

    name: str
    """Without namespace."""
    line: int = 1
    attributes: dict[str, str] = field(default_factory=dict)
    """By names without namespace: `xml:lang` is `lang`."""
    children: list[Element | Words] = field(default_factory=list)

    def all(self, *path: str) -> Iterator[Element]:
        """The elements at `path`, which are names from one level to the next."""
        for child in self.children:
            if isinstance(child, Element) and child.name == path[0]:
                if path[1:]:
                    yield from child.all(*path[1:])
                else:
                    yield child

    def first(self, *path: str) -> Element:
        """The first element at `path`; an empty one where there is none."""
        return next(self.all(*path), Element("", self.line))

    def below(self, *names: str) -> Iterator[Element]:
        """The elements so called at any depth, none inside another."""
        for child in self.children:
            if isinstance(child, Element):
                if child.name in names:
                    yield child
                else:
                    yield from child.below(*names)

    def get(self, name: str) -> str:
        """The attribute so called without white space at its ends; empty where it is not there."""
        return self.attributes.get(name, "").strip()

    @property
    def inner(self) -> Element | None:
        """The first element in it."""
        return next((child for child in self.children if isinstance(child, Element)), None)

    @property
    def words(self) -> str:
        """All text in it, white space counting as a single space."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """All text in it, as it stands there."""
        for child in self.children:
            if isinstance(child, Words):
                yield child.text
            else:
                yield from child.texts()


class Passage(Struct, frozen=True):
    """A paragraph as it comes out of a file."""

    text: str
    line: int = 1


def parse(raw: Raw) -> tuple[Element, tuple[str, ...]]:
    """The root of an XML file, and notes on its decoding.

    Raises:
        ArticleError: it is not well-formed, declares entities, or is too deep or too large to be news.
    """
    text, notes = xml_text(raw)
    builder = _Builder(raw.name)
    with parser_of(raw, builder) as (parser, builder.positions):
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    return builder.root, notes


def passages(element: Element) -> list[Passage]:
    """The paragraphs in `element`, in order: an item of a list begins with "- ", a row of a table is one paragraph."""
    flow = _Flow()
    flow.walk(element)
    flow.end()
    return flow.found


def laid_out(headline: Passage, paragraphs: Iterable[Passage]) -> tuple[str, str, Lines]:
    """What `placed` gives for `headline` and `paragraphs`; "___" between two is none."""
    kept = ([(one.text, one.line)] for one in paragraphs if one.text.strip(" \t\r\n_*=–—-"))
    return placed((headline.text, headline.line), kept)


class _Builder:
    """Makes elements of what the parser finds."""

    def __init__(self, name: str) -> None:
        self.root = Element("")
        self.positions: Place
        self._name = name
        self._open: list[Element] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(
            _bare(tag), self.positions.CurrentLineNumber, {_bare(key): value for key, value in attributes.items()}
        )
        self._count += 1
        if len(self._open) >= DEEPEST:
            raise ArticleError(
                f"{self._name}:{element.line}: elements more than {DEEPEST} levels deep. "
                "This is no news; leave the file out."
            )
        if self._count > MOST:
            raise ArticleError(
                f"{self._name}:{element.line}: more than {MOST:,} elements, more than are read. Split the file."
            )
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        # The parser hands text on when the next tag begins: where it stands then is the end of this text.
        if self._open:
            self._open[-1].children.append(Words(text, self.positions.CurrentLineNumber - text.count("\n")))

    def close(self) -> Element:
        return self.root


class _Flow:
    """Runs of text put together to paragraphs."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._parts: list[str] = []
        self._line = 0
        self._mark = ""
        self._begun = self._broken = False

    def walk(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Words):
                self._add(child)
            elif child.name == "tr":
                self._row(child)
            elif child.name == "pre":
                self._lines(child)
            elif child.name == "br":
                self._break()
            elif child.name in _BLOCKS:
                self.end()
                self._mark = "- " if child.name == "li" else self._mark
                self.walk(child)
                self.end()
                self._mark = ""
            elif child.name not in _SKIPPED:
                self.walk(child)

    def end(self) -> None:
        """Ends a paragraph: what was added since the last one."""
        text = " ".join("".join(self._parts).split())
        if text:
            self.found.append(Passage(self._mark + text, self._line))
            self._mark = ""
        self._parts, self._begun, self._broken = [], False, False

    def _add(self, words: Words) -> None:
        if words.text.strip():
            if not self._begun:
                before = len(words.text) - len(words.text.lstrip())
                self._line = words.line + words.text.count("\n", 0, before)
            self._begun, self._broken = True, False
        self._parts.append(words.text)

    def _break(self) -> None:
        """A break of the line is a space, two of them end the paragraph."""
        if self._broken:
            self.end()
        self._parts.append(" ")
        self._broken = True

    def _row(self, row: Element) -> None:
        """A row whose cells hold a paragraph each is one; a table that only places paragraphs is none."""
        self.end()
        cells = [passages(child) for child in row.children if isinstance(child, Element) and child.name in _CELLS]
        if all(len(cell) <= 1 for cell in cells):
            full = [cell[0] for cell in cells if cell]
            cells = [[Passage(" | ".join(one.text for one in full), full[0].line)]] if full else []
        self.found += [passage for cell in cells for passage in cell]

    def _lines(self, element: Element) -> None:
        """Preformatted text: paragraphs as in a plain text file."""
        self.end()
        whole = Words("".join(element.texts()), element.line)
        self.found += plain_passages(whole)


def plain_passages(words: Words) -> list[Passage]:
    """The paragraphs of a plain text."""
    from .layout import paragraphs

    found, line, at = [], words.line, 0
    for paragraph in paragraphs(words.text):
        line += words.text.count("\n", at, paragraph.start)
        at = paragraph.start
        found.append(Passage(paragraph.text, line))
    return found


def _bare(name: str) -> str:
    return name.rpartition("}")[2]

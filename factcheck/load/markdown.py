"""Markdown with front matter: the paragraphs as they read, each with its line.

Front matter is YAML between lines of --- or TOML between lines of +++, as static site generators have it. Links and
emphasis become their words, an item of a list keeps its mark, a row of a table is a paragraph. Pictures are left out,
and lines that are nothing but a template's command.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ..errors import ArticleError
from ..settings import Settings
from .blocks import clean
from .fragment import paragraphs_of
from .mapped import headline_in, metadata_in
from .origin import Origin
from .record import Placed, Raw, Record, placed
from .text import decode

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<content>.*?)^(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_LONGEST = 50_000
"""Characters of front matter that are read."""
_KEY = re.compile(r"^[\w-]+[ \t]*:(?:[ \t]|$)", re.MULTILINE)
_TOML_PLACE = re.compile(r"\s*\(at line (?P<line>\d+), column (?P<column>\d+)\)|\s*\(at end of document\)")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\]:?")
_COMMAND = re.compile(r"\s*(?:\{\{[^{}]*\}\}\s*|\{%[^{}]*%\}\s*)+")
_BULLET = "- "
_CELL = " | "
_MOST_LINKS = 2_000
"""Brackets in a paragraph up to which links are told from words."""
_NESTED = 100
"""Quotes and lists in each other that are read."""


class _Front(Struct, frozen=True):
    """What stands before the text."""

    content: dict[str, Any]
    text: str
    line: int
    """On which `text` begins."""


def read(raw: Raw, settings: Settings) -> Sequence[Record]:
    """The article that is the file.

    Raises:
        ArticleError: it is not text, its front matter is broken, or there is nothing behind that.
    """
    text, notes = decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front, body, above = _parted(raw.name, text)
    metadata, odd = metadata_in(front.content, settings.fields)
    given = headline_in(front.content, settings.fields)
    headline = (given, Origin(front.text).lines(given)[0][1] + front.line - 1 if given else 1)
    try:
        headings, paragraphs = _Flow(above).read(body)
    except RecursionError:
        raise ArticleError(f"{raw.name}: lists or quotes nested too deeply. Leave it out or save it as text.") from None
    if not given and headings:
        first = headings[0]
        headline = (" ".join(part for part, _ in paragraphs[first]), paragraphs[first][0][1])
        del paragraphs[first]
    if not paragraphs:
        but = " but a headline" if headline[0] else ""
        raise ArticleError(f"{raw.name}: no words in this file{but}. Leave it out or save it again.")
    composed, title, lines = placed(headline, paragraphs)
    return (Record(composed, metadata, 0, title, lines, notes=(*notes, *odd)),)


def _parted(name: str, text: str) -> tuple[_Front, str, int]:
    """The front matter, the text behind it, and how many lines are above that."""
    match = _FRONT.match(text)
    nothing = _Front({}, "", 1)
    if not match or (match["end"] != match["mark"] and match["mark"] == "+++"):
        return nothing, text, 0
    content = match["content"]
    if len(content) > _LONGEST:
        raise ArticleError(
            f"{name}: front matter of {len(content):,} characters, more than the {_LONGEST:,} that are read. "
            "Shorten it."
        )
    found = _toml(name, content) if match["mark"] == "+++" else _yaml(name, content)
    if found is None:
        return nothing, text, 0
    return _Front(found, content, 2), text[match.end() :], text.count("\n", 0, match.end())


def _toml(name: str, content: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        line, column = (place["line"], place["column"]) if place and place["line"] else (content.count("\n") + 1, 1)
        why = _TOML_PLACE.sub("", str(error)).rstrip(".")
        raise ArticleError(
            f"{name}:{int(line) + 1}:{column}: front matter between +++ that is no TOML: {why}. Mend the line."
        ) from error


def _yaml(name: str, content: str) -> dict[str, Any] | None:
    """The fields, all as strings; None where the lines of --- are rulers and no field stands between them."""
    import yaml

    try:
        found = yaml.load(content, _loader())  # noqa: S506  # it makes strings, lists and objects of them alone
    except (yaml.YAMLError, RecursionError) as error:
        if not _KEY.search(content):
            return None
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        why = getattr(error, "problem", None) or (
            "nested too deeply" if isinstance(error, RecursionError) else "odd characters"
        )
        raise ArticleError(
            f"{name}:{line}:{column}: front matter that is no YAML: {why}. Put a value that holds a colon in quotes."
        ) from error
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else None


@cache
def _loader() -> Any:
    """What reads front matter: plain strings in lists and objects, and no aliases, which make a bomb of a few lines."""
    import yaml

    class Loader(yaml.BaseLoader):
        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "an alias (*), which front matter has no use for", mark)
            return super().compose_node(parent, index)

    return Loader


@cache
def _parser(*, links: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTED}).enable(["table", "strikethrough"])
    return parser if links else parser.disable(["link", "image"])


class _Flow:
    """The tokens of a text, in their order -> paragraphs."""

    def __init__(self, above: int) -> None:
        """`above`: lines of the file above the text."""
        self._first = above + 1
        self._found: list[list[Placed]] = []
        self._titles: list[int] = []
        self._item = False
        self._title = False
        self._row: list[Placed] | None = None

    def read(self, text: str) -> tuple[list[int], list[list[Placed]]]:
        """Which paragraphs are headings of the first level, and all paragraphs."""
        links = max(part.count("[") for part in text.split("\n\n")) <= _MOST_LINKS  # else it takes quadratic time
        for token in _parser(links=links).parse(clean(text)):
            self._read(token)
        return self._titles, self._found

    def _read(self, token: Token) -> None:
        line = self._first + (token.map[0] if token.map else 0)
        match token.type:
            case "inline":
                self._words(token, line)
            case "html_block":
                markup = paragraphs_of(token.content + "<hr>")  # a comment alone would be taken for text
                places = Origin(token.content).lines("\n".join(markup))
                for paragraph, (_, below) in zip(markup, places, strict=True):
                    self._add([(paragraph, line + below - 1)])
            case "code_block" | "fence":
                first = line + (token.type == "fence")
                for below, code in enumerate(token.content.split("\n")):
                    self._add([(code, first + below)])
            case "list_item_open":
                self._item = True
            case "list_item_close":
                self._item = False
            case "heading_open":
                self._title = token.tag == "h1"
            case "tr_open":
                self._row = []
            case "tr_close":
                row, self._row = self._row, None
                self._add(row or [])
            case _:
                pass

    def _words(self, token: Token, line: int) -> None:
        """Adds what stands in a paragraph, a heading or a cell."""
        paragraphs = _lines(token.children or [], line)
        if self._row is not None:
            cell = [part for paragraph in paragraphs for part in paragraph]
            if self._row and cell:
                cell[0] = (_CELL.lstrip() + cell[0][0], cell[0][1])
            self._row += cell
            return
        for paragraph in paragraphs:
            if self._add(paragraph) and self._title:
                self._titles.append(len(self._found) - 1)
        self._title = False

    def _add(self, parts: list[Placed]) -> bool:
        """True when there are words in `parts`, which then are a paragraph."""
        text = "".join(part for part, _ in parts)
        if not text.strip() or _COMMAND.fullmatch(text):
            return False
        if self._item:
            parts = [(_BULLET + parts[0][0].lstrip(), parts[0][1]), *parts[1:]]
            self._item = False
        self._found.append(parts)
        return True


def _lines(tokens: Sequence[Token], line: int) -> list[list[Placed]]:
    """The words of `tokens` by the lines on which they stand; a line break parts paragraphs, but not a sentence."""
    paragraphs: list[list[Placed]] = [[]]
    words: list[str] = []
    struck = 0

    def end(*, parts: bool, following: Sequence[Token]) -> None:
        text = _NOTE_MARK.sub("", "".join(words))
        words.clear()
        if text.strip():
            paragraphs[-1].append((text, line))
        if parts and not _goes_on(following):
            paragraphs.append([])

    for at, token in enumerate(tokens):
        is_break = token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        )
        if token.type in ("s_open", "s_close"):
            struck += token.nesting
        elif is_break or token.type == "softbreak":
            end(parts=is_break, following=tokens[at + 1 : at + 4])
            line += token.type != "html_inline"
        elif token.type == "html_inline":
            line += token.content.count("\n")
        elif token.type in ("text", "code_inline") and not struck:
            words.append(token.content)
    end(parts=False, following=())
    return [paragraph for paragraph in paragraphs if paragraph]


def _goes_on(tokens: Sequence[Token]) -> bool:
    """True when the words that `tokens` begin with are the middle of a sentence."""
    text = next((token.content.lstrip() for token in tokens if token.type == "text" and token.content.strip()), "")
    return text[:1].islower()

"""Fragments of HTML, as feeds and content systems hold them: markup -> paragraphs.

The tags are found here and not by `html.parser`, which takes quadratic time over broken markup and fails on some.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from .layout import BLANK_LINE, paragraphs

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_UNSEEN = (
    "button canvas del audio head iframe nav noscript object s script select strike style svg template textarea video"
)
"""Elements whose content is no text of the article: code, controls, players, and what was struck out."""
_CODE = frozenset(("script", "style"))
"""Elements that go on to the end where nothing closes them; any other one is then taken as if it were not there."""

_NO_PAGE = "canvas script style svg template"
"""Elements of a page that tell nothing to whoever looks for the article in it."""
# Quotes may hold ">" and "<". A start of a tag passes over another one in quotes alone, and all starts that are in one
# state of quotes meet: each character is passed at most three times, also where no tag is closed.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?=[\s/>])(?:(?:[^<>\"']|\"[^\"]*\"|'[^']*')*|[^<>]*)>"
    r"|<[!?][^<>]*>|<!\[CDATA\[|\]\]>|<!--"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+)))?"
)
_READ_ATTRIBUTES = frozenset(
    "aria-hidden class colspan content data-component data-testid datetime hidden href hreflang http-equiv id itemprop "
    "itemtype lang name property pubdate rel role rowspan style title type xml:lang".split()
)
"""Attributes that say what an element is."""
_LONGEST = 2_000
"""Code points of an attribute that are read: pictures stand in some."""
_JSON_LD = re.compile(r"application/ld\+json", re.IGNORECASE)
_MARKED = re.compile(r"</[a-zA-Z][a-zA-Z0-9:-]*\s*>|<(?:p|br|hr|img|div|li)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_SPACED = re.compile(r"<(?:p|div)[\s/>]", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
_MID_SENTENCE = re.compile(r"(?<!\n)\n[^\S\n]*(?=[a-z])")
_NO_CHARACTER = re.compile(r"&#(?:\d{9,}|[xX][0-9a-fA-F]{9,});?")
"""An entity by a number that no character has; Python refuses to read the longest of them."""
_SOFT_HYPHEN = "\xad"
_BULLET = "• "
_CELL = " | "


def paragraphs_of(markup: str) -> tuple[str, ...]:
    """The paragraphs of the HTML fragment `markup`, in order, without tags; white space in each is a single space.

    Each block is one, so are headings and captions; an item of a list has a bullet, a row of a table is one with " | "
    between its cells. Line breaks part too, but not within a sentence. Text without any tag has one on each line, or
    is wrapped; blank lines count where no `<p>` and no `<div>` does, which is how WordPress stores articles.

    Left out: comments, code, controls, navigation, embedded players, and what is struck out (`<del>`, `<s>`).
    """
    if not is_markup(markup):
        return _lines(_plain(markup))
    seen = "".join(text for text, _ in _parted(markup, _UNSEEN))
    flow = _Flow(keeps_blank_lines=not _SPACED.search(seen))
    at = 0
    for match in _TAG.finditer(seen):
        flow.text(seen[at : match.start()])
        if match["name"]:
            flow.tag(match["name"].lower(), closes=bool(match["close"]))
        at = match.end()
    flow.text(seen[at:])
    flow.end()
    return tuple(flow.found)


def line_of(markup: str) -> str:
    """`markup` without tags, on one line: what a headline or a name reads as."""
    return " ".join(paragraph.removeprefix(_BULLET) for paragraph in paragraphs_of(markup))


def is_markup(text: str) -> bool:
    """True when `text` holds a tag of HTML; "a < b" does not."""
    return bool(_MARKED.search(text))


class _Flow:
    """Text and tags in the order of the fragment -> paragraphs."""

    def __init__(self, *, keeps_blank_lines: bool) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._keeps_blank_lines = keeps_blank_lines
        self._preformatted = 0
        self._is_item = False
        self._is_cell_open = False

    def text(self, text: str) -> None:
        """Adds `text` to the open paragraph."""
        if not text:
            return
        plain = _plain(text)
        if not self._preformatted:
            parts = BLANK_LINE.split(plain) if self._keeps_blank_lines else [plain]
            # Kept at the ends: there a space parts two words in two tags.
            plain = "\n\n".join(_WHITE.sub(" ", part) for part in parts)
        self._add(plain)

    def tag(self, name: str, *, closes: bool) -> None:
        """Ends the open paragraph where the tag `name` does so."""
        if name == "br":
            self._add("\n")
        elif name in ("td", "th"):
            self._cell()
        elif name == "q":
            self._add("”" if closes else "“")
        elif name in _BLOCKS:
            self.end()
            self._is_item = self._item(name, closes)
            if name == "pre":
                self._preformatted = max(0, self._preformatted + (-1 if closes else 1))

    def end(self) -> None:
        """Ends the open paragraph."""
        for line in _lines(_MID_SENTENCE.sub(" ", "".join(self._parts).strip())):
            text = line.strip(_CELL)
            if text:
                self.found.append(f"{_BULLET}{text}" if self._is_item else text)
                self._is_item = False
        self._parts = []
        self._is_cell_open = False

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._is_cell_open = self._is_cell_open or not text.isspace()

    def _item(self, name: str, closes: bool) -> bool:
        """True when the next paragraph is the first of an item: `<li><p>` begins one too."""
        if name == "li":
            return not closes
        return self._is_item and not closes and name not in ("ul", "ol")

    def _cell(self) -> None:
        """Parts two cells of a row."""
        if self._is_cell_open:
            self._parts.append(_CELL)
            self._is_cell_open = False


def _lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text whose lines count."""
    if "\n" not in text:
        one = " ".join(text.split())
        return (one,) if one else ()
    return tuple(" ".join(paragraph.text.split()) for paragraph in paragraphs(text))


def _plain(text: str) -> str:
    """`text` with its entities resolved, without soft hyphens."""
    return unescaped(text).replace(_SOFT_HYPHEN, "")


def unescaped(text: str) -> str:
    """`text` with its entities resolved, whatever numbers they hold."""
    return html.unescape(_NO_CHARACTER.sub(" ", text))


def visible(markup: str) -> str:
    """`markup` without comments and without elements that are no text; their line ends are left."""
    return "".join(f"{text}{_line_ends(hidden)}" for text, hidden in _parted(markup, _UNSEEN))


def tidied(markup: str) -> tuple[str, tuple[str, ...]]:
    """A page written anew so that any parser reads it alike and in linear time, and the JSON-LD in it.

    Tags keep the attributes that tell something; comments and code are gone. libxml2 takes quadratic time over many
    attributes of one tag.
    """
    parts: list[str] = []
    scripts: list[str] = []
    for text, hidden in _parted(markup, _NO_PAGE):
        at = 0
        for match in _TAG.finditer(text):
            parts.append(text[at : match.start()].replace("<", "&lt;"))
            parts.append(_tidy_tag(match))
            at = match.end()
        parts.append(text[at:].replace("<", "&lt;"))
        opening = _TAG.match(hidden)
        if opening and _JSON_LD.search(opening[0]):
            scripts.append(hidden[opening.end() :].rpartition("</")[0])
    return "".join(parts), tuple(scripts)


def _tidy_tag(match: re.Match[str]) -> str:
    """A tag with the attributes that are read, each once; nothing for what is no tag."""
    if not match["name"] or match["close"]:
        return f"</{match['name']}>" if match["name"] else ""
    found: dict[str, str] = {}
    for attribute in _ATTRIBUTE.finditer(match[0], len(match["name"]) + 1):
        name = attribute["name"].lower()
        if name in _READ_ATTRIBUTES:
            found.setdefault(name, (attribute["double"] or attribute["single"] or attribute["bare"] or "")[:_LONGEST])
    attributes = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in found.items())
    return f"<{match['name']}{attributes}>"


def _parted(markup: str, names: str) -> Iterator[tuple[str, str]]:
    """Stretches of `markup` in turn: what lies before a comment or one of the elements `names`, and that."""
    hidden, closings = _hiding(names)
    at = searched = 0
    unclosed: set[str] = set()
    while match := hidden.search(markup, searched):
        name = (match["name"] or "").lower()
        searched = match.end()
        closing = None if name in unclosed else closings[name].search(markup, searched)
        if closing is None and name not in _CODE:
            unclosed.add(name)
            continue
        before = markup[at : match.start()]
        at = searched = closing.end() if closing else len(markup)
        yield before, markup[match.start() : at]
    yield markup[at:], ""


@cache
def _hiding(names: str) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """What finds the beginning of a comment or of one of the elements `names`, and what finds the end of each."""
    closings = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]*>", re.IGNORECASE) for name in names.split()}
    begin = re.compile(rf"<!--|<(?P<name>{names.replace(' ', '|')})(?=[\s/>])", re.IGNORECASE)
    return begin, {"": re.compile("-->"), **closings}


def _line_ends(text: str) -> str:
    return "\n" * text.count("\n")

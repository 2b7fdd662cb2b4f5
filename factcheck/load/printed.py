"""Lines as they are printed on pages -> paragraphs, without running heads and feet.

A page tells of each line where it stands and how large it is, and nothing of paragraphs; they are rebuilt from spacing,
indents, sizes and lines that end early. The order of the lines is that of the file, column by column as a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from ..language.vocabulary import is_common
from .dates import is_date_line
from .layout import bullet_width
from .marks import masthead

_EDGE = 2
"""Lines at the top of a page, and at its bottom, that may be a running head or foot."""
_OFTEN = 3
"""Pages at whose edge a running head or foot stands, or more than half of the pages where they are few."""
_WIDER = 1.25
"""By how much the space above a paragraph exceeds the usual space between lines."""
_SAME_LINE, _APART = 0.4, 1.8
"""Sizes of letters between the baselines of what stands on one line, and from one line to another part of a page."""
_INDENT = 0.7
"""Sizes of the letters by which the first line of a paragraph is set in at least, and at most `_FAR`."""
_FAR = 6.0
_SIZE = 1.1
"""By how much letters are larger than others that they count as of another size."""
_EARLY = 0.85
"""The part of a full line below which the next word would have fitted on it: the paragraph ended on purpose."""
_VERY_EARLY = 0.6
"""The same for a line that does not end a sentence: a crosshead, an item of a list, a row of a table."""

_PAGE = re.compile(r"(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+(?:\s+\d+\s*/\s*\d+)?\Z")
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*\Z")
_HYPHEN = re.compile(r"([^\W\d_]+)[-‐]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SOFT = "\N{SOFT HYPHEN}"


class Line(Struct, frozen=True):
    """A printed line."""

    text: str
    x: float = 0.0
    """Where it begins, in points from the left edge of the page."""
    y: float = 0.0
    """Its baseline, in points from the bottom edge of the page."""
    size: float = 10.0
    """Height of its letters in points."""


class Edited(Struct, frozen=True):
    """The text of a document."""

    paragraphs: tuple[str, ...]
    edges: tuple[str, ...]
    """The running heads and feet that were left out, each once; page numbers are not told."""


def edited(pages: Sequence[Sequence[Line]]) -> Edited:
    """The paragraphs of `pages` and what was left out of them.

    Left out are, of the two lines at the top and at the bottom of each page, those that stand there on three pages or
    on more than half of them, whatever their numbers, and those that stand apart from the text and are a page number,
    a web address, a newspaper's name or a date.
    """
    repeated = _repeated(pages)
    edges: dict[str, None] = {}
    kept: list[list[Line]] = []
    for page in pages:
        left_out = {at for at in _at_edges(page) if _same(page[at].text) in repeated or _is_running(page, at)}
        edges |= dict.fromkeys(page[at].text for at in sorted(left_out) if not _PAGE.match(page[at].text))
        kept.append([line for at, line in enumerate(page) if at not in left_out])
    columns = [column for page in kept for column in _columns(page)]
    leading = _leading(columns)
    groups: list[list[str]] = []
    last: Line | None = None
    for column in columns:
        width = max((len(line.text) * line.size for line in column), default=0.0)
        left = min((line.x for line in column), default=0.0)
        for at, line in enumerate(column):
            begins = _begins(last, line, width, leading) if at and last else _goes_over(last, line, left)
            if begins or not groups:
                groups.append([])
            groups[-1].append(line.text)
            last = line
    known = Counter(word.lower() for group in groups for line in group for word in _WORD.findall(line))
    return Edited(tuple(_joined(group, known) for group in groups), tuple(edges))


def _at_edges(page: Sequence[Line]) -> list[int]:
    """The places in `page` of the lines that stand highest and lowest."""
    by_height = sorted(range(len(page)), key=lambda at: -page[at].y)
    return list(dict.fromkeys([*by_height[:_EDGE], *by_height[-_EDGE:]]))


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """What stands at the edge of several pages; digits may differ."""
    if len(pages) < 2:
        return set()
    found = Counter(key for page in pages for key in {_same(page[at].text) for at in _at_edges(page)})
    return {key for key, count in found.items() if count > 1 and (count >= _OFTEN or count * 2 > len(pages))}


def _is_running(page: Sequence[Line], at: int) -> bool:
    """True for a page number, an address, a newspaper's name or a date that no other line is close to."""
    line = page[at]
    text = line.text
    if not (_PAGE.match(text) or _ADDRESS.match(text) or masthead(text) or is_date_line(text)):
        return False
    distances = (abs(line.y - other.y) / line.size for n, other in enumerate(page) if n != at)
    return all(distance < _SAME_LINE or distance > _APART for distance in distances)


def _same(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).lower())


def _columns(page: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of `page` in runs that go down."""
    column: list[Line] = []
    for line in page:
        if column and line.y > column[-1].y + column[-1].size / 2:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _leading(columns: Sequence[Sequence[Line]]) -> float:
    """The usual distance of lines in a paragraph, in sizes of their letters: a low one of those that occur."""
    found = sorted(
        (above.y - line.y) / line.size
        for column in columns
        for above, line in pairwise(column)
        if above.y > line.y and line.size > 0
    )
    return found[len(found) * 3 // 10] if found else 1.2


def _begins(above: Line, line: Line, width: float, leading: float) -> bool:
    """True when `line` begins a paragraph below `above`; `width` is that of the column in sizes of letters, summed."""
    if bullet_width(line.text) or _differs(above, line):
        return True
    if above.y - line.y > _WIDER * leading * line.size:
        return True
    indent = line.x - above.x
    if _INDENT * line.size < indent < _FAR * line.size and not bullet_width(above.text):
        return True
    return _stops_early(above.text, line.text, width / line.size)


def _stops_early(above: str, line: str, width: float) -> bool:
    """True when the first word of `line` would have fitted on the line `above`; a full one has `width` code points."""
    reach = len(above) + 1 + len(line.split(maxsplit=1)[0])
    if _ENDED.search(above):
        return reach < _EARLY * width
    return reach < _VERY_EARLY * width and (line[0].isupper() or line[0].isdigit())


def _goes_over(above: Line | None, line: Line, left: float) -> bool:
    """True when `line`, the first of a column or page, begins a paragraph after `above`, the last of the one before."""
    if above is None or bullet_width(line.text) or _differs(above, line):
        return True
    return bool(_ENDED.search(above.text)) or line.x - left > _INDENT * line.size


def _differs(above: Line, line: Line) -> bool:
    """True when letters are clearly larger or smaller."""
    small, large = sorted((above.size, line.size))
    return large > small * _SIZE


def _joined(lines: Sequence[str], known: Counter[str]) -> str:
    """The paragraph that `lines` are, words that were parted at the end of a line put together."""
    text = lines[0]
    for line in lines[1:]:
        match = _HYPHEN.search(text)
        if text.endswith(_SOFT):
            text = text[:-1] + line
        elif match and line[0].isalpha():
            rest = _WORD.match(line)
            text = (text if rest and _is_compound(match[1], rest[0], known) else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text.replace(_SOFT, "")


def _is_compound(left: str, right: str, known: Counter[str]) -> bool:
    """True when the hyphen between `left` and `right` is part of the word: "Smith-Jones", "well-documented"."""
    whole = (left + right).lower()
    if right[0].isupper():
        return True
    return not (whole in known or is_common(whole)) and is_common(left) and is_common(right)

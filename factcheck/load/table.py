"""Tables, CSV and TSV: each row is an article, and its columns are what the settings' `fields` call them.

A cell may hold line breaks, so a row may take many lines: they are counted, and a paragraph has the line that an editor
shows. A row of more cells than there are columns is named and left out, whichever of them are empty: nothing tells
which cell is too many.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise

from msgspec import Struct

from ..errors import ArticleError, NoArticleError
from ..settings import Fields, Settings
from .blocks import Piece
from .fragment import is_markup
from .layout import paragraphs
from .mapped import Entry, entry_of, lacking, names_of
from .origin import Origin
from .own import own_report
from .record import Placed, Raw, Record, Unread, few_unread, placed
from .text import decode

_DELIMITERS = (",", ";", "\t", "|")
_TABS = ".tsv"
_SEPARATOR = re.compile(r"""sep=((?![\w"'])[\t -~])\n""")
"""What Excel writes and reads as a first line; a letter or a quote parts no cells."""
_HEAD = 100_000
"""Characters that the names of the columns take at most."""
_MOST_COLUMNS = 1_000
_OURS = {"finding", "fingerprint", "kind", "severity"}
"""Columns of a report of factcheck."""
_END = ""
"""A line behind the last one: a row without cells, unless a quote is still open there."""


class _Table(Struct, frozen=True):
    names: tuple[str, ...]
    delimiter: str
    rows: str
    """What stands behind the names."""
    line: int
    """On which `rows` begin."""


def read(raw: Raw, settings: Settings) -> Sequence[Record | Unread]:
    """The articles in the rows of the table.

    Raises:
        NoArticleError: no column holds texts.
        ArticleError: it is not text, or a quote is never closed.
    """
    text, notes = decode(raw)
    table = _table(raw.name, text.replace("\r\n", "\n").replace("\r", "\n"))
    if table.names and set(table.names) >= _OURS:
        raise own_report(raw.name)
    if len(table.names) > _MOST_COLUMNS:
        raise NoArticleError(f"{raw.name}: holds no articles: {len(table.names):,} columns.")
    rows = _rows(raw.name, table)
    if not names_of(table.names, settings.fields.text):
        row = next(((cells for _, cells in rows)), [""] * len(table.names))
        why = lacking(dict(zip(table.names, row, strict=False)), settings.fields).replace("field", "column", 1)
        raise NoArticleError(f"{raw.name}: holds no articles: {why}.")
    notes += _repeated(table.names)
    found = few_unread(
        _read(number, line, cells, table, settings.fields, notes) for number, (line, cells) in enumerate(rows, 1)
    )
    if not found:
        raise NoArticleError(f"{raw.name}: holds no articles: a table without rows.")
    return found


def _table(name: str, text: str) -> _Table:
    """The names of the columns, and what stands behind them."""
    start = len(text) - len(text.lstrip("\n"))
    declared = _SEPARATOR.match(text, start)
    start = declared.end() if declared else start
    head = text[start : start + _HEAD]
    if not head.strip():
        raise ArticleError(f"{name}: nothing in this table. Leave it out or save it again.")
    tabs = ("\t",) if name.lower().endswith(_TABS) else ()
    delimiter = declared[1] if declared else max(tabs or _DELIMITERS, key=lambda one: len(_names(head, one)[0]))
    names, lines = _names(head, delimiter)
    line = 1 + text.count("\n", 0, start) + lines
    rest = text[start:].split("\n", lines)
    return _Table(tuple(names), delimiter, rest[lines] if len(rest) > lines else "", line)


def _names(head: str, delimiter: str) -> tuple[list[str], int]:
    """The cells of the first row of `head`, and how many lines they take."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        names = next(reader)
    except csv.Error:
        return [], 1
    return [name.strip() for name in names], reader.line_num


def _rows(name: str, table: _Table) -> Iterator[tuple[int, list[str]]]:
    """The line on which each row begins, and its cells, at least as many as there are columns.

    Raises:
        ArticleError: a quote is never closed, or the table cannot be read.
    """
    if csv.field_size_limit() < len(table.rows):  # of the whole process, so it only grows: others may be reading
        csv.field_size_limit(len(table.rows))
    lines = chain(io.StringIO(table.rows, newline="\n"), [_END])
    reader = csv.reader(lines, delimiter=table.delimiter)
    cells: list[str] = []
    line, following = table.line, table.line
    try:
        for cells in reader:
            line, following = following, table.line + reader.line_num
            if any(map(str.strip, cells)):
                cells.extend([""] * (len(table.names) - len(cells)))
                yield line, cells
    except csv.Error as error:
        raise ArticleError(f"{name}: cannot read this table ({error}). Write it anew as CSV.") from error
    if cells:  # the empty line at the end was taken into a cell
        raise ArticleError(
            f"{name}:{line}: a quote that opens in this row is never closed. Close it; inside quotes one is written "
            'twice ("").'
        )


def _read(
    number: int, line: int, cells: list[str], table: _Table, fields: Fields, notes: tuple[str, ...]
) -> Record | Unread:
    """The article in one row."""
    own = cells[: len(table.names)]
    if any(map(str.strip, islice(cells, len(own), None))):
        mark = "a tab" if table.delimiter == "\t" else f"a {table.delimiter!r}"
        return Unread(number, f"more cells than the {len(own)} columns. Put a cell that holds {mark} in quotes", line)
    content: dict[str, object] = {}
    for name, cell in zip(table.names, own, strict=True):
        if not content.get(name):
            content[name] = cell
    entry = entry_of(content, fields)
    if entry is None:
        return Unread(number, lacking(content, fields).replace("field", "column", 1), line)
    return _record(number, entry, _Row(line, own), notes)


class _Row:
    """The lines of one row."""

    def __init__(self, line: int, cells: list[str]) -> None:
        self._line = line
        self._cells = cells

    def line(self, cell: str) -> int:
        """The line on which `cell` begins."""
        before = self._cells[: self._cells.index(cell)] if cell in self._cells else []
        return self._line + sum(one.count("\n") for one in before)


def _record(number: int, entry: Entry, row: _Row, notes: tuple[str, ...]) -> Record:
    headline = (entry.headline, row.line(entry.title))
    parts = [[one] for piece in entry.pieces for one in _placed(piece, row.line(piece.raw))]
    text, title, lines = placed(headline, parts)
    return Record(text, entry.metadata, number, title, lines, notes=(*notes, *entry.notes))


def _placed(piece: Piece, line: int) -> Iterator[Placed]:
    """The paragraphs of a cell that begins on `line`, each with its own."""
    raw, down = piece.raw, [0] * len(piece.paragraphs)
    if "\n" in raw:
        spans = () if is_markup(raw) else paragraphs(html.unescape(raw))
        starts = [0, *(span.start for span in spans)]
        if len(spans) == len(down):
            down = list(accumulate(raw.count("\n", start, end) for start, end in pairwise(starts)))
        else:
            down = [at - 1 for _, at in Origin(raw).lines("\n".join(piece.paragraphs))]
    yield from ((paragraph, line + below) for paragraph, below in zip(piece.paragraphs, down, strict=True))


def _repeated(names: Sequence[str]) -> tuple[str, ...]:
    twice = sorted({name for name in names if name and names.count(name) > 1})
    return tuple(f"two columns called {name!r}: of each row the first that holds something counts" for name in twice)

"""Articles out of files: one module per format, which is imported when such a file is read.

`paths` finds the files, `formats` says who reads them, `furniture` understands what they hold.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..errors import ArticleError
from ..folders import without_waiting
from ..model import Article
from ..settings import Settings
from .formats import suffixes
from .own import is_own, own_report
from .paths import STDIN, shown_as

if TYPE_CHECKING:
    import datetime as dt

    from .record import Raw, Record, Unread

    Reader = Callable[[Raw, Settings], Sequence[Record | Unread]]

_LINES = "no text file: lines are those of its text, which `factcheck extract` shows and -o keeps beside a report"
_ON_ONE_LINE = "its text stands on one line: lines are those of the text, which `factcheck extract` shows"


def load_articles(path: str | os.PathLike[str], settings: Settings | None = None) -> tuple[Article | Unread, ...]:
    """The articles in the file `path`, their furniture understood; sentences are left to `split`.

    `settings.date` wins over a date in the file, which wins over one in the running text and in a `meta.json` beside
    the file. An entry of a file of several that is no article comes as `Unread`.

    Raises:
        NoArticleError: it is the kind of file that lies among articles and is none.
        ArticleError: the file is missing, of an unknown format, too large, empty or binary, or none of it can be read.
    """
    from .record import Raw, Unread

    name = Path(path).as_posix()
    settings = settings or Settings()
    content = _content(name, settings.max_bytes)
    if is_own(content):
        raise own_report(name)
    records = _reader(name)(Raw(name, content), settings)
    if all(isinstance(record, Unread) for record in records):
        reasons = "; ".join(f"{record.number}: {record.why}" for record in records[:3] if isinstance(record, Unread))
        raise ArticleError(f"{shown_as(name)}: none of its {len(records)} entries can be read ({reasons}).")
    return tuple(record if isinstance(record, Unread) else _article(name, record, settings) for record in records)


def load_article(path: str | os.PathLike[str], published: dt.date | None = None) -> Article:
    """The first article in the file `path`, as `load_articles` gives it."""
    return next(one for one in load_articles(path, Settings(date=published)) if isinstance(one, Article))


def _article(name: str, record: Record, settings: Settings) -> Article:
    """The article that `record`, of the file `name`, holds."""
    import datetime as dt

    from .dates import day_of
    from .furniture import furnish
    from .language import ENGLISH, NOTE, is_read, language_of
    from .metadata import metadata_of
    from .oddities import oddities

    beside, notes = metadata_of(Path(name))
    inside = record.metadata
    author = inside.author or beside.author
    furnished = furnish(record.text, day_of(inside.published or beside.published), record.headline, author)
    published = settings.date or day_of(inside.published) or furnished.published or day_of(beside.published)
    day = None if published else furnished.day
    told = inside.published, furnished.published_at, beside.published
    moments = (one for one in told if isinstance(one, dt.datetime))
    updated = inside.updated or beside.updated
    language = language_of(record.text, inside.language or beside.language)
    unread = language == ENGLISH and not is_read(record.text)
    on_one_line = _is_on_one_line(record)
    source = shown_as(name)
    return Article(
        source=f"{source}#{record.number}" if record.number else source,
        text=record.text,
        outlet=beside.outlet or inside.outlet or furnished.outlet,
        agency=furnished.agency,
        credits=furnished.credits,
        headline=record.headline or furnished.headline,
        published=published,
        day=(day.month, day.day) if day else None,
        weekday=day.weekday if day else None,
        dateline=furnished.dateline,
        author=author or furnished.author,
        published_at=next((one for one in moments if one.date() == published), None),
        updated=day_of(updated) or furnished.updated,
        updated_at=updated if isinstance(updated, dt.datetime) else None,
        url=inside.url or beside.url,
        language=language,
        number=record.number,
        lines=() if on_one_line else record.lines,
        extracted=record.extracted or on_one_line,
        blocks=furnished.blocks,
        notes=(
            *record.notes,
            *notes,
            *((_LINES,) if record.extracted else ()),
            *((_ON_ONE_LINE,) if on_one_line else ()),
            *((NOTE,) if unread else ()),
            *oddities(record.text),
        ),
    )


def _is_on_one_line(record: Record) -> bool:
    """True where the paragraphs below the headline share a line of the file, which then tells none from the others."""
    below = [line for _, line in record.lines[bool(record.headline) :]]
    return len(below) > 1 and len(set(below)) == 1


def notes_beside(files: Iterable[str]) -> list[str]:
    """What is wrong with what is told beside `files` of them: once, of however many files it is true."""
    from .metadata import notes_on

    folders = {Path(file).parent for file in files if file != STDIN}
    return [note for folder in sorted(folders) for note in notes_on(folder)]


def _reader(name: str) -> Reader:
    """What reads the file `name`, by its suffix; a file without suffix is read as text."""
    suffix = ".jsonl" if name == STDIN else Path(name).suffix.lower()
    module = suffixes().get(suffix or ".txt")
    if module is None:
        raise ArticleError(f"{name}: cannot read the format {suffix!r} (known: {_listed()}). Save it as plain text.")
    reader: Reader = import_module(f".{module}", __package__).read
    return reader


def _content(name: str, most: int) -> bytes:
    """The bytes of the file `name`, at most `most`."""
    if name == STDIN:
        if sys.stdin is None:
            raise ArticleError("stdin: it is closed. Pipe JSON Lines to it, or name files.")
        content = _read(sys.stdin.buffer, most + 1)
        if len(content) > most:
            raise ArticleError(f"stdin: more than the {most:,} bytes that are read. Pipe less, or raise --max-bytes.")
        return content
    content, size = _file(Path(name), most)
    if size > most:
        raise ArticleError(
            f"{name}: {size:,} bytes, more than the {most:,} that are read. Split the file, or raise --max-bytes."
        )
    return content


def _file(path: Path, most: int) -> tuple[bytes, int]:
    """The bytes of `path`, none where they are more than `most`, and how many they are."""
    try:
        if not path.exists():
            raise ArticleError(f"{path}: no such file. Check the path.")
        if path.is_dir():
            raise ArticleError(f"{path}: this is a folder, not an article. Name the files in it.")
        with open(path, "rb", opener=without_waiting) as file:  # a path cannot be opened with it
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise ArticleError(f"{path}: this is no plain file. Save it as one, or pipe JSON Lines to {STDIN!r}.")
            return (_read(file, most + 1) if state.st_size <= most else b""), state.st_size
    except OSError as error:
        raise ArticleError(f"{path}: cannot read this file ({error.strerror}). Check its permissions.") from error


def _read(file: BinaryIO, most: int) -> bytes:
    """The first `most` bytes of `file`, a piece at a time: as many as a limit allows need not find room at once."""
    found = bytearray()
    while asked := min(most - len(found), _PIECE):
        found += (piece := file.read(asked))
        if len(piece) < asked:  # it ends there, and a pipe would wait for more
            break
    return bytes(found)


_PIECE = 1 << 20
"""Bytes."""


def _listed() -> str:
    return ", ".join(f"*{suffix}" for suffix in suffixes())

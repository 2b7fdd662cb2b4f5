"""Articles out of files: one module per format, one table that names them. They are imported when a file is read."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ArticleError
from ..folders import without_waiting
from ..model import Article
from ..settings import Settings
from .own import HEAD, is_own, own_report

if TYPE_CHECKING:
    import datetime as dt

    from .record import Raw, Record, Unread

    Reader = Callable[[Raw, Settings], Sequence[Record | Unread]]

METADATA = "meta.json"
"""The file beside articles that may tell their outlets and dates (`metadata`)."""
TEXTS = ".texts"
"""How the folder beside a report ends in which texts of its articles are kept: they are no articles of their own."""
STDIN = "-"
"""The path that stands for standard input, which is read as JSON Lines."""

FORMATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text", (".txt", ".text")),
    ("html", (".html", ".htm", ".xhtml")),
    ("feed", (".rss", ".atom", ".feed")),
    ("xml", (".xml",)),
    ("newsml", (".nitf", ".newsml", ".g2")),
    ("pdf", (".pdf",)),
    ("docx", (".docx",)),
    ("json", (".json", ".jsonl", ".ndjson")),
    ("table", (".csv", ".tsv")),
    ("markdown", (".md", ".markdown")),
)
"""Module of this package -> the suffixes of the files that its `read` reads: `read(raw, settings)`, see `record`."""

_LINES = "no text file: lines are those of its text, which `factcheck extract` shows and -o keeps beside a report"
_LOOKED_FOR = "looked for *.txt, *.html, *.md, *.json and the other formats of docs/sources.md"
_WRITTEN = {".md", ".html", ".json", ".jsonl", ".csv", ".xml", ".txt"}
"""Suffixes under which reports are written."""
_OTHERS = {"readme", "changelog", "contributing", "license", "licence", "security"}
"""Names, without suffix, of what lies beside articles and is none."""
_OURS = {METADATA, "decisions.jsonl", "factcheck-baseline.json", "gold.json"}


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
        told = "; ".join(f"{record.number}: {record.why}" for record in records[:3] if isinstance(record, Unread))
        raise ArticleError(f"{shown_as(name)}: none of its {len(records)} entries can be read ({told}).")
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
    told = record.metadata
    author = told.author or beside.author
    furnished = furnish(record.text, day_of(told.published or beside.published), record.headline, author)
    published = settings.date or day_of(told.published) or furnished.published or day_of(beside.published)
    moments = (one for one in (told.published, beside.published) if isinstance(one, dt.datetime))
    updated = told.updated or beside.updated
    language = language_of(record.text, told.language or beside.language)
    unread = language == ENGLISH and not is_read(record.text)
    source = shown_as(name)
    return Article(
        source=f"{source}#{record.number}" if record.number else source,
        text=record.text,
        outlet=beside.outlet or told.outlet or furnished.outlet,
        agency=furnished.agency,
        credits=furnished.credits,
        headline=record.headline or furnished.headline,
        published=published,
        dateline=furnished.dateline,
        author=author or furnished.author,
        published_at=next((one for one in moments if one.date() == published), None),
        updated=day_of(updated) or furnished.updated,
        updated_at=updated if isinstance(updated, dt.datetime) else None,
        url=told.url or beside.url,
        language=language,
        number=record.number,
        lines=record.lines,
        extracted=record.extracted,
        blocks=furnished.blocks,
        notes=(
            *record.notes,
            *notes,
            *((_LINES,) if record.extracted else ()),
            *((NOTE,) if unread else ()),
            *oddities(record.text),
        ),
    )


def notes_beside(files: Iterable[str]) -> list[str]:
    """What is wrong with what is told beside `files` of them: once, of however many files it is true."""
    from .metadata import notes_on

    folders = {Path(file).parent for file in files if file != STDIN}
    return [note for folder in sorted(folders) for note in notes_on(folder)]


def files_of(source: str) -> tuple[str, ...]:
    """The files that `load_articles` reads for the path `source`, there or not: all that it depends on."""
    return () if source == STDIN else (source, str(Path(source).with_name(METADATA)))


def collect(
    paths: Iterable[str | os.PathLike[str]] | os.PathLike[str], *, deep: bool, allow_empty: bool = False
) -> tuple[str, ...]:
    """The files that `paths` name, each once, with forward slashes; a folder stands for its articles, sorted by name.

    One path alone need be no list.

    With `deep`, a folder stands for the articles of all folders below it too, and may hold none. A path that is not
    there may be a pattern (`wire/**/*.xml`); `allow_empty`: it may match nothing. `-` stands for standard input.

    Raises:
        ArticleError: a path is missing, or a folder holds no article.
    """
    found: dict[str, None] = {}
    try:
        for path in _expanded([paths] if isinstance(paths, str | os.PathLike) else paths, allow_empty):
            files = _articles_in(path, deep) if path.is_dir() else [path]
            for file in files:
                if not file.exists() and str(file) != STDIN:
                    raise ArticleError(f"{path}: no such file or folder. {_cure(path)}")
                found[file.as_posix()] = None
    except OSError as error:
        cure = "Check the path, and its permissions."
        raise ArticleError(f"{error.filename}: cannot look at this ({error.strerror}). {cure}") from error
    return tuple(found)


def _cure(path: Path) -> str:
    """What to do about a path that leads nowhere."""
    if path.parts[:1] in (("http:",), ("https:",)):
        return "Nothing is fetched from the web: save the page, and name its file."
    return "Check the path."


def _expanded(paths: Iterable[str | os.PathLike[str]], allow_empty: bool) -> list[Path]:
    """`paths` with patterns replaced by what they match."""
    found: list[Path] = []
    for path in map(Path, paths):
        if not glob.has_magic(str(path)) or path.exists():
            found.append(path)
            continue
        matched = sorted(_matching(path))
        if not matched and not allow_empty:
            raise ArticleError(f"{path}: no file matches this pattern. Check it; `check` allows it with --allow-empty.")
        found += matched
    return found


def _matching(pattern: Path) -> Iterator[Path]:
    """The files and folders that `pattern` matches; `**` follows no links, two of which could lead around for ever."""
    parts = pattern.relative_to(pattern.anchor).parts
    for found in Path(pattern.anchor).glob(str(Path(*parts))):
        hidden = (part for part in found.relative_to(pattern.anchor).parts if part.startswith(".") and part != "..")
        if (found.is_file() or found.is_dir()) and all(part in parts for part in hidden):
            yield found


def _articles_in(folder: Path, deep: bool) -> list[Path]:
    """The files of `folder` that a loader reads, sorted by name; hidden ones left out, and what hidden folders hold."""
    files = sorted(
        file
        for file in _below(folder, deep)
        if file.suffix.lower() in _suffixes()
        and file.name not in _OURS
        and file.stem.lower() not in _OTHERS
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and not _leads_out(file, folder)
        and not _is_report(file)
        and not _is_stdout(file)
    )
    if not files and not deep:
        raise ArticleError(f"{folder}: no articles in this folder ({_LOOKED_FOR}). {_cure_of_none(folder)}")
    return files


def _cure_of_none(folder: Path) -> str:
    """What to do about a `folder` that holds no article itself."""
    if not _articles_in(folder, deep=True):
        return "Name a folder that holds some, or files."
    return (
        "Folders below it do: --stories folder takes each of them for one event, --stories auto groups what they hold "
        "(in Python: Settings.stories)."
    )


def _leads_out(file: Path, folder: Path) -> bool:
    """True for a link to a file elsewhere: who puts one into a folder must not bring other files into its reports."""
    return file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def _is_report(file: Path) -> bool:
    """True for a report of ours, which a run leaves where it was told to: the next one must find the same articles."""
    if file.suffix.lower() not in _WRITTEN:
        return False
    try:
        with open(file, "rb", opener=without_waiting) as content:  # a path cannot be opened with it
            return is_own(content.read(HEAD))
    except OSError:
        return False  # whoever reads it says so


def _is_stdout(file: Path) -> bool:
    """True for the file that this run's stdout goes to: `factcheck report . > report.txt` makes it before the run."""
    try:
        return os.path.samestat(file.stat(), os.fstat(1))
    except OSError:
        return False  # stdout is closed, or the file went


def _below(folder: Path, deep: bool) -> Iterator[Path]:
    """What lies in `folder`, and in all folders below it if `deep`; links to folders are not followed.

    Raises:
        ArticleError: a folder cannot be looked into, so that what lies there would go unchecked.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except FileNotFoundError:
            continue  # it went between one look and the next
        except OSError as error:
            cure = "Check its permissions, or name the articles."
            raise ArticleError(f"{here}: cannot look into this folder ({error.strerror}). {cure}") from error
        for entry in entries:
            yield here / entry.name
            passed = entry.name.startswith(".") or entry.name.endswith(TEXTS)
            if deep and entry.is_dir(follow_symlinks=False) and not passed:
                waiting.append(here / entry.name)


def _reader(name: str) -> Reader:
    """What reads the file `name`, by its suffix; a file without suffix is read as text."""
    suffix = ".jsonl" if name == STDIN else Path(name).suffix.lower()
    module = _suffixes().get(suffix or ".txt")
    if module is None:
        raise ArticleError(f"{name}: cannot read the format {suffix!r} (known: {_listed()}). Save it as plain text.")
    reader: Reader = import_module(f".{module}", __package__).read
    return reader


def _content(name: str, most: int) -> bytes:
    """The bytes of the file `name`, at most `most`."""
    if name == STDIN:
        if sys.stdin is None:
            raise ArticleError("stdin: it is closed. Pipe JSON Lines to it, or name files.")
        content = sys.stdin.buffer.read(most + 1)
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
            return (file.read(most + 1) if state.st_size <= most else b""), state.st_size
    except OSError as error:
        raise ArticleError(f"{path}: cannot read this file ({error.strerror}). Check its permissions.") from error


def shown_as(name: str) -> str:
    """How reports and messages call the file `name`."""
    return "stdin" if name == STDIN else name


@cache
def _suffixes() -> dict[str, str]:
    """Suffix -> the module that reads such files."""
    return {suffix: module for module, suffixes in FORMATS for suffix in suffixes}


def _listed() -> str:
    return ", ".join(f"*{suffix}" for suffix in _suffixes())

"""Which files the paths mean that somebody gives: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import ArticleError
from ..folders import KEPT, without_waiting
from .formats import suffixes
from .own import HEAD, is_own

METADATA = "meta.json"
"""The file beside articles that may tell their outlets and dates (`metadata`)."""
TEXTS = ".texts"
"""How the folder beside a report ends in which texts of its articles are kept: they are no articles of their own."""
STDIN = "-"
"""The path that stands for standard input, which is read as JSON Lines."""

_LOOKED_FOR = "looked for *.txt, *.html, *.md, *.json and the other formats of docs/sources.md"
_WRITTEN = {".md", ".html", ".json", ".jsonl", ".csv", ".xml", ".txt"}
"""Suffixes under which reports are written."""
_OTHERS = {"readme", "changelog", "contributing", "license", "licence", "security"}
"""Names, without suffix, of what lies beside articles and is none."""
_OURS = {METADATA, "decisions.jsonl", "factcheck-baseline.json", "gold.json"}


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


def files_of(source: str) -> tuple[str, ...]:
    """The files that `load_articles` reads for the path `source`, there or not: all that it depends on."""
    return () if source == STDIN else (source, str(Path(source).with_name(METADATA)))


def shown_as(name: str) -> str:
    """How reports and messages call the file `name`."""
    return "stdin" if name == STDIN else name


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
        if file.suffix.lower() in suffixes()
        and file.name not in _OURS
        and file.stem.lower() not in _OTHERS
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and not _leads_out(file, folder)
        and not _is_report(file)
        and not _is_kept(file)
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


def _is_kept(file: Path) -> bool:
    """True for what a run keeps for the next one: the folder of the cache may lie among the articles."""
    if not file.name.startswith(KEPT):
        return False
    from ..start_cache import is_kept  # few folders hold one

    return is_kept(file)


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

"""Articles out of files: one module per format, one table that names them. They are imported when a file is read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from ..errors import ArticleError
from ..model import Article

METADATA = "meta.json"
"""The file beside articles that may tell their outlets and dates (`metadata`)."""


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    from .text import read

    return read(path)


LOADERS: tuple[tuple[str, Callable[[Path], tuple[str, tuple[str, ...]]]], ...] = ((".txt", _text),)
"""File suffix -> what reads such a file: its decoded text and notes on the reading."""


def load_article(path: str | os.PathLike[str], published: dt.date | None = None) -> Article:
    """The article in the file `path`, its furniture understood; sentences are left to `split`.

    `published` wins over a date in the text, which wins over a `meta.json` beside the file.

    Raises:
        ArticleError: the file is missing, of an unknown format, empty or binary.
    """
    from .furniture import furnish
    from .language import NOTE, is_english
    from .metadata import metadata_of

    file = Path(path)
    content, notes = _reader(file)(file)
    metadata = metadata_of(file)
    furnished = furnish(content, metadata.published)
    return Article(
        source=file.as_posix(),
        text=content,
        outlet=metadata.outlet or furnished.outlet,
        agency=furnished.agency,
        headline=furnished.headline,
        published=published or furnished.published or metadata.published,
        dateline=furnished.dateline,
        blocks=furnished.blocks,
        notes=(*notes, *metadata.notes, *(() if is_english(content) else (NOTE,))),
    )


def files_of(source: str) -> tuple[str, str]:
    """The files that `load_article` reads of the article `source`, there or not: all that it depends on."""
    return source, str(Path(source).with_name(METADATA))


def collect(paths: Iterable[str | os.PathLike[str]], *, deep: bool = False) -> tuple[str, ...]:
    """The files that `paths` name, each once, with forward slashes; a folder stands for its articles, sorted by name.

    With `deep`, a folder stands for the articles of all folders below it too, and may hold none.

    Raises:
        ArticleError: a path is missing, or a folder holds no article.
    """
    found: dict[str, None] = {}
    for path in map(Path, paths):
        files = _articles_in(path, deep) if path.is_dir() else [path]
        for file in files:
            if not file.exists():
                raise ArticleError(f"{path}: no such file or folder. Check the path.")
            found[file.as_posix()] = None
    return tuple(found)


def _articles_in(folder: Path, deep: bool) -> list[Path]:
    """The files of `folder` that a loader reads, sorted by name; hidden ones left out, and what hidden folders hold."""
    suffixes = _suffixes()
    files = sorted(
        file
        for file in (folder.rglob("*") if deep else folder.iterdir())
        if file.suffix.lower() in suffixes
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    if not files and not deep:
        raise ArticleError(
            f"{folder}: no articles in this folder (looked for {_listed()}). Name a folder that holds some, or files."
        )
    return files


def _reader(file: Path) -> Callable[[Path], tuple[str, tuple[str, ...]]]:
    """What reads `file`, by its suffix; a file without suffix is read as text."""
    if not file.exists():
        raise ArticleError(f"{file}: no such file. Check the path.")
    if file.is_dir():
        raise ArticleError(f"{file}: this is a folder, not an article. Name the files in it.")
    suffix = file.suffix.lower()
    for known, read in LOADERS:
        if suffix == known or not suffix:
            return read
    raise ArticleError(f"{file}: cannot read the format {suffix!r} (known: {_listed()}). Save it as plain text.")


def _suffixes() -> frozenset[str]:
    return frozenset(suffix for suffix, _ in LOADERS)


def _listed() -> str:
    return ", ".join(f"*{suffix}" for suffix, _ in LOADERS)

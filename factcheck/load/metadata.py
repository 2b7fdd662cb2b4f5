"""What a `meta.json` beside an article says of it. A bad one is noted, never an error.

`{"articles": [{"file": "a.txt", "outlet": "...", "date": "2024-05-01"}]}`; an entry may tell `author`, `updated`, `url`
and `language` too. Other keys are ignored. Of a file that holds several articles it is about all of them.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from .dates import find_moment
from .paths import METADATA
from .record import Metadata


def metadata_of(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What the `meta.json` in the folder of `path` says of it, which may be nothing, and notes on that."""
    entries, _ = _read(path.parent)
    return _metadata(entries[path.name]) if path.name in entries else (Metadata(), ())


def notes_on(folder: Path) -> list[str]:
    """What is wrong with the `meta.json` in `folder`, if there is one: with all of it, or with the names of files."""
    entries, wrong = _read(folder)
    notes = [f"{(folder / METADATA).as_posix()} ignored: {wrong}."] if wrong else []
    for name in sorted(entries):
        if not os.path.isfile(folder / name):  # noqa: PTH113  # whatever a name holds, it raises nothing
            near = get_close_matches(name, _others(folder, entries), n=1)
            cure = f"Did you mean {near[0]!r}?" if near else "Its entry tells of no article."
            notes.append(f"{(folder / METADATA).as_posix()}: no file {name!r} beside it. {cure}")
    return notes


def _others(folder: Path, entries: Collection[str]) -> list[str]:
    """The names in `folder` that have no entry."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.name not in entries)
    except OSError:
        return []  # it may not be looked into


def _read(folder: Path) -> tuple[dict[str, dict[str, object]], str]:
    """The entries of the `meta.json` in `folder`, and what is wrong with it; neither where there is none."""
    file = folder / METADATA
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            return {}, "it is no plain file"  # a pipe would be waited for, until somebody writes into it
        entries = _entries(file, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError) as error:
        return {}, f"it cannot be read ({error})"
    return ({}, "no list 'articles' in it") if entries is None else (entries, "")


@lru_cache(maxsize=16)
def _entries(path: Path, _changed: int, _size: int) -> dict[str, dict[str, object]] | None:
    """The entries of the file by name, the first of each; None when there is no list. Read once for a whole folder."""
    content = json.loads(path.read_text(encoding="utf-8-sig"))
    entries = content.get("articles") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return None
    named = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("file"), str)]
    return {entry["file"]: entry for entry in reversed(named)}


def _metadata(entry: dict[str, object]) -> tuple[Metadata, tuple[str, ...]]:
    """What one entry says; a date that is none is noted."""
    texts = {
        key: value.strip()
        for key in ("outlet", "author", "url", "language")
        if isinstance(value := entry.get(key), str)
    }
    dates = {key: entry.get(key) or None for key in ("date", "updated")}
    published, updated = (find_moment(str(value)) if value is not None else None for value in dates.values())
    read = dict(zip(dates, (published, updated), strict=True))
    notes = [
        f"{METADATA}: no date in {dates[key]!r}; write YYYY-MM-DD" for key in dates if dates[key] and not read[key]
    ]
    return Metadata(**texts, published=published, updated=updated), tuple(notes)

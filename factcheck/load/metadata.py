"""What a `meta.json` beside an article says of it. A bad one is noted, never an error.

`{"articles": [{"file": "a.txt", "outlet": "...", "date": "2024-05-01"}]}`; an entry may tell `author`, `updated`, `url`
and `language` too. Other keys are ignored. Of a file that holds several articles it is about all of them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from . import METADATA
from .dates import find_moment
from .record import Metadata


def metadata_of(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What the `meta.json` in the folder of `path` says of it, which may be nothing, and notes on that."""
    file = path.parent / METADATA
    try:
        state = file.stat()
        entries = _entries(file, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return Metadata(), ()
    except (OSError, ValueError, RecursionError) as error:
        return Metadata(), (f"{METADATA} ignored: cannot be read ({error})",)
    if entries is None:
        return Metadata(), (f"{METADATA} ignored: no list 'articles' in it",)
    return _metadata(entries[path.name]) if path.name in entries else (Metadata(), ())


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
    told = {
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
    return Metadata(**told, published=published, updated=updated), tuple(notes)

"""What a `meta.json` beside an article says of it: outlet and date. A bad one is noted, never an error.

`{"articles": [{"file": "a.txt", "outlet": "...", "date": "2024-05-01"}]}`; other keys are ignored.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import METADATA
from .dates import find_date


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article from outside its text."""

    outlet: str = ""
    published: dt.date | None = None
    notes: tuple[str, ...] = ()


def metadata_of(path: Path) -> Metadata:
    """What the `meta.json` in the folder of `path` says of it; empty when there is none or the file is not in it."""
    file = path.parent / METADATA
    try:
        state = file.stat()
        entries = _entries(file, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return Metadata()
    except (OSError, ValueError, RecursionError) as error:
        return Metadata(notes=(f"{METADATA} ignored: cannot be read ({error})",))
    if entries is None:
        return Metadata(notes=(f"{METADATA} ignored: no list 'articles' in it",))
    return _metadata(entries[path.name]) if path.name in entries else Metadata()


@lru_cache(maxsize=16)
def _entries(path: Path, _changed: int, _size: int) -> dict[str, dict[str, object]] | None:
    """The entries of the file by name, the first of each; None when there is no list. Read once for a whole folder."""
    content = json.loads(path.read_text(encoding="utf-8-sig"))
    entries = content.get("articles") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return None
    named = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("file"), str)]
    return {entry["file"]: entry for entry in reversed(named)}


def _metadata(entry: dict[str, object]) -> Metadata:
    """What one entry says; a date that is none is noted."""
    outlet, date = entry.get("outlet"), entry.get("date")
    name = outlet.strip() if isinstance(outlet, str) else ""
    if date is None or date == "":
        return Metadata(name)
    published = find_date(str(date))
    return Metadata(name, published, () if published else (f"{METADATA}: no date in {date!r}; write YYYY-MM-DD",))

"""What a document says of itself beside its text: believed as far as the text bears it out.

Programs put the names of files there, templates their own dates, offices the names of machines.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from msgspec import Struct

from ..text import fold, spaced
from .furniture import furnish
from .marks import is_byline, masthead
from .record import Metadata, Record, composed

FROM_PROPERTIES = "its date is that of the file's properties: the text names none"
_ENDS = re.compile(r"\s+[|–—·»-]\s+")
_HEAD = 12
"""Paragraphs that the headline is among."""


class Properties(Struct, frozen=True):
    """What the file says of itself."""

    title: str = ""
    author: str = ""
    created: dt.datetime | None = None
    """None where it is known to be another day than that of the article."""
    updated: dt.datetime | None = None
    language: str = ""


def recorded(
    paragraphs: Sequence[str],
    about: Properties,
    notes: tuple[str, ...],
    headline: str = "",
    outlet: str = "",
    printed: dt.date | None = None,
) -> Record:
    """The article of a document; `headline`, `outlet` and `printed`, its day, are what its pages tell of them."""
    headline = headline or _headline(about.title, paragraphs)
    content, title = composed(headline, _without(headline, paragraphs))
    dated = furnish(content, None, title).published
    created = None if dated or printed else about.created
    metadata = Metadata(
        outlet=outlet or (masthead(_ENDS.split(about.title)[-1]) if about.title else ""),
        author=about.author if " " in about.author and is_byline(f"By {about.author}") else "",
        published=None if dated else printed or created,
        updated=about.updated if created else None,
        language=about.language,
    )
    notes = (*notes, FROM_PROPERTIES) if created else notes
    return Record(content, metadata, headline=title, extracted=True, notes=notes)


def _headline(title: str, paragraphs: Sequence[str]) -> str:
    """The title, or its beginning, where it is one of the first paragraphs: else it is no headline."""
    heads = {_folded(paragraph) for paragraph in paragraphs[:_HEAD]}
    ends = [match.start() for match in _ENDS.finditer(title)]
    return next((title[:end] for end in (len(title), *reversed(ends)) if end and _folded(title[:end]) in heads), "")


def _without(headline: str, paragraphs: Sequence[str]) -> list[str]:
    """`paragraphs` without the first one that is the headline, which the text begins with."""
    wanted = _folded(headline)
    at = next((n for n, paragraph in enumerate(paragraphs) if wanted and _folded(paragraph) == wanted), -1)
    return [paragraph for n, paragraph in enumerate(paragraphs) if n != at]


def _folded(text: str) -> str:
    return fold(spaced(text))

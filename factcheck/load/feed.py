"""Feeds, RSS 2.0 and 1.0 and Atom: each entry is an article, whole where the feed holds it so, else its teaser."""

from __future__ import annotations

import datetime as dt
import html
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ..errors import ArticleError, NoArticleError
from ..settings import Settings
from .dates import find_moment
from .fragment import line_of, paragraphs_of
from .origin import Origin
from .record import Lines, Metadata, Raw, Record, Unread, composed
from .survey import survey, xml_text

Notes = tuple[str, ...]

ROOTS = frozenset({"rss", "RDF", "feed", "channel"})
"""What the root element of a feed is called."""
_ENTRIES = ("item", "entry")
_TEASER = 40
"""Words below which the summary of an article is called a teaser."""
_ONLY_TEASER = "only a teaser: the feed does not hold the whole article"
_PLAIN = "text/plain"


def read(raw: Raw, settings: Settings) -> tuple[Record | Unread, ...]:
    """The entries of a feed, in its order.

    Raises:
        NoArticleError: it holds none.
        ArticleError: it is no feed, or no well-formed one.
    """
    text, notes = xml_text(raw)
    return read_text(raw, text, notes)


def read_text(raw: Raw, text: str, notes: Notes) -> tuple[Record | Unread, ...]:
    """What `read` gives, of `text` that `xml_text` made of the file, with `notes`."""
    content = text.encode("utf-8")
    found = survey(raw, content, _ENTRIES)
    if found.root not in ROOTS:
        raise ArticleError(
            f"{raw.name}: this is no feed (its root element is <{found.root}>, not <rss>, <rdf:RDF> or <feed>). "
            "Name it by what it is, *.xml or *.html."
        )
    parsed = _parsed(raw, content[found.start :])
    if not parsed.entries:
        raise NoArticleError(f"{raw.name}: a feed without entries.")
    of_feed = _of_feed(parsed.feed)
    origin = Origin(text)
    alike = len(found.entries) == len(parsed.entries)
    spans = pairwise([*found.entries, found.last_line]) if alike else [(1, found.last_line)] * len(parsed.entries)
    return tuple(
        _entry(entry, of_feed, origin, number, span, notes)
        for number, (entry, span) in enumerate(zip(parsed.entries, spans, strict=True), start=1)
    )


def _parsed(raw: Raw, content: bytes) -> Any:
    """What feedparser finds in `content`, XML in UTF-8 without what stands before its root element.

    It takes a string or bytes for an address or the name of a file where it can, so it is given a stream.

    Raises:
        ArticleError: it stumbles over it.
    """
    import feedparser

    try:
        return feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what a foreign library raises on a feed nobody has seen
        raise ArticleError(
            f"{raw.name}: this feed cannot be read ({str(error)[:200] or type(error).__name__}). "
            "Save its articles as plain text."
        ) from error


def _entry(
    entry: Mapping[str, Any], of_feed: Metadata, origin: Origin, number: int, span: tuple[int, int], notes: Notes
) -> Record | Unread:
    """An article, or what is missing for one; it stands on the lines `span` of the file."""
    whole, paragraphs = _body(entry)
    if not paragraphs:
        what = "only a headline in it" if entry.get("title") else "nothing in it"
        return Unread(number, f"no text in this entry, {what}; save the page that it links to", span[0])
    text, headline = composed(line_of(str(entry.get("title") or "")), paragraphs)
    teaser = not whole and sum(len(paragraph.split()) for paragraph in paragraphs) < _TEASER
    return Record(
        text,
        _metadata(entry) | of_feed,
        number,
        headline,
        _within(origin.lines(text, span[0]), span),
        notes=(*notes, _ONLY_TEASER) if teaser else notes,
    )


def _within(lines: Lines, span: tuple[int, int]) -> Lines:
    """`lines`, one that is outside of `span` at its beginning: there a paragraph was not found."""
    first, last = span
    return tuple((at, line if first <= line <= last else first) for at, line in lines)


def _body(entry: Mapping[str, Any]) -> tuple[bool, Sequence[str]]:
    """True and the paragraphs of the whole article where the entry holds it, else False and those of its summary."""
    for content in entry.get("content") or ():
        if paragraphs := _paragraphs(content):
            return True, paragraphs
    summary = entry.get("summary_detail") or {"value": entry.get("summary")}
    return False, _paragraphs(summary)


def _paragraphs(content: Mapping[str, Any]) -> Sequence[str]:
    """The paragraphs of a text as feedparser gives it, without the line that WordPress adds to articles in feeds."""
    value = str(content.get("value") or "")
    found = paragraphs_of(html.escape(value) if content.get("type") == _PLAIN else value)
    return [one for one in found if not (one.startswith("The post ") and " appeared first on " in one)]


def _metadata(entry: Mapping[str, Any]) -> Metadata:
    """What an entry says of its article."""
    published, updated = (_moment(entry, name) for name in ("published", "updated"))
    content = next(iter(entry.get("content") or ()), None) or entry.get("summary_detail") or {}
    return Metadata(
        outlet=line_of(str((entry.get("source") or {}).get("title") or "")),
        author=_author(entry),
        published=published or updated,
        updated=updated if published else None,
        url=_address(entry),
        language=str(content.get("language") or ""),
    )


def _of_feed(feed: Mapping[str, Any]) -> Metadata:
    """What a feed says of all its entries."""
    return Metadata(
        outlet=line_of(str(feed.get("title") or "")),
        author=_author(feed),
        language=str(feed.get("language") or (feed.get("title_detail") or {}).get("language") or ""),
    )


def _moment(entry: Mapping[str, Any], name: str) -> dt.datetime | dt.date | None:
    # feedparser answers "updated" with the date of publication, and a warning, where nothing else is told.
    return find_moment(str(entry[name] or "")) if name in entry else None


def _author(entry: Mapping[str, Any]) -> str:
    """The authors by name."""
    people: Iterable[Mapping[str, Any]] = entry.get("authors") or ()
    names = [line_of(str(person.get("name") or "")) for person in people]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _address(entry: Mapping[str, Any]) -> str:
    """The address of the page of an entry."""
    link = str(entry.get("link") or "").strip()
    return link if link.startswith(("http://", "https://")) else ""

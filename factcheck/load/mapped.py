"""What holds what in an object of JSON, in a row of a table or in front matter, as the settings' `fields` say."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from ..settings import Fields
from .blocks import Piece, clean, pieces_of
from .dates import find_moment
from .fragment import is_markup, line_of
from .record import Metadata

Object = Mapping[str, object]
Folded = Mapping[str, object]
"""Name as `_folded` gives it -> value."""

WRAPPERS = tuple("fields _source node attributes article post story item document doc data _embedded".split())
"""Where search engines, GraphQL, JSON:API and others keep the fields of a record one level down."""
_NAMED = (
    "name", "title", "main", "basic", "original", "rendered", "default", "value", "text", "#text", "@value", "href",
    "url", "@id",
)  # fmt: skip
"""What holds the words of an object that stands where words are expected, the first that does."""
_DEEP = 4
"""Lists and objects in each other that words are looked for in."""
_MOST_NAMES = 50
"""Names in a list, and fields of an object, that are looked at."""
_SEPARATORS = re.compile(r"(?<=[^\s_-])[\s_-]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d*)?")
_CUT = re.compile(r"(?<!\s)\s*+(?:(?:…|\.\.\.)\s*+)?\[\+\d{1,9} chars\]\Z")
_ENDED = re.compile(r"[.!?][\"”'’)\]]*\s|(?<=[a-z]{2})[.!?][\"”'’)\]]*\Z")
_SHOWN = 12
"""Names of fields that a message lists."""
_LOOKED_FOR = 3
"""Names that a message gives for what was looked for."""
_SENTENCE = 40
"""Characters from which a field may be meant to hold the text."""


class Entry(Struct, frozen=True):
    """What an object tells of an article."""

    headline: str
    """What it reads as; empty where none is told."""
    title: str
    """The headline as it stands in the file."""
    pieces: tuple[Piece, ...]
    metadata: Metadata
    notes: tuple[str, ...]


def entry_of(content: Object, fields: Fields) -> Entry | None:
    """What `content` tells, None where it holds no text.

    Raises:
        RecursionError: it is nested some hundred times.
    """
    layers = _layers(content)
    pieces = _text(layers, fields)
    if not pieces:
        return None
    headline, title = _headline(layers, fields)
    metadata, notes = _metadata(layers, fields)
    if _CUT.search(pieces[-1].paragraphs[-1]):
        pieces[-1] = _whole(pieces[-1])
        notes = (*notes, "its text is cut off in the file: the sentence that is not whole is left out")
    return Entry(headline, title, tuple(pieces), metadata, notes)


def _whole(piece: Piece) -> Piece:
    """`piece` without the sentence that is cut off at its end: half a number is another one."""
    *before, last = piece.paragraphs
    last = _CUT.sub("", last)
    ends = [match.end() for match in _ENDED.finditer(last)]
    kept = last[: ends[-1]].rstrip() if ends else "" if before else last
    return Piece(piece.raw, (*before, kept) if kept else tuple(before))


def metadata_in(content: Object, fields: Fields) -> tuple[Metadata, tuple[str, ...]]:
    """What `content` tells besides a text, and notes on dates that are none."""
    return _metadata(_layers(content), fields)


def headline_in(content: Object, fields: Fields) -> str:
    """The headline that `content` tells, empty where it tells none."""
    return _headline(_layers(content), fields)[0]


def has_text(content: Object, fields: Fields) -> bool:
    """True when a field of `content` holds a text."""
    return bool(_text(_layers(content), fields))


def has_string(content: Object, fields: Fields) -> bool:
    """True when a field of `content` itself holds a text that is a plain string."""
    return any(isinstance(value, str) and value.strip() for value in _values([_fold(content)], fields.text))


def is_article(content: Object, fields: Fields) -> bool:
    """True when `content` holds a text and tells what an article has besides: a headline, a day or an address."""
    layers = _layers(content)
    names = (*fields.headline, *fields.published, *fields.url)
    return any(_words(value) for value in _values(layers, names)) and bool(_text(layers, fields))


def names_of(names: Iterable[str], wanted: tuple[str, ...]) -> list[str]:
    """Those of `names` that are among the `wanted` ones."""
    known = {whole for whole, _ in _paths(wanted)}
    return [name for name in names if _folded(name) in known]


def lacking(content: Object, fields: Fields) -> str:
    """What is missing in `content`, which holds no text, and the cure."""
    empty = names_of(content, fields.text)
    if empty:
        return f"nothing to read in its field {_shown(empty[0])}"
    known = ", ".join(fields.text[:_LOOKED_FOR]) + (" ..." if len(fields.text) > _LOOKED_FOR else "")
    shown = ", ".join(map(_shown, islice(content, _SHOWN))) + (" ..." if len(content) > _SHOWN else "")
    meant = _shown(_meant(content, fields))
    cure = f"Did you mean {meant}? Then write" if meant else "Say which one holds the text:"
    has = f"it has those named {shown}" if shown else "it has none"
    return f'no field named {known}; {has}. {cure} [fields] text = "{meant or "..."}" in factcheck.toml'


def _shown(name: str) -> str:
    """`name` for a message: on one line, without what steers a terminal."""
    text = name if len(name) <= _SENTENCE else f"{name[:_SENTENCE]}..."
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _meant(content: Object, fields: Fields) -> str:
    """The field that may hold the text: the one with the longest string, or else one called nearly as expected."""
    strings = {str(name): len(value) for name, value in content.items() if isinstance(value, str)}
    longest = max(strings, key=lambda name: strings[name], default="")
    if longest and strings[longest] >= _SENTENCE and " " in str(content[longest]).strip():
        return longest
    near = (
        name for name in islice(strings, _MOST_NAMES) if get_close_matches(name.lower(), fields.text, n=1, cutoff=0.7)
    )
    return next(near, "")


def _headline(layers: list[Folded], fields: Fields) -> tuple[str, str]:
    """The headline as it reads, and as it stands in the file."""
    for value in _values(layers, fields.headline):
        if raw := _raw(value):
            return _reads(raw), raw
    return "", ""


def _text(layers: list[Folded], fields: Fields) -> list[Piece]:
    for value in _values(layers, fields.text):
        pieces = list(pieces_of(value))
        if pieces:
            return pieces
    return []


def _metadata(layers: list[Folded], fields: Fields) -> tuple[Metadata, tuple[str, ...]]:
    published, unread = _moment(layers, fields.published)
    updated, odd = _moment(layers, fields.updated)
    metadata = Metadata(
        outlet=_first(layers, fields.outlet),
        author=_first(layers, fields.author),
        published=published,
        updated=updated,
        url=_first(layers, fields.url),
        language=_first(layers, fields.language),
    )
    notes = [f"no date in {one[:_SENTENCE]!r}; write YYYY-MM-DD" for one in (unread, odd) if one]
    return metadata, tuple(notes)


def _first(layers: list[Folded], names: tuple[str, ...]) -> str:
    return next((words for value in _values(layers, names) if (words := _words(value))), "")


def _moment(layers: list[Folded], names: tuple[str, ...]) -> tuple[dt.datetime | dt.date | None, str]:
    """The first date that one of `names` holds; without any, what stands there in place of one."""
    odd = ""
    for value in _values(layers, names):
        if isinstance(value, dt.date):
            return value, ""
        words = f"{value:.0f}" if isinstance(value, float) and 0 < value < 1e15 else _words(value)
        if words and (found := _read_moment(words)):
            return found, ""
        odd = odd or words
    return None, odd


def _read_moment(words: str) -> dt.datetime | dt.date | None:
    """What `find_moment` gives, and what seconds or milliseconds since 1970 mean where that reads none."""
    if found := find_moment(words):
        return found
    if _EPOCH.fullmatch(words):
        whole = words.partition(".")[0]
        with suppress(ValueError, OverflowError, OSError):
            return dt.datetime.fromtimestamp(int(whole) / (1000 if len(whole) > 10 else 1), dt.UTC)
    return None


def _words(value: object, deep: int = _DEEP) -> str:
    """The words of a name, an address or a date: a string, the name of an object, of a list all of them."""
    if isinstance(value, str):
        return _reads(value)
    if isinstance(value, list) and deep:
        names = [words for one in value[:_MOST_NAMES] if (words := _words(one, deep - 1))]
        return ", ".join(dict.fromkeys(names))
    if isinstance(value, dict) and deep:
        return next((words for name in _NAMED if (words := _words(value.get(name), deep - 1))), "")
    return ""


def _raw(value: object, deep: int = _DEEP) -> str:
    """The first string in `value` that holds words, as it stands there."""
    if isinstance(value, str):
        return value if value.strip() else ""
    inner = (
        value if isinstance(value, list) else [value.get(name) for name in _NAMED] if isinstance(value, dict) else []
    )
    return next((raw for one in inner[:_MOST_NAMES] if (raw := _raw(one, deep - 1))), "") if deep else ""


def _reads(raw: str) -> str:
    """`raw` on one line, without markup."""
    text = clean(raw)
    if is_markup(text):
        return line_of(text)
    return " ".join((html.unescape(text) if _ENTITY.search(text) else text).split())


def _layers(content: Object) -> list[Folded]:
    """The fields of `content`, and of the objects in it that may hold its fields."""
    outer = _fold(content)
    return [outer, *(_fold(inner) for name in WRAPPERS if isinstance(inner := content.get(name), dict))]


def _values(layers: list[Folded], names: tuple[str, ...]) -> Iterator[object]:
    """What the fields called `names` hold, the first name first; None and empty values left out."""
    for whole, parts in _paths(names):
        for layer in layers:
            value = layer.get(whole)
            if value is None and len(parts) > 1:
                value = _at(layer.get(parts[0]), parts[1:])
            if value is not None and value not in ("", [], {}):
                yield value


def _at(value: object, parts: tuple[str, ...]) -> object:
    """What `parts` lead to from `value`; through a list, all that they lead to from what is in it."""
    for part in parts:
        if isinstance(value, list):
            inner = [_fold(one).get(part) for one in value if isinstance(one, dict)]
            value = [one for one in inner if one is not None] or None
        else:
            value = _fold(value).get(part) if isinstance(value, dict) else None
    return value


@lru_cache
def _paths(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each name as a whole, as a table has it, and its parts."""
    return tuple((_folded(name), tuple(map(_folded, name.split(".")))) for name in names)


def _fold(content: Object) -> Folded:
    """`content` by folded names; of those that are alike the first that holds something."""
    found: dict[str, object] = {}
    for name, value in content.items():
        key = _folded(name)
        if found.get(key) in (None, ""):
            found[key] = value
    return found


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """`name` without capitals, and without spaces, hyphens and underscores in it: "Published At" is "published_at"."""
    return _SEPARATORS.sub("", name.casefold())

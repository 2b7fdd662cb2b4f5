"""JSON and JSON Lines: an article, a list of articles, what a service or a feed answers, or an object on each line.

What a file is shows in what it holds and not in its name. `mapped` says which field holds what; each paragraph has the
line on which its string stands.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NoReturn

from msgspec import Struct

from ..errors import ArticleError, NoArticleError
from ..settings import Fields, Settings
from .mapped import (
    WRAPPERS,
    Entry,
    Object,
    entry_of,
    has_string,
    has_text,
    headline_in,
    is_article,
    lacking,
    metadata_in,
)
from .own import own_report
from .paths import STDIN, shown_as
from .record import Metadata, Raw, Record, Unread, few_unread, placed
from .text import decode

_LINES = (".jsonl", ".ndjson")
"""Suffixes of files that hold any number of articles: also one alone has a number."""
_LISTS = (
    "articles items entries docs documents results data posts stories news records rows hits edges values response "
    "feed channel content @graph db"
).split()  # fmt: skip
"""What holds the articles in an answer or an export."""
_DEEP = 6
"""Objects in each other that a list of articles is looked for in."""
_GAP = re.compile(r"[\s,\x1e]*")
"""What parts two objects of a file: also the mark of RFC 7464, and a comma that should not be there."""
_BEGINNING = re.compile(r"^\{", re.MULTILINE)
_STRING = re.compile(r'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"')
_GRAPH = "@graph"
"""What JSON-LD calls the list of all that a page tells search engines of."""
_FEED = "https://jsonfeed.org/version/"
_MEND = "Mend the file there, or write it anew."


class Repeated(dict[str, Any]):
    """An object that names a field twice, as no writer of JSON does on purpose."""


class _Part(Struct, frozen=True):
    """A value of a file of several, and where it stands."""

    value: object
    content: str
    line: int


class _Broken(Struct, frozen=True):
    """A place at which a file is no JSON."""

    line: int
    column: int
    why: str


class Places:
    """The lines of the strings in a stretch of a file."""

    def __init__(self, content: str, first: int = 1) -> None:
        """Reads `content`, which begins on the line `first`."""
        self._reached = first
        self._lines: dict[int, list[int]] = defaultdict(list)
        if "\n" in content:
            for number, line in enumerate(content.split("\n"), start=first):
                for match in _STRING.finditer(line):
                    self._lines[_meaning(match[1])].append(number)

    def line(self, string: str) -> int:
        """The line of `string`, the first one not before the last answer; where it is not found, that line."""
        lines = self._lines.get(hash(string))
        if lines:
            at = bisect_left(lines, self._reached)
            self._reached = lines[at] if at < len(lines) else lines[0]
        return self._reached


def read(raw: Raw, settings: Settings) -> Sequence[Record | Unread]:
    """The articles in the file.

    Raises:
        NoArticleError: it holds none.
        ArticleError: it is not text, or no JSON.
    """
    name = shown_as(raw.name)
    text, notes = decode(replace(raw, name=name))
    if not text.strip():
        cure = "Pipe articles to it: factcheck extract --jsonl FILES | factcheck check -"
        raise ArticleError(f"{name}: nothing in it. {cure if raw.name == STDIN else 'Leave it out or save it again.'}")
    is_lines = raw.name == STDIN or raw.name.lower().endswith(_LINES)
    start = len(text) - len(text.lstrip())
    whole = _decoded(text, start, 1)
    if isinstance(whole, _Broken):
        if text[start] == "[" or len(_BEGINNING.findall(text)) < 2:
            _refuse(name, whole, is_stdin=raw.name == STDIN)
    elif not text[whole[1] :].strip():
        return [_noted(one, notes) for one in _document(name, text, whole[0], settings.fields, is_lines=is_lines)]
    return [_noted(one, notes) for one in _lines(name, text, settings.fields, is_stdin=raw.name == STDIN)]


def _refuse(name: str, broken: _Broken, *, is_stdin: bool) -> NoReturn:
    cure = "Pipe a JSON object on each line, as `factcheck extract --jsonl` writes them." if is_stdin else _MEND
    raise ArticleError(f"{name}:{broken.line}:{broken.column}: not JSON: {broken.why}. {cure}")


def _lines(name: str, text: str, fields: Fields, *, is_stdin: bool) -> list[Record | Unread]:
    """What stands in a file of one object after the other, most of all one on each line."""
    broken: list[_Broken] = []
    others: list[object] = []

    def read() -> Iterator[Record | Unread]:
        for number, part in enumerate(_parts(text), start=1):
            if isinstance(part, _Broken):
                broken[:] = broken or [part]
                yield Unread(number, f"column {part.column}: not JSON: {part.why}", part.line)
                continue
            one = _entry(number, part.value, fields, Places(part.content, part.line), Metadata())
            if isinstance(one, Unread):
                others[:] = others or [part.value]
                one = replace(one, line=part.line)
            yield one

    found = few_unread(read())
    if any(isinstance(one, Record) for one in found):
        return found
    if broken:
        _refuse(name, broken[0], is_stdin=is_stdin)
    raise _no_article(name, others[0], fields)


def _parts(text: str) -> Iterator[_Part | _Broken]:
    """The values of a file, in order; behind a broken one the next that begins a line is read."""
    starts = [match.start() for match in _BEGINNING.finditer(text)]
    bounds = [0, *(start for start in starts if start), len(text)]
    line = 1
    for start, end in pairwise(bounds):
        yield from _parts_in(text[start:end].rstrip(), line)
        line += text.count("\n", start, end)


def _parts_in(content: str, line: int) -> Iterator[_Part | _Broken]:
    """The values in a stretch that begins on `line`, up to a broken one."""
    at = counted_to = 0
    while (at := _end_of_gap(content, at)) < len(content):
        line += content.count("\n", counted_to, at)
        counted_to = at
        found = _decoded(content, at, line)
        if isinstance(found, _Broken):
            yield found
            return
        value, end = found
        yield _Part(value, content[at:end], line)
        at = end


def _end_of_gap(content: str, at: int) -> int:
    match = _GAP.match(content, at)
    return match.end() if match else at


def _decoded(content: str, at: int, line: int) -> tuple[Any, int] | _Broken:
    """The value at the code point `at`, which stands on `line`, and its end; or where and why it is none."""
    try:
        return _DECODER.raw_decode(content, at)
    except json.JSONDecodeError as error:
        before = content.count("\n", at, error.pos)
        start = content.rfind("\n", 0, error.pos) + 1
        why = error.msg[:1].lower() + error.msg[1:]
        return _Broken(line + before, error.pos - start + 1, why.removesuffix(" at"))
    except RecursionError:
        return _Broken(line, at - content.rfind("\n", 0, at), "nested too deeply")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a field that is named twice the last value counts, as everywhere."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(pairs)


# Numbers are no text, and those of dates are small: a float stands for each, also for one of a million digits.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=float)


def _document(name: str, text: str, value: object, fields: Fields, *, is_lines: bool) -> list[Record | Unread]:
    """The articles in a file that is one value."""
    if _is_report(value):
        raise own_report(name)
    places = Places(text.strip(), 1 + text[: len(text) - len(text.lstrip())].count("\n"))
    try:
        several = _several(value, fields)
        alone = None if several else _alone(value, fields)
    except RecursionError:
        raise ArticleError(
            f"{name}: nested too deeply. Leave it out, or write its articles one on each line."
        ) from None
    if several:
        entries, common = several
        return few_unread(_entry(number, one, fields, places, common) for number, one in enumerate(entries, start=1))
    if alone is None:
        raise _no_article(name, value, fields)
    return [_entry(int(is_lines), alone, fields, places, Metadata())]


def _is_report(value: object) -> bool:
    """True for a report of factcheck, and for one of its findings or notices."""
    return isinstance(value, dict) and (
        {"schema_version", "findings"} <= set(value) or {"code", "fingerprint"} <= set(value)
    )


def _several(value: object, fields: Fields, deep: int = _DEEP) -> tuple[list[Any], Metadata] | None:
    """The list of articles in `value`, and what is told of all of them; None where there is no such list."""
    if not deep:
        return None
    if isinstance(value, list):
        if any(isinstance(one, dict) and has_text(one, fields) for one in value):
            return value, Metadata()
        return _first_of(value[:_DEEP], fields, deep)
    if not isinstance(value, dict) or has_string(value, fields):
        return None
    inner = [(name, value[name]) for name in _LISTS if name in value]
    own = has_text(value, fields)
    fits = is_article if own else has_text
    for name, one in inner:
        if isinstance(one, list) and any(isinstance(entry, dict) and fits(entry, fields) for entry in one):
            # Of the things that a page tells search engines of, articles are a few.
            entries = [entry for entry in one if has_text(entry, fields)] if name == _GRAPH else one
            return entries, _common_metadata(value, fields)
    if own:
        return None
    return _first_of((one for _, one in inner), fields, deep) or _by_keys(value, fields)


def _first_of(values: Iterable[object], fields: Fields, deep: int) -> tuple[list[Any], Metadata] | None:
    """The first list of articles in one of `values`."""
    return next((found for one in values if (found := _several(one, fields, deep - 1))), None)


def _by_keys(value: Object, fields: Fields) -> tuple[list[Any], Metadata] | None:
    """The articles that `value` holds by a key for each."""
    entries: list[Any] = list(value.values())
    if len(entries) < 2 or not all(isinstance(one, dict) for one in entries):
        return None
    return (entries, Metadata()) if any(is_article(one, fields) for one in entries) else None


def _common_metadata(value: Object, fields: Fields) -> Metadata:
    """What the object around a list of articles says of them: outlet and language."""
    metadata, _ = metadata_in(value, fields)
    feed = str(value.get("version", "")).startswith(_FEED)
    return Metadata(outlet=metadata.outlet or (headline_in(value, fields) if feed else ""), language=metadata.language)


def _alone(value: object, fields: Fields, deep: int = _DEEP) -> Object | None:
    """The one article that `value` is or wraps."""
    if not isinstance(value, dict) or not deep:
        return None
    own = has_text(value, fields)
    if own and has_string(value, fields):
        return value
    inner = (value[name] for name in (*_LISTS, *WRAPPERS) if name in value)
    found = next((found for one in inner if (found := _alone(one, fields, deep - 1)) is not None), None)
    return value if own and (found is None or not is_article(found, fields) or is_article(value, fields)) else found


def _entry(number: int, value: object, fields: Fields, places: Places, common: Metadata) -> Record | Unread:
    """The article that `value` is, or what is wrong with it; `common` is what is known of all of its file."""
    if not isinstance(value, dict):
        return Unread(
            number, "no object, so it has no field with a text", places.line(value if isinstance(value, str) else "")
        )
    try:
        entry = entry_of(value, fields)
    except RecursionError:
        return Unread(number, "nested too deeply", places.line(""))
    if entry is None:
        return Unread(number, lacking(value, fields), places.line(_any_string(value)))
    return _record(number, entry, value, places, common)


def _record(number: int, entry: Entry, value: Object, places: Places, common: Metadata) -> Record:
    headline = (entry.headline, places.line(entry.title) if entry.title else 1)
    paragraphs = []
    for piece in entry.pieces:
        line = places.line(piece.raw)
        paragraphs += [[(paragraph, line)] for paragraph in piece.paragraphs]
    text, title, lines = placed(headline, paragraphs)
    notes = entry.notes
    if isinstance(value, Repeated):
        notes = (*notes, "a field is named twice in it: the last one counts")
    return Record(text, entry.metadata | common, number, title, lines, notes=notes)


def _any_string(value: Object) -> str:
    return next((one for one in value.values() if isinstance(one, str) and one), "")


def _no_article(name: str, value: object, fields: Fields) -> NoArticleError:
    """What to raise for the file `name`, of whose values `value` is the first: none is an article."""
    if _is_report(value):
        return own_report(name)
    sample = value
    for _ in range(_DEEP * 2):
        if isinstance(sample, list):
            sample = next((one for one in sample if isinstance(one, dict)), None)
        elif isinstance(sample, dict):
            inner = next((one for name in _LISTS if (one := sample.get(name)) and isinstance(one, dict | list)), None)
            if inner is None or (isinstance(inner, list) and not isinstance(inner[0], dict)):
                break
            sample = inner
    why = lacking(sample, fields) if isinstance(sample, dict) else "no object with a text in it"
    return NoArticleError(f"{name}: holds no articles: {why}.")


def _noted(one: Record | Unread, notes: tuple[str, ...]) -> Record | Unread:
    return replace(one, notes=(*notes, *one.notes)) if notes and isinstance(one, Record) else one


def _meaning(string: str) -> int:
    """Stands for what `string`, the inside of a string of JSON, means."""
    return hash(json.loads(f'"{string}"') if "\\" in string else string)

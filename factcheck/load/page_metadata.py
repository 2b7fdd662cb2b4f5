"""What a web page says of itself: in JSON-LD of schema.org, in Open Graph and other meta tags, in links and times."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from .dates import day_of, find_date, find_moment
from .fragment import line_of
from .record import Metadata

_ARTICLE = re.compile(r"(?:Article|Posting|^Report)$")
_MOST_OBJECTS = 20_000
"""Objects of JSON-LD that are looked through; pages have some hundred."""
_LONGEST = 1_000
"""Code points of a name or a date that is believed."""
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})")
_TITLE_PARTS = re.compile(r"\s+[|–—·•»:-]\s+")
_AUTHOR_NAMES = (
    "author",
    "parsely-author",
    "byl",
    "dc.creator",
    "sailthru.author",
    "article:author",
    "citation_author",
)
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher")
_PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publication_date", "citation_publication_date", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.date", "date",
)  # fmt: skip
_UPDATED_NAMES = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod",
)  # fmt: skip
_BY = re.compile(r"\s*by\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)

Object = Mapping[str, Any]


class Page(Struct, frozen=True):
    """A page apart from its text."""

    metadata: Metadata
    headline: str = ""
    body: str = ""
    """The article as JSON-LD holds it, plain text or HTML; empty where it does not."""
    is_article: bool = False
    """True where the page says that it is an article."""
    is_other: bool = False
    """True where it says that it is something else, a section front for example."""
    is_free: bool = True
    """False where it says that readers must log in or pay."""


class _PageData(Struct, frozen=True):
    """What is found in a page, before one source of it is preferred to another."""

    meta: Mapping[str, Sequence[str]]
    """Name, property or itemprop in lower case -> contents in their order."""
    objects: Mapping[str, Object] = field(default_factory=dict)
    """Identifier -> object of JSON-LD."""
    article: Object = field(default_factory=dict)
    """The object of JSON-LD that is the article."""
    types: frozenset[str] = frozenset()
    """Of all objects."""

    def first(self, names: Iterable[str]) -> str:
        """What the first of the meta tags `names` that is there says."""
        return next((content for name in names for content in self.meta.get(name, ())), "")


def page_of(tree: Any, scripts: Iterable[str], markup: str) -> Page:
    """What the page `markup` says of itself; `tree`, an element of lxml, is the page and `scripts` its JSON-LD."""
    data = _data_of(tree, scripts)
    url = _url(tree, data, markup)
    title = _text(tree, "//head//title")
    outlet = _outlet(data, title, url)
    kind = data.first(("og:type",)).lower()
    body = data.article.get("articleBody")
    published = _moment([data.article.get("datePublished"), *_all(data, _PUBLISHED_NAMES), *_times(tree)])
    is_article = bool(data.article) or kind == "article" or "article:published_time" in data.meta
    return Page(
        Metadata(
            outlet=outlet,
            author=_author(data),
            published=published or _moment(_shown_days(tree, url)),
            updated=_moment([data.article.get("dateModified"), *_all(data, _UPDATED_NAMES)]),
            url=url,
            language=_language(tree, data),
        ),
        headline=_headline(tree, data, title, outlet),
        body=body if isinstance(body, str) else "",
        is_article=is_article,
        is_other=not is_article and (kind == "website" or bool(data.types & {"CollectionPage", "SearchResultsPage"})),
        is_free=str(data.article.get("isAccessibleForFree", True)).lower() not in ("false", "0"),
    )


def _data_of(tree: Any, scripts: Iterable[str]) -> _PageData:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and 0 < len(content) <= _LONGEST:
            meta.setdefault(name.lower(), []).append(content)
    objects = _objects(scripts)
    articles = [one for one in objects if any(map(_ARTICLE.search, _types(one)))]
    dated = [one for one in articles if one.get("datePublished")]
    return _PageData(
        meta,
        {one["@id"]: one for one in reversed(objects) if isinstance(one.get("@id"), str) and len(one) > 1},
        next(iter(dated or articles), {}),
        frozenset(kind for one in objects for kind in _types(one)),
    )


def _objects(scripts: Iterable[str]) -> list[Object]:
    """The objects of JSON-LD in a page, outer ones first."""
    level: list[Any] = []
    for script in scripts:
        with suppress(ValueError, RecursionError):
            level.append(_loaded(script))
    found: list[Object] = []
    while level and len(found) < _MOST_OBJECTS:
        found += [one for one in level if isinstance(one, dict)]
        level = [inner for one in level for inner in _inner(one)]
    return found


def _inner(value: object) -> Iterator[object]:
    """The objects and lists in an object or a list."""
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (one for one in values if isinstance(one, dict | list))


def _loaded(text: str) -> object:
    """JSON as pages hold it: in a comment, or with a comma too many."""
    bare = text.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    try:
        return json.loads(bare, strict=False)
    except ValueError:
        return json.loads(_LAST_COMMA.sub(r"\1", bare), strict=False)


def _types(one: Object) -> list[str]:
    """The types of an object of JSON-LD, without an address before them."""
    kinds = one.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [name.rpartition("/")[2] for name in names if isinstance(name, str)]


def _outlet(data: _PageData, title: str, url: str) -> str:
    """The name of the site: told, else the part of the title that its address repeats, else its address."""
    names = [
        data.first(("og:site_name",)),
        *_names(data, data.article.get("publisher")),
        data.first(_OUTLET_NAMES),
        *(_string(one.get("name")) for one in data.objects.values() if "WebSite" in _types(one)),
    ]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    for part in reversed(_TITLE_PARTS.split(title)[1:]):
        names += [part] if _letters(part) and _letters(part).removeprefix("the") in _letters(host) else []
    return next((name.lstrip("@") for name in names if name and "://" not in name), host)


def _author(data: _PageData) -> str:
    named = list(_names(data, data.article.get("author"))) or _all(data, _AUTHOR_NAMES)
    names = [_BY.sub("", name, count=1) for name in named if "://" not in name and "@" not in name]
    return ", ".join(dict.fromkeys(names))


def _names(data: _PageData, value: object) -> Iterator[str]:
    """The names of people or bodies as JSON-LD tells them: strings, objects, identifiers of objects."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            whole = data.objects.get(str(one.get("@id")), {})
            name = _string(one.get("name")) or _string(whole.get("name"))
        else:
            name = _string(one)
        if name:
            yield name


def _url(tree: Any, data: _PageData, markup: str) -> str:
    """The address of the page: the canonical one, else as it is told for sharing, else as a browser noted it."""
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    page = data.article.get("mainEntityOfPage")
    saved = _SAVED_FROM.search(markup[:2_000])
    found = [*links, data.first(("og:url",)), data.article.get("url")]
    found += [page.get("@id") if isinstance(page, dict) else page, saved[1] if saved else ""]
    return next((url for one in found if (url := _string(one)) and _is_address(url)), "")


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _language(tree: Any, data: _PageData) -> str:
    root = tree.getroottree().getroot()
    return (
        (root.get("lang") or root.get("xml:lang") or "").strip()
        or data.first(("og:locale",)).replace("_", "-")
        or _string(data.article.get("inLanguage"))
    )


def _headline(tree: Any, data: _PageData, title: str, outlet: str) -> str:
    """The headline that readers see, else the one for search engines and sharing, without the name of the site."""
    shown = [text for element in tree.iter("h1") if (text := _joined(element)) and _letters(text) != _letters(outlet)]
    if len(shown) == 1:
        return shown[0]
    named = _string(data.article.get("headline")) or data.first(("og:title", "twitter:title", "headline")) or title
    headline = line_of(named)
    for part in (headline, *reversed(_TITLE_PARTS.split(headline))):
        if outlet and _letters(part) == _letters(outlet):
            headline = headline.removesuffix(part).rstrip(" |–—·•»:-")
    return headline


def _moment(values: Iterable[object]) -> dt.datetime | dt.date | None:
    """The first time that is told; where that is only a day, the moment that another one tells of it, with its zone."""
    moments = [moment for value in values if (moment := find_moment(_string(value)))]
    if not moments:
        return None
    first = moments[0]
    same = [one for one in moments if isinstance(one, dt.datetime) and day_of(one) == day_of(first)]
    return next((one for one in same if one.tzinfo), same[0] if same else first)


def _times(tree: Any) -> Iterator[str]:
    """What `<time>` elements that say so tell of the publication."""
    for element in tree.iter("time"):
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
        if element.get("datetime") and ("publish" in said or "pubdate" in said or "posted" in said):
            yield element.get("datetime")


def _shown_days(tree: Any, url: str) -> Iterator[str]:
    """What shows the day of publication where nothing tells it: a time, a line that is set as one, the address."""
    places = tree.xpath("//article//time[@datetime] | //main//time[@datetime]") or [*tree.iter("time")]
    yield from (element.get("datetime") or _joined(element) for element in places[:1])
    for element in tree.xpath(
        "//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'time')]"
    ):
        line = _joined(element) if len(element) < 4 else ""
        if len(line) < 80 and find_date(line):
            yield line
            break
    yield urlsplit(url).path


def _all(data: _PageData, names: Iterable[str]) -> list[str]:
    """All that the meta tags `names` say."""
    return [content for name in names for content in data.meta.get(name, ())]


def _string(value: object) -> str:
    """`value` on one line where it is text, else nothing."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(tree: Any, path: str) -> str:
    return next((_joined(element) for element in tree.xpath(path)), "")


def _joined(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))

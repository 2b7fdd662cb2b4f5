"""NewsML-G2 and NITF, what news agencies send: a message of several items, one item, or one text.

Of an item that is there in several versions the highest is read; the others, canceled and withheld ones and those that
hold no text are named. Packages and concepts refer to articles and hold none. The terms are those of
https://iptc.org/std/NewsML-G2/guidelines/ ; NewsML 1 is another format, which is not read.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from ..errors import ArticleError, NoArticleError
from ..settings import Settings
from ..text import WORDY
from .dateline import agencies
from .dates import find_moment
from .elements import Element, Passage, Words, laid_out, parse, passages, plain_passages
from .fragment import paragraphs_of
from .nitf import (
    WITHDRAWN,
    NewsText,
    agency_or,
    byline_of,
    credit_lines,
    news_text_of,
    release_note,
    shortened,
    summary,
    with_dateline,
)
from .origin import Origin
from .record import Metadata, Raw, Record, Unread

ROOTS = ("newsItem", "newsMessage", "packageItem", "nitf")
"""What the outermost element of such a file is called."""

_OTHERS = {
    "packageItem": "a NewsML-G2 package, which refers to articles and holds none",
    "conceptItem": "NewsML-G2 on a concept, not an article",
    "knowledgeItem": "a list of concepts in NewsML-G2, not an article",
    "planningItem": "a plan of coverage in NewsML-G2, not an article",
    "catalogItem": "a catalogue of NewsML-G2, not an article",
}
_NO_TEXT = "no text in it{what}. Ask its sender for the text, or leave it out"
_TYPES = ("nitf", "xhtml", "html", "plain")
"""Kinds of content that hold text, the one that tells most first."""
_BODIES = ("html", "body", "div", "article", "section", "p")


class Rendition(Struct, frozen=True):
    """One of the forms in which an item holds its content."""

    kind: str
    """One of `_TYPES`."""
    language: str
    news: NewsText
    """What the content says of itself."""


class Item(Struct, frozen=True):
    """A newsItem and its place in the file."""

    element: Element
    number: int

    @property
    def guid(self) -> str:
        """What all versions of it have in common."""
        return self.element.get("guid")

    @property
    def version(self) -> int:
        """1 where none is told."""
        number = self.element.get("version")
        return int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 1


def read(raw: Raw, settings: Settings) -> Sequence[Record | Unread]:
    """The articles of the file, in its order.

    Raises:
        NoArticleError: it holds something else: a package, a picture, an item that was canceled.
        ArticleError: it is broken, of another format, or no news.
    """
    root, notes = parse(raw)
    if root.name == "newsMessage":
        records = _message(raw, root)
    elif root.name in ("newsItem", "nitf"):
        records = [_single(raw, root)]
    elif root.name in _OTHERS:
        raise _no_article(raw, _OTHERS[root.name])
    elif root.name == "NewsML":
        raise ArticleError(
            f"{raw.name}:{root.line}: this is NewsML 1, which is not read. "
            "Ask for NewsML-G2 or NITF, or save it as text."
        )
    else:
        raise ArticleError(
            f"{raw.name}:{root.line}: <{shortened(root.name)}> is neither NewsML-G2 nor NITF (known: "
            f"{', '.join(ROOTS)}). Name the file by what it holds."
        )
    return [replace(one, notes=(*notes, *one.notes)) if isinstance(one, Record) else one for one in records]


def _message(raw: Raw, root: Element) -> list[Record | Unread]:
    elements = list(root.below("newsItem", *_OTHERS))
    items = [
        Item(element, number)
        for number, element in enumerate((one for one in elements if one.name == "newsItem"), start=1)
    ]
    if not items:
        raise _no_article(raw, next((_OTHERS[one.name] for one in elements), "a NewsML-G2 message without a newsItem"))
    latest = _latest(items)
    return [_of_message(item, latest) for item in items]


def _latest(items: Sequence[Item]) -> dict[str, Item]:
    """Guid -> the item of its highest version; of equal ones the first."""
    latest: dict[str, Item] = {}
    for item in items:
        if item.guid and (item.guid not in latest or item.version > latest[item.guid].version):
            latest[item.guid] = item
    return latest


def _of_message(item: Item, latest: dict[str, Item]) -> Record | Unread:
    newest = latest.get(item.guid, item)
    if newest is not item:
        why = (
            f"version {item.version} of {shortened(item.guid)}; read was version {newest.version}, number "
            f"{newest.number} of this file"
        )
        return Unread(item.number, why, item.element.line, is_article=False)
    news = _item(item.element)
    if why := news.withdrawn or _missing(news, item.element):
        return Unread(item.number, why, item.element.line, is_article=_class(item.element) in ("", "text"))
    return _record(news, item.number)


def _single(raw: Raw, root: Element) -> Record:
    news = _item(root) if root.name == "newsItem" else news_text_of(root)
    why = news.withdrawn or _missing(news, root)
    if why:
        raise _no_article(raw, why)
    return _record(news, 0)


def _no_article(raw: Raw, why: str) -> NoArticleError:
    """What to raise for a file that holds something else: `why`, and the cure where there is one."""
    return NoArticleError(f"{raw.name}: {why}.")


def _record(news: NewsText, number: int) -> Record:
    text, headline, lines = laid_out(news.headline, news.paragraphs)
    return Record(text, news.metadata, number, headline, lines, notes=news.notes)


def _missing(news: NewsText, element: Element) -> str:
    """What an item without text holds instead; empty for one with text."""
    if any(WORDY.search(passage.text) for passage in news.paragraphs):
        return ""
    kind = _class(element)
    if kind not in ("", "text"):
        return _NO_TEXT.format(what=f" (it is of the class {shortened(kind)!r})")
    inner = element.first("contentSet", "inlineXML").inner
    if inner and inner.name not in ("nitf", *_BODIES):
        return _NO_TEXT.format(what=f": its content is <{shortened(inner.name)}>, which is not read")
    if next(element.all("contentSet", "remoteContent"), None):
        return _NO_TEXT.format(what=", only a link to it, which is not followed")
    return _NO_TEXT.format(what="")


def _class(item: Element) -> str:
    """What kind of content an item says that it holds: "text", "picture"; empty when it does not say."""
    return _code(item.first("itemMeta", "itemClass"))


def _item(item: Element) -> NewsText:
    """What a newsItem says."""
    about, content = item.first("itemMeta"), item.first("contentMeta")
    withdrawn = WITHDRAWN.get(_code(about.first("pubStatus")).replace("cancelled", "canceled"), "")
    if withdrawn:
        return NewsText(withdrawn=withdrawn)
    rendition = _rendition(item)
    if rendition is None:
        return NewsText()
    inner = rendition.news
    headline = _headline(content) or (inner.headline if inner.headline.text else _passage(about.first("title")))
    own = [inner.headline] if rendition.kind == "nitf" and inner.headline.text != headline.text else []
    metadata = _metadata(about, content) | inner.metadata
    language = _language(content) or rendition.language or item.get("lang") or inner.metadata.language
    written = {passage.text for passage in inner.paragraphs}
    credited = [line for line in _credits(about, content) if line.text not in written]
    paragraphs = _opened(_passage(content.first("dateline")), inner.paragraphs)
    return NewsText(
        headline,
        (*summary(own), *credited, *paragraphs),
        replace(metadata, language=language),
        (*_notes(about), *inner.notes),
        inner.withdrawn,
    )


def _opened(dateline: Passage, paragraphs: Sequence[Passage]) -> list[Passage]:
    """`paragraphs` with the dateline, which may stand before a later one of them than the first."""
    from .dateline import dateline_of

    if any(dateline_of(passage.text, first=True) for passage in paragraphs[:5]):
        return list(paragraphs)
    return with_dateline(dateline, list(paragraphs))


def _rendition(item: Element) -> Rendition | None:
    """The content that tells most, in English where there is a choice; None where no text is."""
    found = [
        one
        for element in (*item.all("contentSet", "inlineXML"), *item.all("contentSet", "inlineData"))
        if (one := _content(element)) and any(passage.text for passage in one.news.paragraphs)
    ]
    return min(found, key=lambda one: (_foreign(one.language), _TYPES.index(one.kind)), default=None)


def _foreign(language: str) -> bool:
    return bool(language) and not language.lower().startswith("en")


def _content(element: Element) -> Rendition | None:
    """The text in an inlineXML or inlineData; None where it is something else."""
    language = element.get("lang")
    if element.name == "inlineXML":
        inner = element.inner
        return _marked_up(inner, language) if inner else None
    return _data(element, element.get("contenttype").lower(), language)


def _marked_up(inner: Element, language: str) -> Rendition | None:
    """The text of an element of NITF or XHTML; None for sports results, weather and the like."""
    if inner.name == "nitf":
        return Rendition("nitf", language or inner.get("lang"), news_text_of(inner))
    if inner.name not in _BODIES:
        return None
    paragraphs = passages(Element("", inner.line, children=[inner]))
    news = NewsText(_passage(inner.first("head", "title")), tuple(paragraphs))
    return Rendition("xhtml", language or inner.get("lang"), news)


def _data(element: Element, kind: str, language: str) -> Rendition | None:
    """The text of an inlineData, which holds it as characters."""
    words = Words("".join(child.text for child in element.children if isinstance(child, Words)), _start(element))
    if element.get("encoding"):
        words = Words(_decoded(words.text), element.line)
    if "html" in kind:
        return Rendition("html", language, NewsText(paragraphs=tuple(_fragment(words))))
    if kind and not kind.startswith("text"):
        return None
    return Rendition("plain", language, NewsText(paragraphs=tuple(plain_passages(words))))


def _fragment(words: Words) -> list[Passage]:
    """The paragraphs of HTML that stands in an item as characters."""
    found = paragraphs_of(words.text)
    lines = Origin(words.text).lines("\n".join(found))
    return [Passage(text, words.line + line - 1) for text, (_, line) in zip(found, lines, strict=True)]


def _decoded(text: str) -> str:
    """What base64 stands for; nothing where it is none, or no text."""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _start(element: Element) -> int:
    return next((child.line for child in element.children if isinstance(child, Words)), element.line)


def _headline(content: Element) -> Passage | None:
    """The headline in English, the main one first."""
    found = [headline for headline in content.all("headline") if headline.words]
    best = min(
        found, key=lambda one: (_foreign(one.get("lang")), _local(one.get("role")) not in ("", "main")), default=None
    )
    return _passage(best) if best else None


def _credits(about: Element, content: Element) -> list[Passage]:
    """The byline, and the agencies that sent the text or informed it, as an article prints them."""
    senders = [content.first("creditline"), *content.all("infoSource"), about.first("provider")]
    named: dict[str, Passage] = {}
    for sender in senders:
        name = _name(sender) or sender.words
        named.setdefault(name.lower(), Passage(name, sender.line))
    return credit_lines(_passage(content.first("by")), *named.values())


def _metadata(about: Element, content: Element) -> Metadata:
    first = (about.first("firstCreated"), content.first("contentCreated"), about.first("versionCreated"))
    last = (content.first("contentModified"), about.first("versionCreated"))
    published = next((moment for element in first if (moment := find_moment(element.words))), None)
    updated = next((moment for element in last if (moment := find_moment(element.words))), None)
    outlet = _name(about.first("provider"))
    creators = [name for creator in content.all("creator") if (name := _name(creator)) and name != outlet]
    persons = [name for name in creators if name.lower() not in agencies()]
    link = next((one.get("href") for one in about.all("link") if _local(one.get("rel")) == "canonical"), "")
    return Metadata(
        outlet=outlet or next((name for source in content.all("infoSource") if (name := _name(source))), ""),
        author=byline_of(content.first("by").words) or ", ".join(dict.fromkeys(persons)),
        published=published,
        updated=updated if updated != published else None,
        url=link if link.startswith(("http://", "https://")) else "",
    )


def _language(content: Element) -> str:
    return content.first("language").get("tag")


def _name(element: Element) -> str:
    """What a party is called: its name, or what its code says; an agency as reports print it."""
    name = element.first("name").words or element.get("literal") or _local(element.get("qcode") or element.get("uri"))
    return agency_or(name)


def _code(element: Element) -> str:
    """The word of a code: "canceled" for `stat:canceled` and for the address of that code."""
    return _local(element.get("qcode") or element.get("uri")).lower()


def _local(code: str) -> str:
    return re.split(r"[:/#]", code)[-1]


def _passage(element: Element) -> Passage:
    return Passage(element.words, element.line)


def _notes(about: Element) -> Iterator[str]:
    for embargo in about.all("embargoed"):
        yield release_note(embargo.words)
    for signal in about.all("signal"):
        code = _code(signal)
        if len(code) > 2:  # a letter is a mark of the sender's own system
            yield f"its sender marks it: {shortened(code)}"
    for note in about.all("edNote"):
        if note.words:
            yield f"note to editors: {shortened(note.words)}"

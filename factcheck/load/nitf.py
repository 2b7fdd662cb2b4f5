"""NITF, the markup of news text: a `<nitf>` element -> what it tells of the article, and its paragraphs.

Read are `head` (title, docdata, pubdata), `body.head`, `body.content` and `body.end`. The terms are those of
https://iptc.org/std/NITF/3.6/documentation/nitf-documentation.html
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from .dateline import agencies, dateline_of
from .dates import find_moment
from .elements import Element, Passage, passages
from .marks import is_byline
from .record import Metadata

LONGEST_NOTE = 300
"""Code points that are shown of a note to editors."""
WITHDRAWN = {
    "canceled": "its sender has canceled it; take it out of the batch",
    "withheld": "its sender withholds it; wait for the version that is released",
}
"""The state of an item that is not to be published -> why it is not read, and the cure."""
_DOMAIN = re.compile(r"\A(?:www\.)?|\.(?:com|org|net|co\.uk)\Z")

NOTHING = Passage("")


class NewsText(Struct, frozen=True):
    """What news markup holds of one article."""

    headline: Passage = NOTHING
    paragraphs: tuple[Passage, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    withdrawn: str = ""
    """Why it is not to be read, as its sender says; empty for an article that is."""


def news_text_of(root: Element) -> NewsText:
    """What the element `<nitf>` says."""
    head, data = root.first("head"), root.first("head", "docdata")
    top, end = root.first("body", "body.head"), root.first("body", "body.end")
    first, *decks = [
        passage for part in (*top.all("headline"), *top.all("hedline"))[:1] for passage in passages(part)
    ] or [Passage(head.first("title").words, head.line)]
    decks = [deck for deck in decks if deck.text != first.text]
    content = [passage for part in root.all("body", "body.content") for passage in passages(part)]
    credited = _credited(top)
    opened = with_dateline(_dateline(top), content)
    abstract = [one for part in top.all("abstract") for one in passages(part) if not _stands_in(one, content)]
    return NewsText(
        first,
        (*summary((*decks, *abstract)), *credited, *opened, *passages(end)),
        _metadata(root, top, data),
        tuple(_notes(top, data)),
        WITHDRAWN.get(data.get("management-status").lower(), ""),
    )


def byline_of(text: str) -> str:
    """The persons that a byline names: "Ann Lee" of "By Ann Lee"."""
    return re.sub(r"\A\s*by[\s:]+", "", text, flags=re.IGNORECASE).strip(" ,")


def agency_or(name: str) -> str:
    """The agency that `name` means ("reuters.com"), as reports print it, else `name`."""
    return agencies().get(_DOMAIN.sub("", name.lower()), name)


def credit_lines(byline: Passage, *senders: Passage) -> list[Passage]:
    """A byline as articles print it, where it is one, and the `senders` that are news agencies: lines above the body.

    What is read of an article then tells whose text it has.
    """
    written = [Passage(text, byline.line) for text in (byline.text, f"By {byline.text}") if is_byline(text)][:1]
    return [*written, *(sender for sender in senders if sender.text.lower() in agencies())]


def with_dateline(dateline: Passage, content: list[Passage]) -> list[Passage]:
    """`content` with the dateline in front of its first paragraph, unless that has one."""
    if not dateline.text or not content or dateline_of(content[0].text, first=True):
        return content
    first = content[0]
    if first.text.lower().startswith(dateline.text.lower().rstrip(" -–—_")):
        return content
    place = dateline.text.rstrip(" -–—_")
    written = next(
        (text for start in (place, place.upper()) if dateline_of(text := f"{start} — {first.text}", first=True)), ""
    )
    return [Passage(written, first.line), *content[1:]] if written else [Passage(place, dateline.line), *content]


def summary(lines: Iterable[Passage]) -> list[Passage]:
    """The lines between headline and body, as a list: so they are read as claims, and the body begins behind them."""
    return [Passage(line.text if line.text.startswith("- ") else f"- {line.text}", line.line) for line in lines]


def shortened(note: str) -> str:
    """The beginning of a note to editors, white space counting as a single space."""
    text = " ".join(note.split())
    return text if len(text) <= LONGEST_NOTE else f"{text[: LONGEST_NOTE - 1]}…"


def release_note(moment: str) -> str:
    """What to say of an article that must not appear before `moment`, which may be empty."""
    return f"under embargo until {moment}" if moment else "under embargo, with no time at which it ends"


def _credited(top: Element) -> list[Passage]:
    byline = top.first("byline")
    text = ", ".join(passage.text for passage in passages(byline))
    senders = [Passage(sender.words, sender.line) for sender in top.all("distributor")]
    return credit_lines(Passage(text, byline.line), *senders)


def _dateline(top: Element) -> Passage:
    """The dateline as printed: the place, then the day."""
    element = top.first("dateline")
    day = element.first("story.date").words
    text = element.words
    if day and day in text:
        place = text.replace(day, "", 1).strip(" ,")
        start, _, agency = place.partition("(")
        text = f"{start.strip(' ,')}, {day}" + (f" ({agency}" if agency else "")
    return Passage(text, element.line)


def _stands_in(abstract: Passage, content: list[Passage]) -> bool:
    """True for the abstract that repeats how the article begins."""
    return any(abstract.text.rstrip(".… ") in passage.text for passage in content[:3])


def _metadata(root: Element, top: Element, data: Element) -> Metadata:
    published = root.first("head", "pubdata")
    moments = (
        data.first("date.issue").get("norm"),
        published.get("date.publication"),
        top.first("dateline", "story.date").get("norm"),
        data.first("date.release").get("norm"),
    )
    byline = top.first("byline")
    persons = [person.words for person in byline.below("person")]
    link = published.get("ex-ref")
    outlets = (published.get("name"), top.first("distributor").words, data.first("doc.copyright").get("holder"))
    return Metadata(
        outlet=agency_or(next(filter(None, outlets), "")),
        author=", ".join(persons) or byline_of(next((passage.text for passage in passages(byline)), "")),
        published=next((moment for text in moments if (moment := find_moment(text))), None),
        updated=_revised(root),
        url=link if link.startswith(("http://", "https://")) else "",
        language=root.get("lang") or root.first("body").get("lang") or root.first("body", "body.content").get("lang"),
    )


def _revised(root: Element) -> dt.datetime | None:
    """When the text was last worked on, as its history says."""
    steps = [find_moment(step.get("norm")) for step in root.all("head", "revision-history")]
    moments = [moment for moment in steps if isinstance(moment, dt.datetime) and moment.tzinfo]
    return max(moments, default=None)


def _notes(top: Element, data: Element) -> Iterator[str]:
    if data.get("management-status").lower() == "embargoed":
        yield release_note(data.first("date.release").get("norm"))
    for correction in data.all("correction"):
        yield f"its sender marks it as a correction: {shortened(correction.get('info')) or 'without a reason'}"
    notes = (*(message.get("info") for message in data.all("ed-msg")), *(note.words for note in top.all("note")))
    yield from (f"note to editors: {shortened(note)}" for note in notes if note.strip())

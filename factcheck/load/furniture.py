"""Newswire furniture understood: a text -> what it says of itself, and the blocks that are compared.

Headline, outlet, agency, date and places of the dateline become metadata. Repeated headlines, section labels, bylines,
date lines, notes to editors, captions and closing credits are left out; bullets and the lines of a summary are kept as
claims. What is not surely furniture is compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from ..language.vocabulary import place_name
from ..model import Block, Role
from ..text import fold, spaced
from . import credit_lines, marks
from .dateline import Dateline, dateline_of, place_line
from .dates import YearlessDay, find_date, find_day, find_days, find_hour, find_yearless, is_date_line, is_stamp
from .imprint import imprint, is_dated_imprint, is_edition
from .layout import Paragraph, bullet_width, cut, paragraphs
from .signature import Signature, signature, source_line

_HEAD = 12
"""Paragraphs, at most, that may stand above the body."""

_KICKER = 3
"""Words, at most, of a line above the headline that is a label whatever it says."""

_LONGEST_HEADLINE = 30
"""Words that a headline has at most."""
_WIDEST_HEADLINE = 500
"""Code points that it has at most."""


class Furnished(Struct, frozen=True):
    """What a text says of itself, and what of it is compared."""

    blocks: tuple[Block, ...]
    headline: str = ""
    published: dt.date | None = None
    published_at: dt.datetime | None = None
    """The moment on that day, where the hour is told in universal time."""
    day: YearlessDay | None = None
    """That of publication, where no year is told."""
    updated: dt.date | None = None
    """The day of the last change, where it is told beside that of publication."""
    outlet: str = ""
    agency: str = ""
    dateline: str = ""
    credits: tuple[str, ...] = ()
    author: str = ""


def furnish(text: str, near: dt.date | None = None, title: str = "", author: str = "") -> Furnished:
    """The furniture and the blocks of `text`; `near` gives "April 24" in a dateline or under the headline its year.

    `title` is the headline where it is known: then it is the first paragraph, whatever it looks like. `author` is the
    byline where it is told outside the text.
    """
    all_paragraphs = paragraphs(text)
    given = all_paragraphs[0] if title and all_paragraphs and all_paragraphs[0].text == title else None
    body = _body_start(all_paragraphs[1:]) + 1 if given else _body_start(all_paragraphs)
    rest = all_paragraphs[body:]
    told = text[rest[0].start :] if rest else ""
    masthead, head = _parted_masthead(all_paragraphs[:body], told)
    placed, head = _parted_places(head, beside_paper=bool(masthead))
    headline = given or _headline(_without_source(head, told)) or _headline(head)
    signed = [line.text for line in head if line is not headline] + ([f"by {author}"] if author else [])
    bylines = [credit_lines.byline(line) for line in signed]
    signatures = _signatures(head, headline, told)
    credited = next((agency for agency, _ in bylines if agency), "")
    heading = [p for p in all_paragraphs[:body] if p not in head or p in signatures or _tells_date(p.text, headline)]
    dated = [p.text for p in (*heading, *(line for line in rest if is_stamp(line.text)))]
    date, updated = find_days(dated)
    papers = (*map(marks.paper_of, signed), *(one.outlet for one in signatures.values()))
    signers = map(marks.signed_by, signed)
    unsigned = [line for line in head if line not in signatures]
    blocks, datelines = _blocks((*unsigned, *rest), len(unsigned), headline)
    datelines += placed
    dateline = next((line for line in datelines if line.places), None)
    agency = next((line.agency for line in datelines if line.agency), credited)
    dated_by = dateline or next(iter(datelines), None)
    undated = [dated_by.day if dated_by else "", *dated]
    day = next((found for line in undated if (found := find_day(line, date or near))), None)
    yearless = next(filter(None, map(find_yearless, undated)), None)
    on = date or day
    return Furnished(
        blocks=blocks or tuple(Block(p.start, p.end) for p in all_paragraphs),
        headline=headline.text if headline else "",
        published=on,
        published_at=find_hour(chain((line.day for line in datelines), dated), on) if on else None,
        day=None if on else yearless,
        updated=updated,
        outlet=masthead or next(filter(None, papers), "") or credited or agency or next(filter(None, signers), ""),
        agency=agency,
        credits=tuple(dict.fromkeys((*([agency] if agency else []), *_credits(bylines, datelines, dated, rest)))),
        dateline=dateline.places if dateline else "",
        author=next(filter(None, (*_authors(signed, bylines), *(one.author for one in signatures.values()))), ""),
    )


def _authors(signed: Sequence[str], bylines: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Whom the lines `signed` name, those of an agency left out."""
    return (marks.author_of(line) for line, (whole, _) in zip(signed, bylines, strict=True) if not whole)


def _signatures(head: Sequence[Paragraph], headline: Paragraph | None, body: str) -> dict[Paragraph, Signature]:
    """The lines behind `headline` that sign the text `body`, with what they sign; credits of agencies among them.

    So does a line above it of the newspaper and the day.
    """
    above = head[: len(head) - len(_without_source(head, body))] if head[:1] != (headline,) else ()
    editions = [line for line in head if line is not headline and is_edition(line.text)]
    behind = [*above, *editions, *(line for line in head if headline and line.start > headline.start)]
    title = headline.text if headline else ""
    read = {line: signature(line.text, body, title) for line in behind if not marks.is_head_furniture(line.text)}
    signing = (line for line in read if read[line] or line in editions or credit_lines.byline(line.text)[1])
    return {line: read[line] or Signature() for line in signing}


def _without_source(head: Sequence[Paragraph], body: str) -> Sequence[Paragraph]:
    """`head` without its first line, where that tells the newspaper and the day of the text `body`."""
    below = _headline(head[1:])
    signs = head and (is_dated_imprint(head[0].text) or source_line(head[0].text, body, below.text if below else ""))
    return head[1:] if signs else head


def _credits(
    bylines: Iterable[tuple[str, tuple[str, ...]]],
    datelines: Iterable[Dateline],
    dated: Iterable[str],
    rest: Sequence[Paragraph],
) -> Iterator[str]:
    """The agencies that a text credits: in its `bylines` and `datelines`, on lines that date it, and in the body."""
    for _, names in bylines:
        yield from names
    for dateline in datelines:
        yield from dateline.agencies or filter(None, [dateline.agency])
    for line in dated:
        yield from credit_lines.stamped(line)
    for left, paragraph in zip(range(len(rest) - 1, -1, -1), rest, strict=True):
        yield from credit_lines.closing(paragraph.text, last=left < credit_lines.LAST)


def _body_start(all_paragraphs: tuple[Paragraph, ...]) -> int:
    """The index of the first paragraph of running text."""
    for index, paragraph in enumerate(all_paragraphs[:_HEAD]):
        text = paragraph.text
        if bullet_width(text) or marks.is_furniture(text) or marks.is_head_furniture(text):
            continue
        if dateline_of(text, first=True) or (marks.is_ended(text) and not _asks(index, text)):
            return index
    return min(_HEAD, len(all_paragraphs))


def _parted_masthead(head: tuple[Paragraph, ...], body: str) -> tuple[str, tuple[Paragraph, ...]]:
    """The newspaper that a line of `head` names, empty when none does, and `head` without that line.

    It is the first line, where another can be the headline, or one beside a byline or a date or in the place of these;
    beside a line that tells the edition it may have any name.
    """
    for index, line in enumerate(head):
        rest = (*head[:index], *head[index + 1 :])
        beside = (*head[max(0, index - 1) : index], *head[index + 1 : index + 2])
        signed = any(_signs(p.text) or _is_dated(p.text) for p in beside)
        name = marks.masthead(line.text, placed=index > 0) if signed or index in (0, len(head) - 1) else ""
        edition = any(is_edition(p.text) for p in beside)
        often = marks.appears_often(line.text) and (signed or any(_is_signed(p.text, body) for p in beside))
        if line.text.startswith("The ") and (edition or often):
            name = line.text
        if name and _headline(rest):
            return name, rest
    return "", head


def _parted_places(head: tuple[Paragraph, ...], *, beside_paper: bool) -> tuple[list[Dateline], tuple[Paragraph, ...]]:
    """The places and days that lines of `head` hold and nothing else, and `head` without these lines.

    "Deadly Storm, May 4" may be a headline: such words are a place in capitals, known or under the name of a paper.
    """
    placed = ((line, place_line(line.text)) for line in head if not imprint(line.text))
    read = {line: place for line, place in placed if place}
    sure = [line for line, read_as in read.items() if beside_paper or _is_place(read_as.places.partition(",")[0])]
    rest = tuple(line for line in head if line not in sure)
    return ([read[line] for line in sure], rest) if _headline(rest) else ([], head)


def _is_place(text: str) -> bool:
    return (text.isupper() and not marks.masthead(text)) or place_name(text) is not None


def _is_dated(text: str) -> bool:
    """True for a line that tells the day, be it without its year, perhaps beside a place."""
    return find_date(text) is not None or is_date_line(text) or place_line(text) is not None


def _signs(text: str) -> bool:
    """True for a line that says with "by" or "from" who wrote the text: "By Ann Lee, economics correspondent"."""
    return marks.is_byline(text) or (text.lower().startswith(("by ", "from ")) and signature(text, "") is not None)


def _is_signed(text: str, body: str) -> bool:
    """True for a line with nothing but who wrote the text `body`."""
    signs = signature(text, body)
    return signs is not None and signs.author == text


def _asks(index: int, text: str) -> bool:
    """True for a headline that ends with a question or exclamation mark."""
    return index == 0 and text.endswith(("?", "!")) and len(text.split()) <= _LONGEST_HEADLINE and ". " not in text


def _headline(head: Sequence[Paragraph]) -> Paragraph | None:
    """The headline: the line that stands twice in `head`, else its first line that is no furniture."""
    lines = [
        p
        for p in head
        if not (bullet_width(p.text) or marks.is_furniture(p.text) or marks.is_head_furniture(p.text))
        and not is_edition(p.text)
        and len(p.text) <= _WIDEST_HEADLINE
        and len(p.text.split()) <= _LONGEST_HEADLINE
    ]
    folded = [_same(p.text) for p in lines]
    return next((p for p, key in zip(lines, folded, strict=True) if folded.count(key) > 1), lines[0] if lines else None)


def _same(text: str) -> str:
    """What two prints of one headline have in common."""
    return fold(spaced(text)).rstrip(".")


def _tells_date(text: str, headline: Paragraph | None) -> bool:
    """True for a date line, also when it stands behind a repeated headline or a byline."""
    if headline is not None and _is_repeat_with_date(text, headline):
        return True
    return text[0] not in "([" and marks.is_head_furniture(text)


def _is_repeat_with_date(text: str, headline: Paragraph) -> bool:
    """True for `Headline Updated: 2024-05-01 (Agencies)`."""
    if not text.startswith(headline.text):
        return False
    rest = text[len(headline.text) :].split("(", maxsplit=1)[0].strip()
    return bool(rest) and is_date_line(rest)


def _blocks(
    all_paragraphs: tuple[Paragraph, ...], body: int, headline: Paragraph | None
) -> tuple[tuple[Block, ...], list[Dateline]]:
    """The blocks that are compared, in order, and the datelines cut from them."""
    blocks: list[Block] = []
    datelines: list[Dateline] = []
    for index, paragraph in enumerate(all_paragraphs):
        role = Role.BODY if index >= body else Role.HEADLINE if paragraph is headline else Role.BULLET
        kicker = headline is not None and paragraph.end < headline.start and len(paragraph.text.split()) <= _KICKER
        if kicker or (role is not Role.HEADLINE and _is_dropped(paragraph.text, index <= body + 2, headline)):
            continue
        rest, dateline = _bare(paragraph, index == body)
        if dateline:
            datelines.append(dateline)
        if rest.text:
            blocks.append(Block(rest.start, rest.end, Role.BULLET if bullet_width(paragraph.text) else role))
    return tuple(blocks), datelines


def _is_dropped(text: str, near_head: bool, headline: Paragraph | None) -> bool:
    """True when the paragraph `text` is not compared."""
    if headline and (_same(text) == _same(headline.text) or _is_repeat_with_date(text, headline)):
        return True
    return marks.is_furniture(text) or is_stamp(text) or (near_head and marks.is_head_furniture(text))


def _bare(paragraph: Paragraph, first: bool) -> tuple[Paragraph, Dateline | None]:
    """`paragraph` without bullet mark, dateline and closing credit, and the dateline."""
    text = paragraph.text
    end = min(marks.credit_start(text), marks.closing_start(text), credit_lines.mark_start(text))
    bare = cut(paragraph, bullet_width(paragraph.text), end)
    dateline = dateline_of(bare.text, first)
    return (cut(bare, dateline.width) if dateline else bare), dateline

"""What a page shows of a finding: each source's sentences where they stand, and who says the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from ..camps import camps
from ..model import Agreement, Article, Finding, Position, Report
from ..render.listing import by_source
from ..spans import Span, overlap, span_of

_LONG = 1_500
"""Code points of a paragraph that is shown whole."""
_SHORT = 300
"""The same of a paragraph beside it."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")


class Piece(Struct, frozen=True):
    """A part of a text that is shown in one manner."""

    text: str
    told: bool = False
    """It belongs to a sentence of the finding."""
    differs: bool = False
    """Its words are those that differ."""


Paragraph = tuple[Piece, ...]
"""Nothing of it is `told` in one that stands there to be read beside another."""


class Side(Struct, frozen=True):
    """What one source says on a finding."""

    article: Article
    positions: tuple[Position, ...]
    paragraphs: tuple[Paragraph, ...]
    camps: tuple[int, ...]
    """The camps that it stands in, from 1: sources of one tell one value."""


class Evidence:
    """What a report holds on each of its findings, found quickly."""

    def __init__(self, report: Report) -> None:
        self._articles = {article.source: article for article in report.articles}
        self._members = {story.id: [member.path for member in story.articles] for story in report.stories}
        self._agreements: dict[str, list[tuple[Position, Agreement]]] = defaultdict(list)
        for agreement in report.agreements:
            for position in agreement.positions:
                self._agreements[position.source].append((position, agreement))

    def sides(self, finding: Finding) -> list[Side]:
        """The sources of `finding`, in its order."""
        standing: dict[str, list[int]] = defaultdict(list)
        for camp, position in zip(camps(finding), finding.positions, strict=True):
            standing[position.source].append(camp)
        found = []
        for source, positions in by_source(finding.positions):
            article = self._articles.get(source, Article(source, ""))
            own = tuple(sorted(set(standing[source])))
            found.append(Side(article, tuple(positions), _excerpts(article, positions), own))
        return found

    def silent(self, finding: Finding) -> list[Article]:
        """The articles of the finding's story in which nothing on it was found."""
        speaking = {position.source for position in finding.positions}
        members = self._members.get(finding.story, [])
        return [self._articles[path] for path in members if path in self._articles and path not in speaking]

    def agreeing(self, finding: Finding) -> list[Agreement]:
        """What the sentences of `finding` agree on: facts that two or more of the sources state in them."""
        places = dict.fromkeys((position.source, position.start, position.end) for position in finding.positions)
        sources: dict[int, set[str]] = defaultdict(set)
        known: dict[int, Agreement] = {}
        for source, start, end in places:
            for position, agreement in self._agreements.get(source, ()):
                if start <= position.value_start < end:  # an agreement shows a clause of the sentence
                    known[id(agreement)] = agreement
                    sources[id(agreement)].add(source)
        return [agreement for key, agreement in known.items() if len(sources[key]) > 1]


def whole(side: Side) -> list[Paragraph]:
    """The paragraphs of the article of `side`, the sentences of the finding marked."""
    kept = _kept(side.article, side.positions)
    return [_pieces(side.article.text, span, kept) for span in _paragraphs(side.article.text)]


def _kept(article: Article, positions: Sequence[Position]) -> list[Position]:
    """Those of `positions` that stand in the text of `article` where they say."""
    return [position for position in positions if article.text[position.start : position.end] == position.text]


def _excerpts(article: Article, positions: Sequence[Position]) -> tuple[Paragraph, ...]:
    """The paragraphs that `positions` stand in, each between its neighbours; a gap is a paragraph of its own.

    Where the article does not hold a sentence, it stands alone.
    """
    kept = _kept(article, positions)
    spans = list(_paragraphs(article.text))
    told = {n: [p for p in kept if overlap(span_of(p), span)] for n, span in enumerate(spans)}
    near = sorted({n + step for n, around in told.items() if around for step in (-1, 0, 1)} & told.keys())
    found: list[Paragraph] = []
    for before, n in pairwise([near[0] if near else 0, *near]):
        if n - before > 1:
            found.append((Piece("[…]"),))
        found.append(_excerpt(article.text, spans[n], told[n], kept))
    return (*found, *(_sentence(position) for position in positions if position not in kept))


def _excerpt(text: str, span: Span, around: Sequence[Position], kept: Sequence[Position]) -> Paragraph:
    """The paragraph `span`, a long one cut; one with nothing of the finding is there to be read beside another."""
    start, end = _narrowed(text, span, around) if around else _begun(text, span)
    before, after = (Piece("… "),) * (start > span[0]), (Piece(" …"),) * (end < span[1])
    return (*before, *_pieces(text, (start, end), kept), *after)


def _begun(text: str, span: Span) -> Span:
    """The beginning of the paragraph `span`, or all of a short one."""
    start, end = span
    return span if end - start <= _SHORT else (start, max(start + 1, text.rfind(" ", start, start + _SHORT)))


def _paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of `text`: between blank lines or, where it has none, its lines."""
    gaps = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    start = 0
    for gap in gaps.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _narrowed(text: str, span: Span, around: Sequence[Position]) -> Span:
    """`span`, or of a long one what stands near to `around`, to the ends of words."""
    start, end = span
    first, last = max(start, min(p.start for p in around)), min(end, max(p.end for p in around))
    room = (_LONG - (last - first)) // 2
    if end - start <= _LONG or room <= 0:
        return span
    if first - room > start:
        start = text.find(" ", first - room, first) + 1 or first
    if last + room < end:
        end = max(last, text.rfind(" ", last, last + room))
    return start, end


def _pieces(text: str, span: Span, positions: Sequence[Position]) -> Paragraph:
    """`text[span]` cut where `positions` begin and end."""
    start, end = span
    edges = {start, end}
    for position in positions:
        edges |= {position.start, position.end, position.value_start, position.value_end}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    return tuple(
        Piece(
            text[left:right],
            told=any(p.start <= left and right <= p.end for p in positions),
            differs=any(p.value_start <= left and right <= p.value_end and not _is_whole(p) for p in positions),
        )
        for left, right in pairwise(cuts)
    )


def _sentence(position: Position) -> Paragraph:
    start, end = position.value_in_text
    cuts = ((0, start, False), (start, end, not _is_whole(position)), (end, len(position.text), False))
    return tuple(Piece(position.text[left:right], True, differs) for left, right, differs in cuts if left < right)


def _is_whole(position: Position) -> bool:
    """True when all words of the sentence differ, so that marking them would mark nothing out."""
    return (position.value_start, position.value_end) == span_of(position)

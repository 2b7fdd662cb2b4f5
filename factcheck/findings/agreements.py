"""What two or more sources state alike, for a reader: what most of them share first, each fact once.

Two sorts of meetings tell it. The kinds compare facts; of these, bare names and whole clauses are left out. And figures
that two aligned sentences both give are one fact even where the kinds read them as of two things: those are careful
because they look for disputes, while two reporters do not write "1,200" of two crowds in one story.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import chain, combinations

from msgspec import Struct

from ..fields import AGREEING, FIELDS
from ..groups import Groups
from ..language.clauses.ladders import matches
from ..language.clauses.verbs import ends_in_verb
from ..language.numbers.measures import BASE, MEASURED, Dimension
from ..language.numbers.quantities import quantities
from ..language.quotes.quotations import Quoted, quoted_spans
from ..lines import Lines, evidence
from ..model import Agreement, AnyFact, Article, Beginning, Comparison, Finding, Kind, Position, Role
from ..spans import Span, shared, span_of
from ..text import words
from .excerpts import Disputed, disputed_words, quoted
from .restated import SURE, restated
from .texts import Texts
from .two_acts import are_part_and_whole

Place = tuple[str, str, int, int]
"""Words that tell something: the sort of it, the source, and code points there."""

Measure = tuple[str, str]
"""A unit, and the number of it in figures."""

_ORDER = tuple(AGREEING)
"""The kinds that are listed, the most telling first."""
_FIGURES = frozenset(kind for kind, told in AGREEING.items() if told.figure)
_COVERED = 0.5
"""The share of the words of a fact, and of disputed ones, from above which on they are the same."""
_DENIES = re.compile(r"\bnot\s(?:(?:the|an?)\s)?\Z")
_CREDITS = re.compile(r"\b[Aa]ccording\sto\s\Z")
"""Before people who tell something, of whom nothing is told."""


def agreements(texts: Texts, agreeing: Iterable[Comparison], doubts: Sequence[Finding]) -> tuple[Agreement, ...]:
    """What two or more independent sources state alike, without what `doubts` dispute, be they told or not.

    Sources of one outlet are not independent.

    `agreeing` are the comparisons of facts that do not differ.
    """
    spoken = {article.source: quoted_spans(article) for article in texts.articles}
    typed = [(c.left, c.right) for c in agreeing if _is_worth_a_line(c, spoken)]
    same = chain(typed, restated(texts.articles, texts.pairs))
    groups = _one_each(met for met in same if not any(map(_is_not_told, met)))
    disputed = disputed_words(doubts)
    doubted = _Doubts(disputed, spoken.keys(), _subjects(texts.articles), _measures(texts.articles))
    outlets = {article.source: article.outlet or article.source for article in texts.articles}
    found: list[tuple[tuple[object, ...], Agreement]] = []
    for facts in groups:
        number = len(texts.voices.tellers(fact.sentence.beginning for fact in facts))
        if len({outlets[fact.sentence.source] for fact in facts}) < 2:
            continue  # two edits of one agency's text, or two reports of one paper, confirm each other little
        if number < 2 or are_part_and_whole(facts) or _is_cleared(facts) or doubted.of(facts):
            continue
        chosen = quoted(_speakers(facts), disputed)
        if not chosen or _tell_of_stages_apart([fact.sentence.slice(*piece) for fact, piece in chosen]):
            continue
        lead = chosen[0][0]
        rank = -number, _ORDER.index(lead.kind), lead.sentence.source, lead.start
        found.append((rank, _agreement(facts, chosen, texts.lines)))
    return tuple(_without_repeats([agreement for _, agreement in sorted(found, key=lambda one: one[0])]))


class _Doubts(Struct, frozen=True):
    """What of a story speaks against facts that some of its sources have alike."""

    disputed: Mapping[Beginning, Sequence[Disputed]]
    """Where a sentence begins -> its words that are disputed."""
    sources: AbstractSet[str]
    """All of the story."""
    subjects: Callable[[Kind, str], set[str]]
    """Kind, source -> what its facts are of."""
    measured: Callable[[str], set[Measure]]
    """Source -> what it measures."""

    def of(self, facts: Sequence[AnyFact]) -> bool:
        """True where some of `facts` is disputed, or a source that has none of them tells it otherwise, or may."""
        one, own = facts[0], {fact.sentence.source for fact in facts}
        others = self.sources - own
        return (
            any(_is_disputed(fact, self.disputed.get(fact.sentence.beginning, ()), own) for fact in facts)
            or (AGREEING[one.kind].sole and any(one.subject in self.subjects(one.kind, source) for source in others))
            or any(_may_slip(_lengths(facts), self.measured(source)) for source in others)
        )


def _is_worth_a_line(comparison: Comparison, spoken: Mapping[str, Sequence[Quoted]]) -> bool:
    """True when that the two facts agree is worth a line."""
    told = AGREEING.get(comparison.left.kind)
    sure = comparison.pair is not None and comparison.pair.score >= SURE
    return told is not None and told.agreed(comparison, sure) and (told.in_speech or not _is_spoken(comparison, spoken))


def _is_spoken(comparison: Comparison, spoken: Mapping[str, Sequence[Quoted]]) -> bool:
    """True for what somebody speaks of: "working families in this city" tells not where anything happened."""
    return any(
        words.start <= fact.start < words.end
        for fact in (comparison.left, comparison.right)
        for words in spoken[fact.sentence.source]
    )


def _subjects(articles: Sequence[Article]) -> Callable[[Kind, str], set[str]]:
    """Kind, source -> what its facts are of, read where it is asked for: few stories have a third source to ask."""
    named = {article.source: article for article in articles}
    extract = {field.KIND: field.extract for field in FIELDS}
    return cache(lambda kind, source: {fact.subject for fact in extract[kind](named[source])})


def _measures(articles: Sequence[Article]) -> Callable[[str], set[Measure]]:
    """Source -> what it measures, read where it is asked for."""
    named = {article.source: article for article in articles}
    return cache(lambda source: {one for sentence in named[source].sentences for one in _measured(sentence.text)})


def _lengths(facts: Iterable[AnyFact]) -> set[Measure]:
    """What `facts` measure."""
    return {one for fact in facts if fact.kind in _FIGURES for one in _measured(fact.text)}


def _measured(text: str) -> Iterator[Measure]:
    """The measures in `text`, but counts and ages: those of one story are of many things."""
    for one in quantities(text):
        if one.dimension in BASE and one.dimension is not Dimension.AGE:
            yield one.unit, f"{one.stated:g}"


def _may_slip(agreed: set[Measure], others: set[Measure]) -> bool:
    """True where a third source has 61 days for the 41 of others: no rule read it, but one of the two may be a slip."""
    if not agreed.isdisjoint(others):
        return False
    return any(
        unit == other and len(one) == len(two) > 1 and sum(a != b for a, b in zip(one, two, strict=True)) == 1
        for unit, one in agreed
        for other, two in others
    )


def _is_not_told(fact: AnyFact) -> bool:
    """True for what is not told to be so: "not the $4.6 million reported last week", "according to three people"."""
    before = fact.sentence.slice(end=fact.start)
    return fact.kind in _FIGURES and bool(_DENIES.search(before) or _CREDITS.search(before))


def _tell_of_stages_apart(pieces: Sequence[str]) -> bool:
    """True when two of `pieces` tell of other stages of one ladder: two were charged, two were cleared."""
    stages = [_stages(piece) for piece in pieces]
    return any(
        one[ladder].isdisjoint(other[ladder])
        for one, other in combinations(stages, 2)
        for ladder in one.keys() & other.keys()
    )


def _is_cleared(facts: Iterable[AnyFact]) -> bool:
    """True where one source suspects whom another clears: what both tell of them is told to say other things."""
    told = [_stages(fact.sentence.text).get("standing") for fact in facts]
    return {"suspect"} in told and {"witness"} in told


def _stages(text: str) -> dict[str, set[str]]:
    """Ladder -> the stages of it that `text` names."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in matches(tuple(words(text))):
        found[match.ladder].add(match.stage)
    return found


# --- one line each ----------------------------------------------------------------------------------------------------


def _one_each(met: Iterable[tuple[AnyFact, AnyFact]]) -> list[list[AnyFact]]:
    """The facts that agree, put together, words that overlap in one source being one fact."""
    links = list(met)
    facts: dict[Place, list[AnyFact]] = defaultdict(list)
    for fact in chain.from_iterable(links):
        facts[_place(fact)].append(fact)
    groups = Groups[Place]()
    first: Place | None = None
    for span in sorted(facts):
        if first and span[:2] == first[:2] and span[2] < first[3]:
            groups.join(first, span)
            first = max(first, span, key=lambda one: one[3])
        else:
            first = span
    for left, right in links:
        groups.join(_place(left), _place(right))
    return [[fact for span in group for fact in facts[span]] for group in groups.all()]


def _place(fact: AnyFact) -> Place:
    sort = "figure" if fact.kind in _FIGURES else fact.kind.value
    if AGREEING[fact.kind].sole:  # "a spokesman for Mayor Lee, Ole Lund," holds the titles of two
        sort += f" of {fact.subject}"
    return sort, fact.sentence.source, fact.start, fact.end


def _is_disputed(fact: AnyFact, spans: Iterable[Disputed], sources: AbstractSet[str]) -> bool:
    """True when `fact` is of the words at one of `spans`, most of them; of a figure, when it is within them.

    A clause that is disputed for what it tells may hold what is not. A judge's word is not heard against a figure or a
    quotation that all whom it sets against each other have, all of them `sources`: it was read beside another one.
    """
    for span in spans:
        if span.read and AGREEING[fact.kind].literal and span.by and span.by <= sources:
            continue
        measure = min if {fact.kind, span.kind} <= _FIGURES else max
        if shared(span_of(fact), span_of(span)) > _COVERED * measure(fact.end - fact.start, span.end - span.start):
            return True
    return False


# --- what is shown ----------------------------------------------------------------------------------------------------


def _agreement(
    facts: Sequence[AnyFact], chosen: Sequence[tuple[AnyFact, Span]], lines: Mapping[str, Lines]
) -> Agreement:
    """The agreement of `facts`, of which `chosen` are quoted, each with the words around it, the best first."""
    subject = _with_act(_subject(facts), *chosen[0])
    shown = (_shown(AGREEING[fact.kind].shown(fact, subject), piece, lines) for fact, piece in chosen)
    return Agreement(chosen[0][0].kind, subject, tuple(shown))


def _shown(fact: AnyFact, piece: Span, lines: Mapping[str, Lines]) -> Position:
    """`fact` amid the words of `piece`, code points into the article."""
    start, end = min(piece[0], fact.start), max(piece[1], fact.end)
    whole = evidence(fact.sentence, fact.start, fact.end, lines)
    return replace(whole, start=start, end=end, text=fact.sentence.slice(start, end))


def _speakers(facts: Sequence[AnyFact]) -> list[AnyFact]:
    """One fact for each source, that of the body and of a kind before others; the source that is plainest first."""

    def plain(fact: AnyFact) -> tuple[object, ...]:
        return fact.sentence.role is not Role.BODY, fact.value is None, _ORDER.index(fact.kind), fact.start

    best: dict[str, AnyFact] = {}
    for fact in sorted(facts, key=plain):
        best.setdefault(fact.sentence.source, fact)
    return sorted(best.values(), key=lambda fact: (fact.sentence.role is not Role.BODY, fact.sentence.source))


def _subject(facts: Sequence[AnyFact]) -> str:
    """What is told, in words for a reader: of several, as most of `facts` that a kind read have it, named in full."""
    typed = [fact for fact in facts if fact.value is not None] or facts
    kind = min((fact.kind for fact in typed), key=_ORDER.index)
    names = [AGREEING[fact.kind].heading(fact) for fact in typed if fact.kind is kind]
    every = [*names, *(AGREEING[fact.kind].heading(fact) for fact in facts if fact.kind is kind)]
    telling = [name for name in every if not ends_in_verb(name) and name not in MEASURED.values()]
    nouns = [name for name in names if name in telling] or telling or names
    return max(nouns, key=lambda name: (nouns.count(name), len(name), name))


def _with_act(subject: str, fact: AnyFact, piece: Span) -> str:
    """`subject` of a time or a place with what happened there, in the word of `piece`, by which `fact` is quoted."""
    of_event = AGREEING[fact.kind].act
    if of_event is None or fact.value is None or "(" in subject:
        return subject
    act = of_event(fact)
    said = {word.lower for word in words(fact.sentence.slice(*piece))}
    return f"{subject} ({act})" if act.lower() in said else subject


def _without_repeats(found: Sequence[Agreement]) -> Iterator[Agreement]:
    """`found` without what an earlier one of its kind says too, or any of another kind."""
    kept: list[Agreement] = []
    for one in found:
        others = chain(kept, (other for other in found if other.kind is not one.kind))
        if not any(AGREEING[one.kind].repeats(one, other) for other in others):
            kept.append(one)
            yield one

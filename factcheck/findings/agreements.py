"""What two or more sources state alike, for a reader: what most of them share first, each fact once.

Two sorts of meetings tell it. The kinds compare facts; of these, bare names and whole clauses are left out. And figures
that two aligned sentences both give are one fact even where the kinds read them as of two things: those are careful
because they look for disputes, while two reporters do not write "1,200" of two crowds in one story.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ..camps import camps
from ..fields.place import Where
from ..fields.time import When
from ..groups import Groups
from ..language.clauses.event_fit import own_act
from ..language.clauses.verbs import verb_forms
from ..language.numbers.count_words import plural
from ..language.numbers.counted import Counted
from ..language.numbers.measures import Dimension, Hedge, Quantity
from ..language.numbers.nouns import Noun, noun_of
from ..language.numbers.quantities import quantities
from ..language.quotes.quotations import Span as Words
from ..language.quotes.quotations import quoted_spans
from ..language.times import Time, times
from ..language.times.moments import Grain, Moment
from ..lines import Lines, evidence
from ..model import (
    Agreement,
    AnyFact,
    Article,
    Beginning,
    Comparison,
    Dispute,
    Fact,
    Finding,
    Kind,
    Pair,
    Position,
    Role,
    Sentence,
)
from ..story.voices import Voices
from ..text import clauses, content_stems, fold, words

Span = tuple[str, str, int, int]
"""Words that tell something: the sort of it, the source, and code points there."""

ORDER = (Kind.NUMBER, Kind.TIME, Kind.PLACE, Kind.IDENTITY, Kind.TITLE, Kind.QUOTE)
"""The kinds that are listed, the most telling first: a list of names or of clauses would be the articles again."""
_FIGURES = frozenset({Kind.NUMBER, Kind.TIME})
"""Kinds that may read one figure: "30-year lease" is of a length and of a contract."""
_SURE = 0.4
"""How surely two sentences tell the same thing from where on the places in them are told of one thing."""
_QUOTED = 4
"""Words of a quotation from which on two sources have it from one mouth, and not by chance."""
_RARE, _LARGE = 10, 100
"""Counts from which on one number is of one thing in aligned sentences; and, for one noun, anywhere in a story."""
_SHARED = re.compile(r"(?:^|\s)(?!more|less|most|some|out|because)([a-z]{3,}) of\s\Z")
"""The noun before a share: "a pay rise of 6 percent"."""
_BEFORE = re.compile(r"[\s,;:—–)-]*(?:(?:and|but|that|as|while)\s)?")
_BEHIND = re.compile(r"(?:[\s,;:—–(-]|(?:^|\s)(?:and|or|but|of|in|on|at|to|by|for|from|with|over|the|an?)\b)+\Z")
"""What words that are quoted do not begin or end with."""
_ANOTHER = re.compile(r"\s(?:and|but)\s([a-z]+)\b")
_WAY = frozenset("through across along past via over".split())
"""Before a place that something went by: "through a warehouse" tells not where it happened."""
_GRADED = re.compile(r"(?<! hurt)(?<! damaged) (badly|slightly)\Z")
"""How somebody is, behind where: "people taken to hospital badly"."""
_FEWEST = 3
"""Words of the clause that a fact is quoted with."""
_BESIDE = 3
"""Code points between a title and its bearer: "Nora Blythe, the mayor"."""
_MOST = 20
"""Places of one figure in an article that are looked at."""


def agreements(
    articles: Sequence[Article],
    pairs: Sequence[Pair],
    agreeing: Iterable[Comparison],
    doubts: Sequence[Finding],
    lines: Mapping[str, Lines],
    voices: Voices,
) -> tuple[Agreement, ...]:
    """What two or more independent sources state alike, without what `doubts` dispute, be they told or not.

    `agreeing` are the comparisons of facts that do not differ.
    """
    spoken = {article.source: quoted_spans(article) for article in articles}
    typed = [(c.left, c.right) for c in agreeing if _tells(c) and not _is_place_in_speech(c, spoken)]
    groups = _one_each(chain(typed, _restated(articles, pairs)))
    disputed = _disputed(doubts)
    found: list[tuple[tuple[object, ...], Agreement]] = []
    for facts in groups:
        number = len(voices.tellers(fact.sentence.beginning for fact in facts))
        if number < 2 or any(_is_disputed(fact, disputed.get(fact.sentence.beginning, ())) for fact in facts):
            continue
        chosen = _quoted(_speakers(facts), disputed)
        if not chosen:
            continue
        lead = chosen[0][0]
        subject = _with_act(_subject(facts), *chosen[0])
        positions = tuple(_shown(_of_noun(fact, subject), piece, lines) for fact, piece in chosen)
        rank = -number, ORDER.index(lead.kind), lead.sentence.source, lead.start
        found.append((rank, Agreement(lead.kind, subject, positions)))
    return tuple(_said_once(agreement for _, agreement in sorted(found, key=lambda one: one[0])))


def _tells(comparison: Comparison) -> bool:
    """True when that the two facts agree is worth a line."""
    left, right = comparison.left, comparison.right
    if left.kind not in ORDER:
        return False
    match left.kind:
        case Kind.NUMBER:
            return not (_is_vague(left) and _is_vague(right))
        case Kind.TIME:
            return not (_is_bare(left) or _is_bare(right)) and _is_one_time(left, right)
        case Kind.PLACE:
            sure = comparison.pair is not None and comparison.pair.score >= _SURE
            by = {word for fact in (left, right) for word in _words(fact.text)[:1]}
            return sure and by.isdisjoint(_WAY) and _holds(content_stems(left.text), content_stems(right.text))
        case Kind.IDENTITY:
            return _is_named(left) and _is_named(right)
        case Kind.QUOTE:
            shorter, longer = sorted((_words(left.text), _words(right.text)), key=len)
            return len(shorter) >= _QUOTED and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return True


def _is_place_in_speech(comparison: Comparison, spoken: Mapping[str, Sequence[Words]]) -> bool:
    """True for a place that somebody speaks of: "working families in this city" tells not where anything happened."""
    return comparison.left.kind is Kind.PLACE and any(
        words.start <= fact.start < words.end
        for fact in (comparison.left, comparison.right)
        for words in spoken[fact.sentence.source]
    )


def _holds(left: frozenset[str], right: frozenset[str]) -> bool:
    """True when one of the two tells all that the other does."""
    return bool(left and right) and (left <= right or right <= left)


def _is_vague(fact: AnyFact) -> bool:
    """True for a word without a number: "several calls" are told by anybody."""
    return isinstance(fact.value, Counted) and fact.value.quantity.hedge is Hedge.VAGUE


def _is_named(fact: AnyFact) -> bool:
    """True for a name, and for a person who is known by the age: "people" avoid a street in every source."""
    ends = ((mention.start, mention.end) for mention in fact.sentence.mentions)
    return fact.subject.startswith(("aged", "just born")) or any(s < fact.end and fact.start < e for s, e in ends)


def _is_bare(fact: AnyFact) -> bool:
    """True for a moment in one word that may tell when nothing was: a great "night", the "Christmas" market."""
    time, said = _moment(fact), _words(fact.text)
    behind = next(iter(words(fact.sentence.text[fact.end - fact.sentence.start :])), None)
    describes = behind is not None and behind.is_content and not behind.is_capital
    return time is not None and len(said) == 1 and (time.grain is Grain.PART or describes)


def _is_one_time(left: AnyFact, right: AnyFact) -> bool:
    """True for two lengths, and for two moments that share a word: a Friday in September is told by both or by none."""
    if _moment(left) is None or _moment(right) is None:
        return True
    return bool(content_stems(left.text) & content_stems(right.text))


def _moment(fact: AnyFact) -> Moment | None:
    """The moment that `fact` tells; None for a length."""
    time = fact.value.time if isinstance(fact.value, When) else None
    return time if isinstance(time, Moment) else None


def _words(text: str) -> list[str]:
    return [word.lower for word in words(text) if word.is_word]


# --- figures that aligned sentences share -----------------------------------------------------------------------------


def _restated(articles: Sequence[Article], pairs: Sequence[Pair]) -> Iterator[tuple[AnyFact, AnyFact]]:
    """The same figure in two articles, in aligned sentences or, a large one, of one noun anywhere."""
    aligned = {(pair.left.id, pair.right.id) for pair in pairs}
    places: dict[tuple[object, ...], dict[str, list[tuple[AnyFact, frozenset[str]]]]] = {}
    for article in articles:
        for sentence in article.sentences:
            for key, fact, nouns in (*_figures(sentence), *_clocks(sentence, article)):
                own = places.setdefault(key, {}).setdefault(article.source, [])
                if len(own) < _MOST:
                    own.append((fact, nouns))
    for key, by_source in places.items():
        sources = list(by_source)
        for at, one in enumerate(sources):
            for left, ours in by_source[one]:
                for right, theirs in chain.from_iterable(by_source[other] for other in sources[at + 1 :]):
                    one_way = left.sentence.id, right.sentence.id
                    met = one_way in aligned or one_way[::-1] in aligned
                    if _is_one(key, ours, theirs, met=met):
                        yield left, right


def _is_one(key: tuple[object, ...], ours: frozenset[str], theirs: frozenset[str], *, met: bool) -> bool:
    """True when a figure is of one thing in two sentences; `met` says that these are aligned."""
    dimension, number = key[0], key[-1]
    assert isinstance(number, float)
    if dimension is Dimension.COUNT:
        return (number >= _LARGE and bool(ours & theirs)) or (met and (number >= _RARE or bool(ours & theirs)))
    return met


def _figures(sentence: Sentence) -> Iterator[tuple[tuple[object, ...], AnyFact, frozenset[str]]]:
    """The exact figures of `sentence`: what makes two the same, the fact, and the stems of what is counted."""
    for quantity in quantities(sentence.text):
        noun = noun_of(sentence.text, quantity) if quantity.dimension is Dimension.COUNT else None
        told = _told_of(quantity, noun)
        if told:
            end = max(quantity.end, noun.end) if noun else quantity.end
            key = (quantity.dimension, _bound(quantity.hedge), quantity.unit, float(quantity.stated))
            yield key, _fact(Kind.NUMBER, sentence, quantity.start, end, told), noun.stems if noun else frozenset()


def _bound(hedge: Hedge) -> str:
    """What makes a figure another one: "more than 400" and "400" may be one, "less than 400" is none of both."""
    return "below" if hedge in (Hedge.LESS, Hedge.MOST) else ""


_MEASURED = {
    Dimension.MONEY: "amount of money",
    Dimension.SHARE: "how much, in percent",
    Dimension.DURATION: "how long",
    Dimension.MAGNITUDE: "magnitude",
    Dimension.LENGTH: "length or distance",
    Dimension.AREA: "area",
    Dimension.MASS: "weight",
    Dimension.VOLUME: "volume",
    Dimension.SPEED: "speed",
    Dimension.TEMPERATURE: "temperature",
}
"""What is measured, in words for a reader; ages and ranks say nothing without their bearer."""


def _told_of(quantity: Quantity, noun: Noun | None) -> str:
    """What `quantity` is of, in words for a reader; empty where that is open."""
    if quantity.hedge is Hedge.VAGUE or not math.isfinite(quantity.stated) or quantity.stated <= 0:
        return ""
    if noun:
        return plural(noun.head) if noun.head.isalpha() and not noun.partitive else ""
    return _MEASURED.get(quantity.dimension, "")


def _clocks(sentence: Sentence, article: Article) -> Iterator[tuple[tuple[object, ...], AnyFact, frozenset[str]]]:
    """The clock times of `sentence`, as `_figures` tells figures."""
    for time in times(sentence.text, article.published):
        if isinstance(time.value, Moment) and time.value.grain is Grain.MINUTE:
            minute = float(time.value.start.hour * 60 + time.value.start.minute)
            yield (Kind.TIME, minute), _clock(sentence, time), frozenset()


def _clock(sentence: Sentence, time: Time) -> AnyFact:
    return _fact(Kind.TIME, sentence, time.start, time.end, "clock time")


def _fact(kind: Kind, sentence: Sentence, start: int, end: int, subject: str) -> AnyFact:
    """A fact that no kind read; its `value` is None."""
    return Fact(kind, sentence, sentence.start + start, sentence.start + end, sentence.text[start:end], None, subject)


# --- one line each ----------------------------------------------------------------------------------------------------


def _one_each(met: Iterable[tuple[AnyFact, AnyFact]]) -> list[list[AnyFact]]:
    """The facts that agree, put together, words that overlap in one source being one fact."""
    links = list(met)
    facts: dict[Span, list[AnyFact]] = defaultdict(list)
    for fact in chain.from_iterable(links):
        facts[_span(fact)].append(fact)
    groups = Groups[Span]()
    first: Span | None = None
    for span in sorted(facts):
        if first and span[:2] == first[:2] and span[2] < first[3]:
            groups.join(first, span)
            first = max(first, span, key=lambda one: one[3])
        else:
            first = span
    for left, right in links:
        groups.join(_span(left), _span(right))
    return [[fact for span in group for fact in facts[span]] for group in groups.all()]


def _span(fact: AnyFact) -> Span:
    sort = "figure" if fact.kind in _FIGURES else fact.kind.value
    return sort, fact.sentence.source, fact.start, fact.end


@dataclass(frozen=True, slots=True)
class _Disputed:
    """Words of a source that others dispute."""

    kind: Kind
    start: int
    end: int
    """Code points into the article."""
    by: frozenset[str]
    """The sources of which some tell it otherwise; none for a spelling, which changes nothing that is told."""


def _disputed(findings: Iterable[Finding]) -> dict[Beginning, list[_Disputed]]:
    """Where a sentence begins -> its words that are disputed."""
    found: dict[Beginning, list[_Disputed]] = defaultdict(list)
    for finding in findings:
        told = list(zip(finding.positions, camps(finding), strict=True))
        for position, camp in told:
            others = frozenset(other.source for other, theirs in told if theirs != camp)
            by = frozenset[str]() if finding.relation is Dispute.VARIANT else others - {position.source}
            words = _Disputed(finding.kind, position.value_start, position.value_end, by)
            found[position.beginning].append(words)
    return found


def _is_disputed(fact: AnyFact, spans: Iterable[_Disputed]) -> bool:
    """True when `fact` is of the words at one of `spans`, most of them; of a figure, when it is within them.

    A clause that is disputed for what it tells may hold what is not.
    """
    for span in spans:
        measure = min if {fact.kind, span.kind} <= _FIGURES else max
        shared = min(fact.end, span.end) - max(fact.start, span.start)
        if shared > 0.5 * measure(fact.end - fact.start, span.end - span.start):
            return True
    return False


# --- what is quoted ---------------------------------------------------------------------------------------------------


def _quoted(
    facts: Sequence[AnyFact], disputed: Mapping[Beginning, Sequence[_Disputed]]
) -> list[tuple[AnyFact, tuple[int, int]]]:
    """`facts`, the one that is quoted best first, each with the words around it that no other source of them disputes.

    A reader takes the whole of a quotation for what all tell. Where two of them dispute what is told in the clause of
    the fact, or each has it amid disputed words, it stands alone; it is left out where it says nothing without them.
    """
    sources = {fact.sentence.source for fact in facts}
    spans = [[one for one in disputed.get(fact.sentence.beginning, ()) if one.by & sources] for fact in facts]
    pieces = [(fact, _piece(fact, own)) for fact, own in zip(facts, spans, strict=True)]
    lead = next((at for at, (_, piece) in enumerate(pieces) if piece), None)
    if lead is None or any(map(_is_amid_dispute, facts, spans)):
        own = [(fact, (fact.start, fact.end)) for fact in facts]
        return own if any(map(_says_of_what, facts)) else []
    ordered = [pieces[lead], *pieces[:lead], *pieces[lead + 1 :]]
    return [(fact, piece or (fact.start, fact.end)) for fact, piece in ordered]


def _is_amid_dispute(fact: AnyFact, disputed: Sequence[_Disputed]) -> bool:
    """True when it is disputed what the clause of `fact` tells: a test of May was passed, or was failed."""
    cuts, first, last = _clauses(fact)
    start, end = cuts[first][0], cuts[last][1]
    acts = (span for span in disputed if span.kind not in ORDER)
    return not _stands_alone(fact) and any(span.start < end and start < span.end for span in acts)


def _clauses(fact: AnyFact) -> tuple[list[tuple[int, int]], int, int]:
    """The clauses of the sentence of `fact`, code points into the article, and the first and last that it is in."""
    offset = fact.sentence.start
    cuts = [(offset + start, offset + end) for start, end in clauses(fact.sentence.text)]
    first = max(at for at, (start, _) in enumerate(cuts) if start <= fact.start)
    return cuts, first, min(at for at, (_, end) in enumerate(cuts) if fact.end <= end)


def _stands_alone(fact: AnyFact) -> bool:
    """True for what is quoted without what is told of it."""
    return fact.kind in (Kind.TITLE, Kind.QUOTE)


def _piece(fact: AnyFact, disputed: Sequence[_Disputed]) -> tuple[int, int] | None:
    """The clause of `fact`, with those before or else behind it where it is too short; of a title its bearer.

    What is cut off is disputed figures, names and places, not what is told to have happened: "denied opening a depot"
    would become "opening a depot"; of what says when or where also not what stands before it, the verb above all. None
    where all that can be read is disputed.
    """
    if fact.kind is Kind.TITLE:
        return _with_bearer(fact)
    if fact.kind is Kind.QUOTE:
        return fact.start, fact.end
    cuts, first, last = _clauses(fact)
    steps = [(at, last) for at in range(first, -1, -1)] + [(first, at) for at in range(last, len(cuts))]
    for one, other in (*steps, (0, len(cuts) - 1)):
        piece = _undisputed(fact, cuts[one][0], cuts[other][1], disputed)
        if piece and _is_readable(_text(fact.sentence, *piece)):
            return piece
    return None


def _undisputed(fact: AnyFact, start: int, end: int, disputed: Sequence[_Disputed]) -> tuple[int, int] | None:
    """What is left from `start` to `end` around `fact`, code points into the article; None where it must not be cut."""
    within = [span for span in disputed if span.start < end and start < span.end]
    before = [span.end for span in within if span.end <= fact.start]
    behind = [span.start for span in within if fact.end <= span.start]
    if len(before) + len(behind) < len(within) or any(span.kind not in ORDER for span in within):
        return None
    if before and fact.kind in (Kind.TIME, Kind.PLACE):
        return None
    start, end = max([start, *before]), min([end, *behind])
    link = _BEFORE.match(fact.sentence.text, start - fact.sentence.start, fact.start - fact.sentence.start)
    start = fact.sentence.start + link.end() if link else start
    told = fact.end + len(_BEHIND.sub("", _text(fact.sentence, fact.end, end)))
    alone = min((fact.end + at for at in _further(_text(fact.sentence, fact.end, told))), default=told)
    return start, alone if _is_readable(_text(fact.sentence, start, alone)) else told


def _further(text: str) -> Iterator[int]:
    """Where `text` goes on to another act: before the "and runs" of "covers 900 nurses and runs until May"."""
    for found in _ANOTHER.finditer(text):
        if found[1] == "to" or verb_forms(found[1]) & {"s", "past"}:
            yield found.start()


def _text(sentence: Sentence, start: int, end: int) -> str:
    """The words of `sentence` at these code points of the article."""
    return sentence.text[start - sentence.start : end - sentence.start]


def _with_bearer(fact: AnyFact) -> tuple[int, int]:
    """The words of a title with the name beside it, for nothing else of the sentence is told with it."""
    name, sentence = fact.label or fact.subject, fact.sentence
    at = sentence.start + sentence.text.find(name)
    is_beside = at >= sentence.start and min(abs(at - fact.end), abs(fact.start - at - len(name))) <= _BESIDE
    return (min(at, fact.start), max(at + len(name), fact.end)) if is_beside else (fact.start, fact.end)


def _is_readable(text: str) -> bool:
    """True when `text`, some clauses in a row, is more than a torn piece of its sentence."""
    is_whole = text.count("(") == text.count(")") and sum(map(text.count, '"“”')) % 2 == 0
    return is_whole and len(content_stems(text)) >= _FEWEST


def _says_of_what(fact: AnyFact) -> bool:
    """True for a number whose heading says all: "residents: about 1,200"; when and where without what says nothing."""
    return fact.kind is Kind.NUMBER and fact.value is not None


def _shown(fact: AnyFact, piece: tuple[int, int], lines: Mapping[str, Lines]) -> Position:
    """`fact` amid the words of `piece`, code points into the article."""
    start, end = min(piece[0], fact.start), max(piece[1], fact.end)
    whole = evidence(fact.sentence, fact.start, fact.end, lines)
    return replace(whole, start=start, end=end, text=_text(fact.sentence, start, end))


def _speakers(facts: Sequence[AnyFact]) -> list[AnyFact]:
    """One fact for each source, that of the body and of a kind before others; the source that is plainest first."""

    def plain(fact: AnyFact) -> tuple[object, ...]:
        return fact.sentence.role is not Role.BODY, fact.value is None, ORDER.index(fact.kind), fact.start

    best: dict[str, AnyFact] = {}
    for fact in sorted(facts, key=plain):
        best.setdefault(fact.sentence.source, fact)
    return sorted(best.values(), key=lambda fact: (fact.sentence.role is not Role.BODY, fact.sentence.source))


def _subject(facts: Sequence[AnyFact]) -> str:
    """What is told, in words for a reader: of several, as most of `facts` that a kind read have it, named in full."""
    told = [fact for fact in facts if fact.value is not None] or facts
    kind = min((fact.kind for fact in told), key=ORDER.index)
    names = [_heading(fact) for fact in told if fact.kind is kind]
    every = [*names, *(_heading(fact) for fact in facts if fact.kind is kind)]
    telling = [name for name in every if not _ends_in_verb(name) and name not in _MEASURED.values()]
    nouns = [name for name in names if name in telling] or telling or names
    return max(nouns, key=lambda name: (nouns.count(name), len(name), name))


def _with_act(subject: str, fact: AnyFact, piece: tuple[int, int]) -> str:
    """`subject` of a time or a place with what happened there, in the word of `piece`, by which `fact` is quoted."""
    if not isinstance(fact.value, When | Where) or "(" in subject:
        return subject
    act = own_act(fact.sentence.text, fact.value.event)
    told = {word.lower for word in words(_text(fact.sentence, *piece))}
    return f"{subject} ({act})" if act in told else subject


def _ends_in_verb(name: str) -> bool:
    """True for the "expires" of "1,450 nurses expires", read as what is counted, where another source has a noun."""
    return "s" in verb_forms(name.rsplit(" ", maxsplit=1)[-1])


def _of_noun(fact: AnyFact, subject: str) -> AnyFact:
    """`fact` without the verb that was read as what it counts, where `subject` is the noun of another source."""
    if fact.kind is not Kind.NUMBER or _ends_in_verb(subject) or not _ends_in_verb(fact.text):
        return fact
    text = fact.text.rpartition(" ")[0]
    return replace(fact, text=text, end=fact.start + len(text)) if " " in text else fact


def _heading(fact: AnyFact) -> str:
    """The subject of `fact`; of who does or holds what, as a question."""
    named = _GRADED.sub(r", \1 hurt", fact.label or fact.subject)
    if isinstance(fact.value, When):
        return "when it happened" if _moment(fact) else named
    if fact.kind is Kind.NUMBER and fact.subject in ("share", _MEASURED[Dimension.SHARE]):
        noun = _SHARED.search(fact.sentence.text[: fact.start - fact.sentence.start])
        return f"share ({noun[1]})" if noun else _MEASURED[Dimension.SHARE]
    if fact.kind is not Kind.IDENTITY:
        return named
    sort = fact.subject.split(" ")[0]
    return {"holder": f"who is {named}", "list": f"named among {named}", "doer": f"who {named}"}.get(sort, named)


def _said_once(found: Iterable[Agreement]) -> Iterator[Agreement]:
    """`found` without what an earlier one says in the same words, or of a person whose title is told."""
    told: dict[Kind, list[frozenset[str]]] = defaultdict(list)
    waiting = list(found)
    people = {fold(one.subject) for one in waiting if one.kind is Kind.TITLE}
    for one in waiting:
        values = {fold(position.value) for position in one.positions}
        said = _said(one, values)
        if one.kind is Kind.IDENTITY and not people.isdisjoint(values):
            continue
        if any(said <= earlier or (one.kind is Kind.PLACE and said >= earlier) for earlier in told[one.kind]):
            continue
        people |= values if one.kind is Kind.IDENTITY else set()
        told[one.kind].append(said)
        yield one


def _said(agreement: Agreement, values: Iterable[str]) -> frozenset[str]:
    """What makes two agreements one: the subject and all words, of places the words that all sources have."""
    stems = [content_stems(value) for value in values]
    if agreement.kind is Kind.PLACE:
        return frozenset.intersection(*stems) or frozenset().union(*stems)
    return frozenset([agreement.subject]).union(*stems)

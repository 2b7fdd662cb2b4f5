"""What two or more sources state alike, for a reader: what most of them share first, each fact once.

Two sorts of meetings tell it. The kinds compare facts; of these, bare names and whole clauses are left out. And figures
that two aligned sentences both give are one fact even where the kinds read them as of two things: those are careful
because they look for disputes, while two reporters do not write "1,200" of two crowds in one story.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import chain, combinations, pairwise

from ..fields import title
from ..fields.place import HOME, Where
from ..fields.time import When
from ..groups import Groups
from ..language.clauses.event_fit import own_act
from ..language.clauses.ladders import matches
from ..language.clauses.verbs import verb_forms
from ..language.numbers.counted import Counted
from ..language.numbers.measures import Dimension, Hedge, Quantity
from ..language.numbers.numerals import numerals
from ..language.numbers.scenes import is_of_them
from ..language.places import compass_words
from ..language.quotes.quotations import Span as Words
from ..language.quotes.quotations import quoted_spans
from ..language.quotes.speaker import ONE, PRONOUN
from ..language.times.moments import Grain, Length, Moment
from ..language.titles.heads import meanings
from ..language.titles.offices import spelled
from ..lines import Lines, evidence
from ..model import (
    Agreement,
    AnyFact,
    Article,
    Comparison,
    Finding,
    Kind,
    Position,
    Role,
    Sentence,
)
from ..text import content_stems, fold, words
from .apart import are_part_and_whole
from .excerpts import Disputed, disputed_words, is_many, is_one_name, quoted
from .restated import MEASURED, SIDES, SURE, restated
from .texts import Texts

Span = tuple[str, str, int, int]
"""Words that tell something: the sort of it, the source, and code points there."""

_ORDER = (Kind.NUMBER, Kind.TIME, Kind.PLACE, Kind.IDENTITY, Kind.TITLE, Kind.QUOTE)
"""The kinds that are listed, the most telling first: a list of names or of clauses would be the articles again."""
_FIGURES = frozenset({Kind.NUMBER, Kind.TIME})
"""Kinds that may read one figure: "30-year lease" is of a length and of a contract."""
_COVERED = 0.5
"""The share of the words of a fact, and of disputed ones, from above which on they are the same."""
_NEARLY = 0.06
"""The share of the larger of two numbers by which they may lie apart and be one that was rounded."""
_DENIES = re.compile(r"\bnot\s(?:(?:the|an?)\s)?\Z")
_CREDITS = re.compile(r"\b[Aa]ccording\sto\s\Z")
"""Before people who tell something, of whom nothing is told."""
_QUOTED = 4
"""Words of a quotation from which on two sources have it from one mouth, and not by chance."""
_SHARED = re.compile(r"(?:^|\s)(?!more|less|most|some|out|because)([a-z]{3,}) of\s\Z")
"""The noun before a share: "a pay rise of 6 percent"."""
_ARTICLE = re.compile(r"\A(?:The|An?)(?=\s[a-z])")
"""The first word of a sentence."""
_WHOLE = re.compile(r"(population|workforce|membership|attendance|audience|turnout|circulation)s?")
"""What a number is of as a whole, without "how many"."""
_WAY = frozenset("through across along past via over".split())
"""Before a place that something went by: "through a warehouse" tells not where it happened."""
_CHILD = "age of the child"
"""The subject of an age that no full name is told with; of children of one age a story often has two."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]+,\s(?:aged?\s)?\Z")
_NAME_BEHIND = re.compile(r"(?:-year-old)?\s[A-Z]")
"""A name beside an age."""
_GRADED = re.compile(r"(?<! hurt)(?<! damaged) (badly|slightly)\Z")
"""How somebody is, behind where: "people taken to hospital badly"."""


def agreements(texts: Texts, agreeing: Iterable[Comparison], doubts: Sequence[Finding]) -> tuple[Agreement, ...]:
    """What two or more independent sources state alike, without what `doubts` dispute, be they told or not.

    `agreeing` are the comparisons of facts that do not differ.
    """
    spoken = {article.source: quoted_spans(article) for article in texts.articles}
    typed = [(c.left, c.right) for c in agreeing if _tells(c) and not _is_place_in_speech(c, spoken)]
    same = chain(typed, restated(texts.articles, texts.pairs))
    groups = _one_each(met for met in same if not any(map(_is_not_told, met)))
    disputed, subjects = disputed_words(doubts), cache(_titled(texts.articles))
    found: list[tuple[tuple[object, ...], Agreement]] = []
    for facts in groups:
        if are_part_and_whole(facts):
            continue
        number = len(texts.voices.tellers(fact.sentence.beginning for fact in facts))
        sources = {fact.sentence.source for fact in facts}
        if number < 2 or any(_is_disputed(fact, disputed.get(fact.sentence.beginning, ()), sources) for fact in facts):
            continue
        others = spoken.keys() - sources
        if facts[0].kind is Kind.TITLE and any(facts[0].subject in subjects(source) for source in others):
            continue  # a third source calls the person something else
        chosen = quoted(_speakers(facts), disputed)
        if not chosen or _tell_of_stages_apart([fact.sentence.slice(*piece) for fact, piece in chosen]):
            continue
        lead = chosen[0][0]
        subject = _with_act(_subject(facts), *chosen[0])
        positions = tuple(_shown(_of_noun(fact, subject), piece, texts.lines) for fact, piece in chosen)
        rank = -number, _ORDER.index(lead.kind), lead.sentence.source, lead.start
        found.append((rank, Agreement(lead.kind, subject, positions)))
    return tuple(_without_repeats(agreement for _, agreement in sorted(found, key=lambda one: one[0])))


def _tells(comparison: Comparison) -> bool:
    """True when that the two facts agree is worth a line."""
    left, right = comparison.left, comparison.right
    if left.kind not in _ORDER:
        return False
    match left.kind:
        case Kind.NUMBER:
            alike = not (_is_vague(left) and _is_vague(right)) and _is_one_number(left, right)
            return alike and (is_many(left) or _is_surely_met(comparison))
        case Kind.TIME:
            return not (_is_bare(left) or _is_bare(right)) and _is_one_time(left, right)
        case Kind.PLACE:
            sure = _is_surely_met(comparison) and _is_of_one(left, right)
            by = {word for fact in (left, right) for word in _words(fact.text)[:1]}
            held = _holds(content_stems(left.text), content_stems(right.text)) and _sides(left) == _sides(right)
            whence = "from" in by and left.subject != HOME  # barred "from office"
            return held and sure and not whence and by.isdisjoint(_WAY)
        case Kind.IDENTITY:
            return _is_named(left) and _is_named(right) and is_one_name((left.text, right.text))
        case Kind.TITLE:
            return _is_one_title(left, right)
        case Kind.QUOTE:
            shorter, longer = sorted((_words(left.text), _words(right.text)), key=len)
            # Where a "he" may be another person, the words are no agreement.
            is_one = dict(comparison.features).get("speaker", ONE) > PRONOUN
            return is_one and len(shorter) >= _QUOTED and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return True


def _is_surely_met(comparison: Comparison) -> bool:
    """True where the two facts stand in sentences that surely tell the same thing."""
    return comparison.pair is not None and comparison.pair.score >= SURE


def _is_of_one(left: AnyFact, right: AnyFact) -> bool:
    """False where one tells it of so many, and the other of somebody else: one runner is in hospital, and fourteen."""
    if not (isinstance(left.value, Where) and isinstance(right.value, Where)):
        return True
    one, other = left.value.event, right.value.event
    return bool(one.subject & other.subject) or all(
        numbers <= event.near | event.around
        for numbers, event in ((_numbers(one.subject), other), (_numbers(other.subject), one))
    )


def _numbers(stems: frozenset[str]) -> frozenset[str]:
    """Those of `stems` that are numbers."""
    return frozenset(stem for stem in stems if numerals(stem))


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


def _sides(fact: AnyFact) -> set[str]:
    """The directions that a place is told by: "by the viaduct" is not "south of the viaduct"."""
    return {compass_words()[word] for word in _words(fact.text) if word in compass_words()}


def _is_vague(fact: AnyFact) -> bool:
    """True for a word without a number: "several calls" are told by anybody."""
    return isinstance(fact.value, Counted) and fact.value.quantity.hedge is Hedge.VAGUE


def _is_one_number(left: AnyFact, right: AnyFact) -> bool:
    """True for an age, and for numbers nearly the same: "more than 300" and "350" can both be, and are no agreement.

    "Three of them nurses" are not all of "three employees".
    """
    if not (isinstance(left.value, Counted) and isinstance(right.value, Counted)):
        return True
    one, other = left.value.quantity, right.value.quantity
    is_part = is_of_them(left.sentence.text, one) != is_of_them(right.sentence.text, other)
    if is_part and left.value.noun != right.value.noun:
        return False
    if Dimension.AGE in (one.dimension, other.dimension):
        return _CHILD not in (left.subject, right.subject) or _is_age_of_named(left) == _is_age_of_named(right)
    return _is_vague(left) or _is_vague(right) or math.isclose(_stated(one), _stated(other), rel_tol=_NEARLY)


def _is_age_of_named(fact: AnyFact) -> bool:
    """True where it is told by name whose age it is: "Callum, 9"; he need not be the boy of nine who died."""
    before, behind = fact.sentence.slice(end=fact.start), fact.sentence.slice(fact.end)
    return fact.subject != _CHILD or bool(_NAME_BEFORE.search(before) or _NAME_BEHIND.match(behind))


def _stated(quantity: Quantity) -> float:
    """The number as stated, in the base unit: 4 million for "nearly 4 million"."""
    return quantity.high if quantity.hedge is Hedge.NEARLY else quantity.middle


def _is_one_title(left: AnyFact, right: AnyFact) -> bool:
    """False for "the director" beside "the technical director": a body may have both; and for a tie, no fact by itself.

    Of a wife one source may tell that she died, and another that she lived.
    """
    if not (isinstance(left.value, title.Title) and isinstance(right.value, title.Title)):
        return True
    one, other = left.value.office, right.value.office
    if one.heads | other.heads <= meanings("kin"):
        return False
    apart = one.field ^ other.field
    small = {spelled(word.stem) for fact in (left, right) for word in words(fact.text) if not word.is_capital}
    return not apart & small or not (one.heads | other.heads) & meanings("top")


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


def _titled(articles: Sequence[Article]) -> Callable[[str], set[str]]:
    """Source -> those whose titles it tells, read where it is asked for: few stories have a third source to ask."""
    named = {article.source: article for article in articles}
    return lambda source: {fact.subject for fact in title.extract(named[source])}


def _stages(text: str) -> dict[str, set[str]]:
    """Ladder -> the stages of it that `text` names."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in matches(tuple(words(text))):
        found[match.ladder].add(match.stage)
    return found


def _is_named(fact: AnyFact) -> bool:
    """True for a name, and for a person who is known by the age: "people" avoid a street in every source."""
    ends = ((mention.start, mention.end) for mention in fact.sentence.mentions)
    return fact.subject.startswith(("aged", "just born")) or any(s < fact.end and fact.start < e for s, e in ends)


def _is_bare(fact: AnyFact) -> bool:
    """True for a moment in one word that may tell when nothing was: a great "night", the "Christmas" market."""
    time, said = _moment(fact), _words(fact.text)
    behind = next(iter(words(fact.sentence.slice(fact.end))), None)
    describes = behind is not None and behind.is_content and not behind.is_capital
    return time is not None and len(said) == 1 and (time.grain is Grain.PART or describes)


def _is_one_time(left: AnyFact, right: AnyFact) -> bool:
    """True for moments that share a word, and for lengths nearly the same.

    A Friday in September is told by both or by none. Nine hours may be what took two days, and are no agreement, nor
    are eleven years ago and eleven years later.
    """
    one, other = _time(left), _time(right)
    if isinstance(one, Length) and isinstance(other, Length):
        if _side(left) != _side(right):
            return False
        return one.is_vague or other.is_vague or math.isclose(one.told, other.told, rel_tol=_NEARLY)
    if isinstance(one, Moment) and isinstance(other, Moment):
        return bool(content_stems(left.text) & content_stems(right.text))
    return True


def _side(fact: AnyFact) -> str:
    """On which side of what day it lies that is told by a length of time; empty for none."""
    return SIDES.get(next(reversed(_words(fact.text)), ""), "")


def _moment(fact: AnyFact) -> Moment | None:
    """The moment that `fact` tells; None for a length."""
    time = _time(fact)
    return time if isinstance(time, Moment) else None


def _time(fact: AnyFact) -> Moment | Length | None:
    return fact.value.time if isinstance(fact.value, When) else None


def _words(text: str) -> list[str]:
    return [word.lower for word in words(text) if word.is_word]


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


def _is_disputed(fact: AnyFact, spans: Iterable[Disputed], sources: AbstractSet[str]) -> bool:
    """True when `fact` is of the words at one of `spans`, most of them; of a figure, when it is within them.

    A clause that is disputed for what it tells may hold what is not. A judge's word is not heard against a figure or a
    quotation that all whom it sets against each other have, all of them `sources`: it was read beside another one.
    """
    for span in spans:
        if span.read and fact.kind in _FIGURES | {Kind.QUOTE} and span.by and span.by <= sources:
            continue
        measure = min if {fact.kind, span.kind} <= _FIGURES else max
        shared = min(fact.end, span.end) - max(fact.start, span.start)
        if shared > _COVERED * measure(fact.end - fact.start, span.end - span.start):
            return True
    return False


# --- what is shown ----------------------------------------------------------------------------------------------------


def _shown(fact: AnyFact, piece: tuple[int, int], lines: Mapping[str, Lines]) -> Position:
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
    names = [_heading(fact) for fact in typed if fact.kind is kind]
    every = [*names, *(_heading(fact) for fact in facts if fact.kind is kind)]
    telling = [name for name in every if not _ends_in_verb(name) and name not in MEASURED.values()]
    nouns = [name for name in names if name in telling] or telling or names
    return max(nouns, key=lambda name: (nouns.count(name), len(name), name))


def _with_act(subject: str, fact: AnyFact, piece: tuple[int, int]) -> str:
    """`subject` of a time or a place with what happened there, in the word of `piece`, by which `fact` is quoted.

    Where no verb tells it, it is what the clause is about: "breakthrough" of "the breakthrough came in 1975".
    """
    if not isinstance(fact.value, When | Where) or "(" in subject:
        return subject
    act = own_act(fact.sentence.text, fact.value.event) or _about(fact.sentence, fact.value.event.subject)
    said = {word.lower for word in words(fact.sentence.slice(*piece))}
    return f"{subject} ({act})" if act.lower() in said else subject


def _about(sentence: Sentence, subject: frozenset[str]) -> str:
    """The noun of a `subject`, in stems, as `sentence` writes it: "theatres" of "the theatres of the town".

    A name or a number alone says nothing of what happened.
    """
    every = words(sentence.text)
    of_it = [
        (word, behind)
        for word, behind in pairwise([*every, every[-1]])
        if word.is_content and word.stem in subject and not numerals(word.text)
    ]
    noun = next((word for word, behind in of_it if behind.lower == "of"), of_it[-1][0] if of_it else None)
    named = noun and any(one.start <= sentence.start + noun.start < one.end for one in sentence.mentions)
    return "" if noun is None or named else noun.lower


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
    if whole := _WHOLE.fullmatch(named):
        return whole[1]
    if isinstance(fact.value, When):
        return "when it happened" if _moment(fact) else named
    if fact.kind is Kind.NUMBER and fact.subject in ("share", MEASURED[Dimension.SHARE]):
        noun = _SHARED.search(fact.sentence.slice(end=fact.start))
        return f"share ({noun[1]})" if noun else MEASURED[Dimension.SHARE]
    if isinstance(fact.value, Counted) and fact.value.rule == "count":
        return f"how many {named}"
    if fact.kind is not Kind.IDENTITY:
        return named
    sort = fact.subject.split(" ")[0]
    named = _ARTICLE.sub(lambda article: article[0].lower(), named)
    return {"holder": f"who is {named}", "list": f"named among {named}", "doer": f"who {named}"}.get(sort, named)


def _without_repeats(found: Iterable[Agreement]) -> Iterator[Agreement]:
    """`found` without what an earlier one says in the same words, or of a person whose title or age is told."""
    earlier: dict[Kind, list[frozenset[str]]] = defaultdict(list)
    waiting = list(found)
    people = {fold(one.subject) for one in waiting if one.kind is Kind.TITLE}
    figures = [position for one in waiting if one.kind is Kind.NUMBER for position in one.positions]
    for one in waiting:
        values = {fold(position.value) for position in one.positions}
        said = _said(one, values)
        if one.kind is Kind.IDENTITY and (not people.isdisjoint(values) or _holds_figure(one, figures)):
            continue
        if any(said <= before or (one.kind is Kind.PLACE and said >= before) for before in earlier[one.kind]):
            continue
        people |= values if one.kind is Kind.IDENTITY else set()
        earlier[one.kind].append(said)
        yield one


def _holds_figure(agreement: Agreement, figures: Iterable[Position]) -> bool:
    """True for "a girl aged 8", whose age is one of the `figures` that agree."""
    return any(
        one.source == figure.source and one.value_start <= figure.value_start and figure.value_end <= one.value_end
        for one in agreement.positions
        for figure in figures
    )


def _said(agreement: Agreement, values: Iterable[str]) -> frozenset[str]:
    """What makes two agreements one: the subject and all words, of places the words that all sources have."""
    stems = [content_stems(value) for value in values]
    if agreement.kind is Kind.PLACE:
        return frozenset.intersection(*stems) or frozenset().union(*stems)
    return frozenset([agreement.subject]).union(*stems)

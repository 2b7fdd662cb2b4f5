"""Event: what happened and how. The same act told with other words that do not mean the same.

Three sorts of facts. *Told*: a sentence, to be laid beside one nearly alike in which a few words of content are
replaced by others ("caused panic" / "caused anger"). *Manner*: words of one class of `rules/words/events.yaml`
(weapons, offences, parts of the body). *Deed*: a clause with a word that has an opposite in `contrasts.yaml` ("into" /
"out of"). Names, numbers, dates and places belong to other kinds and count here only where two sentences are the same
word for word but for them ("verbatim").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from ..data import Strict, load_words
from ..language.clauses.acts import (
    Act,
    acts_by_sentence,
    agents,
    canon,
    is_person,
    named_in,
    patients,
    shared_weight,
    synonymous,
    told_differently,
    verb_written,
)
from ..language.clauses.clause import PREPOSITIONS
from ..language.clauses.fit import fit, share_people
from ..language.clauses.manners import Manner, called, figures, manners, same_matter
from ..language.clauses.verbatim import parting, swapped
from ..language.clauses.verbs import denies, listed_stems, verb_forms, verb_stem
from ..language.quotes.quotations import Span, quoted_spans
from ..language.vocabulary import is_title_head
from ..model import VERBATIM, WORDING, Article, Comparison, Dispute, Fact, Kind, Relation, Sentence, fuller
from ..text import Word, stem, words

KIND = Kind.EVENT
_SAME = 0.16
"""Share of telling words in common from which two manners that agree are of one matter."""


class Options(Strict):
    """How alike two sentences must be before other words in them count as another event."""

    min_alike: float = 0.6
    """Share of words that two sentences have in common, in order, 0 to 1."""
    min_equal: float = 0.7
    """Words in common as a share of the longer sentence, 0 to 1, where the replaced words are no listed contrast."""
    min_evidence: float = 0.9
    """That share times the equal words right beside the replaced ones, at most six."""
    max_segment: int = 4
    """More words than these replaced by others make another sentence, not another wording."""
    max_content: int = 2
    """The same for words that say something."""
    min_shared_opposite: float = 0.08
    """The same for one verb with opposite words, 0 to 1."""
    min_shared: float = 0.16
    """Share of telling words that two sentences must have in common, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Told:
    """A whole sentence, to be laid beside another."""

    sentence: Sentence
    tokens: tuple[Word, ...]
    keys: tuple[str, ...]
    """One per token: the stem shared by synonyms, or the mark."""
    barred: frozenset[int]
    """Tokens inside names, and numbers: other kinds compare these."""
    spoken: frozenset[int]
    """Tokens in quotation marks, where another word is another wording of what somebody said."""
    act: Act


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause with a word that has an opposite."""

    stems: frozenset[str]
    """Its words from the verb on, synonyms apart."""
    act: Act


# --- vocabulary -----------------------------------------------------------------------------------------------------


@lru_cache
def _contrasts(section: str = "pairs") -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Pairs of opposite groups of stems."""
    sides = (line.split("/") for line in load_words("contrasts")[section])
    return tuple((frozenset(map(stem, one.split())), frozenset(map(stem, other.split()))) for one, other in sides)


@lru_cache
def _times() -> frozenset[str]:
    return frozenset(map(stem, load_words("events")["times"].split()))


@lru_cache
def _contrasting() -> frozenset[str]:
    """Every stem that has an opposite."""
    return frozenset(base for pair in _contrasts() for side in pair for base in side)


# --- extraction -----------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The sentences and manners of `article`, in the order of the text."""
    by_sentence, quoted = acts_by_sentence(article), quoted_spans(article)
    facts: list[Fact[Any]] = []
    for found in by_sentence:
        sentence = found[0].sentence
        told = _told(sentence, found[0], quoted)
        facts.append(Fact(KIND, sentence, sentence.start, sentence.end, sentence.text, told, "what happened"))
        facts.extend(_deeds(sentence, found))
    facts.extend(_manner(manner) for manner in manners(by_sentence))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.subject)))


def _deeds(sentence: Sentence, found: list[Act]) -> Iterator[Fact[Deed]]:
    """The clauses that hold a word with an opposite."""
    for act in found:
        clause = act.clause
        start, end = clause.verb_start, clause.end
        stems = frozenset(token.stem for token in words(sentence.text[start:end]))
        if act.tells and not clause.saying and stems & _contrasting():
            text = sentence.text[start:end]
            yield Fact(KIND, sentence, sentence.start + start, sentence.start + end, text, Deed(stems, act), act.verb)


def _told(sentence: Sentence, act: Act, quoted: Sequence[Span]) -> Told:
    tokens = tuple(token for token in words(sentence.text) if token.is_word)
    spans = [(m.start - sentence.start, m.end - sentence.start) for m in sentence.mentions]
    barred = frozenset(
        number
        for number, token in enumerate(tokens)
        if any(start <= token.start < end for start, end in spans)
        or any(c.isdigit() for c in token.text)
        or token.stem in _times()
    )
    spoken = frozenset(
        number
        for number, token in enumerate(tokens)
        if any(span.start <= sentence.start + token.start < span.end for span in quoted)
    )
    return Told(sentence, tokens, tuple(canon(_base(token)) for token in tokens), barred, spoken, act)


def _manner(manner: Manner) -> Fact[Manner]:
    sentence = manner.act.sentence
    start, end = sentence.start + manner.start, sentence.start + manner.end
    return Fact(KIND, sentence, start, end, sentence.text[manner.start : manner.end], manner, manner.sort, strong=True)


# --- comparison -----------------------------------------------------------------------------------------------------


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two sentences or two manners stand to each other; the finding's values are only the words that differ."""
    one, other = left.value, right.value
    if isinstance(one, Told) and isinstance(other, Told):
        comparison = _compare_wording(left, right, one, other, options)
        return comparison if comparison.dispute else _compare_verbatim(left, right, one, other)
    if isinstance(one, Manner) and isinstance(other, Manner):
        return _compare_manners(left, right, one, other)
    if isinstance(one, Deed) and isinstance(other, Deed):
        return _compare_deeds(left, right, one, other, options)
    return Comparison(left, right, Relation.UNKNOWN)


def _compare_manners(left: Fact[Any], right: Fact[Any], one: Manner, other: Manner) -> Comparison:
    silent = Comparison(left, right, Relation.UNKNOWN)
    mine, theirs = one.act, other.act
    if one.sort != other.sort or not same_matter(one, other):
        return silent
    if one.members == other.members:
        return Comparison(left, right, Relation.SAME) if shared_weight(mine, theirs) >= _SAME else silent
    if one.also == other.also:
        return silent
    name = fuller(named_in(mine), named_in(theirs))
    subject = f"{called(one.sort)} ({name})" if name else called(one.sort)
    why = told_differently(called(one.sort))
    return Comparison(
        left, right, Relation.DIFFERENT, why, "manner", Dispute.TENSION, figures(one, other), subject=subject
    )


def _compare_deeds(left: Fact[Any], right: Fact[Any], one: Deed, other: Deed, options: Options) -> Comparison:
    silent = Comparison(left, right, Relation.UNKNOWN)
    mine, theirs = one.act, other.act
    whose = bool(mine.subject & theirs.subject or mine.persons & theirs.persons)
    if mine.verb != theirs.verb or shared_weight(mine, theirs) < options.min_shared_opposite:
        return silent
    if not _opposed(one.stems, other.stems) or mine.clause.negated != theirs.clause.negated:
        return silent
    common = len((mine.stems & theirs.stems) - {mine.verb})
    roles = ((agents(mine), agents(theirs)), (patients(mine), patients(theirs)))
    if any(ours and others and not ours & others for ours, others in roles):
        return silent
    if not whose and not common and shared_weight(mine, theirs) < options.min_shared:
        return silent
    features = (("whose", float(whose)), ("common", min(1.0, common / 4)), *fit(mine, theirs))
    name, verb = fuller(named_in(mine), named_in(theirs)), verb_written(mine, theirs)
    subject = f"“{verb}” ({name})" if name else f"“{verb}”"
    why = "The same act, the other way round."
    return Comparison(left, right, Relation.DIFFERENT, why, "opposite", Dispute.CONFLICT, features, subject=subject)


def _opposed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True when one side of a contrast stands only in `ours` and the other only in `theirs`."""
    mine, others = ours - theirs, theirs - ours
    return any((mine & a and others & b) or (mine & b and others & a) for a, b in _contrasts())


_WIDENED = 3
"""Words that are shown on either side of those that differ, at most."""
_NOBODY = frozenset(["nobody", "anybody", "anyone", "everybody", "everyone", "someone", "somebody", "no-one"])
_OF_WORDING = frozenset(["persons", "headline", "other people", "other years"])
"""Signs of one event that say something also where two sentences are nearly alike."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens `first` to `stop` of one sentence stand for `other_first` to `other_stop` of another."""

    first: int
    stop: int
    other_first: int
    other_stop: int
    neighbours: int
    """Equal words right before and right after."""


def _compare_wording(left: Fact[Any], right: Fact[Any], one: Told, other: Told, options: Options) -> Comparison:
    silent = Comparison(left, right, Relation.UNKNOWN)
    if not one.keys or not other.keys or one.keys == other.keys:
        return silent
    matcher = SequenceMatcher(None, one.keys, other.keys, autojunk=False)
    if matcher.real_quick_ratio() < options.min_alike:
        return silent
    alike = sum(block.size for block in matcher.get_matching_blocks()) / min(len(one.keys), len(other.keys))
    if alike < options.min_alike:
        return silent
    near = options.min_evidence / alike
    longer = max(len(one.keys), len(other.keys))
    equal = alike * min(len(one.keys), len(other.keys)) / longer >= options.min_equal
    changes = [
        c
        for c in _changes(matcher.get_opcodes())
        if c.neighbours >= near and (equal or _contrast(c, one, other)) and _tells(c, one, other, options)
    ]
    # What is said in other words is compared as a quotation.
    changes = [c for c in changes if not (c.first in one.spoken and c.other_first in other.spoken)]
    if not changes or (one.act.named and other.act.named and not share_people(one.act.named, other.act.named)):
        return silent
    best = max(changes, key=lambda c: (_contrast(c, one, other), c.neighbours, -c.first))
    first, second = (
        _narrowed(left, one, best.first, best.stop),
        _narrowed(right, other, best.other_first, best.other_stop),
    )
    size = max(best.stop - best.first, best.other_stop - best.other_first)
    features = (
        ("alike", round(alike, 3)),
        ("neighbours", min(1.0, best.neighbours / 6)),
        ("contrast", float(_contrast(best, one, other))),
        ("short", 1 / size),
        ("spoken", ((best.first in one.spoken) + (best.other_first in other.spoken)) / 2),
        *(figure for figure in fit(one.act, other.act) if figure[0] in _OF_WORDING),
    )
    mine, theirs = _words_of(one, best.first, best.stop), _words_of(other, best.other_first, best.other_stop)
    subject = " or ".join(sorted((f"“{mine}”", f"“{theirs}”")))
    why = "The sources agree but for these words."
    dispute = Dispute.CONFLICT if _contrast(best, one, other) else Dispute.TENSION
    return Comparison(first, second, Relation.DIFFERENT, why, WORDING, dispute, features, subject=subject)


def _compare_verbatim(left: Fact[Any], right: Fact[Any], one: Told, other: Told) -> Comparison:
    place = parting(left.sentence, right.sentence)
    swap = swapped(place) if place else None
    if swap is None or (_is_spoken(one, swap.left) and _is_spoken(other, swap.right)):
        return Comparison(left, right, Relation.UNKNOWN)
    first, second = _part(left, swap.left), _part(right, swap.right)
    subject = " or ".join(sorted(f"“{fact.text}”" for fact in (first, second)))
    why = "The sources tell it word for word, but for these words."
    dispute = Dispute.UPDATE if swap.sort == "plan" else Dispute.CONFLICT
    return Comparison(first, second, Relation.DIFFERENT, why, VERBATIM, dispute, subject=subject)


def _is_spoken(told: Told, span: tuple[int, int]) -> bool:
    """True when a token in `span` of the sentence stands in quotation marks."""
    return any(span[0] <= told.tokens[number].start < span[1] for number in told.spoken)


def _part(fact: Fact[Any], span: tuple[int, int]) -> Fact[Any]:
    """`fact` cut to `span` of its sentence."""
    sentence, (start, end) = fact.sentence, span
    return replace(fact, start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end])


def _changes(opcodes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[_Change]:
    """The replaced stretches and how many equal words stand beside them; the last and first cut to the shorter side."""
    for at, (tag, first, stop, other_first, other_stop) in enumerate(opcodes):
        if tag != "replace":
            continue
        before = opcodes[at - 1] if at else None
        after = opcodes[at + 1] if at + 1 < len(opcodes) else None
        beside = sum(op[2] - op[1] for op in (before, after) if op and op[0] == "equal")
        size = min(stop - first, other_stop - other_first)
        change = _Change(first, stop, other_first, other_stop, min(6, beside))
        if not after:
            change = replace(change, stop=first + size, other_stop=other_first + size)
        elif not before:
            change = replace(change, first=stop - size, other_first=other_stop - size)
        yield change


def _tells(change: _Change, one: Told, other: Told, options: Options) -> bool:
    """True when the replaced words are few, say something, and are no names or numbers, which other kinds compare."""
    mine, theirs = range(change.first, change.stop), range(change.other_first, change.other_stop)
    if max(len(mine), len(theirs)) > options.max_segment:
        return False
    barred = any(n in one.barred for n in mine) or any(n in other.barred for n in theirs)
    if barred or _says_the_same(change, one, other) or _both_hold_both(change, one, other):
        return False
    if _contrast(change, one, other):
        return _denies(one) == _denies(other)  # "neither was convicted" and "both were acquitted" agree
    if all(is_title_head(told.tokens[n].text) for told, span in ((one, mine), (other, theirs)) for n in span):
        return False
    if any(_only_speaks(told, span) for told, span in ((one, mine), (other, theirs))):
        return False
    if all(
        is_person(word.stem) or word.lower in _NOBODY
        for told, span in ((one, mine), (other, theirs))
        for word in _content(told, span)
    ):
        return False
    ours, others = {one.keys[n] for n in mine}, {other.keys[n] for n in theirs}
    content = [sum(told.tokens[n].is_content for n in span) for told, span in ((one, mine), (other, theirs))]
    if any(synonymous(a.stem, b.stem) for a in _content(one, mine) for b in _content(other, theirs)):
        return False
    return (
        0 < min(content) <= max(content) <= options.max_content
        and not ours & others
        and not (ours & set(other.keys))
        and not (others & set(one.keys))
    )


def _both_hold_both(change: _Change, one: Told, other: Told) -> bool:
    """True when each replaced word stands elsewhere in the other sentence: "her son and a daughter" and the reverse."""
    sides = _sides(change, one, other)
    ours, others = ({told.keys[n] for n in span if told.tokens[n].is_content} for told, span in sides)
    return bool(ours and others) and ours <= set(other.keys) and others <= set(one.keys)


def _sides(change: _Change, one: Told, other: Told) -> tuple[tuple[Told, range], tuple[Told, range]]:
    """Each sentence with its replaced tokens."""
    return (one, range(change.first, change.stop)), (other, range(change.other_first, change.other_stop))


def _says_the_same(change: _Change, one: Told, other: Told) -> bool:
    """True for "convicted" and "found guilty", "asked for" and "sought": phrases listed as agreeing."""
    mine, theirs = (_phrases_at(told, span) for told, span in _sides(change, one, other))
    return bool(mine & theirs)


def _phrases_at(told: Told, span: range) -> frozenset[int]:
    """Numbers of the groups of agreeing phrases of which one touches the tokens of `span`."""
    bases = [_base(word) for word in told.tokens]
    return frozenset(
        number
        for number, phrase in _agreeing()
        for at in range(max(0, span.start - len(phrase) + 1), min(span.stop, len(bases) - len(phrase) + 1))
        if tuple(bases[at : at + len(phrase)]) == phrase
    )


def _base(word: Word) -> str:
    """The stem of the base form: that of "find" for "found"."""
    return verb_stem(word.lower) if verb_forms(word.lower) else word.stem


@lru_cache
def _agreeing() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The phrases that agree, as stems, with the number of their group."""
    return tuple(
        (number, tuple(_base(word) for word in words(phrase)))
        for number, line in enumerate(load_words("synonyms")["phrases"])
        for phrase in line.split(" / ")
    )


def _denies(told: Told) -> bool:
    """True when the sentence holds a negation."""
    return any(denies(token.lower) for token in told.tokens)


def _only_speaks(told: Told, span: range) -> bool:
    """True for words that say only who says it: "said Colonel", "according to Capt."."""
    content = _content(told, span)
    speaking = [word for word in content if word.stem in listed_stems("saying") or word.lower == "according"]
    return bool(speaking) and all(word in speaking or is_title_head(word.text) for word in content)


def _content(told: Told, span: range) -> list[Word]:
    return [told.tokens[n] for n in span if told.tokens[n].is_content]


def _contrast(change: _Change, one: Told, other: Told) -> bool:
    """True when the replaced words hold the two sides of a listed contrast."""
    pairs = _contrasts() + _contrasts("in_place")
    ours = {token.stem for token in one.tokens[change.first : change.stop]}
    others = {token.stem for token in other.tokens[change.other_first : change.other_stop]}
    return any((ours & a and others & b) or (ours & b and others & a) for a, b in pairs)


def _words_of(told: Told, first: int, stop: int) -> str:
    """Tokens `first`..`stop` as written."""
    return told.sentence.text[told.tokens[first].start : told.tokens[stop - 1].end]


def _narrowed(fact: Fact[Any], told: Told, first: int, stop: int) -> Fact[Any]:
    """`fact` cut to tokens `first`..`stop`, with the small words before and what follows up to the end of a phrase."""
    tokens = told.tokens
    for _ in range(_WIDENED):
        if first and _adjoin(tokens, first) and not tokens[first - 1].is_content:
            first -= 1
    for _ in range(_WIDENED):
        ended = tokens[stop - 1].is_content and stop < len(tokens) and not tokens[stop].is_content
        if stop < len(tokens) and _adjoin(tokens, stop) and not (ended and tokens[stop].lower in PREPOSITIONS):
            stop += 1
    return _part(fact, (tokens[first].start, tokens[stop - 1].end))


def _adjoin(tokens: Sequence[Word], at: int) -> bool:
    """True when no mark stands before the token `at`."""
    return tokens[at].start - tokens[at - 1].end == 1

"""Wording: two sentences nearly alike, in which a few words of content are replaced by others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...language.clauses.act_fit import act_features, share_people
from ...language.clauses.acts import is_person, synonymous
from ...language.clauses.clause import PREPOSITIONS
from ...language.clauses.verbs import denies, listed_stems
from ...language.contrasts import are_opposed, contrasts
from ...language.vocabulary import is_title_head
from ...model import WORDING, Comparison, Dispute, Fact, Features, Heading, Relation
from ...text import Word, words
from .options import Options
from .sentences import WholeSentence, base, part_of

_WIDENED = 3
"""Words that are shown on either side of those that differ, at most."""
_NOBODY = frozenset(["nobody", "anybody", "anyone", "everybody", "everyone", "someone", "somebody", "no-one"])
_OF_WORDING = frozenset(["persons", "headline", "other people", "other years"])
"""Signs of one event that say something also where two sentences are nearly alike."""


class _Change(Struct, frozen=True):
    """Tokens `first` to `stop` of one sentence stand for `other_first` to `other_stop` of another."""

    first: int
    stop: int
    other_first: int
    other_stop: int
    neighbours: int
    """Equal words right before and right after."""


def compare_wording(left: Fact[WholeSentence], right: Fact[WholeSentence], options: Options) -> Comparison:
    """DIFFERENT where the words that replace others tell something else, and the rest is alike enough."""
    left_sentence, right_sentence = left.value, right.value
    alike, changes = _replaced(left_sentence, right_sentence, options)
    if not changes or (
        left_sentence.act.named
        and right_sentence.act.named
        and not share_people(left_sentence.act.named, right_sentence.act.named)
    ):
        return Comparison(left, right, Relation.UNKNOWN)
    best = max(
        changes, key=lambda change: (_contrast(change, left_sentence, right_sentence), change.neighbours, -change.first)
    )
    left_words, right_words = (
        _words_of(left_sentence, best.first, best.stop),
        _words_of(right_sentence, best.other_first, best.other_stop),
    )
    return Comparison(
        _narrowed(left, left_sentence, best.first, best.stop),
        _narrowed(right, right_sentence, best.other_first, best.other_stop),
        Relation.DIFFERENT,
        "The sources agree but for these words.",
        WORDING,
        Dispute.CONFLICT if _contrast(best, left_sentence, right_sentence) else Dispute.TENSION,
        _figures(best, alike, left_sentence, right_sentence),
        subject=Heading(sides=tuple(sorted((left_words, right_words)))),
    )


def _replaced(left: WholeSentence, right: WholeSentence, options: Options) -> tuple[float, list[_Change]]:
    """The share of words in common, and the replacements that tell something; none where too few are in common."""
    if not left.keys or not right.keys or left.keys == right.keys:
        return 0.0, []
    shorter, longer = sorted((len(left.keys), len(right.keys)))
    elsewhere = set(right.keys)
    in_any_order = sum(key in elsewhere for key in left.keys)  # no fewer than in order, and soon found
    if min(in_any_order / shorter, 2 * shorter / (shorter + longer)) < options.min_alike:
        return 0.0, []
    matcher = SequenceMatcher(None, left.keys, right.keys, autojunk=False)
    alike = sum(block.size for block in matcher.get_matching_blocks()) / shorter
    if alike < options.min_alike:
        return alike, []
    near, equal = options.min_evidence / alike, alike * shorter / longer >= options.min_equal
    return alike, [
        change
        for change in _changes(matcher.get_opcodes())
        if change.neighbours >= near
        and (equal or _contrast(change, left, right))
        and _tells(change, left, right, options)
        and not (change.first in left.spoken and change.other_first in right.spoken)  # compared as a quotation
    ]


def _figures(change: _Change, alike: float, left: WholeSentence, right: WholeSentence) -> Features:
    return (
        ("alike", round(alike, 3)),
        ("neighbours", min(1.0, change.neighbours / 6)),
        ("contrast", float(_contrast(change, left, right))),
        ("short", 1 / max(change.stop - change.first, change.other_stop - change.other_first)),
        ("spoken", ((change.first in left.spoken) + (change.other_first in right.spoken)) / 2),
        *(figure for figure in act_features(left.act, right.act) if figure[0] in _OF_WORDING),
    )


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
            change = structs.replace(change, stop=first + size, other_stop=other_first + size)
        elif not before:
            change = structs.replace(change, first=stop - size, other_first=other_stop - size)
        yield change


def _tells(change: _Change, left: WholeSentence, right: WholeSentence, options: Options) -> bool:
    """True when the replaced words are few, say something, and are no names or numbers, which other kinds compare."""
    left_span, right_span = range(change.first, change.stop), range(change.other_first, change.other_stop)
    if max(len(left_span), len(right_span)) > options.max_segment:
        return False
    barred = any(n in left.barred for n in left_span) or any(n in right.barred for n in right_span)
    if barred or _says_the_same(change, left, right) or _both_hold_both(change, left, right):
        return False
    if _contrast(change, left, right):
        return _denies(left) == _denies(right)  # "neither was convicted" and "both were acquitted" agree
    if all(is_title_head(told.tokens[n].text) for told, span in ((left, left_span), (right, right_span)) for n in span):
        return False
    if any(_only_speaks(told, span) for told, span in ((left, left_span), (right, right_span))):
        return False
    if all(
        is_person(word.stem) or word.lower in _NOBODY
        for told, span in ((left, left_span), (right, right_span))
        for word in _content(told, span)
    ):
        return False
    left_keys, right_keys = {left.keys[n] for n in left_span}, {right.keys[n] for n in right_span}
    content = [sum(told.tokens[n].is_content for n in span) for told, span in ((left, left_span), (right, right_span))]
    if any(synonymous(a.stem, b.stem) for a in _content(left, left_span) for b in _content(right, right_span)):
        return False
    return (
        0 < min(content) <= max(content) <= options.max_content
        and not left_keys & right_keys
        and not (left_keys & set(right.keys))
        and not (right_keys & set(left.keys))
    )


def _both_hold_both(change: _Change, left: WholeSentence, right: WholeSentence) -> bool:
    """True when each replaced word stands elsewhere in the other sentence: "her son and a daughter" and the reverse."""
    sides = _sides(change, left, right)
    left_keys, right_keys = ({told.keys[n] for n in span if told.tokens[n].is_content} for told, span in sides)
    return bool(left_keys and right_keys) and left_keys <= set(right.keys) and right_keys <= set(left.keys)


def _sides(
    change: _Change, left: WholeSentence, right: WholeSentence
) -> tuple[tuple[WholeSentence, range], tuple[WholeSentence, range]]:
    """Each sentence with its replaced tokens."""
    return (left, range(change.first, change.stop)), (right, range(change.other_first, change.other_stop))


def _says_the_same(change: _Change, left: WholeSentence, right: WholeSentence) -> bool:
    """True for "convicted" and "found guilty", "asked for" and "sought": phrases listed as agreeing."""
    left_phrases, right_phrases = (_phrases_at(told, span) for told, span in _sides(change, left, right))
    return bool(left_phrases & right_phrases)


def _phrases_at(told: WholeSentence, span: range) -> frozenset[int]:
    """Numbers of the groups of agreeing phrases of which one touches the tokens of `span`."""
    bases = [base(word) for word in told.tokens]
    return frozenset(
        number
        for number, phrase in _agreeing()
        for at in range(max(0, span.start - len(phrase) + 1), min(span.stop, len(bases) - len(phrase) + 1))
        if tuple(bases[at : at + len(phrase)]) == phrase
    )


@lru_cache
def _agreeing() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The phrases that agree, as stems, with the number of their group."""
    return tuple(
        (number, tuple(base(word) for word in words(phrase)))
        for number, line in enumerate(load_words("synonyms")["phrases"])
        for phrase in line.split(" / ")
    )


def _denies(told: WholeSentence) -> bool:
    """True when the sentence holds a negation."""
    return any(denies(token.lower) for token in told.tokens)


def _only_speaks(told: WholeSentence, span: range) -> bool:
    """True for words that say only who says it: "said Colonel", "according to Capt."."""
    content = _content(told, span)
    speaking = [word for word in content if word.stem in listed_stems("saying") or word.lower == "according"]
    return bool(speaking) and all(word in speaking or is_title_head(word.text) for word in content)


def _content(told: WholeSentence, span: range) -> list[Word]:
    return [told.tokens[n] for n in span if told.tokens[n].is_content]


def _contrast(change: _Change, left: WholeSentence, right: WholeSentence) -> bool:
    """True when the replaced words hold the two sides of a listed contrast."""
    left_stems = {token.stem for token in left.tokens[change.first : change.stop]}
    right_stems = {token.stem for token in right.tokens[change.other_first : change.other_stop]}
    return are_opposed(left_stems, right_stems, contrasts() + contrasts("in_place"))


def _words_of(told: WholeSentence, first: int, stop: int) -> str:
    """Tokens `first`..`stop` as written."""
    return told.sentence.text[told.tokens[first].start : told.tokens[stop - 1].end]


def _narrowed(fact: Fact[WholeSentence], told: WholeSentence, first: int, stop: int) -> Fact[WholeSentence]:
    """`fact` cut to tokens `first`..`stop`, with the small words before and what follows up to the end of a phrase."""
    tokens = told.tokens
    for _ in range(_WIDENED):
        if first and _adjoin(tokens, first) and not tokens[first - 1].is_content:
            first -= 1
    for _ in range(_WIDENED):
        ended = tokens[stop - 1].is_content and stop < len(tokens) and not tokens[stop].is_content
        if stop < len(tokens) and _adjoin(tokens, stop) and not (ended and tokens[stop].lower in PREPOSITIONS):
            stop += 1
    return part_of(fact, (tokens[first].start, tokens[stop - 1].end))


def _adjoin(tokens: Sequence[Word], at: int) -> bool:
    """True when no mark stands before the token `at`."""
    return tokens[at].start - tokens[at - 1].end == 1

"""What a judge of language reads in two sentences: "walked into the store", "was leaving it".

Most aligned sentences tell different facts of one event, and who sees but the two takes some of these for a
contradiction. So what a judge says is no finding by itself: it is some figures of the confidence, beside those that
tell whether the two sentences speak of the same at all, and whether what one says is said in agreement elsewhere.
What rules find it makes neither surer nor less sure: on real stories that made the order of findings worse.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ..language.clauses.clause import PREPOSITIONS, verb_forms
from ..language.clauses.phrases import balanced, whole_phrase
from ..language.numbers.amounts import amount, are_two_amounts
from ..language.numbers.measures import Dimension
from ..language.numbers.numerals import numerals
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.moments import Length, Moment
from ..language.titles.offices import read_office
from ..language.vocabulary import key
from ..model import (
    Comparison,
    Dispute,
    Fact,
    Features,
    Kind,
    MentionKind,
    Pair,
    Relation,
    Role,
    Sentence,
    SentenceId,
)
from ..nli import CONTRADICTION, DOUBTFUL, ENTAILMENT, NEUTRAL, Difference, Judge, Probabilities, differences
from ..rules.confidence import JUDGE
from ..text import ARTICLES, FUNCTION_WORDS, Word, content_stems, fold, quoted, shortened, words

RULE = "contradiction"
"""The name of the judge's rule, one of each kind."""
MIN_SCORE = 0.35
"""Aligned sentences that score less are asked about only if each is the other's best match."""
SPOKEN = frozenset(Kind) - {Kind.NAME, Kind.QUOTE}
"""The kinds that the judge speaks of alone: spellings and words of quotations are read more surely by rules."""
MOST_KINDS = 2
"""So many of the kinds of difference that the judge sees in two sentences are looked at, the likeliest: where numbers
and names come first, these are the difference, and rules tell it."""

Meeting = tuple[SentenceId, SentenceId]
"""Two aligned sentences."""
Span = tuple[int, int]
"""Code points into a sentence, half-open."""
CommonSpans = dict[tuple[SentenceId, Kind, Span], Span]
"""Sentence, kind and span of a dispute -> the span that it shares with others."""
_RIVALS = 3.0
"""Sentences that compete for one are counted up to so many."""
_CROWD = 5.0
"""Log of so many disputes of the judge per article, and one, counts as 1: it sees more where articles are long."""
_TOKEN = re.compile(r"[\"“]?[$£€¥]?\w(?:[^\s—]*\w)?(?:%|(?<=\.[A-Za-z])\.)?[\"”]?")
"""What a reader takes for one word: "58-year-old", "$4.2m", "9 p.m.", with a quotation mark beside it."""
_OPENINGS = frozenset(["and", "but", "or", "that"])
_ENDINGS = frozenset(["a", "an", "the", "and", "but", "or", "of", "that"])
"""Words that nobody begins, and ends, what is marked with."""
_TELLERS = _OPENINGS | frozenset(["he", "she", "it", "they", "who", "which", "said", "says"])
"""Words that say nothing at the head of a heading: "said he would appeal"."""
_QUANTIFIERS = frozenset(
    "all any both double each either every everybody everyone few fewer fewest half least less lone many more most "
    "much multiple neither no nobody none nothing once only pair several single sole some thrice triple twice".split()
)
"""Words that say how many and are no numbers."""
_CLAUSE_END = re.compile(r"[,;:]\s+(?!(?:to|in|on|at|by|of|for|from|with)\s)|\s+(?=(?:and|but)\s)")
_AGED = re.compile(
    r"\b(?:at|aged?)\s(?:the\sage\sof\s)?\d{1,2}(?=[,;.]?$|,?\s(?:he|she|they|and|when|after|before|to|until)\b)",
    re.IGNORECASE,
)
"""An age without its years: "he left school at 15"."""
_QUESTIONS = {
    Kind.NUMBER: "how many",
    Kind.TIME: "when",
    Kind.PLACE: "where",
    Kind.TITLE: "a title or description",
    Kind.IDENTITY: "who it was",
    Kind.EVENT: "what happened",
    Kind.STATUS: "how things stand",
}
"""What is told differently, of each kind that the judge speaks of."""
_MEASURED = {
    Dimension.AGE: "how old",
    Dimension.COUNT: "how many",
    Dimension.DURATION: "how long",
    Dimension.LENGTH: "how long or far",
    Dimension.SPEED: "how fast",
}
"""The same of two numbers of one sort; how much for any other."""
_LONG = 300
"""Code points of a sentence that counts as 1 for its length; a longer one counts no more."""
_WORDY = 10.0
"""Log of the code points of one side, times those of the other, that counts as 1."""
_BRIEF = 60
"""Code points of a side of a heading."""


def read(pairs: Sequence[Pair], comparisons: Sequence[Comparison], judge: Judge) -> tuple[Comparison, ...]:
    """`comparisons`, and what `judge` alone disputes.

    `pairs` are the aligned sentences.
    """
    asked = _asked(pairs)
    if not asked:
        return tuple(comparisons)
    answers = dict(zip(asked, judge([_texts(pair) for pair in asked.values()]), strict=True))
    own = _found(_doubtful(asked, answers, comparisons), judge)
    agreed, spans = _agreeing(comparisons), _common_spans(own)
    company, crowd = _Company(answers), _crowd(own, asked)
    return tuple(comparisons) + tuple(
        _comparison(asked[meeting], difference, answers[meeting], (*company.figures(meeting), crowd), spans)
        for meeting, difference in own
        if not any(_is_agreed(difference, asked[meeting], same) for same in agreed[frozenset(meeting)])
    )


# --- what the judge is asked ------------------------------------------------------------------------------------------


def _asked(pairs: Sequence[Pair]) -> dict[Meeting, Pair]:
    """Those of `pairs` that are worth a question: alike enough, and not in the same words."""
    return {
        (pair.left.id, pair.right.id): pair
        for pair in pairs
        if fold(pair.left.text) != fold(pair.right.text) and (pair.score >= MIN_SCORE or pair.mutual)
    }


def _texts(pair: Pair) -> tuple[str, str]:
    """Its two sentences in an order that does not hang on the names of the articles.

    Asked the other way round too, the judge costs twice as much and brings nothing (measured on labelled stories).
    """
    first, second = sorted((pair.left.text, pair.right.text))
    return first, second


def _doubtful(
    asked: Mapping[Meeting, Pair], answers: Mapping[Meeting, Probabilities], comparisons: Sequence[Comparison]
) -> dict[Meeting, Pair]:
    """Those of `asked` that the judge takes for a contradiction, and in which rules leave it something to say."""
    disputed: dict[SentenceId, list[Fact[object]]] = defaultdict(list)
    for fact in (fact for c in comparisons if c.dispute for fact in (c.left, c.right)):
        disputed[fact.sentence.id].append(fact)
    return {
        meeting: pair
        for meeting, pair in asked.items()
        if answers[meeting][CONTRADICTION] >= DOUBTFUL and not _is_all_disputed(pair, disputed)
    }


def _is_all_disputed(pair: Pair, disputed: Mapping[SentenceId, Sequence[Fact[object]]]) -> bool:
    """True when two sentences are word for word the same but for what rules dispute: nothing is left for a judge."""
    left, right = (_beside(sentence, disputed.get(sentence.id, ())) for sentence in (pair.left, pair.right))
    return left == right


def _beside(sentence: Sentence, values: Sequence[Fact[object]]) -> list[str]:
    """The words of `sentence` that are not of `values`."""
    spans = [(fact.start - sentence.start, fact.end - sentence.start) for fact in values]
    return [word.lower for word in words(sentence.text) if not any(start <= word.start < end for start, end in spans)]


# --- whether the two speak of the same --------------------------------------------------------------------------------


class _Company:
    """What else each sentence meets in the other article: what is said in agreement there is hardly disputed here."""

    def __init__(self, answers: Mapping[Meeting, Probabilities]) -> None:
        self._answers = answers
        self._met: dict[tuple[SentenceId, str], list[Meeting]] = defaultdict(list)
        for meeting in answers:
            for one, other in (meeting, meeting[::-1]):
                self._met[one, other[0]].append(meeting)

    def figures(self, meeting: Meeting) -> Features:
        """Of the two sentences of `meeting`; the names are without JUDGE before them."""
        agreed, rivals = [], []
        for one, other in (meeting, meeting[::-1]):
            others = [self._answers[met] for met in self._met[one, other[0]] if met != meeting]
            agreed.append(max((float(answer[ENTAILMENT]) for answer in others), default=0.0))
            own = self._answers[meeting][CONTRADICTION]
            rivals.append(min(_RIVALS, sum(answer[CONTRADICTION] > own for answer in others)) / _RIVALS)
        return (
            ("one agreed elsewhere", max(agreed)),
            ("both agreed elsewhere", min(agreed)),
            ("one disputed elsewhere", max(rivals)),
            ("both disputed elsewhere", min(rivals)),
        )


def _crowd(own: Sequence[tuple[Meeting, Difference]], asked: Iterable[Meeting]) -> tuple[str, float]:
    """How many disputes of its `own` the judge sees for each article that it is asked of."""
    articles = {source for meeting in asked for source, _ in meeting}
    return "many", min(1.0, math.log1p(len(own) / len(articles)) / _CROWD)


# --- what the judge alone says ----------------------------------------------------------------------------------------


def _found(doubtful: Mapping[Meeting, Pair], judge: Judge) -> list[tuple[Meeting, Difference]]:
    """What `judge` says that each pair tells differently, in whole words; of several kinds the likeliest."""
    found = differences(judge, [_texts(pair) for pair in doubtful.values()]) if doubtful else []
    return [
        (meeting, in_words)
        for (meeting, pair), of_pair in zip(doubtful.items(), found, strict=True)
        for one in of_pair[:MOST_KINDS]
        if one.kind in SPOKEN and (in_words := _in_words(pair, one)) is not None and _is_of_its_kind(pair, in_words)
    ]


def _in_words(pair: Pair, difference: Difference) -> Difference | None:
    """`difference` of its `_texts`, of `pair` in whole words; None where both spans hold the same: "the C.I.A.", "CIA".

    Nothing is told differently then: in labelled stories none of thirteen such pairs differed.
    """
    spans = difference.left, difference.right
    if _texts(pair)[0] != pair.left.text:
        spans = spans[::-1]
    left, right = (_whole_names(one, span) for one, span in zip((pair.left, pair.right), spans, strict=True))
    if _bare(pair.left.text[slice(*left)]) == _bare(pair.right.text[slice(*right)]):
        return None
    return replace(difference, left=left, right=right)


def _bare(text: str) -> list[str]:
    """Its words without articles, folded, short forms without their full stops."""
    return [key(word.text) for word in words(text) if word.lower not in ARTICLES]


def _is_of_its_kind(pair: Pair, difference: Difference) -> bool:
    """False where the two sides hold no two numbers, times, or offices that could exclude each other.

    A judge takes "in critical condition" for a number, "the nine" beside "nine of the ten", and members beside days: of
    such in labelled stories one in seven was a difference. "Of the agency" beside "the agency's doctor" was one in
    three, a time told alike on both sides or on none one in ten.
    """
    left, right = pair.left.text[slice(*difference.left)], pair.right.text[slice(*difference.right)]
    if difference.kind is Kind.NUMBER:
        left_numbers, right_numbers = _how_many(left), _how_many(right)
        apart = bool(left_numbers - right_numbers and right_numbers - left_numbers)
        apart = apart and not (_adds_up(left_numbers, right_numbers) or _adds_up(right_numbers, left_numbers))
        apart = apart and not _measure_two_things(left, right)
        return apart and not are_two_amounts(_amount(pair.left, difference.left), _amount(pair.right, difference.right))
    if difference.kind is Kind.TIME:
        mine, theirs = _times_in(pair.left, difference.left), _times_in(pair.right, difference.right)
        return bool(mine | theirs) and not mine & theirs
    if difference.kind is Kind.TITLE:
        return all(map(_persons, (pair.left, pair.right))) and all(map(_names_office, (left, right)))
    return True


def _measure_two_things(left: str, right: str) -> bool:
    """True for "1,907 members" and "seven days": no figure of the one is of what a figure of the other is of."""
    mine, theirs = ({quantity.dimension for quantity in quantities(text)} for text in (left, right))
    return bool(mine and theirs) and not mine & theirs


def _times_in(sentence: Sentence, span: Span) -> set[object]:
    """What the times that `span` touches tell: days, hours, lengths whatever their unit."""
    values = (time.value for time in times(sentence.text) if time.start < span[1] and span[0] < time.end)
    return {(value.low, value.high) if isinstance(value, Length) else value for value in values}


def _amount(sentence: Sentence, span: Span) -> str:
    """What the amount of money in `span` is, where its sentence says so."""
    text = sentence.text
    money = (one for one in quantities(text) if one.dimension is Dimension.MONEY)
    return next((amount(text, one.start, one.end) for one in money if one.start < span[1] and span[0] < one.end), "")


def _names_office(text: str) -> bool:
    """True for "the head of the agency" and "who heads the agency", not for "of the agency"."""
    return bool(read_office(text, "").heads) or any(verb_forms(word.lower) for word in words(text))


def _how_many(text: str) -> set[object]:
    """The numbers of `text` that are no part of a day or an hour, and the words that stand for one."""
    dated = [(time.start, time.end) for time in times(text) if isinstance(time.value, Moment)]
    counted = (n for n in numerals(text) if not any(start < n.end and n.start < end for start, end in dated))
    return {(number.low, number.high) for number in counted} | ({word.lower for word in words(text)} & _QUANTIFIERS)


def _adds_up(parts: set[object], whole: set[object]) -> bool:
    """True where the numbers of `parts` together are one of `whole`: nine staff and five firemen, fourteen hurt."""
    numbers = [number for number in parts if isinstance(number, tuple)]
    return len(numbers) > 1 and (sum(low for low, _ in numbers), sum(high for _, high in numbers)) in whole


def _whole_names(sentence: Sentence, span: Span) -> Span:
    """`span` in whole words of `sentence`, and in whole names: "his counterpart Ole" of Ole Lund."""
    start, end = _whole_words(sentence.text, span)
    names = [(mention.start - sentence.start, mention.end - sentence.start) for mention in sentence.mentions]
    touched = [(start, end), *(name for name in names if name[0] < end and start < name[1])]
    return min(first for first, _ in touched), max(last for _, last in touched)


def _whole_words(text: str, span: Span) -> Span:
    """`span` from the beginning of a word to the end of one, without words that only join it to what stands beside."""
    touched = [word for word in _TOKEN.finditer(text) if word.start() < span[1] and span[0] < word.end()]
    if not touched:
        return span
    first, last = 0, len(touched) - 1
    while first < last and touched[first].group().lower() in _OPENINGS:
        first += 1
    while first < last and touched[last].group().lower() in _ENDINGS:
        last -= 1
    return touched[first].start(), touched[last].end()


def _agreeing(comparisons: Sequence[Comparison]) -> dict[frozenset[SentenceId], list[Comparison]]:
    """Two sentences -> what rules find that both tell alike."""
    agreed: dict[frozenset[SentenceId], list[Comparison]] = defaultdict(list)
    for same in (c for c in comparisons if c.agrees):
        agreed[frozenset((same.left.sentence.id, same.right.sentence.id))].append(same)
    return agreed


def _is_agreed(difference: Difference, pair: Pair, same: Comparison) -> bool:
    """True when a rule found that the words which `difference` marks in `pair` tell the same: "at noon", "at 12 p.m.".

    Of what happened and how things stand rules know too little to say so.
    """
    spans = {
        pair.left.source: (pair.left.start, difference.left),
        pair.right.source: (pair.right.start, difference.right),
    }
    return (
        difference.kind is same.left.kind
        and difference.kind not in (Kind.EVENT, Kind.STATUS)
        and all(
            fact.start < first + span[1] and first + span[0] < fact.end
            for fact in (same.left, same.right)
            for first, span in [spans[fact.sentence.source]]
        )
    )


def _common_spans(own: Sequence[tuple[Meeting, Difference]]) -> CommonSpans:
    """The span of the surest dispute that each overlaps: one fact that several sources dispute."""
    common: CommonSpans = {}
    chosen: dict[tuple[SentenceId, Kind], list[Span]] = defaultdict(list)
    for meeting, difference in sorted(own, key=lambda one: -one[1].probability):
        for sentence, span in zip(meeting, (difference.left, difference.right), strict=True):
            known = chosen[sentence, difference.kind]
            first = next((one for one in known if one[0] < span[1] and span[0] < one[1]), None)
            if first is None:
                known.append(span)
            common[sentence, difference.kind, span] = first or span
    return common


def _comparison(
    pair: Pair, difference: Difference, answer: Probabilities, company: Features, spans: CommonSpans
) -> Comparison:
    left, right = (
        _fact(difference.kind, sentence, spans[sentence.id, difference.kind, span])
        for sentence, span in ((pair.left, difference.left), (pair.right, difference.right))
    )
    figures = (
        *_of_answer(answer),
        *company,
        ("kind", difference.probability),
        (f"of {difference.kind}", 1.0),
        *_of_sentences(pair),
        *_of_words(left.text, right.text),
    )
    named = ((JUDGE, answer[CONTRADICTION]), *((f"{JUDGE} {name}", value) for name, value in figures))
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        f"{_told(left, right)} is told differently, as the judge of language reads the sentences.",
        RULE,
        Dispute.TENSION,
        tuple((name, round(float(value), 3)) for name, value in named),
        pair,
        _heading(left, right),
    )


def _fact(kind: Kind, sentence: Sentence, span: Span) -> Fact[str]:
    return Fact.at(kind, sentence, *span, sentence.text[slice(*span)], "")


def _of_answer(answer: Probabilities) -> Features:
    return (
        ("contradiction", answer[CONTRADICTION]),
        ("neutral", answer[NEUTRAL]),
        ("agrees", answer[ENTAILMENT]),
    )


def _of_sentences(pair: Pair) -> Features:
    mine, theirs = (_persons(sentence) for sentence in (pair.left, pair.right))
    longer = max(len(sentence.text) for sentence in (pair.left, pair.right))
    return (
        ("persons apart", float(bool(mine and theirs and not mine & theirs))),
        ("headline", float(Role.HEADLINE in (pair.left.role, pair.right.role))),
        ("longer", min(1.0, longer / _LONG)),
    )


def _of_words(left: str, right: str) -> Features:
    """Of the words that are told differently."""
    mine, theirs = content_stems(left), content_stems(right)
    return (
        ("words alike", len(mine & theirs) / max(1, min(len(mine), len(theirs)))),
        ("words long", min(1.0, math.log1p(len(left) * len(right)) / _WORDY)),
    )


def _persons(sentence: Sentence) -> set[str]:
    return {mention.name for mention in sentence.mentions if mention.kind is MentionKind.PERSON}


# --- what it is about, for a reader -----------------------------------------------------------------------------------


def _told(left: Fact[str], right: Fact[str]) -> str:
    """What the two tell differently, at the beginning of a sentence: "How many", "How old", "Where"."""
    asked = _asks(left, right)
    return asked[0].upper() + asked[1:]


def _asks(left: Fact[str], right: Fact[str]) -> str:
    """The question that two sides answer differently; of numbers and times by what both are: ages, lengths, amounts."""
    texts = left.text, right.text
    if left.kind is Kind.NUMBER:
        if all(map(_AGED.search, texts)):
            return "how old"
        mine, theirs = ({one.dimension for one in quantities(text)} for text in texts)
        if mine | theirs <= {Dimension.COUNT}:
            return "how many"
        both = mine & theirs
        return _MEASURED.get(min(both), "how much") if len(both) == 1 else "how many or how much"
    if left.kind is Kind.TIME and all(map(_is_length, (left, right))):
        return "how long"
    return _QUESTIONS[left.kind]


def _is_length(fact: Fact[str]) -> bool:
    """True where the times that the words tell are lengths."""
    told = [time.value for time in times(fact.text)]
    return bool(told) and all(isinstance(value, Length) for value in told)


def _heading(left: Fact[str], right: Fact[str]) -> str:
    """`“would accept the verdict” or “would appeal”`: what the two tell; whichever comes first.

    Where that is long, it is the clause that differs, without what both begin and end with. Of numbers and times the
    question stands before it, which a rule of their kind cannot know.
    """
    asked = f"{_asks(left, right)}: " if left.kind in (Kind.NUMBER, Kind.TIME) else ""
    return asked + _sides(left, right)


def _sides(left: Fact[str], right: Fact[str]) -> str:
    """The two sides of a heading."""
    both = _read(left, right), _read(right, left)
    whole = _clause(*both), _clause(*both[::-1])
    parted = _parted(*whole)
    is_long = max(map(len, whole)) > _BRIEF
    choices = (parted, whole) if is_long and all(map(content_stems, parted)) else (whole, parted)
    sides = [
        sorted({fold(brief): brief for brief in sorted(map(_brief, choice), reverse=True) if brief}.values(), key=fold)
        for choice in choices
    ]
    return " or ".join(map(quoted, next((two for two in sides if len(two) > 1), sides[0])))


def _read(fact: Fact[str], other: Fact[str]) -> str:
    """The words of `fact` as a reader takes them in: whole, and without the capital with which a sentence begins."""
    text = fact.sentence.text
    start, end = whole_phrase(text, fact.start - fact.sentence.start, fact.end - fact.sentence.start)
    read = words(text[start:end])
    if start or not read or not read[0].text.istitle() or read[0].text == "I":
        return text[start:end]
    first = read[0]
    told = {word.text for one in (fact, other) for word in words(one.sentence.text)}
    plain = first.lower in FUNCTION_WORDS | PREPOSITIONS or bool(numerals(first.text))
    plain = plain or (first.text.lower() in told and not any(word.is_capital for word in read[1:2]))
    return text[start].lower() + text[start + 1 : end] if plain else text[start:end]


def _clause(text: str, other: str) -> str:
    """`text` without who tells it; of a long one the clause that shares most with `other` and is not in it."""
    if len(text) > _BRIEF:
        stems, told = content_stems(other), {fold(clause) for clause in _CLAUSE_END.split(other)}
        own = [clause for clause in _CLAUSE_END.split(text) if fold(clause) not in told and content_stems(clause)]
        text = max(own, key=lambda clause: len(content_stems(clause) & stems), default=text)
    return text[next((word.start for word in words(text) if word.lower not in _TELLERS), 0) :]


def _parted(left: str, right: str) -> tuple[str, str]:
    """Both without what both begin with, and without what both end with, where a phrase begins at the cut."""
    mine, theirs = words(left), words(right)
    head, tail = _alike(mine, theirs), _alike(mine[::-1], theirs[::-1])
    first = next((n for n in range(head, 0, -1) if all(_begins(side, n) for side in (mine, theirs))), 0)
    last = next((n for n in range(min(tail, len(mine) - first, len(theirs) - first), 0, -1) if _begins(mine, -n)), 0)
    return _between(left, mine, first, last), _between(right, theirs, first, last)


def _begins(told: Sequence[Word], at: int) -> bool:
    """True where a phrase may begin at a word, one behind another: not at the "of" or the noun of a phrase."""
    at %= max(1, len(told))
    before = told[at - 1] if at else None
    opens = told and told[at].lower in PREPOSITIONS - {"of"}
    return bool(opens and before and before.is_content)


def _alike(left: Sequence[Word], right: Sequence[Word]) -> int:
    """So many words the two have in common before they part."""
    shared = zip(left, right, strict=False)
    return sum(1 for _ in takewhile(lambda met: met[0].lower == met[1].lower, shared))


def _between(text: str, tokens: Sequence[Word], first: int, last: int) -> str:
    """`text` without its `first` first and its `last` last words."""
    rest = tokens[first : len(tokens) - last]
    return text[rest[0].start : rest[-1].end] if rest else ""


def _brief(text: str) -> str:
    """`text` on one line, cut where it is long, without an article or the like at its end."""
    start, end = _whole_words(text, (0, len(text)))
    return shortened(text[slice(*balanced(text, start, end))], _BRIEF)

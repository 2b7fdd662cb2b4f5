"""What a judge's dispute is about, for a reader: the heading of its finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ..fields import CLAUSES
from ..language.clauses.phrases import balanced, has_subject, whole_phrase
from ..language.clauses.torn import untorn
from ..language.clauses.verbs import PREPOSITIONS, verb_forms
from ..language.numbers.measures import Dimension
from ..language.numbers.numerals import numerals
from ..language.numbers.quantities import quantities
from ..language.quotes.speech import speech_words
from ..language.times import times
from ..language.times.moments import Length
from ..model import Fact, Heading, Kind, MentionKind
from ..spans import span_in
from ..text import ARTICLES, FUNCTION_WORDS, Word, content_stems, fold, shortened, words
from .marked import OPENINGS, whole_words
from .titles import are_ties, common_holder, without_name

_AGED = re.compile(
    r"\b(?:at|aged?)\s(?:the\sage\sof\s)?\d{1,2}(?=[,;.]?$|,?\s(?:he|she|they|and|when|after|before|to|until)\b)",
    re.IGNORECASE,
)
"""An age without its years: "he left school at 15"."""
_OFF = re.compile(r"\s(?:off|away|from|outside|(?:north|south|east|west)\w*)\b")
"""Behind a length that says how far something is."""
_MEASURED = {
    Dimension.AGE: "how old",
    Dimension.COUNT: "how many",
    Dimension.DURATION: "how long",
    Dimension.LENGTH: "how long or far",
    Dimension.SPEED: "how fast",
}
"""What is asked of two numbers of one sort; how much of any other."""
_ASKED = {Kind.NUMBER, Kind.TIME, Kind.TITLE}
"""Kinds with more than one question."""
_ACTS = CLAUSES | {Kind.IDENTITY}
"""Kinds whose words tell who did what: of the others the words before a verb may be what differs."""
_CLAUSE_END = re.compile(r"[,;:]\s+(?!(?:to|in|on|at|by|of|for|from|with)\s)|\s+(?=(?:and|but)\s)")
_WHICH = ARTICLES | frozenset("his her its their our that this these those".split())
"""Words that belong to the noun behind them: "board was split" begins with "the"."""
_TELLERS = OPENINGS | frozenset(["he", "she", "it", "they", "who", "which", "said", "says"])
"""Words that say nothing at the head of a heading: "said he would appeal"."""
_LONG = 60
"""Code points of a side above which only the clause that differs is told."""
_BRIEF = 80
"""Code points of a side of a heading."""


def _asks(left: Fact[str], right: Fact[str]) -> str:
    """The question that two numbers or times answer differently, by what both are: ages, lengths, amounts."""
    texts = left.text, right.text
    if left.kind is Kind.NUMBER:
        if all(map(_AGED.search, texts)):
            return "how old"
        mine, theirs = ({one.dimension for one in quantities(text)} for text in texts)
        if mine | theirs <= {Dimension.COUNT}:
            return "how many"
        if mine == theirs == {Dimension.LENGTH} and all(map(_says_how_far, (left, right))):
            return "how far"
        both = mine & theirs
        return _MEASURED.get(min(both), "how much") if len(both) == 1 else "how many or how much"
    if left.kind is Kind.TIME:
        return "how long" if all(map(_is_length, (left, right))) else "when"
    return "how they are related" if are_ties(*texts) else "title or description"


def _says_how_far(fact: Fact[str]) -> bool:
    return _OFF.search(fact.text) is not None or _OFF.match(fact.sentence.slice(fact.end)) is not None


def _is_length(fact: Fact[str]) -> bool:
    """True where the times that the words tell are lengths."""
    told = [time.value for time in times(fact.text)]
    return bool(told) and all(isinstance(value, Length) for value in told)


def heading(left: Fact[str], right: Fact[str]) -> Heading:
    """What the two tell ("would accept the verdict", "would appeal"); whichever comes first.

    Where that is long, it is the clause that differs, without what both begin and end with. Of numbers, times and
    titles it has the question, which a rule of their kind cannot know; whose titles they are is a part of that.
    """
    sides, subject = _sides(left, right), _common_subject(left, right)
    told = subject and not all(fold(subject) in fold(side) for side in sides)
    if left.kind is Kind.TITLE and told:
        asked = f"how {subject} is related" if are_ties(left.text, right.text) else f"title or description of {subject}"
        return Heading(asked=asked, sides=sides)
    return Heading(subject if told else "", _asks(left, right) if left.kind in _ASKED else "", sides)


def _common_subject(left: Fact[str], right: Fact[str]) -> str:
    """Who or what does what is told in both sentences, by name; empty where they do not name the same.

    Of who it was the name may be what differs, and a title has a holder.
    """
    if left.kind is Kind.IDENTITY:
        return ""
    if left.kind is Kind.TITLE:
        return common_holder(*((fact.sentence, span_in(fact.sentence, fact)) for fact in (left, right)))
    mine, theirs = _named_subject(left), _named_subject(right)
    return min(mine, theirs) if fold(mine) == fold(theirs) else ""


def _named_subject(fact: Fact[str]) -> str:
    """The person or body named last before the words of `fact` or at their head.

    A person who only tells them is none; what a body tells is mostly of itself.
    """
    sentence = fact.sentence
    verb = next((word.start for word in words(fact.text) if has_subject(word)), 0)
    for mention in sorted(sentence.mentions, key=lambda one: -one.start):
        between = sentence.slice(mention.end, max(mention.end, fact.start))
        if mention.kind in (MentionKind.PERSON, MentionKind.BODY) and mention.start <= fact.start + verb:
            owns = sentence.slice(mention.end, mention.end + 2) in ("'s", "’s", "' ", "’ ")
            tells = any(word.lower in speech_words().verbs for word in words(between))
            if not owns:
                return "" if tells and mention.kind is MentionKind.PERSON else mention.name
    return ""


def _sides(left: Fact[str], right: Fact[str]) -> tuple[str, ...]:
    """The two sides of a heading."""
    both = _read(left, right), _read(right, left)
    is_act = left.kind in CLAUSES  # of who it was the name may be what differs
    whole = _clause(*both, is_act=is_act), _clause(*both[::-1], is_act=is_act)
    parted = _parted(*whole)
    is_long = max(map(len, whole)) > _LONG
    is_seen = len({fold(shortened(side, _LONG)) for side in whole}) > 1
    choices = (parted, whole) if is_long and (all(map(content_stems, parted)) or not is_seen) else (whole, parted)
    first, second = choices
    sides = _briefly(first)
    return sides if len(sides) > 1 or len(others := _briefly(second)) < 2 else others


def _briefly(sides: Iterable[str]) -> tuple[str, ...]:
    """`sides` cut where they are long, each different one once."""
    briefs = {fold(brief): brief for brief in sorted(map(_brief, sides), reverse=True) if brief}
    return tuple(sorted(briefs.values(), key=fold))


def _read(fact: Fact[str], other: Fact[str]) -> str:
    """The words of `fact` as a reader takes them in: whole, and without the capital with which a sentence begins."""
    text = fact.sentence.text
    start, end = whole_phrase(text, *span_in(fact.sentence, fact))
    start, end = untorn(text, start, end, other.sentence.text, is_act=fact.kind in _ACTS)
    start, end = without_name(fact.sentence, start, end) if fact.kind is Kind.TITLE else (start, end)
    ahead = next((word for word in reversed(words(text[:start])) if word.is_word), None)
    if ahead and ahead.lower in _WHICH and text[ahead.end : start].isspace() and text[start].islower():
        start = ahead.start
    read = words(text[start:end])
    if start or not read or not read[0].text.istitle() or read[0].text == "I":
        return text[start:end]
    first = read[0]
    told = {word.text for one in (fact, other) for word in words(one.sentence.text)}
    plain = first.lower in FUNCTION_WORDS | PREPOSITIONS or bool(numerals(first.text))
    plain = plain or (first.text.lower() in told and not any(word.is_capital for word in read[1:2]))
    return text[start].lower() + text[start + 1 : end] if plain else text[start:end]


def _clause(text: str, other: str, *, is_act: bool) -> str:
    """`text` without who tells it; of a long one the clause that shares most with `other` and is not in it.

    Of an act it is not only whose it is.
    """
    if len(text) > _LONG:
        stems, told = content_stems(other), {fold(clause) for clause in _clauses(other)}
        own = [clause for clause in _clauses(text) if fold(clause) not in told and content_stems(clause)]
        acting = [clause for clause in own if not _is_name(clause)] if is_act else []
        own = acting or own
        text = max(own, key=lambda clause: len(content_stems(clause) & stems), default=text)
    return text[next((word.start for word in words(text) if word.lower not in _TELLERS), 0) :]


def _clauses(text: str) -> list[str]:
    """The clauses of `text`; "for a thorough and prompt review" goes on behind its "and"."""
    found: list[str] = []
    last = 0
    for cut in _CLAUSE_END.finditer(text):
        behind = next(iter(_CLAUSE_END.split(text[cut.end() :])))
        if cut.group().isspace() and not any(map(_may_act, words(behind))):
            continue
        found.append(text[last : cut.start()])
        last = cut.end()
    return [*found, text[last:]]


def _may_act(word: Word) -> bool:
    """True for what may be a verb that tells an act, be it one that no list has."""
    acts = word.lower.endswith("ed") or bool(verb_forms(word.lower) & _ACTING)
    return has_subject(word) or (acts and not word.is_capital)


def _is_name(clause: str) -> bool:
    """True for "President Bo Lund of Tarn" and "the Tarn mayor": somebody's name, and no verb."""
    told = words(clause)
    return any(word.is_capital for word in told) and not any(map(_may_act, told))


_ACTING = frozenset(["past", "s", "ing"])
"""Forms of a verb that tells an act."""


def _parted(left: str, right: str) -> tuple[str, str]:
    """Both without what both begin with, and without what both end with, where a phrase begins at the cut."""
    left_words, right_words = words(left), words(right)
    head, tail = _alike(left_words, right_words), _alike(left_words[::-1], right_words[::-1])
    first = next((n for n in range(head, 0, -1) if all(_begins(side, n) for side in (left_words, right_words))), 0)
    last = next(
        (
            n
            for n in range(min(tail, len(left_words) - first, len(right_words) - first), 0, -1)
            if _begins(left_words, -n)
        ),
        0,
    )
    return _between(left, left_words, first, last), _between(right, right_words, first, last)


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
    start, end = whole_words(text, (0, len(text)))
    return shortened(text[slice(*balanced(text, start, end))], _BRIEF)

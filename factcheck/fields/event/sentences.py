"""Whole sentences: what is laid beside another, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...language.clauses.acts import Act, canon
from ...language.clauses.verbs import verb_forms, verb_stem
from ...language.quotes.quotations import Quoted
from ...model import Fact, Kind, Sentence
from ...spans import Span, span_in
from ...text import Word, stem, words


class WholeSentence(Struct, frozen=True):
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


def whole_sentence(act: Act, quoted: Sequence[Quoted]) -> Fact[WholeSentence]:
    """The sentence of `act` as a fact; `quoted` is what stands in quotation marks."""
    sentence = act.sentence
    tokens = tuple(token for token in words(sentence.text) if token.is_word)
    spans = [span_in(sentence, m) for m in sentence.mentions]
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
    told = WholeSentence(sentence, tokens, tuple(canon(base(token)) for token in tokens), barred, spoken, act)
    return Fact(Kind.EVENT, sentence, sentence.start, sentence.end, sentence.text, told, "what happened")


@lru_cache
def _times() -> frozenset[str]:
    return frozenset(map(stem, load_words("events")["times"].split()))


def base(word: Word) -> str:
    """The stem of the base form: that of "find" for "found"."""
    return verb_stem(word.lower) if verb_forms(word.lower) else word.stem


def part_of(fact: Fact[WholeSentence], span: Span) -> Fact[WholeSentence]:
    """`fact` cut to `span` of its sentence."""
    sentence, (start, end) = fact.sentence, span
    return replace(fact, start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end])

"""By which words an article calls those whom it names: "engineering group Veldmark", "Ina Holm, the deputy mayor".

Where one source says "the engineering group" and the other "Veldmark", these tell that both may mean one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from ...model import Mention, MentionKind, Sentence
from ...spans import span_in
from ...text import Word, stem, words
from ..clauses.verbs import verb_forms
from ..titles.descriptions import descriptions
from ..titles.heads import head_words, listed
from ..vocabulary import is_title_word

_KINDS = (MentionKind.PERSON, MentionKind.BODY)
_LONGEST = 4
"""Words of a description that are looked at."""
_PAST = {"past", "participle", "s", "ing"}
_OPENS = ("a", "an", "the", "its", "their", "his", "her")


def called(sentences: Iterable[Sentence]) -> Mapping[str, frozenset[str]]:
    """Name of a person or body -> the stems of the words by which it is described right beside that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        tokens = words(sentence.text)
        for mention in sentence.mentions:
            if mention.kind in _KINDS:
                start, end = span_in(sentence, mention)
                found[mention.name] |= _before([token for token in tokens if token.end <= start])
                found[mention.name] |= _behind([token for token in tokens if token.start >= end])
                found[mention.name] |= _kin(sentence, mention)
    return {name: frozenset(stems) for name, stems in found.items()}


def _before(tokens: Sequence[Word]) -> set[str]:
    """The stems of "pump maker" before Corrin; words with a capital belong to it as titles or at the beginning."""
    near = list(reversed(tokens))[:_LONGEST]
    first = tokens[0] if tokens else None
    return {
        token.stem
        for token in takewhile(_describes, near)
        if not token.is_capital or token is first or is_title_word(token.text)
    }


def _behind(tokens: Sequence[Word]) -> set[str]:
    """The stems of "the deputy mayor" behind "Ina Holm,"."""
    if len(tokens) < 3 or tokens[0].text != "," or tokens[1].lower not in _OPENS:
        return set()
    return {token.stem for token in takewhile(_describes, tokens[2 : 2 + _LONGEST])}


def _kin(sentence: Sentence, mention: Mention) -> set[str]:
    """The stem of "wife" for Ina in "his wife, Ina, found him"."""
    if mention.kind is not MentionKind.PERSON:
        return set()
    called = (head_words(sentence.text[start:end]) for start, end, _ in descriptions(sentence, mention))
    return {stem(head) for heads in called for head in heads & listed("kin")}


def _describes(token: Word) -> bool:
    """False for what ends a description: marks, small words, verbs that tell."""
    return token.is_content and not verb_forms(token.lower) & _PAST

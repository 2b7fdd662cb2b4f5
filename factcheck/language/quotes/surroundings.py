"""What stands around a quotation in its sentence: what it is of, how the sentence goes on, by which way it was made."""

from __future__ import annotations

from ...model import Sentence
from ...spans import Span
from ...text import Word, words
from .speech import speech_words

_MAX_CONTINUATION = 12
"""Words behind a quotation in which the clause goes on."""
_PREPOSITIONS = frozenset("of with for on to against about at by because over between from in".split())
_NAMING = 4
"""Words before a quotation among which the verb that names stands."""


def outside_stems(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """The stems of the content words of `sentence` that stand outside of `start:end`; verbs of saying are left out."""
    idle = speech_words().verbs | speech_words().names
    return frozenset(word.stem for word in _outside(sentence, start, end) if word.is_content and word.lower not in idle)


def channels_of(sentence: Sentence, start: int, end: int) -> frozenset[str]:
    """The ways by which the words were made public, as the rest of the sentence names them ("post", "letter")."""
    known = speech_words().channels
    return frozenset(known[word.lower] for word in _outside(sentence, start, end) if word.lower in known)


def continuation(sentence: Sentence, end: int) -> Span | None:
    """Where the clause goes on behind a quotation that ends at `end`: '"a fair deal" [for the towns]'; None if not."""
    found: list[Word] = []
    for word in words(sentence.text):
        at = sentence.start + word.start
        if at < end or (not found and word.text in "\"”’'»,"):
            continue
        if not found and word.lower not in _PREPOSITIONS:
            return None
        if len(found) >= _MAX_CONTINUATION or word.text in '.,;:!?"“”«»()—–':
            break
        found.append(word)
    if sum(word.is_content for word in found) < 2:
        return None
    return sentence.start + found[0].start, sentence.start + found[-1].end


def is_named(sentence: Sentence, start: int) -> bool:
    """True when a verb of naming leads to the quotation at `start`: 'called it "a fair deal"'."""
    before = [word for word in words(sentence.text) if word.is_word and sentence.start + word.end <= start]
    return any(word.lower in speech_words().names for word in before[-_NAMING:])


def _outside(sentence: Sentence, start: int, end: int) -> list[Word]:
    return [word for word in words(sentence.text) if word.is_word and not start <= sentence.start + word.start < end]

"""Which language a text is in: English alone is compared, a text in another one is named and skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..data import load_words
from ..text import FUNCTION_WORDS

ENGLISH = "en"
NOTE = "hardly running text: it was compared all the same, and hardly read. Keep notes in another folder"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 400
"""Words that are looked at."""
_FEW = 120
"""Letters below which the text tells nothing, some 25 words."""
_FEW_OTHERS = 12
"""The same where most are not Latin: the script tells then."""
_SHARE = 0.2
"""Share of little words ("the", "of", "was") in an English text at least; news has about twice as many."""
_SURE = 0.6
"""By how much a language must outdo English for each letter, in natural logarithms.

Sentences in another one show 1.9 and more, lists of names, results and made-up words at most 0.2.
"""
_SENTENCE_END = re.compile(r"[.!?…][\"”'’»)\]]*(?:\s|\Z)")
_CODES = re.compile(r"\s*([A-Za-z]{2})\b")


def language_of(text: str, declared: str = "") -> str:
    """The language of `text` as a code of two letters; `declared` is what its file says.

    That decides for a short text. One that is long enough is believed itself: templates say "en" of everything.
    """
    words = _sample(text)
    letters = "".join(words)
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    if len(letters) < (_FEW if 2 * latin >= len(letters) else _FEW_OTHERS):
        match = _CODES.match(declared)
        return match[1].lower() if match else ENGLISH
    return ENGLISH if _is_running_english(words) else _recognised(text)


def is_read(text: str) -> bool:
    """False for a text of names and figures, say, which is English and yet hardly a sentence, and for one of notes."""
    words = _sample(text)
    return sum(map(len, words)) < _FEW or (_is_running_english(words) and _SENTENCE_END.search(text) is not None)


def language_name(code: str) -> str:
    """What English calls the language `code`."""
    return str(load_words("languages").get(code, code))


def _sample(text: str) -> list[str]:
    """The words of `text` that are looked at, in lower case."""
    return [word.lower() for word in _WORD.findall(text)[:_SAMPLE]]


def _is_running_english(words: Sequence[str]) -> bool:
    return sum(word in FUNCTION_WORDS for word in words) >= _SHARE * len(words)


def _recognised(text: str) -> str:
    """The language that `text` surely is in; English where that is open: to compare it in vain is the lesser evil."""
    from py3langid.langid import rank  # its model takes time to load: English never needs it

    sample = text[: _SAMPLE * 10]
    scores = {str(code): float(score) for code, score in rank(sample) if code in load_words("languages")}
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] - scores[ENGLISH] > _SURE * sum(map(str.isalpha, sample)) else ENGLISH

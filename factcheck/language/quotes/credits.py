"""Whom a sentence takes its claim from: the agency or paper that reported it, the pictures or records that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ...model import Sentence
from ...text import Word, words
from ..clauses.reading import clauses
from .speech import speech_words
from .wording import weight_of


class Credit(Struct, frozen=True):
    """The agency, paper or sort of picture that a sentence takes its claim from."""

    name: str
    sort: str
    """agency or evidence."""
    claim: tuple[tuple[str, float], ...] = ()
    """What the source vouches for: the stems of the other content words of the sentence, each with its weight."""
    acts: frozenset[str] = frozenset()
    """The stems among them that are verbs."""


def credits_of(sentence: Sentence, often: Mapping[str, float]) -> Iterator[tuple[int, int, Credit]]:
    """The agency, paper or pictures that `sentence` names as its source, at most one of a sort, with their place.

    `often` holds what is left of the weight of a stem that the article repeats.
    """
    tokens = words(sentence.text)
    for name, sort, first, last in (*_agency_credit(tokens), *_evidence_credit(tokens)):
        start, end = sentence.start + tokens[first].start, sentence.start + tokens[last].end
        yield start, end, Credit(name, sort, *_claim(sentence, first, last, often))


def _claim(
    sentence: Sentence, first: int, last: int, often: Mapping[str, float]
) -> tuple[tuple[tuple[str, float], ...], frozenset[str]]:
    """What `sentence` claims beside its source, words `first` to `last`, and which of these stems are verbs."""
    known = speech_words()
    idle = known.reports | known.shows | known.verbs | known.agency_words
    tokens = words(sentence.text)
    rest = [word for word in (*tokens[:first], *tokens[last + 1 :]) if word.is_content and word.lower not in idle]
    claim = {word.stem: weight_of(word.lower) * often.get(word.stem, 1.0) for word in rest}
    return tuple(sorted(claim.items())), frozenset(clause.verb for clause in clauses(sentence.text)) & claim.keys()


def _agency_credit(tokens: Sequence[Word]) -> Iterator[tuple[str, str, int, int]]:
    """The agency that "reported" or "said" it, or "according to" which it is so: name, sort, first and last word."""
    known = speech_words()
    for index, word in enumerate(tokens):
        for length in (3, 2, 1) if word.is_capital or word.lower == "state" else ():
            group = tokens[index : index + length]
            name = known.agencies.get(" ".join(part.lower for part in group))
            if name and _is_source(tokens, index, index + length):
                yield name, "agency", index, index + len(group) - 1
                return


def _is_source(tokens: Sequence[Word], first: int, end: int) -> bool:
    """True when the agency `tokens[first:end]` does the reporting; "told the BBC" is somebody else's claim."""
    known = speech_words()
    before = {word.lower for word in tokens[max(0, first - 4) : first]}
    if "according" in before or ("by" in before and before & known.reports):
        return True
    for word in tokens[end : end + 4]:
        if word.lower in known.reports:
            return True
        if word.is_capital and word.lower not in known.agency_words:  # Another name: the subject of the verb to come.
            return False
    return False


def _evidence_credit(tokens: Sequence[Word]) -> Iterator[tuple[str, str, int, int]]:
    """The pictures or papers that "show" what the sentence tells: name, sort, first and last word."""
    known = speech_words()
    for index, word in enumerate(tokens):
        if word.lower not in known.shows:
            continue
        for place in range(index - 1, max(-1, index - 11), -1):
            if tokens[place].lower in known.evidence:
                yield known.evidence[tokens[place].lower], "evidence", _group_start(tokens, place), place
                return


def _group_start(tokens: Sequence[Word], index: int) -> int:
    """The first word of the noun group that ends at `index`: at most two words before it."""
    first = index
    while first > max(0, index - 2) and tokens[first - 1].is_content:
        first -= 1
    return first

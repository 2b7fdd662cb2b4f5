"""Where a sentence says what a person is called: before the name, beside it, or after a verb.

"Deputy Foreign Minister X" (`prefixes`), "the head of Y, X,", "X — her former manager — left" (`appositions`), "X, who
runs the museum", "X served as mayor". Spans are code points into the sentence's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...model import Mention, MentionKind, Role, Sentence
from ...text import alternation, stem, words
from ..clauses.reading import clauses
from ..vocabulary import title_before
from .appositions import LIMIT, Described, Form, apposition_after, apposition_before, first_stop, noun_phrase
from .heads import doing_verbs, forces, head_words, meanings
from .prefixes import JOINING, courtesy_start, title_before_name

__all__ = ["Described", "Form", "descriptions", "opens_with", "pronoun_spans", "unnamed_span"]


def descriptions(sentence: Sentence, mention: Mention) -> Iterator[Described]:
    """The spans of what the person of `mention` is called in `sentence`."""
    text = sentence.text
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = title_before_name(text, start)
    if before and sentence.role is not Role.HEADLINE:
        yield before[0], before[1], Form.PREFIX
    opening = before[0] if before else courtesy_start(text, start)
    for span in (*apposition_after(text, end), *apposition_before(text, opening), *_predicate(text, end)):
        if not _names_another(sentence, span[0], span[1]):
            yield span


def _names_another(sentence: Sentence, start: int, end: int) -> bool:
    """True when the words are the next name of a list: "former judge Ana Ruiz" does not describe the one before."""
    for mention in sentence.mentions:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if mention.kind is MentionKind.PERSON and start <= first and last <= end:
            before = title_before(sentence.text, first)
            opening = before[0] if before else first
            owned = sentence.text[last : last + 2].startswith(("'", "’"))
            if opening <= start and not owned:
                return True
            if last == end and not JOINING.search(sentence.text, start, opening):
                return True
    return False


# --- before anyone is named -------------------------------------------------------------------------------------------


def unnamed_span(sentence: Sentence) -> Described | None:
    """What an opening calls the one it is about: "A 31-year-old baker whose", "The owner of a mill pleaded guilty".

    None for kin, and for who acts on others, as a judge or an officer does.
    """
    text = sentence.text
    phrase = noun_phrase(text, 0) if _UNNAMED.match(text) else None
    heads = head_words(text[: phrase[1]]) if phrase else frozenset()
    if phrase is None or not heads or heads & meanings("kin") or _OF_SEVERAL.search(text, 0, phrase[1]):
        return None
    acting = heads & (meanings("top") | meanings("elected") | forces())
    return (*phrase, Form.BESIDE) if not acting or "-old" in text[: phrase[1]] or _is_of_self(text) else None


_UNNAMED = re.compile(r"(?:An?|The|(?:[A-Z][\w-]+\s)?[A-Z][\w-]+['’]s)\s")
_OF_SEVERAL = re.compile(r"\sand\s(?:one|two|three|several|the|an?|his|her|their)\b")
_OF_SELF = frozenset(map(stem, "die plead quit resign retire".split()))
"""What one does or suffers oneself."""


def _is_of_self(text: str) -> bool:
    """True where a sentence tells what befalls the one it is about, or what that one gives up."""
    return any(clause.verb in _OF_SELF or (clause.passive and not clause.agent) for clause in clauses(text))


def opens_with(sentence: Sentence, mention: Mention) -> bool:
    """True where `sentence` begins with the full name of `mention`, or with the title before it."""
    start = mention.start - sentence.start
    before = title_before_name(sentence.text, start)
    return (before[0] if before else courtesy_start(sentence.text, start)) == 0 and len(mention.text.split()) > 1


# --- after a verb -----------------------------------------------------------------------------------------------------

_ADVERBS = r"(?:(?:also|once|currently|now|previously|later|still|formerly|reportedly|then)\s+)*"


@lru_cache
def _copula() -> re.Pattern[str]:
    doing = alternation(doing_verbs())
    return re.compile(
        rf"(?:,\s+(?:\d{{1,3}},\s+)?who\b|,\s+\d{{1,3}},)?\s+{_ADVERBS}"
        r"(?:(?:is|was|remains|became|becomes|has been|had been)\s+"
        rf"{_ADVERBS}(?!one\s+of\b)"
        r"(?=(?:an?|the|one|his|her|their|also|currently|now)\b|former\b|[a-z-]+\s+(?:of|for|to|at)\b)"
        r"|(?:served|serves|worked|works|had served|has served|had worked|has worked|acted|rose|resigned|quit|retired"
        r"|(?:was|is|were|been)\s+(?:described|identified|known|named|listed|employed|hired|registered)"
        r"|(?:described|identified|introduced|styled)\s+(?:him|her)self)\s+(?:\w+\s+){0,3}?as\s+"
        r"|(?:was|is|has been|had been)\s+(?:named|appointed|elected|made)\s+"
        rf"|(?=(?:{doing})\s))"
    )


_MEANT = re.compile(r"\b(?:he|she)\b(?=\s)", re.IGNORECASE)


def _predicate(text: str, end: int) -> Iterator[Described]:
    """The description after a verb: "X is a former judge", "X, who served as mayor", "X, who runs the museum"."""
    verb = _copula().match(text, end) or _WORKING.match(text, end)
    if verb:
        yield from _after_verb(text, _behind(verb))


_WORKING = re.compile(r",\s+(?:an?|the)\s[^,;:.\"“”]{3,60}?\swho\s(?:works|worked|serves|served)\s(?:\w+\s)?as\s")
"""Behind another description: "Anna Holm, an old hand who works as a nurse"."""


def _behind(verb: re.Match[str]) -> int:
    """Where the description after `verb` begins: at a "once" or "formerly" that belongs to it."""
    once = re.search(r"\b(?:once|formerly|previously)\s+$", verb.group())
    return verb.start() + once.start() if once else verb.end()


def pronoun_spans(sentence: Sentence) -> Iterator[Described]:
    """What "he" or "she" is called in `sentence`: for the person last spoken of."""
    for pronoun in _MEANT.finditer(sentence.text):
        verb = _copula().match(sentence.text, pronoun.end())
        if verb:
            yield from _after_verb(sentence.text, _behind(verb))


def _after_verb(text: str, start: int) -> Iterator[Described]:
    first = next(iter(words(text[start : start + 30])), None)
    if first and first.lower in set(doing_verbs()):
        end = first_stop(text, start, min(len(text), start + LIMIT))
        if end > first.end:
            yield start, start + len(text[start:end].rstrip()), Form.VERB
        return
    span = noun_phrase(text, start)
    if span:
        yield *span, Form.VERB

"""Where a title stands right before a name: "Deputy Foreign Minister X", "the zoo's director X", "Czech caver X".

Places are code points into a sentence's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import FUNCTION_WORDS, Word, alternation, words
from ..clauses.verbs import PREPOSITIONS, verb_forms
from ..vocabulary import is_body_opening, is_date, title_before
from .belonging import nations
from .heads import LINKS, belongs, head_words, is_courtesy, is_head, listed, parenthood

_NEAR = 160
"""Code points before a name in which its title may stand."""
_EXTRA = 3
"""Words of no title ("central bank") that may stand before a title in one phrase."""
JOINING = re.compile(rf"\b(?:{alternation(LINKS)})\s+$")


def courtesy_start(text: str, start: int) -> int:
    """Where a form of address before a name begins ("Dr", "Mr Justice"); `start` where there is none."""
    before = title_before(text, start)
    return before[0] if before and is_courtesy(text[before[0] : before[1]]) else start


def title_before_name(text: str, start: int) -> tuple[int, int] | None:
    """The holder's own title directly before a name, with the nouns that belong to it and its owner."""
    start = _before_parenthood(text, start)
    offset = max(0, start - _NEAR)
    tokens = _without_courtesies(words(text[offset:start]))
    if not tokens:
        return _long_title(text, start)
    end = offset + tokens[-1].end
    for first in range(len(tokens) - 1, max(-1, len(tokens) - 3), -1):
        if _is_nation(tokens[first], tokens[first + 1 :]) and _touches(text, offset + tokens[first].end, start):
            return offset + tokens[first].start, end
    if not is_head(bare(tokens[-1])) or not _touches(text, end, start):
        return _long_title(text, start)
    first = _last_holder(tokens, _first_of_title(tokens))
    if tokens[first].text == ".":
        first += 1
    span = _with_owner(text, offset + tokens[first].start), end + 1 if text.startswith(".", end) else end
    return None if is_courtesy(text[span[0] : span[1]]) else span


def _without_courtesies(tokens: tuple[Word, ...]) -> tuple[Word, ...]:
    """`tokens` without the forms of address and the full stops that end them."""
    end = len(tokens)
    while end and (tokens[end - 1].text == "." or tokens[end - 1].lower.rstrip(".") in listed("courtesies")):
        end -= 1
    return tokens[:end]


def _first_of_title(tokens: Sequence[Word]) -> int:
    """The index of the first word that belongs to the head with which `tokens` end."""
    first, extra = len(tokens) - 1, 0
    while first:
        word = tokens[first - 1]
        if word.text == "." and first > 1 and belongs(tokens[first - 2]):
            first -= 1
            continue
        if first > 1 and _is_of_body(tokens[first - 2 : first + 1]):
            first -= 2
            continue
        if not word.is_word or word.lower in FUNCTION_WORDS | PREPOSITIONS | _NO_NOUNS or _is_time(word):
            break
        if not belongs(word):
            extra += 1
            beside = first == len(tokens) - 1 and first > 1 and tokens[first - 2].lower not in _BEFORE_VERB
            beside = beside and not tokens[-1].is_capital
            if extra > _EXTRA or not _noun(word, beside):
                break
        first -= 1
    return first


def _is_of_body(tokens: Sequence[Word]) -> bool:
    """True for words inside the name of a body: "University of Tarn lecturer X", "A&P Association president X"."""
    opening, link, word = tokens
    if link.text == "&":
        return opening.is_capital and word.is_capital
    return link.lower == "of" and opening.is_capital and is_body_opening(opening.text)


def _is_nation(word: Word, after: Sequence[Word]) -> bool:
    """True for a people's name with no title behind it, before a name: "Briton Anna Holm", "Czech caver Anna Holm"."""
    small = all(one.text.islower() and not is_head(bare(one)) for one in after)
    phrase = " ".join(one.text for one in (word, *after))
    return small and word.is_capital and not is_head(bare(word)) and bool(nations(phrase))


_PARENT = re.compile(r"(?:(?:\ban?\s+)?\band\s+)?\b\w+-of-\w+\s+$", re.IGNORECASE)


def _before_parenthood(text: str, start: int) -> int:
    """Where "mum-of-two" and an "and" before it begin, where they stand before a name; else `start`."""
    parent = _PARENT.search(text, max(0, start - _REACH_OF_PARENT), start)
    return parent.start() if parent and parenthood().search(parent.group()) else start


_REACH_OF_PARENT = 40
"""Code points within which "nurse and mother-of-three" ends."""


def _is_time(word: Word) -> bool:
    """True for a word that tells when, or an age: "last weekend Mayor X", "29-year-old student X"."""
    return is_date(word.text) or word.lower in _TIMES or word.lower.endswith("-old")


_TIMES = frozenset("noon midnight morning afternoon evening night weekend week month year today yesterday".split())
_NO_NOUNS = frozenset(
    """including because although though unless whether like than amid plus so too even however neither nor either
    both""".split()
)
_BEFORE_VERB = frozenset("to i you we they who will would can could should must may might people".split())


def bare(word: Word) -> str:
    """The folded `word` without full stops."""
    return word.lower.replace(".", "")


def _touches(text: str, end: int, start: int) -> bool:
    """True when only a full stop and forms of address stand between a title and the name."""
    between = text[end:start]
    return not re.search(r"[^\w\s.]", between)


def _noun(word: Word, beside: bool) -> bool:
    """True for a word that may be a noun or adjective inside a title; what can be a verb only directly `beside` it."""
    forms = verb_forms(word.lower)
    if word.is_capital or word.text.endswith(("'s", "’s", "s'", "s’")):
        return True
    return not forms or (beside and forms <= {"base", "ing"})


def _last_holder(tokens: Sequence[Word], first: int) -> int:
    """Where the holder's own title begins when another's stands before it ("senator's aide", "wife Senator")."""
    for at in range(len(tokens) - 2, first, -1):
        if tokens[at].lower in listed("past") and is_head(bare(tokens[at - 1])):
            return at
    return first


def _long_title(text: str, start: int) -> tuple[int, int] | None:
    """A title that goes on after its head: "Secretary of State X"."""
    before = title_before(text, start)
    if not before or not head_words(text[before[0] : before[1]]) or is_courtesy(text[before[0] : before[1]]):
        return _title_of_body(text, start)
    first, last = before
    for link in re.finditer(r"\b(?:to|of|for|and)\s+", text[before[0] : before[1]]):
        ahead, rest = text[first : before[0] + link.start()], text[before[0] + link.end() : last]
        own = link.group().split()[0] == "to" or "former" in rest.split()[:1]
        if head_words(ahead) and head_words(rest) and own:
            first = before[0] + link.end()
    return None if _is_joined(text[first:last]) else (first, last)


def _is_joined(title: str) -> bool:
    """True for what leads to a name and is no title of it: "finance minister to", "her letter as mayor to Mr"."""
    tokens = _without_courtesies(words(title))
    return bool(tokens) and JOINING.fullmatch(f"{tokens[-1].text} ") is not None


_OF_STATE = re.compile(
    r"\b(?:(?:Deputy|Assistant|Former|Parliamentary|Permanent|Under)[ -])*"
    r"(?:Undersecretary|Secretary|Minister)\sof\sState\sfor\s"
    r"(?:the\s)?[A-Z][\w-]+(?:(?:,\s|\sand\s|\s&\s|\s)(?:the\s)?[A-Z][\w-]+){0,4}\s$"
)
"""An office of a government with its field: "Secretary of State for Culture X"."""
_OF_BODY = re.compile(r"\b([A-Za-z-]+)\s+of\s+(?:the\s+)?(?:[a-z][a-z'’-]+\s+){1,4}$")


def _title_of_body(text: str, start: int) -> tuple[int, int] | None:
    """A title with its body behind it, in small letters, or its field: "secretary of the temple trust X"."""
    of_state = _OF_STATE.search(text, max(0, start - _NEAR), start)
    if of_state:
        return of_state.start(), start - 1
    found = _OF_BODY.search(text, max(0, start - _NEAR), start)
    if not found or not is_head(found.group(1).lower()):
        return None
    tail = words(found.group())[2:]
    named = not any(word.lower in PREPOSITIONS or (n and word.lower in FUNCTION_WORDS) for n, word in enumerate(tail))
    ends = tail[-1].lower in _BODIES
    first = found.start(1)
    opener = re.search(r"(?:(?:deputy|vice|former|joint|acting|assistant)\s+)+$", text[:first], re.IGNORECASE)
    return (opener.start() if opener else first, start - 1) if named and ends else None


_BODIES = frozenset(
    """trust committee council board union association society club party company group bank school college university
    hospital police department ministry commission federation league institute foundation agency court parliament
    body wing front cell bureau chapter branch network charity church mosque temple""".split()
)
"""Words for a body with which a title before a name may end."""
_OWNER = re.compile(r"\b(?:his|her|their|its)\s+(?:late\s+|younger\s+|older\s+|elder\s+)?$", re.IGNORECASE)


def _with_owner(text: str, start: int) -> int:
    """The start of the title with "his" or "her" before it."""
    owner = _OWNER.search(text, max(0, start - 24), start)
    return owner.start() if owner else start

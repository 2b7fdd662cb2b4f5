"""Words of a sentence with what a reader misses beside them: no name torn in two, no "of the" at the end.

No parser: a word that joins, or that opens a phrase, does not end one; neither does a number before what it counts, or
a noun before the noun or the "of" that it goes with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...spans import Span
from ...text import FUNCTION_WORDS, WEEKDAYS, Word, words
from ..numbers.numerals import numerals
from .verbs import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, RELATIVES, verb_forms

_DETERMINERS = DETERMINERS | {"that"}
_JOINERS = frozenset("and or but nor so yet when while where because although though if unless whereas until".split())
_OPENERS = _DETERMINERS | PREPOSITIONS | AUXILIARIES | frozenset("not other another very".split())
"""Words that open a phrase, and so do not end one."""
_ASKING = frozenset("how why what whether".split())
_NOMINATIVES = frozenset("he she they we i".split())
_WHOM = frozenset("him her them it me us himself herself itself themselves".split())
_FINITE = frozenset(["past", "s"])
_WHEN = frozenset(
    "yesterday today tonight tomorrow again later too also early late soon now then alone away home back half".split()
)
_PARTICLES = frozenset("up down out off back away".split())
_HOURS = frozenset(["am", "pm", "a.m.", "p.m.", "gmt"])
_APART = PREPOSITIONS | _WHEN | frozenset(WEEKDAYS)
"""Words that begin something else than what stands before them."""
_MOST = 7
"""Words that are added at the end at most; where these do not suffice none is."""
_MOST_BEFORE = 2
_TO_END = 4
"""Words up to a mark that are added where a question is cut off: "have not said how the women died"."""
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Rev|Prof|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Det|Supt|Insp|Cpl|St)\.?\s\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MARKS = (("(", ")"), ("[", "]"), ("“", "”"), ('"', '"'))
_AT_LEAST = {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than")}
_NEAR = 3
"""Code points to the other one of a pair of marks, a comma between them."""


def whole_phrase(text: str, start: int, end: int) -> Span:
    """Where the words of `text` from `start` to `end` begin and end, whole: code points into it, half-open.

    "the second senator from" of "the second senator from Tarn" gets its "Tarn"; where what is missing is long, "when
    the" is left out instead.
    """
    tokens = words(text)
    first = next((n for n, word in enumerate(tokens) if word.end > start), 0)
    last = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].start < end), len(tokens) - 1)
    if not tokens or first > last:
        return start, end
    counting = frozenset(n.end for n in numerals(text) if not _YEAR.fullmatch(text[n.start : n.end]))
    last = _to_the_end(tokens, first, last, counting)
    first = _from_the_beginning(text, tokens, first, counting)
    first = _with_denied(tokens, _with_subject(tokens, first, last))
    return balanced(text, min(start, tokens[first].start), _end(tokens, last, end))


def _end(tokens: Sequence[Word], last: int, end: int) -> int:
    """Where word `last` ends, or the marks behind it that were in: "a.m." is two words."""
    return max(tokens[last].end, end) if last + 1 >= len(tokens) or tokens[last + 1].start >= end else tokens[last].end


def _to_the_end(tokens: Sequence[Word], first: int, last: int, counting: frozenset[int]) -> int:
    """The last word of the phrase that the words up to `last` tell a part of."""
    at = last
    while at - last <= _MOST and _goes_on(tokens, first, at, counting, added=at > last):
        at += 1
    if tokens[at].lower in _ASKING:
        mark = next((n for n in range(at + 1, len(tokens)) if not tokens[n].is_word), len(tokens))
        return mark - 1 if mark - 1 - at <= _TO_END else last
    if at - last > _MOST:
        at = last
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not behind.is_word or _is_stranded(tokens[at], behind) or _is_particle(tokens, at):
        return at
    return _without_openers(tokens, first, at)


def _without_openers(tokens: Sequence[Word], first: int, at: int) -> int:
    """The last word up to `at` that does not open what is not told: without "and", "the", "of the"."""
    while at > first and (tokens[at].lower in _JOINERS | RELATIVES | _DETERMINERS):
        at -= 1
    return at - 1 if at > first and tokens[at].lower in _OPENERS else at


def _goes_on(tokens: Sequence[Word], first: int, at: int, counting: frozenset[int], *, added: bool) -> bool:
    """True when word `at`, one that was `added` or the last of those cut out, needs the one behind it."""
    if at + 1 >= len(tokens):
        return False
    word, behind = tokens[at], tokens[at + 1]
    counted = word.end in counting
    if word.end == behind.start:
        return _is_one_word(tokens, at) or _owns(tokens, at)
    if _owns(tokens, at - 1):
        return True
    if not (word.is_word and behind.is_word) or _parts(word, behind) or _is_particle(tokens, at):
        return False
    if word.lower in _OPENERS or behind.lower == "of" or (behind.lower in _HOURS and word.text.isdigit()):
        return True
    if behind.lower in AUXILIARIES:
        return word.lower in _NOMINATIVES or _begins_clause(tokens, first, at)
    is_object = behind.lower in _DETERMINERS | _WHOM | _NOMINATIVES
    if is_object or _is_infinitive(tokens, at + 1) or _is_particle(tokens, at + 1):
        return bool(verb_forms(word.lower)) and not counted
    return _is_noun_behind(word, behind, counted=counted, added=added)


def _owns(tokens: Sequence[Word], at: int) -> bool:
    """True at the "years" of "19 years' service", of which the mark ends no quotation."""
    if not 0 <= at < len(tokens) - 2 or not tokens[at].lower.endswith("s"):
        return False
    mark, owned = tokens[at + 1], tokens[at + 2]
    beside = mark.start == tokens[at].end and mark.text in "'’" and owned.start > mark.end
    return beside and owned.is_content and owned.text.islower() and "past" not in verb_forms(owned.lower)


def _is_infinitive(tokens: Sequence[Word], at: int) -> bool:
    """True at the "to" of "needs to be found"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower == "to" and ("base" in verb_forms(after) or after in BE)


def _is_particle(tokens: Sequence[Word], at: int) -> bool:
    """True at the "up" of "had to go up", not at that of "went up the hill"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = after is None or not after.is_word or after.lower in (FUNCTION_WORDS - _OPENERS - _JOINERS) | AUXILIARIES
    return alone and at > 0 and tokens[at].lower in _PARTICLES and bool(verb_forms(tokens[at - 1].lower))


def _parts(word: Word, behind: Word) -> bool:
    """True where something else begins between two words."""
    joins = word.lower in _JOINERS | RELATIVES | _ASKING or behind.lower in _JOINERS | RELATIVES
    return joins or _is_stranded(word, behind)


def _is_stranded(word: Word, behind: Word) -> bool:
    """True for "for" in "what she had paid for fell"."""
    return word.lower in PREPOSITIONS and word.lower != "since" and "past" in verb_forms(behind.lower)


def _is_one_word(tokens: Sequence[Word], at: int) -> bool:
    """True within "5-3", "9:30" and "1980s"."""
    if tokens[at].text.isdigit() and tokens[at + 1].text == "s":
        return True
    if tokens[at].is_word:
        return tokens[at + 1].text in "-:/'’" and at + 2 < len(tokens) and tokens[at + 2].start == tokens[at + 1].end
    return tokens[at].text in "-:/'’" and at > 0 and tokens[at - 1].end == tokens[at].start


def _begins_clause(tokens: Sequence[Word], first: int, at: int) -> bool:
    """True where the words up to `at` end in who does what stands behind: "and a vigil" before "will be held"."""
    joint = next((n for n in range(at, first, -1) if tokens[n].lower in _JOINERS or tokens[n].lower in RELATIVES), at)
    acts = [n for n in range(first + 1, at + 1) if is_finite(tokens[n])]
    return joint < at and bool(acts) and acts[-1] < joint


def is_finite(word: Word) -> bool:
    """True for a word that can be the verb of a clause as it stands: "was", "leaves", "left"; not with a capital."""
    return word.lower in AUXILIARIES or bool(not word.is_capital and verb_forms(word.lower) & _FINITE)


def _is_noun_behind(word: Word, behind: Word, *, counted: bool, added: bool) -> bool:
    """True for "two" before "counts", "kit" before "man", "Branch" before "Street"."""
    if not behind.is_content or not behind.text[0].isalpha() or behind.lower in _APART or behind.lower.endswith("ly"):
        return False
    if word.text.endswith(("'s", "’s")):
        return True
    own, forms = verb_forms(word.lower), verb_forms(behind.lower)
    if word.is_capital or behind.is_capital:
        return word.is_capital and (behind.is_capital or (added and not forms))
    if added and "ing" in own:
        return True
    if counted or not word.text[0].isalpha():
        return counted and word.text[0] not in "$£€¥"
    if word.lower.endswith("ly"):
        return bool(forms)
    return word.is_content and not own - {"base"} and not forms - ({"base"} if added else set())


def _from_the_beginning(text: str, tokens: Sequence[Word], first: int, counting: frozenset[int]) -> int:
    """The first word of the phrase that the words from `first` on tell a part of."""
    for _ in range(_MOST_BEFORE):
        if first == 0:
            break
        word, before = tokens[first], tokens[first - 1]
        if word.lower in _HOURS and before.end in counting:
            first -= 1
        elif word.is_capital and (address := _ADDRESS.search(text[: word.start])):
            first = next(n for n, one in enumerate(tokens) if one.end > address.start())
        elif _is_torn(tokens, first, counted=before.end in counting):
            first -= 1
        else:
            break
    while first and tokens[first - 1].end == tokens[first].start and _is_one_word(tokens, first - 1):
        first -= 1  # "48-year-old" is three words here, and is not parted where the second was the last to be added
    return first


def _with_subject(tokens: Sequence[Word], first: int, last: int) -> int:
    """Where the subject begins of which the words from `first` on are the end: "tickets for Wednesday will be paid"."""
    prepositions = [n for n in (first, first - 1) if n > 0 and tokens[n].lower in PREPOSITIONS]
    reach = range(first + 1, min(first + _SUBJECT, last + 1))
    verb = next((n for n in reach if has_subject(tokens[n]) and tokens[n - 1].is_content), None)
    if not prepositions or verb is None or not all(word.is_word for word in tokens[first:verb]):
        return first
    at = prepositions[0]
    while at > max(0, first - _SUBJECT) and tokens[at - 1].is_word and not _ends_clause(tokens[at - 1]):
        at -= 1
    stops = at > 0 and (has_subject(tokens[at - 1]) or at == first - _SUBJECT)
    return first if stops or at == prepositions[0] or tokens[at].lower in PREPOSITIONS | _ACCORDING else at


def _ends_clause(word: Word) -> bool:
    return has_subject(word) or word.lower in _JOINERS | RELATIVES | _THAT


def has_subject(word: Word) -> bool:
    """True for a verb that surely has a subject: "tickets" may be a noun."""
    return word.lower in AUXILIARIES or bool(not word.is_capital and "past" in verb_forms(word.lower))


_SUBJECT = 8
"""Words of a subject that is looked for."""
_THAT = frozenset("that say says believe believes think thinks".split())
"""Words behind which a clause begins."""
_ACCORDING = frozenset(["according", "due", "owing", "thanks"])
"""Words that make one preposition with the one behind them."""


def _with_denied(tokens: Sequence[Word], first: int) -> int:
    """Where what is denied of a subject begins: "No trains will run" is no "will run"."""
    if not is_finite(tokens[first]):
        return first
    for at in range(first - 1, max(-1, first - 1 - _DENIED), -1):
        if tokens[at].lower in _DENYING:
            return at
        if not tokens[at].is_content and tokens[at].lower != "of" and tokens[at].lower not in _DETERMINERS:
            break
    return first


_DENIED = 5
"""Words of a subject of which something is denied: "none of the four other trains"."""
_DENYING = frozenset("no none nobody neither few hardly".split())


def _is_torn(tokens: Sequence[Word], at: int, *, counted: bool) -> bool:
    """True for "stove" behind "gas", "Korea" behind "North", "weeks" behind "two", which is `counted`."""
    word, before = tokens[at], tokens[at - 1]
    if before.end == word.start:
        return _is_one_word(tokens, at - 1)
    if (before.lower, word.lower) in _AT_LEAST:
        return True
    if not (word.is_content and before.is_content) or {word.lower, before.lower} & _APART:
        return False
    if not (word.text[0].isalpha() and before.text[0].isalnum()) or verb_forms(word.lower) or word.lower.endswith("ly"):
        return False
    if word.is_capital:
        return before.is_capital
    return counted or before.is_capital or not (verb_forms(before.lower) or before.lower.endswith("ly"))


# --- marks ------------------------------------------------------------------------------------------------------------


def balanced(text: str, start: int, end: int) -> Span:
    """The span with or without a mark of which the other one stands beside it or far off: `“a deal`, `(6 miles`."""
    read = start, end
    for opening, closing in _MARKS:
        surplus = text.count(opening, start, end) - text.count(closing, start, end)
        if opening == closing and text.count(opening, start, end) % 2:
            surplus = -1 if text.count(opening, 0, start) % 2 else 1
        if surplus > 0:
            start, end = _opened(text, start, end, opening, closing)
        elif surplus < 0:
            start, end = _closed(text, start, end, opening, closing)
    return (start, end) if any(map(str.isalnum, text[start:end])) else read


def _opened(text: str, start: int, end: int, opening: str, closing: str) -> Span:
    """The span without a mark that opens in it and does not close, or with its other one."""
    at = text.rfind(opening, start, end)
    if at == start:
        return start + 1, end
    behind = text.find(closing, end, end + _NEAR)
    if behind >= 0 and not any(map(str.isalnum, text[end:behind])):
        return start, behind + 1
    bare = len(text[start:at].rstrip())
    return (start, start + bare) if opening in "([" else (start, end)


def _closed(text: str, start: int, end: int, opening: str, closing: str) -> Span:
    """The span without a mark that closes in it and does not open, or with its other one."""
    before = text.rfind(opening, max(0, start - _NEAR), start)
    if before >= 0 and not any(map(str.isalnum, text[before:start])):
        return before, end
    return (start, end - 1) if text.endswith(closing, start, end) else (start, end)

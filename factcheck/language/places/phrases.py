"""The noun phrase of a place: where it ends, its noun, its names, the bigger places after a comma."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from ...model import Mention, MentionKind
from ...spans import overlap, shifted, span_of
from ...text import ARTICLES, Word, fold
from ..clauses.verbs import BE, HAVE, MODALS, PREPOSITIONS, verb_forms
from ..vocabulary import is_group, is_place_head, is_state, place_name
from .nouns import compass_words, group_of, level_of, nouns
from .spot import Side, Spot


class Line(Struct, frozen=True):
    """A sentence as the reading of places sees it."""

    text: str
    tokens: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    offset: int
    """Code points of the sentence in its article: what to take from a mention's span."""
    dated: tuple[tuple[int, int], ...] = ()
    """The spans of its time expressions, which no place reaches into."""

    def first_from(self, at: int) -> int:
        """The first token that begins at or after code point `at`."""
        return next((number for number, token in enumerate(self.tokens) if token.start >= at), len(self.tokens))

    def surface(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def kind_of(self, first: int, last: int) -> MentionKind | None:
        """The kind of the mention over tokens `first` to `last`; a place among several wins."""
        span = shifted((self.tokens[first].start, self.tokens[last].end), self.offset)
        over = [mention.kind for mention in self.mentions if overlap(span_of(mention), span)]
        return MentionKind.PLACE if MentionKind.PLACE in over else over[0] if over else None


_REACH = 14
"""Tokens that a phrase may hold."""
_STOPS = frozenset(',;:()[]“”"—–…!?.')
_ENDERS = (BE | HAVE | MODALS | PREPOSITIONS - {"of"}) | frozenset(
    "that which who where when while but or because to he she they said".split()
)
_LINKS = frozenset("of the and".split())


def place_at(line: Line, first: int, lenient: bool) -> Spot | None:
    """The place that the noun phrase from token `first` names; None when it names none.

    `lenient` takes a name for a place's although nothing but the word before it says so.
    """
    tokens = line.tokens
    stop = stop_of(line, first)
    head_at = _head_at(tokens, first, stop)
    runs = name_runs(tokens, first, stop)
    if head_at is None:  # "in the history of Rome" is no place
        runs = [run for run in runs if not any(token.lower == "of" for token in tokens[first : run[0]])]
    named = [run for run in runs if _names_place(line, run, lenient)]
    if head_at is None and not named:
        return None
    last = max([first if head_at is None else head_at, *(final for _, final in named)])
    chain, last = _chain(line, last)
    inside = tokens[first : last + 1]
    before = _describing(tokens, first, first if head_at is None else head_at)
    return Spot(
        start=tokens[first].start,
        end=tokens[last].end,
        text=line.surface(first, last),
        side=Side.AT,
        head="" if head_at is None else fold(tokens[head_at].text),
        describing=frozenset(t.stem for t in before),
        modifiers=frozenset(fold(t.text) for t in before),
        names=(*(_bare(line.surface(*run)) for run in named), *chain),
        compass=_direction(inside),
        floor=_storey(inside),
        body=bool(named) and line.kind_of(*named[0]) is MentionKind.BODY,
    )


def _describing(tokens: tuple[Word, ...], first: int, head_at: int) -> list[Word]:
    """The small words before a head that describe it: those behind an "of" ("the back of the red van")."""
    start = max((n + 1 for n in range(first, head_at) if tokens[n].lower == "of"), default=first)
    return [token for token in tokens[start:head_at] if token.is_content and not token.is_capital]


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _direction(inside: tuple[Word, ...]) -> str:
    """The compass word of a phrase; one in a name ("North Korea") does not count."""
    return next((compass_words()[t.lower] for t in inside if t.lower in compass_words() and not t.is_capital), "")


def _storey(inside: tuple[Word, ...]) -> str:
    """The word before "floor": "third" of "the third floor" and of "a third-floor office"."""
    for word, after in pairwise(inside):
        if after.lower in {"floor", "story", "storey"}:
            return fold(word.text)
    return next((t.lower.partition("-")[0] for t in inside if re.match(r"\w+-(?:floor|stor)", t.lower)), "")


def stop_of(line: Line, first: int) -> int:
    """The token before which the noun phrase from `first` ends."""
    tokens, past = line.tokens, first
    ceiling = min(len(tokens), first + _REACH)
    for at in range(first, ceiling):
        if at < past:
            continue
        if _shortens(tokens, at):
            continue
        if tokens[at].text == "," and (past := _past_state(tokens, at)) > at:
            continue
        if at > first and tokens[at - 1].is_capital and tokens[at].lower.endswith("ed") and not tokens[at].is_capital:
            return at  # "in Lyon shocked the country"
        if tokens[at].text in _STOPS or tokens[at].lower in _ENDERS or _ends_list(tokens, at):
            return at
        if at > first and is_bearing(tokens, at):
            return at
        if any(start <= tokens[at].start < end for start, end in line.dated):
            return at
    return ceiling


_SHORT_WORDS = frozenset("St Ste Sts Mt Ft Pt".split())


def _shortens(tokens: tuple[Word, ...], at: int) -> bool:
    """True for the point inside a name: "St. Joseph", "Ft. Worth"."""
    if tokens[at].text != "." or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].text in _SHORT_WORDS and tokens[at + 1].is_capital


def is_bearing(tokens: tuple[Word, ...], at: int) -> bool:
    """True for the direction from a place, as in "90 km south of Multan"; "in the south of France" is in it."""
    token, after = tokens[at], tokens[at + 1 : at + 2]
    if token.is_capital or token.lower not in compass_words() or not after or after[0].lower != "of":
        return False
    return not at or tokens[at - 1].lower != "the"


def _ends_list(tokens: tuple[Word, ...], at: int) -> bool:
    """True for an "and" that does not stand between two names."""
    names = 0 < at < len(tokens) - 1 and tokens[at - 1].is_capital and tokens[at + 1].is_capital
    return tokens[at].lower == "and" and not names


def _past_state(tokens: tuple[Word, ...], comma: int) -> int:
    """The token after the state in "a Springfield, Ill., motel"; `comma` when the phrase does not go on so."""
    at = comma + 1
    if at >= len(tokens) or not is_state(tokens[at].text):
        return comma
    at += 1
    commas = 0
    while at < len(tokens) and tokens[at].text in {".", ","}:
        commas += tokens[at].text == ","
        at += 1
    goes_on = at < len(tokens) and commas == 1 and any(token.lower in nouns() for token in tokens[at : at + 2])
    return at if goes_on and not tokens[at].is_capital else comma


def _head_at(tokens: tuple[Word, ...], first: int, stop: int) -> int | None:
    """The token of the noun that says what place it is: the first place noun that no other directly follows."""
    for at in range(first, stop):
        if tokens[at].lower in nouns() and not tokens[at].is_capital:
            if tokens[at].lower in compass_words() and at + 1 < stop and tokens[at + 1].is_capital:
                continue  # "an east Leeds bakery"
            if at + 1 < stop and tokens[at + 1].lower == "of" and _opens_other(tokens[at]):
                continue
            possessive = tokens[at].text.endswith(("'s", "’s"))
            if not possessive and not (at + 1 < stop and _goes_on(tokens[at + 1])):
                return at
    return None


def _opens_other(token: Word) -> bool:
    """True for a part of the body or a "spot" before an "of": "the back of the van", "the arms of", "a spot of"."""
    return group_of(token.lower) == "body" or token.lower == "spot"


_NO_NOUNS = PREPOSITIONS | frozenset(
    """next close bound adjacent nearby there here alone together again away back today yesterday tomorrow early late
    last""".split()
)


_WRITTEN = frozenset("records documents papers filings files reports orders hearings visits runs prices lights".split())
"""Nouns behind a noun of place that may be verbs elsewhere: "court records"."""


def _goes_on(token: Word) -> bool:
    """True when a noun before `token` only describes it ("state" of "state media")."""
    if token.is_capital or not token.is_content or token.lower.endswith("ly") or token.lower in compass_words():
        return False
    if token.lower in _NO_NOUNS or not token.text[0].isalpha():
        return False
    if token.lower in _WRITTEN:
        return True
    return token.lower in nouns() or not verb_forms(token.lower) & {"past", "s", "participle"}


def name_runs(tokens: tuple[Word, ...], first: int, stop: int) -> list[tuple[int, int]]:
    """Runs of capitals in tokens `first`..`stop`: first and last token of each; "of the" may stand inside."""
    runs: list[tuple[int, int]] = []
    at = first
    while at < stop:
        if not tokens[at].is_capital:
            at += 1
            continue
        last = at
        probe = at + 1
        while probe < stop and (tokens[probe].is_capital or tokens[probe].lower in _LINKS or _shortens(tokens, probe)):
            last = probe if tokens[probe].is_capital else last
            probe += 1
        runs.append((at, last))
        at = last + 1
    return runs


def _opens_clause(tokens: tuple[Word, ...], at: int) -> bool:
    """True for the "following" of "at Marsh Hospital following a stroke"; "a Marsh shopping mall" goes on."""
    behind = tokens[at + 1 : at + 2]
    return tokens[at].lower.endswith("ing") and any(word.lower in _OPENING for word in behind)


_OPENING = ARTICLES | frozenset("his her its their this from".split())
"""Behind a word in -ing that tells what somebody did then: "following a stroke", "suffering from burns"."""


def _names_place(line: Line, run: tuple[int, int], lenient: bool) -> bool:
    """True when the run of capitals names a place, not a people, an owner or what describes a thing."""
    first, last = run
    name, after = line.surface(first, last), line.tokens[last + 1 : last + 2]
    owner = name.endswith(("'s", "’s"))
    describes = any(_goes_on(token) and token.lower not in nouns() for token in after)
    describes = describes and not _opens_clause(line.tokens, last + 1)
    if describes or ((owner or is_group(name)) and not any(token.lower in nouns() for token in after)):
        return False
    kind, told = line.kind_of(first, last), is_place_head(line.tokens[last].text) or level_of(_bare(name)) == "house"
    if place_name(_bare(name)) is not None or told or kind is MentionKind.PLACE:
        return True
    return lenient and kind is not MentionKind.GROUP and not owner


_LIES_IN = re.compile(
    r",\s+(?:an?|the|its|in)\s+(?:[a-z][\w-]*\s+){0,4}?(?:capital|seat|city|town|village|suburb|borough|neighbou?rhood|"
    r"district|resort|port|commune|municipality|hamlet|part|enclave|quarter)\s+"
    r"(?:of\s+(?:(?:about|some|around)\s+)?[\d.,]+(?:\s+\w+)?(?:\s+(?:people|residents|inhabitants))?\s+)?(?:in|of)\s+"
    r"(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}?(?P<outer>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,2})"
)
"""What tells where a place lies: "Oxton, the capital of Marsh district", "Oxton, a town of 2,100 in Marsh Parish"."""


def _chain(line: Line, at: int) -> tuple[tuple[str, ...], int]:
    """The bigger places that follow after commas ("Springfield, Ill."), and the last token."""
    names: list[str] = []
    tokens = line.tokens
    while at + 2 < len(tokens) and tokens[at + 1].text == "," and tokens[at + 2].is_capital:
        first, last = name_runs(tokens, at + 2, min(len(tokens), at + 7))[0]
        name = line.surface(first, last)
        if place_name(name) is None and line.kind_of(first, last) is not MentionKind.PLACE:
            break
        names.append(name)
        at = last
    ends = tokens[at].end
    told = _LIES_IN.match(line.text, ends)
    if told:  # it says where the place lies, and is no part of the phrase
        names.append(told["outer"])
    return tuple(names), at

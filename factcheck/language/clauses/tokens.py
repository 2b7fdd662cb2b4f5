"""The tokens of a sentence, and which of them belong together: where a subject, an object, an aside begins and ends."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from ...text import WEEKDAYS, Word
from .clause import Chunk, Phrase
from .verbs import BREAKS, PREPOSITIONS, RELATIVES

_JOINERS = frozenset(
    """and but or nor so yet because although though while when where whether if unless once whereas as after before
    until since how why what""".split()
)
_NOMINATIVES = frozenset(["i", "he", "she", "we", "they"])
_LINKS = frozenset(["and", "or", "but"])
_NO_NAMES = PREPOSITIONS | frozenset(WEEKDAYS)
_WHEN = frozenset([*WEEKDAYS, "yesterday", "today", "tonight", "tomorrow"])
"""What tells without a small word before it when it was, and is no subject."""
_WHOLE = frozenset("all none nothing everything anything everyone everybody nobody".split())
_OBJECTS = frozenset(["which", "whom"])
"""Relative words that a preposition stands before."""
_PARTING = PREPOSITIONS - {"of"}
"""Those that begin a phrase of their own; "of" goes on with the words before it."""


class TokenisedSentence(Struct, frozen=True):
    """A sentence and its tokens; its methods take and give places of tokens, half-open."""

    text: str
    tokens: tuple[Word, ...]

    def chunk(self, first: int, stop: int) -> Chunk | None:
        """Tokens `first`..`stop` without marks and joining words at the ends; None when nothing is left."""
        tokens = self.tokens
        while first < stop and (not tokens[first].is_word or tokens[first].lower in _LINKS):
            first += 1
        while stop > first and (not tokens[stop - 1].is_word or tokens[stop - 1].lower in _LINKS):
            stop -= 1
        if first >= stop:
            return None
        start, end = tokens[first].start, tokens[stop - 1].end
        return Chunk(start, end, self.text[start:end])

    def boundary(self, floor: int, ceiling: int) -> int:
        """The token after the last mark or joining word in `floor`..`ceiling`; `floor` when there is none.

        A pronoun that only ever does something begins a clause of its own: "told reporters she would stay".
        """
        tokens = self.tokens
        for at in range(ceiling - 1, floor - 1, -1):
            lower = tokens[at].lower
            if at > floor and lower in _NOMINATIVES:
                return at
            if self._breaks(at) or (lower in _JOINERS and not self._excepts(at)) or lower in RELATIVES:
                if lower in ("and", "or", "as", "since", "before", "after") and self._joins_names(floor, at):
                    continue
                return at + 1
        return floor

    def _joins_names(self, floor: int, at: int) -> bool:
        """True when "and" at `at` joins two subjects ("Smith and Jones fled") and not two clauses."""
        tokens = self.tokens
        if floor and tokens[at].lower not in ("and", "or"):
            return False  # "came hours after the president had spoken"
        if at == floor + 1:
            return tokens[floor].lower not in _WHEN  # "died Tuesday and was buried"
        return (floor == 0 and all(token.is_word for token in tokens[floor:at])) or at == floor == 0

    def _breaks(self, at: int) -> bool:
        """True for a mark that parts clauses: not for the colon of "12:20", with a figure right on either side."""
        mark, start = self.tokens[at].text, self.tokens[at].start
        timed = mark == ":" and self.text[start - 1 : start].isdigit() and self.text[start + 1 : start + 2].isdigit()
        return mark in BREAKS and not timed

    def _excepts(self, at: int) -> bool:
        """True for the "but" of "all but 900 homes", which begins no clause."""
        return self.tokens[at].lower == "but" and at > 0 and self.tokens[at - 1].lower in _WHOLE

    def behind_joiner(self, floor: int, cut: int) -> int:
        """Where a new clause begins in `floor`..`cut`, behind a comma and a joining word; `floor` when none does.

        "To a clinic, where one, a woman, was": she is the subject of "was", not the clinic.
        """
        tokens = self.tokens
        joined = (at for at in range(cut - 1, floor, -1) if tokens[at].lower in _JOINERS and tokens[at - 1].text == ",")
        return next(joined, floor - 1) + 1

    def first_break(self, floor: int, ceiling: int) -> int:
        """The first mark in `floor`..`ceiling`; `ceiling` when there is none."""
        return next((at for at in range(floor, ceiling) if self._breaks(at)), ceiling)

    def relates(self, cut: int) -> bool:
        """True where a relative clause begins at `cut`."""
        return cut > 0 and (self.tokens[cut - 1].lower in RELATIVES or self.tokens[cut - 1].lower == "where")

    def relative_start(self, cut: int) -> int:
        """Where the relative clause at `cut` begins: at ", in which", at "which" or at "where"."""
        mark, before, marker = (token.lower for token in self.tokens[cut - 3 : cut]) if cut > 2 else ("", "", "")
        return cut - 2 if marker in _OBJECTS and before in PREPOSITIONS and mark == "," else cut - 1

    def antecedent(self, floor: int, end: int) -> Chunk | None:
        """The words that a relative word stands for: back to the last mark, verb or preposition other than "of".

        So they are back to the "that" of what is said: "told Lund that the cave, which is deep, was shut".
        """
        tokens = self.tokens
        while end > floor and not tokens[end - 1].is_word:
            end -= 1
        at = end
        while at > floor and tokens[at - 1].is_word and tokens[at - 1].lower not in _PARTING:
            if tokens[at - 1].lower == "that" and at > 1:
                break
            at -= 1
        return self.chunk(at, end)

    def apposed(self, floor: int, end: int) -> Chunk | None:
        """The name that the words before `end` tell of, behind a comma: "Ed Lund" of "Ed Lund, 29, a baker"; or None.

        It must begin the sentence, and be more than "Meanwhile" or "Last Monday".
        """
        tokens = self.tokens
        first = self.first_break(0, end)
        thing = self.antecedent(floor, end)
        if floor or not 1 < first < end or thing is None or tokens[first].text != ",":
            return None
        is_name = all(token.text[:1].isupper() and token.lower not in _NO_NAMES for token in tokens[:first])
        between = [token for token in tokens[first:] if token.end <= thing.start]
        behind = between[-1:] and between[-1].text == ","
        aged = all(token.text == "," or token.text.isdigit() for token in between)
        return self.chunk(0, first) if is_name and behind and aged else None

    def complement(self, first: int, ceiling: int) -> tuple[Chunk | None, tuple[Phrase, ...]]:
        """The object and the phrases of a verb, in the words `first`..`ceiling` that follow it."""
        stop = self._complement_end(first, ceiling)
        cuts = [at for at in range(first, stop) if self.tokens[at].lower in _PARTING]
        thing = self.chunk(first, cuts[0] if cuts else stop)
        phrases = []
        for at, end in pairwise([*cuts, stop]):
            chunk = self.chunk(at, end)
            if chunk:
                phrases.append(Phrase(self.tokens[at].lower, chunk))
        return thing, tuple(phrases)

    def _complement_end(self, first: int, ceiling: int) -> int:
        """Where the words that follow a verb end: at the next mark, joining word or verb."""
        for at in range(first, ceiling):
            lower = self.tokens[at].lower
            if self._breaks(at) or (lower in RELATIVES and at > first):
                return at
            parts = lower in _JOINERS and lower not in PREPOSITIONS and lower not in ("and", "or", "once")
            if parts and not self._excepts(at):
                return at
        return ceiling

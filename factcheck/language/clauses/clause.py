"""The parts of a clause: who does what, how surely, and who says so, each with its place in the text.

`reading` finds them in a sentence.
"""

from __future__ import annotations

from msgspec import Struct

from ...text import NUMBER_WORDS, words
from .verbs import PREPOSITIONS, Modality, verb_forms

__all__ = ["PREPOSITIONS", "Chunk", "Clause", "Phrase", "is_denying", "verb_forms"]

_COUNTS = frozenset([*NUMBER_WORDS[2:], "dozens", "hundreds", "thousands", "scores", "members"])
_NO = frozenset("no none neither nobody".split())
_ALL = frozenset("all every everyone everybody one both a many enough".split())


class Chunk(Struct, frozen=True):
    """Some words of a sentence that belong together, without marks at the ends."""

    start: int
    """Code points into the text that was read, half-open."""
    end: int
    text: str
    """The surface."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(word.stem for word in words(self.text) if word.is_content)

    @property
    def head(self) -> str:
        """The stem of the last content word before the first preposition: what the chunk is about; empty if none.

        Of "six of the guards" it is the guards.
        """
        head = ""
        counts = False
        for word in words(self.text):
            if head and word.lower in PREPOSITIONS and not (counts and word.lower == "of"):
                break
            if word.is_content:
                head, counts = word.stem, word.text.isdigit() or word.lower in _COUNTS
        return head


class Phrase(Struct, frozen=True):
    """A preposition (or particle) and the words that follow it."""

    preposition: str
    chunk: Chunk
    """The preposition included."""


class Clause(Struct, frozen=True):
    """One verb with what belongs to it."""

    start: int
    end: int
    """`start`, `end`: the words from the subject, where it stands here, to the last phrase."""
    text: str
    verb: str
    """The stem of the main verb; "be" for "is in hospital"; empty when the clause has none."""
    verb_start: int
    verb_end: int
    """`verb_start`, `verb_end`: the verb with its auxiliaries."""
    modality: Modality = Modality.FACT
    negated: bool = False
    passive: bool = False
    finite: bool = True
    """False for "to go", "going" and "shot" without an auxiliary."""
    future: bool = False
    progressive: bool = False
    saying: bool = False
    """True when the verb is one of saying ("police said")."""
    subject: Chunk | None = None
    """Who or what; taken over from the clause before where this one has none of its own."""
    object: Chunk | None = None
    """The words after the verb up to the first preposition."""
    phrases: tuple[Phrase, ...] = ()
    speaker: str = ""
    """Who says so, as written; empty when the article itself does."""

    @property
    def told_from(self) -> int:
        """Where the verb begins, or before it the subject without which it tells the contrary: "no one was hurt"."""
        denies = self.subject is not None and is_denying(self.subject) and self.subject.end <= self.verb_start
        return self.subject.start if self.subject and denies else self.verb_start

    @property
    def agent(self) -> Chunk | None:
        """Who did it, of a passive: the words after "by"."""
        return next((p.chunk for p in self.phrases if self.passive and p.preposition == "by"), None)


def is_denying(subject: Chunk) -> bool:
    """True for "no guard" and "not all of the guards", of whom it is denied; not for "not guilty verdicts"."""
    first, *rest = (word.lower for word in words(subject.text))
    return first in _NO or (first == "not" and rest[:1] != [] and rest[0] in _ALL)

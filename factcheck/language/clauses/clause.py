"""A light reading of a sentence: its clauses, and in each who does what, how surely, and who says so.

No parser: `verbs` finds the verbs; commas, joining words and verbs part the clauses. A reading may be wrong in
detail; it is linear in time and every offset is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ...text import Word, words
from .verbs import (
    BREAKS,
    PREPOSITIONS,
    RELATIVES,
    Group,
    Modality,
    auxiliary,
    groups,
    listed_stems,
    verb_forms,
    verb_stem,
)

__all__ = ["PREPOSITIONS", "Chunk", "Clause", "Modality", "Phrase", "clauses", "verb_forms"]

_JOINERS = frozenset(
    """and but or nor so yet because although though while when where whether if unless once whereas as after before
    until since how why what""".split()
)
_NOMINATIVES = frozenset(["i", "he", "she", "we", "they"])
_THEN = frozenset("then later also still now soon finally".split())
"""Adverbs that go on with what was told, as no subject does."""
_COUNTS = frozenset(
    """two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores members""".split()
)
_NO = frozenset("no none neither nobody".split())
_ALL = frozenset("all every everyone everybody one both a many enough".split())
_OPEN = frozenset("whether if unclear unknown".split())


@dataclass(frozen=True, slots=True)
class Chunk:
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A preposition (or particle) and the words that follow it."""

    preposition: str
    chunk: Chunk
    """The preposition included."""


@dataclass(frozen=True, slots=True)
class Clause:
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
        denies = self.subject is not None and _is_denying(self.subject) and self.subject.end <= self.verb_start
        return self.subject.start if self.subject and denies else self.verb_start

    @property
    def agent(self) -> Chunk | None:
        """Who did it, of a passive: the words after "by"."""
        return next((p.chunk for p in self.phrases if self.passive and p.preposition == "by"), None)


@lru_cache(maxsize=16384)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, offsets into `text`; one when there is no verb, none without a word."""
    tokens = words(text)
    if not any(token.is_word for token in tokens):
        return ()
    found = tuple(groups(tokens))
    if not found:
        start, end = tokens[0].start, tokens[-1].end
        return (Clause(start, end, text[start:end], "", start, start, subject=_chunk(text, tokens, 0, len(tokens))),)
    return _with_speakers(text, tokens, _denied(text, _read(text, tokens, found)))


# --- clauses ----------------------------------------------------------------------------------------------------------


def _read(text: str, tokens: tuple[Word, ...], verbs: tuple[Group, ...]) -> list[Clause]:
    """One clause per verb group, with subject, object and phrases; speakers come later."""
    floors = [0, *(group.last + 1 for group in verbs)]
    cuts = [_boundary(tokens, floor, group.first) for floor, group in zip(floors, verbs, strict=False)]
    found: list[Clause] = []
    heads: list[Chunk | None] = []
    whole: Group | None = None
    for number, group in enumerate(verbs):
        floor, cut, before = floors[number], cuts[number], found[-1] if found else None
        head = heads[-1] if heads else None
        related = number > 0 and _relates(tokens, cuts[number - 1])
        subject, first = _subject(text, tokens, floor, cut, group, before, head if related else None)
        if resumed := _resumed(tokens, group, heads, cuts[: number + 1]):
            subject, first = resumed, group.first
        reported = number > 0 and _says(tokens[verbs[number - 1].main])
        heads.append(_head(text, tokens, floor, cut, group.first, subject, reported))
        stop = _after(tokens, group.last + 1, _ceiling(tokens, verbs, cuts, number))
        thing, phrases = _complement(text, tokens, group.last + 1, stop)
        goes_on = head and (related or not verbs[number - 1].finite) and tokens[cut - 1].text == ","
        if thing and not goes_on and _stands_behind_words(tokens, cut, group) and _says(tokens[group.main]):
            subject, thing = thing, None  # "...", said the mayor
        whole = _joined(tokens, whole, group, cuts[number]) if whole else group
        found.append(_clause(text, tokens, whole, first, cuts[number], subject, thing, phrases))
    return found


def _stands_behind_words(tokens: tuple[Word, ...], cut: int, group: Group) -> bool:
    """True for a verb right behind a mark, as the "said" behind a quotation."""
    return 0 < cut == group.first and not tokens[cut - 1].is_word


def _says(verb: Word) -> bool:
    return verb.stem in listed_stems("saying")


def _ceiling(tokens: tuple[Word, ...], verbs: tuple[Group, ...], cuts: list[int], number: int) -> int:
    """The token before which the words after group `number` must end: where the next clause begins."""
    if number + 1 == len(verbs):
        return len(tokens)
    own, after = verbs[number], verbs[number + 1]
    cut = cuts[number + 1]
    if cut > own.last + 1:
        return cut - 1
    saying = tokens[own.main].stem in listed_stems("saying")
    return own.last + 1 if saying and after.finite else after.first


def _joined(tokens: tuple[Word, ...], before: Group, group: Group, cut: int) -> Group:
    """`group` with the auxiliaries of the one before it, where "and" lets both share them ("was held and charged").

    Of what is still to come a comma does, too: "would be dried, opened by hand and counted".
    """
    bare = group.first == group.main and not auxiliary(tokens[group.main])
    if not bare or cut != group.first or tokens[cut - 1].lower not in ("and", "or", ","):
        return group
    if tokens[cut - 1].text == "," and before.modality is Modality.FACT and not before.future:
        return group
    kinds = verb_forms(tokens[group.main].lower)
    if before.passive and "participle" in kinds:
        return replace(
            group, passive=True, negated=before.negated, modality=before.modality, finite=True, future=before.future
        )
    if "base" in kinds and "past" not in kinds and before.modality is not Modality.FACT:
        return replace(group, modality=before.modality, negated=before.negated)
    return group


def _clause(
    text: str,
    tokens: tuple[Word, ...],
    group: Group,
    first: int,
    cut: int,
    subject: Chunk | None,
    thing: Chunk | None,
    phrases: tuple[Phrase, ...],
) -> Clause:
    start = tokens[first].start
    end = phrases[-1].chunk.end if phrases else thing.end if thing else tokens[group.last].end
    base = auxiliary(tokens[group.main]) or verb_stem(tokens[group.main].lower)
    open_question = cut and tokens[cut - 1].lower in _OPEN and group.modality is Modality.FACT
    no_subject = subject is not None and _is_denying(subject)
    return Clause(
        start,
        end,
        text[start:end],
        base,
        tokens[group.first].start,
        tokens[group.last].end,
        Modality.OPEN if open_question else group.modality,
        group.negated or no_subject or bool(thing and words(thing.text)[0].lower in ("no", "none", "nothing")),
        group.passive,
        group.finite,
        group.future,
        group.progressive,
        base in listed_stems("saying"),
        subject,
        thing,
        phrases,
    )


def _is_denying(subject: Chunk) -> bool:
    """True for "no guard" and "not all of the guards", of whom it is denied; not for "not guilty verdicts"."""
    first, *rest = (word.lower for word in words(subject.text))
    return first in _NO or (first == "not" and rest[:1] != [] and rest[0] in _ALL)


def _denied(text: str, found: list[Clause]) -> list[Clause]:
    """The clauses, that denied of which another says that there is no sign: "no sign that the men have weapons"."""
    denied = [False, *(_tells_of_none(before, text[before.end : after.start]) for before, after in pairwise(found))]
    return [replace(c, negated=not c.negated) if none else c for c, none in zip(found, denied, strict=True)]


def _tells_of_none(clause: Clause, between: str) -> bool:
    thing = clause.subject if clause.passive else clause.object
    none = thing is not None and words(thing.text)[0].lower == "no" and thing.head in listed_stems("telling_of")
    return none and between.strip().lower() == "that"


def _boundary(tokens: tuple[Word, ...], floor: int, ceiling: int) -> int:
    """The token after the last mark or joining word in `floor`..`ceiling`; `floor` when there is none.

    A pronoun that only ever does something begins a clause of its own: "told reporters she would stay".
    """
    for at in range(ceiling - 1, floor - 1, -1):
        if at > floor and tokens[at].lower in _NOMINATIVES:
            return at
        if tokens[at].text in BREAKS or tokens[at].lower in _JOINERS or tokens[at].lower in RELATIVES:
            if tokens[at].lower in ("and", "or", "as", "since", "before", "after") and _joins_names(tokens, floor, at):
                continue
            return at + 1
    return floor


def _joins_names(tokens: tuple[Word, ...], floor: int, at: int) -> bool:
    """True when "and" at `at` joins two subjects ("Smith and Jones fled") and not two clauses."""
    if floor and tokens[at].lower not in ("and", "or"):
        return False  # "came hours after the president had spoken"
    return at == floor + 1 or (floor == 0 and all(token.is_word for token in tokens[floor:at])) or at == floor == 0


def _subject(
    text: str,
    tokens: tuple[Word, ...],
    floor: int,
    cut: int,
    group: Group,
    before: Clause | None,
    head: Chunk | None,
) -> tuple[Chunk | None, int]:
    """The subject of a verb group, and the first token of the clause.

    `head` is what the clause before it tells of, where that is a relative clause.
    """
    marker = tokens[cut - 1].lower if cut else ""
    if head and group.finite and (cut == floor or (marker == "," and cut == group.first)):
        return head, group.first
    own = _chunk(text, tokens, cut, group.first)
    if own and all(token.lower in _THEN for token in tokens[cut : group.first]):
        return (before.subject if before else None), group.first  # "shot his wife, then called police"
    if own and (group.finite or not before) and own.text.lower() not in RELATIVES:
        return own, cut
    if marker in RELATIVES and cut - 1 > floor:
        return _antecedent(text, tokens, floor, cut - 1) or (before.subject if before else None), group.first
    if marker == "," and (group.finite or not before):
        first = _behind_joiner(tokens, floor, cut)
        aside = _chunk(text, tokens, first, _first_break(tokens, first, cut))
        if aside:
            return aside, first
    return (before.subject if before else own), group.first


def _behind_joiner(tokens: tuple[Word, ...], floor: int, cut: int) -> int:
    """Where a new clause begins in `floor`..`cut`, behind a comma and a joining word; `floor` when none does.

    "To a clinic, where one, a woman, was": she is the subject of "was", not the clinic.
    """
    joined = (at for at in range(cut - 1, floor, -1) if tokens[at].lower in _JOINERS and tokens[at - 1].text == ",")
    return next(joined, floor - 1) + 1


def _head(
    text: str, tokens: tuple[Word, ...], floor: int, cut: int, verb: int, subject: Chunk | None, reported: bool
) -> Chunk | None:
    """What the aside that begins at `cut` tells of, None for no aside; `subject` is that of the `verb` in it.

    Lund in "Lund, whose son fled, was hurt" and "Lund, speaking at Tarn, left". `reported`: a verb of saying comes
    before, whose "that" relates to nothing ("told Lund that the figures given were wrong").
    """
    if _relates(tokens, cut) and not (reported and tokens[cut - 1].lower == "that"):
        return (_antecedent(text, tokens, floor, cut - 1) if cut - 1 > floor else None) or subject
    return subject if _relates(tokens, cut) or (floor == 0 < cut == verb and tokens[cut - 1].text == ",") else None


def _relates(tokens: tuple[Word, ...], cut: int) -> bool:
    """True where a relative clause begins at `cut`."""
    return cut > 0 and (tokens[cut - 1].lower in RELATIVES or tokens[cut - 1].lower == "where")


def _resumed(tokens: tuple[Word, ...], group: Group, heads: list[Chunk | None], cuts: list[int]) -> Chunk | None:
    """The subject of a verb behind an aside: that of "has died" in "Lund, who ran until he fell, has died"."""
    cut = cuts[-1]
    if not group.finite or cut != group.first or not cut or tokens[cut - 1].text != ",":
        return None
    opened = [head for head, at in zip(heads, cuts, strict=False) if at > 1 and _opens_aside(tokens, at)]
    return opened[-1] if opened else None


def _opens_aside(tokens: tuple[Word, ...], cut: int) -> bool:
    """True where the clause at `cut` follows a comma, or a comma and a word that relates it to what stands before."""
    return "," in (tokens[cut - 1].text, tokens[cut - 2].text)


def _antecedent(text: str, tokens: tuple[Word, ...], floor: int, end: int) -> Chunk | None:
    """The words that a relative word stands for: back to the last mark, verb or preposition other than "of"."""
    while end > floor and not tokens[end - 1].is_word:
        end -= 1
    at = end
    while at > floor and tokens[at - 1].is_word and tokens[at - 1].lower not in PREPOSITIONS - {"of"}:
        at -= 1
    return _chunk(text, tokens, at, end)


def _first_break(tokens: tuple[Word, ...], floor: int, ceiling: int) -> int:
    return next((at for at in range(floor, ceiling) if tokens[at].text in BREAKS), ceiling)


def _after(tokens: tuple[Word, ...], first: int, ceiling: int) -> int:
    """Where the words that follow a verb end: at the next mark, joining word or verb."""
    for at in range(first, ceiling):
        lower = tokens[at].lower
        if tokens[at].text in BREAKS or (lower in RELATIVES and at > first):
            return at
        if lower in _JOINERS and lower not in PREPOSITIONS and lower not in ("and", "or", "once"):
            return at
    return ceiling


def _complement(text: str, tokens: tuple[Word, ...], first: int, stop: int) -> tuple[Chunk | None, tuple[Phrase, ...]]:
    """The object in tokens `first`..`stop`, and the phrases after it."""
    cuts = [at for at in range(first, stop) if tokens[at].lower in PREPOSITIONS - {"of"}]
    thing = _chunk(text, tokens, first, cuts[0] if cuts else stop)
    phrases = []
    for at, end in pairwise([*cuts, stop]):
        chunk = _chunk(text, tokens, at, end)
        if chunk:
            phrases.append(Phrase(tokens[at].lower, chunk))
    return thing, tuple(phrases)


def _chunk(text: str, tokens: tuple[Word, ...], first: int, stop: int) -> Chunk | None:
    """Tokens `first`..`stop` without marks and joining words at the ends; None when nothing is left."""
    while first < stop and (not tokens[first].is_word or tokens[first].lower in ("and", "or", "but")):
        first += 1
    while stop > first and (not tokens[stop - 1].is_word or tokens[stop - 1].lower in ("and", "or", "but")):
        stop -= 1
    if first >= stop:
        return None
    start, end = tokens[first].start, tokens[stop - 1].end
    return Chunk(start, end, text[start:end])


# --- speakers ---------------------------------------------------------------------------------------------------------


def _with_speakers(text: str, tokens: tuple[Word, ...], found: list[Clause]) -> tuple[Clause, ...]:
    """The clauses, each with who says it: the subject of a verb of saying, or the name after "according to"."""
    according = next(
        (at for at in range(len(tokens) - 1) if tokens[at].lower == "according" and tokens[at + 1].lower == "to"), None
    )
    speaker = ""
    if according is not None:
        chunk = _chunk(text, tokens, according + 2, _first_break(tokens, according + 2, len(tokens)))
        speaker = chunk.text if chunk else ""
    if not speaker:
        speaker = next((c.subject.text for c in found if c.subject and _speaks(c)), "")
    return tuple(c if _speaks(c) else replace(c, speaker=speaker) for c in found)


def _speaks(clause: Clause) -> bool:
    """True for "police said", "the mayor told reporters that"; not for "announced a date"."""
    return (
        clause.saying and clause.finite and not clause.negated and (not clause.object or clause.verb in ("say", "tell"))
    )

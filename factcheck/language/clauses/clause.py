"""A light reading of a sentence: its clauses, and in each who does what, how surely, and who says so.

No parser: `verbs` finds the verbs; commas, joining words and verbs part the clauses. A reading may be wrong in
detail; it is linear in time and every offset is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from ...text import NUMBER_WORDS, Word, words
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
_COUNTS = frozenset([*NUMBER_WORDS[2:], "dozens", "hundreds", "thousands", "scores", "members"])
_NO = frozenset("no none neither nobody".split())
_ALL = frozenset("all every everyone everybody one both a many enough".split())
_OPEN = frozenset("whether if unclear unknown".split())
_LINKS = frozenset(["and", "or", "but"])
_PARTING = PREPOSITIONS - {"of"}
"""Those that begin a phrase of their own; "of" goes on with the words before it."""


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
    sentence = _Sentence(text, words(text))
    tokens = sentence.tokens
    if not any(token.is_word for token in tokens):
        return ()
    verbs = tuple(groups(tokens))
    if not verbs:
        start, end = tokens[0].start, tokens[-1].end
        return (Clause(start, end, text[start:end], "", start, start, subject=sentence.chunk(0, len(tokens))),)
    return _with_speakers(sentence, _denied(text, _read(sentence, verbs)))


# --- the tokens of a sentence -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sentence:
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
            if tokens[at].text in BREAKS or lower in _JOINERS or lower in RELATIVES:
                if lower in ("and", "or", "as", "since", "before", "after") and self._joins_names(floor, at):
                    continue
                return at + 1
        return floor

    def _joins_names(self, floor: int, at: int) -> bool:
        """True when "and" at `at` joins two subjects ("Smith and Jones fled") and not two clauses."""
        tokens = self.tokens
        if floor and tokens[at].lower not in ("and", "or"):
            return False  # "came hours after the president had spoken"
        return at == floor + 1 or (floor == 0 and all(token.is_word for token in tokens[floor:at])) or at == floor == 0

    def behind_joiner(self, floor: int, cut: int) -> int:
        """Where a new clause begins in `floor`..`cut`, behind a comma and a joining word; `floor` when none does.

        "To a clinic, where one, a woman, was": she is the subject of "was", not the clinic.
        """
        tokens = self.tokens
        joined = (at for at in range(cut - 1, floor, -1) if tokens[at].lower in _JOINERS and tokens[at - 1].text == ",")
        return next(joined, floor - 1) + 1

    def first_break(self, floor: int, ceiling: int) -> int:
        """The first mark in `floor`..`ceiling`; `ceiling` when there is none."""
        return next((at for at in range(floor, ceiling) if self.tokens[at].text in BREAKS), ceiling)

    def relates(self, cut: int) -> bool:
        """True where a relative clause begins at `cut`."""
        return cut > 0 and (self.tokens[cut - 1].lower in RELATIVES or self.tokens[cut - 1].lower == "where")

    def antecedent(self, floor: int, end: int) -> Chunk | None:
        """The words that a relative word stands for: back to the last mark, verb or preposition other than "of"."""
        tokens = self.tokens
        while end > floor and not tokens[end - 1].is_word:
            end -= 1
        at = end
        while at > floor and tokens[at - 1].is_word and tokens[at - 1].lower not in _PARTING:
            at -= 1
        return self.chunk(at, end)

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
            if self.tokens[at].text in BREAKS or (lower in RELATIVES and at > first):
                return at
            if lower in _JOINERS and lower not in PREPOSITIONS and lower not in ("and", "or", "once"):
                return at
        return ceiling


# --- the stretch of each verb -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The tokens in which the clause of one verb lies."""

    verb: Group
    floor: int
    """The token behind the verb before, or the first."""
    cut: int
    """The token behind the last mark or joining word between `floor` and the verb; `floor` where there is none."""
    ceiling: int
    """The token before which what follows the verb must end."""


def _stretches(sentence: _Sentence, verbs: tuple[Group, ...]) -> list[_Stretch]:
    """The stretch of each verb, in order."""
    floors = [0, *(verb.last + 1 for verb in verbs[:-1])]
    cuts = [sentence.boundary(floor, verb.first) for floor, verb in zip(floors, verbs, strict=True)]
    ceilings = [
        _ceiling(sentence.tokens, own, after, cut) for own, after, cut in zip(verbs, verbs[1:], cuts[1:], strict=False)
    ]
    return list(map(_Stretch, verbs, floors, cuts, [*ceilings, len(sentence.tokens)]))


def _ceiling(tokens: tuple[Word, ...], own: Group, after: Group, cut: int) -> int:
    """Where what follows a verb ends at the latest: where the clause of the verb `after` begins, cut off at `cut`."""
    if cut > own.last + 1:
        return cut - 1
    return own.last + 1 if after.finite and _says(tokens[own.main]) else after.first


def _says(verb: Word) -> bool:
    return verb.stem in listed_stems("saying")


# --- clauses ----------------------------------------------------------------------------------------------------------


def _read(sentence: _Sentence, verbs: tuple[Group, ...]) -> list[Clause]:
    """One clause per verb, with subject, object and phrases; speakers come later."""
    reader = _Reader(sentence)
    for stretch in _stretches(sentence, verbs):
        reader.read(stretch)
    return reader.found


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands around a verb in its clause."""

    first: int
    """The first token: of the subject where that stands here, else of the verb."""
    subject: Chunk | None
    object: Chunk | None
    phrases: tuple[Phrase, ...]


@dataclass(slots=True)
class _Reader:
    """Reads the clauses of a sentence one by one, each in the light of those before."""

    sentence: _Sentence
    found: list[Clause] = field(default_factory=list)
    before: _Stretch | None = None
    """The stretch read last."""
    head: Chunk | None = None
    """What its clause tells of, where that is an aside."""
    resumable: Chunk | None = None
    """What the last clause behind a comma tells of, where that is an aside: a verb behind it may go on with that."""
    verb: Group | None = None
    """The verb read last, with the auxiliaries that it shares."""

    def read(self, stretch: _Stretch) -> None:
        """Adds the clause of one verb to `found`."""
        subject, first = self._resumed(stretch) or self._subject(stretch)
        head = self._head(stretch, subject)
        thing, phrases = self.sentence.complement(stretch.verb.last + 1, stretch.ceiling)
        if thing and self._follows_quotation(stretch):
            subject, thing = thing, None  # "...", said the mayor
        self.verb = self._joined(stretch)
        self.found.append(self._clause(self.verb, stretch.cut, _Parts(first, subject, thing, phrases)))
        self.before, self.head = stretch, head
        if self._opens_aside(stretch.cut):
            self.resumable = head

    def _subject(self, stretch: _Stretch) -> tuple[Chunk | None, int]:
        """The subject of a verb, and the first token of its clause."""
        sentence, tokens = self.sentence, self.sentence.tokens
        floor, cut, verb = stretch.floor, stretch.cut, stretch.verb
        marker = tokens[cut - 1].lower if cut else ""
        if self.head and self._is_behind_relative() and self._goes_on(stretch):
            return self.head, verb.first
        own = sentence.chunk(cut, verb.first)
        before = self.found[-1].subject if self.found else None
        if own and all(token.lower in _THEN for token in tokens[cut : verb.first]):
            return before, verb.first  # "shot his wife, then called police"
        if own and (verb.finite or not self.found) and own.text.lower() not in RELATIVES:
            return own, cut
        if marker in RELATIVES and cut - 1 > floor:
            return sentence.antecedent(floor, cut - 1) or before, verb.first
        if marker == "," and (verb.finite or not self.found):
            first = sentence.behind_joiner(floor, cut)
            aside = sentence.chunk(first, sentence.first_break(first, cut))
            if aside:
                return aside, first
        return (before if self.found else own), verb.first

    def _goes_on(self, stretch: _Stretch) -> bool:
        """True for a verb that nothing parts from the clause before but a comma right before it."""
        tokens, cut, verb = self.sentence.tokens, stretch.cut, stretch.verb
        return verb.finite and (cut == stretch.floor or (cut == verb.first and tokens[cut - 1].lower == ","))

    def _is_behind_relative(self) -> bool:
        """True where the clause before is a relative one."""
        return self.before is not None and self.sentence.relates(self.before.cut)

    def _resumed(self, stretch: _Stretch) -> tuple[Chunk, int] | None:
        """As `_subject`, of a verb behind an aside: that of "has died" in "Lund, who ran until he fell, has died"."""
        cut, verb = stretch.cut, stretch.verb
        behind_comma = 0 < cut == verb.first and self.sentence.tokens[cut - 1].text == ","
        return (self.resumable, verb.first) if self.resumable and verb.finite and behind_comma else None

    def _opens_aside(self, cut: int) -> bool:
        """True where the clause at `cut` follows a comma, or a comma and a word that relates it to what is before."""
        tokens = self.sentence.tokens
        return cut > 1 and "," in (tokens[cut - 1].text, tokens[cut - 2].text)

    def _head(self, stretch: _Stretch, subject: Chunk | None) -> Chunk | None:
        """What the aside in `stretch` tells of, None for no aside; `subject` is that of its verb.

        Lund in "Lund, whose son fled, was hurt" and "Lund, speaking at Tarn, left". After a verb of saying "that"
        relates to nothing ("told Lund that the figures given were wrong").
        """
        tokens, floor, cut = self.sentence.tokens, stretch.floor, stretch.cut
        if not self.sentence.relates(cut):
            return subject if floor == 0 < cut == stretch.verb.first and tokens[cut - 1].text == "," else None
        reported = self.before is not None and _says(tokens[self.before.verb.main]) and tokens[cut - 1].lower == "that"
        return (None if reported or cut - 1 <= floor else self.sentence.antecedent(floor, cut - 1)) or subject

    def _follows_quotation(self, stretch: _Stretch) -> bool:
        """True for a verb of saying right behind a mark, as behind a quotation; not where the subject is resumed."""
        tokens, cut, verb = self.sentence.tokens, stretch.cut, stretch.verb
        if not (0 < cut == verb.first and not tokens[cut - 1].is_word and _says(tokens[verb.main])):
            return False
        told_of = self.head and self.before and (self._is_behind_relative() or not self.before.verb.finite)
        return not (told_of and tokens[cut - 1].text == ",")

    def _joined(self, stretch: _Stretch) -> Group:
        """The verb with the auxiliaries of the one before, where "and" lets both share them ("was held and charged").

        Of what is still to come a comma does, too: "would be dried, opened by hand and counted".
        """
        before, verb, tokens = self.verb, stretch.verb, self.sentence.tokens
        if before is None or stretch.cut != verb.first or not _is_bare(verb, tokens):
            return verb
        link = tokens[stretch.cut - 1]
        if link.lower not in ("and", "or", ","):
            return verb
        if link.text == "," and before.modality is Modality.FACT and not before.future:
            return verb
        kinds = verb_forms(tokens[verb.main].lower)
        if before.passive and "participle" in kinds:
            return replace(
                verb, passive=True, negated=before.negated, modality=before.modality, finite=True, future=before.future
            )
        if "base" in kinds and "past" not in kinds and before.modality is not Modality.FACT:
            return replace(verb, modality=before.modality, negated=before.negated)
        return verb

    def _clause(self, verb: Group, cut: int, parts: _Parts) -> Clause:
        """The clause of `verb`, begun at the token `cut`."""
        tokens, thing, subject = self.sentence.tokens, parts.object, parts.subject
        last = parts.phrases[-1].chunk if parts.phrases else thing or tokens[verb.last]
        start, end = tokens[parts.first].start, last.end
        base = auxiliary(tokens[verb.main]) or verb_stem(tokens[verb.main].lower)
        is_open = cut and tokens[cut - 1].lower in _OPEN and verb.modality is Modality.FACT
        denied = (subject is not None and _is_denying(subject)) or (thing is not None and _is_nothing(thing))
        return Clause(
            start,
            end,
            self.sentence.text[start:end],
            base,
            tokens[verb.first].start,
            tokens[verb.last].end,
            Modality.OPEN if is_open else verb.modality,
            verb.negated or denied,
            verb.passive,
            verb.finite,
            verb.future,
            verb.progressive,
            base in listed_stems("saying"),
            subject,
            thing,
            parts.phrases,
        )


def _is_bare(verb: Group, tokens: tuple[Word, ...]) -> bool:
    """True for a verb without auxiliaries that is none itself."""
    return verb.first == verb.main and not auxiliary(tokens[verb.main])


def _is_nothing(thing: Chunk) -> bool:
    """True for an object that denies its clause: "no guns", "nothing"."""
    return words(thing.text)[0].lower in ("no", "none", "nothing")


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


# --- speakers ---------------------------------------------------------------------------------------------------------


def _with_speakers(sentence: _Sentence, found: list[Clause]) -> tuple[Clause, ...]:
    """The clauses, each with who says it: the subject of a verb of saying, or the name after "according to"."""
    tokens = sentence.tokens
    according = next(
        (at for at in range(len(tokens) - 1) if tokens[at].lower == "according" and tokens[at + 1].lower == "to"), None
    )
    speaker = ""
    if according is not None:
        chunk = sentence.chunk(according + 2, sentence.first_break(according + 2, len(tokens)))
        speaker = chunk.text if chunk else ""
    if not speaker:
        speaker = next((c.subject.text for c in found if c.subject and _speaks(c)), "")
    return tuple(replace(c, speaker=speaker) if speaker and not _speaks(c) else c for c in found)


def _speaks(clause: Clause) -> bool:
    """True for "police said", "the mayor told reporters that"; not for "announced a date"."""
    return (
        clause.saying and clause.finite and not clause.negated and (not clause.object or clause.verb in ("say", "tell"))
    )

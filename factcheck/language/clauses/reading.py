"""A light reading of a sentence: its clauses, and in each who does what, how surely, and who says so.

No parser: `verbs` finds the verbs; commas, joining words and verbs part the clauses (`tokens`). A reading may be wrong
in detail; it is linear in time and every offset is exact.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field, structs

from ...data import load_words
from ...text import SENTENCES, Word, stem, words
from .clause import Chunk, Clause, Phrase, is_denying
from .tokens import TokenisedSentence
from .verbs import PREPOSITIONS, RELATIVES, Group, Modality, auxiliary, groups, listed_stems, verb_forms, verb_stem

_THEN = frozenset("then later also still now soon finally".split())
"""Adverbs that go on with what was told, as no subject does."""
_OPEN = frozenset("whether if unclear unknown".split())


@lru_cache(maxsize=SENTENCES)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, offsets into `text`; one when there is no verb, none without a word."""
    sentence = TokenisedSentence(text, words(text))
    tokens = sentence.tokens
    if not any(token.is_word for token in tokens):
        return ()
    verbs = tuple(groups(tokens))
    if not verbs:
        start, end = tokens[0].start, tokens[-1].end
        return (Clause(start, end, text[start:end], "", start, start, subject=sentence.chunk(0, len(tokens))),)
    return _with_speakers(sentence, _inverted(text, _denied(text, _read(sentence, verbs))))


# --- the stretch of each verb -----------------------------------------------------------------------------------------


class _Stretch(Struct, frozen=True):
    """The tokens in which the clause of one verb lies."""

    verb: Group
    floor: int
    """The token behind the verb before, or the first."""
    cut: int
    """The token behind the last mark or joining word between `floor` and the verb; `floor` where there is none."""
    ceiling: int
    """The token before which what follows the verb must end."""


def _stretches(sentence: TokenisedSentence, verbs: tuple[Group, ...]) -> list[_Stretch]:
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


def _read(sentence: TokenisedSentence, verbs: tuple[Group, ...]) -> list[Clause]:
    """One clause per verb, with subject, object and phrases; speakers come later."""
    reader = _Reader(sentence)
    for stretch in _stretches(sentence, verbs):
        reader.read(stretch)
    return reader.found


class _Parts(Struct, frozen=True):
    """What stands around a verb in its clause."""

    first: int
    """The first token: of the subject where that stands here, else of the verb."""
    subject: Chunk | None
    object: Chunk | None
    phrases: tuple[Phrase, ...]


class _Reader(Struct):
    """Reads the clauses of a sentence one by one, each in the light of those before."""

    sentence: TokenisedSentence
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
        stop = verb.first
        while stop > cut and tokens[stop - 1].lower in _THEN:
            stop -= 1
        own = sentence.chunk(cut, stop) or sentence.chunk(cut, verb.first)
        before = self.found[-1].subject if self.found else None
        if own and all(token.lower in _THEN for token in tokens[cut : verb.first]):
            return before, verb.first  # "shot his wife, then called police"
        if own and cut == floor and self._takes_object(verb):
            return before, verb.first  # "a man held on suspicion of killing Lund has been freed"
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

    def _takes_object(self, verb: Group) -> bool:
        """True where the words before `verb` belong to the last: "accused of theft was", "of killing Lund has"."""
        tokens = self.sentence.tokens
        if self.before is None or not verb.finite or not auxiliary(tokens[verb.first]):
            return False
        last = self.before.verb
        if tokens[last.last + 1].lower in PREPOSITIONS and not _says(tokens[last.main]):
            return True
        named = last.first == last.main and tokens[last.main].lower.endswith("ing") and last.first > 0
        return named and len(self.found) > 1 and tokens[last.first - 1].lower in PREPOSITIONS

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
        at = self.sentence.relative_start(cut) if self.sentence.relates(cut) else cut
        if at < cut and self.sentence.apposed(0, at):
            return True
        return cut > 1 and "," in (tokens[cut - 1].text, *(token.text for token in tokens[max(0, at - 1) : at]))

    def _head(self, stretch: _Stretch, subject: Chunk | None) -> Chunk | None:
        """What the aside in `stretch` tells of, None for no aside; `subject` is that of its verb.

        Lund in "Lund, whose son fled, was hurt" and "Lund, speaking at Tarn, left". After a verb of saying "that"
        relates to nothing ("told Lund that the figures given were wrong").
        """
        tokens, floor, cut = self.sentence.tokens, stretch.floor, stretch.cut
        if not self.sentence.relates(cut):
            return subject if floor == 0 < cut == stretch.verb.first and tokens[cut - 1].text == "," else None
        reported = self.before is not None and _says(tokens[self.before.verb.main]) and tokens[cut - 1].lower == "that"
        at = self.sentence.relative_start(cut)
        if reported or at <= floor:
            return subject
        return self.sentence.apposed(floor, at) or self.sentence.antecedent(floor, at) or subject

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
            return structs.replace(
                verb, passive=True, negated=before.negated, modality=before.modality, finite=True, future=before.future
            )
        if "base" in kinds and "past" not in kinds and before.modality is not Modality.FACT:
            return structs.replace(verb, modality=before.modality, negated=before.negated)
        return verb

    def _clause(self, verb: Group, cut: int, parts: _Parts) -> Clause:
        """The clause of `verb`, begun at the token `cut`."""
        tokens, thing, subject = self.sentence.tokens, parts.object, parts.subject
        last = parts.phrases[-1].chunk if parts.phrases else thing or tokens[verb.last]
        start, end = tokens[parts.first].start, last.end
        base = auxiliary(tokens[verb.main]) or verb_stem(tokens[verb.main].lower)
        base = _idiom(base, parts) or base
        is_open = cut and tokens[cut - 1].lower in _OPEN and verb.modality is Modality.FACT
        denied = (subject is not None and is_denying(subject)) or (thing is not None and _is_nothing(thing))
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


def _idiom(verb: str, parts: _Parts) -> str:
    """The act that a verb tells with what stands behind it: "derail" for "came off the rails"; empty if none."""
    things = [parts.object, *(phrase.chunk for phrase in parts.phrases if phrase.preposition == "off")]
    told = frozenset().union(*(thing.stems for thing in things if thing))
    return next((act for act, (verbs, after) in _idioms().items() if verb in verbs and told & after), "")


@lru_cache
def _idioms() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Act -> the verbs that tell it, and the things with which they do; all by stems."""
    return {
        stem(act): (frozenset(map(stem, row["verbs"].split())), frozenset(map(stem, row["things"].split())))
        for act, row in load_words("verb_senses")["idioms"].items()
    }


def _is_bare(verb: Group, tokens: tuple[Word, ...]) -> bool:
    """True for a verb without auxiliaries that is none itself."""
    return verb.first == verb.main and not auxiliary(tokens[verb.main])


def _is_nothing(thing: Chunk) -> bool:
    """True for an object that denies its clause: "no guns", "nothing"."""
    return words(thing.text)[0].lower in ("no", "none", "nothing")


def _denied(text: str, found: list[Clause]) -> list[Clause]:
    """The clauses, that denied of which another says so: "no sign that the men have guns", "denied that they have"."""
    denied = [
        False,
        *(_tells_of_none(before, text[before.end : after.start], after) for before, after in pairwise(found)),
    ]
    return [structs.replace(c, negated=not c.negated) if none else c for c, none in zip(found, denied, strict=True)]


def _tells_of_none(clause: Clause, between: str, after: Clause) -> bool:
    joined = between.strip().lower()
    if clause.verb in listed_stems("denying") and (joined == "that" or (not joined and not after.finite)):
        return not clause.negated and clause.modality is Modality.FACT
    if joined != "that":
        return False
    thing = clause.subject if clause.passive else clause.object
    return thing is not None and words(thing.text)[0].lower == "no" and thing.head in listed_stems("telling_of")


def _inverted(text: str, found: list[Clause]) -> list[Clause]:
    """The clauses, those denied that a denial opens with the auxiliary ahead of its subject: "at no point did he pay".

    The verb stands behind the subject then, and is read as a clause of its own.
    """
    denied: set[int] = set()
    for opening in _DENIAL.finditer(text):
        start, end = opening.span("auxiliary")
        behind = [at for at, clause in enumerate(found) if start <= clause.verb_start < opening.end()][:2]
        alone = behind and found[behind[0]].verb_end == end
        subject = text[end : found[behind[-1]].verb_start] if alone else ""
        denied |= set(behind if alone and not _JOINED.search(subject) else behind[:1])
    return [structs.replace(c, negated=True) if at in denied else c for at, c in enumerate(found)] if denied else found


_JOINED = re.compile(r"\b(?:who|whose|whom|what|which|whether|how|why|when|where|if|that)\b", re.IGNORECASE)
"""What begins another clause: "nor is it clear whose it was"."""
_DENIAL = re.compile(
    r"\b(?:(?:at|on|in|under)\sno\s(?:point|time|stage|moment|way|account|circumstances)\b[^,;:.]{0,40}?|nor|"
    r"never(?=\s\w+\s(?:the|an?|he|she|it|they|we|his|her|their|(?-i:[A-Z]))))\s"
    r"(?P<auxiliary>did|does|do|has|have|had|was|were|is|are|will|would|can|could|should)\s[^,;:.]*",
    re.IGNORECASE,
)
"""What denies, the auxiliary behind it, and the clause up to its first mark; not "he never was sure"."""


# --- speakers ---------------------------------------------------------------------------------------------------------


def _with_speakers(sentence: TokenisedSentence, found: list[Clause]) -> tuple[Clause, ...]:
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
    return tuple(structs.replace(c, speaker=speaker) if speaker and not _speaks(c) else c for c in found)


def _speaks(clause: Clause) -> bool:
    """True for "police said", "the mayor told reporters that"; not for "announced a date"."""
    return (
        clause.saying and clause.finite and not clause.negated and (not clause.object or clause.verb in ("say", "tell"))
    )

"""Which event a few words of a sentence belong to.

A day, a length or a place is a fact only of what happened then, so long or there: `bind` finds the clause around it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, structs

from ...data import load_words
from ...model import Article, MentionKind, Sentence
from ...text import FUNCTION_WORDS, WEEKDAYS, Word, content_stems, fold, stem, words
from ..numbers.numerals import numerals
from .acts import doer, is_person
from .clause import Chunk, Clause
from .doers import Party, done_to, party
from .reading import clauses
from .verbs import EMPTY_VERBS, Modality, verb_forms

_EMPTY = frozenset(["mr", "mrs", "ms", "dr", *WEEKDAYS, "people", "person", "officials", "official"])
_BEFORE, _AFTER = 40, 50
"""Code points before and behind words that describe a noun, within which a content word is near to it."""


class Event(Struct, frozen=True):
    """What is told around some words of a sentence, by stems; a clause that is itself the fact is an `acts.Act`."""

    acts: frozenset[str]
    """Stems that may name the act: the main verb, or what a light verb happens to ("the attack came", "took place")."""
    subject: frozenset[str]
    """Stems of who does it; of whom it is done, in the passive."""
    near: frozenset[str]
    """Stems of the clause's content words, the words themselves left out."""
    around: frozenset[str]
    """Stems of the sentence's content words, the words themselves left out."""
    names: frozenset[str]
    """The last words of the names in the sentence, folded."""
    numbers: frozenset[str] = frozenset()
    """The other numbers in figures beside it: "fell 2 percent on Monday" is not "fell 5 percent on Tuesday"."""
    doer: Party | None = None
    done_to: Party | None = None
    planned: bool = False
    """True when the clause tells what is to come."""
    head: str = ""
    """The stem of the noun that the words describe: "flight" of "the 11-hour flight"; empty when they describe none."""
    local: frozenset[str] = frozenset()
    """Stems of the few content words on both sides, within the same marks."""
    lead: str = ""
    """The stem of the nearest content word before it: "born" of "born in Lyon"."""
    sure: bool = True
    """False when there is no verb, or an empty one, so that `acts` are a guess."""
    saying: bool = False
    """True when it is only that somebody says or said something."""


_USUAL = 0.12
"""A stem is usual when it stands in more than this share of an article's sentences, and in more than two."""


def usual_stems(article: Article) -> frozenset[str]:
    """The stems that stand in many sentences of `article`, so that sharing them says little."""
    counts = Counter(stem for sentence in article.sentences for stem in content_stems(sentence.text))
    most = max(2.0, _USUAL * len(article.sentences))
    return frozenset(stem for stem, count in counts.items() if count > most)


def bind(
    sentence: Sentence, start: int, end: int, left_out: Iterable[tuple[int, int]] = (), attributive: bool = False
) -> Event:
    """The event of the words `start`..`end` of `sentence.text`; words in `left_out` do not describe it.

    `attributive` words describe the noun after them and not the clause ("Friday's launch", "a 28-year veteran").
    """
    text, outside = sentence.text, _left_out((*left_out, (start, end)))
    nothing = frozenset[str]()
    event = Event(
        acts=nothing,
        subject=nothing,
        near=nothing,
        around=_stems(text, 0, len(text), outside),
        names=_names(sentence),
        local=_local(text, start, end, outside),
    )
    if attributive and (head := _head(text, end)):
        return _of_noun(event, head, _stems(text, max(0, start - _BEFORE), end + _AFTER, outside))
    clause = _clause_of(text, start)
    if clause is None or not clause.verb:
        return structs.replace(event, acts=event.local, near=event.local, sure=False)
    lead = _lead(text, start)
    if noun := _act_noun(clause, lead, start):
        return _of_noun(event, noun.head, _stems(text, noun.start, noun.end, outside))
    return _of_clause(event, sentence, clause, lead, (start, end), outside)


def _of_noun(event: Event, head: str, near: frozenset[str]) -> Event:
    """`event` as that of a noun, which is its act too: it has no subject."""
    return structs.replace(event, acts=frozenset({head}), near=near, head=head)


def _of_clause(
    event: Event, sentence: Sentence, clause: Clause, lead: Word | None, span: tuple[int, int], outside: frozenset[int]
) -> Event:
    """`event` as what `clause` tells, or a participle or a second clause that the words at `span` belong to.

    `lead` is the content word before them.
    """
    text, (start, end) = sentence.text, span
    then = _then(text, clause, end)
    participle = _participle(text, clause, start)
    verb = participle or (lead.stem if lead and _is_participle(lead) else "") or clause.verb
    if then:
        clause, verb = structs.replace(then, start=clause.start), then.verb
    if verb == _HOLD and clause.passive and clause.subject and is_person(clause.subject.head):
        verb = _KEEP
    subject = _chunk_stems(text, clause.subject, outside)
    things = _thing(text, clause.subject, outside) | _thing(text, clause.object, outside)
    if verb in EMPTY_VERBS and not subject:
        things |= event.local
    return structs.replace(
        event,
        acts=frozenset({verb}) | (things if verb in light() else frozenset()),
        subject=subject,
        near=_stems(text, clause.start, clause.end, outside) | subject,
        numbers=numbers_of(text, clause.start, max(clause.end, start) if participle else clause.end, outside),
        doer=party(sentence, clause, doer(clause)),
        done_to=party(sentence, clause, done_to(clause)),
        planned=clause.future or clause.modality in (Modality.PLANNED, Modality.POSSIBLE),
        lead=lead.stem if lead else "",
        sure=verb not in EMPTY_VERBS,
        saying=clause.saying and verb in _SAYING,
    )


_HOLD, _KEEP = stem("hold"), stem("keep")
"""Who is held somewhere is kept there; of a meeting that is held, to be held tells only that it comes about."""


@lru_cache
def light() -> frozenset[str]:
    """Verbs that say only that something is or comes about."""
    return frozenset(stem(verb) for verb in load_words("verb_senses")["light"].split())


@lru_cache
def _acts() -> frozenset[str]:
    """The stems of words that tell an act: "attack", "publication"."""
    return frozenset(stem(word) for line in load_words("verb_senses")["senses"] for word in line.split())


_GAP = 12
"""Code points between a thing and words from which these do not stand beside it."""
_NEAR = 10
"""The last words before those that are bound, among which a participle may tell what happened."""
_AFTER_WHAT = frozenset("after following during since before".split())
_SAYING = frozenset(stem(verb) for verb in ("say", "tell", "add"))
_NAMING = frozenset(stem(verb) for verb in ("named", "called", "known", "including", "dubbed", "titled"))


def _participle(text: str, clause: Clause, at: int) -> str:
    """The stem of the last "-ing" word between verb and `at` ("flew far before landing in"); empty for none."""
    between = [token for token in words(text) if clause.verb_end <= token.start < at][-_NEAR:]
    found = ""
    for before, token in pairwise([None, *between]):
        owned = before is not None and before.lower in _DETERMINERS
        if token and not owned and token.text.islower() and "ing" in verb_forms(token.lower):
            found = found if token.stem in _NAMING else token.stem
    return found


def _lead(text: str, at: int) -> Word | None:
    """The content word before `at`, where only small words stand between; None where none does."""
    for token in reversed([token for token in words(text) if token.end <= at]):
        if token.text in _MARKS:
            return None
        if token.is_content:
            return token
    return None


def _is_participle(word: Word) -> bool:
    """True for "born", "arrested", "based": what they tell is what happened there."""
    return bool(verb_forms(word.lower) & {"participle", "past"}) and word.stem not in _NAMING


_DETERMINERS = frozenset("a an the his her its their this that no any some".split())


class _Noun(Struct, frozen=True):
    """A noun that tells an act, with the words that tell of it."""

    head: str
    """Its stem."""
    start: int
    end: int
    """Code points into the sentence's text."""


def _act_noun(clause: Clause, lead: Word | None, at: int) -> _Noun | None:
    """The noun of an act to which the words at `at` belong, rather than to the verb of `clause`; None for none."""
    noun = _noun_of(clause, at)
    if noun:  # "charged after the fire on Friday": the day of the fire
        return _Noun(noun.head, noun.start, max(noun.end, at))
    subject = clause.subject
    if lead and subject and subject.start <= lead.start < at < clause.verb_start and lead.stem in _acts():
        return _Noun(lead.stem, clause.start, max(subject.end, at))  # "its publication on Friday has"
    return None


def _noun_of(clause: Clause, at: int) -> Chunk | None:
    """The thing after "after" or "during" that the words at `at` stand beside; None when there is none."""
    phrases = [phrase for phrase in clause.phrases if phrase.chunk.start < at]
    last = next((n for n in range(len(phrases) - 1, -1, -1) if phrases[n].preposition in _AFTER_WHAT), None)
    if last is None:
        return None
    chunk = phrases[last].chunk
    gap = at - max(phrase.chunk.end for phrase in phrases[last:])
    return chunk if chunk.head and gap < _GAP and chunk.head in _acts() else None


def _then(text: str, clause: Clause, end: int) -> Clause | None:
    """The clause for which the words before `end` tell the time too; None where `clause` itself tells what happened.

    "Was waiting at noon when he was hit", "it was at noon that he was hit".
    """
    cleft = clause.verb in EMPTY_VERBS and clause.subject and fold(clause.subject.text).split()[-1:] == ["it"]
    if not (clause.progressive or cleft):
        return None
    return next((then for then in clauses(text) if _WHEN.fullmatch(text, end, max(end, then.start))), None)


_WHEN = re.compile(r",?\s+(?:when|that)\s+", re.IGNORECASE)


def _chunk_stems(text: str, chunk: Chunk | None, outside: frozenset[int]) -> frozenset[str]:
    return _stems(text, chunk.start, chunk.end, outside) if chunk else frozenset()


def _thing(text: str, chunk: Chunk | None, outside: frozenset[int]) -> frozenset[str]:
    """The stems of what a chunk is about: without "facing murder charges" behind it."""
    if chunk is None:
        return frozenset()
    tokens = [token for token in words(text) if chunk.start <= token.start < chunk.end]
    behind = (token.start for token in tokens[2:] if token.text.islower() and "ing" in verb_forms(token.lower))
    return _stems(text, chunk.start, next(behind, chunk.end), outside)


def _clause_of(text: str, at: int) -> Clause | None:
    """The clause around `at`, or the last before it; the opening of a sentence belongs to what follows.

    None where nothing but a verb of saying follows ("The quake hit at dawn, officials said", "hit" not read as a verb).
    """
    every = clauses(text)
    found = [clause for clause in every if clause.finite or clause.verb not in _NAMING] or every
    said = next((c for c in every if c.saying and c.verb in _SAYING and c.verb_end <= at <= c.verb_end + 1), None)
    if said:  # "the firm said on Monday it would close"
        return said
    holding = [clause for clause in found if clause.start <= at < clause.end]
    before = [clause for clause in found if clause.verb_start <= at]
    telling = [clause for clause in found if not clause.saying]
    if holding:
        return min(holding, key=lambda clause: (_parted(text, clause, at), abs(clause.verb_start - at)))
    if before:
        return before[-1]
    return telling[0] if telling else None


def _parted(text: str, clause: Clause, at: int) -> bool:
    """True when a mark stands between the verb of `clause` and `at`."""
    between = text[min(clause.verb_end, at) : max(clause.verb_start, at)]
    return any(mark in between for mark in ",;:()—–")


_MARKS = frozenset(',;:()“”"—–!?')
_BESIDE = 7
"""Content words on each side that stand close."""


def _left_out(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The code points within `spans`: a sentence of three hundred dates asks for each word of it, for each date."""
    return frozenset(itertools.chain.from_iterable(range(start, end) for start, end in spans))


def _local(text: str, start: int, end: int, outside: frozenset[int]) -> frozenset[str]:
    """The stems of the nearest content words on both sides of `start`..`end`, up to the next mark."""
    tokens = words(text)
    found: set[str] = set()
    for side in (
        [token for token in reversed(tokens) if token.end <= start],
        [token for token in tokens if token.start >= end],
    ):
        content = 0
        for token in side:
            if content == _BESIDE or (token.text in _MARKS and content):
                break
            if token.is_content and token.lower not in _EMPTY and token.start not in outside:
                content += 1
                found.add(token.stem)
    return frozenset(found)


def _stems(text: str, start: int, end: int, outside: frozenset[int]) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in words(text)
        if word.is_content and start <= word.start < end and word.lower not in _EMPTY and word.start not in outside
    )


def numbers_of(text: str, start: int, end: int, outside: Set[int] = frozenset()) -> frozenset[str]:
    """The numbers of a clause, in figures or words, as figures; "one" and "first" count nothing.

    Those at the places `outside` are left out.
    """
    return frozenset(
        f"{number.low:g}"
        for number in numerals(text)
        if start <= number.start < end
        and number.low > 1
        and not (number.ordinal or number.vague or number.share)
        and number.start not in outside
    )


def _names(sentence: Sentence) -> frozenset[str]:
    """One word per name: what a later short form keeps."""
    kinds = (MentionKind.PERSON, MentionKind.BODY, MentionKind.PLACE)
    return frozenset(
        fold(mention.name.split()[-1]) for mention in sentence.mentions if mention.kind in kinds and mention.name
    )


_NEXT = re.compile(r"(?:['’]s?)?[\s-]+(?:[a-z]+ly\s+)?([^\W\d_]+)")


def _head(text: str, end: int) -> str:
    match = _NEXT.match(text, end)
    if not match or match.group(1).lower() in FUNCTION_WORDS:
        return ""
    return stem(match.group(1))

"""Acts told by a noun or in a phrase, and not by the verb: "made an arrest", "the order came from the mayor".

"Raised the alarm", "rang for an ambulance" and "the first 999 call came from" are one act, whatever the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from ...model import MentionKind, Sentence
from ...spans import span_in
from ...text import stem, words
from ..clauses.clause import Chunk, Clause, Phrase
from .who import groups, listed_stems, listed_words

ALARM = "alarm"
"""The thing that a call for help is: whom one calls, and how, says nothing of who does."""
_MISSED = re.compile(r"\s+(?:overdue|missing)\b")
_MISSES = re.compile(r"\s+(?:[\w’'-]+\s+){1,4}?(?:overdue|missing)\b")
TURN = re.compile(r"[.;:“”\"]\s|\b(?:after|when|that|as|while|because|before|said|where)\s")
"""Where a sentence turns to another clause, or to what is said."""
"""Where a sentence turns to something else, or to another clause."""
_DOER = 60
"""Code points in which who reports somebody missing stands before the verb."""
_UPON = frozenset({"across", "upon"})
"""Behind "came" and "stumbled": to find."""
_FROM = frozenset({"from", "by"})
_BEARS = frozenset(map(stem, ("come", "be", "go")))
"""Verbs that tell of an act only whose it is: "the order came from the mayor"."""
_GIVEN = frozenset(map(stem, ("make", "take", "give", "sign", "issue")))
"""Verbs of which a passive says of an act only that it was done: "the decision was taken by the owner"."""
_OWN = re.compile(r"(?P<who>.+?)['’]s?(?:\s(?:own|alone))?\Z")
"""Whose an act is: "the decision was the bishop's alone"."""


def resumed(text: str, clause: Clause, before: Clause | None) -> Clause:
    """`clause` with the subject of the participle before it: "a man walking his dog found her", which no dog did."""
    if before is None or before.subject is None or clause.subject is None or before.finite or before.passive:
        return clause
    opens = before.subject.end + 1 == before.verb_start and text[before.verb_start : before.verb_end].endswith("ing")
    inside = before.verb_end < clause.subject.start and clause.subject.end + 1 == clause.verb_start
    parted = _PARTED.search(text, before.verb_end, clause.verb_start)
    return structs.replace(clause, subject=before.subject) if opens and inside and not parted else clause


_PARTED = re.compile(r"[,;:.“”\"]|\b(?:and|or|but|that|who|which|when|where|as|after|before|while)\b")
"""What ends the words of a participle before a verb."""


def missed(text: str, clause: Clause) -> Clause:
    """`clause` as the alarm that it is, where somebody is "reported missing" by another."""
    pattern = _MISSED if clause.passive else _MISSES
    if clause.verb != "report" or not pattern.match(text, clause.verb_end):
        return clause
    who = clause.subject
    if not clause.passive and (who is None or who.start >= clause.verb_end):  # "reported her missing" is read as said
        before = text[max(0, clause.verb_start - _DOER) : clause.verb_start].rstrip(" ,")
        turns = [turn.end() for turn in TURN.finditer(before)]
        first = max(0, clause.verb_start - _DOER) + (turns[-1] if turns else 0)
        who = Chunk(first, max(0, clause.verb_start - _DOER) + len(before), before[turns[-1] if turns else 0 :])
    return _alarm(structs.replace(clause, saying=False, subject=who), clause.verb_end)


def _alarm(clause: Clause, at: int) -> Clause:
    """`clause` as a call for help: its thing is the alarm, of which nothing is written at `at`."""
    thing = Chunk(at, at, ALARM)
    if clause.passive:
        return structs.replace(clause, verb=stem("alert"), subject=thing, object=None)
    return structs.replace(clause, verb=stem("alert"), object=thing)


def named_act(clause: Clause) -> Clause:
    """`clause` with the act that its object or subject names, where the verb says only that it is done.

    "Made an arrest" is arresting, "called 911" and "raised the alarm" are calling for help, "the order came from the
    mayor" is ordering by him.
    """
    if clause.verb in _BEARS and clause.subject and not clause.passive and _names_act(clause.subject):
        return _borne(clause, clause.subject)
    if clause.verb in listed_stems("alarming"):
        called = clause.subject if clause.passive else clause.object or _behind(clause, "for")
        if called and _is_help(called):
            return _alarm(clause, called.start)
    if (across := _across(clause)) is not None:
        return structs.replace(clause, verb=stem("find"), object=across)
    thing = clause.subject if clause.passive else clause.object
    light = _GIVEN if clause.passive else listed_stems("light")
    if thing is None or clause.verb not in light or not _names_act(thing) or _EACH.match(thing.text):
        return clause
    if _is_alarm(thing):
        return _alarm(clause, thing.start)
    if clause.passive:
        return structs.replace(clause, verb=_act_noun(thing), subject=_about(thing))
    about = clause.phrases[0].chunk if clause.phrases else _before_noun(thing)
    return structs.replace(clause, verb=_act_noun(thing), object=about)


def _before_noun(thing: Chunk) -> Chunk:
    """What tells an act apart before its noun: "helm" of "the helm orders"; nothing of "the order himself"."""
    plain = _HIMSELF.sub("", thing.text)
    *telling, _ = words(plain)
    text = " ".join(word.text for word in telling if word.is_content)
    return Chunk(thing.start, thing.start + len(text), text)


def _across(clause: Clause) -> Chunk | None:
    """What somebody came across, or stumbled upon."""
    first = clause.phrases[0] if clause.phrases else None
    found = first and first.preposition in _UPON and not clause.object and clause.verb in listed_stems("happening")
    return _within(first.chunk) if first and found else None


def _borne(clause: Clause, told: Chunk) -> Clause:
    """`clause`, which tells whose the act is that `told` names, as a passive; as it is where nobody is told."""
    source = next((phrase.chunk for phrase in clause.phrases if phrase.preposition in _FROM), None)
    own = _OWN.match(clause.object.text) if clause.object and clause.verb == "be" else None
    if own and clause.object:
        source = Chunk(clause.object.start, clause.object.start + own.end("who"), f"by {own['who']}")
    if source is None:
        return clause
    if own:
        source = Chunk(source.start - len("by "), source.end, source.text)
    passive = structs.replace(clause, passive=True, phrases=(Phrase("by", source),), object=None)
    if _is_alarm(told):
        return _alarm(passive, told.start)
    return structs.replace(passive, verb=told.head, subject=_about(told))


def _about(told: Chunk) -> Chunk:
    """What the act is about that `told` names: "for the raid" of "the order for the raid"."""
    last = next((word for word in words(told.text) if word.stem == told.head), None)
    rest = told.text[last.end :].strip() if last else ""
    return Chunk(told.end - len(rest), told.end, rest)


def presiding(sentence: Sentence) -> Iterator[tuple[Clause, Chunk]]:
    """Who presides without a clause that says so: "presiding judge Ana Ruiz", "Ana Ruiz, presiding,"."""
    text = sentence.text
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        start, end = span_in(sentence, mention)
        told = _PRESIDES.search(text, max(0, start - _TITLE), start) or _PRESIDING.match(text, end)
        if told:
            first, last = told.span(1)
            yield (
                Clause(first, last, text[first:last], stem("preside"), first, last),
                Chunk(start, end, text[start:end]),
            )


_TITLE = 40
"""Code points before a name in which a title is looked for."""
_PRESIDES = re.compile(r"\b([Pp]residing)\s(?:judge|magistrate|justice|officer),?\s\Z")
_PRESIDING = re.compile(r",\s(presiding)\b(?!\sover)")


def nouns_with_doer(text: str, clause: Clause) -> Iterator[tuple[Clause, Chunk]]:
    """The acts that nouns tell with their doer behind, each with the words "from X": "a tip from a coach"."""
    told = [*([clause.object] if clause.object else []), *(phrase.chunk for phrase in clause.phrases)]
    sources = {phrase.chunk.start: phrase.chunk for phrase in clause.phrases if phrase.preposition in _FROM}
    for noun in told:
        who = sources.get(noun.end + 1)
        if who is None or noun.head not in listed_stems("tidings") or text[noun.end] != " ":
            continue
        act = structs.replace(clause, verb=noun.head, verb_start=noun.start, verb_end=noun.end, passive=True)
        bare = structs.replace(act, subject=None, object=None, phrases=(), negated=False)
        yield _alarm(bare, noun.start) if _is_alarm(noun) else bare, who


def _names_act(thing: Chunk) -> bool:
    return bool(_act_noun(thing)) or _is_alarm(thing)


def _act_noun(thing: Chunk) -> str:
    """The stem of the noun for an act with which `thing` ends: "order" of "the order himself"; "" for no such."""
    plain = _HIMSELF.sub("", thing.text)
    head = Chunk(0, len(plain), plain).head
    return head if groups("acts").of(head) else ""


_EACH = re.compile(r"(?:his|her|their|its|my|our|your)\b")
"""What each gives as his own: "he will give his decision"."""
_HIMSELF = re.compile(r"\s(?:him|her|them)sel(?:f|ves)\Z")


def _behind(clause: Clause, preposition: str) -> Chunk | None:
    return next((phrase.chunk for phrase in clause.phrases if phrase.preposition == preposition), None)


def _within(chunk: Chunk) -> Chunk:
    """`chunk` without the preposition it begins with."""
    first = words(chunk.text)[0]
    rest = chunk.text[first.end :].lstrip()
    return Chunk(chunk.end - len(rest), chunk.end, rest)


def _is_alarm(told: Chunk) -> bool:
    """True for a call by which help is called: "the first emergency call", "a 999 call", "the alarm"."""
    return told.head in listed_stems("calls") and _is_help(told)


def _is_help(thing: Chunk) -> bool:
    """True for whom one calls for help, and for an alarm: "911", "the police", "the alarm"."""
    called = [word.lower for word in words(thing.text) if word.is_word]
    return any(word in listed_words("help") for word in called[:4])

"""Parts in acts: who does it, with whom, to whom. Each is read with what the rest of the act says.

The doer and those behind a preposition fill slots of one clause; two parts are of one act when verb and other slots
fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...model import MentionKind, Sentence
from ...spans import span_in
from ...text import WEEKDAYS, alternation, stem, words
from ..clauses.clause import Chunk, Clause
from ..clauses.reading import clauses
from ..clauses.verbs import verb_forms
from ..titles.heads import listed
from ..vocabulary import is_country, sex_of_full_name, sex_of_noun, title_before
from .beside import doer_named_last, told_in_a_row
from .contrast import contrasted
from .named_acts import ALARM, TURN, missed, named_act, nouns_with_doer, presiding, resumed
from .sole_acts import one_thing
from .who import (
    PRONOUNS,
    Named,
    alike,
    groups,
    is_many,
    is_of_small_words,
    is_people,
    listed_stems,
    listed_words,
    names_in,
)


class Taken(Struct, frozen=True):
    """Those who take one part in one act."""

    who: Chunk
    """The words that say who; offsets into the sentence's text."""
    slot: str
    """"doer" or a preposition ("with", "to")."""
    act: str
    """Stem of the verb, with its particle ("set up")."""
    name: str
    """The word by which verbs for one act go."""
    label: str
    """The act in words for a reader."""
    about: frozenset[str]
    """Stems of what the rest of the clause says: what is done to whom, where the slot is the doer."""
    named: tuple[Named, ...]
    many: bool
    """True when the words speak of several or of a body: "neighbours", "police", "the company"."""
    vague: bool
    """True when `about` is a pronoun or nothing."""
    passive: bool
    described: frozenset[str] = frozenset()
    """Stems of the words by which the article calls those named here."""
    meant: tuple[Named, ...] = ()
    """Whom the article calls by the words that say who, where these name nobody."""
    beside: frozenset[str] = frozenset()
    """The main words of the row of people in which they are told."""
    patient: str | None = None
    """The full name of the one person whom the act concerns, "" where "he" or "the boy" stands for it; else None."""
    patients: str = ""
    """"one" where the act is done to him, her or it, "many" where to several people; "" where it does not say."""
    denied: Chunk | None = None
    """Who is said not to have done it: "Lund, not the cleaner"."""
    cleft: bool = False
    """True for "it was Lund who": told against what others say."""
    thing: str = ""
    """What it is done to, where a story mostly has one such act: "alarm", "person", "sitting"; "" elsewhere."""


def parts_taken(sentence: Sentence) -> Iterator[Taken]:
    """The parts of people and bodies in the acts of a sentence."""
    for clause, who in presiding(sentence):
        yield from _taken(sentence, clause, _grown(sentence, who), "doer", [])
    before: Clause | None = None
    for told in clauses(sentence.text):
        read, before = resumed(sentence.text, told, before), told
        yield from _nominal(sentence, read)
        clause = named_act(missed(sentence.text, _shortened(sentence.text, read)))
        particle = _particle(sentence.text, clause)
        speaks = clause.saying and not (groups("acts").of(clause.verb) and (clause.object or _announces(clause)))
        weak = clause.verb in listed_stems("weak") and not particle and not clause.agent
        if clause.negated or not clause.verb or speaks or weak:
            continue
        if clause.saying and not clause.object:
            yield from _announced(sentence, clause)
        elif clause.verb not in listed_stems("own"):
            yield from _doers(sentence, clause, particle)
        for phrase in clause.phrases:
            if (
                phrase.preposition in _COMPANY
                and clause.subject
                and not (clause.object and clause.object.text == ALARM)
            ):
                who = _grown(sentence, _inside(phrase.chunk))
                yield from _taken(sentence, clause, who, phrase.preposition, [clause.subject, clause.object])


def speaks_for(officer: Taken, body: Taken) -> bool:
    """True where one of the two heads the other: "President Holm" and "the government" order one and the same."""
    person = any(one.kind is MentionKind.PERSON for one in officer.named)
    offices = frozenset(map(stem, load_words("agents")["heads"].get(_base(body.who), "").split()))
    return person and not offices.isdisjoint(officer.who.stems | officer.described)


def _base(who: Chunk) -> str:
    """The main word of `who` as written, in lower case."""
    return next((word.lower for word in words(who.text) if word.stem == who.head), "")


def _shortened(text: str, clause: Clause) -> Clause:
    """`clause` as a passive, where it is one without its auxiliary: "the ferry, operated by Nordline,"."""
    verb = text[clause.verb_start : clause.verb_end].lower()
    by = any(phrase.preposition == "by" for phrase in clause.phrases)
    short = by and not clause.passive and clause.object is None and "participle" in verb_forms(verb)
    return structs.replace(clause, passive=True) if short else clause


def _nominal(sentence: Sentence, clause: Clause) -> Iterator[Taken]:
    """Who does what nouns tell: "after a tip from a coach", "on the orders of the owner"."""
    for act, who in nouns_with_doer(sentence.text, clause):
        yield from _taken(sentence, act, _grown(sentence, _inside(who)), "doer", [act.object])


def _announces(clause: Clause) -> bool:
    return alike("acts", clause.verb, "announc")


def _announced(sentence: Sentence, clause: Clause) -> Iterator[Taken]:
    """Who announces what the rest of the sentence says."""
    if clause.subject and clause.finite:
        who = _grown(sentence, clause.subject)
        text = sentence.text
        rest = [Chunk(0, who.start, text[: who.start]), Chunk(clause.verb_end, len(text), text[clause.verb_end :])]
        yield from _taken(sentence, clause, who, "doer", rest)


def _doers(sentence: Sentence, clause: Clause, particle: str) -> Iterator[Taken]:
    if clause.passive:
        if clause.agent:
            yield from _doer(sentence, clause, _inside(clause.agent), _patient(sentence.text, clause))
    elif last := doer_named_last(sentence, clause):
        yield from _taken(sentence, clause, last[0], "doer", [last[1]])
    elif (
        clause.subject
        and clause.finite
        and not _is_no_doer(clause.subject)
        and not _is_hearer(sentence.text, clause.subject)
    ):
        affected = _affected(clause, particle)
        if affected is None and alike("acts", clause.verb, stem("preside")):
            affected = Chunk(clause.verb_end, clause.verb_end, "")
        if affected is not None and not _OF_DOER.match(affected.text):
            yield from _doer(sentence, clause, clause.subject, affected)


def _doer(sentence: Sentence, clause: Clause, subject: Chunk, affected: Chunk | None) -> Iterator[Taken]:
    """Who does it, told apart from who is said not to."""
    contrast = contrasted(sentence.text, clause, _meant(sentence, clause, subject))
    for taken in _taken(sentence, clause, _grown(sentence, contrast.who), "doer", [affected]):
        yield structs.replace(taken, denied=contrast.denied, cleft=contrast.cleft)


def _meant(sentence: Sentence, clause: Clause, subject: Chunk) -> Chunk:
    """The one whom the sentence names before, where "he" or "she" did what a story mostly has one doer of."""
    spoken = [word.lower for word in words(subject.text)]
    if not spoken or spoken[0] not in ("he", "she") or spoken[1:] not in ([], ["himself"], ["herself"]):
        return subject
    if not (alike("acts", clause.verb, stem("order")) or alike("acts", clause.verb, stem("alert"))):
        return subject
    before = [
        (*span_in(sentence, m), m.name)
        for m in sentence.mentions
        if m.kind is MentionKind.PERSON
        and span_in(sentence, m)[1] <= subject.start
        and not sentence.text.startswith(("'", "’"), span_in(sentence, m)[1])
        and sex_of_full_name(m.name) in ("", sex_of_noun(spoken[0]))
    ]
    if len({name for *_, name in before}) != 1:
        return subject
    start, end, _ = before[0]
    return Chunk(start, end, sentence.text[start:end])


def _is_no_doer(subject: Chunk) -> bool:
    """True for a source put in between, and for what belongs to words before it ("led by Ana Ruiz")."""
    return bool(_TOLD.search(subject.text)) or subject.text.lower().startswith("by ")


def _is_hearer(text: str, who: Chunk) -> bool:
    """True for whom something is told: "told the Herald that experts had approved it"."""
    return bool(_TELLS.search(text, 0, who.start))


_COMPANY = frozenset({"with", "to", "from", "for", "against"})
_OF_DOER = re.compile(r"(?:his|her|their|its)\s+(?!.*['’]|(?:body|bodies|corpse|corpses|remains)\b)", re.IGNORECASE)
"""What is each one's own is done by each: no one else does it; a body is another's."""
_TELLS = re.compile(r"\b(?:told|tells?|telling|informed|informs?|informing)\s+$")
_TOLD = re.compile(r"\s(?:says|said|reports|reported|writes|wrote|adds|added|argues|argued)$")
"""A source put between the doer and the verb is no doer."""
_PARTICLE = re.compile(r"\s+(up|out|off|down)\b")


def _particle(text: str, clause: Clause) -> str:
    """The little word that makes another verb of a verb ("set up"), "" when none follows."""
    found = _PARTICLE.match(text, clause.verb_end)
    return found.group(1) if found else ""


_BEHIND = re.compile(r"\.?\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+|\.\s+|\s+)")


def _grown(sentence: Sentence, who: Chunk) -> Chunk:
    """`who` with the names that belong to it beyond a comma, an "and" or the full stop of "Sen."."""
    text, start, end = sentence.text, who.start, who.end
    spans = [(*span_in(sentence, m), m.kind) for m in sentence.mentions]
    named = [kind for first, last, kind in spans if start <= first and last <= end]
    for first, last, kind in spans:
        title = title_before(text, first) if kind is MentionKind.PERSON else None
        opening = min(first, title[0]) if title else first
        if (opening <= end < last and (opening < end or text[end:first].strip(" .") == "")) or (
            end < opening
            and named
            and kind is named[-1]
            and _joins(text, end, opening)
            and not _ends_clause(text, last)
        ):
            end = last
    beside = _BESIDE.match(text, end) if not named and is_people(text[start:end]) else None
    called = next((last for first, last, kind in spans if beside and kind in _ACTORS and first >= end), None)
    if beside and called and _opens_with(sentence, text, beside.end(), called):
        end = called
    times = re.search(_TIMES, text[start:end])
    end -= len(times.group()) if times else 0
    for first, last, kind in reversed(spans):
        if last <= start and named and kind is named[0] and _BEHIND.fullmatch(text, last, start):
            start = first
        described = not named and kind is MentionKind.PERSON and _DESCRIBED.match(text, start)
        start = first if described and text[last:start] == ", " else start
    return Chunk(start, end, text[start:end])


_DESCRIBED = re.compile(r"an?\s")
_BESIDE = re.compile(r",\s+(?:(?:the|an?)\s+(?:[a-z][a-z'’-]+\s+){1,4})?")
_ACTORS = (MentionKind.PERSON, MentionKind.BODY)
_TIMES = re.compile(
    r"(?:\s+(?:yesterday|today|tomorrow|also|later?|now|then|earl(?:y|ier)|first|once|soon|still|finally|initially|on|at"
    rf"|(?:{alternation([day.capitalize() for day in WEEKDAYS])})(?:\s(?:morning|afternoon|evening|night))?))+$"
)
"""Behind a doer: "police late on Friday"."""


def _opens_with(sentence: Sentence, text: str, start: int, end: int) -> bool:
    """True when a person's name, with or without a title, is all that stands between a comma and the next one."""
    names = [m.start - sentence.start for m in sentence.mentions if m.end - sentence.start == end]
    before = title_before(text, names[0]) if names else None
    opening = min(names[0], before[0] if before else names[0]) if names else 0
    return (
        bool(names)
        and not text[start:opening].replace("-year-old ", "").strip("0123456789")
        and text[end : end + 1] in (",", ".")
    )


def _joins(text: str, end: int, start: int) -> bool:
    """True when a comma or an "and", and nothing else, stands between two names."""
    return bool(_BEHIND.fullmatch(text, end, start)) and bool(text[end:start].strip(" ."))


def _ends_clause(text: str, end: int) -> bool:
    """True when a verb of its own follows a name: it is no member of the list before it."""
    return bool(re.match(r"\s+(?:said|says|was|were|is|are|has|had|have|will|would|told)\b", text[end : end + 12]))


def _patient(text: str, clause: Clause) -> Chunk | None:
    """Whom the act of a passive clause concerns: all that stands between the last turn of the sentence and the verb."""
    unwritten = clause.subject is not None and clause.subject.start == clause.subject.end
    if not clause.subject or unwritten or is_of_small_words(clause.subject.text):
        return clause.subject
    if clause.subject.start > clause.verb_start or _OF_NOUN.match(clause.subject.text):
        return clause.subject
    turns = [turn.end() for turn in TURN.finditer(text, 0, clause.subject.start)]
    start = turns[-1] if turns else 0
    return Chunk(start, clause.verb_start, text[start : clause.verb_start])


_OF_NOUN = re.compile(r"(?:for|of|to|on|about)\s")
"""What an act that a noun tells is about: "for the raid"."""


def _affected(clause: Clause, particle: str) -> Chunk | None:
    """The object of an active clause, or what it is about ("complained about a leak")."""
    taken = next((phrase.chunk for phrase in clause.phrases if particle and phrase.preposition == particle), None)
    if taken and len(words(taken.text)) > 1:
        return _inside(taken)
    if clause.object is not None:
        return clause.object
    return next(
        (phrase.chunk for phrase in clause.phrases if phrase.preposition in ("about", "of", "on", "at", "to")), None
    )


def _inside(chunk: Chunk) -> Chunk:
    """`chunk` without the preposition it begins with."""
    first = words(chunk.text)[0]
    rest = chunk.text[first.end :]
    start = chunk.start + first.end + len(rest) - len(rest.lstrip())
    return Chunk(start, chunk.end, rest.lstrip())


def _taken(sentence: Sentence, clause: Clause, who: Chunk, slot: str, about: Sequence[Chunk | None]) -> Iterator[Taken]:
    named = names_in(sentence, who.start, who.end)
    person = any(one.kind is MentionKind.PERSON for one in named)
    acts = slot == "doer" and not person  # of "President Ana Ruiz of Tarn" it is not Tarn that does it
    named = tuple(one for one in named if one.kind is not MentionKind.PLACE or (acts and is_country(one.name)))
    owners = _owners_of_kin(sentence, who)
    named = tuple(one for one in named if one.name not in owners)
    spoken = [word.lower for word in words(who.text) if word.is_word]
    acting = named or is_people(who.text) or (slot == "doer" and _is_rescuing(clause, who))
    if not spoken or not acting or is_of_small_words(who.text) or spoken[-1] in PRONOUNS:
        return
    if _HE_AND.match(who.text):
        return
    chunks = [chunk for chunk in about if chunk and chunk.text and not is_of_small_words(chunk.text)]
    stems = frozenset(base for chunk in chunks for base in chunk.stems) - who.stems
    particle = _particle(sentence.text, clause)
    particle = "" if clause.passive and clause.verb in _FREED else particle
    verb = words(sentence.text[clause.verb_start : clause.verb_end])[-1].lower
    act_name = _act_name(clause.verb)
    told = f"{_told(act_name if act_name in _BY_NOUN and verb in listed_words('doing') else verb)} {particle}".strip()
    label = told if slot == "doer" else f"{told} {slot}"
    name = f"{act_name or verb} {particle}".strip()
    act = f"{clause.verb} {particle}".strip()
    patient = _patient_name(sentence, about[:1])
    whom = about[0] if about else None
    person = patient is not None or (whom is not None and _names_person(sentence, whom))
    thing = one_thing(act_name, clause, whom, person) if slot == "doer" else ""
    if whom is not None and whom.text == ALARM and not thing:
        return  # of those who called again and again, none is who raised the alarm
    if thing == ALARM:
        name, act, label = act_name, clause.verb, "raised the alarm"
    yield Taken(
        who,
        slot,
        act,
        name,
        label,
        stems,
        named,
        is_many(who.text),
        not stems,
        clause.passive,
        beside=told_in_a_row(sentence.text, who.start) if clause.passive else frozenset(),
        patients=_patients(about[:1]),
        patient=patient,
        thing=thing,
    )


_BY_NOUN = frozenset(("order", "find"))
"""Acts of which a noun tells, behind a verb that says nothing: who "gave the go-ahead" ordered it."""


def _owners_of_kin(sentence: Sentence, who: Chunk) -> frozenset[str]:
    """Whom `who` names only to say whose kin it is: Lund of "Lund's former wife"."""
    spans = [(m.name, span_in(sentence, m)[1]) for m in sentence.mentions]
    return frozenset(name for name, end in spans if who.start < end <= who.end and _OWNED_KIN.match(sentence.text, end))


_OWNED_KIN = re.compile(rf"['’]s?\s(?:[a-z-]+\s){{0,2}}(?:{alternation(sorted(listed('kin')))})\b")
"""Behind the name of one whose kin is told: "'s former wife"."""


def _names_person(sentence: Sentence, whom: Chunk) -> bool:
    return any(one.kind is MentionKind.PERSON for one in names_in(sentence, whom.start, whom.end))


def _is_rescuing(clause: Clause, who: Chunk) -> bool:
    """True for a boat or a dog that finds or saves somebody: its crew or its handler does."""
    saving = any(alike("acts", clause.verb, verb) for verb in ("find", "rescu"))
    return saving and who.head in listed_stems("rescuing")


def _patients(about: Sequence[Chunk | None]) -> str:
    """Whether the words that say whom the act concerns tell of "one" or of "many"."""
    whom = about[0].text if about and about[0] else ""
    spoken = [word.lower for word in words(whom) if word.is_word]
    if spoken and spoken[-1] in _ONE:
        return "one"
    return "many" if is_people(whom) and is_many(whom) else ""


def _patient_name(sentence: Sentence, about: Sequence[Chunk | None]) -> str | None:
    """The name of the one person whom the act concerns, "" where "him" or "the young woman" stands for it."""
    whom = about[0] if about else None
    if whom is None or not whom.text:
        return None
    persons = [one.name for one in names_in(sentence, whom.start, whom.end) if one.kind is MentionKind.PERSON]
    spoken = [word.lower for word in words(whom.text) if word.is_word]
    if persons:
        return persons[0] if len(persons) == 1 and not is_many(whom.text) else None
    lone = spoken[-1:] != [] and spoken[-1] in ("he", "she", "him", "her")
    described = _THE_ONE.search(whom.text.rstrip())
    return "" if lone or (described and is_people(described.group()) and not is_many(described.group())) else None


_THE_ONE = re.compile(r"\b[Tt]he\s(?:[\w-]+\s){0,2}[a-z]+$")
_ONE = frozenset("he she it him her".split())


def _told(verb: str) -> str:
    """`verb` as a report tells it: "took" for "taken" and "takes", "released" for "release"."""
    for base in _base_forms(verb):
        if base in _pasts():
            return _pasts()[base]
        for form in (base, f"{base}d", f"{base}ed", f"{base[:-1]}ied", f"{base}{base[-1:]}ed"):
            if {"past", "participle"} & verb_forms(form):
                return form
    return verb


@lru_cache
def _pasts() -> dict[str, str]:
    """Form of an irregular verb -> its past."""
    return {form: line.split()[1] for line in load_words("verbs")["irregular"] for form in line.split()}


def _base_forms(verb: str) -> Iterator[str]:
    """What the base form of `verb` may be."""
    yield verb
    if verb.endswith("ing"):
        short = verb.removesuffix("ing")
        if short[-2:-1] == short[-1:]:
            yield short[:-1]
        yield from (short, f"{short}e")
    yield from (verb.removesuffix("s"), verb.removesuffix("es"))


_FREED = frozenset(map(stem, "pull drag lift winch pluck haul hoist".split()))
"""To be pulled out or winched up by somebody is to be rescued, with the particle or without."""
_HE_AND = re.compile(r"(?:he|she|they|we|i)\s+and\b", re.IGNORECASE)


def _act_name(verb: str) -> str:
    """The word by which verbs for one act go ("greet" for "welcome" too), "" for a verb without others."""
    number = min(groups("acts").of(verb), default=None)
    return "" if number is None else str(load_words("agents")["acts"][number].split()[0])

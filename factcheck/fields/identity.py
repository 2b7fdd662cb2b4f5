"""Identity: another person, body or group in the same part of the same event.

Two kinds of part are read. An act: who found the bodies, by whom the guest was greeted, with whom he was held. A list:
the people or countries named after "including", or those that share one verb. Doers named after "by" meet anywhere in
the story, all else in aligned sentences; the act or the list must be the same before its members are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..data import Strict, load_words
from ..language.clauses.clause import Chunk, Clause, clauses, verb_forms
from ..language.names import Standing, match_names
from ..language.vocabulary import country_meant, is_title_head, title_before
from ..model import Article, Comparison, Dispute, Fact, Kind, Mention, MentionKind, Relation, Sentence
from ..text import content_stems, stem, words

KIND = Kind.IDENTITY


class Options(Strict):
    """What the kind `identity` may be told."""

    min_patient: float = 0.5
    """0 to 1: share of the words of what is done to whom that must be common when the verbs are the same."""
    min_alone: float = 0.6
    """0 to 1: the same when the verbs differ; at least two words must be shared then."""


@dataclass(frozen=True, slots=True)
class Named:
    """One named member of a list."""

    name: str
    kind: MentionKind
    title: str
    """The title before the name, "" when there is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """Those who take one part in one event."""

    slot: str
    """"doer", a preposition ("with", "to") or "list"."""
    act: str
    """Stem of the verb."""
    about: frozenset[str]
    """Stems of what is done to whom: of the object, or of the subject of a passive."""
    who: frozenset[str]
    """Stems of the words that say who."""
    named: tuple[Named, ...]
    many: bool
    """True when the words speak of several or of a body: "neighbours", "police", "the company"."""
    vague: bool
    """True when `about` is a pronoun or nothing."""


# --- extraction


def extract(article: Article) -> tuple[Fact[Part], ...]:
    """The parts taken in the events of `article`, in the order of the text."""
    found: dict[tuple[int, int, str, str], Fact[Part]] = {}
    for sentence in article.sentences:
        for fact in (*_lists(sentence), *_acts(sentence)):
            found.setdefault((fact.start, fact.end, fact.value.slot, fact.value.act), fact)
    return tuple(sorted(found.values(), key=lambda fact: (fact.start, fact.end, fact.value.slot, fact.value.act)))


def _acts(sentence: Sentence) -> Iterator[Fact[Part]]:
    for clause in clauses(sentence.text):
        told = clause.saying and not (clause.object and clause.verb in _groups("acts"))
        particle = _particle(sentence.text, clause)
        if told or clause.negated or not clause.verb or (clause.verb in _stems("weak") and not particle):
            continue
        if clause.verb in _stems("own"):
            pass
        elif clause.passive:
            if clause.agent:
                yield from _fact(
                    sentence, clause, _grown(sentence, _inside(clause.agent)), "doer", _patient(sentence.text, clause)
                )
        elif clause.subject and clause.finite and not _TOLD.search(clause.subject.text):
            affected = _affected(clause, particle)
            if affected and not _OF_DOER.match(affected.text):
                yield from _fact(sentence, clause, _grown(sentence, clause.subject), "doer", affected)
        for phrase in clause.phrases:
            if phrase.preposition in _COMPANY and clause.subject:
                yield from _fact(
                    sentence, clause, _grown(sentence, _inside(phrase.chunk)), phrase.preposition, clause.subject
                )


_COMPANY = frozenset({"with", "to"})
_OF_DOER = re.compile(r"(?:his|her|their|its)\s+(?!.*['’])", re.IGNORECASE)
"""What is each one's own is done by each: no one else does it."""
_TOLD = re.compile(r"\s(?:says|said|reports|reported)$")
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
    spans = [(m.start - sentence.start, m.end - sentence.start, m.kind) for m in sentence.mentions]
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
    times = re.search(r"(?:\s+(?:yesterday|today|tomorrow|also|later|now|then|earlier|on|at))+$", text[start:end])
    end -= len(times.group()) if times else 0
    for first, last, kind in reversed(spans):
        if last <= start and named and kind is named[0] and _BEHIND.fullmatch(text, last, start):
            start = first
    return Chunk(start, end, text[start:end])


def _joins(text: str, end: int, start: int) -> bool:
    """True when a comma or an "and", and nothing else, stands between two names."""
    return bool(_BEHIND.fullmatch(text, end, start)) and bool(text[end:start].strip(" ."))


def _ends_clause(text: str, end: int) -> bool:
    """True when a verb of its own follows a name: it is no member of the list before it."""
    return bool(re.match(r"\s+(?:said|says|was|were|is|are|has|had|have|will|would|told)\b", text[end : end + 12]))


_TURN = re.compile(r"[.;:“”\"]\s|\b(?:after|when|that|as|while|because|before|said|where)\s")


def _patient(text: str, clause: Clause) -> Chunk | None:
    """Whom the act of a passive clause concerns: all that stands between the last turn of the sentence and the verb."""
    if not clause.subject or _is_pronoun(clause.subject.text) or clause.subject.start > clause.verb_start:
        return clause.subject
    turns = [turn.end() for turn in _TURN.finditer(text, 0, clause.subject.start)]
    start = turns[-1] if turns else 0
    return Chunk(start, clause.verb_start, text[start : clause.verb_start])


def _affected(clause: Clause, particle: str) -> Chunk | None:
    """The object of an active clause, or what it is about ("complained about a leak")."""
    taken = next((phrase.chunk for phrase in clause.phrases if particle and phrase.preposition == particle), None)
    if taken and len(words(taken.text)) > 1:
        return _inside(taken)
    if clause.object:
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


def _fact(sentence: Sentence, clause: Clause, who: Chunk, slot: str, about: Chunk | None) -> Iterator[Fact[Part]]:
    named = _named(sentence, who.start, who.end)
    named = tuple(one for one in named if one.kind is not MentionKind.PLACE or slot == "doer")
    spoken = [word.lower for word in words(who.text) if word.is_word]
    if not spoken or not (named or _is_people(who.text)) or _is_pronoun(who.text) or spoken[-1] in _PRONOUNS:
        return
    stems = about.stems if about else frozenset()
    particle = _particle(sentence.text, clause)
    if _HE_AND.match(who.text):
        return
    part = Part(
        slot,
        f"{clause.verb} {particle}".strip(),
        stems,
        who.stems,
        named,
        _is_many(who.text),
        not stems or _is_pronoun(about.text if about else ""),
    )
    verb = words(sentence.text[clause.verb_start : clause.verb_end])[-1].lower
    act = f"{_act_name(clause.verb) or verb} {particle}".strip()
    told = _told(verb)
    label = f"{told} {particle}".strip() if slot == "doer" else f"{told} {slot}"
    yield _made(sentence, who.start, who.end, part, act, label, strong=clause.passive and slot == "doer")


def _told(verb: str) -> str:
    """`verb` as a report tells it: "took" for "taken" and "takes", "released" for "release"."""
    past = {form: line.split()[1] for line in load_words("verbs")["irregular"] for form in line.split()}
    for base in _bases(verb):
        if base in past:
            return str(past[base])
        for form in (base, f"{base}d", f"{base}ed", f"{base[:-1]}ied", f"{base}{base[-1:]}ed"):
            if {"past", "participle"} & verb_forms(form):
                return form
    return verb


def _bases(verb: str) -> Iterator[str]:
    """What the base form of `verb` may be."""
    yield verb
    if verb.endswith("ing"):
        short = verb.removesuffix("ing")
        if short[-2:-1] == short[-1:]:
            yield short[:-1]
        yield from (short, f"{short}e")
    yield from (verb.removesuffix("s"), verb.removesuffix("es"))


_HE_AND = re.compile(r"(?:he|she|they|we|i)\s+and\b", re.IGNORECASE)


def _act_name(verb: str) -> str:
    """The word by which verbs for one act go ("greet" for "welcome" too), "" for a verb without others."""
    number = min(_groups("acts").get(verb, frozenset()), default=None)
    return "" if number is None else str(load_words("agents")["acts"][number].split()[0])


def _made(
    sentence: Sentence, start: int, end: int, part: Part, act: str, label: str, strong: bool = False
) -> Fact[Part]:
    return Fact(
        kind=KIND,
        sentence=sentence,
        start=sentence.start + start,
        end=sentence.start + end,
        text=sentence.text[start:end],
        value=part,
        subject=act,
        strong=strong,
        label=label,
    )


_OPENING = re.compile(
    r"\b(?:including|such as|among them|accompanied by|joined by|along with|together with|addressed to|flanked by"
    r"|consisting of|made up of)\s+"
)
_LIST_END = re.compile(
    r"[.;:()\"“”]|,\s+(?:who|which|according|said|a|an|the|as|but|while|when|after|before)\b|\s(?:who|which|that|is|are|was|were|has|have|had|said|to|in|at|on|for)\s"
)


def _lists(sentence: Sentence) -> Iterator[Fact[Part]]:
    """The names that follow "including" and the like, and those of a subject that holds several."""
    text = sentence.text
    for opening in _OPENING.finditer(text):
        end = _list_end(sentence, opening.end())
        inner = _OPENING.search(text, opening.end(), end)
        if inner:
            continue
        named = _named(sentence, opening.end(), end)
        if named:
            group = frozenset(
                word.stem for word in words(text[max(0, opening.start() - 60) : opening.start()]) if word.is_content
            )
            who = content_stems(text[opening.end() : end])
            yield _made(
                sentence,
                opening.end(),
                end,
                Part("list", stem(opening.group().split()[0]), group, who, named, True, False),
                "list",
                _group_label(text[: opening.end()].rstrip()),
            )


_ACCOMPANYING = re.compile(r"\b(accompanied|joined|flanked|followed|escorted)\s+by\b")


def _group_label(before: str) -> str:
    """Whom a list gives, in words: "those who accompanied", "top officials", "those included"."""
    company = next(iter(_ACCOMPANYING.findall(before[-60:])[-1:]), "")
    if company and not re.search(r"[,.;:]", before[before.rindex(company) :]):
        return f"those who {company}"
    openings = list(_OPENING.finditer(f"{before} "))
    group = before[: openings[-1].start()] if openings else ""
    noun: list[str] = []
    for word in reversed(words(group[-60:].rstrip(" ,—–-"))):
        if len(noun) == 3 or not word.is_content or not word.is_word or word.text[:1].isupper():
            break
        noun.insert(0, word.lower)
    return " ".join(noun) or "those listed"


def _list_end(sentence: Sentence, start: int) -> int:
    """Where the list that begins at `start` ends: behind its last name."""
    text = sentence.text
    stop = _LIST_END.search(text, start)
    while stop and any(m.start - sentence.start <= stop.start() < m.end - sentence.start for m in sentence.mentions):
        stop = _LIST_END.search(text, stop.end())
    limit = stop.start() if stop else len(text)
    ends = (m.end - sentence.start for m in sentence.mentions if start <= m.start - sentence.start < limit)
    return max(ends, default=limit)


def _named(sentence: Sentence, start: int, end: int) -> tuple[Named, ...]:
    """The persons, bodies and places named in `sentence.text[start:end]`, each with its title."""
    found = []
    for mention in sentence.mentions:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if start <= first and last <= end and mention.kind is not MentionKind.GROUP:
            found.append(Named(mention.name, mention.kind, _title(sentence.text, mention, first)))
    return tuple(found)


def _title(text: str, mention: Mention, start: int) -> str:
    before = title_before(text, start) if mention.kind is MentionKind.PERSON else None
    return text[before[0] : before[1]] if before else ""


def _is_pronoun(text: str) -> bool:
    return not any(word.is_content for word in words(text))


def _is_many(text: str) -> bool:
    """True for a plural or a body as the last word before "of" and the like."""
    head = Chunk(0, len(text), text).head
    last = next((word.lower for word in words(text) if word.stem == head), "")
    return last.endswith(("s", "children", "men", "people")) or last in _COLLECTIVE or bool(_BOTH.search(text))


_BOTH = re.compile(r"\band\s+(?:the|an?|his|her|their|its|[A-Z])|^(?![Tt]he\s|[Aa]n?\s)[^,]*\sand\s")
"""An "and" that joins two, not two descriptions of one ("the former mayor and party leader")."""
_COLLECTIVE = frozenset(
    """police army military government team crew group gang staff people children men women family public crowd media
    navy troop""".split()
)


def _is_people(text: str) -> bool:
    """True when the words name someone: a role, a body, a group."""
    return any(word.stem in _stems("people") or (word.is_content and is_title_head(word.text)) for word in words(text))


_PRONOUNS = frozenset("he she it they we you i him her them us who which that".split())

# --- vocabulary


@lru_cache
def _stems(section: str) -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("agents")[section].split())


@lru_cache
def _groups(section: str) -> dict[str, frozenset[int]]:
    """Stem -> the numbers of the groups of `section` that it stands in."""
    table: dict[str, set[int]] = {}
    for number, line in enumerate(load_words("agents")[section]):
        for word in line.split():
            table.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@lru_cache
def _wider() -> dict[str, frozenset[str]]:
    return {
        stem(wide): frozenset(map(stem, covered.split())) for wide, covered in load_words("agents")["wider"].items()
    }


def _alike(section: str, left: str, right: str) -> bool:
    none: frozenset[int] = frozenset()
    groups = _groups(section)
    return left == right or bool(groups.get(left, none) & groups.get(right, none))


# --- comparison


def compare(left: Fact[Part], right: Fact[Part], options: Options) -> Comparison:
    """How those who take one part stand: SAME, DIFFERENT when they are others, UNKNOWN when it is another part."""
    mine, other = left.value, right.value
    if "list" in (mine.slot, other.slot):
        return _compare_lists(left, right)
    if mine.slot != other.slot or not _one_act(mine, other, options):
        return Comparison(left, right, Relation.UNKNOWN)
    if _same_people(mine, other):
        return Comparison(left, right, Relation.SAME)
    if mine.slot == "doer" and len(mine.named) > 1 and len(other.named) > 1:
        return _dispute(left, right, "list")
    if _may_be_same(mine, other) or _one_described(mine, other) or _countries(left) & _countries(right):
        return Comparison(left, right, Relation.UNKNOWN)
    if _named_beside(mine, right.sentence) or _named_beside(other, left.sentence):
        return Comparison(left, right, Relation.UNKNOWN)
    return _dispute(left, right, "doer" if mine.slot == "doer" else "company")


def _countries(fact: Fact[Part]) -> frozenset[str]:
    """The countries that the words stand for: "London" and "the British government" are one actor."""
    named = (m.text for m in fact.sentence.mentions if fact.start <= m.start and m.end <= fact.end)
    return frozenset(country for country in map(country_meant, named) if country)


def _named_beside(part: Part, sentence: Sentence) -> bool:
    """True when a person of `part` is named in the other sentence too: there someone else's share is told as well."""
    people = [m.name for m in sentence.mentions if m.kind is MentionKind.PERSON]
    return any(
        match_names(one.name, name, one.kind).standing is not Standing.DIFFERENT
        for one in part.named
        if one.kind is MentionKind.PERSON
        for name in people
    )


def _one_act(mine: Part, other: Part, options: Options) -> bool:
    """True when both say the same of what is done to whom."""
    shared = mine.about & other.about
    fewer = min(len(mine.about), len(other.about))
    share = len(shared) / fewer if fewer else 0.0
    if _alike("acts", mine.act, other.act):
        return share >= options.min_patient or (mine.vague and other.vague)
    of_two_words = " " in mine.act or " " in other.act
    return share >= options.min_alone and len(shared) > 1 and not of_two_words


def _same_people(mine: Part, other: Part) -> bool:
    """True when both name the same, or say it in the same words."""
    if mine.named and other.named:
        return not _only_in(mine, other) and not _only_in(other, mine)
    return mine.who == other.who


def _only_in(mine: Part, other: Part) -> list[Named]:
    """Those that `mine` names and `other` does not."""
    return [one for one in mine.named if not any(_one_bearer(one, two) for two in other.named)]


def _one_bearer(one: Named, two: Named) -> bool:
    return match_names(one.name, two.name, one.kind).standing is not Standing.DIFFERENT


def _may_be_same(mine: Part, other: Part) -> bool:
    """True when two ways to say who may mean the same: a word in common, a wider word, a name in common."""
    if mine.who & other.who or any(_one_bearer(one, two) for one in mine.named for two in other.named):
        return True
    if any(_alike("same", one, two) for one in mine.who for two in other.who):
        return True
    return _covers(mine.who, other.who) or _covers(other.who, mine.who)


def _one_described(mine: Part, other: Part) -> bool:
    """True when one side names one person and the other describes one: they may be the same."""
    for named, described in ((mine, other), (other, mine)):
        if (
            len(named.named) == 1
            and named.named[0].kind is MentionKind.PERSON
            and not described.named
            and not described.many
        ):
            return True
    return False


def _covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    return any(_wider().get(word, frozenset()) & narrow for word in wide)


def _compare_lists(left: Fact[Part], right: Fact[Part]) -> Comparison:
    """Two open lists meet when they name one in common or list the same kind of thing."""
    mine, other = left.value, right.value
    if mine.slot != other.slot or not (mine.named and other.named):
        return Comparison(left, right, Relation.UNKNOWN)
    if not _only_in(mine, other) and not _only_in(other, mine):
        return Comparison(left, right, Relation.SAME)
    common = len(_only_in(mine, other)) < len(mine.named)
    if not common and not mine.about & other.about:
        return Comparison(left, right, Relation.UNKNOWN)
    return _dispute(left, right, "list")


def _dispute(left: Fact[Part], right: Fact[Part], rule: str) -> Comparison:
    features = _features(left, right)
    named = f"“{left.text}” in one source, “{right.text}” in the other"
    if rule == "list":
        return Comparison(
            left, right, Relation.DIFFERENT, _list_why(left.value, right.value), rule, Dispute.TENSION, features
        )
    why = {
        "doer": f"The same act has another doer: {named}.",
        "company": f"Someone else takes the same part: {named}.",
    }[rule]
    return Comparison(left, right, Relation.DIFFERENT, why, rule, Dispute.TENSION, features)


def _list_why(mine: Part, other: Part) -> str:
    """Which names are in one list only, and which like titles belong to two people."""
    alone = (_only_in(mine, other), _only_in(other, mine))
    said = [" and ".join(one.name for one in names) for names in alone if names]
    why = "The lists differ: only one source names " + "; only the other names ".join(said) + "."
    for one in mine.named:
        for two in other.named:
            if _titles_meet(one, two):
                why += f" “{one.title}” is {one.name} and “{two.title}” is {two.name}:"
                why += " two people, so no one's title is contradicted."
    return why


def _titles_meet(one: Named, two: Named) -> bool:
    """True when two different people bear titles of which one is a part of the other."""
    if not one.title or not two.title or _one_bearer(one, two):
        return False
    mine, other = content_stems(one.title), content_stems(two.title)
    return mine <= other or other <= mine


def _features(left: Fact[Part], right: Fact[Part]) -> tuple[tuple[str, float], ...]:
    mine, other = left.value, right.value
    fewer = min(len(mine.about), len(other.about))
    pair = content_stems(left.sentence.text), content_stems(right.sentence.text)
    return (
        ("same act", float(mine.act == other.act)),
        ("act alike", float(_alike("acts", mine.act, other.act))),
        ("about shared", len(mine.about & other.about) / fewer if fewer else 0.0),
        ("vague", (mine.vague + other.vague) / 2),
        ("named", (bool(mine.named) + bool(other.named)) / 2),
        ("common member", float(any(_one_bearer(one, two) for one in mine.named for two in other.named))),
        ("context", len(pair[0] & pair[1]) / max(1, min(map(len, pair)))),
        ("long", min(1.0, max(len(mine.who), len(other.who)) / 8)),
    )

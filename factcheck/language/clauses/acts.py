"""Acts: the clauses of an article with the people, words and certainty that two sources are compared by.

`fields.event` and `fields.status` both start from here: an act is a clause that `reading` finds, its words brought to
one form by `rules/words/synonyms.yaml`, its pronoun subject replaced by the person last spoken of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain, groupby

from msgspec import Struct

from ...data import load_words
from ...model import Article, Mention, MentionKind, Sentence, fullest
from ...text import FUNCTION_WORDS, SENTENCES, content_stems, stem, words
from ..names import family_name
from ..vocabulary import WordGroups, sex_of_full_name, sex_of_noun, word_groups
from .clause import Chunk, Clause
from .reading import clauses
from .verbs import EMPTY_VERBS, verb_forms

_APPOSITION = 3
"""Characters between a noun and the name set off by a comma."""
_PRONOUNS = frozenset(["he", "she", "him", "his", "her", "they", "them", "who", "i", "we"])
_OWNERS = frozenset(["his", "her"])
_NEAR = 3
"""Words after "his" or "Holm's" among which the noun is looked for."""
_DESCRIBED = re.compile(
    r"(?i)the (?:former |retired )?(?:[\w-]+[- ]year[- ]old|(?:father|mother|dad|mum|mom)(?:[- ]of[- ]|\b))"
)
"""Who is called so was named before: "the 34-year-old", "the father of two"."""
_INDEFINITE = re.compile(
    r"(?:An?|One|Two|Three|Another) (?:[\w-]+ ){0,2}(?:man|men|woman|women|boy|girl|teenager|suspect)s?\b"
)
"""A sentence that begins so speaks of someone new."""
_POSSESSIVE = re.compile(r"['’]s?\s")


class Act(Struct, frozen=True):
    """One clause of an article as a fact; what other facts are bound to is a `binding.Event`."""

    sentence: Sentence
    clause: Clause
    """Offsets are into `sentence.text`."""
    verb: str
    """The main verb, in the form shared by its synonyms."""
    subject: frozenset[str]
    """Words of the subject, as `canon` gives them; empty for a pronoun."""
    object: frozenset[str]
    rest: frozenset[str]
    """Words of the phrases after the object."""
    stems: frozenset[str]
    """All of these and the verb."""
    around: frozenset[str]
    """The words of the whole sentence."""
    persons: frozenset[str]
    """Last names, folded, of the people in this clause; a pronoun counts as the person last spoken of."""
    named: frozenset[str]
    """Last names in the whole sentence."""
    meant: str
    """The noun that a pronoun subject stands for, in the form shared by synonyms: "driver"; empty for none."""
    topic: str
    """The full name of the person whom a pronoun in this clause stands for, of an earlier sentence; empty for none."""
    rarity: Mapping[str, float]
    """Each word of the sentence and how telling it is in this article, 0 to 1; a word of every sentence says little."""
    counts: Mapping[str, int]
    """Every word of the article and how many of its sentences hold it."""

    @property
    def tells(self) -> bool:
        """True when the verb names what is done, and says not only that something is or is done."""
        return self.verb not in EMPTY_VERBS


class _Setting(Struct, frozen=True):
    """What all acts of one sentence share."""

    sentence: Sentence
    last_names: Sequence[tuple[int, int, str]]
    """Where people are named, code points into the article, and their family names."""
    topics: Sequence[str]
    """The full names of the persons spoken of before it: first those of the last sentence that names any."""
    rarity: Mapping[str, float]
    """As `Act` has it."""
    counts: Mapping[str, int]


def acts(article: Article) -> Iterator[Act]:
    """The acts of `article` in the order of the text."""
    return chain.from_iterable(acts_by_sentence(article))


def _acts(sentences: Sequence[Sentence]) -> Iterator[Act]:
    counts = Counter(base for sentence in sentences for base in canonical_stems(sentence.text))
    topics: tuple[str, ...] = ()
    noun = ""  # what the last subject was
    for sentence in sentences:
        people = [m for m in sentence.mentions if m.kind is MentionKind.PERSON]
        last_names = [(m.start, m.end, family_name(m.name)) for m in people if not _owns_person(sentence, m)]
        around = canonical_stems(sentence.text)
        rarity = {base: 1 / counts[base] ** 0.5 for base in around}
        setting = _Setting(sentence, last_names, topics, rarity, counts)
        found = clauses(sentence.text)
        for number, clause in enumerate(found):
            meant = (_noun(found[:number][::-1]) or noun) if clause.subject and is_pronoun(clause.subject) else ""
            yield _act(setting, clause, meant)
        noun = _noun(found) or noun
        if last_names:
            starts = {start for start, _, _ in last_names}
            told = (m.name for m in people if m.start in starts)
            topics = tuple(dict.fromkeys((*told, *topics)))[:_TOPICS]
        elif _INDEFINITE.match(sentence.text):
            topics = ()  # "A man of 19 was held. He": who is new is meant


_TOPICS = 6
"""Persons last spoken of among whom one is looked for whom a pronoun can mean."""
_KEPT = 32
"""Articles whose acts are kept: two kinds ask for those of each article of a story, one kind after the other."""


def acts_by_sentence(article: Article) -> list[list[Act]]:
    """The acts of each sentence of `article` that has any, in the order of the text."""
    return _by_sentence(tuple(article.sentences))


@lru_cache(maxsize=_KEPT)
def _by_sentence(sentences: tuple[Sentence, ...]) -> list[list[Act]]:
    return [[*group] for _, group in groupby(_acts(sentences), lambda act: act.sentence.index)]


def _owns_person(sentence: Sentence, mention: Mention) -> bool:
    """True for "Holm" in "Holm's wife": what is told is told of her."""
    after = sentence.text[mention.end - sentence.start :]
    owned = _POSSESSIVE.match(after)
    return owned is not None and any(is_person(word.stem) for word in words(after[owned.end() :])[:_NEAR])


def _act(setting: _Setting, clause: Clause, meant: str) -> Act:
    """The act of one clause; a pronoun that is its subject stands for `meant`."""
    sentence, last_names, rarity = setting.sentence, setting.last_names, setting.rarity
    own = (clause.start, clause.end)
    subject_end = clause.subject.end if clause.subject else clause.start
    # ", Anna Holt," after "The bus driver" names the subject.
    spans = [own, (clause.subject.start, subject_end + _APPOSITION)] if clause.subject else [own]
    spans = [(start + sentence.start, end + sentence.start) for start, end in spans]
    persons = {name for start, _, name in last_names if any(a <= start < b for a, b in spans)}
    pronoun = clause.subject is not None and is_pronoun(clause.subject)
    topic = _topic(setting.topics, clause.subject if pronoun else None)
    if pronoun or (not persons and clause.subject and _DESCRIBED.match(clause.subject.text)):
        spoken_of = family_name(topic)
        first = next((name for start, _, name in last_names if start < sentence.start + clause.start), spoken_of)
        persons |= {first} - {""}
    subject = frozenset() if pronoun or not clause.subject else canonical_stems(clause.subject.text)
    thing = canonical_stems(clause.object.text) if clause.object else frozenset()
    rest = frozenset(base for phrase in clause.phrases for base in canonical_stems(phrase.chunk.text))
    verb = canon(clause.verb)
    return Act(
        sentence,
        clause,
        verb=verb,
        subject=subject,
        object=thing,
        rest=rest,
        stems=subject | thing | rest | (frozenset({verb}) - EMPTY_VERBS),
        around=frozenset(rarity),
        persons=frozenset(persons),
        named=frozenset(name for _, _, name in last_names),
        meant=meant,
        topic=topic,
        rarity=rarity,
        counts=setting.counts,
    )


def _topic(topics: Sequence[str], pronoun: Chunk | None) -> str:
    """The full name of the person last spoken of whom `pronoun` can mean: "he" is not Anna Holm; empty for none."""
    sex = sex_of(pronoun) if pronoun else ""
    return next((name for name in topics if not sex or sex_of_full_name(name) in ("", sex)), "")


def sex_of(chunk: Chunk) -> str:
    """The sex that a word of `chunk` tells: "m" for "he" and "the boys", "f", or "" when none does."""
    return next(filter(None, (sex_of_noun(word.lower) for word in words(chunk.text))), "")


def _noun(found: Sequence[Clause]) -> str:
    """What the first of some clauses that has a noun for its subject is about, who only speaks left out."""
    subjects = (c.subject for c in found if c.subject and not c.saying and not is_pronoun(c.subject))
    return next((canon(subject.head) for subject in subjects if subject.head), "")


def doer(clause: Clause) -> Chunk | None:
    """Who does it: the subject, or of a passive the words after "by"; None when not told."""
    if not is_passive(clause):
        return clause.subject
    return next((phrase.chunk for phrase in clause.phrases if phrase.preposition == "by"), None)


def agents(act: Act) -> frozenset[str]:
    """Who does it, as words and family names; empty when not told."""
    chunk = doer(act.clause)
    if is_pronoun(chunk):
        return act.persons - people_in(act, act.clause.object)
    return canonical_stems(chunk.text) if chunk else frozenset()


def patients(act: Act) -> frozenset[str]:
    """Whom or what it is done to, as words and family names: the object, or the subject of a passive; may be empty."""
    if not is_passive(act.clause):
        return act.object or (act.named - act.subject if is_pronoun(act.clause.object) else frozenset())
    return act.subject or (act.persons if is_pronoun(act.clause.subject) else frozenset())


def is_passive(clause: Clause) -> bool:
    """True for a passive, also one of a headline, which drops the auxiliary: "Mayor Beaten by Newcomer"."""
    bare = "participle" in verb_forms(clause.text[: clause.verb_end - clause.start].rpartition(" ")[2].lower())
    return clause.passive or (bare and not clause.object and any(p.preposition == "by" for p in clause.phrases))


def told_differently(called: str) -> str:
    """A sentence that says what is told differently, by what a reader calls it: "vehicle", "hurt or not", "way in"."""
    if called.startswith(("how ", "what ", "who ")):
        return f"{called[0].upper()}{called[1:]} is told differently."
    return f"It is told differently: {called}." if " or " in called else f"The {called} is told differently."


def label(left: Act, right: Act) -> str:
    """What two tell of one act, with who or what it is about where either says so: "toured (Kim)", "sold (a ferry)"."""
    verb = verb_written(left, right)
    about = fullest(named_in(left), named_in(right)) or _thing(left, right, verb)
    return f"{verb} ({about})" if verb and about else verb or about


def _thing(left: Act, right: Act, verb: str) -> str:
    """What an act is done to, in the fewest words that hold what both speak of; empty where these say `verb` again."""
    things = []
    for act, other in ((left, right), (right, left)):
        chunk = act.clause.subject if act.clause.passive else act.clause.object
        shared = chunk.stems & content_stems(other.sentence.text) if chunk and not is_pronoun(chunk) else frozenset()
        if chunk and shared and stem(verb) not in chunk.stems:
            plain = _NOT_ANY.sub("", chunk.text)
            things.append(plain[0].lower() + plain[1:] if words(plain)[0].lower in FUNCTION_WORDS else plain)
    found = min(things, key=lambda text: (len(text), text), default="")
    return found if len(found) <= _BRIEF else ""


_NOT_ANY = re.compile(r"^(?:no|any|none of)\s(?=\w)", re.IGNORECASE)
_BRIEF = 40
"""Code points of what an act is done to, where a heading tells it."""


def verb_written(left: Act, right: Act) -> str:
    """The verb of an act as written, in the shorter of its two forms, but one that tells something: "visit", "are"."""
    verbs = []
    for act in (left, right):
        group = words(act.sentence.text[act.clause.verb_start : act.clause.verb_end])
        verbs += [(act.verb in EMPTY_VERBS, len(word.lower), word.lower) for word in reversed(group) if word.is_word][
            :1
        ]
    return min(verbs)[-1] if verbs else ""


def named_in(act: Act) -> str:
    """The first person an act is about, by the fullest name, be it in a sentence before; empty when none is named."""
    found = [m.name for m in act.sentence.mentions if m.kind is MentionKind.PERSON]
    return next((name for name in (*found, act.topic) if name and family_name(name) in act.persons), "")


def people_in(act: Act, chunk: Chunk | None) -> frozenset[str]:
    """The family names, folded, of the people in `chunk`."""
    if not chunk:
        return frozenset()
    first, last = act.sentence.start + chunk.start, act.sentence.start + chunk.end
    found = (m for m in act.sentence.mentions if m.kind is MentionKind.PERSON and first <= m.start and m.end <= last)
    return frozenset(family_name(mention.name) for mention in found)


def is_pronoun(chunk: Chunk | None) -> bool:
    """True when the chunk begins with a personal pronoun ("he", "they both", "his arrest"), but not for "his wife"."""
    if not chunk:
        return False
    first, *rest = words(chunk.text)
    return first.lower in _PRONOUNS and not (first.lower in _OWNERS and any(is_person(w.stem) for w in rest[:_NEAR]))


def is_person(base: str) -> bool:
    """True for the stem of a noun for people ("wife", "deputies")."""
    return base in _people()


@lru_cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("agents")["people"].split())


@lru_cache
def _roots() -> dict[str, str]:
    """Stem -> the stem that stands for its group of synonyms; a word of two groups belongs to the first."""
    found: dict[str, str] = {}
    for line in load_words("synonyms")["groups"]:
        stems = [*map(_plain_stem, line.split())]
        root = found.get(stems[0], stems[0])
        for base in stems:
            found.setdefault(base, root)
    return found


@lru_cache
def _synonyms() -> WordGroups:
    """Plain stems that agree in news prose, be it only beside each other."""
    lists = load_words("synonyms")
    return word_groups(map(str.split, [*lists["groups"], *lists["near"]]), _plain_stem)


def synonymous(left: str, right: str) -> bool:
    """True when two stems are spellings of one word or stand in one group of synonyms, whichever of their groups."""
    return _synonyms().alike(_plain(left), _plain(right))


def canon(base: str) -> str:
    """The stem that stands for `base`, its spellings and its synonyms."""
    plain = _plain(base)
    return _roots().get(plain, plain)


def _plain_stem(word: str) -> str:
    return _plain(stem(word))


@lru_cache(maxsize=16384)
def _plain(base: str) -> str:
    """A stem without hyphen and in American spelling ("co-ordin", "neighbour", "terroris")."""
    short = base.replace("-", "").replace("our", "or")
    return stem(short[:-2] + "ized") if short.endswith("is") and len(short) > 5 else short


@lru_cache(maxsize=SENTENCES)
def canonical_stems(text: str) -> frozenset[str]:
    """The content words of `text` in the form shared by synonyms; numbers and names included."""
    return frozenset(canon(word.stem) for word in words(text) if word.is_content)


def shared_weight(left: Act, right: Act) -> float:
    """How much two sentences share, 0 to 1: the rarity of common words over the geometric mean of what each holds."""
    left_rarity, right_rarity = left.rarity, right.rarity
    common = sum(min(weight, right_rarity[base]) for base, weight in left_rarity.items() if base in right_rarity)
    mass = (sum(left_rarity.values()) * sum(right_rarity.values())) ** 0.5
    return common / mass if mass else 0.0


def disjoint(left: Set[object], right: Set[object]) -> bool:
    """True when both hold something, and nothing in common."""
    return bool(left and right) and left.isdisjoint(right)


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words over all words, 0 to 1; 0 for two empty sets."""
    return len(left & right) / len(left | right) if left | right else 0.0

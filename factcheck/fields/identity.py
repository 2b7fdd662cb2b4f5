"""Identity: another person, body or group in the same part of the same event.

Four kinds of part are read (`language.parts`, `language.titles`): who does an act, with or to whom; names of a list;
an unnamed person ("his daughter"); who holds an office. Doers named after "by", persons of a told age and holders meet
anywhere in the story, all else in aligned sentences. Who is known to both articles is no other in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

from msgspec import Struct, structs

from .. import agreeing
from ..agreeing import Agreeing
from ..data import Strict
from ..language.clauses.acts import synonymous
from ..language.names import family_sound, is_one_name, may_be_one
from ..language.parts.called import called
from ..language.parts.including import Listed, lists
from ..language.parts.relatives import Relative, comparable, may_be_one_owner, one_line, opposite, relatives
from ..language.parts.taken import Taken, parts_taken, speaks_for
from ..language.parts.who import Named, alike, apart, covers, listed_stems, one_bearer, one_family, only_in
from ..language.titles.belonging import one_nation
from ..language.titles.heads import canonical, head_words, listed, main_words, meanings, two_callings
from ..language.titles.holders import Holder, holders
from ..language.vocabulary import another, country_meant, is_body_opening, is_kin
from ..model import (
    Agreement,
    AnyFact,
    Article,
    Comparison,
    Dispute,
    Fact,
    Features,
    Kind,
    Mention,
    MentionKind,
    Relation,
    Sentence,
    fullest,
)
from ..spans import overlap, span_of
from ..text import content_stems, fold, stem, words

KIND = Kind.IDENTITY


class Someone(Struct, frozen=True):
    """A person without a name."""

    told: Relative
    nouns: frozenset[str]
    """Every word for such a person in the article."""
    whose: str = ""
    """By name whose kin it is: "his son" behind a sentence that names one person. Empty where that is not told."""


class Known(Struct, frozen=True):
    """Who holds an office or plays a part, and whom else the article knows."""

    holder: Holder
    people: frozenset[str]
    """The full names of all persons in the article."""


Part = Taken | Listed | Someone | Known


class Options(Strict):
    """What the kind `identity` may be told: nothing."""


# --- extraction -------------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Part], ...]:
    """The parts taken in the events of `article`, in the order of the text."""
    found: dict[tuple[int, int, str, str], Fact[Part]] = {}
    unnamed = [tuple(relatives(sentence)) for sentence in article.sentences]
    nouns = frozenset(one.noun for told in unnamed for one in told)
    mentions = [m for sentence in article.sentences for m in sentence.mentions]
    people = frozenset(m.name for m in mentions if m.kind is MentionKind.PERSON)
    names = called(article.sentences)
    kinds = {m.name: m.kind for m in mentions}
    known = [(Named(name, kinds[name], ""), stems) for name, stems in names.items() if stems]
    before: Sequence[Mention] = ()
    for sentence, told in zip(article.sentences, unnamed, strict=True):
        someones = _someones(sentence, told, nouns, before)
        before = sentence.mentions
        for fact in (*_parts(sentence, known), *someones, *_holders(sentence, people)):
            found.setdefault((fact.start, fact.end, fact.subject, type(fact.value).__name__), fact)
    return tuple(sorted(found.values(), key=lambda fact: (fact.start, fact.end, fact.subject, fact.label)))


def _parts(sentence: Sentence, known: Sequence[tuple[Named, frozenset[str]]]) -> Iterator[Fact[Part]]:
    """The parts in a sentence; `known` are those whom the article describes, with the stems of these words."""
    for some in lists(sentence):
        yield Fact.at(KIND, sentence, some.start, some.end, some, "list", label=some.label)
    for taken in (_known(taken, known) for taken in parts_taken(sentence)):
        who, subject, strong = taken.who, f"{taken.slot} {taken.name}", taken.slot == "doer"
        yield Fact.at(KIND, sentence, who.start, who.end, taken, subject, strong=strong, label=taken.label)


def _known(taken: Taken, known: Sequence[tuple[Named, frozenset[str]]]) -> Taken:
    if taken.named:
        own = {one.name for one in taken.named}
        return structs.replace(taken, described=frozenset().union(*(stems for one, stems in known if one.name in own)))
    return structs.replace(taken, meant=tuple(one for one, stems in known if _fits(taken, stems)))


def _fits(unnamed: Taken, stems: frozenset[str]) -> bool:
    """True when the words that say who are among those `stems`: "the group" for the engineering group."""
    return unnamed.who.head in stems and unnamed.who.stems <= stems


def _someones(
    sentence: Sentence, unnamed: Sequence[Relative], nouns: frozenset[str], before: Sequence[Mention]
) -> Iterator[Fact[Part]]:
    """The unnamed persons of `sentence`; `before` are the names in the sentence before."""
    for one in unnamed:
        told = f"aged {one.age}" if one.age else "just born" if one.born else ""
        label = f"a {one.noun} {told}".strip()
        value, subject = Someone(one, nouns, _whose(sentence, one, before)), told or "person"
        yield Fact.at(KIND, sentence, one.start, one.end, value, subject, strong=bool(told), label=label)


def _whose(sentence: Sentence, one: Relative, before: Sequence[Mention]) -> str:
    """By name whose kin `one` of `sentence` is: "the son of Ann Lee"; "her son" where one person is named before."""
    if not is_kin(one.noun):
        return ""
    people = [m for m in sentence.mentions if m.kind is MentionKind.PERSON]
    start, end = sentence.start + one.start, sentence.start + one.end
    of = _OF.match(sentence.slice(end))
    owners = [m for m in people if start <= m.start < end or (of and end <= m.start < end + of.end() + _OWNER)]
    if owners or not (one.pronoun or _OPENS_WITH_OWNER.fullmatch(sentence.text[: one.start])):
        return owners[0].name if owners else ""
    near = [m for m in people if m.end <= start] or [m for m in before if m.kind is MentionKind.PERSON]
    return near[0].name if len({m.name for m in near}) == 1 else ""


_OPENS_WITH_OWNER = re.compile(r"(?:His|Her)\s")
_OF = re.compile(r"\sof\s")
"""Behind a relative, before whose it is."""
_OWNER = 30
"""Code points of a title before the name of whose a relative is: "a nephew of the copper magnate Otto Lind"."""


def _holders(sentence: Sentence, people: frozenset[str]) -> Iterator[Fact[Part]]:
    for one in holders(sentence):
        strong = bool(one.office.field or one.of or one.lone)
        subject = f"holder {min(one.office.heads)}"
        value, label = Known(one, people), _within(one.text)
        yield Fact.at(KIND, sentence, one.start, one.end, value, subject, strong=strong, label=label)


# --- comparison -------------------------------------------------------------------------------------------------------


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How those who take one part stand: SAME, DIFFERENT when they are others, UNKNOWN when it is another part."""
    if isinstance(left.value, Taken) and isinstance(right.value, Taken):
        return _compare_acts(left, right)
    if isinstance(left.value, Listed) and isinstance(right.value, Listed):
        return _compare_lists(left, right)
    if isinstance(left.value, Someone) and isinstance(right.value, Someone):
        return _compare_someones(left, right)
    if isinstance(left.value, Known) and isinstance(right.value, Known):
        return _compare_holders(left, right)
    return Comparison(left, right, Relation.UNKNOWN)


# --- acts -------------------------------------------------------------------------------------------------------------


def _compare_acts(left: Fact[Taken], right: Fact[Taken]) -> Comparison:
    left_part, right_part = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if left_part.slot == right_part.slot and (_denies(left_part, right_part) or _denies(right_part, left_part)):
        return _dispute(left, right, "doer", _act_figures(left, right))
    if left_part.slot != right_part.slot or not _may_be_one_act(left_part, right_part):
        return unknown
    if not _is_one_scene(left, right):
        return unknown
    if _same_people(left_part, right_part):
        return Comparison(left, right, Relation.SAME)
    rule = "doer" if left_part.slot == "doer" else "company"
    if left_part.slot == "doer" and len(left_part.named) > 1 and len(right_part.named) > 1:
        found = _dispute_lists(left, right, _act_figures(left, right))
        return replace(found, subject=f"those who {fullest(left_part.label, right_part.label)}")
    if _may_be_one_doer(left, right):
        return unknown
    return _dispute(left, right, rule, _act_figures(left, right))


def _may_be_one_doer(left: Fact[Taken], right: Fact[Taken]) -> bool:
    """True unless those who take one part in two sources are others, whatever else the sources tell of them."""
    left_part, right_part = left.value, right.value
    if _may_be_same(left_part, right_part) or _one_described(left_part, right_part) or _are_countries(left, right):
        return True
    if _is_called(left_part, right_part) or _is_called(right_part, left_part) or _are_in_a_row(left_part, right_part):
        return True
    if speaks_for(left_part, right_part) or speaks_for(right_part, left_part) or not _may_be_two(left_part, right_part):
        return True
    return _named_beside(left_part, right.sentence) or _named_beside(right_part, left.sentence)


def _may_be_one_act(left: Taken, right: Taken) -> bool:
    """True when the verbs are for one act and the rest of the clause fits; other verbs are mostly of other acts."""
    one_thing = left.about & _OTHERS == right.about & _OTHERS  # "a similar jaw" is not the jaw
    one_thing = one_thing and {left.patients, right.patients} != {"one", "many"}
    person = _is_one_person(left, right)
    fits = person or (left.slot == "doer" and (_is_one_matter(left, right) or _is_nobody_told(left, right)))
    fits = fits or _is_once(left, right)
    return one_thing and _one_verb(left, right) and fits


def _is_once(left: Taken, right: Taken) -> bool:
    """True for an act that a story mostly has one of, done to one thing, whatever the words: "him", "the body"."""
    whom = [part.patient for part in (left, right)]
    named = bool(whom[0] and whom[1]) and not may_be_one(str(whom[0]), str(whom[1]))
    return (left.thing == right.thing != "" and not named) or _is_the_order(left, right) or _is_the_order(right, left)


def _is_the_order(one: Taken, other: Taken) -> bool:
    """True where `one` is who gave "the order himself": of the acts that were ordered, the one disputed is meant."""
    return one.name == other.name == "order" and one.vague and one.cleft


def _is_one_scene(left: Fact[Taken], right: Fact[Taken]) -> bool:
    """True unless both tell more than the act, and share nothing beside it: these may be two of a kind.

    Who is told to have done it, and how it is told, makes up for that.
    """
    left_part, right_part = left.value, right.value
    told = left_part.slot != "doer" or (left_part.passive and right_part.passive) or left_part.cleft or right_part.cleft
    told = told or _is_once(left_part, right_part) or _are_two_kin(left_part, right_part)
    told = told or len(left_part.about & right_part.about) > 1
    told = told or len(only_in(left_part.named, right_part.named)) < len(left_part.named)
    rest = [
        content_stems(fact.sentence.text) - part.about - part.who.stems - set(part.act.split())
        for fact, part in ((left, left_part), (right, right_part))
    ]
    return told or not all(rest) or not rest[0].isdisjoint(rest[1])


def _denies(denying: Taken, named: Taken) -> bool:
    """True where the one says that whom the other names did not do it: "Lund, not the cleaner, gave the alarm"."""
    if denying.denied is None or not (_one_verb(denying, named) or denying.about & named.about):
        return False
    stems, head = denying.denied.stems, denying.denied.head
    names = frozenset().union(*(content_stems(one.name) for one in named.named))
    return (
        bool(stems & (names | named.described))
        if named.named
        else any(alike("same", head, one) for one in named.who.stems)
    )


def _is_one_matter(left: Taken, right: Taken) -> bool:
    """True where at least half of what the shorter one says of the act stands in the other too."""
    fewer = min(len(left.about), len(right.about))
    return fewer > 0 and 2 * len(left.about & right.about) >= fewer


def _is_nobody_told(left: Taken, right: Taken) -> bool:
    """True for "he was met by", said in both: whom a pronoun on one side means, the other need not speak of."""
    return left.vague and right.vague and ((left.passive and right.passive) or left.cleft or right.cleft)


def _is_one_person(left: Taken, right: Taken) -> bool:
    """True where both acts concern one person and at most one of them says who that is."""
    return left.patient is not None and right.patient is not None and "" in (left.patient, right.patient)


_OTHERS = frozenset(map(stem, (*another(), "first", "latter", "similar", "comparable")))
"""The last four tell apart only what an act is about: the first of two jaws is a jaw, a similar jaw is not the jaw."""


def _one_verb(left: Taken, right: Taken) -> bool:
    return alike("acts", left.act, right.act) or synonymous(left.act, right.act)


def _are_countries(left: Fact[Part], right: Fact[Part]) -> bool:
    """True where both act for a country: one country has many names, and two of them often do alike."""
    return bool(_countries(left) or _is_state(left)) and bool(_countries(right) or _is_state(right))


def _countries(fact: Fact[Part]) -> frozenset[str]:
    """The countries that the words stand for: "London" and "the British government" are one actor."""
    spoken = [word.text for word in words(fact.text)]
    named = (*spoken, *(f"{one} {two}" for one, two in pairwise(spoken)))
    return frozenset(country for country in map(country_meant, named) if country)


def _is_state(fact: Fact[Part]) -> bool:
    """True for words that stand for a country without its name: "the country's military", "the regime"."""
    return any(
        word.lower in ("country", "nation", "state", "regime", "kingdom", "republic") for word in words(fact.text)
    )


def _is_called(unnamed: Taken, named: Taken) -> bool:
    """True when the words of one are those by which either article calls one whom the other names."""
    if unnamed.named or not named.named:
        return False
    return _fits(unnamed, named.described) or any(one_bearer(a, b) for a in unnamed.meant for b in named.named)


def _are_in_a_row(left: Taken, right: Taken) -> bool:
    """True where either tells both: "survived by a son", "survived by a sister and a son"."""
    lefts, rights = left.beside | {left.who.head}, right.beside | {right.who.head}
    return not lefts.isdisjoint(rights)


def _named_beside(part: Taken, sentence: Sentence) -> bool:
    """True when one of `part` is named in the other sentence too: there someone else's share is told as well.

    A body is so where it owns who acts: "India", "one of India's submarines".
    """
    there = [Named(m.name, m.kind, "") for m in sentence.mentions]
    return any(one_bearer(one, two) for one in part.named for two in there if one.kind is two.kind)


def _same_people(left: Taken, right: Taken) -> bool:
    """True when both name the same, or say it in the same words."""
    if left.named and right.named:
        return not only_in(left.named, right.named) and not only_in(right.named, left.named)
    return left.who.stems == right.who.stems


def _may_be_same(left: Taken, right: Taken) -> bool:
    """True when two ways to say who may mean the same: a main word or a name in common, words for the same people."""
    if any(one_bearer(one, two) or one_family(one, two) for one in left.named for two in right.named):
        return True
    if left.named and right.named:
        return False
    mains = left.who.head, right.who.head
    if left.slot == "doer" and (set(mains) & listed_stems("anyone") or any(map(_is_one_of, (left, right)))):
        return True
    if mains[0] == mains[1] or mains[0] in right.who.stems or mains[1] in left.who.stems:
        return True
    if covers(left.who.stems, right.who.stems) or covers(right.who.stems, left.who.stems):
        return True
    return any(alike("same", one, two) for one in left.who.stems for two in right.who.stems)


def _may_be_two(left: Taken, right: Taken) -> bool:
    """True unless two ways to say who does it may be for one: other names, or sorts of which nobody is both."""
    told = left.slot != "doer" or left.cleft or right.cleft or _are_two_kin(left, right)
    told = told or (_is_once(left, right) and _are_two_callings(left, right))
    return told or _are_named_apart(left, right) or apart(left.who.stems, right.who.stems)


def _are_named_apart(left: Taken, right: Taken) -> bool:
    """True for two names without a word in common; a panel and the court it sits in may be one doer."""
    spoken = [frozenset().union(*(content_stems(one.name) for one in part.named)) for part in (left, right)]
    return all(spoken) and spoken[0].isdisjoint(spoken[1])


def _is_one_of(part: Taken) -> bool:
    """True for one or some of a group: "one of the victims" may be anyone of them."""
    spoken = [word.lower for word in words(part.who.text)][:2]
    return len(spoken) > 1 and spoken[0] in ("one", "some", "several", "many", "most", "another") and spoken[1] == "of"


def _one_described(left: Taken, right: Taken) -> bool:
    """True when one side names one person and the other describes one, or a group that something is sent to.

    They may be the same, or the one may be of the others.
    """
    if _are_two_kin(left, right) or (_is_once(left, right) and _are_two_callings(left, right)):
        return False
    for named, described in ((left, right), (right, left)):
        if len(named.named) == 1 and named.named[0].kind is MentionKind.PERSON:
            body = is_body_opening(described.who.text.split()[-1]) and (left.cleft or right.cleft)
            return not described.named and not ((described.many or body) and left.slot == "doer")
    return False


def _are_two_kin(left: Taken, right: Taken) -> bool:
    """True for two ties that nobody has to one person: "his daughter", "Ina", who is called his wife."""
    kin = frozenset(map(stem, listed("kin")))
    lefts, rights = (kin & (part.described | {part.who.head}) for part in (left, right))
    return bool(lefts and rights) and not any(alike("same", one, two) for one in lefts for two in rights)


def _are_two_callings(left: Taken, right: Taken) -> bool:
    """True where the words that say who are for two lines of work, or for kin and a stranger: "a baker", "his wife"."""
    mine, theirs = (head_words(part.who.text) or _others(part) for part in (left, right))
    return two_callings(mine, theirs) and mine.isdisjoint(right.described) and theirs.isdisjoint(left.described)


def _others(part: Taken) -> frozenset[str]:
    """What says who they are where no title does: "crew", "her assistant"; of a name what the article tells."""
    spoken = frozenset(word.lower for word in words(part.who.text)) & frozenset({"assistant", "crew", "police"})
    known = main_words() | listed("top")
    return spoken or frozenset(canonical(word) for word in known if stem(word) in part.described)


def _act_figures(left: Fact[Taken], right: Fact[Taken]) -> Features:
    left_part, right_part = left.value, right.value
    shared = left_part.about & right_part.about
    fewer = min(len(left_part.about), len(right_part.about))
    return (
        ("contrasted", float(any(part.cleft or part.denied for part in (left_part, right_part)))),
        ("about shared", 1.0 if _is_once(left_part, right_part) else len(shared) / fewer if fewer else 0.0),
        ("vague", (left_part.vague + right_part.vague) / 2),
        _context(left, right),
    )


def _context(left: Fact[Part], right: Fact[Part]) -> tuple[str, float]:
    """0 to 1: what the two sentences share, those who take part left out."""
    spare = content_stems(left.text) | content_stems(right.text)
    lefts, rights = content_stems(left.sentence.text) - spare, content_stems(right.sentence.text) - spare
    fewer = min(len(lefts), len(rights))
    return "context", len(lefts & rights) / fewer if fewer else 0.0


# --- lists ------------------------------------------------------------------------------------------------------------


def _compare_lists(left: Fact[Listed], right: Fact[Listed]) -> Comparison:
    """Two open lists meet when they name one in common or list the same kind of thing."""
    lefts, rights = left.value.named, right.value.named
    alone = only_in(lefts, rights), only_in(rights, lefts)
    if not any(alone):
        return Comparison(left, right, Relation.SAME)
    common = len(alone[0]) < len(lefts)
    if not common and not left.value.group & right.value.group:
        return Comparison(left, right, Relation.UNKNOWN)
    shorter = min(len(lefts), len(rights))
    figures = (
        ("members shared", (len(lefts) - len(alone[0])) / shorter),
        ("both more", float(all(alone))),
        _context(left, right),
    )
    return _dispute_lists(left, right, figures)


def _dispute_lists(left: Fact[Taken | Listed], right: Fact[Taken | Listed], figures: Features) -> Comparison:
    """The dispute on who is named; where two people bear two ranks of one office, an editor asks who of them it was."""
    lefts, rights = left.value.named, right.value.named
    alone = only_in(lefts, rights), only_in(rights, lefts)
    said = [" and ".join(one.name for one in some) for some in alone if some]
    why = f"The lists differ: one names {said[0]}, another {said[1] if len(said) > 1 else 'does not'}."
    rivals = [
        (one, two)
        for one, two in product(_unsettled(lefts, rights), _unsettled(rights, lefts))
        if (one in alone[0] or two in alone[1]) and _titles_meet(one, two)
    ]
    for one, two in rivals:
        why += f" “{one.title}” is {one.name}, “{two.title}” is {two.name}: who of them was it?"
    dispute = Dispute.CONFLICT if rivals else Dispute.TENSION
    return replace(_dispute(left, right, "list", figures, why), dispute=dispute)


def _unsettled(named: Sequence[Named], others: Sequence[Named]) -> list[Named]:
    """Those of `named` whom the other list does not name with the same title: nobody asks who these are."""
    titles = [(two, content_stems(two.title)) for two in others]
    return [
        one for one in named if not any(one_bearer(one, two) and content_stems(one.title) == t for two, t in titles)
    ]


def _titles_meet(left: Named, right: Named) -> bool:
    """True when two different people bear titles of which one is a part of the other; "chief" alone is of anything."""
    shorter, longer = sorted((content_stems(left.title), content_stems(right.title)), key=len)
    return len(shorter) > 1 and shorter <= longer and not one_bearer(left, right)


# --- unnamed persons --------------------------------------------------------------------------------------------------


def _compare_someones(left: Fact[Someone], right: Fact[Someone]) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    left_one, right_one = left.value.told, right.value.told
    if (left_one.age and right_one.age and left_one.age != right_one.age) or left_one.many != right_one.many:
        return unknown
    if left_one.owners != right_one.owners and not may_be_one_owner(left_one.owners, right_one.owners):
        return unknown
    if left_one.pronoun and right_one.pronoun and left_one.pronoun != right_one.pronoun:
        return unknown  # "her son" and "his daughter" are of two parents
    if _are_two(left_one, right_one) or _is_told_beside(left, right) or _is_told_beside(right, left):
        return unknown
    foreign = left_one.age == right_one.age != "" and _are_of_two_countries(left_one, right_one)
    if left_one.noun == right_one.noun and not foreign:
        return Comparison(left, right, Relation.SAME) if left_one.age == right_one.age != "" else unknown
    known = left_one.noun in right.value.nouns or right_one.noun in left.value.nouns
    if not foreign and (known or not comparable(left_one.noun, right_one.noun)):
        return unknown
    figures = (
        ("same age", float(left_one.age == right_one.age != "" or (left_one.born and right_one.born))),
        ("opposite", float(opposite(left_one.noun, right_one.noun))),
        _context(left, right),
    )
    both = " or ".join(dict.fromkeys(sorted(fact.label for fact in (left, right))))
    return replace(_dispute(left, right, "relative", figures), subject=both + _of_whom(left.value, right.value))


def _of_whom(left: Someone, right: Someone) -> str:
    """` of Ann Lee` where one source tells it, or both alike."""
    whose = [one.whose for one in (left, right) if one.whose]
    return f" of {fullest(*whose)}" if whose and may_be_one(whose[0], whose[-1]) else ""


def _are_two(left: Relative, right: Relative) -> bool:
    """True for two who have names of their own, and for ties that one person may have to two people."""
    named = left.name and right.name and not may_be_one(left.name, right.name)
    return bool(named) or (not one_line(left.noun, right.noun) and not (left.owned and right.owned))


def _is_told_beside(named: Fact[Someone], other: Fact[Someone]) -> bool:
    """True where the one has a name, and the other sentence tells the name of another: "Ina and her uncle".

    Of "Ina, who is also his sister" and "Ina, his sister" the two are one.
    """
    own, told = named.value.told.name, other.value.told
    people = (m.name for m in other.sentence.mentions if m.kind is MentionKind.PERSON and m.name != told.name)
    is_one = _IS_ONE.search(other.sentence.text, 0, told.start) is not None
    return bool(own) and not is_one and any(may_be_one(own, name) for name in people)


_IS_ONE = re.compile(r"(?:\b(?:is|was|are|were|be|been|became|becoming|also|as)|[,(–—])\s\Z")
"""Before words that say who one is who was named."""


def _are_of_two_countries(left: Relative, right: Relative) -> bool:
    return bool(left.nations and right.nations) and not one_nation(left.nations, right.nations)


# --- holders of an office ---------------------------------------------------------------------------------------------


def _compare_holders(left: Fact[Known], right: Fact[Known]) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    left_holder, right_holder = left.value.holder, right.value.holder
    if not _one_office(left_holder, right_holder):
        return unknown
    if may_be_one(left_holder.person, right_holder.person):
        return Comparison(left, right, Relation.SAME)
    if family_sound(left_holder.person) == family_sound(right_holder.person):
        return unknown  # a matter of the name
    if left_holder.office.heads & _OF_STATES and (left_holder.of & right_holder.of) <= _TITLE_WORDS:
        return unknown  # a story of two countries has two prime ministers
    known = any(may_be_one(left_holder.person, name) for name in right.value.people)
    if known or any(may_be_one(right_holder.person, name) for name in left.value.people):
        return unknown
    lone = left_holder.lone and right_holder.lone
    figures = (
        ("top", float(lone or bool(left_holder.office.heads & meanings("top")))),
        ("about shared", float(lone)),
        _context(left, right),
    )
    return _dispute(left, right, "holder", figures)


def _one_office(left: Holder, right: Holder) -> bool:
    """True when both may hold one office: the same main word and rank, no other field, of one country or of none."""
    left_office, right_office = left.office, right.office
    fits = left_office.field <= right_office.field or right_office.field <= left_office.field
    fits = fits and (not left.of.isdisjoint(right.of) or not (left.of or right.of))
    return left_office.heads == right_office.heads and left_office.rank == right_office.rank and fits


_OF_STATES = frozenset(
    """president prime-minister premier chancellor king queen minister secretary chief-minister governor
    ambassador""".split()
)
"""Offices of which every country or state has its own."""
_TITLE_WORDS = frozenset(stem(part) for head in _OF_STATES for part in head.split("-"))
"""Of "Prime Minister" neither word names a country."""


# --- disputes ---------------------------------------------------------------------------------------------------------


def _dispute(left: Fact[Part], right: Fact[Part], rule: str, figures: Features, why: str = "") -> Comparison:
    said = {
        "doer": "The same act has another doer.",
        "holder": "One post or part has two names.",
        "company": "Someone else takes the same part.",
        "relative": "The same person seems to be meant, but is described otherwise.",
    }
    return Comparison(left, right, Relation.DIFFERENT, why or said[rule], rule, Dispute.TENSION, figures)


# --- agreement --------------------------------------------------------------------------------------------------------


def _agreed(comparison: Comparison, sure: bool) -> bool:
    """True for one name in both."""
    left, right = comparison.left, comparison.right
    return _is_named(left) and _is_named(right) and is_one_name((left.text, right.text))


def _is_named(fact: AnyFact) -> bool:
    """True for a name, and for a person who is known by the age: "people" avoid a street in every source."""
    named = any(overlap(span_of(mention), span_of(fact)) for mention in fact.sentence.mentions)
    return named or fact.subject.startswith(("aged", "just born"))


def _heading(fact: AnyFact) -> str:
    """Who does or holds what, as a question."""
    sort, named = fact.subject.split(" ")[0], agreeing.called(fact)
    named = _within(named)
    return {"holder": f"who is {named}", "list": f"named among {named}", "doer": f"who {named}"}.get(sort, named)


def _within(text: str) -> str:
    """`text` as it stands within a sentence: "the skipper" for "The skipper"."""
    return _ARTICLE.sub(lambda article: article[0].lower(), text)


_ARTICLE = re.compile(r"\A(?:The|An?)(?=\s[a-z])")
"""The first word of a sentence."""


def _repeats(one: Agreement, other: Agreement) -> bool:
    """True for a person whom another agreement names, by title too, or whose age it tells: "a girl aged 8"."""
    values, others = ({fold(position.value) for position in told.positions} for told in (one, other))
    if other.kind is Kind.NUMBER:
        return _holds_figure(one, other)
    if other.kind is Kind.TITLE:
        return fold(other.subject) in values
    return agreeing.repeats(one, other) or (other.kind is KIND and not values.isdisjoint(others))


def _holds_figure(one: Agreement, figure: Agreement) -> bool:
    """True where a figure stands within the words of `one` in some source."""
    return any(
        mine.source == its.source and mine.value_start <= its.value_start and its.value_end <= mine.value_end
        for mine in one.positions
        for its in figure.positions
    )


AGREEING = Agreeing(_agreed, heading=_heading, repeats=_repeats, of_bearer=lambda fact: True)

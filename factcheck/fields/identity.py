"""Identity: another person, body or group in the same part of the same event.

Four kinds of part are read (`language.parts`, `language.titles`): who does an act, with or to whom; names of a list;
an unnamed person ("his daughter"); who holds an office. Doers named after "by", persons of a told age and holders meet
anywhere in the story, all else in aligned sentences. Who is known to both articles is no other in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from msgspec import Struct, structs

from ..data import Strict
from ..language.clauses.acts import synonymous
from ..language.names import Standing, family_sound, match_names
from ..language.parts.called import called
from ..language.parts.lists import Listed, lists
from ..language.parts.relatives import Relative, comparable, may_be_one_owner, one_line, opposite, relatives
from ..language.parts.taken import Taken, parts_taken, speaks_for
from ..language.parts.who import Named, alike, apart, covers, listed_stems, one_bearer, one_family, only_in
from ..language.titles.belonging import one_nation
from ..language.titles.heads import listed, meanings
from ..language.titles.holders import Holder, holders
from ..language.vocabulary import another, country_meant
from ..model import Article, Comparison, Dispute, Fact, Features, Kind, MentionKind, Relation, Sentence, fullest
from ..text import content_stems, stem, words

KIND = Kind.IDENTITY


class Someone(Struct, frozen=True):
    """A person without a name."""

    told: Relative
    nouns: frozenset[str]
    """Every word for such a person in the article."""


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
    nouns = frozenset(one.noun for sentence in article.sentences for one in relatives(sentence))
    mentions = [m for sentence in article.sentences for m in sentence.mentions]
    people = frozenset(m.name for m in mentions if m.kind is MentionKind.PERSON)
    names = called(article.sentences)
    kinds = {m.name: m.kind for m in mentions}
    known = [(Named(name, kinds[name], ""), stems) for name, stems in names.items() if stems]
    for sentence in article.sentences:
        for fact in (*_parts(sentence, known), *_someones(sentence, nouns), *_holders(sentence, people)):
            found.setdefault((fact.start, fact.end, fact.subject, type(fact.value).__name__), fact)
    return tuple(sorted(found.values(), key=lambda fact: (fact.start, fact.end, fact.subject, fact.label)))


def _parts(sentence: Sentence, known: Sequence[tuple[Named, frozenset[str]]]) -> Iterator[Fact[Part]]:
    """The parts in a sentence; `known` are those whom the article describes, with the stems of these words."""
    for some in lists(sentence):
        yield _fact(sentence, some.start, some.end, some, "list", some.label)
    for taken in (_known(taken, known) for taken in parts_taken(sentence)):
        strong = taken.slot == "doer"
        subject = f"{taken.slot} {taken.name}"
        yield _fact(sentence, taken.who.start, taken.who.end, taken, subject, taken.label, strong=strong)


def _known(taken: Taken, known: Sequence[tuple[Named, frozenset[str]]]) -> Taken:
    if taken.named:
        own = {one.name for one in taken.named}
        return structs.replace(taken, described=frozenset().union(*(stems for one, stems in known if one.name in own)))
    return structs.replace(taken, meant=tuple(one for one, stems in known if _fits(taken, stems)))


def _fits(unnamed: Taken, stems: frozenset[str]) -> bool:
    """True when the words that say who are among those `stems`: "the group" for the engineering group."""
    return unnamed.who.head in stems and unnamed.who.stems <= stems


def _someones(sentence: Sentence, nouns: frozenset[str]) -> Iterator[Fact[Part]]:
    for one in relatives(sentence):
        told = f"aged {one.age}" if one.age else "just born" if one.born else ""
        label = f"a {one.noun} {told}".strip()
        yield _fact(sentence, one.start, one.end, Someone(one, nouns), told or "person", label, strong=bool(told))


def _holders(sentence: Sentence, people: frozenset[str]) -> Iterator[Fact[Part]]:
    for one in holders(sentence):
        strong = bool(one.office.field or one.of)
        subject = f"holder {min(one.office.heads)}"
        yield _fact(sentence, one.start, one.end, Known(one, people), subject, one.text, strong=strong)


def _fact(
    sentence: Sentence, start: int, end: int, part: Part, subject: str, label: str, *, strong: bool = False
) -> Fact[Part]:
    return Fact.at(KIND, sentence, start, end, part, subject, strong=strong, label=label)


# --- comparison -------------------------------------------------------------------------------------------------------


def compare(left: Fact[Part], right: Fact[Part], options: Options) -> Comparison:
    """How those who take one part stand: SAME, DIFFERENT when they are others, UNKNOWN when it is another part."""
    mine, other = left.value, right.value
    if isinstance(mine, Taken) and isinstance(other, Taken):
        return _compare_acts(left, right, mine, other)
    if isinstance(mine, Listed) and isinstance(other, Listed):
        return _compare_lists(left, right, mine, other)
    if isinstance(mine, Someone) and isinstance(other, Someone):
        return _compare_someones(left, right, mine, other)
    if isinstance(mine, Known) and isinstance(other, Known):
        return _compare_holders(left, right, mine, other)
    return Comparison(left, right, Relation.UNKNOWN)


# --- acts -------------------------------------------------------------------------------------------------------------


def _compare_acts(left: Fact[Part], right: Fact[Part], mine: Taken, other: Taken) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if mine.slot == other.slot and (_denies(mine, other) or _denies(other, mine)):
        return _dispute(left, right, "doer", _act_figures(left, right, mine, other))
    if mine.slot != other.slot or not _may_be_one_act(mine, other) or not _is_one_scene(left, right, mine, other):
        return unknown
    if _same_people(mine, other):
        return Comparison(left, right, Relation.SAME)
    rule = "doer" if mine.slot == "doer" else "company"
    if mine.slot == "doer" and len(mine.named) > 1 and len(other.named) > 1:
        found = _dispute_lists(left, right, mine.named, other.named, _act_figures(left, right, mine, other))
        return replace(found, subject=f"those who {fullest(mine.label, other.label)}")
    if _may_be_one_doer(left, right, mine, other):
        return unknown
    return _dispute(left, right, rule, _act_figures(left, right, mine, other))


def _may_be_one_doer(left: Fact[Part], right: Fact[Part], mine: Taken, other: Taken) -> bool:
    """True unless those who take one part in two sources are others, whatever else the sources tell of them."""
    if _may_be_same(mine, other) or _one_described(mine, other) or _are_countries(left, right):
        return True
    if _is_called(mine, other) or _is_called(other, mine) or _are_in_a_row(mine, other):
        return True
    if speaks_for(mine, other) or speaks_for(other, mine) or not _may_be_two(mine, other):
        return True
    return _named_beside(mine, right.sentence) or _named_beside(other, left.sentence)


def _may_be_one_act(mine: Taken, other: Taken) -> bool:
    """True when the verbs are for one act and the rest of the clause fits; other verbs are mostly of other acts."""
    one_thing = mine.about & _OTHERS == other.about & _OTHERS  # "a similar jaw" is not the jaw
    one_thing = one_thing and {mine.patients, other.patients} != {"one", "many"}
    person = _is_one_person(mine, other)
    fits = person or (mine.slot == "doer" and (_is_one_matter(mine, other) or _is_nobody_told(mine, other)))
    return one_thing and _one_verb(mine, other) and fits


def _is_one_scene(left: Fact[Part], right: Fact[Part], mine: Taken, other: Taken) -> bool:
    """True unless both tell more than the act, and share nothing beside it: these may be two of a kind.

    Who is told to have done it, and how it is told, makes up for that.
    """
    told = mine.slot != "doer" or (mine.passive and other.passive) or mine.cleft or other.cleft
    told = told or _are_two_kin(mine, other)
    told = told or len(mine.about & other.about) > 1 or len(only_in(mine.named, other.named)) < len(mine.named)
    rest = [
        content_stems(fact.sentence.text) - part.about - part.who.stems - set(part.act.split())
        for fact, part in ((left, mine), (right, other))
    ]
    return told or not all(rest) or not rest[0].isdisjoint(rest[1])


def _denies(mine: Taken, other: Taken) -> bool:
    """True where the one says that whom the other names did not do it: "Lund, not the cleaner, gave the alarm"."""
    if mine.denied is None or not (_one_verb(mine, other) or mine.about & other.about):
        return False
    stems, head = mine.denied.stems, mine.denied.head
    named = frozenset().union(*(content_stems(one.name) for one in other.named))
    return bool(stems & named) if other.named else any(alike("same", head, one) for one in other.who.stems)


def _is_one_matter(mine: Taken, other: Taken) -> bool:
    """True where at least half of what the shorter one says of the act stands in the other too."""
    fewer = min(len(mine.about), len(other.about))
    return fewer > 0 and 2 * len(mine.about & other.about) >= fewer


def _is_nobody_told(mine: Taken, other: Taken) -> bool:
    """True for "he was met by", said in both: whom a pronoun on one side means, the other need not speak of."""
    return mine.vague and other.vague and ((mine.passive and other.passive) or mine.cleft or other.cleft)


def _is_one_person(mine: Taken, other: Taken) -> bool:
    """True where both acts concern one person and at most one of them says who that is."""
    return mine.patient is not None and other.patient is not None and "" in (mine.patient, other.patient)


_OTHERS = frozenset(map(stem, (*another(), "first", "latter", "similar", "comparable")))
"""The last four tell apart only what an act is about: the first of two jaws is a jaw, a similar jaw is not the jaw."""


def _one_verb(mine: Taken, other: Taken) -> bool:
    return alike("acts", mine.act, other.act) or synonymous(mine.act, other.act)


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


def _are_in_a_row(mine: Taken, other: Taken) -> bool:
    """True where either tells both: "survived by a son", "survived by a sister and a son"."""
    ours, theirs = mine.beside | {mine.who.head}, other.beside | {other.who.head}
    return not ours.isdisjoint(theirs)


def _named_beside(part: Taken, sentence: Sentence) -> bool:
    """True when one of `part` is named in the other sentence too: there someone else's share is told as well.

    A body is so where it owns who acts: "India", "one of India's submarines".
    """
    there = [Named(m.name, m.kind, "") for m in sentence.mentions]
    return any(one_bearer(one, two) for one in part.named for two in there if one.kind is two.kind)


def _same_people(mine: Taken, other: Taken) -> bool:
    """True when both name the same, or say it in the same words."""
    if mine.named and other.named:
        return not only_in(mine.named, other.named) and not only_in(other.named, mine.named)
    return mine.who.stems == other.who.stems


def _may_be_same(mine: Taken, other: Taken) -> bool:
    """True when two ways to say who may mean the same: a main word or a name in common, words for the same people."""
    if any(one_bearer(one, two) or one_family(one, two) for one in mine.named for two in other.named):
        return True
    if mine.named and other.named:
        return False
    mains = mine.who.head, other.who.head
    if mine.slot == "doer" and (set(mains) & listed_stems("anyone") or any(map(_is_one_of, (mine, other)))):
        return True
    if mains[0] == mains[1] or mains[0] in other.who.stems or mains[1] in mine.who.stems:
        return True
    if covers(mine.who.stems, other.who.stems) or covers(other.who.stems, mine.who.stems):
        return True
    return any(alike("same", one, two) for one in mine.who.stems for two in other.who.stems)


def _may_be_two(mine: Taken, other: Taken) -> bool:
    """True unless two ways to say who does it may be for one: other names, or sorts of which nobody is both."""
    told = mine.slot != "doer" or mine.cleft or other.cleft or _are_two_kin(mine, other)
    return told or _are_named_apart(mine, other) or apart(mine.who.stems, other.who.stems)


def _are_named_apart(mine: Taken, other: Taken) -> bool:
    """True for two names without a word in common; a panel and the court it sits in may be one doer."""
    spoken = [frozenset().union(*(content_stems(one.name) for one in part.named)) for part in (mine, other)]
    return all(spoken) and spoken[0].isdisjoint(spoken[1])


def _is_one_of(part: Taken) -> bool:
    """True for one or some of a group: "one of the victims" may be anyone of them."""
    spoken = [word.lower for word in words(part.who.text)][:2]
    return len(spoken) > 1 and spoken[0] in ("one", "some", "several", "many", "most", "another") and spoken[1] == "of"


def _one_described(mine: Taken, other: Taken) -> bool:
    """True when one side names one person and the other describes one, or a group that something is sent to.

    They may be the same, or the one may be of the others.
    """
    if _are_two_kin(mine, other):
        return False
    for named, described in ((mine, other), (other, mine)):
        if len(named.named) == 1 and named.named[0].kind is MentionKind.PERSON:
            return not described.named and not (described.many and mine.slot == "doer")
    return False


def _are_two_kin(mine: Taken, other: Taken) -> bool:
    """True for two ties that nobody has to one person: "his daughter", "Ina", who is called his wife."""
    kin = frozenset(map(stem, listed("kin")))
    ours, theirs = (kin & (part.described | {part.who.head}) for part in (mine, other))
    return bool(ours and theirs) and not any(alike("same", one, two) for one in ours for two in theirs)


def _act_figures(left: Fact[Part], right: Fact[Part], mine: Taken, other: Taken) -> Features:
    shared = mine.about & other.about
    fewer = min(len(mine.about), len(other.about))
    return (
        ("contrasted", float(any(part.cleft or part.denied for part in (mine, other)))),
        ("about shared", len(shared) / fewer if fewer else 0.0),
        ("vague", (mine.vague + other.vague) / 2),
        _context(left, right),
    )


def _context(left: Fact[Part], right: Fact[Part]) -> tuple[str, float]:
    """0 to 1: what the two sentences share, those who take part left out."""
    spare = content_stems(left.text) | content_stems(right.text)
    mine, other = content_stems(left.sentence.text) - spare, content_stems(right.sentence.text) - spare
    fewer = min(len(mine), len(other))
    return "context", len(mine & other) / fewer if fewer else 0.0


# --- lists ------------------------------------------------------------------------------------------------------------


def _compare_lists(left: Fact[Part], right: Fact[Part], mine: Listed, other: Listed) -> Comparison:
    """Two open lists meet when they name one in common or list the same kind of thing."""
    alone = only_in(mine.named, other.named), only_in(other.named, mine.named)
    if not any(alone):
        return Comparison(left, right, Relation.SAME)
    common = len(alone[0]) < len(mine.named)
    if not common and not mine.group & other.group:
        return Comparison(left, right, Relation.UNKNOWN)
    shorter = min(len(mine.named), len(other.named))
    figures = (
        ("members shared", (len(mine.named) - len(alone[0])) / shorter),
        ("both more", float(all(alone))),
        _context(left, right),
    )
    return _dispute_lists(left, right, mine.named, other.named, figures)


def _dispute_lists(
    left: Fact[Part], right: Fact[Part], mine: Sequence[Named], other: Sequence[Named], figures: Features
) -> Comparison:
    """The dispute on who is named; where two people bear two ranks of one office, an editor asks who of them it was."""
    alone = only_in(mine, other), only_in(other, mine)
    said = [" and ".join(one.name for one in some) for some in alone if some]
    why = f"The lists differ: one names {said[0]}, another {said[1] if len(said) > 1 else 'does not'}."
    rivals = [
        (one, two)
        for one, two in product(_unsettled(mine, other), _unsettled(other, mine))
        if (one in alone[0] or two in alone[1]) and _titles_meet(one, two)
    ]
    for one, two in rivals:
        why += f" “{one.title}” is {one.name}, “{two.title}” is {two.name}: who of them was it?"
    dispute = Dispute.CONFLICT if rivals else Dispute.TENSION
    return replace(_dispute(left, right, "list", figures, why), dispute=dispute)


def _unsettled(mine: Sequence[Named], other: Sequence[Named]) -> list[Named]:
    """Those of `mine` whom the other list does not name with the same title: nobody asks who these are."""
    titles = [(two, content_stems(two.title)) for two in other]
    return [one for one in mine if not any(one_bearer(one, two) and content_stems(one.title) == t for two, t in titles)]


def _titles_meet(one: Named, two: Named) -> bool:
    """True when two different people bear titles of which one is a part of the other; "chief" alone is of anything."""
    shorter, longer = sorted((content_stems(one.title), content_stems(two.title)), key=len)
    return len(shorter) > 1 and shorter <= longer and not one_bearer(one, two)


# --- unnamed persons --------------------------------------------------------------------------------------------------


def _compare_someones(left: Fact[Part], right: Fact[Part], one: Someone, two: Someone) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    mine, other = one.told, two.told
    if (mine.age and other.age and mine.age != other.age) or mine.many != other.many:
        return unknown
    if mine.owners != other.owners and not may_be_one_owner(mine.owners, other.owners):
        return unknown
    if mine.pronoun and other.pronoun and mine.pronoun != other.pronoun:
        return unknown  # "her son" and "his daughter" are of two parents
    if _are_two(mine, other):
        return unknown
    foreign = mine.age == other.age != "" and _are_of_two_countries(mine, other)
    if mine.noun == other.noun and not foreign:
        return Comparison(left, right, Relation.SAME) if mine.age == other.age != "" else unknown
    known = mine.noun in two.nouns or other.noun in one.nouns
    if not foreign and (known or not comparable(mine.noun, other.noun)):
        return unknown
    figures = (
        ("same age", float(mine.age == other.age != "" or (mine.born and other.born))),
        ("opposite", float(opposite(mine.noun, other.noun))),
        _context(left, right),
    )
    both = " or ".join(dict.fromkeys(sorted(fact.label for fact in (left, right))))
    return replace(_dispute(left, right, "relative", figures), subject=both)


def _are_two(mine: Relative, other: Relative) -> bool:
    """True for two who have names of their own, and for ties that one person may have to two people."""
    named = mine.name and other.name and not _may_be_one(mine.name, other.name)
    return bool(named) or (not one_line(mine.noun, other.noun) and not (mine.owned and other.owned))


def _are_of_two_countries(mine: Relative, other: Relative) -> bool:
    return bool(mine.nations and other.nations) and not one_nation(mine.nations, other.nations)


# --- holders of an office ---------------------------------------------------------------------------------------------


def _compare_holders(left: Fact[Part], right: Fact[Part], one: Known, two: Known) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    mine, other = one.holder, two.holder
    if not _one_office(mine, other):
        return unknown
    if _may_be_one(mine.person, other.person):
        return Comparison(left, right, Relation.SAME)
    if family_sound(mine.person) == family_sound(other.person):
        return unknown  # a matter of the name
    if mine.office.heads & _OF_STATES and (mine.of & other.of) <= _TITLE_WORDS:
        return unknown  # a story of two countries has two prime ministers
    known = any(_may_be_one(mine.person, name) for name in two.people)
    if known or any(_may_be_one(other.person, name) for name in one.people):
        return unknown
    figures = (
        ("top", float(bool(mine.office.heads & meanings("top")))),
        _context(left, right),
    )
    return _dispute(left, right, "holder", figures)


def _one_office(mine: Holder, other: Holder) -> bool:
    """True when both may hold one office: the same main word and rank, no other field, of one country or of none."""
    one, two = mine.office, other.office
    fits = one.field <= two.field or two.field <= one.field
    fits = fits and (not mine.of.isdisjoint(other.of) or not (mine.of or other.of))
    return one.heads == two.heads and one.rank == two.rank and fits


_OF_STATES = frozenset(
    """president prime-minister premier chancellor king queen minister secretary chief-minister governor
    ambassador""".split()
)
"""Offices of which every country or state has its own."""
_TITLE_WORDS = frozenset(stem(part) for head in _OF_STATES for part in head.split("-"))
"""Of "Prime Minister" neither word names a country."""


def _may_be_one(name: str, other: str) -> bool:
    return match_names(name, other, MentionKind.PERSON).standing is not Standing.DIFFERENT


# --- disputes ---------------------------------------------------------------------------------------------------------


def _dispute(left: Fact[Part], right: Fact[Part], rule: str, figures: Features, why: str = "") -> Comparison:
    said = {
        "doer": "The same act has another doer.",
        "holder": "One post or part has two names.",
        "company": "Someone else takes the same part.",
        "relative": "The same person seems to be meant, but is described otherwise.",
    }
    return Comparison(left, right, Relation.DIFFERENT, why or said[rule], rule, Dispute.TENSION, figures)

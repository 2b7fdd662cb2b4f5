"""Names: one person, place or body that two sources spell or name differently.

Every name that an article gives is one fact per spelling, at its clearest mention. Names meet anywhere in the story.
That two names are near is not enough: where both articles know both, they are two bearers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct, structs

from ..data import Strict
from ..language.names import Match, Standing, family_name, match_names, name_parts, squeeze
from ..language.names.name_words import listed_words
from ..language.names.persons import man_and_woman
from ..language.names.spelling import spelling_cost
from ..language.titles.belonging import is_people_of
from ..language.titles.descriptions import descriptions
from ..language.titles.heads import meanings
from ..language.titles.offices import read_office
from ..language.vocabulary import place_name
from ..model import (
    Article,
    Comparison,
    Dispute,
    Fact,
    Features,
    Heading,
    Kind,
    Mention,
    MentionKind,
    Relation,
    Role,
    Sentence,
)
from ..spans import span_of
from ..text import content_stems, fold, stem

KIND = Kind.NAME


class Options(Strict):
    """What the kind `name` may be told: nothing."""


class Name(Struct, frozen=True):
    """A name as one article spells it."""

    kind: MentionKind
    name: str
    """The fullest form in the article."""
    count: int
    """How often the article mentions the bearer."""
    context: frozenset[str]
    """Stems of the words around the mentions, the name's own left out."""
    company: frozenset[str]
    """Squeezed names of the same kind in the article, this one included."""
    offices: frozenset[str] = frozenset()
    """The main words of what the article calls a person ("mayor")."""
    foremost: bool = True
    """True unless the article speaks more often of another person of the same family name."""


def extract(article: Article) -> tuple[Fact[Name], ...]:
    """One fact per name and spelling, at its clearest mention, in the order of the text."""
    found: dict[tuple[MentionKind, str], list[tuple[Sentence, Mention]]] = defaultdict(list)
    for sentence in article.sentences:
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.GROUP and len(squeeze(mention.name)) > 2:
                found[mention.kind, squeeze(mention.name)].append((sentence, mention))
    company: dict[MentionKind, set[str]] = defaultdict(set)
    for kind, name in found:
        company[kind].add(name)
    facts = [_fact(places, frozenset(company[kind])) for (kind, _), places in found.items()]
    return tuple(sorted(_ranked(facts), key=span_of))


def _ranked(facts: Sequence[Fact[Name]]) -> Iterator[Fact[Name]]:
    """`facts`, those of persons marked who share a family name with one of whom the article speaks more often."""
    most: dict[str, int] = defaultdict(int)
    for fact in facts:
        if fact.value.kind is MentionKind.PERSON:
            family = family_name(fact.value.name)
            most[family] = max(most[family], fact.value.count)
    for fact in facts:
        less = fact.value.kind is MentionKind.PERSON and fact.value.count < most[family_name(fact.value.name)]
        yield replace(fact, value=structs.replace(fact.value, foremost=not less)) if less else fact


def _fact(places: list[tuple[Sentence, Mention]], company: frozenset[str]) -> Fact[Name]:
    sentence, mention = min(places, key=_clearest)
    own = content_stems(mention.name)
    context = frozenset(stem for place, _ in places for stem in content_stems(place.text)) - own
    offices = frozenset(head for place in places for head in _offices(*place))
    return Fact(
        kind=KIND,
        sentence=sentence,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        value=Name(mention.kind, mention.name, len(places), context, company, offices),
        subject="name",
        strong=True,
        label=mention.name,
    )


def _offices(sentence: Sentence, mention: Mention) -> frozenset[str]:
    """The main words of what `sentence` calls the person of `mention`."""
    if mention.kind is not MentionKind.PERSON:
        return frozenset()
    spans = descriptions(sentence, mention)
    return frozenset(
        head for start, end, _ in spans for head in read_office(sentence.text[start:end], mention.name).heads
    )


def _clearest(place: tuple[Sentence, Mention]) -> tuple[bool, bool, int]:
    """Sorts first the mention that gives the name in full, in the body of the article, and early."""
    sentence, mention = place
    return squeeze(mention.text) != squeeze(mention.name), sentence.role is not Role.BODY, mention.start


def compare(left: Fact[Name], right: Fact[Name], options: Options) -> Comparison:
    """How two names stand: SAME, DIFFERENT when two spellings seem to be one bearer's, else UNKNOWN.

    An accent or a hyphen left out is no other spelling, a family name in one word or two is.
    """
    match = match_names(left.value.name, right.value.name, _kind(left, right))
    if match.standing is Standing.SAME and _other_order(left, right) and not _known_to_other(left, right):
        return _dispute(left, right, match, "double name")
    if _is_parted_otherwise(left, right):
        return _dispute(left, right, match, "spelling")
    if match.standing is Standing.SAME:
        return Comparison(left, right, Relation.SAME)
    if (
        _is_of_people(left, right)
        or _is_of_people(right, left)
        or _both_know_both(left, right)
        or _is_meant_for_another(left, right)
    ):
        return Comparison(left, right, Relation.UNKNOWN)
    if match.reason == "nickname" and (_is_public(left) or _is_public(right)):
        return Comparison(left, right, Relation.SAME)
    rule = "" if _is_of_kin(left, right) else _rule(left, right, match)
    return _dispute(left, right, match, rule) if rule else Comparison(left, right, Relation.UNKNOWN)


def _is_parted_otherwise(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where the same letters of a person's name are in other words: "Ole Delange", "Ole De Lange"; not "J. P."."""
    names = left.value.name, right.value.name
    apart = [name.replace("-", " ").split() for name in names]
    initials = any(len(word) < _WORD or word.isupper() or "." in word for name in apart for word in name)
    person = _kind(left, right) is MentionKind.PERSON and squeeze(names[0]) == squeeze(names[1])
    return person and not initials and len(apart[0]) != len(apart[1])


_WORD = 2
"""Letters of a word that is no initial."""


def _other_order(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where a person has the same names, the ones behind the first in another order."""
    lefts, rights = name_parts(left.value.name), name_parts(right.value.name)
    person = _kind(left, right) is MentionKind.PERSON
    return person and len(lefts) > 2 and lefts[0] == rights[0] and lefts != rights and sorted(lefts) == sorted(rights)


def _is_of_people(people: Fact[Name], place: Fact[Name]) -> bool:
    """True for a place and its adjective, be they known or not: "Tarnia", "Tarnian troops"; a tagger may err."""
    told = people.sentence.slice(people.end, people.end + _NOUN)
    alone = all(len(name_parts(fact.value.name)) == 1 for fact in (people, place))
    beside = told.startswith(" ") and told[1:].islower()
    return alone and beside and is_people_of(squeeze(people.value.name), squeeze(place.value.name))


_NOUN = 3
"""Code points behind a name that show whether a small letter follows."""


def _is_meant_for_another(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where a family name alone meets one of several who bear it, of whom the article speaks less often."""
    lone = [len(name_parts(fact.value.name)) == 1 for fact in (left, right)]
    return (lone[0] and not lone[1] and not right.value.foremost) or (
        lone[1] and not lone[0] and not left.value.foremost
    )


def _is_of_kin(left: Fact[Name], right: Fact[Name]) -> bool:
    """True for one whose family name is that of somebody more often named in both: there the spelling is told once."""
    firsts = [name_parts(fact.value.name)[0] for fact in (left, right)]
    return firsts[0] == firsts[1] and not (left.value.foremost or right.value.foremost)


def _is_public(fact: Fact[Name]) -> bool:
    """True for who holds a public office: such people go by a short first name, and every source may use it."""
    return bool(fact.value.offices & (meanings("elected") | meanings("top")))


def _rule(left: Fact[Name], right: Fact[Name], match: Match) -> str:
    """The rule that speaks for one bearer of two names, "" when they are two or one is the other's short form."""
    if match.standing is Standing.VARIANT:
        return _variant_rule(left, right, match)
    if _known_to_other(left, right):
        return ""
    if match.reason == "frame":
        return "wording"
    if _kind(left, right) is not MentionKind.PERSON:
        return ""
    if match.standing is Standing.DIFFERENT and _is_other_given(left, right):
        return "nickname" if _is_clipped(left, right) else "first name"
    if match.standing is Standing.DIFFERENT and _is_other_family(left, right):
        return "spelling"
    return "double name" if match.standing is Standing.UNKNOWN and _is_double(left, right) else ""


def _variant_rule(left: Fact[Name], right: Fact[Name], match: Match) -> str:
    if match.reason == "alias" and (left.text in right.sentence.text or right.text in left.sentence.text):
        return ""  # "Kyiv, once Kiev": who tells both makes no choice
    places = MentionKind.PERSON not in (left.value.kind, right.value.kind)
    if places and (_is_of(left.value.name, right.value.name) or _is_of(right.value.name, left.value.name)):
        return ""
    unsure = left.value.kind is not right.value.kind and match.reason != "alias"
    if unsure and len(name_parts(left.value.name)) != len(name_parts(right.value.name)):
        return ""
    known = [place_name(fact.value.name) is not None for fact in (left, right)]
    if left.value.kind is right.value.kind is MentionKind.BODY and _are_members(left, right):
        return ""
    if unsure and known[0] != known[1] and match.shared == 0:
        return ""  # "France", a country, and "Franco", a singer
    if match.reason in ("nickname", "alias"):
        return match.reason
    if match.reason in ("word", "initials"):
        return "road" if _kind(left, right) is MentionKind.PLACE else "wording"
    return "spelling"


def _is_of(word: str, place: str) -> bool:
    """True for what is of a place: "Antarctic" of Antarctica, "Bavarian" of Bavaria."""
    other, own = squeeze(word), squeeze(place)
    return own.endswith("a") and other in (own[:-1], f"{own}n")


def _are_members(left: Fact[Name], right: Fact[Name]) -> bool:
    """True for a body and its people: "Unity Party", "the Unitys"; a plural is no other spelling."""
    lefts, rights = name_parts(left.value.name), name_parts(right.value.name)
    pairs = ((lefts, rights), (rights, lefts))
    return any(len(one) == 1 and len(two) > 1 and one[0] == f"{two[0]}s" for one, two in pairs)


def _is_other_given(left: Fact[Name], right: Fact[Name]) -> bool:
    """True for one family name with two given names, where the given names or what both are called look like one's."""
    lefts, rights = name_parts(left.value.name), name_parts(right.value.name)
    if min(len(lefts), len(rights)) < 2 or 1 in (len(lefts[0]), len(rights[0])) or lefts[0] == rights[0]:
        return False
    families = family_name(left.value.name), family_name(right.value.name)
    if match_names(*families, MentionKind.PERSON).standing not in (Standing.SAME, Standing.VARIANT):
        return False
    office = bool((left.value.offices & right.value.offices) - meanings("kin"))
    if man_and_woman(lefts[0], rights[0]):
        # A couple may be Daniel and Daniela, a prosecutor is one of the two, and so is who does the very same.
        return (office or _does_the_same(left, right)) and _given_likeness(left, right) >= _NEAR_PAIR
    if _is_told_too(lefts, right.value) or _is_told_too(rights, left.value):
        return False
    return office or _given_likeness(left, right) >= _NEAR_GIVEN


def _are_near(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where the first names are a letter apart, or sound alike: "Neal", "Neil"; they may be spellings of one."""
    return spelling_cost(name_parts(left.value.name)[0], name_parts(right.value.name)[0]) <= _LETTER


def _is_clipped(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where one first name is the beginning of the other: "Nat", "Natalie"."""
    short, long = sorted((name_parts(left.value.name)[0], name_parts(right.value.name)[0]), key=len)
    return (
        not man_and_woman(short, long)
        and len(short) <= _CLIPPED
        and len(short) + 2 <= len(long)
        and long.startswith(short)
    )


_CLIPPED = 3
"""Letters of a short form at most; "Joan" is no short "Joanna"."""


def _does_the_same(left: Fact[Name], right: Fact[Name]) -> bool:
    """True where two sources tell nearly the same of both, and neither of a family."""
    kin = frozenset(map(stem, meanings("kin")))
    return _context(left, right) >= _SAME_CONTEXT and kin.isdisjoint(left.value.context | right.value.context)


_SAME_CONTEXT = 0.5
"""Share of the words around the rarer name from which two sources tell the same of both."""


def _is_other_family(left: Fact[Name], right: Fact[Name]) -> bool:
    """True for one given name with a letter more or less in the family name: "Carl Rowe", "Carl Roe".

    So it is where one of the family names begins with the other, and both hold one office: "Richards", "Richardson".
    """
    lefts, rights = name_parts(left.value.name), name_parts(right.value.name)
    families = family_name(left.value.name), family_name(right.value.name)
    if min(len(lefts), len(rights)) < 2 or lefts[0] != rights[0] or 1 in map(len, (lefts[0], *families)):
        return False
    if families[0][0] == families[1][0] and 0 < spelling_cost(*families) <= _LETTER:
        return True
    office = bool((left.value.offices & right.value.offices) - meanings("kin")) and min(map(len, families)) >= _STEM
    return office and (families[0].startswith(families[1]) or families[1].startswith(families[0]))


_LETTER = 1.0
"""What one letter more, less or another costs."""
_STEM = 4
"""Letters that two family names must have in common at their beginning."""


def _is_told_too(parts: Sequence[str], other: Name) -> bool:
    """True when the other article names this person too, beside the one that it is compared with.

    With a further name ("Joyce Reed Hall" for "Joyce Hall"), a slip ("Hal"), or by the first name alone ("Joyce").
    """
    first, family = parts[0], parts[-1]
    others = other.company - {squeeze(other.name)}
    rests = {name.removeprefix(first) for name in others if name.startswith(first)}
    return any(
        rest.endswith(family) or not rest or match_names(rest, family, MentionKind.PERSON).standing is Standing.VARIANT
        for rest in rests
    )


_NEAR_GIVEN = 0.6
"""Likeness of two given names from which they may be one person's, the family name being the same."""
_NEAR_PAIR = 0.75
"""The same where the one is a man's name, the other a woman's."""


def _given_likeness(left: Fact[Name], right: Fact[Name]) -> float:
    left_given, right_given = name_parts(left.value.name)[0], name_parts(right.value.name)[0]
    if left_given.startswith(right_given) or right_given.startswith(left_given):
        return 1.0
    return match_names(left_given, right_given, MentionKind.PERSON).likeness


def _is_double(left: Fact[Name], right: Fact[Name]) -> bool:
    """True for one given name with one or two family names that a hyphen joins: "Ana Ruiz", "Ana Soto-Ruiz".

    The last one is left out by custom, as a Spaniard's mother's name is: "Ana Ruiz Soto", "Ana Ruiz-Soto".
    """
    few, many = sorted((name_parts(left.value.name), name_parts(right.value.name)), key=len)
    if len(few) < 2 or (few[0], few[-1]) != (many[0], many[-1]) or not set(few) <= set(many):
        return False
    longer = max(left.value.name, right.value.name, key=lambda name: len(name_parts(name)))
    return _joins_families(longer)


def _joins_families(name: str) -> bool:
    """True where a hyphen joins two family names at the end of `name`; not in "al-Shami", "Abdel-Fattah", "Jong-un"."""
    parts = fold(name.rsplit(maxsplit=1)[-1]).split("-")
    single = any(len(part) == 1 or part in listed_words("particles") for part in parts) or parts[0].startswith("abd")
    return len(parts) > 1 and not single and family_name(name) == parts[-1]


def _kind(left: Fact[Name], right: Fact[Name]) -> MentionKind:
    """The kind of both; where the tagger is of two minds, a name is read word by word."""
    return left.value.kind if left.value.kind is right.value.kind else MentionKind.BODY


def _both_know_both(left: Fact[Name], right: Fact[Name]) -> bool:
    """True when each article has both names: then they are two bearers."""
    left_name, right_name = squeeze(left.value.name), squeeze(right.value.name)
    return right_name in left.value.company and left_name in right.value.company


def _known_to_other(left: Fact[Name], right: Fact[Name]) -> bool:
    """True when one of the articles has both names."""
    left_name, right_name = squeeze(left.value.name), squeeze(right.value.name)
    return right_name in left.value.company or left_name in right.value.company


_DISPUTES = {
    "first name": Dispute.CONFLICT,
    "double name": Dispute.TENSION,
    "road": Dispute.CONFLICT,
    "wording": Dispute.TENSION,
}


def _dispute(left: Fact[Name], right: Fact[Name], match: Match, rule: str) -> Comparison:
    near = rule == "first name" and _are_near(left, right)
    dispute = Dispute.VARIANT if near else _DISPUTES.get(rule, Dispute.VARIANT)
    why = {
        "spelling": f"The same {left.value.kind} seems to be spelled differently.",
        "nickname": "One person seems to go by two forms of a first name.",
        "double name": "The family names differ in number or order.",
        "alias": f"Two names are in use for this {left.value.kind}.",
        "first name": "The family name is the same, the first name differs.",
        "road": "The name of this place differs in a word.",
        "wording": f"The name of this {left.value.kind} differs in a word.",
    }[rule]
    spellings = Heading(sides=tuple(sorted((left.text, right.text))), of_names=True)
    return Comparison(
        left, right, Relation.DIFFERENT, why, rule, dispute, _features(left, right, match), subject=spellings
    )


def _features(left: Fact[Name], right: Fact[Name], match: Match) -> Features:
    parts = min(len(name_parts(left.value.name)), len(name_parts(right.value.name)))
    left_offices, right_offices = left.value.offices, right.value.offices
    return (
        ("likeness", match.likeness),
        ("several parts", float(parts > 1)),
        ("parts alike", min(1.0, match.shared / max(1, parts))),
        ("given alike", _given_likeness(left, right) if parts > 1 else 0.5),
        ("context", _context(left, right)),
        ("known to both", float(_known_to_other(left, right))),
        ("slip", float(match.reason == "slip")),
        ("person", float(_kind(left, right) is MentionKind.PERSON)),
        ("place", float(_kind(left, right) is MentionKind.PLACE)),
        ("parts equal", float(len(name_parts(left.value.name)) == len(name_parts(right.value.name)))),
        ("same kind", float(left.value.kind is right.value.kind)),
        ("one office", float(bool(left_offices & right_offices))),
        ("other office", float(bool(left_offices and right_offices) and left_offices.isdisjoint(right_offices))),
        ("often", min(1.0, min(left.value.count, right.value.count) / 4)),
        ("long", min(1.0, min(len(squeeze(left.value.name)), len(squeeze(right.value.name))) / 12)),
    )


def _context(left: Fact[Name], right: Fact[Name]) -> float:
    """0 to 1: share of the words around the rarer name that stand around the other too."""
    fewer = min(len(left.value.context), len(right.value.context))
    return len(left.value.context & right.value.context) / fewer if fewer else 0.0

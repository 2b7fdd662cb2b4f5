"""Names: one person, place or body that two sources spell or name differently.

Every name that an article gives is one fact per spelling, at its clearest mention. Names meet anywhere in the story.
That two names are near is not enough: where both articles know both, they are two bearers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from ..data import Strict
from ..language.names import Match, Standing, family_name, match_names, name_parts, squeeze
from ..model import Article, Comparison, Dispute, Fact, Kind, Mention, MentionKind, Relation, Role, Sentence
from ..text import content_stems

KIND = Kind.NAME


class Options(Strict):
    """What the kind `name` may be told."""

    min_likeness: float = 0.6
    """0 to 1: spellings less alike are not called variants, nicknames and other names of one place excepted."""
    min_unsure: float = 0.85
    """0 to 1: the same for names that the tagger takes for different kinds."""
    min_context: float = 0.15
    """0 to 1: share of the words around two names that must be common before given names that are merely near meet."""
    near_given: float = 0.55
    """0 to 1: likeness of two given names that may be one person's, the family name being the same."""


@dataclass(frozen=True, slots=True)
class Name:
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
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _fact(places: list[tuple[Sentence, Mention]], company: frozenset[str]) -> Fact[Name]:
    sentence, mention = min(places, key=_clearest)
    own = content_stems(mention.name)
    context = frozenset(stem for place, _ in places for stem in content_stems(place.text)) - own
    return Fact(
        kind=KIND,
        sentence=sentence,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        value=Name(mention.kind, mention.name, len(places), context, company),
        subject="name",
        strong=True,
        label=mention.name,
    )


def _clearest(place: tuple[Sentence, Mention]) -> tuple[bool, bool, int]:
    """Sorts first the mention that gives the name in full, in the body of the article, and early."""
    sentence, mention = place
    return squeeze(mention.text) != squeeze(mention.name), sentence.role is not Role.BODY, mention.start


def compare(left: Fact[Name], right: Fact[Name], options: Options) -> Comparison:
    """How two names stand: SAME, DIFFERENT when two spellings seem to be one bearer's, else UNKNOWN."""
    match = match_names(left.value.name, right.value.name, _kind(left, right))
    if match.standing is Standing.SAME:
        return Comparison(left, right, Relation.SAME)
    if match.standing is Standing.VARIANT and _is_variant(left, right, match, options):
        return _dispute(left, right, match, _rule(left, match))
    if match.standing is Standing.DIFFERENT and _is_near_given(left, right, options):
        return _dispute(left, right, match, "first name")
    return Comparison(left, right, Relation.UNKNOWN)


def _kind(left: Fact[Name], right: Fact[Name]) -> MentionKind:
    """The kind of both; where the tagger is of two minds, a name is read word by word."""
    return left.value.kind if left.value.kind is right.value.kind else MentionKind.BODY


def _is_variant(left: Fact[Name], right: Fact[Name], match: Match, options: Options) -> bool:
    if match.reason in ("spelling", "slip") and match.likeness < options.min_likeness:
        return False
    if left.value.kind is not right.value.kind and not _alike_throughout(left, right, match, options):
        return False
    return not _both_know_both(left, right)


def _alike_throughout(left: Fact[Name], right: Fact[Name], match: Match, options: Options) -> bool:
    """True for names of unsure kind that agree part by part."""
    if match.reason == "alias":
        return True
    return match.likeness >= options.min_unsure and len(name_parts(left.value.name)) == len(
        name_parts(right.value.name)
    )


def _both_know_both(left: Fact[Name], right: Fact[Name]) -> bool:
    """True when each article has both names: then they are two bearers."""
    mine, other = squeeze(left.value.name), squeeze(right.value.name)
    return other in left.value.company and mine in right.value.company


def _is_near_given(left: Fact[Name], right: Fact[Name], options: Options) -> bool:
    """True for one family name with two given names that look like one, in like company."""
    if _kind(left, right) is not MentionKind.PERSON or _known_to_other(left, right):
        return False
    lefts, rights = name_parts(left.value.name), name_parts(right.value.name)
    if min(len(lefts), len(rights)) < 2 or family_name(left.value.name) != family_name(right.value.name):
        return False
    if min(len(lefts[0]), len(rights[0])) < 3 or lefts[0][:2] != rights[0][:2] or lefts[0] == rights[0]:
        return False
    first = match_names(lefts[0], rights[0], MentionKind.PERSON)
    return first.likeness >= options.near_given and _context(left, right) >= options.min_context


def _known_to_other(left: Fact[Name], right: Fact[Name]) -> bool:
    """True when one of the articles has both names."""
    mine, other = squeeze(left.value.name), squeeze(right.value.name)
    return other in left.value.company or mine in right.value.company


def _rule(left: Fact[Name], match: Match) -> str:
    """The rule that speaks for a variant."""
    if match.reason == "nickname":
        return "nickname"
    if match.reason == "alias":
        return "alias"
    if match.reason in ("word", "initials"):
        return "road" if left.value.kind is MentionKind.PLACE else "wording"
    return "spelling"


_DISPUTES = {"first name": Dispute.CONFLICT, "road": Dispute.CONFLICT, "wording": Dispute.TENSION}


def _dispute(left: Fact[Name], right: Fact[Name], match: Match, rule: str) -> Comparison:
    dispute = _DISPUTES.get(rule, Dispute.VARIANT)
    named = f"“{left.text}” in one source, “{right.text}” in the other"
    why = {
        "spelling": f"The same {left.value.kind} seems to be spelled differently: {named}.",
        "nickname": f"One person seems to go by two forms of a first name: {named}.",
        "alias": f"Two names are in use for this {left.value.kind}: {named}.",
        "first name": f"The family name is the same, the first name differs: {named}.",
        "road": f"The name of this place differs in a word: {named}.",
        "wording": f"The name of this {left.value.kind} differs in a word: {named}.",
    }[rule]
    features = _features(left, right, match)
    label = " / ".join(sorted((left.text, right.text)))
    left, right = replace(left, label=label), replace(right, label=label)
    return Comparison(left, right, Relation.DIFFERENT, why, rule, dispute, features)


def _features(left: Fact[Name], right: Fact[Name], match: Match) -> tuple[tuple[str, float], ...]:
    parts = min(len(name_parts(left.value.name)), len(name_parts(right.value.name)))
    return (
        ("likeness", match.likeness),
        ("several parts", float(parts > 1)),
        ("parts alike", min(1.0, match.shared / max(1, parts))),
        ("context", _context(left, right)),
        ("known to both", float(_known_to_other(left, right))),
        ("slip", float(match.reason == "slip")),
        ("person", float(_kind(left, right) is MentionKind.PERSON)),
        ("place", float(_kind(left, right) is MentionKind.PLACE)),
        ("parts equal", float(len(name_parts(left.value.name)) == len(name_parts(right.value.name)))),
        ("same kind", float(left.value.kind is right.value.kind)),
        ("often", min(1.0, min(left.value.count, right.value.count) / 4)),
        ("long", min(1.0, min(len(squeeze(left.value.name)), len(squeeze(right.value.name))) / 12)),
    )


def _context(left: Fact[Name], right: Fact[Name]) -> float:
    """0 to 1: share of the words around the rarer name that stand around the other too."""
    fewer = min(len(left.value.context), len(right.value.context))
    return len(left.value.context & right.value.context) / fewer if fewer else 0.0

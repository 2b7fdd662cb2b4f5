"""Claims: what a clause says of one of its words: that it is so, will be, is not, or may be; and how two claims differ.

"No charges have been laid" denies a charge, "he has been charged" tells one: a claim is known by the word it is about,
be it a verb or a noun, so that sources meet which say it in another grammar. `fields.status` makes facts of the claims.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct, structs

from ...model import Features, Role
from ...text import stem, words
from ..times import times
from ..times.moments import Moment
from ..vocabulary import is_another
from .act_fit import COMMON, rarity, same_act_features, share_people, years
from .acts import Act, canon, canonical_stems, disjoint, doer, is_person, shared_weight
from .clause import Chunk, Clause
from .doers import Standing, is_definite
from .parties import elsewhere, is_one_act, other_days, other_numbers, same_doer
from .statements import Polarity, Statement, listed, listed_words, polarity
from .verbs import EMPTY_VERBS, PREPOSITIONS, Modality, listed_stems, verb_forms

_NONE = frozenset("no none zero nothing".split())
"""A phrase that begins so denies what it names; one with "any" does in a clause with "not"."""
_LONGER = frozenset("one longer matter".split())
_ONE_MORE = frozenset(["new", "next"])
"""New talks are one more round of them, though a new bridge is no other bridge than the one that opens."""
_SELF = frozenset(["i", "we"])
_MAYBE = frozenset("may might could can should".split())
"""What one of these says is neither so nor still to come."""
_IF = frozenset("if unless whether until till lest whenever without".split())
_NORMS = frozenset("may might should must shall ought need".split())
_PAST = frozenset(
    """did was were had has have didn't wasn't weren't hadn't hasn't haven't could couldn't failed refused declined
    neglected""".split()
)
_BE = frozenset("is are am isn't aren't be being".split())
_ROOT = 4
"""Letters that a verb and the noun made of it have in common."""
_COMMON_WORD = 0.25
"""A word less rare than this in two articles, 0 to 1, is what the story is about: denying one of many says little."""


class ClaimRole(StrEnum):
    """Where in its clause a word stands that a claim is about."""

    VERB = "verb"
    OBJECT = "object"
    SUBJECT = "subject"
    REST = "rest"
    """Behind a preposition."""
    NONE = "none"
    """In a phrase that denies it by itself: "no charges"."""
    NONE_OF = "none of"
    """Behind the "of" of such a phrase: "no sign of a leak"."""
    NONE_MORE = "none more"
    """In such a phrase that denies one more alone: "no further talks"."""

    @property
    def is_denied(self) -> bool:
        """True where the phrase itself says that there is none."""
        return self in (ClaimRole.NONE, ClaimRole.NONE_OF, ClaimRole.NONE_MORE)


class Claim(Struct, frozen=True):
    """What one clause says of one word."""

    word: str
    """In the form shared by synonyms."""
    role: ClaimRole
    polarity: Polarity
    act: Act
    appeared: dt.date | None = None
    """See `Article`."""
    polarities: frozenset[Polarity] = frozenset()
    """Every polarity that this article gives the word."""


def claims(found: Iterable[Statement], appeared: dt.date | None = None) -> Iterator[Claim]:
    """The claims of the statements of one article of that day, each knowing how else the article puts its word."""
    made = [claim for statement in found if not statement.untold for claim in _claims(statement.act)]
    polarities: dict[str, set[Polarity]] = defaultdict(set)
    for claim in made:
        polarities[claim.word].add(claim.polarity)
    return (structs.replace(claim, appeared=appeared, polarities=frozenset(polarities[claim.word])) for claim in made)


def _claims(act: Act) -> Iterator[Claim]:
    clause = act.clause
    if clause.saying and not clause.negated:
        return
    seen: set[str] = set()
    for base, role in _words(act):
        word = canon(base)
        polarity = _polarity(act, role)
        if polarity and word not in seen and _says_something(word, act):
            seen.add(word)
            yield Claim(word, role, polarity, act)


def _words(act: Act) -> Iterator[tuple[str, ClaimRole]]:
    """The stems a clause may be about, with their place in it; those that it denies outright first."""
    clause = act.clause
    for chunk in _denied(clause):
        noun, of, rest = chunk.text.partition(" of ")
        head, more = _head(noun), words(noun)[1:]
        if more and not (of and head in listed_stems("telling_of")):
            yield head, ClaimRole.NONE_MORE if _tells_of_more(more[0].text) else ClaimRole.NONE
        if more and of:
            yield _head(rest), ClaimRole.NONE_OF
    if act.tells:
        yield clause.verb, ClaimRole.VERB
    for role, part in ((ClaimRole.OBJECT, clause.object), (ClaimRole.SUBJECT, clause.subject)):
        if part and words(part.text)[0].lower not in _NONE:
            yield part.head, role
    yield from ((phrase.chunk.head, ClaimRole.REST) for phrase in clause.phrases)


def _denied(clause: Clause) -> Iterator[Chunk]:
    """The chunks that a clause says there is none of: "no charges", not "no longer", "no farmer can" or "no idea".

    "No members were harmed" does not say that there are none.
    """
    made = clause.passive and clause.verb in listed("finding") | listed("making")
    there = clause.verb in EMPTY_VERBS and not (clause.object and clause.verb == "be")
    passive = made or there
    for chunk in (clause.subject if passive else None, clause.object):
        if chunk:
            first, *more = (word.lower for word in words(chunk.text))
            none = (first in _NONE or (first == "any" and clause.negated)) and more and more[0] not in _LONGER
            harmed = chunk is clause.subject and clause.verb not in EMPTY_VERBS and is_person(chunk.head)
            if none and not harmed and chunk.head not in listed("idioms"):
                yield chunk


def _head(text: str) -> str:
    """The stem of the last content word; empty for none."""
    return next((word.stem for word in reversed(words(text)) if word.is_content), "")


def _polarity(act: Act, role: ClaimRole) -> Polarity | None:
    """The polarity of what stands in `role`; None where the clause leaves it open, or denies only a part of it."""
    clause = act.clause
    if _is_supposed(act):
        return None
    if clause.negated or clause.modality is Modality.UNDONE:
        if _is_narrowed(act):
            return None
        if role.is_denied:
            return Polarity.NEGATED
        # Who has not found "the boy" or "his car" does not say that there is none.
        made = listed("finding") | listed("making")
        found = role is ClaimRole.OBJECT and clause.verb in made and not is_definite(clause.object)
        # "Made no decisions" denies the decisions, and not that something was made.
        whole = role is ClaimRole.VERB and not (clause.object and words(clause.object.text)[0].lower in _NONE)
        return Polarity.NEGATED if whole or found else None
    if clause.verb in listed("lacking") and role is ClaimRole.OBJECT:
        return Polarity.NEGATED
    return Polarity.OPEN if _is_left_open(act) else polarity(clause)


def _is_supposed(act: Act) -> bool:
    """True for what is only supposed, feared, disputed or only ruled: "if he fled", "feared that he fled"."""
    clause = act.clause
    before = [word.lower for word in words(act.sentence.text[: clause.start]) if word.is_word]
    if before[-1:] and (before[-1] in _IF or (before[-1] == "when" and tense(act) == "present")):
        return True
    governed = before[-1:] == ["that"] or before[-1:] in (["what"], ["how"])
    if any(stem(word) in listed("doubting") for word in (before[-4:-1] if governed else before[-1:])):
        return True
    group = {word.lower for word in words(act.sentence.text[clause.verb_start : clause.verb_end])}
    return clause.negated and clause.modality is not Modality.FACT and bool(group & _NORMS)


def _is_narrowed(act: Act) -> bool:
    """True for a denial of less than the act: "not immediately", "not only", "no longer", "not because", "none but"."""
    clause = act.clause
    subject = clause.subject.text if clause.subject else ""
    lowers = [w.lower for w in (*words(subject), *words(act.sentence.text[clause.verb_start : clause.end]))]
    after = [word.lower for word in words(act.sentence.text[clause.end :])][:1]
    return bool(listed_words("narrowing") & {*lowers, *after}) or _is_not_before(act)


def _is_not_before(act: Act) -> bool:
    """True for "will not open before May": it tells from when on it may be so, and denies nothing of that."""
    clause = act.clause
    told = (time for time in times(act.sentence.text) if clause.verb_end <= time.start < clause.end)
    return any(isinstance(time.value, Moment) and _BEFORE.match(time.text) for time in told)


_BEFORE = re.compile(r"before|ahead|prior", re.IGNORECASE)


def tense(act: Act) -> str:
    """past, present or coming: when the act of a clause is; a headline tells the past in the present."""
    clause = act.clause
    group = [word.lower for word in words(act.sentence.text[clause.verb_start : clause.verb_end]) if word.is_word]
    if clause.future or clause.modality is Modality.PLANNED or "would" in group or group[:1] == ["to"]:
        return "coming"
    gerund = clause.negated and not clause.finite  # "denied signing it"
    if _PAST & set(group) or act.sentence.role is Role.HEADLINE or gerund:
        return "past"
    if group and group[0] in _BE and len(group) > 1:
        return "present"
    return "past" if any(verb_forms(word) & {"past", "participle"} for word in group) else "present"


def _is_left_open(act: Act) -> bool:
    """True for "to leave", "might leave", "of leaving": whether it came to it is not told; "is to leave" is a plan."""
    clause = act.clause
    group = [word.lower for word in words(act.sentence.text[clause.verb_start : clause.verb_end]) if word.is_word]
    if clause.modality is Modality.POSSIBLE:
        return bool(_MAYBE & set(group))
    if clause.modality is not Modality.FACT or clause.finite:
        return False
    before = [word.lower for word in words(act.sentence.text[: clause.verb_start])][-1:]
    return group[:1] == ["to"] or (group[0].endswith("ing") and before != [] and _governs(before[0]))


def _governs(word: str) -> bool:
    """True for a word whose "-ing" names an act without saying that it was done: "of", "by", "avoid"."""
    return word in PREPOSITIONS - {"while", "after", "before", "since"} or bool(verb_forms(word))


def _says_something(word: str, act: Act) -> bool:
    """False for names, numbers and words that stand for anything."""
    named = {part.casefold() for mention in act.sentence.mentions for part in mention.text.split()}
    return len(word) > 2 and word.isalpha() and word not in named and word not in listed("everybody") | listed("empty")


def differ(left: Claim, right: Claim) -> str:
    """The name of the rule by which two claims differ; empty where they agree or cannot be of one thing."""
    if left.word != right.word or left.polarity == right.polarity:
        return ""
    both = {left.polarity, right.polarity}
    if both in ({Polarity.NEGATED, Polarity.DONE}, {Polarity.NEGATED, Polarity.PLANNED}):
        denied, told = (left, right) if left.polarity is Polarity.NEGATED else (right, left)
        return "denied" if _rules_out(denied, told) else ""
    if both == {Polarity.PLANNED, Polarity.DONE} and _year(left) == _year(right):
        coming, done = (left, right) if left.polarity is Polarity.PLANNED else (right, left)
        return "planned" if _still_to_come(coming, done) and _is_same_deed(coming, done) else ""
    return ""


def _is_same_deed(coming: Claim, done: Claim) -> bool:
    """True where one act is told by its verb in both, or by what is made or handed in: "appeal", "lodge an appeal"."""
    if coming.role is done.role is ClaimRole.VERB:
        return is_one_act(coming.act, done.act)
    left, right = coming.act, done.act
    if not (_is_made(coming) and _is_made(done)) or elsewhere(left, right) or other_days(left, right):
        return False
    if left.persons and right.persons:
        return share_people(left.persons, right.persons)
    owner = same_doer(left, right)
    return owner is Standing.ONE or (owner is Standing.UNTOLD and ClaimRole.VERB not in (coming.role, done.role))


def _is_made(claim: Claim) -> bool:
    """True for an act that its verb names, and for the noun of one that somebody makes, files or hands in."""
    clause = claim.act.clause
    if claim.role is ClaimRole.VERB:
        return clause.verb not in listed("making")
    handed = claim.role is ClaimRole.REST and clause.verb == stem("hand")
    thing = clause.subject if clause.passive else clause.object
    return handed or (thing is not None and clause.verb in listed("making") and canon(thing.head) == claim.word)


def moved_on(left: Claim, right: Claim) -> bool:
    """True where what one article says is not so yet ("have no power", "no arrests have been made"), a later one tells.

    Not for what somebody has or is, nor for what he did: "has no debts" and "did not stop" are not of a day.
    """
    denied, told = sorted((left, right), key=_certainty)
    if denied.appeared is None or told.appeared is None or denied.appeared >= told.appeared:
        return False
    if denied.polarity is not Polarity.NEGATED or told.polarity is not Polarity.DONE:
        return False
    act = told.act
    came = act.tells or bool(_CAME & {word.lower for word in words(act.clause.text)})
    return came and _is_of_the_story(denied.act)


_CAME = frozenset("again back now finally".split())
"""With these what is or has been so is news: "the power is back"."""


def _rules_out(denied: Claim, told: Claim) -> bool:
    """True when `told` says of the same parties what `denied` says is not so."""
    denied_act, told_act = denied.act, told.act
    if denied.role.is_denied:
        if denied.role is ClaimRole.NONE_MORE and not _is_another(told):
            return False
        return _denies_noun(denied, told)
    if denied.role is ClaimRole.VERB:
        return told.role is ClaimRole.VERB and _is_told_of(denied, told) and is_one_act(denied_act, told_act)
    used = told_act.clause.verb in listed("finding") | listed("making") | {denied_act.clause.verb}
    apart = elsewhere(denied_act, told_act) or other_days(denied_act, told_act) or other_numbers(denied_act, told_act)
    same = same_doer(denied_act, told_act) is Standing.ONE and not apart
    return used and told.role is ClaimRole.OBJECT and _is_told_of(denied, told) and same


def _is_told_of(denied: Claim, told: Claim) -> bool:
    """True when an act is told of the time of which it is denied: "will not sign" does not deny "signed"."""
    end = told.act.clause
    bare = told.act.sentence.role is Role.HEADLINE and not end.progressive
    return (end.finite or bare) and tense(denied.act) == tense(told.act)


def _denies_noun(denied: Claim, told: Claim) -> bool:
    """True when `told` tells what `denied` says there is none of: a thing there or used, or the act that it names."""
    denied_act, told_act = denied.act, told.act
    if (
        elsewhere(denied_act, told_act)
        or other_days(denied_act, told_act)
        or tense(told_act) == "present" != tense(denied_act)
        or (tense(denied_act) == "present" and _year(told) - _year(denied))
    ):
        return False
    owner = same_doer(denied_act, told_act)
    given = denied_act.clause.verb not in ("", "be") and not denied_act.clause.passive
    if told.role is ClaimRole.VERB:
        alike = denied.word not in listed("unlike_its_verb") and (told_act.clause.finite or told_act.clause.passive)
        untold = owner is Standing.UNTOLD and doer(told_act.clause) is None
        other = given and owner is not Standing.ONE and not untold
        return (
            alike
            and not other
            and not _is_tried(told_act)
            and _is_of_one_root(_denied_stem(denied), told_act.clause.verb)
        )
    if _is_of_other_sort(denied, told_act):
        return False
    if told.role is ClaimRole.OBJECT:
        return not given or owner is Standing.ONE
    if told_act.clause.verb in listed("getting") or told_act.verb == "be":
        return False  # "the siren was bought": there was none for all that
    return told.role is ClaimRole.SUBJECT and (not given or bool(denied_act.subject & told_act.stems))


def _denied_stem(denied: Claim) -> str:
    """The word that a claim denies, as the stem of the word that is written."""
    return next((base for base in _denied_stems(denied) if canon(base) == denied.word), denied.word)


def _denied_stems(denied: Claim) -> list[str]:
    """The stems of the content words of what a claim denies: those of "tsunami" and "warning"."""
    return [
        word.stem
        for chunk in _denied(denied.act.clause)
        for word in words(chunk.text.partition(" of ")[0])
        if word.is_content
    ]


def _is_of_other_sort(denied: Claim, told: Act) -> bool:
    """True when what is denied is of a sort that the other sentence has no word of: "no telephone call", "a call".

    As well for "no report of a fire" and "a report of the board".
    """
    if _are_of_other_things(denied.act.clause, told.clause):
        return True
    sort = frozenset(map(canon, _denied_stems(denied))) - {denied.word}
    return denied.role is ClaimRole.NONE and bool(sort) and not sort & told.around


def _are_of_other_things(denied: Clause, told: Clause) -> bool:
    """True where a denied noun and an object each go on with "of", and with no common word behind it."""
    denied_words = frozenset[str]().union(
        *(canonical_stems(chunk.text.partition(" of ")[2]) for chunk in _denied(denied))
    )
    told_words = canonical_stems(told.object.text.partition(" of ")[2]) if told.object else frozenset()
    return disjoint(denied_words, told_words)


def _is_tried(act: Act) -> bool:
    """True for "tried to stop a car": that it stopped, or was stopped, is not told."""
    group = act.sentence.text[act.clause.verb_start : act.clause.verb_end]
    return any(word.stem in listed("trying") for word in words(group))


def _is_of_one_root(noun: str, verb: str) -> bool:
    """True for "arrest" and "arrested", "recommendation" and "recommend"; not for "witness" and "see"."""
    return noun[:_ROOT] == verb[:_ROOT]


def _is_another(told: Claim) -> bool:
    """True when the words of a claim are of one more: "a second exchange", "another suspect"."""
    clause = told.act.clause
    part = {ClaimRole.OBJECT: clause.object, ClaimRole.SUBJECT: clause.subject}.get(told.role)
    return part is not None and _tells_of_more(part.text)


def _tells_of_more(text: str) -> bool:
    """True for "further talks", "a second round" and "new charges"."""
    return is_another(text) or any(word.lower in _ONE_MORE for word in words(text))


def may_be_of_one_thing(left: Claim, right: Claim) -> bool:
    """False where years tell two claims apart, each article says both, or a sentence shares nothing telling.

    That no charges are laid, where someone is charged, is said of a story as a whole: it needs no other common word.
    """
    left_years, right_years = years(left.act), years(right.act)
    if _is_of_dated_past(left.act) != _is_of_dated_past(right.act):
        return False
    both_ways = (left, right), (right, left)
    both = left.polarity != right.polarity and left.polarity in right.polarities and right.polarity in left.polarities
    if both or disjoint(left_years, right_years):
        return False
    outright = any(
        c.role is ClaimRole.NONE and o.role is ClaimRole.VERB and _is_of_the_story(c.act) for c, o in both_ways
    )
    if ClaimRole.NONE in (left.role, right.role) and rarity(left.word, left.act, right.act) < _COMMON_WORD:
        return False
    # "There were no arrests" says nothing of where: the word itself is not enough to meet by.
    beside = (left.act.around & right.act.around) - {left.word} - listed("everybody")
    return outright or (bool(beside) and shared_weight(left.act, right.act) >= COMMON)


def _is_of_the_story(act: Act) -> bool:
    """True for "no arrests have been made", which tells how things stand; "there were no arrests" is of one event."""
    group = {word.lower for word in words(act.sentence.text[act.clause.verb_start : act.clause.verb_end])}
    return tense(act) == "present" or bool(group & {"has", "have", "hasn't", "haven't"})


def _is_of_dated_past(act: Act) -> bool:
    """True for the clause in "the deadliest since 2019, when a bomb killed two": it tells of that year."""
    return bool(_DATED.search(act.sentence.text[: act.clause.start].rstrip()))


_DATED = re.compile(r"\b(?:19|20)\d\d,? (?:when|after|as)$")


def claim_features(left: Claim, right: Claim) -> Features:
    """Features of 0 to 1 that tell how surely two claims are of one thing."""
    left_act, right_act = left.act, right.act
    common = (left_act.stems & right_act.stems) - {left.word}
    around = (left_act.around & right_act.around) - {left.word}
    denied, told = sorted((left, right), key=_certainty)
    return (
        ("rarity", rarity(left.word, left_act, right_act)),
        ("common", min(1.0, len(common) / 3)),
        ("around", min(1.0, len(around) / 5)),
        (f"denied {denied.role}", 1.0),
        (f"told {told.role}", 1.0),
        ("itself", sum(c.polarity in o.polarities for c, o in ((left, right), (right, left))) / 2),
        ("past", float(told.act.clause.finite and _is_past(told.act.clause))),
        ("coming", float(told.polarity is Polarity.PLANNED)),
        *same_act_features(left_act, right_act),
    )


def _certainty(claim: Claim) -> tuple[int, bool]:
    """What a claim is sorted by: denied, then planned, then open, then alleged, then done."""
    return _ORDER.index(claim.polarity), not _is_claim(claim.act)


_ORDER = tuple(Polarity)
"""The least sure first."""


def _still_to_come(coming: Claim, done: Claim) -> bool:
    """True when one article has an act planned, in so many words, that the other tells as done."""
    clause, end = coming.act.clause, done.act.clause
    group = coming.act.sentence.text[clause.verb_start : clause.verb_end]
    # Who "had been planning to leave" has a plan of long ago, whatever came of it.
    planned = (clause.modality is Modality.PLANNED and words(group)[0].lower != "had") or _would(clause, group)
    sure = planned and not _is_tried(coming.act) and not _is_supposed(coming.act)
    lasting = listed("lasting") | listed("awaiting")
    return sure and done.act.verb not in lasting and end.finite and _is_past(end)


def _would(clause: Clause, group: str) -> bool:
    """True for what somebody said would come: "he would appeal", not "he would have appealed"."""
    lowers = [word.lower for word in words(group)]
    return bool(clause.speaker) and lowers[:1] == ["would"] and "have" not in lowers


def _year(claim: Claim) -> frozenset[str]:
    """The years given up to the end of the clause, "In 2004 he was charged"; later ones are of something else."""
    act = claim.act
    before = {word.text for word in words(act.sentence.text[: act.clause.end])}
    return frozenset(year for year in years(act) if year in before)


def _is_past(clause: Clause) -> bool:
    """True for "toured", "has toured" and "was shown", not for "tours" and "is touring"."""
    if clause.progressive:
        return False
    last = clause.text[: clause.verb_end - clause.start].rpartition(" ")[2]
    return bool(verb_forms(last) & {"past", "participle"})


def alleged(left: Claim, right: Claim) -> bool:
    """True when one source states as a fact what is only a claim in the other."""
    done = left.polarity is right.polarity is Polarity.DONE
    same = left.word == right.word and left.role is right.role is ClaimRole.VERB
    if not (same and done) or _is_claim(left.act) == _is_claim(right.act) or years(left.act) != years(right.act):
        return False
    fact = right.act if _is_claim(left.act) else left.act
    own = any(c.act.clause.subject and c.act.clause.subject.text.lower() in _SELF for c in (left, right))
    fits = is_one_act(left.act, right.act) or share_people(left.act.persons, right.act.persons)
    apart = elsewhere(left.act, right.act) or same_doer(left.act, right.act) in (Standing.OPEN, Standing.TWO)
    return fits and not (own or apart or fact.clause.speaker or tense(fact) != "past")


def _is_claim(act: Act) -> bool:
    """True for "allegedly threatened", "is accused of", not for "is believed to"."""
    clause = act.clause
    group = act.sentence.text[max(0, clause.verb_start - 12) : clause.verb_end]
    return clause.modality is Modality.ALLEGED and any(word.stem in listed("claiming") for word in words(group))

"""Titles: what one person is called in two sources: an office, a rank, a role, a tie of kin.

A title is bound to its holder before anything is compared, so that two titles of two people never meet. Where it stands
in the sentence and what it says is read in `language.titles`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from msgspec import Struct, structs

from ..agreeing import Agreeing, called
from ..data import Strict
from ..language.names import Standing, family_name, family_sound, generation, match_names, name_parts
from ..language.titles.belonging import one_nation
from ..language.titles.descriptions import Described, Form, descriptions, opens_with, pronoun_spans, unnamed_span
from ..language.titles.heads import (
    LEADING,
    belongs,
    canonical,
    covers,
    forces,
    head_words,
    is_courtesy,
    is_head,
    listed,
    meanings,
    stand_together,
)
from ..language.titles.offices import Office, read_office, spelled
from ..language.titles.offices_apart import STUDENT, is_end_told, rule_of
from ..language.vocabulary import sex_of_given_name
from ..model import (
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
    Role,
    Sentence,
    fullest,
)
from ..spans import span_of
from ..text import Word, fold, stem, words

KIND = Kind.TITLE


class Options(Strict):
    """What the kind `title` may be told: nothing."""


class Title(Struct, frozen=True):
    """What one person is called at one place."""

    person: str
    """The fullest form of the person's name in the article."""
    office: Office
    form: Form
    company: frozenset[Office] = frozenset()
    """All that the article calls the person, this title included."""
    names: frozenset[str] = frozenset()
    """Stems of the words that the article writes with a capital."""
    places: frozenset[str] = frozenset()
    """Stems of the words of places that the article names."""


# --- extraction -------------------------------------------------------------------------------------------------------


def extract(article: Article) -> tuple[Fact[Title], ...]:
    """The titles and descriptions of the persons of `article`, in the order of the text, one per person and wording."""
    found: dict[tuple[str, str], Fact[Title]] = {}
    for sentence, name, span in _spans(article):
        fact = _fact(sentence, name, span)
        if fact:
            found.setdefault((name, fold(fact.text)), fact)
    company: dict[str, set[Office]] = defaultdict(set)
    for fact in found.values():
        company[fact.value.person].add(fact.value.office)
    names = frozenset(word.stem for sentence in article.sentences for word in words(sentence.text) if word.is_capital)
    mentions = (mention for sentence in article.sentences for mention in sentence.mentions)
    places = frozenset(w.stem for m in mentions if m.kind is MentionKind.PLACE for w in words(m.name) if w.is_capital)
    facts = (
        replace(
            fact,
            value=structs.replace(
                fact.value, company=frozenset(company[fact.value.person]), names=names, places=places
            ),
        )
        for fact in found.values()
    )
    return tuple(sorted(facts, key=span_of))


def _spans(article: Article) -> Iterator[tuple[Sentence, str, Described]]:
    """Every description with its sentence and the full name of the person."""
    yield from _named_next(article)
    topic = ""
    for sentence in article.sentences:
        people = [mention for mention in sentence.mentions if mention.kind is MentionKind.PERSON]
        for mention in people:
            for span in descriptions(sentence, mention):
                yield sentence, mention.name, span
        for span in pronoun_spans(sentence):
            name = _meant(sentence, people, span, topic)
            if name:
                yield sentence, name, span
        topic = people[0].name if people else topic


def _named_next(article: Article) -> Iterator[tuple[Sentence, str, Described]]:
    """What the opening calls one whom the next sentence names: "A baker was charged on Friday. Ana Ruiz, 31, ..."."""
    body = [sentence for sentence in article.sentences if sentence.role is Role.BODY][:2]
    persons = [[m for m in sentence.mentions if m.kind is MentionKind.PERSON] for sentence in body]
    span = unnamed_span(body[0]) if len(body) > 1 and persons[1] and not persons[0] else None
    if span and opens_with(body[1], persons[1][0]):
        yield body[0], persons[1][0].name, span


def _meant(sentence: Sentence, people: list[Mention], span: Described, topic: str) -> str:
    """Whom "he" or "she" before `span` means: the last person before it, or whom the text spoke of; "" if neither."""
    before = [mention.name for mention in people if mention.end - sentence.start <= span[0]]
    name = before[-1] if before else topic
    pronoun = "f" if " she " in f" {sentence.text[: span[0]].lower()}" else "m"
    sex = sex_of_given_name(name.split()[0]) if name else ""
    return name if sex in ("", pronoun) else ""


def _fact(sentence: Sentence, name: str, span: Described) -> Fact[Title] | None:
    start, end, form = span
    text = sentence.text[start:end]
    office = read_office(text, name)
    if form is Form.VERB and _was_for(sentence.text, start, end):
        office = structs.replace(office, past=True)
    if form is Form.BESIDE and _is_of_other(sentence.text, start, end):
        return None
    if is_courtesy(text) or not (office.heads or office.nations) or fold(text) in ("head", "the head"):
        return None
    value = Title(name, office, form)
    return Fact.at(KIND, sentence, start, end, value, family_sound(name), strong=True, label=name)


def _is_of_other(text: str, start: int, end: int) -> bool:
    """True for what is said of somebody else: "whose father was a miner, Ana Ruiz".

    Not where the name says who plays a part in the events: "the witness was a miner, Ana Ruiz, who wept".
    """
    other = _OF_OTHER.search(text, 0, start)
    if not other:
        return False
    plays = canonical(other[1].lower()) in meanings("part")
    return not (plays and _NAME_ALONE.match(text, end))


_OF_OTHER = re.compile(r"\b(?!who\b)([\w’'-]+)\s+(?:is|was|were)\s+$")
_NAME_ALONE = re.compile(r",\s(?:[A-Z][\w’'-]*+\s?+)+(?=[,.;(]|\Z)")
"""A name behind a comma that says nothing."""


def _was_for(text: str, start: int, end: int) -> bool:
    """True for an office that is told to have ended: "was a judge for nine years before", "was mayor until 2019"."""
    ended = _ENDED.search(text, start, end) or re.match(r"\s+before\s+\w+ing\b", text[end:])
    return bool(ended and re.search(r"\b(?:was|served|worked|had\s+been)\b[^,;]*$", text[:start]))


_ENDED = re.compile(r"\b(?:until|from\s+\d{4}\s+to|between\s+\d{4}\s+and)\b|\bin\s+the\s+(?:19|20)?\d0s\b")


# --- comparison -------------------------------------------------------------------------------------------------------


def compare(left: Fact[Title], right: Fact[Title], options: Options) -> Comparison:
    """How two descriptions of one person stand; UNKNOWN when the persons differ or the descriptions go together."""
    if not _one_person(left.value.person, right.value.person):
        return Comparison(left, right, Relation.UNKNOWN)
    rule = rule_of(left.value.office, right.value.office) or _tie_rule(left, right) or _beginner_rule(left, right)
    if rule in _EXCUSED and _EXCUSED[rule](left, right):
        rule = ""
    if rule in ("", "same"):
        return Comparison(left, right, Relation.SAME if rule else Relation.UNKNOWN)
    return _dispute(left, right, rule)


def _one_person(mine: str, other: str) -> bool:
    """True for two spellings of one name, and for a name and its short form."""
    standing = match_names(mine, other, MentionKind.PERSON).standing
    if standing is Standing.DIFFERENT:
        return False
    shared = set(name_parts(mine)) & set(name_parts(other))
    return standing is not Standing.UNKNOWN or family_name(mine) == family_name(other) or len(shared) > 1


def _was_once(left: Fact[Title], right: Fact[Title]) -> bool:
    """True when what one holds no longer, the other is told to have held: "once a deacon", "was a deacon"."""
    return any(
        not fact.value.office.past and fact.value.form is Form.VERB and not _is_now(fact) for fact in (left, right)
    )


def _is_now(fact: Fact[Title]) -> bool:
    before = fact.sentence.slice(end=fact.start)
    return bool(re.search(r"\b(?:is|remains|becomes|works|serves)\s+(?:\w+\s+){0,2}$", before[-40:]))


def _are_parts(left: Fact[Title], right: Fact[Title]) -> bool:
    return _is_part(left) or _is_part(right)


def _is_part(fact: Fact[Title]) -> bool:
    """True for "the pilot", "leader of the plot", which tell of a part in the events, not of a trade."""
    leads = fact.value.office.heads == frozenset(["leader"]) and not any(w.is_capital for w in words(fact.text)[1:])
    return leads or fold(fact.text) in ("the pilot", "the driver", "the captain", "the skipper", "the conductor")


def _are_compatriots(left: Fact[Title], right: Fact[Title]) -> bool:
    """True when some of what is told of the person makes both of one country: "a Briton, born in Iran"."""
    ours, theirs = (frozenset().union(*(office.nations for office in one.value.company)) for one in (left, right))
    return one_nation(ours, theirs)


def _is_no_end_told(left: Fact[Title], right: Fact[Title]) -> bool:
    """True unless one calls past what the other, told of today, calls a post that the person holds.

    Who is or was an employee or official of somewhere no one can tell; whom a source calls by a post may have held it
    when what it tells of happened, above all when that was the end of it ("the minister was fired").
    """
    now = left if right.value.office.past else right
    offices = (left.value.office, right.value.office)
    posts = meanings("top") | meanings("elected") | frozenset(["chief-of-staff"])
    apart = all(office.field for office in offices) and offices[0].field.isdisjoint(offices[1].field)
    told = any(office.past and office.heads & now.value.office.heads for office in now.value.company)
    if _was_once(left, right):
        return True
    return apart or told or not offices[0].heads & offices[1].heads & posts or is_end_told(now.sentence.text)


def _are_both_told(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where one article calls the person what both say: the two go together."""
    return bool(_known(left.value, right.value) or _known(right.value, left.value))


def _may_be_described(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where two descriptions go together: one is of no office, or beside one that people are elected to."""
    heads = (left.value.office.heads, right.value.office.heads)
    beside = any(some <= meanings("loose") - STUDENT or some & meanings("elected") for some in heads)
    beside = beside or any(map(_is_long_over, (left, right)))
    return beside or _are_parts(left, right) or _are_both_told(left, right) or _share_a_line(left, right)


def _is_long_over(fact: Fact[Title]) -> bool:
    """True for what somebody "had been" when what is told happened."""
    return fact.value.form is Form.VERB and fact.sentence.slice(end=fact.start).endswith("had been ")


def _share_a_line(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where both tell of one line of work: "a landscaper", "the owner of a landscaping company"."""
    roots = [
        {
            word.stem[:_ROOT]
            for word in words(fact.text)
            if word.is_content and (word.text.islower() or is_head(word.lower)) and not _says_how(word)
        }
        for fact in (left, right)
    ]
    return not roots[0].isdisjoint(roots[1])


def _says_how(word: Word) -> bool:
    """True for a word that tells of no work: "senior", "chief", "former", and short ones."""
    said = any(word.lower in listed(section) for section in ("rank", "past", "praise"))
    return said or word.lower in LEADING or len(word.lower) < _ROOT - 1


def _is_one_tie(left: Fact[Title], right: Fact[Title]) -> bool:
    """True for the wife who is the widow of a dead man, and for a former girlfriend who was "his girlfriend then"."""
    heads = left.value.office.heads | right.value.office.heads
    now = left if right.value.office.past else right
    then = re.match(r"\s+(?:at\s+the\s+time|back\s+then|then)\b", now.sentence.slice(now.end))
    ended = left.value.office.past != right.value.office.past and bool(then or re.search(r"\bat the time$", now.text))
    return ended or heads in (frozenset(["wife", "widow"]), frozenset(["husband", "widower"]))


_ROOT = 6
"""Letters from which two words are of one root."""


def _may_hold_both(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where one article tells both posts, for who founded what he owns, and for one who runs it."""
    runs = any(
        fact.value.form is Form.VERB and fact.text.split()[0].lower() in ("runs", "ran") for fact in (left, right)
    )
    owns = (left.value.office.heads | right.value.office.heads) & frozenset(["owner", "co-founder"])
    go = _are_both_told(left, right) or _are_parts(left, right)
    return go or len(owns) > 1 or bool(runs and owns)


def _is_one_post(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where one article tells both posts, or both are of one body: "president of the Terns", "team president".

    So is a post of a place: "Assembly speaker", "Tarn Speaker".
    """
    if _are_both_told(left, right) or _is_of_place(left, right) or _is_of_place(right, left):
        return True
    return _names_body(left, right) or _names_body(right, left)


def _is_of_place(one: Fact[Title], other: Fact[Title]) -> bool:
    """True where `one` tells by a place alone which post it is; seats that bear its name are compared as such."""
    own = one.value.office.field - other.value.office.field
    named = {spelled(word.stem) for word in words(one.text) if word.is_capital}
    places = set(map(spelled, one.value.places | other.value.places))
    return bool(own) and own <= named & places and not (one.value.office.seats and other.value.office.seats)


def _names_body(named: Fact[Title], plain: Fact[Title]) -> bool:
    """True where `named` names the body that `plain` only calls by its sort.

    That is a word of the name ("secretary of the Dock Workers' Union", "union secretary"), or what teams and firms are
    called ("team president"), in an article that knows the name.
    """
    sort = plain.value.office.field - named.value.office.field
    name = named.value.office.field - plain.value.office.field
    capitals = {word.stem for word in words(named.text) if word.is_capital}
    if sort and sort <= _SORTS and name <= capitals & plain.value.names:
        return True
    body = {word.stem for word in words(named.text.partition(" of ")[2]) if word.is_capital}
    shared = {spelled(word.stem) for word in words(plain.text) if word.stem in body}
    return bool(sort) and sort <= shared and name <= set(map(spelled, body)) and _owners(plain) <= body


def _owners(fact: Fact[Title]) -> set[str]:
    """The stem of whose the office is: "student" of "the students' union secretary"; nothing where that is not told."""
    before = fact.sentence.slice(end=fact.end)
    return {stem(owner) for owner in _OWNER.findall(before[max(0, len(before) - len(fact.text) - _REACHING) :])}


_OWNER = re.compile(r"([\w-]+)(?:[’']s|(?<=s)[’'])(?=\s)")
_REACHING = 30
"""Code points before a title in which its owner may stand."""


_SORTS = frozenset(map(stem, "club company firm business group organisation organization charity franchise".split()))
"""What a body is called beside its name, as the field of an office has it: a team is a club there."""


def _tie_rule(left: Fact[Title], right: Fact[Title]) -> str:
    """Kin, for two ties to one who is named: "Holm's widow", "Holm's sister"; other ties may be to two people."""
    ties = [fact.value.office.heads & meanings("kin") for fact in (left, right)]
    owners = [{owner for owner in _owners(fact) if owner in fact.value.names} for fact in (left, right)]
    return "kin" if all(ties) and ties[0].isdisjoint(ties[1]) and owners[0] & owners[1] else ""


def _beginner_rule(left: Fact[Title], right: Fact[Title]) -> str:
    """Rank, for one who is addressed by the lowest rank of a force and by a higher one: "Officer Holm", "Sgt. Holm"."""
    steps = [fact.value.office.heads & _ABOVE for fact in (left, right)]
    two = (_is_beginner(left) and steps[1]) or (_is_beginner(right) and steps[0])
    return "rank" if two else ""


def _is_beginner(fact: Fact[Title]) -> bool:
    """True for "Police Officer" or "Deputy" before a name; a press officer is of any rank, a deputy mayor of none."""
    *_, rank = fact.text.split()
    told = fact.value.office
    alone = told.heads <= frozenset(map(canonical, _BEGINNERS)) and not told.field - _OF_POLICE
    return fact.value.form is Form.PREFIX and rank.istitle() and rank.lower() in _BEGINNERS and alone


_BEGINNERS = frozenset("officer patrolman patrolwoman deputy trooper".split())
_ABOVE = frozenset(map(canonical, ["corporal", "sergeant", "lieutenant", "captain", "major"]))
_OF_POLICE = frozenset(map(stem, "police patrol state county city highway transit campus school sheriff".split()))


def _is_merely_shorter(left: Fact[Title], right: Fact[Title]) -> bool:
    """True where one says the trade alone ("the pathologist"), or who commands what is told of ("the commander").

    So it is where one is of other days, or where one article calls the person both: "Captain Holm, zone commander".
    """
    return (
        _are_both_told(left, right)
        or any(map(_is_trade_alone, (left, right)))
        or any(map(_is_of_then, (left, right)))
        or any(
            fact.value.office.heads == {canonical("commander")} and "commander" in fact.text for fact in (left, right)
        )
    )


def _is_of_then(fact: Fact[Title]) -> bool:
    """True for a rank at another time: "then a lieutenant", "was a young captain in 1949"."""
    return fact.text.lower().startswith("then ") or (fact.value.form is Form.VERB and bool(_YEAR.search(fact.text)))


_YEAR = re.compile(r"\bin\s(?:[A-Z]\w+\s)?(?:19|20)\d\d\b")


def _is_trade_alone(fact: Fact[Title]) -> bool:
    """True for "the pathologist"; a general's or a minister's rank is told whole."""
    article, _, trade = fact.text.partition(" ")
    alone = article.lower() in ("the", "a", "an") and trade.isalpha() and trade.islower()
    return alone and not fact.value.office.heads & (meanings("top") | meanings("elected") | forces())


_EXCUSED = {
    "rank": _is_merely_shorter,
    "nationality": _are_compatriots,
    "kin": _is_one_tie,
    "description": _may_be_described,
    "post": _may_hold_both,
    "qualifier": _is_one_post,
    "time": _is_no_end_told,
}
"""What may make two descriptions go together although a rule tells them apart."""


_DISPUTES = {
    "rank": Dispute.CONFLICT,
    "post": Dispute.CONFLICT,
    "nationality": Dispute.CONFLICT,
    "synonym": Dispute.VARIANT,
}


def _dispute(left: Fact[Title], right: Fact[Title], rule: str) -> Comparison:
    name = fullest(left.value.person, right.value.person)
    why = {
        "rank": f"{name}'s rank differs.",
        "post": f"{name} holds another post in another source.",
        "synonym": f"{name}'s role is worded differently.",
        "qualifier": f"Which post {name} holds differs.",
        "time": f"One source says that {name} no longer is what another says.",
        "kin": f"How {name} is related differs.",
        "nationality": f"{name} is of another country in another source.",
        "description": f"{name} is described differently; both may be true.",
    }[rule]
    dispute = _DISPUTES.get(rule, Dispute.TENSION)
    return Comparison(left, right, Relation.DIFFERENT, why, rule, dispute, _features(left, right), subject=name)


def _features(left: Fact[Title], right: Fact[Title]) -> Features:
    mine, other = left.value.office, right.value.office
    fields = mine.field | other.field
    forms = {left.value.form, right.value.form}
    loose = meanings("loose")
    return (
        ("field shared", len(mine.field & other.field) / len(fields) if fields else 0.5),
        ("fields apart", float(_in_two_lines(mine, other))),
        ("same time", float(mine.past == other.past)),
        ("same rank", float(mine.rank == other.rank)),
        ("prefixes", float(forms == {Form.PREFIX})),
        ("loose", float(mine.heads <= loose or other.heads <= loose)),
        ("known", max(_known(left.value, right.value), _known(right.value, left.value))),
        ("wider", float(covers(mine.heads, other.heads) or covers(other.heads, mine.heads))),
        ("elected", float(bool((mine.heads | other.heads) & meanings("elected")))),
        ("generation", float(generation(left.value.person) == generation(right.value.person))),
    )


def _in_two_lines(mine: Office, other: Office) -> bool:
    """True for two fields of office, and for two trades: "a baker", "a nurse"."""
    trades = meanings("trades")
    two = bool(mine.heads & trades and other.heads & trades) and mine.heads.isdisjoint(other.heads)
    return two or (bool(mine.field and other.field) and mine.field.isdisjoint(other.field))


def _known(mine: Title, other: Title) -> float:
    """1 when the article of `other` calls the person what `mine` says elsewhere: the two may go together."""
    return float(any(rule_of(mine.office, office) == "same" for office in other.company - {other.office}))


# --- agreement --------------------------------------------------------------------------------------------------------


def _agreed(comparison: Comparison, sure: bool) -> bool:
    """False for "the director" beside "the technical director": a body may have both; and for a tie, no fact by itself.

    Of a wife one source may tell that she died, and another that she lived. Nor is it worth a line that one was told
    of ("the guard"), and two names before an office may be of two bodies ("UN envoy", "EU envoy").
    """
    left, right = comparison.left, comparison.right
    assert isinstance(left.value, Title)
    assert isinstance(right.value, Title)
    one, other = left.value.office, right.value.office
    if one.heads | other.heads <= meanings("kin") or _name_two_bodies(left, right) or _tells_back(left, right):
        return False
    apart = one.field ^ other.field
    small = {spelled(word.stem) for fact in (left, right) for word in words(fact.text) if not word.is_capital}
    return not apart & small or not (one.heads | other.heads) & meanings("top")


def _name_two_bodies(left: AnyFact, right: AnyFact) -> bool:
    """True where no name before one office is like one before the other: "UN envoy", "EU envoy".

    In "Peru's minister", "Peruvian minister" they are.
    """
    names = [
        {word.stem[:_LIKE] for word in words(fact.text) if word.is_capital and not belongs(word)}
        for fact in (left, right)
    ]
    return all(names) and names[0].isdisjoint(names[1])


_LIKE = 4
"""Letters that the names of a place and of its people share."""


def _tells_back(left: AnyFact, right: AnyFact) -> bool:
    """True where a word alone is all that both say, and one by it means whom it has told of: "a guard", "the guard".

    A post or a rank tells something by itself: "the mayor", "the captain".
    """
    nouns = [_BARE.fullmatch(fact.text) for fact in (left, right)]
    heads = head_words(left.text)
    post = heads & (meanings("top") | meanings("elected")) or stand_together("ladders", heads, heads)
    return all(nouns) and any(fact.text.lower().startswith("the ") for fact in (left, right)) and not post


_BARE = re.compile(r"(?:(?:an?|the)\s)?[\w-]+", re.IGNORECASE)


def _with_bearer(fact: AnyFact, spelled_alike: bool) -> tuple[int, int]:
    """The words of a title with the name beside it, where all spell that alike: nothing else is told with it."""
    name, sentence = called(fact), fact.sentence
    at = sentence.start + sentence.text.find(name)
    is_beside = at >= sentence.start and min(abs(at - fact.end), abs(fact.start - at - len(name))) <= _BESIDE
    if not (spelled_alike and is_beside):
        return fact.start, fact.end
    return min(at, fact.start), max(at + len(name), fact.end)


_BESIDE = 3
"""Code points between a title and its bearer: "Nora Blythe, the mayor"."""

AGREEING = Agreeing(_agreed, alone=_with_bearer, sole=True)

"""Whose age a sentence gives: a named person's, or that of "a boy", "the suspect", "the fetus"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...model import Article, Mention, MentionKind, Sentence
from ...text import NUMBER_WORDS, alternation, fold, stem, words
from ..clauses.verbs import BE, verb_forms
from ..titles.heads import forces, is_head, meanings
from ..vocabulary import country_of_people, is_group, is_kin, sex_of_full_name, sex_of_noun
from .count_words import is_plural, listed, people
from .measures import YEAR_DAYS, Dimension, Quantity
from .nouns import noun_of
from .quantities import DIED_AT

_BEFORE = re.compile(
    r"(?:\s(?:Jr|Sr|II|III)\.?)?,?\s?\(?"
    r"(?:(?:who\s)?(?:is|was|turns|turned|being)\s|(?:then|now|just|only|an?|the|aged?|of)\s)*$"
)
_CLAUSE_OF = re.compile(r"\bwho\b[^,.;:]*$")
"""Before a name that stands in a clause about somebody else: "the man who found Lee Holm is 74"."""
_IS = re.compile(r"\s(?:is|was|turned)\s")
_BETWEEN = re.compile(r"[\s,]*(?:[a-zA-Z’'-]+\s){0,3}$")
_APPOSED = re.compile(r"\s(?:[a-z-]+\s){0,3}[a-z-]+,\s")
"""Between "the 16-year-old" and the name in "the 16-year-old passenger, Mia Coats"."""
_OF_SOMEONES = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er)\s(?:[a-z-]+\s)?[a-z-]+\s(?:for|of|to)\sthe\s$")
"""Before the age of whom somebody else belongs to: "a lawyer for the 58-year-old teacher, Ruth Abel" is Abel."""
_PRONOUN = re.compile(r"\b(he|she)\s(?:is|was|turned|had\sbeen)\s(?:only\s|just\s|about\s|actually\s)?$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b([a-z-]+)(?:,|\s(?:who\s)?(?:is|was))?\s(?:aged?\s(?:from\s|between\s)?|of\s|about\s|only\s|just\s)?\(?$"
)
_NOT_BETWEEN = re.compile(r"\b(?:and|of|who|was|by|with|from|in|to|as|named|said)\b|[’']s")
_ADULT = 18
"""Years: who is younger is a child, though the sentence says "man" or nothing."""
_ONE_GUESS = 10
"""Years that the ages told of one person may span ("aged between 25 and 35"); more are those of several people."""


_BEFORE_REACH, _BEHIND_REACH = 40, 40
"""Code points before and behind an age in which whose it is may be told."""
_NAME_REACH, _DIED_REACH = 32, 70
"""The same from the end of a name, and from "died": "Lee Holm, who turned 74"."""
_PERSONS = ("person", "group", "adult", "fetus", "child", "man", "woman")


class Owner(Struct, frozen=True):
    """The one whose age is given."""

    name: str
    """The fullest name in the article; empty for the unnamed."""
    group: str
    """fetus, child, man, woman, adult, or the stem of another noun ("lion")."""
    sex: str
    """"m", "f" or "" when neither the words nor the first name say."""
    end: int
    """Code points into the sentence: where the words on the owner behind the age end; the age's own end if none."""
    country: str = ""
    """Of the unnamed the country whose people the words call theirs: "a Spanish woman of 34"; empty for none."""
    meant: bool = False
    """True where the name stands in a sentence before: "the 34-year-old" points back to it."""

    @property
    def is_someone(self) -> bool:
        """True for a person or several; a vessel and a bridge have an age too."""
        return bool(self.name) or self.group in _PERSONS or self.group in listed("somebody") | listed("anybody")

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        parts = [part for part in fold(self.name).split() if part.strip(".") not in ("jr", "sr", "ii", "iii")]
        return parts[-1] if parts else ""


def owners_of(sentence: Sentence, quantity: Quantity, found: Sequence[Quantity]) -> tuple[Owner, ...]:
    """Whose age `quantity`, an age read from the sentence's text, is; several only where names tell of whom.

    `found` are the quantities of the sentence. Ages told in a row are those of the persons named in a row before them,
    one by one ("Ann and Tom Lee, 34 and 29"), as one age is that of all of them ("Ann Lee and Tom Holm, both 17"); of
    others they are those of a group.
    """
    ages = _in_a_row(sentence.text, quantity, found)
    joint = _JOINT.search(sentence.text, max(0, quantity.start - _BEFORE_REACH), quantity.start)
    if len(ages) == 1 and not joint:
        owner = _owner(sentence, quantity)
        return (owner if owner.name else structs.replace(owner, country=_country(sentence.text, quantity, owner.end)),)
    named = _named_in_a_row(sentence, joint.start() if joint else ages[0].start)
    if named and joint:
        return tuple(_one_of(named, mention, quantity.end) for mention in named)
    if len(named) == len(ages):
        return (_one_of(named, named[ages.index(quantity)], quantity.end),)
    group = Owner("", "group", "", quantity.end)
    return (structs.replace(group, country=_country(sentence.text, ages[0], ages[-1].end)),)


def _one_of(named: Sequence[Mention], mention: Mention, end: int) -> Owner:
    """The owner that `mention` names among `named`: the Ann of "Ann and Tom Lee" has the surname of the last.

    `end` is where the age ends.
    """
    last = named[-1].name.split()
    name = f"{mention.name} {last[-1]}" if len(last) > 1 and " " not in mention.name else mention.name
    return Owner(name, "person", sex_of_full_name(name), end)


def _in_a_row(text: str, quantity: Quantity, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """The ages of the row in which `quantity` stands: the three of "aged 66, 79 and 83"; `quantity` where alone.

    Of "Ann Lee, 52, and 17-year-old Mia" each stands alone.
    """
    at = bisect.bisect_left(found, quantity.start, key=_start)
    first, last = at, at + 1
    while first > 0 and _goes_on(text, found[first - 1], found[first]):
        first -= 1
    while last < len(found) and _goes_on(text, found[last - 1], found[last]):
        last += 1
    return found[first:last]


def _start(quantity: Quantity) -> int:
    return quantity.start


def _goes_on(text: str, age: Quantity, other: Quantity) -> bool:
    """True for two ages one behind the other, neither with a noun of its own."""
    ages = age.dimension is other.dimension is Dimension.AGE and "-" not in age.text + other.text
    return ages and _ROW.fullmatch(text, age.end, other.start) is not None


def _named_in_a_row(sentence: Sentence, end: int) -> list[Mention]:
    """The persons named one behind the other right before `end`, a code point into the sentence; none where one is."""
    row: list[Mention] = []
    for mention in reversed(_persons(sentence)):
        behind = mention.end - sentence.start
        if behind > end:
            continue
        gap = _BETWEEN_NAMES if row else _BEFORE_AGES
        if not gap.fullmatch(sentence.text, behind, row[0].start - sentence.start if row else end):
            break
        row.insert(0, mention)
    return row if len(row) > 1 else []


_ROW = re.compile(r",\s|,?\s(?:and|or)\s")
_BETWEEN_NAMES = re.compile(r",\s|,?\sand\s(?:[a-z-]+\s){0,3}")
_BEFORE_AGES = re.compile(r",?\s\(?(?:aged\s|(?:are|were)\s)?(?:aged\s)?")
_JOINT = re.compile(r"\b(?:both|all|each)\s(?:of\sthem\s)?(?:aged\s)?(?:only\s|just\s)?\Z")
"""Before one age of several. `search` takes the end of what it is given for the end of the text."""


def _country(text: str, quantity: Quantity, end: int) -> str:
    """The country of the people that the last words before an age, or those between it and `end`, name."""
    before = words(text[max(0, quantity.start - _BEFORE_REACH) : quantity.start])[-_PHRASE:]
    told = (country_of_people(word.text) for word in (*reversed(before), *words(text[quantity.end : end])))
    return next((country for country in told if country), "")


_PHRASE = 5
"""Words before an age in which whose it is may be described: "a Spanish woman in her thirties"."""


def _owner(sentence: Sentence, quantity: Quantity) -> Owner:
    text = sentence.text
    mention = _named_before(sentence, quantity) or _named_behind(sentence, quantity) or _late(sentence, quantity)
    if mention is not None:
        behind = mention.end - sentence.start
        return Owner(mention.name, "person", sex_of_full_name(mention.name), max(quantity.end, behind))
    years = quantity.middle / YEAR_DAYS
    noun = noun_of(text, quantity)
    known = next((word for word in words(text[quantity.end : noun.end]) if _class_of(word.lower)), None)
    if known:
        return Owner("", _group(known.lower, years), sex_of_noun(known.lower), quantity.end + known.end)
    if noun.head:
        return Owner("", stem(noun.head), "", noun.end)
    before = text[max(0, quantity.start - _BEFORE_REACH) : quantity.start]
    if quantity.high - quantity.low > _ONE_GUESS * YEAR_DAYS:
        return Owner("", "group", "", quantity.end)
    pronoun = _PRONOUN.search(before)
    word = pronoun[1].lower() if pronoun else (match[1] if (match := _NOUN_BEFORE.search(before)) else "")
    sex = sex_of_noun(word)
    if is_plural(word):
        return Owner("", "group", sex, quantity.end)
    if pronoun or not _class_of(word):
        return Owner("", "child" if years < _ADULT else "adult", sex, quantity.end)
    return Owner("", _class_of(word), sex, quantity.end)


_BACK = 3
"""Sentences that "the 34-year-old" may point back over."""


_SPEAKS = re.compile(r"\b(?:said|says|added|recalled|told)\s(?:\w+\s)?the\s$")
"""Before "the 34-year-old" who speaks of others in the same sentence."""


_ELDER = re.compile(
    r"\b(?:(?:grand|step)?(?:father|mother|ma|pa)|dad|mum|mom|uncle|aunt|teacher|coach),?\s$", re.IGNORECASE
)
"""Before the name of somebody who is no "six-year-old"."""
_ELDER_REACH = 20
"""Code points before a name that hold such a word."""


def _is_elder(article: Article, mention: Mention) -> bool:
    return _ELDER.search(article.text, max(0, mention.start - _ELDER_REACH), mention.start) is not None


def meant_before(article: Article, sentence: Sentence, quantity: Quantity, sex: str) -> Owner | None:
    """The one whom "the 34-year-old" or "he" points back to: the only person named nearest before who can be of `sex`.

    None where that is open.
    """
    start = quantity.start + sentence.start
    earlier = [mention for mention in _persons(sentence) if mention.end <= start]
    speaks = _SPEAKS.search(sentence.text, 0, quantity.start)
    spoken_of = {one.name for one in earlier if speaks or _acts_on(sentence, one, quantity)}
    groups = [earlier] + [
        _persons(article.sentences[at]) for at in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1)
    ]
    fitting = (
        {mention for mention in group if not sex or sex_of_full_name(mention.name) in ("", sex)} for group in groups
    )
    nearest = next((group for group in fitting if {mention.name for mention in group} - spoken_of), set())
    names = {mention.name for mention in nearest} - spoken_of
    young = quantity.middle / YEAR_DAYS < _ADULT
    if len(names) != 1 or (young and any(_is_elder(article, mention) for mention in nearest)):
        return None
    name = names.pop()
    return Owner(name, "person", sex_of_full_name(name), quantity.end, meant=True)


def _acts_on(sentence: Sentence, doer: Mention, quantity: Quantity) -> bool:
    """True where `doer` does something to the one of that age: "Dale, 61, shot at the 34-year-old"."""
    done = _DONE_TO.fullmatch(sentence.text, doer.end - sentence.start, quantity.start)
    return done is not None and done[1] not in BE and bool(verb_forms(done[1]) & {"past", "s"})


_DONE_TO = re.compile(
    r"(?:,[^;.]{1,60},)?\s(?:(?:then|also|later|had|has|[a-z]+ly)\s)?([a-z]+)\s(?:at|on|into|for)?\s?the\s"
)


def is_of_another(text: str, noun: str) -> bool:
    """True where a sentence tells of somebody's minister or the like alone: "a former secretary of the minister".

    `noun` is a stem, by which an age is told of a minister: it is not that of the secretary.
    """
    told = [word for word in words(text) if word.stem == noun]
    return bool(told) and all(_OF_THE.search(text, 0, w.start) or _OWNS.search(text, w.start, w.end + 2) for w in told)


_OF_THE = re.compile(r"\bof\s(?:an?|the|his|her|their|its)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_OWNS = re.compile(r"[’']s?\s")


def described_before(article: Article, sentence: Sentence, quantity: Quantity, owner: Owner) -> Owner | None:
    """The one whom "the 65-year-old former minister" or "the retired postman, 65," points back to.

    That is who was named nearest before, where the article calls this person so, or nobody else can be meant.
    None where that is open.
    """
    noun = _epithet(sentence, quantity)
    meant = meant_before(article, sentence, quantity, owner.sex) if noun else None
    if meant is None:
        return None
    called = any(stem(noun) in _called(article, mention) for mention in _all_of(article, meant.name))
    sure = called or (_tells_who(sentence, noun, quantity) and not _may_be_another(article, sentence, meant, noun))
    return structs.replace(meant, end=owner.end) if sure else None


BEHIND_THE = re.compile(r"\b[Tt]he\s$")
_THE_WITH = re.compile(r"[“\"]?The\s(?:[\w’'-]+\s){0,4}([\w-]+),\s(?:now\s|aged\s)?")
"""A sentence begun with an epithet before an age: "The retired postman, 65", "The Tarn Lights star, 45"."""


def _epithet(sentence: Sentence, quantity: Quantity) -> str:
    """The noun by which a sentence calls the one of that age, whom it takes for known: "the 65-year-old postman"."""
    if BEHIND_THE.search(sentence.text, 0, quantity.start):
        return noun_of(sentence.text, quantity).head
    begun = _THE_WITH.fullmatch(sentence.text, 0, quantity.start)
    return begun[1].lower() if begun else ""


_OF_OLD = re.compile(r"\b(?:retired|former|ex|veteran)[\s-](?:[\w-]+\s){0,2}$")
"""Before a noun that says what somebody was, and not who he is in what happened."""
_OF_TWO = re.compile(
    rf"[\s-]of[\s-](?:{alternation(NUMBER_WORDS[1:])}|\d+)\b"
    rf"|,\swho\sleaves\s(?:behind\s)?(?:an?|{alternation(NUMBER_WORDS[1:])})\b"
)
"""Behind the mother who is told by the number of her children, or who leaves some; else she may be the mother of
someone told before."""

_PARENTS = frozenset("mum mom dad".split())
"""What mothers and fathers are called for short."""


def _tells_who(sentence: Sentence, noun: str, quantity: Quantity) -> bool:
    """True for a noun that says what a person always is, "the Kenyan"; "the driver" is whoever drove at the time."""
    at = sentence.text.lower().find(noun, max(0, quantity.start - _CALLED_REACH))
    if is_kin(noun) or noun in _PARENTS:
        return _OF_TWO.match(sentence.text, at + len(noun)) is not None
    if stem(noun) in listed("involved"):
        return _OF_OLD.search(sentence.text, 0, at) is not None
    if noun in meanings("elected") | meanings("top") | forces():
        return False  # an office is told with its holder's name
    return is_head(noun) or is_group(noun) or stem(noun) in listed("somebody") | listed("epithets")


def _may_be_another(article: Article, sentence: Sentence, meant: Owner, noun: str) -> bool:
    """True where "the 65-year-old postman" need not be the person whom `meant` names.

    The article tells of a postman without a name, calls somebody else so, names others shortly before or in the same
    breath, or the one who is meant does no more than speak there.
    """
    before = article.sentences[max(0, sentence.index - _BACK) : sentence.index]
    named = [mention for one in before for mention in _persons(one)]
    rest = (mention for one in article.sentences if one is not sentence for mention in _persons(one))
    others = (mention for mention in rest if mention.name != meant.name)
    here = (mention for mention in _persons(sentence) if mention.start < sentence.start + meant.end)
    return (
        any(here)
        or any(mention.name != meant.name for mention in named)
        or any(stem(noun) in _called(article, mention) for mention in others)
        or any(_new(noun).search(one.text) for one in article.sentences)
        or any(_SPOKE.match(article.text, mention.end) for mention in named)
    )


_SPOKE = re.compile(r",?\s(?:of\s[^.,]{2,40}\s)?(?:said|says|told|added|explained|wrote)\b")


@lru_cache(maxsize=1024)
def _new(noun: str) -> re.Pattern[str]:
    """What brings in somebody without a name: "a 25-year-old Kenyan", "another postman"."""
    return re.compile(rf"\b(?:an?|another|one|two)\s(?:[\w-]+,?\s){{0,3}}{re.escape(noun)}s?\b", re.IGNORECASE)


def _all_of(article: Article, name: str) -> Iterator[Mention]:
    return (mention for sentence in article.sentences for mention in _persons(sentence) if mention.name == name)


def _called(article: Article, mention: Mention) -> frozenset[str]:
    """The stems of the words beside a name: of "ex-minister" and "the trade minister" before it, of ", a postman,"."""
    before = words(article.text[max(0, mention.start - _CALLED_REACH) : mention.start])[-_CALLED_WORDS:]
    beside = _BESIDE.match(article.text, mention.end)
    return frozenset(word.stem.removeprefix("ex-") for word in (*before, *words(beside[1] if beside else "")))


_BESIDE = re.compile(r",\s(?:\d{1,3},\s)?(?:an?|the)\s([\w-]+(?:\s[\w-]+){0,3})(?=[,.]|\s(?:of|who|from|at|in)\b)")


_CALLED_REACH, _CALLED_WORDS = 40, 2
"""Code points, and words, before a name that say what somebody is."""


def _named_before(sentence: Sentence, quantity: Quantity) -> Mention | None:
    for mention in _persons(sentence):
        end = mention.end - sentence.start
        near = 0 < quantity.start - end < _NAME_REACH
        if near and _BEFORE.fullmatch(sentence.text, end, quantity.start) and not _is_told_of_another(sentence, end):
            return mention
    return None


def _is_told_of_another(sentence: Sentence, end: int) -> bool:
    """True where the name that ends at `end` closes a clause, so that "is 74" behind it goes on from before that."""
    return bool(_IS.match(sentence.text, end) and _CLAUSE_OF.search(sentence.text[:end]))


def _late(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """The one named last before "who died in a crash at 64"."""
    if not DIED_AT.search(sentence.text, max(0, quantity.start - _DIED_REACH), quantity.start):
        return None
    named = [mention for mention in _persons(sentence) if mention.end - sentence.start <= quantity.start]
    return named[-1] if named else None


def _named_behind(sentence: Sentence, quantity: Quantity) -> Mention | None:
    acts = _ACTS.match(sentence.text, quantity.end)
    if acts and verb_forms(acts[1]) & {"past"}:
        return None  # "the star, 52, told Imogen"
    for mention in _persons(sentence):
        start = mention.start - sentence.start
        gap = sentence.text[quantity.end : start]
        apposed = _APPOSED.fullmatch(gap) and not _OF_SOMEONES.search(sentence.text, 0, quantity.start)
        if _is_from_there(sentence, mention, quantity):
            continue
        if 0 < start - quantity.end < _BEHIND_REACH and (
            apposed or (_BETWEEN.fullmatch(gap) and not _NOT_BETWEEN.search(gap))
        ):
            return mention
    return None


def _is_from_there(sentence: Sentence, mention: Mention, quantity: Quantity) -> bool:
    """True for the town, taken for somebody, of "a 57-year-old Donald man"."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    noun = _NEXT_WORD.match(sentence.text, end)
    return sentence.text[quantity.end : start] == " " and noun is not None and bool(people(noun[1]))


_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_ACTS = re.compile(r",\s(?:(?:also|later|then|had|has)\s)?([a-z]+)\s")
"""Behind an age what somebody does or did: no name there tells whose it is."""


def _persons(sentence: Sentence) -> list[Mention]:
    return [mention for mention in sentence.mentions if mention.kind is MentionKind.PERSON]


def _group(head: str, years: float) -> str:
    known = _class_of(head)
    return "child" if known in ("man", "woman") and years < _ADULT else known


@lru_cache
def _classes() -> dict[str, str]:
    return {stem(word): name for name, line in load_words("counts")["ages"].items() for word in line.split()}


def _class_of(word: str) -> str:
    return _classes().get(stem(word), "") if word else ""

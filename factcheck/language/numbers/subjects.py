"""What a quantity is a number of: whose age, the dead or the damaged, a term of prison, an ordinal, an amount, a noun.

Each reader takes one kind of quantity; the first that knows it binds it. What is bound to one topic by one rule may be
compared; `fields/number` decides whether two such are of one thing.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct, structs

from ...data import load_words
from ...model import MentionKind
from ...text import alternation, fold, stem, words
from ..vocabulary import WordGroups, is_date, word_groups
from .ages import BEHIND_THE, Owner, described_before, meant_before, owners_of
from .amounts import moved
from .count_words import is_plural, people, state_words
from .fates import State, figure_of, state_of
from .measures import DAYS, YEAR_DAYS, Dimension, Hedge, Quantity, base_factor
from .nouns import Noun, noun_of
from .scenes import Scene
from .topics import Subject, Topic

_PRISON = re.compile(r"\b(?:prison|jail|behind\sbars|sentenced?|custody|imprison|probation|parole)", re.IGNORECASE)
_SERVED = re.compile(r"\bserv(?:ed|ing|es?)\s(?:\w+\s){0,4}$|\bspen(?:t|ding)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_SENTENCED = re.compile(
    r"\bsentenced\s(?:\w+\s){0,6}to\s(?:\w+\s){0,3}$|\bgiven\s(?:an?\s)?$|\bsentence\sof\s(?:\w+\s){0,3}$"
    r"|\b(?:jail|imprison)(?:ed|s|ing)\s(?:\w+\s){0,4}for\s(?:\w+\s){0,2}$|\bto\s(?:prison|jail)\sfor\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_SENTENCE_AFTER = re.compile(
    r"[\s-](?:\w+\s){0,2}(?:sentence|(?:prison|jail|custodial|suspended)\sterm)\b", re.IGNORECASE
)
_GOT = re.compile(r"\b(?:got|gets|received|receives|drew)\s(?:\w+\s)?$", re.IGNORECASE)
_FOR_IT = re.compile(r"[,.;]|$|\sfor\b|\s(?:in|behind)\s(?:prison|jail|custody|bars)\b", re.IGNORECASE)
"""Behind "got six years" that are a sentence: "got six years, his lawyer said", "for fraud"."""
_COURT = re.compile(r"\b(?:prosecut|crown|counsel|defen[cs]e|lawyer|barrister|attorney|judge|court)", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:turns|turning|(?:to|will|would|[’']ll)\s(?:soon\s)?turn)\s$", re.IGNORECASE)
"""Before an age that somebody has not yet reached."""
_OTHER_TIME = re.compile(
    r"\b(?:at\sthe\stime|then|(?:when|since|until|before)\s(?:he|she)|was\sborn|would\shave\s(?:been|turned))\b",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"\b(?:fac(?:e|es|ing)|punishable\sby|carr(?:y|ies|ying)|could\s(?:get|face|receive|draw)|risks?)\b[^.;]{0,40}$"
    r"|\bmaximum\s(?:\w+\s){0,3}(?:is|of)\s$"
    r"|\b(?:could|may|might|can|would)\s(?:\w+\s){0,2}(?:go|be\ssent)\s(?:back\s)?to\s(?:prison|jail)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_BANNED = re.compile(
    r"\b(?:banned|suspended|barred|disqualified|sidelined|excluded|expelled)\s(?:\w+\s){0,6}for\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    r"\b(?:could|can|may|might|would|risks?|faces?|facing)\s(?:\w+\s){0,2}be(?:ing)?\s(?:\w+\s)?$", re.IGNORECASE
)
"""Before "banned for three years" that nobody has imposed."""
_OF_ERROR = re.compile(
    r"\berror\s(?:of|is|was|for\s[^.;]{1,40}\s(?:is|was))\s(?:about\s|plus\sor\sminus\s|\+/-\s?|±\s?)*$", re.IGNORECASE
)
"""Before a number that says how far a poll may be off: it is no lead."""
_ASKED_FOR = re.compile(
    r"\b(?:demand|sought|seek|ask|call|want|request|recommend|urg)\w*\s(?:\w+\s){0,6}$", re.IGNORECASE
)
_OF = re.compile(r"\sof\s(?!(?:age|the|this|that|his|her|their|its|an?)\b)")
_WORD, _FEW_WORDS, _PHRASE, _CLAUSE = 30, 40, 60, 90
"""Code points that a word or two, a few words, a phrase and a clause may take: so far beside a number patterns look."""
_A_WEEK = 7
"""Days: of units longer than this alone who "got" some got a sentence."""
_SHORTEST_NOUN = 3
"""Letters: what is shorter is a unit or a slip."""
_NO_TERM = frozenset("old veteran low high ago time times hour wait gap lead record period".split())
_PARENT = re.compile(r"\b(mother|mom|mum|father|dad|parents?)[\s-]of[\s-](?:at\sleast\s|about\s)?$", re.IGNORECASE)
_OWN = re.compile(r"\b(her|his|their)\s$")
_FAMILY = 150
"""Code points before the number of children in which their parent may be told."""
_BEREAVED = re.compile(
    r"\b(he|his|she|her)\b[^.;]{0,60}?\b(?:leaves(?:\sbehind)?|left\sbehind|survived\sby)\s(?:[\w’'-]+,?\s){0,10}\Z"
    r"|\b(?:leaves(?:\sbehind)?|left\sbehind|survived\sby)\s(his|her)\b(?:,?\s[\w’'-]+){0,10},?\s\Z",
    re.IGNORECASE,
)
"""Before the number of the children of one who died: "he leaves a wife and three children"."""
_GRANDCHILDREN = ("grandchild", "grandchildren")
_HAD = re.compile(r"\b(he|she)\s(?:has|had)\s\Z", re.IGNORECASE)
_YOUNG = frozenset(map(stem, ("child", "kid", "sibling", "brother", "sister", "son", "daughter")))
_AMONG_SIBLINGS = re.compile(
    r"\b(?:eldest|oldest|youngest|first|last|one|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|middle)"
    r"(?:[\s-]born)?(?:\s(?:child|son|daughter))?\sof\s(?:about\s)?$",
    re.IGNORECASE,
)
"""Before the number of children among whom somebody grew up: "the fourth of nine children"."""
_SOURCES = re.compile(
    r",?\s(?:who\s(?:was|were)\s)?(?:briefed\son|familiar\swith|close\sto|with\s(?:\w+\s)?knowledge\sof)\b"
)
"""Behind "two people": those who told the paper, of whom nothing else is told."""
_RATE = re.compile(r"[\s-](?:an?|per|each|every|apiece)\b", re.IGNORECASE)
_TAKING_PART = """attend attended attending march marched marching joined gathered rallied protested demonstrated
    demonstrating queued voted enrolled""".split()
_TAKE_PART = re.compile(
    r"\s(?:(?:had|have|has|who|then|also|were|are)\s){0,2}"
    rf"(?:{alternation(_TAKING_PART)}|(?:took|taken|taking)\spart|turned\s(?:out|up)|lined\s(?:up|the)|signed\sup"
    r"|watched\sfrom|lost\stheir\sjobs)\b"
)
"""Behind a number of people who go without saying."""
_SIDES = {"mother": "mother mom mum her she", "father": "father dad his he", "parents": "parent parents their"}
_ALONE = re.compile(r"(?:(?:tens|hundreds)\sof\s)?(?:dozens|hundreds|thousands|millions)", re.IGNORECASE)
_HIGH_ORDINAL = 4
"""From here on an ordinal with its noun is of one thing wherever it stands; every story has a first and a second."""


class Numbered(Struct, frozen=True):
    """A quantity with what it is a number of."""

    quantity: Quantity
    rule: str
    """age, term, tally, toll, casualties, children, ordinal, magnitude, money, share, measure or count."""
    topic: Topic
    """Within the rule; only like topics meet."""
    subject: Subject
    """The same in words for a reader."""
    noun: Noun
    end: int
    """Code points into the sentence: where the words that carry the value end."""
    strong: bool
    """True when the subject may be one thing in the whole story."""
    owner: Owner | None = None
    """Whose age it is."""


def numbered(scene: Scene) -> Iterator[Numbered]:
    """What the quantities of a sentence are numbers of, those of which nothing is known left out."""
    last = Noun("", frozenset(), 0, False)
    for quantity in scene.found:
        noun = noun_of(scene.text, quantity)
        if noun.head == "ones" and last.head:  # "40 black sheep and 30 white ones"
            noun = structs.replace(noun, head=last.head, stems=noun.stems - {"one"} | {stem(last.head)})
        if not noun.head and (of := _OF_THEM.match(scene.text, quantity.end)) and is_plural(last.head):
            noun = Noun(last.head, frozenset({stem(last.head)}), of.end(), True)
        last = noun
        found = (reader(scene, quantity, noun) for reader in _READERS)
        if bound := next((known for known in found if known is not None), None):
            yield bound
    yield from _ages_of_others(scene)
    yield from _single_victims(scene)
    yield from _no_victims(scene)


_OF_THEM = re.compile(r"\s(?:of|among)\s(?:them|whom|these|those|which)\b(?!\s[a-z]+s\b)", re.IGNORECASE)
"""Behind a number that is a part of what was counted before: "9,000 people, 3,400 of them abroad"."""


_THEN_REACH = 20
"""Code points before an age in which its time may be told: "then 51"."""


def _age(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    if quantity.dimension is not Dimension.AGE:
        return None
    return _age_of(scene, quantity, noun, owners_of(scene.sentence, quantity, scene.found)[0])


def _ages_of_others(scene: Scene) -> Iterator[Numbered]:
    """What is the age of more than one person once more, for each but the first: "Ann Lee and Tom Holm, both 17"."""
    for quantity in scene.found:
        if quantity.dimension is Dimension.AGE:
            for owner in owners_of(scene.sentence, quantity, scene.found)[1:]:
                yield _age_of(scene, quantity, noun_of(scene.text, quantity), owner)


def _age_of(scene: Scene, quantity: Quantity, noun: Noun, owner: Owner) -> Numbered:
    if not owner.name and owner.group in ("adult", "child") and _points_back(scene.text, quantity):
        owner = meant_before(scene.article, scene.sentence, quantity, owner.sex) or owner
    elif not owner.name:
        owner = described_before(scene.article, scene.sentence, quantity, owner) or owner
    if _TO_COME.search(scene.text[max(0, quantity.start - _WORD) : quantity.start]):
        quantity = structs.replace(quantity, low=quantity.low - YEAR_DAYS, high=quantity.high - YEAR_DAYS)
    # An age at another time is a part of a life, so to speak: it meets only its like.
    then = _OTHER_TIME.search(scene.text[max(0, quantity.start - _THEN_REACH) : _clause_end(scene.text, quantity.end)])
    noun = structs.replace(noun, partitive=then is not None, stems=frozenset())
    if owner.name:
        subject = Subject(f"age of {_sounded(owner.surname)}")
        return Numbered(quantity, "age", Topic(owner.surname), subject, noun, quantity.end, True, owner)
    strong = owner.group in ("fetus", "child")
    subject = Subject(f"age of the {owner.group}")
    return Numbered(quantity, "age", Topic(owner.group), subject, noun, owner.end, strong, owner)


def _clause_end(text: str, end: int) -> int:
    """Where the words end that may say when somebody was so old: "Holm, 51, when she opened" is 51 now."""
    comma = text.find(",", end, end + _FEW_WORDS)
    return comma if comma >= 0 else end + _FEW_WORDS


_SILENT = ((re.compile(r"(.)\1"), r"\1"), (re.compile(r"(?:ey|ie)$"), "y"), (re.compile(r"(?<=[aeiou])h$"), ""))


def _sounded(surname: str) -> str:
    """`surname` without what its spellings differ in: Hennessey and Hennessy meet, and are then compared as names."""
    for pattern, plain in _SILENT:
        surname = pattern.sub(plain, surname)
    return surname


_HE_IS = re.compile(r"[“\"]?(?:He|She)\s(?:is|was)\s(?:only\s|just\s)?")


def _points_back(text: str, quantity: Quantity) -> bool:
    """True for "the 34-year-old" that no noun follows, and for a sentence that begins "He was 34", of now."""
    the = quantity.text.endswith("old") and BEHIND_THE.search(text, 0, quantity.start) is not None
    now = not text.startswith(" when ", quantity.end)
    return the or (now and _HE_IS.fullmatch(text, 0, quantity.start) is not None)


def _term(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """A term of prison, of a ban, of a contract, of mourning.

    In "9 months of a two-year sentence" the first is served, the second imposed.
    """
    if quantity.dimension is Dimension.COUNT:
        return _asked_in_years(scene, quantity, noun)
    if quantity.dimension is not Dimension.DURATION:
        return None
    return _prison(scene, quantity, noun) or _other_term(scene, quantity, noun)


def _asked_in_years(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """The eight of "jailed for four years; prosecutors had sought eight": years, as those of the sentence imposed."""
    text, start = scene.text, quantity.start
    if noun.head or quantity.hedge is Hedge.VAGUE or not _ASKED_FOR.search(text, max(0, start - _PHRASE), start):
        return None
    terms = (other for other in scene.found if other.start < start and other.dimension is Dimension.DURATION)
    read = (_prison(scene, term, noun_of(text, term)) for term in terms)
    imposed = next((term.quantity for term in read if term and term.topic.name == "imposed"), None)
    if imposed is None:
        return None
    days = base_factor(Dimension.DURATION, imposed.unit)
    low, high = quantity.low * days, quantity.high * days
    asked = structs.replace(
        quantity, low=low, high=high, step=imposed.step, dimension=Dimension.DURATION, unit=imposed.unit
    )
    return _of_term(asked, "asked for", "term asked for", noun, quantity.end)


def _other_term(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """A ban of eight months, a 25-year contract, two days of mourning."""
    before = scene.text[max(0, quantity.start - _PHRASE) : quantity.start]
    if banned := _BANNED.search(before):
        if _MAY_BE.search(before[: banned.start()]):
            return _of_term(quantity, "maximum ban", "longest ban possible", noun, quantity.end)
        return _of_term(quantity, "ban", "term of the ban", noun, quantity.end)
    glued = "-" in scene.text[quantity.start : quantity.end]
    if base_factor(Dimension.DURATION, quantity.unit) < 1 or not (glued or _OF.match(scene.text, quantity.end)):
        return None
    if len(noun.head) < _SHORTEST_NOUN or noun.head in _NO_TERM or people(noun.head):
        return None
    head = _one_word(noun.head)
    return _of_term(quantity, head, f"length of the {head}", noun, noun.end)


def _of_term(quantity: Quantity, name: str, subject: str, noun: Noun, end: int) -> Numbered:
    return Numbered(quantity, "term", Topic(name), Subject(subject), noun, end, True)


def _prison(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    before = scene.text[max(0, quantity.start - _PHRASE) : quantity.start]
    after = scene.text[quantity.end : quantity.end + _WORD]
    if _ASKED_FOR.search(before) and (_PRISON.search(scene.text) or _COURT.search(scene.text) or noun.head == "term"):
        return _of_term(quantity, "asked for", "term asked for", noun, quantity.end)
    served = _SERVED.search(before) or after.startswith(" to serve")
    if _MAXIMUM.search(before) and _PRISON.search(scene.text):
        return _of_term(quantity, "maximum", "longest sentence possible", noun, quantity.end)
    if _SENTENCE_AFTER.match(after) and not after.startswith(" of"):
        return _of_term(quantity, "imposed", "prison sentence", noun, noun.end)
    got = _GOT.search(before) and _FOR_IT.match(after) and base_factor(Dimension.DURATION, quantity.unit) > _A_WEEK
    if (_SENTENCED.search(before) or got or _is_next_term(scene.text, quantity)) and not served:
        return _of_term(quantity, "imposed", "prison sentence", noun, quantity.end)
    if served and (_PRISON.search(scene.text) or quantity.unit == "day"):
        return _of_term(quantity, "served", "time served", noun, quantity.end)
    return None


def _is_next_term(text: str, quantity: Quantity) -> bool:
    """True for the three years of "Lee was sentenced to five years and a driver, Tom Holm, to three years"."""
    start = quantity.start
    return _TO_TERM.search(text, max(0, start - _WORD), start) is not None and (
        _SENTENCED_TO.search(text, max(0, start - _TERMS), start) is not None
    )


_TERMS = 200
"""Code points before a term in which another's may be told."""
_TO_TERM = re.compile(r"(?:,|\band\s[\w’'.-]+(?:\s[\w’'.-]+){0,3})\sto\s(?:\w+\s)?\Z")
_SENTENCED_TO = re.compile(r"\bsentenced\s(?:[\w’'.-]+,?\s){0,8}to\s[\w-]+\s(?:years|months)\b", re.IGNORECASE)


def _toll(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    state = state_of(scene.text, quantity, noun, _following(scene, quantity))
    if state and state.name != "aboard" and _is_of_some(scene.text, quantity, noun):
        return None
    return _of_state(scene, quantity, noun, state, strong=True) if state else None


def _is_of_some(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for "none of the 23 visitors was hurt"; "most of the 23 hurt" are of 23 who are hurt."""
    if not _NONE_OF.search(text, max(0, quantity.start - _WORD), quantity.start):
        return False
    behind = next(iter(words(text[noun.end : noun.end + _WORD])), None)
    return behind is None or behind.lower not in state_words("after")


_NONE_OF = re.compile(
    r"\b(?:none|no\sone|nobody|neither|not\sone|not\sa\ssingle\sone|most|some|many|few|half|part|all\sbut\s\w+)"
    r"\s(?:of|among)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""Before a number of people to whom it did not happen: "none of the 23 visitors was hurt", "most of its 80 guests"."""


_IN_CLAUSE = 12
"""Quantities that can stand in one clause."""


def _following(scene: Scene, quantity: Quantity) -> tuple[Quantity, ...]:
    """The next quantities of the sentence, as many as can stand in one clause."""
    at = bisect.bisect_right(scene.found, quantity.start, key=_start)
    return scene.found[at : at + _IN_CLAUSE]


def _start(quantity: Quantity) -> int:
    return quantity.start


_OF_THE_WHOLE = ("killed", "hurt", "damaged", "hostage")


def _of_state(scene: Scene, quantity: Quantity, noun: Noun, state: State, strong: bool) -> Numbered:
    overall = _is_overall(scene.text, quantity, noun)
    graded = {"grave": "badly", "slight": "slightly"}.get(state.grade, "")
    told = load_words("counts")["states"][state.name]["subject"], graded, "overall" if overall else ""
    topic, subject = Topic(state.name, state.grade, overall), Subject(" ".join(filter(None, told)))
    # Of 58 rescued, "13 of whom are in hospital" are all who are in hospital.
    noun = structs.replace(noun, partitive=noun.partitive and not state.grade and state.name in _OF_THE_WHOLE)
    rule = "toll" if state.name == "killed" else "casualties"
    return Numbered(quantity, rule, topic, subject, noun, noun.end, strong)


@lru_cache
def _wars() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a toll that of a whole war, before and behind the number."""
    wars = alternation(load_words("counts")["overall"])
    behind = rf"\bsince\b|\bso far\b|\b(?:in|of|during)\s(?:\w+\s){{0,3}}(?:{wars})\b"
    return re.compile(rf"\b(?:{wars})\b"), re.compile(behind)


_WAR_REACH = 80
"""Code points behind a toll in which its war may be named."""


def _is_overall(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for the toll of a whole war: its clause says "since ..." or names the war."""
    before = text[max(0, quantity.start - _CLAUSE) : quantity.start].lower()
    if noun.head not in ("lives", "life"):
        before = before.rpartition(",")[2]
    behind = re.split(r"[,;:]|\band\b", text[quantity.end : quantity.end + _WAR_REACH].lower())[0]
    war_before, war_behind = _wars()
    return bool(war_before.search(before) or war_behind.search(behind))


@lru_cache
def _victim() -> re.Pattern[str]:
    nouns = alternation(word for word in load_words("counts")["somebody"].split() if not is_plural(word))
    # Of "a guard and a nurse" neither is the one victim.
    noun = rf"an?\s(?:[\w-]+\s){{0,2}}?(?:{nouns})\b(?!['’-]|,?\s(?:and|or)\s(?:an?|the|\w+ing)\b|,\san?\s)"
    return re.compile(
        rf"\b(?P<act>kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s))\s(?P<object>{noun})"
        rf"|(?<![\w-])(?P<subject>{noun})\s(?:(?:has|had|was|is|been)\s){{0,3}}"
        r"(?P<state>killed|dead|died|dies|injured|wounded)\b"
        r"|(?P<only>(?:\bonly|\bsole)\s(?:known\s|confirmed\s)?(?:fatality|death))\b",
        re.IGNORECASE,
    )


def _single_victims(scene: Scene) -> Iterator[Numbered]:
    """One victim, told without a number ("killed a child"); such meet in aligned sentences only."""
    for match in _victim().finditer(scene.text):
        start, end = match.span(next(name for name in ("object", "subject", "only") if match[name]))
        at = bisect.bisect_left(scene.found, end, key=_start)
        if at and scene.found[at - 1].end > start:
            continue
        surface = scene.text[start:end]
        quantity = Quantity(1.0, 1.0, 0.0, 1.0, Dimension.COUNT, "", 1.0, Hedge.NONE, start, end, surface)
        head = fold(surface.split()[-1])
        killed = bool(match["only"]) or stem(match["act"] or match["state"]) in ("kill", "die")
        noun = Noun(head, frozenset({stem(head)}), end, False)
        yield _of_state(scene, quantity, noun, State("killed" if killed else "hurt", ""), strong=False)


_NONE = re.compile(
    r"\b(?:no|zero)\s(?:(?:\w+\s)?reports?\sof\s(?:any\s)?)?(?:\w+\s(?:or\s\w+\s)?)?"
    r"(?P<what>deaths?|fatalit(?:y|ies)|injur(?:y|ies)|casualties|arrests?)\b"
    r"|\b(?:no\sone|nobody|none)\s(?:else\s|(?:of|among)\s(?:\w+\s){1,6}?)?(?:(?:has|had|have|was|were|been|is)\s){1,3}"
    r"(?P<state>killed|hurt|injured|wounded|dead|arrested)\b",
    re.IGNORECASE,
)


_SPARED = {
    **dict.fromkeys(("deat", "fata", "kill", "dead"), ("killed",)),
    "casu": ("killed", "hurt"),
    "arre": ("arrested",),
}
_LETTERS = 4
"""By the first letters of what nobody suffered, and how many these are."""


def _no_victims(scene: Scene) -> Iterator[Numbered]:
    """Nobody dead, hurt or arrested; such meet in aligned sentences only."""
    for match in _NONE.finditer(scene.text):
        start, end = match.span()
        quantity = Quantity(0.0, 0.0, 0.0, 1.0, Dimension.COUNT, "", 0.0, Hedge.NONE, start, end, match.group())
        noun = Noun("people", frozenset({stem("people")}), end, False)
        for state in _SPARED.get((match["what"] or match["state"]).lower()[:_LETTERS], ("hurt",)):
            yield _of_state(scene, quantity, noun, State(state, ""), strong=False)


def _children(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """How many children a parent has: "a mother of four", "one of her four children"."""
    if quantity.dimension is not Dimension.COUNT:
        return None
    before = scene.text[max(0, quantity.start - _WORD) : quantity.start]
    if stem(noun.head) in _YOUNG and _AMONG_SIBLINGS.search(before):
        subject = Subject("children of one family")
        return Numbered(quantity, "children", Topic("siblings"), subject, noun, noun.end, False)
    if noun.head in _GRANDCHILDREN and _BEREAVED.search(scene.text, max(0, quantity.start - _FAMILY), quantity.start):
        return Numbered(quantity, "children", Topic("grandchildren"), Subject("grandchildren"), noun, noun.end, True)
    parent, own = _PARENT.search(before), _OWN.search(before)
    if not (parent or own) and stem(noun.head) in ("child", "kid"):
        first = max(0, quantity.start - _FAMILY)
        own = _BEREAVED.search(scene.text, first, quantity.start) or _HAD.search(scene.text, first, quantity.start)
    known = parent or (own if stem(noun.head) in ("child", "kid") else None)
    if known is None:
        return None
    side = next(side for side, forms in _SIDES.items() if fold(known[known.lastindex or 1]) in forms.split())
    end = quantity.end if parent else noun.end
    noun = structs.replace(noun, partitive=False)
    return Numbered(quantity, "children", Topic(side), Subject(f"children of the {side}"), noun, end, True)


def _latest(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """A toll told by the last who joined it: "a 14th child has died", "became the second person killed"."""
    if quantity.dimension is not Dimension.ORDINAL or quantity.low < 2 or not people(noun.head):
        return None
    newly = _NEWLY.search(scene.text, max(0, quantity.start - _FEW_WORDS), quantity.start)
    if newly is None:
        return None
    count = structs.replace(quantity, dimension=Dimension.COUNT)
    state = (
        State("killed", "") if noun.head in _DEAD else state_of(scene.text, count, noun, _following(scene, quantity))
    )
    if state and newly[0].lower().startswith("a") and (state.name in _OTHERWISE or _follows_others(scene, quantity)):
        return None
    return _of_state(scene, count, noun, state, strong=True) if state else None


_OTHERWISE = ("hurt", "hospital")
"""What becomes of "a third person" beside two to whom something worse happened."""


def _follows_others(scene: Scene, quantity: Quantity) -> bool:
    """True where the sentence has told of those before: the two of "two were hurt and a third person died"."""
    return any(other.high == quantity.low - 1 for other in scene.found if other.end <= quantity.start)


_NEWLY = re.compile(
    r"(?:\b[Aa]|\b(?:is|was|be|become|becomes|becoming|became)\s(?:(?:now|thus|then)\s)?the)\s(?:\w+\s)?$"
)
"""Before the ordinal of who joined those counted; "the second man" is but one of them."""
_DEAD = frozenset(("victim", "fatality", "death"))


def _ordinal(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """The how-manieth it was; "the first five" is none, and "in the second shock" says only which one is meant."""
    if quantity.dimension is not Dimension.ORDINAL or not noun.head:
        return None
    if any(other.start == quantity.end + 1 for other in _following(scene, quantity)):
        return None
    if quantity.low < _HIGH_ORDINAL and not _COUNTS_IT.search(scene.text, 0, quantity.start):
        return None
    subject = Subject(f"which {_one_word(noun.head)}")
    strong = quantity.low >= _HIGH_ORDINAL or _THIS_YEAR.match(scene.text, noun.end) is not None
    return Numbered(quantity, "ordinal", Topic(), subject, noun, noun.end, strong)


_THIS_YEAR = re.compile(r"\s(?:so\sfar\s)?(?:this\syear|since\sJanuary)\b")
"""Behind an ordinal of a row that is short enough to be one for all: "its third launch this year"."""


def _measure(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """A magnitude, an amount of money, a share or a measure."""
    dimension, end = quantity.dimension, quantity.end
    if dimension is Dimension.SHARE and (_is_of_error(scene.text, quantity) or _is_of_time(scene.text, quantity)):
        return None
    if dimension is Dimension.MAGNITUDE:
        after = _is_of_aftershock(scene.text, quantity)
        name = "magnitude of the aftershock" if after else "magnitude"
        return Numbered(quantity, "magnitude", Topic(name), Subject(name), noun, end, not after)
    if dimension is Dimension.MONEY:
        subject = Subject("amount of money", "" if noun.head in DAYS else noun.head)
        return Numbered(quantity, "money", _role(scene.text, quantity), subject, noun, end, False)
    if dimension is Dimension.SHARE:
        aspect = (
            "counted"
            if _IS_COUNTED.match(scene.text, end)
            else _nearest(scene.text, quantity, "shares", *_ASPECT_REACH)
        )
        if aspect in WAYS and (move := moved(scene.text, quantity.start)):
            thing = move.thing.noun
            topic = Topic(aspect, moved=thing)
            return Numbered(quantity, "share", topic, Subject(f"change of {thing}"), noun, end, True)
        return Numbered(quantity, "share", Topic(aspect), _share_of(scene.text, quantity, noun), noun, end, False)
    if dimension in (Dimension.COUNT, Dimension.ORDINAL, Dimension.AGE, Dimension.DURATION):
        return None
    # Lengths alone are measured on several sides of one thing.
    aspect = _nearest(scene.text, quantity, "measures", *_ASPECT_REACH) if dimension is Dimension.LENGTH else ""
    if dimension is Dimension.LENGTH and _OF_WATER.match(scene.text, end):
        aspect = "depth"
    aspect = _speed(scene.text, quantity) if dimension is Dimension.SPEED else aspect
    aspect = quantity.unit if dimension is Dimension.GRADE else aspect
    noun = structs.replace(noun, stems=_bearing(scene.text, quantity))
    subject = Subject(aspect or str(dimension))
    return Numbered(quantity, "measure", Topic(aspect), subject, noun, end, aspect in SIDES_OF_ONE)


def _is_of_aftershock(text: str, quantity: Quantity) -> bool:
    """True for a magnitude that the noun behind it, or the last before it, says is that of an aftershock."""
    start, end = quantity.start, quantity.end
    before = _QUAKE.findall(text, max(0, start - _CLAUSE), start)[-1:]
    told = _QUAKE_BEHIND.match(text, end) or (None if before else _QUAKE.search(text, end, end + _CLAUSE))
    return (told[1] if told else "".join(before)).lower().startswith("aftershock")


_QUAKE = re.compile(r"\b(aftershock|foreshock|shock|(?:earth)?quake|tremor|temblor)s?\b", re.IGNORECASE)
_QUAKE_BEHIND = re.compile(rf"[\s-](?:[\w-]+\s){{0,2}}?{_QUAKE.pattern}", re.IGNORECASE)


_OF_WATER = re.compile(r"\sof\s(?:standing\s|muddy\s|dirty\s)?(?:flood\s?)?water\b", re.IGNORECASE)
"""Behind the feet in which something stands or lies, however high the surge was that brought them."""
WAYS = ("rise", "fall")
"""What a share may be that something changed by."""


def _share_of(text: str, quantity: Quantity, noun: Noun) -> Subject:
    """What a reader calls a share: "share of the vote", or "share (premium)" where it is no part of what is named."""
    if noun.head and text.startswith(" of ", quantity.end):
        return Subject(f"share of the {noun.head}")
    return Subject("share", noun.head)


_IS_COUNTED = re.compile(
    r"\s(?:of\s)?(?:the\s|all\s|its\s|their\s)*(?:votes?|ballots?)\s"
    r"(?:(?:were|was|had|have|been|already|so\sfar|now)\s)*(?:counted|tallied|processed|in\b)",
    re.IGNORECASE,
)
"""Behind a share of the votes that says how far the count is, and not who won them."""
_BEARING = re.compile(
    r"(?:[^.;,()\d]|\(\d[^()]*\)){0,30}?\b((?:north|south)?-?(?:east|west)?)(?:wards?)?\b", re.IGNORECASE
)


def _bearing(text: str, quantity: Quantity) -> frozenset[str]:
    """Which way a distance leads: {"north", "east"} for "30 km (19 miles) north-east of the port"."""
    found = next(
        (match[1].lower() for match in _BEARING.finditer(text, quantity.end, quantity.end + _PHRASE) if match[1]), ""
    )
    return frozenset(way for way in ("north", "south", "east", "west") if way in found)


_COUNTING_IT = "is are was were be been become becomes became marks marked as for its his her their".split()
_COUNTS_IT = re.compile(rf"\b(?:{alternation(_COUNTING_IT)}|[A-Z][\w-]+[’']s)\s(?:(?:the|an?|only|just|now)\s)*$")
"""Before an ordinal that says how many there have been: "was the second attack", "his third term"."""
SIDES_OF_ONE = ("length", "height", "width", "depth")
"""What a story measures of one thing, as a rule: the bridge, the wall, the shaft."""
_GUST_BEFORE = re.compile(r"\bgust\w*\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_GUST_AFTER = re.compile(r"[\s-](?:wind\s)?gusts?\b", re.IGNORECASE)


_LIMIT_BEFORE = re.compile(r"\b(?:limit|limited|restricted)\s(?:\w+\s){0,4}$", re.IGNORECASE)
_LIMIT_AFTER = re.compile(r"[\s-](?:speed\s)?(?:zone|limit)\b|\s(?:was|is)\s(?:allowed|permitted)\b", re.IGNORECASE)


def _speed(text: str, quantity: Quantity) -> str:
    """Which speed it is: that of gusts, or the one allowed; empty for how fast something goes."""
    before = text[max(0, quantity.start - _FEW_WORDS) : quantity.start]
    if _LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(text, quantity.end):
        return "speed limit"
    return "gusts" if _GUST_BEFORE.search(before) or _GUST_AFTER.match(text, quantity.end) else ""


def _role(text: str, quantity: Quantity) -> Topic:
    """What the money was for, by the nearest word that says so, and whether it is a rate ("$82 a share")."""
    asked = _ASKED.search(text, max(0, quantity.start - _WORD), quantity.start)
    role = "demanded" if asked else _nearest(text, quantity, "money", *_ROLE_REACH)
    if not role and _is_passing(text, quantity):
        role = "passing"
    return Topic(role, rate=_RATE.match(text, quantity.end) is not None)


_ASKED = re.compile(r"\bask(?:s|ed|ing)?\sfor\s(?:\w+\s){0,2}$", re.IGNORECASE)
_TRADED = re.compile(
    r"\b(?:oil|crude|brent|shares?|stocks?|gold|bitcoin|index|futures|gas|copper|wheat|barrel|rouble|dollar)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:touch(?:ed|ing)|peak(?:ed|ing)?|intraday|session\s(?:high|low)|(?:high|low)\sof|at\sone\s(?:point|stage)"
    r"|briefly|(?:during|in|early|earlier)\s(?:\w+\s)?trad(?:e|ing)"
    r"|before\s(?:falling|easing|slipping|settling|paring|retreating|recovering)"
    r"|as\s(?:high|low|much)\sas)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(?:settl(?:ed|ing)|clos(?:ed|ing)|finish(?:ed|ing)|end(?:ed|ing))\b", re.IGNORECASE)


_TRADE_REACH = 80
"""Code points behind a price in which the course of trading may be told: "before settling at"."""


def _is_passing(text: str, quantity: Quantity) -> bool:
    """True for a price that was reached in the course of trading and is not the one of the close."""
    around = text[max(0, quantity.start - _PHRASE) : quantity.end + _TRADE_REACH]
    return bool(_TRADED.search(text) and _PASSING.search(around)) and not _SETTLED.search(text)


@lru_cache
def _named(section: str) -> dict[str, str]:
    """Stem -> key, of a section of `counts.yaml` that lists words by key."""
    return {stem(word): name for name, line in load_words("counts")[section].items() for word in line.split()}


_ASPECT_REACH, _ROLE_REACH = (5, 4), (6, 6)
"""Words before and behind a measure or a share, and an amount, among which one may say what it is of."""
_BEFORE_REACH, _BEHIND_REACH = _PHRASE, 50
"""Code points that hold these words."""


def _nearest(text: str, quantity: Quantity, section: str, back: int, ahead: int) -> str:
    """The key of the listed word that stands nearest to the quantity, at most some words away; empty when none does."""
    before = [word.stem for word in words(text[max(0, quantity.start - _BEFORE_REACH) : quantity.start])][-back:]
    behind = [word.stem for word in words(text[quantity.end : quantity.end + _BEHIND_REACH])][:ahead]
    nearest_first = list(enumerate(reversed(before), 1))
    if section == "measures":
        nearest_first = [(0 if at == 1 else at, word) for at, word in nearest_first]  # "fell ten feet from the stage"
    ranked = [*nearest_first, *enumerate(behind)]
    known = _named(section)
    return next((known[word] for _, word in sorted(ranked, key=lambda pair: pair[0]) if word in known), "")


def _count(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """Any other count, by its noun."""
    if quantity.dimension is not Dimension.COUNT:
        return None
    if _SOURCES.match(scene.text, noun.end) or _is_of_error(scene.text, quantity) or _is_named(scene, quantity, noun):
        return None
    if quantity.hedge is Hedge.VAGUE and _ALONE.fullmatch(quantity.text) and not is_plural(noun.head):
        # "As thousands celebrate": people go without saying.
        noun = Noun("people", frozenset({stem("people")}), quantity.end, False)
    elif not is_plural(noun.head) and _TAKE_PART.match(scene.text, quantity.end):
        # "Organisers said more than 100,000 took part."
        noun = Noun("people", frozenset({stem("people")}), quantity.end, False)
    if len(noun.head) < _SHORTEST_NOUN:
        return None
    glued = scene.text.startswith("-", quantity.end)
    if quantity.high > 1 and not is_plural(noun.head) and not glued:
        return None
    return Numbered(quantity, "count", Topic(), Subject(_one_word(noun.head)), noun, noun.end, not people(noun.head))


def _is_named(scene: Scene, quantity: Quantity, noun: Noun) -> bool:
    """True for the one of several who is told by name: "one loader, Kofi Holm, said"."""
    start = scene.sentence.start
    names = (mention.start - start for mention in scene.sentence.mentions if mention.kind is MentionKind.PERSON)
    return quantity.high == 1 and any(_THAT_IS.fullmatch(scene.text, noun.end, name) for name in names)


_THAT_IS = re.compile(r",\s(?:named\s|identified\sas\s)?|\s(?:named|called|identified\sas)\s")


def _is_of_error(text: str, quantity: Quantity) -> bool:
    """True for the points of "a margin of error of 4 points"."""
    return _OF_ERROR.search(text, max(0, quantity.start - _CLAUSE), quantity.start) is not None


def _is_of_time(text: str, quantity: Quantity) -> bool:
    """True for the half of "the first half of June" and "half of 2026": that is when, and no share."""
    part = _NTH.search(text, max(0, quantity.start - _WORD), quantity.start) is not None
    behind = _OF_WHEN.match(text, quantity.end)
    return part or (behind is not None and (behind[1].isdigit() or is_date(behind[1])))


_NTH = re.compile(r"\b(?:first|second|third|fourth|last|latter|opening|closing)[\s-]$", re.IGNORECASE)
_OF_WHEN = re.compile(r"\sof\s((?:19|20)\d\d|[A-Z][a-z]+)\b(?!['’])")


def _figure(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """A count that is named before its number: "the number of residents evacuated is at 7,400"."""
    if quantity.dimension is not Dimension.COUNT or is_plural(noun.head):
        return None
    figure = figure_of(scene.text, quantity)
    if figure is None:
        return None
    noun = Noun(figure.noun, frozenset({stem(figure.noun)}), quantity.end, False)
    if figure.state and (figure.state == "damaged") != bool(people(figure.noun)):
        return _of_state(scene, quantity, noun, State(figure.state, ""), strong=True)
    subject = Subject(_one_word(figure.noun))
    return Numbered(quantity, "count", Topic(), subject, noun, quantity.end, not people(figure.noun))


def _capacity(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """How many people something is for, whoever they are: "built for 800 inmates", "designed to hold 1,200"."""
    if quantity.dimension is not Dimension.COUNT or (is_plural(noun.head) and not people(noun.head)):
        return None
    if not _HOLDS.search(scene.text, max(0, quantity.start - _PHRASE), quantity.start):
        return None
    noun = Noun(CAPACITY, frozenset({stem(CAPACITY)}), quantity.end, False)
    return Numbered(quantity, "count", Topic(), Subject(CAPACITY), noun, quantity.end, True)


CAPACITY = "capacity"
"""What the number is of that tells for how many people there is room."""
_HOLDS = re.compile(
    r"\b(?:(?:built|designed|meant|intended|licen[cs]ed|certified|equipped)\s"
    r"(?:for|to\s(?:hold|house|take|carry|accommodate|seat))"
    r"|capacity\s(?:of|is|was|for)|(?:room|space|beds|berths)\sfor|(?:can|could)\s(?:hold|house|seat|accommodate)"
    r"|accommodates|seats|sleeps)\s(?:(?:only|just|some|about|around|(?:a\smaximum\sof|up\sto))\s)*\Z",
    re.IGNORECASE,
)
"""Before those for whom there is room. `search` takes the end of what it is given for the end of the text."""


_BALLOT_REACH = 25
"""Code points behind a result in which its ballot may be named: "on the second reading"."""


def _tally(scene: Scene, quantity: Quantity, noun: Noun) -> Numbered | None:
    """The result of a vote, bound to those who voted, or that of a match, bound to the names told with it."""
    if quantity.dimension is not Dimension.TALLY:
        return None
    what, text = quantity.unit, scene.text
    if what != "vote":
        clubs = frozenset(map(stem, load_words("counts")["club_words"]))
        names = (word for word in words(text) if word.is_capital and word.is_content and not is_date(word.text))
        sides = frozenset(word.stem for word in names) - clubs
        subject = Subject("result of the match") if what == "match" else Subject("result", what)
        noun = Noun("", sides, quantity.end, False)
        return Numbered(quantity, "tally", Topic(what), subject, noun, quantity.end, True)
    voter = _voter(text, quantity)
    near = text[max(0, quantity.start - _FEW_WORDS) : quantity.end + _BALLOT_REACH]
    which = frozenset(word.stem for word in words(near) if word.lower in load_words("counts")["ballots"])
    noun = Noun(voter, which | ({stem(voter)} if voter else set()), quantity.end, False)
    subject = Subject(f"vote of the {voter}" if voter else "vote")
    return Numbered(quantity, "tally", Topic(what), subject, noun, quantity.end, True)


def _voter(text: str, quantity: Quantity) -> str:
    """Who voted: the last word before the result that names such, else the first behind it; empty where none does."""
    known = _named("voters")
    voters = [word for word in words(text) if word.stem in known and (known[word.stem] != "house" or word.is_capital)]
    before, behind = ([w for w in voters if (w.start < quantity.start) is ahead] for ahead in (True, False))
    return next((known[word.stem] for word in (*reversed(before), *behind)), "")


_READERS = (_tally, _age, _term, _capacity, _figure, _toll, _children, _latest, _ordinal, _measure, _count)


@lru_cache
def _counted() -> WordGroups:
    return word_groups(load_words("counts")["same"])


def same_counted(left: str, right: str) -> bool:
    """True when two stems are of one noun or of nouns of which a count in news may be that of the other."""
    return _counted().alike(left, right)


@lru_cache(maxsize=4096)
def _one_word(head: str) -> str:
    """The one word, in the singular, under which the things of a noun are known: an excavator is a digger."""
    same, one, base = load_words("counts")["same"], _singular(head), stem(head)
    groups = sorted(_counted().of(base))
    meant = (same[n] for n in groups if any(stem(word) == base and not _does(word, one) for word in same[n]))
    return next(meant, [one])[0]


def _does(word: str, deed: str) -> bool:
    """True for "attacker" of an attack, which is of one stem with it."""
    return word != deed and word.startswith(deed) and word.endswith("er")


def _singular(head: str) -> str:
    for ending, singular in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x")):
        if head.endswith(ending):
            return head.removesuffix(ending) + singular
    return head.removesuffix("s") if is_plural(head) else head

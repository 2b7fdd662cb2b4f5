"""Numbers: counts, ages, amounts, shares, measures, ordinals and terms of prison that differ.

`extract` binds every quantity to what it counts before anything is compared: a toll to the state of those counted, an age to
its owner, a measure to the side it measures, any other count to its noun. `compare` then asks whether the two count the same
thing, and only after that whether the numbers differ, bounds and rounding kept in mind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

from ..ages import Owner, owner_of
from ..counting import Noun, State, is_plural, listed, noun_of, people, state_of
from ..data import Strict, load_words
from ..model import Article, Comparison, Dispute, Fact, Kind, MentionKind, Relation, Role, Sentence
from ..measures import Dimension, Hedge, Quantity, agree, apart, opposed
from ..quantities import quantities
from ..text import content_stems, fold, stem, words

KIND = Kind.NUMBER


class Options(Strict):
    """When two numbers count the same thing."""

    min_ratio: float = 0.04
    """Two tolls of which one is a smaller share of the other belong to different events."""
    min_ratio_count: float = 0.2
    """The same for other counts."""
    min_ratio_measure: float = 0.4
    """The same for measures and amounts, which sources know better."""
    min_near: float = 0.3
    """Share of the words around an amount or measure that both must hold."""
    min_near_toll: float = 0.2
    """The same for tolls that are not the main figure of their article."""
    min_near_count: float = 0.2
    """The same for counts with one noun."""
    min_name: float = 75.0
    """How like two first names must be, 0 to 100, to be one person's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts."""

    quantity: Quantity
    rule: str
    """Which rule speaks when it differs: toll, casualties, age, term, magnitude, money, measure, ordinal, children, share, count."""
    topic: str
    """What is counted, within the rule: a state, a noun, an aspect; only like topics meet."""
    noun: str
    """The stem of the head noun; empty when there is none."""
    sort: str
    """Of people: "anybody" or "somebody"; empty else."""
    near: frozenset[str]
    """Stems of the content words around the number."""
    capitals: frozenset[str]
    """Those of them that are written with a capital inside the sentence."""
    context: frozenset[str]
    """Stems of the content words of the sentence."""
    places: frozenset[str]
    """Folded names of the places of the sentence."""
    years: frozenset[str]
    """What marks the sentence as told of another time: other years, "last year"; empty for the event itself."""
    part: str
    """"of" for a part ("five of the"), "other" for the rest ("22 others"), "all" for a sum, "prior" for what no longer holds."""
    modifiers: frozenset[str]
    """Stems of the words between the number and its noun."""
    lead: bool
    """True in the headline and the first paragraphs."""
    owner: Owner | None = None
    """Whose age it is."""
    published: dt.date | None = None
    main: bool = False
    """True when it is, or equals, a figure told at the top of the article."""
    sole: bool = False
    """True when the article gives no other figure of the subject."""
    rivals: tuple[Quantity, ...] = ()
    """Other quantities of the same subject in the same article."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence as all its quantities see it."""

    article: Article
    sentence: Sentence
    found: tuple[Quantity, ...]
    context: frozenset[str]
    places: frozenset[str]
    own_years: frozenset[str]
    years: frozenset[str]
    """With those that the sentence before leaves in force."""


def extract(article: Article) -> tuple[Fact[Counted], ...]:
    """The numbers of `article` with what they count, in the order of the text."""
    facts: list[Fact[Counted]] = []
    years: frozenset[str] = frozenset()
    for sentence in article.sentences:
        own = _background(sentence.text, article.published)
        years = own or (years if _carries_on(sentence.text) else frozenset())
        scene = _scene(article, sentence, own, years)
        facts.extend(fact for quantity in scene.found if (fact := _fact(scene, quantity)) is not None)
        facts.extend(_single_victims(scene))
    return _with_rivals(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def compare(left: Fact[Counted], right: Fact[Counted], options: Options) -> Comparison:
    """Whether two numbers count the same thing, and whether they then differ."""
    one, other = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if one.rule != other.rule or not _FITS[one.rule](one, other, options) or not _one_event(one, other):
        return unknown
    impossible = apart(one.quantity, other.quantity)
    if impossible is None:
        return unknown
    if agree(one.quantity, other.quantity) and not opposed(one.quantity, other.quantity):
        same = (one.quantity.low, one.quantity.high) == (other.quantity.low, other.quantity.high)
        return Comparison(left, right, Relation.SAME if same else Relation.CLOSE, "Both numbers agree.")
    if _settled(one, other) or _too_far(one, other, options):
        return unknown
    why = f"{left.text} in one source, {right.text} in the other ({left.subject})."
    features = _features(one, other, impossible, left, right)
    return Comparison(
        left, right, Relation.DIFFERENT, why, one.rule, _dispute(one, other, impossible), features
    )


# ---- reading ---------------------------------------------------------------------------------------------------------


def _scene(article: Article, sentence: Sentence, own: frozenset[str], years: frozenset[str]) -> _Scene:
    places = frozenset(fold(m.name) for m in sentence.mentions if m.kind is MentionKind.PLACE)
    return _Scene(article, sentence, quantities(sentence.text), content_stems(sentence.text), places, own, years)


def _background(text: str, published: dt.date | None) -> frozenset[str]:
    """What marks `text` as told of another time than the event."""
    lower = text.lower()
    if _present().search(lower):
        return frozenset()
    years = {year for year in re.findall(r"\b(?:1[89]|20)\d\d\b", text) if not published or int(year) != published.year}
    return frozenset(years | set(_past().findall(lower)))


def _carries_on(text: str) -> bool:
    """True for a sentence that goes on telling of the time of the sentence before it: it names no day of its own."""
    return not _present().search(text.lower()) and len(text) < 160


@lru_cache
def _present() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('counts')['present'])})\b")


@lru_cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('counts')['background'])})\b")


def _fact(scene: _Scene, quantity: Quantity) -> Fact[Counted] | None:
    """The fact that `quantity` states; None when what it counts is not known."""
    noun = noun_of(scene.sentence.text, quantity)
    for reader in (_age, _term, _people, _children, _ordinal, _measured, _plain):
        if fact := reader(scene, quantity, noun):
            return fact
    return None


def _made(
    scene: _Scene, quantity: Quantity, noun: Noun, rule: str, topic: str, subject: str, end: int, strong: bool, **more: Any
) -> Fact[Counted]:
    sentence = scene.sentence
    start, end = quantity.start, max(end, quantity.end)
    value = Counted(
        quantity=quantity,
        rule=rule,
        topic=topic,
        noun=stem(noun.head) if noun.head else "",
        sort=people(noun.head),
        near=_near(sentence.text, start, end),
        capitals=_capitals(sentence.text, start, end),
        context=scene.context,
        places=scene.places,
        years=scene.own_years if rule == "age" else scene.years,
        part=_part(sentence.text, quantity, noun),
        modifiers=noun.stems - {stem(noun.head)},
        lead=sentence.role is not Role.BODY or sentence.paragraph <= 2,
        published=scene.article.published,
        **more,
    )
    text = sentence.text[start:end]
    return Fact(KIND, sentence, sentence.start + start, sentence.start + end, text, value, subject, strong)


_WINDOW = 70
"""Code points on each side of a number whose words tell what it is about."""


def _near(text: str, start: int, end: int) -> frozenset[str]:
    left = text[max(0, start - _WINDOW) : start]
    right = text[end : end + _WINDOW]
    inner = re.sub(r"[\d$£€.,]+\S*", " ", text[start:end])
    return content_stems(f"{left.partition(' ')[2] if start > _WINDOW else left} {inner} {right.rpartition(' ')[0] or right}")


def _capitals(text: str, start: int, end: int) -> frozenset[str]:
    around = [word for word in words(text) if start - _WINDOW < word.start < end + _WINDOW and word.start > 0]
    return frozenset(word.stem for word in around if word.is_capital and word.is_content)


def _part(text: str, quantity: Quantity, noun: Noun) -> str:
    before = text[max(0, quantity.start - 12) : quantity.start].lower()
    phrase = f"{before} {text[quantity.end : noun.end + 6].lower()}".split()
    if any(word in phrase for word in load_words("counts")["parts"]):
        return "other"
    if noun.partitive:
        return "of"
    if quantity.dimension is not Dimension.ORDINAL and _prior().search(text[max(0, quantity.start - 22) : noun.end]):
        return "prior"
    return "all" if any(before.endswith(f"{mark} ") for mark in load_words("counts")["totals"]) else ""


@lru_cache
def _prior() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('counts')['prior'])})\b", re.IGNORECASE)


def _age(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    if quantity.dimension is not Dimension.AGE:
        return None
    owner = owner_of(scene.sentence, quantity)
    then = re.search(r"\b(?:at the time|then|when (?:he|she)|was born)\b", scene.sentence.text[max(0, quantity.start - 20) : quantity.end + 40])
    topic = owner.surname or owner.group
    strong = bool(owner.name) or owner.group in ("fetus", "child")
    subject = f"age of {topic}" if owner.name else f"age of the {owner.group}"
    noun = replace(noun, partitive=bool(then), stems=frozenset())
    return _made(scene, quantity, noun, "age", topic, subject, owner.end if not owner.name else quantity.end, strong, owner=owner)


_PRISON = re.compile(r"\b(?:prison|jail|behind bars|sentence|sentenced|custody|imprison|probation|parole)", re.IGNORECASE)
_SERVED = re.compile(r"\bserv(?:ed|ing|es?)\s(?:\w+\s){0,4}$|\bspen(?:t|ding)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_SENTENCED = re.compile(r"\bsentenced\s(?:\w+\s){0,6}to\s(?:\w+\s){0,3}$|\bgiven\s(?:an?\s)?$|\bsentence\sof\s(?:\w+\s){0,3}$", re.IGNORECASE)


def _term(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    """A term of prison: imposed or served."""
    text = scene.sentence.text
    if quantity.dimension is not Dimension.DURATION:
        return None
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 30]
    # "9 months of a two-year sentence": the first is served, the second imposed.
    imposed = re.match(r"[\s-](?:\w+\s){0,2}sentence\b", after) and not re.match(r"\sof\b", after)
    served = _SERVED.search(before) or re.match(r"\sto\sserve\b", after)
    if imposed or (_SENTENCED.search(before) and not served):
        return _made(scene, quantity, noun, "term", "imposed", "prison sentence", noun.end if imposed else quantity.end, True)
    if served and (_PRISON.search(text) or quantity.unit == "day"):
        return _made(scene, quantity, noun, "term", "served", "time served", quantity.end, True)
    return None


def _people(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    others = tuple(other for other in scene.found if other is not quantity)
    state = state_of(scene.sentence.text, quantity, noun, others)
    if state is None:
        return None
    return _toll(scene, quantity, noun, state, strong=True)


def _toll(scene: _Scene, quantity: Quantity, noun: Noun, state: State, strong: bool) -> Fact[Counted]:
    subject = load_words("counts")["states"][state.name]["subject"]
    overall = _is_overall(scene.sentence.text, quantity, noun)
    topic = f"{state.grade} {state.name}{' overall' if overall else ''}".strip()
    label = {"grave": f"{subject} badly", "slight": f"{subject} slightly"}.get(state.grade, subject)
    rule = "toll" if state.name == "killed" else "casualties"
    if state.grade:
        noun = replace(noun, partitive=False)
    return _made(scene, quantity, noun, rule, topic, f"{label} overall" if overall else label, noun.end, strong)


@lru_cache
def _overall() -> tuple[re.Pattern[str], re.Pattern[str]]:
    wars = "|".join(load_words("counts")["overall"])
    return (
        re.compile(rf"\b(?:{wars})\b"),
        re.compile(rf"\bsince\b|\bso far\b|\b(?:in|of|during)\s(?:\w+\s){{0,3}}(?:{wars})\b"),
    )


def _is_overall(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for the toll of a whole war: its clause says "since ..." or names the war."""
    before = text[max(0, quantity.start - 90) : quantity.start].lower()
    if noun.head not in ("lives", "life"):
        before = before.rpartition(",")[2]
    after = re.split(r"[,;:]|\band\b", text[quantity.end : quantity.end + 80].lower())[0]
    war_before, war_after = _overall()
    return bool(war_before.search(before) or war_after.search(after))


@lru_cache
def _single() -> re.Pattern[str]:
    nouns = "|".join(load_words("counts")["somebody"].split())
    kill = r"kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)"
    dead = r"(?:has\s|had\s)?(?:was\s|is\s|been\s)*(?P<after>killed|dead|died|dies|injured|wounded)"
    return re.compile(
        rf"\b(?P<before>{kill})\s(?P<one>an?\s(?:[\w-]+\s){{0,2}}?(?:{nouns})\b(?!['’-]))"
        rf"|(?<![\w-])(?P<two>An?\s(?:[\w-]+\s){{0,2}}?(?:{nouns})\b(?!['’-]))\s{dead}\b",
        re.IGNORECASE,
    )


def _single_victims(scene: _Scene) -> Iterator[Fact[Counted]]:
    """"killed a child", "a guard was wounded": one victim, told without a number. They meet in aligned sentences only."""
    text = scene.sentence.text
    for match in _single().finditer(text):
        group = "one" if match["one"] else "two"
        start, end = match.span(group)
        head = fold(match[group].split()[-1])
        if any(q.start < end and start < q.end for q in scene.found):
            continue
        quantity = Quantity(1, 1, 0, 1, Dimension.COUNT, "", 1, Hedge.NONE, start, end, text[start:end])
        verb = stem(match["before"] or match["after"])
        state = State("killed" if verb in ("kill", "die") else "hurt", "", True)
        yield _toll(scene, quantity, Noun(head, frozenset({stem(head)}), end, False), state, strong=False)


_PARENT = re.compile(r"\b(mother|mom|mum|father|dad|parents?)[\s-]of[\s-](?:at\sleast\s|about\s)?$", re.IGNORECASE)
_OWN_CHILDREN = re.compile(r"\b(her|his|their)\s$")


def _children(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    """How many children a parent has: "a mother of four", "one of her four children"."""
    if quantity.dimension is not Dimension.COUNT:
        return None
    before = scene.sentence.text[max(0, quantity.start - 30) : quantity.start]
    parent, own = _PARENT.search(before), _OWN_CHILDREN.search(before)
    if parent is None and not (own and stem(noun.head) in ("child", "kid")):
        return None
    word = fold(parent[1] if parent else own[1] if own else "")
    side = "mother" if word in ("mother", "mom", "mum", "her") else "father" if word in ("father", "dad", "his") else "parents"
    noun = replace(noun, partitive=False)
    end = quantity.end if parent else noun.end
    return _made(scene, quantity, noun, "children", side, f"children of the {side}", end, True)


def _ordinal(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    """The how-manieth it was; high ordinals with one noun are of one thing wherever they stand."""
    if quantity.dimension is not Dimension.ORDINAL or not noun.head or any(q.start == quantity.end + 1 for q in scene.found):
        return None
    return _made(scene, quantity, noun, "ordinal", "", f"which {noun.head}", noun.end, quantity.low >= 4)


def _measured(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    """A magnitude, an amount of money, a share or a measure."""
    dimension = quantity.dimension
    if dimension is Dimension.MAGNITUDE:
        shock = "aftershock" if "aftershock" in scene.sentence.text[max(0, quantity.start - 40) : quantity.end + 30] else ""
        return _made(scene, quantity, noun, "magnitude", shock, f"magnitude of the {shock}" if shock else "magnitude", quantity.end, not shock)
    if dimension is Dimension.MONEY:
        return _made(scene, quantity, noun, "money", _role(scene.sentence.text, quantity), f"amount of money ({noun.head})" if noun.head else "amount of money", quantity.end, False)
    if dimension is Dimension.SHARE:
        return _made(scene, quantity, noun, "share", "", f"share ({noun.head})" if noun.head else "share", quantity.end, False)
    if dimension in (Dimension.COUNT, Dimension.ORDINAL, Dimension.AGE, Dimension.DURATION):
        return None
    aspect = _aspect(scene.sentence.text, quantity)
    return _made(scene, quantity, noun, "measure", f"{dimension} {aspect}", aspect or str(dimension), quantity.end, False)


_RATE = re.compile(r"[\s-](?:an?|per|each|every|apiece)\b", re.IGNORECASE)


@lru_cache
def _roles() -> dict[str, str]:
    return {word: name for name, line in load_words("counts")["money"].items() for word in line.split()}


def _role(text: str, quantity: Quantity) -> str:
    """What the money was for, by the nearest word that says so, and whether it is a rate ("$82 a share")."""
    before = [word.lower for word in words(text[max(0, quantity.start - 50) : quantity.start])][-6:]
    after = [word.lower for word in words(text[quantity.end : quantity.end + 50])][:6]
    ranked = sorted([*((len(before) - at, word) for at, word in enumerate(before)), *enumerate(after, 1)], key=lambda pair: pair[0])
    role = next((_roles()[word] for _, word in ranked if word in _roles()), "")
    return f"{role} rate" if _RATE.match(text, quantity.end) else role


@lru_cache
def _aspects() -> dict[str, str]:
    return {stem(word): name for name, line in load_words("counts")["measures"].items() for word in line.split()}


def _aspect(text: str, quantity: Quantity) -> str:
    """Which side of a thing is measured, by the nearest word that says so; empty when none does."""
    before = [word.stem for word in words(text[max(0, quantity.start - 60) : quantity.start])][-5:]
    after = [word.stem for word in words(text[quantity.end : quantity.end + 50])][:4]
    ranked = sorted([*((len(before) - at, word) for at, word in enumerate(before)), *enumerate(after)], key=lambda pair: pair[0])
    return next((_aspects()[word] for _, word in ranked if word in _aspects()), "")


def _plain(scene: _Scene, quantity: Quantity, noun: Noun) -> Fact[Counted] | None:
    """Any other count, by its noun."""
    if quantity.dimension is not Dimension.COUNT or len(noun.head) < 3:
        return None
    if quantity.high > 1 and not is_plural(noun.head) and scene.sentence.text[quantity.end] != "-":
        return None
    return _made(scene, quantity, noun, "count", "", _name(noun.head), noun.end, not people(noun.head))


def _name(head: str) -> str:
    """The one word for the things of a noun: news calls an excavator a digger."""
    groups = _families().get(stem(head))
    return load_words("counts")["same"][min(groups)][0] if groups else stem(head)


def _with_rivals(facts: list[Fact[Counted]]) -> tuple[Fact[Counted], ...]:
    """`facts`, each knowing what else its article says of the same subject.

    A fact stays strong only where it is the article's own main figure: told at the top, as the only one, or equal to such a
    one. A headline's figure that the body tells too is left to the body.
    """
    groups: dict[tuple[str, str], list[Fact[Counted]]] = defaultdict(list)
    for fact in facts:
        groups[_group(fact)].append(fact)
    kept = (fact for fact in facts if not _is_echo(fact, groups[_group(fact)]))
    return tuple(_placed(fact, groups[_group(fact)]) for fact in kept)


def _group(fact: Fact[Counted]) -> tuple[str, str]:
    return fact.value.rule, _canon(fact.value) or fact.subject


def _is_echo(fact: Fact[Counted], group: list[Fact[Counted]]) -> bool:
    if fact.sentence.role is not Role.HEADLINE:
        return False
    bodies = (other for other in group if other.sentence.role is not Role.HEADLINE and other.value.topic == fact.value.topic)
    return any(agree(fact.value.quantity, other.value.quantity) for other in bodies)


def _placed(fact: Fact[Counted], group: list[Fact[Counted]]) -> Fact[Counted]:
    others = [other for other in group if other is not fact]
    quantity, is_main = fact.value.quantity, _is_main(fact, group)
    sole = all(_one_figure(fact, other) for other in others)
    # What is said of a part does not unsay the whole.
    rivals = tuple(other.value.quantity for other in others if not is_main or _is_main(other, group))
    strong = fact.strong and not fact.value.years and (sole or is_main)
    return replace(fact, strong=strong, value=replace(fact.value, rivals=rivals, sole=sole, main=is_main))


def _one_figure(fact: Fact[Counted], other: Fact[Counted]) -> bool:
    """True when the other figure is the same, is told of another time, or can be another report of the same age."""
    left, right = fact.value.quantity, other.value.quantity
    return bool(other.value.years) or agree(left, right) or (fact.value.rule == "age" and _gap(left, right) <= _AGE_GAP)


def _is_main(fact: Fact[Counted], group: list[Fact[Counted]]) -> bool:
    """True for the article's own figure of the event: told at the top, the largest of tolls, or equal to such a one."""
    candidates = [other for other in group if other.strong and not other.value.years and not other.value.part]
    if not candidates or fact.value.years:
        return False
    top = max(candidates, key=lambda other: other.value.quantity.low)
    largest = fact.value.rule in ("toll", "casualties") and agree(fact.value.quantity, top.value.quantity)
    exact = (other.value.quantity for other in candidates if other.value.lead and other.value.quantity.hedge is not Hedge.VAGUE)
    return (fact.value.lead and fact.strong) or largest or any(agree(fact.value.quantity, other) for other in exact)


# ---- comparing -------------------------------------------------------------------------------------------------------


@lru_cache
def _families() -> dict[str, frozenset[int]]:
    """Stem of a noun -> the groups of `same` it is in."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, group in enumerate(load_words("counts")["same"]):
        for word in group:
            found[stem(word)].add(at)
    return {word: frozenset(groups) for word, groups in found.items()}


def _canon(value: Counted) -> str:
    return value.noun if value.rule in ("count", "ordinal") else ""


def _same_noun(left: str, right: str) -> bool:
    return left == right or bool(_families().get(left, frozenset()) & _families().get(right, frozenset()))


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _fits_toll(left: Counted, right: Counted, options: Options) -> bool:
    if left.topic != right.topic or left.part != right.part:
        return False
    if left.places and right.places and not _share(left.places, right.places):
        return False
    known = (left.main and right.main) or left.topic.endswith("overall")
    if not (known or (left.sole and right.sole)) and _share(left.near, right.near) < options.min_near_toll:
        return False
    if not (known and left.lead and right.lead) and left.capitals and right.capitals and not left.capitals & right.capitals:
        return False
    if left.topic == "damaged":
        return _same_noun(left.noun, right.noun)
    if left.sort == right.sort == "somebody":
        return _same_noun(left.noun, right.noun)
    # Six children are a part of eleven people, and eleven soldiers killed beside six people are another count.
    return left.sort == right.sort or (left.main and right.main and min(left, right, key=_low).sort == "anybody")


def _low(value: Counted) -> float:
    return value.quantity.low


def _fits_age(left: Counted, right: Counted, options: Options) -> bool:
    one, other = left.owner, right.owner
    if one is None or other is None or left.topic != right.topic or left.part != right.part:
        return False
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if not one.name and _gap(left.quantity, right.quantity) > _AGE_GAP:
        return False
    if one.name and other.name:
        return _first_names_fit(one.name, other.name, options.min_name)
    return not one.name and not other.name


_AGE_GAP = 0.3
"""Two unnamed people whose ages differ by a larger share of the greater age are two people."""


def _gap(left: Quantity, right: Quantity) -> float:
    return abs(left.middle - right.middle) / max(left.middle, right.middle, 1.0)


def _first_names_fit(left: str, right: str, floor: float) -> bool:
    one, other = fold(left).split(), fold(right).split()
    return len(one) < 2 or len(other) < 2 or fuzz.ratio(one[0], other[0]) >= floor or one[0][0] == other[0][0] == one[0].strip(".")


def _fits_topic(left: Counted, right: Counted, options: Options) -> bool:
    return left.topic == right.topic and (left.rule != "term" or left.part == right.part)


def _fits_near(left: Counted, right: Counted, options: Options) -> bool:
    return left.topic == right.topic and _share(left.near, right.near) >= options.min_near


def _fits_money(left: Counted, right: Counted, options: Options) -> bool:
    if left.part != right.part or left.topic.endswith("rate") != right.topic.endswith("rate"):
        return False
    one, other = left.topic.removesuffix("rate").strip(), right.topic.removesuffix("rate").strip()
    return (not one or not other or one == other) and _share(left.near, right.near) >= options.min_near


def _fits_noun(left: Counted, right: Counted, options: Options) -> bool:
    if not _same_noun(left.noun, right.noun) or (left.part != right.part and (left.sort or "of" in (left.part, right.part))):
        return False
    smaller, larger = sorted((left, right), key=lambda value: value.quantity.low)
    # Two female cooks are a part of three cooks.
    if left.rule == "count" and smaller.modifiers - larger.modifiers - _COUNT_WORDS:
        return False
    if left.rule == "ordinal" and left.quantity.low < 4 and _share(left.near, right.near) < _ORDINAL_NEAR:
        return False
    floor = 0.0 if left.sole and right.sole and not left.sort and smaller.quantity.high > 1 else options.min_near_count
    return _share(left.near - {left.noun}, right.near - {right.noun}) >= floor


_ORDINAL_NEAR = 0.4
"""How much the surroundings of low ordinals must share: every second visit is some visit's second."""
_COUNT_WORDS = frozenset({"other", "more", "addit", "differ", "separ", "prior", "previous"})
"""Modifiers that leave the things counted what they are."""

_FITS = {
    "toll": _fits_toll,
    "casualties": _fits_toll,
    "age": _fits_age,
    "term": _fits_topic,
    "children": _fits_topic,
    "magnitude": _fits_topic,
    "money": _fits_money,
    "share": _fits_near,
    "measure": _fits_near,
    "ordinal": _fits_noun,
    "count": _fits_noun,
}


def _one_event(left: Counted, right: Counted) -> bool:
    """False when one sentence tells of another time than the other. A child, a name or a term stays the same."""
    if left.rule in ("term", "children") or (left.owner and left.owner.name):
        return True
    return left.years == right.years or bool(left.years & right.years)


def _settled(left: Counted, right: Counted) -> bool:
    """True when an article itself gives the other's number for the same subject, alone or as a sum of two."""
    return any(
        any(agree(rival, other.quantity) for rival in one.rivals if rival.hedge is not Hedge.VAGUE)
        or any(one.quantity.low + rival.low == other.quantity.low for rival in one.rivals)
        for one, other in ((left, right), (right, left))
        if one.rule not in ("age", "children")
    )


def _too_far(left: Counted, right: Counted, options: Options) -> bool:
    """True when one number is so many times the other that they count different things."""
    floor = options.min_ratio if left.main and right.main else options.min_ratio_count
    if left.rule in ("money", "measure", "share"):
        floor = options.min_ratio_measure
    return left.rule not in ("term", "age") and _ratio(left, right) < floor


def _ratio(left: Counted, right: Counted) -> float:
    low, high = sorted((left.quantity.middle, right.quantity.middle))
    return low / high if high > 0 else 0.0


def _dispute(left: Counted, right: Counted, impossible: bool) -> Dispute:
    """How the two differ: a toll that rose from one day to the next is an update, a bound or a vague word a tension."""
    if left.rule in ("toll", "casualties") and left.published and right.published and left.published != right.published:
        earlier, later = sorted((left, right), key=lambda value: value.published or dt.date.min)
        if earlier.quantity.low < later.quantity.low:
            return Dispute.UPDATE
    vague = Hedge.VAGUE in (left.quantity.hedge, right.quantity.hedge)
    return Dispute.CONFLICT if impossible and not vague else Dispute.TENSION


def _features(
    left: Counted, right: Counted, impossible: bool, one: Fact[Counted], other: Fact[Counted]
) -> tuple[tuple[str, float], ...]:
    """What tells how sure the difference is."""
    hedges = {left.quantity.hedge, right.quantity.hedge}
    return (
        ("near", _share(left.near, right.near)),
        ("context", _share(left.context, right.context)),
        ("same noun", float(left.noun == right.noun)),
        ("impossible", float(impossible)),
        ("ratio", _ratio(left, right)),
        ("exact", float(hedges == {Hedge.NONE})),
        ("vague", float(Hedge.VAGUE in hedges)),
        ("lead", (left.lead + right.lead) / 2),
        ("rivals", min(1.0, (len(left.rivals) + len(right.rivals)) / 8)),
        ("place", float(bool(left.places & right.places))),
        ("background", float(bool(left.years or right.years))),
        ("small", float(min(left.quantity.low, right.quantity.low) <= 2)),
        ("strong", float(one.strong and other.strong)),
        ("main", (left.main + right.main) / 2),
        ("sole", (left.sole + right.sole) / 2),
        ("anybody", float(left.sort == right.sort == "anybody")),
        ("listed", float(bool(left.noun) and left.noun in listed("somebody"))),
    )

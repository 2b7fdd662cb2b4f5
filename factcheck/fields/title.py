"""Titles: what one person is called in two sources: an office, a rank, a role, a tie of kin.

A title is bound to its holder before anything is compared, so that two titles of two people never meet. It is read
where it stands before a name ("Deputy Foreign Minister X"), beside it ("X, a lobbyist for Y,", "the head of Y, X,") or
after a verb ("X is a former judge", "X served as mayor").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..data import Strict, load_words
from ..language.names import Standing, family_name, generation, match_names, name_parts
from ..language.vocabulary import is_address, is_group, is_title_head, title_before
from ..model import Article, Comparison, Dispute, Fact, Kind, Mention, MentionKind, Relation, Role, Sentence
from ..text import content_stems, fold, stem, words

KIND = Kind.TITLE


class Options(Strict):
    """What the kind `title` may be told."""

    loose: bool = False
    """Whether descriptions that name no office ("a student", "the victim") are compared."""


Called = tuple[frozenset[str], frozenset[str], bool]
"""The heads, the rank and the time of one title."""


@dataclass(frozen=True, slots=True)
class Title:
    """What one person is called at one place."""

    person: str
    """The fullest form of the person's name in the article."""
    heads: frozenset[str]
    """The main words ("minister"), words of one meaning brought together; empty when none is known."""
    rank: frozenset[str]
    """The words that say how far up the ladder ("deputy", "acting")."""
    past: bool
    """True for a former office."""
    sphere: frozenset[str]
    """Stems of what the office is of ("foreign", "zoo"), heads and ranks left out."""
    form: str
    """"prefix", "beside" or "verb": where it stands."""
    before: frozenset[str] = frozenset()
    """The words directly before the head that say which of several it is ("first", "base"), without praise."""
    company: frozenset[Called] = frozenset()
    """All that the article calls the person, this title included."""


# --- extraction


def extract(article: Article) -> tuple[Fact[Title], ...]:
    """The titles and descriptions of the persons of `article`, in the order of the text, one per person and wording."""
    found: dict[tuple[str, str], Fact[Title]] = {}
    for sentence in article.sentences:
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.PERSON:
                continue
            for start, end, form in _descriptions(sentence, mention):
                if form != "prefix" and _names_another(sentence, start, end):
                    continue
                fact = _fact(sentence, mention, start, end, form)
                if fact:
                    found.setdefault((mention.name, fold(fact.text)), fact)
    company: dict[str, set[Called]] = {}
    for fact in found.values():
        company.setdefault(fact.value.person, set()).add((fact.value.heads, fact.value.rank, fact.value.past))
    facts = (
        replace(fact, value=replace(fact.value, company=frozenset(company[fact.value.person])))
        for fact in found.values()
    )
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _names_another(sentence: Sentence, start: int, end: int) -> bool:
    """True when the words are the next name of a list: "former judge Ana Ruiz" does not describe the one before."""
    for mention in sentence.mentions:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if mention.kind is MentionKind.PERSON and start <= first and last <= end:
            before = title_before(sentence.text, first)
            opening = before[0] if before else first
            if opening <= start or (last == end and not _JOINING.search(sentence.text, start, opening)):
                return True
    return False


Span = tuple[int, int, str]
"""Start and end in the sentence's text, and the form."""


def _descriptions(sentence: Sentence, mention: Mention) -> Iterator[Span]:
    """The spans, in the sentence's text, of what the person is called there."""
    text = sentence.text
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = title_before(text, start)
    if before and sentence.role is not Role.HEADLINE:
        first = _last_title(text, *before)
        last = _without_courtesy(text, first, before[1])
        if last > first and not _JOINING.search(text[first:last] + " "):
            yield _with_owner(text, first), last, "prefix"
    else:
        yield from _kin_before(text, start)
    yield from _apposition_after(text, end)
    yield from _apposition_before(text, before[0] if before else start)
    yield from _predicate(text, end)


_LAST_WORD = re.compile(r"(?:\w+-)*\w+(?=\s$)")


def _kin_before(text: str, start: int) -> Iterator[Span]:
    """The tie of kin before a name ("his half-brother X"), where the vocabulary of titles does not know it."""
    last = _LAST_WORD.search(text, max(0, start - 24), start)
    if last and last.group().lower() in _words("kin"):
        yield _with_owner(text, last.start()), last.end(), "prefix"


def _without_courtesy(text: str, start: int, end: int) -> int:
    """The end of the title in `text[start:end]` without a "Mr." behind it."""
    kept = [word for word in words(text[start:end]) if word.is_word]
    while kept and kept[-1].lower.rstrip(".") in _courtesies():
        kept.pop()
    if kept and len(kept) == sum(word.is_word for word in words(text[start:end])):
        return end
    return start + kept[-1].end if kept else start


def _last_title(text: str, start: int, end: int) -> int:
    """Where the holder's own title begins: "aide to former Attorney General" is the aide's, then the general's."""
    found = start
    for link in re.finditer(r"\b(?:to|of|for|and)\s+", text[start:end]):
        before, rest = text[found : start + link.start()], text[start + link.end() : end]
        if (
            _head_words(before)
            and _head_words(rest)
            and (link.group().split()[0] == "to" or "former" in rest.split()[0])
        ):
            found = start + link.end()
    return found


_OWNER = re.compile(r"\b(?:his|her|their|its)\s+(?:late\s+|younger\s+|older\s+|elder\s+)?$", re.IGNORECASE)


def _with_owner(text: str, start: int) -> int:
    """The start of the title with "his" or "her" before it."""
    owner = _OWNER.search(text, max(0, start - 24), start)
    return owner.start() if owner else start


_AFTER = re.compile(r"(?:\s*\([^()]{1,40}\))?,\s+(?:\d{1,3},\s+)?(?=\w)")
_STOP = re.compile(
    r"[,;:.!?()\"“”–—]|\s-\s|\b(?:who|whom|whose|which|that|said|says|told|was|were|is|are|has|had|have|will|would|"
    r"and\s+(?:his|her|their)|when|where|while|after|before|as|but|because|since|during)\b"
)
_OPENERS = frozenset(
    """a an the one his her their its our former ex then chief deputy vice acting senior head director president
    professor founder""".split()
)
_LIMIT = 90
"""Code points within which a description ends."""


def _apposition_after(text: str, end: int) -> Iterator[Span]:
    """The description after a name: "X, 39, a lobbyist for Y," and "X, the head of Y"."""
    opening = _AFTER.match(text, end)
    if not opening:
        return
    start = opening.end()
    span = _noun_phrase(text, start, min(len(text), start + _LIMIT))
    if span and _opens(text, start):
        yield *span, "beside"


def _opens(text: str, start: int) -> bool:
    """True when what begins at `start` begins like a description: an article, an owner, a title word."""
    first = next(iter(words(text[start : start + 40])), None)
    if first is None:
        return False
    lower = first.lower
    possessive = first.text.endswith(("'s", "’s", "s'", "s’"))
    return lower in _OPENERS or possessive or lower in _heads() or lower.split("-")[0] in ("ex", "co", "half", "step")


def _noun_phrase(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """The description that begins at `start`, up to the first stop, if a head stands in it."""
    stop = _first_stop(text, start, limit)
    end = stop
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "'’":
        end -= 1
    end = start + len(re.sub(r"\s+(?:and|or|with|to|of|in|at|for|by|without)$", "", text[start:end]))
    return (start, end) if end > start and _head_words(text[start:end]) else None


def _first_stop(text: str, start: int, limit: int) -> int:
    for stop in _STOP.finditer(text, start, limit):
        abbreviation = stop.group() == "." and re.match(r"\w", text[stop.end() : stop.end() + 1] or " ")
        short = stop.group() == "." and re.search(
            r"(?:\b[A-Z]|\b(?:U\.S|Jr|Sr|St|Dr|Gov|Sen|Rep|Lt|Sgt|Gen))$", text[max(0, stop.start() - 4) : stop.start()]
        )
        if not abbreviation and not short:
            return stop.start()
    return limit


_BEFORE = re.compile(r",\s+$")


def _apposition_before(text: str, start: int) -> Iterator[Span]:
    """The description before a name: "the head of Y, X, said" and "his brother, X,"."""
    comma = _BEFORE.search(text, max(0, start - 3), start)
    if not comma:
        return
    floor = max(0, comma.start() - _LIMIT)
    while floor and text[floor - 1].isalnum():
        floor += 1
    at = comma.start()
    found = _opener(text, floor, at)
    if found is None:
        return
    # The owner belongs to the description: "Hill's lawyer", "the UN's director".
    owner = re.search(r"(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*['’]s?\s$", text[max(0, found - 50) : found])
    if owner:
        found = max(0, found - 50) + owner.start()
    if _head_words(text[found:at]):
        yield found, at, "beside"


_DETERMINER = re.compile(r"(?:^|(?<=[\s\"“‘(]))(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s")
_JOINING = re.compile(r"\b(?:of|for|at|in|on|to|from|with|by|under)\s+$")


def _opener(text: str, floor: int, end: int) -> int | None:
    """Where the description that ends at `end` begins: at a determiner that no preposition joins to one before it."""
    found: int | None = None
    for opener in _DETERMINER.finditer(text, floor, end):
        joined = found is not None and _JOINING.search(text, max(floor, opener.start() - 8), opener.start())
        rest = text[opener.start() : end]
        if re.search(r"[,;:()\"“”]", rest) or _has_verb(rest):
            continue
        if not joined:
            found = opener.start()
    return found


def _has_verb(text: str) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|has|had|have|said|says|told|will|would|who|which|that)\b", text))


_COPULA = re.compile(
    r"(?:,\s+(?:\d{1,3},\s+)?who\b|,\s+\d{1,3},)?\s+(?:also\s+)?"
    r"(?:(?:is|was|remains|became|becomes|has been|had been|is also|was also)\s+"
    r"(?=(?:(?:an?|the|one|his|her|their|also|currently|now)\b|former\b|[a-z-]+\s+(?:of|for|to|at)\b))"
    r"|(?:served|serves|worked|works|had served|has served|had worked|has worked|acted|rose)\s+(?:\w+\s+){0,3}?as\s+"
    r"|(?:was|is)\s+(?:named|appointed|elected)\s+)"
)


def _predicate(text: str, end: int) -> Iterator[Span]:
    """The description after a verb: "X is a former judge", "X, who served as mayor"."""
    verb = _COPULA.match(text, end)
    if not verb:
        return
    start = verb.end()
    span = _noun_phrase(text, start, min(len(text), start + _LIMIT))
    if span:
        yield *span, "verb"


def _fact(sentence: Sentence, mention: Mention, start: int, end: int, form: str) -> Fact[Title] | None:
    text = sentence.text[start:end]
    if all(is_address(word.text) and word.lower in _courtesies() for word in words(text) if word.is_word):
        return None
    value = _read(mention.name, text, form)
    if not value.heads or (value.heads == {"head"} and not value.sphere):
        return None
    return Fact(
        kind=KIND,
        sentence=sentence,
        start=sentence.start + start,
        end=sentence.start + end,
        text=text,
        value=value,
        subject=family_name(mention.name),
        strong=True,
        label=mention.name,
    )


def _read(person: str, text: str, form: str) -> Title:
    """`text` as a title of `person`."""
    heads = _head_words(text)
    lowers = _lowers(text)
    rank = frozenset(word for word in lowers if word in _words("rank"))
    past = any(word in _words("past") for word in lowers)
    own = {stem(part) for part in name_parts(person)}
    spare = {stem(word) for word in (*rank, *_words("past"), *heads)}
    spare |= {stem(word) for word in lowers if _canonical(word) in heads}
    return Title(person, heads, rank, past, content_stems(text) - spare - own, form, _before_head(text, heads))


def _before_head(text: str, heads: frozenset[str]) -> frozenset[str]:
    """The words directly before the main word that tell one post from another of its name ("first base" of a coach)."""
    kept: set[str] = set()
    for word in words(text):
        lower = word.lower
        if _canonical(lower) in heads:
            return frozenset(kept)
        if not word.is_content or "'" in word.text or "’" in word.text:
            kept = set()
        elif lower not in _words("praise") and not is_group(lower) and (word.text == lower or lower in _qualifiers()):
            kept.add(word.stem)
    return frozenset()


# --- vocabulary


@lru_cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_words("offices")[section].split())


@lru_cache
def _heads() -> frozenset[str]:
    """Every word that can be the main word of a description."""
    groups = (word for line in load_words("offices")["same"] for word in line.split())
    return _words("more_heads") | _words("kin") | frozenset(groups)


@lru_cache
def _qualifiers() -> frozenset[str]:
    """Words that belong to a title also where they are written large; others written so name its body or place."""
    return frozenset(load_words("titles")["modifiers"].split())


@lru_cache
def _courtesies() -> frozenset[str]:
    return _words("courtesies")


@lru_cache
def _same() -> dict[str, str]:
    return {word: line.split()[0] for line in load_words("offices")["same"] for word in line.split()}


def _canonical(word: str) -> str:
    """The word that stands for all words of its meaning."""
    return _same().get(word, word)


@lru_cache
def _wider() -> dict[str, frozenset[str]]:
    """Canonical wider word -> the canonical words it covers."""
    table: dict[str, set[str]] = {}
    for wide, covered in load_words("offices")["wider"].items():
        table.setdefault(_canonical(wide), set()).update(map(_canonical, covered.split()))
    return {wide: frozenset(covered) for wide, covered in table.items()}


@lru_cache(maxsize=8192)
def _lowers(text: str) -> tuple[str, ...]:
    """The folded words of `text`; "chief executive" is "ceo", "ex-judge" and "half-brother" are two words each."""
    joined = fold(text).replace("chief executive officer", "ceo").replace("chief executive", "ceo")
    joined = joined.replace("chief of staff", "chief-of-staff").replace("prime minister", "prime-minister")
    out: list[str] = []
    for word in words(joined):
        lower = word.lower.replace(".", "")
        first, _, rest = lower.partition("-")
        if rest and first in ("ex", "deputy", "vice", "half", "step", "co", "then", "president"):
            out += [first, rest if first != "co" else lower]
        elif lower.startswith("step") and lower[4:] in _words("kin"):
            out += ["step", lower[4:]]
        elif word.is_word:
            out.append(lower.removesuffix("s") if lower.removesuffix("s") in _heads() else lower)
    return tuple(out)


@lru_cache(maxsize=8192)
def _head_words(text: str) -> frozenset[str]:
    """The canonical main words of a description: the last one before "of", "for" or "at", and those joined by "and"."""
    found: list[str] = []
    joined = True
    lowers = _lowers(text)
    for at, lower in enumerate(lowers):
        if lower in _LINKS:
            if found:
                return frozenset([*found, *_joined_heads(lowers[at + 1 :])])
            if not at or lowers[at - 1] not in ("one", "two", "several", "some", "many"):
                return frozenset()
        elif lower in ("and", "or"):
            joined = True
        elif _is_head(lower):
            beside = at > 0 and _is_head(lowers[at - 1]) and lowers[at - 1] not in _LEADING
            if joined or beside or not found:
                found.append(_canonical(lower))
            else:
                found[-1] = _canonical(lower)
            joined = False
    return frozenset(found)


def _joined_heads(rest: tuple[str, ...]) -> list[str]:
    """The first head after an "and": "chief of police and mayor"."""
    return [
        _canonical(word) for at, joint in enumerate(rest) if joint == "and" for word in rest[at + 1 :] if _is_head(word)
    ][:1]


_LEADING = frozenset("head chief lead star senior crown student".split())
_LINKS = frozenset("of for at in to with on from under by".split())


def _is_head(lower: str) -> bool:
    if any(lower in _words(section) for section in ("rank", "past", "courtesies", "no_head")):
        return False
    return lower in _heads() or lower in ("chief-of-staff", "prime-minister") or is_title_head(lower)


# --- comparison


def compare(left: Fact[Title], right: Fact[Title], options: Options) -> Comparison:
    """How two descriptions of one person stand; UNKNOWN when the persons differ or the descriptions go together."""
    mine, other = left.value, right.value
    person = match_names(mine.person, other.person, MentionKind.PERSON)
    if person.standing is Standing.DIFFERENT or (person.standing is Standing.UNKNOWN and not _short_form(mine, other)):
        return Comparison(left, right, Relation.UNKNOWN)
    if not options.loose and (mine.heads <= _words("loose") or other.heads <= _words("loose")):
        return Comparison(left, right, Relation.UNKNOWN)
    if generation(mine.person) != generation(other.person):
        return Comparison(left, right, Relation.UNKNOWN)
    rule = _rule(mine, other)
    if rule not in ("", "same", "kin") and (_also_called(mine, other) or _also_called(other, mine)):
        return Comparison(left, right, Relation.UNKNOWN)
    if rule in ("", "same"):
        return Comparison(left, right, Relation.SAME if rule else Relation.UNKNOWN)
    return _dispute(left, right, rule)


def _also_called(mine: Title, other: Title) -> bool:
    """True when the article of `other` calls the person what `mine` says elsewhere: the two go together."""
    return any(
        heads & mine.heads and rank == mine.rank and past == mine.past
        for heads, rank, past in other.company - {(other.heads, other.rank, other.past)}
    )


def _short_form(mine: Title, other: Title) -> bool:
    """True when one name leaves parts of the other out and still tells the family name, or two parts."""
    shared = set(name_parts(mine.person)) & set(name_parts(other.person))
    return family_name(mine.person) == family_name(other.person) or len(shared) > 1


def _rule(mine: Title, other: Title) -> str:
    """The rule that tells two titles of one person apart; "same" when they agree, "" when they go together."""
    heads = mine.heads & other.heads
    if _kin(mine) or _kin(other):
        return _kin_rule(mine, other, heads)
    if heads:
        return _same_office(mine, other, heads)
    if _covers(mine.heads, other.heads) or _covers(other.heads, mine.heads):
        return "description" if _apart(mine, other) else ""
    if _variant(mine.heads, other.heads):
        return "synonym"
    level = mine.past == other.past and not mine.rank and not other.rank
    if level and _top(mine) and _top(other) and _spheres_fit(mine, other):
        return "post"
    if mine.past != other.past or _elected(mine) or _elected(other):
        # Whom the people chose has that office besides whatever else is told of them.
        return ""
    return "description"


def _elected(title: Title) -> bool:
    return bool(title.heads & {_canonical(word) for word in _words("elected")})


def _kin_rule(mine: Title, other: Title, heads: frozenset[str]) -> str:
    """For ties of kin: "half-brother" and "brother" differ, "daughter" and "sister" are ties to two people."""
    if heads:
        return "same" if (mine.rank, mine.past) == (other.rank, other.past) else "kin"
    for line in load_words("offices")["near_kin"]:
        group = {_canonical(word) for word in line.split()}
        if mine.heads & group and other.heads & group:
            return "kin"
    return ""


def _same_office(mine: Title, other: Title, heads: frozenset[str]) -> str:
    """For titles with a head in common: whether rank, time or sphere tell them apart."""
    if mine.rank != other.rank and not (mine.heads - heads or other.heads - heads):
        return "rank" if _spheres_fit(mine, other) else ""
    if mine.past != other.past and _spheres_fit(mine, other):
        return ""
    if _other_post(mine, other):
        return "qualifier"
    if mine.sphere <= other.sphere or other.sphere <= mine.sphere:
        return "same"
    return ""


def _other_post(mine: Title, other: Title) -> bool:
    """True for a first base coach and a senior coach, a head physician and a team physician."""
    if _elected(mine) or mine.heads != other.heads or mine.past != other.past:
        return False
    first, second = mine.before - other.before, other.before - mine.before
    leading = {stem(word) for word in _words("leading")}
    return bool(first and second) or bool((first or second) & leading and (mine.before & other.before))


def _apart(mine: Title, other: Title) -> bool:
    """True when each says of something else what the office is: a director of one body, the head of another."""
    shared = len(mine.sphere & other.sphere)
    return _top(mine) and _top(other) and shared * 2 < min(len(mine.sphere), len(other.sphere))


def _spheres_fit(mine: Title, other: Title) -> bool:
    """True when one says of no other sphere than the other."""
    return bool(mine.sphere & other.sphere) or not mine.sphere or not other.sphere


def _covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """True when a head of `wide` is the wider word for one of `narrow`."""
    return any(_wider().get(head, frozenset()) & narrow for head in wide)


def _kin(title: Title) -> bool:
    return bool(title.heads & {_canonical(word) for word in _words("kin")})


def _top(title: Title) -> bool:
    return bool(title.heads & {_canonical(word) for word in _words("top")})


def _variant(mine: frozenset[str], other: frozenset[str]) -> bool:
    """True when two heads are words that house styles choose between."""
    for line in load_words("offices")["variant"]:
        group = {_canonical(word) for word in line.split()}
        if mine & group and other & group:
            return True
    return False


_DISPUTES = {"rank": Dispute.CONFLICT, "post": Dispute.CONFLICT, "synonym": Dispute.VARIANT}


def _dispute(left: Fact[Title], right: Fact[Title], rule: str) -> Comparison:
    name = left.value.person if len(left.value.person) >= len(right.value.person) else right.value.person
    named = f"“{left.text}” in one source, “{right.text}” in the other"
    why = {
        "rank": f"{name}'s rank differs: {named}.",
        "post": f"{name} holds one post in one source and another in the other: {named}.",
        "synonym": f"{name}'s role is worded differently: {named}.",
        "qualifier": f"Which post {name} holds differs: {named}.",
        "kin": f"How {name} is related differs: {named}.",
        "description": f"{name} is described differently: {named}; both may be true.",
    }[rule]
    left, right = replace(left, label=name), replace(right, label=name)
    return Comparison(
        left, right, Relation.DIFFERENT, why, rule, _DISPUTES.get(rule, Dispute.TENSION), _features(left, right)
    )


def _features(left: Fact[Title], right: Fact[Title]) -> tuple[tuple[str, float], ...]:
    mine, other = left.value, right.value
    spheres = mine.sphere | other.sphere
    return (
        ("sphere shared", len(mine.sphere & other.sphere) / len(spheres) if spheres else 0.5),
        ("sphere open", float(not mine.sphere or not other.sphere)),
        ("same form", float(mine.form == other.form)),
        ("prefix", ((mine.form == "prefix") + (other.form == "prefix")) / 2),
        ("verb", ((mine.form == "verb") + (other.form == "verb")) / 2),
        ("same time", float(mine.past == other.past)),
        ("bare prefix", float(any(one.form == "prefix" and not one.sphere for one in (mine, other)))),
        ("loose", float(bool((mine.heads | other.heads) & _words("loose")))),
        ("same name", float(fold(mine.person) == fold(other.person))),
        ("family shown", float(len(name_parts(mine.person)) > 1 and len(name_parts(other.person)) > 1)),
        ("wordy", min(1.0, max(len(mine.sphere), len(other.sphere)) / 6)),
        ("context", _context(left, right)),
    )


def _context(left: Fact[Title], right: Fact[Title]) -> float:
    """0 to 1: what the two sentences share of words, the name and the titles left out."""
    spare = content_stems(left.value.person) | content_stems(right.value.person)
    mine = content_stems(left.sentence.text) - spare
    other = content_stems(right.sentence.text) - spare
    fewer = min(len(mine), len(other))
    return len(mine & other) / fewer if fewer else 0.0

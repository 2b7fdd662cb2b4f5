"""The main words of a title. The vocabulary is `rules/words/offices.yaml`.

"Former deputy foreign minister" has the head "minister". Words of one meaning have one head ("lawyer", "attorney"); an
office of several words is one word ("prime-minister").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...data import load_words
from ...text import NUMBER_WORDS, Word, alternation, lowered, words
from ..vocabulary import is_address, is_body_opening, is_title_head, is_title_word

LINKS = frozenset("of for at in to with on from under by".split())
LEADING = frozenset("head chief lead star senior crown student".split())
"""Words before a main word that say which of several it is; main words themselves where they stand alone."""
_FORCES = re.compile(
    r"\b(lieutenant|lt|major|maj|brigadier|brig|rear|vice)\.?[ -](colonel|col|general|gen|admiral|adm)\b", re.IGNORECASE
)
_CUT = frozenset(["half", "step"])
_FULL = {"lt": "lieutenant", "maj": "major", "brig": "brigadier", "col": "colonel", "gen": "general", "adm": "admiral"}


def linked_at(lowers: Sequence[str]) -> int:
    """Where what follows the head begins: at the first "of" or "to" behind one; the end where there is none."""
    seen = False
    for at, lower in enumerate(lowers):
        if seen and lower in LINKS:
            return at
        seen = seen or is_head(singular(lower))
    return len(lowers)


@lru_cache(maxsize=16384)
def lowers_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`; an office of two words is one word, "ex-judge" and "half-brother" are two each."""
    out: list[str] = []
    for word in words(compounded(text)):
        lower = word.lower.replace(".", "")
        first, _, rest = lower.partition("-")
        ranked = first in ("deputy", "vice") and is_head(rest) and lower not in _made() | {"vice-chancellor"}
        ranked = ranked or (first in ("deputy", "vice", "co", "then", "president") and not is_head(lower))
        if rest and (first in _CUT or ranked):
            out += [first, rest if first != "co" else lower]
        elif lower.startswith("step") and lower[4:] in listed("kin"):
            out += ["step", lower[4:]]
        elif word.is_word:
            out.append(singular(lower))
    return tuple(out)


def compounded(text: str) -> str:
    """`text` in which an office of several words is one word: "prime-minister", "lieutenant-colonel"; "ex" is its own.

    So the field of "ex-finance minister" is finance.
    """
    text = _EX.sub("ex ", text)
    joined = _compound().sub(lambda m: _compounds()[lowered(m.group())], parenthood().sub(" ", text))
    joined = _CHIEF.sub(r"\1 chief", joined)
    return _FORCES.sub(lambda m: "-".join(_FULL.get(part.lower(), part.lower()) for part in m.groups()), joined)


_CHIEF = re.compile(r"\bchief\s([a-z]+)\sofficer\b", re.IGNORECASE)
"""The chief of a field: "chief creative officer" is the creative chief."""
_EX = re.compile(r"\bex-(?=\w)", re.IGNORECASE)


@lru_cache
def parenthood() -> re.Pattern[str]:
    """A parent of a told number of children: "and mother of three", "dad-of-two"."""
    return re.compile(
        rf"(?:\s*\band\s+(?:an?\s+)?)?\b(?:{alternation(listed('parents'))})[ -]of[ -](?:\w+[ -])?{_MANY}\b",
        re.IGNORECASE,
    )


_MANY = rf"(?:\d+|{alternation([*NUMBER_WORDS[1:], 'twins', 'triplets'])})"


def singular(lower: str) -> str:
    """`lower` without the "s" of a plural of one of the main words: "ministers" is "minister", "boss" itself."""
    one = lower.removesuffix("s")
    if one.endswith("s"):
        return lower  # of "press" the "pres" is no president
    return one if one in main_words() or (one != lower and is_title_head(one) and lower not in main_words()) else lower


@lru_cache(maxsize=16384)
def head_words(text: str) -> frozenset[str]:
    """The main words of a description: the last one before "of", "for" or "at", and those joined by "and"."""
    found: list[str] = []
    joined = True
    lowers = lowers_of(unowned(text))
    for at, lower in enumerate(lowers):
        if lower in LINKS:
            if found:
                return frozenset([*found, *_joined_heads(lowers[at + 1 :])])
            if _alone(lowers[:at]):
                return _alone(lowers[:at])
            inside = lower == "of" and at > 0 and is_body_opening(lowers[at - 1])
            if not at or not (inside or lowers[at - 1] in _COUNTING):
                return frozenset()
        elif lower in ("and", "or"):
            joined = True
        elif lower == "fellow" and at + 1 < len(lowers) and is_head(lowers[at + 1]):
            continue  # "a fellow commissioner"
        elif is_head(lower) and not is_field(lowers, at):
            ranked = at > 1 and lowers[at - 1] == "chief" and canonical(lower) in forces()  # "police chief Colonel X"
            beside = at > 0 and is_head(lowers[at - 1]) and (ranked or lowers[at - 1] not in LEADING)
            if joined or (beside and not _one_office(lowers[at - 1], lower)) or not found:
                found.append(canonical(lower))
            else:
                found[-1] = canonical(lower)
            joined = False
    return frozenset(found) or _alone(lowers)


def is_field(lowers: Sequence[str], at: int) -> bool:
    """True for an office alone that is the field of another: "justice" of "justice minister", "minister of justice"."""
    beside = at + 1 < len(lowers) and is_head(singular(lowers[at + 1]))
    return lowers[at] in listed("fields_too") and (beside or (at > 0 and lowers[at - 1] in LINKS))


_COUNTING = ("one", "two", "several", "some", "many")


def is_plural(text: str) -> bool:
    """True when the first main word of `text` speaks of several: "their attorneys", of no one person a description."""
    for word in words(unowned(text)):
        lower = word.lower.replace(".", "")
        if is_head(singular(lower)):
            return singular(lower) != lower
    return False


def _alone(lowers: Sequence[str]) -> frozenset[str]:
    """The main word of "his former deputy", which says the rank alone."""
    return frozenset(lowers[-1:]) & frozenset(["deputy"])


_OWNED = re.compile(rf"^(?:(?!\s(?:{alternation(LINKS)})\s).)*(?:['’]s|s['’])\s+")


def unowned(text: str) -> str:
    """`text` without an owner: "director" of "the zoo's director"."""
    return _OWNED.sub("", text)


def _one_office(first: str, second: str) -> bool:
    """True where two main words make one office: "magistrate judge", "police officer"."""
    return canonical(first) == canonical(second) or first in ("magistrate", "student", "patrol", "actor", "detective")


def _joined_heads(rest: tuple[str, ...]) -> list[str]:
    """The first head after an "and": "chief of police and mayor"."""
    return [
        canonical(word) for at, joint in enumerate(rest) if joint == "and" for word in rest[at + 1 :] if is_head(word)
    ][:1]


def is_head(lower: str) -> bool:
    """True when the folded word can be the main word of a description."""
    if any(lower in listed(section) for section in ("rank", "past", "courtesies", "no_head")):
        return False
    return lower in main_words() or lower in _made() or is_title_head(lower) or bool(_TRADE.fullmatch(lower))


@lru_cache
def _made() -> frozenset[str]:
    """The words that stand for an office of several words."""
    ranks = (
        f"{one}-{two}"
        for one in ("lieutenant", "major", "brigadier", "rear", "vice")
        for two in ("colonel", "general", "admiral")
    )
    return frozenset([*_compounds().values(), *ranks])


_TRADE = re.compile(
    r"\w{3,}(?:keeper|maker|worker|player|seller|trader|teacher|owner|holder|setter|dealer|manager|smith|wright|writer"
    r"|ologist|ician|grapher|woman|sman|tender|handler|cleaner|grower|breeder|monger)"
)
"""How words for a trade end."""


def is_courtesy(text: str) -> bool:
    """True when `text` holds forms of address alone ("Mr.", "Dr")."""
    spoken = [word for word in words(text) if word.is_word]
    return all(is_address(word.text) and word.lower.rstrip(".") in listed("courtesies") for word in spoken)


def belongs(word: Word) -> bool:
    """True for a word that can stand inside a title, whatever it is elsewhere."""
    return is_title_word(word.text) or is_head(word.lower.replace(".", ""))


# --- vocabulary -------------------------------------------------------------------------------------------------------


@lru_cache
def listed(section: str) -> frozenset[str]:
    """The words of a section of `offices.yaml`."""
    return frozenset(load_words("offices")[section].split())


@lru_cache
def _compounds() -> dict[str, str]:
    """An office of several words, as written -> the one word that stands for it."""
    return {said: one for one, said_all in load_words("offices")["compounds"].items() for said in said_all}


@lru_cache
def _compound() -> re.Pattern[str]:
    """What finds such an office in a text, the longest spelling first."""
    return re.compile(rf"\b(?:{alternation(_compounds())})\b", re.IGNORECASE)


@lru_cache
def main_words() -> frozenset[str]:
    """Every word of `offices.yaml` that can be the main word of a description."""
    groups = (word for line in load_words("offices")["same"] for word in line.split())
    ranks = (word for line in load_words("offices")["ladders"] for word in line.split())
    return (
        listed("more_heads") | listed("kin") | listed("loose") | listed("part") | frozenset(groups) | frozenset(ranks)
    )


@lru_cache
def _same() -> dict[str, str]:
    return {word: line.split()[0] for line in load_words("offices")["same"] for word in line.split()}


def canonical(word: str) -> str:
    """The word that stands for all words of its meaning, in American spelling: "paleontologist" for both."""
    known = _same().get(word)
    return known or (word.replace("ae", "e") if word.endswith(("ologist", "ician", "etist")) else word)


def one_rank(word: str) -> str:
    """The word that stands for all words of one rank: "deputy" for "vice" too."""
    return next((line.split()[0] for line in load_words("offices")["same_rank"] if word in line.split()), word)


@lru_cache
def meanings(section: str) -> frozenset[str]:
    """The words of a section, one for all of one meaning."""
    return frozenset(map(canonical, listed(section)))


@lru_cache
def _wider() -> dict[str, frozenset[str]]:
    """Wider word -> the words it covers, one for all of one meaning."""
    table: dict[str, set[str]] = {}
    for wide, covered in load_words("offices")["wider"].items():
        table.setdefault(canonical(wide), set()).update(map(canonical, covered.split()))
    return {wide: frozenset(covered) for wide, covered in table.items()}


def covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """True when a head of `wide` is the wider word for one of `narrow`."""
    learned = bool(wide & meanings("learned")) and any(_SCIENCE.search(head) for head in narrow)
    return learned or any(_wider().get(head, frozenset()) & narrow for head in wide)


def two_callings(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for heads of two lines of work, of two ties of kin, or of a tie and work or a stranger: nobody is both.

    What goes with any work, as "witness" and "friend", tells nobody apart.
    """
    ties = [heads & meanings("kin") for heads in (left, right)]
    work = [heads - meanings("kin") - _any_work() for heads in (left, right)]
    if not left or not right or left & right or covers(left, right) or covers(right, left):
        return False
    if all(ties):
        return not any(
            stand_together("near_kin", frozenset({one}), frozenset({two})) for one in ties[0] for two in ties[1]
        )
    no_kin = [bool(some or heads & meanings("strangers")) for some, heads in zip(work, (left, right), strict=True)]
    return all(work) or bool((ties[0] and no_kin[1]) or (ties[1] and no_kin[0]))


@lru_cache
def _any_work() -> frozenset[str]:
    """The words that go with any work; who is told to have done a thing as a driver is one by trade."""
    loose = frozenset().union(*(meanings(section) for section in ("part", "relations", "loose", "any_post")))
    return loose - {"driver"}


_SCIENCE = re.compile(
    r"(?:ologist|physicist|geneticist|astronomer|economist|mathematician|statistician|physician|chemist|surgeon)$"
)
"""How words for those who are learned in one thing end: each is an expert."""


def stand_together(section: str, left: frozenset[str], right: frozenset[str]) -> bool:
    """True when a line of `section` ("variant", "near_kin", "ladders") holds a head of each."""
    return any(left & line and right & line for line in _lines(section))


@lru_cache
def _lines(section: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(canonical, line.split())) for line in load_words("offices")[section])


@lru_cache
def forces() -> frozenset[str]:
    """The ranks of armies and police: their bearer holds an office besides."""
    return frozenset(
        canonical(word) for line in load_words("offices")["ladders"][:3] for word in line.split()
    ) - frozenset(map(canonical, _ALSO_POSTS))


_ALSO_POSTS = tuple(
    "commissioner superintendent inspector chief-inspector chief-superintendent captain commander seaman".split()
)
"""Steps of a ladder that are an office too: a commander of a camp, a superintendent of schools."""


def office_of_verb(verb: str) -> str:
    """The office of one who does what `verb` says ("runs": "head"), "" when it makes none."""
    return str(load_words("offices")["doing"].get(verb, ""))


def doing_verbs() -> Iterator[str]:
    """The verbs that make an office, as written in text."""
    yield from load_words("offices")["doing"]

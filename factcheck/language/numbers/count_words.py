"""What single words say of a count, by the lists of `counts.yaml`: states, grades, nouns of people or in the plural."""

from __future__ import annotations

import re
from functools import lru_cache

from ...data import load_words
from ...text import stem
from ..vocabulary import is_group

OPENERS = frozenset("the a an this that these those his her its their our my whom them which us".split())
"""Words with which a noun phrase may open."""
_PLURAL = frozenset(
    "people men women children police personnel staff crew troops fish aircraft mice feet geese sheep".split()
)
_NOT_PLURAL = ("ss", "us", "is")
_SHORTEST_PLURAL = 4
"""Letters of a plural in s: a shorter word is "as", "was", "his"."""
_FROM_I = frozenset(
    "pakistanis iraqis israelis saudis yemenis kuwaitis qataris bahrainis omanis emiratis bangladeshis nepalis somalis "
    "azerbaijanis kazakhstanis uzbekistanis tajikistanis punjabis bengalis kashmiris gujaratis sindhis biharis taxis "
    "rabbis alibis skis safaris kiwis".split()
)
"""Plurals of words in "i": a word in "is" is else in the singular."""
_NATIONS = re.compile(r"(?:ians|eans|icans|inis|aelis|men|women|goers)$")


def is_plural(lower: str) -> bool:
    """True when the word looks like a noun in the plural."""
    return (
        lower in _PLURAL
        or lower in _FROM_I
        or lower.endswith(("men", "children"))
        or (len(lower) >= _SHORTEST_PLURAL and lower.endswith("s") and not lower.endswith(_NOT_PLURAL))
    )


_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "mouse": "mice",
    "thief": "thieves", "wife": "wives", "knife": "knives", "life": "lives",
}  # fmt: skip
_NO_MEN = frozenset("german human roman norman ottoman shaman talisman".split())
"""End in "man" and are made plural with an s."""


def plural(lower: str) -> str:
    """The plural of a noun: "members" of a "five-member" panel."""
    if not lower or is_plural(lower):
        return lower
    if lower in _NO_MEN:
        return f"{lower}s"
    for one, several in _PLURALS.items():
        if lower.endswith(one):
            return lower.removesuffix(one) + several
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{lower[:-1]}ies"
    return f"{lower}es" if lower.endswith(("s", "x", "ch", "sh")) else f"{lower}s"


@lru_cache
def state_words(side: str) -> dict[str, str]:
    """Word -> state, of the words that stand on one side ("after", "before") of the number."""
    return {word: name for name, entry in load_words("counts")["states"].items() for word in entry[side].split()}


@lru_cache
def listed(section: str) -> frozenset[str]:
    """The stems of one list of `counts.yaml`."""
    content = load_words("counts")[section]
    return frozenset(stem(word) for word in (content.split() if isinstance(content, str) else content))


@lru_cache
def pairs(section: str) -> frozenset[frozenset[str]]:
    """The pairs of one list of `counts.yaml`, which tell what may stand for what."""
    return frozenset(frozenset(line.split()) for line in load_words("counts")[section])


def people(noun: str) -> str:
    """Whether a noun names people: "anybody" for all, "somebody" for some (soldiers, children); empty for things."""
    if not noun or stem(noun) in listed("anybody"):
        return "anybody"
    known = stem(noun) in listed("somebody") or _NATIONS.search(noun) or (is_plural(noun) and is_group(noun))
    return "somebody" if known else ""


def is_state(lower: str) -> bool:
    """True for the "wounded" of "55 wounded": a state, no noun."""
    participle = lower.endswith("ed") and lower in state_words("after")
    return participle or lower in ("dead", "hurt", "missing") or bool(grade_of(lower))


def grade_of(lower: str) -> str:
    """The grade of a hurt that a word tells, "grave" or "slight"; empty for none."""
    counts = load_words("counts")
    return "grave" if lower in counts["grave"] else "slight" if lower in counts["slight"] else ""

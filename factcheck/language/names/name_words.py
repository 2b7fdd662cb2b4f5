"""What the vocabulary says of names: words without weight, names that belong together, nicknames."""

from __future__ import annotations

from functools import lru_cache

from ...data import load_words
from ...text import fold
from ..vocabulary import WordGroups, word_groups
from .letters import squeeze


@lru_cache
def listed_words(name: str) -> frozenset[str]:
    """The words under `name` in `rules/words/spelling.yaml`."""
    return frozenset(load_words("spelling")[name].split())


@lru_cache
def shortened() -> dict[str, str]:
    """Short form -> the word that it stands for in names of roads and places: "rd" is "road"."""
    return dict(line.split() for line in load_words("spelling")["shortened"])


@lru_cache
def grouped(name: str) -> WordGroups:
    """The groups of `name`, of members squeezed."""
    groups = load_words("spelling")[name]
    return word_groups((group.split("/" if "/" in group else " ") for group in groups), squeeze)


def listed_together(name: str, left: str, right: str) -> bool:
    """True when a group of `name` holds both names."""
    groups = grouped(name)
    return not groups.of(_bare(left)).isdisjoint(groups.of(_bare(right)))


@lru_cache(maxsize=16384)
def _bare(name: str) -> str:
    """`name` squeezed, without a leading article."""
    folded = fold(name)
    return squeeze(folded.removeprefix("the "))


@lru_cache
def nickname_table() -> dict[str, frozenset[str]]:
    """Given name -> its short forms."""
    table: dict[str, set[str]] = {}
    content = load_words("nicknames")
    for part in ("names", "more"):
        for name, short in content[part].items():
            table.setdefault(name, set()).update(short.split())
    return {name: frozenset(short) for name, short in table.items()}

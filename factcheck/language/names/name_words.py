"""What the vocabulary says of names: words without weight, names that belong together, nicknames."""

from __future__ import annotations

from functools import lru_cache

from ...data import load_words
from ...text import fold
from .letters import squeeze


@lru_cache
def listed_words(name: str) -> frozenset[str]:
    """The words under `name` in `rules/words/spelling.yaml`."""
    return frozenset(load_words("spelling")[name].split())


@lru_cache
def grouped(name: str) -> dict[str, frozenset[int]]:
    """Squeezed member -> the numbers of the groups of `name` that it stands in."""
    table: dict[str, set[int]] = {}
    for number, group in enumerate(load_words("spelling")[name]):
        for member in group.split("/" if "/" in group else " "):
            table.setdefault(squeeze(member), set()).add(number)
    return {member: frozenset(numbers) for member, numbers in table.items()}


def listed_together(name: str, left: str, right: str) -> bool:
    """True when a group of `name` holds both names."""
    groups = grouped(name)
    empty: frozenset[int] = frozenset()
    return bool(groups.get(_bare(left), empty) & groups.get(_bare(right), empty))


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

"""Aliases: names that people decided to be one bearer's, in `words/aliases.yaml` of a folder of rules.

Every name of a group is read as the group's first one, so that no kind of fact sees a difference in it. What a report
quotes stays as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field as Key

from ..cache import keys
from ..data import Strict, Words, load_yaml
from ..folders import rules_folder
from ..language.names import squeeze
from ..model import Article, Mention
from .fresh import fresh


class AliasFile(Strict):
    """The content of `aliases.yaml`."""

    aliases: tuple[Annotated[tuple[Words, ...], Key(min_length=2)], ...] = ()


def aliases_file(rules: Path | None) -> Path:
    """Where the aliases of the folder `rules` lie, or those of the rules that come with factcheck."""
    return (rules or rules_folder()) / "words" / "aliases.yaml"


def _state(rules: Path | None) -> bytes:
    return keys.file(aliases_file(rules))


@fresh(_state)
def load_aliases(rules: Path | None = None) -> Mapping[str, str]:
    """Name, squeezed -> the name that stands for it; empty where there is no file.

    Raises:
        RuleError: the file holds a mistake.
    """
    path = aliases_file(rules).absolute()
    if not path.exists():
        return {}
    first: dict[str, str] = {}
    for group in load_yaml(path, AliasFile).aliases:
        names = [squeeze(name) for name in group]
        kept = next((first[name] for name in names if name in first), group[0])
        replaced = {first[name] for name in names if name in first}
        first |= dict.fromkeys(names, kept) | {name: kept for name, old in first.items() if old in replaced}
    return first


def apply_aliases(articles: Iterable[Article], aliases: Mapping[str, str]) -> list[Article]:
    """`articles`, each name of a mention that has another in `aliases` replaced by it."""
    if not aliases:
        return list(articles)

    def renamed(mention: Mention) -> Mention:
        return replace(mention, name=aliases.get(squeeze(mention.name), mention.name))

    return [
        replace(
            article,
            sentences=tuple(replace(one, mentions=tuple(map(renamed, one.mentions))) for one in article.sentences),
        )
        for article in articles
    ]

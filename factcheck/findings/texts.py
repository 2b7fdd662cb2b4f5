"""The articles of a story as findings look at them: how they lie beside each other, and who speaks in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..lines import Lines, lines_of
from ..model import Article, Pair, Story
from ..story.voices import Voices, find_voices


class Texts(Struct, frozen=True):
    """What a report is told from, beside what was compared."""

    articles: Sequence[Article]
    pairs: Sequence[Pair]
    """Their aligned sentences."""
    lines: Mapping[str, Lines]
    """By source."""
    voices: Voices

    @classmethod
    def of(cls, articles: Sequence[Article], pairs: Sequence[Pair], story: Story) -> Texts:
        """`articles`, those of `story`, with `pairs`."""
        lines = {article.source: lines_of(article) for article in articles}
        return cls(articles, pairs, lines, find_voices(articles, story))

"""Builders that make a test line short."""

from __future__ import annotations

import datetime as dt
from typing import Any

from factcheck.fields import Field
from factcheck.model import Article, Block, Comparison, Fact, Role
from factcheck.rules import load_rules
from factcheck.split import split
from factcheck.tag import default_tagger

PUBLISHED = dt.date(2024, 5, 15)
"""A Wednesday."""


def article(text: str, source: str = "a.txt", published: dt.date | None = PUBLISHED) -> Article:
    """`text` as a split and tagged article; blank lines part its paragraphs, nothing is taken for furniture."""
    blocks = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), Role.BODY))
        start += len(paragraph) + 2
    return default_tagger()(split(Article(source=source, text=text, published=published, blocks=tuple(blocks))))


def facts(field: Field, text: str, **options: Any) -> tuple[Fact[Any], ...]:
    """The facts of one kind in `text`."""
    return field.extract(article(text, **options))


def meet(field: Field, left: str, right: str) -> list[Comparison]:
    """Every comparison of a fact of `left` with one of `right`, as if their sentences stood aligned."""
    options = load_rules()[field.KIND].options
    lefts, rights = facts(field, left, source="a.txt"), facts(field, right, source="b.txt")
    return [field.compare(one, other, options) for one in lefts for other in rights]

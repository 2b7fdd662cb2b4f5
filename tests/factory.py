"""Builders that make a test line short."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from factcheck.decisions import Decision, Step, Verdict
from factcheck.fields import Field
from factcheck.model import (
    Article,
    Block,
    Comparison,
    Dispute,
    Fact,
    Finding,
    Kind,
    Position,
    Role,
    Severity,
)
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


def meet(field: Field, left: str, right: str, may_be_silent: bool = False) -> list[Comparison]:
    """Every comparison of a fact of `left` with one of `right`, as if their sentences stood aligned.

    Each text must give a fact, else "no dispute" says nothing, unless it `may_be_silent`.
    """
    options = load_rules()[field.KIND].options
    lefts, rights = facts(field, left, source="a.txt"), facts(field, right, source="b.txt")
    silent = [text for text, read in ((left, lefts), (right, rights)) if not read]
    assert may_be_silent or not silent, f"nothing is compared: no {field.KIND} is read in {silent}"
    return [field.compare(one, other, options) for one in lefts for other in rights]


def finding(fingerprint: str = "f" * 16, **changes: Any) -> Finding:
    """A finding on two spellings of a town, in a.txt and b.txt."""
    positions = tuple(
        Position(source, 0, 20, f"It is off {value}.", value, 10, 10 + len(value), 1)
        for source, value in (("a.txt", "Hasan"), ("b.txt", "Khasan"))
    )
    plain = Finding(
        Kind.NAME, "FC121", "Hasan / Khasan", Dispute.VARIANT, Severity.INFO, 0.6, "Spelled differently.", positions,
        fingerprint,
    )  # fmt: skip
    return replace(plain, **changes)


def decided(
    verdict: Verdict = Verdict.SAME, reviewer: str = "ana", minute: int = 0, about: Finding | None = None, **more: Any
) -> Decision:
    """A line that decides on `about`, made in that minute of an hour."""
    line = Decision.of(about or finding(), Step.DECIDE, reviewer, verdict=verdict, **more)
    return replace(line, time=dt.datetime(2024, 5, 16, 9, minute, tzinfo=dt.UTC))


def revoked(line: Decision, minute: int = 59) -> Decision:
    """The line that takes `line` back."""
    undone = Decision.of(finding(line.finding), Step.REVOKE, line.reviewer, revokes=line.id)
    return replace(undone, time=line.time.replace(minute=minute))

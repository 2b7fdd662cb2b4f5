"""Reports of any length to review, without a run: stories of three outlets that count things differently."""

from __future__ import annotations

import datetime as dt
from itertools import cycle, islice

from factcheck.model import Agreement, Article, Dispute, Finding, Kind, Member, Position, Report, Severity, Story

OUTLETS = ("Harbour Post", "The Courier", "Meridian")
THINGS = (
    "boats", "tents", "buses", "crates", "lamps", "ropes", "pumps", "cranes", "drums", "flags", "sheds", "carts",
    "masts", "oars", "nets", "vans", "bells", "doors", "chairs", "stoves",
)  # fmt: skip
SEVERITIES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO)
KINDS = (Kind.NUMBER, Kind.NAME, Kind.TIME, Kind.PLACE)
DISPUTES = tuple(Dispute)
HOSTILE = (
    '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 1"> **bold** [link](javascript:alert(1)) '
    "`code` \u202e reversed \x07"
)


def report(findings: int = 12) -> Report:
    """A report of so many findings, up to twenty a story, worst first in each."""
    stories = [_story(number, min(20, findings - number * 20)) for number in range((findings + 19) // 20)]
    articles = [article for told, _, _ in stories for article in told]
    found = [finding for _, findings_, _ in stories for finding in findings_]
    agreements = [agreement for _, _, agreements_ in stories for agreement in agreements_]
    members = [
        Story(_id(number), f"Harbour {number}", tuple(Member(a.source, a.outlet, a.published) for a in told))
        for number, (told, _, _) in enumerate(stories)
    ]
    return Report(
        tuple(articles), tuple(found), tuple(agreements), min_confidence=0.4, stories=tuple(members), model="none"
    )


def hostile() -> Report:
    """A report on articles that try to be markup, script, and to turn the text around."""
    texts = [f"{HOSTILE}\n\nThere were {number} boats, said {HOSTILE}.\n\nThe end." for number in ("five", "six")]
    articles = tuple(
        Article(f"{name}.txt", text, outlet=f"<b>{name}</b>")
        for name, text in zip(("left", "right"), texts, strict=True)
    )
    positions = tuple(
        _position(article, "There were", value) for article, value in zip(articles, ("five", "six"), strict=True)
    )
    finding = Finding(
        Kind.NUMBER, "FC406", f"boats {HOSTILE}", Dispute.CONFLICT, Severity.HIGH, 0.7, HOSTILE, positions, "e" * 16
    )
    return Report(articles, (finding,))


def _id(number: int) -> str:
    return f"harbour-{number}"


def _story(number: int, findings: int) -> tuple[list[Article], list[Finding], list[Agreement]]:
    things = list(islice(cycle(THINGS), findings))
    articles = [
        Article(
            f"news/{number}/{outlet.split()[-1].lower()}.txt",
            "\n\n".join(
                [
                    f"Harbour {number} in the storm",
                    *(_sentence(number, row, side, thing) for row, thing in enumerate(things)),
                ]
            ),
            outlet=outlet,
            published=dt.date(2024, 5, 14 + side),
        )
        for side, outlet in enumerate(OUTLETS)
    ]
    rows = [
        tuple(
            _position(article, f"Of {thing}", f"{_count(number, row, side)} {thing}")
            for side, article in enumerate(articles)
        )
        for row, thing in enumerate(things)
    ]
    found = [
        Finding(
            KINDS[row % 4],
            f"FC{401 + row % 3}",
            f"{thing} in harbour {number}",
            DISPUTES[row % 4],
            SEVERITIES[row % 4],
            round(0.41 + row * 0.02, 3),
            f"The number of {thing} differs.",
            positions if row % 3 else positions[:2],
            f"{number * 20 + row:016x}",
            story=_id(number),
        )
        for row, (thing, positions) in enumerate(zip(things, rows, strict=True))
    ]
    agreements = [Agreement(Kind.PLACE, f"harbour {number}", rows[0])] if rows else []
    return articles, found, agreements


def _count(number: int, row: int, side: int) -> int:
    return 10 + (number * 7 + row * 3) % 50 + (5 if side == 0 else 0)


def _sentence(number: int, row: int, side: int, thing: str) -> str:
    return f"The night was long. Of {thing} there were {_count(number, row, side)} {thing} in the end. Nobody slept."


def _position(article: Article, beginning: str, value: str) -> Position:
    """The sentence of `article` that begins so, and `value` in it."""
    start = article.text.index(beginning)
    end = article.text.index(".", start) + 1
    value_start = article.text.index(value, start)
    line = article.text.count("\n", 0, start) + 1
    return Position(
        article.source, start, end, article.text[start:end], value, value_start, value_start + len(value), line
    )

"""Builders of reports, without a run."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck.model import (
    Agreement,
    Article,
    Dependence,
    Dispute,
    Finding,
    Kind,
    Member,
    Notice,
    Position,
    Report,
    Severity,
    Story,
    Suppression,
)

HARBOUR = """\
Ferry sinks off Lindholm

The ferry Astrid sank on Monday night with 24 people aboard.
Harbour master Ina Holm said the pier would stay closed.
"""
COURIER = """\
The Astrid went down late on Monday. It carried 27 passengers and crew.
Divers searched the wreck at dawn.
"""


def article(source: str, text: str, **known: object) -> Article:
    """An article of which nothing but `known` is understood."""
    return Article(source=source, text=text, **known)  # type: ignore[arg-type]


def position(article: Article, sentence: str, value: str | None = None) -> Position:
    """Where `sentence` stands in `article`, and in it `value`, or the whole sentence."""
    start = article.text.index(sentence)
    value_start = article.text.index(value, start) if value is not None else start
    value_end = value_start + len(value if value is not None else sentence)
    line = article.text.count("\n", 0, value_start) + 1
    text = article.text[value_start:value_end]
    return Position(article.source, start, start + len(sentence), sentence, text, value_start, value_end, line)


def finding(*positions: Position, relation: Dispute = Dispute.CONFLICT, **known: object) -> Finding:
    """A finding on a number, if nothing else is said."""
    fields: dict[str, object] = {
        "kind": Kind.NUMBER,
        "code": "FC401",
        "subject": "people aboard",
        "severity": Severity.HIGH,
        "confidence": 0.834,
        "why": "The number of people aboard differs.",
        "fingerprint": "00ff",
        "features": (("cosine", 0.71), ("overlap", 0.5)),
    }
    return Finding(relation=relation, positions=positions, **{**fields, **known})  # type: ignore[arg-type]


def report() -> Report:
    """Two articles with one of each: a finding, an agreement, a claim of one source."""
    left = article(
        "news/harbour.txt", HARBOUR, outlet="Harbour Post", published=dt.date(2024, 5, 14), headline="Ferry sinks"
    )
    right = article("news/courier.txt", COURIER, agency="Wire", notes=("not UTF-8: read as cp1252, a guess",))
    aboard = "The ferry Astrid sank on Monday night with 24 people aboard."
    return Report(
        articles=(right, left),
        findings=(
            finding(
                position(right, "It carried 27 passengers and crew.", "27 passengers and crew"),
                position(left, aboard, "24 people"),
            ),
        ),
        agreements=(
            Agreement(
                Kind.TIME,
                "sank",
                (
                    position(right, "The Astrid went down late on Monday.", "Monday"),
                    position(left, aboard, "Monday night"),
                ),
            ),
        ),
        singles=(
            position(right, "Divers searched the wreck at dawn."),
            position(left, "Harbour master Ina Holm said the pier would stay closed."),
        ),
        pairs=3,
        model="some/model",
        judge="some/judge",
        min_confidence=0.4,
        notes=("news/copy.txt is the same text as news/courier.txt: skipped.",),
    )


STORY = Story(
    "ferry-astrid",
    "ferry Astrid",
    (Member("news/courier.txt", new=False), Member("news/harbour.txt", "Harbour Post", dt.date(2024, 5, 14))),
)
TAKEN = (
    Dependence("news/harbour.txt", "", "AP", 0.784),
    Dependence("news/harbour.txt", "news/courier.txt", "", 0.02),
)
NOTICE = Notice("FC901", Severity.LOW, "this suppression meets no finding", "suppressions.yml", "0f0f", line=3)


def checked() -> Report:
    """A check with a baseline: one finding counts, one is known, one is suppressed; and there is a notice."""
    whole = report()
    new = replace(whole.findings[0], story=STORY.id, in_baseline=False)
    known = replace(new, in_baseline=True, fingerprint="11ee", severity=Severity.MEDIUM)
    settled = replace(new, suppression=Suppression("settled by phone", by="ana"), fingerprint="22dd")
    return replace(whole, findings=(new, settled, known), stories=(STORY,), notices=(NOTICE,), stale=("33cc",))


def taking() -> Report:
    """A check in which a source has text of an agency and of the other source."""
    one = checked()
    left, right = one.articles
    right = replace(right, credits=("AP", "dpa"))
    return replace(one, articles=(left, right), stories=(replace(STORY, dependences=TAKEN),))


HOSTILE = (
    "<script>document.title = 'taken'</script> </style><img src=x onerror=alert(1)> \x1b[31m27\u202e\u2066 "
    "\"people\" & 'crew', *x* _y_ `z` [a](b) | # =1+1"
)
"""What an article may hold that is markup, or turns text around, somewhere."""


def hostile() -> Report:
    """An article, an outlet and a finding made of words that are markup elsewhere."""
    left = article("a<b>.txt", HOSTILE, outlet="<i>Post</i>", headline="<h1>")
    right = article("c|d`e.txt", HOSTILE, outlet='"><u>', published=dt.date(2024, 5, 14))
    positions = (position(left, HOSTILE, "27"), position(right, HOSTILE))
    one = finding(*positions, subject="<b>who</b>", why="\x1b[0m<u>")
    return replace(
        report(), articles=(left, right), findings=(one, one), less_sure=(one,), singles=(positions[1],), agreements=()
    )


def many(number: int, severity: Severity) -> Report:
    """A report with `number` findings as grave as that."""
    one = checked()
    found = (replace(one.findings[0], severity=severity, fingerprint=f"{n:016x}") for n in range(number))
    return replace(one, findings=tuple(found), notices=())

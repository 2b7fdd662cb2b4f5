"""What is read of an article, for people and for programs: what is known of it, and its text as reports count it."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterable
from pathlib import PurePosixPath

from .lines import line_at, lines_of
from .load.paths import shown_as
from .load.record import Unread
from .model import Article, Report
from .render.markup import json_safe, plain
from .spans import span_of

_TOLD = (
    "outlet", "agency", "author", "published_at", "published", "updated_at", "updated", "url", "language", "dateline",
)  # fmt: skip
"""What is known of an article, in the order in which it is shown; a moment tells the day."""
_LEFT_OUT = "·"
"""Stands before a line that is not compared."""


def shown(file: str, read: Iterable[Article | Unread]) -> str:
    """The articles of `file` for a reader: what is not compared has a mark, and each line the number that reports name.

    A file whose reports name the lines of its text alone is told so by the notes.
    """
    return "\n".join(_unread(file, one) if isinstance(one, Unread) else _shown(one) for one in read)


def unread(file: str, read: Iterable[Article | Unread]) -> list[str]:
    """A line for each entry of `file` that is no article, with its place and the cure."""
    return [f"{shown_as(file)}#{one.number}:{one.line}: not read: {one.why}" for one in read if isinstance(one, Unread)]


def as_lines(read: Iterable[Article | Unread]) -> str:
    """A line of JSON for each article, as `factcheck check -` reads it."""
    articles = (one for one in read if isinstance(one, Article))
    return "".join(f"{json_safe(json.dumps(_content(one), ensure_ascii=False))}\n" for one in articles)


def texts_of(report: Report) -> tuple[tuple[str, str], ...]:
    """What is kept beside a report, by name: the text of each article whose lines are its own, not its file's.

    Not of one of several in a file: there may be thousands, and `extract` shows them.
    """
    names: Counter[str] = Counter()
    kept: list[tuple[str, str]] = []
    for article in report.articles:
        if article.extracted and not article.number:
            name = PurePosixPath(article.file).name
            names[name] += 1
            kept.append((f"{name}{f'-{names[name]}' if names[name] > 1 else ''}.txt", article.text))
    return tuple(kept)


def _unread(file: str, one: Unread) -> str:
    return f"{plain(shown_as(file))}#{one.number}\n  not read: {plain(one.why)}\n"


def _shown(article: Article) -> str:
    told = {name: getattr(article, name) for name in _TOLD}
    for day in ("published", "updated"):
        if told[f"{day}_at"]:
            del told[day]
    head = [f"  {name.replace('_at', '')}: {plain(str(value))}" for name, value in told.items() if value]
    notes = [f"  note: {plain(note)}" for note in article.notes]
    return "\n".join([plain(article.source), *head, *notes, "", *_numbered(article), ""])


def _numbered(article: Article) -> list[str]:
    """The lines of the text that hold something, each with its number."""
    lines, at, found = lines_of(article), 0, []
    blocks = deque(map(span_of, article.blocks))
    for line in article.text.split("\n"):
        end = at + len(line)
        while blocks and blocks[0][1] <= at:
            blocks.popleft()
        if line.strip():
            mark = " " if blocks and blocks[0][0] < end else _LEFT_OUT
            found.append(f"{line_at(lines, at):>6} {mark} {plain(line.strip())}")
        at = end + 1
    return found


def _content(article: Article) -> dict[str, str]:
    """What another run needs of `article`, by the names that a record of JSON has unless the settings say otherwise."""
    published, updated = article.published_at or article.published, article.updated_at or article.updated
    told = {
        "file": article.source,
        "outlet": article.outlet,
        "author": article.author,
        "published": published.isoformat() if published else "",
        "updated": updated.isoformat() if updated else "",
        "url": article.url,
        "language": article.language,
        "headline": article.headline,
        "text": article.text,
    }
    return {name: value for name, value in told.items() if value}

"""The one options object of a run: made once by the command line or the caller, then passed down unchanged."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from ..errors import SettingsError
from ..model import Severity

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
EMBEDDED_JUDGE = DEFAULT_JUDGE = "factcheck-judge"
NO_JUDGE = "none"
MAX_CHARACTERS = 100_000
"""Code points of an article that are compared where nothing else is said."""
MAX_BYTES = 50_000_000
"""Bytes of the largest file that is read, also when unpacked, where nothing else is said."""
LEAST_SURE = 0.2
"""No threshold is lower that nobody asked for, and from here on a report lists what is below its own: of what is less
sure four of five are no difference, of what is surer up to the threshold one in three is real."""

Name = TypeVar("Name", bound=StrEnum)
Options = TypeVar("Options")


class Grouping(StrEnum):
    """How articles are put together into stories."""

    ONE = "one"
    """All are on one event."""
    AUTO = "auto"
    """By what they are about."""
    FOLDER = "folder"
    """Each folder holds one event."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What holds what in a record of JSON, a row of a table or the front matter of Markdown.

    Names, or paths with dots through objects and lists; the first that holds something counts. Capitals, spaces,
    hyphens and underscores do not: `published_at` is "Published At" too.
    """

    text: tuple[str, ...] = (
        "text", "body", "content", "article", "content_elements", "content_text", "body_text", "full_text", "maintext",
        "article_body", "article_text", "story_text", "content_html", "body_html", "html", "plaintext",
    )  # fmt: skip
    headline: tuple[str, ...] = ("headline", "headlines", "title", "head", "web_title", "article_title")
    outlet: tuple[str, ...] = (
        "outlet", "source.name", "publisher.name", "publication", "publisher", "source", "site_name", "provider",
        "media_name",
    )  # fmt: skip
    author: tuple[str, ...] = (
        "author.name", "author", "authors", "byline", "creator", "_embedded.author", "credits.by",
    )  # fmt: skip
    published: tuple[str, ...] = (
        "published", "published_at", "date_published", "publication_date", "publish_date", "pub_date", "display_date",
        "first_publish_date", "web_publication_date", "date", "datetime", "created_at", "created",
    )  # fmt: skip
    updated: tuple[str, ...] = (
        "updated", "updated_at", "date_modified", "modified", "last_modified", "lastmod", "last_updated_date",
    )  # fmt: skip
    url: tuple[str, ...] = ("url", "link", "canonical_url", "permalink", "web_url")
    language: tuple[str, ...] = ("language", "lang", "in_language")


def _strict(options: type[Options]) -> type[Options]:
    """The dataclass `options`, which tells whoever names an option that it has not which one was meant."""
    known, take = [one.name for one in fields(options)], options.__init__  # type: ignore[arg-type]

    @wraps(take)
    def take_known(self: Options, *values: Any, **named: Any) -> None:
        name = next((name for name in named if name not in known), None)
        if name is not None:
            cure = _meant(name, known) or f"Give one of {', '.join(known)}."
            raise SettingsError(f"{name}={named[name]!r}: no such setting. {cure}")
        take(self, *values, **named)

    options.__init__ = take_known  # type: ignore[assignment,method-assign]
    return options


@_strict
@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does, its default being what the README shows."""

    model: str = DEFAULT_MODEL
    """A sentence-transformers model, a name on the hub or a folder; the default lies in a package, without network."""
    rules: Path | None = None
    """A folder of rule files in place of the built-in ones."""
    date: dt.date | None = None
    """The publication date of articles, in place of what their text says."""
    min_severity: Severity = Severity.INFO
    """Findings less grave are left out."""
    min_confidence: float | None = None
    """Findings less sure are left out; None takes the threshold that comes with the confidence model, 0 to 1."""
    max_characters: int = MAX_CHARACTERS
    """Code points of an article that are compared, some 16,000 words; what stands behind is left out with a note."""
    stories: Grouping = Grouping.ONE
    """How the articles are put together into stories; folders are searched to the bottom unless all are one story."""
    strict: bool = True
    """An article that cannot be read ends the run; False makes it a notice of the report (FC910)."""
    max_bytes: int = MAX_BYTES
    """The largest file that is read, also when unpacked; a larger one is an article that cannot be read."""
    fields: Fields = Fields()
    judge: str = DEFAULT_JUDGE
    """What reads aligned sentences together: the judge of factcheck, a cross-encoder, or "none"."""
    offline: bool = False
    """A model of the hub that is not on this computer is an error, and not fetched."""

    def __post_init__(self) -> None:
        """Takes names for what they name ("high", "auto", "my/rules", "2024-05-14"), as callers of Python write them.

        Raises:
            SettingsError: a name is none, a number is out of its range, or a value is of another sort.
        """
        object.__setattr__(self, "min_severity", _named(Severity, "min_severity", self.min_severity))
        object.__setattr__(self, "stories", _named(Grouping, "stories", self.stories))
        object.__setattr__(self, "date", _day(self.date))
        for setting, (holds, wanted) in _WANTED.items():
            if not holds(value := getattr(self, setting)):
                raise SettingsError(f"{setting}={value!r}: must be {wanted}. Give one, or leave it out.")
        object.__setattr__(self, "rules", Path(self.rules) if self.rules is not None else None)
        for setting in ("model", "judge"):
            object.__setattr__(self, setting, str(getattr(self, setting)))


def _day(value: Any) -> Any:
    """The day that `value` names or lies on; `value` itself where it is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _is_path(value: object) -> bool:
    return isinstance(value, str | os.PathLike)


def _is_count(value: object) -> bool:
    return type(value) is int and value > 0  # True is an int too


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


_WANTED: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "model": (_is_path, "the name or the folder of a model"),
    "judge": (_is_path, "the name or the folder of a model"),
    "rules": (lambda value: value is None or _is_path(value), "a folder of rules"),
    "date": (lambda value: value is None or isinstance(value, dt.date), "a day such as 2024-05-14"),
    "min_confidence": (lambda value: value is None or _is_share(value), "a number from 0 to 1"),
    "max_characters": (_is_count, "a whole number above 0"),
    "max_bytes": (_is_count, "a whole number above 0"),
    "strict": (_is_truth, "True or False"),
    "offline": (_is_truth, "True or False"),
    "fields": (lambda value: isinstance(value, Fields), "a `Fields`"),
}
"""Setting -> what is true of a value of it, and how that is said."""


def _named(known: type[Name], setting: str, value: str) -> Name:
    """The one of `known` that is called `value`."""
    try:
        return known(value)
    except ValueError as error:
        names = [str(one) for one in known]
        cure = _meant(value, names) or "Give one of them."
        raise SettingsError(f"{setting}={value!r}: none of {', '.join(names)}. {cure}") from error


def _meant(given: object, known: Iterable[str]) -> str:
    """A question after the one of `known` that is written nearly as `given`; empty where none is."""
    from difflib import get_close_matches

    near = get_close_matches(str(given), list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""

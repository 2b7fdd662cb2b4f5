"""The one options object of a run: made once by the command line or the caller, then passed down unchanged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .model import Severity

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
EMBEDDED_JUDGE = "factcheck-judge"
NO_JUDGE = "none"
MAX_CHARACTERS = 100_000


class Grouping(StrEnum):
    """How articles are put together into stories."""

    ONE = "one"
    """All are on one event."""
    AUTO = "auto"
    """By what they are about."""
    FOLDER = "folder"
    """Each folder holds one event."""


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
    judge: str = NO_JUDGE
    """What tells whether two clauses exclude each other: none, the judge of factcheck, or a cross-encoder."""
    offline: bool = False
    """A model of the hub that is not on this computer is an error, and not fetched."""

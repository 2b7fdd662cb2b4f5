"""Labelled stories: what a `gold.json`, or a file of labels, says, and where that lies in the articles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Self

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from .. import problems
from ..errors import ArticleError, ReportError
from ..load import load_articles
from ..model import AnyFact, Article
from ..settings import Settings
from ..text import listed

Told = tuple[str, int, int, str]
"""Article, start, end (code points, half-open) and the words that carry the value."""


class GoldFinding(Struct, frozen=True):
    """One labelled difference, or one look-alike."""

    id: str
    kind: str
    severity: str
    subject: str
    spans: tuple[Told, ...]


class GoldStory(Struct, frozen=True):
    """A labelled story."""

    name: str
    articles: tuple[Path, ...]
    findings: tuple[GoldFinding, ...]
    decoys: tuple[GoldFinding, ...]


class _Read(BaseModel):
    """A part of the file; whatever else is told there is for people."""

    model_config = ConfigDict(frozen=True)


class _Position(_Read):
    """Where an article tells it: at offsets, or wherever a quote stands."""

    article: str
    quote: str | None = None
    value: str = ""
    start: int = 0
    end: int = 0
    value_start: int = 0
    value_end: int = 0

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if not any(self.model_fields_set.issuperset(way) for way in _WAYS):
            raise ValueError(f"give {' or '.join(map(listed, _WAYS))}")
        return self


_WAYS = (("quote", "value"), ("start", "end", "value_start", "value_end"))
"""What says where, either of them."""


class _Label(_Read):
    id: str
    kind: str
    severity: str = ""
    subject: str
    positions: tuple[_Position, ...]


class _File(_Read):
    articles: tuple[str, ...]
    findings: tuple[_Label, ...]
    decoys: tuple[_Label, ...]


def load_story(path: Path, folder: Path, settings: Settings | None = None) -> GoldStory:
    """The story that the file `path` labels; its articles lie in `folder` and are read as `settings` say.

    Raises:
        ReportError: one of them cannot be read, or a label fits no article.
    """
    try:
        file = _File.model_validate(json.loads(path.read_text(encoding="utf-8")))
        texts = {name: _text(folder / name, settings) for name in file.articles}
        return GoldStory(
            name=folder.name,
            articles=tuple(folder / name for name in file.articles),
            findings=tuple(_finding(folder.name, label, texts) for label in file.findings),
            decoys=tuple(_finding(folder.name, label, texts) for label in file.decoys),
        )
    except (ArticleError, OSError, RecursionError, ValueError) as error:
        cure = "See the gold layout in `factcheck evaluate --help`."
        raise ReportError(f"{path}: not a gold file ({_wrong(error)}). {cure}") from error


def _wrong(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return problems.first(error)
    return (error.strerror if isinstance(error, OSError) else None) or str(error).removesuffix(".")


def told(fact: AnyFact) -> Told:
    """What `fact` tells, as a label says it."""
    sentence = fact.sentence
    return PurePosixPath(sentence.source).name, sentence.start, sentence.end, fact.text


def _text(path: Path, settings: Settings | None) -> str:
    """The text of an article as a run reads it, in which offsets count."""
    return next(one.text for one in load_articles(path, settings) if isinstance(one, Article))


def _finding(story: str, label: _Label, texts: Mapping[str, str]) -> GoldFinding:
    spans = tuple(span for position in label.positions for span in _spans(position, texts))
    return GoldFinding(f"{story}/{label.id}", label.kind, label.severity, label.subject, spans)


def _spans(position: _Position, texts: Mapping[str, str]) -> list[Told]:
    """Where a labelled position lies.

    Raises:
        ValueError: it lies nowhere.
    """
    article, quote = position.article, position.quote
    if article not in texts:
        raise ValueError(f"a position is in {article!r}, which is none of `articles`")
    text = texts[article]
    if quote is None:
        value = text[position.value_start : position.value_end]
        if not (0 <= position.start < position.end <= len(text) and value):
            raise ValueError(f"the offsets {position.start} to {position.end} do not fit {article}")
        return [(article, position.start, position.end, value)]
    places = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)]
    if not places:
        raise ValueError(f"the quote {quote!r} does not stand in {article}")
    return [(article, start, start + len(quote), position.value) for start in places]

"""Any spaCy pipeline as the tagger: its entities are found by it, put right and linked to full names by us.

    tagger = spacy_tagger(spacy.load("en_core_web_trf"))
    check(paths, tagger=tagger)

spaCy is not a dependency of factcheck: `pip install -c constraints.txt '.[spacy]'`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from ..model import MentionKind
from . import Tagger
from .article import ArticleTagger
from .model import Span
from .tokens import tokens

KINDS = {
    **dict.fromkeys(("PERSON", "PER"), MentionKind.PERSON),
    **dict.fromkeys(("GPE", "LOC", "FAC"), MentionKind.PLACE),
    "ORG": MentionKind.BODY,
    "NORP": MentionKind.GROUP,
}
"""What the labels of spaCy's English and multilingual pipelines mean; other labels are no mentions."""


class Pipeline(Protocol):
    """What is used of `spacy.language.Language`."""

    def pipe(self, texts: Iterable[str], /) -> Iterable[Any]:
        """A `spacy.tokens.Doc` for each text, with `ents`."""


def spacy_tagger(pipeline: Pipeline) -> Tagger:
    """The tagger that takes its names from `pipeline`."""

    def find(texts: Sequence[str]) -> list[list[Span]]:
        return [list(_spans(text, doc.ents)) for text, doc in zip(texts, pipeline.pipe(texts), strict=True)]

    return ArticleTagger(find)


def _spans(text: str, entities: Iterable[Any]) -> Iterator[Span]:
    own = tokens(text)
    for entity in entities:
        inside = [n for n, word in enumerate(own) if word.start < entity.end_char and entity.start_char < word.end]
        if entity.label_ in KINDS and inside:
            first, last = inside[0], inside[-1] + 1
            yield Span(KINDS[entity.label_], own[first].start, own[last - 1].end, first, last)

"""Models that the caller of `check` gives: what they answer is held against their Protocol where it comes in.

A row too few or a logit in place of a probability would else be believed, or end the run far from its cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ..embed import Embedder, Vectors
from ..errors import ModelError
from ..model import Article, Sentence
from ..nli import LABELS, Difference, Judge, Probabilities, Reader, TextPair
from ..spans import Span
from ..tag import Tagger

_OFF = 1e-2
"""How far from 1 a length or a sum may be: models that compute in half precision are."""


def given_embedder(embedder: Embedder) -> Embedder:
    """`embedder`, what it gives checked.

    Raises:
        ModelError: it has no name; its call raises that for vectors that are none.
    """
    return _GivenEmbedder(embedder)


def given_judge(judge: Judge) -> Judge:
    """`judge`, what it gives checked; one that says what is told differently still does.

    Raises:
        ModelError: it has no name; its call raises that for answers that are no probabilities.
    """
    return _GivenReader(judge) if hasattr(judge, "differences") else _GivenJudge(judge)


def given_tagger(tagger: Tagger) -> Tagger:
    """`tagger`, what it gives checked: its call raises ModelError for mentions that do not lie in their sentence."""

    def tag(article: Article, /) -> Article:
        tagged = tagger(article)
        if not isinstance(tagged, Article):
            raise ModelError(f"the tagger gave {type(tagged).__name__} for {article.source}. Give the article, tagged.")
        if [(one.id, one.start, one.text) for one in tagged.sentences] != [
            (one.id, one.start, one.text) for one in article.sentences
        ]:
            raise ModelError(f"the tagger gave {article.source} with other sentences. Change their mentions alone.")
        for sentence in tagged.sentences:
            _check_mentions(sentence)
        return tagged

    return tag


class _GivenEmbedder:
    def __init__(self, embedder: Embedder) -> None:
        self.name = _name(embedder, "embedder")
        self._embedder = embedder

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """As `Embedder`."""
        who = f"embedder {self.name!r}"
        rows = _numbers(self._embedder(texts), who)
        if rows.ndim != 2 or len(rows) != len(texts):
            raise ModelError(f"{who}: gave {rows.shape} for {len(texts)} texts. Give (n, d), a row for each text.")
        lengths = np.linalg.norm(rows, axis=1)
        fit = np.abs(lengths - 1) <= _OFF
        if not np.all(fit):
            first = lengths[np.argmin(fit)]
            raise ModelError(f"{who}: gave a row of length {first:.3g}. Divide each by its length, so that it is 1.")
        return rows


class _GivenJudge:
    def __init__(self, judge: Judge) -> None:
        self.name = _name(judge, "judge")
        self._judge = judge

    def __call__(self, pairs: Sequence[TextPair], /) -> Probabilities:
        """As `Judge`."""
        who = f"judge {self.name!r}"
        rows = _numbers(self._judge(pairs), who)
        if rows.shape != (len(pairs), len(LABELS)):
            raise ModelError(f"{who}: gave {rows.shape} for {len(pairs)} pairs. Give (n, 3): {', '.join(LABELS)}.")
        fit = np.all((rows >= -_OFF) & (rows <= 1 + _OFF), axis=1) & (np.abs(rows.sum(axis=1) - 1) <= _OFF)
        if not np.all(fit):
            row = ", ".join(f"{number:.3g}" for number in rows[np.argmin(fit)])
            raise ModelError(f"{who}: gave ({row}). Give probabilities, which add up to 1 (of logits, softmax).")
        return rows


class _GivenReader(_GivenJudge):
    def differences(self, pairs: Sequence[TextPair], /) -> list[tuple[Difference, ...]]:
        """As `Reader`."""
        told = cast("Reader", self._judge).differences(pairs)
        if len(told) != len(pairs):
            raise ModelError(f"judge {self.name!r}: gave differences of {len(told)} pairs, asked of {len(pairs)}.")
        for (left, right), found in zip(pairs, told, strict=True):
            for one in found:
                _check_span(one.left, left, self.name)
                _check_span(one.right, right, self.name)
        return told


def _name(model: Any, what: str) -> str:
    name = getattr(model, "name", None)
    if not isinstance(name, str) or not name:
        raise ModelError(
            f"the {what} of class {type(model).__name__} has no `name`. Give it one, a string, for reports."
        )
    return name


def _numbers(answer: Any, who: str) -> NDArray[np.float32]:
    try:
        return np.asarray(answer, dtype=np.float32)
    except (TypeError, ValueError) as error:
        given = type(answer).__name__
        raise ModelError(f"{who}: gave {given}, which is no array of numbers ({error}). Give one.") from error


def _check_mentions(sentence: Sentence) -> None:
    at = sentence.start
    for one in sentence.mentions:
        if not at <= one.start < one.end <= sentence.end or sentence.slice(one.start, one.end) != one.text:
            raise ModelError(
                f"the tagger gave {one.text!r} at {one.start} to {one.end} in {sentence.source}, where it may lie from "
                f"{at} to {sentence.end}. Count code points into the article, in order, and give the text as it stands."
            )
        at = one.end


def _check_span(span: Span, text: str, name: str) -> None:
    if not 0 <= span[0] < span[1] <= len(text):
        raise ModelError(
            f"judge {name!r}: gave the words {span[0]} to {span[1]} of a text of {len(text)} code points. Give some."
        )

"""Persons, places, bodies and groups of an article, and the full name of each.

`tokens` cuts a sentence, `features` and `encoder` read it, `model` finds spans with trained weights, `article` makes
them one story over the article, `names` gives later short forms their full name. `train` rebuilds the weights.
"""

from __future__ import annotations

from typing import Protocol

from ..model import Article


class Tagger(Protocol):
    """Finds who and what an article names."""

    def __call__(self, article: Article, /) -> Article:
        """`article` with the mentions of every sentence filled, in order, without overlap."""


def default_tagger() -> Tagger:
    """The tagger with the weights that come with factcheck, loaded once.

    Raises:
        ModelError: its weights are missing or altered, or its encoder is not installed.
    """
    from .article import load_tagger

    return load_tagger()

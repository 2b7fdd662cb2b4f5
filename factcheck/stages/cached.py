"""The stages that cost, asked only for what the cache does not know; a model is loaded when something is new.

Embeddings are kept by sentence, what a judge says by pair of texts, sentences with their mentions by article, reports
by story: as JSON or as plain numbers, and only where they read back as what they were.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache as once
from typing import Any, TypeVar
from zlib import compress, decompress

import numpy as np
from numpy.typing import NDArray

from ..cache import Cache, keys
from ..embed import Embedder, Vectors
from ..model import Article, Block, Mention, MentionKind, Report, Role, Sentence, Story
from ..nli import LABELS, Difference, Judge, Probabilities, TextPair, differences
from ..render.json import adapter
from ..settings import NO_JUDGE, Settings

Asked = TypeVar("Asked", bound=str | TextPair)
Matrix = NDArray[np.float32]

_FLOAT = np.dtype("<f4")
_FAST = 1
"""How hard zlib tries: the cache must not cost what it saves."""


def cached_embedder(name: str, load: Callable[[str], Embedder], cache: Cache) -> Embedder:
    """The embedder called `name`; one that could change unseen is loaded at once and nothing of it is kept."""
    model = keys.model(name)
    return CachedEmbedder(name, model, lambda: load(name), cache) if model else load(name)


def cached_judge(name: str, load: Callable[[str], Judge | None], cache: Cache) -> Judge | None:
    """The judge called `name`, or none; one that could change unseen is loaded at once and nothing of it is kept."""
    model = keys.model(name)
    if name == NO_JUDGE or model is None:
        return load(name)

    def judge() -> Judge:
        found = load(name)
        assert found is not None  # only NO_JUDGE is none
        return found

    return CachedJudge(name, model, judge, cache)


class CachedEmbedder:
    """Embeds what was never embedded before."""

    def __init__(self, name: str, model: bytes, load: Callable[[], Embedder], cache: Cache) -> None:
        """`load` gives the model called `name`, which `keys.model` knows as `model`."""
        self.name = name
        self._key = keys.key("embed", keys.tool(), model)
        self._load = once(load)
        self._cache = cache

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """As the embedder inside; it is given each sentence once."""
        wanted = {text: keys.key(self._key, text) for text in texts}
        return _rows(self._cache, "embed", wanted, self._load, texts)


class CachedJudge:
    """Judges what was never judged before."""

    def __init__(self, name: str, model: bytes, load: Callable[[], Judge], cache: Cache) -> None:
        """`load` gives the judge called `name`, which `keys.model` knows as `model`."""
        self.name = name
        self._key = keys.key("nli", keys.tool(), model)
        self._load = once(load)
        self._cache = cache

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """As the judge inside; it is given each pair once."""
        wanted = {pair: keys.key(self._key, *pair) for pair in pairs}
        rows = _rows(self._cache, "nli", wanted, self._load, pairs)
        return rows if len(rows) else np.empty((0, len(LABELS)), np.float32)

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        """As the judge inside; not kept, for the report of the whole story is."""
        return differences(self._load(), pairs) if pairs else []


def _rows(
    cache: Cache,
    stage: str,
    wanted: Mapping[Asked, bytes],
    load: Callable[[], Callable[[Sequence[Asked]], Matrix]],
    asked: Sequence[Asked],
) -> Matrix:
    """(n, d): the row of each of `asked`, by the keys in `wanted`; what `load` gives is asked for the others."""
    known = cache.get(wanted.values())
    rows = {one: np.frombuffer(known[key], _FLOAT) for one, key in wanted.items() if key in known}
    fresh = [one for one in wanted if one not in rows]
    if fresh:
        found = dict(zip(fresh, np.asarray(load()(fresh), np.float32), strict=True))
        cache.put(stage, {wanted[one]: row.astype(_FLOAT).tobytes() for one, row in found.items()})
        rows |= found
    return np.stack([rows[one] for one in asked]) if asked else np.empty((0, 0), np.float32)


def cached_articles(
    articles: Iterable[Article], settings: Settings, find: Callable[[Article], Article], cache: Cache
) -> list[Article]:
    """`articles` with their sentences and mentions, which `find` gives of an article that the cache does not know."""
    tool = keys.key("tag", keys.tool(), str(settings.max_characters))
    wanted = [(article, keys.key(tool, repr((article.text, article.blocks)))) for article in articles]
    known = cache.get(key for _, key in wanted)
    read: list[Article] = []
    for article, key in wanted:
        if key in known:
            read.append(_with_sentences(article, json.loads(decompress(known[key]))))
            continue
        found = find(article)
        content = _sentences(found, len(article.notes))
        if _with_sentences(article, content) == found:
            cache.put("tag", {key: compress(json.dumps(content).encode(), _FAST)})
        read.append(found)
    return read


class CachedStories:
    """The reports on stories that were told before with the same settings."""

    def __init__(self, cache: Cache, settings: Settings) -> None:
        """Names what tells the stories as it is now: make this before any of it is read.

        Raises:
            RuleError: the rules cannot be read.
        """
        self._settings = settings
        self._key = _key_of(settings)
        self._cache = cache if self._key else Cache()
        self.folder = cache.folder

    def get(self, story: Story, articles: Sequence[Article]) -> Report | None:
        """The report on the story of `articles`, in its order; None when it was not told before."""
        key = self._name(story, articles)
        content = self._cache.get([key]).get(key)
        return _report(content, articles) if content else None

    def keep(self, story: Story, articles: Sequence[Article], report: Report) -> None:
        """Keeps the report on the story for the next run, unless the rules or a model changed since this was made."""
        if self._cache.folder is None or _key_of(self._settings) != self._key:
            return
        read = [_sentences(done, len(given.notes)) for done, given in zip(report.articles, articles, strict=True)]
        try:
            rest = adapter().dump_json(replace(report, articles=()))
            content = compress(json.dumps(read).encode() + b"\n" + rest, _FAST)
            faithful = _report(content, articles) == report
        except ValueError:  # a file name that is no Unicode, say
            return
        if faithful:
            self._cache.put("story", {self._name(story, articles): content})

    def _name(self, story: Story, articles: Sequence[Article]) -> bytes:
        return keys.key(self._key, *(repr(one) for one in (story, *articles)))


def _key_of(settings: Settings) -> bytes:
    """Names all that tells a story; empty when a model could change unseen."""
    models = [keys.model(name) for name in (settings.model, settings.judge)]
    known = [model for model in models if model]
    if len(known) < len(models):
        return b""
    return keys.key("story", keys.tool(), keys.rules(settings.rules), *known, repr(settings))


def _report(content: bytes, articles: Sequence[Article]) -> Report:
    texts, _, report = decompress(content).partition(b"\n")
    told = (_with_sentences(article, text) for article, text in zip(articles, json.loads(texts), strict=True))
    return replace(adapter().validate_json(report), articles=tuple(told))


def _sentences(article: Article, known: int) -> dict[str, Any]:
    """What reading adds to an article, its offsets alone; of its notes, those behind the first `known`."""
    return {
        "notes": article.notes[known:],
        "blocks": [(block.start, block.end, block.role) for block in article.blocks],
        "sentences": [
            (
                sentence.start,
                sentence.end,
                sentence.role,
                sentence.paragraph,
                [(mention.kind, mention.start, mention.end, mention.name) for mention in sentence.mentions],
            )
            for sentence in article.sentences
        ],
    }


def _with_sentences(article: Article, content: Mapping[str, Any]) -> Article:
    """`article` with what `_sentences` kept."""
    text = article.text
    return replace(
        article,
        notes=(*article.notes, *content["notes"]),
        blocks=tuple(Block(start, end, Role(role)) for start, end, role in content["blocks"]),
        sentences=tuple(
            Sentence(
                article.source,
                index,
                start,
                end,
                text[start:end],
                Role(role),
                paragraph,
                tuple(Mention(MentionKind(kind), at, to, text[at:to], name) for kind, at, to, name in mentions),
            )
            for index, (start, end, role, paragraph, mentions) in enumerate(content["sentences"])
        ),
    )

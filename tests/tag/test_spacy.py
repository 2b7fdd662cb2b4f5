"""A spaCy pipeline in place of the trained model."""

from __future__ import annotations

import warnings

import pytest

from factcheck.model import Article, MentionKind, Sentence
from factcheck.tag.spacy import KINDS, spacy_tagger

PATTERNS = [
    {"label": "PERSON", "pattern": "Mr. Anna Novak"},
    {"label": "GPE", "pattern": "Elmton"},
    {"label": "ORG", "pattern": "Elm Bank's"},
    {"label": "DATE", "pattern": "Monday"},
]


@pytest.fixture(scope="module")
def tagger():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own dependencies
        spacy = pytest.importorskip("spacy")
        pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(PATTERNS)
    return spacy_tagger(pipeline)


def test_entities_become_mentions_with_full_names(tagger):
    text = "Mr. Anna Novak left Elm Bank's office in Elmton on Monday. Novak smiled."
    sentences = (Sentence("a.txt", 0, 0, 58, text[:58]), Sentence("a.txt", 1, 59, len(text), text[59:]))
    found = [m for s in tagger(Article("a.txt", text, sentences=sentences)).sentences for m in s.mentions]
    assert [(mention.text, mention.kind, mention.name) for mention in found] == [
        ("Anna Novak", MentionKind.PERSON, "Anna Novak"),
        ("Elm Bank", MentionKind.BODY, "Elm Bank"),
        ("Elmton", MentionKind.PLACE, "Elmton"),
        ("Novak", MentionKind.PERSON, "Anna Novak"),
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_every_kind_of_mention_has_a_label():
    assert set(KINDS.values()) == set(MentionKind)

"""Training sets: tokens are written as print would, and labels keep their places."""

from __future__ import annotations

import json

import pytest

from factcheck.tag.corpora import held_out, labels, read_corpus
from factcheck.tag.model import LABELS
from factcheck.tag.tokens import tokens


def corpus(tmp_path, *rows):
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(json.dumps({"tokens": t, "ner": n, "source": s}) for t, n, s in rows), encoding="utf-8")
    return read_corpus(path)


def test_tokens_are_put_together_as_in_print(tmp_path):
    words = ["Anna", "Novak", "'s", "aunt", "(", "70", ")", "said", ":", '"', "No", ".", '"']
    (sentence,) = corpus(tmp_path, (words, ["B-PER", "I-PER", *["O"] * 11], "made"))
    assert sentence.text == 'Anna Novak\'s aunt (70) said: "No."'
    assert sentence.spans == ((0, 10, "PER"),)


def test_hyphens_are_joined_where_the_set_splits_them(tmp_path):
    words = ["a", "Lima", "-", "bound", "bus"]
    (joined,) = corpus(tmp_path, (words, ["O", "B-LOC", "O", "O", "O"], "GUM news: x"))
    (apart,) = corpus(tmp_path, (words, ["O", "B-LOC", "O", "O", "O"], "made"))
    assert (joined.text, apart.text) == ("a Lima-bound bus", "a Lima - bound bus")


def test_labels_follow_the_spans_and_other_kinds_are_outside(tmp_path):
    words = ["Anna", "Novak", "won", "the", "Lima", "Cup"]
    (sentence,) = corpus(tmp_path, (words, ["B-PER", "I-PER", "O", "O", "B-MISC", "I-MISC"], "made"))
    assert [LABELS[label] for label in labels(sentence, tokens(sentence.text))] == ["B-PER", "I-PER", *["O"] * 4]


def test_two_names_side_by_side_stay_two(tmp_path):
    (sentence,) = corpus(tmp_path, (["Lima", "Peru"], ["B-LOC", "B-LOC"], "made"))
    assert sentence.spans == ((0, 4, "LOC"), (5, 9, "LOC"))


def test_a_tenth_is_held_out(tmp_path):
    own, kept = held_out(corpus(tmp_path, *((["x"], ["O"], str(place)) for place in range(400))))
    assert (len(own), len(kept)) == (360, 40)
    assert not {s.source for s in own} & {s.source for s in kept}


@pytest.mark.parametrize(
    ("tokens", "tags", "names"),
    [
        ("The actor Anna Novak left", "O O O O O", ["Anna Novak"]),
        ("The Solicitor left", "O B-PER O", []),
        ("They met Green there", "O O B-PER O", ["Green"]),
        ("The Anna Bank left", "O O O O", []),
    ],
)
def test_labels_derived_from_noun_phrases_are_put_right(tmp_path, tokens, tags, names):
    (sentence,) = corpus(tmp_path, (tokens.split(), tags.split(), "GUM news: x"))
    assert [sentence.text[start:end] for start, end, _ in sentence.spans] == names

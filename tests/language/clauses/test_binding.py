"""Binding: to which act some words of a sentence belong."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.binding import Event, bind, usual_stems
from tests.factory import article


def event(text: str, words: str, **options: bool) -> Event:
    """The event of `words` in the first sentence of `text`."""
    sentence = article(text).sentences[0]
    start = sentence.text.index(words)
    return bind(sentence, start, start + len(words), **options)


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("The ferry sank on Monday and was raised on Friday.", "on Monday", "sink"),
        ("The ferry sank on Monday and was raised on Friday.", "on Friday", "rais"),
        ("On Monday, the ferry sank.", "On Monday", "sink"),
        ("The missile flew far before landing in the sea.", "in the sea", "land"),
        ("The attack came at 3pm.", "at 3pm", "attack"),
    ],
)
def test_words_belong_to_the_verb_beside_them(text, words, act):
    assert act in event(text, words).acts


def test_words_that_describe_a_noun_belong_to_it():
    assert event("She won the 11-hour flight of June.", "11-hour", attributive=True).acts == {"fli"}


def test_an_event_has_the_numbers_of_its_clause_words_as_figures():
    assert event("A tank fired on a house, killing four soldiers on Monday.", "on Monday").numbers == {"4"}


def test_a_pronoun_means_the_one_person_named_before():
    told = event("Maria Keller wept when she resigned on Monday.", "on Monday")
    assert told.doer
    assert told.doer.names == {"Maria Keller"}


def test_an_empty_verb_leaves_the_act_a_guess():
    assert not event("The suspect was in court on Monday.", "on Monday").sure
    assert event("The suspect fled on Monday.", "on Monday").sure


def test_the_word_before_a_place_may_tell_the_act():
    assert "born" in event("Born in Lyon, the singer moved to Geneva.", "in Lyon").local
    assert event("The firm, based in Lyon, is large.", "in Lyon").lead == "base"


def test_a_verb_beyond_a_mark_tells_less_than_one_before_it():
    assert "build" in event("The ferry, built in 1998, is owned by a Danish firm.", "in 1998").acts


def test_words_stand_close_up_to_the_next_mark():
    local = event("The bridge over the river was closed on Monday to lorries, police said.", "on Monday").local
    assert {"bridg", "river", "close"} <= local
    assert "polic" not in local


def test_usual_stems_stand_in_many_sentences():
    text = "The ferry sank. The ferry was old. A ferry sails daily. The mayor wept."
    assert usual_stems(article(text)) == {"ferri"}

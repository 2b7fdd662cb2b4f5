"""What a judge is asked: two sentences with one spelling for a name; what it marks is told as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.questions import Question, Spelling, question, spellings_of
from factcheck.model import Comparison, Dispute, Fact, Kind, Pair, Relation
from factcheck.nli import Difference
from tests.factory import article

LEFT = "Chief executive Karin Vosberg is to leave, Vosberg said."
RIGHT = "On Monday Karin Vossberg said that she would stay on."
VOSBERG: list[Spelling] = [("Vosberg", "Vossberg"), ("Vossberg", "Vosberg")]


def pair_of(left: str, right: str) -> Pair:
    one, other = article(left, "a.txt").sentences[0], article(right, "b.txt").sentences[0]
    return Pair(one, other, 0.9, 0.9, 0.5, mutual=False)


def asked(left: str, right: str, spellings: list[Spelling]) -> Question:
    return question(pair_of(left, right), spellings)


def disputed(left: str, right: str, kind: Kind = Kind.NAME, dispute: Dispute | None = Dispute.TENSION) -> Comparison:
    """What a rule says of two whole sentences, as values of `kind`."""
    one, other = (article(text, source).sentences[0] for text, source in ((left, "a.txt"), (right, "b.txt")))
    mine, theirs = (Fact.at(kind, sentence, 0, len(sentence.text), sentence.text, "") for sentence in (one, other))
    return Comparison(mine, theirs, Relation.DIFFERENT, "", "spelling", dispute)


def marked(one: Question, word: str, in_second: str) -> tuple[str, str]:
    """The words of the left and the right sentence where a judge marks `word` and `in_second`."""
    first, second = one.texts
    spans = ((at := first.index(word), at + len(word)), (at := second.index(in_second), at + len(in_second)))
    left, right = one.spans(Difference(Kind.EVENT, 0.9, *spans))
    return one.pair.left.text[slice(*left)], one.pair.right.text[slice(*right)]


def test_a_name_in_two_spellings_is_asked_about_in_one() -> None:
    assert asked(LEFT, RIGHT, VOSBERG).texts == (LEFT, RIGHT.replace("Vossberg", "Vosberg"))


def test_the_question_does_not_hang_on_which_article_comes_first() -> None:
    assert asked(LEFT, RIGHT, VOSBERG).texts == asked(RIGHT, LEFT, VOSBERG).texts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Ann Vosberg leaves.", "Ben Vossberg and Ann Vosberg leave.", id="both spellings in one sentence"),
        pytest.param("Ann Vosberg leaves.", "The Vossbergers leave.", id="part of a longer word"),
        pytest.param("Ann Holm leaves.", "Ann Vossberg leaves.", id="another name"),
    ],
)
def test_other_words_stay_as_they_are(left: str, right: str) -> None:
    assert asked(left, right, VOSBERG).texts == (left, right)


@pytest.mark.parametrize(
    ("in_first", "in_second", "left", "right"),
    [
        ("is to leave", "would stay on", "is to leave", "would stay on"),
        ("Karin Vosberg", "Karin Vosberg", "Karin Vosberg", "Karin Vossberg"),
        ("Chief", "On", "Chief", "On"),
        ("Chief", "sberg said", "Chief", "Vossberg said"),
        ("Chief", "Karin Vos", "Chief", "Karin Vossberg"),
    ],
)
def test_what_is_marked_is_told_in_the_words_of_the_sentences(
    in_first: str, in_second: str, left: str, right: str
) -> None:
    assert marked(asked(LEFT, RIGHT, VOSBERG), in_first, in_second) == (left, right)
    assert marked(asked(RIGHT, LEFT, VOSBERG), in_first, in_second) == (right, left)


def alike(pair: Pair, left: str, right: str, kind: Kind = Kind.TIME) -> Comparison:
    """What a rule says of two values, these words of the sentences of `pair`, that are one."""
    sides = ((pair.left, left), (pair.right, right))
    starts = [(sentence, sentence.text.index(words), len(words)) for sentence, words in sides]
    mine, theirs = (Fact.at(kind, sentence, at, at + length, "", "") for sentence, at, length in starts)
    return Comparison(mine, theirs, Relation.SAME, "", "", None)


def test_one_value_in_two_wordings_is_asked_about_in_one() -> None:
    pair = pair_of("Karin Vosberg resigned on 24 April.", "On Wednesday Karin Vossberg resigned, she said.")
    one = question(pair, VOSBERG, [alike(pair, "on 24 April", "On Wednesday")])
    assert one.texts == ("Karin Vosberg resigned on 24 April.", "on 24 April Karin Vosberg resigned, she said.")
    assert marked(one, "on 24 April", "on 24") == ("on 24 April", "On Wednesday")
    assert marked(one, "on 24 April", "she said") == ("on 24 April", "she said")


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.STATUS, Kind.QUOTE, Kind.NAME, Kind.IDENTITY])
def test_words_that_are_no_value_stay_as_they_are(kind: Kind) -> None:
    pair = pair_of("She resigned on 24 April.", "She stepped down on 24 April.")
    assert question(pair, [], [alike(pair, "resigned", "stepped down", kind)]).texts[1] == pair.right.text


def test_of_two_values_in_the_same_words_the_first_is_put_in() -> None:
    pair = pair_of("Four guards died at noon.", "Those who died were a group of four guards at 12 p.m. on Monday.")
    longer, within = alike(pair, "Four guards", "a group of four"), alike(pair, "Four", "four guards")
    assert question(pair, [], [longer, within]).texts[1].startswith("Those who died were Four guards guards at")


NAMES = st.lists(st.sampled_from(["Vosberg", "Vossberg", "Holm", "Hølm", "Ann", "leaves", "and"]), min_size=1)


@given(NAMES, NAMES, st.data())
def test_spans_lie_in_the_sentences_and_hold_the_same_words(
    left: list[str], right: list[str], data: st.DataObject
) -> None:
    one = asked(" ".join(left), " ".join(right), [*VOSBERG, ("Holm", "Hølm"), ("Hølm", "Holm")])
    words = one.texts[1].split()
    at = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + (at > 0)
    spans = one.spans(Difference(Kind.EVENT, 0.9, (0, 1), (start, start + len(words[at]))))
    sides = ((one.pair.left, spans[0]), (one.pair.right, spans[1]))
    written = {side.text: side.text[slice(*span)] for side, span in sides}
    second = max(" ".join(left), " ".join(right))
    assert written[second] == second.split()[at]


def test_spellings_are_those_that_rules_dispute() -> None:
    assert spellings_of([disputed("Karin Vosberg", "K. Vossberg")]) == VOSBERG


@pytest.mark.parametrize(
    "comparison",
    [
        pytest.param(disputed("Karin Vosberg", "Karin Holm"), id="two names"),
        pytest.param(disputed("Karin Vosberg", "Karin Vossberg", Kind.QUOTE), id="no name"),
        pytest.param(disputed("Karin Vosberg", "Karin Vossberg", dispute=None), id="no dispute"),
    ],
)
def test_no_other_words_are_spellings(comparison: Comparison) -> None:
    assert spellings_of([comparison]) == []

"""Models that `check` is given: what they answer wrongly is said where it comes in, with its cure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from factcheck.cache import Cache
from factcheck.embed import Vectors
from factcheck.errors import ModelError
from factcheck.model import Article, Kind, Mention, MentionKind
from factcheck.nli import Difference, Probabilities, TextPair
from factcheck.pipeline import check
from factcheck.settings import NO_JUDGE, Grouping, Settings

LEFT = "Quarry blast\n\nThree men were hurt in the quarry on Monday, the police said.\n\nNobody was killed there.\n"
RIGHT = "Blast in quarry\n\nFour men were hurt in the quarry on Monday, the police said.\n\nOne man was killed there.\n"


@pytest.fixture
def story(tmp_path):
    """A folder with two articles on one event."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "left.txt").write_text(LEFT)
    (folder / "right.txt").write_text(RIGHT)
    return folder


class Mine(NamedTuple):
    """A model that answers by a function; that its name cannot be set is no fault."""

    answer: object
    name: str = "mine"

    def __call__(self, asked, /):
        return self.answer(asked)  # type: ignore[operator]


def units(number: int) -> Vectors:
    return np.eye(number, 64, dtype=np.float32) if number <= 64 else np.ones((number, 64), np.float32) / 8


def sure(pairs: Sequence[TextPair]) -> Probabilities:
    return np.tile(np.array([0.1, 0.1, 0.8], np.float32), (len(pairs), 1))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(lambda texts: units(len(texts) - 1), "a row for each text", id="a row too few"),
        pytest.param(lambda texts: units(len(texts))[0], "a row for each text", id="one row"),
        pytest.param(lambda texts: units(len(texts)) * 10, "row of length 10. Divide", id="not of length 1"),
        pytest.param(lambda texts: units(len(texts)) * np.nan, "row of length nan", id="no numbers"),
        pytest.param(lambda texts: None, "row|array of numbers|a row for each text", id="nothing"),
        pytest.param(list, "gave list, which is no array of numbers", id="texts"),
    ],
)
def test_vectors_that_are_none_are_refused(story, answer, said):
    with pytest.raises(ModelError, match=f"embedder 'mine': .*({said})"):
        check([story], Settings(judge=NO_JUDGE), embedder=Mine(answer))


def test_vectors_may_be_a_list_of_lists_in_half_precision(story, stem_embedder):
    given = Mine(lambda texts: stem_embedder(texts).astype(np.float16).tolist())
    assert check([story], Settings(judge=NO_JUDGE), embedder=given).findings


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([0, 1], r"gave \(\d+, 2\) for \d+ pairs\. Give \(n, 3\): entailment"),
        ([-3, 1, 5], r"gave \(-3, 1, 5\)\. Give probabilities"),
        ([0, 0, 0], "add up to 1"),
    ],
)
def test_answers_that_are_no_probabilities_are_refused(story, stem_embedder, row, said):
    judge = Mine(lambda pairs: [row] * len(pairs))
    with pytest.raises(ModelError, match=f"judge 'mine': .*{said}"):
        check([story], embedder=stem_embedder, judge=judge)


class Telling(NamedTuple):
    """A judge that says which words differ."""

    span: tuple[int, int]
    times: int = 1
    name: str = "telling"

    def __call__(self, pairs: Sequence[TextPair], /) -> Probabilities:
        return sure(pairs)

    def differences(self, pairs: Sequence[TextPair], /) -> list[tuple[Difference, ...]]:
        return [(Difference(Kind.EVENT, 1.0, self.span, self.span),)] * (len(pairs) * self.times)


def test_what_a_judge_tells_differently_is_taken_from_it(story, stem_embedder):
    found = check([story], Settings(min_confidence=0), embedder=stem_embedder, judge=Telling((0, 8))).findings
    assert "FC514" in {one.code for one in found}


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (Telling((0, 999)), "the words 0 to 999 of a text of"),
        (Telling((3, 3)), "3 to 3"),
        (Telling((0, 4), 2), "gave differences of"),
    ],
)
def test_words_that_do_not_lie_in_the_text_are_refused(story, stem_embedder, judge, said):
    with pytest.raises(ModelError, match=f"judge 'telling': .*{said}"):
        check([story], embedder=stem_embedder, judge=judge)


def with_mentions(article: Article, *spans: tuple[int, int], text: str | None = None) -> Article:
    """`article`, the spans, counted from its sentence, mentioned in each sentence."""
    return replace(
        article,
        sentences=tuple(
            replace(
                one,
                mentions=tuple(
                    Mention(MentionKind.BODY, one.start + at, one.start + end, text or one.text[at:end], "Body")
                    for at, end in spans
                ),
            )
            for one in article.sentences
        ),
    )


@pytest.mark.parametrize(
    ("tagger", "said"),
    [
        pytest.param(lambda article: None, "NoneType for .*Give the article, tagged", id="nothing"),
        pytest.param(lambda article: replace(article, sentences=()), "with other sentences", id="other sentences"),
        pytest.param(lambda article: with_mentions(article, (0, 999)), "Count code points", id="too long"),
        pytest.param(lambda article: with_mentions(article, (2, 6), (4, 8)), "and give the text", id="over each other"),
        pytest.param(lambda article: with_mentions(article, (0, 4), text="Mars"), "gave 'Mars' at", id="other words"),
    ],
)
def test_mentions_that_do_not_lie_in_their_sentence_are_refused(story, stem_embedder, tagger, said):
    with pytest.raises(ModelError, match=f"the tagger .*({said})"):
        check([story], Settings(judge=NO_JUDGE), embedder=stem_embedder, tagger=tagger)


def test_of_several_stories_a_model_that_is_wrong_ends_the_run_with_its_error(tmp_path, story, stem_embedder):
    (tmp_path / "other").mkdir()
    for path in story.iterdir():
        (tmp_path / "other" / path.name).write_text(path.read_text())
    with pytest.raises(ModelError, match="judge 'mine'"):
        check([tmp_path], Settings(stories=Grouping.FOLDER), embedder=stem_embedder, judge=Mine(lambda pairs: pairs))


class Empty:
    """A model that counts as false, as whatever holds nothing yet does."""

    name = "empty"

    def __init__(self, model: object) -> None:
        self.model = model

    def __len__(self) -> int:
        return 0

    def __call__(self, asked, /):
        return self.model(asked)  # type: ignore[operator]


def test_a_model_that_counts_as_false_is_asked(story, stem_embedder):
    asked = []
    report = check(
        [story],
        embedder=Empty(stem_embedder),
        judge=Empty(sure),
        tagger=Empty(lambda article: asked.append(article.source) or article),
    )
    assert (report.model, report.judge, len(asked)) == ("empty", "empty", 2)


@pytest.mark.parametrize("kind", ["embedder", "judge"])
def test_a_model_without_a_name_is_refused_before_it_is_asked(story, kind):
    with pytest.raises(ModelError, match=f"the {kind} of class function has no `name`"):
        check([story], **{kind: lambda asked: 1 / 0})


def test_with_a_judge_of_ones_own_what_the_other_models_say_is_kept(story, tmp_path):
    with Cache(tmp_path / "kept") as cache:
        check([story], judge=Mine(sure), cache=cache)
        assert {one.stage for one in cache.kept()} == {"embed", "tag"}


def test_with_a_tagger_of_ones_own_no_mentions_are_kept(story, tmp_path):
    with Cache(tmp_path / "kept") as cache:
        check([story], Settings(judge=NO_JUDGE), tagger=lambda article: article, cache=cache)
        assert {one.stage for one in cache.kept()} == {"embed"}

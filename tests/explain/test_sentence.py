"""What became of the sentences of a line: each fact of it, on two articles of our own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck.cli import main
from factcheck.compare.align import MIN_SCORE
from factcheck.embed import Embedder
from factcheck.errors import ArticleError
from factcheck.explain import Place, place_of
from factcheck.explain.sentence import explain
from factcheck.model import Kind
from factcheck.nli import Difference, Judge, Probabilities, TextPair
from factcheck.settings import NO_JUDGE, Settings

HERALD = """\
Ferry sinks off Lindholm

The ferry Astrid sank off Lindholm on Monday night, killing 24 people. Mayor Ina Holm closed the pier of Lindholm.

A baker in another street sold warm rolls all morning.

Divers searched the wreck of the Astrid at dawn.

The Astrid left on Monday with tourists from Denmark.
"""
LEDGER = """\
Ferry disaster off Lindholm

The ferry Astrid sank off Lindholm on Monday night, killing 31 people.

Divers searched the wreck of the Astrid at dawn.

Mayor Ina Holm closed the pier.

The Astrid left on Monday with tourists from Germany.
"""
SANK = "The ferry Astrid sank off Lindholm on Monday night, killing"


class Saying:
    """A judge that says one thing of all texts, and marks nothing in them."""

    name = "saying"

    def __init__(self, *answer: float) -> None:
        self._answer = answer

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        return np.array([self._answer] * len(pairs), np.float32).reshape(-1, 3)

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        return [()] * len(pairs)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stem_embedder: Embedder) -> Callable[..., str]:
    """What is told of a line of herald.txt."""
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def told(line: int, judge: Judge | None = None, source: str = "herald.txt", **settings: object) -> str:
        options = Settings(judge=NO_JUDGE, **settings)  # type: ignore[arg-type]
        return explain(Place(source, line), ["herald.txt", "ledger.txt"], options, embedder=stem_embedder, judge=judge)

    return told


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("herald.txt:7", Place("herald.txt", 7)),
        ("feed.xml#3:12", Place("feed.xml#3", 12)),
        ("C:\\news\\a.txt:1", Place("C:\\news\\a.txt", 1)),
        ("1", None),
        ("bec6b1909d5db335", None),
        ("herald.txt:", None),
        (":7", None),
    ],
)
def test_a_line_is_told_from_a_finding_by_its_colon(name: str, place: Place | None) -> None:
    assert place_of(name) == place


def test_each_sentence_of_the_line_is_told(told: Callable[..., str]) -> None:
    page = told(3)
    first, second = (
        page.index(f"herald.txt:3: {SANK} 24 people.\n"),
        page.index("\nherald.txt:3: Mayor Ina Holm closed"),
    )
    assert first < second


def test_what_was_read_in_it_is_told_by_kind_with_its_value(told: Callable[..., str]) -> None:
    lines = told(3).splitlines()
    assert "  number: “24 people” (people killed: 24)" in lines
    assert "  title: “Mayor” (of Ina Holm)" in lines
    assert "  name: “Lindholm” (the place Lindholm)" in lines


def test_the_findings_on_it_are_named(told: Callable[..., str]) -> None:
    first = told(3).split("\nherald.txt:3: Mayor")[0]
    (line,) = [line for line in first.splitlines() if line.startswith("  1. ")]
    assert line.startswith("  1. people killed (number, conflict): FC401, confidence 0.")


def test_that_there_is_none_is_told(told: Callable[..., str]) -> None:
    assert "\nNo finding is on it.\n" in told(5)


def test_one_too_unsure_to_be_told_in_full_is_named_as_such(told: Callable[..., str]) -> None:
    page = told(3, min_confidence=1.0)
    assert "  less sure than 1: people killed (number, conflict): FC401, confidence 0." in page
    assert page.count("differ (conflict): FC401 toll, confidence 0.") == 1
    assert ": less sure than 1\n" in page


def test_the_sentences_that_it_was_aligned_with_are_told_the_likest_first(told: Callable[..., str]) -> None:
    first = told(3).split("\nherald.txt:3: Mayor")[0]
    (pair, *_) = first.split("Aligned with ")[1:]
    assert pair.startswith(f"ledger.txt:3: {SANK} 31 people.\n  score ")
    assert "; each is the other's best match\n" in pair
    scores = [float(part.split("score ")[1].split(" ")[0]) for part in first.split("Aligned with ")[1:]]
    assert scores == sorted(scores, reverse=True)


def test_so_is_what_the_comparison_of_the_two_says(told: Callable[..., str]) -> None:
    pair = told(3).split("Aligned with ")[1]
    assert "  name: “Lindholm” and “Lindholm” agree\n" in pair
    assert "  number: “24 people” and “31 people” differ (conflict): FC401 toll, confidence 0." in pair
    assert ": told by finding 1\n" in pair


def test_the_words_of_the_sentence_that_is_asked_for_come_first(told: Callable[..., str]) -> None:
    assert "“31 people” and “24 people” differ" in told(3, source="ledger.txt")


def test_so_is_where_a_difference_went_that_is_no_finding(told: Callable[..., str]) -> None:
    """Both marks are of the number that a rule tells."""

    class Marking(Saying):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            return [(Difference(Kind.NUMBER, 0.9, (0, len(left)), (0, len(right))),) for left, right in pairs]

    Path("ledger.txt").write_text(LEDGER.replace("killing 31", "in a storm, killing 31"), encoding="utf-8")
    page = told(3, Marking(0.0, 0.0, 1.0), min_confidence=0.0)
    assert "differ (to check): FC413 contradiction, confidence 0." in page
    assert ": left out, as finding 1 tells of these words\n" in page
    page = told(3, Marking(0.0, 0.0, 1.0), min_confidence=1.0)
    assert ": left out, as FC401, less sure than 1, tells of these words\n" in page


def test_what_differs_in_sentences_that_are_not_aligned_is_told_behind(told: Callable[..., str]) -> None:
    storm = "The storm killed at least 31 passengers and wrecked a village hall with its new roof."
    Path("herald.txt").write_text(HERALD.replace("A baker", "All in all 24 people died. A baker"), encoding="utf-8")
    Path("ledger.txt").write_text(f"{LEDGER}\n{storm}\n", encoding="utf-8")
    page = told(5).split("herald.txt:5: A baker")[0]
    _, beside = page.split(f"Not aligned, but on one subject with ledger.txt:11: {storm}\n")
    assert beside.startswith("  number: “24 people” and “at least 31 passengers” differ (conflict): FC401 toll, confi")


def test_that_nothing_was_compared_in_two_sentences_is_told(told: Callable[..., str]) -> None:
    page = told(1)
    assert "\n  what was read in the two says nothing of each other\n" in page


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((0.9, 0.05, 0.05), "agrees (agrees 0.90, neutral 0.05, contradicts 0.05)\n"),
        ((0.1, 0.8, 0.1), "neutral (agrees 0.10, neutral 0.80, contradicts 0.10)\n"),
        (
            (0.1, 0.1, 0.8),
            "contradicts (agrees 0.10, neutral 0.10, contradicts 0.80), but what it marks is told by a rule, or both",
        ),
    ],
)
def test_what_the_judge_says_of_the_two_is_told(told: Callable[..., str], answer: tuple[float, ...], said: str) -> None:
    assert f"  the judge of language: {said}" in told(3, Saying(*answer)).split("Aligned with ")[1]


def test_why_it_was_not_asked_is_told(told: Callable[..., str]) -> None:
    assert "  the judge of language was not asked: --judge none\n" in told(3)
    assert "  the judge of language was not asked: both say the same words\n" in told(7, Saying(0, 1, 0))
    unlike = "the two are too little alike: 0.35 is needed, or that one is the likest to the other"
    assert f"  the judge of language was not asked: {unlike}\n" in told(3, Saying(0, 1, 0))


def test_of_a_sentence_that_was_aligned_with_none_the_three_likest_are_told(told: Callable[..., str]) -> None:
    page = told(5)
    head = "Aligned with no sentence of another article: a score of 0.15 is needed, or 0.05 where each is the other's"
    assert f"\n{head} best match. The likest are\n" in page
    likest = page.split("The likest are\n")[1].split("\n\n")[0].splitlines()
    assert len({line.partition(": ")[0] for line in likest[::2] if line.startswith("  ledger.txt:")}) == 3
    scores = [float(line.split()[1]) for line in likest[1::2]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] < MIN_SCORE


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("heralt.txt", 3, "heralt.txt:3: no article that is compared is called so. Did you mean 'herald.txt:3'?"),
        ("in/ledger.txt", 3, "in/ledger.txt:3: no article that is compared is called so. Did you mean 'ledger.txt:3'?"),
        ("x", 3, "x:3: no article that is compared is called so. Give one of herald.txt and ledger.txt."),
        ("herald.txt", 99, "herald.txt:99: its last line is 9. Did you mean 'herald.txt:9'?"),
        (
            "herald.txt",
            4,
            "herald.txt:4: nothing on this line is compared. Did you mean 'herald.txt:3' or 'herald.txt:5'?",
        ),
    ],
)
def test_a_place_where_nothing_is_says_what_is_near(
    told: Callable[..., str], source: str, line: int, message: str
) -> None:
    with pytest.raises(ArticleError) as caught:
        told(line, source=source)
    assert str(caught.value) == message


@pytest.mark.usefixtures("told")
def test_an_article_that_is_another_once_more_is_said_to_be_skipped(stem_embedder: Embedder) -> None:
    Path("copy.txt").write_text(HERALD, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"is called so\. herald\.txt is the same text as copy\.txt: skipped\."):
        explain(Place("herald.txt", 3), ["."], Settings(judge=NO_JUDGE), embedder=stem_embedder)


@pytest.mark.usefixtures("told")
def test_why_an_article_is_not_compared_is_said(stem_embedder: Embedder) -> None:
    told = "Le président de la République a annoncé hier que le gouvernement allait réduire les impôts des ménages."
    Path("monde.txt").write_text(
        f"{told}\n\nIl a dit que tous les ministres soutenaient cette mesure.", encoding="utf-8"
    )
    with pytest.raises(
        ArticleError, match=r"is called so\. monde\.txt was skipped: it is in French; English is compared\."
    ):
        explain(Place("monde.txt", 1), ["."], Settings(judge=NO_JUDGE), embedder=stem_embedder)


@pytest.mark.usefixtures("told")
class TestTwoLines:
    """A line laid beside one of another article that an editor has in mind."""

    @pytest.fixture
    def together(self, stem_embedder: Embedder) -> Callable[[int, int], str]:
        def together(line: int, other: int, source: str = "ledger.txt") -> str:
            settings, sources = Settings(judge=NO_JUDGE), ["herald.txt", "ledger.txt"]
            places = Place("herald.txt", line), Place(source, other)
            return explain(places[0], sources, settings, beside=places[1], embedder=stem_embedder)

        return together

    def test_what_was_made_of_aligned_ones_is_told_and_of_no_others(self, together: Callable[..., str]) -> None:
        page = together(3, 3)
        assert "The two are aligned.\n  score " in page
        assert "number: “24 people” and “31 people” differ" in page
        assert "Divers" not in page

    def test_how_alike_others_are_is_told(self, together: Callable[..., str]) -> None:
        page = together(5, 5)
        assert "No finding is on both." in page
        assert "The two are not aligned: a score of" in page
        assert page.count("  score ") == 1

    def test_two_of_one_article_are_refused(self, together: Callable[..., str]) -> None:
        with pytest.raises(ArticleError, match="sentences of one article are not compared"):
            together(3, 5, "herald.txt")


class TestCommand:
    @pytest.mark.usefixtures("told")
    def test_a_second_line_is_laid_beside_the_first(self, capfdbinary: pytest.CaptureFixture) -> None:
        with pytest.raises(SystemExit) as end:
            main(
                ["explain", "herald.txt:3", "ledger.txt:3", "herald.txt", "ledger.txt", "--judge", "none", "--no-cache"]
            )
        assert not end.value.code
        assert "The two are aligned." in capfdbinary.readouterr().out.decode()

    def test_it_tells_a_line_of_articles(self, told: Callable[..., str], capfdbinary: pytest.CaptureFixture) -> None:
        with pytest.raises(SystemExit) as end:
            main(["explain", "herald.txt:3", "herald.txt", "ledger.txt", "--judge", "none", "--no-cache"])
        assert not end.value.code
        assert capfdbinary.readouterr().out.decode() == told(3)

    @pytest.mark.usefixtures("told")
    def test_a_finding_is_of_one_report(self, capfd: pytest.CaptureFixture) -> None:
        with pytest.raises(SystemExit) as end:
            main(["explain", "1", "herald.txt", "ledger.txt"])
        assert end.value.code == 2
        assert (
            "a finding is of one report, and 2 files are given. To ask for a line, name it as" in capfd.readouterr().err
        )

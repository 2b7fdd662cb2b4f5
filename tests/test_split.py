"""Sentences: what ends one, what does not, and what holds for any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Block, Role
from factcheck.split import shortened, split
from factcheck.text import words


def sentences(text: str) -> list[str]:
    """The sentences of a text that is one block."""
    article = Article("a.txt", text, blocks=(Block(0, len(text)),))
    return [sentence.text for sentence in split(article).sentences]


@pytest.mark.parametrize(
    "whole",
    [
        "The plant near Ft. Collins burned.",
        "Shares of Oak Plc. fell approx. 5.30 per cent.",
        "It shut at 5 p.m. Tuesday after a drill.",
        "It shut at 10 a.m. EST on the day.",
        "They will sing after the 10 a.m. Mass on Friday.",
        "U.S. Secretary of State J. Marlow spoke.",
        "Sen. Dana Moss, Gov. Lee Park and Reps. Ann Fox and Bo Ray came.",
        "Lt. Col. Ian Marsh took house No. 5 on the left.",
        "The aide of then-Rep. Gail Norton left.",
        "The page at Change.org and the site Harbour.com grew.",
        "N.Korea's envoy and a Ph.D. student met.",
        '"Stop!" Marlow said.',
        "“Where is it?” asked Park.",
        '"Who goes there?" the guard asked.',
        "The group Help! and others came.",
        "The crew landed at 7:33 p.m.,the airline said.",
        "They met on Nov. 8 in Lima.",
        "He took house no. 7 in May this year.",
        "The fire at Tarn, Conn., was out.",
        "Miss. Holm and J. Marlow came.",
    ],
)
def test_one_statement_stays_whole(whole: str) -> None:
    """An abbreviation, an address or a call in quotation marks ends no sentence."""
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Five were hurt.", ["Two died.", "Five were hurt."]),
        ("They may relax.The next day was calm.", ["They may relax.", "The next day was calm."]),
        ("“It is over. We go home,” she said.", ["“It is over.", "We go home,” she said."]),
        ('"It is over. We go home," she said.', ['"It is over.', 'We go home," she said.']),
        ("‘It is over. We go home,’ she said.", ["‘It is over.", "We go home,’ she said."]),
        ("He said: “We saw it.” “Then it sank.”", ["He said: “We saw it.”", "“Then it sank.”"]),
        ("She was let go in May. Officials left.", ["She was let go in May.", "Officials left."]),
        ("“He said no. Officials left.”", ["“He said no.", "Officials left.”"]),
        ("It sank in Sept. Officials left.", ["It sank in Sept.", "Officials left."]),
        ("She lives in Tarn, Conn. Officials left.", ["She lives in Tarn, Conn.", "Officials left."]),
        ("It ended at 5 p.m. Police left.", ["It ended at 5 p.m.", "Police left."]),
        ("It ended at 10 a.m. Mass began.", ["It ended at 10 a.m.", "Mass began."]),
        ("He lives in the U.S. She does not.", ["He lives in the U.S.", "She does not."]),
        ("Was it him? Yes! It was.", ["Was it him?", "Yes!", "It was."]),
    ],
)
def test_statements_are_parted(text: str, expected: list[str]) -> None:
    """A stop ends a sentence, also inside a quotation and without white space behind it."""
    assert sentences(text) == expected


def test_offsets_are_code_points() -> None:
    """Emoji, curly quotes and letters outside the basic plane count one each."""
    text = "“Fine 😀 here,” 𝔘 said. Next 👩‍🚀 came. End."
    article = split(Article("a.txt", text, blocks=(Block(0, len(text)),)))
    assert [text[s.start : s.end] for s in article.sentences] == ["“Fine 😀 here,” 𝔘 said.", "Next 👩‍🚀 came.", "End."]


def test_sentences_know_their_block() -> None:
    """Index, paragraph and role are counted over the blocks."""
    text = "Ship sinks\nOne died. Two live."
    article = split(Article("a.txt", text, blocks=(Block(0, 10, Role.HEADLINE), Block(11, len(text)))))
    assert [(s.index, s.paragraph, s.role) for s in article.sentences] == [
        (0, 0, Role.HEADLINE),
        (1, 1, Role.BODY),
        (2, 1, Role.BODY),
    ]


def test_blank_line_ends_a_sentence() -> None:
    """Even inside one block, and with white space on the blank line."""
    assert sentences("the boat\r\n \t\r\nsank fast") == ["the boat", "sank fast"]


def test_line_break_inside_a_paragraph_stays_in_the_sentence() -> None:
    """The surface keeps the line end of a wrapped file."""
    assert sentences("The boat\r\nsank. All\r\nlive.") == ["The boat\r\nsank.", "All\r\nlive."]


TEXTS = st.lists(
    st.sampled_from(
        """He|said|U.S.|Mr.|“|”|"|'|’|.|!|?|…|_|___| |  |\n|\n\n|\r\n|\u2028|5|p.m.|😀|The end|,|(|)|\t|x.Y|é""".split(
            "|"
        )
    )
    | st.text(max_size=6),
    max_size=60,
).map("".join)


@given(TEXTS)
def test_sentences_are_clean_spans_in_order(text: str) -> None:
    """In order, apart, equal to their span, without white space at the ends, with a word, without a blank line."""
    article = split(Article("a.txt", text, blocks=(Block(0, len(text)),)))
    last = 0
    for sentence in article.sentences:
        assert last <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert any(word.is_word for word in words(sentence.text))
        assert all(line.strip() for line in sentence.text.splitlines())
        last = sentence.end


@given(TEXTS)
def test_every_word_is_in_one_sentence(text: str) -> None:
    """No word character of a block is lost."""
    assert "".join(re.findall(r"[^\W_]", "".join(sentences(text)))) == "".join(re.findall(r"[^\W_]", text))


@pytest.mark.parametrize("line", ["___", "* * *", "—", "..."])
def test_a_line_that_only_parts_is_no_sentence(line: str) -> None:
    assert sentences(f"The bridge fell.\n\n{line}\n\nAda Roe reported from Leeds.") == [
        "The bridge fell.",
        "Ada Roe reported from Leeds.",
    ]


@pytest.mark.parametrize("unit", ["word ", "A b. ", "He said “go. ", "x", "a.B", "! ", "(", "'a. ", "Mr. "])
def test_a_line_of_a_megabyte_takes_seconds(unit: str) -> None:
    """Time grows with the length and not with its square."""
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    found = sentences(text)
    assert time.process_time() - started < 60
    assert all(len(sentence) <= 1_000 for sentence in found)


def test_an_article_behind_the_limit_is_left_out_with_a_note() -> None:
    text = "One ferry sank. Two ferries sailed. Three ferries waited."
    whole = split(Article("a.txt", text, blocks=(Block(0, len(text)),)))
    short = shortened(whole, 40)
    assert [sentence.text for sentence in short.sentences] == ["One ferry sank.", "Two ferries sailed."]
    assert short.notes == ("only the first 35 of 57 characters are compared; --max-characters sets the limit",)
    assert shortened(whole, len(text)) == whole


def test_the_limit_leaves_one_sentence_in_any_case() -> None:
    text = "One ferry sank. Two ferries sailed."
    assert len(shortened(split(Article("a.txt", text, blocks=(Block(0, len(text)),))), 1).sentences) == 1

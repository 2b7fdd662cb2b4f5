"""Whatever the text, each stage gives an answer or a FactcheckError, offsets are right and reports valid."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Block
from factcheck.split import shortened, split
from factcheck.tag import default_tagger

from . import targets
from .texts import HOSTILE, NEWS, PIECES, SHAPES, TEXTS

FEW = settings(max_examples=15)
BYTES = st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=300))


@given(BYTES)
@example(b"\xff\xfe\x00\xd8a\x00")
@example(b"\x00\x00\xfe\xff\x00\x11\x00\x00")
@example(b"\xef\xbb\xbf")
def test_a_file_of_any_bytes_is_an_article_or_is_refused_with_its_name(data):
    targets.load(data)


@given(TEXTS)
@example("1" * 400)
@example("hundred " * 200)
@example("a" + "'ve" * 400)
@example("x\ud800y. It sank.")
def test_sentences_mentions_and_facts_stand_where_they_say(text):
    targets.facts_of(targets.article_of(targets.whole(text)))


@FEW
@given(TEXTS)
def test_so_they_do_with_the_tagger_that_comes_with_factcheck(text):
    targets.facts_of(targets.article_of(targets.whole(text), tagger=default_tagger()))


@FEW
@given(HOSTILE, HOSTILE)
@example("President Tomas Veldguilty spoke. " * 2, "In Ohio: President Tomas Veldmagnitude.")
def test_facts_of_two_texts_compare_alike_either_way_around(left, right):
    one, other = (
        targets.article_of(targets.whole(f"{NEWS}{text}"), name) for name, text in (("a", left), ("b", right))
    )
    targets.comparisons_hold(one, other)


@FEW
@given(HOSTILE, HOSTILE)
def test_two_hostile_articles_give_a_report_that_every_format_can_write(left, right):
    toll = "The ferry Astrid sank off Lindholm on Monday, killing {} people. "
    targets.report_holds(targets.report_of(*(targets.whole(toll.format(n) + t) for n, t in ((24, left), (31, right)))))


@FEW
@given(st.one_of(HOSTILE, st.sampled_from(PIECES)))
@example("|`\\`|\n# x")
@example("::error::")
@example("\ud800")
@example("=1+1")
def test_a_report_of_hostile_words_can_be_read_in_every_format(text):
    targets.renders(targets.hostile_report(text))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_that_costs_time_is_read_like_any_text(shape):
    targets.facts_of(targets.article_of(targets.whole(SHAPES[shape](1_500))))


def test_a_million_short_lines_are_no_more_sentences_than_as_many_words_of_news():
    text = "It sank.\n" * 1_000_000
    article = Article("a.txt", text, blocks=tuple(Block(9 * n, 9 * n + 8) for n in range(1_000_000)))
    short = shortened(split(article, 100_000), 100_000)
    assert len(short.sentences) == 2_000
    assert short.notes == (
        "only the first 17,999 of 9,000,000 characters (2,000 sentences) are compared; --max-characters sets the limit",
    )

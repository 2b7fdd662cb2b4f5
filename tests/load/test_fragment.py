"""Fragments of HTML read as paragraphs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.fragment import is_markup, line_of, paragraphs_of

PIECES = (
    "<p>", "</p>", "<br>", "<br/>", "<b>", "</b>", "<li>", "<td>", "<pre>", "</pre>", "<script>", "</script>", "<svg>",
    "</svg>", "<!--", "-->", "<![CDATA[", "]]>", "<a '", '<a "', ">", "<", "</", "&", "&amp;", "&#0;", "&#x110000;",
    "\n", "\n\n", " ", "\t", "\x0b", "\x00", "word", "Word.", "'", '"', "<q>", "<!", "<?", "/", "\ud800", "\u2028",
)  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>Four <b>people</b> were\nkilled.</p><p>It sank.</p>", ["Four people were killed.", "It sank."]),
        ("<div>One<p>Two</div>Three", ["One", "Two", "Three"]),
        ("<h2>The rescue</h2>Boats came.", ["The rescue", "Boats came."]),
        ("<figure><img src=a><figcaption>The quay.</figcaption></figure>", ["The quay."]),
        ("<p>Caf&eacute; &amp; pier, 5&nbsp;&lt;&nbsp;6</p>", ["Café & pier, 5 < 6"]),
        ("<p>He said <q>never</q>.</p>", ["He said “never”."]),
        ("<p>The cap&shy;tain left.</p>", ["The captain left."]),
    ],
)
def test_each_block_is_a_paragraph_without_tags_and_entities(markup, paragraphs):
    assert list(paragraphs_of(markup)) == paragraphs


def test_items_of_lists_have_bullets():
    found = paragraphs_of("<ul><li>One</li><li><p>Two</p><p>More</p><ol><li>Three</ol></ul>After")
    assert found == ("• One", "• Two", "More", "• Three", "After")


def test_a_row_of_a_table_is_a_paragraph():
    table = "<table><tr><th>Town</th> <th>Dead</th></tr><tr><td>Harwick</td><td></td><td>24</td></tr></table>"
    assert paragraphs_of(table) == ("Town | Dead", "Harwick | 24")


def test_a_table_that_lays_out_a_page_is_read_as_its_paragraphs():
    assert paragraphs_of("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == ("One.", "Two.")


def test_a_line_break_parts_but_not_within_a_sentence():
    found = paragraphs_of("<p>What we know<br>Four people died,<br>\nsaid the mayor.<br><br/>It sank.</p>")
    assert found == ("What we know", "Four people died, said the mayor.", "It sank.")


def test_blank_lines_part_where_no_paragraph_is_marked():
    assert paragraphs_of("One <b>is</b>\nhere.\n\nTwo.\n \n<blockquote>Three.</blockquote>") == (
        "One is here.",
        "Two.",
        "Three.",
    )
    assert paragraphs_of("<p>One\n\nis here.</p>") == ("One is here.",)


def test_text_without_tags_has_a_paragraph_on_each_line():
    assert paragraphs_of("One is here.\nTwo &amp; three.") == ("One is here.", "Two & three.")


def test_lines_of_preformatted_text_are_kept():
    assert paragraphs_of("<p>One.</p><pre>Two.\nThree.</pre><p>Four\nmore.</p>") == (
        "One.",
        "Two.",
        "Three.",
        "Four more.",
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<!-- <p>Not seen</p> --><p>Seen</p>",
        "<p>Seen</p><script>if (a < b) x('<p>Not seen</p>')</script>",
        "<style>p { color: red }</style ><p>Seen</p>",
        "<nav><a href=/>Home</a></nav><p><s>Not</s> <DEL>not</DEL>Seen</p>",
        '<p title=\'a > b\' data-x="<p>">Seen<img alt="it\'s"></p>',
        "<p title=it's>Seen</p>",
        "<?xml version='1.0'?><!DOCTYPE html><p>Seen</p>",
        "<![CDATA[<p>Seen</p>]]>",
        "<p>Seen</p><script>truncated",
    ],
)
def test_what_is_no_text_is_left_out(markup):
    assert paragraphs_of(markup) == ("Seen",)


@pytest.mark.parametrize("markup", ["<svg><p>Seen", "<!-- <p>Seen", "<s><p>Seen"])
def test_what_nothing_closes_hides_nothing(markup):
    assert paragraphs_of(markup) == ("Seen",)


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 3", "Ann Lee <lee@harwick.example>", "AT&amp;T", "a </ b"])
def test_text_is_not_taken_for_markup(text):
    assert not is_markup(text)


def test_an_entity_that_is_no_character_is_none():
    assert paragraphs_of(f"<p>Seen&#{'9' * 5000};</p>") == ("Seen",)


def test_a_line_is_one_line():
    assert line_of("<p>Ferry &amp; barge</p>\n<p><i>Orrin</i> sinks</p>") == "Ferry & barge Orrin sinks"


def test_deep_nesting_is_read():
    assert paragraphs_of("<div><blockquote><b>" * 100_000 + "Deep.") == ("Deep.",)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", "<a ", "<!--", "<!--x--", "<![", "</", "<a b='", "<a \"'", "&", "&#", "<script></", "<svg><b ", "<p>",
     "<td> ", "<br>\n ", "<b>\t", "<pre> ", "<b>\n \n", "x<br>", '."', "]]"],
)  # fmt: skip
def test_time_grows_with_length_and_no_faster(piece):
    """A quarter of a million characters of anything take some tenths of a second; quadratic time would be minutes."""
    start = time.perf_counter()
    paragraphs_of("<i></i>" + piece * (250_000 // len(piece)))
    assert time.perf_counter() - start < 10


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_whatever_it_is_each_paragraph_is_one_line_that_says_something(markup):
    for paragraph in paragraphs_of(markup):
        assert paragraph
        assert paragraph == " ".join(paragraph.split())


@given(st.lists(st.sampled_from(["One.", "Two & three", "café", "5 < 6"]), min_size=1, max_size=9))
def test_every_paragraph_that_was_marked_up_comes_back(texts):
    markup = "".join(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>" for text in texts)
    assert list(paragraphs_of(markup)) == texts

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.render.markup import code, emphasise, escape, shorten

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(st.characters(codec="utf-8")) | st.text("a1*_`[](){}<>|~\\!#-+.&; “”€́\n\t\u202e", max_size=30)


def shown(text: str) -> str:
    """What a reader is to see of `text`."""
    named = (
        f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn") else c
        for c in re.sub(r"\s+", " ", text)
    )
    return "".join(named)


def cells(row: str) -> list[Token]:
    """The inline content of each cell of the one row of a table."""
    tokens = MARKDOWN.parse(f"| a | b |\n| --- | --- |\n{row}\n")
    body = next(n for n, token in enumerate(tokens) if token.type == "tbody_open")
    return [token for token in tokens[body:] if token.type == "inline"]


def read(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


@given(TEXTS)
@example("a|b\\|c `d` *e* _f_ <g> [h](i) &amp; ![j](k) ~~l~~ $m$")
@example("\u202eevil\x00")
def test_any_text_reads_as_it_is_in_a_table(text):
    (first, second) = cells(f"| {escape(text)} | {code(text or 'x')} |")
    assert read(first) == shown(text).strip(" ")
    assert {child.type for child in first.children or ()} <= {"text", "text_special"}
    assert read(second).strip(" ") == shown(text or "x").strip(" ")
    assert [child.type for child in second.children or () if child.content] in (["code_inline"], [])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a span of it."""
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, start, end


@given(marked())
@example(('he said"no"and left', 7, 11))
@example(("€5 a“b”c", 4, 7))
@example(("a€“b”€c", 2, 5))
def test_what_is_emphasised_is_bold_and_the_rest_is_not(case):
    text, start, end = case
    (token, _) = cells(f"| x {emphasise(text, (start, end))} x | y |")
    assert read(token).split() == f"x {shown(text)} x".split()
    children = token.children or []
    kinds = [child.type for child in children]
    value = shown(text[start:end]).strip(" ")
    if not value:
        assert "strong_open" not in kinds
        return
    bold = children[kinds.index("strong_open") : kinds.index("strong_close")]
    assert value in "".join(child.content for child in bold)


def test_bold_grows_only_where_markdown_needs_it():
    assert emphasise("a 27-year-old man", (2, 4)) == "a **27**-year-old man"
    assert emphasise('said"no"', (4, 8)) == 'sai**d"no"**'


@pytest.mark.parametrize(
    ("text", "keep", "limit", "expected"),
    [
        ("short", (0, 5), 10, "short"),
        ("one two three four five six", (8, 13), 16, "… two three four …"),
        ("one two three four five six", (0, 3), 10, "one two …"),
        ("one two three four five six", (24, 27), 10, "… five six"),
        ("x" * 30, (0, 30), 10, "x" * 10 + " …"),
    ],
)
def test_a_long_text_is_cut_at_words_around_what_is_kept(text, keep, limit, expected):
    assert shorten(text, keep, limit)[0] == expected


@given(st.text("ab \n", min_size=1, max_size=200), st.data(), st.integers(1, 50))
def test_what_is_kept_stays_where_shorten_says(text, data, limit):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + limit)))
    piece, (new_start, new_end) = shorten(text, (start, end), limit)
    if text[start:end].strip() == text[start:end]:
        assert piece[new_start:new_end] == text[start:end]
    assert len(piece) <= len(text) if len(text) <= limit else len(piece) <= 2 * limit + 4

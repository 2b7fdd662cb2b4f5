"""Markdown: front matter, paragraphs as they read, and their lines."""

from __future__ import annotations

import datetime as dt
import inspect
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.load import markdown
from factcheck.load.record import Raw, Record
from factcheck.settings import Fields, Settings

SANK = "The ferry Astrid sank off Lindholm on Monday, killing 24 people."


def read(content: str | bytes, fields: Fields | None = None) -> Record:
    """The article in a file that holds `content`."""
    raw = content if isinstance(content, bytes) else content.encode()
    (record,) = markdown.read(Raw("a.md", raw), Settings(fields=fields or Fields()))
    return record


def paragraphs(content: str) -> list[str]:
    return read(content).text.strip().split("\n\n")


def lines(content: str) -> list[int]:
    return [line for _, line in read(content).lines]


class TestFrontMatter:
    def test_yaml_tells_of_the_article(self):
        one = read(
            "---\ntitle: 'Ferry sinks: 24 dead'\nauthor: [Ann Lee, Bo Ray]\ndate: 2024-05-14T21:30:00+02:00\n"
            f"source: Herald\nlastmod: 2024-05-15\nlang: en-GB\nlink: https://h.example/1\n---\n\n{SANK}\n"
        )
        told = one.metadata
        assert (one.text, one.headline) == (f"Ferry sinks: 24 dead\n\n{SANK}\n", "Ferry sinks: 24 dead")
        assert (told.outlet, told.author, told.language, told.url) == (
            "Herald", "Ann Lee, Bo Ray", "en-GB", "https://h.example/1",
        )  # fmt: skip
        assert told.published == dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
        assert told.updated == dt.date(2024, 5, 15)
        assert [line for _, line in one.lines] == [2, 11]

    def test_toml_tells_of_the_article(self):
        front = '+++\ntitle = "Ferry sinks"\ndate = 2024-05-14T21:30:00Z\n[params]\npaper = "Herald"\n+++\n'
        one = read(f"{front}{SANK}\n", Fields(outlet=("params.paper",)))
        assert (one.headline, one.metadata.outlet) == ("Ferry sinks", "Herald")
        assert one.metadata.published == dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC)

    @pytest.mark.parametrize("moment", ["2024-05-14 21:30:00 +0200", "2024-05-14 21:30:00 +02:00", "2024-05-14T19:30Z"])
    def test_a_moment_has_its_zone(self, moment):
        published = read(f"---\ndate: {moment}\n---\n{SANK}\n").metadata.published
        assert isinstance(published, dt.datetime)
        assert published.astimezone(dt.UTC) == dt.datetime(2024, 5, 14, 19, 30, tzinfo=dt.UTC)

    def test_lines_between_rulers_are_text(self):
        assert paragraphs(f"---\n\nFour people died.\n\n---\n\n{SANK}\n") == ["Four people died.", SANK]

    def test_a_ruler_alone_is_no_front_matter(self):
        assert paragraphs(f"---\n\n{SANK}\n") == [SANK]

    @pytest.mark.parametrize(
        ("front", "words"),
        [
            ("---\ntitle: Ferry sinks: 24 dead\n---\n", r"^a.md:2:19: front matter that is no YAML: mapping values"),
            ("---\na: &x [1]\nb: *x\n---\n", r"^a.md:3:4: front matter that is no YAML: an alias \(\*\)"),
            ("---\na: [1\nb: 2\n---\n", r"^a.md:\d:\d: front matter that is no YAML"),
            ("---\na: " + "[" * 5_000 + "\n---\n", r"^a.md:2:1: front matter that is no YAML: nested too deeply"),
            ("---\n? {a: 1}\n: b\nc: d\n---\n", r"^a.md:2:3: front matter that is no YAML: found unhashable key"),
            ("+++\na = 1\nb = \n+++\n", r"^a.md:3:5: front matter between \+\+\+ that is no TOML: Invalid value. Mend"),
            ("+++\na = " + "[" * 5_000 + "\n+++\n", r"^a.md:3:1: front matter between \+\+\+ that is no TOML"),
            ("---\n" + "a: b\n" * 20_000 + "---\n", r"^a.md: front matter of 100,000 characters, more than the 50,000"),
        ],
    )
    def test_what_is_broken_is_told_with_line_and_column(self, front, words):
        with pytest.raises(ArticleError, match=words):
            read(front + SANK)

    def test_a_bomb_of_aliases_is_refused(self):
        bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
        with pytest.raises(ArticleError, match="an alias"):
            read(f"---\n{bomb}---\n{SANK}")

    def test_a_tag_that_makes_objects_makes_none(self):
        assert read(f"---\ntitle: !!python/name:os.system Ferry\n---\n{SANK}\n").headline == "Ferry"


class TestText:
    def test_links_emphasis_and_code_are_their_words(self):
        text = "The *ferry* **Astrid** [sank](https://h.example 't') off `Lindholm` <https://h.example>.[^1]\n"
        assert paragraphs(text) == ["The ferry Astrid sank off Lindholm https://h.example."]

    def test_the_first_heading_is_the_headline(self):
        one = read(f"# Ferry *sinks*\n\n## Toll\n\n{SANK}\n")
        assert (one.headline, one.text) == ("Ferry sinks", f"Ferry sinks\n\nToll\n\n{SANK}\n")

    def test_a_headline_in_front_matter_wins_and_stands_there_once(self):
        assert paragraphs(f"---\ntitle: Ferry sinks\n---\n# Ferry sinks\n\n{SANK}\n") == ["Ferry sinks", SANK]

    def test_items_keep_a_mark(self):
        text = "* One\n* Two\n  continued\n\n  More of two.\n\n1. First\n   - Inner\n"
        assert paragraphs(text) == ["- One", "- Two continued", "More of two.", "- First", "- Inner"]

    def test_quotes_tables_code_and_html_are_kept(self):
        text = (
            "> Quoted.\n\n| a | b |\n|---|---|\n| *c* | d |\n\n```\nx = 1\n```\n\n    indented\n\n"
            "<figure><img src='a.jpg'>\n<figcaption>Boats.</figcaption></figure>\n"
        )
        assert paragraphs(text) == ["Quoted.", "a | b", "c | d", "x = 1", "indented", "Boats."]

    def test_pictures_commands_and_what_is_struck_out_are_left_out(self):
        text = "![Boats](a.jpg)\n\n{{< figure a.jpg >}}\n\n{% include x %}\n\n<!-- more -->\n\n~~Four~~ Five died.\n"
        assert paragraphs(text) == ["Five died."]

    def test_a_line_break_parts_paragraphs_but_not_a_sentence(self):
        assert paragraphs("By Ann Lee  \nFour died\\\nof cold.<br>Two were saved.\n") == [
            "By Ann Lee",
            "Four died of cold.",
            "Two were saved.",
        ]

    def test_entities_and_escapes_are_read(self):
        assert paragraphs("The caf&eacute; \\*A\\* &amp; B.\n") == ["The café *A* & B."]


class TestLines:
    def test_each_line_of_a_wrapped_paragraph_is_told(self):
        text = "# A\n\nFour people\nwere killed *when\nthe* ferry sank.\n"
        one = read(text)
        assert [(one.text[at:].split()[0], line) for at, line in one.lines] == [
            ("A", 1), ("Four", 3), ("were", 4), ("the", 5),
        ]  # fmt: skip

    def test_front_matter_is_counted(self):
        assert lines("---\na: b\n---\n\nOne.\n\nTwo.\n") == [5, 7]

    def test_items_rows_code_and_html_have_their_lines(self):
        text = "- One\n- Two\n\n| a |\n|---|\n| b |\n\n```\nc\nd\n```\n\n<p>e\n</p><p>f</p>\n"
        assert lines(text) == [1, 2, 4, 6, 9, 10, 13, 14]

    def test_line_ends_of_windows_count_once(self):
        assert lines("---\r\na: b\r\n---\r\nOne.\r\n\r\nTwo.\r\n") == [4, 6]


class TestRefused:
    @pytest.mark.parametrize(("content", "words"), [("", "no words in this file."), ("# A\n", "but a headline"),
                                                    ("---\ntitle: A\n---\n", "but a headline")])  # fmt: skip
    def test_a_file_without_words_is_told(self, content, words):
        with pytest.raises(ArticleError, match=words):
            read(content)


def test_what_is_nested_too_deeply_is_told():
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(len(inspect.stack()) + 150)
        with pytest.raises(ArticleError, match=r"^a.md: lists or quotes nested too deeply"):
            read("> " * 90 + "a")
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize("part", ["[", "![a", "*a ", "a**b", "> ", "- ", "<a ", "<!--", "{{", "&", "`a", "~~a ", "|a"])
def test_no_mark_takes_more_than_linear_time(part):
    def seconds(times: int) -> float:
        start = time.process_time()
        with suppress(ArticleError):
            read(part * times)
        return time.process_time() - start

    seconds(10)
    least, most = (min(seconds(times) for _ in range(3)) for times in (5_000, 20_000))
    assert most < 12 * max(least, 0.02)


MARKS = st.text("ab \n#*-_>`[]()!<>&|~\\:+{}%1.", max_size=80)


@given(MARKS, st.sampled_from(["", "---\na: b\n---\n", "+++\na = 1\n+++\n"]))
def test_any_text_is_an_article_or_a_message(text, front):
    content = front + text
    try:
        one = read(content)
    except ArticleError:
        return
    last = content.count("\n") + 1
    assert all(1 <= line <= last for _, line in one.lines)
    assert all(not one.text[at].isspace() for at, _ in one.lines)


@given(st.text(max_size=40), st.sampled_from(["---", "+++"]))
def test_any_front_matter_is_read_or_told(front, mark):
    try:
        read(f"{mark}\n{front}\n{mark}\n{SANK}\n")
    except ArticleError:
        return

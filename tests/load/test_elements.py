from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.load import elements
from factcheck.load.elements import DEEPEST, Element, Passage, Words, laid_out, parse, passages, plain_passages
from factcheck.load.record import Raw


def root_of(text: str | bytes) -> Element:
    return parse(Raw("a.xml", text.encode() if isinstance(text, str) else text))[0]


def told(text: str) -> list[tuple[str, int]]:
    """The paragraphs of an XML file, and their lines."""
    return [(passage.text, passage.line) for passage in passages(root_of(text))]


def refused(text: str | bytes) -> str:
    with pytest.raises(ArticleError) as error:
        root_of(text)
    return str(error.value)


class TestParse:
    def test_names_lose_their_prefix_whichever_it_is(self):
        root = root_of('<x:a xmlns:x="urn:x" xml:lang="en"><b xmlns="urn:x">one</b></x:a>')
        assert (root.name, root.get("lang"), root.first("b").words) == ("a", "en", "one")

    def test_elements_and_texts_know_their_lines(self):
        root = root_of("<a\n  x='1'>\n\n <b>one\ntwo</b> three\n</a>")
        words = [child for child in root.children if isinstance(child, Words)]
        assert (root.line, root.first("b").line, [word.line for word in words]) == (1, 4, [2, 5])

    @pytest.mark.parametrize(
        ("charset", "declared"),
        [("utf-8", "utf-8"), ("latin-1", "ISO-8859-1"), ("cp1250", "windows-1250"), ("utf-16", "UTF-16")],
    )
    def test_the_charset_that_is_declared_counts(self, charset, declared):
        content = f"<?xml version='1.0' encoding='{declared}'?><a>Sinéad Weiß</a>".encode(charset)
        assert parse(Raw("a.xml", content))[0].words == "Sinéad Weiß"
        assert parse(Raw("a.xml", content))[1] == ()

    def test_a_charset_that_is_declared_wrongly_is_guessed_with_a_note(self):
        content = "<?xml version='1.0' encoding='UTF-8'?><a>Sinéad said the café was closed.</a>".encode("cp1252")
        root, notes = parse(Raw("a.xml", content))
        assert (root.words, notes) == ("Sinéad said the café was closed.", ("not UTF-8: read as cp1252, a guess",))

    @pytest.mark.parametrize("codec", ["zip", "idna", "punycode", "unicode_escape", "x" * 30])
    def test_a_codec_that_is_no_charset_is_not_used(self, codec):
        assert root_of(f"<?xml version='1.0' encoding='{codec}'?><a>one</a>").words == "one"

    def test_a_doctype_is_not_fetched_and_gives_the_entities_of_html(self):
        assert (
            root_of('<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd"><nitf>caf&eacute;&nbsp;1</nitf>').words
            == "café 1"
        )


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("<a><b></a>", "a.xml:1:9: this is no well-formed XML (mismatched tag). Get the file again"),
            ("<a>\n <b &></a>", "a.xml:2:5: this is no well-formed XML (not well-formed"),
            ("", "a.xml:1:1: this is no well-formed XML (no element found)"),
            ("no tags", "a.xml:1:1: this is no well-formed XML (syntax error)"),
            (b"<a>\x00</a>", "a.xml: this is not a text file"),
            (
                '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
                "a.xml:1: this XML declares entities of its own, which are not",
            ),
            ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a>&b;</a>', "declares entities of its own"),
            ('<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///x"> %b;]><a/>', "declares entities of its own"),
            (
                "<a>" * 100_000,
                f"a.xml:1: elements more than {DEEPEST} levels deep. This is no news; leave the file out.",
            ),
        ],
    )
    def test_what_is_wrong_is_told_with_the_place_and_the_cure(self, text, message):
        assert message in refused(text)

    def test_more_elements_than_are_read_are_not_kept(self, monkeypatch):
        monkeypatch.setattr(elements, "MOST", 1_000)
        assert (
            refused(f"<a>{'<b/>' * 1_000}</a>")
            == "a.xml:1: more than 1,000 elements, more than are read. Split the file."
        )

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(f"<a b='{'x' * 9_000_000}'>one</a>", id="an endless value"),
            pytest.param(f"<a>{'x ' * 4_000_000}</a>", id="an endless line"),
            pytest.param("<a>" + "\n" * 5_000_000 + "</a>", id="empty lines"),
            pytest.param("<a>" + "&#32;" * 1_000_000 + "</a>", id="characters by number"),
            pytest.param("<a>" + "<b/> " * 200_000 + "</a>", id="elements without words"),
        ],
    )
    def test_much_of_one_thing_is_read_in_linear_time(self, text):
        began = time.monotonic()
        passages(root_of(text))
        assert time.monotonic() - began < 20


class TestPassages:
    def test_blocks_end_paragraphs_and_other_elements_do_not(self):
        assert told("<a>\n<p>One <b>two</b>\nthree.</p>\n four<div>five</div>\n</a>") == [
            ("One two three.", 2), ("four", 4), ("five", 4),
        ]  # fmt: skip

    def test_an_item_has_a_mark_and_its_second_paragraph_none(self):
        assert told("<ul><li>one</li>\n<li><p>two</p><p>three</p></li></ul>") == [
            ("- one", 1),
            ("- two", 2),
            ("three", 2),
        ]

    def test_a_row_is_a_paragraph_and_a_table_that_places_paragraphs_is_none(self):
        row, placing = "<tr><th>Year</th><th/><td><p>7</p></td></tr>", "<tr><td><p>a</p><p>b</p></td><td>c</td></tr>"
        assert told(f"<a>{row}{placing}</a>") == [
            ("Year | 7", 1), ("a", 1), ("b", 1), ("c", 1),
        ]  # fmt: skip

    def test_two_breaks_end_a_paragraph_and_one_is_a_space(self):
        assert told("<p>one<br/>two <br/>\n <br/>three<br/><b>four</b><br/></p>") == [("one two", 1), ("three four", 2)]

    def test_lines_of_preformatted_text_are_paragraphs(self):
        assert told("<a><pre>\none\ntwo</pre></a>") == [("one", 2), ("two", 3)]

    def test_scripts_and_styles_are_left_out(self):
        assert told("<a><script>x()</script><style>y</style><p>one</p></a>") == [("one", 1)]

    def test_a_plain_text_has_the_lines_of_its_file(self):
        assert plain_passages(Words("\n one\n\ntwo", 7)) == [Passage("one", 8), Passage("two", 10)]


class TestLaidOut:
    def test_each_paragraph_has_the_line_of_its_passage(self):
        assert laid_out(Passage("Head", 2), [Passage("", 3), Passage("one  two", 4), Passage("three", 6)]) == (
            "Head\n\none two\n\nthree\n",
            "Head",
            ((0, 2), (6, 4), (15, 6)),
        )

    def test_a_headline_that_is_the_first_paragraph_has_one_line_and_none_has_none(self):
        assert laid_out(Passage("Head", 2), [Passage("Head", 4), Passage("one", 5)])[2] == ((0, 2), (6, 5))
        assert laid_out(Passage("", 2), [Passage("one", 5)])[2] == ((0, 5),)

    @given(st.text("ab \n", max_size=4), st.lists(st.text("ab \n", max_size=4), max_size=5))
    def test_there_are_as_many_lines_as_paragraphs(self, headline, paragraphs):
        text, _, lines = laid_out(Passage(headline), [Passage(one, n) for n, one in enumerate(paragraphs)])
        assert [start for start, _ in lines] == [
            at for at in range(len(text.rstrip())) if at == 0 or text[at - 2 : at] == "\n\n"
        ]

"""Tables: each row an article, its lines counted, odd rows named."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import load_articles, table
from factcheck.load.record import Raw, Record, Unread
from factcheck.settings import Fields, Settings

SANK = "The ferry Astrid sank off Lindholm on Monday, killing 24 people."
SAVED = "The captain, Nils Berg, was saved."


def read(content: str | bytes, name: str = "a.csv", fields: Fields | None = None) -> list[Record | Unread]:
    """What the reader gives for a file that holds `content`."""
    raw = content if isinstance(content, bytes) else content.encode()
    return list(table.read(Raw(name, raw), Settings(fields=fields or Fields())))


class TestRows:
    def test_each_row_is_an_article(self):
        found = read(f'headline,text,outlet,date\nA,"{SANK}",Herald,2024-05-14\nB,"{SAVED}",Post,\n')
        assert [(one.number, one.text) for one in found] == [(1, f"A\n\n{SANK}\n"), (2, f"B\n\n{SAVED}\n")]
        assert (found[0].metadata.outlet, found[0].metadata.published) == ("Herald", dt.date(2024, 5, 14))

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_found(self, delimiter):
        (one,) = read(
            delimiter.join(["Title", "Full Text", "Outlet"]) + "\n" + delimiter.join(["A", "Four died.", "Post"])
        )
        assert (one.text, one.metadata.outlet) == ("A\n\nFour died.\n", "Post")

    def test_a_delimiter_that_the_first_line_tells_counts(self):
        (one,) = read("sep=;\ntext;note, a, b, c\nFour died, two of them at sea.;x\n")
        assert (one.text, one.lines) == ("Four died, two of them at sea.\n", ((0, 3),))

    def test_tabs_part_the_cells_of_tsv(self):
        (one,) = read(
            "text, with commas, here\ttitle\nFour died.\tA\n", "a.tsv", Fields(text=("text, with commas, here",))
        )
        assert one.text == "A\n\nFour died.\n"

    def test_cells_stay_text(self):
        (one,) = read("text,outlet,author\nFour died.,NA,007\n")
        assert (one.metadata.outlet, one.metadata.author) == ("NA", "007")

    def test_a_byte_order_mark_line_ends_and_blank_lines_do_no_harm(self):
        found = read(b"\xef\xbb\xbftext,title\r\n\r\nFour died.,A\r\n,\r\nTwo died.,B\r\n")
        assert [(one.number, one.text, one.lines[0]) for one in found] == [
            (1, "A\n\nFour died.\n", (0, 3)),
            (2, "B\n\nTwo died.\n", (0, 5)),
        ]

    def test_html_in_a_cell_becomes_paragraphs(self):
        (one,) = read(f'body_html,title\n"<p>{SANK}</p>\n<p>{SAVED}</p>",A\n')
        assert one.text == f"A\n\n{SANK}\n\n{SAVED}\n"
        assert [line for _, line in one.lines] == [3, 2, 3]  # the title stands behind the text

    def test_two_columns_of_one_name_are_noted(self):
        (one,) = read("text,text\n,Four died.\n")
        assert one.text == "Four died.\n"
        assert one.notes == ("two columns called 'text': of each row the first that holds something counts",)


class TestLines:
    def test_line_breaks_in_cells_are_counted(self):
        found = read(f'title,text\n"A\nof two lines","{SANK}\n\n{SAVED}"\nB,Four died.\n')
        assert [[line for _, line in one.lines] for one in found] == [[2, 3, 5], [6, 6]]

    def test_quotes_in_quotes_do_not_end_a_cell(self):
        (one, _) = read('text,title\n"He said ""no"",\nshe said.",A\nFour died.,B\n')
        assert '"no"' in one.text


class TestOddRows:
    def test_a_row_with_too_many_cells_is_named_and_costs_only_itself(self):
        first, long, third = read("title,text\nA,Four died.\nB,Two died, of cold\nC,One died.\n")
        assert long == Unread(2, "more cells than the 2 columns. Put a cell that holds a ',' in quotes", 3)
        assert (first.number, third.number, third.lines[0]) == (1, 3, (0, 4))

    @pytest.mark.parametrize("cells", ["of cold", ",of cold", ",,,of cold", '"",of cold,', '" ",,"of\ncold"'])
    def test_none_of_its_cells_is_lost_in_silence_wherever_it_stands(self, cells):
        (long,) = read(f"text,title\nTwo died,B,{cells}\n")
        assert long == Unread(1, "more cells than the 2 columns. Put a cell that holds a ',' in quotes", 2)

    @pytest.mark.parametrize("more", ['x,"y\nz\nw"', ',"\n\n"', ',,,"\n",\n'])
    def test_line_breaks_in_its_cells_are_counted(self, more):
        content = f'text,title\n"a b c.","H\nh",{more}\nFour died.,C\n'
        last = read(content)[-1]
        assert content.split("\n")[last.lines[-1][1] - 1] == "Four died.,C"

    @pytest.mark.parametrize("behind", ["", " ", ",,", ', ,""'])
    def test_delimiters_at_the_end_with_nothing_behind_them_do_no_harm(self, behind):
        assert isinstance(read(f"title,text\nA,Four died.,{behind}\n")[0], Record)

    def test_a_row_with_too_few_cells_is_read(self):
        (one,) = read("text,title,outlet\nFour died.\n")
        assert one.text == "Four died.\n"

    def test_a_row_without_text_is_named(self):
        unread = read("text,title\n,A\nFour died.,B\n")[0]
        assert unread == Unread(1, "nothing to read in its column text", 2)


@pytest.mark.parametrize(
    "row",
    ["," * 400_000, "\n" * 400_000, '""' * 200_000, '"\n",' * 100_000, '"x' * 150_000],
)
def test_time_grows_with_length_and_no_faster(row):
    start = time.perf_counter()
    with contextlib.suppress(ArticleError):
        read(f"text,title\nTwo died.,B\n{row}\n")
    assert time.perf_counter() - start < 15


def test_a_cell_may_be_long():
    long = "Four died. " * 40_000
    assert len(read(f'text\n"{long}"\n')[0].text) == len(long)


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (
                'text,title\nFour died.,A\n"Two died.,B\nC,D\n',
                r"^a.csv:3: a quote that opens in this row is never closed",
            ),
            ('text\n"a\nb"\n"Two died.\n', r"^a.csv:4: a quote that opens"),
            ('text,title\n"a","b","c\nd"\nA,"', r"^a.csv:4: a quote that opens"),
            ('text\nTwo died.\n"Four died.""', r"^a.csv:3: a quote that opens"),
            ("\n\n", r"^a.csv: nothing in this table"),
            ("", r"^a.csv: nothing in this table"),
            (b"text\n\x00", r"^a.csv: this is not a text file"),
        ],
    )
    def test_what_is_broken_is_told_with_its_line(self, content, words):
        with pytest.raises(ArticleError, match=words) as error:
            read(content)
        assert not isinstance(error.value, NoArticleError)

    def test_what_the_reader_of_csv_stumbles_over_is_told_with_a_cure(self, monkeypatch):
        csv.field_size_limit(131_072)
        monkeypatch.setattr(csv, "field_size_limit", lambda *given: 10**9)  # so that it is not raised
        with pytest.raises(ArticleError) as caught:
            read(f'text\n"{SANK * 3_000}"\n')
        assert str(caught.value) == (
            "a.csv: cannot read this table (field larger than field limit (131072)). Write it anew as CSV."
        )

    @pytest.mark.parametrize("mark", [*"a1_\"'é€", "\x1c", "\u2028", "\ufeff"])
    def test_what_parts_no_cells_is_not_taken_for_the_delimiter(self, mark):
        with pytest.raises(NoArticleError, match="holds no articles: no column named text"):
            read(f"sep={mark}\ntitle{mark}text\nA{mark}{SANK}\n")

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (
                "name,age\nAnn,5\n",
                "holds no articles: no column named text, body, content ...; it has those named name, age. Say",
            ),
            (f'name,story\nAnn,"{SANK}"\n', 'Did you mean story. Then write .fields. text = "story" in factcheck.toml'),
            ("text,title\n", "a table without rows"),
            ("text," * 2_000, "2,001 columns"),
            (
                "finding,code,kind,severity,fingerprint,text\n1,FC401,number,high,ab,Four died.\n",
                r"^a\.csv: a report of factcheck, no article\. `factcheck review` reads one in JSON\.$",
            ),
        ],
    )
    def test_a_table_of_other_things_is_no_articles(self, content, words):
        with pytest.raises(NoArticleError, match=words):
            read(content)


def test_the_rows_of_a_file_are_named_by_their_numbers(tmp_path):
    (tmp_path / "a.csv").write_text(f'text\n"{SANK}"\n', "utf-8")
    (article,) = load_articles(tmp_path / "a.csv")
    assert article.source.endswith("a.csv#1")


def test_text_is_read_without_pandas(tmp_path):
    (tmp_path / "a.txt").write_text(SANK, "utf-8")
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{SANK}"}}\n', "utf-8")
    code = "import sys; from factcheck.load import load_articles; [load_articles(p) for p in sys.argv[1:]]; "
    command = [sys.executable, "-c", code + "assert 'pandas' not in sys.modules", *map(str, tmp_path.iterdir())]
    assert subprocess.run(command, check=False).returncode == 0


CELL = st.text('ab",;\n<p>& \t|', max_size=12)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5), st.booleans())
def test_any_table_is_articles_or_a_message(rows, quoted):
    def line(cells):
        return ",".join('"' + cell.replace('"', '""') + '"' if quoted else cell for cell in cells)

    content = "text,title\n" + "\n".join(map(line, rows))
    try:
        found = read(content)
    except ArticleError:
        return
    last = content.count("\n") + 1
    for one in found:
        lines = [number for _, number in one.lines] if isinstance(one, Record) else [one.line]
        assert all(2 <= number <= last for number in lines)


@given(st.lists(st.sampled_from([SANK, f"{SANK}\n{SAVED}", f"<p>{SAVED}</p>", 'a "b" c']), min_size=1, max_size=6))
def test_each_paragraph_stands_on_its_line(texts):
    content = "id,text\n" + "".join(f'{n},"{t}"\n'.replace('"b"', '""b""') for n, t in enumerate(texts))
    lines = content.split("\n")
    for one in read(content):
        for (start, number), paragraph in zip(one.lines, one.text.strip().split("\n\n"), strict=True):
            assert paragraph[:8].replace('"', '""') in lines[number - 1], (start, number)


@given(st.binary(max_size=60))
def test_any_bytes_are_articles_or_a_message(content):
    try:
        read(b"text,title\n" + content)
    except ArticleError:
        return

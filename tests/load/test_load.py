"""Files into articles: folders, formats, what wins, and what is said when a file is bad."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.lines import line_at, lines_of
from factcheck.load import load_article, load_articles, notes_beside
from factcheck.load.furniture import furnish
from factcheck.load.paths import collect
from factcheck.model import Role
from factcheck.settings import Settings
from factcheck.split import split

SANK = "A ferry with about ninety people on board sank off the coast on Friday night, the coast guard said."
DIED = "Two people died and four were missing after the ship turned over in high seas in the dark, an officer said."
STORY = "Ferry sinks off Malta\n\nPublished: 3 May 2024\n\nA ferry sank on Friday. Two people died.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """The path of a new file in `folder`."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def body(path: Path) -> list[str]:
    """The sentences of the article in `path`."""
    return [sentence.text for sentence in split(load_article(path)).sentences]


def test_an_article_has_its_parts(tmp_path: Path) -> None:
    """Headline, date and blocks come from the text; sentences are left to split."""
    article = load_article(write(tmp_path, "a.txt", STORY))
    assert (article.headline, article.published) == ("Ferry sinks off Malta", dt.date(2024, 5, 3))
    assert article.sentences == ()
    assert article.source == (tmp_path / "a.txt").as_posix()
    assert [(article.text[b.start : b.end], b.role) for b in article.blocks] == [
        ("Ferry sinks off Malta", Role.HEADLINE),
        ("A ferry sank on Friday. Two people died.", Role.BODY),
    ]


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    """Offsets begin behind it."""
    assert load_article(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + STORY.encode())).text == STORY


def test_crlf_stays_and_counts(tmp_path: Path) -> None:
    """Offsets count both code points; no sentence begins or ends with one."""
    article = split(load_article(write(tmp_path, "a.txt", STORY.replace("\n", "\r\n"))))
    assert article.text == STORY.replace("\n", "\r\n")
    assert [s.text for s in article.sentences][1:] == ["A ferry sank on Friday.", "Two people died."]
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_marked_charset_is_read(tmp_path: Path, charset: str) -> None:
    """By its byte order mark, without a note."""
    article = load_article(write(tmp_path, "a.txt", STORY.encode(charset)))
    assert (article.text, article.notes) == (STORY, ())


def test_another_charset_is_guessed_and_noted(tmp_path: Path) -> None:
    """A Windows file keeps its accents; the note says that it was a guess."""
    text = "Le café à Besançon a été fermé après l'été. La fête était déjà terminée, a déclaré le préfet André Lefèvre."
    article = load_article(write(tmp_path, "a.txt", text.encode("cp1252")))
    assert article.text == text
    assert ["guess" in note for note in article.notes] == [True]


def test_one_word_is_an_article(tmp_path: Path) -> None:
    assert body(write(tmp_path, "a.txt", "Storm")) == ["Storm"]


def test_a_text_of_furniture_alone_is_compared_whole(tmp_path: Path) -> None:
    """Better a label compared than an article without a sentence."""
    assert body(write(tmp_path, "a.txt", "World\n")) == ["World"]


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("a.json", '{"headline": "Ferry sinks", "text": "A ferry sank.\\n\\nTwo people died."}', [1, 3, 5]),
        ("a.json", '{"headline": "Ferry sinks",\n"text": "A ferry sank.\\n\\nTwo people died."}', [1, 3, 5]),
        ("a.json", '{"headline": "Ferry sinks", "text": ["A ferry sank.",\n"Two people died."]}', [1, 1, 2]),
        ("a.json", '{"headline": "Ferry sinks",\n"text": "A ferry sank. Two people died."}', [1, 2, 2]),
        ("a.html", f"<article><h1>Ferry sinks</h1><p>{SANK}</p><p>{DIED}</p></article>", [1, 3, 5]),
        ("a.html", f"<article><h1>Ferry sinks</h1>\n\n\n<p>{SANK}</p>\n<p>{DIED}</p></article>", [1, 4, 5]),
    ],
)
def test_paragraphs_on_one_line_of_a_file_are_told_apart_by_the_lines_of_the_text(
    tmp_path: Path, name: str, content: str, lines: list[int]
) -> None:
    article = split(load_article(write(tmp_path, name, content)))
    assert [line_at(lines_of(article), sentence.start) for sentence in article.sentences] == lines
    assert article.extracted == (not article.lines) == any("stands on one line" in note for note in article.notes)


def test_a_file_without_a_date_has_none(tmp_path: Path) -> None:
    assert load_article(write(tmp_path, "a.txt", "A ferry sank in 2021. Two died.")).published is None


def test_a_line_of_a_megabyte_is_read(tmp_path: Path) -> None:
    article = split(load_article(write(tmp_path, "a.txt", "The ferry sank near the old port. " * 30_000)))
    assert len(article.sentences) == 30_000


def test_the_argument_wins_over_the_text_and_the_text_over_metadata(tmp_path: Path) -> None:
    entries = [{"file": name, "outlet": "The Mail Post", "date": "2024-06-01"} for name in ("a.txt", "b.txt")]
    write(tmp_path, "meta.json", json.dumps({"articles": entries}))
    dated, bare = write(tmp_path, "a.txt", STORY), write(tmp_path, "b.txt", "A ferry sank.")
    assert load_article(dated, dt.date(2020, 1, 1)).published == dt.date(2020, 1, 1)
    assert load_article(dated).published == dt.date(2024, 5, 3)
    assert load_article(bare).published == dt.date(2024, 6, 1)
    assert load_article(bare).outlet == "The Mail Post"


def test_metadata_gives_a_dateline_its_year(tmp_path: Path) -> None:
    """The closest year: a story of late December published in January."""
    write(tmp_path, "meta.json", '{"articles": [{"file": "a.txt", "date": "2024-01-02"}]}')
    article = load_article(write(tmp_path, "a.txt", "LIMA, Dec 30 (AP) - A ferry sank."))
    assert article.published == dt.date(2023, 12, 30)


def test_an_entry_of_bad_metadata_is_a_note_on_its_article(tmp_path: Path) -> None:
    write(tmp_path, "meta.json", '{"articles": [{"file": "a.txt", "date": "soon"}]}')
    article = load_article(write(tmp_path, "a.txt", STORY))
    assert article.notes == ("meta.json: no date in 'soon'; write YYYY-MM-DD",)


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"articles": 3}', "[" * 5000])
def test_metadata_that_cannot_be_read_is_one_note_of_however_many_articles(tmp_path: Path, content: str) -> None:
    """Never an error, and the note names the file."""
    file = write(tmp_path, "meta.json", content)
    files = [write(tmp_path, name, STORY).as_posix() for name in ("a.txt", "b.txt")]
    assert [load_article(name).notes for name in files] == [(), ()]
    (note,) = notes_beside(files)
    assert note.startswith(f"{file.as_posix()} ignored: ")


def test_metadata_of_a_file_that_is_not_there_is_a_note(tmp_path: Path) -> None:
    entries = [{"file": name, "outlet": "The Mail Post"} for name in ("a.txt", "courrier.txt", "x" * 300)]
    file = write(tmp_path, "meta.json", json.dumps({"articles": entries})).as_posix()
    files = [write(tmp_path, name, STORY).as_posix() for name in ("a.txt", "courier.txt")]
    assert notes_beside(files) == [
        f"{file}: no file 'courrier.txt' beside it. Did you mean 'courier.txt'?",
        f"{file}: no file {'x' * 300!r} beside it. Its entry tells of no article.",
    ]


def test_one_path_alone_need_be_no_list(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", STORY)
    for alone in (tmp_path, str(tmp_path), file):
        assert collect(alone, deep=False) == collect([alone], deep=False) == (file.as_posix(),)


def test_a_folder_stands_for_its_articles(tmp_path: Path) -> None:
    """Sorted by name, each file once, other files and hidden ones left out."""
    names = [write(tmp_path, name, "A ferry sank.").as_posix() for name in ("b.txt", "a.TXT", "c.odt", ".d.txt")]
    assert collect([tmp_path, tmp_path / "b.txt"], deep=False) == (names[1], names[0])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", ["no words in this file (0 bytes). Leave it out or save it again."]),
        ("a.txt", b" \n\xef\xbb\xbf ... \n", ["no words"]),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), ["not a text file but a PNG picture."]),
        ("a.txt", b"%PDF-1.7 stream of words", ["not a text file but a PDF. Name it a.pdf, or save"]),
        ("a.html", b"%PDF-1.7 stream of words", ["not a text file but a PDF. Name it a.pdf, or save"]),
        ("a.txt", b"PK\x03\x04..word/document.xml..", ["not a text file but a DOCX. Name it a.docx, or save"]),
        ("a.txt", b"PK\x03\x04..xl/book.xml..", ["not a text file but a DOCX or another archive. Save"]),
        ("a.txt", b"<!DOCTYPE html>\n<p>A ferry sank.</p>", ["this is a web page. Name it a.html, or save"]),
        ("scan", b"\n<html lang='en'><p>A ferry sank.</p>", ["this is a web page. Name it scan.html, or save"]),
        ("a.txt", bytes(range(256)) * 4, ["not a text file"]),
        ("a.odt", b"words", ["cannot read the format '.odt'", "*.txt"]),
    ],
)
def test_a_bad_file_is_one_clear_message(tmp_path: Path, name: str, content: bytes, words: list[str]) -> None:
    """It says which file, what is wrong with it, and what to do."""
    path = write(tmp_path, name, content)
    with pytest.raises(ArticleError) as raised:
        load_article(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert all(word in message for word in words)
    assert re.fullmatch(r"[^\n]+\. [A-Z][^\n]+\.", message)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"gone\.txt: no such file\. Check the path"):
        load_article(tmp_path / "gone.txt")
    with pytest.raises(ArticleError, match=r"https:/a.example/b: no such .* Nothing is fetched from the web: save the"):
        collect(["https://a.example/b"], deep=False)
    with pytest.raises(ArticleError, match=r"gone\.txt: no such file or folder\. Check the path"):
        collect([tmp_path / "gone.txt"], deep=False)


def test_what_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("factcheck.load.without_waiting", refuse)
    with pytest.raises(ArticleError, match=r"cannot read this file \(Permission denied\)\. Check its permissions"):
        load_article(write(tmp_path, "a.txt", STORY))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ArticleError, match=r"this is no plain file\. Save it as one, or pipe JSON Lines to '-'"):
        load_article(tmp_path / "a.txt")


def test_a_meta_json_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "meta.json")
    load_article(write(tmp_path, "a.txt", STORY))
    [note] = notes_beside([str(tmp_path / "a.txt")])
    assert note.endswith("meta.json ignored: it is no plain file.")


def test_a_deep_folder_stands_for_all_below_it_but_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c/d.txt", ".git/e.txt", "b/.f.txt", "b/g.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("word", encoding="utf-8")
    assert collect([tmp_path], deep=False) == (f"{tmp_path}/a.txt",)
    assert collect([tmp_path], deep=True) == (f"{tmp_path}/a.txt", f"{tmp_path}/b/c/d.txt")
    assert collect([tmp_path / ".git"], deep=True) == (f"{tmp_path}/.git/e.txt",)
    (tmp_path / "empty").mkdir()
    assert collect([tmp_path / "empty"], deep=True) == ()


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    write(tmp_path, "c.odt", "x")
    with pytest.raises(ArticleError, match="no articles in this folder"):
        collect([tmp_path], deep=False)
    with pytest.raises(ArticleError, match="a folder, not an article"):
        load_article(tmp_path)


LINES = st.sampled_from(
    """Ferry sinks off Malta|By Ann Lee|3 May 2024|* Two died|LIMA (AP) - It sank.|It sank. (Editing by A. Lee)|World
    |(Updates toll)||  |A photo. (Ann Lee/AP)|Our Standards: x|It sank.|- Dead end -""".split("|")
)


@given(st.lists(LINES | st.text(max_size=20), max_size=20), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_blocks_are_clean_spans_in_order(lines: list[str], end: str) -> None:
    """In order, apart, not empty, no white space at the ends, no blank line inside."""
    text = end.join(lines)
    last = 0
    for block in furnish(text).blocks:
        surface = text[block.start : block.end]
        assert last <= block.start < block.end <= len(text)
        assert surface == surface.strip()
        assert all(line.strip() for line in surface.splitlines())
        last = block.end


def test_a_limit_beyond_all_files_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A man died on Monday.\n", "utf-8")
    assert load_articles(str(tmp_path / "a.txt"), Settings(max_bytes=10**30))


@pytest.mark.parametrize("piece", [1, 7, 22, 23, 1 << 20])
def test_a_file_is_read_whole_whatever_a_piece_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr("factcheck.load._PIECE", piece)
    (tmp_path / "a.txt").write_text("A man died on Monday.\n", "utf-8")
    (article,) = load_articles(str(tmp_path / "a.txt"), Settings(max_bytes=22))
    assert article.text == "A man died on Monday.\n"
    with pytest.raises(ArticleError, match="22 bytes, more than the 21 that are read"):
        load_articles(str(tmp_path / "a.txt"), Settings(max_bytes=21))

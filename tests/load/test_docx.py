from __future__ import annotations

import datetime as dt
import struct
import time

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.load import load_article
from factcheck.load.docx import COMMENTS, EMBEDDED, HIDDEN, TRACKED, read
from factcheck.load.properties import FROM_PROPERTIES
from factcheck.load.record import Raw
from factcheck.settings import Settings
from tests.load.word import MADE, NAMES, package, paragraph, saved, zipped

BODY = "The ferry Astrid sank off Lindholm on Monday, killing 24 people, the coast guard said."


def read_of(content: bytes, limits: Settings | None = None):
    (record,) = read(Raw("a.docx", content), limits or Settings())
    return record


def paragraphs_of(content: bytes) -> list[str]:
    return read_of(content).text.removesuffix("\n").split("\n\n")


def body_of(body: str) -> list[str]:
    return paragraphs_of(package(body))


def refused(content: bytes, limits: Settings | None = None) -> str:
    with pytest.raises(ArticleError) as error:
        read_of(content, limits)
    return str(error.value)


@pytest.fixture
def document():
    return docx.Document()


class TestText:
    def test_paragraphs_tables_and_lists_come_in_the_order_of_the_document(self, document):
        document.add_heading("Ferry sinks", 1)
        document.add_paragraph(BODY)
        table = document.add_table(2, 2)
        for cell, text in zip(
            (cell for row in table.rows for cell in row.cells), "Year Dead 2023 7".split(), strict=True
        ):
            cell.text = text
        document.add_paragraph("Among the dead:", style="List Paragraph")
        document.add_paragraph("two of the crew", style="List Bullet")
        document.add_paragraph("a child", style="List Number")
        document.add_paragraph("The search goes on.")
        assert paragraphs_of(saved(document)) == [
            "Ferry sinks", BODY, "Year | Dead", "2023 | 7", "Among the dead:", "- two of the crew", "- a child",
            "The search goes on.",
        ]  # fmt: skip

    def test_a_table_in_a_cell_is_read_where_it_stands(self, document):
        outer = document.add_table(1, 2).rows[0].cells
        outer[0].text = "Harbour"
        inner = outer[1].add_table(1, 2).rows[0].cells
        inner[0].text, inner[1].text = "Dead", "24"
        outer[1].add_paragraph("as of Monday")
        assert paragraphs_of(saved(document)) == ["Harbour", "Dead | 24", "as of Monday"]

    def test_a_numbered_heading_is_no_item_of_a_list(self, document):
        heading = document.add_heading("The search", 2)
        document.styles["Heading 2"].element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {NAMES}><w:numId w:val="3"/></w:numPr>')
        )
        assert heading.text in paragraphs_of(saved(document))

    def test_a_link_a_field_and_a_filled_control_are_part_of_their_sentence(self):
        assert body_of(
            '<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:hyperlink r:id="x"><w:r><w:t>guard</w:t></w:r>'
            "</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t "
            'xml:space="preserve"> said</w:t></w:r></w:sdtContent></w:sdt><w:r><w:tab/><w:t>so.</w:t></w:r></w:p>'
        ) == ["The guard said so."]

    def test_a_blank_line_parts_what_was_pasted_from_a_page_and_a_break_does_not(self):
        run = "<w:r><w:t>{}</w:t></w:r>"
        pasted = run.format("It sank") + "<w:r><w:br/></w:r>" + run.format("at sea.") + "<w:r><w:br/><w:br/></w:r>"
        assert body_of(f"<w:p>{pasted}{run.format('It was dark.')}</w:p>") == ["It sank at sea.", "It was dark."]

    def test_a_control_that_waits_to_be_filled_in_says_nothing(self):
        sdt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
        assert body_of(paragraph(BODY) + sdt.format(paragraph("Click here to enter text."))) == [BODY]

    def test_a_text_box_in_two_forms_is_read_once_behind_its_paragraph(self):
        box = f"<w:txbxContent>{paragraph('In brief: 24 dead.')}</w:txbxContent>"
        assert body_of(
            "<w:p><w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback>"
            "</mc:AlternateContent></w:r><w:r><w:t>The ferry sank.</w:t></w:r></w:p>" + paragraph("It was foggy.")
        ) == ["The ferry sank.", "In brief: 24 dead.", "It was foggy."]

    def test_footnotes_stand_at_the_end_without_the_lines_that_part_them(self):
        notes = (
            f"<w:footnotes {NAMES}><w:footnote w:type='separator'>{paragraph('---')}</w:footnote>"
            f"<w:footnote w:id='2'>{paragraph('The count is of Monday.')}</w:footnote></w:footnotes>"
        )
        content = package(paragraph(BODY), {"word/footnotes.xml": notes}, {"footnotes": "footnotes.xml"})
        assert paragraphs_of(content) == [BODY, "The count is of Monday."]

    def test_headers_and_footers_are_left_out(self, document):
        document.sections[0].header.paragraphs[0].text = "Lindholm Herald"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        document.add_paragraph(BODY)
        assert paragraphs_of(saved(document)) == [BODY]


class TestTrackedChanges:
    def test_what_was_put_in_is_read_and_what_was_taken_out_is_not(self):
        record = read_of(
            package(
                '<w:p><w:r><w:t xml:space="preserve">It killed </w:t></w:r><w:del><w:r><w:delText>31</w:delText></w:r>'
                "</w:del><w:ins><w:r><w:t>24</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
                '<w:r><w:t xml:space="preserve"> people.</w:t></w:r></w:p>'
            )
        )
        assert record.text == "It killed 24 people.\n"
        assert record.notes == (TRACKED,)

    def test_a_paragraph_whose_end_was_taken_out_goes_on_with_the_next(self):
        ended = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">It killed </w:t></w:r></w:p>'
        assert body_of(ended + paragraph("24 people.")) == ["It killed 24 people."]

    def test_a_paragraph_whose_end_was_taken_out_keeps_its_text_where_none_follows(self):
        ended = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
        row = f"<w:tr><w:tc>{ended.format('Dead')}</w:tc><w:tc>{paragraph('24')}</w:tc></w:tr>"
        body = f"{paragraph(BODY)}{ended.format('At sea:')}<w:tbl>{row}</w:tbl>{ended.format('It was foggy.')}"
        assert body_of(body) == [BODY, "At sea:", "Dead | 24", "It was foggy."]

    def test_a_row_that_was_taken_out_is_not_read(self):
        row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
        table = row.format("<w:trPr><w:del/></w:trPr>", paragraph("31 dead")) + row.format("", paragraph("24 dead"))
        assert body_of(f"<w:tbl>{table}</w:tbl>") == ["24 dead"]

    def test_an_older_look_of_a_paragraph_is_no_change_of_its_text(self):
        changed = "<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>It sank.</w:t></w:r></w:p>"
        assert read_of(package(changed)).notes == ()

    def test_comments_hidden_text_and_documents_within_are_told(self):
        hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>cut this</w:t></w:r><w:r><w:t>It sank.</w:t></w:r></w:p>"
        comments = f"<w:comments {NAMES}><w:comment>{paragraph('Sure?')}</w:comment></w:comments>"
        record = read_of(
            package(hidden + "<w:altChunk/>", {"word/comments.xml": comments}, {"comments": "comments.xml"})
        )
        assert (record.text, set(record.notes)) == ("It sank.\n", {HIDDEN, COMMENTS, EMBEDDED})


class TestProperties:
    def test_author_and_language_are_kept_and_the_day_where_the_text_names_none(self, document):
        document.add_paragraph(BODY)
        about = document.core_properties
        about.author, about.language, about.title = "Ann Lee", "en-GB", "Document1"
        record = read_of(saved(document, MADE, MADE + dt.timedelta(hours=3)))
        told = record.metadata
        assert (told.author, told.language, told.published) == ("Ann Lee", "en-GB", MADE)
        assert told.updated == MADE + dt.timedelta(hours=3)
        assert (record.headline, record.notes, record.extracted) == ("", (FROM_PROPERTIES,), True)

    def test_a_day_in_the_text_is_believed_before_the_properties(self, document):
        for text in ("Ferry sinks", "14 May 2023", BODY):
            document.add_paragraph(text)
        record = read_of(saved(document))
        assert (record.metadata.published, record.metadata.updated, record.notes) == (None, None, ())

    def test_a_file_saved_long_after_it_was_made_tells_no_day(self, document):
        document.add_paragraph(BODY)
        assert read_of(saved(document, MADE, MADE + dt.timedelta(days=8))).metadata.published is None

    @pytest.mark.parametrize("author", ["python-docx", "Administrator", "Reception desk 2", "x" * 500])
    def test_an_author_that_is_no_person_is_none(self, document, author):
        document.add_paragraph(BODY)
        document.core_properties.author = author[:255]
        assert read_of(saved(document)).metadata.author == ""

    def test_the_paragraph_that_is_styled_as_the_title_is_the_headline_and_stands_first(self, document):
        document.add_paragraph("World")
        document.add_paragraph("Ferry sinks", style="Title")
        document.add_paragraph(BODY)
        record = read_of(saved(document))
        assert (record.headline, record.text) == ("Ferry sinks", f"Ferry sinks\n\nWorld\n\n{BODY}\n")

    def test_a_title_among_the_properties_that_the_text_bears_out_is_the_headline(self, document):
        document.add_paragraph("Ferry sinks")
        document.add_paragraph(BODY)
        document.core_properties.title = "Ferry Sinks – Lindholm Herald"
        record = read_of(saved(document))
        assert (record.headline, record.metadata.outlet) == ("Ferry Sinks", "Lindholm Herald")


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
                "a Word file of the old format, or one that is locked by a",
            ),
            (b"", "a.docx: this DOCX is broken (File is not a zip file). Save it again"),
            (package(paragraph(BODY))[:-40], "this DOCX is broken"),
            (zipped({"content.xml": "<x/>"}), "this is an OpenDocument, not DOCX. Open it and save it as DOCX."),
            (zipped({"xl/workbook.xml": "<workbook/>"}), "no Word document in this file"),
            (package(paragraph(" ")), "no words in this document. Leave it out or save it again."),
            (package("<w:p>"), "a.docx: word/document.xml:1:"),
        ],
    )
    def test_what_is_no_document_of_words_is_told_with_the_cure(self, content, message):
        assert message in refused(content)

    def test_declared_entities_are_not_read(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
        assert "declares entities of its own" in refused(zipped({"word/document.xml": bomb}))

    def test_what_unpacks_to_more_than_the_limit_is_not_unpacked(self):
        content = package(paragraph("a" * 20_000_000))
        assert len(content) < 100_000
        began = time.monotonic()
        assert "more than 1,000,000 bytes when unpacked" in refused(content, Settings(max_bytes=1_000_000))
        assert time.monotonic() - began < 5

    def test_a_part_that_says_it_is_small_is_read_no_further_than_it_says(self):
        content = bytearray(package(paragraph("a" * 5_000_000)))
        at = content.rindex(b"word/document.xml") - 46  # its entry in the directory at the end
        content[at + 24 : at + 28] = struct.pack("<L", 100)
        assert "this DOCX is broken" in refused(bytes(content), Settings(max_bytes=1_000_000))

    def test_a_package_of_very_many_parts_is_not_opened(self):
        assert "more than 5,000 files in this package" in refused(zipped({f"x{n}": "" for n in range(5_001)}))

    def test_deep_nesting_is_refused(self):
        assert "levels deep" in refused(package("<w:p>" * 100_000))

    def test_what_lies_outside_the_package_is_not_looked_for(self):
        links = '<Relationships><Relationship TargetMode="External" Type="x/styles" Target="http://x.example/a"/>'
        content = package(paragraph(BODY), {"word/_rels/document.xml.rels": f"{links}</Relationships>"})
        assert paragraphs_of(content) == [BODY]

    def test_a_name_that_leads_out_of_the_package_leads_to_nothing(self):
        content = package(paragraph(BODY), related={"styles": "../../../etc/passwd"})
        assert paragraphs_of(content) == [BODY]

    def test_a_style_that_is_based_on_itself_is_no_list(self):
        styles = f'<w:styles {NAMES}><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'
        body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{BODY}</w:t></w:r></w:p>'
        assert paragraphs_of(package(body, {"word/styles.xml": styles}, {"styles": "styles.xml"})) == [BODY]


class TestAnyFile:
    """Only `ArticleError` comes out of a file, whatever it holds."""

    @given(st.binary(max_size=400), st.integers(0, 2000), st.booleans())
    @settings(max_examples=60, deadline=None)
    def test_a_document_in_which_bytes_changed(self, noise, at, is_xml):
        whole = package(paragraph(BODY))
        if is_xml:
            xml = f"<w:document {NAMES}><w:body>{paragraph(BODY)}</w:body></w:document>".encode()
            content = package("", {"word/document.xml": xml[:at] + noise + xml[at:]})
        else:
            content = whole[:at] + noise + whole[at + len(noise) :]
        try:
            record = read_of(content)
        except ArticleError:
            return
        assert record.text.strip()


def test_lines_are_those_of_the_text_and_a_note_says_so(tmp_path, document):
    document.add_paragraph(BODY)
    path = tmp_path / "a.docx"
    path.write_bytes(saved(document))
    article = load_article(path)
    assert (article.extracted, article.lines, article.text) == (True, (), f"{BODY}\n")
    assert any("no text file" in note for note in article.notes)

from __future__ import annotations

import datetime as dt
import io
import time

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.folders import to_install
from factcheck.load import load_article
from factcheck.load.pdf import MOST_PAGES, read
from factcheck.load.properties import FROM_PROPERTIES
from factcheck.load.record import Raw
from factcheck.settings import Settings
from tests.load.paper import FONT, Printed, assembled, column, pdf, stream

BODY = ("The ferry Astrid sank off Lindholm on Monday in thick", "fog, killing 24 people, the coast guard said.")
TEXT = " ".join(BODY)
MADE = "D:20240514221500+02'00'"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] "


def read_of(content: bytes, limits: Settings | None = None):
    (record,) = read(Raw("a.pdf", content), limits or Settings())
    return record


def refused(content: bytes, limits: Settings | None = None) -> str:
    with pytest.raises(ArticleError) as error:
        read_of(content, limits)
    return str(error.value)


def locked(content: bytes, password: str) -> bytes:
    """`content` encrypted, with rights that only `password` gives in full."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


class TestText:
    def test_lines_become_paragraphs_on_each_page_and_over_pages(self):
        pages = [column(["Ferry sinks", "", *BODY, "", "The search"]), column(["goes on."])]
        assert read_of(pdf(pages)).text == f"Ferry sinks\n\n{TEXT}\n\nThe search goes on.\n"

    def test_columns_come_as_they_are_drawn(self):
        page = [*column(BODY), *column(["Nobody was on the bridge of the ship.", "It was dark."], x=320)]
        assert read_of(pdf([page])).text == f"{TEXT}\n\nNobody was on the bridge of the ship. It was dark.\n"

    def test_a_bullet_or_a_word_in_other_letters_does_not_part_a_line_from_the_next(self):
        drawn = (
            b"BT /F1 6 Tf 72 700 Td (\x95 ) Tj /F1 11 Tf (It sank off Lindholm on Monday in thick) Tj ET "
            b"BT /F1 8 Tf 80 687 Td (fog) Tj /F1 11 Tf ( that came in the evening.) Tj ET"
        )
        assert read_of(pdf([drawn])).text == "• It sank off Lindholm on Monday in thick fog that came in the evening.\n"

    def test_ligatures_and_halves_of_characters_are_made_whole(self):
        unicode_map = (
            b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
            b"2 beginbfchar <61> <FB01> <62> <D83DDE00> endbfchar endcmap"
        )
        font = FONT.replace(b">>", b"/ToUnicode 5 0 R >>")
        drawn = pdf([column(["a b the ferry sank"])], objects=[stream(unicode_map)], font=font)
        assert read_of(drawn).text.startswith("fi \U0001f600 the ferry")

    def test_a_locked_file_that_anybody_may_read_is_read(self):
        assert read_of(locked(pdf([column(BODY)]), "")).text == f"{TEXT}\n"

    def test_a_page_that_is_broken_does_not_cost_the_others(self):
        good, bad = column(BODY), b"BT /F1 11 Tf (x) Tj " + b"[" * 5000
        record = read_of(pdf([good, bad, column(["Nobody was on the bridge."])]))
        assert (TEXT in record.text, record.notes) == (True, ("could not be read: page 2",))

    def test_pypdf_says_nothing_to_the_terminal(self, capfd, tmp_path):
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf([column(BODY)]).replace(b"startxref\n", b"startxref\n9"))
        load_article(path)
        assert capfd.readouterr() == ("", "")


class TestProperties:
    def test_a_title_that_the_text_bears_out_is_the_headline_and_stands_first_once(self):
        lines = [Printed("World", y=780, size=9), *column(["Ferry sinks"], top=750, size=24), *column(BODY)]
        record = read_of(pdf([lines], {"Title": "Ferry Sinks | Lindholm Herald"}))
        assert (record.headline, record.metadata.outlet) == ("Ferry Sinks", "Lindholm Herald")
        assert record.text == f"Ferry Sinks\n\nWorld\n\n{TEXT}\n"

    @pytest.mark.parametrize("title", ["Microsoft Word - x.doc", "untitled", "Layout 1", ""])
    def test_a_title_that_a_program_gave_is_none(self, title):
        assert read_of(pdf([column(BODY)], {"Title": title})).headline == ""

    def test_author_and_moment_are_kept_with_the_zone_where_the_text_names_no_day(self):
        record = read_of(pdf([column(BODY)], {"Author": "Ann Lee", "CreationDate": MADE}))
        zone = dt.timezone(dt.timedelta(hours=2))
        assert record.metadata.published == dt.datetime(2024, 5, 14, 22, 15, tzinfo=zone)
        assert (record.metadata.author, record.notes) == ("Ann Lee", (FROM_PROPERTIES,))

    def test_a_day_in_the_text_is_believed_before_the_properties(self):
        record = read_of(pdf([column(["Ferry sinks", "By Ann Lee", "14 May 2023", *BODY])], {"CreationDate": MADE}))
        assert (record.metadata.published, record.notes) == (None, ())
        assert "14 May 2023" in record.text

    def test_the_day_of_a_running_head_is_that_of_the_article(self):
        head = Printed("Lindholm Herald – Wednesday 15 May 2024", y=810, size=8)
        record = read_of(pdf([[*column(BODY), head]], {"CreationDate": MADE}))
        assert (record.metadata.outlet, record.metadata.published) == ("Lindholm Herald", dt.date(2024, 5, 15))

    def test_the_day_on_which_a_browser_printed_a_page_is_not_that_of_the_article(self):
        record = read_of(pdf([column(BODY)], {"CreationDate": MADE, "Creator": "Mozilla/5.0 (X11)"}))
        assert record.metadata.published is None

    def test_nor_is_the_day_that_it_prints_above_the_page(self):
        head = Printed("15 May 2025", y=810, size=8)
        about = {"Creator": "Mozilla/5.0 (X11)"}
        assert read_of(pdf([[*column(BODY), head]])).metadata.published == dt.date(2025, 5, 15)
        assert read_of(pdf([[*column(BODY), head]], about)).metadata.published is None

    @pytest.mark.parametrize("about", [{"CreationDate": "yesterday"}, {"Author": "Administrator"}])
    def test_properties_that_make_no_sense_are_none(self, about):
        record = read_of(pdf([column(BODY)], about))
        assert (record.metadata.published, record.metadata.author) == (None, "")

    def test_the_language_of_the_file_is_told(self):
        assert read_of(pdf([column(BODY)], catalog=b"/Lang (en-GB)")).metadata.language == "en-GB"


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "a.pdf: this is no PDF. Name it by what it holds."),
            (b"%PDF-1.7\n", "a.pdf: this PDF is broken ("),
            (pdf([column(BODY)])[:400], "a.pdf: this PDF is broken ("),
            (pdf([]), "a.pdf: this PDF has no pages. Save it again."),
            (
                pdf([b"q Q", b"q Q"]),
                "a.pdf: no text in the 2 pages of this PDF, perhaps a scan. Recognise the text first",
            ),
            (pdf([column(["-- .. -- .. a --"])]), "the fonts of this PDF do not tell which letters they draw"),
            (
                locked(pdf([column(BODY)]), "secret"),
                "a.pdf: this PDF is locked by a password. Save a copy without one.",
            ),
            (pdf([b"[" * 5000]), "a.pdf: no page of this PDF can be read. Save its text as plain text."),
            (pdf([[Printed("x")]] * (MOST_PAGES + 1)), "501 pages, more than the 500 that are read. Split the file."),
        ],
    )
    def test_what_cannot_be_read_is_told_with_the_cure(self, content, message):
        assert message in refused(content)

    def test_without_the_library_that_an_encryption_needs_it_is_told(self, monkeypatch):
        from pypdf._crypt_providers import _fallback

        monkeypatch.setattr("pypdf._encryption.aes_cbc_encrypt", _fallback.aes_cbc_encrypt)
        keys = b"/O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s>" % (b"0" * 96, b"0" * 96, *[b"0" * 64] * 2, b"0" * 32)
        about = b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 %s >>" % keys
        parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", FONT, b"<< >>", about]
        assert refused(assembled(parts, b"/Encrypt 5 0 R /ID [<00> <00>]")) == (
            "a.pdf: this PDF is encrypted in a way that needs the package cryptography. Install it, or print the "
            "document to a new PDF."
        )

    def test_without_pypdf_it_is_told_what_to_install(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
        assert refused(b"%PDF-") == f"a.pdf: reading PDF needs pypdf. Install it: {to_install('docs')}"

    def test_a_tree_of_pages_that_bites_its_tail_is_broken(self):
        parts = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            FONT,
            b"<< >>",
        ]
        assert "this PDF is broken" in refused(assembled(parts))

    def test_a_form_that_draws_itself_ends(self):
        form = stream(b"/X Do BT /F1 11 Tf 72 700 Td (It sank at sea.) Tj ET", FORM + (
            b"/Resources << /XObject << /X 5 0 R >> /Font << /F1 3 0 R >> >>"
        ))  # fmt: skip
        content = pdf([b"/X Do"], objects=[form], resources=b"/XObject << /X 5 0 R >>")
        assert read_of(content).text == "It sank at sea.\n"

    @pytest.mark.parametrize(
        "drawn",
        [
            pytest.param(b" " * 80_000_000, id="unpacks to more than is read"),
            pytest.param(b"0 0 m " * 600_000, id="more steps than are read at all"),
            pytest.param(b"[" * 300_000, id="deep"),
        ],
    )
    def test_a_page_that_is_small_and_unpacks_to_much_is_refused_soon(self, drawn):
        began = time.monotonic()
        assert "a.pdf: " in refused(pdf([drawn]))
        assert time.monotonic() - began < 30

    def test_steps_of_drawing_are_counted_over_all_pages_and_forms(self, monkeypatch):
        monkeypatch.setattr("factcheck.load.pdf.MOST_STEPS", 1000)
        font = b"/Font << /F1 3 0 R >>"
        inner = stream(b"BT /F1 1 Tf (a) Tj ET " * 50, FORM + b"/Resources << %s >>" % font)
        outer = stream(b"/Y Do " * 9, FORM + b"/Resources << /XObject << /Y 5 0 R >> %s >>" % font)
        content = pdf([b"/X Do"] * 3, objects=[inner, outer], resources=b"/XObject << /X 6 0 R >>")
        assert "is more than is read (1,000 steps of drawing). Save its text as plain text." in refused(content)

    def test_a_page_with_more_letters_than_are_read_is_refused(self, monkeypatch):
        monkeypatch.setattr("factcheck.load.pdf.MOST_ON_PAGE", 500)
        assert "(500 characters on a page)" in refused(pdf([column(BODY * 10)]))

    def test_time_is_bounded_too(self, monkeypatch):
        monkeypatch.setattr("factcheck.load.pdf.MOST_SECONDS", -1.0)
        assert "seconds of work)" in refused(pdf([column(BODY)]))

    def test_the_text_of_all_pages_is_bounded_by_max_bytes(self):
        content = pdf([column(BODY)] * 30)
        assert "the 2,000 characters that --max-bytes allows" in refused(content, Settings(max_bytes=2_000))

    def test_the_limits_of_one_file_are_not_those_of_the_next_pypdf(self):
        before = pypdf.get_configuration()
        read_of(pdf([column(BODY)]), Settings(max_bytes=5_000))
        assert pypdf.get_configuration() == before


class TestAnyFile:
    """Only `ArticleError` comes out of a file, whatever it holds."""

    @given(st.binary(max_size=60), st.integers(0, 1400))
    @settings(max_examples=80, deadline=None)
    def test_a_file_in_which_bytes_changed(self, noise, at):
        whole = pdf([column(BODY), column(BODY)], {"Title": "Ferry sinks", "CreationDate": MADE})
        try:
            record = read_of(whole[:at] + noise + whole[at + len(noise) :])
        except ArticleError:
            return
        assert record.text.strip()

    @given(st.binary(max_size=200))
    @settings(max_examples=60, deadline=None)
    def test_a_page_that_draws_anything(self, drawn):
        try:
            record = read_of(pdf([b"BT /F1 11 Tf (The ferry sank) Tj " + drawn]))
        except ArticleError:
            return
        record.text.encode("utf-8")

"""JSON and JSON Lines: what is taken for an article, where it stands, and what is said of what is none."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import json as reader
from factcheck.load import load_articles
from factcheck.load.record import Raw, Record, Unread
from factcheck.settings import Fields, Settings

SANK = "The ferry Astrid sank off Lindholm on Monday, killing 24 people."
SAVED = "The captain, Nils Berg, was saved."


def read(content: object, name: str = "a.json", fields: Fields | None = None) -> list[Record | Unread]:
    """What the reader gives for a file that holds `content`, text or bytes or what is written as JSON."""
    text = content if isinstance(content, str | bytes) else json.dumps(content, indent=2)
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return list(reader.read(Raw(name, raw), Settings(fields=fields or Fields())))


def record(content: object, name: str = "a.json", fields: Fields | None = None) -> Record:
    """The one article in it."""
    (one,) = read(content, name, fields)
    assert isinstance(one, Record)
    return one


def paragraphs(content: object) -> list[str]:
    """The paragraphs of the one article in it."""
    return record(content).text.strip().split("\n\n")


class TestFile:
    def test_an_object_with_a_text_is_one_article_without_number(self):
        assert record({"text": SANK}).number == 0

    def test_the_headline_comes_first(self):
        one = record({"text": SANK, "title": "Ferry sinks"})
        assert (one.text, one.headline) == (f"Ferry sinks\n\n{SANK}\n", "Ferry sinks")

    def test_a_list_is_several_articles_counted_from_1(self):
        assert [one.number for one in read([{"text": SANK}, {"text": SAVED}])] == [1, 2]

    @pytest.mark.parametrize("name", ["articles", "items", "entries", "docs", "results", "data", "posts", "content"])
    def test_a_list_in_an_object_is_several_articles(self, name):
        found = read({"status": "ok", name: [{"body": SANK, "title": "A"}, {"body": SAVED, "title": "B"}]})
        assert [one.text for one in found] == [f"A\n\n{SANK}\n", f"B\n\n{SAVED}\n"]

    @pytest.mark.parametrize(
        "content",
        [
            {"response": {"results": [{"webTitle": "Ferry", "fields": {"body": SANK}}]}},
            {"hits": {"hits": [{"_id": "1", "_source": {"title": "Ferry", "body": SANK}}]}},
            {"data": {"articles": {"edges": [{"node": {"title": "Ferry", "body": {"html": f"<p>{SANK}</p>"}}}]}}},
            {"data": [{"type": "node", "attributes": {"title": "Ferry", "body": {"value": SANK}}}]},
            {"db": [{"meta": {}, "data": {"posts": [{"title": "Ferry", "html": f"<p>{SANK}</p>"}]}}]},
            {"@graph": [{"@type": "WebSite", "name": "H"}, {"headline": "Ferry", "articleBody": SANK}]},
            {"data": {"article": {"title": "Ferry", "text": SANK}}},
            {"fields": {"title": "Ferry", "body": [SANK]}},
            [{"title": {"rendered": "Ferry"}, "content": {"rendered": f"<p>{SANK}</p>"}}],
        ],
    )
    def test_what_services_answer_and_systems_export_is_read(self, content):
        assert record(content).text == f"Ferry\n\n{SANK}\n"

    def test_articles_by_their_keys_are_several(self):
        found = read({"n1": {"title": "A", "text": SANK}, "n2": {"title": "B", "text": SAVED}})
        assert [one.number for one in found] == [1, 2]

    def test_a_list_in_an_article_is_not_taken_for_the_articles(self):
        assert record({"text": SANK, "title": "A", "items": [{"text": SAVED, "title": "B"}]}).text.endswith(f"{SANK}\n")

    def test_a_feed_names_the_outlet_and_the_language_of_its_items(self):
        one = record(
            {"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "language": "en-GB",
             "items": [{"id": "1", "content_html": f"<p>{SANK}</p>"}]}
        )  # fmt: skip
        assert (one.metadata.outlet, one.metadata.language) == ("Herald", "en-GB")

    def test_an_entry_without_text_costs_only_itself(self):
        first, second, third = read([{"text": SANK}, {"title": "none", "text": ""}, "a string"])
        assert isinstance(first, Record)
        assert (second, third) == (
            Unread(2, "nothing to read in its field text", 6),
            Unread(3, "no object, so it has no field with a text", 9),
        )

    def test_of_what_cannot_be_read_the_first_hundred_are_told(self):
        found = read([*[{}] * 5000, {"text": SANK}])
        assert len(found) == 102
        assert found[-1].why == "and 4,900 more entries cannot be read"


class TestMetadata:
    def test_it_is_kept(self):
        told = record(
            {"text": SANK, "author": [{"name": "Ann Lee"}, {"name": "Bo Ray"}], "publisher": {"name": "Herald"},
             "datePublished": "2024-05-14T21:30:00+02:00", "dateModified": "2024-05-15", "url": "https://h.example/1",
             "inLanguage": "en-GB"}
        ).metadata  # fmt: skip
        assert (told.outlet, told.author, told.url) == ("Herald", "Ann Lee, Bo Ray", "https://h.example/1")
        assert told.published == dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
        assert (told.updated, told.language) == (dt.date(2024, 5, 15), "en-GB")

    @pytest.mark.parametrize("moment", [1715722200, 1715722200000, "1715722200", "20240514T213000Z"])
    def test_a_moment_may_be_a_number_or_without_marks(self, moment):
        told = record({"text": SANK, "created_at": moment}).metadata
        assert told.published == dt.datetime(2024, 5, 14, 21, 30, tzinfo=dt.UTC)

    @pytest.mark.parametrize("digits", ["202405142130", "20240514213000"])
    @pytest.mark.parametrize("written", [str, int, float])
    def test_digits_alone_are_a_day_and_an_hour_where_they_begin_with_a_year(self, digits, written):
        told = record({"text": SANK, "created_at": written(digits)}).metadata
        assert isinstance(told.published, dt.datetime)
        assert told.published.isoformat() == "2024-05-14T21:30:00"

    def test_thousandths_of_a_second_are_no_day_of_the_middle_ages(self):
        told = record({"text": SANK, "created_at": 101012101010}).metadata
        assert told.published == dt.datetime(1973, 3, 15, 2, 55, 1, 10_000, tzinfo=dt.UTC)

    @pytest.mark.parametrize("day", ["20240514", 20240514])
    def test_eight_digits_are_a_day(self, day):
        assert record({"text": SANK, "date": day}).metadata.published == dt.date(2024, 5, 14)

    def test_a_date_that_is_none_is_noted(self):
        assert record({"text": SANK, "date": "soon"}).notes == ("no date in 'soon'; write YYYY-MM-DD",)

    def test_the_number_of_an_author_is_no_name(self):
        assert record({"text": SANK, "author": 5}).metadata.author == ""

    def test_entities_and_tags_in_a_headline_are_read(self):
        assert record({"text": SANK, "title": "Ferry &#8217;A&#8217; <i>sinks</i>"}).headline == "Ferry ’A’ sinks"

    @pytest.mark.parametrize("name", ["Published At", "published_at", "publishedAt", "PUBLISHED-AT"])
    def test_capitals_spaces_and_hyphens_do_not_count(self, name):
        assert record({"text": SANK, name: "2024-05-14"}).metadata.published == dt.date(2024, 5, 14)

    def test_a_name_with_dots_leads_through_objects_and_lists(self):
        fields = Fields(text=("story.parts.words",), outlet=("meta.paper",))
        one = record(
            {"story": {"parts": [{"words": SANK}, {"words": SAVED}]}, "Meta": {"Paper": "Herald"}}, fields=fields
        )
        assert (one.text, one.metadata.outlet) == (f"{SANK}\n\n{SAVED}\n", "Herald")

    def test_the_first_name_that_holds_something_counts(self):
        fields = Fields(text=("long", "short"))
        assert record({"short": SAVED, "long": " "}, fields=fields).text == f"{SAVED}\n"


class TestText:
    def test_html_becomes_paragraphs(self):
        assert paragraphs({"content_html": f"<p>{SANK}</p><ul><li>One</li></ul>"}) == [SANK, "• One"]

    def test_lines_and_blank_lines_part_paragraphs(self):
        assert paragraphs({"text": f"{SANK}\n\n{SAVED}\nMore."}) == [SANK, SAVED, "More."]

    def test_it_may_be_a_list_of_paragraphs(self):
        assert paragraphs({"text": [SANK, "", SAVED]}) == [SANK, SAVED]

    @pytest.mark.parametrize(
        "blocks",
        [
            [{"type": "text", "content": SANK}, {"type": "list", "items": [{"type": "text", "content": "One"}]}],
            [{"_type": "block", "children": [{"_type": "span", "text": SANK[:9]}, {"_type": "span", "text": SANK[9:]}]},
             {"_type": "block", "listItem": "bullet", "children": [{"_type": "span", "text": "One"}]}],
            {"type": "doc", "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": SANK}]},
                {"type": "list", "content": [
                    {"type": "listItem", "content": [
                        {"type": "paragraph", "content": [{"type": "text", "text": "One"}]}]}]}]},
            {"blocks": [{"type": "paragraph", "data": {"text": SANK}}, {"type": "list", "data": {"items": ["One"]}}]},
            {"blocks": [{"text": SANK, "type": "unstyled"}, {"text": "One", "type": "unordered-list-item"}]},
            {"root": {"children": [
                {"type": "paragraph", "children": [
                    {"type": "text", "text": SANK[:9]}, {"type": "text", "text": SANK[9:]}]},
                {"type": "list", "children": [{"type": "listitem", "children": [{"type": "text", "text": "One"}]}]}]}},
            [{"blockName": "core/paragraph", "innerHTML": f"<p>{SANK}</p>"},
             {"blockName": "core/list", "innerHTML": "<ul></ul>", "innerBlocks": [
                 {"blockName": "core/list-item", "innerHTML": "<li>One</li>"}]}],
        ],
    )  # fmt: skip
    def test_it_may_be_blocks(self, blocks):
        assert paragraphs({"body": blocks}) == [SANK, "• One"]

    def test_captions_and_tables_are_kept_and_links_to_other_stories_are_not(self):
        blocks = [
            {"type": "image", "url": "a.jpg", "caption": "Boats at sea."},
            {"type": "interstitial_link", "content": "READ MORE"},
            {"type": "table", "data": {"content": [["Vessel", "Dead"], ["Astrid", "24"]]}},
        ]
        assert paragraphs({"content": blocks}) == ["Boats at sea.", "Vessel | Dead", "Astrid | 24"]

    def test_a_text_that_a_service_cuts_off_loses_the_sentence_that_is_not_whole(self):
        for cut in (
            " It was 2… [+1203 chars]",
            " Divers found 3.[+1203 chars]",
            "… [+1203 chars]",
            "\r\nIt [+9 chars]",
        ):
            one = record({"content": SANK + cut})
            assert (one.text, len(one.notes)) == (f"{SANK}\n", 1)

    def test_what_is_no_character_is_shown(self):
        assert record('{"text": "Four \\ud800people\\u0000 died."}').text == "Four \ufffdpeople\ufffd died.\n"


class TestLines:
    def test_a_paragraph_has_the_line_on_which_its_string_stands(self):
        one = record({"title": "Ferry sinks", "id": 5, "text": [SANK, SAVED]})
        assert one.lines == ((0, 2), (13, 5), (15 + len(SANK), 6))

    def test_a_string_that_stands_there_twice_has_the_line_in_its_own_article(self):
        first, second = read([{"title": "A", "text": SANK}, {"title": "A", "text": SANK}])
        assert (first.lines, second.lines) == (((0, 3), (3, 4)), ((0, 7), (3, 8)))

    def test_escapes_do_not_hide_a_string(self):
        assert record('{\n"text":\n\n"Caf\\u00e9 \\"A\\" burnt down."}').lines == ((0, 4),)

    def test_an_object_on_each_line_has_that_line(self):
        first, unread, second = read(f'{{"text": "{SANK}"}}\n\n{{"a": 1}}\n{{"text": "{SAVED}"}}\n', "a.jsonl")
        assert (first.lines, unread.line, second.lines) == (((0, 1),), 3, ((0, 4),))

    def test_objects_one_after_the_other_may_take_many_lines(self):
        text = "\n".join(json.dumps({"title": "A", "text": one}, indent=2) for one in (SANK, SAVED))
        assert [one.lines for one in read(text)] == [((0, 2), (3, 3)), ((0, 6), (3, 7))]


class TestLinesOfJson:
    def test_one_line_has_the_number_1(self):
        assert record(json.dumps({"text": SANK}), "a.jsonl").number == 1

    def test_a_broken_line_costs_only_itself(self):
        first, broken, third = read(f'{{"text": "{SANK}"}}\n{{"text": "cut\n{{"text": "{SAVED}"}}\n', "a.ndjson")
        assert [one.number for one in (first, broken, third)] == [1, 2, 3]
        assert broken == Unread(2, "column 10: not JSON: unterminated string starting", 2)

    def test_a_comma_at_the_end_of_a_line_does_no_harm(self):
        assert len(read(f'{{"text": "{SANK}"}},\n{{"text": "{SAVED}"}},\n', "a.jsonl")) == 2

    def test_a_broken_first_line_costs_only_itself(self):
        broken, second = read(f'{{"text": \n{{"text": "{SAVED}"}}\n', "a.jsonl")
        assert (broken.line, second.lines) == (1, ((0, 2),))

    def test_a_list_is_read_whatever_the_name_says(self):
        assert len(read([{"text": SANK}, {"text": SAVED}], "a.jsonl")) == 2

    def test_lines_are_read_whatever_the_name_says(self):
        assert len(read(f'{{"text": "{SANK}"}}\n{{"text": "{SAVED}"}}\n', "a.json")) == 2


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ('{"text": "a",\n "b" 5}', r"^a.json:2:6: not JSON: expecting ':' delimiter. Mend the file there"),
            ('[{"text": "a"},\n{"text": "b}]', r"^a.json:2:10: not JSON: unterminated string starting"),
            ("[" * 100_000, r"^a.json:1:1: not JSON: nested too deeply"),
            ('{"text":' * 100_000, r"^a.json:1:1: not JSON: nested too deeply"),
            ('{"text": "a\tb"}', r"^a.json:1:12: not JSON: invalid control character"),
            ("hello", r"^a.json:1:1: not JSON: expecting value"),
            (" \n", r"^a.json: nothing in it. Leave it out"),
            (b'{"text": "a\x00"}', r"^a.json: this is not a text file"),
        ],
    )
    def test_what_is_broken_is_told_with_line_and_column(self, content, words):
        with pytest.raises(ArticleError, match=words) as error:
            read(content)
        assert not isinstance(error.value, NoArticleError)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ({"name": "tool", "scripts": {"test": "x"}}, "it has those named name, scripts. Say which"),
            ({"articles": ["a.txt"], "findings": [], "decoys": []}, "no field named text, body, content ..."),
            ({"runs": [{"results": [{"message": {"text": "A message."}}]}]}, "no field named"),
            ({"schema_version": "1", "articles": [{"text": SANK}], "findings": []}, "a report of factcheck"),
            ({"code": "FC401", "fingerprint": "ab", "positions": []}, "a report of factcheck"),
            ({"response": {"docs": [{"lead": SANK, "url": "u"}]}}, "it has those named lead, url. Did you mean lead?"),
            ({"title": "A", "contents": SANK}, r'Did you mean contents\? Then write \[fields\] text = "contents"'),
            ({"title": "A", "txt": "short"}, r"Did you mean txt\?"),
            ([], "no object with a text in it"),
            ([1, "a", None], "no object with a text in it"),
            ("null", "no object"),
            ("NaN", "no object"),
            ("{}", "it has none"),
        ],
    )  # fmt: skip
    def test_a_file_without_articles_says_what_it_has(self, content, words):
        with pytest.raises(NoArticleError, match=words):
            read(content)

    def test_the_names_that_the_settings_give_are_the_ones_told(self):
        with pytest.raises(NoArticleError, match="no field named story; it has those named text"):
            read({"text": "Short."}, fields=Fields(text=("story",)))

    def test_what_steers_a_terminal_is_not_in_the_message(self):
        with pytest.raises(NoArticleError) as error:
            read({"\x1b[31mred": "x", "a" * 200: "y"})
        assert "\x1b" not in str(error.value)
        assert "a" * 50 not in str(error.value)

    def test_lines_without_any_text_are_no_articles(self):
        with pytest.raises(NoArticleError, match="it has those named a"):
            read('{"a": 1}\n{"b": 2}\n', "a.jsonl")


class TestOdd:
    def test_a_field_that_is_named_twice_is_noted_and_the_last_one_counts(self):
        one = record(f'{{"text": "{SAVED}", "text": "{SANK}"}}')
        assert (one.text, one.notes) == (f"{SANK}\n", ("a field is named twice in it: the last one counts",))

    @pytest.mark.parametrize("number", ["NaN", "-Infinity", "9" * 10_000, "1e999", "-0"])
    def test_no_number_does_harm(self, number):
        assert record(f'{{"text": "{SANK}", "date": {number}, "author": {number}}}').text == f"{SANK}\n"

    def test_blocks_nested_hundreds_of_times_cost_only_their_entry(self):
        deep = '{"content":[' * 300 + '"a"' + "]}" * 300
        first, second = read(f'{{"text": "{SANK}"}}\n{{"text": {deep}}}\n', "a.jsonl")
        assert isinstance(first, Record)
        assert isinstance(second, Record) or second.why == "nested too deeply"

    def test_a_byte_order_mark_and_a_wide_charset_are_read(self):
        for charset in ("utf-8-sig", "utf-16"):
            assert record(json.dumps({"text": "Café " + SANK}).encode(charset)).text == f"Café {SANK}\n"

    def test_the_charset_is_noted_where_it_was_guessed(self):
        one = record(('{"text": "The café was closed. ' + SANK * 5 + '"}').encode("cp1252"))
        assert one.notes == ("not UTF-8: read as cp1252, a guess",)
        assert "café" in one.text

    def test_the_file_is_read_by_its_suffix(self, tmp_path):
        (tmp_path / "a.NDJSON").write_text(json.dumps({"text": SANK}) + "\n", "utf-8")
        (article,) = load_articles(tmp_path / "a.NDJSON")
        assert article.source.endswith("a.NDJSON#1")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(SANK),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "items", "content", "data", "type", "date", "author"]), inner
        )
    ),
    max_leaves=12,
)


class TestAnything:
    @given(JSON, st.sampled_from([None, 1]))
    def test_any_value_is_articles_or_a_message(self, value, indent):
        content = json.dumps(value, indent=indent)
        try:
            found = read(content)
        except ArticleError:
            return
        check_lines(found, content)

    @given(st.lists(JSON, max_size=3), st.integers(0, 60), st.text(max_size=3))
    def test_a_file_that_is_spoilt_is_articles_or_a_message(self, values, at, spoilt):
        whole = "\n".join(map(json.dumps, [{"text": SANK}, *values]))
        content = whole[:at] + spoilt + whole[at + 1 :]
        try:
            found = read(content, "a.jsonl")
        except ArticleError:
            return
        check_lines(found, content)

    @given(st.binary(max_size=60))
    def test_any_bytes_are_articles_or_a_message(self, content):
        try:
            read(content)
        except ArticleError:
            return


def check_lines(found: list[Record | Unread], content: str) -> None:
    """Every line is one of the file, every paragraph begins where it should."""
    last = content.count("\n") + 1
    for one in found:
        lines = [line for _, line in one.lines] if isinstance(one, Record) else [one.line]
        assert all(1 <= line <= last for line in lines)
        if isinstance(one, Record):
            assert [at for at, _ in one.lines] == sorted({at for at, _ in one.lines})
            assert all(not one.text[at].isspace() for at, _ in one.lines)

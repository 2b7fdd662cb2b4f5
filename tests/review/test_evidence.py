"""What the page shows of a finding: paragraphs around its sentences, and who says the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Position
from factcheck.review.evidence import Evidence, Piece, whole

from .newsroom import report


def position(article: Article, sentence: str, value: str) -> Position:
    start = article.text.index(sentence)
    at = article.text.index(value, start)
    return Position(article.source, start, start + len(sentence), sentence, value, at, at + len(value), 1)


def side(text: str, *told: tuple[str, str]):
    """How a source with that text is shown, of which so many sentences, each with its value, are told."""
    some = report(1)
    article = Article("a.txt", text)
    positions = tuple(position(article, *one) for one in told)
    finding = replace(some.findings[0], positions=(*positions, some.findings[0].positions[0]))
    found = Evidence(replace(some, articles=(*some.articles, article))).sides(finding)
    return next(one for one in found if one.article.source == "a.txt")


def texts(side) -> list[str]:
    return ["".join(piece.text for piece in paragraph) for paragraph in side.paragraphs]


def marked(paragraphs) -> list[str]:
    return [piece.text for paragraph in paragraphs for piece in paragraph if piece.differs]


def test_the_sentence_stands_in_its_paragraph_between_its_neighbours():
    found = side("One.\n\nTwo.\n\nIt was so. Five died. All slept.\n\nFour.\n\nFive.", ("Five died.", "Five"))
    assert texts(found) == ["Two.", "It was so. Five died. All slept.", "Four."]
    assert [piece for piece in found.paragraphs[1] if piece.told] == [
        Piece("Five", told=True, differs=True),
        Piece(" died.", told=True),
    ]


def test_a_text_without_blank_lines_has_its_lines_for_paragraphs():
    assert texts(side("One.\nFive died.\nThree.\nFour.", ("Five died.", "Five"))) == ["One.", "Five died.", "Three."]


def test_what_lies_between_two_sentences_far_apart_is_left_out_with_a_sign():
    text = "\n\n".join(["Five died.", *"ABCDE", "Five were hurt."])
    found = side(text, ("Five died.", "Five"), ("Five were hurt.", "Five"))
    assert texts(found) == ["Five died.", "A", "[…]", "E", "Five were hurt."]


def test_of_a_long_paragraph_what_stands_near_is_shown():
    text = f"{'before ' * 500}Five died. {'after ' * 500}"
    (shown,) = texts(side(text, ("Five died.", "Five")))
    assert len(shown) < 1600
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert "Five died." in shown


def test_a_sentence_that_the_article_does_not_hold_is_shown_alone():
    """The file was changed after the report, or the report holds no article."""
    some = report(1)
    without = Evidence(replace(some, articles=())).sides(some.findings[0])
    assert [texts(one) for one in without] == [[p.text] for p in some.findings[0].positions]
    assert [marked(one.paragraphs) for one in without] == [[p.value] for p in some.findings[0].positions]
    assert whole(without[0]) == []


def test_words_that_are_the_whole_sentence_are_not_marked():
    assert marked(side("Five died.\n\nEnd.", ("Five died.", "Five died.")).paragraphs) == []


def test_sources_that_tell_the_same_value_are_one_camp():
    some = report(2)
    found = Evidence(some).sides(some.findings[1])
    assert [(one.positions[0].value, one.camps) for one in found] == [
        ("18 tents", (1,)),
        ("13 tents", (2,)),
        ("13 tents", (2,)),
    ]


def test_who_of_the_story_says_nothing_is_known():
    some = report(2)
    evidence = Evidence(some)
    assert [article.outlet for article in evidence.silent(some.findings[0])] == ["Meridian"]
    assert evidence.silent(some.findings[1]) == []


def test_what_is_quoted_by_a_clause_of_the_sentences_is_found_too():
    some = report(2)
    (one,) = some.agreements
    cut = tuple(replace(p, start=p.value_start, end=p.value_end, text=p.value) for p in one.positions)
    agreements = (replace(one, positions=cut),)
    assert Evidence(replace(some, agreements=agreements)).agreeing(some.findings[0]) == list(agreements)


def test_what_the_sentences_agree_on_is_found():
    some = report(2)
    assert Evidence(some).agreeing(some.findings[0]) == list(some.agreements)
    assert Evidence(some).agreeing(some.findings[1]) == []


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=8))
def test_the_full_article_is_all_of_its_words_in_order(paragraphs):
    text = "\n\n".join([*paragraphs, "Five died.", *paragraphs])
    found = side(text, ("Five died.", "Five"))
    shown = "".join(piece.text for paragraph in whole(found) for piece in paragraph)
    assert "".join(shown.split()) == "".join(text.split())
    assert marked(whole(found)) == ["Five"]

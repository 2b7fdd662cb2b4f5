"""The tagger over an article: what the model finds is put right by the words and by the rest of the article."""

from __future__ import annotations

import pytest

from factcheck.model import Article, MentionKind, Sentence
from factcheck.tag.article import ArticleTagger
from factcheck.tag.model import Span
from factcheck.tag.tokens import tokens

PERSON, PLACE, BODY, GROUP = MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY, MentionKind.GROUP


def tagged(sentences: list[str], found: dict[str, MentionKind]) -> list[tuple[str, MentionKind]]:
    """The mentions of `sentences` when the model finds `found` at the first place where each stands."""

    def find(texts):
        left = dict(found)
        return [_spans(text, left) for text in texts]

    text = "\n\n".join(sentences)
    places = [text.index(sentence) for sentence in sentences]
    article = Article(
        "a.txt",
        text,
        sentences=tuple(
            Sentence("a.txt", index, start, start + len(sentence), sentence)
            for index, (start, sentence) in enumerate(zip(places, sentences, strict=True))
        ),
    )
    mentions = [mention for sentence in ArticleTagger(find)(article).sentences for mention in sentence.mentions]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    return [(mention.text, mention.kind) for mention in mentions]


def _spans(text: str, left: dict[str, MentionKind]) -> list[Span]:
    spans = []
    for name in [name for name in left if name in text]:
        start = text.index(name)
        inside = [i for i, t in enumerate(tokens(text)) if start <= t.start and t.end <= start + len(name)]
        spans.append(Span(left.pop(name), start, start + len(name), inside[0], inside[-1] + 1))
    return sorted(spans, key=lambda span: span.start)


@pytest.mark.parametrize(
    ("sentence", "span", "kind", "name"),
    [
        ("They met Mrs. Novak there.", "Mrs. Novak", PERSON, "Novak"),
        ("They met Anna Novak's aunt.", "Anna Novak's", PERSON, "Anna Novak"),
        ("It rained in Utrecht province today.", "Utrecht province", PLACE, "Utrecht"),
        ("They read The Elmton Gazette there.", "The Elmton Gazette", BODY, "Elmton Gazette"),
        ("The judge, Anna Novak QC, agreed.", "Anna Novak QC", PERSON, "Anna Novak"),
        ("They heard Anna Novak speak.", "Anna", PERSON, "Anna Novak"),
        ("They met Moon Min-in there.", "Moon Min-in", PERSON, "Moon Min-in"),
        ("Prince Omar spoke there.", "Prince Omar", PERSON, "Omar"),
        ("They heard King Omar there.", "King Omar", PERSON, "Omar"),
    ],
)
def test_the_ends_of_a_span_are_put_right(sentence, span, kind, name):
    assert tagged([sentence], {span: kind}) == [(name, kind)]


@pytest.mark.parametrize(
    ("sentence", "name", "wrong", "right"),
    [
        ("They met Bensa Kolind, 41, on the road.", "Bensa Kolind", PLACE, PERSON),
        ("They met Bensa Kolind, a 22-year-old student.", "Bensa Kolind", PLACE, PERSON),
        ("Ships from Peru came.", "Peru", BODY, PLACE),
        ("They robbed North Elm Bank today.", "North Elm Bank", PLACE, BODY),
        ("They live in Mount Ida, Arkansas.", "Mount Ida", BODY, PLACE),
        ("Trains of ORS stood still.", "ORS", PERSON, BODY),
        ("They met a Peruvian there.", "Peruvian", PLACE, GROUP),
        ("They met Bensa Kolind, who was hurt.", "Bensa Kolind", PLACE, PERSON),
        ("They saw Mr. Kolind there.", "Kolind", BODY, PERSON),
        ("He ran the law firm Brandt Kolind.", "Brandt Kolind", PERSON, BODY),
        ("He was held at Elmton Crown Court.", "Elmton Crown Court", PLACE, BODY),
        ("It is the town of Anna Kolind.", "Anna Kolind", PERSON, PLACE),
        ("The gazette (SZ) said so.", "SZ", PERSON, BODY),
        ("They asked Moscow for help.", "Moscow", PERSON, PLACE),
        ("Olympic champion Bensa Kolind was banned.", "Bensa Kolind", PLACE, PERSON),
    ],
)
def test_what_the_words_prove_wins_over_the_model(sentence, name, wrong, right):
    assert tagged([sentence], {name: wrong}) == [(name, right)]


def test_a_family_name_that_the_model_passed_over_is_found():
    found = tagged(["They met Anna Novak there.", "Then Novak left."], {"Anna Novak": PERSON})
    assert found == [("Anna Novak", PERSON), ("Novak", PERSON)]


def test_one_name_has_one_kind_in_an_article():
    found = tagged(["They saw Kolind first.", "It was Anna Kolind again."], {"Kolind": PLACE, "Anna Kolind": PERSON})
    assert found == [("Kolind", PERSON), ("Anna Kolind", PERSON)]


def test_a_town_before_its_police_is_a_place():
    assert tagged(["They asked Elmton police for help."], {"Elmton police": BODY}) == [("Elmton", PLACE)]
    assert tagged(["They asked Elmton police for help."], {"Elmton": BODY}) == [("Elmton", PLACE)]


def test_the_state_police_are_of_no_place():
    assert tagged(["The three State police officers met Anna."], {"State police": BODY}) == []


def test_letters_are_not_the_end_of_a_person_s_name():
    found = tagged(["They met Kang Min Un.", "The UN said no."], {"Kang Min Un": PERSON, "UN": BODY})
    assert found == [("Kang Min Un", PERSON), ("UN", BODY)]


def test_a_body_cut_at_its_and_is_put_together():
    found = tagged(["The Office for Roads and Canals Agency met."], {"Office for Roads": BODY, "Canals Agency": BODY})
    assert found == [("Office for Roads and Canals Agency", BODY)]


def test_a_name_cut_at_an_initial_is_put_together():
    found = tagged(["They met with Anna J. Novak in the old town."], {"Anna": PERSON, "J. Novak": PERSON})
    assert found == [("Anna J. Novak", PERSON)]


def test_a_first_name_that_the_model_passed_over_is_taken_in():
    assert tagged(["They met Anna Kolind there."], {"Kolind": PERSON}) == [("Anna Kolind", PERSON)]


def test_a_party_behind_a_state_is_no_family_name():
    found = tagged(["He met an Ohio Republican there.", "A Republican left."], {"Ohio Republican": PERSON})
    assert found == [("Ohio", PLACE), ("Republican", GROUP), ("Republican", GROUP)]


@pytest.mark.parametrize("title", ["Governor", "Ohio Governor"])
def test_a_title_without_a_name_is_nobody(title):
    found = tagged([f"They asked the {title} for his view of it."], {title: PERSON})
    assert PERSON not in [kind for _, kind in found]


def test_the_eve_of_a_holiday_is_nobody():
    assert tagged(["They met on New Year's Eve."], {"Eve": PERSON}) == []


def test_the_letters_of_a_body_are_the_body():
    found = tagged(["The Office for Rail Safety (ORS) met.", "The ORS left."], {"Office for Rail Safety": BODY})
    assert found == [("Office for Rail Safety", BODY), ("ORS", BODY), ("ORS", BODY)]


def test_a_county_is_a_place():
    assert tagged(["He left Kolind County today."], {"Kolind County": BODY}) == [("Kolind County", PLACE)]


def test_a_family_name_that_stands_first_is_the_person():
    found = tagged(["They met Moon Min-in there.", "Then Moon left."], {"Moon Min-in": PERSON, "Moon": PLACE})
    assert found == [("Moon Min-in", PERSON), ("Moon", PERSON)]


def test_two_bodies_stay_two():
    names = {"Elmton Fire Department": BODY, "Elmton City Council": BODY}
    assert tagged(["The Elmton Fire Department and Elmton City Council met."], names) == list(names.items())


def test_nationalities_and_countries_need_no_model():
    assert tagged(["Two Peruvian men left Chile for the U.S. on foot."], {}) == [
        ("Peruvian", GROUP),
        ("Chile", PLACE),
        ("U.S.", PLACE),
    ]


def test_a_party_and_state_is_no_name():
    assert tagged(["They met Jane Roe, R-Maine, there."], {"Jane Roe": PERSON, "R-Maine": PERSON}) == [
        ("Jane Roe", PERSON)
    ]


def test_us_in_lower_case_is_no_country():
    assert tagged(["They told us nothing."], {}) == []


def test_an_ordinary_first_word_is_no_name():
    assert tagged(["Police came.", "Officials left."], {}) == []


def test_a_day_of_the_week_after_a_name_is_no_part_of_it() -> None:
    told = "The court handed down charges to Anna Maria Holm Friday."
    assert [text for text, _ in tagged([told], {"Anna Maria Holm Friday": PERSON})] == ["Anna Maria Holm"]


def test_a_people_before_a_name_is_no_part_of_it() -> None:
    told = tagged(["The Briton Anna Holm died there."], {"Briton Anna Holm": PERSON})
    assert told == [("Briton", GROUP), ("Anna Holm", PERSON)]


def test_a_party_before_a_name_is_no_part_of_it() -> None:
    told = tagged(["The beaten Tory Anna Holm left."], {"Tory Anna Holm": PERSON})
    assert told == [("Tory", GROUP), ("Anna Holm", PERSON)]


def test_a_full_name_before_an_age_is_a_person() -> None:
    assert tagged(["Kebab seller Anna Holm, 66, left."], {}) == [("Anna Holm", PERSON)]
    assert tagged(["They met on Friday, March 4, 12, and May 15."], {}) == []
    assert tagged(["Room Anna, 66, is free."], {}) == []


def test_an_ordinary_word_that_opens_a_title_in_small_letters_is_nobody() -> None:
    assert tagged(["Fire chief Anna Holm left."], {"Fire": BODY, "Anna Holm": PERSON}) == [("Anna Holm", PERSON)]
    assert tagged(["They left. The Fire chief Holm stayed."], {"Fire": BODY}) == [("Fire", BODY)]

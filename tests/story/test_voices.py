"""Who speaks where two papers print one agency's text, and where they only tell the same."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Block, Dependence, Member, Story
from factcheck.split import split
from factcheck.story import passages
from factcheck.story.voices import Voices, find_voices, precedence

WIRE = (
    "A freight train carrying fertiliser left the rails near the village of Osterlund early on Tuesday.",
    "Eleven of its twenty wagons toppled into a meadow, and two families were led out of their farmhouses.",
    '"We felt the ground shake and then it was quiet," said Marta Quill, who keeps goats beside the line.',
    "The Rail Inspectorate sent four engineers to examine a switch that had been renewed in March.",
    "Trains between Osterlund and Brack will be replaced by buses until the weekend, the railway said.",
)
OWN = (
    "Commuters in Brack waited for an hour before the first coach came.",
    "It is the third derailment on the branch line in five years, and the mayor wants it closed.",
    "Shopkeepers on Mill Street gave tea to stranded pupils.",
    "The opposition called for an inquiry into who had paid for the cheap repairs.",
)
MONDAY, TUESDAY = dt.date(2024, 5, 13), dt.date(2024, 5, 14)


def article(source: str, *sentences: str, **known: object) -> Article:
    """An article of a paragraph for each sentence."""
    text, blocks = "", []
    for sentence in sentences:
        blocks.append(Block(len(text), len(text) + len(sentence)))
        text += f"{sentence}\n\n"
    return split(Article(source, text, blocks=tuple(blocks), **known))  # type: ignore[arg-type]


def heard(*articles: Article, old: str = "", reprints: dict[str, str] | None = None) -> Voices:
    """Who speaks in `articles` of one story."""
    again = reprints or {}
    members = [Member(a.source, a.outlet, a.published, again.get(a.source, ""), new=a.source != old) for a in articles]
    return find_voices(articles, Story("train", "train", tuple(members)))


def tellers(found: Voices, *articles: Article) -> list[str]:
    """Who speaks in each sentence of `articles`, in order."""
    return [found.teller((one.source, sentence.start)) for one in articles for sentence in one.sentences]


class TestPassages:
    def test_wire_paragraphs_between_own_ones_are_another_voice(self):
        first = article("a.txt", *WIRE, published=MONDAY)
        mixed = article("b.txt", OWN[0], *WIRE[:2], OWN[1], published=TUESDAY)
        found = heard(first, mixed)
        assert tellers(found, mixed) == ["b.txt", "a.txt", "a.txt", "b.txt"]
        assert tellers(found, first) == ["a.txt"] * 5
        (dependence,) = found.dependences
        assert (dependence.source, dependence.of, dependence.agency) == ("b.txt", "a.txt", "")
        assert dependence.share == pytest.approx(33 / 62, abs=0.05)

    def test_edited_sentences_are_the_same_text(self):
        """A number changed, a clause dropped, two words put in another way."""
        first = article("a.txt", *WIRE, published=MONDAY)
        edited = article(
            "b.txt",
            WIRE[1].replace("Eleven", "Twelve"),
            "The Rail Inspectorate sent four engineers to examine a switch.",
            "Trains between Osterlund and Brack will be replaced by buses until Saturday, the railway said.",
            published=TUESDAY,
        )
        assert tellers(heard(first, edited), edited) == ["a.txt"] * 3

    def test_a_quotation_that_two_papers_heard_proves_nothing(self):
        said = (
            '"We felt the ground shake and then it was quiet and we saw the wagons lying in the grass like toys," {}.',
            '"Nobody had told us that the switch was old and nobody has come to see us since that night," {}.',
        )
        left = article("a.txt", OWN[0], *(line.format("she said") for line in said))
        right = article("b.txt", OWN[1], *(line.format("Marta Quill told reporters") for line in said))
        assert heard(left, right).dependences == ()

    def test_a_quotation_beside_what_was_taken_over_was_taken_too(self):
        first = article("a.txt", *WIRE, published=MONDAY)
        cut = article("b.txt", WIRE[1], '"We felt the ground shake and then it was quiet."', WIRE[3], published=TUESDAY)
        assert tellers(heard(first, cut), cut) == ["a.txt"] * 3

    def test_a_quotation_far_from_what_was_taken_over_was_not(self):
        first = article("a.txt", *WIRE[:2], *OWN, WIRE[2], published=MONDAY)
        cut = article("b.txt", WIRE[2], "It rained.", "It was dark.", "Dogs barked.", "A horn blew.", *WIRE[:2])
        assert tellers(heard(first, cut), cut) == ["b.txt"] * 5 + ["a.txt"] * 2

    def test_short_sentences_that_are_the_same_prove_nothing(self):
        both = ("The train was carrying fertiliser.", "Nobody was hurt.", "The line is closed.")
        assert heard(article("a.txt", OWN[0], *both), article("b.txt", OWN[1], *both)).dependences == ()

    def test_one_long_sentence_word_for_word_proves_it_and_one_in_other_words_does_not(self):
        last = WIRE[4].replace("until the weekend", "for the rest of the week").replace("the railway said", "it said")
        first = article("a.txt", OWN[0], WIRE[4], published=MONDAY)
        assert heard(first, article("b.txt", OWN[1], WIRE[0] + " " + WIRE[4])).dependences
        assert heard(first, article("b.txt", OWN[1], last)).dependences == ()

    def test_a_sentence_that_stands_twice_in_one_article_proves_no_more_than_once(self):
        line = "Divers of the river police looked at the {} on the ground of the canal for two hours"
        left = article("a.txt", OWN[0], line.format("wagons") + ".")
        right = article("b.txt", line.format("carriages") + ".", OWN[1], line.format("carriages") + " on Friday.")
        assert heard(left, right).dependences == ()

    def test_figures_that_were_brought_up_to_date_leave_a_sentence_word_for_word(self):
        line = "The fire brigade of Brack pumped {} litres of diesel out of the overturned locomotive on Tuesday night."
        left, right = (article(f"{n}.txt", OWN[n], line.format(n + 700)) for n in range(2))
        assert heard(left, right).dependences
        assert not heard(
            left, article("1.txt", OWN[1], line.format("several").replace("Tuesday", "Monday"))
        ).dependences

    def test_a_formula_of_the_police_proves_nothing(self):
        line = (
            "{} with information is asked to contact Brack police on 555 0134 or to come to the station in Canal Road."
        )
        left, right = (
            article(name, own, line.format("Anyone")) for name, own in zip(("a.txt", "b.txt"), OWN[:2], strict=True)
        )
        assert heard(left, right).dependences == ()
        left, right = (
            article(name, own, line.format("A sister")) for name, own in zip(("a.txt", "b.txt"), OWN[:2], strict=True)
        )
        assert heard(left, right).dependences

    def test_a_text_that_two_have_from_a_third_is_of_the_third(self):
        first = article("c.txt", *WIRE, published=MONDAY)
        left = article("a.txt", OWN[0], *WIRE[:3], published=TUESDAY)
        right = article("b.txt", *WIRE[2:], OWN[1], published=TUESDAY)
        found = heard(left, right, first)
        assert [(one.source, one.of) for one in found.dependences] == [("a.txt", "c.txt"), ("b.txt", "c.txt")]

    def test_a_reprint_is_told_by_its_original_and_held_against_no_other(self):
        first = article("a.txt", *WIRE, published=MONDAY)
        copy, other = article("b.txt", *WIRE[:4]), article("c.txt", *WIRE[:4])
        found = heard(first, copy, other, reprints={"b.txt": "a.txt", "c.txt": "a.txt"})
        assert found.own == {"a.txt": "a.txt", "b.txt": "a.txt", "c.txt": "a.txt"}
        assert {(one.source, one.of, one.share) for one in found.dependences} == {
            ("b.txt", "a.txt", 1.0),
            ("c.txt", "a.txt", 1.0),
        }


class TestWhoseTextItIs:
    """Two papers have WIRE[:3]; what differs is what they say of it."""

    def of(self, left: dict[str, object], right: dict[str, object], *others: Article) -> list[tuple[str, str, str]]:
        one = article("a.txt", *WIRE[:3], OWN[0], **left)
        other = article("b.txt", OWN[1], *WIRE[:3], **right)
        return [(d.source, d.of, d.agency) for d in heard(one, other, *others).dependences if d.share]

    def test_without_a_credit_it_is_of_the_one_published_first_then_of_the_first_by_name(self):
        assert self.of({"published": TUESDAY}, {"published": MONDAY}) == [("a.txt", "b.txt", "")]
        assert self.of({}, {"published": MONDAY}) == [("a.txt", "b.txt", "")]
        assert self.of({}, {}) == [("b.txt", "a.txt", "")]

    def test_it_is_of_the_agencys_own_article_whatever_the_dates(self):
        agency = {"outlet": "AP", "agency": "AP", "credits": ("AP",), "published": TUESDAY}
        assert self.of({"published": MONDAY}, agency) == [("a.txt", "b.txt", "AP")]
        assert self.of({"published": MONDAY}, {"outlet": "reuters.com"}) == [("a.txt", "b.txt", "Reuters")]

    def test_it_is_of_the_paper_that_says_it_prints_an_agency_when_the_other_says_nothing(self):
        prints = {"outlet": "Post", "agency": "AP", "credits": ("AP",), "published": TUESDAY}
        assert self.of({"published": MONDAY}, prints) == [("a.txt", "b.txt", "AP")]

    def test_it_is_an_agencys_that_neither_is_when_both_credit_it(self):
        both = [("a.txt", "", "AP"), ("b.txt", "", "AP")]
        prints = {"outlet": "Post", "agency": "AP", "credits": ("AP",)}
        assert self.of(prints, {**prints, "outlet": "Ledger"}) == both
        assert self.of(prints, {"outlet": "Ledger", "credits": ("AFP", "AP")}) == both
        assert self.of({"credits": ("AP",)}, {"credits": ("AFP", "AP")}) == both

    def test_a_credit_of_one_alone_says_nothing_of_the_passage(self):
        assert self.of({"published": MONDAY}, {"credits": ("AP",)}) == [("b.txt", "a.txt", "")]

    def test_agencies_is_the_name_of_none(self):
        both = {"agency": "Agencies", "credits": ("Agencies",)}
        assert self.of(both, both) == [("b.txt", "a.txt", "")]

    def test_an_agencys_text_that_neither_is_has_one_voice_in_all_that_print_it(self):
        left = article("a.txt", *WIRE[:2], OWN[0], credits=("AP",))
        middle = article("b.txt", *WIRE[:2], OWN[1], *WIRE[3:], credits=("AP",))
        right = article("c.txt", *WIRE[3:], OWN[2], credits=("AP",))
        found = heard(left, middle, right)
        assert tellers(found, middle) == ["a.txt", "a.txt", "b.txt", "a.txt", "a.txt"]
        assert tellers(found, right) == ["a.txt", "a.txt", "c.txt"]


class TestOneAgency:
    def test_its_texts_in_other_words_are_one_voice(self):
        morning = article("a.txt", *WIRE, agency="AP", outlet="Post", published=MONDAY)
        evening = article("b.txt", *OWN, agency="AP", outlet="Ledger", published=TUESDAY)
        found = heard(morning, evening)
        assert found.own == {"a.txt": "a.txt", "b.txt": "a.txt"}
        assert found.dependences == (Dependence("b.txt", "", "AP", 0.0),)
        assert found.dependence(("b.txt", 0)) == found.dependences[0]

    def test_two_articles_of_a_paper_that_names_itself_in_its_datelines_are_two(self):
        left, right = (
            article(f"{name}.txt", text, agency="Brack Echo", outlet="Brack Echo")
            for name, text in zip("ab", OWN[:2], strict=True)
        )
        assert heard(left, right).dependences == ()
        assert heard(left, replace(right, outlet="Post")).dependences == (
            Dependence("b.txt", "a.txt", "Brack Echo", 0.0),
        )


class TestTellers:
    FIRST = article("a.txt", *WIRE, published=MONDAY)
    MIXED = article("b.txt", OWN[0], *WIRE[:2], published=TUESDAY)
    THIRD = article("c.txt", *OWN[1:], published=TUESDAY)

    def places(self, *told: tuple[Article, int]) -> list[tuple[str, int]]:
        return [(one.source, one.sentences[index].start) for one, index in told]

    def test_a_passage_in_two_papers_is_told_once_and_by_a_third_source_twice(self):
        found = heard(self.FIRST, self.MIXED, self.THIRD)
        both = self.places((self.FIRST, 0), (self.MIXED, 1))
        assert found.tellers(both) == {"a.txt"}
        assert found.tellers([*both, *self.places((self.THIRD, 0))]) == {"a.txt", "c.txt"}

    def test_own_words_beside_the_passage_do_not_make_a_second_source(self):
        found = heard(self.FIRST, self.MIXED)
        assert found.tellers(self.places((self.FIRST, 0), (self.MIXED, 1), (self.MIXED, 0))) == {"a.txt"}

    def test_own_words_without_the_passage_do(self):
        found = heard(self.FIRST, self.MIXED)
        assert found.tellers(self.places((self.FIRST, 0), (self.MIXED, 0))) == {"a.txt", "b.txt"}


SENTENCES = st.lists(st.sampled_from([*WIRE, *OWN]), min_size=1, max_size=7, unique=True)


def stories(*agencies: str) -> st.SearchStrategy[list[Article]]:
    """Articles that may share sentences and may credit `agencies`."""
    known = st.fixed_dictionaries(
        {
            "outlet": st.sampled_from(["", "Post", "Ledger", *agencies]),
            "agency": st.sampled_from(["", "", *agencies]),
            "credits": st.lists(st.sampled_from(agencies), unique=True).map(tuple),
            "published": st.sampled_from([None, MONDAY, TUESDAY]),
        }
    )
    return st.lists(st.tuples(SENTENCES, known), min_size=1, max_size=5).map(
        lambda told: [article(f"{n}.txt", *sentences, **more) for n, (sentences, more) in enumerate(told)]
    )


@given(stories("AP", "AFP"), st.randoms())
def test_the_order_of_articles_does_not_matter(articles, random):
    shuffled = random.sample(articles, len(articles))
    assert heard(*shuffled) == heard(*articles)


@given(stories("AP", "AFP"))
def test_who_speaks_for_others_speaks_for_itself_and_no_article_depends_on_itself(articles):
    found = heard(*articles)
    for source in {*tellers(found, *articles), *found.own.values()}:
        assert found.own[source] == source
    for one in found.dependences:
        assert one.source != one.of
        assert 0 <= one.share <= 1
        assert one.of or one.agency


@given(stories("AP"))
def test_whether_a_sentence_in_two_articles_is_told_once_does_not_depend_on_their_names(articles):
    turned = [
        replace(one, source=f"{9 - n}.txt", sentences=tuple(replace(s, source=f"{9 - n}.txt") for s in one.sentences))
        for n, one in enumerate(articles)
    ]
    left, right = heard(*articles), heard(*turned)
    places = [(n, sentence.start) for n, one in enumerate(articles) for sentence in one.sentences]
    for (one, start), (other, there) in itertools.combinations(places, 2):
        if articles[one].text[start:].split("\n")[0] != articles[other].text[there:].split("\n")[0]:
            continue
        here = left.teller((f"{one}.txt", start)) == left.teller((f"{other}.txt", there))
        assert here == (right.teller((f"{9 - one}.txt", start)) == right.teller((f"{9 - other}.txt", there)))


def test_precedence_of_the_archive_is_between_articles_of_one_day():
    old, new, early = article("b.txt"), article("a.txt"), article("c.txt", published=MONDAY)
    ranked = sorted((new, old, early), key=lambda one: precedence(one, {"b.txt"}))
    assert [one.source for one in ranked] == ["c.txt", "b.txt", "a.txt"]


def test_of_one_day_the_earlier_moment_is_first_whatever_the_zone():
    morning = dt.datetime(2024, 5, 14, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    noon = dt.datetime(2024, 5, 14, 8, 0, tzinfo=dt.UTC)
    articles = [
        article("a.txt", published=TUESDAY, published_at=noon),
        article("b.txt", published=TUESDAY, published_at=morning),
        article("c.txt", published=TUESDAY, published_at=morning.replace(tzinfo=None)),
    ]
    assert [one.source for one in sorted(articles, key=precedence)] == ["b.txt", "a.txt", "c.txt"]


def test_the_search_does_not_grow_with_the_square_of_the_articles(monkeypatch):
    def compared(number: int) -> int:
        asked: list[None] = []
        with monkeypatch.context() as patch:
            patch.setattr(passages, "_proof", lambda *_: asked.append(None))
            heard(*(article(f"{n:03}.txt", *WIRE, OWN[n % 4]) for n in range(number)))
        return len(asked)

    few, many = compared(100), compared(400)
    assert few > 1000
    assert many <= 5 * few

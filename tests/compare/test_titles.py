"""Of whom two titles are that a judge sets against each other, and whether they are two."""

from __future__ import annotations

import pytest

from factcheck.compare.titles import are_of_two, are_ties, are_two_titles, kind_of, without_name, without_next
from factcheck.model import Kind, Pair
from factcheck.nli import Difference
from tests.factory import article

Marked = tuple[str, str]
"""A sentence, and the words of it that a judge marks."""


def side(marked: Marked, name: str):
    text, words = marked
    start = text.index(words)
    return article(text, name).sentences[0], (start, start + len(words))


def kind(left: Marked, right: Marked, told: Kind) -> Kind:
    (mine, span), (theirs, other) = side(left, "a.txt"), side(right, "b.txt")
    pair = Pair(mine, theirs, 0.9, 0.9, 0.5, mutual=False)
    return kind_of(pair, Difference(told, 0.9, span, other))


MENDED = ("Prosecutor Ana Holm said he had been alone.", "Prosecutor Ana Holm")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (MENDED, ("Assistant U.S. Attorney Ana Holm said he had help.", "Assistant U.S. Attorney Ana Holm")),
        (
            ("Professor Ana Holm praised it.", "Professor Ana Holm"),
            ("Ana Holm, the cardiologist, rued it.", "the cardiologist"),
        ),
        (
            ("President Ana Holm dismissed her finance minister.", "her finance minister"),
            ("Otto Lind was named finance minister.", "finance minister"),
        ),
        (
            ("Otto Lind was made governor of the port bank.", "governor of the port bank"),
            ("Otto Lind, an old adviser, becomes port bank governor.", "an old adviser, becomes port bank governor"),
        ),
        (
            ("Ana Holm, who runs the trust, had seen it.", "who runs the trust"),
            ("Ana Holm, the head of the trust, had seen it.", "the head of the trust"),
        ),
        (
            ("Sea rescue boss Ana Holm blamed the wind.", "Sea rescue boss"),
            (
                "The wind did it, said Ana Holm, the head of the sea rescue authority.",
                "head of the sea rescue authority",
            ),
        ),
        (
            ("Ana Holm, the former governor of Tarn, was tried.", "the former governor of Tarn"),
            ("Once the richest woman in the valley, Ana Holm was tried.", "richest woman in the valley, Ana Holm"),
        ),
        (
            ("A Dutch diplomat, Ana Holm, was freed.", "A Dutch diplomat"),
            ("Ana Holm, the commercial attaché, was freed.", "the commercial attaché"),
        ),
        (
            ("Prison director Ana Holm left.", "Prison director"),
            ("Stonegate's governor, Ana Holm, left.", "Stonegate's governor"),
        ),
        (("A jailer, Ole Lund, spoke.", "A jailer"), ("Corrections deputy Ole Lund spoke.", "Corrections deputy")),
        (("A cleric, Ole Lund, spoke.", "A cleric"), ("Bishop Ole Lund spoke.", "Bishop")),
        (
            ("A former senior police officer, Ole Lund, spoke.", "A former senior police officer"),
            ("Former deputy inspector general of police Ole Lund spoke.", "Former deputy inspector general of police"),
        ),
        (("Host Ana Holm will stay.", "Host"), ("Presenter Ana Holm will stay.", "Presenter")),
        (
            ("Guild president Ana Holm left.", "Guild president"),
            ("Ana Holm, president of the Bakers Guild, left.", "president of the Bakers Guild"),
        ),
        (
            ("Principal Ana Holm shut the school.", "Principal Ana Holm"),
            ("The principal of Tarn College, Ana Holm, shut it.", "The principal of Tarn College"),
        ),
        (
            ("Otto Lind, the side's keeper, was hurt.", "the side's keeper"),
            ("An assistant coach shoved the visiting goalkeeper, Otto Lind.", "An assistant coach"),
        ),
        (
            ("Deputy Chief Ana Holm will fill in.", "Deputy Chief Ana Holm"),
            ("Deputy Chief Ana Holm will serve as acting chief.", "acting chief"),
        ),
        (
            ("Former chief executive Ana Holm left in May.", "Former chief executive"),
            ("Ana Holm, chief executive for 11 years, was fired.", "chief executive"),
        ),
        (
            ("Chairman Otto Lind will step down in May.", "Chairman Otto Lind will step down"),
            ("Otto Lind stays as chairman of the port business.", "chairman of the port business"),
        ),
        (
            ("Otto Lind said the bank was a friend of the port.", "Otto Lind said the bank was a friend"),
            ("President Otto Lind praised the bank.", "President Otto Lind"),
        ),
        (
            ("Mum Ana Holm, 38, whose daughter was ill, left.", "Mum Ana Holm, 38, whose daughter was ill"),
            ("Baker Ana Holm left.", "Baker Ana Holm"),
        ),
        (
            ("Co-founder Ana Holm, who rued it, has left.", "Co-founder Ana Holm, who rued it, has left"),
            ("Co-founder Ana Holm is leaving as product chief.", "product chief"),
        ),
        (
            ("Ana Holm was the judge, and board members who swore left.", "board members who swore"),
            ("Ana Holm, the treasurer, left.", "the treasurer"),
        ),
        (
            ("Ana Holm, the leader's successor, left.", "the leader's successor"),
            ("Coach Ana Holm left.", "Coach Ana Holm"),
        ),
        (
            ("Union leader Ana Holm spoke.", "Union leader"),
            ("Ana Holm, the leader of the port workers, spoke.", "the leader of the port workers"),
        ),
        (
            ("Ana Holm, a former executive of a water company, left.", "a former executive of a water company"),
            ("Ana Holm, a former water utility executive, left.", "a former water utility executive"),
        ),
        (
            ("A fellow commissioner, liberal Ana Holm, left.", "A fellow commissioner, liberal Ana Holm"),
            ("Commissioner Ana Holm, a liberal who voted no, left.", "Commissioner Ana Holm, a liberal who voted no"),
        ),
        (("Hotelier Ana Holm spoke.", "Hotelier"), ("Local hotel boss Ana Holm spoke.", "Local hotel boss")),
        (
            ("Creative chief Ana Holm left.", "Creative chief"),
            ("Chief creative officer Ana Holm left.", "Chief creative officer"),
        ),
        (
            ("General Otto Lind died.", "General"),
            ("Retired Lieutenant General Otto Lind died.", "Retired Lieutenant General"),
        ),
        (
            ("Ana Holm, a deputy inspector of police, left.", "a deputy inspector of police"),
            ("Ana Holm, a police officer, left.", "a police officer"),
        ),
        (
            ("Poll director Ana Holm spoke.", "Poll director"),
            ("Ana Holm, the scientist who directs the poll, spoke.", "the scientist who directs"),
        ),
    ],
)
def test_titles_that_go_together_or_of_which_one_is_of_somebody_else_are_not_two(left: Marked, right: Marked) -> None:
    assert not are_two_titles(side(left, "a.txt"), side(right, "b.txt"))
    assert not are_two_titles(side(right, "a.txt"), side(left, "b.txt"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (MENDED, ("Ana Holm, the treasurer, said he had help.", "the treasurer")),
        (("Deputy Chairman Ana Holm left.", "Deputy Chairman"), ("Chairman Ana Holm left.", "Chairman")),
        (
            ("Ana Holm, a regional leader of the pilots union, left.", "a regional leader of the pilots union"),
            ("Ana Holm, the head of the pilots union, left.", "the head of the pilots union"),
        ),
        (
            ("Ana Holm, the man who speaks for the pilots, left.", "the man who speaks for the pilots"),
            ("Ana Holm, the pilots' cook, left.", "the pilots' cook"),
        ),
        (
            ("The harbour boss, Ana Holm, blamed the wind.", "harbour boss"),
            ("The wind did it, said Ana Holm, the head of the lifeboat service.", "the head of the lifeboat service"),
        ),
        (
            ("Ana Holm dismissed her press aide.", "her press aide"),
            ("Ana Holm dismissed her treasurer.", "her treasurer"),
        ),
        (
            ("Deputy Chief Ana Holm will fill in.", "Deputy Chief Ana Holm"),
            ("Ana Holm will serve as acting chief.", "acting chief"),
        ),
        (
            ("Deputy Chief Ana Holm will fill in.", "Deputy Chief Ana Holm"),
            ("Deputy Chief Otto Lind said Ana Holm will serve as acting chief.", "acting chief"),
        ),
        (
            ("Former chief executive Ana Holm rued it.", "Former chief executive"),
            ("Ana Holm, chief executive for 11 years, rued it.", "chief executive"),
        ),
        (("The head teacher, Ana Holm, left.", "head teacher"), ("Ana Holm, a maths teacher, left.", "maths teacher")),
        (("Ana Holm, their treasurer, left.", "their treasurer"), ("Ana Holm, the auditor, left.", "the auditor")),
        (("It was her deputy, Ana Holm.", "her deputy"), ("It was the treasurer Ana Holm.", "the treasurer")),
        (
            ("Ana Holm, the mayor, a lawyer, left.", "the mayor, a lawyer"),
            ("Ana Holm, the mayor, a nurse, left.", "the mayor, a nurse"),
        ),
        (("Union leader Ana Holm spoke.", "Union leader"), ("Party leader Ana Holm spoke.", "Party leader")),
        (
            ("Deputy finance chief Ana Holm left.", "Deputy finance chief"),
            ("Ana Holm, the head of finance, left.", "the head of finance"),
        ),
        (
            ("Baker Ana Holm, who runs the port, left.", "Baker Ana Holm, who runs the port"),
            ("Treasurer Ana Holm left.", "Treasurer"),
        ),
        (
            ("Capitol officers Ana Holm and Otto Lind left.", "Capitol officers Ana Holm and Otto Lind"),
            ("Ana Holm, a cook who was hurt, left.", "a cook who was hurt"),
        ),
    ],
)
def test_two_titles_of_one_person_are_two(left: Marked, right: Marked) -> None:
    assert are_two_titles(side(left, "a.txt"), side(right, "b.txt"))


@pytest.mark.parametrize(("told", "two"), [("a former mayor", False), ("once mayor", False), ("a former judge", True)])
def test_what_somebody_was_is_what_is_called_former(told: str, two: bool) -> None:
    was = ("Ana Holm was mayor before joining the board.", "mayor")
    assert are_two_titles(side(was, "a.txt"), side((f"Ana Holm, {told}, left.", told), "b.txt")) is two
    is_now = ("Ana Holm is mayor.", "mayor")
    assert are_two_titles(side(is_now, "a.txt"), side((f"Ana Holm, {told}, left.", told), "b.txt"))


@pytest.mark.parametrize(
    ("left", "right", "told", "expected"),
    [
        (
            ("Coach Ana Holm will run it.", "Coach Ana Holm"),
            ("Captain Otto Lind will run it.", "Captain Otto Lind"),
            Kind.TITLE,
            Kind.IDENTITY,
        ),
        (
            ("Ana Holm, the coach, will run it.", "the coach"),
            ("Otto Lind, 51, the captain, will.", "the captain"),
            Kind.TITLE,
            Kind.IDENTITY,
        ),
        (
            ("Coach Ana Holm will run it.", "Coach Ana Holm"),
            ("Captain Ana Holm will run it.", "Captain Ana Holm"),
            Kind.TITLE,
            Kind.TITLE,
        ),
        (
            ("Lind's coach, Ana Holm, left.", "Lind's coach"),
            ("Captain Ana Holm left.", "Captain Ana Holm"),
            Kind.TITLE,
            Kind.TITLE,
        ),
        (
            ("She fled with his sister, Ana Holm.", "his sister, Ana Holm"),
            ("He fled with his wife, Ana Holm.", "his wife, Ana Holm"),
            Kind.IDENTITY,
            Kind.TITLE,
        ),
        (
            ("She fled with his sister.", "his sister"),
            ("He fled with his wife.", "his wife"),
            Kind.IDENTITY,
            Kind.TITLE,
        ),
        (
            ("He fled with his son, Otto Lind.", "his son, Otto Lind"),
            ("He fled with his wife, Ana Holm.", "his wife, Ana Holm"),
            Kind.IDENTITY,
            Kind.IDENTITY,
        ),
        (
            ("He fled with his sister.", "his sister"),
            ("He fled with a nurse.", "a nurse"),
            Kind.IDENTITY,
            Kind.IDENTITY,
        ),
        (
            ("He fled with his sister.", "fled with his sister"),
            ("He hid with his wife.", "hid with his wife"),
            Kind.EVENT,
            Kind.EVENT,
        ),
    ],
)
def test_two_persons_are_a_question_of_who_and_two_ties_of_the_tie(
    left: Marked, right: Marked, told: Kind, expected: Kind
) -> None:
    assert kind(left, right, told) is expected


@pytest.mark.parametrize(
    ("marked", "behind", "title"),
    [
        ("a former judge, the mayor", " left at noon.", "a former judge"),
        ("a former judge, the mayor", ", left at noon.", "a former judge, the mayor"),
        ("a former judge, and trustee", " of the port left.", "a former judge, and trustee"),
        ("the mayor", " left at noon.", "the mayor"),
    ],
)
def test_a_title_ends_before_who_acts_next(marked: str, behind: str, title: str) -> None:
    assert marked[: without_next(marked + behind, 0, len(marked))] == title


def test_of_two_persons_are_posts_alone() -> None:
    fired, chose = ("Ana Holm fired her treasurer.", "her treasurer"), ("Otto Lind, the auditor, came.", "the auditor")
    assert are_of_two(side(fired, "a.txt"), side(chose, "b.txt"))
    for words in ("her account of it", "her sister"):
        told = (f"Ana Holm gave {words}.", words)
        assert not are_of_two(side(told, "a.txt"), side(chose, "b.txt"))


def test_a_tie_stands_without_the_name() -> None:
    assert are_ties("his sister, Ana", "Her husband")
    assert not are_ties("his sister", "the mayor")


@pytest.mark.parametrize(
    ("text", "marked", "title"),
    [
        ("It was told by his sister, Ana.", "his sister, Ana", "his sister"),
        ("It is one of the ten, her cousin says.", "one of the ten, her cousin", "one of the ten, her cousin"),
        ("A Dutch diplomat, Ana Holm, was freed.", "A Dutch diplomat, Ana Holm", "A Dutch diplomat"),
        ("Prison director Colonel Otto Lind left.", "Prison director Colonel Otto Lind", "Prison director Colonel"),
        ("The wife of Otto Lind left.", "The wife of Otto Lind", "The wife of Otto Lind"),
        ("Otto Lind, 41, a baker, left.", "Otto Lind, 41, a baker", "a baker"),
        ("Otto Lind baked as a boy.", "Otto Lind baked", "Otto Lind baked"),
    ],
)
def test_a_title_is_shown_without_the_name(text: str, marked: str, title: str) -> None:
    sentence, span = side((text, marked), "a.txt")
    assert text[slice(*without_name(sentence, *span))] == title

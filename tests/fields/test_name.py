"""Names: which of two spellings count as one bearer's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import name
from factcheck.model import Comparison, Dispute, Relation
from tests.factory import facts, meet


def disputes(left: str, right: str) -> list[tuple[str, str, str]]:
    """Rule and both wordings of every dispute."""
    return [(c.rule, c.left.text, c.right.text) for c in meet(name, left, right) if c.dispute]


def test_a_name_is_one_fact_however_often_it_is_given() -> None:
    found = facts(name, "Anna Berg spoke first. Berg then left with Carl Holm. Anna Berg did not return.")
    assert [fact.text for fact in found] == ["Anna Berg", "Carl Holm"]


def test_a_source_with_two_spellings_gives_two_facts() -> None:
    found = facts(name, "Mayor Anna Lindqvist spoke first. Later Mayor Anna Lindkvist left.")
    assert [fact.value.name for fact in found] == ["Anna Lindqvist", "Anna Lindkvist"]


def test_the_surface_of_a_fact_is_its_span() -> None:
    text = "Mayor Anna Berg met Sergei Orlov in Kyiv on Monday."
    found = facts(name, text)
    assert len(found) == 3
    assert all(text[fact.start : fact.end] == fact.text for fact in found)


@pytest.mark.parametrize("own", ["Mr Kesler's brother Pavel", "Mr Kesler's brother, Pavel Kesler,"])
def test_brothers_are_two_where_one_source_slips_in_the_family_name(own: str) -> None:
    left = "Daniel Kessler died. His brother, Pavel Kessler, said so."
    assert disputes(left, f"Daniel Kesler died. {own} said so.")[0] == ("spelling", "Daniel Kessler", "Daniel Kesler")
    assert "first name" not in {rule for rule, *_ in disputes(left, f"Daniel Kesler died. {own} said so.")}


def test_a_romanisation_is_a_variant() -> None:
    assert disputes("Mayor Sergei Orlov said so.", "Mayor Sergey Orloff said so.") == [
        ("spelling", "Sergei Orlov", "Sergey Orloff")
    ]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Anna Delange", "Anna De Lange", True),
        ("Anna van der Lind", "Anna Vanderlind", True),
        ("Anna Ba-Lind", "Anna Balind", True),
        ("Anna al-Lind", "Anna Al Lind", False),
        ("Anna De Lange", "Anna de Lange", False),
        ("J.P. Lange", "J. P. Lange", False),
        ("JP Lange", "J P Lange", False),
    ],
)
def test_a_name_in_one_word_or_two_is_a_variant(left: str, right: str, told: bool) -> None:
    found = disputes(f"Mayor {left} said so.", f"Mayor {right} said so.")
    assert found == ([("spelling", left, right)] if told else [])


def test_father_and_son_are_not_confused() -> None:
    assert not disputes("President Kim Jong Il opened the hall.", "President Kim Jong Un opened the hall.")


def test_two_names_that_both_sources_know_are_two_bearers() -> None:
    text = "Sergeant Ana Marin drove. Captain Ana Marini sat beside her."
    assert not disputes(text, text)


def test_a_differing_first_name_is_weighed_by_what_both_are_called() -> None:
    left = "The wounded driver, Darius Coyle, was taken to a hospital."
    assert disputes(left, "The wounded driver, Darnell Coyle, was taken to a hospital.") == [
        ("first name", "Darius Coyle", "Darnell Coyle")
    ]
    (found,) = (c for c in meet(name, left, "Senator Darnell Coyle voted against the budget.") if c.dispute)
    assert dict(found.features)["other office"] == 1.0


def test_one_office_makes_two_first_names_one_bearers() -> None:
    assert disputes("Sheriff Roy Sandvik spoke.", "Sheriff Beto Sandvik spoke.") == [
        ("first name", "Roy Sandvik", "Beto Sandvik")
    ]
    assert not disputes("Sheriff Roy Sandvik spoke.", "Beto Sandvik, a nurse, spoke.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Prosecutor Daniel Sandvik spoke.", "Prosecutor Daniela Sandvik spoke.", ["first name"]),
        ("His wife, Daniela Sandvik, spoke.", "His brother Daniel Sandvik spoke.", []),
        ("Mayor Carl Richards spoke.", "Carl Richardson, the mayor of Elmton, spoke.", ["spelling"]),
        ("Carl Richards, a baker, spoke.", "Carl Richardson, the mayor of Elmton, spoke.", []),
    ],
)
def test_one_office_makes_a_woman_s_first_name_and_a_longer_family_name_a_slip(
    left: str, right: str, expected: list[str]
) -> None:
    assert [rule for rule, *_ in disputes(left, right)] == expected


@pytest.mark.parametrize("woman", ["Michelle", "Paula", "Louise", "Danielle", "Erica", "Roberta", "Simone", "Dana"])
def test_a_man_and_a_woman_of_one_family_who_do_the_very_same_are_one_with_a_wrong_first_name(woman: str) -> None:
    men = {"Michelle": "Michael", "Louise": "Louis", "Danielle": "Daniel", "Simone": "Simon"}
    man = men.get(woman, woman.removesuffix("a"))
    left, right = f"{man} Sandvik called a doctor at noon.", f"{woman} Sandvik called a doctor on Sunday."
    assert [rule for rule, *_ in disputes(left, right)] == ["first name"]
    assert not disputes(left, right.replace("called a doctor", "mourned him"))
    assert not disputes(left, f"{woman} Sandvik, his sister, called a doctor on Sunday.")


def test_a_family_name_alone_is_of_whom_the_article_speaks_most() -> None:
    right = "Dora Sandvik and Roy Sandvik left in spring. Dora Sandvik died in Elmton."
    assert [pair for _, *pair in disputes("Sandvig died on Monday.", right)] == [["Sandvig", "Dora Sandvik"]]


def test_what_is_of_a_place_and_a_source_that_tells_both_names_are_no_finding() -> None:
    assert not facts(name, "A lake of the Antarctic was drilled.")
    assert not disputes("The minister flew to Kiev.", "The minister flew to Kyiv, once Kiev, and left Kyiv again.")
    assert disputes("The minister flew to Kiev.", "The minister flew to Kyiv.")


def test_an_accent_left_out_and_a_suffix_are_no_other_spelling() -> None:
    assert not disputes("Mayor Renée Çelik spoke.", "Mayor Renee Celik spoke beside Zoë Grün.")
    assert not disputes("Mayor Carl Celik Jr. spoke.", "Mayor Carl Celik spoke.")


def test_a_second_family_name_is_a_finding_and_a_middle_name_none() -> None:
    assert [rule for rule, *_ in disputes("Mayor Rolando Uy-Perez spoke.", "Mayor Rolando Perez spoke.")] == [
        "double name"
    ]
    assert not disputes("Mayor Rolando Uy Perez spoke.", "Mayor Rolando Perez spoke.")


def test_a_mother_s_name_that_custom_leaves_out_is_no_finding() -> None:
    assert not disputes("Governor Lorenzo Barrios Quiroga spoke.", "Governor Lorenzo Barrios spoke.")


def test_family_names_in_another_order_are_a_finding() -> None:
    found = disputes("He was born Marcel Kasongo Lundula in 1951.", "He was born Marcel Lundula Kasongo in 1951.")
    assert [rule for rule, *_ in found] == ["double name"]
    assert not disputes("Governor Marcel Kasongo Lundula spoke.", "Governor Kasongo Lundula Marcel spoke.")


def test_the_beginning_of_a_first_name_is_a_nickname_and_no_other_name() -> None:
    left = "The linesman, Nat Furzeley, was hit by a coin."
    assert [rule for rule, *_ in disputes(left, "The linesman, Nathalie Furzeley, was hit by a coin.")] == ["nickname"]


def test_a_country_is_no_spelling_of_a_person() -> None:
    assert not disputes("He had settled in France in 1986.", "With Franco and Sam Mangwana he made the city dance.")


def test_the_accents_of_places_are_for_a_house_to_say() -> None:
    assert not disputes("The flight to São Paulo was full.", "The flight to Sao Paulo was full.")
    assert not disputes("The road to Vélizarde was shut.", "The road to Velizarde was shut.")


def test_a_body_whose_name_differs_in_a_word_is_a_finding() -> None:
    left = "It happened at the Sandhook Community Credit Union."
    assert [rule for rule, *_ in disputes(left, "It happened at the Sandhook Federal Credit Union.")] == ["wording"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Anna Berg spoke.", "Mayor Anna Louise Berg spoke."),
        ("Mayor Anna Berg spoke.", "Ms. Berg spoke."),
        ("Mayor Benjamin Berg spoke.", "Mayor Ben Berg spoke."),
    ],
)
def test_a_shorter_name_is_no_finding(left: str, right: str) -> None:
    assert not disputes(left, right)


def test_a_known_alias_of_a_place_is_a_variant() -> None:
    found = [c for c in meet(name, "They flew to Kyiv.", "They flew to Kiev.") if c.dispute]
    assert [c.dispute for c in found] == [Dispute.VARIANT]


def test_the_label_gives_both_spellings() -> None:
    (found,) = (c for c in meet(name, "Mayor Sergei Orlov left.", "Mayor Sergey Orloff left.") if c.dispute)
    assert found.heading.sides == ("Sergei Orlov", "Sergey Orloff")


def test_an_abbreviated_road_is_the_same_road() -> None:
    assert not disputes("A fire began on Harold Boulevard.", "A fire began on Harold Blvd on Monday.")


SURNAMES = st.sampled_from(["Orlov", "Orloff", "Berg", "Berge", "Hale", "Hayle", "Kang", "Lindqvist", "Lindkvist"])
GIVEN = st.sampled_from(["Anna", "Ana", "Sergei", "Sergey", "William", "Bill", "Darius", "Darnell"])


@settings(max_examples=40, deadline=None)
@given(GIVEN, SURNAMES, GIVEN, SURNAMES)
def test_comparing_is_symmetric(first: str, second: str, third: str, fourth: str) -> None:
    left, right = f"Mayor {first} {second} spoke on Monday.", f"Mayor {third} {fourth} spoke on Monday."

    def outcomes(found: list[Comparison]) -> list[tuple[Relation, str]]:
        return sorted((c.relation, c.rule) for c in found)

    assert outcomes(meet(name, left, right)) == outcomes(meet(name, right, left)) != []


def test_short_family_names_of_one_sound_are_a_variant() -> None:
    assert [rule for rule, *_ in disputes("Lily Tate was hurt.", "Lily Tait was hurt.")] == ["spelling"]
    assert not disputes("Lily Tate was hurt.", "Lily Tuit was hurt.")


def test_the_people_of_a_body_are_no_other_spelling_of_it() -> None:
    assert not disputes("He joined the Unionist Party in May.", "He joined the Unionists in May.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ana Soto-Ruiz", "Ana Ruiz", ["double name"]),
        ("Ana Soto-Ruiz", "Ana Soto Ruiz", []),
        ("Ana Soto-Ruiz", "Ana Soto", []),
        ("Amal Abdel-Fattah", "Amal Abdel Fattah", []),
        ("Kim Dae-jung", "Kim Dae Jung", []),
        ("Amal Nuri al-Hadi", "Amal al-Hadi", []),
    ],
)
def test_a_hyphen_makes_a_double_name_where_it_joins_two_family_names(
    left: str, right: str, expected: list[str]
) -> None:
    found = meet(name, f"The lawyer {left} left the court.", f"The lawyer {right} left the court.")
    assert [c.rule for c in found if c.dispute] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Judge Anna Rowe said so.", "Anna Roe led it.", [("spelling", "Anna Rowe", "Anna Roe")]),
        ("Judge Anna Rowe said so.", "Anna Wroe led it.", []),
        ("Judge Anna Rowe said so.", "Ina Roe led it.", []),
        ("Judge Anna Rowe said so.", "Anna Roe saw Anna Rowe.", []),
    ],
)
def test_a_letter_of_a_short_family_name_is_a_spelling(left: str, right: str, expected: list[object]) -> None:
    assert disputes(left, right) == expected


@pytest.mark.parametrize(
    ("first", "other", "rule", "dispute"),
    [
        ("Niklas", "Nikolas", "first name", Dispute.VARIANT),
        ("Graeme", "Graham", "first name", Dispute.VARIANT),
        ("Josef", "Josip", "first name", Dispute.CONFLICT),
        ("Dominic", "Dominique", "spelling", Dispute.VARIANT),
    ],
)
def test_first_names_that_sound_alike_are_a_variant(first: str, other: str, rule: str, dispute: Dispute) -> None:
    found = [c for c in meet(name, f"Mayor {first} Berg left.", f"Mayor {other} Berg left.") if c.dispute]
    assert [(c.rule, c.dispute) for c in found] == [(rule, dispute)]


def test_the_family_name_of_two_is_told_once() -> None:
    left, right = (
        f"Carl {name} left. Carl {name} wept. His wife, Anna {name}, stayed." for name in ("Prewett", "Prewitt")
    )
    assert disputes(left, right) == [("spelling", "Carl Prewett", "Carl Prewitt")]
    assert disputes(f"{left} Anna Prewett sang.", right)


def test_a_place_and_its_people_are_no_two_spellings() -> None:
    left = "Orsania and Belmark agreed on Thursday to a ceasefire."
    assert not disputes(left, "Orsanian and Belmark troops exchanged fire.")
    assert disputes(left, "Orsenia and Belmark exchanged fire.")

"""Place: one event put in two places; a place in a bigger one, another word for it, and two events are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import place
from factcheck.model import Relation
from tests.factory import article, facts, meet


def disputes(left: str, right: str) -> list[tuple[str, str]]:
    """Rule and dispute of every dispute between two aligned sentences."""
    return [(c.rule, c.dispute.value) for c in meet(place, left, right) if c.dispute]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The plane fell into the Red Sea.", "The plane crashed in the Black Sea.", [("named", "conflict")]),
        ("He was shot on Mill Street.", "He was shot on Park Road.", [("named", "conflict")]),
        ("He was shot on Mill Street.", "He was shot on Hill Street.", [("named", "conflict")]),
        (
            "The painter died at her home after a fall.",
            "The painter died in Marsham Hospital after a fall.",
            [("noun", "tension")],
        ),
        ("They rallied outside parliament.", "They rallied outside the ministry.", [("noun", "tension")]),
        ("It struck 38 km northwest of Lyon.", "It struck 38 km northeast of Lyon.", [("compass", "tension")]),
        ("He was shot in St. Joseph.", "He was shot in St. Louis.", [("sort", "tension")]),
        ("He was shot in North Carolina.", "He was shot in South Carolina.", [("named", "conflict")]),
        ("The firm moved to Lyon and Madrid.", "The firm moved to Lyon and Rome.", [("named", "conflict")]),
        ("She died at a hotel.", "She died in a motel room.", [("noun", "tension")]),
        ("Three men hid in an office.", "Three men were hiding in a closet.", [("noun", "tension")]),
        ("The tram overturned in a tunnel.", "The tram overturned near a tunnel.", [("side", "tension")]),
        ("The shots came from the second floor.", "The shots came from the third floor.", [("storey", "tension")]),
        ("Maria Keller, of Denver, fled.", "Police stopped Maria Keller, 34, of Boston.", [("home", "conflict")]),
        ("Maria Keller, 34, formerly of Lyon, fled.", "Maria Keller (34) from Geneva fled.", [("home", "conflict")]),
        ("He left by the front door.", "He left through the back door.", [("described", "tension")]),
        ("The town lies south of Lyon.", "The town lies north of Lyon.", [("compass", "tension")]),
        ("An officer was hit in the leg.", "A bullet struck a policeman in the arm.", [("body", "tension")]),
        ("She was found dead in the living room.", "Her body was found in the garage.", [("noun", "tension")]),
        ("He was shot in the engine room.", "He was shot in the pump room.", [("described", "tension")]),
        ("The boy died at the scene.", "The boy was pronounced dead in hospital.", [("noun", "tension")]),
        ("The bus overturned in a tunnel.", "The bus overturned 200 metres from a tunnel.", [("side", "tension")]),
        (
            "She was born in Lyon, across the lake from Geneva.",
            "She was born in Geneva and raised in Lyon.",
            [("named", "conflict")],
        ),
    ],
)
def test_one_event_in_two_places_is_reported(left, right, expected):
    assert disputes(left, right) == expected
    assert disputes(right, left) == expected


@pytest.mark.parametrize(
    ("left", "right", "reversed_way"),
    [
        ("The coach was on its way to Lyon.", "The coach was returning from Lyon.", True),
        ("The coach was bound for Lyon.", "The driver was coming home from Lyon.", True),
        ("The Lyon-bound coach overturned.", "The coach from Lyon overturned.", True),
        ("The coach left Lyon for Nice.", "The coach was travelling from Nice to Lyon.", True),
        ("They were on their way to a vineyard.", "They crashed as they came back from a vineyard.", True),
        ("They were heading to a vineyard.", "They were returning from a trip to a vineyard.", True),
        ("It was carrying pupils home from a museum.", "The bus was en route to a museum.", True),
        ("A northbound van hit her.", "Keller's van, heading south, hit her.", True),
        ("The van was driving westwards.", "The van was speeding east.", True),
        ("The coach was on its way to Lyon.", "The coach was returning to Lyon.", False),
        ("The coach was on its way to Lyon.", "The coach was returning from Nice.", False),
        ("They were on their way to a vineyard.", "They were returning from a castle.", False),
        ("She fell in a park on her way to work.", "She fell in a park coming back from work.", False),
        (
            "The coach was on its way to Lyon. It was coming back from Lyon on Friday.",
            "It was returning from Lyon.",
            False,
        ),
        ("The coach was bound for Lyon on Monday.", "In 2011 a coach was returning from Lyon.", False),
        ("Anna Keller was bound for Lyon.", "Maria Ostrow was returning from Lyon.", False),
        ("A northbound van hit her.", "A tram, heading south, stopped.", False),
        ("The van was heading north of the town.", "The van was heading south.", False),
        ("A crash in Lyon shut the northbound lane.", "A crash in Lyon shut the southbound lane.", False),
    ],
)
def test_a_way_and_the_same_way_back_are_told_once(left, right, reversed_way):
    expected = [("compass", "tension")] if reversed_way else []
    assert [told for told in disputes(left, right) if told[0] == "compass"] == expected
    assert [told for told in disputes(right, left) if told[0] == "compass"] == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The plane crashed in Lyon.", "The plane crashed in France."),
        ("The firm moved to Lyon and Madrid.", "The firm moved to France and Spain."),
        ("She worked in Ardleigh, in Dunmow and in 1968 in Marsham.", "She worked in the Cotswolds."),
        ("She was found in a flat.", "She was found in an apartment."),
        ("She was found at home.", "She was found in her house."),
        ("She was found at her home.", "She was treated in hospital."),
        ("He set out from Scotts Peak.", "He is a father of three from Geneva."),
        ("An Essex County teenager died.", "Anna Keller, 16, of Marsham, died."),
        ("Anna Keller of Essex County died.", "Anna Keller, 16, of Marsham, died."),
        ("The bus crashed near Ardleigh Wood.", "The bus crashed a mile east of Dunmow Hall."),
        ("Her son said outside a court that justice was done.", "Her son wept in a court."),
        ("The singer spoke in Paris.", "The plane crashed in London."),
        ("The agents loaded boxes in the warehouse.", "The grocer sold boxes of eggs in a kiosk."),
        ("The commander flew back to Nairobi.", "The minister broke off a visit to Geneva."),
        ("He flew from Paris to London.", "He flew to London."),
        ("The guard was shot in the leg.", "A dog was shot in the head."),
        ("A shell landed in a field.", "A shell landed in another forest."),
        ("Maria Keller, of Denver, fled.", "Anna Keller, of Boston, fled."),
        ("Maria Keller, of Denver, fled.", "Maria Keller, from Colorado, fled."),
        ("He was shot in Mill Street, Boulder.", "He was shot in Boulder."),
        ("He wept outside the hall where the dead lay.", "Relatives filed past the coffins in the hall."),
        ("The truck was parked near the quarry.", "The truck was parked within a quarter mile of the quarry."),
        ("Houses along the stream were swept away.", "Houses on the creek were swept away."),
        ("A tanker was broken up on a beach.", "A tanker was broken up at a shipbreaking yard."),
        ("Guests were taken to the high school gym.", "Guests were taken to a school."),
        ("She was struck in a crosswalk.", "She was struck on the pavement."),
        ("Thousands work in the yards.", "Thousands work along the beach."),
        ("Eleven people remained in hospital.", "Four people died at the scene."),
        ("She had a cut to the head.", "She was cut on the back of the head."),
        ("The boy fell into a deserted well.", "The boy fell into a well on a farm."),
        ("The bridge collapsed in western India.", "The bridge collapsed in Oxton."),
        ("The nurse was attacked in Marsham.", "The nurse was attacked in Gargrave Road."),
        ("The boat hit a pillar near Oxton.", "The boat hit a pillar of the Marsham bridge."),
        ("A boy died at the Oxton temple.", "A boy died at Marsham Hospital."),
        ("They moved to Florida.", "They moved to the Sunshine State."),
        (
            "The quake damaged houses in Dunmow district.",
            "The quake damaged houses in Oxton, a town in Dunmow district.",
        ),
        ("His last concert was in Lyon.", "He was due to perform in Geneva at a concert."),
        ("Thieves rammed a car into the Hollis store, near Vendel Square.", "Thieves rammed a car in Vendel Square."),
        ("A clerk was shot dead in the food court.", "A clerk was shot dead inside a mall."),
        ("A man was moved in the installation of the ward.", "A man was moved in the intensive care ward."),
    ],
)
def test_places_that_can_be_one_and_places_of_two_events_are_left_alone(left, right):
    assert disputes(left, right) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was given ten years in prison.",
        "He was charged in court with theft.",
        "Her son said outside court that justice was done.",
        "He was convicted of theft, according to court records.",
        "She died in the arms of a friend.",
        "In a spot of good news, the boy recovered.",
        "The missile came down within yards of its target.",
    ],
)
def test_a_sentence_a_court_an_embrace_and_a_measure_are_no_places(text):
    assert facts(place, text) == ()


def test_the_one_hospital_of_each_article_is_set_against_the_other_s_wherever_it_is_told():
    left = "The boy was flown to Elm Hospital in Denver, where he was in a fair condition."
    assert disputes(left, "He was treated at a Boston hospital and sent home.") == [("named", "conflict")]
    assert disputes(left, "He was taken to Marsham Medical Center.") == [("named", "conflict")]
    assert not disputes(left, "He was treated at a Denver hospital and sent home.")
    assert not disputes(left, "He was taken to a hospital and sent home.")
    assert not disputes(left, "Ana Ruiz, a surgeon, works at a Boston hospital.")
    two = facts(place, "He was taken to Elm Hospital. His aunt was flown to Marsham Hospital.")
    assert not any(fact.strong for fact in two)


def test_a_sentence_full_of_names_is_no_headline_where_it_ends_with_a_full_stop():
    told = "Ana Ruiz, of Marsham Green, was pronounced dead at Elm Regional Medical Center, Carl Brandt said."
    assert disputes("She was pronounced dead at the scene.", told) == [("noun", "tension")]


def test_the_one_street_of_each_article_is_set_against_the_other_s_wherever_it_is_told():
    left = "Two people died in a house fire in Mill Street on Monday."
    right = "Ryan Speight tried to break down the door of the house in Hill Street."
    (one,), (other,) = ([f for f in facts(place, text) if "Street" in f.text] for text in (left, right))
    assert one.strong
    assert other.strong
    assert disputes(left, right) == [("named", "conflict")]
    two = facts(place, f"{left} The fire engines waited in Park Road.")
    assert not any(fact.strong for fact in two)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "In 2019 a gang stole jewels from a museum in Lyon.",
            "In July 2018 a gang stole jewels from a church in Geneva.",
        ),
        ("In 2005, 17 people died in a crash in Lyon.", "In 2016, 23 people died in a crash in Geneva."),
        ("In 2021, nine people died in a fire in Lyon.", "Nine people died in a fire in Geneva on Monday."),
        ("The fire came five weeks after nine people died in Lyon.", "Nine people died in Geneva on Monday."),
        ("The fire came so soon after the deaths of nine people in Lyon.", "In 2007 nine people died in Geneva."),
    ],
)
def test_an_older_event_and_the_one_that_is_news_are_two(left, right):
    assert disputes(left, right) == []
    assert disputes(right, left) == []


def test_events_of_one_year_may_still_differ():
    left, right = "In 2004 a court in Lyon jailed him.", "In 2004 a court in Geneva jailed him."
    assert disputes(left, right) == [("named", "conflict")]


def test_the_year_of_the_article_is_that_of_the_news():
    left, right = "The plane crashed in the Red Sea in May 2024.", "The plane crashed in the Black Sea on Monday."
    assert ("named", "conflict") in disputes(left, right)


def test_who_dies_at_the_scene_and_in_hospital_is_told_of_in_one_act():
    found = meet(place, "He was pronounced dead at the scene.", "He died on the way to hospital.")
    assert [dict(c.features)["verb"] for c in found if c.dispute] == [1.0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The clerk died at the scene.", "The clerk was taken to Marsham Hospital, where he died."),
        ("The clerk died at the scene.", "The clerk was pronounced dead at Marsham Hospital."),
        ("The clerk died in the street.", "The clerk died on Friday in a hospital."),
        ("The clerk died on the way to Marsham Hospital.", "The clerk died in hospital."),
        ("The clerk died in an ambulance.", "The clerk died at the scene."),
        ("Anna Keller, 16, of Tanner Junction, died at Marsham Hospital.", "She died at the scene."),
        ("A clerk aged 19 died at the scene.", "The clerk died at Marsham Hospital."),
        (
            "The clerk died at the Oxton Teaching Hospital.",
            "The clerk died at his home in the Marsh district of Oxton.",
        ),
    ],
)
def test_nobody_dies_both_in_a_hospital_and_out_of_it(left, right):
    assert ("noun", "tension") in disputes(left, right)
    assert ("noun", "tension") in disputes(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Five died at the scene.", "A clerk died at Marsham Hospital."),
        ("Three fans died on the spot and the fourth on the way to hospital.", "Three fans died on the spot."),
        ("Three fans died at the scene and the fourth died in hospital.", "A fan died at Marsham Hospital."),
        ("The clerk died in an ambulance.", "The clerk died on the way to Marsham Hospital."),
    ],
)
def test_of_several_dead_one_may_die_elsewhere(left, right):
    assert disputes(left, right) == []


def test_what_a_clause_with_where_tells_happened_in_the_place_before_it():
    left, right = "They drove to Lyon, where the trial began.", "The trial began in Geneva."
    assert ("named", "conflict") in disputes(left, right)


def test_articles_that_both_name_both_places_tell_two_things():
    assert disputes("A robbery happened in Lyon.", "A theft happened in Geneva.") == [("named", "conflict")]
    assert disputes("A robbery happened in Lyon. Geneva is calm.", "A theft happened in Geneva. Lyon is calm.") == []


def test_one_doer_in_two_places_that_both_articles_name_is_still_reported():
    left = "The plane crashed in the Red Sea. It had crossed the Black Sea."
    right = "The plane crashed in the Black Sea. It had crossed the Red Sea."
    assert ("named", "conflict") in disputes(left, right)


def test_a_place_that_is_one_of_several_is_no_dispute():
    assert disputes("The film opened in Lyon and other towns.", "The film opened in Geneva.") == []


def test_places_of_one_sort_in_one_act_are_plainer_than_others():
    def plain(left: str, right: str) -> float:
        return next(dict(c.features)["plain"] for c in meet(place, left, right) if c.dispute)

    same = plain("The singer died in a hotel.", "The singer died in a motel.")
    assert same > plain("The singer died in a hotel.", "The singer slept in a motel.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The painter died at her home.", "The painter has died in hospital."),
        ("The painter died at the scene.", "The painter died at Marsham Hospital."),
    ],
)
def test_to_die_in_hospital_or_out_of_it_is_a_plain_difference(left, right):
    found = meet(place, left, right)
    assert [dict(c.features)["plain"] for c in found if c.dispute] == [1.0]


def test_two_ways_from_a_place_that_is_named_are_of_one_scene():
    left = "Five carriages derailed on a curve just north of Tanner Bridge."
    right = "The express jumped the tracks just south of the Tanner Bridge."
    found = [c for c in meet(place, left, right) if c.dispute]
    assert [(c.rule, c.left.text) for c in found] == [("compass", "north of Tanner Bridge")]
    assert dict(found[0].features)["untold"] == 1.0
    assert disputes("The pub lies north of the bridge.", "The express jumped the tracks south of the bridge.") == []


def test_who_is_held_somewhere_is_kept_there():
    left = "Four employees and three customers were held on the ground floor."
    right = "The five employees were kept in an office on the first floor."
    assert ("storey", "tension") in disputes(left, right)
    assert disputes("A rally was held on the ground floor.", "The files were kept on the first floor.") == []


def test_a_way_that_both_tell_is_known_to_both():
    left = "It sank north of Tanner Point. It was seen south of Tanner Point."
    right = "It sank south of Tanner Point. It was seen north of Tanner Point."
    found = [c for c in meet(place, left, right) if c.dispute]
    assert {dict(c.features)["known"] for c in found} == {1.0}


def test_two_towns_are_no_plain_difference():
    found = meet(place, "The plane crashed in Lyon.", "The plane crashed in Geneva.")
    assert [dict(c.features)["plain"] for c in found if c.dispute] == [0.0]


def test_a_place_in_a_named_bigger_one_agrees():
    found = meet(place, "The plane crashed in Lyon.", "The plane crashed in France.")
    assert [c.relation for c in found] == [Relation.SAME]


def test_the_home_of_a_person_meets_anywhere_in_a_story():
    assert [fact.strong for fact in facts(place, "Maria Keller, of Denver, died in a crash near the river.")] == [
        True,
        False,
    ]


def test_the_words_of_a_fact_are_where_it_says():
    text = "A man was found dead in the third-floor break room of a plant near Lyon."
    whole = article(text)
    assert [text[f.start : f.end] for f in place.extract(whole)] == [f.text for f in place.extract(whole)]
    assert "in the third-floor break room" in [f.text for f in place.extract(whole)]


SENTENCES = st.builds(
    lambda who, did, where: f"{who} {did} {where}.",
    st.sampled_from(["The plane", "Two men", "Maria Keller, 34, of Denver,", "A Boston man"]),
    st.sampled_from(["crashed", "was found", "hid", "were shot", "died"]),
    st.sampled_from(
        [
            "in a hotel room",
            "at a motel",
            "in Lyon",
            "in France",
            "near the school",
            "inside the school",
            "on Mill Street",
            "on the third floor",
            "off the northern coast of Cyprus",
            "in the leg",
            "in the Black Sea",
            "from the shop",
            "in Ohio",
        ]
    ),
)


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_relation_is_the_same_from_both_sides(left, right):
    there = sorted((c.relation, c.rule, str(c.dispute)) for c in meet(place, left, right))
    back = sorted((c.relation, c.rule, str(c.dispute)) for c in meet(place, right, left))
    assert there == back != []


@settings(deadline=None)
@given(SENTENCES)
def test_a_sentence_is_not_in_dispute_with_itself(text):
    assert facts(place, text)
    assert disputes(text, text) == []


def test_a_heading_tells_what_happened_there() -> None:
    (found,) = [
        c for c in meet(place, "The plane crashed in the Red Sea.", "The plane crashed in the Black Sea.") if c.dispute
    ]
    assert found.subject == "where it happened (crashed)"


def test_a_heading_tells_two_verbs_where_each_source_has_its_own() -> None:
    found = [c for c in meet(place, "The boat capsized north of Tarn.", "The boat sank south of Tarn.") if c.dispute]
    assert {c.subject for c in found} == {"where it happened (capsized / sank)"}

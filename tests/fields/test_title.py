"""Titles: what one person is called, bound to the person before it is compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import title
from factcheck.language.titles.descriptions import Form
from factcheck.model import Dispute, Relation
from tests.factory import facts, meet


def called(text: str) -> list[tuple[str, str]]:
    """Who is called what in `text`."""
    return [(fact.value.person, fact.text) for fact in facts(title, text)]


def disputes(left: str, right: str) -> list[tuple[str, Dispute | None]]:
    return [(c.rule, c.dispute) for c in meet(title, left, right) if c.dispute]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Finance Minister Ana Petrova left.", "Deputy Finance Minister"),
        ("Ana Petrova, a lobbyist for the dairy trade, left.", "a lobbyist for the dairy trade"),
        ("Ana Petrova, 46, the director of the museum, left.", "the director of the museum"),
        ("The head of the museum, Ana Petrova, left.", "The head of the museum"),
        ("Ana Petrova is a former judge.", "a former judge"),
        ("Ana Petrova served as mayor of the town.", "mayor of the town"),
        ("It was led by his half-sister Ana Petrova.", "his half-sister"),
    ],
)
def test_a_title_is_read_before_beside_and_after_a_name(text: str, expected: str) -> None:
    assert ("Ana Petrova", expected) in called(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Deputy Finance Minister Ana Petrova left.", Form.PREFIX),
        ("Ana Petrova, a lobbyist for the dairy trade, left.", Form.BESIDE),
        ("The head of the museum, Ana Petrova, left.", Form.BESIDE),
        ("A baker was charged on Friday. Ana Petrova, 31, had fled.", Form.BESIDE),
        ("Ana Petrova served as mayor of the town.", Form.VERB),
        ("Ana Petrova left. She is the mayor of the town.", Form.VERB),
    ],
)
def test_a_title_knows_how_it_stands_to_the_name(text: str, form: Form) -> None:
    assert [fact.value.form for fact in facts(title, text)] == [form]


def test_the_next_name_of_a_list_is_no_description() -> None:
    found = called("The letters went to President Ana Petrova, former Judge Carl Brandt and others.")
    assert ("Carl Brandt", "former Judge") in found
    assert not [text for person, text in found if person == "Ana Petrova" and "Judge" in text]


def test_a_form_of_address_is_no_title() -> None:
    assert not called("Mr. Brandt left with Mrs. Petrova.")


@pytest.mark.parametrize(
    "text",
    [
        "The party leader handed in her resignation as finance minister to Mr Brandt.",
        "Ana Petrova, the deputy governor of the bank until she joined the cabinet, came.",
    ],
    ids=["to whom it is handed", "until she had another"],
)
def test_the_post_of_somebody_else_and_one_that_is_over_are_no_title(text: str) -> None:
    assert not [told for _, told in called(text) if "minister" in told or "governor" in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The key witness was a receptionist, Ana Petrova, who wept.", ["a receptionist"]),
        ("The suspect is a baker, Ana Petrova.", ["a baker"]),
        ("The victim was a receptionist, Ana Petrova said.", []),
        ("Her father was a baker, Ana Petrova.", []),
    ],
)
def test_who_plays_a_part_is_the_one_named_behind_what_he_is(text: str, expected: list[str]) -> None:
    assert [fact.text for fact in facts(title, text)] == expected


def test_a_trainer_is_a_coach() -> None:
    assert not disputes("Ostby coach Carl Brandt left.", "Ostby trainer Carl Brandt left.")


def test_the_surface_of_a_fact_is_its_span() -> None:
    text = "His brother, Carl Brandt, met Judge Ana Petrova, a former mayor of the town."
    found = facts(title, text)
    assert len(found) == 3
    assert all(text[fact.start : fact.end] == fact.text for fact in found)


def test_two_titles_of_two_people_never_meet() -> None:
    left = "Deputy Foreign Minister Ana Petrova came."
    right = "Foreign Minister Carl Brandt and veteran negotiator Ana Petrova came."
    assert disputes(left, right) == [("description", Dispute.TENSION)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("President Ana Petrova", "President Petrova"),
        ("Foreign Minister Ana Petrova", "Minister Ana Petrova"),
        ("Ana Petrova, the spokeswoman,", "Ana Petrova, a spokesperson,"),
        ("Ana Petrova, an official of the bank,", "Ana Petrova, the director of the bank,"),
        ("His daughter Ana Petrova", "Her sister Ana Petrova"),
        ("Ana Petrova, the president and chief executive,", "Chief Executive Ana Petrova"),
    ],
)
def test_titles_that_go_together_are_no_finding(left: str, right: str) -> None:
    assert not disputes(f"{left} left.", f"{right} left.")


@pytest.mark.parametrize(
    "text",
    [
        "Petrova left.",
        "Monsignor Carl Brandt left.",
        "Carl Brandt, a father of two, left.",
        "Carl Brandt, through his publicist, left.",
        "Ana Petrova, a Republican and a gun owner, left.",
        "Ana Petrova, a keen cyclist, left.",
        "Ana Petrova, who owns the boat, left.",
        "One of his men, Otto Lind, left.",
        "Born in Tarn, where her father was a miner, Ana Brandt slept.",
    ],
)
def test_a_courtesy_a_pastime_what_one_owns_and_what_others_are_are_no_titles(text: str) -> None:
    assert facts(title, text) == ()


@pytest.mark.parametrize(
    ("left", "right", "rule", "dispute"),
    [
        ("Deputy Mayor Ana Petrova", "Mayor Ana Petrova", "rank", Dispute.CONFLICT),
        ("Museum director Ana Petrova", "Museum president Ana Petrova", "post", Dispute.CONFLICT),
        ("Special envoy Ana Petrova", "Ambassador Ana Petrova", "synonym", Dispute.VARIANT),
        ("His brother Carl Brandt", "His half-brother Carl Brandt", "kin", Dispute.TENSION),
        ("Ana Petrova, an economist,", "Ana Petrova, a lobbyist,", "description", Dispute.TENSION),
    ],
)
def test_each_rule_has_its_difference(left: str, right: str, rule: str, dispute: Dispute) -> None:
    assert disputes(f"{left} left.", f"{right} left.") == [(rule, dispute)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Petrova, a goalkeeping coach,", "Ana Petrova, a fitness coach,"),
        ("Ana Petrova, the head physician,", "Ana Petrova, the team physician,"),
        ("Ana Petrova, the chief legal counsel,", "Ana Petrova, the legal counsel,"),
    ],
)
def test_one_kind_of_post_is_told_apart_by_the_word_before_it(left: str, right: str) -> None:
    assert disputes(f"{left} left.", f"{right} left.") == [("qualifier", Dispute.TENSION)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Petrova, a popular coach,", "Ana Petrova, a fitness coach,"),
        ("Ana Petrova, an Ostend physician,", "Ana Petrova, a team physician,"),
    ],
)
def test_praise_and_origin_tell_no_post_apart(left: str, right: str) -> None:
    assert not disputes(f"{left} left.", f"{right} left.")


@pytest.mark.parametrize(
    ("left", "right", "figure", "value"),
    [
        ("Governor Ana Petrova left.", "Deputy Governor Ana Petrova left.", "elected", 1.0),
        ("Judge Carl Brandt left.", "Carl Brandt Jr., an economist, left.", "generation", 0.0),
        ("Trade Minister Ana Petrova left.", "Labour Minister Ana Petrova left.", "fields apart", 1.0),
    ],
)
def test_what_speaks_for_two_descriptions_of_one_person_is_a_figure(
    left: str, right: str, figure: str, value: float
) -> None:
    (found,) = (c for c in meet(title, left, right) if c.dispute)
    assert dict(found.features)[figure] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petrova — her ex-husband and manager — left.", "her ex-husband and manager"),
        ("She left with her husband, the trumpeter Ana Petrova.", "trumpeter"),
        ("The bank's chief executive, Ana Petrova, left.", "The bank's chief executive"),
        ("Former central bank governor Ana Petrova left.", "Former central bank governor"),
        ("Ana Petrova, who runs the museum, left.", "runs the museum"),
        ("Ana Petrova was described as a retired judge.", "a retired judge"),
        ("Ana Petrova, regional officer of the union, left.", "regional officer of the union"),
        ("But the team physician, Dr Ana Petrova, left.", "the team physician"),
    ],
)
def test_a_title_stands_in_many_forms(text: str, expected: str) -> None:
    assert expected in [fact.text for fact in facts(title, text)]


def test_a_pronoun_means_the_person_last_spoken_of() -> None:
    assert ("Carl Brandt", "a baker") in called("Carl Brandt left early. He is a baker.")


def test_what_is_done_to_someone_describes_no_one() -> None:
    assert not called("Ana Petrova, prosecutors charge, gave the order.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lt. Col. Ana Petrova", "Colonel Ana Petrova"),
        ("Defence Minister Ana Petrova", "Colonel Ana Petrova"),
        ("Ana Petrova, a spokesperson,", "Ana Petrova, the driver's victim,"),
    ],
)
def test_a_form_of_address_and_a_rank_beside_an_office_are_no_finding(left: str, right: str) -> None:
    assert not disputes(f"{left} left.", f"{right} left.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("State Police Officer Ana Petrova left.", "State Police Sgt. Ana Petrova left.", ["rank"]),
        ("Deputy Ana Petrova left.", "Ana Petrova, a sergeant with the sheriff's office, left.", ["rank"]),
        ("Ana Petrova, a police officer, left.", "Sgt. Ana Petrova left.", []),
        ("Press Officer Ana Petrova left.", "Sgt. Ana Petrova left.", []),
    ],
)
def test_the_lowest_rank_of_a_force_before_a_name_is_a_rank(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Guards commander Carl Brandt left.", "Captain Carl Brandt, commander of the zone, left."),
        ("Bishop Carl Brandt left.", "Cardinal Carl Brandt left."),
        ("Archbishop Carl Brandt left.", "Carl Brandt, the bishop, left."),
    ],
)
def test_two_ranks_that_one_article_tells_or_one_man_of_the_church_has_go_together(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Brig. Gen. Carl Brandt left.", "The spokesman of the army, Colonel Carl Brandt, left.", ["rank"]),
        ("Rear Adm. Carl Brandt left.", "Vice Adm. Carl Brandt left.", ["rank"]),
        ("Maj. Carl Brandt left.", "Major Carl Brandt left.", []),
        ("Rear Adm. Carl Brandt left.", "Rear Admiral Carl Brandt left.", []),
    ],
)
def test_a_rank_of_two_words_is_read_where_both_are_short(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


def test_an_owner_behind_a_link_leaves_the_office_before_it() -> None:
    assert ("Ana Petrova", "a lieutenant with the sheriff's office") in called(
        "Ana Petrova, a lieutenant with the sheriff's office, left."
    )


def test_the_name_of_a_body_opens_a_description_where_the_office_follows() -> None:
    assert called("Ana Petrova, UK managing director of Nordbryg, left.") == [
        ("Ana Petrova", "UK managing director of Nordbryg")
    ]
    assert not called("Ana Petrova, Carl Brandt and others left.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Captain Ana Petrova turned back.", "First Officer Ana Petrova turned back.", ["rank"]),
        ("Co-pilot Ana Petrova turned back.", "Captain Ana Petrova turned back.", ["rank"]),
        ("Co-pilot Ana Petrova turned back.", "Ana Petrova, the first officer, turned back.", []),
        ("Pilot Ana Petrova turned back.", "Captain Ana Petrova turned back.", []),
        ("Pilot Ana Petrova turned back.", "First Officer Ana Petrova turned back.", []),
        ("Officer Ana Petrova turned back.", "Second Officer Ana Petrova turned back.", []),
    ],
)
def test_who_flies_and_who_sails_have_a_ladder(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("chief executive", "head of safety", ["post"]),
        ("chairwoman", "head of security", ["post"]),
        ("chief executive", "boss", []),
        ("director", "head of safety", []),
        ("prime minister", "head of government", []),
        ("chancellor", "head of government", []),
        ("chairwoman", "head of the union", []),
    ],
)
def test_the_head_of_a_section_is_not_over_all(left: str, right: str, expected: list[str]) -> None:
    told = disputes(f"The airline's {left}, Ana Petrova, left.", f"Ana Petrova, the airline's {right}, left.")
    assert [rule for rule, _ in told] == expected


def test_two_ranks_of_one_ladder_are_a_finding() -> None:
    assert disputes("Sgt. Ana Petrova left.", "Inspector Ana Petrova left.") == [("rank", Dispute.CONFLICT)]


def test_a_title_meets_the_one_of_a_name_spelled_otherwise() -> None:
    (left,), (right,) = facts(title, "Mayor Ana Deitz left."), facts(title, "Ana Dietz, a lawyer, left.")
    assert left.subject == right.subject


def test_the_label_is_the_persons_full_name() -> None:
    (found,) = (c for c in meet(title, "Deputy Mayor Ana Petrova left.", "Mayor Petrova left.") if c.dispute)
    assert found.subject == "Ana Petrova"


TITLES = st.sampled_from(
    ["Mayor", "Deputy Mayor", "Judge", "Museum director", "Museum president", "former Senator", "envoy"]
)


@settings(max_examples=40, deadline=None)
@given(TITLES, TITLES)
def test_comparing_is_symmetric_and_a_title_agrees_with_itself(first: str, second: str) -> None:
    left, right = f"On Monday {first} Ana Petrova left.", f"On Monday {second} Ana Petrova left."
    one, two = meet(title, left, right), meet(title, right, left)
    assert [(c.relation, c.rule) for c in one] == [(c.relation, c.rule) for c in two]
    assert all(c.relation is Relation.SAME for c in meet(title, left, left))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 29-year-old student Ana Petrova left.", "student"),
        ("Nurse and mum-of-three Ana Petrova left with the others.", "Nurse"),
        ("Ana Petrova, 51, from Elm Bay, a retired bus driver, left.", "a retired bus driver"),
        ("Last weekend retired judge Ana Petrova left.", "retired judge"),
        ("On Monday afternoon Mayor Ana Petrova left.", "Mayor"),
        ("Briton Ana Petrova, 51, left.", "Briton"),
        ("Ana Petrova, a 51-year-old Briton, left.", "a 51-year-old Briton"),
    ],
)
def test_ages_times_homes_and_children_are_no_part_of_a_title(text: str, expected: str) -> None:
    assert called(text) == [("Ana Petrova", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Father-of-two Carl Brandt left.",
        "Carl Brandt, a father of three, left.",
        "They paid the burglars and their attorneys, Mr. Brandt later said. Carl Brandt left.",
        "Ana Petrova, queen of the border ballad, left.",
    ],
)
def test_parents_praise_and_several_people_are_no_title_of_one(text: str) -> None:
    assert not called(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Carl Brandt, an Australian,", "Briton Carl Brandt", ["nationality"]),
        ("Carl Brandt, a Canadian national,", "British tourist Carl Brandt", ["nationality"]),
        ("Scottish climber Carl Brandt", "Carl Brandt, a Briton,", []),
        ("The French-Canadian climber Carl Brandt", "Canadian climber Carl Brandt", []),
        ("British Airways pilot Carl Brandt", "Spanish pilot Carl Brandt", []),
        ("German ambassador Carl Brandt", "The American ambassador, Carl Brandt,", []),
        ("Carl Brandt, a retired professor,", "Carl Brandt, professor emeritus,", []),
        ("Carl Brandt, the father of two boys,", "His uncle Carl Brandt", []),
    ],
)
def test_a_person_is_of_one_country(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(f"{left} left.", f"{right} left.")] == expected


def test_a_second_country_of_the_same_person_is_no_other_one() -> None:
    left = "Briton Carl Brandt left. Brandt, an Iranian national, was born in Shiraz."
    assert "nationality" not in [rule for rule, _ in disputes(left, "Iranian Carl Brandt left.")]


def test_two_trades_are_two_lines_of_work() -> None:
    (found,) = meet(title, "Ana Petrova, a baker, left.", "Ana Petrova, a nurse and mother of two, left.")
    assert dict(found.features)["fields apart"] == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She will be succeeded by Nordbryg's finance director, Carl Brandt.", "Nordbryg's finance director"),
        (
            "It goes to Carl Brandt, currently Nordbryg's operations director.",
            "currently Nordbryg's operations director",
        ),
        ("Carl Brandt, once the head of the yard, left.", "once the head of the yard"),
        ("Carl Brandt, who was once a deacon, left.", "once a deacon"),
        ("His former deputy, Carl Brandt, left.", "His former deputy"),
    ],
)
def test_an_owner_a_time_and_a_deputy_open_a_description(text: str, expected: str) -> None:
    assert called(text) == [("Carl Brandt", expected)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Tyrol's deputy governor, Carl Brandt,", "The governor of Tyrol, Carl Brandt,", ["rank"]),
        ("His deputy, Carl Brandt,", "Deputy Mayor Carl Brandt", []),
        ("Nordbryg's finance director, Carl Brandt,", "Chief Financial Officer Carl Brandt", []),
        ("Nordbryg's finance director, Carl Brandt,", "Chief Operating Officer Carl Brandt", ["post"]),
        ("Business Secretary Carl Brandt", "Carl Brandt, the business minister,", ["synonym"]),
        ("Carl Brandt, national officer of the union,", "Carl Brandt, regional officer of the union,", ["qualifier"]),
        ("Carl Brandt, formerly a deacon,", "Carl Brandt, a deacon,", []),
        ("Former mayor Carl Brandt", "Mayor Carl Brandt", ["time"]),
        ("A former employee, Carl Brandt,", "An employee, Carl Brandt,", []),
        ("Carl Brandt, a nursing student,", "Carl Brandt, a college student,", []),
        ("Carl Brandt, a landscaper,", "Carl Brandt, a landscaping company owner,", []),
        ("Jubilant coach Carl Brandt", "Goalkeeping coach Carl Brandt", []),
        ("Detective Chief Inspector Carl Brandt", "Det Insp Carl Brandt", ["rank"]),
        ("Chief Superintendent Carl Brandt", "Superintendent Carl Brandt", ["rank"]),
        ("DCI Carl Brandt", "Detective Chief Inspector Carl Brandt", []),
        ("Carl Brandt, a palaeontologist at Elm University,", "The paleontologist Carl Brandt", []),
        ("Carl Brandt, a lecturer at Elm University,", "University of Tarn lecturer Carl Brandt", ["qualifier"]),
    ],
)
def test_posts_of_firms_deputies_and_reach_are_told_apart(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(f"{left} left.", f"{right} left.")] == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("National leader Ana Petrova", "Opposition leader Ana Petrova"),
        ("Ana Petrova was a deacon and", "Ana Petrova, once a deacon,"),
        ("Ana Petrova, a wealthy businesswoman,", "Ana Petrova, a 59-year-old businesswoman,"),
        ("The head of the observers, Ana Petrova,", "Chief observer Ana Petrova"),
        ("Lead investigator Ana Petrova", "Air safety investigator Ana Petrova"),
        ("Senior police officer Carl Brandt", "Superintendent Carl Brandt"),
        ("Carl Brandt, a retired dentist,", "The dentist Carl Brandt"),
        ("Carl Brandt, a retired dentist,", "The pilot, Carl Brandt,"),
    ],
)
def test_a_lead_an_officer_a_trade_and_a_part_go_with_other_words(left: str, right: str) -> None:
    assert not disputes(f"{left} left.", f"{right} left.")


def test_a_body_may_stand_between_a_title_and_the_name() -> None:
    assert ("Ana Petrova", "Secretary of the temple trust") in called("Secretary of the temple trust Ana Petrova left.")
    assert not called("The house of the old temple trust Ana Petrova left.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("A teammate, Czech caver Ana Petrova,", "Polish climber Ana Petrova", ["nationality"]),
        ("Its vice-chairman, Carl Brandt,", "Carl Brandt, chairman of the council,", ["rank"]),
        ("Vice-President Carl Brandt", "Vice President Carl Brandt", []),
        ("Carl Brandt, an old hand who works as a nurse,", "Carl Brandt, a carpenter,", ["description"]),
    ],
)
def test_peoples_vices_and_work_are_read_before_and_behind_a_name(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(f"{left} left.", f"{right} left.")] == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Governor Ana Petrova", "Ana Petrova, a Republican and a golfer,"),
        ("District Attorney General Ana Petrova", "District Attorney Ana Petrova"),
        ("Special envoy Ana Petrova", "Chief negotiator Ana Petrova"),
        ("Police Col. Ana Petrova", "Highway police chief Colonel Ana Petrova"),
        ("Foreign ministers Ana Petrova and Carl Brandt", "Foreign Minister Ana Petrova"),
        ("Ana Petrova, a defence expert,", "Ana Petrova, a toxicologist,"),
        ("Musician Ana Petrova", "Ana Petrova, a composer,"),
        ("The developer, Ana Petrova,", "Ana Petrova, owner of the company Hollis,"),
        ("Billionaire Ana Petrova", "Ana Petrova, the party donor,"),
        ("Ana Petrova, a geologist,", "Ana Petrova, a colleague,"),
        ("Ana Petrova, a nursing student,", "The cashier, Ana Petrova,"),
        ("Ana Petrova, a union organiser,", "Ana Petrova, a labor organizer,"),
        ("Captain Ana Petrova", "Skipper Ana Petrova"),
        ("Their commander, Ana Petrova,", "Lt. Col. Ana Petrova"),
        ("Ana Petrova, a former Ghanaian judge,", "Ana Petrova, the party leader,"),
        ("Ana Petrova was a judge for nine years before entering politics and", "Ana Petrova, the party leader,"),
        ("Ana Petrova, a fire service officer,", "Ana Petrova, deputy director of the fire service,"),
        ("Farmer Ana Petrova", "Ana Petrova, who runs a dairy herd,"),
    ],
)
def test_a_pastime_a_tie_a_wider_word_and_an_office_of_the_past_go_with_an_office(left: str, right: str) -> None:
    assert not disputes(f"{left} left.", f"{right} left.")
    assert not disputes(f"{right} left.", f"{left} left.")


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Ana Petrova, a student,", "Ana Petrova, a lecturer,", "description"),
        ("Ana Petrova, the owner of the club,", "Ana Petrova, the chairman of the club,", "post"),
        ("Ana Petrova, a former mayor,", "Ana Petrova, a former sheriff,", "post"),
        ("County schools director Ana Petrova", "Schools superintendent Ana Petrova", "description"),
    ],
)
def test_what_only_looks_like_them_is_still_told(left: str, right: str, rule: str) -> None:
    assert [found for found, _ in disputes(f"{left} left.", f"{right} left.")] == [rule]


@pytest.mark.parametrize("office", ["Secretary of State for Culture", "Minister of State for Trade and Industry"])
def test_an_office_of_a_government_is_read_with_its_field(office: str) -> None:
    assert ("Ana Petrova", office) in called(f"{office} Ana Petrova left.")


def test_a_length_is_no_field_of_an_office() -> None:
    (fact,) = facts(title, "Ana Petrova had been minister for two years.")
    assert fact.value.office.field == frozenset()


def test_what_one_article_calls_somebody_goes_together() -> None:
    left, right = (
        "Ana Petrova, an economist, left.",
        "Ana Petrova, a lobbyist, came. Petrova is an economist of renown.",
    )
    assert not [c for c in meet(title, left, right) if c.dispute]


def test_who_was_fired_was_called_by_the_post() -> None:
    left, right = "Former mayor Ruth Okafor sued the town.", "Mayor Ruth Okafor was fired last May."
    assert not [c for c in meet(title, left, right) if c.dispute]


def test_work_beside_an_elected_office_goes_with_it() -> None:
    left, right = "Sen. Ana Petrova left.", "Ana Petrova, an economist, left."
    assert not [c for c in meet(title, left, right) if c.dispute]


@pytest.mark.parametrize("trade", ["passionate teacher", "scientist"])
def test_work_that_another_trade_excludes_is_told(trade: str) -> None:
    """Passion makes no pastime of a trade, and a politician is no scientist."""
    other = "plumber" if "teacher" in trade else "politician"
    assert [c for c in meet(title, f"Ana Petrova, a {trade}, left.", f"Ana Petrova, a {other}, left.") if c.dispute]


# --- bodies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Olaf Brandt, president of the Terns, slept.", "Team president Olaf Brandt said the Terns slept.", False),
        ("Olaf Brandt, president of the Terns, slept.", "Olaf Brandt, the Terns president, slept.", False),
        ("Olaf Brandt, president of the Terns, slept.", "Council president Olaf Brandt said the Terns slept.", True),
        ("Olaf Brandt, president of the Terns, slept.", "Olaf Brandt, president of the Gulls, slept.", True),
        ("Olaf Brandt, president of the Terns, slept.", "Olaf Brandt, the team president, beat the Gulls.", True),
    ],
)
def test_a_post_at_a_team_is_that_at_the_team_of_the_story(left, right, differ):
    assert any(found.dispute for found in meet(title, left, right)) is differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Olaf Brandt, secretary of the Dock Workers' Union, slept.", "Union secretary Olaf Brandt slept.", False),
        (
            "Olaf Brandt, secretary of the Dock Workers' Union, slept.",
            "Olaf Brandt, the union secretary, slept.",
            False,
        ),
        ("Olaf Brandt, head of the school board, slept.", "School board head Olaf Brandt slept.", False),
        ("Olaf Brandt, secretary of the Dock Workers' Union, slept.", "Bank secretary Olaf Brandt slept.", True),
        ("Olaf Brandt, secretary of the Dock Workers' Union, slept.", "Labor secretary Olaf Brandt slept.", True),
        (
            "Olaf Brandt, secretary of the Dock Workers' Union, slept.",
            "The students' union secretary, Olaf Brandt, slept.",
            True,
        ),
    ],
)
def test_a_word_of_the_name_of_a_body_stands_for_the_body(left, right, differ):
    """Unless another owner stands before it."""
    assert any(found.dispute for found in meet(title, left, right)) is differ


@pytest.mark.parametrize("office", ["A&P Association president", "Boats & Piers Association president"])
def test_a_title_before_a_name_holds_the_whole_name_of_its_body(office):
    assert [fact.text for fact in facts(title, f"{office} Olaf Brandt slept.")] == [office]


def test_an_and_sign_inside_the_name_of_a_body_does_not_end_it():
    left, right = (f"Olaf Brandt, president of the {body} Association, slept." for body in ("A&P", "B&M"))
    assert any(found.dispute for found in meet(title, left, right))
    same = "A&P Association president Olaf Brandt slept."
    assert not any(found.dispute for found in meet(title, left, same))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Senate vice speaker Olaf Brandt slept.", "Olaf Brandt, a deputy speaker of the senate, slept."),
        ("Acting mayor Olaf Brandt slept.", "Interim mayor Olaf Brandt slept."),
        ("Assembly speaker Olaf Brandt slept in Lwanga.", "Lwanga Speaker Olaf Brandt slept."),
        ("The leader of the plot, Olaf Brandt, slept.", "Olaf Brandt, a dentist, slept."),
        ("The headmaster, Olaf Brandt, slept.", "The director of the school, Olaf Brandt, slept."),
        ("Its chief executive, Olaf Brandt, slept.", "Olaf Brandt, head of the company, slept."),
        ("Olaf Brandt, the founder of the yard, slept.", "Olaf Brandt, the owner of the yard, slept."),
        ("Olaf Brandt, a chef, slept.", "The cook, Olaf Brandt, slept."),
        ("Olaf Brandt, a machine operator, slept.", "Olaf Brandt, who runs a folding machine, slept."),
        ("Prosecutor Olaf Brandt slept.", "Olaf Brandt, a spokesman for the prosecutors, slept."),
        ("Business leader Olaf Brandt slept.", "Olaf Brandt, the managing director, slept."),
        ("He is survived by his wife, Ana Brandt.", "His widow, Ana Brandt, wept."),
        ("His former girlfriend, Ana Brandt, slept.", "Ana Brandt, his girlfriend at the time, slept."),
        ("County Commissioner Olaf Brandt slept.", "Olaf Brandt, a farmer, slept."),
        ("Born in Tarn, the daughter of a miner, Ana Brandt slept.", "Ana Brandt, an actor, slept."),
    ],
)
def test_one_rank_a_place_and_a_part_in_events_go_with_other_words(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 31-year-old baker was charged on Friday. Ana Petrova, 31, is to appear in court.", "A 31-year-old baker"),
        ("The owner of a brick works pleaded guilty to fraud. Ana Petrova stood still.", "The owner of a brick works"),
        ("A coroner has blamed three guards for a death. Ana Petrova, 47, was found in a cell.", ""),
        ("The sister of a prisoner wants answers. Ana Petrova said nobody had called.", ""),
        ("A baker and one of two robbers were shot on Friday. Ana Petrova, 31, was at home.", ""),
    ],
)
def test_what_an_opening_calls_one_without_a_name_is_said_of_the_one_named_next(text: str, expected: str) -> None:
    assert [office for person, office in called(text) if person == "Ana Petrova"] == [expected] * bool(expected)


def test_two_ties_to_one_who_is_named_differ() -> None:
    left = "Brandt's sister, Colleen Petrova, spoke to reporters."
    assert disputes(left, "Brandt's widow, Colleen Petrova, left the hall.") == [("kin", Dispute.TENSION)]
    assert disputes(left, "Lund's widow, Colleen Petrova, left the hall.") == []


def test_nobody_sits_in_two_chambers() -> None:
    left = "His opponent is former state Rep. Carl Brandt."
    assert disputes(left, "He faces Carl Brandt, a former state senator, in May.") == [("post", Dispute.CONFLICT)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Assistant State Pathologist Ana Petrova spoke.", "The pathologist, Ana Petrova, said a clot had formed."),
        ("Captain Carl Brandt led the escort.", "Carl Brandt, the escort commander, was hurt."),
        ("Scaffolder Carl Brandt died.", "Carl Brandt had been captain of the Elm amateur side in his youth."),
        ("Carl Brandt, a crofter, lost a sheep.", "Farmer Carl Brandt lost a sheep."),
        ("The trade attaché, Ana Petrova, was hurt.", "The commercial attaché, Ana Petrova, was hurt."),
    ],
)
def test_a_shorter_or_an_older_title_is_no_other(left: str, right: str) -> None:
    assert disputes(left, right) == []


@pytest.mark.parametrize("trade", ["insurance adjuster", "dental hygienist", "scaffolder", "restaurateur", "deckhand"])
def test_a_trade_is_read_beside_a_name(trade: str) -> None:
    assert called(f"Ana Petrova, a {trade}, left.") == [("Ana Petrova", f"a {trade}")]


def test_what_somebody_did_is_no_description() -> None:
    assert called("Colleen Petrova, hugged detectives in the hallway.") == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ana Ruiz, chief economist at Elm Bank,", "Ana Ruiz, chief strategist at Elm Bank,", ["post"]),
        ("Ana Ruiz, head coach of the Terns,", "Ana Ruiz, head physio of the Terns,", ["post"]),
        ("Ana Ruiz, deputy editor of the Post,", "Ana Ruiz, deputy publisher of the Post,", ["post"]),
        ("Ana Ruiz, chief economist at Elm Bank,", "Ana Ruiz, an economist at Elm Bank,", []),
        ("Ana Ruiz, chief negotiator for the miners,", "Ana Ruiz, chief envoy of the miners,", []),
    ],
)
def test_the_first_of_two_sorts_is_two_posts(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(f"{left} left.", f"{right} left.")] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Talvian president Ana Ruiz left.", "Ana Ruiz, the president of Talvia, left.", []),
        ("Zaruni foreign minister Ana Ruiz left.", "Ana Ruiz, the foreign minister of Zarun, left.", []),
        ("Tavaran president Ana Ruiz left.", "Ana Ruiz, the president of Talvia, left.", ["qualifier"]),
    ],
)
def test_a_place_that_nobody_knows_has_a_people_of_its_own(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Chief financial officer Ana Petrova", "Ana Petrova, the head of finance,", []),
        ("Finance chief Ana Petrova", "Ana Petrova, the finance director,", []),
        ("Ana Petrova, the director,", "Ana Petrova, the head of finance,", []),
        ("Chief executive Ana Petrova", "Ana Petrova, the head of finance,", ["post"]),
        ("Former finance chief Ana Petrova", "Ana Petrova, the head of finance,", ["time"]),
        ("Chief operating officer Ana Petrova", "Finance chief Ana Petrova", ["post"]),
    ],
)
def test_a_post_of_several_words_is_one_post_however_it_is_written(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(f"{left} left.", f"{right} left.")] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Farming Minister Ana Holm left.", "Agriculture Minister Ana Holm left.", []),
        ("Farming Minister Ana Holm left.", "Fisheries Minister Ana Holm left.", ["qualifier"]),
        ("Police commissioner Ana Holm left.", "Ana Holm, the county's police chief, left.", []),
        ("Police commissioner Ana Holm left.", "Ana Holm, the county's fire chief, left.", ["post"]),
        ("Police and Crime Commissioner Ana Holm left.", "Police chief Ana Holm left.", ["post"]),
        ("Ana Holm, a former member of the supreme court, left.", "The retired judge Ana Holm left.", []),
        ("Ana Holm, a member of the supreme court, left.", "Ana Holm, a surgeon, left.", ["description"]),
        ("Professor Ana Holm left.", "Ana Holm, a neurologist, left.", []),
        ("Professor Ana Holm left.", "Ana Holm, a plumber, left.", ["description"]),
    ],
)
def test_a_post_told_in_the_words_of_another_paper_is_one_post(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ex-finance minister Ana Petrova left.", "Former finance minister Ana Petrova left.", []),
        ("Ex-finance minister Ana Petrova left.", "Former trade minister Ana Petrova left.", ["qualifier"]),
        ("Ana Petrova, who chairs the church council, left.", "Council chair Ana Petrova left.", []),
        ("Ana Petrova, who chairs the bank, left.", "Ana Petrova, the secretary of the bank, left.", ["post"]),
        ("Union leader Ana Petrova left.", "Ana Petrova, secretary general of the bakers' union, left.", []),
        ("Ana Petrova, who owns the bank, left.", "Bank manager Ana Petrova left.", ["post"]),
        ("Founder Ana Petrova left.", "Chief executive Ana Petrova left.", []),
        ("Founder and chairman Ana Petrova left.", "Chief executive Ana Petrova left.", ["post"]),
        ("Football club owner Ana Petrova left.", "Ana Petrova, owner of the Terns soccer team, left.", []),
        ("Naval captain Ana Petrova left.", "Navy captain Ana Petrova left.", []),
        ("Naval captain Ana Petrova left.", "Army captain Ana Petrova left.", ["qualifier"]),
        ("The examining judge, Ana Petrova, left.", "The investigating judge, Ana Petrova, left.", []),
        ("Ana Petrova, secretary general of the bank, left.", "Ana Petrova, who heads the bank, left.", []),
        ("Union leader Ana Petrova left.", "Ana Petrova, the general secretary of the union, left.", []),
        ("Prefect Ana Petrova left.", "Governor Ana Petrova left.", ["post"]),
        ("Football coach Ana Petrova left.", "Soccer coach Ana Petrova left.", []),
        ("The left-wing mayor, Ana Petrova, left.", "Ana Petrova, mayor of the port town, left.", []),
        ("Interim host Ana Petrova left.", "Stand-in host Ana Petrova left.", []),
        ("Interim host Ana Petrova left.", "Host Ana Petrova left.", ["rank"]),
        ("Cst. Ana Petrova left.", "Cpl. Ana Petrova left.", ["rank"]),
        ("Deputy Prefect Ana Petrova left.", "Prefect Ana Petrova left.", ["rank"]),
        ("Ana Petrova, then a lieutenant, wept.", "General Ana Petrova wept.", []),
        ("Ana Petrova was a young lieutenant in May 1949.", "General Ana Petrova wept.", []),
        ("Ana Petrova, a lieutenant, wept.", "General Ana Petrova wept.", ["rank"]),
    ],
)
def test_each_word_of_a_title_is_read_for_what_it_says(left: str, right: str, expected: list[str]) -> None:
    assert [rule for rule, _ in disputes(left, right)] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The Danish envoy Ana Petrova", "Norwegian envoy Ana Petrova", [("nationality", Dispute.CONFLICT)]),
        ("The envoy Ana Petrova", "Norwegian envoy Ana Petrova", []),
        ("Police spokesman Captain Ole Lund", "Police spokesman Major Ole Lund", [("rank", Dispute.CONFLICT)]),
        ("Police spokesman Captain Ole Lund", "Police spokesman Ole Lund", []),
        ("Police spokesman Colonel Ole Lund", "Police spokesman Lieutenant Colonel Ole Lund", []),
    ],
)
def test_country_and_rank_before_one_office_differ(left: str, right: str, expected: list[object]) -> None:
    assert disputes(f"{left} came.", f"{right} spoke.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Born on the coast to a Greek miner and an Irish mother, Ana Petrova sang.", []),
        ("Raised by a Greek nurse, Ana Petrova sang.", []),
        ("It was found by a Greek nurse, Ana Petrova, who sang.", ["a Greek nurse"]),
        ("Elected in May, the Greek mayor, Ana Petrova, sang.", ["the Greek mayor"]),
    ],
)
def test_by_whom_one_was_raised_is_no_title(text: str, expected: list[str]) -> None:
    assert [told for _, told in called(text)] == expected


@pytest.mark.parametrize(
    ("left", "right", "agreed"),
    [
        ("EU envoy Ana Petrova", "UN envoy Ana Petrova", False),
        ("EU envoy Ana Petrova", "EU envoy Ana Petrova", True),
        ("Peru's minister Ana Petrova", "Peruvian minister Ana Petrova", True),
        ("A guard, Ole Lund,", "The guard, Ole Lund,", False),
        ("A guard, Ole Lund,", "Night guard Ole Lund", True),
        ("Mayor Ana Petrova", "The mayor, Ana Petrova,", True),
    ],
)
def test_two_bodies_and_a_word_that_tells_back_are_no_agreement(left: str, right: str, agreed: bool) -> None:
    same = [c for c in meet(title, f"{left} left.", f"{right} stayed.") if c.relation is Relation.SAME]
    assert [title.AGREEING.agreed(c, True) for c in same] == [agreed]

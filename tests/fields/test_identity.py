"""Identity: who takes part in an act, who is in a list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import identity
from factcheck.model import Comparison, Dispute
from tests.factory import article, facts, meet


def disputes(left: str, right: str) -> list[Comparison]:
    return [c for c in meet(identity, left, right) if c.dispute]


def rules(left: str, right: str) -> list[str]:
    return [c.rule for c in disputes(left, right)]


def test_the_doer_is_read_from_active_and_passive() -> None:
    texts = ("The landlord found the bodies.", "The bodies were found by the landlord.")
    assert [[fact.text.lower() for fact in facts(identity, text)] for text in texts] == [
        ["the landlord"],
        ["the landlord"],
    ]


def test_a_list_is_read_after_including() -> None:
    (found,) = [
        f for f in facts(identity, "He came with aides including Ana Ruiz and Carl Brandt.") if f.subject == "list"
    ]
    assert [one.name for one in found.value.named] == ["Ana Ruiz", "Carl Brandt"]


def test_the_surface_of_a_fact_is_its_span() -> None:
    text = "The guests, among them Ana Ruiz, were greeted by children. Neighbors reported a smell of smoke."
    found = facts(identity, text)
    assert len(found) > 2
    assert all(text[fact.start : fact.end] == fact.text for fact in found)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He was greeted by Transport Minister Olaf Berg.", "He was greeted by schoolchildren in costume."),
        ("The bodies were found by police.", "The son found the bodies."),
        ("Neighbors reported a strong smell of burnt plastic.", "The landlord noticed the odor of burnt plastic."),
    ],
)
def test_another_doer_of_one_act_is_a_finding(left: str, right: str) -> None:
    assert rules(left, right) == ["doer"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The bodies were found by police.", "Officers found the bodies."),
        ("The bodies were found by police.", "The landlord found the keys."),
        ("Ana Ruiz found the bodies.", "The landlord found the bodies."),
        ("Rescuers found the bodies.", "Police found the bodies."),
    ],
)
def test_what_may_be_one_doer_or_is_another_act_is_none(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    "text",
    [
        "She found the bodies.",
        "Some of the guests found the keys.",
        "Police did not find the bodies.",
        "The driver pleaded guilty to fraud.",
        "Ana Ruiz and the mayor published their tax records.",
    ],
)
def test_a_pronoun_some_of_a_group_a_denial_and_what_each_does_for_himself_tell_no_doer(text: str) -> None:
    assert facts(identity, text) == ()


def test_the_why_of_lists_names_who_is_missing_and_parts_the_titles() -> None:
    left = "He travels with officials including Deputy Trade Minister Ivana Horvat."
    right = "He travels with advisers including Trade Minister Luka Babic and economist Ivana Horvat."
    (found,) = disputes(left, right)
    assert "one names Luka Babic, another does not." in found.why
    assert "“Deputy Trade Minister” is Ivana Horvat, “Trade Minister” is Luka Babic: who" in found.why
    assert found.dispute is Dispute.CONFLICT


def test_whom_both_lists_name_is_no_rival_of_anyone() -> None:
    both = "He travels with officials including coastguard chief Nora Falk, deputy coastguard chief Ann Lund and"
    (found,) = disputes(f"{both} Peter Holm.", f"{both} Ola Dunn.")
    assert found.dispute is Dispute.TENSION
    assert found.why.endswith("one names Peter Holm, another Ola Dunn.")


@pytest.mark.parametrize(
    "left",
    [
        "They were addressed to Ana Ruiz, former CIA Director Ole Lund and Ohio Rep. Ina Holm.",
        "They were addressed to Ana Ruiz, the singer; Ole Lund, a former CIA director; and Ina Holm of Ohio.",
    ],
)
def test_what_a_title_names_is_no_member_of_a_list(left: str) -> None:
    (found,) = disputes(left, "They were addressed to people including Ana Ruiz and Ole Lund.")
    assert found.why == "The lists differ: one names Ina Holm, another does not."


def test_whom_both_lists_call_by_one_title_is_no_rival() -> None:
    left = "They were addressed to people including former President Ana Ruiz and Ole Lund."
    right = "They were addressed to former President Ana Ruiz, former Vice President Ina Holm and Ole Lund."
    (found,) = disputes(left, right)
    assert found.why == "The lists differ: one names Ina Holm, another does not."


def test_a_list_goes_on_behind_brackets() -> None:
    left = "They were addressed to people including Ana Ruiz, Rep. Ina Holm (D-Ohio), and Ole Lund."
    (found,) = disputes(left, "They were addressed to Ana Ruiz and Ina Holm.")
    assert found.why == "The lists differ: one names Ole Lund, another does not."


def test_lists_of_one_content_agree() -> None:
    text = "He travels with officials including Ivana Horvat and Luka Babic."
    assert not disputes(text, "He travels with aides such as Luka Babic and Ivana Horvat.")


def test_several_subjects_of_one_verb_are_a_list() -> None:
    left = "France, Spain and Italy have announced inquiries."
    assert rules(left, "France and Portugal have announced inquiries.") == ["list"]


def test_a_verb_of_two_words_is_one_act() -> None:
    left = "The shelter was set up by organizers."
    assert rules(left, "Police have set up the shelter.") == ["doer"]
    assert not rules(left, "Police took down the shelter.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Ruiz and the mayor published the tax records.", "Soldiers published their tax records."),
        ("He and his wife reported a smell of gas.", "Neighbors reported a smell of gas."),
    ],
)
def test_what_each_does_for_himself_and_who_is_not_named_are_no_finding(left: str, right: str) -> None:
    assert not rules(left, right)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("He was greeted by schoolchildren.", "greeted"),
        ("Police found the knife.", "found"),
        ("He came, accompanied by close advisers including Ana Ruiz.", "those who accompanied"),
        ("He wrote to former colleagues, including Ana Ruiz.", "former colleagues"),
    ],
)
def test_the_label_reads_as_words(text: str, label: str) -> None:
    assert label in [fact.label for fact in facts(identity, text)]


WHO = st.sampled_from(["police", "the landlord", "neighbors", "the son", "Ana Ruiz", "firefighters", "two men"])
ACTS = st.sampled_from(["found the bodies", "discovered the bodies", "reported a smell of gas", "arrested the suspect"])


@settings(max_examples=40, deadline=None)
@given(WHO, ACTS, WHO, ACTS)
def test_comparing_is_symmetric(who: str, act: str, other: str, deed: str) -> None:
    left, right = f"On Monday {who} {act}.", f"On Monday {other} {deed}."
    one, two = meet(identity, left, right), meet(identity, right, left)
    assert sorted((c.relation, c.rule) for c in one) == sorted((c.relation, c.rule) for c in two) != []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They pulled an eight-year-old boy from the ruins.", "A girl of eight was found in the ruins."),
        ("He flew home for the birth of his daughter.", "His son was born on Monday night."),
    ],
)
def test_another_sex_or_tie_of_someone_unnamed_is_a_finding(left: str, right: str) -> None:
    assert "relative" in rules(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They pulled an eight-year-old boy from the ruins.", "A child of eight was found in the ruins."),
        ("They pulled an eight-year-old boy from the ruins.", "A girl of five was found in the ruins."),
        ("His daughter and his son left.", "His daughter left."),
    ],
)
def test_a_wider_word_another_age_and_one_known_to_both_are_none(left: str, right: str) -> None:
    assert not rules(left, right)


def test_a_child_of_one_age_meets_anywhere() -> None:
    (left,) = (f for f in facts(identity, "They found an eight-year-old boy.") if f.strong)
    (right,) = (f for f in facts(identity, "A girl of eight was found.") if f.strong)
    assert left.subject == right.subject


def test_one_post_with_two_names_is_a_finding() -> None:
    assert rules("Police chief Nora Lindqvist spoke.", "Police chief Peter Aalto spoke.") == ["holder"]


@pytest.mark.parametrize(
    "right",
    [
        "Deputy police chief Peter Aalto spoke.",
        "Police chief Norah Lindquist spoke.",
        "Fire chief Peter Aalto spoke.",
    ],
)
def test_another_post_another_time_and_a_spelling_are_no_other_holder(right: str) -> None:
    assert not rules("Police chief Nora Lindqvist spoke.", right)


@pytest.mark.parametrize(
    "text",
    ["Former police chief Peter Aalto spoke.", "Then police chief Peter Aalto spoke.", "Peter Aalto, a judge, spoke."],
)
def test_who_held_a_post_and_who_has_one_that_many_have_is_no_holder(text: str) -> None:
    assert facts(identity, text) == ()


def test_an_object_may_name_the_act() -> None:
    (found,) = facts(identity, "Federal agents made an arrest in the case.")
    assert found.subject == "doer arrest"


def test_two_countries_that_do_alike_are_no_finding() -> None:
    assert not rules("France tested a missile on Monday.", "Spain tested a missile on Monday.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The body was found by a dog walker near the weir.", "Police discovered the body near the weir."),
        ("The ferry, operated by Nordline, sank.", "The ferry is operated by Blue Star Lines."),
        ("The home is run by the Elm Trust.", "The home, which is run by Berg Care, was closed."),
        ("Rosa was pulled out by firefighters.", "Rosa was rescued by the nurse."),
        ("The inquiry will be chaired by Lord Hall.", "A retired judge, Ana Ruiz, will chair the inquiry."),
    ],
)
def test_short_passives_calls_for_help_and_appositions_are_read(left: str, right: str) -> None:
    assert rules(left, right) == ["doer"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Novaks paid the fine.", "Anna and Carl Novak paid the fine."),
        ("Letters were sent to mayors.", "A letter was sent to Ana Ruiz."),
        ("A father of two was found in the hall.", "A boy of two was found in the hall."),
        ("One of the victims lost the farm.", "Ana Ruiz, a retired clerk who lost the farm, wept."),
        ("One of the victims, 79-year-old Ana Ruiz, lost the farm.", "A retired clerk lost the farm."),
        ("Some of the soldiers found the keys.", "A cleaner found the keys."),
        ("The letter was obtained by the Courier last week.", "The Corps assured him in a letter last week."),
    ],
)
def test_families_groups_parents_and_other_verbs_are_no_other_person(left: str, right: str) -> None:
    assert not rules(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("A 34-year-old Briton was held.", "A 34-year-old Canadian was held.", ["relative"]),
        ("A 34-year-old British woman was held.", "A 34-year-old Swedish woman was held.", ["relative"]),
        ("A 34-year-old teacher was held.", "The 34-year-old electrician was held.", []),
        ("A 34-year-old Scottish woman was held.", "A 34-year-old British woman was held.", []),
        ("A 34-year-old Briton was held.", "A 43-year-old Canadian was held.", []),
        ("A British woman was held.", "A Canadian woman was held.", []),
        ("He spoke of his girlfriend.", "He spoke of his cousin's wife.", []),
    ],
)
def test_work_and_country_tell_unnamed_persons_of_one_age_apart(left: str, right: str, expected: list[str]) -> None:
    assert rules(left, right) == expected


def test_an_age_is_read_behind_the_noun() -> None:
    found = facts(identity, "A Swede aged 31 got out. A boy, aged seven, left.")
    assert [fact.subject for fact in found] == ["aged 31", "aged 7"]


@pytest.mark.parametrize(
    "right",
    [
        "The Tarn delegation included Foreign Minister Ana Ruiz, Ports Minister Otto Lind and Carl Brandt.",
        "President Holm, with Foreign Minister Ana Ruiz and the banker Otto Lind at his side, smiled.",
    ],
)
def test_a_delegation_and_those_at_a_side_are_lists(right: str) -> None:
    left = "President Holm was accompanied by Foreign Minister Ana Ruiz and army chief Gen. Ivo Sheikh on Friday."
    (found,) = (c for c in disputes(left, right) if c.rule == "list")
    assert found.left.text == "Foreign Minister Ana Ruiz and army chief Gen. Ivo Sheikh"


def test_a_similar_thing_is_another_thing() -> None:
    assert rules("A farmer found the jaw on the beach.", "A teacher found the jaw on the beach.") == ["doer"]
    assert not rules("A farmer found a similar jaw on the beach.", "A teacher found the jaw on the beach.")


def test_a_description_that_either_article_gives_a_name_is_no_other_doer() -> None:
    """As "the engineering group" is Veldmark where one article says "engineering group Veldmark"."""
    called = "The engineering group paid 24 euros a share for the mill."
    assert not [c for c in meet(identity, called, "The bank paid 24 euros a share for the mill.") if c.dispute]
    named = "Veldmark Industries paid 24 euros a share for the mill."
    beside = "The sale was slow. Engineering group Veldmark Industries wanted the mill."
    one, other = article(f"{named} {beside}", "b.txt"), article(called, "a.txt")
    found = [identity.compare(a, b, identity.Options()) for a in identity.extract(other) for b in identity.extract(one)]
    assert not [c for c in found if c.dispute]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He is survived by two sons and a sister.", "He is survived by three former wives, two sons and a nephew."),
        ("She is survived by a son, Otto; four grandchildren; and a sister.", "She is survived by a sister."),
    ],
)
def test_those_told_in_one_row_do_it_together(left: str, right: str) -> None:
    assert not rules(left, right)


def test_who_stands_before_a_verb_behind_those_it_is_done_to_does_it() -> None:
    (found,) = (
        f for f in facts(identity, "These are the three men Otto Lind killed on Monday.") if f.label == "killed"
    )
    assert (found.text, found.value.about) == ("Otto Lind", {"three", "man"})
    (found,) = (
        f for f in facts(identity, "The directors Ana Ruiz and Otto Lind opened the gate.") if f.label == "opened"
    )
    assert found.text == "The directors Ana Ruiz and Otto Lind"


def test_an_act_done_to_one_is_not_that_done_to_several() -> None:
    assert rules("He was shot by police.", "The man was shot by a farmer.") == ["doer"]
    assert not rules("He was shot by police.", "Three men were shot by a farmer.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("President Ana Ruiz declared a week of mourning.", "The government has announced a week of mourning."),
        ("Mayor Ana Ruiz ordered the square closed.", "The city council ordered the square closed."),
        ("Police chief Ana Ruiz ordered an inquiry.", "The police ordered an inquiry."),
    ],
)
def test_a_body_does_what_its_head_does(left: str, right: str) -> None:
    assert not rules(left, right)


def test_a_head_of_another_body_is_another_doer() -> None:
    assert rules("Mayor Ana Ruiz ordered an inquiry.", "The army ordered an inquiry.") == ["doer"]


def test_an_agent_without_its_verb_does_not_do_what_follows() -> None:
    texts = ["The Harbour League led by Ana Ruiz won 45 seats."]
    assert "by Ana Ruiz" not in [fact.text for text in texts for fact in facts(identity, text)]


def test_a_firm_named_behind_what_it_is_belongs_to_it() -> None:
    left = "The company's owner, the holding group Corrin Partners, sold the mill in May."
    assert not rules(left, "Corrin Partners sold the mill in May.")
    assert rules(left, "Veldmark Industries sold the mill in May.") == ["doer"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("His son and manager Otto Lind spoke to the paper.", "His daughter Greta Lind spoke to the paper."),
        ("She is raising her two grandsons, aged 14 and 11.", "The couple had two sons, now 14 and 11."),
    ],
)
def test_two_names_and_the_ties_of_two_people_make_two_relatives(left: str, right: str) -> None:
    assert not rules(left, right)


def test_a_crew_is_called_by_its_boat_where_it_saves_somebody() -> None:
    left = "Nora Voss, 26, was spotted by a helicopter crew near the river."
    assert rules(left, "After nine days the young woman was discovered by two hunters.") == ["doer"]
    assert not rules(left, "Nora Voss was located by a rescue helicopter.")
    assert not facts(identity, "Nora Voss was struck by a boat.")


def test_where_somebody_is_from_is_no_member_of_the_list() -> None:
    left = "Presidents Ana Horvat of Montrel and Luka Babic of Vardova signed the treaty."
    assert not rules(left, "Presidents Ana Horvat and Luka Babic signed the treaty.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A traveller discovered the note.", "A passenger discovered the note."),
        ("The mayor was ousted by a soldier.", "The mayor was ousted by a Democrat."),
        ("The lawsuit was joined by three colleagues.", "The lawsuit was joined by Ana Ruiz and Carl Brandt."),
        ("Building companies paid the bribe.", "Two local partners paid the bribe."),
        ("Her ruling was reversed by a panel of the Tarn Court of Appeals.", "The Tarn Appeals Court reversed her."),
        ("Ana Ruiz won it by 50 points.", "Carl Brandt won Elm Bay, with few votes."),
        ("She told the Tarn Herald that experts had approved the trip.", "The trip was approved by lawyers."),
    ],
)
def test_traits_ties_and_other_acts_make_no_other_doer(left: str, right: str) -> None:
    assert "doer" not in rules(left, right)


def test_the_kin_of_two_people_are_no_two_persons() -> None:
    """The brother of a girl is the son of her mother; her son and his daughter have two parents."""
    assert "relative" not in rules("Her seven-year-old brother was hurt.", "She jumped with her son in her arms.")
    assert "relative" not in rules("Police found his daughter, aged nine.", "Police found her son, aged nine.")


def test_each_country_has_a_prime_minister_of_its_own() -> None:
    left, right = "Prime Minister Ana Ruiz praised the team.", "Prime Minister Carl Brandt praised the team."
    assert "holder" not in rules(left, right)
    assert "holder" in rules(
        left.replace("Prime Minister", "Police chief"), right.replace("Prime Minister", "Police chief")
    )


@pytest.mark.parametrize(
    ("left", "right", "doers"),
    [
        ("The cleaner alerted the police.", "The watchman, and not the cleaner, alerted the police.", "The watchman"),
        ("Bodyguards overpowered the man.", "The man was overpowered by passers-by, not by bodyguards.", "passers-by"),
        (
            "The cleaner alerted the police.",
            "It was also the watchman, not the cleaner, who alerted the police.",
            "the watchman",
        ),
        (
            "The cleaner alerted the police.",
            "It was not the cleaner who alerted the police, but a watchman.",
            "a watchman",
        ),
        ("The nurse wrestled the man to the floor.", "It was the driver who tackled the man on the bus.", "the driver"),
    ],
)
def test_who_is_told_against_others_is_another_doer(left: str, right: str, doers: str) -> None:
    (found,) = disputes(left, right)
    assert (found.rule, found.right.text) == ("doer", doers)
    assert dict(found.features)["contrasted"] == 1.0


def test_who_denies_another_doer_of_another_act_denies_nothing() -> None:
    assert not rules("The cleaner locked the hall.", "The watchman, and not the cleaner, alerted the police.")
    assert not rules("The watchman alerted the police.", "The watchman, and not the cleaner, alerted the police.")


def test_one_alarm_is_raised_however_it_is_told() -> None:
    left = "The two were reported overdue on Sunday by Ana Petrova's sister."
    assert rules(left, "The alarm was raised on Monday by Carl Brandt's employer.") == ["doer"]


def test_an_act_told_in_passing_needs_the_same_scene() -> None:
    left = "A walker found a purse by the mill in spring."
    assert not rules(left, "Two hunters, who were out for boar, found a purse on Sunday.")


def test_whose_kin_somebody_is_tells_of_nobody_else() -> None:
    left = "He lent the money to a firm of his brother-in-law."
    assert not rules(left, "He lent the money to a firm of Carl Brandt, the husband of Lund's sister.")


def test_a_widow_was_the_wife_and_who_was_it_then_is_it_no_more() -> None:
    assert not rules("He leaves his wife and two sons in Tarn.", "His widow and two sons live in Tarn.")
    left = "A former girlfriend of Lund's told the jury of the mud."
    assert not rules(left, "Lund's girlfriend at the time told the jury of the mud.")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("He was plucked from the raft by the crew of the lifeboat.", "He was winched up by a helicopter.", ["doer"]),
        ("A surfer found the body at dawn.", "The body was recovered by a kayaker at dawn.", ["doer"]),
        ("He was pulled out by the crew of the lifeboat.", "He was hauled out by a lifeboat.", []),
    ],
)
def test_the_words_for_rescuing_and_finding_are_of_one_act_each(left: str, right: str, expected: list[str]) -> None:
    assert rules(left, right) == expected


def test_a_body_that_is_found_is_not_the_finder_s_own() -> None:
    assert [fact.text for fact in facts(identity, "A fisherman spotted his body.")] == ["A fisherman"]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("His wife, Geraldine, found him on Monday.", ["doer"]),
        ("His daughter, Geraldine, found him on Monday.", []),
        ("Geraldine found him on Monday.", []),
    ],
)
def test_one_who_is_named_and_called_his_wife_is_not_his_daughter(right: str, expected: list[str]) -> None:
    assert rules("Carl Brandt was found on Monday by his eldest daughter.", right) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [("The rifle was the boy's uncle's.", ["relative"]), ("The rifle was the woman's uncle's.", [])],
)
def test_the_boy_and_the_teenager_whose_kin_is_told_may_be_one(right: str, expected: list[str]) -> None:
    assert rules("The rifle was the teenager's stepfather's.", right) == expected


def test_a_post_that_opens_a_sentence_is_told_without_its_capital() -> None:
    assert [fact.label for fact in facts(identity, "The skipper, Ole Lund, slept.") if "holder" in fact.subject] == [
        "the skipper"
    ]


def test_the_heading_tells_both_who_may_be_meant() -> None:
    left, right = "A court gave custody of his daughter to his wife.", "A court gave custody of his son to his wife."
    assert {c.subject for c in meet(identity, left, right) if c.dispute} == {"a daughter or a son"}


@pytest.mark.parametrize(
    ("left", "right", "heading"),
    [
        (
            "He is the only son of Otto Lind.",
            "A nephew of the merchant Otto Lind lay ill.",
            "a nephew or a son of Otto Lind",
        ),
        ("Ann Lee was buried. Her son wept there.", "A nephew she raised wept there.", "a nephew or a son of Ann Lee"),
        ("Ann Lee met Eva Moen. Her son wept there.", "A nephew she raised wept there.", "a nephew or a son"),
        ("He is the only son of Otto Lind.", "He is a nephew of Ann Lee.", "a nephew or a son"),
    ],
)
def test_the_heading_tells_whose_kin_is_meant_where_that_is_sure(left: str, right: str, heading: str) -> None:
    assert {c.subject for c in meet(identity, left, right) if c.dispute} == {heading}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Police late Friday found the body.", "The landlord found the body.", ["doer"]),
        ("The body was found by police.", "Police on Friday morning found the body.", []),
    ],
)
def test_when_it_was_done_is_no_word_for_who_did_it(left: str, right: str, expected: list[str]) -> None:
    assert rules(left, right) == expected
    assert [fact.text for fact in facts(identity, "Police early on Friday evening found it.")] == ["Police"]


@pytest.mark.parametrize(
    ("right", "differs"),
    [
        ("Lund's widow, Ina, wept and was embraced by her brother-in-law.", False),
        ("Outside the court, Lund's brother read a short statement.", True),
        ("Ina Lund, who is also his cousin, read a short statement outside the court.", True),
    ],
)
def test_one_who_is_named_is_not_the_kin_that_is_told_beside_the_name(right: str, differs: bool) -> None:
    assert ("relative" in rules("Outside the court, Lund's sister Ina read a short statement.", right)) == differs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The alarm was raised by Otto Lind's wife, Ina Lind.",
            "The first emergency call came from Ole Berg's mother.",
        ),
        ("A baker made the first 999 call.", "The police were called by a bus driver."),
        ("A baker rang for an ambulance at dawn.", "Her husband phoned for help."),
        (
            "Otto Lind's brother, Carl, reported him missing on Sunday.",
            "It was Otto Lind's cook, Ina Berg, who dialled 911.",
        ),
        ("Ina Berg, a nurse, said she rang police at six.", "The alarm was raised by Ole Lund."),
    ],
)
def test_a_story_has_one_who_calls_for_help(left: str, right: str) -> None:
    assert "doer" in rules(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A neighbour raised the alarm.", "A passing bus driver called 999."),
        ("A neighbour raised the alarm.", "Otto Lind, 60, called 999."),
        ("Her friend called the police.", "Her sister called the police."),
        ("A baker called 911.", "Her husband called 911 numerous times."),
        ("A baker called the shot.", "Her husband called the police."),
        ("Ina Berg said the nurse and she rang police.", "A baker called the police."),
    ],
)
def test_who_may_be_one_caller_and_other_calls_are_none(left: str, right: str) -> None:
    assert "doer" not in [c.rule for c in meet(identity, left, right, may_be_silent=True) if c.dispute]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Otto Lind was found in the shed by his daughter.", "A cook went out for wood and found him."),
        ("A ranger discovered the remains on Sunday.", "Two hunters came across the remains on Sunday."),
        ("The pair were spotted by a helicopter crew.", "They were found at dawn by a diver, Ole Lund."),
        (
            "The actress, 45, was found on the stairs by her assistant, Ina Berg.",
            "A housekeeper found the actress dead.",
        ),
        ("Her father, Ole Lund, found the two.", "A coastguard diver, not their father, found the two in the bay."),
        ("A farmer walking his dog found the body.", "The body was found by a teacher."),
        ("Mayor Otto Lind found the body.", "A neighbour, not the mayor, found the body."),
    ],
)
def test_who_is_found_is_found_by_one(left: str, right: str) -> None:
    assert "doer" in rules(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Otto Lind was found by a baker.", "Ina Berg was found by her mother."),
        ("Her body was found by a lorry driver.", "A pathologist found she lived for an hour."),
        ("A police sergeant found the body.", "Police found the body."),
        ("Rescuers found the man.", "A fire crew found the man."),
        ("The girl was found by a neighbour.", "Ole Lund, 60, found the girl."),
        ("The girl was found by a volunteer.", "Her mother's friend found the girl."),
    ],
)
def test_another_who_is_found_and_who_may_be_one_finder_are_none(left: str, right: str) -> None:
    assert "doer" not in [c.rule for c in meet(identity, left, right, may_be_silent=True) if c.dispute]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The order for the raid came from President Otto Lind.", "The raid was ordered by General Ina Berg.", True),
        ("The raid was ordered by the army council.", "General Ina Berg said she gave the order herself.", True),
        ("The raid was ordered by President Otto Lind.", "General Ina Berg gave the go-ahead herself.", True),
        ("The raid was ordered by President Otto Lind.", "General Ina Berg gave her orders herself.", False),
        ("The raid was ordered by President Otto Lind.", "The captain, Ina Berg, gave the helm orders herself.", False),
        ("The raid was ordered by President Otto Lind.", "General Ina Berg will give her decision in May.", False),
        (
            "The decision to close was taken by the mayor, Otto Lind.",
            "It was Ina Berg who took the decision to close.",
            True,
        ),
        ("Judge Otto Lind presided.", "The hearing was chaired by Judge Ina Berg.", True),
        ("Judge Otto Lind presided.", "Judge Ina Berg chaired the school's trust.", False),
    ],
)
def test_who_gave_the_order_and_who_presided_is_one(left: str, right: str, expected: bool) -> None:
    assert ("doer" in [c.rule for c in meet(identity, left, right, may_be_silent=True) if c.dispute]) is expected


def test_a_tip_is_of_whom_it_came_from() -> None:
    (found,) = (
        f for f in facts(identity, "The inquiry began after a tip from another coach in May.") if f.value.act == "tip"
    )
    assert found.text == "another coach"


def test_kin_of_whom_the_sentence_names_is_another() -> None:
    (found,) = (f for f in facts(identity, "Lund's former wife called the police.") if f.subject == "doer alert")
    assert found.value.named == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The captain, Otto Lind, was hurt.", "The skipper, Ina Berg, was asleep.", True),
        ("The warden, Otto Lind, was on leave.", "Prison director Ina Berg was on leave.", True),
        ("The captain, Otto Lind, was hurt.", "The captain, Lind, was asleep.", False),
        ("A captain, Otto Lind, was hurt.", "The skipper, Ina Berg, was asleep.", False),
    ],
)
def test_a_ship_has_one_captain_and_a_prison_one_warden(left: str, right: str, expected: bool) -> None:
    assert ("holder" in [c.rule for c in meet(identity, left, right, may_be_silent=True) if c.dispute]) is expected


def test_the_one_captain_meets_anywhere() -> None:
    strong = [
        [f.strong for f in facts(identity, text) if f.subject == "holder capt"]
        for text in ("The captain, Otto Lind, was hurt.", "Captain Otto Lind was hurt.")
    ]
    assert strong == [[True], [False]]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Presiding judge Ana Holm closed the hearing.", "The hearing was chaired by Otto Lind.", True),
        ("Otto Lind, presiding, closed the hearing.", "Ana Holm chaired the panel.", True),
        ("Otto Lind, presiding over the shop, closed it.", "Ana Holm chaired the panel.", False),
        (
            "The decision was the bishop's alone.",
            "It was Secretary Otto Lind who signed the order to close the school.",
            True,
        ),
        ("The decision was the bishop's alone.", "It was the mayor who signed the order to close the school.", True),
    ],
)
def test_who_presides_and_whose_a_decision_is_may_be_told_without_a_clause(
    left: str, right: str, expected: bool
) -> None:
    assert ("doer" in [c.rule for c in meet(identity, left, right, may_be_silent=True) if c.dispute]) is expected


def test_who_gave_an_order_ordered() -> None:
    (found,) = facts(identity, "It was Ana Ruiz who gave the go-ahead for the raid.")
    assert found.label == "ordered"


def test_an_act_that_a_story_has_once_is_about_one_thing() -> None:
    (found,) = disputes("Otto Lind was found in the shed by his daughter.", "A cook went out for wood and found him.")
    assert ("about shared", 1.0) in found.features

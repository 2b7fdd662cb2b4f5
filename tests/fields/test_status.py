"""Status: states of people and cases, and acts that are planned, denied, doubted, untold or stopped."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.fields import status
from factcheck.language.clauses.ladders import ladders
from factcheck.language.clauses.statements import Polarity
from factcheck.model import Comparison, Dispute, Fact, Features, Relation
from factcheck.rules import Example, Rule, load_rules
from tests.factory import PUBLISHED, article, facts, meet

CASES = [
    (rule, example) for rule in load_rules()[status.KIND].rules if rule.name != JUDGED for example in rule.examples
]


def disputes(left: str, right: str) -> set[str]:
    """The names of the rules that see a dispute between two aligned sentences."""
    return {c.rule for c in meet(status, left, right) if c.dispute}


def state(text: str, ladder: str) -> Fact[Any]:
    """The one fact of `text` on this ladder."""
    (fact,) = [fact for fact in facts(status, text) if fact.strong and fact.subject == ladder]
    return fact


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda x: x.name if isinstance(x, Rule) else x.left[:30])
def test_every_rule_does_what_its_examples_say(rule: Rule, example: Example) -> None:
    met = meet(status, example.left, example.right, may_be_silent=example.expect == "none")
    found = {c.dispute.value for c in met if c.rule == rule.name and c.dispute}
    assert (found or {"none"}) == {example.expect}


@pytest.mark.parametrize(
    ("text", "ladder", "stage"),
    [
        ("Ina Holm was critically injured in the blast.", "condition", "critical"),
        ("Holm, 45, is in intensive care.", "condition", "intensive"),
        ("Holm was treated for non-life-threatening injuries.", "condition", "minor"),
        ("Peter Lund was remanded until June.", "process", "bail"),
        ("Officers do not have any suspects.", "suspects", "none"),
        ("Officers made no arrests.", "suspects", "none"),
        ("Lund carried a loaded pistol.", "armed", "armed"),
        ("Lund carried a toy pistol.", "armed", "unarmed"),
        ("Lund is being held at a barracks in Tarn.", "custody", "held"),
    ],
)
def test_a_pattern_names_the_stage(text: str, ladder: str, stage: str) -> None:
    assert state(text, ladder).value.stages == {stage}


@pytest.mark.parametrize(
    ("text", "ladder", "count"),
    [
        ("The fire had burned itself out by noon.", "blaze", 1),
        ("The flames have burned out.", "blaze", 1),
        ("The van was found burned out in a field.", "blaze", 0),
        ("The driver was alert and talking.", "awareness", 1),
        ("The ports were alerted all the same.", "awareness", 0),
    ],
)
def test_a_pattern_is_no_other_phrase_in_like_words(text: str, ladder: str, count: int) -> None:
    assert sum(fact.strong and fact.subject == ladder for fact in facts(status, text)) == count


def test_the_longest_pattern_wins() -> None:
    assert state("He suffered serious but non-life-threatening injuries.", "condition").value.stages == {"minor"}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Peter Lund was charged with arson.", Polarity.DONE),
        ("Peter Lund is expected to be charged with arson.", Polarity.PLANNED),
        ("Peter Lund was not charged with arson.", Polarity.NEGATED),
        ("It is unclear whether Peter Lund was charged with arson.", Polarity.OPEN),
    ],
)
def test_a_state_is_done_planned_negated_or_open(text: str, polarity: Polarity) -> None:
    assert state(text, "process").value.polarity is polarity


def test_the_object_of_a_harming_verb_is_in_the_state() -> None:
    value = state("The driver critically injured a cyclist.", "condition").value
    assert value.heads == {"cyclist"}


def test_who_is_shot_dead_is_the_object_be_it_of_two_words() -> None:
    assert state("Commandos shot the hostage-taker dead.", "condition").value.heads == {"hostagetak"}


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("The curfew, first set for a week, has been lifted.", True),
        ("The army lifted the curfew.", True),
        ("The curfew will be lifted on Monday.", False),
        ("The curfew has not been lifted.", False),
        ("Bodies were lifted from the harbour.", False),
        ("The visa rule has been lifted.", False),
    ],
)
def test_a_curfew_is_in_force_or_lifted(right: str, told: bool) -> None:
    left = "Borders were shut and a curfew was imposed from eight."
    assert ("state" in disputes(left, right)) is told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Lund, who left office in 2022, showed no emotion.", True),
        ("In 2022 Lund stood trial too.", False),
        ("Lund stood trial in 2022, and the mill burned.", False),
    ],
)
def test_a_year_told_by_the_way_makes_no_older_case_of_what_follows(before: str, told: bool) -> None:
    left = f"{before} His wife was acquitted of theft."
    right = "His wife was convicted of theft."
    cleared = [f for f in status.extract(article(left)) if f.subject == "trialend"]
    guilty = [f for f in status.extract(article(right, source="b.txt")) if f.subject == "trialend"]
    found = [status.compare(one, other, status.Options()) for one in cleared for other in guilty]
    assert any(c.dispute for c in found) is told


def test_earlier_steps_stay_true_when_later_ones_are_reached() -> None:
    assert not disputes("Peter Lund was charged with arson.", "Peter Lund was sentenced to four years.")


def test_a_case_of_another_year_is_another_case() -> None:
    assert not disputes(
        "In 2004 Peter Lund was charged with theft.", "Peter Lund is expected to be charged with theft."
    )


def test_present_and_past_of_the_same_act_agree() -> None:
    assert not disputes("The minister visits the yard at Tarn.", "The minister visited the yard at Tarn.")


def test_two_planned_acts_agree() -> None:
    assert not disputes(
        "The minister will visit the yard at Tarn.", "The minister is expected to visit the yard at Tarn."
    )


def test_what_two_sources_both_do_not_know_is_no_difference() -> None:
    left = "It is unclear how the cyclist died near the mill."
    assert not disputes(left, "Officers have not said how the cyclist died near the mill.")


def test_facts_of_other_people_never_meet() -> None:
    left = "Ina Holm was in critical condition after the blast."
    assert not disputes(left, "Peter Lund was in stable condition after the blast.")


def test_an_article_that_tells_both_stages_does_not_differ_from_one_of_them() -> None:
    left = "Peter Lund is expected to be charged with arson."
    both = left + " Peter Lund was charged with arson."
    known = status.extract(article("Peter Lund was charged with arson.", source="b.txt"))
    found = [status.compare(one, other, status.Options()) for one in status.extract(article(both)) for other in known]
    assert "process" not in {c.rule for c in found if c.dispute}
    assert "process" in disputes(left, "Peter Lund was charged with arson.")


def test_a_state_nearly_reached_is_no_state() -> None:
    assert not [fact for fact in facts(status, "Ina Holm nearly died in the blast.") if fact.subject == "condition"]


def test_the_finding_names_the_act_and_the_person() -> None:
    found = meet(status, "Ina Holm planned to visit the yard at Tarn.", "Ina Holm visited the yard at Tarn.")
    assert {c.subject for c in found if c.rule == "planned"} == {"visit (Ina Holm)"}


def test_where_nobody_is_named_the_finding_names_what_is_done_to_what() -> None:
    found = meet(status, "The stolen lorry has not been found.", "Officers found the stolen lorry on Friday.")
    assert {c.subject for c in found if c.rule == "denied"} == {"found (the stolen lorry)"}


def test_of_a_case_the_finding_names_the_question_and_not_the_case() -> None:
    found = meet(status, "Officials ordered the villagers to leave.", "Officials advised the villagers to leave.")
    assert {c.subject for c in found if c.dispute} == {"ordered or advised"}


@pytest.mark.parametrize(
    ("earlier", "later", "dispute"),
    [
        ("We have not reached the villages, a rescuer said.", "The villages have all been reached.", Dispute.UPDATE),
        ("No charges have been laid against Ina Holm.", "Ina Holm was charged with arson.", Dispute.UPDATE),
        ("Ina Holm was charged with arson.", "No charges have been laid against Ina Holm.", Dispute.CONFLICT),
        ("Officers did not arrest Ina Holm.", "Officers arrested Ina Holm.", Dispute.CONFLICT),
    ],
)
def test_what_was_not_so_yet_the_day_before_is_an_update(earlier: str, later: str, dispute: Dispute) -> None:
    one = facts(status, earlier, source="a.txt", published=dt.date(2024, 5, 14))
    other = facts(status, later, source="b.txt", published=dt.date(2024, 5, 15))
    for lefts, rights in ((one, other), (other, one)):
        found = [status.compare(left, right, status.Options()) for left in lefts for right in rights]
        assert {c.dispute for c in found if c.rule == "denied"} == {dispute}


@pytest.mark.parametrize(
    "left", ["Holm was found not guilty of theft.", "On the charge of theft he was found not guilty."]
)
def test_a_verdict_on_one_charge_denies_none_on_another(left: str) -> None:
    assert not disputes(left, "Anders Holm was found guilty of arson.")


def test_a_verdict_on_one_charge_denies_another_one_on_it() -> None:
    assert "denied" in disputes("On the charge of theft Holm was found not guilty.", "Holm was found guilty of theft.")


SENTENCES = st.sampled_from(
    [example for _, case in CASES for example in (case.left, case.right)] + ["", "Rain.", "“No,” she said."]
)


def test_every_example_that_the_properties_read_holds_a_fact_on_one_side_or_the_other() -> None:
    assert CASES
    assert all(facts(status, case.left) or facts(status, case.right) for _, case in CASES)


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_comparison_is_symmetric_in_relation_and_rule(left: str, right: str) -> None:
    def outcome(c: Comparison) -> tuple[Relation, str, Dispute | None, Features]:
        return c.relation, c.rule, c.dispute, c.features

    options = status.Options()
    for one in facts(status, left):
        for other in facts(status, right):
            assert outcome(status.compare(one, other, options)) == outcome(status.compare(other, one, options))


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_a_sentence_never_differs_from_itself(text: str) -> None:
    options = status.Options()
    for fact in facts(status, text):
        assert status.compare(fact, fact, options).dispute is None


@settings(deadline=None, max_examples=60)
@given(st.one_of(SENTENCES, st.text(max_size=120)))
def test_the_surface_is_the_text_at_the_offsets(text: str) -> None:
    source = article(text)
    for fact in status.extract(source):
        assert source.text[fact.start : fact.end] == fact.text != ""


def test_a_state_is_headed_by_a_noun_and_not_by_a_pronoun() -> None:
    left = "The line said it had suspended all ferries between Kelling and Lund."
    right = "The ferries between Kelling and Lund were running, and had not been suspended."
    subjects = {c.subject for c in meet(status, left, right) if c.rule == "state"}
    assert subjects
    assert not any(subject.split()[0].lower() == "it" for subject in subjects)


def test_a_negation_that_a_phrase_begins_with_counts_once():
    left = "No services are operating between Quay Road and Mill Lane, the company said."
    right = "There is currently no service between Quay Road and Mill Lane, the company said."
    assert not disputes(left, right)
    assert disputes(left, "Services are running normally between Quay Road and Mill Lane, the company said.")


def test_whoever_is_removed_from_a_wreck_is_rescued():
    assert not disputes("Three people were rescued from the tram.", "Three people were removed from the tram.")


def test_a_state_that_lasted_for_so_long_agrees_with_the_next():
    right = "The bridge at Tarn was reopened on Monday, the council said."
    assert not disputes("The bridge at Tarn was shut for about ten hours, the council said.", right)
    assert disputes("The bridge at Tarn was shut, the council said.", right)


def test_the_negation_of_one_state_is_no_contradiction_of_another():
    left = "The flights to Tarn will not be reinstated, the airline said."
    assert not disputes(left, "The flights to Tarn were cancelled, the airline said.")
    assert disputes(
        "The flights to Tarn were restored, the airline said.", "The flights to Tarn were cancelled, the airline said."
    )


def test_a_search_is_for_one_and_no_other_is_found():
    left = "Peter Lund had been sought after the fire at the mill of Tarn."
    assert not disputes(left, "Ina Holm was found dead after the fire at the mill of Tarn.")


def test_who_fled_and_was_arrested_later_is_in_one_story():
    assert not disputes("Peter Lund fled from the bank.", "Peter Lund was arrested near the bank.")


def test_whoever_arrests_is_not_arrested():
    value = state("Ina Holm arrested Peter Lund on Monday.", "process").value
    assert value.persons == {"lund"}


@pytest.mark.parametrize(
    ("text", "ladder", "stages"),
    [
        ("The council postponed the concert.", "fate", {"delayed"}),
        ("The concert will go ahead.", "fate", {"ahead"}),
        ("Peter Lund was found not guilty of arson.", "trialend", {"cleared"}),
        ("The jury could not reach a verdict on Peter Lund.", "trialend", {"hung"}),
        ("Peter Lund did not give evidence.", "testimony", {"silent"}),
        ("Peter Lund was released on bail.", "bailed", {"free"}),
        ("Ina Holm was unconscious.", "awareness", {"unconscious"}),
        ("Peter Lund was not armed.", "armed", {"unarmed"}),
        ("The house was vacant.", "occupied", {"empty"}),
        ("Peter Lund was absent.", "presence", {"away"}),
        ("Peter Lund declined to attend.", "presence", {"away"}),
        ("Peter Lund sat in the second row with his sons.", "presence", {"there"}),
        ("Peter Lund watched from the public gallery.", "presence", {"there"}),
    ],
)
def test_a_pattern_names_the_stage_of_its_ladder(text: str, ladder: str, stages: set[str]) -> None:
    value = state(text, ladder).value
    assert (value.stages, value.polarity is Polarity.NEGATED) == (stages, False)


def test_shops_that_shut_their_doors_are_shut():
    left = "The 31 shops on the quay of Tarn shut their doors on Monday."
    assert disputes(left, "All of the shops on the quay of Tarn will remain open.")


def test_what_is_close_is_not_closed():
    assert not [fact for fact in facts(status, "A deal is close to the limit.") if fact.subject == "openness"]


def test_another_is_not_the_one_named_before():
    left = "The clerk was unhurt after the blast at the bank of Tarn."
    assert not disputes(left, "Another clerk was injured in the blast at the bank of Tarn.")
    assert disputes(left, "The clerk was injured in the blast at the bank of Tarn.")


@pytest.mark.parametrize("who", ["A third climber was", "The remaining climbers were"])
def test_who_remains_is_not_the_one_named_before(who):
    left = "The climber is still missing."
    assert not disputes(left, f"{who} rescued on Sunday.")
    assert disputes(left, "The climber was rescued on Sunday.")


def test_that_no_second_warning_was_issued_leaves_the_first():
    assert not disputes("No second warning was issued.", "The warning was issued.")
    assert disputes("No warning was issued.", "The warning was issued.")


def test_surgery_and_a_serious_condition_go_together():
    left = "Ina Holm was in a serious condition at the clinic of Tarn."
    assert not disputes(left, "Ina Holm underwent surgery at the clinic of Tarn.")
    assert disputes(left, "Ina Holm was in a stable condition at the clinic of Tarn.")


def test_other_numbers_of_people_are_other_people():
    left = "Two of the passengers were in a critical condition at the clinic of Tarn."
    assert not disputes(left, "Five of the passengers were in a stable condition at the clinic of Tarn.")
    assert disputes(left, "The passengers were in a stable condition at the clinic of Tarn.")


@pytest.mark.parametrize("part", ["Two of them are", "Three of the wounded were", "One was", "One of the injured is"])
def test_a_part_of_the_hurt_is_nobody_who_is_named(part: str) -> None:
    right = f"{part} in a critical condition at the clinic after the fire at the mill."
    assert not disputes("Ina Holm was in a stable condition at the clinic after the fire at the mill.", right)
    assert disputes("Ina Holm was in a stable condition at the clinic.", "Holm was in a critical condition.")


def test_two_parts_of_a_group_are_not_known_to_be_one() -> None:
    left = "One was treated and released after the fire at the mill of Tarn."
    assert not disputes(left, "One of them, a baker, was in a critical condition after the fire at the mill of Tarn.")


def test_as_many_as_a_clause_picks_out_are_others_than_a_part_of_all() -> None:
    left = "The injured were taken to the clinic, and five of them are fighting for their lives."
    assert not disputes(left, "The toll rose after five passengers who had gone home came to the clinic.")
    assert disputes(left, "The injured were taken to the clinic, and five of them have gone home.")


@pytest.mark.parametrize(
    "sought",
    ["a motive", "her dog", "survivors", "the missing hikers", "wreckage", "bodies", "clues to the crash", "witnesses"],
)
def test_who_looks_for_a_thing_or_the_lost_seeks_no_suspect(sought: str) -> None:
    left = f"Officers were still searching for {sought} after the blast at the bank of Tarn."
    assert not disputes(left, "A clerk was arrested after the blast at the bank of Tarn.")


@pytest.mark.parametrize(("sought", "stages"), [("witnesses", 0), ("missing relatives", 1)])
def test_who_looks_for_one_who_may_know_tells_of_no_search(sought: str, stages: int) -> None:
    found = facts(status, f"Officers were still searching for {sought} after the blast at the bank of Tarn.")
    assert sum(fact.subject == "search" for fact in found) == stages


def test_who_may_be_told_or_ordered_to_leave_is_not_at_odds() -> None:
    left, right = (f"The residents of Tarn had been {word} to leave their homes." for word in ("ordered", "told"))
    assert "state" in disputes(left, "The residents of Tarn had been advised to leave their homes.")
    assert "state" not in disputes(left, right)


def test_a_search_for_a_suspect_differs_from_an_arrest() -> None:
    left = "Officers were still searching for the gunman after the blast at the bank of Tarn."
    assert disputes(left, "The gunman was arrested after the blast at the bank of Tarn.")


def test_who_is_found_is_not_the_dog_that_is_sought() -> None:
    left = "The boy was found by a woman who was looking for her dog in the mud of Tarn."
    assert not disputes(left, "The girl was found alive in the mud of Tarn.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("If the gate of the mill had been open, all would have died.", "The gate of the mill was closed."),
        ("Officers asked if guards checked the cargo of the ferry.", "Guards did not check the cargo of the ferry."),
    ],
)
def test_a_question_or_a_condition_claims_nothing(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    "text",
    [
        "Why did the alarm at the crossing not work?",
        "Did the guards check the cargo of the ferry?",
        "There are no words for the wood of Tarn.",
        "The paper generally does not name suspects.",
        "The whereabouts of President Ina Holm are unknown.",
        "The council found none.",
        "The mayor did not immediately sign the lease of the mill.",
    ],
)
def test_a_question_a_custom_what_is_not_known_and_what_is_not_told_of_one_act_are_not_read(text: str) -> None:
    assert facts(status, text) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Peter Lund was let go from the bank in May.", "Peter Lund was arrested on Friday."),
        ("Peter Lund will be eligible for release after nine years.", "Peter Lund is in custody."),
    ],
)
def test_losing_a_job_and_a_right_to_release_set_nobody_free(left: str, right: str) -> None:
    assert not disputes(left, right)
    assert disputes("Peter Lund was set free on Monday.", "Peter Lund is in custody.")


def test_a_record_with_an_exception_is_not_clean() -> None:
    assert facts(status, "The baker has no criminal record apart from one conviction for theft, her lawyer said.") == ()


def test_bodies_that_are_pulled_out_are_not_rescued() -> None:
    left = "Six miners of the flooded shaft at Tarn are still missing."
    assert not disputes(left, "Two bodies of miners were pulled from the flooded shaft at Tarn.")
    assert disputes(left, "The six miners were pulled from the flooded shaft at Tarn.")


def test_a_resignation_of_nobody_who_is_told_is_not_that_of_who_was_dismissed() -> None:
    left = "The resignation follows the dismissal last month of Peter Lund, the minister."
    assert not disputes(left, "Peter Lund, the minister, was sacked last month.")
    assert disputes("Peter Lund resigned as minister.", "Peter Lund was sacked as minister.")


def test_a_verdict_of_another_year_is_no_stage_of_the_case() -> None:
    left = "Peter Lund was convicted in 2011 of theft."
    assert not disputes(left, "Peter Lund will appear in court today.")


def test_whoever_is_charged_was_not_yet_where_no_one_had_been() -> None:
    assert "suspects" in disputes("No one had been arrested.", "A roofer was charged on Wednesday with arson.")
    assert "suspects" in disputes("Nobody has been charged over the fire.", "Officers arrested a man of 40.")
    assert not disputes("Peter Lund has not been arrested.", "A roofer was charged on Wednesday with arson.")


def test_a_thing_is_in_its_state_and_not_its_owner() -> None:
    assert not disputes("Peter Lund is gone. His phone has not been found.", "Peter Lund was found in the river.")


def test_who_was_away_from_one_thing_was_there_at_another() -> None:
    left = "Peter Lund did not attend the hearing."
    assert not disputes(left, "Peter Lund had attended five crashes.")
    assert disputes(left, "Peter Lund attended the hearing.")


def test_who_lacks_a_thing_has_none() -> None:
    left = "The yard lacked a permit for the crane."
    assert not disputes(left, "The yard had no permit for the crane.")


def test_what_was_not_made_was_not_there() -> None:
    assert "denied" in disputes("The agency has not imposed a ban.", "The agency placed a full ban on the drug.")


def test_nobody_else_is_not_the_one_who_is_charged() -> None:
    assert not disputes("Police do not suspect anyone else, Holm said.", "Peter Lund was charged with arson.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Prosecutor Ina Holm gave no names of the two managers.", "The driver was named by police as Peter Lund."),
        ("The siren of the town was bought, he said.", "The town had no siren."),
        ("There had been no arrests along the route of the march.", "Nine were arrested in the harbour at night."),
        ("No bomber was involved in it, police said.", "It was the worst attack since 2019, when a bomber killed ten."),
        ("No date has been fixed for the talks.", "The map dated from the talks of May."),
        ("Ina Holm was to sing in Tarn last Friday.", "Holm sang at a fair in Ostend."),
    ],
)
def test_other_doers_places_years_and_meanings_deny_nothing(left: str, right: str) -> None:
    assert not disputes(left, right)


def test_the_same_doers_and_places_deny() -> None:
    assert disputes("Police made no arrests in the harbour.", "Nine were arrested in the harbour at night.")
    assert disputes("The town had no siren.", "The siren of the town sounded at nine.")
    assert disputes("Ina Holm was to sing at the fair in Tarn.", "Holm sang at the fair in Tarn.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Officers were looking for the gunman.", "The gunman stopped, he looked, and he left."),
        ("Both men were acquitted of felony murder.", "Neither man was convicted of the gravest charge, murder."),
        ("Peter Lund was convicted of assault.", "Peter Lund was acquitted of fraud."),
        ("A jury convicted the two guards.", "Last year a jury acquitted two guards in Tarn."),
        ("One of the men has confessed to it.", "A baker and a roofer are suspected of it."),
        ("Peter Lund has not been charged.", "Peter Lund is expected to be charged on Friday."),
        ("Peter Lund was acquitted.", "Peter Lund was not in court."),
        ("Peter Lund did not apply for bail and was remanded.", "Peter Lund was remanded until May."),
        ("A man has been arrested in connection with the crash.", "The paper does not name suspects."),
        ("Five hostages were freed after the siege.", "The gunman gave himself up to police after the siege."),
        ("The zoo was open on Sunday.", "The zoo's gorilla house was closed on Sunday."),
        ("Lund suffered a bruise on the brain, a serious condition where blood collects.", "Lund was in a coma."),
    ],
)
def test_parts_other_charges_customs_and_what_is_still_to_come_exclude_nothing(left: str, right: str) -> None:
    assert not disputes(left, right) - {"denied", "planned"}  # these are of claims


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (
            "The gunman was still at large on Sunday.",
            "The gunman was in custody on Sunday night.",
            "the gunman (in custody or free)",
        ),
        (
            "Peter Lund was convicted of arson.",
            "Peter Lund was acquitted of arson.",
            "Peter Lund (convicted or cleared)",
        ),
        (
            "The Rete Nord bridge was closed on Sunday.",
            "The Rete Nord bridge was open on Sunday.",
            "the Rete Nord bridge",
        ),
    ],
)
def test_a_heading_says_of_whom_or_what_and_keeps_names_as_written(left: str, right: str, shown: str) -> None:
    assert shown in {c.subject for c in meet(status, left, right)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Ina Holm declined to sign the lease of the mill.",
            "The council signed a lease of the mill worth $3 million.",
        ),
        ("Officers searched the boot of a hired car.", "Officers may not search a hired car without a warrant."),
        ("The council did not find the bridge.", "The council found that the bridge was sound."),
        ("Three patients died in the trial.", "Neither death in the trial was caused by the drug."),
        ("Holm made no decisions on the mill.", "Ina Lund was told that the decision on the mill had been made."),
        ("Ina Lund was asked to open the safe of the mill.", "Lund refused to open the safe of the mill."),
        ("Reaching the summit of Tarn is a start, she said.", "Two climbers failed to reach the summit of Tarn."),
        ("Ina Lund had been planning to leave the council for months.", "Ina Lund left the council on Friday."),
        ("The passengers are due to leave Tarn on Wednesday.", "The passengers left Tarn on Tuesday."),
        ("The mayor will not sign the lease of the mill.", "The mayor signed the lease of the mill in 2019."),
        ("The mayor did not sign the lease of the mill.", "If the mayor signed the lease of the mill, it is void."),
        ("The mayor did not sign the lease of the mill.", "Another mayor signed the lease of the mill."),
    ],
)
def test_what_is_no_denial_of_one_act_is_told_as_none(left: str, right: str) -> None:
    assert not disputes(left, right) & {"denied", "planned", "alleged"}


def test_one_act_of_one_party_is_denied() -> None:
    assert disputes("The wages for January have not been paid.", "January's wages had been paid.") == {"denied"}
    assert disputes("Lund did not sign the lease.", "Peter Lund signed the lease on Monday.") == {"denied"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("No one has been charged over the blaze.", "No one has been charged"),
        ("No shots were fired at the gate.", "No shots were fired"),
        ("Neither man was hurt in the blaze.", "Neither man was hurt"),
        ("The guards, none of whom were hurt, went home.", "none of whom were hurt"),
        ("Police gave no names.", "gave no names"),
    ],
)
def test_the_words_shown_hold_the_negation(text: str, shown: str) -> None:
    shown_all = [fact.text for fact in status.extract(article(text)) if fact.value.act.clause.negated]
    assert any(shown in words for words in shown_all)
    assert not [words for words in shown_all if words.startswith(("has been", "were", "was"))]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (
            "The gunman was still at large on Sunday.",
            "The gunman was in custody on Sunday night.",
            "It is told differently: in custody or free.",
        ),
        (
            "The Rete Nord bridge was closed on Sunday.",
            "The Rete Nord bridge was open on Sunday.",
            "How things stand is told differently.",
        ),
    ],
)
def test_a_reason_says_which_question_is_answered_differently(left: str, right: str, why: str) -> None:
    """As the heading of the ladder has it, where it has one."""
    assert why in {c.why for c in meet(status, left, right) if c.dispute}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No-one else was hurt in the blaze at the mill.", "Nobody else was injured in the blaze at the mill."),
        ("The mill was left unfit to live in by the flood.", "The flood made the mill uninhabitable."),
        ("The guard is in intensive care.", "The guard was in a serious condition in hospital."),
        ("A man of 41 was in critical condition.", "The 23-year-old man was in stable condition."),
        ("The boy was in critical condition.", "The girl was in stable condition."),
        ("His father was in critical condition.", "His mother was in stable condition."),
        ("Ina Holm was convicted of taking bribes.", "Ina Holm was cleared of ordering the attack on the mill."),
        ("Ina Holm's resignation is not an answer, the mayor said.", "Ina Holm resigned on Monday."),
        ("Nobody was hurt at the harbour.", "Those who were hurt had taken shelter in the mill."),
        ("No rings were found in the mill.", "The rings, a jeweller said, are found in shops of Tarn."),
        (
            "No officer fired a weapon, the sheriff said of the siege.",
            "Lund told the sheriff he had a weapon in the siege.",
        ),
        ("No rings were found in the mill.", "The rings were found in a barn near Tarn, the jeweller said."),
        (
            "Ten were hurt, of whom three remain hospitalised in a serious condition.",
            "He was in critical condition, said a nurse.",
        ),
        ("Lund had worked as a miller, said the sheriff.", "The sheriff said that Lund took off his shoes."),
    ],
)
def test_other_people_places_charges_and_other_words_exclude_nothing(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize("other", ["boy", "child", "youngster"])
def test_one_who_may_be_a_boy_is_in_one_state(other: str) -> None:
    assert disputes("The boy was in critical condition.", f"The {other} was in stable condition.") == {"condition"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The tram ran into a lorry in Tarn.", "Trams will run on one track in Tarn, which the lorry left free."),
        (
            "The ballots would be dried, opened by hand and counted in Tarn.",
            "The ballots will be opened by hand in Tarn.",
        ),
        ("Lund heard five shots at the mill.", "Lund did not hear eight shots at the mill."),
        ("There was no talk of the mayor at the mill.", "Lund chaired a talk of the board at the mill."),
        ("There was no stop on the road to the mill.", "An officer tried to stop a van on the road to the mill."),
        ("There was no sign of smoke, the board of the mill said.", "Everyone at the mill has signed, the board said."),
        ("The guard at the mill was not seriously hurt.", "The guard at the mill was hurt."),
    ],
)
def test_one_of_many_other_numbers_and_attempts_deny_nothing(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Nobody was hurt in the blaze at the mill.", "A guard was hurt in the blaze at the mill.", "state"),
        ("Lund was arrested at the mill.", "At the mill Lund was questioned and sent home.", "state"),
        ("There was no claim of responsibility.", "A splinter group claimed the raid on the mill.", "responsibility"),
        ("Lund heard five shots at the mill.", "Lund did not hear five shots at the mill.", "denied"),
        ("The tram ran into a lorry in Tarn.", "The tram did not run into a lorry in Tarn.", "denied"),
    ],
)
def test_one_thing_of_one_party_is_still_denied(left: str, right: str, rule: str) -> None:
    assert rule in disputes(left, right)


def test_who_is_named_in_the_sentence_before_is_named_in_the_heading() -> None:
    left, right = (f"Ole Lund was in court on Monday. He was {word} of bribery." for word in ("convicted", "cleared"))
    assert {c.subject for c in meet(status, left, right) if c.rule == "state"} == {"Ole Lund (convicted or cleared)"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Finance Minister Ana Roth welcomed the decision.", "Ana Roth, the minister, criticised the timing."),
        ("Mayor Ana Roth backed the plan.", "Mayor Ana Roth opposes the plan."),
        ("The union said it welcomed the deal.", "The union condemned the deal."),
        ("The Front denied that it was behind the attack.", "The Front later claimed responsibility for it."),
        ("The rebels denied involvement in the raid.", "The rebels admitted they were behind the raid."),
    ],
)
def test_for_and_against_claimed_and_denied_by_one_who_says_so_cannot_both_be(left: str, right: str) -> None:
    assert {c.dispute for c in meet(status, left, right) if c.rule == "state" and c.dispute} == {Dispute.TENSION}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Ana Roth welcomed the ruling.", "Council leader Jon Dale condemned the ruling."),
        ("He welcomed the deal.", "She condemned the deal."),
        ("Mayor Ana Roth did not oppose the plan.", "Mayor Ana Roth backed the plan."),
        ("The Front claimed responsibility for the bomb.", "The government denied responsibility for the bomb."),
        ("The union welcomed the guests.", "The union condemned the deal."),
    ],
)
def test_what_two_say_for_and_against_can_both_be(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    ("coming", "done"),
    [
        ("His lawyer, Jon Dale, said that he would appeal.", "Dale lodged an appeal on Wednesday."),
        ("Jon Dale said an appeal would be lodged this week.", "His lawyer, Jon Dale, lodged an appeal on Wednesday."),
        ("Mayor Ana Roth said she would resign.", "Mayor Ana Roth handed in her resignation on Wednesday."),
        ("The firm is to launch an appeal.", "The firm appealed on Monday."),
    ],
)
def test_an_act_to_come_that_another_tells_as_made_or_handed_in_is_an_update(coming: str, done: str) -> None:
    found = {(c.rule, c.dispute) for c in meet(status, coming, done) if c.dispute}
    assert found == {("planned", Dispute.UPDATE)}


@pytest.mark.parametrize(
    ("coming", "done"),
    [
        ("Mayor Ana Roth said she would resign.", "Mayor Jon Dale handed in his resignation on Wednesday."),
        ("Jon Dale said that he would have appealed.", "Jon Dale lodged an appeal on Wednesday."),
        ("The court will hear an appeal.", "The firm appealed on Monday."),
    ],
)
def test_an_act_of_another_or_one_that_never_came_is_no_update(coming: str, done: str) -> None:
    assert "planned" not in disputes(coming, done)


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        ("Ina Holm resigned on Monday.", "The board dismissed Ina Holm.", "resigned or dismissed"),
        ("Ina Holm resigned on Monday.", "Ina Holm refused to resign.", "in office or out"),
        ("Ina Holm stepped down.", "Ina Holm rejected calls for her to resign.", "in office or out"),
        ("Ina Holm was dismissed.", "Ina Holm defied demands to resign.", "in office or out"),
    ],
)
def test_of_two_who_are_out_it_is_asked_how_they_went(left: str, right: str, asked: str) -> None:
    (found,) = [c for c in meet(status, left, right) if c.rule == "state" and c.left.subject == "office"]
    assert (found.subject, found.why) == (f"Ina Holm ({asked})", f"It is told differently: {asked}.")


@pytest.mark.parametrize(
    ("left", "right", "dispute"),
    [
        ("The prefect has closed the cave.", "The cave would stay open, the mayor said.", Dispute.TENSION),
        ("The prefect has closed the cave.", "The cave was reopened, the mayor said.", Dispute.UPDATE),
        ("The cave remains closed.", "The cave was reopened, the mayor said.", Dispute.UPDATE),
    ],
)
def test_what_stays_as_it_was_is_no_update(left: str, right: str, dispute: Dispute) -> None:
    assert {c.dispute for c in meet(status, left, right) if c.rule == "openness"} == {dispute}


@pytest.mark.parametrize(
    ("first", "second", "days", "dispute"),
    [
        ("Ina Holm was in stable condition.", "Ina Holm was killed by a tiger.", 0, Dispute.TENSION),
        ("Ina Holm was in stable condition.", "Ina Holm was killed by a tiger.", -1, Dispute.TENSION),
        ("Ina Holm was in stable condition.", "Ina Holm was killed by a tiger.", 1, Dispute.UPDATE),
        ("Ina Holm was in stable condition.", "Ina Holm died later of her wounds.", 0, Dispute.UPDATE),
        ("Ina Holm was in critical condition.", "Ina Holm was killed by a tiger.", 0, Dispute.UPDATE),
    ],
)
def test_who_was_well_is_dead_only_later(first: str, second: str, days: int, dispute: Dispute) -> None:
    lefts = facts(status, first, source="a.txt")
    rights = facts(status, second, source="b.txt", published=PUBLISHED + dt.timedelta(days))
    found = [status.compare(left, right, status.Options()) for left in lefts for right in rights]
    assert {c.dispute for c in found if c.rule == "condition"} == {dispute}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ina Holm was in stable condition.", "Ina Holm was killed by a tiger."),
        ("No charges have been laid against Ina Holm.", "Ina Holm was charged with arson."),
    ],
)
def test_what_came_to_be_by_the_next_day_is_an_update_though_no_year_is_told(first: str, second: str) -> None:
    lefts, rights = (
        status.extract(replace(article(text, source, published=None), day=day))
        for source, text, day in (("a.txt", first, (5, 14)), ("b.txt", second, (5, 15)))
    )
    found = [status.compare(left, right, status.Options()) for left in lefts for right in rights]
    assert {c.dispute for c in found if c.dispute} == {Dispute.UPDATE}


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            "A florist was found dead behind a shop on Monday, and her husband has since been charged with her murder.",
            "Ed Holm ran it. He has not been charged with any offence and can be held until tonight.",
            "process",
        ),
        ("A baker was jailed for nine years.", "The baker will be sentenced in June.", "process"),
        ("A second man, Ed Holm, was acquitted of theft.", "Greedy Ed Holm was found guilty of theft.", "state"),
        (
            "The search, in which ten boats took part, was called off for lack of hope.",
            "The search went on, said Ed Holm, whose crews combed the slopes.",
            "state",
        ),
        ("Ed Holm has gone into hiding.", "Officers took Ed Holm to the central prison.", "state"),
        ("Ed Holm was flown by helicopter to the city hospital.", "Ed Holm refused to go to hospital.", "state"),
        (
            "Observers said they had found serious irregularities in the vote.",
            "Observers called the vote free and fair.",
            "state",
        ),
        (
            "The ministers signed a pact on Monday with those whom they fought nine years ago.",
            "Ministers left without having put their names to the pact.",
            "state",
        ),
    ],
)
def test_how_two_sources_have_it_that_exclude_each_other(left: str, right: str, rule: str) -> None:
    assert rule in disputes(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A second man was acquitted of theft.", "Ed Holm was found guilty of theft."),
        ("The ministers signed a pact in Tarn nine years ago.", "Ministers left without signing the pact."),
        ("The ministers agreed to the text of the pact.", "Ministers left without signing the pact."),
        ("Ten people were taken to hospital.", "Ed Holm refused to go to hospital."),
        ("Observers said they had found serious irregularities.", "Ministers called the vote free and fair."),
    ],
)
def test_what_others_and_other_times_tell_excludes_nothing(left: str, right: str) -> None:
    assert not disputes(left, right)


def test_what_happened_days_ago_is_of_the_case_that_is_told() -> None:
    assert not state("Ina Holm was killed nine days ago.", "condition").value.older
    assert state("Ina Holm was killed nine years ago.", "condition").value.older


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("Ina Holm was killed before dawn.", False),
        ("Ina Holm was killed before the war.", True),
        ("Ina Holm was killed before the storm broke.", False),
        ("Ina Holm was killed before leaving.", False),
        ("Ina Holm was killed, as was her son before.", True),
        ("Ina Holm died at a record low.", False),
        ("Ina Holm, who had led the board since 2019, was killed.", False),
        ("Ina Holm, who had led the board in 2019, was killed.", True),
    ],
)
def test_an_hour_before_dawn_and_a_record_low_are_of_the_case_that_is_told(text: str, older: bool) -> None:
    assert state(text, "condition").value.older == older


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Shares in Tarn Foods jumped by a tenth.", "Tarn's stock fell 10 percent in morning trading.", True),
        ("Shares in Tarn jumped by a tenth.", "Orrin's stock fell 10 percent in morning trading.", False),
        ("Shares in Tarn rose on Monday.", "Shares in Tarn fell on Tuesday.", False),
        ("Shares in Tarn closed up 3 percent in Oslo.", "Shares in Tarn fell 3 percent in Rome.", False),
        ("The krona rose against the euro for the first time.", "The krona slipped to a record low.", True),
        ("The krona rose against the euro.", "The euro fell against the krona.", False),
    ],
)
def test_what_is_dealt_in_rises_or_falls_by_whose_it_is_on_one_day(left: str, right: str, told: bool) -> None:
    assert ("state" in disputes(left, right)) == told


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        (
            "The breath test came back negative.",
            "He was held after a breath test showed he had been drinking.",
            "drunk",
        ),
        ("The captain was sober, police said.", "The captain was three times over the limit.", "sober or drunk"),
        ("The search for the hikers was called off at dusk.", "The search will resume at first light.", "search going"),
        ("The strike will go on until Friday, the union said.", "Drivers called off their strike.", "strike going on"),
        ("The union suspended its strike.", "The walkout continues, the union said.", "strike going on or off"),
        ("The strike will not go ahead.", "The walkout of the guards goes ahead on Monday.", "strike going on or off"),
        (
            "Governor Ann Holm declared a state of emergency.",
            "Ann Holm resisted calls to declare an emergency.",
            "emergen",
        ),
        ("Tarn Police accepted the findings in full.", "Tarn Police will challenge the findings in court.", "findings"),
        ("The officer has been suspended.", "The officer remains on duty.", "on duty or off"),
        ("Ina Holm will stay on as chief executive.", "Ina Holm is to leave when the sale is complete.", "in office"),
        ("Jon Dale was moved to the harbour board at his own request.", "Jon Dale has been sacked.", "resigned or"),
        ("The board was unanimous.", "The board was split over the dismissal.", "the board (united or split)"),
        ("The ceasefire has held, monitors say.", "The truce was broken when shells fell on the town.", "truce held"),
        ("The gunman acted alone, police said.", "A second suspect was in custody on Sunday.", "alone or with help"),
        ("Ms Holm was sworn in on Thursday.", "Ms Holm is due to take the oath on Monday.", "sworn in or not"),
        ("The clinic refused to pay the hackers.", "The clinic paid the hackers in bitcoin.", "ransom paid or not"),
        (
            "No ransom was paid, the minister said.",
            "A diplomat said that $5 million had changed hands.",
            "ransom paid or",
        ),
        ("Two nurses kidnapped in May walked free.", "Soldiers freed the two nurses in a raid.", "freed by force"),
        (
            "The fire was 40 percent contained.",
            "Crews had yet to gain any control of the flames.",
            "under control or not",
        ),
        (
            "Power has been restored to most of the county.",
            "The county is still without electricity.",
            "power back or out",
        ),
        ("Guards joined the drivers.", "Guards did not take part in the walkout.", "guards (took part or not)"),
        (
            "The boat had passed its inspection in April.",
            "The boat's certificate had run out in March.",
            "papers in order",
        ),
        ("The board gave permission for the march.", "The march went ahead in defiance of a ban.", "with leave or"),
        (
            "The drug has been approved by the board.",
            "The drug has not yet been cleared by the board.",
            "approved or not",
        ),
        ("Trade unions condemned the choice.", "Trade unions praised the choice.", "for or against"),
        (
            "No gun was found in the car.",
            "A loaded pistol was recovered from under the seat of the car.",
            "found or not",
        ),
    ],
)
def test_what_two_sources_have_the_other_way_is_asked_in_words(left: str, right: str, asked: str) -> None:
    assert any(asked in c.subject for c in meet(status, left, right) if c.rule == "state" and c.dispute)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Police gave permission for the march.", "The marchers ignored an order to disperse."),
        ("Three hostages were released after talks.", "Police freed five hostages in a raid."),
        ("Gunmen stormed the hotel and took hostages.", "The hostages walked free on Sunday."),
        ("The crew joined the company in 2010.", "The crew did not join the strike."),
        ("The drug was approved in Europe.", "The drug has not yet been approved in America."),
        ("Ina Holm stayed in Paris for a week.", "Ina Holm resigned."),
        ("Ina Holm is to leave Paris on Monday.", "Ina Holm will stay on as chief executive."),
        ("The drivers' strike was called off.", "Air strikes on the city continued."),
        ("The board was unanimous.", "The coalition is split over the tax."),
        ("Her test for the virus came back negative.", "Her test for the virus came back positive."),
        ("The minister accepted the offer.", "The minister challenged the findings in court."),
        ("The board accepted the findings on the crash.", "The families rejected the findings on the crash."),
        ("No ransom was paid, the minister said.", "The buyer paid $3 million for the company."),
        ("The truck had passed its inspection.", "The driver of the car had no licence."),
    ],
)
def test_what_is_told_of_other_matters_excludes_nothing(left: str, right: str) -> None:
    assert not [c for c in meet(status, left, right) if c.rule == "state" and c.dispute]


@pytest.mark.parametrize(
    ("left", "right", "dispute"),
    [
        (
            "The fire was 40 percent contained on Saturday.",
            "Crews had no control of the fire on Friday.",
            Dispute.UPDATE,
        ),
        (
            "The fire was 40 percent contained on Friday.",
            "Crews had no control of the fire on Friday.",
            Dispute.TENSION,
        ),
        ("The bridge stood closed on Friday.", "The bridge was reopened on Friday.", Dispute.TENSION),
    ],
)
def test_what_is_of_another_day_has_moved_on_and_what_is_of_one_has_not(
    left: str, right: str, dispute: Dispute
) -> None:
    assert {c.dispute for c in meet(status, left, right) if c.rule in ("state", "openness")} == {dispute}


@pytest.mark.parametrize(
    ("right", "dispute"), [("The mall was reopened.", Dispute.TENSION), ("The mall has reopened.", Dispute.UPDATE)]
)
def test_where_nothing_tells_of_two_days_nothing_has_moved_on(right: str, dispute: Dispute) -> None:
    lefts, rights = (
        facts(status, text, published=None, source=source)
        for text, source in (("The mall is closed.", "a.txt"), (right, "b.txt"))
    )
    found = (status.compare(a, b, status.Options()).dispute for a in lefts for b in rights)
    assert {one for one in found if one} == {dispute}


@pytest.mark.parametrize(("right", "told"), [("Ina Holm demanded", True), ("Judges ordered", False)])
def test_who_orders_a_recount_contests_no_result(right: str, told: bool) -> None:
    assert ("state" in disputes("Ina Holm conceded the race on Monday.", f"{right} a recount of the race.")) == told


def test_of_whatever_a_ladder_is_a_heading_has_a_word_for_who_is_not_named() -> None:
    assert {ladder.about for ladder in ladders().values()} == set(status._UNNAMED)


@pytest.mark.parametrize(
    ("text", "ladder", "persons"),
    [
        ("Ina Holm spoke. A jury convicted him of arson last week.", "trialend", {"holm"}),
        ("Ina Holm spoke. Peter Lund dismissed her on Monday.", "office", {"holm"}),
        ("Ina Holm spoke. Police questioned the captain, Peter Lund, and arrested him.", "custody", {"lund"}),
        ("Police questioned Peter Lund and Paul Brandt and on Monday police arrested him.", "custody", set()),
        ("Ina Holm spoke. She convicted him of arson.", "trialend", set()),
        ("Peter Lund told the court that he saw her alive on Monday.", "condition", set()),
        ("Peter Lund found Ina Holm dead in the garden.", "condition", {"holm"}),
        ("Peter Lund identified the dead as Ina Holm of Tarn.", "condition", {"holm"}),
        ("The dead were identified as Ina Holm and Peter Lund.", "condition", {"holm", "lund"}),
        ("Peter Lund was found guilty of murdering Ina Holm.", "trialend", {"lund"}),
        ("The baker was found guilty of the murder of Ina Holm.", "trialend", set()),
        ("The jury found Rosa Tamm guilty on all counts.", "trialend", {"tamm"}),
        ("Peter Lund, 29, a mechanic who was accused of helping to hide a body, was acquitted.", "trialend", {"lund"}),
        ("Ina Holm was in a coma.", "condition", {"holm"}),
    ],
)
def test_a_state_is_of_whom_it_is_told(text: str, ladder: str, persons: set[str]) -> None:
    assert state(text, ladder).value.persons == persons


@pytest.mark.parametrize(("act", "told"), [("the killing", False), ("her killing", False), ("killing two men", True)])
def test_a_killing_as_a_noun_is_nobodys_state(act: str, told: bool) -> None:
    found = [fact for fact in facts(status, f"Peter Lund left the town, {act}.") if fact.subject == "condition"]
    assert bool(found) == told


def test_she_is_nobody_else_of_her_family() -> None:
    left = "Lena Holm broke a leg. She was allowed home from the clinic on Sunday."
    assert not disputes(left, "Carl Holm died at the clinic on Sunday.")
    assert disputes(left, "Lena Holm died at the clinic on Sunday.")


@pytest.mark.parametrize(("other", "named"), [("Lee Pratt was acquitted of theft.", False), ("", True)])
def test_who_is_not_named_is_not_the_one_of_whom_the_same_is_told_by_name(other: str, named: bool) -> None:
    lefts = facts(status, f"A baker was found guilty of theft in Tarn. {other}")
    rights = facts(status, "Lee Pratt was found not guilty of theft in Tarn.", source="b.txt")
    found = (status.compare(a, b, status.Options()) for a in lefts for b in rights)
    assert bool([c for c in found if c.dispute]) == named


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Peter Lund wept in the dock.", "Peter Lund showed no emotion in the dock.", True),
        ("Peter Lund wept in the dock.", "Peter Lund broke down in the dock.", False),
        ("Ina Holm apologised to the families.", "Ina Holm offered no apology to the families.", True),
        ("Ina Holm apologised to the families.", "Ina Holm told the families that she was sorry.", False),
        ("The boy Ole Lund had surgery on the leg.", "Ole Lund did not need an operation.", True),
        ("The boy Ole Lund had surgery on the leg.", "Ole Lund underwent an operation on the leg.", False),
        ("Minister Ina Holm will tour the area.", "Ina Holm has called off her trip.", True),
        ("Minister Ina Holm will tour the area.", "Ina Holm visited the area.", False),
        ("Tarn gratefully accepted the offers of help.", "The offers of help were declined by Tarn.", True),
        ("Tarn accepted the draft of a law.", "The application for the draft was declined by Tarn.", False),
        ("The jury in Tarn was unanimous.", "One juror in Tarn dissented.", True),
        ("The court in Tarn was unanimous.", "All three judges in Tarn agreed.", False),
        ("Ina Holm phoned her rival to concede.", "Ina Holm said she would not concede.", True),
        ("Ina Holm phoned her rival to concede.", "Ina Holm phoned her rival to ask for a recount.", True),
        ("Ole Lund died at the clinic.", "Ole Lund was making a good recovery at the clinic.", True),
        ("Ole Lund is still in hospital.", "Ole Lund went home on Friday.", True),
        ("The man was cleared of theft in Tarn.", "The man awaits approval in Tarn.", False),
        ("None of the injuries in the mill was fatal.", "A baker was injured in the mill.", False),
    ],
)
def test_two_states_exclude_each_other_or_go_together(left: str, right: str, differ: bool) -> None:
    found = {c.rule for c in meet(status, left, right) if c.dispute} & {"state", "condition"}
    assert bool(found) == differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Police arrested a man of 34 in Tarn.", "The man of 34 in Tarn was released on bail.", True),
        ("Police arrested a man of 34 in Tarn.", "A 30-year-old woman in Tarn was released on bail.", False),
        ("Police arrested a man in Tarn.", "The man in Tarn was released on bail.", True),
        ("Police arrested a man in Tarn.", "A woman in Tarn was released on bail.", False),
    ],
)
def test_another_age_or_sex_is_another_suspect(left: str, right: str, differ: bool) -> None:
    assert bool([c for c in meet(status, left, right) if c.rule == "state" and c.dispute]) == differ


@pytest.mark.parametrize(("pronoun", "persons"), [("him", {"holm"}), ("her", set()), ("them", set())])
def test_a_pronoun_means_nobody_of_the_other_sex(pronoun: str, persons: set[str]) -> None:
    value = state(f"Peter Holm spoke. A jury convicted {pronoun} of theft.", "trialend").value
    assert value.persons == persons


@pytest.mark.parametrize(
    ("text", "ladder", "told"),
    [
        ("Visitation was cancelled at the prison.", "journey", False),
        ("The visit of Holm was cancelled.", "journey", True),
        ("Peter Lund was arrested without a struggle.", "harm", False),
        ("Peter Lund was arrested without injury.", "harm", True),
        ("Ina Holm had driven from Tarn.", "office", False),
        ("Ina Holm was driven from office.", "office", True),
    ],
)
def test_a_phrase_alike_is_no_stage(text: str, ladder: str, told: bool) -> None:
    assert bool([fact for fact in facts(status, text) if fact.subject == ladder]) == told


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Nobody was hurt, police said.", "A baker was treated in hospital for burns.", True),
        ("There were no injuries.", "A baker was treated for smoke inhalation.", True),
        ("Nobody was hurt at the mill of Tarn.", "A baker was treated in hospital for burns.", False),
        ("Nobody was hurt.", "In 2011 a baker was treated in hospital for burns.", False),
        ("In May 2011 another mill burned. Nobody was hurt.", "A baker was treated in hospital for burns.", False),
        ("The mill was built in 1911.\n\nNobody was hurt.", "A baker was treated in hospital for burns.", True),
        ("Nobody was hurt.", "No injuries were reported.", False),
        ("Nobody else was hurt.", "A baker was treated in hospital for burns.", False),
    ],
)
def test_that_nobody_was_hurt_is_said_of_the_story_unless_it_names_a_scene(left: str, right: str, differ: bool) -> None:
    assert bool([c for c in meet(status, left, right) if c.rule == "state" and c.dispute]) == differ


@pytest.mark.parametrize(
    ("left", "differs"),
    [
        ("Peter Lund denied that he had signed the lease of the mill.", True),
        ("Peter Lund denied signing the lease of the mill.", True),
        ("Peter Lund chose not to sign the lease of the mill.", True),
        ("Peter Lund was found not to have signed the lease of the mill.", True),
        ("Peter Lund turned out not to have signed the lease of the mill.", True),
        ("Peter Lund did not deny that he had signed the lease of the mill.", False),
        ("Peter Lund was told not to sign the lease of the mill.", False),
        ("Peter Lund was found to have signed the lease of the mill.", False),
    ],
)
def test_what_somebody_denies_or_chose_not_to_do_another_tells_as_done(left: str, differs: bool) -> None:
    assert ("denied" in disputes(left, "Peter Lund signed the lease of the mill.")) == differs


@pytest.mark.parametrize(
    ("text", "ladder", "stage"),
    [
        ("Peter Lund denied that he was drunk.", "drink", "sober"),
        ("The jury convicted Peter Lund of theft.", "trialend", "guilty"),
        ("They also convicted Lund, 44, of theft.", "trialend", "guilty"),
        ("The judge adjourned sentencing until 2 December.", "sentence", "awaited"),
        ("Sentencing was set for 2 December.", "sentence", "awaited"),
        ("Peter Lund was jailed for nine years.", "sentence", "passed"),
        ("Ina Holm lost her seat in Tarn to a baker.", "seat", "lost"),
        ("Ina Holm hung on in Tarn by 31 votes.", "seat", "kept"),
        ("The bridge toll would stay for now.", "fate", "ahead"),
        ("Passengers spent the night at the hospital in Tarn.", "care", "taken"),
        ("The ward had to close at noon.", "openness", "closed"),
        ("The guns fell silent within the hour.", "truce", "holding"),
        ("The army shelled villages despite the truce.", "truce", "broken"),
        ("Further stoppages are planned for 10 May.", "stoppage", "going"),
        ("The firm turned out not to have been insured.", "cover", "uninsured"),
        ("The shop was insured by a bank.", "cover", "insured"),
    ],
)
def test_a_denial_a_verdict_a_sentence_and_a_seat_are_read(text: str, ladder: str, stage: str) -> None:
    assert state(text, ladder).value.stages == {stage}


@pytest.mark.parametrize(("smell", "drunk"), [("burning", False), ("the harbour", False), ("strong drink", True)])
def test_a_smell_of_drink_alone_makes_somebody_drunk(smell: str, drunk: bool) -> None:
    assert any(fact.subject == "drink" for fact in facts(status, f"Peter Lund smelled of {smell}.")) == drunk


def test_who_brings_somebody_into_a_state_is_not_in_it() -> None:
    assert state("Ina Holm was arrested by Constable Peter Lund.", "custody").value.persons == {"holm"}


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("Peter Lund, mayor for the past eleven years, was arrested.", False),
        ("Peter Lund was arrested earlier on Monday.", False),
        ("Peter Lund was arrested earlier that day.", False),
        ("Peter Lund was arrested in the past.", True),
        ("Peter Lund was arrested earlier for theft.", True),
    ],
)
def test_how_long_something_has_been_so_makes_no_older_case(text: str, older: bool) -> None:
    assert state(text, "custody").value.older == older


def test_a_denial_that_is_a_state_is_not_denied_once_more() -> None:
    assert state("Peter Lund denied killing his wife.", "guilt").value.polarity is Polarity.DONE


def test_what_was_closed_for_a_little_over_three_hours_is_open_again() -> None:
    assert not disputes("The quay was closed for a little over three hours.", "The quay was reopened at ten.")


@pytest.mark.parametrize(
    ("sought", "differs"), [("the hikers", True), ("clues in the wood", False), ("an explanation", False)]
)
def test_a_search_for_clues_goes_on_when_that_for_people_is_over(sought: str, differs: bool) -> None:
    left, right = f"The search for {sought} goes on.", "Police ended the search at noon."
    assert bool(disputes(left, right)) == differs


@pytest.mark.parametrize(
    ("left", "differs"),
    [
        ("Nobody was taken to hospital.", True),
        ("Nobody from the school was taken to hospital.", False),
        ("Nobody else was taken to hospital.", False),
    ],
)
def test_where_nobody_was_taken_to_hospital_no_passengers_were(left: str, differs: bool) -> None:
    assert bool(disputes(left, "Three passengers spent the night at the hospital in Tarn.")) == differs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lund was cleared of a second charge, of theft.", "They also convicted Lund, 44, of theft."),
        ("Judge Ada Brandt adjourned sentencing until 2 December.", "The baker Peter Lund was jailed for life."),
        ("Osric Holm lost his seat in Tarn to a baker.", "Osric Holm hung on in Tarn by 31 votes."),
        ("Holm has promised to scrap the airport tax.", "Holm said the airport tax would stay for now."),
        (
            "Peter Lund, mayor for the past eleven years, refused to concede.",
            "Peter Lund conceded shortly before midnight.",
        ),
    ],
)
def test_two_outcomes_of_a_trial_or_a_vote_differ(left: str, right: str) -> None:
    assert "state" in disputes(left, right)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("until he is sentenced", False),
        ("when he is sentenced", False),
        ("until he was sentenced", True),
        ("and was sentenced", True),
    ],
)
def test_until_something_happens_it_has_not_happened(when: str, told: bool) -> None:
    found = facts(status, f"Peter Lund was released on bail {when} on April 11.")
    assert any("sentenced" in fact.value.stages for fact in found if fact.subject == "process") == told


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Peter Lund was found at seven.", "Peter Lund, who was missing one shoe, ran.", False),
        ("Peter Lund was found at seven.", "Peter Lund is still missing.", True),
        ("Ina Holm stayed in office.", "Ina Holm ignored a request by her own party to step down.", False),
        ("Ina Holm stayed in office.", "Ina Holm is under pressure to step down.", False),
        ("Ina Holm stayed in office.", "Ina Holm stepped down.", True),
        ("Peter Lund turned himself in.", "Peter Lund was booked into the jail and released on a bond.", False),
        ("Peter Lund was arrested.", "After two days in police custody Peter Lund was released without charge.", False),
        ("Peter Lund was released on bail.", "Peter Lund was arrested Friday and posted a $10,000 bond.", False),
        ("Peter Lund was arrested.", "Peter Lund was released without charge.", True),
        ("Peter Lund has been free since his arrest.", "Peter Lund remains in detention.", True),
    ],
)
def test_what_somebody_lacks_is_asked_for_or_came_through_is_no_other_state(left, right, differ) -> None:
    assert bool([found for found in meet(status, left, right) if found.rule == "state" and found.dispute]) is differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("The teachers of Tarn voted to prolong their strike.", "The teachers of Tarn voted to end the strike.", True),
        ("The teachers of Tarn voted to stay out.", "Strike over as teachers of Tarn say yes.", True),
        ("The teachers of Tarn voted to stay out.", "The teachers of Tarn agreed to prolong the strike.", False),
        ("The court dismissed the appeal of Ina Holm.", "The court reserved its judgment on the appeal.", True),
        ("The court dismissed the appeal of Ina Holm.", "The judges will give their ruling next month.", True),
        ("The court dismissed the appeal of Ina Holm.", "Ina Holm lost her appeal.", False),
        ("Ina Holm rejected calls from the opposition to step down.", "Ina Holm resigned.", True),
        ("Ina Holm has not thought of standing down.", "Ina Holm resigned.", True),
        ("Ina Holm rejected calls for an inquiry.", "Ina Holm resigned.", False),
        ("Peter Lund has been in custody since May.", "Peter Lund has worn an electronic tag since June.", True),
        ("Peter Lund was arrested at dawn.", "Peter Lund fled across the border.", True),
        ("Peter Lund was arrested at dawn.", "Peter Lund fled to his room.", False),
    ],
)
def test_outcomes_and_decisions_are_states_of_one_case_or_person(left: str, right: str, differ: bool) -> None:
    assert ("state" in disputes(left, right)) is differ

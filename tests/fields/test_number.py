"""Numbers: what they are bound to, and which differences count."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import number
from factcheck.fields.number import Counted, Options
from factcheck.model import Article, Comparison, Dispute, Fact, Relation, Sentence
from tests.factory import article, facts, meet


def bound(text: str) -> list[tuple[str, str]]:
    """Subject and surface of every number in `text`."""
    return [(fact.subject, fact.text) for fact in facts(number, text)]


def disputes(left: str, right: str) -> list[tuple[str, Dispute | None]]:
    """Rule and dispute of every difference worth reporting."""
    return [(found.rule, found.dispute) for found in meet(number, left, right) if found.dispute]


# --- what a number is bound to ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subject", "surface"),
    [
        ("Police say 27 people are injured.", "people hurt", "27 people"),
        ("The fire left 24 dead.", "people killed", "24 dead"),
        ("The fire killed at least six children.", "people killed", "at least six children"),
        ("It brought the death toll to 11.", "people killed", "11"),
        ("The fire claimed more than 60 lives.", "people killed", "more than 60 lives"),
        ("Twelve people, including five soldiers, were killed.", "people killed", "Twelve people"),
        ("Five were hurt, two critically.", "people hurt badly", "two critically"),
        ("About 1,500 houses and shops were damaged.", "buildings damaged", "About 1,500 houses"),
        ("More than 640 miners have died since the war began.", "people killed overall", "More than 640 miners"),
        ("Ida Holm, 61, opened the door.", "age of holm", "61"),
        ("She is the seventh victim of the fire.", "people killed", "seventh victim"),
        ("A family of four people was killed.", "people killed", "four people"),
        ("A 14th pupil has died after the crash.", "people killed", "14th pupil"),
        ("A second suspect was arrested by the police.", "people arrested", "second suspect"),
        ("Deaths from the fever reached 96 on Monday.", "people killed", "96"),
        ("Cases stand at 3,352.", "case", "3,352"),
        ("The number of known fever cases in the port rose to 23.", "case", "23"),
        ("The port has lost 104 lives to the fever.", "people killed", "104 lives"),
        ("The ferry has a crew of 18.", "crew", "18"),
        ("Five went to hospital.", "people taken to hospital", "Five"),
        ("The boats saved 12 people.", "people rescued", "12 people"),
        ("The 1.8 million Pakistanis waited.", "pakistani", "1.8 million Pakistanis"),
        ("The six-year-old boy fell.", "age of the child", "six-year-old boy"),
        ("He served four months in prison.", "time served", "four months"),
        ("She got a two-year sentence.", "prison sentence", "two-year sentence"),
        ("Holm was jailed for 27 months.", "prison sentence", "27 months"),
        ("Holm got 28 years, a lawyer said.", "prison sentence", "28 years"),
        ("Holm received a six-month suspended term.", "prison sentence", "six-month suspended term"),
        ("Holm must go to prison for three years.", "prison sentence", "three years"),
        ("Holm could go to prison for ten years.", "longest sentence possible", "ten years"),
        ("Prosecutors had asked for four years.", "term asked for", "four years"),
        ("She had sought a prison sentence of two years.", "term asked for", "two years"),
        ("Holm, a mother of four, opened the door.", "children of the mother", "four"),
        ("The 15th rocket test failed.", "which test", "15th rocket test"),
        ("He killed three people and injured 23 in bombings.", "people hurt", "23"),
        ("The margin is to be between 7% and 9%.", "share", "7% and 9%"),
        ("The police made 63 arrests.", "people arrested", "63 arrests"),
        ("Police said 54 people were picked up in raids.", "people arrested", "54 people"),
        ("The guard said 54 people were picked up by boat.", "people rescued", "54 people"),
        ("They are fourth in the Championship.", "which championship", "fourth in the Championship"),
        ("Three of the injured died overnight.", "people killed", "Three of the injured"),
        ("A ferry carrying 214 people ran aground.", "people aboard", "214 people"),
        ("It hit a reef with 241 passengers and crew on board.", "people aboard", "241 passengers"),
        ("Many of the 30 passengers aboard panicked.", "people aboard", "30 passengers"),
        ("All 97 passengers and crew survived.", "people aboard", "97 passengers"),
        ("It was the sixth such raid in the valley.", "which raid", "sixth such raid"),
        ("The blast killed 12 people aboard the bus.", "people killed", "12 people"),
        ("Nine of the injured were in serious condition.", "people hurt badly", "Nine of the injured"),
        ("It trapped six others hundreds of meters below.", "people trapped", "six others"),
        ("They tried to reach five miners trapped underground.", "people trapped", "five miners"),
        ("The police detained three managers.", "people arrested", "three managers"),
        ("It was fined 240,000 Turkish Liras.", "amount of money", "240,000 Turkish Liras"),
        (
            "The driver and the 16-year-old passenger, Mia Coats, died.",
            "age of coats",
            "16-year-old",
        ),
        ("It went at 95 mph in a 45 mph zone.", "speed limit", "45 mph"),
        ("It went at 95 mph in a 45 mph zone.", "speed", "95 mph"),
        ("Rescuers were searching for nine people.", "people missing", "nine people"),
        ("Two of them were in a critical condition on Sunday.", "people hurt badly", "Two"),
        ("Three workers are still in intensive care at the clinic.", "people in intensive care", "Three workers"),
        ("Three who are fighting for their lives came by air.", "people hurt badly", "Three"),
        ("The loss reached P1.8 billion.", "amount of money", "P1.8 billion"),
        ("The deal covers 412 of the 590 kilometres.", "distance covered", "412"),
        ("Forty people perished two miles from the port.", "people killed", "Forty people"),
        ("The firm saved 1.4 billion kronor.", "amount of money", "1.4 billion kronor"),
        ("The firm saved 1.8 billion crowns.", "amount of money", "1.8 billion crowns"),
        ("The shaft is 13 metres deep.", "depth", "13 metres"),
        ("Some 60 excavators came.", "digger", "Some 60 excavators"),
        ("The thieves took 40 firearms.", "gun", "40 firearms"),
        ("The band gave 40 Friday concerts.", "show", "40 Friday concerts"),
        ("It was a 47-page report.", "page", "47-page"),
    ],
)
def test_a_number_is_bound_to_what_it_counts(text: str, subject: str, surface: str) -> None:
    assert (subject, surface) in bound(text)


def test_those_who_act_are_not_those_to_whom_it_happened() -> None:
    assert bound("Two gunmen killed 12 people.") == [("gunman", "Two gunmen"), ("people killed", "12 people")]


def test_one_victim_told_without_a_number_counts_one_and_is_not_strong() -> None:
    (fact,) = facts(number, "The fire killed a child.")
    assert (fact.subject, fact.text, fact.value.quantity.low, fact.strong) == ("people killed", "a child", 1, False)


@pytest.mark.parametrize("text", ["In 1998 a fire killed 230 people.", "Last year 230 people died in a fire."])
def test_a_toll_of_another_time_is_not_strong(text: str) -> None:
    (fact,) = facts(number, text)
    assert not fact.strong


def test_a_sentence_with_a_day_of_the_week_tells_of_the_event_whatever_year_it_mentions() -> None:
    (fact,) = facts(number, "A quake killed 24 people on Tuesday, near the port wrecked by the storm of 1998.")
    assert fact.strong


def test_the_largest_toll_of_an_article_is_its_main_one() -> None:
    paragraphs = (
        "Nine people were hurt in the harbour.",
        "It was cold.",
        "The sea rose.",
        "Officials say 70 people were hurt.",
    )
    main = {fact.text for fact in facts(number, "\n\n".join(paragraphs)) if fact.value.main}
    assert main == {"Nine people", "70 people"}


def test_a_lesser_toll_further_down_is_not_a_main_one() -> None:
    paragraphs = (
        "Officials say 70 people were hurt.",
        "It was cold.",
        "The sea rose.",
        "Nine people were hurt in the harbour.",
    )
    main = {fact.text for fact in facts(number, "\n\n".join(paragraphs)) if fact.value.main}
    assert main == {"70 people"}


def test_a_figure_that_the_body_repeats_is_taken_from_the_body() -> None:
    told = facts(number, "Ferry sinks, 14 dead\n\nFourteen people died when the ferry sank.")
    assert {fact.text for fact in told} == {"14 dead", "Fourteen people"}


# --- which differences count ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire killed 53 people.", "More than 50 people died in the fire."),
        ("The fire injured nearly 80 people.", "The fire left 79 people injured."),
        ("The pit is 10 kilometres (6.2 miles) deep.", "The pit is six miles deep."),
        ("He served four and a half months in prison.", "He served 136 days in prison."),
        ("The suspect, Ida Holm, 56, fled.", "Ida Holm, 56, fled."),
        ("The thief took jewels worth £88 million.", "The thief took jewels worth €103 million."),
    ],
)
def test_numbers_that_agree_are_the_same_or_close(left: str, right: str) -> None:
    said = [found for found in meet(number, left, right) if found.relation is not Relation.UNKNOWN]
    assert said
    assert all(found.relation in (Relation.SAME, Relation.CLOSE) for found in said)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Six children were killed in the fire.", "The fire killed 11 soldiers."),
        ("The fire hurt 27 people, four seriously.", "Four people were seriously hurt in the fire."),
        ("It fined 22 other owners of boats in the port.", "It fined 23 of the owners of boats in the port."),
        ("Ida Holm, 61, fled the house.", "Her son Lars Holm, 35, fled the house."),
        ("A 4-year-old boy fell.", "A 4-year-old girl and a 12-year-old boy fell."),
        ("Holm served nine months in prison.", "Holm was sentenced to two years in prison."),
        ("The shop lost watches worth £2 million.", "The shop lost watches worth $3 million."),
        ("The fund raised $3 million for the school.", "The fund spent $2 million on the school."),
        ("The ship is 13 metres long.", "The ship is 20 metres high."),
        ("A magnitude-6.1 quake shook the port.", "In 1998 a magnitude-8.9 quake shook the port."),
    ],
)
def test_different_things_do_not_meet(left: str, right: str) -> None:
    assert disputes(left, right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ida Holm, 41, commanded the ship.", "The 37-year-old ship sank."),
        ("Ida Holm, 31, was found on the ridge.", "The man who found Ida Holm is 74, and lives there."),
        ("The three boys, aged 14, 15 and 17, took the car.", "The 15-year-old boy took the car."),
        ("Ida Holm, 15, was found on the pier.", "The coach had known Ida Holm since she was 12."),
        ("Ida Holm, 22, a clerk, saw nothing.", "Among the hurt are a 19-year-old cook and a postman."),
        ("The smoke trapped most of the 87 guests.", "Fourteen guests were rescued from the smoke."),
        ("Ten people remain in hospital after the fire.", "Fifteen people were taken to hospital after the fire."),
        ("If nobody wins more than half of the votes, there is a run-off.", "Holm won 17% of the votes."),
        ("The border is 11 km to the east of the post.", "The camp is 14 km to the south of the post."),
        ("Judge Lund sentenced Ida Holm to 11 years.", "Peter Vik was sentenced to eight years."),
        ("The gang asked for 30 million pesos for the girl.", "The family paid 11 million pesos for the girl."),
        ("Nine firms run a kiosk on the pier.", "Two firms may appeal."),
        ("Another ship took the 103 passengers and 26 crew members.", "The ship carried 129 people."),
        ("The ferry had 61 passengers and five crew on board.", "The ferry had 66 people on board."),
        ("Seven of the 33 seats are held by Liberals.", "The Greens hold 26 of the 33 seats."),
        ("Rebels released three sailors on Monday.", "Rebels will release four sailors on Monday."),
        ("A dozen private planes joined the search.", "As many as 21 planes joined the search."),
        ("Four nurses hid in the cellar.", "Three nurses drove home."),
        ("Six other lions are kept at the park.", "Seven lions are kept at the park."),
        ("Oil fell 31 percent on Monday.", "Oil has fallen 64 percent in two years."),
    ],
)
def test_numbers_of_other_owners_acts_parts_and_times_exclude_nothing(left: str, right: str) -> None:
    assert disputes(left, right) == []


def test_which_shock_it_was_is_no_number_of_shocks() -> None:
    assert facts(number, "The second shock brought down the tower.") == ()


@pytest.mark.parametrize("all_told", ["69 people", "66 passengers"])
def test_who_is_aboard_is_no_sum_where_it_does_not_add_up_or_is_of_one_noun(all_told: str) -> None:
    assert disputes("The ferry had 61 passengers and five crew on board.", f"The ferry had {all_told} on board.")


@pytest.mark.parametrize(
    ("text", "subject", "surface"),
    [
        ("The report on the deaths this summer of six miners is out.", "people killed", "six miners"),
        ("Among them were 37 people who died on Friday.", "people killed", "37 people"),
        ("Most of the 14 people killed were women.", "people killed", "14 people"),
        ("Detectives are holding two men over the raid.", "people arrested", "two men"),
        ("The gunmen are holding two men.", "people held hostage", "two men"),
        ("Eleven people were being searched for.", "people missing", "Eleven people"),
        ("Nine sailors have yet to be found.", "people missing", "Nine sailors"),
        ("Nine sailors have not been found.", "people missing", "Nine sailors"),
        ("A miner has died, bringing the number killed to four.", "people killed", "four"),
        ("A girl died on Monday, which brings the number to eight.", "people killed", "eight"),
        ("Holm is the fifth person killed by the storm.", "people killed", "fifth person"),
        ("The storm left 30 homes in the dark.", "homes and people without power", "30 homes"),
        ("Some 40 yobs were nicked.", "people arrested", "Some 40 yobs"),
        ("The boat had 53 people on it.", "people aboard", "53 people"),
        ("Sixteen people were treated for burns.", "people hurt", "Sixteen people"),
        ("Seven newborns died.", "people killed", "Seven newborns"),
        ("Three guests were treated at the scene and released.", "people hurt", "Three guests"),
        ("Ten guests were treated at a hospital.", "people taken to hospital", "Ten guests"),
        ("Four of the 16 injured guests are still in hospital.", "people hurt", "16 injured guests"),
    ],
)
def test_the_state_of_people_is_read_from_the_words_that_tell_it(text: str, subject: str, surface: str) -> None:
    assert (subject, surface) in bound(text)


def test_others_are_compared_with_the_whole_that_they_outnumber() -> None:
    assert disputes("Nine other lions are kept at the park.", "Seven lions are kept at the park.")


def test_passengers_and_crew_who_are_counted_apart_are_not_all_aboard() -> None:
    assert ("people aboard", "97 passengers") not in bound("On it were 97 passengers and 12 crew.")
    assert ("people hurt", "97 passengers") in bound("Of them 97 passengers and crew were hurt.")


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("On Monday came its third strike this year.", True),
        ("On Monday came its third strike since January.", True),
        ("On Monday came its third strike since 1998.", False),
    ],
)
def test_an_ordinal_of_this_year_is_one_thing_wherever_it_stands(text: str, strong: bool) -> None:
    assert [fact.strong for fact in facts(number, text)] == [strong]


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("The singer Peter Holm died on Friday. The star, 67, had been ill.", True),
        ("Mary Holm was found dead. The 44-year-old mum, who leaves a son, ran a shop.", True),
        ("Mary Holm was found dead. The 44-year-old mum ran a shop.", False),
        ("Mary Holm was found dead. The mum of one of her pupils, 44, ran a shop.", False),
    ],
)
def test_an_age_is_that_of_the_one_whom_an_epithet_calls(told: str, whose: bool) -> None:
    assert ("age of holm" in [subject for subject, _ in bound(told)]) is whose


@pytest.mark.parametrize(("name", "differ"), [("Iwa Stolm", True), ("Iva Stolm", True), ("Ida Stolm", False)])
def test_a_first_name_from_abroad_is_one_in_either_spelling(name: str, differ: bool) -> None:
    assert bool(disputes("Iva Stolmm, 41, was found dead.", f"{name}, 44, was found dead.")) is differ


@pytest.mark.parametrize(
    ("name", "differ"), [("Elias Lund", True), ("Jon Elias Lund", True), ("Jon Lund", False), ("Elias Holm", False)]
)
def test_a_second_given_name_tells_whose_age_it_is(name: str, differ: bool) -> None:
    assert bool(disputes("Ole Elias Lund, 47, led the choir.", f"{name}, 49, led the choir.")) == differ


def test_ages_in_a_list_are_all_ages() -> None:
    ages = [surface for subject, surface in bound("Boys aged nine, 11 and 12 drowned.") if subject.startswith("age of")]
    assert ages == ["nine", "11", "12"]
    assert ("people hurt", "12 others") in bound("Ann Lee, 34, and 12 others were hurt.")


def test_an_age_still_to_come_is_one_year_more_than_the_age() -> None:
    found = meet(number, "Peter Holm, who turns 62 next month, ran the mill.", "Peter Holm, 61, ran the mill.")
    assert {comparison.relation for comparison in found} == {Relation.SAME}


def test_shares_of_different_things_do_not_meet() -> None:
    assert not disputes("Turnout was 71 percent on Sunday.", "Holm took 52 percent of the vote on Sunday.")
    assert disputes("Turnout was 71 percent on Sunday.", "Turnout was 64 percent on Sunday.")


def test_an_ordinal_of_another_row_counts_less_as_one_thing() -> None:
    def head(left: str, right: str) -> float:
        return next(dict(c.features)["head"] for c in meet(number, left, right) if c.dispute)

    same = head("It was the sixth missile test this year.", "It was the ninth missile test this year.")
    assert same > head("It was the sixth nuclear test this year.", "It was the ninth missile test this year.")


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("The damage is put at $4.2 million.", "The damage is put at $4.2 billion.", True),
        ("The port lost 3,000 tonnes of trade.", "The port lost 3 million tonnes of trade.", True),
        ("The damage is put at $4.2 million.", "The damage is put at $4.9 billion.", False),
        ("The storm destroyed 3 homes.", "The storm destroyed 3,000 homes.", True),
        ("The storm destroyed 3 homes.", "In the hills 3,000 homes were destroyed by floods and the storm.", False),
    ],
)
def test_one_figure_with_two_words_of_scale_is_a_difference_however_far_apart(left, right, differ) -> None:
    assert bool(disputes(left, right)) is differ


@pytest.mark.parametrize(("hours", "dispute"), [(5, Dispute.UPDATE), (0.5, Dispute.CONFLICT), (-5, Dispute.CONFLICT)])
def test_on_one_day_a_toll_that_rises_from_hour_to_hour_is_an_update(hours, dispute) -> None:
    noon = dt.datetime(2024, 5, 14, 12, tzinfo=dt.UTC)
    texts = ("The fire killed four people.", noon), ("The fire killed nine people.", noon + dt.timedelta(hours=hours))
    left, right = (
        number.extract(replace(article(text), published=noon.date(), published_at=moment)) for text, moment in texts
    )
    assert number.compare(left[0], right[0], Options()).dispute is dispute


def test_a_toll_that_a_later_article_gives_higher_is_an_update() -> None:
    left = facts(number, "The fire killed 14 people.", source="a.txt", published=dt.date(2024, 5, 14))
    right = facts(number, "The fire killed 19 people.", source="b.txt", published=dt.date(2024, 5, 15))
    assert number.compare(left[0], right[0], Options()).dispute is Dispute.UPDATE
    assert number.compare(right[0], left[0], Options()).dispute is Dispute.UPDATE


@pytest.mark.parametrize(
    ("earlier", "later", "dispute"),
    [
        ("The wreck spilled 300 tonnes of oil.", "Some 900 tonnes of oil have escaped.", Dispute.UPDATE),
        ("The wreck spilled 900 tonnes of oil.", "Some 300 tonnes of oil have escaped.", Dispute.CONFLICT),
        ("Flames burned 12,000 acres of pine.", "Flames have burned 30,000 acres of pine.", Dispute.UPDATE),
        ("Police seized 300 tonnes of oil.", "Police seized 900 tonnes of oil.", Dispute.CONFLICT),
    ],
)
def test_what_was_spilled_or_burned_can_only_grow(earlier: str, later: str, dispute: Dispute) -> None:
    left = facts(number, earlier, source="a.txt", published=dt.date(2024, 5, 14))[0]
    right = facts(number, later, source="b.txt", published=dt.date(2024, 5, 15))[0]
    assert number.compare(left, right, Options()).dispute is dispute


@pytest.mark.parametrize(
    ("left", "right", "heading"),
    [
        ("The wreck spilled 300 tonnes.", "Some 900 tonnes have now escaped.", "mass (spilled)"),
        ("The bang was heard 12 miles off.", "The bang was heard 15 miles off.", "distance (heard)"),
    ],
)
def test_a_measure_is_called_by_what_befell_it(left: str, right: str, heading: str) -> None:
    one, other = facts(number, left)[0], facts(number, right, source="b.txt")[0]
    assert number.compare(one, other, Options()).subject == number.compare(other, one, Options()).subject == heading


@pytest.mark.parametrize(
    ("days", "told", "dispute"),
    [
        (1, "More than 180 rescuers took part.", [Dispute.UPDATE]),
        (-1, "More than 180 rescuers took part.", [Dispute.TENSION]),
        (1, "Some 180 rescuers took part.", []),
        (1, "More than 155 rescuers took part.", []),
    ],
)
def test_two_bounds_of_one_wording_are_two_figures(days: int, told: str, dispute: list[Dispute]) -> None:
    day = dt.date(2031, 3, 19)
    (left,) = facts(number, "More than 150 rescuers took part.", published=day)
    (right,) = facts(number, told, source="b.txt", published=day + dt.timedelta(days))
    found = [number.compare(left, right, Options()), number.compare(right, left, Options())]
    assert [comparison.dispute for comparison in found if comparison.dispute] == 2 * dispute


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ("Her two sons are among the missing.", False),
        ("Among the missing are two sons.", False),
        ("Two sons are missing.", True),
    ],
)
def test_who_is_among_the_missing_is_a_part_of_them(told: str, differ: bool) -> None:
    assert bool(disputes("Three people are missing.", told)) == differ


def test_a_toll_of_the_next_day_is_an_update_though_no_year_is_told() -> None:
    earlier, later = (
        number.extract(replace(article(text, published=None), source=source, day=day))[0]
        for source, text, day in (
            ("a.txt", "The fire killed 14 people.", (5, 14)),
            ("b.txt", "The fire killed 19 people.", (5, 15)),
        )
    )
    assert number.compare(earlier, later, Options()).dispute is Dispute.UPDATE


@pytest.mark.parametrize(
    ("told", "part", "whole"),
    [
        ("12 of the 200 people aboard were killed.", ("people killed", "12 of the 200 people"), "people killed"),
        ("Three of the ship's 14 crew were hurt.", ("people hurt", "Three of the ship's 14 crew"), "people hurt"),
        (
            "Half of the town's 12,000 homes had no power.",
            ("share of the homes", "Half"),
            "homes and people without power",
        ),
        ("A third of the 300 homes were damaged.", ("share of the homes", "A third"), "buildings damaged"),
    ],
)
def test_what_befell_a_part_is_not_told_of_the_whole(told: str, part: tuple[str, str], whole: str) -> None:
    found = bound(told)
    assert part in found
    assert [subject for subject, _ in found].count(whole) == (part[0] == whole)


@pytest.mark.parametrize("who", ["A pupil who left with two friends", "The man who had lived with three sons"])
def test_what_befell_one_is_not_told_of_several_beside(who: str) -> None:
    assert "people killed" not in [subject for subject, _ in bound(f"{who} was found dead.")]


def test_a_description_that_stands_before_a_name_elsewhere_tells_whose_age_it_is() -> None:
    text = (
        "Ex-minister Lund is guilty.\n\nAnders Lund stood up. The court sent the 65-year-old former minister to prison."
    )
    assert ("age of lund", "65-year-old") in bound(text)
    other = "Mayor Ina Holm saw it all. Then the 34-year-old former minister fled."
    assert "age of holm" not in [subject for subject, _ in bound(other)]


@pytest.mark.parametrize(
    ("told", "surface"),
    [
        ("Ida Holm was voted out. The 58-year-old led the town for years.", "58-year-old"),
        ("Ida Holm was voted out. The 58-year-old Swede led the town for years.", "58-year-old"),
        ("Ida Holm was voted out. The 58-year-old mother of two led the town for years.", "58-year-old"),
        ("Ida Holm was voted out. The retired train driver, 58, had led the town for years.", "58"),
        ("Ida Holm was voted out. A lawyer for the 58-year-old educator, Eva Roth, complained.", "58-year-old"),
        ("Ida Holm is the 58-year-old of whom all spoke.", "58-year-old"),
        ("Ida Holm left, and then the 58-year-old slept.", "58-year-old"),
    ],
)
def test_an_epithet_is_of_the_only_one_spoken_of_before(told: str, surface: str) -> None:
    assert ("age of holm", surface) in bound(told)


@pytest.mark.parametrize(
    "told",
    [
        "Ida Holm choked the 58-year-old with a scarf.",
        "Ida Holm, a clerk, later shot at the 58-year-old.",
        "Ida Holm had followed the 58-year-old home.",
        "Ida Holm won. A 58-year-old Swede fell. The 58-year-old Swede was hurt.",
        "Ida Holm won. Another Swede fell. The 58-year-old Swede was hurt.",
        "Ida Holm beat Eva Roth. The 58-year-old Swede was hurt.",
        "Ida Holm won. Her coach Jon Dale said the 58-year-old Swede was hurt.",
        "“We know nothing,” Ida Holm said. The 58-year-old teacher was arrested.",
        "Ida Holm was hit by a car. The 58-year-old driver was arrested.",
        "Ida Holm was hurt. The 58-year-old mother was arrested.",
        "Swede Eva Roth fell. A day passed. Nobody came. All was dark. Ida Holm woke. The 58-year-old Swede ate.",
    ],
)
def test_an_epithet_that_may_be_of_somebody_else_is_of_nobody_named(told: str) -> None:
    assert not {"age of holm", "age of roth", "age of dale"} & {subject for subject, _ in bound(told)}


@pytest.mark.parametrize("text", ["Half of 2026 is over.", "It will report in the first half of June."])
def test_the_half_of_a_year_or_month_is_no_share(text: str) -> None:
    assert not bound(text)


def test_the_age_of_a_minister_is_not_that_of_his_secretary() -> None:
    left = "The court sent the 65-year-old former minister of works to prison for theft."
    assert not disputes(left, "A former secretary of the minister, Ina Holm, 59, was sent to prison for theft.")
    assert disputes(left, "The former minister, Ina Holm, 64, was sent to prison for theft.")


@pytest.mark.parametrize(
    ("right", "differ"),
    [
        ("Five carriages came off the rails.", ["Four of the nine carriages"]),
        ("The train had eight carriages.", ["nine carriages"]),
    ],
)
def test_of_four_of_the_nine_the_count_is_four_and_nine_the_whole(right: str, differ: list[str]) -> None:
    found = meet(number, "Four of the nine carriages came off the rails.", right)
    assert [c.left.text for c in found if c.dispute] == differ


def test_how_high_a_surge_was_is_not_how_deep_the_water_stands() -> None:
    left = "A storm surge of nine feet flooded the hospital."
    assert disputes(left, "The hospital stood in four feet of water.") == []
    assert disputes(left, "A surge of six feet flooded the hospital.") == [("measure", Dispute.CONFLICT)]
    assert disputes("The street was nine feet deep in mud.", "The street lay under six feet of water.")


def test_some_of_the_badly_hurt_are_not_all_of_them() -> None:
    left = "Eleven of the injured were in serious condition, the clinic said."
    assert disputes(left, "Nine of the injured were in serious condition, the clinic said.")
    assert not facts(number, "Helicopters flew nine of the most badly injured to the clinic.")
    assert not disputes(left, "Of the 41 injured, three are in intensive care at the clinic.")


@pytest.mark.parametrize(
    ("left", "right", "days", "dispute"),
    [
        ("Seven people are missing.", "Four people are missing.", 1, Dispute.UPDATE),
        ("Seven people are missing.", "Four people are missing.", 0, Dispute.CONFLICT),
        ("Seven people were missing on Sunday.", "On Monday four people were missing.", 0, Dispute.UPDATE),
        ("Some 400,000 homes had no power.", "Some 200,000 homes had no power.", 1, Dispute.UPDATE),
        (
            "The gale left 400,000 homes without power on Monday.",
            "Some 200,000 homes had no power, said the grid, which hoped to mend it by Sunday.",
            0,
            Dispute.CONFLICT,  # the day is that of the hope
        ),
        ("Nine miners were hurt.", "Seven miners were hurt.", 1, Dispute.CONFLICT),
        ("The river crested at 4.8 metres.", "The river crested at 5.6 metres.", 1, Dispute.UPDATE),
        ("The river crested at 4.8 metres.", "The river crested at 5.6 metres.", 0, Dispute.CONFLICT),
        ("The river stood at 4.8 metres at noon.", "The river crested at 5.6 metres.", 0, Dispute.UPDATE),
        ("The river stood at 5.8 metres at noon.", "The river crested at 5.6 metres.", 0, Dispute.CONFLICT),
        ("On Sunday the river stood at 4.8 metres.", "The river stood at 5.6 metres on Monday.", 0, Dispute.UPDATE),
        ("It was then a storm of Category 4.", "The storm hit the coast as a Category 3 storm.", 0, Dispute.UPDATE),
        ("It hit the coast as a Category 4 storm.", "It hit the coast as a Category 3 storm.", 0, Dispute.CONFLICT),
    ],
)
def test_what_rises_and_falls_by_the_hour_contradicts_only_its_own_hour(left, right, days, dispute) -> None:
    one = facts(number, left, source="a.txt", published=dt.date(2024, 5, 14))
    other = facts(number, right, source="b.txt", published=dt.date(2024, 5, 14 + days))
    assert number.compare(one[0], other[0], Options()).dispute is dispute
    assert number.compare(other[0], one[0], Options()).dispute is dispute


def test_a_toll_that_a_later_article_gives_lower_is_a_conflict() -> None:
    left = facts(number, "The fire killed 19 people.", source="a.txt", published=dt.date(2024, 5, 14))
    right = facts(number, "The fire killed 14 people.", source="b.txt", published=dt.date(2024, 5, 15))
    assert number.compare(left[0], right[0], Options()).dispute is Dispute.CONFLICT


def test_a_vague_word_beside_a_number_it_does_not_fit_is_a_tension() -> None:
    assert disputes("The fire injured dozens.", "The fire injured 249 people.") == [("casualties", Dispute.TENSION)]


def test_an_article_that_gives_the_other_number_too_settles_the_matter() -> None:
    both = "The fire killed 14 people in the hall. The fire killed 5 people in the yard."
    assert disputes(both, "The fire killed 5 people in the yard.") == []


def test_a_list_of_earlier_tolls_is_set_against_its_own_alone() -> None:
    left = "In February 2018, 44 people died when a bus fell into the valley, and in January 2018 a crash killed 52."
    assert disputes(left, "In 2018, 44 people perished less than a mile from the place.") == []
    assert disputes("In 2018, 41 people died in the valley.", "In 2018, 44 people perished in the valley.")


def test_people_beside_whom_others_are_told_of_are_a_part_of_all() -> None:
    right = "Three members of one family died when fire swept the house."
    assert disputes("Two toddlers and their grandmother died when fire swept the house.", right) == []
    assert disputes("Two people died when fire swept the house.", right)


def test_an_hour_is_no_company_of_those_who_died() -> None:
    left = "The siege of the barracks lasted an hour and one soldier died."
    assert disputes(left, "Two people died in the siege of the barracks.")


def test_people_of_one_sort_amid_the_same_words_are_compared_though_their_acts_are_other_words() -> None:
    left = "Five hooded men entered the villa by a window."
    assert disputes(left, "Four hooded men climbed into the villa.")
    assert disputes(left, "Two hooded men climbed into the villa.") == []


def test_things_told_by_noun_and_adjective_alike_need_not_be_so_near() -> None:
    left = "She was sent with five fishing vessels."
    assert disputes(left, "Eight fishing vessels took part.")
    assert disputes(left.replace("fishing ", ""), "Eight vessels took part.") == []


def test_what_an_earlier_disaster_took_is_not_set_against_this_one() -> None:
    left = "The ferry was carrying about 80 passengers when it sank."
    right = "In 2012 forty people died when a ferry carrying some 300 passengers sank."
    assert disputes(left, right) == []
    assert disputes(left, right.removeprefix("In 2012 "))


def test_bodies_found_are_no_missing_people() -> None:
    left = "Fourteen bodies were recovered and rescuers were looking for nine more people."
    assert ("people missing", "nine more people") in bound(left)
    right = "Eleven people were still missing."
    assert [found.left.text for found in meet(number, left, right) if found.dispute] == ["nine more people"]


def test_what_the_sentence_before_says_of_a_year_does_not_date_a_family() -> None:
    left = article("The marriage ended in 1971. She is survived by four grandchildren.", "a.txt")
    right = article("She won a prize in 2005. She is survived by five grandchildren.", "b.txt")
    one, other = (number.extract(text)[-1] for text in (left, right))
    assert number.compare(one, other, Options()).dispute is Dispute.CONFLICT


def test_the_age_of_somebody_named_is_that_of_now_whatever_year_the_sentence_names() -> None:
    (age,) = (f for f in facts(number, "Ida Holm, 61, elected in 2018, opened the door.") if f.value.rule == "age")
    assert (age.strong, age.value.years) == (True, frozenset())


def test_thousands_may_be_tens_of_thousands() -> None:
    assert disputes("Thousands of homes were damaged.", "Some 24,000 homes were damaged.") == []
    assert disputes("Thousands of homes were damaged.", "Some 240,000 homes were damaged.")


def test_winds_and_gusts_are_two_measures() -> None:
    left = "It had winds of 185 km per hour and gusts of up to 230 kph."
    right = "It had winds of 175 km per hour and gusts of up to 290 kph."
    found = {(f.left.text, f.right.text) for f in meet(number, left, right) if f.dispute}
    assert found == {("185 km per hour", "175 km per hour"), ("up to 230 kph", "up to 290 kph")}


def test_the_person_of_an_age_is_the_only_one_named_last_before() -> None:
    told = "Ida Holm waved to the crowd. The square was full. “It is a new day,” the 53-year-old said."
    assert ("age of holm", "53-year-old") in bound(told)
    assert ("age of the adult", "53-year-old") in bound(
        told.replace("The square", "Jon Dale and Eva Roth came. The square")
    )


def test_a_child_told_by_its_age_is_not_the_father_named_before() -> None:
    told = "Her father Jon Dale tied his boots. Then she was gone. The five-year-old had followed a deer."
    assert ("age of the child", "five-year-old") in bound(told)
    assert ("age of dale", "45-year-old") in bound(told.replace("five-year-old", "45-year-old"))


def test_an_age_far_from_that_of_the_one_named_before_is_of_somebody_else() -> None:
    told = "Jon Dale, 28, was jailed."
    pointed = "Jon Dale was jailed on Monday. “He took my dog,” the {}-year-old said."
    assert disputes(told, pointed.format(30)) == [("age", Dispute.CONFLICT)]
    assert disputes(told, pointed.format(79)) == []


def test_a_woman_of_46_is_no_man() -> None:
    assert disputes("They found a woman of 46 who had been cut.", "A 43-year-old man remains in custody.") == []


def test_he_was_67_is_told_of_the_only_man_named_last_before() -> None:
    told = "The singer Peter Holm died on Friday. He was 67."
    assert ("age of holm", "67") in bound(told)
    assert ("age of holm", "67") in bound(told.replace("died", "and his wife Mary Holm fell"))
    assert ("age of holm", "67") not in bound(told.replace("67.", "67 when he left."))
    assert ("age of holm", "67") not in bound(told.replace("Peter", "Mary"))


def test_who_speaks_is_none_of_those_spoken_of() -> None:
    told = "Eva Roth won the race. Ida Holm fell. “I think of Ida Holm,” said the 27-year-old."
    assert ("age of roth", "27-year-old") in bound(told)


def test_who_is_named_with_an_age_is_not_another_of_that_article() -> None:
    left = article("Mia Coats, 16, died at the scene.", "a.txt")
    right = article("Mia Coats, 16, died in the car. A 15-year-old girl is in hospital.", "b.txt")
    (one,), (_, girl) = number.extract(left), number.extract(right)
    assert number.compare(one, girl, Options()).relation is Relation.UNKNOWN


def test_the_length_of_a_thing_is_told_all_over_the_story() -> None:
    (fact,) = facts(number, "The bridge, which is 900 metres long, was opened by the king.")
    assert (fact.subject, fact.strong) == ("length", True)
    left = "The bridge, which is 900 metres long, was opened in 1985."
    assert disputes(left, "The bridge was opened in 1986 and is 832 metres long.") == [("measure", Dispute.CONFLICT)]


def test_the_badly_hurt_are_a_part_of_all_who_are_hurt() -> None:
    text = article("Altogether 31 people were hurt. Five of them are fighting for their lives.", "a.txt")
    every, _ = number.extract(text)
    assert every.strong
    assert disputes("Five people were seriously hurt.", "The number of injured rose to 36.") == []
    assert disputes("Five people were seriously hurt.", "Seventeen people were taken to hospital.") == []


def test_the_slightly_hurt_are_all_the_hurt_of_an_article_that_tells_of_no_others() -> None:
    alone, beside = (
        article(f"{told}", "a.txt")
        for told in (
            "Eleven people had minor injuries.",
            "Eleven people had minor injuries. Two more people were badly hurt.",
        )
    )
    assert [fact.subject for fact in number.extract(alone)] == ["people hurt"]
    assert {fact.subject for fact in number.extract(beside)} == {"people hurt slightly", "people hurt badly"}
    assert disputes("Eleven people had minor injuries.", "Nine people were hurt, none of them seriously.") == [
        ("casualties", Dispute.CONFLICT)
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nobody was injured.", "Nine people were hurt in the old harbour as the ferry came in."),
        (
            "The quake in the hills killed 12 people.",
            "Fourteen died as walls fell, a broadcaster said.",
        ),
    ],
)
def test_a_number_alone_and_two_tolls_of_the_event_need_no_common_words(left: str, right: str) -> None:
    (found,) = [found for found in meet(number, left, right) if found.dispute]
    assert dict(found.features)["clean"] == 1


def test_boys_are_no_girl() -> None:
    left = "Two other passengers, both 16-year-old boys, were hurt."
    assert disputes(left, "One of them, a 15-year-old girl, is in critical condition.") == []


def test_two_rough_numbers_are_one_only_within_the_looser_one_s_reach() -> None:
    left = "They lay about 350 metres below ground."
    assert disputes(left, "They lay about 300 metres below ground.")
    assert disputes(left, "They lay about 340 metres below ground.") == []


def test_those_of_a_state_of_their_own_are_no_part_of_another() -> None:
    left = "Officials said 58 were rescued, 13 of whom were being treated in hospital."
    assert ("casualties", Dispute.CONFLICT) in disputes(left, "Fifteen workers were being treated in hospital.")


def test_ones_are_what_was_counted_before() -> None:
    assert ("car", "889 British ones") in bound("They looked at 931 French cars and 889 British ones.")


def test_a_thing_listed_beside_another_is_a_part_of_all() -> None:
    assert disputes("The plane hit several vehicles.", "The plane hit a bus and two cars.") == []
    assert disputes("The plane hit several vehicles.", "The plane hit two cars.")


def test_studies_of_two_years_are_two() -> None:
    left = "A study in 2022 found that tea cut the risk by 13%."
    assert disputes(left, "A study last year found that tea cut the risk by 17%.") == []


def test_subsidies_are_no_profit() -> None:
    left = "The plant has had 110 million euros in subsidies since 2015."
    assert disputes(left, "The plant made 58 million euros in 2015.") == []
    assert disputes(left, "The plant has had 140 million euros in public support.") == [("money", Dispute.CONFLICT)]


def test_two_numbers_that_both_articles_give_are_of_two_things() -> None:
    left = "They followed 7,931 people in China and 5,998 people in Britain."
    right = "They looked at 5,998 Britons of middle age and 7,931 Chinese people."
    assert disputes(left, right) == []
    assert disputes(left, "They looked at 5,889 Britons of middle age and 7,931 Chinese people.")


@pytest.mark.parametrize("act", ["derailed", "jumped the rails", "came off the track"])
def test_some_of_a_whole_and_some_of_it_who_do_the_same_differ_although_they_sum_up_to_it(act) -> None:
    told = disputes("Four of the nine carriages derailed near Oxton.", f"Five of the nine carriages {act} on Monday.")
    assert [rule for rule, *_ in told] == ["count"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lund's party won seven of the 33 seats.", "Its rivals won 26 of the 33 seats."),
        ("Four of the nine rebels surrendered.", "Five of the nine rebels fled."),
        ("Four of the nine members voted for it.", "Five of the nine members voted against it."),
        ("Four of the nine rebels surrendered.", "Five of the nine rebels did not surrender."),
    ],
)
def test_some_of_a_whole_and_its_rest_are_no_difference(left, right) -> None:
    assert disputes(left, right) == []


def test_two_counts_that_sum_up_to_the_other_are_no_difference() -> None:
    assert disputes("The letter names 12 mayors and 128 mayors.", "The letter names 140 mayors.") == []


def test_a_range_of_ages_beside_one_of_its_ends_is_a_tension() -> None:
    assert disputes("The 12-week-old fetus died.", "The 8- to 12-week-old fetus died.") == [("age", Dispute.TENSION)]


# --- properties -------------------------------------------------------------------------------------------------------

_SENTENCE = st.sampled_from(
    [
        "The fire killed 14 people.",
        "At least 19 people died in the fire.",
        "The fire killed a child and injured dozens.",
        "Ida Holm, 61, fled the house.",
        "Ida Holm, 68, was found in the house.",
        "Some 60 excavators and 100 trucks came to the well.",
        "Around 80 diggers came to the well.",
        "The fund moved more than $2 billion through the port.",
        "The fund moved as much as $2 billion through the port.",
        "It was the 15th rocket test this year.",
        "Holm served four months in prison.",
        "Half of the money was found in 2004.",
    ]
)


@lru_cache
def _told(text: str, source: str) -> tuple[Fact[Counted], ...]:
    return facts(number, text, source=source)


def _all(left: str, right: str) -> list[tuple[Comparison, Comparison]]:
    return [
        (number.compare(one, other, Options()), number.compare(other, one, Options()))
        for one in _told(left, "a.txt")
        for other in _told(right, "b.txt")
    ]


@settings(deadline=None)
@given(_SENTENCE, _SENTENCE)
def test_compare_is_symmetric_and_its_features_lie_between_0_and_1(left: str, right: str) -> None:
    both = _all(left, right)
    assert both
    for one, other in both:
        assert (one.relation, one.dispute, one.rule) == (other.relation, other.dispute, other.rule)
        assert one.features == other.features
        assert all(0 <= figure <= 1 for _, figure in one.features)


@settings(deadline=None, max_examples=15)
@given(st.lists(_SENTENCE, min_size=1, max_size=4).map(" ".join))
def test_every_fact_is_the_same_as_itself_and_its_surface_is_its_span(text: str) -> None:
    told: tuple[Fact[Counted], ...] = number.extract(article(text))
    assert told
    for fact in told:
        assert text[fact.start : fact.end] == fact.text
        assert fact.start >= fact.sentence.start
        assert fact.end <= fact.sentence.end
        assert number.compare(fact, fact, Options()).dispute is None


# --- the words around, and the company --------------------------------------------------------------------------------


def told(left: str, right: str) -> dict[tuple[str, str], Comparison]:
    """Every comparison of two articles, by the surfaces of its numbers."""
    return {(found.left.text, found.right.text): found for found in meet(number, left, right)}


@pytest.mark.parametrize(
    ("left", "right", "surfaces"),
    [
        (
            "The couple spent $3,418.20 on a cruise and $9,214.50 at the Harbour Spa.",
            "The court heard of $9,314.50 spent at the Harbour Spa, and of a piano.",
            ("$9,214.50", "$9,314.50"),
        ),
        (
            "The couple earned $52 million and paid $17 million in state taxes.",
            "The returns show that the couple paid $16,204,118 in state taxes.",
            ("$17 million", "$16,204,118"),
        ),
        (
            "Shares of Nordlys fell 4.3 percent on Monday.",
            "Nordlys shares fell 6.6% on Monday.",
            ("fell 4.3 percent", "fell 6.6%"),
        ),
        (
            "Hundreds of thousands of revellers are expected at the harbour.",
            "Thousands of concertgoers are expected at the harbour.",
            ("Hundreds of thousands of revellers", "Thousands of concertgoers"),
        ),
        (
            "Two years ago hundreds of women were attacked at the harbour festival.",
            "At the harbour festival in 2022 about 1,200 women were attacked, said police.",
            ("hundreds of women", "about 1,200 women"),
        ),
    ],
)
def test_numbers_amid_the_same_words_are_of_one_thing(left: str, right: str, surfaces: tuple[str, str]) -> None:
    comparisons = told(left, right)
    assert comparisons[surfaces].dispute
    assert [pair for pair, found in comparisons.items() if found.dispute] == [surfaces]


def test_a_number_that_both_articles_give_is_no_partner_of_another_one() -> None:
    left = "Nordlys offers $60 for each share in cash."
    right = "Nordlys offers $55 for each share in stock. It offers $60 for each share in cash."
    assert disputes("Nordlys offers $60 for each share in cash.", "Nordlys offers $55 for each share in stock.")
    assert disputes(left, right) == []


def test_a_number_that_fits_another_one_better_belongs_to_that_one() -> None:
    left = "The town spent $4 million on the new bridge."
    right = "The town spent $5 million on the new bridge. The town spent $3 million on a school."
    ranks = {pair: dict(found.features)["rank"] for pair, found in told(left, right).items() if found.dispute}
    assert ranks[("$4 million", "$5 million")] == 1
    assert ranks[("$4 million", "$3 million")] < 1


@pytest.mark.parametrize(
    ("left", "right", "figure"),
    [
        ("The team scored eight runs late.", "Nine runs came in the first inning.", "clean"),
        ("Eight female cooks were in the hotel.", "Nine cooks were in the hotel.", "head"),
        ("Ida Holm, 61, fled the house.", "A 59-year-old woman fled the house.", "head"),
    ],
)
def test_a_doubt_about_one_thing_lowers_a_figure(left: str, right: str, figure: str) -> None:
    (found,) = [found for found in meet(number, left, right) if found.dispute]
    assert dict(found.features)[figure] < 1


@pytest.mark.parametrize(
    ("text", "subject", "surface"),
    [
        ("The toll, raised on Monday to 51, may rise.", "people killed", "51"),
        ("One of 47 confirmed dead was a nurse.", "people killed", "47 confirmed dead"),
        ("A trader suspected of murdering three people was in custody.", "people killed", "three people"),
        ("In the fire 23 persons lost their lives.", "people killed", "23 persons"),
        ("Seven passengers did not survive.", "people killed", "Seven passengers"),
        ("Twelve people didn't survive the crash.", "people killed", "Twelve people"),
        ("No deaths have been reported.", "people killed", "No deaths"),
        ("The number of residents evacuated stands at 7,400.", "people evacuated", "7,400"),
        ("The flood drove 9,000 people from their homes.", "people evacuated", "9,000 people"),
        ("In all, 305 were lifted out by helicopter.", "people rescued", "305"),
        ("Some 480,000 homes were without electricity.", "homes and people without power", "Some 480,000 homes"),
        ("The town, population 1,870, lies on a lake.", "population", "1,870"),
        ("Turnout was about 78,000.", "turnout", "about 78,000"),
        ("The storm was a Category 4 storm.", "category", "4"),
        ("The threat level was raised to four.", "threat level", "four"),
        ("The wounded include a girl of 11.", "age of the child", "11"),
        ("She was 61.", "age of the adult", "61"),
        ("The gunman, 29, fled.", "age of the man", "29"),
        ("Holm was banned for eight months.", "term of the ban", "eight months"),
        ("They signed a 25-year fishing accord.", "length of the deal", "25-year fishing accord"),
        ("They signed a 25-year fishing accord Tuesday.", "length of the deal", "25-year fishing accord"),
        ("They signed a 25-year fishing accord last week.", "length of the deal", "25-year fishing accord"),
        ("It was a nine-day walkout.", "length of the strike", "nine-day walkout"),
        ("He faces up to 20 years in prison.", "longest sentence possible", "up to 20 years"),
        ("The quake was measured at 6.5.", "magnitude", "6.5"),
        ("It cost a quarter of a million dollars.", "amount of money", "a quarter of a million dollars"),
    ],
)
def test_numbers_are_read_in_the_many_forms_of_news(text: str, subject: str, surface: str) -> None:
    assert (subject, surface) in bound(text)


def test_two_people_who_told_the_paper_are_no_count() -> None:
    assert bound("Two people briefed on the matter confirmed it.") == []


def test_nobody_hurt_beside_somebody_hurt_is_a_conflict() -> None:
    assert disputes("No deaths were reported in the fire.", "The fire killed two people.") == [
        ("toll", Dispute.CONFLICT)
    ]


def test_precise_amounts_far_from_each_other_are_two_amounts() -> None:
    assert disputes("He spent $9,587.64 on a new boat.", "He spent $10,977.74 on a new boat.") == []


def test_a_bound_and_a_number_that_keeps_it_closely_agree() -> None:
    assert disputes("At least 12 flares were seen over the bay.", "The crew saw 13 flares over the bay.") == []


def test_a_crowd_told_without_a_noun_is_of_people() -> None:
    assert bound("As thousands celebrate, the harbour is closed.") == [("people", "thousands")]


@pytest.mark.parametrize(
    "piece",
    [
        "Ida Holm, 61, paid ${n} for {n}% of {n} boats, ",
        "the fire killed {n} people and hurt {n} others, ",
        "at least {n} people died, 3 badly hurt, and the {n}th test ",
    ],
)
def test_one_long_line_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    def seconds(pieces: int) -> float:
        text = "".join(piece.format(n=n + 4) for n in range(pieces))
        line = Sentence("a.txt", 0, 0, len(text), text)
        started = time.process_time()
        number.extract(Article("a.txt", text, sentences=(line,)))
        return time.process_time() - started

    seconds(5)
    short, long = seconds(60), seconds(480)
    # Eight times the text: linear time is 8 times as much, quadratic 64.
    assert long < 24 * short


def test_a_toll_of_an_earlier_year_says_so() -> None:
    (found,) = [
        c for c in meet(number, "In 2004 a wave killed 230 people.", "In 2004 a wave killed 170 people.") if c.dispute
    ]
    assert found.subject == "people killed in 2004"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A man killed eight people and himself.", "Nine people were killed, including the gunman."),
        ("He killed eight people before turning the gun on himself.", "Nine people died, among them the gunman."),
        ("The man killed eight people and then shot himself.", "Nine people were killed."),
        ("Eight people and the attacker were killed.", "Nine people were killed."),
        ("Ten people died, including the pilot.", "Nine people died in the crash."),
        ("Two men killed eight people before blowing themselves up.", "Ten people were killed."),
    ],
)
def test_a_toll_with_the_doer_and_one_without_agree(left: str, right: str) -> None:
    assert disputes(left, right) == []
    assert disputes(right, left) == []


def test_a_doer_who_lives_does_not_change_the_toll() -> None:
    assert disputes("He killed eight people and wounded himself.", "Nine people were killed.")


def test_two_tolls_further_apart_than_the_doer_differ() -> None:
    assert disputes("He killed eight people and himself.", "Twelve people were killed.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The firm has about 9,000 people, 3,400 of them in Norway.", "About 3,400 people work for the firm."),
        ("The house stands near several embassies.", "There are fourteen embassies near the house."),
        ("The poet was the fourth of nine children.", "The poet leaves 11 children."),
        ("The 46 Norwegian shops remain open.", "The 212 shops remain open for now."),
        ("Oil jumped above $72 a barrel in trading before falling back.", "Oil settled at $71.40 a barrel."),
        ("None of the 23 visitors in the museum was hurt.", "Nobody was hurt in the museum."),
        ("At least four people are trapped in the carriage.", "Five people were freed from the carriage."),
        ("The dead were women aged between 28 and 61.", "A woman of 50 is out of danger."),
        ("Oil rose 2.3 percent on the market.", "The rial fell 3 percent on the market."),
        ("One man was released.", "Two men saw him in the yard."),
        ("Police arrested seven people in the raids.", "The judge had the other five arrested."),
        ("The jury was out after a two-week trial.", "The jury was out after an eight-day trial."),
    ],
)
def test_what_is_counted_otherwise_does_not_differ(left: str, right: str) -> None:
    assert disputes(left, right) == []
    assert disputes(right, left) == []


def test_a_two_week_trial_is_none_of_twenty_days() -> None:
    assert disputes("She spoke at the two-week trial.", "She spoke at the twenty-day trial.")


def test_several_are_more_than_two() -> None:
    assert disputes("He hit several cars in the yard.", "He hit two cars in the yard.")


def test_ranges_with_other_ends_differ_though_they_overlap() -> None:
    left, right = "The margin was to be three to five percent.", "The margin was to be 4% to 6%."
    assert disputes(left, right) == [("share", Dispute.TENSION)]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("There were no reports of casualties at the palace.", "Two people were killed at the palace.", "toll"),
        ("There were no arrests on the square.", "Four people were arrested on the square.", "casualties"),
    ],
)
def test_nobody_is_another_number_than_somebody(left: str, right: str, rule: str) -> None:
    assert rule in [found for found, _ in disputes(left, right)]


def test_those_who_took_part_are_people() -> None:
    assert bound("Organisers said more than 100,000 took part.") == [("people", "more than 100,000")]


def test_a_part_of_them_is_of_what_was_counted_before() -> None:
    assert ("people", "3,400 of them") in bound("It employs 9,000 people, 3,400 of them in Norway.")


def test_an_age_meets_across_two_spellings_of_a_surname() -> None:
    one, other = facts(number, "Col Hennessey, 67, rode on.")[0], facts(number, "Col Hennessy, 66, rode on.")[0]
    assert one.subject == other.subject


def test_years_ago_are_those_years() -> None:
    left = "Three years ago 46 people were killed in a fire in the port."
    assert disputes(left, "The fire in the port killed 14 people.") == []
    assert disputes(left, "In 2021 a fire in the port killed 40 people.") == [("toll", Dispute.CONFLICT)]


@pytest.mark.parametrize("text", ["His songs of the 1970s and early 80s sold well.", "Rents in the late 80s were low."])
def test_a_decade_of_a_century_is_no_age(text: str) -> None:
    assert [subject for subject, _ in bound(text) if subject.startswith("age")] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A five-member panel met.", "members"),
        ("One man was led away by the guards.", "men"),
        ("One German was led away by the guards.", "germans"),
        ("She was 61.", "age of somebody who is not named"),
        ("She began to row at the age of nine.", "age at that time"),
        ("The shaft is 740 metres below ground.", "depth"),
        ("The river peaked at 5.6 metres.", "level or height"),
        ("He won the 800 metres.", "length or distance"),
    ],
)
def test_a_heading_reads_without_the_text(text: str, label: str) -> None:
    assert label in [fact.label for fact in facts(number, text)]


def test_a_value_ends_before_a_bracket_that_does_not_close_in_it() -> None:
    assert "€8m" in [surface for _, surface in bound("The flat sold for €8m (£5m more than in May).")]


def test_who_did_it_is_left_out_of_tolls_alone() -> None:
    assert not disputes("Ten people died, including the gunman.", "Nine people died.")
    assert disputes("Police arrested ten people, including the driver.", "Police arrested nine people.")


# --- votes and matches ------------------------------------------------------------------------------------------------


BOARD = "The harbour board voted 7-4 on Tuesday to close the old pier."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By a vote of eight to three the harbour board closed the old pier.", [("tally", Dispute.CONFLICT)]),
        ("The board passed the plan 8-3 after six hours of debate.", [("tally", Dispute.CONFLICT)]),
        ("By a vote of seven to four the harbour board closed the old pier.", []),
        ("The town council voted 9-2 on Tuesday to close the old pier.", []),
        ("In a first vote the harbour board was split 6-5.", [("tally", Dispute.CONFLICT)]),
        ("The harbour board voted unanimously on Tuesday to close the old pier.", [("tally", Dispute.CONFLICT)]),
        ("The town council voted unanimously on Tuesday to close the old pier.", []),
    ],
)
def test_one_vote_is_of_those_who_vote(text: str, expected: list[tuple[str, Dispute | None]]) -> None:
    assert disputes(BOARD, text) == expected


def test_a_unanimous_vote_is_one_whatever_the_number_for() -> None:
    assert disputes(BOARD.replace("7-4", "7-0"), BOARD.replace("7-4", "unanimously")) == []


@pytest.mark.parametrize(
    ("votes", "dispute"), [("7-4-1", None), ("7-4", None), ("7-4-2", Dispute.CONFLICT), ("7-3-2", Dispute.CONFLICT)]
)
def test_votes_differ_by_who_abstained_where_both_say_it(votes: str, dispute: Dispute | None) -> None:
    (met,) = meet(number, BOARD.replace("7-4", "7-4-1"), BOARD.replace("7-4", votes))
    assert met.dispute is dispute
    assert met.relation is (Relation.DIFFERENT if dispute else Relation.SAME)


def test_two_votes_of_one_body_do_not_meet_where_both_are_told() -> None:
    budget = "It passed the budget 9-2."
    other = "The harbour board voted 8-3 to close the old pier. It passed the budget 9-2."
    found = [comparison for comparison in meet(number, f"{BOARD} {budget}", other) if comparison.dispute]
    assert [(comparison.left.text, comparison.right.text) for comparison in found] == [("7-4", "8-3")]


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("Holm Albion lost 2-4 to Tarn Rovers.", True),
        ("Tarn beat the visitors 4-2.", True),
        ("Holm Albion lost 2-3 to Tarn Rovers.", False),
        ("Tarn Rovers beat Brenner Town 4-2.", False),
        ("Tarn Rovers beat Holm Albion 4-2 on penalties.", False),
    ],
)
def test_one_match_is_of_the_sides_that_both_name(text: str, differ: bool) -> None:
    assert bool(disputes("Tarn Rovers beat Holm Albion 3-2 on Saturday.", text)) is differ


def test_a_record_of_a_season_is_no_score() -> None:
    assert facts(number, "Tarn Rovers have beaten Holm Albion to go 10-3.") == ()


# --- slips of the pen -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "dispute"),
    [
        ("Police took 25 dogs from the barn.", "Police took 250 dogs from the barn.", Dispute.CONFLICT),
        ("Over 400 savers lost money in the fund.", "Some 4,000 savers lost money.", Dispute.CONFLICT),
        ("The shaft is 18 metres deep.", "The shaft is 180 metres deep.", Dispute.CONFLICT),
        ("Holm sold 3 boats at the fair.", "Holm sold 21 boats at the fair.", Dispute.CONFLICT),
        ("Police took 25 dogs from the barn.", "The town has 250 dogs.", None),
        ("Police took 25 dogs from the barn.", "Some 210 dogs in Tarn have no licence, police said.", None),
    ],
)
def test_a_zero_too_many_is_never_too_far(left: str, right: str, dispute: Dispute | None) -> None:
    """Nor is any number amid the very same words."""
    assert [found for _, found in disputes(left, right)] == [dispute] * bool(dispute)


DAMAGE = "Damage to the depot was put at $18 million."


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("Damage to the depot was put at £18 million.", True),
        ("The damage to the depot came to some 18 million euros.", True),
        ("Damage to the depot was put at £14 million.", False),
        ("Damage to the depot was put at US$18 million.", False),
        ("Damage to the depot was put at A$18 million.", False),
        ("Damage to the depot was put at £18 million ($24 million).", True),
        ("Damage to the depot was put at £14 million ($18 million).", False),
        ("The owner had bought a yacht for £18 million.", False),
    ],
)
def test_one_figure_in_two_currencies_is_a_conflict(text: str, differ: bool) -> None:
    assert bool(disputes(DAMAGE, text)) is differ


def test_a_figure_that_an_article_gives_in_both_currencies_is_none() -> None:
    both = "The fund lent the depot $18 million. It was put at £18 million by the owner."
    assert not disputes(DAMAGE.replace("Damage to", "The worth of"), both)


@pytest.mark.parametrize(
    ("left", "right", "subject"),
    [
        ("The ferry line was fined $3 million.", "The court fined the ferry line $4 million.", "fine"),
        ("The ferry line was fined $3 million.", "The ferry line must pay a fine of $4 million.", "fine"),
        ("The ferry line was fined $3 million.", "The ferry line has to pay $4 million.", "amount of money"),
        ("The line bought a $3 million dredger.", "The line bought a $4 million dredger.", "amount of money: dredger"),
        ("The line paid $3 million in 2019.", "The line paid $4 million in 2019.", "amount of money"),
        (
            "A fund for the crew topped $41,000 last night.",
            "A fund for the crew has reached $38,000.",
            "amount of money",
        ),
    ],
)
def test_an_amount_of_money_is_called_by_what_both_sentences_say_it_is(left: str, right: str, subject: str) -> None:
    assert [c.subject for c in meet(number, left, right) if c.dispute] == [subject]


def test_what_is_counted_keeps_its_capital() -> None:
    (found,) = meet(number, "The school sheltered 350 Palestinians.", "The school sheltered 500 Palestinians.")
    assert found.subject == "Palestinians"


# --- numbers that only look apart -------------------------------------------------------------------------------------


def test_the_second_of_several_people_is_no_toll() -> None:
    assert ("people killed", "second victim") not in bound("The second victim was found in the shed.")


def test_an_age_before_a_comma_is_of_now() -> None:
    left = "Officers shot Anders Holm, 51, when he came to the door."
    assert disputes(left, "Officers shot Anders Holm, 52, at the door.") == [("age", Dispute.CONFLICT)]


def test_one_of_several_people_is_of_any_of_their_ages() -> None:
    right = "Two of the boys, ages 16 and 17, are charged with the theft of the boat."
    found = disputes("Police arrested four boys, ages 13 to 17, for the theft of the boat.", right)
    assert ("age", Dispute.CONFLICT) not in found


def test_the_next_one_is_counted_with_those_before() -> None:
    right = "Three guards of the harbour were dismissed in October."
    assert not disputes("Two guards of the harbour were dismissed in October, and a third resigned.", right)


def test_a_part_of_those_counted_adds_nothing_to_them() -> None:
    left = "The school was closed after nine children fell ill with fever, three of them badly."
    assert disputes(left, "Twelve children of the school are now ill with fever.") == [("count", Dispute.CONFLICT)]


def test_pharmacies_are_drugstores() -> None:
    left = "The crew robbed nine drugstores of the valley."
    assert disputes(left, "The crew robbed 12 pharmacies of the valley.") == [("count", Dispute.CONFLICT)]


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("Only one in ten trains ran on Wednesday.", [("share", Dispute.CONFLICT)]),
        ("One in three trains ran on Wednesday.", []),
        ("A court had ordered that 25 percent of trains run on Wednesday.", []),
        ("On Wednesday 25 percent of trains ran.", [("share", Dispute.CONFLICT)]),
    ],
)
def test_so_many_in_ten_are_a_share_and_what_is_ordered_is_not_what_was(
    right: str, found: list[tuple[str, Dispute]]
) -> None:
    assert disputes("About a third of trains ran on Wednesday.", right) == found


# --- parts of a toll told beside it -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Two more miners have died, which brings the toll to seven.", [("five miners", "seven", Dispute.UPDATE)]),
        ("Another two miners died, taking the death toll to seven.", [("five miners", "seven", Dispute.UPDATE)]),
        ("Two more miners have died, which brings the toll to nine.", [("five miners", "nine", Dispute.CONFLICT)]),
        ("Two more miners have died.", []),
        ("Two miners died.", [("five miners", "Two miners", Dispute.CONFLICT)]),
        ("A cook was hurt and two more miners died.", [("five miners", "two more miners", Dispute.CONFLICT)]),
    ],
)
def test_those_who_join_the_dead_are_no_toll_and_say_by_how_many_it_grew(right: str, expected: list[object]) -> None:
    found = meet(number, "The blast killed five miners.", right)
    assert [(one.left.text, one.right.text, one.dispute) for one in found if one.dispute] == expected


@pytest.mark.parametrize(
    ("left", "differ"),
    [
        ("At least five people died: four nuns and a cook.", False),
        ("Five people, four nuns and a cook, were killed.", False),
        ("Five people were killed and four nuns were hurt.", True),
        ("Five people were killed: two nuns and three cooks.", True),
    ],
)
def test_a_toll_that_is_a_part_of_another_by_its_very_sentence_does_not_differ(left: str, differ: bool) -> None:
    assert bool(disputes(left, "Four nuns were killed.")) == differ


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Nine hostages are held in the bank.", "people held hostage"),
        ("Six hostages were still inside.", "people held hostage"),
        ("Three hostages were hurt by glass.", "people hurt"),
        ("Three hostages were rescued.", "people rescued"),
        ("Three hostages were killed.", "people killed"),
        ("Three hostages, a girl among them, were let go at noon.", "hostage"),
        ("Two hostages escaped.", "hostage"),
    ],
)
def test_what_befell_hostages_is_told_behind_them(text: str, subject: str) -> None:
    assert bound(text)[0][0] == subject


@pytest.mark.parametrize(
    ("right", "differ"),
    [
        ("Nine hostages were held in the bank.", True),
        ("The last six hostages were held in the bank.", False),
        ("Six hostages were held in the bank.", True),
        ("Three hostages were let go.", False),
        ("Six hostages were let go in the bank.", False),
        ("Two of the hostages were hurt.", False),
        ("He was with two of his hostages.", False),
    ],
)
def test_some_of_the_hostages_are_not_all_who_are_held(right: str, differ: bool) -> None:
    assert bool(disputes("Seven hostages were held in the bank.", right)) == differ


@pytest.mark.parametrize(
    ("left", "differ"),
    [
        ("Ten guests were in the inn that was held, one of whom escaped by a window.", False),
        ("Ten guests were in the inn that was held, two of whom escaped by a window.", True),
        ("Ten guests were in the inn that was held, one of whom was a nun.", True),
        ("Ten guests were held in the inn, one of whom escaped by a window.", False),
    ],
)
def test_who_got_away_is_not_among_those_whom_it_befell(left: str, differ: bool) -> None:
    assert bool(disputes(left, "The gunman held nine guests hostage in the inn.")) == differ


@pytest.mark.parametrize(
    ("text", "subject", "surface"),
    [
        ("The bodies of 23 people had been found.", "people killed", "23 people"),
        ("Divers brought up the charred remains of two sailors.", "people killed", "two sailors"),
        ("The body parts of 23 dolls were found.", "doll", "23 dolls"),
        ("The search ended with 28 still unaccounted for.", "people missing", "28 still unaccounted"),
        ("Some 12 are still in hospital.", "people taken to hospital", "Some 12"),
        ("Seventy-odd people were killed.", "people killed", "Seventy-odd people"),
    ],
)
def test_the_dead_and_the_missing_are_read_in_the_words_of_a_search(text: str, subject: str, surface: str) -> None:
    assert (subject, surface) in bound(text)


def test_for_how_many_there_is_room_is_told_once_in_a_story() -> None:
    left, right = facts(number, "The jail was built for 800 people."), facts(number, "The jail, designed for 1,200.")
    assert [(one.subject, one.strong, one.label) for one in (*left, *right)] == [
        ("capacity", True, "people there is room for")
    ] * 2
    assert disputes("The jail was built for 800 people.", "The jail, designed for 1,200, is full.")
    assert not disputes("The jail was built for 800 people.", "The jail, with room for 800, is full.")


@pytest.mark.parametrize(
    ("right", "agree"),
    [
        ("A Portuguese woman of 34 drowned.", False),
        ("A 34-year-old Portuguese woman drowned.", False),
        ("A Spanish woman of 34 drowned.", True),
        ("A woman of 34 drowned.", True),
    ],
)
def test_somebody_of_another_people_is_somebody_else(right: str, agree: bool) -> None:
    found = meet(number, "A Spanish woman in her thirties drowned.", right)
    assert [one.agrees for one in found] == [agree]


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("Holm was jailed for four years; prosecutors had sought eight.", [("seven years", "eight")]),
        ("Holm was jailed for four years; prosecutors had sought seven.", []),
        ("Holm was jailed for four years; they had asked for eight chairs.", []),
        ("Holm left; prosecutors had sought eight.", []),
    ],
)
def test_a_term_asked_for_is_in_the_years_of_the_one_imposed(right: str, expected: list[tuple[str, str]]) -> None:
    found = meet(number, "Prosecutors had asked for a prison sentence of seven years.", right, may_be_silent=True)
    assert [(one.left.text, one.right.text) for one in found if one.dispute] == expected


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Talvia lost at least nine men in the clash.", "people killed"),
        ("The army has lost two soldiers.", "people killed"),
        ("The mill lost nine cooks to a rival.", "cook"),
    ],
)
def test_soldiers_whom_an_army_lost_are_dead(text: str, subject: str) -> None:
    assert bound(text)[0][0] == subject


def test_the_last_who_are_missing_are_all_who_still_are() -> None:
    assert disputes("The last two miners missing were sought.", "One person was missing.")


def test_by_how_many_a_toll_grew_tells_that_the_dead_of_one_sort_are_all_of_them() -> None:
    left = "The blast killed five miners."
    grown, other = (
        next(one for one in meet(number, left, f"Two more have died, which brings the toll to {toll}.") if one.dispute)
        for toll in ("seven", "nine")
    )
    assert dict(grown.features)["head"] == 1 > dict(other.features)["head"]


def test_those_who_join_the_dead_are_strong_in_no_other_sentence() -> None:
    text = "Two more miners have died, which brings the toll to seven."
    assert [(fact.text, fact.strong) for fact in facts(number, text)] == [("Two more miners", False), ("seven", True)]


@pytest.mark.parametrize(
    ("right", "differs"),
    [
        ("The final tally gave the Harbour party 25 seats.", True),
        ("The final tally gave the Harbour party 27 seats.", False),
        ("The final tally gave the Harbour party nine seats.", False),
    ],
)
def test_some_of_the_seats_meet_the_seats_that_a_party_has_and_all_of_them_do_not(right: str, differs: bool) -> None:
    told = [
        (found.left.text, found.right.text)
        for found in meet(number, "The Harbour party had 27 of the 51 seats in the house.", right)
        if found.dispute
    ]
    assert told == ([("27 of the 51 seats", "25 seats")] if differs else [])


@pytest.mark.parametrize(("boats", "differs"), [("12", False), ("10", True)])
def test_some_of_the_boats_are_not_the_boats_of_which_they_are(boats: str, differs: bool) -> None:
    assert bool(disputes("Nine of the 12 boats sank off Tarn.", f"The club had {boats} boats at Tarn.")) == differs


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("Jury convicts two over mine deaths", "people killed"),
        ("The graver count carries up to seven.", "people aboard"),
        ("Of the 13 injured, nine had been discharged from the city hospital.", "people taken to hospital"),
        ("Three men in dark coats came in.", "homes and people without power"),
        ("Three men were treated like thieves.", "people hurt"),
        ("A fund put 53 people on its list.", "people aboard"),
        ("Ten votes were cast, which brings the number to eight.", "people killed"),
        ("The gunman killed two men and wounded a third man.", "people hurt"),
        ("Two were hurt and a third person died.", "people killed"),
        ("A third guest was hurt.", "people hurt"),
        ("One loader, Ida Holm, hid in a crate.", "loader"),
    ],
)
def test_words_near_a_number_that_are_told_of_others_tell_nothing_of_those_counted(text: str, not_read: str) -> None:
    assert not_read not in [subject for subject, _ in bound(text)]


def test_one_of_several_is_counted_where_no_name_follows() -> None:
    assert ("loader", "One loader") in bound("One loader hid in a crate.")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ida and Lars Holm, 34 and 29 years old, were buried.", {"Ida Holm": "34", "Lars Holm": "29 years old"}),
        ("Ida Holm and Lars Vik, aged 34 and 29, were buried.", {"Ida Holm": "34", "Lars Vik": "29"}),
        ("Ida Holm and Lars Vik, both 17, were buried.", {"Ida Holm": "17", "Lars Vik": "17"}),
        ("The star, 52, told Ida Holm that he was ill.", {"": "52"}),
        ("The 52-year-old retired teacher Ida Holm was ill.", {"Ida Holm": "52-year-old"}),
        ("Ida Holm, 52, and 17-year-old Mia Vik were ill.", {"Ida Holm": "52", "Mia Vik": "17-year-old"}),
        ("The 57-year-old Donald man drove.", {"": "57-year-old Donald man"}),
    ],
)
def test_ages_told_in_a_row_are_those_of_the_names_told_in_a_row(text: str, ages: dict[str, str]) -> None:
    found = [fact for fact in facts(number, text) if fact.value.rule == "age"]
    assert {fact.value.owner.name: fact.text for fact in found} == ages


@pytest.mark.parametrize("told", ["Three men aged 66, 79 and 83 died.", "Ida Holm saw two girls, 5 and 7 years old."])
def test_ages_told_in_a_row_without_names_are_of_a_group(told: str) -> None:
    assert {fact.subject for fact in facts(number, told) if fact.value.rule == "age"} == {"age of the group"}


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Ida Holm, who would have been 16 on Friday, drowned.", "Ida Holm, 15, drowned.", False),
        ("Ida Holm, who was 16, drowned.", "Ida Holm, 15, drowned.", True),
        ("Thomas Holm, 56, was found dead.", "Tom Holm, 55, was found dead.", True),
        ("Thomas Holm, 56, was found dead.", "Lars Holm, 55, was found dead.", False),
    ],
)
def test_an_age_is_of_its_time_and_of_one_person(left: str, right: str, differ: bool) -> None:
    assert bool(disputes(left, right)) is differ


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("The port had 300 aftershocks, the strongest of magnitude 5.4.", "magnitude of the aftershock"),
        ("A magnitude 5.4 aftershock came.", "magnitude of the aftershock"),
        ("Aftershocks followed the quake of magnitude 6.7.", "magnitude"),
        ("A magnitude 6.7 quake was followed by aftershocks.", "magnitude"),
    ],
)
def test_a_magnitude_is_of_the_shock_that_is_told_beside_it(told: str, name: str) -> None:
    assert [fact.subject for fact in facts(number, told) if fact.value.rule == "magnitude"] == [name]


@pytest.mark.parametrize(
    ("left", "differ"),
    [
        ("Ida Holm was sentenced to five years in prison and her driver, Lars Vik, to three years.", True),
        ("Ida Holm was sentenced to three years in prison and her driver, Lars Vik, to four years.", False),
        ("Judge Ida Holm sentenced Lars Vik to three years in prison.", True),
        ("Lars Vik was sentenced by Judge Ida Holm to three years in prison.", True),
        ("Lars Vik and Ida Holm were sentenced to three years in prison.", True),
        ("Ida Holm spoke. She was sentenced to three years in prison.", False),
        ("Lars Vik spoke. He was sentenced to three years in prison over a plot of Ida Holm.", True),
    ],
)
def test_a_term_is_of_the_one_who_is_given_it(left: str, differ: bool) -> None:
    assert bool(disputes(left, "Lars Vik got four years, a lawyer said.")) is differ


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("He leaves a wife and three children.", "children of the father"),
        ("Holm is survived by her husband and three children.", "children of the mother"),
        ("Ida, with whom he had three children, wept.", "children of the father"),
        ("He saw her leave the house with three children.", ""),
        ("He leaves his wife, Ida Holm, and 31 grandchildren.", "grandchildren"),
        ("He greeted 31 grandchildren of the queen.", ""),
    ],
)
def test_the_children_of_who_died_are_those_of_a_parent(text: str, children: str) -> None:
    assert next((fact.subject for fact in facts(number, text) if fact.value.rule == "children"), "") == children


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Eighty-four votes were required on Monday.", "The bill passed on Monday with 86 votes."),
        ("Nine injured guests remain in hospital in Tarn.", "At Tarn 14 guests were injured."),
        ("On Monday four nurses were on the ward.", "On Monday there should have been six nurses on the ward."),
        (
            "Some 4,000 homes in the valley still had no electricity.",
            "The gale left 9,000 homes in the valley without electricity.",
        ),
        (
            "Crews restored power to all but 4,000 homes in the valley.",
            "The gale left 9,000 homes in the valley without power.",
        ),
    ],
)
def test_what_is_asked_for_and_what_is_left_are_no_whole(left: str, right: str) -> None:
    assert not disputes(left, right)


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("She saw him plunge ten feet from the stage.", "fall"),
        ("The shop is ten feet from the stage.", "distance"),
        ("The rocket flew about 450 km east of the base.", "distance covered"),
    ],
)
def test_the_verb_right_before_a_length_says_what_it_measures(told: str, side: str) -> None:
    assert [fact.subject for fact in facts(number, told)] == [side]


@pytest.mark.parametrize(
    ("told", "needed"),
    [
        ("They may not name a winner until the claims in ten districts are heard.", False),
        ("They may not name a winner until ten districts are heard.", True),
        ("The pick is lost if Holm plays in fewer than ten games.", True),
    ],
)
def test_where_something_must_come_about_is_told_by_no_number_that_is_asked_for(told: str, needed: bool) -> None:
    (found,) = facts(number, told)
    assert (found.value.part == "needed") is needed


def test_of_the_whole_of_the_hurt_a_part_may_still_be_in_hospital() -> None:
    assert disputes("Four of the 16 injured guests are still in hospital in Tarn.", "At Tarn 14 guests were injured.")

"""Time: one act told of two days, hours or lengths; what two events or loose words make different is left alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import time
from factcheck.model import Relation
from tests.factory import article, facts, meet


def disputes(left: str, right: str) -> list[tuple[str, str]]:
    """Rule and dispute of every dispute between two aligned sentences."""
    return [(c.rule, c.dispute.value) for c in meet(time, left, right) if c.dispute]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The ferry sank on Monday.", "The ferry sank on Saturday.", [("date", "conflict")]),
        ("The firm bought the mill in 1957.", "The firm bought the mill in 1967.", [("year", "conflict")]),
        ("The bomb went off at 3.45pm.", "The bomb went off at 5pm.", [("clock", "conflict")]),
        ("The train derailed at 6.04am.", "The train derailed at 6.10am.", [("clock", "tension")]),
        ("The ferry sank on Wednesday.", "The ferry sank on Tuesday night.", [("date", "conflict")]),
        ("The march is on June 3.", "The march to which they called is on Monday 10 June.", [("date", "conflict")]),
        (
            "The mill will close by early next year.",
            "The mill will close by the end of next year.",
            [("year", "conflict")],
        ),
        ("The ferry sank late on Monday.", "The ferry sank early on Tuesday.", [("clock", "tension")]),
        ("He was held for five months.", "He was held for two months.", [("length", "conflict")]),
        ("The bank is shut from 8 p.m. to 6 a.m.", "The bank is shut from 10 p.m. to 6 a.m.", [("clock", "conflict")]),
        ("The bank is shut from 8 p.m. to 6 a.m.", "The bank is shut between 8pm and 5am.", [("clock", "conflict")]),
        ("The road is closed until at least Sunday.", "The road is closed until Wednesday.", [("date", "conflict")]),
        ("They moved here 12 weeks ago.", "They moved here about six weeks ago.", [("distance", "tension")]),
    ],
)
def test_one_act_told_of_two_times_is_reported(left, right, expected):
    assert disputes(left, right) == expected
    assert disputes(right, left) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The ferry sank on Monday.", "The mayor spoke on Saturday."),
        ("The ferry sank on Monday.", "The ferry sank on May 13."),
        ("The ferry sank at midnight Monday.", "The ferry sank on Monday."),
        ("The bank is shut from 8 p.m. to 6 a.m.", "The bank is shut from 8pm until 6am."),
        ("The firm was shut for 90 days.", "The firm was shut and will be inspected within 30 days."),
        ("The ferry sank on Friday and was raised on Monday.", "The ferry was raised on Monday."),
        ("The road is closed until Friday.", "The road was closed on Monday."),
        ("The plane left at 0336 GMT.", "The plane left at 11:36 a.m. local time."),
        ("The ferry sank on Monday.", "The ferry sank in 1994."),
        ("The mayor named the dead on Monday.", "The mayor is dead, police said Friday."),
        ("The mill will close, the firm said on Monday.", "The firm said on Friday it would close the mill."),
        ("Maria Keller resigned last month.", "Peter Lund resigned last year."),
        ("The 28-year veteran was promoted.", "He was promoted four months ago."),
        ("Captain Lund was a 28-year veteran of the force.", "Chief Marsh, a 20-year veteran of the force, was hurt."),
        ("Maria Keller sat until she resigned last month.", "Peter Keller resigned last year."),
        ("The army fired a rocket on Friday.", "The army fired a rocket on August 29."),
        ("The mayor came back at 7 a.m.", "The ballots were brought back at two in the morning."),
        ("The clerk was released at 8:15 p.m.", "The report was released at noon."),
        ("The blaze broke out at 3 a.m.", "The owner walked into the police station at 5 p.m."),
        ("The coach let the keeper go at 8.15pm.", "The coach first came to the ground at 3.30pm."),
        ("The ferry is to leave on Wednesday.", "The ferry left on Tuesday and had to turn back."),
        ("The two clans have fought three wars since 1947.", "The two clans fought a war in 1971."),
        ("The town staged a three-day hunt.", "In 2012 the town staged a four-day hunt."),
        ("The boat has been afloat for 12 months.", "The boat was hired for 90 days."),
        ("The ferry left two hours late.", "The ferry left for a five-hour crossing."),
        ("The pilot was left with two hours to go.", "The pilot was left for five hours."),
    ],
)
def test_times_of_two_things_and_loose_times_are_left_alone(left, right):
    assert disputes(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Its publication on Tuesday by a small paper shook the party.", "The paper posted it on Monday.", "date"),
        ("Lund was waiting for a bus at 7.45am when a van struck him.", "Lund was struck at about 7.20am.", "clock"),
        ("He says it was at 3.30pm that he saw the plane.", "The man saw the plane at 3 p.m.", "clock"),
    ],
)
def test_a_time_is_of_the_act_that_the_words_around_it_tell(left, right, rule):
    """As of a noun that tells an act, and of the clause to which "was waiting when" and "it was then that" lead."""
    assert disputes(left, right)[0][0] == rule


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Bathers were kept out of the bay in March.", "The bay was closed to bathers in May.", [("date", "conflict")]),
        ("The firm agreed to a truce until 2025.", "It is bound by a truce until 2026.", [("year", "conflict")]),
        ("The vault was emptied at 3 a.m.", "The guard left the vault at 5 p.m.", []),
    ],
)
def test_a_day_is_of_one_event_where_a_rare_word_is_shared_and_a_clock_time_is_not(left, right, expected):
    assert disputes(left, right) == expected
    assert disputes(right, left) == expected


def test_a_term_of_prison_is_no_length():
    assert facts(time, "The clerk was given four years.") == ()


def test_what_a_party_told_by_a_pronoun_does_is_less_surely_one_act():
    assert figures("The ferry sank at 3 p.m.", "The ferry sank at 5 p.m.")["party"] == 1
    assert figures("Lund fled the camp at 3 p.m.", "He escaped over a wall at 5 p.m.")["party"] == 0.5


@pytest.mark.parametrize(
    "text",
    ["It followed a ten-week trial.", "The trial, which was long, lasted ten weeks.", "The trial took ten weeks."],
)
def test_the_length_of_what_has_a_name_is_of_it_all_over_the_story(text):
    (fact,) = [fact for fact in facts(time, text) if "ten" in fact.text]
    assert (fact.subject, fact.strong) == ("how long (trial)", True)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Her abduction gripped the town for nine days.", "how long (captivity)"),
        ("She had been in the hands of the gang for nine days.", "how long (captivity)"),
        ("Nurses have been on strike for nine days.", "how long (strike)"),
        ("The nine-day siege is over.", "how long (siege)"),
        ("After the siege, which went on for nine days, all was calm.", "how long (siege)"),
        ("The nine-day siege of another hotel is not forgotten.", "how long (sieg)"),
        ("She was in Faro for nine days, and her abduction was news.", "how long"),
        ("Her abduction was news nine days later.", "how long before or after"),
    ],
)
def test_the_length_of_the_one_ordeal_of_a_story_is_known_by_its_clause(text: str, subject: str) -> None:
    (fact,) = [fact for fact in facts(time, text) if "nine" in fact.text]
    assert (fact.subject, fact.strong) == (subject, "(" in subject)


def test_two_lengths_of_one_ordeal_meet_whatever_the_words_beside_them():
    left, right = "Her abduction gripped the town for nine days.", "The gang had kidnapped the nurse 12 days before."
    assert disputes(left, "She had been in the hands of the gang for 12 days.") == [("length", "conflict")]
    assert disputes(left, "The nurses were on strike for 12 days.") == []
    assert disputes(left, right) == []
    (found,) = meet(time, left, "She had been in the hands of the gang for 12 days.")
    told = dict(found.features)
    assert (found.subject, told["party"], told["match"], told["local"]) == ("captivity", 1, 1, 1)


def test_of_two_ordeals_in_one_clause_a_length_is_that_of_the_nearer():
    (fact,) = facts(time, "The strike went on despite a siege of nine days.")
    assert fact.subject == "how long (siege)"


def test_a_part_of_a_time_is_not_the_whole():
    assert disputes("They played for 90 minutes.", "They played the last 25 minutes with ten men.") == []
    assert disputes("They played with ten men for 30 minutes.", "They played with ten men for 25 minutes.")


def test_the_minute_of_a_match_is_no_length():
    assert facts(time, "He scored on 65 minutes.") == ()


def test_a_time_that_may_be_the_other_by_a_day_s_mistake_does_not_settle_it():
    left = "The bishop will hold a service on Wednesday evening."
    right = "People met last night and the bishop will hold a service this morning."
    assert ("clock", "conflict") in disputes(left, right)


def test_articles_that_both_tell_both_times_tell_two_things():
    left = "The owner was fined in 2005. The mill burned in 2006."
    right = "He moved here in 2005. The owner was fined in 2006."
    assert ("year", "conflict") in disputes("The owner was fined in 2005.", "The owner was fined in 2006.")
    assert disputes(left, right) == []


def figures(left: str, right: str) -> dict[str, float]:
    """The figures of the first dispute between two aligned sentences."""
    return next(dict(c.features) for c in meet(time, left, right) if c.dispute)


def test_other_numbers_speak_against_one_event():
    assert figures("Shares fell 2 percent on Monday.", "Shares fell 5 percent on Tuesday.")["numbers apart"] == 1
    assert figures("Shares fell 2 percent on Monday.", "Shares fell 2 percent on Tuesday.")["numbers apart"] == 0


def test_a_time_that_the_other_article_tells_too_speaks_against_one_event():
    both = "The army fired a rocket on May 8. The army fired a rocket on May 3, too."
    assert figures("The army fired a rocket on May 3.", both)["known"] == 0.5
    assert figures("The army fired a rocket on May 3.", "The army fired a rocket on May 8.")["known"] == 0


def test_another_time_that_fits_better_speaks_against_one_event():
    other = "The barge sank on Friday near the old mill. The ferry sank on Tuesday."
    assert figures("The ferry sank on Monday near the old mill.", other)["best"] < 1


def test_times_that_lie_close_speak_for_one_event():
    near = figures("The ferry sank at 3.10am.", "The ferry sank at 3.25am.")["closeness"]
    far = figures("The ferry sank at 3.10am.", "The ferry sank at 11am.")["closeness"]
    assert near > far


def test_another_word_for_the_act_matches():
    assert figures("He was freed at 1 p.m.", "He was released at 1.30 p.m.")["match"] >= 0.6


def test_a_length_counted_back_from_today_meets_a_date():
    assert disputes("They moved in about a year ago.", "They moved in in 2019.") != []
    assert disputes("They moved in about a year ago.", "They moved in in 2023.") == []


def test_a_bound_with_another_figure_is_a_tension():
    assert disputes("Jobs are safe for at least three years.", "Jobs are safe for five years.") == [
        ("length", "tension")
    ]


def test_a_clock_time_told_again_in_another_zone_is_no_fact_of_its_own():
    assert [fact.text for fact in facts(time, "The quake hit at 4:42 a.m. (2042 GMT).")] == ["4:42 a.m."]


def test_a_plan_that_was_put_off_is_still_one_act():
    moved = "The judge will leave on March 1. He was supposed to leave in May."
    assert ("date", "conflict") in disputes(moved, "The judge will leave in May.")


def test_the_date_under_a_quoted_post_is_no_fact():
    assert not facts(time, "We are open. — City Zoo (@cityzoo) May 3, 2019")


def test_a_day_and_its_date_agree():
    assert Relation.SAME in [c.relation for c in meet(time, "The ferry sank on Monday.", "The ferry sank on May 13.")]


def test_clock_times_meet_anywhere_in_a_story():
    clock, day = facts(time, "The bomb went off at 3.45pm. It was found on Friday.")
    assert clock.strong
    assert not day.strong


def test_the_words_of_a_fact_are_where_it_says():
    text = "The ferry left at about 3pm on Tuesday and sank two hours later."
    whole = article(text)
    assert [text[fact.start : fact.end] for fact in time.extract(whole)] == ["about 3pm on Tuesday", "two hours later"]


SENTENCES = st.builds(
    lambda who, did, when: f"{who} {did} {when}.",
    st.sampled_from(["The ferry", "Two men", "Maria Keller", "Police"]),
    st.sampled_from(["sank", "was found", "will be held", "resigned", "said he fled", "were killed after the fire"]),
    st.sampled_from(
        [
            "on Monday",
            "on May 13",
            "in 1957",
            "from 1967 to 1979",
            "at 3.45pm",
            "early Tuesday",
            "12 weeks ago",
            "for two days",
            "until Friday",
            "last month",
            "in the 1950s",
            "yesterday",
            "about 8 a.m. on Sunday",
            "hours later",
        ]
    ),
)


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_relation_is_the_same_from_both_sides(left, right):
    there = [(c.relation, c.rule, c.dispute) for c in meet(time, left, right)]
    back = [(c.relation, c.rule, c.dispute) for c in meet(time, right, left)]
    assert there == back != []


@settings(deadline=None)
@given(SENTENCES)
def test_a_sentence_is_not_in_dispute_with_itself(text):
    assert facts(time, text)
    assert disputes(text, text) == []


@pytest.mark.parametrize("ago", ["4,500 years ago", "12,000 years ago"])
def test_what_was_before_all_calendars_has_no_day(ago):
    (found,) = facts(time, f"The tomb was sealed {ago}.")
    assert found.value.point is None
    assert disputes(f"The tomb was sealed {ago}.", "The tomb was sealed in 1990.") == []
    assert disputes(f"The tomb was sealed {ago}.", "The tomb was sealed 2,000 years ago.") == [("distance", "conflict")]


@pytest.mark.parametrize("ago", ["100 million years ago", "tens of thousands of years ago"])
def test_a_number_of_scale_is_not_left_out_of_a_length(ago):
    assert facts(time, f"The tomb was sealed {ago}.") == ()
    assert disputes("The tomb was sealed 100 years ago.", "The tomb was sealed in 1990.") == [("year", "conflict")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The jury spoke after a two-week trial.", "The jury spoke after an eight-day trial."),
        ("The jury took two days to find him guilty.", "The jury took 14 hours to find him guilty."),
        ("The nurse was in critical condition on Monday.", "The guards were in fair condition on Tuesday."),
        ("They left the lights on at the mill on Monday night.", "He walked into the mill at 7:20 a.m."),
        ("The shares fell 1.5 percent at 9:34 a.m.", "The shares fell 4.3 percent in the evening."),
        ("He was outside for nine minutes before he came back.", "He had been led out 10 minutes earlier."),
        ("The boy was last seen at 4:15 p.m. near the tent.", "The boy was found at 11 a.m. near the tent."),
        ("The union counted 860 cases in 2023.", "It was the most since the union began counting in 1996."),
        ("She beat her husband of 43 years.", "She lived with her husband for 17 years."),
        ("He wrote the music for the 1974 film.", "In 1975 he won a prize for the music."),
        ("He was pulled out after more than 60 hours.", "He was pulled out after 61 hours."),
    ],
)
def test_times_of_two_acts_and_of_one_told_otherwise_are_left_alone(left, right):
    assert disputes(left, right) == []
    assert disputes(right, left) == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "The line will be shut for at least two weeks.",
            "The line will be shut for at least a month.",
            [("length", "tension")],
        ),
        (
            "The panel will report within 15 days.",
            "The panel will report in two months.",
            [("length", "conflict")],
        ),
    ],
)
def test_other_bounds_and_deadlines_differ(left, right, expected):
    assert disputes(left, right) == expected


def test_days_over_which_hours_are_spread_are_no_distance():
    texts = [fact.text for fact in facts(time, "They sat nine hours over two days before finding him guilty.")]
    assert texts == ["nine hours", "over two days before"]
    assert disputes("They sat nine hours over two days before finding him.", "They sat after a day and a half.") == []


def test_the_hour_of_an_update_is_no_fact():
    assert facts(time, "UPDATE 9:40 AM — The singer was alive.") == ()


def test_a_heading_tells_what_was_then() -> None:
    (found,) = [
        c
        for c in meet(time, "The miners were trapped for three days.", "The miners were trapped for five days.")
        if c.dispute
    ]
    assert found.subject == "trapped"


@pytest.mark.parametrize(
    ("left", "right", "heading"),
    [
        ("The ferry sank at 3 p.m. on Monday.", "The ferry sank on Tuesday.", "sank (day)"),
        ("The ferry sank on Monday.", "The ferry sank at noon on Tuesday.", "sank (day)"),
        ("The ferry sank at 3 p.m. on Monday.", "The ferry sank at 5 p.m. on Monday.", "sank (clock time)"),
        ("The ferry sank at 3 p.m. on Monday.", "The ferry sank on Monday night.", "sank (time of day)"),
        ("Fire broke out on Sunday afternoon.", "Fire broke out early on Monday.", "broke out (day)"),
        ("The fire broke out at 3 p.m.", "The fire broke out at 5 p.m.", "broke out (clock time)"),
        ("The mill was founded in 1957.", "The mill was founded in 1967.", "founded (date)"),
        (
            "The guard had a three-week spell in the yard.",
            "The guard had a five-week spell in the yard.",
            "spell",
        ),
        (
            "Residents may return to their homes on Wednesday at noon.",
            "Residents will go back to their homes at noon on Thursday.",
            "back / return (day)",
        ),
    ],
)
def test_a_heading_tells_what_differs_of_a_time_and_of_which_act(left: str, right: str, heading: str) -> None:
    assert {c.subject for c in meet(time, left, right) if c.dispute} == {heading}


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("The ferry sank on Monday.", "The ferry sank on Tuesday.", "The days differ (sank)."),
        ("The ferry sank at 3 p.m. on Monday.", "The ferry sank on Monday night.", "The times of day differ (sank)."),
        (
            "He had a three-week spell in the yard.",
            "He had a five-week spell in the yard.",
            "The lengths of time differ (spell).",
        ),
    ],
)
def test_the_reason_says_of_what_the_times_are(left: str, right: str, why: str) -> None:
    assert {c.why for c in meet(time, left, right) if c.dispute} == {why}


def test_a_forest_is_no_record() -> None:
    left, right = "The forest has been closed since a fire in {}.", "The forest has been closed since a fire in {}."
    assert [c for c in meet(time, left.format("May"), right.format("July")) if c.dispute]


def test_when_somebody_came_in_is_not_when_he_came_out() -> None:
    left = "Lund entered the bank in Tarn at 9:30 a.m. on Tuesday."
    assert disputes(left, "Lund walked into the bank in Tarn at 10:40 a.m. on Tuesday.")
    assert not disputes(left, "Lund stepped out of the bank in Tarn at 6:40 p.m. on Tuesday.")


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Ina Holm called a doctor on May 3.", "Ina Holm alerted the school board on May 4.", False),
        ("Ina Holm called a doctor on May 3.", "Ina Holm alerted the doctor on May 4.", True),
        (
            "Health officials on Thursday linked the deaths of five people of a home in Elmton to a pudding.",
            "A sixth guest of the home in Elmton died on Saturday.",
            False,
        ),
        (
            "The hotel's most wanted thief escaped through a tunnel in Elmton on Sunday.",
            "The mayor resigned on Monday after the hotel's most wanted thief had left through a tunnel in Elmton.",
            False,
        ),
        ("The deal was reached in Elmton on May 3.", "Envoys brokered the deal in Elmton on May 5.", True),
    ],
)
def test_whom_one_calls_and_what_officials_say_of_what_was_are_acts_of_their_own(left, right, differ) -> None:
    assert any(found.dispute for found in meet(time, left, right)) is differ


@pytest.mark.parametrize(
    ("later", "told", "disputed"),
    [
        (2, "They were trapped for eight days.", False),
        (2, "They were trapped for nine days.", True),
        (0, "They were trapped for eight days.", True),
        (-2, "They were trapped for eight days.", True),
    ],
)
def test_what_goes_on_is_longer_in_a_later_article(later: int, told: str, disputed: bool) -> None:
    day = dt.date(2031, 3, 19)
    (left,) = facts(time, "They were trapped for six days.", published=day)
    (right,) = facts(time, told, source="b.txt", published=day + dt.timedelta(later))
    for one, other in ((left, right), (right, left)):
        assert bool(time.compare(one, other, time.Options()).dispute) == disputed

"""What sources tell alike: worth a line, each fact once, what most of them share first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.embed import Embedder
from factcheck.findings import report_of
from factcheck.findings.restated import restated
from factcheck.model import Agreement, Article, Kind, Pair, Report
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, ConfidenceModel, Weights, load_confidence
from factcheck.settings import Settings
from factcheck.stages import meet

from ..factory import article
from .comparisons import A, B, agree, differ, fact, run
from .comparisons import article as short_article

Tell = Callable[..., Report]
ALIKE = short_article("c.txt")
"""It tells what `A` tells."""


def test_what_a_third_source_has_with_one_figure_changed_is_not_told_as_agreed(tell: Tell) -> None:
    """No rule met the third sentence, but a reader takes what is listed as agreed for settled."""
    ours, theirs = "The siege of the mill lasted 41 days.", "After 41 days the siege of the mill ended."
    slip, other = "He was in the hands of the gang for 61 days.", "He was in the hands of the gang for 77 days."
    found = [tell(ours, theirs, third).agreements for third in (slip, other)]
    assert [any("41 days" in p.value for one in every for p in one.positions) for every in found] == [False, True]


@pytest.fixture
def tell(embedder: Embedder) -> Tell:
    """What gives the report on texts, each of one source."""

    def run(*texts: str, **chosen: float) -> Report:
        articles = [article(text, f"{name}.txt") for name, text in zip("abcd", texts, strict=False)]
        rules, settings = load_rules(), Settings(**chosen)
        pairs, comparisons = meet(articles, embedder, None, rules, lambda *_: None)
        return report_of(articles, pairs, comparisons, rules, settings, load_confidence(settings.rules))

    return run


def values(found: Report) -> list[str]:
    return [one.positions[0].value for one in found.agreements]


def only(found: Report, kind: Kind) -> list[Agreement]:
    return [one for one in found.agreements if one.kind is kind]


FLOOD = (
    "The Orla burst its banks at Tansley on Monday. Some 2,300 people living by the quay were told to leave.",
    "On Monday the Orla burst its banks at Tansley and drove about 2,300 residents from their homes.",
    "The Orla burst its banks at Tansley. Around 2,300 residents were evacuated from streets by the quay.",
)


@pytest.mark.parametrize(("outlets", "agreed"), [(("Wire", "Wire"), False), (("Wire", "Post"), True), (("", ""), True)])
def test_two_articles_of_one_outlet_confirm_each_other_little(
    embedder: Embedder, outlets: tuple[str, ...], agreed: bool
) -> None:
    told = zip(FLOOD, "ab", outlets, strict=False)
    articles = [replace(article(text, f"{name}.txt"), outlet=outlet) for text, name, outlet in told]
    rules, settings = load_rules(), Settings()
    pairs, comparisons = meet(articles, embedder, None, rules, lambda *_: None)
    found = report_of(articles, pairs, comparisons, rules, settings, load_confidence(settings.rules))
    assert bool(found.agreements) is agreed


def test_a_figure_that_the_kinds_read_as_of_two_things_is_told_by_all_and_stands_first(tell: Tell) -> None:
    (first, *_) = tell(*FLOOD).agreements
    assert [position.source for position in first.positions] == ["a.txt", "b.txt", "c.txt"]
    assert all("2,300" in position.value for position in first.positions)
    assert first.subject == "people evacuated"


def test_a_name_alone_is_no_fact_on_which_sources_agree(tell: Tell) -> None:
    assert not only(tell(*FLOOD), Kind.NAME)


def test_hours_told_of_one_thing_in_other_words_agree(tell: Tell) -> None:
    found = tell(
        "Crews fought the fire at the Belmore mill for nine hours.",
        "The fire at the Belmore mill was under control after nine hours, crews said.",
    )
    assert "for nine hours" in values(found)


def test_a_part_of_the_day_that_describes_somebody_is_no_time(tell: Tell) -> None:
    found = tell(
        "Ivor Lusk, a night porter at the Belmore Hotel, called the police.",
        "Police were called by Ivor Lusk, a night porter at the Belmore Hotel.",
    )
    assert "night" not in values(found)


def test_subjects_are_whole_words_and_one_contract_is_told_once(tell: Tell) -> None:
    found = tell(
        "The Herons agreed to a 30-year lease on the arena in Tansley.",
        "Under a 30-year lease the Herons will stay at the arena in Tansley.",
    )
    assert not [one for one in found.agreements if one.subject.endswith("(leas)")]
    assert sum("30" in value for value in values(found)) == 1


def test_what_findings_dispute_is_in_no_agreement(tell: Tell) -> None:
    found = tell(
        "The ferry Astrid sank off Lindholm and 24 people died.",
        "The ferry Astrid sank off Lindholm and 24 people died, police said.",
        "The ferry Astrid sank off Lindholm and 31 people died.",
    )
    assert [finding.kind for finding in found.findings] == [Kind.NUMBER]
    assert not only(found, Kind.NUMBER)


def test_small_counts_of_two_things_do_not_agree(tell: Tell) -> None:
    found = tell(
        "The mayor of Tansley met three farmers at the flooded market hall.",
        "The mayor of Tansley met three bankers at the flooded market hall.",
    )
    assert not only(found, Kind.NUMBER)


def test_a_holder_whose_title_is_told_is_not_told_again(tell: Tell) -> None:
    found = tell(
        "Mayor Nora Blythe of Tansley said the bridge would open on Friday.",
        "The bridge will open on Friday, said Nora Blythe, the mayor of Tansley.",
    )
    assert len(only(found, Kind.TITLE)) == 1
    assert not only(found, Kind.IDENTITY)


@pytest.mark.parametrize("other", ["technical director", "finance director"])
def test_two_posts_of_one_body_are_no_agreement(tell: Tell, other: str) -> None:
    left = "The fire at the Belmore mill was out by noon, said Nora Blythe, the {} of the mill."
    right = "Nora Blythe, the {} of the mill, said the fire at the Belmore mill was out by noon."
    assert only(tell(left.format("director"), right.format("director")), Kind.TITLE)
    assert not only(tell(left.format("director"), right.format(other)), Kind.TITLE)


def test_beside_a_place_and_on_one_side_of_it_is_no_agreement(tell: Tell) -> None:
    left, right = (
        "A tram left the rails {} the Belmore viaduct on Friday.",
        "The tram left the rails {} the Belmore viaduct.",
    )
    assert only(tell(left.format("south of"), right.format("south of")), Kind.PLACE)
    assert not only(tell(left.format("by"), right.format("south of")), Kind.PLACE)


def quoted(found: Report, kind: Kind) -> list[str]:
    return [one.positions[0].text for one in only(found, kind)]


def test_a_fact_is_quoted_by_its_clause_and_not_by_what_another_source_disputes(tell: Tell) -> None:
    found = tell(
        "A tram hit a lorry in Tansley and 24 people died. Engineers found a crack two metres long in the bridge, "
        "which has 12 piers.",
        "A tram hit a lorry in Tansley and 24 people died. A crack two metres long was found in the bridge, which has "
        "15 piers.",
    )
    assert any("12" in position.value for finding in found.findings for position in finding.positions)
    assert not any("piers" in text for text in quoted(found, Kind.NUMBER))
    assert any("crack two metres long" in text for text in quoted(found, Kind.NUMBER))


def test_when_is_left_out_where_what_happened_then_is_disputed(tell: Tell) -> None:
    texts = (
        "The Belmore mill had passed a fire inspection in May 2019, the owner said.",
        "The Belmore mill had failed a fire inspection in May 2019, the owner said.",
    )
    found = tell(*texts)
    assert found.findings
    assert not only(found, Kind.TIME)
    alike = tell(texts[0], "The mill had passed its last fire inspection in May 2019, said Ada Lund, who owns it.")
    assert quoted(alike, Kind.TIME) == ["The Belmore mill had passed a fire inspection in May 2019"]


@pytest.mark.parametrize("confidence", [0.0, 0.5, 1.0])
def test_how_many_facts_agree_does_not_hang_on_which_findings_are_shown(tell: Tell, confidence: float) -> None:
    texts = (
        "The ferry Astrid sank off Lindholm and 24 people died. It was built in 1988 for 900 passengers.",
        "The ferry Astrid sank off Lindholm and 24 people died, police said. Built in 1988, it held 900 passengers.",
        "The ferry Astrid sank off Lindholm and 31 people died.",
    )
    assert tell(*texts, min_confidence=confidence).agreements == tell(*texts).agreements
    assert tell(*texts, min_confidence=1.0).findings != tell(*texts, min_confidence=0.0).findings


def test_what_somebody_speaks_of_is_no_place_where_it_happened(tell: Tell) -> None:
    found = tell(
        '"We will build new homes in this valley," said Nora Blythe after the vote.',
        'After the vote Nora Blythe said: "We will build new homes in this valley."',
    )
    assert not only(found, Kind.PLACE)


def test_a_verb_behind_a_noun_is_not_what_is_counted(tell: Tell) -> None:
    found = tell(
        "The contract of the 1,450 drivers expires in May at the depot in Tansley.",
        "In Tansley the contract covers 1,450 drivers at the depot until May.",
    )
    (one,) = [one for one in only(found, Kind.NUMBER) if "1,450" in one.positions[0].value]
    assert one.subject == "drivers"
    assert {position.value for position in one.positions} == {"1,450 drivers"}


def test_a_heading_says_more_than_day_or_share(tell: Tell) -> None:
    found = tell(
        "The bakers of Tansley accepted a pay rise of 6 percent. The bridge was opened on 3 November.",
        "In Tansley the bakers accepted a pay rise of 6 percent. On November 3 the bridge was opened.",
    )
    assert "share (rise)" in [one.subject for one in only(found, Kind.NUMBER)]
    assert [one.subject for one in only(found, Kind.TIME)] == ["when it happened (opened)"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "More than 300 people were injured in the flood at Tansley, the minister said.",
            "More than 350 people were injured in the flood at Tansley, the ministry said.",
            id="bounds",
        ),
        pytest.param(
            "Treasurer Ann Weldon helped herself to £213,450 of the fund, the court in Tansley heard.",
            "Treasurer Ann Weldon blew almost £300,000 of the fund's cash on trips, the court in Tansley heard.",
            id="rounding",
        ),
        pytest.param(
            "Builders were paid $4.6 million for work on the bridge at Tansley.",
            "Builders were paid for work on the bridge at Tansley, but not the $4.6 million reported last week.",
            id="denied",
        ),
        pytest.param(
            "Gunmen in the town of Tansley freed twelve fishermen on Sunday night after the talks.",
            "Gunmen in the town of Tansley freed their captives on Sunday night after the talks with twelve officials.",
            id="nouns",
        ),
        pytest.param(
            "Orlan resigned over a scandal in which two of his ministers were charged with bribery.",
            "Orlan resigned over a scandal in which two ministers were cleared of bribery charges last month.",
            id="stages",
        ),
        pytest.param(
            "All fourteen councillors agreed on the plan for the quay at Tansley.",
            "Nine of the fourteen councillors agreed on the plan for the quay at Tansley.",
            id="part",
        ),
        pytest.param(
            "The council has ordered a survey of four quays at Tansley.",
            "Governor Ann Weldon ordered a survey of the four quays at Tansley.",
            id="doers",
        ),
    ],
)
def test_numbers_of_what_the_sources_do_not_both_tell_are_no_agreement(tell: Tell, left: str, right: str) -> None:
    assert only(tell(f"{FLOOD[0]} {left}", f"{FLOOD[1]} {right}"), Kind.NUMBER) == []


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("Offered the post of harbour master of Tansley in 2004, Ann Weldon declined it.", False),
        ("Ann Weldon was not made harbour master of Tansley in 2004.", False),
        ("Ann Weldon was made harbour master of Tansley in 2004 by the council.", True),
    ],
)
def test_when_something_was_that_came_to_nothing_elsewhere_is_no_agreement(tell: Tell, right: str, told: bool) -> None:
    found = tell(f"{FLOOD[0]} Ann Weldon was made harbour master of Tansley in 2004.", f"{FLOOD[1]} {right}")
    assert any("2004" in one.positions[0].value for one in only(found, Kind.TIME)) is told


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("The regatta, planned for May 9, has been postponed.", False),
        ("The regatta, planned for May 9, will be opened by Ann Weldon.", True),
        ("The regatta, postponed twice, will be held on May 9.", True),
    ],
)
def test_when_something_was_to_be_that_is_put_off_elsewhere_is_no_agreement(tell: Tell, right: str, told: bool) -> None:
    found = tell(f"{FLOOD[0]} The regatta will be held on May 9.", f"{FLOOD[1]} {right}")
    assert any("May 9" in one.positions[0].value for one in only(found, Kind.TIME)) is told


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("The Grey Owls, a Danish gang that has robbed 40 boats since 2003, were not involved.", False),
        ("The Grey Owls, a Danish gang that has robbed 40 boats since 2003, struck before dawn.", True),
    ],
)
def test_what_they_are_whom_one_source_suspects_and_another_clears_is_not_who_did_it(
    tell: Tell, right: str, told: bool
) -> None:
    left = "Police suspect the Grey Owls, a Danish gang that has robbed 40 boats since 2003."
    found = tell(f"{FLOOD[0]} {left}", f"{FLOOD[1]} {right}")
    assert any("gang" in one.positions[0].value for one in only(found, Kind.IDENTITY)) is told


@pytest.mark.parametrize(
    ("right", "told"),
    [
        ("Governor Ann Weldon ordered a survey of the 40 quays at Tansley.", True),
        ("The state ordered a survey of the 40 quays at Tansley.", True),
        ("Mayor Ivor Lusk ordered a survey of the 40 quays at Tansley.", False),
    ],
)
def test_who_does_it_is_not_quoted_where_another_does_it_elsewhere(tell: Tell, right: str, told: bool) -> None:
    found = tell(f"{FLOOD[0]} Governor Ann Weldon ordered a survey of the 40 quays at Tansley.", f"{FLOOD[1]} {right}")
    (survey,) = (one for one in found.agreements if "40" in one.positions[0].value)
    assert ("ordered" in survey.positions[0].text) is told


def test_a_part_of_those_whom_all_tell_of_leaves_how_many_they_are(tell: Tell) -> None:
    found = tell(
        f"{FLOOD[0]} The flood injured 14 divers at the quay in Tansley.",
        f"{FLOOD[1]} The flood injured Ivor Lusk, one of the 14 divers at the quay in Tansley.",
    )
    assert any("14 divers" in position.value for one in found.agreements for position in one.positions)


def test_the_age_of_one_who_does_not_do_it_is_told(tell: Tell) -> None:
    found = tell(
        f"{FLOOD[0]} Ivor Lusk, 26, wept at the quay in Tansley.",
        f"{FLOOD[1]} Ivor Lusk, 26, showed no emotion at the quay in Tansley.",
    )
    assert any("Ivor Lusk, 26" in one.positions[0].text for one in found.agreements)


FEAR = '"It was a night of fear,"'


@pytest.mark.parametrize(
    ("right", "told"),
    [
        (f"{FEAR} said Ivor Lusk, who lives by the quay.", False),
        (f"Ivor Lusk met Emil Karst at the quay. {FEAR} he said.", False),
        (f"{FEAR} said Kim Weldon, who lives by the quay.", True),
        (f"{FEAR} said the harbour master.", True),
    ],
)
def test_words_that_are_given_to_two_are_no_agreement(tell: Tell, right: str, told: bool) -> None:
    found = tell(f"{FLOOD[0]} {FEAR} said Kim Weldon.", f"{FLOOD[1]} {right}")
    assert bool(only(found, Kind.QUOTE)) is told


@pytest.mark.parametrize(("length", "told"), [("two days", False), ("nine hours", True)])
def test_hours_that_fit_into_days_are_no_agreement(tell: Tell, length: str, told: bool) -> None:
    left = "Jurors at the court in Tansley returned their verdict after nine hours of talks on the flood."
    right = f"Jurors at the court in Tansley had deliberated on the flood for {length}."
    found = tell(f"{FLOOD[0]} {left}", f"{FLOOD[1]} {right}")
    assert any(one.subject.startswith("how long") for one in found.agreements) is told


def test_people_who_tell_something_are_none_of_whom_it_is_told(tell: Tell) -> None:
    found = tell(
        "Eleven people were treated for smoke at the Belmore mill and three of them were taken to hospital.",
        "Smoke filled the Belmore mill and eleven people were treated, according to three people who were there.",
    )
    assert [one.positions[0].value for one in only(found, Kind.NUMBER)] == ["Eleven people"]


def test_a_title_on_which_a_third_source_differs_is_no_agreement(tell: Tell) -> None:
    texts = (
        "The plane was flown by Captain Ingrid Solberg.",
        "Captain Ingrid Solberg flew the plane.",
        "At the controls of the plane was Ingrid Solberg, a first officer.",
    )
    assert len(only(tell(*texts[:2]), Kind.TITLE)) == 1
    assert not only(tell(*texts), Kind.TITLE)


def test_a_spokesman_is_not_called_what_he_speaks_for(tell: Tell) -> None:
    """The words for the one hold a title of the other."""
    found = tell(
        "A spokesman for Mayor Ingrid Solberg of Tansley, Captain Otto Lind, said that no meeting was planned.",
        "Spokesman Captain Otto Lind told Mayor Ingrid Solberg that no meeting was planned in Tansley.",
    )
    told = {one.subject: {position.value for position in one.positions} for one in only(found, Kind.TITLE)}
    assert all(value.startswith("Mayor") for value in told["Ingrid Solberg"])


def test_whose_age_is_told_is_not_told_again(tell: Tell) -> None:
    found = tell(
        "Among those rescued in Tansley was an eight-year-old girl who had been trapped for nine hours.",
        "A girl of eight was rescued in Tansley after nine hours.",
    )
    assert len(only(found, Kind.NUMBER)) == 1
    assert not only(found, Kind.IDENTITY)


def test_a_clause_is_cut_before_what_a_third_source_disputes(tell: Tell) -> None:
    texts = (
        "The council of Tansley voted on Tuesday to close the bridge, which has 12 piers and a crack two metres long.",
        "On Tuesday the council of Tansley voted to close the bridge, which has a crack two metres long.",
        "The bridge in Tansley, which the council closed, has 15 piers.",
    )
    found = tell(*texts)
    assert any("12" in position.value for finding in found.findings for position in finding.positions)
    assert any("crack" in value for value in quoted(found, Kind.NUMBER))
    assert not any("12" in position.text for one in found.agreements for position in one.positions)


def test_lengths_that_lie_by_other_days_are_no_agreement(tell: Tell) -> None:
    left = "Ivor Lusk left the stage in Tansley eleven years ago."
    assert any(
        "eleven" in value for value in values(tell(left, "It was eleven years ago that Ivor Lusk left the stage."))
    )
    held = "The race in Tansley was held up for ten minutes"
    assert any("ten" in value for value in values(tell(f"{held} on Sunday.", f"{held} by a dog.")))
    later = "Ivor Lusk first stood on the stage in Tansley and left it eleven years later."
    assert not any("eleven" in value for value in values(tell(left, later)))


def test_a_part_of_those_who_are_told_of_is_not_all_of_another_sort(tell: Tell) -> None:
    left = "Altogether 22 people were infected in Tansley, three of them nurses."
    alike, other = (
        f"In Tansley 22 residents were infected. Three {who} were also infected." for who in ("nurses", "staff members")
    )
    assert any("three" in value for value in values(tell(left, alike)))
    assert not any("three" in value for value in values(tell(left, other)))


def test_a_small_number_in_sentences_that_hardly_meet_is_of_two_things() -> None:
    left, right = (
        article("Tests found the germ in two cups.", "a.txt"),
        article("A driver had two cups of pudding.", "b.txt"),
    )
    for score, told in ((0.2, 0), (0.9, 1)):
        pair = Pair(left.sentences[0], right.sentences[0], score, score, score, mutual=True)
        assert len(list(restated([left, right], [pair]))) == told


@pytest.mark.parametrize(("strength", "told"), [(-0.6, 1), (-0.4, 0)])
def test_what_a_rule_disputes_however_unsurely_is_no_agreement(strength: float, told: int) -> None:
    one, other, third = fact(A, "24 people"), fact(ALIKE, "24 people"), fact(B, "30 people")
    report = run([A, B, ALIKE], [agree(one, other), differ(one, third, strength)])
    assert (len(report.findings), len(report.agreements)) == (0, told)


@pytest.mark.parametrize(("kind", "words"), [(Kind.NUMBER, "24 people"), (Kind.QUOTE, "toll was 24 people")])
@pytest.mark.parametrize(("third", "told"), [(B, 0), (ALIKE, 1)])
def test_a_judge_is_not_heard_against_what_all_whom_it_sets_apart_tell(
    third: Article, told: int, kind: Kind, words: str
) -> None:
    one, alike = (replace(fact(source, words), kind=kind) for source in (A, ALIKE))
    rule = load_rules()[Kind.NUMBER].named(JUDGED)
    read = differ(fact(A, words), fact(third, "toll"))
    read = replace(read, rule=JUDGED, dispute=next(iter(rule.severity)), features=((JUDGE, 1.0),))
    model = ConfidenceModel(threshold=0.5, kinds={JUDGE: Weights(bias=-0.5, weights={})})
    report = report_of([A, B, ALIKE], (), [agree(one, alike), read], load_rules(), Settings(), model)
    assert (len(report.findings), len(report.agreements)) == (0, told)


def test_from_where_somebody_is_told_and_not_from_what_he_is_kept(tell: Tell) -> None:
    barred = "Judges barred Ivor Lusk from public office for ten years."
    assert not only(tell(barred, barred), Kind.PLACE)
    told = "Ivor Lusk, a driver from Tansley, was arrested at the depot."
    assert "where somebody is from" in {one.subject[:22] for one in only(tell(told, told), Kind.PLACE)}


def test_one_in_hospital_and_several_there_are_not_told_alike(tell: Tell) -> None:
    left = "Ivor Lusk fell at the Tansley marathon, and he was taken to hospital."
    assert only(tell(left, "At the Tansley marathon Ivor Lusk fell and was taken to hospital."), Kind.PLACE)
    assert not only(tell(left, "At the Tansley marathon 14 runners fell and were taken to hospital."), Kind.PLACE)


@pytest.mark.parametrize(("name", "told"), [("Carol Lusk", True), ("Carole Lusk", False)])
def test_a_name_in_two_spellings_is_no_agreement(tell: Tell, name: str, told: bool) -> None:
    left = "The manager of the home, Carol Lusk, called the police in Tansley."
    found = tell(left, f"Its manager, {name}, called the police in Tansley.")
    assert ("who is the manager of the home" in {one.subject for one in found.agreements}) is told


def test_a_title_is_told_without_the_name_that_is_spelled_otherwise(tell: Tell) -> None:
    left, right = "The race was stopped by Mayor Patty Rosen.", "Mayor {} Rosen stopped the race."
    assert quoted(tell(left, right.format("Patty")), Kind.TITLE) == ["Mayor Patty Rosen"]
    assert quoted(tell(left, right.format("Patti")), Kind.TITLE) == ["Mayor"]


@pytest.mark.parametrize(("noun", "told"), [("lawyers", True), ("beds", False)])
def test_so_many_people_are_no_things(tell: Tell, noun: str, told: bool) -> None:
    found = tell("The home in Tansley has 64 residents.", f"The home in Tansley has 64 {noun}.")
    assert any("64" in value for value in values(found)) is told


def test_a_small_number_amid_a_dispute_is_not_told_alone(tell: Tell) -> None:
    found = tell(
        "The Belmore mill had passed a fire inspection by two officers in May 2019, the owner said.",
        "The Belmore mill had failed a fire inspection by two officers in May 2019, the owner said.",
    )
    assert found.findings
    assert not only(found, Kind.NUMBER)


def test_a_population_is_not_counted_by_itself(tell: Tell) -> None:
    found = tell("The population of Tansley is 22,000.", "The town of Tansley has a population of 22,000 and a mill.")
    assert [one.subject for one in only(found, Kind.NUMBER)] == ["population"]


def test_a_number_or_a_name_is_not_what_happened(tell: Tell) -> None:
    found = tell(
        "Eight are still in hospital in Tansley after the crash.",
        "After the crash in Tansley eight are still in hospital.",
    )
    assert {one.subject for one in only(found, Kind.PLACE)} == {"where it happened"}


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "Rosa Lind, whose son Callum, 9, took part in the trial at Tansley.",
            "A nine-year-old boy who took part in the trial at Tansley died.",
            False,
        ),
        (
            "A boy of nine who took part in the trial at Tansley died.",
            "A nine-year-old boy who took part in the trial at Tansley died.",
            True,
        ),
        (
            "Callum, 9, took part in the trial at Tansley.",
            "Nine-year-old Callum took part in the trial at Tansley.",
            True,
        ),
    ],
)
def test_a_child_with_a_name_and_one_without_are_not_of_one_age(tell: Tell, left: str, right: str, told: bool) -> None:
    assert any(one.subject.startswith("age") for one in tell(left, right).agreements) is told


def test_a_tie_and_a_neither_are_no_title_of_anybody(tell: Tell) -> None:
    left = "His wife, Joan Lusk, was with Mayor Carol Rosen in Tansley. Neither Mayor Carol Rosen nor she was hurt."
    found = tell(left, "Mayor Carol Rosen met his wife, Joan Lusk, in Tansley.")
    assert quoted(found, Kind.TITLE) == ["Mayor Carol Rosen"]
    found = tell("Neither Mayor Carol Rosen nor he spoke in Tansley.", "Mayor Carol Rosen did not speak in Tansley.")
    assert quoted(found, Kind.TITLE) == ["Mayor Carol Rosen"]


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        ("The boat that sank off Tansley with 63 sailors aboard was new.", "sank off Tansley with 63 sailors aboard"),
        ("A squall sank the boat off Tansley, and 63 sailors aboard were saved.", "63 sailors aboard were saved."),
        (
            "He said 63 sailors aboard the boat off Tansley were saved.",
            "He said 63 sailors aboard the boat off Tansley were saved.",
        ),
    ],
)
def test_a_clause_ends_before_the_verb_of_the_sentence_that_it_parts(tell: Tell, left: str, shown: str) -> None:
    found = tell(left, "Off Tansley the boat had 63 sailors aboard.")
    assert shown in [position.text for one in only(found, Kind.NUMBER) for position in one.positions]


@pytest.mark.parametrize(
    ("right", "shown"),
    [
        ("She stole $1.2 million in Tansley.", "She has admitted stealing $1.2 million in Tansley"),
        (
            "She stole $1.2 million in Tansley for holidays.",
            "She has admitted stealing $1.2 million in Tansley to pay for holidays.",
        ),
    ],
)
def test_what_a_sum_was_for_is_told_where_both_tell_it(tell: Tell, right: str, shown: str) -> None:
    found = tell("She has admitted stealing $1.2 million in Tansley to pay for holidays.", right)
    assert shown in [position.text for one in only(found, Kind.NUMBER) for position in one.positions]

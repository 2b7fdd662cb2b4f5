"""Quotations: which differences of wording, of speaker and of source count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.fields import quote
from factcheck.fields.quote import Credit, Options, Quotation
from factcheck.model import Article, Block, Comparison, Dispute, Fact, Relation
from factcheck.split import split
from tests.factory import facts, meet


def quotations(text: str) -> list[Fact[Quotation]]:
    return [fact for fact in facts(quote, text) if isinstance(fact.value, Quotation)]


def only(left: str, right: str) -> Comparison:
    """The one comparison of two texts that says something, or an UNKNOWN one."""
    said = [found for found in meet(quote, left, right) if found.relation is not Relation.UNKNOWN]
    assert len(said) <= 1
    return said[0] if said else meet(quote, left, right)[0]


def test_a_nickname_is_no_quotation() -> None:
    assert not quotations('Rosa "Ronnie" Lind opened the "Old Tower" on Friday.')


# --- which differences count ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We won't close the centre in twenty days", "We will not close the center in 20 days"),
        ("It's a well-known risk, and they've seen it", "It is a well known risk, and they have seen it"),
        ("We realise the colour was grey", "We realize the color was gray"),
        ("It's been open for years", "It has been open for years"),
        ("They'd already been out to the tower", "They had already been out to the tower"),
        ("The ferry was built for twenty-five", "The ferry was built for 25"),
        ("The tower shook twice and nobody left the square", "The tower shook twice"),
        ("The [warden] saw the tower shake twice", "She saw the tower shake twice"),
        (
            "The tower shook twice ... the square was empty",
            "The tower shook twice and all at once the square was empty",
        ),
    ],
)
def test_spelling_contraction_bracket_and_cut_agree(left: str, right: str) -> None:
    met = meet(quote, f'"{left}," said Rosa Lind.', f"“{right},” said Rosa Lind.")
    assert {found.relation for found in met} <= {Relation.SAME, Relation.UNKNOWN}
    assert any(found.relation is Relation.SAME for found in met)


@pytest.mark.parametrize(
    ("left", "right", "rule", "dispute", "values"),
    [
        (
            "The tower was open when the bell fell",
            "The tower was closed when the bell fell",
            "words",
            Dispute.CONFLICT,
            ("was open when", "was closed when"),
        ),
        (
            "The bell was not repaired last year",
            "The bell was repaired last year",
            "words",
            Dispute.CONFLICT,
            ("not", "repaired"),
        ),
        (
            "The bell is cracked and must be taken down at once",
            "The bell must be taken down at once",
            "omission",
            Dispute.TENSION,
            ("cracked", "bell must"),
        ),
        (
            "They lost the bell, then they lost the clock, now they have lost the tower",
            "They lost the bell, then the clock, and now the tower",
            "words",
            Dispute.TENSION,
            ("they", "and now"),
        ),
        (
            "I think that the bell was repaired last year",
            "I think the bell was repaired last year",
            "wording",
            Dispute.VARIANT,
            ("that", "think the"),
        ),
    ],
)
def test_other_words_are_reported_with_the_words(
    left: str, right: str, rule: str, dispute: Dispute, values: tuple[str, str]
) -> None:
    found = only(f'"{left}," said Rosa Lind.', f'"{right}," said Rosa Lind.')
    assert (found.relation, found.rule, found.dispute) == (Relation.DIFFERENT, rule, dispute)
    assert values[0] in found.left.text
    assert values[1] in found.right.text


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We did not force them", "We could not force them"),
        ("She swore she'd still be here", "She swore she'd still be there"),
        ("I did not expect anything else", "We did not expect anything else"),
    ],
)
def test_one_small_word_differs_where_all_else_is_shared(left: str, right: str) -> None:
    (found,) = [c for c in meet(quote, f'"{left}," said Rosa Lind.', f'"{right}," said Rosa Lind.') if c.dispute]
    assert found.rule == "wording"


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ("We have turned a page", "We have not yet turned the page", ("have turned", "have not yet turned")),
        ("We could see the road", "We could hardly see the road", ("could see", "could hardly see")),
        ("We left before the storm came", "We left after the storm came", ("left before", "left after")),
        ("Prices went up in the spring", "Prices went down in the spring", ("went up", "went down")),
        ("All of them knew the risk", "Few of them knew the risk", ("All of them", "Few of them")),
    ],
)
def test_a_negation_or_an_opposite_makes_another_statement(left: str, right: str, values: tuple[str, str]) -> None:
    (found,) = [c for c in meet(quote, f'"{left}," said Rosa Lind.', f'"{right}," said Rosa Lind.') if c.dispute]
    assert (found.rule, found.dispute) == ("words", Dispute.CONFLICT)
    assert values[0] in found.left.text
    assert values[1] in found.right.text


def test_two_quotations_on_one_topic_are_not_one() -> None:
    met = meet(
        quote,
        '"The bell of the tower fell into the square," said Rosa Lind.',
        '"We heard the bell and ran out of the town hall," said Emil Karst.',
    )
    assert {found.relation for found in met} == {Relation.UNKNOWN}


def test_a_quotation_that_stands_elsewhere_in_full_is_not_reported_against_its_neighbour() -> None:
    left = 'Rosa Lind said: "The bell is a danger. The bell is a treasure of the town."'
    right = 'Rosa Lind said: "The bell is a treasure of the town."'
    met = meet(quote, left, right)
    assert met
    assert all(found.relation is not Relation.DIFFERENT for found in met)


def test_the_same_words_of_two_named_persons_are_a_conflict() -> None:
    found = only(
        '"The bell had been repaired only last winter," said Rosa Lind.',
        '"The bell had been repaired only last winter," said Emil Karst.',
    )
    assert (found.rule, found.dispute) == ("speaker", Dispute.CONFLICT)
    assert (found.left.text, found.right.text) == ("Rosa Lind", "Emil Karst")
    assert found.subject == "“The bell had been repaired only last …”"


def test_the_subject_of_a_rewording_names_the_speaker() -> None:
    found = only(
        '"The tower was open when it shook," said Rosa Lind.',
        'Rosa Lind came late. "The tower was shut when it shook," she said.',
    )
    assert found.subject == "words of Rosa Lind"


def test_a_speaker_without_a_name_stands_amid_the_subject() -> None:
    found = only(
        '"The tower was open when it shook," a spokesman for the port said.',
        'A spokesman for the port said: "The tower was shut when it shook."',
    )
    assert found.subject == "words of a spokesman for the port"


def test_one_without_a_noun_is_no_speaker_to_name() -> None:
    found = only(
        '"The tower was open when it shook," one said.',
        'One of them came late: "The tower was shut when it shook," one said.',
    )
    assert found.heading.of == "quotation"


@pytest.mark.parametrize("speaker", ["said the warden", "a spokeswoman for the parish said", "she said", "said Lind"])
def test_a_pronoun_a_title_or_a_short_name_is_no_other_speaker(speaker: str) -> None:
    found = only(
        '"The bell had been repaired only last winter," said Rosa Lind.',
        f'"The bell had been repaired only last winter," {speaker}.',
    )
    assert found.relation is Relation.SAME


def test_reported_speech_is_not_set_against_a_quotation() -> None:
    met = meet(quote, '"The bell was repaired," said Rosa Lind.', "Rosa Lind said the bell was never repaired.")
    assert not [found for found in met if found.dispute]


def test_two_agencies_for_one_claim_are_a_tension() -> None:
    found = only(
        "The rebuilt tower will open on Friday with a concert, Interfax reported.",
        "According to Xinhua, a concert will open the rebuilt tower.",
    )
    assert (found.rule, found.dispute, found.left.text, found.right.text) == (
        "credit",
        Dispute.TENSION,
        "Interfax",
        "Xinhua",
    )


def test_agencies_that_tell_different_things_of_one_place_are_no_dispute() -> None:
    met = meet(
        quote,
        "The navy is studying the collision of the two ferries off the tower, Interfax reported.",
        "Divers searched one of the ferries off the tower for a second day, Xinhua reported.",
    )
    assert {found.relation for found in met} == {Relation.UNKNOWN}


def test_pictures_and_film_of_one_act_are_two_sources() -> None:
    found = only(
        "Photos on the parish website showed Lind climbing from the tower by a ladder.",
        "Lind, in a red coat, climbed slowly from the tower, television footage showed.",
    )
    assert (found.rule, dict(found.features)["act"]) == ("credit", 1.0)


def test_pictures_and_film_of_two_acts_are_no_dispute() -> None:
    met = meet(
        quote,
        "Photos on the parish website showed Lind waving from the tower.",
        "Television footage showed a crane lifting the bell of the tower.",
    )
    assert {found.relation for found in met} == {Relation.UNKNOWN}


def test_an_agency_beside_another_name_that_speaks_is_no_credit() -> None:
    caption = "AP: The tower in Leam, where Rosa Lind says it shook."
    assert not [f for f in facts(quote, caption) if isinstance(f.value, Credit)]


def test_two_words_have_two_speakers_only_when_said_of_the_same() -> None:
    left = 'Rosa Lind says the bell is "perfectly safe".'
    assert only(left, 'The bell is "perfectly safe", according to Emil Karst.').rule == "speaker"
    assert only(left, 'Emil Karst called the crossing at Leam "perfectly safe".').relation is not Relation.DIFFERENT


def test_a_row_of_words_of_one_speaker_is_one_quotation_though_its_end_differs() -> None:
    found = only(
        'Rosa Lind spoke of "the death of craft, of carving and of casting".',
        'It was the "death of craft, of patience", Rosa Lind said.',
    )
    assert found.rule == "words"


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            'Rosa Lind called for "a fair deal" on rents and tolls.',
            'Rosa Lind asked for "a fair deal" for bakers and smiths.',
            "continuation",
        ),
        (
            '"The bell had been repaired only last winter," Rosa Lind wrote on Twitter.',
            '"The bell had been repaired only last winter," Rosa Lind told a news conference.',
            "occasion",
        ),
        (
            'The engineers rated the tower "barely sound" in May.',
            'The tower was found "a danger" by the engineers.',
            "description",
        ),
        (
            "Rosa Lind declined to comment when she was called at home.",
            "Rosa Lind told reporters that she never signed the lease.",
            "comment",
        ),
        (
            '"I shut my eyes; it rang," Rosa Lind said.',
            '"The bell rang. I closed my eyes," Rosa Lind said.',
            "words",
        ),
    ],
)
def test_what_surrounds_a_quotation_may_differ_too(left: str, right: str, rule: str) -> None:
    rules = {found.rule for found in meet(quote, left, right) if found.dispute is not None}
    assert rule in rules


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rosa Lind declined to comment.", "Otto Lind told reporters that he never signed the lease."),
        ("Rosa Lind declined to comment.", "Rosa Lind would not speak to reporters."),
        ('Rosa Lind called for "a fair deal" on rents.', 'Rosa Lind called for "a fair deal" and left.'),
        ('"The bell is cracked," Rosa Lind wrote on Twitter.', '"The bell is cracked," Rosa Lind said in a tweet.'),
    ],
)
def test_surroundings_that_fit_are_no_dispute(left: str, right: str) -> None:
    assert not [found for found in meet(quote, left, right) if found.dispute]


def test_telling_an_agency_is_no_credit() -> None:
    assert not [f for f in facts(quote, "The warden told Reuters that the tower shook.") if isinstance(f.value, Credit)]


# --- by property ------------------------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(
        ["the", "bell", "fell", "we", "did", "not", "open", "closed", "tower", "shook", "colour", "won't", "20"]
    ),
    min_size=2,
    max_size=9,
).map(" ".join)
TEXTS = st.text(alphabet="aB s.\"'“”‘’…,\n-5", max_size=80)


def untagged(text: str) -> Article:
    """`text` as one paragraph, split; who is a person does not matter here, and tagging costs."""
    return split(Article("a.txt", text, blocks=(Block(0, len(text)),)))


def said(words: str) -> Fact[Quotation]:
    """`words` as the quotation of somebody."""
    return quote.extract(untagged(f'The warden said "the tower is old {words}".'))[0]


@given(WORDS, WORDS)
@settings(deadline=None)
def test_comparison_is_symmetric(left: str, right: str) -> None:
    there = quote.compare(said(left), said(right), Options())
    back = quote.compare(said(right), said(left), Options())
    assert (there.relation, there.dispute, there.rule) == (back.relation, back.dispute, back.rule)
    assert (there.left.text, there.right.text) == (back.right.text, back.left.text)


@given(WORDS)
@settings(deadline=None)
def test_a_quotation_agrees_with_itself(text: str) -> None:
    assert quote.compare(said(text), said(text), Options()).relation is Relation.SAME


@given(TEXTS)
@settings(deadline=None)
def test_every_fact_lies_in_its_sentence(text: str) -> None:
    made = untagged(text)
    for fact in quote.extract(made):
        assert made.text[fact.start : fact.end] == fact.text
        assert fact.sentence.start <= fact.start < fact.end <= fact.sentence.end


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Rosa Lind: "The bell was repaired in spring."', "Rosa Lind"),
        ('Lind\'s mother, Eva, sobbed: "The bell was repaired in spring."', "Eva"),
        ('As Rosa Lind put it, "the bell was repaired in spring".', "Rosa Lind"),
        ('Rosa Lind met the mayor and told him: "The bell was repaired in spring."', "Rosa Lind"),
        ('The law: "The bell was repaired in spring."', ""),
    ],
)
def test_a_colon_a_second_verb_and_put_it_lead_to_the_speaker(text: str, speaker: str) -> None:
    assert [f.value.speaker.name for f in facts(quote, text) if f.subject == quote.QUOTATION] == [speaker]


def test_two_ties_of_kin_are_two_speakers() -> None:
    words = '"The bell was repaired only in spring," {} said.'
    assert only(words.format("his sister"), words.format("his mother")).rule == "speaker"
    assert only(words.format("his sister"), words.format("his older sister")).relation is Relation.SAME


def test_pictures_are_no_source_of_a_report() -> None:
    found = only(
        "Photos on the parish website showed Lind climbing from the tower by a ladder.",
        "Lind, in a red coat, climbed slowly from the tower, television footage showed.",
    )
    assert found.subject == quote.EVIDENCE


def test_two_speakers_weigh_more_than_a_word_left_out() -> None:
    left = '"The bell was repaired only in spring, and I guess it still rings," Rosa Lind said.'
    right = 'Otto Karst laughed. "The bell was repaired only in spring and it still rings," he said.'
    assert only(left, right).rule == "speaker"


BELL = '"The bell had been repaired only last winter,"'


@pytest.mark.parametrize(
    ("right", "value"),
    [
        (f"The warden, Emil Karst, came late. {BELL} he told reporters.", "Emil Karst"),
        (f"Neighbour Emil Karst, 68, wept. {BELL} the retired baker said.", "Emil Karst"),
        (f"Neighbour Emil Karst wept. {BELL} the 68-year-old said.", "Emil Karst"),
        (f"Emil Karst spoke first, and said he was glad. {BELL} he said.", "Emil Karst"),
        (f"Emil Karst said that he was glad: {BELL} he said.", "Emil Karst"),
    ],
)
def test_a_pronoun_or_an_epithet_is_shown_by_the_name_that_it_stands_for(right: str, value: str) -> None:
    left = f"Mayor Rosa Lind laid flowers at the door. {BELL} she said."
    (found,) = [c for c in meet(quote, left, right) if c.dispute]
    assert (found.rule, found.left.text, found.right.text) == ("speaker", "Rosa Lind", value)
    assert found.right.sentence.slice(found.right.start, found.right.end) == value
    assert found.right.sentence.text in right


@pytest.mark.parametrize(
    "right",
    [
        f"Police met Emil Karst's sister. {BELL} she said.",
        f"Emil Karst met Otto Brand. {BELL} he said.",
        f"Anna Karst came late. {BELL} he said.",
        f"Emil Karst came late. {BELL} the inspector said.",
        f"Emil Karst and his son came late. {BELL} he said.",
        f"Police arrested Emil Karst. {BELL} he said.",
    ],
)
def test_who_may_not_be_meant_by_a_pronoun_or_a_role_is_no_other_speaker(right: str) -> None:
    left = f"{BELL} said Susan Marsh."
    assert not [c for c in meet(quote, left, right) if c.rule == "speaker" and c.right.text == "Emil Karst"]


def test_two_first_names_of_one_family_name_are_one_misnamed_unless_a_source_knows_both() -> None:
    left, right = f"{BELL} said Rosa Lind.", f"Judge Otto Lind came late. {BELL} he said."
    assert not [c for c in meet(quote, left, right) if c.rule == "speaker" or c.relation is Relation.SAME]
    assert only(left, f"{right} Rosa Lind was ill.").rule == "speaker"


@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        ("said the girl's father, Otto Lind, in court.", "said brother Emil Lind.", ["speaker"]),
        ("said Otto Lind, her father.", "her weeping brother Emil Lind said.", ["speaker"]),
        ("said the girl's brother, Otto Lind, in court.", "said brother Emil Lind.", []),
        ("said the girl's father, Otto Lind, in court.", "said Emil Lind.", []),
    ],
)
def test_two_of_one_family_name_are_two_speakers_by_their_ties(left: str, right: str, rules: list[str]) -> None:
    found = meet(quote, f"{BELL} {left}", f"{BELL} {right}")
    assert [c.rule for c in found if c.rule == "speaker"] == rules


def test_short_words_paid_in_tribute_by_two_are_not_the_same() -> None:
    left = 'Premier Rosa Lind called her "a voice of velvet that sang this country to sleep".'
    right = 'Emil Karst paid tribute to "a voice of velvet".'
    assert not [c for c in meet(quote, left, right) if c.relation is Relation.SAME]


def test_other_words_of_two_speakers_are_words_of_both() -> None:
    left = '"It was not a decision taken lightly by the parish council," Rosa Lind said.'
    right = '"It was not a choice taken lightly by the parish council of Leam," Emil Karst said.'
    assert only(left, right).subject == "words given to Emil Karst and Rosa Lind"


def test_one_word_of_a_long_quotation_is_not_a_short_one_in_other_words() -> None:
    left = '"He will be great!" said Rosa Lind.'
    right = 'Rosa Lind said he was "a great help to us in getting the parishes to pay their share of the bell".'
    assert not [c for c in meet(quote, left, right) if c.dispute]


def test_who_gets_told_is_no_speaker() -> None:
    (found,) = (
        f
        for f in facts(quote, 'Lind asked for a new bell and got told there was "no time or money" for it.')
        if f.subject == quote.QUOTATION
    )
    assert found.value.speaker.name == ""


def test_who_is_named_behind_a_comma_and_the_verb_speaks() -> None:
    left = "The owner, Karim Aziz, has gone into hiding, said Nadia Begum, head of the station."
    assert only(left, "The owner, Karim Aziz, could not be reached for comment.").relation is Relation.UNKNOWN
    turned = "The owner, Karim Aziz, 50, said Nadia Begum had lied."
    assert only(turned, "The owner, Karim Aziz, could not be reached for comment.").rule == "comment"


def test_who_says_that_he_does_not_comment_is_not_read_as_speaking() -> None:
    assert facts(quote, "Holm said he does not comment on pending cases.") == ()


def test_a_statement_without_questions_agrees_with_a_refusal_of_questions() -> None:
    right = "In a statement that he read outside, Holm said he would go."
    assert not [found for found in meet(quote, "Holm did not take questions.", right) if found.dispute]
    assert [found for found in meet(quote, "Holm did not take questions.", "Holm said he would go.") if found.dispute]


def test_a_person_and_a_body_call_a_thing_by_words_of_their_own() -> None:
    left = 'Alderman Ina Smits called that remark "unworthy".'
    assert only(left, 'The Harbour Union called that remark "an insult".').relation is Relation.UNKNOWN
    assert only(left, 'Ms Smits called that remark "an insult".').rule == "description"


def test_two_statements_that_share_a_few_words_are_not_one() -> None:
    left = '"The keeper is an experienced sailor and he was carrying food for a week," Holm said.'
    right = '"That is something we ask every sailor to carry on board in winter," Holm said.'
    assert only(left, right).relation is Relation.UNKNOWN
    right = '"The keeper is a seasoned sailor and he was taking food for a week," Holm said.'
    assert only(left, right).rule == "words"


def test_two_quotations_that_share_one_plain_word_are_not_one() -> None:
    assert (
        only('"He was stopping," Holm said.', '"I thought, good, he\'s stopping," Holm said.').relation
        is Relation.UNKNOWN
    )


def test_the_word_one_is_no_word_that_two_quotations_share() -> None:
    assert (
        only('"This one not," Holm said.', '"One girl asked me if she could go," Holm said.').relation
        is Relation.UNKNOWN
    )


def test_one_of_somebody_s_supporters_is_not_that_one() -> None:
    left = 'Bruce Lund told a podcast that the leader "couldn\'t sell water in a drought".'
    right = 'The remark that Peter Holm "couldn\'t sell water in a drought" was, one Holm supporter said, unfair.'
    assert not [found for found in meet(quote, left, right) if found.rule == "speaker"]


def test_who_has_no_good_answer_speaks() -> None:
    right = "Peter Lund told reporters that he never signed the lease."
    assert facts(quote, "Peter Lund had no good answer.") == ()
    assert [found for found in meet(quote, "Peter Lund had no immediate comment.", right) if found.dispute]


def test_who_does_not_answer_one_paper_may_speak_to_others() -> None:
    right = "Peter Lund told reporters that he never signed the lease."
    assert facts(quote, "Peter Lund did not respond to our questions.") == ()
    (found,) = (found for found in meet(quote, "Peter Lund did not respond to questions.", right) if found.dispute)
    assert found.rule == "comment"


def test_a_shown_wording_does_not_end_on_a_small_word() -> None:
    found = only(
        '"It felt like an earthquake to us," said Ina Holm.', '"It was like an earthquake to us," said Ina Holm.'
    )
    assert (found.left.text, found.right.text) == ("It felt like an earthquake", "It was like an earthquake")


def test_words_of_a_pronoun_that_stands_for_nobody_known_are_just_a_quotation() -> None:
    one = '"We have at all times complied with the law and have been audited," it said.'
    assert only(one, one.replace("complied with", "broken")).subject == "quotation"


def test_a_short_quotation_of_one_speaker_with_one_other_word_is_one_to_check() -> None:
    left = "“We are heartbroken,” said Simon Lund."
    assert [(c.rule, c.dispute) for c in meet(quote, left, "“We are devastated,” said Simon Lund.") if c.dispute] == [
        ("words", Dispute.TENSION)
    ]


@pytest.mark.parametrize(
    "right",
    [
        "“We are devastated,” said Eva Roth.",
        "“They were unlucky,” said Simon Lund.",
        "“We are devastated. We are heartbroken,” said Simon Lund.",
    ],
)
def test_a_short_quotation_of_another_speaker_or_frame_or_beside_its_like_is_another(right: str) -> None:
    assert not [c for c in meet(quote, "“We are heartbroken,” said Simon Lund.", right) if c.dispute]

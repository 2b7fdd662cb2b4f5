"""Values that a reader can read: which words and marks beside them belong to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.phrases import balanced, whole_phrase


def whole(text: str, told: str) -> str:
    start = text.index(told)
    return text[slice(*whole_phrase(text, start, start + len(told)))]


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ("She is the second senator from Tarn, he said.", "the second senator from", "the second senator from Tarn"),
        ("He faces trial on two counts of murder.", "faces trial on two", "faces trial on two counts of murder"),
        ("They shook hands with the kit man.", "hands with the kit", "hands with the kit man"),
        ("The guard was seen carrying a gun.", "was seen carrying", "was seen carrying a gun"),
        ("A dog found her.", "A dog found", "A dog found her"),
        (
            "No one there thought she was a good cook.",
            "No one there thought",
            "No one there thought she was a good cook",
        ),
        ("It came with Orrin signing up only later.", "came with Orrin signing", "came with Orrin signing up"),
        ("The man needs to be found.", "man needs", "man needs to be found"),
        ("He wanted the views to go up.", "the views to go", "the views to go up"),
        ("He was accused of carelessly firing at them.", "accused of carelessly", "accused of carelessly firing"),
        (
            "The fair was called off and a vigil will be held.",
            "was called off and a vigil",
            "was called off and a vigil will be held",
        ),
        (
            "Police have not said how the women died.",
            "have not said how",
            "have not said how the women died",
        ),
        ("It was a 5-3 order with one judge, he said.", "3 order with one", "5-3 order with one judge"),
        ("The train left at 9:30 a.m. for Tarn.", "left at 9:30", "left at 9:30 a.m."),
        ("She is a nurse with 19 years' service.", "a nurse with 19 years", "a nurse with 19 years' service"),
        ("It was a week of the 'dark days' said Holm.", "week of the 'dark days", "week of the 'dark days"),
        ("Holm, a 48-year-old harbour pilot, left.", "harbour pilot", "48-year-old harbour pilot"),
    ],
)
def test_what_is_cut_amid_a_phrase_gets_its_end(text: str, told: str, read: str) -> None:
    assert whole(text, told) == read


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ("He was opening his shop when the bomb went off.", "opening his shop when", "opening his shop"),
        ("It was moved inside at which time it went off.", "was moved inside at", "was moved inside"),
        (
            "It was closed because the large new iron door of the old northern harbour was shut.",
            "was closed because the",
            "was closed",
        ),
    ],
)
def test_where_what_is_missing_is_long_the_words_that_open_it_go(text: str, told: str, read: str) -> None:
    assert whole(text, told) == read


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ("The gas stove was on.", "stove was on", "gas stove was on"),
        ("North Korea met its creditors.", "Korea met its creditors", "North Korea met its creditors"),
        ("Yesterday Mr. Lund spoke.", "Lund spoke", "Mr. Lund spoke"),
        ("He left two weeks ago, with a cold.", "weeks ago, with a cold", "two weeks ago, with a cold"),
        ("The fire began at 2 a.m., after a storm.", "a.m., after a storm", "2 a.m., after a storm"),
    ],
)
def test_what_begins_amid_a_name_or_a_number_gets_its_beginning(text: str, told: str, read: str) -> None:
    assert whole(text, told) == read


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ("No trains will use the line this week.", "will use the line", "No trains will use the line"),
        ("None of the boats was hit.", "was hit", "None of the boats was hit"),
        ("It was closed, and nobody came.", "came", "nobody came"),
        ("There was no fog, the pilot said.", "said", "said"),
        ("No trains ran, but ferries will sail.", "will sail", "will sail"),
        ("All trains will use the line.", "will use the line", "will use the line"),
    ],
)
def test_what_is_denied_of_a_subject_begins_with_it(text: str, told: str, read: str) -> None:
    assert whole(text, told) == read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He was hurt Friday at work.", "was hurt"),
        ("Holm resigned.", "resigned"),
        ("Judges in Tarn and Orrin are on the case.", "Judges in Tarn and Orrin"),
        ("The roof that she had paid for fell.", "that she had paid for"),
        ("They all died.", "They all died"),
        ("He lost $3m worth of gold.", "lost $3m"),
        ("In 2004 officials left.", "In 2004"),
    ],
)
def test_what_is_whole_stays_as_it_is(text: str, told: str) -> None:
    assert whole(text, told) == told


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ('"It was a farce," he said.', '"It was a farce', "It was a farce"),
        ('She called it "a farce."', 'called it "a farce', 'called it "a farce."'),
        ("It fell 10 km (6 miles) away.", "10 km (6 miles", "10 km (6 miles)"),
        ("It fell 10 km (6 miles or so) away.", "10 km (6 miles", "10 km"),
        ("It was “a farce” to him.", "a farce”", "“a farce”"),
        ("It was “a fine farce” to him.", "farce” to", "farce” to"),
        ("It was “a fine farce” to him.", "fine farce”", "fine farce"),
        ('It was "a farce" to him.', 'a farce" to him', '"a farce" to him'),
    ],
)
def test_no_mark_opens_or_closes_alone(text: str, told: str, read: str) -> None:
    start = text.index(told)
    assert text[slice(*balanced(text, start, start + len(told)))] == read


@given(st.text(alphabet="ab (“”\".,'-2A\n", min_size=1, max_size=40), st.data())
def test_there_are_always_words_left(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = whole_phrase(text, start, end)
    assert 0 <= first < last <= len(text)


@pytest.mark.parametrize(
    ("text", "told", "read"),
    [
        ("Crews with boats for Tarn will be paid.", "Tarn will be paid", "Crews with boats for Tarn will be paid"),
        ("Crews with boats for Tarn will be paid.", "for Tarn will be paid", "Crews with boats for Tarn will be paid"),
        ("A cook from Tarn was flown out.", "from Tarn was flown out", "A cook from Tarn was flown out"),
        ("He said that crews for Tarn had left.", "Tarn had left", "crews for Tarn had left"),
        ("It sank on Monday in a stolen net.", "in a stolen net", "in a stolen net"),
        ("They fled from Tarn, which was shut.", "Tarn, which was shut", "Tarn, which was shut"),
        ("He swam to Tarn.", "to Tarn", "to Tarn"),
        ("It sank, according to papers filed there.", "papers filed there", "papers filed there"),
        ("He had at least four boats.", "least four boats", "at least four boats"),
        ("He had more than four boats.", "than four boats", "more than four boats"),
        ("He was a pilot in the 1980s.", "a pilot in", "a pilot in the 1980s"),
    ],
)
def test_a_verb_gets_the_beginning_of_its_subject_and_a_number_what_goes_with_it(
    text: str, told: str, read: str
) -> None:
    assert whole(text, told) == read

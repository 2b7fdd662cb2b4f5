"""A judge reads two sentences: what it says joins the figures of the rules' disputes, and makes some of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs

from factcheck import check
from factcheck.compare.contradict import RULE, SPOKEN, read
from factcheck.embed import Embedder
from factcheck.findings.headings import in_words
from factcheck.model import Comparison, Dispute, Fact, Kind, Pair, Relation, Sentence
from factcheck.nli import Difference, Probabilities, TextPair, load_judge
from factcheck.rules import Example, load_rules
from factcheck.settings import EMBEDDED_JUDGE, NO_JUDGE, Settings
from tests.factory import article

CASES = [
    pytest.param(kind, example, id=f"{kind}-{number}")
    for kind in sorted(SPOKEN)
    for number, example in enumerate(load_rules()[kind].named(RULE).examples)
]


class Objecting:
    """A judge that objects where `excludes` says so, to the first word of each text, as of `kind`."""

    name = "objecting"

    def __init__(self, excludes: Callable[[str, str], bool], kind: Kind = Kind.EVENT, agrees: float = 0) -> None:
        self.asked: list[TextPair] = []
        self._excludes = excludes
        self._kind = kind
        self._agrees = agrees

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        self.asked += pairs
        rows = [[self._agrees, 0.1, 0.9 - self._agrees] if self._excludes(*pair) else [0.8, 0.2, 0] for pair in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        return [(Difference(self._kind, 0.9, (0, len(a.split()[0])), (0, len(b.split()[0]))),) for a, b in pairs]


def pair_of(left: Sentence, right: Sentence, score: float = 0.9) -> Pair:
    return Pair(left, right, score, 0.9, 0.5, mutual=False)


def sentences(left: str, right: str) -> tuple[Sentence, Sentence]:
    return article(left, "a.txt").sentences[0], article(right, "b.txt").sentences[0]


def made(left: str, right: str, judge: object, score: float = 0.9) -> tuple[Comparison, ...]:
    """What `judge` makes of two aligned sentences on which no rule says anything."""
    return read([], [pair_of(*sentences(left, right), score)], [], judge)  # type: ignore[arg-type]


def ruled(left: Sentence, right: Sentence, dispute: Dispute | None = Dispute.CONFLICT) -> Comparison:
    """A rule's comparison of the two sentences."""
    one, other = (Fact(Kind.NUMBER, s, s.start, s.end, s.text, 1, "boats") for s in (left, right))
    return Comparison(one, other, Relation.DIFFERENT, "", "count", dispute, (("strength", 1.0),))


INTO = "Walked into the harbour office on Monday, Ina Holm did."
OUT = "Left the harbour office at 9 p.m., Ina Holm did."


def always(one: str, other: str) -> bool:
    return True


def never(one: str, other: str) -> bool:
    return False


def test_sentences_that_exclude_each_other_are_a_dispute_in_the_words_that_tell() -> None:
    (found,) = made(INTO, OUT, Objecting(always))
    assert (found.left.kind, found.rule, found.dispute) == (Kind.EVENT, RULE, Dispute.TENSION)
    assert (found.left.text, found.right.text) == ("Walked", "Left")
    assert found.left.sentence.text[found.left.start : found.left.end] == found.left.text


def test_what_it_says_does_not_hang_on_which_article_comes_first() -> None:
    first = lambda one, other: one == OUT  # noqa: E731
    (there,), (back,) = made(INTO, OUT, Objecting(first)), made(OUT, INTO, Objecting(first))
    assert (there.left.text, there.right.text) == (back.right.text, back.left.text) == ("Walked", "Left")
    assert (there.left.subject, there.features) == (back.left.subject, back.features)


def test_a_name_that_a_rule_reads_in_two_spellings_is_one_to_the_judge() -> None:
    left, right = sentences("Ina Vosberg is to leave.", "Ina Vossberg will stay.")
    names = [
        Fact.at(Kind.NAME, one, 4, 4 + len(text), text, "") for one, text in ((left, "Vosberg"), (right, "Vossberg"))
    ]
    spelled = Comparison(names[0], names[1], Relation.DIFFERENT, "", "spelling", Dispute.TENSION)
    judge = Objecting(always)
    read([], [pair_of(left, right)], [spelled], judge)
    assert judge.asked == [("Ina Vosberg is to leave.", "Ina Vosberg will stay.")]


def test_where_sentences_differ_in_what_a_rule_disputes_alone_the_judge_is_silent() -> None:
    left, right = sentences("The ferry sank, killing 24 people.", "The ferry sank, killing 29 people.")
    number = [
        Fact(Kind.NUMBER, one, one.start + at, one.start + at + 2, text, text, "people killed")
        for one, text in ((left, "24"), (right, "29"))
        if (at := one.text.index(text))
    ]
    disputed = Comparison(number[0], number[1], Relation.DIFFERENT, "", "count", Dispute.CONFLICT)
    judged = read([], [pair_of(left, right)], [disputed], Objecting(always))
    assert [found.rule for found in judged] == ["count"]


def test_of_what_a_rule_finds_the_same_the_judge_says_nothing() -> None:
    left, right = sentences("Noon was when the ferry sank.", "Midday saw the ferry sink.")
    one, other = (Fact(Kind.TIME, s, s.start, s.start + 4, s.text[:4], 12, "sank") for s in (left, right))
    same = Comparison(one, other, Relation.SAME)
    assert read([], [pair_of(left, right)], [same], Objecting(always, Kind.TIME)) == (same,)
    assert read([], [pair_of(right, left)], [same], Objecting(always, Kind.TIME)) == (same,)
    assert len(read([], [pair_of(left, right)], [same], Objecting(always, Kind.PLACE))) == 2


@pytest.mark.parametrize(
    ("left", "right", "quoted", "marked", "count"),
    [
        ('She "never lied", she said, but will go.', '"I never lied," she wrote.', "never lied", ("", ""), 0),
        (
            'She "never lied", she said, but will go.',
            '"I never lied," she wrote and left.',
            "never lied",
            ("l go", "d left"),
            1,
        ),
        ('She "lied", she said, but will go.', '"I never lied," she wrote.', "lied", ("", "never lied"), 1),
    ],
)
def test_of_one_quotation_in_two_frames_the_judge_says_nothing(
    left: str, right: str, quoted: str, marked: tuple[str, str], count: int
) -> None:
    one, other = sentences(left, right)
    told = (quoted, marked[1] if "never" in marked[1] else quoted)
    starts = (one.text.index(told[0]), other.text.index(told[1]))
    facts = [
        Fact(Kind.QUOTE, s, at, at + len(t), t, None, "q") for s, at, t in zip((one, other), starts, told, strict=True)
    ]
    ends = [
        text.index(end) + len(end) if end else text.index(quoted) + len(quoted)
        for text, end in zip((left, right), marked, strict=True)
    ]

    class Framed(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            spans = {left: (0, ends[0]), right: (0, ends[1])}
            return [(Difference(Kind.STATUS, 0.9, spans[a], spans[b]),) for a, b in pairs]

    same = Comparison(facts[0], facts[1], Relation.SAME)
    assert len(read([], [pair_of(one, other)], [same], Framed(always))) == 1 + count


def test_what_it_does_not_object_to_is_no_dispute() -> None:
    assert not made(INTO, OUT, Objecting(never))


@pytest.mark.parametrize("kind", sorted(set(Kind) - SPOKEN))
def test_spellings_and_words_of_quotations_are_left_to_the_rules(kind: Kind) -> None:
    assert not made(INTO, OUT, Objecting(always, kind))


def test_of_sentences_that_hardly_align_those_are_asked_about_that_are_the_likest_to_one() -> None:
    left = article("The mayor left. Snow fell.", "a.txt").sentences
    right = article("The mayor stayed. Rain fell.", "b.txt").sentences
    scores = {(0, 0): 0.34, (0, 1): 0.2, (1, 0): 0.3, (1, 1): 0.1}
    judge = Objecting(never)
    read([], [pair_of(left[i], right[j], score) for (i, j), score in scores.items()], [], judge)
    assert {frozenset(pair) for pair in judge.asked} == {
        frozenset(["The mayor left.", "The mayor stayed."]),
        frozenset(["The mayor left.", "Rain fell."]),
        frozenset(["The mayor stayed.", "Snow fell."]),
    }


def test_the_same_words_are_not_asked_about() -> None:
    judge = Objecting(always)
    assert not made(INTO, INTO.upper(), judge)
    assert not judge.asked


@pytest.mark.parametrize(
    ("right", "asked"),
    [
        ("In May 2009 a storm killed more than 1000 people.", False),
        ("In May 2009, a storm killed more than 1,000 people!", False),
        ("In May 2009, a storm killed more than 1,100 people.", True),
        ("In May 2009, more than 1,000 people a storm killed.", True),
    ],
)
def test_of_one_wording_with_other_marks_the_judge_is_not_asked(right: str, asked: bool) -> None:
    judge = Objecting(always)
    made("In May 2009, a storm killed more than 1,000 people.", right, judge)
    assert bool(judge.asked) == asked


def test_what_rules_say_stays_as_it_is() -> None:
    left, right = sentences(INTO, OUT)
    agreed, apart = ruled(left, right, None), ruled(right, left)
    assert read([], [pair_of(left, right)], [agreed, apart], Objecting(always))[:2] == (agreed, apart)
    assert read([], [], [apart], Objecting(always)) == (apart,)


def test_of_many_kinds_only_the_likeliest_are_looked_at() -> None:
    class Many(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            kinds = (Kind.QUOTE, Kind.NAME, Kind.EVENT)
            return [tuple(Difference(kind, 0.5, (0, 4), (0, 4)) for kind in kinds) for _ in pairs]

    assert not made(INTO, OUT, Many(always))


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Nine boats sank off Tarn.", "Twelve boats sank off Tarn.", 1),
        ("Both boats sank off Tarn.", "One of the boats sank off Tarn.", 1),
        ("Nine boats sank off Tarn.", "9 boats sank off Tarn.", 0),
        ("Nine boats sank off Tarn.", "Boats sank off Tarn.", 0),
        ("Badly hurt men lay on the quay.", "Seriously hurt men lay on the quay.", 0),
        ("$90 went to the crew of the boat.", "40% went to the crew of the boat.", 0),
    ],
)
def test_a_number_is_told_differently_where_each_side_says_how_many(left: str, right: str, count: int) -> None:
    assert len(made(left, right, Objecting(always, Kind.NUMBER))) == count


class Whole(Objecting):
    """A judge that objects to the whole of both texts."""

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        return [(Difference(self._kind, 0.9, (0, len(a)), (0, len(b))),) for a, b in pairs]


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("The crew met on 4 May.", "The crew had met on 5 May.", 1),
        ("The crew met on 4 May.", "The crew met for the second time.", 1),
        ("The crew met on 4 May.", "On 4 May the crew had met.", 0),
        ("They will strike for a week.", "They will be out for seven days.", 0),
        ("They had met before.", "They had never met.", 0),
    ],
)
def test_a_time_is_told_differently_where_no_side_tells_that_of_the_other(left: str, right: str, count: int) -> None:
    assert len(made(left, right, Whole(always, Kind.TIME))) == count


@pytest.mark.parametrize(
    "right",
    ["Fourteen were hurt on the quay.", "On the quay nine were hurt.", "On the quay 9 and 5 were hurt."],
)
def test_numbers_that_go_together_are_not_told_differently(right: str) -> None:
    judge, left = Whole(always, Kind.NUMBER), "Nine staff and five firemen were hurt."
    assert not made(left, right, judge)
    assert made(left, "Eleven were hurt on the quay.", judge)


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("In 2021 the mill sold flour worth 4 million euros.", "The mill sold 6 million euros of it in 2022.", 0),
        ("In 2021 the mill sold flour worth 4 million euros.", "In 2021 the mill sold 6 million euros of it.", 1),
        ("Gold rose 3 percent on Monday.", "Gold has risen 40 percent in a year.", 0),
        ("Gold rose 3 percent on Monday.", "Gold rose 4 percent after a week of losses.", 1),
        ("Gold rose 3 percent on Monday.", "Gold rose 5 percent, the most in a year.", 1),
        ("Some 800 people have no water.", "Some 200 homes have no water.", 0),
        ("Some 800 people have no water.", "Some 200 people have no water.", 1),
        ("There were 60 people aboard.", "The crew lifted 43 people to safety.", 0),
        ("The crew lifted 60 people to safety.", "The crew lifted 43 people to safety.", 1),
        ("Eight people died there.", "Twelve people were hurt there.", 0),
        ("The crash left 34 hurt.", "The number of travellers killed rose to 15.", 0),
        ("The crash left 34 hurt.", "The number of travellers hurt rose to 45.", 1),
        ("Ten people were hurt there.", "Eight people were taken to hospital.", 0),
        ("He shot three people to death there.", "Four people were shot dead there.", 1),
        ("Six other lynx live there.", "Seven lynx live there.", 0),
        ("Nine other lynx live there.", "Seven lynx live there.", 1),
        ("She got more than ten people out.", "She pulled out eleven passengers.", 0),
        ("She got more than ten people out.", "She pulled out twelve passengers.", 0),
        ("She got more than ten people out.", "She pulled out forty passengers.", 1),
        ("She got more than ten people out.", "She pulled out nine passengers.", 1),
        ("She got ten people out.", "She pulled out eleven passengers.", 1),
        ("The jury sat for 53 hours.", "The jury sat for more than 50 hours.", 0),
        ("The jury sat for 73 hours.", "The jury sat for more than 50 hours.", 1),
        ("The jury may sit for up to 30 days.", "The jury may sit for up to 50 days.", 1),
        ("It met five times in 53 hours.", "It met four times in more than 50 hours.", 1),
        ("She pulled eleven guests out.", "She pulled more than ten people out.", 0),
        ("She pulled nine guests out.", "She pulled more than ten people out.", 1),
        ("She pulled 11 guests out of 12.", "She pulled more than ten people out.", 1),
        ("The boat cost $90 million.", "They paid £2m for the boat.", 1),
        ("The boat cost $90 million.", "They paid £60m for the boat.", 0),
        ("The boat cost 2m euros (£1.7m; $2.6m).", "They paid 2 million euros ($2.6 million) for the boat.", 0),
    ],
)
def test_figures_of_two_things_or_two_times_are_not_told_differently(left: str, right: str, count: int) -> None:
    assert len(made(left, right, Whole(always, Kind.NUMBER))) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("She quit within the hour.", "The talks went on until three in the morning.", 0),
        ("She was trapped for nine hours.", "She was freed on Monday.", 0),
        ("She was missing for two days.", "She had been missing since Monday.", 1),
        ("It began 12 days ago.", "It began on Monday.", 1),
        ("He clung to it for an hour.", "He clung to it all night.", 1),
        ("In 2021 it sold flour worth 4 million euros.", "It sold 6 million euros of it in 2022.", 0),
        ("In 2021 it was sold for 4 million euros.", "It was sold for 4 million euros in 2022.", 1),
        ("The hall fell in 2021.", "The hall fell in May 2021.", 0),
        ("The hall fell in 2021.", "The hall fell in May 2022.", 1),
        ("She bled it from 2015 to 2020.", "She bled it for five years.", 0),
        ("She bled it from 2015 to 2020.", "She bled it for nine years.", 1),
        ("The ice broke at 2:20 p.m.", "The ice broke shortly before 2:30 p.m.", 0),
        ("The ice broke at 1:20 p.m.", "The ice broke shortly before 2:30 p.m.", 1),
        ("The ice broke on Monday at 2:20 p.m.", "At 2:20 p.m. on Tuesday the ice broke.", 1),
        ("The schools are shut until 29 May.", "The pupils are back on 29 May.", 0),
        ("The schools are shut until 29 May.", "The pupils are back on 30 May.", 1),
        ("She left at 9 a.m. on May 2.", "She left on May 2 and came home at noon.", 1),
    ],
)
def test_times_of_two_sorts_or_of_two_figures_are_not_told_differently(left: str, right: str, count: int) -> None:
    assert len(made(left, right, Whole(always, Kind.TIME))) == count


@pytest.mark.parametrize(
    ("right", "hours", "count"),
    [
        ("The hunt on the pier began at 6 a.m., when boats came.", "at 6 a.m.", 0),
        ("The pier bell was rung at 6 a.m., when boats came.", "at 6 a.m.", 1),
        ("The hunt on the pier began on May 3, when boats came.", "on May 3", 1),
    ],
)
def test_hours_of_two_acts_are_not_told_differently(right: str, hours: str, count: int) -> None:
    left = "The pier was cleared after a diver rang a bell at 2:20 p.m."
    assert len(made(left, right, Marking("at 2:20 p.m.", hours, kind=Kind.TIME))) == count


@pytest.mark.parametrize(("right", "count"), [("Both were 34 then.", 0), ("Lund, 53, runs the mill.", 1)])
def test_an_age_is_none_of_the_figures_that_are_no_age_though_digits_alone_are_marked(right: str, count: int) -> None:
    class Digits(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            at = [next(place for place, letter in enumerate(text) if letter.isdigit()) for text in pairs[0]]
            return [(Difference(Kind.NUMBER, 0.9, (at[0], at[0] + 2), (at[1], at[1] + 2)),)]

    assert len(made("Lund, 51, runs the mill.", right, Digits(always))) == count


def test_where_figures_are_of_two_things_the_same_words_differ_in_nothing_else() -> None:
    class Doubtful(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            kinds = (Kind.NUMBER, Kind.EVENT)
            return [tuple(Difference(k, 0.5, (0, len(a)), (0, len(b))) for k in kinds) for a, b in pairs]

    assert not made("Gold rose 3 percent on Monday.", "Gold has risen 40 percent in a year.", Doubtful(always))
    assert not made("She pulled eleven guests out.", "She pulled more than ten people out.", Doubtful(always))
    assert made("All nine boats sank off Tarn.", "None of the nine boats sank off Tarn.", Doubtful(always))
    assert made("Gold rose on Monday.", "Gold has not risen in a year.", Doubtful(always))


@pytest.mark.parametrize(
    ("right", "marked", "kind", "count"),
    [
        ('"The wind blew the shed over," {}"Nobody could have held it."', "The wind blew", Kind.EVENT, 0),
        ('"The wind blew the shed over," {}"Nobody could have held it."', "The wind blew", Kind.IDENTITY, 1),
        ('"The wind did not blow the shed over," {}"Nobody could hold it."', "The wind did not blow", Kind.EVENT, 1),
        ('"It was two gusts, and then four," {}"Nobody could hold it."', "two gusts, and then four", Kind.EVENT, 1),
        ('The wind blew the shed over, {}"Nobody could have held it."', "The wind blew", Kind.EVENT, 1),
        ('"The wind blew the shed over," {}\n\n"Nobody could have held it."', "The wind blew", Kind.EVENT, 1),
        ('"It was bad. The wind blew the shed over. Nobody could have held it," {}', "The wind blew", Kind.EVENT, 0),
        ("'It was bad. The wind blew the shed over. Nobody could have held it,' {}", "The wind blew", Kind.EVENT, 0),
        ('"It was bad," {}The wind blew the shed over. "Nobody could have held it."', "The wind blew", Kind.EVENT, 1),
    ],
)
def test_what_a_speech_in_two_wordings_tells_is_left_to_its_rule(
    right: str, marked: str, kind: Kind, count: int
) -> None:
    articles = (
        article('"Two gusts took the barn away," Holm said. "No man could have held it."', "a.txt"),
        article(right.format("Holm said. "), "b.txt"),
    )
    left, other = (one.sentences for one in articles)
    (told,) = (sentence for sentence in other if marked in sentence.text)
    facts = (Fact.at(Kind.QUOTE, s, 1, 8, s.text[1:8], "q") for s in (left[-1], other[-1]))
    worded = Comparison(*facts, Relation.DIFFERENT, "", "wording", Dispute.TENSION)
    found = read(articles, [pair_of(left[0], told)], [worded], Marking("Two gusts", marked, kind=kind))
    assert sum(one.rule == RULE for one in found) == count


def test_a_title_is_told_differently_where_each_side_names_a_person() -> None:
    judge = Objecting(always, Kind.TITLE)
    named, unnamed = "Chairman Ole Lund had seen nothing.", "The chairman had seen nothing."
    assert made(named, "Director Ole Lund had seen nothing.", judge)
    assert not made(named, unnamed, judge)


def test_posts_of_two_persons_differ_in_nothing_else() -> None:
    class Twice(Marking):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            of_pairs = super().differences(pairs)
            return [(one, structs.replace(one, kind=Kind.EVENT)) for (one,) in of_pairs]

    left, right = "Ole Lund fired her treasurer.", "Ole Lund chose Max Holm, the auditor."
    assert not made(left, right, Twice("her treasurer", "Max Holm, the auditor", kind=Kind.TITLE))
    assert made(left, right, Twice("fired", "chose", kind=Kind.STATUS))


@pytest.mark.parametrize(
    ("left", "right", "told", "heading"),
    [
        (
            "his sister, Ana Holm",
            "his wife, Ana Holm",
            Kind.IDENTITY,
            "how Ana Holm is related: “his sister” or “his wife”",
        ),
        ("Coach Ana Holm", "captain Max Lund", Kind.TITLE, "“captain Max Lund” or “Coach Ana Holm”"),
        (
            "Coach Ana Holm",
            "captain Ana Holm",
            Kind.TITLE,
            "title or description of Ana Holm: “captain” or “Coach”",
        ),
    ],
)
def test_the_heading_of_a_title_says_of_what_sort_it_is(left: str, right: str, told: Kind, heading: str) -> None:
    (found,) = made(f"It was {left}.", f"They met {right}.", Marking(left, right, kind=told))
    assert in_words(found.heading) == heading


def test_the_heading_of_a_title_says_whose_it_is() -> None:
    judge = Marking("a coach", "the captain", kind=Kind.TITLE)
    (found,) = made("Ana Holm, a coach, saw it.", "Then Ana Holm, 51, the captain, wept.", judge)
    assert in_words(found.heading) == "title or description of Ana Holm: “a coach” or “the captain”"
    judge = Marking("harbour pilot", "baker", kind=Kind.TITLE)
    (found,) = made("Ana Holm, a 48-year-old harbour pilot, saw it.", "Ana Holm, a baker, saw it.", judge)
    assert in_words(found.heading).startswith("title or description of Ana Holm: ")
    (found,) = made("Ana Holm, a coach, saw it.", "The captain wept, Max Lund heard.", Marking("coach", "captain"))
    assert "Holm" not in in_words(found.heading)


def test_of_what_turns_out_to_be_of_one_kind_the_likelier_is_told() -> None:
    class Two(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            kinds = (Kind.TITLE, Kind.IDENTITY)
            return [tuple(Difference(k, 0.5, (0, len(a) - 1), (0, len(b) - 1)) for k in kinds) for a, b in pairs]

    (found,) = made("Her sister, Ana Holm.", "Her aunt, Ana Holm.", Two(always))
    assert (found.left.kind, found.left.text) == (Kind.TITLE, "Her sister")


def test_two_sources_that_object_to_overlapping_words_dispute_one_fact() -> None:
    one, two, three = (
        article(text, name).sentences[0] for text, name in ((INTO, "a.txt"), (OUT, "b.txt"), (OUT, "c.txt"))
    )

    class Wide(Objecting):
        def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
            return [(Difference(Kind.EVENT, 0.9 - n / 10, (0, 6 + n * 5), (0, 4)),) for n, _ in enumerate(pairs)]

    found = read([], [pair_of(one, two), pair_of(one, three)], [], Wide(always))
    assert len({(c.left.start, c.left.end) for c in found}) == 1


class Marking(Objecting):
    """A judge that objects to all, to these words of the text that holds them."""

    def __init__(self, *marked: str, kind: Kind = Kind.EVENT) -> None:
        super().__init__(always, kind)
        self._marked = marked

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        def span(text: str) -> tuple[int, int]:
            words = next(words for words in self._marked if words in text)
            return text.index(words), text.index(words) + len(words)

        return [(Difference(self._kind, 0.9, span(a), span(b)),) for a, b in pairs]


@pytest.mark.parametrize(
    ("kind", "left", "right", "asked"),
    [
        (Kind.NUMBER, "three boats", "four boats", "How many"),
        (Kind.NUMBER, "once", "twice", "How many"),
        (Kind.NUMBER, "0.9 percent higher", "1.4 percent higher", "How much"),
        (Kind.NUMBER, "80 km/h", "120 km/h", "How fast"),
        (Kind.NUMBER, "four miles off", "14 miles away", "How far"),
        (Kind.NUMBER, "at 14 he left school", "school at 15", "How old"),
        (Kind.NUMBER, "a boat at 14", "at 15 ports", "How many"),
        (Kind.TIME, "limited to two minutes", "three minutes each", "How long"),
        (Kind.TIME, "in May", "in June", "When"),
        (Kind.PLACE, "on the quay", "on the deck", ""),
        (Kind.EVENT, "walked in", "ran away", ""),
    ],
)
def test_the_heading_asks_of_numbers_and_times_and_the_reason_is_its_rule_s(
    kind: Kind, left: str, right: str, asked: str
) -> None:
    (found,) = made(f"So it was: {left}.", f"It was then: {right}.", Marking(left, right, kind=kind))
    assert not found.why
    assert "trained model" in load_rules()[kind].named(found.rule).why
    assert in_words(found.heading).startswith(f"{asked.lower()}: " if asked else "“")


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("Holm said the 41-year-old pilot had slept.", "-year-old pilot had sl", "41-year-old pilot had slept"),
        ("The pilots' union said that it would strike.", "that it would strike", "it would strike"),
        ("The pilot died of the wounds on Friday.", "died of the", "died"),
        ("The pilot was home by 9 p.m., his wife said.", "home by 9 p", "home by 9 p.m."),
        ("The fare rose by $4.2m, or 3.5%, that year.", "4.2m, or 3.5", "$4.2m, or 3.5%"),
        ("They met the pilot Ole Lund on Friday.", "the pilot Ole", "the pilot Ole Lund"),
        ('The pilot called it "a farce" at once.', 'called it "a farce', 'called it "a farce"'),
    ],
)
def test_what_is_marked_are_whole_words(text: str, marked: str, whole: str) -> None:
    (found,) = made(text, "Nobody flew.", Marking(marked, "Nobody"))
    assert found.left.text == whole


def test_where_the_marked_words_are_the_same_in_both_nothing_is_told_differently() -> None:
    assert not made("The master said her crew slept.", "The master said his crew slept.", Marking("crew slept"))


@pytest.mark.parametrize(
    ("left", "right", "heading"),
    [
        ("said she would sue", "her crew would take the offer", "“her crew would take the offer” or “would sue”"),
        (
            "cleared a first test of the hull",
            "failed a first test of the hull",
            "“cleared a first test of the hull” or “failed a first test of the hull”",
        ),
        (
            "cleared the long first test of the new hull in the old harbour",
            "failed the long first test of the new hull in the old harbour",
            "“cleared the long first test of the new hull” or “failed the long first test of the new hull”",
        ),
        (
            "broke his right",
            "hurt his left",
            "“broke his right” or “hurt his left”",
        ),
        ("was not hurt", "was hurt", "“was hurt” or “was not hurt”"),
        (
            "praised the police of Tarn and its port for a thorough and prompt review",
            "was against it",
            "“praised the police of Tarn and its port for a thorough and prompt review” or “was against it”",
        ),
        (
            "had stayed away from all of the talks, said the yard would not pay",
            "the yard will pay",
            "“the yard will pay” or “the yard would not pay”",
        ),
        (
            "praised the vote in the old harbour and said no ferries would be cut",
            "could not rule out ferry cuts",
            "“could not rule out ferry cuts” or “no ferries would be cut”",
        ),
        (
            "ran aground on the sands off the northern quay of Tarn in a fog last night",
            "sank",
            "“ran aground on the sands off the northern quay of Tarn in a fog last night” or “sank”",
        ),
        (
            "a small crew of nine had been on the old quay of Tarn with her",
            "a small crew of nine had been on the old quay of Tarn with him",
            "“with her” or “with him”",
        ),
    ],
)
def test_the_heading_is_what_the_two_tell_differently_whichever_comes_first(
    left: str, right: str, heading: str
) -> None:
    sides = f"Holm {left}.", f"Lund {right}."
    for one, other in (sides, sides[::-1]):
        (found,) = made(one, other, Marking(left, right))
        assert in_words(found.heading) == heading


@pytest.mark.parametrize(
    ("left", "right", "heading"),
    [
        ("Two men fled.", "The guards stayed.", "“the guards stayed” or “two men fled”"),
        ("Lind fled.", "Guards stayed, and the guards were hurt.", "“guards stayed” or “Lind fled”"),
        ("Port Board chair Lind fled.", "The port is shut.", "“Port Board chair Lind fled” or “the port is shut”"),
    ],
)
def test_a_side_of_the_heading_has_no_capital_of_a_sentence(left: str, right: str, heading: str) -> None:
    marked = left.rstrip("."), right.partition(",")[0].rstrip(".")
    (found,) = made(left, right, Marking(*marked))
    assert in_words(found.heading) == heading


@pytest.mark.parametrize(
    ("kind", "left", "right", "subject"),
    [
        (Kind.EVENT, "Bo Lund, the mayor, [stayed at home].", "The mayor, Bo Lund, [ran away].", "Bo Lund"),
        (Kind.STATUS, "[Bo Lund is in the race].", "On Monday Lund, Bo's twin, and Bo Lund [stood aside].", "Bo Lund"),
        (Kind.EVENT, "Bo Lund, who was there and [stayed], left.", "Bo Lund [ran away].", "Bo Lund"),
        (Kind.EVENT, "Bo Lund said the boat [sank].", "Bo Lund said the boat [ran aground].", ""),
        (Kind.EVENT, "Bo Lund's boat [sank].", "Bo Lund [ran away].", ""),
        (Kind.EVENT, "The boat [sank], said Bo Lund.", "Bo Lund [ran away].", ""),
        (Kind.EVENT, "Bo Lund [ran away].", "Ida Holm [stayed].", ""),
        (Kind.IDENTITY, "Bo Lund [met his lawyer].", "Bo Lund [met his doctor].", ""),
        (Kind.EVENT, "[Bo Lund ran away].", "[Bo Lund stayed].", ""),
    ],
)
def test_the_heading_begins_with_whom_both_tell_it_of(kind: Kind, left: str, right: str, subject: str) -> None:
    """Not with who says it, nor where the name may be what differs or stands in both sides."""
    marked = [text[text.index("[") + 1 : text.index("]")] for text in (left, right)]
    bare = [text.replace("[", "").replace("]", "") for text in (left, right)]
    for one, other in (bare, bare[::-1]):
        (found,) = made(one, other, Marking(*marked, kind=kind))
        assert in_words(found.heading).partition("“")[0] == (f"{subject} (" if subject else "")


@pytest.mark.parametrize(
    ("marked", "heading"),
    [
        (
            "chief Ida Holm and the Tarn mayor of the old port, Bo Lund, put their names to it at noon",
            "put their names to it at noon",
        ),
        ("berth and who has since gone, said he was against the sale", "has since gone, said he was against the sale"),
    ],
)
def test_a_side_of_the_heading_tells_an_act(marked: str, heading: str) -> None:
    """Not only whose act it is, nor the end of a phrase before it."""
    (found,) = made(f"Guards of the {marked}.", "A sailor drowned.", Marking(marked, "A sailor drowned"))
    assert f"“{heading}”" in in_words(found.heading)


@pytest.mark.parametrize(
    ("kind", "told"),
    [(Kind.IDENTITY, "co-pilot Bo Lund"), (Kind.EVENT, "helped at the old long harbour quay by all the others")],
)
def test_of_who_it_was_alone_a_side_may_be_a_name(kind: Kind, told: str) -> None:
    left, right = (
        "helped at the old long harbour quay by all the others, co-pilot Bo Lund",
        "the mates Bo Lund and Kai Holm",
    )
    (found,) = made(f"She was {left}.", f"It was {right}.", Marking(left, right, kind=kind))
    assert in_words(found.heading) == f"“{told}” or “the mates Bo Lund and Kai Holm”"


def test_a_side_of_the_heading_begins_with_what_belongs_to_its_noun() -> None:
    (found,) = made("On Friday their crew was split.", "Crews fled.", Marking("crew was split", "Crews fled"))
    assert in_words(found.heading) == "“Crews fled” or “their crew was split”"


def test_the_heading_begins_with_no_piece_of_the_phrase_before() -> None:
    left, right = "Her van was crushed by a tree, and a guard fled.", "A sailor drowned."
    (found,) = made(left, right, Marking("by a tree, and a guard fled", "A sailor drowned"))
    assert in_words(found.heading) == "“a guard fled” or “a sailor drowned”"


def test_of_a_judge_that_gives_no_reason_the_words_it_objects_to_are_found() -> None:
    rest = "in the old customs house on the northern quay of the harbour of Tarn with her two sons and a small dog"
    judge = Objecting(lambda a, b: "slept" in a + b and "danced" in a + b)
    silent = type("Silent", (), {"name": "silent", "__call__": lambda self, pairs: judge(pairs)})()
    (found,) = made(f"A weary Ina Holm slept {rest}.", f"Ina Holm danced {rest}.", silent)
    assert "slept" in found.left.text
    assert len(found.left.text.split()) <= 9


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_every_example_of_the_judges_rules_comes_out_as_it_says(kind: Kind, example: Example) -> None:
    found = made(example.left, example.right, load_judge(EMBEDDED_JUDGE))
    outcomes = {str(c.dispute) for c in found if c.left.kind is kind}
    assert (outcomes or {"none"}) == {example.expect}


@pytest.mark.xfail(strict=True, reason="known miss: the judge takes these paraphrases for differences")
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The ferry Lady Orrin has been sold to a bank, its owners said.",
            "A bank has bought the Lady Orrin, they said.",
        ),
        ("The harbour will stay closed until further notice.", "The harbour remains closed indefinitely."),
    ],
)
def test_of_a_paraphrase_the_judge_says_nothing(left: str, right: str) -> None:
    assert not made(left, right, load_judge(EMBEDDED_JUDGE))


def test_every_figure_lies_between_0_and_1() -> None:
    (found,) = made(INTO, OUT, Objecting(always))
    figures = [figure for _, figure in found.features]
    assert 0 <= min(figures) <= max(figures) <= 1


def test_a_run_reports_what_the_judge_that_it_is_given_says(tmp_path: Path, embedder: Embedder) -> None:
    slept = "All night Ina Holm slept soundly in her chair at the harbour office of Tarn."
    danced = "A guard saw how the new harbour master, Ina Holm, danced through Tarn."
    for name, text in (("a.txt", slept), ("b.txt", danced)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(min_confidence=0.0, judge=NO_JUDGE)
    judged = check([tmp_path], settings, embedder=embedder, judge=Objecting(always))
    assert "FC514" in {finding.code for finding in judged.findings}
    assert "FC514" not in {finding.code for finding in check([tmp_path], settings, embedder=embedder).findings}

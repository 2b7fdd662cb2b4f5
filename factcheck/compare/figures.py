"""The figures of the confidence of what a judge of language alone says: whether two sentences speak of the same at all.

Those of its answer, of what it marks, and of what either sentence meets besides in the other article.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..language.clauses.acts import synonymous
from ..model import Fact, Features, Pair, Role, SentenceId
from ..nli import CONTRADICTION, ENTAILMENT, Difference, Probabilities
from ..rules.confidence import JUDGE
from ..text import content_stems
from .questions import Meeting
from .titles import persons

Found = Sequence[tuple[Meeting, Difference]]
"""What the judge marks in two sentences, one after the other."""
_RIVALS = 3.0
"""Sentences that compete for one are counted up to so many."""
_CROWD = 5.0
"""Log of so many disputes of the judge per article, and one, counts as 1: it sees more where articles are long."""
_TINY = 1e-6
"""A probability that is as good as none."""
_FIGURE = re.compile(r"\d")
_LONG = 300
"""Code points of a sentence that counts as 1 for its length; a longer one counts no more."""
_WORDY = 10.0
"""Log of the code points of one side, times those of the other, that counts as 1."""
_SURE = 8.0
"""Log of how many times likelier a contradiction is than agreement that counts as 1. It still tells differences apart
where the probability of a contradiction, near 1 for most, no longer does."""


class Figures:
    """The figures of each dispute that the judge alone sees, by names that tell them from those of rules."""

    def __init__(self, answers: Mapping[Meeting, Probabilities], pairs: Sequence[Pair], own: Found) -> None:
        """`answers` are those on all that was asked, `own` what the judge marks in some of it."""
        self._answers = answers
        self._company = _Company(answers, pairs)
        self._crowd = _crowd(own, answers)

    def of(self, pair: Pair, difference: Difference, left: Fact[str], right: Fact[str]) -> Features:
        """Of `difference` in `pair`, that `left` and `right` tell."""
        meeting = pair.left.id, pair.right.id
        answer = self._answers[meeting]
        elsewhere = (*self._company.of_sentences(meeting), *self._company.of_words(left, right), self._crowd)
        figures = (*_of_answer(answer), *elsewhere, *_of_difference(difference, pair), *_of_words(left, right))
        return ((JUDGE, float(answer[CONTRADICTION])), *((f"{JUDGE} {name}", value) for name, value in figures))


class _Company:
    """What else each sentence meets in the other article: what is said in agreement there is hardly disputed here."""

    def __init__(self, answers: Mapping[Meeting, Probabilities], pairs: Sequence[Pair]) -> None:
        self._answers = answers
        self._aligned: dict[str, dict[SentenceId, str]] = defaultdict(dict)
        for sentence in (sentence for pair in pairs for sentence in (pair.left, pair.right)):
            self._aligned[sentence.source][sentence.id] = sentence.text
        self._met: dict[tuple[SentenceId, str], list[Meeting]] = defaultdict(list)
        for meeting in answers:
            for one, other in (meeting, meeting[::-1]):
                self._met[one, other[0]].append(meeting)

    def of_sentences(self, meeting: Meeting) -> Features:
        """Of the two of `meeting`."""
        agreed, rivals = [], []
        for one, other in (meeting, meeting[::-1]):
            others = [self._answers[met] for met in self._met[one, other[0]] if met != meeting]
            agreed.append(max((float(answer[ENTAILMENT]) for answer in others), default=0.0))
            own = self._answers[meeting][CONTRADICTION]
            rivals.append(min(_RIVALS, sum(answer[CONTRADICTION] > own for answer in others)) / _RIVALS)
        return (
            ("one agreed elsewhere", max(agreed)),
            ("both agreed elsewhere", min(agreed)),
            ("one disputed elsewhere", max(rivals)),
            ("both disputed elsewhere", min(rivals)),
        )

    def of_words(self, left: Fact[str], right: Fact[str]) -> Features:
        """Of the words that are told differently."""
        return (("told too", max(self._told_too(left, right), self._told_too(right, left))),)

    def _told_too(self, one: Fact[str], other: Fact[str]) -> float:
        """Which share of the words of `one` alone another sentence of the other's article tells too."""
        own, met = _alone(one, other), other.sentence
        others = (text for sentence, text in self._aligned[met.source].items() if sentence != met.id)
        return max((_share(own, content_stems(text)) for text in others), default=0.0)


def _crowd(own: Found, asked: Iterable[Meeting]) -> tuple[str, float]:
    """How many disputes of its `own` the judge sees for each article that it is asked of."""
    articles = {source for meeting in asked for source, _ in meeting}
    return "many", min(1.0, math.log1p(len(own) / len(articles)) / _CROWD)


def _of_answer(answer: Probabilities) -> Features:
    agrees, neutral, contradicts = map(float, answer)
    surely = math.log((contradicts + _TINY) / (agrees + _TINY)) / _SURE
    return ("surely", max(-1.0, min(1.0, surely))), ("neutral", neutral), ("agrees", agrees)


def _of_difference(difference: Difference, pair: Pair) -> Features:
    mine, theirs = (persons(sentence) for sentence in (pair.left, pair.right))
    longer = max(len(sentence.text) for sentence in (pair.left, pair.right))
    return (
        ("kind", difference.probability),
        (f"of {difference.kind}", 1.0),
        ("persons apart", float(bool(mine and theirs and not mine & theirs))),
        ("headline", float(Role.HEADLINE in (pair.left.role, pair.right.role))),
        ("longer", min(1.0, longer / _LONG)),
    )


def _of_words(left: Fact[str], right: Fact[str]) -> Features:
    """Of the words that are told differently."""
    mine, theirs = content_stems(left.text), content_stems(right.text)
    return (
        ("words alike", len(mine & theirs) / max(1, min(len(mine), len(theirs)))),
        ("words long", min(1.0, math.log1p(len(left.text) * len(right.text)) / _WORDY)),
        ("words beside", max(_told_beside(left, right), _told_beside(right, left))),
        ("words untold", 0.5 ** min(_untold(left, right), _untold(right, left))),
        ("both figures", float(all(map(_FIGURE.search, (left.text, right.text))))),
    )


def _told_beside(one: Fact[str], other: Fact[str]) -> float:
    """Which share of the words of `one` alone stands in the other's sentence, beside what it tells differently."""
    before, behind = other.sentence.slice(end=other.start), other.sentence.slice(other.end)
    return _share(_alone(one, other), content_stems(f"{before} {behind}"))


def _untold(one: Fact[str], other: Fact[str]) -> int:
    """How many telling words of `one` the other's sentence has neither as they are nor in a synonym."""
    told = content_stems(other.sentence.text)
    left = content_stems(one.text) - told
    return sum(not any(synonymous(word, known) for known in told) for word in left)


def _alone(one: Fact[str], other: Fact[str]) -> frozenset[str]:
    return content_stems(one.text) - content_stems(other.text)


def _share(own: frozenset[str], told: frozenset[str]) -> float:
    return len(own & told) / len(own) if own else 0.0

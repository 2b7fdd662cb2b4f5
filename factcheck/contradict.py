"""What a judge of language says of clauses that no rule puts into words: "walked into the store", "was leaving it".

Most aligned sentences tell different facts of one event, and a judge calls many of these a contradiction. So it is
asked only about clauses that may tell the same fact, both ways round, with their names resolved and without the numbers
and days that other kinds compare; and what it answers is but some figures of the confidence, beside those that tell
whether the two clauses speak of the same at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .language.clauses.acts import Act, acts, agents, is_pronoun, jaccard, label, named_in, patients, shared_weight
from .language.clauses.statements import polarity
from .model import Article, Comparison, Dispute, Fact, Kind, Pair, Relation, Role, Sentence
from .nli import CONTRADICTION, ENTAILMENT, NEUTRAL, Judge, Probabilities
from .text import Word, stem, words

RULE = "contradiction"
"""The name of the judge's rule, one of kind event and one of kind status."""
MIN_SCORE = 0.2
"""Aligned sentences that score less are not asked about, unless each is the other's best match."""
MIN_CONTRADICTION = 0.8
"""What the judge says less surely, either way round, is no comparison, 0 to 1."""
MOST_ASKED = 1
"""Pairs of clauses asked about, of one pair of sentences."""
_SHORT = 9
"""Words of a clause that is the value whole; of a longer one the value is so many around the word that tells."""

_NUMBER = re.compile(r"[$£€]?\d[\d,.]*(?:st|nd|rd|th|pm|am|m|bn)?\b")
_DAY = re.compile(
    r"\b(?:(?:on|last|next|early|late|since|by|until) )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|"
    r"afternoon|evening|night))?\b|\b(?:yesterday|today|tonight|tomorrow)\b"
)
_EMPTY = frozenset(["", "be", "have", "do", "say", "tell"])


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause as the judge reads it."""

    act: Act
    start: int
    """Code points into the sentence, half-open: what the clause says of its subject."""
    end: int
    text: str
    """The subject, a pronoun replaced by the name, and what is said of it; numbers are "#", days are left out."""
    words: frozenset[str]
    """Its content words in the form shared by synonyms, with the family names of its people."""


@dataclass(frozen=True, slots=True)
class Question:
    """Two claims of aligned sentences that may tell the same."""

    left: Claim
    right: Claim
    pair: Pair
    likeness: float
    """0 to about 2: how much the two have in common."""


def contradictions(
    articles: Sequence[Article], pairs: Sequence[Pair], comparisons: Sequence[Comparison], judge: Judge
) -> tuple[Comparison, ...]:
    """The disputes that `judge` finds in clauses of aligned `pairs` on which `comparisons` have no dispute yet."""
    claims = {(s.source, s.index): found for article in articles for s, found in _claims(article)}
    questions = list(_questions(pairs, claims, _disputed(comparisons)))
    there = judge([(q.left.text, q.right.text) for q in questions])
    back = judge([(q.right.text, q.left.text) for q in questions])
    answered = [
        (question, forth, to)
        for question, forth, to in zip(questions, there, back, strict=True)
        if min(forth[CONTRADICTION], to[CONTRADICTION]) >= MIN_CONTRADICTION
    ]
    told = _telling_words([question for question, _, _ in answered], judge)
    return tuple(
        _comparison(question, forth, to, marked) for (question, forth, to), marked in zip(answered, told, strict=True)
    )


# --- what is asked --------------------------------------------------------------------------------------------------


def _claims(article: Article) -> Iterator[tuple[Sentence, list[Claim]]]:
    """Each sentence of `article` with the claims of its clauses."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for act in acts(article):
        clause = act.clause
        if clause.saying or not act.verb or (act.verb in _EMPTY and not act.stems):
            continue
        text = act.sentence.text[clause.verb_start : clause.end]
        told = f"{_subject(act)} {text}".strip()
        telling = (act.stems | act.persons) - _EMPTY
        found[act.sentence.index].append(Claim(act, clause.verb_start, clause.end, _without_figures(told), telling))
    for sentence in article.sentences:
        yield sentence, found[sentence.index]


def _subject(act: Act) -> str:
    """The subject as written, or the name that its pronoun stands for."""
    subject = act.clause.subject
    if subject is None:
        return ""
    if is_pronoun(subject) and len(act.persons) == 1:
        return next(iter(act.persons)).title()
    return subject.text


def _without_figures(text: str) -> str:
    return " ".join(_NUMBER.sub("#", _DAY.sub("", text)).split())


def _disputed(comparisons: Sequence[Comparison]) -> set[tuple[str, int, str, int]]:
    """The pairs of sentences on which a kind of fact has a dispute about what happened, by source and index."""
    return {
        (c.left.sentence.source, c.left.sentence.index, c.right.sentence.source, c.right.sentence.index)
        for c in comparisons
        if c.dispute and c.left.kind in (Kind.EVENT, Kind.STATUS)
    }


def _questions(
    pairs: Sequence[Pair], claims: dict[tuple[str, int], list[Claim]], disputed: set[tuple[str, int, str, int]]
) -> Iterator[Question]:
    """The likeliest pairs of claims of each pair of sentences."""
    for pair in pairs:
        left, right = (pair.left.source, pair.left.index), (pair.right.source, pair.right.index)
        if (pair.score < MIN_SCORE and not pair.mutual) or (*left, *right) in disputed:
            continue
        met = [
            Question(one, other, pair, likeness)
            for one in claims[left]
            for other in claims[right]
            if (likeness := _likeness(one, other)) > 0 and one.text.lower() != other.text.lower()
        ]
        met.sort(key=lambda q: (-q.likeness, q.left.start, q.right.start))
        yield from met[:MOST_ASKED]


def _likeness(left: Claim, right: Claim) -> float:
    """How much two claims have in common; 0 when their people differ or they share no word."""
    mine, theirs = left.act, right.act
    if mine.persons and theirs.persons and not mine.persons & theirs.persons:
        return 0.0
    if not left.words & right.words:
        return 0.0
    roles = sum(bool(a & b) for a, b in ((agents(mine), agents(theirs)), (patients(mine), patients(theirs))))
    return jaccard(left.words, right.words) + 0.5 * roles


# --- what is answered -----------------------------------------------------------------------------------------------


def _comparison(
    question: Question, forth: Probabilities, back: Probabilities, marked: tuple[tuple[int, int], tuple[int, int]]
) -> Comparison:
    mine, theirs = question.left.act, question.right.act
    stood = polarity(mine.clause), polarity(theirs.clause)
    kind = Kind.STATUS if stood[0] != stood[1] else Kind.EVENT
    name = named_in(mine) or named_in(theirs)
    left, right = (
        _fact(kind, claim, span, label(claim.act) if not name else f"{label(claim.act).partition(',')[0]}, {name}")
        for claim, span in zip((question.left, question.right), marked, strict=True)
    )
    why = f"Read together, {left.text!r} and {right.text!r} exclude each other."
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why,
        RULE,
        Dispute.UPDATE if "planned" in stood and stood[0] != stood[1] else Dispute.TENSION,
        _figures(question, forth, back),
        question.pair,
    )


def _fact(kind: Kind, claim: Claim, span: tuple[int, int], subject: str) -> Fact[Act]:
    sentence = claim.act.sentence
    start, end = span
    return Fact(
        kind, sentence, sentence.start + start, sentence.start + end, sentence.text[start:end], claim.act, subject
    )


def _figures(question: Question, forth: Probabilities, back: Probabilities) -> tuple[tuple[str, float], ...]:
    """Whether the two exclude each other, and whether they speak of the same."""
    mine, theirs = question.left.act, question.right.act
    against = sorted((float(forth[CONTRADICTION]), float(back[CONTRADICTION])))
    speakers = [bool(act.clause.speaker) for act in (mine, theirs)]
    figures = (
        ("judge", against[1]),
        ("judge both ways", against[0]),
        ("judge neutral", float(min(forth[NEUTRAL], back[NEUTRAL]))),
        ("judge agrees", float(max(forth[ENTAILMENT], back[ENTAILMENT]))),
        ("judge likeness", min(1.0, question.likeness / 2)),
        ("judge same", against[0] * min(1.0, question.likeness / 2)),
        ("judge clause", jaccard(question.left.words, question.right.words)),
        ("judge doer", float(bool(agents(mine) & agents(theirs)))),
        ("judge deed", float(mine.verb == theirs.verb)),
        ("judge target", float(bool(patients(mine) & patients(theirs)))),
        ("judge reported", float(any(speakers))),
        ("judge short", 1 / max(1, min(len(question.left.words), len(question.right.words)))),
        ("judge shared", shared_weight(mine, theirs)),
        ("judge persons", float(bool(mine.persons & theirs.persons))),
        ("judge headline", float(Role.HEADLINE in (mine.sentence.role, theirs.sentence.role))),
    )
    return tuple((name, round(value, 3)) for name, value in figures)


def _telling_words(questions: Sequence[Question], judge: Judge) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """For each question the span of each claim that makes the contradiction, code points into its sentence.

    Each word that only one side has is left out in turn: the word without which the judge objects least tells.
    """
    asked: list[tuple[int, int, Word, tuple[str, str]]] = []
    for number, question in enumerate(questions):
        sides = (question.left, question.right)
        for side, claim in enumerate(sides):
            other = sides[1 - side]
            for word in _own_words(claim, other):
                less = _without(claim, word)
                asked.append((number, side, word, (less, other.text) if side == 0 else (other.text, less)))
    answers = judge([texts for *_, texts in asked])
    least: dict[tuple[int, int], tuple[float, Word]] = {}
    for (number, side, word, _), answer in zip(asked, answers, strict=True):
        against = float(answer[CONTRADICTION])
        if (number, side) not in least or against < least[number, side][0]:
            least[number, side] = against, word
    return [
        (
            _around(question.left, least.get((number, 0))),
            _around(question.right, least.get((number, 1))),
        )
        for number, question in enumerate(questions)
    ]


def _own_words(claim: Claim, other: Claim) -> list[Word]:
    """The content words of `claim` that `other` does not have; offsets into the sentence."""
    theirs = {stem(word.text) for word in words(other.text)}
    return [
        Word(word.text, word.start + claim.start, word.end + claim.start)
        for word in words(claim.act.sentence.text[claim.start : claim.end])
        if word.is_content and word.stem not in theirs
    ]


def _without(claim: Claim, word: Word) -> str:
    text = claim.act.sentence.text
    return _without_figures(f"{_subject(claim.act)} {text[claim.start : word.start]}{text[word.end : claim.end]}")


def _around(claim: Claim, told: tuple[float, Word] | None) -> tuple[int, int]:
    """The claim whole when it is short or no word of it tells; else the words around the one that does."""
    tokens = [w for w in words(claim.act.sentence.text[claim.start : claim.end]) if w.is_word]
    if told is None or len(tokens) <= _SHORT:
        return claim.start, claim.end
    place = next(n for n, w in enumerate(tokens) if w.start + claim.start == told[1].start)
    first = max(0, min(place - _SHORT // 2, len(tokens) - _SHORT))
    last = min(len(tokens), first + _SHORT) - 1
    return claim.start + tokens[first].start, claim.start + tokens[last].end

"""Quotations: the same words worded differently, given to another speaker, or credited to another source.

`extract` takes what stands in quotation marks, sentence by sentence, and binds it to its speaker. `compare` lays two
such pieces over each other: a shorter cut, a contraction, a spelling or a mark make no difference; other words do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..data import Strict
from ..language.clauses.clause import clauses
from ..language.quotes.quotations import Piece, pieces_of
from ..language.quotes.speakers import Speaker, same_speaker, speakers_of
from ..language.quotes.speech import speech_words
from ..language.quotes.wording import (
    LIGHT,
    Edit,
    Overlay,
    Token,
    change,
    is_inflection,
    lay_over,
    quoted_tokens,
    weight_of,
)
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, Role, Sentence
from ..text import Word, content_stems, spaced, stem, words

KIND = Kind.QUOTE

QUOTATION, SOURCE = "quotation", "source of the report"

_NEAR = 6
"""Words before and behind a quotation that tell what it is of."""


class Options(Strict):
    """When two quotations count as one, and when a difference is worth a line."""

    min_weight: float = 0.9
    """Weight of the words that both hold, from which two quotations may be one: a content word is about 1."""
    min_weight_strangers: float = 2.0
    """The same when they are not known to be of one speaker."""
    min_coverage_strangers: float = 0.4
    """How much of the shorter quotation the longer must hold then, by weight of the words."""
    min_coverage_speakers: float = 0.9
    """The same before two speakers of the same words are set against each other."""
    min_weight_claim: float = 2.5
    """Weight of what two sentences with different sources both tell."""
    min_claim: float = 0.5
    """How much of the shorter of two such claims the other must hold, by weight of the words."""
    min_claim_act: float = 0.25
    """The same when both tell of one act: they share a word that is the verb of either."""
    max_context: int = 12
    """Words of a quotation that a finding shows."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one sentence quotes of one speaker."""

    tokens: tuple[Token, ...]
    speaker: Speaker
    rivals: tuple[tuple[Token, ...], ...] = field(default=(), repr=False, compare=False)
    """The words of every quotation of the article, this one too: one of them may fit another article's better."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency, paper or sort of picture that a sentence takes its claim from."""

    name: str
    sort: str
    """agency or evidence."""
    claim: tuple[tuple[str, float], ...] = field(default=(), repr=False)
    """What the source vouches for: the stems of the other content words of the sentence, each with its weight."""
    acts: frozenset[str] = field(default=frozenset(), repr=False)
    """The stems among them that are verbs."""


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The quotations and credited sources of `article`, in the order of the text."""
    facts = [*_quotations(article), *_credits(article)]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _quotations(article: Article) -> Iterator[Fact[Quotation]]:
    pieces = pieces_of(article)
    often = _often(article)
    rows = [_piece_tokens(article.text, piece, often) for piece in pieces]
    rivals = tuple(rows)
    for piece, tokens, speaker in zip(pieces, rows, speakers_of(article, pieces), strict=True):
        if not any(token.weight >= LIGHT for token in tokens) or _is_label(article.text, piece, speaker):
            continue
        start, end = tokens[0].start, tokens[-1].end
        value = Quotation(tokens, speaker, rivals)
        yield Fact(KIND, piece.sentence, start, end, article.text[start:end], value, QUOTATION, strong=True)


def _often(article: Article) -> dict[str, float]:
    """Stem -> what is left of its weight: a word that half the article repeats tells little of one quotation."""
    counts = Counter(base for sentence in article.sentences for base in content_stems(sentence.text))
    return {base: 0.5 for base, count in counts.items() if count > 5}


def _piece_tokens(text: str, piece: Piece, often: Mapping[str, float]) -> tuple[Token, ...]:
    tokens = (token for start, end in piece.parts for token in quoted_tokens(text, start, end))
    return tuple(
        replace(token, weight=token.weight * often.get(token.base, 1.0)) if token.weight >= 1 else token
        for token in tokens
    )


def _is_label(text: str, piece: Piece, speaker: Speaker) -> bool:
    """True for a nickname, a name or a title in quotation marks: few words, all with a capital, said by nobody."""
    shown = [word for start, end in piece.parts for word in words(text[start:end]) if word.is_word]
    capital = all(word.is_capital for word in shown if word.is_content)
    if len(shown) < 2:
        return capital or not shown[0].is_content or speaker.sort == "none"
    return len(shown) <= 4 and capital and speaker.sort == "none"


def _credits(article: Article) -> Iterator[Fact[Credit]]:
    """The agency, paper or pictures that each sentence names as its source, at most one of a sort."""
    often = _often(article)
    for sentence in article.sentences:
        if sentence.role is Role.HEADLINE:
            continue
        tokens = words(sentence.text)
        for name, sort, first, last in (*_agency_credit(tokens), *_evidence_credit(tokens)):
            start, end = sentence.start + tokens[first].start, sentence.start + tokens[last].end
            credit = Credit(name, sort, *_claim(sentence, first, last, often))
            yield Fact(KIND, sentence, start, end, article.text[start:end], credit, SOURCE)


def _claim(
    sentence: Sentence, first: int, last: int, often: Mapping[str, float]
) -> tuple[tuple[tuple[str, float], ...], frozenset[str]]:
    """What `sentence` claims beside its source, words `first` to `last`, and which of these stems are verbs."""
    known = speech_words()
    idle = known.reports | known.shows | known.verbs | known.agency_words
    tokens = words(sentence.text)
    rest = [word for word in (*tokens[:first], *tokens[last + 1 :]) if word.is_content and word.lower not in idle]
    claim = {word.stem: weight_of(word.lower) * often.get(word.stem, 1.0) for word in rest}
    return tuple(sorted(claim.items())), frozenset(clause.verb for clause in clauses(sentence.text)) & claim.keys()


def _agency_credit(tokens: Sequence[Word]) -> Iterator[tuple[str, str, int, int]]:
    """The agency that "reported" or "said" it, or "according to" which it is so: name, sort, first and last word."""
    known = speech_words()
    for index, word in enumerate(tokens):
        for length in (3, 2, 1) if word.is_capital or word.lower == "state" else ():
            group = tokens[index : index + length]
            name = known.agencies.get(" ".join(part.lower for part in group))
            if name and _is_source(tokens, index, index + length):
                yield name, "agency", index, index + len(group) - 1
                return


def _is_source(tokens: Sequence[Word], first: int, end: int) -> bool:
    """True when the agency `tokens[first:end]` does the reporting; "told the BBC" is somebody else's claim."""
    known = speech_words()
    before = {word.lower for word in tokens[max(0, first - 4) : first]}
    if "according" in before or ("by" in before and before & known.reports):
        return True
    for word in tokens[end : end + 4]:
        if word.lower in known.reports:
            return True
        if word.is_capital and word.lower not in known.agency_words:  # Another name: the subject of the verb to come.
            return False
    return False


def _evidence_credit(tokens: Sequence[Word]) -> Iterator[tuple[str, str, int, int]]:
    """The pictures or papers that "show" what the sentence tells: name, sort, first and last word."""
    known = speech_words()
    for index, word in enumerate(tokens):
        if word.lower not in known.shows:
            continue
        for place in range(index - 1, max(-1, index - 11), -1):
            if tokens[place].lower in known.evidence:
                yield known.evidence[tokens[place].lower], "evidence", _group_start(tokens, place), place
                return


def _group_start(tokens: Sequence[Word], index: int) -> int:
    """The first word of the noun group that ends at `index`: at most two words before it."""
    first = index
    while first > max(0, index - 2) and tokens[first - 1].is_content:
        first -= 1
    return first


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two quotations, or two credited sources of aligned sentences, stand to each other."""
    one, other = left.value, right.value
    if isinstance(one, Quotation) and isinstance(other, Quotation):
        return _compare_quotations(left, right, options)
    if isinstance(one, Credit) and isinstance(other, Credit):
        return _compare_credits(left, right, options)
    return Comparison(left, right, Relation.UNKNOWN)


def _compare_quotations(left: Fact[Quotation], right: Fact[Quotation], options: Options) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if not _may_match(left.value, right.value):
        return unknown
    overlay = lay_over(left.value.tokens, right.value.tokens)
    same = same_speaker(left.value.speaker, right.value.speaker)
    if not _may_be_one(overlay, same, options):
        return unknown
    rival = _rival(left.value, right.value, overlay)
    if rival > overlay.weight + 0.25:
        return unknown
    features = _features(left, right, overlay, same, rival)
    if not overlay.edits or _is_inflected(left.value, right.value, overlay):
        return _compare_speakers(left, right, overlay, same, features, options)
    return _compare_words(left, right, overlay, features, options)


def _features(
    left: Fact[Quotation], right: Fact[Quotation], overlay: Overlay, same: float, rival: float
) -> tuple[tuple[str, float], ...]:
    """What speaks for and against two quotations being one."""
    figures = {
        "coverage": overlay.coverage,
        "shared": overlay.weight / 8,
        "speaker": same,
        "changed": overlay.changed / max(0.1, overlay.changed + overlay.weight),
        "rival": rival / max(0.1, overlay.weight),
    }
    return tuple((name, round(min(1.0, figure), 3)) for name, figure in figures.items())


def _is_inflected(left: Quotation, right: Quotation, overlay: Overlay) -> bool:
    """True when two words differ in endings alone ("safe zone", "safe zones")."""
    return min(len(left.tokens), len(right.tokens)) <= 2 and is_inflection(left.tokens, right.tokens, overlay)


def _may_be_one(overlay: Overlay, same: float, options: Options) -> bool:
    """True when so much is shared that both may go back to the same words."""
    if same > 0.4:
        return overlay.weight >= options.min_weight
    return overlay.weight >= options.min_weight_strangers and overlay.coverage >= options.min_coverage_strangers


def _rival(left: Quotation, right: Quotation, overlay: Overlay) -> float:
    """Weight of the shared words that another quotation of either article shares with one of the two as well.

    More than `overlay` itself holds when the other fits better on the whole.
    """
    most = 0.0
    for tokens, rivals, met in ((left.tokens, right.rivals, right), (right.tokens, left.rivals, left)):
        for rival in rivals:
            if rival is not met.tokens:
                weight = _shared_weight(tokens, rival)
                bases = {token.base for token in rival}
                both = sum(token.weight for token in tokens if token.base in bases and token.base in overlay.bases)
                most = max(most, weight if weight > overlay.weight + 0.25 else min(both, overlay.weight, weight))
    return most


def _shared_weight(tokens: Sequence[Token], rival: Sequence[Token]) -> float:
    bases = {token.base for token in rival}
    if sum(token.weight for token in tokens if token.base in bases) < 1:
        return 0.0
    return lay_over(tokens, rival).weight


def _may_match(left: Quotation, right: Quotation) -> bool:
    """A quick look before the costly one: the two share a content word."""
    return not {t.base for t in left.tokens if t.weight >= LIGHT}.isdisjoint(
        t.base for t in right.tokens if t.weight >= LIGHT
    )


def _compare_speakers(
    left: Fact[Quotation],
    right: Fact[Quotation],
    overlay: Overlay,
    same: float,
    features: tuple[tuple[str, float], ...],
    options: Options,
) -> Comparison:
    """The same words: agreed, unless two different speakers are named for them."""
    known = left.value.speaker.name and right.value.speaker.name
    if same >= 0.5 or not known or overlay.coverage < options.min_coverage_speakers:
        return Comparison(left, right, Relation.SAME, features=features)
    features = (*((name, figure) for name, figure in features if name != "speaker"), ("apart", 1 - same), ("near", _near(left, right)))
    names = spaced(left.value.speaker.name), spaced(right.value.speaker.name)
    why = f"The same words are given to {names[0]} and to {names[1]}."
    subject = f"“{_opening(left, right)}”"
    first, second = (replace(_said_by(fact), subject=subject) for fact in (left, right))
    dispute = Dispute.TENSION if same else Dispute.CONFLICT
    return Comparison(first, second, Relation.DIFFERENT, why, "speaker", dispute, features)


def _near(left: Fact[Quotation], right: Fact[Quotation]) -> float:
    """0 to 1: how much both sentences tell next to the quotations."""
    return round(min(1.0, len(_neighbours(left) & _neighbours(right)) / 3), 3)


def _neighbours(fact: Fact[Quotation]) -> frozenset[str]:
    """The stems of the content words next to a quotation: what it is of. Speaker and verb of saying are left out."""
    known = speech_words()
    sentence, speaker = fact.sentence, fact.value.speaker
    outside = [
        word
        for word in words(sentence.text)
        if word.is_word and not fact.start <= sentence.start + word.start < fact.end and word.lower not in known.verbs
    ]
    before = [word for word in outside if sentence.start + word.start < fact.start][-_NEAR:]
    behind = [word for word in outside if sentence.start + word.start >= fact.end][:_NEAR]
    named = {word.stem for word in words(f"{speaker.text} {speaker.name}")}
    return frozenset(word.stem for word in (*before, *behind) if word.is_content) - named


def _opening(left: Fact[Quotation], right: Fact[Quotation]) -> str:
    """The first words of the shorter quotation."""
    shorter = spaced(min(left.text, right.text, key=lambda text: (len(text), text))).split()
    return " ".join(shorter[:7]) + (" …" if len(shorter) > 7 else "")


def _said_by(fact: Fact[Quotation]) -> Fact[Quotation]:
    """`fact` narrowed to the words for its speaker, where these stand in its sentence."""
    speaker = fact.value.speaker
    if not fact.sentence.start <= speaker.start < speaker.end <= fact.sentence.end:
        return fact
    text = fact.sentence.text[speaker.start - fact.sentence.start : speaker.end - fact.sentence.start]
    return replace(fact, start=speaker.start, end=speaker.end, text=text)


def _compare_words(
    left: Fact[Quotation],
    right: Fact[Quotation],
    overlay: Overlay,
    features: tuple[tuple[str, float], ...],
    options: Options,
) -> Comparison:
    """One quotation in other words: which words, and how much they change."""
    ours, theirs = left.value.tokens, right.value.tokens
    changed = [
        ({token.form for token in ours[slice(*edit.left)]}, {token.form for token in theirs[slice(*edit.right)]})
        for edit in overlay.edits
    ]
    rule, dispute = _verdict(changed, overlay)
    edits = _shown_edits(ours, theirs, overlay.edits, options)
    first = _shown(left, edits[0].left[0], edits[-1].left[1], options)
    second = _shown(right, edits[0].right[0], edits[-1].right[1], options)
    why = f"One quotation in two wordings: “{spaced(first.text)}” and “{spaced(second.text)}”."
    subject = _whose(left.value.speaker, right.value.speaker)
    first, second = replace(first, subject=subject), replace(second, subject=subject)
    return Comparison(first, second, Relation.DIFFERENT, why, rule, dispute, features)


def _whose(left: Speaker, right: Speaker) -> str:
    """Whose words are compared, in words for a reader: the fullest name that either source gives."""
    order = ("person", "pronoun", "body", "role")
    named = [speaker for speaker in (left, right) if speaker.name and speaker.sort in order]
    best = min(named, key=lambda speaker: (order.index(speaker.sort), -len(speaker.name), speaker.name), default=None)
    return f"words of {spaced(best.name)}" if best else QUOTATION


def _verdict(changed: Sequence[tuple[set[str], set[str]]], overlay: Overlay) -> tuple[str, Dispute]:
    """The rule that speaks, and how the sources differ."""
    known = speech_words()
    forms = [form for one, other in changed for form in one ^ other]
    if any(form in known.negations for form in forms):
        return "words", Dispute.CONFLICT
    content = [(one, other) for one, other in changed if any(weight_of(form) >= 1 for form in one ^ other)]
    if not content or all({stem(f) for f in one} == {stem(f) for f in other} for one, other in content):
        return "wording", Dispute.VARIANT
    if overlay.tail:
        return "words", Dispute.TENSION
    if all(not one or not other for one, other in content):
        return "omission", Dispute.TENSION
    swapped = any(
        any(weight_of(f) >= 1 for f in one) and any(weight_of(f) >= 1 for f in other) for one, other in content
    )
    return "words", Dispute.CONFLICT if swapped else Dispute.TENSION


def _shown_edits(
    left: Sequence[Token], right: Sequence[Token], edits: Sequence[Edit], options: Options
) -> Sequence[Edit]:
    """The edits that a reader is shown: all when they stand close together, else the one that changes most."""
    reach = max(edits[-1].left[1] - edits[0].left[0], edits[-1].right[1] - edits[0].right[0])
    if reach <= options.max_context:
        return edits

    return [max(edits, key=lambda edit: change(left, right, edit))]


def _shown(fact: Fact[Quotation], first: int, last: int, options: Options) -> Fact[Quotation]:
    """`fact` narrowed to the words `first:last`, with one or two around them, at most about `max_context` words."""
    tokens = fact.value.tokens
    last = min(last, first + options.max_context)
    around = 2 if last - first < 2 else 1
    first, last = max(0, first - around), min(len(tokens), max(last, first + 1) + around)
    start, end = tokens[first].start, tokens[last - 1].end
    text = fact.sentence.text[start - fact.sentence.start : end - fact.sentence.start]
    return replace(fact, start=start, end=end, text=text)


def _compare_credits(left: Fact[Credit], right: Fact[Credit], options: Options) -> Comparison:
    """Two sources named for one claim: the sentences share most of what they tell beside the sources."""
    ours, theirs = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if ours.sort != theirs.sort:
        return unknown
    one, other = dict(ours.claim), dict(theirs.claim)
    weight = sum(min(one[base], other[base]) for base in one.keys() & other.keys())
    shared = weight / max(1.0, min(sum(one.values()), sum(other.values())))
    act = not ours.acts.isdisjoint(other) or not theirs.acts.isdisjoint(one)  # "built", "the building of".
    if weight < options.min_weight_claim or shared < (options.min_claim_act if act else options.min_claim):
        return unknown
    features = (
        ("coverage", round(shared, 3)),
        ("shared", round(min(1.0, weight / 8), 3)),
        ("speaker", 0.0),
        ("act", float(act)),
    )
    if ours.name == theirs.name:
        return Comparison(left, right, Relation.SAME, features=features)
    why = f"The claim is credited to {spaced(left.text)} and to {spaced(right.text)}."
    return Comparison(left, right, Relation.DIFFERENT, why, "credit", Dispute.TENSION, features)

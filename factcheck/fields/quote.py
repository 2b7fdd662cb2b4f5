"""Quotations: the same words worded differently, given to another speaker, or credited to another source.

`extract` takes what stands in quotation marks, sentence by sentence, and binds it to its speaker. `compare` lays two
such pieces over each other: a shorter cut, a contraction, a spelling or a mark make no difference; other words do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from msgspec import Struct, structs

from ..agreeing import Agreeing
from ..data import Strict
from ..language.quotes.answers import Answer, answers_of
from ..language.quotes.attribution import speakers_of
from ..language.quotes.credits import Credit, credits_of
from ..language.quotes.edits import shown_edits, verdict
from ..language.quotes.quotations import Piece, pieces_of
from ..language.quotes.speaker import (
    ONE,
    PRONOUN,
    UNTOLD,
    Speaker,
    SpeakerSort,
    are_namesakes,
    are_strangers,
    is_sure,
    same_speaker,
)
from ..language.quotes.surroundings import channels_of, continuation, is_named, outside_stems
from ..language.quotes.wording import LIGHT, Edit, Overlay, Token, is_inflection, lay_over, quoted_tokens
from ..language.vocabulary import is_kin
from ..model import (
    AnyFact,
    Article,
    Comparison,
    Dispute,
    Fact,
    Features,
    Kind,
    MentionKind,
    Relation,
    Role,
    Sentence,
    fullest,
)
from ..spans import Span, span_of
from ..text import FUNCTION_WORDS, content_stems, fold, quoted, spaced, words

KIND = Kind.QUOTE

QUOTATION, SOURCE, ANSWER = "quotation", "source of the report", "answer to the press"
EVIDENCE = "pictures or papers that show it"


_MOST_RIVALS = 100
"""Quotations of an article that each comparison of one looks at; a text of marks alone would have thousands."""


class Options(Strict):
    """When two quotations count as one, and when a difference is worth a line."""

    min_weight: float = 1.2
    """Weight of the words that both hold, from which two quotations may be one: a content word is about 1."""
    min_weight_whole: float = 0.7
    """The same where the longer quotation holds most of the shorter one."""
    min_coverage_whole: float = 0.7
    """How much of the shorter one that is, by weight of the words."""
    min_coverage_words: float = 0.42
    """How much of the shorter one that is where two wordings differ; what shares less may be two statements."""
    min_weight_strangers: float = 2.0
    """The same when two different speakers are named."""
    min_coverage_strangers: float = 0.8
    """How much of the shorter quotation the longer must hold then, by weight of the words."""
    min_coverage_speakers: float = 0.9
    """The same before two speakers of the same words are set against each other."""
    max_weight_partial: float = 3.0
    """A quotation of more weight stands for itself; how the sentence goes on behind it says little."""
    max_words_description: int = 5
    """A quotation of more words is a statement, not what something is called."""
    min_weight_claim: float = 2.5
    """Weight of what two sentences with different sources both tell."""
    min_claim: float = 0.5
    """How much of the shorter of two such claims the other must hold, by weight of the words."""
    min_claim_act: float = 0.25
    """The same when both tell of one act: they share a word that is the verb of either."""
    max_context: int = 12
    """Words of a quotation that a finding shows."""


class Quotation(Struct, frozen=True):
    """What one sentence quotes of one speaker."""

    tokens: tuple[Token, ...]
    speaker: Speaker
    rivals: tuple[tuple[Token, ...], ...] = ()
    """The words of the article's quotations, this one too: one of them may fit another article's better."""
    told: Sentence | None = None
    """From the sentence that names the speaker to the quoted one, where a pronoun or an epithet stands in this."""
    persons: tuple[str, ...] = ()
    """The names of the article's persons."""


def extract(article: Article) -> tuple[Fact[Any], ...]:
    """The quotations and credited sources of `article`, in the order of the text."""
    pieces = pieces_of(article)
    facts = [*_quotations(article, pieces), *_credits(article), *_answers(article, pieces)]
    return tuple(sorted(facts, key=span_of))


def _quotations(article: Article, pieces: Sequence[Piece]) -> Iterator[Fact[Quotation]]:
    often = _often(article)
    rows = [_piece_tokens(article.text, piece, often) for piece in pieces]
    rivals = tuple(_unlike(rows))
    persons = {
        m.name: None for sentence in article.sentences for m in sentence.mentions if m.kind is MentionKind.PERSON
    }
    for piece, tokens, speaker in zip(pieces, rows, speakers_of(article, pieces), strict=True):
        if not any(token.weight >= LIGHT for token in tokens) or _is_label(article.text, piece, speaker):
            continue
        start, end = tokens[0].start, tokens[-1].end
        value = Quotation(tokens, speaker, rivals, _told(article, piece.sentence, speaker), tuple(persons))
        yield Fact(KIND, piece.sentence, start, end, article.text[start:end], value, QUOTATION, strong=True)


def _told(article: Article, sentence: Sentence, speaker: Speaker) -> Sentence | None:
    """The sentences up to `sentence` from the one that names the `speaker` whose pronoun stands there, as one."""
    if not speaker.name_end or not sentence.start <= speaker.start < sentence.end:
        return None
    named = [one for one in article.sentences[: sentence.index + 1] if one.start <= speaker.name_start < one.end]
    if not named:
        return None
    start = named[0].start
    mentions = dict.fromkeys((*named[0].mentions, *sentence.mentions))
    return replace(sentence, start=start, text=article.text[start : sentence.end], mentions=tuple(mentions))


def _unlike(rows: Iterable[tuple[Token, ...]]) -> Iterator[tuple[Token, ...]]:
    """The first of `rows`, each twice at most: a second one is a rival of the first, a third says no more."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = tuple(token.form for token in row)
        if seen[key] < _COPIES:
            seen[key] += 1
            yield row
        if seen.total() == _MOST_RIVALS:
            return


_COPIES = 2
"""Quotations of the same words that an article is asked about: one is met, the other its rival."""
_SAID_AGAIN, _SAID_OFTEN = 3, 6
"""How many times an article has a word that it says again, and one that it is about."""
_OF_AGAIN, _OF_OFTEN = 0.75, 0.5
"""What is left of the weight of such a word: it tells less of one quotation, but not nothing."""


def _often(article: Article) -> dict[str, float]:
    """Stem -> what is left of its weight: a word that half the article repeats tells little of one quotation."""
    counts = Counter(base for sentence in article.sentences for base in content_stems(sentence.text))
    return {
        base: _OF_OFTEN if count >= _SAID_OFTEN else _OF_AGAIN for base, count in counts.items() if count >= _SAID_AGAIN
    }


_CONTENT = 1.0
"""Weight that a content word has, and a word of grammar has not."""


def _piece_tokens(text: str, piece: Piece, often: Mapping[str, float]) -> tuple[Token, ...]:
    tokens = (token for start, end in piece.parts for token in quoted_tokens(text, start, end))
    return tuple(
        structs.replace(token, weight=token.weight * often.get(token.base, 1.0)) if token.weight >= _CONTENT else token
        for token in tokens
    )


def _is_label(text: str, piece: Piece, speaker: Speaker) -> bool:
    """True for a nickname, a name or a title in quotation marks: few words, all with a capital, said by nobody."""
    shown = [word for start, end in piece.parts for word in words(text[start:end]) if word.is_word]
    capital = all(word.is_capital for word in shown if word.is_content)
    if len(shown) <= 1:
        return capital or not shown[0].is_content or speaker.sort is SpeakerSort.NONE
    return len(shown) <= _NAME and capital and speaker.sort is SpeakerSort.NONE


_NAME = 4
"""Words that a nickname, a name or a title in quotation marks has at most; what is longer is said."""


def _credits(article: Article) -> Iterator[Fact[Credit]]:
    """The agency, paper or pictures that each sentence names as its source, at most one of a sort."""
    often = _often(article)
    for sentence in article.sentences:
        if sentence.role is Role.HEADLINE:
            continue
        for start, end, credit in credits_of(sentence, often):
            yield Fact(KIND, sentence, start, end, article.text[start:end], credit, SOURCE)


def _answers(article: Article, pieces: Sequence[Piece]) -> Iterator[Fact[Answer]]:
    """Who speaks and who would not."""
    for sentence, start, end, answer in answers_of(article, pieces):
        yield Fact(KIND, sentence, start, end, article.text[start:end], answer, ANSWER, strong=True)


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """How two quotations, or two credited sources of aligned sentences, stand to each other."""
    one, other = left.value, right.value
    if isinstance(one, Quotation) and isinstance(other, Quotation):
        return _compare_quotations(left, right, options)
    if isinstance(one, Credit) and isinstance(other, Credit):
        return _compare_credits(left, right, options)
    if isinstance(one, Answer) and isinstance(other, Answer):
        return _compare_answers(left, right)
    return Comparison(left, right, Relation.UNKNOWN)


def _compare_quotations(left: Fact[Quotation], right: Fact[Quotation], options: Options) -> Comparison:
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if not _may_match(left.value, right.value):
        return _compare_frames(left, right, options) or _compare_descriptions(left, right, options)
    overlay = lay_over(left.value.tokens, right.value.tokens)
    same = same_speaker(left.value.speaker, right.value.speaker)
    if not _may_be_one(overlay, same, options) or _is_of_one_word(left.value, right.value, overlay):
        return unknown
    if overlay.edits and overlay.coverage < options.min_coverage_words:
        return unknown
    rival = _rival(left.value, right.value, overlay)
    if rival is None:
        return unknown
    features = _features(overlay, same, rival)
    if not overlay.edits or _is_inflected(left.value, right.value, overlay) or _is_of_strangers(overlay, same, options):
        return _compare_speakers(left, right, overlay, same, features, options)
    return _compare_words(left, right, overlay, features, options)


def _features(overlay: Overlay, same: float, rival: float) -> Features:
    """What speaks for and against two quotations being one."""
    figures = {
        "coverage": overlay.coverage,
        "shared": overlay.weight / _MUCH_SHARED,
        "speaker": same,
        "changed": overlay.changed / max(_NO_WEIGHT, overlay.changed + overlay.weight),
        "rival": rival,
    }
    return tuple((name, round(min(1.0, figure), 3)) for name, figure in figures.items())


_MUCH_SHARED = 8
"""Weight of shared words from which on more of them say nothing more."""
_NO_WEIGHT = 0.1
"""Keeps words that weigh nothing from being divided by."""


def _is_inflected(left: Quotation, right: Quotation, overlay: Overlay) -> bool:
    """True when two words differ in endings alone ("safe zone", "safe zones")."""
    return min(len(left.tokens), len(right.tokens)) <= _LABEL and is_inflection(left.tokens, right.tokens, overlay)


_LABEL = 2
"""Words up to which a quotation is a mere label, whose endings are those of the sentence around it."""
_PLAIN = 1.5
"""Weight of one word that few texts have; a plain word weighs less."""
_RUN = 3
"""Words in a row that two quotations hold by more than chance."""
_MUCH_LONGER = 3
"""Times as many words from which one quotation is much longer than another."""


def _is_of_one_word(left: Quotation, right: Quotation, overlay: Overlay) -> bool:
    """True where a short and a much longer quotation that differ share one plain word and no run: "so great"."""
    few, many = sorted((len(left.tokens), len(right.tokens)))
    return bool(overlay.edits) and overlay.weight < _PLAIN and overlay.run < _RUN and many >= _MUCH_LONGER * few


def _is_of_strangers(overlay: Overlay, same: float, options: Options) -> bool:
    """True where nearly the same words are given to two speakers: who said it weighs more than a word or two."""
    nearly = overlay.coverage >= options.min_coverage_speakers and overlay.changed <= _LITTLE * overlay.weight
    return nearly and are_strangers(same)


_LITTLE = 0.5
"""Share of what two quotations hold in common up to which what differs is little beside it."""


def _may_be_one(overlay: Overlay, same: float, options: Options) -> bool:
    """True when so much is shared that both may go back to the same words."""
    if not are_strangers(same):
        whole = overlay.coverage >= options.min_coverage_whole
        return overlay.weight >= (options.min_weight_whole if whole else options.min_weight)
    return overlay.weight >= options.min_weight_strangers and overlay.coverage >= options.min_coverage_strangers


def _rival(left: Quotation, right: Quotation, overlay: Overlay) -> float | None:
    """How much of what two quotations share another one of either article has too, 0 to 1; None if it fits better."""
    both = sorted((*left.tokens, *right.tokens), key=lambda token: token.weight)
    weights = {token.base: token.weight for token in both if token.base in overlay.bases}
    mass = sum(weights.values())
    most = 0.0
    for tokens, rivals, met in ((left.tokens, right.rivals, right), (right.tokens, left.rivals, left)):
        for rival in rivals:
            if rival is met.tokens:
                continue
            bases = {token.base for token in rival}
            share = sum(weight for base, weight in weights.items() if base in bases) / mass
            if share > _NEARLY_ALL and _shared_weight(tokens, rival) > overlay.weight + _FITS_BETTER:
                return None
            most = max(most, share)
    return most


_NEARLY_ALL = 0.9
"""Share of what two quotations have in common that a third must have too to take the place of one."""
_FITS_BETTER = 0.25
"""Weight that the third must share beyond that: less than a content word, more than an article."""


def _shared_weight(tokens: Sequence[Token], rival: Sequence[Token]) -> float:
    bases = {token.base for token in rival}
    if sum(token.weight for token in tokens if token.base in bases) < _CONTENT:
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
    features: Features,
    options: Options,
) -> Comparison:
    """The same words: agreed, unless two different speakers are named for them."""
    alone = overlay.weight < options.max_weight_partial and not _share_surroundings(left, right)
    if not are_strangers(same):
        if overlay.coverage < options.min_coverage_speakers:
            return Comparison(left, right, Relation.SAME, features=features)
        return _compare_settings(left, right, overlay, features, options)
    unnamed = not (_names_speaker(left) and _names_speaker(right))
    if (
        overlay.coverage < options.min_coverage_speakers
        or alone
        or unnamed
        or (_is_one_misnamed(left.value, right.value) and not _are_two_kin(left, right))
    ):
        return Comparison(left, right, Relation.UNKNOWN)
    features = tuple(pair for pair in features if pair[0] != "speaker")
    why = "The same words are given to someone else."
    subject = quoted(_opening(left, right))
    first, second = _said_by(left), _said_by(right)
    return Comparison(first, second, Relation.DIFFERENT, why, "speaker", Dispute.CONFLICT, features, subject=subject)


def _is_one_misnamed(left: Quotation, right: Quotation) -> bool:
    """True where the speakers have one family name, and no article knows both: their first names are in dispute."""
    ours, theirs = left.speaker.name, right.speaker.name
    known = (ours in right.persons) or (theirs in left.persons)
    return are_namesakes(ours, theirs) and not known


def _are_two_kin(left: Fact[Quotation], right: Fact[Quotation]) -> bool:
    """True where another tie of kin stands beside each speaker's name: "her father, Roy Lee", "brother Tim Lee"."""
    one, other = _ties(left), _ties(right)
    return bool(one and other) and one.isdisjoint(other)


def _ties(fact: Fact[Quotation]) -> frozenset[str]:
    """The ties of kin among the few words before and behind the name of the speaker."""
    text, speaker = fact.sentence.text, fact.value.speaker
    start, end = speaker.start - fact.sentence.start, speaker.end - fact.sentence.start
    beside = (*words(text[:start])[-_TIE_NEAR:], *words(text[end:])[:_TIE_NEAR])
    return frozenset(word.stem for word in beside if is_kin(word.text))


_TIE_NEAR = 4
"""Words and marks beside a name in which it is told who that is."""


def _names_speaker(fact: Fact[Quotation]) -> bool:
    """True where the sentence itself, or its pronoun, says who speaks; else it is a guess from those around."""
    speaker = fact.value.speaker
    within = fact.sentence.start <= speaker.start < speaker.end <= fact.sentence.end
    return within and speaker.sort is not SpeakerSort.PRONOUN


def _compare_settings(
    left: Fact[Quotation],
    right: Fact[Quotation],
    overlay: Overlay,
    features: Features,
    options: Options,
) -> Comparison:
    """The same words of one speaker: agreed, unless made public in two ways, or embedded in two different claims."""
    agreed = Comparison(left, right, Relation.SAME, features=features)
    ways = [channels_of(fact.sentence, fact.start, fact.end) for fact in (left, right)]
    if all(ways) and ways[0].isdisjoint(ways[1]):
        why = f"The same words come from a {'/'.join(sorted(ways[0]))} and from a {'/'.join(sorted(ways[1]))}."
        return replace(agreed, relation=Relation.DIFFERENT, rule="occasion", dispute=Dispute.TENSION, why=why)
    ends = [continuation(fact.sentence, fact.end) for fact in (left, right)]
    if overlay.weight > options.max_weight_partial or not (ends[0] and ends[1]):
        return agreed
    first, second = (fact.cut(*end) for fact, end in zip((left, right), ends, strict=True) if end)
    ours, theirs = content_stems(first.text), content_stems(second.text)
    if ours <= theirs or theirs <= ours:
        return agreed
    why = "What is quoted goes on differently."
    features += (("goes on alike", round(len(ours & theirs) / min(len(ours), len(theirs)), 3)),)
    return Comparison(first, second, Relation.DIFFERENT, why, "continuation", Dispute.TENSION, features)


def _compare_frames(left: Fact[Quotation], right: Fact[Quotation], options: Options) -> Comparison | None:
    """A short quotation of one speaker with another word in one place: "we are heartbroken", "we are devastated".

    None where that is not so, or where either article has the other wording too.
    """
    ours, theirs = left.value.tokens, right.value.tokens
    same = same_speaker(left.value.speaker, right.value.speaker)
    edit = _only_edit(ours, theirs)
    if edit is None or not is_sure(same) or len(ours) > options.max_words_description or _is_told_too(left, right):
        return None
    overlay = structs.replace(lay_over(ours, theirs), edits=(edit,), coverage=1 - 1 / len(ours), tail=True)
    return _compare_words(left, right, overlay, _features(overlay, same, 0.0), options)


_FRAME = 3
"""Words from which a quotation with another content word in one place is the same one."""


def _only_edit(ours: Sequence[Token], theirs: Sequence[Token]) -> Edit | None:
    """The one place where two quotations as long as each other have two content words; None where more differs."""
    if len(ours) != len(theirs) or len(ours) < _FRAME:
        return None
    (at, *others) = [n for n, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0].base != pair[1].base] or [-1]
    content = at >= 0 and min(ours[at].weight, theirs[at].weight) >= LIGHT
    return Edit((at, at + 1), (at, at + 1)) if content and not others else None


def _is_told_too(left: Fact[Quotation], right: Fact[Quotation]) -> bool:
    """True where either article has both wordings."""
    forms = [tuple(token.base for token in fact.value.tokens) for fact in (left, right)]
    told = [{tuple(token.base for token in rival) for rival in fact.value.rivals} for fact in (left, right)]
    return forms[1] in told[0] or forms[0] in told[1]


def _compare_descriptions(left: Fact[Quotation], right: Fact[Quotation], options: Options) -> Comparison:
    """What somebody is quoted to have called a thing, in words that have nothing in common."""
    unknown = Comparison(left, right, Relation.UNKNOWN)
    same = same_speaker(left.value.speaker, right.value.speaker)
    short = max(len(left.value.tokens), len(right.value.tokens)) <= options.max_words_description
    of_body = SpeakerSort.BODY in (left.value.speaker.sort, right.value.speaker.sort)
    apart = are_strangers(same) or (of_body and same < UNTOLD)
    if not short or apart or not all(is_named(fact.sentence, fact.start) for fact in (left, right)):
        return unknown
    ours, theirs = (outside_stems(fact.sentence, fact.start, fact.end) for fact in (left, right))
    if ours.isdisjoint(theirs):
        return unknown
    why = "The same is called something else."
    features = (("speaker", same),)
    return Comparison(left, right, Relation.DIFFERENT, why, "description", Dispute.TENSION, features)


def _share_surroundings(left: Fact[Quotation], right: Fact[Quotation]) -> bool:
    """True when both sentences tell something alike beside the quotations and their speakers."""
    ours, theirs = (
        outside_stems(fact.sentence, fact.start, fact.end) - content_stems(fact.value.speaker.text)
        for fact in (left, right)
    )
    return not ours.isdisjoint(theirs)


def _compare_answers(left: Fact[Answer], right: Fact[Answer]) -> Comparison:
    """Two sources on whether somebody spoke: one has the words, the other had no comment."""
    ours, theirs = left.value, right.value
    same = same_speaker(ours.speaker, theirs.speaker)
    if ours.silent == theirs.silent or not is_sure(same) or not (ours.asked or theirs.asked):
        return Comparison(left, right, Relation.UNKNOWN)
    features = (("speaker", same), ("press", float(ours.press or theirs.press)))
    who = fullest(spaced(ours.speaker.name), spaced(theirs.speaker.name))
    why = f"{who} would not speak in one source and speaks in another."
    subject = f"whether {who} spoke"
    return Comparison(left, right, Relation.DIFFERENT, why, "comment", Dispute.TENSION, features, subject=subject)


def _opening(left: Fact[Quotation], right: Fact[Quotation]) -> str:
    """The first words of the shorter quotation."""
    shorter = spaced(min(left.text, right.text, key=lambda text: (len(text), text))).split()
    return " ".join(shorter[:_OPENING]) + (" …" if len(shorter) > _OPENING else "")


_OPENING = 7
"""Words by which a reader knows a quotation again."""


def _said_by(fact: Fact[Quotation]) -> Fact[Quotation]:
    """`fact` narrowed to the words for its speaker; a pronoun is shown by the name that it stands for."""
    speaker, told = fact.value.speaker, fact.value.told
    if told:
        return replace(fact, sentence=told).cut(speaker.name_start, speaker.name_end)
    return fact.cut(speaker.start, speaker.end)


def _compare_words(
    left: Fact[Quotation],
    right: Fact[Quotation],
    overlay: Overlay,
    features: Features,
    options: Options,
) -> Comparison:
    """One quotation in other words: which words, and how much they change."""
    ours, theirs = left.value.tokens, right.value.tokens
    changed = [
        ({token.form for token in ours[slice(*edit.left)]}, {token.form for token in theirs[slice(*edit.right)]})
        for edit in overlay.edits
    ]
    rule, dispute = verdict(changed, overlay)
    whole = overlay.size >= _WHOLE and overlay.coverage >= options.min_coverage_strangers
    if rule == "wording" and overlay.content < _SLIP and not whole:
        return Comparison(left, right, Relation.UNKNOWN)
    edits = shown_edits(ours, theirs, overlay.edits, options.max_context)
    first = _shown(left, edits[0].left[0], edits[-1].left[1], options)
    second = _shown(right, edits[0].right[0], edits[-1].right[1], options)
    why = "One quotation in more than one wording."
    subject = _whose(left.value.speaker, right.value.speaker)
    return Comparison(first, second, Relation.DIFFERENT, why, rule, dispute, features, subject=subject)


_SLIP = 2
"""Content words that two quotations must share before a small word that differs is a slip of one wording."""
_WHOLE = 4
"""Words from which one content word is enough where nearly all is shared: "we did not force them", "could not"."""


def _whose(left: Speaker, right: Speaker) -> str:
    """Whose words are compared, in words for a reader: the fullest name that either source gives."""
    order = tuple(SpeakerSort)
    named = [speaker for speaker in (left, right) if speaker.name and speaker.sort is not SpeakerSort.NONE]
    if len(named) > 1 and are_strangers(same_speaker(left, right)):
        return f"words given to {' and '.join(sorted(spaced(speaker.name) for speaker in named))}"
    best = min(named, key=lambda speaker: (order.index(speaker.sort), -len(speaker.name), speaker.name), default=None)
    if best is None or fold(best.name) in FUNCTION_WORDS | {"one"}:
        return QUOTATION  # "words of it" tells nobody whose
    return f"words of {_inside(spaced(best.name), best.sort)}"


def _inside(name: str, sort: SpeakerSort) -> str:
    """`name` as it stands amid a sentence: "a spokesman of the port", "one friend"."""
    first, _, rest = name.partition(" ")
    plain = sort is not SpeakerSort.PERSON and first.lower() in FUNCTION_WORDS | {"one"}
    return f"{first.lower()} {rest}".strip() if plain else name


_BESIDE, _ALONE = 1, 2
"""Words that are shown on each side of those that differ, and of a single one, which says little by itself."""
_TO_FULL = 2
"""Words that are shown beyond the last one, so that a finding does not end on an article or a preposition."""


def _shown(fact: Fact[Quotation], first: int, last: int, options: Options) -> Fact[Quotation]:
    """`fact` narrowed to the words `first:last`, with one or two around them, at most about `max_context` words."""
    tokens = fact.value.tokens
    last = min(last, first + options.max_context)
    around = _ALONE if last - first <= 1 else _BESIDE
    first, last = max(0, first - around), min(len(tokens), max(last, first + 1) + around)
    full = next((n for n in range(last - 1, min(len(tokens), last + _TO_FULL)) if tokens[n].weight >= LIGHT), last - 1)
    last = full + 1  # "It felt like an" is cut off
    return replace(fact.cut(tokens[first].start, tokens[last - 1].end), whole=span_of(fact))


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
        ("shared", round(min(1.0, weight / _MUCH_SHARED), 3)),
        ("speaker", 0.0),
        ("act", float(act)),
    )
    if ours.name == theirs.name:
        return Comparison(left, right, Relation.SAME, features=features)
    seen = ours.sort == "evidence"
    why = "What a source says it has seen is not the same." if seen else "The claim is credited to someone else."
    subject = EVIDENCE if seen else ""
    return Comparison(left, right, Relation.DIFFERENT, why, "credit", Dispute.TENSION, features, subject=subject)


# --- agreement --------------------------------------------------------------------------------------------------------


def _agreed(comparison: Comparison, sure: bool) -> bool:
    """True for the same words in a row; where a "he" may be another person, the words are no agreement."""
    texts = (fact.text for fact in (comparison.left, comparison.right))
    shorter, longer = sorted(([word.lower for word in words(text) if word.is_word] for text in texts), key=len)
    is_one = dict(comparison.features).get("speaker", ONE) > PRONOUN
    return is_one and len(shorter) >= _FROM_ONE_MOUTH and f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _alone(fact: AnyFact, spelled_alike: bool) -> Span:
    return fact.start, fact.end


_FROM_ONE_MOUTH = 4
"""Words of a quotation from which on two sources have it from one mouth, and not by chance."""

AGREEING = Agreeing(_agreed, alone=_alone, literal=True)

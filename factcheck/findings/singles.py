"""Claims without a counterpart: clauses for which none was found in an independent article, most telling first.

What is new is told by its names, its figures and its words, synonyms apart. That no sentence of another article was
aligned is no sign of it: a sentence stands beside another, and still has a clause that only its source tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, structs

from ..language.clauses.acts import canon
from ..language.clauses.verbs import verb_forms
from ..language.numbers.quantities import quantities
from ..language.quotes.quotations import quoted_spans
from ..lines import evidence
from ..load.marks import is_ended
from ..model import Article, Beginning, Finding, Kind, Mention, MentionKind, Position, Role, Sentence
from ..spans import Span, overlap, span_in, span_of
from ..story.voices import Voices
from ..text import clauses, content_stems, words
from .asides import is_aside, is_credit, is_finite, tellers
from .counterparts import Counterparts, bases, telling_alike
from .excerpts import Disputed, disputed_words, is_readable, opening, without_end
from .texts import Texts

_NAME, _FIGURE, _WORD = 2.5, 2.5, 1.0
"""What a new name, figure or other word tells."""
_REWORDED = 0.7
"""The share of a new word that goes where the sentence surely tells what another tells, and the clause holds words of
that: there it is often a synonym."""
_QUOTED = 0.5
"""What is left of a new word in a quotation: people say much that is no fact."""
_LEAST, _LEAST_LEFT = 2.5, 3.1
"""From what on something is a claim, and what is left of a sentence of which others tell a part."""
_DENIED = 2.5
"""What a new clause tells more that denies: "No ransom was paid"."""
_DENIES = re.compile(r"\W*(?:no|none|nobody|neither|not\sone)\b", re.IGNORECASE)
_HEADED = 2.0
"""What a new word tells more that is in the headline: there a source says what it takes to be the news."""
_TELLING = 0.5
"""From what on a clause belongs to the claim beside it."""
_MOST = 6
"""New words of one claim that count: a long sentence is not a telling one."""
_LONG = 200
"""Code points of a claim that tells half as much for its length; it also tells more near the beginning."""
_WHOLE = 0.6
"""The share of a sentence from which on the whole of it is the claim."""
_STOP = ". "
"""What a clause does not end with."""
_OPENS_FRAGMENT = frozenset(
    "after although as because before by despite during if in on since though when while with".split()
)
"""Words with which a clause begins that leans on another."""
_FRAGMENT = 0.5
"""What is left in the order of claims of one that leans on another: "after questioning her for 40 minutes"."""


class _Known(Struct, frozen=True):
    """What is told, and by whom."""

    stems: Mapping[str, Collection[str]]
    """A stem -> the tellers that have it."""
    figures: Mapping[float, Collection[str]]
    """A number of anything -> the tellers that give it."""
    met: Mapping[Beginning, float]
    """Where a sentence begins -> how surely a sentence of an independent article tells the same thing."""
    disputed: Mapping[Beginning, Sequence[Disputed]]
    """Where a sentence begins -> its words that others tell otherwise."""
    headed: Mapping[str, Collection[str]]
    """Source -> the stems of its headlines, synonyms as one."""

    def is_new(self, stem: str, source: str) -> bool:
        """True when no other than `source` has a word of this stem, or of the same sense."""
        return not any(teller != source for teller in self.stems.get(stem, ()))

    def is_new_figure(self, figure: float, source: str) -> bool:
        """True when no other than `source` gives this number of anything."""
        return not any(teller != source for teller in self.figures.get(figure, ()))


class _Marks(Struct, frozen=True):
    """For each code point of a sentence, 1 where it is of one sort, else 0."""

    quoted: bytearray
    named: bytearray
    disputed: bytearray

    @classmethod
    def of(cls, sentence: Sentence, quoted: bytearray, disputed: Iterable[Disputed]) -> _Marks:
        """The marks of `sentence`, of whose article `quoted` marks the quotations; `disputed` are words of it."""

        def marked(spans: Iterable[Mention | Disputed]) -> bytearray:
            return _marked(len(sentence.text), (span_in(sentence, one) for one in spans))

        return cls(quoted[sentence.start : sentence.end], marked(sentence.mentions), marked(disputed))

    def is_plain(self, at: int) -> bool:
        """True where neither a name stands nor a word that is disputed."""
        return not (self.named[at] or self.disputed[at])


class _Piece(Struct, frozen=True):
    """A clause of a sentence, or several in a row."""

    weight: float
    """How much it tells that is new."""
    start: int
    end: int
    """Code points of the article, half-open."""


class _Claim(Struct, frozen=True):
    """What a sentence tells alone."""

    weight: float
    """How telling it is."""
    start: int
    end: int
    """Code points of the article, half-open."""
    sentence: Sentence

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.slice(self.start, self.end)


def singles(texts: Texts, new: Collection[str], seen: Sequence[Finding], others: Counterparts) -> tuple[Position, ...]:
    """What the articles of `new`, a set of sources, tell alone, without what `seen` dispute, told or not; by article.

    What was taken over is told of the article that it is from. Where all articles have one text, there is no other that
    could tell it, and nothing is told alone.
    """
    if len({texts.voices.own[article.source] for article in texts.articles}) < 2:
        return ()
    known = _known(texts, seen)
    return tuple(
        evidence(claim.sentence, claim.start, claim.end, texts.lines)
        for article in texts.articles
        if article.source in new
        for claim in _ranked(_claims(article, texts.voices, known, others))
    )


def _claims(article: Article, voices: Voices, known: _Known, others: Counterparts) -> Iterator[_Claim]:
    """What each sentence of `article` tells alone; earlier ones and short ones weigh more."""
    quoted = _marked(len(article.text), map(span_of, quoted_spans(article)))
    for sentence in article.sentences:
        if not _may_claim(sentence, voices):
            continue
        disputed = known.disputed.get(sentence.beginning, ())
        pieces = _weighed(sentence, known, _Marks.of(sentence, quoted, disputed))
        new = [
            structs.replace(one, weight=0.0)
            if _is_disputed(span_of(one), disputed) or others.has(sentence, *span_of(one))
            else one
            for one in pieces
        ]
        best = max(_runs(new), key=lambda run: run.weight, default=None)
        if best and best.weight >= (_LEAST if new == pieces else _LEAST_LEFT):
            start, end = _claimed(sentence, *span_of(best))
            early = 1 - sentence.index / (2 * len(article.sentences))
            leaning = _FRAGMENT if _leans(sentence.slice(start, end)) else 1.0
            yield _Claim(best.weight / (1 + (end - start) / _LONG) * early * leaning, start, end, sentence)


def _leans(text: str) -> bool:
    """True for a piece of a sentence that leans on another: "reading from a sheet", "although they will"."""
    opener = next((word.text for word in words(text)), "")
    return opener in _OPENS_FRAGMENT or (opener.islower() and "ing" in verb_forms(opener))


def _is_disputed(clause: Span, disputed: Iterable[Disputed]) -> bool:
    """True when another source tells some of the words there otherwise: what is disputed has a counterpart."""
    return any(one.by and overlap(span_of(one), clause) for one in disputed)


def _ranked(claims: Iterable[_Claim]) -> Iterator[_Claim]:
    """The most telling of `claims` first, without what one says again, as a caption does."""
    said: set[frozenset[str]] = set()
    for claim in sorted(claims, key=lambda one: (-one.weight, one.start)):
        stems = content_stems(claim.text)
        if stems not in said:
            said.add(stems)
            yield claim


def _known(texts: Texts, findings: Sequence[Finding]) -> _Known:
    """What is told, of which `findings` dispute some; a name that is spelled in two ways is new in neither."""
    stems: dict[str, set[str]] = defaultdict(set)
    figures: dict[float, set[str]] = defaultdict(set)
    headed: dict[str, set[str]] = defaultdict(set)
    for article in texts.articles:
        for sentence in article.sentences:
            teller = texts.voices.teller(sentence.beginning)
            for base in bases(sentence.text):
                stems[base].add(teller)
                if sentence.role is Role.HEADLINE:
                    headed[sentence.source].add(base)
            for quantity in quantities(sentence.text):
                figures[quantity.stated].add(teller)
    for finding in findings:
        for position in finding.positions if finding.kind is Kind.NAME else ():
            for base in bases(position.value):
                stems[base].add("")
    return _Known(stems, figures, _met(texts), disputed_words(findings), headed)


def _met(texts: Texts) -> dict[Beginning, float]:
    """Where a sentence begins -> how surely a sentence of an independent article tells the same thing."""
    best: dict[Beginning, float] = defaultdict(float)
    for pair in telling_alike(texts):
        for end in (pair.left.beginning, pair.right.beginning):
            best[end] = max(best[end], pair.score)
    return best


def _may_claim(sentence: Sentence, voices: Voices) -> bool:
    """True for a whole sentence of the running text that its source tells of the event."""
    own = voices.teller(sentence.beginning) == sentence.source
    return own and sentence.role is Role.BODY and is_ended(sentence.text) and not is_aside(sentence.text)


def _weighed(sentence: Sentence, known: _Known, marks: _Marks) -> list[_Piece]:
    """The clauses of `sentence`, each with what it tells that is new and where it stands in the article."""
    names = _new_names(sentence, known, marks)
    alike = known.met.get(sentence.beginning, 0.0)
    weighed = []
    cuts = list(clauses(sentence.text))
    who_tells = tellers([sentence.text[slice(*cut)] for cut in cuts])
    for at, (start, end) in enumerate(cuts):
        piece = sentence.text[start:end]
        worth = _NAME * any(start <= name < end for name in names)
        worth += _FIGURE * _has_new_figure(piece, marks.disputed[start:end], known, sentence.source)
        plain = [word for word in words(piece) if word.text[0].isalpha() and marks.is_plain(start + word.start)]
        stems = {word.stem for word in plain if word.is_content}
        fresh = {stem for stem in stems if _all_new(stem, known, sentence.source)}
        shared = 1 - len(fresh) / max(len(stems), 1)
        spoken = _QUOTED if marks.quoted[(start + end) // 2] else 1.0
        worth += _WORD * (1 - _REWORDED * alike * shared) * spoken * min(len(fresh), _MOST)
        worth += _HEADED * any(canon(stem) in known.headed[sentence.source] for stem in fresh)
        worth += _DENIED if fresh and _DENIES.match(piece) else 0.0
        says = at not in who_tells and len(content_stems(piece)) > 1 and not is_credit(sentence, start, end)
        weighed.append(_Piece(worth if says else 0.0, sentence.start + start, sentence.start + end))
    return weighed


def _new_names(sentence: Sentence, known: _Known, marks: _Marks) -> list[int]:
    """Where in `sentence` a name begins that no other source has, and that is not disputed."""
    return [
        start
        for start, mention in ((one.start - sentence.start, one) for one in sentence.mentions)
        if mention.kind is not MentionKind.GROUP
        and not marks.disputed[start]
        and _all_new(mention.text, known, sentence.source)
    ]


def _has_new_figure(piece: str, in_dispute: bytearray, known: _Known, source: str) -> bool:
    """True when `piece` gives a number that no other source has, but for those that `in_dispute` marks."""
    return any(
        quantity.stated > 1
        and known.is_new_figure(quantity.stated, source)
        and not any(in_dispute[quantity.start : quantity.end])
        for quantity in quantities(piece)
    )


def _marked(length: int, spans: Iterable[Span]) -> bytearray:
    """For each of `length` code points: 1 in one of `spans`."""
    marked = bytearray(length)
    for start, end in spans:
        marked[start:end] = b"\1" * (min(end, length) - start)
    return marked


def _all_new(text: str, known: _Known, source: str) -> bool:
    """True when no other than `source` has any of the words of `text`."""
    stems = bases(text)
    return bool(stems) and all(known.is_new(stem, source) for stem in stems)


def _claimed(sentence: Sentence, start: int, end: int) -> Span:
    """What of `sentence` is the claim whose clauses stand from `start` to `end`, code points of the article.

    What begins as the sentence does lacks its verb as often as not, and is told as the whole of it.
    """
    text = sentence.slice(start, end)
    first, last = start + opening(text), start + len(without_end(text.rstrip(_STOP)))
    if sentence.slice(last).startswith(" that "):  # "experts fear" tells nothing without it
        last = sentence.start + len(sentence.text.rstrip(_STOP))
    if start == sentence.start or last - first >= _WHOLE * len(sentence.text) or _is_torn(sentence, first, last):
        return span_of(sentence)
    return first, last


def _is_torn(sentence: Sentence, first: int, last: int) -> bool:
    """True when the clause from `first` to `last`, code points into the article, cannot stand alone.

    It begins with a name, as the rest of what is told of it does not; or the verb of the sentence is in it, and whose
    verb it is stands before: "carrying 112, skidded off the runway", "lived on berries".
    """
    clause, around = sentence.slice(first, last), (sentence.slice(end=first), sentence.slice(last))
    verb_outside = any(is_finite(word.lower) for text in around for word in words(text) if not word.is_capital)
    return clause[:1].isupper() or not is_readable(clause) or not verb_outside


def _runs(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Clauses in a row that each tell something new, as one."""
    for telling, row in groupby(pieces, key=lambda piece: piece.weight >= _TELLING):
        if telling:
            together = list(row)
            yield _Piece(sum(piece.weight for piece in together), together[0].start, together[-1].end)

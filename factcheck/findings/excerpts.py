"""Excerpts: a clause cut out of its sentence so that a reader can read it alone, without what others dispute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct

from ..agreeing import called
from ..camps import camps
from ..fields import AGREEING, CLAUSES
from ..language.clauses.phrases import balanced, whole_phrase
from ..language.clauses.verbs import BE, HAVE, MODALS, verb_forms
from ..language.names import is_one_name
from ..language.quotes.speech import speech_words
from ..model import AnyFact, Beginning, Dispute, Finding, Kind, Position
from ..spans import Span, overlap, shifted, span_of
from ..text import clauses, content_stems, words
from .echoes import is_read
from .two_acts import tell_it_otherwise

_VALUES = frozenset(Kind) - {Kind.NAME, *CLAUSES}
"""The kinds whose words can be left out of a clause, and the rest of it be true."""
_FEWEST = 3
"""Words of a clause that can be read without its sentence."""
_BEFORE = re.compile(r"[\s,;:—–)-]*(?:(?:and|but|that|as|while)\s)?")
_BEHIND = re.compile(r"(?:[\s,;:—–(-]|(?:^|\s)(?:and|or|but|of|in|on|at|to|by|for|from|with|over|the|an?)\b)+\Z")
"""What a clause does not begin or end with where it stands for itself."""
_ANOTHER = re.compile(r"\s(?:and|but)\s([a-z]+)\b")
_WHOSE = re.compile(r"\b(?:no|his|her|its|their|our|my)\s\Z", re.IGNORECASE)
_OF = re.compile(
    rf"(?:\b(?:the|an?|his|her|its|their|our|my|these|those)\s(?:[a-z-]+\s)?[a-z-]+\sof\s(?:the\s)?|{_WHOSE.pattern})\Z",
    re.IGNORECASE,
)
"""Before a value that lacks whose or of what it is: "the envoys of [both countries came]", "her [description]"."""
_REACH = 60
"""Code points in which it begins."""
_GRADE = re.compile(r"\b(?:Category|Grade|Level|Class|Stage|Phase)\s\Z", re.IGNORECASE)
"""Before a number that says nothing without it."""


class Disputed(Struct, frozen=True):
    """Words of a source that others dispute."""

    kind: Kind
    start: int
    end: int
    """Code points into the article."""
    by: frozenset[str]
    """The sources of which some tell it otherwise; none for a spelling, which changes nothing that is told."""
    read: bool
    """True where a judge of language alone says so."""


def disputed_words(findings: Iterable[Finding]) -> dict[Beginning, list[Disputed]]:
    """Where a sentence begins -> its words that are disputed."""
    found: dict[Beginning, list[Disputed]] = defaultdict(list)
    for finding in findings:
        positions = list(zip(finding.positions, camps(finding), strict=True))
        for position, camp in positions:
            others = frozenset(other.source for other, theirs in positions if theirs != camp)
            by = frozenset[str]() if finding.relation is Dispute.VARIANT else others - {position.source}
            words = Disputed(finding.kind, position.value_start, position.value_end, by, is_read(finding))
            found[position.beginning].append(words)
    return found


def legible(finding: Finding) -> Finding:
    """`finding` with values that a reader can read: no mark opens or closes alone, and words told at length are whole.

    What a rule found by its sort ("12", "the deputy mayor") says it by those words, and stays as it is.
    """
    return replace(finding, positions=tuple(_legible(finding, position) for position in finding.positions))


def _legible(finding: Finding, position: Position) -> Position:
    start, end = position.value_in_text
    at_length = finding.kind in CLAUSES or is_read(finding)
    at_length = at_length or (finding.kind is Kind.QUOTE and len(position.value.split()) >= _FEWEST)
    first, last = (whole_phrase if at_length else balanced)(position.text, start, end)
    if at_length and finding.kind is not Kind.QUOTE and position.text[first].islower():
        first = _beginning(position.text, first, last)
    first = start if "\n" in position.text[first:start] else first  # the line on which it begins is told
    if (
        finding.kind is Kind.NUMBER
        and position.text[first:last].isdigit()
        and (grade := _GRADE.search(position.text, 0, first))
    ):
        first = grade.start()
    if finding.kind is Kind.QUOTE:
        last = first + len(position.text[first:last].rstrip(" ,;"))
    return replace(
        position,
        value=position.text[first:last],
        value_start=position.start + first,
        value_end=position.start + last,
    )


def _beginning(text: str, first: int, last: int) -> int:
    """Where the value from `first` to `last` begins with whose it is, and with of what it is where a verb follows."""
    tells = any("past" in verb_forms(word.text) or word.lower in HAVE | BE for word in words(text[first:last]))
    ahead = (_OF if tells else _WHOSE).search(text, max(0, first - _REACH), first)
    return ahead.start() if ahead else first


def is_readable(text: str) -> bool:
    """True when `text`, some clauses in a row, is more than a torn piece of its sentence."""
    is_whole = text.count("(") == text.count(")") and sum(map(text.count, '"“”')) % 2 == 0
    return is_whole and len(content_stems(text)) >= _FEWEST


def opening(text: str) -> int:
    """Where what is told begins in `text`, behind a link to what stands before it."""
    link = _BEFORE.match(text)
    return link.end() if link else 0


def without_end(text: str) -> str:
    """`text` without a link at its end to what stands behind it."""
    return _BEHIND.sub("", text)


def quoted(facts: Sequence[AnyFact], disputed: Mapping[Beginning, Sequence[Disputed]]) -> list[tuple[AnyFact, Span]]:
    """`facts`, the one that is quoted best first, each with the words around it that no other source disputes.

    A reader takes the whole of a quotation for what all tell. Where it is disputed what is told in the clause of the
    fact, where another source has somebody else do it or has it come to nothing, or where each has it amid disputed
    words, it stands alone; it is left out where it says nothing without them.
    """
    spans = [[one for one in disputed.get(fact.sentence.beginning, ()) if one.by] for fact in facts]
    one_name = is_one_name([called(fact) for fact in facts])
    pieces = [(fact, _piece(fact, own, one_name=one_name)) for fact, own in zip(facts, spans, strict=True)]
    acting = [fact for fact in facts if not AGREEING[fact.kind].alone]
    lead = next((at for at, (_, piece) in enumerate(pieces) if piece), None)
    if lead is None or any(map(_is_amid_dispute, facts, spans)) or tell_it_otherwise(acting):
        own = [(fact, span_of(fact)) for fact in facts]
        return own if any(AGREEING[fact.kind].says_all(fact) for fact in facts) else []
    ordered = [pieces[lead], *pieces[:lead], *pieces[lead + 1 :]]
    told = [(fact, piece or span_of(fact)) for fact, piece in ordered]
    return [(fact, AGREEING[fact.kind].pared(fact, piece, facts)) for fact, piece in told]


def _is_amid_dispute(fact: AnyFact, disputed: Sequence[Disputed]) -> bool:
    """True when it is disputed what the clause of `fact` tells: a test of May was passed, or was failed."""
    cuts, first, last = _clauses(fact)
    clause = cuts[first][0], cuts[last][1]
    acts = (span for span in disputed if span.kind not in _VALUES)
    return not AGREEING[fact.kind].alone and any(overlap(span_of(span), clause) for span in acts)


def _clauses(fact: AnyFact) -> tuple[list[Span], int, int]:
    """The clauses of the sentence of `fact`, code points into the article, and the first and last that it is in."""
    cuts = [shifted(cut, fact.sentence.start) for cut in clauses(fact.sentence.text)]
    first = max(at for at, (start, _) in enumerate(cuts) if start <= fact.start)
    return cuts, first, min(at for at, (_, end) in enumerate(cuts) if fact.end <= end)


def _piece(fact: AnyFact, disputed: Sequence[Disputed], *, one_name: bool) -> Span | None:
    """The clause of `fact`, with those before or else behind it where it is too short; else what is quoted alone.

    What is cut off is disputed figures, names and places, not what is told to have happened: "denied opening a depot"
    would become "opening a depot"; of what says when or where also not what stands before it, the verb above all. None
    where all that can be read is disputed.
    """
    if alone := AGREEING[fact.kind].alone:
        return alone(fact, one_name)
    cuts, first, last = _clauses(fact)
    steps = [(at, last) for at in range(first, -1, -1)] + [(first, at) for at in range(last, len(cuts))]
    for one, other in (*steps, (0, len(cuts) - 1)):
        piece = _undisputed(fact, cuts[one][0], cuts[other][1], disputed)
        if piece and is_readable(fact.sentence.slice(*piece)):
            return piece
    return None


def _undisputed(fact: AnyFact, start: int, end: int, disputed: Sequence[Disputed]) -> Span | None:
    """What is left from `start` to `end` around `fact`, code points into the article; None where it must not be cut."""
    within = [span for span in disputed if overlap(span_of(span), (start, end))]
    before = [span.end for span in within if span.end <= fact.start]
    behind = [span.start for span in within if fact.end <= span.start]
    if len(before) + len(behind) < len(within) or any(span.kind not in _VALUES for span in within):
        return None
    if before and AGREEING[fact.kind].act:
        return None
    start, end = max([start, *before]), min([end, *behind])
    start += opening(fact.sentence.slice(start, fact.start))
    last = fact.end + len(without_end(fact.sentence.slice(fact.end, end)))
    further = [*_further(fact.sentence.slice(fact.end, last)), *_main_act(fact, start, last)]
    alone = min((fact.end + at for at in further), default=last)
    return start, alone if is_readable(fact.sentence.slice(start, alone)) else last


def _further(text: str) -> Iterator[int]:
    """Where `text` goes on to another act: before the "and runs" of "covers 900 nurses and runs until May"."""
    for found in _ANOTHER.finditer(text):
        if found[1] == "to" or verb_forms(found[1]) & {"s", "past"}:
            yield found.start()


def _main_act(fact: AnyFact, start: int, last: int) -> Iterator[int]:
    """Where behind `fact` the sentence goes on that a clause parted: "[that sank with eleven aboard] was old".

    The clause begins with its verb, so that a second one has its subject before the clause. What somebody said may
    have a subject of its own.
    """
    first, *_ = words(fact.sentence.slice(start, last))
    if "past" not in verb_forms(first.lower) or first.lower in speech_words().verbs:
        return
    behind = fact.sentence.slice(fact.end, last)
    verb = next((word for word in words(behind) if word.lower in BE | HAVE | MODALS or not word.is_word), None)
    if verb and verb.is_word:
        yield len(behind[: verb.start].rstrip())

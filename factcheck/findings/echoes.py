"""Findings that say again what a worse or surer one says."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from ..camps import camp_numbers, camps
from ..fields import CLAUSES
from ..model import Finding, Kind, Position
from ..rules.confidence import JUDGE, spoken_by
from ..spans import shared, shifted
from .disputes import TIED
from .findings import Draft, worst_first

_OF_ONE_BEARER = {Kind.NAME, Kind.TITLE}
"""What someone is called is a dispute of its own, also inside words that are disputed for what they tell."""
_MOST, _NEARLY_ALL = 0.5, 0.75
"""Shares of words above which these lie in others, and are nearly the same."""
_END = ".!?… "
"""Marks that a caption may lack."""
_STRETCH = 256
"""Code points of a stretch of text: only findings that touch the same one can say the same."""


def without_echoes(drafts: Sequence[Draft], threshold: float) -> list[Draft]:
    """`drafts`, worst first, without those that say again what a worse or surer one says, in two of its sources.

    Rules speak before a judge of language, however sure it is: they can tell what it is that differs. But what is less
    sure than `threshold` speaks last, for it would be hidden and what it silences lost.
    """

    def turn(finding: Finding) -> tuple[object, ...]:
        return finding.confidence < threshold, is_read(finding), worst_first(finding)

    kept: list[Draft] = []
    near: dict[tuple[str, int], set[int]] = defaultdict(set)
    for draft in sorted(drafts, key=lambda draft: turn(draft.finding)):
        finding = draft.finding
        stretches = {stretch for position in finding.positions for stretch in _stretches(position)}
        earlier = sorted({number for stretch in stretches for number in near[stretch]})
        said = next((number for number in earlier if _echoes(draft, kept[number])), len(kept))
        if said == len(kept):
            kept.append(draft)
        elif _is_of_one_sort(finding, kept[said].finding):
            kept[said] = structs.replace(kept[said], finding=_with_sources(kept[said].finding, finding))
        else:
            continue
        for stretch in stretches:
            near[stretch].add(said)
    return sorted(kept, key=lambda draft: worst_first(draft.finding))


def is_read(finding: Finding) -> bool:
    """True for what a judge of language alone says."""
    return spoken_by(finding.kind, finding.features) == JUDGE


def _stretches(position: Position) -> Iterator[tuple[str, int]]:
    """The parts of its source, each `_STRETCH` code points, that the sentence of `position` touches."""
    for number in range(position.start // _STRETCH, position.end // _STRETCH + 1):
        yield position.source, number


def _echoes(draft: Draft, earlier: Draft) -> bool:
    """True when `draft` says again what `earlier` does.

    Two disputes of one heading that share what a source says are one fact.
    """
    mine, theirs = draft.finding, earlier.finding
    of_one = (mine.code, draft.heading) == (theirs.code, earlier.heading)
    return (of_one and not _places(mine).isdisjoint(_places(theirs))) or _lie_within(mine, theirs)


def _lie_within(finding: Finding, earlier: Finding) -> bool:
    """True when the disputed words of two sources lie mostly within those of `earlier`.

    What someone is called, inside longer words that are disputed for what they tell, is a dispute of its own, but not
    what a place is called inside the words that tell where. Two on how things stand in the same sentences are one fact:
    "had not suspended the ferries, which were running", and so are two that dispute the very words by which one source
    tells what happened and how things stand. What a judge of language reads in two sentences is what a rule finds that
    they tell of what happened or how things stand; what it reads twice in the same words is one dispute, whatever it
    calls that.
    """
    kinds = {finding.kind, earlier.kind}
    if kinds == {Kind.NAME, Kind.QUOTE}:  # who said it is one thing, how she is spelled another
        return False
    read_of_rules = kinds <= CLAUSES and is_read(finding) and not is_read(earlier)
    if (read_of_rules or kinds == {Kind.STATUS}) and len(_sentences(finding, earlier)) >= 2:
        return True
    both = list(itertools.product(finding.positions, earlier.positions))
    if kinds == CLAUSES and any(_in_common(*met) > _MOST * max(map(_length, met)) for met in both):
        return True
    of_bearer = len(kinds) > 1 and bool(_OF_ONE_BEARER & kinds) and kinds != {Kind.NAME, Kind.PLACE}
    apart = of_bearer and not is_read(finding)
    lie_in = _are_the_same if apart else _lies_in
    return len({mine.source for mine, theirs in both if lie_in(mine, theirs)}) >= 2


def _lies_in(one: Position, other: Position) -> bool:
    """True when most of the shorter words lie in the longer ones."""
    return _in_common(one, other) > _MOST * min(_length(one), _length(other))


def _are_the_same(one: Position, other: Position) -> bool:
    """True when the words are nearly the same: "Deputy Minister" is a part of "Deputy Minister Ana Ruiz"."""
    return _in_common(one, other) > _NEARLY_ALL * max(_length(one), _length(other))


def _in_common(one: Position, other: Position) -> int:
    """Code points of the words that both tell their value by; 0 or less for none.

    A sentence that stands twice in its article, as below a picture, is one sentence.
    """
    if one.source != other.source:
        return 0
    away = other.start - one.start if one.text.rstrip(_END) == other.text.rstrip(_END) else 0
    return shared(shifted((one.value_start, one.value_end), away), (other.value_start, other.value_end))


def _length(position: Position) -> int:
    return position.value_end - position.value_start


def _sentences(one: Finding, other: Finding) -> set[str]:
    """The sources of which both stand on one sentence."""
    both = {p.beginning for p in one.positions} & {p.beginning for p in other.positions}
    return {source for source, _ in both}


def _places(finding: Finding) -> set[tuple[str, int, int]]:
    return {(position.source, position.value_start, position.value_end) for position in finding.positions}


def _is_of_one_sort(echo: Finding, earlier: Finding) -> bool:
    """True when the positions of `echo` can stand among those of `earlier`.

    What a judge reads is of the aspect that a rule names only where both dispute some words: that they were "freed" and
    are "back behind bars" tells nothing of how it ended, "stormed the wing". Nor does what it is much less sure of.
    """
    if is_read(echo) and echo.confidence < TIED * earlier.confidence:
        return False
    if is_read(echo) and not is_read(earlier):
        met = itertools.product(echo.positions, earlier.positions)
        return {echo.kind, earlier.kind} <= CLAUSES and any(_in_common(*both) > 0 for both in met)
    return echo.code == earlier.code or {echo.kind, earlier.kind} <= CLAUSES


def _with_sources(finding: Finding, echo: Finding) -> Finding:
    """`finding` with what `echo` says in the sources that it lacks, each beside those that it stands with there."""
    positions = list(zip(finding.positions, camps(finding), strict=True))
    echoed = list(zip(echo.positions, camps(echo), strict=True))
    beside = {
        camp: own
        for position, camp in echoed
        for mine, own in positions
        if mine.source == position.source and _in_common(mine, position) > 0
    }
    lacking = {position.source for position in echo.positions} - {position.source for position, _ in positions}
    positions += [(position, beside.get(camp, -camp)) for position, camp in echoed if position.source in lacking]
    positions.sort(key=lambda one: (one[0].source, one[0].value_start, one[0].value_end))
    return replace(
        finding,
        positions=tuple(position for position, _ in positions),
        camps=camp_numbers(camp for _, camp in positions),
    )

"""From comparisons to findings: one finding per disputed fact, with every source's position, worst first."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from .agreements import agreements
from .camps import by_camp, camps, fingerprint, value_of
from .confidence import JUDGE, ConfidenceModel, figures, spoken_by
from .lines import Lines, evidence, lines_of
from .model import (
    Article,
    Comparison,
    Fact,
    Finding,
    Kind,
    Member,
    Pair,
    Position,
    Relation,
    Report,
    Sentence,
    Story,
    told_apart,
)
from .rules import Rulebook
from .settings import Settings
from .singles import singles
from .text import fold, listed, spaced
from .voices import Voices, find_voices

AnyFact = Fact[Any]
Key = tuple[str, int, int, str]
"""Names a fact: its source, its span, its kind."""

MAX_WORDINGS = 2
"""What one source says on one disputed fact is shown in this many wordings at most."""
_OF_ONE_BEARER = {Kind.NAME, Kind.TITLE}
"""What someone is called is a dispute of its own, also inside words that are disputed for what they tell."""
_CLAUSES = {Kind.EVENT, Kind.STATUS}
"""Kinds whose facts are whole clauses: one clause may be read by both."""
_BRIEF = 80
"""Code points of a value where the reason of a finding says who tells it."""
_NEARLY = 0.9
"""A second wording of a source must come from a comparison this nearly as sure as the surest."""
_STRETCH = 256
"""Code points of a stretch of text: only findings that touch the same one can say the same."""
_TIED = 0.5
"""A comparison less sure than this share of the surest on one of its facts is of another thing, and left out."""
_DOUBTED = 0.5
"""The share of the threshold from which on what a rule finds, shown or not, speaks against what sources agree on."""


def judge(
    articles: Sequence[Article],
    pairs: Sequence[Pair],
    comparisons: Sequence[Comparison],
    rules: Rulebook,
    settings: Settings,
    confidence: ConfidenceModel,
    story: Story | None = None,
) -> Report:
    """The report of `comparisons`: disputes become findings, what agrees becomes agreements, the rest stands alone.

    What an article has from another, or from the same agency as another, is no second source where sources are counted.
    Without `story`, every article is new and no reprint.
    """
    story = story or Story("", "", tuple(Member(article.source) for article in articles))
    voices = find_voices(articles, story)
    floor = confidence.threshold if settings.min_confidence is None else settings.min_confidence
    lines = {article.source: lines_of(article) for article in articles}
    agreeing = [c for c in comparisons if c.relation in (Relation.SAME, Relation.CLOSE) and not c.dispute]

    sure = {id(c): confidence(c) for c in comparisons if c.dispute}

    def found(floor: float) -> list[Finding]:
        return disputed(articles, comparisons, rules, sure, floor, story.id)

    def grave(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if finding.severity.rank <= settings.min_severity.rank)

    published = {article.source: article.published for article in articles}
    known = _names(articles)
    shown = [
        replace(finding, fingerprint=fingerprint(finding, published), why=_told(finding, known, voices))
        for finding in found(floor)
    ]
    every = found(0.0) if min(sure.values(), default=floor) < floor else shown
    # Whatever is shown: what sources agree on hangs on no option. A judge's guess speaks against it as a finding alone.
    shares = {True: 1.0, False: _DOUBTED}
    doubts = [one for one in every if one.confidence >= shares[_is_read(one)] * confidence.threshold]
    return Report(
        articles=tuple(articles),
        findings=grave(shown),
        agreements=agreements(articles, pairs, agreeing, doubts, lines, voices),
        singles=singles(articles, story.new, pairs, shown, lines, voices),
        pairs=len(pairs),
        min_confidence=floor,
        unsure=sum(finding.confidence < floor for finding in grave(every)),
        stories=(replace(story, dependences=voices.dependences),),
    )


def disputed(
    articles: Sequence[Article],
    comparisons: Sequence[Comparison],
    rules: Rulebook,
    sure: Mapping[int, float],
    floor: float = 0.0,
    story: str = "",
) -> list[Finding]:
    """The findings at least as sure as `floor`, worst first, without a name and without who says what.

    `sure` is the confidence of each dispute of `comparisons`, by its identity (`id`).
    """
    lines = {article.source: lines_of(article) for article in articles}
    partners = _partners([c for c in comparisons if c.relation in (Relation.SAME, Relation.CLOSE) and not c.dispute])
    kept = _without_quoted_clauses([c for c in comparisons if c.dispute and sure[id(c)] >= floor])
    findings = [
        _finding(group, partners, {id(c): sure[id(c)] for c in group}, rules, lines, story)
        for group in _groups(kept, sure)
    ]
    return _without_echoes(findings)


def joined(reports: Iterable[Report]) -> Report:
    """The reports on several stories as one, the worst findings of all first."""
    told = list(reports)
    return Report(
        articles=tuple(sorted((a for report in told for a in report.articles), key=lambda article: article.source)),
        findings=tuple(sorted((f for report in told for f in report.findings), key=worst_first)),
        agreements=tuple(agreement for report in told for agreement in report.agreements),
        singles=tuple(single for report in told for single in report.singles),
        pairs=sum(report.pairs for report in told),
        min_confidence=max((report.min_confidence for report in told), default=0.0),
        unsure=sum(report.unsure for report in told),
        stories=tuple(story for report in told for story in report.stories),
        notices=tuple(notice for report in told for notice in report.notices),
    )


def worst_first(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: severity, confidence, then their place."""
    place = [(p.source, p.start) for p in finding.positions]
    return finding.severity.rank, -finding.confidence, place, finding.code


def _without_quoted_clauses(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """`comparisons` without those of clauses that lie in two wordings of one quotation: these tell of its words."""
    wordings: dict[tuple[str, str], list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        if _is_wording(comparison):
            wordings[comparison.left.sentence.source, comparison.right.sentence.source].append(comparison)

    def is_quoted(clause: Comparison) -> bool:
        met = wordings[clause.left.sentence.source, clause.right.sentence.source]
        return any(_lies_in(clause.left, one.left) and _lies_in(clause.right, one.right) for one in met)

    return [c for c in comparisons if c.left.kind not in _CLAUSES or not is_quoted(c)]


def _lies_in(clause: AnyFact, quoted: AnyFact) -> bool:
    """True when most of `clause` stands in the quotation that `quoted` was cut out of."""
    start, end = quoted.whole or (0, 0)
    return min(clause.end, end) - max(clause.start, start) > 0.5 * (clause.end - clause.start)


def _groups(comparisons: Sequence[Comparison], sure: Mapping[int, float]) -> list[list[Comparison]]:
    """Comparisons that share a fact under one rule belong to one dispute; in the order of their first comparison.

    The surest, by `sure` of their identity, speak first; one much less sure than a dispute that it touches is left out,
    for a chain of doubtful comparisons would tie together what is of several things. What was cut out of a quotation
    is shared where the cuts overlap, whatever the rule: a quotation in three wordings is one dispute.
    """
    parent: dict[tuple[str, Key], tuple[str, Key]] = {}
    surest: dict[tuple[str, Key], float] = defaultdict(float)
    shared = _shared_cuts(comparisons)

    def root(comparison: Comparison, fact: AnyFact) -> tuple[str, Key]:
        node = "" if _is_wording(comparison) else comparison.rule, shared.get(_key(fact), _key(fact))
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    kept: set[int] = set()
    for comparison in sorted(comparisons, key=lambda c: -sure[id(c)]):
        own = sure[id(comparison)]
        left, right = root(comparison, comparison.left), root(comparison, comparison.right)
        if own >= _TIED * max(surest[left], surest[right]):
            kept.add(id(comparison))
            parent[max(left, right)] = min(left, right)
            surest[min(left, right)] = max(surest[left], surest[right], own)
    groups: dict[tuple[str, Key], list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        if id(comparison) in kept:
            groups[root(comparison, comparison.left)].append(comparison)
    return list(groups.values())


def _is_wording(comparison: Comparison) -> bool:
    """True where two wordings of one quotation meet."""
    return bool(comparison.left.whole and comparison.right.whole)


def _shared_cuts(comparisons: Sequence[Comparison]) -> dict[Key, Key]:
    """What was cut out of a quotation -> the first of the cuts that it overlaps with, in a row of such."""
    cuts = {_key(fact): fact for c in comparisons for fact in (c.left, c.right) if fact.whole}
    shared: dict[Key, Key] = {}
    head, reach = "", 0
    first: Key = ("", 0, 0, "")
    for key in sorted(cuts):
        if key[0] != head or key[1] >= reach:
            first, head, reach = key, key[0], 0
        shared[key] = first
        reach = max(reach, key[2])
    return shared


def _partners(agreeing: Sequence[Comparison]) -> dict[Key, list[tuple[int, AnyFact]]]:
    """Fact -> the facts that agree with it, each with the place of their meeting among all."""
    partners: dict[Key, list[tuple[int, AnyFact]]] = defaultdict(list)
    places = itertools.count()
    for comparison in agreeing:
        for fact, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            partners[_key(fact)].append((next(places), other))
    return partners


def _finding(
    group: Sequence[Comparison],
    partners: Mapping[Key, Sequence[tuple[int, AnyFact]]],
    sure: Mapping[int, float],
    rules: Rulebook,
    lines: Mapping[str, Lines],
    story: str,
) -> Finding:
    """One finding; its surest comparison speaks for it, of the wordings of a quotation the gravest."""

    def weight(c: Comparison) -> tuple[object, ...]:
        grave = rules[c.left.kind].named(c.rule).grade(c.dispute).rank if c.dispute and _is_wording(c) else 0
        return -grave, sure[id(c)], c.pair.score if c.pair else 0.0, _by_words(c)

    lead = max(group, key=weight)
    assert lead.dispute is not None  # only disputes are grouped
    rule = rules[lead.left.kind].named(lead.rule)
    facts = _facts(group, partners, sure, lead)
    finding = Finding(
        kind=lead.left.kind,
        code=rule.code,
        subject=rule.message.format(subject=lead.heading),
        relation=lead.dispute,
        severity=rule.grade(lead.dispute, sure[id(lead)]),
        confidence=sure[id(lead)],
        why=lead.why or rule.why,
        positions=tuple(_position(fact, lines) for fact in facts),
        fingerprint="",  # known when it is known what stands beside what
        features=figures(lead),
        story=story,
    )
    return replace(finding, camps=_camps(finding, facts, group, partners, two_sided=rule.two_sided))


def _facts(
    group: Sequence[Comparison],
    partners: Mapping[Key, Sequence[tuple[int, AnyFact]]],
    sure: Mapping[int, float],
    lead: Comparison,
) -> list[AnyFact]:
    """The leading comparison's two facts, then by sureness one of each other source and one more wording each.

    A source that takes no side of its own but agrees with a disputed fact has its own too.
    """
    chosen: dict[str, list[AnyFact]] = defaultdict(list)

    def choose(fact: AnyFact, most: int) -> None:
        own = chosen[fact.sentence.source]
        if len(own) < most and not any(_says_again(fact, earlier) for earlier in own):
            own.append(fact)

    for comparison in sorted(group, key=lambda c: (c is not lead, -sure[id(c)], _by_words(c))):
        nearly_as_sure = sure[id(comparison)] >= _NEARLY * sure[id(lead)]
        for fact in (comparison.left, comparison.right):
            choose(fact, MAX_WORDINGS if nearly_as_sure else 1)
    disputed = {_key(fact) for comparison in group for fact in (comparison.left, comparison.right)}
    agreeing = [met for key in disputed for met in partners.get(key, ())]
    for _, other in sorted(agreeing, key=lambda met: met[0]):
        choose(other, 1)
    return sorted(itertools.chain(*chosen.values()), key=_key)


def _camps(
    finding: Finding,
    facts: Sequence[AnyFact],
    group: Sequence[Comparison],
    partners: Mapping[Key, Sequence[tuple[int, AnyFact]]],
    two_sided: bool,
) -> tuple[int, ...]:
    """Of each of `facts`, the positions of `finding`, the number of its camp: those that tell one value are in one.

    They do where they are worded alike or agree and, in a `two_sided` dispute, where they part from a third. Never do
    two that are in dispute, nor those that each stand with one of these: "about 70" and "90" may both be "dozens".
    """
    places = {_key(fact): place for place, fact in enumerate(facts)}
    apart = {frozenset((places.get(_key(c.left), -1), places.get(_key(c.right), -1))) for c in group}
    values = [value_of(finding.kind, position) for position in finding.positions]
    alike = ((one, two) for one, two in itertools.combinations(range(len(facts)), 2) if values[one] == values[two])
    agreed = (
        (place, places[key])
        for place, fact in enumerate(facts)
        for _, other in partners.get(_key(fact), ())
        if (key := _key(other)) in places
    )
    allied = (
        (one, two)
        for third in range(len(facts) if two_sided else 0)
        for one, two in itertools.combinations([n for n in range(len(facts)) if frozenset((n, third)) in apart], 2)
    )
    standing = [{place} for place in range(len(facts))]
    for one, two in itertools.chain(alike, agreed, allied):
        mine, theirs = standing[one], standing[two]
        if mine is not theirs and not any(frozenset(met) in apart for met in itertools.product(mine, theirs)):
            mine |= theirs
            for place in theirs:
                standing[place] = mine
    numbers: dict[int, int] = {}
    return tuple(numbers.setdefault(id(camp), len(numbers) + 1) for camp in standing)


def _told(finding: Finding, names: Mapping[str, str], voices: Voices) -> str:
    """The reason of `finding`: what differs, who says what, and which sources have text of another."""
    said = "; ".join(_said(finding.kind, camp, names) for camp in by_camp(finding))
    return " ".join([finding.why, f"{said}.", *_taken(finding, names, voices)])


def _said(kind: Kind, camp: Sequence[Position], names: Mapping[str, str]) -> str:
    """`“two workers”: Tribune, Wire`; where one is told more exactly than another, `“on Tuesday”, “at noon”: ...`."""
    values: dict[str, str] = {}
    for position in camp:
        values.setdefault(value_of(kind, position), f"“{_shortened(spaced(position.value))}”")
    sources = dict.fromkeys(names[position.source] for position in camp)
    return f"{', '.join(list(values.values())[:MAX_WORDINGS])}: {', '.join(sources)}"


def _shortened(words: str) -> str:
    """`words`, cut at the end of one where they are long: the whole of them stands beside the reason."""
    end = words.rfind(" ", 0, _BRIEF)
    return words if len(words) <= _BRIEF else f"{words[: end if end > 0 else _BRIEF]} …"


def _taken(finding: Finding, names: Mapping[str, str], voices: Voices) -> list[str]:
    """Which of its sources have text of another: who changed words, or hears an echo.

    It is reported all the same, for an editor wants to know what was changed in a text that was taken over.
    """
    speaking: dict[str, dict[str, Position]] = defaultdict(dict)
    for position in finding.positions:
        speaking[voices.teller(_place(position))].setdefault(position.source, position)
    same = [position for positions in speaking.values() if len(positions) > 1 for position in positions.values()]
    originals = {position.source: fold(position.value) for position in same}
    having: dict[tuple[str, str, bool, bool], list[str]] = defaultdict(list)
    for position in same:
        if found := voices.dependence(_place(position)):
            changed = fold(position.value) != originals.get(found.of, fold(position.value))
            having[found.of, found.agency, found.share > 0, changed].append(position.source)
    return [_whose([names[source] for source in sources], *key, names) for key, sources in having.items()]


def _whose(names: Sequence[str], of: str, agency: str, taken: bool, changed: bool, known: Mapping[str, str]) -> str:
    """A sentence that says whose text `names` have; without a credit nobody knows who copied whom."""
    several = len(names) > 1
    if not taken:
        return f"{listed(names)} {'print' if several else 'prints'} text of {agency}, as another source here does."
    has = f"{listed(names)} {'have' if several else 'has'} this"
    but = ", but for these words" if changed else ""
    return f"{has} from {agency}{but}." if agency else f"{has} in the words of {known[of]}{but}."


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """Source -> how a reader knows it: its outlet, else its file's name, else its path; no two by one name."""
    outlets = told_apart(articles)
    called = {source: (outlet, PurePosixPath(source).name) for source, outlet in outlets.items()}
    often = Counter(name for names in called.values() for name in set(names))
    return {
        source: next((name for name in names if name and often[name] == 1), source) for source, names in called.items()
    }


def _says_again(fact: AnyFact, earlier: AnyFact) -> bool:
    """True for the same words, or for words that lie within each other."""
    return fold(fact.text) == fold(earlier.text) or (fact.start < earlier.end and earlier.start < fact.end)


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """`findings`, worst first, without those that say again what a worse or surer one says, in all its sources.

    Rules speak before a judge of language, however sure it is: they can tell what it is that differs.
    """
    kept: list[Finding] = []
    near: dict[tuple[str, int], set[int]] = defaultdict(set)
    for finding in sorted(findings, key=lambda finding: (_is_read(finding), worst_first(finding))):
        stretches = {stretch for position in finding.positions for stretch in _stretches(position)}
        earlier = sorted({number for stretch in stretches for number in near[stretch]})
        said = next((number for number in earlier if _echoes(finding, kept[number])), len(kept))
        if said == len(kept):
            kept.append(finding)
        elif _is_of_one_sort(finding, kept[said]):
            kept[said] = _with_sources(kept[said], finding)
        else:
            continue
        for stretch in stretches:
            near[stretch].add(said)
    return sorted(kept, key=worst_first)


def _is_read(finding: Finding) -> bool:
    """True for what a judge of language alone says."""
    return spoken_by(finding.kind, finding.features) == JUDGE


def _is_of_one_sort(one: Finding, other: Finding) -> bool:
    """True when the positions of the one can stand among those of the other."""
    return one.code == other.code or {one.kind, other.kind} <= _CLAUSES


def _with_sources(finding: Finding, echo: Finding) -> Finding:
    """`finding` with what `echo` says in the sources that it lacks, each beside those that it stands with there."""
    told, said = list(zip(finding.positions, camps(finding), strict=True)), camps(echo)
    beside = {
        camp: own
        for position, camp in zip(echo.positions, said, strict=True)
        for mine, own in told
        if mine.source == position.source and _overlap(mine, position) > 0
    }
    lacking = {position.source for position in echo.positions} - {position.source for position, _ in told}
    told += [
        (position, beside.get(camp, -camp))
        for position, camp in zip(echo.positions, said, strict=True)
        if position.source in lacking
    ]
    told.sort(key=lambda one: (one[0].source, one[0].value_start, one[0].value_end))
    numbers: dict[int, int] = {}
    return replace(
        finding,
        positions=tuple(position for position, _ in told),
        camps=tuple(numbers.setdefault(camp, len(numbers) + 1) for _, camp in told),
    )


def _stretches(position: Position) -> Iterator[tuple[str, int]]:
    """The parts of its source, each `_STRETCH` code points, that the sentence of `position` touches."""
    for number in range(position.start // _STRETCH, position.end // _STRETCH + 1):
        yield position.source, number


def _echoes(finding: Finding, earlier: Finding) -> bool:
    """True when the disputed words of two sources lie mostly within those of `earlier`.

    What someone is called, inside longer words that are disputed for what they tell, is a dispute of its own, but not
    what a place is called inside the words that tell where. Two disputes of one heading that share what a source says
    are one fact, and so are two on how things stand in the same sentences: "had not suspended the ferries, which were
    running", and two that dispute the very words by which one source tells what happened and how things stand. What a
    judge of language reads in two sentences is what a rule finds that they tell of what happened or how things stand.
    """
    kinds = {finding.kind, earlier.kind}
    if (finding.code, finding.subject) == (earlier.code, earlier.subject) and _places(finding) & _places(earlier):
        return True
    if kinds == {Kind.NAME, Kind.QUOTE}:  # who said it is one thing, how she is spelled another
        return False
    read_of_rules = kinds <= _CLAUSES and _is_read(finding) and not _is_read(earlier)
    if (read_of_rules or kinds == {Kind.STATUS}) and len(_sentences(finding, earlier)) >= 2:
        return True
    both = list(itertools.product(finding.positions, earlier.positions))
    if kinds == _CLAUSES and any(_overlap(*met) > 0.5 * max(map(_length, met)) for met in both):
        return True
    apart = len(kinds) > 1 and bool(_OF_ONE_BEARER & kinds) and kinds != {Kind.NAME, Kind.PLACE}
    measure = max if apart else min
    shared = {
        mine.source for mine, theirs in both if _overlap(mine, theirs) > 0.5 * measure(_length(mine), _length(theirs))
    }
    return len(shared) >= 2


def _overlap(one: Position, other: Position) -> int:
    """Code points of the words that both tell their value by; 0 or less for none."""
    return (
        min(one.value_end, other.value_end) - max(one.value_start, other.value_start)
        if one.source == other.source
        else 0
    )


def _length(position: Position) -> int:
    return position.value_end - position.value_start


def _sentences(one: Finding, other: Finding) -> set[str]:
    """The sources of which both stand on one sentence."""
    both = {_place(position) for position in one.positions} & {_place(position) for position in other.positions}
    return {source for source, _ in both}


def _place(told: Sentence | Position) -> tuple[str, int]:
    """Where a sentence begins."""
    return told.source, told.start


def _places(finding: Finding) -> set[tuple[str, int, int]]:
    return {(position.source, position.value_start, position.value_end) for position in finding.positions}


def _position(fact: AnyFact, lines: Mapping[str, Lines]) -> Position:
    return evidence(fact.sentence, fact.start, fact.end, lines)


def _by_words(comparison: Comparison) -> tuple[object, ...]:
    """Sorts comparisons by what their sources say; by what the files are called only where these say the same."""
    facts = comparison.left, comparison.right
    return sorted((fact.sentence.text, fact.text) for fact in facts), sorted(map(_key, facts))


def _key(fact: AnyFact) -> Key:
    return fact.sentence.source, fact.start, fact.end, fact.kind

"""From comparisons to findings: one finding per disputed fact, with every source's position, worst first."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from .confidence import ConfidenceModel, figures
from .lines import Lines, line_at, lines_of
from .model import (
    Agreement,
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
)
from .rules import Rulebook
from .settings import Settings
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
"""Kinds whose facts are whole clauses: a list of those that agree would be the articles once more."""
_NEARLY = 0.9
"""A second wording of a source must come from a comparison this nearly as sure as the surest."""
_STRETCH = 256
"""Code points of a stretch of text: only findings that touch the same one can say the same."""
_TIED = 0.5
"""A comparison less sure than this share of the surest on one of its facts is of another thing, and left out."""


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
    sure = {id(c): confidence(c) for c in comparisons if c.dispute}
    disputed = _without_quoted_clauses([c for c in comparisons if c.dispute and sure[id(c)] >= floor])
    agreeing = [c for c in comparisons if c.relation in (Relation.SAME, Relation.CLOSE) and not c.dispute]
    partners = _partners(agreeing)
    findings = [
        _finding(group, partners, {id(c): sure[id(c)] for c in group}, rules, lines, story.id)
        for group in _groups(disputed, sure)
    ]
    shown = [_with_voices(f, articles, voices) for f in _without_echoes(sorted(findings, key=worst_first))]
    return Report(
        articles=tuple(articles),
        findings=tuple(f for f in shown if f.severity.rank <= settings.min_severity.rank),
        agreements=_agreements(agreeing, shown, lines, voices),
        singles=_singles([a for a in articles if a.source in story.new], pairs, shown, lines, voices),
        pairs=len(pairs),
        min_confidence=floor,
        stories=(replace(story, dependences=voices.dependences),),
    )


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
    positions = _positions(group, partners, sure, lead, lines)
    return Finding(
        kind=lead.left.kind,
        code=rule.code,
        subject=rule.message.format(subject=lead.heading),
        relation=lead.dispute,
        severity=rule.grade(lead.dispute, sure[id(lead)]),
        confidence=sure[id(lead)],
        why=" ".join([lead.why or rule.why, *_further(group, lead, positions)]),
        positions=positions,
        fingerprint=_fingerprint(lead.left.kind, rule.code, positions),
        features=figures(lead),
        story=story,
    )


def _positions(
    group: Sequence[Comparison],
    partners: Mapping[Key, Sequence[tuple[int, AnyFact]]],
    sure: Mapping[int, float],
    lead: Comparison,
    lines: Mapping[str, Lines],
) -> tuple[Position, ...]:
    """The leading comparison's two positions, then by sureness one of each other source and one more wording each.

    A source that takes no side of its own but agrees with a disputed fact has its position too.
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
    return tuple(_position(fact, lines) for fact in sorted(itertools.chain(*chosen.values()), key=_key))


def _further(group: Sequence[Comparison], lead: Comparison, positions: Sequence[Position]) -> list[str]:
    """A sentence on the disputed values beside those of the leading comparison; none where there are no others.

    None for whole clauses either: these differ in their words even where they say the same.
    """
    if lead.left.kind in _CLAUSES:
        return []
    disputed = {(f.sentence.source, f.start, f.end) for c in group for f in (c.left, c.right)}
    told = [fold(lead.left.text), fold(lead.right.text)]
    others: dict[str, str] = {}
    for position in positions:
        value = fold(position.value)
        within = any(value in known or known in value for known in (*told, *others))
        if (position.source, position.value_start, position.value_end) in disputed and not within:
            others[value] = f"“{position.value}”"
    return [f"Told besides: {listed(list(others.values()))}."] if others else []


def _with_voices(finding: Finding, articles: Sequence[Article], voices: Voices) -> Finding:
    """`finding`, its reason followed by which of its sources have text of another: who changed words, or hears an echo.

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
    names = _names(articles)
    told = [_whose([names[source] for source in sources], *key, names) for key, sources in having.items()]
    return replace(finding, why=" ".join([finding.why, *told])) if told else finding


def _whose(names: Sequence[str], of: str, agency: str, taken: bool, changed: bool, known: Mapping[str, str]) -> str:
    """A sentence that says whose text `names` have; without a credit nobody knows who copied whom."""
    several = len(names) > 1
    if not taken:
        return f"{listed(names)} {'print' if several else 'prints'} text of {agency}, as another source here does."
    has = f"{listed(names)} {'have' if several else 'has'} this"
    but = ", but for these words" if changed else ""
    return f"{has} from {agency}{but}." if agency else f"{has} in the words of {known[of]}{but}."


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """Source -> how a reader knows it: its outlet, or the file where that is not known or is that of another too."""
    outlets = Counter(article.outlet for article in articles)
    return {a.source: a.outlet if a.outlet and outlets[a.outlet] == 1 else a.source for a in articles}


def _says_again(fact: AnyFact, earlier: AnyFact) -> bool:
    """True for the same words, or for words that lie within each other."""
    return fold(fact.text) == fold(earlier.text) or (fact.start < earlier.end and earlier.start < fact.end)


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """`findings` without those that say again what a worse or surer one says in two sources: said once is enough."""
    kept: list[Finding] = []
    near: dict[tuple[str, int], list[int]] = defaultdict(list)
    for finding in findings:
        stretches = {stretch for position in finding.positions for stretch in _stretches(position)}
        earlier = sorted({number for stretch in stretches for number in near[stretch]})
        if any(_echoes(finding, kept[number]) for number in earlier):
            continue
        for stretch in stretches:
            near[stretch].append(len(kept))
        kept.append(finding)
    return kept


def _stretches(position: Position) -> Iterator[tuple[str, int]]:
    """The parts of its source, each `_STRETCH` code points, that the sentence of `position` touches."""
    for number in range(position.start // _STRETCH, position.end // _STRETCH + 1):
        yield position.source, number


def _echoes(finding: Finding, earlier: Finding) -> bool:
    """True when the disputed words of two sources lie mostly within those of `earlier`.

    What someone is called, inside longer words that are disputed for what they tell, is a dispute of its own, but not
    what a place is called inside the words that tell where. Two disputes of one heading that share what a source says
    are one fact, and so are two on how things stand in the same sentences: "had not suspended the ferries, which were
    running".
    """
    kinds = {finding.kind, earlier.kind}
    if (finding.code, finding.subject) == (earlier.code, earlier.subject) and _places(finding) & _places(earlier):
        return True
    if kinds == {Kind.NAME, Kind.QUOTE}:  # who said it is one thing, how she is spelled another
        return False
    if kinds == {Kind.STATUS} and len(_sentences(finding, earlier)) >= 2:
        return True
    apart = len(kinds) > 1 and bool(_OF_ONE_BEARER & kinds) and kinds != {Kind.NAME, Kind.PLACE}
    measure = max if apart else min
    shared = {
        mine.source
        for mine, theirs in itertools.product(finding.positions, earlier.positions)
        if mine.source == theirs.source
        and min(mine.value_end, theirs.value_end) - max(mine.value_start, theirs.value_start)
        > 0.5 * measure(mine.value_end - mine.value_start, theirs.value_end - theirs.value_start)
    }
    return len(shared) >= 2


def _sentences(one: Finding, other: Finding) -> set[str]:
    """The sources of which both stand on one sentence."""
    both = {_place(position) for position in one.positions} & {_place(position) for position in other.positions}
    return {source for source, _ in both}


def _place(told: Sentence | Position) -> tuple[str, int]:
    """Where a sentence begins."""
    return told.source, told.start


def _places(finding: Finding) -> set[tuple[str, int, int]]:
    return {(position.source, position.value_start, position.value_end) for position in finding.positions}


def _agreements(
    agreeing: Sequence[Comparison],
    findings: Sequence[Finding],
    lines: Mapping[str, Lines],
    voices: Voices,
) -> tuple[Agreement, ...]:
    """What two or more independent sources state alike, one per fact, without what is disputed elsewhere."""
    disputed = {place for finding in findings for place in _places(finding)}
    told = [c for c in agreeing if c.left.kind not in _CLAUSES]
    found: list[Agreement] = []
    for group in _groups(told, {id(c): 1.0 for c in told}):
        facts = {_key(fact): fact for c in group for fact in (c.left, c.right)}
        if any((source, start, end) in disputed for source, start, end, _ in facts):
            continue
        first: dict[str, AnyFact] = {}
        for key in sorted(facts):
            first.setdefault(key[0], facts[key])
        if len(voices.tellers(_place(fact.sentence) for fact in facts.values())) < 2:
            continue
        positions = tuple(_position(fact, lines) for fact in first.values())
        found.append(Agreement(group[0].left.kind, min(c.heading for c in group), positions))
    return tuple(found)


def _singles(
    articles: Sequence[Article],
    pairs: Sequence[Pair],
    findings: Sequence[Finding],
    lines: Mapping[str, Lines],
    voices: Voices,
) -> tuple[Position, ...]:
    """The sentences that no independent article has a counterpart of, and that no finding stands on.

    What was taken over is told of the article that it is from.
    """
    met = {
        (sentence.source, sentence.start)
        for pair in pairs
        for sentence, other in ((pair.left, pair.right), (pair.right, pair.left))
        if not sentence.source == voices.teller(_place(sentence)) == voices.teller(_place(other))
    }
    met |= {(p.source, p.start) for finding in findings for p in finding.positions}
    alone = (s for article in articles for s in article.sentences if (s.source, s.start) not in met)
    return tuple(_evidence(sentence, sentence.start, sentence.end, lines) for sentence in alone)


def _position(fact: AnyFact, lines: Mapping[str, Lines]) -> Position:
    return _evidence(fact.sentence, fact.start, fact.end, lines)


def _evidence(sentence: Sentence, start: int, end: int, lines: Mapping[str, Lines]) -> Position:
    assert sentence.start <= start < end <= sentence.end, "evidence outside its sentence"
    return Position(
        source=sentence.source,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        value=sentence.text[start - sentence.start : end - sentence.start],
        value_start=start,
        value_end=end,
        line=line_at(lines[sentence.source], start),
    )


def _fingerprint(kind: Kind, code: str, positions: Iterable[Position]) -> str:
    """Sixteen hexadecimal digits of what is claimed, whatever the files are called and wherever the lines stand.

    A claim counts once: a reprint that joins changes nothing.
    """
    claims = sorted({f"{fold(spaced(p.value))}|{fold(spaced(p.text))}" for p in positions})
    return sha256("\n".join([kind, code, *claims]).encode()).hexdigest()[:16]


def _by_words(comparison: Comparison) -> tuple[object, ...]:
    """Sorts comparisons by what their sources say; by what the files are called only where these say the same."""
    facts = comparison.left, comparison.right
    return sorted((fact.sentence.text, fact.text) for fact in facts), sorted(map(_key, facts))


def _key(fact: AnyFact) -> Key:
    return fact.sentence.source, fact.start, fact.end, fact.kind

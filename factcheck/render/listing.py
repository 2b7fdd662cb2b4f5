"""What several formats tell alike: the opening line, who speaks, which place leads, what is left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ..camps import by_camp
from ..model import (
    Article,
    Dependence,
    Dispute,
    Finding,
    Member,
    Position,
    Report,
    Severity,
    Story,
)
from ..outlets import told_apart
from ..settings import LEAST_SURE, NO_JUDGE
from ..text import in_words, spaced
from .markup import shorten

SHOWN, SHOWN_ALIKE, SHOWN_UNSURE = 6, 15, 20
"""Claims of one source, facts on which sources agree, and findings too unsure to be told in full, that are listed; the
rest is counted."""
_NUMBER = re.compile(r"#\d+$")
LONG = 400
"""Code points of a sentence that is shown whole."""
BRIEF = 120
"""Code points of what is shown of a sentence on which sources agree."""

_PLURAL = frozenset({Dispute.CONFLICT, Dispute.UPDATE, Dispute.VARIANT})
"""Relations whose name takes an s after a number."""


def opening(report: Report) -> str:
    """One line on the whole report: `4 conflicts, 6 to check; 31 facts agree in 2 or more sources`."""
    number = len(report.agreements)
    agree = f"{number} fact agrees" if number == 1 else f"{number} facts agree"
    nothing = "No differences found" if report.compared or not report.stories else "Nothing was compared"
    if _is_one_text(report):
        agree = "the articles are one text and its reprints, which confirm nothing"
        return f"{counted_by_relation(report.active) or nothing}; {agree}"
    return f"{counted_by_relation(report.active) or nothing}; {agree} in 2 or more sources"


def _is_one_text(report: Report) -> bool:
    """True where each story has reprints, and nothing but these beside the article that they are of."""
    originals = [sum(not member.reprint_of for member in story.articles) for story in report.stories]
    several = [len(story.articles) > 1 for story in report.stories]
    return bool(report.stories) and all(several) and max(originals) == 1


def counted_by_relation(findings: Iterable[Finding]) -> str:
    """How many findings there are of each relation: `4 conflicts, 6 to check`; empty for none."""
    return ", ".join(f"{number} {named(number, dispute)}" for dispute, number in tally(findings))


def tally(findings: Iterable[Finding]) -> list[tuple[Dispute, int]]:
    """How many findings there are of each relation that occurs, in the order of the opening line."""
    counts = Counter(finding.relation for finding in findings)
    return [(dispute, counts[dispute]) for dispute in Dispute if counts[dispute]]


def named(number: int, dispute: Dispute) -> str:
    """What `number` findings of that relation are called: "conflict", "conflicts"."""
    return f"{dispute.called}{'s' if number != 1 and dispute in _PLURAL else ''}"


def numbered(report: Report) -> Iterator[tuple[int, Finding]]:
    """The active findings, each with its number as `explain` counts: from 1, known and suppressed ones too."""
    return ((number, finding) for number, finding in enumerate(report.findings, start=1) if finding.active)


def hidden(report: Report) -> str:
    """How many findings do not count, and why: `1 suppressed, 7 in baseline`; empty when all count."""
    suppressed = sum(finding.suppression is not None for finding in report.findings)
    known = len(report.findings) - len(report.active) - suppressed
    told = ((suppressed, "suppressed"), (known, "in baseline"))
    return ", ".join(f"{number} {why}" for number, why in told if number)


def unshown(report: Report) -> str:
    """What is `hidden`, and how many findings are too unsure to be told, with what shows these; empty for none."""
    shows = f"less sure than {report.min_confidence:g} (factcheck report --min-confidence 0 shows them)"
    unsure = f"{report.unsure} {shows}" if report.unsure else ""
    return ", ".join(filter(None, [hidden(report), unsure]))


def less_sure_of(report: Report) -> list[tuple[Finding, list[list[Position]]]]:
    """The findings too unsure to be told in full, but for those that do not count, each with who tells one value."""
    return [(finding, by_camp(finding)) for finding in report.less_sure if finding.active]


def outlets_of(report: Report) -> Callable[[str], str]:
    """What gives, for a source, who published it, or the file's name."""
    outlets = _outlets(report)
    return lambda source: outlets.get(source) or PurePosixPath(source).name


def _outlets(report: Report) -> dict[str, str]:
    """Source -> who published it; where a story has several of one outlet, each is told from the others."""
    articles = {article.source: article for article in report.articles}
    stories = ([articles[one.path] for one in story.articles if one.path in articles] for story in report.stories)
    outlets = {source: article.outlet for source, article in articles.items()}
    return outlets | {source: name for story in stories for source, name in told_apart(story).items()}


def files_of(report: Report) -> Callable[[str], str]:
    """What gives, for a source, the path of its file: `feed.xml` for the article `feed.xml#3`."""
    files = {article.source: article.file for article in report.articles}
    return lambda source: files.get(source) or _NUMBER.sub("", source)


def taken_of(report: Report) -> dict[str, list[str]]:
    """Source -> whose text it has, in a few words each: "a reprint of Meridian", "78 % of its text from AP"."""
    outlets = _outlets(report)
    return {member.path: list(_taken(story, member, outlets)) for story in report.stories for member in story.articles}


def _taken(story: Story, member: Member, outlets: Mapping[str, str]) -> Iterator[str]:
    """Whose text the article of `member` has, what it has most of first."""

    def name(source: str) -> str:
        return outlets.get(source) or source

    if member.reprint_of:
        yield f"a reprint of {name(member.reprint_of)}"
    for one in story.dependences:
        if one.source != member.path or (member.reprint_of and one.of == member.reprint_of):
            continue
        where = name(one.of) if one.of else ""
        yield _share(one, where if where != one.agency else "")


def also_in(report: Report) -> Callable[[Position], list[str]]:
    """What gives, for a claim, the other sources that have it word for word, for they share text: one voice in all."""
    outlet, texts = outlets_of(report), {article.source: spaced(article.text) for article in report.articles}
    sharing: dict[str, dict[str, None]] = defaultdict(dict)
    for story in report.stories:
        taken = [(one.source, one.of) for one in story.dependences if one.of]
        taken += [(member.path, member.reprint_of) for member in story.articles if member.reprint_of]
        for source, of in taken:
            sharing[source][of] = sharing[of][source] = None

    def named(claim: Position) -> list[str]:
        said = spaced(claim.value)
        return [outlet(source) for source in sorted(sharing.get(claim.source, ())) if said in texts.get(source, "")]

    return named


def _share(dependence: Dependence, name: str) -> str:
    """How much of the text is whose; `name` is where it stands too. Without a credit nobody knows who copied whom."""
    if not dependence.share:
        return f"text of {dependence.agency} in other words"
    much = f"{percent(dependence.share)} of its text"
    told = f"{much} from {dependence.agency}" if dependence.agency else much
    return f"{told} as in {name}" if name else told


def percent(share: float) -> str:
    """`78 %`; what is there is never 0 %, and what is not whole never 100 %."""
    return f"{min(max(round(100 * share), 1), 99 if share < 1 else 100)} %"


def credited_of(report: Report) -> dict[str, str]:
    """Source -> what to put behind its name: ", by Reuters" for all of its text, ", with AP and AFP" for some."""
    return {article.source: _credited(article) for article in report.articles}


def _credited(article: Article) -> str:
    others = [name for name in credits_of(article) if name not in (article.agency, article.outlet)]
    by = f", by {article.agency}" if article.agency and article.agency != article.outlet else ""
    return by + (f", with {' and '.join(others)}" if others else "")


def credits_of(article: Article) -> tuple[str, ...]:
    """The agencies that `article` credits; a report of an older version names one at most."""
    return article.credits or tuple(filter(None, [article.agency]))


def notes_of(report: Report) -> list[str]:
    """What a reader should know of the reading of the articles; what is true of all in a file is said once of it."""
    of_file = Counter(article.file for article in report.articles)
    having = Counter((article.file, note) for article in report.articles for note in article.notes)
    said = (
        f"{article.file if having[article.file, note] == of_file[article.file] else article.source}: {note}"
        for article in report.articles
        for note in article.notes
    )
    return [*report.notes, *dict.fromkeys(said)]


def date_of(article: Article) -> str:
    """`2024-03-13`, or `13 March` where no year is told; empty where the day is not known."""
    if article.published or not article.appeared:
        return str(article.published or "")
    return in_words(article.appeared, with_year=False)


def untold_of(report: Report) -> str:
    """How to give what was not found of some articles, by whom they are or of what day; empty where all is known."""
    untold = {"outlet": all(a.outlet for a in report.articles), "date": all(a.appeared for a in report.articles)}
    names = " and ".join(name for name, found in untold.items() if not found)
    return f"Where no {names} was found, a meta.json beside the articles gives it (docs/sources.md)." if names else ""


def new_first(report: Report) -> Callable[[Finding], list[Position]]:
    """What gives a finding's positions with those in new articles first: there a person can mend something."""
    new = report.new
    return lambda finding: sorted(finding.positions, key=lambda position: position.source not in new)


def by_source(positions: Sequence[Position]) -> list[tuple[str, list[Position]]]:
    """Source -> what it says, in the order of `positions`."""
    sources: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        sources[position.source].append(position)
    return list(sources.items())


def by_wording(positions: Sequence[Position]) -> list[tuple[str, list[Position]]]:
    """Each value, shortened, with the positions that word it so, in the order of `positions`."""
    wordings: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        wordings[shorten(position.value, (0, 0), LONG)[0]].append(position)
    return list(wordings.items())


def grave(severity: Severity, names: tuple[str, str, str]) -> str:
    """The word of `names` (of three levels, worst first) for `severity`; low and info are the third."""
    return names[min(severity.rank, 2)]


def page_of(report: Report) -> dict[str, object]:
    """What the templates of a page are filled with, by the names that they use."""
    return {
        "report": report,
        "NO_JUDGE": NO_JUDGE,
        "opening": opening(report),
        "hidden": unshown(report),
        "LEAST_SURE": LEAST_SURE,
        "SHOWN_UNSURE": SHOWN_UNSURE,
        "less_sure": less_sure_of(report),
        "notes": notes_of(report),
        "untold": untold_of(report),
        "outlet": outlets_of(report),
        "credited": credited_of(report),
        "taken": taken_of(report),
        "also": also_in(report),
    }

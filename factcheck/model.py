"""The words of the house: what flows through the run, as frozen facts.

An `Article` holds `Sentence`s, a sentence holds `Mention`s. A `Fact` is one typed value found in a sentence. Two facts
that meet make a `Comparison`; comparisons on one disputed fact make a `Finding`; a `Report` holds the findings of all
`Story`s, and a `Suppression` says which of them a person does not want to see.

All offsets are code points into the decoded file, half-open: `article.text[start:end]` is the surface.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import pandas as pd

Value = TypeVar("Value", covariant=True)
Typed = TypeVar("Typed")
SentenceId = tuple[str, int]
"""A sentence: its source, and its index there."""
Beginning = tuple[str, int]
"""A sentence: its source, and the code point there at which it begins; all that a report still knows of it."""
Features = tuple[tuple[str, float], ...]
"""Named figures, each about 0 to 1, of which a confidence is made."""


class Kind(StrEnum):
    """What a fact or a finding is about."""

    TITLE = "title"
    NAME = "name"
    IDENTITY = "identity"
    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    EVENT = "event"
    STATUS = "status"
    QUOTE = "quote"


class Role(StrEnum):
    """Which part of an article a sentence stands in."""

    HEADLINE = "headline"
    BULLET = "bullet"
    BODY = "body"


class MentionKind(StrEnum):
    """What a mention names; GROUP is a nationality, a party or a faith ("North Korean", "Republicans")."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    GROUP = "group"


class Relation(StrEnum):
    """How two values stand to each other; UNKNOWN (nothing to say) is not SAME, silence is no contradiction."""

    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Dispute(StrEnum):
    """How the sources of a finding differ; a reader is told `called` and `meaning`."""

    CONFLICT = "conflict"
    UPDATE = "update"
    TENSION = "tension"
    VARIANT = "variant"

    @property
    def called(self) -> str:
        """Its name for a reader; what programs and rules read is the value."""
        return "to check" if self is Dispute.TENSION else self.value

    @property
    def meaning(self) -> str:
        """What it says to a reader, in a few words."""
        return _MEANINGS[self]


_MEANINGS = {
    Dispute.CONFLICT: "both cannot be true as written",
    Dispute.UPDATE: "the story moved on",
    Dispute.TENSION: "perhaps both are true, perhaps not",
    Dispute.VARIANT: "one thing in two spellings or wordings",
}


class Severity(StrEnum):
    """How much a difference matters to a reader, worst first by `rank`."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named person, place, body or group in a sentence."""

    kind: MentionKind
    start: int
    """Code points into the article, titles and possessives left out ("Kim", not "leader Kim's")."""
    end: int
    text: str
    """The surface."""
    name: str
    """The fullest form of the name in the article: "Kim Jong Un" for a later "Kim"."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one article that is compared."""

    start: int
    """Code points into the article; bullets and datelines left out, no white space at the ends."""
    end: int
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of one article that is read as one statement."""

    source: str
    """The article's `source`."""
    index: int
    """0 for the first sentence of the article."""
    start: int
    end: int
    text: str
    role: Role = Role.BODY
    paragraph: int = 0
    """Counts the article's paragraphs from 0."""
    mentions: tuple[Mention, ...] = ()

    @property
    def id(self) -> SentenceId:
        """Names it by its index."""
        return self.source, self.index

    @property
    def beginning(self) -> Beginning:
        """Names it by where it begins."""
        return self.source, self.start

    def slice(self, start: int | None = None, end: int | None = None) -> str:
        """Its words from `start` to `end`, code points into the article; from or to its own end where None."""
        return self.text[0 if start is None else start - self.start : None if end is None else end - self.start]


_NO_YEAR = 2000
"""A leap year."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source text, its furniture understood."""

    source: str
    """The path as given, with forward slashes, and `#3` for the third of a file that holds several: what reports print.
    """
    text: str
    """The decoded file, whole, of plain text; of any other format the headline and the paragraphs."""
    outlet: str = ""
    """Who published it, as the text or the caller says; empty when unknown."""
    agency: str = ""
    """The news agency whose text the dateline or byline says this is ("Reuters"); empty when none is named."""
    headline: str = ""
    published: dt.date | None = None
    day: tuple[int, int] | None = None
    """Month and day of publication, where neither it nor the articles of its story tell a year; then `published` is
    None. None, too, where that leaves open which is the later: December beside January."""
    weekday: int | None = None
    """That of `day`, where it is told: Monday is 0."""
    dateline: str = ""
    """The places of the dateline, as written; empty when there is none."""
    author: str = ""
    """Who wrote it, as the file says outside the running text."""
    published_at: dt.datetime | None = None
    """The moment of publication, with its zone where one is told; None where a day is all that is known."""
    updated: dt.date | None = None
    """The day of the last change, where one is told."""
    updated_at: dt.datetime | None = None
    url: str = ""
    language: str = "en"
    """Two letters."""
    number: int = 0
    """Its place among the articles of its file, from 1; 0 where the file is one article."""
    lines: tuple[tuple[int, int], ...] = ()
    """Of a text that was taken out of a text file: the code point at which a paragraph begins, and its line there."""
    extracted: bool = False
    """True when lines are those of `text`: the file is no text (PDF, DOCX), or has all of it on one line (JSON)."""
    blocks: tuple[Block, ...] = ()
    """The parts that are compared: furniture left out; one per paragraph."""
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know of the reading, for example which charset was guessed."""
    credits: tuple[str, ...] = ()
    """Every news agency that it says it has text from, `agency` first: also "with inputs from AFP" at its end."""

    @property
    def file(self) -> str:
        """The path of the file that it stands in."""
        return self.source.removesuffix(f"#{self.number}") if self.number else self.source

    @property
    def appeared(self) -> dt.date | None:
        """The day by which it is earlier or later than others; the year of a `day` without one means nothing."""
        return self.published or (dt.date(_NO_YEAR, *self.day) if self.day else None)


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """One typed value with its subject and its place in the text."""

    kind: Kind
    sentence: Sentence
    start: int
    end: int
    """`start`, `end`: code points of the words that carry the value."""
    text: str
    """The surface of those words."""
    value: Value
    """The typed value, of the class that the kind's file in `fields/` defines."""
    subject: str
    """What the value is of, normalised for comparison ("people killed", "choe son hui")."""
    strong: bool = False
    """True when `subject` names the same thing everywhere in a story, so that facts meet without aligned sentences."""
    label: str = ""
    """What the value is of, in words for a reader; empty where `subject` reads well."""
    whole: tuple[int, int] | None = None
    """Code points of the quotation that the words were cut out of; None where they stand for themselves."""

    @staticmethod
    def at(
        kind: Kind,
        sentence: Sentence,
        start: int,
        end: int,
        value: Typed,
        subject: str,
        *,
        strong: bool = False,
        label: str = "",
    ) -> Fact[Typed]:
        """The fact that the words of `sentence` from `start` to `end` tell, code points into the sentence."""
        return Fact(
            kind,
            sentence,
            sentence.start + start,
            sentence.start + end,
            sentence.text[start:end],
            value,
            subject,
            strong,
            label,
        )

    def cut(self, start: int, end: int) -> Fact[Value]:
        """The same, told by the words from `start` to `end`, code points into the article."""
        return replace(self, start=start, end=end, text=self.sentence.slice(start, end))


AnyFact = Fact[Any]
"""A fact of whatever kind."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different articles that may tell the same thing."""

    left: Sentence
    right: Sentence
    score: float
    """0 to 1: how surely they tell the same thing (`align` combines the figures below)."""
    cosine: float
    """-1 to 1: similarity of the embeddings."""
    overlap: float
    """0 to 1: weighted share of the rarer words, names and numbers that both hold."""
    mutual: bool
    """True when each is the other's best match in its article."""


WORDING = "wording"
"""The rule of words replaced by others that no list knows: these may mean the same."""
VERBATIM = "verbatim"
"""The rule, and a figure of every rule's disputes, of sentences that are the same word for word but at one place."""
TWO_CAUSES = "two causes"
"""A figure of two causes of one thing that cannot be one."""


def fullest(*names: str) -> str:
    """The longest of `names`, which are of one thing, whatever their order; empty where there is none."""
    return max(names, key=lambda name: (len(name), name), default="")


@dataclass(frozen=True, slots=True)
class Heading:
    """What two facts are of, for a reader; `findings/headings.py` puts it into words."""

    of: str = ""
    """Whom or what both are of; empty where the sides say it."""
    asked: str = ""
    """What both answer ("how long"); empty where the rule asks it."""
    sides: tuple[str, ...] = ()
    """What the two say, each in words of its source, where a reader is told that; in an order that does not hang on
    which of them is left. One where both come to the same words."""
    of_names: bool = False
    """True where the sides are two forms of a name."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What meeting of two facts says."""

    left: Fact[object]
    right: Fact[object]
    relation: Relation
    why: str = ""
    """One sentence for the reader; empty unless the relation is DIFFERENT or CLOSE."""
    rule: str = ""
    """The name of the rule that speaks ("age"); empty when none does."""
    dispute: Dispute | None = None
    """Set when the two differ in a way worth reporting."""
    features: Features = ()
    """What the confidence is made of."""
    pair: Pair | None = None
    """The aligned sentences in which the facts met; None when they met by a strong subject alone."""
    subject: str | Heading = ""
    """What both are of, for a reader and whichever of them is `left`; empty where the facts themselves say it."""

    @property
    def agrees(self) -> bool:
        """True when both tell the same, and nothing in them is worth reporting."""
        return self.relation in (Relation.SAME, Relation.CLOSE) and not self.dispute

    @property
    def heading(self) -> Heading:
        """What both are of, for a reader: `subject`, else the fullest of what the two facts call it."""
        if isinstance(self.subject, Heading):
            return self.subject
        return Heading(self.subject or fullest(*(fact.label or fact.subject for fact in (self.left, self.right))))


@dataclass(frozen=True, slots=True)
class Position:
    """What one source says on a disputed fact."""

    source: str
    start: int
    end: int
    """The evidence: code points of the whole sentence; of an agreement at times of a clause of it."""
    text: str
    """The sentence, verbatim."""
    value: str
    """The words that differ, verbatim."""
    value_start: int
    value_end: int
    line: int
    """1 for the first line of the file, or of the article's `text` where the file has no lines."""

    @property
    def beginning(self) -> Beginning:
        """Names the sentence, by where it begins."""
        return self.source, self.start

    @property
    def value_in_text(self) -> tuple[int, int]:
        """Where the value stands in `text`."""
        return self.value_start - self.start, self.value_end - self.start


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that a finding is not to be reported, with the reason."""

    reason: str
    by: str = ""
    date: dt.date | None = None
    """When it was written."""
    expires: dt.date | None = None
    """The last day on which it holds; None holds for ever."""
    fingerprint: str = ""
    """Of the one finding that is meant; empty when `rule` and `sources` say which."""
    rule: str = ""
    """The code of the findings that are meant, "FC401"."""
    sources: tuple[str, ...] = ()
    """Patterns of outlets or paths ("Meridian", "wire/*"): each has a position in the findings that are meant."""
    file: str = ""
    """Where it is written down."""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One disputed fact: every source's position on it."""

    kind: Kind
    code: str
    """The rule's code, "FC401"."""
    subject: str
    """What is disputed, in words for a reader."""
    relation: Dispute
    severity: Severity
    confidence: float
    """0 to 1: the share of such findings that an editor would call real."""
    why: str
    positions: tuple[Position, ...]
    """Ordered by the day of their articles, then source and place in the text; at least two sources."""
    fingerprint: str
    """Names the finding by its content: stable when lines move, files are renamed or an article that agrees joins."""
    features: Features = ()
    """The figures that made the confidence, by name."""
    story: str = ""
    """The id of the story that it belongs to."""
    in_baseline: bool | None = None
    """True when the baseline lists it, None when there was no baseline to look in."""
    suppression: Suppression | None = None
    camps: tuple[int, ...] = ()
    """Of each position the number of its camp, from 1: those of one tell one value. Empty where it is not known."""

    @property
    def active(self) -> bool:
        """True unless a person suppressed it or the baseline lists it."""
        return not self.in_baseline and self.suppression is None

    @property
    def confidence_shown(self) -> str:
        """The confidence for a reader, rounded down: none below a threshold reads as if it were at it."""
        return f"{floor(round(100 * self.confidence, 6)) / 100:.2f}"

    @property
    def confidence_compared(self) -> str:
        """The confidence in thousandths, where a reader asks how near to a threshold it is: 0.349 is below 0.35."""
        return f"{floor(round(1000 * self.confidence, 6)) / 1000:.3f}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding on what was given to the check rather than on what the articles say: an unused suppression, say."""

    code: str
    """"FC901"; `factcheck rules list` shows them all."""
    severity: Severity
    message: str
    source: str
    """The file it is about, with forward slashes."""
    fingerprint: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Member:
    """An article's place in a story."""

    path: str
    """The article's `source`."""
    outlet: str = ""
    published: dt.date | None = None
    reprint_of: str = ""
    """The `source` of the article that this one repeats nearly word for word; empty for a text of its own."""
    new: bool = True
    """False for an article of the archive, which is compared with new ones only."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """That an article has text of another, or of a news agency: what it tells there is no second source."""

    source: str
    """The article that took text over."""
    of: str
    """The `source` of the article that the text is from; empty for an agency's text that is in none of its own."""
    agency: str = ""
    """The agency whose text it is; empty where no credit says so."""
    share: float = 0.0
    """The words of `source` that stand in sentences taken over, 0 to 1; 0 where the agency's credit alone says it."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event."""

    id: str
    """Unlike any other of the report; made of `about`, so it can change when articles join."""
    about: str
    """What it is called: the headline of its earliest article, shortened; without one, five words of its articles."""
    articles: tuple[Member, ...]
    """Ordered by path."""
    dependences: tuple[Dependence, ...] = ()
    """Whose text the articles have, by `source`, then the largest share first."""

    @property
    def new(self) -> frozenset[str]:
        """The sources of its new articles."""
        return frozenset(member.path for member in self.articles if member.new)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One fact that two or more sources state alike."""

    kind: Kind
    subject: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run; its JSON form is the canonical one."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    """Worst first."""
    agreements: tuple[Agreement, ...] = ()
    """Those of most sources first."""
    singles: tuple[Position, ...] = ()
    """Claims for which no counterpart was found, by source, then the most telling first; `value` is what tells them."""
    pairs: int = 0
    """How many sentence pairs were compared."""
    model: str = ""
    """The embedding model's name."""
    judge: str = ""
    """The name of the judge of language, "none" where none was asked; empty in a report of an older version."""
    min_confidence: float = 0.0
    """Findings less sure were left out, 0 to 1."""
    unsure: int = 0
    """How many these were."""
    less_sure: tuple[Finding, ...] = ()
    """The likeliest of these, those that are `settings.LEAST_SURE` or surer; the surest first."""
    notes: tuple[str, ...] = ()
    """What was skipped and why."""
    warnings: tuple[str, ...] = ()
    """What puts all of it in doubt, for a reader to know before the findings."""
    stories: tuple[Story, ...] = ()
    """The stories that hold a new article."""
    notices: tuple[Notice, ...] = ()
    """Worst first."""
    stale: tuple[str, ...] = ()
    """Fingerprints of the baseline that were looked for and are no longer found."""

    @property
    def compared(self) -> bool:
        """True when at least one of its stories holds two articles; else it says nothing of any difference."""
        return any(len(story.articles) > 1 for story in self.stories)

    @property
    def new(self) -> frozenset[str]:
        """The sources of its new articles."""
        return frozenset(source for story in self.stories for source in story.new)

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that no person suppressed and no baseline lists."""
        return tuple(finding for finding in self.findings if finding.active)

    @property
    def counting(self) -> tuple[Finding | Notice, ...]:
        """What counts in a check: the active findings and the notices, worst first."""
        both: tuple[Finding | Notice, ...] = (*self.active, *self.notices)
        return tuple(sorted(both, key=lambda one: one.severity.rank))

    def to_frame(self) -> pd.DataFrame:
        """One row per position of each finding, in their order: the finding's fields, then the position's."""
        import pandas as pd  # takes a second: only who asks for a frame waits for it

        of_finding = "code kind subject relation severity confidence why fingerprint story active".split()
        of_position = "source line value text start end value_start value_end".split()
        rows = [
            [number]
            + [getattr(finding, name) for name in of_finding]
            + [getattr(position, name) for name in of_position]
            for number, finding in enumerate(self.findings, start=1)
            for position in finding.positions
        ]
        return pd.DataFrame(rows, columns=["finding", *of_finding, *of_position])

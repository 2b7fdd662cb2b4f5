"""Times: the day, the hour or the length of what happened, bound to what happened.

`extract` takes every time expression (`times.times`) with its event (`binding.bind`). `compare` sets two against each
other only when their events fit, and calls them different only when no reading of both can be one time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..data import Strict
from ..language.clauses.binding import Event, act_fit, apart, bind, fit
from ..language.times import times
from ..language.times.moments import (
    DAY,
    Base,
    Bound,
    Gap,
    Grain,
    Length,
    Moment,
    Use,
    clock_gap,
    length_gap,
    moment_gap,
)
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, Sentence

KIND = Kind.TIME


class Options(Strict):
    """When two times are set against each other, and when a difference is worth a line."""

    min_fit: float = 0.25
    """How well the events must fit, 0 to 1."""
    max_days: int = 7
    """Days from a near day ("Friday") to a date beyond which the two tell two events."""
    max_news: int = 6
    """Days between two near days beyond which the dates of the articles cannot be right."""
    min_ratio: float = 0.2
    """Share of the longer length below which the two tell two things."""
    clock_tension: int = 15
    """Minutes by which two clock times may differ and be a tension only."""
    clock_close: int = 1
    """Minutes that are no difference."""
    length_tension: float = 0.2
    """Share of the longer length by which two may differ and be a tension only."""


@dataclass(frozen=True, slots=True)
class When:
    """A time with what it is the time of."""

    time: Moment | Length
    event: Event
    others: tuple[Moment | Length, ...]
    """The other times of the sentence."""
    company: tuple[tuple[Moment | Length, Event], ...] = ()
    """Every time of the article with its event, this one included."""


def extract(article: Article) -> tuple[Fact[When], ...]:
    """One fact per time expression."""
    facts = tuple(fact for sentence in article.sentences for fact in _facts(article, sentence))
    company = tuple((fact.value.time, fact.value.event) for fact in facts)
    return tuple(replace(fact, value=replace(fact.value, company=company)) for fact in facts)


def _facts(article: Article, sentence: Sentence) -> list[Fact[When]]:
    found = [time for time in times(sentence.text, article.published) if not _is_stamp(sentence.text, time.start)]
    spans = [(time.start, time.end) for time in found]
    facts = []
    for time in found:
        event = bind(sentence, time.start, time.end, spans, attributive=time.attributive)
        others = tuple(other.value for other in found if other is not time)
        start, end = sentence.start + time.start, sentence.start + time.end
        value = When(time.value, event, others)
        clock = isinstance(time.value, Moment) and time.value.grain is Grain.MINUTE
        facts.append(Fact(KIND, sentence, start, end, time.text, value, _subject(time.value), strong=clock))
    return facts


def _is_stamp(text: str, start: int) -> bool:
    """True for the date under a quoted post: "City Zoo (@cityzoo) May 3, 2019"."""
    before = text[max(0, start - 40) : start].rstrip()
    return before.endswith(")") and "(@" in before


def _subject(time: Moment | Length) -> str:
    """What the time is of, in words for a reader."""
    if isinstance(time, Length):
        return "how long" if time.use is Use.PLAIN else "how long before or after"
    if time.grain is Grain.MINUTE:
        return "clock time"
    return "time of day" if time.grain is Grain.PART else "day" if time.grain is Grain.DAY else "date"


def compare(left: Fact[When], right: Fact[When], options: Options) -> Comparison:
    """DIFFERENT when the events fit and the times cannot be one; SAME or CLOSE when they can; UNKNOWN else."""
    gap, rule = _gap(left.value.time, right.value.time)
    figures = fit(left.value.event, right.value.event)
    if gap is None or _apart(left.value, right.value, gap, options) or not _fits(dict(figures), options):
        return Comparison(left, right, Relation.UNKNOWN)
    if gap.agrees:
        relation = Relation.SAME if gap.size == 0 else Relation.CLOSE
        return Comparison(left, right, relation, why="The times agree as far as they are told.", features=figures)
    if _settled(left.value, right.value) or _of_two(left.value, right.value, dict(figures)):
        return Comparison(left, right, Relation.UNKNOWN)
    dispute = _dispute(left.value.time, right.value.time, gap, options)
    if dispute is None:
        return Comparison(
            left, right, Relation.CLOSE, why="The times differ less than their telling.", features=figures
        )
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why=f"The times differ: “{left.text}” and “{right.text}”.",
        rule=rule,
        dispute=dispute,
        features=(*figures, ("fit", _fitness(dict(figures))), *_traits(left.value, right.value, gap)),
    )


def _apart(left: When, right: When, gap: Gap, options: Options) -> bool:
    """True when the two cannot be times of one event: a statement and a deed, the news and what lies years back."""
    if apart(left.event, right.event) or _sayings_apart(left.event, right.event) or _only_verb(left.event, right.event):
        return True
    one, other = left.time, right.time
    if isinstance(one, Moment) and isinstance(other, Moment):
        return (one.near or other.near) and gap.size > (
            options.max_news if one.near and other.near else options.max_days
        ) * DAY
    if isinstance(one, Length) and isinstance(other, Length):
        return min(one.low, other.low) < options.min_ratio * max(one.low, other.low)
    return False


def _sayings_apart(left: Event, right: Event) -> bool:
    """True for two statements of which nothing but the speaker or the word of saying is shared."""
    if not (left.saying and right.saying):
        return False
    told = (left.near & right.near) - left.acts - right.acts - left.subject - right.subject
    return not told or left.subject.isdisjoint(right.subject)


def _only_verb(left: Event, right: Event) -> bool:
    """True when others do the same and no other word of either clause stands around the other: "hear" alone fits."""
    if not left.subject or not right.subject or left.subject & right.subject:
        return False
    if left.acts != right.acts or len(left.acts) > 1:
        return False
    return not ((left.near & right.around) | (right.near & left.around)) - left.acts


def _fits(figures: dict[str, float], options: Options) -> bool:
    """True when the events may be one: the acts fit, or at least doer and words do."""
    if figures["verb"] == 0 and (figures["subject"] < 0.5 or figures["shared"] < 0.75) and figures["described"] < 1:
        return False
    if 0 < figures["verb"] < 0.6 and (figures["near"] < 0.5 or figures["shared"] < 0.5) and figures["described"] < 1:
        return False
    return _fitness(figures) >= options.min_fit


def _fitness(figures: dict[str, float]) -> float:
    """How surely both are the time of one event, 0 to 1."""
    return 0.4 * figures["verb"] + 0.25 * figures["near"] + 0.2 * figures["shared"] + 0.15 * figures["crossed"]


def _gap(left: Moment | Length, right: Moment | Length) -> tuple[Gap | None, str]:
    """How far two times lie apart, and the rule that speaks when they do."""
    if isinstance(left, Length) and isinstance(right, Length):
        if {left.use, right.use} & {Use.LATER, Use.EARLIER} and left.use is not right.use:
            return None, ""
        return length_gap(left, right), "length" if left.use is right.use is Use.PLAIN else "distance"
    if isinstance(left, Length) or isinstance(right, Length):
        return None, ""
    if left.span != right.span or not _same_side(left.bound, right.bound):
        return None, ""
    gap = moment_gap(left, right)
    if left.span:
        return gap, "range"
    clock = clock_gap(left, right)
    if gap is None or (gap.agrees and clock is not None):
        return clock, "clock"
    if max(left.grain, right.grain) <= Grain.PART and gap.size < DAY // 2:
        return gap, "clock"
    return gap, "year" if gap.grain >= Grain.YEAR else "date"


def _same_side(left: Bound, right: Bound) -> bool:
    """True unless one time is where something ends and the other where it begins or is."""
    ends = {Bound.UNTIL, Bound.BY, Bound.BEFORE}
    alone = all((left is bound) == (right is bound) for bound in (Bound.AFTER, Bound.SINCE))
    return alone and (left in ends) == (right in ends)


def _settled(left: When, right: When) -> bool:
    """True when a sentence holds the other's time too: then the two are times of two things."""
    return any(_agree(left.time, other) for other in right.others) or any(
        _agree(right.time, other) for other in left.others
    )


def _of_two(left: When, right: When, figures: dict[str, float]) -> bool:
    """True when the articles themselves tell that these are times of two things.

    Who disagrees on a time has a time of his own; where both articles know both times, they put two things there. Where
    one of them does, only the same act tells that it is one thing.
    """
    known = _known(left, right) + _known(right, left)
    if known == 2:
        return True
    if isinstance(left.time, Length) or isinstance(right.time, Length):
        return False
    if figures["described"] == 0.5 and figures["verb"] < 0.6:
        return True  # the day of a thing, and the day of an act that only mentions the thing
    if _told_too(left, right) or _told_too(right, left):
        return True
    return bool(known) and figures["verb"] < 1 and not figures["doers"]


def _known(one: When, other: When) -> bool:
    """True when the other article tells the very time too, of whatever it is."""
    return any(_equal(one.time, time) for time, _ in other.company)


def _told_too(one: When, other: When) -> bool:
    """True when the other article tells such an act of the very time too: then it tells of two acts.

    A plan is one act that may be put off: an article gives its old day beside the new one.
    """
    return not one.event.planned and any(
        _equal(one.time, time) and act_fit(one.event, event) >= 0.6 for time, event in other.company
    )


def _equal(one: Moment | Length, other: Moment | Length) -> bool:
    """True for two tellings of one time, equally fine."""
    gap, _ = _gap(one, other)
    if gap is None or gap.size > 0:
        return False
    if isinstance(one, Moment) and isinstance(other, Moment):
        return _fineness(one) == _fineness(other)
    return True


def _fineness(moment: Moment) -> Grain:
    """The grain, a part of a day told as its day."""
    return Grain.DAY if moment.grain is Grain.PART and moment.base is not Base.DAY else moment.grain


def _agree(one: Moment | Length, other: Moment | Length) -> bool:
    gap, _ = _gap(one, other)
    return gap is not None and gap.agrees


def _dispute(left: Moment | Length, right: Moment | Length, gap: Gap, options: Options) -> Dispute | None:
    loose = left.about or right.about
    if isinstance(left, Length) and isinstance(right, Length):
        longer = max(left.low, right.low, 1.0)
        return Dispute.TENSION if loose or gap.size < options.length_tension * longer else Dispute.CONFLICT
    if gap.grain <= Grain.PART and gap.size <= options.clock_tension:
        return None if loose and gap.size <= options.clock_close else Dispute.TENSION
    return Dispute.TENSION if loose else Dispute.CONFLICT


def _traits(left: When, right: When, gap: Gap) -> tuple[tuple[str, float], ...]:
    """What else tells a real difference from two times of two things."""
    one, other = left.time, right.time
    single = not left.others and not right.others
    loose = one.about or other.about
    traits = [
        ("single", float(single)),
        ("loose", float(loose)),
        ("known", float(_known(left, right)) / 2 + float(_known(right, left)) / 2),
        ("told too", float(_told_too(left, right)) / 2 + float(_told_too(right, left)) / 2),
    ]
    if isinstance(one, Length) and isinstance(other, Length):
        ratio = min(one.low, other.low) / max(one.low, other.low, 1e-9)
        return (*traits, ("ratio", ratio), ("unit", float(one.unit == other.unit)))
    if isinstance(one, Moment) and isinstance(other, Moment):
        apart = gap.size / {Grain.YEAR: 5 * 366 * DAY, Grain.MONTH: 90 * DAY, Grain.WEEK: 21 * DAY}.get(
            gap.grain, 7 * DAY
        )
        traits.append(("apart", min(1.0, apart)))
        traits.append(("grain", float(one.grain == other.grain)))
        traits.append(("open", float(Base.CALENDAR not in (one.base, other.base))))
    return tuple(traits)

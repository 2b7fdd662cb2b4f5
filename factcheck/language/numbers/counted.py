"""A quantity with what it counts and all that surrounds it: what the numbers of an article are compared by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from ...model import Role
from ...text import stem
from ..clauses.binding import Event, bind
from ..clauses.reading import clauses
from .ages import Owner
from .convicted import convicted
from .count_words import people
from .measures import Quantity
from .scenes import (
    Part,
    Scene,
    capitals,
    has_company,
    is_increase,
    is_last,
    is_of_them,
    is_part,
    is_still,
    is_there_still,
    part_of,
    spared_of,
    speak,
    tells_of_victims,
)
from .subjects import Numbered
from .surroundings import Surroundings, surroundings
from .topics import Topic
from .with_doer import doers_of

TOLLS = ("toll", "casualties")
"""The rules of people or buildings to whom something happened."""


class Counted(Struct, frozen=True):
    """A quantity with what it counts."""

    quantity: Quantity
    rule: str
    """Which rule speaks when it differs; see `Numbered.rule`."""
    topic: Topic
    """What is counted, within the rule."""
    noun: str
    """The stem of the head noun; empty when there is none."""
    modifiers: frozenset[str]
    """Stems of the words between the number and its noun."""
    sort: str
    """Of people: "anybody" or "somebody"; empty else."""
    part: Part
    """Which part of the whole."""
    joined: bool
    """True where others are told of beside those counted; see `has_company`."""
    capitals: frozenset[str]
    """Stems of the words around the number that are written with a capital inside the sentence."""
    places: frozenset[str]
    persons: frozenset[str]
    years: frozenset[str]
    """`places`, `persons`, `years`: see `Scene`; of a term the persons are those who are given it."""
    sentence: int
    """The index of its sentence."""
    year: frozenset[str]
    """The years that its own sentence names as another time's."""
    of_event: bool
    """True where the sentence tells of dead or hurt: its other counts are of that event too."""
    lead: bool
    """True in the headline and the first paragraphs."""
    headline: bool
    published: dt.date | None
    appeared: dt.date | None
    """`published`, `appeared`: see `Article`."""
    around: Surroundings
    """The words close to the number, weighed."""
    beside: tuple[Quantity, ...] = ()
    """The other quantities of its sentence."""
    parts: tuple[Quantity, ...] = ()
    """Those of `beside` that are a part of what is counted before them: "nine children, three of them"."""
    some: tuple[Quantity, ...] = ()
    """Those of `beside` that are some of what is counted: the four of "four of the nine carriages"."""
    spared: float = 0.0
    """How many of those counted are said to have got away; see `spared_of`."""
    doers: tuple[int, ...] = ()
    """By how many a toll may change, told with or without those who did it; see `doers_of`."""
    owner: Owner | None = None
    """Whose age it is."""
    event: Event | None = None
    """What those counted do, or what is done to them; None but for counts."""
    acting: bool = False
    """True for a count in the subject of its clause, which does not deny: "four of the nine carriages derailed"."""
    speaking: bool = False
    """True for people who are counted as those who say something: "one passenger told reporters"."""
    moment: dt.datetime | None = None
    """When the article was published, to the minute and with a zone; None where its file does not tell."""
    main: bool = False
    """True for the article's own figure of the event: told at the top, the largest toll, or equal to such a one."""
    made_of: tuple[Counted, ...] = ()
    """Of a toll the smaller counts behind it in its sentence: the four guards of "five people died: four guards and a
    boy". These have none of their own."""
    grown: float = 0.0
    """By how many its sentence says that a toll has grown: 2 of "two more have died, bringing the toll to seven"."""
    company: tuple[Counted, ...] = ()
    """The other numbers of its article that could be taken for it; these have no company of their own."""

    @property
    def is_whole(self) -> bool:
        """True for the nine of "four of the nine carriages", of which the clause tells no more."""
        return bool(self.some)

    @property
    def is_toll(self) -> bool:
        """True for counts of people or buildings to whom something happened."""
        return self.rule in TOLLS


_BESIDE = 12
"""Other quantities of a sentence that are remembered; beyond that it is a table."""
_LEAD = 2
"""The last paragraph of the lead, in which news tells what it is about."""


def _years(scene: Scene, known: Numbered) -> frozenset[str]:
    """Of which other years the number is told; "Holm, 61, elected in 2018" is 61 now."""
    if known.rule != "age":
        return scene.years
    return frozenset() if known.owner and known.owner.name else scene.own_years


def _part(text: str, known: Numbered) -> Part:
    """Which part of the whole `known` is, by the words of its sentence `text` and by what happened to those counted."""
    quantity, noun = known.quantity, known.noun
    if known.topic.name in _LEAVING and is_still(text, quantity, noun):
        return Part.STILL
    if known.topic.is_of("hurt") and is_there_still(text, quantity, noun):
        return Part.STILL
    if known.rule == "casualties" and not known.topic.is_of("missing") and is_last(text, quantity):
        return Part.REST
    part = part_of(text, quantity, noun)
    return Part.MORE if part is Part.OTHER and known.rule == "toll" and is_increase(text, quantity, noun) else part


_LEAVING = frozenset(["hospital", "powerless"])
"""States in which fewer are from hour to hour, so that those who still are in one are not all who ever were."""


def _is_subject(text: str, at: int) -> bool:
    """True when what stands at code point `at` of a sentence is what a clause tells of, and does not deny."""
    told = [c for c in clauses(text) if c.subject and c.subject.start <= at < c.subject.end]
    return bool(told) and not any(clause.negated for clause in told)


def counted(scene: Scene, known: Numbered, weights: Mapping[str, float]) -> Counted:
    """What `known`, a number of `scene`, is to be compared by; `weights` are those of `rarity`."""
    sentence, quantity, noun = scene.sentence, known.quantity, known.noun
    start, end = quantity.start, max(known.end, quantity.end)
    head = stem(noun.head) if noun.head else ""
    beside = tuple(other for other in scene.found if other.start != quantity.start)[:_BESIDE]
    return Counted(
        quantity=quantity,
        rule=known.rule,
        topic=known.topic,
        noun=head,
        modifiers=noun.stems - {head},
        sort=people(noun.head),
        part=_part(scene.text, known),
        joined=has_company(scene.text, quantity, noun),
        capitals=capitals(scene.text, start, end),
        places=scene.places,
        persons=convicted(scene.article, sentence, quantity) if known.rule == "term" else scene.persons,
        years=_years(scene, known),
        year=frozenset(filter(str.isdigit, scene.own_years)),
        sentence=sentence.index,
        of_event=tells_of_victims(scene.text),
        lead=sentence.role is not Role.BODY or sentence.paragraph <= _LEAD,
        headline=sentence.role is Role.HEADLINE,
        published=scene.article.published,
        appeared=scene.article.appeared,
        moment=at if (at := scene.article.published_at) and at.tzinfo else None,
        around=surroundings(scene.text, start, end, weights, head),
        beside=beside,
        parts=tuple(other for other in beside if is_of_them(scene.text, other)),
        some=tuple(other for other in beside if is_part(scene.text, other, quantity)),
        spared=spared_of(scene.text, quantity) if people(noun.head) else 0.0,
        doers=doers_of(scene.text, quantity, noun.end if known.rule == "count" else 0) if people(noun.head) else (),
        event=bind(sentence, start, end) if known.rule == "count" else None,
        acting=known.rule == "count" and _is_subject(scene.text, start),
        speaking=known.rule == "count" and bool(people(noun.head)) and speak(scene.text, start, end),
        owner=known.owner,
    )

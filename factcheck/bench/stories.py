"""Synthetic articles on invented events, with known differences: as many as asked for, the same for the same seed.

Each story has names of its own, each outlet words the facts in its own way, and now and then one says something else.
What is planted is kept as labels in the terms of `evaluate`, so that a report on the articles can be scored.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct, field
from pydantic import Field

from ..data import Strict, load_words, load_yaml
from ..quality.gold import GoldFinding, GoldStory, Told
from ..text import NUMBER_WORDS, raised

TEMPLATES = Path(__file__).parent / "stories.yaml"
SINGLE = 0.2
"""Share of stories that one outlet alone tells."""
FEWEST, MOST = 5, 8
"""Sentences of an article, short wire copy."""
FIRST_DAY = dt.date(2024, 1, 1)
_SLOT = re.compile(r"\{(\w+)(?:\.(up|the))?\}")
Text = Annotated[str, Field(min_length=1)]
Fact = tuple[Text, ...]
"""One thing to tell, in several wordings."""


class Slot(Strict):
    """What may stand in a place of a sentence."""

    kind: Literal["title", "name", "identity", "number", "time", "place", "event", "status"] | None = None
    """Of the difference that can be planted; None for a slot on which outlets agree."""
    about: str = ""
    start: int | float | None = Field(default=None, alias="from")
    """Least number."""
    to: int | float | None = None
    of: tuple[tuple[Text, ...], ...] = ()
    """Values, each in forms that mean the same."""
    any: tuple[Text, ...] = ()
    """Values of one form."""
    day: bool = False
    clock: bool = False
    person: bool = False
    name: tuple[Text, ...] = ()
    """Patterns with `{}` for an invented root."""


class Details(Strict):
    """What can be told whatever the event."""

    slots: dict[str, Slot]
    facts: tuple[Fact, ...]


class Event(Details):
    """One sort of event; the first of its facts is the lead."""

    headlines: tuple[Text, ...]


class Templates(Strict):
    """The content of `stories.yaml`."""

    outlets: tuple[Text, ...]
    said: tuple[Text, ...]
    syllables: dict[Literal["first", "middle", "place", "family"], tuple[Text, ...]]
    details: Details
    events: dict[str, Event]


_SETTING = {
    "town": Slot(name=("{place}",)),
    "area": Slot(name=("{place}", "North {place}", "Upper {place}")),
    "abroad": Slot(name=("{place}", "South {place}")),
}
"""What every story has."""


class Value(Struct, frozen=True):
    """What stands in a slot."""

    forms: tuple[str, ...]
    """All mean the same; an outlet takes one."""
    later: str = ""
    """What a person is called after the first time; empty for all others."""


class _Draft(Struct):
    """An article while it is written."""

    outlet: str
    values: dict[str, Value]
    manner: random.Random
    text: str = ""
    spans: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    """Slot -> where its value stands."""


def write_stories(folder: Path, articles: int, seed: int = 0) -> tuple[GoldStory, ...]:
    """Writes about `articles` (never more) to `folder`, a folder per story, and returns the labels of the stories."""
    templates = load_yaml(TEMPLATES, Templates)
    stories: list[GoldStory] = []
    left = articles
    while left:
        chance = random.Random(f"{seed} {len(stories)}")
        name = f"s{len(stories):05}"
        drafts, gold = _story(name, templates, chance, most=left)
        left -= len(drafts)
        paths = [folder / name / _file(draft.outlet) for draft in drafts]
        (folder / name).mkdir(parents=True)
        for path, draft in zip(paths, drafts, strict=True):
            path.write_text(draft.text, encoding="utf-8")
        stories.append(GoldStory(name, tuple(paths), tuple(gold), ()))
    return tuple(stories)


def _story(name: str, templates: Templates, chance: random.Random, most: int) -> tuple[list[_Draft], list[GoldFinding]]:
    """The articles of the story called `name`, and what was planted in them."""
    event, details = templates.events[chance.choice(sorted(templates.events))], templates.details
    slots = _SETTING | details.slots | event.slots
    published = FIRST_DAY + dt.timedelta(days=chance.randrange(360))
    values = {key: _value(slot, templates, chance, published) for key, slot in slots.items()}
    number = min(most, 1 if chance.random() < SINGLE else chance.choice((2, 2, 3, 3, 4)))
    outlets = chance.sample(templates.outlets, number)
    told = [_chosen(event.facts, details.facts, chance) for _ in outlets]
    drafts = [_Draft(outlet, dict(values), random.Random(chance.random())) for outlet in outlets]
    planted = _plant(event, drafts, told, chance, published)
    ordered = {fact: chance.sample(fact, len(fact)) for fact in (*event.facts, *details.facts)}
    for place, (draft, facts) in enumerate(zip(drafts, told, strict=True)):
        sentences = [ordered[fact][place % len(fact)] for fact in facts]
        _write(draft, templates, event, sentences, published)
    return drafts, [_gold(f"{name} {key}", key, slots[key], drafts) for key in planted]


def _chosen(facts: Sequence[Fact], details: Sequence[Fact], chance: random.Random) -> list[Fact]:
    """The facts that an outlet tells, in its order: the lead first, and two or three details."""
    many, few = chance.randint(FEWEST, MOST), chance.randint(2, 3)
    others = [*chance.sample(facts[1:], many - few - 1), *chance.sample(details, few)]
    return [facts[0], *chance.sample(others, len(others))]


def _plant(
    event: Event, drafts: Sequence[_Draft], told: Sequence[Sequence[Fact]], chance: random.Random, published: dt.date
) -> list[str]:
    """Gives one outlet another value in one or two slots that at least two tell; the names of these slots."""
    tellers = {
        name: [draft for draft, facts in zip(drafts, told, strict=True) if any(_tells(fact, name) for fact in facts)]
        for name, slot in event.slots.items()
        if slot.kind
    }
    shared = sorted(name for name, by in tellers.items() if len(by) > 1)
    planted = chance.sample(shared, min(len(shared), chance.choice((0, 1, 1, 2)))) if len(drafts) > 1 else []
    for name in planted:
        draft = chance.choice(tellers[name])
        draft.values[name] = _other(event.slots[name], draft.values[name], chance, published)
    return planted


def _tells(fact: Fact, slot: str) -> bool:
    """True when every wording of `fact` holds the slot."""
    return all(slot in (name for name, _ in _SLOT.findall(wording)) for wording in fact)


def _gold(id_: str, key: str, slot: Slot, drafts: Sequence[_Draft]) -> GoldFinding:
    spans = tuple(span for draft in drafts for span in draft.spans[key])
    return GoldFinding(id_, str(slot.kind), "", slot.about, spans)


def _write(draft: _Draft, templates: Templates, event: Event, sentences: Sequence[str], published: dt.date) -> None:
    """Fills `draft` with headline, outlet, date and paragraphs of one or two sentences."""
    day = published + dt.timedelta(days=draft.manner.choice((0, 0, 1)))
    _add(draft, draft.manner.choice(event.headlines), templates, set())
    draft.text += f"\n\n{draft.outlet}\n{day.day} {day:%B} {day.year}"
    seen: set[str] = set()
    gap = "\n\n"
    for sentence in sentences:
        draft.text += gap
        _add(draft, sentence, templates, seen)
        gap = "\n\n" if gap == " " or draft.manner.random() < 0.5 else " "
    draft.text += "\n"


def _add(draft: _Draft, template: str, templates: Templates, seen: set[str]) -> None:
    """Adds one sentence; `seen` are the slots named before: persons go by their family name from then on."""
    article = _file(draft.outlet)
    found: list[tuple[str, str]] = []

    def filled(match: re.Match[str]) -> str:
        name, how = match.groups()
        if name == "said":
            return draft.manner.choice(templates.said)
        value = draft.values[name]
        form = value.later if value.later and name in seen else draft.manner.choice(value.forms)
        seen.add(name)
        found.append((name, form))
        return raised(f"the {form}" if how == "the" else form) if how else form

    sentence = raised(_SLOT.sub(filled, template)).replace(".m..", ".m.")
    start = len(draft.text)
    draft.text += sentence
    for name, form in found:
        draft.spans[name].append((article, start, len(draft.text), form))


def _value(slot: Slot, templates: Templates, chance: random.Random, published: dt.date) -> Value:
    """A value for `slot`."""
    if slot.start is not None and slot.to is not None:
        return _number(round(chance.uniform(slot.start, slot.to), 1) if _is_decimal(slot) else _within(slot, chance))
    if slot.of or slot.any:
        return Value(chance.choice([*slot.of, *((word,) for word in slot.any)]))
    if slot.day:
        return _day(published)
    if slot.clock:
        return _clock(chance.randrange(60, 1380))
    if slot.person:
        given = chance.choice(_given_names()).capitalize()
        family = _root(templates, chance, "family")
        return Value((f"{given} {family}",), family)
    root = _root(templates, chance, "place")
    return Value((chance.choice(slot.name).replace("{place}", "{}").replace("{}", root),))


def _other(slot: Slot, value: Value, chance: random.Random, published: dt.date) -> Value:
    """Another value for `slot`, far enough from `value` that an editor would mark it."""
    first = value.forms[0]
    if slot.start is not None:
        number = float(first.replace(",", ""))
        step = max(0.6 if _is_decimal(slot) else 2.0, number * chance.uniform(0.15, 0.5))
        return _number(round(number + step, 1) if _is_decimal(slot) else int(number + step))
    if slot.of:
        return Value(chance.choice([forms for forms in slot.of if forms != value.forms]))
    if slot.day:
        return _day(published - dt.timedelta(days=1))
    if slot.clock:
        hour, minute = map(int, value.forms[1].split(":"))
        return _clock((hour * 60 + minute + chance.randrange(45, 300)) % 1380 + 60)
    given, family = first.split()
    place = chance.choice([at for at, letter in enumerate(family) if letter in "aeiou"])
    spelled = family[:place] + chance.choice([v for v in "aeiou" if v != family[place]]) + family[place + 1 :]
    return Value((f"{given} {spelled}",), spelled)


def _is_decimal(slot: Slot) -> bool:
    return isinstance(slot.start, float)


def _within(slot: Slot, chance: random.Random) -> int:
    return chance.randint(int(slot.start or 0), int(slot.to or 0))


def _number(number: float) -> Value:
    digits = f"{number:,}"
    spelled = NUMBER_WORDS[number : number + 1] if isinstance(number, int) else ()
    return Value((digits, *spelled))


def _day(day: dt.date) -> Value:
    return Value((f"{day:%A}", f"{day.day} {day:%B}"))


def _clock(minutes: int) -> Value:
    hour, minute = divmod(minutes, 60)
    half = "a.m." if hour < 12 else "p.m."
    return Value((f"{(hour - 1) % 12 + 1}.{minute:02} {half}", f"{hour:02}:{minute:02}"))


def _root(templates: Templates, chance: random.Random, last: Literal["place", "family"]) -> str:
    """An invented name; a million are possible, so that few stories share one."""
    parts = templates.syllables
    middle = "".join(chance.choice(parts["middle"]) for _ in range(chance.choice((1, 1, 2))))
    return chance.choice(parts["first"]) + middle + chance.choice(parts[last])


@lru_cache
def _given_names() -> tuple[str, ...]:
    known = load_words("given_names")
    return tuple(sorted({*known["male"].split(), *known["female"].split()}))


def _file(outlet: str) -> str:
    return f"{outlet.lower().replace(' ', '-')}.txt"

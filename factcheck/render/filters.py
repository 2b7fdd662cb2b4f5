"""What the findings of the HTML page can be filtered by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from msgspec import Struct

from ..model import Dispute, Kind, Report, Severity
from .listing import outlets_of


class Facet(Struct, frozen=True):
    """One way to filter the findings."""

    name: str
    chips: bool
    """True for a few choices that are shown side by side and can be combined, False for a list to choose from."""
    choices: Sequence[tuple[str, str, int]]
    """Of each choice what the script compares, what a reader reads, and how many findings it has."""


def facets(report: Report, outlets: Sequence[str]) -> list[Facet]:
    """The facets that tell some active findings from others; an outlet goes by its place in `outlets`."""
    outlet, active = outlets_of(report), report.active
    numbers = {name: at for at, name in enumerate(outlets)}
    speaking = ({outlet(position.source) for position in finding.positions} for finding in active)
    abouts = [(story.id, story.about or story.id) for story in report.stories]
    found = (
        Facet("severity", True, _choices([(one, one) for one in Severity], (one.severity for one in active))),
        Facet("relation", True, _choices([(one, one.called) for one in Dispute], (one.relation for one in active))),
        Facet("kind", False, _choices([(one, one) for one in Kind], (one.kind for one in active))),
        Facet("story", False, _choices(abouts, (one.story for one in active))),
        Facet("outlet", False, _choices(enumerate(outlets), (numbers[name] for one in speaking for name in one))),
    )
    return [facet for facet in found if len(facet.choices) > 1]


def outlets_speaking(report: Report) -> list[str]:
    """Who has a say in an active finding, each once, by name."""
    outlet = outlets_of(report)
    names = {outlet(position.source) for finding in report.active for position in finding.positions}
    return sorted(names, key=lambda name: (name.casefold(), name))


def _choices(words: Iterable[tuple[Hashable, str]], values: Iterable[Hashable]) -> list[tuple[str, str, int]]:
    """Those of `words`, a value with what it is called, that occur among `values`."""
    counts = Counter(values)
    return [(str(value), called, counts[value]) for value, called in words if counts[value]]

"""A number that changes, drawn: what each source says, by the day on which it was published, as an SVG.

Leather draws scales, axes, dots and the line; colours and fonts are left to the page's style sheet.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from ..camps import quantity_of
from ..model import Article, Dispute, Finding, Kind
from ..text import in_words
from .markup import plain, shorten

SLOT, HEIGHT, LEFT = 132, 220, 70
"""Width of a source's column, height of the drawing, room for the numbers beside it, in CSS pixels."""
_FIXED = frozenset({"age", "ordinal"})
"""Dimensions that do not move on while a story is told."""
_COUNT = "count"
_LONG = 16
"""Code points of a label."""


class Timeline(Struct, frozen=True):
    """A drawing and what it does not show by itself."""

    svg: Markup
    caption: str


class _Point(Struct, frozen=True):
    """One figure of one source."""

    outlet: str
    day: dt.date | None
    """What it stands by."""
    told: str
    """That day for a reader."""
    moment: dt.datetime | None
    """When on that day, with its zone; None where it is not known."""
    value: float
    text: str

    @property
    def label(self) -> str:
        return f"{self.told}: {self.outlet}, {self.text}"


def day_of(article: Article | None) -> str:
    """Its day for a reader, "15 May 2024", "1 Sep 2024", or "15 May" where no year is told."""
    day = article.appeared if article else None
    if not (article and day):
        return "date not found"
    return in_words(day, with_year=article.published is not None, short=True)


def timeline(finding: Finding, articles: Mapping[str, Article], outlet: Callable[[str], str]) -> Timeline | None:
    """The drawing of `finding`, `articles` being given by source; None for what does not change by the day.

    It takes a count, or another number that the story moved on from; two values and two known days at least.
    """
    points = _points(finding, articles, outlet)
    if len({point.value for point in points}) < 2 or len({point.day for point in points} - {None}) < 2:
        return None
    silent = {outlet(position.source) for position in finding.positions} - {point.outlet for point in points}
    return Timeline(_svg(points), _caption(finding, points, sorted(silent)))


def _points(finding: Finding, articles: Mapping[str, Article], outlet: Callable[[str], str]) -> Sequence[_Point]:
    """What is drawn, by day, then hour or else outlet, undated sources last. Empty for numbers of several sorts."""
    if finding.kind is not Kind.NUMBER:
        return ()
    read = [(position, quantity) for position in finding.positions if (quantity := quantity_of(position))]
    sorts = {(quantity.dimension, quantity.unit) for _, quantity in read}
    if len(sorts) != 1 or not _moves(finding, next(iter(sorts))[0]):
        return ()
    points = {
        (position.source, quantity.stated): _Point(
            outlet(position.source),
            article.appeared if article else None,
            day_of(article),
            _moment(article),
            quantity.stated,
            shorten(position.value, (0, 0), _LONG)[0],
        )
        for position, quantity in read
        for article in [articles.get(position.source)]
    }
    open_days = _without_hours(points.values())

    def order(point: _Point) -> tuple[object, ...]:
        moment = point.moment.timestamp() if point.moment and point.day not in open_days else 0.0
        return point.day or dt.date.max, moment, point.outlet, point.value

    return sorted(points.values(), key=order)


def _moment(article: Article | None) -> dt.datetime | None:
    at = article.published_at if article else None
    return at if at and at.tzinfo else None


def _without_hours(points: Iterable[_Point]) -> set[dt.date | None]:
    """The days on which somebody published who does not tell when."""
    return {point.day for point in points if point.moment is None}


def _moves(finding: Finding, dimension: str) -> bool:
    """True for a count, and for another number that the story moved on from."""
    return dimension == _COUNT or (finding.relation is Dispute.UPDATE and dimension not in _FIXED)


def _caption(finding: Finding, points: Sequence[_Point], silent: Sequence[str]) -> str:
    """What the drawing shows, and what it cannot; `silent` are the outlets whose words hold no number."""
    days = [point.day for point in points]
    told = [f"{finding.subject[:1].upper()}{finding.subject[1:]}, by day of publication."]
    told.append("Days are in order, not to scale; the line joins the highest figure of each.")
    if any(days.count(day) > 1 for day in _without_hours(points) - {None}):
        told.append("Articles of one day stand by name; their hours are not known.")
    if None in days:
        told.append("Articles without a date stand at the right.")
    if silent:
        told.append(f"Not drawn, having no number in the words marked: {', '.join(silent)}.")
    return " ".join(told)


# --- drawing ----------------------------------------------------------------------------------------------------------


def _svg(points: Sequence[_Point]) -> Markup:
    import leather  # only a report with such a number waits for it

    chart = leather.Chart()
    chart.set_x_scale(leather.Ordinal(list(range(len(points)))))
    chart.add_y_scale(0, 1.4 * max(point.value for point in points))
    chart.add_x_axis(tick_formatter=lambda at, *_: points[int(at)].told)
    chart.add_y_axis(tick_formatter=lambda value, *_: f"{float(value):,.10g}")
    chart.add_series(leather.Series(list(enumerate(point.value for point in points))), _Marks(points))
    width = LEFT + SLOT * len(points)
    size = {"width": str(width), "height": str(HEIGHT), "viewBox": f"0 0 {width} {HEIGHT}"}
    label = plain("; ".join(point.label for point in points))
    root = ET.Element("svg", size | {"role": "img", "aria-label": label})
    root.append(chart.to_svg_group(width, HEIGHT))
    return Markup(ET.tostring(_rounded(root), encoding="unicode"))  # noqa: S704  # ElementTree escapes


class _Marks(Struct, frozen=True):
    """A shape as leather draws it: a dot for each point with its words above, and the line of the highest of a day."""

    points: Sequence[_Point]

    def validate_series(self, series: Any) -> None:
        """Takes any series: it was made of the same points."""

    def to_svg(self, width: Any, height: Any, x_scale: Any, y_scale: Any, series: Any, palette: Any) -> ET.Element:
        import leather

        canvas = (width, height, x_scale, y_scale)
        group = ET.Element("g")
        group.append(leather.Line(stroke_color="currentColor").to_svg(*canvas, self._highest(leather), palette))
        group.append(leather.Dots(fill_color="currentColor", radius=5).to_svg(*canvas, series, palette))
        for at, point in enumerate(self.points):
            x, y = x_scale.project(at, 0, width), y_scale.project(point.value, height, 0)
            group.append(_text("outlet", x, y - 28, shorten(point.outlet, (0, 0), _LONG)[0]))
            group.append(_text("value", x, y - 12, point.text))
        return group

    def _highest(self, leather: Any) -> Any:
        """The series of the highest figure of each known day."""
        best: dict[dt.date, int] = {}
        for at, point in enumerate(self.points):
            if point.day and (point.day not in best or point.value > self.points[best[point.day]].value):
                best[point.day] = at
        return leather.Series([(at, self.points[at].value) for at in best.values()])


def _text(name: str, x: Any, y: Any, words: str) -> ET.Element:
    label = ET.Element("text", {"class": name, "x": str(x), "y": str(y), "text-anchor": "middle"})
    label.text = plain(words)
    return label


def _rounded(root: ET.Element) -> ET.Element:
    """`root` with tenths of a pixel, and without the colours and fonts that the page's style sheet gives."""
    for element in root.iter():
        for name in ("font-family", "font-size", "fill", "stroke", "stroke-width"):
            element.attrib.pop(name, None)
        for name in element.attrib.keys() - {"class", "role", "aria-label"}:
            element.set(name, _NUMBER.sub(lambda number: f"{float(number[0]):.1f}", element.get(name, "")))
    return root


_NUMBER = re.compile(r"-?\d+\.\d+(?:[eE][+-]?\d+)?")

"""The report as one HTML page that needs nothing else: no script, no font, no picture, no network.

The page itself is `report.html.jinja`. Whatever it prints is escaped.
"""

from __future__ import annotations

from functools import cache

import jinja2
from markupsafe import Markup

from ..model import Position, Report
from .listing import LONG, NAMES, SHOWN, alone, page_of
from .markup import plain, shorten


def render(report: Report) -> str:
    """The HTML form of `report`; it holds no time and no machine's name, so equal reports give equal bytes."""
    return _template().render(
        **page_of(report),
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("factcheck", "render"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else plain(str(value)),
        autoescape=True,
    )
    environment.globals |= {"NAMES": NAMES, "SHOWN": SHOWN, "quote": _quote, "alone": alone}
    return environment.get_template("report.html.jinja")


def _quote(position: Position) -> Markup:
    """The sentence of `position`, its value marked unless that is the whole; a long one is cut around the value."""
    whole = position.value_start - position.start, position.value_end - position.start
    text, (start, end) = shorten(position.text, whole, LONG)
    if whole == (0, len(position.text)):
        return Markup("{}").format(plain(text))
    return Markup("{}<mark>{}</mark>{}").format(plain(text[:start]), plain(text[start:end]), plain(text[end:]))

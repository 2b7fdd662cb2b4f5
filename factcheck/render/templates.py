"""The templates that pages are made from: what one prints is made safe first."""

from __future__ import annotations

from collections.abc import Callable

import jinja2
from markupsafe import Markup


def templates(folder: str, markup: type[str], made_safe: Callable[[str], str]) -> jinja2.Environment:
    """The templates in `folder` of the package; what one prints goes through `made_safe`, unless it is `markup`."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("factcheck", folder),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, markup) else made_safe(str(value)),
        autoescape=markup is Markup,  # noqa: S701  # that is for HTML; in Markdown `made_safe` escapes
        auto_reload=False,
    )

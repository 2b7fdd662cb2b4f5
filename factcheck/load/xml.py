"""Files called *.xml: the root element tells whether they hold a feed, articles of a news agency, or a page."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ..errors import NoArticleError
from ..settings import Settings
from .feed import ROOTS
from .feed import read_text as read_feed
from .record import Raw, Record, Unread
from .survey import root_of, xml_text

_READ_BY = {
    **dict.fromkeys(("newsItem", "newsMessage", "packageItem", "NewsML", "nitf"), "newsml"),
    "html": "html",
}
"""Name of a root element -> the module of this package that reads such files."""
_OTHERS = {
    "urlset": "a sitemap",
    "sitemapindex": "a sitemap",
    "opml": "a list of feeds",
    "testsuites": "a report of checks, in the format of JUnit",
    "testsuite": "a report of checks, in the format of JUnit",
    "svg": "a drawing",
    "plist": "settings",
    "project": "settings",
}
"""Name of a root element -> what such a file holds in place of articles."""


def read(raw: Raw, settings: Settings) -> Sequence[Record | Unread]:
    """The articles in an XML file.

    Raises:
        NoArticleError: it is XML of another kind.
        ArticleError: it is not well-formed.
    """
    text, notes = xml_text(raw)
    root = root_of(raw, text)
    if root in ROOTS:
        return read_feed(raw, text, notes)
    if root in _READ_BY:
        read_other = import_module(f".{_READ_BY[root]}", __package__).read
        found: Sequence[Record | Unread] = read_other(raw, settings)
        return found
    held = _OTHERS.get(root, f"XML with the root element <{root[:40]}>")
    raise NoArticleError(f"{raw.name}: {held}, neither a feed nor articles of a news agency.")

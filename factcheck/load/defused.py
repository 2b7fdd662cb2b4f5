"""XML parsers that fetch nothing outside the file and read no entity that it declares, and what they say of bad XML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from ..errors import ArticleError
from .record import Raw


class Place(Protocol):
    """The part of a parser that tells where it is."""

    @property
    def CurrentLineNumber(self) -> int:  # noqa: N802  # expat's names
        """From 1."""

    @property
    def CurrentByteIndex(self) -> int:  # noqa: N802
        """In UTF-8, from 0."""


@contextmanager
def parser_of(raw: Raw, target: Any) -> Iterator[tuple[Any, Place]]:
    """A parser of XML in UTF-8 that tells `target` what it finds (`start`, `end`, `data`, `close`), and its place.

    It reads a DOCTYPE and what that points to is left alone: files of agencies name their DTD.

    Raises:
        ArticleError: inside, when the XML is not well-formed or declares entities; with line and column.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    parser = DefusedXMLParser(target=target, encoding="utf-8")
    place: Place = parser.parser
    try:
        yield parser, place
    except ParseError as error:
        line, column = error.position
        what = str(error).split(":", maxsplit=1)[0]
        raise ArticleError(
            f"{raw.name}:{line}:{column + 1}: this is no well-formed XML ({what}). Get the file again, or save its "
            "articles as plain text."
        ) from error
    except DefusedXmlException as error:
        raise ArticleError(
            f"{raw.name}:{place.CurrentLineNumber}: this XML declares entities of its own, which are not read. "
            "Remove the declarations in its DOCTYPE."
        ) from error

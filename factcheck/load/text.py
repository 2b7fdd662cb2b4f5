"""Plain text files: bytes -> text, with the charset found and binary files refused.

Line ends stay as they are, as with `open(newline="")`: a CRLF counts as two code points. A byte order mark is not part
of the text.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..errors import ArticleError
from ..settings import Settings
from ..text import WORDY
from .paths import STDIN, shown_as
from .record import Raw, Record

_BEGINNINGS = (
    (b"%PDF", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a DOCX or another archive", ".docx"),
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"\x1f\x8b", "a packed file", ""),
    (b"\x7fELF", "a program", ""),
    (b"\xd0\xcf\x11\xe0", "an old Office document", ""),
)
"""How files begin that are no text, what they are, and the suffix by which one is read that is an article."""
_IN_DOCX = b"word/"
"""What stands in every DOCX, and in no other archive that anybody takes for an article."""
_PAGE = re.compile(r"\s*(?:<!doctype\s+html\b|<html[\s>])", re.IGNORECASE)

_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.01
"""The share of control characters above which a file is no text."""

_USUAL = "cp1252"
"""The charset of nearly all English text that is neither ASCII nor UTF-8."""

_LATIN = {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"}
"""Names under which that charset goes."""

_CHARSET = re.compile(
    r"(?:us-)?ascii|latin-?\d|iso-?8859-?\d+|(?:windows-?|cp)\d+|koi8-[ru]|mac-?roman|macintosh|big5|gbk|gb2312"
    r"|gb18030|shift_jis|euc-(?:jp|kr)|utf-16(?:le|be)?"
)
"""Charsets of text; Python knows codecs of other things by name too."""

_NEAR = 0.1
"""How much more disorder than the best guess (0 to 1) the usual charset may show and still be taken."""

_SAMPLE = 65_536
"""Bytes that the charset is guessed from."""


def read(raw: Raw, settings: Settings) -> tuple[Record]:
    """The article that is the whole file, with notes on its decoding.

    Raises:
        ArticleError: the file is empty or is not text.
    """
    text, notes = decode(raw)
    if _PAGE.match(text):
        raise ArticleError(f"{raw.name}: this is a web page. {_renamed(raw.name, '.html')}")
    if not WORDY.search(text):
        raise ArticleError(
            f"{raw.name}: no words in this file ({len(raw.content)} bytes). Leave it out or save it again."
        )
    return (Record(text, notes=notes),)


def decode(raw: Raw, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text that a file holds, by its byte order mark, else UTF-8, else by the best guess, with a note on that.

    `charset` is the one that the file names in it: it is tried before a guess, but UTF-8 that is UTF-8 is believed.

    Raises:
        ArticleError: it is not text.
    """
    content = raw.content
    wide = next((name for mark, name in _WIDE_MARKS if content.startswith(mark)), None)
    if content.startswith(tuple(start for start, *_ in _BEGINNINGS)) or (b"\x00" in content and not wide):
        raise _binary(raw)
    try:
        text, notes = content.decode(wide or "utf-8-sig"), ()
    except UnicodeDecodeError:
        declared = _declared(content, charset)
        if declared is None:
            return _guess(raw)
        text, notes = declared, ()
    if _is_binary(text):
        raise _binary(raw)
    return text, notes


def _declared(content: bytes, charset: str) -> str | None:
    """`content` read in `charset`, as browsers understand the name; None where it is not in it."""
    name = charset.lower()
    if not _CHARSET.fullmatch(name):
        return None
    try:
        return content.decode(_USUAL if name in _LATIN else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(raw: Raw) -> tuple[str, tuple[str, ...]]:
    """The text of a file whose charset nothing tells; a byte that does not fit becomes U+FFFD."""
    import charset_normalizer

    content = raw.content
    guesses = charset_normalizer.from_bytes(content[:_SAMPLE])
    best = guesses.best()
    if best is None:
        raise _binary(raw)
    usual = any(_USUAL in guess.could_be_from_charset and guess.chaos <= best.chaos + _NEAR for guess in guesses)
    charset = _USUAL if usual else best.encoding
    text = content.decode(charset, errors="replace").removeprefix("\ufeff")
    if _is_binary(text):
        raise _binary(raw)
    return text, (f"not UTF-8: read as {charset}, a guess",)


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text)


def _binary(raw: Raw) -> ArticleError:
    known = (one for one in _BEGINNINGS if raw.content.startswith(one[0]))
    _, kind, suffix = next(known, (b"", "", ""))
    if suffix == ".docx":
        kind, suffix = ("a DOCX", suffix) if _IN_DOCX in raw.content else (kind, "")
    named = suffix and raw.name != shown_as(STDIN)
    cure = _renamed(raw.name, suffix) if named else "Save the article as plain text in UTF-8."
    return ArticleError(f"{raw.name}: this is not a text file{f' but {kind}' if kind else ''}. {cure}")


def _renamed(name: str, suffix: str) -> str:
    return f"Name it {PurePosixPath(name).with_suffix(suffix).name}, or save the article as plain text in UTF-8."

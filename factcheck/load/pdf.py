"""PDF: the text of its pages -> paragraphs (see `printed`), and as much of its properties as can be trusted.

Nothing in the file is run or fetched. Pictures of text are not read.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Sequence
from contextlib import contextmanager
from itertools import chain
from math import sqrt
from time import monotonic
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from ..errors import ArticleError
from ..folders import to_install
from ..settings import Settings
from .dates import find_date
from .marks import masthead
from .printed import Edited, Line, edited
from .properties import Properties, recorded
from .record import Raw, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

MOST_PAGES = 500
"""Pages that are read of a file."""
MOST_STEPS = 500_000
"""Steps of drawing that are followed in a file; a page of a newspaper takes some ten thousand."""
MOST_ON_PAGE = 200_000
"""Code points that are read of a page: what pypdf does with them takes quadratic time."""
MOST_SECONDS = 60.0
"""Time for a file: a hostile one may hold what is slow without being much."""

_LIGATURES = {ord(char): unicodedata.normalize("NFKD", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BROWSER = re.compile(r"Mozilla/|Skia/PDF|Quartz PDFContext|wkhtmltopdf|Safari", re.IGNORECASE)
"""Who prints web pages: then the file was made on the day of printing."""
_FEW_LETTERS = 0.5
"""Letters and digits among what is drawn, below which the file does not tell which characters its fonts draw."""


class _Pen(Struct):
    """Lines as they are drawn on one page after the other."""

    lines: list[Line] = field(default_factory=list)
    size: int = 0
    """Code points in all."""
    too_much: str = ""
    """What of it is more than is read; empty while all is well."""
    _until: float = field(default_factory=lambda: monotonic() + MOST_SECONDS)
    _steps: int = 0
    _on_page: int = 0
    _parts: list[str] = field(default_factory=list)
    _place: tuple[float, float] | None = None
    _sizes: Counter[float] = field(default_factory=Counter)
    """Height of letters -> how many are as high: a bullet or a word in another font tells nothing of the line."""

    def turn(self) -> None:
        """Begins a page."""
        self.lines, self._on_page = [], 0

    def step(self, *_: object) -> None:
        """Counts a step of drawing; called before each.

        Raises:
            _TooMuchError: there were enough of them.
        """
        self._steps += 1
        if self._steps > MOST_STEPS:
            self.too_much = f"{MOST_STEPS:,} steps of drawing"
        elif monotonic() > self._until:
            self.too_much = f"{MOST_SECONDS:.0f} seconds of work"
        elif self._on_page > MOST_ON_PAGE:
            self.too_much = f"{MOST_ON_PAGE:,} characters on a page"
        if self.too_much:
            raise _TooMuchError

    def text(self, text: str, matrix: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        """Takes what was drawn since the last call; a line feed ends a line."""
        if drawn := text.strip():
            x, y, height = _placed(matrix, place, size)
            self._place = self._place or (x, y)
            self._sizes[round(height, 1)] += len(drawn)
        self._on_page += len(text)
        self.size += len(text)
        start, *rest = text.split("\n")
        self._parts.append(start)
        for part in rest:
            self.end()
            self._parts.append(part)

    def end(self) -> None:
        """Ends a line."""
        text = " ".join(_clean("".join(self._parts)).split())
        if text:
            (size, _), *_ = self._sizes.most_common(1) or [(1.0, 0)]
            self.lines.append(Line(text, *(self._place or (0.0, 0.0)), size))
        self._parts, self._place = [], None
        self._sizes.clear()


class _TooMuchError(Exception):
    """Raised in the midst of drawing: pypdf goes on after most errors, and meets it again with the next step."""


def read(raw: Raw, settings: Settings) -> tuple[Record]:
    """The article that the file is.

    Raises:
        ArticleError: it is broken, locked or too large, or holds no text but pictures of it.
    """
    try:
        import pypdf  # noqa: F401  # asked for once, here, so that the rest may count on it
    except ImportError as error:
        raise ArticleError(f"{raw.name}: reading PDF needs pypdf. Install it: {to_install('docs')}") from error
    if b"%PDF-" not in raw.content[:1024]:
        raise ArticleError(f"{raw.name}: this is no PDF. Name it by what it holds.")
    with _quiet(settings.max_bytes):
        reader = _opened(raw)
        pages, notes = _pages(raw, reader, settings)
        about, is_web = _properties(reader)
    text = edited(pages)
    _check(raw, text, len(pages))
    outlet = next(filter(None, map(masthead, text.edges)), "")
    printed = next((date for line in text.edges if (date := find_date(line)) and (masthead(line) or not is_web)), None)
    return (recorded(text.paragraphs, about, notes, outlet=outlet, printed=printed),)


@contextmanager
def _quiet(most: int) -> Iterator[None]:
    """Keeps what pypdf says of a file's flaws from stderr, and streams from unpacking to more than `most` bytes."""
    from pypdf import apply_configuration

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    limits = apply_configuration(
        zlib_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        array_based_stream_maximum_output_length=most,
        stream_parsing_work_maximum_count=MOST_STEPS,
    )
    with warnings.catch_warnings(), limits:
        warnings.simplefilter("ignore")
        yield


def _opened(raw: Raw) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(raw.content), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except DependencyError as error:
        raise ArticleError(
            f"{raw.name}: this PDF is encrypted in a way that needs the package cryptography. Install it, or print the "
            "document to a new PDF."
        ) from error
    except Exception as error:  # what a broken file makes of pypdf has no bounds
        raise ArticleError(
            f"{raw.name}: this PDF is broken ({_reason(error)}). Save it again, or save its text as plain text."
        ) from error
    if locked:
        raise ArticleError(f"{raw.name}: this PDF is locked by a password. Save a copy without one.")
    if not count:
        raise ArticleError(f"{raw.name}: this PDF has no pages. Save it again.")
    if count > MOST_PAGES:
        raise ArticleError(f"{raw.name}: {count:,} pages, more than the {MOST_PAGES} that are read. Split the file.")
    return reader


def _pages(raw: Raw, reader: PdfReader, settings: Settings) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines of each page, and a note on pages that cannot be read."""
    from pypdf.errors import LimitReachedError

    pen, pages, broken = _Pen(), [], []
    for number in range(1, len(reader.pages) + 1):
        pen.turn()
        try:
            reader.pages[number - 1].extract_text(visitor_operand_before=pen.step, visitor_text=pen.text)
        except LimitReachedError as error:
            pen.too_much = pen.too_much or _reason(error)
        except Exception:  # noqa: BLE001  # as above; other pages are none the worse
            broken.append(number)
        pen.end()
        if pen.size > settings.max_bytes:
            pen.too_much = f"the {settings.max_bytes:,} characters that --max-bytes allows"
        if pen.too_much:
            raise ArticleError(
                f"{raw.name}: page {number} is more than is read ({pen.too_much}). Save its text as plain text."
            )
        pages.append(pen.lines)
    listed = ", ".join(map(str, broken[:10])) + ("" if len(broken) <= 10 else f" and {len(broken) - 10} more")
    if len(broken) == len(pages):
        raise ArticleError(f"{raw.name}: no page of this PDF can be read. Save its text as plain text.")
    return pages, (f"could not be read: page {listed}",) if broken else ()


def _check(raw: Raw, text: Edited, pages: int) -> None:
    """Refuses a file that has no text or does not tell what its letters are."""
    drawn = [char for char in chain.from_iterable(text.paragraphs) if not char.isspace()]
    if not any(map(str.isalpha, drawn)):
        raise ArticleError(
            f"{raw.name}: no text in the {pages} page{'s'[: pages != 1]} of this PDF, perhaps a scan. "
            "Recognise the text first (OCR) and save it again."
        )
    if sum(map(str.isalnum, drawn)) < _FEW_LETTERS * len(drawn):
        raise ArticleError(
            f"{raw.name}: the fonts of this PDF do not tell which letters they draw. "
            "Recognise the text first (OCR) and save it again."
        )


def _properties(reader: PdfReader) -> tuple[Properties, bool]:
    """What the file says of itself, and whether it is a print of a web page: then its day is that of the print."""
    try:
        about: Any = reader.metadata or {}
        is_web = bool(_BROWSER.search(" ".join(str(about.get(name, "")) for name in ("/Creator", "/Producer"))))
        created = None if is_web or not about else about.creation_date
        title, author = _line(about.get("/Title")), _line(about.get("/Author"))
        return Properties(title, author, created, language=_line(reader.root_object.get("/Lang"))), is_web
    except Exception:  # noqa: BLE001  # as above; the text is there without them
        return Properties(), True


def _line(value: Any) -> str:
    """A property as one line of text."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return " ".join(_clean(found).split())[:500] if isinstance(found, str) else ""


def _placed(matrix: Sequence[float], place: Sequence[float], size: float) -> tuple[float, float, float]:
    """Left edge, baseline and height of letters, in points of the page."""
    a, b, c, d, e, f = matrix
    x, y = place[4], place[5]
    scale = sqrt(abs((a * d - b * c) * (place[0] * place[3] - place[1] * place[2])))
    return a * x + c * y + e, b * x + d * y + f, max(abs(size) * scale, 0.1)


def _clean(text: str) -> str:
    """`text` with ligatures as letters, halves of a character put together, and U+FFFD for what is none."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", whole.translate(_LIGATURES))


def _reason(error: Exception) -> str:
    """What pypdf says, in a line."""
    return " ".join(str(error).split())[:120] or type(error).__name__

"""DOCX: the body of a Word document in its order, with what is in its tables, boxes and notes.

The package is a ZIP of XML, read part by part and no further than needed: nothing that it refers to is fetched, nothing
in it is run. Left out are headers and footers, comments, deleted and hidden text, the codes of fields; where there was
something of that kind, a note says so.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from ..errors import ArticleError
from ..settings import Settings
from ..text import WORDY
from .dates import find_moment
from .elements import Element, Words, parse
from .layout import BLANK_LINE
from .properties import Properties, recorded
from .record import Raw, Record

MOST_PARTS = 5_000
"""Files in the package at most; an article has some twenty."""
TRACKED = "holds tracked changes: text put in was read, text taken out was not"
COMMENTS = "holds comments, which were not read"
HIDDEN = "holds hidden text, which was not read"
EMBEDDED = "holds another document within it, which was not read"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_TAKEN_OUT = frozenset({"del", "moveFrom"})
_PUT_IN = frozenset({"ins", "moveTo"})
_NO_WORDS = frozenset("pPr rPr sdtPr tblPr tblGrid trPr tcPr instrText delText delInstrText rt binData".split())
"""Elements without words of the article."""
_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements that stand for a character."""
_SOON = dt.timedelta(days=7)
"""How long after its making a file may have been saved last; after more, it was made from an old one."""


class _Style(Struct, frozen=True):
    """What a paragraph's style tells."""

    name: str = ""
    """Lower case: "title", "heading 1"."""
    listed: bool = False


class _Paragraph(Struct, frozen=True):
    text: str
    style: _Style = _Style()


class _Package(Struct):
    """The parts of the file that are asked for, as far as `left` bytes go."""

    raw: Raw
    archive: zipfile.ZipFile
    most: int
    left: int

    def part(self, name: str) -> Element | None:
        """The root of a part; None where there is none of that name.

        Raises:
            ArticleError: it cannot be unpacked, is too large, or is no XML.
        """
        try:
            with self.archive.open(name) as file:
                content = file.read(self.left + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise _broken(self.raw, error) from error
        self.left -= len(content)
        if self.left < 0:
            raise ArticleError(
                f"{self.raw.name}: more than {self.most:,} bytes when unpacked, more than are read. "
                "Leave the file out, or raise --max-bytes."
            )
        root, _ = parse(Raw(f"{self.raw.name}: {name}", content))
        return root

    def related(self, source: str) -> Mapping[str, str]:
        """Kind of a part ("footnotes") -> its name, for those in the package that the part `source` refers to."""
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            posixpath.basename(one.get("Type")): posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:]
            for one in (root.all("Relationship") if root else ())
            if one.get("TargetMode") != "External"
        }


class _Flow(Struct):
    """Walks a part -> its paragraphs, and what was seen on the way."""

    styles: Mapping[str, _Style] = field(default_factory=dict)
    found: list[_Paragraph] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    _begun: str = ""
    """The text of a paragraph whose end was taken out: it goes on with the next one."""

    def walk(self, element: Element) -> None:
        """Takes the paragraphs and tables in `element`."""
        for child in element.children:
            if isinstance(child, Words) or self._is_out(child):
                continue
            if child.name == "p":
                self._paragraph(child)
            elif child.name == "tr":
                self.end()
                self._row(child)
            elif child.name == "altChunk":
                self._note(EMBEDDED)
            elif child.name not in _NO_WORDS:
                self.walk(_chosen(child))

    def end(self) -> None:
        """Takes a paragraph whose end was taken out and that no other one follows."""
        text, self._begun = self._begun, ""
        self._end(text, _Style(), listed=False)

    def _paragraph(self, element: Element) -> None:
        about = element.first("pPr")
        style = self.styles.get(about.first("pStyle").get("val"), _Style())
        boxes: list[Element] = []
        text = self._begun + "".join(self._words(element, boxes))
        self._begun = ""
        if next(about.all("rPr", "del"), None):
            self._note(TRACKED)
            self._begun = text
        else:
            self._end(text, style, self._is_listed(about, style))
        for box in boxes:
            self.walk(box)

    def _end(self, text: str, style: _Style, listed: bool) -> None:
        """Takes a paragraph; what is pasted from a web page may hold several, with a blank line between them."""
        for part in BLANK_LINE.split(text):
            if spaced := " ".join(part.split()):
                self.found.append(_Paragraph(f"- {spaced}" if listed else spaced, style))
                listed = False

    def _is_listed(self, about: Element, style: _Style) -> bool:
        numbered = about.first("numPr", "numId").get("val")
        return (bool(numbered) and numbered != "0") or (style.listed and numbered != "0")

    def _words(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        """The text in a paragraph; text boxes that hang on it are put into `boxes`."""
        for child in element.children:
            if isinstance(child, Words):
                if element.name == "t":
                    yield child.text
            elif child.name == "txbxContent":
                boxes.append(child)
            elif child.name in _CHARACTERS:
                yield _CHARACTERS[child.name]
            elif child.name not in _NO_WORDS and not self._is_out(child):
                yield from self._words(_chosen(child), boxes)

    def _row(self, row: Element) -> None:
        """A row whose cells hold a paragraph each is one; a table that only places paragraphs is none."""
        cells = [self._inside(child) for child in row.below("tc")]
        if all(len(cell) <= 1 for cell in cells):
            text = " | ".join(paragraph.text for cell in cells for paragraph in cell)
            cells = [[_Paragraph(text)]] if text else []
        self.found += [paragraph for cell in cells for paragraph in cell]

    def _inside(self, element: Element) -> list[_Paragraph]:
        flow = _Flow(self.styles, notes=self.notes)
        flow.walk(element)
        flow.end()
        return flow.found

    def _is_out(self, element: Element) -> bool:
        """True for what is not read, which a note tells, or which nobody wrote: a field that waits to be filled in."""
        name = element.name
        if name in _PUT_IN or name in _TAKEN_OUT or next(element.all("trPr", "ins"), None):
            self._note(TRACKED)
        if name in _TAKEN_OUT:
            return True
        if name == "tr" and next(element.all("trPr", "del"), None):
            self._note(TRACKED)
            return True
        if name == "r" and (hidden := next(element.all("rPr", "vanish"), None)) and _is_on(hidden):
            self._note(HIDDEN)
            return True
        return name == "sdt" and next(element.all("sdtPr", "showingPlcHdr"), None) is not None

    def _note(self, note: str) -> None:
        self.notes[note] = None


def read(raw: Raw, settings: Settings) -> tuple[Record]:
    """The article that the document is.

    Raises:
        ArticleError: it is broken, locked, another kind of document or too large, or holds no words.
    """
    package = _opened(raw, settings.max_bytes)
    main = package.related("").get("officeDocument", "word/document.xml")
    root = package.part(main)
    if root is None or root.name != "document":
        raise ArticleError(f"{raw.name}: no Word document in this file. Save the article as DOCX or plain text.")
    related = package.related(main)
    styles = package.part(related["styles"]) if "styles" in related else None
    flow = _Flow(_styles(styles))
    flow.walk(root.first("body"))
    flow.end()
    for kind in ("footnotes", "endnotes"):
        if kind in related and (notes := package.part(related[kind])):
            flow.walk(Element(kind, children=[note for note in notes.children if _is_note(note)]))
    if "comments" in related and (comments := package.part(related["comments"])) and comments.words:
        flow.notes[COMMENTS] = None
    if not any(WORDY.search(paragraph.text) for paragraph in flow.found):
        raise ArticleError(f"{raw.name}: no words in this document. Leave it out or save it again.")
    about = _properties(package, styles)
    paragraphs = [paragraph.text for paragraph in flow.found]
    return (recorded(paragraphs, about, tuple(flow.notes), _headline(flow.found)),)


def _opened(raw: Raw, most: int) -> _Package:
    if raw.content.startswith(_OLE):
        raise ArticleError(
            f"{raw.name}: this is a Word file of the old format, or one that is locked by a password. "
            "Open it in Word and save it as DOCX, without a password."
        )
    if raw.content.count(_ENTRY) > MOST_PARTS:
        raise ArticleError(
            f"{raw.name}: more than {MOST_PARTS:,} files in this package, more than are read. Leave it out."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken(raw, error) from error
    if "content.xml" in archive.namelist():
        raise ArticleError(f"{raw.name}: this is an OpenDocument, not DOCX. Open it and save it as DOCX.")
    return _Package(raw, archive, most, most)


def _broken(raw: Raw, error: Exception) -> ArticleError:
    return ArticleError(
        f"{raw.name}: this DOCX is broken ({' '.join(str(error).split())[:120]}). "
        "Save it again, or save its text as plain text."
    )


def _styles(root: Element | None) -> dict[str, _Style]:
    """Name that paragraphs use -> the style; a style takes from the one that it is based on whether it is a list."""
    if root is None:
        return {}
    elements = {one.get("styleId"): one for one in root.all("style")}
    return {key: _Style(_style_name(one), _is_list(one, elements)) for key, one in elements.items()}


def _style_name(style: Element) -> str:
    return style.first("name").get("val").lower()


def _is_list(style: Element, elements: Mapping[str, Element]) -> bool:
    """True for a style of lists; headings may be numbered too and are none."""
    for _ in range(10):  # a style may be based on itself in a broken file
        if _style_name(style).startswith(("heading", "title")):
            return False
        number = next(style.all("pPr", "numPr"), None)
        if number:
            return number.first("numId").get("val") != "0"
        base = elements.get(style.first("basedOn").get("val"))
        if base is None:
            return False
        style = base
    return False


def _headline(paragraphs: Sequence[_Paragraph]) -> str:
    """The paragraph that is styled as the title, or as the topmost heading at the very beginning."""
    titled = (one.text for one in paragraphs[:12] if one.style.name in ("title", "headline"))
    headed = (one.text for one in paragraphs[:3] if one.style.name == "heading 1")
    return next(titled, "") or next(headed, "")


def _properties(package: _Package, styles: Element | None) -> Properties:
    """What the file says of itself; without them where they cannot be read: the text is there."""
    try:
        related = package.related("")
        core = package.part(related.get("core-properties", "docProps/core.xml")) or Element("")
    except ArticleError:
        core = Element("")
    created, modified = (_moment(core.first(name).words) for name in ("created", "modified"))
    # One that was made and saved at once was made by a program, and its date may be that of a template.
    soon = created and modified and dt.timedelta() < modified - created <= _SOON
    default = (styles or core).first("docDefaults", "rPrDefault").first("rPr", "lang").get("val")
    return Properties(
        core.first("title").words[:500],
        core.first("creator").words[:200],
        created if soon else None,
        modified if soon else None,
        core.first("language").words or default,
    )


def _moment(text: str) -> dt.datetime | None:
    moment = find_moment(text)
    return moment if isinstance(moment, dt.datetime) and moment.tzinfo else None


def _chosen(element: Element) -> Element:
    """Of content in two forms, for new programs and old ones, one."""
    if element.name != "AlternateContent":
        return element
    forms = [one for one in element.children if isinstance(one, Element) and one.name in ("Choice", "Fallback")]
    readable = [one for one in forms if next(one.below("txbxContent"), None)]
    return Element("", children=[*(readable or forms)[:1]])


def _is_note(note: Element | Words) -> bool:
    """True for a note that somebody wrote: the lines that part notes from the text are kept as notes too."""
    return isinstance(note, Element) and note.get("type") in ("", "normal")


def _is_on(mark: Element) -> bool:
    return mark.get("val") not in ("0", "false", "off")

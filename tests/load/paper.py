"""Writes small PDF files, byte by byte, as no library would: broken and hostile ones too."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Printed(NamedTuple):
    """A line on a page, in points."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 11


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def column(lines: Iterable[str], x: float = 72, top: float = 700, size: float = 11) -> list[Printed]:
    """Lines below each other; an empty one is a gap."""
    return [Printed(text, x, top - at * size * 1.2, size) for at, text in enumerate(lines) if text]


def content(lines: Iterable[Printed]) -> bytes:
    """What draws `lines`."""
    return b"\n".join(
        b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (line.size, line.x, line.y, _escaped(line.text)) for line in lines
    )


def pdf(
    pages: Sequence[Sequence[Printed] | bytes],
    info: Mapping[str, str] | None = None,
    *,
    objects: Sequence[bytes] = (),
    resources: bytes = b"",
    font: bytes = FONT,
    catalog: bytes = b"",
) -> bytes:
    """A file of `pages`, each its lines or what draws it; `objects` follow, the first is number 5."""
    first = 5 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    told = b" ".join(b"/%s (%s)" % (key.encode(), _escaped(value)) for key, value in (info or {}).items())
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
        b"<< %s >>" % told,
        *objects,
    ]
    for n, page in enumerate(pages):
        drawn = page if isinstance(page, bytes) else content(page)
        parts += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (first + 2 * n + 1, resources),
            stream(drawn),
        ]
    return assembled(parts)


def stream(drawn: bytes, about: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(drawn)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), about, packed)


def assembled(parts: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of the objects `parts`, numbered from 1: the catalogue, the pages, a font, the properties, others."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        trailer,
        at,
    )
    return bytes(out)


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

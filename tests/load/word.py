"""Makes small Word documents, with python-docx or part by part: hostile ones too."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MADE = dt.datetime(2024, 5, 14, 20, 15, tzinfo=dt.UTC)


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(
    body: str, parts: Mapping[str, str | bytes] | None = None, related: Mapping[str, str] | None = None
) -> bytes:
    """A document with that body; `related`: kind of a part -> its name beside the document."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{RELATED}/{kind}" Target="{name}"/>'
        for n, (kind, name) in enumerate((related or {}).items())
    )
    files = {
        "_rels/.rels": f'<Relationships><Relationship Type="{RELATED}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        **(parts or {}),
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def saved(document: Any, made: dt.datetime = MADE, saved: dt.datetime = MADE) -> bytes:
    """The file that python-docx makes of `document`."""
    document.core_properties.created = made.replace(tzinfo=None)
    document.core_properties.modified = saved.replace(tzinfo=None)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()

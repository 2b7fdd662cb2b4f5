"""Paragraphs of a text: one per line, or, in a file wrapped at a column, one per run of lines."""

from __future__ import annotations

import re

from msgspec import Struct

_WIDEST = 100
"""Code points that a line of a wrapped file has at most."""

BLANK_LINE = re.compile(r"\n\s*\n")
_ENDED = re.compile(r"[.!?…:;][\"”'’»)\]]*$")
_BULLET = re.compile(r"[*•‣◦▪●·]\s+|-\s+(?=\S)")


class Paragraph(Struct, frozen=True):
    """A span of the text without white space at its ends."""

    start: int
    end: int
    text: str
    """The surface."""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text`, in order; none is empty, none holds a blank line."""
    runs = _runs(text)
    if not _is_wrapped(runs):
        return tuple(line for run in runs for line in run)
    return tuple(paragraph for run in runs for paragraph in _joined(text, run))


def cut(paragraph: Paragraph, start: int, end: int | None = None) -> Paragraph:
    """`paragraph[start:end]`, white space at its ends left out."""
    part = paragraph.text[start:end]
    first = paragraph.start + start + len(part) - len(part.lstrip())
    stripped = part.strip()
    return Paragraph(first, first + len(stripped), stripped)


def bullet_width(text: str) -> int:
    """How many code points the mark before a bullet's text takes; 0 when there is none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def _runs(text: str) -> list[list[Paragraph]]:
    """The lines of `text` that hold something, in groups with blank lines between them."""
    runs: list[list[Paragraph]] = [[]]
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            runs[-1].append(Paragraph(first, first + len(stripped), stripped))
        elif runs[-1]:
            runs.append([])
        start += len(line)
    return [run for run in runs if run]


def _is_wrapped(runs: list[list[Paragraph]]) -> bool:
    """True when lines are short and most that another one follows directly stop in the middle of a sentence."""
    if any(len(line.text) > _WIDEST for run in runs for line in run):
        return False
    followed = [line for run in runs for line in run[:-1]]
    widest = max((len(line.text) for line in followed), default=0)
    open_ended = [line for line in followed if not _ENDED.search(line.text) and len(line.text) > 0.6 * widest]
    return len(followed) >= 3 and widest >= 40 and len(open_ended) > len(followed) / 2


def _joined(text: str, run: list[Paragraph]) -> list[Paragraph]:
    """The lines of `run` as one paragraph; a bullet begins a new one."""
    groups: list[list[Paragraph]] = []
    for line in run:
        if groups and not bullet_width(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(group[0].start, group[-1].end, text[group[0].start : group[-1].end]) for group in groups]

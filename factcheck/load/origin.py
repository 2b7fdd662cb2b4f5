"""Where the words of an extracted text stand in its file, so that a report names a line that an editor can open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from .fragment import unescaped
from .record import Lines

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<letter>[bfnrt\"\\/]))")
_LINE_END = re.compile(r"\r\n?|\n")
"""As editors count lines: a form feed or U+2028 ends none."""
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"[^\n]+")
_RUN = 3
"""Words in a row that a place is known by."""
_TRIED = 12
"""Runs at the beginning of a paragraph that are looked for: a tag inside a word spoils a few."""


class Origin:
    """The lines of a text file that holds articles among other things: markup, JSON, a table."""

    def __init__(self, content: str) -> None:
        """Reads `content`; entities and the escapes of JSON stand for what they mean."""
        self._lines: list[int] = []
        self._places: dict[Sequence[str], list[int]] = defaultdict(list)
        self._reached = 0
        words: list[str] = []
        for number, line in enumerate(_LINE_END.split(content), start=1):
            found = _words(_plain(line))
            words += found
            self._lines += [number] * len(found)
        for at, word in enumerate(words):
            self._places[word].append(at)
            for length in range(2, _RUN + 1):
                self._places[tuple(words[at : at + length])].append(at)

    def lines(self, text: str, first: int = 1) -> Lines:
        """The line of each paragraph of `text`; one that is not found stands where the one before it does.

        The texts of a file are asked for in its order: a paragraph is looked for behind the last one that was found
        and from the line `first` on, and from the beginning only if it is not there.
        """
        if self._lines:
            self._reached = min(max(self._reached, bisect_left(self._lines, first)), len(self._lines) - 1)
        found: list[tuple[int, int]] = []
        for match in _PARAGRAPH.finditer(text):
            self._reached = self._place(_words(match[0]))
            found.append((match.start(), self._lines[self._reached] if self._lines else 1))
        return tuple(found)

    def _place(self, words: Sequence[str]) -> int:
        """Where the paragraph that begins with `words` stands, in words of the file; the last place if it does not."""
        if not words:
            return self._reached
        if len(words) < _RUN:
            at = self._nearest(tuple(words) if len(words) > 1 else words[0])
            return self._reached if at is None else at
        for skipped in range(min(_TRIED, len(words) - _RUN + 1)):
            at = self._nearest(tuple(words[skipped : skipped + _RUN]))
            if at is not None:
                return max(0, at - skipped)
        return self._reached

    def _nearest(self, run: Sequence[str]) -> int | None:
        """The first place of `run` from the last one on, or else its first place at all."""
        places = self._places.get(run)
        if not places:
            return None
        at = bisect_left(places, self._reached)
        return places[at] if at < len(places) else places[0]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _plain(line: str) -> str:
    """`line` without tags, its entities and escapes resolved."""
    if "\\" in line:
        line = _ESCAPE.sub(_escaped, line)
    if "<" in line:
        line = _TAG.sub(" ", line)
    return unescaped(line) if "&" in line else line


def _escaped(match: re.Match[str]) -> str:
    return chr(int(match["code"], 16)) if match["code"] else match["letter"] if match["letter"] in '"\\/' else " "

"""Text that others wrote, made safe: shown as it is, never read as markup, a formula or a command to a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ..spans import Span

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&$#]")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of what no reader would see, or what would turn the text around."""

_COMMAND = re.compile(r"(?m)^(\s*)(?=::|##\[)")
"""How a line begins that a runner of GitHub Actions takes for a command."""
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_SIGNED = re.compile(r"[+-]\d+(?:[.,]\d+)*%?")


class Markdown(str):
    """Text that is Markdown already and needs no escaping."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """`text` on one line as Markdown that reads exactly so; a control or bidi character is named ("⟨U+202E⟩")."""
    return Markdown(_MARKUP.sub(r"\\\g<0>", plain(text)))


def plain(text: str) -> str:
    """`text` on one line; a control or bidi character is named, so that no terminal or reader is led astray."""
    line = re.sub(r"\s+", " ", text)
    return line if line.isprintable() else "".join(map(_visible, line))


def readable(text: str) -> str:
    """`text` with its lines, every other character that no reader would see named: what a terminal may be given."""
    return _replaced(text, lambda char: f"⟨U+{char:04X}⟩")


def quiet(text: str) -> str:
    """`text` with no line that a runner of GitHub Actions would take for a command: such a one gets a bar before it."""
    return _COMMAND.sub(r"\1| ", text)


def json_safe(text: str) -> str:
    """`text`, which is JSON, with every character that no reader would see as an escape: it means the same."""
    return _replaced(text, _escaped)


def _escaped(char: int) -> str:
    """The escape of JSON for a code point: two, in UTF-16, for one beyond U+FFFF."""
    pair = (char,) if char < 0x10000 else (0xD7C0 + (char >> 10), 0xDC00 + (char & 0x3FF))
    return "".join(f"\\u{half:04x}" for half in pair)


def cell(text: str) -> str:
    """`text` for a cell of a table: a spreadsheet shows what would be a formula, behind an apostrophe, as text."""
    shown = quiet(readable(text.replace("\r\n", "\n")))
    return f"'{shown}" if _FORMULA.match(shown) and not _SIGNED.fullmatch(shown) else shown


def _replaced(text: str, shown: Callable[[int], str]) -> str:
    """`text` with what is `shown` for each character that no reader would see; most texts have none."""
    unseen = {char: shown(char) for char in _unseen(text)}
    return text.translate(unseen) if unseen else text  # to translate nothing takes as long as to write the JSON


def _unseen(text: str) -> list[int]:
    """The code points of `text` that no reader would see, line feeds aside; few where there are any."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return []
    return [ord(char) for char in set(text) if char != "\n" and unicodedata.category(char) in _HIDDEN]


def code(text: str) -> Markdown:
    """`text` as a code span that is safe in a table cell."""
    line = plain(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if line[:1] in ("`", " ") or line[-1:] in ("`", " ") else ""
    return Markdown(f"{fence}{pad}{line}{pad}{fence}".replace("|", r"\|"))


def emphasise(text: str, span: Span) -> Markdown:
    """`text` as Markdown with `span` in bold; it grows by a letter where Markdown would not take it for bold."""
    start, end = _bold(text, span)
    if start == end:
        return escape(text)
    return Markdown(f"{escape(text[:start])}**{escape(text[start:end])}**{escape(text[end:])}")


def shorten(text: str, keep: Span, limit: int) -> tuple[str, Span]:
    """A piece of `text` of about `limit` code points around `keep`, whole words, and where `keep` lies in it."""
    start, end = keep
    if len(text) <= limit:
        return text, keep
    end = min(end, start + limit)
    room = max(0, limit - (end - start))
    left = _word_edge(text, max(0, min(start - room // 2, len(text) - limit)), start)
    right = _word_edge(text, min(len(text), max(end + room // 2, left + limit)), end)
    before = "… " if left else ""
    after = " …" if right < len(text) else ""
    piece = text[left:right]
    trimmed = piece.lstrip()
    shift = len(before) - left - (len(piece) - len(trimmed))
    return f"{before}{trimmed.rstrip()}{after}", (start + shift, end + shift)


def _visible(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩" if unicodedata.category(char) in _HIDDEN else char


def _word_edge(text: str, at: int, towards: int) -> int:
    """The word boundary nearest to `at` on the way to `towards`; `at` itself when there is none."""
    if at in (0, len(text)):
        return at
    low, high = sorted((at, towards))
    edge = text.find(" ", low, high) if at < towards else text.rfind(" ", low, high)
    return at if edge < 0 else edge


def _bold(text: str, span: Span) -> Span:
    """`span` without white space at its ends, grown until asterisks around it make bold type (CommonMark 6.2)."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while start and not text[start].isalnum() and _is_inner(text[start - 1]):
        start -= 1
    while end < len(text) and not text[end - 1].isalnum() and _is_inner(text[end]):
        end += 1
    return start, end


def _is_inner(char: str) -> bool:
    """True for a character that keeps asterisks beside punctuation from being read as bold."""
    return not char.isspace() and not unicodedata.category(char).startswith("P")

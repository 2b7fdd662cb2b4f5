"""Text that a content system keeps in blocks: strings, lists and objects of JSON -> paragraphs.

The blocks of Arc, WordPress, Editor.js, Portable Text, Slate, ProseMirror, Lexical and Draft.js are alike enough to be
read by one rule: a block holds words, or other blocks, and perhaps a caption. Left out are blocks that link to other
stories, advertise or ask to subscribe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, structs

from .fragment import line_of, paragraphs_of

_KINDS = ("type", "_type", "nodeType", "blockName")
_WORDS = ("text", "content", "value", "innerHTML", "html", "rendered", "processed", "body", "plaintext", "#text")
"""What holds the words of a block, the first that does."""
_INNER = (
    "content_elements", "innerBlocks", "children", "content", "nodes", "blocks", "data", "root", "document", "body",
)  # fmt: skip
"""What holds the blocks in a block, the first that does."""
_ITEMS = "items"
_BESIDE = ("caption", "citation")
_INLINE = frozenset(
    "text span link autolink hyperlink entryhyperlink assethyperlink a b i u strong em mark mention hashtag linebreak "
    "hardbreak break tab".split()
)
"""Kinds of what stands within a paragraph."""
_ELSEWHERE = frozenset("interstitiallink relatedstories advertisement ad newsletter subscribe".split())
_BREAKS = frozenset("linebreak hardbreak break tab".split())
_BULLET = "• "
_CELL = " | "
_NONE = re.compile("[\\x00\ud800-\udfff]")
_FOLDED = re.compile(r"[^a-z]")


class Piece(Struct, frozen=True):
    """A string that holds text."""

    raw: str
    """As it stands in the file."""
    paragraphs: tuple[str, ...]


def clean(text: str) -> str:
    """`text` with U+FFFD for what is no character: NUL and halves of a surrogate pair."""
    return _NONE.sub("\ufffd", text)


def pieces_of(value: object) -> Iterator[Piece]:
    """The text in `value`, in order: that of a string, of a list of paragraphs or blocks, of a block.

    Raises:
        RecursionError: blocks stand in blocks some hundred times.
    """
    if isinstance(value, str):
        paragraphs = paragraphs_of(clean(value))
        if paragraphs:
            yield Piece(value, paragraphs)
    elif isinstance(value, list):
        for one in value:
            yield from _row(one) if isinstance(one, list) else pieces_of(one)
    elif isinstance(value, dict):
        yield from _block(value)


def _block(block: Mapping[str, object]) -> Iterator[Piece]:
    """The text of one block: its words or the blocks in it, its items, its caption."""
    kind = _kind(block)
    if kind in _ELSEWHERE:
        return
    pieces = _inside(block)
    yield from _bulleted(pieces) if kind.endswith("listitem") or block.get("listItem") else pieces
    items = block.get(_ITEMS)
    for item in items if isinstance(items, list) else ():
        yield from _bulleted(pieces_of(item))
    for name in _BESIDE:
        yield from pieces_of(block.get(name))


def _inside(block: Mapping[str, object]) -> Iterator[Piece]:
    for name in _WORDS:
        words = list(pieces_of(value)) if isinstance(value := block.get(name), str) else []
        if words:
            yield from words
            return
    inner = next((value for name in _INNER if isinstance(value := block.get(name), list | dict) and value), None)
    if isinstance(inner, list) and all(map(_is_inline, inner)) and "content_elements" not in block:
        spans = list(_spans(inner))
        paragraphs = paragraphs_of(clean("".join(spans)))
        if paragraphs:
            yield Piece(next(filter(str.strip, spans)), paragraphs)
    else:
        yield from pieces_of(inner)


def _spans(nodes: list[object]) -> Iterator[str]:
    """The words of what stands within a paragraph."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            words = next((value for name in _WORDS if isinstance(value := node.get(name), str)), None)
            inner = next((value for name in _INNER if isinstance(value := node.get(name), list)), [])
            if words is not None:
                yield words
            elif _kind(node) in _BREAKS:
                yield " "
            else:
                yield from _spans(inner)


def _is_inline(node: object) -> bool:
    return isinstance(node, str) or (isinstance(node, dict) and _kind(node) in _INLINE)


def _row(cells: list[object]) -> Iterator[Piece]:
    """The row of a table, one paragraph."""
    found = [(cell, words) for cell in cells if isinstance(cell, str) and (words := line_of(clean(cell)))]
    if found:
        yield Piece(found[0][0], (_CELL.join(words for _, words in found),))


def _bulleted(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """`pieces` with a bullet before the first paragraph, unless it has one."""
    first = next(pieces, None)
    if first is not None:
        head, *rest = first.paragraphs
        yield structs.replace(first, paragraphs=(head if head.startswith(_BULLET) else _BULLET + head, *rest))
    yield from pieces


def _kind(block: Mapping[str, object]) -> str:
    """What the block says that it is, in letters alone: "listitem" for "list-item"."""
    kind = next((value for name in _KINDS if isinstance(value := block.get(name), str)), "")
    return _FOLDED.sub("", kind.lower())

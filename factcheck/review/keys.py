"""Which key does what on the page: one key for each step, and what settings files may change of it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from ..errors import SettingsError

KEYS: dict[str, tuple[str, ...]] = {
    "real": ("1", "a"),
    "same": ("2", "x"),
    "both": ("3",),
    "unclear": ("4",),
    "skip": ("Space",),
    "undo": ("u", "Backspace"),
    "flag": ("f",),
    "note": ("n",),
    "next": ("j", "ArrowDown", "ArrowRight"),
    "previous": ("k", "ArrowUp", "ArrowLeft"),
    "article": ("o",),
    "rule": ("r",),
    "search": ("/",),
    "help": ("?",),
    "quit": ("q",),
}
"""What can be done -> its keys, the first of which is shown."""
NAMED = (
    "Space", "Backspace", "Delete", "Enter", "Insert", "Home", "End", "PageUp", "PageDown",
    "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", *(f"F{number}" for number in range(1, 13)),
)  # fmt: skip
"""Keys that have a name in place of a letter; Escape and Tab are the browser's."""
SIGNS = {"Space": "space", "Backspace": "⌫", "ArrowUp": "↑", "ArrowDown": "↓", "ArrowLeft": "←", "ArrowRight": "→"}
"""How a named key is shown, where that is not its name."""


def keys_with(changes: Mapping[str, tuple[str, ...]], where: object) -> dict[str, tuple[str, ...]]:
    """`KEYS` with `changes`; `where` is the file that they come from.

    Raises:
        SettingsError: a key is unknown, or does two things.
    """
    keys = KEYS | {
        what: tuple(_known(key, f"{where}: review.keys.{what}") for key in own) for what, own in changes.items()
    }
    taken: dict[str, str] = {}
    for what, own in keys.items():
        for key in own:
            other = taken.setdefault(key, what)
            if other != what:
                raise SettingsError(
                    f"{where}: review.keys: {key!r} is both {other!r} and {what!r}. Give one another key."
                )
    return keys


def sign(key: str) -> str:
    """`key` as a button shows it."""
    return SIGNS.get(key, key)


def _known(key: str, where: str) -> str:
    """`key` as the page calls it: a letter is the same in upper case."""
    if len(key) == 1 and key.isprintable() and key != " ":
        return key.lower()
    names = {name.lower(): name for name in NAMED}
    if key.strip().lower() in names or key == " ":
        return names.get(key.strip().lower(), "Space")
    near = get_close_matches(key.lower(), names, n=1)
    cure = f"Did you mean {names[near[0]]!r}?" if near else f"Give one sign, or one of {', '.join(NAMED)}."
    raise SettingsError(f"{where}: {key!r} is no key. {cure}")

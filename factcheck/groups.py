"""Things that belong together because each is tied to the next: told two by two, they come out as groups."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Protocol):
    """What has an order, as tuples of names and numbers have."""

    def __lt__(self, other: Any, /) -> bool: ...


Item = TypeVar("Item", bound=Sortable)


class Groups(Generic[Item]):
    """Groups of items, each known by its least one, its root: they do not hang on the order in which items are joined.

    An item that was asked for and never joined is a group of its own.
    """

    def __init__(self) -> None:
        self._above: dict[Item, Item] = {}

    def root(self, item: Item) -> Item:
        """The least item of the group of `item`."""
        above = self._above
        above.setdefault(item, item)
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def join(self, one: Item, other: Item) -> Item:
        """The root of the group that those of `one` and `other` are from now on."""
        left, right = self.root(one), self.root(other)
        least, rest = (right, left) if right < left else (left, right)
        self._above[rest] = least
        return least

    def all(self) -> list[list[Item]]:
        """Every group, each in order, in the order of their roots."""
        found: dict[Item, list[Item]] = defaultdict(list)
        for item in sorted(self._above):
            found[self.root(item)].append(item)
        return list(found.values())

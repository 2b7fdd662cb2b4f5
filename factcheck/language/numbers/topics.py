"""What a number is of, within its rule: as other numbers are compared with it, and as a reader is told it."""

from __future__ import annotations

from msgspec import Struct


class Topic(Struct, frozen=True):
    """What is compared; of a bare count or an ordinal, which its noun tells apart, nothing."""

    name: str = ""
    """A state, an owner, an aspect, a role; which way something moved by a share: "rise"."""
    grade: str = ""
    """Of those hurt: "grave" or "slight"; empty for all."""
    overall: bool = False
    """True for those of a whole war or epidemic."""
    moved: str = ""
    """What rose or fell by a share, where that is told: "profit"."""
    rate: bool = False
    """True for an amount of money that is paid each time or for each piece: "$82 a share"."""

    def is_of(self, state: str) -> bool:
        """True for those in `state`, whatever its grade, but of no whole war."""
        return self.name == state and not self.overall


class Subject(Struct, frozen=True):
    """What a reader is told."""

    what: str
    """What is counted or measured: "people killed", "amount of money"."""
    beside: str = ""
    """The noun beside a number that may say more of it, and may not: the shares of "$3 million in shares"."""

    def __str__(self) -> str:
        return f"{self.what} ({self.beside})" if self.beside else self.what

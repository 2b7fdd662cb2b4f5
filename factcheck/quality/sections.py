"""A section of a page of figures as Markdown: what `reports/` shows of quality, speed and size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def section(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a heading and a table, a blank one behind them; shares and the like with two decimals."""
    head = [f"## {title}", "", _row(header), "|" + " --- |" * len(header)]
    return [*head, *map(_row, rows), ""]


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(f'{cell:.2f}' if isinstance(cell, float) else str(cell) for cell in cells)} |"

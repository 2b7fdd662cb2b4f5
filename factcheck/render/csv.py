"""The report as a table: a row per position of each finding, then a row per notice.

Tables are opened in spreadsheets, so a text is never a formula there, and stands in quotes whatever parts their cells.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from ..model import Notice, Report
from .markup import cell


def render(report: Report) -> str:
    """The comma-separated values, with a line of names; the columns are those of `Report.to_frame`."""
    frame = report.to_frame()
    names = [field.name for field in fields(Notice) if field.name in frame.columns]
    noticed = [
        {name: getattr(notice, name) for name in names} | {"why": notice.message, "active": True}
        for notice in report.notices
    ]
    rows = [[row.get(name) for name in frame.columns] for row in noticed]
    return table([*frame.astype(object).values.tolist(), *rows], list(frame.columns))


def table(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> str:
    """`rows` below a line of `names`, as comma-separated values."""
    import pandas as pd  # takes a second: only who asks for a table waits for it

    told = [[cell(str(value)) if isinstance(value, str) else value for value in row] for row in rows]
    frame = pd.DataFrame(told, columns=list(names), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC))

"""The report as a table: a row per position of each finding, then a row per notice."""

from __future__ import annotations

from dataclasses import fields

from ..model import Notice, Report


def render(report: Report) -> str:
    """The comma-separated values, with a line of names; the columns are those of `Report.to_frame`."""
    import pandas as pd  # takes a second: only who asks for a table waits for it

    frame = report.to_frame()
    names = [field.name for field in fields(Notice) if field.name in frame.columns]
    rows = [
        {name: getattr(notice, name) for name in names} | {"why": notice.message, "active": True}
        for notice in report.notices
    ]
    table = pd.concat([frame.astype(object), pd.DataFrame(rows, columns=frame.columns, dtype=object)])
    return str(table.to_csv(index=False, lineterminator="\n"))

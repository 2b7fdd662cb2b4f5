"""The report as workflow commands of GitHub Actions: annotations where reviewers look.

GitHub shows ten errors and ten warnings of a step and drops the rest in silence, so the worst come first and the last
says how many are hidden. Notices share the ten of the warnings.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Finding, Notice, Report
from .listing import files_of, grave, new_first, outlets_of
from .markup import plain

MOST = 10
"""Annotations of a sort that GitHub shows."""


def render(report: Report) -> str:
    """The annotations, worst first; a line feed alone when there is none."""
    command = _commands(report)
    commands = [(grave(one.severity, ("error", "warning", "notice")), one) for one in report.counting]
    errors = [command(level, one) for level, one in commands if level == "error"]
    others = [command(level, one) for level, one in commands if level != "error"]
    lines = [*_capped(errors, "error"), *_capped(others, "warning")]
    return "\n".join(lines) + "\n"


def _capped(lines: list[str], level: str) -> list[str]:
    if len(lines) <= MOST:
        return lines
    hidden = len(lines) - MOST + 1
    return [*lines[: MOST - 1], f"::{level} title=factcheck::{hidden} more are hidden here; the job summary has them."]


def _commands(report: Report) -> Callable[[str, Finding | Notice], str]:
    """What gives the command of a level for a finding or a notice of `report`."""
    outlet, new, file = outlets_of(report), new_first(report), files_of(report)
    unlined = {article.source for article in report.articles if article.extracted}

    def command(level: str, one: Finding | Notice) -> str:
        if isinstance(one, Notice):
            return _line(level, file(one.source), one.line, one.code, one.message)
        places = new(one)
        said = (f"{outlet(p.source)} ({p.source}:{p.line}): {p.value}" for p in places)
        first = places[0]
        line = 0 if first.source in unlined else first.line
        message = "\n".join([one.why, *said, f"severity {one.severity}, confidence {one.confidence_shown}"])
        return _line(level, file(first.source), line, f"{one.code} {one.subject}", message)

    return command


def _line(level: str, file: str, line: int, title: str, message: str) -> str:
    """One command; a `line` of 0 is none: of a feed, say, the lines counted are not those of the file."""
    properties = {"file": file, **({"line": str(line)} if line else {}), "title": title}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    """`text` as a command's message: its lines stay, other controls are named."""
    lines = "\n".join(map(plain, text.split("\n")))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

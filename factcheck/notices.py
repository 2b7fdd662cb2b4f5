"""What a check has to say besides findings: an article that cannot be read, a suppression that does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from .model import Notice, Severity


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """What one code of a notice means."""

    name: str
    severity: Severity
    why: str


UNUSED, EXPIRED = "FC901", "FC902"
UNREADABLE, FOREIGN, NO_ARTICLE, UNTOLD, UNCOMPARED = "FC910", "FC911", "FC912", "FC913", "FC914"
NOTICES: dict[str, NoticeRule] = {
    UNUSED: NoticeRule(
        "unused", Severity.LOW, "A suppression meets no finding: the articles changed, or it has a slip."
    ),
    EXPIRED: NoticeRule("expired", Severity.MEDIUM, "A suppression's last day has passed, so it suppresses nothing."),
    UNREADABLE: NoticeRule("unreadable", Severity.MEDIUM, "An article could not be read, so nothing checked it."),
    FOREIGN: NoticeRule("foreign", Severity.INFO, "An article is not in English, so it was compared with nothing."),
    NO_ARTICLE: NoticeRule(
        "no-article", Severity.INFO, "A file or an entry lies among articles and is none: it was passed over."
    ),
    UNTOLD: NoticeRule(
        "untold", Severity.HIGH, "A mistake of factcheck's own ended the comparison of a story; the others were told."
    ),
    UNCOMPARED: NoticeRule(
        "uncompared",
        Severity.HIGH,
        "Nothing was compared: no two of the articles are on one event, and no archive was named. With `--against` or "
        "`--changed-since` it is not said: a new event has no other article. Nor is it where `--allow-empty` lets the "
        "archive be empty.",
    ),
}
"""Code -> what it means."""


def notice(code: str, message: str, source: str, line: int = 1) -> Notice:
    """A notice on `source`; its fingerprint names code, message and file, not the line."""
    name = sha256(f"{code}|{message}|{source}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Notice(code, NOTICES[code].severity, message, source, name, line)

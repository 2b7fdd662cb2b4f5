"""A review as HTML: the page, and the parts of it that change while one works.

The templates lie in `page/`, beside the style sheet and the script. Whatever they print is escaped, and a control or
bidi character of an article is named.
"""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from urllib.parse import urlencode

from markupsafe import Markup, escape
from msgspec import Struct, structs

from ..camps import by_camp
from ..decisions import Verdict
from ..errors import ReviewError
from ..model import Kind, Severity
from ..render.html import SIGNS, day, dots
from ..render.listing import by_source, by_wording, taken_of
from ..render.markup import plain
from ..render.templates import templates
from ..rules import Rulebook
from .evidence import Evidence, Piece, whole
from .keys import sign
from .session import Filter, Item, ReviewProgress, Session, Standing

STATIC = Path(__file__).parent / "page"
_WINDOW = 40
"""Rows of the list that are sent; the others are a key or a link away."""
_BEFORE = 15
"""How many of them stand before the one that is shown."""


class Word(Struct, frozen=True):
    """How a verdict is called."""

    name: str
    hint: str
    sign: str


VERDICTS = {
    Verdict.REAL: Word("Real difference", "the sources differ", "≠"),
    Verdict.SAME: Word("No difference", "the same fact, or two things", "="),
    Verdict.BOTH: Word("Both true", "other scope or time", "&"),
    Verdict.UNCLEAR: Word("Cannot tell", "from these texts", "?"),
}
_LISTS = {
    Standing.ALL: "All",
    Standing.OPEN: "To decide",
    Standing.DECIDED: "Decided",
    Standing.FLAGGED: "Flagged",
    Standing.SKIPPED: "Skipped",
    Standing.DISPUTED: "Disputed",
}


class Pages:
    """What the browser is sent of a review."""

    def __init__(self, session: Session, rules: Rulebook, keys: dict[str, tuple[str, ...]]) -> None:
        self.session = session
        self._evidence = Evidence(session.report)
        self._rules = {rule.code: (kind, rule) for kind, file in rules.items() for rule in file.rules}
        environment = templates("review/page", Markup, plain)
        environment.globals |= {
            "terms": session.terms,
            "log": session.log.path.name,
            "abouts": {story.id: story.about or story.id for story in session.report.stories},
            "outlet": session.outlet,
            "taken": {} if session.terms.blind else taken_of(session.report),
            "subject": session.subject,
            "keys": keys,
            "keys_json": json.dumps({key: what for what, own in keys.items() for key in own}),
            "sign": sign,
            "VERDICTS": VERDICTS,
            "SIGNS": SIGNS,
            "marked": _marked,
            "dots": dots,
            "day": day,
            "by_camp": by_camp,
            "by_source": by_source,
            "by_wording": by_wording,
            "left": left,
            "grouped": "{:,}".format,
        }
        self._environment = environment
        self._choices = self._filters()

    def page(self, shown: Filter, fingerprint: str = "") -> str:
        """The whole page, on that finding or the first that waits."""
        return self._render("page", **self._content(shown, fingerprint))

    def parts(self, shown: Filter, fingerprint: str = "", message: str = "") -> dict[str, str]:
        """The parts of the page that change, by the id of their place; `url` and `title` too, and a `message`."""
        content = self._content(shown, fingerprint)
        parts = {name: self._render(name, **content) for name in ("finding", "list", "progress")}
        return {**parts, "url": str(content["url"]), "title": str(content["title"]), "message": plain(message)}

    def articles(self, fingerprint: str) -> str:
        """The full articles of a finding, side by side.

        Raises:
            ReviewError: there is no such finding.
        """
        item = self.session.find(fingerprint)
        sides = [(side, whole(side)) for side in self._evidence.sides(item.finding)]
        return self._render("articles", item=item, sides=sides)

    def rule(self, code: str) -> str:
        """What a rule is about.

        Raises:
            ReviewError: there is no such rule, or the review is blind.
        """
        if code not in self._rules or self.session.terms.blind:
            raise ReviewError(f"there is no rule {code!r} to show. Go back to the finding.")
        kind, rule = self._rules[code]
        return self._render("rule", kind=kind, rule=rule)

    def _content(self, shown: Filter, fingerprint: str) -> dict[str, object]:
        """What the templates are filled with."""
        session = self.session
        items = session.queue(shown)
        item = session[fingerprint] if fingerprint in session else _first(items)
        place = session.place(item, items) if item else 0
        inside = place < len(items) and items[place] is item
        start = max(0, min(place - _BEFORE, len(items) - _WINDOW))
        progress = session.progress()
        query = {name: value for name, value in structs.asdict(shown).items() if value}

        def address(one: Item | None, **changes: str) -> str:
            given = {"finding": one.fingerprint} if one else {}
            return "/?" + urlencode({name: value for name, value in {**query, **given, **changes}.items() if value})

        return {
            "item": item,
            "finding": item.finding if item else None,
            "sides": self._evidence.sides(item.finding) if item else [],
            "silent": self._evidence.silent(item.finding) if item else [],
            "agreeing": self._evidence.agreeing(item.finding) if item else [],
            "place": place + 1 if inside else 0,
            "items": items,
            "window": items[start : start + _WINDOW],
            "start": start,
            "earlier": items[start - 1] if start else None,
            "later": items[start + _WINDOW] if start + _WINDOW < len(items) else None,
            "before": items[place - 1] if place else None,
            "after": next(iter(items[place + inside :]), None),
            "progress": progress,
            "lists": self._lists(shown),
            "shown": shown,
            "address": address,
            "url": address(item),
            "title": f"{session.subject(item.finding)}: {progress.done} of {progress.total}"
            if item
            else "factcheck review",
            "choices": self._choices,
            "once": secrets.token_hex(8),
            "last": session.last,
            "own_note": self._own_note(item),
        }

    def _lists(self, shown: Filter) -> list[tuple[str, str, int]]:
        """The lists: name, label, and how many each has; those that have none are left out, but for the first two."""
        counts = self.session.counts(shown)
        always = (Standing.ALL, Standing.OPEN, shown.standing)
        return [(one.value, label, counts[one]) for one, label in _LISTS.items() if counts[one] or one in always]

    def _filters(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """The filters: name, label, and the values that can be chosen with their labels."""
        report, findings = self.session.report, self.session.findings
        severities = {finding.severity for finding in findings}
        kinds = {finding.kind for finding in findings}
        stories = {finding.story for finding in findings}
        outlets = sorted({self.session.outlet(p.source) for finding in findings for p in finding.positions})
        choices = [
            ("severity", "Severity", [(one.value, one.value) for one in Severity if one in severities]),
            ("kind", "Kind", [(one.value, one.value) for one in Kind if one in kinds]),
            ("story", "Story", [(one.id, one.about or one.id) for one in report.stories if one.id in stories]),
            ("outlet", "Outlet", [(name, name) for name in outlets]),
        ]
        return [one for one in choices if len(one[2]) > 1 and not (self.session.terms.blind and one[0] == "severity")]

    def _own_note(self, item: Item | None) -> Markup:
        """This reviewer's note with its lines, which what is printed otherwise has lost."""
        notes = item.notes if item else ()
        return escape(next((one.note for one in notes if one.reviewer == self.session.terms.reviewer), ""))

    def _render(self, name: str, **content: object) -> str:
        return self._environment.get_template(f"{name}.html.jinja").render(**content)


def left(progress: ReviewProgress) -> str:
    """How long the rest will take, in words; empty while that is not known."""
    if progress.minutes is None or progress.done == progress.total:
        return ""
    if progress.minutes < 1:
        return "less than a minute left"
    amount, unit = (progress.minutes, "minute") if progress.minutes < 90 else (progress.minutes / 60, "hour")
    return f"about {round(amount)} {unit}{'s' if round(amount) != 1 else ''} left"


def _first(items: list[Item]) -> Item | None:
    """The first that waits and was not skipped, or else the first."""
    return next((item for item in items if item.waits and not item.skipped), items[0] if items else None)


def _marked(piece: Piece) -> Markup:
    """`piece` with marks for the words that differ and for the rest of the sentence."""
    text = escape(plain(piece.text))
    if piece.differs:
        return Markup("<mark>{}</mark>").format(text)
    return Markup('<span class="told">{}</span>').format(text) if piece.told else text

"""Acts of which a story mostly has one: the alarm, the finding of a person, who presides."""

from __future__ import annotations

import re

from ...text import words
from ..clauses.clause import Chunk, Clause
from .named_acts import ALARM
from .who import is_people, listed_stems, listed_words


def one_thing(act: str, clause: Clause, whom: Chunk | None, person: bool) -> str:
    """What an act that a story mostly has once is done to: "alarm", "person", "sitting"; "" for any other.

    `person` tells that a name or a pronoun for a person stands there.
    """
    if _OFTEN.search(clause.text):
        return ""
    if act == "alert":
        return ALARM if whom is not None and whom.start == whom.end and whom.text == ALARM else ""
    if act == "preside":
        return "sitting" if whom is None or not whom.text or whom.stems & listed_stems("sittings") else ""
    if act != "find" or whom is None or (not clause.passive and whom.text.lower() in ("he", "she", "they")):
        return ""  # "a doctor found she had lived" finds nobody
    plain = _STATE.sub("", whom.text.rstrip())
    spoken = {word.lower for word in words(plain)}
    is_person = person or spoken & listed_words("bodies") or is_people(plain)
    return "person" if is_person or whom.text.lower() in ("them", "they") else ""


_OFTEN = re.compile(r"\b(?:times|often|repeatedly|regularly)\b")
"""Where an act is told of that was done again and again."""
_STATE = re.compile(r",\s\d+,?\Z|\s(?:alive|dead|unresponsive|unconscious|lifeless|asleep|safe|unharmed|injured)\Z")
"""How old or how well somebody was who was found, behind the word for who it was."""

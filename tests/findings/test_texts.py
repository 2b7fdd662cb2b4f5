"""The articles of a story as findings look at them."""

from __future__ import annotations

from factcheck.findings.texts import Texts
from factcheck.lines import line_at
from factcheck.model import Member, Story

from ..factory import article


def test_texts_know_the_lines_and_the_voice_of_each_article() -> None:
    left, right = article("The quay burned.\n\nNobody was hurt.", "a.txt"), article("A fire broke out.", "b.txt")
    story = Story("", "", (Member("a.txt"), Member("b.txt", reprint_of="a.txt")))
    texts = Texts.of([left, right], [], story)
    assert {source: line_at(lines, 18) for source, lines in texts.lines.items()} == {"a.txt": 3, "b.txt": 1}
    assert texts.voices.own == {"a.txt": "a.txt", "b.txt": "a.txt"}

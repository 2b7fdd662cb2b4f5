"""Which of those who take part may be the same."""

from __future__ import annotations

import pytest

from factcheck.language.parts.who import Named, one_bearer, one_family
from factcheck.model import MentionKind

PERSON, BODY = MentionKind.PERSON, MentionKind.BODY


@pytest.mark.parametrize(
    ("family", "member", "expected"),
    [
        ("Novaks", "Anna Novak", True),
        ("Ellises", "Mark Ellis", True),
        ("Marches", "Lena March", True),
        ("Ellises", "Anna Novak", False),
        ("Ellis", "Mark Ellis", False),
    ],
)
def test_a_family_is_known_by_the_plural_of_its_name(family: str, member: str, expected: bool) -> None:
    several, one = Named(family, BODY, ""), Named(member, PERSON, "")
    assert one_family(several, one) is one_family(one, several) is expected


def test_two_names_of_two_sorts_are_one_bearers_or_not_whichever_comes_first() -> None:
    person, body = Named("Denise Ellis", PERSON, ""), Named("Ellises", BODY, "")
    assert one_bearer(person, body) is one_bearer(body, person)

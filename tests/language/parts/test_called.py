"""By which words an article calls those whom it names."""

from __future__ import annotations

import pytest

from factcheck.language.parts.called import called
from factcheck.text import stem
from tests.factory import article


@pytest.mark.parametrize(
    ("text", "name", "by"),
    [
        (
            "Engineering group Veldmark Industries has agreed to a sale.",
            "Veldmark Industries",
            {"engineering", "group"},
        ),
        ("It will buy the pump maker Corrin Ltd for cash.", "Corrin Ltd", {"pump", "maker"}),
        ("Ina Holm, the deputy mayor, opened the bridge.", "Ina Holm", {"deputy", "mayor"}),
        ("A detective arrested Tomas Veld on Monday.", "Tomas Veld", set()),
        ("The mayor met Ina Holm on Monday.", "Ina Holm", set()),
    ],
)
def test_words_right_beside_a_name_describe_it(text, name, by):
    found = called(article(text).sentences)
    assert found.get(name, frozenset()) == {stem(word) for word in by}

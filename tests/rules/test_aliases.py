"""Aliases: names that are one bearer's make no difference any more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.language.names import squeeze
from factcheck.review.alias_groups import with_groups
from factcheck.rules.aliases import apply_aliases, load_aliases

from ..factory import article

FILE = Path("words/aliases.yaml")


@pytest.fixture
def rules(tmp_path):
    """A folder of rules with the aliases that are given."""

    def rules(text: str):
        (tmp_path / "words").mkdir(exist_ok=True)
        (tmp_path / "words/aliases.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return rules


def test_every_name_of_a_group_is_read_as_its_first(rules):
    found = load_aliases(rules("aliases:\n  - [Choe Son Hui, Choe Sun-hee]\n"))
    assert found == {"choesonhui": "Choe Son Hui", "choesunhee": "Choe Son Hui"}


def test_groups_that_share_a_name_are_one(rules):
    found = load_aliases(rules("aliases:\n  - [Hasan, Khasan]\n  - [Chasan, Chassan]\n  - [Khasan, Chasan]\n"))
    assert set(found.values()) == {"Hasan"}


def test_a_file_that_changed_is_read_again(rules):
    assert load_aliases(rules("aliases:\n  - [Hasan, Khasan]\n"))
    assert load_aliases(rules("aliases: []\n")) == {}


def test_there_are_none_without_a_file(tmp_path):
    assert load_aliases(tmp_path) == {}


def test_a_group_of_one_is_a_mistake_with_its_line(rules):
    with pytest.raises(RuleError, match=r"aliases\.yaml:2:5: .*must hold 2 or more"):
        load_aliases(rules("aliases:\n  - [Hasan]\n"))


def test_mentions_are_renamed_and_the_text_stays():
    given_ = article("Choe Sun Hee spoke in Vienna on Monday. Later Choe left.")
    (renamed,) = apply_aliases([given_], {"choesunhee": "Choe Son Hui"})
    names = {mention.name for sentence in renamed.sentences for mention in sentence.mentions}
    assert "Choe Son Hui" in names
    assert "Choe Sun Hee" not in names
    assert [s.text for s in renamed.sentences] == [s.text for s in given_.sentences]


def test_what_people_wrote_in_the_file_stays():
    before = "# ours\naliases:\n  - [A b, A c]  # since May"
    assert with_groups(FILE, before, [("D e", "D f")]) == before + "\n  - [D e, D f]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("aliases:\n- [A b, A c]\n", "aliases:\n- [A b, A c]\n- [D e, D f]\n"),
        ("aliases:\n    - [A b, A c]\n", "aliases:\n    - [A b, A c]\n    - [D e, D f]\n"),
        ("aliases: [[A b, A c]]\n", "aliases: [[A b, A c], [D e, D f]]\n"),
        ("# ours\naliases: [] # none yet\n", "# ours\naliases:\n  - [D e, D f]\n# none yet\n"),
    ],
)
def test_a_group_is_added_as_the_list_is_written(before, after):
    assert with_groups(FILE, before, [("D e", "D f")]) == after


@pytest.mark.parametrize("before", ["# nothing\n", "{}\n", "aliases: [[A b, A c],]\n", "aliases:\n- [A, B]\n...\n"])
def test_what_would_not_read_back_is_an_error_with_the_cure(before):
    with pytest.raises(RuleError, match=r"words/aliases\.yaml: cannot add .* Write `aliases:`"):
        with_groups(FILE, before, [("D e", "D f")])


@given(st.lists(st.text("abc:#[]{},'\"\\ é-\n", min_size=1).filter(str.strip), min_size=2, max_size=3))
def test_any_name_is_read_back_as_it_was_written(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "words").mkdir()
    (folder / "words/aliases.yaml").write_text(with_groups(FILE, "", [names]), encoding="utf-8")
    assert set(load_aliases(folder)) == {squeeze(name) for name in names}

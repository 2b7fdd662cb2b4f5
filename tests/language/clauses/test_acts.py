"""Acts: clauses with people, words in one form, and how telling each word is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.acts import Act, acts, canon, canonical_stems, jaccard, people_in, shared_weight
from factcheck.text import stem
from tests.factory import article

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)


def found(text: str, verb: str) -> Act:
    """The one act of `text` with this verb."""
    (act,) = [act for act in acts(article(text)) if act.clause.verb == stem(verb)]
    return act


def test_synonyms_and_spellings_share_one_form() -> None:
    assert canonical_stems("Cops probed the neighbouring homes.") == canonical_stems(
        "Officers investigated neighboring houses."
    )


def test_words_that_differ_keep_apart() -> None:
    assert canon(stem("bakery")) != canon(stem("brewery"))


def test_a_pronoun_counts_as_the_person_last_spoken_of() -> None:
    text = "Mayor Ina Holm opened the yard. She praised the workers."
    assert found(text, "praise").persons == {"holm"}


def test_a_name_set_off_by_a_comma_belongs_to_the_subject() -> None:
    act = found("The bus driver, Peter Lund, 52, slept at the depot.", "sleep")
    assert "lund" in act.persons


def test_people_in_the_object_are_told_from_the_subject() -> None:
    act = found("Ina Holm accused Peter Lund of fraud.", "accuse")
    assert people_in(act, act.clause.object) == {"lund"}
    assert people_in(act, act.clause.subject) == {"holm"}


def test_offsets_of_a_clause_lead_into_its_sentence() -> None:
    source = article("A storm hit Ostend. Two ferries sank near the pier.")
    texts = [act.sentence.text[act.clause.start : act.clause.end] for act in acts(source)]
    assert texts == ["A storm hit Ostend", "Two ferries sank near the pier"]


def test_rare_shared_words_weigh_more_than_words_of_every_sentence() -> None:
    text = "The ferry left. The ferry turned. The ferry sank near a lighthouse. The ferry was old."
    first = {act.clause.verb: act for act in acts(article(text))}
    rare = next(act for act in acts(article("The lighthouse saw it sink.")) if act.verb)
    common = next(act for act in acts(article("The ferry company closed.")) if act.verb)
    sinking = first[stem("sink")]
    assert shared_weight(sinking, rare) > shared_weight(sinking, common)


@given(WORDS)
def test_the_common_form_of_a_form_is_itself(word: str) -> None:
    assert canon(canon(word)) == canon(word)


@given(st.frozensets(WORDS), st.frozensets(WORDS))
def test_jaccard_is_symmetric_and_a_share(left: frozenset[str], right: frozenset[str]) -> None:
    assert jaccard(left, right) == jaccard(right, left)
    assert 0 <= jaccard(left, right) <= 1


def test_what_is_told_of_a_wife_is_not_told_of_her_husband() -> None:
    assert found("Peter Lund's wife fled.", "flee").persons == set()
    assert found("Peter Lund slept. His wife fled.", "flee").persons == set()
    assert found("Peter Lund slept. He fled.", "flee").persons == {"lund"}


def test_a_pronoun_is_for_the_one_last_spoken_of_who_is_of_its_sex() -> None:
    told = "Peter Lund slept. His marriage to Anna Holm ended."
    assert found(f"{told} He fled.", "flee").persons == {"lund"}
    assert found(f"{told} She fled.", "flee").persons == {"holm"}
    assert found("Anna Holm accused Peter Lund. He fled.", "flee").persons == {"lund"}
    assert found("Anna Holm slept. He fled.", "flee").persons == set()


def test_who_is_called_by_age_or_children_is_the_person_last_spoken_of() -> None:
    assert found("Ina Holm slept. The 47-year-old fled.", "flee").persons == {"holm"}
    assert found("Ina Holm slept. The mother of three fled.", "flee").persons == {"holm"}
    assert found("Ina Holm slept. The guard fled.", "flee").persons == set()


def test_a_pronoun_stands_for_the_noun_before_it() -> None:
    assert found("The driver slept. He fled.", "flee").meant == canon(stem("driver"))
    assert found("The driver fled.", "flee").meant == ""


def test_who_is_new_and_without_a_name_is_not_the_person_last_named() -> None:
    text = "Ina Holm slept. A man was seen near the gate. He fled."
    assert found(text, "flee").persons == set()

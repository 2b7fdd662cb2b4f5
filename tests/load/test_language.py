"""Texts that are hardly English are named."""

from __future__ import annotations

import pytest

from factcheck.load import load_article
from factcheck.load.language import NOTE, is_english

ENGLISH = """Four people were killed in a fire at a cannery in the harbour in the night to Tuesday, the fire brigade
said. The fire broke out at about two in the morning in a warehouse where workers were asleep. What
caused it is not known."""
FRENCH = """Un incendie a ravagé dans la nuit de lundi à mardi une conserverie du port, faisant quatre morts et dix
blessés, ont annoncé les pompiers. Le feu s'est déclaré vers deux heures du matin dans un entrepôt où
dormaient des ouvriers. Le maire de la ville, qui s'est rendu sur place, a promis une enquête sur ce qui
a provoqué le sinistre."""
GERMAN = """Bei einem Brand in einer Fischfabrik sind in der Nacht zum Dienstag vier Menschen ums Leben gekommen,
wie die Feuerwehr mitteilte. Das Feuer war gegen zwei Uhr in einer Lagerhalle ausgebrochen, in der
Arbeiter schliefen. Was den Brand ausgelöst hat, ist noch nicht bekannt, sagte der Staatsanwalt, es war
aber wohl ein Kurzschluss in einer Leitung."""


def test_english_is_english():
    assert is_english(ENGLISH)


@pytest.mark.parametrize("text", [FRENCH, GERMAN])
def test_its_neighbours_are_not(text):
    assert not is_english(text)


def test_nothing_is_said_of_a_few_words():
    assert is_english("Vier Menschen starben.")


def test_a_report_names_such_a_text(tmp_path):
    (tmp_path / "feu.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "fire.txt").write_text(ENGLISH, encoding="utf-8")
    assert load_article(tmp_path / "feu.txt").notes == (NOTE,)
    assert load_article(tmp_path / "fire.txt").notes == ()

"""Which language a text is in, and what becomes of an article that is not English."""

from __future__ import annotations

import pytest

from factcheck import Settings, check
from factcheck.data import load_words
from factcheck.load import load_article
from factcheck.load.language import NOTE, language_name, language_of
from factcheck.settings import Grouping

ENGLISH = (
    "The mayor of Saltmere said on Tuesday that the harbour would be closed for three days, because the ferry had "
    "struck the breakwater and was still lying across the channel when the storm came up from the south in the night."
)
GERMAN = (
    "Der Bürgermeister von Saltmere sagte am Dienstag, der Hafen werde für drei Tage geschlossen, weil die Fähre auf "
    "die Mole gelaufen sei und noch immer quer im Fahrwasser liege, als in der Nacht der Sturm aus dem Süden kam."
)
FRENCH = (
    "Le maire de Saltmere a déclaré mardi que le port serait fermé pendant trois jours, parce que le bac avait heurté "
    "le brise-lames et se trouvait encore en travers du chenal quand la tempête est arrivée du sud dans la nuit."
)
RUSSIAN = (
    "Мэр города сообщил во вторник, что порт будет закрыт на три дня, потому что паром столкнулся с волнорезом и всё "
    "ещё находился поперёк фарватера, когда ночью с юга пришёл сильный шторм, рассказали спасатели."
)
JAPANESE = (
    "市長は火曜日、フェリーが防波堤に衝突し、夜に南から嵐が来たときもまだ航路をふさいでいたため、港を三日間閉鎖すると発表した。"
) * 4


@pytest.mark.parametrize(
    ("text", "code"),
    [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (RUSSIAN, "ru"), (JAPANESE, "ja")],
)
def test_a_text_tells_its_language(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("市長は火曜日に港を三日間閉鎖すると発表した。", "ja"), ("Порт закрыт.", "en")]
)
def test_a_short_text_in_other_letters_tells_its_language_too(text, code):
    assert language_of(text) == code


def test_a_long_text_is_believed_and_not_what_its_file_says():
    assert language_of(ENGLISH, "fr") == "en"
    assert language_of(GERMAN, "en") == "de"


@pytest.mark.parametrize(("told", "code"), [("de-AT", "de"), ("EN", "en"), ("", "en"), ("german", "en")])
def test_of_a_short_text_the_file_says_the_language_or_it_is_english(told, code):
    assert language_of("Saltmere, 14.", told) == code


def test_every_language_has_an_english_name():
    assert language_name("de") == "German"
    assert language_name("xx") == "xx"
    assert all(isinstance(code, str) and len(code) == 2 for code in load_words("languages"))


def test_english_without_sentences_is_compared_and_noted(tmp_path):
    names = " ".join(f"Anna Berg {n} Lars Holm {n} Mary Stone {n} Saltmere Harbour {n}" for n in range(20))
    (tmp_path / "list.txt").write_text(names, "utf-8")
    article = load_article(tmp_path / "list.txt")
    assert (article.language, article.notes) == ("en", (NOTE,))


@pytest.mark.parametrize(("last", "notes"), [("which of the two is the right one", (NOTE,)), ("It sank.", ())])
def test_notes_without_the_end_of_a_sentence_are_compared_and_noted(tmp_path, last, notes):
    lines = ["# The ferry", "who was at the helm: captain / mate", "how many were on it: 24 / 31 in all", "", last]
    lines[1:1] = ["why it went down at the pier: fog (the port) / a fire in the engine room (the owner)"]
    (tmp_path / "plan.md").write_text("\n".join(lines), "utf-8")
    assert load_article(tmp_path / "plan.md").notes == notes


def test_an_article_in_another_language_is_named_and_skipped(tmp_path, embedder):
    for name, text in {"a": ENGLISH, "b": ENGLISH.replace("three", "four"), "c": GERMAN}.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    report = check([tmp_path], Settings(stories=Grouping.AUTO), embedder=embedder)
    assert [article.source[-5:] for article in report.articles] == ["a.txt", "b.txt"]
    (told,) = report.notices
    assert (told.code, told.source) == ("FC911", (tmp_path / "c.txt").as_posix())
    assert told.message == "skipped: it is in German; English is compared"

"""The stages that cost: asked once for each sentence, pair, article and story; what comes back is what was found."""

from __future__ import annotations

import dataclasses
import shutil
from dataclasses import replace

import numpy as np
import pytest

from factcheck import pipeline
from factcheck.cache import Cache
from factcheck.embed import Embedder, Vectors
from factcheck.folders import cache_folder, keeps, rules_folder
from factcheck.model import Kind, Member, Report, Story
from factcheck.nli import Difference, Probabilities
from factcheck.settings import DEFAULT_MODEL, EMBEDDED_JUDGE, NO_JUDGE, Settings
from factcheck.split import split
from factcheck.stages import telling
from factcheck.stages.cached import CachedStories, cached_articles, cached_embedder, cached_judge
from factcheck.tag import default_tagger

from ..factory import article

TEXT = "The ferry Astrid sank off Lindholm, killing 24 people.\n\nMayor Ina Holm said so on Monday."


@pytest.fixture
def cache(tmp_path):
    with Cache(tmp_path, warn=pytest.fail) as cache:
        yield cache


class Lengths:
    """An embedder, and a judge, that tells how long texts are, and remembers what it was asked."""

    name = "lengths"

    def __init__(self) -> None:
        self.asked: list[list[object]] = []

    def __call__(self, texts) -> Vectors | Probabilities:
        self.asked.append(list(texts))
        return np.array([[len(text), 1 / 3, 0] for text in texts], np.float32)

    def load(self, name: str) -> Embedder:
        self.asked.append([name])
        return self


class TestEmbedder:
    def test_each_sentence_is_embedded_once_and_comes_back_bit_for_bit(self, cache):
        model = Lengths()
        first = cached_embedder(DEFAULT_MODEL, model.load, cache)(["a", "bb", "a"])
        again = cached_embedder(DEFAULT_MODEL, model.load, cache)(["ccc", "bb"])
        assert model.asked == [[DEFAULT_MODEL], ["a", "bb"], [DEFAULT_MODEL], ["ccc"]]
        np.testing.assert_array_equal(first, np.array([[1, 1 / 3, 0], [2, 1 / 3, 0], [1, 1 / 3, 0]], np.float32))
        np.testing.assert_array_equal(again[1], first[1])

    def test_no_model_is_loaded_for_what_is_known_or_for_nothing(self, cache):
        cached_embedder(DEFAULT_MODEL, Lengths().load, cache)(["a"])
        model = Lengths()
        embed = cached_embedder(DEFAULT_MODEL, model.load, cache)
        assert len(embed(["a"])) == 1
        assert len(embed([])) == 0
        assert model.asked == []

    def test_another_model_knows_nothing_of_it(self, cache, tmp_path):
        cached_embedder(DEFAULT_MODEL, Lengths().load, cache)(["a"])
        (tmp_path / "model").mkdir()
        model = Lengths()
        cached_embedder(str(tmp_path / "model"), model.load, cache)(["a"])
        assert model.asked[-1] == ["a"]

    def test_of_a_model_that_could_change_unseen_nothing_is_kept(self, cache):
        model = Lengths()
        assert cached_embedder("nobody/knows", model.load, cache) is model


class TestJudge:
    def test_each_pair_is_judged_once(self, cache):
        model = Lengths()
        for _ in range(2):
            rows = cached_judge(EMBEDDED_JUDGE, model.load, cache)([("a", "b"), ("b", "a")])
        assert rows.shape == (2, 3)
        assert model.asked == [[EMBEDDED_JUDGE], [("a", "b"), ("b", "a")]]

    def test_nothing_asked_is_nothing_said(self, cache):
        assert cached_judge(EMBEDDED_JUDGE, Lengths().load, cache)([]).shape == (0, 3)

    def test_what_is_told_differently_is_asked_of_the_judge_itself(self, cache):
        found = [(Difference(Kind.EVENT, 0.9, (0, 1), (0, 1)),)]
        model = Lengths()
        model.differences = lambda pairs: found  # type: ignore[attr-defined]
        judge = cached_judge(EMBEDDED_JUDGE, model.load, cache)
        assert judge.differences([("a", "b")]) == found
        assert judge.differences([]) == []

    def test_no_judge_stays_none(self, cache):
        assert cached_judge(NO_JUDGE, lambda name: None, cache) is None


class TestArticles:
    def test_an_article_is_read_once_and_comes_back_equal_under_any_name(self, cache):
        told = replace(article(TEXT), sentences=())
        read = lambda one: default_tagger()(split(one))  # noqa: E731
        first = cached_articles([told], Settings(), read, cache)
        again = cached_articles([replace(told, source="b.txt")], Settings(), lambda one: pytest.fail("asked"), cache)
        assert any(sentence.mentions for sentence in first[0].sentences)
        assert again == [read(replace(told, source="b.txt"))]

    def test_a_note_of_the_reading_comes_back_too(self, cache):
        told = replace(article(TEXT), sentences=(), notes=("a guess",))
        read = lambda one: replace(split(one), notes=(*one.notes, "cut"), blocks=one.blocks[:1])  # noqa: E731
        for _ in range(2):
            (found,) = cached_articles([told], Settings(), read, cache)
            assert found == read(told)

    def test_what_does_not_read_back_as_it_was_is_not_kept(self, cache):
        told = replace(article(TEXT), sentences=())
        asked = []

        def read(one):
            asked.append(one)
            return replace(one, headline="Another")

        for _ in range(2):
            assert cached_articles([told], Settings(), read, cache)[0].headline == "Another"
        assert len(asked) == 2


class TestStories:
    @pytest.fixture
    def story(self):
        return Story("ferry", "ferry", (Member("a.txt"), Member("b.txt", new=False)))

    @pytest.fixture
    def articles(self):
        other = TEXT.replace("24", "31")
        return [replace(article(text, source), sentences=()) for text, source in ((TEXT, "a.txt"), (other, "b.txt"))]

    @pytest.fixture
    def report(self, story, articles, stem_embedder) -> Report:
        settings = Settings(min_confidence=0)
        models = telling.Models(stem_embedder)
        return telling.tell(telling.Task(story, tuple(articles), settings), models)

    def test_a_report_comes_back_equal(self, cache, story, articles, report):
        assert report.findings
        CachedStories(cache, Settings()).keep(story, articles, report)
        assert CachedStories(cache, Settings()).get(story, articles) == report

    def test_anything_else_of_story_articles_or_settings_is_another_story(self, cache, story, articles, report):
        CachedStories(cache, Settings()).keep(story, articles, report)
        members = (Member("a.txt"), Member("b.txt"))
        assert CachedStories(cache, Settings()).get(replace(story, articles=members), articles) is None
        assert CachedStories(cache, Settings()).get(story, [articles[0], replace(articles[1], outlet="Wire")]) is None
        others = {"model": "nobody/knows", "judge": NO_JUDGE, "max_characters": 5, "min_confidence": 0.5}
        for name, value in others.items():
            assert CachedStories(cache, Settings(**{name: value})).get(story, articles) is None

    def test_the_words_of_a_setting_cannot_be_forgotten(self):
        """The key holds the `repr` of settings, story and articles: no field may be left out of it."""
        for kind in (Settings, Story, Member):
            assert all(field.repr for field in dataclasses.fields(kind))

    def test_other_rules_are_another_story(self, cache, story, articles, report, tmp_path):
        rules = tmp_path / "rules"
        rules.mkdir()
        CachedStories(cache, Settings(rules=rules)).keep(story, articles, report)
        assert CachedStories(cache, Settings(rules=rules)).get(story, articles) == report
        (rules / "number.yaml").write_text("kind: number", encoding="utf-8")
        assert CachedStories(cache, Settings(rules=rules)).get(story, articles) is None

    def test_what_was_told_while_the_rules_changed_is_not_kept(self, cache, story, articles, report, tmp_path):
        rules = tmp_path / "rules"
        rules.mkdir()
        stories = CachedStories(cache, Settings(rules=rules))
        (rules / "number.yaml").write_text("kind: number", encoding="utf-8")
        stories.keep(story, articles, report)
        (rules / "number.yaml").unlink()
        assert CachedStories(cache, Settings(rules=rules)).get(story, articles) is None

    @pytest.mark.usefixtures("stem_embedder")
    def test_the_rules_are_named_before_they_are_read(self, cache, articles, tmp_path, monkeypatch):
        rules = tmp_path / "rules"
        shutil.copytree(rules_folder(), rules)
        for one in articles:
            (tmp_path / one.source).write_text(one.text, encoding="utf-8")
        paths = [tmp_path / one.source for one in articles]
        real = pipeline.load

        def edited(*given):
            (rules / "number.yaml").write_bytes((rules / "number.yaml").read_bytes() + b"\n")
            return real(*given)

        monkeypatch.setattr(pipeline, "load", edited)
        pipeline.check(paths, Settings(rules=rules), cache=cache)
        assert "story" not in {kept.stage for kept in cache.kept()}

    def test_who_tells_for_another_keeps_where_the_task_says(
        self, story, articles, stem_embedder, tmp_path, monkeypatch
    ):
        places = []

        def models(settings, cache):
            places.append((keeps(), cache_folder()))
            return telling.Models(stem_embedder)

        monkeypatch.setattr(telling, "_models", models)
        for cache in (tmp_path, None):
            telling.tell(telling.Task(story, tuple(articles), Settings(), cache=cache))
        assert places[0] == (True, tmp_path)
        assert not places[1][0]

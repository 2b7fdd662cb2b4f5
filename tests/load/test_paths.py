"""Folders as they are found: links that lead around, pipes, no way in."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import ArticleError, NoArticleError
from factcheck.load import load_article, load_articles
from factcheck.load.paths import collect
from factcheck.model import Member, Report, Story, Suppression
from factcheck.render import FORMATS
from factcheck.start_cache import keep
from tests.render import factory


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire" / "deep").mkdir(parents=True)
    (tmp_path / "wire" / "deep" / "a.txt").write_text("It sank.", encoding="utf-8")
    return tmp_path


def test_links_that_lead_around_are_not_followed(folder):
    for name in ("one", "two", "three"):
        (folder / "wire" / name).symlink_to("..", target_is_directory=True)
        (folder / "wire" / "deep" / name).symlink_to(folder / "wire", target_is_directory=True)
    assert collect(["wire"], deep=True) == ("wire/deep/a.txt",)
    assert collect(["wire/**/*.txt"], deep=False) == ("wire/deep/a.txt",)
    assert collect([f"{folder}/**/*.txt"], deep=False) == (f"{folder.as_posix()}/wire/deep/a.txt",)


def test_a_link_that_leads_to_itself_is_no_article(folder):
    (folder / "wire" / "b.txt").symlink_to("b.txt")
    assert collect(["wire"], deep=True) == ("wire/deep/a.txt",)
    assert collect(["wire/**/*.txt"], deep=False) == ("wire/deep/a.txt",)


def test_a_pipe_in_a_folder_is_not_waited_for(folder):
    os.mkfifo(folder / "wire" / "b.txt")
    assert collect(["wire"], deep=True) == ("wire/deep/a.txt",)
    assert collect(["wire/**/*.txt"], deep=False) == ("wire/deep/a.txt",)


def test_a_pattern_leaves_out_what_is_hidden_unless_it_names_it(folder):
    (folder / ".kept").mkdir()
    (folder / ".kept" / "b.txt").write_text("It sank.", encoding="utf-8")
    assert collect(["**/*.txt"], deep=False) == ("wire/deep/a.txt",)
    assert collect([".kept/*.txt"], deep=False) == (".kept/b.txt",)


def test_folders_are_looked_into_however_deep_they_are(folder):
    here = os.open(folder / "wire", os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = collect(["wire"], deep=True)
    for _ in range(1_199):  # taken away level by level: what clears the folders of tests does not go so deep
        Path("wire/d/d").rename("spare")
        Path("wire/d").rmdir()
        Path("spare").rename("wire/d")
    assert found == ("wire/deep/a.txt",)


def test_a_folder_that_cannot_be_looked_into_is_named(folder, monkeypatch):
    look = os.scandir

    def refuse(path):
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(ArticleError, match=r"wire/deep: cannot look into this folder \(Permission denied\)"):
        collect(["wire"], deep=True)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("hides", [False, True])
def test_a_report_that_lies_among_articles_is_passed_over_in_silence(name, hides, tmp_path):
    suffix = {"markdown": "md", "junit": "xml", "sarif": "json", "text": "txt", "github": "txt"}.get(name, name)
    report = factory.report()
    if hides:
        known = replace(report.findings[0], suppression=Suppression("known", "ana"), fingerprint="ab")
        report = replace(report, findings=(*report.findings, known))
    (tmp_path / f"report.{suffix}").write_text(FORMATS[name](report), "utf-8")
    with pytest.raises(NoArticleError, match="a report of factcheck, no article"):
        load_articles(tmp_path / f"report.{suffix}")
    (tmp_path / f"article.{suffix}").write_text("Four people were killed in the fire.", "utf-8")
    assert collect([tmp_path], deep=False) == ((tmp_path / f"article.{suffix}").as_posix(),)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"github", "jsonl"}))  # these then say nothing
def test_so_is_one_that_says_only_that_it_found_nothing_sure_enough(name, tmp_path):
    suffix = {"markdown": "md", "junit": "xml", "sarif": "json", "text": "txt", "github": "txt"}.get(name, name)
    page = FORMATS[name](replace(factory.report(), findings=(), unsure=15, min_confidence=0.3))
    (tmp_path / f"report.{suffix}").write_text(page, "utf-8")
    with pytest.raises(NoArticleError, match="a report of factcheck, no article"):
        load_articles(tmp_path / f"report.{suffix}")


@pytest.mark.parametrize(
    ("report", "beginning"),
    [
        (replace(factory.checked(), findings=factory.checked().findings[1:]), "No differences found; 1 fact agrees"),
        (Report((), (), stale=("00ff" * 4,)), "baseline: 00ff"),
    ],
)
def test_so_is_a_text_that_only_says_what_it_does_not_show(report, beginning, tmp_path):
    (tmp_path / "report.txt").write_text(FORMATS["text"](report), "utf-8")
    assert (tmp_path / "report.txt").read_text("utf-8").startswith(beginning)
    assert collect([tmp_path], deep=True) == ()


def test_so_is_a_report_that_compared_nothing(tmp_path):
    story = Story("a", "a", (Member("a.txt"),))
    (tmp_path / "report.md").write_text(FORMATS["markdown"](Report((), (), stories=(story,))), "utf-8")
    with pytest.raises(NoArticleError, match="a report of factcheck, no article"):
        load_articles(tmp_path / "report.md")


def test_what_is_kept_for_the_next_run_is_no_article_but_what_is_called_so_is_one(folder, monkeypatch):
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(folder / "kept"))
    keep("tables.json", b"{}")
    assert (folder / "kept/kept-tables.json").is_file()
    found = collect([folder], deep=True)
    (folder / "kept/kept-promises.json").write_text('{"text": "Ina Holm kept her word."}', encoding="utf-8")
    assert {Path(name).name for name in set(collect([folder], deep=True)) - set(found)} == {"kept-promises.json"}
    assert not any("kept-tables" in name for name in found)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    elsewhere.write_text("It is a secret.", encoding="utf-8")
    (folder / "wire" / "link.txt").symlink_to(elsewhere)
    (folder / "wire" / "inside.txt").symlink_to(folder / "wire" / "deep" / "a.txt")
    assert collect(["wire"], deep=True) == ("wire/deep/a.txt", "wire/inside.txt")


def test_a_pattern_that_matches_nothing_is_an_error_unless_that_is_allowed(folder):
    with pytest.raises(ArticleError, match=r"no\*.txt: no file matches this pattern"):
        collect(["wire/deep/a.txt", "no*.txt"], deep=False)
    assert collect(["wire/deep/a.txt", "no*.txt"], allow_empty=True, deep=False) == ("wire/deep/a.txt",)


def test_texts_that_were_kept_beside_a_report_are_no_articles(folder):
    for kept in ("out.md.texts", "wire/out.html.texts/deep"):
        (folder / kept).mkdir(parents=True)
        (folder / kept / "a.pdf.txt").write_text("It sank.", encoding="utf-8")
    assert collect(["."], deep=True) == ("wire/deep/a.txt",)
    assert collect(["out.md.texts"], deep=False) == ("out.md.texts/a.pdf.txt",)


@pytest.mark.parametrize("question", ["is_dir", "exists"])
def test_what_cannot_be_looked_at_is_named(folder, monkeypatch, question):
    def refuse(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, question, refuse)
    with pytest.raises(
        ArticleError,
        match=r"^wire/deep/a\.txt: cannot look at this \(Permission denied\)\. Check the path, and its permissions\.$",
    ):
        collect(["wire/deep/a.txt"], deep=False)
    with pytest.raises(ArticleError, match=r"^wire/deep/a\.txt: cannot read this file \(Permission denied\)"):
        load_article("wire/deep/a.txt")


@pytest.mark.usefixtures("folder")
def test_a_name_that_is_too_long_for_any_file_is_an_error_with_a_cure():
    for look in (lambda name: collect([name], deep=False), load_article):
        with pytest.raises(ArticleError, match=r"^wire/a{300}\.txt: [^\n]+\. Check "):
            look(f"wire/{'a' * 300}.txt")

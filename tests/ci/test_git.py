"""With real git: only what changed is new; and a repository of articles goes through its life with the check."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.ci.changed import changed_since
from factcheck.errors import SettingsError
from factcheck.folders import rules_folder

from .conftest import AGREES, COURIER, FIRE, HARBOUR, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*arguments: str) -> str:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{role}_NAME": "Ana", f"GIT_{role}_EMAIL": "ana@example.org"}
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True, env=os.environ | own)  # noqa: S607
    return done.stdout.strip()


def commit(message: str) -> str:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(newsroom) -> Path:
    """The newsroom's archive under git, with one commit; nothing is new."""
    shutil.rmtree("new")
    git("init", "--quiet", "--initial-branch=main")
    commit("Archive")
    return newsroom


class TestChanged:
    def test_committed_staged_edited_and_untracked_files_are_changed(self, repository):
        start = git("rev-parse", "HEAD")
        write(repository / "committed ü.txt", "a")
        commit("One")
        write(repository / "staged.txt", "b")
        git("add", "staged.txt")
        write(repository / "archive/fire.txt", "c")
        write(repository / "sub/untracked.txt", "d")
        write(repository / ".gitignore", "ignored.txt\n")
        write(repository / "ignored.txt", "e")
        Path("archive/harbour.txt").unlink()
        names = {str(path.relative_to(repository.resolve())) for path in changed_since(start)}
        assert names == {"committed ü.txt", "staged.txt", "archive/fire.txt", "sub/untracked.txt", ".gitignore"}

    def test_it_is_the_same_from_a_folder_below(self, repository, monkeypatch):
        write(repository / "archive/new.txt", "a")
        wanted = changed_since("HEAD")
        monkeypatch.chdir("archive")
        assert changed_since("HEAD") == wanted == {(repository / "archive/new.txt").resolve()}

    def test_it_is_the_same_where_git_is_set_to_name_files_from_the_folder(self, repository, monkeypatch):
        git("config", "diff.relative", "true")
        write(repository / "archive/fire.txt", "a")
        write(repository / "added.txt", "b")
        git("add", "added.txt")
        monkeypatch.chdir("archive")
        names = {str(path.relative_to(repository.resolve())) for path in changed_since("HEAD")}
        assert names == {"archive/fire.txt", "added.txt"}

    def test_what_changed_on_the_other_branch_since_is_not_ours(self, repository):
        git("checkout", "--quiet", "-b", "topic")
        write(repository / "ours.txt", "a")
        commit("Ours")
        git("checkout", "--quiet", "main")
        write(repository / "theirs.txt", "b")
        commit("Theirs")
        git("checkout", "--quiet", "topic")
        assert changed_since("main") == {(repository / "ours.txt").resolve()}

    @pytest.mark.usefixtures("repository")
    @pytest.mark.parametrize(
        ("ref", "told"),
        [
            ("none", "git cannot tell .*Check the name; in a shallow clone, fetch the commit first"),
            ("--output=x", "not a commit. Name a branch, a tag or a hash"),
            ("", "git cannot tell"),
        ],
    )
    def test_a_ref_that_git_does_not_know_is_refused(self, ref, told):
        with pytest.raises(SettingsError, match=f"--changed-since {ref}: {told}"):
            changed_since(ref)
        assert not Path("x").exists()

    def test_without_git_it_says_what_to_do(self, monkeypatch):
        monkeypatch.setattr("shutil.which", lambda program: None)
        with pytest.raises(SettingsError, match=r"git is not installed\. Name the new articles yourself"):
            changed_since("main")

    def test_only_changed_articles_are_new_and_the_others_the_archive(self, run, repository):
        write(repository / "archive/courier.txt", COURIER)
        report = json.loads(run("check", "archive", "--changed-since", "HEAD", "--format", "json").out)
        (story,) = report["stories"]
        assert {a["path"]: a["new"] for a in story["articles"]} == {
            "archive/courier.txt": True,
            "archive/harbour.txt": False,
        }

    @pytest.mark.usefixtures("repository")
    def test_nothing_changed_is_clean(self, run):
        outcome = run("check", "archive", "--changed-since", "HEAD")
        assert (outcome.code, outcome.out) == (0, "")


def test_a_repository_goes_from_clean_to_conflict_to_baseline_to_mended(run, repository):
    check = ("check", "articles", "--against", "archive", "--changed-since", "main~1", "--baseline", "known.json")
    write(repository / "known.json", '{"version": 1, "findings": {}}')
    write(repository / "articles/clean.txt", FIRE.replace("Mayor Grete Skov said", "The mayor, Grete Skov, said"))
    commit("A clean batch")
    assert run(*check).code == 0

    write(repository / "articles/courier.txt", COURIER)
    commit("A conflict is planted")
    outcome = run(*check, "--format", "json")
    assert outcome.code == 1
    (finding,) = json.loads(outcome.out)["findings"]
    assert {p["value"]: p["source"] for p in finding["positions"]} == {
        "24 people": "archive/harbour.txt",
        "31 people": "articles/courier.txt",
    }

    paths = ("articles", "--against", "archive", "--changed-since", "main~1")
    assert run("baseline", "update", *paths, "--baseline", "known.json").code == 0
    commit("It is known")
    since = ("--changed-since", "main~2")
    outcome = run(*check, *since)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith("; 1 in baseline.\n")

    write(repository / "articles/courier.txt", AGREES)
    commit("It is mended")
    outcome = run(*check)
    assert (outcome.code, outcome.out) == (0, f"baseline: {finding['fingerprint']} is no longer found\n")
    run("baseline", "prune", *paths, "--baseline", "known.json")
    assert json.loads(Path("known.json").read_text("utf-8"))["findings"] == {}

    shutil.copytree(rules_folder(), "rules")
    rule = Path("rules/number.yaml")
    rule.write_text(rule.read_text("utf-8").replace("kind: number", "kind: nubmer"), encoding="utf-8")
    outcome = run(*check, "--rules", "rules")
    assert (outcome.code, outcome.out) == (2, "")
    assert "rules/number.yaml" in outcome.err
    assert Path("archive/harbour.txt").read_text("utf-8") == HARBOUR


def test_standard_input_is_new_whatever_changed(run, repository, monkeypatch):
    text = json.dumps({"text": COURIER}) + "\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    outcome = run("check", "-", "archive", "--changed-since", "HEAD")
    assert outcome.code == 1
    assert "\nstdin#1:5: FC401" in outcome.out

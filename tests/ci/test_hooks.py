"""What others run us by: the hook of pre-commit and the action of GitHub, each as these would run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .conftest import write
from .test_git import commit, git

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def environment(**more: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "GITHUB_"))}
    return own | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | more


class TestPreCommit:
    @pytest.fixture
    def commits(self, newsroom, tmp_path_factory):
        """The newsroom under git, with our hook configured, installed from a repository that holds our manifest.

        `language: system` takes the factcheck that is installed, where pre-commit would install it from PyPI.
        """
        hooks = tmp_path_factory.mktemp("hooks")
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        git("-C", str(hooks), "init", "--quiet")
        git("-C", str(hooks), "add", "--all")
        git("-C", str(hooks), "commit", "--quiet", "--message", "Hooks")
        revision = git("-C", str(hooks), "rev-parse", "HEAD")
        hook = {"id": "factcheck", "language": "system", "args": ["--against", "archive"]}
        configuration = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [hook]}]}
        write(newsroom / ".pre-commit-config.yaml", yaml.safe_dump(configuration))
        git("init", "--quiet")
        git("add", "archive")
        git("commit", "--quiet", "--message", "Archive")
        return newsroom

    def run(self, home: Path) -> subprocess.CompletedProcess[str]:
        git("add", "--all")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color", "never"],
            capture_output=True,
            text=True,
            check=False,
            env=environment(PRE_COMMIT_HOME=str(home), PRE_COMMIT_COLOR="never"),
        )

    def test_it_refuses_a_commit_with_a_conflict_and_reads_only_articles(self, commits, tmp_path_factory):
        home = tmp_path_factory.mktemp("pre-commit")
        write(commits / "notes.md", "no article")
        result = self.run(home)
        assert result.returncode == 1, result.stdout + result.stderr
        assert "new/courier.txt:5: FC401 high: people killed" in result.stdout
        assert "Found 1 high in 1 story (2 articles" in result.stdout
        commit("Let it pass")
        write(commits / "notes.md", "still no article")
        assert "no files to check" in self.run(home).stdout


@pytest.mark.usefixtures("newsroom")
class TestAction:
    TEMP = "${{ runner.temp }}"
    ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

    def run(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Runs the action's last step as the runner does: inputs put into its variables, bash stopping at errors."""
        given = {name: one.get("default", "") for name, one in self.ACTION["inputs"].items()} | inputs
        step = self.ACTION["runs"]["steps"][-1]
        variables = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m.group(1)], value.replace(self.TEMP, "temp"))
            for name, value in step["env"].items()
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env=environment(GITHUB_STEP_SUMMARY="summary.md", **variables),
        )

    def test_it_annotates_writes_sarif_and_the_summary_and_fails(self):
        result = self.run(paths="new", against="archive\n", sarif="out.sarif", args="--statistics")
        assert result.returncode == 1, result.stderr
        assert result.stdout.startswith("::error file=new/courier.txt,line=5,title=FC401 people killed::")
        assert Path("summary.md").read_text("utf-8").startswith("1 conflict; ")
        assert '"version": "2.1.0"' in Path("out.sarif").read_text("utf-8")
        assert "     1  FC401" in result.stderr

    def test_what_an_input_holds_is_not_run(self):
        result = self.run(paths="$(touch owned); `touch owned`", against="a b;touch owned")
        assert result.returncode == 2
        assert not Path("owned").exists()

    def test_what_it_works_out_is_kept_where_the_runner_keeps_it(self):
        kept = next(step for step in self.ACTION["runs"]["steps"] if step.get("uses", "").startswith("actions/cache@"))
        assert kept["with"]["path"] == self.ACTION["runs"]["steps"][-1]["env"]["FACTCHECK_CACHE_DIR"]

    def test_no_script_holds_an_input(self):
        assert {"${{" in step["run"] for step in self.ACTION["runs"]["steps"] if "run" in step} == {False}

    def test_every_input_reaches_the_check_or_python(self):
        used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", (ROOT / "action.yml").read_text("utf-8"))
        assert sorted(used) == sorted(self.ACTION["inputs"])

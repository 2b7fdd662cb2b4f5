"""The project's own example: `reports/example.md` and `example.html` are the real report on it. `pytest --renew` writes
them anew, and the beginning of the first into README.md.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import check
from factcheck.model import Kind, Report
from factcheck.render import html, markdown
from factcheck.render.json import parse
from factcheck.render.json import render as render_json

ROOT = Path(__file__).parents[1]
STORY = "tests/cases/saltmere-ferry"
GOLDEN = {
    "markdown": (ROOT / "reports" / "example.md", markdown.render),
    "html": (ROOT / "reports" / "example.html", html.render),
}
README = ROOT / "README.md"


@pytest.fixture(scope="module")
def report(embedder) -> Report:
    """The report on the example, its sources named as the README's command names them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return check([STORY], embedder=embedder)


@pytest.mark.parametrize("form", GOLDEN)
def test_the_example_report_is_what_a_run_writes(report, renew, form):
    golden, render = GOLDEN[form]
    if renew:
        golden.write_text(render(report), encoding="utf-8")
    assert render(report) == golden.read_text("utf-8")
    assert render(parse(render_json(report))) == render(report)


def test_the_readme_shows_the_beginning_of_the_example_report(report, renew):
    before, shown, after = re.split(
        r"(?<=```markdown\n)(.*?)(?=```)", README.read_text("utf-8"), maxsplit=1, flags=re.DOTALL
    )
    beginning = markdown.render(report).split("\n## 2. ", 1)[0]
    if renew:
        shown = beginning
        README.write_text(before + shown + after, encoding="utf-8")
    assert shown == beginning


def test_the_readme_runs_the_example():
    assert f"factcheck report {STORY} -o report.md\n" in README.read_text("utf-8")


def test_the_example_shows_every_kind(report):
    assert {finding.kind for finding in report.findings} == set(Kind)

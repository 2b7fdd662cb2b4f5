"""A story that lies in PDF, DOCX, NITF and NewsML-G2: the run, what it keeps, and every form of its report."""

from __future__ import annotations

import json

import docx
import pytest
from starlette.testclient import TestClient

from factcheck import check
from factcheck.cli import main
from factcheck.render import FORMATS
from factcheck.review.keys import KEYS
from factcheck.review.log import Log
from factcheck.review.pages import Pages
from factcheck.review.session import Session, Terms
from factcheck.review.web import make_app
from factcheck.rules import load_rules
from factcheck.settings import Settings
from tests.load.paper import column, pdf
from tests.load.test_newsml import item, message
from tests.load.test_nitf import nitf
from tests.load.word import saved

SAID = "The ferry Astrid sank off Lindholm on Monday, killing {} people, the coast guard said."


@pytest.fixture
def folder(tmp_path, monkeypatch, stem_embedder):
    """A folder with the story, which is the current one."""
    document = docx.Document()
    document.add_paragraph("Ferry sinks off Lindholm", style="Title")
    document.add_paragraph(SAID.format(31))
    first, second = (
        SAID.format(24)[:50].rsplit(" ", 1)[0],
        SAID.format(24)[:50].rsplit(" ", 1)[1] + SAID.format(24)[50:],
    )
    (tmp_path / "a.pdf").write_bytes(pdf([column(["Ferry sinks off Lindholm", "", first, second])]))
    (tmp_path / "b.docx").write_bytes(saved(document))
    (tmp_path / "c.nitf").write_bytes(nitf(f"<p>{SAID.format(24)}</p>", "<hedline><hl1>Ferry lost</hl1></hedline>"))
    (tmp_path / "d.g2").write_bytes(
        message(item(f"<inlineData>{SAID.format(27)}</inlineData>"), item(guid="", content=""))
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(folder):
    return check(["a.pdf", "b.docx", "c.nitf", "d.g2"])


def run(*arguments: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert end.value.code == 0


def test_what_they_say_is_compared_and_each_place_is_a_line_of_its_file_or_text(report):
    finding = next(finding for finding in report.findings if finding.code == "FC401")
    assert {(position.source, position.line) for position in finding.positions} == {
        ("a.pdf", 3), ("b.docx", 3), ("c.nitf", 3), ("d.g2#1", 4),
    }  # fmt: skip


def test_a_folder_of_them_is_read_and_an_entry_without_text_is_named(folder):
    report = check(["."], Settings(strict=False))
    assert sorted({article.source for article in report.articles}) == ["a.pdf", "b.docx", "c.nitf", "d.g2#1"]
    assert [notice.source for notice in report.notices] == ["d.g2#2"]


def test_the_texts_of_documents_are_kept_beside_the_report(folder):
    run("report", "a.pdf", "b.docx", "c.nitf", "-o", "out.md")
    kept = {path.name: path.read_text("utf-8") for path in (folder / "out.md.texts").iterdir()}
    assert kept == {
        "a.pdf.txt": f"Ferry sinks off Lindholm\n\n{SAID.format(24)}\n",
        "b.docx.txt": f"Ferry sinks off Lindholm\n\n{SAID.format(31)}\n",
    }


def test_lines_of_the_report_are_those_of_the_kept_texts(folder):
    run("report", "a.pdf", "b.docx", "--format", "json", "-o", "out.json")
    findings = json.loads((folder / "out.json").read_text("utf-8"))["findings"]
    assert findings
    for finding in findings:
        for position in finding["positions"]:
            lines = (folder / "out.json.texts" / f"{position['source']}.txt").read_text("utf-8").splitlines()
            assert position["value"] in lines[position["line"] - 1]


def test_nothing_is_kept_where_the_report_goes_to_the_terminal(folder, capfd):
    before = sorted(folder.rglob("*"))
    run("report", "a.pdf", "b.docx")
    out, err = capfd.readouterr()
    assert "`a.pdf:3`" in out
    assert "pypdf" not in err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_names_the_documents(report, name):
    text = FORMATS[name](report)
    assert "a.pdf" in text
    assert "b.docx" in text


def test_sarif_gives_a_document_no_region(report):
    (log,) = json.loads(FORMATS["sarif"](report))["runs"]
    places = [
        place["physicalLocation"]
        for result in log["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    regions = {place["artifactLocation"]["uri"]: "region" in place for place in places}
    assert (regions["a.pdf"], regions["b.docx"], regions["c.nitf"]) == (False, False, True)


def test_the_page_of_a_review_shows_them(report, tmp_path):
    pages = Pages(Session(report, Log(tmp_path / "decisions.jsonl"), Terms("ana")), load_rules(), KEYS)
    here = "http://127.0.0.1:8123"
    client = TestClient(make_app(pages, "token", 8123), base_url=here, follow_redirects=True)
    page = client.get("/?token=token")
    assert page.status_code == 200
    assert "b.docx" in page.text

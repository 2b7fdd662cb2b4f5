"""`factcheck review` through the command line: what it opens, what it writes, what it says when it cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import socket
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import yaml

from factcheck.ci.suppressions import load_suppressions
from factcheck.decisions import Decision, Step, Verdict, append
from factcheck.errors import SettingsError
from factcheck.model import Dispute
from factcheck.render.json import parse, render
from factcheck.review import commands, web
from factcheck.review.keys import KEYS, keys_with
from factcheck.settings.file import _Keys
from factcheck.settings.nearest import find_configuration

from .newsroom import hostile, report

BLIND_AND_FINAL = ("--blind", "--adjudicate")


@pytest.fixture
def opened(monkeypatch):
    """What a review that the command line opens would serve."""
    served = []
    monkeypatch.setattr(web, "serve", lambda pages, port, opened: (served.append(pages), opened("http://here/")))
    return served


@pytest.fixture
def room(newsroom) -> Path:
    """The newsroom with a report of four findings."""
    (newsroom / "report.json").write_text(render(report(4)), "utf-8")
    return newsroom


def decide(log: Path, number: int, verdict: Verdict, step: Step = Step.DECIDE, note: str = "") -> None:
    finding = report(4).findings[number]
    append(log, Decision.of(finding, step, "ana", verdict=None if step is Step.NOTE else verdict, note=note))


@pytest.mark.usefixtures("room")
class TestOpening:
    def test_a_report_is_opened_and_the_address_is_printed(self, run, opened):
        done = run("review", "report.json", "--no-browser", "--reviewer", "Ana B.")
        assert (done.code, done.out) == (0, "http://here/\n")
        assert "4 findings, 0 decided; you decide as Ana B., into decisions.jsonl. Ctrl-C ends it." in done.err
        assert opened[0].session.terms.reviewer == "Ana B."

    def test_of_a_report_only_what_is_grave_and_sure_enough_is_reviewed(self, run, opened):
        run("review", "report.json", "--no-browser", "--min-severity", "medium")
        run("review", "report.json", "--no-browser", "--min-confidence", "0.46")
        assert [len(pages.session.findings) for pages in opened] == [2, 1]
        (_, sure) = [pages.session.report for pages in opened]
        assert (sure.min_confidence, sure.unsure) == (0.46, 3)

    @pytest.mark.parametrize("layout", [{"indent": None, "separators": (",", ":")}, {"indent": 4}])
    def test_a_report_is_known_however_another_tool_laid_it_out(self, run, opened, layout):
        content = json.loads(Path("report.json").read_text("utf-8"))
        Path("report.json").write_text("\n" + json.dumps(content, **layout), "utf-8")
        assert run("review", "report.json", "--no-browser").code == 0
        assert len(opened[0].session.findings) == 4

    def test_articles_with_a_version_of_their_form_are_no_report(self, run, opened):
        texts = [Path(name).read_text("utf-8") for name in ("archive/harbour.txt", "new/courier.txt")]
        articles = [{"title": "Ferry", "text": text} for text in texts]
        Path("wire.json").write_text(json.dumps({"schema_version": "3", "articles": articles}), "utf-8")
        assert run("review", "wire.json", "--no-browser").code == 0
        assert len(opened) == 1

    def test_articles_are_compared_first(self, run, opened):
        done = run("review", "archive/harbour.txt", "new/courier.txt", "--no-browser")
        assert done.code == 0
        assert "people killed" in {finding.subject for finding in opened[0].session.findings}

    def test_the_reviewer_is_who_git_says(self, run, opened, monkeypatch):
        for name, value in (("COUNT", "1"), ("KEY_0", "user.name"), ("VALUE_0", "Ben of git")):
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
        run("review", "report.json", "--no-browser")
        assert opened[0].session.terms.reviewer == "Ben of git"

    def test_a_name_in_another_encoding_is_taken_as_far_as_it_can_be_read(self, run, opened, monkeypatch):
        for name, value in (("COUNT", "1"), ("KEY_0", "user.name"), ("VALUE_0", os.fsdecode(b"Zo\xeb"))):
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
        assert run("review", "report.json", "--no-browser").code == 0
        assert opened[0].session.terms.reviewer == "Zo\ufffd"

    @pytest.mark.skipif(sys.platform == "win32", reason="asks the list of users of Unix")
    @pytest.mark.usefixtures("opened")
    def test_who_has_no_name_is_asked_for_one(self, run, monkeypatch):
        def nobody(number: int) -> NoReturn:
            raise KeyError(f"getpwuid(): uid not found: {number}")

        monkeypatch.setenv("PATH", "")
        for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr("pwd.getpwuid", nobody)
        done = run("review", "report.json", "--no-browser")
        assert (done.code, done.out) == (2, "")
        assert "nobody knows who you are here. Say it with --reviewer NAME." in done.err

    @pytest.mark.usefixtures("opened")
    def test_the_browser_is_opened_unless_it_is_not_wanted(self, run, monkeypatch):
        asked = []
        monkeypatch.setattr("threading.Thread.start", lambda thread: asked.append(thread._args))
        run("review", "report.json")
        run("review", "report.json", "--no-browser")
        assert asked == [["http://here/"]]

    def test_a_settings_file_gives_the_keys_the_overlap_and_the_order(self, run, opened):
        Path("factcheck.toml").write_text(
            '[review]\noverlap = 2\norder = "surest"\n[review.keys]\nreal = "y"\nflag = []\n'
        )
        run("review", "report.json", "--no-browser")
        assert (opened[0].session.terms.overlap, opened[0].session.terms.order) == (2, "surest")
        assert 'data-keys="{&#34;y&#34;: &#34;real&#34;,' in opened[0].page(web.Filter())

    def test_where_nobody_disagrees_no_page_is_opened_to_settle_it(self, run, opened):
        done = run("review", "report.json", "--adjudicate", "--no-browser")
        assert (done.code, done.out, opened) == (0, "", [])
        assert "there is nothing to settle" in done.err

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("report.json", *BLIND_AND_FINAL), "leave out --blind or --adjudicate"),
            (("report.json", "--blind", "--order", "surest"), "leave out --order or --blind"),
            (("report.json", "--order", "gravest"), "'gravest' is not one of 'teaching', 'surest'"),
            (("report.json", "new"), "a report is reviewed alone"),
            (("none.json",), "none.json: cannot read this report"),
            (("report.json", "--overlap", "0"), "--overlap"),
            (("report.json", "--decisions", "no/log.jsonl"), "the folder no does not exist"),
            (("report.json", "--decisions", "report.json"), "one of the files to read"),
            (("report.json", "--export", "pdf"), "suppressions"),
            (("report.json", "--reviewer", " "), "--reviewer names nobody"),
            (("report.json", "--model", "x", "--stories", "auto"), "--stories, --model would change nothing"),
            (("report.json", "--no-cache", "-j", "1"), "--no-cache, --jobs would change nothing"),
        ],
    )
    def test_what_cannot_be_reviewed_is_one_clear_error(self, run, opened, arguments, told):
        done = run("review", *arguments)
        assert done.code == 2
        assert told in done.err
        assert opened == []

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [(("review", "report.json"), "review needs fastapi and uvicorn"), (("agreement",), "agreement needs nltk")],
    )
    def test_a_missing_library_is_an_error_with_the_cure(self, run, monkeypatch, arguments, told):
        monkeypatch.setattr("factcheck.review.commands.find_spec", lambda name: None)
        done = run(*arguments)
        assert done.code == 2
        assert f"{told}, not installed here. Install what it needs: " in done.err
        root = Path(commands.__file__).parents[2]
        own = ["-c", f"{root / 'constraints.txt'}", f"{root}[review]"]
        assert done.err.endswith(f": {shlex.join([sys.executable, '-m', 'pip', 'install', *own])}\n")

    def test_a_model_that_the_environment_names_for_all_commands_hinders_no_report(self, run, opened, monkeypatch):
        monkeypatch.setenv("FACTCHECK_MODEL", "another")
        assert run("review", "report.json", "--no-browser").code == 0
        assert len(opened) == 1

    @pytest.mark.parametrize(("option", "asked"), [(("--cache-dir", "kept"), "kept"), (("--no-cache",), "None")])
    def test_articles_are_compared_with_the_help_of_the_cache(self, run, opened, monkeypatch, option, asked):
        monkeypatch.delenv("FACTCHECK_NO_CACHE", raising=False)
        folders = set()
        monkeypatch.setattr("factcheck.cache.Cache.get", lambda cache, keys: folders.add(str(cache.folder)) or {})
        done = run("review", "archive/harbour.txt", "new/courier.txt", "--no-browser", "-j", "1", *option)
        assert (done.code, len(opened), folders) == (0, 1, {asked})

    def test_a_log_that_is_none_is_an_error_before_the_page_opens(self, run, opened):
        Path("decisions.jsonl").write_text("<<<<<<< HEAD\n")
        done = run("review", "report.json", "--no-browser")
        assert (done.code, opened) == (2, [])
        assert "decisions.jsonl:1: not a decision" in done.err

    def test_a_taken_port_is_an_error_with_the_cure(self, pages):
        with socket.create_server((web.HOST, 0)) as other:
            port = other.getsockname()[1]
            with pytest.raises(web.ReviewError, match=f"port {port}: cannot be used .*Choose another with --port"):
                web.serve(pages(), port, print)


class TestKeys:
    def test_each_thing_that_has_a_key_can_be_given_another(self):
        assert set(_Keys.model_fields) == set(KEYS)

    def test_no_key_does_two_things(self):
        every = [key for own in KEYS.values() for key in own]
        assert len(every) == len(set(every))
        assert keys_with({}, "") == KEYS

    def test_names_of_keys_are_known_in_any_case(self):
        assert keys_with({"real": ("Y", "f2"), "skip": (" ",)}, "")["real"] == ("y", "F2")

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ('[review.keys]\nreel = "y"', "unknown key 'reel': did you mean 'real'?"),
            ("[review.keys]\nreal = 1", "review.keys.real"),
            ("[review]\nkeyz = {}", "unknown key 'keyz': did you mean 'keys'?"),
            ('[review.keys]\nreal = "Spcae"', "review.keys.real: 'Spcae' is no key. Did you mean 'Space'?"),
            ('[review.keys]\nreal = "j"', "review.keys: 'j' is both 'real' and 'next'"),
            ('[review.keys]\nreal = "Escape"', "is no key"),
        ],
    )
    def test_a_mistake_is_one_clear_error(self, tmp_path, content, told):
        (tmp_path / "factcheck.toml").write_text(content + "\n")
        with pytest.raises(SettingsError) as caught:
            keys_with(find_configuration(tmp_path).keys, "factcheck.toml")
        assert told in str(caught.value)
        assert "factcheck.toml" in str(caught.value)


class TestExports:
    @pytest.fixture(autouse=True)
    def decided(self, room):
        log = room / "decisions.jsonl"
        decide(log, 0, Verdict.REAL)
        decide(log, 1, Verdict.SAME, Step.NOTE, "one counts # the crew: 'all'")
        decide(log, 1, Verdict.SAME)
        decide(log, 2, Verdict.UNCLEAR)

    def test_the_same_fact_becomes_a_suppression_that_check_reads(self, run, room):
        done = run("review", "report.json", "--export", "suppressions", "-o", "suppressions.yml")
        assert done.code == 0
        (entry,) = load_suppressions(room / "suppressions.yml")
        assert (entry.fingerprint, entry.by) == ("1".zfill(16), "ana")
        assert entry.reason == "no difference (tents in harbour 0): one counts # the crew: 'all'"
        assert entry.date is not None

    def test_the_reason_is_the_note_that_stands_when_it_is_written(self, run, room):
        for note, told in (("none of it", "none of it"), ("", "decided in review")):
            decide(room / "decisions.jsonl", 1, Verdict.SAME, Step.NOTE, note)
            entries = yaml.safe_load(run("review", "report.json", "--export", "suppressions").out)["suppressions"]
            assert [entry["reason"] for entry in entries] == [f"no difference (tents in harbour 0): {told}"]

    def test_what_is_real_becomes_a_list_of_corrections(self, run):
        out = run("review", "report.json", "--export", "corrections").out
        assert "## 1. boats in harbour 0 (high)" in out
        assert "- [ ] Harbour Post, `news/0/post.txt:3`: Of boats there were **15 boats** in the end." in out
        assert "tents" not in out

    def test_what_is_true_on_both_sides_becomes_a_suppression_too(self, run, room):
        decide(room / "decisions.jsonl", 1, Verdict.BOTH)
        (entry,) = yaml.safe_load(run("review", "report.json", "--export", "suppressions").out)["suppressions"]
        assert entry["reason"] == "true on both sides (tents in harbour 0): one counts # the crew: 'all'"

    @pytest.mark.parametrize(("relation", "listed"), [(Dispute.VARIANT, True), (Dispute.CONFLICT, False)])
    def test_a_name_in_two_spellings_that_is_one_stays_in_the_list_of_corrections(self, run, room, relation, listed):
        """Either may be a misprint."""
        told = parse((room / "report.json").read_bytes())
        findings = tuple(replace(one, relation=relation) for one in told.findings)
        (room / "report.json").write_text(render(replace(told, findings=findings)), "utf-8")
        out = run("review", "report.json", "--export", "corrections").out
        assert ("## 2. tents in harbour 0" in out) is listed
        assert ("if one spelling is a misprint, correct it" in out) is listed

    def test_corrections_show_hostile_words_as_words(self, run, room):
        (room / "report.json").write_text(render(hostile()), "utf-8")
        append(room / "decisions.jsonl", Decision.of(hostile().findings[0], Step.DECIDE, "ana", verdict=Verdict.REAL))
        out = run("review", "report.json", "--export", "corrections").out
        assert "<script>" not in out.replace("\\<script\\>", "")
        assert "\u202e" not in out

    def test_the_table_has_a_row_for_each_decision(self, run):
        rows = list(csv.DictReader(io.StringIO(run("review", "report.json", "--export", "csv").out)))
        assert [(row["verdict"], row["reviewer"]) for row in rows] == [
            ("real", "ana"),
            ("same", "ana"),
            ("unclear", "ana"),
        ]
        assert rows[1]["note"] == "one counts # the crew: 'all'"
        assert rows[0]["values"] == "15 boats; 10 boats"

    def test_nothing_decided_gives_empty_exports(self, run):
        arguments = ("review", "report.json", "--decisions", "other.jsonl", "--export")
        assert yaml.safe_load(run(*arguments, "suppressions").out) == {"suppressions": []}
        assert "No difference was decided to be real." in run(*arguments, "corrections").out
        assert run(*arguments, "csv").out.startswith('"fingerprint","code","kind"')

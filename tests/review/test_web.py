"""Who gets in, and what the page is sent: asked without a browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from factcheck.decisions import load_decisions
from factcheck.model import Dependence
from factcheck.review.pages import left
from factcheck.review.session import ReviewProgress
from factcheck.review.web import make_app

from .conftest import TOKEN
from .newsroom import hostile, report

PORT = 8123
HERE = f"http://127.0.0.1:{PORT}"
OWN = {"origin": HERE}
FIRST = "0" * 16


@pytest.fixture
def stranger(pages):
    """A browser that has not opened the address with the token."""
    return lambda *arguments, **options: TestClient(
        make_app(pages(*arguments, **options), TOKEN, PORT), base_url=HERE, follow_redirects=False
    )


@pytest.fixture
def client(stranger):
    """A browser that has opened it."""

    def enter(*arguments, **options):
        known = stranger(*arguments, **options)
        assert known.get(f"/?token={TOKEN}").status_code == 303
        return known

    return enter


def act(client, action: str = "decide", headers=OWN, **more):
    seen = re.search('data-seen="(.*?)"', client.get(f"/?finding={FIRST}").text)
    step = {"shown": {"finding": FIRST}, "key": "a" * 16, "seen": seen and seen[1], "verdict": "real"} | more
    return client.post(f"/{action}", content=json.dumps(step), headers={"content-type": "application/json"} | headers)


class TestWhoGetsIn:
    def test_the_token_is_traded_for_a_cookie_that_scripts_and_other_sites_do_not_have(self, stranger):
        answer = stranger().get(f"/?token={TOKEN}&finding=x")
        assert (answer.status_code, answer.headers["location"]) == (303, "/?finding=x")
        cookie = answer.headers["set-cookie"].lower()
        assert cookie.startswith(f"factcheck-{PORT}=")
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert TOKEN not in cookie

    @pytest.mark.parametrize("path", ["/", "/?token=wrong", "/?token=", "/parts", "/articles/x", "/static/review.js"])
    def test_without_token_or_cookie_nothing_is_shown(self, stranger, path):
        answer = stranger().get(path)
        assert answer.status_code == 401
        assert "boats" not in answer.text

    def test_the_token_opens_the_page_alone(self, stranger):
        assert stranger().get(f"/parts?token={TOKEN}").status_code == 401

    def test_a_wrong_token_is_refused_even_with_the_cookie(self, client):
        assert client().get("/?token=wrong").status_code == 401

    def test_a_wrong_cookie_is_refused(self, stranger):
        assert stranger().get("/", headers={"cookie": f"factcheck-{PORT}=wrong"}).status_code == 401

    @pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", ""])
    def test_another_host_is_refused_so_that_no_name_can_be_bound_to_this_one(self, client, host):
        known = client()
        assert known.get("/", headers={"host": host}).status_code == 421
        assert known.get(f"/?token={TOKEN}", headers={"host": host}).status_code == 421

    @pytest.mark.parametrize(
        "headers", [{}, {"origin": "null"}, {"origin": "http://evil.example"}, {"origin": f"https://127.0.0.1:{PORT}"}]
    )
    def test_a_step_from_another_page_is_refused(self, client, log, headers):
        assert act(client(), headers=headers).status_code == 403
        assert load_decisions(log) == ()

    def test_a_step_without_the_cookie_is_refused(self, stranger, log):
        assert act(stranger()).status_code == 401
        assert load_decisions(log) == ()

    @pytest.mark.parametrize("action", ["decide", "skip", "flag", "note", "undo"])
    def test_who_only_gets_cannot_decide(self, client, log, action):
        answer = client().get(f"/{action}?shown=%7B%7D&finding={FIRST}&verdict=real&key={'a' * 16}")
        assert answer.status_code == 405
        assert load_decisions(log) == ()

    @pytest.mark.parametrize("path", ["/", "/?token=wrong", "/static/review.css", "/nothing"])
    def test_every_answer_says_what_the_page_may_do(self, client, path):
        headers = client().get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"

    def test_only_its_own_files_are_given(self, client):
        known = client()
        assert known.get("/static/review.css").headers["content-type"].startswith("text/css")
        for name in ("page.html.jinja", "..%2Fweb.py", "%2e%2e/web.py"):
            assert known.get(f"/static/{name}").status_code in {404, 422}


class TestSteps:
    def test_a_step_answers_with_the_next_finding_and_is_on_the_disk(self, client, log):
        answer = act(client()).json()
        assert answer["message"] == "Real difference: boats in harbour 0."
        assert load_decisions(log)[0].finding == FIRST
        assert FIRST not in answer["url"]
        assert "1 of 12" in answer["progress"]

    def test_a_step_on_what_changed_meanwhile_is_told_so(self, client, log):
        known = client()
        act(known)
        answer = act(known, key="b" * 16, seen="before", verdict="same").json()
        assert "changed meanwhile (you: real difference)" in answer["alert"]
        assert FIRST in answer["url"]
        assert len(load_decisions(log)) == 1

    def test_a_finding_that_is_not_there_is_an_error_that_says_so(self, client):
        answer = act(client(), shown={"finding": "nothing"})
        assert (answer.status_code, "no finding 'nothing'" in answer.json()["error"]) == (404, True)

    def test_a_verdict_that_is_none_is_refused(self, client, log):
        assert act(client(), verdict="maybe").status_code == 422
        answer = act(client(), verdict=None)
        assert answer.status_code == 404
        assert "no verdict was given on '0000" in answer.json()["error"]
        assert load_decisions(log) == ()

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"verdict": "maybe"}, "verdict: must be 'real', 'same', 'both' or 'unclear', not 'maybe'"),
            ({"text": "x" * 5_001}, "text: must hold 5000 code points or fewer"),
            ({"text": "half a letter: \ud83d"}, "text: must be text of whole letters"),
            ({"key": "zz"}, "key: must look like"),
        ],
    )
    def test_a_step_that_cannot_be_read_is_an_error_in_our_words(self, client, log, wrong, told):
        answer = act(client(), "note", **wrong)
        assert (answer.status_code, told in answer.json()["error"]) == (422, True), answer.json()
        assert load_decisions(log) == ()

    def test_a_log_that_cannot_be_written_is_an_error_that_says_so(self, client, log):
        known = client()
        log.mkdir()
        answer = act(known, seen="")
        assert answer.status_code == 500
        assert "decisions.jsonl: cannot " in answer.json()["error"]
        assert known.get("/").text.startswith(str(log))


class TestWhatIsShown:
    def test_what_articles_hold_is_text_whatever_it_looks_like(self, client):
        known = client(hostile())
        for path in ("/", f"/articles/{'e' * 16}"):
            text = known.get(path).text
            assert "<script>window" not in text
            assert "<img src=x" not in text
            assert "&lt;script&gt;window.hacked" in text
            assert "\u202e" not in text
            assert "\x07" not in text
            assert "⟨U+202E⟩" in text
            assert "**bold** [link](javascript:alert(1))" in text

    def test_a_note_is_text_too(self, client):
        known = client()
        answer = act(known, "note", text='"><script>1</script>\nsecond line').json()
        assert "<script>" not in answer["finding"]
        assert 'data-note="&#34;&gt;&lt;script&gt;1&lt;/script&gt;\nsecond line"' in answer["finding"]

    def test_what_an_address_says_is_text_too(self, client):
        assert "<script>" not in client().get("/?search=%22%3E%3Cscript%3E1%3C/script%3E&standing=%3Cscript%3E").text

    def test_the_page_has_no_script_and_no_style_of_its_own(self, client):
        text = client().get("/").text
        assert re.findall("<script(.*?)>(.*?)</script>", text) == [(' src="/static/review.js" defer', "")]
        assert not re.search(r"<style|\sstyle=|\son\w+=", text)
        assert set(re.findall(r'(?:src|href)="(https?:|//)', text)) == set()

    def test_a_blind_review_shows_nothing_of_what_the_tool_thinks(self, client):
        known = client(blind=True)
        shown = (known.get("/").text, known.get(f"/articles/{FIRST}").text, act(known, "flag").text)
        for text in shown:
            assert "number: 15 boats / 10 boats" in text
            for told in ("FC40", "The number of boats differs", "confidence", "severity", "conflict", "high"):
                assert told not in text
            assert "boats in harbour 0" not in text
        assert client(blind=True).get("/rule/FC401").status_code == 404

    def test_whose_text_a_source_has_stands_beside_its_name_unless_the_review_is_blind(self, client):
        one = report(1)
        (story,) = one.stories
        dependence = Dependence(story.articles[1].path, story.articles[0].path, "", 0.41)
        one = replace(one, stories=(replace(story, dependences=(dependence,)),))
        assert "41 % of its text as in Harbour Post" in client(one).get("/").text
        assert "of its text" not in client(one, blind=True).get("/").text

    def test_a_rule_is_explained_and_an_unknown_one_is_an_error(self, client):
        assert "Examples" in client().get("/rule/FC401").text
        answer = client().get("/rule/FC000")
        assert answer.status_code == 404
        assert "there is no rule 'FC000' to show. Go back to the finding." in answer.text

    def test_a_long_list_is_sent_in_parts(self, client):
        known = client(report(200))
        first = known.get("/").text
        assert first.count('class="subject"') == 40
        further = re.search('<a href="(.*?)" data-move>160 more</a>', first)[1]
        then = known.get(further).text
        assert re.search(r">25 earlier</a>(.|\n)*>135 more</a>", then)

    def test_nothing_to_review_and_nothing_that_fits_are_said(self, client):
        assert "The report has no finding." in client(report(0)).get("/").text
        assert "No finding fits" in client().get("/?search=nothing+like+it").text


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (None, ""),
        (0.4, "less than a minute left"),
        (1.2, "about 1 minute left"),
        (8.9, "about 9 minutes left"),
        (170, "about 3 hours left"),
    ],
)
def test_the_time_left_is_told_in_words(minutes, told):
    assert left(ReviewProgress(37, 120, (), minutes)) == told

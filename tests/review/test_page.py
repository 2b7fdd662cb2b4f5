"""The review page in a real browser, without a mouse unless a test is about one."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from factcheck.decisions import Step, Verdict, load_decisions, settled, standing
from factcheck.render.json import render
from factcheck.review.keys import keys_with
from factcheck.review.order import ReviewOrder

from .newsroom import hostile, report

PATIENCE = 30_000
"""Milliseconds after which a page on a busy machine counts as one that does not answer."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., object]]:
    """Opens an address, each time as another person; complaints of the browser fail the test."""
    complaints: list[str] = []
    contexts = []

    def visit_(address: str, **options: object) -> object:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None)
        page.goto(address)
        return page

    visit_.complaints = complaints
    yield visit_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(serve, visit):
    """The page of a review of twelve findings."""
    return visit(serve().address)


def press(page, *keys: str) -> None:
    """Presses keys as a person does who looks what each has done: one step is over before the next begins."""
    for key in keys:
        page.keyboard.press(key)
        expect(page.locator("body[data-busy]")).to_have_count(0)


def subject(page) -> str:
    return page.locator("#subject").inner_text()


def finding(page) -> str:
    return page.locator("#item").get_attribute("data-finding")


def told(page, text: str) -> None:
    expect(page.locator("#told")).to_contain_text(text)


class TestDeciding:
    @pytest.mark.parametrize(
        ("key", "verdict"),
        [("1", "real"), ("a", "real"), ("2", "same"), ("x", "same"), ("3", "both"), ("4", "unclear")],
    )
    def test_a_key_decides_and_the_next_finding_is_there(self, page, log, key, verdict):
        first = finding(page)
        press(page, key)
        told(page, "1 of 12 decided")
        assert finding(page) != first
        (line,) = load_decisions(log)
        assert (line.finding, line.verdict) == (first, verdict)

    def test_undo_goes_back_further_than_one_step_and_to_the_finding(self, page, log):
        first = finding(page)
        press(page, "1", "2", "3")
        told(page, "3 of 12 decided")
        press(page, "u", "Backspace", "u")
        told(page, "0 of 12 decided")
        assert finding(page) == first
        assert standing(load_decisions(log)) == ()
        press(page, "u")
        expect(page.locator("#message")).to_have_text("There is nothing to undo.")

    @pytest.mark.parametrize("milliseconds", [0, 300], ids=["before the answer", "after the answer"])
    def test_a_button_does_what_its_key_does_and_a_double_click_decides_once(self, page, log, milliseconds):
        page.get_by_role("button", name="No difference").dblclick(delay=milliseconds)
        told(page, "of 12 decided")
        expect(page.locator("#message")).to_contain_text("No difference")
        decided = [line.finding for line in load_decisions(log)]
        assert len(decided) == len(set(decided)) == 1

    def test_skip_leaves_for_later_and_flag_and_note_stay_with_the_finding(self, page, log):
        first = finding(page)
        press(page, "f")
        expect(page.get_by_role("button", name="Flagged")).to_have_attribute("aria-pressed", "true")
        press(page, "n")
        page.keyboard.type("counts the crew? 1 2 u")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("ask")
        press(page, "Enter")
        expect(page.locator(".said-so")).to_contain_text("you noted: counts the crew? 1 2 u ask")
        press(page, " ")
        expect(page.locator("#message")).to_contain_text("Skipped")
        assert finding(page) != first
        told(page, "0 of 12 decided")
        steps = {line.step: line for line in load_decisions(log)}
        assert set(steps) == {Step.FLAG, Step.NOTE, Step.SKIP}
        assert steps[Step.NOTE].note == "counts the crew? 1 2 u\nask"

    def test_a_note_that_is_left_is_not_kept_but_waits_in_its_window(self, page, log):
        press(page, "n")
        page.keyboard.type("never mind")
        press(page, "Escape")
        expect(page.locator("#note")).to_be_hidden()
        assert load_decisions(log) == ()
        press(page, "j", "n")
        expect(page.locator("#note-text")).to_have_value("")
        press(page, "Escape", "k", "n")
        expect(page.locator("#note-text")).to_have_value("never mind")

    def test_a_key_counts_at_once_after_a_window_closed_though_its_field_still_has_the_focus(self, page):
        before = finding(page)
        press(page, "n")
        page.locator("#note-text").evaluate(
            """field => {
                document.getElementById("note").removeAttribute("open");
                field.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
            }"""
        )
        expect(page.locator("#item")).not_to_have_attribute("data-finding", before)

    @pytest.mark.parametrize("key", ["Enter", "Control+Enter", "Meta+Enter"])
    def test_enter_saves_a_note_and_what_undo_leaves_of_it_is_no_draft(self, page, log, key):
        press(page, "n")
        page.keyboard.type("counts the crew")
        press(page, key)
        expect(page.locator("#note")).to_be_hidden()
        assert [line.note for line in load_decisions(log)] == ["counts the crew"]
        press(page, "u", "n")
        expect(page.locator("#note-text")).to_have_value("")

    def test_undo_takes_back_that_a_flag_was_taken_away(self, page):
        press(page, "1", "k", "f", "f", "u")
        expect(page.get_by_role("button", name="Flagged")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#message")).to_have_text("Undone: unflag.")
        told(page, "1 of 12 decided")

    def test_a_key_with_ctrl_alt_or_meta_decides_nothing(self, page, log):
        for key in ("Control+1", "Alt+2", "Meta+3", "Control+u", "Alt+f"):
            press(page, key)
        press(page, "1")
        told(page, "1 of 12 decided")
        assert [line.verdict for line in load_decisions(log)] == [Verdict.REAL]

    def test_when_all_is_decided_the_page_says_so(self, serve, visit):
        page = visit(serve(report(2)).address)
        press(page, "1", "2")
        told(page, "2 of 2 decided: all is done")
        expect(page.locator("#message")).to_contain_text("Nothing else in this list waits")

    def test_undo_is_there_also_where_nothing_is_left_to_show(self, serve, visit):
        page = visit(serve(report(1)).address + "&standing=open")
        press(page, "1")
        told(page, "1 of 1 decided")
        page.goto(page.url.split("?")[0] + "?standing=open")
        expect(page.locator("#subject")).to_have_text("Nothing fits")
        press(page, "2", "f", "u")
        told(page, "0 of 1 decided")
        expect(page.locator("#message")).to_contain_text("Undone: real difference")

    def test_the_settings_file_can_give_other_keys(self, serve, visit, log):
        page = visit(serve(keys=keys_with({"real": ("y",), "flag": ()}, "factcheck.toml")).address)
        expect(page.get_by_role("button", name="Real difference")).to_contain_text("y")
        press(page, "1", "f", "y")
        told(page, "1 of 12 decided")
        assert [line.step for line in load_decisions(log)] == [Step.DECIDE]


class TestLooking:
    def test_j_k_and_the_arrows_move_and_back_returns(self, page):
        order = [finding(page)]
        for key in ("j", "ArrowDown", "ArrowRight"):
            press(page, key)
            order.append(finding(page))
        assert len(set(order)) == 4
        for key, wanted in zip(("k", "ArrowUp", "ArrowLeft"), order[-2::-1], strict=True):
            press(page, key)
            assert finding(page) == wanted
        press(page, "k")
        expect(page.locator("#message")).to_have_text("This is the first of the list.")
        press(page, "j")
        page.go_back()
        expect(page.locator("#item")).to_have_attribute("data-finding", order[0])

    def test_the_surest_finding_is_asked_first_where_that_is_wanted(self, serve, visit):
        served = serve(order=ReviewOrder.SUREST)
        page = visit(served.address)
        expect(page.locator(".order")).to_have_text("Surest first, whatever it is.")
        surest = sorted(served.session.findings, key=lambda one: -one.confidence)
        assert finding(page) == surest[0].fingerprint
        press(page, "1")
        assert finding(page) == surest[1].fingerprint

    def test_a_reload_shows_the_same_finding_and_the_same_filters(self, page):
        page.get_by_label("Severity").select_option("medium")
        expect(page.locator(".rows li")).to_have_count(3)
        press(page, "j")
        here = finding(page)
        page.reload()
        assert finding(page) == here
        expect(page.locator(".rows li")).to_have_count(3)
        expect(page.get_by_label("Severity")).to_have_value("medium")

    def test_search_finds_and_what_is_typed_there_decides_nothing(self, page, log):
        press(page, "/")
        page.keyboard.type("tents zz")
        expect(page.locator(".empty").first).to_contain_text("Nothing fits")
        for _ in "zz":
            page.keyboard.press("Backspace")
        expect(page.locator(".rows li")).to_have_count(1)
        press(page, "Enter")
        assert "ents in harbour 0" in subject(page)
        press(page, "1")
        told(page, "1 of 12 decided")
        assert len(load_decisions(log)) == 1

    def test_the_lists_hold_what_they_say(self, page):
        press(page, "f", "1", " ")
        expect(page.get_by_role("navigation", name="Lists")).to_contain_text(re.compile(r"To decide\s*11"))
        for name, number in (("Decided", 1), ("Flagged", 1), ("Skipped", 1), ("To decide", 11), ("All", 12)):
            chip = page.get_by_role("link", name=re.compile(f"^{name}"))
            chip.focus()
            page.keyboard.press("Enter")
            expect(chip).to_have_attribute("aria-current", "true")  # two lists can be of one length
            expect(page.locator(".rows li")).to_have_count(number)

    def test_the_full_articles_open_at_the_sentence_and_close_on_the_same_key(self, serve, visit):
        page = visit(serve(report(20)).address)
        press(page, "/")
        page.keyboard.type("stoves")
        expect(page.locator(".rows li")).to_have_count(1)
        press(page, "Enter", "o")
        column = page.get_by_role("region", name="Meridian, the full article").or_(
            page.get_by_role("region", name="The Courier, the full article")
        )
        expect(column.first).to_contain_text("Harbour 0 in the storm")
        expect(column.first.locator("mark")).to_be_in_viewport()
        press(page, "1", "o")
        expect(page.locator("#articles")).to_be_hidden()
        told(page, "0 of 20 decided")

    def test_help_rule_and_end_are_windows_that_escape_closes(self, page):
        for key, words in (
            ("?", "cannot tell from these texts"),
            ("r", "Examples"),
            ("q", "All of it is in decisions.jsonl"),
        ):
            press(page, key)
            window = page.locator("dialog[open]")
            expect(window).to_contain_text(words)
            page.keyboard.press("Escape")
            expect(window).to_be_hidden()

    def test_focus_goes_to_the_finding_so_that_a_reader_hears_it(self, page):
        press(page, "1")
        told(page, "1 of 12 decided")
        assert page.evaluate("document.activeElement.id") == "subject"

    def test_what_articles_hold_is_not_run(self, serve, visit):
        page = visit(serve(hostile()).address)
        expect(page.locator(".side").first).to_contain_text("<script>window.hacked = 1</script>")
        press(page, "o")
        expect(page.locator("#articles")).to_contain_text("<script>window.hacked = 1</script>")
        assert page.evaluate("window.hacked") is None


class TestNothingIsLost:
    def test_a_tab_that_saw_an_older_state_is_told_and_overrides_nothing(self, page, log):
        other = page.context.new_page()
        other.goto(page.url)
        first = finding(page)
        assert finding(other) == first
        press(page, "1")
        told(page, "1 of 12 decided")
        press(other, "2")
        expect(other.locator("#alert")).to_contain_text("changed meanwhile (you: real difference)")
        assert finding(other) == first
        assert [line.verdict for line in load_decisions(log)] == [Verdict.REAL]
        press(other, "2")
        expect(other.locator("#message")).to_contain_text("No difference")
        assert settled(load_decisions(log))[first].verdict is Verdict.SAME

    def test_a_note_in_such_a_tab_is_still_there_to_be_saved(self, page):
        other = page.context.new_page()
        other.goto(page.url)
        press(other, "n")
        other.keyboard.type("long thought about")
        press(page, "f")
        expect(page.get_by_role("button", name="Flagged")).to_be_visible()
        press(other, "Enter")
        expect(other.locator("#note-alert")).to_contain_text("changed meanwhile")
        expect(other.locator("#note-text")).to_have_value("long thought about")
        press(other, "Enter")
        expect(other.locator(".said-so")).to_contain_text("long thought about")

    def test_two_servers_on_one_log_see_each_other(self, serve, visit, log):
        left, right = visit(serve().address), visit(serve().address)
        press(left, "1")
        told(left, "1 of 12 decided")
        press(right, "j")
        told(right, "1 of 12 decided")
        press(right, "2")
        told(right, "2 of 12 decided")
        lines = load_decisions(log)
        assert len(lines) == len({line.finding for line in lines}) == 2

    def test_two_reviewers_disagree_and_a_third_speaks_the_final_word(self, serve, visit, log, run):
        ana = visit(serve(report(2), "ana", overlap=2, blind=True).address)
        ben = visit(serve(report(2), "ben", overlap=2, blind=True).address)
        for page, keys in ((ana, "11"), (ben, "12")):
            expect(page.locator("#finding")).not_to_contain_text("confidence")
            press(page, *keys)
            told(page, "2 of 2 decided")
        assert "raw agreement          0.50 (1 of 2)" in run("agreement", str(log)).out
        cai = visit(serve(report(2), "cai", adjudicate=True).address)
        told(cai, "0 of 1 decided")
        expect(cai.locator(".said-so")).to_contain_text("ana: ≠ real difference")
        expect(cai.locator(".said-so")).to_contain_text("ben: = no difference")
        press(cai, "2")
        told(cai, "1 of 1 decided")
        assert sorted(one.verdict for one in settled(load_decisions(log)).values()) == ["real", "same"]

    def test_killed_in_the_middle_and_started_again_nothing_decided_is_lost(self, visit, tmp_path):
        """Twenty decisions as fast as the page takes them, then SIGKILL; a step that nobody answers says so."""
        (tmp_path / "report.json").write_text(render(report(40)), "utf-8")
        log = tmp_path / "decisions.jsonl"
        with _Process(tmp_path) as server:
            page = visit(server.address)
            decided = []
            for number in range(20):
                decided.append((finding(page), "1234"[number % 4]))
                press(page, "1234"[number % 4])
            told(page, "20 of 40 decided")
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            lost = finding(page)
            press(page, "1")
            expect(page.locator("#alert")).to_contain_text("What you decided before is kept")
            assert finding(page) == lost
        visit.complaints.clear()  # the browser complains of the connection that was lost, as it should
        verdicts = dict(zip("1234", Verdict, strict=True))
        assert [(line.finding, line.verdict) for line in load_decisions(log)] == [(f, verdicts[k]) for f, k in decided]
        with _Process(tmp_path) as server:
            page = visit(server.address)
            told(page, "20 of 40 decided")
            assert finding(page) == lost
            press(page, "u")
            told(page, "19 of 40 decided")
            assert finding(page) == decided[-1][0]
            server.process.send_signal(signal.SIGINT)
            assert server.process.wait(30) == 0
            assert "19 of 40 decided" in server.process.stderr.read()


class _Process:
    """`factcheck review report.json` in a folder, as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> _Process:
        command = [sys.executable, "-m", "factcheck", "review", "report.json", "--no-browser", "--reviewer", "ana"]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.address = self.process.stdout.readline().strip()
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


class TestForAll:
    """What axe-core finds, and what it cannot see."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [360, 1600])
    def test_axe_finds_nothing(self, serve, visit, scheme, width):
        page = visit(serve().address, color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        check = _axe(page)
        check("the first finding")
        press(page, "f", "1", " ", "k")
        check("one that was decided")
        for key in "?rnoq":
            press(page, key)
            expect(page.locator("dialog[open]")).to_be_visible()
            check(f"the window of {key}")
            page.keyboard.press("Escape")
            expect(page.locator("dialog[open]")).to_have_count(0)
        press(page, "/")
        page.keyboard.type("nothing like it")
        expect(page.locator(".empty").first).to_be_visible()
        check("nothing fits")

    @pytest.mark.parametrize("size", [(360, 800), (640, 480), (1600, 1000)])
    def test_nothing_is_cut_off_at_any_width_nor_at_twice_the_size(self, serve, visit, size):
        page = visit(serve(hostile()).address)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        press(page, "o")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]

    def test_every_control_shows_its_key_and_has_a_name(self, page):
        shown = {"Real difference": "1", "No difference": "2", "Both true": "3", "Cannot tell": "4"}
        shown |= {"Skip": "space", "Flag": "f", "Note": "n", "Full articles": "o", "Undo": "u"}
        for name, key in shown.items():
            button = page.get_by_role("button", name=re.compile(name))
            expect(button.locator("kbd")).to_have_text(key)
            assert button.get_attribute("aria-keyshortcuts")

    def test_focus_is_seen(self, page):
        page.keyboard.press("Tab")
        for _ in range(12):
            page.keyboard.press("Tab")
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def _axe(page) -> Callable[[str], None]:
    """What asserts that axe-core finds nothing to mend on the page as it is."""

    def check(state: str) -> None:
        found = Axe().run(page).response["violations"]
        told = [(one["id"], one["impact"], [node["html"] for node in one["nodes"]][:3]) for one in found]
        assert told == [], state

    return check


class TestFiveThousand:
    def test_a_queue_of_five_thousand_opens_in_two_seconds_and_moves_in_a_tenth(self, serve, visit):
        served = serve(report(5000))
        page = visit("about:blank")
        page.goto(served.address)  # warms the browser up, which starts a process for the first page
        start = time.perf_counter()
        page.goto(served.address)
        expect(page.locator("#subject")).to_be_visible()
        assert time.perf_counter() - start < 2 * _slowness()
        moves = page.evaluate(_MOVES, "j")
        decisions = page.evaluate(_MOVES, "1")
        assert statistics.median(moves) < 100 * _slowness(), moves
        assert statistics.median(decisions) < 100 * _slowness(), decisions


def _slowness() -> float:
    """How many times slower than an idle machine this one is, as more wants to run than it has processors."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


_MOVES = """
async (key) => {
  const times = [];
  for (let n = 0; n < 15; n++) {
    const before = document.getElementById("item").dataset.finding;
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    while (document.getElementById("item").dataset.finding === before) await new Promise(requestAnimationFrame);
    times.push(performance.now() - start);
    while ("busy" in document.body.dataset) await new Promise(requestAnimationFrame);
  }
  return times;
}
"""

"""A review killed while a reviewer decides: what the page took is in the log, and the next review goes on."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from factcheck.decisions import Step, load_decisions, standing
from factcheck.render.json import render
from factcheck.review.log import Log
from factcheck.review.session import Session, Terms

from ..review.newsroom import report
from .test_kills import ROOT, chance  # noqa: F401  # a fixture

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
FINDINGS = 800
"""More than a review that is soon killed gets through."""
_PATIENCE = 60.0
"""Seconds."""


@dataclass
class Desk:
    """A folder with a report and a log of decisions, which every review goes on with."""

    place: Path
    sent: set[str] = field(default_factory=set)
    """The keys of the decisions that the page was asked for."""
    acknowledged: set[str] = field(default_factory=set)
    """Those of the decisions that it took."""

    @property
    def log(self) -> Path:
        return self.place / "decisions.jsonl"

    def start(self) -> tuple[subprocess.Popen[str], str, int]:
        """A review, the token of its address, and its port."""
        command = [sys.executable, "-m", "factcheck", "review", "report.json", "--no-browser", "--reviewer", "ana"]
        process = subprocess.Popen(
            [*command, "--decisions", str(self.log)],
            cwd=self.place,
            env=os.environ | {"PYTHONPATH": ROOT, "FACTCHECK_NO_CACHE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        address = process.stdout.readline()
        found = re.search(r":(\d+)/\?token=(\S+)", address)
        assert found, f"no address, but {address!r} and {process.communicate(timeout=_PATIENCE)[1]!r}"
        return process, found[2], int(found[1])

    def decide_until(self, process: subprocess.Popen[str], token: str, port: int, kill_at: float) -> None:
        """Decides one finding after the other, as fast as the page takes it, until the kill comes.

        It comes in the middle of a decision, or between two: after 7.3 times what the first took, if `kill_at` is 7.3.
        """
        page = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        page.request("GET", f"/?token={token}")
        answer = page.getresponse()
        cookie = str(answer.getheader("set-cookie")).partition(";")[0]
        answer.read()
        headers = {"cookie": cookie, "origin": f"http://127.0.0.1:{port}", "content-type": "application/json"}
        session = Session(report(FINDINGS), Log(self.log), Terms("ana"))
        waiting = [item for item in session.queue() if item.waits]
        killer: threading.Timer | None = None
        start = time.monotonic()
        try:
            for number, item in enumerate(waiting):
                key = secrets.token_hex(8)
                verdict = ("real", "same", "both", "unclear")[number % 4]
                step = {"shown": {"finding": item.fingerprint}, "key": key, "seen": item.seen, "verdict": verdict}
                self.sent.add(key)
                page.request("POST", "/decide", json.dumps(step), headers)
                answer = page.getresponse()
                content = json.loads(answer.read())
                assert (answer.status, "alert" in content) == (200, False), content
                self.acknowledged.add(key)
                if killer is None:
                    killer = threading.Timer(kill_at * (time.monotonic() - start), process.kill)
                    killer.start()
        except (OSError, http.client.HTTPException, ValueError):
            pass  # the page is dead
        finally:
            if killer:
                killer.join()
            process.kill()
            page.close()
            process.communicate(timeout=_PATIENCE)

    def check(self) -> None:
        """Holds the log against what the reviewer was told."""
        lines = load_decisions(self.log, must_exist=True)
        keys = [line.id for line in lines]
        assert self.acknowledged <= set(keys), "a decision that was acknowledged is lost"
        assert set(keys) <= self.sent, "a decision that nobody made"
        assert len(keys) == len(set(keys))
        deciding = [line for line in standing(lines) if line.step is Step.DECIDE]
        assert len(deciding) == len(lines), "each finding was decided once"


@pytest.fixture
def desk(tmp_path) -> Desk:
    (tmp_path / "report.json").write_text(render(report(FINDINGS)), encoding="utf-8")
    return Desk(tmp_path)


def strike(desk: Desk, chance: random.Random, kills: int) -> None:  # noqa: F811  # what the fixture gives
    """Kills so many reviews, each of which goes on where the one before was killed."""
    for number in range(kills):
        process, token, port = desk.start()
        kill_at = chance.uniform(0, 12)
        try:
            desk.decide_until(process, token, port, kill_at)
            desk.check()
        except AssertionError as error:
            error.add_note(f"kill {number} of {kills}, {kill_at:.3f} decisions after the first")
            raise


def test_a_killed_review_keeps_what_it_acknowledged(desk, chance):  # noqa: F811
    strike(desk, chance, 2)


@pytest.mark.slow
def test_50_killed_reviews_keep_what_they_acknowledged(desk, chance):  # noqa: F811
    start = time.monotonic()
    strike(desk, chance, 50)
    lines = len(load_decisions(desk.log))
    assert len(desk.acknowledged) >= 50, "each review was killed while it was at work"
    sys.stdout.write(
        f"reviews: 50 kills, {time.monotonic() - start:.0f} s: {len(desk.sent)} decisions sent, "
        f"{len(desk.acknowledged)} acknowledged, {lines} in the log\n"
    )

from __future__ import annotations

import sys
import time

from factcheck.progress import progress


def test_nothing_is_shown_where_nobody_watches(capsys):
    with progress(quiet=False) as advance:
        advance("read", 0, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_the_stage(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(quiet=False) as advance:
        advance("embed", 1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "embed" in err


def test_quiet_shows_nothing_on_a_terminal_either(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(quiet=True) as advance:
        advance("embed", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_long_stage_shows_how_fast_it_goes_and_what_remains(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress(quiet=False) as advance:
        advance("read", 7, 7)
        for done in range(11):
            advance("stories", done, 20)
            time.sleep(0.01)
    last = capsys.readouterr().err.rpartition("stories")[2]
    assert "10/20" in last
    assert "/s" in last
    assert "0:00:" in last

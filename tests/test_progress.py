from __future__ import annotations

import sys

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

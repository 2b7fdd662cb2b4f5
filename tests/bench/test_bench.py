"""The bench as a whole, at sizes that mean nothing."""

from __future__ import annotations

import subprocess
import sys


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck.bench", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_quick_run_writes_page_plot_and_figures_and_redraws_the_same(tmp_path):
    page = tmp_path / "speed.md"
    files = [page, page.with_suffix(".svg"), page.with_suffix(".json")]
    result = bench("--quick", "--parts", "corpora", "--out", str(page))
    assert result.returncode == 0, result.stderr
    assert "growth exponent" in result.stdout
    written = [file.read_bytes() for file in files]
    assert b"| 12, again |" in written[0]
    assert bench("--redraw", "--out", str(page)).returncode == 0
    assert [file.read_bytes() for file in files] == written


def test_an_unknown_part_is_named():
    result = bench("--parts", "corpus")
    assert result.returncode == 2
    assert "corpus: no such part. There are start, embedding, corpora." in result.stderr

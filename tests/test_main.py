"""How the process of a command ends: with its exit code, what was registered for the end done, and at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import atexit, sys
from factcheck.__main__ import run

class Left:
    def __del__(self):
        print("taken down")

left = Left()
atexit.register(print, "registered")
sys.argv = ["factcheck", *sys.argv[1:]]
run()
"""


def ended(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("arguments", "expected"), [(("--version",), 0), (("report", "nowhere"), 2), (("bogus",), 2)])
def test_it_ends_with_the_exit_code_of_the_command(arguments: tuple[str, ...], expected: int) -> None:
    assert ended(CODE, *arguments).returncode == expected


def test_what_is_registered_for_the_end_is_done_and_nothing_is_taken_down() -> None:
    lines = ended(CODE, "--version").stdout.splitlines()
    assert lines[0].startswith("factcheck ")
    assert lines[1:] == ["registered"]


def test_a_thread_that_still_works_is_waited_for() -> None:
    busy = "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.5), print('worked'))).start()\n"
    result = ended(busy + CODE, "--version")
    assert result.returncode == 0
    assert "worked" in result.stdout


def test_output_that_nobody_can_take_is_told_as_ever() -> None:
    lost = "import sys\nsys.stdout = open('/dev/full', 'w') if sys.platform == 'linux' else sys.stdout\n"
    result = ended(lost + CODE, "--version")
    assert result.returncode in ({120} if sys.platform == "linux" else {0})

"""git, the only program that factcheck starts."""

from __future__ import annotations

import shutil
import subprocess


def git(*arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    """How git, called with `arguments` in this folder, ended and what it said; None where there is none that runs."""
    program = shutil.which("git")
    try:
        return subprocess.run([program, *arguments], capture_output=True, check=False) if program else None  # noqa: S603
    except OSError:
        return None

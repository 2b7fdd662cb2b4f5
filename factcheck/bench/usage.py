"""Runs a command and reads what it cost: CPU seconds of all its processes, wall clock, and the peak of its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence

from msgspec import Struct

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "FACTCHECK_JOBS")
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiles, as pip does of all that it installs: the sources of a checkout are compiled once."""
ONE_THREAD = dict.fromkeys(_THREADS, "1") | {"TOKENIZERS_PARALLELISM": "false", "HF_HUB_OFFLINE": "1"} | _COMPILED
"""The environment in which a run is one process on one core."""


class Usage(Struct, frozen=True):
    """What one run of a command cost."""

    cpu: float
    """Seconds, user and system, of the process and of those it waited for."""
    wall: float
    """Seconds."""
    memory: float
    """Peak resident set of the largest of these processes, MiB."""


def run(command: Sequence[str], environment: Mapping[str, str] = ONE_THREAD, accept: Sequence[int] = (0,)) -> Usage:
    """What `command` cost; its output is thrown away.

    The peak includes this process's own at the start of the command, so measure before holding much.

    Raises:
        subprocess.CalledProcessError: it ended with another exit code than those to `accept`; holds what it said.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            env=os.environ | environment,
        )
        _, status, spent = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accept:
            complaints.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=complaints.read())
    return Usage(
        spent.ru_utime + spent.ru_stime, wall, spent.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    )

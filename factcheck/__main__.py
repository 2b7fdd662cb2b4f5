"""The command `factcheck`, also `python -m factcheck`: what has nothing new to do is done before the rest is loaded.

A run with nothing new takes a tenth of a second so. Of a report on two new articles, the searches for unreachable
objects while modules were loaded took 18 ms of CPU, and to take down at the end what was loaded 45 ms, a thirtieth.

What is written again comes from the cache folder of the user, whose checksums find damage, not malice: whoever may
write there can change what a report says (SECURITY.md).
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading

_SELDOM = 200_000
"""New objects between two searches for unreachable ones: a run over 300 articles left 608 of them, all while it loaded.

A report on two new articles makes 140,000 objects, most of them modules; to search these once took 35 ms of CPU."""


def main() -> None:
    """Runs the command line of the process; ends by SystemExit, with 130 when Ctrl-C interrupts it."""
    gc.set_threshold(_SELDOM)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # it reads what is installed for them, in 12 ms
    from .replay import replay  # to load the modules takes dozens of searches otherwise

    try:
        code = replay(sys.argv[1:])
        if code is None:
            from .cli import main as command_line

            command_line()
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(code)


def run() -> None:
    """As `main`, and ends the process: Python would take down piece by piece all that it loaded, in 45 ms."""
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1 and _told():
            os._exit(end.code)
        raise


def _told() -> bool:
    """True when nothing is left to do: what is registered for the end is done, and what was written is out."""
    atexit._run_exitfuncs()  # noqa: SLF001  # it has no other name
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):  # whoever read it is gone: Python says so as it ends
        return False
    return True


if __name__ == "__main__":
    run()

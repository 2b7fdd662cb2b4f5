"""The command `factcheck`, also `python -m factcheck`: what has nothing new to do is done before the rest is loaded."""

from __future__ import annotations

import gc
import sys

from .again import again


def main() -> None:
    """Runs the command line of the process; ends by SystemExit, with 130 when Ctrl-C interrupts it."""
    try:
        code = again(sys.argv[1:])
        if code is None:
            from .cli import main as command_line

            command_line()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # at the end Python need not search a hundred thousand objects for unreachable ones
    sys.exit(code)


if __name__ == "__main__":
    main()

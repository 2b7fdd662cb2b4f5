"""A run of the command line with a clock on it: which stage, and which function, the CPU time goes to.

    python -m factcheck.bench.sampled OUT.json COMMAND...

A timer interrupts the run every few milliseconds of CPU and books the time since the last interrupt on what the stack
says. Python runs the handler when a call into a library has returned, so a long one is booked as a whole, in its place.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

EVERY = 0.005
"""Seconds of CPU between two looks."""
STAGES = {
    "load": "read", "stages.reading": "read", "split": "read", "story": "group", "tag": "tag: rules",
    "embed": "embed: model", "nli": "judge: model", "compare.align": "align", "compare": "compare", "fields": "compare",
    "findings": "findings", "rules.confidence": "findings", "render": "render", "command.output": "render",
    "cache": "cache", "stages.cached": "cache", "replay": "cache", "command.outcome": "cache",
}  # fmt: skip
"""Room or module of the package -> stage; time elsewhere is that of what called it."""
ENCODER = ("encoder", "weights")
"""The rooms of the model inside the others: its arithmetic, its weights and how it cuts texts."""
OTHER, START = "other", "start"


class Clock:
    """Books CPU time on stages and functions while it ticks."""

    def __init__(self) -> None:
        self.stages: Counter[str] = Counter()
        self.functions: Counter[tuple[str, str]] = Counter()
        """Stage, and the innermost function of the package."""
        self.callers: Counter[tuple[str, str]] = Counter()
        """Stage, and every function of the package on the stack."""
        self._last = time.process_time()

    def start(self) -> None:
        """Sets the timer."""
        signal.signal(signal.SIGPROF, self._tick)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def stop(self) -> None:
        """Ends the ticking."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _tick(self, _signal: int, frame: FrameType | None) -> None:
        now = time.process_time()
        spent, self._last = now - self._last, now
        stack = list(_own(frame))
        stage = stage_of(frame)
        self.stages[stage] += spent  # type: ignore[assignment]
        names = [f"{module}.{code}" for module, code in stack]
        self.functions[stage, names[0] if names else "(outside)"] += spent  # type: ignore[assignment]
        for name in set(names):
            self.callers[stage, name] += spent  # type: ignore[assignment]


def stage_of(frame: FrameType | None) -> str:
    """The stage that the stack ending in `frame` is in."""
    found, encodes = OTHER, False
    while frame:
        module = str(frame.f_globals.get("__name__", ""))
        if module == "importlib._bootstrap":
            return START
        room, _, inner = (
            module.removeprefix("factcheck.").partition(".") if module.startswith("factcheck.") else ("",) * 3
        )
        encodes |= room in ENCODER
        if found == OTHER:
            found = STAGES.get(f"{room}.{inner}", STAGES.get(room, OTHER))
        frame = frame.f_back
    return "tag: model" if encodes and found == "tag: rules" else found


def _own(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """Module and function of the frames that are of the package, the innermost first."""
    while frame:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("factcheck.") and not module.startswith("factcheck.bench"):
            yield module.removeprefix("factcheck."), frame.f_code.co_qualname
        frame = frame.f_back


def main() -> None:
    """Runs the command line on what follows the first argument, which is where the figures go."""
    target, *arguments = sys.argv[1:]
    clock = Clock()
    clock.start()
    sys.argv = ["factcheck", *arguments]
    code: str | int | None = 0
    try:
        from ..__main__ import main as command_line  # inside: to load it is part of the run

        command_line()
    except SystemExit as end:
        code = end.code
    clock.stop()
    content = {
        "stages": dict(clock.stages.most_common()),
        "functions": [[*key, spent] for key, spent in clock.functions.most_common(60)],
        "callers": [[*key, spent] for key, spent in clock.callers.most_common(100)],
    }
    Path(target).write_text(json.dumps(content, indent=1), encoding="utf-8")
    sys.exit(code)


if __name__ == "__main__":
    main()

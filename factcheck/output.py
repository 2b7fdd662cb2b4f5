"""Where a result goes: stdout or a file, whole or not at all; and what people are told beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from .errors import ReportError
from .render.markup import quiet, readable


def targets_of(outputs: Sequence[Path | None], sources: Collection[Path]) -> list[Path | None]:
    """The file to write for each of `outputs`, as `target_of` gives it.

    Raises:
        ReportError: one of them cannot be written, or two are one file, of which only the last page would be left.
    """
    targets = [target_of(output, sources) for output in outputs]
    files = [target for target in targets if target and (target.is_file() or not target.exists())]
    for target in files:
        if files.count(target) > 1:
            raise ReportError(f"{target}: two results are to be written to this file. Give each a file of its own.")
    return targets


def target_of(output: Path | None, sources: Iterable[Path]) -> Path | None:
    """The file to write, None for stdout; looked at before the run, so that a slip costs no minute.

    Raises:
        ReportError: `output` is a folder, lies in none, or is one of `sources`, which are read.
    """
    if output is None or str(output) == "-":
        return None
    target = output.resolve()
    if target.is_dir():
        raise ReportError(f"{output}: this is a folder. Name a file in it.")
    if not target.parent.is_dir():
        raise ReportError(f"{output}: the folder {output.parent} does not exist. Make it first.")
    if target in {path.resolve() for path in sources}:
        raise ReportError(f"{output}: this is one of the files to read, writing would destroy it. Name another file.")
    return target


def write(text: str, target: Path | None) -> None:
    """Puts `text` to stdout or into `target`, whole or not at all.

    What goes to stdout may go to a terminal: a character that no reader would see, in a name or a rule, is named there.

    Raises:
        ReportError: it cannot be written.
    """
    content = (text if target else readable(text)).encode("utf-8", errors="backslashreplace")
    try:
        if target is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        elif target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe, which a rename would replace
        else:
            _replace(target, content)
    except BrokenPipeError:
        # Who reads stdout has seen enough; without this, Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise ReportError(f"{target or 'stdout'}: cannot write the result ({error.strerror}).") from error


def tell(text: str) -> None:
    """Says `text`, a line or more, on stderr; whatever it holds, no terminal and no runner takes it for a command."""
    sys.stderr.write(quiet(readable(f"{text}\n")))


def write_beside(texts: Iterable[tuple[str, str]], target: Path) -> None:
    """Puts each of `texts`, by name, into the folder `report.md.texts` beside the report `target`.

    Raises:
        ReportError: it cannot be written.
    """
    folder = target.with_name(f"{target.name}.texts")
    try:
        folder.mkdir(exist_ok=True)
        for name, text in texts:
            _replace(folder / name, text.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise ReportError(f"{folder}: cannot keep the texts of articles here ({error.strerror}).") from error


def append(text: str, target: Path) -> None:
    """Adds `text` to the end of the file `target`.

    Raises:
        ReportError: it cannot be written.
    """
    try:
        with target.open("ab") as file:
            file.write(text.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise ReportError(f"{target}: cannot add to this file ({error.strerror}).") from error


def _replace(target: Path, content: bytes) -> None:
    """Puts `content` into `target` by way of a neighbour, so that a failure leaves what was there."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)

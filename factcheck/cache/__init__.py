"""What was found out before, by key, in one file of SQLite: for the next run, and for the rest of one that was cut off.

Nothing here can make an answer wrong or a run fail. An answer carries a checksum of key and content, and one that does
not fit is not given; a damaged file is left behind for a new one; where the disk is full or nothing may be written, the
run goes on without. The person is told once. Several processes may read and write, and any may be killed at any moment:
an answer is there whole or not at all.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Self

from msgspec import Struct

from ..folders import KEPT

MOST_BYTES = 2 << 30
"""Bytes of answers that are kept, those not used for longest out first: of some 40,000 articles."""
_LEFT = 0.8
"""The share of these bytes that is left when there are more, so that it is not done for each answer."""
_LOOKED_AFTER = 64 << 20
"""Bytes written after which the size is looked at."""
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_DAY = 86_400
"""Seconds; when an answer was last used is known to the day, so that reading seldom writes."""
_CHECKSUM = 16
"""Bytes."""
_AT_ONCE = 500
"""Keys asked for in one query."""

FORMAT = 1
"""Grows when a file of an older factcheck would be misread; such a file is left behind and removed."""
_NAME = "answers-{format}.{generation}.sqlite3"
"""A file found damaged makes way for the next generation: other processes may have it open, and SQLite forbids to
replace a file under them."""
_NAMED = re.compile(r"answers-(\d+)\.(\d+)\.sqlite3")
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (key BLOB PRIMARY KEY, stage TEXT, size INTEGER, used INTEGER, body INTEGER) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS bodies (id INTEGER PRIMARY KEY, content BLOB);"
)
"""The contents lie apart, so that to write down a use does not write them again."""
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""What SQLite says of a file that is not, or no longer, one of ours."""

Warn = Callable[[str], None]
"""Called with what a person should know, in one line."""


class Kept(Struct, frozen=True):
    """How much is kept of one stage."""

    stage: str
    answers: int
    size: int
    """Bytes."""


class Cache:
    """Answers by key; without a folder it keeps nothing and knows nothing, so that nobody needs to ask for it."""

    def __init__(
        self, folder: str | os.PathLike[str] | None = None, warn: Warn = lambda message: None, most: int = MOST_BYTES
    ) -> None:
        """Opens the cache in `folder`, which is made if need be; `most` bytes of answers are kept.

        It is of the thread that opens it: in another it knows nothing and keeps nothing, and says so.
        """
        self.folder = None if folder is None else Path(folder)
        self._warn: Warn | None = warn
        self._most = most
        self._generation = 0
        self._written = 0
        self._writes = True
        self._renewed = False
        self._database: sqlite3.Connection | None = None
        if self.folder is not None:
            self._open(self.folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is known of `keys`."""
        found: dict[bytes, bytes] = {}
        with self._guard():
            wanted = iter(dict.fromkeys(keys))
            while self._database and (some := list(islice(wanted, _AT_ONCE))):
                found |= _read(self._database, some)
        return found

    def put(self, stage: str, answers: Mapping[bytes, bytes]) -> None:
        """Keeps all of `answers`, which `stage` gave, or none of them."""
        with self._guard():
            if self._database and self._writes and answers:
                _write(self._database, stage, answers)
                self._written += sum(map(len, answers.values()))
                if self._written > _LOOKED_AFTER:
                    self._shrink()

    def kept(self) -> list[Kept]:
        """How much is kept, by stage."""
        with self._guard():
            if self._database:
                rows = self._database.execute(
                    "SELECT stage, COUNT(*), SUM(size) FROM answers GROUP BY stage ORDER BY stage"
                )
                return [Kept(*row) for row in rows]
        return []

    @property
    def works(self) -> bool:
        """False when there is no file to read and write, for want of a folder or as it cannot be used."""
        return self._database is not None

    def close(self) -> None:
        """Ends; what has become too much is left out."""
        with self._guard():
            if self._written:
                self._shrink()
            if self._database:
                self._database.close()
        self._database = None

    def _open(self, folder: Path) -> None:
        """Opens the newest file in `folder` that is not known to be damaged, or a new one."""
        with self._guard():
            folder.mkdir(parents=True, exist_ok=True)
            known = (generation for number, generation, _ in _files(folder) if number == FORMAT)
            self._generation = max(self._generation, *known, 1)
            self._database = _connect(folder / _NAME.format(format=FORMAT, generation=self._generation))
            for number, generation, path in _files(folder):
                if (number, generation) < (FORMAT, self._generation):
                    path.unlink(missing_ok=True)

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Whatever is wrong with the file, the run goes on."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
            if isinstance(error, sqlite3.ProgrammingError):
                self._tell("the cache was opened by another thread, so this one does without. Open one in each thread")
            elif isinstance(error, sqlite3.Error) and code in _DAMAGED and not self._renewed:
                self._tell(f"the cache was damaged ({error}), so it is made anew")
                self._renewed = True
                self._drop()
                self._generation += 1
                self._open(self.folder or Path())
            elif isinstance(error, sqlite3.Error) and code == sqlite3.SQLITE_FULL:
                self._tell("no room for the cache, so this run keeps nothing more. Make room, or use --no-cache")
                self._writes = False
            else:
                why = error.strerror if isinstance(error, OSError) and error.strerror else error
                self._tell(f"the cache cannot be used ({why}). Name another with --cache-dir, or use --no-cache")
                self._drop()

    def _tell(self, message: str) -> None:
        if self._warn:
            self._warn(f"{self.folder}: {message}.")
        self._warn = None

    def _drop(self) -> None:
        if self._database:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _shrink(self) -> None:
        """Forgets what was not used for longest, when there is too much."""
        self._written = 0
        if self._database:
            _shrink(self._database, self._most)


def kept_files(folder: Path) -> list[Path]:
    """All that is kept in `folder`, by `start_cache` too, and what a process that was killed had begun to write there.

    Empty where there is no such folder. Who removes them forgets everything; another process that has a file open goes
    on with it.

    Raises:
        OSError: it is no folder, or cannot be read.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # `iterdir` raises only when it is asked for the first
    except FileNotFoundError:
        return []
    return [folder / name for name in names if _NAMED.match(name) or name.startswith((KEPT, f".{KEPT}"))]


def has_answers(folder: Path) -> bool:
    """True when there is a file of answers in `folder`, so that to look into it makes nothing new."""
    return bool(_files(folder))


def _files(folder: Path) -> list[tuple[int, int, Path]]:
    """The files of the cache in `folder`, those that SQLite lays beside them too: format, generation, path."""
    found = ((_NAMED.match(path.name), path) for path in folder.glob("answers-*"))
    return [(int(name[1]), int(name[2]), path) for name, path in found if name]


def _connect(path: Path) -> sqlite3.Connection:
    """The database in the file `path`, made where there is none."""
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        database.execute("PRAGMA auto_vacuum=INCREMENTAL")
        _patiently(database, "PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")  # a power cut may lose the last answers, never damage the file
        for statement in _SCHEMA.split(";"):
            _patiently(database, statement)
    except BaseException:
        database.close()
        raise
    return database


def _patiently(database: sqlite3.Connection, statement: str) -> None:
    """Runs a statement for which SQLite does not wait by itself while another process makes the file."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            database.execute(statement)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of what happens inside, or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise


def _read(database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """What is known of `keys`; the day of their use is written down."""
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, used, content FROM answers JOIN bodies ON id = body WHERE key IN ({marks})"  # noqa: S608
    today = int(time.time() / _DAY)
    found: dict[bytes, bytes] = {}
    idle: list[bytes] = []
    for key, used, content in database.execute(query, keys):
        answer = content[_CHECKSUM:]
        if content[:_CHECKSUM] != _checksum(key, answer):
            raise sqlite3.DatabaseError("an answer is not what was written")
        found[key] = answer
        if used < today:
            idle.append(key)
    if idle:
        with suppress(sqlite3.OperationalError), _transaction(database):  # not worth a word when it cannot be
            database.executemany("UPDATE answers SET used = ? WHERE key = ?", ((today, key) for key in idle))
    return found


def _write(database: sqlite3.Connection, stage: str, answers: Mapping[bytes, bytes]) -> None:
    today = int(time.time() / _DAY)
    with _transaction(database):
        for key, answer in answers.items():
            if database.execute("SELECT 1 FROM answers WHERE key = ?", (key,)).fetchone():
                continue  # another process found out the same
            content = _checksum(key, answer) + answer
            body = database.execute("INSERT INTO bodies (content) VALUES (?)", (content,)).lastrowid
            database.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", (key, stage, len(content), today, body))


def _shrink(database: sqlite3.Connection, most: int) -> None:
    """Takes out the answers that were not used for longest until well below `most` bytes are left."""
    with _transaction(database):  # what is read inside too: another process may forget the same and write it anew
        (total,) = database.execute("SELECT IFNULL(SUM(size), 0) FROM answers").fetchone()
        if total <= most:
            return
        excess, gone = total - most * _LEFT, []
        for key, size, body in database.execute("SELECT key, size, body FROM answers ORDER BY used, body"):
            if excess <= 0:
                break
            gone.append((key, body))
            excess -= size
        database.executemany("DELETE FROM answers WHERE key = ?", ((key,) for key, _ in gone))
        database.executemany("DELETE FROM bodies WHERE id = ?", ((body,) for _, body in gone))
    database.executescript("PRAGMA incremental_vacuum")  # `execute` would stop after a page


def _checksum(key: bytes, answer: bytes) -> bytes:
    return blake2b(answer, key=key[:64], digest_size=_CHECKSUM).digest()

"""The file of the cache: bytes by key, in SQLite, to which several processes may write.

Every entry carries a checksum of its content, which is checked when it is read. What is wrong with the file (damaged,
made by somebody else, not ours to write to) is said once and costs time, never a byte of output.

No journal lies beside it: SQLite would play back one that a stranger put there, and deletes a file that it names
(https://www.sqlite.org/fileformat2.html#the_rollback_journal). Who is killed while writing leaves a damaged file.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from biji.cache.keys import SIZE

#: How many builds back an entry is kept that none of them has used, while there is room.
BUILDS = 10

#: The room for what only earlier builds have used, in bytes.
ROOM = 1 << 27

#: Another number in the name is another format.
NAME = "cache-1.sqlite"

_SCHEMA = (
    "CREATE TABLE entries (key BLOB PRIMARY KEY, digest BLOB, content BLOB)",
    "CREATE TABLE builds (number INTEGER PRIMARY KEY, keys BLOB)",
    "CREATE TABLE notes (number INTEGER PRIMARY KEY, name BLOB, digest BLOB, content BLOB)",
)
#: What other ways of writing leave beside the file (https://www.sqlite.org/tempfiles.html).
_BESIDE = ("-journal", "-wal", "-shm")
_PATIENCE = 5.0
_LONGEST = 1 << 28
#: SQLite takes so many parameters everywhere.
_TOGETHER = 900


class Unusable(Exception):  # noqa: N818 - it is the file's state, and no mistake
    """The file cannot be used; the message says why, as the end of a sentence."""


class Damaged(Unusable):
    """The file is not what biji wrote: nothing is lost with it."""


class Database:
    """A file with entries; it is open only while something is read or written, so processes may be copied.

    Args:
        path: of the file, in a folder of ours.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The entries that are there and whole.

        Raises:
            Unusable: when the file cannot be read.
        """
        queries = []
        for at in range(0, len(keys), _TOGETHER):
            some = keys[at : at + _TOGETHER]
            query = f"SELECT key, digest, content FROM entries WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 - question marks
            queries.append((query, some))
        return {
            key: content
            for key, check, content in self._rows(queries)
            if isinstance(content, bytes) and _checksum(key, content) == check
        }

    def write(self, entries: Mapping[bytes, bytes], used: Iterable[bytes]) -> None:
        """Add entries, and drop those that none of the last builds has used.

        Args:
            entries: replace those with the same key.
            used: the keys that this build has read or written.

        Raises:
            Unusable: when the file cannot be written.
        """
        with self._open("rwc") as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "REPLACE INTO entries VALUES (?, ?, ?)",
                ((key, _checksum(key, content), content) for key, content in entries.items()),
            )
            keys = b"".join(sorted(used))
            connection.execute("DELETE FROM builds WHERE keys = ?", (keys,))
            connection.execute("INSERT INTO builds (keys) VALUES (?)", (keys,))
            self._drop(connection)

    def note(self, name: bytes) -> bytes | None:
        """What was last noted under a name.

        Raises:
            Unusable: when the file cannot be read.
        """
        query = "SELECT digest, content FROM notes WHERE name = ? ORDER BY number DESC LIMIT 1"
        for check, content in self._rows([(query, (name,))]):
            if isinstance(content, bytes) and _checksum(name, content) == check:
                return content
        return None

    def take_note(self, name: bytes, content: bytes) -> None:
        """Note something in place of what was noted under that name, and forget the oldest of many names.

        Raises:
            Unusable: when the file cannot be written.
        """
        with self._open("rwc") as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM notes WHERE name = ?", (name,))
            row = (name, _checksum(name, content), content)
            connection.execute("INSERT INTO notes (name, digest, content) VALUES (?, ?, ?)", row)
            oldest = "DELETE FROM notes WHERE number NOT IN (SELECT number FROM notes ORDER BY number DESC LIMIT ?)"
            connection.execute(oldest, (BUILDS,))

    def _rows(self, queries: Iterable[tuple[str, Sequence[bytes]]]) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        with self._open("ro") as connection:
            if not _schema(connection):  # another process may be about to make the tables
                return []
            return [row for query, values in queries for row in connection.execute(query, values)]

    def _drop(self, connection: sqlite3.Connection) -> None:
        query = "SELECT key, ifnull(length(content), 0) FROM entries"
        sizes: dict[bytes, int] = dict(connection.execute(query).fetchall())
        query = "SELECT number, keys FROM builds WHERE typeof(keys) = 'blob' ORDER BY number DESC"
        builds = connection.execute(query).fetchall()
        kept: set[bytes] = set()
        room = ROOM
        for position, (number, keys) in enumerate(builds):
            used = {keys[at : at + SIZE] for at in range(0, len(keys), SIZE)} - kept
            room -= sum(sizes.get(key, 0) for key in used) if position else 0
            if position >= BUILDS or room < 0:
                connection.execute("DELETE FROM builds WHERE number <= ?", (number,))
                break
            kept |= used
        connection.executemany("DELETE FROM entries WHERE key = ?", ((key,) for key in sizes.keys() - kept))

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        try:
            if any(os.path.lexists(f"{self._path}{suffix}") for suffix in _BESIDE):
                raise Damaged("somebody else has written to it")
            address = f"{self._path.absolute().as_uri()}?mode={mode}"
            with closing(sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)) as connection:
                connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
                # What a crash of the machine leaves is checked when it is read: waiting for the disk is in vain.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("PRAGMA trusted_schema = OFF")
                if mode == "rwc":
                    # Of a new file: entries are large, and each page is written and read by itself.
                    connection.execute("PRAGMA page_size = 32768")
                    connection.execute("PRAGMA journal_mode = MEMORY")
                    connection.execute("PRAGMA auto_vacuum = FULL")
                _check_schema(connection, is_new=mode == "rwc")
                yield connection
        except sqlite3.OperationalError as error:
            raise Unusable(str(error)) from error
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error


def _checksum(name: bytes, content: bytes) -> bytes:
    """What tells damage, as in archives: nobody is to be deceived, and it takes a third of the time of `digest`."""
    return zlib.crc32(content, zlib.crc32(name)).to_bytes(4)


def _check_schema(connection: sqlite3.Connection, *, is_new: bool) -> None:
    """Triggers and views of a stranger would be code."""
    found = _schema(connection)
    if not found and is_new:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in () if _schema(connection) else _SCHEMA:
                connection.execute(statement)
    elif found not in {(), _SCHEMA}:
        raise Damaged("it is not a cache of biji's")


def _schema(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    return tuple(str(one[0]) for one in found)

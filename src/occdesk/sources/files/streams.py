"""Bytes of a file from outside while they are read: counted, summed up, kept below a limit."""

import errno
import gzip
import hashlib
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import IO, TYPE_CHECKING, Literal, NamedTuple, cast

from occdesk.model.errors import OccDeskError
from occdesk.model.plain_text import plain_line
from occdesk.sources.files.limits import MB, RATIO, RATIO_FROM

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 256 * 1024
_DAMAGES = (EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error)
"""What packed bytes raise that were cut off, changed or locked with a password."""


class Checksum(NamedTuple):
    """SHA-256, in hexadecimal, and number of the bytes of a file."""

    sha256: str
    bytes: int


class State(NamedTuple):
    """What tells that a file on the disk is another than before."""

    place: int
    size: int
    changed: int


class _Guarded(RawIOBase):
    """Hands on what SOURCE gives, below LIMIT bytes; tells FINISHED the sum of all of them."""

    def __init__(
        self, source: IO[bytes], called: str, limit: int, finished: Callable[[Checksum], None]
    ) -> None:
        super().__init__()
        self._source = source
        self._called = called
        self._limit = limit
        self._finished = finished
        self._sum = hashlib.sha256()
        self._count = 0
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._source.read(len(room))
        except (OSError, *_DAMAGES) as error:
            raise OccDeskError(f"{self._called} cannot be read: {reason(error)}.") from error
        self._count += len(data)
        if self._count > self._limit:
            raise too_large(self._called, self._limit)
        self._sum.update(data)
        if not data and not self._ended:
            self._ended = True
            self._finished(Checksum(self._sum.hexdigest(), self._count))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()


def guard(
    source: IO[bytes], called: str, limit: int, finished: Callable[[Checksum], None]
) -> BufferedReader:
    """Return SOURCE as a stream that reads no more than LIMIT bytes and ends as it should.

    FINISHED is called once with the checksum of all bytes when the last of them has been read.
    Raises OccDeskError, with the name CALLED, when reading fails or there are more bytes.
    """
    return BufferedReader(_Guarded(source, called, limit, finished), _CHUNK)


def gunzip(packed: IO[bytes], called: str, limit: int) -> BufferedReader:
    """Return the unpacked bytes of a gzip file, LIMIT of them at most.

    Raises OccDeskError when it is damaged or has more bytes than that.
    """
    unpacked = cast(IO[bytes], gzip.GzipFile(fileobj=packed, mode="rb"))
    return guard(unpacked, called, limit, lambda _: None)


def check_ratio(called: str, packed: int, unpacked: int) -> None:
    """Raise OccDeskError when so few packed bytes cannot be a published file of so many."""
    if unpacked > RATIO_FROM and unpacked > RATIO * packed:
        raise OccDeskError(
            f"{called} would grow from {packed:,} to {unpacked:,} bytes when it is unpacked,"
            " which no published file does; it is not read."
        )


def state(file: IO[bytes]) -> State:
    """Return what is to be the same when the file has been read."""
    found = os.fstat(file.fileno())
    return State(found.st_ino, found.st_size, found.st_mtime_ns)


def reason(error: BaseException) -> str:
    """Return why something cannot be read, as the end of a sentence in one line."""
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return "this account is not allowed to read it"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, EOFError):
        return "it is cut off; fetch it again"
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return "it is locked with a password"
    return f"it is damaged ({short(str(error) or type(error).__name__)}); fetch it again"


def shortage(error: BaseException | None) -> Literal["memory", "room", "size", ""]:
    """Return what was missing where an error comes of the machine, not of the file.

    room: the disk is full; size: this process may not write so large a file.
    """
    while error is not None:
        if isinstance(error, MemoryError):
            return "memory"
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return "room"
        if isinstance(error, sqlite3.OperationalError) and "disk is full" in str(error):
            return "room"
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            return "size"
        error = error.__cause__ or error.__context__
    return ""


def short(text: str, most: int = 120) -> str:
    """Return text from a file in one line of plain characters, cut to MOST of them."""
    line = plain_line(text[: 4 * most])
    return line if len(line) <= most else f"{line[: most - 1]}\N{HORIZONTAL ELLIPSIS}"


def too_large(called: str, limit: int) -> OccDeskError:
    """Return the error for a file with more than LIMIT bytes."""
    return OccDeskError(
        f"{called} has more than {limit // MB:,} MB, more than any published file; it is not read."
    )

"""Files: read below a limit, written whole or not at all, private where they are the user's own.

Everything here may be loaded before the first paint, so nothing heavy is.
"""

import contextlib
import itertools
import os
import stat
from collections.abc import Callable
from pathlib import Path

from occdesk.system.processes import sweep_parts

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
PART = ".part"
"""How a file that is being written ends; one that is left over belongs to nobody."""

_numbers = itertools.count(1)
_parts: set[Path] = set()
"""Files that this process is writing at this moment."""
_swept: set[Path] = set()
"""Folders in which nothing is left of processes that were killed while they wrote."""


class UnfitError(ValueError):
    """A file or a text from outside is not what it should be; the message is a phrase: why."""


def read_bounded(path: Path, most: int) -> bytes:
    """Return the content of the regular file PATH, MOST bytes of it at most.

    Neither a pipe nor a device is waited for. Raises OSError, and UnfitError for what is no file
    or larger.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 (a handle, not a path)
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise UnfitError("it is a pipe or a device")
        if found.st_size > most:
            raise UnfitError(f"it has {found.st_size:,} bytes, and {most:,} are the most")
        # A file of /proc has no size; what is read counts.
        data = file.read(most + 1)
    if len(data) > most:
        raise UnfitError(f"it has more than {most:,} bytes")
    return data


def write_whole(path: Path, data: bytes, *, private: bool = False, durable: bool = True) -> None:
    """Write DATA to PATH, whole or not at all; raises OSError, which names PATH.

    What a link leads to is written, and the link stays. A file that is there keeps its
    permissions; a new one has those that the umask gives, or where PRIVATE those of its owner.
    Where it is not DURABLE, it need not outlive a loss of power, and nobody waits for the disk.
    """
    fill_whole(path, lambda part: _put(part, data), private=private, durable=durable)


def fill_whole(
    path: Path, fill: Callable[[Path], None], *, private: bool = False, durable: bool = True
) -> None:
    """Let FILL write a file beside PATH, then give it the name; else as `write_whole`."""
    target = behind_link(path)
    part = _reserve(target, PRIVATE if private else 0o666)
    try:
        fill(part)
        if not private and target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        if durable:
            _sync(part)
        part.replace(target)
    except OSError as error:
        raise _about(error, path) from error
    finally:
        _drop(part)


def drop_parts() -> None:
    """Remove what this process is writing and has not finished; for one that ends at once."""
    for part in tuple(_parts):
        _drop(part)


def _drop(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
    _parts.discard(part)


def behind_link(path: Path) -> Path:
    """Return the file that PATH leads to when it is a link, so that the link stays; else PATH."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _reserve(target: Path, mode: int) -> Path:
    """Make an empty file beside TARGET; raises OSError where it may not be written."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "it may not be written", str(target))
    if target.parent not in _swept:
        _swept.add(target.parent)
        sweep_parts(target.parent)
    while True:
        name = f".{target.stem[:40]}.{os.getpid()}-{next(_numbers)}{PART}{target.suffix[:12]}"
        part = target.with_name(name)
        _parts.add(part)
        try:
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        except FileExistsError:
            _parts.discard(part)
            continue
        except OSError as error:
            _parts.discard(part)
            raise _about(error, target) from error
        return part


def _put(part: Path, data: bytes) -> None:
    with part.open("wb") as file:
        file.write(data)


def _sync(part: Path) -> None:
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _about(error: OSError, path: Path) -> OSError:
    """Return ERROR with the name that the user knows, not that of a part."""
    return type(error)(error.errno, error.strerror or str(error), str(path))


def reason_of(error: BaseException) -> str:
    """Return why a file could not be read or written, as a phrase."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def private_folder(folder: Path) -> None:
    """Make FOLDER, and those above it that are missing, for nobody but their owner.

    One that is there and open to others is closed to them. Raises OSError.
    """
    if not folder.is_dir():
        if folder.parent != folder and not folder.parent.exists():
            private_folder(folder.parent)
        if folder.exists():
            raise NotADirectoryError(20, "a file has its name", str(folder))
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    close_to_others(folder)


def close_to_others(path: Path) -> None:
    """Take from the file or folder PATH what others may do with it, where that can be done."""
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if os.name == "posix" and mode & 0o077:
            path.chmod(mode & ~0o077)

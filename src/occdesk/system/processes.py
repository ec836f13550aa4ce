"""Processes: who is still running, and what was left behind by one that is not."""

import contextlib
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path

MARK = "owner"
"""The file in a folder of scratch that says whose it is."""
FORGOTTEN = 86_400.0
"""Seconds after which scratch of which nobody knows the owner belongs to nobody."""
_WRITTEN = 60.0
"""Seconds after which a file that is being written was written to again."""
_PART = re.compile(r"\..*\.([1-9]\d{0,8})-\d+\.part(?:\.[^.]*)?", re.DOTALL)
"""The name that files.py gives to what is being written, with the number of the process."""


def _here() -> str:
    """Return the name of this machine, of which several may share a home."""
    return "".join(os.uname().nodename.split()) if hasattr(os, "uname") else ""


def own_mark() -> str:
    """Return what tells this process from any other: machine, number and time of its start."""
    return _mark(os.getpid())


def _mark(number: int) -> str:
    return f"{_here() or 'here'} {number} {_started(number)}"


def _started(number: int) -> str:
    """Return when a process was started, in ticks of the kernel; "" where it does not tell."""
    try:
        words = Path(f"/proc/{number}/stat").read_text("ascii", "replace")
        return words.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def is_running(mark: str) -> bool | None:
    """Return whether the process with MARK is there; None where that cannot be known."""
    words = mark.split()
    if len(words) not in (2, 3) or not words[1].isdecimal() or len(words[1]) > 9:
        return False
    if words[0] != (_here() or "here") or os.name != "posix":
        return None
    number = int(words[1])
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    # Numbers are given again; a process with one of before was started at another time.
    return _mark(number).split() == words


def claim(folder: Path) -> None:
    """Say in FOLDER that it is scratch of this process; raises OSError."""
    (folder / MARK).write_text(own_mark(), encoding="utf-8")


def sweep(parent: Path, prefix: str) -> int:
    """Remove the folders PREFIX* in PARENT that were scratch of processes that are gone.

    Returns how many there were. Never raises: what cannot be removed stays for the next time.
    """
    import shutil

    removed = 0
    with contextlib.suppress(OSError):
        for folder in parent.glob(f"{prefix}*"):
            if folder.is_dir() and not folder.is_symlink() and _is_left(folder):
                shutil.rmtree(folder, ignore_errors=True)
                removed += not folder.exists()
    return removed


def _is_left(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
    except OSError:
        # Another process has removed it meanwhile.
        return False
    try:
        mark = (folder / MARK).read_text("utf-8", "replace")
    except FileNotFoundError:
        # It is being made at this moment, or comes from a version that did not say.
        mark = ""
    except OSError:
        return False
    running = is_running(mark) if mark else None
    return age > FORGOTTEN if running is None else not running


def sweep_parts(folder: Path) -> None:
    """Remove files that processes which are gone were writing in FOLDER; never raises."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _PART.fullmatch(path.name)
            if found is None:
                continue
            with contextlib.suppress(OSError):
                status = path.lstat()
                age = time.time() - status.st_mtime
                # The number may be that of a process on another machine that shares the folder.
                left = age > _WRITTEN and not _is_there(int(found[1]))
                if stat.S_ISREG(status.st_mode) and (left or age > FORGOTTEN):
                    path.unlink()


def _is_there(number: int) -> bool:
    """Return whether there is a process of this NUMBER, or that cannot be known."""
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def end_with(wait: Callable[[], object], ending: Callable[[], object]) -> None:
    """Call ENDING, and leave this process, as soon as WAIT returns: its parent is gone then.

    Both are called in a thread of their own.
    """
    import threading

    def watch() -> None:
        try:
            wait()
            ending()
        finally:
            os._exit(1)

    threading.Thread(target=watch, name="end with the parent", daemon=True).start()

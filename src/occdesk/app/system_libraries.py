"""What is said where the system lacks a library that Qt loads and does not bring."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.paths import bundled

_LIST = ("packaging", "debian-packages.txt")
_LACKS = "cannot open shared object file"
_UNREADABLE = re.compile(r"(?P<file>\S+\.so(?:\.\d+)*): (?P<why>.+)", re.DOTALL)

# Brings the venv module of Debian's own Python; a program that runs needs it no more.
_FOR_SETUP_ONLY = frozenset({"python3-venv"})


def explain(error: ImportError) -> OccDeskError | None:
    """Return what is to be said when Qt cannot be imported; None where ERROR tells of no library.

    Commands that only print need none of them and are never asked.
    """
    message = str(error)
    if _LACKS in message:
        return lacks(message.partition(":")[0].strip())
    if (found := _UNREADABLE.match(message)) is not None:
        return OccDeskError(
            f"The window and pictures need the library {found['file']}, which cannot be loaded"
            f" ({found['why'].strip().rstrip('.')}); install again the package that it belongs to."
        )
    if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("PySide6"):
        return OccDeskError(
            "Qt for Python (PySide6-Essentials) is not installed; install OccDesk again with pip,"
            " which brings it."
        )
    return None


def lacks(library: str) -> OccDeskError:
    """Return the error that says that LIBRARY is not there, and what to type for it."""
    return OccDeskError(
        f"The window and pictures need {library}, which this system lacks (commands that only"
        " print, such as “occdesk list” and “show”, go on without it); on Debian and Ubuntu type:"
        f" sudo apt-get install --no-install-recommends {' '.join(missing_packages())}"
    )


def no_screen(said: Sequence[str]) -> OccDeskError:
    """Return why Qt found no way to a screen, from what it SAID before it gave up.

    Its messages are all that it tells; the hint at xcb-cursor comes whatever the cause is.
    """
    told = " ".join(said)
    if "could not connect to display" in told or "wl_display" in told:
        asked = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or "none is named"
        return OccDeskError(
            f"The display ({asked}) does not answer; “occdesk window -o FILE.png” draws the window"
            " into a file."
        )
    if "Could not find the Qt platform plugin" in told:
        platform = os.environ.get("QT_QPA_PLATFORM", "")
        return OccDeskError(
            f"Qt has no platform named {platform!r}, as QT_QPA_PLATFORM says; leave that variable"
            " out."
        )
    return lacks("a library of the X Window System (libxcb-cursor.so.0, for one)")


def missing_packages() -> tuple[str, ...]:
    """Return the Debian packages that Qt needs and that are missing; all of them without dpkg."""
    wanted = [name for name in _wanted(bundled(*_LIST)) if name not in _FOR_SETUP_ONLY]
    present = _present()
    return tuple(name for name in wanted if name not in present) or tuple(wanted)


def _wanted(path: Path) -> list[str]:
    """Return the names in section `run` of the list at PATH."""
    names: list[str] = []
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.strip()
        if word.startswith("["):
            section = word
        elif word and not word.startswith("#") and section == "[run]":
            names.append(word)
    return names


def _present() -> frozenset[str]:
    """Return the installed packages and what they provide (since Debian 13 under other names)."""
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}, ${Provides}\n"]
    try:
        told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=10).stdout
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = [line.split("\t", 1)[1] for line in told.splitlines() if line.startswith("installed\t")]
    return frozenset(name.split("(")[0].strip() for line in lines for name in line.split(","))

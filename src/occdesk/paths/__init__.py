"""Where the bundled files are, and where the user's own are kept."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


def bundled(*parts: str) -> Path:
    """Return the path of a bundled file, as `bundled("data", "occdesk.pack")`.

    An installed wheel carries `data/` and `resources/` under `occdesk/_bundled/`; a checkout and
    an editable install have them beside `src/`. The path is returned whether or not it exists.
    """
    inside = _PACKAGE / "_bundled"
    root = inside if inside.is_dir() else _CHECKOUT
    return root.joinpath(*parts)


def home_folder() -> Path:
    """Return the user's home, or the current folder where there is none."""
    named = os.environ.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
    return Path(named) if named and Path(named).is_dir() else Path()


def user_folder() -> Path | None:
    """Return the folder for the user's settings and data, or None where there is no home.

    The folder need not exist yet, and may turn out not to be writable: callers go on from
    memory then, and say so.
    """
    if sys.platform == "win32":
        base = os.environ.get("APPDATA", "")
    elif sys.platform == "darwin":
        home = os.environ.get("HOME", "")
        base = f"{home}/Library/Application Support" if home else ""
    else:
        # Services run with the root of the disk as their home, where nothing of a user belongs.
        home = os.environ.get("HOME", "").rstrip("/")
        base = os.environ.get("XDG_DATA_HOME", "") or (f"{home}/.local/share" if home else "")
    if not base or not Path(base).is_absolute():
        return None
    return Path(base) / "occdesk"

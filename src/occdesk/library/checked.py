"""Which imported packs have been checked, so that each is checked once and not at every start."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from occdesk.model.pack import FORMAT
from occdesk.system.files import UnfitError, write_whole
from occdesk.system.json_text import Limits, read_object

NAME = "packs-checked.json"
VERSION = f"1, format {FORMAT}"
"""Another program may read what this one cannot."""
_LIMITS = Limits(bytes=2_000_000, depth=4)


class Checked(NamedTuple):
    """What came of checking a pack: why it cannot be used, or nothing; `stamp` is of its file."""

    stamp: str
    problem: str


def stamp_of(path: Path) -> str:
    """Return what changes with the file at PATH: its size and times; "" where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def read_checked(folder: Path) -> dict[str, Checked]:
    """Return what is known of the packs of the user's FOLDER; nothing where that is damaged."""
    try:
        raw = read_object(folder / NAME, _LIMITS)
    except (OSError, UnfitError):
        return {}
    if raw.get("version") != VERSION or not isinstance(raw.get("packs"), dict):
        return {}
    return {
        id: Checked(*words)
        for id, words in raw["packs"].items()
        if isinstance(words, list)
        and len(words) == len(Checked._fields)
        and all(isinstance(each, str) for each in words)
    }


def write_checked(folder: Path, checked: Mapping[str, Checked]) -> None:
    """Keep in FOLDER what is known of its packs; where it cannot be, they are checked again."""
    import json

    raw = {"version": VERSION, "packs": {id: list(each) for id, each in checked.items()}}
    with contextlib.suppress(OSError):
        write_whole(folder / NAME, json.dumps(raw, indent=1).encode(), private=True)

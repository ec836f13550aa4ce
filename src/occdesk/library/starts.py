"""Starts: a mark that is there while the program starts, so that starts that crash are noticed."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from occdesk.system.files import (
    UnfitError,
    private_folder,
    read_bounded,
    reason_of,
    write_whole,
)
from occdesk.system.processes import is_running, own_mark

NAME = "starting"
_MOST_BYTES = 10_000
_MOST_MARKS = 20


class Begun(NamedTuple):
    """How many starts before this one never came to an end, and why nothing can be kept, if so."""

    failed: int = 0
    problem: str = ""


def begin_start(folder: Path | None) -> Begun:
    """Mark in FOLDER that the program is starting; never raises."""
    if folder is None:
        return Begun()
    marks = _marks(folder)
    gone = [each for each in marks if is_running(each) is False]
    try:
        private_folder(folder)
        words = "\n".join([*marks, own_mark()])
        write_whole(folder / NAME, words.encode(), private=True, durable=False)
    except OSError as error:
        return Begun(
            len(gone),
            f"Sizes and places are forgotten on closing: {folder} ({reason_of(error)}).",
        )
    return Begun(len(gone))


def end_start(folder: Path | None) -> None:
    """Take away the mark of this start, and those of earlier ones that failed; never raises."""
    if folder is None:
        return
    mine = own_mark()
    others = [each for each in _marks(folder) if each != mine and is_running(each) is not False]
    with contextlib.suppress(OSError):
        if others:
            write_whole(folder / NAME, "\n".join(others).encode(), private=True, durable=False)
        else:
            (folder / NAME).unlink(missing_ok=True)


def _marks(folder: Path) -> list[str]:
    try:
        text = read_bounded(folder / NAME, _MOST_BYTES).decode("utf-8", "replace")
    except (OSError, UnfitError):
        return []
    return [each for each in text.splitlines() if each][-_MOST_MARKS:]

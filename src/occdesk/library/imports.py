"""The packs that the user has imported: a folder of files, each with its own manifest."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.pack import open_pack
from occdesk.model.errors import OccDeskError, PackError, UsageError
from occdesk.model.pack import ENDING

FOLDER = "packs"


class Imported(NamedTuple):
    """One imported pack. `problem` is empty, or says why it cannot be used."""

    id: str
    path: Path
    name: str
    added: str
    problem: str = ""


def list_imported(folder: Path | None) -> tuple[Imported, ...]:
    """Return the imported packs in the user's FOLDER, in the order in which they were added.

    One that cannot be opened is listed with its problem, so that it can be removed.
    """
    if folder is None:
        return ()
    try:
        paths = sorted((folder / FOLDER).glob(f"*{ENDING}"))
    except OSError:
        return ()
    return tuple(sorted(map(_describe, paths), key=lambda one: (one.added, one.id)))


def usable(imported: Sequence[Imported]) -> tuple[Path, ...]:
    """Return the paths of the packs that can be opened."""
    return tuple(one.path for one in imported if not one.problem)


def reserve(folder: Path | None, id: str) -> Path:
    """Return the path for the pack ID in the user's FOLDER, which is made when it is not there.

    Raises OccDeskError where nothing can be kept.
    """
    if folder is None:
        raise OccDeskError(
            "There is no folder to keep imported data in; set HOME or XDG_DATA_HOME."
        )
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OccDeskError(
            f"The folder {folder / FOLDER} cannot be made: {error.strerror or error}."
        ) from error
    return folder / FOLDER / f"{id}{ENDING}"


def remove_imported(folder: Path | None, id: str) -> Imported:
    """Delete the imported pack ID and return what it was; raises UsageError when there is none."""
    known = {one.id: one for one in list_imported(folder)}
    if id not in known:
        have = f"there are {', '.join(known)}" if known else "nothing has been imported"
        raise UsageError(f"There is no imported pack '{id}'; {have}.")
    try:
        known[id].path.unlink()
    except OSError as error:
        raise OccDeskError(
            f"The imported pack {known[id].path} cannot be removed: {error.strerror or error}."
        ) from error
    return known[id]


def _describe(path: Path) -> Imported:
    try:
        with closing(open_pack(path)) as pack:
            manifest = dict(pack.execute("SELECT key, value FROM manifest"))
        return Imported(path.stem, path, manifest["name"], manifest["imported"])
    except (PackError, sqlite3.Error, KeyError) as error:
        return Imported(path.stem, path, path.stem, "", f"{error}")

"""The packs that the user has imported: a folder of files, each with its own manifest."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.catalogue import OCCUPATIONS
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


def list_imported(folder: Path | None, bundled: Path) -> tuple[Imported, ...]:
    """Return the imported packs in the user's FOLDER, in the order in which they were added.

    One that cannot be opened, or that was made for other occupations than those of the pack
    BUNDLED, is listed with its problem, so that it can be removed.
    """
    if folder is None:
        return ()
    try:
        paths = sorted((folder / FOLDER).glob(f"*{ENDING}"))
    except OSError:
        return ()
    if not paths:
        return ()
    occupations = _manifest(bundled).get(OCCUPATIONS, "")
    found = (_describe(path, occupations) for path in paths)
    return tuple(sorted(found, key=lambda one: (one.added, one.id)))


def usable(imported: Sequence[Imported]) -> tuple[Path, ...]:
    """Return the paths of the packs that can be opened."""
    return tuple(one.path for one in imported if not one.problem)


@contextmanager
def staging(folder: Path | None) -> Iterator[Path]:
    """Give a path for a pack that is being made, in a place from which it needs only be renamed.

    What is left there in the end is removed. Raises OccDeskError where nothing can be kept.
    """
    if folder is None:
        raise OccDeskError(
            "There is no folder to keep imported data in; set HOME or XDG_DATA_HOME."
        )
    packs = folder / FOLDER
    try:
        packs.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".import-", dir=packs)
    except OSError as error:
        raise OccDeskError(
            f"Nothing can be written to the folder {packs}: {error.strerror or error}."
        ) from error
    with scratch as name:
        yield Path(name) / "pack"


def add_imported(staged: Path, folder: Path, id: str) -> Path:
    """Put a pack that was made in `staging` among the imported ones, and return where it is.

    The same files imported again take the place of their earlier pack.
    """
    path = folder / FOLDER / f"{id}{ENDING}"
    try:
        staged.replace(path)
    except OSError as error:
        raise OccDeskError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def remove_imported(folder: Path | None, bundled: Path, id: str) -> Imported:
    """Delete the imported pack ID and return what it was; raises UsageError when there is none."""
    known = {one.id: one for one in list_imported(folder, bundled)}
    if id not in known:
        have = f"there are {', '.join(known)}" if known else "nothing has been imported"
        raise UsageError(f"There is no imported pack “{id}”; {have}.")
    try:
        known[id].path.unlink()
    except OSError as error:
        raise OccDeskError(
            f"The imported pack {known[id].path} cannot be removed: {error.strerror or error}."
        ) from error
    return known[id]


def _describe(path: Path, occupations: str) -> Imported:
    try:
        manifest = _manifest(path)
        name, added = manifest["name"], manifest["imported"]
    except (PackError, sqlite3.Error, KeyError) as error:
        return Imported(path.stem, path, path.stem, "", f"{error}")
    if manifest.get(OCCUPATIONS) == occupations:
        return Imported(path.stem, path, name, added)
    problem = "made for another list of occupations; remove it and import its file again"
    return Imported(path.stem, path, name, added, problem)


def _manifest(path: Path) -> dict[str, str]:
    with closing(open_pack(path)) as pack:
        return dict(pack.execute("SELECT key, value FROM manifest"))

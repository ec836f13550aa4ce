"""The packs that the user has imported: a folder of files, each with its own manifest."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.checking import check_pack
from occdesk.catalogue.pack import open_pack
from occdesk.catalogue.packs import OCCUPATIONS
from occdesk.library.checked import Checked, read_checked, stamp_of, write_checked
from occdesk.model.errors import OccDeskError, PackError, UsageError
from occdesk.model.pack import ENDING
from occdesk.system.files import PRIVATE, close_to_others, private_folder, reason_of
from occdesk.system.json_text import short
from occdesk.system.processes import claim, sweep

FOLDER = "packs"
STAGING = ".import-"


class Imported(NamedTuple):
    """One imported pack. `problem` is empty, or says why it cannot be used."""

    id: str
    path: Path
    name: str
    added: str
    problem: str = ""


def list_imported(
    folder: Path | None, bundled: Path, *, again: bool = False
) -> tuple[Imported, ...]:
    """Return the imported packs in the user's FOLDER, in the order in which they were added.

    One that cannot be used, or that was made for other occupations than those of the pack
    BUNDLED, is listed with its problem, so that it can be removed. A pack that is seen for the
    first time, or that has changed, is checked as a whole; AGAIN checks all of them.
    """
    if folder is None:
        return ()
    packs = folder / FOLDER
    try:
        paths = sorted(packs.glob(f"*{ENDING}"))
    except OSError:
        return ()
    if not paths:
        return ()
    close_to_others(packs)
    occupations = _manifest(bundled).get(OCCUPATIONS, "")
    known = {} if again else read_checked(folder)
    found, checked = [], {}
    for path in paths:
        close_to_others(path)
        before, stamp = known.get(path.stem), stamp_of(path)
        if before is None or before.stamp != stamp or not stamp:
            before = Checked(stamp, _find_damage(path))
        checked[path.stem] = before
        found.append(_describe(path, occupations, before.problem))
    if checked != known:
        write_checked(folder, checked)
    return tuple(sorted(found, key=lambda one: (one.added, one.id)))


def explain_left_out(imported: Sequence[Imported]) -> str:
    """Return which of IMPORTED cannot be used, why, and how they are removed; or an empty text."""
    return " ".join(
        f"The imported data “{one.name}” are left out ({one.problem}); remove them under Data >"
        f" Imported data, or with “occdesk data remove {one.id}”."
        for one in imported
        if one.problem
    )


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
    scratch: Path | None = None
    try:
        private_folder(folder)
        private_folder(packs)
        sweep(packs, STAGING)
        scratch = Path(tempfile.mkdtemp(prefix=STAGING, dir=packs))
        claim(scratch)
    except OSError as error:
        if scratch is not None:
            shutil.rmtree(scratch, ignore_errors=True)
        raise OccDeskError(
            f"Nothing can be written to the folder {packs}: {reason_of(error)}."
        ) from error
    try:
        yield scratch / "pack"
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def sweep_staging(folder: Path | None) -> None:
    """Remove what imports that were killed have left in FOLDER; never raises."""
    if folder is not None:
        sweep(folder / FOLDER, STAGING)


def add_imported(staged: Path, folder: Path, id: str) -> Path:
    """Put a pack that was made in `staging` among the imported ones, and return where it is.

    The same files imported again take the place of their earlier pack.
    """
    path = folder / FOLDER / f"{id}{ENDING}"
    try:
        staged.chmod(PRIVATE)
        staged.replace(path)
    except OSError as error:
        raise OccDeskError(f"{path} cannot be written: {reason_of(error)}.") from error
    # The program has just made it: there is nothing to check.
    known = read_checked(folder)
    write_checked(folder, known | {id: Checked(stamp_of(path), "")})
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


def _find_damage(path: Path) -> str:
    """Check the pack at PATH as a whole; return why it cannot be used, or an empty text."""
    try:
        check_pack(path)
    except PackError as error:
        return error.reason
    except (sqlite3.Error, OSError) as error:
        return reason_of(error)
    return ""


def _describe(path: Path, occupations: str, problem: str) -> Imported:
    """Return what the pack at PATH is; one with a PROBLEM is not opened."""
    name, added = short(path.stem.encode("utf-8", "replace").decode()), ""
    if not problem:
        try:
            manifest = _manifest(path)
        except (PackError, sqlite3.Error) as error:
            problem = error.reason if isinstance(error, PackError) else str(error)
        else:
            name, added = manifest.get("name", name)[:200], manifest.get("imported", "")[:40]
            if manifest.get(OCCUPATIONS) != occupations:
                problem = "made for another list of occupations; import its file again"
    return Imported(path.stem, path, name, added, problem)


def _manifest(path: Path) -> dict[str, str]:
    with closing(open_pack(path)) as pack:
        return dict(pack.execute("SELECT key, value FROM manifest"))

"""What the user has imported: reading files into a pack, adding it, taking it away again."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from occdesk.library.imports import (
    Imported,
    add_imported,
    explain_left_out,
    list_imported,
    remove_imported,
    staging,
    usable,
)
from occdesk.model.errors import OccDeskError, UsageError

if TYPE_CHECKING:
    from occdesk.sources.importing import Prepared

Progress = Callable[[str, float], None]
"""Takes what is being done and how much of it is done, 0-1."""


class Staged:
    """Files that were read into a pack, which is not yet among the imported ones.

    `prepared` says what the pack adds. It is gone with `close`, unless it was added before.
    """

    def __init__(self, prepared: "Prepared", path: Path, rest: ExitStack) -> None:
        self.prepared, self.path = prepared, path
        self._rest = rest

    def close(self) -> None:
        """Remove what has not been added."""
        self._rest.close()


class ImportedData:
    """The packs in the user's FOLDER (None: nothing can be kept), beside the bundled PACK."""

    def __init__(self, folder: Path | None, pack: Path) -> None:
        self._folder, self._pack = folder, pack

    def listed(self) -> tuple[Imported, ...]:
        """Return the imported packs in the order in which they were added."""
        return list_imported(self._folder, self._pack)

    def left_out(self) -> str:
        """Return which imported packs cannot be used, why, and how they go; or an empty text."""
        return explain_left_out(self.listed())

    def look_for_damage(self) -> bool:
        """Check every pack as a whole; return whether one cannot be used any more."""
        before = len(usable(self.listed()))
        return len(usable(list_imported(self._folder, self._pack, again=True))) < before

    def prepare(
        self,
        paths: Sequence[Path],
        *,
        columns: Sequence[str] = (),
        corrections: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Staged:
        """Read PATHS in a child process and return what they would add; nothing is added yet.

        COLUMNS are those to take of a table of the user's own (none: all), CORRECTIONS give a
        code to a title of it. PROGRESS and CANCELLED are called in the calling thread. Raises
        UsageError for a path that is not there, OccDeskError for files that cannot be read.
        """
        # Importers load what reads workbooks, which only an import needs.
        from occdesk.sources.files.child import run_in_child
        from occdesk.sources.importing import from_plain

        files = [find_file(each) for each in paths]
        with ExitStack() as stack:
            out = stack.enter_context(staging(self._folder))
            arguments: dict[str, object] = {
                "paths": [str(each) for each in files],
                "pack": str(self._pack.resolve()),
                "out": str(out),
                "table": {"columns": list(columns), "corrections": dict(corrections or {})},
            }
            answer = run_in_child("import", arguments, progress=progress, cancelled=cancelled)
            return Staged(from_plain(answer), out, stack.pop_all())

    def add(self, staged: Staged) -> None:
        """Put STAGED among the imported packs, in the place of one of the same files."""
        if self._folder is None:
            raise OccDeskError("There is no folder to keep imported data in.")
        add_imported(staged.path, self._folder, staged.prepared.id)
        staged.close()

    def remove(self, id: str) -> Imported:
        """Delete the imported pack ID and return what it was; UsageError when there is none."""
        return remove_imported(self._folder, self._pack, id)


def find_file(path: Path) -> Path:
    """Return the file or folder that PATH leads to; raises UsageError where there is none."""
    # Path.resolve() raises an error of its own where links lead in a circle.
    found = Path(os.path.realpath(path))
    try:
        if found.exists():
            return found
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    if not path.is_symlink():
        raise UsageError(f"There is no file or folder {found}; check its name.")
    where = "in a circle" if found.is_symlink() else f"to {found}, which is not there"
    raise UsageError(f"{path} is a link that leads {where}; name the file itself.")

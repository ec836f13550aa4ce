"""Imports: files that the user hands over are read in the background, shown, and added."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from occdesk.model.errors import CancelledError, OccDeskError
from occdesk.paths import home_folder
from occdesk.ui.kit.background import Background
from occdesk.ui.kit.prompts import Asker
from occdesk.ui.kit.theme import Theme

if TYPE_CHECKING:
    from occdesk.actions.imported_data import ImportedData, Staged
    from occdesk.ui.dialogs.imports.window import ImportsWindow
    from occdesk.ui.shell.window import OccDeskWindow

_LOOK_MS = 100


class ReadFiles:
    """The job of reading files for an import; it tells how far it is and can be cancelled."""

    def __init__(
        self, data: "ImportedData", paths: Sequence[Path], corrections: Mapping[str, str]
    ) -> None:
        self._data, self._paths, self._corrections = data, tuple(paths), dict(corrections)
        self._cancel = threading.Event()
        self.progress: tuple[str, float] = ("", 0.0)

    def cancel(self) -> None:
        """Want no answer any more."""
        self._cancel.set()

    def __call__(self) -> "Staged":
        staged = self._data.prepare(
            self._paths,
            corrections=self._corrections,
            progress=self._tell,
            cancelled=self._cancel.is_set,
        )
        if self._cancel.is_set():
            staged.close()
            raise CancelledError("The import was cancelled.")
        return staged

    def _tell(self, doing: str, share: float) -> None:
        self.progress = (doing, share)


class Imports(QObject):
    """Leads one import at a time through its window.

    `changed` is sent when packs were added or removed, `told` carries a sentence for the window.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        data: "ImportedData",
        titles: Mapping[str, str],
        window: "OccDeskWindow",
        theme: Theme,
        asker: Asker,
    ) -> None:
        super().__init__(window)
        self._data, self._titles = data, titles
        self._parent, self._theme, self._asker = window, theme, asker
        self._job: ReadFiles | None = None
        self._paths: Sequence[Path] = ()
        self._staged: Staged | None = None
        self.window: ImportsWindow | None = None
        self._folder = home_folder()
        # A thread of its own: reading takes seconds, and charts are built in the other one.
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_progress)

    def show(self) -> None:
        """Show what has been imported, or where the import that is going on stands."""
        window = self._opened()
        if self._job is None and self._staged is None:
            window.show_list(self._data.listed())
        window.show()
        window.activateWindow()

    def choose(self, folder: bool = False) -> None:
        """Ask for files, or for a FOLDER, and read them."""
        self.show()
        if not self._is_free():
            return
        if folder:
            found = self._asker.choose_folder(self._opened(), self._folder, "Folder to import")
            paths = [found] if found else []
        else:
            paths = self._asker.choose_files(self._opened(), self._folder, "Files to import")
        if paths:
            self._folder = paths[0].parent
            self.read(paths)

    def read(self, paths: Sequence[Path], corrections: Mapping[str, str] | None = None) -> None:
        """Read PATHS and show what they would add."""
        self.show()
        window = self._opened()
        if corrections is None and not self._is_free():
            return
        self._paths = tuple(paths)
        self._job = ReadFiles(self._data, paths, corrections or {})
        window.show_reading([path.name for path in paths])
        self._look.start()
        self._background.run("import", self._job, self._read)

    def close(self) -> None:
        """Give up what is going on, and let go of the thread."""
        if self._job is not None:
            self._job.cancel()
        self._look.stop()
        self._background.close()
        self._drop_staged()

    @property
    def has_corrections(self) -> bool:
        """Whether titles were corrected by hand in an import that has not been added."""
        is_open = self._staged is not None or self._job is not None
        return is_open and self.window is not None and bool(self.window.match_model.corrections)

    def _is_free(self) -> bool:
        """Tell whether nothing is being read or waits to be added; say so where something is."""
        if self._job is not None:
            self._opened().tell("Files are being read already; wait for them, or cancel first.")
        elif self._staged is not None:
            self._opened().tell("Add this import, or decide not to, before you begin another.")
        return self._job is None and self._staged is None

    # What the window asks for

    def _opened(self) -> "ImportsWindow":
        if self.window is None:
            from occdesk.ui.dialogs.imports.window import ImportsWindow

            self.window = ImportsWindow(self._titles, self._theme, self._parent)
            self.window.chosen_asked.connect(self.choose)
            self.window.dropped.connect(self.read)
            self.window.removed.connect(self._remove)
            self.window.cancelled.connect(self._cancel)
            self.window.accepted_import.connect(self._add)
            self.window.discarded.connect(self._discard)
            self.window.correct_asked.connect(self._correct)
            self.window.put_away.connect(self._say_kept)
            self._theme.changed.connect(self.window.preview.take_theme)
        return self.window

    def _show_progress(self) -> None:
        if self._job is not None and self._job.progress[0]:
            self._opened().show_progress(*self._job.progress)

    def _read(self, staged: object) -> None:
        from occdesk.actions.imported_data import Staged

        assert isinstance(staged, Staged)
        self._drop_staged()
        self._staged, self._job = staged, None
        self._look.stop()
        self._opened().show_preview(staged.prepared)

    def _failed(self, error: object) -> None:
        self._job = None
        self._look.stop()
        sentence = "" if isinstance(error, CancelledError) else str(error)
        if self._staged is not None:
            # They were being read again: what was there before, with its corrections, still is.
            self._opened().show_preview(self._staged.prepared, is_read=False)
            self._opened().tell(sentence)
        else:
            self._back_to_list(sentence)
        if not isinstance(error, OccDeskError):
            assert isinstance(error, BaseException)
            raise error

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._opened().doing.setText("Being cancelled")

    def _say_kept(self) -> None:
        what = "is going on" if self._job is not None else "waits to be added"
        self.told.emit(f"The import {what}; Data > Imported data shows it.")

    def _discard(self) -> None:
        asked = "Give up this import and the titles that you corrected?"
        if self.has_corrections and not self._asker.confirm(self._opened(), asked, "Give up"):
            return
        self._drop_staged()
        self._back_to_list("")

    def _correct(self, corrections: Mapping[str, str]) -> None:
        self.read(self._paths, corrections)

    def _add(self) -> None:
        staged = self._staged
        assert staged is not None
        name = staged.prepared.name
        try:
            self._data.add(staged)
        except OccDeskError as error:
            self._opened().tell(str(error))
            return
        self._drop_staged()
        self._back_to_list("")
        self.changed.emit()
        self.told.emit(f"Added: {name}.")

    def _remove(self, id: str) -> None:
        window = self._opened()
        (one,) = (each for each in self._data.listed() if each.id == id)
        asked = f"Remove {one.name}? Its files can be imported again at any time."
        if not self._asker.confirm(window, asked, "Remove"):
            return
        try:
            self._data.remove(id)
        except OccDeskError as error:
            self._back_to_list(str(error))
            return
        self._back_to_list("")
        self.changed.emit()
        self.told.emit(f"Removed: {one.name}.")

    def _back_to_list(self, sentence: str) -> None:
        window = self._opened()
        window.show_list(self._data.listed())
        window.tell(sentence)

    def _drop_staged(self) -> None:
        if self._staged is not None:
            self._staged.close()
        self._staged = None

"""A real window on the real pack, off the screen, with questions answered by the test."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from occdesk.actions.imported_data import ImportedData
from occdesk.articles.shelf import load_articles
from occdesk.catalogue.catalogue import Catalogue
from occdesk.library.imports import list_imported, usable
from occdesk.metrics.dataset import Dataset
from occdesk.paths import bundled
from occdesk.state.desk import Desk
from occdesk.state.history import History
from occdesk.state.store import Store
from occdesk.ui.shell.desktop import Parts, open_desktop
from occdesk.ui.shell.window import OccDeskWindow
from occdesk.ui.shell.wiring import Desktop


class Answers:
    """An asker that answers at once: what it was asked is kept in `questions`.

    A dialog is accepted as by its button, so that it may ask further, or stay.
    """

    def __init__(self) -> None:
        self.accept = True
        self.yes = False
        self.answer = ""
        self.folder: Path | None = None
        self.questions: list[str] = []
        self.files: list[Path] = []
        self.prepare: Callable[[Any], None] = lambda dialog: None

    def run(self, dialog: QDialog) -> bool:
        self.questions.append(dialog.windowTitle())
        self.prepare(dialog)
        if self.accept and dialog.result() != QDialog.DialogCode.Accepted:
            dialog.accept()
        return dialog.result() == QDialog.DialogCode.Accepted

    def confirm(self, parent: QWidget, question: str, yes: str) -> bool:
        self.questions.append(question)
        return self.yes

    def choose(self, parent: QWidget, question: str, answers: Sequence[str]) -> str:
        self.questions.append(question)
        assert self.answer in ("", *answers)
        return self.answer

    def choose_folder(self, parent: QWidget, start: Path, title: str) -> Path | None:
        self.questions.append(title)
        return self.folder

    def choose_files(self, parent: QWidget, start: Path, title: str) -> list[Path]:
        self.questions.append(title)
        return self.files


class Open:
    """A window that is ready, and everything behind it."""

    def __init__(self, window: OccDeskWindow, store: Store, answers: Answers) -> None:
        assert isinstance(window.desktop, Desktop)
        self.window, self.store, self.answers = window, store, answers
        self.desktop: Desktop = window.desktop
        self.find, self.chart = self.desktop.find, self.desktop.chart
        self.article, self.tray = self.desktop.article, self.desktop.tray
        self.header = self.desktop.header

    @property
    def codes(self) -> list[str]:
        return list(self.find.model.codes)


Opener = Callable[..., Open]


@pytest.fixture
def open_it(qtbot: QtBot, measures: Dataset) -> Iterator[Opener]:
    """Return the function that opens a window on a desk and waits until it is ready."""
    windows: list[OccDeskWindow] = []

    def opened(
        desk: Desk | None = None, folder: Path | None = None, size: tuple[int, int] | None = None
    ) -> Open:
        store = Store(desk or Desk())
        answers = Answers()
        pack = measures.catalogue.path

        def reopen() -> Dataset:
            return Dataset(Catalogue(pack, usable(list_imported(folder, pack))))

        parts = Parts(
            store,
            History(store),
            measures.with_method(store.desk.method),
            lambda: load_articles(bundled("resources", "articles")).articles,
            ImportedData(folder, pack),
            reopen,
        )
        window = open_desktop(parts, folder=folder, asker=answers)
        windows.append(window)
        if size is not None:
            window.resize(*size)
        with qtbot.waitSignal(window.ready, timeout=20_000):
            window.show()
        return Open(window, store, answers)

    yield opened
    for window in windows:
        window.may_close = None  # nobody is there to be asked
        window.close()
        window.deleteLater()
    # The offscreen platform keeps what was copied until after Python has gone, and crashes then.
    QApplication.clipboard().clear()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    left = [each.name for each in threading.enumerate() if each.name.startswith("occdesk")]
    assert left == []

"""Asker: the one way to ask the user something in a dialog, replaceable by another."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from occdesk.ui.kit.fitting import Dialog, fit_on_screen, room_for

_WIDEST = 460
"""How wide a question may be before its words wrap, in px."""


class Asker(Protocol):
    """What dialogs are run through."""

    def run(self, dialog: QDialog) -> bool:
        """Show DIALOG until it is closed; return whether it was accepted."""

    def confirm(self, parent: QWidget, question: str, yes: str) -> bool:
        """Ask QUESTION, with a button YES and a way out; return whether YES was chosen."""

    def choose(self, parent: QWidget, question: str, answers: Sequence[str]) -> str:
        """Ask QUESTION, with a button for each of ANSWERS and a way out, which is ""."""

    def choose_folder(self, parent: QWidget, start: Path, title: str) -> Path | None:
        """Ask for a folder, beginning at START; None when the user turned away."""

    def choose_files(self, parent: QWidget, start: Path, title: str) -> list[Path]:
        """Ask for files that are there, beginning at START; none when the user turned away."""


class DialogAsker:
    """Asks with real dialogs."""

    def run(self, dialog: QDialog) -> bool:
        """Show DIALOG until it is closed; return whether it was accepted."""
        return dialog.exec() == QDialog.DialogCode.Accepted

    def confirm(self, parent: QWidget, question: str, yes: str) -> bool:
        """Ask QUESTION, with a button YES and a way out; return whether YES was chosen."""
        return self.choose(parent, question, (yes,)) == yes

    def choose(self, parent: QWidget, question: str, answers: Sequence[str]) -> str:
        """Ask QUESTION, with a button for each of ANSWERS and a way out, which is ""."""
        dialog = Question(question, answers, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    def choose_folder(self, parent: QWidget, start: Path, title: str) -> Path | None:
        """Ask for a folder, beginning at START; None when the user turned away."""
        dialog = _file_dialog(parent, start, title, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = _chosen(dialog)
        return chosen[0] if chosen else None

    def choose_files(self, parent: QWidget, start: Path, title: str) -> list[Path]:
        """Ask for files that are there, beginning at START; none when the user turned away."""
        return _chosen(_file_dialog(parent, start, title, QFileDialog.FileMode.ExistingFiles))


class Question(Dialog):
    """A question with a button for each answer; the way out is the one that Enter and Esc take."""

    def __init__(self, question: str, answers: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("OccDesk")
        self.answer = ""
        words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(question)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setMinimumWidth(min(words.sizeHint().width(), _WIDEST))
        self.setAccessibleName(question)
        self.buttons = QDialogButtonBox(self)
        for each in answers:
            made = self.buttons.addButton(each, QDialogButtonBox.ButtonRole.AcceptRole)
            made.clicked.connect(self._answer)
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.clicked.connect(self.reject)
        cancel.setDefault(True)
        cancel.setFocus()
        box = QVBoxLayout(self.content)
        box.setContentsMargins(20, 18, 20, 4)
        box.addWidget(words, 1)
        if self.buttons.sizeHint().width() + 40 > room_for(self).width():
            self.buttons.setOrientation(Qt.Orientation.Vertical)
        foot = QHBoxLayout()
        foot.addWidget(self.buttons)
        self.set_foot(foot, (20, 12, 20, 14))

    def _answer(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.answer = button.text()
        self.accept()


def _file_dialog(
    parent: QWidget, start: Path, title: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(mode)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    """Show DIALOG, no larger than its screen, and return what was chosen in it."""
    layout = dialog.layout()
    if layout is not None:  # the system's own has none
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        fit_on_screen(dialog)
    is_done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return [Path(each) for each in dialog.selectedFiles()] if is_done else []

"""Asker: the one way to ask the user something in a dialog, replaceable by another."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget


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
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("OccDesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        buttons = [box.addButton(each, QMessageBox.ButtonRole.AcceptRole) for each in answers]
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        chosen = (word for word, each in zip(answers, buttons, strict=True) if each is clicked)
        return next(chosen, "")

    def choose_folder(self, parent: QWidget, start: Path, title: str) -> Path | None:
        """Ask for a folder, beginning at START; None when the user turned away."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    def choose_files(self, parent: QWidget, start: Path, title: str) -> list[Path]:
        """Ask for files that are there, beginning at START; none when the user turned away."""
        chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start))
        return [Path(each) for each in chosen]

"""The menus and shortcuts, made from the tables of actions; every run goes through one place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from occdesk.actions.menus import MENUS, SEPARATOR
from occdesk.actions.table import ACTIONS, Action
from occdesk.model.errors import OccDeskError

if TYPE_CHECKING:
    from occdesk.actions.context import Context

STANDARD = "std:"


class Menus(QObject):
    """The actions of the program in a window; they fill the menus of BAR, empty until now.

    `refused` carries why one could not be run.
    """

    refused = Signal(str)

    def __init__(
        self, context: "Callable[[], Context]", bar: Sequence[QMenu], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._context = context
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.triggered.connect(self._run)
        self._records = {each.id: each for each in ACTIONS}
        self.actions: dict[str, QAction] = {}
        for each in ACTIONS:
            made = QAction(each.title, self._group)
            made.setData(each.id)
            made.setCheckable(each.checked is not None)
            if each.shortcut:
                made.setShortcuts(keys_of(each))
            self.actions[each.id] = made
            window.addAction(made)
        for menu, shown in zip(MENUS, bar, strict=True):
            # Panels come to the front and go behind without a word to anyone.
            shown.aboutToShow.connect(self.refresh)
            for id in menu.items:
                if id == SEPARATOR:
                    shown.addSeparator()
                else:
                    shown.addAction(self.actions[id])

    def refresh(self) -> None:
        """Ask every action whether it can be run and whether it is on."""
        context = self._context()
        for id, made in self.actions.items():
            record = self._records[id]
            made.setEnabled(record.enabled(context))
            if record.checked is not None:
                made.setChecked(record.checked(context))

    def icon_of(self, id: str) -> str:
        """Return the name of an action's icon, or nothing."""
        return self._records[id].icon

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return (what it does, keys) of every action that has keys, in the platform's words."""
        native = QKeySequence.SequenceFormat.NativeText
        rows = []
        for id, made in self.actions.items():
            keys = ", ".join(key.toString(native) for key in made.shortcuts())
            if keys:
                rows.append((self._records[id].title.rstrip("…"), keys))
        return rows

    def _run(self, made: QAction) -> None:
        try:
            self._records[made.data()].run(self._context())
        except OccDeskError as error:
            self.refused.emit(str(error))
        self.refresh()


def keys_of(action: Action) -> list[QKeySequence]:
    """Return the key sequences of ACTION on this platform."""
    if action.shortcut.startswith(STANDARD):
        name = action.shortcut.removeprefix(STANDARD)
        found = QKeySequence.keyBindings(QKeySequence.StandardKey[name])
        # Some platforms bind nothing to Quit; people try Ctrl+Q all the same.
        return found or [QKeySequence("Ctrl+Q")] if name == "Quit" else found
    return [QKeySequence(action.shortcut)]

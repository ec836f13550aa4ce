"""The table of job titles and the occupations they were taken for, which the reader corrects."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from occdesk.sources.pack.content import MatchedTitle
from occdesk.ui.kit.plain_tip import plain_tip

HEADS = ("Row", "Title in the table", "Taken for", "Confidence")
TAKEN = 2
LEFT_OUT = "Leave out"

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = Qt.ItemDataRole.DisplayRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TitleMatchModel(QAbstractTableModel):
    """Rows of MatchedTitle, the doubtful first; corrections are kept beside them."""

    corrected = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._titles = titles
        self._rows: list[MatchedTitle] = []
        self.corrections: dict[str, str] = {}
        """A code for a title of the table, or an empty text where it is to be left out."""

    def show_matches(self, matches: Sequence[MatchedTitle]) -> None:
        """Show MATCHES; corrections of titles among them are kept."""
        self.beginResetModel()
        self._rows = sorted(matches, key=lambda one: (one.taken, one.confidence, one.row))
        titles = {one.title for one in matches}
        self.corrections = {key: at for key, at in self.corrections.items() if key in titles}
        self.endResetModel()

    def choices(self, row: int) -> list[tuple[str, str]]:
        """Return the occupations that a row most likely means, code and title."""
        match = self._rows[row]
        codes = [match.code, *(code for code, _ in match.others)]
        return [(code, self._titles[code]) for code in dict.fromkeys(codes) if code in self._titles]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | None:
        is_head = role == _DISPLAY and orientation == Qt.Orientation.Horizontal
        return HEADS[section] if is_head else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == TAKEN else plain

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        match = self._rows[index.row()]
        if role == _DISPLAY:
            confidence = "yours" if match.title in self.corrections else f"{match.confidence:.2f}"
            return (str(match.row), match.title, self._taken(match), confidence)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (0, 3):
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(match.problem or f"It resembles “{match.known}”.")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a code, or an empty text, as the correction of a row."""
        if role != Qt.ItemDataRole.EditRole or (value and value not in self._titles):
            return False
        match = self._rows[index.row()]
        as_found = match.code if match.taken else ""
        if value == self.corrections.get(match.title, as_found):
            return False
        self.corrections[match.title] = value
        self.dataChanged.emit(index, index.sibling(index.row(), len(HEADS) - 1))
        self.corrected.emit()
        return True

    def _taken(self, match: MatchedTitle) -> str:
        if match.title in self.corrections:
            code = self.corrections[match.title]
            return self._titles[code] if code else "left out"
        if match.taken:
            return self._titles[match.code]
        near = self._titles.get(match.code)
        return f"left out (nearest: {near})" if near else "left out"


class OccupationDelegate(QStyledItemDelegate):
    """Lets a row be given one of its likely occupations, any other by typing, or none."""

    def __init__(self, titles: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._by_title = {title.casefold(): code for code, title in titles.items()}
        self._all = sorted(titles.values())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, TitleMatchModel)
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, title in model.choices(index.row()):
            editor.addItem(title, code)
        editor.addItem(LEFT_OUT, "")
        completer = QCompleter(self._all, editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        shown = editor.findText(str(index.data()))
        editor.setCurrentIndex(max(0, shown))
        line = editor.lineEdit()
        if line is not None:
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over the code of the title in the editor; other words change nothing."""
        assert isinstance(editor, QComboBox)
        words = editor.currentText().strip().casefold()
        if words == LEFT_OUT.casefold():
            model.setData(index, "")
        elif words in self._by_title:
            model.setData(index, self._by_title[words])


def match_table(titles: Mapping[str, str], parent: QWidget) -> tuple[QTableView, TitleMatchModel]:
    """Return a view of title matches and its model; TITLES are those of all occupations."""
    view = QTableView(parent)
    model = TitleMatchModel(titles, view)
    view.setModel(model)
    view.setObjectName("grid")
    view.setAccessibleName("Job titles and what they were taken for")
    view.setItemDelegateForColumn(TAKEN, OccupationDelegate(titles, view))
    view.setEditTriggers(QTableView.EditTrigger.AllEditTriggers)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    for column, width in ((0, 56), (3, 96)):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(column, width)
    for column in (1, 2):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return view, model

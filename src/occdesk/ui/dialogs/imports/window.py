"""The window of imported data: what there is, what is being read, what it would add."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from occdesk.articles.resolve import say_day
from occdesk.library.imports import Imported
from occdesk.model.plain_text import isolated, plain_line
from occdesk.ui.dialogs.imports.title_matches import match_table
from occdesk.ui.kit.fitting import Dialog
from occdesk.ui.kit.reading import ReadingBrowser
from occdesk.ui.kit.theme import Theme
from occdesk.ui.shell.window import local_paths

if TYPE_CHECKING:
    from occdesk.sources.importing import Prepared

LIST, READING, PREVIEW = range(3)
WHAT = (
    "OccDesk reads the official files as they are downloaded: the O*NET database (zip, text or"
    " Excel), OEWS and Employment Projections, SOC, the Anthropic Economic Index, Eloundou,"
    " Microsoft, AIOE, Frey and Osborne, Webb, Eisfeldt. It also reads a CSV or Excel table of"
    " your own with a column of SOC codes or job titles. Files are recognised by what is in them."
)


class ImportsWindow(Dialog):
    """Shows one of three pages; it asks, and changes nothing itself.

    `chosen_asked` wants files to be chosen (True: a folder), `dropped` brings some. `correct_asked`
    carries codes by title. `put_away` is sent when it is closed while an import is going on.
    """

    chosen_asked = Signal(bool)
    dropped = Signal(object)
    removed = Signal(str)
    cancelled = Signal()
    accepted_import = Signal()
    discarded = Signal()
    correct_asked = Signal(object)
    put_away = Signal()

    def __init__(self, titles: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Imported data")
        self.setAcceptDrops(True)
        self.resize(680, 560)
        self._stack = QStackedWidget(self)
        self.problem = QLabel(self)
        self.choose = QPushButton("Choose files…", self)
        self.choose_folder = QPushButton("Choose a folder…", self)
        self.doing = QLabel(self)
        self.progress = QProgressBar(self)
        self.cancel = QPushButton("Cancel", self)
        self.preview = ReadingBrowser(theme, self)
        self.matches, self.match_model = match_table(titles, self)
        self.hint = QLabel(
            "Job titles, the doubtful first. Choose what one is under Taken for.", self
        )
        self.correct = QPushButton("Read again with the corrections", self)
        self.add = QPushButton("Add", self)
        self.discard = QPushButton("Do not add", self)
        for page in (self._list_page(), self._reading_page(), self._preview_page()):
            self._stack.addWidget(page)
        box = QVBoxLayout(self.content)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(10)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bar = QFrame(self)
        bar.setObjectName("bar")
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.problem)
        self._bar = bar
        box.addWidget(bar)
        box.addWidget(self._stack, 1)
        self._connect()
        self.tell("")

    @property
    def page(self) -> int:
        """Which page is shown: LIST, READING or PREVIEW."""
        return self._stack.currentIndex()

    def tell(self, sentence: str) -> None:
        """Show SENTENCE over the page; an empty one takes the last away."""
        self.problem.setText(plain_line(sentence))
        self._bar.setVisible(bool(sentence))

    def show_list(self, imported: Sequence[Imported]) -> None:
        """Show what has been imported."""
        rows = QWidget(self)
        box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(8)
        for one in imported:
            box.addWidget(self._row(one))
        if not imported:
            empty = QLabel("Nothing has been imported yet. Drop files here, or choose them.", rows)
            empty.setObjectName("muted")
            box.addWidget(empty)
        box.addStretch(1)
        self._scroll.setWidget(rows)
        self._stack.setCurrentIndex(LIST)
        self.choose.setFocus()

    def show_reading(self, names: Sequence[str]) -> None:
        """Show that files are being read."""
        self.tell("")
        self.show_progress(f"Reading {', '.join(names)}", 0)
        self._stack.setCurrentIndex(READING)
        self.cancel.setFocus()

    def show_progress(self, doing: str, share: float) -> None:
        """Show what is being done and how much is done (0-1); 0 is not known yet."""
        self.doing.setText(plain_line(doing))
        # A bar without an end moves to and fro.
        self.progress.setRange(0, 100 if share else 0)
        self.progress.setValue(round(100 * share))

    def show_preview(self, prepared: "Prepared", *, is_read: bool = True) -> None:
        """Show what would be added; IT IS READ with all corrections, or still to be read again."""
        self.preview.show_page(preview_html(prepared))
        self.match_model.show_matches(prepared.matches)
        for each in (self.hint, self.matches, self.correct):
            each.setVisible(bool(prepared.matches))
        self._take_corrections(bool(self.match_model.corrections) and not is_read)
        self._stack.setCurrentIndex(PREVIEW)
        (self.add if self.add.isEnabled() else self.correct).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.page == LIST and local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_paths(event.mimeData()))

    def reject(self) -> None:
        """Put the window away with Esc; what is being read, looked at or corrected is kept."""
        super().reject()
        if self.page != LIST:
            self.put_away.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self.page != LIST:
            self.put_away.emit()

    def _correct(self) -> None:
        self.correct_asked.emit(dict(self.match_model.corrections))

    def _take_corrections(self, waiting: bool = True) -> None:
        """Let nothing be added that has been corrected but not read again."""
        self.correct.setEnabled(waiting)
        self.add.setEnabled(not waiting)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose_files)
        self.choose_folder.clicked.connect(self._choose_folder)
        self.cancel.clicked.connect(self.cancelled)
        self.add.clicked.connect(self.accepted_import)
        self.discard.clicked.connect(self.discarded)
        self.correct.clicked.connect(self._correct)
        self.match_model.corrected.connect(self._take_corrections)

    def _choose_files(self) -> None:
        self.chosen_asked.emit(False)

    def _choose_folder(self) -> None:
        self.chosen_asked.emit(True)

    def _row(self, one: Imported) -> QFrame:
        row = QFrame(self)
        row.setObjectName("panel")
        name = QLabel(row)
        name.setObjectName("strong")
        name.setWordWrap(True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setText(plain_line(one.name))
        detail = QLabel(row)
        detail.setObjectName("small")
        detail.setWordWrap(True)
        detail.setTextFormat(Qt.TextFormat.PlainText)
        detail.setText(plain_line(_detail(one)))
        button = QPushButton("Remove", row)
        button.setAccessibleName(f"Remove {one.name}")
        button.setProperty("id", one.id)
        button.clicked.connect(self._remove_used)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(detail)
        box = QHBoxLayout(row)
        box.setContentsMargins(12, 8, 10, 8)
        box.addLayout(words, 1)
        box.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove_used(self) -> None:
        button = self.sender()
        assert button is not None
        self.removed.emit(button.property("id"))

    def _list_page(self) -> QWidget:
        page = QWidget(self)
        what = QLabel(WHAT, page)
        what.setWordWrap(True)
        self.choose.setProperty("primary", True)
        close = QPushButton("Close", page)
        close.clicked.connect(self.reject)
        self._scroll = QScrollArea(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return _page(page, (what, self._scroll), (self.choose, self.choose_folder), (close,))

    def _reading_page(self) -> QWidget:
        page = QWidget(self)
        self.doing.setWordWrap(True)
        self.doing.setTextFormat(Qt.TextFormat.PlainText)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress of the import")
        note = QLabel("You can go on working meanwhile; nothing is added before you say so.", page)
        note.setObjectName("muted")
        box = QVBoxLayout(page)
        box.setContentsMargins(24, 0, 24, 0)
        box.setSpacing(10)
        box.addStretch(2)
        for each in (self.doing, self.progress, note):
            box.addWidget(each)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(3)
        return page

    def _preview_page(self) -> QWidget:
        self.preview.setAccessibleName("What the import adds")
        self.add.setProperty("primary", True)
        self.matches.setMinimumHeight(200)
        self.hint.setObjectName("small")
        parts = (self.preview, self.hint, self.matches)
        return _page(QWidget(self), parts, (self.correct,), (self.discard, self.add))


def preview_html(prepared: "Prepared") -> str:
    """Return what PREPARED is, adds and leaves out as a page."""
    files = "".join(
        f'<p class="ui">{_plain(Path(one.path).name)}: {_plain(one.words)}</p>'
        for one in prepared.found
    )
    adds = "".join(f'<li class="ui">{_plain(each)}</li>' for each in prepared.adds)
    notes = "".join(f'<p class="ui notice">{_plain(each)}</p>' for each in prepared.warnings)
    return f"<h2>What was recognised</h2>{files}<h2>What it adds</h2><ul>{adds}</ul>{notes}"


def _plain(text: str) -> str:
    return escape(isolated(text))


def _detail(one: Imported) -> str:
    if one.problem:
        return f"Cannot be used: {one.problem}"
    return f"Added on {say_day(datetime.fromisoformat(one.added).date())}"


def _page(
    page: QWidget,
    parts: Sequence[QWidget],
    left: Sequence[QPushButton],
    right: Sequence[QPushButton],
) -> QWidget:
    """Return PAGE with PARTS one under another, and buttons below at its two sides."""
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    for part in parts:
        box.addWidget(part, 0 if isinstance(part, QLabel) else 1)
    row = QHBoxLayout()
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    box.addLayout(row)
    return page

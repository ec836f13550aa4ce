"""Batches: many charts drawn while the window is used, with a small window of their own."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from occdesk.model.errors import OccDeskError
from occdesk.render.files.batch import Batch, Drawn, Progress, run_batch
from occdesk.ui.kit.background import Background
from occdesk.ui.kit.fitting import Dialog
from occdesk.ui.kit.message_bar import Said

_LOOK_MS = 100


class DrawBatch:
    """The job of drawing a batch; it tells how far it is and can be cancelled."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.progress = Progress(0, len(batch.tasks), None)
        self._cancel = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether no more is wanted."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Want no more; what is being drawn is finished."""
        self._cancel.set()

    def __call__(self) -> list[Drawn]:
        return run_batch(self.batch, progress=self._tell, cancelled=self._cancel.is_set)

    def _tell(self, progress: Progress) -> None:
        self.progress = progress


class BatchWindow(Dialog):
    """Shows how far a batch is, and at the end what could not be drawn. It is not modal."""

    cancelled = Signal()
    put_away = Signal()
    shut = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Exporting charts")
        self.resize(460, 190)
        self.doing = QLabel(self)
        self.progress = QProgressBar(self)
        self.left = QLabel(self)
        self.listed = QPlainTextEdit(self)
        self.button = QPushButton("Cancel", self)
        self._is_over = True
        self.is_last = False
        """Whether the program waits for the batch with nothing else on the screen."""
        self._lay_out()
        self.button.clicked.connect(self._pressed)

    def show_start(self, count: int, folder: Path) -> None:
        """Show that COUNT charts are being drawn into FOLDER."""
        self._is_over = False
        self.doing.setText(f"Drawing {count:,} charts into {folder}.")
        self.listed.clear()
        self.listed.hide()
        self.progress.setRange(0, count)
        self.show_progress(Progress(0, count, None))
        self.button.setText("Cancel")
        self.resize(460, 190)

    def show_progress(self, progress: Progress) -> None:
        """Show how many are done, and how long the others will take."""
        self.progress.setValue(progress.done)
        self.left.setText(say_progress(progress))
        self.left.show()

    def show_end(self, sentence: str, lines: Sequence[str]) -> None:
        """Show that it is over: SENTENCE says how, LINES name what could not be drawn."""
        self._is_over = True
        self.doing.setText(sentence)
        self.left.hide()
        self.listed.setPlainText("\n".join(lines))
        self.listed.setVisible(bool(lines))
        self.button.setText("Close")
        if lines:
            self.resize(self.width(), 360)

    def reject(self) -> None:
        """Put the window away with Esc, unless it is the last one; the batch goes on."""
        if self._is_over:
            super().reject()
            self.shut.emit()
        elif not self.is_last:
            super().reject()
            self.put_away.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _pressed(self) -> None:
        if self._is_over:
            self.reject()
            return
        self.left.setText("Being cancelled; what is drawn stays.")
        self.cancelled.emit()

    def _lay_out(self) -> None:
        for label in (self.doing, self.left):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.left.setObjectName("muted")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress of the export")
        self.listed.setReadOnly(True)
        self.listed.setAccessibleName("Charts that could not be drawn")
        self.listed.hide()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        box = QVBoxLayout(self.content)
        box.setContentsMargins(20, 16, 20, 14)
        box.setSpacing(10)
        for each in (self.doing, self.progress, self.left):
            box.addWidget(each)
        box.addWidget(self.listed, 1)
        box.addStretch(0)
        box.addLayout(foot)


class Batches(QObject):
    """Runs one batch at a time in a thread of its own, and ends with its window.

    `told` carries what is Said in the window's bar. `ended` is sent when nothing is
    drawn any more and what went wrong has been read.
    """

    told = Signal(object)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._titles: Mapping[str, str] = {}
        self._job: DrawBatch | None = None
        self.window: BatchWindow | None = None
        # A thread of its own: a batch takes minutes, and charts are built in the other one.
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show_progress)

    def start(self, batch: Batch, titles: Mapping[str, str]) -> None:
        """Draw BATCH; TITLES are those of its occupations by code."""
        if self._job is not None:
            self._opened().show()
            words = "Charts are being drawn already; wait for them, or cancel first."
            self.told.emit(Said(words))
            return
        self._titles = titles
        self._job = DrawBatch(batch)
        window = self._opened()
        window.show_start(len(batch.tasks), folder_of(batch))
        window.show()
        window.activateWindow()
        self._look.start()
        self._background.run("batch", self._job, self._done)

    @property
    def is_running(self) -> bool:
        """Whether charts are being drawn."""
        return self._job is not None

    def show(self) -> None:
        """Show how far the batch is."""
        window = self._opened()
        window.show()
        window.activateWindow()

    def go_on_alone(self) -> None:
        """Go on with the window of the batch as the only one."""
        self._opened().is_last = True
        self.show()

    def stop(self) -> None:
        """Begin no further chart; what is drawn stays, and `ended` follows."""
        self._cancel()

    def close(self) -> None:
        """Give up what is going on, and let go of the thread."""
        if self._job is not None:
            self._job.cancel()
        self._look.stop()
        self._background.close()
        if self.window is not None:
            self.window.hide()

    def _opened(self) -> BatchWindow:
        if self.window is None:
            self.window = BatchWindow(self._parent)
            self.window.cancelled.connect(self._cancel)
            self.window.put_away.connect(self._say_going_on)
            self.window.shut.connect(self._see_shut)
        return self.window

    def _say_going_on(self) -> None:
        words = "The charts go on being drawn; File > Export in progress shows how far they are."
        self.told.emit(Said(words, is_done=True))

    def _see_shut(self) -> None:
        """End only now where there was something to be read first."""
        self.ended.emit()

    def _cancel(self) -> None:
        if self._job is not None:
            self._look.stop()
            self._job.cancel()

    def _show_progress(self) -> None:
        if self._job is not None:
            self._opened().show_progress(self._job.progress)

    def _done(self, drawn: object) -> None:
        assert isinstance(drawn, list)
        job = self._job
        assert job is not None
        self._end()
        sentence, lines = report(drawn, job.batch, self._titles, was_cancelled=job.is_cancelled)
        window = self._opened()
        window.show_progress(Progress(len(drawn), len(job.batch.tasks), None))
        window.show_end(sentence, lines)
        if lines:
            window.show()
        folder = folder_of(job.batch) if len(drawn) > len(lines) else None
        self.told.emit(Said(sentence, is_done=not lines, folder=folder))
        if not lines:
            self.ended.emit()

    def _failed(self, error: object) -> None:
        self._end()
        self._opened().show_end(str(error), ())
        self._opened().show()
        if not isinstance(error, OccDeskError):
            assert isinstance(error, BaseException)
            raise error

    def _end(self) -> None:
        self._job = None
        self._look.stop()


def folder_of(batch: Batch) -> Path:
    """Return the folder that BATCH is drawn into."""
    return Path(batch.tasks[0].paths[0]).parent


def say_progress(progress: Progress) -> str:
    """Return how far a batch is, with the time that it will take where that is known."""
    done = f"{progress.done:,} of {progress.all:,}"
    if progress.left is None:
        return f"{done}. You can go on working meanwhile."
    return f"{done}, about {say_time(progress.left)} left. You can go on working meanwhile."


def say_time(seconds: float) -> str:
    """Return SECONDS as people say them."""
    if seconds < 90:
        count = max(round(seconds), 1)
        return f"{count} second{'' if count == 1 else 's'}"
    if seconds < 5400:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.1f} hours"


def report(
    drawn: Sequence[Drawn], batch: Batch, titles: Mapping[str, str], *, was_cancelled: bool
) -> tuple[str, list[str]]:
    """Return a sentence on what came of BATCH, and a line for each chart that is not there."""
    lines = [
        f"{each.name} {titles.get(each.name, '')}: {each.missing or each.problem}"
        for each in drawn
        if each.missing or each.problem
    ]
    saved = len(drawn) - len(lines)
    words = f"Saved {saved:,} chart{'' if saved == 1 else 's'}"
    words += f" in {folder_of(batch)}."
    if was_cancelled:
        words += f" Cancelled: {len(batch.tasks) - len(drawn):,} were not begun."
    missing = sum(1 for each in drawn if each.missing)
    failed = len(lines) - missing
    if missing:
        words += f" {missing:,} had no data."
    if failed:
        words += f" {failed:,} could not be written."
    return words, lines

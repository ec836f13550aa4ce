"""Background: plain functions run in one thread, their answers brought to the GUI thread."""

import gc
import threading
from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Job = Callable[[], object]
Done = Callable[[object], None]

MOST_WAIT = 3.0
"""Seconds that closing waits for a job that is running."""


class Background(QObject):
    """Runs jobs one after another; of the jobs in one lane only the newest is answered.

    A job takes and returns plain values and never touches a QObject. `failed` carries the
    exception of a job that raised one.
    """

    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[tuple[str, int, Job] | None] = SimpleQueue()
        self._newest: dict[str, int] = {}
        self._done: dict[str, Done] = {}
        self._count = 0
        self._thread: threading.Thread | None = None
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, lane: str, job: Job, done: Done) -> None:
        """Run JOB in the thread and call DONE with what it returns, unless LANE was used again."""
        if self._closed:
            return
        self._count += 1
        self._newest[lane] = self._count
        self._done[lane] = done
        self._jobs.put((lane, self._count, job))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="occdesk-work", daemon=True)
            self._thread.start()

    def is_newest(self, lane: str, number: int) -> bool:
        """Return whether no later job has been given to LANE."""
        return self._newest.get(lane) == number

    def forget(self, lane: str) -> None:
        """Drop the answer that LANE is waiting for."""
        self._newest.pop(lane, None)
        self._done.pop(lane, None)

    def close(self) -> bool:
        """Take no more jobs, drop those that wait, and join the thread; return whether it ended."""
        self._closed = True
        self._newest.clear()
        self._done.clear()
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(MOST_WAIT)
            return not self._thread.is_alive()
        return True

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            lane, number, function = job
            if not self.is_newest(lane, number):
                continue
            try:
                answer: object = function()
            except Exception as error:
                answer = error
            if self._closed:
                return
            self._arrived.emit((lane, number, answer))

    def _deliver(self, arrived: object) -> None:
        assert isinstance(arrived, tuple)
        lane, number, answer = arrived
        if not self.is_newest(lane, number):
            return
        done = self._done.pop(lane)
        self._newest.pop(lane)
        if isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            done(answer)


class Sweeper(QObject):
    """Collects garbage on the GUI thread only: a QObject must not be destroyed in the worker."""

    EVERY = 1000

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY)
        self._timer.timeout.connect(self._sweep)
        gc.disable()
        self._timer.start()

    def spare_what_is_there(self) -> None:
        """Look no more at what has been loaded so far: it stays, and makes each look slow."""
        gc.freeze()

    def close(self) -> None:
        """Hand the collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _sweep(self) -> None:
        young, middle, old = gc.get_count()
        if old > self._limits[2]:
            gc.collect(2)
        elif middle > self._limits[1]:
            gc.collect(1)
        elif young > self._limits[0]:
            gc.collect(0)

"""How long the program took to open, counted from the start of its process."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from occdesk.model.errors import OccDeskError

TICK_MS = 5


def process_age_ms() -> float:
    """Return the milliseconds since this process was started, to the kernel's clock tick.

    Where the system does not tell (no /proc), they are counted from the processor time used,
    which leaves out waiting.
    """
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    except (OSError, AttributeError, ValueError):
        return time.process_time() * 1000


def resident_mb() -> float:
    """Return the resident memory of this process in MB (10^6 bytes); its peak outside Linux."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError):
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


class StartupReport(QObject):
    """Notes first paint, readiness, and the longest time that the window did not answer between.

    A timer ticks every five milliseconds; the longest time by which a tick came late is the
    stall. The one import of pyqtgraph does not count.
    """

    def __init__(self, parent: QObject, path: str) -> None:
        super().__init__(parent)
        self._path = path
        self.problem: OccDeskError | None = None
        """Why the report could not be written."""
        self._first_paint_ms = 0.0
        self._stall_ms = 0.0
        self._last = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def note_first_paint(self) -> None:
        """Take the time of the first painted list."""
        self._first_paint_ms = process_age_ms()
        self._last = time.perf_counter()
        self._timer.start()

    def excuse(self, begins: bool) -> None:
        """Leave out what happens between a call with True and the next with False."""
        self._tick()
        if begins:
            self._timer.stop()
        else:
            self._last = time.perf_counter()
            self._timer.start()

    def finish(self) -> None:
        """Take the time of readiness and write the report."""
        self._tick()
        self._timer.stop()
        ready_ms, memory_mb = process_age_ms(), resident_mb()
        # What writes the report is no part of what it reports.
        import json

        from occdesk.app.output import write_text

        report = {
            "first_paint_ms": round(self._first_paint_ms, 1),
            "ready_ms": round(ready_ms, 1),
            "longest_stall_ms": round(self._stall_ms, 1),
            "rss_mb": round(memory_mb, 1),
        }
        try:
            write_text(Path(self._path), json.dumps(report) + "\n", force=True)
        except OccDeskError as error:
            self.problem = error

    def _tick(self) -> None:
        if not self._timer.isActive():
            return
        now = time.perf_counter()
        self._stall_ms = max(self._stall_ms, (now - self._last) * 1000 - TICK_MS)
        self._last = now

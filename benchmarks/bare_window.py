"""The measure of everything: a bare PySide6 window with a table of 1,016 rows.

    python benchmarks/bare_window.py REPORT.json

Writes the time from the start of the process to the first painted table, and the memory then.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

# As many columns as the list of the program has.
ROWS, COLUMNS = 1016, 6


class FirstPaint(QObject):
    """Writes the report when the table has been painted, and quits."""

    def __init__(self, table: QTableWidget, path: Path) -> None:
        super().__init__(table)
        self._path = path
        self._painted = False
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._write)
        return False

    def _write(self) -> None:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        age = (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        self._path.write_text(json.dumps({"first_paint_ms": age, "rss_mb": memory}))
        QApplication.quit()


def main() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    table = QTableWidget(ROWS, COLUMNS, window)
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window.setCentralWidget(table)
    FirstPaint(table, Path(sys.argv[1]))
    window.show()
    return application.exec()


sys.exit(main())

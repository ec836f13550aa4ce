"""What happens in an open window, timed: from key to list, from desk to chart. Prints JSON.

Each row is (label, value, limit or null, unit).
"""

import json
import statistics
import sys
import time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from occdesk.app.desktop import put_together, start_application
from occdesk.charts.spec import KINDS
from occdesk.state.desk import Desk
from occdesk.ui.shell.window import OccDeskWindow

Row = tuple[str, float, float | None, str]

WORDS = ("data scientist", "registered nurse", "software eng", "teacher", "manager", "ml")
SIX = ("15-2051.00", "15-2011.00", "29-1141.00", "47-2111.00", "43-4051.00", "11-1021.00")


def main() -> int:
    application = start_application()
    window = put_together(Desk(), None)
    window.resize(1280, 800)
    loop = QEventLoop()
    window.ready.connect(loop.quit)
    window.show()
    loop.exec()
    rows = [*time_keys(application, window), *time_views(window)]
    print(json.dumps(rows))
    window.close()
    return 0


def time_keys(application: QApplication, window: OccDeskWindow) -> list[Row]:
    """Type words into the search field, letter by letter, and take the time to the painted list."""
    desktop = window.desktop
    search, view = desktop.header.search, desktop.find.view
    took = []
    for _ in range(4):
        for word in WORDS:
            search.clear()
            application.processEvents()
            for letter in word:
                start = time.perf_counter()
                QTest.keyClick(search, letter)
                view.viewport().repaint()
                took.append((time.perf_counter() - start) * 1000)
    took.sort()
    search.clear()
    return [
        ("key to painted list, median", statistics.median(took), None, "ms"),
        ("key to painted list, 99th percentile", took[int(len(took) * 0.99)], 16.0, "ms"),
    ]


def time_views(window: OccDeskWindow) -> list[Row]:
    """Change an occupation on the desk and take the time to the painted chart, for each kind."""
    desktop = window.desktop
    rows: list[Row] = []
    for kind in KINDS:
        change_desk(window, chart=kind, comparison=SIX[:3], baseline=SIX[0])
        took = []
        for number in range(1, 13):
            start = time.perf_counter()
            change_desk(window, comparison=(*SIX[:2], SIX[2 + number % 4]))
            desktop.chart.canvas.viewport().repaint()
            took.append((time.perf_counter() - start) * 1000)
        rows.append((f"{kind}: change to painted chart", statistics.median(took), 50.0, "ms"))
    return rows


def change_desk(window: OccDeskWindow, **changes: object) -> None:
    """Change the desk and wait until its chart has been drawn; a thread may build it."""
    loop = QEventLoop()
    window.desktop.chart.drawn.connect(loop.quit)
    QTimer.singleShot(0, lambda: window.desktop.store.change(**changes))
    loop.exec()
    window.desktop.chart.drawn.disconnect(loop.quit)


if __name__ == "__main__":
    sys.exit(main())

"""What happens in an open window, timed: key to list, charts, hover, export. Prints JSON.

Each row is (label, value, limit or null, unit).
"""

import json
import statistics
import sys
import time

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from occdesk.app.desktop import put_together, start_application
from occdesk.charts.build import build
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.render.canvas import FigureCanvas
from occdesk.render.export import figure_png
from occdesk.state.desk import Desk
from occdesk.ui.window import OccDeskWindow

Row = tuple[str, float, float | None, str]

WORDS = ("data scientist", "registered nurse", "software eng", "teacher", "manager", "ml")
SIX = ("15-2051.00", "15-2011.00", "29-1141.00", "47-2111.00", "43-4051.00", "11-1021.00")


def main() -> int:
    application = start_application()
    window = put_together(Desk(), None)
    window.resize(1280, 800)
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    window.show()
    while not ready:
        application.processEvents()
    QTest.qWait(300)
    rows = [*time_keys(application, window), *time_views(window), *time_charts()]
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
    """Change chart and occupation on the desk and take the time to the painted chart."""
    desktop = window.desktop
    rows: list[Row] = []
    for kind in KINDS:
        desktop.store.change(chart=kind, comparison=SIX[:3], baseline=SIX[0])
        wait_for_chart(window)
        took = []
        for number in range(12):
            before = desktop.chart.figure
            start = time.perf_counter()
            desktop.store.change(comparison=(*SIX[:2], SIX[2 + number % 4]))
            while desktop.chart.figure is before:
                QApplication.processEvents()
            desktop.chart.canvas.viewport().repaint()
            took.append((time.perf_counter() - start) * 1000)
        rows.append((f"{kind}: change to painted chart", statistics.median(took), 50.0, "ms"))
    return rows


def wait_for_chart(window: OccDeskWindow) -> None:
    for _ in range(3):
        QTest.qWait(60)


def time_charts() -> list[Row]:
    """Hover over a full landscape, and export it."""
    from occdesk.app.parts import open_measures

    measures = open_measures()
    figure = build(ChartSpec(kind="landscape", focus=SIX[0]), measures)
    canvas = FigureCanvas()
    canvas.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    canvas.resize(1000, 700)
    canvas.show()
    canvas.show_figure(figure, "light")
    canvas.grab()
    hovers = []
    for x in range(100, 900, 4):
        start = time.perf_counter()
        canvas._hover_at = QPointF(x, 350)
        canvas._hover()
        canvas.viewport().repaint()
        hovers.append((time.perf_counter() - start) * 1000)
    hovers.sort()
    exports = []
    for _ in range(5):
        start = time.perf_counter()
        figure_png(figure, 1920, 1080)
        exports.append((time.perf_counter() - start) * 1000)
    canvas.close()
    rows: list[Row] = [
        ("hover, 99th percentile", hovers[int(len(hovers) * 0.99)], 4.0, "ms"),
        ("PNG of 1920x1080", statistics.median(exports), None, "ms"),
    ]
    return rows


if __name__ == "__main__":
    sys.exit(main())

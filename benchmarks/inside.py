"""What happens in an open window, timed: key to list, charts, hover, export. Prints JSON.

Each row is (label, value, limit or null, unit).
"""

import io
import json
import statistics
import sys
import time

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from occdesk.app.desktop import put_together, start_application
from occdesk.charts.build import build
from occdesk.charts.publication import ExportOptions
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.measures import Measures
from occdesk.render.canvas import FigureCanvas
from occdesk.render.export import figure_bytes
from occdesk.state.desk import Desk
from occdesk.ui.window import OccDeskWindow

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
        figure_bytes(figure, ".png", ExportOptions(1920, 1080))
        exports.append((time.perf_counter() - start) * 1000)
    canvas.close()
    agg = time_matplotlib(measures)
    rows: list[Row] = [
        ("hover, 99th percentile", hovers[int(len(hovers) * 0.99)], 4.0, "ms"),
        ("PNG of 1920x1080", statistics.median(exports), None, "ms"),
        ("the same by matplotlib", agg, None, "ms"),
        ("PNG against matplotlib", statistics.median(exports) / agg, 0.5, "x"),
    ]
    return rows


def time_matplotlib(measures: Measures) -> float:
    """Return the ms that matplotlib's Agg takes for a like scatter, title, labels and all."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    x, y = measures.numbers("ai_exposure"), measures.numbers("median_wage")
    jobs = measures.numbers("employment")
    codes = [code for code in x if code in y]
    took = []
    for _ in range(5):
        start = time.perf_counter()
        figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)
        sizes = [max(4.0, jobs.get(code, 0) / 4000) for code in codes]
        axes.scatter(
            [x[c] for c in codes], [y[c] for c in codes], s=sizes, alpha=0.5, edgecolors="white"
        )
        axes.set_yscale("log")
        axes.grid(visible=True)
        axes.axhline(statistics.median(y.values()), linestyle="--")
        axes.axvline(statistics.median(x.values()), linestyle="--")
        axes.set_title("Which jobs with high AI exposure still pay well?", loc="left", size=24)
        axes.set_xlabel("AI exposure, % of the work, 2025")
        axes.set_ylabel("Median pay, dollars a year")
        for code in SIX:
            axes.annotate(measures.catalogue.by_code[code].title, (x[code], y[code]))
        figure.text(0.02, 0.01, "Source: GPTs are GPTs, Anthropic Economic Index, OEWS May 2025")
        figure.savefig(io.BytesIO(), format="png")
        plt.close(figure)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    sys.exit(main())

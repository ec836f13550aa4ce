"""Charts without a window, timed: each built and painted, pointed at, exported. Prints JSON.

Each row is (label, value, limit or null, unit).
"""

import io
import json
import statistics
import sys
import time

from PySide6.QtCore import QPointF, Qt

from occdesk.app.desktop import start_application
from occdesk.app.parts import open_measures
from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.export import figure_bytes
from occdesk.render.screen.canvas import FigureCanvas

Row = tuple[str, float, float | None, str]

SIX = ("15-2051.00", "15-2011.00", "29-1141.00", "47-2111.00", "43-4051.00", "11-1021.00")
SIZE = (1000, 700)
TIMES = 12
BUILT_MS, HOVER_MS, AGAINST_AGG = 50.0, 4.0, 0.5


def main() -> int:
    start_application()
    measures = open_measures()
    canvas = FigureCanvas()
    canvas.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    canvas.resize(*SIZE)
    canvas.show()
    rows = [row for kind, form in formed() for row in time_view(kind, form, canvas, measures)]
    canvas.close()
    print(json.dumps([*rows, *time_export(measures)]))
    return 0


def formed() -> list[tuple[str, str]]:
    """Return every view with each of its forms."""
    return [(view.kind, form.id) for view in VIEWS for form in view.forms] + [
        (view.kind, "") for view in VIEWS if not view.forms
    ]


def time_view(kind: str, form: str, canvas: FigureCanvas, measures: Dataset) -> list[Row]:
    """Build and paint a view of three occupations, another one each time; then point at it."""
    took = []
    for number in range(TIMES + 2):
        codes = (*SIX[1:3], SIX[3 + number % 3])
        start = time.perf_counter()
        figure = build(ChartSpec.of(kind, SIX[1], codes, baseline=codes[0], form=form), measures)
        canvas.show_figure(figure, "light")
        canvas.viewport().repaint()
        took.append((time.perf_counter() - start) * 1000)
    name = f"{kind}, {form}" if form else kind
    if figure.message:
        # Tasks and abilities come with an import.
        return []
    hovers = time_hover(canvas)
    return [
        (f"{name}: built and painted", statistics.median(took[2:]), BUILT_MS, "ms"),
        (f"{name}: hover, 99th percentile", hovers, HOVER_MS, "ms"),
    ]


def time_hover(canvas: FigureCanvas) -> float:
    """Return the 99th percentile of the ms that pointing takes, all over the canvas."""
    canvas.grab()
    hovers = []
    wide, high = SIZE
    for step in range(300):
        canvas._hover_at = QPointF(40 + step * 37 % (wide - 80), 120 + step * 53 % (high - 240))
        start = time.perf_counter()
        canvas._hover()
        canvas.viewport().repaint()
        hovers.append((time.perf_counter() - start) * 1000)
    hovers.sort()
    return hovers[int(len(hovers) * 0.99)]


def time_export(measures: Dataset) -> list[Row]:
    """Export a full landscape in turns with matplotlib."""
    figure = build(ChartSpec(kind="landscape", focus=SIX[0], occupations=SIX), measures)
    pairs = []
    for number in range(8):
        start = time.perf_counter()
        figure_bytes(figure, ".png", ExportOptions(1920, 1080))
        middle = time.perf_counter()
        draw_with_matplotlib(measures)
        pairs.append((middle - start, time.perf_counter() - middle))
        if not number:
            pairs.clear()  # the first pair loads fonts
    ratio = statistics.median(ours / agg for ours, agg in pairs)
    return [
        ("PNG of 1920x1080", statistics.median(each[0] for each in pairs) * 1000, None, "ms"),
        ("the same by matplotlib", statistics.median(each[1] for each in pairs) * 1000, None, "ms"),
        ("PNG against matplotlib", ratio, AGAINST_AGG, "x"),
    ]


def draw_with_matplotlib(measures: Dataset) -> None:
    """Draw a like scatter with matplotlib's Agg: points, medians, title, labels, source."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    x, y = measures.numbers("ai_exposure"), measures.numbers("median_wage")
    jobs = measures.numbers("employment")
    codes = [code for code in x if code in y]
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


if __name__ == "__main__":
    sys.exit(main())

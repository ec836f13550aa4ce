"""Figures to draw: built from the bundled pack, and small ones made by hand."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum
from occdesk.charts.figure.plane import Label, Line, Plane, Points
from occdesk.charts.figure.rows import Strip, Strips
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT
from occdesk.paths import bundled
from occdesk.render.files.painting import application
from occdesk.render.screen.canvas import FigureCanvas

SCIENTISTS, NURSES, MILITARY = "15-2051.00", "29-1141.00", "55-1011.00"


@pytest.fixture(scope="session", autouse=True)
def app() -> QApplication:
    return application()


@pytest.fixture(autouse=True)
def no_warnings_of_qt() -> Iterator[None]:
    said: list[str] = []

    def hear(kind: QtMsgType, context: object, message: str) -> None:
        # The platform without a screen says that it cannot pass on sizes; nobody asked it to.
        if kind != QtMsgType.QtDebugMsg and "propagateSizeHints" not in message:
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(scope="session")
def measures() -> Dataset:
    return Dataset(Catalogue(bundled("data", "occdesk.pack")), DEFAULT)


@pytest.fixture(scope="session")
def six(measures: Dataset) -> tuple[str, ...]:
    """Six occupations: the one with the longest title and a military one among them."""
    longest = max(measures.catalogue.occupations, key=lambda each: len(each.title))
    return (SCIENTISTS, "15-1252.00", NURSES, "47-2111.00", longest.code, MILITARY)


@pytest.fixture(scope="session")
def drawn(measures: Dataset, six: tuple[str, ...]) -> Callable[[str], Figure]:
    """Return a figure of a kind, with six occupations where the name ends in 6."""
    made: dict[str, Figure] = {}

    def draw(name: str) -> Figure:
        if name not in made:
            kind = name.removesuffix("6")
            assert kind in KINDS
            occupations = six if name.endswith("6") else (SCIENTISTS, NURSES)
            spec = ChartSpec(kind, SCIENTISTS, occupations, SCIENTISTS)
            made[name] = build(spec, measures)
        return made[name]

    return draw


@pytest.fixture
def canvas() -> Iterator[FigureCanvas]:
    made = FigureCanvas()
    made.resize(800, 600)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def figure_of(*panels: Plane | Strips, title: str = "A title") -> Figure:
    return Figure(
        "landscape",
        title,
        "A subtitle",
        panels,
        "Source: nobody.",
        "A caveat.",
        "What is seen first.",
        DataTable((), ()),
    )


def plane_of(count: int, *labels: Label, note: str = "") -> Plane:
    """Return a plane of COUNT points on a diagonal from 0 to 100."""
    at = tuple(100.0 * (n + 0.5) / count for n in range(count))
    points = Points(
        at,
        at,
        (8.0,) * count,
        "series1",
        tuple(f"11-{1000 + n}.00" for n in range(count)),
        tuple(f"Point {n}\nwith a second line" for n in range(count)),
        tuple((Datum(f"11-{1000 + n}.00", "ai_exposure", 2025),) for n in range(count)),
    )
    axis = Axis("Score", 0, 100, "score", nice_ticks(0, 100, "score"))
    line = Line((0, 100), (20, 20), "series2")
    return Plane("", axis, axis, (line, points, *labels), note=note)


@pytest.fixture
def three_points() -> Figure:
    return figure_of(plane_of(3))


def capped_strip() -> Strips:
    axis = Axis("Pay", 0, 250_000, "usd", nice_ticks(0, 250_000, "usd"))
    names = ("wage_p10", "wage_p25", "median_wage", "wage_p75", "wage_p90")
    row = Strip(
        SCIENTISTS,
        "A row",
        "series1",
        (50_000, 80_000, 120_000, 200_000, 239_200),
        ("$50,000", "$80,000", "$120,000", "$200,000", "at least $239,200"),
        (4,),
        tuple(Datum(SCIENTISTS, name, 2024) for name in names),
        "A row",
    )
    return Strips("", axis, (row,))


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    return figure_of


@pytest.fixture
def make_plane() -> Callable[..., Plane]:
    return plane_of


@pytest.fixture
def capped() -> Strips:
    """A row whose highest percentile the publisher capped."""
    return capped_strip()

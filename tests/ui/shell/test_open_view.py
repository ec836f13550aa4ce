"""A picture that was exported leads back to its view."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.actions.desk_file import read_desk
from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.recipe import recipe_of
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.render.files.export import export_figure

SPEC = ChartSpec.of(
    "ranking", "15-2011.00", ("15-2011.00", "29-1141.00"), baseline="29-1141.00",
    metric="median_wage", form="all", method=Method(core_weight=1),
)  # fmt: skip


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_dropped_picture_brings_its_view_back(
    ending: str, qtbot: QtBot, open_it: Opener, measures: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / f"chart.{ending}"
    figure = build(SPEC, measures)
    export_figure(figure, path, ExportOptions(640, 480), recipe=recipe_of(SPEC, measures))
    opened = open_it()
    opened.window.dropped.emit([path])
    assert opened.store.desk.chart_spec == SPEC
    assert opened.desktop.measures.method == SPEC.method
    qtbot.waitUntil(lambda: opened.chart.figure is not None and opened.chart.figure == figure)
    assert path.name in opened.window.bar.label.text()
    opened.desktop.menus.actions["back"].trigger()
    assert opened.store.desk.chart == "outlook"


def test_a_picture_without_a_recipe_is_refused_in_a_sentence(
    open_it: Opener, tmp_path: Path, measures: Dataset
) -> None:
    path = tmp_path / "plain.png"
    export_figure(build(SPEC, measures), path, ExportOptions(640, 480))
    opened = open_it()
    before = opened.store.desk
    opened.window.dropped.emit([path])
    assert "plain.png" in opened.window.bar.label.text()
    assert opened.store.desk == before
    with pytest.raises(UsageError):
        read_desk(str(path))
    with pytest.raises(OccDeskError, match="cannot be read"):
        read_desk(str(tmp_path / "gone.png"))


def test_occupations_that_are_not_known_are_named_in_the_bar(
    open_it: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "a.occdesk"
    path.write_text('{"focus": "99-0000.00", "chart": "pay"}', encoding="utf-8")
    opened = open_it()
    opened.window.dropped.emit([path])
    assert opened.store.desk.chart == "pay"
    assert "99-0000.00 is not known here" in opened.window.bar.label.text()

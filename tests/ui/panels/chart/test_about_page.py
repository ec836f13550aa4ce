"""The About face of the chart, as somebody reads it in the window."""

from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.charts.build import build
from occdesk.charts.lineage.about import About, Caution, Matching, Settings, Term, Thing
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.state.desk import Desk
from occdesk.ui.panels.chart.about_page import about_figure, about_html

HEADS = "user_staff_heads"
DATA, PILOTS = "15-2051.00", "55-1011.00"


def test_it_tells_of_the_metric_of_an_imported_table(own_measures: Dataset) -> None:
    page = about_figure(build(ChartSpec.of("landscape", x=HEADS), own_measures), own_measures)
    assert "<h3>Heads (staff)</h3><p>Column Heads of your table staff.csv.</p>" in page
    assert "You: staff" in page
    assert "Settings of the method" not in page


def test_what_comes_from_data_stands_in_it_as_text() -> None:
    bad = "<b onclick='x'>&"
    term, caution = Term(bad, bad), Caution((bad,), bad)
    said = About(
        bad, (caution,), (Thing(bad, (bad, bad), (bad,), bad, {}),), (term,),
        Matching(bad, (bad, bad), ((bad, bad),), (term,)), Settings(bad, (term,)), (caution,),
        (bad,), bad,
    )  # fmt: skip
    page = about_html(said)
    assert "onclick='" not in page
    # All of it but the caveat of the thing, which stands among the cautions.
    assert page.count("&lt;b onclick=&#x27;x&#x27;&gt;&amp;") == 23


def test_things_of_one_source_name_it_below_the_last(measures: Dataset) -> None:
    page = about_figure(build(ChartSpec(kind="pay", focus=DATA), measures), measures)
    assert page.count("dollars a year") == 1
    assert "All five · measured: counted or surveyed · 2025 · dollars a year" in page


def test_the_face_of_the_window_follows_the_chart(open_it: Opener, qtbot: QtBot) -> None:
    opened = open_it(Desk(chart="pay", focus=DATA))
    opened.chart.faces.setCurrentIndex(2)
    text = opened.chart.about.toPlainText()
    assert text.count("A wage that the publisher caps is written as at least so much.") == 1
    assert "How they were matched" in text
    assert "Settings of the method" not in text
    with qtbot.waitSignal(opened.chart.drawn):
        opened.store.change(chart="indices")
    assert "Settings of the method" in opened.chart.about.toPlainText()
    with qtbot.waitSignal(opened.chart.drawn):
        opened.store.change(focus=PILOTS)
    assert opened.chart.about.toPlainText().split("\n") == ["About these numbers", MILITARY_NOTE]


def test_the_face_knows_the_filter_and_the_method_of_the_desk(open_it: Opener) -> None:
    desk = Desk(chart="landscape", where="automation_risk < 25", method=Method(risk_floor=0.75))
    desk = desk.choosing("landscape", x="projected_growth")
    opened = open_it(desk)
    opened.chart.faces.setCurrentIndex(2)
    text = opened.chart.about.toPlainText()
    assert "automation risk (in the filter)" in text
    assert "Floor of automation risk: 0.75; default 0.5." in text

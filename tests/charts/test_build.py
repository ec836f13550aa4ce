"""Every kind of chart, with its edge cases, as data."""

import dataclasses
import json
import subprocess
import sys

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.plane import Plane, Points
from occdesk.charts.figure.rows import Grid, Strips
from occdesk.charts.lineage.provenance import COLUMNS
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.charts.views.listed import BY_KIND, VIEWS
from occdesk.model.errors import UsageError
from occdesk.paths import bundled

DATA_SCIENTISTS = "15-2051.00"
SIX = ("15-2051.00", "15-2011.00", "13-1022.00", "29-1211.00", "27-2011.00", "55-1011.00")

FIGURES: dict[str, ChartSpec] = {
    "landscape": ChartSpec(
        focus=DATA_SCIENTISTS,
        occupations=("15-2011.00", "13-1022.00"),
        where="median_wage > 150000",
    ),
    "landscape_log": ChartSpec.of(
        "landscape", x="openings", y="ai_exposure", where="openings < 300"
    ),
    "landscape_nothing": ChartSpec(where="automation_risk > 99"),
    "landscape_estimates": ChartSpec.of(
        "landscape",
        x="automation_risk",
        y="median_wage",
        where="median_wage > 200000",
        estimates=True,
    ),
    "outlook": ChartSpec(kind="outlook", focus=DATA_SCIENTISTS),
    "outlook_group": ChartSpec(kind="outlook", focus="13-1022.00"),
    "outlook_capped": ChartSpec(kind="outlook", focus="29-1211.00"),
    "outlook_falling": ChartSpec(kind="outlook", focus="43-4051.00"),
    "outlook_no_data": ChartSpec(kind="outlook", focus="45-3031.00"),
    "outlook_no_count_now": ChartSpec(kind="outlook", focus="11-1031.00"),
    "outlook_military": ChartSpec(kind="outlook", focus="55-1011.00"),
    "outlook_six": ChartSpec(kind="outlook", focus=DATA_SCIENTISTS, occupations=SIX),
    "pay": ChartSpec(kind="pay", focus=DATA_SCIENTISTS),
    "pay_hourly": ChartSpec(kind="pay", focus="27-2011.00"),
    "pay_group": ChartSpec(kind="pay", focus="13-1022.00"),
    "pay_military": ChartSpec(kind="pay", focus="55-1011.00"),
    "pay_six": ChartSpec(kind="pay", focus="15-1252.00", occupations=SIX),
    "indices": ChartSpec(kind="indices", focus=DATA_SCIENTISTS),
    "indices_group": ChartSpec(kind="indices", focus="13-1022.00"),
    "indices_estimates": ChartSpec(kind="indices", focus="13-1022.00", estimates=True),
    "indices_military": ChartSpec(kind="indices", focus="55-1011.00"),
    "indices_six": ChartSpec(kind="indices", focus="15-1252.00", occupations=SIX),
    "compare_one": ChartSpec(kind="compare", focus=DATA_SCIENTISTS),
    "compare_six": ChartSpec(kind="compare", occupations=SIX, baseline="15-2011.00"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_the_one_that_was_looked_at(name, measures, articles, check_snapshot):
    check_snapshot(build(FIGURES[name], measures, articles), name)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_either_shows_something_or_says_why_not(name, measures, articles):
    figure = build(FIGURES[name], measures, articles)
    assert figure.title
    assert figure.alt
    assert bool(figure.panels) != bool(figure.message)
    if figure.panels:
        assert figure.source.startswith("Source: ")
        assert figure.table.rows
        assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)


@pytest.mark.parametrize("name", FIGURES)
def test_every_symbol_has_all_that_a_painter_needs(name, measures, articles):
    for panel in build(FIGURES[name], measures, articles).panels:
        if isinstance(panel, Plane):
            found = [mark for mark in panel.marks if isinstance(mark, Points)]
            found += [each for m in panel.margins for each in (m.points, *m.marked)]
            for points in found:
                lengths = {
                    len(getattr(points, part))
                    for part in ("xs", "ys", "sizes", "codes", "hints", "data")
                }
                assert lengths == {len(points.xs)}
        elif isinstance(panel, Strips):
            assert all(len(row.data) == len(row.quantiles) == 5 for row in panel.rows)
        elif isinstance(panel, Grid):
            assert {len(row.cells) for row in panel.rows} == {0, len(panel.columns)}


@pytest.mark.parametrize("name", FIGURES)
def test_everything_drawn_lies_within_the_axes(name, measures, articles):
    for panel in build(FIGURES[name], measures, articles).panels:
        if isinstance(panel, Plane):
            for mark in panel.marks:
                xs, ys = getattr(mark, "xs", ()), getattr(mark, "ys", ())
                assert all(panel.x.low <= x <= panel.x.high for x in xs)
                assert all(panel.y.low <= y <= panel.y.high for y in ys)


@pytest.mark.parametrize("name", FIGURES)
def test_risk_is_never_shown_without_saying_what_it_is_not(name, measures, articles):
    figure = build(FIGURES[name], measures, articles)
    words = json.dumps(dataclasses.asdict(figure), ensure_ascii=False)
    drawn = any("automation_risk" in str(row) for row in figure.table.rows)
    if drawn or "automation_risk" in figure.table.columns:
        assert "robability that a job disappears" in figure.caveat
    assert "TODO" not in words


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.kind)
def test_the_record_of_a_view_is_whole(view):
    assert BY_KIND[view.kind] is view
    own = {each.name for each in dataclasses.fields(view.options)} - {"form"}
    assert {each.id for each in view.choices} == own
    assert (bundled("resources") / "icons" / f"{view.kind}.svg").is_file()
    assert {*view.of_one} <= {"", *(form.id for form in view.forms)}
    for form in ("", *(each.id for each in view.forms)):
        assert callable(view.load(form))


def test_a_chart_is_drawn_without_loading_the_others():
    code = (
        "import sys; from occdesk.charts.build import build;"
        "from occdesk.charts.spec import ChartSpec;"
        "from occdesk.catalogue.catalogue import Catalogue;"
        "from occdesk.metrics.dataset import Dataset; from occdesk.paths import bundled;"
        "m = Dataset(Catalogue(bundled('data', 'occdesk.pack')));"
        "build(ChartSpec(), m);"
        "print(sorted(n for n in sys.modules if n.startswith('occdesk.charts.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout
    assert "landscape" in loaded
    assert not any(f"charts.{kind}'" in loaded for kind in KINDS if kind != "landscape")


@pytest.mark.parametrize("kind", ["outlook", "pay", "indices", "compare"])
def test_nobody_asked_about_means_a_hint_where_to_begin(kind, measures):
    figure = build(ChartSpec(kind=kind), measures)
    assert "Choose an occupation" in figure.message
    assert not figure.panels


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_occupation_is_refused(kind, measures):
    with pytest.raises(UsageError, match="no occupation 15-9999"):
        build(ChartSpec(kind=kind, focus="15-9999.00"), measures)


@pytest.mark.parametrize("kind", ["outlook", "pay", "compare"])
def test_tables_of_values_say_everything_about_each(kind, measures):
    figure = build(ChartSpec(kind=kind, occupations=SIX[:3]), measures)
    assert figure.table.columns[: len(COLUMNS)] == COLUMNS
    for row in figure.table.rows:
        value = dict(zip(figure.table.columns, row, strict=True))
        assert (value["status"] is None) == (value["value"] is None)
        assert value["value"] is not None or value["note"]
        assert value["release"] or value["value"] is None


MILITARY = ("55-1011.00", "55-1012.00")


@pytest.mark.parametrize(
    ("kind", "form", "asked"),
    [
        ("outlook", "", MILITARY),
        ("pay", "", MILITARY),
        ("activities", "", MILITARY[:1]),
        ("activities", "tasks", MILITARY[:1]),
        ("skills", "abilities", MILITARY),
        ("moves", "", MILITARY[:1]),
        ("indices", "", MILITARY),
        ("regions", "", MILITARY[:1]),
    ],
)
def test_the_table_of_a_message_has_a_row_for_each_asked_about(measures, kind, form, asked):
    spec = ChartSpec.of(kind, focus=MILITARY[0], occupations=MILITARY, form=form)
    figure = build(spec, measures)
    assert figure.message
    assert figure.table.columns == ("code", "title", "note")
    titles = [measures.catalogue.by_code[code].title for code in asked]
    rows = zip(asked, titles, strict=True)
    assert figure.table.rows == tuple((*row, figure.message) for row in rows)


def test_an_outlook_of_the_compared_says_nothing_of_a_focus_beside_them(measures):
    spec = ChartSpec(kind="outlook", focus=DATA_SCIENTISTS, occupations=MILITARY)
    assert [row[0] for row in build(spec, measures).table.rows] == list(MILITARY)


def test_charts_are_built_without_pandas_and_without_qt():
    """Moves alone needs numpy, for how alike all occupations are."""
    code = (
        "import sys; from occdesk.charts.build import build;"
        "from occdesk.charts.spec import KINDS, ChartSpec;"
        "from occdesk.catalogue.catalogue import Catalogue;"
        "from occdesk.metrics.dataset import Dataset; from occdesk.paths import bundled;"
        "m = Dataset(Catalogue(bundled('data', 'occdesk.pack')));"
        "[build(ChartSpec(kind=k, focus='15-2051.00'), m) for k in KINDS"
        " if k != 'moves'];"
        "print(sorted({'pandas', 'numpy', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

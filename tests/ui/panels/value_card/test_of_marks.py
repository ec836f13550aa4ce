"""The card opened on a mark says the number that the mark is drawn at, in every view and form."""

from collections.abc import Iterator

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.areas import TileMap, Treemap
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Datum
from occdesk.charts.figure.plane import Plane, Points
from occdesk.charts.figure.rows import Bars, Grid, Strips
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.charts.views.regions.words import short
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.registry import metric
from occdesk.model.wording import NBSP, say_number
from occdesk.ui.panels.value_card.of_row import answer

NURSES = "29-1141.00"
PEOPLE = (
    (NURSES, ()),
    ("29-1141.03", ("29-1141.03", NURSES)),
    ("13-1022.00", ("13-1022.00", "29-2099.08", "15-2051.00", "35-3023.01", "13-1074.00", NURSES)),
)
FORMS = [(view.kind, form) for view in VIEWS for form in ("", *(each.id for each in view.forms))]


def drawn(figure: Figure) -> Iterator[tuple[float, Datum]]:
    """Yield every number that is drawn at its place, with what its mark stands for."""
    for panel in figure.panels:
        if isinstance(panel, Bars):
            for bar in (bar for row in panel.rows for bar in row.bars):
                # A dumbbell and a change have two numbers behind one bar.
                if bar.end is not None and len(bar.data) == 1:
                    yield bar.end, bar.data[0]
        elif isinstance(panel, Plane):
            for points in (mark for mark in panel.marks if isinstance(mark, Points)):
                pairs = zip(points.xs, points.ys, points.data, strict=True)
                for x, y, data in pairs:
                    if figure.kind == "outlook" and data:
                        share = metric(data[0].metric).unit == "score"
                        yield y * 100 if share else y, data[0]
                    elif figure.kind == "landscape":
                        yield x, data[0]
                        yield y, data[1]
        elif isinstance(panel, Strips):
            for strip in panel.rows:
                for number, datum in zip(strip.quantiles, strip.data, strict=False):
                    if number is not None:
                        yield number, datum


@pytest.mark.parametrize("focus, compared", PEOPLE)
@pytest.mark.parametrize("kind, form", FORMS)
def test_the_card_says_what_the_mark_shows(
    measures: Dataset, kind: str, form: str, focus: str, compared: tuple[str, ...]
) -> None:
    figure = build(ChartSpec.of(kind, focus, compared, form=form), measures)
    for number, datum in list(drawn(figure))[:400]:
        if not measures.has(datum.metric):
            continue
        what = measures.metric(datum.metric)
        card = answer(measures, figure.table, datum)
        assert say_number(number, what.unit, what.decimals) in card.words, datum


@pytest.mark.parametrize("mapped", ["median_wage", "employment", "location_quotient"])
@pytest.mark.parametrize("code", [NURSES, "29-1141.03", "13-1022.00", "41-9091.00"])
@pytest.mark.parametrize("form", ["", "states"])
def test_the_card_of_an_area_says_its_own_number(
    measures: Dataset, mapped: str, code: str, form: str
) -> None:
    figure = build(ChartSpec.of("regions", code, metric=mapped, form=form), measures)
    what = metric(mapped)
    seen = set()
    for panel in figure.panels:
        if isinstance(panel, TileMap):
            for tile in (tile for tile in panel.tiles if tile.text):
                card = answer(measures, figure.table, tile.data[0])
                number = measures_number(measures, code, mapped, tile.data[0].area)
                assert plain(card.words) == _say(number, mapped, card.words), tile.label
                said = tile.text.removesuffix("*")
                assert said == short(number, what.unit, "+" in said), tile.label
                seen.add(tile.area)
        elif isinstance(panel, Bars):
            for row in panel.rows:
                (bar,) = row.bars
                card = answer(measures, figure.table, bar.data[0])
                assert bar.end is not None
                assert plain(card.words) == _say(bar.end, mapped, card.words)
    assert len(seen) > 4


def plain(words: str) -> str:
    """Return WORDS without the sign of a wider code or a group."""
    return words.rstrip(f"{NBSP}†‡≈")


def _say(number: float, id: str, words: str) -> str:
    what = metric(id)
    said = say_number(number, what.unit, what.decimals)
    return f"at least {said}" if words.startswith("at least") else said


def measures_number(measures: Dataset, code: str, id: str, area: str) -> float:
    """Return the number of an area as the pack has it."""
    from occdesk.catalogue.regions import read_regions

    (row,) = read_regions(measures.catalogue, code, area)
    field = {"median_wage": "median", "location_quotient": "quotient"}.get(id, id)
    return float(getattr(row, field))


def test_concentration_of_nurses_in_texas_is_that_of_texas(measures: Dataset) -> None:
    figure = build(ChartSpec.of("regions", NURSES, metric="location_quotient"), measures)
    tiles = next(panel.tiles for panel in figure.panels if isinstance(panel, TileMap))
    texas = next(tile for tile in tiles if tile.label == "TX")
    assert answer(measures, figure.table, texas.data[0]).words == texas.text == "0.89"


@pytest.mark.parametrize("kind", ["compare", "landscape"])
def test_cells_and_tiles_lead_to_their_own_value(measures: Dataset, kind: str) -> None:
    form = "treemap" if kind == "landscape" else ""
    figure = build(ChartSpec.of(kind, NURSES, PEOPLE[2][1], form=form), measures)
    for panel in figure.panels:
        if isinstance(panel, Grid):
            for cell in (cell for row in panel.rows for cell in row.cells):
                words = answer(measures, figure.table, cell.datum).words
                assert cell.text.startswith(words) or cell.text == "no data"
        elif isinstance(panel, Treemap):
            for tile in [tile for group in panel.groups for tile in group.tiles][:200]:
                card = answer(measures, figure.table, tile.data[1])
                assert plain(card.words) == say_number(tile.weight, "jobs")

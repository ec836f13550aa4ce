"""Bars laid out: nothing overlaps or is cut off, and what has no room is counted in its place."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from tests.render.pictures import figure_image

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, Datum, Rule
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.shared.ticks import nice_ticks
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.moves.draw import draw_moves
from occdesk.charts.views.ranking.draw import draw_ranking
from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.figure import Box
from occdesk.render.panels.bars import item as painter_of_bars
from occdesk.render.panels.bars.columns import cut_lines, split_columns, value_style
from occdesk.render.panels.bars.layout import BarsLayout, lay_out_bars, smallest_height
from occdesk.render.panels.bars.rows import RowPlace, place_row
from occdesk.render.picture import frame_for
from occdesk.render.style.fonts import measure

WIDTHS = [300, 361, 479, 481, 700, 1200, 2400]
LONG = "Grinding, Lapping, Polishing, and Buffing Machine Tool Setters, Operators, and Tenders"


def many_bars(seed: int, form: str = "bars") -> Bars:
    """Return rows of one to three bars on both sides of zero, some missing, under headings."""
    chance = random.Random(seed)
    rows: list[BarRow] = []
    for number in range(16):
        if number % 6 == 0:
            rows.append(BarRow(f"Heading {number}", (), detail="Said in small" if number else ""))
        found = []
        for place in range(chance.choice((1, 2, 3)) if form == "bars" else 2):
            end = chance.uniform(-60, 90)
            missing = (number + place + seed) % 7 == 0
            found.append(
                Bar(
                    0.0,
                    None if missing else end,
                    f"series{place + 1}",
                    "no data: a reason that is longer than a narrow row is wide, and then some"
                    if missing
                    else f"{end:,.1f}% of all",
                    (Datum("15-2051.00", "ai_exposure"),),
                    f"hint {number} {place}",
                    hatched=place == 1,
                )
            )
        rows.append(
            BarRow(
                LONG if number % 3 == 1 else f"Row {number}",
                tuple(found),
                f"11-10{number}.00",
                detail="a detail in small" if number % 4 == 0 else "",
                role="focus" if number == 9 else "ink",
                asides=(f"{number * 7}%", "Bachelor's degree" if number % 3 else ""),
                rank=0 if number == 9 else 1 + number,
                lead=str(number + 1) if seed % 2 else "",
            )
        )
    axis = Axis("Change, %", -60, 90, "percent", nice_ticks(-60, 90, "percent"))
    return Bars(
        "A title", axis, tuple(rows), (Rule("x", 40, "median of 899: 40%"),), form,  # type: ignore[arg-type]
        ("Weight", "Education needed"), "A note under the rows.",
    )  # fmt: skip


def placed(panel: Bars, layout: BarsLayout) -> list[RowPlace]:
    return [place_row(r.shape, r.box, panel, layout.columns, measure) for r in layout.rows]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", ["bars", "dumbbell"])
@pytest.mark.parametrize("seed", range(4))
def test_words_and_bars_stay_in_their_rows_and_apart(width: int, form: str, seed: int) -> None:
    panel = many_bars(seed, form)
    box = Box(10, 20, width, smallest_height(panel, width, measure) + seed * 200)
    layout = lay_out_bars(panel, box, measure)
    assert len(layout.rows) == len(panel.rows) and not layout.gaps
    for row in placed(panel, layout):
        assert row.box.within(box)
        words = [item.box for item in row.words] + [each.words.box for each in row.bars]
        assert all(part.within(row.box, 0.6) for part in words)
        for number, part in enumerate(words):
            others = words[number + 1 :]
            assert not any(part.meets(other, -0.6) for other in others if other.width)
        for item in (*row.words, *(each.words for each in row.bars)):
            assert all(measure(line, item.style) <= item.box.width + 0.6 for line in item.lines)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(4))
def test_words_of_a_bar_stand_beside_it_or_wholly_inside(width: int, seed: int) -> None:
    panel = many_bars(seed)
    layout = lay_out_bars(panel, Box(0, 0, width, 4000), measure)
    for row in placed(panel, layout):
        for each in row.bars:
            if each.bar.end is None:
                assert each.words.role == "muted" and each.area.width == 0
            elif each.is_inside:
                assert each.words.box.x >= each.area.x
                assert each.words.box.right <= each.area.right
            else:
                assert not each.words.box.meets(each.area)


def test_bars_are_as_long_as_their_numbers_from_zero() -> None:
    panel = many_bars(1)
    layout = lay_out_bars(panel, Box(0, 0, 900, 4000), measure)
    zero = layout.columns.at(0.0)
    unit = layout.columns.at(1.0) - zero
    for row in placed(panel, layout):
        for each in row.bars:
            if each.bar.end is not None:
                assert each.area.width == pytest.approx(abs(each.bar.end) * unit)
                edge = each.area.right if each.bar.end < 0 else each.area.x
                assert edge == pytest.approx(zero)


def test_an_axis_that_leaves_zero_out_gets_it() -> None:
    axis = Axis("Pay", 50, 90, "usd", nice_ticks(50, 90, "usd"))
    panel = Bars("", axis, (BarRow("Row", (Bar(0, 80, "bar", "$80", (), ""),)),))
    columns = lay_out_bars(panel, Box(0, 0, 600, 200), measure).columns
    assert columns.x.low == 0
    assert columns.left <= columns.at(0.0) < columns.at(80.0) <= columns.right


def test_heads_of_columns_and_ticks_do_not_touch() -> None:
    for width in WIDTHS:
        layout = lay_out_bars(many_bars(2), Box(0, 0, width, 4000), measure)
        parts = [item.box for item in layout.blocks] + [box for _, _, box in layout.ticks]
        parts += [words.box for _, _, words in layout.rules]
        for number, part in enumerate(parts):
            assert part.x >= -0.01 and part.right <= width + 0.6
            assert not any(part.meets(other) for other in parts[number + 1 :])


@pytest.mark.parametrize("height", [180, 260, 400, 520])
@pytest.mark.parametrize("width", [361, 900])
def test_rows_left_out_are_counted_in_their_place(height: int, width: int) -> None:
    panel = many_bars(2)
    layout = lay_out_bars(panel, Box(0, 0, width, height), measure)
    kept = [each.shape.row for each in layout.rows]
    of_rows = [row for row in panel.rows if row.bars]
    left_out = sum(int(gap.lines[0].split()[1]) for gap in layout.gaps)
    assert left_out == len(of_rows) - sum(bool(row.bars) for row in kept)
    assert layout.gaps
    assert kept == [row for row in panel.rows if row in kept], "in their order"
    assert any(row.role == "focus" for row in kept), "what is marked stays"
    ranks = {row.rank for row in kept if row.bars}
    assert max(ranks) == len(ranks) - 1 + (len(ranks) > 10), "the lowest ranks stay"
    for upper, lower in pairwise(kept):
        assert upper.bars or lower.bars, "no heading stands without a row"
    assert kept[-1].bars


def test_a_gap_stands_between_the_rows_that_it_parts() -> None:
    bar = Bar(0, 1, "bar", "1", (), "")
    rows = tuple(
        BarRow(str(number), (bar,), rank=0 if number in (0, 50, 99) else 1) for number in range(100)
    )
    panel = Bars("", Axis("", 0, 1, "score", nice_ticks(0, 1, "score")), rows)
    layout = lay_out_bars(panel, Box(0, 0, 600, 150), measure)
    assert [each.shape.row.label for each in layout.rows] == ["0", "1", "50", "99"]
    assert [gap.lines[0] for gap in layout.gaps] == ["… 48 more", "… 48 more"]
    tops = sorted([*(e.box.y for e in layout.rows), *(gap.box.y for gap in layout.gaps)])
    assert tops == [
        layout.rows[0].box.y, layout.rows[1].box.y, layout.gaps[0].box.y,
        layout.rows[2].box.y, layout.gaps[1].box.y, layout.rows[3].box.y,
    ]  # fmt: skip
    assert layout.floor <= 150


def test_a_panel_shrinks_to_the_marked_rows_and_a_few() -> None:
    panel = many_bars(3)
    small = smallest_height(panel, 900, measure, may_shrink=True)
    layout = lay_out_bars(panel, Box(0, 0, 900, small), measure)
    assert sum(bool(each.shape.row.bars) for each in layout.rows) == panel.fewest + 1
    assert small < 0.7 * smallest_height(panel, 900, measure)
    few = panel._replace(rows=panel.rows[:4])
    assert smallest_height(few, 900, measure, may_shrink=True) == smallest_height(few, 900, measure)


def test_of_the_columns_the_first_stay_where_there_is_no_room_for_all() -> None:
    panel = many_bars(2)
    shown = [
        [column.head for column in split_columns(panel, Box(0, 0, width, 0), measure).asides]
        for width in range(300, 1200, 20)
    ]
    assert all(heads == list(panel.heads)[: len(heads)] for heads in shown)
    assert sorted(shown, key=len) == shown and len(shown[0]) == 0 and len(shown[-1]) == 2
    # What has no column is said under the names where those stand above, and nowhere twice.
    narrow = lay_out_bars(panel, Box(0, 0, 400, 4000), measure)
    assert all("Weight:" in " ".join(r.shape.detail) for r in narrow.rows if r.shape.row.bars)
    wide = lay_out_bars(panel, Box(0, 0, 1200, 4000), measure)
    assert not any("Weight:" in " ".join(each.shape.detail) for each in wide.rows)


def test_one_wide_cell_is_written_in_lines_and_drops_no_column() -> None:
    panel = many_bars(2)
    wide = "70 % at most of 90 % in all of the 50 parts"
    rows = [row._replace(asides=(wide, row.asides[1])) if row.rank == 6 else row
            for row in panel.rows]  # fmt: skip
    with_wide = panel._replace(rows=tuple(rows))
    for width in range(480, 1200, 20):
        box = Box(0, 0, width, 4000)
        layout = lay_out_bars(with_wide, box, measure)
        before = lay_out_bars(panel, box, measure)
        assert len(layout.columns.asides) == len(before.columns.asides), width
        for row in layout.rows:
            words = row.shape.row.asides[:1] if row.shape.asides else ()
            written = [" ".join(lines) for lines in row.shape.asides[:1]]
            assert written == list(words)
            style = value_style(row.shape.row)
            for lines, column in zip(row.shape.asides, layout.columns.asides, strict=False):
                assert all(measure(line, style) <= column.width for line in lines)


@pytest.mark.parametrize("width", [480, 497, 533, 560, 600, 712, 900])
def test_moves_have_the_changes_of_pay_and_risk_at_every_width(
    measures: Dataset, width: int
) -> None:
    codes = [each.code for each in measures.catalogue.occupations[::97]]
    for code in (*codes, "29-1141.00", "11-1011.00", "29-2099.08"):
        figure = draw_moves(ChartSpec("moves", focus=code), measures)
        panel = next((each for each in figure.panels if isinstance(each, Bars)), None)
        if panel is None:
            continue
        layout = lay_out_bars(panel, Box(0, 0, width, 4000), measure)
        heads = [column.head for column in layout.columns.asides]
        assert heads[:2] == ["Change of pay", "Change of risk"], (code, heads)


def test_the_title_of_an_occupation_is_never_cut_beside_its_bar(measures: Dataset) -> None:
    longest = sorted((o.title for o in measures.catalogue.occupations), key=len)[-20:]
    rows = many_bars(2).rows[:20]
    named = tuple(row._replace(label=title) for row, title in zip(rows, longest, strict=False))
    for width in (240, 340, 480, 600, 900):
        panel = many_bars(2)._replace(rows=named)
        layout = lay_out_bars(panel, Box(0, 0, width, 9000), measure)
        assert not any("…" in line for row in layout.rows for line in row.shape.name)


def test_bars_with_columns_get_more_of_the_width_than_what_stands_beside_them(
    measures: Dataset,
) -> None:
    figure = draw_moves(ChartSpec("moves", focus="29-1141.00"), measures)
    listed, mapped = frame_for(figure, 1200, 560, may_grow=False).panels
    assert listed.y == mapped.y and 1.3 < listed.width / mapped.width <= 1.5
    alike = replace(figure, panels=(figure.panels[1],) * 2)
    first, second = frame_for(alike, 1200, 560, may_grow=False).panels
    assert first.width == second.width


@pytest.mark.parametrize("size", [(1920, 1080), (1200, 628), (2160, 2160), (321, 321)])
def test_a_picture_of_moves_lists_ten_of_them(measures: Dataset, size: tuple[int, int]) -> None:
    from occdesk.render.files.painting import zoom_for

    figure = draw_moves(ChartSpec("moves", focus="29-1141.00"), measures)
    zoom = zoom_for(figure, *size)
    frame = frame_for(figure, size[0] / zoom, size[1] / zoom, may_grow=False)
    panel = figure.panels[0]
    assert isinstance(panel, Bars)
    kept = [r for r in lay_out_bars(panel, frame.panels[0], measure).rows if r.shape.row.bars]
    # In a column of print each takes several lines.
    assert len(kept) >= (10 if size[0] > 480 else 6)


def test_words_are_cut_with_an_ellipsis_only_where_they_have_more_lines() -> None:
    from occdesk.render.panels.bars.columns import NAME

    assert cut_lines("Data Scientists", NAME, 200, 2, measure) == ("Data Scientists",)
    lines = cut_lines(LONG, NAME, 180, 2, measure)
    assert len(lines) == 2 and lines[1].endswith("…")
    assert all(measure(line, NAME) <= 180 for line in lines)
    assert cut_lines("", NAME, 100, 2, measure) == ()


@pytest.fixture(scope="module")
def ranking(measures: Dataset) -> Figure:
    people = ("15-2051.00", "29-1141.00", "55-1011.00")
    spec = ChartSpec.of("ranking", people[0], people, form="all")
    return draw_ranking(spec, measures)


@pytest.mark.parametrize("size", [(321, 321), (380, 700), (960, 540), (1123, 794), (3840, 2160)])
def test_a_ranking_fits_every_size_with_the_chosen_in_it(
    ranking: Figure, size: tuple[int, int]
) -> None:
    from occdesk.render.files.painting import zoom_for

    zoom = zoom_for(ranking, *size)
    frame = frame_for(ranking, size[0] / zoom, size[1] / zoom, may_grow=False)
    assert frame.height * zoom <= size[1] + 0.5
    (panel,) = ranking.panels
    assert isinstance(panel, Bars)
    layout = lay_out_bars(panel, frame.panels[0], measure)
    kept = [each.shape.row for each in layout.rows]
    assert {row.code for row in kept} >= {"15-2051.00", "29-1141.00", "55-1011.00"}
    assert len(kept) >= 3 + panel.fewest
    assert layout.floor <= frame.panels[0].bottom + 0.5


def test_a_brief_ranking_fits_the_screen_and_counts_what_it_leaves_out(ranking: Figure) -> None:
    (panel,) = ranking.panels
    assert isinstance(panel, Bars)
    brief = replace(ranking, panels=(panel._replace(brief=True),))
    frame = frame_for(brief, 900, 700)
    assert frame.height == 700
    layout = lay_out_bars(panel, frame.panels[0], measure)
    assert 10 < len(layout.rows) < 40
    assert len(layout.gaps) >= 2


def test_on_the_screen_a_ranking_has_all_its_rows(ranking: Figure) -> None:
    frame = frame_for(ranking, 900, 600)
    (panel,) = ranking.panels
    assert isinstance(panel, Bars)
    layout = lay_out_bars(panel, frame.panels[0], measure)
    assert len(layout.rows) == len(panel.rows) == 900 and not layout.gaps
    for upper, lower in pairwise(layout.rows):
        assert lower.box.y == pytest.approx(upper.box.bottom)


def test_only_the_rows_that_are_seen_are_painted(
    ranking: Figure, monkeypatch: pytest.MonkeyPatch, show_item: Callable[..., object]
) -> None:
    painted: list[str] = []
    paint_row = painter_of_bars.BarsItem._paint_row

    def count(self: object, painter: QPainter, place: RowPlace) -> None:
        painted.append(place.row.label)
        paint_row(self, painter, place)  # type: ignore[arg-type]

    monkeypatch.setattr(painter_of_bars.BarsItem, "_paint_row", count)
    show_item(ranking, 900, 600, top=5000)
    assert 20 <= len(painted) <= 40


def test_targets_lead_to_the_rows_and_to_further_bars(show_item: Callable[..., object]) -> None:
    panel = many_bars(0)
    item = painter_of_bars.BarsItem(None)  # type: ignore[arg-type]
    from occdesk.render.style.pens import theme_named

    item.show_panel(panel, Box(0, 0, 800, 3000), theme_named("light"))
    targets = item.targets(2)
    rows = [row for row in panel.rows if row.bars]
    # A row of one bar is pointed at wherever it is, of several each by itself.
    assert len(targets) == sum(len(row.bars) for row in rows)
    assert [each.code for each in targets if each.is_chosen] == ["11-109.00"]
    assert {each.hint for each in targets} == {b.hint for row in rows for b in row.bars}
    assert all(each.panel == 2 and each.data for each in targets)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("form", ["bars", "dumbbell"])
def test_it_is_painted_in_both_themes(
    make_figure: Callable[..., Figure], theme: str, form: str
) -> None:
    image = figure_image(make_figure(many_bars(1, form)), 700, 600, theme=theme)
    assert isinstance(image, QImage)
    colours = {image.pixel(x, y) for x in range(0, 700, 3) for y in range(0, 600, 3)}
    assert len(colours) > 20


@pytest.fixture
def show_item() -> Callable[..., object]:
    """Return a function that paints a part of a figure as the screen does."""
    from PySide6.QtWidgets import QGraphicsScene

    from occdesk.render.picture import Picture

    def show(figure: Figure, width: int, height: int, top: int) -> QImage:
        scene = QGraphicsScene()
        picture = Picture(scene)
        picture.show(figure, frame_for(figure, width, height), "light")
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        scene.render(painter, QRectF(0, 0, width, height), QRectF(0, top, width, height))
        painter.end()
        picture.clear()
        scene.clear()
        return image

    return show


def test_equal_dots_stand_over_each_other_and_all_have_their_digits() -> None:
    bars = tuple(
        Bar(0, end, f"series{n}", f"{end}", (), f"hint {n}", mark=str(n))
        for n, end in ((1, 3.0), (4, 4.0), (3, 4.0), (2, 4.0))
    )
    axis = Axis("Level", 0, 7, "index", nice_ticks(0, 7, "index"))
    panel = Bars("", axis, (BarRow("A skill", bars),), form="dumbbell")
    layout = lay_out_bars(panel, Box(0, 0, 800, 200), measure)
    first, *others = [place.area for place in placed(panel, layout)[0].bars]
    assert len({round(box.x) for box in others}) == 1 and first.x < others[0].x
    assert others[0].y == first.y
    assert not any(
        abs(a.y - b.y) < 0.5 * a.height for n, a in enumerate(others) for b in others[n + 1 :]
    )

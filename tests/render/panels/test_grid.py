"""Occupations side by side: cells of one line where there is room, of three where there is not."""

from itertools import combinations

import pytest

from occdesk.charts.figure.rows import Grid
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.compare.table import draw_compare
from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.figure import Block, Box
from occdesk.render.panels.grid import GridLayout, lay_out_grid, smallest_height, smallest_width
from occdesk.render.style.fonts import measure

CODES = ("15-2051.00", "29-1141.00", "43-4051.00", "13-1022.00", "55-1011.00", "47-2111.00")


def grid_of(measures: Dataset, many: int) -> Grid:
    figure = draw_compare(ChartSpec("compare", occupations=CODES[:many]), measures)
    (panel,) = figure.panels
    assert isinstance(panel, Grid)
    return panel


def written(block: Block) -> Box:
    """Return the part of the box of BLOCK that has letters in it."""
    wide = max((measure(line, block.style) for line in block.lines), default=0.0)
    left = block.box.right - wide if block.align == "right" else block.box.x
    return Box(left, block.box.y, wide, len(block.lines) * block.style.line)


def check_cells(layout: GridLayout) -> None:
    for cell in layout.cells:
        parts = [written(each) for each in cell.blocks if each.lines]
        parts += [cell.bar] if cell.bar is not None else []
        assert not any(a.meets(b, -0.5) for a, b in combinations(parts, 2)), cell.cell
        assert all(part.within(cell.box, 1.0) for part in parts), cell.cell


@pytest.mark.parametrize("width", [330, 480, 700, 960, 1280, 1900])
@pytest.mark.parametrize("many", [2, 3, 6])
def test_parts_of_cells_keep_apart_and_in_their_cells(
    measures: Dataset, many: int, width: int
) -> None:
    panel = grid_of(measures, many)
    # Narrower than this a figure is drawn smaller instead.
    wide = max(width, smallest_width(panel))
    check_cells(lay_out_grid(panel, Box(0, 0, wide, 0), measure))


def test_wide_cells_are_one_line_and_the_table_lower(measures: Dataset) -> None:
    panel = grid_of(measures, 2)
    wide = lay_out_grid(panel, Box(0, 0, 1000, 0), measure)
    narrow = lay_out_grid(panel, Box(0, 0, 420, 0), measure)
    assert smallest_height(panel, 1000, measure) < 0.75 * smallest_height(panel, 420, measure)
    bars = [cell for cell in wide.cells if cell.bar is not None]
    assert bars and all(
        cell.bar.y < written(cell.blocks[0]).bottom for cell in bars if cell.bar is not None
    )
    below = [cell for cell in narrow.cells if cell.bar is not None]
    assert all(
        cell.bar.y > written(cell.blocks[0]).bottom for cell in below if cell.bar is not None
    )
    # Bars of a column begin one under another, so that they can be compared.
    assert len({round(cell.bar.x, 3) for cell in bars if cell.bar is not None}) == 2

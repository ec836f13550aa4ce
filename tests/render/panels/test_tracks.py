"""Tracks and matrices laid out: nothing overlaps, nothing is cut, every number can be read."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import Matrix, MatrixRow, Shade, Spot, Tracks
from occdesk.render.layout.figure import Box
from occdesk.render.panels.matrix import STRONGEST, VALUE, lay_out_matrix, smallest_width
from occdesk.render.panels.matrix import smallest_height as matrix_height
from occdesk.render.panels.tracks import DETAIL, lay_out_tracks
from occdesk.render.panels.tracks import smallest_height as tracks_height
from occdesk.render.style.fonts import measure
from occdesk.render.style.tokens import DARK, LIGHT

WIDTHS = [260, 340, 439, 441, 600, 1100]


def crowded(drawn: Callable[[str], Figure], seed: int) -> Tracks:
    """Return the tracks of six with all spots near one another, one missing in each row."""
    panel = drawn("indices6").panels[0]
    assert isinstance(panel, Tracks)
    chance = random.Random(seed)
    rows = []
    for row in panel.rows:
        middle = chance.uniform(0, 100)
        spots = []
        for number in range(6):
            at = min(max(chance.gauss(middle, 4), 0.0), 100.0)
            missing = number == seed % 6
            spots.append(
                Spot(
                    f"11-101{number}.00", None if missing else at, f"{at:.0f}",
                    f"series{number + 1}", (), "hint", str(number + 1),
                    "no data: a reason that is longer than a narrow row is wide" if missing else "",
                )
            )  # fmt: skip
        rows.append(row._replace(spots=tuple(spots)))
    return panel._replace(rows=tuple(rows), note="Nobody: no data in any row. A reason.")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(6))
def test_spots_numbers_and_notes_keep_apart(
    drawn: Callable[[str], Figure], width: int, seed: int
) -> None:
    panel = crowded(drawn, seed)
    box = Box(10, 20, width, tracks_height(panel, width, measure))
    layout = lay_out_tracks(panel, box, measure)
    for row in layout.rows:
        dots = [Box(p.x - p.size / 2, p.y - p.size / 2, p.size, p.size) for p in row.spots]
        numbers = [place.number.box for place in row.spots if place.number]
        notes = [note.box for note in row.notes]
        assert len(dots) == 5 and len(notes) == 1
        if seed % 6:
            assert row.spots[0].number is not None, "the first number is always written"
        parts = dots + numbers + notes
        for place, part in enumerate(parts):
            assert part.y >= row.box.y - 0.01 and part.bottom <= row.box.bottom + 0.01
            assert not any(part.meets(other) for other in parts[place + 1 :])
        detail = row.words[1]
        said = Box(detail.box.x, detail.box.y, measure(detail.lines[0], DETAIL), detail.box.height)
        assert len(detail.lines) == 1 and not any(said.meets(each) for each in numbers)
        for words in (*row.words, *row.notes):
            assert words.box.within(Box(box.x, row.box.y, box.width, row.box.height))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("extra", [0, 60, 500])
def test_rows_stand_one_under_another_and_the_axis_below_them(
    drawn: Callable[[str], Figure], width: int, extra: int
) -> None:
    panel = drawn("indices6").panels[0]
    assert isinstance(panel, Tracks)
    box = Box(0, 0, width, tracks_height(panel, width, measure) + extra)
    layout = lay_out_tracks(panel, box, measure)
    for upper, lower in zip(layout.rows, layout.rows[1:], strict=False):
        assert lower.box.y == pytest.approx(upper.box.bottom)
    assert layout.rows[-1].box.bottom <= layout.floor + 0.01
    assert all(block.box.within(box) for block in layout.blocks)
    assert all(tick.within(box) and tick.y > layout.floor for _, _, tick in layout.ticks)


def square(many: int) -> Matrix:
    rows = tuple(
        MatrixRow(
            f"An index with a name of its own {n}",
            f"Name {n}",
            tuple(
                Shade("", None, "") if n == k else Shade("\N{MINUS SIGN}0.55", -0.55, "hint")
                for k in range(many)
            ),
        )
        for n in range(many)
    )
    return Matrix("A title", rows, "How to read it.")


@pytest.mark.parametrize("many", [2, 5, 11])
@pytest.mark.parametrize("wide", [0, 120, 600])
def test_numbers_of_a_matrix_fit_into_their_cells(many: int, wide: int) -> None:
    panel = square(many)
    width = smallest_width(panel) + wide
    box = Box(5, 5, width, matrix_height(panel, width, measure))
    layout = lay_out_matrix(panel, box, measure)
    assert len(layout.cells) == many * many
    for place, cell in enumerate(layout.cells):
        assert cell.box.within(box, 1.0)
        assert measure(cell.shade.text, VALUE) <= cell.box.width
        assert not any(cell.box.meets(other.box) for other in layout.cells[place + 1 :])
    for block in layout.blocks:
        assert block.box.within(box)
        assert not any(block.box.meets(cell.box) for cell in layout.cells)


def luminance(colour: QColor) -> float:
    parts = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
             for each in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["agree", "oppose"])
def test_ink_can_be_read_on_the_strongest_shade(theme: dict[str, str], role: str) -> None:
    shade, under = QColor(theme[role]), QColor(theme["raised"])
    mixed = QColor.fromRgbF(
        *(
            STRONGEST * a + (1 - STRONGEST) * b
            for a, b in zip(shade.getRgbF()[:3], under.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )
    light, dark = sorted((luminance(mixed), luminance(QColor(theme["ink"]))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5

"""Every chart at every preset: nothing is cut off, and a finer picture is the same picture."""

import gc
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem
from shiboken6 import isValid

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import PARTS, ExportOptions, with_parts
from occdesk.charts.publishing.sizes import PRESETS, Preset, parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.export import figure_bytes, preview_image
from occdesk.render.files.growth import TooHighError, fits, grown, tallest
from occdesk.render.files.painting import LEAST_POINTS, least_text, paint_figure

SHORT = [kind for kind in KINDS if kind not in ("landscape", "ranking")]


class Reader(QPainter):
    """A painter that writes down where words stand, in px of the page, instead of writing."""

    def __init__(self, image: QImage, shrink: float) -> None:
        super().__init__(image)
        self.scale(shrink, shrink)
        self._page = self.worldTransform().inverted()[0]
        self.words: list[tuple[str, QRectF]] = []

    def drawText(self, at: QPointF, words: str) -> None:
        of = QFontMetricsF(self.font())
        box = QRectF(at.x(), at.y() - of.capHeight(), of.horizontalAdvance(words), of.capHeight())
        self.words.append((words, (self.worldTransform() * self._page).mapRect(box)))


def words_of(figure: Figure, width: float, height: float) -> list[tuple[str, QRectF]]:
    """Return the words of FIGURE with their boxes at a size, without waiting for its pixels."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = Reader(image, 64 / max(width, height))
    try:
        paint_figure(figure, painter, width, height)
    finally:
        painter.end()
    return painter.words


def check_whole(figure: Figure, width: float, height: float) -> None:
    """Fail where a word of FIGURE reaches beyond the page, or its foot is missing."""
    words = words_of(figure, width, height)
    page = QRectF(0, 0, width, height).adjusted(-0.5, -0.5, 0.5, 0.5)
    outside = [(text, box) for text, box in words if text.strip() and not page.contains(box)]
    assert outside == []
    said = " ".join(text for text, _ in words)
    assert all(each in said for each in figure.source.split()[-1:])
    assert all(each in said for each in figure.title.split() if len(each) < 20)


@pytest.fixture(scope="module")
def longest(measures: Dataset) -> tuple[str, ...]:
    """The ten occupations with the longest titles."""
    by_length = sorted(measures.catalogue.occupations, key=lambda each: -len(each.title))
    return tuple(each.code for each in by_length[:10])


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.name)
@pytest.mark.parametrize("kind", KINDS)
def test_six_occupations_are_whole_at_every_preset(
    drawn: Callable[[str], Figure], kind: str, preset: Preset
) -> None:
    figure = drawn(f"{kind}6")
    options = ExportOptions.sized(preset)
    if options.grows and not fits(figure, options):
        with pytest.raises(TooHighError):
            grown(figure, options)
        return
    options = grown(figure, options)
    check_whole(figure, options.width, options.height)


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_is_as_high_as_its_text_needs_to_be_read(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    figure = drawn(kind)
    column = ExportOptions.sized(parse_size("column"))
    options = grown(figure, column)
    assert options.width == column.width and column.height <= options.height
    assert least_text(figure, options.width, options.height) >= LEAST_POINTS - 1e-9
    assert options.height <= tallest(options.width)
    # Nothing grows that was not asked to, and what fits stays as it is.
    fixed = column.with_(grows=False)
    assert grown(figure, fixed) == fixed
    large = ExportOptions(1920, 1080, grows=True)
    assert grown(figure, large) == large


def test_a_width_alone_is_a_picture_as_high_as_it_needs(drawn: Callable[[str], Figure]) -> None:
    options = ExportOptions.sized(parse_size("70mm"))
    data = figure_bytes(drawn("pay"), ".svg", options).decode()
    height = float(data.split('height="')[1].split("mm")[0])
    assert 'width="70mm"' in data and 70 < height <= 257
    image = preview_image(drawn("pay"), options, 96)
    assert image.height() == pytest.approx(height / 25.4 * 96, abs=1.5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ten_longest_titles_are_whole_at_every_preset(
    measures: Dataset, longest: tuple[str, ...], kind: str
) -> None:
    """One occupation by one, and at each preset at least one of them."""
    figures = [build(ChartSpec(kind, code), measures) for code in longest]
    for number, figure in enumerate(figures):
        options = ExportOptions.sized(PRESETS[number % len(PRESETS)])
        options = grown(figure, options) if fits(figure, options) else options
        check_whole(figure, options.width, options.height)
    for figure in figures[:4]:
        column = ExportOptions.sized(parse_size("column"))
        options = grown(figure, column) if fits(figure, column) else column.with_(grows=False)
        check_whole(figure, options.width, options.height)
        check_whole(figure, options.width, options.width)


@pytest.mark.parametrize("kind", KINDS)
def test_all_parts_together_are_whole_on_a_column(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    everything = ExportOptions(321, 321, parts=tuple(name for name, _ in PARTS))
    check_whole(with_parts(drawn(kind), everything, "median_wage > 50000"), 321, 321)


def test_a_picture_whose_words_reach_out_is_found(three_points: Figure) -> None:
    """The check can fail: the same words do not fit where the page is said to be smaller."""
    words = words_of(three_points, 480, 360)
    assert len(words) > 8
    assert not all(QRectF(0, 0, 300, 360).contains(box) for _, box in words)
    assert all(QRectF(0, 0, 480, 360).contains(box) for _, box in words)


@pytest.mark.parametrize("kind", ["landscape", "outlook", "moves"])
def test_no_item_outlives_its_picture(drawn: Callable[[str], Figure], kind: str) -> None:
    """What were left to Python's collector would be ended in any order, children after parents."""
    gc.collect()
    before = living_items()
    words_of(drawn(kind), 960, 540)
    assert living_items() == before


def living_items() -> int:
    """Return how many items have a family; one that stands alone may end at any time."""
    items = [each for each in gc.get_objects() if type(each).__name__.endswith("Item")]
    alive = [each for each in items if isinstance(each, QGraphicsItem) and isValid(each)]
    return sum(bool(each.parentItem() or each.childItems() or each.scene()) for each in alive)


def inked(image: QImage) -> float:
    """Return the share of ink on white paper, soft edges in part."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    flat = np.frombuffer(grey.constBits(), dtype=np.uint8)
    rows = flat.reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()]
    return float(1 - rows.mean() / 255)


@pytest.mark.parametrize("kind", KINDS)
def test_ink_is_within_a_tenth_from_one_to_four_times(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    options = ExportOptions(640, 480)
    shares = [inked(preview_image(drawn(kind), options, 96 * scale)) for scale in (1, 2, 4)]
    assert shares[0] > 0.01
    assert shares[1:] == pytest.approx([shares[0]] * 2, rel=0.1)


@pytest.mark.parametrize("kind", SHORT)
def test_nothing_is_painted_at_the_very_edge(drawn: Callable[[str], Figure], kind: str) -> None:
    image = preview_image(drawn(f"{kind}6"), ExportOptions(960, 720), 96)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(720, grey.bytesPerLine())
    for edge in (rows[:4], rows[-4:], rows[:, :4], rows[:, 956:960]):
        assert edge.min() == 255

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from tests.render.pictures import figure_image, figure_pdf, figure_png, figure_svg

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Label, Plane
from occdesk.charts.figure.rows import Strips
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import PRESETS, parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.charts.views.landscape.scatter import draw_landscape
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.render.files.export import export_figure
from occdesk.render.files.painting import zoom_for
from occdesk.render.picture import frame_for
from occdesk.render.style.tokens import DARK, LIGHT

WITH_COMPARISON = [kind for kind in KINDS if kind not in ("moves", "regions")]
"""Moves and regions are about one occupation."""
SVG = "{http://www.w3.org/2000/svg}"


def pixels(image: QImage) -> np.ndarray:
    """Return the pixels as rows of (red, green, blue)."""
    made = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(made.constBits(), dtype=np.uint8)
    return flat.reshape(made.height(), made.width(), 4)[:, :, :3].astype(int)


def inked(image: QImage, theme: dict[str, str] | None = None) -> float:
    """Return the share of pixels that are not plain paper, counting soft edges in part."""
    paper = QColor((theme or LIGHT)["panel"])
    ink = QColor((theme or LIGHT)["ink"])
    off = np.abs(pixels(image) - (paper.red(), paper.green(), paper.blue())).sum(axis=2)
    most = sum(
        abs(a - b)
        for a, b in zip(paper.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return float(np.minimum(off / most, 1.0).mean())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", WITH_COMPARISON)
def test_every_kind_is_painted_in_the_colours_of_the_theme(
    drawn: Callable[[str], Figure], kind: str, theme: str
) -> None:
    image = figure_image(drawn(kind), 900, 600, theme=theme)
    colours = LIGHT if theme == "light" else DARK
    assert image.pixelColor(2, 2) == QColor(colours["panel"])
    assert 0.01 < inked(image, dict(colours)) < 0.5
    seen = {tuple(each) for each in pixels(image).reshape(-1, 3)}
    for role in ("ink", "series1", "series2"):
        wanted = np.array(QColor(colours[role]).getRgb()[:3])  # type: ignore[index]
        assert min(np.abs(np.array(each) - wanted).max() for each in seen) < 12, role


@pytest.mark.parametrize("kind", KINDS)
def test_a_finer_picture_is_the_same_picture(drawn: Callable[[str], Figure], kind: str) -> None:
    coarse, fine = (figure_image(drawn(kind), 700, 450, scale) for scale in (1.0, 4.0))
    assert (fine.width(), fine.height()) == (2800, 1800)
    assert inked(fine) == pytest.approx(inked(coarse), rel=0.1)


def test_title_is_at_the_top_source_at_the_foot_and_marks_between(
    drawn: Callable[[str], Figure],
) -> None:
    image = figure_image(drawn("landscape"), 960, 540)
    rows = np.abs(pixels(image) - 255).sum(axis=2) > 60
    assert rows[18:45, 24:300].any()
    assert rows[500:, 24:600].any()
    assert rows[200:400, 100:900].mean() > 0.03
    assert not rows[:, :8].any() and not rows[:, -8:].any()


def test_a_slide_has_text_that_is_read_from_the_back_of_a_room(
    three_points: Figure,
) -> None:
    assert zoom_for(three_points, 1920, 1080) == pytest.approx(2.0)
    assert zoom_for(three_points, 480, 360) == pytest.approx(1.0)
    assert zoom_for(three_points, 8000, 8000) == pytest.approx(4.0)


def test_a_long_comparison_is_shrunk_until_all_of_it_is_there(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("compare6")
    assert zoom_for(figure, 600, 400) < 1.0
    svg = figure_svg(figure, 600, 400).decode()
    assert figure.source.split()[-1] in svg


def test_a_png_knows_its_resolution_and_says_what_it_shows(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("pay")
    data = figure_png(figure, 400, 300, 2.0)
    chunks = dict(chunks_of(data))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (800, 600)
    across, _, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert unit == 1 and across == round(192 / 0.0254)
    image = QImage.fromData(data)
    assert image.text("Title") == figure.title
    assert image.text("Description") == " ".join((figure.alt, figure.caveat, *figure.notes))
    assert image.text("Source") == figure.source


def chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, found = 8, []
    while at < len(data):
        length = struct.unpack(">I", data[at : at + 4])[0]
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_has_real_text_a_view_box_a_title_and_no_bitmap(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    figure = drawn(kind)
    root = ElementTree.fromstring(figure_svg(figure, 960, 540))
    assert root.get("viewBox") == "0 0 960 540"
    assert root.get("width") == "254mm"
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.alt
    texts = ["".join(each.itertext()).strip() for each in root.iter(f"{SVG}text")]
    assert texts[0] in figure.title
    assert any(figure.source.startswith(text) for text in texts if len(text) > 15)
    assert not list(root.iter(f"{SVG}image"))
    assert b"font-family=\"Inter, 'Helvetica Neue', " in figure_svg(figure, 960, 540)


def test_points_of_an_svg_are_shapes(three_points: Figure) -> None:
    root = ElementTree.fromstring(figure_svg(three_points, 960, 540))
    shapes = [each for name in ("path", "ellipse", "circle") for each in root.iter(SVG + name)]
    assert len(shapes) >= 3


def test_a_pdf_is_one_page_of_the_asked_size_with_its_fonts(
    drawn: Callable[[str], Figure],
) -> None:
    data = figure_pdf(drawn("landscape"), 960, 540)
    assert data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    box = re.search(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)", data)
    assert box is not None
    assert [float(each) for each in box.groups()] == pytest.approx([720, 405], abs=0.5)
    assert b"Inter" in data and b"/FontFile2" in data


def test_every_digit_of_a_pdf_can_be_found_by_a_search(drawn: Callable[[str], Figure]) -> None:
    data = figure_pdf(drawn("pay"), 960, 540)
    letters = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            text = stream
        for names in re.findall(rb"\[((?:\s*<[0-9A-F]{4}>)+)\s*\]", text):
            letters |= {chr(int(each, 16)) for each in re.findall(rb"<(\w{4})>", names)}
    assert set("0123456789$,") <= letters


def test_a_file_is_written_whole_and_read_again(
    drawn: Callable[[str], Figure], tmp_path: Path
) -> None:
    for suffix, start in ((".png", b"\x89PNG"), (".svg", b"<?xml"), (".PDF", b"%PDF")):
        path = tmp_path / f"chart{suffix}"
        export_figure(drawn("pay"), path, ExportOptions(500, 400))
        assert path.read_bytes().startswith(start)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_file_that_exists_is_kept_unless_forced(three_points: Figure, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"mine")
    with pytest.raises(UsageError, match="--force"):
        export_figure(three_points, path, ExportOptions(400, 300))
    assert path.read_bytes() == b"mine"
    export_figure(three_points, path, ExportOptions(400, 300), force=True)
    assert path.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.zip"])
def test_an_unknown_kind_of_file_is_refused(
    three_points: Figure, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match=r"\.png, \.svg or \.pdf"):
        export_figure(three_points, tmp_path / name, ExportOptions(400, 300))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    three_points: Figure, tmp_path: Path
) -> None:
    with pytest.raises(OccDeskError, match="does not exist"):
        export_figure(three_points, tmp_path / "no" / "chart.png", ExportOptions(400, 300))
    with pytest.raises(OccDeskError, match="could not be written"):
        export_figure(three_points, Path("/proc/chart.png"), ExportOptions(400, 300))


@pytest.mark.parametrize(
    "text", ["", "0x0", "99999x99999", "16000x16000", "1920", "1920x", "x", "-5x10", "a4x", "²x²"]
)
def test_a_size_that_makes_no_sense_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_size(text)
    assert str(raised.value).endswith(".")


def test_sizes_are_numbers_or_names() -> None:
    assert (parse_size("1920x1080").width, parse_size(" 640X480 ").height) == (1920, 480)
    assert parse_size("slide").width == 1920
    for preset in PRESETS:
        assert parse_size(preset.name.upper()) == preset
        assert preset.purpose
    column = parse_size("column")
    assert column.width * column.scale / 300 * 25.4 == pytest.approx(85, abs=0.3)


def test_a_picture_that_no_memory_could_hold_is_refused(three_points: Figure) -> None:
    with pytest.raises(UsageError, match="megapixels"):
        figure_image(three_points, 4000, 4000, 16.0)
    with pytest.raises(UsageError, match="scale"):
        figure_image(three_points, 400, 300, float("nan"))


def test_a_capped_percentile_is_drawn_as_an_arrow(
    make_figure: Callable[..., Figure], capped: Strips
) -> None:
    with_arrow = figure_image(make_figure(capped), 800, 400)
    rows = tuple(row._replace(at_least=()) for row in capped.rows)
    without = figure_image(make_figure(capped._replace(rows=rows)), 800, 400)
    changed = np.abs(pixels(with_arrow) - pixels(without)).sum(axis=2) > 60
    ys, xs = np.nonzero(changed)
    assert len(xs) > 20
    assert xs.min() > 600 and xs.max() - xs.min() < 20 and ys.max() - ys.min() < 20


def test_a_plane_with_nothing_to_draw_says_why(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane]
) -> None:
    svg = figure_svg(make_figure(make_plane(3, note="Nothing was published.")), 600, 400)
    assert b"Nothing was published." in svg
    assert LIGHT["series1"].lower().encode() not in svg.lower()


def test_the_label_of_the_chosen_stays_and_quiet_ones_go(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane]
) -> None:
    quiet = [Label(50, 50, f"Quiet {n}", "muted", rank=n + 1) for n in range(40)]
    chosen = Label(50, 50, "The chosen one", "series1", bold=True)
    svg = figure_svg(make_figure(make_plane(3, *quiet, chosen)), 480, 360).decode()
    assert "The chosen one" in svg
    assert svg.count("Quiet") < 40


def test_whoever_is_marked_and_lacks_a_value_is_seen_in_the_strip(measures: Dataset) -> None:
    spec = ChartSpec("landscape", "15-2051.00", ("15-2051.00", "13-1022.00"))
    figure = draw_landscape(spec, measures)
    zoom = zoom_for(figure, 1200, 750)
    frame = frame_for(figure, 1200 / zoom, 750 / zoom, may_grow=False)
    image = pixels(figure_image(figure, 1200, 750))
    of_second = np.array([int(LIGHT["series2"][n : n + 2], 16) for n in (1, 3, 5)])
    near = np.abs(image[:, :, :3].astype(int) - of_second).sum(axis=2) < 40
    ys, xs = np.nonzero(near)
    strip = frame.panels[0].right * zoom - 40
    in_strip = (xs > strip) & (ys > frame.panels[0].y * zoom)
    assert 10 < in_strip.sum() < 300
    assert np.ptp(ys[in_strip]) < 30

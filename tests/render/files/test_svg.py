"""SVG files as editors and other readers find them: words, groups, letters, and the page."""

import re
import shutil
import subprocess
from collections.abc import Callable
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Label, Plane
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.export import figure_bytes

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
SMALL = ExportOptions(960, 540)
BEYOND = 200
FONTS = ("Inter", "DejaVu Sans", "Nobody has this font, sans-serif")

with_reader = pytest.mark.skipif(
    not shutil.which("rsvg-convert"), reason="rsvg-convert is not installed"
)


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def painted(svg: bytes, options: ExportOptions, font: str) -> tuple[float, float, float, float]:
    """Return from where to where anything is painted in px, as another reader has it with FONT."""
    wide, high = (round(px) + 2 * BEYOND for px in (options.width, options.height))
    head = f'<svg width="{wide}" height="{high}" viewBox="{-BEYOND} {-BEYOND} {wide} {high}"'
    text = re.sub(r'<svg width="[^"]*" height="[^"]*" viewBox="[^"]*"', head, svg.decode())
    text = re.sub(r'font-family="[^"]*"', f'font-family="{font}"', text)
    done = subprocess.run(["rsvg-convert"], input=text.encode(), capture_output=True, check=True)
    image = QImage.fromData(done.stdout).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(high, wide, 4)
    ys, xs = np.nonzero(pixels[:, :, 3])
    return xs.min() - BEYOND, xs.max() - BEYOND, ys.min() - BEYOND, ys.max() - BEYOND


@with_reader
@pytest.mark.parametrize("size", ["960x540", "column"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_off_the_page_with_any_font(
    drawn: Callable[[str], Figure], kind: str, size: str
) -> None:
    options = ExportOptions.sized(parse_size(size))
    svg = figure_bytes(drawn(kind), ".svg", options)
    box = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box is not None
    options = options.with_(width=float(box[1]), height=float(box[2]), grows=False)
    for font in FONTS:
        left, right, top, bottom = painted(svg, options, font)
        assert left >= -3 and top >= -3, font
        assert right <= options.width + 3 and bottom <= options.height + 3, font


def test_words_are_held_where_they_are_aligned(drawn: Callable[[str], Figure]) -> None:
    root = read(figure_bytes(drawn("landscape"), ".svg", SMALL))
    axes = next(each for each in root.iter(f"{SVG}g") if each.get("id") == "panel-1-axes")
    held = {"".join(each.itertext()): each.get("text-anchor") for each in axes.iter(f"{SVG}text")}
    dollars = [how for words, how in held.items() if re.fullmatch(r"\$\d+k", words)]
    shares = [how for words, how in held.items() if re.fullmatch(r"\d+\W?%", words)]
    assert len(dollars) > 2 and set(dollars) == {"end"}
    assert len(shares) > 2 and set(shares) == {"middle"}
    title = next(root.iter(f"{SVG}text"))
    assert title.get("text-anchor") is None


@pytest.mark.parametrize("kind", KINDS)
def test_groups_have_the_names_of_the_parts_each_once(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    root = read(figure_bytes(drawn(kind), ".svg", SMALL))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {"chart", "page", "title", "subtitle", "source", "panel-1-axes"} <= set(ids)
    assert "panel-1-marks" in ids or "panel-1-labels" in ids
    source = next(each for each in root.iter(f"{SVG}g") if each.get("id") == "source")
    assert "".join(source.itertext()).strip().startswith("Source:")


def test_a_series_is_a_group(drawn: Callable[[str], Figure]) -> None:
    root = read(figure_bytes(drawn("outlook"), ".svg", SMALL))
    series = [each for each in root.iter(f"{SVG}g") if each.get("class") == "series1"]
    assert series and all("series1" in each.get("id", "") for each in series)


def test_a_rim_is_its_words_once_more_by_reference(
    make_figure: Callable[..., Figure], make_plane: Callable[..., Plane]
) -> None:
    plane = make_plane(3, Label(50, 50, "Actors & <others>", "series1", bold=True))
    root = read(figure_bytes(make_figure(plane), ".svg", SMALL))
    labels = [each for each in root.iter(f"{SVG}text") if each.get("id")]
    said = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert said.count("Actors & <others>") == 1
    rims = list(root.iter(f"{SVG}use"))
    assert {each.get(f"{XLINK}href") for each in rims} == {f"#{each.get('id')}" for each in labels}
    assert all(float(each.get("stroke-width", "0")) > 3 for each in rims)


def test_letters_of_outlines_are_in_the_file_once(drawn: Callable[[str], Figure]) -> None:
    data = figure_bytes(drawn("landscape"), ".svg", SMALL.with_(outlines=True))
    root = read(data)
    (defs,) = root.iter(f"{SVG}defs")
    names = [each.get("id", "") for each in defs]
    used = [each.get(f"{XLINK}href", "")[1:] for each in root.iter(f"{SVG}use")]
    assert len(names) == len(set(names)) < 160 and not list(root.iter(f"{SVG}text"))
    assert set(names) <= set(used) and len(used) > 5 * len(names)


def test_files_are_small(measures: Dataset) -> None:
    figure = build(ChartSpec("landscape", "15-2051.00"), measures)
    slide = ExportOptions()
    assert len(figure_bytes(figure, ".svg", slide)) < 60_000
    assert len(figure_bytes(figure, ".svg", slide.with_(outlines=True))) < 150_000


def test_title_description_and_language_are_in_the_file(drawn: Callable[[str], Figure]) -> None:
    figure = drawn("pay")
    root = read(figure_bytes(figure, ".svg", SMALL))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    by_id = {each.get("id"): each.text for each in root if each.get("id")}
    named = root.get("aria-labelledby", "").split()
    assert [by_id[each] for each in named] == [figure.title, figure.alt]

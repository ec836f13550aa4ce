"""Options, metadata and sizes of exported files, as other programs find them."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import PARTS, ExportOptions
from occdesk.charts.publishing.recipe import Recipe, read_recipe
from occdesk.charts.publishing.sizes import PRESETS, Preset, parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.render.files.export import export_figure, figure_bytes, preview_image
from occdesk.render.layout.foot import WHERE
from occdesk.render.style.tokens import DARK, TYPE

SVG = "{http://www.w3.org/2000/svg}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
RECIPE = Recipe(ChartSpec("pay", "15-2051.00", where="median_wage > 50000"), "Data (123)")
SMALL = ExportOptions(480, 360)


def chunks_of(data: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 8, []
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(
            data[at + 4 : at + 8] + body
        )
        found.append((data[at + 4 : at + 8], body))
        at += 12 + length
    return found


def alpha(data: bytes) -> np.ndarray:
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), dtype=np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[:, :, 3].copy()


def texts_of(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)
    return ["".join(each.itertext()).strip() for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.name)
def test_each_preset_has_its_size_on_paper_in_every_format(
    three_points: Figure, preset: Preset
) -> None:
    options = ExportOptions.sized(preset).with_(dpi=min(preset.dpi, 144))
    inches = preset.width / 96, preset.height / 96
    chunks = dict(chunks_of(figure_bytes(three_points, ".png", options)))
    pixels = struct.unpack(">II", chunks[b"IHDR"][:8])
    across, down, unit = struct.unpack(">IIB", chunks[b"pHYs"])
    assert unit == 1 and across == down
    assert [each / across * 39.37008 for each in pixels] == pytest.approx(inches, rel=2e-3)
    root = ElementTree.fromstring(figure_bytes(three_points, ".svg", options))
    sides = [root.get("width", ""), root.get("height", "")]
    assert all(each.endswith("mm") for each in sides)
    assert [float(each[:-2]) / 25.4 for each in sides] == pytest.approx(inches, rel=1e-4)
    box = re.search(
        rb"/MediaBox \[0 0 ([\d.]+) +([\d.]+)", figure_bytes(three_points, ".pdf", options)
    )
    assert box is not None
    assert [float(each) / 72 for each in box.groups()] == pytest.approx(inches, rel=1e-5)


def test_a_column_of_85_mm_has_1004_pixels_at_300_dpi(three_points: Figure) -> None:
    chunks = dict(
        chunks_of(figure_bytes(three_points, ".png", ExportOptions.sized(parse_size("85x60mm"))))
    )
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (1004, 709)
    assert struct.unpack(">IIB", chunks[b"pHYs"]) == (11811, 11811, 1)


def test_the_same_layout_is_drawn_at_every_resolution(drawn: Callable[[str], Figure]) -> None:
    fine = figure_bytes(drawn("pay"), ".svg", ExportOptions(900, 600, 600))
    assert fine == figure_bytes(drawn("pay"), ".svg", ExportOptions(900, 600))


@pytest.mark.parametrize("part", [name for name, _ in PARTS])
def test_each_part_is_there_when_it_is_asked_for_and_only_then(
    drawn: Callable[[str], Figure], part: str
) -> None:
    figure = drawn("landscape")
    starts = {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "caveat": figure.caveat,
        "notes": " ".join(figure.notes),
        "source": figure.source,
        "filter": "Filter: occupations that meet “median_wage > 50000”.",
        "alternative": f"In words: {figure.alt}",
    }
    assert all(starts.values())
    everything = tuple(name for name, _ in PARTS)
    one = SMALL.with_(width=960, height=1200, parts=(part,))
    others = one.with_(parts=tuple(name for name in everything if name != part))
    for options, there in ((one, {part}), (others, set(everything) - {part})):
        words = texts_of(figure_bytes(figure, ".svg", options, recipe=RECIPE))
        found = {name for name, text in starts.items() if any(_begins(text, w) for w in words)}
        # Where there is no room for notes they are counted in their place.
        found |= {"notes"} if any(WHERE[:20] in each for each in words) else set()
        assert found == there


def _begins(text: str, line: str) -> bool:
    """Tell whether LINE is the first one of TEXT, which is wrapped."""
    return len(line) > 12 and text.startswith(line)


def test_a_picture_without_words_keeps_them_for_those_who_cannot_see_it(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("pay")
    root = ElementTree.fromstring(figure_bytes(figure, ".svg", SMALL.with_(parts=())))
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.alt
    assert figure.source not in " ".join(texts_of(ElementTree.tostring(root)))


def test_a_transparent_picture_has_paint_only_where_marks_are(
    drawn: Callable[[str], Figure],
) -> None:
    clear = SMALL.with_(background="transparent")
    see = alpha(figure_bytes(drawn("pay"), ".png", clear))
    assert see[0, 0] == 0 and (see == 0).mean() > 0.5 and (see == 255).mean() > 0.01
    assert alpha(figure_bytes(drawn("pay"), ".png", SMALL)).min() == 255
    page = 'width="484" height="364"'
    assert page not in figure_bytes(drawn("pay"), ".svg", clear).decode()
    assert page in figure_bytes(drawn("pay"), ".svg", SMALL).decode()


def test_a_transparent_picture_on_paper_is_the_one_on_paper(
    drawn: Callable[[str], Figure],
) -> None:
    clear = preview_image(drawn("pay"), SMALL.with_(background="transparent"), 96)
    on_paper = QImage(clear.size(), QImage.Format.Format_RGB32)
    on_paper.fill("#FFFFFF")
    painter = QPainter(on_paper)
    painter.drawImage(0, 0, clear)
    painter.end()
    plain = preview_image(drawn("pay"), SMALL, 96)
    both = [
        np.frombuffer(each.constBits(), dtype=np.uint8).astype(int) for each in (on_paper, plain)
    ]
    assert np.abs(both[0] - both[1]).max() <= 3


def test_white_is_white_whatever_the_theme_is(drawn: Callable[[str], Figure]) -> None:
    light = figure_bytes(drawn("pay"), ".png", SMALL)
    white = SMALL.with_(theme="dark", background="white")
    assert figure_bytes(drawn("pay"), ".png", white) == light
    dark = QImage.fromData(figure_bytes(drawn("pay"), ".png", SMALL.with_(theme="dark")))
    assert dark.pixelColor(1, 1).name().upper() == DARK["panel"]


def test_outlines_are_shapes_in_place_of_text_and_look_alike(
    drawn: Callable[[str], Figure],
) -> None:
    figure = drawn("pay")
    real = figure_bytes(figure, ".svg", SMALL)
    shapes = figure_bytes(figure, ".svg", SMALL.with_(outlines=True))
    assert len(texts_of(real)) > 20 and texts_of(shapes) == []
    assert ElementTree.fromstring(shapes).findtext(f"{SVG}title") == figure.title
    first, second = (_rendered(each) for each in (real, shapes))
    assert first.mean() > 0.01
    assert second.mean() == pytest.approx(first.mean(), rel=0.1)


def _rendered(data: bytes, size: tuple[int, int] = (960, 720)) -> np.ndarray:
    """Return how dark each pixel is, of 1, as Qt's own reader of SVG draws it."""
    image = QImage(size[0], size[1], QImage.Format.Format_Grayscale8)
    image.fill("#FFFFFF")
    painter = QPainter(image)
    # Qt's reader does not know lists of fonts; it would take one of the system.
    data = re.sub(rb'font-family="Inter[^"]*"', b'font-family="Inter"', data)
    reader = QSvgRenderer(QByteArray(data))
    assert reader.isValid()
    reader.render(painter)
    painter.end()
    return 1 - np.frombuffer(image.constBits(), dtype=np.uint8).astype(float) / 255


@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_is_drawn_by_a_reader_as_the_png_is(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    # Large enough that the lines of the SVG, which end earlier, change nothing but themselves.
    size = SMALL.with_(width=960, height=720)
    read = _rendered(figure_bytes(drawn(kind), ".svg", size), (1920, 1440))
    made = preview_image(drawn(kind), size, 192).convertToFormat(QImage.Format.Format_Grayscale8)
    ink = 1 - np.frombuffer(made.constBits(), dtype=np.uint8).astype(float) / 255
    assert read.mean() == pytest.approx(ink.mean(), rel=0.1)


@given(
    st.sampled_from(KINDS),
    st.text(max_size=30),
    st.text(max_size=30),
    st.lists(st.text(max_size=9), max_size=6),
    st.sampled_from([".png", ".svg", ".pdf"]),
)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_chart_is_found_again_in_the_file_that_was_exported(
    three_points: Figure,
    tmp_path: Path,
    kind: str,
    focus: str,
    where: str,
    codes: list[str],
    ending: str,
) -> None:
    spec = ChartSpec(kind, focus, tuple(codes), where=where)
    path = tmp_path / f"chart{ending}"
    recipe = Recipe(spec, "Data (123)", desk='{"focus": "ä"}')
    export_figure(three_points, path, SMALL, recipe=recipe, licence="CC BY 4.0", force=True)
    assert read_recipe(path) == recipe


def test_a_png_says_what_it_shows_in_its_chunks(drawn: Callable[[str], Figure]) -> None:
    figure = drawn("landscape")
    data = figure_bytes(figure, ".png", SMALL, recipe=RECIPE, licence="MIT & others")
    words = {}
    kinds = [kind for kind, _ in chunks_of(data)]
    assert kinds.index(b"iTXt") < kinds.index(b"IDAT")
    for kind, body in chunks_of(data):
        if kind == b"iTXt":
            key, _, rest = body.partition(b"\0")
            assert rest.startswith(b"\0\0\0\0")
            words[key.decode()] = rest[4:].decode()
    xmp = ElementTree.fromstring(words.pop("XML:com.adobe.xmp"))
    assert words.pop("occdesk:recipe").startswith('{"format":1')
    assert words.pop("Software").startswith("OccDesk ")
    assert words == {
        "Title": figure.title,
        "Description": " ".join((figure.alt, figure.caveat, *figure.notes)),
        "Source": figure.source,
        "Copyright": "MIT & others",
    }
    check_rdf(xmp, figure)


def test_a_png_is_in_srgb_by_name_and_by_numbers(three_points: Figure) -> None:
    chunks = chunks_of(figure_bytes(three_points, ".png", SMALL))
    kinds = [kind for kind, _ in chunks]
    said = dict(chunks)
    assert said[b"sRGB"] == b"\1"
    assert struct.unpack(">I", said[b"gAMA"]) == (45455,)
    assert struct.unpack(">8I", said[b"cHRM"])[:2] == (31270, 32900)
    for each in (b"sRGB", b"gAMA", b"cHRM", b"pHYs"):
        assert 0 < kinds.index(each) < kinds.index(b"IDAT") and kinds.count(each) == 1
    space = QImage.fromData(figure_bytes(three_points, ".png", SMALL)).colorSpace()
    assert space.isValid() and space.description() == "sRGB"


def check_rdf(root: ElementTree.Element, figure: Figure) -> None:
    assert root.findtext(f".//{DC}title//{RDF}li") == figure.title
    described = " ".join((figure.alt, figure.caveat, *figure.notes))
    assert root.findtext(f".//{DC}description//{RDF}li") == described
    assert root.findtext(f".//{DC}source") == figure.source
    assert root.findtext(f".//{DC}rights//{RDF}li") == "MIT & others"
    words = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
    assert root.findtext(f".//{words}//{RDF}li") == figure.alt


def test_svg_and_pdf_say_the_same_in_their_metadata(drawn: Callable[[str], Figure]) -> None:
    figure = drawn("landscape")
    svg = figure_bytes(figure, ".svg", SMALL, recipe=RECIPE, licence="MIT & others")
    metadata = ElementTree.fromstring(svg).find(f"{SVG}metadata")
    assert metadata is not None
    check_rdf(metadata, figure)
    pdf = figure_bytes(figure, ".pdf", SMALL, recipe=RECIPE, licence="MIT & others")
    found = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", pdf, re.DOTALL)
    assert found is not None
    check_rdf(ElementTree.fromstring(found[0]), figure)
    assert b"/Type /Metadata" in pdf and b"/Metadata 2 0 R" in pdf
    assert figure.title.encode("utf-16-be") in pdf


def test_a_pdf_carries_its_table_only_if_it_is_asked_for(drawn: Callable[[str], Figure]) -> None:
    figure = drawn("pay")
    assert b"/EmbeddedFiles" not in figure_bytes(figure, ".pdf", SMALL)
    data = figure_bytes(figure, ".pdf", SMALL.with_(attach_data=True))
    assert (
        b"/EmbeddedFiles" in data and "data.csv".encode("utf-16-be").hex().upper().encode() in data
    )
    head = ",".join(figure.table.columns)
    attached = [each for each in streams(data) if each.startswith(head.encode())]
    assert len(attached) == 1
    assert len(attached[0].decode().splitlines()) == len(figure.table.rows) + 1


def streams(data: bytes) -> list[bytes]:
    """Return what stands in the streams of a PDF, unpacked."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def test_offsets_of_a_pdf_lead_to_its_objects(drawn: Callable[[str], Figure]) -> None:
    for options in (SMALL, ExportOptions.sized(parse_size("a4"), attach_data=True)):
        data = figure_bytes(drawn("landscape"), ".pdf", options, recipe=RECIPE)
        at = int(data.rstrip().splitlines()[-2])
        assert data[at : at + 4] == b"xref"
        rows = re.findall(rb"(\d{10}) (\d{5}) ([nf])", data[at:])
        assert len(rows) > 10
        for number, (offset, _, kind) in enumerate(rows):
            if kind == b"n" and number:
                start = int(offset)
                assert data[start:].startswith(b"%d 0 obj" % number), number
        for length, body in re.findall(
            rb"/Length (\d+) ?\n?>>\nstream\n(.*?)\nendstream", data, re.S
        ):
            assert int(length) in (len(body), len(body) + 1)


def matrices(data: bytes) -> list[tuple[float, str]]:
    """Return each piece of text in a PDF with its size in points, by way of its own operators."""
    letters: dict[str, dict[str, str]] = {}
    fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", data))
    for name, number in fonts.items():
        body = data[data.index(b"\n%s 0 obj" % number) :]
        table = re.search(rb"/ToUnicode (\d+) 0 R", body[: body.index(b"endobj")])
        assert table is not None
        stream = data[data.index(b"\n%s 0 obj" % table[1]) :]
        stream = stream[: stream.index(b"endcmap")]
        map_of: dict[str, str] = {}
        for first, listed in re.findall(rb"<(\w{4})> <\w{4}> \[(.*?)\]", stream, re.DOTALL):
            for offset, each in enumerate(re.findall(rb"<(\w+)>", listed)):
                map_of[f"{int(first, 16) + offset:04X}"] = bytes.fromhex(each.decode()).decode(
                    "utf-16-be"
                )
        letters[name.decode()] = map_of
    (content,) = [each for each in streams(data) if b" Tf" in each and b" cm" in each]
    found: list[tuple[float, str]] = []
    stack, scale, size, font = [], 1.0, 0.0, ""
    for token in re.finditer(
        r"(?P<q>\bq\b)|(?P<Q>\bQ\b)|(?P<cm>[\d.-]+) \S+ \S+ \S+ \S+ \S+ cm"
        r"|/(?P<font>F\d+) (?P<size>[\d.]+) Tf|(?P<start>BT)|<(?P<shown>[0-9A-F]+)> Tj",
        content.decode("latin-1"),
    ):
        if token["q"]:
            stack.append(scale)
        elif token["Q"]:
            scale = stack.pop()
        elif token["cm"]:
            scale *= abs(float(token["cm"]))
        elif token["font"]:
            font, size = token["font"], float(token["size"])
        elif token["start"]:
            found.append((0.0, ""))
        elif token["shown"]:
            codes = re.findall("....", token["shown"])
            said = "".join(letters[font][code] for code in codes)
            found[-1] = (size * scale, found[-1][1] + said)
    return found


@pytest.mark.parametrize("zoom", [1, 2])
def test_text_has_the_size_in_points_that_the_design_gives_it(
    drawn: Callable[[str], Figure], zoom: int
) -> None:
    """A px of the design is 3/4 point; a picture twice as large has letters twice as large."""
    figure = drawn("pay")
    options = ExportOptions(960 * zoom, 600 * zoom)
    wanted = {
        figure.title: TYPE["title"] * 0.75 * zoom,
        figure.subtitle[:30]: TYPE["body"] * 0.75 * zoom,
        figure.source[:30]: TYPE["tiny"] * 0.75 * zoom,
    }
    in_pdf = matrices(figure_bytes(figure, ".pdf", options))
    in_svg = svg_sizes(figure_bytes(figure, ".svg", options))
    for start, points in wanted.items():
        for found in (in_pdf, in_svg):
            sizes = [size for size, text in found if text.startswith(start)]
            assert sizes and sizes == pytest.approx([points] * len(sizes), rel=1e-3), start


def svg_sizes(data: bytes) -> list[tuple[float, str]]:
    """Return each text of an SVG with its size in points, from the matrices around it."""
    root = ElementTree.fromstring(data)
    points = float(root.get("width", "").removesuffix("mm")) / 25.4 * 72
    unit = points / float(root.get("viewBox", "").split()[2])
    found: list[tuple[float, str]] = []

    def walk(element: ElementTree.Element, scale: float, letters: float) -> None:
        matrix = re.match(r"scale\(([\d.]+)\)", element.get("transform", ""))
        scale *= float(matrix[1]) if matrix else 1.0
        letters = float(element.get("font-size", letters))
        if element.tag == f"{SVG}text":
            found.append((letters * scale * unit, "".join(element.itertext()).strip()))
        for child in element:
            walk(child, scale, letters)

    walk(root, 1.0, 0.0)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_a_pdf_can_be_extracted_and_is_that_of_the_svg(
    drawn: Callable[[str], Figure], kind: str
) -> None:
    figure = drawn(kind)
    size = SMALL.with_(width=960, height=760)
    said = [text for _, text in matrices(figure_bytes(figure, ".pdf", size))]
    words = " ".join(said).replace("\N{NO-BREAK SPACE}", " ")
    assert "\t" not in words and "\0" not in words
    for part in (figure.title, figure.source[:40], figure.subtitle[:40]):
        assert part.split()[0] in words
        assert len(set(part.split()) - set(words.split())) <= 1, part
    # Lines of an SVG end earlier, so that there is room for another font; the words are the same.
    svg = texts_of(figure_bytes(figure, ".svg", size))
    other = set(words.split()) ^ set(" ".join(svg).replace("\N{NO-BREAK SPACE}", " ").split())
    assert len(other) < 20, other


def test_words_of_the_user_are_in_every_file_and_said_to_be_the_users(
    three_points: Figure, tmp_path: Path
) -> None:
    options = SMALL.with_(
        title="My <title> & more", note="Seen by me.", byline="A. Writer", attach_data=True
    )
    own = "{urn:occdesk:1}"
    for ending in (".png", ".svg", ".pdf"):
        path = tmp_path / f"chart{ending}"
        export_figure(three_points, path, options, recipe=RECIPE)
        assert read_recipe(path).written == options.written
        data = path.read_bytes()
        found = re.search(rb"<rdf:RDF.*?</rdf:RDF>", data, re.DOTALL)
        assert found is not None
        rdf = ElementTree.fromstring(found[0])
        assert rdf.findtext(f".//{own}writtenTitle") == options.title
        assert rdf.findtext(f".//{own}writtenNote") == options.note
        assert rdf.findtext(f".//{DC}title//{RDF}li") == options.title
        assert rdf.findtext(f".//{DC}creator//{RDF}li") == options.byline
    svg = texts_of((tmp_path / "chart.svg").read_bytes())
    assert {options.title, options.note, options.byline} <= set(svg)
    image = QImage(str(tmp_path / "chart.png"))
    assert (image.text("Title"), image.text("Author")) == (options.title, options.byline)
    assert image.text("occdesk:writtenTitle") == options.title
    plain = figure_bytes(three_points, ".svg", SMALL, recipe=RECIPE)
    assert b"written" not in plain and b"dc:creator" not in plain

"""A figure as an SVG: text that is text or outlines, in named groups, sizes in mm, what it shows.

Qt draws the shapes; words, groups and head are our own. No font is in the file: browsers would
take it, and editors, converters and office programs would not. Lines have room instead for a
wider one, and are held where they are aligned, so that nothing runs off the page in any.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtSvg import QSvgGenerator

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import LANGUAGE, Imprint, rdf_of
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.files.painting import application, paint_page
from occdesk.render.files.recording import RecordingPainter, Written
from occdesk.render.files.svg_body import Look, body_of, number, safe
from occdesk.render.files.svg_glyphs import Glyphs
from occdesk.render.files.svg_words import fill_of, rimmed
from occdesk.render.style.fonts import measure_widest
from occdesk.render.style.pens import theme_named
from occdesk.render.style.tokens import SANS

FAMILIES = (
    f"{SANS}, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif"
)
"""A reader without the font gets one of about its width; the last is whatever there is."""


def svg_of(figure: Figure, options: ExportOptions, imprint: Imprint) -> bytes:
    """Return FIGURE as the bytes of an SVG file that carries IMPRINT."""
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(QSize(round(options.width), round(options.height)))
    generator.setViewBox(QRectF(0, 0, options.width, options.height))
    painter = RecordingPainter(options.width)
    if not painter.begin(generator):
        raise OccDeskError("The drawing could not be begun; try PNG.")
    try:
        paint_page(figure, painter, options, roomy=not options.outlines)
    finally:
        painter.end()
    buffer.close()
    drawn = bytes(data.data()).decode()
    glyphs = Glyphs() if options.outlines else None
    body = body_of(drawn, painter, glyphs.write if glyphs else _Words().write, _series(options))
    inside = f"{glyphs.defs()}\n{body}" if glyphs else body
    return "\n".join((*_head(options, imprint), inside, "</g>\n</svg>\n")).encode()


class _Words:
    """Writes lines as text; a rim is the text itself once more, by reference and stroked.

    The property for that, paint-order, is not known to all readers: those that do not know it
    paint the rim over the letters.
    """

    def __init__(self) -> None:
        self._rims = 0

    def write(self, line: Written) -> tuple[Look, str]:
        """Return how LINE looks, and its text."""
        look = (*fill_of(line.ink), ("font-size", number(_size(line))))
        look += (("font-weight", "600"),) if line.style.bold else ()
        held = f' text-anchor="{line.anchor}"' if line.anchor != "start" else ""
        kept = ' xml:space="preserve"' if line.words != " ".join(line.words.split(" ")) else ""
        words = f'x="{number(line.x)}" y="{number(line.y)}"{held}{kept}>{safe(line.words)}</text>'
        if line.halo is None:
            return look, f"<text {words}"
        self._rims += 1
        name = f"label-{self._rims}"
        return (), rimmed(name, line.halo, look, f'<text id="{name}" {words}')


def _size(line: Written) -> float:
    """Return how high the letters of LINE are: a little less where it would run off the page.

    Lines around panels end early enough; those in panels that go from edge to edge do not.
    """
    widest = measure_widest(line.words, line.style)
    return line.style.size * min(1.0, line.room / widest) if widest else line.style.size


def _series(options: ExportOptions) -> dict[str, str]:
    """Return the roles of series by their colours."""
    theme = theme_named(options.colours)
    return {code.lower(): role for role, code in theme.items() if role.startswith("series")}


def _head(options: ExportOptions, imprint: Imprint) -> tuple[str, ...]:
    wide, high = (number(px * 25.4 / DPI, 4) for px in (options.width, options.height))
    box = f"0 0 {number(options.width, 4)} {number(options.height, 4)}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
        f'<svg width="{wide}mm" height="{high}mm" viewBox="{box}" version="1.1" role="img"',
        f' xml:lang="{LANGUAGE}" aria-labelledby="chart-title chart-description"',
        ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
        f'<title id="chart-title">{safe(imprint.title)}</title>',
        f'<desc id="chart-description">{safe(imprint.alt)}</desc>',
        f"<metadata>\n{rdf_of(imprint)}\n</metadata>",
        f'<g id="chart" font-family="{FAMILIES}" fill-rule="evenodd">',
    )

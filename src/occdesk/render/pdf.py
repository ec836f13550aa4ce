"""A figure as a PDF: one page of just its size, fonts embedded, metadata, and its data if wanted.

What Qt writes is corrected in three places, each over as many bytes as there were, so that every
offset in the file still holds: the time is taken out, so that the same figure gives the same
bytes; the page is as large as was asked rather than whole points; and the space is a space, which
shares its glyph with the tab in the font, where Qt says tab.
"""

import hashlib
import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from occdesk.charts.cells import as_csv
from occdesk.charts.figure import Figure
from occdesk.charts.imprint import Imprint, xmp_of
from occdesk.charts.publication import ExportOptions
from occdesk.charts.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.painting import application, paint_figure
from occdesk.render.pens import colour, theme_named

_PDF_DPI = 1200
_BLEED = 2.0
"""How far the page's colour goes beyond it, in px: Qt rounds the page to points."""

_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)\n]{0,40}\)\n")
_PAGE = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_LETTERS = re.compile(rb"\[(?:<[0-9A-F]+> )+\]")
DATA_NAME = "data.csv"


def pdf_of(figure: Figure, options: ExportOptions, imprint: Imprint) -> bytes:
    """Return FIGURE as the bytes of a PDF file that carries IMPRINT, and its table if asked for."""
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    _describe(writer, imprint)
    if options.attach_data:
        table = as_csv(figure.table.columns, figure.table.rows)
        writer.addFileAttachment(DATA_NAME, QByteArray(table.encode()), "text/csv")
    points = QSizeF(options.width * 72 / DPI, options.height * 72 / DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )
    writer.setResolution(_PDF_DPI)
    _paint(writer, figure, options)
    del writer
    buffer.close()
    return _corrected(bytes(data.data()), points)


def _describe(writer: QPdfWriter, imprint: Imprint) -> None:
    """Put IMPRINT into the information and the metadata of the document."""
    packet = xmp_of(imprint)
    writer.setTitle(imprint.title)
    writer.setCreator(imprint.software)
    writer.setDocumentXmpMetadata(QByteArray(packet))
    # Without one Qt makes an identifier up, another one each time.
    digest = hashlib.sha256(packet).digest()
    writer.setDocumentId(QUuid.fromRfc4122(QByteArray(digest[:16])))


def _paint(writer: QPdfWriter, figure: Figure, options: ExportOptions) -> None:
    painter = QPainter()
    if not painter.begin(writer):
        raise OccDeskError("The page could not be begun; try PNG.")
    try:
        painter.scale(_PDF_DPI / DPI, _PDF_DPI / DPI)
        if options.background != "transparent":
            page = QRectF(0, 0, options.width, options.height)
            page.adjust(-_BLEED, -_BLEED, _BLEED, _BLEED)
            painter.fillRect(page, colour(theme_named(options.colours), "panel"))
        paint_figure(figure, painter, options.width, options.height, options.colours)
    finally:
        painter.end()


def _corrected(data: bytes, page: QSizeF) -> bytes:
    """Return DATA without times, with a page of PAGE points and spaces that are spaces."""
    # The information comes first, then the pages; what is between stream and endstream may be
    # anything, and is left alone but for the tables of letters.
    end = data.index(b"endobj")
    head = _DATES.sub(lambda found: b" " * (len(found[0]) - 1) + b"\n", data[:end])
    parts = re.split(rb"(?<=\nstream\n)(.*?)(?=\nendstream\n)", head + data[end:], flags=re.DOTALL)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            parts[number] = _PAGE.sub(lambda found: _page(found, page), part)
        elif b"begincmap" in part:
            parts[number] = _LETTERS.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), part)
    return b"".join(parts)


def _page(found: re.Match[bytes], page: QSizeF) -> bytes:
    """Return the box of a page of PAGE points, as long as the one that was FOUND."""
    sides = [
        f"{number:.6f}".encode()[: len(old)].ljust(len(old))
        for number, old in zip((page.width(), page.height()), found.groups(), strict=True)
    ]
    return b"/MediaBox [0 0 " + b" ".join(sides) + b"]"

"""A figure as a PDF: one page of just its size, fonts embedded, metadata, and its data if wanted.

What Qt writes is corrected in three places: the time is taken out, so that the same figure gives
the same bytes; the page is as large as was asked rather than whole points; and the space is a
space, which shares its glyph with the tab in the font, where Qt says tab.
"""

import hashlib
import re

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from occdesk.charts.cells import as_csv
from occdesk.charts.figure import Figure
from occdesk.charts.imprint import Imprint, xmp_of
from occdesk.charts.publication import ExportOptions
from occdesk.charts.sizes import DPI
from occdesk.model.errors import OccDeskError
from occdesk.render.painting import application, paint_page

_PDF_DPI = 1200
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \([^)]*\)\n")
_PAGE = re.compile(rb"/MediaBox \[[^\]]*\]")
_LETTERS = re.compile(rb"\[(?:<[0-9A-F]+> )+\]")
_ROW = re.compile(rb"(\d{10}) \d{5} ([nf]) \n")
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
    # Qt writes the fonts in the order of a table whose seed is another in each process.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        _paint(writer, figure, options)
    finally:
        QHashSeed.resetRandomGlobalSeed()
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
        paint_page(figure, painter, options)
    finally:
        painter.end()


def _corrected(data: bytes, page: QSizeF) -> bytes:
    """Return DATA without times, with a page of PAGE points and spaces that are spaces.

    Objects get other lengths by that, so the table of their places is written anew (ISO 32000-1,
    7.5.4).
    """
    table = int(data[data.rindex(b"startxref") :].split()[1])
    rows = _ROW.findall(data, table)
    places = {number: int(at) for number, (at, kind) in enumerate(rows) if kind == b"n" and int(at)}
    order = sorted(places, key=lambda number: places[number])
    ends = [places[number] for number in order[1:]] + [table]
    parts = [data[: places[order[0]]]]
    length = len(parts[0])
    for number, end in zip(order, ends, strict=True):
        part = _corrected_object(data[places[number] : end], page)
        places[number] = length
        parts.append(part)
        length += len(part)
    parts.append(b"xref\n0 %d\n" % len(rows))
    for number in range(len(rows)):
        used = number in places
        parts.append(b"%010d 00000 n \n" % places[number] if used else b"0000000000 65535 f \n")
    parts.append(data[data.index(b"trailer", table) : data.rindex(b"startxref")])
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)


def _corrected_object(part: bytes, page: QSizeF) -> bytes:
    """Return an object; what is in its stream is left alone but for a table of letters."""
    head, mark, stream = part.partition(b"\nstream\n")
    head = _DATES.sub(b"", head)
    head = _PAGE.sub(b"/MediaBox [0 0 %.4f %.4f]" % (page.width(), page.height()), head)
    if b"begincmap" in stream:
        # As long as before, so that the length of the stream holds.
        stream = _LETTERS.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), stream)
    return head + mark + stream

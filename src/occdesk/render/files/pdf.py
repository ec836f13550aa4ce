"""A figure as a PDF: one page of just its size, fonts embedded, metadata, and its data if wanted.

What Qt writes is made a file for archives (`render/pdf_archive.py`), tagged as a figure with its
words, without a time, so that the same figure gives the same bytes, and with a page as large as
was asked rather than of whole points.
"""

import hashlib
import re

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import Imprint, xmp_of
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import DPI
from occdesk.charts.shared.cells import as_csv
from occdesk.model.errors import OccDeskError
from occdesk.render.files.painting import application, paint_page
from occdesk.render.files.pdf_archive import Attached, archive, tag_figure
from occdesk.render.files.pdf_objects import read_objects, written

_PDF_DPI = 1200
_BOX = re.compile(rb"/(MediaBox|TrimBox) \[[^\]]*\]")
DATA_NAME = "data.csv"


def pdf_of(figure: Figure, options: ExportOptions, imprint: Imprint) -> bytes:
    """Return FIGURE as the bytes of a PDF file that carries IMPRINT, and its table if asked for."""
    application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    describe(writer, imprint)
    with_data = options.attach_data
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
    return _finished(bytes(data.data()), points, imprint, _table(figure) if with_data else None)


def describe(writer: QPdfWriter, imprint: Imprint) -> None:
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


def _table(figure: Figure) -> Attached:
    """Return the table of FIGURE as a file to be attached."""
    table = as_csv(figure.table.columns, figure.table.rows)
    return Attached(DATA_NAME, "text/csv", f"The data of the chart: {figure.title}", table.encode())


def _finished(data: bytes, size: QSizeF, imprint: Imprint, table: Attached | None) -> bytes:
    """Return DATA as Qt wrote it with a page of SIZE in points, tagged, and fit for archives."""
    file = read_objects(data)
    (page,) = file.find(b"/Type /Page\n")
    box = rb"/\1 [0 0 %.4f %.4f]" % (size.width(), size.height())
    file.objects[page] = _BOX.sub(box, file.objects[page])
    tag_figure(file, page, imprint.title, imprint.alt)
    archive(file, imprint, table)
    return written(file)

"""Rich text as pages of a PDF, in the fonts of the program, with a foot on each page.

The same text gives the same bytes, and the file is one for archives, as those of charts are.
"""

from typing import NamedTuple

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from occdesk.charts.publishing.metadata import Imprint
from occdesk.model.errors import OccDeskError
from occdesk.render.files.page_breaks import part_paragraphs
from occdesk.render.files.painting import application
from occdesk.render.files.pdf import describe
from occdesk.render.files.pdf_archive import archive
from occdesk.render.files.pdf_objects import read_objects, written
from occdesk.render.layout.figure import TextStyle
from occdesk.render.style.fonts import font, load_fonts, metrics
from occdesk.render.style.rich_text import fill
from occdesk.render.style.tokens import LIGHT, TYPE

PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
"""The sizes of paper that a text can be set for."""

DPI = 96
MARGIN = 20 / 25.4 * DPI
_PDF_DPI = 1200
_FOOT = TextStyle(TYPE["tiny"])
_FOOT_GAP = 14.0
_EDGE = 10.0
"""So far from the edge of a page a line begins or ends that belongs to the next or the last."""


class Sheet(NamedTuple):
    """What stands beside the text: the paper, one of PAPERS, the words at the foot, the author."""

    paper: str
    foot: str
    author: str = ""


def document_pdf(html: str, sheet: Sheet, imprint: Imprint) -> bytes:
    """Return HTML, in the subset that Qt's rich text knows, as a PDF that carries IMPRINT.

    Sizes in the HTML are px at 96 dpi. Nothing outside of the text is loaded.
    """
    application()
    load_fonts()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    describe(writer, imprint)
    writer.setAuthor(sheet.author)
    size = QPageSize(PAPERS[sheet.paper])
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(_PDF_DPI)
    # Qt writes the fonts in the order of a table whose seed is another in each process.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        _paint(writer, html, sheet.foot, size.size(QPageSize.Unit.Point) * DPI / 72)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    del writer
    buffer.close()
    file = read_objects(bytes(data.data()))
    archive(file, imprint)
    return written(file)


def _paint(writer: QPdfWriter, html: str, foot: str, paper: QSizeF) -> None:
    document = _Closed()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    fill(document, html)
    _part_ligatures(document)
    body = QSizeF(paper.width() - 2 * MARGIN, paper.height() - 2 * MARGIN)
    document.setPageSize(body)
    part_paragraphs(document)
    painter = QPainter()
    if not painter.begin(writer):
        raise OccDeskError("The page could not be begun; write the article as text or HTML.")
    try:
        painter.scale(_PDF_DPI / DPI, _PDF_DPI / DPI)
        painter.translate(MARGIN, MARGIN)
        pages = document.pageCount()
        for page in range(pages):
            if page:
                writer.newPage()
            _paint_page(painter, document, page, body)
            _paint_foot(painter, foot, f"{page + 1} / {pages}", body)
    finally:
        painter.end()


def _part_ligatures(document: QTextDocument) -> None:
    """Write `ft` as two letters: what is one shape has no letters of its own in a PDF's text."""
    form = QTextCharFormat()
    form.setFontFeatures({QFont.Tag.fromString(name): 0 for name in ("liga", "calt", "clig")})
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(form)


def _paint_page(painter: QPainter, document: QTextDocument, page: int, body: QSizeF) -> None:
    painter.save()
    part = QRectF(0, page * body.height(), body.width(), body.height())
    painter.translate(0, -part.top())
    painter.setClipRect(part)
    context = QAbstractTextDocumentLayout.PaintContext()
    # A line of the next page that begins at the edge would be in the text of both.
    context.clip = part.adjusted(0, _EDGE, 0, -_EDGE)
    context.palette = QPalette(QColor(LIGHT["ink"]))
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, foot: str, number: str, body: QSizeF) -> None:
    painter.setFont(font(_FOOT))
    painter.setPen(QColor(LIGHT["muted"]))
    line = QRectF(0, body.height() + _FOOT_GAP, body.width(), metrics(_FOOT).height())
    room = body.width() - metrics(_FOOT).horizontalAdvance(number) - 24
    words = metrics(_FOOT).elidedText(foot, Qt.TextElideMode.ElideRight, room)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, number)


class _Closed(QTextDocument):
    """A document that loads nothing: no files, no pictures, no style sheets."""

    def loadResource(self, kind: int, name: object) -> object:
        return None

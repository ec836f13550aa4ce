"""Rich text as pages of a PDF."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from occdesk.render.painting import application

MARGIN_MM = 20.0
DPI = 96


def document_pdf(html: str, title: str) -> bytes:
    """Return HTML, in the subset that Qt's rich text knows, as a PDF of A4 pages.

    Sizes in the HTML are px at 96 dpi. Nothing outside of the text is loaded.
    """
    application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("OccDesk")
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = _Closed()
    document.setHtml(html)
    document.setDocumentMargin(0)
    page = writer.pageLayout().paintRectPixels(DPI)
    document.setPageSize(QSizeF(page.width(), page.height()))
    document.print_(writer)
    return bytes(buffer.data().data())


class _Closed(QTextDocument):
    """A document that loads nothing: no files, no pictures, no style sheets."""

    def loadResource(self, kind: int, name: object) -> object:
        return None

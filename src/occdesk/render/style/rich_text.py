"""HTML put into a document of Qt's rich text, with headings as large as their style says."""

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

_ENLARGED = QTextFormat.Property.FontSizeAdjustment


def fill(document: QTextDocument, html: str) -> None:
    """Put HTML into DOCUMENT.

    Qt enlarges a heading by its level, and then does not look at the size that its style gives.
    DOCUMENT must not be shown yet: what is changed on the screen loses lines until it is resized.
    """
    document.setHtml(html)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                form = QTextCharFormat(piece.charFormat())
                form.clearProperty(_ENLARGED)
                cursor.setPosition(piece.position())
                end = piece.position() + piece.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
                pieces += 1
        block = block.next()
    cursor.endEditBlock()

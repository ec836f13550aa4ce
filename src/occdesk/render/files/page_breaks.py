"""Where pages break: no paragraph lies on two of them, no line and no heading is left alone.

Qt draws of a paragraph that runs over a page's end one line more on the next page, out of sight
behind the clip, and a PDF has it in its text twice. A paragraph that ends with its page is drawn
there and nowhere else. So each that runs over is made two, at the line where the page ends.
"""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_FEWEST = 2
"""So many lines of a paragraph stay together at the end of a page, and at the beginning."""


def part_paragraphs(document: QTextDocument) -> None:
    """Part each paragraph of DOCUMENT that runs over the end of a page; it must have a page size.

    The lines stay as they are, but where one would be left alone the break comes earlier.
    """
    block = document.begin()
    while block.isValid():
        _lay_out(document)
        if block.blockFormat().headingLevel() and _is_left_behind(document, block):
            _break_before(block)
        elif line := _first_of_next_page(document, block):
            line = _with_company(block, line)
            if line:
                _part(block, line)
            else:
                _break_before(_heading_of(block))
        block = block.next()


def _lay_out(document: QTextDocument) -> None:
    """Give every line of DOCUMENT its place: Qt does so late, and after a change only in part."""
    document.pageCount()


def _page(document: QTextDocument, block: QTextBlock, line: int) -> int:
    """Return the page on which LINE of BLOCK stands, told by its middle: edges are rounded."""
    top = document.documentLayout().blockBoundingRect(block).top()
    found = block.layout().lineAt(line)
    return int((top + found.y() + found.height() / 2) // document.pageSize().height())


def _first_of_next_page(document: QTextDocument, block: QTextBlock) -> int:
    """Return the first line of BLOCK that is on another page than its first, or 0."""
    lines = block.layout().lineCount()
    if lines < _FEWEST:
        return 0
    first = _page(document, block, 0)
    return next((each for each in range(1, lines) if _page(document, block, each) != first), 0)


def _with_company(block: QTextBlock, line: int) -> int:
    """Return the line to break at, so that none is alone; 0 where all of BLOCK has to go on.

    Cells of a table break where they must: their rows stand beside each other.
    """
    if QTextCursor(block).currentTable():
        return line
    if block.layout().lineCount() - line < _FEWEST:
        line -= 1
    return line if line >= _FEWEST else 0


def _is_left_behind(document: QTextDocument, heading: QTextBlock) -> bool:
    """Say whether what HEADING stands over begins on another page."""
    below = heading.next()
    if not below.isValid() or not heading.layout().lineCount() or not below.layout().lineCount():
        return False
    last = heading.layout().lineCount() - 1
    return _page(document, heading, last) != _page(document, below, 0)


def _heading_of(block: QTextBlock) -> QTextBlock:
    """Return the heading right above BLOCK, which goes where it goes, or BLOCK."""
    above = block.previous()
    return above if above.isValid() and above.blockFormat().headingLevel() else block


def _break_before(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    if cursor.currentTable() or not block.position():
        return
    form = QTextBlockFormat()
    form.setPageBreakPolicy(_BEFORE)
    cursor.mergeBlockFormat(form)


def _part(block: QTextBlock, line: int) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.layout().lineAt(line).textStart())
    listed = block.textList()
    rest = QTextBlockFormat(block.blockFormat())
    rest.setTopMargin(0)
    rest.setTextIndent(0)
    if not cursor.currentTable():
        rest.setPageBreakPolicy(_BEFORE)
    upper = QTextBlockFormat()
    upper.setBottomMargin(0)
    cursor.mergeBlockFormat(upper)
    cursor.insertBlock(rest)
    if listed:
        # The rest of an item is no item of its own, and stands where the item stands.
        indent = listed.format().indent() + rest.indent()
        listed.remove(cursor.block())
        rest.setIndent(indent)
        rest.setObjectIndex(-1)
        cursor.setBlockFormat(rest)

"""What is painted of a page: the blocks of text of which nothing is to be seen."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

TOLD = 24
"""How far a colour has to be from the ground around it to be ink."""

BLANK = "\xa0 \u2028"

Line = tuple[int, int]


def blocks_of(browser: QTextBrowser) -> list[QTextBlock]:
    """Return the blocks of the page of BROWSER that hold text."""
    found = []
    block = browser.document().begin()
    while block.isValid():
        if block.text().strip(BLANK):
            found.append(block)
        block = block.next()
    return found


def unpainted(browser: QTextBrowser) -> list[str]:
    """Scroll through the page of BROWSER, down and to its right end where it is wider than its
    panel, and return the texts of the blocks that are not painted:
    those without lines, and those of which a line has no ink where it stands."""
    bar, port = browser.verticalScrollBar(), browser.viewport()
    sideways = browser.horizontalScrollBar()
    blocks = blocks_of(browser)
    inked: set[Line] = set()
    place = 0
    while True:
        bar.setValue(place)
        lines = list(_lines(browser, blocks, bar.value(), port.height()))
        widest = round(browser.document().size().width())
        over = widest - port.width()
        for stop in (*range(0, over, port.width() // 4), over):
            sideways.setValue(stop)
            side = sideways.value()
            image = port.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            pixels = np.frombuffer(image.constBits(), np.uint8)
            pixels = pixels.reshape(image.height(), -1, 4)[:, : image.width(), :3].astype(np.int16)
            for line, rect in lines:
                here = rect.translated(-side, 0)
                starts = -1 <= here.left() < port.width() - 20
                inside = starts and (
                    here.right() <= port.width() + 1 or here.width() > port.width() - 60
                )
                if inside and _has_ink(pixels, here, image.devicePixelRatio()):
                    inked.add(line)
        sideways.setValue(0)
        if bar.value() >= bar.maximum():
            # Qt lays out in turns what is far below: there may be more of it a moment later.
            QTest.qWait(20)
            if bar.value() >= bar.maximum():
                break
        place = bar.value() + max(port.height() - 120, 40)
    return [each.text() for each in blocks if not _written(each) or _written(each) - inked]


def broken_words(browser: QTextBrowser) -> list[str]:
    """Return what of the page of BROWSER goes on in the next line within a word or a number."""
    found = []
    for block in blocks_of(browser):
        text, layout = block.text(), block.layout()
        for number in range(1, layout.lineCount()):
            at = layout.lineAt(number).textStart()
            before, after = text[at - 1], text[at]
            if (before.isalnum() and after.isalnum()) or after in ",.%":
                found.append(text[max(at - 12, 0) : at] + "|" + text[at : at + 12])
    return found


def air_above(browser: QTextBrowser) -> dict[str, float]:
    """Return how far each heading of the page of BROWSER stands below what is painted above it."""
    laid_out = browser.document().documentLayout()
    bottom, found = 0.0, {}
    for block in blocks_of(browser):
        rect = laid_out.blockBoundingRect(block)
        lines = block.layout()
        if block.blockFormat().headingLevel():
            found[block.text()] = rect.top() + lines.lineAt(0).y() - bottom
        last = lines.lineAt(lines.lineCount() - 1)
        bottom = max(bottom, rect.top() + last.y() + last.height())
    return found


def _written(block: QTextBlock) -> set[Line]:
    """Return which lines of BLOCK hold letters."""
    layout = block.layout()
    lines = [(number, layout.lineAt(number)) for number in range(layout.lineCount())]
    return {
        (block.blockNumber(), number)
        for number, line in lines
        if block.text()[line.textStart() : line.textStart() + line.textLength()].strip(BLANK)
    }


def _lines(
    browser: QTextBrowser, blocks: list[QTextBlock], top: int, height: int
) -> list[tuple[Line, QRectF]]:
    """Return the lines that stand whole in the part of the page from TOP, and where in it."""
    shown = QRectF(0, top, 1e6, height)
    laid_out = browser.document().documentLayout()
    found = []
    for block in blocks:
        rect = laid_out.blockBoundingRect(block)
        if not rect.intersects(shown):
            continue
        for number in range(block.layout().lineCount()):
            here = block.layout().lineAt(number).naturalTextRect().translated(rect.topLeft())
            if shown.top() <= here.top() and here.bottom() <= shown.bottom():
                found.append(((block.blockNumber(), number), here.translated(0, -top)))
    return found


def _has_ink(pixels: np.ndarray, rect: QRectF, scale: float) -> bool:
    left, right = max(round(rect.left() * scale), 0), round(rect.right() * scale)
    part = pixels[round(rect.top() * scale) : round(rect.bottom() * scale), left:right]
    if part.size == 0:
        return False
    return bool((np.abs(part - part[0, 0]).max(axis=2) > TOLD).mean() > 0.005)

"""A painter that remembers its words and what they belong to, for files that hold text.

Qt's generator of SVG knows neither where a line is held (at its start, middle or end) nor that a
rim belongs to words. The words are kept here, and a sign in their place says when they come.
"""

import math
import re
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from occdesk.render.layout.figure import TextStyle

_PEN = QColor("black")
_SIGN = re.compile(r"(word|part)(\d+)")


class Written(NamedTuple):
    """One line of words: the place on its base line that it is held by, and how it looks.

    `anchor` is start, middle or end. `halo` is the colour of a rim behind the letters. `room` is
    how wide the words may be before they run off the page.
    """

    x: float
    y: float
    words: str
    anchor: str
    style: TextStyle
    ink: QColor
    halo: QColor | None = None
    room: float = math.inf


class RecordingPainter(QPainter):
    """A painter that keeps what is written with `write_line`, and names of parts, in order.

    Items are handed this very object by the scene, and write through it.
    """

    def __init__(self, width: float) -> None:
        """Paint on a page of WIDTH px."""
        super().__init__()
        self._width = width
        self.lines: list[Written] = []
        self.parts: list[str] = []

    def write_line(self, line: Written) -> None:
        """Keep LINE, and leave a sign in the drawing where it comes."""
        self._sign(f"word{len(self.lines)}")
        place = self.transform()
        x = place.m11() * line.x + place.dx()
        left, right = x / place.m11(), (self._width - x) / place.m11()
        room = {"start": right, "middle": 2 * min(left, right), "end": left}[line.anchor]
        self.lines.append(line._replace(room=room))

    def begin_part(self, part: str) -> None:
        """Let what is drawn from now on belong to PART."""
        self._sign(f"part{len(self.parts)}")
        self.parts.append(part)

    def read(self, sign: str) -> Written | str:
        """Return what stands for SIGN: a line of words, or the name of a part that begins."""
        found = _SIGN.fullmatch(sign.strip())
        assert found is not None, sign
        number = int(found[2])
        return self.lines[number] if found[1] == "word" else self.parts[number]

    def _sign(self, sign: str) -> None:
        pen = self.pen()
        # Words without a pen are left out of the drawing.
        self.setPen(_PEN)
        self.drawText(QPointF(0, 0), sign)
        self.setPen(pen)


def begin_part(painter: QPainter, part: str) -> None:
    """Let what PAINTER draws from now on belong to PART, where the file has parts."""
    if isinstance(painter, RecordingPainter):
        painter.begin_part(part)

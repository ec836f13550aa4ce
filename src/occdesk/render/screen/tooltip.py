"""What floats over a picture on the screen: the hint beside a mark, and the ring around it.

They are no items of the scene: the canvas paints them over the finished picture, so that moving
the pointer paints nothing else anew.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from occdesk.render.layout.figure import Box, TextStyle, wrap
from occdesk.render.layout.target import Target
from occdesk.render.style.fonts import measure
from occdesk.render.style.pens import Theme, colour, pen, rect, theme_named, write
from occdesk.render.style.tokens import RADIUS, SPACE, TYPE

HEAD = TextStyle(int(TYPE["small"]), bold=True)
BODY = TextStyle(int(TYPE["small"]), tabular=True)
_WIDEST = 300.0


class Hint:
    """A small card of plain text beside a mark, always inside the picture."""

    def __init__(self) -> None:
        self._theme: Theme = theme_named("light")
        self._box = Box(0, 0, 0, 0)
        self._head: tuple[str, ...] = ()
        self._body: tuple[str, ...] = ()
        self.is_shown = False

    def show_hint(self, target: Target, within: Box, theme: Theme) -> None:
        """Show the hint of TARGET beside it, inside WITHIN; the first line is its heading."""
        head, _, body = target.hint.partition("\n")
        room = max(min(_WIDEST, within.width - 2 * SPACE["gap"] - 8), 40.0)
        self._head = wrap(head, HEAD, room, measure)
        self._body = wrap(body, BODY, room, measure)
        wide = max(
            (
                *(measure(line, HEAD) for line in self._head),
                *(measure(line, BODY) for line in self._body),
            ),
            default=0.0,
        )
        high = len(self._head) * HEAD.line + len(self._body) * BODY.line
        width, height = wide + 2 * SPACE["gap"], high + 2 * SPACE["near"]
        self._theme = theme
        self._box = _beside(target.box, width, height, within)
        self.is_shown = True

    def box(self) -> Box:
        """Return where the hint stands."""
        return self._box

    def paint(self, painter: QPainter) -> None:
        """Paint card and words."""
        if not self.is_shown:
            return
        theme, box = self._theme, self._box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme, "line_strong", 1.0))
        painter.setBrush(colour(theme, "raised", 0.98))
        painter.drawRoundedRect(rect(box), RADIUS, RADIUS)
        inner = Box(box.x + SPACE["gap"], box.y + SPACE["near"], box.width - 2 * SPACE["gap"], 0)
        write(painter, self._head, HEAD, inner, colour(theme, "ink"))
        below = Box(inner.x, inner.y + len(self._head) * HEAD.line, inner.width, 0)
        write(painter, self._body, BODY, below, colour(theme, "muted"))


def _beside(mark: Box, width: float, height: float, within: Box) -> Box:
    """Return a place for a card beside MARK: right, left, below or above, inside WITHIN."""
    gap = 10.0
    middle = mark.y + mark.height / 2
    places = (
        (mark.right + gap, middle - height - gap / 2),
        (mark.x - gap - width, middle - height - gap / 2),
        (mark.x + mark.width / 2 - width / 2, mark.bottom + gap),
        (mark.x + mark.width / 2 - width / 2, mark.y - gap - height),
    )
    best: tuple[float, Box] | None = None
    for price, (x, y) in enumerate(places):
        inside = Box(
            min(max(x, within.x + 2), max(within.right - width - 2, within.x + 2)),
            min(max(y, within.y + 2), max(within.bottom - height - 2, within.y + 2)),
            width,
            height,
        )
        cost = price + abs(inside.x - x) + abs(inside.y - y)
        cost += 10_000 if inside.meets(mark) else 0
        if best is None or cost < best[0]:
            best = (cost, inside)
    assert best is not None
    return best[1]


def paint_frame(painter: QPainter, box: Box, theme: Theme) -> None:
    """Paint a frame along the inside of BOX: the keyboard is here."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme, "accent", 2.0))
    painter.drawRoundedRect(rect(box).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class Ring:
    """A ring around the mark under the pointer (thin) or under the keyboard (strong)."""

    def __init__(self) -> None:
        self._theme: Theme = theme_named("light")
        self._box = Box(0, 0, 0, 0)
        self._is_round = False
        self._is_strong = False
        self.is_shown = False

    def show_ring(self, target: Target, theme: Theme, is_strong: bool) -> None:
        """Show the ring around TARGET."""
        self._theme, self._box = theme, target.box
        self._is_round, self._is_strong = target.is_round, is_strong
        self.is_shown = True

    def paint(self, painter: QPainter) -> None:
        """Paint the ring, with a rim in the colour of the page so that it shows on any mark."""
        if not self.is_shown:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        off = 3.0 if self._is_round else 1.0
        place = rect(self._box).adjusted(-off, -off, off, off)
        width = 2.5 if self._is_strong else 1.2
        role = "accent" if self._is_strong else "ink"
        for each in (pen(self._theme, "panel", width + 2), pen(self._theme, role, width)):
            painter.setPen(each)
            if self._is_round:
                painter.drawEllipse(place)
            else:
                painter.drawRoundedRect(place, 4, 4)

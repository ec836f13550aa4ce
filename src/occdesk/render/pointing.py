"""What is pointed at in a picture: one target, by pointer or by keyboard, its ring and its hint."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from occdesk.render.hints import Hint, Ring
from occdesk.render.layout import Box
from occdesk.render.pens import Theme
from occdesk.render.targets import Target


class Pointing:
    """Remembers the number of the target that is pointed at and paints what shows it."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.is_by_keys = False
        self.ring = Ring()
        self.hint = Hint()

    def forget(self) -> None:
        """Point at nothing."""
        self.number = None
        self.is_by_keys = False
        self.ring.is_shown = self.hint.is_shown = False

    def show(self, targets: Sequence[Target], within: Box, theme: Theme) -> None:
        """Put ring and hint to its place among TARGETS, the hint inside WITHIN; all in layout px.

        Where TARGETS are another picture's and there are fewer of them, it points at nothing.
        """
        if self.number is None or self.number >= len(targets):
            self.forget()
            return
        target = targets[self.number]
        self.ring.show_ring(target, theme, self.is_by_keys)
        if target.hint:
            self.hint.show_hint(target, within, theme)
        else:
            self.hint.is_shown = False

    def paint(self, painter: QPainter) -> None:
        """Paint ring and hint over a picture."""
        self.ring.paint(painter)
        self.hint.paint(painter)

"""What is pointed at in a picture: one target, by pointer or by keyboard, its ring and its hint."""

from occdesk.render.layout.figure import Box
from occdesk.render.layout.target import Target
from occdesk.render.screen.tooltip import Hint, Ring
from occdesk.render.style.pens import Theme


class Pointing:
    """Remembers the number of the target that is pointed at, and has what shows it."""

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

    def show(self, target: Target, within: Box, theme: Theme) -> None:
        """Put ring and hint to TARGET, the hint inside WITHIN; all in layout px."""
        self.ring.show_ring(target, theme, self.is_by_keys)
        if target.hint:
            self.hint.show_hint(target, within, theme)
        else:
            self.hint.is_shown = False

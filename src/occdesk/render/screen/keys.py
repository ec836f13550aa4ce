"""Which mark a key goes to: arrows step; Home, End and the keys of pages leap."""

from PySide6.QtCore import Qt

from occdesk.render.layout.hit_test import Targets

_ARROWS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}
_LEAPS = {
    Qt.Key.Key_Home: (Targets.end, -1),
    Qt.Key.Key_End: (Targets.end, 1),
    Qt.Key.Key_PageUp: (Targets.leap, -1),
    Qt.Key.Key_PageDown: (Targets.leap, 1),
}
WALKING = (*_ARROWS, *_LEAPS)
"""The keys that go from mark to mark."""


def find_next(targets: Targets, now: int | None, key: Qt.Key) -> int | None:
    """Return where KEY, one of WALKING, goes from NOW: any of them to the first from nowhere."""
    if now is None:
        return targets.first()
    if key in _ARROWS:
        return targets.step(now, *_ARROWS[key])
    goes, by = _LEAPS[key]
    return goes(targets, now, by)

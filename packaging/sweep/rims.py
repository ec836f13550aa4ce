"""Nothing is painted up to the border of a picture: what touches it was cut off by it."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtGui import QImage

from sweep.drawn import Drawn

CLEARLY = 40


def check(drawn: Drawn) -> Iterator[str]:
    """Yield the sides of the picture that paint touches."""
    image = drawn.image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8)
    pixels = rows.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    pixels = pixels.reshape(image.height(), image.width(), 3).astype(int)
    ground = drawn.ground
    away = np.abs(pixels - [ground.red(), ground.green(), ground.blue()]).max(axis=2) > CLEARLY
    sides = {"left": away[:, 0], "right": away[:, -1], "top": away[0], "bottom": away[-1]}
    for side, inked in sides.items():
        if inked.any():
            yield f"paint touches the {side} border at px {int(np.flatnonzero(inked)[0])}"

"""Icons: the program's own SVG drawings, coloured by the theme and crisp at any scale."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from occdesk.paths import bundled
from occdesk.ui.kit.theme import Theme

SIDE = 20
LARGEST = 3.0


def draw_icon(name: str, theme: Theme, role: str = "ink") -> QIcon:
    """Return the icon NAME in the colour ROLE of THEME, fainter where it is disabled.

    An icon that is not there is an empty one: the words beside it are enough. What has been drawn
    once is not drawn again.
    """
    key = (name, theme.name, role, theme.pixel_ratio())
    if key not in theme.icons:
        theme.icons[key] = _draw(name, theme, role)
    return theme.icons[key]


def _draw(name: str, theme: Theme, role: str) -> QIcon:
    # QtSvg is not needed for the first picture of the window, so it is loaded with the first icon.
    from PySide6.QtSvg import QSvgRenderer

    path = bundled("resources", "icons", f"{name}.svg")
    made = QIcon()
    if not path.is_file():
        return made
    drawing = path.read_text(encoding="utf-8")
    # One for the screen as it is, and one for larger screens that the window may be moved to.
    scales = sorted({theme.pixel_ratio(), LARGEST})
    for mode, colour in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "faint")):
        coloured = drawing.replace("currentColor", theme.roles[colour])
        renderer = QSvgRenderer(QByteArray(coloured.encode()))
        for scale in scales:
            pixmap = QPixmap(round(SIDE * scale), round(SIDE * scale))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(pixmap.rect()))
            painter.end()
            pixmap.setDevicePixelRatio(scale)
            made.addPixmap(pixmap, mode)
    return made

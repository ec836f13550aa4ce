"""How words of an SVG look, whether they are written as text or as shapes."""

from PySide6.QtGui import QColor

from occdesk.render.files.svg_body import Look, number
from occdesk.render.style.pens import RIM_WIDTH


def rimmed(name: str, halo: QColor, look: Look, text: str, scale: float = 1.0) -> str:
    """Return TEXT, an element called NAME with a LOOK, over a rim of HALO."""
    words = "".join(f' {key}="{word}"' for key, word in look)
    shape = "".join(f' {key}="{word}"' for key, word in look if key.startswith("font-"))
    opacity = f' stroke-opacity="{number(halo.alphaF(), 3)}"' if halo.alpha() < 255 else ""
    return (
        f'<use xlink:href="#{name}" fill="none" stroke="{halo.name()}"{opacity}'
        f' stroke-width="{number(2 * RIM_WIDTH / scale)}" stroke-linejoin="round"{shape}/>'
        f"<g{words}>{text}</g>"
    )


def fill_of(ink: QColor) -> Look:
    """Return how letters in INK are filled."""
    opacity = (("fill-opacity", number(ink.alphaF(), 3)),) if ink.alpha() < 255 else ()
    return (("fill", ink.name()), *opacity)

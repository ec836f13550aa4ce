"""Letters of an SVG as outlines: each is drawn once in the file and used wherever it is written."""

from PySide6.QtGui import QPainterPath, QRawFont, QTextLayout

from occdesk.render.files.recording import Written
from occdesk.render.files.svg_body import Look, number
from occdesk.render.files.svg_words import fill_of, rimmed
from occdesk.render.layout.figure import TextStyle
from occdesk.render.style.fonts import font

_SIZE = 1000
"""The size in px that letters are drawn in: whole numbers are fine enough for any picture."""


class Glyphs:
    """Writes lines as uses of letters, and knows the letters that were used."""

    def __init__(self) -> None:
        self._names: dict[tuple[bool, int], str] = {}
        self._paths: list[str] = []
        self._rims = 0

    def write(self, line: Written) -> tuple[Look, str]:
        """Return how LINE looks, and its letters as shapes."""
        scale = line.style.size / _SIZE
        uses, width = self._uses(line.words, line.style)
        x = line.x - width * scale * {"start": 0.0, "middle": 0.5, "end": 1.0}[line.anchor]
        at = f'transform="translate({number(x)} {number(line.y)}) scale({number(scale, 6)})"'
        look = fill_of(line.ink)
        if line.halo is None:
            return look, f"<g {at}>{uses}</g>"
        self._rims += 1
        name = f"label-{self._rims}"
        inner = f'<g id="{name}">{uses}</g>'
        return (), f"<g {at}>{rimmed(name, line.halo, look, inner, scale)}</g>"

    def defs(self) -> str:
        """Return the letters that were used."""
        return "\n".join(("<defs>", *self._paths, "</defs>"))

    def _uses(self, words: str, style: TextStyle) -> tuple[str, float]:
        """Return the letters of WORDS from 0 on, in a size of _SIZE, and how wide they are."""
        layout = QTextLayout(words, font(TextStyle(_SIZE, style.bold)))
        layout.beginLayout()
        shown = layout.createLine()
        shown.setLineWidth(1e9)
        layout.endLayout()
        uses = []
        for run in layout.glyphRuns():
            letters = run.rawFont()
            for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
                name = self._name(letters, glyph, style.bold)
                if name:
                    uses.append(f'<use xlink:href="#{name}" x="{number(at.x(), 0)}"/>')
        return "".join(uses), shown.naturalTextWidth()

    def _name(self, letters: QRawFont, glyph: int, bold: bool) -> str:
        """Return the name of a letter, which is drawn when it is first asked for; none for air."""
        key = (bold, glyph)
        if key not in self._names:
            path = letters.pathForGlyph(glyph)
            name = "" if path.isEmpty() else f"{'b' if bold else 'r'}{glyph}"
            self._names[key] = name
            if name:
                self._paths.append(f'<path id="{name}" fill-rule="nonzero" d="{_drawn(path)}"/>')
        return self._names[key]


def _drawn(path: QPainterPath) -> str:
    """Return PATH in whole numbers."""
    said: list[str] = []
    kinds = QPainterPath.ElementType
    signs = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    for number_ in range(path.elementCount()):
        element = path.elementAt(number_)
        place = f"{round(element.x)},{round(element.y)}"
        kind = element.type
        if kind == kinds.CurveToDataElement:
            said.append(f" {place}")
        else:
            closes = "Z" if kind == kinds.MoveToElement and said else ""
            said.append(f"{closes}{signs[kind]}{place}")
    return f"{''.join(said)}Z"

"""Boxes, and text wrapped into blocks: plain arithmetic on measured text, no Qt.

All lengths are in layout px, 96 to the inch; y grows downwards.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from occdesk.render.layout.hyphens import Cut, joints, parts, syllables


class TextStyle(NamedTuple):
    """A size in px, bold or not, digits of one width or not."""

    size: int
    bold: bool = False
    tabular: bool = False

    @property
    def line(self) -> int:
        """The height of a line: more air for small text than for titles."""
        return math.ceil(self.size * (1.22 if self.size >= 16 else 1.32))


Measure = Callable[[str, TextStyle], float]

_GOES_ON = "…"


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: "Box", air: float = 0.0) -> bool:
        """Tell whether the two overlap, or stand nearer than AIR."""
        return (
            self.x < other.right + air
            and other.x < self.right + air
            and self.y < other.bottom + air
            and other.y < self.bottom + air
        )

    def within(self, other: "Box", slack: float = 0.01) -> bool:
        """Tell whether this box lies inside OTHER."""
        return (
            self.x >= other.x - slack
            and self.y >= other.y - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


class Block(NamedTuple):
    """Lines of text in a box, in a colour role; `part` says what of the figure they are."""

    lines: tuple[str, ...]
    style: TextStyle
    role: str
    box: Box
    align: str = "left"
    part: str = ""


def wrap(text: str, style: TextStyle, width: float, measure: Measure) -> tuple[str, ...]:
    """Return TEXT as lines no wider than WIDTH; only a word that is wider by itself is broken.

    It is broken where it is joined of others, else between syllables, with a hyphen that is
    seen; what is no word (an address, a code) is broken anywhere. A line break in TEXT is kept.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if measure(longer, style) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while measure(line, style) > width and len(line) > 1:
                cut = _cut(line, style, width, measure)
                lines.append(line[: cut.at] + cut.mark)
                line = line[cut.at :]
        lines.append(line)
    return tuple(lines) if text else ()


def _cut(word: str, style: TextStyle, width: float, measure: Measure) -> Cut:
    """Return where to break WORD so that the first part, as long as it may be, fits WIDTH."""
    for cuts in (joints(word), syllables(word)):
        for cut in reversed(cuts):
            if measure(word[: cut.at] + cut.mark, style) <= width:
                return cut
    count = len(word) - 1
    while count > 1 and measure(word[:count], style) > width:
        count -= 1
    return Cut(count, "")


def whole_words(
    texts: Sequence[str], styles: Sequence[TextStyle], width: float, measure: Measure
) -> TextStyle:
    """Return the first of STYLES in which no word of TEXTS is broken in WIDTH, else the last."""
    words = [piece for text in texts for word in text.split() for piece in parts(word)]
    fitting = (s for s in styles if all(measure(word, s) <= width for word in words))
    return next(fitting, styles[-1])


def block(
    text: str,
    style: TextStyle,
    role: str,
    at: tuple[float, float],
    width: float,
    measure: Measure,
    align: str = "left",
) -> Block:
    """Return TEXT wrapped to WIDTH in a block whose top left corner is AT."""
    lines = wrap(text, style, width, measure)
    return Block(lines, style, role, Box(*at, width, len(lines) * style.line), align)


def cut_block(whole: Block, most: int, word: str, measure: Measure) -> tuple[Block, Block]:
    """Return the first MOST lines of WHOLE, and WORD as a link behind the last of them."""
    style, width = whole.style, whole.box.width
    beside = measure(f"{_GOES_ON} ", style)
    room = width - beside - measure(word, style)
    words = whole.lines[most - 1].split(" ")
    while len(words) > 1 and measure(" ".join(words), style) > room:
        words.pop()
    last = " ".join(words).rstrip(",;:.") + _GOES_ON
    lines = (*whole.lines[: most - 1], last)
    shown = whole._replace(lines=lines, box=whole.box._replace(height=most * style.line))
    at = whole.box.x + measure(f"{last} ", style)
    box = Box(at, whole.box.y + (most - 1) * style.line, measure(word, style), style.line)
    return shown, Block((word,), style, "accent", box)

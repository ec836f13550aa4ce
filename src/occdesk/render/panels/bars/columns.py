"""What stands side by side in a panel of bars: names, bars, and words in columns. No Qt.

The names stand at the left where there is room, else above their bars. The columns stand at the
right, the first of them where there is no room for all; beside names that stand above they are
words under the names. One wide cell is written in lines before a column goes for it. The axis is
as long as the words at the ends of the bars allow, so that most of them stand outside of their
bars.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.model.wording import MISSING
from occdesk.render.layout.axes import Scaled
from occdesk.render.layout.figure import Box, Measure, TextStyle, wrap
from occdesk.render.style.tokens import SPACE, TYPE

NAME = TextStyle(int(TYPE["body"]))
MARKED_NAME = TextStyle(int(TYPE["body"]), bold=True)
DETAIL = TextStyle(int(TYPE["tiny"]))
VALUE = TextStyle(int(TYPE["small"]), tabular=True)
MARKED_VALUE = TextStyle(int(TYPE["small"]), bold=True, tabular=True)

DOT, DOT_WITH_DIGIT = 11.0, 15.0
AIR = 5.0
"""Between the end of a bar, or the rim of a dot, and the words beside it."""

_NAMES_ABOVE = 480.0
_LEAST_BARS = 140.0
_WIDEST_NAMES = 300.0
_WIDEST_WORDS = 150.0
_UNMARKED = ("ink", "muted")
# Names give way to columns that must stay, down to this much of the width and this many px.
_LEAST_NAMES = (0.18, 104.0)
_COMMON = 0.75  # of the cells of a column have room in one line before the column goes

# How much of the width words before the axis may take, and the least that is left to the axis;
# words of bars find room inside, those of dots do not. Small panels without names are read by
# their numbers first.
_LIMITS = {"bars": (0.3, 0.55), "dumbbell": (0.4, 0.25)}
_LIMITS_WITHOUT_NAMES = (0.45, 0.25)


class Column(NamedTuple):
    """A column of words to the right of the bars; numbers end at its right edge."""

    head: str
    left: float
    width: float
    align: str


class Columns(NamedTuple):
    """Where names, bars and columns stand. `side` is the width of the names, 0 where above.

    Words of the bars stay between `left` and `right`; `lead` is the width of what is before names.
    Words of bars below zero stand `beyond` zero where the panel is too small to have them before.
    """

    names: float
    side: float
    lead: float
    left: float
    right: float
    x: Scaled
    asides: tuple[Column, ...]
    beyond: bool = False

    def at(self, number: float) -> float:
        """Return where NUMBER stands on the axis; for a thousand bars numpy is the slower way."""
        x = self.x
        return x.start + (number - x.low) / ((x.high - x.low) or 1.0) * (x.end - x.start)


def is_marked(row: BarRow) -> bool:
    """Tell whether ROW stands out: its name is bold and in its colour."""
    return row.role not in _UNMARKED


def name_style(row: BarRow) -> TextStyle:
    """Return how the name of ROW is written; headings are bold as marked rows are."""
    return MARKED_NAME if is_marked(row) or not row.bars else NAME


def value_style(row: BarRow) -> TextStyle:
    """Return how the numbers of ROW are written."""
    return MARKED_VALUE if is_marked(row) else VALUE


def split_columns(panel: Bars, box: Box, measure: Measure) -> Columns:
    """Return how the width of BOX is shared by the parts of PANEL."""
    lead = max((measure(row.lead, VALUE) for row in panel.rows if row.lead), default=0.0)
    lead += SPACE["near"] if lead else 0.0
    side, asides = _split(panel, box, lead, measure)
    left = box.x + lead + (side + SPACE["gap"] if side else 0.0)
    right = asides[0].left - SPACE["gap"] if asides else box.right
    beyond = _stands_beyond(panel)
    x = _stretch(panel, left, right, beyond, measure)
    return Columns(box.x + lead, side, lead, left, right, x, asides, beyond)


def _split(
    panel: Bars, box: Box, lead: float, measure: Measure
) -> tuple[float, tuple[Column, ...]]:
    """Return how wide the names beside the bars are, 0 where they stand above, and the columns.

    Names that stand beside the bars are written in more lines rather than let a column go that
    the panel is about.
    """
    longest = max((_longest_name(row, measure) for row in panel.rows if row.bars), default=0.0)
    if box.width < _NAMES_ABOVE or not longest:
        return 0.0, ()
    widest = min(longest + 1, 0.34 * box.width, _WIDEST_NAMES)
    least = min(widest, max(_LEAST_NAMES[0] * box.width, _LEAST_NAMES[1]))
    for share in (0.0, 0.5, 1.0):
        side = widest - share * (widest - least)
        start = box.x + lead + side + SPACE["gap"]
        asides = _place_asides(panel, start, box.right, measure)
        if len(asides) >= min(panel.needed, len(panel.heads)):
            break
    # Words under names that stand beside the bars would make the rows very high.
    is_lost = panel.heads and len(asides) < max(panel.needed, 1)
    return (0.0, ()) if is_lost else (side, asides)


def wanted_width(panel: Bars, measure: Measure) -> float:
    """Return how wide PANEL must be for all columns of its words; 0 where it has none."""
    if not panel.heads:
        return 0.0
    lead = max((measure(row.lead, VALUE) for row in panel.rows if row.lead), default=0.0)
    names = max((_longest_name(row, measure) for row in panel.rows if row.bars), default=0.0)
    widths = [width for width, _ in _aside_widths(panel, _WIDEST_WORDS, measure)]
    bars = _least_bars(panel, measure)
    whole = lead + min(names, _WIDEST_NAMES) + 2 * SPACE["gap"] + bars + _taken(widths)
    return max(whole, _NAMES_ABOVE)


def aside_words(panel: Bars, row: BarRow) -> str:
    """Return the columns of ROW as one phrase, for where they have no room of their own."""
    pairs = zip(panel.heads, row.asides, strict=False)
    return " \N{MIDDLE DOT} ".join(f"{head}: {text}" for head, text in pairs if text)


def _longest_name(row: BarRow, measure: Measure) -> float:
    name = measure(row.label, name_style(row))
    return max(name, measure(row.detail, DETAIL)) if row.detail else name


def _place_asides(panel: Bars, left: float, right: float, measure: Measure) -> tuple[Column, ...]:
    """Return the columns that end at the right edge: as many of the first as leave the bars room.

    Rows stay low that way, and more of them are seen; the rest is in the hints and in the table.
    A column whose cells are mostly short has the width of those: a wide one is written in lines.
    So is every cell, at the width of its longest word, before a column goes that is needed.
    """
    widest = min(0.22 * (right - left), _WIDEST_WORDS)
    tries = [
        (many, words)
        for many in range(len(panel.heads), 0, -1)
        for words in (("all", "most", "longest") if many <= panel.needed else ("all", "most"))
    ]
    least = _least_bars(panel, measure)
    for many, words in tries:
        sizes = _aside_widths(panel, widest, measure, words)[:many]
        if right - left - _taken([width for width, _ in sizes]) >= least:
            break
    else:
        return ()
    columns, at = [], right - _taken([width for width, _ in sizes])
    for head, (width, align) in zip(panel.heads, sizes, strict=False):
        at += SPACE["gap"]
        columns.append(Column(head, at, width, align))
        at += width
    return tuple(columns)


def _least_bars(panel: Bars, measure: Measure) -> float:
    """Return how much of the width columns must leave to the bars and the words at their ends."""
    known = [bar for row in panel.rows for bar in row.bars if bar.end is not None]
    words = max((measure(bar.text, MARKED_VALUE) for bar in known), default=0.0)
    ends = [bar.end for bar in known if bar.end]
    sides = 2 if min(ends, default=0.0) < 0 < max(ends, default=0.0) else 1
    return max(_LEAST_BARS, 0.5 * _LEAST_BARS + sides * (words + AIR))


def _aside_widths(
    panel: Bars, widest: float, measure: Measure, fitting: str = "all"
) -> list[tuple[float, str]]:
    """Return how wide each column is, and to which side its words keep; words are wrapped.

    Numbers have one line: of ALL cells, of MOST of them, or only the LONGEST word of any.
    """
    sizes = []
    for number, head in enumerate(panel.heads):
        rows = [row for row in panel.rows if number < len(row.asides)]
        texts = [row.asides[number] for row in rows]
        cells = list(zip(texts, map(value_style, rows), strict=True))
        wholes = sorted(measure(text, style) for text, style in cells) or [0.0]
        pieces = max(
            (measure(word, style) for text, style in cells for word in text.split(" ")), default=0.0
        )
        head_need = max(measure(word, DETAIL) for word in head.split(" "))
        are_numbers = not any(_is_word(text) for text in texts)
        need = wholes[-1] if are_numbers else min(wholes[-1], widest)
        if fitting == "most":
            need = min(need, max(wholes[int(_COMMON * (len(wholes) - 1))], pieces))
        elif fitting == "longest":
            need = min(need, pieces)
        sizes.append((max(need, head_need) + 1, "right" if are_numbers else "left"))
    return sizes


def _is_word(text: str) -> bool:
    """Tell whether TEXT is neither a number nor what stands in the place of one."""
    return text[:1].isalpha() and text != MISSING


def _taken(widths: Sequence[float]) -> float:
    """Return how wide columns of WIDTHS are together, with the air before each."""
    return sum(widths) + SPACE["gap"] * len(widths)


def _stands_beyond(panel: Bars) -> bool:
    """Tell whether words of bars below zero stand on its other side: no names, bars on both."""
    ends = [bar.end for row in panel.rows for bar in row.bars if bar.end is not None]
    is_mixed = any(end > 0 for end in ends)
    return is_mixed and panel.form == "bars" and not any(row.label for row in panel.rows)


def _stretch(panel: Bars, left: float, right: float, beyond: bool, measure: Measure) -> Scaled:
    """Return the axis between LEFT and RIGHT, so long that the words at the bars have room."""
    # Bars of other panels are measured as a row that is not marked.
    rows = (*panel.rows, *(BarRow("", (bar,)) for bar in panel.like))
    known = [each for row in rows for each in row.bars if each.end is not None]
    ends = [each.end for each in known if each.end is not None]
    low = min(panel.x.low, 0.0, *(min(b.start, e) for b, e in zip(known, ends, strict=True)))
    high = max(panel.x.high, 0.0, *(max(b.start, e) for b, e in zip(known, ends, strict=True)))
    wide = right - left
    start, end = left, right
    if ends:
        shares = (np.asarray(ends) - low) / ((high - low) or 1.0)
        wants = [_wanted(row, panel.form, measure) for row in rows]
        before = np.asarray([pair[0] for row in wants for pair in row])
        after = np.asarray([pair[1] for row in wants for pair in row])
        if beyond:
            shares = np.maximum(shares, -low / ((high - low) or 1.0))
            before, after = np.zeros_like(before), before + after
        has_names = any(row.label for row in panel.rows)
        most_before, least = _LIMITS[panel.form] if has_names else _LIMITS_WITHOUT_NAMES
        # Each end gives way to the other's words; a few rounds settle both.
        for _ in range(4):
            given = (before - shares * (end - start)).max()
            start = left + float(np.clip(given, 0, most_before * wide))
            room = right - start - after
            lengths = room[shares > 0.01] / shares[shares > 0.01]
            longest = min(float(lengths.min()), right - start) if len(lengths) else right - start
            end = start + max(longest, least * wide)
    # Nothing is drawn past the last tick, and half of its label stands there.
    return Scaled(panel.x, low, high, start, min(end, right - 1))


def _wanted(row: BarRow, form: str, measure: Measure) -> list[tuple[float, float]]:
    """Return how many px the words of each known bar of ROW take before and after its end."""
    known = [each for each in row.bars if each.end is not None]
    style = value_style(row)
    if form == "bars":
        return [_beside(bar, measure(bar.text, style) + AIR) for bar in known]
    wanted = []
    for number, bar in enumerate(known):
        half = dot_size(known) / 2
        need = measure(bar.text, style) + AIR + half
        side = dumbbell_side(known, number)
        wanted.append((need, half) if side < 0 else (half, need if side else half))
    return wanted


def dot_size(bars: Sequence[Bar]) -> float:
    """Return the diameter of the dots of a row: larger where digits stand in them."""
    return DOT_WITH_DIGIT if any(bar.mark for bar in bars) else DOT


def _beside(bar: Bar, need: float) -> tuple[float, float]:
    return (need, 0.0) if (bar.end or 0.0) < bar.start else (0.0, need)


def dumbbell_side(known: Sequence[Bar], number: int) -> int:
    """Return on which side of its dot the words of a dumbbell stand: -1 left, 1 right, 0 none.

    The first and the last have words, away from each other; dots between them have none.
    """
    if len(known) == 1:
        return 1
    if 0 < number < len(known) - 1:
        return 0
    first, last = known[0].end or 0.0, known[-1].end or 0.0
    rises = 1 if last >= first else -1
    return -rises if number == 0 else rises


def cut_lines(
    text: str, style: TextStyle, width: float, most: int, measure: Measure
) -> tuple[str, ...]:
    """Return TEXT in at most so many lines of WIDTH; the last ends in an ellipsis where cut."""
    if not text:
        return ()
    if measure(text, style) <= width:
        return (text,)
    lines = wrap(text, style, width, measure)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last.rstrip(" ,;/-") + "…", style) > width:
        last = last[:-1]
    return (*lines[: most - 1], last.rstrip(" ,;/-") + "…")

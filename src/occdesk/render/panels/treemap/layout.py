"""A treemap laid out: families as squarified areas with their names, tiles and their words inside.

The names of families take room of their own, more of a small family than of a large one. So that
a job has the same area in every family, the families' areas are corrected until their tiles, not
they, are in proportion. No Qt.
"""

from collections.abc import Sequence
from typing import NamedTuple

from occdesk.charts.figure.areas import Level, TreeGroup, Treemap, TreeTile
from occdesk.render.layout.figure import PANEL_TITLE, Block, Box, Measure, TextStyle, block, wrap
from occdesk.render.layout.label_marks import crosses, meet
from occdesk.render.layout.squares import Row, arrange, lay_rows, squarify
from occdesk.render.panels.bars.columns import cut_lines
from occdesk.render.panels.treemap.flags import boxes_around, distance, flag_line
from occdesk.render.style.tokens import SPACE, TYPE

SCALE = TextStyle(int(TYPE["tiny"]))
DETAIL = TextStyle(int(TYPE["tiny"]), tabular=True)
NOTE = TextStyle(int(TYPE["tiny"]))
FAMILY = TextStyle(int(TYPE["tiny"]), bold=True)
NAMES = tuple(TextStyle(int(TYPE[size])) for size in ("body", "small", "tiny"))
SMALL = NAMES[-2:]
FLAG = TextStyle(int(TYPE["small"]), bold=True)

GAP = 1.0
"""Between tiles; between families there are three times as much."""

DUST = 4.0
"""Tiles narrower than this have no gap around them, so that they are not a bundle of lines."""

_SWATCH = 8.0
_SCALE_COLUMN = 132.0
_LEAST_COLUMN = 62.0
_TREE, _NARROW_TREE, _NARROW = 260.0, 340.0, 480.0
_PAD_X, _PAD_Y = 4.0, 2.0
_MARKED = 5.0
_FLAG_WIDTH = 190.0
_FLAG_LINES, _FEW_FLAGS = 4, 3
_ROUNDS, _SETTLED = 12, 3


class TilePlace(NamedTuple):
    """One tile laid out; `words` are those that fit into it, `is_dust` is drawn without a gap."""

    tile: TreeTile
    box: Box
    words: tuple[Block, ...]
    is_dust: bool


class GroupPlace(NamedTuple):
    """A family laid out: its name, where that fits, and its tiles in `inner`."""

    group: TreeGroup
    box: Box
    name: Block | None
    inner: Box
    tiles: tuple[TilePlace, ...]


class ScalePlace(NamedTuple):
    """One class of the scale laid out: a sample of its colour, its label and detail."""

    level: Level
    box: Box
    words: tuple[Block, ...]


class Flag(NamedTuple):
    """The name of a marked tile near it, in a box with a little air around the words.

    `mark` is the tile's own box, to which a line leads where the flag does not touch it.
    """

    tile: TreeTile
    box: Box
    words: Block
    mark: Box


class TreemapLayout(NamedTuple):
    blocks: tuple[Block, ...]
    scale: tuple[ScalePlace, ...]
    groups: tuple[GroupPlace, ...]
    flags: tuple[Flag, ...]
    tree: Box

    @property
    def tiles(self) -> tuple[TilePlace, ...]:
        """All tiles, family by family."""
        return tuple(tile for group in self.groups for tile in group.tiles)


def smallest_height(panel: Treemap, width: float, measure: Measure) -> float:
    """Return how high the panel must be at WIDTH for tiles that can be told apart."""
    _, _, head = _lay_out_head(panel, Box(0, 0, width, 0), measure)
    note = block(panel.note, NOTE, "muted", (0, 0), width, measure).box.height
    return head + note + (_NARROW_TREE if width < _NARROW else _TREE)


def lay_out_treemap(panel: Treemap, box: Box, measure: Measure) -> TreemapLayout:
    """Return PANEL laid out in BOX: title and scale above, the families fill the rest."""
    blocks, scale, head = _lay_out_head(panel, box, measure)
    note = block(panel.note, NOTE, "muted", (box.x, 0), box.width, measure)
    foot = note.box.height + (SPACE["tight"] if panel.note else 0.0)
    tree = Box(box.x, box.y + head, box.width, max(box.height - head - foot, 0.0))
    if panel.note:
        moved = note._replace(box=note.box._replace(y=tree.bottom + SPACE["tight"]))
        blocks = (*blocks, moved)
    groups = _place_groups(panel.groups, tree, measure)
    groups, flags = _place_flags(groups, tree, measure)
    return TreemapLayout(blocks, scale, groups, flags, tree)


def _lay_out_head(
    panel: Treemap, box: Box, measure: Measure
) -> tuple[tuple[Block, ...], tuple[ScalePlace, ...], float]:
    """Return title, scale and the height that they take from the top of BOX."""
    blocks: list[Block] = []
    y = box.y
    for text, style, role in (
        (panel.title, PANEL_TITLE, "ink"),
        (panel.scale_title, SCALE, "muted"),
    ):
        if text:
            blocks.append(block(text, style, role, (box.x, y), box.width, measure))
            y = blocks[-1].box.bottom + SPACE["tight"]
    scale, y = _place_scale(panel.scale, box.x, y, box.width, measure)
    return tuple(blocks), scale, y + (SPACE["near"] if y > box.y else 0.0) - box.y


def _place_scale(
    levels: Sequence[Level], x: float, y: float, width: float, measure: Measure
) -> tuple[tuple[ScalePlace, ...], float]:
    """Return the classes side by side in as many rows as their longest words need."""
    if not levels:
        return (), y
    words = (word for each in levels for word in (*each.label.split(" "), *each.detail.split(" ")))
    need = max(max(measure(word, SCALE) for word in words) + SPACE["near"], _LEAST_COLUMN)
    rows = -(-len(levels) // max(int(width // need), 1))
    columns = -(-len(levels) // rows)
    share = min(width / columns, _SCALE_COLUMN)
    places: list[ScalePlace] = []
    for start in range(0, len(levels), columns):
        if start:
            y += SPACE["tight"]
        row = levels[start : start + columns]
        labels = [wrap(each.label, SCALE, share - SPACE["tight"], measure) for each in row]
        below = y + _SWATCH + 2 + max(map(len, labels)) * SCALE.line
        for number, (level, lines) in enumerate(zip(row, labels, strict=True)):
            left, room = x + number * share, share - SPACE["tight"]
            over = Box(left, y + _SWATCH + 2, room, len(lines) * SCALE.line)
            label = Block(lines, SCALE, "ink", over)
            # All shares of a row stand at one height, however long the labels are.
            said = block(level.detail, DETAIL, "muted", (left, below), room, measure)
            places.append(ScalePlace(level, Box(left, y, share - 1, _SWATCH), (label, said)))
        y = max(each.words[-1].box.bottom for each in places[start:])
    return tuple(places), y


class _Frame(NamedTuple):
    """Where a family is, its name, and what is left for its tiles."""

    box: Box
    name: Block | None
    inner: Box


def _place_groups(
    groups: Sequence[TreeGroup], tree: Box, measure: Measure
) -> tuple[GroupPlace, ...]:
    weights = [sum(tile.weight for tile in group.tiles) for group in groups]
    frames = _frames(groups, weights, tree, measure)
    return tuple(
        GroupPlace(group, frame.box, frame.name, frame.inner, _place_tiles(group, frame, measure))
        for group, frame in zip(groups, frames, strict=True)
    )


def _frames(
    groups: Sequence[TreeGroup], weights: Sequence[float], tree: Box, measure: Measure
) -> list[_Frame]:
    """Return the frames whose insides are nearest to the proportion of WEIGHTS."""
    total = sum(weights)
    room = tree.width * tree.height
    areas = [room * weight / total if total else 0.0 for weight in weights]
    best: tuple[float, list[_Frame]] | None = None
    nameless: set[int] = set()
    rows: tuple[Row, ...] = ()
    for turn in range(_ROUNDS):
        if turn <= _SETTLED:
            rows = arrange(areas, tree)
        boxes = lay_rows(areas, rows, tree)
        frames = [
            _frame(group, box, tree, measure, may_have_name=number not in nameless)
            for number, (group, box) in enumerate(zip(groups, boxes, strict=True))
        ]
        if turn >= _SETTLED:
            # Rows and names that come and go with each correction would never let them settle.
            nameless |= {number for number, frame in enumerate(frames) if frame.name is None}
        insides = [frame.inner.width * frame.inner.height for frame in frames]
        each = sum(insides) / total if total else 0.0
        error = max(
            (abs(a / (w * each) - 1) for a, w in zip(insides, weights, strict=True) if w and each),
            default=0.0,
        )
        if best is None or error < best[0]:
            best = (error, frames)
        if error < 0.005:
            break
        areas = [
            max(area + weight * each - inside, 0.2 * area)
            for area, weight, inside in zip(areas, weights, insides, strict=True)
        ]
    return best[1] if best else []


def _frame(
    group: TreeGroup, box: Box, tree: Box, measure: Measure, *, may_have_name: bool
) -> _Frame:
    """Return the frame of a family in BOX, with a gap to its neighbours but not at the edge."""
    right = 0.0 if box.right > tree.right - 0.5 else 3 * GAP
    below = 0.0 if box.bottom > tree.bottom - 0.5 else 3 * GAP
    own = Box(box.x, box.y, max(box.width - right, 0.0), max(box.height - below, 0.0))
    high = FAMILY.line + 1.0
    # Names of neighbours must not be read as one.
    room = own.width - (SPACE["tight"] if right else 0.0)
    for text in (group.label, group.short) if may_have_name else ():
        if text and measure(text, FAMILY) <= room and own.height >= 2.6 * high:
            name = Block((text,), FAMILY, "ink", Box(own.x, own.y, own.width, FAMILY.line))
            inner = Box(own.x, own.y + high, own.width, own.height - high)
            return _Frame(own, name, inner)
    return _Frame(own, None, own)


def _place_tiles(group: TreeGroup, frame: _Frame, measure: Measure) -> tuple[TilePlace, ...]:
    boxes = squarify([tile.weight for tile in group.tiles], frame.inner)
    places = []
    for tile, box in zip(group.tiles, boxes, strict=True):
        is_dust = min(box.width, box.height) < DUST
        words = () if is_dust else _words(tile, box, measure)
        places.append(TilePlace(tile, box, words, is_dust))
    return tuple(places)


def _words(tile: TreeTile, box: Box, measure: Measure) -> tuple[Block, ...]:
    """Return the name of TILE as large as it fits wholly, and its number where that fits too.

    Of small letters one word may be hyphenated where the name would not fit else.
    """
    edge = _MARKED if tile.role else 0.0
    left, top = _PAD_X + edge, _PAD_Y + edge
    room = Box(
        box.x + left, box.y + top, box.width - 2 * left - GAP, box.height - 2 * top - GAP
    )  # fmt: skip
    if room.height < NAMES[-1].line or room.width < 4 * _PAD_X:
        return ()
    parts = tile.label.split(" ")
    for style, may_break in (*((each, False) for each in NAMES), *((each, True) for each in SMALL)):
        # Cheap to tell: letters that cover more than the room cannot stand in it.
        if 0.9 * measure(tile.label, style) * style.line > room.width * room.height:
            continue
        if not may_break and any(measure(part, style) > room.width for part in parts):
            continue
        lines = wrap(tile.label, style, room.width, measure)
        high = len(lines) * style.line
        if high > room.height or (may_break and not _is_broken_well(tile.label, lines)):
            continue
        name = Block(lines, style, "", Box(room.x, room.y, room.width, high))
        number = style._replace(tabular=True)
        fits = high + number.line <= room.height and measure(tile.text, number) <= room.width
        if tile.text and fits:
            place = Box(room.x, room.y + high, room.width, number.line)
            return name, Block((tile.text,), number, "", place)
        return (name,)
    return ()


def _is_broken_well(text: str, lines: Sequence[str]) -> bool:
    """Tell whether at most one word of TEXT goes on in another of LINES, with a sign of that."""
    at = broken = 0
    for line in lines[:-1]:
        is_marked = not text.startswith(line, at)
        at += len(line) - is_marked
        if text[at] == " ":
            at += 1
        elif is_marked or line[-1] in "-/":
            broken += 1
        else:
            return False
    return broken <= 1


def _place_flags(
    groups: tuple[GroupPlace, ...], tree: Box, measure: Measure
) -> tuple[tuple[GroupPlace, ...], tuple[Flag, ...]]:
    """Return flags for the marked tiles that do not hold their own name.

    Words below a flag are taken away: half a name is worse than none.
    """
    marked = [tile for group in groups for tile in group.tiles if tile.tile.role]
    lines = _FLAG_LINES if len(marked) <= _FEW_FLAGS else 2
    most = max(min(_FLAG_WIDTH, tree.width - 2 * SPACE["tight"]), 1.0)
    names = [group.name.box for group in groups if group.name is not None]
    flags: list[Flag] = []
    for place in marked:
        if not place.words:
            others = [other.box for other in marked if other is not place]
            # The whole name, else a part of it, else its number: the key has it whole.
            ways = [cut_lines(place.tile.label, FLAG, most, many, measure) for many in (9, lines)]
            ways += [(place.tile.short,)] if place.tile.short else []
            tries = (_flag(place, way, flags, others, names, tree, measure) for way in ways)
            flags += [flag for flag in tries if flag is not None][:1]
    if not flags:
        return groups, ()
    return tuple(_clear(group, flags, measure) for group in groups), tuple(flags)


def _flag(
    place: TilePlace,
    lines: Sequence[str],
    flags: Sequence[Flag],
    others: Sequence[Box],
    names: Sequence[Box],
    tree: Box,
    measure: Measure,
) -> Flag | None:
    """Return the name of PLACE near it, over none of FLAGS and OTHERS, few of NAMES, if it can."""
    air = SPACE["tight"]
    wide = max(measure(line, FLAG) for line in lines) + 2 * air
    high = len(lines) * FLAG.line + air
    taken = [*(flag.box for flag in flags), *others]

    def is_free(box: Box) -> bool:
        if any(box.meets(other, 1.0) for other in (*taken, place.box)):
            return False
        line = flag_line(box, place.box)
        return not any(crosses(line, other) for other in taken) and not any(
            meet(line, other) or crosses(other, box)
            for other in (flag_line(flag.box, flag.mark) for flag in flags)
        )

    free = [box for box in boxes_around(place.box, wide, high, tree) if is_free(box)]
    if not free:
        return None
    best = min(
        free,
        key=lambda box: distance(box, place.box) + 30.0 * sum(box.meets(other) for other in names),
    )
    inner = Box(best.x + air, best.y + air / 2, best.width - 2 * air, best.height - air)
    return Flag(place.tile, best, Block(tuple(lines), FLAG, "ink", inner), place.box)


def _clear(group: GroupPlace, flags: Sequence[Flag], measure: Measure) -> GroupPlace:
    """Return GROUP without the words that a flag would cover in part."""
    over = [flag.box for flag in flags if flag.box.meets(group.box)]
    if not over:
        return group
    tiles = tuple(
        tile._replace(words=())
        if any(_written(item, measure).meets(box) for item in tile.words for box in over)
        else tile
        for tile in group.tiles
    )
    name = group.name
    if name is not None and any(_written(name, measure).meets(box) for box in over):
        name = None
    return group._replace(tiles=tiles, name=name)


def _written(item: Block, measure: Measure) -> Box:
    return item.box._replace(width=max(measure(line, item.style) for line in item.lines))

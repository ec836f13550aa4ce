"""Labels one under another, in the order of their points. No Qt."""

from collections.abc import Sequence

from occdesk.render.layout.figure import Box
from occdesk.render.layout.label_places import AIR, Wanted
from occdesk.render.layout.labels import Placed


def stack(wanted: Sequence[Wanted], left: float, room: Box) -> list[Placed | None]:
    """Return places one under another at LEFT for labels of one column, in the order of points.

    None moves farther than it must: where they would overlap they share the way (the pooling of
    adjacent violators, which is exact). Those without room go by their rank.
    """
    kept = list(range(len(wanted)))
    heights = [label.sizes[0].height + AIR + 0.5 for label in wanted]
    while kept and sum(heights[n] for n in kept) > room.height:
        kept.remove(max(kept, key=lambda n: (wanted[n].rank, n)))
    kept.sort(key=lambda n: (wanted[n].y, n))
    places: list[Placed | None] = [None] * len(wanted)
    middles = _pooled([(wanted[n].y, heights[n]) for n in kept], room)
    for number, middle in zip(kept, middles, strict=True):
        label = wanted[number]
        size = label.sizes[0]
        places[number] = Placed(
            Box(left, middle - size.height / 2, size.width, size.height), "left"
        )
    return places


def _pooled(items: Sequence[tuple[float, float]], room: Box) -> list[float]:
    """Return the middles of ITEMS (where it would stand, its height), in order and apart."""
    blocks: list[list[float]] = []  # top wished for (the mean), how many items, their height
    for middle, height in items:
        blocks.append([middle - height / 2, 1.0, height])
        while len(blocks) > 1 and _top(blocks[-2], room) + blocks[-2][2] > _top(blocks[-1], room):
            top, many, high = blocks.pop()
            before = blocks[-1]
            before[0] = (before[0] * before[1] + (top - before[2]) * many) / (before[1] + many)
            before[1] += many
            before[2] += high
    found: list[float] = []
    for block in blocks:
        at = _top(block, room)
        for _ in range(int(block[1])):
            height = items[len(found)][1]
            found.append(at + height / 2)
            at += height
    return found


def _top(block: Sequence[float], room: Box) -> float:
    """Return where a block begins, pushed into the room."""
    return max(min(block[0], room.bottom - block[2]), room.y)

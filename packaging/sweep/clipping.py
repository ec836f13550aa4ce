"""Words stand in the picture and in the panel that they begin in, and not over other words."""

from collections.abc import Iterator

from sweep.drawn import Drawn, Word

SLACK = 1.0
PANEL_SLACK = 3.0


def check(drawn: Drawn) -> Iterator[str]:
    """Yield words that are cut off, reach out of their panel, or lie over others."""
    frame = drawn.frame
    for word in drawn.words:
        box = word.box
        if (
            box.x < -SLACK
            or box.y < -SLACK
            or box.right > frame.width + SLACK
            or box.bottom > frame.height + SLACK
        ):
            yield f"'{word.text}' is cut off by the edge of the picture"
            continue
        x, y = box.x + box.width / 2, box.y + box.height / 2
        for panel in frame.panels:
            if panel.x <= x <= panel.right and panel.y <= y <= panel.bottom:
                if not box.within(panel, PANEL_SLACK):
                    yield f"'{word.text}' reaches out of its panel"
                break
    yield from _check_pairs(drawn.words)


def _check_pairs(words: list[Word]) -> Iterator[str]:
    """Yield pairs of words whose letters overlap."""
    ordered = sorted(words, key=lambda word: word.box.y)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.box.y > one.box.bottom - SLACK:
                break
            if (
                one.box.x < other.box.right - SLACK
                and other.box.x < one.box.right - SLACK
                and other.box.y < one.box.bottom - SLACK
            ):
                yield f"'{one.text}' and '{other.text}' lie over each other"

"""What Qt has drawn as an SVG, read and written anew: small, in named groups, words as words.

Qt opens two groups for every change of pen, repeats what is the default, and writes six digits.
Here shapes of one look share a group, groups of one part of the chart share one with a name, and
numbers have as many digits as can be seen. The kinds of shapes are those that Qt writes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from occdesk.render.files.recording import RecordingPainter, Written

_NS = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_CLOSED = re.compile(r"^(M\S+)(.*) L?\1 ?Z$")
_BEFORE_A_SIGN = re.compile(r" (?=[A-Za-z])")
_PLACES: Mapping[str, tuple[str, ...]] = {
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "path": ("d",),
    "polygon": ("points",),
    "polyline": ("points",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
}
"""What says where a shape is; all else is how it looks."""

_LOOK = (
    *("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray"),
    *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
)
_STROKED = tuple(name for name in _LOOK if name.startswith("stroke-"))
_DEFAULTS: Mapping[str, str] = {
    "fill-opacity": "1", "stroke-opacity": "1", "stroke-width": "1", "stroke-dashoffset": "0",
    "stroke-dasharray": "none", "stroke": "none",
}  # fmt: skip

Look = tuple[tuple[str, str], ...]


class Drawn(NamedTuple):
    """One thing that was drawn, as text of SVG; `series` is the colour role that it belongs to."""

    part: str
    series: str
    matrix: str
    look: Look
    text: str


def body_of(
    drawn: str,
    painter: RecordingPainter,
    write: Callable[[Written], tuple[Look, str]],
    series: Mapping[str, str],
) -> str:
    """Return what Qt has DRAWN through PAINTER as groups of SVG.

    WRITE says how a line of words looks and is written, SERIES which role has which colour.
    """
    root = ElementTree.fromstring(drawn)
    things = tuple(_read(root, painter, write, series))
    return "\n".join((*_clips(root), *_in_parts(things)))


def number(value: float, digits: int = 2) -> str:
    """Return VALUE with so many DIGITS behind its point, none of them a zero at the end."""
    written = f"{value:.{digits}f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written == "-0" else written


# Reading


def _read(
    root: ElementTree.Element,
    painter: RecordingPainter,
    write: Callable[[Written], tuple[Look, str]],
    series: Mapping[str, str],
) -> Iterator[Drawn]:
    part = "page"
    for shape, state in _shapes(root, {}):
        matrix = _matrix(state)
        if shape.tag == f"{_NS}text":
            meant = painter.read("".join(shape.itertext()))
            if isinstance(meant, str):
                part = meant
            else:
                role = series.get(meant.ink.name().lower(), "")
                yield Drawn(part, role, matrix, *write(meant))
            continue
        look = _look(state | shape.attrib)
        colours = dict(look)
        found = (series.get(colours.get(name, "").lower()) for name in ("fill", "stroke"))
        role = next((each for each in found if each), "")
        yield Drawn(part, role, matrix, look, _shape(shape))


def _shapes(
    group: ElementTree.Element, state: Mapping[str, str]
) -> Iterator[tuple[ElementTree.Element, dict[str, str]]]:
    """Yield each shape in GROUP with all that holds for it; an inner group outdoes an outer."""
    for each in group:
        if each.tag == f"{_NS}g":
            yield from _shapes(each, {**state, **each.attrib})
        elif each.tag.removeprefix(_NS) in (*_PLACES, "text"):
            yield each, dict(state)


def _matrix(state: Mapping[str, str]) -> str:
    """Return how what is drawn is moved and enlarged, and what it is cut to."""
    numbers = [float(each) for each in _NUMBER.findall(state.get("transform", ""))]
    a, b, c, d, e, f = numbers or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    if (a, b, c, d, e, f) == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
        moved = ""
    elif (b, c, e, f) == (0.0, 0.0, 0.0, 0.0) and a == d:
        moved = f"scale({number(a, 6)})"
    else:
        moved = f"matrix({','.join(number(each, 6) for each in (a, b, c, d, e, f))})"
    cut = state.get("clip-path", "")
    # The first is the whole page, which the picture ends at anyhow.
    said = [f'transform="{moved}"'] if moved else []
    said += [f'clip-path="{cut}"'] if cut and cut != "url(#clipPath1)" else []
    return " ".join(said)


def _look(state: Mapping[str, str]) -> Look:
    """Return how a shape looks, without what holds where nothing is said."""
    said = {name: _short(state[name]) for name in _LOOK if name in state}
    if said.get("stroke", "none") == "none":
        for name in _STROKED:
            said.pop(name, None)
    if said.get("fill") == "none":
        said.pop("fill-opacity", None)
    said = {name: word for name, word in said.items() if word != _DEFAULTS.get(name)}
    if state.get("fill-rule") == "nonzero" and said.get("fill") != "none":
        said["fill-rule"] = "nonzero"
    return tuple(said.items())


def _short(words: str) -> str:
    return _NUMBER.sub(lambda found: number(float(found[0]), 3), words) if "#" not in words else (
        words.lower()
    )  # fmt: skip


def _shape(shape: ElementTree.Element) -> str:
    name = shape.tag.removeprefix(_NS)
    said = []
    for each in _PLACES[name]:
        if each in shape.attrib:
            place = _NUMBER.sub(lambda found: number(float(found[0])), shape.attrib[each]).strip()
            if each == "d":
                place = _CLOSED.sub(r"\1\2Z", place)
                place = _BEFORE_A_SIGN.sub("", place)
            said.append(f'{each}="{place}"')
    return f"<{name} {' '.join(said)}/>"


def _clips(root: ElementTree.Element) -> Iterator[str]:
    """Yield what shapes are cut to, but for the page."""
    for each in root.iter(f"{_NS}clipPath"):
        if each.get("id") != "clipPath1":
            inside = "".join(_shape(path) for path in each)
            yield f"<defs><clipPath id={quoteattr(each.get('id', ''))}>{inside}</clipPath></defs>"


# Writing


def _in_parts(things: Iterable[Drawn]) -> Iterator[str]:
    """Yield groups of parts, in them groups of series, in them groups of one look."""
    taken: dict[str, int] = {}
    for (part, matrix), within in groupby(things, lambda each: (each.part, each.matrix)):
        yield f'<g id="{_free(part, taken)}"{" " if matrix else ""}{matrix}>'
        for role, alike in groupby(within, lambda each: each.series):
            if role:
                yield f'<g id="{_free(f"{part}-{role}", taken)}" class="{role}">'
            yield from _in_looks(alike)
            if role:
                yield "</g>"
        yield "</g>"


def _free(name: str, taken: dict[str, int]) -> str:
    """Return NAME, with a number behind it where it is not the first of it."""
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _in_looks(things: Iterable[Drawn]) -> Iterator[str]:
    for look, alike in groupby(things, lambda each: each.look):
        texts = [each.text for each in alike]
        said = "".join(f" {name}={quoteattr(word)}" for name, word in look)
        if not said:
            yield from texts
        elif len(texts) == 1 and texts[0].count("<") == 1:
            yield f"{texts[0][:-2]}{said}/>"
        else:
            yield f"<g{said}>"
            yield from texts
            yield "</g>"


def safe(words: str) -> str:
    """Return WORDS as they stand in an element."""
    return escape(words)

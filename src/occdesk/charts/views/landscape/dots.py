"""The dots of a landscape: who is drawn with which symbol, and who carries the jobs of a code.

Several occupations may have the pay and the jobs of one code. Jobs are drawn once, at the
occupation that the code is named after; the others are small, and those that would stand at the
very same place are one dot.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from occdesk.charts.figure.parts import Symbol
from occdesk.charts.shared.wording import join_names
from occdesk.charts.views.landscape.data import SMALLEST, Scene
from occdesk.model.occupation import Occupation

Form = Literal["own", "no jobs", "part", "estimated"]

FORMS: tuple[Form, ...] = ("own", "no jobs", "part", "estimated")
"""The forms of dots, in the order in which they are drawn."""

SYMBOLS: Mapping[Form, Symbol] = {
    "own": "circle", "no jobs": "circle", "part": "diamond", "estimated": "square",
}  # fmt: skip
HOLLOW: frozenset[Form] = frozenset({"no jobs", "estimated"})

_PART = SMALLEST + 1.5
_MOST_NAMED = 6


class Dot(NamedTuple):
    """One symbol: its occupation, its form and size, and who else stands there."""

    occupation: Occupation
    form: Form
    size: float
    others: tuple[Occupation, ...] = ()

    @property
    def code(self) -> str:
        """The code of its occupation."""
        return self.occupation.code


def place_dots(scene: Scene) -> tuple[Dot, ...]:
    """Return a dot for each place that is taken; subjects have a dot of their own."""
    subjects = {each.code for each in scene.subjects}
    standing = [each for each in scene.shown if scene.stands(each.code)]
    carriers: dict[str, str] = {}
    for each in standing:
        if each.matrix and each.code in scene.jobs:
            first = carriers.get(each.matrix)
            if first is None or (each.code.endswith(".00") and not first.endswith(".00")):
                carriers[each.matrix] = each.code
    places: dict[tuple[str, float, float], list[Occupation]] = {}
    lone: list[Occupation] = []
    for each in sorted(standing, key=lambda one: carriers.get(one.matrix) != one.code):
        if each.code in subjects or each.code not in scene.jobs:
            lone.append(each)
        else:
            at = (each.matrix, scene.x.numbers[each.code], scene.y.numbers[each.code])
            places.setdefault(at, []).append(each)
    groups = [(each, ()) for each in lone] + [
        (first, tuple(rest)) for first, *rest in places.values()
    ]
    found = (_dot(scene, each, others, carriers) for each, others in groups)
    return tuple(sorted(found, key=lambda dot: dot.code))


def _dot(
    scene: Scene,
    occupation: Occupation,
    others: tuple[Occupation, ...],
    carriers: Mapping[str, str],
) -> Dot:
    code = occupation.code
    carries = carriers.get(occupation.matrix) == code
    size = scene.size(code) if carries else _PART
    if scene.is_estimated(code):
        return Dot(occupation, "estimated", size, others)
    if code not in scene.jobs:
        return Dot(occupation, "no jobs", SMALLEST, others)
    return Dot(occupation, "own" if carries else "part", size, others)


def hint_dot(scene: Scene, dot: Dot) -> str:
    """Return what is said of DOT on hover, and who else has the same figures."""
    said = scene.hint(dot.occupation)
    if not dot.others:
        return said
    names = join_names([each.title for each in dot.others], _MOST_NAMED)
    return f"{said}\nThe same figures: {names}"

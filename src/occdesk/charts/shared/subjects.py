"""Who a chart is about: the focus and the comparison, with the colour that each keeps."""

from collections.abc import Sequence
from typing import NamedTuple

from occdesk.charts.figure.parts import Symbol
from occdesk.charts.shared.colours import colour_numbers, symbol_of
from occdesk.charts.shared.wording import join_titles
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.codes import is_military
from occdesk.model.occupation import Occupation

HOW_TO_START = "Choose an occupation in the list to see this chart."
HOW_TO_IMPORT = (
    "get its text files from the O*NET Resource Center and choose Data > Import, or type"
    " “occdesk data import”."
)
"""How to have what O*NET publishes and this program does not bring along; the end of a sentence."""


class Subject(NamedTuple):
    """An occupation of the focus or of the comparison, and the colour role of its marks.

    `place` counts the comparison from 1, 0 for a focus that is not compared; it stands at lines
    beside which a name has no room.
    """

    occupation: Occupation
    place: int
    role: str
    is_focus: bool
    is_baseline: bool

    @property
    def code(self) -> str:
        return self.occupation.code

    @property
    def symbol(self) -> Symbol:
        """The symbol at the points of its line, where there are others."""
        return symbol_of(self.role)

    @property
    def title(self) -> str:
        return self.occupation.title

    @property
    def is_military(self) -> bool:
        return is_military(self.occupation.code)


def compared(spec: ChartSpec, measures: Dataset) -> tuple[Subject, ...]:
    """Return the comparison in order, each once; its first is the baseline unless one is named.

    Raises UsageError for an unknown code.
    """
    catalogue = measures.catalogue
    listed = [catalogue.occupation(code) for code in spec.occupations]
    numbers = colour_numbers(len(listed), spec.colours)
    colours = {each.code: number for each, number in zip(listed[::-1], numbers[::-1], strict=True)}
    found = list(dict.fromkeys(listed))
    focus = catalogue.occupation(spec.focus).code if spec.focus else ""
    named = catalogue.occupation(spec.baseline).code if spec.baseline else ""
    codes = [each.code for each in found]
    baseline = named if named in codes else (codes[0] if codes else "")
    return tuple(
        Subject(
            each,
            place,
            f"series{colours[each.code]}",
            each.code == focus,
            each.code == baseline,
        )
        for place, each in enumerate(found, start=1)
    )


def marked(spec: ChartSpec, measures: Dataset) -> tuple[Subject, ...]:
    """Return the focus first, then the comparison without it.

    A focus that is compared keeps the colour that it has in the comparison, so that an
    occupation has one colour wherever it is drawn beside the others.
    """
    others = compared(spec, measures)
    if not spec.focus:
        return others
    own = next((each for each in others if each.is_focus), None)
    first = own or Subject(measures.catalogue.occupation(spec.focus), 0, "focus", True, False)
    return (first, *(each for each in others if each is not own))


def in_order(spec: ChartSpec, measures: Dataset) -> tuple[Subject, ...]:
    """Return the comparison in its order, before it a focus that is not compared.

    Rows in this order stay where they are when one of them is read about.
    """
    others = compared(spec, measures)
    return others if any(each.is_focus for each in others) else marked(spec, measures)


def subjects(spec: ChartSpec, measures: Dataset) -> tuple[Subject, ...]:
    """Return the comparison where there is one, else the focus alone, else nobody."""
    return compared(spec, measures) or marked(spec, measures)


def is_collected(subject: Subject, measures: Dataset) -> bool:
    """Return whether O*NET collects data about SUBJECT: it gives each of those a job zone."""
    return not measures.value(subject.code, "job_zone").missing


def titles_of(people: Sequence[Subject]) -> tuple[str, ...]:
    """Return the titles of PEOPLE, in their order."""
    return tuple(each.title for each in people)


def say_left_out(spec: ChartSpec, measures: Dataset) -> str:
    """Return whom SPEC names and its view does not draw, in a sentence; empty where nobody.

    Raises UsageError for an unknown code.
    """
    people = marked(spec, measures) if spec.form in spec.view.of_one else ()
    if len(people) < 2:
        return ""
    first, others = people[0].title, join_titles([each.title for each in people[1:]])
    return f"{spec.view.title} takes one occupation ({first}); {others} {spec.view.beside}."

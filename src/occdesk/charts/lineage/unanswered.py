"""The table of a figure that is only a message: who was asked about, and why nothing is drawn."""

from collections.abc import Sequence

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.shared.subjects import Subject, marked, subjects
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset

COLUMNS = ("code", "title", "note")


def tabulate_reason(figure: Figure, spec: ChartSpec, measures: Dataset) -> DataTable:
    """Return a row for each occupation that FIGURE was asked about; its message is their note."""
    return DataTable(
        COLUMNS,
        tuple((each.code, each.title, figure.message) for each in _asked(spec, measures)),
    )


def _asked(spec: ChartSpec, measures: Dataset) -> Sequence[Subject]:
    """Return those of focus and comparison that the kind of SPEC is about."""
    if spec.view.about == "compared":
        return subjects(spec, measures)
    people = marked(spec, measures)
    return people[:1] if spec.view.about == "one" else people

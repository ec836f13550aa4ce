"""The Activities chart by task: statements of an imported O*NET database with their AI labels."""

from collections.abc import Sequence

from occdesk.catalogue.details import read_tasks
from occdesk.catalogue.records import Task
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.lineage.releases import name_editions
from occdesk.charts.shared.subjects import Subject, is_collected
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.views.activities import by_task_words as words
from occdesk.charts.views.activities.data import Piece, Pieces
from occdesk.metrics.dataset import Dataset
from occdesk.model.codes import is_military

INDEX = "theoretical_exposure"
"""The metric that adds these labels up for an occupation."""

ROLES = ("line_strong", "level5", "level3")
"""The colour roles of the labels E0 (none), E1 (alone) and E2 (with software)."""

_ORDER = (2, 0, 1)


def draw_tasks(people: Sequence[Subject], measures: Dataset) -> Figure:
    """Return the tasks of the first of PEOPLE as bars, coloured by the label of exposure to AI.

    Where no O*NET database is imported the figure says how to get one.
    """
    subject = people[0]
    title = words.ask(subject)
    tasks = read_tasks(measures.catalogue, subject.code)
    if not tasks or tasks[0].text is None:
        return _say_only(title, _why_none(subject, tasks, measures))
    pieces = weigh(subject, tasks, measures.method.core_weight)
    kinds = ("task", *(("task_rating",) if pieces.rated else ()), "task_label", "task_use")
    return Figure(
        kind="activities",
        title=title,
        subtitle=words.write_subtitle(pieces),
        panels=(_bars(pieces),),
        source=name_editions(kinds, measures),
        caveat=words.CAVEAT,
        alt=words.describe(pieces),
        table=words.tabulate(pieces, measures),
        keys=_keys(pieces),
        notes=words.write_notes(pieces, people[1:], measures.method.core_weight),
        table_note=words.say_whose(pieces) if people[1:] else "",
    )


def weigh(subject: Subject, tasks: Sequence[Task], core_weight: float) -> Pieces:
    """Return TASKS with what their bars are long by, the longest first, then by label.

    That is the importance of 1 to 5 as 0 to 100, as O*NET standardises it; where no task of the
    occupation is rated it is the task's part of the work, Core tasks weighing CORE_WEIGHT.
    """
    rated = any(each.importance is not None for each in tasks)
    weights = [core_weight if each.core else 1.0 for each in tasks]
    whole = sum(weights)
    pieces = []
    for task, weight in zip(tasks, weights, strict=True):
        importance = None if task.importance is None else 25 * (task.importance - 1)
        size = importance if rated else 100 * weight / whole
        pieces.append(Piece(task, size, weight / whole))
    return Pieces(subject, rated, tuple(sorted(pieces, key=_place)))


def _place(piece: Piece) -> tuple[float, int, float, int]:
    task = piece.task
    label = len(_ORDER) if task.exposure is None else _ORDER[task.exposure]
    return (-(piece.size or -1.0), label, -(task.penetration or 0.0), task.task)


def _why_none(subject: Subject, tasks: Sequence[Task], measures: Dataset) -> str:
    if not tasks and is_military(subject.code):
        return measures.value(subject.code, INDEX).note or words.NO_TASKS
    if measures.catalogue.holding("task") is not None or not is_collected(subject, measures):
        return words.NO_TASKS
    return words.how_to_import(tasks)


def _say_only(title: str, message: str) -> Figure:
    return Figure("activities", title, "", (), "", "", message, DataTable((), ()), message=message)


def _keys(pieces: Pieces) -> tuple[Key, ...]:
    """Return what the colours mean, the most exposed first."""
    labels = (1, 2, 0)
    found = [Key(words.LABELS[label], ROLES[label], "square") for label in labels]
    if any(each.task.exposure is None for each in pieces.pieces):
        found.append(Key("no label", "faint", "square"))
    return tuple(found)


def _bars(pieces: Pieces) -> Bars:
    rows = []
    for rank, piece in enumerate(pieces.pieces):
        task = piece.task
        bar = Bar(
            start=0,
            end=piece.size,
            role="faint" if task.exposure is None else ROLES[task.exposure],
            text=words.say_size(piece, rated=pieces.rated),
            data=(Datum(pieces.subject.code, words.ROWS, element=task.text or ""),),
            hint=words.hint(pieces, piece),
            hatched=task.exposure is None,
        )
        rows.append(
            BarRow((task.text or "").rstrip("."), (bar,), asides=words.asides(task), rank=rank)
        )
    longest = max(each.size or 0.0 for each in pieces.pieces)
    low, high = (0.0, 100.0) if pieces.rated else nice_range(0.0, longest, zero=True)
    unit = "score" if pieces.rated else "percent"
    axis = Axis(words.axis_of(pieces), low, high, unit, nice_ticks(low, high, unit))
    return Bars("", axis, tuple(rows), heads=words.HEADS, needed=len(words.HEADS))

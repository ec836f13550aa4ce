"""The words of the Activities chart by task."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.catalogue.records import Task
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell
from occdesk.charts.lineage.releases import edition_of
from occdesk.charts.shared.subjects import HOW_TO_IMPORT, Subject, titles_of
from occdesk.charts.shared.wording import close, join_last
from occdesk.metrics.dataset import Dataset
from occdesk.model.wording import MISSING, say_number

if TYPE_CHECKING:
    from occdesk.charts.views.activities.data import Piece, Pieces

LABELS = ("not exposed", "a language model alone", "only with added software")
"""What the labels E0, E1 and E2 say of a task: what would halve the time that it takes."""

SHORT = ("no", "alone", "with software")
AUTOMATION = ("none", "low", "moderate", "high", "full")
"""What the labels T0 to T4 say in words."""

HEADS = ("Exposed", "Automated", "In use")
ROWS = "task_share"
"""What the rows of the table are about, as the codebook knows it."""

CAVEAT = (
    "Labels are what GPT-4 judged language models of 2023 could do, not what is done: exposed means"
    " that a task would take half the time or less at the same quality."
)
NO_TASKS = "O*NET publishes no tasks for this occupation."
NO_SENTENCES = (
    "The sentences of its tasks come with the O*NET database, which is not part of this program:"
    f" {HOW_TO_IMPORT}"
)

EXTRA_COLUMNS = (
    "task", "statement", "core", "importance", "exposure_gpt4", "exposure_people",
    "automation_gpt4", "observed_use",
)  # fmt: skip
"""What the table has beside the columns of every table of values."""

_STATED = 3


def ask(subject: Subject) -> str:
    """Return the title of the chart."""
    return f"Which tasks of {close(subject.title)} can AI do?"


def how_to_import(tasks: Sequence[Task]) -> str:
    """Return how to get the statements, and what is known of TASKS without them."""
    labelled = [task.exposure for task in tasks if task.exposure is not None]
    if not labelled:
        return NO_SENTENCES
    counts = (labelled.count(1), labelled.count(2), labelled.count(0))
    return (
        f"{len(labelled)} tasks are labelled: {counts[0]} exposed to a language model alone,"
        f" {counts[1]} only with added software, {counts[2]} not exposed. {NO_SENTENCES}"
    )


def axis_of(pieces: "Pieces") -> str:
    """Return what the bars are long by."""
    return "Importance of the task, 0 to 100" if pieces.rated else "Part of the work, %"


def say_size(piece: "Piece", *, rated: bool) -> str:
    """Return what stands at the end of a bar."""
    if piece.size is None:
        return f"{MISSING}: its importance is not rated"
    return say_number(piece.size, "score") if rated else say_number(piece.size, "percent", 1)


def asides(task: Task) -> tuple[str, ...]:
    """Return what stands beside the bar of a task; see HEADS."""
    return (
        "no label" if task.exposure is None else SHORT[task.exposure],
        "no label" if task.automation is None else AUTOMATION[task.automation],
        "no row" if task.penetration is None else say_number(task.penetration, "share"),
    )


def hint(pieces: "Pieces", piece: "Piece") -> str:
    """Return what is said of a task on hover."""
    task = piece.task
    lines = [task.text or "", "Core task" if task.core else "Supplemental task"]
    if task.importance is not None:
        lines[1] += f", importance {say_number(task.importance, 'rating', 1)} of 5"
    if task.exposure is None:
        lines.append("No label: the task is not in the labelled edition.")
    else:
        people = "no label" if task.human is None else LABELS[task.human]
        lines.append(f"Exposed: {LABELS[task.exposure]} (judged by people: {people})")
    if task.automation is not None:
        lines.append(f"Automation: {AUTOMATION[task.automation]}")
    if task.penetration is None:
        lines.append(f"Observed use: {MISSING}, the task has no row.")
    else:
        lines.append(f"Observed use: {say_number(task.penetration, 'share')}")
    return "\n".join(lines)


def write_subtitle(pieces: "Pieces") -> str:
    """Return how much of the work each label makes up, and how many tasks are seen in use."""
    alone, software = (say_number(pieces.share_of(label), "share") for label in (1, 2))
    # Of those that the file of use names: it knows the tasks of another release of O*NET.
    named = sum(each.task.penetration is not None for each in pieces.pieces)
    seen = sum(bool(each.task.penetration) for each in pieces.pieces)
    verb = "is" if seen == 1 else "are"
    return (
        f"A language model alone could halve the time of {alone} of the work, with added software"
        f" of another {software}; {seen} of the {named} tasks that Anthropic’s file names {verb}"
        " seen in use."
    )


def write_notes(pieces: "Pieces", others: Sequence[Subject], core_weight: float) -> tuple[str, ...]:
    """Return what a reader must know of the drawing."""
    weight = say_number(core_weight, "number", 0 if core_weight == int(core_weight) else 2)
    notes = [f"Parts of the work: Core tasks weigh {weight}, others 1."]
    if pieces.rated:
        notes.append("Bars: O*NET’s importance of 1 to 5, as 0 to 100.")
    else:
        notes.append(
            "The imported files have no ratings of tasks, so bars are as long as these weights."
        )
    notes.append(
        "In use: how far a task is seen in conversations with Claude, an index of 0 to 100%."
    )
    if others:
        names = join_last(titles_of(others), 6)
        notes.append(f"Not drawn: the tasks of {names}.")
    return tuple(notes)


def say_whose(pieces: "Pieces") -> str:
    """Return whose tasks are drawn, of several occupations."""
    return f"Chart and table have the tasks of {pieces.subject.title} only."


def describe(pieces: "Pieces") -> str:
    """Return in words what a sighted reader sees first."""
    top = "; ".join(
        f"{(each.task.text or '').rstrip('.')} ({asides(each.task)[0]})"
        for each in pieces.pieces[:_STATED]
    )
    return (
        f"{len(pieces.pieces)} tasks of {pieces.subject.title}. {write_subtitle(pieces)}"
        f" The first: {top}."
    )


def tabulate(pieces: "Pieces", measures: Dataset) -> DataTable:
    """Return a row for each task: the value is its part of the work by the method's weights."""
    occupation, release = pieces.subject.occupation, edition_of("task", measures)
    rows: list[tuple[Cell, ...]] = []
    for piece in pieces.pieces:
        task = piece.task
        note = None if task.exposure is not None else "The task has no label."
        rows.append(
            (
                occupation.code, occupation.title, ROWS, None, piece.share, "", "share",
                "derived", "exact", occupation.code, release, note,
                task.task, task.text, "Core" if task.core else "Supplemental", task.importance,
                _coded("E", task.exposure), _coded("E", task.human), _coded("T", task.automation),
                task.penetration,
            )
        )  # fmt: skip
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))


def _coded(letter: str, number: int | None) -> str | None:
    return None if number is None else f"{letter}{number}"

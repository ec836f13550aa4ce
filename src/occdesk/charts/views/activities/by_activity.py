"""Activities: which part of an occupation's work AI can do, by work activity or by task.

A bar is an activity's part of the work, its colour what is measured of an assistant at it.
"""

from collections.abc import Sequence

from occdesk.catalogue.details import read_activities
from occdesk.catalogue.records import Activity
from occdesk.charts.figure.figure import Figure, Panel
from occdesk.charts.figure.parts import Axis, DataTable, Datum, Key, legends
from occdesk.charts.figure.rows import Bar, BarRow, Bars
from occdesk.charts.lineage.releases import name_editions
from occdesk.charts.lineage.signs import explain_signs, with_sign
from occdesk.charts.shared.subjects import HOW_TO_START, Subject, marked
from occdesk.charts.shared.ticks import nice_range, nice_ticks
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.activities import by_activity_words as words
from occdesk.charts.views.activities.by_task import draw_tasks
from occdesk.charts.views.activities.data import Part, Portrait
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.marking import mark_of

INDEX = "microsoft_applicability"
"""The metric that is for an occupation what is drawn here for its activities."""

STEPS = (0.2, 0.4, 0.6)
"""Where one class of applicability ends and the next begins; 0 is a class of its own."""

HIGH = STEPS[1]
"""From here on applicability is called high: half of the activities that are seen at all."""

UNSEEN_ROLE = "line_strong"


def draw_activities(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the work activities of the focus as bars by weight, coloured by AI applicability.

    With a comparison, a panel before it has the part of each one's work by class. The form
    `tasks` draws tasks instead. Raises UsageError for an unknown occupation.
    """
    people = marked(spec, measures)
    if not people:
        return _say_only("Which part of the work can AI do?", HOW_TO_START)
    if spec.form == "tasks":
        return draw_tasks(people, measures)
    portraits = [_portray(each, measures) for each in people]
    first, known = portraits[0], [each for each in portraits if each.parts]
    if not first.parts:
        return _say_only(words.ask(people[:1]), words.why_none(first))
    panels: tuple[Panel, ...] = (_activities(first, measures, alone=len(known) == 1),)
    if len(known) > 1:
        panels = (_classes(known), *panels)
    return Figure(
        kind="activities",
        title=words.ask([each.subject for each in known]),
        subtitle=words.write_subtitle(known),
        panels=panels,
        source=name_editions(("activity_weight", "activity_measure"), measures),
        caveat=words.CAVEAT,
        alt=words.describe(known),
        table=words.tabulate(known, measures),
        keys=_keys(known, measures),
        notes=(
            *legends(explain_signs([each.whole for each in known], measures)),
            *words.write_notes(portraits),
        ),
        table_note=words.say_what_is_drawn(known),
    )


def applicability_of(activity: Activity) -> float | None:
    """Return the mean of what is asked of an assistant and what it does at ACTIVITY, 0 to 1.

    The index of an occupation is made up of the two halves in the same way (Tomlinson and others,
    Working with AI, 2025).
    """
    if activity.user_score is None or activity.ai_score is None:
        return None
    return (activity.user_score + activity.ai_score) / 2


def class_of(applicability: float | None) -> int | None:
    """Return the class of a measured APPLICABILITY, 0 to 4; None where it is unknown."""
    if applicability is None:
        return None
    return 1 + sum(applicability >= step for step in STEPS) if applicability > 0 else 0


def role_of(level: int | None) -> str:
    """Return the colour role of a class; what is not measured to be done at all is grey."""
    if level is None:
        return "faint"
    return f"level{level + 1}" if level else UNSEEN_ROLE


def _say_only(title: str, message: str) -> Figure:
    return Figure("activities", title, "", (), "", "", message, DataTable((), ()), message=message)


def _portray(subject: Subject, measures: Dataset) -> Portrait:
    parts = []
    for activity in read_activities(measures.catalogue, subject.code):
        applicability = applicability_of(activity)
        parts.append(Part(activity, applicability, class_of(applicability)))
    return Portrait(subject, tuple(parts), measures.value(subject.code, INDEX))


def _keys(known: Sequence[Portrait], measures: Dataset) -> tuple[Key, ...]:
    """Return what the colours of the classes mean, and of several who is who."""
    who = [
        Key(
            with_sign(words.number_name(each.subject), mark_of(each.whole, measures)),
            each.subject.role,
            "square",
        )
        for each in known
    ]
    classes = [
        Key(label if level else f"AI applicability {label}", role_of(level), "square")
        for level, label in enumerate(words.CLASSES)
    ]
    return (*(who if len(known) > 1 else ()), *classes)


def _axis(title: str, shares: Sequence[float]) -> Axis:
    """Return an axis of percent from 0 to a round number above all SHARES."""
    low, high = nice_range(0.0, 100 * max(shares), zero=True)
    return Axis(title, low, high, "percent", nice_ticks(low, high, "percent"))


def _activities(portrait: Portrait, measures: Dataset, *, alone: bool) -> Bars:
    subject, mark = portrait.subject, mark_of(portrait.whole, measures)
    rows = []
    for rank, part in enumerate(portrait.parts):
        share = 100 * part.activity.share
        bar = Bar(
            start=0,
            end=share,
            role=role_of(part.level),
            text=with_sign(words.say_share(part.activity.share), mark),
            data=(Datum(subject.code, words.ROWS, element=part.activity.element),),
            hint=words.hint(subject, part),
            hatched=part.level is None,
        )
        rows.append(BarRow(words.name(part.activity), (bar,), asides=words.asides(part), rank=rank))
    return Bars(
        "" if alone else f"Activities of {subject.title}",
        _axis(words.AXIS, [part.activity.share for part in portrait.parts]),
        tuple(rows),
        heads=words.HEADS,
        needed=1,
    )


def _classes(known: Sequence[Portrait]) -> Bars:
    """Return a row for each class, the highest first, with a bar for each occupation."""
    rows, shares = [], []
    for level, label in reversed(list(enumerate(words.CLASSES))):
        bars = []
        for each in known:
            share = each.share_from(level, level)
            shares.append(share)
            data = (Datum(each.subject.code, words.ROWS, element=words.name_class(label)),)
            hint = words.hint_class(each, label, share)
            said = words.number_share(each.subject, share, many=len(known) > 1)
            bars.append(Bar(0, 100 * share, each.subject.role, said, data, hint))
        rows.append(BarRow(label, tuple(bars)))
    return Bars(words.CLASSES_TITLE, _axis(words.AXIS, shares), tuple(rows))

"""The words of the Activities chart: question, subtitle, hints, notes, alternative text, table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.catalogue.records import Activity
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell
from occdesk.charts.lineage.releases import edition_of
from occdesk.charts.shared.subjects import Subject, titles_of
from occdesk.charts.shared.wording import close, join_names, join_titles, lower_first
from occdesk.metrics.dataset import Dataset
from occdesk.model.codes import soc_of
from occdesk.model.value import Value
from occdesk.model.wording import MISSING, say_number

if TYPE_CHECKING:
    from occdesk.charts.views.activities.data import Part, Portrait

CLASSES = ("0: hardly seen", "below 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 and more")
"""The classes of applicability in words, the lowest first."""

ROWS = "activity_share"
"""What the rows of the table are about, as the codebook knows it."""

HIGH_CLASSES = (3, 4)
HARDLY_SEEN = 0

AXIS = "Part of the work, %"
HEADS = ("Applicability", "Asked per 10,000", "Done per 10,000")
CLASSES_TITLE = "Part of the work by AI applicability"
CAVEAT = (
    "AI applicability (0 to 1) is a relative index of what people ask one assistant, Bing Copilot,"
    " for and what it does; it is not a share of the work that AI takes over."
)
MANY = 10_000
"""Conversations are counted in this many."""

EXTRA_COLUMNS = (
    "element", "activity", "weight", "applicability", "asked_for_score", "done_by_ai_score",
    "asked_for_in_10000", "done_by_ai_in_10000",
)  # fmt: skip
"""What the table has beside the columns of every table of values."""

_STATED = 3
"""How many activities are named in the alternative text."""


def ask(people: Sequence[Subject]) -> str:
    """Return the title of the chart."""
    return f"Which part of the work of {join_titles(titles_of(people))} can AI do?"


def why_none(portrait: "Portrait") -> str:
    """Return why an occupation has no activities: the reason why it has no index either."""
    reason = "Working with AI has no weights of activities for its SOC code."
    return f"{portrait.subject.title}: {MISSING}. {portrait.whole.note or reason}"


def name(activity: Activity) -> str:
    """Return the name of an activity as it stands in a row, without its full stop."""
    return activity.name.rstrip(".")


def say_share(share: float) -> str:
    """Return a part of the work (0-1): `12%`, one digit more below 10%."""
    return say_number(share, "share", 0 if share >= 0.0995 or not share else 1)


def say_score(score: float | None) -> str:
    """Return an applicability with two digits, a plain 0 where hardly seen, or no data."""
    return MISSING if score is None else say_number(score, "index", 2 if score else 0)


def say_count(share: float | None) -> str:
    """Return a share of conversations as so many in ten thousand."""
    if share is None:
        return MISSING
    count = MANY * share
    if 0 < count < 0.1:
        return "<0.1"
    return say_number(count, "number", 0 if count >= 10 or not count else 1)


def number_name(subject: Subject) -> str:
    """Return SUBJECT as the key has it, with the number that stands at its bars."""
    return f"{subject.place} {subject.title}" if subject.place else subject.title


def number_share(subject: Subject, share: float, *, many: bool) -> str:
    """Return SHARE as it stands at a bar, of MANY occupations with the number of its own."""
    said = say_share(share)
    return f"{subject.place}: {said}" if many and subject.place else said


def asides(part: "Part") -> tuple[str, ...]:
    """Return what stands beside the bar of an activity; see HEADS."""
    activity = part.activity
    counts = (say_count(activity.user_coverage), say_count(activity.ai_coverage))
    return (say_score(part.applicability), *counts)


def hint(subject: Subject, part: "Part") -> str:
    """Return what is said of an activity on hover."""
    activity = part.activity
    lines = [
        name(activity),
        f"{say_number(activity.share, 'share', 1)} of the work of {subject.title}",
    ]
    if part.applicability is None:
        return "\n".join((*lines, f"AI applicability: {MISSING}."))
    halves = (
        f"asked for {say_score(activity.user_score)}, done by AI {say_score(activity.ai_score)}"
    )
    lines.append(f"AI applicability {say_score(part.applicability)} ({halves})")
    lines.append(
        f"Of {MANY:,} conversations people ask for it in {say_count(activity.user_coverage)},"
        f" and AI does it in {say_count(activity.ai_coverage)}"
    )
    return "\n".join(lines)


def hint_class(portrait: "Portrait", label: str, share: float) -> str:
    """Return what is said on hover of the part of an occupation's work in one class."""
    return (
        f"{portrait.subject.title}\n{say_share(share)} of the work lies in activities with"
        f" AI applicability {label}"
    )


def write_subtitle(known: Sequence["Portrait"]) -> str:
    """Return how much of the work lies in activities with high applicability, and in none."""
    high = "Activities with high AI applicability (0.4 and more) make up"
    if len(known) == 1:
        only = known[0]
        return (
            f"{high} {say_share(only.share_from(*HIGH_CLASSES))} of the work;"
            f" {say_share(only.share_from(HARDLY_SEEN, HARDLY_SEEN))} lies in activities hardly"
            " seen in conversations."
        )
    order = sorted(known, key=lambda each: -each.share_from(*HIGH_CLASSES))
    said = [
        f"{say_share(each.share_from(*HIGH_CLASSES))} of the work of {each.subject.title}"
        for each in order
    ]
    if len(said) > 3:
        return f"{high} from {said[-1]} to {said[0]}."
    return f"{high} {join_names(said)}."


def write_notes(portraits: Sequence["Portrait"]) -> tuple[str, ...]:
    """Return what a reader must know of the drawing."""
    notes = [
        "Hardly seen: in fewer than 5 of 10,000 conversations, which the publisher scores 0."
        " Asked, done: in so many of 10,000 conversations people ask for it, and AI does it."
        " Parts of the work follow from how important and how common its tasks are."
    ]
    for each in portraits:
        if not each.parts:
            notes.append(why_none(each))
    if len(portraits) > 1:
        others = join_titles([each.subject.title for each in portraits[1:] if each.parts], 6)
        if others:
            notes.append(
                f"Single activities are drawn of {close(portraits[0].subject.title)} only; those of"
                f" {others} are counted by class and listed in the table."
            )
    return tuple(notes)


def say_what_is_drawn(known: Sequence["Portrait"]) -> str:
    """Return which rows of the table have no bar of their own; empty where all have one."""
    if len(known) == 1:
        return ""
    first, *others = known
    single = sum(len(each.parts) for each in others)
    names = join_names([each.subject.title for each in others], 6)
    return (
        f"The chart shows the single activities of {first.subject.title} only; the {single} of"
        f" {names} are in the table, and in the chart by class."
    )


def describe(known: Sequence["Portrait"]) -> str:
    """Return in words how much of each one's work has a high applicability, and what it is."""
    said = []
    for each in known:
        said.append(
            f"{each.subject.title}: {say_share(each.share_from(*HIGH_CLASSES))} of the work lies in"
            f" activities with AI applicability of 0.4 and more,"
            f" {say_share(each.share_from(HARDLY_SEEN, HARDLY_SEEN))} in activities that are hardly"
            " seen in conversations."
        )
    first = known[0]
    top = "; ".join(
        f"{lower_first(name(part.activity))} {say_share(part.activity.share)},"
        f" applicability {say_score(part.applicability)}"
        for part in first.parts[:_STATED]
    )
    said.append(
        f"The weightiest of the {len(first.parts)} activities of {first.subject.title}: {top}."
    )
    return " ".join(said)


def name_class(label: str) -> str:
    """Return what the table calls all activities of one class of applicability."""
    return f"{label} (class of applicability)"


def tabulate(known: Sequence["Portrait"], measures: Dataset) -> DataTable:
    """Return a row for each activity of each occupation: the value is its part of the work.

    With several occupations a row for each class and occupation comes before them.
    """
    release = edition_of("activity_weight", measures)
    rows: list[tuple[Cell, ...]] = []
    if len(known) > 1:
        for each in known:
            for level, label in enumerate(CLASSES):
                start = _begin(each, each.share_from(level, level), release)
                rows.append((*start, "", name_class(label), *((None,) * 6)))
    for each in known:
        for part in each.parts:
            activity = part.activity
            rows.append(
                (
                    *_begin(each, activity.share, release),
                    activity.element, name(activity), activity.weight, part.applicability,
                    activity.user_score, activity.ai_score,
                    _counted(activity.user_coverage), _counted(activity.ai_coverage),
                )
            )  # fmt: skip
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))


def _begin(portrait: "Portrait", share: float, release: str | None) -> tuple[Cell, ...]:
    """Return the first columns of a row; see COLUMNS."""
    occupation, index = portrait.subject.occupation, portrait.whole
    published_for = _published_for(index, occupation.code)
    return (
        occupation.code, occupation.title, ROWS, index.year, share, "", "share",
        "derived", index.match, published_for, release,
        "A weight of the publisher divided by the sum of the occupation’s weights.",
    )  # fmt: skip


def _published_for(index: Value, code: str) -> str:
    return index.published_for or soc_of(code)


def _counted(share: float | None) -> float | None:
    return None if share is None else MANY * share

"""The words of a treemap: question, subtitle, hints, notes, alternative text, and its table."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import Cell
from occdesk.charts.lineage.signs import with_sign
from occdesk.charts.shared.filter_words import say_nobody, say_where
from occdesk.charts.shared.wording import (
    NATION_WORDS,
    axis_title,
    close,
    join_names,
    lower_first,
    name_metric,
    say_match,
)
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.treemap_data import Plot, Plots
from occdesk.model.codes import is_military
from occdesk.model.mark import SIGNS
from occdesk.model.metric import Metric
from occdesk.model.wording import MISSING as MISSING
from occdesk.model.wording import NBSP, say_number, say_percent, say_year

if TYPE_CHECKING:
    from occdesk.charts.views.landscape.treemap_data import Family

MOST_LISTED = 6
"""How many occupations of one code a hint lists with their own numbers."""

# Our own names for the SOC major groups where there is no room for theirs.
_SHORT_FAMILIES = {
    "11": "Managers", "13": "Business", "15": "Computing", "17": "Engineers", "19": "Science",
    "21": "Social work", "23": "Law", "25": "Education", "27": "Arts", "29": "Health",
    "31": "Care aides", "33": "Protection", "35": "Food", "37": "Cleaning", "39": "Personal",
    "41": "Sales", "43": "Office", "45": "Farming", "47": "Building", "49": "Repair",
    "51": "Production", "53": "Transport", "55": "Military",
}  # fmt: skip

_QUESTIONS = {
    "ai_exposure": "How many work in highly exposed jobs?",
    "automation_risk": "How many work in jobs of high automation risk?",
    "employment": "Which occupations have most of the jobs?",
}


def ask(plots: Plots) -> str:
    """Return the question that the picture answers."""
    what, top = plots.scene.x.what, plots.named.top
    if what.id in _QUESTIONS:
        return _QUESTIONS[what.id]
    if not top:
        return f"How many jobs are there, and what is their {lower_first(what.label)}?"
    return f"How many jobs are in occupations with {_phrase(what, top)}?"


def _phrase(what: Metric, height: str) -> str:
    """Return a class within a sentence: `median pay of $70k or more`, `job zone 5`."""
    if what.id == "employment":
        return f"{height} jobs"
    joined = what.unit == "zone" or height.startswith(("above", "below"))
    return f"{name_metric(what)} {'' if joined else 'of '}{height}"


def explain_nothing(spec: ChartSpec, plots: Plots) -> str:
    """Return why there is nothing to draw."""
    if not plots.scene.kept:
        return say_nobody(spec.where, plots.scene.measures)
    return f"None of these occupations has a published number of jobs. {_explain_absent(plots)}"


def name_family(title: str) -> str:
    """Return the title of a SOC major group without the word that all of them end in."""
    return title.removesuffix(" Occupations")


def shorten_family(code: str) -> str:
    """Return a name of a family for little room; empty where there is none."""
    return _SHORT_FAMILIES.get(code[:2], "")


def name_plot(plot: Plot) -> str:
    """Return the title of a tile: its first occupation, and how many more share its jobs."""
    more = len(plot.members) - 1
    return f"{plot.lead.title} and {more} more" if more else plot.lead.title


def label_plot(plot: Plot) -> str:
    """Return the title of a tile as it is written in it: a number and `more` stay together."""
    more = f" {len(plot.members) - 1} more"
    return name_plot(plot).replace(more, more.replace(" more", f"{NBSP}more"))


def say_millions(jobs: float) -> str:
    """Return a number of jobs as people read it: 155.5 million, 97,240."""
    return f"{jobs / 1e6:.1f}{NBSP}million" if jobs >= 999_500 else say_number(jobs, "jobs")


def say_share(part: float, whole: float) -> str:
    """Return PART of WHOLE in percent; what rounds to nothing is said to be less than that."""
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 0.1:
        return "less than 0.1%"
    return say_percent(share, 0 if share >= 10 or not share else 1)


def share_in(plots: Plots, level: int) -> str:
    """Return the share of a class in the jobs that have a number."""
    return f"{say_share(plots.jobs_by_level[level], plots.jobs_valued)} of jobs"


def share_without(plots: Plots) -> str:
    """Return how many jobs have no number."""
    return f"{say_millions(plots.jobs - plots.jobs_valued)} jobs"


def title_scale(plots: Plots) -> str:
    """Return what the colours mean, and what the shares below them are of."""
    what = plots.scene.x.what
    return f"{axis_title(what, what.year)}. Shares are of the jobs with a figure"


def write_subtitle(spec: ChartSpec, plots: Plots) -> str:
    """Return the answer in numbers, then what area stands for; the scale explains the colour."""
    year = say_year(plots.scene.y.what, plots.scene.y.what.year)
    words = say_where(spec.where, plots.scene.measures)
    where = f" in occupations with {words}" if words else ""
    drawn = f"Area: {say_millions(plots.jobs)} jobs{where}, {NATION_WORDS}, {year}."
    return f"{_answer(plots)} {drawn}"


def _answer(plots: Plots) -> str:
    what, named = plots.scene.x.what, plots.named
    if not plots.valued:
        return f"No {lower_first(what.label)} is known for any of these jobs."
    total = say_millions(plots.jobs_valued)
    if not named.top:
        return f"{total} jobs have a figure."
    high, low = (
        say_share(plots.jobs_by_level[level], plots.jobs_valued)
        for level in (plots.highest, plots.lowest)
    )
    return (
        f"{high} of the {total} jobs with a figure are in occupations with"
        f" {_phrase(what, named.top)}, {low} in those {_low(plots)}."
    )


def _low(plots: Plots) -> str:
    what, low = plots.scene.x.what, plots.named.low
    return f"of {_phrase(what, low)}" if what.unit == "zone" else low


def say_value(plot: Plot, plots: Plots) -> str:
    """Return the number of a tile in words."""
    what = plots.scene.x.what
    said = say_number(plot.number or 0.0, what.unit, what.decimals)
    return f"at least {said}" if plot.is_capped else said


def hint(plot: Plot, plots: Plots, family: str) -> str:
    """Return what is said of a tile on hover: jobs and number with year and match, and whose."""
    y = plots.scene.y
    year = say_year(y.what, y.what.year)
    mark = plots.mark_of(plot)
    match = mark.words if mark else say_match(y.matches.of(plot.lead.code), plot.lead)
    lines = [
        f"{name_plot(plot)} ({plot.lead.code})",
        f"Jobs: {with_sign(say_number(plot.jobs, 'jobs'), mark)} ({year}, {match}),"
        f" {say_share(plot.jobs, plots.jobs)} of those drawn",
    ]
    if plots.scene.x.what.id != "employment":
        lines.append(_say_number(plot, plots))
    if plot.is_median:
        side = plots.scene.x
        for each in plot.members[:MOST_LISTED]:
            said = side.say(each.code) if each.code in side.numbers else MISSING
            lines.append(f"{each.title}: {said}")
        if len(plot.members) > MOST_LISTED:
            lines.append(f"and {len(plot.members) - MOST_LISTED} more")
    elif len(plot.members) > 1:
        rest = [each.title for each in plot.members[1 : 1 + MOST_LISTED]]
        lines.append(f"Shared with {join_names(rest, MOST_LISTED)}")
    if plot.others:
        lines.append(f"{plot.others} more of this code do not meet the filter")
    return "\n".join((*lines, f"Family: {family}"))


def _say_number(plot: Plot, plots: Plots) -> str:
    side = plots.scene.x
    label = side.what.label
    if plot.number is None:
        reason = plots.scene.reason(plot.lead.code, side)
        return f"{label}: {MISSING}. {reason}".rstrip()
    year = say_year(side.what, side.what.year)
    match = (
        f"{SIGNS['estimated']} estimated here from relatives" if plot.match == "estimated" else ""
    )
    if not match and not plot.is_median:
        match = say_match(plot.match, plot.having[0])
    about = ", ".join(part for part in (year, match) if part)
    said = f"{label}: {say_value(plot, plots)}{f' ({about})' if about else ''}"
    if not plot.is_median:
        return said
    return f"{said}, the median of {_of_members(plot)}"


def _of_members(plot: Plot) -> str:
    have, all_ = len(plot.having), len(plot.members)
    return f"its {have} occupations" if have == all_ else f"the {have} of {all_} that have one"


def hint_family(family: "Family", plots: Plots) -> str:
    """Return what is said of a family on hover: its jobs, and how many are in the highest class."""
    jobs = f"{say_millions(family.jobs)} jobs, {say_share(family.jobs, plots.jobs)} of those drawn"
    valued = sum(each.jobs for each in family.plots if each.number is not None)
    if not valued or not plots.named.top:
        return f"{family.title}\n{jobs}"
    top = sum(each.jobs for each in family.plots if plots.level_of(each) == plots.highest)
    what = plots.scene.x.what
    said = f"{say_share(top, valued)} of those with a figure have {_phrase(what, plots.named.top)}"
    return f"{family.title}\n{jobs}\n{said}"


def write_notes(spec: ChartSpec, plots: Plots) -> tuple[str, ...]:
    """Return what a reader must know: shared codes, what is missing, and who has no tile."""
    notes = [_shared_note(plots)]
    what = plots.scene.x.what
    if what.id == "ai_exposure" and plots.named.top:
        notes.append(f"Highly exposed here: {plots.named.top}, a bound that no source draws.")
    elif plots.named.top and what.unit != "zone":
        notes.append("The bounds of the classes are this program’s.")
    if len(plots.valued) < len(plots.drawn):
        notes.append(_hatched_note(plots))
    if plots.absent:
        notes.append(f"Not in the picture: {_explain_absent(plots)}")
    divided = sum(each.others > 0 for each in plots.drawn)
    if divided:
        notes.append(
            f"{divided} {'code also holds' if divided == 1 else 'codes also hold'} occupations that"
            " do not meet the filter; BLS does not divide their jobs, which are drawn whole."
        )
    notes.extend(_notes_on_subjects(plots))
    estimated = sum(each.match == "estimated" for each in plots.drawn)
    if estimated:
        sign = SIGNS["estimated"]
        notes.append(
            f"Striped over their colour: {sign} {estimated} estimated here from relatives."
        )
    capped = sum(each.is_capped for each in plots.drawn)
    if capped:
        notes.append(f"{capped} stand at the highest figure published: at least that much.")
    return tuple(notes)


def _shared_note(plots: Plots) -> str:
    shared = sum(len(each.members) > 1 for each in plots.drawn)
    medians = sum(each.is_median for each in plots.drawn)
    one = f"Each of the {len(plots.drawn):,} tiles is a code for which BLS publishes jobs"
    if not shared:
        return f"{one}."
    said = f"{one}; {shared} hold several occupations"
    if medians:
        said += f", and {medians} of these have the colour of the median of those with a figure"
    return f"{said}."


def _hatched_note(plots: Plots) -> str:
    """Return how many tiles have no number, and the kinds of reason."""
    measures, what = plots.scene.measures, plots.scene.x.what
    inputs = [(measures.metric(id), measures.numbers(id)) for id in what.inputs]
    is_own = what in measures.own_metrics

    def kind(plot: Plot) -> str:
        for each, numbers in inputs:
            if plot.lead.code not in numbers:
                return f"without {lower_first(each.label)}"
        return "not in your table" if is_own else "not published"

    lacking = [each for each in plots.drawn if each.number is None]
    kinds = Counter(kind(each) for each in lacking)
    said = ", ".join(f"{count} {words}" for words, count in kinds.most_common())
    jobs = say_millions(sum(each.jobs for each in lacking))
    return f"Hatched, no {lower_first(what.label)}: {said}, {jobs} jobs in all."


def _explain_absent(plots: Plots) -> str:
    military = sum(is_military(each.code) for each in plots.absent)
    others = [each.title for each in plots.absent if not is_military(each.code)]
    parts = []
    if military:
        parts.append(f"{military} military, which no source covers")
    if others:
        parts.append(f"{len(others)} whose jobs are not published ({'; '.join(others)})")
    return f"{', and '.join(parts)}." if parts else ""


def _notes_on_subjects(plots: Plots) -> list[str]:
    notes = []
    scene = plots.scene
    for each in scene.subjects:
        if each.code not in scene.kept:
            notes.append(f"{close(each.title)} do not meet the filter and are not drawn.")
        elif each.code not in scene.jobs:
            reason = scene.reason(each.code, scene.y)
            why = f"their number of jobs is not known. {reason}".rstrip()
            notes.append(f"{close(each.title)} have no tile: {why}")
    return notes


def describe(families: Sequence["Family"], plots: Plots) -> str:
    """Return in words what is seen first: classes, the largest areas, where the subjects are."""
    what, named = plots.scene.x.what, plots.named
    many = "1 family" if len(families) == 1 else f"{len(families)} families"
    words = [f"Treemap of {say_millions(plots.jobs)} jobs in {many}. {_answer(plots)}"]
    if named.top and plots.valued:
        parts = [
            f"{name} {say_share(plots.jobs_by_level[level], plots.jobs_valued)}"
            for name, level in zip(named.names, named.classes.levels, strict=True)
        ]
        by = "size of their code" if what.id == "employment" else lower_first(what.label)
        words.append(f"Jobs by {by}: {'; '.join(parts)}.")
    words.append(
        f"The largest family is {families[0].title} with {say_millions(families[0].jobs)}."
    )
    own = [each for each in plots.drawn if plots.mark_of(each) is None] or plots.drawn
    largest = max(own, key=lambda each: each.jobs)
    words.append(f"The largest tile is {_describe_plot(largest, plots)}.")
    by_member = {each.code: plot for plot in plots.drawn for each in plot.members}
    for subject in plots.scene.subjects:
        plot = by_member.get(subject.code)
        if plot is None:
            words.append(f"{close(subject.title)} are not in the picture.")
        else:
            whose = "" if subject.code == plot.lead.code else f"{close(subject.title)} are in "
            words.append(f"Marked: {whose}{_describe_plot(plot, plots)}.")
    return " ".join(words)


def _describe_plot(plot: Plot, plots: Plots) -> str:
    jobs = with_sign(say_number(plot.jobs, "jobs"), plots.mark_of(plot))
    words = f"{name_plot(plot)} with {jobs} jobs"
    what = plots.scene.x.what
    if what.id == "employment":
        return words
    label = lower_first(what.label)
    said = "not known" if plot.number is None else say_value(plot, plots)
    return f"{words}, {label} {said}"


def tabulate(families: Sequence["Family"], plots: Plots) -> DataTable:
    """Return a row for each tile, in the order of families and of sizes.

    `occupations` is how many share the jobs; `made` says how their numbers became one.
    """
    scene = plots.scene
    x, y = scene.x, scene.y
    release_x, release_y = (_release(plots, side.what.id) for side in (x, y))
    ends = ("", "_year", "_status", "_match", "_release")
    columns = (
        "code", "title", "published_for", "occupations", "family",
        *(f"jobs{end}" for end in ends), *(f"{x.what.id}{end}" for end in ends),
        f"{x.what.id}_bound", "made", "class", "note",
    )  # fmt: skip
    classes = dict(zip(plots.named.classes.levels, plots.named.names, strict=True))
    rows: list[tuple[Cell, ...]] = []
    for family in families:
        for plot in family.plots:
            level = plots.level_of(plot)
            has = plot.number is not None
            is_own = plot.is_median or plot.match == "estimated"
            status = ("derived" if is_own else x.what.status) if has else None
            rows.append(
                (
                    plot.lead.code, name_plot(plot), plot.code, len(plot.members), family.title,
                    plot.jobs, y.what.year, y.what.status, y.matches.of(plot.lead.code), release_y,
                    plot.number, x.what.year, status, plot.match,
                    release_x if has else None, "at_least" if plot.is_capped else "",
                    f"median of {_of_members(plot)}" if plot.is_median else "",
                    None if level is None else classes[level],
                    None if has else scene.reason(plot.lead.code, x) or None,
                )
            )  # fmt: skip
    return DataTable(columns, tuple(rows))


def _release(plots: Plots, metric_id: str) -> str | None:
    measures = plots.scene.measures
    for code in measures.numbers(metric_id):
        return measures.release_of(measures.value(code, metric_id)).title
    return None

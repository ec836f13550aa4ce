"""Treemap: how many jobs there are and how exposed they are, the other form of the landscape.

A tile is a code that BLS publishes, so that each job is counted once; several occupations may
share it. Its area is its number of jobs, its colour the class of another metric.
"""

from collections.abc import Mapping, Sequence

from occdesk.charts.figure.areas import Level, TreeGroup, Treemap, TreeTile
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable, Datum, Key, legends
from occdesk.charts.lineage.provenance import caveats_of, name_sources, sample_of
from occdesk.charts.lineage.signs import legend, with_sign
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape import treemap_words as words
from occdesk.charts.views.landscape.data import look
from occdesk.charts.views.landscape.treemap_data import Family, Plot, Plots, survey_plots
from occdesk.metrics.dataset import Dataset
from occdesk.model.wording import NBSP


def draw_treemap(spec: ChartSpec, measures: Dataset) -> Figure:
    """Return the jobs of the occupations that spec.where keeps as areas, coloured by its metric x.

    Raises UsageError for an unknown metric, one that is words, and an unreadable filter.
    """
    # Jobs are the other axis: scene, hints and reasons are those of the scatter.
    scene = look(spec.with_(y="employment"), measures)
    plots = survey_plots(scene)
    title = words.ask(plots)
    if not plots.drawn:
        message = words.explain_nothing(spec, plots)
        return Figure(
            "landscape", title, "", (), "", "", message, DataTable((), ()), message=message
        )
    families = _families(plots)
    x, y = scene.x.what, scene.y.what
    used = [value for id in ("employment", x.id) for value in sample_of(measures, id)]
    caveat, *more = caveats_of((y, x) if x is not y else (y,)) or ("",)
    return Figure(
        kind="landscape",
        title=title,
        subtitle=words.write_subtitle(spec, plots),
        panels=(_draw(families, plots),),
        source=name_sources(used, measures),
        caveat=caveat,
        alt=words.describe(families, plots),
        table=words.tabulate(families, plots),
        keys=_keys(plots),
        notes=(*legends(_explain_signs(plots)), *more, *words.write_notes(spec, plots)),
    )


def _keys(plots: Plots) -> tuple[Key, ...]:
    """Return whose areas are outlined, by their full names: an area may have no room for one."""
    drawn = {each.code for plot in plots.drawn for each in plot.members}
    return tuple(
        Key(f"{each.place or ''} {each.title}".strip(), each.role, "square")
        for each in plots.scene.subjects
        if each.code in drawn
    )


def _explain_signs(plots: Plots) -> str:
    """Return what the signs at tiles mean, and whose jobs those of the chosen ones are."""
    found = [mark for each in plots.drawn if (mark := plots.mark_of(each)) is not None]
    said = [legend({mark.kind for mark in found})]
    for each in plots.scene.subjects:
        mark = plots.scene.jobs_marks.get(each.code)
        if mark is not None:
            said.append(f"{each.title}: jobs are the {mark.sign}{NBSP}{mark.words}.")
    return " ".join(filter(None, said))


def _families(plots: Plots) -> tuple[Family, ...]:
    """Return the families that have plots, those with most jobs first."""
    titles = {each.code: each.title for each in plots.scene.measures.catalogue.families}
    found: dict[str, list[Plot]] = {}
    for plot in plots.drawn:
        found.setdefault(plot.lead.family, []).append(plot)
    families = [
        Family(code, words.name_family(titles.get(code, code)), tuple(_by_size(each)))
        for code, each in found.items()
    ]
    return tuple(sorted(families, key=lambda each: (-each.jobs, each.code)))


def _by_size(plots: Sequence[Plot]) -> list[Plot]:
    return sorted(plots, key=lambda each: (-each.jobs, each.code))


def _draw(families: Sequence[Family], plots: Plots) -> Treemap:
    people = {each.code: each for each in reversed(plots.scene.subjects)}
    groups = tuple(
        TreeGroup(
            family.title,
            tuple(_tile(plot, plots, people, family.title) for plot in family.plots),
            words.shorten_family(family.code),
            words.hint_family(family, plots),
        )
        for family in families
    )
    return Treemap("", groups, words.title_scale(plots), _scale(plots))


def _tile(plot: Plot, plots: Plots, people: Mapping[str, Subject], family: str) -> TreeTile:
    side = plots.scene.x
    subject = next((people[each.code] for each in plot.members if each.code in people), None)
    return TreeTile(
        code=plot.lead.code,
        label=with_sign(words.label_plot(plot), plots.mark_of(plot)),
        weight=plot.jobs,
        level=plots.level_of(plot),
        text="" if plot.number is None else words.say_value(plot, plots),
        data=(
            Datum(plot.lead.code, side.what.id, side.what.year),
            Datum(plot.lead.code, "employment", plots.scene.y.what.year),
        ),
        hint=words.hint(plot, plots, family),
        role=subject.role if subject else "",
        hatched=plot.match == "estimated",
        short=str(subject.place or "") if subject else "",
    )


def _scale(plots: Plots) -> tuple[Level, ...]:
    """Return the classes with the share of jobs in each, and what has no number as the last."""
    named = plots.named
    levels = [
        Level(name, level, words.share_in(plots, level))
        for name, level in zip(named.names, named.classes.levels, strict=True)
        if plots.valued
    ]
    if len(plots.valued) < len(plots.drawn):
        levels.append(Level(words.MISSING, None, words.share_without(plots)))
    return tuple(levels)

"""The commands that draw: a chart, and a picture of the whole window. No display is needed."""

import argparse
import locale
import os
import sys
from pathlib import Path

from occdesk.actions.desk_file import read_desk
from occdesk.actions.verbs import explain_mending, mend
from occdesk.app import output
from occdesk.app.parts import open_measures, open_shelf
from occdesk.app.picture_options import export_options, list_formats
from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.sizes import parse_size
from occdesk.charts.shared.subjects import say_left_out
from occdesk.charts.spec import FILTERED, ChartSpec, find_view, read_options
from occdesk.charts.tables.files import data_files, data_paths
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import parse_where
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import Found

MOST_PROCESSES = 64
CHOICES: tuple[str, ...] = tuple(
    dict.fromkeys(option.id for view in VIEWS for option in view.choices)
)
"""The options of views besides their forms, each a flag of its own."""
OPTIONS_OF: dict[str, tuple[str, ...]] = {
    **{each: tuple(view.kind for view in VIEWS if view.choice(each)) for each in CHOICES},
    "where": FILTERED,
}
"""Options that only some kinds of chart have."""


def draw_chart(options: argparse.Namespace) -> int:
    """Draw one chart into a file, and its data into another; or one for each of many."""
    _check_options(options)
    measures = open_measures()
    spec = _spec(options, measures)
    _check_axes(spec, measures)
    if options.where:
        parse_where(options.where, measures.metric)
    if options.each:
        from occdesk.app.batch import draw_each

        use_no_display()
        return draw_each(options, spec, measures)
    named = spec.subjects
    if spec.view.least and not named:
        raise UsageError(f"Name an occupation for the {spec.kind} chart (see occdesk list).")
    if len(named) < spec.view.least:
        raise UsageError("Name at least two occupations to compare.")
    measures = measures.with_method(spec.method)
    figure = build(spec, measures, open_shelf().articles)
    if figure.message:
        raise OccDeskError(f"Nothing to draw: {figure.message}")
    _save(figure, spec, measures, options)
    if left_out := say_left_out(spec, measures):
        print(f"occdesk: {left_out}", file=sys.stderr)
    return 0


def _spec(options: argparse.Namespace, measures: Dataset) -> ChartSpec:
    """Return the chart that is asked for; with --each its occupations stand beside each one."""
    codes = tuple(dict.fromkeys(measures.catalogue.occupation(c).code for c in options.codes))
    baseline = measures.catalogue.occupation(options.baseline).code if options.baseline else ""
    if baseline and baseline not in codes:
        raise UsageError(f"The baseline {baseline} is not among the occupations of the chart.")
    return ChartSpec.of(
        options.kind,
        codes[0] if codes else "",
        occupations=codes if len(codes) > 1 or options.each else (),
        baseline=baseline,
        where=options.where,
        estimates=options.estimates,
        options=read_options(options.kind, _chosen(options, measures)),
    )


def _chosen(options: argparse.Namespace, measures: Dataset) -> dict[str, str]:
    """Return what is chosen for the view, by the names of its options."""
    view = find_view(options.kind)
    chosen = {"form": options.form}
    for option in view.choices:
        given = getattr(options, option.id)
        is_axis = option.id in view.swaps
        chosen[option.id] = _axis(measures, given) if is_axis and given else given
    return chosen


def _check_axes(spec: ChartSpec, measures: Dataset) -> None:
    """Raise UsageError where both axes of a scatter are one metric; a treemap has only one."""
    if same := spec.view.doubled(spec.options):
        flags = " or ".join(f"--{each}" for each in spec.view.swaps)
        label = measures.metric(same).label
        raise UsageError(f"{label} would be on both axes; name another metric with {flags}.")


def _check_options(options: argparse.Namespace) -> None:
    for name, kinds in OPTIONS_OF.items():
        if getattr(options, name) and find_view(options.kind).kind not in kinds:
            raise UsageError(
                f"--{name} belongs to the {' and the '.join(kinds)}, not to the"
                f" {options.kind} chart; leave it out."
            )
    _check_each(options)
    export_options(options)
    _check_endings(options)
    picture = Path(options.output)
    if options.each:
        return
    output.check_free(picture, force=options.force)
    check_name(picture)
    if options.data:
        for table in data_paths(Path(options.data)):
            if output.is_same_file(picture, table):
                raise UsageError(
                    f"The picture and its data cannot both be {table}; name two files."
                )
            output.check_free(table, force=options.force)


def _check_endings(options: argparse.Namespace) -> None:
    """Raise UsageError for an option of a format that is not written."""
    formats = list_formats(options) or (Path(options.output).suffix.lower()[1:],)
    for name, only in (("attach_data", "pdf"), ("outlines", "svg")):
        if getattr(options, name) and only not in formats:
            raise UsageError(
                f"--{name.replace('_', '-')} is only for .{only}; leave it out or write one."
            )


def _check_each(options: argparse.Namespace) -> None:
    if options.each:
        if options.data:
            raise UsageError("--data goes with one chart, not with --each; leave it out.")
        if not 0 <= options.processes <= MOST_PROCESSES:
            raise UsageError(f"--processes goes from 1 to {MOST_PROCESSES}.")
    elif options.formats or options.processes:
        raise UsageError("--formats and --processes go with --each.")


def check_name(path: Path) -> None:
    """Raise OccDeskError for a name that Qt would write otherwise than it was given."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        raise OccDeskError(
            f"The letters of the name {path} are not known in this locale; use a UTF-8 locale"
            " (LC_ALL=C.UTF-8) or another name."
        ) from None


def _axis(measures: Dataset, name: str) -> str:
    if name and measures.metric(name).unit == "category":
        label = measures.metric(name).label
        raise UsageError(f"{label} has no numbers, so it cannot be an axis.")
    return name


def _save(figure: Figure, spec: ChartSpec, measures: Dataset, options: argparse.Namespace) -> None:
    use_no_display()
    from occdesk.charts.publishing.metadata import licence_notes
    from occdesk.charts.publishing.recipe import recipe_of
    from occdesk.render.files.export import export_figure, fitted
    from occdesk.render.files.growth import TooHighError, advise
    from occdesk.render.files.painting import LEAST_POINTS

    picture = Path(options.output)
    is_new = not picture.exists()
    asked, recipe = export_options(options), recipe_of(spec, measures)
    try:
        _, points = fitted(figure, asked, recipe)
    except TooHighError as error:
        raise UsageError(advise(error, spec, measures, asked)) from error
    licence = licence_notes(figure, measures)
    export_figure(figure, picture, asked, recipe=recipe, licence=licence, force=options.force)
    if points < LEAST_POINTS - 0.05:
        output.warn(
            f"The smallest text of {picture.name} is {points:.1f} pt high, hard to read on paper;"
            " choose a larger size, or a width alone, as 85mm, for a picture as high as it needs."
        )
    if not options.data:
        return
    try:
        path = Path(options.data)
        files = data_files(figure, measures, path, for_excel=options.for_excel)
        output.write_files(files, force=options.force)
    except OccDeskError:
        # What was asked for is both of them.
        if is_new:
            picture.unlink(missing_ok=True)
        raise


def use_no_display() -> None:
    """Let Qt draw without a display, whatever the machine and its locale are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The theme of a desktop asks for its display.
    os.environ.pop("QT_QPA_PLATFORMTHEME", None)
    # Qt complains on standard error of a locale that is not UTF-8, and takes this one.
    if hasattr(locale, "nl_langinfo") and locale.nl_langinfo(locale.CODESET).upper() != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"


def draw_window(options: argparse.Namespace) -> int:
    """Draw the whole window into a PNG, as it stands when everything is ready."""
    path = Path(options.output)
    if path.suffix.lower() != ".png":
        raise UsageError(f"{path} must end in .png.")
    output.check_free(path, force=options.force)
    check_name(path)
    desk, left_out = read_desk(options.desk) if options.desk else Found(Desk())
    if options.theme:
        desk = desk.with_(theme=options.theme)
    elif desk.theme == "system":
        desk = desk.with_(theme="light")
    # A window that only says what is wrong is nothing to make a picture of.
    catalogue = open_measures().catalogue
    lost = explain_mending(desk, mend(desk, catalogue))
    for each in filter(None, (left_out, lost)):
        output.warn(each)
    catalogue.close()
    use_no_display()
    from occdesk.app.desktop import picture_of_window
    from occdesk.render.files.export import save

    size = parse_size(options.size)
    save(path, picture_of_window(desk, round(size.width), round(size.height)))
    return 0

"""One chart for each of many occupations: which there are, and what a batch of them is to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.shared.colours import keep_colours
from occdesk.charts.spec import MOST_COMPARED, ChartSpec
from occdesk.model.errors import UsageError
from occdesk.render.files.batch import Batch, Manner, Task
from occdesk.ui.dialogs.export.choices import Choices
from occdesk.ui.dialogs.export.names import fields_about, free_stem, paths_of, resolve
from occdesk.ui.dialogs.export.shown import Shown


class Scope(NamedTuple):
    """Whom charts are drawn of: none for the one chart on screen, else each of `codes`.

    Where it has `parts`, it is one of them that is chosen.
    """

    words: str
    codes: tuple[str, ...] = ()
    parts: tuple["Scope", ...] = ()


def scopes_of(shown: Shown) -> tuple[Scope, ...]:
    """Return what may be exported: this chart, or one for each of a circle of occupations."""
    spec, catalogue = shown.spec, shown.measures.catalogue
    found = [Scope("This chart")]
    if spec.view.least > 1 and not spec.occupations:
        return tuple(found)
    if len(spec.occupations) > 1:
        found.append(Scope(f"Each of the {len(spec.occupations)} compared", spec.occupations))
    found.append(Scope("Each of a family", parts=families_of(catalogue)))
    every = tuple(catalogue.by_code)
    found.append(Scope(f"Each of all {len(every):,} occupations", every))
    return tuple(found)


def families_of(catalogue: Catalogue) -> tuple[Scope, ...]:
    """Return the families of CATALOGUE in the order of their codes."""
    members: dict[str, list[str]] = {each.code: [] for each in catalogue.families}
    for one in catalogue.occupations:
        members[one.family].append(one.code)
    return tuple(
        Scope(f"{each.title.removesuffix(' Occupations')} ({len(members[each.code])})",
              tuple(members[each.code]))
        for each in catalogue.families
    )  # fmt: skip


def nearest_family(shown: Shown) -> int:
    """Return which of the families the chart is about: that of the focus, or of the first."""
    near = shown.spec.focus or next(iter(shown.spec.subjects), "")
    families = families_of(shown.measures.catalogue)
    return next((number for number, each in enumerate(families) if near in each.codes), 0)


def spec_about(spec: ChartSpec, code: str) -> ChartSpec:
    """Return SPEC about CODE alone; a comparison is CODE beside the others."""
    if spec.view.least < 2:
        return spec.with_(focus=code, occupations=(), baseline="", colours="")
    others = [each for each in spec.occupations if each != code][: MOST_COMPARED - 1]
    beside = (code, *others)
    baseline = spec.baseline if spec.baseline in beside else ""
    colours = keep_colours(spec.occupations, spec.colours, beside)
    return spec.with_(focus=code, occupations=beside, baseline=baseline, colours=colours)


def stems_of(scope: Scope, shown: Shown, choices: Choices) -> tuple[str, ...]:
    """Return the name of each file of SCOPE, without its ending, in order.

    Raises UsageError for a template that gives two of them the same.
    """
    by_code = shown.measures.catalogue.by_code
    stems = tuple(
        resolve(choices.batch_template, fields_about(by_code[code], shown, choices))
        for code in scope.codes
    )
    if len({stem.casefold() for stem in stems}) < len(stems):
        raise UsageError(
            "This name is the same for two occupations; put {code} or {title} into it."
        )
    return stems


def existing(folder: Path, stems: Sequence[str], choices: Choices) -> list[Path]:
    """Return the files of STEMS that are in FOLDER already."""
    return [path for stem in stems for path in paths_of(folder, stem, choices) if path.exists()]


def batch_of(scope: Scope, shown: Shown, choices: Choices, folder: Path, *, force: bool) -> Batch:
    """Return the batch that draws SCOPE into FOLDER; without FORCE names that are taken count on.

    Raises UsageError where two would be called the same.
    """
    tasks = []
    for code, stem in zip(scope.codes, stems_of(scope, shown, choices), strict=True):
        free = stem if force else free_stem(folder, stem, choices)
        about = spec_about(shown.spec, code).to_json()
        tasks.append(Task(code, about, _paths(folder, free, choices)))
    manner = Manner(choices.options.to_json(), force, shown.desk, choices.for_excel)
    catalogue = shown.measures.catalogue
    imported = tuple(map(str, catalogue.imported))
    return Batch(tuple(tasks), manner, str(catalogue.path), imported)


def _paths(folder: Path, stem: str, choices: Choices) -> tuple[str, ...]:
    """Return what a task writes: a codebook comes with its CSV."""
    data = (choices.data_ending,) if choices.data else ()
    return tuple(str(folder / f"{stem}.{ending}") for ending in (*choices.formats, *data))

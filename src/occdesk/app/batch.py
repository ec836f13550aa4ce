"""Charts of many occupations with one command: which, into which files, and what came of it."""

import argparse
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from occdesk.app import output
from occdesk.app.interruption import held_back
from occdesk.app.picture_options import export_options, list_formats
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.occupation import Occupation

if TYPE_CHECKING:
    from occdesk.render.files.batch import Drawn, Progress, Task

ENDINGS = (".png", ".svg", ".pdf")
FIELDS = ("code", "title", "family", "kind", "form")
_FIELD = re.compile(r"\{([^{}]*)\}")
_TELL_EVERY = 2.0
"""Seconds between two lines on how far a batch is, where a line cannot be written over."""


def choose(each: str, measures: Dataset) -> list[Occupation]:
    """Return the occupations that EACH names: `all`, `family:15`, or codes with commas.

    Raises UsageError for an unknown code or family.
    """
    catalogue = measures.catalogue
    if each == "all":
        return list(catalogue.occupations)
    if each.startswith("family:"):
        family = each.removeprefix("family:").strip()
        found = [one for one in catalogue.occupations if one.code.startswith(f"{family}-")]
        if not found:
            have = ", ".join(sorted({one.code[:2] for one in catalogue.occupations}))
            raise UsageError(f"There is no family “{family}”; there are {have}.")
        return found
    codes = [code.strip() for code in each.split(",") if code.strip()]
    if not codes:
        raise UsageError("--each wants all, family:NN or codes with commas between them.")
    return list(dict.fromkeys(catalogue.occupation(code) for code in codes))


def list_tasks(
    chosen: Sequence[Occupation], spec: ChartSpec, template: str, formats: Sequence[str]
) -> "list[Task]":
    """Return a task for each of CHOSEN: SPEC about it, written to TEMPLATE with its fields filled.

    The occupations of SPEC stand beside each of them.

    Raises UsageError for an unknown field, and for a template that gives two occupations one name.
    """
    from occdesk.render.files.batch import Task

    tasks: list[Task] = []
    taken: set[str] = set()
    for one in chosen:
        paths = _paths(_fill(template, one, spec), formats)
        if taken & set(paths):
            raise UsageError(
                f"The name {template} is the same for two occupations; put {{code}} into it."
            )
        taken |= set(paths)
        others = tuple(code for code in spec.occupations if code != one.code)
        about = spec.with_(focus=one.code, occupations=(one.code, *others) if others else ())
        tasks.append(Task(one.code, about.to_json(), paths))
    return tasks


def _paths(name: str, formats: Sequence[str]) -> tuple[str, ...]:
    """Return NAME in each of FORMATS, or as it is where none are asked for."""
    path = Path(name)
    stem = name.removesuffix(path.suffix) if path.suffix.lower() in ENDINGS else name
    return tuple(f"{stem}.{each}" for each in formats) or (name,)


def draw_each(options: argparse.Namespace, spec: ChartSpec, measures: Dataset) -> int:
    """Draw SPEC for each occupation that is chosen, with progress; list those without data."""
    chosen = choose(options.each, measures)
    tasks = list_tasks(chosen, spec, options.output, list_formats(options))
    _check(tasks, force=options.force)
    return _report(_draw_all(tasks, options, measures), measures)


def _draw_all(
    tasks: "Sequence[Task]", options: argparse.Namespace, measures: Dataset
) -> "Sequence[Drawn]":
    """Return what became of TASKS; raises OccDeskError with how many are drawn when stopped."""
    from occdesk.render.files.batch import Batch, Manner, run_batch

    manner = Manner(export_options(options).to_json(), options.force)
    catalogue = measures.catalogue
    batch = Batch(tuple(tasks), manner, str(catalogue.path), tuple(map(str, catalogue.imported)))
    teller = _Teller()
    with held_back() as stopped:
        drawn = run_batch(
            batch, processes=options.processes, progress=teller.tell, cancelled=stopped
        )
    if len(drawn) < len(tasks):
        teller.leave()
        done = sum(not (each.missing or each.problem) for each in drawn)
        raise OccDeskError(
            f"The batch was interrupted: {done:,} of {len(tasks):,} drawn; what is drawn stays."
        )
    return drawn


def _check(tasks: "Sequence[Task]", *, force: bool) -> None:
    """Raise before anything is drawn where a file may not be written; make folders."""
    for task in tasks:
        for name in task.paths:
            path = Path(name)
            if path.suffix.lower() not in ENDINGS:
                raise UsageError(f"“{path}” has no known ending; use .png, .svg or .pdf.")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise OccDeskError(
                    f"The folder {path.parent} cannot be made: {error.strerror or error}."
                ) from error
            output.check_free(path, force=force)


def _fill(template: str, one: Occupation, spec: ChartSpec) -> str:
    fields = {
        "code": one.code,
        "title": _slug(one.title),
        "family": one.code[:2],
        "kind": spec.kind,
        "form": spec.form,
    }

    def value(found: "re.Match[str]") -> str:
        if found[1] not in fields:
            raise UsageError(
                f"“{{{found[1]}}}” is no field of a name; there are {', '.join(FIELDS)}."
            )
        return fields[found[1]]

    return _FIELD.sub(value, template)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))[:80]


class _Teller:
    """Tells how far a batch is, over one line of a terminal or in few lines of a file."""

    def __init__(self) -> None:
        self._last = 0.0
        self._is_open = False

    def tell(self, progress: "Progress") -> None:
        """Say how many are drawn and how long the rest will take."""
        over = sys.stderr is not None and sys.stderr.isatty()
        now = time.monotonic()
        is_last = progress.done == progress.all
        if sys.stderr is None or not (over or is_last or now - self._last > _TELL_EVERY):
            return
        self._last = now
        left = "" if progress.left is None or is_last else f", {_say_left(progress.left)} left"
        words = f"{progress.done:,} of {progress.all:,}{left}"
        end = "\n" if is_last or not over else ""
        sys.stderr.write((f"\r{words:<40}" if over else words) + end)
        sys.stderr.flush()
        self._is_open = not end

    def leave(self) -> None:
        """Let what comes next stand on a line of its own."""
        if self._is_open and sys.stderr is not None:
            sys.stderr.write("\n")


def _say_left(seconds: float) -> str:
    return f"about {seconds:.0f} s" if seconds < 90 else f"about {seconds / 60:.0f} min"


def _report(drawn: "Sequence[Drawn]", measures: Dataset) -> int:
    missing = [each for each in drawn if each.missing]
    failed = [each for each in drawn if each.problem]
    done = len(drawn) - len(missing) - len(failed)
    output.say("\n".join(_lines(done, missing, measures)) + "\n")
    if failed:
        raise OccDeskError(
            f"{len(failed):,} could not be drawn, the first of them {failed[0].name}:"
            f" {failed[0].problem}"
        )
    if not done:
        raise OccDeskError("Nothing could be drawn; the list says why for each.")
    return 0


def _lines(done: int, missing: "Sequence[Drawn]", measures: Dataset) -> Iterator[str]:
    yield f"Drawn: {done:,}"
    if missing:
        yield f"Nothing to draw: {len(missing):,}"
        for each in missing:
            yield f"  {each.name} {measures.catalogue.by_code[each.name].title}: {each.missing}"

"""Many pictures at once: drawn in processes of their own, as many as there are cores."""

import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import connection, get_context, parent_process, resource_tracker, util
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from occdesk.charts.spec import ChartSpec
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.system.files import drop_parts
from occdesk.system.processes import end_with

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

    from occdesk.articles.article import Article
    from occdesk.charts.figure.figure import Figure
    from occdesk.metrics.dataset import Dataset

_WAIT = 0.1
_GRACE = 0.7
"""Seconds in which a cancelled batch may finish what it is drawing."""
_COLLECT_EVERY = 20
_AHEAD = 4
"""Jobs that are handed over for each process before it asks: so that cancelling comes soon."""


class Task(NamedTuple):
    """One figure and the files that it is written to; `spec` is JSON, `name` is for reports.

    `paths` end as pictures do, or as data does (.csv, with its codebook beside it, and .xlsx).
    """

    name: str
    spec: str
    paths: tuple[str, ...]


class Manner(NamedTuple):
    """How every picture of a batch is drawn, and what it carries beside its own spec.

    `options` are ExportOptions as JSON, `desk` is the desk that all lead back to as JSON or empty,
    `force` overwrites. Where it is `for_excel`, a CSV begins with a byte-order mark.
    """

    options: str
    force: bool = False
    desk: str = ""
    for_excel: bool = False


class Drawn(NamedTuple):
    """What became of a task: `missing` says why nothing could be drawn, `problem` what failed."""

    name: str
    missing: str = ""
    problem: str = ""


class Progress(NamedTuple):
    """How far a batch is; `left` is in seconds, None until something is known."""

    done: int
    all: int
    left: float | None


class Batch(NamedTuple):
    """What is to be drawn with which data; IMPORTED are the packs beside the one at `pack`."""

    tasks: tuple[Task, ...]
    manner: Manner
    pack: str
    imported: tuple[str, ...] = ()


def run_batch(
    batch: Batch,
    *,
    processes: int = 0,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Drawn]:
    """Draw the tasks of BATCH and return what became of those that were begun, in their order.

    PROCESSES defaults to the number of cores. PROGRESS and CANCELLED are called in the calling
    thread; after cancelling what is drawn stays. Raises OccDeskError when the processes cannot go
    on.
    """
    count = max(1, min(processes or os.cpu_count() or 1, len(batch.tasks)))
    found: dict[int, Drawn] = {}
    # Not forked: neither Qt nor an open SQLite file survives that.
    context = get_context("spawn")
    stopped = context.Event()
    pool = ProcessPoolExecutor(
        count,
        mp_context=context,
        initializer=_begin,
        initargs=(batch.pack, batch.imported, stopped),
    )
    _end_tracker_in_the_end()
    todo = list(enumerate(batch.tasks))[::-1]
    running: dict[Future[Drawn | None], int] = {}
    first: tuple[int, float] | None = None
    is_cancelled = False
    try:
        while todo or running:
            if cancelled is not None and cancelled():
                is_cancelled = True
                break
            while todo and len(running) < count * _AHEAD:
                number, task = todo.pop()
                running[pool.submit(_draw, task, batch.manner)] = number
            ready, _ = wait(running, timeout=_WAIT, return_when=FIRST_COMPLETED)
            for each in ready:
                number, drawn = running.pop(each), each.result()
                if drawn is not None:
                    found[number] = drawn
            if ready and progress is not None:
                now = len(found), time.monotonic()
                first = first or now
                progress(_progress(first, now, len(batch.tasks)))
    except BrokenProcessPool as error:
        # Who ends a whole group of processes ends those that draw as well.
        if cancelled is None or not cancelled():
            raise OccDeskError(
                "A process that draws has stopped; there may be too little memory. What is drawn is"
                " there; try again with fewer processes."
            ) from error
        is_cancelled = True
    finally:
        # What a process has been handed cannot be taken back; it leaves that undone.
        stopped.set()
        if is_cancelled:
            _end(pool, running)
        pool.shutdown(wait=True, cancel_futures=True)
    # What was being drawn when it was cancelled is there as well.
    for future, number in running.items():
        if not future.done() or future.cancelled() or future.exception() is not None:
            continue
        if (drawn := future.result()) is not None:
            found[number] = drawn
    return [found[number] for number in sorted(found)]


def _end(pool: ProcessPoolExecutor, running: Iterable[Future[Drawn | None]]) -> None:
    """Let the processes of POOL finish what they are at for a moment, then end them."""
    # The pool tells of its processes from Python 3.14 on only.
    processes = list((pool._processes or {}).values())
    wait(running, timeout=_GRACE)
    for each in processes:
        each.terminate()
    until = time.monotonic() + _GRACE / 2
    for each in processes:
        each.join(max(0.0, until - time.monotonic()))
        if each.is_alive():
            each.kill()


@cache
def _end_tracker_in_the_end() -> None:
    """Let this process, when it ends, wait for the one that Python starts to track what is shared.

    It would end by itself, but a moment after this one: what is there then looks left behind.
    """
    if os.name == "posix":
        tracker = resource_tracker._resource_tracker
        # After everything that is shared has been taken back, for which it would be started again.
        util.Finalize(None, tracker._stop, exitpriority=-1_000)  # type: ignore[attr-defined]


def _leave(number: int, frame: object) -> None:
    """End this process at once, without what it has not finished writing."""
    drop_parts()
    os._exit(1)


def _progress(first: tuple[int, float], now: tuple[int, float], all: int) -> Progress:
    """Return how far a batch is that had so many done at one time, and has so many NOW.

    What came before the FIRST, the start of the processes, says nothing of the time that is left.
    """
    (began, start), (done, time_now) = first, now
    left = (time_now - start) / (done - began) * (all - done) if done > began else None
    return Progress(done, all, left)


class _Desk:
    """What one drawing process keeps open between its tasks."""

    measures: "Dataset"
    articles: "Sequence[Article]"
    stopped: "Event"
    since = 0
    """Tasks since garbage was collected last."""
    writing = threading.Lock()
    """Held while files are written: nobody ends this process meanwhile."""


_desk = _Desk()


def _begin(pack: str, imported: tuple[str, ...], stopped: "Event") -> None:
    """Open the data in a process that draws, unless that is STOPPED; it needs no display."""
    _desk.stopped = stopped
    signal.signal(signal.SIGTERM, _leave)
    if (parent := parent_process()) is not None:
        # A parent that was killed takes nothing back, and its processes would wait for ever.
        sentinel = parent.sentinel
        end_with(lambda: connection.wait([sentinel]), _desk.writing.acquire)
    if stopped.is_set():
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A collection while an item of a scene is being made crashes Qt; it is done between tasks.
    gc.disable()
    from occdesk.articles.shelf import load_articles
    from occdesk.catalogue.catalogue import Catalogue
    from occdesk.metrics.dataset import Dataset
    from occdesk.paths import bundled

    _desk.measures = Dataset(Catalogue(Path(pack), [Path(each) for each in imported]))
    _desk.articles = load_articles(bundled("resources", "articles")).articles


def _draw(task: Task, manner: Manner) -> Drawn | None:
    """Draw one task; nothing is written where there is nothing to draw. None: it was not begun."""
    if _desk.stopped.is_set():
        return None
    from occdesk.charts.build import build

    try:
        spec = ChartSpec.from_json(task.spec)
        measures = _desk.measures.with_method(spec.method)
        figure = build(spec, measures, _desk.articles)
        missing = figure.message or _why_absent(spec, measures)
        if missing:
            return Drawn(task.name, missing=missing)
        with _desk.writing:
            _write(task, manner, figure, spec, measures)
    except OccDeskError as error:
        return Drawn(task.name, problem=str(error))
    finally:
        _desk.since += 1
        if _desk.since >= _COLLECT_EVERY:
            _desk.since = 0
            gc.collect()
    return Drawn(task.name)


def _why_absent(spec: ChartSpec, measures: "Dataset") -> str:
    """Return why who a landscape is about has no place in it; empty where there is one."""
    if spec.kind != "landscape" or not spec.focus:
        return ""
    from occdesk.charts.views.landscape.absence import explain_absence

    return explain_absence(spec, measures, [spec.focus]).get(spec.focus, "")


def _write(
    task: Task, manner: Manner, figure: "Figure", spec: ChartSpec, measures: "Dataset"
) -> None:
    """Write FIGURE and its data into the files of TASK; raises OccDeskError."""
    from occdesk.charts.publishing.metadata import licence_notes
    from occdesk.charts.publishing.publication import ExportOptions
    from occdesk.charts.publishing.recipe import recipe_of
    from occdesk.charts.tables.files import ENDINGS, data_files
    from occdesk.render.files.export import export_figure, save

    options = ExportOptions.from_json(manner.options)
    recipe = recipe_of(spec, measures, manner.desk)
    licence = licence_notes(figure, measures)
    for path in map(Path, task.paths):
        if path.suffix.lower() not in ENDINGS:
            export_figure(figure, path, options, recipe=recipe, licence=licence, force=manner.force)
            continue
        for file in data_files(figure, measures, path, for_excel=manner.for_excel):
            if file.path.exists() and not manner.force:
                raise UsageError(f"“{file.path}” exists already; it is not overwritten.")
            save(file.path, file.content)

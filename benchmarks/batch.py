"""A batch of outlooks, one for each occupation, with one process and with two. Prints JSON."""

import json
import sys
import tempfile
import time
from pathlib import Path

from occdesk.app.parts import open_measures
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.spec import ChartSpec
from occdesk.render.files.batch import Batch, Manner, Task, run_batch

MANNER = Manner(ExportOptions(1280, 800).to_json(), force=True)
RATE = 1.7


def main() -> int:
    measures = open_measures()
    codes = list(measures.catalogue.by_code)
    with tempfile.TemporaryDirectory() as folder:
        tasks = tuple(
            Task(code, ChartSpec("outlook", code).to_json(), (str(Path(folder, f"{code}.png")),))
            for code in codes
        )
        batch = Batch(tasks, MANNER, str(measures.catalogue.path))
        took = {}
        for processes in (1, 2):
            start = time.perf_counter()
            done = run_batch(batch, processes=processes)
            took[processes] = time.perf_counter() - start
            assert len(done) == len(codes) and not any(each.problem for each in done)
    rows = [
        (
            f"{len(codes):,} outlooks, {each} process{'es' if each > 1 else ''}",
            took[each],
            None,
            "s",
        )
        for each in took
    ]
    print(json.dumps([*rows, ("rate of two against one", took[1] / took[2], -RATE, "x")]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

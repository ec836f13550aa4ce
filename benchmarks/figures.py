"""What is computed without Qt, timed: all derived metrics, who is alike, moves. Prints JSON.

Each row is (label, value, limit or null, unit).
"""

import json
import sys
import time
from collections.abc import Callable

from occdesk.app.parts import open_measures
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.moves.draw import draw_moves
from occdesk.metrics.method import Method
from occdesk.metrics.sensitivity import derive
from occdesk.metrics.similarity import profiles_of

DEVELOPERS = "15-1252.00"
OTHER = Method(core_weight=3, theory_weight=1, use_weight=2.5, shrinkage=1.5)
TIMES = 7


def main() -> int:
    measures = open_measures()
    alike = profiles_of(measures.catalogue)
    moves = ChartSpec(focus=DEVELOPERS)
    timed: tuple[tuple[str, float, Callable[[], object]], ...] = (
        ("derived metrics of all occupations", 50.0, lambda: derive(measures, OTHER)),
        ("who is like one occupation", 20.0, lambda: alike.compare(DEVELOPERS)),
        ("moves of one occupation, built", 50.0, lambda: draw_moves(moves, measures)),
    )
    print(json.dumps([(label, least(act), limit, "ms") for label, limit, act in timed]))
    return 0


def least(act: Callable[[], object]) -> float:
    """Return the least ms that ACT takes of some times, after one that fills what is kept."""
    act()
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    return min(took)


if __name__ == "__main__":
    sys.exit(main())

"""Run the sweep on all cores and print what it finds.

    .venv/bin/python packaging/sweep [--occupations 200] [--view KIND ...] [--check NAME ...]

Every view in every form is drawn for occupations of all families, those with the longest titles
and those with figures that others have not (groups, military, missing) among them, these with
estimates too, alone and by sixes, at four presets, in light and dark in turns. Ends with 1 where
something was found.
"""

import argparse
import gc
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import PRESETS
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT
from occdesk.paths import bundled
from occdesk.render.files.painting import application
from sweep import clipping, labels, rims, signs, words
from sweep.drawn import Drawn, draw

Check = Callable[[Drawn], Iterator[str]]

CHECKS: dict[str, Check] = {
    "labels": lambda drawn: labels.check(drawn.figure, drawn.frame),
    "clipping": clipping.check,
    "rims": rims.check,
    "signs": signs.check,
    "words": lambda drawn: words.check(drawn.figure),
}
"""By name; a further check is a module with a `check` and a line here."""

SIZES = ("slide", "square", "column", "a4")
SIX = 6
_SHARE_OF_LONGEST = 10


def main() -> int:
    """Run the sweep as the command line asks for it; return 1 where it found something."""
    parser = argparse.ArgumentParser(prog="packaging/sweep", description=__doc__)
    kinds = [view.kind for view in VIEWS]
    parser.add_argument("--occupations", type=int, default=200, help="how many, of 1,016")
    parser.add_argument("--view", nargs="+", choices=kinds, default=kinds, help="only these views")
    parser.add_argument("--check", nargs="+", choices=list(CHECKS), default=list(CHECKS))
    asked = parser.parse_args()
    jobs = [(who, kind, tuple(asked.check)) for kind in asked.view
            for who in subjects(asked.occupations, kind)]  # fmt: skip
    counts: Counter[str] = Counter()
    drawn = 0
    context = multiprocessing.get_context("spawn")
    with context.Pool(os.cpu_count(), maxtasksperchild=200) as pool:
        for pictures, found in pool.imap(look_at, jobs, chunksize=4):
            drawn += pictures
            for check, line in found:
                counts[check] += 1
                print(f"{check}: {line}", flush=True)
    said = ", ".join(f"{count} by {check}" for check, count in counts.items()) or "nothing"
    print(f"{drawn:,} pictures looked at; found: {said}.")
    return 1 if counts else 0


def spread(codes: list[str], titles: dict[str, str], many: int) -> list[str]:
    """Return MANY of CODES over all families, special ones and the longest titles first."""
    longest = sorted(codes, key=lambda code: (-len(titles[code]), code))
    special = [code for code in words.ALWAYS if code in titles]
    first = list(dict.fromkeys((*special, *longest[: max(many // _SHARE_OF_LONGEST, SIX)])))
    others = [code for code in codes if code not in first]
    step = max(len(others) / max(many - len(first), 1), 1.0)
    rest = [others[int(n * step)] for n in range(int(len(others) / step))]
    return [*first, *rest][:many]


def subjects(many: int, kind: str) -> list[tuple[str, ...]]:
    """Return whom a view is drawn about: each of MANY alone, and six after six."""
    catalogue = measures().catalogue
    titles = {each.code: each.title for each in catalogue.occupations}
    codes = spread(list(titles), titles, many)
    sixes = [tuple(codes[at : at + SIX]) for at in range(0, len(codes) - SIX + 1, SIX)]
    return sixes if kind == "compare" else [*((code,) for code in codes), *sixes]


@cache
def measures() -> Dataset:
    """Return the figures, opened once in each process."""
    return Dataset(Catalogue(bundled("data", "occdesk.pack")), DEFAULT)


def look_at(
    job: tuple[tuple[str, ...], str, tuple[str, ...]],
) -> tuple[int, list[tuple[str, str]]]:
    """Draw one view of one or six occupations at all sizes; return how many, and what is wrong."""
    who, kind, checks = job
    application()
    # A collection while an item of a scene is being made crashes Qt.
    gc.disable()
    view = next(each for each in VIEWS if each.kind == kind)
    found: list[tuple[str, str]] = []
    pictures = 0
    forms = [each.id for each in view.forms] or [""]
    for form, estimates in product(forms, (False, True) if who[0] in words.ALWAYS else (False,)):
        spec = ChartSpec.of(kind, who[0], who, baseline=who[0], form=form, estimates=estimates)
        figure = build(spec, measures())
        if figure.message:
            continue
        for number, preset in enumerate(each for each in PRESETS if each.name in SIZES):
            theme = ("light", "dark")[number % 2]
            drawn = draw(spec, figure, ExportOptions.sized(preset, theme=theme), theme, measures())
            pictures += 1
            also = " with estimates" if estimates else ""
            place = f"{kind} {form} {' '.join(who)}{also} at {preset.name}".replace("  ", " ")
            found += [
                (check, f"{place}: {each}")
                for check in checks
                for each in dict.fromkeys(CHECKS[check](drawn))
            ]
    gc.collect()
    return pictures, found


if __name__ == "__main__":
    sys.exit(main())

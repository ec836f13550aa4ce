"""What pictures say, held against what they hold: every figure's words without painting one.

    PYTHONPATH=packaging .venv/bin/python -m sweep.words [EVERY]

builds every view of one of EVERY occupations (5: about 200), and of groups, military occupations,
estimates and comparisons, and prints what is wrong. A sum of money, a percentage, a count with a
thousands separator and a number with decimals that a title, subtitle or note says has to be in
the table of its figure, in its marks, or follow from two numbers there.
"""

import math
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.listed import VIEWS
from occdesk.metrics.dataset import Dataset

ALWAYS = (
    "15-2051.00", "13-1022.00", "13-1074.00", "55-1011.00", "29-2099.08", "29-1211.00",
    "27-2011.00", "45-3031.00", "15-1299.08", "11-1031.00",
)  # fmt: skip
"""Usual, group figure, missing, military, long title, capped, by the hour, without jobs, shared."""
SIX = ("15-2051.00", "13-1022.00", "55-1011.00", "29-1211.00", "27-2011.00", "43-4051.00")

_NUMBER = re.compile(
    r"(?P<sign>[+−]?)(?P<dollar>\$?)(?P<body>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>[\u00a0 ]million|k\b)?(?P<percent>%?)"
)
_CODE = re.compile(r"\d{2}-\d{4}(?:\.\d{2})?|“[^”]*”|\d{4}–\d{2}|O\*NET[\w .-]*\d+\.\d+")
_FAULTS = {
    "two full stops": re.compile(r"\.\.(?!\.)(?<!\.\.\.)|\.\s*\.\s"),
    "empty parentheses": re.compile(r"\(\s*\)|“”"),
    "a blank before a mark": re.compile(r"[ \u00a0][,.;:%](?!\d)|\( | \)"),
    "two blanks": re.compile(r"  "),
    "one of many": re.compile(
        r"(?<![\d,.-])1 (?:occupations|of them are|tasks|others|figures|rows|codes|areas|states"
        r"|have|are)\b"
    ),
    "a hyphen for a minus": re.compile(r"(?<![\w.)–-])-\$?\d"),
    "a straight quote": re.compile(r"[A-Za-z]'[a-z]|\""),
}


_COMPUTED = re.compile(
    r"of 1,016|\d+(?:\.\d+)?% of the .*? or more, \d+% in|[\d.]+[\u00a0 ]million jobs"
    r"|in those below \d+%|make up \d+(?:\.\d+)?% of the work; \d+(?:\.\d+)?%"
    r"|is above 20%|BLS projects [\d.]+%|higher than \d+%"
)
"""Sums, parts of sums and bounds, which tests of their views compute anew."""


def texts_of(figure: Figure) -> Iterator[tuple[str, str]]:
    """Yield what FIGURE says around its panels, with the name of each place."""
    yield "title", figure.title
    yield "subtitle", figure.subtitle
    yield "caveat", figure.caveat
    yield "message", figure.message
    yield "alt", figure.alt
    yield from (("note", each) for each in figure.notes)
    yield from (("key", each.label) for each in figure.keys)


def check(figure: Figure) -> Iterator[str]:
    """Yield what is wrong with the words of FIGURE."""
    known = sorted(_numbers_of(figure))
    for place, text in texts_of(figure):
        for fault, pattern in _FAULTS.items():
            if pattern.search(text):
                yield f"{place}: {fault}: {text}"
        if place in ("title", "subtitle", "note"):
            for found in _said(_COMPUTED.sub("", text)):
                if not _is_known(found, known):
                    yield f"{place}: {found[0]} is not in the figure: {text}"


def _said(text: str) -> Iterator[tuple[str, float, float, bool]]:
    """Yield each number of TEXT that has to be shown: as said, its value, the half of its last
    digit, and whether it is a percentage."""
    for found in _NUMBER.finditer(_CODE.sub("", text)):
        body = found["body"]
        if not (found["dollar"] or found["percent"] or "," in body or "." in body):
            continue
        decimals = len(body.partition(".")[2])
        factor = {"k": 1e3}.get(found["scale"] or "", 1e6 if found["scale"] else 1.0)
        number = float(body.replace(",", "")) * factor
        half = 0.5 * 10**-decimals * factor
        if found["scale"] is None and number >= 10_000 and not found["dollar"]:
            half = max(half, 50.0)
        yield found[0], number, half, bool(found["percent"])


def _is_known(found: tuple[str, float, float, bool], known: list[float]) -> bool:
    _, number, half, percent = found
    room = half * 1.0001 + 1e-9
    sizes = [abs(each) for each in known]
    return any(
        abs(each - number) <= room or (percent and abs(100 * each - number) <= room)
        for each in sizes
    )


def _numbers_of(figure: Figure) -> set[float]:
    """Return every number of the table and of the marks of FIGURE."""
    found: set[float] = set()
    for row in figure.table.rows:
        found.update(float(c) for c in row if isinstance(c, int | float) and math.isfinite(c))
        for cell in row:
            if isinstance(cell, str):
                found.update(number for _, number, _, _ in _said(cell))
    found.add(float(len(figure.table.rows)))
    for panel in figure.panels:
        for text in re.findall(r"(?:text|label|words|hint|asides|title)='([^']*)'", repr(panel)):
            found.update(number for _, number, _, _ in _said(text))
    return found


def specs(measures: Dataset, every: int) -> Iterator[ChartSpec]:
    """Yield what is drawn: every view and form of the occupations, with estimates for a few."""
    codes = dict.fromkeys((*ALWAYS, *tuple(measures.catalogue.by_code)[::every]))
    for view in VIEWS:
        for form in ("", *(each.id for each in view.forms)):
            for code in codes:
                yield ChartSpec.of(view.kind, code, form=form)
            yield ChartSpec.of(view.kind, SIX[0], SIX, form=form)
            yield ChartSpec.of(view.kind, SIX[0], SIX[:2], form=form, estimates=True)
            yield from (ChartSpec.of(view.kind, code, form=form, estimates=True) for code in ALWAYS)


def sweep(measures: Dataset, asked: Iterable[ChartSpec]) -> Iterator[str]:
    """Yield what is wrong in the figures of ASKED, each kind of fault of a view once."""
    seen: set[tuple[str, str, str]] = set()
    for spec in asked:
        for fault in check(build(spec, measures)):
            kind = (spec.kind, spec.form, re.sub(r"[\d,.]+|: .*", "", fault))
            if kind not in seen:
                seen.add(kind)
                yield f"{spec.kind} {spec.form} {spec.focus}: {fault}"


def main() -> int:
    """Print what is wrong; return 1 where anything is."""
    from occdesk.catalogue.catalogue import Catalogue
    from occdesk.paths import bundled

    every = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    measures = Dataset(Catalogue(Path(bundled("data", "occdesk.pack"))))
    faults = 0
    for fault in sweep(measures, specs(measures, every)):
        faults += 1
        print(fault)
    return int(faults > 0)


if __name__ == "__main__":
    raise SystemExit(main())

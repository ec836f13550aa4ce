"""The rule for labels holds for occupations of every family, at every preset and window size.

Nothing is painted: figures are laid out, and their labels are looked at as geometry.
"""

from collections.abc import Sequence
from functools import cache

import pytest
from sweep.labels import check

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import PRESETS
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.growth import fits, grown
from occdesk.render.files.painting import place_figure
from occdesk.render.picture import frame_for

WINDOWS = ((480, 420), (560, 640), (760, 620), (1150, 760))
"""Sizes of the chart on a screen: of a small window, of a usual one, of a large one."""


def spread(measures: Dataset, many: int) -> list[str]:
    """Return codes over all families, those with the longest titles first."""
    everyone = measures.catalogue.occupations
    longest = sorted(everyone, key=lambda each: (-len(each.title), each.code))[: many // 5]
    rest = everyone[:: max(len(everyone) // (many - len(longest)), 1)]
    return [each.code for each in (*longest, *rest)][:many]


def findings(figure: Figure, presets: bool = True) -> list[str]:
    """Return what is wrong with the labels of FIGURE at the presets, or at sizes of windows."""
    found = []
    if presets:
        for preset in PRESETS:
            options = ExportOptions.sized(preset)
            options = grown(figure, options) if fits(figure, options) else options
            frame, _ = place_figure(figure, options.width, options.height)
            found += [f"{preset.name}: {each}" for each in check(figure, frame)]
        return found
    for width, height in WINDOWS:
        frame = frame_for(figure, width, height)
        found += [f"{width} x {height}: {each}" for each in check(figure, frame)]
    return found


def sixes(codes: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(codes[at : at + 6]) for at in range(0, len(codes) - 5, 6)]


@cache
def _spec(kind: str, *codes: str) -> ChartSpec:
    return ChartSpec(kind, codes[0], codes, codes[0])


def test_the_map_of_moves(measures: Dataset) -> None:
    found = []
    for number, code in enumerate((*spread(measures, 18), "29-2099.08", "29-1141.00")):
        figure = build(_spec("moves", code), measures)
        found += [f"{code} {each}" for each in findings(figure, presets=number % 3 == 0)]
    assert found == []


@pytest.mark.parametrize("kind", ["outlook", "landscape"])
def test_six_occupations(measures: Dataset, kind: str) -> None:
    found = []
    for number, codes in enumerate(sixes(spread(measures, 24))):
        figure = build(_spec(kind, *codes), measures)
        found += [f"{codes} {each}" for each in findings(figure, presets=number % 2 == 0)]
    assert found == []


@pytest.mark.parametrize("kind", ["outlook", "landscape"])
def test_one_occupation(measures: Dataset, kind: str) -> None:
    found = []
    for number, code in enumerate(("15-2051.00", *spread(measures, 5))):
        figure = build(_spec(kind, code), measures)
        found += [f"{code} {each}" for each in findings(figure, presets=number % 2 == 0)]
    assert found == []

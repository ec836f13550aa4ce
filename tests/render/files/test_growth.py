"""Columns of print: as high as readable text needs, or refused with what does fit."""

import re

import pytest

from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import MM, parse_size
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.growth import TooHighError, advise, fits, grown
from occdesk.render.files.painting import LEAST_POINTS, least_text

SIX = ("15-2051.00", "15-1252.00", "29-1141.00", "43-4051.00", "13-1022.00", "29-2099.08")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_growing_size_keeps_its_promise_or_says_what_does(
    measures: Dataset, kind: str, count: int
) -> None:
    if kind == "compare" and count == 1:
        count = 3
    spec = ChartSpec(kind, SIX[0], SIX[:count] if count > 1 else ())
    figure = build(spec, measures)
    for name in ("column", "two-columns"):
        asked = ExportOptions.sized(parse_size(name))
        try:
            whole = grown(figure, asked)
        except TooHighError as error:
            assert name == "column" or (kind, count) == ("compare", 6)
            said = advise(error, spec, measures, asked)
            check_advice(said, spec, measures, asked)
        else:
            assert least_text(figure, whole.width, whole.height) >= LEAST_POINTS - 1e-9
            assert whole.width == asked.width and whole.height <= 257 * MM + 1


def check_advice(said: str, spec: ChartSpec, measures: Dataset, asked: ExportOptions) -> None:
    """What is advised is tried: so many fit and one more does not, and the wider size holds all."""
    assert said.endswith(".") and "6 points" in said
    if found := re.search(r"first (\d) of", said):
        most = int(found[1])
        for count, does in ((most, True), (most + 1, False)):
            fewer = build(spec.with_(occupations=SIX[:count]), measures)
            assert fits(fewer, asked) is does
    larger = re.search("size “(.+?)”", said)
    assert larger
    assert fits(build(spec, measures), ExportOptions.sized(parse_size(larger[1])))

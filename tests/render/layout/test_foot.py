"""The foot of a picture: short, and nothing left out without a word."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.metadata import imprint_of
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import PRESETS
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.render.files.export import figure_bytes, fitted, published
from occdesk.render.files.growth import fits
from occdesk.render.files.painting import place_figure
from occdesk.render.layout.figure import FOOT
from occdesk.render.layout.foot import WHERE, shorten

SIX = ("15-2051.00", "15-1252.00", "29-1141.00", "43-4051.00", "13-1022.00", "29-2099.08")
NOTES = ("One.", "Two is longer.", "Three.")


@pytest.mark.parametrize("most", range(150))
def test_notes_stand_in_full_or_are_counted(most: int) -> None:
    said = shorten(NOTES, lambda text: len(text) <= most)
    left = [note for note in NOTES if note not in said]
    if left:
        place = len(" ".join(NOTES[: 3 - len(left)])) + (len(left) < 3)
        assert said.endswith(WHERE)
        assert said.index(f"{len(left)} ") == place
    else:
        assert said == " ".join(NOTES) and len(said) <= most


def lines_of_foot(figure: Figure, options: ExportOptions) -> int:
    shown = published(figure, options)
    whole, _ = fitted(figure, options)
    frame, _ = place_figure(shown, whole.width, whole.height)
    return sum(len(block.lines) for block in frame.blocks if block.style == FOOT)


@pytest.mark.parametrize("kind", KINDS)
def test_a_foot_has_few_lines_at_every_preset(measures: Dataset, kind: str) -> None:
    figure = build(ChartSpec(kind, SIX[0], SIX), measures)
    for preset in PRESETS:
        options = ExportOptions.sized(preset)
        if fits(published(figure, options), options):
            most = 18 if preset.name == "column" else 10
            assert lines_of_foot(figure, options) <= most, preset.name


@pytest.mark.parametrize("kind", KINDS)
def test_every_note_is_in_the_description_of_the_file(measures: Dataset, kind: str) -> None:
    figure = build(ChartSpec(kind, SIX[0], SIX), measures)
    described = imprint_of(figure).description
    for words in (figure.alt, figure.caveat, *figure.notes):
        assert words in described
    if kind == "outlook":
        data = figure_bytes(figure, ".svg", ExportOptions())
        assert figure.notes[-1].replace("’", "&#8217;").encode() in data or (
            figure.notes[-1].encode() in data
        )

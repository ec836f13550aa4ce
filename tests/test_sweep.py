"""The sweep sees what it is there to see: each check is given a picture with a fault."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from sweep import clipping, labels, rims, signs
from sweep.drawn import Drawn, Word, draw
from sweep.run import CHECKS, SIZES, spread, subjects

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.build import build
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import PRESETS
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT
from occdesk.paths import bundled
from occdesk.render.files.painting import application
from occdesk.render.layout.figure import Box
from occdesk.render.panels.plane import labels as plot_labels

BUYERS, NURSES = "13-1022.00", "29-1141.00"


@pytest.fixture(scope="module")
def measures() -> Dataset:
    application()
    return Dataset(Catalogue(bundled("data", "occdesk.pack")), DEFAULT)


def moves_of(code: str, measures: Dataset) -> Drawn:
    spec = ChartSpec("moves", code)
    return draw(spec, build(spec, measures), ExportOptions(960, 600), "light", measures)


@pytest.fixture
def moves(measures: Dataset) -> Drawn:
    return moves_of(NURSES, measures)


def test_a_sound_picture_has_no_findings(moves: Drawn) -> None:
    assert len(moves.words) > 50
    assert [line for check in CHECKS.values() for line in check(moves)] == []


def test_labels_out_of_their_places_are_found(
    moves: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = plot_labels.place_plane_labels

    def shifted(*given, by=(90.0, 60.0)):
        places = list(sound(*given))
        for number, each in enumerate(places):
            box = each.placed.box
            box = box._replace(x=box.x + by[0] * (number % 2), y=box.y + by[1] * (number % 3))
            places[number] = each._replace(placed=each.placed._replace(box=box, leader=None))
        return tuple(places)

    monkeypatch.setattr(labels, "place_plane_labels", shifted)
    said = " ".join(labels.check(moves.figure, moves.frame))
    for fault in ("overlap", "leaves its quarter", "has no leader", "covers a"):
        assert fault in said


def test_words_that_are_cut_or_lie_over_others_are_found(moves: Drawn) -> None:
    first = moves.words[0]
    moves.words.append(Word("off the page", Box(moves.frame.width - 30, 20, 80, 9)))
    moves.words.append(Word("over", first.box))
    panel = moves.frame.panels[0]
    moves.words.append(Word("out of it", Box(panel.right - 30, panel.bottom - 60, 50, 9)))
    said = " ".join(clipping.check(moves))
    for fault in ("'off the page' is cut off", "'out of it' reaches out", "lie over each other"):
        assert fault in said


def test_paint_at_the_border_is_found(moves: Drawn) -> None:
    assert not list(rims.check(moves))
    moves.image.setPixelColor(0, 40, QColor("#B4530A"))
    assert list(rims.check(moves)) == ["paint touches the left border at px 40"]


def test_a_group_figure_without_a_sign_is_found(measures: Dataset) -> None:
    moves = moves_of(BUYERS, measures)
    assert not list(signs.check(moves))
    moves.words[:] = [word for word in moves.words if "‡" not in word.text]
    assert any("‡" in line for line in signs.check(moves))


def test_a_number_in_words_that_is_not_in_the_figure_is_found(moves: Drawn) -> None:
    moves.figure = replace(moves.figure, subtitle="They earn $1,234,567 more..")
    said = " ".join(CHECKS["words"](moves))
    assert "$1,234,567 is not in the figure" in said and "two full stops" in said


def test_the_sweep_goes_over_all_families_and_presets(measures: Dataset) -> None:
    titles = {each.code: each.title for each in measures.catalogue.occupations}
    codes = spread(list(titles), titles, 200)
    assert len(codes) == 200
    assert {code[:2] for code in codes} == {code[:2] for code in titles}
    assert max(titles.values(), key=len) in {titles[code] for code in codes}
    assert set(SIZES) <= {preset.name for preset in PRESETS}
    assert all(len(who) == 6 for who in subjects(24, "compare"))

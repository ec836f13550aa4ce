"""Many charts at once from the window: whom, how far, what is missing, and no more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.charts.publishing.recipe import read_recipe
from occdesk.library.settings import Settings
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.render.files.batch import Progress
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import read_desk_text
from occdesk.ui.dialogs.export.batch import BatchWindow, say_progress
from occdesk.ui.dialogs.export.choices import Choices
from occdesk.ui.dialogs.export.dialog import KEEP_BOTH, Export, ExportDialog
from occdesk.ui.dialogs.export.many import (
    Scope,
    batch_of,
    families_of,
    scopes_of,
    spec_about,
    stems_of,
)
from occdesk.ui.dialogs.export.shown import shown_on
from occdesk.ui.shell.leaving import STOP, WHEN_DONE

DATA, NURSES, PILOTS = "15-2051.00", "29-1141.00", "55-1011.00"
THREE = Desk(chart="pay", focus=DATA, comparison=(DATA, NURSES, PILOTS), baseline=DATA)


@pytest.fixture
def it(open_it: Opener, tmp_path: Path) -> Open:
    opened = open_it(THREE)
    opened.desktop.settings = Settings(export_folder=str(tmp_path))
    return opened


def start(
    it: Open, circle: str, do: Callable[[ExportDialog], None] = lambda _: None
) -> BatchWindow:
    """Export one chart for each of CIRCLE."""

    def choose(dialog: ExportDialog) -> None:
        scope = dialog.form.scope
        (at,) = (n for n in range(scope.count()) if circle in scope.itemText(n))
        scope.setCurrentIndex(at)
        do(dialog)

    it.answers.prepare = choose
    it.desktop.menus.actions["export"].trigger()
    batches = it.desktop.shell.batches
    assert batches is not None and batches.window is not None
    return batches.window


def test_each_of_the_comparison_is_drawn_and_who_has_no_data_is_listed(
    qtbot: QtBot, it: Open, tmp_path: Path
) -> None:
    def do(dialog: ExportDialog) -> None:
        dialog.form.formats.boxes["svg"].click()
        dialog.form.data.setCurrentIndex(1)
        dialog.check()
        assert dialog.go.text() == "Export 3 charts"
        assert "pay-15-2051.00-data-scientists.png, .svg" in dialog.form.files.text()

    window = start(it, "3 compared", do)
    assert not window.isModal()
    assert window.progress.maximum() == 3
    qtbot.waitUntil(lambda: window.button.text() == "Close", timeout=60_000)
    one, other = "pay-15-2051.00-data-scientists", "pay-29-1141.00-registered-nurses"
    endings = ("-codebook.csv", ".csv", ".png", ".svg")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{stem}{ending}" for stem in (one, other) for ending in endings
    ]
    assert window.doing.text() == f"Saved 2 charts in {tmp_path}. 1 had no data."
    assert window.listed.isVisible()
    assert window.listed.toPlainText().startswith("55-1011.00 Air Crew Officers: ")
    assert it.window.bar.label.text() == window.doing.text()
    assert not it.window.bar.property("done"), "somebody is missing"
    assert it.window.bar.show_folder.isVisible()
    recipe = read_recipe(tmp_path / f"{other}.svg")
    assert (recipe.spec.kind, recipe.spec.subjects) == ("pay", (NURSES,))
    assert read_desk_text(recipe.desk).desk.comparison == THREE.comparison
    window.button.click()
    assert not window.isVisible()


def test_a_batch_is_cancelled_and_what_is_drawn_stays(
    qtbot: QtBot, it: Open, tmp_path: Path
) -> None:
    window = start(it, "all 1,016")
    qtbot.waitUntil(lambda: " of 1,016, about " in window.left.text(), timeout=60_000)
    assert window.progress.value() > 0
    window.button.click()
    assert window.isVisible()
    assert window.left.text().startswith("Being cancelled")
    qtbot.waitUntil(lambda: window.button.text() == "Close", timeout=60_000)
    assert "Cancelled: " in window.doing.text()
    drawn = list(tmp_path.glob("*.png"))
    assert 0 < len(drawn) < 1016
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in drawn)
    assert window.doing.text().startswith(f"Saved {len(drawn):,} chart")


def test_a_second_batch_waits_for_the_first(qtbot: QtBot, it: Open) -> None:
    window = start(it, "all 1,016")
    start(it, "3 compared")
    assert "already" in it.window.bar.label.text()
    assert window.progress.maximum() == 1016
    window.button.click()
    qtbot.waitUntil(lambda: window.button.text() == "Close", timeout=60_000)


def test_escape_puts_the_window_away_and_the_batch_goes_on(
    qtbot: QtBot, it: Open, tmp_path: Path
) -> None:
    window = start(it, "3 compared")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert "Export in progress" in it.window.bar.label.text()
    it.desktop.menus.actions["batch"].trigger()
    assert window.isVisible()
    window.close()
    assert not window.isVisible()
    qtbot.waitUntil(lambda: "Saved" in it.window.bar.label.text(), timeout=60_000)
    assert list(tmp_path.glob("*.png"))
    # Whoever had no data is listed, and that is to be seen.
    assert window.isVisible() == bool(window.listed.toPlainText())
    it.desktop.menus.actions["batch"].trigger()
    assert it.window.bar.label.text() == "No charts are being exported."


def test_closing_asks_what_becomes_of_a_batch(it: Open, tmp_path: Path) -> None:
    window = start(it, "all 1,016")
    it.answers.answer = ""
    asked = len(it.answers.questions)
    it.window.close()
    assert it.window.isVisible() and window.isVisible()
    assert "still being drawn" in it.answers.questions[asked]
    it.answers.answer = STOP
    it.window.close()
    assert not it.window.isVisible() and not window.isVisible()
    assert len(it.answers.questions) == asked + 2
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in tmp_path.glob("*.png"))


def test_a_batch_is_finished_before_the_program_ends(
    qtbot: QtBot, it: Open, tmp_path: Path
) -> None:
    window = start(it, "3 compared")
    it.answers.answer = WHEN_DONE
    with qtbot.waitSignal(it.window.left, timeout=60_000):
        it.window.close()
        assert not it.window.isVisible() and window.isVisible()
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.isVisible(), "nobody could see any more that the program is there"
        qtbot.waitUntil(lambda: window.button.text() == "Close", timeout=60_000)
        if window.listed.toPlainText():
            assert window.isVisible()
            window.button.click()
    drawn = len(list(tmp_path.glob("*.png")))
    assert window.doing.text().startswith(f"Saved {drawn} chart")
    assert it.desktop.background._closed


def test_files_of_a_batch_are_not_overwritten_unasked(
    qtbot: QtBot, it: Open, tmp_path: Path
) -> None:
    mine = tmp_path / "pay-15-2051.00-data-scientists.png"
    mine.write_bytes(b"mine")
    it.answers.answer = KEEP_BOTH
    window = start(it, "3 compared")
    assert it.answers.questions[-1].startswith(f"{mine.name} exists already in {tmp_path}.")
    qtbot.waitUntil(lambda: window.button.text() == "Close", timeout=60_000)
    assert mine.read_bytes() == b"mine"
    assert (tmp_path / "pay-15-2051.00-data-scientists-2.png").exists()


def test_cancelling_the_question_begins_no_batch(it: Open, tmp_path: Path) -> None:
    mine = tmp_path / "pay-15-2051.00-data-scientists.png"
    mine.write_bytes(b"mine")
    it.answers.prepare = lambda dialog: dialog.form.scope.setCurrentIndex(1)
    it.desktop.menus.actions["export"].trigger()
    assert "exists already" in it.answers.questions[-1]
    assert it.desktop.shell.batches is None
    assert [path.name for path in tmp_path.iterdir()] == [mine.name]


def test_any_family_can_be_chosen_and_that_of_the_focus_is_first(it: Open, tmp_path: Path) -> None:
    asked: list[Export] = []

    def do(dialog: ExportDialog) -> None:
        form = dialog.form
        dialog.show()
        assert not form.family.isVisible()
        (at,) = (n for n in range(form.scope.count()) if "family" in form.scope.itemText(n))
        form.scope.setCurrentIndex(at)
        assert form.family.isVisible()
        assert form.family.count() == 23
        assert form.family.currentText() == "Computer and Mathematical (38)"
        form.family.setCurrentIndex(form.family.findText("Legal", Qt.MatchFlag.MatchStartsWith))
        asked.append(dialog.chosen())

    it.answers.accept = False
    it.answers.prepare = do
    it.desktop.menus.actions["export"].trigger()
    codes = asked[0].scope.codes
    legal = [
        each.code for each in it.desktop.measures.catalogue.occupations if each.family == "23-0000"
    ]
    assert list(codes) == legal
    assert len(asked[0].stems) == len(legal) > 5


def test_the_families_hold_everybody_once(measures: Dataset) -> None:
    families = families_of(measures.catalogue)
    codes = [code for each in families for code in each.codes]
    assert sorted(codes) == sorted(measures.catalogue.by_code)


def test_the_circles_are_those_around_the_focus(measures: Dataset) -> None:
    words = [each.words for each in scopes_of(shown_on(THREE, measures, ()))]
    assert words == [
        "This chart",
        "Each of the 3 compared",
        "Each of a family",
        "Each of all 1,016 occupations",
    ]
    alone = shown_on(Desk(chart="compare", focus=DATA), measures, ())
    assert [each.words for each in scopes_of(alone)] == ["This chart"]


def test_a_chart_of_many_is_about_one_and_a_comparison_keeps_the_others() -> None:
    one = spec_about(THREE.chart_spec, "15-2011.00")
    assert (one.subjects, one.baseline) == (("15-2011.00",), "")
    beside = spec_about(THREE.with_(chart="compare").chart_spec, "15-2011.00")
    assert beside.occupations == ("15-2011.00", DATA, NURSES, PILOTS)
    assert beside.baseline == DATA


def test_a_name_that_is_the_same_for_two_is_refused(measures: Dataset, tmp_path: Path) -> None:
    shown = shown_on(THREE, measures, ())
    both = Scope("both", (DATA, NURSES))
    with pytest.raises(UsageError, match="same for two occupations"):
        stems_of(both, shown, Choices(batch_template="{kind}"))
    batch = batch_of(both, shown, Choices(batch_template="{code}"), tmp_path, force=False)
    assert [Path(task.paths[0]).name for task in batch.tasks] == [f"{DATA}.png", f"{NURSES}.png"]


def test_the_time_that_is_left_is_said_as_people_say_it() -> None:
    assert say_progress(Progress(12, 1016, 70.4)).startswith("12 of 1,016, about 70 seconds left")
    assert say_progress(Progress(12, 1016, 200)).startswith("12 of 1,016, about 3 minutes left")
    assert say_progress(Progress(2, 3, 0.6)).startswith("2 of 3, about 1 second left")
    assert say_progress(Progress(2, 1016, 9000)).startswith("2 of 1,016, about 2.5 hours left")
    assert say_progress(Progress(0, 3, None)).startswith("0 of 3.")

"""Importing in the window: what is shown before it is added, corrected, added, removed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.charts.figure.rows import Tracks
from occdesk.charts.views.landscape.view import LandscapeOptions
from occdesk.library.imports import list_imported
from occdesk.ui.dialogs.imports.window import LIST, PREVIEW, READING, ImportsWindow

JOBS = "Job title,Heads\nActuary,12\nData Scientist,230\nNurse,14\nZzyzx,3\n"
HEADS = "user_jobs_heads"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_text(JOBS, encoding="utf-8")
    return path


@pytest.fixture
def opened(open_it: Opener, tmp_path: Path) -> Open:
    return open_it(folder=tmp_path / "kept")


def _window(opened: Open) -> ImportsWindow:
    window = opened.desktop.imports.window
    assert window is not None
    return window


def _read(qtbot: QtBot, opened: Open, *paths: Path) -> ImportsWindow:
    opened.desktop.imports.read(paths)
    window = _window(opened)
    qtbot.waitUntil(lambda: window.page != READING, timeout=60_000)
    return window


def _add(qtbot: QtBot, opened: Open) -> None:
    before = opened.desktop.measures
    _window(opened).add.click()
    qtbot.waitUntil(lambda: opened.desktop.measures is not before, timeout=20_000)


def test_a_table_is_shown_before_it_is_added_and_then_its_figures_are_everywhere(
    qtbot: QtBot, opened: Open, table: Path
) -> None:
    window = _read(qtbot, opened, table)
    assert window.page == PREVIEW
    words = window.preview.toPlainText()
    assert "jobs.csv: table jobs.csv of 4 rows by job title (Job title)" in words
    assert "Heads (jobs) (2 codes)" in words
    assert not opened.desktop.measures.has(HEADS)
    _add(qtbot, opened)
    assert opened.desktop.measures.value("15-2011.00", HEADS).number == 12
    assert opened.find.sorter.findData(HEADS) > 0
    opened.find.sort_asked.emit(HEADS)
    assert opened.codes[:2] == ["15-2051.00", "15-2011.00"]
    opened.store.change(chart="landscape")
    opened.chart.options.chosen.emit("x", HEADS)
    assert opened.store.desk.take("landscape", LandscapeOptions).x == HEADS


def test_a_title_that_is_not_sure_is_corrected_and_read_again(
    qtbot: QtBot, opened: Open, table: Path
) -> None:
    window = _read(qtbot, opened, table)
    model = window.match_model
    rows = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert set(rows[:2]) == {"Nurse", "Zzyzx"}
    taken = model.index(rows.index("Nurse"), 2)
    assert taken.data().startswith("left out (nearest: ")
    assert not model.setData(taken, "no code")
    assert model.setData(taken, "29-1141.00")
    assert taken.data() == "Registered Nurses"
    assert not window.add.isEnabled()
    window.correct.click()
    qtbot.waitUntil(lambda: window.page == PREVIEW, timeout=60_000)
    assert window.add.isEnabled()
    _add(qtbot, opened)
    value = opened.desktop.measures.value("29-1141.00", HEADS)
    assert value.number == 14
    assert value.note == "Your table’s title “Nurse” was given this occupation by you."


def test_the_editor_of_a_title_takes_a_likely_occupation_or_any_other(
    qtbot: QtBot, opened: Open, table: Path
) -> None:
    window = _read(qtbot, opened, table)
    model, view = window.match_model, window.matches
    rows = [model.index(row, 1).data() for row in range(model.rowCount())]
    taken = model.index(rows.index("Zzyzx"), 2)
    delegate = view.itemDelegateForIndex(taken)
    editor = delegate.createEditor(view.viewport(), None, taken)
    delegate.setEditorData(editor, taken)
    for words, after in (("nothing like it", "left out"), ("chief executives", "Chief Executives")):
        editor.setCurrentText(words)
        delegate.setModelData(editor, model, taken)
        assert taken.data() == after
    editor.setCurrentText("Leave out")
    delegate.setModelData(editor, model, taken)
    assert taken.data() == "left out"


def test_what_is_not_wanted_leaves_nothing_behind(
    qtbot: QtBot, opened: Open, table: Path, tmp_path: Path
) -> None:
    window = _read(qtbot, opened, table)
    window.discard.click()
    assert window.page == LIST
    assert list((tmp_path / "kept" / "packs").iterdir()) == []


def test_corrections_outlive_escape_another_file_and_a_reading_that_is_given_up(
    qtbot: QtBot, opened: Open, table: Path
) -> None:
    window = _read(qtbot, opened, table)
    model = window.match_model
    rows = [model.index(row, 1).data() for row in range(model.rowCount())]
    taken = model.index(rows.index("Nurse"), 2)
    assert model.setData(taken, "29-1141.00")
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert "Data > Imported data" in opened.window.bar.label.text()
    opened.desktop.imports.show()
    assert (window.page, model.corrections) == (PREVIEW, {"Nurse": "29-1141.00"})
    asked = len(opened.answers.questions)
    opened.desktop.shell.take_files([table])
    opened.desktop.shell.import_files()
    assert (window.page, len(opened.answers.questions)) == (PREVIEW, asked)
    assert "before you begin another" in window.problem.text()
    window.correct.click()
    window.cancel.click()
    qtbot.waitUntil(lambda: window.page == PREVIEW, timeout=60_000)
    assert model.corrections == {"Nurse": "29-1141.00"}
    window.discard.click()
    assert "Give up this import" in opened.answers.questions[-1]
    assert window.page == PREVIEW
    opened.window.close()
    assert "Close, and give them up?" in opened.answers.questions[-1]
    assert opened.window.isVisible()
    opened.answers.yes = True
    window.discard.click()
    assert window.page == LIST


def test_escape_while_files_are_read_only_puts_the_window_away(
    qtbot: QtBot, opened: Open, table: Path
) -> None:
    opened.desktop.imports.read([table])
    window = _window(opened)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: window.page == PREVIEW, timeout=60_000)


def test_an_import_is_cancelled(qtbot: QtBot, opened: Open, table: Path, tmp_path: Path) -> None:
    opened.desktop.imports.read([table])
    window = _window(opened)
    assert window.page == READING
    window.cancel.click()
    qtbot.waitUntil(lambda: window.page == LIST, timeout=20_000)
    assert window.problem.text() == ""
    assert list((tmp_path / "kept" / "packs").iterdir()) == []


def test_closing_the_program_while_files_are_read_leaves_nothing_behind(
    opened: Open, table: Path, tmp_path: Path
) -> None:
    opened.desktop.imports.read([table])
    opened.window.close()
    assert list((tmp_path / "kept" / "packs").iterdir()) == []


def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary.\n", encoding="utf-8")
    window = _read(qtbot, opened, path)
    assert window.page == LIST
    assert "notes.txt" in window.problem.text()
    window = _read(qtbot, opened, tmp_path / "gone.csv")
    assert "There is no file or folder" in window.problem.text()


def test_a_removed_import_takes_its_figures_and_what_stood_on_them_along(
    qtbot: QtBot, opened: Open, table: Path, tmp_path: Path
) -> None:
    _read(qtbot, opened, table)
    _add(qtbot, opened)
    opened.store.change(chart="landscape")
    opened.chart.options.chosen.emit("x", HEADS)
    opened.store.change(sort=HEADS)
    (one,) = list_imported(tmp_path / "kept", opened.desktop.measures.catalogue.path)
    window = _window(opened)
    window.removed.emit(one.id)
    assert "Remove table jobs.csv" in opened.answers.questions[-1]
    assert opened.desktop.measures.has(HEADS)
    opened.answers.yes = True
    before = opened.desktop.measures
    window.removed.emit(one.id)
    qtbot.waitUntil(lambda: opened.desktop.measures is not before, timeout=20_000)
    assert not opened.desktop.measures.has(HEADS)
    assert (opened.store.desk.take("landscape", LandscapeOptions).x, opened.store.desk.sort) == (
        "ai_exposure",
        "title",
    )
    assert "the order by user_jobs_heads" in opened.window.bar.label.text()


def test_files_are_dropped_on_the_window(qtbot: QtBot, opened: Open, table: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    coming = QDragEnterEvent(
        QPoint(200, 200), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(opened.window, coming)
    assert coming.isAccepted()
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(opened.window, event)
    qtbot.waitUntil(lambda: _window(opened).page == PREVIEW, timeout=60_000)


def test_the_menu_asks_for_files(qtbot: QtBot, opened: Open, table: Path) -> None:
    opened.answers.files = [table]
    opened.desktop.menus.actions["import"].trigger()
    assert opened.answers.questions == ["Files to import"]
    qtbot.waitUntil(lambda: _window(opened).page == PREVIEW, timeout=60_000)
    opened.desktop.menus.actions["imports"].trigger()
    assert _window(opened).page == PREVIEW


def test_without_a_folder_of_ones_own_an_import_says_why_it_cannot_be_kept(
    qtbot: QtBot, open_it: Opener, table: Path
) -> None:
    window = _read(qtbot, open_it(), table)
    assert "There is no folder to keep imported data in" in window.problem.text()


def test_an_index_that_may_not_be_bundled_comes_into_the_view_of_measures(
    qtbot: QtBot, opened: Open, raw: Path
) -> None:
    (path,) = (raw / "felten_aioe").glob("AIOE_DataAppendix.xlsx")
    _read(qtbot, opened, path)
    _add(qtbot, opened)
    with qtbot.waitSignal(opened.chart.drawn, timeout=20_000):
        opened.chart.kind_asked.emit("indices")
    assert opened.chart.figure is not None
    (tracks, *_) = opened.chart.figure.panels
    assert isinstance(tracks, Tracks)
    assert any("AIOE" in row.label for row in tracks.rows)


HOSTILE = {
    "bombs.csv": ("code,n\n" + "15-2051.00,5\n" * 110_000).encode(),
    "bytes.csv": b"code,n\n15-2051.00,\x00\n",
    "book.xlsx": b"PK\x03\x04 and no more",
    "wide.csv": b"code" + b",5" * 5_000 + b"\n15-2051.00" + b",5" * 5_000,
    "<b>bold\x1b[31m\u202e.csv": b"a\n",
}


def test_files_that_cannot_be_read_are_one_sentence_each_and_the_window_goes_on(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    for name, content in HOSTILE.items():
        path = tmp_path / name
        path.write_bytes(content)
        window = _read(qtbot, opened, path)
        sentence = window.problem.text()
        assert window.page == LIST
        assert window.problem.isVisibleTo(window)
        assert sentence.endswith((".", "?")) and "Traceback" not in sentence, sentence
        assert sentence.isprintable() and "not prepared for" not in sentence, sentence
    assert "<b>bold‹ESC›[31m\u2039U+202E\u203a.csv" in window.problem.text()
    assert window.problem.textFormat() == Qt.TextFormat.PlainText
    kept = tmp_path / "kept" / "packs"
    assert not list(kept.iterdir())
    good = tmp_path / "good.csv"
    good.write_text(JOBS)
    assert _read(qtbot, opened, good).page == PREVIEW


def test_a_reading_is_given_up_within_a_second(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    slow = tmp_path / "slow.csv"
    slow.write_text("title,n\n" + "".join(f"Manager of work {n},{n}\n" for n in range(20_000)))
    opened.desktop.imports.read([slow])
    window = _window(opened)
    qtbot.wait(1_500)
    assert window.page == READING
    window.cancel.click()
    qtbot.waitUntil(lambda: window.page == LIST, timeout=1_000)
    assert window.problem.text() == ""
    qtbot.waitUntil(lambda: not list((tmp_path / "kept" / "packs").iterdir()), timeout=1_000)

"""Errors that nobody caught: one bar with details that can be copied, and the log."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.library.starts import NAME as STARTING
from occdesk.ui.shell.crash_report import LOG, LOG_BYTES, MOST_ALIKE, FaultLog, without_home
from occdesk.ui.shell.desktop import open_window


def fail() -> None:
    raise RuntimeError("the spring is broken")


def in_a_slot(it: Open) -> None:
    QTimer.singleShot(0, it.window, fail)


def in_a_thread(it: Open) -> None:
    threading.Thread(target=fail).start()


def in_a_job(it: Open) -> None:
    it.desktop.background.run("test", fail, lambda answer: None)


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("somewhere", [in_a_slot, in_a_thread, in_a_job])
def test_an_error_is_told_in_one_bar_and_its_details_are_copied(
    qtbot: QtBot, open_it: Opener, tmp_path: Path, somewhere: object
) -> None:
    it = open_it(folder=tmp_path)
    assert callable(somewhere)
    somewhere(it)
    qtbot.waitUntil(it.window.bar.isVisible, timeout=5000)
    bar = it.window.bar
    assert "the spring is broken" in bar.label.text() and LOG in bar.label.text()
    assert bar.copy.isVisible() and bar.rect().contains(bar.copy.geometry())
    bar.copy.click()
    details = QApplication.clipboard().text()
    assert "RuntimeError: the spring is broken" in details and details.startswith("OccDesk ")
    assert "test_crash_report.py" in details
    assert "RuntimeError: the spring is broken" in (tmp_path / LOG).read_text()
    it.window.tell("Something else.")
    assert not bar.copy.isVisible()


def test_an_error_that_comes_back_without_end_fills_neither_log_nor_bar(
    qtbot: QtBot, open_it: Opener, tmp_path: Path
) -> None:
    it = open_it(folder=tmp_path)
    told: list[object] = []
    it.desktop.faults.told.connect(told.append)
    for _ in range(500):
        try:
            fail()
        except RuntimeError as error:
            it.desktop.faults.report(error)
    qtbot.wait(50)
    assert len(told) == 1
    assert (tmp_path / LOG).read_text().count("Traceback") == MOST_ALIKE


def test_an_error_while_loading_ends_in_a_window_that_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window({"15-2051.00": "Data Scientists"}, fail, folder=tmp_path)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready, timeout=10_000):
        window.show()
    qtbot.waitUntil(window.bar.isVisible, timeout=2000)
    assert "the spring is broken" in window.bar.label.text()
    assert window.broken
    assert "RuntimeError" in (tmp_path / LOG).read_text()
    assert not (tmp_path / STARTING).exists()
    window.close()


def test_the_home_is_not_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "real" / "grace"
    home.mkdir(parents=True)
    (tmp_path / "link").symlink_to(home)
    monkeypatch.setenv("HOME", str(tmp_path / "link"))
    log = FaultLog(home / "data")
    assert log.write(f"{tmp_path}/link/a.csv and {home}/b.csv")
    assert (home / "data" / LOG).read_text().rstrip().endswith("~/a.csv and ~/b.csv")
    assert (home / "data" / LOG).stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("HOME", "/")
    assert without_home("/etc/hosts") == "/etc/hosts"


def test_the_log_is_turned_over_and_never_waits(tmp_path: Path) -> None:
    log = FaultLog(tmp_path)
    (tmp_path / LOG).write_text("x" * (LOG_BYTES + 1))
    assert log.write("new")
    assert (tmp_path / LOG).stat().st_size < 100 and (tmp_path / f"{LOG}.1").exists()
    (tmp_path / LOG).unlink()
    (tmp_path / LOG).symlink_to("/dev/zero")
    assert not log.write("not there")
    assert not FaultLog(None).write("nowhere")

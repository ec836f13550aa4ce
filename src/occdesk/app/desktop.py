"""The window: the parts are put together here, on the screen or for a picture.

What the first painted list does not need is imported inside of functions.
"""

from __future__ import annotations  # the first picture waits for what is imported here

import builtins
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

_plain_import = builtins.__import__

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from occdesk.app.pack_path import pack_path  # noqa: E402
from occdesk.catalogue.titles import read_titles  # noqa: E402
from occdesk.model.errors import OccDeskError, PackError  # noqa: E402
from occdesk.paths import user_folder  # noqa: E402
from occdesk.ui.shell.desktop import Parts, open_broken, open_window  # noqa: E402
from occdesk.ui.shell.endings import Endings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from occdesk.app.startup import StartupReport
    from occdesk.articles.article import Article
    from occdesk.metrics.dataset import Dataset
    from occdesk.state.desk import Desk
    from occdesk.ui.shell.window import OccDeskWindow

# PySide6 replaces the import function to offer other spellings of its names, which slows every
# later import by a fifth; the program does not use them.
builtins.__import__ = _plain_import

PATIENCE_MS = 60_000
NO_FOLDER = (
    "Sizes and places are forgotten on closing, and nothing can be imported: there is no home"
    " folder. Set HOME or XDG_DATA_HOME to one."
)


def run_window(desk_file: str | None, report_file: str | None) -> int:
    """Open the window, with the desk of a file when one is named, and run until it is closed.

    With REPORT_FILE the times of opening are written there, and the program quits when
    everything is ready.
    """
    check_display()
    report: StartupReport | None = None
    if report_file:
        from occdesk.app.output import check_free

        check_free(Path(report_file), force=True)
    desk, left_out = None, ""
    if desk_file:
        from occdesk.actions.desk_file import read_desk

        desk, left_out = read_desk(desk_file)
    application = start_application()
    endings = Endings(application)
    folder = user_folder()
    problem = " ".join(filter(None, (left_out, "" if folder else NO_FOLDER)))
    window = put_together(desk, folder, problem)
    endings.asked.connect(window.close)
    endings.asked.connect(application.quit)
    if report_file:
        from occdesk.app.startup import StartupReport

        report = StartupReport(window, report_file)
        window.first_painted.connect(report.note_first_paint)
        window.importing.connect(report.excuse)
        window.ready.connect(report.finish)
        window.ready.connect(window.close)
    window.left.connect(application.quit)
    window.show()
    status = application.exec()
    # Where the loop was left in another way, what is to be kept is kept now.
    window.close()
    if report is not None and report.problem is not None:
        raise report.problem
    return status


def check_display() -> None:
    """Raise OccDeskError where no window can be shown."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise OccDeskError(
            "There is no display to open the window on;"
            " “occdesk window -o FILE.png” draws it into a file."
        )


def start_application() -> QApplication:
    """Return the application of this process, made when there is none."""
    application = QApplication.instance() or _new_application()
    assert isinstance(application, QApplication)
    application.setApplicationName("OccDesk")
    application.setDesktopFileName("occdesk")
    return application


def _new_application() -> QApplication:
    """Return a new application; where Qt finds no way to a screen, end with a sentence.

    Qt tells of that with a fatal message and then aborts the process, with a core dump.
    """
    said: list[str] = []

    def listen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        said.append(message)
        if callable(before):
            before(kind, context, message)
        if kind is QtMsgType.QtFatalMsg:
            from occdesk.app.system_libraries import no_screen

            print(f"occdesk: {no_screen(said)}", file=sys.stderr, flush=True)
            os._exit(1)

    before = qInstallMessageHandler(listen)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        for message in said if before is None else ():
            print(message, file=sys.stderr)


def put_together(desk: Desk | None, folder: Path | None, problem: str = "") -> OccDeskWindow:
    """Return the window on DESK, not shown; or one that says why the data cannot be opened.

    Without a desk the window opens on the first one. PROBLEM is a sentence that it tells.
    """
    look = (desk.theme, desk.text_step) if desk else ("system", 0)
    try:
        titles = read_titles(pack_path())
    except PackError as error:
        return open_broken(str(error), theme=look[0])
    return open_window(titles, lambda: load_parts(desk), look=look, folder=folder, problem=problem)


def load_parts(desk: Desk | None) -> Parts:
    """Return what the rest of the window is made of; raises PackError when data cannot be read."""
    from occdesk.actions.imported_data import ImportedData
    from occdesk.actions.verbs import explain_mending, mend
    from occdesk.app.parts import open_packs
    from occdesk.state.desk import Desk
    from occdesk.state.history import History
    from occdesk.state.store import Store

    measures, left_out = open_packs()
    asked = desk or Desk()
    store = Store(mend(asked, measures.catalogue))
    measures = measures.with_method(store.desk.method)
    imported = ImportedData(user_folder(), pack_path())
    problem = " ".join(each for each in (explain_mending(asked, store.desk), left_out) if each)
    return Parts(store, History(store), measures, bundled_articles, imported, reopen, problem)


def reopen() -> Dataset:
    """Return the measures anew, when packs came or went."""
    from occdesk.app.parts import open_packs

    return open_packs()[0]


def bundled_articles() -> Sequence[Article]:
    """Return the articles that come with the program."""
    from occdesk.app.parts import open_shelf

    return open_shelf().articles


def picture_of_window(desk: Desk, width: int, height: int) -> bytes:
    """Return the window on DESK as a PNG of WIDTH x HEIGHT px, drawn when everything is ready."""
    from PySide6.QtCore import QTimer

    application = start_application()
    endings = Endings(application)
    window = put_together(desk, None)
    window.resize(width, height)
    taken: list[bytes] = []

    def take() -> None:
        taken.append(_grab(window))
        window.close()
        application.quit()

    settle = QTimer(window, singleShot=True, interval=150)
    settle.timeout.connect(take)
    window.ready.connect(settle.start)
    give_up = QTimer(window, singleShot=True, interval=PATIENCE_MS)
    give_up.timeout.connect(application.quit)
    give_up.start()
    endings.asked.connect(window.close)
    endings.asked.connect(application.quit)
    window.show()
    application.exec()
    came = endings.came
    endings.close()
    endings.rest()
    if came:
        raise KeyboardInterrupt
    if not taken:
        raise OccDeskError(
            f"The window was not ready after {PATIENCE_MS // 1000} seconds; try again."
        )
    return taken[0]


def _grab(window: OccDeskWindow) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())

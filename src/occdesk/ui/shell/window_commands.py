"""Shell: what only a window can do, for the actions that ask for it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from occdesk.actions.desk_file import is_view, read_desk
from occdesk.actions.verbs import open_view
from occdesk.model.errors import OccDeskError
from occdesk.paths import home_folder
from occdesk.ui.shell import selectors as desk_parts

if TYPE_CHECKING:
    from occdesk.render.files.batch import Batch
    from occdesk.ui.dialogs.export.batch import Batches
    from occdesk.ui.dialogs.export.shown import Shown
    from occdesk.ui.dialogs.method.window import MethodWindow
    from occdesk.ui.shell.wiring import Desktop


class WindowShell:
    """Carries out the Shell of the actions in the window of DESKTOP."""

    def __init__(self, desktop: "Desktop") -> None:
        self._desktop = desktop
        self._method: MethodWindow | None = None
        self.batches: Batches | None = None

    def focus_search(self) -> None:
        """Put the cursor into the search field, its text selected."""
        search = self._desktop.header.search
        search.setFocus()
        search.selectAll()

    def at_hand(self) -> str:
        """Return the code of the occupation that the user is at; empty where a search has none."""
        desktop = self._desktop
        at, desk = desktop.window.focusWidget(), desktop.store.desk
        if at is desktop.find.view or (at is desktop.header.search and desk.query.strip()):
            return desktop.find.current()
        if at is not None and at is desktop.chart.canvas:
            return desktop.chart.canvas.code_at_hand() or desk.focus
        return next((chip.code for chip in desktop.tray.chips if chip is at), desk.focus)

    def next_panel(self) -> None:
        """Move the keyboard to the next panel."""
        desktop = self._desktop
        chart, tray = desktop.chart, desktop.tray
        stops: list[QWidget] = [desktop.header.search, desktop.find.view, chart.tabs]
        if chart.canvas is not None:
            stops.append(chart.canvas)
        stops += [desktop.article.browser, tray.chips[0] if tray.chips else tray.add]
        stops.append(desktop.window.bar.first_stop)
        now = desktop.window.focusWidget()
        at = next((n for n, stop in enumerate(stops) if stop is now), -1)
        for step in range(1, len(stops) + 1):
            stop = stops[(at + step) % len(stops)]
            if stop.isVisible() and stop.isEnabled():
                desktop.revealing.reveal_around(stop)
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def export_chart(self) -> None:
        """Ask where and how to export the chart on screen, and do it."""
        desktop, shown = self._desktop, self._shown()
        if shown is None:
            self.tell("There is no chart to export yet.")
            return
        from occdesk.ui.dialogs.export.run import ask_and_export

        folder = self._export_folder()
        done = ask_and_export(
            shown, desktop.settings, folder, desktop.theme, desktop.asker, desktop.window
        )
        desktop.settings = done.settings
        if done.written is not None:
            desktop.store.replace(desktop.store.desk.saying(done.written))
        if done.said is not None:
            desktop.window.bar.tell(done.said)
        if done.batch is not None:
            self._draw_batch(done.batch)

    def copy_chart(self) -> None:
        """Copy the chart on screen: as a picture, as a drawing, and its words as text."""
        shown = self._shown()
        if shown is None:
            self.tell("There is no chart to copy yet.")
            return
        from occdesk.ui.dialogs.export.run import copy_figure

        desktop = self._desktop
        desktop.window.bar.tell(copy_figure(shown, desktop.theme.name, self._seen()))

    def _shown(self) -> "Shown | None":
        """Return the chart of the desk with what it is drawn from, once there is one on screen."""
        desktop = self._desktop
        if desktop.chart.figure is None:
            return None
        from occdesk.ui.dialogs.export.shown import shown_on

        return shown_on(desktop.store.desk, desktop.measures, desktop.articles)

    def _seen(self) -> tuple[float, float]:
        """Return how large the chart is on screen, in layout px: as wide as it is drawn there."""
        canvas = self._desktop.chart.canvas
        if canvas is None:
            return 0.0, 0.0
        picture = canvas.picture()
        return picture.frame.width, canvas.viewport().height() / picture.root.scale()

    def _draw_batch(self, batch: "Batch") -> None:
        """Draw many charts while the window is used."""
        desktop = self._desktop
        if self.batches is None:
            from occdesk.ui.dialogs.export.batch import Batches

            self.batches = Batches(desktop.window)
            self.batches.told.connect(desktop.window.bar.tell)
            desktop.window.closing.connect(self.batches.close)
        titles = {each.code: each.title for each in desktop.measures.catalogue.occupations}
        self.batches.start(batch, titles)

    def show_batch(self) -> None:
        """Show how far an export of many charts is, or say that there is none."""
        if self.batches is not None and self.batches.is_running:
            self.batches.show()
        else:
            self.tell("No charts are being exported.")

    def copy_citation(self) -> None:
        """Copy what the chart on screen shows and where it comes from, as text."""
        shown = self._shown()
        if shown is None:
            self.tell("There is no chart to cite yet.")
            return
        from occdesk.ui.dialogs.export.run import copy_citation

        copy_citation(shown.figure, shown.measures, shown.spec)
        self._desktop.window.tell_done("The citation is on the clipboard.")

    def print_chart(self) -> None:
        """Show the chart on screen as it would be printed, and print it."""
        shown = self._shown()
        if shown is None:
            self.tell("There is no chart to print yet.")
            return
        from occdesk.ui.dialogs.export.printing import print_figure

        desktop = self._desktop
        folder = self._export_folder()
        said = print_figure(shown.figure, folder, desktop.theme, desktop.asker, desktop.window)
        if said is not None:
            desktop.window.bar.tell(said)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Open the view of a picture or a saved desk; import any other files."""
        if len(paths) == 1 and is_view(paths[0]):
            self.open_view(paths[0])
        else:
            self._desktop.imports.read(paths)

    def open_view(self, path: Path) -> None:
        """Show the view that is saved in a file, or that a picture was exported from."""
        desktop = self._desktop
        try:
            desk, left_out = read_desk(str(path))
            lost = open_view(desktop.store, desk, desktop.measures.catalogue)
        except OccDeskError as error:
            self.tell(str(error))
            return
        if left_out or lost:
            self.tell(f"{left_out} {lost}".strip())
            return
        self._desktop.window.tell_done(
            f"This is the view of {path.name}; Back returns to the one before."
        )

    def import_files(self) -> None:
        """Ask for files to import."""
        self._desktop.imports.choose()

    def show_imports(self) -> None:
        """Show what has been imported."""
        self._desktop.imports.show()

    def show_sources(self) -> None:
        """Show sources and licences."""
        self._desktop.help.show_sources()

    def show_method(self) -> None:
        """Show how derived figures are made."""
        self._desktop.help.show_method()

    def change_method(self) -> None:
        """Show the parameters of the derived metrics, to be changed."""
        from occdesk.ui.dialogs.method.window import MethodWindow

        desktop = self._desktop
        if self._method is None:
            self._method = MethodWindow(desktop.window)
            self._method.changed.connect(desktop.gestures.use_method)
            self._method.page_asked.connect(self.show_method)
            desktop.store.watch(desk_parts.method_part, self._method.show_desk)
        self._method.show_desk(desktop.store.desk)
        self._method.show()
        self._method.activateWindow()

    def show_shortcuts(self) -> None:
        """Show the table of keyboard shortcuts."""
        self._desktop.help.show_shortcuts(self._desktop.menus.shortcuts())

    def show_about(self) -> None:
        """Show version and licence of the program."""
        self._desktop.help.show_about()

    def show_notices(self) -> None:
        """Show the licences and notices of all that comes with the program."""
        self._desktop.help.show_notices()

    def show_about_qt(self) -> None:
        """Show version and licence of Qt."""
        self._desktop.help.show_about_qt()

    def present(self) -> None:
        """Fill the screen with the chart, for a projector; or be as before."""
        desktop = self._desktop
        on = not desktop.window.presents
        desktop.chart.present(on)
        if on:
            desktop.card.close()
            desktop.window.present("Chart", (desktop.header, desktop.tray))
        else:
            desktop.window.present_no_more()

    def is_panel_seen(self, name: str) -> bool:
        """Return whether the panel NAME is on the screen, behind no other."""
        return self._desktop.revealing.is_seen(name)

    def turn_panel(self, name: str) -> None:
        """Hide the panel NAME where it is seen, else show it in front."""
        self._desktop.revealing.turn(name)

    def show_panels_again(self) -> None:
        """Put all panels back to their first places and sizes."""
        self._desktop.tray.show()
        self._desktop.window.place_panels()

    def close(self) -> bool:
        """Close the window."""
        return self._desktop.window.close()

    def tell(self, sentence: str) -> None:
        """Warn in one sentence, in the window's bar."""
        self._desktop.window.tell(sentence)

    def _export_folder(self) -> Path:
        kept = Path(self._desktop.settings.export_folder)
        if self._desktop.settings.export_folder and kept.is_dir():
            return kept
        pictures = home_folder() / "Pictures"
        return pictures if pictures.is_dir() else home_folder()

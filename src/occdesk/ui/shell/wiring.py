"""Wiring: where panels, store and actions meet; desks become pictures."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from occdesk.actions.context import Context
from occdesk.actions.menus import CHART_MENU
from occdesk.actions.verbs import article_for, article_shown, explain_mending, mend
from occdesk.charts.figure.parts import Datum
from occdesk.library.settings import Settings, save_settings
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError
from occdesk.state.desk import Desk
from occdesk.ui.dialogs.help.help_pages import HelpPages
from occdesk.ui.dialogs.imports.controller import Imports
from occdesk.ui.kit.background import Background, Sweeper
from occdesk.ui.kit.prompts import Asker, DialogAsker
from occdesk.ui.panels.article import occupation_page as page
from occdesk.ui.panels.article.panel import ArticlePanel
from occdesk.ui.panels.chart.jobs import BuildFigure, Built
from occdesk.ui.panels.chart.panel import ChartPanel
from occdesk.ui.panels.compare_bar.adder import Adder
from occdesk.ui.panels.compare_bar.panel import Tray
from occdesk.ui.panels.value_card.card import ValueCard, ways_from
from occdesk.ui.panels.value_card.text import CardText, question
from occdesk.ui.shell import selectors as desk_parts
from occdesk.ui.shell.gestures import Gestures
from occdesk.ui.shell.leaving import Leaving
from occdesk.ui.shell.loading import Loading
from occdesk.ui.shell.menus import Menus
from occdesk.ui.shell.revealing import Revealing
from occdesk.ui.shell.shortcuts import Shortcuts
from occdesk.ui.shell.window_commands import WindowShell

if TYPE_CHECKING:
    from occdesk.articles.article import Article
    from occdesk.ui.shell.desktop import Opened, Parts

SLOW = 0.03
"""Seconds: a kind of chart that took longer the last time is built in the thread."""


class Desktop(QObject):
    """Wires one window: what panels ask for goes to the verbs, what changes goes to the panels."""

    def __init__(self, opened: "Opened", parts: "Parts", asker: Asker | None) -> None:
        window = opened.window
        super().__init__(window)
        self.window, self.theme = window, opened.theme
        self.header, self.find = opened.header, opened.find
        self.opened_menus = opened.menus
        self.store, self.history, self.measures = parts.store, parts.history, parts.measures
        store, measures = self.store, self.measures
        self.asker: Asker = asker or DialogAsker()
        self.articles: Sequence[Article] = ()
        self._read_articles = parts.articles
        self._open_measures = parts.reopen
        self._imported = parts.imported
        self._folder = opened.folder
        self._took: dict[str, float] = {}
        self._drawn: object = None
        self._shown_page: object = None
        self._stopped = False
        self.settings = opened.settings
        self._take_settings(opened.settings)
        self.find.take_measures(measures)
        self.find.show_desk(store.desk)
        self.faults = opened.faults
        self.sweeper = Sweeper(self)
        self.background = Background(self)
        self.help = HelpPages(self.window, self.theme, measures, self.background)
        self.help.outside_asked.connect(self._ask_outside)
        self.gestures = Gestures(store, self.header, self.find, self)
        self.imports = Imports(parts.imported, self._titles(), self.window, self.theme, self.asker)
        self._make_panels()
        self.loading = Loading(self)
        self.leaving = Leaving(self)
        self._connect()
        self._watch()
        self._show_everything(store.desk)
        self.loading.start()

    # Making and wiring

    def _make_panels(self) -> None:
        window, theme = self.window, self.theme
        self.shell = WindowShell(self)
        self._take_context()
        self.menus = Menus(self._context, self.opened_menus, window)
        actions = self.menus.actions
        self.shortcuts = Shortcuts(actions.values(), window)
        self.header.take_actions(actions["back"], actions["forward"], actions["export"])
        self.chart = ChartPanel(theme, window)
        self.chart.take_measures(self.measures)
        self.chart.take_menu(self._titles(), [actions[id] for id in CHART_MENU])
        self.article = ArticlePanel(theme, window)
        self.tray = Tray(self._titles(), theme, window)
        window.set_panel("Chart", self.chart)
        window.set_panel("Article", self.article)
        window.set_tray(self.tray)
        self.revealing = Revealing(window, self.tray, self.store.desk)
        self.revealing.listen(self.header, self.menus)
        self.card = ValueCard(theme, window)
        self.adder = Adder(window)
        self.order_keys()

    def order_keys(self) -> None:
        """Let the tabulator go through the window as the eye does."""
        header, find, chart, article, tray = (
            self.header, self.find, self.chart, self.article, self.tray
        )  # fmt: skip
        options = chart.options
        canvas = [] if chart.canvas is None else [chart.canvas]
        order: list[QWidget] = [
            header.back, header.forward, header.search, header.export, header.compare,
            find.sorter, find.chip, find.view, find.unfilter, find.clear,
            chart.tabs, *options.choosers.values(), options.swap, options.forms,
            *canvas, chart.table, chart.about, chart.faces, chart.copy, chart.export,
            article.faces, article.contents, article.browser, *tray.chips, tray.add, tray.baseline,
            self.window.bar.show_folder, self.window.bar.copy, self.window.bar.shut,
        ]  # fmt: skip
        # A panel that floats is a window, with an order of its own.
        here = [each for each in order if each.window() is self.window]
        for first, second in pairwise(here):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        chart, article = self.chart, self.article
        self.gestures.connect_panels(chart, article, self.tray)
        self.gestures.refused.connect(self.window.tell)
        self.find.questioned.connect(self._question)
        chart.questioned.connect(self._question)
        chart.table.questioned.connect(self._question)
        chart.export_asked.connect(self.shell.export_chart)
        chart.copy_asked.connect(self.shell.copy_chart)
        chart.about_asked.connect(self._show_about_numbers)
        article.questioned.connect(self._question)
        article.outside_asked.connect(self._ask_outside)
        self.header.method_asked.connect(self.shell.change_method)
        # Who opens what a card was about has been there.
        chart.chosen.connect(self.card.close)
        self.card.chosen.connect(self.gestures.choose)
        self.card.added.connect(self.gestures.add)
        self.card.moves_asked.connect(self.gestures.show_moves)
        self.tray.add_asked.connect(self._open_adder)
        self.adder.added.connect(self.gestures.add)
        self.window.escaped.connect(self.shell.present)
        self.window.dropped.connect(self.shell.take_files)
        self.imports.changed.connect(self._reopen)
        for speaker in (article.refused, self.menus.refused):
            speaker.connect(self.window.tell)
        self.imports.told.connect(self.window.tell_done)
        for id in ("back", "forward"):
            # The card is about a value of the view that is left.
            self.menus.actions[id].triggered.connect(self.card.close)
        self.background.failed.connect(self._failed)
        self.faults.caught.connect(self._suspect)
        self.theme.changed.connect(self._take_theme)
        self.window.closing.connect(self._stop)

    def _watch(self) -> None:
        watch = self.store.watch
        # First of all: the others show figures as the method has them.
        watch(desk_parts.method_part, self._use_method)
        watch(desk_parts.list_part, self.find.show_desk)
        watch(desk_parts.view_part, self.chart.show_desk)
        watch(desk_parts.chart_part, self._draw)
        watch(desk_parts.page_part, self._show_page)
        watch(desk_parts.tray_part, self.tray.show_desk)
        watch(desk_parts.tray_part, self.adder.show_desk)
        watch(desk_parts.look_part, self._use_look)
        watch(desk_parts.whole, self.revealing.show_desk)
        watch(desk_parts.whole, self._refresh)

    def _show_everything(self, desk: Desk) -> None:
        self._use_look(desk)
        self.chart.show_desk(desk)
        self.tray.show_desk(desk)
        self._refresh(desk)

    def _context(self) -> Context:
        return self.context

    def _take_context(self) -> None:
        self.context = Context(self.store, self.history, self.measures, self.articles, self.shell)

    def _titles(self) -> dict[str, str]:
        return {each.code: each.title for each in self.measures.catalogue.occupations}

    # What is loaded once the list has been painted

    def draw(self) -> None:
        """Draw the chart of the desk, unless it is drawn."""
        self._draw(self.store.desk)

    def load_articles(self) -> None:
        """Read the articles, and show the one that the desk names."""
        self.articles = self.gestures.articles = tuple(self._read_articles())
        self._take_context()
        self._show_page(self.store.desk)
        self.menus.refresh()
        if self.store.desk.chart == "outlook":
            self._drawn = None
            self.draw()

    # What is opened anew when packs come or go

    def _reopen(self) -> None:
        self.background.run("reopen", self._open_measures, self._take_opened)

    def _use_method(self, desk: Desk) -> None:
        self._show_measures(self.measures.with_method(desk.method))

    def _take_opened(self, measures: object) -> None:
        """Show what has been opened anew, without what is not there any more."""
        assert isinstance(measures, Dataset)
        before, after = self.store.desk, mend(self.store.desk, measures.catalogue)
        self.store.replace(after)
        self._show_measures(measures.with_method(after.method))
        if lost := explain_mending(before, after):
            self.window.tell(lost)

    def _show_measures(self, measures: Dataset) -> None:
        """Show everything as MEASURES have it from now on."""
        self.card.close()
        self.measures = measures
        self.help.take_measures(measures)
        self._take_context()
        self.find.take_measures(measures)
        self.chart.take_measures(measures)
        self.find.show_desk(self.store.desk)
        self.chart.show_desk(self.store.desk)
        self._drawn = None
        self.draw()
        self._show_page(self.store.desk, keep_place=True)

    # From desks to panels

    def _draw(self, desk: Desk) -> None:
        """Build the figure of DESK here when that is quick, else in the thread, and show it."""
        if self.chart.canvas is None:
            return
        asked = (desk.chart_spec, len(self.articles))
        if asked == self._drawn:
            return
        self._drawn = asked
        job = BuildFigure(desk, self.measures, self.articles)
        if self._took.get(desk.chart, 1.0) > SLOW:
            self.background.run("chart", job, self._show_built)
        else:
            self.background.forget("chart")
            self._show_built(job())

    def _show_built(self, built: object) -> None:
        assert isinstance(built, Built)
        self._took[built.view.kind] = built.seconds
        self.chart.show_figure(built.figure, built.view, built.offers)

    def _show_about_numbers(self) -> None:
        from occdesk.ui.panels.chart.about_page import about_figure

        if self.chart.figure is not None:
            where = self.store.desk.chart_spec.applied_filter
            self.chart.show_about(about_figure(self.chart.figure, self.measures, where))

    def _show_page(self, desk: Desk, *, keep_place: bool = False) -> None:
        """Show the desk's article, or the program's own page about the focus."""
        wanted = article_shown(desk, self.articles)
        self.article.show_faces(has_article=bool(article_for(desk, self.articles)), data=not wanted)
        article = next((each for each in self.articles if each.slug == wanted), None)
        shown = (article, desk.focus if article is None else "", desk.estimates)
        if shown == self._shown_page and not keep_place:
            return
        self._shown_page = shown
        if article is None:
            html = page.occupation_page(
                self.measures, desk.focus, self.articles, estimates=desk.estimates
            )
            self.article.show_page("Occupation", html, keep_place=keep_place)
            return
        from occdesk.articles.html import article_html
        from occdesk.ui.panels.article.resolver import resolver

        style = {**self.theme.roles, "size": str(self.theme.size("reading"))}
        self.article.show_page(
            "Article",
            article_html(article, resolver(self.measures), style),
            [(each.text, each.anchor) for each in article.headings],
            keep_place=keep_place,
        )

    def _use_look(self, desk: Desk) -> None:
        self.theme.use(desk.theme, desk.text_step)

    def _take_theme(self) -> None:
        self.find.take_theme()
        self.chart.take_theme()
        if self.loading.done:
            self.loading.load_icons()
            self.loading.load_menu_icons()
            self._show_page(self.store.desk, keep_place=True)

    def _refresh(self, desk: Desk) -> None:
        self.header.show_desk(desk)
        self.menus.refresh()

    # What is asked

    def _question(self, data: Sequence[Datum], at: QRect) -> None:
        """Open the value card on one value or a few; what is no metric is in the chart's table."""
        try:
            texts = [self._answer(each) for each in data]
        except OccDeskError as error:
            self.window.tell(str(error))
            return
        if texts:
            code = data[0].code
            self.card.show_values(texts, at, code, ways_from(self.store.desk, code, self._titles()))

    def _answer(self, datum: Datum) -> CardText:
        figure, estimates = self.chart.figure, self.store.desk.estimates
        if figure is None:
            return question(self.measures, datum, estimates=estimates)
        # The codebook that it reads is long, and nobody asks while the window opens.
        from occdesk.ui.panels.value_card.of_row import answer

        return answer(self.measures, figure.table, datum, estimates=estimates)

    def _open_adder(self) -> None:
        self.adder.open_over(self.tray.add, self.measures.catalogue, self.store.desk)

    def _ask_outside(self, address: str) -> None:
        """Leave the program only after a click that shows the whole address."""
        asked = f"Open this address in the browser?\n\n{address}"
        if address.startswith("https://") and self.asker.confirm(self.window, asked, "Open"):
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl(address))

    # The window's own

    def _take_settings(self, settings: Settings) -> None:
        desk, first = self.store.desk, Desk()
        changes: dict[str, object] = {}
        if desk.theme == first.theme:
            changes["theme"] = settings.theme
        if desk.text_step == first.text_step:
            changes["text_step"] = settings.text_step
        self.store.change(**changes)

    def _failed(self, error: object) -> None:
        if isinstance(error, OccDeskError):
            self.window.tell(str(error))
        elif isinstance(error, BaseException):
            self.faults.report(error)

    def _suspect(self, error: object) -> None:
        """Where reading a pack failed, look which one it was, and go on without it."""
        import sqlite3

        if isinstance(error, sqlite3.Error):
            self.background.run("suspect", self._imported.look_for_damage, self._leave_out)

    def _leave_out(self, is_found: object) -> None:
        if is_found:
            self._reopen()
            self.window.tell(self._imported.left_out())

    def _stop(self) -> None:
        """Refuse new work, keep what is to be remembered, and let go of thread and hooks."""
        if self._stopped:
            return
        self._stopped = True
        self.loading.stop()
        # First of all, so that nothing that does not end can keep it from being written.
        self._keep_settings()
        self.imports.close()
        self.background.close()
        self.card.close()
        self.chart.close_canvas()
        self.faults.close()
        self.sweeper.close()

    def _keep_settings(self) -> None:
        if self._folder is not None:
            window, panels = self.window.places()
            desk = self.store.desk
            places = self.settings._replace(window=window, panels=panels)
            kept = places._replace(theme=desk.theme, text_step=desk.text_step)
            problem = save_settings(self._folder, kept)
            if problem:
                self.faults.say_on_leaving(problem)

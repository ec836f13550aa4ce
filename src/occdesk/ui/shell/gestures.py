"""Gestures: what panels ask for, as verbs on the store."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from occdesk.actions import verbs
from occdesk.model.errors import OccDeskError

if TYPE_CHECKING:
    from occdesk.articles.article import Article
    from occdesk.state.store import Store
    from occdesk.ui.panels.article.panel import ArticlePanel
    from occdesk.ui.panels.chart.panel import ChartPanel
    from occdesk.ui.panels.compare_bar.panel import Tray
    from occdesk.ui.panels.find.panel import FindPanel
    from occdesk.ui.shell.header import Header


class Gestures(QObject):
    """Runs a verb for each gesture; `refused` carries why one could not be run.

    `articles` is empty until they are loaded: an occupation is then read about on its own page.
    """

    refused = Signal(str)

    def __init__(
        self, store: "Store", header: "Header", find: "FindPanel", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._header, self._find = store, header, find
        self._chart: ChartPanel | None = None
        self.articles: Sequence[Article] = ()

    def connect_panels(self, chart: "ChartPanel", article: "ArticlePanel", tray: "Tray") -> None:
        """Listen to header, list, chart, article and tray."""
        header, find = self._header, self._find
        self._chart = chart
        header.searched.connect(self.search)
        header.search.went_down.connect(find.view.setFocus)
        header.search.emptied.connect(self.clear_search)
        header.search.returnPressed.connect(self.choose_first)
        header.compare_asked.connect(self.show_compare)
        find.chosen.connect(self.choose)
        find.added.connect(self.add)
        find.based.connect(self.base)
        find.sort_asked.connect(self.sort)
        find.typed.connect(self.type)
        find.search_cleared.connect(self.clear_search)
        find.filter_cleared.connect(self.clear_filter)
        chart.kind_asked.connect(self.show_kind)
        chart.options.chosen.connect(self.choose_option)
        chart.options.swap_asked.connect(self.swap_options)
        chart.options.form_asked.connect(self.show_form)
        chart.chosen.connect(self.choose)
        chart.added.connect(self.add)
        chart.based.connect(self.base)
        chart.compare_asked.connect(self.compare_with)
        article.occupation_asked.connect(self.follow)
        article.data_asked.connect(self.show_data)
        article.text_asked.connect(self.show_article)
        article.article_asked.connect(self.read)
        article.chart_asked.connect(self.show_chart_of)
        tray.chosen.connect(self.choose)
        tray.added.connect(self.add)
        tray.removed.connect(self.remove)
        tray.moved.connect(self.move)
        tray.based.connect(self.base)

    # What is looked for

    def search(self, text: str) -> None:
        """Look for TEXT."""
        self._do(verbs.search_for, text)

    def type(self, text: str) -> None:
        """Go on typing in the search field: the list was typed into."""
        self._header.search.setFocus()
        self.search(self._store.desk.query + text)

    def clear_search(self) -> None:
        """Look for nothing."""
        self.search("")

    def clear_filter(self) -> None:
        """Take the filter away."""
        self._do(verbs.filter_by, "")

    def sort(self, key: str) -> None:
        """Sort the list by KEY, the other way round where it is sorted so already."""
        self._do(verbs.sort_by, key, self._find.known_metric)

    # What is read about

    def choose_first(self) -> None:
        """Read about the first occupation found."""
        if self._store.desk.query.strip() and self._find.first():
            self.choose(self._find.first())

    def choose(self, code: str) -> None:
        """Read about CODE: in the article on it where there is one, else on its own page."""
        about = next((each.slug for each in self.articles if code in each.occupations), "")
        self._do(verbs.focus_on, code, about)

    def follow(self, code: str) -> None:
        """Read about CODE, which a page links to: on its own page where this is its article."""
        about = next((each.slug for each in self.articles if code in each.occupations), "")
        desk = self._store.desk
        if about and about == desk.article and not desk.reads_data:
            self._do(verbs.read_data, code)
        else:
            self.choose(code)

    def show_data(self) -> None:
        """Read the data page about what there is an article about, too."""
        self._do(verbs.read_data)

    def show_article(self) -> None:
        """Read the article again rather than the data page."""
        if slug := verbs.article_for(self._store.desk, self.articles):
            self._do(verbs.read_article, slug)

    def read(self, slug: str) -> None:
        """Read the article SLUG."""
        if any(each.slug == slug for each in self.articles):
            self._do(verbs.read_article, slug)
        else:
            self.refused.emit(f"There is no article “{slug}” here.")

    # What is drawn

    def show_form(self, form: str) -> None:
        """Show the view in one of its forms."""
        self._do(verbs.show_form, form)

    def use_method(self, method: object) -> None:
        """Compute derived metrics with METHOD."""
        self._do(verbs.use_method, method)

    def show_kind(self, kind: str) -> None:
        """Show the chart KIND."""
        self._do(verbs.show_chart, kind)

    def show_compare(self) -> None:
        """Show the comparison."""
        self.show_kind("compare")

    def show_moves(self, code: str) -> None:
        """Show where one could go from CODE, and read about it; Back returns to where one was."""
        about = next((each.slug for each in self.articles if code in each.occupations), "")
        self._store.change(focus=code, article=about, chart="moves")

    def show_chart_of(self, kind: str, code: str) -> None:
        """Show the chart KIND, of CODE where one is named."""
        if code:
            self._store.change(focus=code)
        self._do(verbs.show_chart, kind)

    def choose_option(self, option_id: str, value: str) -> None:
        """Choose VALUE for an option of the view; where that cannot be, show what is chosen."""
        done = self._do(verbs.choose, option_id, value, self._find.known_metric)
        if not done and self._chart is not None:
            self._chart.show_desk(self._store.desk)

    def swap_options(self) -> None:
        """Let the two options of the view that can change places do so."""
        self._do(verbs.swap_options)

    # What is compared

    def compare_with(self, code: str) -> None:
        """Compare the occupation in focus with CODE."""
        for each in (self._store.desk.focus, code):
            if each not in self._store.desk.comparison:
                self.add(each)

    def add(self, code: str) -> None:
        """Add CODE to the comparison."""
        if code in self._store.desk.comparison:
            self.refused.emit(f"{self._find.model.titles[code]} is compared already.")
        else:
            self._do(verbs.add_to_comparison, code)

    def remove(self, code: str) -> None:
        """Take CODE out of the comparison."""
        self._do(verbs.remove_from_comparison, code)

    def move(self, code: str, place: int) -> None:
        """Move CODE to PLACE of the comparison."""
        self._do(verbs.move_in_comparison, code, place)

    def base(self, code: str) -> None:
        """Measure the others against CODE."""
        self._do(verbs.set_baseline, code)

    def _do(self, verb: Callable[..., None], *given: object, **named: object) -> bool:
        try:
            verb(self._store, *given, **named)
        except OccDeskError as error:
            self.refused.emit(str(error))
            return False
        return True

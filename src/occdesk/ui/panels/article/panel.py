"""The Article panel: an article, or the program's own page about an occupation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QTabBar, QToolButton, QVBoxLayout, QWidget

from occdesk.charts.figure.parts import Datum
from occdesk.model.codes import parse_code
from occdesk.model.errors import OccDeskError
from occdesk.ui.kit.reading import ReadingBrowser
from occdesk.ui.kit.theme import Theme
from occdesk.ui.panels.article.resolver import parse_reference

FACES = ("Article", "Data")
DATA = 1


class ArticlePanel(QWidget):
    """Shows one page and tells where its links lead."""

    occupation_asked = Signal(str)
    data_asked = Signal()
    text_asked = Signal()
    article_asked = Signal(str)
    chart_asked = Signal(str, str)
    questioned = Signal(object, object)
    outside_asked = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Article")
        self.setMinimumWidth(220)
        self.browser = ReadingBrowser(theme, self)
        self.browser.setAccessibleName("Article")
        self.browser.followed.connect(self._follow)
        self.browser.keep_words_whole()
        self.kind = QLabel("", self)
        self.kind.setObjectName("small")
        self.kind.setTextFormat(Qt.TextFormat.PlainText)
        self.faces = QTabBar(self)
        self.faces.setObjectName("faces")
        self.faces.setAccessibleName("What is read: the article or the data")
        self.faces.setExpanding(False)
        self.faces.setDrawBase(False)
        for face in FACES:
            self.faces.addTab(face)
        self.faces.hide()
        self.faces.currentChanged.connect(self._turn)
        self.contents = QToolButton(self)
        self.contents.setText("Contents")
        self.contents.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.contents.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.contents.setAccessibleName("Contents")
        self.contents.hide()
        self._menu = QMenu(self.contents)
        self._menu.triggered.connect(self._go_to)
        self.contents.setMenu(self._menu)
        top = QHBoxLayout()
        top.addStrut(32)
        top.setContentsMargins(14, 2, 8, 0)
        top.addWidget(self.faces)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.contents)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.browser, 1)

    def show_page(
        self,
        kind: str,
        html: str,
        headings: Sequence[tuple[str, str]] = (),
        *,
        keep_place: bool = False,
    ) -> None:
        """Show HTML as a page of KIND, with (words, anchor) of its headings as contents."""
        self.kind.setText(kind)
        self.browser.show_page(html, keep_place=keep_place)
        self._menu.clear()
        for words, anchor in headings:
            self._menu.addAction(words.replace("&", "&&")).setData(anchor)
        self.contents.setVisible(len(headings) > 1)

    def show_faces(self, *, has_article: bool, data: bool) -> None:
        """Offer article and data page where there are both, and mark which one is read."""
        self.faces.blockSignals(True)
        self.faces.setCurrentIndex(DATA if data else 0)
        self.faces.blockSignals(False)
        self.faces.setVisible(has_article)
        self.kind.setVisible(not has_article)

    def take_icons(self, contents: QIcon) -> None:
        """Put the icon onto the button of the contents."""
        self.contents.setIcon(contents)

    def _turn(self, face: int) -> None:
        (self.data_asked if face == DATA else self.text_asked).emit()

    def _go_to(self, action: object) -> None:
        self.browser.scrollToAnchor(action.data())  # type: ignore[attr-defined]

    def _follow(self, address: str) -> None:
        scheme, _, rest = address.partition(":")
        if scheme != "occdesk":
            self.outside_asked.emit(address)
            return
        kind, _, argument = rest.partition("/")
        id, code, year = parse_reference(argument)
        try:
            if kind == "metric":
                here = self.browser.link_place()
                self.questioned.emit((Datum(parse_code(code), id, year),), here)
            elif kind == "occupation":
                self.occupation_asked.emit(parse_code(argument))
            elif kind == "article":
                self.article_asked.emit(argument)
            elif kind == "chart":
                self.chart_asked.emit(id, code)
        except OccDeskError as error:
            self.refused.emit(str(error))

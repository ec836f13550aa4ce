"""ReadingBrowser: text as pages, in the program's own scheme only, no wider than reads well."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCursor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from occdesk.render.style.rich_text import fill
from occdesk.render.style.tokens import SANS, SERIF
from occdesk.ui.kit.theme import Theme

LINE_LENGTH = 70
"""Characters to a line, about: longer lines tire the eye."""

MOST_HTML = 2_000_000


class ReadingBrowser(QTextBrowser):
    """Shows a page and tells which link was clicked; it loads nothing and goes nowhere itself."""

    followed = Signal(str)

    def link_place(self) -> QRect:
        """Return where on the screen the link stands that was clicked or walked to."""
        cursor = self.textCursor()
        if self._by_keys and cursor.hasSelection():
            start = QTextCursor(cursor)
            start.setPosition(cursor.selectionStart())
            here = self.cursorRect(start)
            return QRect(self.viewport().mapToGlobal(here.topLeft()), here.size())
        return QRect(QCursor.pos(), QSize(1, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        super().mousePressEvent(event)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._html = ""
        self._by_keys = False
        self._document: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer every request with nothing: pages carry no files, and none are fetched."""
        return None

    def keep_words_whole(self) -> None:
        """Break no number and no word; a table that is wider than the page is moved sideways to."""
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_page(self, html: str, *, keep_place: bool = False) -> None:
        """Show HTML, from its top unless KEEP_PLACE."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self._html = html[:MOST_HTML]
        # Made before it is shown: where one on the screen changed, parts of it got no lines.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultStyleSheet(page_style(self._theme.roles, self._theme))
        document.setDefaultFont(self._reading_font())
        fill(document, self._html)
        self._set_margins(document)
        self.setDocument(document)
        # Qt deletes the first one, which is its own.
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self.verticalScrollBar().setValue(place)

    def take_theme(self) -> None:
        """Show the page again in the colours and sizes of the theme."""
        if self._html:
            self.show_page(self._html, keep_place=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins(self.document())

    def _reading_font(self) -> QFont:
        font = self.font()
        font.setFamily(SERIF)
        font.setPixelSize(self._theme.size("reading"))
        return font

    def _set_margins(self, document: QTextDocument) -> None:
        """Keep the text column of DOCUMENT narrow and in the middle, with air at its sides."""
        widest = round(self._theme.size("reading") * 0.5 * LINE_LENGTH)
        width = self.viewport().width()
        side = max(22, (width - widest) // 2)
        root = document.rootFrame()
        form = QTextFrameFormat(root.frameFormat())
        if form.leftMargin() == side and form.topMargin() == 18:
            return
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(18)
        form.setBottomMargin(32)
        root.setFrameFormat(form)

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith("#"):
            self.scrollToAnchor(address[1:])
        else:
            self.followed.emit(address)


def page_style(roles: Mapping[str, str], theme: Theme) -> str:
    """Return the style of pages: serif for reading, sans for headings, tables and badges."""
    sizes = {name: theme.size(name) for name in ("tiny", "small", "body", "heading", "display")}
    return f"""
    body, p, li, blockquote {{ font-family: '{SERIF}'; color: {roles["ink"]}; }}
    p, li {{ line-height: 140%; margin-top: 0px; margin-bottom: 12px; }}
    li {{ margin-bottom: 4px; }}
    h1, h2, h3, h4 {{ font-family: '{SANS}'; font-weight: 600; color: {roles["ink"]}; }}
    h1 {{ font-size: {sizes["display"]}px; margin-top: 0px; margin-bottom: 6px; }}
    h2 {{ font-size: {sizes["heading"] + 1}px; margin-top: 26px; margin-bottom: 8px; }}
    h3 {{ font-size: {sizes["heading"] - 1}px; margin-top: 18px; margin-bottom: 6px; }}
    a {{ color: {roles["accent"]}; text-decoration: none; }}
    .lead {{ font-size: {sizes["heading"] + 1}px; color: {roles["muted"]}; }}
    .meta {{ font-family: '{SANS}'; font-size: {sizes["small"]}px; color: {roles["muted"]};
      line-height: 130%; }}
    table {{ margin-top: 2px; margin-bottom: 8px; }}
    .ui, a.ui {{ font-family: '{SANS}'; font-size: {sizes["body"]}px; }}
    b.ui {{ font-weight: 600; }}
    .small {{ font-family: '{SANS}'; font-size: {sizes["small"]}px; color: {roles["muted"]}; }}
    .missing {{ color: {roles["muted"]}; }}
    .notice {{ background-color: {roles["warning_soft"]}; color: {roles["warning_ink"]}; }}
    td, th {{ font-family: '{SANS}'; font-size: {sizes["body"]}px; padding: 5px 6px 5px 0px;
      border-bottom: 1px solid {roles["line"]}; }}
    th {{ color: {roles["muted"]}; font-size: {sizes["small"]}px; font-weight: 600; }}
    code, pre {{ font-size: {sizes["body"]}px; background-color: {roles["raised"]}; }}
    .badge-fact {{ background-color: {roles["fact_soft"]}; color: {roles["fact"]}; }}
    .badge-claim {{ background-color: {roles["claim_soft"]}; color: {roles["claim"]}; }}
    .badge-estimate {{ background-color: {roles["estimate_soft"]}; color: {roles["estimate"]}; }}
    .badge {{ font-family: '{SANS}'; font-size: {sizes["tiny"]}px; font-weight: 600; }}
    """

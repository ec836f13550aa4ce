"""Theme: the tokens as Fusion palettes, a small style sheet and text sizes, followed live."""

from __future__ import annotations  # the first picture waits for what is imported here

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette

from occdesk.paths import bundled
from occdesk.render.style.tokens import RADIUS, SANS, THEMES, TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

STEP = 1.1
"""Each step of text size is a tenth larger than the one before."""


def text_size(name: str, step: int) -> int:
    """Return the size in px of the text style NAME after STEP presses of larger text."""
    return max(9, round(TYPE[name] * STEP**step))


def load_first_fonts() -> None:
    """Make the two fonts of the list known to Qt; the others are loaded with the charts."""
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(bundled("resources", "fonts", name)))


def sans(size: int, *, bold: bool = False, tabular: bool = False) -> QFont:
    """Return the font of the window at SIZE px."""
    font = QFont(SANS)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def palette_of(roles: Mapping[str, str]) -> QPalette:
    """Return the palette that Fusion paints with."""
    made = QPalette()
    role = QPalette.ColorRole
    for part, token in (
        (role.Window, "page"),
        (role.WindowText, "ink"),
        (role.Base, "panel"),
        (role.AlternateBase, "raised"),
        (role.Text, "ink"),
        (role.Button, "raised"),
        (role.ButtonText, "ink"),
        (role.BrightText, "accent_ink"),
        (role.ToolTipBase, "panel"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "ink"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "panel"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"),
    ):
        made.setColor(part, QColor(roles[token]))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(roles["faint"]))
    return made


class Theme(QObject):
    """What the window is painted with: colours by role and sizes by style, one for the program.

    `changed` is sent after the application has its new palette, font and style sheet.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._app = app
        self._wanted = "system"
        self.step = 0
        self.name = ""
        self.roles: Mapping[str, str] = {}
        self.icons: dict[tuple[str, str, str, float], QIcon] = {}
        """Those drawn so far, by name, theme, role and scale: Qt keeps each new drawing."""
        app.setStyle("Fusion")
        load_first_fonts()
        self._app.styleHints().colorSchemeChanged.connect(self._follow)

    def use(self, wanted: str, step: int) -> None:
        """Show the window in WANTED (system, light or dark) at the text size STEP."""
        self._wanted = wanted
        name = self._system() if wanted == "system" else wanted
        if (name, step) == (self.name, self.step):
            return
        self.name, self.step = name, step
        self.roles = THEMES[name]
        self._app.setPalette(palette_of(self.roles))
        self._app.setFont(sans(self.size("body")))
        self._app.setStyleSheet(style_sheet(self.roles, step))
        self.changed.emit()

    def size(self, name: str) -> int:
        """Return the size in px of a text style."""
        return text_size(name, self.step)

    def colour(self, role: str) -> QColor:
        """Return the colour of ROLE."""
        return QColor(self.roles[role])

    def pixel_ratio(self) -> float:
        """Return how many pixels a px has on the finest screen."""
        return self._app.devicePixelRatio()

    def _system(self) -> str:
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _follow(self) -> None:
        if self._wanted == "system":
            self.use("system", self.step)


def style_sheet(roles: Mapping[str, str], step: int) -> str:
    """Return the style sheet of the application in the colours ROLES at a text size."""
    sizes = {f"px_{name}": str(text_size(name, step)) for name in TYPE}
    values = {**roles, **sizes, "radius": str(RADIUS), "chip": str(RADIUS + 6)}
    text = _SHEET
    # Longest names first: `line` must not eat the beginning of `line_strong`.
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text


_SHEET = """
QToolTip { background: @panel; color: @ink; border: 1px solid @line_strong; padding: 4px 6px; }
QMenuBar { background: @page; padding: 1px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @panel; border: 1px solid @line_strong; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }

#header { background: @page; }
#panel { background: @panel; border: 1px solid @line; border-radius: @radiuspx; }
#dockTitle { color: @muted; font-size: @px_tinypx; font-weight: 600; letter-spacing: 1px; }
#muted { color: @muted; }
#small { color: @muted; font-size: @px_smallpx; }
#strong { font-weight: 600; }
#empty { font-size: @px_headingpx; color: @ink; }
#empty[strong="true"] { font-weight: 600; font-size: @px_titlepx; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @accent_soft; }

QLineEdit { background: @panel; border: 1px solid @line_strong; border-radius: @radiuspx;
  padding: 4px 8px; selection-background-color: @selection; selection-color: @ink; }
QLineEdit:focus { border: 2px solid @accent; padding: 3px 7px; }
#search { padding-left: 4px; }

QPushButton, QComboBox { background: @panel; border: 1px solid @line_strong;
  border-radius: @radiuspx; padding: 4px 10px; min-height: 18px; }
QPushButton:hover, QComboBox:hover { background: @hover; }
QPushButton:pressed { background: @accent_soft; }
QPushButton:focus, QComboBox:focus { border: 2px solid @accent; padding: 3px 9px; }
QPushButton:disabled, QComboBox:disabled { color: @faint; border-color: @line; }
QPushButton[primary="true"] { background: @accent; color: @accent_ink; border-color: @accent; }
QPushButton[primary="true"]:hover { background: @focus; }
QPushButton[primary="true"]:focus { border: 2px solid @ink; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; }
QPushButton[quiet="true"]:hover { background: @hover; }
QPushButton[quiet="true"]:focus { border: 2px solid @accent; }
QComboBox { padding-right: 4px; }
QComboBox:focus { padding-right: 3px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line_strong; padding: 2px;
  selection-background-color: @accent_soft; selection-color: @ink; outline: 0; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QSpinBox { background: @panel; border: 1px solid @line_strong; border-radius: @radiuspx;
  padding: 4px 6px; min-height: 18px; }
QSpinBox:focus { border: 2px solid @accent; padding: 3px 5px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: none; padding: 0 4px;
  background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: @radiuspx; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accent_soft; }
QToolButton:focus { border: 2px solid @accent; padding: 3px; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; }

QTabBar::tab { background: transparent; color: @muted; padding: 6px 10px 5px 10px;
  border: 2px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; border-bottom: 2px solid @accent; }
QTabBar::tab:selected:focus { border: 2px solid @accent; border-radius: 4px; }
#view { background: transparent; color: @muted; padding: 3px 4px 2px 4px; border-radius: 0;
  border: 2px solid transparent; }
#view:hover { color: @ink; }
#view:checked { background: transparent; color: @ink; border-bottom: 2px solid @accent; }
#view[focused="true"] { border: 2px solid @accent; border-radius: 4px; }
QTabBar::tear { width: 0; border: none; image: none; }
QTabBar::scroller { width: 44px; }
QTabBar QToolButton { border-radius: 4px; padding: 0; margin: 3px 1px; }
QTabBar QToolButton:hover { background: @hover; }
#faces::tab { padding: 3px 9px; font-size: @px_smallpx; border-radius: 4px;
  border: 2px solid transparent; }
#faces::tab:selected { background: @accent_soft; color: @ink; border: 2px solid transparent; }
#faces::tab:selected:focus { border: 2px solid @accent; }

QTableView { background: @panel; border: none; gridline-color: @line;
  selection-background-color: @selection; selection-color: @ink; outline: 0; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none;
  border-bottom: 1px solid @line_strong; padding: 3px 10px 3px 7px; font-size: @px_smallpx; }
QHeaderView::section:hover { color: @ink; background: @hover; }
QTableCornerButton::section { background: @panel; border: none; }
#list:focus { border: none; }
#grid::item { padding: 0 7px; }
#grid QHeaderView::section { padding-left: 10px; }
#grid QHeaderView::up-arrow, #grid QHeaderView::down-arrow { image: none; width: 0; height: 0; }
#grid { border: 2px solid transparent; }
#grid:focus { border: 2px solid @accent; }
QTextBrowser { background: @panel; border: 2px solid transparent; border-radius: @radiuspx; }
QTextBrowser:focus { border: 2px solid @accent; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QProgressBar { background: @hover; border: 1px solid @line_strong; border-radius: 5px;
  min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QPlainTextEdit { background: @panel; border: 1px solid @line_strong; border-radius: @radiuspx;
  padding: 2px; selection-background-color: @selection; selection-color: @ink; }
QPlainTextEdit:focus { border: 2px solid @accent; padding: 1px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

#bar { background: @warning_soft; border: 1px solid @warning_ink; border-radius: @radiuspx; }
#bar QLabel { color: @warning_ink; }
#bar QToolButton { color: @warning_ink; font-size: @px_headingpx; padding: 1px 6px 2px 6px; }
#bar #barMark { font-weight: 600; }
#bar[done="true"] { background: @panel; border: 1px solid @line_strong; }
#bar[done="true"] QLabel, #bar[done="true"] QToolButton { color: @ink; }
#bar[done="true"] #barMark { color: @accent; }
#passing { background: @ink; color: @panel; border-radius: @radiuspx; padding: 6px 14px;
  font-size: @px_headingpx; }
#chip { background: @raised; border: 1px solid @line; border-radius: @chippx; }
#chip[baseline="true"] { border: 1px solid @line_strong; background: @accent_soft; }
#chip:focus { border: 2px solid @accent; }
#chip QToolButton { padding: 1px; border-radius: 8px; }
#found { background: @panel; border: none; outline: 0; }
#found::item { padding: 4px 6px; border-radius: 4px; color: @ink; }
#found::item:selected { background: @accent_soft; color: @ink; }
#found::item:hover { background: @hover; }
#found::item:disabled { color: @faint; background: transparent; }
#card { background: @panel; border: 1px solid @line_strong; border-radius: @radiuspx; }
#cardValue { font-size: @px_titlepx; font-weight: 600; }
#cardName { color: @muted; font-size: @px_smallpx; }
#cardRow { color: @muted; font-size: @px_smallpx; }
#badge { background: @accent_soft; color: @ink; border-radius: 4px; padding: 1px 6px;
  font-size: @px_smallpx; }
"""

"""The menus: which actions stand where; a dash is a separator."""

from typing import NamedTuple

from occdesk.actions.table import PANEL_IDS
from occdesk.charts.views.listed import VIEWS


class Menu(NamedTuple):
    """One menu of the bar: its title and the ids of its actions in order."""

    title: str
    items: tuple[str, ...]


SEPARATOR = "-"

MENUS: tuple[Menu, ...] = (
    Menu("&File", ("export", "batch", "copy", "cite", SEPARATOR, "print", SEPARATOR, "quit")),
    Menu("&Edit", ("search", "clear_search")),
    Menu(
        "&View",
        (
            "light", "dark", "system", SEPARATOR, "larger", "smaller", "normal", SEPARATOR,
            "estimates", SEPARATOR, *PANEL_IDS, SEPARATOR, "present", "panels",
        ),
    ),
    Menu("&Go", ("back", "forward", SEPARATOR, "data_page", SEPARATOR, "next_panel")),
    Menu("&Compare", ("add", "baseline", SEPARATOR, "clear_comparison")),
    Menu(
        "Cha&rts",
        (*(view.kind for view in VIEWS), SEPARATOR, "export", "copy"),
    ),
    Menu(
        "&Data",
        (
            "import", "imports", SEPARATOR, "estimates", "change_method", "default_method",
            SEPARATOR, "method", "sources",
        ),
    ),
    Menu("&Help", ("shortcuts", "method", "sources", "notices", SEPARATOR, "about", "about_qt")),
)  # fmt: skip

CHART_MENU: tuple[str, ...] = ("copy", "cite", "export", "print", "present")
"""What a right click on the chart offers, whatever it is on."""

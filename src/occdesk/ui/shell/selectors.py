"""The parts of the desk that panels watch: each a function for `Store.watch`."""

from occdesk.state.desk import Desk


def list_part(desk: Desk) -> object:
    """Return what the list depends on."""
    return (
        desk.query, desk.where, desk.sort, desk.descending, desk.columns, desk.estimates,
        desk.focus,
    )  # fmt: skip


def view_part(desk: Desk) -> object:
    """Return which view is shown, and what is chosen for it."""
    return desk.chart, desk.options


def chart_part(desk: Desk) -> object:
    """Return what the figure depends on."""
    return desk.chart_spec


def page_part(desk: Desk) -> object:
    """Return what the page depends on."""
    return desk.article, desk.reads_data, desk.focus, desk.estimates


def tray_part(desk: Desk) -> object:
    """Return what the tray depends on."""
    return desk.comparison, desk.baseline, desk.colours, desk.focus


def look_part(desk: Desk) -> object:
    """Return how the window looks."""
    return desk.theme, desk.text_step


def method_part(desk: Desk) -> object:
    """Return how derived metrics are computed."""
    return desk.method


def whole(desk: Desk) -> object:
    """Return all of the desk."""
    return desk

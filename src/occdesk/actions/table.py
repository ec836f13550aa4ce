"""The table of actions: one record for each thing that a menu, shortcut or button can do."""

from collections.abc import Callable
from typing import NamedTuple

from occdesk.actions import verbs
from occdesk.actions.context import Context
from occdesk.charts.views.listed import VIEWS, keys_of
from occdesk.metrics.method import DEFAULT
from occdesk.model.errors import UsageError
from occdesk.state.desk import Theme

Run = Callable[[Context], object]
Test = Callable[[Context], bool]


def _always(_: Context) -> bool:
    return True


class Action(NamedTuple):
    """One thing that a user can do.

    `shortcut` is empty, a key sequence (`Ctrl+K`), or `std:` and the name of a standard key of
    the platform. `icon` names a file of resources/icons or is empty. `checked` is given for
    actions that are on or off.
    """

    id: str
    title: str
    run: Run
    shortcut: str = ""
    icon: str = ""
    enabled: Test = _always
    checked: Test | None = None


def _show(kind: str) -> Run:
    return lambda context: verbs.show_chart(context.store, kind)


def _shows(kind: str) -> Test:
    return lambda context: context.store.desk.chart == kind


def _use(theme: Theme) -> Run:
    return lambda context: verbs.use_theme(context.store, theme)


def _uses(theme: Theme) -> Test:
    return lambda context: context.store.desk.theme == theme


def _step(by: int) -> Run:
    return lambda context: verbs.step_text(context.store, by)


def _at_hand(context: Context) -> str:
    code = context.shell.at_hand()
    if not code:
        raise UsageError("The search finds no occupation, so there is none to compare.")
    return code


def _add(context: Context) -> None:
    code = _at_hand(context)
    if code in context.store.desk.comparison:
        title = context.measures.catalogue.by_code[code].title
        raise UsageError(f"{title} is compared already.")
    verbs.add_to_comparison(context.store, code)


def _use_as_baseline(context: Context) -> None:
    verbs.set_baseline(context.store, _at_hand(context))


def _compares(context: Context) -> bool:
    return bool(context.store.desk.comparison)


def _toggle_estimates(context: Context) -> None:
    context.store.change(estimates=not context.store.desk.estimates)


def _turn_page(context: Context) -> None:
    desk = context.store.desk
    if verbs.article_shown(desk, context.articles):
        verbs.read_data(context.store)
    else:
        verbs.read_article(context.store, verbs.article_for(desk, context.articles))


def _has_article(context: Context) -> bool:
    return bool(verbs.article_for(context.store.desk, context.articles))


def _clear_search(context: Context) -> None:
    verbs.search_for(context.store, "")
    verbs.filter_by(context.store, "")


def _is_searching(context: Context) -> bool:
    desk = context.store.desk
    return bool(desk.query or desk.where)


PANELS: tuple[str, ...] = ("Find", "Chart", "Article", "Compare bar")
"""The panels of the window, each of which can be hidden and shown."""

PANEL_IDS: tuple[str, ...] = tuple(f"panel_{number}" for number in range(len(PANELS)))


def _turn(name: str) -> Run:
    return lambda context: context.shell.turn_panel(name)


def _sees(name: str) -> Test:
    return lambda context: context.shell.is_panel_seen(name)


ACTIONS: tuple[Action, ...] = (
    Action("export", "Export chart…", lambda c: c.shell.export_chart(), "Ctrl+E", "export"),
    Action("copy", "Copy chart", lambda c: c.shell.copy_chart(), "Ctrl+Shift+C", "copy"),
    Action("batch", "Export in progress", lambda c: c.shell.show_batch()),
    Action("cite", "Copy citation", lambda c: c.shell.copy_citation()),
    Action("print", "Print…", lambda c: c.shell.print_chart(), "std:Print"),
    Action("quit", "Quit", lambda c: c.shell.close(), "std:Quit"),
    Action("search", "Search", lambda c: c.shell.focus_search(), "Ctrl+K", "search"),
    Action("clear_search", "Clear search and filter", _clear_search, "", "", _is_searching),
    Action(
        "back", "Back", lambda c: c.history.back(), "std:Back", "back",
        lambda c: c.history.can_go_back,
    ),
    Action(
        "forward", "Forward", lambda c: c.history.forward(), "std:Forward", "forward",
        lambda c: c.history.can_go_forward,
    ),
    Action(
        "data_page", "Data instead of the article", _turn_page, "Ctrl+J", "", _has_article,
        lambda c: _has_article(c) and not verbs.article_shown(c.store.desk, c.articles),
    ),
    Action("next_panel", "Next panel", lambda c: c.shell.next_panel(), "F6"),
    *(
        Action(
            view.kind, view.title, _show(view.kind), keys_of(place), view.kind,
            checked=_shows(view.kind),
        )
        for place, view in enumerate(VIEWS)
    ),
    Action("add", "Add to comparison", _add, "Ctrl+D", "add"),
    Action("baseline", "Use as baseline", _use_as_baseline, "Ctrl+B", "baseline"),
    Action(
        "clear_comparison", "Clear comparison",
        lambda c: verbs.clear_comparison(c.store), "Ctrl+Shift+D", "remove", _compares,
    ),
    Action(
        "estimates", "Show estimates from related occupations", _toggle_estimates, "", "",
        checked=lambda c: c.store.desk.estimates,
    ),
    Action("light", "Light", _use("light"), "", "sun", checked=_uses("light")),
    Action("dark", "Dark", _use("dark"), "", "moon", checked=_uses("dark")),
    Action("system", "Like the system", _use("system"), checked=_uses("system")),
    Action("larger", "Larger text", _step(1), "std:ZoomIn"),
    Action("smaller", "Smaller text", _step(-1), "std:ZoomOut"),
    Action("normal", "Normal text", _step(0), "Ctrl+0"),
    Action("present", "Presentation", lambda c: c.shell.present(), "F11"),
    *(
        Action(id, name, _turn(name), checked=_sees(name))
        for id, name in zip(PANEL_IDS, PANELS, strict=True)
    ),
    Action("panels", "Reset panels", lambda c: c.shell.show_panels_again()),
    Action("import", "Import files…", lambda c: c.shell.import_files(), "Ctrl+I", "import"),
    Action("imports", "Imported data", lambda c: c.shell.show_imports()),
    Action("sources", "Sources and licences", lambda c: c.shell.show_sources(), "", "info"),
    Action("method", "Method", lambda c: c.shell.show_method()),
    Action("change_method", "Change the method…", lambda c: c.shell.change_method()),
    Action(
        "default_method", "Default method", lambda c: verbs.use_method(c.store, DEFAULT),
        enabled=lambda c: c.store.desk.method != DEFAULT,
    ),
    Action("shortcuts", "Keyboard shortcuts", lambda c: c.shell.show_shortcuts(), "Ctrl+?"),
    Action("notices", "Third-party notices", lambda c: c.shell.show_notices()),
    Action("about", "About OccDesk", lambda c: c.shell.show_about()),
    Action("about_qt", "About Qt", lambda c: c.shell.show_about_qt()),
)  # fmt: skip

_BY_ID = {each.id: each for each in ACTIONS}


def action(id: str) -> Action:
    """Return the action with ID; menus and buttons name no other."""
    return _BY_ID[id]

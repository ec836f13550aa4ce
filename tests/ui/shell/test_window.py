"""What somebody in front of the window does, and what they then see."""

import gc
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener

from occdesk.actions.table import ACTIONS
from occdesk.actions.verbs import show_chart
from occdesk.charts.figure.parts import Datum
from occdesk.charts.views.landscape.view import LandscapeOptions
from occdesk.library.settings import LAST_GOOD, NAME, load_settings
from occdesk.model.errors import OccDeskError
from occdesk.state.desk import Desk
from occdesk.ui.shell.desktop import open_broken, open_window
from occdesk.ui.shell.menus import keys_of

DATA, NURSES, LAWYERS = "15-2051.00", "29-1141.00", "23-1011.00"
PILOTS = "55-1011.00"


def click(qtbot: QtBot, open_: Open, code: str, column: int) -> None:
    view = open_.find.view
    index = open_.find.model.index(open_.codes.index(code), column)
    view.scrollTo(index)
    at = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def wait_for_chart(qtbot: QtBot, open_: Open, kind: str) -> None:
    def drawn() -> None:
        assert open_.chart.figure is not None
        assert open_.chart.figure.kind == kind

    qtbot.waitUntil(lambda: drawn() is None, timeout=10_000)


def test_it_opens_with_the_list_an_outlook_and_an_article(open_it: Opener) -> None:
    it = open_it()
    assert it.find.count.text() == "1,016 of 1,016"
    assert it.chart.figure is not None
    assert it.chart.figure.kind == "outlook"
    assert "achine learning engineers" in it.article.browser.toPlainText()
    assert [dock.objectName() for dock in it.window.findChildren(QDockWidget)] == [
        "Find", "Chart", "Article",
    ]  # fmt: skip


def test_typing_searches_titles_and_alternate_titles(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    it.desktop.shell.focus_search()
    qtbot.keyClicks(it.header.search, "data miner")
    assert DATA in it.codes or "15-1242.00" in it.codes
    assert it.find.model.also[it.codes[0]] == "Data Miner"
    assert it.find.count.text() == f"{len(it.codes)} of 1,016"
    assert it.store.desk.sort == "relevance"
    qtbot.keyClick(it.header.search, Qt.Key.Key_Escape)
    assert len(it.codes) == 1016
    assert it.header.search.text() == ""


def first_row_is_seen(open_: Open) -> bool:
    view = open_.find.view
    top = view.visualRect(open_.find.model.index(0, 0))
    return bool(view.viewport().rect().contains(top)) and view.rowAt(1) == 0


def test_the_best_hit_is_at_the_top_wherever_the_focus_is(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(focus="53-7065.00"))
    view, model = it.find.view, it.find.model
    for words in ("s", "so", "software", "nurse"):
        it.store.change(query=words, sort="relevance")
        assert len(it.codes) > 10
        assert first_row_is_seen(it), words
        assert view.currentIndex().row() == 0
    it.store.change(query="", sort="title")
    at = view.visualRect(model.index(it.codes.index("53-7065.00"), 0))
    assert view.viewport().rect().contains(at), "without a search: who is read about"
    for sort, descending in (("median_wage", True), ("median_wage", False), ("title", True)):
        it.store.change(sort=sort, descending=descending)
        assert first_row_is_seen(it), sort
    it.store.change(where="median_wage > 60000")
    assert first_row_is_seen(it)
    it.store.change(focus=it.codes[300])
    assert not first_row_is_seen(it), "another focus is brought into sight"


def test_enter_in_the_search_reads_about_the_best_match(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    qtbot.keyClicks(it.header.search, "registered nurses")
    qtbot.keyClick(it.header.search, Qt.Key.Key_Return)
    assert it.store.desk.focus == NURSES
    assert "Registered Nurses" in it.article.browser.toPlainText()


def test_nothing_found_is_said_and_can_be_cleared(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    qtbot.keyClicks(it.header.search, "xyzzy")
    assert it.find.nothing.text() == "No occupation matches “xyzzy”."
    assert it.find.nothing.isVisible()
    assert not it.find.view.isVisible()
    qtbot.mouseClick(it.find.clear, Qt.MouseButton.LeftButton)
    assert it.find.view.isVisible()
    assert it.store.desk.query == ""


def test_a_filter_is_a_chip_that_can_be_removed(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(where="median_wage > 200000"))
    numbers = it.desktop.measures.numbers("median_wage")
    assert it.codes
    assert all(numbers[code] > 200_000 for code in it.codes)
    qtbot.mouseClick(it.find.chip, Qt.MouseButton.LeftButton)
    assert len(it.codes) == 1016
    assert not it.find.chip.isVisible()


def test_a_filter_speaks_in_labels_and_can_be_removed_where_nothing_is_left(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(where="automation_risk < 25 and median_wage > 80000", query="cashiers"))
    assert it.find.nothing.text() == (
        "No occupation matches “cashiers”. The filter “automation risk below 25 and median pay"
        " above $80,000” may hide some."
    )
    assert it.find.chip.sizeHint().width() <= it.find.width()
    assert it.find.clear.isVisible()
    qtbot.mouseClick(it.find.unfilter, Qt.MouseButton.LeftButton)
    assert it.store.desk.where == ""
    assert "41-2011.00" in it.codes


@pytest.mark.parametrize("descending", [True, False])
def test_sorting_puts_numbers_in_order_and_missing_ones_last(
    open_it: Opener, descending: bool
) -> None:
    it = open_it(Desk(sort="automation_risk", descending=descending))
    numbers = it.desktop.measures.numbers("automation_risk")
    known = [numbers[code] for code in it.codes if code in numbers]
    assert known == sorted(known, reverse=descending)
    assert all(code in numbers for code in it.codes[: len(known)])


def test_a_click_on_a_header_sorts_and_a_second_turns_around(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    heads = it.find.view.horizontalHeader()
    at = QPoint(heads.sectionViewportPosition(1) + 20, heads.height() // 2)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (it.store.desk.sort, it.store.desk.descending) == (it.store.desk.columns[0], True)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not it.store.desk.descending
    assert it.find.sorter.currentData() == it.store.desk.sort


def test_the_sorted_metric_is_always_shown(open_it: Opener) -> None:
    it = open_it()
    it.window.resize(800, 600)
    it.store.change(sort="openings", descending=True)
    assert "openings" in it.find.view.shown_metrics()


def test_a_click_on_a_title_reads_about_it_and_its_article(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    click(qtbot, it, NURSES, 0)
    assert it.store.desk.focus == NURSES
    assert it.store.desk.article == ""
    assert "29-1141.00" in it.article.browser.toPlainText()
    click(qtbot, it, "15-1221.00", 0)
    assert it.store.desk.article == "ml-engineers"


def test_a_click_on_a_number_questions_it_and_escape_closes_the_card(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it()
    shown = it.find.view.shown_metrics()[0]
    at = 1 + list(it.store.desk.columns).index(shown)
    click(qtbot, it, LAWYERS, at)
    card = it.desktop.card
    assert card.isVisible()
    rows = dict(card.texts[0].rows)
    assert {"Meaning", "Status", "Source", "Release", "Licence", "Caveat"} <= set(rows)
    assert "Lawyers" in card.texts[0].occupation
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_the_card_is_copied_as_text(open_it: Opener) -> None:
    it = open_it()
    it.desktop.chart.questioned.emit(
        (Datum(DATA, "ai_exposure"), Datum(DATA, "median_wage")), it.window.rect()
    )
    it.desktop.card.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "AI exposure" in text
    assert "Median pay" in text
    assert "Licence: " in text
    it.desktop.card.close()


def test_a_click_beside_the_card_closes_it(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    it.desktop.chart.questioned.emit((Datum(DATA, "median_wage"),), it.window.rect())
    assert it.desktop.card.isVisible()
    qtbot.mouseClick(it.tray, Qt.MouseButton.LeftButton, pos=QPoint(300, 5))
    assert not it.desktop.card.isVisible()


def test_plus_adds_to_the_comparison_and_the_tray_shows_it(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    for code in (DATA, NURSES):
        it.find.view.setCurrentIndex(it.find.model.index(it.codes.index(code), 0))
        qtbot.keyClick(it.find.view, Qt.Key.Key_Plus)
    assert it.store.desk.comparison == (DATA, NURSES)
    assert [chip.title for chip in it.tray.chips] == ["Data Scientists", "Registered Nurses"]
    assert it.tray.baseline.currentText() == "Data Scientists"
    assert it.header.compare.text() == "Compare (2)"


def test_chips_move_with_ctrl_arrows_and_go_with_delete(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES, LAWYERS), baseline=DATA))
    qtbot.keyClick(it.tray.chips[2], Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert it.store.desk.comparison == (DATA, LAWYERS, NURSES)
    qtbot.keyClick(it.tray.chips[0], Qt.Key.Key_Delete)
    assert it.store.desk.comparison == (LAWYERS, NURSES)
    assert it.store.desk.baseline == LAWYERS


def test_a_seventh_is_refused_in_a_sentence(open_it: Opener) -> None:
    it = open_it()
    for code in it.codes[:7]:
        it.find.added.emit(code)
    assert len(it.store.desk.comparison) == 6
    assert it.window.bar.isVisible()
    assert "six" in it.window.bar.label.text().casefold() or "6" in it.window.bar.label.text()
    it.window.bar.shut.click()
    assert not it.window.bar.isVisible()


@pytest.mark.parametrize("kind", ["outlook", "pay", "indices", "compare", "landscape"])
def test_every_view_is_drawn_and_its_table_is_full(
    qtbot: QtBot, open_it: Opener, kind: str
) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES), baseline=DATA))
    it.chart.tabs.buttons[kind].click()
    wait_for_chart(qtbot, it, kind)
    it.chart.faces.setCurrentIndex(1)
    assert it.chart.figure is not None
    assert it.chart.model.rowCount() == len(it.chart.figure.table.rows) > 0
    it.chart.faces.setCurrentIndex(2)
    assert "About these numbers" in it.chart.about.toPlainText()
    assert it.chart.canvas is not None
    assert it.chart.canvas.accessibleDescription() == it.chart.figure.alt


def test_the_axes_of_the_landscape_can_be_chosen_and_swapped(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="landscape"))
    across, up = (it.chart.options.choosers["landscape", each] for each in "xy")
    across.setCurrentIndex(across.findData("automation_risk"))
    across.activated.emit(across.currentIndex())
    assert it.store.desk.take("landscape", LandscapeOptions).x == "automation_risk"
    it.chart.options.swap.click()
    axes = it.store.desk.take("landscape", LandscapeOptions)
    assert (axes.x, axes.y) == ("median_wage", "automation_risk")
    assert up.currentData() == "automation_risk"
    qtbot.wait(50)


def test_a_metric_is_not_put_onto_both_axes(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(chart="landscape"))
    axis = it.chart.options.choosers["landscape", "x"]
    axis.setCurrentIndex(axis.findData("median_wage"))
    axis.activated.emit(axis.currentIndex())
    assert "Median pay would be on both axes" in it.window.bar.label.text()
    assert (it.store.desk.take("landscape", LandscapeOptions).x, axis.currentData()) == (
        "ai_exposure",
        "ai_exposure",
    )


def test_back_and_forward_go_through_the_views(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    actions = it.desktop.menus.actions
    assert not actions["back"].isEnabled()
    it.find.chosen.emit(NURSES)
    show_chart(it.store, "pay")
    actions["back"].trigger()
    assert (it.store.desk.chart, it.store.desk.focus) == ("outlook", NURSES)
    actions["back"].trigger()
    assert it.store.desk.focus == DATA
    assert "achine learning engineers" in it.article.browser.toPlainText()
    actions["forward"].trigger()
    actions["forward"].trigger()
    assert it.store.desk.chart == "pay"
    assert it.chart.tabs.kind == "pay"
    wait_for_chart(qtbot, it, "pay")


def test_a_military_occupation_says_that_there_are_only_titles(open_it: Opener) -> None:
    it = open_it()
    it.find.chosen.emit(PILOTS)
    text = it.article.browser.toPlainText()
    assert "No source in this program covers military occupations" in text
    assert "titles and nothing else" in text
    row = it.codes.index(PILOTS)
    assert all(it.find.model.cell(row, column).missing for column in range(1, 6))


def test_links_of_a_page_lead_on(open_it: Opener) -> None:
    it = open_it()
    it.article.browser.followed.emit(f"occdesk:occupation/{NURSES}")
    assert it.store.desk.focus == NURSES
    it.article.browser.followed.emit(f"occdesk:metric/median_wage@{NURSES}")
    assert it.desktop.card.isVisible()
    it.desktop.card.close()
    it.article.browser.followed.emit("occdesk:article/ml-engineers")
    assert it.store.desk.article == "ml-engineers"
    it.article.browser.followed.emit("occdesk:article/nobody-wrote-this")
    assert "no article" in it.window.bar.label.text()


def test_an_address_outside_is_shown_whole_before_anything_happens(open_it: Opener) -> None:
    it = open_it()
    it.article.browser.followed.emit("https://example.org/a?b=c")
    assert it.answers.questions == [
        "Open this address in the browser?\n\nhttps://example.org/a?b=c"
    ]


def test_light_and_dark_change_everything_at_once(open_it: Opener) -> None:
    it = open_it(Desk(theme="light"))
    light = it.window.grab().toImage().pixelColor(3, 300).lightness()
    it.desktop.menus.actions["dark"].trigger()
    dark = it.window.grab().toImage().pixelColor(3, 300).lightness()
    assert dark < 60 < 200 < light
    assert it.desktop.theme.name == "dark"
    assert it.desktop.menus.actions["dark"].isChecked()


def test_text_grows_and_shrinks(open_it: Opener) -> None:
    it = open_it()
    before = it.find.view.verticalHeader().defaultSectionSize()
    it.desktop.menus.actions["larger"].trigger()
    it.desktop.menus.actions["larger"].trigger()
    assert it.find.view.verticalHeader().defaultSectionSize() > before
    it.desktop.menus.actions["normal"].trigger()
    assert it.find.view.verticalHeader().defaultSectionSize() == before


def test_sizes_theme_and_text_are_remembered(open_it: Opener, tmp_path: Path) -> None:
    it = open_it(folder=tmp_path)
    it.window.resize(780, 600)  # the screen of the offscreen platform is 800 px wide
    docks = it.window.docks
    it.window.inner.resizeDocks([docks["Find"]], [300], Qt.Orientation.Horizontal)
    it.store.change(theme="dark", text_step=1)
    width = docks["Find"].width()
    it.window.close()
    again = open_it(folder=tmp_path)
    assert again.window.size().width() == 780
    assert abs(again.window.docks["Find"].width() - width) <= 2
    assert (again.store.desk.theme, again.store.desk.text_step) == ("dark", 1)


def test_damaged_settings_give_the_last_good_ones_and_a_sentence(
    open_it: Opener, tmp_path: Path
) -> None:
    first = open_it(folder=tmp_path)
    first.store.change(theme="dark")
    first.window.close()
    (tmp_path / LAST_GOOD).write_bytes((tmp_path / NAME).read_bytes())
    (tmp_path / NAME).write_text("{ this is not JSON")
    again = open_it(folder=tmp_path)
    assert again.desktop.theme.name == "dark"
    assert "damaged" in again.window.bar.label.text()
    again.window.close()
    assert load_settings(tmp_path).problem == ""


def test_a_folder_that_cannot_be_written_stops_nothing(open_it: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    it = open_it(folder=tmp_path / "file" / "occdesk")
    assert it.window.close()


def test_f6_visits_every_panel_and_comes_back(open_it: Opener) -> None:
    it = open_it()
    it.desktop.shell.focus_search()
    seen = []
    for _ in range(6):
        it.desktop.menus.actions["next_panel"].trigger()
        seen.append(it.window.focusWidget())
    assert it.find.view in seen
    assert it.chart.canvas in seen
    assert it.article.browser in seen
    assert seen[-1] is it.header.search


def test_no_two_actions_share_keys() -> None:
    keys = [key.toString() for each in ACTIONS if each.shortcut for key in keys_of(each)]
    assert sorted(keys) == sorted(set(keys))


def test_every_action_stands_in_a_menu_or_has_keys(open_it: Opener) -> None:
    it = open_it()
    in_menus = {action.data() for menu in it.desktop.opened_menus for action in menu.actions()}
    for each in ACTIONS:
        made = it.desktop.menus.actions[each.id]
        assert each.id in in_menus or made.shortcuts(), each.id


def test_whatever_can_be_reached_has_a_name_for_a_screen_reader(open_it: Opener) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES), baseline=DATA))
    for widget in it.window.findChildren(QWidget):
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if widget.isVisible() and stops:
            text = getattr(widget, "text", None)
            name = widget.accessibleName() or (text() if callable(text) else "")
            assert name, f"{type(widget).__name__} {widget.objectName()}"


def test_labels_take_data_as_plain_text(open_it: Opener) -> None:
    it = open_it()
    it.store.change(query="<b>bold</b>", sort="relevance")
    label = it.find.nothing
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>bold</b>" in label.text()
    it.desktop.shell.tell("<img src='file:///etc/passwd'>")
    bar: QLabel = it.window.bar.label
    assert bar.textFormat() == Qt.TextFormat.PlainText


def test_it_fits_a_small_screen(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES, LAWYERS, PILOTS, "15-1252.00", "13-2011.00")))
    it.window.resize(1024, 680)
    it.window.place_panels()
    qtbot.wait(20)
    assert it.window.size().width() == 1024
    assert it.window.size().height() == 680
    for dock in it.window.docks.values():
        assert dock.width() >= 220
    assert all(chip.geometry().right() < it.tray.width() for chip in it.tray.chips)


def test_a_pack_that_cannot_be_opened_is_said_in_the_window(qtbot: QtBot) -> None:
    window = open_broken("The data pack is damaged; install the program again.")
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.ready, timeout=1000):
        window.show()
    words = [label.text() for label in window.findChildren(QLabel)]
    assert "The data pack is damaged; install the program again." in words


def test_parts_that_cannot_be_loaded_are_said_in_the_window(qtbot: QtBot) -> None:
    def fail() -> object:
        raise OccDeskError("The data pack has gone; install the program again.")

    window = open_window({"11-1011.00": "Chief Executives"}, fail)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    if not window.broken:
        qtbot.waitSignal(window.ready, timeout=5000).wait()
    qtbot.waitUntil(
        lambda: any("has gone" in label.text() for label in window.findChildren(QLabel))
    )
    assert not any(dock.isVisible() for dock in window.docks.values())


def test_closing_before_it_is_ready_leaves_nothing_behind(open_it: Opener, qtbot: QtBot) -> None:
    it = open_it()
    it.store.change(chart="outlook")
    it.window.close()
    assert not [t for t in threading.enumerate() if t.name == "occdesk-work"]
    assert gc.isenabled()
    assert sys.excepthook is not it.desktop.faults._mine


@pytest.mark.parametrize("kind", ["landscape", "outlook", "pay", "indices", "compare"])
def test_a_click_on_a_cell_of_the_data_table_questions_its_value(
    qtbot: QtBot, open_it: Opener, kind: str
) -> None:
    it = open_it(Desk(chart=kind, comparison=(DATA, NURSES), baseline=DATA))
    wait_for_chart(qtbot, it, kind)
    it.chart.faces.setCurrentIndex(1)
    model, table = it.chart.model, it.chart.table
    name = "median_wage" if kind == "landscape" else "value"
    index = model.index(2, model.column_of(name))
    table.scrollTo(index)
    at = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    card = it.desktop.card
    assert card.isVisible()
    assert card.texts[0].occupation.endswith(str(model.table.rows[2][0]))
    assert card.texts[0].words == model.data(index)
    card.close()
    table.setCurrentIndex(model.index(2, model.column_of("title")))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not card.isVisible(), "a title is no value"
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert card.isVisible()


def test_a_link_followed_by_keys_opens_the_card_beside_it(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it(Desk(article="", focus=NURSES))
    browser = it.article.browser
    browser.setFocus()
    qtbot.keyClick(browser, Qt.Key.Key_Tab)
    assert browser.textCursor().charFormat().anchorHref().startswith("occdesk:metric")
    qtbot.keyClick(browser, Qt.Key.Key_Return)
    card = it.desktop.card
    assert card.isVisible()
    link = browser.link_place()
    inside = it.window.mapFromGlobal(link.center())
    assert not card.geometry().contains(inside)
    assert abs(card.geometry().right() - inside.x()) < 40


def test_the_keyboard_stays_in_the_tray_when_an_occupation_is_removed(
    qtbot: QtBot, open_it: Opener
) -> None:
    it = open_it(Desk(comparison=(DATA, NURSES, LAWYERS), baseline=DATA))
    it.tray.chips[1].setFocus()
    qtbot.keyClick(it.tray.chips[1], Qt.Key.Key_Delete)
    assert it.store.desk.comparison == (DATA, LAWYERS)
    assert it.tray.chips[1].hasFocus()
    qtbot.keyClick(it.tray.chips[1], Qt.Key.Key_Delete)
    assert it.tray.chips[0].hasFocus()


def test_the_tabulator_goes_from_search_to_list_to_chart_to_article_to_tray(
    open_it: Opener,
) -> None:
    it = open_it(Desk(chart="landscape", comparison=(DATA, NURSES), baseline=DATA))
    options = it.chart.options
    stops: list[QWidget] = [
        it.header.search, it.find.view, it.chart.tabs, options.choosers["landscape", "y"],
        options.swap,
        it.chart.canvas, it.chart.faces, it.article.browser, *it.tray.chips, it.tray.add,
        it.tray.baseline,
    ]  # fmt: skip
    chain = [it.header.search]
    while (after := chain[-1].nextInFocusChain()) is not chain[0]:
        chain.append(after)
    places = [chain.index(each) for each in stops]
    assert places == sorted(places)


def test_a_folder_that_cannot_be_written_is_said(open_it: Opener, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    it = open_it(folder=blocked / "occdesk")
    assert it.window.bar.isVisible()
    assert str(blocked) in it.window.bar.label.text()


def test_going_back_closes_the_card_of_the_view_that_is_left(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    it.store.change(focus=NURSES, article="")
    it.desktop.chart.questioned.emit((Datum(NURSES, "median_wage"),), it.window.rect())
    assert it.desktop.card.isVisible()
    it.desktop.menus.actions["back"].trigger()
    assert it.store.desk.focus == DATA
    assert not it.desktop.card.isVisible()

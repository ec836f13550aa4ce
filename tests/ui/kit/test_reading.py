"""What one reads is on the screen: every block of a page is laid out and painted."""

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Open, Opener
from tests.ui.ink import air_above, blocks_of, broken_words, unpainted

from occdesk.actions import verbs
from occdesk.library.settings import TEXT_STEPS
from occdesk.state.desk import Desk

SIZES = [(1024, 680, 0), (1440, 900, 3), (1920, 1080, -2)]
"""Widths and heights of windows, and steps of the size of text."""

SOFTWARE, NURSES, MERGED = "15-1252.00", "29-1141.00", "13-1022.00"


def opened(open_it: Opener, width: int, height: int, step: int, **desk: object) -> Open:
    it = open_it(Desk(text_step=step).with_(**desk), size=(width, height))
    assert (it.window.width(), it.window.height()) == (width, height)
    return it


@pytest.mark.parametrize(("width", "height", "step"), SIZES)
def test_all_of_an_article_is_painted_as_soon_as_it_is_opened(
    open_it: Opener, width: int, height: int, step: int
) -> None:
    it = opened(open_it, width, height, step)
    assert len(blocks_of(it.article.browser)) > 60
    assert unpainted(it.article.browser) == []
    # And when text has become larger, with another page in between.
    verbs.step_text(it.store, 1)
    verbs.focus_on(it.store, NURSES)
    verbs.read_article(it.store, "ml-engineers")
    assert unpainted(it.article.browser) == []


@pytest.mark.parametrize(("width", "height", "step"), SIZES)
def test_all_of_a_long_page_is_painted_whichever_occupation_comes_next(
    open_it: Opener, width: int, height: int, step: int
) -> None:
    it = opened(open_it, width, height, step, focus=SOFTWARE, article="")
    for code in (SOFTWARE, MERGED):
        verbs.focus_on(it.store, code)
        text = it.article.browser.toPlainText()
        assert all(part in text for part in ("Technology", "Related", "Also known as"))
        assert unpainted(it.article.browser) == []


def faces_of(it: Open) -> str:
    """Return which face of what is read is marked, or nothing where there is no choice."""
    faces = it.article.faces
    return faces.tabText(faces.currentIndex()) if faces.isVisible() else ""


def test_where_there_is_an_article_the_data_page_is_one_click_away(
    open_it: Opener, qtbot: QtBot
) -> None:
    it = open_it()
    faces, browser = it.article.faces, it.article.browser
    assert faces_of(it) == "Article"
    qtbot.mouseClick(faces, Qt.MouseButton.LeftButton, pos=faces.tabRect(1).center())
    assert faces_of(it) == "Data"
    assert "Data Scientists" in browser.toPlainText() and "Pay" in browser.toPlainText()
    assert unpainted(browser) == []
    # It stays with the data, over an occupation that has no article.
    it.desktop.gestures.choose(NURSES)
    assert faces_of(it) == "" and it.article.kind.isVisible()
    it.desktop.gestures.choose("15-1221.00")
    assert faces_of(it) == "Data"
    qtbot.mouseClick(faces, Qt.MouseButton.LeftButton, pos=faces.tabRect(0).center())
    assert faces_of(it) == "Article" and "three codes" in browser.toPlainText()
    for seen in ("Data", "", "Data", "Article"):
        it.desktop.menus.actions["back"].trigger()
        assert faces_of(it) == seen


def test_the_keyboard_turns_from_the_article_to_the_data(open_it: Opener, qtbot: QtBot) -> None:
    it = open_it()
    it.article.faces.setFocus()
    qtbot.keyClick(it.article.faces, Qt.Key.Key_Right)
    assert faces_of(it) == "Data" and it.store.desk.reads_data
    turn = it.desktop.menus.actions["data_page"]
    assert turn.isEnabled() and turn.isChecked()
    turn.trigger()
    assert faces_of(it) == "Article" and not turn.isChecked()
    it.desktop.gestures.choose(NURSES)
    assert not turn.isEnabled()


def test_an_occupation_named_in_its_article_leads_to_its_data(open_it: Opener) -> None:
    it = open_it()
    it.article.browser.followed.emit("occdesk:occupation/15-1299.08")
    assert faces_of(it) == "Data"
    assert "Computer Systems Engineers" in it.article.browser.toPlainText()[:60]
    it.article.browser.followed.emit("occdesk:article/ml-engineers")
    assert faces_of(it) == "Article"


def test_a_desk_without_an_article_reads_the_data_of_the_focus(open_it: Opener) -> None:
    it = open_it(Desk(article=""))
    assert faces_of(it) == "Data"
    it.desktop.menus.actions["data_page"].trigger()
    assert faces_of(it) == "Article"


def test_headings_have_the_size_that_their_style_gives_them(open_it: Opener) -> None:
    """Qt enlarges them by their level besides; seen by how high the lines are laid out."""
    it = open_it(Desk(article=""))
    unpainted(it.article.browser)
    for block in blocks_of(it.article.browser):
        if level := block.blockFormat().headingLevel():
            size = it.desktop.theme.size("display" if level == 1 else "heading")
            assert size < block.layout().lineAt(0).height() < 1.4 * (size + 1)


@pytest.mark.parametrize("step", [0, TEXT_STEPS[1]])
def test_no_word_of_an_article_is_broken_and_all_of_its_tables_can_be_moved_to(
    open_it: Opener, qtbot: QtBot, step: int
) -> None:
    it = opened(open_it, 1024, 680, step)
    browser = it.article.browser
    assert unpainted(browser) == []
    assert "Systems engineers" in browser.toPlainText()
    assert broken_words(browser) == []
    bar, widest = browser.horizontalScrollBar(), browser.document().size().width()
    assert widest > browser.viewport().width()
    qtbot.waitUntil(lambda: bar.maximum() == round(widest) - browser.viewport().width())


@pytest.mark.parametrize("code", [MERGED, "29-2099.08", "29-1211.00"])
@pytest.mark.parametrize("step", [0, TEXT_STEPS[1]])
def test_no_number_is_broken_and_no_word_of_a_figure(open_it: Opener, code: str, step: int) -> None:
    it = opened(open_it, 1024, 680, step, focus=code, article="")
    broken = broken_words(it.article.browser)
    assert [each for each in broken if re.search(r"[\d$][,.%]?\|[\d,.%]", each)] == []
    if not step:
        assert broken == []


def test_headings_stand_as_far_below_a_missing_figure_as_below_any_other(open_it: Opener) -> None:
    it = opened(open_it, 1024, 680, 0, focus="13-1074.00", article="")
    headings = {"Pay", "Jobs", "Getting in", "Interests"}
    gaps = [air for words, air in air_above(it.article.browser).items() if words in headings]
    assert len(gaps) == len(headings) and max(gaps) - min(gaps) <= 2, gaps

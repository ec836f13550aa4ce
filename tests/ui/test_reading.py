"""What one reads is on the screen: every block of a page is laid out and painted."""

import pytest
from tests.ui.conftest import Open, Opener
from tests.ui.ink import blocks_of, unpainted

from occdesk.actions import verbs
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

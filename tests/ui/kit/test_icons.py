"""Icons are drawn once for each theme, however often it changes: Qt keeps what is drawn."""

from pytestqt.qtbot import QtBot
from tests.ui.conftest import Opener

from occdesk.ui.kit.icons import draw_icon


def test_changes_of_theme_and_text_draw_no_icon_again(qtbot: QtBot, open_it: Opener) -> None:
    it = open_it()
    theme = it.desktop.theme
    for name in ("dark", "light"):
        it.store.change(theme=name)
    drawn = {key: icon.cacheKey() for key, icon in theme.icons.items()}
    shown = it.desktop.menus.actions["export"].icon().cacheKey()
    assert len(drawn) > 20 and shown in drawn.values()
    for name, step in (("dark", 0), ("dark", 1), ("light", 1), ("light", 0)):
        it.store.change(theme=name, text_step=step)
    assert {key: icon.cacheKey() for key, icon in theme.icons.items()} == drawn
    assert it.desktop.menus.actions["export"].icon().cacheKey() == shown
    dark = next(icon for key, icon in theme.icons.items() if key[:2] == ("export", "dark"))
    assert dark.cacheKey() != draw_icon("export", theme).cacheKey()

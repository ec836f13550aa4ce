"""pyqtgraph sees the names of Qt as they are, though they are fetched only when asked for."""

import subprocess
import sys

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets
import pytest

from occdesk.render.style.pyqtgraph_import import pg

# In a process of its own: what tests put in the place of a name of Qt stands in one module only.
SAME = """
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
from occdesk.render.style.pyqtgraph_import import pg
for source in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
    copy = getattr(pg.Qt, source.__name__.rpartition(".")[2])
    names = [name for name in dir(source) if not name.startswith("_")]
    assert len(names) > 150
    assert all(getattr(copy, name) is getattr(source, name) for name in names)
"""

EARLIER = (
    "import pyqtgraph; from occdesk.render.style.pyqtgraph_import import pg; assert pg is pyqtgraph"
)


@pytest.mark.parametrize("code", [SAME, EARLIER], ids=["same names", "imported before"])
def test_pyqtgraph_has_the_names_of_qt(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_name_that_qt_lacks_is_missing_as_usual() -> None:
    with pytest.raises(AttributeError):
        pg.QtWidgets.QNothing  # noqa: B018


def test_the_modules_of_qt_list_their_names_again() -> None:
    for source in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
        assert len(dir(source)) > 150

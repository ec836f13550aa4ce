"""pyqtgraph, imported without making a Python type of every class of Qt.

`pyqtgraph.Qt` copies every name of QtCore, QtGui and QtWidgets into modules of its own. PySide6
makes a type only when its name is first asked for, so the copy makes some 1,500 of them: 50 of
the 120 ms that the import takes, and 10 MB. Modules that fetch a name when it is asked for give
the same objects. The version of pyqtgraph is pinned; a test compares the names.
"""

import sys
from types import ModuleType
from typing import Any

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets

_SOURCES: tuple[Any, ...] = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)


class _NamesOnDemand(ModuleType):
    """A module with the names of another, each fetched when it is first asked for."""

    def __init__(self, name: str, source: ModuleType) -> None:
        super().__init__(name, source.__doc__)
        self.__dict__["_source"] = source

    def __getattr__(self, name: str) -> object:
        value = getattr(self.__dict__["_source"], name)
        setattr(self, name, value)
        return value


def _no_names() -> list[str]:
    return []


def _prepare() -> None:
    for source in _SOURCES:
        name = "pyqtgraph.Qt." + source.__name__.rpartition(".")[2]
        sys.modules[name] = _NamesOnDemand(name, source)
        # Nothing to copy: dir() asks a module for its names here.
        source.__dir__ = _no_names


def _put_back() -> None:
    for source in _SOURCES:
        del source.__dir__


if "pyqtgraph" not in sys.modules:
    _prepare()
    try:
        pass
    finally:
        _put_back()

import pyqtgraph as pg  # noqa: E402

__all__ = ["pg"]

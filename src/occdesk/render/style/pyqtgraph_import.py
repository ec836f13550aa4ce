"""pyqtgraph, imported without making a Python type of every class of Qt.

`pyqtgraph.Qt` copies every name of QtCore, QtGui and QtWidgets into modules of its own. PySide6
makes a type only when its name is first asked for, so the copy makes some 1,500 of them: 50 of
the 120 ms that the import takes, and 9 MB. Modules that fetch a name when it is asked for give
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


def _import_quickly() -> None:
    listing = [vars(source).get("__dir__") for source in _SOURCES]
    for source in _SOURCES:
        name = "pyqtgraph.Qt." + source.__name__.rpartition(".")[2]
        sys.modules[name] = _NamesOnDemand(name, source)
        # Nothing to copy: dir() asks a module for its names here.
        source.__dir__ = _no_names
    try:
        import pyqtgraph  # noqa: F401
    finally:
        for source, own in zip(_SOURCES, listing, strict=True):
            if own is None:
                del source.__dir__
            else:
                source.__dir__ = own


if "pyqtgraph" not in sys.modules:
    _import_quickly()

import pyqtgraph as pg  # noqa: E402

__all__ = ["pg"]

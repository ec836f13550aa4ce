"""Places of windows and panels, which Qt tells in bytes, as text for the settings."""

from PySide6.QtCore import QByteArray


def text_of(data: QByteArray) -> str:
    """Return DATA as text."""
    return bytes(data.toBase64().data()).decode("ascii")


def bytes_of(text: str) -> QByteArray:
    """Return what TEXT was made of; something else where it was not."""
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))

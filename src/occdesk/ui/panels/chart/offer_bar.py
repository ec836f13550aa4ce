"""What is offered where a view has nothing to draw: buttons below its sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from occdesk.charts.offers import Offer


class OfferBar(QWidget):
    """A button for each of a few things to do; hidden where there are none."""

    compared = Signal(str)
    view_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("What could be shown instead")
        self.buttons: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 0, 24, 12)
        box.setSpacing(8)
        self.hide()

    def show_offers(self, offers: Sequence["Offer"]) -> None:
        """Offer OFFERS, the first first."""
        box = self.layout()
        assert box is not None
        for button in self.buttons:
            box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(each) for each in offers]
        for button in self.buttons:
            box.addWidget(button)
            box.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(offers))

    def _button(self, offer: "Offer") -> QPushButton:
        button = QPushButton(offer.words.replace("&", "&&"), self)
        asked = self.compared if offer.what == "compare" else self.view_asked
        button.clicked.connect(lambda: asked.emit(offer.id))
        return button

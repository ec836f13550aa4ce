"""Cells of published tables: a number, a capped number, or the reason why there is none."""

from dataclasses import dataclass

from occdesk.model.errors import OccDeskError
from occdesk.model.value import Bound


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure. Where `number` and `text` are None, `note` says why in a sentence.

    `raw` is the text as published. `rse` is the relative standard error in percent, where the
    publisher gives one. `unreliable` marks what the publisher recommends not to use.
    """

    number: float | None = None
    text: str | None = None
    bound: Bound = ""
    note: str | None = None
    raw: str = ""
    rse: float | None = None
    unreliable: bool = False


def parse_number(cell: object, where: str) -> float:
    """Return a number written with or without thousands commas; WHERE names the cell in errors."""
    if isinstance(cell, int | float):
        return float(cell)
    try:
        return float(str(cell).replace(",", ""))
    except ValueError:
        raise OccDeskError(f"“{cell}” is not a number, in {where}.") from None

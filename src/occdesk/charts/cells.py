"""Cells of tables that leave the program: numbers for machines, text that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable, Sequence

Plain = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text begins with that spreadsheets take for a formula, the wide forms of East Asian
keyboards among them."""

_DIGITS = 15
"""The decimal digits that every float keeps; what comes after them is noise of the machine."""

_DECIMALS, _NOISE = 10, 1e-13
"""A difference of two numbers keeps fewer digits: what is so near to a number of so many decimals
is that number."""


def plain_number(number: float | None) -> int | float | None:
    """Return NUMBER for a machine: whole numbers without a point, noise of the last bits gone."""
    if number is None:
        return None
    near = round(number, _DECIMALS)
    is_near = near != 0 and abs(near - number) < _NOISE
    exact = near if is_near else float(f"{number:.{_DIGITS}g}")
    return int(exact) if exact.is_integer() else exact


def plain(cell: Plain) -> Plain:
    """Return a cell for a machine: a number by `plain_number`, all else as it is."""
    return plain_number(cell) if isinstance(cell, float) else cell


def guard(cell: Plain) -> Plain:
    """Return a text cell so that a spreadsheet shows it and does not run it."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def _written(cell: Plain) -> Plain:
    """Return a cell as it stands in a CSV; a return alone would break its line for readers."""
    cell = guard(plain(cell))
    return "\n".join(cell.splitlines()) if isinstance(cell, str) and "\r" in cell else cell


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Plain]]) -> str:
    """Return a table as CSV. Text that a spreadsheet would run as a formula gets an apostrophe.

    Numbers are never touched beyond the 15 digits that they are sure of; a missing value is an
    empty cell. Lines end in a line feed.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_written(name) for name in columns])
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return out.getvalue()

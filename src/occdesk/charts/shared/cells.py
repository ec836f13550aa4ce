"""Cells of tables that leave the program: numbers for machines, text that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Plain = str | int | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text begins with that spreadsheets take for a formula, the wide forms of East Asian
keyboards among them."""

_SIGNS = re.escape("".join(each for each in FORMULA_STARTS if not each.isspace()))
_AFTER_A_CUT = re.compile(rf"([;\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029][\s\"]*)(?=[{_SIGNS}])")
"""Where a reader that splits at semicolons, tabs or lines, and knows no quotes, would begin a cell
that is a formula. Commas are no danger: a cell that has some is quoted for whoever splits there."""

_AT_THE_START = re.compile(rf"[\s\"]*[{_SIGNS}]")

_LIKE_DATES = re.compile(r"\d\d-\d{4}(?:, ?\d\d-\d{4})*")
"""Six-digit codes, of which spreadsheets make dates: 11-2021 would be November."""

MARK = "\ufeff"
"""The byte-order mark, by which Excel knows that a CSV is in UTF-8."""

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
    """Return a text cell so that a spreadsheet shows it and does not run it.

    It is harmless for whoever splits at commas, at semicolons or at tabs: each part that would
    begin as a formula gets an apostrophe.
    """
    if not isinstance(cell, str):
        return cell
    cell = _AFTER_A_CUT.sub(r"\1'", cell)
    is_formula = cell.startswith(FORMULA_STARTS) or _AT_THE_START.match(cell)
    return f"'{cell}" if is_formula else cell


def name_code(cell: Plain) -> Plain:
    """Return a six-digit code, or several, as no spreadsheet makes a date of it: `SOC 11-2021`."""
    is_code = isinstance(cell, str) and _LIKE_DATES.fullmatch(cell)
    return f"SOC {cell}" if is_code else cell


def _written(cell: Plain) -> Plain:
    """Return a cell as it stands in a CSV; a return alone would break its line for readers."""
    cell = name_code(plain(cell))
    if isinstance(cell, str) and "\r" in cell:
        cell = "\n".join(cell.splitlines())
    return guard(cell)


def as_csv(
    columns: Sequence[str], rows: Iterable[Sequence[Plain]], *, for_excel: bool = False
) -> str:
    """Return a table as CSV. Text that a spreadsheet would run as a formula gets an apostrophe.

    Numbers are never touched beyond the 15 digits that they are sure of; a missing value is an
    empty cell; a six-digit code is named as one. Lines end in a line feed. FOR_EXCEL the text
    begins with a byte-order mark.
    """
    out = io.StringIO()
    out.write(MARK if for_excel else "")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_written(name) for name in columns])
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return out.getvalue()

"""Cells of the wage statistics: figures, ceilings and what stands where there is no figure."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.cells import Cell, parse_number
from occdesk.sources.files.sheets import write_raw

FIGURES: tuple[tuple[str, str, int], ...] = (
    ("employment", "TOT_EMP", 1),
    ("hourly_mean", "H_MEAN", 3),
    ("mean_wage", "A_MEAN", 4),
    ("hourly_p10", "H_PCT10", 6),
    ("hourly_p25", "H_PCT25", 7),
    ("hourly_median", "H_MEDIAN", 8),
    ("hourly_p75", "H_PCT75", 9),
    ("hourly_p90", "H_PCT90", 10),
    ("wage_p10", "A_PCT10", 11),
    ("wage_p25", "A_PCT25", 12),
    ("median_wage", "A_MEDIAN", 13),
    ("wage_p75", "A_PCT75", 14),
    ("wage_p90", "A_PCT90", 15),
)
"""Metric, column of the workbooks, number of the data type in the time series."""

WAGE_ERROR_OF = ("mean_wage", "hourly_mean")
"""The metrics whose relative standard error is that of the mean wage."""

CAPPED = "#"
WITHHELD = ("*", "**", "")

_CEILING = re.compile(r"\$([\d.]+) per hour or \$([\d,]+) per year")


class Edition(NamedTuple):
    """The figures of May of one year, and the wages at which they stop."""

    year: int
    hourly_cap: float
    annual_cap: float

    @property
    def name(self) -> str:
        """Return how notes call this edition."""
        return f"OEWS May {self.year}"

    @property
    def release(self) -> str:
        """Return the id of the release."""
        return f"oews-{self.year}-05"


def make_edition(year: int, legend: Iterable[object] = ()) -> Edition:
    """Return the edition of a year; its ceiling is what LEGEND says, else that of the years."""
    for text in legend:
        found = _CEILING.search(str(text))
        if found:
            hourly, annual = (float(part.replace(",", "")) for part in found.groups())
            return Edition(year, hourly, annual)
    return Edition(year, 100.00, 208_000) if year <= 2021 else Edition(year, 115.00, 239_200)


def read_table_cell(
    cell: object, metric: str, code: str, only: str, edition: Edition, error: object, where: str
) -> Cell:
    """Return a cell of a workbook or its text conversion.

    ONLY names the kind of wage that alone is released ("annual", "hourly" or empty), ERROR is the
    cell with the relative standard error, WHERE names the row in messages.
    """
    raw = write_raw(cell)
    shown = raw.strip()
    if shown == CAPPED and metric != "employment":
        return capped(metric, edition, raw)
    if shown in WITHHELD:
        if metric != "employment" and only and only != _kind(metric):
            return _other_kind(only, edition, raw)
        return _withheld(metric, code, edition, raw)
    number = read_amount(cell, where)
    return Cell(number=number, raw=raw, rse=read_error(error, where))


def read_series_cell(
    text: object, marks: object, metric: str, code: str, edition: Edition, error: object, where: str
) -> Cell:
    """Return a cell of the time series, where a dash and a footnote stand for no figure."""
    raw = write_raw(text)
    if raw not in ("-", ""):
        return Cell(number=read_amount(text, where), raw=raw, rse=read_error(error, where))
    footnotes = str(marks or "").replace(",", " ").split()
    if "5" in footnotes and metric != "employment":
        return capped(metric, edition, raw)
    if "4" in footnotes and metric != "employment":
        return _other_kind("annual" if _kind(metric) == "hourly" else "hourly", edition, raw)
    return _withheld(metric, code, edition, raw)


def read_amount(cell: object, where: str) -> float:
    """Return a count, a wage or a quotient: a finite number that is not below zero."""
    number = parse_number(cell, where)
    if not math.isfinite(number) or number < 0:
        raise OccDeskError(f"“{cell}” is not a figure of the wage statistics, in {where}.")
    return number


def read_error(cell: object, where: str) -> float | None:
    """Return a relative standard error in percent, or None where none is published."""
    if write_raw(cell).strip() in (*WITHHELD, "-"):
        return None
    return read_amount(cell, where)


def capped(metric: str, edition: Edition, raw: str) -> Cell:
    """Return the cell of a wage at or above the ceiling of its edition."""
    if _kind(metric) == "hourly":
        cap, shown = edition.hourly_cap, f"${edition.hourly_cap:.2f} an hour"
    else:
        cap, shown = edition.annual_cap, f"${edition.annual_cap:,.0f} a year"
    note = f"{edition.name} gives no wage above {shown}; the true figure is this or more."
    return Cell(number=cap, bound="at_least", note=note, raw=raw)


def _other_kind(only: str, edition: Edition, raw: str) -> Cell:
    other = "hourly" if only == "annual" else "annual"
    note = (
        f"{edition.name} releases only {only} wages for this occupation, no {other} ones,"
        " as such work is seldom full time all year."
    )
    return Cell(note=note, raw=raw)


def _withheld(metric: str, code: str, edition: Edition, raw: str) -> Cell:
    what = "the employment" if metric == "employment" else "this wage"
    return Cell(note=f"{edition.name} does not release {what} of SOC {code}.", raw=raw)


def _kind(metric: str) -> str:
    return "hourly" if metric.startswith("hourly") else "annual"

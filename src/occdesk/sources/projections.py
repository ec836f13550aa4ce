"""Employment Projections 2024-34: Table 1.2, and the matrix code of every occupation.

`None` is a real value of the experience and training columns; a long dash means no figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.markers import NOT_AVAILABLE, Cell, parse_number
from occdesk.sources.sheets import read_sheet

FOLDER = "bls_ep_2024_34"
OCCUPATIONS = f"{FOLDER}/occupation.xlsx"
CROSSWALK = f"{FOLDER}/nem-onet-to-soc-crosswalk.xlsx"

_TABLE = "Table 1.2"
_CODE = "2024 National Employment Matrix code"
_TYPE = "Occupation type"
_WAGE = "Median annual wage, dollars, 2024[1]"
_CROSSWALK_SHEET = "ONET to SOC crosswalk"
_AT_LEAST = ">="

NUMBERS: tuple[tuple[str, str, int, int], ...] = (
    ("ep_employment", "Employment, 2024", 1000, 2024),
    ("projected_employment", "Employment, 2034", 1000, 2034),
    ("projected_growth", "Employment change, percent, 2024\N{EN DASH}34", 1, 2034),
    ("openings", "Occupational openings, 2024\N{EN DASH}34 annual average", 1000, 2034),
    ("self_employed", "Percent self employed, 2024", 1, 2024),
)
"""Metric, column, what to multiply by (the table counts jobs in thousands), year."""

CATEGORIES: tuple[tuple[str, str, int], ...] = (
    ("entry_education", "Typical education needed for entry", 2024),
    ("work_experience", "Work experience in a related occupation", 2024),
    (
        "training",
        "Typical on-the-job training needed to attain competency in the occupation",
        2024,
    ),
)
"""Metric, column, year."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line item of Table 1.2; `figures` by metric id, and the median wage of May 2024."""

    code: str
    figures: Mapping[str, Cell]
    median_wage: Cell


def read_line_items(raw: Path) -> tuple[Line, ...]:
    """Return the line items of Table 1.2, in its order; summaries are left out."""
    path = raw / OCCUPATIONS
    columns = [_CODE, _TYPE, _WAGE]
    columns += [column for _, column, *_ in NUMBERS]
    columns += [column for _, column, _ in CATEGORIES]
    lines = []
    for code, kind, wage, *cells in read_sheet(path, _TABLE, columns, header=2):
        if kind != "Line item":
            continue
        code = str(code).strip()
        figures = {}
        for (metric, column, factor, _), cell in zip(NUMBERS, cells, strict=False):
            figures[metric] = _number(cell, factor, f"{column} of {code} in {path}", code)
        for (metric, _, _), cell in zip(CATEGORIES, cells[len(NUMBERS) :], strict=True):
            figures[metric] = _category(cell, code)
        lines.append(Line(code, figures, _wage(wage, f"{_WAGE} of {code} in {path}", code)))
    if not lines:
        raise OccDeskError(f"{_TABLE} of {path} has no line items; is it another edition?")
    return tuple(lines)


def read_matrix_codes(raw: Path) -> dict[str, str]:
    """Return the matrix code under which BLS publishes each non-military O*NET-SOC code."""
    columns = ("O*NET-SOC code", "NEM Code")
    rows = read_sheet(raw / CROSSWALK, _CROSSWALK_SHEET, columns, header=5)
    return {str(code).strip(): str(matrix).strip() for code, matrix in rows if code and matrix}


def _number(cell: object, factor: int, where: str, code: str) -> Cell:
    if cell is None or cell == NOT_AVAILABLE:
        return _absent(code)
    # Rounded, because 1,000 times a decimal of thousands is not always a whole number of jobs.
    return Cell(number=round(parse_number(cell, where) * factor, 6))


def _category(cell: object, code: str) -> Cell:
    if cell is None or cell == NOT_AVAILABLE:
        return _absent(code)
    return Cell(text=str(cell).strip())


def _wage(cell: object, where: str, code: str) -> Cell:
    if cell is None or cell == NOT_AVAILABLE:
        return _absent(code)
    text = str(cell)
    if text.startswith(_AT_LEAST):
        number = parse_number(text.removeprefix(_AT_LEAST).replace("$", ""), where)
        note = f"The projections give no wage above ${number:,.0f} a year."
        return Cell(number=number, bound="at_least", note=note)
    return Cell(number=parse_number(cell, where))


def _absent(code: str) -> Cell:
    return Cell(
        note=f"The projections of 2024 to 2034 mark this figure of {code} as not available."
    )

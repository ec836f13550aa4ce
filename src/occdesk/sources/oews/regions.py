"""States and areas of the wage statistics: their codes, their rows and the text of each figure."""

from collections.abc import Callable, Mapping
from typing import Literal

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.sheets import write_raw
from occdesk.sources.oews.cells import CAPPED, WITHHELD, Edition, read_amount, read_error
from occdesk.sources.pack.content import RegionalRow

AreaKind = Literal["state", "metro", "nonmetro"]
Style = Literal["database", "workbook", "text"]
"""How figures are written: the database of time series, a workbook, a text made of one."""

WAGES = (
    *(("mean", "A_MEAN", 4), ("p10", "A_PCT10", 11), ("p25", "A_PCT25", 12)),
    *(("median", "A_MEDIAN", 13), ("p75", "A_PCT75", 14), ("p90", "A_PCT90", 15)),
)
"""Field of a row, column of the workbooks, number of the data type."""

FIGURE_METRICS: Mapping[str, str] = {
    **{"employment": "employment", "mean": "mean_wage", "p10": "wage_p10", "p25": "wage_p25"},
    **{"median": "median_wage", "p75": "wage_p75", "p90": "wage_p90", "quotient": "quotient"},
}
"""Metric by field of a row, in the order of the marks."""

STATES: Mapping[str, str] = {
    **{"01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT"},
    **{"10": "DE", "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL"},
    **{"18": "IN", "19": "IA", "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD"},
    **{"25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT", "31": "NE"},
    **{"32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND"},
    **{"39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD"},
    **{"47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA", "54": "WV"},
    **{"55": "WI", "56": "WY", "66": "GU", "72": "PR", "78": "VI"},
}
"""Postal code of a state or territory by its FIPS code."""

_ORDER = tuple(FIGURE_METRICS)
_AS_PUBLISHED, _NOT_RELEASED, _HOURLY_ONLY, _NOT_FOR_AREA = ".", "-", "h", " "


def name_area(published: str, kind: AreaKind) -> str:
    """Return the seven digits by which the time series name an area.

    Workbooks write a state as its two digits of FIPS, a metropolitan area as five digits.
    """
    return f"{published:0>2}00000" if kind == "state" else f"{published:0>7}"


def is_nonmetro(code: str) -> bool:
    """Tell by its seven digits whether an area is a nonmetropolitan one: they begin with FIPS."""
    return not code.startswith("00") and not code.endswith("00000")


def read_table_row(
    line: Mapping[str, object], edition: Edition, area: str, code: str, number: int, where: str
) -> RegionalRow:
    """Return a line of a state or metropolitan workbook, given by column."""
    hourly = write_raw(line["HOURLY"]).strip().upper() == "TRUE"

    def judge(cell: object, wage: bool) -> str:
        text = write_raw(cell).strip()
        if text == CAPPED and wage:
            return CAPPED
        if text in WITHHELD:
            return _HOURLY_ONLY if wage and hourly else _NOT_RELEASED
        return _AS_PUBLISHED

    cells = {"employment": line["TOT_EMP"], "quotient": line["LOC_QUOTIENT"]}
    cells |= {field: line[column] for field, column, _ in WAGES}
    marks = {field: judge(cell, field in _WAGE_FIELDS) for field, cell in cells.items()}
    if write_raw(cells["quotient"]).strip() == "":
        marks["quotient"] = _NOT_FOR_AREA
    errors = (line["EMP_PRSE"], line["MEAN_PRSE"])
    return make_row(edition, area, code, cells, marks, errors, number, where)


def read_series_row(
    edition: Edition,
    area: str,
    code: str,
    cells: Mapping[str, str | None],
    footnotes: Mapping[str, str | None],
    errors: tuple[object, object],
    where: str,
) -> RegionalRow:
    """Return a row of the time series; CELLS and FOOTNOTES are by field of a row."""
    marks = {field: _judge_series(text, footnotes[field]) for field, text in cells.items()}
    row = make_row(edition, area, code, cells, marks, errors, 0, where)
    for column, text in write_figures(row, "database").items():
        field = _FIELDS[column]
        if text != (cells[field] or "") and field in cells:
            raise OccDeskError(
                f"{column} is written “{cells[field]}” in {where}, where the publisher writes"
                f" “{text}”; fetch the database again."
            )
    return row


def make_row(
    edition: Edition,
    area: str,
    code: str,
    cells: Mapping[str, object],
    marks: Mapping[str, str],
    errors: tuple[object, object],
    number: int,
    where: str,
) -> RegionalRow:
    """Return a row of what was published, CELLS and MARKS by its fields."""
    wages = {
        field: _whole(edition.annual_cap if marks[field] == CAPPED else cells[field], where)
        for field in _WAGE_FIELDS
        if marks[field] in (_AS_PUBLISHED, CAPPED)
    }
    published = marks["employment"] == _AS_PUBLISHED
    rated = marks["quotient"] == _AS_PUBLISHED
    order = "".join(marks[field] for field in _ORDER)
    return RegionalRow(
        year=edition.year,
        area=area,
        code=code,
        employment=_whole(cells["employment"], where) if published else None,
        rse=read_error(errors[0], where),
        mean=wages.get("mean"),
        p10=wages.get("p10"),
        p25=wages.get("p25"),
        median=wages.get("median"),
        p75=wages.get("p75"),
        p90=wages.get("p90"),
        wage_rse=read_error(errors[1], where),
        quotient=read_amount(cells["quotient"], where) if rated else None,
        marks="" if order == _AS_PUBLISHED * len(_ORDER) else order,
        row=number,
    )


def write_figures(row: RegionalRow, style: Style) -> dict[str, str]:
    """Return the published text of every figure of a row, by column of the workbooks.

    The time series write counts and wages in whole numbers, quotients with two decimals and a
    dash for whatever is not there; workbooks write numbers in their shortest form, `**` for
    employment and quotient, `*` for wages that are not there and `#` for capped ones; texts made
    of workbooks have commas between thousands besides.
    """
    marks = row.marks or _AS_PUBLISHED * len(_ORDER)
    write = _WRITERS[style]
    written = {}
    for field, mark in zip(_ORDER, marks, strict=True):
        number = getattr(row, field)
        if mark == _AS_PUBLISHED:
            text = write(number)
        elif mark == _NOT_FOR_AREA:
            text = ""
        elif style == "database":
            text = "-"
        elif mark == CAPPED:
            text = CAPPED
        else:
            text = "*" if field in _WAGE_FIELDS else "**"
        written[_COLUMNS[field]] = text
    return written


def _judge_series(text: str | None, footnotes: str | None) -> str:
    if text is None:
        return _NOT_FOR_AREA
    if text != "-":
        return _AS_PUBLISHED
    marks = (footnotes or "").replace(",", " ").split()
    return CAPPED if "5" in marks else _HOURLY_ONLY if "4" in marks else _NOT_RELEASED


def _whole(cell: object, where: str) -> int:
    number = read_amount(cell, where)
    if not number.is_integer():
        raise OccDeskError(f"“{cell}” is not a whole number, in {where}.")
    return int(number)


def _write_series(number: float) -> str:
    return f"{number:.2f}" if isinstance(number, float) else str(number)


def _write_text(number: float) -> str:
    return f"{number:.2f}" if isinstance(number, float) else f"{number:,}"


_WAGE_FIELDS = frozenset(field for field, *_ in WAGES)
_COLUMNS = {field: column for field, column, _ in WAGES}
_COLUMNS |= {"employment": "TOT_EMP", "quotient": "LOC_QUOTIENT"}
_FIELDS = {column: field for field, column in _COLUMNS.items()}
_WRITERS: Mapping[Style, Callable[[float], str]] = {
    "database": _write_series,
    "workbook": write_raw,
    "text": _write_text,
}

"""The wage statistics as tables: national, state and metropolitan workbooks, and text of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.files import sheets
from occdesk.sources.files.cells import Cell
from occdesk.sources.files.container import Member
from occdesk.sources.oews.cells import FIGURES, WAGE_ERROR_OF, Edition, read_table_cell
from occdesk.sources.oews.regions import STATES, AreaKind, name_area, read_table_row, write_figures
from occdesk.sources.pack.content import Area, Published, RegionalRow

NATION_TYPE = "1"
AREA_TYPES: Mapping[str, AreaKind] = {"2": "state", "3": "state", "4": "metro", "6": "nonmetro"}
"""Kind of area by AREA_TYPE; 3 is a territory."""
LEVELS = ("detailed", "total")
"""The levels that are read. A merged code appears a second time, as a broad group."""

_REQUIRED = ("OCC_CODE", "OCC_TITLE", "O_GROUP", *(column for _, column, _ in FIGURES))
_OPTIONAL = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "I_GROUP"),
    *("EMP_PRSE", "LOC_QUOTIENT", "MEAN_PRSE", "ANNUAL", "HOURLY"),
)
_COLUMNS = (*_REQUIRED, *_OPTIONAL)
_CROSS_INDUSTRY = "cross-industry"
_LEGEND = "field desc"
_YEARS = (re.compile(r"(?:^|[^a-z])m(?:ay)?[ _]*(20\d\d)", re.I), re.compile(r"oesm(\d\d)", re.I))


class Place(NamedTuple):
    """Where a table lies: the file, its sheet (None: a text) and a first row under its header."""

    member: Member
    sheet: str | None
    first: Mapping[str, object]

    def __str__(self) -> str:
        return self.member.label if self.sheet is None else f"{self.sheet} of {self.member.label}"


@dataclass(frozen=True, slots=True)
class National:
    """The lines of the nation of one edition, by metric and code, and where they stand."""

    edition: Edition
    file: str
    table: str
    key: str
    columns: Mapping[str, str]
    titles: Mapping[str, str]
    cells: Mapping[str, Mapping[str, Published]]


@dataclass(frozen=True, slots=True)
class Regional:
    """The lines of states and areas of one edition, and where they stand.

    `unwritten` counts figures whose published text the row does not give back.
    """

    edition: Edition
    file: str
    table: str
    key: str
    columns: Mapping[str, str]
    areas: tuple[Area, ...]
    rows: Iterable[RegionalRow]
    unwritten: int = 0


def find_table(member: Member) -> Place | None:
    """Return where a file has a table of the wage statistics, or None."""
    if sheets.is_workbook(member):
        for sheet, rows in sheets.read_tops(member).items():
            if rows and (first := _read_first(rows[0], rows[1:2])):
                return Place(member, sheet, first)
    elif member.name.casefold().endswith(".csv"):
        try:
            header = sheets.read_header(member)
            if first := _read_first(header, ()):
                lines = sheets.read_text_lines(member, header)
                return Place(member, None, _read_first(header, (next(lines, (0, ()))[1],)))
        except OccDeskError:
            return None
    return None


def find_year(place: Place) -> int | None:
    """Return the year that the sheet, the file, its folder or its archive is named after."""
    for name in (place.sheet or "", place.member.name, place.member.container.path.name):
        for pattern in _YEARS:
            if found := pattern.search(name):
                return int(found[1]) % 2000 + 2000
    return None


def read_legend(place: Place) -> Iterator[object]:
    """Yield the cells of the sheet that explains the fields, where there is one."""
    if place.sheet is not None:
        for sheet in sheets.sheet_names(place.member):
            if _LEGEND in sheet.casefold():
                for row in sheets.read_rows(place.member, sheet):
                    yield from row


def read_table(place: Place, edition: Edition) -> tuple[National | None, Regional | None]:
    """Return the lines of the nation and of its areas, for all industries together.

    Only detailed codes and the total are read. Raises OccDeskError for a line that stands twice,
    and where there is no line for all industries.
    """
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, Published]] = {metric: {} for metric, *_ in FIGURES}
    areas: dict[str, Area] = {}
    rows: dict[tuple[str, str], RegionalRow] = {}
    unwritten = 0
    for number, line in _read_lines(place):
        where = f"row {number} of {place}"
        code = _text(line["OCC_CODE"])
        kind = _text(line["AREA_TYPE"]) or NATION_TYPE
        if kind == NATION_TYPE:
            if code in titles:
                raise OccDeskError(f"{code} stands twice in {place}; row {number} is the second.")
            titles[code] = _text(line["OCC_TITLE"])
            for metric, cell in _read_cells(line, code, edition, where):
                cells[metric][code] = Published(code, cell, number)
            continue
        if kind not in AREA_TYPES:
            raise OccDeskError(f"“{kind}” is not a known AREA_TYPE, in {where}.")
        area = _read_area(line, AREA_TYPES[kind])
        areas.setdefault(area.code, area)
        if (area.code, code) in rows:
            raise OccDeskError(f"{code} in {area.title} stands twice: {where} is the second.")
        row = read_table_row(line, edition, area.code, code, number, where)
        rows[area.code, code] = row
        unwritten += _count_unwritten(row, line, "text" if place.sheet is None else "workbook")
    if not titles and not rows:
        raise OccDeskError(
            f"{place} has no line for all industries together; fetch a national, state or"
            " metropolitan file."
        )
    found = (edition, place.member.label, place.sheet or "", "OCC_CODE")
    columns = {metric: column for metric, column, _ in FIGURES}
    nation = National(*found, columns, titles, cells) if titles else None
    columns["quotient"] = "LOC_QUOTIENT"
    region = Regional(*found, columns, tuple(areas.values()), tuple(rows.values()), unwritten)
    return nation, region if rows else None


def _read_lines(place: Place) -> Iterator[tuple[int, Mapping[str, object]]]:
    lines: Iterator[tuple[int, tuple[object, ...]]]
    if place.sheet is None:
        lines = sheets.read_text_lines(place.member, _COLUMNS, optional=_OPTIONAL)
    else:
        lines = sheets.read_sheet_lines(place.member, place.sheet, _COLUMNS, optional=_OPTIONAL)
    for number, cells in lines:
        line = dict(zip(_COLUMNS, cells, strict=True))
        if _text(line["O_GROUP"]).casefold() not in LEVELS:
            continue
        if (_text(line["I_GROUP"]) or _CROSS_INDUSTRY).casefold() == _CROSS_INDUSTRY:
            yield number, line


def _read_cells(
    line: Mapping[str, object], code: str, edition: Edition, where: str
) -> Iterator[tuple[str, Cell]]:
    only = "annual" if is_true(line["ANNUAL"]) else "hourly" if is_true(line["HOURLY"]) else ""
    for metric, column, _ in FIGURES:
        error: object = None
        if metric == "employment":
            error = line["EMP_PRSE"]
        elif metric in WAGE_ERROR_OF:
            error = line["MEAN_PRSE"]
        named = f"{column}, {where}"
        yield metric, read_table_cell(line[column], metric, code, only, edition, error, named)


def _read_area(line: Mapping[str, object], kind: AreaKind) -> Area:
    code = name_area(_text(line["AREA"]), kind)
    # Before May 2021 there is no column of states; metropolitan codes do not tell it either.
    within = "" if kind == "metro" else STATES.get(code[:2], "")
    return Area(code, kind, _text(line["AREA_TITLE"]), _text(line["PRIM_STATE"]) or within)


def _count_unwritten(
    row: RegionalRow, line: Mapping[str, object], style: Literal["workbook", "text"]
) -> int:
    written = write_figures(row, style)
    return sum(sheets.write_raw(line[column]).strip() != text for column, text in written.items())


def _read_first(
    header: Iterable[object], rows: Iterable[tuple[object, ...]]
) -> Mapping[str, object]:
    titles = [_text(cell).upper() for cell in header]
    if not set(_REQUIRED) <= set(titles):
        return {}
    first = next(iter(rows), ())
    return dict(zip(titles, first, strict=False)) or {"OCC_CODE": None}


def is_true(cell: object) -> bool:
    """Tell whether a cell of ANNUAL or HOURLY is set."""
    return _text(cell).upper() == "TRUE"


def _text(cell: object) -> str:
    return sheets.write_raw(cell).strip()

"""Occupational Employment and Wage Statistics: national figures of May 2019 to May 2025."""

import gzip
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from occdesk.model.errors import OccDeskError
from occdesk.sources.markers import Cell, parse_number
from occdesk.sources.sheets import missing_file, read_member, read_sheet, read_text

FOLDER = "bls_oews"


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's national file, and the wages at which it stops giving figures."""

    year: int
    file: str
    hourly_cap: float
    annual_cap: float

    @property
    def name(self) -> str:
        """Return how notes call this edition."""
        return f"OEWS May {self.year}"


EDITIONS = (
    Edition(2019, f"{FOLDER}/national_M2019_dl.xlsx", 100.00, 208_000),
    Edition(2020, f"{FOLDER}/national_M2020_dl.xlsx", 100.00, 208_000),
    Edition(2021, f"{FOLDER}/national_May2021_dl.csv", 100.00, 208_000),
    Edition(2022, f"{FOLDER}/oesm22nat.zip", 115.00, 239_200),
    Edition(2023, f"{FOLDER}/oesm23nat.zip", 115.00, 239_200),
    Edition(2024, f"{FOLDER}/oesm24nat.zip", 115.00, 239_200),
    Edition(2025, f"{FOLDER}/oews-2025.sqlite.gz", 115.00, 239_200),
)

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

HYBRID: Mapping[str, tuple[str, ...]] = {
    "11-2030": ("11-2032", "11-2033"),
    "11-3010": ("11-3012", "11-3013"),
    "11-9198": ("11-9072", "11-9179", "11-9199"),
    "13-1198": ("13-1082", "13-1199"),
    "13-2098": ("13-2051", "13-2054", "13-2099"),
    "15-1245": ("15-1242", "15-1243"),
    "15-1256": ("15-1252", "15-1253"),
    "15-1257": ("15-1254", "15-1255"),
    "15-2098": ("15-2051", "15-2099"),
    "17-3098": ("17-3028", "17-3029"),
    "19-3031": ("19-3033", "19-3034"),
    "19-4010": ("19-4012", "19-4013"),
    "19-4045": ("19-4043", "19-4044"),
    "25-3097": ("25-3041", "25-3099"),
    "27-2090": ("27-2091", "27-2099"),
    "27-4098": ("27-4015", "27-4099"),
    "29-1228": (
        *("29-1212", "29-1213", "29-1214", "29-1217"),
        *("29-1222", "29-1224", "29-1229", "29-1241"),
    ),
    "29-1248": ("29-1242", "29-1243", "29-1249"),
    "29-1298": ("29-1291", "29-1299"),
    "29-2040": ("29-2042", "29-2043"),
    "29-2098": ("29-2036", "29-2072", "29-2099"),
    "29-9098": ("29-9021", "29-9093", "29-9099"),
    "33-1090": ("33-1091", "33-1099"),
    "33-9098": ("33-9094", "33-9099"),
    "39-1098": ("39-1014", "39-1022"),
    "39-9098": ("39-4012", "39-9099"),
    "47-5097": ("47-5023", "47-5032"),
    "47-5098": ("47-5049", "47-5099"),
    "53-3058": ("53-3051", "53-3053", "53-3054"),
    "53-6098": ("53-6032", "53-6099"),
}
"""Codes that only May 2019 and May 2020 have, between SOC 2010 and SOC 2018, and the SOC 2018
occupations within them, read off their titles. A figure of such a code is given to none of its
members: it would break a series without a sign."""

_DETAILED = "3"
_LEVELS = {"0": "major", "1": "minor", "2": "broad", _DETAILED: "detailed"}
_NATION = "OEUN0000000000000"
TOTAL = "00-0000"
"""The code of all occupations together."""
_LARGEST_DATABASE = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One occupation or group of one edition; `figures` by metric id.

    `level` is total, major, minor, broad or detailed; a merged code is detailed too.
    """

    code: str
    title: str
    level: str
    figures: Mapping[str, Cell]


def read_national(raw: Path, edition: Edition) -> tuple[Line, ...]:
    """Return every line of an edition's national file, all industries together."""
    if edition.file.endswith(".gz"):
        return tuple(_read_series(raw / edition.file, edition))
    return tuple(_read_table(raw / edition.file, edition))


def _read_table(path: Path, edition: Edition) -> Iterator[Line]:
    columns = ("OCC_CODE", "OCC_TITLE", "O_GROUP", *(column for _, column, _ in FIGURES))
    columns += ("ANNUAL", "HOURLY")
    rows: Iterator[tuple[object, ...]]
    if path.suffix == ".csv":
        rows = read_text(path, columns)
    else:
        sheet = f"national_M{edition.year}_dl"
        if path.suffix == ".zip":
            member = f"{sheet}.xlsx"
            book = read_member(path, member)
            rows = read_sheet(book, sheet, columns, name=f"{path}/{member}")
        else:
            rows = read_sheet(path, sheet, columns)
    for code, title, level, *cells, annual, hourly in rows:
        if code is None:
            continue
        code = str(code).strip()
        only = "annual" if _is_true(annual) else "hourly" if _is_true(hourly) else ""
        figures = {
            metric: _cell(cell, metric, code, only, edition)
            for (metric, _, _), cell in zip(FIGURES, cells, strict=True)
        }
        yield Line(code, str(title).strip(), str(level).strip(), figures)


def _read_series(path: Path, edition: Edition) -> Iterator[Line]:
    """Yield the national cells of the database that holds the time series of one release."""
    wanted = ", ".join(f"cell.v{number:02}, cell.f{number:02}" for *_, number in FIGURES)
    query = (
        f"SELECT occupation_code, occupation_name, display_level, {wanted}"
        f" FROM occupation JOIN cell ON cell.key = '{_NATION}' || occupation_code"
        " ORDER BY occupation_code"
    )
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(_unpack(path))
        for digits, title, level, *cells in database.execute(query):
            code = f"{digits[:2]}-{digits[2:]}"
            figures = {
                metric: _series_cell(cells[2 * place], cells[2 * place + 1], metric, code, edition)
                for place, (metric, _, _) in enumerate(FIGURES)
            }
            yield Line(code, title, "total" if code == TOTAL else _LEVELS[str(level)], figures)
    except sqlite3.Error as error:
        raise OccDeskError(f"{path} is not the database of OEWS series: {error}.") from error
    finally:
        database.close()


def _unpack(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            content = file.read(_LARGEST_DATABASE + 1)
    except FileNotFoundError:
        raise missing_file(path) from None
    except (OSError, EOFError, zlib.error) as error:
        raise OccDeskError(f"{path} cannot be unpacked: {error}.") from error
    if len(content) > _LARGEST_DATABASE:
        raise OccDeskError(f"{path} is too large to be the published database.")
    if not content:
        raise OccDeskError(f"{path} is empty; fetch it again.")
    return content


def _cell(cell: object, metric: str, code: str, only: str, edition: Edition) -> Cell:
    """Return a workbook's cell; ONLY names the kind of wage that alone is released."""
    if cell == "#":
        return _capped(metric, edition)
    if cell in ("*", "**", None, ""):
        if metric != "employment" and only and only != _kind(metric):
            return _other_kind(only, edition)
        return _withheld(metric, code, edition)
    return Cell(number=parse_number(cell, f"the line of {code} in {edition.file}"))


def _series_cell(text: object, footnote: object, metric: str, code: str, edition: Edition) -> Cell:
    """Return a cell of the time series, where a dash and a footnote stand for no figure."""
    marks = str(footnote or "").replace(",", " ").split()
    if text != "-" and text is not None:
        return Cell(number=parse_number(text, f"the line of {code} in {edition.file}"))
    if "5" in marks:
        return _capped(metric, edition)
    if "4" in marks and metric != "employment":
        return _other_kind("annual" if _kind(metric) == "hourly" else "hourly", edition)
    return _withheld(metric, code, edition)


def _capped(metric: str, edition: Edition) -> Cell:
    if _kind(metric) == "hourly":
        cap, shown = edition.hourly_cap, f"${edition.hourly_cap:.2f} an hour"
    else:
        cap, shown = edition.annual_cap, f"${edition.annual_cap:,.0f} a year"
    note = f"{edition.name} gives no wage above {shown}; the true figure is this or more."
    return Cell(number=cap, bound="at_least", note=note)


def _other_kind(only: str, edition: Edition) -> Cell:
    other = "hourly" if only == "annual" else "annual"
    return Cell(
        note=f"{edition.name} releases only {only} wages for this occupation, no {other} ones,"
        " as such work is seldom full time all year."
    )


def _withheld(metric: str, code: str, edition: Edition) -> Cell:
    what = "the employment" if metric == "employment" else "this wage"
    return Cell(note=f"{edition.name} does not release {what} of SOC {code}.")


def _kind(metric: str) -> str:
    return "hourly" if metric.startswith("hourly") else "annual"


def _is_true(cell: object) -> bool:
    return str(cell).strip().upper() == "TRUE"

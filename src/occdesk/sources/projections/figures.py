"""Figures of the Employment Projections: which column is which metric, and how cells are read."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Status
from occdesk.sources.bls import TOTAL
from occdesk.sources.files.cells import Cell, parse_number
from occdesk.sources.files.sheets import write_raw
from occdesk.sources.pack.content import Extract, Published, RatingRow, Series
from occdesk.sources.projections.tables import Edition, Heading, Row, read_rows

Year = Literal["base", "end"]
Lines = tuple[tuple[str, int, Row], ...]
"""Code, row number and cells of each line of a table."""

SKILL_GROUP = "skill_group"
PERCENTILE = "PR"
THOUSANDS = 1000
THOUSANDS_STEP = "times 1,000, as the table counts thousands"
NO_FIGURE = ("\N{EM DASH}", "\N{EN DASH}", "-", "N/A", "")
"""How the projections write that there is no figure. `None` is a real value, not among them."""


class Figure(NamedTuple):
    """One metric: its year, its status, what to multiply by and how its column may be titled.

    A factor of 0 stands for words.
    """

    metric: str
    year: Year
    status: Status
    factor: int
    titles: tuple[str, ...]


_YEARLY = ", {base}-{short} annual average"

OCCUPATIONS = (
    Figure(
        *("ep_employment", "base", "measured", THOUSANDS),
        ("employment, {base}", "employment {base}"),
    ),
    Figure(
        *("projected_employment", "end", "projected", THOUSANDS),
        ("employment, {end}", "employment {end}"),
    ),
    Figure(
        *("projected_growth", "end", "projected", 1),
        ("employment change, percent, {base}-{short}", "employment percent change, {base}-{end}"),
    ),
    Figure(
        *("openings", "end", "projected", THOUSANDS),
        (
            "occupational openings" + _YEARLY,
            "occupational openings, {base}-{end} annual average",
        ),
    ),
    Figure("self_employed", "base", "measured", 1, ("percent self employed, {base}",)),
    Figure(
        *("ep_median_wage", "base", "measured", 1),
        (
            "median annual wage, dollars, {base}",
            "median annual wage, {base}",
            "median annual wage {base}",
        ),
    ),
    # The categories are assigned by analysts of the publisher.
    Figure(
        *("entry_education", "base", "rated", 0),
        ("typical education needed for entry", "typical entry-level education"),
    ),
    Figure("work_experience", "base", "rated", 0, ("work experience in a related occupation",)),
    Figure(
        *("training", "base", "rated", 0),
        (
            "typical on-the-job training needed to attain competency in the occupation",
            "typical on-the-job training",
        ),
    ),
)

SEPARATIONS = (
    Figure("exits_rate", "end", "projected", 1, ("labor force exit rate" + _YEARLY,)),
    Figure("transfers_rate", "end", "projected", 1, ("occupational transfer rate" + _YEARLY,)),
    Figure("exits", "end", "projected", THOUSANDS, ("labor force exits" + _YEARLY,)),
    Figure("transfers", "end", "projected", THOUSANDS, ("occupational transfers" + _YEARLY,)),
)

ATTAINMENT = (
    ("education_below_high_school", "less than high school diploma"),
    ("education_high_school", "high school diploma or equivalent"),
    ("education_some_college", "some college, no degree"),
    ("education_associate", "associate's degree"),
    ("education_bachelor", "bachelor's degree"),
    ("education_master", "master's degree"),
    ("education_doctoral", "doctoral or professional degree"),
)
"""Metric, title of its column."""

_NOT_IN_TOOL = ("self_employed",)
_TYPE = ("occupation type",)
_LINE_ITEM = "line item"
_SKILLS = ("top highest skill", "second highest skill", "third highest skill")
_MARKED = re.compile(r"[\[(]\d+[\])]\s*$")
_PERIOD = re.compile(r"(20\d\d)(?:[-\N{EN DASH}](\d\d)\b| and (20\d\d))?")
_AT_LEAST = ">="
_INEXACT = "The survey has no exact match for this occupation."
_IMPUTED = "The publisher takes the skills of this occupation from similar ones."


def read_occupations(table: Heading) -> Iterator[Series]:
    """Yield the series of Table 1.2 (1.7 before 2024), or of the data tool's text."""
    lines = _read_lines(table)
    for figure in OCCUPATIONS:
        if table.sheet is not None or figure.metric not in _NOT_IN_TOOL:
            yield _read_series(table, figure, lines)


def read_assignments(table: Heading) -> Iterator[Series]:
    """Yield the series of Table 5.4: education, experience and training that analysts assign."""
    lines = _read_lines(table)
    for figure in OCCUPATIONS:
        if not figure.factor:
            yield _read_series(table, figure, lines)


def read_separations(table: Heading) -> Iterator[Series]:
    """Yield the series of Table 1.10: who leaves the labour force or changes occupation."""
    lines = _read_lines(table)
    for figure in SEPARATIONS:
        yield _read_series(table, figure, lines)


def read_attainment(table: Heading) -> Iterator[Series]:
    """Yield the shares of workers by education, for the last year that the heading names."""
    found = _PERIOD.search(table.heading.split("occupation,")[-1])
    if not found:
        raise OccDeskError(f"{table} does not say of which years it is; is it another edition?")
    year = int(found[3] or (found[1][:2] + found[2] if found[2] else found[1]))
    period = found[0]
    absent = _absent(table.edition, "give no education of workers for SOC {soc}.")

    def note(_: Occupation) -> str:
        return f"Workers of 25 and older, surveyed in {period}."

    lines = _read_lines(table)
    for metric, title in ATTAINMENT:
        place = table.need((title,))
        cells = {}
        for code, number, row in lines:
            where = f"row {number} of {table}"
            cell = read_number(row[place], 1, where, code, table.edition)
            if _is_marked(table, row):
                cell = _add_note(cell, _INEXACT)
            cells[code] = Published(code, cell, number)
        extract = _extract(table, metric, year, "measured", place)
        yield Series(extract, cells, "soc", absent, note)


def read_top_skills(table: Heading) -> Series:
    """Return the three skills that matter most in each occupation, joined by commas."""
    places = [table.need((title,)) for title in _SKILLS]
    cells = {}
    for code, number, row in _read_lines(table):
        found = [write_raw(row[place]) for place in places]
        raw = "; ".join(found)
        if any(text.strip() in NO_FIGURE for text in found):
            cell = _no_figure(code, table.edition, raw)
        else:
            cell = Cell(text=", ".join(text.strip() for text in found), raw=raw)
        if _is_marked(table, row):
            cell = _add_note(cell, _IMPUTED)
        cells[code] = Published(code, cell, number)
    extract = _extract(table, "top_skills", table.edition.base, "rated", places[0])
    columns = "; ".join(table.titles[place] for place in places)
    step = "of three columns, joined by commas"
    absent = _absent(table.edition, "name no top skills of SOC {soc}.")
    return Series(extract._replace(column=columns, step=step), cells, "soc", absent)


def name_skill(title: str) -> str:
    """Return the id of one of the publisher's groups of skills."""
    return "ep." + "_".join(re.findall(r"[a-z]+", title.casefold()))


def list_skills(table: Heading) -> tuple[str, ...]:
    """Return the names of the groups of skills, which are the titles of Table 6.5."""
    return tuple(title.strip() for title in table.titles[table.key + 1 :] if title.strip())


def read_skill_ranks(table: Heading) -> Iterator[RatingRow]:
    """Yield how high each occupation stands in each group of skills, in percent of all."""
    elements = [name_skill(title) for title in list_skills(table)]
    for code, number, row in _read_lines(table):
        cells = row[table.key + 1 : table.key + 1 + len(elements)]
        for element, cell in zip(elements, cells, strict=True):
            if write_raw(cell).strip() in NO_FIGURE:
                continue
            rank = _parse(cell, f"row {number} of {table}")
            yield RatingRow(
                *(code, SKILL_GROUP, element, PERCENTILE, rank, None, None, None),
                *(False, False, number),
                raw="" if write_raw(rank) == write_raw(cell) else write_raw(cell),
            )


def read_number(cell: object, factor: int, where: str, code: str, edition: Edition) -> Cell:
    """Return a number times FACTOR, a capped wage as a bound, or why there is none."""
    raw = write_raw(cell)
    shown = raw.strip()
    if shown in NO_FIGURE:
        return _no_figure(code, edition, raw)
    if shown.startswith(_AT_LEAST):
        number = _parse(shown.removeprefix(_AT_LEAST).replace("$", ""), where)
        note = f"{edition.name} give no wage above ${number:,.0f} a year."
        return Cell(number=number, bound="at_least", note=note, raw=raw)
    # Rounded, because 1,000 times a decimal of thousands is not always a whole number of jobs.
    return Cell(number=round(_parse(cell, where) * factor, 6), raw=raw)


def _read_words(cell: object, code: str, edition: Edition) -> Cell:
    raw = write_raw(cell)
    shown = raw.strip()
    return _no_figure(code, edition, raw) if shown in NO_FIGURE else Cell(text=shown, raw=raw)


def _read_series(table: Heading, figure: Figure, lines: Lines) -> Series:
    place = table.need(figure.titles)
    edition = table.edition
    cells = {}
    for code, number, row in lines:
        where = f"{table.titles[place]}, row {number} of {table}"
        if figure.factor:
            cell = read_number(row[place], figure.factor, where, code, edition)
        elif code == TOTAL:
            continue
        else:
            cell = _read_words(row[place], code, edition)
        cells[code] = Published(code, cell, number)
    year = edition.base if figure.year == "base" else edition.end
    extract = _extract(table, figure.metric, year, figure.status, place)
    step = THOUSANDS_STEP if figure.factor == THOUSANDS else ""
    absent = _absent(edition, "have no row for SOC {soc}.")
    return Series(extract._replace(step=step), cells, "soc", absent)


def _read_lines(table: Heading) -> Lines:
    """Return the line items of a table and its total, each once."""
    kind = table.find(_TYPE)
    lines: dict[str, tuple[str, int, Row]] = {}
    for code, number, row in read_rows(table):
        summary = kind is not None and write_raw(row[kind]).strip().casefold() != _LINE_ITEM
        if summary and code != TOTAL:
            continue
        if code in lines:
            raise OccDeskError(
                f"{code} stands twice in {table}, in rows {lines[code][1]} and {number}."
            )
        lines[code] = (code, number, row)
    if not lines:
        raise OccDeskError(f"{table} has no line items; is it another edition?")
    return tuple(lines.values())


def _extract(table: Heading, metric: str, year: int, status: Status, place: int) -> Extract:
    return Extract(
        metric=metric,
        year=year,
        status=status,
        release=table.edition.release,
        file=table.member.label,
        table=table.sheet or "",
        key=table.titles[table.key],
        column=table.titles[place],
    )


def _absent(edition: Edition, ending: str) -> Callable[[Occupation], str]:
    def why_absent(occupation: Occupation) -> str:
        return f"{edition.name} {ending.format(soc=occupation.soc)}"

    return why_absent


def _is_marked(table: Heading, row: Sequence[object]) -> bool:
    """Tell whether the occupation's title, which stands left of its code, has a footnote."""
    return table.key > 0 and bool(_MARKED.search(write_raw(row[table.key - 1])))


def _add_note(cell: Cell, note: str) -> Cell:
    if cell.number is None and cell.text is None:
        return cell
    return Cell(number=cell.number, text=cell.text, note=note, raw=cell.raw)


def _no_figure(code: str, edition: Edition, raw: str) -> Cell:
    return Cell(note=f"{edition.name} mark this figure of {code} as not available.", raw=raw)


def _parse(cell: object, where: str) -> float:
    number = parse_number(cell, where)
    if not math.isfinite(number):
        raise OccDeskError(f"“{cell}” is not a number, in {where}.")
    return number

"""The command that compares: a table for reading, CSV, JSON, or a workbook."""

import argparse
from pathlib import Path
from typing import Any

from occdesk.app import output
from occdesk.app.marks import explain_marks, mark_of
from occdesk.app.parts import open_measures
from occdesk.charts.cells import Plain, as_csv, plain_number
from occdesk.charts.spec import MOST_COMPARED
from occdesk.metrics.measures import Measures
from occdesk.model.codes import parse_code
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric
from occdesk.model.value import Value
from occdesk.model.wording import say, say_number

TITLE_WIDTH = 30

Row = tuple[Metric, list[Value]]


def compare_occupations(options: argparse.Namespace) -> int:
    """Print or write occupations side by side, with differences from the baseline."""
    measures = open_measures()
    codes = list(dict.fromkeys(measures.catalogue.occupation(c).code for c in options.codes))
    if not 2 <= len(codes) <= MOST_COMPARED:
        raise UsageError(
            f"Name two to {MOST_COMPARED} different occupations to compare, not {len(codes)}."
        )
    baseline = parse_code(options.baseline) if options.baseline else codes[0]
    if baseline not in codes:
        raise UsageError(f"The baseline {baseline} is not among the occupations compared.")
    rows: list[Row] = [
        (what, [measures.value(code, what.id, estimates=options.estimates) for code in codes])
        for what in measures.metrics
    ]
    if options.output:
        _write(Path(options.output), measures, codes, baseline, rows, options.force)
        return 0
    if options.format == "json":
        output.say(_as_json(measures, codes, baseline, rows))
    elif options.format == "csv":
        output.say(_as_csv(measures, codes, baseline, rows))
    else:
        output.say(_as_table(measures, codes, baseline, rows))
    return 0


def _difference(value: Value, base: Value) -> float | None:
    # What is "at least" so much differs by nobody knows how much.
    if value.number is None or base.number is None or value.bound or base.bound:
        return None
    return value.number - base.number


def _titles(measures: Measures, codes: list[str]) -> list[str]:
    return [measures.catalogue.by_code[code].title for code in codes]


def _as_table(measures: Measures, codes: list[str], baseline: str, rows: list[Row]) -> str:
    heads = [
        output.shorten(title, TITLE_WIDTH) + (" (baseline)" if code == baseline else "")
        for code, title in zip(codes, _titles(measures, codes), strict=True)
    ]
    at = codes.index(baseline)
    lines = []
    for what, values in rows:
        cells = [_cell(value, values[at], what, value is values[at]) for value in values]
        lines.append([what.label, *(output.shorten(cell, 44) for cell in cells)])
    shown = [value for _, values in rows for value in values]
    table = output.as_table(["", *heads], lines, [False, *(True for _ in codes)])
    return table + explain_marks(shown)


def _cell(value: Value, base: Value, what: Metric, is_baseline: bool) -> str:
    words = say(value, what) + mark_of(value)
    difference = _difference(value, base)
    if is_baseline or difference is None:
        return words
    unit = "score" if what.unit in ("share", "percent") else what.unit
    points = difference * 100 if what.unit == "share" else difference
    tail = " points" if what.unit in ("share", "percent", "score") else ""
    decimals = max(what.decimals, 1) if what.unit in ("share", "percent") else what.decimals
    return f"{words} ({say_number(points, unit, decimals, signed=True)}{tail})"


def _as_json(measures: Measures, codes: list[str], baseline: str, rows: list[Row]) -> str:
    from occdesk.app.showing import value_record

    at = codes.index(baseline)
    return output.as_json(
        {
            "baseline": baseline,
            "occupations": [
                {"code": code, "title": title}
                for code, title in zip(codes, _titles(measures, codes), strict=True)
            ],
            "rows": [
                {
                    "metric": what.id,
                    "label": what.label,
                    "unit": what.unit,
                    "values": [
                        {"code": value.code}
                        | value_record(measures, value)
                        | {"difference": plain_number(_difference(value, values[at]))}
                        for value in values
                    ],
                }
                for what, values in rows
            ],
        }
    )


def _plain(value: Value) -> Plain:
    return plain_number(value.number) if value.number is not None else value.text


def _as_csv(measures: Measures, codes: list[str], baseline: str, rows: list[Row]) -> str:
    at = codes.index(baseline)
    columns = ["metric", "label", "unit"]
    columns += [
        f"{code} {title}" for code, title in zip(codes, _titles(measures, codes), strict=True)
    ]
    columns += [f"{code} minus {baseline}" for code in codes if code != baseline]
    lines: list[list[Plain]] = []
    for what, values in rows:
        differences = [
            _difference(value, values[at]) for value in values if value is not values[at]
        ]
        lines.append(
            [what.id, what.label, what.unit, *map(_plain, values)]
            + [plain_number(each) for each in differences]
        )
    return as_csv(columns, lines)


def _write(
    path: Path, measures: Measures, codes: list[str], baseline: str, rows: list[Row], force: bool
) -> None:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        output.write_text(path, _as_csv(measures, codes, baseline, rows), force=force)
    elif suffix == ".json":
        output.write_text(path, _as_json(measures, codes, baseline, rows), force=force)
    elif suffix == ".xlsx":
        book = _workbook(measures, codes, rows)
        output.write_whole(path, book.save, force=force)
    else:
        raise UsageError(f"{path.name} must end in .xlsx, .csv or .json.")


def _workbook(measures: Measures, codes: list[str], rows: list[Row]) -> Any:
    """Return a workbook: the comparison with typed cells, and a sheet with every source."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from occdesk.app.showing import full_note

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Comparison"
    sheet.append(["Metric", "Unit", *_titles(measures, codes)])
    for what, values in rows:
        sheet.append([what.label, what.unit, *map(_plain, values)])
    sheet.freeze_panes = "C2"
    sources = book.create_sheet("Sources")
    sources.append(
        ["Metric", "Code", "Year", "Status", "Match", "Published for", "Source", "Release", "Note"]
    )
    for what, values in rows:
        for value in values:
            sources.append(
                [
                    what.label,
                    value.code,
                    value.year,
                    value.status,
                    value.match,
                    value.published_for,
                    measures.source_of(value).title,
                    measures.release_of(value).title,
                    full_note(value),
                ]
            )
    sources.freeze_panes = "A2"
    for each in (sheet, sources):
        for cell in each[1]:
            cell.font = Font(bold=True)
        for number, column in enumerate(each.columns, start=1):
            widest = max(len(str(cell.value or "")) for cell in column)
            each.column_dimensions[get_column_letter(number)].width = min(60, widest + 2)
            for cell in column:
                if isinstance(cell.value, str):
                    # A text stays a text, whatever it begins with.
                    cell.data_type = "s"
    return book

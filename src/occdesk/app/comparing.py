"""The command that compares: a table for reading, CSV, JSON, or a workbook."""

import argparse
from pathlib import Path

from occdesk.app import output
from occdesk.app.marks import explain_marks, mark_of
from occdesk.app.parts import open_measures
from occdesk.app.showing import full_note, say_mark, value_record
from occdesk.charts.lineage.footnotes import add_marks
from occdesk.charts.lineage.provenance import COLUMNS, name_sources, row_of, table_of
from occdesk.charts.shared.cells import Plain, as_csv, plain_number
from occdesk.charts.spec import MOST_COMPARED
from occdesk.metrics.dataset import Dataset
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
        _write(Path(options.output), measures, codes, baseline, rows, options)
        return 0
    if options.format == "json":
        output.say(_as_json(measures, codes, baseline, rows))
    elif options.format == "csv":
        output.say(_as_csv(measures, codes, baseline, rows, for_excel=options.for_excel), data=True)
    else:
        output.say(_as_table(measures, codes, baseline, rows))
    return 0


def _difference(value: Value, base: Value) -> float | None:
    # What is "at least" so much differs by nobody knows how much.
    if value.number is None or base.number is None or value.bound or base.bound:
        return None
    return value.number - base.number


def _titles(measures: Dataset, codes: list[str]) -> list[str]:
    return [measures.catalogue.by_code[code].title for code in codes]


def _as_table(measures: Dataset, codes: list[str], baseline: str, rows: list[Row]) -> str:
    heads = [
        output.shorten(title, TITLE_WIDTH) + (" (baseline)" if code == baseline else "")
        for code, title in zip(codes, _titles(measures, codes), strict=True)
    ]
    at = codes.index(baseline)
    lines = []
    for what, values in rows:
        cells = [
            _cell(value, values[at], what, measures, is_baseline=value is values[at])
            for value in values
        ]
        lines.append([what.label, *(output.shorten(cell, 44) for cell in cells)])
    shown = [value for _, values in rows for value in values]
    table = output.as_table(["", *heads], lines, [False, *(True for _ in codes)])
    return table + explain_marks(shown, measures)


def _cell(value: Value, base: Value, what: Metric, measures: Dataset, *, is_baseline: bool) -> str:
    words = say(value, what) + mark_of(value, measures)
    difference = _difference(value, base)
    if is_baseline or difference is None:
        return words
    unit = "score" if what.unit in ("share", "percent") else what.unit
    points = difference * 100 if what.unit == "share" else difference
    tail = " points" if what.unit in ("share", "percent", "score") else ""
    decimals = max(what.decimals, 1) if what.unit in ("share", "percent") else what.decimals
    return f"{words} ({say_number(points, unit, decimals, signed=True)}{tail})"


def _as_json(measures: Dataset, codes: list[str], baseline: str, rows: list[Row]) -> str:
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


def _differences(values: list[Value], codes: list[str], baseline: str) -> list[Plain]:
    """Return how far each of VALUES but that of BASELINE differs from it."""
    base = values[codes.index(baseline)]
    return [plain_number(_difference(value, base)) for value in values if value is not base]


_COLUMNS = (
    *("metric", "label", "code", "title", "baseline", "year", "value", "bound", "unit"),
    *("difference", "status", "match", "published_for", "mark", "source", "release", "note"),
)


def _as_csv(
    measures: Dataset,
    codes: list[str],
    baseline: str,
    rows: list[Row],
    *,
    for_excel: bool = False,
) -> str:
    """Return a row for each metric of each occupation, with all that a value is questioned by."""
    at = codes.index(baseline)
    lines = []
    for what, values in rows:
        for value in values:
            known = dict(zip(COLUMNS, row_of(value, measures), strict=True))
            known |= {
                "label": what.label,
                "baseline": "yes" if value is values[at] else "no",
                "difference": plain_number(_difference(value, values[at])),
                "source": measures.source_of(value).title,
                "mark": say_mark(measures, value),
                "note": full_note(value),
            }
            lines.append([known[name] for name in _COLUMNS])
    return as_csv(_COLUMNS, lines, for_excel=for_excel)


def _write(
    path: Path,
    measures: Dataset,
    codes: list[str],
    baseline: str,
    rows: list[Row],
    options: argparse.Namespace,
) -> None:
    suffix, force = path.suffix.lower(), options.force
    if suffix == ".csv":
        text = _as_csv(measures, codes, baseline, rows, for_excel=options.for_excel)
        output.write_text(path, text, force=force)
    elif suffix == ".json":
        output.write_text(path, _as_json(measures, codes, baseline, rows), force=force)
    elif suffix == ".xlsx":
        output.write_bytes(path, _workbook(measures, codes, baseline, rows), force=force)
    else:
        raise UsageError(f"{path} must end in .xlsx, .csv or .json.")


def _workbook(measures: Dataset, codes: list[str], baseline: str, rows: list[Row]) -> bytes:
    """Return a workbook: the comparison, each of its values with its origin, and the sources."""
    from occdesk.charts.tables.files import codebook_sheet, data_sheet, format_of, sources_sheet
    from occdesk.charts.tables.workbook import NO_FORMAT, Sheet, workbook

    titles = _titles(measures, codes)
    others = [code for code in codes if code != baseline]
    columns = ["Metric", "Unit", *titles, *(f"{code} minus {baseline}" for code in others)]
    formats = [format_of(what) for what, _ in rows]
    lines = [
        (what.label, what.unit, *map(_plain, values), *_differences(values, codes, baseline))
        for what, values in rows
    ]
    table = add_marks(table_of([v for _, values in rows for v in values], measures), measures)
    title = f"{', '.join(titles)} compared"
    compared = Sheet(
        "Comparison", tuple(columns), lines,
        lambda row, column: NO_FORMAT if column < 2 else formats[row], frozen="C2",
    )  # fmt: skip
    said = (("Title", title), ("Baseline", f"{baseline} {titles[codes.index(baseline)]}"))
    sheets = (
        compared,
        data_sheet(table, measures),
        codebook_sheet(table, measures),
        sources_sheet(table, said, measures),
    )
    source = name_sources((value for _, values in rows for value in values), measures)
    return workbook(sheets, title, source=source)

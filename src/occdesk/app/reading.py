"""The commands that print tables: list, metrics."""

import argparse

from occdesk.app import output
from occdesk.app.marks import explain_marks, mark_of, marks_of_columns
from occdesk.app.parts import open_measures
from occdesk.charts.shared.cells import Plain, as_csv, plain_number
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import parse_where
from occdesk.metrics.registry import METRICS
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.metric import Metric
from occdesk.model.value import MATCH_WORDS, STATUS_WORDS, Value
from occdesk.model.wording import say, say_year
from occdesk.state.desk import COLUMNS

TITLE_WIDTH = 44


def list_occupations(options: argparse.Namespace) -> int:
    """Print the occupations that the options ask for; status 1 when there are none."""
    measures = open_measures()
    columns = _columns(measures, options.columns)
    codes = select(
        measures,
        text=options.text,
        where=options.where,
        sort=options.sort,
        reverse=options.reverse,
        estimates=options.estimates,
    )
    if options.limit is not None and options.limit < 1:
        raise UsageError(f"--limit must be at least 1, not {options.limit}.")
    shown = codes[: options.limit]
    if options.format == "json":
        output.say(output.as_json(_list_records(measures, shown, columns, options.estimates)))
    elif options.format == "csv":
        rows = [
            list(r.values()) for r in _list_records(measures, shown, columns, options.estimates)
        ]
        heads = ["code", "title", *(c.id for c in columns), "marks"]
        output.say(as_csv(heads, rows, for_excel=options.for_excel), data=True)
    elif codes:
        output.say(_list_table(measures, shown, columns, options.estimates))
        total = len(measures.catalogue.occupations)
        more = f", first {len(shown):,} shown" if len(shown) < len(codes) else ""
        output.say(f"{len(codes):,} of {total:,}{more}\n")
        said = measures.catalogue.explain_code(options.text)
        if said:
            output.say(f"{said}\n")
    if not codes:
        raise OccDeskError(_nothing(measures, options.text, options.where))
    return 0


def select(
    measures: Dataset,
    *,
    text: str,
    where: str,
    sort: str,
    reverse: bool = False,
    estimates: bool = False,
) -> list[str]:
    """Return the codes that TEXT finds and WHERE keeps, sorted; missing values come last."""
    catalogue = measures.catalogue
    if text.strip():
        codes = [hit.code for hit in catalogue.search(text)]
    else:
        codes = list(catalogue.by_code)
    if where.strip():
        kept = parse_where(where, measures.metric).codes(measures, estimates=estimates)
        codes = [code for code in codes if code in kept]
    if sort == "title":
        codes.sort(key=lambda code: catalogue.by_code[code].title, reverse=reverse)
    elif sort == "code":
        codes.sort(reverse=reverse)
    elif sort:
        codes = _by_metric(measures, codes, measures.metric(sort), reverse, estimates)
    elif reverse:
        codes.reverse()
    return codes


def _by_metric(
    measures: Dataset, codes: list[str], what: Metric, reverse: bool, estimates: bool
) -> list[str]:
    values: dict[str, str] | dict[str, float]
    if what.unit == "category":
        values = measures.texts(what.id)
    else:
        values = measures.numbers(what.id, estimates=estimates)
    # The largest number comes first, but words in the order of the alphabet.
    backwards = (what.unit != "category") != reverse
    known = [code for code in codes if code in values]
    known.sort(key=lambda code: values[code], reverse=backwards)
    return known + [code for code in codes if code not in values]


def _columns(measures: Dataset, names: str) -> list[Metric]:
    if not names:
        return [measures.metric(id) for id in COLUMNS]
    asked = dict.fromkeys(name.strip() for name in names.split(",") if name.strip())
    return [measures.metric(name) for name in asked]


def _list_records(
    measures: Dataset, codes: list[str], columns: list[Metric], estimates: bool
) -> list[dict[str, Plain]]:
    found = [_column(measures, what, estimates) for what in columns]
    marks = marks_of_columns(measures, columns, estimates=estimates)
    records: list[dict[str, Plain]] = []
    for code in codes:
        record: dict[str, Plain] = {
            "code": code,
            "title": measures.catalogue.by_code[code].title,
        }
        for what, values in zip(columns, found, strict=True):
            record[what.id] = values.get(code)
        record["marks"] = "; ".join(marks.get(code, ())) or None
        records.append(record)
    return records


def _column(measures: Dataset, what: Metric, estimates: bool) -> dict[str, Plain]:
    if what.unit == "category":
        return dict(measures.texts(what.id))
    numbers = measures.numbers(what.id, estimates=estimates)
    return {code: plain_number(number) for code, number in numbers.items()}


def _list_table(measures: Dataset, codes: list[str], columns: list[Metric], estimates: bool) -> str:
    rows = []
    shown: list[Value] = []
    for code in codes:
        values = [measures.value(code, what.id, estimates=estimates) for what in columns]
        shown += values
        cells = [
            say(each, measures.metric(each.metric)) + mark_of(each, measures) for each in values
        ]
        title = output.shorten(measures.catalogue.by_code[code].title, TITLE_WIDTH)
        rows.append([code, title, *cells])
    right = [False, False, *(what.unit != "category" for what in columns)]
    table = output.as_table(["Code", "Title", *(what.short for what in columns)], rows, right)
    return table + explain_marks(shown, measures)


def _nothing(measures: Dataset, text: str, where: str) -> str:
    asked = " and ".join(
        part
        for part in (
            f"has a title with “{text}”" if text.strip() else "",
            f"fulfils “{where}”" if where.strip() else "",
        )
        if part
    )
    never = parse_where(where, measures.metric).never(measures) if where.strip() else ""
    return (
        f"No occupation {asked}{f': {never}' if never else '; try fewer words or a wider filter.'}"
    )


def list_metrics(options: argparse.Namespace) -> int:
    """Print the registry, and below it the metrics of imported tables."""
    metrics = (*METRICS, *open_measures().own_metrics)
    columns = ("id", "label", "group", "unit", "direction", "status", "source", "year")
    names = (*columns, "period", "scale", "definition", "caveat")
    records = [
        {n: getattr(each, n) for n in columns}
        | {"period": say_year(each, each.year), "scale": each.counts_in or None}
        | {"definition": each.definition, "caveat": each.caveat}
        for each in metrics
    ]
    if options.format == "json":
        output.say(output.as_json(records))
    elif options.format == "csv":
        rows = [list(each.values()) for each in records]
        output.say(as_csv(names, rows, for_excel=options.for_excel), data=True)
    else:
        heads = (*columns[:-1], "period", "scale")
        rows = [[str(each[n] or "") for n in heads] for each in records]
        output.say(output.as_table(heads, rows, [False] * len(heads)))
        output.say("\nStatus: " + "; ".join(f"{k}: {v}" for k, v in STATUS_WORDS.items()) + ".\n")
        output.say("Match: " + "; ".join(f"{k}: {v}" for k, v in MATCH_WORDS.items()) + ".\n")
    return 0

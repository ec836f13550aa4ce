"""The data of a chart as files: CSV with a codebook beside it, or a workbook with all of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from occdesk import __version__
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.codebook import HEADS, codebook, codebook_csv
from occdesk.charts.lineage.codebook_words import CODE, COLUMN_BY_NAME, FORMATS, OF_METRIC
from occdesk.charts.lineage.of_table import all_editions, known_metrics, source_of, wide_metrics
from occdesk.charts.shared.cells import Plain, as_csv
from occdesk.charts.tables.workbook import NO_FORMAT, FormatOf, Sheet, workbook
from occdesk.metrics.dataset import OWN_SOURCE, Dataset
from occdesk.model.errors import UsageError
from occdesk.model.licences import attribution_of, licences_in, notice_of
from occdesk.model.metric import Metric
from occdesk.model.value import Source

ENDINGS = (".csv", ".xlsx")
"""The endings of the files that the data of a chart can be written to."""

_SOURCE_HEADS = ("Publisher", "Source", "Release", "Published", "Licence", "Attribution", "Text")
_FILE_HEADS = ("File of these releases", "Release", "SHA-256", "Bytes")


class DataFile(NamedTuple):
    """One file to be written, and what is to be in it."""

    path: Path
    content: bytes


def check_ending(path: Path) -> None:
    """Raise UsageError where PATH does not end as a file of data does."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"“{path}” has no known ending for data; use .csv or .xlsx.")


def data_paths(path: Path) -> tuple[Path, ...]:
    """Return the files that PATH stands for: a CSV has a codebook beside it.

    Raises UsageError for an ending that is not one of ENDINGS.
    """
    check_ending(path)
    if path.suffix.lower() == ".csv":
        return path, path.with_name(f"{path.stem}-codebook{path.suffix}")
    return (path,)


def data_files(
    figure: Figure, measures: Dataset, path: Path, *, for_excel: bool = False
) -> tuple[DataFile, ...]:
    """Return the data of FIGURE as the files of `data_paths`, each with its bytes.

    MEASURES are those that the figure was built from, under the method of its spec. FOR_EXCEL a
    CSV begins with a byte-order mark.
    """
    if len(paths := data_paths(path)) == 1:
        return (DataFile(path, data_workbook(figure, measures)),)
    texts = (
        as_csv(*figure.table, for_excel=for_excel),
        codebook_csv(figure.table, measures, for_excel=for_excel),
    )
    return tuple(
        DataFile(path, text.encode("utf-8")) for path, text in zip(paths, texts, strict=True)
    )


def data_workbook(figure: Figure, measures: Dataset) -> bytes:
    """Return a workbook of what FIGURE draws: sheets Data, Codebook and Sources."""
    return workbook(
        (
            data_sheet(figure.table, measures),
            codebook_sheet(figure.table, measures),
            sources_sheet(figure.table, _how_made(figure), measures, figure.source),
        ),
        figure.title,
        figure.alt,
        figure.source,
    )


def data_sheet(table: DataTable, measures: Dataset) -> Sheet:
    """Return the rows of TABLE, numbers in the formats of their metrics, codes as text."""
    return Sheet("Data", table.columns, table.rows, formats(table, measures))


def codebook_sheet(table: DataTable, measures: Dataset) -> Sheet:
    """Return what the columns of TABLE and the metrics in it mean."""
    return Sheet("Codebook", HEADS, codebook(table, measures), is_prose=True)


def sources_sheet(
    table: DataTable, said: Iterable[tuple[str, str]], measures: Dataset, line: str = ""
) -> Sheet:
    """Return who published the data of TABLE under which licence, and their files.

    SAID are the first lines: what is to be said of how the table was made, each under its name.
    The editions that the source line LINE names are listed too.
    """
    releases = all_editions(table, line, measures)
    sources = [(source_of(each, measures), each) for each in releases]
    rows: list[tuple[Plain, ...]] = [(name, words) for name, words in said if words]
    rows += [
        ("Method", measures.method.describe()),
        ("Method as JSON", measures.method.to_json()),
        ("Made with", f"{OWN_SOURCE.publisher} {__version__}"),
    ]
    headings = {len(rows) + 1}
    rows += [(), _SOURCE_HEADS]
    rows += [
        (
            *(by.publisher, by.title, of.title, of.published, by.licence),
            attribution_of(by.id, by.attribution),
            _text_of(by),
        )
        for by, of in sources
    ]
    headings.add(len(rows) + 1)
    rows += [(), _FILE_HEADS]
    titles = {each.id: each.title for each in releases}
    rows += [
        (path, titles[release], sha256, size)
        for path, sha256, size, release in measures.catalogue.source_files()
        if release in titles
    ]
    columns = ("About", *("",) * (len(_SOURCE_HEADS) - 1))
    return Sheet("Sources", columns, rows, is_prose=True, headings=frozenset(headings))


def _text_of(source: Source) -> str:
    """Return where the text of a source's licence stands, and the notice that must go with it."""
    addresses = [each.address for each in licences_in(source.licence)]
    return " ".join(filter(None, (", ".join(addresses), notice_of(source.id))))


def _how_made(figure: Figure) -> tuple[tuple[str, str], ...]:
    return (
        ("Title", figure.title),
        ("Subtitle", figure.subtitle),
        ("Message", figure.message),
        ("Caveat", figure.caveat),
        *(("Note", note) for note in figure.notes),
        ("Rows and picture", figure.table_note),
        ("Source line", figure.source),
        ("In words", figure.alt),
        ("Kind of chart", figure.kind),
    )


def formats(table: DataTable, measures: Dataset) -> FormatOf:
    """Return the number format of each cell of TABLE: by its column, or the metric of its row."""
    known = known_metrics(measures)
    wide = {name: known[id] for name, id in wide_metrics(table.columns, known).items()}
    fixed = [_format_of_column(name, wide) for name in table.columns]
    places = {name: at for at, name in enumerate(table.columns)}
    by_row = [_format_of_row(row, places, known) for row in table.rows]

    def find(row: int, column: int) -> str:
        found = fixed[column] or by_row[row]
        # Words among numbers are no codes.
        is_words = isinstance(table.rows[row][column], str) and found != FORMATS[CODE]
        return NO_FORMAT if is_words else found

    return find


def _format_of_column(name: str, wide: Mapping[str, Metric]) -> str:
    """Return the format of a whole column; none where it is that of the metric of each row."""
    if name in wide:
        return format_of(wide[name])
    column = COLUMN_BY_NAME.get(name)
    if column is None:
        return FORMATS["year"] if name.endswith("_year") else NO_FORMAT
    return "" if column.unit == OF_METRIC else FORMATS.get(column.unit, NO_FORMAT)


def _format_of_row(
    row: Sequence[Plain], places: Mapping[str, int], known: Mapping[str, Metric]
) -> str:
    """Return the format of the value of a row, by its metric, or by its unit where it has none."""
    if "metric" in places and (what := known.get(str(row[places["metric"]]))) is not None:
        return format_of(what)
    return FORMATS.get(str(row[places["unit"]]), NO_FORMAT) if "unit" in places else NO_FORMAT


def format_of(what: Metric) -> str:
    """Return how a spreadsheet shows numbers of a metric: by its unit, with its decimals."""
    decimals = "0" * max(1, what.decimals)
    return re.sub(r"0\.0+", f"0.{decimals}", FORMATS.get(what.unit, NO_FORMAT))

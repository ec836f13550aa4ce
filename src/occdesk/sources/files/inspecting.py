"""What is in a file, folder or archive: names of files and sheets, titles of columns."""

from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path, PurePosixPath

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.database import database_errors, open_database
from occdesk.sources.files.sheets import check_workbooks, read_header
from occdesk.sources.files.streams import short, shortage
from occdesk.sources.files.workbook import Book

_DELIMITERS = {".csv": ",", ".txt": "\t", ".tsv": "\t", ".tab": "\t"}
_WORKBOOKS = (".xlsx", ".xlsm")
_DATABASES = (".sqlite", ".sqlite.gz", ".db", ".db.gz")
_TOP_ROWS = 12
"""Rows of a sheet that are shown; published sheets have their header among the first ten."""


def inspect(
    arguments: dict[str, object], progress: Callable[[str, float], None]
) -> dict[str, object]:
    """Return `members`: name, size and what kind of table each file of `paths` is.

    A text has `header`, a workbook has `sheets` with the cells of their first rows as text, a
    database has `tables` with their columns, and what cannot be read has `problem`, a sentence.
    `left_out` lists what was not looked at.
    """
    paths = arguments.get("paths")
    members: list[dict[str, object]] = []
    left_out: list[str] = []
    for path in paths if isinstance(paths, list) else []:
        with Container(Path(path)) as container:
            check_workbooks(container)
            found = container.members()
            for number, member in enumerate(found):
                progress(member.label, number / len(found))
                members.append(_describe(member))
            left_out += container.left_out
    return {"members": members, "left_out": left_out}


def _describe(member: Member) -> dict[str, object]:
    described: dict[str, object] = {"path": str(member.container.path), "name": member.name}
    ending = PurePosixPath(member.name).suffix.lower()
    try:
        if ending in _DELIMITERS:
            titles = read_header(member, _DELIMITERS[ending])
            described["header"] = [short(title) for title in titles]
        elif ending in _WORKBOOKS:
            book = Book(member.open(), str(member))
            described["sheets"] = {name: _top(book, name) for name in book.names}
        elif member.name.lower().endswith(_DATABASES):
            described["tables"] = _tables(member)
    except OccDeskError as error:
        if shortage(error):
            raise
        described["problem"] = str(error)
    return described


def _tables(member: Member) -> dict[str, list[str]]:
    query = "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
    tables: dict[str, list[str]] = {}
    with closing(open_database(member)) as database, database_errors(member):
        for table, column in database.execute(f"{query} WHERE t.type = 'table'"):
            tables.setdefault(short(table), []).append(short(column))
    return tables


def _top(book: Book, sheet: str) -> list[list[str]]:
    rows = islice(book.rows(sheet), _TOP_ROWS)
    return [["" if cell is None else short(str(cell)) for cell in cells] for _, cells in rows]

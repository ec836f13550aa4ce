"""Workbooks (.xlsx) from outside, row by row: values of cells and nothing else.

openpyxl is not used to read: it takes three times as long for a large sheet, and it fills up what
a damaged or hostile sheet only claims (one cell at XFD1048576 costs it 2.9 GB).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import IO, NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.archive import Archive
from occdesk.sources.files.limits import (
    CELL_TEXT,
    LARGEST_FILE,
    SHEETS,
    STRINGS,
    STYLES,
    WORKBOOK,
    WORKBOOK_PART,
)
from occdesk.sources.files.markup import CHUNK, End, Start, local, read_markup
from occdesk.sources.files.sheet_rows import Row, SheetRows, unescape
from occdesk.sources.files.streams import short, too_large

_OLD = b"\xd0\xcf\x11\xe0"
_DATES = frozenset((*range(14, 23), 45, 46, 47))
"""Numbers of the built-in formats for dates and times (ECMA-376 part 1, 18.8.30)."""
_NO_DATE = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\[\]]*\]|[\\_].')
"""Parts of a format that say nothing of dates: words, colours, conditions, single characters.
A bracket ends at the next one, or thousands that are never closed would take hours."""


class Relation(NamedTuple):
    """A part that another one points to: its kind and its name in the archive."""

    kind: str
    part: str


class Book:
    """The sheets of a workbook; CALLED names it in messages.

    Raises OccDeskError where the bytes are no workbook, are damaged or beyond the limits.
    """

    def __init__(self, content: IO[bytes], called: str) -> None:
        self.called = called
        packed = _all_of(content, called)
        if packed.startswith(_OLD):
            raise OccDeskError(
                f"{called} cannot be read as a workbook: it has a password or is of an old kind;"
                " save it as .xlsx without a password."
            )
        if not packed.startswith(b"PK"):
            raise OccDeskError(
                f"{called} cannot be read as a workbook: it is another kind of file."
            )
        try:
            self._archive = Archive(BytesIO(packed), called)
        except OccDeskError as error:
            sentence = str(error).replace("read as a zip archive", "read as a workbook")
            raise OccDeskError(sentence) from error
        self._sheets: dict[str, str] = {}
        self._epoch = datetime(1899, 12, 30)
        self._read_list()

    @property
    def names(self) -> tuple[str, ...]:
        """The sheets, in their order."""
        return tuple(self._sheets)

    def rows(
        self, sheet: str | None = None, *, most: int = LARGEST_FILE, whole: bool = True
    ) -> Iterator[Row]:
        """Yield number and cells of each row of a sheet, the first one unless it is named.

        A row ends with its last cell that has a value; rows without one are empty. Numbers are
        int or float, texts str, empty cells None, dates datetime, errors their text (`#N/A`). Of
        a sheet of more than MOST bytes there is an error, or where it need not be WHOLE the rows
        that stand in the first of them.
        """
        part = self._sheets.get(self.names[0] if sheet is None else sheet)
        if part is None:
            found = ", ".join(short(name) for name in self.names[:12])
            raise OccDeskError(f"{self.called} has no sheet {sheet}; it has {found}.")
        called = f"{self.called}, sheet {short(sheet or self.names[0])}"
        reader = SheetRows(called, self._strings, self._date_styles, self._epoch)
        with self._open(part, LARGEST_FILE) as stream:
            portions = read_markup(stream, called, reader.start, reader.end, reader.text)
            for number, _ in enumerate(portions, 1):
                yield from reader.take()
                if number * CHUNK > most:
                    if not whole:
                        return
                    raise too_large(called, most)

    def _read_list(self) -> None:
        """Find the sheets, and where texts and formats are."""
        main = self._kinds(self._relations("")).get("officeDocument")
        if main is None:
            raise OccDeskError(f"{self.called} cannot be read as a workbook: it lists no sheets.")
        relations = self._relations(main)

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if local(name) == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                self._epoch = datetime(1904, 1, 1)
            if local(name) != "sheet" or len(self._sheets) >= SHEETS:
                return
            ids = [value for key, value in attributes.items() if local(key) == "id"]
            found = relations.get(ids[0]) if ids else None
            if found is not None and found.kind == "worksheet":
                self._sheets.setdefault(attributes.get("name", ""), found.part)

        self._scan(main, start)
        if not self._sheets:
            raise OccDeskError(f"{self.called} cannot be read as a workbook: it lists no sheets.")
        kinds = self._kinds(relations)
        self._texts = kinds.get("sharedStrings")
        self._styles = kinds.get("styles")

    def _kinds(self, relations: Mapping[str, Relation]) -> dict[str, str]:
        return {relation.kind: relation.part for relation in relations.values()}

    def _relations(self, part: str) -> dict[str, Relation]:
        """Return what a part points to, by id; the empty part is the whole workbook."""
        folder, name = posixpath.split(part)
        found: dict[str, Relation] = {}

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.join("/", folder, attributes.get("Target", ""))
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(target).lstrip("/")
                found[attributes.get("Id", "")] = Relation(kind, target)

        self._scan(posixpath.join(folder, "_rels", f"{name}.rels"), start)
        return found

    @property
    def _strings(self) -> list[str]:
        """Return the texts that cells refer to by their number."""
        if isinstance(self._read_strings, OccDeskError):
            raise self._read_strings.with_traceback(None)
        return self._read_strings

    @cached_property
    def _read_strings(self) -> list[str] | OccDeskError:
        """Return the texts, or what is wrong with them, which is found out once only."""
        if self._texts is None:
            return []
        texts = _Texts(self.called)
        try:
            self._scan(self._texts, texts.start, texts.end, texts.text)
        except OccDeskError as error:
            return error
        return texts.found

    @cached_property
    def _date_styles(self) -> frozenset[str]:
        """Return the numbers of the formats of cells that show a date or a time."""
        if self._styles is None:
            return frozenset()
        formats: dict[str, bool] = {str(number): True for number in _DATES}
        used: list[str] = []
        within = ""

        def start(name: str, attributes: Mapping[str, str]) -> None:
            nonlocal within
            kind = local(name)
            if kind in ("cellXfs", "cellStyleXfs", "dxfs"):
                within = kind
            elif kind == "numFmt" and within != "dxfs":
                shown = _NO_DATE.sub("", attributes.get("formatCode", "").partition(";")[0])
                formats[attributes.get("numFmtId", "")] = bool(re.search("[dmhysDMHYS]", shown))
            elif kind == "xf" and within == "cellXfs":
                used.append(attributes.get("numFmtId", "0"))
            if len(used) > STYLES or len(formats) > STYLES:
                raise OccDeskError(
                    f"{self.called} has more than {STYLES:,} formats of cells or numbers; it is not"
                    " read."
                )

        self._scan(self._styles, start)
        return frozenset(str(place) for place, number in enumerate(used) if formats.get(number))

    def _open(self, part: str, limit: int) -> IO[bytes]:
        if part not in self._archive.names:
            raise OccDeskError(
                f"{self.called} cannot be read as a workbook: its part “{short(part)}” is missing;"
                " fetch it again."
            )
        return self._archive.open(part, self.called, limit)

    def _scan(
        self, part: str, start: Start, end: End | None = None, text: End | None = None
    ) -> None:
        with self._open(part, WORKBOOK_PART) as stream:
            for _ in read_markup(stream, self.called, start, end, text):
                pass


def _all_of(content: IO[bytes], called: str) -> bytes:
    """Return all bytes of a stream, read to its end, where it is compared with earlier reads."""
    packed = bytearray()
    with content:
        while portion := content.read(1 << 20):
            packed += portion
            if len(packed) > WORKBOOK:
                raise too_large(called, WORKBOOK)
    return bytes(packed)


class _Texts:
    """The texts of a workbook, without marks of how they are spoken."""

    def __init__(self, called: str) -> None:
        self.found: list[str] = []
        self._called = called
        self._parts: list[str] = []
        self._kept = False
        self._spoken = False
        self._length = 0

    def start(self, name: str, _: Mapping[str, str]) -> None:
        kind = local(name)
        if kind == "si":
            self._parts.clear()
            self._length = 0
        elif kind == "rPh":
            self._spoken = True
        elif kind == "t":
            self._kept = not self._spoken

    def end(self, name: str) -> None:
        kind = local(name)
        if kind == "t":
            self._kept = False
        elif kind == "rPh":
            self._spoken = False
        elif kind == "si":
            self.found.append(unescape("".join(self._parts)))
            if len(self.found) > STRINGS:
                raise OccDeskError(
                    f"{self._called} has more than {STRINGS:,} different texts, the most that are"
                    " read of a workbook."
                )

    def text(self, words: str) -> None:
        if self._kept:
            self._parts.append(words)
            # Each part is counted: a text may be of millions of them.
            self._length += len(words)
            if self._length > CELL_TEXT:
                raise OccDeskError(
                    f"{self._called} has a text of more than {CELL_TEXT:,} characters, the most"
                    " that are read of a cell."
                )

"""Cells of a workbook as they stand in its XML: a path of its own beside the importers'."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@cache
def read_cells(path: Path, sheet: str) -> dict[str, str]:
    """Return the text of each cell of a sheet by its address; an archive holds one workbook."""
    content = path.read_bytes()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            (name,) = [one for one in archive.namelist() if one.endswith(".xlsx")]
            content = archive.read(name)
    with zipfile.ZipFile(BytesIO(content)) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = [
                "".join(node.text or "" for node in item.iter(f"{_MAIN}t"))
                for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            ]
        root = ElementTree.fromstring(book.read("xl/workbook.xml"))
        (relation,) = [
            one.attrib[_RELATION] for one in root.iter(f"{_MAIN}sheet") if one.get("name") == sheet
        ]
        targets = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
        (target,) = [one.attrib["Target"] for one in targets if one.get("Id") == relation]
        found = ElementTree.fromstring(book.read(f"xl/{target.removeprefix('/xl/')}"))
    cells = {}
    for cell in found.iter(f"{_MAIN}c"):
        if cell.get("t") == "inlineStr":
            cells[cell.attrib["r"]] = "".join(node.text or "" for node in cell.iter(f"{_MAIN}t"))
            continue
        value = cell.find(f"{_MAIN}v")
        if value is not None and value.text is not None:
            text = shared[int(value.text)] if cell.get("t") == "s" else value.text
            cells[cell.attrib["r"]] = text
    return cells


def find_cell(path: Path, sheet: str, header: int, title: str, row: int) -> str:
    """Return the text of the cell in ROW under the TITLE that stands in row HEADER."""
    cells = read_cells(path, sheet)
    (letters,) = (
        address.removesuffix(str(header))
        for address, text in cells.items()
        if text.strip().upper() == title.upper()
        and address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(header)
    )
    return cells.get(f"{letters}{row}", "")

"""Cuts the excerpts beside this file from the official files: `cut_excerpts.py RAW`.

Rows of some occupations as published, with the rows above them. Only files in the public domain or
under CC BY 4.0, and nothing of them but facts: no table of sentences, no definitions.
"""

import csv
import gzip
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

HERE = Path(__file__).resolve().parent / "excerpts"
SOCS = frozenset(
    [
        "00-0000",
        "11-1011",
        "11-1021",
        "11-1031",
        "13-1020",
        "13-1022",
        "13-2011",
        "13-2051",
        "15-1252",
        "15-2051",
        "17-2051",
        "25-2021",
        "27-2011",
        "27-2031",
        "27-2042",
        "29-1141",
        "29-1211",
        "29-1221",
        "29-1218",
        "29-2010",
        "29-2099",
        "35-2014",
        "43-4051",
        "45-2093",
        "45-3031",
        "45-3091",
        "47-2111",
        "53-7073",
        "53-3031",
        "53-3032",
    ]
)
WORKBOOKS = (
    "bls_oews/national_M2019_dl.xlsx",
    "bls_oews/national_M2020_dl.xlsx",
    "bls_ep_2022_32/occupation.xlsx",
    "bls_ep_2024_34/education.xlsx",
    "bls_ep_2024_34/nem-onet-to-soc-crosswalk.xlsx",
    "bls_ep_2024_34/occupation.xlsx",
    "bls_ep_2024_34/skills.xlsx",
)
ARCHIVES = ("bls_oews/oesm22nat.zip", "bls_oews/oesm23nat.zip", "bls_oews/oesm24nat.zip")
LINES = ("bls_oews/national_May2021_dl.csv", "bls_ep_2024_34/Employment Projections.csv")
SENTENCES = frozenset({"Table 1.12", "Definitions", "Field Descriptions"})
STATES = ("00", "06", "36", "48")
_CODE = re.compile(r"^\d\d-\d{4}")


def is_wanted(cells: Iterable[object], *, below: bool) -> bool:
    """Return whether a row goes into the excerpt: above the first code, or of a code of ours."""
    codes = [str(cell).strip('="')[:7] for cell in cells if _CODE.match(str(cell).strip('="'))]
    return bool(SOCS & set(codes)) if codes else not below


def cut_workbook(content: bytes) -> bytes:
    """Return the workbook CONTENT with our rows alone, as values."""
    source, made = load_workbook(BytesIO(content), data_only=True), Workbook()
    made.remove(made.worksheets[0])
    for sheet in source.worksheets:
        if sheet.title in SENTENCES:
            continue
        copied, seen = made.create_sheet(sheet.title), 0
        for row in sheet.iter_rows(values_only=True):
            coded = any(_CODE.match(str(cell)) for cell in row)
            if is_wanted(row, below=seen > 0):
                copied.append(row)
            seen += coded
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def cut_lines(text: str) -> str:
    """Return the lines of TEXT that belong to our occupations, under its header."""
    header, *lines = text.splitlines(keepends=True)
    kept = [
        line
        for line, row in zip(lines, csv.reader(lines), strict=True)
        if is_wanted(row, below=True)
    ]
    return header + "".join(kept)


def is_wanted_key(key: str, numbers: set[str]) -> bool:
    """Return whether KEY is of the nation or one of a few states, and one of NUMBERS."""
    whole = key[3] == "N" or (key[3] == "S" and key[4:6] in STATES)
    return whole and key[11:17] == "000000" and key[-6:] in numbers


def cut_series(packed: bytes) -> bytes:
    """Return the database of time series with the nation and a few states for our occupations."""
    numbers = {code.replace("-", "") for code in SOCS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "series.db"
        path.write_bytes(gzip.decompress(packed))
        connection = sqlite3.connect(path)
        gone = [
            (key,)
            for (key,) in connection.execute("SELECT key FROM cell")
            if not is_wanted_key(key, numbers)
        ]
        connection.executemany("DELETE FROM cell WHERE key = ?", gone)
        connection.commit()
        connection.execute("VACUUM")
        connection.close()
        return gzip.compress(path.read_bytes(), mtime=0)


def put(name: str, content: bytes) -> None:
    """Write CONTENT under NAME among the excerpts."""
    path = HERE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def cut(raw: Path) -> None:
    """Write every excerpt of the official files in RAW."""
    for name in WORKBOOKS:
        put(name, cut_workbook((raw / name).read_bytes()))
    for name in LINES:
        text = (raw / name).read_text(encoding="utf-8-sig")
        put(name, b"\xef\xbb\xbf" + cut_lines(text).encode())
    for name in ARCHIVES:
        file = BytesIO()
        with zipfile.ZipFile(raw / name) as source, zipfile.ZipFile(file, "w", 8) as made:
            for each in source.namelist():
                if each.endswith(".xlsx"):
                    made.writestr(zipfile.ZipInfo(each), cut_workbook(source.read(each)), 8)
        put(name, file.getvalue())
    name = "bls_oews/oews-2025.sqlite.gz"
    put(name, cut_series((raw / name).read_bytes()))


if __name__ == "__main__":
    cut(Path(sys.argv[1]))

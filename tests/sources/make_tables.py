"""Makes the tables of Webb, Felten, Frey and Osborne, and Eisfeldt that stand among the excerpts.

They state no licence, so nothing of them is here: the layouts are the published ones, the values
are our own, reckoned from the codes, and mean nothing. `make_tables.py RAW` reads codes alone, from
the crosswalks of the SOC and of O*NET.
"""

import csv
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from tests.sources.cut_excerpts import SOCS, put

from occdesk.sources.indices.felten import BROAD
from occdesk.sources.indices.frey_osborne import INTERPRETATION

Sheets = dict[str, Sequence[Sequence[object]]]
NEEDED = ("27-3021", "27-3022", "15-1132", "15-1133", "15-1199", "29-1111")


def value(code: str, salt: int) -> float:
    """Return a number from 0 to 1 that only depends on CODE and SALT."""
    return (int(code.replace("-", "").replace(".", "")) * (7919 + 2 * salt) % 9973) / 9973


def books(sheets: Sheets) -> bytes:
    """Return a workbook of SHEETS."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def codes_of_2010(raw: Path) -> list[str]:
    """Return every fourth SOC 2010 code, those of our occupations and those that tests name."""
    book = load_workbook(raw / "soc_2018" / "soc_2010_to_2018_crosswalk.xlsx", read_only=True)
    rows = book.worksheets[0].iter_rows(min_row=10, values_only=True)
    found = sorted({str(row[0]).strip() for row in rows if row[0]})
    book.close()
    return [code for n, code in enumerate(found) if n % 4 == 0 or code in {*SOCS, *NEEDED}]


def make_webb(raw: Path) -> None:
    path = raw / "onet_taxonomy" / "2010_to_2019_Crosswalk.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found = sorted({row["O*NET-SOC 2010 Code"] for row in csv.DictReader(file)})
    wanted = [c for n, c in enumerate(found) if n % 6 == 0 or c[:7] in {*SOCS, *NEEDED}]
    rows = [(f"Occupation {code}", code, round(2 * value(code, 1), 8)) for code in wanted]
    table: Sheets = {"exposure_by_soc4": [("index", "occ_code", "ai_score"), *rows]}
    put("webb_2020/exposure_by_soc4.xlsx", books(table))


def make_felten(codes: Sequence[str]) -> None:
    broad = [code for group, members in BROAD.items() for code in (group, *members)]
    for salt, (name, sheet, column) in enumerate(
        [
            ("AIOE_DataAppendix", "Appendix A", "AIOE"),
            ("Language Modeling AIOE and AIIE", "LM AIOE", "Language Modeling AIOE"),
            ("Image Generation AIOE and AIIE", "IG AIOE", "Image Generation AIOE"),
        ]
    ):
        rows = [
            (code, f"Occupation {code}", round(4 * value(code, salt) - 2, 6))
            for code in sorted({*codes, *broad})
        ]
        table: Sheets = {sheet: [("SOC Code", "Occupation Title", column), *rows]}
        if salt == 0:
            table = {"Index": [("Data Appendix A: AIOE Scores by Occupation",)], **table}
        put(f"felten_aioe/{name}.xlsx", books(table))


def make_frey_osborne(codes: Sequence[str]) -> None:
    mapped = {code for group in INTERPRETATION.values() for code in group}
    wanted = sorted({*codes, *INTERPRETATION} - mapped, key=lambda code: value(code, 3))
    lines = [
        f"{rank},{round(value(code, 3), 4)},,{code},Occupation {code}"
        for rank, code in enumerate(wanted, 1)
    ]
    text = "\n".join(["Rank,Probability,Label,SOC code,Occupation", *lines, ""])
    put("frey_osborne_2017/frey_osborne_automation_risk_index_clean.csv", text.encode())


def make_eisfeldt(codes: Sequence[str]) -> None:
    lines = ["soc2010,genaiexp_estz_total,genaiexp_estz_core,genaiexp_estz_supplemental"]
    for code in codes:
        core, more = round(value(code, 5) * 0.6, 7), round(value(code, 6) * 0.3, 7)
        cells = [f"{number:.7f}".removeprefix("0") for number in (core + more, core, more)]
        lines.append(",".join([code, *(["", "", ""] if code.startswith("55-") else cells)]))
    put("eisfeldt_2023/genaiexp_estz_occscores.csv", "\n".join([*lines, ""]).encode())


def make(raw: Path) -> None:
    codes = codes_of_2010(raw)
    make_webb(raw)
    make_felten(codes)
    make_frey_osborne(codes)
    make_eisfeldt(codes)


if __name__ == "__main__":
    make(Path(sys.argv[1]))

"""Cuts the excerpts of O*NET, the SOC and the indices by task and occupation: `cut_tables.py RAW`.

Codes, titles and figures of some occupations as published. Where the layout has sentences there
are words of our own, the same ones wherever the same sentence stands, so that tables that are
joined by the words of a task still are.
"""

import csv
import io
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from tests.sources.cut_excerpts import SOCS, put

ONET = "onet_30_1"
FEW = frozenset(
    [
        "11-1011.00",
        "13-1021.00",
        "13-2011.00",
        "15-1252.00",
        "15-1299.05",
        "15-2051.00",
        "17-2051.00",
        "25-2021.00",
        "29-1141.00",
        "29-1221.00",
        "35-2014.00",
        "43-4051.00",
        "47-2111.00",
        "53-3032.00",
        "55-1011.00",
    ]
)
"""O*NET-SOC codes of which there are ratings and tasks."""
NOTICE = """O*NET 99.1 Database
January 2099 Release

Rows of a few occupations of O*NET 30.1, with words of our own in place of sentences; called by a
number that no release has, because no release has so few rows.
"""

Row = list[str]


class Words:
    """Words of our own for the sentences of others: the same for the same."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}

    def __call__(self, sentence: str) -> str:
        key = " ".join(sentence.lower().split())
        made = self._made.setdefault(key, f"Words of our own, for sentence {len(self._made) + 1}.")
        return made.lower() if sentence == sentence.lower() else made


WORDS = Words()


def own(*columns: str) -> Callable[[dict[str, str]], None]:
    """Return the function that puts words of our own into COLUMNS of a row."""

    def change(row: dict[str, str]) -> None:
        for column in columns:
            if row[column]:
                row[column] = WORDS(row[column])

    return change


def keep(row: dict[str, str]) -> None:
    """Leave a row as it is."""


def cut_table(
    text: str,
    delimiter: str,
    wanted: Callable[[dict[str, str]], bool],
    change: Callable[[dict[str, str]], None] = keep,
    end: str = "\n",
) -> str:
    """Return the rows of TEXT that are WANTED, each CHANGED, under its header."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    made = io.StringIO(newline="")
    fields: Sequence[str] = rows.fieldnames or ()
    writer = csv.DictWriter(
        made, fields, delimiter=delimiter, quoting=quoting, lineterminator=end, quotechar='"'
    )
    writer.writeheader()
    for row in rows:
        if wanted(row):
            change(row)
            writer.writerow(row)
    return made.getvalue()


def everything(row: dict[str, str]) -> bool:
    return True


def of_few(row: dict[str, str]) -> bool:
    return row["O*NET-SOC Code"] in FEW


def of_ours(row: dict[str, str]) -> bool:
    return row.get("SOC Code", row.get("occ_code", "")) in SOCS


ONET_TABLES: tuple[tuple[str, Callable[..., bool], Callable[..., None]], ...] = (
    ("Occupation Data", everything, own("Description")),
    ("Task Statements", of_few, own("Task")),
    ("Alternate Titles", of_few, keep),
    ("Sample of Reported Titles", of_few, keep),
    ("Job Zones", of_few, keep),
    ("Interests", of_few, keep),
    ("Related Occupations", of_few, keep),
    ("Work Styles", of_few, keep),
    ("Education, Training, and Experience", of_few, keep),
    ("Technology Skills", of_few, keep),
    ("Education, Training, and Experience Categories", everything, keep),
    ("Work Context Categories", everything, keep),
    ("Task Categories", everything, keep),
    ("Scales Reference", everything, keep),
    ("Content Model Reference", everything, own("Description")),
    ("IWA Reference", everything, own("IWA Title")),
    ("DWA Reference", everything, own("DWA Title")),
)


def cut_onet(raw: Path) -> None:
    """Write the texts and workbooks of O*NET."""
    for name, wanted, change in ONET_TABLES:
        text = (raw / ONET / f"{name}.txt").read_bytes().decode("ascii")
        put(f"{ONET}/{name}.txt", cut_table(text, "\t", wanted, change, "\r\n").encode("ascii"))
    put(f"{ONET}/Read Me.txt", NOTICE.encode())
    for name in ("Skills", "Knowledge"):
        source = load_workbook(raw / ONET / f"{name}.xlsx", read_only=True)
        rows = source[name].iter_rows(values_only=True)
        put(f"{ONET}/{name}.xlsx", book(name, [next(rows), *(r for r in rows if r[0] in FEW)]))
        source.close()


def book(title: str, rows: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def cut_soc(raw: Path) -> None:
    """Write the structure and the crosswalks whole, and the definitions in words of our own."""
    for name in ("soc_structure_2018", "soc_2010_to_2018_crosswalk", "soc_2018_definitions"):
        source = load_workbook(raw / "soc_2018" / f"{name}.xlsx", read_only=True)
        sheet = source.worksheets[0]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        if name.endswith("definitions"):
            for row in rows:
                if row[0] == "Detailed":
                    row[3] = WORDS(str(row[3]))
        put(f"soc_2018/{name}.xlsx", book(sheet.title, rows))
        source.close()
    for name in ("2010_to_2019_Crosswalk.csv", "2019_to_SOC_Crosswalk.csv"):
        put(f"onet_taxonomy/{name}", (raw / "onet_taxonomy" / name).read_bytes())


def cut_indices(raw: Path) -> None:
    """Write the tables of Microsoft, Anthropic, and Eloundou and others."""

    def cut(name: str, wanted: Callable[..., bool], change: Callable[..., None] = keep) -> None:
        content = (raw / name).read_bytes().decode("utf-8")
        mark = content.startswith("\ufeff")
        end = "\r\n" if "\r\n" in content else "\n"
        delimiter = "\t" if name.endswith(".tsv") else ","
        text = cut_table(content.removeprefix("\ufeff"), delimiter, wanted, change, end)
        put(name, (mark * "\ufeff" + text).encode())

    folder = "microsoft_working_with_ai"
    cut(f"{folder}/iwa_metrics.csv", everything, own("title"))
    for name in ("soc_ai_applicability_scores", "soc_metrics", "soc_iwa_weights", "soc_to_iwas"):
        cut(f"{folder}/{name}.csv", of_ours)
    cut("eloundou_2024/full_labelset.tsv", of_few, own("Task"))
    cut("eloundou_2024/occ_level.csv", of_few)
    folder = "anthropic_economic_index"
    statements = f"{folder}/release_2025_02_10/onet_task_statements.csv"
    known: set[str] = set()

    def note(row: dict[str, str]) -> None:
        known.add(" ".join(row["Task"].lower().split()))
        own("Task")(row)

    text = (raw / ONET / "Task Statements.txt").read_text(encoding="ascii")
    cut_table(text, "\t", of_few, note)
    cut(statements, lambda row: row["O*NET-SOC Code"] in FEW | {"15-1132.00", "15-1133.00"}, note)

    def is_known(row: dict[str, str]) -> bool:
        task = row.get("task_name", row.get("task", ""))
        return task == "none" or " ".join(task.lower().split()) in known

    def of_none(column: str) -> Callable[[dict[str, str]], None]:
        return lambda row: None if row[column] == "none" else own(column)(row)

    cut(f"{folder}/labor_market_impacts/job_exposure.csv", of_ours)
    cut(f"{folder}/labor_market_impacts/task_penetration.csv", is_known, own("task"))
    later = f"{folder}/release_2025_03_27"
    cut(f"{later}/automation_vs_augmentation_by_task.csv", is_known, own("task_name"))
    cut(f"{later}/task_pct_v2.csv", is_known, of_none("task_name"))
    cut(f"{later}/automation_vs_augmentation_v1.csv", everything)
    cut(f"{later}/automation_vs_augmentation_v2.csv", everything)


if __name__ == "__main__":
    for each in (cut_onet, cut_soc, cut_indices):
        each(Path(sys.argv[1]))

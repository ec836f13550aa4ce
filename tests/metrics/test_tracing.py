"""A trace leads to the very cell of the official file, looked up here without the importers."""

import csv
import gzip
import io
import re
import sqlite3
import warnings
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from occdesk.catalogue.places import ABSENT, TASK_OF_LINE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.regional import regional_values
from occdesk.metrics.tracing import Trace, trace_rating, trace_regional, trace_value
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.value import Place

OCCUPATIONS = ("15-2051.00", "13-1022.00", "29-1211.00", "11-1031.00", "53-3032.00", "27-2011.00")
"""Plain, of a merged group, capped, withheld, large, paid by the hour."""


@pytest.fixture(scope="module")
def database(raw: Path) -> Any:
    connection = sqlite3.connect(":memory:")
    with gzip.open(raw / "bls_oews" / "oews-2025.sqlite.gz") as file:
        connection.deserialize(file.read())
    return connection


@cache
def sheet_of(raw: Path, file: str, sheet: str) -> list[tuple[object, ...]]:
    outer, mark, inner = file.partition(".zip/")
    content = (raw / (outer + mark.rstrip("/"))).read_bytes()
    if mark:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read(inner)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = [tuple(row) for row in book[sheet].iter_rows(values_only=True)]
        book.close()
    return rows


@cache
def lines_of(raw: Path, file: str) -> list[list[str]]:
    text = (raw / file).read_text(encoding="utf-8-sig")
    if file.startswith("onet_30_1/"):
        return [line.split("\t") for line in text.splitlines()]
    return list(csv.reader(io.StringIO(text, newline="")))


def plain(title: object) -> str:
    """A title as it is compared: without footnote marks, line ends and letter case."""
    words = " ".join(str("" if title is None else title).split()).casefold()
    return re.sub(r"[\[(]\d+[\])]", "", words).strip()


def published(cell: object) -> str:
    """A cell's text, a number in its shortest form."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


@cache
def table_at(raw: Path, file: str, table: str, key_column: str) -> tuple[list[Any], list[str]]:
    """Return the rows of a table, and the titles of its columns as they are compared."""
    if table:
        rows: list[Any] = sheet_of(raw, file, table)
        heads = next(r for r in rows[:12] if plain(key_column) in map(plain, r))
    else:
        rows = lines_of(raw, file)
        heads = rows[0]
    return rows, [plain(head) for head in heads]


def cells_at(raw: Path, place: Place) -> tuple[list[str], list[str]]:
    """Return what stands in the key column and in the value column or columns."""
    rows, titles = table_at(raw, place.file, place.table, place.key_column)
    row = rows[place.row - 1]
    at = [titles.index(plain(column)) for column in place.column.split("; ")]
    key = published(row[titles.index(plain(place.key_column))])
    return [key], [published(row[each]) for each in at]


def leaves(trace: Trace) -> list[Place]:
    return [*trace.places, *(place for each in trace.inputs for place in leaves(each))]


def traces(measures: Dataset, codes: tuple[str, ...] = OCCUPATIONS) -> list[tuple[Trace, Place]]:
    found = []
    for code in dict.fromkeys((*OCCUPATIONS, *codes)):
        for value in measures.everything(code):
            if measures.metric(value.metric).source != "occdesk":
                trace = trace_value(measures, code, value.metric, value.year)
                found += [(trace, place) for place in trace.places]
    return found


SPECIAL = {"theoretical_exposure", "automation_potential"}
"""Put together from labels of tasks; looked at by tests of their own."""
BEGINNINGS = {"change_reasons"}
"""Of whose cells only the beginning is kept: what follows are sentences of others."""
EVERY = 5
"""One of so many occupations, about 200 of them, is followed to its cells."""


def test_every_stored_value_leads_to_its_cell(measures: Dataset, raw: Path) -> None:
    compared = withheld = 0
    for trace, place in traces(measures, tuple(measures.catalogue.by_code)[::EVERY]):
        value = trace.value
        if place.raw == ABSENT or place.table == "cell" or value.metric in SPECIAL:
            continue
        (key,), texts = cells_at(raw, place)
        if place.key != TASK_OF_LINE:
            assert place.key in key.strip('="'), (value, place)
        text = "; ".join(texts)
        kept = text.strip()[: len(place.raw)] if value.metric in BEGINNINGS else text
        assert kept == place.raw and place.raw, (value, place)
        compared += 1
        withheld += value.missing
    assert compared > 15_000
    assert withheld > 20


def test_national_series_lead_to_their_key(measures: Dataset, database: Any) -> None:
    compared = 0
    for trace, place in traces(measures):
        if place.table != "cell" or place.raw == ABSENT:
            continue
        row = database.execute(f"SELECT {place.column} FROM cell WHERE key = ?", (place.key,))
        assert row.fetchone() == (place.raw,)
        if not trace.value.missing and not trace.value.bound:
            assert float(place.raw) == trace.value.number
        compared += 1
    assert compared >= 60


def test_a_file_is_the_one_whose_checksum_is_given(measures: Dataset, raw: Path) -> None:
    import hashlib

    sums = {place.file: place.sha256 for _, place in traces(measures)}
    assert len(sums) > 15
    for file, sha256 in sums.items():
        if ".zip/" not in file:
            assert hashlib.sha256((raw / file).read_bytes()).hexdigest() == sha256, file


def test_a_code_that_a_file_lacks_is_named(measures: Dataset) -> None:
    trace = trace_value(measures, "55-1011", "employment")
    (place,) = trace.places
    assert place.raw == ABSENT and place.key.endswith("551011")
    assert trace.steps == ("No figure: No source in this program covers military occupations.",)


def test_a_withheld_figure_shows_its_mark(measures: Dataset) -> None:
    trace = trace_value(measures, "27-2011", "median_wage", 2024)
    assert trace.places[0].raw == "*"
    assert trace.value.missing and "only hourly" in (trace.value.note or "")


def test_a_capped_figure_says_what_its_mark_stands_for(measures: Dataset) -> None:
    trace = trace_value(measures, "29-1211", "median_wage", 2023)
    assert trace.places[0].raw == "#"
    assert trace.steps[0].startswith("“#” stands for a figure at or above")
    assert "$239,200" in trace.steps[0]


def test_a_merged_group_is_named(measures: Dataset) -> None:
    trace = trace_value(measures, "13-1022", "openings")
    assert trace.places[0].key == "13-1020"
    assert "merged group 13-1020" in trace.steps[-1]


def test_risk_is_traced_through_its_inputs_to_labels_and_use(measures: Dataset, raw: Path) -> None:
    trace = trace_value(measures, "23-1011", "automation_risk")
    assert [each.value.metric for each in trace.inputs] == [
        "automation_potential", "theoretical_exposure", "observed_exposure",
    ]  # fmt: skip
    text = (raw / "eloundou_2024/full_labelset.tsv").read_text(encoding="utf-8")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    at = {title: place for place, title in enumerate(lines[0])}
    for place in trace.inputs[0].places:
        row = lines[place.row - 1]
        assert row[at["O*NET-SOC Code"]] == "23-1011.00"
        assert float(row[at["Task ID"]]) == int(place.key)
        core = "Core" if row[at["Task Type"]] == "Core" else "other than Core"
        wanted = f"{row[at['gpt4_exposure']]}, {row[at['gpt4_automation']]}, Task Type {core}"
        assert place.raw == wanted
    assert len(trace.inputs[0].places) == sum(
        row[at["O*NET-SOC Code"]] == "23-1011.00" for row in lines[1:]
    )
    assert f"{trace.value.number:.6g}" in trace.steps[-1]


def test_patterns_of_use_lead_to_their_lines(measures: Dataset, raw: Path) -> None:
    trace = trace_value(measures, "23-1011", "automation_use")
    file = "anthropic_economic_index/release_2025_03_27/automation_vs_augmentation_by_task.csv"
    lines = lines_of(raw, file)
    at = {title: place for place, title in enumerate(lines[0])}
    assert trace.places
    total = 0.0
    for place in trace.places:
        row = lines[place.row - 1]
        loop, directive, filtered = (
            float(row[at[name]]) for name in ("feedback_loop", "directive", "filtered")
        )
        assert [float(each) for each in re.findall(r" ([\d.e-]+)", place.raw)] == [
            loop, directive, filtered,
        ]  # fmt: skip
        if filtered < 1:
            total += min(1.0, (loop + directive) / (1 - filtered))
    assert f"{total:.6g}" in trace.steps[1]


def test_an_estimate_is_traced_to_its_relatives(measures: Dataset) -> None:
    trace = trace_value(measures, "13-1022", "observed_exposure", estimates=True)
    assert trace.value.match == "estimated"
    by_soc: dict[str, list[float]] = {}
    for each in trace.inputs:
        by_soc.setdefault(each.value.code[:7], []).append(each.value.number or 0)
    means = [sum(numbers) / len(numbers) for numbers in by_soc.values()]
    assert trace.value.number == pytest.approx(sum(means) / len(means))


def test_a_rating_leads_to_its_row(measures: Dataset, raw: Path) -> None:
    place = trace_rating(measures, "15-1252.00", "2.A.1.a", "IM")
    row = sheet_of(raw, place.file, place.table)[place.row - 1]
    assert row[0] == "15-1252.00" and "2.A.1.a" in row and "IM" in row
    assert published(row[list(map(plain, sheet_of(raw, place.file, place.table)[0])).index(
        "data value"
    )]) == place.raw  # fmt: skip
    with pytest.raises(UsageError, match="no rating of element"):
        trace_rating(measures, "15-1252.00", "9.Z", "IM")


def test_figures_of_areas_lead_to_their_cell(measures: Dataset, database: Any) -> None:
    """Every metric of six occupations in eight areas, whether there is a number or not."""
    checked = marked = 0
    for code in OCCUPATIONS:
        for area in (
            "California",
            "Puerto Rico",
            "Wyoming",
            "0035620",
            "0011700",
            "0046140",
            "Texas",
            "Ohio",
        ):
            try:
                values = list(regional_values(measures, code, area))
            except OccDeskError:
                continue
            for value in values:
                trace = trace_regional(measures, code, value.metric, area)
                (place,) = trace.places
                (raw,) = database.execute(
                    f"SELECT {place.column} FROM cell WHERE key = ?", (place.key,)
                ).fetchone()
                assert place.raw == raw
                if value.number is not None and not value.bound:
                    assert float(raw) == value.number
                else:
                    assert raw == "-"
                    marked += 1
                checked += 1
    assert checked > 200
    assert marked > 5


def test_what_is_not_published_for_areas_is_said(measures: Dataset) -> None:
    with pytest.raises(UsageError, match="automation_risk is not published for areas"):
        trace_regional(measures, "15-2051.00", "automation_risk", "California")
    with pytest.raises(UsageError, match="There is no area “Atlantis”"):
        trace_regional(measures, "15-2051.00", "median_wage", "Atlantis")

"""States and areas, held against the database of OEWS series."""

import gzip
import sqlite3
from pathlib import Path

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.regions import find_area, read_areas, read_regions
from occdesk.model.errors import UsageError

COLUMNS = {
    "employment": "v01", "rse": "v02", "mean": "v04", "wage_rse": "v05", "p10": "v11",
    "p25": "v12", "median": "v13", "p75": "v14", "p90": "v15", "quotient": "v17",
}  # fmt: skip


def test_there_are_54_states_and_528_areas(catalogue: Catalogue) -> None:
    kinds = [kind for _, kind, _, _ in read_areas(catalogue)]
    assert kinds.count("state") == 54
    assert kinds.count("metro") + kinds.count("nonmetro") == 528


def test_an_area_is_found_by_code_name_and_abbreviation(catalogue: Catalogue) -> None:
    for asked in ("0600000", "california", " CA "):
        assert find_area(catalogue, asked) == "0600000"
    with pytest.raises(UsageError, match=r"no area “Springfeld”.*Springfield"):
        find_area(catalogue, "Springfeld")


@pytest.mark.parametrize("soc", ["15-2051", "29-1211", "13-1020", "27-2011"])
def test_every_area_of_an_occupation_agrees_with_the_database(
    catalogue: Catalogue, raw: Path, soc: str
) -> None:
    code = {"13-1020": "13-1022.00"}.get(soc, f"{soc}.00")
    found = read_regions(catalogue, code)
    with (
        sqlite3.connect(":memory:") as database,
        gzip.open(raw / "bls_oews" / "oews-2025.sqlite.gz") as file,
    ):
        database.deserialize(file.read())
        rows = {}
        wanted = ", ".join(COLUMNS.values())
        digits = soc.replace("-", "")
        for key, *cells in database.execute(
            f"SELECT key, {wanted} FROM cell WHERE key LIKE ? AND key NOT LIKE 'OEUN%'",
            (f"OEU_%000000{digits}",),
        ):
            if key[11:17] == "000000":
                rows[key[4:11]] = dict(zip(COLUMNS, cells, strict=True))
    database.close()
    assert {each.area for each in found} == set(rows) and len(found) > 10
    for each in found:
        assert each.match == ("group" if soc == "13-1020" else "soc")
        for name, text in rows[each.area].items():
            number = getattr(each, name)
            if text == "-":
                assert number is None or each.marks[name] == "at_least", (each, name)
            else:
                assert number == float(text), (each, name)


def test_the_military_have_no_areas(catalogue: Catalogue) -> None:
    assert read_regions(catalogue, "55-1011.00") == []

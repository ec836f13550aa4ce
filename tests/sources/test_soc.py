"""The SOC 2018 structure, its definitions and the crosswalks from earlier codes."""

from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.soc import (
    read_onet_2010_crosswalk,
    read_onet_2019_crosswalk,
    read_soc,
    read_soc_2010_crosswalk,
    read_structure,
    recognise_soc,
)

NEW_IN_2019 = {"15-1299.04", "15-1299.05", "15-1299.06", "15-1299.07"}


@pytest.mark.excerpts
def test_the_structure_has_the_published_numbers_of_groups(raw: Path) -> None:
    groups, detailed = read_structure(raw / "soc_2018" / "soc_structure_2018.xlsx")
    assert Counter(group.level for group in groups) == {"major": 23, "minor": 98, "broad": 459}
    assert len(detailed) == 867


@pytest.mark.excerpts
def test_each_occupation_stands_under_its_published_groups(raw: Path) -> None:
    _, detailed = read_structure(raw / "soc_2018" / "soc_structure_2018.xlsx")
    places = {one.code: (one.broad, one.minor, one.family) for one in detailed}
    assert places["15-2051"] == ("15-2050", "15-2000", "15-0000")
    # Its minor group is not its first four characters and zeros.
    assert places["15-1252"] == ("15-1250", "15-1200", "15-0000")
    assert places["51-5112"] == ("51-5110", "51-5100", "51-0000")
    assert places["55-3019"] == ("55-3010", "55-3000", "55-0000")


@pytest.mark.excerpts
def test_groups_carry_their_titles(raw: Path) -> None:
    groups, _ = read_structure(raw / "soc_2018" / "soc_structure_2018.xlsx")
    titles = {group.code: group.title for group in groups}
    assert titles["15-0000"] == "Computer and Mathematical Occupations"
    assert titles["13-1020"] == "Buyers and Purchasing Agents"


@pytest.mark.excerpts
def test_the_files_are_recognised_by_their_columns(raw: Path, tmp_path: Path) -> None:
    assert recognise_soc(Container(raw / "soc_2018")) == (
        "structure of SOC 2018, definitions of SOC 2018, crosswalk from SOC 2010 to 2018"
    )
    assert recognise_soc(Container(raw / "onet_taxonomy")) == (
        "crosswalk from O*NET-SOC 2010 to 2019, crosswalk from O*NET-SOC 2019 to SOC"
    )
    assert recognise_soc(Container(raw / "onet_30_1")) is None
    copy = tmp_path / "download.csv"
    copy.write_bytes((raw / "onet_taxonomy" / "2010_to_2019_Crosswalk.csv").read_bytes())
    assert recognise_soc(Container(copy)) == "crosswalk from O*NET-SOC 2010 to 2019"


def test_definitions_are_read_only_where_sentences_are_asked_for(raw: Path) -> None:
    container = Container(raw / "soc_2018", "soc_2018/")
    assert not list(read_soc(container, sentences=False).descriptions)
    content = read_soc(container, sentences=True)
    definitions = list(content.descriptions)
    assert len(definitions) == 867
    (extract,) = content.extracts
    book = load_workbook(raw / extract.file, read_only=True)
    sheet = list(book[extract.table].iter_rows(values_only=True))
    book.close()
    for one in definitions[::80]:
        assert sheet[one.row - 1][1] == one.code
        assert str(sheet[one.row - 1][3]).strip() == one.text
    assert [release.id for release in content.releases] == ["soc-2018"]
    assert {file.sha256[:8] for file in content.files} == {"f3a84756", "7964149d", "ade08af4"}


@pytest.mark.excerpts
def test_the_crosswalk_of_soc_2010_has_the_published_pairs(raw: Path) -> None:
    found = read_soc_2010_crosswalk(raw / "soc_2018" / "soc_2010_to_2018_crosswalk.xlsx")
    assert len(found) == 840
    pairs = [(old, new) for old, codes in found.items() for new in codes]
    assert len(pairs) == 900
    assert sum(len(codes) > 1 for codes in found.values()) == 42
    assert sum(count > 1 for count in Counter(new for _, new in pairs).values()) == 31
    assert found["15-1132"] == ("15-1252", "15-1253")
    book = load_workbook(raw / "soc_2018" / "soc_2010_to_2018_crosswalk.xlsx", read_only=True)
    rows = [row for row in book.worksheets[0].iter_rows(min_row=10, values_only=True) if row[0]]
    book.close()
    assert sorted((str(row[0]).strip(), str(row[2]).strip()) for row in rows) == sorted(pairs)


@pytest.mark.excerpts
def test_the_crosswalks_of_onet_have_the_published_pairs(raw: Path) -> None:
    found = read_onet_2010_crosswalk(raw / "onet_taxonomy" / "2010_to_2019_Crosswalk.csv")
    pairs = {(old, new) for old, codes in found.items() for new in codes}
    assert len(pairs) == 1_164
    socs = read_onet_2019_crosswalk(raw / "onet_taxonomy" / "2019_to_SOC_Crosswalk.csv")
    assert len(socs) == 1_016
    assert all(codes == (code[:7],) for code, codes in socs.items())
    assert set(socs) - {new for _, new in pairs} == NEW_IN_2019
    text = (raw / "onet_taxonomy" / "2010_to_2019_Crosswalk.csv").read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    assert {line[:10] for line in lines} == set(found)
    assert all(f",{new}," in text for _, new in sorted(pairs)[::100])


def test_a_pair_that_comes_twice_and_a_broken_code_are_named(tmp_path: Path) -> None:
    header = "O*NET-SOC 2010 Code,O*NET-SOC 2019 Code\n"
    path = tmp_path / "crosswalk.csv"
    path.write_text(header + "11-1011.00,11-1011.00\n" * 2)
    with pytest.raises(OccDeskError, match=r"Rows 2 and 3 of .* are both about 11-1011.00"):
        read_onet_2010_crosswalk(path)
    path.write_text(header + "11-1011.00,11-1011\n")
    with pytest.raises(OccDeskError, match=r"Row 2 of .* has “11-1011” where a code should"):
        read_onet_2010_crosswalk(path)


@pytest.mark.excerpts
def test_a_file_that_is_there_twice_and_none_at_all_are_refused(raw: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    file = raw / "onet_taxonomy" / "2019_to_SOC_Crosswalk.csv"
    with ZipFile(path, "w") as archive:
        archive.write(file, "a.csv")
        archive.write(file, "b.csv")
    with Container(path) as container, pytest.raises(OccDeskError, match="is there twice"):
        read_soc(container, sentences=False)
    with pytest.raises(OccDeskError, match="holds no file of the SOC"):
        read_soc(Container(raw / "onet_30_1"), sentences=False)

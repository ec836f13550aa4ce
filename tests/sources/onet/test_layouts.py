"""Layouts of the O*NET database that differ by release and by form, and files that are broken.

Rows are made up in the published layouts, with codes and element IDs that exist.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.onet.importer import read_onet, recognise_onet
from occdesk.sources.pack.content import Content

CODE = "O*NET-SOC Code"
ABILITIES = (
    *(CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error"),
    *("Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant"),
    *("Date", "Domain Source"),
)
CONTEXT = (*ABILITIES[:4], "Category", *ABILITIES[4:])
TASK_RATINGS = (
    *(CODE, "Task ID", "Scale ID", "Category", "Data Value", "N", "Standard Error"),
    *("Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Date", "Domain Source"),
)
OCCUPATIONS = (CODE, "Title", "Description")
CHIEFS = "11-1011.00"
ACTUARIES = "15-2011.00"

Rows = Sequence[Sequence[object]]


def write(folder: Path, name: str, rows: Rows) -> None:
    """Write a text in the published form."""
    text = "".join("\t".join(map(str, row)) + "\r\n" for row in rows)
    (folder / f"{name}.txt").write_bytes(text.encode("ascii"))


def write_book(folder: Path, name: str, rows: Rows) -> None:
    """Write a workbook in the published form: empty cells where a text has n/a."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name[:31]
    for row in rows:
        sheet.append([None if cell == "n/a" else cell for cell in row])
    book.save(folder / f"{name}.xlsx")
    book.close()


def read(folder: Path, known: Sequence[str] | None = None) -> Content:
    """Return everything in a folder, sentences too."""
    return read_onet(Container(folder), sentences=True, known=known)


def ability(code: str = CHIEFS, value: object = "4.50", scale: str = "IM") -> tuple[object, ...]:
    """Return one row of Abilities."""
    end = ("8", "0.1890", "4.1300", "4.8700", "N", "n/a", "08/2023", "Analyst")
    return (code, "1.A.1.a.1", "Oral Comprehension", scale, value, *end)


def test_ratings_that_the_official_folder_lacks_are_read(tmp_path: Path) -> None:
    relevant = (CHIEFS, "4.A.1.a.1", "Getting Information", "LV", "5.98", "27", "0.2", "5.5", "6.4")
    write(tmp_path, "Abilities", [ABILITIES, ability(), ability(value="4.88", scale="LV")])
    write(tmp_path, "Work Activities", [ABILITIES, (*relevant, "Y", "Y", "08/2023", "Incumbent")])
    phone = (CHIEFS, "4.C.1.a.2.f", "Telephone Conversations")
    end = ("N", "n/a", "08/2023", "Incumbent")
    context = [
        CONTEXT,
        (*phone, "CX", "n/a", "4.88", "28", "0.08", "4.71", "5.00", *end),
        (*phone, "CXP", "1", "0.00", "28", "0.00", "n/a", "n/a", *end),
        (*phone, "CXP", "5", "88.15", "28", "8.10", "62.61", "97.06", *end),
    ]
    write(tmp_path, "Work Context", context)
    content = read(tmp_path)
    oral, level, getting, telephone = content.ratings
    assert oral[:8] == (CHIEFS, "ability", "1.A.1.a.1", "IM", 4.5, 4.13, 4.87, 8)
    assert (oral.row, oral.raw, level.row, level.raw) == (2, "4.50", 3, "")
    assert (getting.domain, getting.suppress, getting.irrelevant) == ("activity", True, True)
    assert telephone[:5] == (CHIEFS, "context", "4.C.1.a.2.f", "CX", 4.88)
    never, daily = content.respondents
    assert never[:8] == (CHIEFS, "context", "4.C.1.a.2.f", "CXP", 1, 0.0, None, None)
    assert (daily.category, daily.percent, daily.high, daily.row) == (5, 88.15, 97.06, 4)
    assert [one.metric for one in content.extracts] == ["ability", "activity", "context"]
    assert {one.name for one in content.elements} == {
        *("Oral Comprehension", "Getting Information", "Telephone Conversations")
    }


def test_task_ratings_keep_scale_and_category(tmp_path: Path) -> None:
    end = ("95", "0.1", "n/a", "n/a", "N", "08/2023", "Incumbent")
    rows = [
        (CHIEFS, "8823", "IM", "n/a", "4.54", *end),
        (CHIEFS, "8823", "RT", "n/a", "74.44", *end),
        (CHIEFS, "8823", "FT", "1", "5.92", *end),
        (CHIEFS, "8823", "FT", "2", "15.98", "n/a", *end[1:4], "Y", *end[5:]),
    ]
    write(tmp_path, "Task Ratings", [TASK_RATINGS, *rows])
    assert [tuple(one) for one in read(tmp_path).task_ratings] == [
        (8823, "IM", 0, 4.54, 95, False, 2),
        (8823, "RT", 0, 74.44, 95, False, 3),
        (8823, "FT", 1, 5.92, 95, False, 4),
        (8823, "FT", 2, 15.98, None, True, 5),
    ]
    assert read_onet(Container(tmp_path), sentences=False).task_ratings == ()


def test_a_workbook_says_the_same_as_a_text(tmp_path: Path) -> None:
    texts, books = tmp_path / "db_30_2_text", tmp_path / "db_30_2_excel"
    texts.mkdir()
    books.mkdir()
    rows = [ability(), ability(ACTUARIES, "3", "LV")]
    write(texts, "Abilities", [ABILITIES, *rows])
    header = (CODE, "Title", *ABILITIES[1:4], "Scale Name", *ABILITIES[4:])
    numbers = [(*row[:4], float(str(row[4])), int(str(row[5])), *row[6:]) for row in rows]
    wide = [(row[0], "Title", *row[1:4], "Scale", *row[4:]) for row in numbers]
    write_book(books, "Abilities", [header, *wide])
    text, book = read(texts), read(books)
    assert text.releases == book.releases
    assert text.releases[0].id == "onet-30.2"
    assert [one._replace(raw="") for one in text.ratings] == list(book.ratings)
    assert [one.raw for one in text.ratings] == ["4.50", ""]
    assert (text.extracts[0].table, book.extracts[0].table) == ("", "Abilities")
    assert book.extracts[0].column == "Data Value"


def test_a_text_goes_before_a_workbook_of_the_same_name(tmp_path: Path) -> None:
    write(tmp_path, "Job Zones", [(CODE, "Job Zone"), (CHIEFS, "5")])
    write_book(tmp_path, "Job Zones", [(CODE, "Title", "Job Zone"), (CHIEFS, "Chiefs", 4)])
    (zones,) = read(tmp_path).series
    assert zones.cells[CHIEFS].cell.number == 5


def test_a_single_workbook_is_recognised_and_read(tmp_path: Path) -> None:
    write_book(tmp_path, "Job Zones", [(CODE, "Title", "Job Zone"), (CHIEFS, "Chiefs", 4)])
    path = (tmp_path / "Job Zones.xlsx").rename(tmp_path / "Job Zones (2).xlsx")
    container = Container(path)
    assert recognise_onet(container) == "Job Zones of the O*NET database; release not stated"
    content = read_onet(container, sentences=True)
    assert content.releases[0].id == "onet"
    assert "do not say of which O*NET release" in content.warnings[0]
    assert content.series[0].cells[CHIEFS].cell.raw == "4"


def test_files_as_they_are_called_since_30_3_are_read(tmp_path: Path) -> None:
    (tmp_path / "Read Me.txt").write_text("O*NET 30.3 Database\nMay 2026 Release\n")
    rating = ABILITIES[:5]
    reading = (CHIEFS, "2.A.1.a", "Reading Comprehension", "IM", "4.12")
    write(tmp_path, "Essential Skills", [rating, reading])
    social = (CHIEFS, "2.B.1.a", "Social Perceptiveness", "IM", "4.00")
    write(tmp_path, "Transferable Skills", [rating, social])
    education = (*ABILITIES[:4], "Category", "Data Value")
    write(
        tmp_path,
        "Education",
        [education, (CHIEFS, "2.D.1", "Required Level of Education", "RL", "6", "41.21")],
    )
    write(
        tmp_path,
        "Training and Experience",
        [education, (CHIEFS, "3.A.1", "Related Work Experience", "RW", "11", "37.00")],
    )
    interests = (CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
    write(
        tmp_path,
        "Career Interest Types",
        [
            interests,
            (CHIEFS, "1.B.1.e", "Enterprising", "OI", "6.88"),
            (CHIEFS, "1.B.1.g", "First Interest High-Point", "IH", "5.00"),
        ],
    )
    write(
        tmp_path,
        "GWAs to IWAs to DWAs",
        [
            ("GWA Element ID", "IWA Element ID", "DWA Element ID", "DWA Element Name"),
            ("4.A.1.a.1", "4.A.1.a.1.1", "4.A.1.a.1.1.1", "Review art or design materials."),
        ],
    )
    model = [
        ("Element ID", "Element Name", "Description"),
        ("4.A.1.a.1", "Getting Information", "n/a"),
        ("4.A.1.a.1.1", "Study details of artistic productions.", "n/a"),
        ("2.E.1.a", "Spreadsheet software", "n/a"),
    ]
    write(tmp_path, "Content Model Reference", model)
    write(
        tmp_path,
        "Software Skills",
        [
            (CODE, "Workplace Example", "Element ID", "Hot Technology", "In Demand"),
            (CHIEFS, "Microsoft Excel", "2.E.1.a", "Y", "N"),
        ],
    )
    write(tmp_path, "Job Titles", [(CODE, "Job Title"), (CHIEFS, "CEO")])

    content = read(tmp_path)
    assert tuple(content.releases[0]) == ("onet-30.3", "onet", "O*NET 30.3", "2026-05")
    assert [one.element for one in content.ratings] == ["2.A.1.a", "2.B.1.a"]
    assert [one.scale for one in content.respondents] == ["RL", "RW"]
    steps = [one.step for one in content.extracts if one.metric == "skill"]
    assert steps == [f"elements whose Element ID begins with {part}" for part in ("2.A", "2.B")]
    metrics = {one.extract.metric: one for one in content.series}
    assert metrics["interest_enterprising"].cells[CHIEFS].cell.raw == "6.88"
    assert metrics["interest_code"].cells[CHIEFS].cell.text == "Enterprising"
    (activity,) = content.activities
    assert activity[:3] == ("4.A.1.a.1.1", "Study details of artistic productions.", "4.A.1.a.1")
    assert [tuple(one) for one in content.technologies] == [
        (CHIEFS, "Microsoft Excel", 0, "Spreadsheet software", True, False, 2)
    ]
    assert list(content.alternate_titles) == [(CHIEFS, "CEO")]
    assert ("Getting Information", "activity") in {
        (one.name, one.domain) for one in content.elements
    }


def test_work_styles_of_29_1_stand_on_their_own_scale(tmp_path: Path) -> None:
    folder = tmp_path / "db_29_1_text"
    folder.mkdir()
    style = ("1.C.1.a", "Achievement/Effort", "IM", "4.56", "27", "0.11", "4.33", "4.79", "N")
    header = (*ABILITIES[:10], *ABILITIES[11:])
    write(folder, "Work Styles", [header, (CHIEFS, *style, "08/2023", "Incumbent")])
    (rating,) = read(folder).ratings
    assert rating[:8] == (CHIEFS, "style", "1.C.1.a", "IM", 4.56, 4.33, 4.79, 27)


def test_unknown_codes_are_left_out_and_counted(tmp_path: Path) -> None:
    write(tmp_path, "Occupation Data", [OCCUPATIONS, (CHIEFS, "Chief Executives", "Lead.")])
    rows = [ability(), ability("11-1031.01"), ability(ACTUARIES)]
    write(tmp_path, "Abilities", [ABILITIES, *rows])
    related = (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index")
    pair = (CHIEFS, ACTUARIES, "Primary-Short", "1")
    write(tmp_path, "Related Occupations", [related, pair])
    content = read(tmp_path)
    assert [one.code for one in content.ratings] == [CHIEFS]
    assert not content.related
    assert content.warnings[-1] == (
        "3 rows were left out, because this program does not know 2 codes: 11-1031.01, 15-2011.00."
    )
    # Of related occupations there is no row, so no place is named that would hide those of others.
    assert [one.metric for one in content.extracts] == ["ability", "description"]
    known = read(tmp_path, [CHIEFS, ACTUARIES])
    assert [one.metric for one in known.extracts] == ["ability", "related", "description"]
    assert [one.code for one in known.ratings] == [CHIEFS, ACTUARIES]
    assert "1 row was left out" in known.warnings[-1]


def test_files_without_a_row_name_no_place(tmp_path: Path) -> None:
    headers = {
        "Abilities": ABILITIES,
        "Work Context": CONTEXT,
        "Task Ratings": TASK_RATINGS,
        "Task Statements": (CODE, "Task ID", "Task", "Task Type"),
        "Job Zones": (CODE, "Job Zone"),
        "Interests": (CODE, "Element ID", "Scale ID", "Data Value"),
        "Related Occupations": (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
        "Technology Skills": (
            *(CODE, "Example", "Commodity Code", "Commodity Title"),
            *("Hot Technology", "In Demand"),
        ),
        "Alternate Titles": (CODE, "Alternate Title"),
        "Occupation Data": OCCUPATIONS,
    }
    for name, header in headers.items():
        write(tmp_path, name, [header])
    content = read(tmp_path)
    assert len(content.files) == len(headers)
    assert (content.extracts, content.series) == ([], [])


def test_a_figure_that_is_not_published_is_no_zero(tmp_path: Path) -> None:
    write(tmp_path, "Abilities", [ABILITIES, ability(value="n/a"), ability(ACTUARIES, "0.00")])
    (rating,) = read(tmp_path).ratings
    assert (rating.code, rating.number, rating.raw) == (ACTUARIES, 0.0, "0.00")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([ability(), ability()], "Rows 2 and 3 of Abilities.txt are both about 11-1011.00 1.A.1"),
        ([ability(value="4,5")], "Row 2 of Abilities.txt has “4,5” where a number should stand"),
        ([ability(value="nan")], "has “nan” where a number"),
        ([ability(value="4_5")], "has “4_5” where a number"),
        (
            [ability(value="45")],
            "Abilities.txt has 45 on scale IM, which goes from 1 to 5",
        ),
        ([ability("11-1011")], "has “11-1011” where the code of an occupation stands"),
        ([(*ability()[:5], "8.5", *ability()[6:])], "has “8.5” where a whole number should stand"),
        ([(*ability()[:9], "X", *ability()[10:])], "has “X” where Y or N should stand"),
        ([ability()[:7]], "has 7 columns where its header has 13"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, rows: Rows, problem: str) -> None:
    scales = [("Scale ID", "Scale Name", "Minimum", "Maximum"), ("IM", "Importance", "1", "5")]
    write(tmp_path, "Scales Reference", scales)
    write(tmp_path, "Abilities", [ABILITIES, *rows])
    with pytest.raises(OccDeskError) as caught:
        read(tmp_path)
    assert problem in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    write(tmp_path, "Job Titles", [(CODE, "Name"), (CHIEFS, "CEO")])
    with pytest.raises(OccDeskError, match=r"Job Titles\.txt has no column “Alternate Title”"):
        read(tmp_path)


def test_a_damaged_workbook_is_named_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Skills.xlsx").write_bytes(b"PK\3\4 cut off")
    assert recognise_onet(Container(tmp_path)) is None
    with pytest.raises(OccDeskError, match=r"Skills\.xlsx"):
        read(tmp_path)


def test_files_of_two_releases_are_refused(tmp_path: Path) -> None:
    for name in ("db_29_3_text", "db_30_1_text"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "Job Zones", [(CODE, "Job Zone"), (CHIEFS, "5")])
    with pytest.raises(OccDeskError, match="Job Zones is there twice, as db_29_3_text"):
        read(tmp_path)
    (tmp_path / "db_29_3_text" / "Job Zones.txt").rename(tmp_path / "db_29_3_text" / "Other.txt")
    with pytest.raises(OccDeskError, match=r"holds O\*NET 29.3 and O\*NET 30.1"):
        read(tmp_path)


def test_releases_with_codes_of_2010_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "db_24_3_text"
    folder.mkdir()
    write(folder, "Job Zones", [(CODE, "Job Zone"), (CHIEFS, "5")])
    with pytest.raises(OccDeskError, match=r"O\*NET 24.3 goes by codes of an earlier taxonomy"):
        read(folder)


def test_a_text_of_30_1_that_was_cut_off_is_refused(raw: Path, tmp_path: Path) -> None:
    folder = tmp_path / "db_30_1_text"
    folder.mkdir()
    lines = (raw / "onet_30_1" / "Job Zones.txt").read_bytes().splitlines(keepends=True)
    (folder / "Job Zones.txt").write_bytes(b"".join(lines[:-5]))
    with pytest.raises(OccDeskError, match=r"has 918 rows where O\*NET 30.1 has 923"):
        read(folder)


def test_other_files_are_not_taken_for_the_database(tmp_path: Path) -> None:
    write(tmp_path, "Skills", [("Name", "Level"), ("Cooking", "5")])
    container = Container(tmp_path)
    assert recognise_onet(container) is None
    with pytest.raises(OccDeskError, match=r"holds no file of the O\*NET database"):
        read_onet(container, sentences=False)

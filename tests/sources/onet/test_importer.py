"""The O*NET database as it lies in the folder of official files."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from occdesk.sources.files.container import Container
from occdesk.sources.onet.importer import read_onet, read_tasks, recognise_onet
from occdesk.sources.pack.content import Content, RatingRow, RespondentRow, Series

FOLDER = "onet_30_1"
ROWS_LOOKED_UP = 12


@pytest.fixture(scope="module")
def content(onet_content: Content) -> Content:
    """Return everything in the folder, sentences too."""
    return onet_content


@pytest.fixture(scope="module")
def lines(raw: Path) -> dict[str, list[list[str]]]:
    """Return each text by name, cut at line ends and tabs; line 1 is the header."""
    return {
        path.stem: [line.split("\t") for line in path.read_bytes().decode("ascii").split("\r\n")]
        for path in (raw / FOLDER).glob("*.txt")
    }


@pytest.fixture(scope="module")
def archive(
    raw: Path, content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Container]:
    """Return some of the texts as a zip archive without Read Me.txt."""
    name = content.releases[0].id.replace("onet-", "db_").replace(".", "_") + "_text"
    path = tmp_path_factory.mktemp("onet") / f"{name}.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for file in (raw / FOLDER).glob("*.txt"):
            if file.stem not in ("Read Me", "Technology Skills"):
                packed.write(file, f"{name}/{file.name}")
    with Container(path) as container:
        yield container


@pytest.mark.excerpts
def test_the_folder_is_recognised_with_its_release(raw: Path, content: Content) -> None:
    (release,) = content.releases
    assert recognise_onet(Container(raw / FOLDER)) == f"{release.title} database (19 files)"
    assert release.id == f"onet-{release.title.removeprefix('O*NET ')}"
    assert f"{release.title} Database" in content.sources[0].attribution
    assert recognise_onet(Container(raw / "soc_2018")) is None
    # A workbook of the projections is called skills.xlsx, too.
    assert recognise_onet(Container(raw / "bls_ep_2024_34")) is None


def test_the_whole_folder_is_of_30_1(content: Content) -> None:
    assert tuple(content.releases[0]) == ("onet-30.1", "onet", "O*NET 30.1", "2025-12")


@pytest.mark.excerpts
def test_what_the_folder_lacks_is_said(content: Content) -> None:
    assert content.warnings[0] == (
        f"Not among the files of {content.releases[0].title}:"
        " Task Ratings, Abilities, Work Activities, Work Context."
    )


@pytest.mark.excerpts
def test_in_the_whole_folder_no_code_is_unknown(content: Content) -> None:
    assert len(content.warnings) == 1


def test_each_file_has_its_published_checksum(content: Content) -> None:
    sums = {file.path: (file.sha256[:8], file.bytes) for file in content.files}
    assert sums[f"{FOLDER}/Skills.xlsx"] == ("c7ad8c4f", 3_404_940)
    assert sums[f"{FOLDER}/Task Statements.txt"] == ("093fae04", 2_761_966)
    assert sums[f"{FOLDER}/Read Me.txt"] == ("45cd3154", 516)
    assert {file.release for file in content.files} == {"onet-30.1"}


def test_1016_occupations_are_described_and_923_surveyed(content: Content) -> None:
    assert len(list(content.descriptions)) == 1016
    counts = Counter(task.code for task in content.tasks)
    assert (len(counts), counts.total()) == (923, 18_796)
    assert (min(counts.values()), max(counts.values())) == (4, 40)
    kinds = Counter(task.kind for task in content.tasks)
    assert kinds == {"Core": 13_643, "Supplemental": 4_308, "": 845}


def test_ratings_have_the_published_size_and_marks(content: Content) -> None:
    ratings = list(content.ratings)
    domains = Counter(one.domain for one in ratings)
    assert domains == {"skill": 62_580, "knowledge": 59_004, "style": 37_422, "education": 1_127}
    skills = [one for one in ratings if one.domain == "skill"]
    assert len({one.element for one in skills}) == 35
    assert len({one.code for one in skills}) == 894
    assert sum(one.suppress for one in skills) == 147
    assert all(one.scale == "LV" for one in skills if one.irrelevant)
    styles = Counter(one.scale for one in ratings if one.domain == "style")
    assert styles == {"WI": 18_711, "DR": 18_711}
    elements = Counter(element.domain for element in content.elements)
    # The general activities are named by the content model where Work Activities is missing.
    assert elements["style"] == 21
    assert elements["activity"] == 37


@pytest.mark.excerpts
def test_respondents_are_percents_of_every_category(content: Content) -> None:
    counts = Counter((one.scale, one.category) for one in content.respondents)
    scales = Counter(scale for scale, _ in counts)
    assert scales == {"RL": 12, "RW": 11, "PT": 9, "OJ": 9}
    assert len(set(counts.values())) == 1, "as many occupations for each"
    sums: dict[tuple[str, str], float] = {}
    for one in content.respondents:
        sums[one.code, one.scale] = sums.get((one.code, one.scale), 0) + one.percent
    assert all(abs(total - 100) < 0.1 for total in sums.values())
    words = {(one.scale, one.element, one.category): one.words for one in content.categories}
    assert words["RL", "2.D.1", 6] == "Bachelor's Degree"
    assert words["FT", "", 5] == "Daily"
    assert len(words) == 41 + 281 + 7


def test_suppressed_rows_of_education_are_marked(content: Content) -> None:
    rows = [*content.respondents, *(one for one in content.ratings if one.domain == "education")]
    assert sum(one.suppress for one in rows) == 866
    counts = Counter((one.scale, one.category) for one in content.respondents)
    assert set(counts.values()) == {878}


def test_job_zones_are_spread_as_published(content: Content) -> None:
    zones = Counter(one.cell.number for one in _series(content, "job_zone").cells.values())
    assert zones == {1: 33, 2: 298, 3: 213, 4: 225, 5: 154}


@pytest.mark.excerpts
def test_interests_name_their_high_points_and_leave_out_the_zeros(content: Content) -> None:
    codes = _series(content, "interest_code").cells
    chiefs = codes["11-1011.00"]
    # Published as 5, 6 and 0.
    assert chiefs.cell.text == "Enterprising, Conventional"
    assert chiefs.cell.raw == "5.00, 6.00, 0.00"


def test_high_points_are_spread_as_published(content: Content) -> None:
    codes = _series(content, "interest_code").cells
    lengths = Counter(str(one.cell.text).count(",") + 1 for one in codes.values())
    assert lengths == {1: 19, 2: 409, 3: 495}


@pytest.mark.excerpts
def test_other_titles_leave_out_the_occupations_own(
    content: Content, lines: dict[str, list[list[str]]]
) -> None:
    own = {cells[0]: cells[1].casefold() for cells in lines["Occupation Data"][1:] if cells[0]}
    titles = [(code, title.casefold()) for code, title in content.alternate_titles]
    assert len(titles) == len(set(titles))
    assert not [code for code, title in titles if title == own[code]]
    # The one from the alternate titles, the other only from the reported titles.
    assert ("11-1011.00", "Aeronautics Commission Director") in content.alternate_titles
    assert ("11-1011.00", "CEO (Chief Executive Officer)") in content.alternate_titles
    published = {
        (cells[0], cells[1].casefold())
        for name in ("Alternate Titles", "Sample of Reported Titles")
        for cells in lines[name][1:]
        if cells[0]
    }
    assert set(titles) == {pair for pair in published if pair[1] != own[pair[0]]}


@pytest.mark.excerpts
def test_every_surveyed_occupation_has_twenty_related_ones(content: Content) -> None:
    ranks: dict[str, list[int]] = {}
    for one in content.related:
        ranks.setdefault(one.code, []).append(one.rank)
    assert set(ranks) == {task.code for task in content.tasks}
    assert all(sorted(found) == list(range(1, 21)) for found in ranks.values())


def test_923_occupations_have_related_ones(content: Content) -> None:
    tiers = Counter(one.tier for one in content.related)
    assert tiers == {"Primary-Short": 4615, "Primary-Long": 4615, "Supplemental": 9230}


def test_technologies_are_marked_as_published(content: Content) -> None:
    technologies = list(content.technologies)
    assert len(technologies) == 32_773
    assert sum(one.hot for one in technologies) == 11_526
    assert sum(one.in_demand for one in technologies) == 2_493


@pytest.mark.excerpts
def test_intermediate_activities_lead_to_general_ones(
    content: Content, lines: dict[str, list[list[str]]]
) -> None:
    assert len(content.activities) == 332
    assert {one.id for one in content.activities} == {
        cells[1] for cells in lines["DWA Reference"][1:] if len(cells) > 1
    }
    named = {element.id for element in content.elements}
    assert {one.general for one in content.activities} <= named


@pytest.mark.excerpts
def test_every_table_that_is_named_has_rows(content: Content) -> None:
    assert Counter(one.metric for one in content.extracts) == dict.fromkeys(
        (
            *("skill", "knowledge", "style", "education", "alternate_title", "reported_title"),
            *("related", "technology", "task", "description"),
        ),
        1,
    )


@pytest.mark.excerpts
def test_without_sentences_no_sentence_of_others_is_handed_over(
    archive: Container, content: Content, lines: dict[str, list[list[str]]]
) -> None:
    plain = read_onet(archive, sentences=False)
    sentences = {task.text for task in content.tasks}
    sentences |= {one.text for one in content.descriptions}
    sentences |= {cells[2] for cells in lines["Content Model Reference"][1:] if len(cells) > 2}
    # One or two words of a description of the content model are its name again.
    sentences = {text for text in sentences if text.count(" ") > 4}
    assert len(sentences) > 0.95 * len(content.tasks) > 100
    words = set(_strings(plain))
    # A name of an activity that is a task's text as well is no sentence of the task.
    names = {one.name for one in plain.activities}
    names |= {title for _, title in plain.alternate_titles}
    assert not (words - names) & sentences
    assert not list(plain.tasks)
    assert not list(plain.descriptions)


@pytest.mark.excerpts
def test_tasks_are_read_alone(raw: Path) -> None:
    tasks = list(read_tasks(Container(raw / FOLDER)))
    lines = (raw / FOLDER / "Task Statements.txt").read_bytes().count(b"\n")
    assert len(tasks) == lines - 1
    assert tasks[0][:2] == (8823, "11-1011.00")


@pytest.mark.parametrize("name", ["Work Styles", "Education, Training, and Experience"])
@pytest.mark.excerpts
def test_rating_rows_lead_back_to_their_line(
    content: Content, lines: dict[str, list[list[str]]], name: str
) -> None:
    extract = next(one for one in content.extracts if one.file.endswith(f"/{name}.txt"))
    header = lines[name][0]
    rows: list[RatingRow | RespondentRow] = [*content.ratings, *content.respondents]
    rows = [one for one in rows if one.domain == extract.metric]
    for one in rows[:: len(rows) // ROWS_LOOKED_UP]:
        published = dict(zip(header, lines[name][one.row - 1], strict=True))
        assert published[extract.key] == one.code
        assert published["Element ID"] == one.element
        assert published["Scale ID"] == one.scale
        number = one.number if isinstance(one, RatingRow) else one.percent
        assert published[extract.column] == (one.raw or str(number))
        assert float(published[extract.column]) == number
        if isinstance(one, RespondentRow):
            assert published["Category"] == str(one.category)
        if "N" in header:
            bounds = ("n/a" if bound is None else bound for bound in (one.low, one.high))
            shown = (published["Lower CI Bound"], published["Upper CI Bound"])
            assert [_figure(text) for text in shown] == list(bounds)
            assert _figure(published["N"]) == ("n/a" if one.n is None else one.n)
            assert (published["Recommend Suppress"] == "Y") == one.suppress


@pytest.mark.parametrize("domain", ["skill", "knowledge"])
@pytest.mark.excerpts
def test_rating_rows_lead_back_to_their_row_of_the_workbook(
    raw: Path, content: Content, domain: str
) -> None:
    from openpyxl import load_workbook

    extract = next(one for one in content.extracts if one.metric == domain)
    book = load_workbook(raw / extract.file, read_only=True)
    rows = [one for one in content.ratings if one.domain == domain][:6_000]
    sheet = list(book[extract.table].iter_rows(max_row=6_001, values_only=True))
    for one in rows[:: len(rows) // ROWS_LOOKED_UP]:
        published = dict(zip(sheet[0], sheet[one.row - 1], strict=True))
        assert published[extract.key] == one.code
        assert (published["Element ID"], published["Scale ID"]) == (one.element, one.scale)
        assert published[extract.column] == one.number
        assert one.raw == ""
        assert (published["Lower CI Bound"], published["Upper CI Bound"]) == (one.low, one.high)
        assert published["N"] == one.n
        assert (published["Not Relevant"] == "Y") == one.irrelevant
    book.close()


@pytest.mark.parametrize(
    "metric", ["job_zone", "interest_realistic", "interest_social", "interest_conventional"]
)
@pytest.mark.excerpts
def test_series_lead_back_to_their_line(
    content: Content, lines: dict[str, list[list[str]]], metric: str
) -> None:
    series = _series(content, metric)
    table = lines[Path(series.extract.file).stem]
    key, column = table[0].index(series.extract.key), table[0].index(series.extract.column)
    cells = list(series.cells.values())
    for one in cells[:: len(cells) // ROWS_LOOKED_UP]:
        published = table[one.row - 1]
        assert published[key] == one.code
        assert published[column] == one.cell.raw
        assert float(published[column]) == one.cell.number
        if metric != "job_zone":
            assert published[2] == metric.removeprefix("interest_").title()
            assert published[1] in series.extract.step


@pytest.mark.excerpts
def test_rows_of_other_parts_lead_back_to_their_line(
    content: Content, lines: dict[str, list[list[str]]]
) -> None:
    for related in list(content.related)[:: len(content.related) // 7]:
        shown = [related.code, related.related, related.tier, str(related.rank)]
        assert lines["Related Occupations"][related.row - 1] == shown
    for one in list(content.technologies)[:: len(content.technologies) // 7]:
        marks = ["Y" if mark else "N" for mark in (one.hot, one.in_demand)]
        shown = [one.code, one.name, str(one.commodity), one.commodity_title, *marks]
        assert lines["Technology Skills"][one.row - 1] == shown
    for task in list(content.tasks)[:: len(content.tasks) // 7]:
        shown = [task.code, str(task.task), task.text, task.kind or "n/a"]
        assert lines["Task Statements"][task.row - 1][:4] == shown
    for activity in content.activities[::60]:
        shown = [activity.general, activity.id, activity.name]
        assert lines["IWA Reference"][activity.row - 1] == shown
    for description in list(content.descriptions)[::200]:
        assert lines["Occupation Data"][description.row - 1][2] == description.text


@pytest.mark.excerpts
def test_a_zip_of_the_texts_says_the_same_as_the_folder(
    archive: Container, content: Content
) -> None:
    release = content.releases[0]
    assert recognise_onet(archive) == f"{release.title} database (16 files)"
    zipped = read_onet(archive, sentences=True)
    # No file says when the release came out.
    assert zipped.releases[0] == release._replace(published="")
    assert zipped.tasks == content.tasks
    assert zipped.related == content.related
    assert zipped.respondents == content.respondents
    assert zipped.descriptions == content.descriptions
    for one, other in zip(zipped.series, content.series, strict=True):
        assert one.cells == other.cells
    assert zipped.technologies == []
    assert "Technology Skills" in zipped.warnings[0]


def _series(content: Content, metric: str) -> Series:
    return next(one for one in content.series if one.extract.metric == metric)


def _figure(text: str) -> float | str:
    return text if text == "n/a" else float(text)


def _strings(content: Content) -> Iterator[str]:
    for part in fields(content):
        rows = getattr(content, part.name)
        for row in rows:
            if isinstance(row, str):
                yield row
            elif isinstance(row, tuple):
                yield from (cell for cell in row if isinstance(cell, str))
            else:
                yield from (str(one.cell.text) for one in row.cells.values())

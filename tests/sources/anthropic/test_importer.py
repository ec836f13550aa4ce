"""The Anthropic Economic Index."""

import csv
import re
from pathlib import Path

import pytest

from occdesk.sources.anthropic import importer as anthropic
from occdesk.sources.anthropic import tasks as anthropic_tasks
from occdesk.sources.files.container import Container
from occdesk.sources.pack.content import Content, Series, Task

FOLDER = "anthropic_economic_index"
STATEMENTS = f"{FOLDER}/release_2025_02_10/onet_task_statements.csv"
PATTERNS = f"{FOLDER}/release_2025_03_27/automation_vs_augmentation_by_task.csv"
SHARES = f"{FOLDER}/release_2025_03_27/task_pct_v2.csv"
PENETRATION = f"{FOLDER}/labor_market_impacts/task_penetration.csv"
CROSSWALK = "onet_taxonomy/2010_to_2019_Crosswalk.csv"


@pytest.fixture(scope="module")
def content(anthropic_content: Content) -> Content:
    """Return everything that the importer finds."""
    return anthropic_content


def _series(content: Content, metric: str) -> Series:
    return next(one for one in content.series if one.extract.metric == metric)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").splitlines()


def _keys_of_2010(raw: Path, code: str) -> set[str]:
    """Return the lower-case task texts of one occupation, read off the lines of the file."""
    found = set()
    for line in _lines(raw / STATEMENTS):
        if line.startswith(f"{code},"):
            match = re.match(r'[^,]*,(?:"[^"]*"|[^,]*),\d+,("(?:[^"]|"")*"|[^,]*),', line)
            assert match is not None
            found.add(match[1].strip('"').replace('""', '"').lower())
    return found


@pytest.mark.excerpts
def test_the_index_is_recognised_and_other_files_are_not(raw: Path) -> None:
    assert anthropic.recognise_anthropic(Container(raw / FOLDER)) == "Anthropic Economic Index"
    assert anthropic.recognise_anthropic(Container(raw / "eloundou_2024")) is None
    assert anthropic.recognise_anthropic(Container(raw / "onet_30_1")) is None


@pytest.mark.excerpts
def test_observed_exposure_has_the_published_rows_and_its_zeros_are_kept(
    raw: Path, content: Content
) -> None:
    series = _series(content, "observed_exposure")
    cells = series.cells
    assert series.joining == "soc"
    assert any(one.cell.number == 0 for one in cells.values())
    assert "13-1021" not in cells
    lines = _lines(raw / series.extract.file)
    assert len(cells) == len(lines) - 1
    for code, one in cells.items():
        line = lines[one.row - 1]
        assert line.startswith(f"{code},")
        assert line.rpartition(",")[2] == one.cell.raw
        assert float(one.cell.raw) == one.cell.number


def test_the_whole_file_has_756_occupations_and_411_zeros(content: Content) -> None:
    cells = _series(content, "observed_exposure").cells
    assert len(cells) == 756
    assert sum(one.cell.number == 0 for one in cells.values()) == 411
    assert max(cells, key=lambda code: cells[code].cell.number or 0) == "15-1251"


def test_shares_of_use_reach_18683_tasks_of_481_occupations(
    content: Content, onet_content: Content
) -> None:
    uses = list(content.task_uses)
    assert len(uses) == len({one.task for one in uses}) == 18_683
    code_of = {one.task: one.code for one in onet_content.tasks}
    assert len({code_of[one.task] for one in uses if one.penetration > 0}) == 481


@pytest.mark.excerpts
def test_shares_of_use_are_those_of_the_line_with_the_words_of_the_task(
    raw: Path, content: Content
) -> None:
    uses = {one.task: one for one in content.task_uses}
    statements = [line.split("\t") for line in _lines(raw / "onet_30_1" / "Task Statements.txt")]
    text_of = {int(cells[1]): cells[2] for cells in statements[1:]}
    assert any(one.penetration > 0 for one in uses.values())
    with (raw / PENETRATION).open(encoding="utf-8", newline="") as file:
        lines = [["", ""], *csv.reader(file)]
    assert len(uses) > 0.9 * len(text_of)
    for one in uses.values():
        # No text of this file spans lines, so that records and lines are the same.
        text, share = lines[one.row]
        assert text.lower().split() == text_of[one.task].lower().split()
        assert float(share) == one.penetration


@pytest.mark.excerpts
def test_patterns_stand_where_their_row_says(raw: Path, content: Content) -> None:
    lines = _lines(raw / PATTERNS)
    for one in content.patterns:
        shares = [float(cell) for cell in lines[one.row - 1].rsplit(",", 6)[1:]]
        assert list(one[2:]) == shares
    assert {one.row for one in content.patterns}


def test_every_task_that_was_seen_belongs_to_an_occupation(content: Content) -> None:
    used = {one.row for one in content.patterns}
    # Those withheld entirely too.
    assert used == set(range(2, 3_366))


@pytest.mark.excerpts
def test_sums_of_use_follow_from_the_patterns(content: Content) -> None:
    automating: dict[str, list[float]] = {}
    for one in content.patterns:
        if one.filtered < 1:
            known = 1 - one.filtered
            automating.setdefault(one.code, []).append((one.feedback_loop + one.directive) / known)
    for total in content.use_sums:
        shares = automating.get(total.code, [])
        assert total.tasks_seen == len(shares) <= total.tasks
        assert total.automation_sum == pytest.approx(sum(shares), abs=1e-6)


def test_a_share_is_taken_of_what_was_not_withheld(content: Content) -> None:
    # act as advisers to student organizations.: directive 0.3829787, filtered 0.2553191.
    one = next(one for one in content.patterns if one.row == 3)
    assert anthropic_tasks.automating_share(one) == pytest.approx(18 / 35)


@pytest.mark.excerpts
def test_customer_service_patterns_agree_with_the_files_lines(raw: Path, content: Content) -> None:
    """The occupation has one predecessor of the same code, so its lines can be read off."""
    found = next(one for one in content.use_sums if one.code == "43-4051.00")
    tasks = _keys_of_2010(raw, "43-4051.00")
    shares = []
    for line in _lines(raw / PATTERNS)[1:]:
        task, loop, directive, *_, filtered = line.rsplit(",", 6)
        if task.strip('"') in tasks and float(filtered) < 1:
            shares.append((float(loop) + float(directive)) / (1 - float(filtered)))
    assert found.tasks == len(tasks)
    assert found.tasks_seen == len(shares) > 0
    assert found.automation_sum == pytest.approx(sum(shares), abs=1e-12)


@pytest.mark.excerpts
def test_occupations_new_in_2019_have_the_tasks_of_today(raw: Path, content: Content) -> None:
    sums = {one.code: one for one in content.use_sums}
    statements = _lines(raw / "onet_30_1" / "Task Statements.txt")
    # 2010 did not know the first; the predecessor of the second had no tasks.
    for code in ("15-1299.05", "15-2051.00"):
        today = {line.split("\t")[2].lower() for line in statements if line.startswith(code)}
        assert sums[code].tasks == len(today) > 0


def test_an_occupation_that_was_split_gives_its_tasks_to_each_successor() -> None:
    statements = [("15-1132.00", "write code."), ("15-1199.01", "test code.")]
    successors = {"15-1132.00": ("15-1252.00", "15-1253.00"), "15-1199.01": ("15-1253.00",)}
    texts = anthropic_tasks.join_task_texts(statements, (), successors)
    assert texts == {
        "15-1252.00": {"write code."},
        "15-1253.00": {"write code.", "test code."},
    }


@pytest.mark.excerpts
def test_shares_of_conversations_add_up_to_all_but_those_without_a_task(
    raw: Path, content: Content
) -> None:
    series = _series(content, "use_share")
    with (raw / SHARES).open(encoding="utf-8", newline="") as file:
        published = {row["task_name"]: float(row["pct"]) for row in csv.DictReader(file)}
    no_task = published.pop("none")
    total = sum(one.cell.number or 0 for one in series.cells.values())
    assert total == pytest.approx(sum(published.values()), abs=1e-6)
    assert total > 1
    assert no_task > 1
    assert series.extract.status == "derived"
    assert series.joining == "exact"


def test_all_conversations_are_counted(raw: Path) -> None:
    with (raw / SHARES).open(encoding="utf-8", newline="") as file:
        shares = [float(row["pct"]) for row in csv.DictReader(file)]
    assert sum(shares) == pytest.approx(100, abs=1e-6)


def test_a_task_of_several_occupations_is_shared_equally() -> None:
    texts = {"11-1011.00": frozenset({"a", "b"}), "11-1021.00": frozenset({"a"})}
    spread = anthropic_tasks.spread_shares({"a": (3.0, 7), "b": (0.5, 2), "c": (9.0, 3)}, texts)
    assert spread == {"11-1011.00": (2.0, (2, 7)), "11-1021.00": (1.5, (7,))}


@pytest.mark.excerpts
def test_the_overall_share_leaves_out_conversations_without_a_pattern(content: Content) -> None:
    series = _series(content, "automation_use")
    assert series.joining == "nation"
    # The table of March; that of December and January does not add up to 100.
    assert series.extract.file.endswith("automation_vs_augmentation_v2.csv")
    number = series.cells["00-0000"].cell.number
    # directive, feedback loop; the five patterns, which with `none` add up to 99.9965.
    handed_over = 29.420541308119624 + 12.245083676255144
    others = 27.080406206093095 + 24.038560578408678 + 3.972959594393916
    assert number == pytest.approx(handed_over / (handed_over + others), abs=1e-12)


@pytest.mark.excerpts
def test_without_tasks_there_is_what_needs_none_and_the_rest_is_told(raw: Path) -> None:
    content = anthropic.read_anthropic(Container(raw / FOLDER, f"{FOLDER}/"))
    found = {one.extract.metric for one in content.series}
    assert found == {"observed_exposure", "automation_use"}
    assert len(content.warnings) == 1
    assert "task_penetration.csv" in content.warnings[0]
    _has_nothing_of_tasks(content)


@pytest.mark.excerpts
def test_tasks_of_another_world_give_no_place_that_would_hide_rows_of_others(raw: Path) -> None:
    tasks = [Task(1, "11-1011.00", "Tame a dragon.", "Core", 2)]
    content = anthropic.read_anthropic(
        Container(raw / FOLDER, f"{FOLDER}/"), tasks, {"11-9999.00": ("11-1011.00",)}
    )
    _has_nothing_of_tasks(content)


def _has_nothing_of_tasks(content: Content) -> None:
    assert {one.extract.metric for one in content.series} == {"observed_exposure", "automation_use"}
    assert (list(content.task_uses), list(content.patterns), list(content.use_sums)) == ([], [], [])
    assert content.extracts == []
    names = ["job_exposure.csv", "automation_vs_augmentation_v2.csv"]
    assert [Path(one.path).name for one in content.files] == names
    assert [one.id for one in content.releases] == ["aei-2025-03", "aei-2026-03"]

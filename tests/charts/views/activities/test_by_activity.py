"""Activities: parts of the work by applicability, held against the publisher's files; tasks."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.charts.conftest import plain

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.records import Task
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.rows import Bars
from occdesk.charts.lineage.about import about
from occdesk.charts.shared.subjects import marked
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.activities.by_activity import class_of, draw_activities
from occdesk.charts.views.activities.by_task import weigh
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled
from occdesk.sources.families import Known
from occdesk.sources.importing import prepare

DATA, NURSES, BUYERS, MILITARY = "15-2051.00", "29-1141.00", "13-1022.00", "55-1011.00"
ELECTRICIANS, WEB, CLERKS, SALES = "47-2111.00", "15-1299.01", "43-4051.00", "41-2031.00"
SIX = (DATA, NURSES, BUYERS, ELECTRICIANS, CLERKS, SALES)
NB = "\N{NO-BREAK SPACE}"


def draw(measures: Dataset, focus: str, *others: str, form: str = "") -> Figure:
    spec = ChartSpec.of("activities", focus=focus, occupations=others, form=form)
    return draw_activities(spec, measures)


def published(raw: Path, soc: str) -> dict[str, tuple[float, float]]:
    """Return (part of the work, applicability) of each activity, by hand from the two files."""
    folder = raw / "microsoft_working_with_ai"
    score = "completion_x_scope_x_coverage"
    with (folder / "iwa_metrics.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {
            row["IWA"]: (
                row["title"].rstrip("."),
                (float(row[f"{score}_user"]) + float(row[f"{score}_ai"])) / 2,
            )
            for row in csv.DictReader(file)
        }
    with (folder / "soc_iwa_weights.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["SOC Code"] == soc]
    weights = {key: float(row[key]) for key in found if row[key] and float(row[key])}
    whole = sum(weights.values())
    return {found[key][0]: (weight / whole, found[key][1]) for key, weight in weights.items()}


@pytest.mark.parametrize(
    ("code", "soc"), [(DATA, "15-2051"), (BUYERS, "13-1020"), (WEB, "15-1299")]
)
def test_bars_are_the_published_weights(measures: Dataset, raw: Path, code: str, soc: str) -> None:
    wanted = published(raw, soc)
    (panel,) = draw(measures, code).panels
    assert isinstance(panel, Bars)
    assert {row.label for row in panel.rows} == set(wanted)
    for row in panel.rows:
        share, score = wanted[row.label]
        assert row.bars[0].end == pytest.approx(100 * share)
        assert row.asides[0] == (f"{score:.2f}" if score else "0")
    sizes = [row.bars[0].end or 0 for row in panel.rows]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == pytest.approx(100)


def test_the_subtitle_adds_up_what_is_high_and_what_is_hardly_seen(
    measures: Dataset, raw: Path
) -> None:
    wanted = published(raw, "29-1141").values()
    high = sum(share for share, score in wanted if score >= 0.4)
    unseen = sum(share for share, score in wanted if score == 0)
    figure = draw(measures, NURSES)
    assert f"{100 * high:.0f}% of the work; {100 * unseen:.0f}% lies" in figure.subtitle
    assert (round(100 * high), round(100 * unseen)) == (16, 69)


def test_classes_begin_at_round_numbers() -> None:
    applicability = (None, 0.0, 0.1999, 0.2, 0.4, 0.5999, 0.6)
    assert [class_of(each) for each in applicability] == [None, 0, 1, 2, 3, 3, 4]


def test_colours_and_hints_follow_the_class(measures: Dataset) -> None:
    rows = {row.label: row for row in draw(measures, DATA).panels[0].rows}
    present, design = rows["Present research or technical information"], rows["Design databases"]
    assert (present.bars[0].role, present.asides[0]) == ("level5", "0.65")
    assert "asked for 0.75, done by AI 0.54" in present.bars[0].hint
    assert (design.bars[0].role, design.asides) == ("line_strong", ("0", "0.8", "0.2"))


def test_several_are_counted_by_class_and_one_is_drawn_by_activity(measures: Dataset) -> None:
    figure = draw(measures, DATA, DATA, NURSES, MILITARY)
    classes, activities = figure.panels
    assert isinstance(classes, Bars) and isinstance(activities, Bars)
    assert classes.rows[0].label == "0.6 and more"
    assert {bar.role for row in classes.rows for bar in row.bars} == {"series1", "series2"}
    for number in (0, 1):
        assert sum(row.bars[number].end or 0 for row in classes.rows) == pytest.approx(100)
    assert activities.title == "Activities of Data Scientists"
    high = "58% of the work of Data Scientists and 16% of the work of Registered Nurses."
    assert figure.subtitle.endswith(high)
    six = draw(measures, DATA, *SIX).subtitle
    assert "from 11% of the work of Electricians to" in six
    assert any(MILITARY_NOTE in note for note in figure.notes)
    assert any("Registered Nurses are counted by class" in note for note in figure.notes)


def test_the_table_has_every_bar_with_its_origin(measures: Dataset) -> None:
    figure = draw(measures, BUYERS)
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    bars = [row.bars[0].end for row in figure.panels[0].rows]
    assert [100 * row["value"] for row in rows] == pytest.approx(bars)
    assert {(row["match"], row["published_for"]) for row in rows} == {("group", "13-1020")}
    assert {row["release"] for row in rows} == {"Working with AI, revision of October 2025"}
    both = draw(measures, DATA, DATA, BUYERS)
    assert len(both.table.rows) == 2 * 5 + 32 + 29


def test_what_is_missing_says_why(measures: Dataset) -> None:
    figure = draw(measures, MILITARY)
    assert figure.message == f"Air Crew Officers: no data. {MILITARY_NOTE}"
    other = draw(measures, "13-1199.00")
    assert other.message or other.panels
    assert draw(measures, "").message.startswith("Choose an occupation")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("activities_usual", (DATA,)),
        ("activities_group", (BUYERS,)),
        ("activities_shared_code", (WEB,)),
        ("activities_missing", (MILITARY,)),
        ("activities_six", (DATA, *SIX)),
    ],
)
def test_figures_are_those_of_the_snapshots(measures, check_snapshot, name, codes) -> None:
    check_snapshot(draw(measures, *codes), name)


@pytest.fixture(scope="module")
def imported(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """Return measures with the task statements of the O*NET database imported."""
    folder = tmp_path_factory.mktemp("onet") / "db_30_1_text"
    folder.mkdir()
    for name in ("Task Statements.txt", "Occupation Data.txt", "Read Me.txt"):
        shutil.copy(raw / "onet_30_1" / name, folder / name)
    pack, made = bundled("data", BUNDLED_NAME), folder.parent / "onet.pack"
    prepare([folder], pack, made, Known(), lambda words, part: None)
    catalogue = Catalogue(pack, (made,))
    yield Dataset(catalogue)
    catalogue.close()


def labelled(raw: Path, code: str) -> dict[int, tuple[str, str]]:
    with (raw / "eloundou_2024" / "full_labelset.tsv").open(encoding="utf-8", newline="") as file:
        return {
            int(float(row["Task ID"])): (row["gpt4_exposure"], row["gpt4_automation"])
            for row in csv.DictReader(file, delimiter="\t")
            if row["O*NET-SOC Code"] == code
        }


def test_tasks_have_their_statements_and_labels(imported: Dataset, raw: Path) -> None:
    figure = draw(imported, NURSES, form="tasks")
    lines = (raw / "onet_30_1" / "Task Statements.txt").read_text(encoding="ascii").splitlines()
    texts = {
        int(cells[1]): (cells[2], cells[3] == "Core")
        for cells in (line.split("\t") for line in lines[1:])
        if cells[0] == NURSES
    }
    labels = labelled(raw, NURSES)
    rows = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    assert {row["task"] for row in rows} == set(texts)
    weight = sum(2 if core else 1 for _, core in texts.values())
    for row, drawn in zip(rows, figure.panels[0].rows, strict=True):
        text, core = texts[row["task"]]
        assert (row["statement"], drawn.label) == (text, text.rstrip("."))
        assert row["value"] == pytest.approx((2 if core else 1) / weight)
        assert drawn.bars[0].end == pytest.approx(100 * row["value"])
        assert (row["exposure_gpt4"], row["automation_gpt4"]) == labels[row["task"]]
    roles = {"E0": "line_strong", "E1": "level5", "E2": "level3"}
    assert [each.bars[0].role for each in figure.panels[0].rows] == [
        roles[row["exposure_gpt4"]] for row in rows
    ]
    assert "of 5% of the work" in figure.subtitle
    assert "1 of the 27 tasks that Anthropic’s file names is seen in use" in figure.subtitle
    assert any("no ratings of tasks" in note for note in figure.notes)


def test_what_is_said_of_tasks_names_the_weight_of_the_method(imported: Dataset) -> None:
    told = about(draw(imported, NURSES, form="tasks"), imported)
    (share,) = told.things
    assert share.said[0].startswith("The weight of the task in the method divided by")
    for edition in ("GPTs are GPTs, task labels of 2023", "O*NET"):
        assert edition in share.facts[-1]
    assert {"Exposure, by GPT-4", "Automation, by GPT-4", "Observed use"} <= set(dict(told.terms))
    assert told.settings is not None
    assert [each.name for each in told.settings.terms] == ["Weight of Core tasks"]


def test_those_compared_are_named_as_not_drawn(imported: Dataset) -> None:
    figure = draw(imported, NURSES, NURSES, DATA, form="tasks")
    assert figure.title == "Which tasks of Registered Nurses can AI do?"
    assert "Not drawn: the tasks of Data Scientists." in figure.notes


def test_rated_tasks_are_as_long_as_their_importance(measures: Dataset) -> None:
    (subject,) = marked(ChartSpec(focus=NURSES), measures)
    tasks = [
        Task(1, "One.", True, 2, 2, 1, 0.0, 3.0, 80.0),
        Task(2, "Two.", False, 1, 1, 3, 0.5, 5.0, 90.0),
        Task(3, "Three.", True, None, None, None, None, None, None),
    ]
    pieces = weigh(subject, tasks, 2)
    assert [(each.task.task, each.size) for each in pieces.pieces] == [(2, 100), (1, 50), (3, None)]
    assert [each.share for each in pieces.pieces] == [0.2, 0.4, 0.4]
    assert pieces.share_of(1) == pytest.approx(1 / 3)


def test_without_an_import_it_says_how_to_get_one(measures: Dataset) -> None:
    figure = draw(measures, NURSES, form="tasks")
    assert not figure.panels
    words = (
        "27 tasks are labelled: 1 exposed to a language model alone, 16 only with added software"
    )
    assert figure.message.startswith(words)
    assert "choose Data > Import" in figure.message
    assert MILITARY_NOTE in draw(measures, MILITARY, form="tasks").message


@pytest.mark.parametrize("code", ["53-6099.00", "15-1299.00"])
def test_where_onet_lists_no_tasks_no_import_brings_any(measures: Dataset, code: str) -> None:
    figure = draw(measures, code, form="tasks")
    assert figure.message == "O*NET publishes no tasks for this occupation."


def test_no_statement_of_a_task_is_in_a_snapshot(imported: Dataset) -> None:
    text = draw(imported, NURSES, form="tasks").panels[0].rows[0].label
    snapshots = Path(__file__).parents[2] / "snapshots"
    for path in snapshots.glob("activities*.json"):
        assert text not in path.read_text(encoding="utf-8")
    assert text in json.dumps(plain(draw(imported, NURSES, form="tasks")))

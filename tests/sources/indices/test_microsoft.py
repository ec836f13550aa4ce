"""The applicability scores, activities and weights of "Working with AI"."""

import csv
import sqlite3
from pathlib import Path

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.container import Container
from occdesk.sources.indices.microsoft import read_microsoft, recognise_microsoft
from occdesk.sources.pack.content import Content

FOLDER = "microsoft_working_with_ai"


@pytest.fixture(scope="module")
def content(raw: Path) -> Content:
    """Return everything that the importer finds."""
    return read_microsoft(Container(raw / FOLDER, f"{FOLDER}/"))


def _numbers(content: Content, metric: str) -> dict[str, float]:
    series = next(one for one in content.series if one.extract.metric == metric)
    return {code: one.cell.number or 0.0 for code, one in series.cells.items()}


@pytest.mark.excerpts
def test_the_tables_are_recognised_one_by_one(raw: Path) -> None:
    assert recognise_microsoft(Container(raw / FOLDER)) == "Working with AI (Microsoft)"
    for name in ("iwa_metrics.csv", "soc_metrics.csv", "soc_iwa_weights.csv"):
        assert recognise_microsoft(Container(raw / FOLDER / name)), name
    assert recognise_microsoft(Container(raw / "eisfeldt_2023")) is None


def test_scores_cover_the_merged_codes_and_no_military_ones(
    content: Content, pack: sqlite3.Connection
) -> None:
    scores = _numbers(content, "microsoft_applicability")
    assert len(scores) == 785
    merged = {code for (code,) in pack.execute("SELECT matrix FROM occupation WHERE matrix != soc")}
    merged.discard("")
    assert len(merged) == 12
    assert merged <= set(scores)
    assert not any(code.startswith("55-") for code in scores)
    assert all(0 <= score < 0.5 for score in scores.values())
    assert scores["11-1011"] == 0.155502898114603


@pytest.mark.excerpts
def test_every_figure_stands_where_its_row_and_column_say(raw: Path, content: Content) -> None:
    for series in content.series:
        with (raw / series.extract.file).open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        for code, one in series.cells.items():
            line = lines[one.row - 2]
            assert line["SOC Code"] == code
            assert line[series.extract.column] == one.cell.raw


@pytest.mark.excerpts
def test_the_index_is_the_mean_of_its_two_halves(content: Content) -> None:
    asked = _numbers(content, "microsoft_user_score")
    done = _numbers(content, "microsoft_ai_score")
    for code, score in _numbers(content, "microsoft_applicability").items():
        assert (asked[code] + done[code]) / 2 == pytest.approx(score, abs=1e-12)


@pytest.mark.excerpts
def test_the_scores_follow_from_weights_and_activities(content: Content) -> None:
    """The authors' formula: the weighted mean, over the activities, of coverage x completion x
    scope, where coverage is 1 from 5 in 10,000 conversations on."""
    asked: dict[str, float] = {}
    done: dict[str, float] = {}
    for one in content.activities:
        user = (one.user_coverage or 0) >= 0.0005
        ai = (one.ai_coverage or 0) >= 0.0005
        asked[one.id] = (one.user_completion or 0) * (one.user_scope or 0) * user
        done[one.id] = (one.ai_completion or 0) * (one.ai_scope or 0) * ai
        assert asked[one.id] == one.user_score
        assert done[one.id] == one.ai_score
    weights: dict[str, dict[str, float]] = {}
    for weight in content.activity_weights:
        weights.setdefault(weight.soc, {})[weight.activity] = weight.weight
    for metric, scores in (("microsoft_user_score", asked), ("microsoft_ai_score", done)):
        for code, published in _numbers(content, metric).items():
            parts = weights[code]
            score = sum(parts[one] * scores[one] for one in parts) / sum(parts.values())
            assert score == pytest.approx(published, abs=1e-12), code


@pytest.mark.excerpts
def test_weights_of_zero_are_left_out_and_the_others_stand_in_their_row(
    raw: Path, content: Content
) -> None:
    with (raw / FOLDER / "soc_iwa_weights.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    weights = list(content.activity_weights)
    listed = [float(line[one.id]) for line in lines for one in content.activities]
    assert len(weights) == sum(weight > 0 for weight in listed) < len(listed)
    for one in weights:
        line = lines[one.row - 2]
        assert line["SOC Code"] == one.soc
        assert float(line[one.activity]) == one.weight > 0


def test_of_the_listed_pairs_160_have_no_weight(content: Content) -> None:
    # There are 13,698 pairs in soc_to_iwas.csv.
    assert len(list(content.activity_weights)) == 13_698 - 160


@pytest.mark.excerpts
def test_an_activity_without_measure_has_none(raw: Path, content: Content) -> None:
    with (raw / FOLDER / "iwa_metrics.csv").open(encoding="utf-8", newline="") as file:
        empty = [row["IWA"] for row in csv.DictReader(file) if not row["completion_ai"]]
    assert len(empty) == 6
    lacking = [one.id for one in content.activities if one.ai_completion is None]
    assert lacking == empty
    assert len(content.activities) == 332
    first = content.activities[0]
    assert (first.id, first.general) == ("4.A.1.a.1.I01", "4.A.1.a.1")


@pytest.mark.excerpts
def test_the_place_of_the_activities_does_not_hide_ratings_of_activities(content: Content) -> None:
    # `activity` is the domain of O*NET's work activities, and this has no ratings.
    assert [one.metric for one in content.extracts] == ["activity_measure", "activity_weight"]


@pytest.mark.excerpts
def test_weights_need_the_activities_that_they_name(raw: Path, tmp_path: Path) -> None:
    weights = (raw / FOLDER / "soc_iwa_weights.csv").read_bytes()
    (tmp_path / "soc_iwa_weights.csv").write_bytes(weights)
    with pytest.raises(OccDeskError, match=r"names activities by their codes .* iwa_metrics\.csv"):
        read_microsoft(Container(tmp_path))
    scores = (raw / FOLDER / "soc_ai_applicability_scores.csv").read_bytes()
    (tmp_path / "scores.csv").write_bytes(scores)
    content = read_microsoft(Container(tmp_path))
    assert [one.extract.metric for one in content.series] == ["microsoft_applicability"]
    assert (content.extracts, content.activity_weights) == ([], ())
    assert [one.path for one in content.files] == ["scores.csv"]
    assert "iwa_metrics.csv" in content.warnings[0]
    activities = (raw / FOLDER / "iwa_metrics.csv").read_text("utf-8").splitlines()[:100]
    (tmp_path / "iwa_metrics.csv").write_text("\n".join(activities), "utf-8")
    with pytest.raises(OccDeskError, match="is no activity of the table of activities beside it"):
        read_microsoft(Container(tmp_path))


@pytest.mark.excerpts
def test_a_table_that_was_cut_off_under_its_header_is_refused(raw: Path, tmp_path: Path) -> None:
    for name in ("iwa_metrics.csv", "soc_ai_applicability_scores.csv"):
        header = (raw / FOLDER / name).read_text("utf-8").splitlines()[0]
        (tmp_path / name).write_text(f"{header}\n", "utf-8")
        with pytest.raises(OccDeskError, match=f"no row under the header of {name}"):
            read_microsoft(Container(tmp_path / name))

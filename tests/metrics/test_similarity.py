"""How alike occupations are: held against pandas on the pack's rows, and against O*NET's lists."""

import csv
import sqlite3
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.formulas import Formula
from occdesk.metrics.method_text import similarity_sections
from occdesk.metrics.similarity import (
    INTERESTS,
    SIMILARITY,
    Likeness,
    compare_with_related,
    profiles_of,
    score_of,
    why_none,
)
from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled

DEVELOPERS, NURSES, DATA = "15-1252.00", "29-1141.00", "15-2051.00"


@pytest.fixture(scope="module")
def tables() -> list[pd.DataFrame]:
    """Return skills, knowledge and interests as frames: a row each rated code, NaN suppressed."""
    pack = sqlite3.connect(f"{bundled('data', BUNDLED_NAME).as_uri()}?mode=ro", uri=True)
    asked = (
        "SELECT s.code, e.element || r.scale AS rating, r.number, r.suppress, r.irrelevant"
        " FROM rating r JOIN subject s ON s.id = r.subject JOIN element e ON e.id = r.element"
        " WHERE e.domain = ? AND r.scale IN ('IM', 'LV')"
    )
    found = []
    for domain in ("skill", "knowledge"):
        rows = pd.read_sql_query(asked, pack, params=(domain,))
        number = rows["number"].mask(rows["irrelevant"] == 1, 0.0)
        left_out = (rows["suppress"] == 1) & (rows["irrelevant"] == 0)
        rows["number"] = number.mask(left_out)
        found.append(rows.pivot(index="code", columns="rating", values="number"))
    asked = (
        "SELECT s.code, x.metric, f.number FROM fact f JOIN series x ON x.id = f.series"
        " JOIN subject s ON s.id = f.subject WHERE x.metric LIKE 'interest@_%' ESCAPE '@'"
        " AND f.number IS NOT NULL"
    )
    rows = pd.read_sql_query(asked, pack)
    found.append(rows.pivot(index="code", columns="metric", values="number"))
    pack.close()
    common = found[0].index.intersection(found[1].index).intersection(found[2].index)
    return [each.loc[common] for each in found]


def test_correlations_are_those_of_pandas(tables: list[pd.DataFrame], catalogue: Catalogue) -> None:
    profiles = profiles_of(catalogue)
    codes = [DEVELOPERS, NURSES, "47-2111.00", "43-4051.00", "27-1013.00", "11-1011.00"]
    wanted = []
    for table in tables:
        standard = (table - table.mean()) / table.std(ddof=0)
        wanted.append(standard.loc[codes].T.corr())
    for code in codes:
        found = profiles.compare(code)
        for other in codes:
            if other != code:
                parts = [float(each.loc[code, other]) for each in wanted]
                assert found[other][1:] == pytest.approx(parts, abs=1e-9)
                mean = max(0.0, 100 * sum(parts) / 3)
                assert found[other].score == pytest.approx(mean, abs=1e-7)


def test_the_profiles_hold_what_is_rated_and_nothing_suppressed(
    tables: list[pd.DataFrame], catalogue: Catalogue
) -> None:
    profiles = profiles_of(catalogue)
    assert len(profiles.codes) == 894 and list(profiles.codes) == sorted(tables[0].index)
    assert [part.numbers.shape[1] for part in profiles.parts] == [70, 66, 6]
    known = [int(part.known.sum()) for part in profiles.parts]
    assert known == [int(table.notna().to_numpy().sum()) for table in tables]
    # 147 levels of skills are suppressed, 8 of them not relevant anyway.
    assert known[0] == 894 * 70 - 139
    # Programming of Software Developers has a level that O*NET recommends to suppress.
    place = profiles.places[DEVELOPERS]
    assert profiles.parts[0].known[place].sum() < 70


def test_similarity_goes_both_ways_and_stays_within_its_scale(catalogue: Catalogue) -> None:
    profiles = profiles_of(catalogue)
    scores = profiles.scores()
    assert np.allclose(scores, scores.T) and not np.isnan(scores).any()
    assert scores.min() == 0 and np.allclose(np.diag(scores), 100)
    row = profiles.compare(NURSES)
    assert NURSES not in row and len(row) == 893
    for code, likeness in row.items():
        there = scores[profiles.places[NURSES], profiles.places[code]]
        assert likeness.score == pytest.approx(float(there), abs=1e-9)


def test_what_is_alike_is_what_one_would_expect(catalogue: Catalogue) -> None:
    profiles = profiles_of(catalogue)
    nurses = profiles.compare(NURSES)
    assert nurses["29-1141.01"].score > 85 > nurses["31-1131.00"].score > 50
    assert nurses["47-2111.00"].score < 10
    nearest = max(profiles.compare(DEVELOPERS).items(), key=lambda each: each[1].score)
    assert nearest[0] == "15-1211.00"
    assert nearest[1].score == pytest.approx(86.6, abs=0.05)


def test_who_is_not_rated_has_no_similarity_and_it_says_why(catalogue: Catalogue) -> None:
    assert profiles_of(catalogue).compare(DATA) == {}
    assert why_none(catalogue, DATA) == "O*NET has no ratings of its skills or knowledge."
    assert why_none(catalogue, "55-1011.00") == MILITARY_NOTE
    rest = why_none(catalogue, "15-1299.00")
    assert rest == "O*NET has no ratings of its skills, knowledge or interests."
    assert why_none(catalogue, DEVELOPERS) == ""
    silent = [code for code in catalogue.by_code if not why_none(catalogue, code)]
    assert len(silent) == 894


def test_related_occupations_of_onet_are_more_alike_than_others(
    raw: Path, catalogue: Catalogue
) -> None:
    scores, places = profiles_of(catalogue).scores(), profiles_of(catalogue).places
    tiers: dict[str, list[float]] = {}
    path = raw / "onet_30_1" / "Related Occupations.txt"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pair = [places.get(row[name]) for name in ("O*NET-SOC Code", "Related O*NET-SOC Code")]
            if None not in pair:
                tiers.setdefault(row["Relatedness Tier"], []).append(float(scores[tuple(pair)]))
    found = {each.tier: each for each in compare_with_related(catalogue)}
    for tier, numbers in tiers.items():
        assert found[tier].pairs == len(numbers)
        assert found[tier].middle == pytest.approx(median(numbers), abs=1e-9)
    middles = [found[tier].middle for tier in ("Primary-Short", "Primary-Long", "Supplemental")]
    assert middles == pytest.approx([75.7, 70.9, 65.8], abs=0.05)
    assert found[""].middle == 0 and found[""].pairs == 781_300
    shares = [found[tier].above for tier in ("Primary-Short", "Primary-Long", "Supplemental")]
    assert shares == pytest.approx([0.971, 0.954, 0.926], abs=0.0005)


def test_the_printed_formula_is_the_one_that_is_computed(catalogue: Catalogue) -> None:
    assert isinstance(SIMILARITY, Formula)
    names = tuple(name for name, _ in SIMILARITY.inputs)
    assert SIMILARITY.names == names
    for likeness in profiles_of(catalogue).compare(DEVELOPERS).values():
        given = dict(zip(names, likeness[1:], strict=True))
        assert eval(SIMILARITY.expression, {}, given) == pytest.approx(likeness.score, abs=1e-12)


def test_opposites_have_no_negative_similarity() -> None:
    assert score_of(-1, 0.2, 0.3) == 0 and score_of(1, 1, 1) == 100
    assert score_of(-0.5, 0.5, 0.6) == pytest.approx(20)


def test_the_page_of_the_method_prints_the_check(measures: Dataset) -> None:
    head, formula = similarity_sections(measures)
    rows = {row[0]: row[1:] for row in head.tables[0].rows}
    assert rows["Primary-Short"][1:] == ("76", "97%")
    assert rows["All other pairs"] == ("781,300", "0", "")
    assert any(each.text.startswith("similarity = ") for each in formula.paragraphs)


def test_the_interests_are_six_metrics_of_the_registry(measures: Dataset) -> None:
    assert [measures.metric(id).unit for id in INTERESTS] == ["rating"] * 6


def test_profiles_are_made_once(catalogue: Catalogue) -> None:
    first = profiles_of(catalogue)
    answer = first.compare(DEVELOPERS)
    assert profiles_of(catalogue) is first
    assert isinstance(next(iter(answer.values())), Likeness)
